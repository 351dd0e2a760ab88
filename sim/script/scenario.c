#include "sim/script/scenario.h"

#include <assert.h>

#include "engine/base/owned.h"
#include "sim/script/play.h"
#include "sim/script/run_file.h"
#include "sim/shell/driven.h"
#include "sim/shell/gateway.h"
#include "sim/trace/json.h"
#include "sim/trace/told.h"

#define HEAD_HEAP_SIZE ((size_t)128 << 20)
#define TOLD_HEAP_SIZE ((size_t)1 << 30) /* for TOLD_SIZE_MAX of text, its parts, and what grows of both */

/* ---- Reading the scenario's table ------------------------------------------------------------------------------------------ */

/* A text of the scenario's table, or null. */
static struct bytes read_text(lua_State *lua, const char *name, struct heap *heap)
{
	bool is_text = lua_getfield(lua, 1, name) == LUA_TSTRING;
	struct bytes text = owned_copy(heap, is_text ? script_text(lua, -1) : BYTES_NULL);

	lua_pop(lua, 1);
	return text;
}

static void read_words(lua_State *lua, struct heap *heap, struct scenario_head *head)
{
	head->title = read_text(lua, "title", heap);
	head->about = read_text(lua, "about", heap);
}

/* An integer of the scenario's table, on the top of the stack. */
static bool read_integer(lua_State *lua, const char *name, int64_t min, int64_t max, int64_t *out)
{
	int is_integer = 1;

	if (lua_getfield(lua, -1, name) != LUA_TNIL)
		*out = lua_tointegerx(lua, -1, &is_integer);
	lua_pop(lua, 1);
	return is_integer && *out >= min && *out <= max;
}

/* The same of a boolean. */
static bool read_boolean(lua_State *lua, const char *name, bool *out)
{
	int type = lua_getfield(lua, -1, name);

	*out = lua_toboolean(lua, -1);
	lua_pop(lua, 1);
	return type == LUA_TNIL || type == LUA_TBOOLEAN;
}

/* cluster.properties, of the table on the top of the stack, in the order of their names. */
static const char *read_properties(lua_State *lua, const char **what, struct buf *out)
{
	int table = lua_gettop(lua) + 1, type = lua_getfield(lua, -1, *what = "properties");

	if (type == LUA_TNIL)
		return NULL;
	if (type != LUA_TTABLE)
		return "cluster.properties must be a table, such as { [\"log.roll.ms\"] = 60000 }";
	play_push_names(lua, table);
	for (lua_Integer i = 1; lua_rawgeti(lua, table + 1, i) == LUA_TSTRING; i++) {
		lua_getfield(lua, table, lua_tostring(lua, -1));
		if (lua_type(lua, -1) != LUA_TSTRING && !lua_isinteger(lua, -1) && !lua_isboolean(lua, -1))
			return "cluster.properties: values are texts, integers or booleans";
		struct bytes name = script_text(lua, -2), value = play_setting(lua, lua_gettop(lua), "properties");

		if (bytes_find(name, 0, '\n') < name.size || bytes_find(value, 0, '\n') < value.size)
			return "cluster.properties: a property is one line";
		buf_printf(out, "%.*s=%.*s\n", (int)name.size, (const char *)name.data, (int)value.size, (const char *)value.data);
		lua_settop(lua, table + 1);
	}
	return NULL;
}

/* NULL, or which setting is wrong, and how. */
static const char *read_settings(lua_State *lua, const struct scenario_options *o, struct heap *heap, struct scenario_head *head, const char **what)
{
	static const char *const names[] = { "brokers", "containers", "controllers", "properties", NULL };
	struct buf properties = { .heap = heap };
	int64_t seed = 1, brokers = 1, controllers = 0;
	const char *problem = NULL;

	lua_settop(lua, 1);
	if (!read_integer(lua, *what = "seed", INT64_MIN, INT64_MAX, &seed))
		return "seed must be an integer";
	int type = lua_getfield(lua, 1, *what = "cluster");

	if (type == LUA_TTABLE)
		play_check_options(lua, 2, names);
	lua_settop(lua, 2);
	if (type != LUA_TNIL && type != LUA_TTABLE)
		problem = "cluster must be a table, such as { brokers = 3 }";
	else if (type == LUA_TTABLE && !read_integer(lua, *what = "brokers", 1, CLUSTER_BROKERS_MAX, &brokers))
		problem = "cluster.brokers must be an integer from 1 to 100";
	else if (type == LUA_TTABLE && !read_integer(lua, *what = "controllers", 0, CLUSTER_CONTROLLERS_MAX, &controllers))
		problem = "cluster.controllers must be an integer from 0 to 9";
	else if (type == LUA_TTABLE && !read_boolean(lua, *what = "containers", &head->has_containers))
		problem = "cluster.containers must be true or false";
	static_assert(CLUSTER_BROKERS_MAX == 100 && CLUSTER_CONTROLLERS_MAX == 9, "the texts say so");
	lua_settop(lua, 1);
	if (!problem && lua_getfield(lua, 1, "cluster") == LUA_TTABLE)
		problem = read_properties(lua, what, &properties);
	head->properties = properties.size > 0 ? buf_bytes(&properties) : BYTES_NULL; /* it goes with the heap */
	lua_settop(lua, problem ? lua_gettop(lua) : 1);
	head->seed = o->has_seed ? o->seed : (uint64_t)seed;
	head->brokers = o->brokers ? o->brokers : (int32_t)brokers;
	head->controllers = (int32_t)controllers;
	return problem;
}

/* NULL, or what is wrong with them or with what was given; the message stays on the stack. */
static const char *read_parameters(lua_State *lua, struct sources *sources, const char **what)
{
	*what = "params";
	lua_pushcfunction(lua, play_push_arguments);
	lua_pushvalue(lua, 1);
	lua_pushlightuserdata(lua, sources);
	const char *wrong = lua_pcall(lua, 2, 1, 0) == LUA_OK ? NULL : lua_tostring(lua, -1);

	lua_settop(lua, wrong ? 2 : 1);
	return wrong;
}

static int line_of(struct bytes text, const char *word)
{
	size_t at = bytes_find_bytes(text, bytes_of_text(word));
	int line = 1;

	for (size_t i = 0; i < at; i++)
		line += text.data[i] == '\n';
	return line;
}

struct reading {
	const struct scenario_options *options;
	struct heap *heap;
	struct scenario_head *head;
	struct buf *problem;
};

/* Of the scenario's table; gives whether it is good. */
static int read_table(lua_State *lua)
{
	const struct reading *r = lua_touserdata(lua, 2);
	struct sources *sources = r->options->sources;
	const char *what = "", *wrong = read_settings(lua, r->options, r->heap, r->head, &what);

	if (!wrong)
		wrong = read_parameters(lua, sources, &what);
	if (wrong)
		buf_printf(r->problem, "%s:%d: %s", sources_title(sources), line_of(sources->files[0].text, what), wrong);
	else
		read_words(lua, r->heap, r->head);
	lua_pushboolean(lua, !wrong);
	return 1;
}

/* Reads what must be known before there is a world, in a sandbox of its own. */
bool scenario_read_head(const struct scenario_options *o, struct heap *heap, struct scenario_head *head, struct buf *problem)
{
	struct heap *own = heap_new(HEAD_HEAP_SIZE);
	struct prng prng = { { 1, 2, 3, 4 } };
	struct sandbox *box = sandbox_new(own, &prng, NULL, NULL);
	struct reading reading = { o, heap, head, problem };
	bool is_read = play_load(box, o->sources);

	*head = (struct scenario_head){ 0 };
	if (is_read) {
		lua_pushlightuserdata(box->lua, &reading);
		is_read = sandbox_do(box, read_table, 2, 1);
	}
	bool is_good = is_read && lua_toboolean(box->lua, -1);

	if (!is_read)
		play_explain(box, o->sources, lua_type(box->lua, -1) == LUA_TSTRING ? lua_tostring(box->lua, -1) : NULL, problem);
	sandbox_del(box);
	heap_del(own);
	return is_good;
}

struct run_origin scenario_origin(const struct scenario_options *o, const struct scenario_head *head)
{
	return (struct run_origin){ .seed = head->seed, .scenario = o->sources,
		                        .cluster = { .brokers = head->brokers, .controllers = head->controllers, .has_containers = head->has_containers, .properties = head->properties } };
}

/* ---- Playing --------------------------------------------------------------------------------------------------------------- */

struct printing {
	struct heap *heap;
	struct transcript transcript;
	int64_t json_seq;
	int64_t told;     /* events of this timeline */
	int64_t forked_at; /* event of the first timeline where another was begun; -1: this is the first */
	struct told recorded; /* for readers: all of it, wherever it is printed */
};

static void write_out(const struct scenario_options *o, struct buf *text)
{
	if (o->out && text->size > 0) {
		fwrite(text->data, 1, text->size, o->out);
		fflush(o->out);
	}
	buf_free(text);
}

/* What was before the time that is asked for is passed over. */
static void pass_over(const struct scenario_options *o, const struct world *world, struct printing *p)
{
	while (p->transcript.seq < world_trace_count(world) && world_trace_at(world, p->transcript.seq).t_us < o->from_us)
		p->transcript.seq++;
	while (p->json_seq < world_trace_count(world) && world_trace_at(world, p->json_seq).t_us < o->from_us)
		p->json_seq++;
}

/* A scenario begins other timelines only from the first, and comes back to that. */
static void follow_timeline(struct printing *p, const char *timeline)
{
	bool is_first = strcmp(timeline, "main") == 0;

	if (!is_first && p->forked_at < 0) {
		p->forked_at = p->told;
	} else if (is_first && p->forked_at >= 0) {
		transcript_return(&p->transcript, p->forked_at);
		told_return(&p->recorded, p->forked_at);
		p->json_seq = p->forked_at;
		p->forked_at = -1;
	}
}

static void print(const struct scenario_options *o, const struct session *session, struct printing *p)
{
	const struct world *world = session_world(session);
	const char *timeline = session_timeline(session);
	struct buf text = { .heap = p->heap };

	follow_timeline(p, timeline);
	pass_over(o, world, p);
	if (o->out)
		transcript_read(&p->transcript, world, &text);
	write_out(o, &text);
	if (o->readers)
		told_read(&p->recorded, world);
	if (o->trace)
		trace_json_write(world, &p->json_seq, p->forked_at < 0 ? NULL : timeline, p->heap, o->trace);
	p->told = world_trace_count(world);
}

/* Nothing of the run is left. */
static bool is_at_end(const struct session *session, const struct run_file *run, int32_t at)
{
	return at == run->input_count && session_steps(session) >= run->steps;
}

/* One step of the run that is told, or as many as make a turn of the scenario. */
static void follow(struct session *session, const struct run_file *run, int32_t *at, int64_t until_us)
{
	const struct play *play = play_in(session_world(session));
	int64_t turns = play->turns;
	enum follow state = FOLLOW_STEP;

	while (state == FOLLOW_STEP && play->state == PLAY_GOES_ON && play->turns == turns && !is_at_end(session, run, *at))
		state = session_follow(session, run->inputs, run->input_count, at, until_us);
	if (state == FOLLOW_LOST || session_failure(session))
		*at = -1; /* what is left is another run, which goes on by itself */
}

/* The clock may have let it go on for a moment when the story was over. */
static void follow_to_end(struct session *session, const struct run_file *run, int32_t at, int64_t until_us)
{
	struct world *world = session_world(session);

	while (at >= 0 && !is_at_end(session, run, at) && run->t_us <= until_us)
		if (session_follow(session, run->inputs, run->input_count, &at, until_us) >= FOLLOW_LATER)
			return;
	if (at >= 0 && world_now_us(world) < run->t_us && run->t_us <= until_us && session_next_time(session) > run->t_us)
		world_run_until(world, run->t_us);
}

/* As far as the clock says. */
static void follow_clock(struct gateway *gateway, FILE *err)
{
	const struct session_driver driver = gateway_driver(gateway);

	driven_wait(&driver, gateway_due(gateway), -1);
	driver.turn(driver.self);
	const char *note = gateway_take_note(gateway);

	if (note)
		fprintf(err, "klab: %s\n", note);
}

/* Gives the status; 2 with one line said: it could not be made into what was asked for. */
static int read_run(const struct scenario_options *o, const struct scenario_head *head, struct session *session, struct story *story)
{
	struct session_tour *tour = session_tour_new(session);

	story->world = session_world(session);
	story->title = head->title;
	story->about = head->about;
	story->name = sources_title(o->sources);
	story->seed = head->seed;
	story->brokers = head->brokers;
	story->timelines = session_tour_timelines(tour);
	const char *problem = readers_write(o->readers, story);

	session_tour_del(tour);
	if (problem)
		fprintf(o->err, "klab: %s: %s\n", story->name, problem);
	return problem ? 2 : story->status;
}

int scenario_status(const struct session *session, const char **why)
{
	const struct play *play = play_in(session_world(session));

	*why = play->state == PLAY_RAISED ? play->why : NULL;
	return session_failure(session) ? session_failure_status(session) : *why ? 2 : play->is_failed;
}

static int play_through(struct session *session, struct gateway *gateway, const struct scenario_options *o, const struct scenario_head *head)
{
	struct world *world = session_world(session);
	int64_t until_us = o->until_us > 0 ? o->until_us : TIME_NEVER;
	struct printing printing = { .heap = heap_new(TOLD_HEAP_SIZE), .transcript = { .is_ascii = o->is_ascii }, .forked_at = -1 };
	struct buf text = { .heap = printing.heap };
	struct run_origin origin = scenario_origin(o, head);
	int32_t at = 0; /* of the run's inputs; -1: they have lost their places */

	session_set_following(session, o->run);
	told_init(&printing.recorded, printing.heap);
	transcript_add_title(&text, head->title, head->about);
	told_add(&printing.recorded, 0, buf_bytes(&text));
	if (o->from_us > 0)
		buf_clear(&text);
	write_out(o, &text);
	session_play(session, &play_actor, o->sources);
	const struct play *play = play_in(world);
	const char *why;

	while (play->state == PLAY_GOES_ON && session_next_time(session) <= until_us && !(o->run && is_at_end(session, o->run, at))) {
		if (gateway && !session_failure(session))
			follow_clock(gateway, o->err);
		else if (o->run && at >= 0)
			follow(session, o->run, &at, until_us);
		else
			play_pass(session, until_us);
		print(o, session, &printing);
	}
	if (o->run) {
		follow_to_end(session, o->run, at, until_us);
		print(o, session, &printing);
	}
	int status = scenario_status(session, &why);

	if (why)
		fprintf(o->err, "klab: %s (at %.3f s of virtual time)\n", why, (double)world_now_us(world) / 1e6);
	else if (play->state == PLAY_ENDED)
		transcript_add_end(o->readers ? &printing.recorded.transcript : &printing.transcript, &text);
	told_add(&printing.recorded, world_now_us(world), buf_bytes(&text));
	write_out(o, &text);
	if (o->record)
		run_file_write(o->record, &origin, session);
	if (o->trace_hash)
		*o->trace_hash = world_trace_hash(world);
	if (o->readers && status != 2)
		status = read_run(o, head, session, &(struct story){ .status = status, .is_ended = play->state == PLAY_ENDED, .told = &printing.recorded });
	heap_del(printing.heap);
	return status;
}

static int play_exposed(struct session *session, const struct scenario_options *o, const struct scenario_head *head)
{
	char problem[GATEWAY_PROBLEM_SIZE];
	struct gateway *gateway = gateway_open(session, o->port, problem);

	if (!gateway) {
		fprintf(o->err, "klab run: %s\n", problem);
		return 2;
	}
	if (o->speed > 0)
		session_set_speed(session, (int64_t)(o->speed * 1000));
	fprintf(o->err, "klab: programs outside reach the cluster at %s\n", gateway_address(gateway));
	int status = play_through(session, gateway, o, head);

	gateway_close(gateway);
	return status;
}

int scenario_run(const struct scenario_options *o)
{
	struct heap *heap = heap_new(HEAD_HEAP_SIZE);
	struct buf problem = { .heap = heap };
	struct scenario_head head;
	int status = 2;

	if (!scenario_read_head(o, heap, &head, &problem)) {
		fprintf(o->err, "klab: %s\n", buf_text(&problem));
	} else {
		struct run_origin origin = scenario_origin(o, &head);
		struct session *session = session_new(&(struct session_options){ .cluster = origin.cluster, .seed = origin.seed, .is_recorded = o->record,
		                                                                 .goes_only_on = true });

		status = o->is_exposed ? play_exposed(session, o, &head) : play_through(session, NULL, o, &head);
		session_del(session);
	}
	heap_del(heap);
	return status;
}
