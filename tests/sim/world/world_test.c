#include "sim/world/world.h"

#include "tests/test.h"

#include <stdio.h>

/* A toy: a server that echoes what it gets once it is synced to a file, and clients that send, wait and send again. */
struct toy {
	struct world *world;
	struct heap *heap;
	bool is_server;
	int32_t conn;
	int64_t wake_us;
	int32_t rounds;
	int32_t got;
	int32_t file;
	uint64_t token;
	int32_t closed;
	enum err close_err;
};

static void server_step(struct toy *t, const struct event *e, struct effects *fx)
{
	struct disk *disk = world_disk(t->world);

	if (e->type == EVENT_STARTED) {
		assert_int_equal(disk->ops->open(disk->self, BYTES("/tmp/echo"), DISK_CREATE, &t->file), ERR_OK);
		effects_listen(fx, BYTES("localhost"), 9000, 0, SOCKET_BUFFERS_DEFAULT);
	} else if (e->type == EVENT_RECEIVED) {
		struct span *span = ARENA_NEW(fx->arena, struct span);

		if (disk->ops->append(disk->self, t->file, e->bytes.data, e->bytes.size) != ERR_OK)
			return;
		*span = span_of(e->bytes);
		effects_sync(fx, BYTES("/tmp/echo"), ++t->token);
		effects_send_spans(fx, e->conn, span, 1, t->token);
	}
}

static void client_step(struct toy *t, const struct event *e, struct effects *fx)
{
	if (e->type == EVENT_STARTED) {
		t->conn = effects_connect(fx, BYTES("localhost"), 9000);
		effects_send(fx, t->conn, BYTES("hello"));
	} else if (e->type == EVENT_RECEIVED) {
		t->got += (int32_t)e->bytes.size;
		trace(fx->trace, said, .text = e->bytes);
		if (--t->rounds > 0)
			t->wake_us = e->now_us + 1000;
	} else if (e->type == EVENT_DEADLINE) {
		t->wake_us = TIME_NEVER;
		effects_send(fx, t->conn, BYTES("again"));
		effects_printf(fx, 1, "%d left\n", (int)t->rounds);
	} else if (e->type == EVENT_CLOSED) {
		t->closed++;
		t->close_err = e->err;
	} else if (e->type == EVENT_SIGNAL) {
		effects_exit(fx, 7);
	}
}

static void toy_step(void *self, const struct event *e, struct effects *fx)
{
	struct toy *t = self;

	if (t->is_server)
		server_step(t, e, fx);
	else
		client_step(t, e, fx);
}

static int64_t toy_deadline(const void *self)
{
	return ((const struct toy *)self)->wake_us;
}

static void toy_end(void *self)
{
	heap_free(((struct toy *)self)->heap, self);
}

static const struct program toy_program = { "toy", toy_step, toy_deadline, toy_end };

static int32_t spawn(struct world *w, const char *name, bool is_server, int32_t rounds, int32_t out)
{
	struct toy *t = HEAP_NEW(world_heap(w), struct toy);
	struct process_options options = { .name = bytes_of_text(name), .command = BYTES("toy"), .streams = { 0, out, 0 }, .disk = BYTES("/tmp") };

	*t = (struct toy){ .world = w, .heap = world_heap(w), .is_server = is_server, .rounds = rounds, .wake_us = TIME_NEVER };
	return world_spawn(w, &options, &toy_program, t);
}

static struct world *busy_world(uint64_t seed)
{
	struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 64u << 20 });
	int32_t pipe = world_capture_new(w);

	spawn(w, "server", true, 0, 0);
	for (int i = 0; i < 5; i++) {
		char name[2] = { (char)('a' + i), 0 };

		spawn(w, name, false, 50, pipe);
	}
	return w;
}

TEST(world_with_the_same_seed_has_the_same_trace)
{
	struct world *a = busy_world(1), *b = busy_world(1), *c = busy_world(2);

	world_run_until(a, 500000);
	world_run_until(b, 500000);
	world_run_until(c, 500000);
	assert_true(world_trace_count(a) > 500);
	assert_true(world_trace_hash(a) == world_trace_hash(b));
	assert_true(world_trace_hash(a) != world_trace_hash(c));
	world_del(a);
	world_del(b);
	world_del(c);
}

TEST(world_goes_back_and_on_to_the_same_future_after_another_one)
{
	struct world *w = busy_world(3), *plain = busy_world(3);
	struct snapshot *snapshots[50];
	uint64_t hashes[51];

	for (int i = 0; i < 50; i++) {
		snapshots[i] = world_snapshot(w);
		world_run_until(w, (i + 1) * 3000);
		hashes[i + 1] = world_trace_hash(w);
	}
	assert_true(snapshot_size(snapshots[49]) < 200 * 1024);
	for (int i = 49; i >= 0; i -= 7) {
		world_restore(w, snapshots[i]);
		world_kill(w, world_find(w, BYTES("c")), KILL_PROCESS); /* another future */
		world_cut(w, BYTES("a"), BYTES("server"), false);
		world_run_until(w, 400000);
		world_restore(w, snapshots[i]);
		world_run_until(w, (i + 1) * 3000);
		assert_true(world_trace_hash(w) == hashes[i + 1]);
	}
	world_run_until(w, 500000);
	world_run_until(plain, 500000);
	assert_true(world_trace_hash(w) == world_trace_hash(plain));
	for (int i = 0; i < 50; i++)
		snapshot_del(snapshots[i]);
	world_del(w);
	world_del(plain);
}

TEST(connection_to_nobody_is_refused_and_one_to_the_killed_is_closed)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 16u << 20 });
	int32_t early = spawn(w, "early", false, 5, 0);

	world_run_until(w, 10000);
	assert_int_equal(((struct toy *)world_self(w, early, &toy_program))->close_err, ERR_REFUSED);
	int32_t server = spawn(w, "server", true, 0, 0);

	world_run_until(w, 11000);
	int32_t late = spawn(w, "late", false, 1000, 0);

	world_run_until(w, 30000);
	struct toy *client = world_self(w, late, &toy_program);

	assert_true(client->got > 20);
	world_kill(w, server, KILL_PROCESS);
	world_run_until(w, 31000);
	client = world_self(w, late, &toy_program);
	assert_int_equal(client->closed, 1);
	assert_int_equal(client->close_err, ERR_CLOSED);
	world_signal(w, late, SIGNAL_INT);
	world_run_until(w, 32000);
	int32_t status;

	assert_true(world_status(w, late, &status));
	assert_int_equal(status, 7);
	assert_int_equal(world_find(w, BYTES("late")), 0);
	world_del(w);
}

TEST(cut_link_holds_what_is_sent_until_it_is_healed)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 16u << 20 });

	spawn(w, "server", true, 0, 0);
	world_run_until(w, 1000);
	int32_t pid = spawn(w, "client", false, 1000, 0);

	world_run_until(w, 20000);
	int32_t got = ((struct toy *)world_self(w, pid, &toy_program))->got;

	world_cut(w, BYTES("server"), BYTES("cli*"), true);
	world_run_until(w, 40000);
	assert_in_range(((struct toy *)world_self(w, pid, &toy_program))->got, got, got + 5);
	world_heal(w);
	world_run_until(w, 60000);
	assert_true(((struct toy *)world_self(w, pid, &toy_program))->got > got + 20);
	world_del(w);
}

TEST(failed_sync_drops_what_waited_for_it_and_power_takes_what_was_not_synced)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 16u << 20 });
	struct disk *disk = world_disk(w);
	int32_t server = spawn(w, "server", true, 0, 0);
	int64_t size;
	bool is_directory;

	world_run_until(w, 1000);
	int32_t client = spawn(w, "client", false, 1, 0); /* one hello, echoed when it is synced */

	world_run_until(w, 10000);
	assert_int_equal(((struct toy *)world_self(w, client, &toy_program))->got, 5);
	world_set_disk_faults(w, BYTES("/tmp"), &(struct disk_faults){ .fails_sync = true });
	int32_t second = spawn(w, "second", false, 1, 0);

	world_run_until(w, 20000);
	assert_int_equal(((struct toy *)world_self(w, second, &toy_program))->got, 0);
	assert_int_equal(disk->ops->stat(disk->self, BYTES("/tmp/echo"), &is_directory, &size), ERR_OK);
	assert_int_equal(size, 10);
	world_kill(w, server, KILL_POWER);
	/* The first sync, of the file, made its name durable too; the second one failed. */
	assert_int_equal(disk->ops->stat(disk->self, BYTES("/tmp/echo"), &is_directory, &size), ERR_OK);
	assert_in_range(size, 5, 10);
	world_del(w);
}

static void put(struct world *w, const char *path, const char *text)
{
	struct disk *disk = world_disk(w);

	assert_int_equal(disk_replace(disk, bytes_of_text(path), bytes_of_text(text)), ERR_OK);
}

TEST(tree_of_files_lists_renames_and_removes)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 16u << 20 });
	struct disk *disk = world_disk(w);
	struct arena arena;
	struct disk_name *names;
	int32_t count;
	struct bytes text;

	arena_init(&arena, world_heap(w));
	assert_int_equal(disk_make_dirs(disk, BYTES("/a/b/c")), ERR_OK);
	put(w, "/a/b/two", "2");
	put(w, "/a/b/one", "1");
	put(w, "/a/b/c/deep", "3");
	assert_int_equal(disk->ops->list(disk->self, BYTES("/a/b"), &arena, &names, &count), ERR_OK);
	assert_int_equal(count, 3);
	assert_text(names[0].name, "c");
	assert_text(names[1].name, "one");
	assert_int_equal(disk->ops->rename(disk->self, BYTES("/a/b"), BYTES("/a/z")), ERR_OK);
	assert_int_equal(disk_read_all(disk, BYTES("/a/z/c/deep"), 100, &arena, &text), ERR_OK);
	assert_text(text, "3");
	assert_int_equal(disk->ops->remove(disk->self, BYTES("/a/z/c")), ERR_NOT_EMPTY);
	assert_int_equal(disk_remove_all(disk, BYTES("/a"), &arena), ERR_OK);
	assert_int_equal(disk->ops->list(disk->self, BYTES("/a"), &arena, &names, &count), ERR_NOT_FOUND);
	arena_free(&arena);
	world_del(w);
}

TEST(faults_of_a_disk_are_told_and_heal)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 16u << 20 });
	struct disk *disk = world_disk(w);
	int32_t file;
	char out[4];
	size_t got;

	put(w, "/tmp/x", "abcd");
	disk->ops->open(disk->self, BYTES("/tmp/x"), DISK_READ, &file);
	world_set_disk_faults(w, BYTES("/tmp"), &(struct disk_faults){ .is_full = true });
	assert_int_equal(disk->ops->append(disk->self, file, "e", 1), ERR_NO_SPACE);
	world_set_disk_faults(w, BYTES("/tmp"), &(struct disk_faults){ .fails_read = true });
	assert_int_equal(disk->ops->read(disk->self, file, 0, out, 4, &got), ERR_IO);
	world_set_disk_faults(w, BYTES("/tmp"), &(struct disk_faults){ 0 });
	assert_int_equal(world_corrupt_file(w, BYTES("/tmp/x"), 1, BYTES("ZZ")), ERR_OK);
	assert_int_equal(disk->ops->read(disk->self, file, 0, out, 4, &got), ERR_OK);
	assert_memory_equal(out, "aZZd", 4);
	assert_int_equal(world_corrupt_file(w, BYTES("/tmp/x"), 3, BYTES("ZZ")), ERR_INVALID);
	world_del(w);
}

TEST(region_that_is_full_ends_its_world_with_one_line)
{
	struct world *w = busy_world(9);

	world_del(w);
	w = world_new(&(struct world_options){ .region_size = 1u << 20 });
	for (int i = 0; i < 20000 && !world_failure(w); i++) {
		char name[16];

		snprintf(name, sizeof(name), "n%d", i);
		if (i % 20 == 0) {
			jmp_buf full;

			if (setjmp(full) != 0)
				break;
			heap_set_on_full(world_heap(w), &full);
			spawn(w, name, false, 3, 0);
			heap_set_on_full(world_heap(w), NULL);
		}
		world_step(w);
	}
	world_del(w);
}

TEST(tabs_pipes_and_texts_feed_who_asks)
{
	struct world *w = world_new(&(struct world_options){ .region_size = 16u << 20 });
	int32_t tab = world_tab_new(w);

	assert_false(world_tab_is_read(w, tab));
	world_tab_type(w, tab, BYTES("nobody reads this yet\n"));
	assert_false(world_tab_is_read(w, tab));
	world_stream_close(w, tab);
	world_del(w);
}
