/* What cat, head, grep and wc share: bytes come from the files that are named, one after another, or from standard input.
 *
 * A filter gets them piece by piece; a file is one piece, input comes as it comes. "-" names the input. A file that cannot be read is
 * told on standard error and makes the status 1; the others are still read.
 */
#ifndef KLAB_SHELL_FILTER_H
#define KLAB_SHELL_FILTER_H

#include "sim/shell/command.h"

struct filter_kind {
	void (*begin)(struct task *, struct bytes name); /* NULL: nothing to do. name: null for standard input */
	void (*feed)(struct task *, struct bytes piece);
	void (*end)(struct task *, struct bytes name);  /* NULL: nothing to do */
	void (*end_all)(struct task *);                 /* NULL: nothing to do */
};

/* At the start of the command's state. */
struct filter {
	const struct filter_kind *kind;
	const struct bytes *files;
	int32_t file_count;
	int32_t next_file;
	bool is_reading;
	bool is_enough; /* set it to read no more */
	int32_t status; /* what it ends with */
};

void filter_start(struct task *, const struct filter_kind *, const struct bytes *files, int32_t count);
void filter_step(struct task *, const struct event *);

/* Cuts pieces into lines: calls `line` for each finished one, without its newline. Keep `partial` in the state (its heap set). */
void filter_lines(struct task *, struct buf *partial, struct bytes piece, void (*line)(struct task *, struct bytes));

#endif
