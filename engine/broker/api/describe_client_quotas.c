/* DescribeClientQuotas. Source: Kafka's ClientQuotasImage. */
#include "engine/broker/api_table.h"
#include "engine/meta/quotas.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { MATCH_EXACT, MATCH_DEFAULT, MATCH_SPECIFIED };

/* What is asked for: for each type not at all, the default or a name, or anything. */
struct filter {
	struct quota_entity exact;
	struct quota_entity any; /* only is_there counts */
	int32_t count;
	bool is_strict;
};

static int16_t take_component(struct filter *f, const struct describe_client_quotas_request_component_data *c, struct arena *arena, struct bytes *text)
{
	struct quota_part *exact = quota_entity_part(&f->exact, c->entity_type), *any = quota_entity_part(&f->any, c->entity_type);

	if (c->entity_type.size == 0) {
		*text = BYTES("Invalid empty entity type.");
		return KAFKA_INVALID_REQUEST;
	}
	if (exact && (exact->is_there || any->is_there)) {
		*text = arena_printf(arena, "Entity type %.*s cannot appear more than once in the filter.", TEXT(c->entity_type));
		return KAFKA_INVALID_REQUEST;
	}
	if (!exact) {
		*text = arena_printf(arena, "Unsupported entity type %.*s", TEXT(c->entity_type));
		return KAFKA_UNSUPPORTED_VERSION;
	}
	f->count++;
	if (c->match_type == MATCH_EXACT && bytes_is_null(c->match))
		*text = BYTES("Request specified MATCH_TYPE_EXACT, but set match string to null.");
	else if (c->match_type == MATCH_DEFAULT && !bytes_is_null(c->match))
		*text = BYTES("Request specified MATCH_TYPE_DEFAULT, but also specified a match string.");
	else if (c->match_type == MATCH_SPECIFIED && !bytes_is_null(c->match))
		*text = BYTES("Request specified MATCH_TYPE_SPECIFIED, but also specified a match string.");
	else if (c->match_type < MATCH_EXACT || c->match_type > MATCH_SPECIFIED)
		*text = arena_printf(arena, "Unknown match type %d", c->match_type);
	else
		*(c->match_type == MATCH_SPECIFIED ? any : exact) = (struct quota_part){ true, c->match };
	return bytes_is_null(*text) ? KAFKA_NONE : KAFKA_INVALID_REQUEST;
}

static int16_t take_filter(struct filter *f, const struct describe_client_quotas_request *request, struct arena *arena, struct bytes *text)
{
	int16_t code = KAFKA_NONE;

	*f = (struct filter){ .is_strict = request->strict };
	for (int32_t i = 0; i < request->components_count && !code; i++)
		code = take_component(f, &request->components[i], arena, text);
	if (code)
		return code;
	bool has_ip = f->exact.ip.is_there || f->any.ip.is_there;

	if (has_ip && f->count > 1) {
		*text = BYTES("Invalid entity filter component combination. IP filter component should not be used with user or clientId filter component.");
		return KAFKA_INVALID_REQUEST;
	}
	return KAFKA_NONE;
}

static bool part_matches(const struct quota_part *part, const struct quota_part *exact, const struct quota_part *any)
{
	if (exact->is_there)
		return part->is_there && bytes_is_null(part->name) == bytes_is_null(exact->name) && bytes_equal(part->name, exact->name);
	return !any->is_there || part->is_there;
}

static bool matches(const struct filter *f, const struct quota_entity *e)
{
	int32_t parts = e->user.is_there + e->client.is_there + e->ip.is_there;

	if (f->is_strict && (f->count == 0 || parts != f->count))
		return false;
	return part_matches(&e->user, &f->exact.user, &f->any.user) && part_matches(&e->client, &f->exact.client, &f->any.client) &&
	       part_matches(&e->ip, &f->exact.ip, &f->any.ip);
}

/* For the first quota of an entity: its others follow. */
static struct describe_client_quotas_response_entry_data *add_entry(const struct quota_image *first, struct describe_client_quotas_response *response,
                                                                     struct arena *arena)
{
	struct describe_client_quotas_response_entry_data *entry = &response->entries[response->entries_count++];
	struct bytes types[3], names[3];
	size_t room = 0;

	for (const struct tree_node *at = &first->node; at; at = tree_next(at), room++)
		if (!quota_entity_equal(&CONTAINER_OF((uintptr_t)at, struct quota_image, node)->entity, &first->entity))
			break;
	entry->entity_count = quota_entity_parts(&first->entity, types, names);
	entry->entity = message_new_items(arena, &describe_client_quotas_response_entity_data_struct, entry->entity_count);
	for (int32_t i = 0; i < entry->entity_count; i++)
		entry->entity[i] = (struct describe_client_quotas_response_entity_data){ types[i], arena_copy(arena, names[i]) };
	entry->values = arena_calloc(arena, room, sizeof(*entry->values));
	return entry;
}

void api_describe_client_quotas(struct node *n, struct call *call)
{
	const struct describe_client_quotas_request *request = call->body;
	struct describe_client_quotas_response *response = api_response_new(call);
	struct describe_client_quotas_response_entry_data *entry = NULL;
	const struct quota_entity *last = NULL;
	size_t room = n->image.quotas.count;
	struct bytes text = BYTES_NULL;
	struct filter filter;

	response->error_code = take_filter(&filter, request, call->arena, &text);
	response->error_message = response->error_code ? text : BYTES("");
	if (response->error_code) {
		response->entries_count = -1;
		call_answer(call, n->fx, response, 0);
		return;
	}
	response->entries = message_new_items(call->arena, &describe_client_quotas_response_entry_data_struct, (int32_t)room);
	response->entries_count = 0;
	TREE_EACH(&n->image.quotas, struct quota_image, quota, node) {
		if (!matches(&filter, &quota->entity))
			continue;
		if (!last || !quota_entity_equal(last, &quota->entity))
			entry = add_entry(quota, response, call->arena);
		last = &quota->entity;
		entry->values[entry->values_count++] = (struct describe_client_quotas_response_value_data){ arena_copy(call->arena, quota->key), quota->value };
	}
	call_answer(call, n->fx, response, 0);
}
