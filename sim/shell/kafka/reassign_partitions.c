/* kafka-reassign-partitions: moves partitions to other brokers, and tells how far they have come. */
#include "engine/meta/placer.h"
#include "sim/shell/kafka/reassign.h"

enum action { VERIFY, GENERATE, EXECUTE, CANCEL, LIST, ACTIONS };

struct reassign {
	struct tool tool;
	enum action action;
	struct reassign_plan wanted;  /* of the file */
	struct reassign_plan present; /* what the cluster has of those topics */
	struct reassign_plan moving;  /* what is being moved, with all its replicas */
	struct int_list *adding, *removing; /* of `moving` */
	struct bytes *topics;
	int32_t topic_count;
	int32_t *brokers; /* --generate: those that may be used; otherwise those that are there */
	int32_t broker_count;
	struct admin_result dirs; /* of the log directories; no items: not asked */
};

static const char *const actions[] = { "verify", "generate", "execute", "cancel", "list" };

static const struct option options[] = {
	{ .name = "additional", .type = OPTION_FLAG, .about = "Start this reassignment beside those that are under way; or change the throttle of one." },
	{ .name = "bootstrap-controller", .type = OPTION_STRING, .argument = "bootstrap controller to connect to", .is_optional = true, .about = "The controllers to connect to. For --cancel and --list." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "Server(s) to use for bootstrapping", .is_optional = true, .about = "The servers to connect to." },
	{ .name = "broker-list", .type = OPTION_STRING, .argument = "brokerlist", .about = "The brokers to move partitions to, such as \"0,1,2\". For --generate." },
	{ .name = "cancel", .type = OPTION_FLAG, .about = "Give up a reassignment that is under way." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "Admin client property file", .about = "File with settings of the admin client." },
	{ .name = "disable-rack-aware", .type = OPTION_FLAG, .about = "Do not look at racks." },
	{ .name = "disallow-replication-factor-change", .type = OPTION_FLAG, .about = "Refuse a reassignment that changes how many replicas a partition has." },
	{ .name = "execute", .type = OPTION_FLAG, .about = "Start the reassignment that --reassignment-json-file says." },
	{ .name = "generate", .type = OPTION_FLAG, .about = "Propose a reassignment. Nothing is moved." },
	{ .name = "list", .type = OPTION_FLAG, .about = "Show what is being moved." },
	{ .name = "preserve-throttles", .type = OPTION_FLAG, .about = "Leave the throttles of brokers and topics as they are." },
	{ .name = "reassignment-json-file", .type = OPTION_STRING, .argument = "manual assignment json file path", .about = "The file with the reassignment: {\"partitions\": [{\"topic\": \"foo\", \"partition\": 1, \"replicas\": [1,2,3]}], \"version\": 1}" },
	{ .name = "replica-alter-log-dirs-throttle", .type = OPTION_LONG, .argument = "replicaAlterLogDirsThrottle", .standard = "-1", .about = "Bytes a second at most between directories of one broker." },
	{ .name = "throttle", .type = OPTION_LONG, .argument = "throttle", .standard = "-1", .about = "Bytes a second at most between brokers." },
	{ .name = "timeout", .type = OPTION_LONG, .argument = "timeout", .standard = "10000", .about = "How long to wait for moves between directories to begin, ms." },
	{ .name = "topics-to-move-json-file", .type = OPTION_STRING, .argument = "topics to reassign json file path", .about = "The file with the topics for --generate: {\"topics\": [{\"topic\": \"foo\"}], \"version\": 1}" },
	{ .name = "verify", .type = OPTION_FLAG, .about = "Show how far the reassignment of --reassignment-json-file has come; once it is done, remove throttles." },
	OPTIONS_HELP,
	{ 0 },
};

/* ---- Complaints: this tool's go to standard output ------------------------------------------------------------------------------ */

static void say_terse(struct task *task, struct bytes message)
{
	task_out(task, "%.*s\n", TEXT(message));
	tool_exit(task, 1);
}

/* `cause`: null for none. */
static void say_caused(struct task *task, const char *class, struct bytes message, struct bytes cause)
{
	task_out(task, "Error: %.*s\n%s: %.*s\n", TEXT(message), class, TEXT(message));
	if (!bytes_is_null(cause))
		task_out(task, "Caused by: %.*s\n", TEXT(cause));
	task_out(task, "\n");
	tool_exit(task, 1);
}

static void say_error(struct task *task, const char *class, struct bytes message)
{
	say_caused(task, class, message, BYTES_NULL);
}

/* Of a call: its message is that of the exception it holds. */
static void say_execution_error(struct task *task, struct bytes message)
{
	say_caused(task, "java.util.concurrent.ExecutionException", message, message);
}

static bool has_failed(struct task *task, const struct admin_result *result)
{
	struct bytes error = tool_error_of(task, result);

	if (bytes_is_null(error))
		return false;
	say_execution_error(task, error);
	return true;
}

/* A flag that is a number; -1 if it is not given. */
static int64_t number_of(struct task *task, const char *name)
{
	int64_t number = -1;

	options_integer(&task->options, task_arena(task), name, &number);
	return number;
}

/* ---- Throttles ---------------------------------------------------------------------------------------------------------------- */

static const char *const broker_throttles[] = { "leader.replication.throttled.rate", "follower.replication.throttled.rate",
	                                            "replica.alter.log.dirs.io.max.bytes.per.second", NULL };
static const char *const topic_throttles[] = { "leader.replication.throttled.replicas", "follower.replication.throttled.replicas", NULL };

struct alters {
	struct admin_alter *items;
	int32_t count;
};

static void add_alter(struct alters *list, int8_t type, struct bytes resource, const char *name, struct bytes value)
{
	list->items[list->count++] = (struct admin_alter){ { type, resource }, bytes_of_text(name), value, bytes_is_null(value) ? ALTER_DELETE : ALTER_SET };
}

static int32_t add_id(int32_t *ids, int32_t count, int32_t id)
{
	int32_t at = 0;

	while (at < count && ids[at] < id)
		at++;
	if (at < count && ids[at] == id)
		return count;
	memmove(&ids[at + 1], &ids[at], (size_t)(count - at) * sizeof(*ids));
	ids[at] = id;
	return count + 1;
}

/* The topics of the plan, each once, in its order. */
static int32_t topics_of(struct task *task, const struct reassign_plan *plan, struct bytes **out)
{
	int32_t count = 0;

	*out = arena_calloc(&task->memory, (size_t)plan->count + 1, sizeof(**out));
	for (int32_t i = 0; i < plan->count; i++) {
		bool is_new = true;

		for (int32_t j = 0; j < count; j++)
			is_new = is_new && !bytes_equal((*out)[j], plan->moves[i].partition.topic);
		if (is_new)
			(*out)[count++] = plan->moves[i].partition.topic;
	}
	return count;
}

static void done(struct task *task, const struct admin_result *result)
{
	if (!has_failed(task, result))
		tool_exit(task, 0);
}

static void clear_topic_throttles(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct alters list = { arena_calloc(task_arena(task), (size_t)r->topic_count * 2 + 1, sizeof(struct admin_alter)), 0 };

	if (has_failed(task, result))
		return;
	tool_sort_as_hash_map(task, r->topics, r->topic_count, 16);
	task_out(task, "Clearing topic-level throttles on topic%s ", r->topic_count == 1 ? "" : "s");
	for (int32_t i = 0; i < r->topic_count; i++) {
		task_out(task, "%s%.*s", i > 0 ? "," : "", TEXT(r->topics[i]));
		for (int j = 0; topic_throttles[j]; j++)
			add_alter(&list, 2, r->topics[i], topic_throttles[j], BYTES_NULL);
	}
	task_out(task, "\n");
	if (list.count == 0)
		tool_exit(task, 0);
	else
		tool_then_do(task, admin_alter_configs(r->tool.admin, task->event, task->fx, list.items, list.count, false, 0), done);
}

static void clear_throttles(struct task *task)
{
	struct reassign *r = task->state;
	int32_t room = r->broker_count, count = 0, *ids;

	for (int32_t i = 0; i < r->wanted.count; i++)
		room += r->wanted.moves[i].replicas.count;
	ids = arena_calloc(task_arena(task), (size_t)room + 1, sizeof(*ids));
	for (int32_t i = 0; i < r->broker_count; i++)
		count = add_id(ids, count, r->brokers[i]);
	for (int32_t i = 0; i < r->wanted.count; i++)
		for (int32_t j = 0; j < r->wanted.moves[i].replicas.count; j++)
			count = add_id(ids, count, r->wanted.moves[i].replicas.items[j]);
	struct alters list = { arena_calloc(task_arena(task), (size_t)count * 3 + 1, sizeof(struct admin_alter)), 0 };

	task_out(task, "Clearing broker-level throttles on broker%s %.*s\n", count == 1 ? "" : "s",
	         TEXT(reassign_ids(task_arena(task), (struct int_list){ ids, count }, ",")));
	for (int32_t i = 0; i < count; i++)
		for (int j = 0; broker_throttles[j]; j++)
			add_alter(&list, 4, arena_printf(task_arena(task), "%d", ids[i]), broker_throttles[j], BYTES_NULL);
	tool_then_do(task, admin_alter_configs(r->tool.admin, task->event, task->fx, list.items, list.count, false, 0), clear_topic_throttles);
}

static void then_clear(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (has_failed(task, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;

	r->brokers = arena_calloc(&task->memory, (size_t)cluster->brokers_count + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < cluster->brokers_count; i++)
		r->brokers[r->broker_count++] = cluster->brokers[i].broker_id;
	r->topic_count = topics_of(task, &r->wanted, &r->topics);
	clear_throttles(task);
}

static void clear_all_throttles(struct task *task)
{
	struct reassign *r = task->state;

	if (options_has(&task->options, "preserve-throttles"))
		tool_exit(task, 0);
	else
		tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), then_clear);
}

/* ---- What is being moved -------------------------------------------------------------------------------------------------------- */

static struct int_list keep(struct task *task, const int32_t *ids, int32_t count)
{
	int32_t *copy = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*copy));

	if (count > 0)
		memcpy(copy, ids, (size_t)count * sizeof(*copy));
	return (struct int_list){ copy, count };
}

static void take_moving(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	r->moving.moves = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(*r->moving.moves));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_partition_reassignments_response_ongoing_partition_reassignment *row = result->items[i].data;

		if (row)
			r->moving.moves[r->moving.count++] =
				(struct reassign_move){ { arena_copy(&task->memory, result->items[i].name), result->items[i].number },
				                        keep(task, row->replicas, row->replicas_count) };
	}
	reassign_sort(&r->moving);
	r->adding = arena_calloc(&task->memory, (size_t)r->moving.count + 1, sizeof(*r->adding));
	r->removing = arena_calloc(&task->memory, (size_t)r->moving.count + 1, sizeof(*r->removing));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_partition_reassignments_response_ongoing_partition_reassignment *row = result->items[i].data;
		struct topic_partition partition = { result->items[i].name, result->items[i].number };
		const struct reassign_move *move = row ? reassign_find(&r->moving, partition) : NULL;

		if (!move)
			continue;
		r->adding[move - r->moving.moves] = keep(task, row->adding_replicas, row->adding_replicas_count);
		r->removing[move - r->moving.moves] = keep(task, row->removing_replicas, row->removing_replicas_count);
	}
}

static void list_moves(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);

	if (has_failed(task, result))
		return;
	take_moving(task, result);
	task_out(task, r->moving.count > 0 ? "Current partition reassignments:\n" : "No partition reassignments found.\n");
	for (int32_t i = 0; i < r->moving.count; i++) {
		const struct reassign_move *move = &r->moving.moves[i];

		task_out(task, "%.*s-%d: replicas: %.*s.", TEXT(move->partition.topic), move->partition.partition, TEXT(reassign_ids(arena, move->replicas, ",")));
		if (r->adding[i].count > 0)
			task_out(task, " adding: %.*s.", TEXT(reassign_ids(arena, r->adding[i], ",")));
		if (r->removing[i].count > 0)
			task_out(task, " removing: %.*s.", TEXT(reassign_ids(arena, r->removing[i], ",")));
		task_out(task, "\n");
	}
	tool_exit(task, 0);
}

/* ---- What is there -------------------------------------------------------------------------------------------------------------- */

/* The replicas of every partition of the topics that were described. */
static bool take_present(struct task *task, const struct admin_result *result, bool is_absence_borne)
{
	struct reassign *r = task->state;
	int32_t room = 0;

	for (int32_t i = 0; i < result->item_count; i++) {
		const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result->items[i].data;

		if (result->items[i].exception && result->items[i].error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION) {
			if (is_absence_borne)
				continue;
			say_execution_error(task, arena_printf(task_arena(task), "org.apache.kafka.common.errors.UnknownTopicOrPartitionException: Topic %.*s not found.",
			                                       TEXT(result->items[i].name)));
			return false;
		}
		if (result->items[i].exception)
			return !has_failed(task, result);
		room += topic->partitions_count;
	}
	r->present.moves = arena_calloc(&task->memory, (size_t)room + 1, sizeof(*r->present.moves));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result->items[i].data;

		for (int32_t j = 0; topic && !result->items[i].exception && j < topic->partitions_count; j++)
			r->present.moves[r->present.count++] =
				(struct reassign_move){ { arena_copy(&task->memory, result->items[i].name), topic->partitions[j].partition_index },
				                        keep(task, topic->partitions[j].replica_nodes, topic->partitions[j].replica_nodes_count) };
	}
	reassign_sort(&r->present);
	return true;
}

static void describe(struct task *task, tool_then *then)
{
	struct reassign *r = task->state;

	tool_then_do(task, admin_describe_topics(r->tool.admin, task->event, task->fx, r->topics, r->topic_count, 0), then);
}

/* The directory in which a replica lies, as its broker told. */
static struct bytes dir_of(void *context, struct topic_partition partition, int32_t broker)
{
	const struct reassign *r = context;

	for (int32_t i = 0; i < r->dirs.item_count; i++) {
		const struct describe_log_dirs_response *response = r->dirs.items[i].data;

		if (r->dirs.items[i].number != broker || r->dirs.items[i].exception)
			continue;
		for (int32_t d = 0; d < response->results_count; d++)
			for (int32_t t = 0; t < response->results[d].topics_count; t++)
				for (int32_t p = 0; bytes_equal(response->results[d].topics[t].name, partition.topic) && p < response->results[d].topics[t].partitions_count; p++)
					if (response->results[d].topics[t].partitions[p].partition_index == partition.partition &&
					    !response->results[d].topics[t].partitions[p].is_future_key)
						return response->results[d].log_dir;
	}
	return BYTES_NULL;
}

static void describe_dirs(struct task *task, tool_then *then)
{
	struct reassign *r = task->state;
	int32_t room = 1, count = 0, *ids;

	for (int32_t i = 0; i < r->present.count; i++)
		room += r->present.moves[i].replicas.count;
	ids = arena_calloc(task_arena(task), (size_t)room, sizeof(*ids));
	for (int32_t i = 0; i < r->present.count; i++)
		for (int32_t j = 0; j < r->present.moves[i].replicas.count; j++)
			for (int32_t k = 0; k < r->broker_count; k++)
				if (r->brokers[k] == r->present.moves[i].replicas.items[j])
					count = add_id(ids, count, r->brokers[k]);
	tool_then_do(task, admin_describe_log_dirs(r->tool.admin, task->event, task->fx, ids, count, 0), then);
}

static void take_brokers(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	const struct describe_cluster_response *cluster = result->items[0].data;

	r->brokers = arena_calloc(&task->memory, (size_t)cluster->brokers_count + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < cluster->brokers_count; i++)
		r->broker_count = add_id(r->brokers, r->broker_count, cluster->brokers[i].broker_id);
}

/* ---- --execute ------------------------------------------------------------------------------------------------------------------ */

static uint64_t alter(struct task *task, const struct reassign_plan *plan, bool is_cancelled)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);
	struct alter_partition_reassignments_request request;

	message_init(&alter_partition_reassignments_request_schema, &request);
	request.allow_replication_factor_change = !options_has(&task->options, "disallow-replication-factor-change");
	request.topics = arena_calloc(arena, (size_t)plan->count + 1, sizeof(*request.topics));
	for (int32_t i = 0; i < plan->count; i++) {
		struct alter_partition_reassignments_request_reassignable_topic *topic = NULL;

		for (int32_t j = 0; j < request.topics_count; j++)
			if (bytes_equal(request.topics[j].name, plan->moves[i].partition.topic))
				topic = &request.topics[j];
		if (!topic) {
			topic = &request.topics[request.topics_count++];
			topic->name = plan->moves[i].partition.topic;
			topic->partitions = arena_calloc(arena, (size_t)plan->count + 1, sizeof(*topic->partitions));
		}
		topic->partitions[topic->partitions_count++] = (struct alter_partition_reassignments_request_reassignable_partition){
			plan->moves[i].partition.partition, is_cancelled ? NULL : (int32_t *)(uintptr_t)plan->moves[i].replicas.items,
			is_cancelled ? -1 : plan->moves[i].replicas.count
		};
	}
	return admin_send(r->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER },
	                  api_of_key(API_KEY_ALTER_PARTITION_REASSIGNMENTS), &request, 0);
}

static struct bytes names_of(struct arena *arena, const struct reassign_plan *plan)
{
	struct bytes text = BYTES("");

	for (int32_t i = 0; i < plan->count; i++)
		text = arena_printf(arena, "%.*s%s%.*s-%d", TEXT(text), i > 0 ? "," : "", TEXT(plan->moves[i].partition.topic), plan->moves[i].partition.partition);
	return text;
}

/* A line for each partition that was refused; null: none was. */
static struct bytes refusals(struct task *task, const struct reassign_plan *plan, const struct admin_result *result, int32_t *count)
{
	const struct alter_partition_reassignments_response *response = result->items[0].data;
	struct arena *arena = task_arena(task);
	struct bytes text = BYTES("");

	*count = 0;
	for (int32_t m = 0; m < plan->count; m++)
		for (int32_t i = 0; i < response->responses_count; i++)
			for (int32_t j = 0; j < response->responses[i].partitions_count; j++) {
				const struct alter_partition_reassignments_response_reassignable_partition_response *row = &response->responses[i].partitions[j];
				struct bytes why = bytes_is_null(row->error_message) ? bytes_of_text(kafka_error_text(row->error_code)) : row->error_message;

				if (!row->error_code || row->partition_index != plan->moves[m].partition.partition ||
				    !bytes_equal(response->responses[i].name, plan->moves[m].partition.topic))
					continue;
				text = arena_printf(arena, "%.*s\n%.*s-%d: %.*s", TEXT(text), TEXT(response->responses[i].name), row->partition_index, TEXT(why));
				++*count;
			}
	return text;
}

static void executed(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t count;

	if (has_failed(task, result))
		return;
	struct bytes refused = refusals(task, &r->wanted, result, &count);

	if (count > 0) {
		say_terse(task, arena_printf(task_arena(task), "Error reassigning partition(s):%.*s", TEXT(refused)));
		return;
	}
	task_out(task, "Successfully started partition reassignment%s for %.*s\n", r->wanted.count == 1 ? "" : "s",
	         TEXT(names_of(task_arena(task), &r->wanted)));
	tool_exit(task, 0);
}

static void throttled(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (has_failed(task, result))
		return;
	task_out(task, "The inter-broker throttle limit was set to %lld B/s\n", (long long)number_of(task, "throttle"));
	reassign_sort(&r->wanted);
	tool_then_do(task, alter(task, &r->wanted, false), executed);
}

static bool has_id(struct int_list ids, int32_t id)
{
	for (int32_t i = 0; i < ids.count; i++)
		if (ids.items[i] == id)
			return true;
	return false;
}

/* Who sends and who receives, by topic and by broker. */
static void throttle(struct task *task, int64_t rate)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);
	int32_t room = 1, count = 0, *ids;

	for (int32_t i = 0; i < r->wanted.count; i++)
		room += r->wanted.moves[i].replicas.count + reassign_find(&r->present, r->wanted.moves[i].partition)->replicas.count;
	ids = arena_calloc(arena, (size_t)room, sizeof(*ids));
	struct alters list = { arena_calloc(arena, (size_t)(r->topic_count * 2 + room * 2), sizeof(struct admin_alter)), 0 };

	for (int32_t t = 0; t < r->topic_count; t++) {
		struct bytes leaders = BYTES(""), followers = BYTES("");

		for (int32_t i = 0; i < r->wanted.count; i++) {
			const struct reassign_move *move = &r->wanted.moves[i], *now = reassign_find(&r->present, move->partition);

			if (!bytes_equal(move->partition.topic, r->topics[t]))
				continue;
			for (int32_t j = 0; j < now->replicas.count; j++) {
				leaders = arena_printf(arena, "%.*s%s%d:%d", TEXT(leaders), leaders.size > 0 ? "," : "", move->partition.partition, now->replicas.items[j]);
				count = add_id(ids, count, now->replicas.items[j]);
			}
			for (int32_t j = 0; j < move->replicas.count; j++) {
				count = add_id(ids, count, move->replicas.items[j]);
				if (!has_id(now->replicas, move->replicas.items[j]))
					followers = arena_printf(arena, "%.*s%s%d:%d", TEXT(followers), followers.size > 0 ? "," : "", move->partition.partition,
					                         move->replicas.items[j]);
			}
		}
		add_alter(&list, 2, r->topics[t], topic_throttles[0], leaders);
		add_alter(&list, 2, r->topics[t], topic_throttles[1], followers);
	}
	for (int32_t i = 0; i < count; i++)
		for (int j = 0; j < 2; j++)
			add_alter(&list, 4, arena_printf(arena, "%d", ids[i]), broker_throttles[j], arena_printf(arena, "%lld", (long long)rate));
	tool_then_do(task, admin_alter_configs(r->tool.admin, task->event, task->fx, list.items, list.count, false, 0), throttled);
}

static void print_present(struct task *task, const struct reassign_plan *plan)
{
	struct buf text = { .heap = task->heap };

	reassign_print(plan, dir_of, task->state, &text);
	task_out(task, "%s", buf_text(&text));
	buf_free(&text);
}

static void execute(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int64_t rate = number_of(task, "throttle"), dir_rate = number_of(task, "replica-alter-log-dirs-throttle");
	struct reassign_plan now = { arena_calloc(task_arena(task), (size_t)r->wanted.count + 1, sizeof(*now.moves)), 0 };

	if (has_failed(task, result))
		return;
	r->dirs = *result;
	for (int32_t i = 0; i < r->wanted.count; i++)
		now.moves[now.count++] = *reassign_find(&r->present, r->wanted.moves[i].partition);
	reassign_sort(&now);
	task_out(task, "Current partition replica assignment\n\n");
	print_present(task, &now);
	task_out(task, "\n\nSave this to use as the --reassignment-json-file option during rollback\n");
	if (rate >= 0 || dir_rate >= 0)
		task_out(task, "Warning: You must run --verify periodically, until the reassignment completes, to ensure the throttle is removed.\n");
	reassign_sort(&r->wanted);
	if (rate >= 0)
		throttle(task, rate);
	else
		tool_then_do(task, alter(task, &r->wanted, false), executed);
}

static void check_partitions(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct bytes missing = BYTES("");

	if (!take_present(task, result, false))
		return;
	for (int32_t i = 0; i < r->wanted.count; i++)
		if (!reassign_find(&r->present, r->wanted.moves[i].partition))
			missing = arena_printf(task_arena(task), "%.*s%s%.*s-%d", TEXT(missing), missing.size > 0 ? ", " : "", TEXT(r->wanted.moves[i].partition.topic),
			                       r->wanted.moves[i].partition.partition);
	if (missing.size > 0)
		say_execution_error(task, arena_printf(task_arena(task), "org.apache.kafka.common.errors.UnknownTopicOrPartitionException: Unable to find "
		                                       "partition: %.*s", TEXT(missing)));
	else
		describe_dirs(task, execute);
}

static void check_brokers(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (has_failed(task, result))
		return;
	take_brokers(task, result);
	for (int32_t i = 0; i < r->wanted.count; i++)
		for (int32_t j = 0; j < r->wanted.moves[i].replicas.count; j++)
			if (!has_id((struct int_list){ r->brokers, r->broker_count }, r->wanted.moves[i].replicas.items[j])) {
				say_error(task, DECODE_COMMAND_EXCEPTION,
				          arena_printf(task_arena(task), "Unknown broker id %d", r->wanted.moves[i].replicas.items[j]));
				return;
			}
	r->topic_count = topics_of(task, &r->wanted, &r->topics);
	describe(task, check_partitions);
}

static void check_moves(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (has_failed(task, result))
		return;
	take_moving(task, result);
	if (r->moving.count > 0 && !options_has(&task->options, "additional"))
		say_terse(task, BYTES("Cannot execute because there is an existing partition assignment.  Use --additional to override this and create a new "
		                      "partition assignment in addition to the existing one. The --additional flag can also be used to change the throttle by "
		                      "resubmitting the current reassignment."));
	else
		tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), check_brokers);
}

/* ---- --verify ------------------------------------------------------------------------------------------------------------------- */

static bool is_same(struct int_list a, struct int_list b)
{
	return a.count == b.count && (a.count == 0 || memcmp(a.items, b.items, (size_t)a.count * sizeof(*a.items)) == 0);
}

static void verified(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);

	if (!take_present(task, result, true))
		return;
	reassign_sort(&r->wanted);
	task_out(task, "Status of partition reassignment:\n");
	for (int32_t i = 0; i < r->wanted.count; i++) {
		const struct reassign_move *move = &r->wanted.moves[i], *now = reassign_find(&r->present, move->partition);
		struct int_list replicas = now ? now->replicas : (struct int_list){ NULL, 0 };

		if (reassign_find(&r->moving, move->partition))
			task_out(task, "Reassignment of partition %.*s-%d is still in progress.\n", TEXT(move->partition.topic), move->partition.partition);
		else if (is_same(replicas, move->replicas))
			task_out(task, "Reassignment of partition %.*s-%d is completed.\n", TEXT(move->partition.topic), move->partition.partition);
		else
			task_out(task, "There is no active reassignment of partition %.*s-%d, but replica set is %.*s rather than %.*s.\n",
			         TEXT(move->partition.topic), move->partition.partition, TEXT(reassign_ids(arena, replicas, ",")),
			         TEXT(reassign_ids(arena, move->replicas, ",")));
	}
	task_out(task, "\n"); /* moves between directories: none were asked for */
	if (r->moving.count > 0)
		tool_exit(task, 0);
	else
		clear_all_throttles(task);
}

static void verify(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (has_failed(task, result))
		return;
	take_moving(task, result);
	r->topic_count = topics_of(task, &r->wanted, &r->topics);
	describe(task, verified);
}

/* ---- --cancel ------------------------------------------------------------------------------------------------------------------- */

static void cancelled(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t count;

	if (has_failed(task, result))
		return;
	struct bytes refused = refusals(task, &r->moving, result, &count);

	if (count > 0) {
		say_terse(task, arena_printf(task_arena(task), "Error cancelling partition reassignment%s for:%.*s", count == 1 ? "" : "s", TEXT(refused)));
		return;
	}
	task_out(task, "Successfully cancelled partition reassignment%s for: %.*s\n", r->moving.count == 1 ? "" : "s",
	         TEXT(names_of(task_arena(task), &r->moving)));
	task_out(task, "None of the specified partition moves are active.");
	clear_all_throttles(task);
}

static void cancel(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t count = 0;

	if (has_failed(task, result))
		return;
	take_moving(task, result);
	for (int32_t i = 0; i < r->moving.count; i++)
		if (reassign_find(&r->wanted, r->moving.moves[i].partition))
			r->moving.moves[count++] = r->moving.moves[i];
	r->moving.count = count;
	if (count > 0) {
		tool_then_do(task, alter(task, &r->moving, true), cancelled);
		return;
	}
	task_out(task, "None of the specified partition reassignments are active.\nNone of the specified partition moves are active.");
	clear_all_throttles(task);
}

/* ---- --generate ----------------------------------------------------------------------------------------------------------------- */

/* A picture of the brokers that may be used, for the placer that new topics use, too. */
static bool make_image(struct task *task, const struct describe_cluster_response *cluster, struct image *image)
{
	const struct reassign *r = task->state;
	bool has_racks = !options_has(&task->options, "disable-rack-aware");
	int32_t rackless = 0, count = 0;

	image_init(image, task->heap);
	for (int32_t i = 0; i < cluster->brokers_count; i++) {
		const struct describe_cluster_response_describe_cluster_broker *broker = &cluster->brokers[i];
		struct register_broker_record record;
		struct image_change change;

		if (!has_id((struct int_list){ r->brokers, r->broker_count }, broker->broker_id))
			continue;
		message_init(&register_broker_record_schema, &record);
		record.broker_id = broker->broker_id;
		record.broker_epoch = count++;
		record.rack = has_racks ? broker->rack : BYTES_NULL;
		record.fenced = false;
		rackless += bytes_is_null(record.rack);
		image_apply(image, count, 0, &register_broker_record_schema, &record, task_arena(task), &change);
	}
	if (!has_racks || rackless == 0 || rackless == count)
		return true;
	say_error(task, DECODE_OPERATION_EXCEPTION, BYTES("Not all brokers have rack information. Add --disable-rack-aware in command line to make replica "
	                                                  "assignment without rack information."));
	return false;
}

static bool propose(struct task *task, const struct image *image, struct reassign_plan *plan)
{
	struct reassign *r = task->state;
	struct buf problem = { .heap = task->heap };
	struct prng prng;

	prng_seed(&prng, tool_seed(task), 1);
	plan->moves = arena_calloc(task_arena(task), (size_t)r->present.count + 1, sizeof(*plan->moves));
	for (int32_t at = 0, end; at < r->present.count; at = end) {
		int32_t replicas = r->present.moves[at].replicas.count;

		for (end = at; end < r->present.count && bytes_equal(r->present.moves[end].partition.topic, r->present.moves[at].partition.topic);)
			end++;
		int32_t *placed = placer_place(image, &prng, end - at, replicas, task_arena(task), &problem);

		if (!placed) {
			say_error(task, "org.apache.kafka.common.errors.InvalidReplicationFactorException", arena_copy(task_arena(task), buf_bytes(&problem)));
			buf_free(&problem);
			return false;
		}
		for (int32_t i = at; i < end; i++)
			plan->moves[plan->count++] =
				(struct reassign_move){ r->present.moves[i].partition, { placed + (size_t)(i - at) * (size_t)replicas, replicas } };
	}
	buf_free(&problem);
	return true;
}

static void generate(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct reassign_plan plan = { 0 };
	struct image image;

	if (has_failed(task, result))
		return;
	if (make_image(task, result->items[0].data, &image) && propose(task, &image, &plan)) {
		task_out(task, "Current partition replica assignment\n");
		print_present(task, &r->present);
		task_out(task, "\n\nProposed partition reassignment configuration\n");
		r->dirs.item_count = 0;
		print_present(task, &plan);
		task_out(task, "\n");
		tool_exit(task, 0);
	}
	image_free(&image);
}

static void generate_with_dirs(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (has_failed(task, result))
		return;
	r->dirs = *result;
	tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), generate);
}

/* Brokers that are there tell where replicas lie; those of the others are anywhere. */
static void generate_with_brokers(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t *ids = r->brokers, count = r->broker_count;

	if (has_failed(task, result))
		return;
	take_brokers(task, result);
	describe_dirs(task, generate_with_dirs);
	r->brokers = ids;
	r->broker_count = count;
}

static void generate_from(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (take_present(task, result, false))
		tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), generate_with_brokers);
}

/* ---- The command line ------------------------------------------------------------------------------------------------------------ */

/* What each action may have besides itself, and what it must have. */
static const char *const required[ACTIONS][3] = { { "reassignment-json-file" }, { "topics-to-move-json-file", "broker-list" }, { "reassignment-json-file" },
	                                              { "reassignment-json-file" }, { NULL } };
static const char *const permitted[ACTIONS][8] = {
	{ "bootstrap-server", "command-config", "preserve-throttles" },
	{ "bootstrap-server", "broker-list", "command-config", "disable-rack-aware" },
	{ "additional", "bootstrap-server", "command-config", "throttle", "replica-alter-log-dirs-throttle", "timeout", "disallow-replication-factor-change" },
	{ "bootstrap-server", "bootstrap-controller", "command-config", "preserve-throttles", "timeout" },
	{ "bootstrap-server", "bootstrap-controller", "command-config" },
};

static bool is_in(const char *const *names, const char *name)
{
	for (; *names; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static bool choose_action(struct task *task)
{
	struct reassign *r = task->state;
	const struct options *o = &task->options;
	int count = 0;

	for (int i = 0; i < ACTIONS; i++)
		if (options_has(o, actions[i])) {
			r->action = (enum action)i;
			count++;
		}
	if (count != 1)
		tool_usage(task, "Command must include exactly one action: --generate, --execute, --verify, --cancel, --list");
	else if (options_has(o, "bootstrap-server") && options_has(o, "bootstrap-controller"))
		tool_usage(task, "Please don't specify both --bootstrap-server and --bootstrap-controller");
	else if (!options_has(o, "bootstrap-server") && !options_has(o, "bootstrap-controller"))
		tool_usage(task, "Please specify either --bootstrap-server or --bootstrap-controller");
	else
		return true;
	return false;
}

static bool is_valid(struct task *task)
{
	struct reassign *r = task->state;

	if (!choose_action(task))
		return false;
	for (int i = 0; required[r->action][i]; i++)
		if (tool_missing(task, required[r->action][i]))
			return false;
	for (int i = 0; options[i].name; i++) {
		const char *name = options[i].name;

		if (!options_has(&task->options, name) || strcmp(name, actions[r->action]) == 0 || is_in(required[r->action], name) ||
		    is_in(permitted[r->action], name))
			continue;
		tool_usage(task, "Option \"[%s]\" can't be used with action \"[%s]\"", name, actions[r->action]);
		return false;
	}
	return true;
}

static bool read_file(struct task *task, const char *option, struct bytes *text)
{
	struct bytes path = options_text(&task->options, &task->memory, option), contents;

	if (task_read_file(task, path, &contents) != ERR_OK) {
		say_caused(task, "java.io.IOException", arena_printf(task_arena(task), "Unable to read file %.*s", TEXT(path)),
		           arena_printf(task_arena(task), "java.nio.file.NoSuchFileException: %.*s", TEXT(path)));
		return false;
	}
	*text = arena_copy(&task->memory, contents);
	return true;
}

static bool take_broker_list(struct task *task)
{
	struct reassign *r = task->state;
	struct bytes *items;
	int32_t count = tool_split(&task->memory, options_text(&task->options, &task->memory, "broker-list"), ',', &items);

	r->brokers = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < count; i++) {
		int32_t before = r->broker_count;
		int64_t id;

		if (!bytes_to_int64(items[i], &id) || id < INT32_MIN || id > INT32_MAX) {
			say_error(task, "java.lang.NumberFormatException", arena_printf(task_arena(task), "For input string: \"%.*s\"", TEXT(items[i])));
			return false;
		}
		r->broker_count = add_id(r->brokers, r->broker_count, (int32_t)id);
		if (r->broker_count == before) {
			say_error(task, DECODE_COMMAND_EXCEPTION, arena_printf(task_arena(task), "Broker list contains duplicate entries: [%d]", (int)id));
			return false;
		}
	}
	return true;
}

static bool take_plan(struct task *task)
{
	struct reassign *r = task->state;
	struct decode_problem problem = { 0 };
	struct bytes text;

	if (r->action == LIST)
		return true;
	if (r->action == GENERATE && (!read_file(task, "topics-to-move-json-file", &text) || !take_broker_list(task)))
		return false;
	if (r->action != GENERATE && !read_file(task, "reassignment-json-file", &text))
		return false;
	bool is_good = r->action == GENERATE ? reassign_parse_topics(task, text, &r->topics, &r->topic_count, &problem) : reassign_parse(task, text, &r->wanted, &problem);

	if (is_good && r->action == EXECUTE)
		is_good = reassign_check(task, &r->wanted, &problem);
	if (!is_good)
		say_caused(task, problem.class, problem.text, problem.cause);
	return is_good;
}

static void act(struct task *task)
{
	static tool_then *const then[ACTIONS] = { verify, NULL, check_moves, cancel, list_moves };
	struct reassign *r = task->state;

	if (r->action == GENERATE)
		describe(task, generate_from);
	else
		tool_then_do(task, admin_list_reassignments(r->tool.admin, task->event, task->fx, NULL, 0, 0), then[r->action]);
}

static void start(struct task *task)
{
	struct buf problem = { .heap = task->heap };

	if (!bytes_is_null(task->options.problem)) {
		tool_uncaught(task, task->options.problem_class, task->options.problem);
		return;
	}
	if (tool_helped(task, "This tool helps to move topic partitions between replicas.") || !is_valid(task))
		return;
	bool is_controller = options_has(&task->options, "bootstrap-controller");

	((struct reassign *)task->state)->tool.client_id = "reassign-partitions-tool";
	if (!tool_open(task, options_text(&task->options, &task->memory, is_controller ? "bootstrap-controller" : "bootstrap-server"), is_controller,
	               options_text(&task->options, &task->memory, "command-config"), &problem)) {
		if (!task->is_done)
			tool_fail_to_open(task, &problem);
	} else if (take_plan(task)) {
		act(task);
	}
	buf_free(&problem);
}

const struct command kafka_reassign_partitions_command = { .name = "kafka-reassign-partitions",
	                                                       .summary = "move partitions to other brokers",
	                                                       .group = COMMAND_KAFKA,
	                                                       .options = options,
	                                                       .state_size = sizeof(struct reassign),
	                                                       .start = start,
	                                                       .step = tool_step,
	                                                       .deadline = tool_deadline,
	                                                       .end = tool_end };
