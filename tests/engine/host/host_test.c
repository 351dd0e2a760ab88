/* The real driver: what it does besides its program's steps. */
#include "engine/host/host.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tests/test.h"

struct remover {
	struct files *files;
	char path[64];
	enum err err;
};

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct remover *r = self;

	if (event->type == EVENT_STARTED)
		r->err = files_disk(r->files)->ops->remove(files_disk(r->files)->self, bytes_of_text(r->path));
	effects_exit(fx, 0);
}

/* Asks for more syncs than there may be descriptors, and waits for the last. */
static void step_with_many_syncs(void *self, const struct event *event, struct effects *fx)
{
	enum { SYNCS = 500 };
	struct remover *r = self;

	if (event->type == EVENT_STARTED)
		for (int i = 1; i <= SYNCS; i++)
			effects_sync(fx, bytes_of_text(r->path), i == SYNCS ? 7 : 0);
	if (event->type != EVENT_SYNCED)
		return;
	r->err = event->err;
	effects_exit(fx, 0);
}

static const struct program syncer_program = { .name = "syncer", .step = step_with_many_syncs };
/* The first step takes longer than time may pass in one. */
struct dawdler {
	int64_t real_us[2], told_us[2];
	int steps;
};

static int64_t real_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void step_that_dawdles(void *self, const struct event *event, struct effects *fx)
{
	enum { LONG_US = 700 * 1000 };
	struct dawdler *d = self;

	if (d->steps == 2)
		return;
	d->real_us[d->steps] = real_us();
	d->told_us[d->steps] = event->now_us;
	while (d->steps == 0 && real_us() - d->real_us[0] < LONG_US)
		;
	if (++d->steps == 2)
		effects_exit(fx, 0);
}

static int64_t at_once(const void *self)
{
	(void)self;
	return 0;
}

static const struct program dawdler_program = { .name = "dawdler", .step = step_that_dawdles, .deadline = at_once };
static const struct program remover_program = { .name = "remover", .step = step };

static void write_nothing(void *owner, int32_t stream, struct bytes text)
{
	(void)owner;
	(void)stream;
	(void)text;
}

static int threads(void)
{
	DIR *directory = opendir("/proc/self/task");
	int count = 0;

	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

/* Whether a file without a name is open in this process. */
static bool is_removed_file_open(const char *path)
{
	DIR *directory = opendir("/proc/self/fd");
	char wanted[128], link[400], target[400];
	const struct dirent *entry;
	bool is_open = false;

	snprintf(wanted, sizeof(wanted), "%s (deleted)", path);
	while ((entry = readdir(directory))) {
		snprintf(link, sizeof(link), "/proc/self/fd/%s", entry->d_name);
		ssize_t size = readlink(link, target, sizeof(target) - 1);

		target[size > 0 ? size : 0] = '\0';
		is_open = is_open || strcmp(target, wanted) == 0;
	}
	closedir(directory);
	return is_open;
}

TEST(large_removed_file_is_given_to_a_thread_of_its_own_and_gone_with_the_host)
{
	struct heap *heap = heap_new((size_t)1 << 20);
	struct remover remover = { .files = files_new(), .path = "/tmp/klab-test-XXXXXX" };
	char problem[200];
	int descriptor = mkstemp(remover.path);

	assert_true(descriptor >= 0);
	assert_int_equal(ftruncate(descriptor, 2 << 20), 0);
	close(descriptor);
	struct host *host = host_new(&(struct host_options){ .name = "test", .heap = heap, .files = remover.files, .program = &remover_program,
	                                                     .self = &remover, .write = write_nothing }, problem);

	assert_non_null(host);
	int before = threads();

	assert_int_equal(host_run(host), 0);
	assert_int_equal(remover.err, ERR_OK);
	assert_int_equal(access(remover.path, F_OK), -1);
	assert_int_equal(threads(), before + 1);
	host_del(host);
	assert_false(is_removed_file_open(remover.path));
	files_del(remover.files);
	heap_del(heap);
}

TEST(more_syncs_are_waited_for_than_there_are_descriptors)
{
	struct heap *heap = heap_new((size_t)1 << 20);
	struct rlimit limit, small;
	struct remover syncer = { .path = "/tmp/klab-test-XXXXXX", .err = ERR_IO };
	char problem[200];
	int descriptor = mkstemp(syncer.path);

	assert_true(descriptor >= 0);
	close(descriptor);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	small = (struct rlimit){ 100, limit.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &small), 0);
	syncer.files = files_new();
	struct host *host = host_new(&(struct host_options){ .name = "test", .heap = heap, .files = syncer.files, .program = &syncer_program,
	                                                     .self = &syncer, .write = write_nothing }, problem);

	assert_non_null(host);
	assert_int_equal(host_run(host), 0);
	assert_int_equal(syncer.err, ERR_OK);
	host_del(host);
	files_del(syncer.files);
	heap_del(heap);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	assert_int_equal(unlink(syncer.path), 0);
}

TEST(time_that_a_long_step_took_hardly_passes_for_its_process)
{
	struct heap *heap = heap_new((size_t)1 << 20);
	struct dawdler dawdler = { .steps = 0 };
	struct files *files = files_new();
	char problem[200];
	struct host *host = host_new(&(struct host_options){ .name = "test", .heap = heap, .files = files, .program = &dawdler_program,
	                                                     .self = &dawdler, .write = write_nothing }, problem);

	assert_non_null(host);
	assert_int_equal(host_run(host), 0);
	int64_t real = dawdler.real_us[1] - dawdler.real_us[0], told = dawdler.told_us[1] - dawdler.told_us[0];

	assert_true(told >= 0 && real >= 700 * 1000 && told <= real - 150 * 1000);
	host_del(host);
	files_del(files);
	heap_del(heap);
}
