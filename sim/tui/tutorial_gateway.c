/* The lesson's cluster, open to programs of the learner's own (sim/shell/gateway.h): F12. */
#include <stdio.h>

#include "sim/shell/gateway.h"
#include "sim/shell/visitors.h"
#include "sim/tui/tutorial_replay.h"

bool tutorial_open_gateway(struct tutorial *t)
{
	char problem[GATEWAY_PROBLEM_SIZE];

	t->gateway = gateway_open(t->player.session, t->options.port, problem);
	if (!t->gateway)
		snprintf(t->notice, sizeof(t->notice), "The cluster is not opened: %s.", problem);
	return t->gateway;
}

void tutorial_close_gateway(struct tutorial *t)
{
	gateway_close(t->gateway);
	t->gateway = NULL;
}

/* The first time it opens; then it shows the address once more, and pressed again it closes. */
void tutorial_press_gateway(struct tutorial *t)
{
	if (t->replay && !t->replay->is_live) {
		snprintf(t->notice, sizeof(t->notice), "This is a replay: all that came from outside is in the run.");
	} else if (!t->gateway) {
		if (tutorial_open_gateway(t))
			snprintf(t->notice, sizeof(t->notice), "Your programs: %s (F12 F12 closes)", gateway_address(t->gateway));
	} else if (t->asked == KEY_F12) {
		t->asked = 0;
		tutorial_close_gateway(t);
		snprintf(t->notice, sizeof(t->notice), "The cluster is closed to programs outside.");
	} else {
		t->asked = KEY_F12;
		snprintf(t->notice, sizeof(t->notice), "Your programs: %s (F12 closes)", gateway_address(t->gateway));
	}
}

void tutorial_exchange(struct tutorial *t)
{
	const char *note;

	if (!t->gateway)
		return;
	gateway_exchange(t->gateway);
	note = gateway_take_note(t->gateway);
	if (!note)
		return;
	snprintf(t->notice, sizeof(t->notice), "%c%s.", note[0] - ('a' <= note[0] && note[0] <= 'z' ? 'a' - 'A' : 0), note + 1);
	t->is_dirty = true;
}

/* What F12 does, or the first port and how many are there; where there is room, the address. */
struct bytes tutorial_gateway_text(struct tutorial *t)
{
	struct bytes address;
	int32_t count;

	if (!t->gateway)
		return BYTES("open");
	address = bytes_of_text(gateway_address(t->gateway));
	address = bytes_slice(address, 0, bytes_find(address, 0, ','));
	if (!tutorial_is_wide(t))
		address = bytes_slice(address, bytes_find(address, 0, ':'), address.size);
	count = gateway_connections(t->gateway);
	return count == 0 ? address : arena_printf(&t->frame, "%.*s (%d)", (int)address.size, (const char *)address.data, (int)count);
}
