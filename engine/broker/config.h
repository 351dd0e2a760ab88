/* The properties of a node, typed, and what they make of a topic's.
 *
 * Every node keeps its static texts and makes the typed fields anew when a dynamic value changes, in place: pointers to the struct stay good.
 * What settings there are is one table (engine/meta/config_def.h), where each has its value from another file (config_value.h).
 */
#ifndef KLAB_BROKER_CONFIG_H
#define KLAB_BROKER_CONFIG_H

#include "engine/broker/node.h"
#include "engine/log/log.h"
#include "engine/meta/config_value.h"

struct listener {
	struct bytes name; /* "PLAINTEXT" */
	struct bytes host; /* "": every interface */
	int32_t port;
	int16_t security_protocol; /* 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL */
	bool is_controller;
};

struct voter_address {
	int32_t id; /* -1: from controller.quorum.bootstrap.servers, which names no ids */
	struct bytes host;
	int32_t port;
};

struct node_config {
	struct heap *heap;
	struct arena arena;           /* holds every text below */
	struct properties properties; /* of server.properties */
	struct hash_table topic_configs; /* those that were asked for (config_typed.c) */
	struct list kept_topic_configs;
	uint64_t topic_configs_version;  /* of the image's configs, when they were read */

	int32_t node_id;
	bool is_broker;
	bool is_controller;
	struct listener *listeners; /* of this node, broker's and controller's, in the order of `listeners` */
	int32_t listener_count;
	struct listener *advertised;
	int32_t advertised_count;
	struct bytes inter_broker_listener; /* name */
	struct bytes controller_listener;   /* the first of controller.listener.names */
	struct voter_address *voters;       /* controller.quorum.voters, or else ...bootstrap.servers */
	int32_t voter_count;
	struct bytes *log_dirs;
	int32_t log_dir_count;
	struct bytes metadata_log_dir;
	struct bytes rack; /* null: none */
	enum mutant mutant; /* klab.mutant */
	bool truncates_by_high_watermark; /* klab.truncate.by.high.watermark: followers as they were before KIP-101, for lessons */

	/* Each is the setting of that name, '.' for '_'. */
	int32_t num_partitions;
	int32_t default_replication_factor;
	bool auto_create_topics_enable;
	bool delete_topic_enable;
	bool controller_quorum_auto_join_enable;
	bool controlled_shutdown_enable;
	bool unclean_leader_election_enable;
	int32_t min_insync_replicas;
	int32_t socket_request_max_bytes;
	int32_t socket_send_buffer_bytes;
	int32_t max_request_partition_size_limit;
	int32_t fetch_max_bytes;
	int32_t max_incremental_fetch_session_cache_slots;
	int64_t log_retention_check_interval_ms;
	int32_t log_flush_offset_checkpoint_interval_ms;
	int32_t log_flush_start_offset_checkpoint_interval_ms;
	int64_t log_flush_scheduler_interval_ms;
	int64_t replica_lag_time_max_ms;
	int32_t replica_fetch_max_bytes;
	int32_t replica_fetch_response_max_bytes;
	int32_t replica_fetch_wait_max_ms;
	int32_t replica_fetch_min_bytes;
	int32_t replica_fetch_backoff_ms;
	int32_t replica_socket_timeout_ms;
	int64_t leader_replication_throttled_rate;
	int64_t follower_replication_throttled_rate;
	int32_t quota_window_num;
	int32_t quota_window_size_seconds;
	int32_t replication_quota_window_num;
	int32_t replication_quota_window_size_seconds;
	int64_t replica_alter_log_dirs_io_max_bytes_per_second;
	int32_t alter_log_dirs_replication_quota_window_num;
	int32_t alter_log_dirs_replication_quota_window_size_seconds;
	int64_t replica_high_watermark_checkpoint_interval_ms;
	int32_t broker_heartbeat_interval_ms;
	int32_t broker_session_timeout_ms;
	int32_t initial_broker_registration_timeout_ms;
	int32_t controller_quorum_election_timeout_ms;
	int32_t controller_quorum_election_backoff_max_ms;
	int32_t controller_quorum_fetch_timeout_ms;
	int32_t controller_quorum_request_timeout_ms;
	int32_t controller_quorum_retry_backoff_ms;
	int64_t metadata_log_max_record_bytes_between_snapshots;
	int64_t metadata_log_max_snapshot_interval_ms;
	int64_t metadata_max_idle_interval_ms;
	int32_t metadata_log_segment_bytes;
	int64_t metadata_log_segment_ms;
	int64_t metadata_max_retention_ms;
	int64_t metadata_max_retention_bytes;
	int32_t offsets_topic_num_partitions;
	int16_t offsets_topic_replication_factor;
	int32_t offsets_topic_segment_bytes;
	int32_t offsets_retention_minutes;
	int64_t offsets_retention_check_interval_ms;
	int32_t offset_metadata_max_bytes;
	int32_t group_min_session_timeout_ms;
	int32_t group_max_session_timeout_ms;
	int32_t group_initial_rebalance_delay_ms;
	int32_t group_max_size;
	int32_t group_consumer_session_timeout_ms;
	int32_t transaction_state_log_num_partitions;
	int16_t transaction_state_log_replication_factor;
	int32_t transaction_state_log_min_isr;
	int32_t transaction_state_log_segment_bytes;
	int32_t transactional_id_expiration_ms;
	int32_t transaction_max_timeout_ms;
	int32_t producer_id_expiration_ms;
	int32_t request_timeout_ms;
	int32_t max_connections;
	int32_t max_connections_per_ip;
	int64_t connections_max_idle_ms;
	int64_t queued_max_request_bytes; /* -1: no limit is given */
};

/* From the text of server.properties. NULL when it is refused; `problem` then has Kafka's message. */
struct node_config *node_config_new(struct heap *, struct bytes properties, struct buf *problem);
void node_config_del(struct node_config *);

/* Reads the typed fields anew with the dynamic values that the image has for this broker. */
void node_config_refresh(struct node_config *, const struct image *);
/* Whether cordoned.log.dirs may be this list: directories of this node, or "*" for all of them. */
bool node_config_check_cordons(const struct node_config *, struct bytes list, struct buf *problem);
/* Whether `listeners` may be this list. */
bool node_config_check_listeners(const struct node_config *, struct bytes list, struct arena *, struct buf *problem);

/* One of klab's own switches of server.properties, which say how it once was or plant a fault; Kafka has none of them. */
bool node_config_switch(const struct node_config *, const char *name, bool default_value);

/* The text in force of a setting and where it is from (engine/meta/config_value.h). */
struct config_scope node_config_scope(const struct node_config *);
struct config_value broker_config_value(const struct node_config *, const struct image *, const char *name);

/* A topic's settings in force: what its logs need, and what is asked for by name. */
struct topic_config {
	struct log_config log;
	int32_t min_insync_replicas;
	bool is_unclean_election_enabled;
};
void topic_config_of(struct node_config *, const struct image *, struct bytes topic, struct topic_config *out);
/* They are kept as long as no config changes. */
void topic_configs_forget(struct node_config *);

#endif
