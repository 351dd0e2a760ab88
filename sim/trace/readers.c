#include "sim/trace/readers.h"

#include "sim/trace/cast.h"
#include "sim/trace/diagram.h"
#include "sim/trace/page.h"
#include "sim/trace/report.h"

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

void readers_write(const struct readers *r, const struct story *story)
{
	for (int i = 0; i < READER_COUNT; i++) {
		if (!r->files[i])
			continue;
		struct heap *heap = heap_new(HEAP_SIZE);
		struct buf out = { .heap = heap };

		makers[i](story, &out);
		fwrite(out.data, 1, out.size, r->files[i]);
		heap_del(heap);
	}
}
