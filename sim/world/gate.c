/* The gate is a process: the far end of each connection that leads outside is its own. What arrives there becomes a wish. */
#include "sim/world/gate.h"

#include "sim/world/internal.h"

struct wish {
	struct list link;
	enum gate_wish_kind kind;
	int32_t conn;
	int32_t port;
	size_t size;
	uint8_t data[]; /* the host, or what is to be sent */
};

struct gate {
	struct world *world;
	int32_t pid;
	bool shows_frames;
	struct list wishes;
	struct wish *taken; /* handed out; freed with the next */
};

static void add_wish(struct gate *gate, enum gate_wish_kind kind, int32_t conn, struct bytes data, int32_t port)
{
	struct wish *wish = heap_realloc(gate->world->heap, NULL, sizeof(*wish) + data.size);

	*wish = (struct wish){ .kind = kind, .conn = conn, .port = port, .size = data.size };
	if (data.size > 0)
		memcpy(wish->data, data.data, data.size);
	list_init(&wish->link);
	list_append(&gate->wishes, &wish->link);
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	(void)fx;
	if (event->type == EVENT_RECEIVED)
		add_wish(self, GATE_SEND, event->conn, event->bytes, 0);
	else if (event->type == EVENT_CLOSED)
		add_wish(self, GATE_CLOSE, event->conn, BYTES_NULL, 0);
}

static const struct program gate_program = { .name = "gate", .step = step };

void world_open_gate(struct world *w, const struct gate_outside *outside, bool shows_frames)
{
	struct gate *gate = HEAP_NEW(w->heap, struct gate);

	gate->world = w;
	gate->shows_frames = shows_frames;
	list_init(&gate->wishes);
	w->outside->gate = *outside;
	if (outside->disk)
		w->files.disk = *outside->disk;
	w->gate = gate;
	gate->pid = world_spawn(w, &(struct process_options){ .name = BYTES("outside"), .command = BYTES("outside"), .host = BYTES("localhost") }, &gate_program, gate);
}

bool world_has_gate(const struct world *w)
{
	return w->gate != NULL;
}

bool world_gate_resolves(const struct world *w, struct bytes name)
{
	const struct gate_outside *outside = &w->outside->gate;

	return w->gate && (!outside->resolves || outside->resolves(outside->self, name));
}

bool gate_connect(struct world *w, struct process *p, const struct effect *effect)
{
	if (!w->gate)
		return false;
	int32_t conn = world_network_connect_outside(w, p, process_of(w, w->gate->pid), effect, w->gate->shows_frames);

	add_wish(w->gate, GATE_CONNECT, conn, effect->host, effect->port);
	return true;
}

bool world_gate_has_wish(const struct world *w)
{
	return w->gate && !list_is_empty(&w->gate->wishes);
}

bool world_gate_take(struct world *w, struct gate_wish *out)
{
	struct gate *gate = w->gate;

	if (!gate)
		return false;
	heap_free(w->heap, gate->taken);
	gate->taken = LIST_FIRST(&gate->wishes, struct wish, link);
	if (!gate->taken)
		return false;
	struct bytes data = bytes_of(gate->taken->data, gate->taken->size);

	list_remove(&gate->taken->link);
	*out = (struct gate_wish){ .kind = gate->taken->kind, .conn = gate->taken->conn, .port = gate->taken->port };
	if (out->kind == GATE_CONNECT)
		out->host = data;
	else if (out->kind == GATE_SEND)
		out->bytes = data;
	return true;
}

static struct endpoint *end_of(const struct world *w, int32_t conn)
{
	const struct process *p = w->gate ? process_of(w, w->gate->pid) : NULL;

	return p ? world_network_endpoint(p, conn) : NULL;
}

void world_gate_opened(struct world *w, int32_t conn)
{
	struct endpoint *end = end_of(w, conn);

	if (end && !w->failure)
		world_network_open_outside(w, end);
}

void world_gate_received(struct world *w, int32_t conn, struct bytes bytes)
{
	struct endpoint *end = end_of(w, conn);

	if (end && !w->failure)
		world_network_receive_outside(w, end, bytes);
}

void world_gate_ended(struct world *w, int32_t conn, enum err err, struct bytes address)
{
	struct endpoint *end = end_of(w, conn);

	if (end && !w->failure)
		world_network_end_outside(w, end, err, address);
}

int64_t world_gate_backlog(const struct world *w, int32_t conn)
{
	const struct endpoint *end = end_of(w, conn);
	int64_t size = 0;

	if (!end)
		return 0;
	LIST_EACH(&end->connection->directions[1].waiting, const struct segment, segment, link)
		size += (int64_t)segment->size;
	return size + end->connection->directions[1].size_under_way;
}
