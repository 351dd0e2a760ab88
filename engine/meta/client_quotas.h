/* Client quotas in force: who used how much of what, and for how long a client must wait that used too much. Source: Kafka's ClientQuotaManager,
 * Rate and TokenBucket, to the millisecond.
 *
 * Of the quotas that apply to a client the first of these counts: of its user and client id, its user and the default client id, its user; the default
 * user and its client id, the default of both, the default user; its client id, the default client id. Clients share what they are told
 * apart by: all clients of a user share a quota of that user. As long as there is no quota of a kind nothing is measured.
 *
 * Bytes and request time are rates over some windows; changes of topics come from a bucket, of which a burst of as many windows may be taken at once.
 */
#ifndef KLAB_META_CLIENT_QUOTAS_H
#define KLAB_META_CLIENT_QUOTAS_H

#include "engine/meta/image.h"

enum quota_kind { QUOTA_PRODUCE, QUOTA_FETCH, QUOTA_REQUEST, QUOTA_MUTATION, QUOTA_CONNECTION, QUOTA_KINDS };

/* quota.window.num and quota.window.size.seconds, or those of the controller. */
struct quota_window {
	int32_t num;
	int32_t size_seconds;
};

struct client_quotas {
	struct heap *heap;
	struct tree sensors; /* struct quota_sensor, by kind, user and client */
	uint64_t image_version; /* that `enabled` was found in */
	uint8_t enabled[QUOTA_KINDS]; /* which combinations of user and client id have a quota of the kind */
};

void client_quotas_init(struct client_quotas *, struct heap *);
void client_quotas_free(struct client_quotas *);

/* Whether there is any quota of the kind. */
bool client_quotas_are_enabled(struct client_quotas *, const struct image *, enum quota_kind);

/* Counts bytes or percents of time; for how many milliseconds the client is to be muted, 0: not at all. */
int32_t client_quotas_record(struct client_quotas *, const struct image *, enum quota_kind, struct bytes client_id, double value, int64_t now_ms,
                             struct quota_window);

/* Takes back what was counted but not sent. */
void client_quotas_unrecord(struct client_quotas *, const struct image *, enum quota_kind, struct bytes client_id, double value, int64_t now_ms,
                            struct quota_window);

/* What could be used at once by a client that has used nothing: more would be muted in any case. INT64_MAX: no limit. */
int64_t client_quotas_max_at_once(struct client_quotas *, const struct image *, enum quota_kind, struct bytes client_id, struct quota_window);

/* Takes tokens for changes of that many partitions. Strict (newer versions of a request): false if the bucket is overdrawn already, and then nothing is
 * taken. Otherwise they are taken in any case. *throttle_ms: how long until it is not. */
bool client_quotas_take(struct client_quotas *, const struct image *, struct bytes client_id, double tokens, bool is_strict, int64_t now_ms,
                        struct quota_window, int32_t *throttle_ms);

/* Counts a connection from that address; for how many milliseconds it is to be left alone, and then closed, 0: it is welcome. One that is not does not
 * count. */
int32_t client_quotas_connect(struct client_quotas *, const struct image *, struct bytes ip, int64_t now_ms, struct quota_window);

#endif
