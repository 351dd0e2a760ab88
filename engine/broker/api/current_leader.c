#include "engine/broker/api/current_leader.h"

#include "engine/broker/config.h"
#include "engine/broker/partition.h"

struct current_leader current_leader_of(const struct node *n, struct bytes topic, int32_t number)
{
	const struct partition *p = partition_find(n, topic, number);

	if (p)
		return (struct current_leader){ p->leader, p->leader_epoch };

	const struct partition_image *image = image_partition(&n->image, topic, number);

	return image ? (struct current_leader){ image->leader, image->leader_epoch } : (struct current_leader){ -1, -1 };
}

static const struct broker_endpoint *endpoint_of(const struct node *n, const struct call *call, int32_t broker)
{
	return image_endpoint(&n->image, broker, n->config->listeners[call->listener].name, false);
}

void leader_nodes_add(struct leader_nodes *nodes, const struct node *n, const struct call *call, int32_t leader)
{
	const struct broker_image *broker = image_broker(&n->image, leader);

	if (!broker || !endpoint_of(n, call, leader))
		return;
	for (int32_t i = 0; i < nodes->count; i++)
		if (nodes->brokers[i] == broker)
			return;
	if (nodes->count == nodes->capacity) {
		int32_t capacity = nodes->capacity ? 2 * nodes->capacity : 4;
		const struct broker_image **grown = arena_calloc(call->arena, (size_t)capacity, sizeof(*grown));

		for (int32_t i = 0; i < nodes->count; i++)
			grown[i] = nodes->brokers[i];
		nodes->brokers = grown;
		nodes->capacity = capacity;
	}
	nodes->brokers[nodes->count++] = broker;
}

const struct broker_endpoint *leader_nodes_endpoint(const struct leader_nodes *nodes, const struct node *n, const struct call *call, int32_t i)
{
	return endpoint_of(n, call, nodes->brokers[i]->id);
}

const struct topic_image *topic_of_request(const struct node *n, struct bytes name, struct uuid id)
{
	return uuid_is_zero(id) ? image_topic(&n->image, name) : image_topic_by_id(&n->image, id);
}

int16_t partition_of_request(const struct node *n, struct bytes topic, int32_t number, struct partition **out)
{
	*out = partition_find(n, topic, number);
	return check_partition(n, *out, topic, number);
}

int16_t check_partition(const struct node *n, const struct partition *p, struct bytes topic, int32_t number)
{
	if (p)
		return p->log ? KAFKA_NONE : KAFKA_KAFKA_STORAGE_ERROR;
	return image_partition(&n->image, topic, number) ? KAFKA_NOT_LEADER_OR_FOLLOWER : KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
}

int16_t check_leader_epoch(const struct partition *p, int32_t current_leader_epoch)
{
	if (current_leader_epoch < 0)
		return KAFKA_NONE;
	if (current_leader_epoch < p->leader_epoch)
		return KAFKA_FENCED_LEADER_EPOCH;
	return current_leader_epoch > p->leader_epoch ? KAFKA_UNKNOWN_LEADER_EPOCH : KAFKA_NONE;
}
