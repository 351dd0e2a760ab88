#include "sim/shell/remote.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/prng.h"
#include "engine/host/host.h"
#include "sim/shell/driven.h"
#include "sim/shell/real_clock.h"

#define HEAP_SIZE ((size_t)1 << 30) /* address space for what is on its way out */

enum {
	STEPS_MAX = 100000, /* of one turn */
	BACKLOG_MAX = 8 << 20, /* of a connection, in the world: with more it is not read */
	BACKLOG_LOW = 1 << 20,
	WAIT_MAX_US = 1000000,
	LEAVE_US = 2000000, /* for what is still to be sent at the end */
	PATH_SIZE = 4096,
	NAME_SIZE = 256,
};

/* A connection: the gate's number of it, and the host's. */
struct pair {
	int32_t inside, outside;
	bool is_held;
};

struct remote {
	struct session *session;
	struct heap *heap;
	struct files *files;
	struct host *host;
	struct pair *pairs;
	int32_t pair_count, pair_capacity;
	bool keeps_trace;
	int64_t last_us; /* of the real clock, at the last turn */
};

static struct world *world_of(const struct remote *r)
{
	return session_world(r->session);
}

/* ---- The program between the sockets and the gate ---------------------------------------------------------------------- */

static struct pair *pair_of(const struct remote *r, int32_t inside, int32_t outside)
{
	for (int32_t i = 0; i < r->pair_count; i++)
		if ((inside && r->pairs[i].inside == inside) || (outside && r->pairs[i].outside == outside))
			return &r->pairs[i];
	return NULL;
}

static void add_pair(struct remote *r, int32_t inside, int32_t outside)
{
	if (r->pair_count == r->pair_capacity) {
		r->pair_capacity = r->pair_capacity * 2 + 8;
		r->pairs = realloc(r->pairs, (size_t)r->pair_capacity * sizeof(*r->pairs));
		if (!r->pairs)
			abort();
	}
	r->pairs[r->pair_count++] = (struct pair){ .inside = inside, .outside = outside };
}

static void drop_pair(struct remote *r, struct pair *pair)
{
	*pair = r->pairs[--r->pair_count];
}

static void fulfil(struct remote *r, const struct gate_wish *wish, struct effects *fx)
{
	struct pair *pair = pair_of(r, wish->conn, 0);

	if (wish->kind == GATE_CONNECT) {
		add_pair(r, wish->conn, effects_connect(fx, arena_copy(fx->arena, wish->host), wish->port));
	} else if (pair && wish->kind == GATE_SEND) {
		effects_send(fx, pair->outside, arena_copy(fx->arena, wish->bytes));
	} else if (pair) {
		effects_close(fx, pair->outside);
		drop_pair(r, pair);
	}
}

static bool may_be_released(const struct remote *r, const struct pair *pair)
{
	return pair->is_held && world_gate_backlog(world_of(r), pair->inside) < BACKLOG_LOW;
}

static void release_held(struct remote *r, struct effects *fx)
{
	for (int32_t i = 0; i < r->pair_count; i++) {
		if (!may_be_released(r, &r->pairs[i]))
			continue;
		r->pairs[i].is_held = false;
		effects_hold(fx, r->pairs[i].outside, false);
	}
}

static void receive(struct remote *r, struct pair *pair, const struct event *event, struct effects *fx)
{
	world_gate_received(world_of(r), pair->inside, event->bytes);
	if (pair->is_held || world_gate_backlog(world_of(r), pair->inside) < BACKLOG_MAX)
		return;
	pair->is_held = true;
	effects_hold(fx, pair->outside, true);
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct remote *r = self;
	struct pair *pair = pair_of(r, 0, event->conn);
	struct gate_wish wish;

	if (pair && event->type == EVENT_CONNECTED) {
		world_gate_opened(world_of(r), pair->inside);
	} else if (pair && event->type == EVENT_RECEIVED) {
		receive(r, pair, event, fx);
	} else if (pair && event->type == EVENT_CLOSED) {
		world_gate_ended(world_of(r), pair->inside, event->err, event->peer);
		drop_pair(r, pair);
	}
	while (world_gate_take(world_of(r), &wish))
		fulfil(r, &wish, fx);
	release_held(r, fx);
}

static int64_t deadline(const void *self)
{
	const struct remote *r = self;

	for (int32_t i = 0; i < r->pair_count; i++)
		if (may_be_released(r, &r->pairs[i]))
			return 0;
	return world_gate_has_wish(world_of(r)) ? 0 : TIME_NEVER;
}

static const struct program remote_program = { .name = "outside", .step = step, .deadline = deadline };

/* ---- Making it --------------------------------------------------------------------------------------------------------- */

static void say(void *owner, int32_t stream, struct bytes text)
{
	(void)owner;
	fwrite(text.data, 1, text.size, stream == 2 ? stderr : stdout);
}

/* Java asks its resolver at the same place, and waits as long. */
static bool resolves(void *self, struct bytes name)
{
	struct addrinfo *found, hints = { .ai_socktype = SOCK_STREAM };
	char text[NAME_SIZE];

	(void)self;
	if (name.size == 0 || name.size >= sizeof(text))
		return false;
	snprintf(text, sizeof(text), "%.*s", (int)name.size, (const char *)name.data);
	if (getaddrinfo(text, NULL, &hints, &found) != 0)
		return false;
	freeaddrinfo(found);
	return true;
}

static struct session *make_session(struct remote *r, const struct remote_options *options)
{
	char directory[PATH_SIZE];
	struct timespec t;
	struct session_remote remote = { .outside = { .self = r, .resolves = resolves, .disk = files_disk(r->files) }, .shows_frames = options->shows_frames };

	remote.servers = options->servers ? bytes_of_text(options->servers) : BYTES_NULL;
	clock_gettime(CLOCK_REALTIME, &t);
	remote.wall_ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
	remote.home = getenv("HOME") ? bytes_of_text(getenv("HOME")) : BYTES_NULL;
	remote.directory = bytes_of_text(getcwd(directory, sizeof(directory)) ? directory : "/");
	/* No two runs are to draw the same ids. */
	uint64_t seed = (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec + ((uint64_t)getpid() << 40);

	return session_new(&(struct session_options){ .remote = &remote, .seed = seed, .is_interactive = options->is_interactive });
}

struct remote *remote_new(const struct remote_options *options, char problem[static 200])
{
	struct remote *r = calloc(1, sizeof(*r));

	if (!r)
		abort();
	r->heap = heap_new(HEAP_SIZE);
	r->files = files_new();
	r->keeps_trace = options->shows_frames;
	r->host = host_new(&(struct host_options){ .name = "outside", .heap = r->heap, .files = r->files, .program = &remote_program, .self = r, .write = say }, problem);
	if (r->host)
		r->session = make_session(r, options);
	r->last_us = real_clock_us();
	if (r->host)
		return r;
	remote_del(r);
	return NULL;
}

void remote_del(struct remote *r)
{
	if (r->host)
		host_del(r->host);
	if (r->session)
		session_del(r->session);
	files_del(r->files);
	heap_del(r->heap);
	free(r->pairs);
	free(r);
}

struct session *remote_session(const struct remote *r)
{
	return r->session;
}

int remote_descriptor(const struct remote *r)
{
	return host_descriptor(r->host);
}

/* ---- Time -------------------------------------------------------------------------------------------------------------- */

static void follow_clock(struct remote *r)
{
	int64_t us = real_clock_us();

	session_tick(r->session, us - r->last_us, STEPS_MAX);
	r->last_us = us;
}

int64_t remote_turn(struct remote *r)
{
	follow_clock(r);
	host_turn(r->host);
	follow_clock(r); /* what came is dealt with at once */
	if (!r->keeps_trace)
		session_drop_shown(r->session);
	if (world_gate_has_wish(world_of(r)))
		return 0;
	int64_t next_us = session_next_time(r->session), left_us = next_us == TIME_NEVER ? WAIT_MAX_US : next_us - world_now_us(world_of(r));

	return left_us < 0 ? 0 : left_us < WAIT_MAX_US ? left_us : WAIT_MAX_US;
}

static int64_t turn(void *self)
{
	return remote_turn(self);
}

static void leave(void *self);

struct session_driver remote_driver(struct remote *r)
{
	return (struct session_driver){ .self = r, .descriptor = remote_descriptor(r), .turn = turn, .leave = leave };
}

/* What was still to be sent is sent: a consumer takes its leave of the group. */
static void leave(void *self)
{
	struct remote *r = self;
	const struct session_driver driver = remote_driver(r);
	int64_t until_us = real_clock_us() + LEAVE_US;

	while (!driven_is_interrupted() && real_clock_us() < until_us) {
		int64_t wait_us = remote_turn(r);

		if (r->pair_count == 0 && host_is_quiet(r->host) && !world_gate_has_wish(world_of(r)))
			return;
		driven_wait(&driver, wait_us, -1);
	}
}

/* ---- With and without a terminal --------------------------------------------------------------------------------------- */

int32_t remote_run_plain(struct remote *r, int fd, FILE *out, FILE *err)
{
	const struct session_driver driver = remote_driver(r);

	return driven_run_plain(r->session, &driver, &(struct driven_input){ .tab = session_open_tab(r->session), .fd = fd }, out, err);
}

/* The words as a line that the shell reads as these words. */
static void add_quoted(struct buf *line, const char *word)
{
	buf_add_char(line, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			buf_add_text(line, "'\\''");
		else
			buf_add_char(line, *word);
	}
	buf_add_text(line, "' ");
}

int32_t remote_run_command(struct remote *r, int argc, char *const *argv, int fd, FILE *out, FILE *err)
{
	const struct session_driver driver = remote_driver(r);
	struct driven_input input = { .is_command = true, .fd = fd };
	struct buf line = { .heap = r->heap };

	for (int i = 0; i < argc; i++)
		add_quoted(&line, argv[i]);
	input.tab = session_open_tab_for(r->session, buf_bytes(&line));
	buf_free(&line);
	return driven_run_plain(r->session, &driver, &input, out, err);
}

int32_t remote_run_terminal(struct remote *r)
{
	const struct session_driver driver = remote_driver(r);
	int32_t status = session_run_terminal(r->session, &driver, "klab: Kafka's commands on a real cluster. Type help for them, exit or Ctrl-D to leave.");

	leave(r);
	return status;
}
