/* The throttles of a reassignment: bytes a second that brokers spend on it, and the replicas that they are for. */
#include "sim/shell/kafka/reassign.h"

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

/* ---- Setting -------------------------------------------------------------------------------------------------------------------- */

void reassign_throttle(struct task *task, int64_t rate, tool_then *then)
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
				count = reassign_add_id(ids, count, now->replicas.items[j]);
			}
			for (int32_t j = 0; j < move->replicas.count; j++) {
				count = reassign_add_id(ids, count, move->replicas.items[j]);
				if (!reassign_has_id(now->replicas, move->replicas.items[j]))
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
	tool_then_do(task, admin_alter_configs(r->tool.admin, task->event, task->fx, list.items, list.count, false, 0), then);
}

/* ---- Clearing ------------------------------------------------------------------------------------------------------------------- */

static void done(struct task *task, const struct admin_result *result)
{
	if (!reassign_has_failed(task, result))
		tool_exit(task, 0);
}

static void clear_topic_throttles(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct alters list = { arena_calloc(task_arena(task), (size_t)r->topic_count * 2 + 1, sizeof(struct admin_alter)), 0 };

	if (reassign_has_failed(task, result))
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

static void clear_broker_throttles(struct task *task)
{
	struct reassign *r = task->state;
	int32_t room = r->broker_count, count = 0, *ids;

	for (int32_t i = 0; i < r->wanted.count; i++)
		room += r->wanted.moves[i].replicas.count;
	ids = arena_calloc(task_arena(task), (size_t)room + 1, sizeof(*ids));
	for (int32_t i = 0; i < r->broker_count; i++)
		count = reassign_add_id(ids, count, r->brokers[i]);
	for (int32_t i = 0; i < r->wanted.count; i++)
		for (int32_t j = 0; j < r->wanted.moves[i].replicas.count; j++)
			count = reassign_add_id(ids, count, r->wanted.moves[i].replicas.items[j]);
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

	if (reassign_has_failed(task, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;

	r->brokers = arena_calloc(&task->memory, (size_t)cluster->brokers_count + 1, sizeof(*r->brokers));
	for (int32_t i = 0; i < cluster->brokers_count; i++)
		r->brokers[r->broker_count++] = cluster->brokers[i].broker_id;
	r->topic_count = reassign_topics_of(task, &r->wanted, &r->topics);
	clear_broker_throttles(task);
}

void reassign_clear_throttles(struct task *task)
{
	struct reassign *r = task->state;

	if (options_has(&task->options, "preserve-throttles"))
		tool_exit(task, 0);
	else
		tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), then_clear);
}
