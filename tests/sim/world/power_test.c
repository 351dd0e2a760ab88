/* Files are made, filled, cut, moved, removed and synced at random beside a model of what the disk must hold; then the power goes. */
#include <stdio.h>

#include "sim/world/internal.h"
#include "tests/sim/world/toy.h"

enum { DIRECTORIES = 2, NAMES = 5, FILES_MAX = 2000 };

struct model {
	int current[DIRECTORIES][NAMES]; /* number of the file that has the name; 0: none */
	int durable[DIRECTORIES][NAMES];
	struct {
		int64_t size, synced;
	} files[FILES_MAX];
	int file_count;
	int directory, name; /* what is being synced; name -1: the directory */
};

static struct model model;

static struct bytes path_of(int directory, int name, char text[32])
{
	return bytes_of(text, (size_t)(name < 0 ? snprintf(text, 32, "/data/%d", directory) : snprintf(text, 32, "/data/%d/%d", directory, name)));
}

/* Byte `at` of a file. */
static uint8_t byte_of(int file, int64_t at)
{
	return (uint8_t)(file * 31 + at * 7 + at / 256);
}

static void append(struct toy *toy, int directory, int name, struct arena *arena)
{
	int64_t size = (int64_t)prng_below(&toy->prng, prng_chance(&toy->prng, 1, 20) ? 5000 : 100);
	uint8_t *bytes = arena_alloc(arena, (size_t)size);
	int *file = &model.current[directory][name];
	int32_t handle;
	char text[32];

	if (*file == 0)
		*file = ++model.file_count;
	for (int64_t i = 0; i < size; i++)
		bytes[i] = byte_of(*file, model.files[*file].size + i);
	assert_int_equal(toy->disk->ops->open(toy->disk->self, path_of(directory, name, text), DISK_CREATE, &handle), ERR_OK);
	assert_int_equal(toy->disk->ops->append(toy->disk->self, handle, bytes, (size_t)size), ERR_OK);
	toy->disk->ops->close(toy->disk->self, handle);
	model.files[*file].size += size;
}

static void truncate_file(struct toy *toy, int directory, int name)
{
	int file = model.current[directory][name];
	int64_t size = (int64_t)prng_below(&toy->prng, (uint64_t)model.files[file].size + 1);
	int32_t handle;
	char text[32];

	assert_int_equal(toy->disk->ops->open(toy->disk->self, path_of(directory, name, text), DISK_READ, &handle), ERR_OK);
	assert_int_equal(toy->disk->ops->truncate(toy->disk->self, handle, size), ERR_OK);
	toy->disk->ops->close(toy->disk->self, handle);
	model.files[file].size = size;
	if (model.files[file].synced > size)
		model.files[file].synced = size;
}

static void move(struct toy *toy, int directory, int name)
{
	int to = (int)prng_below(&toy->prng, DIRECTORIES), to_name = (int)prng_below(&toy->prng, NAMES);
	char from_text[32], to_text[32];
	enum err err = toy->disk->ops->rename(toy->disk->self, path_of(directory, name, from_text), path_of(to, to_name, to_text));

	assert_int_equal(err, model.current[directory][name] ? ERR_OK : ERR_NOT_FOUND);
	if (err != ERR_OK || (to == directory && to_name == name))
		return;
	model.current[to][to_name] = model.current[directory][name];
	model.current[directory][name] = 0;
}

static bool has_durable_name(int file)
{
	for (int d = 0; d < DIRECTORIES; d++)
		for (int n = 0; n < NAMES; n++)
			if (model.durable[d][n] == file)
				return true;
	return false;
}

static void synced(void)
{
	if (model.name < 0) {
		memcpy(model.durable[model.directory], model.current[model.directory], sizeof(model.durable[0]));
		return;
	}
	int file = model.current[model.directory][model.name];

	model.files[file].synced = model.files[file].size;
	if (!has_durable_name(file) && model.durable[model.directory][model.name] == 0)
		model.durable[model.directory][model.name] = file;
}

static void do_anything(struct toy *toy, const struct event *event, struct effects *fx)
{
	int directory = (int)prng_below(&toy->prng, DIRECTORIES), name = (int)prng_below(&toy->prng, NAMES);
	uint64_t choice = prng_below(&toy->prng, 20);
	char text[32];

	if (event->type == EVENT_SYNCED)
		synced();
	toy->deadline_us = 0;
	if (choice < 8) {
		append(toy, directory, name, fx->arena);
	} else if (choice < 10 && model.current[directory][name]) {
		truncate_file(toy, directory, name);
	} else if (choice < 14) {
		move(toy, directory, name);
	} else if (choice < 15 && model.current[directory][name]) {
		assert_int_equal(toy->disk->ops->remove(toy->disk->self, path_of(directory, name, text)), ERR_OK);
		model.current[directory][name] = 0;
	} else if (choice >= 17 && (choice == 19 || model.current[directory][name])) {
		model.directory = directory;
		model.name = choice == 19 ? -1 : name;
		effects_sync(fx, path_of(directory, model.name, text), 1);
		toy->deadline_us = TIME_NEVER;
	}
}

/* The file that has this name has the right bytes: at least what was synced, at most what was written. */
static void check_file(struct world *w, int directory, int name, int file, bool has_lost_power)
{
	struct disk *d = world_disk(w);
	struct arena arena;
	struct bytes got = { 0 };
	char text[32];

	arena_init(&arena, world_heap(w));
	assert_int_equal(disk_read_all(d, path_of(directory, name, text), 10u << 20, &arena, &got), file ? ERR_OK : ERR_NOT_FOUND);
	for (size_t i = 0; i < got.size && (!has_lost_power || (int64_t)i < model.files[file].synced); i++)
		if (got.data[i] != byte_of(file, (int64_t)i))
			fail_msg("byte %zu of %s is wrong", i, text);
	if (file)
		assert_in_range(got.size, has_lost_power ? model.files[file].synced : model.files[file].size, model.files[file].size);
	arena_free(&arena);
}

static bool is_there(struct world *w, int directory, int name)
{
	struct disk *d = world_disk(w);
	bool is_directory;
	int64_t size;
	char text[32];

	return d->ops->stat(d->self, path_of(directory, name, text), &is_directory, &size) == ERR_OK;
}

static bool names_are(struct world *w, int names[DIRECTORIES][NAMES])
{
	for (int d = 0; d < DIRECTORIES; d++)
		for (int n = 0; n < NAMES; n++)
			if (is_there(w, d, n) != (names[d][n] != 0))
				return false;
	return true;
}

static void write_three_pages_and_sync_half_of_one(struct toy *toy, const struct event *event, struct effects *fx)
{
	enum { HALF = 2048, ALL = 3 * 4096 };
	static uint8_t bytes[ALL];

	memset(bytes, 'w', sizeof(bytes));
	if (event->type == EVENT_STARTED) {
		assert_int_equal(toy->disk->ops->open(toy->disk->self, BYTES("/data/0/f"), DISK_CREATE, &toy->file), ERR_OK);
		assert_int_equal(toy->disk->ops->append(toy->disk->self, toy->file, bytes, HALF), ERR_OK);
		effects_sync(fx, BYTES("/data/0/f"), 1);
	} else if (event->type == EVENT_SYNCED) {
		assert_int_equal(toy->disk->ops->append(toy->disk->self, toy->file, bytes, ALL - HALF), ERR_OK);
	}
}

/* How many bytes of what was written a file has after a loss of power, and how many zeros; the rest is neither. -1: its name is gone. */
static void lose_power(enum page_fate pages, enum name_fate names, bool is_lied_to, int64_t *size, int64_t *good, int64_t *zeros)
{
	struct world *w = toy_world();
	uint8_t bytes[3 * 4096];
	struct toy *toy;

	disk_make_dirs(world_disk(w), BYTES("/data/0"));
	world_sync_disk(w, BYTES("/data"));
	if (is_lied_to)
		world_set_disk_faults(w, BYTES("/data/0"), &(struct disk_faults){ .lies_sync = true });
	toy = toy_spawn_with(w, &(struct process_options){ .name = BYTES("writer"), .disk = BYTES("/data") }, write_three_pages_and_sync_half_of_one);
	world_run_until(w, 1000000);
	world_power_off(w, toy->pid, pages, names);
	*size = world_peek(w, BYTES("/data/0/f"), 0, bytes, sizeof(bytes));
	*good = *zeros = 0;
	for (int64_t i = 0; i < *size; i++) {
		*good += bytes[i] == 'w';
		*zeros += bytes[i] == 0;
	}
	for (int64_t i = 0; i < 2048 && i < *size && !is_lied_to; i++)
		assert_int_equal(bytes[i], 'w');
	world_del(w);
}

TEST(each_page_that_was_not_synced_has_the_fate_that_was_asked_for)
{
	int64_t size, good, zeros;

	lose_power(PAGES_KEPT, NAMES_KEPT, false, &size, &good, &zeros);
	assert_true(size == 3 * 4096 && good == size);
	lose_power(PAGES_DROPPED, NAMES_KEPT, false, &size, &good, &zeros);
	assert_true(size == 2048 && good == size);
	lose_power(PAGES_TORN, NAMES_KEPT, false, &size, &good, &zeros);
	assert_true(size == 3 * 4096 && good + zeros == size && zeros >= 2 * 512 && good > 2048);
	lose_power(PAGES_GARBLED, NAMES_KEPT, false, &size, &good, &zeros);
	assert_true(size == 3 * 4096 && good >= 2048 && good < 2400 && zeros < 400);
}

TEST(a_sync_that_lies_keeps_nothing_and_is_called_done)
{
	int64_t size, good, zeros;

	lose_power(PAGES_DROPPED, NAMES_KEPT, true, &size, &good, &zeros);
	assert_int_equal(size, 0);
	lose_power(PAGES_DROPPED, NAMES_LOST, true, &size, &good, &zeros);
	assert_int_equal(size, -1);
}

static void replace_and_replace(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED) {
		assert_int_equal(disk_replace(toy->disk, BYTES("/data/0/f"), BYTES("old")), ERR_OK);
		effects_sync(fx, BYTES("/data/0"), 1);
	} else if (event->type == EVENT_SYNCED) {
		assert_int_equal(disk_replace(toy->disk, BYTES("/data/0/f"), BYTES("new one")), ERR_OK);
	}
}

TEST(a_file_that_was_replaced_is_the_old_one_or_the_new_one_whatever_became_of_pages)
{
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 32u << 20 });
		struct toy *toy;
		char text[16] = "";

		disk_make_dirs(world_disk(w), BYTES("/data/0"));
		world_sync_disk(w, BYTES("/data"));
		toy = toy_spawn_with(w, &(struct process_options){ .name = BYTES("writer"), .disk = BYTES("/data") }, replace_and_replace);
		world_run_until(w, 1000000);
		world_power_off(w, toy->pid, PAGES_RANDOM, seed % 2 ? NAMES_LOST : NAMES_KEPT);
		world_peek(w, BYTES("/data/0/f"), 0, text, sizeof(text));
		assert_string_equal(text, seed % 2 ? "old" : "new one");
		world_del(w);
	}
}

TEST(power_takes_names_together_and_tails_alone)
{
	int reverted = 0;

	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct world *w = world_new(&(struct world_options){ .seed = seed, .region_size = 32u << 20 });

		memset(&model, 0, sizeof(model));
		disk_make_dirs(world_disk(w), BYTES("/data/0"));
		disk_make_dirs(world_disk(w), BYTES("/data/1"));
		paths_sync(w, paths_find(w, BYTES("/data")));
		struct toy *toy = toy_spawn_with(w, &(struct process_options){ .name = BYTES("writer"), .disk = BYTES("/data") }, do_anything);

		toy->is_silent = true;
		for (int i = 0; i < 300; i++)
			world_step(w);
		for (int d = 0; d < DIRECTORIES; d++)
			for (int n = 0; n < NAMES; n++)
				check_file(w, d, n, model.current[d][n], false);
		world_kill(w, toy->pid, KILL_POWER);
		bool is_current = names_are(w, model.current), is_durable = names_are(w, model.durable);

		assert_true(is_current || is_durable);
		for (int d = 0; d < DIRECTORIES && is_current != is_durable; d++)
			for (int n = 0; n < NAMES; n++)
				check_file(w, d, n, is_current ? model.current[d][n] : model.durable[d][n], true);
		reverted += is_durable && !is_current;
		world_del(w);
	}
	assert_true(reverted > 5);
}
