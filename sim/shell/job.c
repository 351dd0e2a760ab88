#include "sim/shell/job.h"

#include "sim/shell/elsewhere.h"

enum { PROCESS_NAME_SIZE = 64 };

struct shell *shell_of(const struct task *task)
{
	return world_self(task->world, task->shell, &shell_program);
}

/* ---- Streams of a stage --------------------------------------------------------------------------------------------- */

/* What a stage is started with. Streams that were made for it are closed once its process holds them. */
struct stage_streams {
	int32_t streams[3];
	int32_t made[8];
	int32_t made_count;
};

static void use_stream(struct stage_streams *s, int32_t stream, int32_t id, bool is_made)
{
	s->streams[stream] = id;
	if (is_made && s->made_count < (int32_t)(sizeof(s->made) / sizeof(s->made[0])))
		s->made[s->made_count++] = id;
}

static void close_made(struct shell *shell, struct stage_streams *s)
{
	for (int32_t i = 0; i < s->made_count; i++)
		world_stream_close(shell->world, s->made[i]);
}

static void complain(struct shell *shell, struct bytes what, const char *problem)
{
	effects_printf(shell->fx, 2, "klab: %.*s: %s\n", TEXT(what), problem);
}

/* ">" empties the file first: files only grow. */
static enum err empty_file(struct shell *shell, struct bytes path)
{
	struct disk *disk = world_disk(shell->world);
	int32_t file;
	enum err err = disk->ops->open(disk->self, path, DISK_CREATE, &file);

	if (err != ERR_OK)
		return err;
	err = disk->ops->truncate(disk->self, file, 0);
	disk->ops->close(disk->self, file);
	return err;
}

static bool redirect(struct shell *shell, const struct redirect *r, struct stage_streams *s)
{
	struct expansion x = shell_expansion(shell);

	if (r->kind == REDIRECT_SAME) {
		int32_t alias = world_tab_as(shell->world, s->streams[r->as_stream], r->as_stream);

		if (alias)
			use_stream(s, r->stream, alias, true);
		else
			s->streams[r->stream] = s->streams[r->as_stream];
		return true;
	}
	struct bytes text = expand_text(&x, r->word);

	if (r->kind == REDIRECT_TEXT) {
		use_stream(s, 0, world_text_stream(shell->world, arena_printf(&shell->memory, "%.*s\n", TEXT(text))), true);
		return true;
	}
	if (bytes_equal_text(text, "/dev/null")) {
		s->streams[r->stream] = 0;
		return true;
	}
	struct bytes path = expand_path(&shell->memory, shell->directory, text);
	bool is_output = r->kind != REDIRECT_IN;
	enum err err = r->kind == REDIRECT_OUT ? empty_file(shell, path) : ERR_OK;
	int32_t stream = err == ERR_OK ? world_file_stream(shell->world, path, is_output, &err) : 0;

	if (err != ERR_OK) {
		complain(shell, text, err_text(err));
		return false;
	}
	use_stream(s, r->stream, stream, true);
	return true;
}

/* ---- Starting ------------------------------------------------------------------------------------------------------- */

static struct bytes unique_name(struct shell *shell, const char *name)
{
	struct bytes unique = bytes_of_text(name);

	for (int32_t i = 2; world_find(shell->world, unique) != 0; i++)
		unique = arena_printf(&shell->memory, "%s-%d", name, i);
	return unique;
}

static bool is_at_terminal(const struct shell *shell, int32_t stream)
{
	return shell->is_interactive && stream == shell->tab;
}

static int32_t start_task(struct shell *shell, const struct command *command, const struct fields *words, struct bytes text, struct bytes host,
                          const struct stage_streams *s)
{
	struct task *task = task_new(shell->world, command, words->items, words->count, shell->directory);
	struct bytes name = unique_name(shell, command->name);
	struct process_options options = { .name = name, .command = text, .host = host, .parent = shell->pid };

	task->name = arena_copy(&task->memory, name);
	task->shell = shell->pid;
	task->tab = shell->tab;
	for (int i = 0; i < 3; i++) {
		options.streams[i] = s->streams[i];
		task->is_terminal[i] = is_at_terminal(shell, s->streams[i]);
	}
	task->pid = world_spawn(shell->world, &options, &task_program, task);
	return task->pid;
}

static int32_t start_program(struct shell *shell, const struct command *command, const struct fields *words, struct bytes host,
                             const struct stage_streams *s, int32_t *status)
{
	struct launch launch = { .world = shell->world, .host = host, .arena = &shell->memory, .argv = words->items, .argc = words->count,
		                     .directory = shell->directory, .parent = shell->pid };
	struct buf problem = { .heap = shell->heap };

	memcpy(launch.streams, s->streams, sizeof(launch.streams));
	int32_t pid = command->launch(&launch, &problem);

	if (problem.size > 0)
		effects_write(shell->fx, 2, buf_bytes(&problem));
	*status = launch.status;
	buf_free(&problem);
	return pid;
}

static void not_found(struct shell *shell, struct bytes name)
{
	const struct command *nearest = command_nearest(name);
	const char *hint = elsewhere_hint(name);

	effects_printf(shell->fx, 2, "klab: %.*s: command not found\n", TEXT(name));
	if (!shell->is_interactive)
		return;
	if (hint)
		effects_printf(shell->fx, 2, "%s\n", hint);
	else if (nearest)
		effects_printf(shell->fx, 2, "Did you mean %s?\n", nearest->name);
}

static void assign(struct shell *shell, const struct word *words)
{
	struct expansion x = shell_expansion(shell);

	for (; words; words = words->next)
		shell_set_variable(shell, words->assigned, expand_text(&x, words));
}

/* "on HOST" before a command: it is taken off. What cannot be meant stays, for `on` to say what is wrong with it. Null: nothing is said of a host. */
static struct bytes take_host(struct shell *shell, struct fields *words)
{
	struct bytes host = BYTES_NULL;

	while (words->count > 2 && bytes_equal_text(words->items[0], "on") && world_has_host(shell->world, words->items[1])) {
		host = words->items[1];
		words->items += 2;
		words->count -= 2;
	}
	return host;
}

/* Starts one stage; 0 with the status when there is no process. */
static int32_t start_stage(struct shell *shell, const struct stage *stage, struct stage_streams *s, int32_t *status)
{
	struct expansion x = shell_expansion(shell);
	struct fields words = { 0 };

	*status = 0;
	for (const struct word *word = stage->words; word; word = word->next)
		expand_word(&x, word, &words);
	for (const struct redirect *r = stage->redirects; r; r = r->next)
		if (!redirect(shell, r, s)) {
			*status = 1;
			return 0;
		}
	if (words.count == 0) {
		/* As in sh: X=$(false) has the status of the substitution. */
		*status = shell->status;
		assign(shell, stage->assignments);
		return 0;
	}
	struct fields all = words;
	struct bytes host = take_host(shell, &words);
	const struct command *command = command_find(words.items[0]);

	if (!command) {
		not_found(shell, words.items[0]);
		*status = 127;
		return 0;
	}
	struct buf text = { .heap = shell->heap };

	for (int32_t i = 0; i < all.count; i++)
		buf_printf(&text, "%s%.*s", i > 0 ? " " : "", TEXT(all.items[i]));
	int32_t pid = command->launch ? start_program(shell, command, &words, host, s, status) :
	                                start_task(shell, command, &words, buf_bytes(&text), host, s);

	buf_free(&text);
	return pid;
}

static struct job *job_new(struct shell *shell, struct bytes text, int32_t process_count, int32_t capture)
{
	struct job *job = HEAP_NEW(shell->heap, struct job);

	list_init(&job->link);
	job->text = bytes_of(memcpy(heap_alloc(shell->heap, text.size), text.data, text.size), text.size);
	job->processes = heap_calloc(shell->heap, (size_t)process_count, sizeof(*job->processes));
	job->process_count = process_count;
	job->capture = capture;
	return job;
}

void job_del(struct shell *shell, struct job *job)
{
	list_remove(&job->link);
	if (job->capture)
		world_stream_close(shell->world, job->capture);
	heap_free(shell->heap, job->processes);
	heap_free(shell->heap, (void *)(uintptr_t)job->text.data);
	heap_free(shell->heap, job);
}

struct job *job_start(struct shell *shell, const struct pipeline *pipeline, bool is_background, int32_t capture)
{
	struct job *job = job_new(shell, pipeline->text, pipeline->stage_count, capture);
	int32_t input = is_background ? 0 : shell->streams[0];
	bool is_input_made = false;
	int32_t i = 0;

	for (const struct stage *stage = pipeline->stages; stage; stage = stage->next, i++) {
		struct stage_streams s = { { 0, shell->streams[1], shell->streams[2] }, { 0 }, 0 };
		int32_t pipe = stage->next ? world_pipe_new(shell->world) : 0, status;

		use_stream(&s, 0, input, is_input_made);
		if (pipe)
			s.streams[1] = pipe;
		else if (capture)
			s.streams[1] = capture;
		int32_t pid = start_stage(shell, stage, &s, &status);

		job->processes[i] = (struct job_process){ .pid = pid, .is_over = pid == 0 };
		job->living += pid != 0;
		if (!stage->next)
			job->status = status;
		close_made(shell, &s);
		input = pipe;
		is_input_made = true;
	}
	return job;
}

struct job *job_start_shell(struct shell *shell, struct bytes line, bool is_background, int32_t capture)
{
	struct job *job = job_new(shell, line, 1, capture);
	struct shell_options options = { .tab = shell->tab, .line = line, .parent = shell->pid, .directory = shell->directory };

	options.streams[0] = is_background ? 0 : shell->streams[0];
	options.streams[1] = capture ? capture : shell->streams[1];
	options.streams[2] = shell->streams[2];
	int32_t pid = shell_spawn(shell->world, &options);
	struct shell *child = world_self(shell->world, pid, &shell_program);

	child->status = shell->status;
	LIST_EACH (&shell->variables, struct variable, v, link)
		shell_set_variable(child, v->name, v->value);
	job->processes[0].pid = pid;
	job->living = 1;
	return job;
}

/* ---- Living with them ----------------------------------------------------------------------------------------------- */

void job_to_background(struct shell *shell, struct job *job)
{
	struct job *last = list_is_empty(&shell->jobs) ? NULL : CONTAINER_OF(shell->jobs.prev, struct job, link);

	job->number = last ? last->number + 1 : 1;
	list_append(&shell->jobs, &job->link);
}

static bool end_process(struct job *job, int32_t pid, int32_t status)
{
	for (int32_t i = 0; job && i < job->process_count; i++) {
		if (job->processes[i].pid != pid || job->processes[i].is_over)
			continue;
		job->processes[i].is_over = true;
		job->living--;
		if (i == job->process_count - 1)
			job->status = status;
		return true;
	}
	return false;
}

struct job *job_child_ended(struct shell *shell, int32_t pid, int32_t status)
{
	if (end_process(shell->foreground, pid, status))
		return shell->foreground;
	LIST_EACH (&shell->jobs, struct job, job, link)
		if (end_process(job, pid, status))
			return job;
	return NULL;
}

void job_signal(struct shell *shell, struct job *job, enum signal_kind signal)
{
	for (int32_t i = 0; i < job->process_count; i++)
		if (!job->processes[i].is_over)
			world_signal(shell->world, job->processes[i].pid, signal);
}

struct job *job_find(struct shell *shell, struct bytes name)
{
	struct job *found = NULL;
	int64_t number;

	if (name.size > 0 && name.data[0] == '%')
		name = bytes_slice(name, 1, name.size);
	bool is_current = name.size == 0 || bytes_equal_text(name, "%") || bytes_equal_text(name, "+");
	bool is_number = bytes_to_int64(name, &number);

	LIST_EACH (&shell->jobs, struct job, job, link) {
		if (bytes_equal_text(name, "-") && job->link.next != &shell->jobs)
			found = job;
		else if (is_current || (is_number ? job->number == number : name.size > 0 && bytes_starts_with(job->text, name)))
			found = job;
	}
	return found;
}

static const char *signal_text(int32_t status)
{
	switch (status - 128) {
	case SIGNAL_HUP:
		return "Hangup";
	case SIGNAL_INT:
		return "Interrupt";
	case SIGNAL_KILL:
		return "Killed";
	case SIGNAL_TERM:
		return "Terminated";
	default:
		return NULL;
	}
}

void job_describe(struct shell *shell, const struct job *job, struct buf *out)
{
	char mark = job->link.next == &shell->jobs ? '+' : job->link.next->next == &shell->jobs ? '-' : ' ';
	struct buf state = { .heap = shell->heap };

	if (job->living > 0)
		buf_add_text(&state, "Running");
	else if (job->status == 0)
		buf_add_text(&state, "Done");
	else if (signal_text(job->status))
		buf_add_text(&state, signal_text(job->status));
	else
		buf_printf(&state, "Exit %d", job->status);
	buf_printf(out, "[%d]%c  %-24s%.*s%s\n", job->number, mark, buf_text(&state), TEXT(job->text), job->living > 0 ? " &" : "");
	buf_free(&state);
}
