#include "engine/broker/start.h"

#include "engine/base/uuid.h"
#include "engine/broker/api/fetch_session.h"
#include "engine/broker/api/group_port.h"
#include "engine/broker/auto_create.h"
#include "engine/broker/config.h"
#include "engine/broker/connection.h"
#include "engine/broker/lifecycle.h"
#include "engine/broker/partition.h"
#include "engine/broker/producer_ids.h"
#include "engine/broker/publish.h"
#include "engine/broker/registrar.h"
#include "engine/broker/replica_fetcher.h"
#include "engine/broker/storage.h"
#include "engine/meta/controller.h"
#include "engine/raft/raft.h"

#include <stdarg.h>

#define TEXT(b) (int)(b).size, (const char *)(b).data

void node_refuse(struct node *n, const char *format, ...)
{
	struct buf reason = { .heap = n->heap };
	struct bytes when = node_time_text(n->fx->arena, n->wall_ms);
	va_list args;

	va_start(args, format);
	buf_vprintf(&reason, format, args);
	va_end(args);
	effects_printf(n->fx, 2, "[%.*s] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)\n%s\n", TEXT(when), buf_text(&reason));
	trace(n->fx->trace, node_refused, .id = n->id, .reason = buf_bytes(&reason));
	buf_free(&reason);
	effects_exit(n->fx, 1);
	n->has_ended = true;
}

static bool load_config(struct node *n)
{
	struct buf problem = { .heap = n->heap };

	n->config = node_config_new(n->heap, n->properties, &problem);
	if (!n->config) {
		bool is_requirement = bytes_starts_with(buf_bytes(&problem), BYTES("requirement failed"));

		node_refuse(n, "%s: %s",
		            is_requirement ? "java.lang.IllegalArgumentException" : "org.apache.kafka.common.config.ConfigException",
		            buf_text(&problem));
	}
	buf_free(&problem);
	if (n->config)
		n->id = n->config->node_id;
	return n->config != NULL;
}

/* A disk that fails here takes only its directory with it, if that does not hold the metadata log. */
static bool may_go_without(struct node *n, int32_t i, enum err err)
{
	struct bytes dir = n->config->log_dirs[i];

	if (err == ERR_LOCKED || bytes_equal(dir, n->config->metadata_log_dir))
		return false;
	node_log(n, "ERROR", "org.apache.kafka.storage.internals.log.LogDirFailureChannel", "Disk error while locking directory %.*s", TEXT(dir));
	node_log(n, NULL, NULL, "java.io.IOException: %s", err_text(err));
	n->directory_ids[i] = (struct uuid){ 0 };
	return true;
}

/* The directories of a server that runs already are not touched. */
static bool lock_directories(struct node *n)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		struct bytes dir = n->config->log_dirs[i];
		struct bytes path = arena_printf(n->fx->arena, "%.*s/.lock", TEXT(dir));

		if (uuid_is_zero(n->directory_ids[i]))
			continue;
		enum err err = n->disk->ops->lock(n->disk->self, path);

		if (err && !may_go_without(n, i, err)) {
			node_refuse(n, "org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in %.*s. A Kafka instance in "
			            "another process or thread is using this directory.", TEXT(dir));
			return false;
		}
	}
	return true;
}

static struct uuid metadata_directory_id(const struct node *n)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (bytes_equal(n->config->log_dirs[i], n->config->metadata_log_dir))
			return n->directory_ids[i];
	return n->directory_ids[0];
}

/* The voters of a static quorum; a dynamic one has them in its log. */
static struct raft_voter *static_voters(struct node *n, int32_t *count)
{
	const struct node_config *c = n->config;
	struct raft_voter *voters = arena_calloc(n->fx->arena, (size_t)c->voter_count + 1, sizeof(*voters));

	*count = 0;
	for (int32_t i = 0; i < c->voter_count && c->voters[i].id >= 0; i++) {
		struct raft_endpoint *endpoint = ARENA_NEW(n->fx->arena, struct raft_endpoint);

		*endpoint = (struct raft_endpoint){ c->controller_listener, c->voters[i].host, (uint16_t)c->voters[i].port };
		voters[(*count)++] = (struct raft_voter){ .id = c->voters[i].id, .endpoints = endpoint, .endpoint_count = 1, .max_kraft_version = 1 };
	}
	return voters;
}

static struct raft_step raft_step_of(struct node *n)
{
	return (struct raft_step){ n->now_us, n->wall_ms, n->fx, &n->next_token };
}

static const struct raft_address *bootstrap_servers(struct node *n)
{
	const struct node_config *c = n->config;
	struct raft_address *servers = arena_calloc(n->fx->arena, (size_t)c->voter_count + 1, sizeof(*servers));

	for (int32_t i = 0; i < c->voter_count; i++)
		servers[i] = (struct raft_address){ c->voters[i].host, c->voters[i].port };
	return servers;
}

/* Where this node's controller listens, as others are told. */
static const struct raft_endpoint *own_endpoints(struct node *n, int32_t *count)
{
	const struct node_config *c = n->config;
	struct raft_endpoint *endpoints = arena_calloc(n->fx->arena, (size_t)c->advertised_count + 1, sizeof(*endpoints));

	*count = 0;
	for (int32_t i = 0; i < c->advertised_count; i++)
		if (c->advertised[i].is_controller)
			endpoints[(*count)++] = (struct raft_endpoint){ c->advertised[i].name, c->advertised[i].host, (uint16_t)c->advertised[i].port };
	return endpoints;
}

static void take_quorum_config(struct node *n, struct raft_options *options)
{
	const struct node_config *c = n->config;

	options->is_voter_role = c->is_controller;
	options->voters = static_voters(n, &options->voter_count);
	options->bootstrap = bootstrap_servers(n);
	options->bootstrap_count = c->voter_count;
	options->listener = c->controller_listener;
	options->endpoints = own_endpoints(n, &options->endpoint_count);
	options->election_timeout_us = (int64_t)c->controller_quorum_election_timeout_ms * 1000;
	options->election_backoff_max_us = (int64_t)c->controller_quorum_election_backoff_max_ms * 1000;
	options->fetch_timeout_us = (int64_t)c->controller_quorum_fetch_timeout_ms * 1000;
	options->request_timeout_us = (int64_t)c->controller_quorum_request_timeout_ms * 1000;
	options->retry_backoff_us = (int64_t)c->controller_quorum_retry_backoff_ms * 1000;
	options->has_no_pre_vote = !node_config_switch(c, "klab.pre.vote", true);
	options->has_auto_join = c->controller_quorum_auto_join_enable;
}

static void log_of_raft(void *owner, const char *level, const char *logger, const char *text)
{
	node_log(owner, level, logger, "%s", text);
}

static bool open_raft(struct node *n)
{
	const struct node_config *c = n->config;
	struct buf problem = { .heap = n->heap };
	struct raft_options options = { .heap = n->heap, .disk = n->disk, .metadata_dir = c->metadata_log_dir, .node_id = n->id };

	options.timers = &n->timers;
	options.prng_seed = prng_next(&n->prng);
	options.cluster_id = n->cluster_id_text;
	options.directory_id = metadata_directory_id(n);
	take_quorum_config(n, &options);
	options.segment_bytes = c->metadata_log_segment_bytes;
	options.segment_ms = c->metadata_log_segment_ms;
	options.retention_bytes = c->metadata_max_retention_bytes;
	options.retention_ms = c->metadata_max_retention_ms;
	options.wall_ms = n->wall_ms;
	options.fx = n->fx;
	options.log = log_of_raft;
	options.owner = n;
	enum err err = raft_open(&options, &n->raft, &problem);

	if (err)
		node_refuse(n, "org.apache.kafka.common.errors.KafkaStorageException: Error while reading the metadata log in %.*s: %s%s%s",
		            TEXT(c->metadata_log_dir), err_text(err), problem.size ? ": " : "", buf_text(&problem));
	buf_free(&problem);
	if (!err) {
		struct raft_step step = raft_step_of(n);

		raft_begin_step(n->raft, &step);
	}
	return !err;
}

static void start_controller(struct node *n)
{
	const struct node_config *c = n->config;
	struct controller_options options = { .heap = n->heap, .raft = n->raft, .timers = &n->timers, .prng = &n->prng };

	options.scope = node_config_scope(c);
	options.cluster_id = n->cluster_id_text;
	options.session_timeout_us = (int64_t)c->broker_session_timeout_ms * 1000;
	options.idle_interval_us = (int64_t)c->metadata_max_idle_interval_ms * 1000;
	n->controller = controller_new(&options);
}

/* Kafka's default for what is received is so small that producers wait for the loop after every few batches, so it counts only where somebody asked for it:
 * the system's own grows with what comes. */
static struct socket_buffers buffers_of(const struct node *n)
{
	struct config_value receive = broker_config_value(n->config, NULL, "socket.receive.buffer.bytes");
	bool is_asked = receive.source != SOURCE_DEFAULT;

	return (struct socket_buffers){ .send = n->config->socket_send_buffer_bytes, .receive = is_asked ? (int32_t)config_to_int64(receive.text) : -1 };
}

static void begin_listening(struct node *n, bool is_controller)
{
	struct socket_buffers buffers = buffers_of(n);

	for (int32_t i = 0; i < n->config->listener_count; i++)
		if (n->config->listeners[i].is_controller == is_controller)
			effects_listen(n->fx, n->config->listeners[i].host, n->config->listeners[i].port, i, buffers);
}

void node_cannot_listen(struct node *n, int32_t listener, enum err err)
{
	const struct listener *l = &n->config->listeners[listener];
	struct bytes host = l->host.size > 0 ? l->host : BYTES("0.0.0.0");

	node_refuse(n, "org.apache.kafka.common.KafkaException: Socket server failed to bind to %.*s:%d: %s.", TEXT(host), (int)l->port,
	            err == ERR_EXISTS ? "Address already in use" : "Cannot assign requested address");
}

void node_is_running(struct node *n)
{
	const struct node_config *c = n->config;
	bool is_clean = n->partitions && n->partitions->previous_broker_epoch >= 0;
	const char *roles = c->is_broker && c->is_controller ? "broker,controller" : c->is_broker ? "broker" : "controller";

	if (c->is_broker)
		begin_listening(n, false);
	node_log(n, "INFO", "kafka.server.KafkaRaftServer", "[KafkaRaftServer nodeId=%d] Kafka Server started", n->id);
	trace(n->fx->trace, node_started, .id = n->id, .roles = bytes_of_text(roles), .is_clean = is_clean);
}

/* Controllers listen at once; brokers once they are unfenced, so that no client finds a server that cannot answer it yet. */
void node_start(struct node *n)
{
	n->incarnation = uuid_random(&n->prng);
	if (!load_config(n) || !storage_load(n) || !lock_directories(n) || !open_raft(n))
		return;
	node_log(n, "INFO", "kafka.server.SharedServer", "[SharedServer id=%d] Starting SharedServer", n->id);
	n->snapshot_at_us = n->now_us;
	if (n->config->is_controller) {
		start_controller(n);
		begin_listening(n, true);
	}
	node_parts_begin_step(n);
	raft_start(n->raft);
	forwarding_start(n);
	if (n->config->is_broker) {
		node_log(n, "INFO", "kafka.server.BrokerServer", "[BrokerServer id=%d] Starting broker", n->id);
		group_port_start(n);
		partitions_start(n);
		producer_ids_start(n);
		auto_create_start(n);
		if (!n->has_ended)
			lifecycle_start(n);
	} else {
		node_is_running(n);
	}
	if (n->config->is_controller)
		registrar_start(n);
}

static void hurry_stop(struct node *n)
{
	n->is_hurried = true;
	if (n->lifecycle)
		lifecycle_hurry_stop(n);
	if (n->raft)
		raft_hurry_stop(n->raft);
}

void node_begin_stop(struct node *n)
{
	if (n->has_ended)
		return;
	if (n->is_stopping) {
		hurry_stop(n);
		return;
	}
	n->is_stopping = true;
	if (!n->config) {
		effects_exit(n->fx, 0);
		n->has_ended = true;
		return;
	}
	if (n->lifecycle)
		node_log(n, "INFO", "kafka.server.BrokerServer", "[BrokerServer id=%d] shutting down", n->id);
	if (n->lifecycle && n->config->controlled_shutdown_enable)
		lifecycle_begin_stop(n);
	else
		node_finish_stop(n);
}

/* The last thing: a controller that leads the quorum hands over before it goes. */
static void end(struct node *n)
{
	if (n->has_ended)
		return;
	raft_begin_stop(n->raft);
	if (n->is_hurried)
		raft_hurry_stop(n->raft);
}

static void end_if_stopped(struct node *n)
{
	if (!n->raft || n->has_ended || !raft_is_stopped(n->raft))
		return;
	if (n->lifecycle)
		node_log(n, "INFO", "kafka.server.BrokerServer", "[BrokerServer id=%d] shut down completed", n->id);
	raft_close_clean(n->raft);
	trace(n->fx->trace, node_stopped, .id = n->id);
	effects_exit(n->fx, 0);
	n->has_ended = true;
}

void node_finish_stop(struct node *n)
{
	if (!n->has_ended)
		partitions_stop(n, end);
}

void node_parts_begin_step(struct node *n)
{
	struct raft_step raft_step = raft_step_of(n);
	struct controller_step controller_step = { n->now_us, n->wall_ms, n->fx };

	if (n->raft)
		raft_begin_step(n->raft, &raft_step);
	if (n->controller)
		controller_begin_step(n->controller, &controller_step);
	group_port_begin_step(n);
}

/* The metadata log's disk is the one thing that a node cannot do without. */
static void end_if_failed(struct node *n)
{
	if (!n->raft || !n->raft->has_failed || n->has_ended)
		return;
	trace(n->fx->trace, log_dir_failed, .dir = n->config->metadata_log_dir, .error = bytes_of_text(err_text(ERR_IO)));
	effects_exit(n->fx, 1);
	n->has_ended = true;
}

bool node_parts_run(struct node *n)
{
	bool is_any = false;

	if (!n->raft || n->has_ended)
		return false;
	/* The image first: who is answered by the controller may ask this broker next. */
	is_any |= publish_run(n);
	if (n->controller)
		is_any |= controller_run(n->controller);
	if (is_any)
		forwarding_run(n);
	raft_run(n->raft);
	replica_fetchers_run(n);
	end_if_failed(n);
	end_if_stopped(n);
	return is_any && !n->has_ended;
}

void node_parts_synced(struct node *n, const struct event *event)
{
	if (n->raft)
		raft_synced(n->raft, event->token, event->err);
}

void node_parts_del(struct node *n)
{
	registrar_del(n);
	auto_create_del(n);
	lifecycle_del(n);
	partition_isr_stop(n);
	forwarding_del(n);
	fetch_sessions_del(n);
	group_port_del(n);
	partitions_del(n);
	producer_ids_del(n);
	controller_del(n->controller);
	raft_del(n->raft);
}

void node_outbound_event(struct node *n, const struct event *event)
{
	if ((n->raft && raft_event(n->raft, event)) || replica_fetchers_event(n, event))
		return;
	if (forwarding_event(n, event))
		forwarding_run(n);
}

int32_t node_controller_id(const struct node *n)
{
	return n->raft ? n->raft->leader_id : -1;
}
