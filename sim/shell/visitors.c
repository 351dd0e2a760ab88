#include "sim/shell/visitors.h"

#include "sim/shell/session_internal.h"

#define PROCESS_NAME BYTES("outside")

enum happening_kind { VISITOR_ENTERS, VISITOR_BRINGS, VISITOR_LEAVES };

/* On its way into the world, or out of it. */
struct happening {
	struct list link;
	enum happening_kind kind;
	int64_t visitor;
	size_t size;
	uint8_t data[]; /* bytes, or the address to enter at */
};

struct visitor {
	struct list link;
	int64_t number;
	int32_t conn;
};

struct visitors {
	struct heap *heap;
	struct list present, coming, going;
};

/* ---- The process --------------------------------------------------------------------------------------------------------- */

static void add_happening(struct visitors *v, struct list *to, enum happening_kind kind, int64_t visitor, struct bytes data)
{
	struct happening *h = heap_realloc(v->heap, NULL, sizeof(*h) + data.size);

	*h = (struct happening){ .kind = kind, .visitor = visitor, .size = data.size };
	if (data.size > 0)
		memcpy(h->data, data.data, data.size);
	list_init(&h->link);
	list_append(to, &h->link);
}

static void drop_happening(struct visitors *v, struct happening *h)
{
	list_remove(&h->link);
	heap_free(v->heap, h);
}

static void drop_visitor(struct visitors *v, struct visitor *visitor)
{
	list_remove(&visitor->link);
	heap_free(v->heap, visitor);
}

static struct visitor *find(const struct visitors *v, int64_t number, int32_t conn)
{
	LIST_EACH(&v->present, struct visitor, visitor, link)
		if (visitor->number == number || (conn && visitor->conn == conn))
			return visitor;
	return NULL;
}

static void enter(struct visitors *v, int64_t number, struct bytes address, struct effects *fx)
{
	size_t colon = bytes_find(address, 0, ':');
	struct visitor *visitor = HEAP_NEW(v->heap, struct visitor);
	int64_t port = 0;

	bytes_to_int64(bytes_slice(address, colon + 1, address.size), &port);
	visitor->number = number;
	visitor->conn = effects_connect(fx, arena_copy(fx->arena, bytes_slice(address, 0, colon)), (int32_t)port);
	list_append(&v->present, &visitor->link);
}

static void take_coming(struct visitors *v, struct effects *fx)
{
	LIST_EACH(&v->coming, struct happening, h, link) {
		struct visitor *visitor = find(v, h->visitor, 0);
		struct bytes data = bytes_of(h->data, h->size);

		if (h->kind == VISITOR_ENTERS && !visitor)
			enter(v, h->visitor, data, fx);
		else if (h->kind == VISITOR_BRINGS && visitor)
			effects_send(fx, visitor->conn, arena_copy(fx->arena, data));
		else if (h->kind == VISITOR_LEAVES && visitor) {
			effects_close(fx, visitor->conn);
			drop_visitor(v, visitor);
		}
		drop_happening(v, h);
	}
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct visitors *v = self;
	struct visitor *visitor = event->conn ? find(v, -1, event->conn) : NULL;

	if (visitor && event->type == EVENT_RECEIVED) {
		add_happening(v, &v->going, VISITOR_BRINGS, visitor->number, event->bytes);
	} else if (visitor && event->type == EVENT_CLOSED) {
		add_happening(v, &v->going, VISITOR_LEAVES, visitor->number, BYTES_NULL);
		drop_visitor(v, visitor);
	}
	take_coming(v, fx);
}

static void end(void *self)
{
	struct visitors *v = self;

	LIST_EACH(&v->present, struct visitor, visitor, link)
		drop_visitor(v, visitor);
	LIST_EACH(&v->coming, struct happening, h, link)
		drop_happening(v, h);
	LIST_EACH(&v->going, struct happening, gone, link)
		drop_happening(v, gone);
	heap_free(v->heap, v);
}

static const struct program visitors_program = { .name = "outside", .step = step, .end = end };

static struct visitors *visitors_of(const struct session *s)
{
	return s->visitors_pid ? world_self(s->world, s->visitors_pid, &visitors_program) : NULL;
}

/* ---- Inputs -------------------------------------------------------------------------------------------------------------- */

/* The process begins with the first who comes. Somebody else may have its name: then nobody is let in. */
static struct visitors *begin(struct session *s)
{
	struct visitors *v = visitors_of(s);

	if (v || world_find(s->world, PROCESS_NAME) || world_failure(s->world))
		return v;
	v = HEAP_NEW(world_heap(s->world), struct visitors);
	v->heap = world_heap(s->world);
	list_init(&v->present);
	list_init(&v->coming);
	list_init(&v->going);
	s->visitors_pid = world_spawn(s->world, &(struct process_options){ .name = PROCESS_NAME, .command = BYTES("programs from outside") }, &visitors_program, v);
	return v;
}

static void happen(struct session *s, struct visitors *v, enum happening_kind kind, int64_t visitor, struct bytes data)
{
	if (!v || world_failure(s->world))
		return;
	add_happening(v, &v->coming, kind, visitor, data);
	world_wake(s->world, s->visitors_pid);
}

void session_admit(struct session *s, int64_t visitor, struct bytes address)
{
	session_note_input(s, &(struct input){ .kind = INPUT_ENTERED, .number = visitor, .line = address });
	happen(s, begin(s), VISITOR_ENTERS, visitor, address);
}

void session_bring(struct session *s, int64_t visitor, struct bytes bytes)
{
	if (bytes.size == 0)
		return;
	session_note_input(s, &(struct input){ .kind = INPUT_BROUGHT, .number = visitor, .line = bytes });
	happen(s, visitors_of(s), VISITOR_BRINGS, visitor, bytes);
}

void session_dismiss(struct session *s, int64_t visitor)
{
	session_note_input(s, &(struct input){ .kind = INPUT_LEFT, .number = visitor });
	happen(s, visitors_of(s), VISITOR_LEAVES, visitor, BYTES_NULL);
}

/* ---- The session's side -------------------------------------------------------------------------------------------------- */

void session_set_outside(struct session *s, const struct session_outside *outside)
{
	s->outside = outside;
}

void session_show_out(struct session *s)
{
	struct visitors *v = visitors_of(s);
	const struct session_outside *outside = s->is_replaying ? NULL : s->outside;

	if (!v)
		return;
	LIST_EACH(&v->going, struct happening, h, link) {
		if (outside && h->kind == VISITOR_BRINGS)
			outside->received(outside->self, h->visitor, bytes_of(h->data, h->size));
		else if (outside)
			outside->ended(outside->self, h->visitor);
		drop_happening(v, h);
	}
}

void session_find_visitors(struct session *s)
{
	s->visitors_pid = world_find(s->world, PROCESS_NAME);
	s->partings++;
}

/* One that has come but was not yet stepped in counts, too. */
int32_t session_visitors(const struct session *s, int64_t *out, int32_t max)
{
	const struct visitors *v = visitors_of(s);
	int32_t count = 0;

	if (!v)
		return 0;
	LIST_EACH(&v->present, const struct visitor, visitor, link)
		if (count < max)
			out[count++] = visitor->number;
	LIST_EACH(&v->coming, const struct happening, h, link)
		if (h->kind == VISITOR_ENTERS && count < max)
			out[count++] = h->visitor;
	return count;
}

int64_t session_new_visitor(struct session *s)
{
	return ++s->last_visitor;
}

int64_t session_partings(const struct session *s)
{
	return s->partings;
}

void session_set_accompanied(struct session *s, bool is_accompanied)
{
	s->is_accompanied = is_accompanied;
}

bool session_is_accompanied(const struct session *s)
{
	return s->is_accompanied;
}
