/* AlterReplicaLogDirs (KIP-113): moves replicas of this broker to other directories of it. The move itself is engine/broker/partition_future.c. */
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/broker/partition.h"

enum { DIR_NAME_MAX = 255, FUTURE_TAIL_SIZE = 40 };

static int32_t dir_of(const struct node *n, struct bytes path)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (bytes_equal(n->config->log_dirs[i], path))
			return i;
	return -1;
}

static int16_t alter(struct node *n, struct bytes path, struct bytes topic, int32_t number)
{
	int32_t dir = dir_of(n, path);
	struct partition *p = partition_find(n, topic, number);
	struct bytes name = arena_printf(n->fx->arena, "%.*s-%d", (int)topic.size, (const char *)topic.data, number);

	if (name.size + FUTURE_TAIL_SIZE > DIR_NAME_MAX)
		return KAFKA_INVALID_TOPIC_EXCEPTION;
	if (dir < 0)
		return KAFKA_LOG_DIR_NOT_FOUND;
	if (n->partitions->is_dir_offline[dir])
		return KAFKA_KAFKA_STORAGE_ERROR;
	if (partitions_is_dir_cordoned(n, dir))
		return KAFKA_INVALID_REPLICA_ASSIGNMENT;
	if (p)
		return partition_alter_dir(n, p, dir);
	partitions_prefer_dir(n, topic, number, dir);
	return image_partition(&n->image, topic, number) ? KAFKA_REPLICA_NOT_AVAILABLE : KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
}

static int16_t alter_and_tell(struct node *n, struct bytes path, struct bytes topic, int32_t number)
{
	int16_t code = alter(n, path, topic, number);

	if (code != KAFKA_NONE) {
		node_log(n, "WARN", "kafka.server.ReplicaManager", "[ReplicaManager broker=%d] Unable to alter log dirs for %.*s-%d", (int)n->id, (int)topic.size,
		         (const char *)topic.data, (int)number);
		node_log(n, NULL, NULL, "%s: %s", kafka_error_exception(code), kafka_error_text(code));
	}
	return code;
}

void api_alter_replica_log_dirs(struct node *n, struct call *call)
{
	const struct alter_replica_log_dirs_request *request = call->body;
	struct alter_replica_log_dirs_response *response = api_response_new(call);
	int32_t count = 0;

	for (int32_t d = 0; d < request->dirs_count; d++)
		count += request->dirs[d].topics_count;
	response->results = message_new_items(call->arena, &alter_replica_log_dirs_response_alter_replica_log_dir_topic_result_struct, count);
	for (int32_t d = 0; d < request->dirs_count; d++)
		for (int32_t t = 0; t < request->dirs[d].topics_count; t++) {
			const struct alter_replica_log_dirs_request_alter_replica_log_dir_topic *in = &request->dirs[d].topics[t];
			struct alter_replica_log_dirs_response_alter_replica_log_dir_topic_result *out = &response->results[response->results_count++];

			out->topic_name = in->name;
			out->partitions = message_new_items(call->arena, &alter_replica_log_dirs_response_alter_replica_log_dir_partition_result_struct,
			                                    in->partitions_count);
			out->partitions_count = in->partitions_count;
			for (int32_t i = 0; i < in->partitions_count; i++) {
				out->partitions[i].partition_index = in->partitions[i];
				out->partitions[i].error_code = alter_and_tell(n, request->dirs[d].path, in->name, in->partitions[i]);
			}
		}
	call_answer(call, n->fx, response, 0);
}
