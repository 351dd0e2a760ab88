#include "engine/meta/quotas.h"

#include "engine/meta/image_parts.h"

static int compare_parts(const struct quota_part *a, const struct quota_part *b)
{
	bool is_default = bytes_is_null(a->name), is_other_default = bytes_is_null(b->name);

	if (a->is_there != b->is_there)
		return a->is_there ? 1 : -1;
	if (!a->is_there || (is_default && is_other_default))
		return 0;
	if (is_default != is_other_default)
		return is_default ? -1 : 1;
	return bytes_compare(a->name, b->name);
}

int quota_entity_compare(const struct quota_entity *a, const struct quota_entity *b)
{
	int order = compare_parts(&a->user, &b->user);

	if (!order)
		order = compare_parts(&a->client, &b->client);
	return order ? order : compare_parts(&a->ip, &b->ip);
}

static int compare(const void *key, const struct tree_node *node)
{
	const struct quota_image *a = key, *b = CONTAINER_OF((uintptr_t)node, struct quota_image, node);
	int order = quota_entity_compare(&a->entity, &b->entity);

	return order ? order : bytes_compare(a->key, b->key);
}

struct quota_part *quota_entity_part(struct quota_entity *entity, struct bytes type)
{
	return bytes_equal_text(type, "user")        ? &entity->user
	       : bytes_equal_text(type, "client-id") ? &entity->client
	       : bytes_equal_text(type, "ip")        ? &entity->ip
	                                             : NULL;
}

bool quota_entity_equal(const struct quota_entity *a, const struct quota_entity *b)
{
	return quota_entity_compare(a, b) == 0;
}

const struct quota_image *image_quota(const struct image *m, const struct quota_entity *entity, struct bytes key)
{
	struct quota_image wanted = { .entity = *entity, .key = key };
	struct tree_node *node = tree_find(&m->quotas, &wanted, compare);

	return node ? CONTAINER_OF(node, struct quota_image, node) : NULL;
}

int32_t quota_entity_parts(const struct quota_entity *entity, struct bytes types[3], struct bytes names[3])
{
	const struct quota_part *parts[3] = { &entity->client, &entity->user, &entity->ip };
	static const char *const type_names[3] = { "client-id", "user", "ip" };
	int32_t count = 0;

	for (int i = 0; i < 3; i++) {
		if (!parts[i]->is_there)
			continue;
		types[count] = bytes_of_text(type_names[i]);
		names[count++] = parts[i]->name;
	}
	return count;
}

void image_quota_del(struct image *m, struct quota_image *quota)
{
	tree_remove(&m->quotas, &quota->node);
	image_drop(m, quota->entity.user.name);
	image_drop(m, quota->entity.client.name);
	image_drop(m, quota->entity.ip.name);
	image_drop(m, quota->key);
	heap_free(m->heap, quota);
}

static struct quota_part keep_part(struct image *m, struct quota_part part)
{
	return (struct quota_part){ part.is_there, bytes_is_null(part.name) ? BYTES_NULL : image_keep(m, part.name) };
}

/* A type that nobody knows names nobody: such a record is passed over. */
void image_apply_quota(struct image *m, const struct client_quota_record *r)
{
	struct quota_image wanted = { .key = r->key, .value = r->value };

	for (int32_t i = 0; i < r->entity_count; i++) {
		struct quota_part *part = quota_entity_part(&wanted.entity, r->entity[i].entity_type);

		if (!part)
			return;
		*part = (struct quota_part){ true, r->entity[i].entity_name };
	}
	struct tree_node *node = tree_find(&m->quotas, &wanted, compare);
	struct quota_image *quota = node ? CONTAINER_OF(node, struct quota_image, node) : NULL;

	if (r->remove) {
		if (quota)
			image_quota_del(m, quota);
		return;
	}
	if (!quota) {
		quota = HEAP_NEW(m->heap, struct quota_image);
		quota->entity = (struct quota_entity){ keep_part(m, wanted.entity.user), keep_part(m, wanted.entity.client), keep_part(m, wanted.entity.ip) };
		quota->key = image_keep(m, r->key);
		tree_insert(&m->quotas, quota, compare, &quota->node);
	}
	quota->value = r->value;
}

void image_write_quotas(const struct image *m, struct snapshot_writer *out)
{
	struct buf value = { .heap = m->heap };

	TREE_EACH(&m->quotas, struct quota_image, quota, node) {
		struct client_quota_record_entity_data parts[3];
		struct bytes types[3], names[3];
		struct client_quota_record record = { .entity = parts, .key = quota->key, .value = quota->value };

		record.entity_count = quota_entity_parts(&quota->entity, types, names);
		for (int32_t i = 0; i < record.entity_count; i++)
			parts[i] = (struct client_quota_record_entity_data){ types[i], names[i] };
		buf_clear(&value);
		record_encode(&(struct metadata_record){ &client_quota_record_schema, 0, &record }, &value);
		snapshot_add(out, buf_bytes(&value));
	}
	buf_free(&value);
}
