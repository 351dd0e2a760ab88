/* DescribeProducers (KIP-664): what a replica, leader or follower, remembers of those who wrote to it. */
#include "engine/broker/api_table.h"
#include "engine/broker/partition.h"
#include "engine/meta/topic_name.h"

#include "engine/broker/api/current_leader.h"

/* What is wrong with the topic is told with words, what with the partition without. */
static int16_t check_topic(const struct node *n, struct bytes topic, struct arena *arena, struct bytes *text)
{
	struct buf problem = { .heap = arena->heap };
	int16_t code = KAFKA_NONE;

	if (!topic_name_is_valid(topic, &problem)) {
		code = KAFKA_INVALID_TOPIC_EXCEPTION;
		*text = arena_printf(arena, "Topic name is invalid: %s", buf_text(&problem));
	} else if (!image_topic(&n->image, topic)) {
		code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
		*text = bytes_of_text(kafka_error_text(code));
	}
	buf_free(&problem);
	return code;
}

static void describe(struct node *n, struct bytes topic, int32_t index, struct arena *arena,
                     struct describe_producers_response_partition_response *out)
{
	struct partition *p;
	struct log_producer *producers;

	out->partition_index = index;
	out->error_code = check_topic(n, topic, arena, &out->error_message);
	if (out->error_code == KAFKA_NONE)
		out->error_code = partition_of_request(n, topic, index, &p);
	if (out->error_code != KAFKA_NONE)
		return;
	out->active_producers_count = log_producers(p->log, arena, &producers);
	out->active_producers = message_new_items(arena, &describe_producers_response_producer_state_struct, out->active_producers_count);
	for (int32_t i = 0; i < out->active_producers_count; i++) {
		struct describe_producers_response_producer_state *state = &out->active_producers[i];

		state->producer_id = producers[i].producer_id;
		state->producer_epoch = producers[i].producer_epoch;
		state->last_sequence = producers[i].last_sequence;
		state->last_timestamp = producers[i].last_timestamp;
		state->coordinator_epoch = producers[i].coordinator_epoch;
		state->current_txn_start_offset = producers[i].txn_first_offset;
	}
}

void api_describe_producers(struct node *n, struct call *call)
{
	const struct describe_producers_request *request = call->body;
	struct describe_producers_response *response = api_response_new(call);

	response->topics = message_new_items(call->arena, &describe_producers_response_topic_response_struct, request->topics_count);
	response->topics_count = request->topics_count;
	for (int32_t t = 0; t < request->topics_count; t++) {
		const struct describe_producers_request_topic_request *in = &request->topics[t];
		struct describe_producers_response_topic_response *out = &response->topics[t];

		out->name = in->name;
		out->partitions = message_new_items(call->arena, &describe_producers_response_partition_response_struct, in->partition_indexes_count);
		out->partitions_count = in->partition_indexes_count;
		for (int32_t i = 0; i < in->partition_indexes_count; i++)
			describe(n, in->name, in->partition_indexes[i], call->arena, &out->partitions[i]);
	}
	call_answer(call, n->fx, response, 0);
}
