/* The one list of trace events: X(name, FIELDS), where FIELDS(S, I, B, L) names its fields in the order in which JSON Lines
 * show them: S text, I integer, B boolean, L list of integers. Names of events are verbs in the past tense; names of fields are Kafka's.
 * Add an event here and it is a struct, an id, a line of JSON and a row of w:history{} at once. Time, sequence number and node
 * are not fields: the driver adds them to each.
 */
#ifndef KLAB_EVENT_EVENTS_H
#define KLAB_EVENT_EVENTS_H

/* Nodes and logs */
#define EV_NODE_STARTED(S, I, B, L) I(id) S(roles) B(is_clean)
#define EV_NODE_REFUSED(S, I, B, L) I(id) S(reason)
#define EV_NODE_STOPPED(S, I, B, L) I(id)
#define EV_LOG_LOADED(S, I, B, L) S(topic) I(partition) I(log_start) I(log_end) I(truncated_bytes)
#define EV_BATCH_APPENDED(S, I, B, L) \
	S(topic) I(partition) I(base_offset) I(last_offset) I(record_count) I(bytes) I(leader_epoch) I(producer_id) I(base_sequence)
#define EV_SEGMENT_ROLLED(S, I, B, L) S(topic) I(partition) I(base_offset)
#define EV_SEGMENT_DELETED(S, I, B, L) S(topic) I(partition) I(base_offset) S(reason)
#define EV_LOG_TRUNCATED(S, I, B, L) S(topic) I(partition) I(from_offset) I(to_offset)
#define EV_LOG_START_ADVANCED(S, I, B, L) S(topic) I(partition) I(log_start)
#define EV_HIGH_WATERMARK_ADVANCED(S, I, B, L) S(topic) I(partition) I(high_watermark) I(leader_epoch)
#define EV_REPLICA_STATE_CHANGED(S, I, B, L) \
	S(topic) I(partition) S(state) I(leader) I(leader_epoch) I(log_end) I(high_watermark)
#define EV_ISR_CHANGE_ASKED(S, I, B, L) S(topic) I(partition) L(isr) L(wanted) I(high_watermark) I(log_end)
#define EV_REPLICA_MOVED(S, I, B, L) S(topic) I(partition) S(from) S(to)
#define EV_LOG_DIR_FAILED(S, I, B, L) S(dir) S(error)
/* Metadata */
#define EV_CONTROLLER_ELECTED(S, I, B, L) I(leader) I(leader_epoch)
#define EV_QUORUM_STATE_CHANGED(S, I, B, L) S(state) I(leader) I(leader_epoch)
#define EV_VOTE_ANSWERED(S, I, B, L) I(candidate) I(leader_epoch) B(pre_vote) B(is_granted)
#define EV_METADATA_COMMITTED(S, I, B, L) I(offset) S(record)
#define EV_BROKER_REGISTERED(S, I, B, L) I(broker) I(broker_epoch)
#define EV_BROKER_FENCED(S, I, B, L) I(broker)
#define EV_BROKER_UNFENCED(S, I, B, L) I(broker)
#define EV_TOPIC_CREATED(S, I, B, L) S(topic) S(topic_id) I(partitions)
#define EV_TOPIC_DELETED(S, I, B, L) S(topic) S(topic_id)
#define EV_PARTITIONS_ADDED(S, I, B, L) S(topic) I(partitions)
#define EV_CONFIG_CHANGED(S, I, B, L) S(resource_type) S(resource) S(name) S(value)
#define EV_LEADER_ELECTED(S, I, B, L) S(topic) I(partition) I(leader) I(leader_epoch) L(isr) L(replicas)
#define EV_ISR_SHRUNK(S, I, B, L) S(topic) I(partition) L(isr) L(removed)
#define EV_ISR_EXPANDED(S, I, B, L) S(topic) I(partition) L(isr) L(added)
/* Requests, as the broker answers them */
#define EV_REQUEST_ANSWERED(S, I, B, L) S(api) I(version) S(client_id) I(correlation_id) I(error_code)
#define EV_REQUEST_REFUSED(S, I, B, L) I(api_key) I(version) S(reason)
#define EV_RECORDS_FETCHED(S, I, B, L) S(topic) I(partition) I(offset) I(last_offset) S(client_id)
/* Groups */
#define EV_GROUP_MEMBER_JOINED(S, I, B, L) S(group) S(member_id) S(client_id) S(group_instance_id)
#define EV_GROUP_MEMBER_LEFT(S, I, B, L) S(group) S(member_id) S(client_id) S(reason)
#define EV_GROUP_STATE_CHANGED(S, I, B, L) S(group) S(from) S(to) I(generation) S(reason)
#define EV_GROUP_REBALANCED(S, I, B, L) S(group) I(generation) S(protocol) I(members) S(leader)
#define EV_OFFSET_COMMITTED(S, I, B, L) S(group) S(topic) I(partition) I(offset) S(member_id)
#define EV_OFFSETS_LOADED(S, I, B, L) I(partition) I(groups) I(offsets)
/* Clients */
#define EV_RECORD_ACKNOWLEDGED(S, I, B, L) \
	S(client_id) S(topic) I(partition) I(offset) I(acks) I(timestamp) S(key) S(value)
#define EV_RECORD_FAILED(S, I, B, L) S(client_id) S(topic) I(partition) S(error) S(key) S(value)
#define EV_RECORD_DELIVERED(S, I, B, L) \
	S(client_id) S(group) S(topic) I(partition) I(offset) I(timestamp) S(key) S(value)
#define EV_PARTITIONS_ASSIGNED(S, I, B, L) S(client_id) S(group) I(generation) S(partitions)
#define EV_PARTITIONS_REVOKED(S, I, B, L) S(client_id) S(group) I(generation) S(partitions) B(is_lost)
#define EV_OFFSET_RESET(S, I, B, L) S(client_id) S(group) S(topic) I(partition) I(offset)
#define EV_POSITION_SOUGHT(S, I, B, L) S(client_id) S(group) S(topic) I(partition) I(offset)
/* The world */
#define EV_FRAME_SENT(S, I, B, L) \
	I(conn) S(from) S(to) S(api) I(api_key) I(version) I(correlation_id) B(is_response) I(bytes)
#define EV_CONNECTION_OPENED(S, I, B, L) I(conn) S(from) S(to)
#define EV_CONNECTION_CLOSED(S, I, B, L) I(conn) S(from) S(to) S(reason)
#define EV_CONNECTION_REFUSED(S, I, B, L) S(from) S(host) I(port) S(reason)
#define EV_PROCESS_STARTED(S, I, B, L) S(process) S(command)
#define EV_PROCESS_ENDED(S, I, B, L) S(process) I(status)
#define EV_PROCESS_KILLED(S, I, B, L) S(process)
#define EV_POWER_LOST(S, I, B, L) S(process) I(lost_bytes)
#define EV_PROCESS_PAUSED(S, I, B, L) S(process) I(for_us)
#define EV_PROCESS_RESUMED(S, I, B, L) S(process)
#define EV_LINK_CUT(S, I, B, L) S(from) S(to)
#define EV_LINK_HEALED(S, I, B, L) S(from) S(to)
#define EV_DISK_FAULT_SET(S, I, B, L) S(process) S(dir) S(fault)
#define EV_DISK_REPLACED(S, I, B, L) S(process) S(dir) I(lost_bytes)
#define EV_FILE_SYNCED(S, I, B, L) S(path) I(bytes)
#define EV_LINE_TYPED(S, I, B, L) I(tab) S(line)
#define EV_TEXT_PRINTED(S, I, B, L) I(tab) I(stream) S(text)
#define EV_COMMAND_ENDED(S, I, B, L) I(tab) S(line) I(status)
#define EV_LATENCY_SET(S, I, B, L) S(from) S(to) I(min_us) I(max_us)
#define EV_LOSS_SET(S, I, B, L) S(from) S(to) I(per_million)
#define EV_BANDWIDTH_SET(S, I, B, L) S(from) S(to) I(bytes_per_s)
#define EV_FRAME_FAULT_SET(S, I, B, L) S(from) S(to) S(api) S(fault) I(count) I(delay_us)
#define EV_CLOCK_SET(S, I, B, L) S(process) I(skew_ms) I(drift_ppm)
#define EV_PAGES_LOST(S, I, B, L) S(process) S(path) I(position) I(bytes)
#define EV_SYNC_LIED(S, I, B, L) S(path)
#define EV_POLLING_PAUSED(S, I, B, L) S(client_id) I(for_us)
/* Scripts and lessons */
#define EV_SAID(S, I, B, L) S(text)
#define EV_EXPECTED(S, I, B, L) S(what) B(is_met)
#define EV_CHART_DRAWN(S, I, B, L) S(title) S(x) S(y) S(series)
#define EV_DIAGRAM_DRAWN(S, I, B, L) I(from_us) I(to_us) S(actors)
/* A timeline of its own that a scenario has begun: the first event in it, and, where it was begun, what came of it. */
#define EV_TIMELINE_BEGAN(S, I, B, L) S(name)
#define EV_TIMELINE_RETURNED(S, I, B, L) S(name) I(until) I(events) S(trace_hash)

/* A client is over its quota: no request of the connection is taken up for so long. */
#define EV_CLIENT_THROTTLED(S, I, B, L) S(client_id) S(api) I(throttle_time_ms)

#define TRACE_EVENTS(X)                                      \
	X(node_started, EV_NODE_STARTED)                         \
	X(node_refused, EV_NODE_REFUSED)                         \
	X(node_stopped, EV_NODE_STOPPED)                         \
	X(log_loaded, EV_LOG_LOADED)                             \
	X(batch_appended, EV_BATCH_APPENDED)                     \
	X(segment_rolled, EV_SEGMENT_ROLLED)                     \
	X(segment_deleted, EV_SEGMENT_DELETED)                   \
	X(log_truncated, EV_LOG_TRUNCATED)                       \
	X(log_start_advanced, EV_LOG_START_ADVANCED)             \
	X(high_watermark_advanced, EV_HIGH_WATERMARK_ADVANCED)   \
	X(log_dir_failed, EV_LOG_DIR_FAILED)                     \
	X(controller_elected, EV_CONTROLLER_ELECTED)             \
	X(quorum_state_changed, EV_QUORUM_STATE_CHANGED)         \
	X(vote_answered, EV_VOTE_ANSWERED)                       \
	X(metadata_committed, EV_METADATA_COMMITTED)             \
	X(broker_registered, EV_BROKER_REGISTERED)               \
	X(broker_fenced, EV_BROKER_FENCED)                       \
	X(broker_unfenced, EV_BROKER_UNFENCED)                   \
	X(topic_created, EV_TOPIC_CREATED)                       \
	X(topic_deleted, EV_TOPIC_DELETED)                       \
	X(partitions_added, EV_PARTITIONS_ADDED)                 \
	X(config_changed, EV_CONFIG_CHANGED)                     \
	X(leader_elected, EV_LEADER_ELECTED)                     \
	X(isr_shrunk, EV_ISR_SHRUNK)                             \
	X(isr_expanded, EV_ISR_EXPANDED)                         \
	X(request_answered, EV_REQUEST_ANSWERED)                 \
	X(request_refused, EV_REQUEST_REFUSED)                   \
	X(records_fetched, EV_RECORDS_FETCHED)                   \
	X(group_member_joined, EV_GROUP_MEMBER_JOINED)           \
	X(group_member_left, EV_GROUP_MEMBER_LEFT)               \
	X(group_state_changed, EV_GROUP_STATE_CHANGED)           \
	X(group_rebalanced, EV_GROUP_REBALANCED)                 \
	X(offset_committed, EV_OFFSET_COMMITTED)                 \
	X(offsets_loaded, EV_OFFSETS_LOADED)                     \
	X(record_acknowledged, EV_RECORD_ACKNOWLEDGED)           \
	X(record_failed, EV_RECORD_FAILED)                       \
	X(record_delivered, EV_RECORD_DELIVERED)                 \
	X(partitions_assigned, EV_PARTITIONS_ASSIGNED)           \
	X(partitions_revoked, EV_PARTITIONS_REVOKED)             \
	X(offset_reset, EV_OFFSET_RESET)                         \
	X(position_sought, EV_POSITION_SOUGHT)                   \
	X(frame_sent, EV_FRAME_SENT)                             \
	X(connection_opened, EV_CONNECTION_OPENED)               \
	X(connection_closed, EV_CONNECTION_CLOSED)               \
	X(connection_refused, EV_CONNECTION_REFUSED)             \
	X(process_started, EV_PROCESS_STARTED)                   \
	X(process_ended, EV_PROCESS_ENDED)                       \
	X(process_killed, EV_PROCESS_KILLED)                     \
	X(power_lost, EV_POWER_LOST)                             \
	X(process_paused, EV_PROCESS_PAUSED)                     \
	X(process_resumed, EV_PROCESS_RESUMED)                   \
	X(link_cut, EV_LINK_CUT)                                 \
	X(link_healed, EV_LINK_HEALED)                           \
	X(disk_fault_set, EV_DISK_FAULT_SET)                     \
	X(file_synced, EV_FILE_SYNCED)                           \
	X(line_typed, EV_LINE_TYPED)                             \
	X(text_printed, EV_TEXT_PRINTED)                         \
	X(command_ended, EV_COMMAND_ENDED)                       \
	X(said, EV_SAID)                                         \
	X(expected, EV_EXPECTED)                                 \
	X(replica_state_changed, EV_REPLICA_STATE_CHANGED)          \
	X(isr_change_asked, EV_ISR_CHANGE_ASKED)                 \
	X(replica_moved, EV_REPLICA_MOVED)                       \
	X(disk_replaced, EV_DISK_REPLACED)                       \
	X(latency_set, EV_LATENCY_SET)                           \
	X(loss_set, EV_LOSS_SET)                                 \
	X(bandwidth_set, EV_BANDWIDTH_SET)                       \
	X(frame_fault_set, EV_FRAME_FAULT_SET)                   \
	X(clock_set, EV_CLOCK_SET)                               \
	X(pages_lost, EV_PAGES_LOST)                             \
	X(sync_lied, EV_SYNC_LIED)                               \
	X(polling_paused, EV_POLLING_PAUSED)                     \
	X(chart_drawn, EV_CHART_DRAWN)                           \
	X(diagram_drawn, EV_DIAGRAM_DRAWN)                       \
	X(timeline_began, EV_TIMELINE_BEGAN)                     \
	X(timeline_returned, EV_TIMELINE_RETURNED)               \
	X(client_throttled, EV_CLIENT_THROTTLED)

#endif
