/* The controller: the one that changes the cluster's metadata.
 *
 * Every controller node keeps an image from what is committed; the active one (leader of the metadata log) has in its own also what it
 * appended but what is not committed yet, and decides from that. A change is made in one go: checks against the image, a list of records, one batch
 * appended, the records applied; its answer waits until the batch is committed (persist before answer). When it stops being leader the
 * waiting calls get NOT_CONTROLLER and the image is made anew from the log.
 *
 * Brokers prove that they live by heartbeats. One that is silent for broker.session.timeout.ms is fenced: it leads nothing, is in no ISR
 * that has another member, and clients do not see it.
 *
 * Requests come as calls, from brokers and, in envelopes, from clients; each function answers its call now or once it is committed.
 */
#ifndef KLAB_META_CONTROLLER_H
#define KLAB_META_CONTROLLER_H

#include "engine/base/prng.h"
#include "engine/meta/client_quotas.h"
#include "engine/meta/config_value.h"
#include "engine/meta/record.h"
#include "engine/raft/raft.h"
#include "engine/wire/call.h"
#include "engine/wire/errors.h"

struct controller_options {
	struct heap *heap;
	struct raft *raft;
	struct timers *timers;
	struct prng *prng;
	struct config_scope scope; /* of this node; outlives the controller */
	struct bytes cluster_id;   /* text */
	int64_t session_timeout_us;
	int64_t idle_interval_us;  /* of NoOp records; 0: none */
	int64_t snapshot_bytes;    /* records since the last snapshot that make a new one */
	int64_t snapshot_interval_us;
};

struct controller_step {
	int64_t now_us;
	int64_t wall_ms;
	struct effects *fx;
};

/* A broker's life as the active controller sees it. */
struct broker_session {
	struct tree_node node; /* by broker */
	struct controller *controller;
	int32_t broker;
	bool is_touched;                /* a heartbeat came, and not too long ago */
	int64_t metadata_offset;        /* as the broker last told; -1 */
	int64_t register_offset;        /* of its registration record */
	int64_t shutdown_offset;        /* of the records that moved its leaderships away; INT64_MAX: none yet */
	struct timer timer;             /* fires when it has been silent for too long */
};

struct controller {
	struct heap *heap;
	struct raft *raft;
	struct timers *timers;
	struct prng *prng;
	struct config_scope scope;
	struct bytes cluster_id;
	int64_t session_timeout_us;
	int64_t idle_interval_us;
	struct controller_step step;

	struct image image;
	int32_t epoch;       /* of the raft epoch that it is active in; -1: it is not */
	int64_t next_offset; /* of the next batch to apply */
	struct list waits;   /* answers that wait for their batch, by offset */
	struct tree sessions;
	struct client_quotas quotas; /* of changes of topics */
	struct timer idle_timer;
	struct timer balance_timer;
	struct timer unclean_timer;
};

struct controller *controller_new(const struct controller_options *);
void controller_del(struct controller *);
void controller_begin_step(struct controller *, const struct controller_step *);

/* Takes up what was committed: applies, becomes active, answers. True if something happened. */
bool controller_run(struct controller *);

static inline bool controller_is_active(const struct controller *c)
{
	return c->epoch >= 0;
}

/* Requests of the active controller; the caller has checked that it is. */
void controller_create_topics(struct controller *, struct call *);
void controller_delete_topics(struct controller *, struct call *);
void controller_create_partitions(struct controller *, struct call *);
void controller_incremental_alter_configs(struct controller *, struct call *);
void controller_alter_configs(struct controller *, struct call *);
void controller_alter_client_quotas(struct controller *, struct call *);
void controller_broker_registration(struct controller *, struct call *);
void controller_broker_heartbeat(struct controller *, struct call *);
void controller_unregister_broker(struct controller *, struct call *);
void controller_unregister_controller(struct controller *, struct call *);
void controller_controller_registration(struct controller *, struct call *);
void controller_allocate_producer_ids(struct controller *, struct call *);
void controller_update_features(struct controller *, struct call *);
void controller_elect_leaders(struct controller *, struct call *);
void controller_alter_partition(struct controller *, struct call *);
void controller_assign_replicas_to_dirs(struct controller *, struct call *);
void controller_alter_partition_reassignments(struct controller *, struct call *);
void controller_list_partition_reassignments(struct controller *, struct call *);

#endif
