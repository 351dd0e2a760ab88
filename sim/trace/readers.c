#include "sim/trace/readers.h"

#include "sim/trace/cast.h"
#include "sim/trace/diagram.h"
#include "sim/trace/page.h"
#include "sim/trace/report.h"
#include "sim/trace/told.h"

#define HEAP_SIZE ((size_t)1 << 30)

static void make_svg(const struct story *story, struct buf *out)
{
	struct diagram d;

	diagram_make(&d, story->world, out->heap, &(struct diagram_options){ .timelines = story->timelines });
	diagram_add_svg(out, &d, story->title);
	diagram_free(&d);
}

static void make_mermaid(const struct story *story, struct buf *out)
{
	struct diagram d;

	diagram_make(&d, story->world, out->heap, &(struct diagram_options){ .timelines = story->timelines });
	diagram_add_mermaid(out, &d, story->title);
	diagram_free(&d);
}

static void (*const makers[READER_COUNT])(const struct story *, struct buf *) = {
	[READER_CAST] = cast_make_v2,
	[READER_CAST3] = cast_make_v3,
	[READER_SVG] = make_svg,
	[READER_MERMAID] = make_mermaid,
	[READER_REPORT] = report_make,
	[READER_PAGE] = page_make,
};

bool readers_open(struct readers *r, struct outputs *outputs, enum reader reader, const char *path)
{
	if (path)
		r->files[reader] = outputs_open(outputs, path);
	return !path || r->files[reader];
}

/* False: there is not so much memory for it. */
static bool write_one(enum reader reader, const struct story *story, FILE *file)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	volatile bool is_whole = false;
	jmp_buf on_full;

	if (!setjmp(on_full)) {
		struct buf out = { .heap = heap };

		heap_set_on_full(heap, &on_full);
		makers[reader](story, &out);
		fwrite(out.data, 1, out.size, file);
		is_whole = true;
	}
	heap_del(heap);
	return is_whole;
}

const char *readers_write(const struct readers *r, const struct story *story)
{
	for (int i = 0; i < READER_COUNT; i++) {
		if (!r->files[i])
			continue;
		if (story->told && story->told->is_full)
			return "more than 64 MiB are told in this run: too much to make anything of it but --trace and --record";
		if (!write_one((enum reader)i, story, r->files[i]))
			return "this run is too long to make of it what was asked for";
	}
	return NULL;
}
