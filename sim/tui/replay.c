#include "sim/tui/replay.h"

#include <inttypes.h>
#include <string.h>

#include "sim/script/scenario.h"
#include "sim/trace/json.h"
#include "sim/trace/told.h"
#include "sim/tui/learn.h"
#include "sim/tui/tutorial_replay.h"

#define HEAP_SIZE ((size_t)1 << 30)

enum { STATUS_SAME = 0, STATUS_DIFFERS = 1, STATUS_USAGE = 2 };

struct replay {
	const struct replay_options *options;
	const struct run_file *run;
	struct buf played; /* the file of what is played now */
	int64_t until_us;
};

/* ---- A scenario -------------------------------------------------------------------------------------------------------------- */

/* Whether it has to be followed: programs outside took part, or it may have been ended before its story was. A run of another klab in which nobody did plays by
 * itself, however different it comes out. */
static bool is_followed(const struct run_file *run, struct heap *heap)
{
	struct buf version = { .heap = heap };
	bool is_followed = run_file_is_of_this_version(run, &version);

	for (int32_t i = 0; i < run->input_count; i++)
		is_followed |= run->inputs[i].kind == INPUT_ENTERED;
	buf_free(&version);
	return is_followed;
}

static int play_scenario(struct replay *r)
{
	const struct replay_options *o = r->options;
	const struct run_origin *origin = &r->run->origin;
	struct scenario_options options = { .sources = origin->scenario, .has_seed = true, .seed = origin->seed, .brokers = origin->cluster.brokers,
		                                .out = o->is_verify ? NULL : o->out, .err = o->err, .trace = o->trace, .record = &r->played,
		                                .from_us = o->from_us, .until_us = o->until_us, .readers = o->readers, .is_ascii = o->is_ascii,
		                                .run = is_followed(r->run, r->played.heap) ? r->run : NULL };

	return scenario_run(&options);
}

/* ---- A session --------------------------------------------------------------------------------------------------------------- */

struct showing {
	struct session *session;
	const struct replay_options *options;
	bool is_interactive, is_lesson;
	bool is_quiet; /* what a lesson's setup prints is nobody's */
	int32_t tab; /* whose output was last; 0: nobody's */
	struct told *told; /* for readers; NULL: there are none */
};

/* With several tabs the one that speaks is named when it is another. */
static void show_tab(struct showing *s, int32_t tab)
{
	if ((s->is_interactive || s->is_lesson) && session_tab_count(s->session) > 1 && tab != s->tab)
		fprintf(s->options->out, "%s-- tab %d --\n", s->tab ? "\n" : "", (int)tab);
	s->tab = tab;
}

static int64_t time_of(const struct showing *s, const struct session_output *output)
{
	const struct world *world = session_world(s->session);

	return output->is_own ? world_now_us(world) : world_trace_at(world, output->seq).t_us;
}

static void show_output(struct showing *s)
{
	struct session_output output;

	while (session_next_output(s->session, &output)) {
		FILE *to = output.stream == 2 ? s->options->err : s->options->out;

		if (s->is_quiet || s->options->is_verify || output.is_cut || output.is_again || output.is_typed || time_of(s, &output) < s->options->from_us)
			continue;
		show_tab(s, output.tab);
		if (output.stream == 2)
			fflush(s->options->out); /* both may lead to one file, which keeps their order */
		fwrite(output.text.data, 1, output.text.size, to);
	}
}

/* What was typed stands behind the prompt, as the terminal showed it; a lesson without one has no prompts of its own. */
static void show_input(struct showing *s, const struct input *input, bool is_for_shell)
{
	if ((!s->is_interactive && !s->is_lesson) || s->is_quiet || s->options->is_verify || input->t_us < s->options->from_us)
		return;
	if (input->kind == INPUT_LINE) {
		show_tab(s, input->tab);
		fprintf(s->options->out, "%s%.*s%s", s->is_interactive ? "" : is_for_shell ? "$ " : "> ", (int)input->line.size, (const char *)input->line.data,
		        input->line.size > 0 && input->line.data[input->line.size - 1] == '\n' ? "" : "\n");
	} else if (input->kind == INPUT_INTERRUPT || input->kind == INPUT_END) {
		show_tab(s, input->tab);
		fputs(input->kind == INPUT_END ? "^D\n" : "^C\n", s->options->out);
	}
}

/* Where a session stands. */
struct standing {
	char timeline[TIMELINE_NAME_MAX];
	int64_t events, t_us;
};

static struct standing standing_of(const struct session *s)
{
	struct standing standing = { .events = world_trace_count(session_world(s)), .t_us = world_now_us(session_world(s)) };

	snprintf(standing.timeline, sizeof(standing.timeline), "%s", session_timeline(s));
	return standing;
}

static bool is_travel(const struct input *input)
{
	return input->kind >= INPUT_BACK && input->kind <= INPUT_GO_TO && input->kind != INPUT_GO_ON;
}

/* Who has gone to another moment is told so, and what comes from there on. */
static void tell(struct showing *s, const struct standing *before, const struct input *done)
{
	struct standing now = standing_of(s->session);
	bool is_other = strcmp(now.timeline, before->timeline) != 0;
	bool is_elsewhere = now.events < before->events || (done && is_travel(done) && (now.events != before->events || now.t_us != before->t_us));

	if (!s->told)
		return;
	if (is_other || is_elsewhere)
		told_go_to(s->told, session_world(s->session), now.timeline, before->t_us, is_elsewhere);
	told_read_session(s->told, session_world(s->session));
}

static bool is_at_end(const struct run_file *run, const struct session *s, int32_t at)
{
	return at == run->input_count && session_steps(s) >= run->steps;
}

/* How many inputs made a lesson ready. */
static int32_t setup_of(const struct run_file *run)
{
	int32_t count = run->input_count;

	while (count > 0 && run->inputs[count - 1].kind != INPUT_BEGIN_HERE)
		count--;
	return count;
}

/* All inputs that come at this place are done before anything is shown: one of them may go back. */
static void follow(struct replay *r, struct showing *showing)
{
	const struct run_file *run = r->run;
	struct session *s = showing->session;
	enum follow state = FOLLOW_STEP;
	int32_t setup = setup_of(run);

	showing->is_quiet = setup > 0;
	for (int32_t at = 0; !is_at_end(run, s, at) && (state == FOLLOW_STEP || state == FOLLOW_INPUT);) {
		const struct input *next = at < run->input_count ? &run->inputs[at] : NULL;

		if (!next || next->steps > session_steps(s))
			show_output(showing);
		struct standing before = standing_of(s);
		bool is_for_shell = next && next->kind == INPUT_LINE && next->tab <= session_tab_count(s) && session_tab_state(s, next->tab) == TAB_PROMPT;

		state = session_follow(s, run->inputs, run->input_count, &at, r->until_us);
		tell(showing, &before, state == FOLLOW_INPUT ? next : NULL);
		if (state == FOLLOW_INPUT && next->kind != INPUT_MARK)
			show_input(showing, next, is_for_shell);
		if (state == FOLLOW_INPUT && next->kind == INPUT_TOLD) /* another would take its place */
			show_output(showing);
		if (showing->is_quiet && at >= setup) {
			show_output(showing); /* to nobody */
			showing->is_quiet = false;
		}
	}
	if (state != FOLLOW_LOST && run->t_us > world_now_us(session_world(s)) && session_next_time(s) > run->t_us && run->t_us <= r->until_us)
		world_run_until(session_world(s), run->t_us);
	show_output(showing);
}

/* Gives the status; 2 with one line said: it could not be made into what was asked for. */
static int read_session(const struct replay *r, struct session *s, const struct told *told, int status)
{
	const struct replay_options *o = r->options;
	const char *slash = strrchr(o->path, '/');
	struct session_tour *tour = o->readers ? session_tour_new(s) : NULL;

	if (!tour)
		return status;
	const char *problem = readers_write(o->readers, &(struct story){ .world = session_world(s), .name = slash ? slash + 1 : o->path, .seed = r->run->origin.seed,
	                                                                 .brokers = r->run->origin.cluster.brokers, .status = status, .told = told,
	                                                                 .timelines = session_tour_timelines(tour) });

	session_tour_del(tour);
	if (problem)
		fprintf(o->err, "klab: %s: %s\n", o->path, problem);
	return problem ? STATUS_USAGE : status;
}

static int play_session(struct replay *r)
{
	const struct run_origin *origin = &r->run->origin;
	struct session *s = session_new(&(struct session_options){ .cluster = origin->cluster, .seed = origin->seed, .is_interactive = origin->is_interactive,
	                                                           .is_recorded = true });
	struct told told;
	struct showing showing = { .session = s, .told = r->options->readers ? &told : NULL, .options = r->options, .is_interactive = origin->is_interactive,
		                       .is_lesson = !bytes_is_null(origin->document) };

	told_init(&told, r->played.heap);
	session_set_following(s, true);
	follow(r, &showing);
	run_file_write(&r->played, origin, s);
	if (r->options->trace)
		session_write_trace(s, r->options->from_us, r->played.heap, r->options->trace);
	if (session_failure(s))
		fprintf(r->options->err, "klab: %s\n", session_failure(s));
	int status = read_session(r, s, &told, session_failure_status(s));

	session_del(s);
	return status;
}

/* ---- The verdict ------------------------------------------------------------------------------------------------------------- */

/* Says whether it was the same run: always if that was asked for or the run is of another klab, else only if it was not. */
static int judge(struct replay *r, const char *version, int status)
{
	const struct replay_options *o = r->options;
	const struct run_file *run = r->run;
	struct buf text = { .heap = r->played.heap };
	const char *difference = run_file_difference(run, buf_bytes(&r->played), &text);

	if (o->is_verify && !difference)
		fprintf(o->out, "same: %" PRId64 " events, trace hash %016" PRIx64 "\n", run->seq + 1, run->trace_hash);
	else if (o->is_verify)
		fprintf(o->out, "differs: %s\n", difference);
	else if (difference)
		fprintf(o->err, "klab: %s: this is not the run that was recorded: %s\n", o->path, difference);
	if (version)
		fprintf(o->err, "klab: %s: %s; its trace hash %s\n", o->path, version, difference ? "does not hold any more" : "still holds");
	return difference ? STATUS_DIFFERS : o->is_verify ? STATUS_SAME : status;
}

static int play(const struct replay_options *o, const struct run_file *run)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct replay r = { .options = o, .run = run, .played = { .heap = heap }, .until_us = o->until_us > 0 ? o->until_us : TIME_NEVER };
	struct buf version = { .heap = heap };
	bool is_of_this = run_file_is_of_this_version(run, &version);
	int status = run->origin.scenario ? play_scenario(&r) : play_session(&r);

	if (o->until_us == 0)
		status = judge(&r, is_of_this ? NULL : buf_text(&version), status);
	else if (!is_of_this)
		fprintf(o->err, "klab: %s: %s; whether its trace hash holds shows only at its end\n", o->path, buf_text(&version));
	heap_del(heap);
	return status;
}

/* On the screen, until the onlooker leaves. */
static int play_on_screen(const struct replay_options *o, const struct run_file *run)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct tutorial_options options = { .speed = o->speed };
	struct screen *screen = screen_open("; without --tui the transcript is printed");
	struct tutorial tutorial;
	int status = STATUS_USAGE;

	if (screen) {
		screen_size(screen, &options.width, &options.height);
		if (tutorial_open_replay(&tutorial, run, o->path, &options, o->from_us, o->until_us, &problem)) {
			learn_loop(&tutorial, screen);
			tutorial_close(&tutorial);
			status = 0;
		}
		screen_close(screen);
	}
	if (problem.size > 0)
		fprintf(o->err, "klab replay: %s: %s\n", o->path, buf_text(&problem));
	heap_del(heap);
	return status;
}

/* Of all its timelines: it may have ended in the past of another. */
static int64_t latest_of(const struct run_file *run)
{
	int64_t latest = run->t_us;

	for (int32_t i = 0; i < run->input_count; i++)
		latest = run->inputs[i].t_us > latest ? run->inputs[i].t_us : latest;
	return latest;
}

int replay_run(const struct replay_options *o)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct run_file run;
	int status = STATUS_USAGE;

	if (!run_file_read(&run, o->path, &problem))
		fprintf(o->err, "klab replay: %s\n", buf_text(&problem));
	else if (o->from_us > latest_of(&run))
		fprintf(o->err, "klab replay: %s: the run ends at %.3f s, and --from %.3f s is behind it\n", o->path, (double)latest_of(&run) / 1e6,
		        (double)o->from_us / 1e6);
	else
		status = o->is_tui ? play_on_screen(o, &run) : play(o, &run);
	run_file_free(&run);
	heap_del(heap);
	return status;
}

/* Of a run that is in memory: on the screen, or not. */
static int replay_text(const struct replay_options *o, struct bytes text, int (*how)(const struct replay_options *, const struct run_file *))
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct run_file run;
	int status = STATUS_USAGE;

	if (run_file_take(&run, o->path, text, &problem))
		status = how(o, &run);
	else
		fprintf(o->err, "klab: %s\n", buf_text(&problem));
	run_file_free(&run);
	heap_del(heap);
	return status;
}

int replay_make(const struct replay_options *o, struct bytes text)
{
	return replay_text(o, text, play);
}

int replay_show(const struct replay_options *o, struct bytes text)
{
	return replay_text(o, text, play_on_screen);
}
