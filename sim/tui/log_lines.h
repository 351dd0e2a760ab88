/* A batch as lines: its records, or its bytes with their names. Only the lines that are on screen are made; those above are counted,
 * and it ends below: `count` is of all lines only if it is less than `to`.
 */
#ifndef KLAB_TUI_LOG_LINES_H
#define KLAB_TUI_LOG_LINES_H

#include "sim/tui/log_file.h"
#include "sim/tui/view.h"

struct log_line {
	enum role role;
	struct bytes text;
};

struct log_lines {
	struct arena *arena;
	const struct view_choice *choice; /* its topic says what records are of, its filter leaves records out */
	int width;
	int from, to; /* lines that are wanted: [from, to) */
	struct log_line *items;
	int count;
};

void log_lines_init(struct log_lines *, struct arena *, const struct view_choice *, int width, int from, int count);

void log_lines_add(struct log_lines *, enum role, const char *format, ...) __attribute__((format(printf, 3, 4)));

void log_lines_add_records(struct log_lines *, const struct batch *);

/* The 61 bytes of the header, then each record's; those of a compressed block as it is when it was decompressed. */
void log_lines_add_bytes(struct log_lines *, const struct batch *);

#endif
