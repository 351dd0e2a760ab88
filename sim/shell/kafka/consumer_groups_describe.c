/* kafka-consumer-groups --describe: offsets and lag, members, state. */
#include <stdlib.h>

#include "sim/shell/kafka/consumer_groups.h"

#define classic_group describe_groups_response_described_group
#define modern_group consumer_group_describe_response_described_group
#define described_topic describe_topic_partitions_response_describe_topic_partitions_response_topic

/* A member in the words of either protocol. */
struct member {
	struct bytes id, instance_id, host, client_id;
	struct topic_partition *assigned, *target;
	int32_t assigned_count, target_count;
	int32_t epoch; /* -1: none */
	int8_t type;   /* 1 consumer, 0 classic, -1 not told */
};

struct group {
	struct bytes name, state, assignor;
	int32_t coordinator;
	struct member *members;
	int32_t member_count;
	int32_t epoch, assignment_epoch; /* -1: none */
};

/* ---- The two protocols as one --------------------------------------------------------------------------------------- */

static int32_t take_assignment(struct task *task, const struct consumer_group_describe_response_assignment *from, struct topic_partition **out)
{
	int32_t count = 0;

	for (int32_t i = 0; i < from->topic_partitions_count; i++)
		count += from->topic_partitions[i].partitions_count;
	*out = arena_calloc(task_arena(task), (size_t)count + 1, sizeof(**out));
	count = 0;
	for (int32_t i = 0; i < from->topic_partitions_count; i++)
		for (int32_t j = 0; j < from->topic_partitions[i].partitions_count; j++)
			(*out)[count++] = (struct topic_partition){ from->topic_partitions[i].topic_name, from->topic_partitions[i].partitions[j] };
	return count;
}

static void take_modern(struct task *task, const struct modern_group *from, struct group *to)
{
	to->name = from->group_id;
	to->state = from->group_state;
	to->assignor = from->assignor_name;
	to->epoch = from->group_epoch;
	to->assignment_epoch = from->assignment_epoch;
	to->member_count = from->members_count;
	to->members = arena_calloc(task_arena(task), (size_t)from->members_count + 1, sizeof(*to->members));
	for (int32_t i = 0; i < from->members_count; i++) {
		const struct consumer_group_describe_response_member *m = &from->members[i];
		struct member *member = &to->members[i];

		*member = (struct member){ .id = m->member_id, .instance_id = m->instance_id, .host = m->client_host, .client_id = m->client_id,
			                       .epoch = m->member_epoch, .type = m->member_type };
		member->assigned_count = take_assignment(task, &m->assignment, &member->assigned);
		member->target_count = take_assignment(task, &m->target_assignment, &member->target);
	}
}

static void take_classic(struct task *task, const struct classic_group *from, struct group *to)
{
	to->name = from->group_id;
	to->state = from->group_state;
	to->assignor = from->protocol_data;
	to->epoch = to->assignment_epoch = -1;
	to->member_count = from->members_count;
	to->members = arena_calloc(task_arena(task), (size_t)from->members_count + 1, sizeof(*to->members));
	for (int32_t i = 0; i < from->members_count; i++) {
		const struct describe_groups_response_described_group_member *m = &from->members[i];
		struct member *member = &to->members[i];

		*member = (struct member){ .id = m->member_id, .instance_id = m->group_instance_id, .host = m->client_host, .client_id = m->client_id,
			                       .epoch = -1, .type = -1 };
		if (m->member_assignment.size == 0 ||
		    !assignment_decode(m->member_assignment, task_arena(task), &member->assigned, &member->assigned_count))
			member->assigned_count = 0;
	}
}

static int by_name(const void *a, const void *b)
{
	return bytes_compare(((const struct group *)a)->name, ((const struct group *)b)->name);
}

/* The groups in the order of a TreeMap. */
static struct group *take_groups(struct task *task)
{
	struct consumer_groups *g = task->state;
	struct group *groups = arena_calloc(task_arena(task), (size_t)g->described->item_count + 1, sizeof(*groups));

	for (int32_t i = 0; i < g->described->item_count; i++) {
		const struct admin_item *item = &g->described->items[i];

		groups[i].coordinator = item->node;
		if (bytes_equal_text(bytes_of_text(item->api->name), "ConsumerGroupDescribe"))
			take_modern(task, item->data, &groups[i]);
		else
			take_classic(task, item->data, &groups[i]);
	}
	qsort(groups, (size_t)g->described->item_count, sizeof(*groups), by_name);
	return groups;
}

/* ---- What is told of every group ------------------------------------------------------------------------------------ */

static bool is_one_of(struct bytes text, const char *const *words)
{
	for (; *words; words++)
		if (bytes_equal_text(text, *words))
			return true;
	return false;
}

/* Whether its rows are worth showing; tells what is to be told first. */
static bool tell_state(struct task *task, const struct group *group, int32_t rows)
{
	static const char *const rebalancing[] = { "PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling", NULL };
	bool is_dead = bytes_equal_text(group->state, "Dead");

	if (is_dead)
		consumer_groups_error(task, arena_printf(task_arena(task), "Consumer group '%.*s' does not exist.", TEXT(group->name)), NULL, BYTES_NULL);
	else if (bytes_equal_text(group->state, "Empty"))
		task_err(task, "\nConsumer group '%.*s' has no active members.\n", TEXT(group->name));
	else if (is_one_of(group->state, rebalancing))
		task_err(task, "\nWarning: Consumer group '%.*s' is rebalancing.\n", TEXT(group->name));
	return !is_dead && rows > 0;
}

static int max_of(int a, size_t b)
{
	return (int)b > a ? (int)b : a;
}

static struct bytes number_text(struct task *task, int64_t value)
{
	return value < 0 ? BYTES("-") : arena_printf(task_arena(task), "%lld", (long long)value);
}

/* ---- Offsets -------------------------------------------------------------------------------------------------------- */

struct row {
	struct bytes group, topic, consumer, host, client;
	int32_t partition; /* -1: none */
	int64_t committed, log_end;
	int32_t leader_epoch;
};

struct rows {
	struct row *items;
	int32_t count;
};

static const struct group_partition *known_partition(const struct consumer_groups *g, struct topic_partition tp)
{
	for (int32_t i = 0; i < g->partition_count; i++)
		if (topic_partition_compare(g->partitions[i].partition, tp) == 0)
			return &g->partitions[i];
	return NULL;
}

static const struct admin_group_offsets *offsets_of(const struct consumer_groups *g, struct bytes group)
{
	for (int32_t i = 0; i < g->committed->item_count; i++)
		if (bytes_equal(g->committed->items[i].name, group))
			return g->committed->items[i].data;
	return NULL;
}

static const struct admin_group_offset *offset_of(const struct admin_group_offsets *offsets, struct topic_partition tp)
{
	for (int32_t i = 0; offsets && i < offsets->count; i++)
		if (topic_partition_compare((struct topic_partition){ offsets->offsets[i].topic, offsets->offsets[i].partition }, tp) == 0)
			return &offsets->offsets[i];
	return NULL;
}

static void add_row(struct consumer_groups *g, struct rows *rows, const struct group *group, struct topic_partition tp, const struct member *member)
{
	const struct group_partition *known = known_partition(g, tp);
	const struct admin_group_offset *committed = offset_of(offsets_of(g, group->name), tp);

	rows->items[rows->count++] = (struct row){ .group = group->name,
		                                       .topic = tp.topic,
		                                       .partition = tp.partition,
		                                       .committed = committed ? committed->offset : -1,
		                                       .leader_epoch = committed ? committed->leader_epoch : -1,
		                                       .log_end = known ? known->log_end : -1,
		                                       .consumer = member ? member->id : BYTES("-"),
		                                       .host = member ? member->host : BYTES("-"),
		                                       .client = member ? member->client_id : BYTES("-") };
}

static bool is_assigned(const struct group *group, struct topic_partition tp)
{
	for (int32_t i = 0; i < group->member_count; i++)
		for (int32_t j = 0; j < group->members[i].assigned_count; j++)
			if (topic_partition_compare(group->members[i].assigned[j], tp) == 0)
				return true;
	return false;
}

/* Members with most partitions first, then what nobody owns. */
static struct rows rows_of(struct task *task, struct group *group)
{
	struct consumer_groups *g = task->state;
	const struct admin_group_offsets *offsets = offsets_of(g, group->name);
	size_t size = offsets ? (size_t)offsets->count : 0;
	struct rows rows = { 0 };

	for (int32_t i = 0; i < group->member_count; i++)
		size += (size_t)group->members[i].assigned_count;
	rows.items = arena_calloc(task_arena(task), size + 1, sizeof(*rows.items));
	for (int32_t count = 0, wanted = INT32_MAX; wanted > 0; wanted = count) {
		/* Stable by hand: the members of each size, from the largest on, in the order of the answer. */
		count = 0;
		for (int32_t i = 0; i < group->member_count; i++)
			if (group->members[i].assigned_count < wanted && group->members[i].assigned_count > count)
				count = group->members[i].assigned_count;
		for (int32_t i = 0; i < group->member_count && count > 0; i++) {
			struct member *member = &group->members[i];

			if (member->assigned_count != count)
				continue;
			topic_partition_sort(member->assigned, member->assigned_count);
			for (int32_t j = 0; j < member->assigned_count; j++)
				add_row(g, &rows, group, member->assigned[j], member);
		}
	}
	for (int32_t i = 0; offsets && i < offsets->count; i++) {
		struct topic_partition tp = { offsets->offsets[i].topic, offsets->offsets[i].partition };

		if (offsets->offsets[i].offset >= 0 && !is_assigned(group, tp))
			add_row(g, &rows, group, tp, NULL);
	}
	return rows;
}

static void print_offset_line(struct task *task, const int width[4], struct bytes group, struct bytes topic, struct bytes partition,
                              struct bytes epoch, struct bytes committed, struct bytes log_end, struct bytes lag, struct bytes consumer,
                              struct bytes host, struct bytes client)
{
	task_out(task, "\n%-*.*s %-*.*s %-10.*s ", width[0], TEXT(group), width[1], TEXT(topic), TEXT(partition));
	if (consumer_groups_has(task, "verbose"))
		task_out(task, "%-15.*s ", TEXT(epoch));
	task_out(task, "%-15.*s %-15.*s %-15.*s %-*.*s %-*.*s %.*s", TEXT(committed), TEXT(log_end), TEXT(lag), width[2], TEXT(consumer),
	         width[3], TEXT(host), TEXT(client));
}

static void print_offsets(struct task *task, struct group *group)
{
	struct rows rows = rows_of(task, group);
	int width[4] = { 15, 15, 15, 15 };

	if (!tell_state(task, group, rows.count))
		return;
	for (int32_t i = 0; i < rows.count; i++) {
		width[0] = max_of(width[0], rows.items[i].group.size);
		width[1] = max_of(width[1], rows.items[i].topic.size);
		width[2] = max_of(width[2], rows.items[i].consumer.size);
		width[3] = max_of(width[3], rows.items[i].host.size);
	}
	print_offset_line(task, width, BYTES("GROUP"), BYTES("TOPIC"), BYTES("PARTITION"), BYTES("LEADER-EPOCH"), BYTES("CURRENT-OFFSET"),
	                  BYTES("LOG-END-OFFSET"), BYTES("LAG"), BYTES("CONSUMER-ID"), BYTES("HOST"), BYTES("CLIENT-ID"));
	for (int32_t i = 0; i < rows.count; i++) {
		const struct row *r = &rows.items[i];
		struct bytes lag = r->committed < 0 || r->log_end < 0 ? BYTES("-") :
		                   arena_printf(task_arena(task), "%lld", (long long)(r->log_end - r->committed));

		print_offset_line(task, width, r->group, r->topic, number_text(task, r->partition), number_text(task, r->leader_epoch),
		                  number_text(task, r->committed), number_text(task, r->log_end), lag, r->consumer, r->host, r->client);
	}
	task_out(task, "\n");
}

static void print_all_offsets(struct task *task)
{
	struct consumer_groups *g = task->state;
	struct group *groups = take_groups(task);

	for (int32_t i = 0; i < g->described->item_count; i++)
		print_offsets(task, &groups[i]);
	tool_exit(task, 0);
}

/* ---- Getting the offsets -------------------------------------------------------------------------------------------- */

static void got_log_ends(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = task->state;

	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_offsets_response_list_offsets_partition_response *answer = result->items[i].data;
		struct topic_partition tp = { result->items[i].name, result->items[i].number };

		for (int32_t j = 0; j < g->partition_count; j++)
			if (topic_partition_compare(g->partitions[j].partition, tp) == 0)
				g->partitions[j].log_end = answer->offset;
	}
	print_all_offsets(task);
}

static void got_leaders(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = task->state;
	struct admin_partition_time *asked = arena_calloc(task_arena(task), (size_t)g->partition_count + 1, sizeof(*asked));
	int32_t count = 0;

	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return;
	for (int32_t i = 0; i < g->partition_count; i++)
		g->partitions[i].has_leader = true;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct described_topic *topic = result->items[i].data;

		for (int32_t j = 0; j < topic->partitions_count; j++)
			for (int32_t k = 0; k < g->partition_count && topic->partitions[j].leader_id < 0; k++)
				if (topic_partition_compare(g->partitions[k].partition,
				                            (struct topic_partition){ topic->name, topic->partitions[j].partition_index }) == 0)
					g->partitions[k].has_leader = false;
	}
	for (int32_t i = 0; i < g->partition_count; i++)
		if (g->partitions[i].has_leader)
			asked[count++] = (struct admin_partition_time){ g->partitions[i].partition, -1 };
	if (count == 0)
		print_all_offsets(task);
	else
		tool_then_do(task, admin_list_offsets(g->tool.admin, task->event, task->fx, asked, count, false, g->timeout_ms), got_log_ends);
}

static void add_partition(struct consumer_groups *g, struct topic_partition tp)
{
	if (!known_partition(g, tp))
		g->partitions[g->partition_count++] = (struct group_partition){ .partition = tp, .committed = -1, .log_end = -1 };
}

/* Every partition that a member owns or the group has an offset of, each once. */
static void gather_partitions(struct task *task, struct group *groups)
{
	struct consumer_groups *g = task->state;
	size_t size = 0;

	for (int32_t i = 0; i < g->described->item_count; i++) {
		const struct admin_group_offsets *offsets = offsets_of(g, groups[i].name);

		size += offsets ? (size_t)offsets->count : 0;
		for (int32_t j = 0; j < groups[i].member_count; j++)
			size += (size_t)groups[i].members[j].assigned_count;
	}
	g->partitions = arena_calloc(&task->memory, size + 1, sizeof(*g->partitions));
	for (int32_t i = 0; i < g->described->item_count; i++) {
		const struct admin_group_offsets *offsets = offsets_of(g, groups[i].name);

		for (int32_t j = 0; offsets && j < offsets->count; j++)
			if (offsets->offsets[j].offset >= 0)
				add_partition(g, (struct topic_partition){ offsets->offsets[j].topic, offsets->offsets[j].partition });
		for (int32_t j = 0; j < groups[i].member_count; j++)
			for (int32_t k = 0; k < groups[i].members[j].assigned_count; k++) {
				struct topic_partition tp = groups[i].members[j].assigned[k];

				tp.topic = arena_copy(&task->memory, tp.topic);
				add_partition(g, tp);
			}
	}
}

static void got_committed(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = task->state;

	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return;
	g->committed = consumer_groups_keep(task, result);
	gather_partitions(task, take_groups(task));
	struct bytes *topics = arena_calloc(task_arena(task), (size_t)g->partition_count + 1, sizeof(*topics));
	int32_t count = 0;

	for (int32_t i = 0; i < g->partition_count; i++) {
		bool is_known = false;

		for (int32_t j = 0; j < count && !is_known; j++)
			is_known = bytes_equal(topics[j], g->partitions[i].partition.topic);
		if (!is_known)
			topics[count++] = g->partitions[i].partition.topic;
	}
	if (count == 0)
		print_all_offsets(task);
	else
		tool_then_do(task, admin_describe_topics(g->tool.admin, task->event, task->fx, topics, count, g->timeout_ms), got_leaders);
}

/* ---- Members -------------------------------------------------------------------------------------------------------- */

/* "a:0,1;b:2" */
static struct bytes assignment_text(struct task *task, struct topic_partition *partitions, int32_t count)
{
	struct buf out = { .heap = task->heap };

	topic_partition_sort(partitions, count);
	for (int32_t i = 0; i < count; i++) {
		bool is_same = i > 0 && bytes_equal(partitions[i].topic, partitions[i - 1].topic);

		if (is_same)
			buf_printf(&out, ",%d", partitions[i].partition);
		else
			buf_printf(&out, "%s%.*s:%d", i > 0 ? ";" : "", TEXT(partitions[i].topic), partitions[i].partition);
	}
	struct bytes text = count == 0 ? BYTES("-") : arena_copy(task_arena(task), buf_bytes(&out));

	buf_free(&out);
	return text;
}

struct member_columns {
	int group, consumer, instance, host, client, current, target;
	bool has_instance;
	bool has_classic, has_modern;
};

static struct member_columns measure_members(struct task *task, const struct group *group)
{
	struct member_columns c = { 15, 15, 17, 15, 15, 20, 20, false, false, false };

	for (int32_t i = 0; i < group->member_count; i++) {
		const struct member *m = &group->members[i];

		c.group = max_of(c.group, group->name.size);
		c.consumer = max_of(c.consumer, m->id.size);
		c.instance = max_of(c.instance, m->instance_id.size);
		c.host = max_of(c.host, m->host.size);
		c.client = max_of(c.client, m->client_id.size);
		c.current = max_of(c.current, assignment_text(task, m->assigned, m->assigned_count).size);
		c.target = max_of(c.target, assignment_text(task, m->target, m->target_count).size);
		c.has_instance = c.has_instance || m->instance_id.size > 0;
		c.has_classic = c.has_classic || m->type == 0;
		c.has_modern = c.has_modern || m->type == 1;
	}
	return c;
}

static void print_member_line(struct task *task, const struct member_columns *c, struct bytes group, struct bytes consumer, struct bytes instance,
                              struct bytes host, struct bytes client, struct bytes partitions)
{
	task_out(task, "%-*.*s %-*.*s ", c->group, TEXT(group), c->consumer, TEXT(consumer));
	if (c->has_instance)
		task_out(task, "%-*.*s ", c->instance, TEXT(instance));
	task_out(task, "%-*.*s %-*.*s %-15.*s ", c->host, TEXT(host), c->client, TEXT(client), TEXT(partitions));
}

static void print_member_details(struct task *task, const struct member_columns *c, struct bytes epoch, struct bytes current,
                                 struct bytes target_epoch, struct bytes target, struct bytes upgraded)
{
	task_out(task, "%-15.*s %-*.*s %-15.*s %-*.*s", TEXT(epoch), c->current, TEXT(current), TEXT(target_epoch), c->target, TEXT(target));
	if (c->has_classic && c->has_modern)
		task_out(task, " %.*s", TEXT(upgraded));
}

static void print_members(struct task *task, const struct group *group)
{
	bool is_verbose = consumer_groups_has(task, "verbose");
	struct member_columns c = { 15, 15, 17, 15, 15, 20, 20, false, false, false };

	if (tell_state(task, group, group->member_count))
		c = measure_members(task, group);
	task_out(task, "\n"); /* the header comes even for a group without members */
	print_member_line(task, &c, BYTES("GROUP"), BYTES("CONSUMER-ID"), BYTES("GROUP-INSTANCE-ID"), BYTES("HOST"), BYTES("CLIENT-ID"),
	                  BYTES("#PARTITIONS"));
	if (is_verbose)
		print_member_details(task, &c, BYTES("CURRENT-EPOCH"), BYTES("CURRENT-ASSIGNMENT"), BYTES("TARGET-EPOCH"),
		                     BYTES("TARGET-ASSIGNMENT"), BYTES("UPGRADED"));
	task_out(task, "\n");
	for (int32_t i = 0; i < group->member_count; i++) {
		const struct member *m = &group->members[i];

		print_member_line(task, &c, group->name, m->id, m->instance_id, m->host, m->client_id, number_text(task, m->assigned_count));
		if (is_verbose)
			print_member_details(task, &c, number_text(task, m->epoch), assignment_text(task, m->assigned, m->assigned_count),
			                     number_text(task, group->assignment_epoch), assignment_text(task, m->target, m->target_count),
			                     m->type == 1 ? BYTES("true") : m->type == 0 ? BYTES("false") : BYTES("-"));
		task_out(task, "\n");
	}
}

/* ---- State ---------------------------------------------------------------------------------------------------------- */

static struct bytes coordinator_text(struct task *task, int32_t node)
{
	struct consumer_groups *g = task->state;
	const struct metadata *metadata = admin_metadata(g->tool.admin);
	const struct metadata_broker *broker = metadata_broker(metadata, node >= COORDINATOR_NODE_BASE ? node - COORDINATOR_NODE_BASE : node);

	if (!broker)
		return arena_printf(task_arena(task), ":-1  (%d)", node);
	return arena_printf(task_arena(task), "%.*s:%d  (%d)", TEXT(broker->host), broker->port, broker->id);
}

static void print_state_line(struct task *task, int group_width, int coordinator_width, struct bytes group, struct bytes coordinator,
                             struct bytes assignor, struct bytes state, struct bytes epoch, struct bytes target_epoch, struct bytes members)
{
	task_out(task, "\n%-*.*s %-*.*s %-20.*s %-20.*s ", group_width, TEXT(group), coordinator_width, TEXT(coordinator), TEXT(assignor), TEXT(state));
	if (consumer_groups_has(task, "verbose"))
		task_out(task, "%-15.*s %-25.*s ", TEXT(epoch), TEXT(target_epoch));
	task_out(task, "%.*s", TEXT(members));
}

static void print_state(struct task *task, const struct group *group)
{
	struct bytes coordinator = coordinator_text(task, group->coordinator);
	int group_width = max_of(15, group->name.size), coordinator_width = max_of(25, coordinator.size);

	if (!tell_state(task, group, 1))
		return;
	print_state_line(task, group_width, coordinator_width, BYTES("GROUP"), BYTES("COORDINATOR (ID)"), BYTES("ASSIGNMENT-STRATEGY"),
	                 BYTES("STATE"), BYTES("GROUP-EPOCH"), BYTES("TARGET-ASSIGNMENT-EPOCH"), BYTES("#MEMBERS"));
	print_state_line(task, group_width, coordinator_width, group->name, coordinator, group->assignor.size > 0 ? group->assignor : BYTES("-"),
	                 group->state, number_text(task, group->epoch), number_text(task, group->assignment_epoch),
	                 number_text(task, group->member_count));
	task_out(task, "\n");
}

/* ---- The action ----------------------------------------------------------------------------------------------------- */

static void got_groups(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = task->state;

	if (consumer_groups_failed(task, result, WRAP_EXECUTION))
		return;
	g->described = consumer_groups_keep(task, result);
	if (!consumer_groups_has(task, "members") && !consumer_groups_has(task, "state")) {
		tool_then_do(task,
		             admin_list_group_offsets(g->tool.admin, task->event, task->fx, g->groups, g->group_count, false, g->timeout_ms),
		             got_committed);
		return;
	}
	struct group *groups = take_groups(task);

	for (int32_t i = 0; i < result->item_count; i++) {
		if (consumer_groups_has(task, "members"))
			print_members(task, &groups[i]);
		else
			print_state(task, &groups[i]);
	}
	tool_exit(task, 0);
}

void consumer_groups_describe(struct task *task)
{
	struct consumer_groups *g = task->state;

	if (g->group_count == 0)
		tool_exit(task, 0);
	else
		tool_then_do(task, admin_describe_groups(g->tool.admin, task->event, task->fx, g->groups, g->group_count, g->timeout_ms), got_groups);
}
