/* Connections between processes: ordered, both ways, with latency; and what can be wrong with them. */
#include "sim/world/internal.h"

/* ---- Names ------------------------------------------------------------------------------------------------------------- */

void net_init(struct world *w)
{
	list_init(&w->connections);
	list_init(&w->listeners);
	list_init(&w->link_rules);
	list_init(&w->hosts);
	world_prng(w, BYTES("network"), &w->network_prng);
}

void world_add_host(struct world *w, struct bytes name, struct bytes address)
{
	struct host *host = HEAP_NEW(w->heap, struct host);

	host->name = world_copy(w, name);
	host->address = world_copy(w, address);
	list_append(&w->hosts, &host->link);
}

static bool is_local(struct bytes host)
{
	return bytes_equal_text(host, "localhost") || bytes_equal_text(host, "127.0.0.1") || host.size == 0;
}

static struct host *find_host(const struct world *w, struct bytes name)
{
	LIST_EACH(&w->hosts, struct host, host, link) {
		if (bytes_equal(host->name, name) || bytes_equal(host->address, name))
			return host;
	}
	return NULL;
}

static bool name_matches(struct bytes name, struct bytes pattern)
{
	if (pattern.size > 0 && pattern.data[pattern.size - 1] == '*')
		return bytes_starts_with(name, bytes_slice(pattern, 0, pattern.size - 1));
	return bytes_equal(name, pattern);
}

static bool rule_applies(const struct link_rule *rule, struct bytes from, struct bytes to)
{
	return (name_matches(from, rule->a) && name_matches(to, rule->b)) ||
	       (!rule->is_one_way && name_matches(from, rule->b) && name_matches(to, rule->a));
}

static bool is_cut(const struct world *w, struct bytes from, struct bytes to)
{
	LIST_EACH(&w->link_rules, struct link_rule, rule, link) {
		if (rule->is_cut && rule_applies(rule, from, to))
			return true;
	}
	return false;
}

static int64_t latency_of(struct world *w, struct bytes from, struct bytes to)
{
	int64_t min_us = LATENCY_MIN_US, max_us = LATENCY_MAX_US;

	LIST_EACH(&w->link_rules, struct link_rule, rule, link) {
		if (!rule->is_cut && rule_applies(rule, from, to)) {
			min_us = rule->min_us;
			max_us = rule->max_us;
		}
	}
	return prng_between(&w->network_prng, min_us, max_us);
}

/* ---- Connections ------------------------------------------------------------------------------------------------------- */

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct endpoint, node)->id;

	return (a > b) - (a < b);
}

static struct endpoint *find_endpoint(const struct process *p, int32_t id)
{
	struct tree_node *node = tree_find(&p->endpoints, &id, compare_id);

	return node ? CONTAINER_OF(node, struct endpoint, node) : NULL;
}

static void drop_packets(struct world *w, struct list *packets)
{
	LIST_EACH(packets, struct packet, packet, link) {
		list_remove(&packet->link);
		packet->connection->packets--;
		heap_free(w->heap, packet);
	}
}

/* Frees the connection once both sides are dead and nothing is under way. */
static void release(struct world *w, struct connection *c)
{
	if (c->sides[0].pid || c->sides[1].pid || c->packets > 0)
		return;
	for (int i = 0; i < 2; i++) {
		sniffer_free(&c->sides[i]);
		world_free_bytes(w, c->sides[i].name);
	}
	list_remove(&c->link);
	heap_free(w->heap, c->asked);
	heap_free(w->heap, c);
}

static void bind_side(struct world *w, struct connection *c, int side, struct process *p, int32_t id)
{
	struct endpoint *e = &c->sides[side];

	e->id = id;
	e->pid = p->pid;
	e->trace_node = p->trace_node;
	world_free_bytes(w, e->name);
	e->name = world_copy(w, p->name);
	tree_insert(&p->endpoints, &e->id, compare_id, &e->node);
}

static void unbind_side(struct world *w, struct endpoint *e)
{
	struct process *p = world_process(w, e->pid);

	if (p)
		tree_remove(&p->endpoints, &e->node);
	e->pid = 0;
	drop_packets(w, &e->held);
}

static void arrive(void *owner, struct timer *timer);

static struct packet *packet_new(struct world *w, enum packet_kind kind, struct connection *c, int32_t from, size_t size)
{
	struct packet *packet = heap_alloc(w->heap, sizeof(*packet) + size);

	packet->kind = kind;
	packet->connection = c;
	packet->from = from;
	packet->size = size;
	packet->timer.fire = arrive;
	list_init(&packet->link);
	c->packets++;
	return packet;
}

/* Puts a packet on its way at `leave_us`: in order behind what this side has sent before. */
static void depart(struct world *w, struct packet *packet, int64_t leave_us)
{
	struct endpoint *from = &packet->connection->sides[packet->from], *to = &packet->connection->sides[1 - packet->from];
	int64_t at = leave_us + latency_of(w, from->name, to->name) + (int64_t)packet->size / STEP_COST_BYTES_PER_US;

	if (at < from->last_arrival_us)
		at = from->last_arrival_us;
	from->last_arrival_us = at;
	if (packet->kind == PACKET_DATA)
		sniff(w, packet->connection, packet->from, bytes_of(packet + 1, packet->size));
	timer_set(&w->queue, &packet->timer, at);
}

static int64_t leave_time(const struct world *w, const struct process *p)
{
	return p->busy_until_us > w->now_us ? p->busy_until_us : w->now_us;
}

void net_connect(struct world *w, struct process *p, int32_t conn, struct bytes host, int32_t port)
{
	struct host *known = find_host(w, host);
	struct connection *c = HEAP_NEW(w->heap, struct connection);

	c->number = w->next_connection++;
	c->port = port;
	for (int i = 0; i < 2; i++) {
		c->sides[i].connection = c;
		c->sides[i].sniffer.bytes.heap = w->heap;
		list_init(&c->sides[i].cut);
		list_init(&c->sides[i].held);
	}
	list_append(&w->connections, &c->link);
	bind_side(w, c, 0, p, conn);
	struct bytes target = is_local(host) ? p->host : known ? known->name : BYTES_NULL;
	struct listener *found = NULL;

	LIST_EACH(&w->listeners, struct listener, listener, link) {
		if (listener->port == port && bytes_equal(listener->host, target))
			found = listener;
	}
	if (found) {
		c->sides[1].name = world_copy(w, world_process_name(w, found->pid));
		depart(w, packet_new(w, PACKET_OPEN, c, 0, 0), leave_time(w, p));
		return;
	}
	WORLD_TRACE(w, p->trace_node, BYTES_NULL, connection_refused, .from = p->name, .host = host, .port = port,
	            .reason = bytes_of_text(err_text(bytes_is_null(target) ? ERR_UNKNOWN_HOST : ERR_REFUSED)));
	struct packet *refusal = packet_new(w, PACKET_REFUSED, c, 1, 0);

	refusal->err = bytes_is_null(target) ? ERR_UNKNOWN_HOST : ERR_REFUSED;
	depart(w, refusal, leave_time(w, p) + LATENCY_MIN_US);
}

void net_listen(struct world *w, struct process *p, int32_t port, int32_t number)
{
	LIST_EACH(&w->listeners, struct listener, other, link) {
		if (other->port == port && bytes_equal(other->host, p->host)) {
			process_mail(w, p, &(struct event){ .type = EVENT_CLOSED, .listener = number, .err = ERR_EXISTS });
			return;
		}
	}
	struct listener *listener = HEAP_NEW(w->heap, struct listener);

	*listener = (struct listener){ .pid = p->pid, .port = port, .listener = number, .host = world_copy(w, p->host) };
	list_append(&w->listeners, &listener->link);
}

void net_send(struct world *w, struct process *p, const struct effect *effect)
{
	struct endpoint *e = find_endpoint(p, effect->conn);
	size_t size = 0;

	if (!e)
		return;
	for (int32_t i = 0; i < effect->span_count; i++)
		size += effect->spans[i].file ? (size_t)effect->spans[i].size : effect->spans[i].bytes.size;
	int32_t side = e == &e->connection->sides[1];
	struct packet *packet = packet_new(w, PACKET_DATA, e->connection, side, size);
	uint8_t *to = (uint8_t *)(packet + 1);

	for (int32_t i = 0; i < effect->span_count; i++) {
		const struct span *span = &effect->spans[i];
		size_t got = span->bytes.size;

		if (span->file) {
			if (w->disk.ops->read(w->disk.self, span->file, span->position, to, (size_t)span->size, &got) != ERR_OK || got != (size_t)span->size) {
				e->connection->packets--; /* the promised bytes are not there: the connection is of no more use */
				heap_free(w->heap, packet);
				net_close(w, p, effect->conn);
				process_mail(w, p, &(struct event){ .type = EVENT_CLOSED, .conn = effect->conn, .err = ERR_IO });
				return;
			}
		} else if (got > 0) {
			memcpy(to, span->bytes.data, got);
		}
		to += got;
	}
	bool is_pending = false;

	LIST_EACH(&p->syncs, struct sync_pending, sync, link)
		is_pending |= effect->after_sync != 0 && sync->token == effect->after_sync;
	packet->after_sync = is_pending ? effect->after_sync : 0;
	if (is_pending || !list_is_empty(&e->held))
		list_append(&e->held, &packet->link);
	else
		depart(w, packet, leave_time(w, p));
}

static void end_side(struct world *w, struct endpoint *e, int64_t leave_us)
{
	struct connection *c = e->connection;
	int32_t side = e == &c->sides[1];

	unbind_side(w, e);
	if (c->sides[1 - side].pid || !c->is_open)
		depart(w, packet_new(w, PACKET_CLOSE, c, side, 0), leave_us);
	else
		release(w, c);
}

/* What is in the mail about a connection that its process has closed is not delivered. */
static void forget_mail(struct world *w, struct process *p, int32_t conn)
{
	LIST_EACH(&p->inbox, struct mail, mail, link) {
		if (mail->event.conn == conn && conn != 0) {
			list_remove(&mail->link);
			heap_free(w->heap, mail);
		}
	}
}

void net_close(struct world *w, struct process *p, int32_t conn)
{
	struct endpoint *e = find_endpoint(p, conn);

	forget_mail(w, p, conn);
	if (!e)
		return;
	e->is_closing = true;
	if (!list_is_empty(&e->held)) { /* what is held goes first; then this */
		list_append(&e->held, &packet_new(w, PACKET_CLOSE, e->connection, e == &e->connection->sides[1], 0)->link);
		return;
	}
	end_side(w, e, leave_time(w, p));
}

void net_synced(struct world *w, struct process *p, uint64_t token, enum err err)
{
	for (struct tree_node *n = tree_first(&p->endpoints), *next; n; n = next) {
		struct endpoint *e = CONTAINER_OF(n, struct endpoint, node);

		next = tree_next(n);
		LIST_EACH(&e->held, struct packet, held, link) {
			if (held->after_sync == token)
				held->after_sync = err ? UINT64_MAX : 0;
		}
		struct packet *first;

		while ((first = LIST_FIRST(&e->held, struct packet, link)) && (first->after_sync == 0 || first->after_sync == UINT64_MAX)) {
			list_remove(&first->link);
			if (first->kind == PACKET_CLOSE || first->after_sync == UINT64_MAX) {
				bool is_close = first->kind == PACKET_CLOSE;

				e->connection->packets--;
				heap_free(w->heap, first);
				if (is_close) {
					end_side(w, e, leave_time(w, p));
					break;
				}
			} else {
				depart(w, first, leave_time(w, p));
			}
		}
	}
}

void net_process_ended(struct world *w, struct process *p)
{
	while (tree_first(&p->endpoints)) {
		struct endpoint *e = CONTAINER_OF(tree_first(&p->endpoints), struct endpoint, node);

		tree_remove(&p->endpoints, &e->node);
		end_side(w, e, leave_time(w, p));
	}
	LIST_EACH(&w->listeners, struct listener, listener, link) {
		if (listener->pid == p->pid) {
			list_remove(&listener->link);
			world_free_bytes(w, listener->host);
			heap_free(w->heap, listener);
		}
	}
}

/* ---- Arrival ----------------------------------------------------------------------------------------------------------- */

static void accept(struct world *w, struct connection *c)
{
	struct listener *found = NULL;
	struct process *p = NULL;

	LIST_EACH(&w->listeners, struct listener, listener, link) {
		if (listener->port == c->port && bytes_equal(world_process_name(w, listener->pid), c->sides[1].name)) {
			found = listener;
			p = world_process(w, listener->pid);
		}
	}
	if (!found || !c->sides[0].pid) {
		struct packet *refusal = packet_new(w, PACKET_REFUSED, c, 1, 0);

		refusal->err = ERR_REFUSED;
		depart(w, refusal, w->now_us);
		return;
	}
	struct process *peer = world_process(w, c->sides[0].pid);
	struct host *host = find_host(w, peer->host);

	c->is_open = true;
	bind_side(w, c, 1, p, p->next_inbound_conn);
	p->next_inbound_conn += 2;
	WORLD_TRACE(w, c->sides[0].trace_node, BYTES_NULL, connection_opened, .conn = c->number, .from = c->sides[0].name, .to = c->sides[1].name);
	process_mail(w, p, &(struct event){ .type = EVENT_CONNECTED, .conn = c->sides[1].id, .is_inbound = true, .listener = found->listener,
	                                    .peer = host ? host->address : BYTES("127.0.0.1") });
	depart(w, packet_new(w, PACKET_OPENED, c, 1, 0), w->now_us);
}

static void deliver(struct world *w, struct packet *packet)
{
	struct connection *c = packet->connection;
	struct endpoint *to = &c->sides[1 - packet->from];
	struct process *p = to->pid ? world_process(w, to->pid) : NULL;
	struct event event = { .conn = to->id };

	if (packet->kind == PACKET_OPEN) {
		accept(w, c);
		return;
	}
	if (!p || to->is_closing)
		return;
	switch (packet->kind) {
	case PACKET_OPENED:
		event.type = EVENT_CONNECTED;
		break;
	case PACKET_DATA:
		event.type = EVENT_RECEIVED;
		event.bytes = bytes_of(packet + 1, packet->size);
		break;
	default:
		event.type = EVENT_CLOSED;
		event.err = packet->kind == PACKET_REFUSED ? packet->err : ERR_CLOSED;
		if (packet->kind == PACKET_CLOSE)
			WORLD_TRACE(w, w->world_node, BYTES_NULL, connection_closed, .conn = c->number, .from = c->sides[packet->from].name, .to = to->name);
		break;
	}
	process_mail(w, p, &event);
	if (event.type == EVENT_CLOSED)
		unbind_side(w, to);
}

static void arrive(void *owner, struct timer *timer)
{
	struct world *w = owner;
	struct packet *packet = CONTAINER_OF(timer, struct packet, timer);
	struct connection *c = packet->connection;
	struct endpoint *from = &c->sides[packet->from];

	if (!list_is_empty(&from->cut) || is_cut(w, from->name, c->sides[1 - packet->from].name)) {
		list_append(&from->cut, &packet->link);
		return;
	}
	deliver(w, packet);
	c->packets--;
	heap_free(w->heap, packet);
	release(w, c);
}

/* ---- Faults ------------------------------------------------------------------------------------------------------------ */

static struct link_rule *add_rule(struct world *w, struct bytes a, struct bytes b)
{
	struct link_rule *rule = HEAP_NEW(w->heap, struct link_rule);

	rule->a = world_copy(w, a);
	rule->b = world_copy(w, b);
	list_append(&w->link_rules, &rule->link);
	return rule;
}

void world_cut(struct world *w, struct bytes a, struct bytes b, bool one_way)
{
	struct link_rule *rule = add_rule(w, a, b);

	rule->is_cut = true;
	rule->is_one_way = one_way;
	WORLD_TRACE(w, w->world_node, BYTES_NULL, link_cut, .from = a, .to = b);
	if (!one_way)
		WORLD_TRACE(w, w->world_node, BYTES_NULL, link_cut, .from = b, .to = a);
}

void world_heal(struct world *w)
{
	LIST_EACH(&w->link_rules, struct link_rule, rule, link) {
		if (!rule->is_cut)
			continue;
		WORLD_TRACE(w, w->world_node, BYTES_NULL, link_healed, .from = rule->a, .to = rule->b);
		list_remove(&rule->link);
		world_free_bytes(w, rule->a);
		world_free_bytes(w, rule->b);
		heap_free(w->heap, rule);
	}
	LIST_EACH(&w->connections, struct connection, c, link) {
		for (int side = 0; side < 2; side++) {
			LIST_EACH(&c->sides[side].cut, struct packet, packet, link) {
				list_remove(&packet->link);
				timer_set(&w->queue, &packet->timer, w->now_us + LATENCY_MIN_US); /* equal times keep their order */
			}
		}
	}
}

void world_set_latency(struct world *w, struct bytes a, struct bytes b, int64_t min_us, int64_t max_us)
{
	struct link_rule *rule = add_rule(w, a, b);

	rule->min_us = min_us;
	rule->max_us = max_us < min_us ? min_us : max_us;
}
