#include "sim/lesson/document.h"

#include <md4c.h>

enum { LIST_DEPTH_MAX = 8 };

struct builder {
	struct arena *arena;
	struct bytes source;
	int first_line;
	struct block *blocks;
	int block_count, block_capacity;
	struct buf text; /* of the open run, or of a code block */
	struct run *runs;
	int run_count, run_capacity;
	struct block open; /* the block that gathers runs */
	bool is_open;
	int style;
	int depth;                   /* of lists */
	int numbers[LIST_DEPTH_MAX]; /* the next number of an ordered list, 0 for bullets */
	int quotes;
	bool is_item_pending; /* the next paragraph is a new item */
	bool is_header_row;
	struct table *table; /* the one that is open */
};

/* md4c hands out pointers into the source, but for entities and such: a block's line is where its first text lies. */
static int line_at(const struct builder *b, const uint8_t *at)
{
	int line = b->first_line;

	for (const uint8_t *p = b->source.data; p < at; p++)
		line += *p == '\n';
	return line;
}

static void *grown(struct arena *arena, void *items, int count, int *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 16;
	void *more = arena_calloc(arena, (size_t)*capacity, size);

	if (count > 0)
		memcpy(more, items, (size_t)count * size);
	return more;
}

static void add_run(struct builder *b, int style, struct bytes text)
{
	b->runs = grown(b->arena, b->runs, b->run_count, &b->run_capacity, sizeof(*b->runs));
	b->runs[b->run_count++] = (struct run){ style, text };
}

static void end_run(struct builder *b)
{
	if (b->text.size > 0)
		add_run(b, b->style, arena_copy(b->arena, buf_bytes(&b->text)));
	buf_clear(&b->text);
}

static void end_block(struct builder *b)
{
	if (!b->is_open)
		return;
	end_run(b);
	b->open.runs = b->runs;
	b->open.run_count = b->run_count;
	b->blocks = grown(b->arena, b->blocks, b->block_count, &b->block_capacity, sizeof(*b->blocks));
	b->blocks[b->block_count++] = b->open;
	b->runs = NULL;
	b->run_count = b->run_capacity = 0;
	b->is_open = false;
}

static void begin_block(struct builder *b, enum block_kind kind, int level)
{
	end_block(b);
	b->open = (struct block){ .kind = kind, .level = level, .is_quote = b->quotes > 0 };
	b->is_open = true;
	if (kind == BLOCK_PARAGRAPH && b->is_item_pending) {
		int *number = &b->numbers[b->depth - 1];

		b->open.kind = BLOCK_ITEM;
		b->open.level = b->depth;
		b->open.number = *number > 0 ? (*number)++ : 0;
		b->is_item_pending = false;
	}
}

static void begin_code(struct builder *b, const MD_BLOCK_CODE_DETAIL *detail)
{
	begin_block(b, BLOCK_CODE, b->depth);
	b->open.info = detail->info.text ? arena_copy(b->arena, bytes_of(detail->info.text, detail->info.size)) : BYTES("");
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct builder *b = user;

	switch (type) {
	case MD_BLOCK_QUOTE:
		b->quotes++;
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		end_block(b);
		if (b->depth < LIST_DEPTH_MAX)
			b->numbers[b->depth++] = type == MD_BLOCK_OL ? (int)((MD_BLOCK_OL_DETAIL *)detail)->start : 0;
		break;
	case MD_BLOCK_LI:
		end_block(b);
		b->is_item_pending = true;
		break;
	case MD_BLOCK_HR:
		begin_block(b, BLOCK_RULE, 0);
		break;
	case MD_BLOCK_H:
		begin_block(b, BLOCK_HEADING, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
		begin_code(b, detail);
		break;
	case MD_BLOCK_P:
		begin_block(b, BLOCK_PARAGRAPH, b->depth);
		break;
	case MD_BLOCK_TABLE:
		b->table = arena_calloc(b->arena, 1, sizeof(*b->table));
		break;
	case MD_BLOCK_THEAD:
		b->is_header_row = true;
		break;
	case MD_BLOCK_TR:
		begin_block(b, BLOCK_ROW, 0);
		b->open.is_header = b->is_header_row;
		b->open.table = b->table;
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		end_run(b);
		add_run(b, RUN_CELL, BYTES(""));
		break;
	default:
		break;
	}
	return 0;
}

static void measure_row(struct table *table, const struct block *row)
{
	int column = -1, width = 0, word = 0;

	for (int i = 0; i < row->run_count; i++) {
		struct bytes text = row->runs[i].text;

		if (row->runs[i].style & RUN_CELL) {
			column++;
			width = word = 0;
		}
		for (size_t at = 0; at < text.size && column < COLUMNS_MAX; at++) {
			bool begins = (text.data[at] & 0xc0) != 0x80; /* bytes that go on with a character are none */

			width += begins;
			word = text.data[at] == ' ' ? 0 : word + begins;
			if (column >= 0 && word > table->words[column])
				table->words[column] = word;
		}
		if (column >= 0 && column < COLUMNS_MAX && width > table->widths[column])
			table->widths[column] = width;
	}
	if (column + 1 > table->column_count)
		table->column_count = column + 1;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct builder *b = user;

	(void)detail;
	if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
		end_run(b);
		return 0;
	}
	if (type == MD_BLOCK_CODE) {
		b->open.code = arena_copy(b->arena, buf_bytes(&b->text));
		buf_clear(&b->text);
	}
	end_block(b);
	if (type == MD_BLOCK_TR)
		measure_row(b->table, &b->blocks[b->block_count - 1]);
	else if (type == MD_BLOCK_QUOTE)
		b->quotes--;
	else if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && b->depth > 0)
		b->depth--;
	else if (type == MD_BLOCK_LI)
		b->is_item_pending = false;
	else if (type == MD_BLOCK_THEAD)
		b->is_header_row = false;
	return 0;
}

static int style_of(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM:
		return RUN_EMPHASIS;
	case MD_SPAN_STRONG:
		return RUN_STRONG;
	case MD_SPAN_CODE:
		return RUN_CODE;
	case MD_SPAN_A:
		return RUN_LINK;
	default:
		return RUN_PLAIN;
	}
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct builder *b = user;

	(void)detail;
	end_run(b);
	b->style |= style_of(type);
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct builder *b = user;

	(void)detail;
	end_run(b);
	b->style &= ~style_of(type);
	return 0;
}

/* The few entities that a lesson uses; others stay as they were written. */
static struct bytes entity_text(struct bytes entity)
{
	static const struct {
		const char *name, *text;
	} entities[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&nbsp;", " " } };

	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
		if (bytes_equal_text(entity, entities[i].name))
			return bytes_of_text(entities[i].text);
	return entity;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
	struct builder *b = user;
	const uint8_t *at = (const uint8_t *)text;

	if (!b->is_open) /* a tight list item has no paragraph of its own */
		begin_block(b, BLOCK_PARAGRAPH, b->depth);
	if (b->open.line == 0 && at >= b->source.data && at < b->source.data + b->source.size) {
		b->open.line = line_at(b, at);
		for (size_t i = 0; i < b->text.size; i++) /* empty lines of code in front are no pointers into the source */
			b->open.line -= b->text.data[i] == '\n';
	}
	if (type == MD_TEXT_BR) {
		end_run(b);
		add_run(b, RUN_BREAK, BYTES(""));
	} else if (type == MD_TEXT_SOFTBR) {
		buf_add_char(&b->text, ' ');
	} else if (type == MD_TEXT_ENTITY) {
		buf_add_bytes(&b->text, entity_text(bytes_of(text, size)));
	} else {
		buf_add(&b->text, text, size);
	}
	return 0;
}

void document_parse(struct bytes source, int first_line, struct arena *arena, struct document *out)
{
	struct builder b = { .arena = arena, .source = source, .first_line = first_line, .text = { .heap = arena->heap } };
	MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text,
	};

	md_parse((const MD_CHAR *)source.data, (MD_SIZE)source.size, &parser, &b);
	end_block(&b);
	buf_free(&b.text);
	*out = (struct document){ b.blocks, b.block_count };
}
