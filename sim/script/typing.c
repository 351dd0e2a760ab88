/* The lines that a scenario types: into a tab of its own, which nobody sees. It goes on while time passes, one phase after another: the shell must read
 * before there is a line for it; a command that does not end is interrupted; one that reads on gets the end of its input. */
#include "sim/script/play.h"

#define LINE_LIMIT_US (INT64_C(3600) * 1000000)

static enum tab_state state_of(const struct play *play)
{
	return shell_tab_state(play->script.world, play->typing.tab, play->typing.shell);
}

static void enter(struct play *play, enum typing_phase phase, int64_t limit_us)
{
	play->typing.phase = phase;
	play->until_us = world_now_us(play->script.world) + limit_us;
}

static void type_line(struct play *play)
{
	struct world *world = play->script.world;

	play->typing.first_event = world_trace_count(world);
	if (play->line.size == 0 || play->line.data[play->line.size - 1] != '\n')
		buf_add_char(&play->line, '\n');
	world_tab_type(world, play->typing.tab, buf_bytes(&play->line));
	enter(play, TYPING_RUNS, LINE_LIMIT_US);
}

void typing_begin(struct play *play)
{
	struct typing *typing = &play->typing;

	if (typing->tab == 0)
		typing->tab = world_tab_new(play->script.world);
	if (typing->shell == 0 || state_of(play) == TAB_ENDED) /* there is none, or a line was `exit` */
		typing->shell = shell_spawn(play->script.world, &(struct shell_options){ .tab = typing->tab });
	enter(play, TYPING_OPENS, LINE_LIMIT_US);
}

/* The words for the driver have no place in a story whose time is its own. */
static void refuse_word(struct play *play)
{
	struct shell_control asked;
	char text[80];

	if (!shell_asked(play->script.world, play->typing.shell, &asked))
		return;
	snprintf(text, sizeof(text), "%.*s: time belongs to the scenario that is played\n", (int)asked.argv[0].size, (const char *)asked.argv[0].data);
	shell_answer(play->script.world, play->typing.shell, bytes_of_text(text), 2);
}

bool typing_has_ended(struct play *play)
{
	refuse_word(play);
	if (state_of(play) == TAB_BUSY)
		return false;
	if (play->typing.phase == TYPING_OPENS) {
		type_line(play);
		if (state_of(play) == TAB_BUSY)
			return false;
	}
	if (state_of(play) != TAB_READING)
		return true;
	world_tab_end(play->script.world, play->typing.tab); /* nobody will type into the command */
	enter(play, TYPING_DRAINS, LINE_LIMIT_US);
	return state_of(play) == TAB_PROMPT || state_of(play) == TAB_ENDED;
}

bool typing_time_out(struct play *play)
{
	switch (play->typing.phase) {
	case TYPING_OPENS:
		type_line(play);
		return false;
	case TYPING_RUNS:
		shell_interrupt(play->script.world, play->typing.shell);
		enter(play, TYPING_STOPS, SESSION_IDLE_US);
		return false;
	case TYPING_STOPS:
	case TYPING_DRAINS:
		break;
	}
	return true;
}

/* What was printed since the line was typed. */
static void gather(const struct play *play, struct buf *out, struct buf *err)
{
	struct world *world = play->script.world;

	for (int64_t seq = play->typing.first_event, count = world_trace_count(world); seq < count; seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_peek(entry.encoded) != TRACE_text_printed || !trace_next(entry.encoded, &at, &view) ||
		    trace_value_of(&view, "tab")->integer != play->typing.tab)
			continue;
		buf_add_bytes(trace_value_of(&view, "stream")->integer == 2 ? err : out, trace_value_of(&view, "text")->text);
	}
}

static void set_text(lua_State *lua, const char *name, const struct buf *text)
{
	lua_pushlstring(lua, text->data ? (const char *)text->data : "", text->size);
	lua_setfield(lua, -2, name);
}

int typing_push_result(lua_State *lua)
{
	struct play *play = play_of(lua);
	struct buf out = { .heap = play->box->heap }, err = { .heap = play->box->heap };

	gather(play, &out, &err);
	lua_createtable(lua, 0, 3);
	set_text(lua, "out", &out);
	set_text(lua, "err", &err);
	lua_pushinteger(lua, shell_status(play->script.world, play->typing.shell));
	lua_setfield(lua, -2, "code");
	buf_free(&out);
	buf_free(&err);
	return 1;
}

void typing_end(struct play *play)
{
	if (play->typing.tab != 0)
		world_tab_end(play->script.world, play->typing.tab);
}
