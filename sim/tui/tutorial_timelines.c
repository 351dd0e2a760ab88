/* Timelines on the screen: the list of them, from which one is gone to or held against where one is, and two of them side by side. */
#include <stdio.h>
#include <string.h>

#include "sim/tui/tutorial_replay.h"

enum { NAME_WIDTH = 16 };

static struct bytes seconds(struct tutorial *t, int64_t us)
{
	return arena_printf(&t->frame, "%02d:%02d:%02d.%03d", (int)(us / 3600000000), (int)(us / 60000000 % 60), (int)(us / 1000000 % 60), (int)(us / 1000 % 1000));
}

void tutorial_timelines_text(struct tutorial *t, struct text *out)
{
	struct session_timeline all[SESSION_TIMELINES_MAX];
	int32_t count = session_timelines(t->player.session, all);

	for (int32_t i = 0; i < count; i++) {
		const struct session_timeline *line = &all[i];
		struct bytes from = seconds(t, line->fork_us), to = seconds(t, line->head_us);

		from = line->parent ? arena_printf(&t->frame, "from %.13s at %.*s", line->parent, (int)from.size, (const char *)from.data) : BYTES("from the beginning");
		text_add_line(out, 0, i == t->overlay_row ? ROLE_SELECTED : ROLE_TEXT,
		              arena_printf(&t->frame, " %s %-*.*s %-31.*s to %.*s %s", line->is_live ? "●" : " ", NAME_WIDTH, NAME_WIDTH, line->name, (int)from.size,
		                           (const char *)from.data, (int)to.size, (const char *)to.data, line->is_in_past ? "(in its past)" : ""));
	}
}

void tutorial_compared_text(struct tutorial *t, struct text *out)
{
	struct bytes left = buf_bytes(&t->compared);
	bool is_first = true;

	while (left.size > 0) {
		size_t end = bytes_find(left, 0, '\n');
		struct bytes line = bytes_slice(left, 0, end);
		bool is_heading = is_first || bytes_find(line, 0, '|') == line.size;

		text_add_line(out, 0, is_heading ? ROLE_STRONG : ROLE_TEXT, line);
		left = bytes_slice(left, end + 1, left.size);
		is_first = false;
	}
}

void tutorial_fork(struct tutorial *t)
{
	char name[40];

	for (int i = 1; i <= SESSION_TIMELINES_MAX; i++) {
		snprintf(name, sizeof(name), "what-if-%d", i);
		if (session_has_timeline(t->player.session, bytes_of_text(name)))
			continue;
		if (session_fork(t->player.session, bytes_of_text(name)))
			snprintf(t->notice, sizeof(t->notice), "The timeline %s begins here. t lists all, and compares two.", name);
		else
			snprintf(t->notice, sizeof(t->notice), "There are as many timelines as can be kept.");
		return;
	}
}

static void compare(struct tutorial *t, const char *name)
{
	struct comparison comparison;
	const char *here = session_timeline(t->player.session);

	if (strcmp(name, here) == 0) {
		snprintf(t->notice, sizeof(t->notice), "This is the timeline %s itself: choose another%s.", here, t->replay ? "" : ", or begin one with f");
		return;
	}
	if (!session_compare(t->player.session, bytes_of_text(here), bytes_of_text(name), &comparison))
		return;
	buf_clear(&t->compared);
	comparison_add_text(&t->compared, &comparison);
	comparison_free(&comparison);
	t->overlay = OVERLAY_COMPARED;
	t->overlay_row = 0;
}

void tutorial_open_timelines(struct tutorial *t)
{
	struct session_timeline all[SESSION_TIMELINES_MAX];
	int32_t count = session_timelines(t->player.session, all);

	t->overlay = OVERLAY_TIMELINES;
	t->overlay_row = 0;
	for (int32_t i = 0; i < count; i++)
		if (all[i].is_live)
			t->overlay_row = i;
}

void tutorial_press_timelines(struct tutorial *t, uint32_t key)
{
	struct session_timeline all[SESSION_TIMELINES_MAX];
	int32_t count = session_timelines(t->player.session, all);

	if (t->overlay_row >= count)
		t->overlay_row = count - 1;
	if (t->overlay_row < 0)
		return;
	switch (key) {
	case KEY_UP_:
	case 'k':
		t->overlay_row -= t->overlay_row > 0;
		break;
	case KEY_DOWN_:
	case 'j':
		t->overlay_row += t->overlay_row + 1 < count;
		break;
	case KEY_ENTER_:
		t->overlay = OVERLAY_NONE;
		if (t->replay) /* which goes to its timelines as it did */
			break;
		session_go_to(t->player.session, bytes_of_text(all[t->overlay_row].name));
		break;
	case 'c':
		compare(t, all[t->overlay_row].name);
		break;
	case 'f':
		t->overlay = OVERLAY_NONE;
		if (!t->replay)
			tutorial_fork(t);
		break;
	case 'q':
	case 't':
		t->overlay = OVERLAY_NONE;
		break;
	default:
		break;
	}
}
