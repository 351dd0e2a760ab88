/* Brokers: they register, send heartbeats, are fenced when silent, and ask for leave to stop. */
#include "engine/meta/internal.h"
#include "engine/meta/metadata_version.h"

#include "engine/base/uuid.h"

enum broker_state { STATE_FENCED, STATE_UNFENCED, STATE_CONTROLLED_SHUTDOWN, STATE_SHUTDOWN_NOW };
enum { FENCE = 1, UNFENCE = -1, IN_CONTROLLED_SHUTDOWN = 1 };

static int compare_broker(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF(node, struct broker_session, node)->broker;

	return a < b ? -1 : a > b;
}

static struct broker_session *session_of(const struct controller *c, int32_t broker)
{
	struct tree_node *node = tree_find(&c->sessions, &broker, compare_broker);

	return node ? CONTAINER_OF(node, struct broker_session, node) : NULL;
}

static void add_fencing(const struct broker_image *broker, int8_t fenced, struct record_list *list)
{
	struct broker_registration_change_record *record = record_list_add(list, &broker_registration_change_record_schema);

	record->broker_id = broker->id;
	record->broker_epoch = broker->epoch;
	record->fenced = fenced;
}

static void add_fence(struct controller *c, const struct broker_image *broker, struct record_list *list)
{
	controller_move_partitions(c, &(struct broker_move){ broker->id, -1, -1 }, list);
	add_fencing(broker, FENCE, list);
}

static void expire(void *owner, struct timer *timer)
{
	struct broker_session *session = CONTAINER_OF(timer, struct broker_session, timer);
	struct controller *c = session->controller;
	const struct broker_image *broker = image_broker(&c->image, session->broker);
	struct record_list list = { .arena = c->step.fx->arena };

	(void)owner;
	session->is_touched = false;
	session->shutdown_offset = -1;
	if (!broker || broker->is_fenced || !controller_is_active(c))
		return;
	add_fence(c, broker, &list);
	controller_append(c, &list);
}

static struct broker_session *session_new(struct controller *c, int32_t broker)
{
	struct broker_session *session = HEAP_NEW(c->heap, struct broker_session);

	session->controller = c;
	session->broker = broker;
	session->metadata_offset = session->register_offset = session->shutdown_offset = -1;
	session->timer.fire = expire;
	tree_insert(&c->sessions, &session->broker, compare_broker, &session->node);
	return session;
}

static void session_del(struct broker_session *session)
{
	struct controller *c = session->controller;

	timer_stop(c->timers, &session->timer);
	tree_remove(&c->sessions, &session->node);
	heap_free(c->heap, session);
}

static void touch(struct broker_session *session)
{
	struct controller *c = session->controller;

	session->is_touched = true;
	timer_set(c->timers, &session->timer, c->step.now_us + c->session_timeout_us);
}

/* A new controller gives every broker that counts as alive a whole session to be heard of. */
void controller_activate_sessions(struct controller *c)
{
	TREE_EACH(&c->image.brokers, struct broker_image, broker, node) {
		struct broker_session *session = session_new(c, broker->id);

		session->register_offset = broker->epoch;
		if (!broker->is_fenced)
			touch(session);
	}
}

void controller_forget_sessions(struct controller *c)
{
	TREE_EACH(&c->sessions, struct broker_session, session, node)
		session_del(session);
}

/* The first hundred mean something else: migrating, unassigned, lost. */
static bool is_reserved(struct uuid id)
{
	struct uuid high = id;

	high.bytes[15] = 0;
	return uuid_is_zero(high) && id.bytes[15] < 100;
}

static int16_t check_directories(const struct controller *c, const struct broker_registration_request *request)
{
	if (request->log_dirs_count <= 0)
		return KAFKA_INVALID_REGISTRATION;
	for (int32_t i = 0; i < request->log_dirs_count; i++) {
		if (is_reserved(request->log_dirs[i]))
			return KAFKA_INVALID_REGISTRATION;
		for (int32_t j = 0; j < i; j++)
			if (uuid_equal(request->log_dirs[i], request->log_dirs[j]))
				return KAFKA_INVALID_REGISTRATION;
		TREE_EACH(&c->image.brokers, struct broker_image, other, node)
			for (int32_t j = 0; other->id != request->broker_id && j < other->log_dir_count; j++)
				if (uuid_equal(request->log_dirs[i], other->log_dirs[j]))
					return KAFKA_INVALID_REGISTRATION;
	}
	return KAFKA_NONE;
}

static bool is_level_spoken(const struct broker_registration_request *request, struct bytes name, int16_t level)
{
	int16_t min = 0, max = 0;

	for (int32_t i = 0; i < request->features_count; i++)
		if (bytes_equal(request->features[i].name, name)) {
			min = request->features[i].min_supported_version;
			max = request->features[i].max_supported_version;
		}
	return level >= min && level <= max;
}

/* Every level that is finalized must be one that the broker can speak; a feature that is not has level 0. What is only kept in the cluster of this
 * controller, no broker need speak: Kafka's controllers ask for that too, so that a broker of this engine does not join theirs. */
static int16_t check_features(const struct controller *c, const struct broker_registration_request *request)
{
	bool has_metadata_version = false;

	for (int32_t i = 0; i < request->features_count; i++) {
		struct bytes name = request->features[i].name;

		has_metadata_version = has_metadata_version || bytes_equal_text(name, "metadata.version");
		if (!is_level_spoken(request, name, image_feature(&c->image, name)))
			return KAFKA_UNSUPPORTED_VERSION;
	}
	if (!has_metadata_version)
		return KAFKA_INVALID_REGISTRATION;
	TREE_EACH(&c->image.features, struct feature_image, feature, node)
		if (!feature_is_kept(feature->name, feature->level) && !is_level_spoken(request, feature->name, feature->level))
			return KAFKA_UNSUPPORTED_VERSION;
	return KAFKA_NONE;
}

static int16_t check_registration(const struct controller *c, const struct broker_registration_request *request)
{
	const struct broker_image *existing = image_broker(&c->image, request->broker_id);
	const struct broker_session *session = session_of(c, request->broker_id);

	if (!bytes_equal(request->cluster_id, c->cluster_id))
		return KAFKA_INCONSISTENT_CLUSTER_ID;
	/* A second process with the same id waits until the first has been silent for its session. */
	if (existing && session && session->is_touched && !uuid_equal(existing->incarnation, request->incarnation_id))
		return KAFKA_DUPLICATE_BROKER_REGISTRATION;
	if (request->is_migrating_zk_broker)
		return KAFKA_BROKER_ID_NOT_REGISTERED;
	bool has_directories = image_feature(&c->image, BYTES("metadata.version")) >= LEVEL_DIRECTORIES;
	int16_t error = has_directories ? check_directories(c, request) : KAFKA_NONE;

	return error ? error : check_features(c, request);
}

static void add_registration(const struct controller *c, const struct broker_registration_request *request, int64_t epoch,
                             const struct broker_image *same, struct record_list *list)
{
	struct register_broker_record *record = record_list_add(list, &register_broker_record_schema);

	(void)c;
	record->broker_id = request->broker_id;
	record->incarnation_id = request->incarnation_id;
	record->broker_epoch = epoch;
	record->rack = request->rack;
	record->fenced = same ? same->is_fenced : true;
	record->in_controlled_shutdown = same ? same->is_in_controlled_shutdown : false;
	record->log_dirs = request->log_dirs;
	record->log_dirs_count = request->log_dirs_count;
	record->end_points = arena_calloc(list->arena, (size_t)request->listeners_count + 1, sizeof(*record->end_points));
	record->end_points_count = request->listeners_count;
	for (int32_t i = 0; i < request->listeners_count; i++) {
		const struct broker_registration_request_listener *l = &request->listeners[i];

		record->end_points[i] = (struct register_broker_record_broker_endpoint){ l->name, l->host, l->port, l->security_protocol };
	}
	record->features = arena_calloc(list->arena, (size_t)request->features_count + 1, sizeof(*record->features));
	record->features_count = request->features_count;
	for (int32_t i = 0; i < request->features_count; i++) {
		const struct broker_registration_request_feature *f = &request->features[i];

		record->features[i] = (struct register_broker_record_broker_feature){ f->name, f->min_supported_version, f->max_supported_version };
	}
}

/* A broker that comes in a new life: one that says it stopped in an orderly way in its last one has what it had (KIP-966). One that was
 * unregistered since may still be in an ELR, and nothing is known of its disk. */
static void take_out(struct controller *c, const struct broker_registration_request *request, const struct broker_image *existing,
                     struct record_list *list)
{
	bool has_elr = image_feature(&c->image, BYTES(ELR_FEATURE)) > 0;
	bool is_clean = existing && request->previous_broker_epoch == existing->epoch;
	struct broker_move move = { request->broker_id, -1, -1 };

	if (has_elr && !is_clean)
		move = (struct broker_move){ -1, -1, request->broker_id };
	controller_move_partitions(c, &move, list);
}

void controller_broker_registration(struct controller *c, struct call *call)
{
	const struct broker_registration_request *request = call->body;
	struct broker_registration_response *response = controller_response_new(call);
	const struct broker_image *existing = image_broker(&c->image, request->broker_id);
	bool is_same = existing && uuid_equal(existing->incarnation, request->incarnation_id);
	struct record_list list = { .arena = c->step.fx->arena };

	response->error_code = check_registration(c, request);
	if (response->error_code) {
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	/* The epoch is the offset at which this change begins. */
	int64_t epoch = is_same ? existing->epoch : c->next_offset;

	if (!is_same)
		take_out(c, request, existing, &list);
	add_registration(c, request, epoch, is_same ? existing : NULL, &list);
	int64_t last = controller_append(c, &list);
	struct broker_session *session = session_of(c, request->broker_id);

	if (session && !is_same) {
		session_del(session);
		session = NULL;
	}
	if (!session)
		session = session_new(c, request->broker_id);
	session->register_offset = last;
	response->broker_epoch = epoch;
	controller_answer(c, call, response, last);
}

static bool has_leaderships(const struct controller *c, int32_t broker)
{
	TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count; i++)
			if (topic->partitions[i].leader == broker)
				return true;
	return false;
}

/* How far every broker that goes on working has come in the metadata. */
static int64_t lowest_active_offset(const struct controller *c)
{
	int64_t lowest = INT64_MAX;

	TREE_EACH(&c->sessions, struct broker_session, session, node)
		if (session->shutdown_offset < 0 && controller_is_broker_active(c, session->broker) && session->metadata_offset < lowest)
			lowest = session->metadata_offset;
	return lowest;
}

static enum broker_state next_state(const struct controller *c, const struct broker_session *session, const struct broker_image *broker,
                                    const struct broker_heartbeat_request *request, enum broker_state now)
{
	switch (now) {
	case STATE_FENCED:
		if (request->want_shut_down)
			return STATE_SHUTDOWN_NOW;
		return !request->want_fence && request->current_metadata_offset >= session->register_offset ? STATE_UNFENCED : STATE_FENCED;
	case STATE_UNFENCED:
		if (request->want_fence)
			return request->want_shut_down ? STATE_SHUTDOWN_NOW : STATE_FENCED;
		if (!request->want_shut_down)
			return STATE_UNFENCED;
		return has_leaderships(c, broker->id) ? STATE_CONTROLLED_SHUTDOWN : STATE_SHUTDOWN_NOW;
	case STATE_CONTROLLED_SHUTDOWN:
		if (has_leaderships(c, broker->id))
			return STATE_CONTROLLED_SHUTDOWN;
		/* The others must know of their new leaderships before this one goes. */
		return session->shutdown_offset <= lowest_active_offset(c) ? STATE_SHUTDOWN_NOW : STATE_CONTROLLED_SHUTDOWN;
	case STATE_SHUTDOWN_NOW:
		break;
	}
	return STATE_SHUTDOWN_NOW;
}

static void add_state_change(struct controller *c, const struct broker_image *broker, enum broker_state next, struct record_list *list)
{
	if (next == STATE_FENCED || next == STATE_SHUTDOWN_NOW) {
		add_fence(c, broker, list);
	} else if (next == STATE_UNFENCED) {
		add_fencing(broker, UNFENCE, list);
		controller_move_partitions(c, &(struct broker_move){ -1, broker->id, -1 }, list);
	} else {
		if (!broker->is_in_controlled_shutdown) {
			struct broker_registration_change_record *record =
				record_list_add_version(list, &broker_registration_change_record_schema, 1);

			record->broker_id = broker->id;
			record->broker_epoch = broker->epoch;
			record->in_controlled_shutdown = IN_CONTROLLED_SHUTDOWN;
		}
		controller_move_partitions(c, &(struct broker_move){ broker->id, -1, -1 }, list);
	}
}

void controller_broker_heartbeat(struct controller *c, struct call *call)
{
	const struct broker_heartbeat_request *request = call->body;
	struct broker_heartbeat_response *response = controller_response_new(call);
	const struct broker_image *broker = image_broker(&c->image, request->broker_id);
	struct broker_session *session = session_of(c, request->broker_id);
	struct record_list list = { .arena = c->step.fx->arena };

	if (!broker || !session || broker->epoch != request->broker_epoch) {
		response->error_code = KAFKA_STALE_BROKER_EPOCH;
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	touch(session);
	bool is_caught_up = request->current_metadata_offset >= session->register_offset;
	enum broker_state now = session->shutdown_offset >= 0 ? STATE_CONTROLLED_SHUTDOWN : broker->is_fenced ? STATE_FENCED : STATE_UNFENCED;
	enum broker_state next = next_state(c, session, broker, request, now);

	if (next != now)
		add_state_change(c, broker, next, &list);
	controller_directories_offline(c, broker, request->offline_log_dirs, request->offline_log_dirs_count, &list);
	controller_directories_cordoned(c, broker, request->cordoned_log_dirs, request->cordoned_log_dirs_count, &list);
	int64_t last = controller_append(c, &list);

	session->metadata_offset = request->current_metadata_offset;
	if (next == STATE_FENCED || next == STATE_SHUTDOWN_NOW)
		session->shutdown_offset = -1;
	else if (next == STATE_CONTROLLED_SHUTDOWN && session->shutdown_offset < 0)
		session->shutdown_offset = last;
	response->is_caught_up = is_caught_up;
	response->is_fenced = next == STATE_FENCED || next == STATE_SHUTDOWN_NOW;
	response->should_shut_down = next == STATE_SHUTDOWN_NOW;
	controller_answer(c, call, response, last);
}

void controller_unregister_broker(struct controller *c, struct call *call)
{
	const struct unregister_broker_request *request = call->body;
	struct unregister_broker_response *response = controller_response_new(call);
	const struct broker_image *broker = image_broker(&c->image, request->broker_id);
	struct record_list list = { .arena = c->step.fx->arena };

	if (!broker) {
		response->error_code = KAFKA_BROKER_ID_NOT_REGISTERED;
		response->error_message = arena_printf(call->arena, "Broker ID %d is not currently registered", request->broker_id);
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	struct unregister_broker_record *record;

	controller_move_partitions(c, &(struct broker_move){ broker->id, -1, -1 }, &list);
	record = record_list_add(&list, &unregister_broker_record_schema);
	record->broker_id = broker->id;
	record->broker_epoch = broker->epoch;
	int64_t last = controller_append(c, &list);
	struct broker_session *session = session_of(c, request->broker_id);

	if (session)
		session_del(session);
	controller_answer(c, call, response, last);
}

void controller_unregister_controller(struct controller *c, struct call *call)
{
	const struct unregister_controller_request *request = call->body;
	struct unregister_controller_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	if (request->controller_id == c->scope.node_id) {
		response->error_code = KAFKA_INVALID_REQUEST;
		response->error_message = BYTES("Controller cannot unregister itself while it is active.");
	} else if (image_feature(&c->image, BYTES("metadata.version")) < LEVEL_CONTROLLER_UNREGISTRATION) {
		response->error_code = KAFKA_UNSUPPORTED_VERSION;
		response->error_message = BYTES("The current MetadataVersion is too old to support controller unregistration.");
	} else if (!image_controller(&c->image, request->controller_id)) {
		response->error_code = KAFKA_CONTROLLER_ID_NOT_REGISTERED;
		response->error_message = arena_printf(call->arena, "Controller ID %d is not currently registered.", request->controller_id);
	} else {
		struct unregister_controller_record *record = record_list_add(&list, &unregister_controller_record_schema);

		record->controller_id = request->controller_id;
	}
	controller_answer(c, call, response, controller_append(c, &list));
}

void controller_controller_registration(struct controller *c, struct call *call)
{
	const struct controller_registration_request *request = call->body;
	struct controller_registration_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	if (image_feature(&c->image, BYTES("metadata.version")) < LEVEL_CONTROLLER_REGISTRATION) {
		response->error_code = KAFKA_UNSUPPORTED_VERSION;
		response->error_message = BYTES("The current MetadataVersion is too old to support controller registrations.");
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	struct register_controller_record *record = record_list_add(&list, &register_controller_record_schema);

	record->controller_id = request->controller_id;
	record->incarnation_id = request->incarnation_id;
	record->end_points = arena_calloc(list.arena, (size_t)request->listeners_count + 1, sizeof(*record->end_points));
	record->end_points_count = request->listeners_count;
	for (int32_t i = 0; i < request->listeners_count; i++) {
		const struct controller_registration_request_listener *l = &request->listeners[i];

		record->end_points[i] = (struct register_controller_record_controller_endpoint){ l->name, l->host, l->port, l->security_protocol };
	}
	record->features = arena_calloc(list.arena, (size_t)request->features_count + 1, sizeof(*record->features));
	record->features_count = request->features_count;
	for (int32_t i = 0; i < request->features_count; i++) {
		const struct controller_registration_request_feature *f = &request->features[i];

		record->features[i] =
			(struct register_controller_record_controller_feature){ f->name, f->min_supported_version, f->max_supported_version };
	}
	controller_answer(c, call, response, controller_append(c, &list));
}
