/* kafka-metadata-shell: the metadata image of a snapshot or a log segment as a tree of files. With a command it runs that and ends; without, it
 * reads commands from its input.
 */
#include "sim/shell/kafka/metadata_shell.h"

#include "sim/shell/kafka/argparse.h"

static const struct option options[] = {
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ .name = "snapshot", .letter = "s", .type = OPTION_STRING, .argument = "SNAPSHOT", .is_required = true, .about = "The snapshot, or segment of the metadata log, to read." },
	{ 0 },
};

/* ---- Lines typed ---------------------------------------------------------------------------------------------------- */

/* Words as JLine cuts them: blanks end a word, quotes and backslashes keep them in it. The words live as long as the step. */
static int32_t split(struct task *task, struct bytes line, struct bytes **out)
{
	struct bytes *words = arena_calloc(task_arena(task), line.size / 2 + 2, sizeof(*words));
	uint8_t *text = arena_alloc(task_arena(task), line.size + 1), quote = 0;
	size_t size = 0, start = 0;
	bool is_word = false;
	int32_t count = 0;

	for (size_t i = 0; i <= line.size; i++) {
		uint8_t c = i < line.size ? line.data[i] : ' ';

		if (i == line.size || (!quote && (c == ' ' || c == '\t'))) {
			if (is_word)
				words[count++] = bytes_of(text + start, size - start);
			start = size;
			is_word = false;
		} else if (quote ? c == quote : c == '\'' || c == '"') {
			quote = quote ? 0 : c;
			is_word = true;
		} else {
			if (c == '\\' && i + 1 < line.size)
				c = line.data[++i];
			text[size++] = c;
			is_word = true;
		}
	}
	*out = words;
	return count;
}

static void remember(struct task *task, struct metadata_shell *s, struct bytes line)
{
	struct bytes kept = bytes_trim(line);

	if (kept.size == 0 || line.data[0] == ' ' || (s->history_count > 0 && bytes_equal(s->history[s->history_count - 1], kept)))
		return;
	if (s->history_count == s->history_capacity) {
		struct bytes *old = s->history;

		s->history_capacity = s->history_capacity > 0 ? s->history_capacity * 2 : 16;
		s->history = arena_calloc(&task->memory, (size_t)s->history_capacity, sizeof(*old));
		if (old)
			memcpy(s->history, old, (size_t)s->history_count * sizeof(*old));
	}
	s->history[s->history_count++] = arena_copy(&task->memory, kept);
}

static void run_line(struct task *task, struct metadata_shell *s, struct bytes line)
{
	struct bytes *words;
	int32_t count = split(task, line, &words);

	remember(task, s, line);
	if (count > 0)
		metadata_run(task, s, words, count);
}

/* Runs the lines that are whole, then asks for more. */
static void pump(struct task *task, struct metadata_shell *s)
{
	size_t at = 0;

	while (!task->is_done) {
		struct bytes all = buf_bytes(&s->input);
		size_t end = bytes_find(all, at, '\n');

		if (at >= all.size || (end == all.size && !s->is_ended))
			break;
		run_line(task, s, bytes_slice(all, at, end - at));
		at = end + 1;
		if (s->has_prompt && !task->is_done)
			task_out(task, ">> ");
	}
	buf_drop(&s->input, at < s->input.size ? at : s->input.size);
	if (!task->is_done && s->is_ended)
		task_exit(task, 0);
	else if (!task->is_done)
		effects_read(task->fx);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static bool check_arguments(struct task *task)
{
	struct bytes word = BYTES_NULL, problem = task->options.problem;

	if (options_has(&task->options, "help")) {
		tool_argparse_help(task, 1);
		return false;
	}
	if (bytes_is_null(problem))
		problem = argparse_judge(task->command, &task->options, task_arena(task), &word);
	if (!bytes_is_null(problem))
		tool_argparse_refuse(task, BYTES_NULL, problem);
	return bytes_is_null(problem);
}

static void start(struct task *task)
{
	struct metadata_shell *s = task->state;

	image_init(&s->image, task->heap);
	s->input.heap = task->heap;
	s->directory = BYTES("/");
	s->is_interactive = task->options.other_count == 0;
	s->has_prompt = s->is_interactive && task->is_terminal[0] && task->is_terminal[1];
	if (!check_arguments(task) || !metadata_load(task, s, options_text(&task->options, &task->memory, "snapshot")))
		return;
	if (!s->is_interactive) {
		metadata_run(task, s, task->options.others, task->options.other_count);
		task_exit(task, 0);
		return;
	}
	task_out(task, "Loading...\nStarting...\n[ Kafka Metadata Shell ]\n");
	if (s->has_prompt)
		task_out(task, ">> ");
	effects_read(task->fx);
}

static void step(struct task *task, const struct event *event)
{
	struct metadata_shell *s = task->state;

	if (event->type == EVENT_SIGNAL) {
		/* Ctrl-C drops the line, and the shell goes on. */
		if (!s->has_prompt || event->signal != SIGNAL_INT)
			task_exit(task, 128 + event->signal);
		else
			task_out(task, "^C\n>> ");
		return;
	}
	if (event->type == EVENT_INPUT)
		buf_add_bytes(&s->input, event->bytes);
	else if (event->type == EVENT_INPUT_END)
		s->is_ended = true;
	else
		return;
	pump(task, s);
}

static void end(struct task *task)
{
	struct metadata_shell *s = task->state;

	if (s->image.heap)
		image_free(&s->image);
	buf_free(&s->input);
}

const struct command kafka_metadata_shell_command = { .name = "kafka-metadata-shell",
	                                                  .summary = "walk through the cluster's metadata as through files",
	                                                  .group = COMMAND_KAFKA,
	                                                  .options = options,
	                                                  .style = OPTIONS_ARGPARSE,
	                                                  .operand = "[command [command ...]]",
	                                                  .operand_about = "What to run: cat, find, ls or tree, and paths.",
	                                                  .state_size = sizeof(struct metadata_shell),
	                                                  .start = start,
	                                                  .step = step,
	                                                  .end = end,
	                                                  .handles_signals = true };
