#include "sim/script/client.h"

enum { CLOSE_TIMEOUT_MS = 30000 };

static uint8_t *put(uint8_t *to, struct bytes *span)
{
	if (span->size > 0)
		memcpy(to, span->data, span->size);
	if (!bytes_is_null(*span))
		span->data = to;
	return to + span->size;
}

/* ---- Results ----------------------------------------------------------------------------------------------------------- */

static void add_result(struct script_client *c, const struct client_result *from)
{
	size_t size = sizeof(*from) + from->topic.size + from->key.size + from->value.size + from->text.size + 1;

	for (int32_t i = 0; i < from->header_count; i++)
		size += sizeof(struct header) + from->headers[i].key.size + from->headers[i].value.size;
	struct client_result *r = heap_alloc(c->heap, size);
	struct header *headers = (struct header *)(r + 1);
	uint8_t *at = (uint8_t *)(headers + from->header_count);

	*r = *from;
	r->headers = headers;
	at = put(at, &r->topic);
	at = put(at, &r->key);
	at = put(at, &r->value);
	at = put(at, &r->text);
	for (int32_t i = 0; i < from->header_count; i++) {
		headers[i] = from->headers[i];
		at = put(at, &headers[i].key);
		at = put(at, &headers[i].value);
	}
	list_append(&c->results, &r->link);
	*c->has_results = true;
}

struct client_result *script_client_take(struct script_client *c)
{
	struct client_result *r = LIST_FIRST(&c->results, struct client_result, link);

	if (r)
		list_remove(&r->link);
	return r;
}

/* ---- Orders ------------------------------------------------------------------------------------------------------------ */

void script_client_order(struct script_client *c, const struct client_order *from)
{
	const struct producer_record *record = &from->record;
	size_t size = sizeof(*from) + record->topic.size + record->key.size + record->value.size + from->partition.topic.size + 1;

	if (!c->pid)
		return;
	for (int32_t i = 0; i < record->header_count; i++)
		size += sizeof(struct header) + record->headers[i].key.size + record->headers[i].value.size;
	struct client_order *o = heap_alloc(c->heap, size);
	struct header *headers = (struct header *)(o + 1);
	uint8_t *at = (uint8_t *)(headers + record->header_count);

	*o = *from;
	o->record.headers = headers;
	at = put(at, &o->record.topic);
	at = put(at, &o->record.key);
	at = put(at, &o->record.value);
	at = put(at, &o->partition.topic);
	for (int32_t i = 0; i < record->header_count; i++) {
		headers[i] = record->headers[i];
		at = put(at, &headers[i].key);
		at = put(at, &headers[i].value);
	}
	list_append(&c->orders, &o->link);
	world_wake(c->world, c->pid);
}

static void fail_send(struct script_client *c, uint64_t tag, struct bytes text)
{
	c->failed++;
	add_result(c, &(struct client_result){ .kind = RESULT_DELIVERY, .tag = tag, .partition = -1, .offset = -1, .text = text });
}

static void carry_out(struct script_client *c, const struct client_order *o, const struct event *event, struct effects *fx)
{
	struct buf problem = { .heap = c->heap };

	switch (o->kind) {
	case ORDER_SEND:
		if (!producer_send(c->producer, event, fx, &o->record, &problem))
			fail_send(c, o->record.tag, buf_bytes(&problem));
		break;
	case ORDER_FLUSH:
		producer_flush(c->producer, event, fx);
		break;
	case ORDER_COMMIT:
		c->committing = consumer_commit(c->consumer, event, fx, NULL, 0, true);
		break;
	case ORDER_SEEK:
		if (!consumer_seek(c->consumer, event, fx, o->partition, o->offset))
			add_result(c, &(struct client_result){ .kind = RESULT_ERROR, .text = BYTES("IllegalStateException: No current assignment for partition") });
		break;
	case ORDER_POLL:
		c->is_polling = true;
		c->poll_until_us = o->until_us;
		break;
	case ORDER_CLOSE:
		c->is_closing = true;
		if (c->producer)
			producer_close(c->producer, event, fx, CLOSE_TIMEOUT_MS);
		else
			consumer_close(c->consumer, event, fx, CLOSE_TIMEOUT_MS);
		break;
	}
	buf_free(&problem);
}

/* ---- The process ------------------------------------------------------------------------------------------------------- */

static void take_deliveries(struct script_client *c)
{
	struct producer_delivery d;

	while (producer_take_delivery(c->producer, &d)) {
		struct buf text = { .heap = c->heap };

		if (d.error_code || d.exception)
			buf_printf(&text, "%s: %.*s", d.exception ? d.exception : "KafkaException", (int)d.error.size, (const char *)d.error.data);
		*(text.size > 0 ? &c->failed : &c->acked) += 1;
		add_result(c, &(struct client_result){ .kind = RESULT_DELIVERY, .tag = d.tag, .topic = d.topic, .partition = d.partition,
		                                       .offset = d.offset, .timestamp = d.timestamp,
		                                       .text = text.size > 0 ? buf_bytes(&text) : BYTES_NULL });
		buf_free(&text);
	}
}

static void take_events(struct script_client *c, struct effects *fx)
{
	struct consumer_event e;

	while (consumer_take_event(c->consumer, fx->arena, &e)) {
		bool is_awaited = e.type == CONSUMER_COMMITTED && e.operation == c->committing;

		if (is_awaited)
			c->committing = 0;
		if ((e.type == CONSUMER_ERROR || is_awaited) && e.exception) {
			struct bytes text = arena_printf(fx->arena, "%s: %.*s", e.exception, (int)e.error.size, (const char *)e.error.data);

			add_result(c, &(struct client_result){ .kind = RESULT_ERROR, .text = text });
		}
	}
}

static void poll(struct script_client *c, const struct event *event, struct effects *fx)
{
	struct consumer_record *records;

	if (c->is_closing || event->now_us < c->paused_until_us || (c->is_manual && !c->is_polling))
		return;
	int32_t count = consumer_poll(c->consumer, event, fx, &records);

	for (int32_t i = 0; i < count; i++) {
		const struct consumer_record *r = &records[i];

		add_result(c, &(struct client_result){ .kind = RESULT_RECORD, .topic = r->topic, .partition = r->partition, .offset = r->record.offset,
		                                       .timestamp = r->record.timestamp, .key = r->record.key, .value = r->record.value,
		                                       .headers = (struct header *)(uintptr_t)r->record.headers,
		                                       .header_count = r->record.header_count });
	}
	if (c->is_polling && (count > 0 || event->now_us >= c->poll_until_us)) {
		c->is_polling = false;
		consumer_end_poll(c->consumer);
	}
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct script_client *c = self;
	struct client_order *order;

	if (event->now_us >= c->paused_until_us)
		c->paused_until_us = 0;
	if (event->type == EVENT_STARTED && c->consumer && c->topic_count > 0)
		consumer_subscribe(c->consumer, event, fx, c->topics, c->topic_count, NULL);
	if (c->producer)
		producer_event(c->producer, event, fx);
	else
		consumer_event(c->consumer, event, fx);
	while ((order = LIST_FIRST(&c->orders, struct client_order, link))) {
		list_remove(&order->link);
		carry_out(c, order, event, fx);
		heap_free(c->heap, order);
	}
	if (c->producer) {
		take_deliveries(c);
	} else {
		take_events(c, fx);
		poll(c, event, fx);
		take_events(c, fx);
	}
	if (c->is_closing && (c->producer ? producer_is_closed(c->producer) : consumer_is_closed(c->consumer))) {
		c->is_closed = true;
		effects_exit(fx, 0);
	}
}

static int64_t deadline(const void *self)
{
	const struct script_client *c = self;
	int64_t at = c->producer ? producer_deadline(c->producer) : consumer_deadline(c->consumer);

	if (c->is_polling && c->poll_until_us < at)
		at = c->poll_until_us;
	if (c->paused_until_us > 0 && c->paused_until_us < at)
		at = c->paused_until_us;
	return at;
}

static void end(void *self)
{
	struct script_client *c = self;

	if (c->producer)
		producer_del(c->producer);
	if (c->consumer)
		consumer_del(c->consumer);
	LIST_EACH(&c->orders, struct client_order, order, link) {
		list_remove(&order->link);
		heap_free(c->heap, order);
	}
	c->producer = NULL;
	c->consumer = NULL;
	c->pid = 0;
	c->is_polling = false;
	c->committing = 0;
	*c->has_results = true; /* whoever waits for it must look again */
}

static const struct program program = { "script client", step, deadline, end };

bool script_client_start(struct script_client *c, struct world *world, bool is_producer, struct bytes name, const struct client_config *config,
                         struct buf *problem)
{
	struct prng prng;
	struct buf full = { .heap = c->heap };

	world_prng(world, name, &prng);
	if (is_producer)
		c->producer = producer_new(&(struct producer_options){ .heap = c->heap, .config = config, .seed = prng_next(&prng) }, problem);
	else
		c->consumer = consumer_new(&(struct consumer_options){ .heap = c->heap, .config = config, .seed = prng_next(&prng) }, problem);
	if (!c->producer && !c->consumer)
		return false;
	buf_printf(&full, "client-%.*s", (int)name.size, (const char *)name.data);
	c->name = bytes_of(memcpy(heap_alloc(c->heap, name.size), name.data, name.size), name.size);
	c->world = world;
	c->pid = world_spawn(world, &(struct process_options){ .name = buf_bytes(&full), .command = BYTES("scenario client") }, &program, c);
	buf_free(&full);
	return true;
}

void script_client_kill(struct script_client *c)
{
	if (c->pid)
		world_kill(c->world, c->pid, KILL_PROCESS);
}
