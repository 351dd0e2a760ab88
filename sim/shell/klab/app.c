/* app and apps: starts, stops and watches the applications of the world. */
#include "sim/shell/app.h"

#include "engine/base/date.h"
#include "engine/base/owned.h"
#include "sim/shell/duration.h"

enum { LOOK_US = 20000, STOP_LIMIT_US = 600000000, NAME_SIZE_MAX = 64 };

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

/* A name is a client.id, a part of a process's name and a word of the line. */
static bool is_name(struct bytes text)
{
	for (size_t i = 0; i < text.size; i++) {
		uint8_t c = text.data[i], lower = c | 0x20;

		if (!((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || (i > 0 && (c == '.' || c == '_' || c == '-'))))
			return false;
	}
	return text.size > 0 && text.size <= NAME_SIZE_MAX;
}

static void make(struct task *task, enum app_kind kind)
{
	if (!is_name(task->argv[1])) {
		task_fail(task, 2, "'%.*s' is no name: it has 1 to %d letters, digits, '.', '_' and '-', as in web-1", TEXT(task->argv[1]), NAME_SIZE_MAX);
		return;
	}
	struct buf problem = { .heap = task->heap };
	struct app *app = app_make(task->world, task->argv[1], kind, task->argv + 3, task->argc - 3, &problem);

	if (!app) {
		told(task, false, &problem, 2);
		return;
	}
	owned_set(app->heap, &app->host, world_process_host(task->world, task->pid)); /* "on laptop app web ..." */
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
	app_note(app, task->wall_ms, us > 0 ? "paused for %.*s" : "goes on", TEXT(task->argv[3]));
	world_pause(task->world, app->pid, us);
}

static void set(struct task *task)
{
	struct buf problem = { .heap = task->heap }, later = { .heap = task->heap };
	struct app *app = app_named(task);

	if (!app)
		return;
	if (task->argc < 4)
		task_fail(task, 2, "set what? app %.*s set --rate 20/s", TEXT(app->name));
	else
		told(task, app_set(app, task->argv + 3, task->argc - 3, &later, &problem), &problem, 2);
	if (later.size > 0)
		task_out(task, "%.*s takes up %s at its next start\n", TEXT(app->name), buf_text(&later));
	buf_free(&later);
}

static void print_log(struct task *task)
{
	struct app *app = app_named(task);
	struct buf out = { .heap = task->heap };

	if (!app)
		return;
	for (int64_t i = app->log_count > APP_LOG_LINES ? app->log_count - APP_LOG_LINES : 0; i < app->log_count; i++) {
		date_add(&out, app->log[i % APP_LOG_LINES].wall_ms, ",");
		buf_printf(&out, " %.*s\n", TEXT(app->log[i % APP_LOG_LINES].text));
	}
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static const struct {
	const char *name;
	int32_t word_count; /* of the line at most; 0: as many as there are */
	void (*act)(struct task *);
} words[] = { { "producer", 0, make_producer }, { "consumer", 0, make_consumer }, { "copier", 0, make_copier }, { "start", 3, start_again },
	          { "stop", 3, stop },              { "kill", 3, kill_app },          { "pause", 4, pause_app },    { "set", 0, set },
	          { "log", 3, print_log } };

static void start(struct task *task)
{
	const struct app_state *s = task->state;

	if (task->argc < 3) {
		task_fail(task, 2, "write app NAME producer|consumer|start|stop|kill|pause|set|log ...; help app says more");
		return;
	}
	if (bytes_equal_text(task->argv[1], "start") && task->argc > 3 && !app_find(task->world, task->argv[1])) {
		task_fail(task, 2, "the app's name comes first, and no start: app %.*s %.*s ...", TEXT(task->argv[3]), TEXT(task->argv[2]));
		return;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!bytes_equal_text(task->argv[2], words[i].name))
			continue;
		if (words[i].word_count > 0 && task->argc > words[i].word_count) {
			task_fail(task, 2, "one word too many: '%.*s'", TEXT(task->argv[words[i].word_count]));
			return;
		}
		words[i].act(task);
		if (bytes_is_null(s->name))
			task_exit(task, 0);
		return;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (bytes_equal_text(task->argv[1], words[i].name)) {
			task_fail(task, 2, "the app's name comes first: app web %.*s ...", TEXT(task->argv[1]));
			return;
		}
	}
	task_fail(task, 2, "'%.*s' is not known: write producer, consumer, start, stop, kill, pause, set or log, after the app's name", TEXT(task->argv[2]));
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
	                                 .usage = "app NAME producer --topic T [--rate 10/s] [--keys 'user-{1..50}'] [--acks A] [--count N] [--size BYTES]\n"
	                                          "app NAME consumer --topic T --group G [--work 200ms] [--commit auto|before|after] [--protocol classic]\n"
	                                          "         [--assignor A] [--instance-id I] [--max-poll-records N] [--from-beginning]\n"
	                                          "app NAME stop|kill|start|log\n"
	                                          "app NAME pause 6m\n"
	                                          "app NAME set --rate 20/s\n"
	                                          "Any setting of the client goes by Kafka's name: --linger.ms 20",
	                                 .group = COMMAND_KLAB,
	                                 .pace = PACE_WAITS,
	                                 .state_size = sizeof(struct app_state),
	                                 .start = start,
	                                 .step = step };

static const char *state_of(const struct app *app)
{
	return !app_is_running(app) ? "stopped" : world_is_paused(app->world, app->pid) ? "paused" : "running";
}

static void start_apps(struct task *task)
{
	int width = 6;

	if (task->argc > 1) {
		task_fail(task, 2, "one word too many: '%.*s'", TEXT(task->argv[1]));
		return;
	}
	LIST_EACH (apps_of(task->world), struct app, app, link)
		width = (int)app->name.size > width ? (int)app->name.size : width;
	task_out(task, "%-*s %-9s %-8s %-9s %s\n", width, "NAME", "KIND", "STATE", "RECORDS", "SETTINGS");
	LIST_EACH (apps_of(task->world), struct app, app, link) {
		struct buf settings = { .heap = task->heap };
		bool is_producer = app->kind == APP_PRODUCER;

		app_add_words(app, &settings);
		task_out(task, "%-*.*s %-9s %-8s %-9lld %s\n", width, TEXT(app->name), is_producer ? "producer" : "consumer", state_of(app),
		         (long long)(is_producer ? app->acknowledged : app->received), buf_text(&settings));
		buf_free(&settings);
	}
}

const struct command apps_command = { .name = "apps", .summary = "list the apps", .usage = "apps", .group = COMMAND_KLAB, .start = start_apps };
