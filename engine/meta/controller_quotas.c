/* AlterClientQuotas, and the quota that the controller itself enforces. Source: Kafka's ClientQuotaControlManager. */
#include "engine/meta/internal.h"
#include "engine/meta/quotas.h"

#include <math.h>

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

static const struct api_error no_error = { 0, { NULL, 0 } };

static struct api_error invalid(struct bytes text)
{
	return (struct api_error){ KAFKA_INVALID_REQUEST, text };
}

/* Of a type that is named twice the last name counts. One of an unknown type or with an empty name has no parts here. */
static struct api_error take_entity(const struct alter_client_quotas_request_entry_data *entry, struct quota_entity *out, struct arena *arena)
{
	static const struct quota_entity nobody;
	struct quota_entity entity = nobody;

	*out = nobody;
	if (entry->entity_count <= 0)
		return invalid(BYTES("Invalid empty client quota entity"));
	for (int32_t i = 0; i < entry->entity_count; i++) {
		struct bytes type = entry->entity[i].entity_type, name = entry->entity[i].entity_name;
		struct quota_part *part = quota_entity_part(&entity, type);

		if (!part)
			return invalid(arena_printf(arena, "Unhandled client quota entity type: %.*s", TEXT(type)));
		if (!bytes_is_null(name) && name.size == 0)
			return invalid(arena_printf(arena, "Empty %.*s not supported", TEXT(type)));
		*part = (struct quota_part){ true, name };
	}
	*out = entity;
	if (entity.ip.is_there && (entity.user.is_there || entity.client.is_there))
		return invalid(BYTES("Invalid quota entity combination, IP entity shouldnot be combined with User or ClientId"));
	return no_error;
}

/* An address of four numbers, or a name: whether that resolves is nothing that an engine could ask. */
static bool is_address(struct bytes name)
{
	for (size_t i = 0; i < name.size; i++)
		if (!(name.data[i] >= '0' && name.data[i] <= '9') && !(name.data[i] >= 'a' && name.data[i] <= 'z') && !(name.data[i] >= 'A' && name.data[i] <= 'Z') &&
		    name.data[i] != '.' && name.data[i] != ':' && name.data[i] != '-')
			return false;
	return true;
}

static struct api_error check_value(const struct quota_entity *entity, struct bytes key, double value, struct arena *arena)
{
	bool is_integer = bytes_equal_text(key, "producer_byte_rate") || bytes_equal_text(key, "consumer_byte_rate");
	bool is_double = bytes_equal_text(key, "request_percentage") || bytes_equal_text(key, "controller_mutation_rate");
	bool is_known = entity->ip.is_there ? bytes_equal_text(key, "connection_creation_rate") : is_integer || is_double;

	if (!is_known)
		return invalid(arena_printf(arena, "Invalid configuration key %.*s", TEXT(key)));
	if (!(value > 0.0))
		return invalid(arena_printf(arena, "Quota %.*s must be greater than 0", TEXT(key)));
	if (entity->ip.is_there && value > INT32_MAX)
		return invalid(arena_printf(arena, "Proposed value for %.*s is too large for an INT.", TEXT(key)));
	if (is_integer && value > (double)INT64_MAX)
		return invalid(arena_printf(arena, "Proposed value for %.*s is too large for a LONG.", TEXT(key)));
	if (!is_double && fabs(fmod(value, 1.0)) > 1e-6)
		return invalid(arena_printf(arena, "%.*s cannot be a fractional value.", TEXT(key)));
	return no_error;
}

static void add_record(const struct quota_entity *entity, const struct alter_client_quotas_request_op_data *op, struct record_list *list)
{
	struct client_quota_record *record = record_list_add(list, &client_quota_record_schema);
	struct bytes types[3], names[3];

	record->entity_count = quota_entity_parts(entity, types, names);
	record->entity = arena_calloc(list->arena, (size_t)record->entity_count, sizeof(*record->entity));
	for (int32_t i = 0; i < record->entity_count; i++)
		record->entity[i] = (struct client_quota_record_entity_data){ types[i], names[i] };
	record->key = op->key;
	record->value = op->remove ? 0.0 : op->value;
	record->remove = op->remove;
}

static struct api_error alter(const struct controller *c, const struct alter_client_quotas_request_entry_data *entry, const struct quota_entity *entity,
                              struct record_list *list)
{
	struct api_error error = no_error;
	int32_t before = list->count;

	if (entity->ip.is_there && !bytes_is_null(entity->ip.name) && !is_address(entity->ip.name))
		error = invalid(arena_printf(list->arena, "%.*s is not a valid IP or resolvable host.", TEXT(entity->ip.name)));
	for (int32_t i = 0; i < entry->ops_count && !error.code; i++) {
		const struct alter_client_quotas_request_op_data *op = &entry->ops[i];
		const struct quota_image *now = image_quota(&c->image, entity, op->key);

		if (!op->remove)
			error = check_value(entity, op->key, op->value, list->arena);
		if (!error.code && (op->remove ? now != NULL : !now || now->value != op->value))
			add_record(entity, op, list);
	}
	if (error.code)
		list->count = before;
	return error;
}

struct asked_key {
	struct tree_node node;
	struct bytes key;
};

static int compare_key(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct asked_key, node)->key);
}

static bool repeats_a_key(const struct alter_client_quotas_request_entry_data *entry, struct arena *arena)
{
	struct asked_key *keys = arena_calloc(arena, (size_t)entry->ops_count, sizeof(*keys));
	struct tree known = { .root = NULL };

	for (int32_t i = 0; i < entry->ops_count; i++) {
		keys[i].key = entry->ops[i].key;
		if (tree_insert(&known, &keys[i].key, compare_key, &keys[i].node))
			return true;
	}
	return false;
}

/* Kafka says this of an entity with one key twice, too. */
static struct api_error ignoring(const struct quota_entity *entity, struct arena *arena)
{
	struct bytes types[3], names[3], text = BYTES("");
	int32_t count = quota_entity_parts(entity, types, names);

	for (int32_t i = 0; i < count; i++)
		text = arena_printf(arena, "%.*s%s%.*s=%.*s", TEXT(text), i ? ", " : "", TEXT(types[i]), TEXT(bytes_is_null(names[i]) ? BYTES("null") : names[i]));
	return invalid(arena_printf(arena, "Ignoring duplicate entity ClientQuotaEntity(entries={%.*s})", TEXT(text)));
}

static void echo_entity(struct alter_client_quotas_response_entry_data *row, const struct alter_client_quotas_request_entry_data *entry,
                        const struct quota_entity *entity, struct arena *arena)
{
	struct bytes types[3], names[3];
	int32_t count = quota_entity_parts(entity, types, names);

	row->entity_count = count ? count : entry->entity_count;
	row->entity = message_new_items(arena, &alter_client_quotas_response_entity_data_struct, row->entity_count);
	for (int32_t i = 0; i < row->entity_count; i++)
		row->entity[i] = (struct alter_client_quotas_response_entity_data){ count ? types[i] : entry->entity[i].entity_type,
			                                                                count ? names[i] : entry->entity[i].entity_name };
}

struct api_error controller_take_mutations(struct controller *c, const struct call *call, int32_t partitions, int16_t strict_since, int32_t *throttle_ms)
{
	struct quota_window window = { (int32_t)controller_broker_int(c, "controller.quota.window.num"),
		                           (int32_t)controller_broker_int(c, "controller.quota.window.size.seconds") };
	int32_t wait_ms = 0;
	bool is_taken = client_quotas_take(&c->quotas, &c->image, call->client_id, partitions, call->version >= strict_since, c->step.now_us / 1000, window,
	                                   &wait_ms);

	if (wait_ms > *throttle_ms)
		*throttle_ms = wait_ms;
	return is_taken ? no_error : (struct api_error){ KAFKA_THROTTLING_QUOTA_EXCEEDED, bytes_of_text(kafka_error_text(KAFKA_THROTTLING_QUOTA_EXCEEDED)) };
}

/* What the answer has a row of. */
struct asked_entity {
	struct tree_node node;
	struct quota_entity entity;
};

static int compare_asked(const void *key, const struct tree_node *node)
{
	return quota_entity_compare(key, &CONTAINER_OF((uintptr_t)node, struct asked_entity, node)->entity);
}

void controller_alter_client_quotas(struct controller *c, struct call *call)
{
	const struct alter_client_quotas_request *request = call->body;
	struct alter_client_quotas_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };
	struct asked_entity *asked = arena_calloc(call->arena, (size_t)request->entries_count, sizeof(*asked)); /* row by row */
	struct tree known = { .root = NULL }; /* those that are right */
	int32_t rows = 0;

	response->entries = message_new_items(call->arena, &alter_client_quotas_response_entry_data_struct, request->entries_count);
	for (int32_t i = 0; i < request->entries_count; i++) {
		const struct alter_client_quotas_request_entry_data *entry = &request->entries[i];
		struct asked_entity *new = &asked[rows];
		struct api_error error = take_entity(entry, &new->entity, list.arena);
		struct tree_node *same = error.code ? NULL : tree_insert(&known, &new->entity, compare_asked, &new->node);
		int32_t at = same ? (int32_t)(CONTAINER_OF(same, struct asked_entity, node) - asked) : rows;

		if (same || repeats_a_key(entry, list.arena))
			error = ignoring(&new->entity, list.arena);
		else if (!error.code)
			error = alter(c, entry, &new->entity, &list);
		if (!same)
			echo_entity(&response->entries[rows++], entry, &new->entity, call->arena);
		response->entries[at].error_code = error.code;
		response->entries[at].error_message = arena_copy(call->arena, error.text);
	}
	response->entries_count = rows;
	if (request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
