/* How many connections a node takes and how long it keeps one that is idle: Kafka's ConnectionQuotas, and its selectors' idle expiry.
 *
 * max.connections.per.ip (and its overrides): one more is closed at once, with Kafka's line in the log. max.connections: at the limit the driver lets others
 * wait (it asks node_takes_connections()); on the brokers' own listener, where clients have another, one more is taken and the one
 * that is longest idle elsewhere goes. connections.max.idle.ms: no byte came and no answer left for so long.
 * queued.max.request.bytes: the sizes of frames on their way in; while there are more, those that begin wait. The listeners of the controller
 * count apart from those of the broker, as in Kafka, where each has a server of its own.
 */
#ifndef KLAB_BROKER_CONNECTION_QUOTAS_H
#define KLAB_BROKER_CONNECTION_QUOTAS_H

#include "engine/broker/connection.h"

/* For each inbound connection once, before anything else. False: it was one too many, and is closed. */
bool connection_quotas_admit(struct node *, const struct event *);

/* Whether there is room for its next frame, which is then counted until connection_quotas_release(). False: it waits in node->starved, and the driver should
 * bring no more of it. What is here whole has its room already, so that small requests are served while big ones wait. */
bool connection_quotas_queue(struct node *, struct connection *);
void connection_quotas_release(struct node *, struct connection *);

/* Bytes came, or an answer left. */
void connection_quotas_touch(struct node *, struct connection *);

#endif
