/* Many processes that connect, talk, close, exit, are killed, paused and cut off from each other at random. Whatever happens, each connection's
 * bytes come in order without a gap, nothing is heard of a dead one, and in the end nothing is left behind. */
#include <stdio.h>

#include "sim/world/internal.h"
#include "tests/sim/world/toy.h"

enum { PROCESSES = 12, CONNS_MAX = 400, PORT = 9092 };

/* One side of a connection as its process knows it. */
struct side {
	int32_t id;
	bool is_dead, is_connected;
	uint8_t next_in, next_out; /* the byte that comes next */
};

struct talker {
	struct world *world;
	struct prng prng;
	int64_t deadline_us;
	struct side sides[CONNS_MAX];
	int32_t count;
	int64_t received;
	bool is_ending; /* has asked to exit: its last step */
};

static struct side *side_of(struct talker *t, int32_t id)
{
	for (int32_t i = 0; i < t->count; i++)
		if (t->sides[i].id == id)
			return &t->sides[i];
	return NULL;
}

static struct side *add_side(struct talker *t, int32_t id)
{
	assert_null(side_of(t, id)); /* ids are used once */
	assert_true(t->count < CONNS_MAX);
	t->sides[t->count] = (struct side){ .id = id };
	return &t->sides[t->count++];
}

static void hear(struct talker *t, const struct event *event)
{
	struct side *side = event->conn ? side_of(t, event->conn) : NULL;

	switch (event->type) {
	case EVENT_CONNECTED:
		if (event->is_inbound) {
			assert_int_equal(event->conn % 2, 0);
			side = add_side(t, event->conn);
		}
		assert_non_null(side);
		assert_false(side->is_connected || side->is_dead);
		side->is_connected = true;
		break;
	case EVENT_RECEIVED:
		assert_non_null(side);
		assert_true(side->is_connected && !side->is_dead);
		for (size_t i = 0; i < event->bytes.size; i++)
			assert_int_equal(event->bytes.data[i], side->next_in++);
		t->received += (int64_t)event->bytes.size;
		break;
	case EVENT_CLOSED:
		if (event->conn == 0) {
			assert_int_equal(event->err, ERR_EXISTS);
			break;
		}
		assert_non_null(side);
		assert_false(side->is_dead);
		side->is_dead = true;
		break;
	case EVENT_DRAINED:
		assert_non_null(side);
		assert_false(side->is_dead);
		break;
	default:
		break;
	}
}

static void say(struct talker *t, struct side *side, struct effects *fx)
{
	size_t size = (size_t)prng_below(&t->prng, prng_chance(&t->prng, 1, 60) ? 1500000 : 500);
	uint8_t *bytes = arena_alloc(fx->arena, size);

	for (size_t i = 0; i < size; i++)
		bytes[i] = side->next_out++;
	effects_send(fx, side->id, bytes_of(bytes, size));
}

static void act(struct talker *t, struct effects *fx)
{
	struct side *side = t->count > 0 ? &t->sides[prng_below(&t->prng, (uint64_t)t->count)] : NULL;
	uint64_t choice = prng_below(&t->prng, 100);

	if (choice < 8 && t->count < CONNS_MAX / 2) {
		side = add_side(t, effects_connect(fx, BYTES("localhost"), PORT + (int32_t)prng_below(&t->prng, PROCESSES + 1)));
		say(t, side, fx);
	} else if (choice < 60 && side && !side->is_dead) {
		say(t, side, fx);
	} else if (choice < 65 && side && !side->is_dead) {
		side->is_dead = true;
		effects_close(fx, side->id);
	} else if (choice == 66 && prng_chance(&t->prng, 1, 3)) {
		effects_exit(fx, 0);
	}
}

static void talker_step(void *self, const struct event *event, struct effects *fx)
{
	struct talker *t = self;

	hear(t, event);
	if (event->type == EVENT_STARTED)
		effects_listen(fx, BYTES("localhost"), PORT + (int32_t)prng_below(&t->prng, PROCESSES), 0, SOCKET_BUFFERS_DEFAULT);
	if (event->type != EVENT_CLOSED)
		act(t, fx);
	if (t->deadline_us <= event->now_us || event->type == EVENT_STARTED)
		t->deadline_us = event->now_us + prng_between(&t->prng, 10, 2000);
}

static int64_t talker_deadline(const void *self)
{
	return ((const struct talker *)self)->deadline_us;
}

static int64_t total_received; /* of talkers that have ended; for the test alone */

static void talker_end(void *self)
{
	struct talker *t = self;

	total_received += t->received;
	heap_free(world_heap(t->world), t);
}

static const struct program talker_program = { "talker", talker_step, talker_deadline, talker_end };

static struct bytes name_of(int i, char text[8])
{
	return bytes_of(text, (size_t)snprintf(text, 8, "t%d", i));
}

static void spawn(struct world *w, int i, struct prng *prng)
{
	struct talker *t = HEAP_NEW(world_heap(w), struct talker);
	char text[8];

	t->world = w;
	t->deadline_us = TIME_NEVER;
	prng_seed(&t->prng, prng_next(prng), 1);
	world_spawn(w, &(struct process_options){ .name = name_of(i, text), .command = BYTES("talk") }, &talker_program, t);
}

static void disturb(struct world *w, struct prng *prng)
{
	char a[8], b[8];
	struct bytes one = name_of((int)prng_below(prng, PROCESSES), a), other = name_of((int)prng_below(prng, PROCESSES), b);
	int32_t pid = world_find(w, one);

	switch (prng_below(prng, 8)) {
	case 0:
		world_kill(w, pid, KILL_PROCESS);
		break;
	case 1:
		world_cut(w, one, prng_chance(prng, 1, 2) ? other : BYTES("t1*"), prng_chance(prng, 1, 2));
		break;
	case 2:
		world_heal(w);
		break;
	case 3:
		world_pause(w, pid, prng_between(prng, 1, 20000));
		break;
	case 4:
		world_set_latency(w, one, other, 10, prng_between(prng, 10, 5000));
		break;
	default:
		break;
	}
	for (int i = 0; i < PROCESSES; i++)
		if (world_find(w, name_of(i, a)) == 0 && prng_chance(prng, 1, 3))
			spawn(w, i, prng);
}

TEST(connections_keep_their_promises_whatever_happens_and_leave_nothing_behind)
{
	total_received = 0;
	for (uint64_t seed = 1; seed <= 6; seed++) {
		struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 256u << 20 });
		struct prng prng;

		prng_seed(&prng, seed, 77);
		for (int i = 0; i < 150; i++) {
			disturb(w, &prng);
			world_run_until(w, world_now_us(w) + prng_between(&prng, 100, 4000));
		}
		for (int32_t pid = 1; pid < 1000; pid++)
			world_kill(w, pid, KILL_PROCESS);
		world_heal(w);
		world_run_until(w, world_now_us(w) + 1000000);
		assert_int_equal(world_next_time(w), TIME_NEVER);
		assert_null(world_failure(w));
		assert_true(list_is_empty(&w->network.connections) && list_is_empty(&w->network.listeners));
		arena_free(&w->arena);
		/* The world itself, its root and /tmp, the rules of latency: no room for anything that was forgotten. */
		assert_in_range(heap_live(world_heap(w)), 10000, 24000);
		world_del(w);
	}
	assert_true(total_received > 10000000);
}
