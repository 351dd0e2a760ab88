/* Topics come, grow and go. */
#include "engine/meta/internal.h"

#include "engine/base/uuid.h"
#include "engine/meta/placer.h"
#include "engine/meta/topic_name.h"

#include <stdlib.h>

enum { PARTITIONS_PER_REQUEST_MAX = 10000 };
/* From these versions on a client knows that it may be refused for its quota (KIP-599). */
enum { CREATE_TOPICS_STRICT = 6, DELETE_TOPICS_STRICT = 5, CREATE_PARTITIONS_STRICT = 3 };

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

static const struct api_error no_error = { 0, { NULL, 0 } };

static int compare_ids(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

struct api_error controller_check_assignment(const struct controller *c, struct arena *arena, const int32_t *brokers, int32_t count,
                                             int32_t expected)
{
	int32_t *sorted = arena_calloc(arena, (size_t)count + 1, sizeof(*sorted));

	if (count <= 0)
		return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT, BYTES("The manual partition assignment includes an empty replica list.") };
	memcpy(sorted, brokers, (size_t)count * sizeof(*sorted));
	qsort(sorted, (size_t)count, sizeof(*sorted), compare_ids);
	for (int32_t i = 0; i < count; i++) {
		if (!image_broker(&c->image, sorted[i]))
			return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
			                           arena_printf(arena, "The manual partition assignment includes broker %d, but no such broker is registered.",
			                                        sorted[i]) };
		if (!image_broker_takes_replicas(image_broker(&c->image, sorted[i])))
			return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
			                           arena_printf(arena, "The manual partition assignment includes broker %d, but all its log directories are cordoned.",
			                                        sorted[i]) };
		if (i > 0 && sorted[i] == sorted[i - 1])
			return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
			                           arena_printf(arena, "The manual partition assignment includes the broker %d more than once.", sorted[i]) };
	}
	if (expected >= 0 && count != expected)
		return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
		                           arena_printf(arena, "The manual partition assignment includes a partition with %d replica(s), but this is not "
		                                        "consistent with previous partitions, which have %d replica(s).", count, expected) };
	return no_error;
}

/* Adds the record of a new partition, led by the first of its brokers that works; false if none does. */
static bool add_partition(const struct controller *c, struct uuid topic_id, int32_t number, const int32_t *brokers, int32_t count,
                          struct record_list *list)
{
	int32_t *isr = arena_calloc(list->arena, (size_t)count + 1, sizeof(*isr)), isr_count = 0;
	int32_t *replicas = arena_calloc(list->arena, (size_t)count + 1, sizeof(*replicas));
	struct uuid *directories = arena_calloc(list->arena, (size_t)count + 1, sizeof(*directories));

	for (int32_t i = 0; i < count; i++) {
		const struct broker_image *broker = image_broker(&c->image, brokers[i]);

		replicas[i] = brokers[i];
		if (controller_is_broker_active(c, brokers[i]))
			isr[isr_count++] = brokers[i];
		/* With one directory there is nothing to choose; otherwise the broker chooses and tells (one: unassigned). */
		directories[i] = broker->log_dir_count == 1 ? broker->log_dirs[0] : DIRECTORY_UNASSIGNED;
	}
	if (isr_count == 0)
		return false;
	struct partition_record *record = record_list_add(list, &partition_record_schema);

	record->partition_id = number;
	record->topic_id = topic_id;
	record->replicas = replicas;
	record->replicas_count = count;
	record->isr = isr;
	record->isr_count = isr_count;
	record->leader = isr[0];
	record->leader_epoch = 0;
	record->partition_epoch = 0;
	record->directories = directories;
	record->directories_count = count;
	return true;
}

/* Adds partitions [first, first + count), placed by the controller. */
static struct api_error add_placed(struct controller *c, struct arena *arena, struct uuid topic_id, int32_t first, int32_t count,
                                   int32_t replica_count, bool is_creation, struct record_list *list)
{
	struct buf problem = { .heap = c->heap };
	int32_t *placed = placer_place(&c->image, c->prng, count, replica_count, list->arena, &problem);
	struct api_error error = no_error;
	const char *prefix = "Unable to replicate the partition %d time(s): %s";

	if (!placed)
		error = (struct api_error){ KAFKA_INVALID_REPLICATION_FACTOR,
			                        is_creation ? arena_printf(arena, prefix, replica_count, buf_text(&problem))
			                                    : arena_copy(arena, buf_bytes(&problem)) };
	for (int32_t i = 0; placed && i < count && !error.code; i++)
		if (!add_partition(c, topic_id, first + i, placed + (size_t)i * (size_t)replica_count, replica_count, list))
			error = (struct api_error){ KAFKA_INVALID_REPLICATION_FACTOR,
				                        arena_printf(arena, prefix, replica_count,
				                                     "All brokers are currently fenced or in controlled shutdown.") };
	buf_free(&problem);
	return error;
}

static struct api_error fenced_assignment(struct arena *arena, int32_t number)
{
	return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
		                       arena_printf(arena, "All brokers specified in the manual partition assignment for partition %d are fenced or in "
		                                    "controlled shutdown.", number) };
}

static const struct create_topics_request_creatable_replica_assignment *assignment_of(
	const struct create_topics_request_creatable_topic *topic, int32_t number)
{
	for (int32_t i = 0; i < topic->assignments_count; i++)
		if (topic->assignments[i].partition_index == number)
			return &topic->assignments[i];
	return NULL;
}

static struct api_error add_assigned(struct controller *c, struct arena *arena, const struct create_topics_request_creatable_topic *topic,
                                     struct uuid topic_id, struct record_list *list)
{
	if (topic->replication_factor != -1)
		return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("A manual partition assignment was specified, but replication factor was not "
		                                                        "set to -1.") };
	if (topic->num_partitions != -1)
		return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("A manual partition assignment was specified, but numPartitions was not set "
		                                                        "to -1.") };
	for (int32_t i = 0; i < topic->assignments_count; i++) {
		const struct create_topics_request_creatable_replica_assignment *a = &topic->assignments[i];

		if (assignment_of(topic, a->partition_index) != a)
			return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
				                       arena_printf(arena, "Found multiple manual partition assignments for partition %d", a->partition_index) };
		struct api_error error = controller_check_assignment(c, arena, a->broker_ids, a->broker_ids_count, i ? topic->assignments[0].broker_ids_count : -1);
		bool is_alive = false;

		if (error.code)
			return error;
		for (int32_t j = 0; j < a->broker_ids_count; j++)
			is_alive = is_alive || controller_is_broker_active(c, a->broker_ids[j]);
		if (!is_alive)
			return fenced_assignment(arena, a->partition_index);
	}
	for (int32_t i = 0; i < topic->assignments_count; i++) {
		const struct create_topics_request_creatable_replica_assignment *a = assignment_of(topic, i);

		if (!a)
			return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT, BYTES("partitions should be a consecutive 0-based integer sequence") };
		add_partition(c, topic_id, i, a->broker_ids, a->broker_ids_count, list);
	}
	return no_error;
}

static struct api_error check_name(const struct controller *c, struct arena *arena, struct bytes name)
{
	struct buf problem = { .heap = c->heap };
	struct api_error error = no_error;

	if (image_topic(&c->image, name))
		return (struct api_error){ KAFKA_TOPIC_ALREADY_EXISTS, arena_printf(arena, "Topic '%.*s' already exists.", TEXT(name)) };
	if (!topic_name_is_valid(name, &problem))
		error = (struct api_error){ KAFKA_INVALID_TOPIC_EXCEPTION, arena_printf(arena, "Topic name is invalid: %s", buf_text(&problem)) };
	buf_free(&problem);
	if (!topic_name_has_collision_chars(name))
		return error;
	TREE_EACH(&c->image.topics_by_name, struct topic_image, other, by_name)
		if (topic_names_collide(other->name, name))
			return (struct api_error){ KAFKA_INVALID_TOPIC_EXCEPTION,
				                       arena_printf(arena, "Topic '%.*s' collides with existing topic: %.*s", TEXT(name), TEXT(other->name)) };
	return error;
}

/* The settings that the new topic will have. */
static void describe_configs(struct controller *c, struct arena *arena, const struct create_topics_request_creatable_topic *topic,
                             struct create_topics_response_creatable_topic_result *row)
{
	row->configs = arena_calloc(arena, (size_t)topic_configs.count, sizeof(*row->configs));
	for (int i = 0; i < topic_configs.count; i++) {
		const struct config_def *def = &topic_configs.defs[i];
		struct config_value value = config_value_of_synonyms(&c->scope, &c->image, def, arena);
		bool is_given = false;

		for (int32_t j = 0; j < topic->configs_count; j++)
			if (bytes_equal_text(topic->configs[j].name, def->name)) {
				value = (struct config_value){ topic->configs[j].value, SOURCE_TOPIC };
				is_given = true;
			}
		if (def->is_internal && !is_given)
			continue;
		struct create_topics_response_creatable_topic_configs *config = &row->configs[row->configs_count++];

		config->name = bytes_of_text(def->name);
		config->value = arena_copy(arena, value.text);
		config->config_source = (int8_t)value.source;
	}
}

static struct api_error create_topic(struct controller *c, struct call *call, const struct create_topics_request_creatable_topic *topic,
                                     struct create_topics_response_creatable_topic_result *row, struct record_list *list, int32_t *throttle_ms)
{
	struct arena *arena = call->arena;
	struct api_error error = check_name(c, arena, topic->name);
	struct uuid id = uuid_random(c->prng);
	int32_t before = list->count;

	if (error.code)
		return error;
	struct topic_record *record = record_list_add(list, &topic_record_schema);

	record->name = topic->name;
	record->topic_id = id;
	error = controller_new_topic_configs(c, topic, list);
	int32_t partitions_at = list->count;

	if (!error.code && topic->assignments_count > 0)
		error = add_assigned(c, arena, topic, id, list);
	else if (!error.code && (topic->replication_factor < -1 || topic->replication_factor == 0))
		error = (struct api_error){ KAFKA_INVALID_REPLICATION_FACTOR, BYTES("Replication factor must be larger than 0, or -1 to use the "
		                                                                    "default value.") };
	else if (!error.code && (topic->num_partitions < -1 || topic->num_partitions == 0))
		error = (struct api_error){ KAFKA_INVALID_PARTITIONS, BYTES("Number of partitions was set to an invalid non-positive value.") };
	else if (!error.code) {
		int32_t count = topic->num_partitions == -1 ? (int32_t)controller_broker_int(c, "num.partitions") : topic->num_partitions;
		int32_t replicas = topic->replication_factor == -1 ? (int32_t)controller_broker_int(c, "default.replication.factor")
		                                                   : topic->replication_factor;

		error = add_placed(c, arena, id, 0, count, replicas, true, list);
	}
	if (!error.code)
		error = controller_take_mutations(c, call, list->count - partitions_at, CREATE_TOPICS_STRICT, throttle_ms);
	if (error.code) {
		list->count = before;
		return error;
	}
	row->topic_id = id;
	row->num_partitions = list->count - partitions_at;
	row->replication_factor = (int16_t)((const struct partition_record *)list->items[partitions_at].message)->replicas_count;
	describe_configs(c, arena, topic, row);
	return no_error;
}

static int64_t count_partitions(const struct controller *c, const struct create_topics_request *request)
{
	int64_t total = 0;

	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct create_topics_request_creatable_topic *topic = &request->topics[i];

		if (topic->assignments_count > 0)
			total += topic->assignments_count;
		else if (topic->num_partitions == -1)
			total += controller_broker_int(c, "num.partitions");
		else if (topic->num_partitions > 0)
			total += topic->num_partitions;
	}
	return total;
}

static bool is_topic_repeated(const struct create_topics_request *request, int32_t i)
{
	for (int32_t j = 0; j < request->topics_count; j++)
		if (j != i && bytes_equal(request->topics[i].name, request->topics[j].name))
			return true;
	return false;
}

void controller_create_topics(struct controller *c, struct call *call)
{
	const struct create_topics_request *request = call->body;
	struct create_topics_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };
	bool is_too_much = count_partitions(c, request) > PARTITIONS_PER_REQUEST_MAX;

	response->topics = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->topics));
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct create_topics_request_creatable_topic *topic = &request->topics[i];
		struct create_topics_response_creatable_topic_result *row = &response->topics[response->topics_count];
		struct api_error error;
		bool is_answered = false;

		for (int32_t j = 0; j < response->topics_count; j++)
			is_answered = is_answered || bytes_equal(response->topics[j].name, topic->name);
		if (is_answered)
			continue;
		response->topics_count++;
		row->name = topic->name;
		row->num_partitions = -1;
		row->replication_factor = -1;
		if (is_topic_repeated(request, i))
			error = (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("Duplicate topic name.") };
		else if (bytes_equal_text(topic->name, METADATA_TOPIC))
			error = (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("Creation of internal topic __cluster_metadata is prohibited.") };
		else if (is_too_much)
			error = (struct api_error){ KAFKA_POLICY_VIOLATION, BYTES("Excessively large number of partitions per request.") };
		else
			error = create_topic(c, call, topic, row, &list, &response->throttle_time_ms);
		row->error_code = error.code;
		row->error_message = error.text;
	}
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}

/* Versions before 6 know names only. */
static struct delete_topics_request_delete_topic_state wanted_at(const struct call *call, int32_t i)
{
	const struct delete_topics_request *request = call->body;

	if (call->version >= 6)
		return request->topics[i];
	return (struct delete_topics_request_delete_topic_state){ .name = request->topic_names[i] };
}

/* Whether an earlier row names the same, so that it is answered already. */
static bool is_repeated(const struct call *call, int32_t i)
{
	struct delete_topics_request_delete_topic_state wanted = wanted_at(call, i);

	for (int32_t j = 0; j < i; j++) {
		struct delete_topics_request_delete_topic_state other = wanted_at(call, j);

		if (bytes_is_null(wanted.name) == bytes_is_null(other.name) && bytes_equal(wanted.name, other.name) &&
		    uuid_equal(wanted.topic_id, other.topic_id) && (!bytes_is_null(wanted.name) || !uuid_is_zero(wanted.topic_id)))
			return true;
	}
	return false;
}

/* Whether another row names the same topic by its id, or (is_by_name) by its name. */
static bool is_named_elsewhere(const struct call *call, int32_t i, int32_t count, const struct topic_image *topic, bool is_by_name)
{
	for (int32_t j = 0; j < count; j++) {
		struct delete_topics_request_delete_topic_state other = wanted_at(call, j);
		bool has_name = !bytes_is_null(other.name), has_id = !uuid_is_zero(other.topic_id);

		if (j != i && has_name != has_id && has_name == is_by_name &&
		    (has_name ? bytes_equal(other.name, topic->name) : uuid_equal(other.topic_id, topic->id)))
			return true;
	}
	return false;
}

static struct api_error find_topic_to_delete(struct controller *c, const struct call *call, int32_t i, int32_t count,
                                             const struct topic_image **out)
{
	struct delete_topics_request_delete_topic_state wanted = wanted_at(call, i), other;
	bool has_name = !bytes_is_null(wanted.name), has_id = !uuid_is_zero(wanted.topic_id);

	*out = has_name ? image_topic(&c->image, wanted.name) : image_topic_by_id(&c->image, wanted.topic_id);
	if (!has_name && !has_id)
		return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("Neither topic name nor id were specified.") };
	if (has_name && has_id)
		return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("You may not specify both topic name and topic id.") };
	for (int32_t j = 0; j < count; j++) {
		other = wanted_at(call, j);
		if (j != i && has_name && bytes_equal(other.name, wanted.name) && uuid_is_zero(other.topic_id))
			return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("Duplicate topic name.") };
		if (j != i && has_id && uuid_equal(other.topic_id, wanted.topic_id) && bytes_is_null(other.name))
			return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("Duplicate topic id.") };
	}
	if (*out && has_name && is_named_elsewhere(call, i, count, *out, false))
		return (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("The provided topic name maps to an ID that was already supplied.") };
	if (!*out)
		return has_name ? (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, bytes_of_text(kafka_error_text(KAFKA_UNKNOWN_TOPIC_OR_PARTITION)) }
		                : (struct api_error){ KAFKA_UNKNOWN_TOPIC_ID, bytes_of_text(kafka_error_text(KAFKA_UNKNOWN_TOPIC_ID)) };
	return no_error;
}

void controller_delete_topics(struct controller *c, struct call *call)
{
	const struct delete_topics_request *request = call->body;
	struct delete_topics_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };
	int32_t count = call->version >= 6 ? request->topics_count : request->topic_names_count;
	bool is_enabled = config_to_bool(config_value_of_broker(&c->scope, &c->image, "delete.topic.enable").text);

	response->responses = arena_calloc(call->arena, (size_t)count + 1, sizeof(*response->responses));
	for (int32_t i = 0; i < count; i++) {
		struct delete_topics_request_delete_topic_state wanted = wanted_at(call, i);
		struct delete_topics_response_deletable_topic_result *row;
		const struct topic_image *topic;
		struct api_error error = find_topic_to_delete(c, call, i, count, &topic);

		/* What is named twice is answered once; by id and by name, in the row of the name. */
		if (is_repeated(call, i) || (!error.code && bytes_is_null(wanted.name) && is_named_elsewhere(call, i, count, topic, true)))
			continue;
		row = &response->responses[response->responses_count++];
		if (!is_enabled)
			error = (struct api_error){ call->version < 3 ? KAFKA_INVALID_REQUEST : KAFKA_TOPIC_DELETION_DISABLED, BYTES_NULL };
		if (!error.code)
			error = controller_take_mutations(c, call, topic->partition_count, DELETE_TOPICS_STRICT, &response->throttle_time_ms);
		row->name = wanted.name;
		row->topic_id = error.code && topic && !bytes_is_null(wanted.name) && is_named_elsewhere(call, i, count, topic, false) ? topic->id : wanted.topic_id;
		row->error_code = error.code;
		row->error_message = error.text;
		if (error.code)
			continue;
		struct remove_topic_record *record = record_list_add(&list, &remove_topic_record_schema);

		record->topic_id = topic->id;
		row->name = arena_copy(call->arena, topic->name);
		row->topic_id = topic->id;
	}
	controller_answer(c, call, response, controller_append(c, &list));
}

static struct api_error add_assigned_partitions(struct controller *c, struct arena *arena, const struct topic_image *topic,
                                                const struct create_partitions_request_create_partitions_topic *wanted,
                                                struct record_list *list)
{
	for (int32_t i = 0; i < wanted->assignments_count; i++) {
		const struct create_partitions_request_create_partitions_assignment *a = &wanted->assignments[i];
		int32_t number = topic->partition_count + i;
		struct api_error error = controller_check_assignment(c, arena, a->broker_ids, a->broker_ids_count, topic->partitions[0].replica_count);

		if (error.code)
			return error;
		if (!add_partition(c, topic->id, number, a->broker_ids, a->broker_ids_count, list))
			return fenced_assignment(arena, number);
	}
	return no_error;
}

static struct api_error create_partitions(struct controller *c, struct call *call, const struct create_partitions_request_create_partitions_topic *wanted,
                                          struct record_list *list, int32_t *throttle_ms)
{
	struct arena *arena = call->arena;
	const struct topic_image *topic = image_topic(&c->image, wanted->name);
	int32_t before = list->count;

	if (!topic || topic->partition_count == 0)
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, BYTES_NULL };
	if (wanted->count == topic->partition_count)
		return (struct api_error){ KAFKA_INVALID_PARTITIONS, arena_printf(arena, "Topic already has %d partition(s).", topic->partition_count) };
	if (wanted->count < topic->partition_count)
		return (struct api_error){ KAFKA_INVALID_PARTITIONS,
			                       arena_printf(arena, "The topic %.*s currently has %d partition(s); %d would not be an increase.",
			                                    TEXT(wanted->name), topic->partition_count, wanted->count) };
	int32_t additional = wanted->count - topic->partition_count;

	if (wanted->assignments_count >= 0 && wanted->assignments_count != additional)
		return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
			                       arena_printf(arena, "Attempted to add %d additional partition(s), but only %d assignment(s) were specified.",
			                                    additional, wanted->assignments_count) };
	if (additional > PARTITIONS_PER_REQUEST_MAX)
		return (struct api_error){ KAFKA_POLICY_VIOLATION, BYTES("Unable to perform excessively large batch operation.") };
	struct api_error error = wanted->assignments_count >= 0 ? add_assigned_partitions(c, arena, topic, wanted, list)
	                                                        : add_placed(c, arena, topic->id, topic->partition_count, additional,
	                                                                     topic->partitions[0].replica_count, false, list);

	if (!error.code)
		error = controller_take_mutations(c, call, additional, CREATE_PARTITIONS_STRICT, throttle_ms);
	if (error.code)
		list->count = before;
	return error;
}

void controller_create_partitions(struct controller *c, struct call *call)
{
	const struct create_partitions_request *request = call->body;
	struct create_partitions_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	response->results = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->results));
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct create_partitions_request_create_partitions_topic *wanted = &request->topics[i];
		struct create_partitions_response_create_partitions_topic_result *row;
		struct api_error error = no_error;
		bool is_answered = false;

		for (int32_t j = 0; j < request->topics_count; j++)
			if (j != i && bytes_equal(request->topics[j].name, wanted->name)) {
				error = (struct api_error){ KAFKA_INVALID_REQUEST, BYTES("Duplicate topic name.") };
				is_answered = is_answered || j < i;
			}
		if (is_answered)
			continue;
		row = &response->results[response->results_count++];
		if (!error.code)
			error = create_partitions(c, call, wanted, &list, &response->throttle_time_ms);
		row->name = wanted->name;
		row->error_code = error.code;
		row->error_message = error.text;
	}
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
