/* What drivers of a session share that are no terminal: lines from a descriptor go in, what is printed comes out.
 */
#ifndef KLAB_SHELL_PLAIN_H
#define KLAB_SHELL_PLAIN_H

#include "sim/shell/session.h"

/* What has been read of the descriptor and not yet typed. All zero but `fd` at first. */
struct line_source {
	int fd;
	char *data;
	size_t size, capacity, start;
	bool is_ended;
};

/* Waits for more; false at the end. */
bool line_source_fill(struct line_source *);
/* The next whole line, or what stands behind the last newline at the end. Waits only if told to. */
bool line_source_take(struct line_source *, bool waits, struct bytes *line);
void line_source_free(struct line_source *);

/* Types a line for the shell; what there is for a command, so that one that reads much is not fed line by line. False: there was none. */
bool plain_feed(struct session *, int32_t tab, struct line_source *, bool waits);
/* Prints what is new; false if nothing is. */
bool plain_show(struct session *, FILE *out, FILE *err);

#endif
