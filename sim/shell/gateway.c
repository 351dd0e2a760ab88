#include "sim/shell/gateway.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sim/shell/visitors.h"

#ifdef __linux__
#include "engine/base/list.h"
#include "engine/broker/lifecycle.h"
#include "engine/broker/node.h"
#include "engine/host/host.h"
#include "engine/host/ports.h"
#include "sim/shell/border.h"
#include "sim/shell/real_clock.h"
#include "sim/trace/json.h"
#include "sim/world/cluster.h"

#define HEAP_SIZE ((size_t)2 << 30) /* address space */
#define LOOPBACK BYTES("127.0.0.1")

enum {
	STEPS_MAX = 100000,  /* of one turn */
	WAIT_MAX_US = 20000, /* whoever waits also looks at keys */
	PORTS_STEP = 100,
	PORT_MAX = 65535,
	ENTERED_MAX = 64 << 20,  /* bytes that come in during a session, which keeps them all */
	WRITTEN_MAX = 192 << 20, /* what they take in a recording (sim/script/run_file.h), where many small pieces take much more */
	WRITTEN_EACH = 200,      /* what stands beside a piece there */
	WAITING_MAX = 256 << 20, /* bytes on their way out: who does not read is given up */
	NOTE_SIZE = 300,
};

/* A connection. */
struct guest {
	struct list link;
	int64_t visitor;
	int32_t conn;       /* the host's number of it */
	struct border border;
	struct buf in;      /* came while time stood still */
	struct buf out;
	bool is_held, has_left; /* has_left: while time stood still */
	bool is_over;       /* the broker has closed it: so do we, once `out` is sent */
	bool has_ended;     /* will send no more, but may still read: it leaves when all is answered */
	bool is_backed_up;  /* does not read what is sent */
};

struct gateway {
	struct session *session;
	struct heap *heap;
	struct files *files;
	struct host *host;
	struct session_outside outside;
	struct border_rules rules;
	int32_t ports[CLUSTER_BROKERS_MAX];
	char *address;
	struct list guests;
	int32_t guest_count;
	int64_t entered, written, waiting; /* bytes */
	int64_t entered_max, written_max;
	int64_t partings;
	bool has_orphans;  /* visitors of another moment may be in the world */
	bool was_standing;
	bool is_full;
	bool has_had_guest;
	bool was_crowded;
	enum err listen_error;
	int32_t listen_failed; /* the broker's index */
	char note[NOTE_SIZE], taken[NOTE_SIZE];
	int64_t last_us; /* of the real clock, at the last turn */
	char misled[NOTE_SIZE]; /* the last address that leads nowhere, once it was told of */
};

/* The newest line counts: what was not read by then is over. */
#define note(g, ...) snprintf((g)->note, NOTE_SIZE, __VA_ARGS__)

static bool is_standing(const struct gateway *g)
{
	return session_is_paused(g->session) || session_is_in_past(g->session) || session_failure(g->session);
}

static const char *plural(int32_t count)
{
	return count == 1 ? "" : "s";
}

/* ---- Guests -------------------------------------------------------------------------------------------------------------- */

static struct guest *guest_of(const struct gateway *g, int64_t visitor, int32_t conn)
{
	LIST_EACH(&g->guests, struct guest, guest, link)
		if (guest->visitor == visitor || (conn && guest->conn == conn))
			return guest;
	return NULL;
}

static void drop_guest(struct gateway *g, struct guest *guest)
{
	g->waiting -= (int64_t)guest->out.size;
	g->guest_count--;
	list_remove(&guest->link);
	border_free(&guest->border);
	buf_free(&guest->in);
	buf_free(&guest->out);
	heap_free(g->heap, guest);
}

/* Its connection in the world is to end with it, if time has not gone elsewhere. */
static void send_away(struct gateway *g, struct guest *guest, struct effects *fx)
{
	effects_close(fx, guest->conn);
	session_dismiss(g->session, guest->visitor);
	drop_guest(g, guest);
}

static void bring(struct gateway *g, struct guest *guest, struct bytes bytes)
{
	g->entered += (int64_t)bytes.size;
	struct buf passed = { .heap = g->heap }, line = { .heap = g->heap };

	trace_json_add_text(&line, bytes);
	g->written += (int64_t)line.size + WRITTEN_EACH;
	g->is_full = g->entered > g->entered_max || g->written > g->written_max;
	if (!g->is_full) {
		border_pass_request(&guest->border, bytes, &passed);
		session_bring(g->session, guest->visitor, buf_bytes(&passed));
	}
	buf_free(&passed);
	buf_free(&line);
}

static void greet(struct gateway *g, int32_t index)
{
	if (!g->has_had_guest)
		note(g, "a program is connected to broker %d: time passes as outside meanwhile", (int)(g->rules.first + index));
	g->has_had_guest = true;
}

/* Hours: so that minutes and seconds are the same on both sides, and nothing seems to come from the world's future. */
static void set_clock(struct gateway *g)
{
	enum { HOUR_MS = 3600000 };
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	int64_t ahead_ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 - world_wall_ms(session_world(g->session));

	g->rules.ahead_ms = (ahead_ms + (ahead_ms > 0 ? HOUR_MS - 1 : 0)) / HOUR_MS * HOUR_MS;
}

static void let_in(struct gateway *g, const struct event *event, struct effects *fx)
{
	char address[32];

	if (g->guest_count == VISITORS_MAX || g->is_full) {
		if (!g->was_crowded && !g->is_full)
			note(g, "%d connections are open to programs outside, and no more are let in", VISITORS_MAX);
		g->was_crowded = true;
		effects_close(fx, event->conn);
		return;
	}
	struct guest *guest = HEAP_NEW(g->heap, struct guest);

	guest->visitor = session_new_visitor(g->session);
	guest->conn = event->conn;
	border_init(&guest->border, g->heap, &g->rules);
	buf_init(&guest->in, g->heap);
	buf_init(&guest->out, g->heap);
	list_append(&g->guests, &guest->link);
	if (g->guest_count++ == 0)
		set_clock(g);
	snprintf(address, sizeof(address), "localhost:%d", CLUSTER_PORT - 1 + (int)(g->rules.first + event->listener));
	session_admit(g->session, guest->visitor, bytes_of_text(address));
	greet(g, event->listener);
}

/* ---- Time that stands still, and other moments ----------------------------------------------------------------------------- */

static void hold(struct gateway *g, bool is_held, struct effects *fx)
{
	LIST_EACH(&g->guests, struct guest, guest, link) {
		if (guest->is_held != is_held)
			effects_hold(fx, guest->conn, is_held);
		guest->is_held = is_held;
	}
}

/* What came while time stood still comes now. */
static void catch_up(struct gateway *g)
{
	LIST_EACH(&g->guests, struct guest, guest, link) {
		if (guest->in.size > 0)
			bring(g, guest, buf_bytes(&guest->in));
		buf_clear(&guest->in);
		if (!guest->has_left)
			continue;
		session_dismiss(g->session, guest->visitor);
		drop_guest(g, guest);
	}
}

static void part(struct gateway *g, struct effects *fx)
{
	int32_t count = g->guest_count;

	if (g->partings == session_partings(g->session))
		return;
	g->partings = session_partings(g->session);
	g->has_orphans = true;
	LIST_EACH(&g->guests, struct guest, guest, link) {
		effects_close(fx, guest->conn);
		drop_guest(g, guest);
	}
	if (count > 0)
		note(g, "%d connection%s of programs outside closed: they live in one time, and this is another", (int)count, plural(count));
}

/* Visitors whose sockets are gone: they leave when time goes on. */
static void dismiss_orphans(struct gateway *g)
{
	int64_t visitors[VISITORS_MAX];
	int32_t count = g->has_orphans ? session_visitors(g->session, visitors, VISITORS_MAX) : 0;

	for (int32_t i = 0; i < count; i++)
		if (!guest_of(g, visitors[i], 0))
			session_dismiss(g->session, visitors[i]);
	g->has_orphans = false;
}

/* Returns whether anything may come in now. */
static bool follow_time(struct gateway *g, struct effects *fx)
{
	bool stands = is_standing(g);

	part(g, fx);
	if (stands != g->was_standing) {
		hold(g, stands, fx);
		if (stands && g->guest_count > 0)
			note(g, "time stands still: what %d connection%s outside send%s waits", (int)g->guest_count, plural(g->guest_count), g->guest_count == 1 ? "s" : "");
	}
	g->was_standing = stands;
	if (stands)
		return false;
	dismiss_orphans(g);
	catch_up(g);
	return true;
}

/* ---- The program between the sockets and the session ------------------------------------------------------------------------ */

static void take_event(struct gateway *g, const struct event *event, bool goes_on, struct effects *fx)
{
	struct guest *guest = event->conn ? guest_of(g, -1, event->conn) : NULL;

	if (event->type == EVENT_CONNECTED && event->is_inbound) {
		let_in(g, event, fx);
	} else if (event->type == EVENT_CLOSED && !event->conn) {
		g->listen_error = event->err;
		g->listen_failed = event->listener;
	} else if (guest && event->type == EVENT_RECEIVED) {
		if (goes_on)
			bring(g, guest, event->bytes);
		else
			buf_add_bytes(&guest->in, event->bytes);
	} else if (guest && event->type == EVENT_CLOSED) {
		guest->has_left = true;
		if (goes_on)
			catch_up(g);
	} else if (guest && event->type == EVENT_ENDED) {
		guest->has_ended = true;
	} else if (guest && (event->type == EVENT_BACKED_UP || event->type == EVENT_DRAINED)) {
		guest->is_backed_up = event->type == EVENT_BACKED_UP;
	}
}

static bool may_be_sent(const struct guest *guest)
{
	return guest->out.size > 0 && !guest->is_backed_up;
}

static bool is_done(const struct guest *guest)
{
	return guest->has_ended && guest->in.size == 0 && guest->out.size == 0 && !border_awaits(&guest->border);
}

static void send_out(struct gateway *g, struct guest *guest, bool goes_on, struct effects *fx)
{
	if (may_be_sent(guest)) {
		effects_send(fx, guest->conn, arena_copy(fx->arena, buf_bytes(&guest->out)));
		g->waiting -= (int64_t)guest->out.size;
		buf_clear(&guest->out);
	}
	if (guest->is_over && guest->out.size == 0) {
		effects_close(fx, guest->conn);
		drop_guest(g, guest);
	} else if (goes_on && is_done(guest)) {
		send_away(g, guest, fx);
	}
}

/* Nothing more can be kept, or somebody does not read what he has asked for. */
static void mind_limits(struct gateway *g, struct effects *fx)
{
	bool is_first = g->is_full && g->guest_count > 0;

	LIST_EACH(&g->guests, struct guest, guest, link)
		if (g->is_full || (g->waiting > WAITING_MAX && guest->is_backed_up))
			send_away(g, guest, fx);
	if (is_first && g->entered > g->entered_max)
		note(g, "more than %d MiB have come from outside, all that a session keeps: programs outside are not let in any more", (int)(g->entered_max >> 20));
	else if (is_first)
		note(g, "what has come from outside takes %d MiB of a recording, all that one keeps: programs outside are not let in any more", (int)(g->written_max >> 20));
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct gateway *g = self;

	if (event->type == EVENT_STARTED)
		for (int32_t i = 0; i < g->rules.count; i++)
			effects_listen(fx, LOOPBACK, g->ports[i], i, SOCKET_BUFFERS_DEFAULT);
	bool goes_on = follow_time(g, fx);

	take_event(g, event, goes_on, fx);
	LIST_EACH(&g->guests, struct guest, guest, link)
		send_out(g, guest, goes_on, fx);
	if (goes_on)
		mind_limits(g, fx);
	session_set_accompanied(g->session, g->guest_count > 0);
}

/* At once, when the session has something for the sockets. */
static int64_t deadline(const void *self)
{
	const struct gateway *g = self;

	if (g->partings != session_partings(g->session) || is_standing(g) != g->was_standing)
		return 0;
	LIST_EACH(&g->guests, const struct guest, guest, link)
		if (may_be_sent(guest) || (guest->is_over && guest->out.size == 0))
			return 0;
	return TIME_NEVER;
}

static const struct program gateway_program = { .name = "gateway", .step = step, .deadline = deadline };

static bool takes(void *owner, int32_t listener)
{
	const struct gateway *g = owner;

	(void)listener;
	return !is_standing(g);
}

static void say(void *owner, int32_t stream, struct bytes text)
{
	struct gateway *g = owner;

	(void)stream;
	note(g, "%.*s", (int)(text.size > 0 && text.data[text.size - 1] == '\n' ? text.size - 1 : text.size), (const char *)text.data);
}

/* ---- The session's side ------------------------------------------------------------------------------------------------------ */

static void received(void *self, int64_t visitor, struct bytes bytes)
{
	struct gateway *g = self;
	struct guest *guest = guest_of(g, visitor, 0);

	if (!guest)
		return;
	size_t before = guest->out.size;

	border_pass_response(&guest->border, bytes, &guest->out);
	g->waiting += (int64_t)(guest->out.size - before);
}

static void ended(void *self, int64_t visitor)
{
	struct guest *guest = guest_of(self, visitor, 0);

	if (guest)
		guest->is_over = true;
}

static bool is_up(const struct world *w, int32_t node)
{
	const struct node *n = cluster_node(w, node);

	return n && n->lifecycle && n->lifecycle->phase >= PHASE_RUNNING;
}

/* Of a broker that is dead nobody knows any more where it listened, of one that starts not yet: it is where it says. */
static int32_t leads_to(void *owner, int32_t node, struct bytes host, int32_t port)
{
	struct gateway *g = owner;
	struct world *w = session_world(g->session);
	char where[NOTE_SIZE];
	int32_t pid;
	bool is_host = world_leads_to(w, host, port, &pid);

	for (int32_t i = 0; pid && i < g->rules.count; i++)
		if (cluster_pid(w, g->rules.first + i) == pid)
			return i;
	if (is_host && !pid && !is_up(w, node))
		return node - g->rules.first;
	snprintf(where, sizeof(where), "broker %d advertises %.*s:%d, which leads to no broker from here: programs outside are told so", (int)node,
	         (int)host.size, (const char *)host.data, (int)port);
	if (strcmp(where, g->misled) != 0)
		note(g, "%s", where);
	memcpy(g->misled, where, sizeof(where));
	return -1;
}

/* ---- Opening ----------------------------------------------------------------------------------------------------------------- */

/* The first of the ports that is not free; 0: all are. */
static int32_t first_taken(int32_t port, int32_t count, enum err *err)
{
	for (int32_t i = 0; i < count; i++)
		if ((*err = ports_try("127.0.0.1", port + i)) != ERR_OK)
			return port + i;
	return 0;
}

/* 0 with one line: there are none. */
static int32_t choose_port(int32_t wanted, int32_t count, char *problem)
{
	enum err err = ERR_OK;
	int32_t taken;

	if (wanted && wanted + count - 1 > PORT_MAX) {
		snprintf(problem, GATEWAY_PROBLEM_SIZE, "%d brokers have no room behind port %d: the last is %d", (int)count, (int)wanted, PORT_MAX);
		return 0;
	}
	if (wanted && (taken = first_taken(wanted, count, &err)) != 0) {
		snprintf(problem, GATEWAY_PROBLEM_SIZE, "port %d of 127.0.0.1, where broker %d is to be, %s; give --expose another", (int)taken,
		         (int)(taken - wanted + 1), err == ERR_EXISTS ? "is in use" : "cannot be had");
		return 0;
	}
	for (int32_t port = wanted ? wanted : CLUSTER_PORT; port + count - 1 <= PORT_MAX; port += PORTS_STEP)
		if (wanted || first_taken(port, count, &err) == 0)
			return port;
	snprintf(problem, GATEWAY_PROBLEM_SIZE, "no %d ports in a row are free on 127.0.0.1; give --expose a port", (int)count);
	return 0;
}

static char *address_text(const struct gateway *g)
{
	struct buf text = { .heap = g->heap };

	for (int32_t i = 0; i < g->rules.count; i++)
		buf_printf(&text, "%s127.0.0.1:%d", i > 0 ? "," : "", (int)g->ports[i]);
	return (char *)(uintptr_t)buf_text(&text); /* it goes with the heap */
}

/* A port may have been taken since it was tried. */
static bool begin_to_listen(struct gateway *g, char *problem)
{
	g->host = host_new(&(struct host_options){ .name = "gateway", .heap = g->heap, .files = g->files, .program = &gateway_program, .self = g, .write = say,
	                                           .takes = takes, .owner = g }, problem);
	if (!g->host)
		return false;
	host_turn(g->host);
	host_turn(g->host); /* it is told of what failed behind its first step */
	if (g->listen_error == ERR_OK)
		return true;
	snprintf(problem, GATEWAY_PROBLEM_SIZE, "port %d of 127.0.0.1 cannot be had: %s", (int)g->ports[g->listen_failed], err_text(g->listen_error));
	return false;
}

static void discard(struct gateway *g)
{
	session_set_outside(g->session, NULL);
	session_set_accompanied(g->session, false);
	LIST_EACH(&g->guests, struct guest, guest, link)
		drop_guest(g, guest);
	if (g->host)
		host_del(g->host);
	files_del(g->files);
	heap_del(g->heap);
	free(g);
}

void gateway_set_limits(struct gateway *g, int64_t entered_max, int64_t written_max)
{
	g->entered_max = entered_max;
	g->written_max = written_max;
}

struct gateway *gateway_open(struct session *s, int32_t wanted, char problem[static GATEWAY_PROBLEM_SIZE])
{
	int32_t count = cluster_size(session_world(s)), port = choose_port(wanted, count, problem);
	struct gateway *g = port ? calloc(1, sizeof(*g)) : NULL;

	if (!port)
		return NULL;
	if (!g)
		abort();
	g->session = s;
	g->heap = heap_new(HEAP_SIZE);
	g->files = files_new();
	g->outside = (struct session_outside){ g, received, ended };
	g->rules = (struct border_rules){ .host = LOOPBACK, .first = 1, .count = count, .ports = g->ports, .leads_to = leads_to, .owner = g };
	g->partings = session_partings(s);
	g->was_standing = is_standing(g);
	g->last_us = real_clock_us();
	gateway_set_limits(g, ENTERED_MAX, WRITTEN_MAX);
	list_init(&g->guests);
	for (int32_t i = 0; i < count; i++)
		g->ports[i] = port + i;
	g->address = address_text(g);
	session_set_outside(s, &g->outside);
	if (begin_to_listen(g, problem))
		return g;
	discard(g);
	return NULL;
}

void gateway_close(struct gateway *g)
{
	if (!g)
		return;
	bool is_here = g->partings == session_partings(g->session) && !is_standing(g);

	LIST_EACH(&g->guests, struct guest, guest, link)
		if (is_here)
			session_dismiss(g->session, guest->visitor);
	discard(g);
}

/* ---- Looking ----------------------------------------------------------------------------------------------------------------- */

const char *gateway_address(const struct gateway *g)
{
	return g->address;
}

int32_t gateway_connections(const struct gateway *g)
{
	return g->guest_count;
}

const char *gateway_take_note(struct gateway *g)
{
	memcpy(g->taken, g->note, sizeof(g->taken));
	g->note[0] = 0;
	return g->taken[0] ? g->taken : NULL;
}

int gateway_descriptor(const struct gateway *g)
{
	return host_descriptor(g->host);
}

void gateway_exchange(struct gateway *g)
{
	host_turn(g->host);
}

int64_t gateway_due(const struct gateway *g)
{
	int64_t next_us = session_next_time(g->session), now_us = world_now_us(session_world(g->session));

	if (deadline(g) == 0 || session_is_hurried(g->session))
		return 0;
	if (is_standing(g) || next_us == TIME_NEVER || next_us - now_us > WAIT_MAX_US)
		return WAIT_MAX_US;
	return next_us > now_us ? next_us - now_us : 0;
}

static void follow_clock(struct gateway *g)
{
	int64_t us = real_clock_us();

	session_tick(g->session, us - g->last_us, STEPS_MAX);
	g->last_us = us;
}

int64_t gateway_turn(void *gateway)
{
	struct gateway *g = gateway;

	follow_clock(g);
	gateway_exchange(g);
	follow_clock(g); /* what came is dealt with at once */
	gateway_exchange(g);
	return gateway_due(g);
}
#else
struct gateway *gateway_open(struct session *s, int32_t port, char problem[static GATEWAY_PROBLEM_SIZE])
{
	(void)s;
	(void)port;
	snprintf(problem, GATEWAY_PROBLEM_SIZE, "programs outside can be let in on Linux only");
	return NULL;
}

/* There is none to be given to these. */
void gateway_close(struct gateway *g) { (void)g; }
const char *gateway_address(const struct gateway *g) { (void)g; return ""; }
int32_t gateway_connections(const struct gateway *g) { (void)g; return 0; }
const char *gateway_take_note(struct gateway *g) { (void)g; return NULL; }
int gateway_descriptor(const struct gateway *g) { (void)g; return -1; }
void gateway_exchange(struct gateway *g) { (void)g; }
int64_t gateway_turn(void *g) { (void)g; return 0; }
int64_t gateway_due(const struct gateway *g) { (void)g; return 0; }
#endif

static const char *take_note(void *gateway)
{
	return gateway_take_note(gateway);
}

struct session_driver gateway_driver(struct gateway *g)
{
	return (struct session_driver){ .self = g, .descriptor = gateway_descriptor(g), .turn = gateway_turn, .note = take_note };
}
