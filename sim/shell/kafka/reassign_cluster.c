/* What the actions of kafka-reassign-partitions share: complaints, and what the cluster tells of partitions, brokers and directories. */
#include "sim/shell/kafka/reassign.h"

/* ---- Complaints: this tool's go to standard output ------------------------------------------------------------------------------ */

void reassign_say_terse(struct task *task, struct bytes message)
{
	task_out(task, "%.*s\n", TEXT(message));
	tool_exit(task, 1);
}

/* `cause`: null for none. */
void reassign_say_caused(struct task *task, const char *class, struct bytes message, struct bytes cause)
{
	task_out(task, "Error: %.*s\n%s: %.*s\n", TEXT(message), class, TEXT(message));
	if (!bytes_is_null(cause))
		task_out(task, "Caused by: %.*s\n", TEXT(cause));
	task_out(task, "\n");
	tool_exit(task, 1);
}

void reassign_say_error(struct task *task, const char *class, struct bytes message)
{
	reassign_say_caused(task, class, message, BYTES_NULL);
}

/* Of a call: its message is that of the exception it holds. */
void reassign_say_execution_error(struct task *task, struct bytes message)
{
	reassign_say_caused(task, "java.util.concurrent.ExecutionException", message, message);
}

bool reassign_has_failed(struct task *task, const struct admin_result *result)
{
	struct bytes error = tool_error_of(task, result);

	if (bytes_is_null(error))
		return false;
	reassign_say_execution_error(task, error);
	return true;
}

/* A flag that is a number; -1 if it is not given. */
int64_t reassign_number(struct task *task, const char *name)
{
	int64_t number = -1;

	options_integer(&task->options, task_arena(task), name, &number);
	return number;
}

int32_t reassign_add_id(int32_t *ids, int32_t count, int32_t id)
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
int32_t reassign_topics_of(struct task *task, const struct reassign_plan *plan, struct bytes **out)
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

bool reassign_has_id(struct int_list ids, int32_t id)
{
	for (int32_t i = 0; i < ids.count; i++)
		if (ids.items[i] == id)
			return true;
	return false;
}

/* Who sends and who receives, by topic and by broker. */
/* ---- What is being moved -------------------------------------------------------------------------------------------------------- */

static struct int_list keep(struct task *task, const int32_t *ids, int32_t count)
{
	int32_t *copy = arena_calloc(&task->memory, (size_t)count + 1, sizeof(*copy));

	if (count > 0)
		memcpy(copy, ids, (size_t)count * sizeof(*copy));
	return (struct int_list){ copy, count };
}

void reassign_take_moving(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	r->moving.moves = arena_calloc(&task->memory, (size_t)result->item_count + 1, sizeof(*r->moving.moves));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_partition_reassignments_response_ongoing_partition_reassignment *row = result->items[i].data;

		if (row)
			r->moving.moves[r->moving.count++] =
				(struct reassign_move){ { arena_copy(&task->memory, result->items[i].name), result->items[i].number },
				                        keep(task, row->replicas, row->replicas_count), NULL };
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

/* ---- What is there -------------------------------------------------------------------------------------------------------------- */

/* The replicas of every partition of the topics that were described. */
bool reassign_take_present(struct task *task, const struct admin_result *result, bool is_absence_borne)
{
	struct reassign *r = task->state;
	int32_t room = 0;

	for (int32_t i = 0; i < result->item_count; i++) {
		const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result->items[i].data;

		if (result->items[i].exception && result->items[i].error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION) {
			if (is_absence_borne)
				continue;
			reassign_say_execution_error(task, arena_printf(task_arena(task), "org.apache.kafka.common.errors.UnknownTopicOrPartitionException: Topic %.*s not found.",
															TEXT(result->items[i].name)));
			return false;
		}
		if (result->items[i].exception)
			return !reassign_has_failed(task, result);
		room += topic->partitions_count;
	}
	r->present.moves = arena_calloc(&task->memory, (size_t)room + 1, sizeof(*r->present.moves));
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result->items[i].data;

		for (int32_t j = 0; topic && !result->items[i].exception && j < topic->partitions_count; j++)
			r->present.moves[r->present.count++] =
				(struct reassign_move){ { arena_copy(&task->memory, result->items[i].name), topic->partitions[j].partition_index },
				                        keep(task, topic->partitions[j].replica_nodes, topic->partitions[j].replica_nodes_count), NULL };
	}
	reassign_sort(&r->present);
	return true;
}

void reassign_describe(struct task *task, tool_then *then)
{
	struct reassign *r = task->state;

	tool_then_do(task, admin_describe_topics(r->tool.admin, task->event, task->fx, r->topics, r->topic_count, 0), then);
}

/* The directory in which a replica lies, as its broker told. */
static struct bytes dir_of(void *context, struct topic_partition partition, int32_t broker)
{
	const struct reassign *r = context;

	for (int32_t i = 0; i < r->dirs.item_count; i++)
		if (r->replicas[i].broker == broker && topic_partition_compare(r->replicas[i].partition, partition) == 0)
			return ((const struct admin_replica_log_dirs *)r->dirs.items[i].data)->current_dir;
	return BYTES_NULL;
}

void reassign_describe_dirs(struct task *task, const struct reassign_plan *plan, tool_then *then)
{
	struct reassign *r = task->state;
	int32_t room = 1, count = 0;

	for (int32_t i = 0; i < plan->count; i++)
		room += plan->moves[i].replicas.count;
	r->replicas = arena_calloc(&task->memory, (size_t)room, sizeof(*r->replicas));
	for (int32_t i = 0; i < plan->count; i++)
		for (int32_t j = 0; j < plan->moves[i].replicas.count; j++)
			if (reassign_has_id((struct int_list){ r->brokers, r->broker_count }, plan->moves[i].replicas.items[j]))
				r->replicas[count++] = (struct admin_replica){ plan->moves[i].partition, plan->moves[i].replicas.items[j] };
	tool_then_do(task, admin_describe_replica_log_dirs(r->tool.admin, task->event, task->fx, r->replicas, count, 0), then);
}

void reassign_take_brokers(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	const struct describe_cluster_response *cluster = result->items[0].data;

	r->broker_count = 0;
	r->brokers = arena_calloc(&task->memory, (size_t)cluster->brokers_count + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < cluster->brokers_count; i++)
		r->broker_count = reassign_add_id(r->brokers, r->broker_count, cluster->brokers[i].broker_id);
}

void reassign_print_present(struct task *task, const struct reassign_plan *plan)
{
	struct buf text = { .heap = task->heap };

	reassign_print(plan, dir_of, task->state, &text);
	task_out(task, "%s", buf_text(&text));
	buf_free(&text);
}

/* ---- What is asked of the controller -------------------------------------------------------------------------------------------- */

uint64_t reassign_alter(struct task *task, const struct reassign_plan *plan, bool is_cancelled)
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

struct bytes reassign_names(struct arena *arena, const struct reassign_plan *plan)
{
	struct bytes text = BYTES("");

	for (int32_t i = 0; i < plan->count; i++)
		text = arena_printf(arena, "%.*s%s%.*s-%d", TEXT(text), i > 0 ? "," : "", TEXT(plan->moves[i].partition.topic), plan->moves[i].partition.partition);
	return text;
}

/* A line for each partition that was refused; null: none was. */
struct bytes reassign_refusals(struct task *task, const struct reassign_plan *plan, const struct admin_result *result, int32_t *count)
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
