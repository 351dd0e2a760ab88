#include "tests/sim/script/played.h"

#include <stdio.h>
#include <stdlib.h>

struct played played(const char *path, struct bytes text, bool has_seed, uint64_t seed)
{
	struct sources sources;

	sources_init(&sources);
	sources_add(&sources, bytes_of_text(path), text);
	struct played p = played_from(&sources, has_seed, seed);

	sources_free(&sources);
	return p;
}

struct played played_from(struct sources *sources, bool has_seed, uint64_t seed)
{
	struct played p = { 0 };
	FILE *out = open_memstream(&p.out, &p.out_size), *err = open_memstream(&p.err, &p.err_size), *trace = open_memstream(&p.trace, &p.trace_size);
	struct scenario_options options = { .sources = sources, .has_seed = has_seed, .seed = seed, .out = out, .trace = trace, .err = err,
		                                .trace_hash = &p.hash };

	p.status = scenario_run(&options);
	fclose(out);
	fclose(err);
	fclose(trace);
	return p;
}

void played_end(struct played *p)
{
	free(p->out);
	free(p->err);
	free(p->trace);
}
