/* Metadata: brokers, topics, partitions and their leaders, as this broker's image has them. */
#include "engine/broker/api/view.h"
#include "engine/broker/api_table.h"
#include "engine/broker/auto_create.h"
#include "engine/broker/config.h"
#include "engine/meta/topic_name.h"


struct reader {
	struct node *node;
	struct call *call;
	struct bytes listener;
	struct metadata_response *response;
};

static void fill_partition(const struct reader *r, const struct partition_image *p, int32_t number,
                           struct metadata_response_metadata_response_partition *row)
{
	struct arena *arena = r->call->arena;

	row->partition_index = number;
	row->leader_id = view_leader(r->node, p, r->listener);
	row->leader_epoch = p->leader_epoch;
	row->replica_nodes = p->replicas;
	row->replica_nodes_count = p->replica_count;
	row->isr_nodes = p->isr;
	row->isr_nodes_count = p->isr_count;
	row->offline_replicas = view_offline_replicas(r->node, p, r->listener, arena, &row->offline_replicas_count);
	if (r->call->version == 0) {
		row->replica_nodes = view_alive(r->node, p->replicas, p->replica_count, r->listener, arena, &row->replica_nodes_count);
		row->isr_nodes = view_alive(r->node, p->isr, p->isr_count, r->listener, arena, &row->isr_nodes_count);
	}
	if (row->leader_id == NO_LEADER) {
		bool is_listener_missing = image_broker(&r->node->image, p->leader) && r->call->version >= 6;

		row->error_code = is_listener_missing ? KAFKA_LISTENER_NOT_FOUND : KAFKA_LEADER_NOT_AVAILABLE;
	} else if (row->replica_nodes_count < p->replica_count || row->isr_nodes_count < p->isr_count) {
		row->error_code = KAFKA_REPLICA_NOT_AVAILABLE;
	}
}

static struct metadata_response_metadata_response_topic *add_topic(struct reader *r, struct bytes name)
{
	const struct metadata_request *request = r->call->body;
	struct metadata_response_metadata_response_topic *row = &r->response->topics[r->response->topics_count++];

	row->name = name;
	row->is_internal = !bytes_is_null(name) && topic_is_internal(name);
	row->topic_authorized_operations = request->include_topic_authorized_operations ? TOPIC_OPERATIONS : INT32_MIN;
	return row;
}

static void add_existing(struct reader *r, const struct topic_image *topic)
{
	struct metadata_response_metadata_response_topic *row = add_topic(r, topic->name);

	row->topic_id = topic->id;
	row->partitions = arena_calloc(r->call->arena, (size_t)topic->partition_count + 1, sizeof(*row->partitions));
	row->partitions_count = topic->partition_count;
	for (int32_t i = 0; i < topic->partition_count; i++)
		fill_partition(r, &topic->partitions[i], i, &row->partitions[i]);
}

static void add_wanted(struct reader *r, const struct metadata_request_metadata_request_topic *wanted, bool may_create)
{
	struct image *image = &r->node->image;
	bool is_by_id = !uuid_is_zero(wanted->topic_id);
	const struct topic_image *topic = is_by_id ? image_topic_by_id(image, wanted->topic_id) : image_topic(image, wanted->name);

	if (topic && topic->partition_count > 0) {
		add_existing(r, topic);
	} else if (is_by_id) {
		struct metadata_response_metadata_response_topic *row = add_topic(r, BYTES_NULL);

		row->topic_id = wanted->topic_id;
		row->error_code = KAFKA_UNKNOWN_TOPIC_ID;
	} else if (may_create) {
		add_topic(r, wanted->name)->error_code = auto_create_topic(r->node, wanted->name);
	} else {
		bool is_valid = topic_name_is_valid(wanted->name, NULL);

		add_topic(r, wanted->name)->error_code = is_valid ? KAFKA_UNKNOWN_TOPIC_OR_PARTITION : KAFKA_INVALID_TOPIC_EXCEPTION;
	}
}

/* By name when none has an id; a name that is asked for twice is answered once. */
static void add_topics(struct reader *r, const struct metadata_request *request)
{
	bool has_ids = false, may_create = r->node->config->auto_create_topics_enable && request->allow_auto_topic_creation;

	for (int32_t i = 0; i < request->topics_count; i++)
		has_ids = has_ids || !uuid_is_zero(request->topics[i].topic_id);
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct metadata_request_metadata_request_topic *wanted = &request->topics[i];
		bool is_repeated = false;

		for (int32_t j = 0; j < i && !is_repeated; j++)
			is_repeated = has_ids ? uuid_equal(request->topics[j].topic_id, wanted->topic_id) : bytes_equal(request->topics[j].name, wanted->name);
		if (!is_repeated && has_ids == !uuid_is_zero(wanted->topic_id) && (has_ids || !bytes_is_null(wanted->name)))
			add_wanted(r, wanted, may_create);
	}
}

static void add_brokers(struct reader *r)
{
	struct image *image = &r->node->image;
	struct metadata_response *response = r->response;

	response->brokers = arena_calloc(r->call->arena, image->brokers.count + 1, sizeof(*response->brokers));
	TREE_EACH(&image->brokers, struct broker_image, broker, node) {
		const struct broker_endpoint *endpoint = image_endpoint(image, broker->id, r->listener, false);

		if (!endpoint)
			continue;
		struct metadata_response_metadata_response_broker *row = &response->brokers[response->brokers_count++];

		row->node_id = broker->id;
		row->host = endpoint->host;
		row->port = endpoint->port;
		row->rack = broker->rack;
	}
}

/* Versions 10 and 11 know ids, but a request may not use them yet. Later ones may have no name where ids are used: elsewhere a null name is what
 * Kafka's handler trips over. */
static int16_t check(const struct call *call, const struct metadata_request *request)
{
	bool has_ids = false, has_null = false;

	for (int32_t i = 0; i < request->topics_count; i++) {
		has_ids = has_ids || !uuid_is_zero(request->topics[i].topic_id);
		has_null = has_null || bytes_is_null(request->topics[i].name);
	}
	if (call->version < 12)
		return has_ids || has_null ? KAFKA_INVALID_REQUEST : KAFKA_NONE;
	return has_null && !has_ids ? KAFKA_UNKNOWN_SERVER_ERROR : KAFKA_NONE;
}

/* The answer has no error of its own: it stands at each topic. */
static void refuse(struct reader *r, const struct metadata_request *request, int16_t error_code)
{
	struct metadata_response *response = r->response;

	response->topics = message_new_items(r->call->arena, &metadata_response_metadata_response_topic_struct, request->topics_count);
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		response->topics[i].name = bytes_is_null(request->topics[i].name) ? BYTES("") : request->topics[i].name;
		response->topics[i].error_code = error_code;
	}
	call_answer(r->call, r->node->fx, response, 0);
}

void api_metadata(struct node *n, struct call *call)
{
	const struct metadata_request *request = call->body;
	struct reader r = { n, call, view_listener(n, call), api_response_new(call) };
	bool is_all = request->topics_count < 0 || (call->version == 0 && request->topics_count == 0);

	int16_t code = check(call, request);

	if (code) {
		refuse(&r, request, code);
		return;
	}
	size_t room = is_all ? n->image.topics_by_name.count : (size_t)request->topics_count;

	r.response->topics = arena_calloc(call->arena, room + 1, sizeof(*r.response->topics));
	add_brokers(&r);
	if (is_all) {
		TREE_EACH(&n->image.topics_by_name, struct topic_image, topic, by_name)
			if (topic->partition_count > 0)
				add_existing(&r, topic);
	} else {
		add_topics(&r, request);
	}
	r.response->cluster_id = n->cluster_id_text;
	if (request->include_cluster_authorized_operations)
		r.response->cluster_authorized_operations = CLUSTER_OPERATIONS;
	r.response->controller_id = view_random_alive_broker(n);
	call_answer(call, n->fx, r.response, 0);
}
