/* app NAME producer: a record every so often. Its values count up from 1. */
#include "engine/client/producer.h"
#include "sim/shell/app.h"

struct app_producer {
	struct app *app;
	struct producer *producer;
	struct arena memory; /* of keys and topic */
	struct app_keys keys;
	struct bytes topic;
	struct prng prng;
	int64_t every_us;
	int64_t next_us;
	int64_t sent;
	int64_t count_max; /* 0: no end */
	int64_t size;      /* of a value at least */
	bool is_closing;
};

static const char *const flags[] = { "topic", "rate", "keys", "acks", "count", "size", NULL };
static const char *const changes[] = { "topic", "rate", "keys", "count", "size", NULL };

static bool take_number(const struct app *app, const char *name, int64_t max, int64_t *out, struct arena *arena, struct bytes *problem)
{
	struct bytes text = app_flag(app, name);

	if (bytes_is_null(text) || (bytes_to_int64(text, out) && *out >= 1 && *out <= max))
		return true;
	*problem = arena_printf(arena, "--%s %.*s: a number from 1 to %lld is wanted", name, TEXT(text), (long long)max);
	return false;
}

/* Takes what the flags say; everything it makes is in the arena. */
static bool take_flags(struct app_producer *p, const struct app *app, struct arena *arena, struct bytes *problem)
{
	struct bytes rate = app_flag(app, "rate"), keys = app_flag(app, "keys");

	p->topic = arena_copy(arena, app_flag(app, "topic"));
	p->every_us = 1000000;
	p->count_max = p->size = 0;
	p->keys = (struct app_keys){ 0 };
	if (bytes_is_null(p->topic)) {
		*problem = BYTES("a producer wants --topic");
		return false;
	}
	if (!bytes_is_null(rate) && !app_rate_parse(rate, &p->every_us)) {
		*problem = arena_printf(arena, "--rate %.*s: write 10/s, 60/m or 5/h", TEXT(rate));
		return false;
	}
	return (bytes_is_null(keys) || app_keys_parse(&p->keys, arena, keys, problem)) &&
	       take_number(app, "count", INT64_C(1000000000), &p->count_max, arena, problem) &&
	       take_number(app, "size", 1 << 20, &p->size, arena, problem);
}

static bool check(const struct app *app, struct arena *arena, struct bytes *problem)
{
	struct app_producer p = { 0 };

	return take_flags(&p, app, arena, problem);
}

static void *make(struct app *app, struct buf *problem)
{
	struct app_producer *p = HEAP_NEW(app->heap, struct app_producer);
	struct client_config config;
	struct bytes ignored;

	p->app = app;
	arena_init(&p->memory, app->heap);
	take_flags(p, app, &p->memory, &ignored);
	prng_seed(&p->prng, app_seed(app), 1);
	client_config_init(&config, app->heap, CLIENT_PRODUCER);
	app_fill_config(app, &config);
	client_config_set_text(&config, "key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
	client_config_set_text(&config, "value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
	if (!bytes_is_null(app_flag(app, "acks")))
		client_config_set(&config, BYTES("acks"), app_flag(app, "acks"));
	p->producer = producer_new(&(struct producer_options){ .heap = app->heap, .config = &config, .seed = app_seed(app) }, problem);
	client_config_free(&config);
	if (p->producer)
		return p;
	arena_free(&p->memory);
	heap_free(app->heap, p);
	return NULL;
}

static void change(void *self)
{
	struct app_producer *p = self;
	struct bytes ignored;

	arena_reset(&p->memory);
	take_flags(p, p->app, &p->memory, &ignored);
	p->next_us = 0; /* at once, at the new rate from then on */
}

static struct bytes next_value(struct app_producer *p, struct arena *arena)
{
	struct bytes number = arena_printf(arena, "%lld", (long long)p->sent);

	if ((int64_t)number.size >= p->size)
		return number;
	return arena_printf(arena, "%.*s%*s", TEXT(number), (int)(p->size - (int64_t)number.size), "");
}

static void send_due(struct app_producer *p, const struct event *event, struct effects *fx)
{
	while (p->next_us <= event->now_us && !producer_is_blocked(p->producer) && (p->count_max == 0 || p->sent < p->count_max)) {
		struct producer_record r = { .topic = p->topic, .partition = -1, .timestamp = NO_TIMESTAMP };

		p->sent++;
		r.key = app_keys_draw(&p->keys, &p->prng, fx->arena);
		r.value = next_value(p, fx->arena);
		producer_send(p->producer, event, fx, &r, NULL);
		/* What it could not send in time it does not make up for: it is a program that waits between two sends. */
		p->next_us = event->now_us - p->next_us > p->every_us ? event->now_us + p->every_us : p->next_us + p->every_us;
	}
}

static void take_deliveries(struct app_producer *p, const struct event *event, struct effects *fx)
{
	struct producer_delivery d;
	struct client_log_line line;

	while (producer_take_log(p->producer, fx->arena, &line))
		if (line.level != CLIENT_LOG_INFO)
			app_note(p->app, line.wall_ms, "%.*s", TEXT(line.text));
	while (producer_take_delivery(p->producer, &d)) {
		p->app->acknowledged += !d.exception;
		p->app->failed += d.exception != NULL;
		if (d.exception)
			app_note(p->app, event->wall_ms, "%s: %.*s", d.exception, TEXT(d.error));
	}
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct app_producer *p = self;

	if (event->type == EVENT_STARTED) {
		app_note(p->app, event->wall_ms, "started: a producer to %.*s", TEXT(p->topic));
		p->next_us = event->now_us;
	}
	producer_event(p->producer, event, fx);
	take_deliveries(p, event, fx);
	if (!p->is_closing && (event->type == EVENT_SIGNAL || (p->count_max > 0 && p->sent >= p->count_max))) {
		p->is_closing = true;
		producer_close(p->producer, event, fx, INT64_MAX);
	}
	if (!p->is_closing)
		send_due(p, event, fx);
	take_deliveries(p, event, fx);
	if (p->is_closing && producer_is_closed(p->producer)) {
		app_note(p->app, event->wall_ms, "stopped: %lld records acknowledged, %lld failed", (long long)p->app->acknowledged,
		         (long long)p->app->failed);
		effects_exit(fx, 0);
	}
}

static int64_t deadline(const void *self)
{
	const struct app_producer *p = self;
	int64_t deadline_us = producer_deadline(p->producer);
	bool has_more = !p->is_closing && !producer_is_blocked(p->producer) && (p->count_max == 0 || p->sent < p->count_max);

	return has_more && p->next_us < deadline_us ? p->next_us : deadline_us;
}

static void end(void *self)
{
	struct app_producer *p = self;
	struct heap *heap = p->app->heap;

	producer_del(p->producer);
	arena_free(&p->memory);
	heap_free(heap, p);
}

static const struct program program = { "app-producer", step, deadline, end };
const struct app_program app_producer = { &program, flags, changes, check, make, change };
