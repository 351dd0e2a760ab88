#include "engine/client/network.h"

#include "engine/base/owned.h"

#include <assert.h>

static const char LOGGER[] = "org.apache.kafka.clients.NetworkClient";

/* What a request in flight belongs to: the channel gives it back with the answer. */
struct pending {
	network_handler *handler;
	void *context;
};

static int64_t setting_us(const struct client_config *config, const char *name)
{
	int64_t ms = client_config_int(config, name);

	return ms > INT64_MAX / 2000 || ms < 0 ? TIME_NEVER / 2 : ms * 1000;
}

int64_t network_backoff(struct prng *prng, int64_t base_us, int64_t max_us, int32_t attempts)
{
	int64_t backoff = base_us < max_us ? base_us : max_us;

	for (int32_t i = 0; i < attempts && backoff < max_us; i++)
		backoff = backoff * 2 < max_us ? backoff * 2 : max_us;
	int64_t jittered = backoff + prng_between(prng, -backoff / 5, backoff / 5);

	return jittered < max_us ? jittered : max_us;
}

static int64_t earliest(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* ---- Nodes -------------------------------------------------------------------------------------------------------- */

/* A node of the newest metadata, or a bootstrap server while there is none: only such a node is asked for metadata. The coordinator's own connection is
 * to none of them, though its broker may be one, and says nothing of whether there is anybody left to ask. */
static bool is_of_metadata(const struct network_node *node)
{
	return node->is_current && node->id != NODE_NONE && node->id < COORDINATOR_NODE_BASE;
}

static bool has_id(const void *key, const struct hash_node *node)
{
	return CONTAINER_OF(node, struct network_node, by_id)->id == *(const int32_t *)key;
}

static struct network_node *node_find(const struct network *net, int32_t id)
{
	struct hash_node *found = hash_table_find(&net->nodes_by_id, hash_of_number((uint64_t)id), &id, has_id);

	return found ? CONTAINER_OF(found, struct network_node, by_id) : NULL;
}

static bool has_conn(const void *key, const struct hash_node *node)
{
	return CONTAINER_OF(node, struct network_node, by_conn)->channel.conn == *(const int32_t *)key;
}

static struct network_node *node_of_conn(const struct network *net, int32_t conn)
{
	struct hash_node *found = conn == 0 ? NULL : hash_table_find(&net->nodes_by_conn, hash_of_number((uint64_t)conn), &conn, has_conn);

	return found ? CONTAINER_OF(found, struct network_node, by_conn) : NULL;
}

static void forget_conn(struct network_node *node)
{
	if (node->conn)
		hash_table_remove(&node->network->nodes_by_conn, &node->by_conn);
	node->conn = 0;
}

static int64_t deadline_of(const struct network_node *node)
{
	int64_t deadline = channel_deadline(&node->channel);

	if (node->channel.state == CHANNEL_CONNECTING)
		deadline = earliest(deadline, node->setup_until_us);
	if (node->throttled_until_us)
		deadline = earliest(deadline, node->throttled_until_us);
	if (channel_is_ready(&node->channel) && node->channel.in_flight_count == 0)
		deadline = earliest(deadline, node->channel.last_used_us + node->network->max_idle_us);
	return deadline;
}

/* After whatever was done to it or its channel. */
static void set_timer(struct network_node *node)
{
	struct timers *timers = &node->network->timers;
	int64_t at_us = deadline_of(node);

	if (at_us == TIME_NEVER)
		timer_stop(timers, &node->timer);
	else if (!timer_is_set(&node->timer) || node->timer.node.at_us != at_us)
		timer_set(timers, &node->timer, at_us);
}

static struct network_node *node_new(struct network *net, int32_t id, struct bytes host, int32_t port)
{
	struct network_node *node = HEAP_NEW(net->heap, struct network_node);

	node->network = net;
	node->id = id;
	node->host = owned_copy(net->heap, host);
	node->port = port;
	node->attempted_us = INT64_MIN;
	node->is_current = true;
	channel_init(&node->channel, net->heap, host, port, net->client_id);
	node->channel.negotiation_timeout_us = net->request_timeout_us;
	list_append(&net->nodes, &node->link);
	hash_table_add(&net->nodes_by_id, &node->by_id, hash_of_number((uint64_t)id));
	return node;
}

/* Another takes its id. It goes at the end of the step: its handlers may be at work. */
static void retire(struct network_node *node)
{
	hash_table_remove(&node->network->nodes_by_id, &node->by_id);
	node->id = NODE_NONE;
	node->network->has_retired = true;
}

static void pendings_free(struct network *net, struct list *requests)
{
	LIST_EACH(requests, struct channel_request, request, link)
		heap_free(net->heap, request->context);
}

static void node_del(struct network_node *node)
{
	struct heap *heap = node->network->heap;

	if (node->id != NODE_NONE)
		hash_table_remove(&node->network->nodes_by_id, &node->by_id);
	forget_conn(node);
	timer_stop(&node->network->timers, &node->timer);
	pendings_free(node->network, &node->channel.in_flight);
	pendings_free(node->network, &node->channel.failed);
	channel_free(&node->channel);
	owned_free(heap, &node->host);
	list_remove(&node->link);
	heap_free(heap, node);
}

static void add_bootstrap_servers(struct network *net, const struct client_config *config)
{
	struct arena arena;
	struct bytes *servers, host;
	int32_t port;

	arena_init(&arena, net->heap);
	net->is_of_controllers = config->kind == CLIENT_ADMIN && client_config_text(config, "bootstrap.controllers").size > 0;
	int32_t count = client_config_list(config, net->is_of_controllers ? "bootstrap.controllers" : "bootstrap.servers", &arena, &servers);

	for (int32_t i = 0; i < count; i++)
		if (client_address_parse(servers[i], &host, &port))
			node_new(net, -1 - i, host, port);
	net->is_bootstrapping = true;
	arena_free(&arena);
}

void network_init(struct network *net, struct heap *heap, void *owner, struct metadata *metadata, const struct client_config *config,
                  struct bytes client_id, struct bytes log_prefix, uint64_t seed)
{
	*net = (struct network){
		.heap = heap,
		.owner = owner,
		.metadata = metadata,
		.timers = { .queue = { .heap = heap } },
		.nodes_by_id = { .heap = heap },
		.nodes_by_conn = { .heap = heap },
		.in_flight_max = INT32_MAX,
		.request_timeout_us = setting_us(config, "request.timeout.ms"),
		.reconnect_backoff_us = setting_us(config, "reconnect.backoff.ms"),
		.reconnect_backoff_max_us = setting_us(config, "reconnect.backoff.max.ms"),
		.retry_backoff_us = setting_us(config, "retry.backoff.ms"),
		.retry_backoff_max_us = setting_us(config, "retry.backoff.max.ms"),
		.setup_timeout_us = setting_us(config, "socket.connection.setup.timeout.ms"),
		.setup_timeout_max_us = setting_us(config, "socket.connection.setup.timeout.max.ms"),
		.max_idle_us = setting_us(config, "connections.max.idle.ms"),
		.metadata_missing_us = TIME_NEVER,
		.is_of_admin = config->kind == CLIENT_ADMIN,
		.rebootstrap_trigger_us = setting_us(config, "metadata.recovery.rebootstrap.trigger.ms"),
		.is_rebootstrapping = client_config_text(config, "metadata.recovery.strategy").size == strlen("rebootstrap"),
	};
	/* Only one of the two given: no exponential backoff (CommonClientConfigs). */
	if (client_config_is_set(config, "reconnect.backoff.ms") && !client_config_is_set(config, "reconnect.backoff.max.ms"))
		net->reconnect_backoff_max_us = net->reconnect_backoff_us;
	list_init(&net->nodes);
	list_init(&net->log);
	prng_seed(&net->prng, seed, 0);
	net->client_id = owned_copy(heap, client_id);
	net->log_prefix = owned_copy(heap, log_prefix);
	metadata_init(metadata, heap, &net->prng);
	metadata->refresh_backoff_us = net->retry_backoff_us;
	metadata->refresh_backoff_max_us = net->retry_backoff_max_us;
	metadata->max_age_us = setting_us(config, "metadata.max.age.ms");
	add_bootstrap_servers(net, config);
}

void network_free(struct network *net)
{
	LIST_EACH(&net->nodes, struct network_node, node, link)
		node_del(node);
	timers_free(&net->timers);
	hash_table_free(&net->nodes_by_id);
	hash_table_free(&net->nodes_by_conn);
	network_log_free(net);
	owned_free(net->heap, &net->client_id);
	owned_free(net->heap, &net->log_prefix);
	owned_free(net->heap, &net->peer_error_text);
}

void network_close(struct network *net, struct effects *fx)
{
	/* The nodes themselves stay: this may be called from a handler. */
	LIST_EACH(&net->nodes, struct network_node, node, link) {
		pendings_free(net, &node->channel.in_flight);
		pendings_free(net, &node->channel.failed);
		channel_close(&node->channel, fx);
	}
	net->is_closed = true;
}

void *network_context_of(const struct channel_request *request)
{
	const struct pending *pending = request->context;

	return pending ? pending->context : NULL;
}

struct bytes network_node_text(const struct network *net, struct arena *arena, int32_t id)
{
	const struct network_node *node = node_find(net, id);
	const struct metadata_broker *broker = metadata_broker(net->metadata, id);
	struct bytes rack = broker && !bytes_is_null(broker->rack) ? broker->rack : BYTES("null");

	if (!node)
		return arena_printf(arena, "null");
	return arena_printf(arena, "%.*s:%d (id: %d rack: %.*s isFenced: false)", (int)node->host.size, (const char *)node->host.data,
	                    node->port, node->id, (int)rack.size, (const char *)rack.data);
}

/* The nodes that the newest metadata names; others stay connected until they are idle, but are not asked any more. */
static void sync_nodes(struct network *net, struct effects *fx)
{
	struct metadata *m = net->metadata;

	if (net->metadata_version == m->version || m->broker_count == 0)
		return;
	net->metadata_version = m->version;
	net->is_bootstrapping = false;
	LIST_EACH(&net->nodes, struct network_node, node, link)
		node->is_current = node->id >= COORDINATOR_NODE_BASE;
	for (int32_t i = 0; i < m->broker_count; i++) {
		const struct metadata_broker *broker = &m->brokers[i];
		struct network_node *node = node_find(net, broker->id);

		if (node && (!bytes_equal(node->host, broker->host) || node->port != broker->port)) {
			/* Its requests fail; the new address gets a node of its own. */
			channel_fail(&node->channel, fx, ERR_CLOSED);
			retire(node);
			node = NULL;
		}
		if (!node)
			node = node_new(net, broker->id, broker->host, broker->port);
		node->is_current = true;
	}
}

/* The brokers that were known are gone, or of no use: back to the bootstrap servers. */
static void rebootstrap(struct network *net)
{
	metadata_reset(net->metadata);
	LIST_EACH(&net->nodes, struct network_node, node, link)
		node->is_current = node->id < 0 && node->id != NODE_NONE;
	net->is_bootstrapping = true;
}

/* ---- Connections -------------------------------------------------------------------------------------------------- */

static void connect_node(struct network_node *node, const struct event *ev, struct effects *fx)
{
	struct network *net = node->network;
	int64_t timeout = network_backoff(&net->prng, net->setup_timeout_us, net->setup_timeout_max_us, node->failures);

	channel_open(&node->channel, fx, ev->now_us);
	forget_conn(node);
	node->conn = node->channel.conn;
	hash_table_add(&net->nodes_by_conn, &node->by_conn, hash_of_number((uint64_t)node->conn));
	node->attempted_us = ev->now_us;
	node->setup_until_us = ev->now_us + timeout;
	node->was_ready = false;
	node->is_open = true;
	net->is_connecting = true;
	set_timer(node);
}

static bool can_connect(const struct network_node *node, int64_t now_us)
{
	return node->channel.state == CHANNEL_IDLE && node->retry_at_us <= now_us;
}

/* "localhost/127.0.0.1:9092": Java prints a resolved address. */
static struct bytes address_text(struct arena *arena, const struct network_node *node, struct bytes peer)
{
	const char *host = (const char *)node->host.data;
	int size = (int)node->host.size;
	bool is_local = bytes_equal_text(node->host, "localhost");
	bool is_number = size > 0 && host[0] >= '0' && host[0] <= '9';

	if (peer.size > 0 && !is_number)
		return arena_printf(arena, "%.*s/%.*s:%d", size, host, (int)peer.size, (const char *)peer.data, node->port);
	return arena_printf(arena, "%s%.*s%s:%d", is_number ? "/" : "", size, host, is_local ? "/127.0.0.1" : "", node->port);
}

static void on_disconnect(struct network_node *node, const struct event *ev, struct effects *fx)
{
	struct network *net = node->network;
	bool was_ready = node->was_ready;

	if (!node->is_open || net->is_closed)
		return;
	node->is_open = node->was_ready = false;
	if (was_ready)
		node->failures = 0;
	node->retry_at_us = ev->now_us + network_backoff(&net->prng, net->reconnect_backoff_us, net->reconnect_backoff_max_us, node->failures);
	node->failures++;
	if (node->retry_at_us > net->backoff_until_us)
		net->backoff_until_us = node->retry_at_us;
	if (node->id == NODE_NONE)
		return;
	if (!was_ready && node->channel.closed_err == ERR_UNKNOWN_HOST) {
		struct bytes text = network_node_text(net, fx->arena, node->id);

		network_log(net, ev, CLIENT_LOG_WARN, LOGGER, "Error connecting to node %.*s", (int)text.size, (const char *)text.data);
		network_log_cause(net, arena_printf(fx->arena, "java.net.UnknownHostException: %.*s: Name or service not known", (int)node->host.size,
		                                    (const char *)node->host.data));
	} else if (!was_ready && node->channel.closed_err != ERR_TIMED_OUT && node->channel.closed_err != ERR_CLOSED) {
		struct bytes address = address_text(fx->arena, node, ev->type == EVENT_CLOSED ? ev->peer : BYTES_NULL);

		network_log(net, ev, CLIENT_LOG_WARN, LOGGER, "Connection to node %d (%.*s) could not be established. Node may not be available.",
		            node->id, (int)address.size, (const char *)address.data);
	} else {
		network_log(net, ev, CLIENT_LOG_INFO, LOGGER, "Node %d disconnected.", node->id);
	}
	if (net->is_bootstrapping && node->id < 0 && !net->is_of_admin) {
		struct bytes text = network_node_text(net, fx->arena, node->id);

		network_log(net, ev, CLIENT_LOG_WARN, LOGGER, "Bootstrap broker %.*s disconnected", (int)text.size, (const char *)text.data);
	}
	/* It may have gone because the cluster changed. An update that was due counts as failed, so that it backs off. */
	if (!net->is_metadata_in_flight && metadata_due_us(net->metadata) <= ev->now_us)
		metadata_failed(net->metadata, ev->now_us);
	metadata_request_update(net->metadata);
}

/* A broker that mutes this client says for how long: what is sent before would only wait there, and time out (KIP-219). */
static void note_throttle(struct network_node *node, const struct channel_answer *answer, const struct event *ev)
{
	const struct schema_struct *root = answer->api->response->root;
	int32_t ms = 0;

	if (answer->err || !answer->body)
		return;
	for (int i = 0; i < root->field_count && ms == 0; i++)
		if (strcmp(root->fields[i].name, "ThrottleTimeMs") == 0)
			memcpy(&ms, (const uint8_t *)answer->body + root->fields[i].offset, sizeof(ms));
	if (ms <= 0)
		return;
	if (ev->now_us + (int64_t)ms * 1000 > node->throttled_until_us)
		node->throttled_until_us = ev->now_us + (int64_t)ms * 1000;
	node->network->is_throttled = true;
	/* What is on its way already waits there for so long before its own time begins. */
	LIST_EACH(&node->channel.in_flight, struct channel_request, request, link)
		if (request->timeout_us < INT64_MAX)
			request->timeout_us += (int64_t)ms * 1000;
	network_log(node->network, ev, CLIENT_LOG_WARN, LOGGER, "Connection to node %d is throttled for %d ms until timestamp %lld", node->id, ms,
	            (long long)ev->wall_ms + ms);
}

static void end_throttles(struct network *net, int64_t now_us)
{
	if (!net->is_throttled)
		return;
	net->is_throttled = false;
	LIST_EACH(&net->nodes, struct network_node, node, link) {
		if (node->throttled_until_us <= now_us || node->channel.state == CHANNEL_IDLE)
			node->throttled_until_us = 0;
		net->is_throttled = net->is_throttled || node->throttled_until_us > 0;
		set_timer(node);
	}
}

/* Hands every answer to its handler. Handlers may send, and may close this very connection. */
static void drain(struct network_node *node, const struct event *ev, struct effects *fx)
{
	struct network *net = node->network;
	struct channel_answer answer;
	bool was_idle = node->channel.state == CHANNEL_IDLE;

	node->channel.next_correlation_id = net->next_correlation_id;
	while (channel_next_answer(&node->channel, fx, &answer)) {
		struct pending *pending = answer.context;
		struct network_answer out = { .node = node->id,
			                          .correlation_id = answer.correlation_id,
			                          .api = answer.api,
			                          .version = answer.version,
			                          .err = answer.err,
			                          .body = answer.body,
			                          .context = pending->context,
			                          .sent_us = answer.sent_us };
		network_handler *handler = pending->handler;

		note_throttle(node, &answer, ev);

		if (node->channel.next_correlation_id > net->next_correlation_id)
			net->next_correlation_id = node->channel.next_correlation_id;
		heap_free(net->heap, pending);
		handler(net->owner, ev, fx, &out);
	}
	if (node->channel.next_correlation_id > net->next_correlation_id)
		net->next_correlation_id = node->channel.next_correlation_id;
	if (channel_is_ready(&node->channel) && !node->was_ready) {
		node->was_ready = true;
		node->failures = 0;
	}
	set_timer(node);
	if (!was_idle && node->channel.state == CHANNEL_IDLE)
		on_disconnect(node, ev, fx);
}

static void expire(struct network_node *node, const struct event *ev, struct effects *fx)
{
	struct network *net = node->network;
	enum channel_state state = node->channel.state;

	if (state == CHANNEL_IDLE)
		return;
	if (channel_expire(&node->channel, fx, ev->now_us)) {
		network_log(net, ev, CLIENT_LOG_INFO, LOGGER, "Disconnecting from node %d due to request timeout.", node->id);
	} else if (state == CHANNEL_CONNECTING && node->setup_until_us <= ev->now_us) {
		network_log(net, ev, CLIENT_LOG_INFO, LOGGER, "Disconnecting from node %d due to socket connection setup timeout.", node->id);
		channel_fail(&node->channel, fx, ERR_TIMED_OUT);
	} else if (state == CHANNEL_READY && node->channel.in_flight_count == 0 &&
	           node->channel.last_used_us + net->max_idle_us <= ev->now_us) {
		/* Nobody misses it: no backoff, no new metadata. */
		channel_close(&node->channel, fx);
		node->is_open = node->was_ready = false;
		set_timer(node);
		return;
	}
	if (node->channel.state == CHANNEL_IDLE) {
		drain(node, ev, fx);
		on_disconnect(node, ev, fx);
	}
}

/* The first millisecond past the trigger; TIME_NEVER while metadata comes when it is due. */
static int64_t rebootstrap_due_us(const struct network *net)
{
	if (!net->is_rebootstrapping || net->metadata_missing_us == TIME_NEVER)
		return TIME_NEVER;
	return net->metadata_missing_us + net->rebootstrap_trigger_us + 1000;
}

/* Brokers that take connections but tell nothing would hold it for ever: their connections end too (KIP-1102). */
static void rebootstrap_if_due(struct network *net, const struct event *ev, struct effects *fx)
{
	if (rebootstrap_due_us(net) > ev->now_us)
		return;
	LIST_EACH(&net->nodes, struct network_node, node, link) {
		if (!is_of_metadata(node) || node->channel.state == CHANNEL_IDLE)
			continue;
		network_log(net, ev, CLIENT_LOG_INFO, LOGGER, "Disconnecting from node %d due to client rebootstrap.", node->id);
		network_disconnect(net, ev, fx, node->id);
	}
	rebootstrap(net);
	net->metadata_missing_us = ev->now_us;
}

bool network_event(struct network *net, const struct event *ev, struct effects *fx)
{
	if (net->is_closed)
		return false;
	if (ev->type == EVENT_DEADLINE) {
		/* In the order of the nodes, not of their deadlines. */
		if (timers_next(&net->timers) <= ev->now_us)
			LIST_EACH(&net->nodes, struct network_node, node, link)
				expire(node, ev, fx);
		return true;
	}
	struct network_node *node = node_of_conn(net, ev->conn);

	if (!node)
		return false;
	node->channel.next_correlation_id = net->next_correlation_id;
	if (!channel_event(&node->channel, ev, fx))
		return false;
	net->next_correlation_id = node->channel.next_correlation_id;
	bool is_closed = node->channel.state == CHANNEL_IDLE;

	drain(node, ev, fx);
	if (is_closed)
		on_disconnect(node, ev, fx);
	return true;
}

/* ---- What the owner asks ------------------------------------------------------------------------------------------- */

bool network_is_connected(const struct network *net, int32_t id)
{
	const struct network_node *node = node_find(net, id);

	return node && channel_is_ready(&node->channel);
}

static bool can_send(const struct network_node *node)
{
	return channel_is_ready(&node->channel) && node->channel.in_flight_count < node->network->in_flight_max && !node->throttled_until_us;
}

bool network_can_send(const struct network *net, int32_t id)
{
	const struct network_node *node = node_find(net, id);

	return node && can_send(node);
}

bool network_is_ready(struct network *net, const struct event *ev, struct effects *fx, int32_t id)
{
	struct network_node *node = node_find(net, id);

	if (node && can_connect(node, ev->now_us))
		connect_node(node, ev, fx);
	return node && can_send(node);
}

bool network_may_reach(const struct network *net, int32_t id)
{
	const struct network_node *node = node_find(net, id);

	return node && node->channel.state != CHANNEL_IDLE;
}

int64_t network_retry_at(const struct network *net, int32_t id)
{
	const struct network_node *node = node_find(net, id);

	return node && node->channel.state == CHANNEL_IDLE ? node->retry_at_us : TIME_NEVER;
}

int64_t network_next_retry(const struct network *net, int64_t now_us)
{
	int64_t next = TIME_NEVER;

	if (net->backoff_until_us <= now_us)
		return next;
	LIST_EACH(&net->nodes, struct network_node, node, link)
		if (node->is_current && node->channel.state == CHANNEL_IDLE && node->retry_at_us > now_us)
			next = earliest(next, node->retry_at_us);
	return next;
}

bool network_is_failed(const struct network *net, int32_t id, int64_t now_us)
{
	const struct network_node *node = node_find(net, id);

	return !node || (node->channel.state == CHANNEL_IDLE && node->retry_at_us > now_us);
}

int32_t network_in_flight(const struct network *net, int32_t id)
{
	const struct network_node *node = node_find(net, id);

	return node ? node->channel.in_flight_count : 0;
}

/* Lower is better; -1: of no use now. */
static int32_t load_of(const struct network_node *node, int64_t now_us)
{
	if (!is_of_metadata(node))
		return -1;
	if (channel_is_ready(&node->channel))
		return can_send(node) ? node->channel.in_flight_count : -1;
	if (node->channel.state != CHANNEL_IDLE)
		return INT32_MAX - 1;
	return node->retry_at_us <= now_us ? INT32_MAX : -1;
}

int32_t network_least_loaded(struct network *net, int64_t now_us)
{
	const struct network_node *best = NULL;
	int32_t count = 0, best_load = -1;

	LIST_EACH(&net->nodes, struct network_node, node, link)
		count += node->is_current;
	if (count == 0)
		return NODE_NONE;
	int32_t skip = (int32_t)prng_below(&net->prng, (uint64_t)count);

	/* Two rounds make one full turn from the drawn start. */
	for (int round = 0; round < 2; round++) {
		int32_t i = 0;

		LIST_EACH(&net->nodes, struct network_node, node, link) {
			int32_t load = load_of(node, now_us);

			if (!node->is_current || (i++ < skip) != (round == 1) || load < 0)
				continue;
			if (!best || load < best_load || (load == INT32_MAX && best_load == INT32_MAX && node->attempted_us < best->attempted_us)) {
				best = node;
				best_load = load;
			}
		}
	}
	return best ? best->id : NODE_NONE;
}

int16_t network_version(const struct network *net, int32_t id, const struct api *api, int16_t limit)
{
	const struct network_node *node = node_find(net, id);

	return node && channel_is_ready(&node->channel) ? channel_version_of(&node->channel, api, limit) : -1;
}

void network_send(struct network *net, const struct event *ev, struct effects *fx, int32_t id, const struct api *api, int16_t version,
                  const void *body, int64_t timeout_us, network_handler *handler, void *context)
{
	struct network_node *node = node_find(net, id);
	struct pending *pending = NULL;

	assert(node && channel_is_ready(&node->channel));
	if (handler) {
		pending = HEAP_NEW(net->heap, struct pending);
		pending->handler = handler;
		pending->context = context;
	}
	if (timeout_us == 0)
		timeout_us = net->request_timeout_us;
	node->channel.next_correlation_id = net->next_correlation_id;
	channel_send(&node->channel, fx, api, version, body, 0, pending, ev->now_us, ev->now_us + timeout_us, handler != NULL);
	net->next_correlation_id = node->channel.next_correlation_id;
	set_timer(node);
}

int32_t network_coordinator_node(struct network *net, int32_t broker, struct bytes host, int32_t port)
{
	int32_t id = INT32_MAX - broker;
	struct network_node *node = node_find(net, id);

	if (node && bytes_equal(node->host, host) && node->port == port)
		return id;
	if (node)
		retire(node);
	node_new(net, id, host, port);
	return id;
}

void network_disconnect(struct network *net, const struct event *ev, struct effects *fx, int32_t id)
{
	struct network_node *node = node_find(net, id);

	if (!node || node->channel.state == CHANNEL_IDLE)
		return;
	channel_fail(&node->channel, fx, ERR_CLOSED);
	drain(node, ev, fx);
	on_disconnect(node, ev, fx);
}

/* ---- Metadata ------------------------------------------------------------------------------------------------------ */

static void log_topic_errors(struct network *net, const struct event *ev, const struct network_answer *answer)
{
	const struct metadata_response *body = answer->body;
	struct buf list = { .heap = net->heap };

	for (int32_t i = 0; i < body->topics_count; i++)
		if (body->topics[i].error_code != KAFKA_NONE)
			buf_printf(&list, "%s%.*s=%s", list.size > 0 ? ", " : "", (int)body->topics[i].name.size,
			           (const char *)body->topics[i].name.data, kafka_error_name(body->topics[i].error_code));
	if (list.size > 0)
		network_log(net, ev, CLIENT_LOG_WARN, LOGGER,
		            "The metadata response from the cluster reported a recoverable issue with correlation id %d : {%s}",
		            answer->correlation_id, buf_text(&list));
	buf_clear(&list);
	int32_t invalid = 0;

	for (int32_t i = 0; i < body->topics_count; i++)
		if (body->topics[i].error_code == KAFKA_INVALID_TOPIC_EXCEPTION)
			buf_printf(&list, "%s%.*s", invalid++ > 0 ? ", " : "", (int)body->topics[i].name.size, (const char *)body->topics[i].name.data);
	if (invalid > 0)
		network_log(net, ev, CLIENT_LOG_ERROR, "org.apache.kafka.clients.Metadata", "Metadata response reported invalid topics [%s]", buf_text(&list));
	buf_free(&list);
}

/* A broker that has reason to think that the client knows none of the brokers that are there (KIP-1102). */
static bool is_rebootstrap_asked_for(const struct network *net, const struct network_answer *answer)
{
	return net->is_rebootstrapping && answer->api->key == API_KEY_METADATA &&
	       ((const struct metadata_response *)answer->body)->error_code == KAFKA_REBOOTSTRAP_REQUIRED;
}

/* Whoever waits for metadata is told so, until a peer has them. */
static void note_wrong_peer(struct network *net, const struct event *ev, int16_t code, struct bytes text)
{
	static const char logger[] = "org.apache.kafka.clients.admin.internals.AdminMetadataManager";
	struct buf cause = { .heap = net->heap };
	bool is_known = net->peer_error != KAFKA_NONE;

	net->peer_error = code;
	owned_set(net->heap, &net->peer_error_text, text);
	metadata_failed(net->metadata, ev->now_us);
	if (is_known || !net->is_of_admin)
		return;
	buf_printf(&cause, "org.apache.kafka.common.errors.%s: %.*s", kafka_error_exception(code), (int)text.size, (const char *)text.data);
	network_log(net, ev, CLIENT_LOG_WARN, logger, "Fatal error during metadata update");
	network_log_cause(net, buf_bytes(&cause));
	if (code == KAFKA_UNSUPPORTED_VERSION) {
		network_log(net, ev, CLIENT_LOG_WARN, logger, net->is_of_controllers ? "The remote node is not a CONTROLLER that supports the KIP-919 DESCRIBE_CLUSTER api."
		                                                                     : "The remote node is not a BROKER that supports the METADATA api.");
		network_log_cause(net, buf_bytes(&cause));
	}
	buf_free(&cause);
}

static bool is_wrong_endpoint(const struct network_answer *answer)
{
	return answer->api->key == API_KEY_DESCRIBE_CLUSTER && ((const struct describe_cluster_response *)answer->body)->error_code == KAFKA_MISMATCHED_ENDPOINT_TYPE;
}

static void on_metadata(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	/* The context is the network itself. */
	struct network *net = answer->context;
	bool is_updated = false;

	(void)owner;
	(void)fx;
	net->is_metadata_in_flight = false;
	if (answer->err != ERR_OK) {
		metadata_failed(net->metadata, ev->now_us);
	} else if (is_wrong_endpoint(answer)) {
		const struct describe_cluster_response *body = answer->body;

		note_wrong_peer(net, ev, body->error_code, body->error_message);
	} else if (is_rebootstrap_asked_for(net, answer)) {
		network_log(net, ev, CLIENT_LOG_INFO, LOGGER, "Rebootstrap requested by server.");
		net->metadata_missing_us = ev->now_us - net->rebootstrap_trigger_us - 1000; /* it is due now */
	} else if (answer->api->key == API_KEY_METADATA) {
		if (!net->is_of_admin)
			log_topic_errors(net, ev, answer);
		is_updated = metadata_update(net->metadata, answer->body, net->is_metadata_full, ev->now_us);
	} else {
		is_updated = metadata_update_cluster(net->metadata, answer->body, ev->now_us);
	}
	if (is_updated) {
		net->metadata_missing_us = TIME_NEVER;
		net->peer_error = KAFKA_NONE;
	}
}

static void send_metadata_request(struct network *net, const struct event *ev, struct effects *fx, int32_t node)
{
	const struct api *api = api_of_key(net->is_of_controllers ? API_KEY_DESCRIBE_CLUSTER : API_KEY_METADATA);
	int16_t version = network_version(net, node, api, -1);
	struct metadata_request metadata;
	struct describe_cluster_request cluster;

	if (version < 0) {
		note_wrong_peer(net, ev, KAFKA_UNSUPPORTED_VERSION,
		                net->is_of_controllers ? BYTES("The node does not support DESCRIBE_CLUSTER") : BYTES("The node does not support METADATA"));
		return;
	}
	metadata_request_make(net->metadata, fx->arena, &metadata, &net->is_metadata_full, ev->now_us);
	message_init(&describe_cluster_request_schema, &cluster);
	if (version >= 1)
		cluster.endpoint_type = net->is_of_controllers ? 2 : 1;
	net->is_metadata_in_flight = true;
	network_send(net, ev, fx, node, api, version, net->is_of_controllers ? (void *)&cluster : (void *)&metadata, 0, on_metadata, net);
}

static bool is_connecting(const struct network_node *node)
{
	return node->channel.state == CHANNEL_CONNECTING || node->channel.state == CHANNEL_NEGOTIATING;
}

static bool is_any_connecting(const struct network *net)
{
	if (!net->is_connecting)
		return false;
	LIST_EACH(&net->nodes, struct network_node, node, link)
		if (is_of_metadata(node) && is_connecting(node))
			return true;
	return false;
}

static void note_connected(struct network *net)
{
	if (!net->is_connecting)
		return;
	net->is_connecting = false;
	LIST_EACH(&net->nodes, struct network_node, node, link)
		net->is_connecting = net->is_connecting || is_connecting(node);
}

static bool is_any_connected(const struct network *net)
{
	LIST_EACH(&net->nodes, struct network_node, node, link)
		if (is_of_metadata(node) && channel_is_ready(&node->channel))
			return true;
	return false;
}

static void refresh(struct network *net, const struct event *ev, struct effects *fx)
{
	if (net->is_metadata_in_flight || metadata_due_us(net->metadata) > ev->now_us)
		return;
	if (net->metadata_missing_us == TIME_NEVER)
		net->metadata_missing_us = ev->now_us;
	int32_t id = network_least_loaded(net, ev->now_us);

	if (id == NODE_NONE && net->is_rebootstrapping && !net->is_bootstrapping && !is_any_connected(net)) {
		rebootstrap(net);
		id = network_least_loaded(net, ev->now_us);
	}
	if (id == NODE_NONE)
		return;
	struct network_node *node = node_find(net, id);

	if (can_send(node))
		send_metadata_request(net, ev, fx, id);
	else if (!is_any_connecting(net) && can_connect(node, ev->now_us))
		connect_node(node, ev, fx);
}

void network_run(struct network *net, const struct event *ev, struct effects *fx)
{
	if (net->is_closed)
		return;
	end_throttles(net, ev->now_us);
	rebootstrap_if_due(net, ev, fx);
	sync_nodes(net, fx);
	refresh(net, ev, fx);
	note_connected(net);
	if (!net->has_retired)
		return;
	net->has_retired = false;
	LIST_EACH(&net->nodes, struct network_node, node, link)
		if (node->id == NODE_NONE) {
			channel_fail(&node->channel, fx, ERR_CLOSED);
			drain(node, ev, fx);
			node_del(node);
		}
}

int64_t network_deadline(const struct network *net)
{
	int64_t deadline = earliest(rebootstrap_due_us(net), timers_next(&net->timers)), due = metadata_due_us(net->metadata), retry = TIME_NEVER;

	if (net->is_closed)
		return TIME_NEVER;
	/* What is under way ends with an event of its own. */
	if (due >= deadline || net->is_metadata_in_flight || is_any_connecting(net))
		return deadline;
	LIST_EACH(&net->nodes, struct network_node, node, link) {
		if (is_of_metadata(node) && can_send(node))
			return due;
		if (is_of_metadata(node) && node->channel.state == CHANNEL_IDLE)
			retry = earliest(retry, node->retry_at_us);
	}
	if (net->is_rebootstrapping && !net->is_bootstrapping && !is_any_connected(net))
		return due;
	return earliest(deadline, due > retry ? due : retry);
}
