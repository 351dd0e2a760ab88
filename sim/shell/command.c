#include "sim/shell/command.h"

#include "engine/base/date.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_SIZE_MAX = 64 << 20 };

#define COMMAND_EXTERN(name) extern const struct command name##_command;
#define COMMAND_ROW(name) &name##_command,

/* Kafka's own, klab's, then those of every POSIX shell: the order in which `help` shows them. */
#define COMMAND_LIST(X)                                                                              \
	X(kafka_broker_api_versions) X(kafka_client_metrics) X(kafka_cluster) X(kafka_configs) X(kafka_console_consumer)         \
	X(kafka_console_producer) X(kafka_consumer_groups) X(kafka_consumer_perf_test)                   \
	X(kafka_delete_records) X(kafka_dump_log) X(kafka_e2e_latency) X(kafka_features) X(kafka_get_offsets) X(kafka_leader_election) X(kafka_log_dirs)                 \
	X(kafka_groups) X(kafka_metadata_quorum) X(kafka_metadata_shell) X(kafka_producer_perf_test) X(kafka_reassign_partitions) X(kafka_replica_verification) X(kafka_server_start)       \
	X(kafka_server_stop) X(kafka_storage) X(kafka_topics) X(kafka_verifiable_consumer) X(kafka_verifiable_producer)  \
	X(app) X(apps) X(broker) X(net) X(host) X(on) X(disk) X(clock)                                                                \
	X(run) X(sleep) X(step) X(back) X(forward) X(goto) X(fork) X(timeline) X(timelines) X(compare) X(pause) X(speed)    \
	X(cat) X(date) X(echo) X(grep) X(head) X(ls) X(mkdir) X(printf) X(rm) X(seq) X(tail) X(wc)               \
	X(cd) X(clear) X(exit) X(false) X(fg) X(help) X(history) X(jobs) X(kill) X(pwd) X(true) X(wait)

COMMAND_LIST(COMMAND_EXTERN)

const struct command *const commands[] = { COMMAND_LIST(COMMAND_ROW) };
const int command_count = (int)(sizeof(commands) / sizeof(commands[0]));

/* ---- Finding -------------------------------------------------------------------------------------------------------- */

struct bytes command_plain_name(struct bytes name)
{
	static const char *const directories[] = { "bin/", "./bin/", "./", "/kafka/bin/" };
	struct bytes suffix = BYTES(".sh");

	for (size_t i = 0; i < sizeof(directories) / sizeof(directories[0]); i++) {
		struct bytes directory = bytes_of_text(directories[i]);

		if (bytes_starts_with(name, directory)) {
			name = bytes_slice(name, directory.size, name.size);
			break;
		}
	}
	if (bytes_starts_with(name, BYTES("kafka-")) && name.size > suffix.size &&
	    bytes_equal(bytes_slice(name, name.size - suffix.size, suffix.size), suffix))
		name.size -= suffix.size;
	return name;
}

const struct command *command_find(struct bytes name)
{
	name = command_plain_name(name);
	for (int i = 0; i < command_count; i++)
		if (bytes_equal_text(name, commands[i]->name))
			return commands[i];
	return NULL;
}

enum { NAME_MAX_SIZE = 40 };

/* How many bytes must be added, dropped, replaced or swapped with a neighbour to make one of the other. */
static int distance(struct bytes a, struct bytes b)
{
	int rows[3][NAME_MAX_SIZE + 1];

	if (a.size > NAME_MAX_SIZE || b.size > NAME_MAX_SIZE)
		return NAME_MAX_SIZE;
	for (size_t j = 0; j <= b.size; j++)
		rows[0][j] = (int)j;
	for (size_t i = 1; i <= a.size; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *over = rows[(i + 1) % 3];

		row[0] = (int)i;
		for (size_t j = 1; j <= b.size; j++) {
			int best = above[j - 1] + (a.data[i - 1] != b.data[j - 1]);

			best = above[j] + 1 < best ? above[j] + 1 : best;
			best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
			if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1] && over[j - 2] + 1 < best)
				best = over[j - 2] + 1;
			row[j] = best;
		}
	}
	return rows[a.size % 3][b.size];
}

/* Nearer than `best`, which it is then, and near enough to be what was meant. */
static bool is_nearer(struct bytes name, struct bytes other, int *best)
{
	int d = distance(name, other);

	if (d >= *best || (size_t)d * 3 >= other.size + 2)
		return false;
	*best = d;
	return true;
}

enum { NEAR = 4 };

const struct command *command_nearest(struct bytes name)
{
	const struct command *nearest = NULL;
	int best = NEAR;

	name = command_plain_name(name);
	for (int i = 0; i < command_count; i++)
		if (is_nearer(name, bytes_of_text(commands[i]->name), &best))
			nearest = commands[i];
	return nearest;
}

void task_hint_option(struct task *task)
{
	static const char *const before_4[] = { "zookeeper", "broker-list", "metadata.broker.list" };
	struct bytes unknown = task->options.unknown;
	const struct option *nearest = NULL;
	int best = NEAR;

	if (!task->is_terminal[2] || unknown.size == 0)
		return;
	task->options.unknown = BYTES_NULL;
	for (const struct option *o = task->command->options; o->name; o++) {
		if (is_nearer(unknown, bytes_of_text(o->name), &best))
			nearest = o;
		for (size_t i = 0; i < sizeof(before_4) / sizeof(before_4[0]); i++)
			if (bytes_equal_text(unknown, before_4[i]) && strcmp(o->name, "bootstrap-server") == 0) {
				task_err(task, "Guides to Kafka before 4.0 write --%s; now it is --bootstrap-server.\n", before_4[i]);
				return;
			}
	}
	if (nearest)
		task_err(task, "Did you mean --%s?\n", nearest->name);
}

/* ---- The program ---------------------------------------------------------------------------------------------------- */

struct task *task_new(struct world *world, const struct command *command, const struct bytes *argv, int32_t argc, struct bytes directory)
{
	struct heap *heap = world_heap(world);
	struct task *task = HEAP_NEW(heap, struct task);

	task->command = command;
	task->world = world;
	task->heap = heap;
	task->wake_us = TIME_NEVER;
	arena_init(&task->memory, heap);
	task->directory = arena_copy(&task->memory, directory);
	task->argc = argc;
	task->argv = arena_calloc(&task->memory, (size_t)argc + 1, sizeof(*task->argv));
	for (int32_t i = 0; i < argc; i++)
		task->argv[i] = arena_copy(&task->memory, argv[i]);
	task->state = heap_alloc(heap, command->state_size);
	return task;
}

void task_del(struct task *task)
{
	if (task->command->end)
		task->command->end(task);
	heap_free(task->heap, task->state);
	arena_free(&task->memory);
	heap_free(task->heap, task);
}

const char command_not_outside[] = "this shell works on a real cluster, where klab can break nothing and turn no time; klab shell without --bootstrap-server has "
                                   "a cluster of its own";

static void start(struct task *task)
{
	const struct command *command = task->command;

	if (command->options)
		options_parse(&task->options, &task->memory, command->options, command->style, task->argv + 1, task->argc - 1);
	if (command->group == COMMAND_KLAB && task->argc == 2 && (bytes_equal_text(task->argv[1], "--help") || bytes_equal_text(task->argv[1], "-h"))) {
		task_describe(task, command);
		task_exit(task, 0);
		return;
	}
	if (command->group == COMMAND_KLAB && !command->works_outside && world_has_gate(task->world)) {
		task_fail(task, 2, "%s", command_not_outside);
		return;
	}
	command->start(task);
	if (!command->step && !task->is_done)
		task_exit(task, 0);
}

static void task_step(void *self, const struct event *event, struct effects *fx)
{
	struct task *task = self;

	if (task->is_done)
		return;
	task->now_us = event->now_us;
	task->wall_ms = event->wall_ms;
	task->event = event;
	task->fx = fx;
	if (event->type == EVENT_DEADLINE && task->wake_us <= event->now_us)
		task->wake_us = TIME_NEVER;
	if (event->type == EVENT_STARTED)
		start(task);
	else if (event->type == EVENT_SIGNAL && !task->command->handles_signals)
		task_exit(task, 128 + event->signal);
	else if (task->command->step)
		task->command->step(task, event);
	task->event = NULL;
	task->fx = NULL;
}

static int64_t task_deadline(const void *self)
{
	const struct task *task = self;
	int64_t deadline_us = task->command->deadline && !task->is_done ? task->command->deadline(task) : TIME_NEVER;

	return task->wake_us < deadline_us ? task->wake_us : deadline_us;
}

static void task_end(void *self)
{
	task_del(self);
}

const struct program task_program = { "command", task_step, task_deadline, task_end };

/* ---- For commands --------------------------------------------------------------------------------------------------- */

static struct bytes format_text(struct arena *arena, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	int size = vsnprintf(NULL, 0, format, again);

	va_end(again);
	char *text = arena_alloc(arena, (size_t)size + 1);

	vsnprintf(text, (size_t)size + 1, format, args);
	return bytes_of(text, (size_t)size);
}

static void write_formatted(struct task *task, int32_t stream, const char *format, va_list args)
{
	effects_write(task->fx, stream, format_text(task->fx->arena, format, args));
}

void task_out(struct task *task, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_formatted(task, 1, format, args);
	va_end(args);
}

void task_err(struct task *task, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	write_formatted(task, 2, format, args);
	va_end(args);
}

void task_write(struct task *task, int32_t stream, struct bytes bytes)
{
	effects_write(task->fx, stream, bytes);
}

void task_exit(struct task *task, int32_t status)
{
	if (task->is_done)
		return;
	if (status != 0)
		task_hint_option(task);
	task->is_done = true;
	task->wake_us = TIME_NEVER;
	effects_exit(task->fx, status);
}

void task_fail(struct task *task, int32_t status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	struct bytes text = format_text(task->fx->arena, format, args);

	va_end(args);
	task_err(task, "%s: %.*s\n", task->command->name, TEXT(text));
	task_exit(task, status);
}

void task_log(struct task *task, const char *level, const char *logger, const char *format, ...)
{
	struct buf time = { .heap = task->heap };
	va_list args;

	va_start(args, format);
	struct bytes text = format_text(task->fx->arena, format, args);

	va_end(args);
	date_add(&time, task->wall_ms, ",");
	task_err(task, "[%.*s] %s %.*s (%s)\n", TEXT(buf_bytes(&time)), level, TEXT(text), logger);
	buf_free(&time);
}

void task_describe(struct task *task, const struct command *command)
{
	struct buf out = { .heap = task->heap };

	buf_printf(&out, "%s: %s\n", command->name, command->summary);
	for (const char *line = command->usage, *before = "usage:"; line; before = "      ") {
		const char *end = strchr(line, '\n');

		buf_printf(&out, "%s %.*s\n", before, (int)(end ? end - line : (ptrdiff_t)strlen(line)), line);
		line = end ? end + 1 : NULL;
	}
	if (command->options)
		options_print_help(command->options, task->is_terminal[1], &out);
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

struct bytes task_path(struct task *task, struct bytes path)
{
	return expand_path(task_arena(task), task->directory, path);
}

enum err task_read_file(struct task *task, struct bytes path, struct bytes *out)
{
	return disk_read_all(world_disk(task->world), task_path(task, path), FILE_SIZE_MAX, task_arena(task), out);
}
