/* OffsetForLeaderEpoch (KIP-101, KIP-320): where an epoch ends in the leader's log, so that others can tell where theirs part from it. */
#include "engine/broker/api_table.h"
#include "engine/broker/partition.h"

#include "engine/broker/api/current_leader.h"

static void find(struct node *n, struct bytes topic, const struct offset_for_leader_epoch_request_offset_for_leader_partition *in,
                 struct offset_for_leader_epoch_response_epoch_end_offset *out)
{
	struct partition *p;

	out->partition = in->partition;
	out->error_code = partition_of_request(n, topic, in->partition, &p);
	if (out->error_code == KAFKA_NONE)
		out->error_code = check_leader_epoch(p, in->current_leader_epoch);
	if (out->error_code == KAFKA_NONE && !p->is_leader)
		out->error_code = KAFKA_NOT_LEADER_OR_FOLLOWER;
	if (out->error_code == KAFKA_NONE)
		log_epoch_end(p->log, in->leader_epoch, &out->leader_epoch, &out->end_offset);
}

void api_offset_for_leader_epoch(struct node *n, struct call *call)
{
	const struct offset_for_leader_epoch_request *request = call->body;
	struct offset_for_leader_epoch_response *response = api_response_new(call);

	response->topics =
	    message_new_items(call->arena, &offset_for_leader_epoch_response_offset_for_leader_topic_result_struct, request->topics_count);
	response->topics_count = request->topics_count;
	for (int32_t t = 0; t < request->topics_count; t++) {
		const struct offset_for_leader_epoch_request_offset_for_leader_topic *in = &request->topics[t];
		struct offset_for_leader_epoch_response_offset_for_leader_topic_result *out = &response->topics[t];

		out->topic = in->topic;
		out->partitions =
		    message_new_items(call->arena, &offset_for_leader_epoch_response_epoch_end_offset_struct, in->partitions_count);
		out->partitions_count = in->partitions_count;
		for (int32_t i = 0; i < in->partitions_count; i++)
			find(n, in->topic, &in->partitions[i], &out->partitions[i]);
	}
	call_answer(call, n->fx, response, 0);
}
