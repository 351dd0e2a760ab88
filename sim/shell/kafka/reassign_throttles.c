/* The throttles of a reassignment: bytes a second that brokers spend on it, and the replicas that they are for. */
#include <stdlib.h>

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

/* From whom to whom a partition goes. */
struct transfer {
	struct topic_partition partition;
	struct int_list sources, destinations;
};

static struct int_list without(struct arena *arena, struct int_list ids, struct int_list others)
{
	int32_t *left = arena_calloc(arena, (size_t)ids.count + 1, sizeof(*left)), count = 0;

	for (int32_t i = 0; i < ids.count; i++)
		if (!reassign_has_id(others, ids.items[i]))
			left[count++] = ids.items[i];
	return (struct int_list){ left, count };
}

/* The plan's, and those of reassignments that are under way. What is being moved already comes from where it was before. */
static int32_t find_transfers(struct task *task, struct transfer **out)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);
	struct transfer *list = arena_calloc(arena, (size_t)(r->moving.count + r->wanted.count) + 1, sizeof(*list));
	int32_t count = 0, at;

	for (int32_t i = 0; i < r->moving.count; i++)
		list[count++] = (struct transfer){ r->moving.moves[i].partition, without(arena, r->moving.moves[i].replicas, r->adding[i]), r->adding[i] };
	for (int32_t i = 0; i < r->wanted.count; i++) {
		for (at = 0; at < count && topic_partition_compare(list[at].partition, r->wanted.moves[i].partition) != 0; at++)
			;
		if (at == count)
			list[count++] = (struct transfer){ r->wanted.moves[i].partition, reassign_find(&r->present, r->wanted.moves[i].partition)->replicas, { NULL, 0 } };
		list[at].destinations = without(arena, r->wanted.moves[i].replicas, list[at].sources);
	}
	*out = list;
	return count;
}

static int compare_texts(const void *a, const void *b)
{
	return bytes_compare(*(const struct bytes *)a, *(const struct bytes *)b);
}

/* "0:1,0:2,10:1,1:3": partition and broker, in the order of their texts. */
static struct bytes throttled_replicas(struct arena *arena, const struct transfer *list, int32_t count, struct bytes topic, bool is_of_sources)
{
	int32_t room = 1, found = 0;

	for (int32_t i = 0; i < count; i++)
		room += list[i].sources.count + list[i].destinations.count;
	struct bytes *texts = arena_calloc(arena, (size_t)room, sizeof(*texts)), all = BYTES("");

	for (int32_t i = 0; i < count; i++) {
		struct int_list ids = is_of_sources ? list[i].sources : list[i].destinations;

		for (int32_t j = 0; j < ids.count && bytes_equal(list[i].partition.topic, topic); j++)
			texts[found++] = arena_printf(arena, "%d:%d", list[i].partition.partition, ids.items[j]);
	}
	qsort(texts, (size_t)found, sizeof(*texts), compare_texts);
	for (int32_t i = 0; i < found; i++)
		all = arena_printf(arena, "%.*s%s%.*s", TEXT(all), i > 0 ? "," : "", TEXT(texts[i]));
	return all;
}

static void add_rate(struct task *task, struct alters *list, int32_t broker, const char *name, int64_t rate)
{
	struct arena *arena = task_arena(task);

	add_alter(list, 4, arena_printf(arena, "%d", broker), name, arena_printf(arena, "%lld", (long long)rate));
}

void reassign_throttle(struct task *task, int64_t rate, tool_then *then)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);
	struct transfer *transfers;
	int32_t transfer_count = find_transfers(task, &transfers), room = 1, count = 0, *ids;

	for (int32_t i = 0; i < transfer_count; i++)
		room += transfers[i].sources.count + transfers[i].destinations.count;
	ids = arena_calloc(arena, (size_t)room, sizeof(*ids));
	struct alters list = { arena_calloc(arena, (size_t)(transfer_count + room) * 2, sizeof(struct admin_alter)), 0 };

	for (int32_t i = 0; i < transfer_count; i++) {
		struct bytes topic = transfers[i].partition.topic;
		bool is_new = true;

		for (int32_t j = 0; j < i; j++)
			is_new = is_new && !bytes_equal(transfers[j].partition.topic, topic);
		for (int j = 0; j < 2 && is_new; j++)
			add_alter(&list, 2, topic, topic_throttles[j], throttled_replicas(arena, transfers, transfer_count, topic, j == 0));
		for (int32_t j = 0; j < transfers[i].sources.count; j++)
			count = reassign_add_id(ids, count, transfers[i].sources.items[j]);
		for (int32_t j = 0; j < transfers[i].destinations.count; j++)
			count = reassign_add_id(ids, count, transfers[i].destinations.items[j]);
	}
	for (int32_t i = 0; i < count; i++)
		for (int j = 0; j < 2; j++)
			add_rate(task, &list, ids[i], broker_throttles[j], rate);
	tool_then_do(task, admin_alter_configs(r->tool.admin, task->event, task->fx, list.items, list.count, false, 0), then);
}

void reassign_throttle_dirs(struct task *task, int64_t rate, tool_then *then)
{
	struct reassign *r = task->state;
	struct alters list = { arena_calloc(task_arena(task), (size_t)r->dir_move_count + 1, sizeof(struct admin_alter)), 0 };

	for (int32_t i = 0; i < r->dir_move_count; i++)
		if (i == 0 || r->dir_moves[i].replica.broker != r->dir_moves[i - 1].replica.broker)
			add_rate(task, &list, r->dir_moves[i].replica.broker, broker_throttles[2], rate);
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
