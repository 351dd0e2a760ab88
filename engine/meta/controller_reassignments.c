/* Moving partitions to other brokers (KIP-455): asked for, listed, given up.
 *
 * A partition that moves has the replicas that it had and those that come, the wanted ones first; those that come are named in `adding`, those
 * that are to go in `removing`. It is done when all that come are in the ISR (partition_change.c). Source: Kafka's ReplicationControlManager. */
#include "engine/meta/internal.h"

#include <stdlib.h>

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

static bool is_moving(const struct partition_image *p)
{
	return p->adding_count > 0 || p->removing_count > 0;
}

static int compare_ids(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Of `a` without `b`, by number. */
static struct int_list sorted_difference(struct arena *arena, struct int_list a, struct int_list b)
{
	struct int_list left = int_list_without(arena, a, b);

	qsort(int_list_items(left), (size_t)left.count, sizeof(int32_t), compare_ids);
	return left;
}

/* How many replicas it has once what is under way is done. */
static int32_t final_count(struct arena *arena, const struct partition_image *p)
{
	struct int_list replicas = { p->replicas, p->replica_count }, removing = { p->removing, p->removing_count };

	return int_list_without(arena, replicas, removing).count;
}

static struct api_error move(struct controller *c, struct arena *arena, struct partition_change *change, struct int_list target, bool may_change_count,
                             struct record_list *list)
{
	const struct partition_image *p = &change->topic->partitions[change->number];
	struct int_list current = { p->replicas, p->replica_count };
	struct api_error error = controller_check_assignment(c, arena, target.items, target.count, -1);

	if (error.code)
		return error;
	if (!may_change_count && final_count(arena, p) != target.count)
		return (struct api_error){ KAFKA_INVALID_REPLICATION_FACTOR, arena_printf(arena, "The replication factor is changed from %d to %d",
			                                                                     final_count(arena, p), target.count) };
	struct int_list removing = sorted_difference(arena, current, target), adding = sorted_difference(arena, target, current);
	int32_t *replicas = arena_calloc(arena, (size_t)(target.count + removing.count) + 1, sizeof(*replicas)), count = 0;

	for (int32_t i = 0; i < target.count; i++)
		replicas[count++] = target.items[i];
	for (int32_t i = 0; i < removing.count; i++)
		replicas[count++] = removing.items[i];
	change->replicas = (struct int_list){ replicas, count };
	if (removing.count > 0)
		change->removing = removing;
	if (adding.count > 0)
		change->adding = adding;
	change->election = ELECT_ONLINE;
	partition_change_add(change, list);
	return (struct api_error){ 0, BYTES_NULL };
}

/* Back to the replicas that it had, as far as they are in sync. */
static struct api_error cancel(struct arena *arena, struct partition_change *change, struct record_list *list)
{
	const struct partition_image *p = &change->topic->partitions[change->number];
	struct int_list adding = { p->adding, p->adding_count };

	if (!is_moving(p))
		return (struct api_error){ KAFKA_NO_REASSIGNMENT_IN_PROGRESS, BYTES_NULL };
	change->replicas = int_list_without(arena, change->replicas, adding);
	change->isr = int_list_without(arena, change->isr, adding);
	change->removing = change->adding = (struct int_list){ NULL, 0 };
	if (change->replicas.count == 0)
		return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT, BYTES("Invalid replica assignment: addingReplicas contains all replicas.") };
	if (change->isr.count == 0 && change->election != ELECT_UNCLEAN)
		return (struct api_error){ KAFKA_INVALID_REPLICA_ASSIGNMENT,
			                       arena_printf(arena, "Unable to revert partition assignment for %.*s:%d because it would require an unclean leader election.",
			                                    TEXT(change->topic->name), change->number) };
	if (change->isr.count == 0)
		change->isr = int_list_new(arena, change->replicas.items, 1);
	partition_change_add(change, list);
	return (struct api_error){ 0, BYTES_NULL };
}

static struct api_error alter(struct controller *c, struct arena *arena, struct bytes name,
                              const struct alter_partition_reassignments_request_reassignable_partition *wanted, bool may_change_count,
                              struct record_list *list)
{
	const struct topic_image *topic = image_topic(&c->image, name);
	struct partition_change change;

	if (!topic)
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, arena_printf(arena, "Unable to find a topic named %.*s.", TEXT(name)) };
	if (wanted->partition_index < 0 || wanted->partition_index >= topic->partition_count)
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, arena_printf(arena, "Unable to find partition %.*s:%d.", TEXT(name),
			                                                                     wanted->partition_index) };
	partition_change_init(&change, c, topic, wanted->partition_index);
	if (wanted->replicas_count < 0)
		return cancel(arena, &change, list);
	return move(c, arena, &change, (struct int_list){ wanted->replicas, wanted->replicas_count }, may_change_count, list);
}

void controller_alter_partition_reassignments(struct controller *c, struct call *call)
{
	const struct alter_partition_reassignments_request *request = call->body;
	struct alter_partition_reassignments_response *response = controller_response_new(call);
	bool may_change_count = call->version < 1 || request->allow_replication_factor_change;
	struct record_list list = { .arena = c->step.fx->arena };

	response->error_message = BYTES_NULL;
	response->allow_replication_factor_change = may_change_count;
	response->responses = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->responses));
	response->responses_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct alter_partition_reassignments_request_reassignable_topic *topic = &request->topics[i];
		struct alter_partition_reassignments_response_reassignable_topic_response *row = &response->responses[i];

		row->name = topic->name;
		row->partitions = arena_calloc(call->arena, (size_t)topic->partitions_count + 1, sizeof(*row->partitions));
		row->partitions_count = topic->partitions_count;
		for (int32_t j = 0; j < topic->partitions_count; j++) {
			struct api_error error = alter(c, call->arena, topic->name, &topic->partitions[j], may_change_count, &list);

			row->partitions[j].partition_index = topic->partitions[j].partition_index;
			row->partitions[j].error_code = error.code;
			row->partitions[j].error_message = error.text;
		}
	}
	controller_answer(c, call, response, controller_append(c, &list));
}

/* ---- Listing ---------------------------------------------------------------------------------------------------------------- */

static void list_partition(struct arena *arena, const struct topic_image *topic, int32_t number,
                           struct list_partition_reassignments_response_ongoing_topic_reassignment *row)
{
	const struct partition_image *p = number >= 0 && number < topic->partition_count ? &topic->partitions[number] : NULL;

	if (!p || !is_moving(p))
		return;
	struct list_partition_reassignments_response_ongoing_partition_reassignment *out = &row->partitions[row->partitions_count++];
	struct int_list replicas = int_list_new(arena, p->replicas, p->replica_count);
	struct int_list adding = int_list_new(arena, p->adding, p->adding_count), removing = int_list_new(arena, p->removing, p->removing_count);

	out->partition_index = number;
	out->replicas = int_list_items(replicas);
	out->replicas_count = replicas.count;
	out->adding_replicas = int_list_items(adding);
	out->adding_replicas_count = adding.count;
	out->removing_replicas = int_list_items(removing);
	out->removing_replicas_count = removing.count;
}

/* With `numbers` NULL: all of them. Topics of which nothing moves are not named. */
static void list_topic(struct arena *arena, const struct topic_image *topic, const int32_t *numbers, int32_t count,
                       struct list_partition_reassignments_response *response)
{
	struct list_partition_reassignments_response_ongoing_topic_reassignment *row = &response->topics[response->topics_count];

	count = numbers ? count : topic->partition_count;
	row->name = arena_copy(arena, topic->name);
	row->partitions = arena_calloc(arena, (size_t)count + 1, sizeof(*row->partitions));
	for (int32_t i = 0; i < count; i++)
		list_partition(arena, topic, numbers ? numbers[i] : i, row);
	response->topics_count += row->partitions_count > 0;
}

void controller_list_partition_reassignments(struct controller *c, struct call *call)
{
	const struct list_partition_reassignments_request *request = call->body;
	struct list_partition_reassignments_response *response = controller_response_new(call);
	bool is_all = request->topics_count < 0;
	size_t room = is_all ? c->image.topics_by_name.count : (size_t)request->topics_count;

	response->error_message = BYTES_NULL;
	response->topics = arena_calloc(call->arena, room + 1, sizeof(*response->topics));
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct topic_image *topic = image_topic(&c->image, request->topics[i].name);

		if (topic)
			list_topic(call->arena, topic, request->topics[i].partition_indexes ? request->topics[i].partition_indexes : &topic->partition_count,
			           request->topics[i].partition_indexes_count, response);
	}
	if (is_all)
		TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name)
			list_topic(call->arena, topic, NULL, 0, response);
	controller_answer(c, call, response, c->next_offset - 1);
}
