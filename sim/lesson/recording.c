#include "sim/lesson/recording.h"

#include <stdlib.h>

#define HEAP_SIZE ((size_t)1 << 30)

/* The first is an output of its own, and there may be others. */
enum { RUNS_MAX = OUTPUTS_MAX - 3 };

struct recording {
	struct buf runs[RUNS_MAX]; /* each with a heap of its own, which has room for the largest */
	int count;
	bool is_idle; /* nothing was done in the first */
};

struct recording *recording_new(void)
{
	struct recording *r = calloc(1, sizeof(*r));

	if (!r)
		abort();
	return r;
}

void recording_del(struct recording *r)
{
	for (int i = 0; r && i < r->count; i++)
		heap_del(r->runs[i].heap);
	free(r);
}

/* What comes behind the place where a lesson begins is the learner's. */
static bool is_idle(const struct session *session)
{
	const struct input *inputs;
	bool is_idle = true;

	for (int32_t i = 0, count = session_recorded(session, &inputs); i < count; i++) {
		if (inputs[i].kind == INPUT_BEGIN_HERE)
			is_idle = true;
		else if (inputs[i].kind != INPUT_MARK && inputs[i].kind != INPUT_PAGE) /* who only reads has done nothing */
			is_idle = false;
	}
	return is_idle;
}

void recording_take(struct recording *r, const struct run_origin *origin, const struct session *session)
{
	bool is_next_idle = is_idle(session);

	if (r->count == RUNS_MAX || (r->count > 0 && is_next_idle))
		return;
	if (r->count == 1 && r->is_idle)
		heap_del(r->runs[--r->count].heap);
	r->is_idle = is_next_idle;
	struct buf *run = &r->runs[r->count++];

	*run = (struct buf){ .heap = heap_new(HEAP_SIZE) };
	run_file_write(run, origin, session);
}

bool recording_save(const struct recording *r, struct outputs *outputs, FILE *file, const char *path)
{
	char other[4096];

	for (int i = 0; i < r->count; i++) {
		if (i > 0) {
			snprintf(other, sizeof(other), "%s.%d", path, i + 1);
			file = outputs_open(outputs, other);
		}
		if (!file || !run_file_save(buf_bytes(&r->runs[i]), file, stderr))
			return false;
	}
	return true;
}
