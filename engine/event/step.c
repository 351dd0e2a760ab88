#include "engine/event/step.h"

void effects_init(struct effects *fx, struct arena *arena, int32_t *next_conn, struct trace_log *log)
{
	*fx = (struct effects){ .arena = arena, .next_conn = next_conn, .trace = log };
}

static struct effect *add(struct effects *fx, enum effect_type type)
{
	if (fx->count == fx->capacity) {
		int32_t capacity = fx->capacity ? fx->capacity * 2 : 16;
		struct effect *items = arena_take(fx->arena, (size_t)capacity * sizeof(*items));

		if (fx->count > 0)
			memcpy(items, fx->items, (size_t)fx->count * sizeof(*items));
		fx->items = items;
		fx->capacity = capacity;
	}
	struct effect *effect = &fx->items[fx->count++];

	*effect = (struct effect){ .type = type };
	return effect;
}

void effects_send(struct effects *fx, int32_t conn, struct bytes bytes)
{
	struct span *span = ARENA_NEW(fx->arena, struct span);

	*span = span_of(bytes);
	effects_send_spans(fx, conn, span, 1, 0);
}

void effects_send_spans(struct effects *fx, int32_t conn, const struct span *spans, int32_t count, uint64_t after_sync)
{
	struct effect *effect = add(fx, EFFECT_SEND);

	effect->conn = conn;
	effect->spans = spans;
	effect->span_count = count;
	effect->after_sync = after_sync;
}

int32_t effects_connect(struct effects *fx, struct bytes host, int32_t port)
{
	struct effect *effect = add(fx, EFFECT_CONNECT);

	effect->conn = *fx->next_conn;
	effect->host = arena_copy(fx->arena, host);
	effect->port = port;
	*fx->next_conn += 2;
	return effect->conn;
}

void effects_close(struct effects *fx, int32_t conn)
{
	add(fx, EFFECT_CLOSE)->conn = conn;
}

void effects_sync(struct effects *fx, struct bytes path, uint64_t token)
{
	struct effect *effect = add(fx, EFFECT_SYNC);

	effect->path = arena_copy(fx->arena, path);
	effect->token = token;
}

void effects_renamed(struct effects *fx, struct bytes from, struct bytes to)
{
	for (int32_t i = 0; i < fx->count; i++) {
		struct bytes *path = &fx->items[i].path, rest;

		if (fx->items[i].type != EFFECT_SYNC || path->size < from.size || !bytes_equal(bytes_slice(*path, 0, from.size), from))
			continue;
		rest = bytes_slice(*path, from.size, path->size);
		if (rest.size == 0 || rest.data[0] == '/')
			*path = arena_printf(fx->arena, "%.*s%.*s", (int)to.size, (const char *)to.data, (int)rest.size, (const char *)rest.data);
	}
}

void effects_hold(struct effects *fx, int32_t conn, bool is_held)
{
	struct effect *effect = add(fx, EFFECT_HOLD);

	effect->conn = conn;
	effect->is_held = is_held;
}

void effects_room(struct effects *fx, int32_t conn, struct room room)
{
	struct effect *effect = add(fx, EFFECT_ROOM);

	effect->conn = conn;
	effect->room = room;
}

void effects_listen(struct effects *fx, struct bytes host, int32_t port, int32_t listener, struct socket_buffers buffers)
{
	struct effect *effect = add(fx, EFFECT_LISTEN);

	effect->host = arena_copy(fx->arena, host);
	effect->port = port;
	effect->listener = listener;
	effect->buffers = buffers;
}

void effects_write(struct effects *fx, int32_t stream, struct bytes bytes)
{
	struct effect *effect = add(fx, EFFECT_WRITE);

	effect->stream = stream;
	effect->bytes = arena_copy(fx->arena, bytes);
}

void effects_printf(struct effects *fx, int32_t stream, const char *format, ...)
{
	struct effect *effect = add(fx, EFFECT_WRITE);
	va_list args;

	va_start(args, format);
	effect->stream = stream;
	effect->bytes = arena_vprintf(fx->arena, format, args);
	va_end(args);
}

void effects_read(struct effects *fx)
{
	add(fx, EFFECT_READ);
}

void effects_exit(struct effects *fx, int32_t status)
{
	add(fx, EFFECT_EXIT)->status = status;
}
