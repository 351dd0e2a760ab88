/* kafka-metadata-quorum: who votes on the cluster's metadata, who leads, and how far each one is. */
#include "engine/base/uuid.h"
#include "sim/shell/kafka/subcommand.h"

#define partition_data describe_quorum_response_partition_data
#define replica_state describe_quorum_response_replica_state

struct metadata_quorum {
	struct tool tool;
	struct bytes cluster_id;
};

static const char *const words[] = { "describe", "add-controller", "remove-controller", NULL };

static const struct option options[] = {
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "COMMAND_CONFIG", .about = "File with settings of the admin client." },
	{ .name = "status", .type = OPTION_FLAG, .words = "describe", .about = "A short summary." },
	{ .name = "replication", .type = OPTION_FLAG, .words = "describe", .about = "Each replica." },
	{ .name = "human-readable", .type = OPTION_FLAG, .words = "describe", .about = "With --replication: times as so long ago." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "BOOTSTRAP_SERVER", .exclusion = 1, .is_required = true, .about = "The brokers to connect to." },
	{ .name = "bootstrap-controller", .type = OPTION_STRING, .argument = "BOOTSTRAP_CONTROLLER", .exclusion = 1, .is_required = true, .about = "The controllers to connect to." },
	{ 0 },
};

static void fail(struct task *task, const char *message)
{
	task_err(task, "%s\n", message);
	tool_exit(task, 1);
}

static const struct partition_data *partition_of(const struct admin_result *result)
{
	const struct describe_quorum_response *response = result->items[0].data;

	return response->topics_count > 0 && response->topics[0].partitions_count > 0 ? &response->topics[0].partitions[0] : NULL;
}

static const struct replica_state *leader_of(const struct partition_data *p)
{
	for (int32_t i = 0; i < p->current_voters_count; i++)
		if (p->current_voters[i].replica_id == p->leader_id)
			return &p->current_voters[i];
	return NULL;
}

/* ---- --replication -------------------------------------------------------------------------------------------------- */

enum { COLUMNS = 7 };

static struct bytes time_text(struct task *task, int64_t timestamp)
{
	if (timestamp < 0)
		return BYTES("-1");
	if (options_has(&task->options, "human-readable"))
		return arena_printf(task_arena(task), "%lld ms ago", (long long)(task->wall_ms - timestamp));
	return arena_printf(task_arena(task), "%lld", (long long)timestamp);
}

static void add_row(struct task *task, struct bytes *cells, int *rows, const struct replica_state *leader, const struct replica_state *replica,
                    const char *status)
{
	struct bytes *row = cells + (*rows)++ * COLUMNS;
	char id[UUID_TEXT_SIZE + 1];

	row[0] = arena_printf(task_arena(task), "%d", replica->replica_id);
	row[1] = arena_printf(task_arena(task), "%s", uuid_text(replica->replica_directory_id, id));
	row[2] = arena_printf(task_arena(task), "%lld", (long long)replica->log_end_offset);
	row[3] = arena_printf(task_arena(task), "%lld", (long long)(leader->log_end_offset - replica->log_end_offset));
	row[4] = time_text(task, replica->last_fetch_timestamp);
	row[5] = time_text(task, replica->last_caught_up_timestamp);
	row[6] = bytes_of_text(status);
}

static void print_replication(struct task *task, const struct partition_data *p, const struct replica_state *leader)
{
	static const char *const names[COLUMNS] = { "NodeId", "DirectoryId", "LogEndOffset", "Lag", "LastFetchTimestamp", "LastCaughtUpTimestamp", "Status" };
	size_t size = (size_t)(p->current_voters_count + p->observers_count + 1) * COLUMNS;
	struct bytes *cells = arena_calloc(task_arena(task), size, sizeof(*cells));
	int rows = 1;

	for (int i = 0; i < COLUMNS; i++)
		cells[i] = bytes_of_text(names[i]);
	add_row(task, cells, &rows, leader, leader, "Leader");
	for (int32_t i = 0; i < p->current_voters_count; i++)
		if (&p->current_voters[i] != leader)
			add_row(task, cells, &rows, leader, &p->current_voters[i], "Follower");
	for (int32_t i = 0; i < p->observers_count; i++)
		add_row(task, cells, &rows, leader, &p->observers[i], "Observer");
	tool_print_table(task, cells, COLUMNS, rows);
}

/* ---- --status ------------------------------------------------------------------------------------------------------- */

static const struct describe_quorum_response_node *node_of(const struct describe_quorum_response *response, int32_t id)
{
	for (int32_t i = 0; i < response->nodes_count; i++)
		if (response->nodes[i].node_id == id)
			return &response->nodes[i];
	return NULL;
}

static void add_replica(struct buf *out, const struct describe_quorum_response *response, const struct replica_state *replica)
{
	const struct describe_quorum_response_node *node = node_of(response, replica->replica_id);
	char id[UUID_TEXT_SIZE + 1];

	buf_printf(out, "{\"id\": %d", replica->replica_id);
	if (!uuid_is_zero(replica->replica_directory_id))
		buf_printf(out, ", \"directoryId\": \"%s\"", uuid_text(replica->replica_directory_id, id));
	for (int32_t i = 0; node && i < node->listeners_count; i++)
		buf_printf(out, "%s\"%.*s://%.*s:%d\"", i > 0 ? ", " : ", \"endpoints\": [", TEXT(node->listeners[i].name), TEXT(node->listeners[i].host),
		           node->listeners[i].port);
	buf_add_text(out, node && node->listeners_count > 0 ? "]}" : "}");
}

static void add_replicas(struct buf *out, const struct describe_quorum_response *response, const struct replica_state *replicas, int32_t count)
{
	buf_add_char(out, '[');
	for (int32_t i = 0; i < count; i++) {
		buf_add_text(out, i > 0 ? ", " : "");
		add_replica(out, response, &replicas[i]);
	}
	buf_add_char(out, ']');
}

static void print_status(struct task *task, const struct describe_quorum_response *response, const struct partition_data *p,
                         const struct replica_state *leader)
{
	const struct metadata_quorum *q = task->state;
	const struct replica_state *last = &p->current_voters[0];
	struct buf out = { .heap = task->heap };
	int64_t lag_ms = -1;

	for (int32_t i = 1; i < p->current_voters_count; i++)
		if (p->current_voters[i].log_end_offset < last->log_end_offset)
			last = &p->current_voters[i];
	if (last == leader)
		lag_ms = 0;
	else if (leader->last_caught_up_timestamp >= 0 && last->last_caught_up_timestamp >= 0)
		lag_ms = leader->last_caught_up_timestamp - last->last_caught_up_timestamp;
	buf_printf(&out, "ClusterId:              %.*s\nLeaderId:               %d\nLeaderEpoch:            %d\n", TEXT(q->cluster_id), p->leader_id,
	           p->leader_epoch);
	buf_printf(&out, "HighWatermark:          %lld\nMaxFollowerLag:         %lld\nMaxFollowerLagTimeMs:   %lld\nCurrentVoters:          ",
	           (long long)p->high_watermark, (long long)(leader->log_end_offset - last->log_end_offset), (long long)lag_ms);
	add_replicas(&out, response, p->current_voters, p->current_voters_count);
	buf_add_text(&out, "\nCurrentObservers:       ");
	add_replicas(&out, response, p->observers, p->observers_count);
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static void got_quorum(struct task *task, const struct admin_result *result)
{
	if (subcommand_failed(task, result))
		return;
	const struct partition_data *p = partition_of(result);
	const struct replica_state *leader = p ? leader_of(p) : NULL;

	if (!leader) {
		tool_throw(task, "java.util.NoSuchElementException", BYTES("No value present"));
		return;
	}
	if (options_has(&task->options, "replication"))
		print_replication(task, p, leader);
	else
		print_status(task, result->items[0].data, p, leader);
	tool_exit(task, 0);
}

static void got_cluster(struct task *task, const struct admin_result *result)
{
	struct metadata_quorum *q = task->state;

	if (subcommand_failed(task, result))
		return;
	q->cluster_id = ((const struct describe_cluster_response *)result->items[0].data)->cluster_id;
	tool_then_do(task, admin_describe_quorum(q->tool.admin, task->event, task->fx, 0), got_quorum);
}

static void describe(struct task *task)
{
	struct metadata_quorum *q = task->state;
	bool has_status = options_has(&task->options, "status"), has_replication = options_has(&task->options, "replication");

	if (has_status && has_replication)
		fail(task, "Only one of --status or --replication should be specified with describe sub-command");
	else if (!has_status && !has_replication)
		fail(task, "One of --status or --replication must be specified with describe sub-command");
	else if (has_status && options_has(&task->options, "human-readable"))
		fail(task, "The option --human-readable is only supported along with --replication");
	else if (has_status)
		tool_then_do(task, admin_describe_cluster(q->tool.admin, task->event, task->fx, false, 0), got_cluster);
	else
		tool_then_do(task, admin_describe_quorum(q->tool.admin, task->event, task->fx, 0), got_quorum);
}

static void start(struct task *task)
{
	int word = subcommand_take(task);
	struct bytes config = options_text(&task->options, &task->memory, "command-config"), contents;

	if (word < 0)
		return;
	if (!bytes_is_null(config) && task_read_file(task, config, &contents) != ERR_OK) {
		fail(task, arena_text(task_arena(task), arena_printf(task_arena(task), "Properties file %.*s does not exist.", TEXT(config))));
		return;
	}
	if (!subcommand_open(task, "command-config"))
		return;
	if (word == 0)
		describe(task);
	else
		fail(task, "The quorum of this cluster does not change its voters yet.");
}

const struct command kafka_metadata_quorum_command = { .name = "kafka-metadata-quorum",
	                                                   .summary = "show the quorum that keeps the cluster's metadata",
	                                                   .group = COMMAND_KAFKA,
	                                                   .options = options,
	                                                   .style = OPTIONS_ARGPARSE,
	                                                   .words = words,
	                                                   .state_size = sizeof(struct metadata_quorum),
	                                                   .start = start,
	                                                   .step = tool_step,
	                                                   .deadline = tool_deadline,
	                                                   .end = tool_end };
