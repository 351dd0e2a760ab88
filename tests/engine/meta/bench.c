#include "tests/engine/meta/bench.h"

#include "engine/meta/image_write.h"
#include "tests/test.h"

#include <stdio.h>

struct bench controller_begin_on(struct node_bench *node)
{
	struct bench b = { node, 0, 0 };

	bench_start_ready(b.node);
	b.client = bench_connect(b.node, BENCH_CLIENT_PORT);
	b.controller = bench_connect(b.node, BENCH_CONTROLLER_PORT);
	return b;
}

struct bench controller_begin(void)
{
	return controller_begin_on(bench_new(""));
}

const struct broker_registration_response *broker_enroll(struct bench *b, int32_t id, uint8_t life)
{
	struct broker_registration_request request;
	struct broker_registration_request_listener listener = { BYTES("PLAINTEXT"), BYTES("other"), (uint16_t)(9092 + id), 0 };
	struct broker_registration_request_feature features[] = { { BYTES("metadata.version"), 7, 33 }, { BYTES("eligible.leader.replicas.version"), 0, 1 } };
	struct uuid dir = { { 1, 1, (uint8_t)id } };

	message_init(&broker_registration_request_schema, &request);
	request.broker_id = id;
	request.cluster_id = BYTES("4L6g3nShT-eMCtK--X86sw");
	request.incarnation_id = (struct uuid){ { 7, life, (uint8_t)id } };
	request.listeners = &listener;
	request.listeners_count = 1;
	request.features = features;
	request.features_count = 2;
	request.rack = BYTES_NULL;
	request.log_dirs = &dir;
	request.log_dirs_count = 1;
	return bench_ask(b->node, b->controller, API_KEY_BROKER_REGISTRATION, 4, &request);
}

const struct broker_heartbeat_response *broker_beat_at(struct bench *b, int32_t id, int64_t epoch, bool want_fence, bool want_shut_down,
                                                       int64_t metadata_offset)
{
	struct broker_heartbeat_request request;

	message_init(&broker_heartbeat_request_schema, &request);
	request.broker_id = id;
	request.broker_epoch = epoch;
	request.current_metadata_offset = metadata_offset;
	request.want_fence = want_fence;
	request.want_shut_down = want_shut_down;
	return bench_ask(b->node, b->controller, API_KEY_BROKER_HEARTBEAT, 1, &request);
}

const struct broker_heartbeat_response *broker_beat(struct bench *b, int32_t id, int64_t epoch, bool want_fence, bool want_shut_down)
{
	return broker_beat_at(b, id, epoch, want_fence, want_shut_down, 1000000);
}

int64_t broker_join(struct bench *b, int32_t id)
{
	int64_t epoch = broker_enroll(b, id, 1)->broker_epoch;

	assert_false(broker_beat(b, id, epoch, false, false)->is_fenced);
	return epoch;
}

void create_topic(struct bench *b, const char *name, int32_t *brokers, int32_t count)
{
	struct create_topics_request request;
	struct create_topics_request_creatable_replica_assignment row = { 0, brokers, count };
	struct create_topics_request_creatable_topic topic = { .name = bytes_of_text(name), .num_partitions = -1, .replication_factor = -1 };

	message_init(&create_topics_request_schema, &request);
	topic.assignments = &row;
	topic.assignments_count = 1;
	request.topics = &topic;
	request.topics_count = 1;
	const struct create_topics_response *response = bench_ask(b->node, b->client, API_KEY_CREATE_TOPICS, 7, &request);

	assert_int_equal(response->topics[0].error_code, 0);
}

const struct partition_image *partition_of(struct bench *b, const char *topic)
{
	return image_partition(&b->node->node->image, bytes_of_text(topic), 0);
}

const struct update_features_response *update_feature(struct bench *b, const char *feature, int16_t level, int8_t type, int16_t version)
{
	struct update_features_request request;
	struct update_features_request_feature_update_key one = { .feature = bytes_of_text(feature), .max_version_level = level, .upgrade_type = type };

	message_init(&update_features_request_schema, &request);
	request.feature_updates = &one;
	request.feature_updates_count = 1;
	return bench_ask(b->node, b->client, API_KEY_UPDATE_FEATURES, version, &request);
}

void assert_update_refused(const struct update_features_response *response, const char *why)
{
	static const char common[] = "The update failed for all features since the following feature had an error: ";

	assert_int_equal(response->error_code, KAFKA_INVALID_UPDATE_VERSION);
	assert_true(bytes_starts_with(response->error_message, bytes_of_text(common)));
	assert_text(bytes_slice(response->error_message, sizeof(common) - 1, response->error_message.size), why);
	assert_int_equal(response->results_count, 0);
}

void assert_ids(const int32_t *ids, int32_t count, const char *expected)
{
	char text[100] = "";

	for (int32_t i = 0; i < count; i++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%d", i ? "," : "", (int)ids[i]);
	assert_string_equal(text, expected);
}

/* All of an image as the bytes of a snapshot. */
static struct bytes image_encoded(struct bench *b, const struct image *image)
{
	struct buf out = { .heap = b->node->heap };
	struct snapshot_writer writer;

	snapshot_begin(&writer, &out, 0, 0, 0, 0, NULL);
	image_write(image, &writer);
	snapshot_end(&writer);
	struct bytes copy = arena_copy(&b->node->arena, buf_bytes(&out));

	buf_free(&out);
	return copy;
}

void assert_images_agree(struct bench *b)
{
	struct bytes own = image_encoded(b, &b->node->node->controller->image), others = image_encoded(b, &b->node->node->image);

	assert_true(own.size > 0);
	assert_int_equal(own.size, others.size);
	assert_memory_equal(own.data, others.data, own.size);
}
