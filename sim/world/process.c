/* Processes: how they begin, are stepped, and end. */
#include "sim/world/internal.h"

#include <assert.h>

enum { STATUS_KILLED = 128 + SIGNAL_KILL };

static int compare_pid(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct process, by_pid)->pid;

	return (a > b) - (a < b);
}

static int compare_name(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct process, by_name)->name);
}

static bool has_pid(const void *key, const struct hash_node *node)
{
	return CONTAINER_OF((uintptr_t)node, struct process, of_pid)->pid == *(const int32_t *)key;
}

struct process *process_of(const struct world *w, int32_t pid)
{
	struct hash_node *node = hash_table_find(&w->of_pid, hash_of_number((uint64_t)pid), &pid, has_pid);

	return node ? CONTAINER_OF(node, struct process, of_pid) : NULL;
}

/* ---- Begin and end -------------------------------------------------------------------------------------------------- */

int32_t world_spawn(struct world *w, const struct process_options *options, const struct program *program, void *self)
{
	if (w->failure)
		return 0;
	struct process *p = HEAP_NEW(w->heap, struct process);

	assert(options->name.size > 0 && world_find(w, options->name) == 0);
	p->pid = ++w->last_pid;
	p->name = world_copy(w, options->name);
	p->command = world_copy(w, options->command);
	p->host = world_copy(w, hosts_of_process(w, options->host, options->name));
	p->disk_prefix = world_copy(w, options->disk);
	p->trace_name = store_name(&w->outside->store, p->name);
	p->program = program;
	p->self = self;
	p->parent = options->parent;
	p->is_server = options->is_server;
	p->deadline_us = TIME_NEVER;
	p->next_conn = 1;
	p->next_inbound = 2;
	p->connections_of_id.heap = w->heap;
	p->node.kind = QUEUE_PROCESS;
	memcpy(p->streams, options->streams, sizeof(p->streams));
	list_init(&p->pending);
	list_init(&p->holding);
	list_init(&p->syncs);
	list_init(&p->listeners);
	tree_insert(&w->by_pid, &p->pid, compare_pid, &p->by_pid);
	hash_table_add(&w->of_pid, &p->of_pid, hash_of_number((uint64_t)p->pid));
	tree_insert(&w->by_name, &p->name, compare_name, &p->by_name);
	machines_begin(w, p);
	streams_use(w, p);
	world_report(w, process_started, .process = p->name, .command = p->command);
	process_post(w, p, &(struct event){ .type = EVENT_STARTED }, NULL);
	return p->pid;
}

static void drop_pending(struct world *w, struct pending *pending)
{
	list_remove(&pending->link);
	heap_free(w->heap, pending->owned);
	heap_free(w->heap, pending);
}

static void tell_parent(struct world *w, const struct process *p, int32_t status)
{
	struct process *parent = process_of(w, p->parent);

	if (parent)
		process_post(w, parent, &(struct event){ .type = EVENT_CHILD, .token = (uint64_t)p->pid, .status = status }, NULL);
}

void process_end(struct world *w, struct process *p)
{
	int32_t status = p->is_killed ? STATUS_KILLED : p->exit_status;

	if (!p->is_killed)
		world_report(w, process_ended, .process = p->name, .status = status);
	tree_remove(&w->by_pid, &p->by_pid);
	hash_table_remove(&w->of_pid, &p->of_pid);
	tree_remove(&w->by_name, &p->by_name);
	w->ended[w->ended_count++ % STATUSES_KEPT] = (struct ended){ p->pid, status };
	world_network_process_ended(w, p);
	streams_leave(w, p);
	if (p->program->end)
		p->program->end(p->self);
	files_process_ended(w, p);
	if (p->is_killed && p->kill_kind == KILL_POWER)
		files_lose_power(w, p);
	else if (p->is_killed && p->kill_kind == KILL_DISK)
		files_lose_disk(w, p);
	tell_parent(w, p, status);
	LIST_EACH(&p->pending, struct pending, pending, link)
		drop_pending(w, pending);
	queue_remove(&w->queue, &p->node); /* last: a connection to itself may just have told it something */
	world_drop(w, p->name);
	world_drop(w, p->command);
	world_drop(w, p->host);
	world_drop(w, p->disk_prefix);
	hash_table_free(&p->connections_of_id);
	heap_free(w->heap, p);
}

static void kill_process(struct world *w, int32_t pid, enum kill_kind kind, enum page_fate pages, enum name_fate names)
{
	struct process *p = process_of(w, pid);

	if (!p || w->failure || p->is_killed)
		return;
	p->is_killed = true;
	p->kill_kind = kind;
	p->pages = pages;
	p->names = names;
	world_report(w, process_killed, .process = p->name);
	if (p != w->current) /* else behind its step */
		process_end(w, p);
}

void world_kill(struct world *w, int32_t pid, enum kill_kind kind)
{
	kill_process(w, pid, kind, PAGES_RANDOM, NAMES_RANDOM);
}

void world_power_off(struct world *w, int32_t pid, enum page_fate pages, enum name_fate names)
{
	kill_process(w, pid, KILL_POWER, pages, names);
}

/* ---- Questions ------------------------------------------------------------------------------------------------------ */

int32_t world_find(const struct world *w, struct bytes name)
{
	struct tree_node *node = tree_find(&w->by_name, &name, compare_name);

	return node ? CONTAINER_OF(node, struct process, by_name)->pid : 0;
}

bool world_is_alive(const struct world *w, int32_t pid)
{
	return process_of(w, pid) != NULL;
}

struct bytes world_process_name(const struct world *w, int32_t pid)
{
	const struct process *p = process_of(w, pid);

	return p ? p->name : BYTES_NULL;
}

void *world_self(const struct world *w, int32_t pid, const struct program *program)
{
	const struct process *p = process_of(w, pid);

	return p && p->program == program ? p->self : NULL;
}

bool world_status(const struct world *w, int32_t pid, int32_t *status)
{
	int64_t oldest = w->ended_count > STATUSES_KEPT ? w->ended_count - STATUSES_KEPT : 0;

	for (int64_t i = w->ended_count - 1; i >= oldest; i--) {
		if (w->ended[i % STATUSES_KEPT].pid == pid) {
			*status = w->ended[i % STATUSES_KEPT].status;
			return true;
		}
	}
	return false;
}

/* ---- Events --------------------------------------------------------------------------------------------------------- */

static int64_t free_at(const struct process *p)
{
	return p->busy_until_us > p->paused_until_us ? p->busy_until_us : p->paused_until_us;
}

void process_schedule(struct world *w, struct process *p)
{
	struct pending *first = LIST_FIRST(&p->pending, struct pending, link);
	int64_t at_us = first ? first->at_us : p->deadline_us;

	if (first && p->deadline_us < at_us)
		at_us = p->deadline_us;
	if (p->blocked_on)
		at_us = TIME_NEVER;
	if (at_us != TIME_NEVER && at_us < free_at(p))
		at_us = free_at(p);
	if (p->paused_until_us)
		at_us = free_at(p); /* to say that it goes on */
	if (at_us < w->now_us)
		at_us = w->now_us;
	if (at_us == TIME_NEVER)
		queue_remove(&w->queue, &p->node);
	else if (!p->node.place || p->node.at_us != at_us)
		queue_set(&w->queue, &p->node, at_us);
}

static struct pending *add_pending(struct world *w, struct process *p, int64_t at_us)
{
	struct pending *pending = HEAP_NEW(w->heap, struct pending);

	pending->at_us = at_us;
	list_append(&p->pending, &pending->link);
	return pending;
}

void process_post(struct world *w, struct process *p, const struct event *event, void *owned)
{
	struct pending *pending = add_pending(w, p, world_effect_time(w));

	pending->event = *event;
	pending->owned = owned;
	process_schedule(w, p);
}

void process_post_input(struct world *w, struct process *p)
{
	if (!p->is_reading || p->has_input)
		return;
	p->has_input = true;
	add_pending(w, p, world_effect_time(w))->is_input = true;
	process_schedule(w, p);
}

void process_forget_conn(struct world *w, struct process *p, int32_t conn)
{
	LIST_EACH(&p->pending, struct pending, pending, link)
		if (pending->event.conn == conn)
			drop_pending(w, pending);
}

static int64_t wall_ms_of(const struct world *w, const struct process *p)
{
	return w->wall_start_ms + (w->now_us + clocks_drift_us(w, p)) / 1000 + p->skew_ms;
}

/* One step, what it wants done, and what it costs. */
static void step(struct world *w, struct process *p, struct event *event)
{
	struct effects fx;
	int32_t pid = p->pid;
	bool is_server = p->is_server;

	if (event->type == EVENT_RECEIVED)
		world_network_taken(w, p, event->conn, event->bytes.size);
	event->now_us = w->now_us;
	event->wall_ms = wall_ms_of(w, p);
	arena_reset(&w->arena);
	effects_init(&fx, &w->arena, &p->next_conn, &w->step_log);
	w->current = p;
	w->cost_ns = COST_STEP_NS + (int64_t)event->bytes.size;
	p->program->step(p->self, event, &fx);
	if (w->step_log.count > 0)
		world_append(w, &w->step_log, p->trace_name);
	effects_carry_out(w, p, &fx);
	p->busy_until_us = world_effect_time(w);
	if (p->is_exiting || p->is_killed) {
		process_end(w, p);
		p = NULL;
	}
	w->current = NULL;
	w->cost_ns = 0;
	w->has_attention = w->has_attention || !is_server;
	if (w->outside->observer.stepped)
		w->outside->observer.stepped(w->outside->observer.self, w, pid);
	if (p) {
		int64_t deadline_us = p->program->deadline ? p->program->deadline(p->self) : TIME_NEVER;

		/* One that is past stands where the step ends, so that what has arrived before then has its turn. */
		p->deadline_us = deadline_us > p->busy_until_us ? deadline_us : p->busy_until_us;
		process_schedule(w, p);
	}
}

void process_deliver(struct world *w, struct process *p, const struct event *event, void *owned)
{
	if (w->current || !list_is_empty(&p->pending) || p->busy_until_us > w->now_us || p->paused_until_us || p->blocked_on) {
		process_post(w, p, event, owned);
		return;
	}
	struct event copy = *event;

	step(w, p, &copy);
	heap_free(w->heap, owned);
}

static void handle_pending(struct world *w, struct process *p, struct pending *pending)
{
	struct event event = pending->event;
	void *owned = pending->owned;
	bool is_input = pending->is_input;

	pending->owned = NULL;
	drop_pending(w, pending);
	if (is_input) {
		p->has_input = false;
		if (!streams_take(w, p, &event)) { /* somebody else was faster */
			process_schedule(w, p);
			return;
		}
		p->is_reading = false;
		owned = (void *)(uintptr_t)event.bytes.data;
	}
	step(w, p, &event);
	heap_free(w->heap, owned);
}

/* Deadlines and what has arrived take turns by time. */
void process_due(struct world *w, struct process *p)
{
	if (p->paused_until_us && p->paused_until_us <= w->now_us) {
		p->paused_until_us = 0;
		world_report(w, process_resumed, .process = p->name);
	}
	struct pending *first = LIST_FIRST(&p->pending, struct pending, link);

	if (free_at(p) > w->now_us || p->blocked_on)
		process_schedule(w, p);
	else if (first && first->at_us <= w->now_us && first->at_us <= p->deadline_us)
		handle_pending(w, p, first);
	else if (p->deadline_us <= w->now_us)
		step(w, p, &(struct event){ .type = EVENT_DEADLINE });
	else
		process_schedule(w, p);
}

/* ---- From outside --------------------------------------------------------------------------------------------------- */

void world_signal(struct world *w, int32_t pid, enum signal_kind signal)
{
	struct process *p = process_of(w, pid);

	if (!p || w->failure)
		return;
	if (signal == SIGNAL_KILL) {
		world_kill(w, pid, KILL_PROCESS);
		return;
	}
	p->blocked_on = 0; /* as a signal interrupts a write */
	process_post(w, p, &(struct event){ .type = EVENT_SIGNAL, .signal = (int32_t)signal }, NULL);
}

void world_wake(struct world *w, int32_t pid)
{
	struct process *p = process_of(w, pid);

	if (p && !w->failure)
		process_post(w, p, &(struct event){ .type = EVENT_DEADLINE }, NULL);
}

void world_pause(struct world *w, int32_t pid, int64_t for_us)
{
	struct process *p = process_of(w, pid);

	if (!p || w->failure || for_us < 0 || (for_us == 0 && p->paused_until_us <= w->now_us))
		return;
	int64_t until_us = w->now_us + for_us;

	if (for_us == 0 || until_us > p->paused_until_us)
		p->paused_until_us = until_us;
	if (for_us > 0)
		world_report(w, process_paused, .process = p->name, .for_us = for_us);
	process_schedule(w, p);
}

bool world_is_paused(const struct world *w, int32_t pid)
{
	const struct process *p = process_of(w, pid);

	return p && p->paused_until_us > w->now_us;
}
