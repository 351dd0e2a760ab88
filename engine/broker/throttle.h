/* Muting clients that use more than their quota (engine/meta/client_quotas.h): the answer leaves at once and tells for how long, and no further request of the
 * connection is taken up before. Source: Kafka's RequestHandlerHelper.
 *
 * request_percentage is of the time of the thread that serves requests. The driver says how long a step took, in the next one: whoever was answered in it is
 * charged with an equal share, so that an answer tells what the requests before it have cost. Where no driver measures steps, as in a world, whose virtual time
 * does not pass while a broker thinks, each request is taken for 50 us and 1 ns for each of its bytes.
 */
#ifndef KLAB_BROKER_THROTTLE_H
#define KLAB_BROKER_THROTTLE_H

#include "engine/broker/node.h"
#include "engine/meta/client_quotas.h"

/* Counts what the client produced or is to be sent; for how many milliseconds it is too much. */
int32_t throttle_record(struct node *, const struct call *, enum quota_kind, int64_t bytes);
void throttle_unrecord(struct node *, const struct call *, enum quota_kind, int64_t bytes);
/* What a fetch may bring at all. */
int64_t throttle_max_at_once(struct node *, const struct call *, enum quota_kind);

/* Of a connection from that address: how long it is to be left alone. */
int32_t throttle_connection(struct node *, struct bytes ip);

/* Charges those who were answered in the last step with the time that it took. */
void throttle_begin_step(struct node *);
void throttle_free(struct node *);

/* Of the request that the call brought, without its header. */
int64_t throttle_body_size(const struct call *);

/* Lets each answer of the call count against the client's request time, and mutes the connection for the longer of that and what the answer has
 * as its throttle time already. */
void throttle_watch(struct node *, struct call *);

#endif
