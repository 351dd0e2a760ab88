/* kafka-metadata-quorum: who votes on the cluster's metadata, who leads, and how far each one is; and changes who votes. */
#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "sim/shell/kafka/subcommand.h"

#define partition_data describe_quorum_response_partition_data
#define replica_state describe_quorum_response_replica_state

enum { DESCRIBE, ADD_CONTROLLER, REMOVE_CONTROLLER, CHANGE_TIMEOUT_MS = 30000 };

struct metadata_quorum {
	struct tool tool;
	struct bytes cluster_id;
	struct bytes done; /* what is said once the voter is added or removed */
	int32_t controller_id;
};

static const char *const words[] = { "describe", "add-controller", "remove-controller", NULL };

static const char *const word_abouts[] = { "Show the quorum.", "Make a controller a voter of the quorum.", "Take a voter out of the quorum.", NULL };

static const struct option options[] = {
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "BOOTSTRAP_SERVER", .exclusion = 1, .is_required = true, .about = "The brokers to connect to." },
	{ .name = "bootstrap-controller", .type = OPTION_STRING, .argument = "BOOTSTRAP_CONTROLLER", .exclusion = 1, .is_required = true, .about = "The controllers to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "COMMAND_CONFIG", .about = "File with settings of the admin client." },
	{ .name = "status", .type = OPTION_FLAG, .section = "Status", .words = "describe", .about = "A short summary." },
	{ .name = "replication", .type = OPTION_FLAG, .section = "Replication", .words = "describe", .about = "Each replica." },
	{ .name = "human-readable", .type = OPTION_FLAG, .section = "Replication", .words = "describe", .about = "With --replication: times as so long ago." },
	{ .name = "controller-id", .letter = "i", .type = OPTION_STRING, .argument = "CONTROLLER_ID", .words = "remove-controller", .is_required = true, .about = "The controller to remove." },
	{ .name = "controller-directory-id", .letter = "d", .type = OPTION_STRING, .argument = "CONTROLLER_DIRECTORY_ID", .words = "remove-controller", .is_required = true, .about = "The id of its metadata directory." },
	{ .name = "dry-run", .type = OPTION_FLAG, .words = "add-controller remove-controller", .about = "Say what would be done, and do nothing." },
	{ .name = "unregister", .type = OPTION_FLAG, .words = "remove-controller", .about = "Unregister the controller, too, once it is no voter." },
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
	if (tool_failed(task, result))
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

	if (tool_failed(task, result))
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

/* ---- add-controller, remove-controller (KIP-853) ----------------------------------------------------------------------- */

static struct bytes not_in_file(struct task *task, const char *what)
{
	return arena_printf(task_arena(task), "%s. Is this a valid controller configuration file?", what);
}

/* Null, or what is wrong with the file of the controller that is to be added. */
static struct bytes read_controller(struct task *task, struct bytes contents, struct add_raft_voter_request *out)
{
	struct arena *arena = task_arena(task);
	struct properties properties = properties_parse(contents, arena), meta;
	struct bytes roles = properties_get(&properties, "process.roles"), dir = properties_get(&properties, "metadata.log.dir"), id;
	int64_t node_id;

	if (!bytes_to_int64(properties_get(&properties, "node.id"), &node_id))
		return not_in_file(task, "node.id not found in configuration file");
	if (node_id < 0 || node_id > INT32_MAX)
		return not_in_file(task, "node.id was negative in configuration file");
	if (bytes_is_null(roles) || !strstr(arena_text(arena, roles), "controller"))
		return not_in_file(task, "process.roles did not contain 'controller' in configuration file");
	if (bytes_is_null(dir)) {
		struct bytes dirs = bytes_trim(properties_get(&properties, "log.dirs"));

		if (dirs.size == 0)
			return not_in_file(task, "Neither metadata.log.dir nor log.dirs were found");
		dir = bytes_slice(dirs, 0, bytes_find(dirs, 0, ','));
	}
	if (task_read_file(task, arena_printf(arena, "%.*s/meta.properties", TEXT(dir)), &contents) != ERR_OK)
		return arena_printf(arena, "Unable to read meta.properties from %.*s", TEXT(dir));
	meta = properties_parse(contents, arena);
	id = properties_get(&meta, "directory.id");
	if (bytes_is_null(id) || !uuid_parse(id, &out->voter_directory_id))
		return arena_printf(arena, "No directory id found in %.*s", TEXT(dir));
	if (bytes_is_null(properties_get(&properties, "controller.listener.names")))
		return not_in_file(task, "controller.listener.names was not found");
	out->voter_id = (int32_t)node_id;
	return BYTES_NULL;
}

static const struct listener *listener_of(const struct listener *listeners, int32_t count, struct bytes name)
{
	for (int32_t i = 0; i < count; i++)
		if (bytes_equal(listeners[i].name, name))
			return &listeners[i];
	return NULL;
}

/* Where the controller says that it listens. Null, or what is wrong. */
static struct bytes read_endpoints(struct task *task, struct bytes contents, struct add_raft_voter_request *out)
{
	struct arena *arena = task_arena(task);
	struct properties properties = properties_parse(contents, arena);
	struct buf problem = { .heap = task->heap };
	struct node_config *config = node_config_new(task->heap, contents, &problem);
	struct bytes wrong = config ? BYTES_NULL : arena_copy(arena, buf_bytes(&problem)), *names;
	int32_t count = tool_split(arena, properties_get(&properties, "controller.listener.names"), ',', &names);

	buf_free(&problem);
	out->listeners = arena_calloc(arena, (size_t)count + 1, sizeof(*out->listeners));
	for (int32_t i = 0; config && bytes_is_null(wrong) && i < count; i++) {
		struct bytes name = bytes_trim(names[i]);
		const struct listener *l = listener_of(config->advertised, config->advertised_count, name);

		if (!l)
			l = listener_of(config->listeners, config->listener_count, name);
		if (!l)
			wrong = arena_printf(arena, "Cannot find information about controller listener name: %.*s", TEXT(name));
		else
			out->listeners[out->listeners_count++] = (struct add_raft_voter_request_listener){
				.name = name, .host = l->host.size > 0 ? arena_copy(arena, l->host) : BYTES("localhost"), .port = (uint16_t)l->port
			};
	}
	if (config)
		node_config_del(config);
	return wrong;
}

static void say_done(struct task *task, const char *began)
{
	const struct metadata_quorum *q = task->state;

	task_out(task, "%s%.*s\n", began, TEXT(q->done));
}

static void added(struct task *task, const struct admin_result *result)
{
	if (tool_failed(task, result))
		return;
	say_done(task, "Added");
	tool_exit(task, 0);
}

static void add_controller(struct task *task, struct bytes contents)
{
	struct metadata_quorum *q = task->state;
	struct add_raft_voter_request body;
	struct buf text = { .heap = task->heap };
	char id[UUID_TEXT_SIZE + 1];

	message_init(&add_raft_voter_request_schema, &body);
	struct bytes wrong = read_controller(task, contents, &body);

	if (bytes_is_null(wrong))
		wrong = read_endpoints(task, contents, &body);
	if (!bytes_is_null(wrong)) {
		fail(task, arena_text(task_arena(task), wrong));
		return;
	}
	buf_printf(&text, " controller %d with directory id %s and endpoints: ", body.voter_id, uuid_text(body.voter_directory_id, id));
	for (int32_t i = 0; i < body.listeners_count; i++) {
		struct bytes host = body.listeners[i].host;
		bool is_ipv6 = bytes_find(host, 0, ':') < host.size;

		buf_printf(&text, "%s%.*s://%s%.*s%s:%d", i > 0 ? ", " : "", TEXT(body.listeners[i].name), is_ipv6 ? "[" : "", TEXT(host), is_ipv6 ? "]" : "",
		           body.listeners[i].port);
	}
	q->done = arena_copy(&task->memory, buf_bytes(&text));
	buf_free(&text);
	if (options_has(&task->options, "dry-run")) {
		say_done(task, "DRY RUN of adding");
		tool_exit(task, 0);
		return;
	}
	body.cluster_id = BYTES_NULL; /* any */
	body.timeout_ms = CHANGE_TIMEOUT_MS;
	body.ack_when_committed = true;
	tool_then_do(task, admin_send(q->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER }, api_of_name(BYTES("AddRaftVoter")), &body, 0),
	             added);
}

static void unregistered(struct task *task, const struct admin_result *result)
{
	const struct metadata_quorum *q = task->state;
	int16_t error = result->error_code != 0 || result->item_count == 0 ? result->error_code : result->items[0].error_code;

	if (error != 0) {
		fail(task, arena_text(task_arena(task), arena_printf(task_arena(task), "Failed to unregister controller %d: %s. To unregister the controller from the cluster, run "
		                                                     "`kafka-cluster.sh unregister-controller --id %d`.", q->controller_id, kafka_error_text(error), q->controller_id)));
		return;
	}
	task_out(task, "Unregistered KRaft controller %d\n", q->controller_id);
	tool_exit(task, 0);
}

static void removed(struct task *task, const struct admin_result *result)
{
	struct metadata_quorum *q = task->state;
	struct unregister_controller_request body;

	if (tool_failed(task, result))
		return;
	say_done(task, "Removed ");
	if (!options_has(&task->options, "unregister")) {
		tool_exit(task, 0);
		return;
	}
	message_init(&unregister_controller_request_schema, &body);
	body.controller_id = q->controller_id;
	tool_then_do(task, admin_send(q->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER }, api_of_name(BYTES("UnregisterController")),
	                              &body, 0), unregistered);
}

/* What Uuid.fromString says of a text that is none. */
static struct bytes uuid_problem(struct task *task, struct bytes text)
{
	enum { LONGEST = 24 };

	if (text.size > LONGEST)
		return arena_printf(task_arena(task), "Input string with prefix `%.*s` is too long to be decoded as a base64 UUID", TEXT(bytes_slice(text, 0, LONGEST)));
	return arena_printf(task_arena(task), "Input string `%.*s` decoded as %d bytes, which is not equal to the expected 16 bytes of a base64-encoded UUID", TEXT(text),
	                    (int)(text.size * 6 / 8));
}

static void remove_controller(struct task *task)
{
	struct metadata_quorum *q = task->state;
	struct bytes directory = options_text(&task->options, &task->memory, "controller-directory-id");
	struct remove_raft_voter_request body;
	char id[UUID_TEXT_SIZE + 1];

	message_init(&remove_raft_voter_request_schema, &body);
	body.cluster_id = BYTES_NULL; /* any */
	body.voter_id = q->controller_id;
	if (q->controller_id < 0) {
		fail(task, arena_text(task_arena(task), arena_printf(task_arena(task), "Invalid negative --controller-id: %d", q->controller_id)));
		return;
	}
	if (!uuid_parse(directory, &body.voter_directory_id)) {
		fail(task, arena_text(task_arena(task), arena_printf(task_arena(task), "Failed to parse --controller-directory-id: %.*s", TEXT(uuid_problem(task, directory)))));
		return;
	}
	q->done = arena_printf(&task->memory, "KRaft controller %d with directory id %s", q->controller_id, uuid_text(body.voter_directory_id, id));
	if (options_has(&task->options, "dry-run")) {
		say_done(task, "DRY RUN of removing ");
		if (options_has(&task->options, "unregister"))
			task_out(task, "DRY RUN of unregistering KRaft controller %d\n", q->controller_id);
		tool_exit(task, 0);
		return;
	}
	tool_then_do(task, admin_send(q->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER }, api_of_name(BYTES("RemoveRaftVoter")),
	                              &body, 0), removed);
}

/* False: the task is done. */
static bool take_id(struct task *task)
{
	struct metadata_quorum *q = task->state;
	struct bytes text = options_text(&task->options, &task->memory, "controller-id");
	int64_t id;

	if (!bytes_to_int64(text, &id) || id < INT32_MIN || id > INT32_MAX) {
		tool_argparse_error(task, "argument --controller-id/-i: could not convert '%.*s' to Integer (For input string: \"%.*s\")", TEXT(text), TEXT(text));
		return false;
	}
	q->controller_id = (int32_t)id;
	return true;
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
	if (word == REMOVE_CONTROLLER && !take_id(task))
		return;
	if (!subcommand_open(task, "command-config"))
		return;
	if (word == DESCRIBE)
		describe(task);
	else if (word == REMOVE_CONTROLLER)
		remove_controller(task);
	else if (bytes_is_null(config))
		fail(task, "You must supply the configuration file of the controller you are adding when using add-controller.");
	else
		add_controller(task, contents);
}

const struct command kafka_metadata_quorum_command = { .name = "kafka-metadata-quorum",
	                                                   .summary = "show the quorum that keeps the cluster's metadata",
	                                                   .group = COMMAND_KAFKA,
	                                                   .options = options,
	                                                   .style = OPTIONS_ARGPARSE,
	                                                   .words = words,
	                                                   .word_abouts = word_abouts,
	                                                   .state_size = sizeof(struct metadata_quorum),
	                                                   .start = start,
	                                                   .step = tool_step,
	                                                   .deadline = tool_deadline,
	                                                   .end = tool_end };
