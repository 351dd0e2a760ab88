#include "tests/sim/world/toy.h"

/* A busy world: a server that writes what it hears to files, syncs, rolls them and answers after the sync; clients with timers; a pipe. */
static void serve(struct toy *toy, const struct event *event, struct effects *fx)
{
	const struct disk_ops *ops = toy->disk->ops;

	if (event->type == EVENT_STARTED) {
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
		ops->open(toy->disk->self, BYTES("/tmp/log"), DISK_CREATE, &toy->file);
	} else if (event->type == EVENT_RECEIVED) {
		struct span *span = ARENA_NEW(fx->arena, struct span);

		*span = span_of(event->bytes);
		ops->append(toy->disk->self, toy->file, event->bytes.data, event->bytes.size);
		if (++toy->number % 20 == 0) {
			ops->truncate(toy->disk->self, toy->file, (int64_t)prng_below(&toy->prng, 300));
			disk_replace(toy->disk, BYTES("/tmp/checkpoint"), arena_printf(fx->arena, "%lld", (long long)toy->number));
		}
		effects_sync(fx, BYTES("/tmp/log"), (uint64_t)toy->number);
		effects_send_spans(fx, event->conn, span, 1, (uint64_t)toy->number);
		effects_printf(fx, 1, "%lld\n", (long long)toy->number);
	}
	trace(fx->trace, said, .text = event->bytes);
}

static void chat(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED || event->type == EVENT_CLOSED)
		toy->conn = 0;
	if (event->type == EVENT_DEADLINE) {
		if (toy->conn == 0)
			toy->conn = effects_connect(fx, BYTES("localhost"), 9092);
		effects_send(fx, toy->conn, arena_printf(fx->arena, "%llu;", (unsigned long long)prng_next(&toy->prng)));
		if (prng_chance(&toy->prng, 1, 10)) {
			effects_close(fx, toy->conn);
			toy->conn = 0;
		}
	}
	if (toy->deadline_us == TIME_NEVER)
		toy->deadline_us = event->now_us + prng_between(&toy->prng, 50, 3000);
}

static void read_numbers(struct toy *toy, const struct event *event, struct effects *fx)
{
	toy->number += (int64_t)event->bytes.size;
	trace(fx->trace, said, .text = event->bytes);
	effects_read(fx);
}

static struct toy *spawn_silent(struct world *w, const char *name, int32_t in, int32_t out, toy_act *act)
{
	struct toy *toy = toy_spawn_with(w, &(struct process_options){ .name = bytes_of_text(name), .streams = { in, out, 0 }, .disk = BYTES("/tmp") },
	                                 act);

	toy->is_silent = true;
	return toy;
}

static struct world *busy_world(uint64_t seed)
{
	struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 64u << 20 });
	int32_t pipe = world_pipe_new(w);

	spawn_silent(w, "server", 0, pipe, serve);
	spawn_silent(w, "reader", pipe, 0, read_numbers);
	world_stream_close(w, pipe);
	for (int i = 0; i < 6; i++) {
		char name[] = { 'c', (char)('0' + i), 0 };

		spawn_silent(w, name, 0, 0, chat);
	}
	return w;
}

/* Everything that another future could leave its mark on. */
static void live_otherwise(struct world *w, struct prng *prng)
{
	const struct bytes names[] = { BYTES("c0"), BYTES("c1"), BYTES("server"), BYTES("reader") };
	struct disk *d = world_disk(w);

	world_cut(w, BYTES("c3"), BYTES("server"), prng_chance(prng, 1, 2));
	world_set_disk_faults(w, BYTES("/tmp"), &(struct disk_faults){ .slow_us = 100, .fails_sync = prng_chance(prng, 1, 3) });
	world_corrupt_file(w, BYTES("/tmp/log"), 1, BYTES("##"));
	world_kill(w, world_find(w, names[prng_below(prng, 4)]), prng_chance(prng, 1, 2) ? KILL_POWER : KILL_PROCESS);
	world_run_until(w, world_now_us(w) + prng_between(prng, 1000, 40000));
	world_heal(w);
	disk_replace(d, BYTES("/tmp/log"), BYTES("all is new"));
	world_run_until(w, world_now_us(w) + prng_between(prng, 1000, 40000));
}

/* A file's bytes hashed; for comparing worlds. */
static uint64_t file_hash(struct world *w, struct bytes path)
{
	struct disk *d = world_disk(w);
	uint8_t data[4096];
	uint64_t hash = 7;
	int32_t file;
	size_t got = 1;

	if (d->ops->open(d->self, path, DISK_READ, &file) != ERR_OK)
		return 0;
	for (int64_t at = 0; got > 0; at += (int64_t)got) {
		d->ops->read(d->self, file, at, data, sizeof(data), &got);
		for (size_t i = 0; i < got; i++)
			hash = hash * 31 + data[i];
	}
	d->ops->close(d->self, file);
	return hash;
}

TEST(going_back_from_any_future_leads_to_the_same_one)
{
	enum { POINTS = 40, STEP_US = 7000 };
	struct world *w = busy_world(11), *plain = busy_world(11);
	struct snapshot *snapshots[POINTS];
	uint64_t hashes[POINTS], files[POINTS];
	struct prng prng;

	for (int i = 0; i < POINTS; i++) {
		world_run_until(w, i * STEP_US);
		world_run_until(plain, i * STEP_US);
		snapshots[i] = world_snapshot(w);
		assert_int_equal(snapshot_time_us(snapshots[i]), i * STEP_US);
		hashes[i] = world_trace_hash(w);
		files[i] = file_hash(w, BYTES("/tmp/log"));
		assert_true(hashes[i] == world_trace_hash(plain)); /* taking snapshots changes nothing */
	}
	prng_seed(&prng, 5, 5);
	for (int round = 0; round < 60; round++) {
		int from = (int)prng_below(&prng, POINTS - 1), to = from + 1 + (int)prng_below(&prng, (uint64_t)(POINTS - 1 - from));

		world_restore(w, snapshots[from]);
		assert_int_equal(world_now_us(w), from * STEP_US);
		live_otherwise(w, &prng);
		assert_true(world_trace_count(w) > 0 && world_trace_hash(w) != hashes[from]);
		world_restore(w, snapshots[from]);
		assert_true(file_hash(w, BYTES("/tmp/log")) == files[from]);
		world_run_until(w, to * STEP_US);
		assert_true(world_trace_hash(w) == hashes[to]);
		assert_true(file_hash(w, BYTES("/tmp/log")) == files[to]);
	}
	assert_true(world_trace_count(plain) > 1000);
	for (int i = 0; i < POINTS; i++)
		snapshot_del(snapshots[i]);
	world_del(w);
	world_del(plain);
}

/* Two timelines that part at one moment are gone to and fro between; each keeps its own trace and files. */
TEST(timelines_are_kept_beside_each_other)
{
	struct world *w = busy_world(3);
	struct prng prng;

	world_run_until(w, 20000);
	struct snapshot *fork = world_snapshot(w), *heads[2];
	uint64_t hashes[2], files[2];
	int64_t counts[2];

	prng_seed(&prng, 9, 9);
	for (int line = 0; line < 2; line++) {
		world_restore(w, fork);
		live_otherwise(w, &prng);
		heads[line] = world_snapshot(w);
	}
	snapshot_del(fork);
	for (int turn = 0; turn < 20; turn++) {
		int line = turn % 2;

		world_restore(w, heads[line]);
		if (turn >= 2) {
			assert_true(world_trace_hash(w) == hashes[line]);
			assert_int_equal(world_trace_count(w), counts[line]);
			assert_true(file_hash(w, BYTES("/tmp/log")) == files[line]);
			assert_int_equal(world_trace_at(w, counts[line] - 1).seq, counts[line] - 1);
		}
		live_otherwise(w, &prng);
		hashes[line] = world_trace_hash(w);
		counts[line] = world_trace_count(w);
		files[line] = file_hash(w, BYTES("/tmp/log"));
		snapshot_del(heads[line]);
		heads[line] = world_snapshot(w);
	}
	assert_true(hashes[0] != hashes[1]);
	snapshot_del(heads[0]);
	snapshot_del(heads[1]);
	world_del(w);
}

TEST(a_world_that_has_ended_can_be_gone_back_from)
{
	struct world *w = busy_world(2), *plain = busy_world(2);

	world_run_until(w, 10000);
	struct snapshot *s = world_snapshot(w);
	jmp_buf on_full;

	if (setjmp(on_full) == 0) { /* somebody takes all there is */
		heap_set_on_full(world_heap(w), &on_full);
		for (;;)
			heap_alloc(world_heap(w), 100000);
	}
	heap_set_on_full(world_heap(w), NULL);
	world_run_until(w, 20000);
	assert_non_null(world_failure(w));
	assert_false(world_step(w));
	world_restore(w, s);
	assert_null(world_failure(w));
	world_run_until(w, 50000);
	world_run_until(plain, 50000);
	assert_true(world_trace_hash(w) == world_trace_hash(plain));
	snapshot_del(s);
	world_del(w);
	world_del(plain);
}

TEST(a_snapshot_of_what_has_hardly_changed_is_small)
{
	struct world *w = busy_world(4);
	void *big = heap_alloc(world_heap(w), 20u << 20);

	memset(big, 7, 20u << 20);
	world_run_until(w, 10000);
	struct snapshot *first = world_snapshot(w);

	assert_in_range(snapshot_size(first), 20u << 20, 22u << 20);
	world_run_until(w, 11000);
	struct snapshot *second = world_snapshot(w);

	assert_in_range(snapshot_size(second), 1, 300 * 1024);
	snapshot_del(first);
	world_restore(w, second);
	assert_int_equal(((uint8_t *)big)[20000000], 7);
	snapshot_del(second);
	world_del(w);
}
