#include "engine/base/owned.h"
#include "sim/shell/job.h"

const char shell_prompt[] = "$ ";

/* ---- Variables ------------------------------------------------------------------------------------------------------ */

void shell_set_variable(struct shell *shell, struct bytes name, struct bytes value)
{
	LIST_EACH (&shell->variables, struct variable, v, link) {
		if (bytes_equal(v->name, name)) {
			owned_set(shell->heap, &v->value, value);
			return;
		}
	}
	struct variable *variable = HEAP_NEW(shell->heap, struct variable);

	variable->name = owned_copy(shell->heap, name);
	variable->value = owned_copy(shell->heap, value);
	list_append(&shell->variables, &variable->link);
}

struct bytes shell_variable(void *owner, struct bytes name)
{
	struct shell *shell = owner;

	LIST_EACH (&shell->variables, struct variable, v, link)
		if (bytes_equal(v->name, name))
			return v->value;
	if (bytes_equal_text(name, "PWD"))
		return shell->directory;
	return bytes_equal_text(name, "HOME") ? BYTES("/kafka") : BYTES_NULL;
}

struct expansion shell_expansion(struct shell *shell)
{
	return (struct expansion){ .arena = &shell->memory,
		                       .disk = world_disk(shell->world),
		                       .directory = shell->directory,
		                       .last_status = shell->status,
		                       .variable = shell_variable,
		                       .owner = shell };
}

void shell_set_directory(struct shell *shell, struct bytes directory)
{
	owned_set(shell->heap, &shell->directory, directory);
}

/* ---- Reading -------------------------------------------------------------------------------------------------------- */

static void tell_of_jobs(struct shell *shell)
{
	struct buf text = { .heap = shell->heap };

	LIST_EACH (&shell->jobs, struct job, job, link) {
		if (job->living > 0)
			continue;
		if (shell->is_interactive)
			job_describe(shell, job, &text);
		job_del(shell, job);
	}
	if (text.size > 0)
		effects_write(shell->fx, 2, buf_bytes(&text));
	buf_free(&text);
}

static bool has_living_jobs(struct shell *shell)
{
	LIST_EACH (&shell->jobs, struct job, job, link)
		if (job->living > 0)
			return true;
	return shell->foreground && shell->foreground->living > 0;
}

/* The jobs are told, and get a moment to say goodbye. A shell of one line leaves its own alone, as a subshell does. */
static void leave(struct shell *shell)
{
	shell->is_exiting = true;
	shell->is_reading = false;
	if (shell->is_one_line || !has_living_jobs(shell)) {
		effects_exit(shell->fx, shell->status);
		return;
	}
	LIST_EACH (&shell->jobs, struct job, job, link)
		job_signal(shell, job, SIGNAL_HUP);
	if (shell->foreground)
		job_signal(shell, shell->foreground, SIGNAL_HUP);
	shell->leave_us = shell->now_us + SHELL_LEAVE_US;
}

/* Waiting for the last jobs to end. */
static void step_leaving(struct shell *shell, const struct event *event)
{
	if (event->type == EVENT_CHILD)
		job_child_ended(shell, (int32_t)event->token, event->status);
	if (!has_living_jobs(shell) || shell->leave_us <= shell->now_us) {
		shell->leave_us = TIME_NEVER;
		effects_exit(shell->fx, shell->status);
	}
}

static void read_line(struct shell *shell)
{
	tell_of_jobs(shell);
	if (shell->is_interactive)
		effects_printf(shell->fx, 1, "%s", shell->unfinished.size > 0 ? "> " : shell_prompt);
	shell->is_reading = true;
	effects_read(shell->fx);
}

static void remember(struct shell *shell, struct bytes line)
{
	struct bytes *slot = &shell->history[shell->history_count % SHELL_HISTORY_MAX];

	if (bytes_trim(line).size == 0)
		return;
	owned_set(shell->heap, slot, line);
	shell->history_count++;
}

/* ---- Running a line ------------------------------------------------------------------------------------------------- */

static void end_line(struct shell *shell)
{
	shell->entry = NULL;
	shell->pipeline = NULL;
	shell->is_interrupted = false;
	if (shell->line.size > 0 && !shell->is_one_line)
		trace(shell->fx->trace, command_ended, .tab = shell->tab, .line = shell->line, .status = shell->status);
	shell->line = BYTES_NULL;
	if (shell->is_one_line)
		leave(shell);
	else if (!shell->is_exiting)
		read_line(shell);
}

/* The first $( ) of a pipeline that has not run yet. */
static struct part *next_substitution(const struct pipeline *pipeline)
{
	for (const struct stage *stage = pipeline->stages; stage; stage = stage->next) {
		struct word *lists[2] = { stage->assignments, stage->words };

		for (int i = 0; i < 2; i++)
			for (struct word *word = lists[i]; word; word = word->next)
				for (struct part *part = word->parts; part; part = part->next)
					if (part->kind == PART_COMMAND && !part->has_output)
						return part;
		for (struct redirect *r = stage->redirects; r; r = r->next)
			for (struct part *part = r->word ? r->word->parts : NULL; part; part = part->next)
				if (part->kind == PART_COMMAND && !part->has_output)
					return part;
	}
	return NULL;
}

static void end_substitution(struct shell *shell, struct job *job)
{
	struct bytes output = world_captured(shell->world, job->capture);

	while (output.size > 0 && output.data[output.size - 1] == '\n')
		output.size--;
	shell->substitution->output = arena_copy(&shell->memory, bytes_is_null(output) ? BYTES("") : output);
	shell->substitution->has_output = true;
	shell->substitution = NULL;
}

/* The foreground is over: its status becomes the shell's. */
static void end_foreground(struct shell *shell)
{
	struct job *job = shell->foreground;

	shell->foreground = NULL;
	shell->status = job->status;
	if (shell->substitution)
		end_substitution(shell, job);
	job_del(shell, job);
	if (shell->is_interrupted)
		shell->entry = NULL;
	shell->foreground = shell->resumed;
	shell->resumed = NULL;
	if (shell->foreground) {
		list_remove(&shell->foreground->link);
		if (shell->foreground->living == 0)
			end_foreground(shell);
	}
}

static void start_foreground(struct shell *shell, struct job *job)
{
	shell->foreground = job;
	if (job->living == 0)
		end_foreground(shell);
}

static void run_pipeline(struct shell *shell, struct pipeline *pipeline)
{
	struct part *substitution = next_substitution(pipeline);

	if (substitution) {
		shell->substitution = substitution;
		start_foreground(shell, job_start_shell(shell, substitution->text, false, world_capture_new(shell->world)));
		return;
	}
	shell->pipeline = pipeline->next;
	start_foreground(shell, job_start(shell, pipeline, false, 0));
}

static void run_in_background(struct shell *shell, struct entry *entry)
{
	bool is_simple = !entry->pipelines->next && !next_substitution(entry->pipelines);
	struct job *job = is_simple ? job_start(shell, entry->pipelines, true, 0) : job_start_shell(shell, entry->text, true, 0);

	shell->status = 0;
	if (job->living == 0) {
		job_del(shell, job);
		return;
	}
	job_to_background(shell, job);
	if (shell->is_interactive)
		effects_printf(shell->fx, 2, "[%d] %d\n", job->number, job->processes[job->process_count - 1].pid);
}

static bool is_skipped(const struct shell *shell, const struct pipeline *pipeline)
{
	return (pipeline->joiner == JOIN_AND && shell->status != 0) || (pipeline->joiner == JOIN_OR && shell->status == 0);
}

static bool is_waiting_for_jobs(struct shell *shell)
{
	LIST_EACH (&shell->jobs, struct job, job, link)
		if (shell->waits_for_jobs && job->living > 0)
			return true;
	shell->waits_for_jobs = false;
	return false;
}

/* Goes on with the line until something runs in the foreground or nothing is left. */
static void go_on(struct shell *shell)
{
	while (!shell->foreground && !shell->is_exiting && !is_waiting_for_jobs(shell)) {
		struct entry *entry = shell->entry;

		if (shell->wants_exit) {
			leave(shell);
			return;
		}
		if (!entry) {
			end_line(shell);
			return;
		}
		if (!shell->is_entry_started) {
			shell->is_entry_started = true;
			shell->pipeline = entry->is_background ? NULL : entry->pipelines;
			if (entry->is_background)
				run_in_background(shell, entry);
			continue;
		}
		if (!shell->pipeline) {
			shell->entry = entry->next;
			shell->is_entry_started = false;
		} else if (is_skipped(shell, shell->pipeline)) {
			shell->pipeline = shell->pipeline->next;
		} else {
			run_pipeline(shell, shell->pipeline);
		}
	}
}

static void run_line(struct shell *shell, struct bytes line)
{
	struct bytes problem;

	arena_reset(&shell->memory);
	shell->line = arena_copy(&shell->memory, line);
	shell->is_entry_started = false;
	if (!line_parse(&shell->memory, line, &shell->entry, &problem)) {
		effects_printf(shell->fx, 2, "klab: %.*s\n", TEXT(problem));
		shell->entry = NULL;
		shell->status = 2;
	}
	go_on(shell);
}

static void take_line(struct shell *shell, struct bytes line)
{
	shell->is_reading = false;
	if (line.size > 0 && line.data[line.size - 1] == '\n')
		line.size--;
	if (!shell->is_one_line)
		trace(shell->fx->trace, line_typed, .tab = shell->tab, .line = line);
	bool goes_on = line_goes_on(line);

	buf_add_bytes(&shell->unfinished, bytes_slice(line, 0, line.size - goes_on));
	if (goes_on && shell->unfinished.size < SHELL_LINE_SIZE_MAX) {
		buf_add_char(&shell->unfinished, ' ');
		read_line(shell);
		return;
	}
	struct bytes whole = arena_copy(shell->fx->arena, buf_bytes(&shell->unfinished));

	buf_clear(&shell->unfinished);
	if (whole.size > SHELL_LINE_SIZE_MAX) {
		effects_printf(shell->fx, 2, "klab: the line is longer than %d bytes\n", SHELL_LINE_SIZE_MAX);
		shell->status = 2;
		end_line(shell);
		return;
	}
	remember(shell, whole);
	run_line(shell, whole);
}

/* ---- The program ---------------------------------------------------------------------------------------------------- */

static void take_child(struct shell *shell, int32_t pid, int32_t status)
{
	struct job *job = job_child_ended(shell, pid, status);

	if (!job || job->living > 0)
		return;
	if (job == shell->foreground) {
		end_foreground(shell);
		go_on(shell);
	} else {
		trace(shell->fx->trace, command_ended, .tab = shell->tab, .line = job->text, .status = job->status);
		if (!shell->is_reading)
			go_on(shell);
	}
}

static void take_signal(struct shell *shell, int32_t signal)
{
	if (signal != SIGNAL_INT || shell->is_subshell) {
		shell->status = 128 + signal;
		leave(shell);
		return;
	}
	if (shell->foreground) {
		shell->is_interrupted = true;
		job_signal(shell, shell->foreground, SIGNAL_INT);
		return;
	}
	if (shell->waits_for_jobs) {
		shell->waits_for_jobs = false;
		shell->entry = NULL;
		shell->status = 130;
		go_on(shell);
		return;
	}
	buf_clear(&shell->unfinished);
	shell->status = 130;
	if (shell->is_interactive)
		effects_printf(shell->fx, 1, "\n%s", shell_prompt);
}

static void shell_step(void *self, const struct event *event, struct effects *fx)
{
	struct shell *shell = self;

	shell->fx = fx;
	shell->now_us = event->now_us;
	if (shell->is_exiting) {
		step_leaving(shell, event);
		return;
	}
	switch (event->type) {
	case EVENT_STARTED:
		if (shell->is_one_line)
			run_line(shell, arena_copy(fx->arena, shell->line));
		else
			read_line(shell);
		break;
	case EVENT_INPUT:
		take_line(shell, event->bytes);
		break;
	case EVENT_INPUT_END:
		leave(shell);
		break;
	case EVENT_CHILD:
		take_child(shell, (int32_t)event->token, event->status);
		break;
	case EVENT_SIGNAL:
		take_signal(shell, event->signal);
		break;
	default:
		break;
	}
	shell->fx = NULL;
}

static int64_t shell_deadline(const void *self)
{
	const struct shell *shell = self;

	return shell->leave_us;
}

static void shell_end(void *self)
{
	struct shell *shell = self;

	LIST_EACH (&shell->jobs, struct job, job, link)
		job_del(shell, job);
	if (shell->foreground)
		job_del(shell, shell->foreground);
	LIST_EACH (&shell->variables, struct variable, v, link) {
		owned_free(shell->heap, &v->name);
		owned_free(shell->heap, &v->value);
		heap_free(shell->heap, v);
	}
	for (int i = 0; i < SHELL_HISTORY_MAX; i++)
		owned_free(shell->heap, &shell->history[i]);
	heap_free(shell->heap, shell->history);
	owned_free(shell->heap, &shell->directory);
	buf_free(&shell->unfinished);
	arena_free(&shell->memory);
	arena_free(&shell->control_memory);
	heap_free(shell->heap, shell);
}

const struct program shell_program = { "shell", shell_step, shell_deadline, shell_end };

int32_t shell_spawn(struct world *world, const struct shell_options *options)
{
	struct heap *heap = world_heap(world);
	struct shell *shell = HEAP_NEW(heap, struct shell);
	struct arena names;

	shell->world = world;
	shell->heap = heap;
	shell->tab = options->tab;
	shell->leave_us = TIME_NEVER;
	shell->is_interactive = options->is_interactive;
	shell->is_one_line = !bytes_is_null(options->line);
	shell->is_subshell = shell->is_one_line && options->parent;
	shell->directory = owned_copy(heap, bytes_is_null(options->directory) ? BYTES("/kafka") : options->directory);
	shell->history = heap_calloc(heap, SHELL_HISTORY_MAX, sizeof(*shell->history));
	list_init(&shell->variables);
	list_init(&shell->jobs);
	buf_init(&shell->unfinished, heap);
	arena_init(&shell->memory, heap);
	arena_init(&shell->control_memory, heap);
	shell->line = arena_copy(&shell->memory, options->line);
	if (!bytes_is_null(options->home))
		shell_set_variable(shell, BYTES("HOME"), options->home);
	if (!bytes_is_null(options->bootstrap))
		shell_set_variable(shell, BYTES("BOOTSTRAP"), options->bootstrap);
	arena_init(&names, heap);
	struct process_options process = { .command = BYTES("sh"), .parent = options->parent };

	for (int i = 1; i == 1 || world_find(world, process.name) != 0; i++)
		process.name = arena_printf(&names, "shell-%d", i);
	for (int i = 0; i < 3; i++)
		shell->streams[i] = process.streams[i] = shell->is_one_line ? options->streams[i] : options->tab;
	shell->pid = world_spawn(world, &process, &shell_program, shell);
	arena_free(&names);
	return shell->pid;
}

/* ---- For drivers ---------------------------------------------------------------------------------------------------- */

static struct shell *find(const struct world *world, int32_t pid)
{
	return world_self(world, pid, &shell_program);
}

bool shell_is_waiting(const struct world *world, int32_t pid)
{
	const struct shell *shell = find(world, pid);

	return shell && shell->is_reading;
}

enum tab_state shell_tab_state(const struct world *world, int32_t tab, int32_t shell)
{
	if (!world_is_alive(world, shell))
		return TAB_ENDED;
	if (!world_tab_is_read(world, tab))
		return TAB_BUSY;
	return shell_is_waiting(world, shell) ? TAB_PROMPT : TAB_READING;
}

void shell_add_rest(const struct world *world, int32_t pid, struct buf *out)
{
	const struct shell *shell = find(world, pid);

	if (!shell || !shell->entry || !shell->is_entry_started)
		return;
	for (const struct pipeline *p = shell->pipeline; p; p = p->next)
		if (p->joiner != JOIN_OR) /* the word was well done */
			buf_printf(out, "%s%.*s", out->size > 0 ? " && " : "", TEXT(p->text));
	for (const struct entry *e = shell->entry->next; e; e = e->next)
		buf_printf(out, "%s%.*s%s", out->size > 0 ? "; " : "", TEXT(e->text), e->is_background ? " &" : "");
}

int32_t shell_status(const struct world *world, int32_t pid)
{
	const struct shell *shell = find(world, pid);
	int32_t status = 0;

	if (shell)
		return shell->status;
	world_status(world, pid, &status);
	return status;
}

struct bytes shell_directory(const struct world *world, int32_t pid)
{
	const struct shell *shell = find(world, pid);

	return shell ? shell->directory : BYTES("/");
}

enum command_pace shell_pace(const struct world *world, int32_t pid)
{
	const struct shell *shell = find(world, pid);
	enum command_pace pace = PACE_NORMAL;

	for (int32_t i = 0; shell && shell->foreground && i < shell->foreground->process_count; i++) {
		const struct task *task = world_self(world, shell->foreground->processes[i].pid, &task_program);

		if (task && task->command->pace > pace)
			pace = task->command->pace;
	}
	return pace;
}

void shell_kill_foreground(struct world *world, int32_t pid)
{
	struct shell *shell = find(world, pid);

	if (shell && shell->foreground)
		job_signal(shell, shell->foreground, SIGNAL_KILL);
}

void shell_interrupt(struct world *world, int32_t pid)
{
	world_signal(world, pid, SIGNAL_INT);
}

bool shell_ask(struct task *task, const struct bytes *argv, int32_t argc)
{
	struct shell *shell = shell_of(task);

	if (!shell || shell->control.task)
		return false;
	arena_reset(&shell->control_memory);
	shell->control.task = world_find(task->world, task->name);
	for (int32_t i = 0; i < argc && i < (int32_t)(sizeof(shell->control.argv) / sizeof(shell->control.argv[0])); i++) {
		shell->control.argv[i] = arena_copy(&shell->control_memory, argv[i]);
		shell->control.argc = i + 1;
	}
	return true;
}

bool shell_asked(const struct world *world, int32_t pid, struct shell_control *out)
{
	const struct shell *shell = find(world, pid);

	if (!shell || !shell->control.task)
		return false;
	*out = shell->control;
	return true;
}

void shell_answer(struct world *world, int32_t pid, struct bytes text, int32_t status)
{
	struct shell *shell = find(world, pid);
	struct task *task = shell ? world_self(world, shell->control.task, &task_program) : NULL;

	if (task) {
		task->answer = arena_copy(&task->memory, text);
		task->answer_status = status;
		task->is_answered = true;
		world_wake(world, shell->control.task);
	}
	if (shell)
		shell->control = (struct shell_control){ 0 };
}
