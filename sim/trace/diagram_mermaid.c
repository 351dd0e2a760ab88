/* The diagram as a sequenceDiagram of Mermaid. */
#include <inttypes.h>

#include "engine/base/json.h"
#include "sim/trace/diagram.h"

enum { TEXT_MAX = 400, ARROWS_SHOWN = 4 };

/* What Mermaid's grammar could take for its own is written as an entity: '#code;'. */
static void add_text(struct buf *out, struct bytes text)
{
	size_t start = out->size;

	for (size_t at = 0; at < text.size && at < TEXT_MAX;) {
		size_t size = utf8_size(bytes_slice(text, at, 4));
		uint8_t c = text.data[at];

		if (c == '\n')
			buf_add_text(out, "<br/>");
		else if (size == 0 || c < ' ' || c == 0x7f)
			buf_add_char(out, '?');
		else if (size == 1 && strchr("#;:<>&\"'%{}[]()\\`", c))
			buf_printf(out, "#%d;", c);
		else
			buf_add_bytes(out, bytes_slice(text, at, size));
		at += size > 0 ? size : 1;
	}
	if (text.size > TEXT_MAX)
		buf_add_text(out, "...");
	if (out->size == start)
		buf_add_text(out, "..."); /* nothing at all is a mistake there */
}

static void add_note(struct buf *out, const struct diagram_row *row, const char *mark)
{
	buf_printf(out, "    Note over a%d", row->first);
	if (row->last > row->first)
		buf_printf(out, ",a%d", row->last);
	buf_printf(out, ": %s", mark);
	add_text(out, row->kind == DIAGRAM_HAPPENED && row->tone == TONE_SAID ? bytes_slice(row->text, 0, bytes_find(row->text, 0, '\n')) : row->text);
	buf_add_char(out, '\n');
}

static void add_arrows(struct buf *out, const struct diagram_row *row)
{
	const char *line = row->is_lost ? "-x" : row->is_response ? "-->>" : "->>";

	for (int i = 0; i < row->arrow_count; i++) {
		buf_printf(out, "    a%d%sa%d: ", row->arrows[i].from, line, row->arrows[i].to);
		add_text(out, row->arrows[i].text);
		buf_add_char(out, '\n');
	}
}

static void add_row(struct buf *out, const struct diagram_row *row)
{
	static const char *const marks[] = { [TONE_SAID] = "", [TONE_TYPED] = "", [TONE_CHANGE] = "", [TONE_FAULT] = "⚡ ", [TONE_MET] = "✓ ", [TONE_UNMET] = "✗ " };

	switch (row->kind) {
	case DIAGRAM_FRAMES:
		if (row->arrow_count <= ARROWS_SHOWN)
			add_arrows(out, row);
		else
			add_note(out, row, "⇄ ");
		break;
	case DIAGRAM_BAND:
		add_note(out, row, "⇄ ");
		break;
	case DIAGRAM_GAP:
		add_note(out, row, "⋮ ");
		break;
	case DIAGRAM_HAPPENED:
		add_note(out, row, row->life == LIFE_DOWN ? "✗ " : marks[row->tone]);
		break;
	}
}

/* A timeline's is a box with a title. Where nothing happens there is nothing to be put into one. */
static void add_section(struct buf *out, const struct diagram *d, const struct diagram_section *section)
{
	bool is_boxed = section->title.size > 0 && section->row_count > 0;

	if (is_boxed) {
		buf_add_text(out, "    opt ");
		add_text(out, section->title);
		buf_add_char(out, '\n');
	}
	for (int i = 0; i < section->row_count; i++)
		add_row(out, &d->rows[section->first_row + i]);
	if (is_boxed)
		buf_add_text(out, "    end\n");
}

void diagram_add_mermaid(struct buf *out, const struct diagram *d, struct bytes title)
{
	buf_add_text(out, "sequenceDiagram\n");
	if (title.size > 0) {
		buf_add_text(out, "    title: ");
		add_text(out, title);
		buf_add_char(out, '\n');
	}
	for (int i = 0; i < d->actor_count; i++) {
		buf_printf(out, "    %s a%d as ", d->actors[i].is_node ? "participant" : "actor", i);
		add_text(out, d->actors[i].name);
		buf_add_char(out, '\n');
	}
	if (d->actor_count == 0)
		buf_add_text(out, "    participant a0 as world\n");
	for (int i = 0; i < d->section_count; i++)
		add_section(out, d, &d->sections[i]);
}
