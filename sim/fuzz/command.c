/* `klab fuzz`: many seeds on all cores. Each worker is a process that takes every n-th seed in turn and tells what came of it through a pipe; the
 * lowest seed that broke something is the one that is told, so that the answer does not depend on how fast the workers were.
 */
#include "sim/fuzz/report.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sim/trace/outputs.h"

enum { WORKERS_MAX = 64, TWICE_EVERY = 20, STATUS_BROKEN = 3, STATUS_USAGE = 2 };

struct worker {
	pid_t pid;
	int pipe;      /* -1: it has ended */
	uint64_t next; /* the seed that it is at, or will be */
};

struct hunt {
	const struct fuzz_command *command;
	struct worker workers[WORKERS_MAX];
	int count;
	bool has_found;
	uint64_t found_seed;
	struct fuzz_result found;
	int64_t seeds, faults, acknowledged, virtual_us, events;
	int64_t end_s; /* by the clock; 0: none */
};

/* ---- A worker ---------------------------------------------------------------------------------------------------------- */

/* One seed in twenty is run twice: the same options must give the same run. */
static void run_seed(struct fuzz_options *options, struct fuzz_result *result)
{
	struct fuzz_result again;
	uint64_t seed = options->seed;

	options->is_hashed = options->is_hashed || seed % TWICE_EVERY == 0;
	fuzz_run(options, result);
	if (seed % TWICE_EVERY != 0 || result->is_broken)
		return;
	fuzz_run(options, &again);
	if (again.hash == result->hash)
		return;
	result->is_broken = true;
	snprintf(result->invariant, sizeof(result->invariant), "same-seed-same-run");
	snprintf(result->text, sizeof(result->text), "same-seed-same-run: expected the trace hash %016" PRIx64 " twice, found %016" PRIx64, result->hash,
	         again.hash);
}

static void work(const struct fuzz_command *c, uint64_t seed, uint64_t stride, int out)
{
	struct fuzz_result result;

	for (; seed <= c->last_seed; seed += stride) {
		struct fuzz_options options = fuzz_options_of(c, seed);

		run_seed(&options, &result);
		if (write(out, &result, sizeof(result)) != (ssize_t)sizeof(result))
			break;
	}
	_exit(0);
}

/* ---- The hunt ---------------------------------------------------------------------------------------------------------- */

static int64_t clock_s(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

static bool start_workers(struct hunt *h)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	h->count = cores < 1 ? 1 : cores > WORKERS_MAX ? WORKERS_MAX : (int)cores;
	if ((uint64_t)h->count > h->command->last_seed - h->command->first_seed + 1)
		h->count = (int)(h->command->last_seed - h->command->first_seed + 1);
	fflush(stdout);
	for (int i = 0; i < h->count; i++) {
		int ends[2];

		if (pipe(ends) != 0)
			return false;
		h->workers[i] = (struct worker){ fork(), ends[0], h->command->first_seed + (uint64_t)i };
		if (h->workers[i].pid < 0)
			return false;
		if (h->workers[i].pid == 0)
			work(h->command, h->workers[i].next, (uint64_t)h->count, ends[1]);
		close(ends[1]);
	}
	return true;
}

static void end_worker(struct worker *w)
{
	if (w->pipe < 0)
		return;
	kill(w->pid, SIGKILL);
	close(w->pipe);
	waitpid(w->pid, NULL, 0);
	w->pipe = -1;
}

static void note_found(struct hunt *h, uint64_t seed, const struct fuzz_result *result)
{
	if (h->has_found && seed > h->found_seed)
		return;
	h->has_found = true;
	h->found_seed = seed;
	h->found = *result;
}

/* The worker is gone before its last seed: the program itself broke. */
static void note_end(struct hunt *h, struct worker *w)
{
	struct fuzz_result result = { .is_broken = true };
	int status = 0;

	close(w->pipe);
	waitpid(w->pid, &status, 0);
	w->pipe = -1;
	if (w->next > h->command->last_seed)
		return;
	if (WIFSIGNALED(status))
		snprintf(result.text, sizeof(result.text), "the program was ended by signal %d", WTERMSIG(status));
	else
		snprintf(result.text, sizeof(result.text), "the program ended with status %d", WEXITSTATUS(status));
	note_found(h, w->next, &result);
}

static bool read_whole(int fd, void *into, size_t size)
{
	for (size_t got = 0; got < size;) {
		ssize_t part = read(fd, (char *)into + got, size - got);

		if (part <= 0 && !(part < 0 && errno == EINTR))
			return false;
		if (part > 0)
			got += (size_t)part;
	}
	return true;
}

static void hear(struct hunt *h, struct worker *w)
{
	struct fuzz_result result;

	if (!read_whole(w->pipe, &result, sizeof(result))) {
		note_end(h, w);
		return;
	}
	h->seeds++;
	h->faults += result.faults;
	h->virtual_us += result.virtual_us;
	h->events += result.events;
	if (result.is_broken)
		note_found(h, w->next, &result);
	w->next += (uint64_t)h->count;
}

static void tell_progress(const struct hunt *h)
{
	if (isatty(2))
		fprintf(stderr, "\r\033[K%lld seeds ", (long long)h->seeds);
}

static void hunt(struct hunt *h)
{
	for (;;) {
		struct pollfd waits[WORKERS_MAX];
		int living = 0, which[WORKERS_MAX];

		for (int i = 0; i < h->count; i++) {
			struct worker *w = &h->workers[i];

			if (h->has_found && w->next > h->found_seed)
				end_worker(w); /* what it would find is not the first */
			if (w->pipe < 0)
				continue;
			which[living] = i;
			waits[living++] = (struct pollfd){ .fd = w->pipe, .events = POLLIN };
		}
		if (living == 0)
			break;
		if (poll(waits, (nfds_t)living, 1000) > 0)
			for (int i = 0; i < living; i++)
				if (waits[i].revents)
					hear(h, &h->workers[which[i]]);
		tell_progress(h);
		if (h->end_s && clock_s() >= h->end_s)
			break;
	}
	for (int i = 0; i < h->count; i++)
		end_worker(&h->workers[i]);
	if (isatty(2))
		fputs("\r\033[K", stderr);
}

/* ---- The command ------------------------------------------------------------------------------------------------------- */

/* One seed is run here, where it can be watched. */
static int run_one(const struct fuzz_command *c)
{
	struct fuzz_options options = fuzz_options_of(c, c->first_seed);
	struct fuzz_result result;
	struct outputs outputs = { 0 };

	options.log = c->is_verbose ? stdout : NULL;
	if (c->trace && !(options.trace = outputs_open(&outputs, c->trace)))
		return STATUS_USAGE;
	options.is_hashed = true;
	if (options.log || options.trace)
		fuzz_run(&options, &result);
	else
		run_seed(&options, &result);
	bool is_kept = outputs_keep(&outputs);

	if (result.is_broken) {
		fuzz_report(c, c->first_seed, &result);
		return STATUS_BROKEN;
	}
	printf("seed %" PRIu64 ": no promise broken in %lld events, %.1f virtual seconds, %lld faults; trace hash %016" PRIx64 "\n", c->first_seed,
	       (long long)result.events, (double)result.virtual_us / 1e6, (long long)result.faults, result.hash);
	return is_kept ? 0 : STATUS_USAGE;
}

/* Where the shortest schedule is to be written is looked at before the hunt, which may take long. False with one line said. */
static bool can_write_scenario(const struct fuzz_command *c)
{
	struct outputs outputs = { 0 };
	bool is_good = !c->scenario || strcmp(c->scenario, "none") == 0 || outputs_open(&outputs, c->scenario);

	outputs_drop(&outputs);
	return is_good;
}

int fuzz_command_run(const struct fuzz_command *c)
{
	struct hunt h = { .command = c };

	if (!can_write_scenario(c))
		return STATUS_USAGE;
	if (c->first_seed == c->last_seed)
		return run_one(c);
	h.end_s = c->minutes ? clock_s() + c->minutes * 60 : 0;
	if (!start_workers(&h)) {
		fprintf(stderr, "klab fuzz: %s\n", strerror(errno));
		return STATUS_USAGE;
	}
	if (isatty(2))
		fprintf(stderr, "Playing; the number of seeds that are done stands here ...");
	hunt(&h);
	if (h.has_found) {
		fuzz_report(c, h.found_seed, &h.found);
		return STATUS_BROKEN;
	}
	printf("%lld seeds: no promise broken in %lld events, %.0f virtual seconds, %lld faults\n", (long long)h.seeds, (long long)h.events,
	       (double)h.virtual_us / 1e6, (long long)h.faults);
	return 0;
}
