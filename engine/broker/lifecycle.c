#include "engine/broker/lifecycle.h"

#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "engine/broker/features.h"
#include "engine/broker/partition.h"
#include "engine/broker/start.h"
#include "engine/wire/errors.h"

#include <stdlib.h>

#define LOGGER "org.apache.kafka.server.BrokerLifecycleManager"
#define PREFIX "[BrokerLifecycleManager id=%d] "

enum { MS = 1000, CATCH_UP_DELAY_MS = 10, FIRST_SHUTDOWN_DELAY_MS = 50, SHUTDOWN_LIMIT_MS = 5 * 60 * 1000 };

static void schedule(struct node *n, int64_t delay_ms)
{
	struct lifecycle *l = n->lifecycle;

	timer_set(&n->timers, &l->timer, n->now_us + (l->is_next_immediate ? 0 : delay_ms * MS));
	l->is_next_immediate = false;
}

static void schedule_after_failure(struct node *n)
{
	n->lifecycle->is_next_immediate = false;
	schedule(n, n->config->broker_heartbeat_interval_ms);
}

static int compare_uuids(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct uuid));
}

static const void *registration_body(struct node *n, struct controller_request *r)
{
	struct arena *arena = n->fx->arena;
	struct broker_registration_request *body = ARENA_NEW(arena, struct broker_registration_request);
	const struct node_config *c = n->config;

	(void)r;
	message_init(&broker_registration_request_schema, body);
	body->broker_id = n->id;
	body->cluster_id = n->cluster_id_text;
	body->incarnation_id = n->incarnation;
	body->rack = c->rack;
	body->previous_broker_epoch = n->partitions ? n->partitions->previous_broker_epoch : -1;
	if (is_mutant(n->fx, unclean_stop_called_clean) && image_broker(&n->image, n->id))
		body->previous_broker_epoch = image_broker(&n->image, n->id)->epoch;
	body->listeners = arena_calloc(arena, (size_t)c->advertised_count + 1, sizeof(*body->listeners));
	for (int32_t i = 0; i < c->advertised_count; i++) {
		const struct listener *l = &c->advertised[i];

		if (!l->is_controller)
			body->listeners[body->listeners_count++] =
				(struct broker_registration_request_listener){ l->name, l->host, (uint16_t)l->port, l->security_protocol };
	}
	body->features = arena_calloc(arena, (size_t)feature_count, sizeof(*body->features));
	for (int i = 0; i < feature_count; i++)
		body->features[body->features_count++] =
			(struct broker_registration_request_feature){ bytes_of_text(features[i].name), features[i].min_level, features[i].max_level };
	body->log_dirs = arena_calloc(arena, (size_t)c->log_dir_count, sizeof(*body->log_dirs));
	for (int32_t i = 0; i < c->log_dir_count; i++)
		if (!uuid_is_zero(n->directory_ids[i]) && !(n->partitions && n->partitions->is_dir_offline[i]))
			body->log_dirs[body->log_dirs_count++] = n->directory_ids[i];
	qsort(body->log_dirs, (size_t)body->log_dirs_count, sizeof(*body->log_dirs), compare_uuids);
	return body;
}

/* Kafka's controller tells why in its own log only. */
static void tell_unspoken_features(struct node *n)
{
	struct buf why_not = { .heap = n->heap };

	if (!features_are_spoken(n, false, &why_not))
		node_log(n, "ERROR", LOGGER, PREFIX "%s.", n->id, buf_text(&why_not));
	buf_free(&why_not);
}

static void registered(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	const struct broker_registration_response *answer = response;
	struct lifecycle *l = n->lifecycle;

	(void)r;
	l->is_in_flight = false;
	if (err) {
		node_log(n, "INFO", LOGGER, PREFIX "Unable to register the broker because the RPC got timed out before it could be sent.", n->id);
		schedule_after_failure(n);
	} else if (answer->error_code) {
		node_log(n, "INFO", LOGGER, PREFIX "Unable to register broker %d because the controller returned error %s", n->id, n->id,
		         kafka_error_name(answer->error_code));
		if (answer->error_code == KAFKA_UNSUPPORTED_VERSION)
			tell_unspoken_features(n);
		schedule_after_failure(n);
	} else {
		n->broker_epoch = answer->broker_epoch;
		l->is_registered = l->has_registered_once = true;
		if (l->phase == PHASE_STARTING)
			timer_stop(&n->timers, &l->give_up_timer);
		node_log(n, "INFO", LOGGER, PREFIX "Successfully registered broker %d with broker epoch %lld", n->id, n->id,
		         (long long)n->broker_epoch);
		schedule(n, 0);
	}
}

/* One that was offline from the start has no id, and was never registered. */
static bool has_failed_since(const struct node *n, int32_t dir)
{
	return n->partitions->is_dir_offline[dir] && !uuid_is_zero(n->directory_ids[dir]);
}

/* Once the broker knows its settings. Kafka's tells of none, too; that would be a record for each start and nothing else, so it is left out. */
static void tell_cordoned_dirs(const struct node *n, struct broker_heartbeat_request *body)
{
	const struct broker_image *self = image_broker(&n->image, n->id);
	struct uuid *ids = arena_calloc(n->fx->arena, (size_t)n->config->log_dir_count, sizeof(*ids));
	int32_t count = 0;

	for (int32_t i = 0; n->partitions && i < n->config->log_dir_count; i++)
		if (!uuid_is_zero(n->directory_ids[i]) && partitions_is_dir_cordoned(n, i))
			ids[count++] = n->directory_ids[i];
	if (n->lifecycle->phase == PHASE_STARTING || !self || (count == 0 && self->cordoned_dir_count == 0))
		return;
	body->cordoned_log_dirs = ids;
	body->cordoned_log_dirs_count = count;
}

static const void *heartbeat_body(struct node *n, struct controller_request *r)
{
	struct broker_heartbeat_request *body = ARENA_NEW(n->fx->arena, struct broker_heartbeat_request);
	const struct node_config *c = n->config;

	(void)r;
	message_init(&broker_heartbeat_request_schema, body);
	body->broker_id = n->id;
	body->broker_epoch = n->broker_epoch;
	body->current_metadata_offset = n->metadata_next - 1;
	body->want_fence = n->lifecycle->phase == PHASE_STARTING;
	body->want_shut_down = n->lifecycle->phase == PHASE_PENDING_CONTROLLED_SHUTDOWN;
	body->offline_log_dirs = arena_calloc(n->fx->arena, (size_t)c->log_dir_count, sizeof(*body->offline_log_dirs));
	for (int32_t i = 0; n->partitions && i < c->log_dir_count; i++)
		if (has_failed_since(n, i))
			body->offline_log_dirs[body->offline_log_dirs_count++] = n->directory_ids[i];
	n->lifecycle->offline_sent = body->offline_log_dirs_count;
	tell_cordoned_dirs(n, body);
	return body;
}

static void end_controlled_stop(struct node *n)
{
	n->lifecycle->phase = PHASE_SHUTTING_DOWN;
	timer_stop(&n->timers, &n->lifecycle->give_up_timer);
	node_finish_stop(n);
}

static void take_heartbeat(struct node *n, const struct broker_heartbeat_response *answer)
{
	struct lifecycle *l = n->lifecycle;
	int64_t interval_ms = n->config->broker_heartbeat_interval_ms;

	switch (l->phase) {
	case PHASE_STARTING:
		if (answer->is_caught_up && n->has_placed_partitions) {
			node_log(n, "INFO", LOGGER, PREFIX "The broker has caught up. Transitioning from STARTING to RECOVERY.", n->id);
			l->phase = PHASE_RECOVERY;
		}
		/* Soon, so that a start that has nothing to recover is quick. */
		schedule(n, CATCH_UP_DELAY_MS);
		break;
	case PHASE_RECOVERY:
		if (!answer->is_fenced) {
			node_log(n, "INFO", LOGGER, PREFIX "The broker has been unfenced. Transitioning from RECOVERY to RUNNING.", n->id);
			l->phase = PHASE_RUNNING;
			node_is_running(n);
		}
		schedule(n, interval_ms);
		break;
	case PHASE_RUNNING:
		schedule(n, interval_ms);
		break;
	case PHASE_PENDING_CONTROLLED_SHUTDOWN:
		if (answer->should_shut_down) {
			node_log(n, "INFO", LOGGER, PREFIX "The controller has asked us to exit controlled shutdown.", n->id);
			end_controlled_stop(n);
			break;
		}
		node_log(n, "INFO", LOGGER, PREFIX "The broker is in PENDING_CONTROLLED_SHUTDOWN state, still waiting for the active controller.", n->id);
		schedule(n, l->got_shutdown_answer ? interval_ms : FIRST_SHUTDOWN_DELAY_MS);
		l->got_shutdown_answer = true;
		break;
	case PHASE_SHUTTING_DOWN:
		break;
	}
}

static void beaten(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	const struct broker_heartbeat_response *answer = response;

	(void)r;
	n->lifecycle->is_in_flight = false;
	if (err) {
		node_log(n, "INFO", LOGGER, PREFIX "Unable to send a heartbeat because the RPC got timed out before it could be sent.", n->id);
		schedule_after_failure(n);
	} else if (answer->error_code) {
		node_log(n, "WARN", LOGGER, PREFIX "Broker %d sent a heartbeat request but received error %s.", n->id, n->id,
		         kafka_error_name(answer->error_code));
		schedule_after_failure(n);
	} else {
		n->lifecycle->offline_told = n->lifecycle->offline_sent;
		take_heartbeat(n, answer);
	}
}

static void communicate(void *owner, struct timer *timer)
{
	struct node *n = owner;
	struct lifecycle *l = n->lifecycle;

	(void)timer;
	if (l->is_in_flight) {
		l->is_next_immediate = true;
		return;
	}
	l->is_in_flight = true;
	l->request = (struct controller_request){ .body = l->is_registered ? heartbeat_body : registration_body,
		                                      .done = l->is_registered ? beaten : registered };
	l->request.api = api_of_key(l->is_registered ? API_KEY_BROKER_HEARTBEAT : API_KEY_BROKER_REGISTRATION);
	l->request.timeout_us = (int64_t)n->config->broker_heartbeat_interval_ms * MS;
	controller_request_send(n, &l->request);
}

static void give_up(void *owner, struct timer *timer)
{
	struct node *n = owner;

	(void)timer;
	if (n->is_stopping) {
		node_log(n, "ERROR", "kafka.server.BrokerServer", "[BrokerServer id=%d] Timed out waiting for the controller to approve controlled "
		         "shutdown", n->id);
		end_controlled_stop(n);
	} else if (!n->lifecycle->has_registered_once) {
		node_log(n, "ERROR", LOGGER, PREFIX "Shutting down because we were unable to register with the controller quorum.", n->id);
		node_refuse(n, "java.lang.RuntimeException: Unable to register with the controller quorum.");
	}
}

static void fire_dir(void *owner, struct timer *timer)
{
	struct node *n = owner;
	int32_t offline = 0;
	char id[UUID_TEXT_SIZE + 1];

	(void)timer;
	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		if (!has_failed_since(n, i) || ++offline <= n->lifecycle->offline_told)
			continue;
		node_log(n, "ERROR", LOGGER, PREFIX "Shutting down because couldn't communicate offline log dir %s with controllers", n->id,
		         uuid_text(n->directory_ids[i], id));
		node_begin_stop(n);
		return;
	}
}

void lifecycle_start(struct node *n)
{
	struct lifecycle *l = HEAP_NEW(n->heap, struct lifecycle);
	char incarnation[UUID_TEXT_SIZE + 1];

	n->lifecycle = l;
	l->timer.fire = communicate;
	l->give_up_timer.fire = give_up;
	l->dir_timer.fire = fire_dir;
	timer_set(&n->timers, &l->give_up_timer, n->now_us + (int64_t)n->config->initial_broker_registration_timeout_ms * MS);
	timer_set(&n->timers, &l->timer, n->now_us);
	node_log(n, "INFO", LOGGER, PREFIX "Incarnation %s of broker %d in cluster %.*s is now STARTING.", n->id,
	         uuid_text(n->incarnation, incarnation), n->id, (int)n->cluster_id_text.size, (const char *)n->cluster_id_text.data);
}

void lifecycle_del(struct node *n)
{
	struct lifecycle *l = n->lifecycle;

	if (!l)
		return;
	controller_request_forget(n, &l->request);
	timer_stop(&n->timers, &l->timer);
	timer_stop(&n->timers, &l->give_up_timer);
	timer_stop(&n->timers, &l->dir_timer);
	heap_free(n->heap, l);
	n->lifecycle = NULL;
}

void lifecycle_register_again(struct node *n)
{
	n->lifecycle->is_registered = false;
	schedule(n, 0);
}

void lifecycle_tell_soon(struct node *n)
{
	struct lifecycle *l = n->lifecycle;

	if (!l || !l->is_registered)
		return;
	if (l->is_in_flight)
		l->is_next_immediate = true;
	else
		schedule(n, 0);
}

void lifecycle_dir_failed(struct node *n)
{
	struct lifecycle *l = n->lifecycle;

	if (!l)
		return;
	if (!timer_is_set(&l->dir_timer))
		timer_set(&n->timers, &l->dir_timer, n->now_us + config_to_int64(broker_config_value(n->config, &n->image, "log.dir.failure.timeout.ms").text) * MS);
	lifecycle_tell_soon(n);
}

void lifecycle_begin_stop(struct node *n)
{
	struct lifecycle *l = n->lifecycle;

	if (l->phase != PHASE_RUNNING) {
		l->phase = PHASE_SHUTTING_DOWN;
		node_finish_stop(n);
		return;
	}
	node_log(n, "INFO", LOGGER, PREFIX "Beginning controlled shutdown.", n->id);
	l->phase = PHASE_PENDING_CONTROLLED_SHUTDOWN;
	timer_set(&n->timers, &l->give_up_timer, n->now_us + (int64_t)SHUTDOWN_LIMIT_MS * MS);
	if (l->is_in_flight)
		l->is_next_immediate = true;
	else
		schedule(n, 0);
}

void lifecycle_hurry_stop(struct node *n)
{
	if (n->lifecycle->phase == PHASE_PENDING_CONTROLLED_SHUTDOWN)
		end_controlled_stop(n);
}
