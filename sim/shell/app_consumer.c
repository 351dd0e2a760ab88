/* app NAME consumer: polls, works on each record, commits, polls again.
 *
 * Work on each record takes time, and while it lasts the app is outside poll(): heartbeats go on, max.poll.interval.ms counts. --commit says when offsets are
 * committed: auto leaves it to the client; before and after commit each batch by hand, before or after the work on it.
 */
#include "engine/client/consumer.h"
#include "sim/shell/app.h"
#include "sim/shell/duration.h"

enum commit { COMMIT_AUTO, COMMIT_BEFORE, COMMIT_AFTER };

struct app_consumer {
	struct app *app;
	struct consumer *consumer;
	enum commit commit;
	int64_t work_us;
	int64_t busy_until_us; /* 0: inside poll() */
	int64_t in_batch;
	int64_t noted, noted_count, noted_ms; /* records of the last line about reading, the log's length behind it, its time */
	uint64_t commit_operation; /* waited for; 0: none */
	bool is_committing_first;  /* the commit comes before the work */
	bool is_stopping; /* it closes once it is through with its batch, as a loop around poll() does */
	bool is_closing;
	int32_t status;
};

static const char *const flags[] = { "topic",       "group",    "work",          "commit",           "protocol", "assignor",
	                                 "instance-id", "rack",     "max-poll-records", "from-beginning", "isolation-level", NULL };

static const char *const changes[] = { "work", NULL };

static struct bytes assignor_class(struct bytes name)
{
	const struct assignor *assignor = assignor_of(name);

	return assignor ? bytes_of_text(assignor->class_name) : BYTES_NULL;
}

static bool check(const struct app *app, struct arena *arena, struct bytes *problem)
{
	struct bytes work = app_flag(app, "work"), commit = app_flag(app, "commit"), assignor = app_flag(app, "assignor");
	int64_t us;

	if (bytes_is_null(app_flag(app, "topic")) || bytes_is_null(app_flag(app, "group"))) {
		*problem = BYTES("a consumer wants --topic and --group");
	} else if (!bytes_is_null(work) && !duration_parse(work, &us)) {
		*problem = arena_printf(arena, "--work %.*s: write 200ms, 1s or 5m", TEXT(work));
	} else if (!bytes_is_null(commit) && !bytes_equal_text(commit, "auto") && !bytes_equal_text(commit, "before") && !bytes_equal_text(commit, "after")) {
		*problem = arena_printf(arena, "--commit %.*s: auto, before or after", TEXT(commit));
	} else if (!bytes_is_null(assignor) && bytes_is_null(assignor_class(assignor))) {
		*problem = arena_printf(arena, "--assignor %.*s: range, roundrobin, sticky or cooperative-sticky", TEXT(assignor));
	} else {
		return true;
	}
	return false;
}

static void take_flags(struct app_consumer *c)
{
	struct bytes work = app_flag(c->app, "work"), commit = app_flag(c->app, "commit");

	c->work_us = 0;
	if (!bytes_is_null(work))
		duration_parse(work, &c->work_us);
	c->commit = bytes_equal_text(commit, "before") ? COMMIT_BEFORE : bytes_equal_text(commit, "after") ? COMMIT_AFTER : COMMIT_AUTO;
}

static void set_if_given(const struct app *app, struct client_config *config, const char *flag, const char *setting)
{
	if (!bytes_is_null(app_flag(app, flag)))
		client_config_set(config, bytes_of_text(setting), app_flag(app, flag));
}

static void fill_config(const struct app_consumer *c, struct client_config *config)
{
	const struct app *app = c->app;

	app_fill_config(app, config);
	client_config_set_text(config, "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
	client_config_set_text(config, "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
	set_if_given(app, config, "group", "group.id");
	set_if_given(app, config, "protocol", "group.protocol");
	set_if_given(app, config, "instance-id", "group.instance.id");
	set_if_given(app, config, "rack", "client.rack");
	set_if_given(app, config, "max-poll-records", "max.poll.records");
	set_if_given(app, config, "isolation-level", "isolation.level");
	if (!bytes_is_null(app_flag(app, "assignor")))
		client_config_set(config, BYTES("partition.assignment.strategy"), assignor_class(app_flag(app, "assignor")));
	if (!bytes_is_null(app_flag(app, "from-beginning")))
		client_config_set_text(config, "auto.offset.reset", "earliest");
	if (c->commit != COMMIT_AUTO)
		client_config_set_text(config, "enable.auto.commit", "false");
}

static void *make(struct app *app, struct buf *problem)
{
	struct app_consumer *c = HEAP_NEW(app->heap, struct app_consumer);
	struct client_config config;

	c->app = app;
	take_flags(c);
	client_config_init(&config, app->heap, CLIENT_CONSUMER);
	fill_config(c, &config);
	c->consumer = consumer_new(&(struct consumer_options){ .heap = app->heap, .config = &config, .seed = app_seed(app) }, problem);
	client_config_free(&config);
	if (c->consumer)
		return c;
	heap_free(app->heap, c);
	return NULL;
}

static void change(void *self)
{
	struct app_consumer *c = self;
	enum commit commit = c->commit;

	take_flags(c);
	c->commit = commit; /* enable.auto.commit is for life */
}

/* ---- Telling -------------------------------------------------------------------------------------------------------- */

static struct bytes partitions_text(struct arena *arena, const struct consumer_event *e)
{
	struct buf out = { .heap = arena->heap };

	for (int32_t i = 0; i < e->partition_count; i++)
		buf_printf(&out, "%s%.*s-%d", i > 0 ? ", " : "", TEXT(e->partitions[i].topic), e->partitions[i].partition);
	struct bytes text = e->partition_count == 0 ? BYTES("nothing") : arena_copy(arena, buf_bytes(&out));

	buf_free(&out);
	return text;
}

static void begin_close(struct app_consumer *c, const struct event *event, struct effects *fx, int32_t status)
{
	if (c->is_closing)
		return;
	c->is_closing = true;
	c->status = status;
	consumer_close(c->consumer, event, fx, 30000);
}

static void take_event(struct app_consumer *c, const struct event *event, struct effects *fx, const struct consumer_event *e)
{
	switch (e->type) {
	case CONSUMER_ASSIGNED:
		app_note(c->app, event->wall_ms, "assigned in generation %d: %.*s", e->generation, TEXT(partitions_text(fx->arena, e)));
		break;
	case CONSUMER_REVOKED:
		app_note(c->app, event->wall_ms, "revoked: %.*s", TEXT(partitions_text(fx->arena, e)));
		break;
	case CONSUMER_LOST:
		app_note(c->app, event->wall_ms, "lost: %.*s", TEXT(partitions_text(fx->arena, e)));
		break;
	case CONSUMER_COMMITTED:
		if (e->operation == c->commit_operation)
			c->commit_operation = 0;
		if (e->exception)
			app_note(c->app, event->wall_ms, "commit failed: %s: %.*s", e->exception, TEXT(e->error));
		break;
	case CONSUMER_ERROR:
		app_note(c->app, event->wall_ms, "%s: %.*s", e->exception, TEXT(e->error));
		if (e->is_fatal)
			begin_close(c, event, fx, 1);
		break;
	default:
		break;
	}
}

static void take_events(struct app_consumer *c, const struct event *event, struct effects *fx)
{
	struct client_log_line line;
	struct consumer_event e;

	while (consumer_take_log(c->consumer, fx->arena, &line))
		if (line.level != CLIENT_LOG_INFO)
			app_note(c->app, line.wall_ms, "%.*s", TEXT(line.text));
	while (consumer_take_event(c->consumer, fx->arena, &e))
		take_event(c, event, fx, &e);
}

/* ---- The loop ------------------------------------------------------------------------------------------------------- */

static void commit(struct app_consumer *c, const struct event *event, struct effects *fx)
{
	c->commit_operation = consumer_commit(c->consumer, event, fx, NULL, 0, true);
}

static void begin_work(struct app_consumer *c, const struct event *event)
{
	c->busy_until_us = event->now_us + c->work_us;
	c->is_committing_first = false;
}

/* Works through the batch, a record after the other. True when nothing is left of it. */
static bool work(struct app_consumer *c, const struct event *event, struct effects *fx)
{
	if (c->in_batch == 0)
		return true;
	while (c->busy_until_us <= event->now_us) {
		c->app->received++;
		c->in_batch--;
		if (c->in_batch > 0) {
			begin_work(c, event);
			continue;
		}
		if (c->commit == COMMIT_AFTER)
			commit(c, event, fx);
		return c->commit_operation == 0;
	}
	return false;
}

/* True if it has polled something and is to go on at once. */
static bool poll(struct app_consumer *c, const struct event *event, struct effects *fx)
{
	struct consumer_record *records;
	int32_t count = consumer_poll(c->consumer, event, fx, &records);

	if (count == 0)
		return false;
	c->in_batch = count;
	/* A line a second tells it: the log keeps what else happened in view. */
	c->noted = c->app->log_count == c->noted_count && event->wall_ms - c->noted_ms < 1000 ? c->noted + count : count;
	if (c->noted > count)
		c->app->log_count--;
	else
		c->noted_ms = event->wall_ms;
	app_note(c->app, c->noted_ms, "read %lld record%s, up to %.*s-%d offset %lld", (long long)c->noted, c->noted == 1 ? "" : "s",
	         TEXT(records[count - 1].topic), records[count - 1].partition, (long long)records[count - 1].record.offset);
	c->noted_count = c->app->log_count;
	if (c->commit == COMMIT_BEFORE) {
		c->is_committing_first = true;
		commit(c, event, fx);
	} else {
		begin_work(c, event);
	}
	return true;
}

static void go_on(struct app_consumer *c, const struct event *event, struct effects *fx)
{
	do {
		if (c->commit_operation != 0)
			return;
		if (c->is_committing_first)
			begin_work(c, event);
		if (!work(c, event, fx))
			return;
		if (c->is_stopping) {
			begin_close(c, event, fx, 0);
			return;
		}
	} while (poll(c, event, fx));
}

static bool subscribe(struct app_consumer *c, const struct event *event, struct effects *fx)
{
	struct bytes topics[16], text = app_flag(c->app, "topic");
	struct buf problem = { .heap = c->app->heap };
	int32_t count = 0;

	for (size_t at = 0; at < text.size && count < 16;) {
		size_t end = bytes_find(text, at, ',');

		topics[count++] = bytes_slice(text, at, end - at);
		at = end + 1;
	}
	bool is_right = consumer_subscribe(c->consumer, event, fx, topics, count, &problem);

	if (!is_right)
		app_note(c->app, event->wall_ms, "%s", buf_text(&problem));
	buf_free(&problem);
	return is_right;
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct app_consumer *c = self;

	if (event->type == EVENT_STARTED) {
		app_note(c->app, event->wall_ms, "started: a consumer of %.*s in the group %.*s", TEXT(app_flag(c->app, "topic")),
		         TEXT(app_flag(c->app, "group")));
		if (!subscribe(c, event, fx)) {
			effects_exit(fx, 1);
			return;
		}
	}
	consumer_event(c->consumer, event, fx);
	take_events(c, event, fx);
	if (event->type == EVENT_SIGNAL)
		c->is_stopping = true;
	if (!c->is_closing)
		go_on(c, event, fx);
	take_events(c, event, fx);
	if (c->is_closing && consumer_is_closed(c->consumer)) {
		app_note(c->app, event->wall_ms, "stopped: %lld records done with", (long long)c->app->received);
		effects_exit(fx, c->status);
	}
}

static int64_t deadline(const void *self)
{
	const struct app_consumer *c = self;
	int64_t deadline_us = consumer_deadline(c->consumer);

	return !c->is_closing && c->in_batch > 0 && !c->is_committing_first && c->busy_until_us < deadline_us ? c->busy_until_us : deadline_us;
}

static void end(void *self)
{
	struct app_consumer *c = self;
	struct heap *heap = c->app->heap;

	consumer_del(c->consumer);
	heap_free(heap, c);
}

static const struct program program = { "app-consumer", step, deadline, end };
const struct app_program app_consumer = { &program, flags, changes, check, make, change };
