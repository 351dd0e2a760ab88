/* Throttled replication (KIP-73): how many bytes a second this broker sends to replicas that are out of sync, and fetches as one; and how many
 * it copies between its own directories (KIP-113).
 *
 * A rate is measured over the last windows (replication.quota.window.num, ...size.seconds) and, while it is above what is allowed, throttled
 * partitions are left out: by a leader from its answers to replicas that are not in the ISR, by a follower that lags from its fetches. Which are
 * throttled say the topic's leader/follower.replication.throttled.replicas, how much is allowed the broker's ...throttled.rate. A replica in
 * sync is never held up, or the throttle would put it out of the ISR; what it copies counts all the same. All copies between directories are
 * throttled, by replica.alter.log.dirs.io.max.bytes.per.second and windows of their own.
 *
 * Source: Kafka's ReplicationQuotaManager, SimpleRate, ReplicaManager.shouldLeaderThrottle and RemoteLeaderEndPoint.shouldFollowerThrottle.
 */
#ifndef KLAB_BROKER_REPLICATION_QUOTA_H
#define KLAB_BROKER_REPLICATION_QUOTA_H

#include <stdbool.h>
#include <stdint.h>

struct node;
struct partition;

enum { QUOTA_WINDOWS_MAX = 64 };

struct replication_quota {
	struct {
		int64_t since_us; /* it begins with its first bytes */
		int64_t bytes;
	} windows[QUOTA_WINDOWS_MAX]; /* a ring */
	int32_t first, count;
	bool is_between_dirs;
};

/* So many bytes were copied now. */
void replication_quota_record(const struct node *, struct replication_quota *, int64_t bytes);

/* Whether more than `bytes_per_s` were, of late. */
bool replication_quota_is_exceeded(const struct node *, const struct replication_quota *, int64_t bytes_per_s);

/* A topic's settings were changed: which throttle the partition is under on this broker. */
void partition_take_throttles(struct node *, struct partition *);

/* Leader: nothing for this replica now. */
bool partition_is_throttled_for(const struct node *, const struct partition *, int32_t replica);

/* Follower: nothing is asked for now. */
bool partition_is_fetch_throttled(const struct node *, const struct partition *);

/* A copy between directories: nothing more of it now. */
bool partition_is_copy_throttled(const struct node *);

#endif
