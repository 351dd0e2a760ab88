#include "sim/shell/kafka/record_text.h"

#include "engine/meta/record.h"

/* "TopicRecord" as Java names it in its enum: TOPIC_RECORD. */
static void add_enum_name(struct buf *out, const char *name)
{
	for (size_t i = 0; name[i]; i++) {
		bool is_upper = name[i] >= 'A' && name[i] <= 'Z';

		if (is_upper && i > 0)
			buf_add_char(out, '_');
		buf_add_char(out, (char)(is_upper ? name[i] : name[i] - 32));
	}
}

bool record_text_add_metadata(struct arena *arena, struct bytes value, struct buf *out)
{
	struct metadata_record record;

	if (record_decode(value, arena, &record) != ERR_OK)
		return false;
	buf_add_text(out, "{\"type\":\"");
	add_enum_name(out, record.schema->name);
	buf_printf(out, "\",\"version\":%d,\"data\":", (int)record.version);
	message_print(record.schema, record.version, record.message, out);
	buf_add_char(out, '}');
	return true;
}

static bool is_of_family(const struct schema *schema, enum record_family family)
{
	bool is_transaction = strncmp(schema->name, "TransactionLog", 14) == 0;
	bool is_share = strncmp(schema->name, "ShareSnapshot", 13) == 0 || strncmp(schema->name, "ShareUpdate", 11) == 0;

	return family == RECORDS_OF_TRANSACTIONS ? is_transaction : family == RECORDS_OF_SHARES ? is_share : !is_transaction && !is_share;
}

const struct schema *record_text_schema(enum schema_kind kind, int16_t type, enum record_family family)
{
	for (int i = 0; i < schema_count; i++)
		if (schemas[i]->kind == kind && schemas[i]->api_key == type && is_of_family(schemas[i], family))
			return schemas[i];
	return NULL;
}

/* Records of coordinators begin with their type (key) or version (value). */
bool record_text_add_message(struct arena *arena, const struct schema *schema, struct bytes bytes, const char *name, bool is_quoted, struct buf *out)
{
	void *message = arena_alloc(arena, schema->root->size);
	size_t at = 2;

	if (bytes.size < 2)
		return false;
	int16_t number = (int16_t)load_u16(bytes.data), version = schema->kind == SCHEMA_KEY ? 0 : number;

	if (message_decode(schema, version, bytes, &at, arena, message) != ERR_OK)
		return false;
	buf_printf(out, is_quoted ? "{\"%s\":\"%d\",\"data\":" : "{\"%s\":%d,\"data\":", name, number);
	message_print(schema, version, message, out);
	buf_add_char(out, '}');
	return true;
}

void record_text_add_control(struct arena *arena, const struct record *r, struct buf *out)
{
	static const struct {
		const char *title;
		const struct schema *schema;
	} kinds[] = { { 0 }, { 0 }, { " LeaderChange: ", &leader_change_message_schema }, { " SnapshotHeader ", &snapshot_header_record_schema },
		          { " SnapshotFooter ", &snapshot_footer_record_schema }, { " KRaftVersion ", &kraft_version_record_schema },
		          { " KRaftVoters ", &voters_record_schema } };
	int type = r->key.size >= 4 ? load_u16(r->key.data + 2) : -1;

	if (type == 0 || type == 1) {
		buf_printf(out, " endTxnMarker: %s coordinatorEpoch: %d", type ? "COMMIT" : "ABORT", r->value.size >= 6 ? (int32_t)load_u32(r->value.data + 2) : -1);
		return;
	}
	if (type < 0 || type >= (int)(sizeof(kinds) / sizeof(kinds[0])) || r->value.size < 2) {
		buf_printf(out, " controlType: UNKNOWN(%d)", type);
		return;
	}
	void *message = arena_alloc(arena, kinds[type].schema->root->size);
	int16_t version = (int16_t)load_u16(r->value.data);
	size_t at = 0;

	buf_add_text(out, kinds[type].title);
	if (message_decode(kinds[type].schema, version, r->value, &at, arena, message) == ERR_OK)
		message_print(kinds[type].schema, version, message, out);
}
