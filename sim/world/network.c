/* Connections. What is sent becomes segments; those of one direction arrive in their order, each after a latency of its own.
 *
 *     effect -> waiting (until it is open, until a sync is done, while too much is under way) -> under way -> arrival
 *
 * An end is closed by its process or with it; a SEGMENT_CLOSE then follows what is under way, and closes the other end when it
 * arrives. A connection is freed when both ends are closed and nothing of it is under way.
 */
#include "sim/world/internal.h"

#include <assert.h>

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct endpoint, node)->id;

	return (a > b) - (a < b);
}

void world_network_begin(struct world *w)
{
	list_init(&w->network.connections);
	list_init(&w->network.listeners);
	list_init(&w->network.hosts);
	list_init(&w->network.published);
	list_init(&w->network.rules);
	list_init(&w->network.frame_rules);
	list_init(&w->network.lingering);
	w->network.rules_version = 1;
	prng_seed(&w->network.prng, w->seed, PRNG_NETWORK);
}

static bool has_id(const void *key, const struct hash_node *node)
{
	return CONTAINER_OF((uintptr_t)node, struct endpoint, of_id)->id == *(const int32_t *)key;
}

struct endpoint *world_network_endpoint(const struct process *p, int32_t conn)
{
	if (p->heard && p->heard->id == conn)
		return p->heard;
	struct hash_node *node = hash_table_find(&p->connections_of_id, hash_of_number((uint64_t)conn), &conn, has_id);

	return node ? CONTAINER_OF(node, struct endpoint, of_id) : NULL;
}

static void attach(struct endpoint *end, struct process *p, int32_t id)
{
	end->process = p;
	end->name = p->trace_name;
	end->id = id;
	tree_insert(&p->connections, &end->id, compare_id, &end->node);
	hash_table_add(&p->connections_of_id, &end->of_id, hash_of_number((uint64_t)id));
}

static int side_of(const struct endpoint *end)
{
	return end == &end->connection->ends[0] ? 0 : 1;
}

/* ---- Segments ------------------------------------------------------------------------------------------------------- */

static struct segment *segment_new(struct world *w, enum segment_kind kind, size_t size)
{
	/* Not heap_alloc(): the bytes are about to be written. */
	struct segment *segment = heap_realloc(w->heap, NULL, sizeof(*segment) + size);

	*segment = (struct segment){ .kind = kind, .size = size };
	list_init(&segment->link);
	return segment;
}

static void segment_drop(struct world *w, struct segment *segment)
{
	list_remove(&segment->link);
	heap_free(w->heap, segment);
}

static void drop_all(struct world *w, struct list *segments)
{
	LIST_EACH(segments, struct segment, segment, link)
		segment_drop(w, segment);
}

/* It is on its way from now. */
static void leave(struct world *w, struct direction *d, struct segment *segment)
{
	if (d->is_broken) {
		heap_free(w->heap, segment);
		return;
	}
	links_refresh(w, d);
	d->delay_us = 0;
	if (segment->kind == SEGMENT_DATA)
		sniffer_see(w, d, bytes_of(segment->data, segment->size));
	if (segment->kind == SEGMENT_DATA && d->loss_per_million > 0 && prng_chance(&w->network.prng, (uint64_t)d->loss_per_million, 1000000))
		d->is_broken = true;
	if (d->is_broken) {
		segment->kind = SEGMENT_BREAK;
		segment->size = 0;
	}
	int64_t at_us = links_squeeze(d, world_effect_time(w) + d->delay_us, segment->size);

	if (!d->connection->is_outside) /* how far it is there, it is in truth */
		at_us += prng_between(&w->network.prng, d->latency_min_us, d->latency_max_us);
	if (at_us < d->last_arrival_us)
		at_us = d->last_arrival_us;
	d->last_arrival_us = segment->at_us = at_us;
	segment->seq = queue_seq(&w->queue);
	if (list_is_empty(&d->under_way) && !d->is_parked)
		queue_set_seq(&w->queue, &d->node, at_us, segment->seq);
	list_append(&d->under_way, &segment->link);
	d->size_under_way += (int64_t)segment->size;
}

static bool is_open_for(const struct direction *d)
{
	return d->from == 1 || d->connection->is_open;
}

/* Nobody reads behind a closed end, so nothing is held back for it. */
static bool is_full(const struct direction *d)
{
	return d->size_under_way >= UNSENT_SIZE_MAX && (d->connection->ends[1 - d->from].process || !d->connection->is_accepted);
}

/* Lets what waits leave, as far as it may. */
static void pump(struct world *w, struct direction *d)
{
	if (!is_open_for(d))
		return;
	LIST_EACH(&d->waiting, struct segment, segment, link) {
		if (segment->hold || (segment->size > 0 && is_full(d)))
			return;
		list_remove(&segment->link);
		leave(w, d, segment);
	}
	struct endpoint *end = &d->connection->ends[d->from];

	if (d->is_backed_up && end->process)
		process_post(w, end->process, &(struct event){ .type = EVENT_DRAINED, .conn = end->id }, NULL);
	d->is_backed_up = false;
	list_remove(&d->lingering);
}

/* In the order of ids, which is that in which they are released. */
static void hold(struct direction *d)
{
	const struct endpoint *end = &d->connection->ends[d->from];
	struct list *at = &end->process->holding;

	if (!list_is_empty(&d->holding))
		return;
	while (at->prev != &end->process->holding) {
		const struct direction *before = CONTAINER_OF(at->prev, struct direction, holding);

		if (before->connection->ends[before->from].id < end->id)
			break;
		at = at->prev;
	}
	list_insert(at, &d->holding);
}

static void submit(struct world *w, struct direction *d, struct segment *segment)
{
	bool is_held_back = segment->size > 0 && is_full(d);

	if (list_is_empty(&d->waiting) && !segment->hold && !is_held_back && is_open_for(d)) {
		leave(w, d, segment);
		return;
	}
	d->is_backed_up = d->is_backed_up || is_held_back;
	list_append(&d->waiting, &segment->link);
	if (segment->hold)
		hold(d);
}

/* ---- Ends ----------------------------------------------------------------------------------------------------------- */

static void free_if_over(struct world *w, struct connection *c)
{
	for (int i = 0; i < 2; i++)
		if (c->ends[i].process || !list_is_empty(&c->directions[i].under_way) || !list_is_empty(&c->directions[i].waiting))
			return;
	list_remove(&c->link);
	for (int i = 0; i < 2; i++) {
		list_remove(&c->directions[i].lingering);
		queue_remove(&w->queue, &c->directions[i].node);
		sniffer_free(&c->directions[i].sniffer);
	}
	buf_free(&c->requests);
	world_drop(w, c->host);
	world_drop(w, c->asked);
	world_drop(w, c->address);
	heap_free(w->heap, c);
}

static void detach(struct endpoint *end)
{
	end->connection->directions[side_of(end)].pid = end->process->pid;
	list_remove(&end->connection->directions[side_of(end)].holding);
	tree_remove(&end->process->connections, &end->node);
	hash_table_remove(&end->process->connections_of_id, &end->of_id);
	if (end->process->heard == end)
		end->process->heard = NULL;
	end->process = NULL;
}

/* Nobody has heard of it: it is as if it had never been asked for. */
static void cancel(struct world *w, struct connection *c)
{
	detach(&c->ends[0]);
	drop_all(w, &c->directions[0].waiting);
	drop_all(w, &c->directions[0].under_way);
	queue_remove(&w->queue, &c->directions[0].node);
	free_if_over(w, c);
}

/* Closes this end. What waits is still sent if the process wished so; what is held by a sync stays behind it. */
static void close_end(struct world *w, struct endpoint *end, bool keeps_waiting, const char *reason)
{
	struct connection *c = end->connection;
	int side = side_of(end);
	struct direction *d = &c->directions[side];

	if (side == 0 && !c->is_accepted) {
		cancel(w, c);
		return;
	}
	world_report_of(w, end->name, connection_closed, .conn = c->number, .from = end->name->text, .to = c->ends[1 - side].name->text,
	                .reason = bytes_of_text(reason));
	detach(end);
	d->is_backed_up = false;
	if (!keeps_waiting || (side == 0 && !c->is_open))
		drop_all(w, &d->waiting);
	if (!c->ends[1 - side].process && c->is_accepted) {
		/* The other end is closed, too: nobody will hear of this. */
		drop_all(w, &d->waiting);
		free_if_over(w, c);
		return;
	}
	pump(w, &c->directions[1 - side]);
	struct segment *close = segment_new(w, SEGMENT_CLOSE, 0);

	if (list_is_empty(&d->waiting)) {
		leave(w, d, close);
		return;
	}
	list_append(&d->waiting, &close->link);
	list_append(&w->network.lingering, &d->lingering);
}

/* The sender of a request that will come late believes the connection gone. */
static void desert(struct world *w, struct direction *d)
{
	struct endpoint *end = &d->connection->ends[d->from];
	struct process *p = end->process;
	int32_t conn = end->id;

	d->is_deserted = false;
	if (!p || !d->connection->is_accepted)
		return;
	process_forget_conn(w, p, conn);
	close_end(w, end, true, "reset");
	process_post(w, p, &(struct event){ .type = EVENT_CLOSED, .conn = conn, .err = ERR_CLOSED }, NULL);
}

void world_network_close(struct world *w, struct process *p, int32_t conn)
{
	struct endpoint *end = world_network_endpoint(p, conn);

	if (conn == 0)
		return;
	process_forget_conn(w, p, conn);
	if (end)
		close_end(w, end, true, "closed");
}

void world_network_process_ended(struct world *w, struct process *p)
{
	struct tree_node *node;

	world_network_release(w, p, 0, true);
	while ((node = tree_first(&p->connections))) {
		struct endpoint *end = CONTAINER_OF(node, struct endpoint, node);

		close_end(w, end, !p->is_killed, p->is_killed ? "killed" : "ended");
	}
	LIST_EACH(&p->listeners, struct listener, listener, of_process) {
		list_remove(&listener->link);
		list_remove(&listener->of_process);
		heap_free(w->heap, listener);
	}
}

/* ---- Effects -------------------------------------------------------------------------------------------------------- */

/* Who has the port at that address of the host, or at any of its addresses. */
static struct listener *find_listener(const struct world *w, struct bytes host, int32_t port, enum bind bind)
{
	LIST_EACH(&w->network.listeners, struct listener, listener, link)
		if (listener->port == port && (listener->bind == bind || listener->bind == BIND_ANY || bind == BIND_ANY) && bytes_equal(listener->process->host, host))
			return listener;
	return NULL;
}

static struct listener *find_target(const struct world *w, const struct connection *c)
{
	return find_listener(w, c->host, c->port, c->is_loopback ? BIND_LOOPBACK : BIND_ADDRESS);
}

void world_network_listen(struct world *w, struct process *p, const struct effect *effect)
{
	enum bind bind;
	bool is_own = hosts_bind(w, p, effect->host, &bind);

	if (!is_own || find_listener(w, p->host, effect->port, bind)) {
		process_post(w, p, &(struct event){ .type = EVENT_CLOSED, .listener = effect->listener, .err = is_own ? ERR_EXISTS : ERR_NOT_FOUND }, NULL);
		return;
	}
	struct listener *listener = HEAP_NEW(w->heap, struct listener);

	listener->process = p;
	listener->bind = bind;
	listener->port = effect->port;
	listener->index = effect->listener;
	list_append(&w->network.listeners, &listener->link);
	list_append(&p->listeners, &listener->of_process);
}

static struct connection *connection_new(struct world *w, struct process *p, int32_t conn)
{
	struct connection *c = HEAP_NEW(w->heap, struct connection);

	c->number = ++w->network.last_number;
	buf_init(&c->requests, w->heap);
	for (int i = 0; i < 2; i++) {
		c->ends[i].connection = c;
		c->directions[i].connection = c;
		c->directions[i].from = i;
		c->directions[i].node.kind = QUEUE_DIRECTION;
		list_init(&c->directions[i].under_way);
		list_init(&c->directions[i].waiting);
		list_init(&c->directions[i].holding);
		list_init(&c->directions[i].lingering);
		buf_init(&c->directions[i].sniffer.bytes, w->heap);
	}
	attach(&c->ends[0], p, conn);
	list_append(&w->network.connections, &c->link);
	return c;
}

bool world_leads_to(const struct world *w, struct bytes name, int32_t port, int32_t *pid)
{
	struct route route = hosts_route(w, hosts_of_process(w, BYTES_NULL, BYTES("")), name, port);
	const struct listener *listener = bytes_is_null(route.host) ? NULL : find_listener(w, route.host, route.port, route.is_loopback ? BIND_LOOPBACK : BIND_ADDRESS);

	*pid = listener ? listener->process->pid : 0;
	return !bytes_is_null(route.host);
}

void world_network_connect(struct world *w, struct process *p, const struct effect *effect)
{
	struct route route = hosts_route(w, p->host, effect->host, effect->port);

	if (gate_connect(w, p, effect))
		return;
	if (bytes_is_null(route.host) && !route.is_lost) {
		world_report_of(w, p->trace_name, connection_refused, .from = p->name, .host = effect->host, .port = effect->port,
		                .reason = BYTES("unknown host"));
		process_post(w, p, &(struct event){ .type = EVENT_CLOSED, .conn = effect->conn, .err = ERR_UNKNOWN_HOST }, NULL);
		return;
	}
	struct connection *c = connection_new(w, p, effect->conn);

	c->host = world_copy(w, route.host);
	c->port = route.port;
	c->is_loopback = route.is_loopback;
	c->asked = world_copy(w, effect->host);
	c->asked_port = effect->port;
	if (route.is_lost) /* it waits for an answer until it has had enough */
		return;
	const struct listener *listener = find_target(w, c);

	/* Whom it will reach decides which link it takes; nobody: any. */
	c->ends[1].name = listener ? listener->process->trace_name : NULL;
	leave(w, &c->directions[0], segment_new(w, SEGMENT_OPEN, 0));
}

/* Segments of one send are filled from its spans, one behind the other. */
struct filling {
	struct world *w;
	struct direction *d;
	struct segment *segment;
	size_t filled;
	uint64_t hold;
	int64_t left;
};

static void next_segment(struct filling *f)
{
	size_t size = f->left < SEGMENT_SIZE_MAX ? (size_t)f->left : SEGMENT_SIZE_MAX;

	/* Now and then the bytes are cut at any place, as they may be on a real network. */
	if (size > 1 && prng_chance(&f->w->network.prng, 1, 64))
		size = 1 + (size_t)prng_below(&f->w->network.prng, size - 1);
	f->segment = segment_new(f->w, SEGMENT_DATA, size);
	f->segment->hold = f->hold;
	f->filled = 0;
	f->left -= (int64_t)size;
}

static void fill(struct filling *f, struct bytes bytes)
{
	while (bytes.size > 0) {
		if (!f->segment)
			next_segment(f);
		struct bytes part = bytes_slice(bytes, 0, f->segment->size - f->filled);

		memcpy(f->segment->data + f->filled, part.data, part.size);
		f->filled += part.size;
		bytes = bytes_slice(bytes, part.size, bytes.size);
		if (f->filled == f->segment->size) {
			submit(f->w, f->d, f->segment);
			f->segment = NULL;
		}
	}
}

/* False if the promised bytes are not there. */
static bool fill_from_file(struct filling *f, const struct span *span)
{
	const struct inode *inode = files_inode(f->w, span->file);

	if (!inode || span->position < 0 || span->size < 0 || inode->content.size - span->position < span->size ||
	    faults_of_inode(f->w, inode).fails_read)
		return false;
	files_charge(f->w, COST_DISK_CALL_NS + span->size / 4);
	for (int64_t done = 0; done < span->size;) {
		struct bytes part = content_at(&inode->content, span->position + done, span->size - done);

		fill(f, part);
		done += (int64_t)part.size;
	}
	return true;
}

static int64_t size_of_spans(const struct effect *effect)
{
	int64_t size = 0;

	for (int32_t i = 0; i < effect->span_count; i++)
		size += effect->spans[i].file ? effect->spans[i].size : (int64_t)effect->spans[i].bytes.size;
	return size;
}

/* Whether a sync of that token is still to come. */
static bool is_awaited(const struct process *p, uint64_t token)
{
	LIST_EACH(&p->syncs, struct sync, sync, of_process)
		if (sync->token == token)
			return true;
	return false;
}

void world_network_send(struct world *w, struct process *p, const struct effect *effect)
{
	struct endpoint *end = world_network_endpoint(p, effect->conn);

	if (!end)
		return;
	struct filling f = { .w = w, .d = &end->connection->directions[side_of(end)], .left = size_of_spans(effect) };
	bool is_whole = true;

	if (effect->after_sync && is_awaited(p, effect->after_sync))
		f.hold = effect->after_sync;
	w->cost_ns += f.left;
	for (int32_t i = 0; i < effect->span_count && is_whole; i++) {
		if (effect->spans[i].file)
			is_whole = fill_from_file(&f, &effect->spans[i]);
		else
			fill(&f, effect->spans[i].bytes);
	}
	if (is_whole && f.d->is_deserted)
		desert(w, f.d);
	if (is_whole)
		return;
	/* What was promised can not be sent, and nothing else may stand in its place. */
	heap_free(w->heap, f.segment);
	process_forget_conn(w, p, effect->conn);
	close_end(w, end, true, "a file does not have the bytes that were to be sent");
	process_post(w, p, &(struct event){ .type = EVENT_CLOSED, .conn = effect->conn, .err = ERR_IO }, NULL);
}

/* Held sends of a token leave, or are dropped with all behind them but the end. Token 0: every held send of the process. */
static void release(struct world *w, struct direction *d, uint64_t token, bool is_dropped)
{
	bool drops = false, holds = false;

	LIST_EACH(&d->waiting, struct segment, segment, link) {
		if (segment->hold && (segment->hold == token || token == 0)) {
			segment->hold = 0;
			drops = drops || is_dropped;
		}
		holds = holds || segment->hold;
		if (drops && segment->kind == SEGMENT_DATA)
			segment_drop(w, segment);
	}
	if (!holds)
		list_remove(&d->holding);
	pump(w, d);
	if (d->is_deserted)
		desert(w, d);
}

void world_network_release(struct world *w, struct process *p, uint64_t token, bool is_dropped)
{
	LIST_EACH(&p->holding, struct direction, d, holding)
		release(w, d, token, is_dropped);
	LIST_EACH(&w->network.lingering, struct direction, d, lingering)
		if (d->pid == p->pid)
			release(w, d, token, is_dropped);
}

/* ---- Outside -------------------------------------------------------------------------------------------------------- */

/* Nothing is under way to the gate itself: it has the far end at once, and the near one opens when it is told so. */
int32_t world_network_connect_outside(struct world *w, struct process *p, struct process *gate, const struct effect *effect, bool shows_frames)
{
	struct connection *c = connection_new(w, p, effect->conn);
	struct endpoint *end = &c->ends[1];

	c->asked = world_copy(w, effect->host);
	c->asked_port = effect->port;
	c->is_outside = c->is_accepted = true;
	c->directions[0].sniffer.is_off = c->directions[1].sniffer.is_off = !shows_frames;
	attach(end, gate, gate->next_inbound);
	gate->next_inbound += 2;
	return end->id;
}

void world_network_open_outside(struct world *w, struct endpoint *end)
{
	struct connection *c = end->connection;

	if (c->has_answered)
		return;
	c->has_answered = true;
	world_report_of(w, c->ends[0].name, connection_opened, .conn = c->number, .from = c->ends[0].name->text, .to = end->name->text);
	leave(w, &c->directions[1], segment_new(w, SEGMENT_ACCEPT, 0));
}

void world_network_receive_outside(struct world *w, struct endpoint *end, struct bytes bytes)
{
	struct filling f = { .w = w, .d = &end->connection->directions[1], .left = (int64_t)bytes.size };

	fill(&f, bytes);
}

void world_network_end_outside(struct world *w, struct endpoint *end, enum err err, struct bytes address)
{
	struct connection *c = end->connection;

	if (c->has_answered) {
		close_end(w, end, true, "closed");
		return;
	}
	detach(end);
	c->is_accepted = false;
	c->refusal = err;
	c->address = world_copy(w, address);
	leave(w, &c->directions[1], segment_new(w, SEGMENT_REFUSE, 0));
}

/* ---- Arrivals ------------------------------------------------------------------------------------------------------- */

/* Bytes count as under way until their receiver takes them, so that a slow one holds its sender back. */
void world_network_taken(struct world *w, struct process *p, int32_t conn, size_t size)
{
	struct endpoint *end = world_network_endpoint(p, conn);

	if (!end)
		return;
	struct direction *d = &end->connection->directions[1 - side_of(end)];

	d->size_under_way -= (int64_t)size;
	if (!list_is_empty(&d->waiting))
		pump(w, d);
	if (d->is_deserted)
		desert(w, d);
}

static void arrive_open(struct world *w, struct connection *c)
{
	struct listener *listener = find_target(w, c);

	if (!listener) {
		c->ends[1].name = c->ends[1].name ? c->ends[1].name : w->own_name;
		leave(w, &c->directions[1], segment_new(w, SEGMENT_REFUSE, 0));
		return;
	}
	struct process *p = listener->process;
	struct endpoint *end = &c->ends[1];

	c->is_accepted = true;
	attach(end, p, p->next_inbound);
	p->next_inbound += 2;
	c->directions[0].rules_version = c->directions[1].rules_version = 0;
	world_report_of(w, c->ends[0].name, connection_opened, .conn = c->number, .from = c->ends[0].name->text, .to = end->name->text);
	leave(w, &c->directions[1], segment_new(w, SEGMENT_ACCEPT, 0));
	process_deliver(w, p,
	                &(struct event){ .type = EVENT_CONNECTED, .conn = end->id, .is_inbound = true, .listener = listener->index,
	                                 .peer = c->is_loopback ? BYTES("127.0.0.1") : hosts_address(w, c->ends[0].process->host) },
	                NULL);
}

static void arrive_refuse(struct world *w, struct connection *c)
{
	struct process *p = c->ends[0].process;
	int32_t conn = c->ends[0].id;
	enum err err = c->refusal ? c->refusal : ERR_REFUSED;

	if (!p) {
		free_if_over(w, c);
		return;
	}
	world_report_of(w, p->trace_name, connection_refused, .from = p->name, .host = c->asked, .port = c->asked_port,
	                .reason = c->refusal ? bytes_of_text(err_text(err)) : BYTES("nobody listens"));
	struct bytes address = c->address;

	c->address = BYTES_NULL;
	cancel(w, c);
	process_deliver(w, p, &(struct event){ .type = EVENT_CLOSED, .conn = conn, .err = err, .peer = address }, (void *)(uintptr_t)address.data);
}

static void arrive_accept(struct world *w, struct connection *c)
{
	struct endpoint *end = &c->ends[0];

	c->is_open = true;
	pump(w, &c->directions[0]);
	if (c->directions[0].is_deserted)
		desert(w, &c->directions[0]);
	if (end->process)
		process_deliver(w, end->process, &(struct event){ .type = EVENT_CONNECTED, .conn = end->id }, NULL);
	else
		free_if_over(w, c);
}

/* The other side has closed: so has this one now. */
static void arrive_close(struct world *w, struct direction *d)
{
	struct connection *c = d->connection;
	struct endpoint *end = &c->ends[1 - d->from];
	struct process *p = end->process;
	int32_t conn = end->id;

	if (p) {
		detach(end);
		drop_all(w, &c->directions[1 - d->from].waiting);
	}
	free_if_over(w, c);
	if (p)
		process_deliver(w, p, &(struct event){ .type = EVENT_CLOSED, .conn = conn, .err = ERR_CLOSED }, NULL);
}

/* A frame was lost on the way: neither end can go on, and both learn of it now. */
static void arrive_break(struct world *w, struct connection *c)
{
	struct process *processes[2] = { c->ends[0].process, c->ends[1].process };
	int32_t conns[2] = { c->ends[0].id, c->ends[1].id };

	world_report_of(w, c->ends[1].name, connection_closed, .conn = c->number, .from = c->ends[1].name->text, .to = c->ends[0].name->text,
	                .reason = BYTES("a frame was lost"));
	for (int i = 0; i < 2; i++) {
		drop_all(w, &c->directions[i].waiting);
		drop_all(w, &c->directions[i].under_way);
		queue_remove(&w->queue, &c->directions[i].node);
		if (processes[i])
			detach(&c->ends[i]);
	}
	free_if_over(w, c);
	for (int i = 0; i < 2; i++)
		if (processes[i])
			process_post(w, processes[i], &(struct event){ .type = EVENT_CLOSED, .conn = conns[i], .err = ERR_CLOSED }, NULL);
}

static void arrive_data(struct world *w, struct direction *d, struct segment *segment)
{
	struct endpoint *end = &d->connection->ends[1 - d->from];

	if (!end->process) {
		d->size_under_way -= (int64_t)segment->size;
		heap_free(w->heap, segment);
		pump(w, d);
		free_if_over(w, d->connection);
		return;
	}
	end->process->heard = end;
	process_deliver(w, end->process,
	                &(struct event){ .type = EVENT_RECEIVED, .conn = end->id, .bytes = bytes_of(segment->data, segment->size) },
	                segment);
}

void world_network_due(struct world *w, struct direction *d)
{
	struct segment *segment = LIST_FIRST(&d->under_way, struct segment, link);
	enum segment_kind kind = segment->kind;

	links_refresh(w, d);
	if (d->is_cut) {
		d->is_parked = true;
		return;
	}
	list_remove(&segment->link);
	struct segment *next = LIST_FIRST(&d->under_way, struct segment, link);

	if (next)
		queue_set_seq(&w->queue, &d->node, next->at_us, next->seq);
	if (kind == SEGMENT_DATA) {
		arrive_data(w, d, segment);
		return;
	}
	heap_free(w->heap, segment);
	if (kind == SEGMENT_OPEN)
		arrive_open(w, d->connection);
	else if (kind == SEGMENT_ACCEPT)
		arrive_accept(w, d->connection);
	else if (kind == SEGMENT_REFUSE)
		arrive_refuse(w, d->connection);
	else if (kind == SEGMENT_BREAK)
		arrive_break(w, d->connection);
	else
		arrive_close(w, d);
}
