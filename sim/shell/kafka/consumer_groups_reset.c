/* kafka-consumer-groups --reset-offsets and --delete-offsets.
 *
 * Groups are taken one after another. For each: its partitions (all that it has offsets of, or those of --topic), whether they exist and have
 * a leader, their first and last offsets, then the new place of each, then, with --execute, the commit.
 */
#include <stdlib.h>

#include "sim/shell/kafka/consumer_groups.h"
#include "sim/shell/kafka/time.h"

#define classic_group describe_groups_response_described_group
#define modern_group consumer_group_describe_response_described_group
#define described_topic describe_topic_partitions_response_describe_topic_partitions_response_topic

#define has consumer_groups_has
#define text_of consumer_groups_text

struct reset_plan {
	struct group_partition *partitions;
	int32_t count;
};

static void next_group(struct task *task);

static struct consumer_groups *state_of(struct task *task)
{
	return task->state;
}

static struct bytes current_group(struct task *task)
{
	return state_of(task)->groups[state_of(task)->next_group];
}

static struct bytes partition_text(struct task *task, struct topic_partition tp)
{
	return arena_printf(task_arena(task), "%.*s-%d", TEXT(tp.topic), tp.partition);
}

/* ---- The end -------------------------------------------------------------------------------------------------------- */

/* Strings that are long or have something below '-' are quoted, as Jackson does. */
static void add_csv(struct buf *out, struct bytes text)
{
	bool is_quoted = text.size > 24;

	for (size_t i = 0; i < text.size; i++)
		is_quoted = is_quoted || text.data[i] < '-';
	buf_printf(out, is_quoted ? "\"%.*s\"," : "%.*s,", TEXT(text));
}

static void print_csv(struct task *task, const int32_t *order)
{
	struct consumer_groups *g = state_of(task);
	struct buf out = { .heap = task->heap };

	for (int32_t i = 0; i < g->group_count; i++) {
		const struct reset_plan *plan = &g->plans[order[i]];

		for (int32_t j = 0; j < plan->count; j++) {
			if (options_count(&task->options, "group") != 1)
				add_csv(&out, g->groups[order[i]]);
			add_csv(&out, plan->partitions[j].partition.topic);
			buf_printf(&out, "%d,%lld\n", plan->partitions[j].partition.partition, (long long)plan->partitions[j].wanted);
		}
	}
	buf_add_char(&out, '\n');
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void print_table(struct task *task, const int32_t *order)
{
	struct consumer_groups *g = state_of(task);
	int group_width = 15, topic_width = 15;

	for (int32_t i = 0; i < g->group_count; i++) {
		group_width = (int)g->groups[i].size > group_width ? (int)g->groups[i].size : group_width;
		for (int32_t j = 0; j < g->plans[i].count; j++) {
			size_t size = g->plans[i].partitions[j].partition.topic.size;

			topic_width = (int)size > topic_width ? (int)size : topic_width;
		}
	}
	if (g->group_count > 0)
		task_out(task, "\n%-*s %-*s %-10s %s", group_width, "GROUP", topic_width, "TOPIC", "PARTITION", "NEW-OFFSET");
	for (int32_t i = 0; i < g->group_count; i++) {
		const struct reset_plan *plan = &g->plans[order[i]];

		for (int32_t j = 0; j < plan->count; j++)
			task_out(task, "\n%-*.*s %-*.*s %-10d %lld", group_width, TEXT(g->groups[order[i]]), topic_width,
			         TEXT(plan->partitions[j].partition.topic), plan->partitions[j].partition.partition, (long long)plan->partitions[j].wanted);
	}
	task_out(task, "\n");
}

static void finish(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	struct bytes *names = arena_calloc(task_arena(task), (size_t)g->group_count + 1, sizeof(*names));
	int32_t *order = arena_calloc(task_arena(task), (size_t)g->group_count + 1, sizeof(*order));

	memcpy(names, g->groups, (size_t)g->group_count * sizeof(*names));
	tool_sort_as_hash_map(task, names, g->group_count, 16);
	for (int32_t i = 0; i < g->group_count; i++)
		for (int32_t j = 0; j < g->group_count; j++)
			if (bytes_equal(g->groups[j], names[i]))
				order[i] = j;
	if (has(task, "export"))
		print_csv(task, order);
	else
		print_table(task, order);
	tool_exit(task, 0);
}

/* ---- The plan of one group ------------------------------------------------------------------------------------------ */

/* Its partitions in the order of the HashMap they come out of. */
static void end_group(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	struct reset_plan *plan = &g->plans[g->next_group];
	struct topic_partition *order = arena_calloc(task_arena(task), (size_t)g->partition_count + 1, sizeof(*order));

	for (int32_t i = 0; i < g->partition_count; i++)
		order[i] = g->partitions[i].partition;
	tool_sort_partitions_as_hash_map(task, order, g->partition_count, 16);
	plan->partitions = arena_calloc(&task->memory, (size_t)g->partition_count + 1, sizeof(*plan->partitions));
	for (int32_t i = 0; i < g->partition_count; i++)
		for (int32_t j = 0; j < g->partition_count; j++)
			if (topic_partition_compare(order[i], g->partitions[j].partition) == 0)
				plan->partitions[plan->count++] = g->partitions[j];
	g->next_group++;
	next_group(task);
}

static void altered(struct task *task, const struct admin_result *result)
{
	if (!consumer_groups_failed(task, result, WRAP_NONE))
		end_group(task);
}

static void end_plan(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	struct admin_group_offset *offsets = arena_calloc(task_arena(task), (size_t)g->partition_count + 1, sizeof(*offsets));

	if (has(task, "dry-run") || !has(task, "execute") || g->partition_count == 0) {
		end_group(task);
		return;
	}
	for (int32_t i = 0; i < g->partition_count; i++)
		offsets[i] = (struct admin_group_offset){ .topic = g->partitions[i].partition.topic, .partition = g->partitions[i].partition.partition,
			                                      .offset = g->partitions[i].wanted, .leader_epoch = -1, .metadata = BYTES("") };
	tool_then_do(task,
	             admin_alter_group_offsets(g->tool.admin, task->event, task->fx, current_group(task), offsets, g->partition_count, g->timeout_ms),
	             altered);
}

/* A wish outside the log is moved to its nearer end. */
static void keep_in_range(struct task *task, struct group_partition *p)
{
	struct bytes name = partition_text(task, p->partition);
	static const char *const logger = "org.apache.kafka.tools.GroupOffsetsResetter";

	if (p->wanted > p->log_end) {
		task_log(task, "WARN", logger, "New offset (%lld) is higher than latest offset for topic partition %.*s. Value will be set to %lld.",
		         (long long)p->wanted, TEXT(name), (long long)p->log_end);
		p->wanted = p->log_end;
	} else if (p->wanted < p->log_start) {
		task_log(task, "WARN", logger, "New offset (%lld) is lower than earliest offset for topic partition %.*s. Value will be set to %lld.",
		         (long long)p->wanted, TEXT(name), (long long)p->log_start);
		p->wanted = p->log_start;
	}
}

static bool is_to_time(struct task *task)
{
	return has(task, "to-datetime") || has(task, "by-duration");
}

static bool plan_one(struct task *task, struct group_partition *p)
{
	struct consumer_groups *g = state_of(task);

	if (has(task, "to-offset")) {
		p->wanted = g->to_offset;
		keep_in_range(task, p);
	} else if (has(task, "to-earliest")) {
		p->wanted = p->log_start;
	} else if (has(task, "to-latest")) {
		p->wanted = p->log_end;
	} else if (has(task, "shift-by")) {
		if (p->committed < 0) {
			tool_usage(task, "Cannot shift offset for partition %.*s since there is no current committed offset",
			           TEXT(partition_text(task, p->partition)));
			return false;
		}
		p->wanted = p->committed + g->shift_by;
		keep_in_range(task, p);
	} else if (is_to_time(task)) {
		if (p->at_time < 0)
			task_out(task, "\nWarn: Partition %d from topic %.*s is empty. Falling back to latest known offset.\n", p->partition.partition,
			         TEXT(p->partition.topic));
		p->wanted = p->at_time < 0 ? p->log_end : p->at_time;
	} else if (has(task, "from-file")) {
		keep_in_range(task, p);
	} else {
		p->wanted = p->committed < 0 ? p->log_end : p->committed;
	}
	return true;
}

static void plan_all(struct task *task)
{
	struct consumer_groups *g = state_of(task);

	for (int32_t i = 0; i < g->partition_count; i++)
		if (!plan_one(task, &g->partitions[i]))
			return;
	end_plan(task);
}

/* ---- Offsets of the log --------------------------------------------------------------------------------------------- */

enum which { WHICH_START, WHICH_END, WHICH_TIME };

static bool take_offsets(struct task *task, const struct admin_result *result, enum which which)
{
	struct consumer_groups *g = state_of(task);

	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return false;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct list_offsets_response_list_offsets_partition_response *answer = result->items[i].data;
		struct topic_partition tp = { result->items[i].name, result->items[i].number };

		for (int32_t j = 0; j < g->partition_count; j++) {
			struct group_partition *p = &g->partitions[j];

			if (topic_partition_compare(p->partition, tp) != 0)
				continue;
			*(which == WHICH_START ? &p->log_start : which == WHICH_END ? &p->log_end : &p->at_time) = answer->offset;
		}
	}
	return true;
}

static void ask_offsets(struct task *task, int64_t timestamp, tool_then *then)
{
	struct consumer_groups *g = state_of(task);
	struct admin_partition_time *asked = arena_calloc(task_arena(task), (size_t)g->partition_count, sizeof(*asked));

	for (int32_t i = 0; i < g->partition_count; i++)
		asked[i] = (struct admin_partition_time){ g->partitions[i].partition, timestamp };
	tool_then_do(task, admin_list_offsets(g->tool.admin, task->event, task->fx, asked, g->partition_count, false, g->timeout_ms), then);
}

static void got_times(struct task *task, const struct admin_result *result)
{
	if (take_offsets(task, result, WHICH_TIME))
		plan_all(task);
}

static void got_ends(struct task *task, const struct admin_result *result)
{
	if (!take_offsets(task, result, WHICH_END))
		return;
	if (is_to_time(task))
		ask_offsets(task, state_of(task)->at_ms, got_times);
	else
		plan_all(task);
}

static void got_starts(struct task *task, const struct admin_result *result)
{
	if (take_offsets(task, result, WHICH_START))
		ask_offsets(task, -1, got_ends);
}

/* ---- Partitions ----------------------------------------------------------------------------------------------------- */

static void add_partition(struct task *task, struct topic_partition tp)
{
	struct consumer_groups *g = state_of(task);
	struct group_partition *partitions;

	for (int32_t i = 0; i < g->partition_count; i++)
		if (topic_partition_compare(g->partitions[i].partition, tp) == 0)
			return;
	partitions = arena_calloc(&task->memory, (size_t)g->partition_count + 1, sizeof(*partitions));
	if (g->partition_count > 0)
		memcpy(partitions, g->partitions, (size_t)g->partition_count * sizeof(*partitions));
	partitions[g->partition_count] = (struct group_partition){ .partition = tp, .committed = -1 };
	g->partitions = partitions;
	g->partition_count++;
}

/* Their names, between commas, for those that `is_bad` says; false when there are none. */
static bool name_bad(struct task *task, bool (*is_bad)(const struct group_partition *), struct buf *names)
{
	struct consumer_groups *g = state_of(task);

	for (int32_t i = 0; i < g->partition_count; i++)
		if (is_bad(&g->partitions[i]))
			buf_printf(names, "%s%.*s", names->size > 0 ? "," : "", TEXT(partition_text(task, g->partitions[i].partition)));
	return names->size > 0;
}

static bool is_not_there(const struct group_partition *p)
{
	return p->leader_epoch != 1; /* marked below */
}

static bool is_leaderless(const struct group_partition *p)
{
	return !p->has_leader;
}

static void validated(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = state_of(task);
	struct buf names = { .heap = task->heap };

	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct described_topic *topic = result->items[i].data;

		for (int32_t j = 0; j < g->partition_count; j++)
			for (int32_t k = 0; k < topic->partitions_count && bytes_equal(g->partitions[j].partition.topic, topic->name); k++)
				if (topic->partitions[k].partition_index == g->partitions[j].partition.partition) {
					g->partitions[j].leader_epoch = 1;
					g->partitions[j].has_leader = topic->partitions[k].leader_id >= 0;
				}
	}
	if (name_bad(task, is_not_there, &names))
		consumer_groups_throw(task, "org.apache.kafka.common.errors.UnknownTopicOrPartitionException",
		                      arena_printf(task_arena(task), "The partitions \"%s\" do not exist", buf_text(&names)));
	else if (name_bad(task, is_leaderless, &names))
		consumer_groups_throw(task, "org.apache.kafka.common.errors.LeaderNotAvailableException",
		                      arena_printf(task_arena(task), "The partitions \"%s\" have no leader", buf_text(&names)));
	else
		ask_offsets(task, -2, got_starts);
	buf_free(&names);
}

static bool has_scenario(struct task *task)
{
	static const char *const scenarios[] = { "to-offset", "shift-by", "to-datetime", "by-duration",
		                                     "to-earliest", "to-latest", "to-current", "from-file" };

	for (size_t i = 0; i < sizeof(scenarios) / sizeof(scenarios[0]); i++)
		if (has(task, scenarios[i]))
			return true;
	return false;
}

static int32_t topics_of(struct task *task, struct bytes **out)
{
	struct consumer_groups *g = state_of(task);
	int32_t count = 0;

	*out = arena_calloc(task_arena(task), (size_t)g->partition_count + 1, sizeof(**out));
	for (int32_t i = 0; i < g->partition_count; i++) {
		bool is_known = false;

		for (int32_t j = 0; j < count; j++)
			is_known = is_known || bytes_equal((*out)[j], g->partitions[i].partition.topic);
		if (!is_known)
			(*out)[count++] = g->partitions[i].partition.topic;
	}
	return count;
}

static void validate(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	struct bytes *topics;
	int32_t count = topics_of(task, &topics);

	if (!has_scenario(task))
		tool_usage(task, "Option '[reset-offsets]' requires one of the following scenarios: [[from-file], [to-datetime], [by-duration], "
		                 "[to-latest], [to-current], [to-earliest], [to-offset], [shift-by]]");
	else if (g->partition_count == 0)
		end_plan(task);
	else
		tool_then_do(task, admin_describe_topics(g->tool.admin, task->event, task->fx, topics, count, g->timeout_ms), validated);
}

/* ---- The scope ------------------------------------------------------------------------------------------------------ */

/* "topic:0,1,2"; IllegalArgumentException ends in the usage. */
static bool parse_topic(struct task *task, struct bytes text)
{
	struct bytes *parts, *numbers;
	int32_t count = tool_split(task_arena(task), text, ':', &parts);
	int64_t partition;

	if (count != 2 || parts[1].size == 0) {
		tool_usage(task, "Invalid topic arg '%.*s', expected topic name and partitions", TEXT(text));
		return false;
	}
	count = tool_split(task_arena(task), parts[1], ',', &numbers);
	for (int32_t i = 0; i < count; i++) {
		if (!bytes_to_int64(numbers[i], &partition) || partition < INT32_MIN || partition > INT32_MAX) {
			tool_usage(task, "Invalid partition '%.*s' specified in topic arg '%.*s''", TEXT(numbers[i]), TEXT(text));
			return false;
		}
		add_partition(task, (struct topic_partition){ parts[0], (int32_t)partition });
	}
	return true;
}

static void got_topics(struct task *task, const struct admin_result *result)
{
	if (consumer_groups_failed(task, result, WRAP_NONE))
		return;
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct described_topic *topic = result->items[i].data;

		for (int32_t j = 0; j < topic->partitions_count; j++)
			add_partition(task, (struct topic_partition){ topic->name, topic->partitions[j].partition_index });
	}
	state_of(task)->go_on(task);
}

/* The partitions of --topic; `then` when they are known. */
static void take_topics(struct task *task, void (*then)(struct task *))
{
	struct consumer_groups *g = state_of(task);
	int32_t given = options_count(&task->options, "topic"), count = 0;
	struct bytes *whole = arena_calloc(task_arena(task), (size_t)given + 1, sizeof(*whole));

	for (int32_t i = 0; i < given; i++) {
		struct bytes text = options_value(&task->options, "topic", i);

		if (bytes_find(text, 0, ':') == text.size)
			whole[count++] = text;
		else if (!parse_topic(task, text))
			return;
	}
	g->go_on = then;
	if (count > 0)
		tool_then_do(task, admin_describe_topics(g->tool.admin, task->event, task->fx, whole, count, g->timeout_ms), got_topics);
	else
		then(task);
}

static void note_committed(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	const struct admin_group_offsets *offsets = g->committed && g->committed->item_count > 0 ? g->committed->items[0].data : NULL;

	for (int32_t i = 0; offsets && i < offsets->count; i++)
		for (int32_t j = 0; j < g->partition_count; j++)
			if (topic_partition_compare(g->partitions[j].partition,
			                            (struct topic_partition){ offsets->offsets[i].topic, offsets->offsets[i].partition }) == 0)
				g->partitions[j].committed = offsets->offsets[i].offset;
	validate(task);
}

/* group,topic,partition,offset, or without the group when one group is meant. */
static void take_csv_line(struct task *task, struct bytes line, bool has_group)
{
	struct consumer_groups *g = state_of(task);
	struct bytes *cells, group = current_group(task);
	int32_t count = tool_split(&task->memory, bytes_trim(line), ',', &cells), first = has_group;
	int64_t partition = 0, offset = 0;

	for (int32_t i = 0; i < count; i++)
		if (cells[i].size > 1 && cells[i].data[0] == '"')
			cells[i] = bytes_slice(cells[i], 1, cells[i].size - 2);
	/* Numbers that are missing are 0. */
	if (count <= first || count > 3 + first || cells[first].size == 0 || (has_group && !bytes_equal(cells[0], group)))
		return;
	if ((count > first + 1 && !bytes_to_int64(cells[first + 1], &partition)) || (count > first + 2 && !bytes_to_int64(cells[first + 2], &offset)))
		return;
	add_partition(task, (struct topic_partition){ cells[first], (int32_t)partition });
	g->partitions[g->partition_count - 1].wanted = offset;
}

static void take_file(struct task *task)
{
	struct bytes path = text_of(task, "from-file"), contents, *lines, *cells;
	enum err err = task_read_file(task, path, &contents);

	if (err != ERR_OK) {
		struct bytes why = arena_printf(task_arena(task), "java.io.IOException: Unable to read file %.*s", TEXT(path));

		consumer_groups_throw_caused(task, "java.lang.RuntimeException", why,
		                             arena_printf(task_arena(task), "%.*s\nCaused by: %.*s\nCaused by: java.nio.file.NoSuchFileException: %.*s", TEXT(why),
		                                          TEXT(why), TEXT(path)));
		return;
	}
	contents = arena_copy(&task->memory, contents);
	int32_t count = tool_split(&task->memory, contents, '\n', &lines);
	bool has_group = tool_split(task_arena(task), lines[0], ',', &cells) == 4 || options_count(&task->options, "group") != 1;

	for (int32_t i = 0; i < count; i++)
		take_csv_line(task, lines[i], has_group);
	if (state_of(task)->partition_count == 0)
		consumer_groups_error(task, arena_printf(task_arena(task), "No reset plan for group %.*s found.", TEXT(current_group(task))), NULL, BYTES_NULL);
	validate(task);
}

static void take_partitions(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	const struct admin_group_offsets *offsets = g->committed && g->committed->item_count > 0 ? g->committed->items[0].data : NULL;

	if (has(task, "all-topics")) {
		for (int32_t i = 0; offsets && i < offsets->count; i++)
			if (offsets->offsets[i].offset >= 0)
				add_partition(task, (struct topic_partition){ offsets->offsets[i].topic, offsets->offsets[i].partition });
		note_committed(task);
	} else if (has(task, "topic")) {
		take_topics(task, note_committed);
	} else if (has(task, "from-file")) {
		take_file(task);
	} else {
		tool_usage(task, "One of the reset scopes should be defined: --all-topics, --topic.");
	}
}

static void got_committed(struct task *task, const struct admin_result *result)
{
	if (consumer_groups_failed(task, result, WRAP_RUNTIME))
		return;
	state_of(task)->committed = consumer_groups_keep(task, result);
	take_partitions(task);
}

/* ---- The groups ----------------------------------------------------------------------------------------------------- */

static struct bytes state_text(const struct admin_item *item)
{
	if (item->exception || !item->data)
		return BYTES("Dead");
	if (bytes_equal_text(bytes_of_text(item->api->name), "ConsumerGroupDescribe"))
		return ((const struct modern_group *)item->data)->group_state;
	return ((const struct classic_group *)item->data)->group_state;
}

static void next_group(struct task *task)
{
	struct consumer_groups *g = state_of(task);

	if (g->next_group == g->group_count) {
		finish(task);
		return;
	}
	struct bytes group = current_group(task), state = BYTES("Dead");

	for (int32_t i = 0; i < g->described->item_count; i++)
		if (bytes_equal(g->described->items[i].name, group))
			state = state_text(&g->described->items[i]);
	g->partitions = NULL;
	g->partition_count = 0;
	if (bytes_equal_text(state, "Empty") || bytes_equal_text(state, "Dead")) {
		tool_then_do(task, admin_list_group_offsets(g->tool.admin, task->event, task->fx, &group, 1, false, g->timeout_ms), got_committed);
		return;
	}
	consumer_groups_error(task, arena_printf(task_arena(task), "Assignments can only be reset if the group '%.*s' is inactive, but the current state is %.*s.",
	                                         TEXT(group), TEXT(state)), NULL, BYTES_NULL);
	g->next_group++;
	next_group(task);
}

static void got_groups(struct task *task, const struct admin_result *result)
{
	struct consumer_groups *g = state_of(task);

	for (int32_t i = 0; i < result->item_count; i++) {
		const struct admin_item *item = &result->items[i];

		if (item->exception && item->error_code != KAFKA_GROUP_ID_NOT_FOUND) {
			consumer_groups_failed(task, result, WRAP_RUNTIME);
			return;
		}
	}
	g->described = consumer_groups_keep(task, result);
	next_group(task);
}

static bool take_time(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	struct bytes text = text_of(task, has(task, "to-datetime") ? "to-datetime" : "by-duration");
	int64_t ms;

	if (has(task, "to-datetime")) {
		if (time_parse(text, &g->at_ms))
			return true;
		bool has_t = bytes_find(text, 0, 'T') + 1 < text.size;
		struct bytes why = has_t ? arena_printf(task_arena(task), "java.text.ParseException: Unparseable date: \"%.*s\"", TEXT(text)) :
		                           BYTES("java.text.ParseException: Error parsing timestamp. It does not contain a 'T' according to ISO8601 format");

		consumer_groups_throw_caused(task, "java.lang.RuntimeException", why, arena_printf(task_arena(task), "%.*s\nCaused by: %.*s", TEXT(why), TEXT(why)));
		return false;
	}
	if (has(task, "by-duration")) {
		if (client_duration_parse(text, &ms)) {
			g->at_ms = task->wall_ms - ms;
			return true;
		}
		consumer_groups_throw(task, "java.time.format.DateTimeParseException", BYTES("Text cannot be parsed to a Duration"));
		return false;
	}
	return true;
}

void consumer_groups_reset(struct task *task)
{
	struct consumer_groups *g = state_of(task);

	g->plans = arena_calloc(&task->memory, (size_t)g->group_count + 1, sizeof(*g->plans));
	if (!take_time(task))
		return;
	if (g->group_count == 0)
		finish(task);
	else
		tool_then_do(task, admin_describe_groups(g->tool.admin, task->event, task->fx, g->groups, g->group_count, g->timeout_ms), got_groups);
}

/* ---- --delete-offsets ----------------------------------------------------------------------------------------------- */

static void tell_top_level(struct task *task, const struct admin_result *result)
{
	int16_t code = result->error_code;

	for (int32_t i = 0; i < result->item_count && code == 0; i++)
		code = result->items[i].error_code;
	switch (code) {
	case 0:
		task_out(task, "Request succeeded for deleting offsets from group %.*s.\n", TEXT(text_of(task, "group")));
		break;
	case KAFKA_INVALID_GROUP_ID:
	case KAFKA_GROUP_ID_NOT_FOUND:
	case KAFKA_GROUP_AUTHORIZATION_FAILED:
	case KAFKA_NON_EMPTY_GROUP:
		consumer_groups_error(task, bytes_of_text(kafka_error_text(code)), NULL, BYTES_NULL);
		break;
	case KAFKA_GROUP_SUBSCRIBED_TO_TOPIC:
	case KAFKA_TOPIC_AUTHORIZATION_FAILED:
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
		consumer_groups_error(task, BYTES("Encountered some partition-level error, see the follow-up details."), NULL, BYTES_NULL);
		break;
	default:
		consumer_groups_error(task, arena_printf(task_arena(task), "Encountered some unknown error: %s", kafka_error_name(code)), NULL, BYTES_NULL);
	}
}

static void offsets_deleted(struct task *task, const struct admin_result *result)
{
	int width = 15;

	tell_top_level(task, result);
	for (int32_t i = 0; i < result->item_count; i++)
		width = (int)result->items[i].name.size > width ? (int)result->items[i].name.size : width;
	task_out(task, "\n%-*s %-10s %-15s", width, "TOPIC", "PARTITION", "STATUS");
	for (int32_t i = 0; i < result->item_count; i++) {
		const struct admin_item *item = &result->items[i];
		struct bytes status = BYTES("Successful");

		/* An ExecutionException's message names the class of its cause. */
		if (item->exception)
			status = arena_printf(task_arena(task), "Error: %.*s: %.*s", TEXT(tool_exception(task, item->exception)), TEXT(item->error));
		task_out(task, "\n%-*.*s %-10d %-15.*s", width, TEXT(item->name), item->number, TEXT(status));
	}
	task_out(task, "\n");
	tool_exit(task, 0);
}

static void delete_taken(struct task *task)
{
	struct consumer_groups *g = state_of(task);
	struct topic_partition *partitions = arena_calloc(task_arena(task), (size_t)g->partition_count + 1, sizeof(*partitions));

	for (int32_t i = 0; i < g->partition_count; i++)
		partitions[i] = g->partitions[i].partition;
	topic_partition_sort(partitions, g->partition_count);
	tool_then_do(task,
	             admin_delete_group_offsets(g->tool.admin, task->event, task->fx, text_of(task, "group"), partitions, g->partition_count, g->timeout_ms),
	             offsets_deleted);
}

void consumer_groups_delete_offsets(struct task *task)
{
	take_topics(task, delete_taken);
}
