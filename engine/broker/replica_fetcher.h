/* Followers: how a broker copies the partitions that others lead.
 *
 * One fetcher for each leader broker: a connection, a fetch session (KIP-227) and at most one fetch under way, as in Kafka with one thread
 * a leader (num.replica.fetchers=1). A fetch names only what changed since the one before; its answer only what is new. A partition whose
 * log has records that the leader's has not is told so by the fetch itself (diverging epoch, KIP-595), and truncated; one that fails rests
 * for replica.fetch.backoff.ms.
 *
 * Source: Kafka's AbstractFetcherThread, ReplicaFetcherThread and RemoteLeaderEndPoint.
 */
#ifndef KLAB_BROKER_REPLICA_FETCHER_H
#define KLAB_BROKER_REPLICA_FETCHER_H

#include "engine/broker/partition.h"

/* The partition's leader is another broker now, in an epoch that is perhaps new: fetches from there. */
void replica_fetcher_follow(struct node *, struct partition *);

/* It leads itself, has no leader, or is gone. */
void replica_fetcher_leave(struct node *, struct partition *);

/* True if the event was of a connection to a leader. */
bool replica_fetchers_event(struct node *, const struct event *);

/* Sends what can be sent: after each event. */
void replica_fetchers_run(struct node *);

/* Nothing is fetched any more. */
void replica_fetchers_del(struct node *);

#endif
