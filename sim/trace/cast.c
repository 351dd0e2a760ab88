#include "sim/trace/cast.h"

#include <inttypes.h>

#include "engine/base/json.h"
#include "sim/trace/told.h"

enum { COLUMNS_MIN = 80, COLUMNS_MAX = 132, ROWS = 30, IDLE_SECONDS_MAX = 2, LABEL_MAX = 60 };

struct cast {
	int version;
	struct buf *out;
	int64_t last_us; /* of the event before */
};

/* ---- Events ------------------------------------------------------------------------------------------------------------------- */

/* Version 2 tells the time since the beginning, version 3 that since the event before. */
static void begin_event(struct cast *c, int64_t t_us, char code)
{
	int64_t us = c->version == 2 ? t_us : t_us - c->last_us;

	c->last_us = t_us;
	buf_printf(c->out, "[%" PRId64 ".%06d, \"%c\", ", us / 1000000, (int)(us % 1000000), code);
}

/* A terminal needs a carriage return, too. */
static void add_output(struct cast *c, int64_t t_us, struct bytes text)
{
	struct buf lines = { .heap = c->out->heap };

	if (text.size == 0)
		return;
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\n')
			buf_add_char(&lines, '\r');
		buf_add_char(&lines, (char)text.data[i]);
	}
	begin_event(c, t_us, 'o');
	json_add_text(c->out, buf_bytes(&lines));
	buf_add_text(c->out, "]\n");
	buf_free(&lines);
}

/* The first sentence of a narration. */
static struct bytes first_sentence(struct bytes said)
{
	size_t end = 0;

	while (end < said.size && said.data[end] != '\n' && !(end > 0 && said.data[end] == ' ' && strchr(".?!", said.data[end - 1])))
		end++;
	return bytes_trim(bytes_slice(said, 0, end));
}

/* As many of its words as a list of chapters has room for. */
static void add_marker(struct cast *c, int64_t t_us, struct bytes said)
{
	struct buf label = { .heap = c->out->heap };
	struct bytes sentence = first_sentence(said);
	size_t end = sentence.size;

	if (end > LABEL_MAX)
		for (end = LABEL_MAX; end > LABEL_MAX / 2 && sentence.data[end] != ' ';)
			end--;
	while (end < sentence.size && (sentence.data[end] & 0xc0) == 0x80) /* not within a character */
		end++;
	buf_add_bytes(&label, bytes_slice(sentence, 0, end));
	if (end < sentence.size)
		buf_add_text(&label, "...");
	begin_event(c, t_us, 'm');
	json_add_text(c->out, buf_bytes(&label));
	buf_add_text(c->out, "]\n");
	buf_free(&label);
}

/* ---- The header --------------------------------------------------------------------------------------------------------------- */

/* As wide as the longest line, within reason. */
static int columns_of(struct bytes text)
{
	int columns = 0, most = COLUMNS_MIN;

	for (size_t i = 0; i < text.size; i++) {
		columns = text.data[i] == '\n' ? 0 : columns + ((text.data[i] & 0xc0) != 0x80);
		most = columns > most ? columns : most;
	}
	return most < COLUMNS_MAX ? most : COLUMNS_MAX;
}

static void add_header(struct cast *c, const struct story *story, int columns)
{
	struct buf command = { .heap = c->out->heap };

	if (c->version == 2)
		buf_printf(c->out, "{\"version\": 2, \"width\": %d, \"height\": %d", columns, ROWS);
	else
		buf_printf(c->out, "{\"version\": 3, \"term\": {\"cols\": %d, \"rows\": %d}", columns, ROWS);
	buf_printf(c->out, ", \"idle_time_limit\": %d, \"command\": ", IDLE_SECONDS_MAX);
	if (story->told->is_session)
		buf_printf(&command, "klab replay %s", story->name);
	else
		buf_printf(&command, "klab run %s --seed %" PRIu64, story->name, story->seed);
	json_add_text(c->out, buf_bytes(&command));
	if (!bytes_is_null(story->title)) {
		buf_add_text(c->out, ", \"title\": ");
		json_add_text(c->out, story->title);
	}
	buf_add_text(c->out, "}\n");
	buf_free(&command);
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

/* Of another timeline a recording shows what was told in its place; then time goes on from there, and so it does where somebody has gone back. */
static void add_told(struct cast *c, const struct told *told)
{
	int64_t behind_us = 0;

	for (int64_t i = 0; i < told->count; i++) {
		const struct told_part *part = &told->parts[i];

		if (part->left_us >= 0)
			behind_us += part->left_us - part->t_us;
		else if (part->t_us + behind_us < c->last_us)
			behind_us = c->last_us - part->t_us;
		if (part->said_size > 0)
			add_marker(c, part->t_us + behind_us, bytes_slice(buf_bytes(&told->words), part->said, part->said_size));
		add_output(c, part->t_us + behind_us, bytes_slice(buf_bytes(&told->text), part->start, part->size));
	}
}

static void make(int version, const struct story *story, struct buf *out)
{
	struct cast c = { .version = version, .out = out };

	add_header(&c, story, columns_of(buf_bytes(&story->told->text)));
	add_told(&c, story->told);
	if (version == 3) { /* how the program ended */
		begin_event(&c, c.last_us > world_now_us(story->world) ? c.last_us : world_now_us(story->world), 'x');
		buf_printf(out, "\"%d\"]\n", story->status);
	}
}

void cast_make_v2(const struct story *story, struct buf *out)
{
	make(2, story, out);
}

void cast_make_v3(const struct story *story, struct buf *out)
{
	make(3, story, out);
}
