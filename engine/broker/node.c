#include "engine/broker/node.h"
#include "engine/broker/telemetry.h"

#include "engine/base/date.h"
#include "engine/base/owned.h"
#include "engine/broker/config.h"
#include "engine/broker/connection.h"
#include "engine/broker/start.h"
#include "engine/broker/throttle.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

enum { PRNG_STREAM = 1 };

struct node *node_new(struct heap *heap, struct disk *disk, struct bytes properties, uint64_t seed)
{
	struct node *n = HEAP_NEW(heap, struct node);
	uint8_t *text = heap_alloc(heap, properties.size + 1);

	memcpy(text, properties.data ? properties.data : text, properties.size);
	n->heap = heap;
	n->disk = disk;
	n->properties = bytes_of(text, properties.size);
	n->id = -1;
	n->broker_epoch = -1;
	prng_seed(&n->prng, seed, PRNG_STREAM);
	n->connections_of_id.heap = n->timers.queue.heap = heap;
	list_init(&n->ready);
	list_init(&n->finished);
	list_init(&n->dirty);
	list_init(&n->dying);
	list_init(&n->starved);
	list_init(&n->by_use);
	image_init(&n->image, heap);
	client_quotas_init(&n->quotas, heap);
	return n;
}

void node_del(struct node *n)
{
	connections_cancel(n);
	node_parts_del(n);
	connections_del(n);
	hash_table_free(&n->connections_of_id);
	timers_free(&n->timers);
	image_free(&n->image);
	throttle_free(n);
	telemetry_del(n);
	node_config_del(n->config);
	owned_free(n->heap, &n->kept_features);
	heap_free(n->heap, n->directory_ids);
	heap_free(n->heap, (void *)(uintptr_t)n->cluster_id_text.data);
	heap_free(n->heap, (void *)(uintptr_t)n->properties.data);
	heap_free(n->heap, n);
}

static int compare_token(const void *key, const struct tree_node *node)
{
	uint64_t a = *(const uint64_t *)key, b = CONTAINER_OF(node, struct sync_waiter, node)->token;

	return a < b ? -1 : a > b;
}

uint64_t node_await_sync(struct node *n, struct sync_waiter *waiter)
{
	assert(waiter->token == 0);
	waiter->token = ++n->next_token;
	tree_insert(&n->syncs, &waiter->token, compare_token, &waiter->node);
	return waiter->token;
}

void node_forget_sync(struct node *n, struct sync_waiter *waiter)
{
	if (waiter->token)
		tree_remove(&n->syncs, &waiter->node);
	waiter->token = 0;
}

static void synced(struct node *n, const struct event *event)
{
	struct tree_node *found = tree_find(&n->syncs, &event->token, compare_token);

	if (!found) {
		node_parts_synced(n, event);
		return;
	}
	struct sync_waiter *waiter = CONTAINER_OF(found, struct sync_waiter, node);

	node_forget_sync(n, waiter);
	waiter->done(n, waiter, event->err);
}

/* Connections that this node opened have odd ids and belong to whoever opened them. */
static void connection_event(struct node *n, const struct event *event)
{
	if (event->conn == 0)
		node_cannot_listen(n, event->listener, event->err);
	else if (event->conn % 2 == 0)
		connections_event(n, event);
	else
		node_outbound_event(n, event);
}

void node_step(struct node *n, const struct event *event, struct effects *fx)
{
	n->event = event;
	n->now_us = event->now_us;
	n->wall_ms = event->wall_ms;
	n->fx = fx;
	fx->mutant = n->config ? n->config->mutant : MUTANT_NONE;
	if (n->has_ended)
		return;
	throttle_begin_step(n);
	connections_begin_step(n);
	node_parts_begin_step(n);
	switch (event->type) {
	case EVENT_STARTED:
		node_start(n);
		break;
	case EVENT_CONNECTED:
	case EVENT_RECEIVED:
	case EVENT_DRAINED:
	case EVENT_CLOSED:
	case EVENT_BACKED_UP:
	case EVENT_ENDED:
		connection_event(n, event);
		break;
	case EVENT_SYNCED:
		synced(n, event);
		break;
	case EVENT_SIGNAL:
		if (event->signal == SIGNAL_TERM || event->signal == SIGNAL_INT)
			node_begin_stop(n);
		break;
	case EVENT_DEADLINE:
	case EVENT_INPUT:
	case EVENT_INPUT_END:
	case EVENT_CHILD:
		break;
	}
	timers_fire(&n->timers, n->now_us, n);
	if (n->config && !n->has_ended)
		do
			n->has_more = connections_run(n);
		while (node_parts_run(n));
	n->event = NULL;
	n->fx = NULL;
}

int64_t node_deadline(const struct node *n)
{
	return n->has_ended ? TIME_NEVER : n->has_more ? n->now_us : timers_next(&n->timers);
}

struct bytes node_time_text(struct arena *arena, int64_t wall_ms)
{
	struct buf text = { .heap = arena->heap };

	date_add(&text, wall_ms, ",");
	struct bytes out = arena_copy(arena, buf_bytes(&text));

	buf_free(&text);
	return out;
}

void node_log(struct node *n, const char *level, const char *logger, const char *format, ...)
{
	struct buf text = { .heap = n->heap };
	struct bytes when = node_time_text(n->fx->arena, n->wall_ms);
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	if (level)
		effects_printf(n->fx, 1, "[%.*s] %s %s (%s)\n", (int)when.size, (const char *)when.data, level, buf_text(&text), logger);
	else
		effects_printf(n->fx, 1, "%s\n", buf_text(&text));
	buf_free(&text);
}

static void program_step(void *self, const struct event *event, struct effects *fx)
{
	node_step(self, event, fx);
}

static int64_t program_deadline(const void *self)
{
	return node_deadline(self);
}

static void program_end(void *self)
{
	node_del(self);
}

const struct program node_program = { "kafka", program_step, program_deadline, program_end };
