/* A scenario on the screen as it plays: by the clock, with programs outside that take part, until its story has ended. */
#include <stdio.h>

#include "sim/script/play.h"
#include "sim/shell/gateway.h"
#include "sim/tui/tutorial_replay.h"

enum { STEPS_PER_TICK = 20000 };

/* ---- The end ----------------------------------------------------------------------------------------------------------------- */

static void keep_status(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;
	const char *why;

	r->status = scenario_status(t->player.session, &why);
	if (why)
		snprintf(r->why, sizeof(r->why), "klab: %s (at %.3f s of virtual time)", why, (double)world_now_us(session_world(t->player.session)) / 1e6);
	run_file_write(r->record, &r->run->origin, t->player.session);
}

/* The story has ended: what was played is a run now, in which one goes back as in any other. */
static void become_replay(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;
	struct buf problem = { .heap = t->heap };
	int32_t count = t->gateway ? gateway_connections(t->gateway) : 0;

	keep_status(t);
	tutorial_close_gateway(t);
	if (run_file_take(&r->taken, r->path, buf_bytes(r->record), &problem)) {
		r->run = &r->taken;
		r->is_live = false;
		tutorial_replay_go_to_end(t);
		snprintf(t->notice, sizeof(t->notice), "The story has ended%s: [ goes back in it.", count > 0 ? ", and the connections of your programs are closed" : "");
	} else {
		r->is_over = true;
		session_set_paused(t->player.session, true);
		snprintf(t->notice, sizeof(t->notice), "The story has ended, and cannot be looked back on: %s.", buf_text(&problem));
	}
	buf_free(&problem);
	t->is_dirty = true;
}

static bool has_ended(const struct tutorial *t)
{
	return play_in(session_world(t->player.session))->state != PLAY_GOES_ON || session_failure(t->player.session);
}

/* ---- Time ---------------------------------------------------------------------------------------------------------------------- */

/* Of a timeline that the scenario begins, what it told before and behind is shown. */
static void pass(struct tutorial *t, int64_t real_us)
{
	struct session *s = t->player.session;
	const char *timeline = session_timeline(s);

	for (int steps = STEPS_PER_TICK; steps > 0 && !has_ended(t); steps--, real_us = 0) {
		bool is_done = session_tick(s, real_us, 1);

		if (session_timeline(s) != timeline)
			tutorial_replay_show(t);
		timeline = session_timeline(s);
		if (is_done)
			return;
	}
}

void tutorial_live_tick(struct tutorial *t, int64_t real_us)
{
	const struct world *world = session_world(t->player.session);
	int64_t count = world_trace_count(world), now_us = world_now_us(world);

	if (t->replay->is_over)
		return;
	tutorial_exchange(t);
	pass(t, real_us);
	tutorial_exchange(t);
	tutorial_replay_show(t);
	t->is_dirty |= world_trace_count(world) != count || world_now_us(world) / 100000 != now_us / 100000;
	if (has_ended(t))
		become_replay(t);
}

void tutorial_live_move(struct tutorial *t, int64_t by_us, bool is_back)
{
	struct session *s = t->player.session;
	int64_t until_us = world_now_us(session_world(s)) + by_us;

	if (t->replay->is_over)
		return;
	if (is_back) {
		snprintf(t->notice, sizeof(t->notice), "Your programs cannot go back in time. When the story has ended, [ and , go back in it.");
		return;
	}
	if (by_us == 0 && !session_is_paused(s)) {
		session_set_paused(s, true);
		return;
	}
	if (by_us == 0)
		session_step(s);
	while (by_us > 0 && !has_ended(t) && session_next_time(s) <= until_us) {
		session_step(s);
		tutorial_replay_show(t);
	}
	tutorial_replay_show(t);
}

/* ---- Beginning ----------------------------------------------------------------------------------------------------------------- */

static bool begin(struct tutorial *t, struct buf *problem)
{
	struct tutorial_replay *r = t->replay;
	const struct run_origin *origin = &r->own.origin;
	char why[GATEWAY_PROBLEM_SIZE];

	t->player.session = session_new(&(struct session_options){ .cluster = origin->cluster, .seed = origin->seed, .is_recorded = true, .goes_only_on = true });
	session_play(t->player.session, &play_actor, origin->scenario);
	if (r->scenario->speed > 0)
		session_set_speed(t->player.session, (int64_t)(r->scenario->speed * 1000));
	tutorial_replay_clear(t);
	t->gateway = gateway_open(t->player.session, r->scenario->port, why);
	if (!t->gateway)
		buf_add_text(problem, why);
	return t->gateway;
}

bool tutorial_open_live(struct tutorial *t, const struct scenario_options *scenario, const char *path, const struct tutorial_options *options, struct buf *record, struct buf *problem)
{
	struct tutorial_replay *r = tutorial_replay_new(t, path, options);

	r->scenario = scenario;
	r->record = record;
	r->is_live = true;
	bool is_good = tutorial_replay_read_head(r, scenario, problem);

	r->own.origin = scenario_origin(scenario, &r->head);
	if (!is_good || !begin(t, problem)) {
		tutorial_close(t);
		return false;
	}
	tutorial_replay_show(t);
	t->is_dirty = true;
	return true;
}

int tutorial_end_live(struct tutorial *t)
{
	struct tutorial_replay *r = t->replay;

	if (r->is_live && !r->is_over)
		keep_status(t);
	if (r->why[0])
		fprintf(r->scenario->err, "%s\n", r->why);
	return r->status;
}
