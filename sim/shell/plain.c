#include "sim/shell/plain.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

enum { READ_SIZE = 1 << 16, LINES_AHEAD = 256 };

/* ---- Lines ---------------------------------------------------------------------------------------------------------- */

bool line_source_fill(struct line_source *in)
{
	if (in->is_ended)
		return false;
	if (in->start > 0) {
		memmove(in->data, in->data + in->start, in->size - in->start);
		in->size -= in->start;
		in->start = 0;
	}
	if (in->capacity - in->size < READ_SIZE) {
		in->capacity = in->capacity * 2 + READ_SIZE;
		in->data = realloc(in->data, in->capacity);
	}
	ssize_t got;

	do {
		got = read(in->fd, in->data + in->size, READ_SIZE);
	} while (got < 0 && errno == EINTR);
	if (got > 0)
		in->size += (size_t)got;
	else
		in->is_ended = true;
	return got > 0;
}

static bool has_more(const struct line_source *in)
{
	struct pollfd p = { .fd = in->fd, .events = POLLIN };

	return !in->is_ended && poll(&p, 1, 0) > 0;
}

bool line_source_take(struct line_source *in, bool waits, struct bytes *line)
{
	for (;;) {
		struct bytes left = bytes_of(in->data ? in->data + in->start : "", in->size - in->start);
		size_t end = bytes_find(left, 0, '\n');

		if (end < left.size || (in->is_ended && left.size > 0)) {
			*line = bytes_slice(left, 0, end + 1);
			in->start += line->size;
			return true;
		}
		if (in->is_ended || (!waits && !has_more(in)))
			return false;
		line_source_fill(in);
	}
}

void line_source_free(struct line_source *in)
{
	free(in->data);
}

/* ---- In and out ----------------------------------------------------------------------------------------------------- */

bool plain_feed(struct session *s, int32_t tab, struct line_source *in, bool waits)
{
	struct bytes line;
	bool has_typed = false;
	int count = session_tab_state(s, tab) == TAB_PROMPT ? 1 : LINES_AHEAD;

	for (int i = 0; i < count && line_source_take(in, waits && !has_typed, &line); i++) {
		session_type(s, tab, line);
		has_typed = true;
	}
	return has_typed;
}

bool plain_show(struct session *s, FILE *out, FILE *err)
{
	struct session_output output;
	bool has_shown = false;

	while (session_next_output(s, &output)) {
		if (output.is_cut || output.is_again || output.is_typed)
			continue;
		if (output.stream == 2)
			fflush(out); /* both may lead to one file, which keeps their order */
		fwrite(output.text.data, 1, output.text.size, output.stream == 2 ? err : out);
		has_shown = true;
	}
	return has_shown;
}
