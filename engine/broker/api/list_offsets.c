/* ListOffsets: the offset of a time, and of the ends that have negative times of their own. */
#include "engine/broker/api_table.h"
#include "engine/broker/partition.h"

#include "engine/broker/api/current_leader.h"

enum {
	LATEST = -1,
	EARLIEST = -2,
	MAX_TIMESTAMP = -3,
	EARLIEST_LOCAL = -4,
	LATEST_TIERED = -5,
	EARLIEST_PENDING_UPLOAD = -6,
};
enum { REPLICA_CONSUMER = -1, REPLICA_DEBUGGING = -2 };

#define ITEM list_offsets_response_list_offsets_partition_response

static bool is_supported(int64_t timestamp, int16_t version)
{
	switch (timestamp) {
	case LATEST:
	case EARLIEST: return true;
	case MAX_TIMESTAMP: return version >= 7;
	case EARLIEST_LOCAL: return version >= 8;
	case LATEST_TIERED: return version >= 9;
	case EARLIEST_PENDING_UPLOAD: return version >= 11;
	default: return timestamp >= 0;
	}
}

/* The partitions that a request names, to find those it names twice. */
struct named {
	struct tree_node node;
	struct bytes topic;
	int32_t partition;
	bool is_twice;
};

static int compare_named(const void *key, const struct tree_node *node)
{
	const struct named *k = key, *item = CONTAINER_OF(node, struct named, node);
	int order = bytes_compare(k->topic, item->topic);

	return order ? order : (k->partition > item->partition) - (k->partition < item->partition);
}

static void note_names(const struct list_offsets_request *request, struct arena *arena, struct tree *names)
{
	for (int32_t t = 0; t < request->topics_count; t++) {
		for (int32_t i = 0; i < request->topics[t].partitions_count; i++) {
			struct named *item = ARENA_NEW(arena, struct named);

			item->topic = request->topics[t].name;
			item->partition = request->topics[t].partitions[i].partition_index;

			struct tree_node *other = tree_insert(names, item, compare_named, &item->node);

			if (other)
				CONTAINER_OF(other, struct named, node)->is_twice = true;
		}
	}
}

static bool is_named_twice(const struct tree *names, struct bytes topic, int32_t partition)
{
	struct named key = { .topic = topic, .partition = partition };

	return CONTAINER_OF(tree_find(names, &key, compare_named), struct named, node)->is_twice;
}

/* The last offset that this asker may fetch. Another broker sees all of the log. */
static int64_t last_fetchable(const struct list_offsets_request *request, const struct partition *p)
{
	if (request->replica_id != REPLICA_CONSUMER)
		return log_end_offset(p->log);
	return request->isolation_level == 1 ? partition_last_stable_offset(p) : partition_high_watermark(p);
}

/* After an election the high watermark may still lie below what the leader's epoch began with: offsets in between were told already and
 * must not seem to fall (KIP-207). */
static bool is_lagging(const struct list_offsets_request *request, const struct partition *p)
{
	return request->replica_id == REPLICA_CONSUMER && p->is_leader && p->leader_epoch_start > partition_high_watermark(p);
}

static int16_t find_time(struct node *n, const struct list_offsets_request *request, struct partition *p, int64_t timestamp, struct ITEM *out)
{
	struct log_position found;
	enum err err = timestamp == MAX_TIMESTAMP ? log_find_max_timestamp(p->log, n->fx->arena, &found)
	                                          : log_find_timestamp(p->log, timestamp, log_end_offset(p->log), n->fx->arena, &found);

	if (err == ERR_IO) {
		partition_failed(n, p, p->dir, err, "Error while fetching offset by timestamp for");
		return KAFKA_KAFKA_STORAGE_ERROR;
	}
	if (err)
		return err == ERR_CORRUPT ? KAFKA_CORRUPT_MESSAGE : KAFKA_UNKNOWN_SERVER_ERROR;
	if (found.offset < 0 || found.offset >= last_fetchable(request, p))
		return is_lagging(request, p) ? KAFKA_OFFSET_NOT_AVAILABLE : KAFKA_NONE;
	out->timestamp = found.timestamp;
	out->offset = found.offset;
	out->leader_epoch = found.leader_epoch;
	return KAFKA_NONE;
}

static int16_t find(struct node *n, const struct list_offsets_request *request, struct partition *p, int64_t timestamp, struct ITEM *out)
{
	switch (timestamp) {
	case LATEST:
		if (is_lagging(request, p))
			return KAFKA_OFFSET_NOT_AVAILABLE;
		out->offset = last_fetchable(request, p);
		out->leader_epoch = p->leader_epoch;
		return KAFKA_NONE;
	case EARLIEST:
	case EARLIEST_LOCAL:
		out->offset = log_start_offset(p->log);
		out->leader_epoch = log_epoch_of(p->log, out->offset);
		return KAFKA_NONE;
	case LATEST_TIERED:
	case EARLIEST_PENDING_UPLOAD: return KAFKA_NONE; /* no log has a remote part */
	default: return find_time(n, request, p, timestamp, out);
	}
}

static void list_one(struct node *n, struct call *call, const struct tree *names, struct bytes topic,
                     const struct list_offsets_request_list_offsets_partition *in, struct ITEM *out)
{
	const struct list_offsets_request *request = call->body;
	struct partition *p;
	int16_t code;

	out->partition_index = in->partition_index;
	if (is_named_twice(names, topic, in->partition_index))
		code = KAFKA_INVALID_REQUEST;
	else if (!is_supported(in->timestamp, call->version))
		code = KAFKA_UNSUPPORTED_VERSION;
	else
		code = partition_of_request(n, topic, in->partition_index, &p);
	if (code == KAFKA_NONE)
		code = check_leader_epoch(p, in->current_leader_epoch);
	if (code == KAFKA_NONE && !p->is_leader && request->replica_id != REPLICA_DEBUGGING)
		code = KAFKA_NOT_LEADER_OR_FOLLOWER;
	if (code == KAFKA_NONE)
		code = find(n, request, p, in->timestamp, out);
	if (code == KAFKA_OFFSET_NOT_AVAILABLE && call->version < 5)
		code = KAFKA_LEADER_NOT_AVAILABLE;
	out->error_code = code;
	if (call->version < 4)
		out->leader_epoch = -1;
}

void api_list_offsets(struct node *n, struct call *call)
{
	const struct list_offsets_request *request = call->body;
	struct list_offsets_response *response = api_response_new(call);
	struct tree names = { .count = 0 };

	note_names(request, n->fx->arena, &names);
	response->topics = message_new_items(call->arena, &list_offsets_response_list_offsets_topic_response_struct, request->topics_count);
	response->topics_count = request->topics_count;
	for (int32_t t = 0; t < request->topics_count; t++) {
		const struct list_offsets_request_list_offsets_topic *in = &request->topics[t];
		struct list_offsets_response_list_offsets_topic_response *out = &response->topics[t];

		out->name = in->name;
		out->partitions = message_new_items(call->arena, &list_offsets_response_list_offsets_partition_response_struct, in->partitions_count);
		for (int32_t i = 0; i < in->partitions_count; i++) {
			bool is_told = false; /* one that is named twice is answered once */

			for (int32_t j = 0; is_named_twice(&names, in->name, in->partitions[i].partition_index) && j < out->partitions_count; j++)
				is_told = is_told || out->partitions[j].partition_index == in->partitions[i].partition_index;
			if (!is_told)
				list_one(n, call, &names, in->name, &in->partitions[i], &out->partitions[out->partitions_count++]);
		}
	}
	call_answer(call, n->fx, response, 0);
}
