/* What is said of a seed that broke a promise: which, where, how to see it again, and the shortest schedule that does it, as a scenario. */
#include "sim/fuzz/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "sim/trace/outputs.h"

enum { SHRINK_SECONDS = 5, PATH_SIZE = 256 };

struct fuzz_options fuzz_options_of(const struct fuzz_command *c, uint64_t seed)
{
	return (struct fuzz_options){ .seed = seed, .brokers = c->brokers, .clients = c->clients, .is_swarm = c->is_swarm, .mutant = c->mutant, .only = c->only };
}

static void tell_replay(const struct fuzz_command *c, uint64_t seed)
{
	printf("replay: klab fuzz --seeds %" PRIu64 "-%" PRIu64, seed, seed);
	if (c->brokers)
		printf(" --brokers %d", (int)c->brokers);
	if (c->clients)
		printf(" --clients %d", (int)c->clients);
	if (c->is_swarm)
		fputs(" --swarm", stdout);
	if (c->mutant)
		printf(" --mutant %s", mutant_name(c->mutant));
	if (c->only)
		printf(" --only %s", c->only);
	puts("");
}

/* The file is whole, or it is not there. */
static bool write_story(const char *path, struct bytes text)
{
	struct outputs outputs = { 0 };
	FILE *file = outputs_open(&outputs, path);
	bool is_good = file && fwrite(text.data, 1, text.size, file) == text.size && outputs_keep(&outputs);

	outputs_drop(&outputs);
	return is_good;
}

static void tell_story(const struct fuzz_command *c, const char *path, const struct fuzz_result *found, const struct fuzz_tally *tally)
{
	char line[800] = "";
	int status = c->play ? c->play(path, line) : 0;
	bool is_same = status == 3 && strstr(line, found->invariant);

	printf("shortest: %d of %d faults, %d producers and as many consumers, after %lld tries\n", (int)tally->units_after, (int)tally->units_before,
	       (int)found->clients, (long long)tally->runs);
	if (is_same)
		printf("scenario: klab run %s breaks the same promise\n", path);
	else
		printf("scenario: %s tells it, but klab run ends otherwise with it: status %d %s\n", path, status, line);
}

static void shorten(const struct fuzz_command *c, uint64_t seed, const struct fuzz_result *result)
{
	struct fuzz_options options = fuzz_options_of(c, seed);
	struct plan *plan = malloc(sizeof(*plan));
	struct heap *heap = heap_new((size_t)4 << 20);
	struct fuzz_result found = *result, last;
	struct fuzz_tally tally;
	struct buf story = { .heap = heap };
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "fuzz-%" PRIu64 ".lua", seed);
	fuzz_plan(&options, plan);
	fuzz_shrink(&options, plan, &found, SHRINK_SECONDS, &tally);
	if (found.invariant[0]) {
		options.story = &story;
		fuzz_run(&options, &last);
		if (last.is_broken && write_story(c->scenario ? c->scenario : path, buf_bytes(&story)))
			tell_story(c, c->scenario ? c->scenario : path, &last, &tally);
	} else {
		printf("shortest: %d of %d faults; the program itself fails, so there is no scenario\n", (int)tally.units_after, (int)tally.units_before);
	}
	heap_del(heap);
	free(plan);
}

void fuzz_report(const struct fuzz_command *c, uint64_t seed, const struct fuzz_result *result)
{
	printf("seed %" PRIu64 ": %s\n", seed, result->text);
	if (result->invariant[0])
		printf("invariant: %s; first event: %lld, at %.6f s\n", result->invariant, (long long)result->seq, (double)result->virtual_us / 1e6);
	if (c->mutant && result->invariant[0] && strcmp(result->invariant, mutant_breaks(c->mutant)) != 0)
		printf("planted: %s is meant to break %s; with --only own the hunt goes on until that shows\n", mutant_name(c->mutant), mutant_breaks(c->mutant));
	tell_replay(c, seed);
	fflush(stdout);
	bool is_hash = strcmp(result->invariant, "same-seed-same-run") == 0;

	if (!is_hash && !c->only && !c->is_verbose && !c->trace && !(c->scenario && strcmp(c->scenario, "none") == 0))
		shorten(c, seed, result);
}
