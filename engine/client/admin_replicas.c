/* Calls about replicas: those of one broker go to it in one request, with the others of that broker. */
#include "engine/client/admin_state.h"

static struct admin_key *replica_key(struct admin_call *call, struct admin_replica replica, const void *data)
{
	struct admin_key *key = admin_key_add(call, replica.partition.topic, replica.partition.partition, data);

	key->node = replica.broker;
	key->is_fixed = true;
	return key;
}

/* ---- Moving between directories ------------------------------------------------------------------------------------- */

static const void *ask_alter(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                             struct arena *arena)
{
	struct alter_replica_log_dirs_request *body = ARENA_NEW(arena, struct alter_replica_log_dirs_request);
	struct bytes *paths = arena_calloc(arena, (size_t)count, sizeof(*paths));
	struct bytes **names = arena_calloc(arena, (size_t)count, sizeof(*names)); /* of the topics in each directory */

	(void)call, (void)api, (void)version;
	message_init(&alter_replica_log_dirs_request_schema, body);
	body->dirs = message_new_items(arena, &alter_replica_log_dirs_request_alter_replica_log_dir_struct, count);
	for (int32_t i = 0; i < count; i++) {
		int32_t slot = admin_slot(paths, &body->dirs_count, *(const struct bytes *)keys[i]->data);
		struct alter_replica_log_dirs_request_alter_replica_log_dir *dir = &body->dirs[slot];

		if (dir->topics_count == 0) {
			dir->path = paths[slot];
			dir->topics = message_new_items(arena, &alter_replica_log_dirs_request_alter_replica_log_dir_topic_struct, count);
			names[slot] = arena_calloc(arena, (size_t)count, sizeof(**names));
		}
		struct alter_replica_log_dirs_request_alter_replica_log_dir_topic *topic =
			&dir->topics[admin_slot(names[slot], &dir->topics_count, keys[i]->name)];

		if (topic->partitions_count == 0)
			topic->partitions = arena_calloc(arena, (size_t)count, sizeof(*topic->partitions));
		topic->name = keys[i]->name;
		topic->partitions[topic->partitions_count++] = keys[i]->number;
	}
	return body;
}

static void take_alter(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                       const struct network_answer *answer)
{
	const struct alter_replica_log_dirs_response *body = answer->body;

	for (int32_t t = 0; t < body->results_count; t++)
		for (int32_t i = 0; i < body->results[t].partitions_count; i++) {
			struct admin_key *key = admin_key_of(call, keys, count, body->results[t].topic_name, body->results[t].partitions[i].partition_index);

			if (key)
				admin_key_settle(call, ev, key, answer, body->results[t].partitions[i].error_code, BYTES_NULL, NULL, NULL);
		}
	for (int32_t i = 0; i < count; i++)
		if (keys[i]->state == KEY_ASKED)
			admin_key_failed(call, keys[i], answer, KAFKA_UNKNOWN_SERVER_ERROR,
			                 arena_printf(&call->arena, "The response from broker %d did not contain a result for replica %.*s-%d-%d", (int)keys[i]->node,
			                              (int)keys[i]->name.size, (const char *)keys[i]->name.data, (int)keys[i]->number, (int)keys[i]->node));
}

uint64_t admin_alter_replica_log_dirs(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_replica_dir *moves,
                                      int32_t count, int64_t timeout_ms)
{
	static const struct admin_kind kind = { .name = "alterReplicaLogDirs",
		                                    .api_key = API_KEY_ALTER_REPLICA_LOG_DIRS,
		                                    .fallback_key = -1,
		                                    .version_max = -1,
		                                    .target = ADMIN_BROKER,
		                                    .ask = ask_alter,
		                                    .take = take_alter };
	struct admin_call *call = admin_call_new(a, ev, &kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		replica_key(call, moves[i].replica, admin_keep_names(call, &moves[i].dir, 1));
	return admin_call_start(call, ev, fx);
}

/* ---- Where they lie ------------------------------------------------------------------------------------------------- */

static const void *ask_dirs(struct admin_call *call, struct admin_key **keys, int32_t count, const struct api *api, int16_t version,
                            struct arena *arena)
{
	struct describe_log_dirs_request *body = ARENA_NEW(arena, struct describe_log_dirs_request);
	struct bytes *names = arena_calloc(arena, (size_t)count, sizeof(*names));

	(void)call, (void)api, (void)version;
	message_init(&describe_log_dirs_request_schema, body);
	body->topics_count = 0;
	body->topics = message_new_items(arena, &describe_log_dirs_request_describable_log_dir_topic_struct, count);
	for (int32_t i = 0; i < count; i++) {
		struct describe_log_dirs_request_describable_log_dir_topic *topic = &body->topics[admin_slot(names, &body->topics_count, keys[i]->name)];

		if (topic->partitions_count == 0)
			topic->partitions = arena_calloc(arena, (size_t)count, sizeof(*topic->partitions));
		topic->topic = keys[i]->name;
		topic->partitions[topic->partitions_count++] = keys[i]->number;
	}
	return body;
}

static void look_into(const struct describe_log_dirs_response_describe_log_dirs_result *dir, const struct admin_key *key,
                      struct admin_replica_log_dirs *out)
{
	for (int32_t t = 0; t < dir->topics_count; t++)
		for (int32_t i = 0; bytes_equal(dir->topics[t].name, key->name) && i < dir->topics[t].partitions_count; i++) {
			const struct describe_log_dirs_response_describe_log_dirs_partition *row = &dir->topics[t].partitions[i];

			if (row->partition_index != key->number)
				continue;
			*(row->is_future_key ? &out->future_dir : &out->current_dir) = dir->log_dir;
			*(row->is_future_key ? &out->future_lag : &out->current_lag) = row->offset_lag;
		}
}

static const void *copy_dirs(struct arena *arena, const void *data)
{
	struct admin_replica_log_dirs *copy = ARENA_NEW(arena, struct admin_replica_log_dirs);

	*copy = *(const struct admin_replica_log_dirs *)data;
	copy->current_dir = arena_copy(arena, copy->current_dir);
	copy->future_dir = arena_copy(arena, copy->future_dir);
	return copy;
}

static void take_dirs(struct admin_call *call, const struct event *ev, struct admin_key **keys, int32_t count,
                      const struct network_answer *answer)
{
	const struct describe_log_dirs_response *body = answer->body;

	for (int32_t k = 0; k < count; k++) {
		struct admin_replica_log_dirs found = { BYTES_NULL, -1, BYTES_NULL, -1 };
		int16_t error_code = KAFKA_NONE;

		for (int32_t d = 0; d < body->results_count; d++) {
			if (body->results[d].error_code == KAFKA_NONE)
				look_into(&body->results[d], keys[k], &found);
			else if (body->results[d].error_code != KAFKA_KAFKA_STORAGE_ERROR)
				error_code = body->results[d].error_code;
		}
		admin_key_settle(call, ev, keys[k], answer, error_code, BYTES_NULL, NULL, copy_dirs(&call->arena, &found));
	}
}

uint64_t admin_describe_replica_log_dirs(struct admin *a, const struct event *ev, struct effects *fx, const struct admin_replica *replicas,
                                         int32_t count, int64_t timeout_ms)
{
	static const struct admin_kind kind = { .name = "describeReplicaLogDirs",
		                                    .api_key = API_KEY_DESCRIBE_LOG_DIRS,
		                                    .fallback_key = -1,
		                                    .version_max = -1,
		                                    .target = ADMIN_BROKER,
		                                    .ask = ask_dirs,
		                                    .take = take_dirs,
		                                    .pack = copy_dirs };
	struct admin_call *call = admin_call_new(a, ev, &kind, timeout_ms);

	for (int32_t i = 0; i < count; i++)
		replica_key(call, replicas[i], NULL);
	return admin_call_start(call, ev, fx);
}
