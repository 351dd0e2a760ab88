#include "tests/sim/shell/outside.h"

#include "engine/base/heap.h"
#include "sim/world/gate.h"
#include "tests/test.h"

#include <string.h>

static bool resolves(void *self, struct bytes name)
{
	(void)self;
	return !bytes_equal_text(name, "nowhere.example.com");
}

void outside_start(struct outside *o, bool shows_frames)
{
	memset(o, 0, sizeof(*o));
	o->heap = heap_new((size_t)64 << 20);
	o->files = memory_disk_new(o->heap);
	o->out.heap = o->err.heap = o->heap;
	o->bench = bench_new("offsets.topic.num.partitions=1\ngroup.initial.rebalance.delay.ms=0\n");
	bench_start_ready(o->bench);
	struct session_remote remote = { .outside = { .self = o, .resolves = resolves, .disk = memory_disk_port(o->files) }, .wall_ms = o->bench->wall_ms,
		                             .directory = BYTES("/"), .servers = BYTES("localhost:9092"), .shows_frames = shows_frames };

	o->session = session_new(&(struct session_options){ .remote = &remote, .seed = 1 });
}

void outside_end(struct outside *o)
{
	session_del(o->session);
	bench_del(o->bench);
	heap_del(o->heap);
}

static int place_of(const struct outside *o, int32_t inside)
{
	for (int i = 0; i < o->count; i++)
		if (o->pairs[i].inside == inside)
			return i;
	return -1;
}

static void connect_outside(struct outside *o, const struct gate_wish *wish)
{
	struct world *w = session_world(o->session);

	o->connects++;
	if (wish->port != BENCH_CLIENT_PORT) {
		world_gate_ended(w, wish->conn, ERR_REFUSED, BYTES("10.1.2.3"));
		return;
	}
	assert_true(o->count < OUTSIDE_PAIRS_MAX);
	o->pairs[o->count].inside = wish->conn;
	o->pairs[o->count++].outside = o->far == FAR_BROKER ? bench_connect(o->bench, BENCH_CLIENT_PORT) : 0;
	world_gate_opened(w, wish->conn);
}

static void send_outside(struct outside *o, const struct gate_wish *wish)
{
	struct world *w = session_world(o->session);
	int at = place_of(o, wish->conn);

	if (at < 0)
		return;
	if (o->far == FAR_BROKER) {
		bench_send(o->bench, o->pairs[at].outside, wish->bytes);
	} else if (o->far == FAR_GARBAGE) {
		world_gate_received(w, wish->conn, BYTES("HTTP/1.1 400 Bad Request\r\n\r\n"));
	} else if (o->far == FAR_CLOSES) {
		world_gate_ended(w, wish->conn, ERR_CLOSED, BYTES_NULL);
		o->pairs[at] = o->pairs[--o->count];
	}
}

void outside_carry(struct outside *o)
{
	struct world *w = session_world(o->session);
	struct gate_wish wish;

	while (world_gate_take(w, &wish)) {
		int at = place_of(o, wish.conn);

		if (wish.kind == GATE_CONNECT) {
			connect_outside(o, &wish);
		} else if (wish.kind == GATE_SEND) {
			send_outside(o, &wish);
		} else if (at >= 0) {
			if (o->pairs[at].outside)
				bench_disconnect(o->bench, o->pairs[at].outside);
			o->pairs[at] = o->pairs[--o->count];
		}
	}
	for (int i = 0; i < o->count; i++) {
		struct buf came = { .heap = o->heap };

		if (o->pairs[i].outside)
			bench_take(o->bench, o->pairs[i].outside, &came);
		if (came.size > 0)
			world_gate_received(w, o->pairs[i].inside, buf_bytes(&came));
		buf_free(&came);
	}
}

void outside_tick(struct outside *o)
{
	session_pass(o->session, OUTSIDE_TICK_US);
	bench_run(o->bench, OUTSIDE_TICK_US / 1000);
	outside_carry(o);
}

int32_t outside_do(struct outside *o, const char *line, const char *input)
{
	struct session_output output;
	int32_t tab = session_open_tab_for(o->session, bytes_of_text(line));

	buf_clear(&o->out);
	buf_clear(&o->err);
	for (int i = 0; i < 200000 && session_tab_state(o->session, tab) != TAB_ENDED; i++) {
		outside_tick(o);
		while (session_next_output(o->session, &output))
			if (!output.is_typed)
				buf_add_bytes(output.stream == 2 ? &o->err : &o->out, output.text);
		if (session_tab_state(o->session, tab) != TAB_READING)
			continue;
		if (input)
			session_type(o->session, tab, bytes_of_text(input));
		else
			session_end_input(o->session, tab);
		input = NULL;
	}
	assert_int_equal(session_tab_state(o->session, tab), TAB_ENDED);
	assert_null(session_failure(o->session));
	return session_status(o->session, tab);
}

static int64_t turn(void *self)
{
	outside_tick(self);
	return 0;
}

struct session_driver outside_driver(struct outside *o)
{
	return (struct session_driver){ .self = o, .descriptor = -1, .turn = turn };
}
