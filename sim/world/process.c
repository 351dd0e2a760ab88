/* Processes: their mail, their steps, how they end. */
#include "sim/world/internal.h"

static int compare_pid(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct process, node)->pid;

	return (a > b) - (a < b);
}

struct process *world_process(const struct world *w, int32_t pid)
{
	struct tree_node *node = tree_find(&w->processes, &pid, compare_pid);

	return node ? CONTAINER_OF(node, struct process, node) : NULL;
}

/* ---- Mail and time ----------------------------------------------------------------------------------------------------- */

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Sets when the process is stepped next: for its mail at once, else at its deadline; never while it is busy or paused. */
void process_schedule(struct world *w, struct process *p)
{
	int64_t at = list_is_empty(&p->inbox) ? p->deadline_us : w->now_us;

	if (at == TIME_NEVER) {
		timer_stop(&w->queue, &p->wake);
		return;
	}
	at = later(later(at, w->now_us), later(p->busy_until_us, p->paused_until_us));
	if (!p->wake.is_set || p->wake.at_us != at)
		timer_set(&w->queue, &p->wake, at);
}

void process_mail(struct world *w, struct process *p, const struct event *event)
{
	struct mail *mail = heap_alloc(w->heap, sizeof(*mail) + event->bytes.size + event->peer.size);
	uint8_t *tail = (uint8_t *)(mail + 1);

	mail->event = *event;
	if (event->bytes.size > 0) {
		memcpy(tail, event->bytes.data, event->bytes.size);
		mail->event.bytes.data = tail;
	}
	if (event->peer.size > 0) {
		memcpy(tail + event->bytes.size, event->peer.data, event->peer.size);
		mail->event.peer.data = tail + event->bytes.size;
	}
	list_append(&p->inbox, &mail->link);
	process_schedule(w, p);
}

void world_wake(struct world *w, int32_t pid)
{
	struct process *p = world_process(w, pid);

	if (p)
		process_mail(w, p, &(struct event){ .type = EVENT_DEADLINE });
}

/* ---- Steps ------------------------------------------------------------------------------------------------------------- */

static void carry_out(struct world *w, struct process *p, const struct effect *effect)
{
	switch (effect->type) {
	case EFFECT_SEND:
		net_send(w, p, effect);
		break;
	case EFFECT_CONNECT:
		net_connect(w, p, effect->conn, effect->host, effect->port);
		break;
	case EFFECT_CLOSE:
		net_close(w, p, effect->conn);
		break;
	case EFFECT_SYNC:
		disk_sync(w, p, effect->path, effect->token);
		break;
	case EFFECT_LISTEN:
		net_listen(w, p, effect->port, effect->listener);
		break;
	case EFFECT_WRITE:
		stream_write(w, p, effect->stream, effect->bytes);
		break;
	case EFFECT_READ:
		p->is_reading = true;
		p->read_order = ++w->next_read_order;
		stream_read(w, p);
		break;
	case EFFECT_EXIT:
		break; /* handled behind the others */
	}
}

static void end_doomed(struct world *w, struct process *p)
{
	if (p->doom == KILL_POWER)
		world_kill(w, p->pid, KILL_POWER);
	else
		process_end(w, p, 128 + SIGNAL_KILL, "killed");
}

/* One step with one event: its events go to the trace, its effects are carried out as of the end of its time. */
static void step(struct world *w, struct process *p, struct event *event)
{
	struct effects fx;
	int32_t exit_at = -1;

	event->now_us = w->now_us;
	event->wall_ms = world_wall_ms(w) + p->skew_ms + w->now_us / 1000 * p->drift_ppm / 1000000;
	arena_reset(&p->arena);
	effects_init(&fx, &p->arena, &p->next_conn, &w->step_log);
	p->cost_us = STEP_COST_US + (int64_t)event->bytes.size / STEP_COST_BYTES_PER_US;
	w->current = p;
	p->program->step(p->self, event, &fx);
	w->current = NULL;
	store_events(w, &w->step_log, p->trace_node);
	p->busy_until_us = w->now_us + p->cost_us;
	for (int32_t i = 0; i < fx.count && exit_at < 0; i++) {
		carry_out(w, p, &fx.items[i]);
		if (fx.items[i].type == EFFECT_EXIT)
			exit_at = i;
	}
	if (p->is_doomed) {
		end_doomed(w, p);
	} else if (exit_at >= 0) {
		process_end(w, p, fx.items[exit_at].status, "ended");
	} else {
		p->deadline_us = p->program->deadline ? p->program->deadline(p->self) : TIME_NEVER;
		process_schedule(w, p);
	}
}

static void fire(void *owner, struct timer *timer)
{
	struct world *w = owner;
	struct process *p = CONTAINER_OF(timer, struct process, wake);
	struct mail *mail = LIST_FIRST(&p->inbox, struct mail, link);

	if (mail) {
		list_remove(&mail->link);
		step(w, p, &mail->event);
		heap_free(w->heap, mail);
	} else if (p->deadline_us <= w->now_us) {
		p->deadline_us = TIME_NEVER;
		step(w, p, &(struct event){ .type = EVENT_DEADLINE });
	} else {
		process_schedule(w, p);
	}
}

/* ---- Starting ---------------------------------------------------------------------------------------------------------- */

static struct bytes put(uint8_t **to, struct bytes from)
{
	uint8_t *at = *to;

	if (from.size > 0)
		memcpy(at, from.data, from.size);
	*to += from.size;
	return bytes_is_null(from) ? from : bytes_of(at, from.size);
}

int32_t world_spawn(struct world *w, const struct process_options *o, const struct program *program, void *self)
{
	struct process *p = HEAP_NEW(w->heap, struct process);
	struct bytes host = bytes_is_null(o->host) ? BYTES("localhost") : o->host;
	uint8_t *text = heap_alloc(w->heap, o->name.size + o->command.size + host.size + o->disk.size + 1);

	p->pid = w->next_pid++;
	p->name = put(&text, o->name);
	p->command = put(&text, o->command);
	p->host = put(&text, host);
	p->disk = put(&text, o->disk);
	memcpy(p->streams, o->streams, sizeof(p->streams));
	p->parent = o->parent;
	p->trace_node = world_name_index(w, p->name);
	p->program = program;
	p->self = self;
	p->next_conn = 1;
	p->next_inbound_conn = 2;
	p->deadline_us = TIME_NEVER;
	p->wake.fire = fire;
	arena_init(&p->arena, w->heap);
	list_init(&p->inbox);
	list_init(&p->syncs);
	tree_insert(&w->processes, &p->pid, compare_pid, &p->node);
	stream_use(w, p);
	WORLD_TRACE(w, w->world_node, BYTES_NULL, process_started, .process = p->name, .command = p->command);
	process_mail(w, p, &(struct event){ .type = EVENT_STARTED });
	return p->pid;
}

int32_t world_find(const struct world *w, struct bytes name)
{
	TREE_EACH(&w->processes, struct process, p, node) {
		if (bytes_equal(p->name, name))
			return p->pid;
	}
	return 0;
}

bool world_is_alive(const struct world *w, int32_t pid)
{
	return world_process(w, pid) != NULL;
}

struct bytes world_process_name(const struct world *w, int32_t pid)
{
	const struct process *p = world_process(w, pid);

	return p ? p->name : BYTES_NULL;
}

void *world_self(const struct world *w, int32_t pid, const struct program *program)
{
	const struct process *p = world_process(w, pid);

	return p && p->program == program ? p->self : NULL;
}

bool world_status(const struct world *w, int32_t pid, int32_t *status)
{
	int32_t oldest = w->ended_count > ENDED_KEPT ? w->ended_count - ENDED_KEPT : 0;

	for (int32_t i = w->ended_count - 1; i >= oldest; i--) {
		if (w->ended[i % ENDED_KEPT].pid == pid) {
			*status = w->ended[i % ENDED_KEPT].status;
			return true;
		}
	}
	return false;
}

/* ---- Ending ------------------------------------------------------------------------------------------------------------ */

void process_end(struct world *w, struct process *p, int32_t status, const char *how)
{
	struct process *parent = world_process(w, p->parent);

	if (how[0] == 'k')
		WORLD_TRACE(w, w->world_node, BYTES_NULL, process_killed, .process = p->name);
	else
		WORLD_TRACE(w, w->world_node, BYTES_NULL, process_ended, .process = p->name, .status = status);
	w->ended[w->ended_count++ % ENDED_KEPT] = (struct ended){ p->pid, status };
	timer_stop(&w->queue, &p->wake);
	tree_remove(&w->processes, &p->node);
	net_process_ended(w, p);
	disk_process_ended(w, p);
	stream_leave(w, p);
	LIST_EACH(&p->inbox, struct mail, mail, link)
		heap_free(w->heap, mail);
	if (p->program->end)
		p->program->end(p->self);
	arena_free(&p->arena);
	if (parent)
		process_mail(w, parent, &(struct event){ .type = EVENT_CHILD, .token = (uint64_t)p->pid, .status = status });
	heap_free(w->heap, (void *)(uintptr_t)p->name.data);
	heap_free(w->heap, p);
}

void world_kill(struct world *w, int32_t pid, enum kill_kind kind)
{
	struct process *p = world_process(w, pid);

	if (!p)
		return;
	if (p == w->current) {
		p->is_doomed = true;
		p->doom = kind;
		return;
	}
	struct bytes disk = kind == KILL_POWER ? world_copy(w, p->disk) : BYTES_NULL;
	struct bytes name = world_copy(w, p->name);

	process_end(w, p, 128 + SIGNAL_KILL, "killed");
	if (!bytes_is_null(disk)) {
		int64_t lost = disk_lose_power(w, disk);

		WORLD_TRACE(w, w->world_node, BYTES_NULL, power_lost, .process = name, .lost_bytes = lost);
	}
	world_free_bytes(w, name);
	world_free_bytes(w, disk);
}

void world_signal(struct world *w, int32_t pid, enum signal_kind signal)
{
	struct process *p = world_process(w, pid);

	if (p && signal == SIGNAL_KILL)
		world_kill(w, pid, KILL_PROCESS);
	else if (p)
		process_mail(w, p, &(struct event){ .type = EVENT_SIGNAL, .signal = signal });
}

void world_pause(struct world *w, int32_t pid, int64_t for_us)
{
	struct process *p = world_process(w, pid);

	if (!p)
		return;
	p->paused_until_us = w->now_us + for_us;
	WORLD_TRACE(w, w->world_node, BYTES_NULL, process_paused, .process = p->name, .for_us = for_us);
	process_schedule(w, p);
}

void world_set_clock_skew(struct world *w, int32_t pid, int64_t skew_ms, int64_t drift_ppm)
{
	struct process *p = world_process(w, pid);

	if (!p)
		return;
	p->skew_ms = skew_ms;
	p->drift_ppm = drift_ppm;
}
