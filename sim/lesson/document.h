/* Markdown as blocks of styled text, for the lesson pane, for --plain, and for finding a lesson's fenced blocks.
 *
 * A thin layer over md4c (CommonMark with tables). A block is a paragraph, a heading, one list item, one row of a table, a code
 * block or a rule; its text is a list of runs. Blocks know their line in the source, so that what is wrong in one can be told with
 * file and line. Everything lives in the arena given.
 */
#ifndef KLAB_LESSON_DOCUMENT_H
#define KLAB_LESSON_DOCUMENT_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

enum block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_ITEM, BLOCK_CODE, BLOCK_RULE, BLOCK_ROW };

enum run_style { RUN_PLAIN = 0, RUN_STRONG = 1, RUN_EMPHASIS = 2, RUN_CODE = 4, RUN_LINK = 8, RUN_BREAK = 16, RUN_CELL = 32 };

struct run {
	int style; /* of enum run_style; RUN_BREAK: a line break without text; RUN_CELL: begins a cell of a row */
	struct bytes text;
};

enum { COLUMNS_MAX = 16 };

/* What the rows of a table share. */
struct table {
	int column_count;        /* columns behind COLUMNS_MAX are not measured */
	int widths[COLUMNS_MAX]; /* characters of each column's longest cell, */
	int words[COLUMNS_MAX];  /* and of its longest word: what has no blank in it */
};

struct block {
	enum block_kind kind;
	int level;         /* heading: 1..6; item: depth from 1; other blocks in a list: the depth they are indented by */
	int number;        /* item of an ordered list: its number; else 0 */
	bool is_quote;
	bool is_header;    /* a table's first row */
	const struct table *table; /* of a row */
	struct bytes info; /* code: what stands behind the fence: "try", "try external" */
	struct bytes code; /* code: the text, with its last newline */
	int line;          /* in the source, from 1 */
	struct run *runs;
	int run_count;
};

struct document {
	struct block *blocks;
	int block_count;
};

/* `first_line`: the number of the source's first line within its file. Never fails: every text is Markdown. */
void document_parse(struct bytes source, int first_line, struct arena *, struct document *out);

#endif
