#include "tests/sim/world/toy.h"

static void write_file(struct disk *d, struct bytes path, struct bytes contents)
{
	int32_t file;

	assert_int_equal(d->ops->open(d->self, path, DISK_CREATE, &file), ERR_OK);
	assert_int_equal(d->ops->append(d->self, file, contents.data, contents.size), ERR_OK);
	d->ops->close(d->self, file);
}

static void assert_file(struct world *w, struct bytes path, const char *contents)
{
	struct arena arena;
	struct bytes got;

	arena_init(&arena, world_heap(w));
	assert_int_equal(disk_read_all(world_disk(w), path, 1 << 20, &arena, &got), ERR_OK);
	assert_text(got, contents);
	arena_free(&arena);
}

static bool is_there(struct world *w, struct bytes path)
{
	struct disk *d = world_disk(w);
	bool is_directory;
	int64_t size;

	return d->ops->stat(d->self, path, &is_directory, &size) == ERR_OK;
}

TEST(files_grow_are_read_in_any_part_and_cut)
{
	struct world *w = toy_world();
	struct disk *d = world_disk(w);
	int32_t file;
	uint8_t *data = heap_alloc(world_heap(w), 3000000), *back = heap_alloc(world_heap(w), 3000000);
	int64_t total = 0, size;
	size_t got;
	struct prng prng;

	prng_seed(&prng, 1, 1);
	for (int i = 0; i < 3000000; i++)
		data[i] = (uint8_t)prng_next(&prng);
	assert_int_equal(d->ops->open(d->self, BYTES("/f"), DISK_READ, &file), ERR_NOT_FOUND);
	assert_int_equal(d->ops->open(d->self, BYTES("/f"), DISK_CREATE | DISK_EXCLUSIVE, &file), ERR_OK);
	while (total < 2900000) {
		size_t part = (size_t)prng_below(&prng, prng_chance(&prng, 1, 20) ? 90000 : 300);

		assert_int_equal(d->ops->append(d->self, file, data + total, part), ERR_OK);
		total += (int64_t)part;
		if (prng_chance(&prng, 1, 10)) { /* cut something off, to be written again */
			total -= (int64_t)prng_below(&prng, (uint64_t)(total < 1000 ? total : 1000) + 1);
			assert_int_equal(d->ops->truncate(d->self, file, total), ERR_OK);
		}
	}
	assert_int_equal(d->ops->size(d->self, file, &size), ERR_OK);
	assert_int_equal(size, total);
	for (int i = 0; i < 200; i++) {
		int64_t at = (int64_t)prng_below(&prng, (uint64_t)total);
		size_t wanted = (size_t)prng_below(&prng, 200000), there = (size_t)(total - at);

		assert_int_equal(d->ops->read(d->self, file, at, back, wanted, &got), ERR_OK);
		assert_int_equal(got, wanted < there ? wanted : there);
		assert_memory_equal(back, data + at, got);
	}
	assert_int_equal(d->ops->open(d->self, BYTES("/f"), DISK_CREATE | DISK_EXCLUSIVE, &file), ERR_EXISTS);
	world_del(w);
}

TEST(names_are_made_moved_listed_and_removed)
{
	struct world *w = toy_world();
	struct disk *d = world_disk(w);
	struct arena arena;
	struct disk_name *names;
	int32_t count, file;
	int64_t size;

	arena_init(&arena, world_heap(w));
	assert_int_equal(disk_make_dirs(d, BYTES("/a/b/c")), ERR_OK);
	assert_int_equal(d->ops->mkdir(d->self, BYTES("/a/b")), ERR_EXISTS);
	assert_int_equal(d->ops->mkdir(d->self, BYTES("/x/y")), ERR_NOT_FOUND);
	write_file(d, BYTES("/a/b/f2"), BYTES("two"));
	write_file(d, BYTES("/a/b/f1"), BYTES("one"));
	assert_int_equal(d->ops->list(d->self, BYTES("/a/b"), &arena, &names, &count), ERR_OK);
	assert_int_equal(count, 3);
	assert_text(names[0].name, "c");
	assert_true(names[0].is_directory);
	assert_text(names[1].name, "f1");
	assert_int_equal(d->ops->list(d->self, BYTES("/a/b/f1"), &arena, &names, &count), ERR_NOT_DIRECTORY);
	assert_int_equal(d->ops->open(d->self, BYTES("/a/b/f1"), DISK_READ, &file), ERR_OK);
	assert_int_equal(d->ops->rename(d->self, BYTES("/a/b"), BYTES("/a/c")), ERR_OK);
	assert_int_equal(d->ops->rename(d->self, BYTES("/a"), BYTES("/a/c/a")), ERR_INVALID);
	assert_file(w, BYTES("/a/c/f2"), "two");
	assert_int_equal(d->ops->rename(d->self, BYTES("/a/c/f2"), BYTES("/a/c/f1")), ERR_OK);
	assert_file(w, BYTES("/a/c/f1"), "two");
	assert_int_equal(d->ops->size(d->self, file, &size), ERR_OK); /* what was replaced lives as long as its handle */
	assert_int_equal(size, 3);
	assert_int_equal(d->ops->remove(d->self, BYTES("/a/c")), ERR_NOT_EMPTY);
	assert_int_equal(disk_remove_all(d, BYTES("/a"), &arena), ERR_OK);
	assert_false(is_there(w, BYTES("/a")));
	assert_int_equal(d->ops->size(d->self, file, &size), ERR_OK);
	d->ops->close(d->self, file);
	assert_int_equal(d->ops->size(d->self, file, &size), ERR_INVALID);
	world_del(w);
}

static void lock_it(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)fx;
	if (event->type == EVENT_STARTED)
		toy->number = toy->disk->ops->lock(toy->disk->self, BYTES("/.lock"));
}

TEST(a_lock_lives_as_long_as_its_process)
{
	struct world *w = toy_world();
	struct toy *first = toy_spawn(w, "first", lock_it), *second = toy_spawn(w, "second", lock_it), *third;

	world_run_until(w, 100);
	assert_int_equal(first->number, ERR_OK);
	assert_int_equal(second->number, ERR_LOCKED);
	world_kill(w, first->pid, KILL_PROCESS);
	third = toy_spawn(w, "third", lock_it);
	world_run_until(w, 200);
	assert_int_equal(third->number, ERR_OK);
	world_del(w);
}

static void append_a_megabyte(struct toy *toy, const struct event *event, struct effects *fx)
{
	uint8_t *data = arena_alloc(fx->arena, 1000000);

	if (event->type == EVENT_STARTED) {
		toy->disk->ops->open(toy->disk->self, BYTES("/f"), DISK_CREATE, &toy->file);
		toy->disk->ops->append(toy->disk->self, toy->file, data, 1000000);
		toy->deadline_us = 0;
	}
}

TEST(a_process_pays_time_for_its_calls)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", append_a_megabyte);

	world_run_until(w, 100000);
	assert_text(toy_log(toy), "0 started\n268 deadline\n"); /* 5 for the step, 10 to open, 3 + 250 to append */
	world_set_disk_faults(w, BYTES("/"), &(struct disk_faults){ .slow_us = 1000 });
	toy = toy_spawn(w, "b", append_a_megabyte);
	world_run_until(w, 200000);
	assert_text(toy_log(toy), "100000 started\n102268 deadline\n");
	world_del(w);
}

/* Writes "synced", asks for a sync, and writes "tail" when it is done. */
static void write_sync_write(struct toy *toy, const struct event *event, struct effects *fx)
{
	const struct disk_ops *ops = toy->disk->ops;

	if (event->type == EVENT_STARTED) {
		ops->open(toy->disk->self, BYTES("/data/f"), DISK_CREATE, &toy->file);
		ops->append(toy->disk->self, toy->file, "synced", 6);
		effects_sync(fx, BYTES("/data/f"), 7);
	} else if (event->type == EVENT_SYNCED) {
		ops->append(toy->disk->self, toy->file, "tail", 4);
	}
}

static struct toy *spawn_with_disk(struct world *w, toy_act *act)
{
	return toy_spawn_with(w, &(struct process_options){ .name = BYTES("writer"), .disk = BYTES("/other, /data") }, act);
}

TEST(a_sync_takes_time_and_is_told)
{
	struct world *w = toy_world();

	world_disk(w)->ops->mkdir(world_disk(w)->self, BYTES("/data"));
	struct toy *toy = spawn_with_disk(w, write_sync_write);

	world_run_until(w, 100);
	assert_text(toy_log(toy), "0 started\n");
	assert_in_range(world_next_time(w), 300, 1000);
	world_run_until(w, 2000);
	assert_true(bytes_find_bytes(toy_log(toy), BYTES("synced ERR_OK 7\n")) < toy_log(toy).size);
	assert_file(w, BYTES("/data/f"), "syncedtail");
	world_del(w);
}

TEST(what_was_synced_survives_the_loss_of_power_and_what_was_not_survives_a_kill)
{
	int lost = 0, kept = 0;

	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 8u << 20 });
		struct arena arena;
		struct bytes got;

		arena_init(&arena, world_heap(w));
		world_disk(w)->ops->mkdir(world_disk(w)->self, BYTES("/data"));
		int32_t pid = spawn_with_disk(w, write_sync_write)->pid;

		world_run_until(w, 10000);
		world_kill(w, pid, seed == 20 ? KILL_PROCESS : KILL_POWER);
		assert_int_equal(disk_read_all(world_disk(w), BYTES("/data/f"), 100, &arena, &got), ERR_OK);
		assert_true(bytes_starts_with(got, BYTES("synced")) && got.size <= 10);
		if (seed == 20)
			assert_int_equal(got.size, 10);
		lost += got.size == 6;
		kept += got.size == 10;
		world_del(w);
	}
	assert_true(lost > 0 && kept > 0);
}

/* Replaces a file by a rename, and syncs the directory if `number` is set. */
static void replace(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_SIGNAL) {
		disk_replace(toy->disk, BYTES("/data/f"), BYTES("new"));
		effects_sync(fx, BYTES("/data/f"), 1);
		if (toy->number)
			effects_sync(fx, BYTES("/data"), 2);
	} else if (event->type == EVENT_STARTED) {
		write_file(toy->disk, BYTES("/data/f"), BYTES("old"));
		write_file(toy->disk, BYTES("/data/gone"), BYTES("x"));
		effects_sync(fx, BYTES("/data/f"), 3);
		effects_sync(fx, BYTES("/data/gone"), 4);
		toy->deadline_us = 100000;
	} else if (event->type == EVENT_DEADLINE) {
		toy->disk->ops->remove(toy->disk->self, BYTES("/data/gone"));
	}
}

TEST(a_rename_is_safe_when_its_directory_was_synced)
{
	int old = 0, new = 0;

	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 8u << 20 });
		struct arena arena;
		struct bytes got;

		arena_init(&arena, world_heap(w));
		world_disk(w)->ops->mkdir(world_disk(w)->self, BYTES("/data"));
		struct toy *toy = spawn_with_disk(w, replace);

		toy->number = seed % 2;
		world_run_until(w, 200000);
		assert_false(is_there(w, BYTES("/data/gone")));
		world_signal(w, toy->pid, SIGNAL_HUP);
		world_run_until(w, 300000);
		world_kill(w, toy->pid, KILL_POWER);
		assert_int_equal(disk_read_all(world_disk(w), BYTES("/data/f"), 100, &arena, &got), ERR_OK);
		if (seed % 2) {
			assert_text(got, "new");
			assert_false(is_there(w, BYTES("/data/gone")));
		} else {
			/* Both changes or none, never a mixture, and no name too many. */
			bool is_old = bytes_equal(got, BYTES("old"));

			assert_true(is_old || bytes_equal(got, BYTES("new")));
			assert_int_equal(is_there(w, BYTES("/data/gone")), is_old);
			assert_false(is_there(w, BYTES("/data/f.tmp")));
			old += is_old;
			new += !is_old;
		}
		world_del(w);
	}
	assert_true(old > 0 && new > 0);
}

static void connect_and_wait(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED)
		toy->conn = effects_connect(fx, BYTES("localhost"), 9092);
}

/* At a connection: a held send, one that stands behind it, and the end. */
static void send_after_sync(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED) {
		write_file(toy->disk, BYTES("/data/f"), BYTES("x"));
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
	} else if (event->type == EVENT_CONNECTED) {
		struct span *span = ARENA_NEW(fx->arena, struct span);

		*span = span_of(BYTES("held"));
		effects_send(fx, event->conn, BYTES("before"));
		effects_send_spans(fx, event->conn, span, 1, 9);
		effects_send(fx, event->conn, BYTES("behind"));
		if (toy->number)
			effects_close(fx, event->conn);
		effects_sync(fx, BYTES("/data/f"), 9);
	}
}

static void test_held_sends(bool fails, bool closes, const char *expected)
{
	struct world *w = toy_world();

	world_disk(w)->ops->mkdir(world_disk(w)->self, BYTES("/data"));
	world_set_latency(w, BYTES("*"), BYTES("*"), 10, 10);
	struct toy *server = spawn_with_disk(w, send_after_sync), *client;

	server->number = closes;
	world_run_until(w, 1000);
	world_set_disk_faults(w, BYTES("/data"), &(struct disk_faults){ .fails_sync = fails });
	client = toy_spawn(w, "client", connect_and_wait);
	world_run_until(w, 1200);
	assert_text(toy_log(client), "1000 started\n1025 connected 1\n1031 received 1 before\n");
	world_run_until(w, 3000);
	struct bytes log = toy_log(client);
	struct buf words = { .heap = world_heap(w) };

	for (size_t at = 0; at < log.size; at = bytes_find(log, at, '\n') + 1) /* without the times, which are drawn */
		buf_add_bytes(&words, bytes_slice(log, bytes_find(log, at, ' '), bytes_find(log, at, '\n') - bytes_find(log, at, ' ')));
	assert_text(buf_bytes(&words), expected);
	assert_true(bytes_find_bytes(toy_log(server), fails ? BYTES("synced ERR_IO 9") : BYTES("synced ERR_OK 9")) < toy_log(server).size);
	world_del(w);
}

TEST(a_held_send_waits_for_its_sync_and_so_does_what_is_behind_it)
{
	test_held_sends(false, false, " started connected 1 received 1 before received 1 held received 1 behind");
	test_held_sends(false, true, " started connected 1 received 1 before received 1 held received 1 behind closed 1 ERR_CLOSED");
}

TEST(a_held_send_is_dropped_when_its_sync_fails)
{
	test_held_sends(true, false, " started connected 1 received 1 before");
	test_held_sends(true, true, " started connected 1 received 1 before closed 1 ERR_CLOSED");
}

/* Sends a range of a file that is renamed and removed in the same step; and one that is longer than the file. */
static void send_a_file(struct toy *toy, const struct event *event, struct effects *fx)
{
	const struct disk_ops *ops = toy->disk->ops;

	if (event->type == EVENT_STARTED) {
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
	} else if (event->type == EVENT_CONNECTED) {
		struct span *spans = arena_calloc(fx->arena, 2, sizeof(*spans));

		write_file(toy->disk, BYTES("/f"), BYTES("0123456789"));
		ops->open(toy->disk->self, BYTES("/f"), DISK_READ, &toy->file);
		ops->rename(toy->disk->self, BYTES("/f"), BYTES("/g"));
		ops->remove(toy->disk->self, BYTES("/g"));
		spans[0] = span_of(BYTES("head "));
		spans[1] = (struct span){ .file = toy->file, .position = 3, .size = 4 };
		effects_send_spans(fx, event->conn, spans, 2, 0);
	} else if (event->type == EVENT_SIGNAL) {
		struct span *span = ARENA_NEW(fx->arena, struct span);

		*span = (struct span){ .file = toy->file, .position = 3, .size = 8 };
		effects_send_spans(fx, 2, span, 1, 0);
	}
}

TEST(a_file_range_is_sent_or_the_connection_ends)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", send_a_file), *client = toy_spawn(w, "client", connect_and_wait);

	world_run_until(w, 1000);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("received 1 head 3456")) < toy_log(client).size);
	world_signal(w, server->pid, SIGNAL_HUP);
	world_run_until(w, 2000);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("closed 1 ERR_CLOSED")) < toy_log(client).size);
	assert_true(bytes_find_bytes(toy_log(server), BYTES("closed 2 ERR_IO")) < toy_log(server).size);
	world_del(w);
}

TEST(disks_fail_as_they_are_told_to)
{
	struct world *w = toy_world();
	struct disk *d = world_disk(w);
	int32_t file, other;
	int64_t free_space;
	size_t got;
	uint8_t byte;

	disk_make_dirs(d, BYTES("/data/log"));
	write_file(d, BYTES("/data/log/f"), BYTES("0123456789"));
	d->ops->open(d->self, BYTES("/data/log/f"), DISK_READ, &file);
	world_set_disk_faults(w, BYTES("/data"), &(struct disk_faults){ .is_full = true });
	assert_int_equal(d->ops->append(d->self, file, "abc", 3), ERR_NO_SPACE);
	assert_int_equal(d->ops->open(d->self, BYTES("/data/new"), DISK_CREATE, &other), ERR_NO_SPACE);
	assert_int_equal(d->ops->read(d->self, file, 0, &byte, 1, &got), ERR_OK);
	assert_int_equal(d->ops->free_space(d->self, BYTES("/data"), &free_space), ERR_OK);
	assert_int_equal(free_space, 0);
	assert_int_equal(d->ops->open(d->self, BYTES("/data2"), DISK_CREATE, &other), ERR_OK); /* another place */
	world_set_disk_faults(w, BYTES("/data"), &(struct disk_faults){ .fails_read = true, .fails_write = true });
	assert_int_equal(d->ops->append(d->self, file, "abc", 3), ERR_IO);
	assert_int_equal(d->ops->read(d->self, file, 0, &byte, 1, &got), ERR_IO);
	assert_int_equal(d->ops->mkdir(d->self, BYTES("/data/x")), ERR_IO);
	world_set_disk_faults(w, BYTES("/data"), &(struct disk_faults){ 0 });
	assert_int_equal(d->ops->append(d->self, file, "abc", 3), ERR_OK);
	assert_int_equal(world_corrupt_file(w, BYTES("/data/log/f"), 3, BYTES("##")), ERR_OK);
	assert_int_equal(d->ops->read(d->self, file, 4, &byte, 1, &got), ERR_OK);
	assert_int_equal(byte, '#');
	assert_int_equal(world_corrupt_file(w, BYTES("/data/log/f"), 1000, BYTES("#")), ERR_INVALID);
	world_del(w);
}
