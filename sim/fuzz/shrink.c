/* Delta debugging (Zeller's ddmin) of a schedule that breaks a promise: fewer units of the plan, fewer clients, less that is kept, as long as the same
 * promise is broken. Each try is a run of its own in a process of its own, so that one that crashes is a try like any other.
 *
 * Tries are made in the order of a list, as many at once as there are cores, and the first of the list that breaks the promise is taken: what
 * comes out does not depend on which was faster, unless the time runs out.
 */
#include "sim/fuzz/fuzz.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TRIES_AT_ONCE_MAX = 8 };

struct shrink {
	struct fuzz_options *options;
	struct plan *plan;
	struct fuzz_result *found;
	bool has_unit[PLAN_FAULTS_MAX];
	int64_t end_us; /* by the clock */
	int at_once;
	struct fuzz_tally *tally;
};

/* What one try leaves out. */
struct candidate {
	const int32_t *units; /* these are left out */
	int32_t count;
	int32_t pairs_kept;
	bool keeps_all_down, keeps_nothing_slow;
	/* While it runs. */
	pid_t pid;
	int pipe;
};

static int64_t clock_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The plan as the candidate has it. */
static void plan_of(const struct shrink *s, const struct candidate *c, struct plan *out)
{
	bool has_unit[PLAN_FAULTS_MAX];

	memcpy(has_unit, s->has_unit, sizeof(has_unit));
	for (int32_t i = 0; i < c->count; i++)
		has_unit[c->units[i]] = false;
	plan_keep(out, s->plan, has_unit);
	if (c->keeps_all_down)
		out->kept_down = 0;
	if (c->keeps_nothing_slow)
		out->keeps_slow = false;
}

static void run(const struct shrink *s, const struct candidate *c, struct fuzz_result *result)
{
	struct fuzz_options options = *s->options;
	struct plan *plan = malloc(sizeof(*plan));

	plan_of(s, c, plan);
	options.plan = plan;
	if (c->pairs_kept)
		options.pairs_kept = c->pairs_kept;
	fuzz_run(&options, result);
	free(plan);
}

static bool begin(struct shrink *s, struct candidate *c)
{
	int ends[2];

	if (pipe(ends) != 0)
		return false;
	c->pid = fork();
	if (c->pid == 0) {
		struct fuzz_result result;

		run(s, c, &result);
		_exit(write(ends[1], &result, sizeof(result)) == (ssize_t)sizeof(result) ? 0 : 1);
	}
	close(ends[1]);
	c->pipe = ends[0];
	s->tally->runs++;
	return c->pid > 0;
}

/* The same promise, and for the same reason: the words are the same but for numbers. What did not converge may have many reasons. */
static bool is_same(const struct fuzz_result *a, const struct fuzz_result *b)
{
	const char *x = strstr(a->text, "found that "), *y = strstr(b->text, "found that ");

	if (strcmp(a->invariant, b->invariant) != 0)
		return false;
	if (strcmp(a->invariant, "liveness") != 0 || !x || !y)
		return true;
	while (*x && *y) {
		x += strspn(x, "0123456789");
		y += strspn(y, "0123456789");
		if (*x != *y)
			return false;
		x += *x != '\0';
		y += *y != '\0';
	}
	return *x == *y;
}

/* Whether it broke the promise. A program that ended instead breaks that of the program. */
static bool end(struct shrink *s, struct candidate *c, struct fuzz_result *result)
{
	size_t got = 0;
	ssize_t part;

	while (got < sizeof(*result) && (part = read(c->pipe, (char *)result + got, sizeof(*result) - got)) > 0)
		got += (size_t)part;
	close(c->pipe);
	waitpid(c->pid, NULL, 0);
	if (got < sizeof(*result)) {
		*result = *s->found;
		return s->found->invariant[0] == '\0';
	}
	return result->is_broken && is_same(result, s->found);
}

/* The first of them that breaks the promise still; -1: none does, or there is no time. *result is its. */
static int32_t first_good(struct shrink *s, struct candidate *list, int32_t count, struct fuzz_result *result)
{
	for (int32_t at = 0; at < count && clock_us() < s->end_us;) {
		int32_t begun = 0, good = -1;

		while (begun < s->at_once && at + begun < count && begin(s, &list[at + begun]))
			begun++;
		if (begun == 0)
			return -1;
		for (int32_t i = 0; i < begun; i++) {
			struct fuzz_result other;

			if (good >= 0)
				kill(list[at + i].pid, SIGKILL);
			if (end(s, &list[at + i], &other) && good < 0) {
				good = at + i;
				*result = other;
			}
		}
		if (good >= 0)
			return good;
		at += begun;
	}
	return -1;
}

static void take(struct shrink *s, const struct candidate *c, const struct fuzz_result *result)
{
	for (int32_t i = 0; i < c->count; i++)
		s->has_unit[c->units[i]] = false;
	if (c->pairs_kept)
		s->options->pairs_kept = c->pairs_kept;
	if (c->keeps_all_down)
		s->plan->kept_down = 0;
	if (c->keeps_nothing_slow)
		s->plan->keeps_slow = false;
	*s->found = *result;
}

static int32_t units_left(const struct shrink *s, int32_t *units)
{
	int32_t count = 0;

	for (int32_t i = 0; i < s->plan->units; i++)
		if (s->has_unit[i])
			units[count++] = i;
	return count;
}

/* Units that begin behind the moment at which the promise was broken did nothing for it. */
static void drop_what_came_later(struct shrink *s)
{
	for (int32_t i = 0; i < s->plan->units; i++)
		s->has_unit[i] = false;
	for (int32_t i = 0; i < s->plan->count; i++)
		if (s->found->phase_us > 0 && s->plan->faults[i].at_us <= s->found->phase_us)
			s->has_unit[s->plan->faults[i].unit] = true;
}

/* Leaves out ever smaller parts of what is left. */
static void drop_units(struct shrink *s)
{
	int32_t units[PLAN_FAULTS_MAX];
	struct candidate list[PLAN_FAULTS_MAX];
	int32_t count = units_left(s, units), size = count;

	while (count > 0 && size > 0 && clock_us() < s->end_us) {
		struct fuzz_result result;
		int32_t parts = 0;

		for (int32_t at = 0; at < count; at += size)
			list[parts++] = (struct candidate){ .units = units + at, .count = at + size > count ? count - at : size };
		int32_t good = first_good(s, list, parts, &result);

		if (good >= 0) {
			take(s, &list[good], &result);
			count = units_left(s, units);
			size = size > count ? count : size;
		} else {
			size = size > 1 ? (size + 1) / 2 : 0;
		}
	}
}

static void drop_the_rest(struct shrink *s)
{
	struct candidate list[8];
	struct fuzz_result result;
	int32_t count = 0, good;
	int32_t pairs = s->options->pairs_kept ? s->options->pairs_kept : s->found->clients;

	for (int32_t i = 1; i < pairs && count < 8; i++)
		list[count++] = (struct candidate){ .pairs_kept = i };
	if ((good = first_good(s, list, count, &result)) >= 0)
		take(s, &list[good], &result);
	list[0] = (struct candidate){ .keeps_all_down = true };
	if (s->plan->kept_down && first_good(s, list, 1, &result) >= 0)
		take(s, &list[0], &result);
	list[0] = (struct candidate){ .keeps_nothing_slow = true };
	if (s->plan->keeps_slow && first_good(s, list, 1, &result) >= 0)
		take(s, &list[0], &result);
}

void fuzz_shrink(struct fuzz_options *options, struct plan *plan, struct fuzz_result *found, int64_t seconds, struct fuzz_tally *tally)
{
	struct shrink s = { .options = options, .plan = plan, .found = found, .end_us = clock_us() + seconds * 1000000, .tally = tally };
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int32_t units[PLAN_FAULTS_MAX];
	struct candidate none = { 0 };
	struct fuzz_result result;

	s.at_once = cores < 1 ? 1 : cores > TRIES_AT_ONCE_MAX ? TRIES_AT_ONCE_MAX : (int)cores;
	*tally = (struct fuzz_tally){ .units_before = plan->units };
	fflush(stdout);
	drop_what_came_later(&s);
	if (first_good(&s, &none, 1, &result) < 0) /* it was of what came later after all: the end of phase 1, say */
		for (int32_t i = 0; i < plan->units; i++)
			s.has_unit[i] = true;
	drop_units(&s);
	drop_the_rest(&s);
	drop_units(&s); /* with fewer clients, some of what was needed may not be */
	plan_keep(plan, plan, s.has_unit);
	tally->units_after = units_left(&s, units);
	options->plan = plan;
}
