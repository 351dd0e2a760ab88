/* The real disk keeps what engine/base/disk.h promises, on a directory of its own. */
#include "engine/host/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/test.h"

struct fixture {
	struct heap *heap;
	struct arena arena;
	struct files *files;
	struct disk *disk;
	char dir[64];
};

static void begin(struct fixture *f)
{
	f->heap = heap_new((size_t)1 << 20);
	arena_init(&f->arena, f->heap);
	f->files = files_new();
	f->disk = files_disk(f->files);
	snprintf(f->dir, sizeof(f->dir), "/tmp/klab-test-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
}

static void end(struct fixture *f)
{
	assert_int_equal(disk_remove_all(f->disk, bytes_of_text(f->dir), &f->arena), ERR_OK);
	files_del(f->files);
	arena_free(&f->arena);
	heap_del(f->heap);
}

static struct bytes path_of(struct fixture *f, const char *name)
{
	return arena_printf(&f->arena, "%s/%s", f->dir, name);
}

static int32_t open_file(struct fixture *f, const char *name, int flags)
{
	int32_t file;

	assert_int_equal(f->disk->ops->open(f->disk->self, path_of(f, name), flags, &file), ERR_OK);
	return file;
}

static void assert_holds(struct fixture *f, int32_t file, const char *text)
{
	char got[100];
	size_t size;

	assert_int_equal(f->disk->ops->read(f->disk->self, file, 0, got, sizeof(got), &size), ERR_OK);
	assert_text(bytes_of(got, size), text);
}

/* As --command-config <(...) gives it to a command. */
TEST(a_pipe_is_read_as_the_file_that_comes_out_of_it)
{
	struct fixture f;
	struct bytes got;
	int ends[2];

	begin(&f);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "a=b\n", 4), 4);
	close(ends[1]);
	assert_int_equal(disk_read_all(f.disk, arena_printf(&f.arena, "/dev/fd/%d", ends[0]), 100, &f.arena, &got), ERR_OK);
	assert_text(got, "a=b\n");
	close(ends[0]);
	end(&f);
}

TEST(real_files_grow_at_their_end_and_shrink)
{
	struct fixture f;
	int64_t size;

	begin(&f);
	int32_t file = open_file(&f, "a", DISK_CREATE);

	assert_int_equal(f.disk->ops->append(f.disk->self, file, "hello", 5), ERR_OK);
	assert_int_equal(f.disk->ops->append(f.disk->self, file, " world", 6), ERR_OK);
	assert_holds(&f, file, "hello world");
	assert_int_equal(f.disk->ops->truncate(f.disk->self, file, 5), ERR_OK);
	assert_int_equal(f.disk->ops->append(f.disk->self, file, "!", 1), ERR_OK);
	assert_int_equal(f.disk->ops->size(f.disk->self, file, &size), ERR_OK);
	assert_int_equal(size, 6);
	assert_holds(&f, file, "hello!");
	f.disk->ops->close(f.disk->self, file);
	assert_int_equal(f.disk->ops->append(f.disk->self, file, "x", 1), ERR_INVALID);
	end(&f);
}

TEST(parts_are_appended_as_one_on_a_real_disk_and_on_one_that_takes_only_wholes)
{
	struct fixture f;
	struct disk_ops only_wholes;
	struct bytes parts[] = { BYTES("head"), BYTES(""), BYTES(" and tail") };

	begin(&f);
	int32_t file = open_file(&f, "a", DISK_CREATE);

	only_wholes = *f.disk->ops;
	only_wholes.append_parts = NULL;
	assert_int_equal(disk_append_parts(f.disk, file, parts, 3, &f.arena), ERR_OK);
	assert_int_equal(disk_append_parts(&(struct disk){ &only_wholes, f.disk->self }, file, parts, 3, &f.arena), ERR_OK);
	assert_int_equal(disk_append_parts(f.disk, file, parts, 1, &f.arena), ERR_OK);
	assert_holds(&f, file, "head and tailhead and tailhead");
	f.disk->ops->close(f.disk->self, file);
	assert_int_equal(disk_append_parts(f.disk, file, parts, 3, &f.arena), ERR_INVALID);
	end(&f);
}

static int64_t size_on_disk(struct fixture *f, const char *name)
{
	struct stat status;

	assert_int_equal(stat(arena_text(&f->arena, path_of(f, name)), &status), 0);
	return status.st_size;
}

TEST(what_is_appended_lazily_is_there_for_who_looks_and_written_at_the_end_of_the_step)
{
	struct fixture f;
	char much[5000];
	bool is_directory;
	int64_t size;

	begin(&f);
	int32_t file = open_file(&f, "a", DISK_CREATE | DISK_LAZY), again = open_file(&f, "a", DISK_READ);

	f.disk->ops->append(f.disk->self, file, "one", 3);
	f.disk->ops->append(f.disk->self, file, " two", 4);
	assert_int_equal(size_on_disk(&f, "a"), 0);
	files_flush(f.files);
	assert_int_equal(size_on_disk(&f, "a"), 7);
	f.disk->ops->append(f.disk->self, file, " three", 6);
	assert_holds(&f, again, "one two three");
	f.disk->ops->append(f.disk->self, file, "!", 1);
	assert_int_equal(f.disk->ops->size(f.disk->self, file, &size), ERR_OK);
	assert_int_equal(size, 14);
	f.disk->ops->append(f.disk->self, file, "!", 1);
	assert_int_equal(f.disk->ops->truncate(f.disk->self, file, 3), ERR_OK);
	assert_holds(&f, file, "one");
	f.disk->ops->append(f.disk->self, file, "!", 1);
	assert_int_equal(f.disk->ops->rename(f.disk->self, path_of(&f, "a"), path_of(&f, "b")), ERR_OK);
	f.disk->ops->append(f.disk->self, file, "!", 1);
	assert_int_equal(f.disk->ops->stat(f.disk->self, path_of(&f, "b"), &is_directory, &size), ERR_OK);
	assert_int_equal(size, 5);
	memset(much, 'x', sizeof(much));
	for (size_t part = 100; part <= sizeof(much); part += 700) {
		assert_int_equal(f.disk->ops->append(f.disk->self, file, much, part), ERR_OK);
		size += (int64_t)part;
	}
	f.disk->ops->append(f.disk->self, file, "end", 3);
	f.disk->ops->close(f.disk->self, file);
	assert_int_equal(size_on_disk(&f, "b"), size + 3);
	end(&f);
}

TEST(real_files_are_opened_as_asked_and_refused_as_promised)
{
	struct fixture f;
	int32_t file;
	bool is_directory;
	int64_t size;

	begin(&f);
	const struct disk_ops *ops = f.disk->ops;

	assert_int_equal(ops->open(f.disk->self, path_of(&f, "a"), DISK_READ, &file), ERR_NOT_FOUND);
	assert_int_equal(ops->stat(f.disk->self, path_of(&f, "a"), &is_directory, &size), ERR_NOT_FOUND);
	open_file(&f, "a", DISK_CREATE | DISK_EXCLUSIVE);
	assert_int_equal(ops->open(f.disk->self, path_of(&f, "a"), DISK_CREATE | DISK_EXCLUSIVE, &file), ERR_EXISTS);
	assert_int_equal(ops->open(f.disk->self, bytes_of_text(f.dir), DISK_READ, &file), ERR_IS_DIRECTORY);
	assert_int_equal(ops->open(f.disk->self, path_of(&f, "no/a"), DISK_CREATE, &file), ERR_NOT_FOUND);
	assert_int_equal(ops->mkdir(f.disk->self, path_of(&f, "d")), ERR_OK);
	assert_int_equal(ops->mkdir(f.disk->self, path_of(&f, "d")), ERR_EXISTS);
	assert_int_equal(ops->remove(f.disk->self, bytes_of_text(f.dir)), ERR_NOT_EMPTY);
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "a"), path_of(&f, "d")), ERR_EXISTS);
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "b"), path_of(&f, "c")), ERR_NOT_FOUND);
	end(&f);
}

TEST(real_directories_list_their_names_in_order)
{
	struct fixture f;
	struct disk_name *names;
	int32_t count;

	begin(&f);
	open_file(&f, "b", DISK_CREATE);
	open_file(&f, "a.log", DISK_CREATE);
	f.disk->ops->mkdir(f.disk->self, path_of(&f, "c-0"));
	f.disk->ops->rename(f.disk->self, path_of(&f, "b"), path_of(&f, "z"));
	assert_int_equal(f.disk->ops->list(f.disk->self, bytes_of_text(f.dir), &f.arena, &names, &count), ERR_OK);
	assert_int_equal(count, 3);
	assert_text(names[0].name, "a.log");
	assert_text(names[1].name, "c-0");
	assert_true(names[1].is_directory);
	assert_text(names[2].name, "z");
	end(&f);
}

TEST(real_lock_is_of_one_process_at_a_time)
{
	struct fixture f;
	struct files *other = files_new();
	struct disk *disk = files_disk(other);

	begin(&f);
	assert_int_equal(f.disk->ops->lock(f.disk->self, path_of(&f, ".lock")), ERR_OK);
	assert_int_equal(f.disk->ops->lock(f.disk->self, path_of(&f, ".lock")), ERR_OK);
	assert_int_equal(disk->ops->lock(disk->self, path_of(&f, ".lock")), ERR_LOCKED);
	files_del(f.files);
	f.files = files_new();
	f.disk = files_disk(f.files);
	assert_int_equal(disk->ops->lock(disk->self, path_of(&f, ".lock")), ERR_OK);
	files_del(other);
	end(&f);
}

TEST(pinned_range_outlives_its_handle_and_breaks_when_it_is_cut_off)
{
	struct fixture f;
	struct pin whole, part;
	char got[5];

	begin(&f);
	int32_t file = open_file(&f, "a", DISK_CREATE), again = open_file(&f, "a", DISK_READ);

	f.disk->ops->append(f.disk->self, file, "hello world", 11);
	assert_true(files_pin(f.files, file, 0, 11, &whole));
	assert_true(files_pin(f.files, file, 0, 5, &part));
	f.disk->ops->close(f.disk->self, file);
	f.disk->ops->remove(f.disk->self, path_of(&f, "a"));
	assert_int_equal(pread(files_pin_descriptor(&part), got, 5, 0), 5);
	assert_text(bytes_of(got, 5), "hello");
	f.disk->ops->truncate(f.disk->self, again, 7);
	assert_true(whole.is_broken);
	assert_false(part.is_broken);
	files_unpin(f.files, &whole);
	files_unpin(f.files, &part);
	assert_false(files_pin(f.files, file, 0, 1, &whole));
	end(&f);
}

/* ---- More files than descriptors ---------------------------------------------------------------------------------------------- */

static int descriptors_in_use(void)
{
	DIR *directory = opendir("/proc/self/fd");
	int count = 0;

	assert_non_null(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

/* From here on one descriptor at most is held by files, and one by lazy ones. */
static void begin_with_one_descriptor(struct fixture *f)
{
	begin(f);
	files_share(f->files, INT32_MAX);
}

static void append(struct fixture *f, int32_t file, const char *text)
{
	assert_int_equal(f->disk->ops->append(f->disk->self, file, text, strlen(text)), ERR_OK);
}

/* The file is closed, as another one is used. */
static void cool(struct fixture *f)
{
	int32_t file = open_file(f, "other", DISK_CREATE);

	f->disk->ops->close(f->disk->self, file);
	file = open_file(f, "other", DISK_CREATE);
	append(f, file, "x");
	f->disk->ops->close(f->disk->self, file);
}

TEST(more_files_are_open_than_there_are_descriptors)
{
	enum { COUNT = 20 };
	struct fixture f;
	int32_t files[COUNT];
	char name[8];

	begin_with_one_descriptor(&f);
	int before = descriptors_in_use();

	for (int i = 0; i < COUNT; i++) {
		snprintf(name, sizeof(name), "%d", i);
		files[i] = open_file(&f, name, DISK_CREATE | (i % 2 ? DISK_LAZY : 0));
		append(&f, files[i], "one");
	}
	for (int i = 0; i < COUNT; i++)
		append(&f, files[i], " two");
	files_flush(f.files);
	assert_int_equal(descriptors_in_use(), before + 2);
	for (int i = COUNT - 1; i >= 0; i--) {
		assert_int_equal(f.disk->ops->truncate(f.disk->self, files[i], 5), ERR_OK);
		append(&f, files[i], "!");
		assert_holds(&f, files[i], "one t!");
	}
	assert_int_equal(descriptors_in_use(), before + 2);
	for (int i = 0; i < COUNT; i++)
		f.disk->ops->close(f.disk->self, files[i]);
	assert_int_equal(descriptors_in_use(), before);
	end(&f);
}

TEST(closed_descriptor_writes_what_was_put_off)
{
	struct fixture f;
	char much[600];

	begin_with_one_descriptor(&f);
	int32_t second = open_file(&f, "b", DISK_CREATE | DISK_LAZY), first = open_file(&f, "a", DISK_CREATE | DISK_LAZY);

	memset(much, 'x', sizeof(much));
	append(&f, first, "late");
	f.disk->ops->append(f.disk->self, second, much, sizeof(much));
	assert_int_equal(size_on_disk(&f, "a"), 0);
	f.disk->ops->append(f.disk->self, second, much, sizeof(much));
	assert_int_equal(size_on_disk(&f, "a"), 4);
	append(&f, first, "r");
	assert_holds(&f, first, "later");
	end(&f);
}

TEST(file_without_a_descriptor_follows_its_new_name_and_that_of_its_directory)
{
	struct fixture f;
	int32_t inner, beside;

	begin_with_one_descriptor(&f);
	const struct disk_ops *ops = f.disk->ops;

	assert_int_equal(ops->mkdir(f.disk->self, path_of(&f, "t-0")), ERR_OK);
	assert_int_equal(ops->mkdir(f.disk->self, path_of(&f, "t-0.1")), ERR_OK);
	inner = open_file(&f, "t-0/a.log", DISK_CREATE);
	append(&f, inner, "inner");
	beside = open_file(&f, "t-0.1/a.log", DISK_CREATE);
	append(&f, beside, "beside");
	cool(&f);
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "t-0/a.log"), path_of(&f, "t-0/a.log.deleted")), ERR_OK);
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "t-0"), path_of(&f, "t-0-delete")), ERR_OK);
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "t-0.1"), path_of(&f, "t-0")), ERR_OK);
	cool(&f);
	assert_holds(&f, inner, "inner");
	assert_holds(&f, beside, "beside");
	cool(&f);
	append(&f, inner, "!");
	assert_int_equal(size_on_disk(&f, "t-0-delete/a.log.deleted"), 6);
	assert_int_equal(size_on_disk(&f, "t-0/a.log"), 6);
	end(&f);
}

TEST(file_without_a_descriptor_outlives_its_name)
{
	struct fixture f;

	begin_with_one_descriptor(&f);
	const struct disk_ops *ops = f.disk->ops;
	int32_t removed = open_file(&f, "removed", DISK_CREATE), replaced = open_file(&f, "replaced", DISK_CREATE), again = open_file(&f, "replaced", DISK_READ);

	append(&f, removed, "still there");
	append(&f, replaced, "old");
	f.disk->ops->close(f.disk->self, open_file(&f, "new", DISK_CREATE));
	cool(&f);
	assert_int_equal(ops->remove(f.disk->self, path_of(&f, "removed")), ERR_OK);
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "new"), path_of(&f, "replaced")), ERR_OK);
	cool(&f);
	assert_holds(&f, removed, "still there");
	append(&f, replaced, "er");
	assert_holds(&f, again, "older");
	assert_int_equal(size_on_disk(&f, "replaced"), 0);
	end(&f);
}

TEST(pinned_file_keeps_its_descriptor_until_it_is_sent)
{
	struct fixture f;
	struct pin pin, second;
	char got[5];

	begin_with_one_descriptor(&f);
	int32_t file = open_file(&f, "a", DISK_CREATE);

	append(&f, file, "hello");
	cool(&f);
	assert_true(files_pin(f.files, file, 0, 5, &pin));
	assert_true(files_pin(f.files, file, 0, 5, &second));
	cool(&f);
	int before = descriptors_in_use();

	assert_int_equal(pread(files_pin_descriptor(&pin), got, 5, 0), 5);
	files_unpin(f.files, &pin);
	cool(&f);
	assert_int_equal(pread(files_pin_descriptor(&second), got, 5, 0), 5);
	files_unpin(f.files, &second);
	cool(&f);
	assert_int_equal(descriptors_in_use(), before - 1);
	assert_holds(&f, file, "hello");
	end(&f);
}

TEST(another_file_in_its_place_is_not_taken_for_it)
{
	struct fixture f;
	char got[1];
	size_t size;

	begin_with_one_descriptor(&f);
	int32_t file = open_file(&f, "a", DISK_CREATE);

	append(&f, file, "x");
	cool(&f);
	assert_int_equal(link(arena_text(&f.arena, path_of(&f, "a")), arena_text(&f.arena, path_of(&f, "kept"))), 0);
	assert_int_equal(rename(arena_text(&f.arena, path_of(&f, "other")), arena_text(&f.arena, path_of(&f, "a"))), 0);
	assert_int_equal(f.disk->ops->read(f.disk->self, file, 0, got, 1, &size), ERR_NOT_FOUND);
	assert_int_equal(f.disk->ops->append(f.disk->self, file, "y", 1), ERR_NOT_FOUND);
	assert_int_equal(size_on_disk(&f, "a"), 1);
	end(&f);
}

/* All calls that need a descriptor go on when the process has none left but those of files that are not in use. */
TEST(files_make_room_where_the_process_has_no_descriptor_left)
{
	enum { COUNT = 40, ROOM = 20 };
	struct fixture f;
	struct rlimit limit, small;
	int32_t files[COUNT], count;
	struct disk_name *names;
	char name[8];
	enum err err;

	begin(&f);
	int32_t lowest = open_file(&f, "lowest", DISK_CREATE);

	f.disk->ops->close(f.disk->self, lowest);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	small = (struct rlimit){ (rlim_t)(descriptors_in_use() + ROOM), limit.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &small), 0);
	for (int i = 0; i < COUNT; i++) {
		snprintf(name, sizeof(name), "%d", i);
		files[i] = open_file(&f, name, DISK_CREATE);
		append(&f, files[i], "one");
	}
	assert_int_equal(f.disk->ops->list(f.disk->self, bytes_of_text(f.dir), &f.arena, &names, &count), ERR_OK);
	assert_int_equal(count, COUNT + 1);
	assert_holds(&f, open_file(&f, "1", DISK_READ), "one");
	int descriptor = files_open_to_sync(f.files, path_of(&f, "2"), &err);

	assert_true(descriptor >= 0);
	assert_int_equal(f.disk->ops->lock(f.disk->self, path_of(&f, ".lock")), ERR_OK);
	assert_int_equal(f.disk->ops->rename(f.disk->self, path_of(&f, "3"), path_of(&f, "4")), ERR_OK);
	assert_holds(&f, files[4], "one");
	close(descriptor);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	end(&f);
}

/* ---- Removed files ------------------------------------------------------------------------------------------------------------ */

static void make_large(struct fixture *f, const char *name)
{
	int32_t file = open_file(f, name, DISK_CREATE);

	append(f, file, "x");
	f->disk->ops->close(f->disk->self, file);
	assert_int_equal(truncate(arena_text(&f->arena, path_of(f, name)), 2 << 20), 0);
}

/* Nothing but that descriptor is left of it. */
static void assert_is_handed_over(struct fixture *f, int count)
{
	struct stat status;

	for (int i = 0; i < count; i++) {
		int descriptor = files_take_removed(f->files);

		assert_true(descriptor >= 0);
		assert_int_equal(fstat(descriptor, &status), 0);
		assert_int_equal(status.st_size, 2 << 20);
		assert_int_equal(status.st_nlink, 0);
		close(descriptor);
		files_removed_is_closed(f->files);
	}
	assert_int_equal(files_take_removed(f->files), -1);
}

TEST(last_descriptor_of_a_large_removed_file_is_not_closed_here)
{
	struct fixture f;
	struct pin pin;
	bool is_directory;
	int64_t size;

	begin(&f);
	const struct disk_ops *ops = f.disk->ops;

	make_large(&f, "a");
	assert_int_equal(ops->remove(f.disk->self, path_of(&f, "a")), ERR_OK);
	assert_int_equal(ops->stat(f.disk->self, path_of(&f, "a"), &is_directory, &size), ERR_NOT_FOUND);
	assert_is_handed_over(&f, 1);

	make_large(&f, "a");
	int32_t file = open_file(&f, "a", DISK_READ);

	assert_true(files_pin(f.files, file, 0, 1, &pin));
	assert_int_equal(ops->remove(f.disk->self, path_of(&f, "a")), ERR_OK);
	assert_is_handed_over(&f, 1);
	ops->close(f.disk->self, file);
	assert_is_handed_over(&f, 0);
	files_unpin(f.files, &pin);
	assert_is_handed_over(&f, 1);

	make_large(&f, "a");
	file = open_file(&f, "a", DISK_READ);
	ops->close(f.disk->self, open_file(&f, "b", DISK_CREATE));
	assert_int_equal(ops->rename(f.disk->self, path_of(&f, "b"), path_of(&f, "a")), ERR_OK);
	ops->close(f.disk->self, file);
	assert_is_handed_over(&f, 1);
	end(&f);
}

TEST(small_or_kept_files_are_closed_here)
{
	struct fixture f;

	begin(&f);
	const struct disk_ops *ops = f.disk->ops;
	int32_t small = open_file(&f, "small", DISK_CREATE);

	append(&f, small, "x");
	assert_int_equal(ops->remove(f.disk->self, path_of(&f, "small")), ERR_OK);
	ops->close(f.disk->self, small);
	assert_int_equal(ops->remove(f.disk->self, path_of(&f, "none")), ERR_NOT_FOUND);
	make_large(&f, "a");
	int32_t file = open_file(&f, "a", DISK_READ);

	ops->rename(f.disk->self, path_of(&f, "a"), path_of(&f, "b"));
	ops->close(f.disk->self, file);
	assert_int_equal(files_take_removed(f.files), -1);
	end(&f);
}

TEST(removed_files_that_nobody_took_are_closed_at_the_end)
{
	struct fixture f;
	int before = descriptors_in_use();

	begin(&f);
	make_large(&f, "a");
	assert_int_equal(f.disk->ops->remove(f.disk->self, path_of(&f, "a")), ERR_OK);
	assert_int_equal(descriptors_in_use(), before + 1);
	end(&f);
	assert_int_equal(descriptors_in_use(), before);
}
