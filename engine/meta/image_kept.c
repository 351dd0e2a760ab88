/* Records that the image keeps as they are, since nothing here asks for their fields yet: access rules, SCRAM credentials, delegation tokens.
 * A snapshot gives them back. And records of a transaction that has not ended (KIP-868): they come into force together or not at all. */
#include "engine/meta/image_parts.h"

struct kept_record {
	struct tree_node node;
	int16_t type;          /* the record's id */
	struct bytes identity; /* what a later record of the same thing has the same of */
	struct bytes value;    /* encoded */
};

struct held_record {
	struct list link;
	int64_t offset;
	int32_t epoch;
	struct bytes value;
};

/* ---- Kept --------------------------------------------------------------------------------------------------------------------- */

static int compare_kept(const void *key, const struct tree_node *node)
{
	const struct kept_record *a = key, *b = CONTAINER_OF(node, struct kept_record, node);

	return a->type != b->type ? (a->type < b->type ? -1 : 1) : bytes_compare(a->identity, b->identity);
}

static void add_text(struct buf *out, struct bytes text)
{
	buf_printf(out, "%d:", bytes_is_null(text) ? -1 : (int)text.size);
	buf_add_bytes(out, text);
}

static void add_scram_identity(struct buf *out, struct bytes name, int8_t mechanism)
{
	buf_add_u8(out, (uint8_t)mechanism);
	add_text(out, name);
}

/* The kind of thing that a record is about and what names it, or false. *is_gone: it says that the thing is no more. */
static bool identify(const struct schema *schema, const void *message, int16_t *type, struct buf *identity, bool *is_gone)
{
	*is_gone = false;
	*type = schema->api_key;
	if (schema == &access_control_entry_record_schema) {
		buf_add(identity, ((const struct access_control_entry_record *)message)->id.bytes, sizeof(struct uuid));
	} else if (schema == &user_scram_credential_record_schema) {
		const struct user_scram_credential_record *r = message;

		add_scram_identity(identity, r->name, r->mechanism);
	} else if (schema == &delegation_token_record_schema) {
		add_text(identity, ((const struct delegation_token_record *)message)->token_id);
	} else if (schema == &remove_access_control_entry_record_schema) {
		*type = access_control_entry_record_schema.api_key;
		*is_gone = true;
		buf_add(identity, ((const struct remove_access_control_entry_record *)message)->id.bytes, sizeof(struct uuid));
	} else if (schema == &remove_user_scram_credential_record_schema) {
		const struct remove_user_scram_credential_record *r = message;

		*type = user_scram_credential_record_schema.api_key;
		*is_gone = true;
		add_scram_identity(identity, r->name, r->mechanism);
	} else if (schema == &remove_delegation_token_record_schema) {
		*type = delegation_token_record_schema.api_key;
		*is_gone = true;
		add_text(identity, ((const struct remove_delegation_token_record *)message)->token_id);
	} else {
		return false;
	}
	return true;
}

static void drop_kept(struct image *m, struct kept_record *kept)
{
	tree_remove(&m->kept, &kept->node);
	image_drop(m, kept->identity);
	image_drop(m, kept->value);
	heap_free(m->heap, kept);
}

static struct bytes encoded(struct image *m, const struct schema *schema, const void *message)
{
	struct metadata_record record = { schema, schema->last_version, (void *)(uintptr_t)message };
	struct buf value = { .heap = m->heap };

	record_encode(&record, &value);
	struct bytes kept = image_keep(m, buf_bytes(&value));

	buf_free(&value);
	return kept;
}

bool image_keep_record(struct image *m, const struct schema *schema, const void *message)
{
	struct buf identity = { .heap = m->heap };
	bool is_gone;
	int16_t type;
	bool is_one = identify(schema, message, &type, &identity, &is_gone);

	if (is_one) {
		struct kept_record key = { .type = type, .identity = buf_bytes(&identity) }, *kept;
		struct tree_node *node = tree_find(&m->kept, &key, compare_kept);

		if (node)
			drop_kept(m, CONTAINER_OF(node, struct kept_record, node));
		if (!is_gone) {
			kept = HEAP_NEW(m->heap, struct kept_record);
			kept->type = type;
			kept->identity = image_keep(m, key.identity);
			kept->value = encoded(m, schema, message);
			tree_insert(&m->kept, kept, compare_kept, &kept->node);
		}
	}
	buf_free(&identity);
	return is_one;
}

void image_write_kept(const struct image *m, int16_t type, struct snapshot_writer *out)
{
	TREE_EACH(&m->kept, struct kept_record, kept, node)
		if (kept->type == type)
			snapshot_add(out, kept->value);
}

/* ---- Transactions --------------------------------------------------------------------------------------------------------------- */

static void drop_held(struct image *m, struct held_record *held)
{
	list_remove(&held->link);
	image_drop(m, held->value);
	heap_free(m->heap, held);
}

void image_forget_kept(struct image *m)
{
	TREE_EACH(&m->kept, struct kept_record, kept, node)
		drop_kept(m, kept);
	image_forget_held(m);
}

void image_forget_held(struct image *m)
{
	LIST_EACH(&m->held, struct held_record, held, link)
		drop_held(m, held);
}

void image_hold(struct image *m, int64_t offset, int32_t epoch, const struct schema *schema, const void *message)
{
	struct held_record *held = HEAP_NEW(m->heap, struct held_record);

	*held = (struct held_record){ .offset = offset, .epoch = epoch, .value = encoded(m, schema, message) };
	list_append(&m->held, &held->link);
}

bool image_take_held(struct image *m, struct arena *arena, struct metadata_record *out, int64_t *offset, int32_t *epoch)
{
	struct held_record *held = LIST_FIRST(&m->held, struct held_record, link);

	if (!held)
		return false;
	*offset = held->offset;
	*epoch = held->epoch;
	enum err err = record_decode(arena_copy(arena, held->value), arena, out);

	drop_held(m, held);
	return err == ERR_OK;
}
