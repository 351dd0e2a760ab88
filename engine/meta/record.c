#include "engine/meta/record.h"

#include "engine/meta/metadata_version.h"
#include "engine/wire/api.h"

enum { FRAME_VERSION = 1 };

static void fit_registration(struct register_broker_record *r, int16_t version)
{
	struct register_broker_record plain;

	message_init(&register_broker_record_schema, &plain);
	if (version < 4) {
		r->cordoned_log_dirs = plain.cordoned_log_dirs;
		r->cordoned_log_dirs_count = plain.cordoned_log_dirs_count;
	}
	if (version < 3) {
		r->log_dirs = plain.log_dirs;
		r->log_dirs_count = plain.log_dirs_count;
	}
}

static void fit_partition(struct partition_record *r, int16_t version)
{
	struct partition_record plain;

	message_init(&partition_record_schema, &plain);
	if (version < 2) {
		r->eligible_leader_replicas_count = plain.eligible_leader_replicas_count;
		r->last_known_elr_count = plain.last_known_elr_count;
	}
	if (version < 1)
		r->directories_count = plain.directories_count;
}

static void fit_partition_change(struct partition_change_record *r, int16_t version)
{
	struct partition_change_record plain;

	message_init(&partition_change_record_schema, &plain);
	if (version < 2) {
		r->eligible_leader_replicas_count = plain.eligible_leader_replicas_count;
		r->last_known_elr_count = plain.last_known_elr_count;
	}
	if (version < 1)
		r->directories_count = plain.directories_count;
}

void metadata_record_fit(struct metadata_record *record, int16_t level)
{
	bool is_registration = record->schema == &register_broker_record_schema;
	int16_t of_partition = level >= LEVEL_ELR ? 2 : level >= LEVEL_DIRECTORIES ? 1 : 0;
	int16_t version = is_registration ? level >= LEVEL_CORDONED_DIRECTORIES ? 4 : level >= LEVEL_DIRECTORIES ? 3 : level >= LEVEL_MIGRATION ? 2 : 1
	                                  : of_partition;

	if (record->version <= version)
		return;
	if (is_registration)
		fit_registration(record->message, version);
	else if (record->schema == &partition_record_schema)
		fit_partition(record->message, version);
	else if (record->schema == &partition_change_record_schema)
		fit_partition_change(record->message, version);
	else
		return;
	record->version = version;
}

void *record_list_add_version(struct record_list *list, const struct schema *schema, int16_t version)
{
	if (list->count == list->capacity) {
		int32_t capacity = list->capacity ? list->capacity * 2 : 16;
		struct metadata_record *items = arena_calloc(list->arena, (size_t)capacity, sizeof(*items));

		if (list->count > 0)
			memcpy(items, list->items, (size_t)list->count * sizeof(*items));
		list->items = items;
		list->capacity = capacity;
	}
	void *message = arena_alloc(list->arena, schema->root->size);

	message_init(schema, message);
	list->items[list->count++] = (struct metadata_record){ schema, version, message };
	return message;
}

/* BrokerRegistrationChange has the oldest version that holds its fields, as Kafka writes it; the caller says so when it needs more. */
void *record_list_add(struct record_list *list, const struct schema *schema)
{
	return record_list_add_version(list, schema, schema == &broker_registration_change_record_schema ? 0 : schema->last_version);
}

void record_encode(const struct metadata_record *record, struct buf *out)
{
	add_uvarint(out, FRAME_VERSION);
	add_uvarint(out, (uint32_t)record->schema->api_key);
	add_uvarint(out, (uint32_t)record->version);
	message_encode(record->schema, record->version, record->message, out);
}

enum err record_decode(struct bytes value, struct arena *arena, struct metadata_record *out)
{
	uint32_t frame, id, version;
	size_t at = 0;

	if (!take_uvarint(value, &at, &frame) || !take_uvarint(value, &at, &id) || !take_uvarint(value, &at, &version))
		return ERR_TRUNCATED;
	out->schema = frame == FRAME_VERSION && id <= INT16_MAX ? metadata_record_schema((int16_t)id) : NULL;
	if (!out->schema || version > (uint32_t)out->schema->last_version)
		return ERR_UNSUPPORTED;
	out->version = (int16_t)version;
	out->message = arena_alloc(arena, out->schema->root->size);
	return message_decode(out->schema, out->version, value, &at, arena, out->message);
}
