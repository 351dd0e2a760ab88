/* Topics: created, deleted, given more partitions. Rules and texts are those of Kafka's ReplicationControlManager. */
#include "engine/base/uuid.h"
#include "engine/meta/internal.h"
#include "engine/meta/placer.h"
#include "engine/meta/topic_name.h"

enum { PARTITIONS_PER_REQUEST_MAX = 10000 };

#define TEXT(b) (int)(b).size, (const char *)(b).data
#define ERROR(arena, code, ...) ((struct api_error){ (code), arena_printf((arena), __VA_ARGS__) })
#define NO_ERROR ((struct api_error){ 0, BYTES_NULL })

/* ---- Partitions of a topic -------------------------------------------------------------------------------------------------- */

/* The replicas of new partitions: `count` rows of `factor` brokers, numbered from `first`. */
struct layout {
	const int32_t *brokers;
	int32_t factor;
	int32_t first, count;
};

static struct uuid directory_of(const struct controller *c, int32_t broker_id)
{
	const struct broker_image *broker = image_broker(&c->image, broker_id);

	return broker && broker->log_dir_count == 1 ? broker->log_dirs[0] : (struct uuid){ { 0 } }; /* zero: not assigned yet */
}

static int32_t active_of(const struct controller *c, const int32_t *replicas, int32_t count, int32_t *out)
{
	int32_t active = 0;

	for (int32_t i = 0; i < count; i++)
		if (controller_is_broker_active(c, replicas[i]))
			out[active++] = replicas[i];
	return active;
}

static void add_partition(struct controller *c, struct uuid topic_id, int32_t number, const int32_t *replicas, int32_t factor,
                          struct record_list *list)
{
	struct partition_record *record = record_list_add(list, &partition_record_schema);

	record->partition_id = number;
	record->topic_id = topic_id;
	record->replicas = arena_calloc(list->arena, (size_t)factor, sizeof(int32_t));
	record->isr = arena_calloc(list->arena, (size_t)factor, sizeof(int32_t));
	record->directories = arena_calloc(list->arena, (size_t)factor, sizeof(struct uuid));
	record->replicas_count = record->directories_count = factor;
	memcpy(record->replicas, replicas, (size_t)factor * sizeof(int32_t));
	record->isr_count = active_of(c, replicas, factor, record->isr);
	for (int32_t i = 0; i < factor; i++)
		record->directories[i] = directory_of(c, replicas[i]);
	record->leader = record->isr[0];
	record->leader_epoch = 0;
	record->partition_epoch = 0;
}

static struct api_error add_partitions(struct controller *c, struct uuid topic_id, const struct layout *layout, struct record_list *list)
{
	int32_t *active = arena_calloc(list->arena, (size_t)layout->factor + 1, sizeof(int32_t));

	for (int32_t i = 0; i < layout->count; i++) {
		const int32_t *replicas = layout->brokers + (size_t)i * (size_t)layout->factor;

		if (active_of(c, replicas, layout->factor, active) == 0)
			return ERROR(list->arena, KAFKA_INVALID_REPLICATION_FACTOR,
			             "Unable to replicate the partition %d time(s): All brokers are currently fenced or in controlled shutdown.",
			             (int)layout->factor);
		add_partition(c, topic_id, layout->first + i, replicas, layout->factor, list);
	}
	return NO_ERROR;
}

static struct api_error check_row(const struct controller *c, const int32_t *replicas, int32_t count, int32_t factor, int32_t number,
                                  struct arena *arena)
{
	int32_t *active = arena_calloc(arena, (size_t)(count > 0 ? count : 1), sizeof(int32_t));

	if (count <= 0)
		return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT, "The manual partition assignment includes an empty replica list.");
	for (int32_t i = 0; i < count; i++) {
		if (!image_broker(&c->image, replicas[i]))
			return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT,
			             "The manual partition assignment includes broker %d, but no such broker is registered.", (int)replicas[i]);
		for (int32_t j = 0; j < i; j++)
			if (replicas[j] == replicas[i])
				return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT,
				             "The manual partition assignment includes the broker %d more than once.", (int)replicas[i]);
	}
	if (factor > 0 && count != factor)
		return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT, "The manual partition assignment includes a partition with %d replica(s), but this is "
		             "not consistent with previous partitions, which have %d replica(s).", (int)count, (int)factor);
	if (active_of(c, replicas, count, active) == 0)
		return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT, "All brokers specified in the manual partition assignment for partition %d are fenced "
		             "or in controlled shutdown.", (int)number);
	return NO_ERROR;
}

static struct api_error place(struct controller *c, int32_t first, int32_t count, int32_t factor, struct arena *arena, struct layout *out)
{
	struct buf problem = { .heap = c->heap };
	const int32_t *brokers = placer_place(&c->image, c->prng, count, factor, arena, &problem);
	struct api_error error = NO_ERROR;

	if (!brokers)
		error = ERROR(arena, KAFKA_INVALID_REPLICATION_FACTOR, "Unable to replicate the partition %d time(s): %s", (int)factor, buf_text(&problem));
	*out = (struct layout){ brokers, factor, first, count };
	buf_free(&problem);
	return error;
}

/* ---- CreateTopics ------------------------------------------------------------------------------------------------------------ */

static struct api_error assigned_layout(const struct controller *c, const struct create_topics_request_creatable_topic *topic, struct arena *arena,
                                        struct layout *out)
{
	int32_t count = topic->assignments_count, factor = 0;
	int32_t *brokers = NULL;
	bool *is_seen = arena_calloc(arena, (size_t)count, sizeof(bool));

	if (topic->replication_factor != -1)
		return ERROR(arena, KAFKA_INVALID_REQUEST, "A manual partition assignment was specified, but replication factor was not set to -1.");
	if (topic->num_partitions != -1)
		return ERROR(arena, KAFKA_INVALID_REQUEST, "A manual partition assignment was specified, but numPartitions was not set to -1.");
	for (int32_t i = 0; i < count; i++) {
		const struct create_topics_request_creatable_replica_assignment *row = &topic->assignments[i];
		int32_t number = row->partition_index;

		if (number >= 0 && number < count && is_seen[number])
			return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT, "Found multiple manual partition assignments for partition %d", (int)number);
		struct api_error error = check_row(c, row->broker_ids, row->broker_ids_count, factor, number, arena);

		if (error.code)
			return error;
		if (number < 0 || number >= count)
			return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT, "partitions should be a consecutive 0-based integer sequence");
		if (factor == 0) {
			factor = row->broker_ids_count;
			brokers = arena_calloc(arena, (size_t)count * (size_t)factor, sizeof(int32_t));
		}
		is_seen[number] = true;
		memcpy(brokers + (size_t)number * (size_t)factor, row->broker_ids, (size_t)factor * sizeof(int32_t));
	}
	*out = (struct layout){ brokers, factor, 0, count };
	return NO_ERROR;
}

static struct api_error chosen_layout(struct controller *c, const struct create_topics_request_creatable_topic *topic, struct arena *arena,
                                      struct layout *out)
{
	if (topic->replication_factor < -1 || topic->replication_factor == 0)
		return ERROR(arena, KAFKA_INVALID_REPLICATION_FACTOR, "Replication factor must be larger than 0, or -1 to use the default value.");
	if (topic->num_partitions < -1 || topic->num_partitions == 0)
		return ERROR(arena, KAFKA_INVALID_PARTITIONS, "Number of partitions was set to an invalid non-positive value.");
	int64_t count = topic->num_partitions > 0 ? topic->num_partitions : controller_broker_int(c, "num.partitions");
	int64_t factor = topic->replication_factor > 0 ? topic->replication_factor : controller_broker_int(c, "default.replication.factor");

	if (count > PARTITIONS_PER_REQUEST_MAX)
		return ERROR(arena, KAFKA_POLICY_VIOLATION, "Excessively large number of partitions per request.");
	return place(c, 0, (int32_t)count, (int32_t)factor, arena, out);
}

static struct api_error check_name(const struct controller *c, const struct create_topics_request *request, int32_t index, struct arena *arena)
{
	struct bytes name = request->topics[index].name;
	struct buf problem = { .heap = c->heap };
	struct api_error error = NO_ERROR;

	for (int32_t i = 0; i < request->topics_count; i++)
		if (i != index && bytes_equal(request->topics[i].name, name))
			return ERROR(arena, KAFKA_INVALID_REQUEST, "Duplicate topic name.");
	if (bytes_equal_text(name, METADATA_TOPIC))
		return ERROR(arena, KAFKA_INVALID_REQUEST, "Creation of internal topic " METADATA_TOPIC " is prohibited.");
	if (!topic_name_is_valid(name, &problem))
		error = ERROR(arena, KAFKA_INVALID_TOPIC_EXCEPTION, "Topic name is invalid: %s", buf_text(&problem));
	buf_free(&problem);
	if (error.code)
		return error;
	if (image_topic(&c->image, name))
		return ERROR(arena, KAFKA_TOPIC_ALREADY_EXISTS, "Topic '%.*s' already exists.", TEXT(name));
	if (topic_name_has_collision_chars(name)) {
		TREE_EACH(&c->image.topics_by_name, struct topic_image, other, by_name) {
			if (topic_names_collide(other->name, name))
				return ERROR(arena, KAFKA_INVALID_TOPIC_EXCEPTION, "Topic '%.*s' collides with existing topic: %.*s", TEXT(name), TEXT(other->name));
		}
	}
	return NO_ERROR;
}

/* The settings of the new topic as version 5 and later tell them. */
static void describe_configs(const struct controller *c, const struct create_topics_request_creatable_topic *topic, struct arena *arena,
                             struct create_topics_response_creatable_topic_result *result)
{
	result->configs = message_new_items(arena, &create_topics_response_creatable_topic_configs_struct, (size_t)topic_configs.count);
	result->configs_count = 0;
	for (int i = 0; i < topic_configs.count; i++) {
		const struct config_def *def = &topic_configs.defs[i];
		struct create_topics_response_creatable_topic_configs *config = &result->configs[result->configs_count];
		struct config_value value = config_value_of_synonyms(&c->scope, &c->image, def, arena);

		if (def->is_internal)
			continue;
		for (int32_t j = 0; j < topic->configs_count; j++)
			if (bytes_equal_text(topic->configs[j].name, def->name))
				value = (struct config_value){ topic->configs[j].value, SOURCE_TOPIC };
		config->name = bytes_of_text(def->name);
		config->value = value.text;
		config->config_source = (int8_t)value.source;
		result->configs_count++;
	}
}

static struct api_error create_topic(struct controller *c, const struct create_topics_request *request, int32_t index, struct record_list *list,
                                     struct create_topics_response_creatable_topic_result *result)
{
	const struct create_topics_request_creatable_topic *topic = &request->topics[index];
	struct layout layout;
	struct api_error error = check_name(c, request, index, list->arena);

	if (!error.code)
		error = topic->assignments_count > 0 ? assigned_layout(c, topic, list->arena, &layout) : chosen_layout(c, topic, list->arena, &layout);
	if (error.code)
		return error;
	int32_t before = list->count;
	struct topic_record *record = record_list_add(list, &topic_record_schema);

	record->name = topic->name;
	record->topic_id = uuid_random(c->prng);
	error = controller_new_topic_configs(c, topic, list);
	if (!error.code)
		error = add_partitions(c, record->topic_id, &layout, list);
	if (error.code) {
		list->count = before;
		return error;
	}
	result->topic_id = record->topic_id;
	result->num_partitions = layout.count;
	result->replication_factor = (int16_t)layout.factor;
	describe_configs(c, topic, list->arena, result);
	return NO_ERROR;
}

void controller_create_topics(struct controller *c, struct call *call)
{
	const struct create_topics_request *request = call->body;
	struct create_topics_response *response = controller_response_new(call);
	struct record_list list = { .arena = call->arena };

	response->topics = message_new_items(call->arena, &create_topics_response_creatable_topic_result_struct, (size_t)request->topics_count);
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		struct create_topics_response_creatable_topic_result *result = &response->topics[i];
		struct api_error error = create_topic(c, request, i, &list, result);

		result->name = request->topics[i].name;
		result->error_code = error.code;
		result->error_message = error.text;
		if (error.code) {
			result->num_partitions = result->replication_factor = -1;
			result->configs_count = call->version >= 5 ? 0 : -1;
		}
	}
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}

/* ---- DeleteTopics ------------------------------------------------------------------------------------------------------------ */

static void delete_topic(struct controller *c, const struct topic_image *topic, struct delete_topics_response_deletable_topic_result *result,
                         struct record_list *list)
{
	result->name = arena_copy(list->arena, topic->name);
	result->topic_id = topic->id;
	for (int32_t i = 0; i < list->count; i++) {
		const struct remove_topic_record *other = list->items[i].message;

		if (uuid_equal(other->topic_id, topic->id)) {
			result->error_code = KAFKA_INVALID_REQUEST;
			result->error_message = BYTES("Duplicate topic name.");
			return;
		}
	}
	if (!config_to_bool(config_value_of_broker(&c->scope, &c->image, "delete.topic.enable").text)) {
		result->error_code = KAFKA_TOPIC_DELETION_DISABLED;
		result->error_message = bytes_of_text(kafka_error_text(KAFKA_TOPIC_DELETION_DISABLED));
		return;
	}
	struct remove_topic_record *record = record_list_add(list, &remove_topic_record_schema);

	record->topic_id = topic->id;
}

static void delete_asked(struct controller *c, struct bytes name, struct uuid id, struct delete_topics_response_deletable_topic_result *result,
                         struct record_list *list)
{
	bool is_by_id = bytes_is_null(name);
	const struct topic_image *topic = is_by_id ? image_topic_by_id(&c->image, id) : image_topic(&c->image, name);

	result->name = name;
	result->topic_id = id;
	if (!is_by_id && !uuid_is_zero(id)) {
		result->error_code = KAFKA_INVALID_REQUEST;
		result->error_message = BYTES("You may not specify both topic name and topic id.");
	} else if (is_by_id && uuid_is_zero(id)) {
		result->error_code = KAFKA_INVALID_REQUEST;
		result->error_message = BYTES("Neither topic name nor id were specified.");
	} else if (!topic) {
		result->error_code = is_by_id ? KAFKA_UNKNOWN_TOPIC_ID : KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
		result->error_message = bytes_of_text(kafka_error_text(result->error_code));
	} else {
		delete_topic(c, topic, result, list);
	}
}

void controller_delete_topics(struct controller *c, struct call *call)
{
	const struct delete_topics_request *request = call->body;
	struct delete_topics_response *response = controller_response_new(call);
	struct record_list list = { .arena = call->arena };
	int32_t count = call->version >= 6 ? request->topics_count : request->topic_names_count;

	response->responses = message_new_items(call->arena, &delete_topics_response_deletable_topic_result_struct, (size_t)count);
	response->responses_count = count;
	for (int32_t i = 0; i < count; i++) {
		if (call->version >= 6)
			delete_asked(c, request->topics[i].name, request->topics[i].topic_id, &response->responses[i], &list);
		else
			delete_asked(c, request->topic_names[i], (struct uuid){ { 0 } }, &response->responses[i], &list);
	}
	controller_answer(c, call, response, controller_append(c, &list));
}

/* ---- CreatePartitions -------------------------------------------------------------------------------------------------------- */

static struct api_error assigned_rows(const struct controller *c, const struct create_partitions_request_create_partitions_topic *topic,
                                      int32_t first, int32_t factor, struct arena *arena, struct layout *out)
{
	int32_t count = topic->assignments_count;
	int32_t *brokers = arena_calloc(arena, (size_t)count * (size_t)factor, sizeof(int32_t));

	for (int32_t i = 0; i < count; i++) {
		struct api_error error = check_row(c, topic->assignments[i].broker_ids, topic->assignments[i].broker_ids_count, factor, first + i, arena);

		if (error.code)
			return error;
		memcpy(brokers + (size_t)i * (size_t)factor, topic->assignments[i].broker_ids, (size_t)factor * sizeof(int32_t));
	}
	*out = (struct layout){ brokers, factor, first, count };
	return NO_ERROR;
}

static struct api_error create_partitions(struct controller *c, const struct create_partitions_request *request, int32_t index,
                                          struct record_list *list)
{
	const struct create_partitions_request_create_partitions_topic *asked = &request->topics[index];
	const struct topic_image *topic = image_topic(&c->image, asked->name);
	struct arena *arena = list->arena;
	struct layout layout;

	for (int32_t i = 0; i < request->topics_count; i++)
		if (i != index && bytes_equal(request->topics[i].name, asked->name))
			return ERROR(arena, KAFKA_INVALID_REQUEST, "Duplicate topic name.");
	if (!topic)
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, bytes_of_text(kafka_error_text(KAFKA_UNKNOWN_TOPIC_OR_PARTITION)) };
	int32_t before = topic->partition_count, added = asked->count - before, factor = topic->partitions[0].replica_count;

	if (added == 0)
		return ERROR(arena, KAFKA_INVALID_PARTITIONS, "Topic already has %d partition(s).", (int)before);
	if (added < 0)
		return ERROR(arena, KAFKA_INVALID_PARTITIONS, "The topic %.*s currently has %d partition(s); %d would not be an increase.", TEXT(asked->name),
		             (int)before, (int)asked->count);
	if (added > PARTITIONS_PER_REQUEST_MAX)
		return ERROR(arena, KAFKA_POLICY_VIOLATION, "Excessively large number of partitions per request.");
	if (asked->assignments_count > 0 && asked->assignments_count != added)
		return ERROR(arena, KAFKA_INVALID_REPLICA_ASSIGNMENT,
		             "Attempted to add %d additional partition(s), but only %d assignment(s) were specified.", (int)added, (int)asked->assignments_count);
	struct api_error error = asked->assignments_count > 0 ? assigned_rows(c, asked, before, factor, arena, &layout)
	                                                      : place(c, before, added, factor, arena, &layout);
	int32_t records = list->count;

	if (!error.code)
		error = add_partitions(c, topic->id, &layout, list);
	if (error.code)
		list->count = records;
	return error;
}

void controller_create_partitions(struct controller *c, struct call *call)
{
	const struct create_partitions_request *request = call->body;
	struct create_partitions_response *response = controller_response_new(call);
	struct record_list list = { .arena = call->arena };

	response->results = message_new_items(call->arena, &create_partitions_response_create_partitions_topic_result_struct, (size_t)request->topics_count);
	response->results_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		struct api_error error = create_partitions(c, request, i, &list);

		response->results[i].name = request->topics[i].name;
		response->results[i].error_code = error.code;
		response->results[i].error_message = error.text;
	}
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
