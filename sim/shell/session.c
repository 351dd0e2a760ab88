#include "sim/shell/session_internal.h"

#include <stdlib.h>

#include "sim/trace/checkers/checkers.h"

/* The brokers, and who watches that their promises hold. */
static void make_cluster(struct session *s, const struct session_options *options)
{
	struct cluster_options cluster = options->cluster;

	if (cluster.brokers == 0)
		cluster.brokers = 1;
	s->world = world_new(&(struct world_options){ .seed = options->seed });
	checkers_attach(s->world, NULL);
	cluster_create(s->world, &cluster);
	if (!cluster.is_unformatted && !cluster.is_stopped)
		cluster_wait_ready(s->world, 60000000);
}

static void go_outside(struct session *s, const struct session_options *options)
{
	const struct session_remote *remote = options->remote;

	s->is_remote = s->goes_only_on = true;
	s->directory = input_own(remote->directory);
	s->home = input_own(remote->home);
	s->servers = input_own(remote->servers);
	s->world = world_new(&(struct world_options){ .seed = options->seed, .wall_start_ms = remote->wall_ms });
	world_open_gate(s->world, &remote->outside, remote->shows_frames);
}

struct session *session_new(const struct session_options *options)
{
	struct session *s = calloc(1, sizeof(*s));

	s->is_interactive = options->is_interactive;
	s->is_recorded = options->is_recorded;
	s->speed = 1000;
	s->goes_only_on = options->goes_only_on;
	s->snapshots_size_max = options->snapshots_size_max ? options->snapshots_size_max : SESSION_SNAPSHOTS_SIZE;
	if (options->remote)
		go_outside(s, options);
	else
		make_cluster(s, options);
	s->shown = world_trace_count(s->world);
	session_record_begin(s);
	s->cut_at = -1;
	s->own_status = -1;
	session_time_init(s);
	return s;
}

void session_del(struct session *s)
{
	session_time_free(s);
	session_record_free(s);
	world_del(s->world);
	free(s->own_text);
	input_disown(s->directory);
	input_disown(s->home);
	input_disown(s->servers);
	free(s);
}

struct world *session_world(const struct session *s)
{
	return s->world;
}

/* ---- Tabs ----------------------------------------------------------------------------------------------------------- */

static void start_shell(struct session *s, struct tab *tab)
{
	tab->shell = shell_spawn(s->world, &(struct shell_options){ .tab = tab->stream, .is_interactive = s->is_interactive, .directory = s->directory, .home = s->home, .bootstrap = s->servers });
}

int32_t session_open_tab(struct session *s)
{
	if (s->tab_count == SESSION_TABS_MAX)
		return 0;
	session_note_input(s, &(struct input){ .kind = INPUT_OPEN, .tab = s->tab_count + 1 });
	struct tab *tab = &s->tabs[s->tab_count++];

	tab->stream = world_tab_new(s->world);
	start_shell(s, tab);
	return s->tab_count;
}

int32_t session_open_tab_for(struct session *s, struct bytes line)
{
	if (s->tab_count == SESSION_TABS_MAX)
		return 0;
	struct tab *tab = &s->tabs[s->tab_count++];

	tab->stream = world_tab_new(s->world);
	tab->shell = shell_spawn(s->world, &(struct shell_options){ .tab = tab->stream, .is_interactive = s->is_interactive, .line = line,
	                                                            .streams = { tab->stream, tab->stream, world_tab_as(s->world, tab->stream, 2) },
	                                                            .directory = s->directory });
	return s->tab_count;
}

int32_t session_tab_count(const struct session *s)
{
	return s->tab_count;
}

int32_t session_shell(const struct session *s, int32_t tab)
{
	return s->tabs[tab - 1].shell;
}

static int32_t tab_of_stream(const struct session *s, int64_t stream)
{
	for (int32_t i = 0; i < s->tab_count; i++)
		if (s->tabs[i].stream == stream)
			return i + 1;
	return 0;
}

enum tab_state session_tab_state(const struct session *s, int32_t tab)
{
	const struct tab *t = &s->tabs[tab - 1];
	enum tab_state state = shell_tab_state(s->world, t->stream, t->shell);

	/* In the past nobody waits for a run or a sleep of then: it would only lead here again. */
	return state == TAB_BUSY && s->is_rewound && shell_pace(s->world, t->shell) != PACE_NORMAL ? TAB_PROMPT : state;
}

int32_t session_status(const struct session *s, int32_t tab)
{
	return s->own_status >= 0 ? s->own_status : shell_status(s->world, s->tabs[tab - 1].shell);
}

void session_reopen_tab(struct session *s, int32_t tab)
{
	if (tab > s->tab_count || session_tab_state(s, tab) != TAB_ENDED) /* in the past it may not be there yet */
		return;
	session_note_input(s, &(struct input){ .kind = INPUT_REOPEN, .tab = tab });
	start_shell(s, &s->tabs[tab - 1]);
}

/* A run or a sleep of then is over when a line comes in its place. */
static void end_waiting_of_then(struct session *s, int32_t tab)
{
	const struct tab *t = &s->tabs[tab - 1];

	if (s->is_rewound && !s->is_replaying && shell_tab_state(s->world, t->stream, t->shell) == TAB_BUSY && shell_pace(s->world, t->shell) != PACE_NORMAL)
		session_interrupt(s, tab);
}

void session_type(struct session *s, int32_t tab, struct bytes line)
{
	if (session_take_word(s, tab, line))
		return;
	end_waiting_of_then(s, tab);
	session_note_input(s, &(struct input){ .kind = INPUT_LINE, .tab = tab, .line = line });
	if (line.size > 0 && line.data[line.size - 1] == '\n') {
		world_tab_type(s->world, s->tabs[tab - 1].stream, line);
		return;
	}
	uint8_t *with_newline = malloc(line.size + 1);

	if (line.size > 0)
		memcpy(with_newline, line.data, line.size);
	with_newline[line.size] = '\n';
	world_tab_type(s->world, s->tabs[tab - 1].stream, bytes_of(with_newline, line.size + 1));
	free(with_newline);
}

void session_end_input(struct session *s, int32_t tab)
{
	end_waiting_of_then(s, tab);
	session_note_input(s, &(struct input){ .kind = INPUT_END, .tab = tab });
	world_tab_end(s->world, s->tabs[tab - 1].stream);
}

void session_interrupt(struct session *s, int32_t tab)
{
	session_note_input(s, &(struct input){ .kind = INPUT_INTERRUPT, .tab = tab });
	shell_interrupt(s->world, s->tabs[tab - 1].shell);
}

/* Of virtual time, for the shell's own work, which takes some microseconds, and for what runs there. */
enum { HEARD_US = 100, HEARD_BUSY_US = 1000, HEARD_STEPS_MAX = 1000 };

/* What is typed while time stands still is handled all the same. What needs more time, as Kafka's tools do, waits until it goes on, or for Ctrl-C. */
static void handle_heard(struct session *s)
{
	int64_t travels = s->travels;

	for (int i = 0; i < HEARD_STEPS_MAX && s->travels == travels; i++) {
		bool is_busy = s->heard_tab >= 1 && s->heard_tab <= s->tab_count && session_tab_state(s, s->heard_tab) == TAB_BUSY;

		if (s->is_rewound || s->heard_tab == 0 || session_next_time(s) - s->heard_us > (is_busy ? HEARD_BUSY_US : HEARD_US) || !session_step(s))
			return;
	}
}

void session_give_up(struct session *s, int32_t tab)
{
	session_interrupt(s, tab);
	if (!session_is_paused(s))
		return;
	handle_heard(s);
	if (session_tab_state(s, tab) == TAB_BUSY)
		session_kill_foreground(s, tab);
}

void session_kill_foreground(struct session *s, int32_t tab)
{
	session_note_input(s, &(struct input){ .kind = INPUT_KILL, .tab = tab });
	shell_kill_foreground(s->world, s->tabs[tab - 1].shell);
}

/* ---- What plays ----------------------------------------------------------------------------------------------------- */

void session_play(struct session *s, const struct session_actor *actor, void *what)
{
	session_note_input(s, &(struct input){ .kind = INPUT_PLAY, .what = what, .actor = actor });
	s->actor = actor;
	actor->begin(s, what);
}

void session_end_play(struct session *s)
{
	if (!s->actor)
		return;
	session_note_input(s, &(struct input){ .kind = INPUT_END_PLAY });
	s->actor->end(s);
}

/* ---- Time ----------------------------------------------------------------------------------------------------------- */

int64_t session_next_time(const struct session *s)
{
	int64_t world_us = world_next_time(s->world), actor_us = s->actor ? s->actor->next_time(s->world) : TIME_NEVER;

	return world_us < actor_us ? world_us : actor_us;
}

void session_set_speed(struct session *s, int64_t thousandths)
{
	s->speed = thousandths;
	s->behind_us = 0;
}

int64_t session_speed(const struct session *s)
{
	return s->speed;
}

/* A command in the foreground of a tab lets time pass. */
static bool is_time_wanted(const struct session *s)
{
	for (int32_t i = 0; i < s->tab_count; i++)
		if (shell_pace(s->world, s->tabs[i].shell) == PACE_FAST)
			return true;
	return false;
}

/* Without a terminal nothing that lets time go on could be typed behind what waits for it. */
static bool is_time_needed(const struct session *s)
{
	for (int32_t i = 0; i < s->tab_count && !s->is_interactive; i++)
		if (session_tab_state(s, i + 1) == TAB_BUSY)
			return true;
	return is_time_wanted(s);
}

void session_set_paused(struct session *s, bool is_paused)
{
	s->is_paused = is_paused;
	s->was_under_way = is_paused && is_time_wanted(s);
	s->is_lifted = false;
	s->standing_tab = 0;
	s->behind_us = 0;
}

bool session_is_paused(const struct session *s)
{
	int32_t tab = s->is_rewound ? s->standing_tab : 0;

	/* Nothing can be typed where a command of then is running: it goes on to its end first. */
	return (s->is_paused && !s->is_lifted) || (tab != 0 && (tab > s->tab_count || session_tab_state(s, tab) != TAB_BUSY));
}

bool session_is_hurried(const struct session *s)
{
	return !s->is_rewound && !s->is_accompanied && is_time_wanted(s);
}

bool session_is_remote(const struct session *s)
{
	return s->is_remote;
}

struct bytes session_servers(const struct session *s)
{
	return s->servers.size > 0 ? s->servers : BYTES("localhost:9092");
}

const char *session_failure(const struct session *s)
{
	const struct violation *violation = s->is_remote ? NULL : checkers_violation(checkers_of(s->world));

	return violation ? violation->text : world_failure(s->world);
}

int session_failure_status(const struct session *s)
{
	return !s->is_remote && checkers_violation(checkers_of(s->world)) ? 3 : session_failure(s) ? 2 : 0;
}

static void take_turn(void *self)
{
	struct session *s = self;

	s->actor->turn(s);
}

static void tell_of_step(void *self)
{
	struct session *s = self;

	s->actor->stepped(s);
}

int64_t session_advance(struct session *s, int64_t until_us, int64_t count)
{
	int64_t stepped = 1;

	if (world_failure(s->world))
		return 0;
	session_pass_by(s, TIME_NEVER);
	if (s->actor && s->actor->is_due(s->world)) {
		world_act(s->world, take_turn, s);
	} else {
		stepped = world_step_on(s->world, until_us, count);
		if (stepped > 0 && s->actor)
			world_act(s->world, tell_of_step, s);
	}
	s->steps += stepped;
	if (stepped > 0)
		session_show_out(s);
	session_record_mark(s);
	return stepped;
}

/* How many steps there is nothing to do between, as far as is known before them. */
static int64_t steps_to_look(const struct session *s)
{
	bool looks_at_each = s->actor || s->visitors_pid || s->is_recorded || s->is_replaying || s->is_following || s->is_rewound;
	int64_t steps = looks_at_each ? 1 : session_steps_to_snapshot(s);

	return steps > 1 ? steps : 1;
}

int64_t session_step_on(struct session *s, int64_t until_us, int64_t count)
{
	int64_t steps_max = steps_to_look(s);

	if (!s->is_following) /* else the recording says so */
		session_fulfil_wish(s);
	int64_t stepped = session_advance(s, until_us, count < steps_max ? count : steps_max);

	for (int32_t i = 0; i < s->tab_count; i++)
		session_answer_word(s, i + 1);
	session_keep_snapshot(s);
	return stepped;
}

bool session_step(struct session *s)
{
	return session_step_on(s, TIME_NEVER, 1) > 0;
}

void session_set_clock(struct session *s, int64_t us)
{
	session_pass_by(s, us);
	world_run_until(s->world, us);
}

/* Events up to `until_us`, at most `steps_max` of them; true when all are handled and the clock stands there. */
static bool run_until(struct session *s, int64_t until_us, int64_t steps_max)
{
	int64_t travels = s->travels;

	while (session_next_time(s) <= until_us && !world_failure(s->world)) {
		int64_t stepped = steps_max > 0 ? session_step_on(s, until_us, steps_max) : 0;

		if (stepped == 0)
			return false;
		steps_max -= stepped;
		if (s->travels != travels) /* that time is not to be reached any more */
			return true;
	}
	if (!world_failure(s->world))
		session_set_clock(s, until_us);
	return true;
}

void session_pass(struct session *s, int64_t us)
{
	run_until(s, world_now_us(s->world) + us, INT64_MAX);
}

bool session_tick(struct session *s, int64_t real_us, int64_t steps_max)
{
	if (session_is_hurried(s)) {
		while (steps_max > 0 && session_is_hurried(s)) {
			int64_t stepped = session_step_on(s, TIME_NEVER, steps_max);

			if (stepped == 0)
				break;
			steps_max -= stepped;
		}
		s->behind_us = 0;
		return false;
	}
	s->was_under_way = s->was_under_way && is_time_wanted(s);
	if (session_is_paused(s)) {
		handle_heard(s);
		s->is_lifted = s->is_paused && s->is_accompanied && !s->is_rewound && !s->was_under_way && is_time_needed(s);
		return true;
	}
	int64_t speed = s->is_accompanied ? 1000 : s->speed;

	s->behind_us += real_us / 1000 * speed + real_us % 1000 * speed / 1000;
	int64_t start_us = world_now_us(s->world), until_us = start_us + s->behind_us;

	bool is_done = run_until(s, until_us, steps_max);

	if (s->is_lifted && !is_time_needed(s)) {
		s->is_lifted = false;
		s->heard_us = world_now_us(s->world); /* its shell has a little to do still */
	}
	s->behind_us = is_done ? 0 : until_us - world_now_us(s->world);
	return is_done;
}

bool session_wait(struct session *s, int32_t tab, int64_t limit_us)
{
	int64_t until_us = limit_us > INT64_MAX - world_now_us(s->world) ? INT64_MAX : world_now_us(s->world) + limit_us;

	while (session_tab_state(s, tab) == TAB_BUSY) {
		if (session_next_time(s) > until_us || session_step_on(s, until_us, INT64_MAX) == 0)
			return false;
	}
	return true;
}

/* ---- Output --------------------------------------------------------------------------------------------------------- */

bool session_next_output(struct session *s, struct session_output *out)
{
	int64_t count = world_trace_count(s->world);

	if (s->cut_at >= 0) {
		*out = (struct session_output){ .is_cut = true, .keep = s->cut_at };
		s->cut_at = -1;
		return true;
	}
	if (s->own_tab != 0) {
		*out = (struct session_output){ .tab = s->own_tab, .stream = s->own_status == 0 ? 1 : 2, .seq = count, .is_own = true, .text = bytes_of_text(s->own_text) };
		s->own_tab = 0;
		return true;
	}
	while (s->shown < count) {
		enum trace_id id = world_trace_id(s->world, s->shown++);
		struct trace_view view;
		size_t at = 0;

		if (id != TRACE_line_typed && id != TRACE_text_printed)
			continue;
		struct trace_entry entry = world_trace_at(s->world, s->shown - 1);

		trace_next(entry.encoded, &at, &view);
		if (view.id == TRACE_line_typed) {
			*out = (struct session_output){ .tab = tab_of_stream(s, trace_value_of(&view, "tab")->integer), .seq = entry.seq, .is_again = entry.seq < s->again_until, .is_typed = true,
				                            .text = trace_value_of(&view, "line")->text };
			if (out->tab != 0)
				return true;
		}
		if (view.id != TRACE_text_printed)
			continue;
		*out = (struct session_output){ .tab = tab_of_stream(s, trace_value_of(&view, "tab")->integer),
			                            .seq = entry.seq,
			                            .is_again = entry.seq < s->again_until,
			                            .stream = (int32_t)trace_value_of(&view, "stream")->integer,
			                            .text = trace_value_of(&view, "text")->text };
		if (out->tab != 0)
			return true;
	}
	return false;
}

void session_drop_shown(struct session *s)
{
	if (s->is_remote)
		world_trace_forget(s->world, s->shown);
}

static void gather(struct session *s, int32_t tab, struct buf *out, struct buf *err)
{
	struct session_output output;

	while (session_next_output(s, &output)) {
		struct buf *to = output.stream == 2 ? err : out;

		if (output.tab == tab && to && !output.is_again && !output.is_typed)
			buf_add_bytes(to, output.text);
	}
}

int32_t session_sh(struct session *s, int32_t tab, struct bytes line, int64_t limit_us, struct buf *out, struct buf *err)
{
	session_wait(s, tab, limit_us);
	gather(s, tab, NULL, NULL);
	session_type(s, tab, line);
	if (!session_wait(s, tab, limit_us)) {
		session_interrupt(s, tab);
		session_wait(s, tab, SESSION_IDLE_US);
	}
	while (session_tab_state(s, tab) == TAB_READING) {
		session_end_input(s, tab); /* nobody will type into the command */
		if (!session_wait(s, tab, limit_us))
			break;
	}
	gather(s, tab, out, err);
	return shell_status(s->world, session_shell(s, tab));
}
