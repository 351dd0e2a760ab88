#include "engine/broker/auto_create.h"

#include "engine/broker/config.h"
#include "engine/broker/forward.h"
#include "engine/broker/producer_ids.h"
#include "engine/meta/topic_name.h"
#include "engine/wire/errors.h"

enum { TIMEOUT_US = 60 * 1000000 };

#define LOGGER "org.apache.kafka.server.DefaultAutoTopicCreationManager"

/* One topic on its way; owned by the list. */
struct creation {
	struct list link;
	struct controller_request request;
	struct bytes name; /* owned */
};

struct auto_create {
	struct list creations;
	struct controller_request producer_ids;
};

static void add_config(struct create_topics_request_creatable_topic *topic, const char *name, struct bytes value)
{
	topic->configs[topic->configs_count++] = (struct create_topics_request_creatable_topic_config){ bytes_of_text(name), value };
}

/* The internal topics have settings of their own; others take what server.properties says, else the controller's defaults. */
static void fill_topic(struct node *n, struct bytes name, struct create_topics_request_creatable_topic *topic)
{
	const struct node_config *c = n->config;
	struct arena *arena = n->fx->arena;

	topic->name = name;
	topic->configs = arena_calloc(arena, 8, sizeof(*topic->configs));
	topic->num_partitions = bytes_is_null(properties_get(&c->properties, "num.partitions")) ? -1 : c->num_partitions;
	topic->replication_factor =
		bytes_is_null(properties_get(&c->properties, "default.replication.factor")) ? -1 : (int16_t)c->default_replication_factor;
	if (bytes_equal_text(name, "__consumer_offsets")) {
		topic->num_partitions = c->offsets_topic_num_partitions;
		topic->replication_factor = c->offsets_topic_replication_factor;
		add_config(topic, "cleanup.policy", BYTES("compact"));
		add_config(topic, "compression.type", BYTES("producer"));
		add_config(topic, "segment.bytes", arena_printf(arena, "%d", c->offsets_topic_segment_bytes));
	} else if (bytes_equal_text(name, "__transaction_state")) {
		topic->num_partitions = c->transaction_state_log_num_partitions;
		topic->replication_factor = c->transaction_state_log_replication_factor;
		add_config(topic, "unclean.leader.election.enable", BYTES("false"));
		add_config(topic, "compression.type", BYTES("uncompressed"));
		add_config(topic, "cleanup.policy", BYTES("compact"));
		add_config(topic, "min.insync.replicas", arena_printf(arena, "%d", c->transaction_state_log_min_isr));
		add_config(topic, "segment.bytes", arena_printf(arena, "%d", c->transaction_state_log_segment_bytes));
	}
}

static const void *body(struct node *n, struct controller_request *r)
{
	struct creation *creation = CONTAINER_OF(r, struct creation, request);
	struct create_topics_request *request = ARENA_NEW(n->fx->arena, struct create_topics_request);

	message_init(&create_topics_request_schema, request);
	request->topics = arena_calloc(n->fx->arena, 1, sizeof(*request->topics));
	request->topics_count = 1;
	fill_topic(n, creation->name, request->topics);
	request->timeout_ms = n->config->request_timeout_ms;
	return request;
}

static void del(struct node *n, struct creation *creation)
{
	list_remove(&creation->link);
	controller_request_forget(n, &creation->request);
	heap_free(n->heap, (void *)(uintptr_t)creation->name.data);
	heap_free(n->heap, creation);
}

static void done(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	struct creation *creation = CONTAINER_OF(r, struct creation, request);
	const struct create_topics_response *answer = response;

	if (!err && answer->topics_count > 0 && answer->topics[0].error_code)
		node_log(n, "WARN", LOGGER, "Auto topic creation failed for %.*s with error '%s': %.*s.", (int)creation->name.size,
		         (const char *)creation->name.data, kafka_error_name(answer->topics[0].error_code), (int)answer->topics[0].error_message.size,
		         (const char *)answer->topics[0].error_message.data);
	del(n, creation);
}

int16_t auto_create_topic(struct node *n, struct bytes name)
{
	if (!topic_name_is_valid(name, NULL))
		return KAFKA_INVALID_TOPIC_EXCEPTION;
	if (!n->auto_create)
		return KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	LIST_EACH(&n->auto_create->creations, struct creation, other, link)
		if (bytes_equal(other->name, name))
			return KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	struct creation *creation = HEAP_NEW(n->heap, struct creation);
	uint8_t *kept = heap_alloc(n->heap, name.size + 1);

	memcpy(kept, name.data, name.size);
	creation->name = bytes_of(kept, name.size);
	creation->request.api = api_of_key(API_KEY_CREATE_TOPICS);
	creation->request.timeout_us = TIMEOUT_US;
	creation->request.body = body;
	creation->request.done = done;
	list_append(&n->auto_create->creations, &creation->link);
	node_log(n, "INFO", LOGGER, "Sent auto-creation request for [%.*s] to the active controller.", (int)name.size, (const char *)name.data);
	controller_request_send(n, &creation->request);
	return KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
}

/* Producer ids come from the controller in blocks. */
static const void *ids_body(struct node *n, struct controller_request *r)
{
	struct allocate_producer_ids_request *request = ARENA_NEW(n->fx->arena, struct allocate_producer_ids_request);

	(void)r;
	message_init(&allocate_producer_ids_request_schema, request);
	request->broker_id = n->id;
	request->broker_epoch = n->broker_epoch;
	return request;
}

static void ids_done(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	const struct allocate_producer_ids_response *answer = response;

	(void)r;
	producer_ids_allocated(n, err ? KAFKA_REQUEST_TIMED_OUT : answer->error_code, err ? 0 : answer->producer_id_start,
	                       err ? 0 : answer->producer_id_len);
}

static void ask_for_ids(struct node *n)
{
	struct controller_request *r = &n->auto_create->producer_ids;

	*r = (struct controller_request){ .api = api_of_key(API_KEY_ALLOCATE_PRODUCER_IDS), .body = ids_body, .done = ids_done };
	r->timeout_us = TIMEOUT_US;
	controller_request_send(n, r);
}

void auto_create_start(struct node *n)
{
	n->auto_create = HEAP_NEW(n->heap, struct auto_create);
	list_init(&n->auto_create->creations);
	n->producer_ids->ask = ask_for_ids;
}

void auto_create_del(struct node *n)
{
	if (!n->auto_create)
		return;
	LIST_EACH(&n->auto_create->creations, struct creation, creation, link)
		del(n, creation);
	controller_request_forget(n, &n->auto_create->producer_ids);
	heap_free(n->heap, n->auto_create);
	n->auto_create = NULL;
}
