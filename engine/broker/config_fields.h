/* The typed fields of struct node_config that are read straight from a setting: F(field). The setting's name has '.' for '_'. */
#ifndef KLAB_BROKER_CONFIG_FIELDS_H
#define KLAB_BROKER_CONFIG_FIELDS_H

#define NODE_CONFIG_FIELDS(F)                            \
	F(num_partitions) \
	F(default_replication_factor) \
	F(auto_create_topics_enable) \
	F(delete_topic_enable) \
	F(controller_quorum_auto_join_enable) \
	F(controlled_shutdown_enable) \
	F(unclean_leader_election_enable) \
	F(min_insync_replicas) \
	F(socket_request_max_bytes) \
	F(max_request_partition_size_limit) \
	F(fetch_max_bytes) \
	F(max_incremental_fetch_session_cache_slots) \
	F(log_retention_check_interval_ms) \
	F(log_flush_offset_checkpoint_interval_ms) \
	F(log_flush_start_offset_checkpoint_interval_ms) \
	F(log_flush_scheduler_interval_ms) \
	F(replica_lag_time_max_ms) \
	F(replica_fetch_max_bytes) \
	F(replica_fetch_response_max_bytes) \
	F(replica_fetch_wait_max_ms) \
	F(replica_fetch_min_bytes) \
	F(replica_fetch_backoff_ms) \
	F(replica_socket_timeout_ms) \
	F(replica_high_watermark_checkpoint_interval_ms) \
	F(broker_heartbeat_interval_ms) \
	F(broker_session_timeout_ms) \
	F(initial_broker_registration_timeout_ms) \
	F(controller_quorum_election_timeout_ms) \
	F(controller_quorum_election_backoff_max_ms) \
	F(controller_quorum_fetch_timeout_ms) \
	F(controller_quorum_request_timeout_ms) \
	F(controller_quorum_retry_backoff_ms) \
	F(metadata_log_max_record_bytes_between_snapshots) \
	F(metadata_log_max_snapshot_interval_ms) \
	F(metadata_max_idle_interval_ms) \
	F(metadata_log_segment_bytes) \
	F(metadata_log_segment_ms) \
	F(metadata_max_retention_ms) \
	F(metadata_max_retention_bytes) \
	F(offsets_topic_num_partitions) \
	F(offsets_topic_replication_factor) \
	F(offsets_topic_segment_bytes) \
	F(offsets_retention_minutes) \
	F(offsets_retention_check_interval_ms) \
	F(offset_metadata_max_bytes) \
	F(group_min_session_timeout_ms) \
	F(group_max_session_timeout_ms) \
	F(group_initial_rebalance_delay_ms) \
	F(group_max_size) \
	F(group_consumer_session_timeout_ms) \
	F(transaction_state_log_num_partitions) \
	F(transaction_state_log_replication_factor) \
	F(transaction_state_log_min_isr) \
	F(transaction_state_log_segment_bytes) \
	F(transactional_id_expiration_ms) \
	F(transaction_max_timeout_ms) \
	F(producer_id_expiration_ms) \
	F(request_timeout_ms)

#endif
