/* app and apps: starts, stops and watches the applications of the world. */
#include "sim/shell/app.h"

#include "sim/shell/duration.h"

enum { LOOK_US = 20000, STOP_LIMIT_US = 120000000 };

struct app_state {
	struct bytes name; /* waited for until it has stopped */
	int64_t until_us;
};

static struct app *app_named(struct task *task)
{
	struct app *app = app_find(task->world, task->argv[1]);

	if (!app)
		task_fail(task, 1, "there is no app %.*s; `apps` lists them", TEXT(task->argv[1]));
	return app;
}

static struct app *running(struct task *task)
{
	struct app *app = app_named(task);

	if (app && !app_is_running(app)) {
		task_fail(task, 1, "%.*s is not running", TEXT(app->name));
		return NULL;
	}
	return app;
}

static void told(struct task *task, bool is_right, struct buf *problem, int32_t status)
{
	if (!is_right)
		task_fail(task, status, "%s", buf_text(problem));
	buf_free(problem);
}

static void make(struct task *task, enum app_kind kind)
{
	struct buf problem = { .heap = task->heap };
	struct app *app = app_make(task->world, task->argv[1], kind, task->argv + 3, task->argc - 3, &problem);

	if (!app)
		told(task, false, &problem, 2);
	else
		told(task, app_start(app, &problem), &problem, 1);
}

static void make_producer(struct task *task)
{
	make(task, APP_PRODUCER);
}

static void make_consumer(struct task *task)
{
	make(task, APP_CONSUMER);
}

static void make_copier(struct task *task)
{
	task_fail(task, 1, "a copier wants transactions, which are not there yet");
}

static void start_again(struct task *task)
{
	struct buf problem = { .heap = task->heap };
	struct app *app = app_named(task);

	if (app)
		told(task, app_start(app, &problem), &problem, 1);
}

static void stop(struct task *task)
{
	struct app_state *s = task->state;
	struct app *app = running(task);

	if (!app)
		return;
	world_signal(task->world, app->pid, SIGNAL_TERM);
	s->name = task->argv[1];
	s->until_us = task->now_us + STOP_LIMIT_US;
	task->wake_us = task->now_us + LOOK_US;
}

static void kill_app(struct task *task)
{
	struct app *app = running(task);

	if (!app)
		return;
	app_note(app, task->wall_ms, "killed");
	world_kill(task->world, app->pid, KILL_PROCESS);
}

static void pause_app(struct task *task)
{
	struct app *app = running(task);
	int64_t us;

	if (!app)
		return;
	if (task->argc < 4 || !duration_parse(task->argv[3], &us)) {
		task_fail(task, 2, "how long? app %.*s pause 6m", TEXT(app->name));
		return;
	}
	app_note(app, task->wall_ms, "paused for %.*s", TEXT(task->argv[3]));
	world_pause(task->world, app->pid, us);
}

static void set(struct task *task)
{
	struct buf problem = { .heap = task->heap };
	struct app *app = app_named(task);

	if (app)
		told(task, app_set(app, task->argv + 3, task->argc - 3, &problem), &problem, 2);
}

static void print_log(struct task *task)
{
	struct app *app = app_named(task);
	struct buf out = { .heap = task->heap };

	if (!app)
		return;
	for (int64_t i = app->log_count > APP_LOG_LINES ? app->log_count - APP_LOG_LINES : 0; i < app->log_count; i++) {
		task_add_time(&out, app->log[i % APP_LOG_LINES].wall_ms, ",");
		buf_printf(&out, " %.*s\n", TEXT(app->log[i % APP_LOG_LINES].text));
	}
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static const struct {
	const char *name;
	void (*act)(struct task *);
} words[] = { { "producer", make_producer }, { "consumer", make_consumer }, { "copier", make_copier }, { "start", start_again }, { "stop", stop },
	          { "kill", kill_app }, { "pause", pause_app }, { "set", set }, { "log", print_log } };

static void start(struct task *task)
{
	const struct app_state *s = task->state;

	if (task->argc < 3) {
		task_fail(task, 2, "write app NAME producer|consumer|start|stop|kill|pause|set|log ...; help app says more");
		return;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!bytes_equal_text(task->argv[2], words[i].name))
			continue;
		words[i].act(task);
		if (bytes_is_null(s->name))
			task_exit(task, 0);
		return;
	}
	task_fail(task, 2, "'%.*s' is not known: write producer, consumer, start, stop, kill, pause, set or log", TEXT(task->argv[2]));
}

static void step(struct task *task, const struct event *event)
{
	const struct app_state *s = task->state;
	const struct app *app = app_find(task->world, s->name);

	if (event->type != EVENT_DEADLINE)
		return;
	if (!app || !app_is_running(app))
		task_exit(task, 0);
	else if (task->now_us >= s->until_us)
		task_fail(task, 1, "%.*s has still not stopped", TEXT(s->name));
	else
		task->wake_us = task->now_us + LOOK_US;
}

const struct command app_command = { .name = "app",
	                                 .summary = "start and stop producers and consumers that run by themselves",
	                                 .usage = "app NAME producer --topic T [--rate 10/s] [--keys 'user-{1..50}'] [--acks A] [--count N] [--size BYTES], "
	                                          "app NAME consumer --topic T --group G [--work 200ms] [--commit auto|before|after] [--assignor A] "
	                                          "[--instance-id I] [--max-poll-records N] [--from-beginning], app NAME stop|kill|start|log, "
	                                          "app NAME pause 6m, app NAME set --rate 20/s",
	                                 .group = COMMAND_KLAB,
	                                 .pace = PACE_WAITS,
	                                 .state_size = sizeof(struct app_state),
	                                 .start = start,
	                                 .step = step };

static void start_apps(struct task *task)
{
	int width = 6;

	LIST_EACH (apps_of(task->world), struct app, app, link)
		width = (int)app->name.size > width ? (int)app->name.size : width;
	task_out(task, "%-*s %-9s %-8s %-9s %s\n", width, "NAME", "KIND", "STATE", "RECORDS", "SETTINGS");
	LIST_EACH (apps_of(task->world), struct app, app, link) {
		bool is_producer = app->kind == APP_PRODUCER;

		task_out(task, "%-*.*s %-9s %-8s %-9lld", width, TEXT(app->name), is_producer ? "producer" : "consumer",
		         app_is_running(app) ? "running" : "stopped", (long long)(is_producer ? app->acknowledged : app->received));
		for (int32_t i = 0; i < app->word_count; i++)
			task_out(task, " %.*s", TEXT(app->words[i]));
		task_out(task, "\n");
	}
}

const struct command apps_command = { .name = "apps", .summary = "list the apps", .usage = "apps", .group = COMMAND_KLAB, .start = start_apps };
