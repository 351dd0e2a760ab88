#include "engine/broker/connection_quotas.h"

#include "engine/broker/config.h"

/* Where no limit is given: half of what a server's region has (sim/serve), as frames that never end would fill it. */
enum { QUEUED_SIZE_MAX = INT32_MAX };

static bool is_controllers(const struct node *n, int32_t listener)
{
	return n->config->listeners[listener].is_controller;
}

/* Of the same server: the broker's or the controller's. */
static int32_t count(const struct node *n, bool is_controller, struct bytes peer)
{
	int32_t found = 0;

	TREE_EACH(&n->connections, const struct connection, c, node)
		found += is_controllers(n, c->listener) == is_controller && (bytes_is_null(peer) || bytes_equal(c->peer, peer));
	return found;
}

/* The brokers' own among several: max.connections does not keep a cluster apart. */
static bool is_protected(const struct node *n, int32_t listener)
{
	int32_t of_broker = 0;

	for (int32_t i = 0; i < n->config->listener_count; i++)
		of_broker += !n->config->listeners[i].is_controller;
	return of_broker > 1 && bytes_equal(n->config->listeners[listener].name, n->config->inter_broker_listener);
}

bool node_takes_connections(const struct node *n, int32_t listener)
{
	if (!n->config || n->config->max_connections == INT32_MAX || is_protected(n, listener))
		return true;
	return count(n, is_controllers(n, listener), BYTES_NULL) < n->config->max_connections;
}

/* "host:count,..." */
static int32_t max_of(const struct node *n, struct bytes peer)
{
	struct bytes item, overrides = broker_config_value(n->config, &n->image, "max.connections.per.ip.overrides").text;

	for (size_t at = 0; config_list_next(overrides, &at, &item);) {
		size_t colon = item.size;
		int64_t max;

		while (colon > 0 && item.data[colon - 1] != ':')
			colon--;
		if (colon > 0 && bytes_equal(bytes_slice(item, 0, colon - 1), peer) && bytes_to_int64(bytes_slice(item, colon, item.size), &max))
			return max < INT32_MAX ? (int32_t)max : INT32_MAX;
	}
	return n->config->max_connections_per_ip;
}

static void close_longest_idle(struct node *n, int32_t but_of_listener)
{
	LIST_EACH(&n->by_use, struct connection, c, use_link) {
		if (c->listener != but_of_listener && !is_controllers(n, c->listener)) {
			connection_expire(n, c);
			return;
		}
	}
}

bool connection_quotas_admit(struct node *n, const struct event *event)
{
	int32_t max = max_of(n, event->peer);
	bool is_controller = is_controllers(n, event->listener);

	if (max < INT32_MAX && count(n, is_controller, event->peer) >= max) {
		node_log(n, "INFO", is_controller ? "kafka.network.Acceptor" : "kafka.network.DataPlaneAcceptor",
		         "Rejected connection from /%.*s, address already has the configured maximum of %d connections.", (int)event->peer.size,
		         (const char *)event->peer.data, (int)max);
		effects_close(n->fx, event->conn);
		return false;
	}
	if (n->config->max_connections < INT32_MAX && is_protected(n, event->listener) &&
	    count(n, false, BYTES_NULL) >= n->config->max_connections)
		close_longest_idle(n, event->listener);
	return true;
}

static int64_t max_idle_us(const struct node *n)
{
	int64_t ms = n->config->connections_max_idle_ms;

	return ms < 0 || ms > INT64_MAX / 2000 ? INT64_MAX / 2 : ms * 1000;
}

/* One timer for all: it is only set anew when it has fired, so that traffic costs nothing. */
static void expire(void *owner, struct timer *timer)
{
	struct node *n = owner;
	int64_t idle_us = max_idle_us(n);

	LIST_EACH(&n->by_use, struct connection, c, use_link) {
		if (c->used_at_us + idle_us > n->now_us) {
			timer_set(&n->timers, timer, c->used_at_us + idle_us);
			return;
		}
		connection_expire(n, c);
	}
}

void connection_quotas_touch(struct node *n, struct connection *c)
{
	c->used_at_us = n->now_us;
	list_remove(&c->use_link);
	list_append(&n->by_use, &c->use_link);
	n->idle_timer.fire = expire;
	if (!timer_is_set(&n->idle_timer) && max_idle_us(n) < INT64_MAX / 2)
		timer_set(&n->timers, &n->idle_timer, n->now_us + max_idle_us(n));
}

bool connection_quotas_queue(struct node *n, struct connection *c)
{
	int64_t max = n->config->queued_max_request_bytes > 0 ? n->config->queued_max_request_bytes : QUEUED_SIZE_MAX;
	int32_t size = frame_reader_awaited(&c->reader);

	if (size == 0 || c->queued_size > 0 || is_controllers(n, c->listener))
		return true;
	if (n->queued_size >= max) {
		list_append(&n->starved, &c->link);
		return false;
	}
	c->queued_size = size;
	n->queued_size += size;
	return true;
}

void connection_quotas_release(struct node *n, struct connection *c)
{
	struct connection *next;

	if (c->queued_size == 0)
		return;
	n->queued_size -= c->queued_size;
	c->queued_size = 0;
	while ((next = LIST_FIRST(&n->starved, struct connection, link))) {
		list_remove(&next->link);
		list_append(&n->ready, &next->link);
	}
}
