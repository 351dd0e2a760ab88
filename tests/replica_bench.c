#include "tests/replica_bench.h"

#include "engine/broker/api/group_port.h"
#include "engine/broker/producer_ids.h"
#include "engine/log/batch.h"
#include "tests/test.h"

#include <stdio.h>

void replica_bench_enter(struct node_bench *b)
{
	struct effects *fx = ARENA_NEW(&b->arena, struct effects);

	effects_init(fx, &b->arena, &b->next_conn, &b->trace);
	b->node->fx = fx;
	b->node->now_us = b->now_us;
	b->node->wall_ms = b->wall_ms + b->now_us / 1000;
	group_port_begin_step(b->node);
}

void replica_bench_leave(struct node_bench *b)
{
	bench_carry_out(b, b->node->fx);
	b->node->fx = NULL;
}

void replica_bench_start(struct node_bench *b)
{
	bench_start(b);
	assert_non_null(b->node);
	replica_bench_enter(b);
	if (!b->node->groups)
		group_port_start(b->node);
	if (!b->node->partitions)
		partitions_start(b->node);
	if (!b->node->producer_ids)
		producer_ids_start(b->node);
	replica_bench_leave(b);
}

struct node_bench *replica_bench_new(const char *more_properties)
{
	struct node_bench *b = bench_new(more_properties);

	replica_bench_start(b);
	return b;
}

struct uuid replica_bench_topic_id(const char *name)
{
	struct uuid id = { { 1, 2, 3 } };

	for (size_t i = 0; name[i]; i++)
		id.bytes[3 + i % 13] = (uint8_t)(id.bytes[3 + i % 13] * 31 + (uint8_t)name[i]);
	return id;
}

static void apply(struct node_bench *b, const struct schema *schema, const void *record)
{
	struct image_change change;

	image_apply(&b->node->image, b->node->image.offset + 1, 1, schema, record, &b->arena, &change);
}

void replica_bench_topic(struct node_bench *b, const char *name, int32_t partitions, int32_t replicas, int32_t isr, int32_t leader, int32_t epoch)
{
	struct bytes topic = bytes_of_text(name);
	struct topic_record t = { .name = topic, .topic_id = replica_bench_topic_id(name) };
	int32_t ids[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	bool is_new = !image_topic(&b->node->image, topic);

	replica_bench_enter(b);
	if (is_new)
		apply(b, &topic_record_schema, &t);
	for (int32_t i = 0; i < partitions; i++) {
		struct partition_record p;
		struct uuid *dirs = arena_calloc(&b->arena, (size_t)replicas, sizeof(*dirs));

		message_init(&partition_record_schema, &p);
		p.partition_id = i;
		p.topic_id = t.topic_id;
		p.replicas = ids;
		p.replicas_count = replicas;
		p.isr = ids;
		p.isr_count = isr;
		p.leader = leader;
		p.leader_epoch = epoch;
		p.partition_epoch = epoch;
		p.directories = dirs;
		p.directories_count = replicas;
		apply(b, &partition_record_schema, &p);
		partition_update(b->node, topic, i);
	}
	replica_bench_leave(b);
}

void replica_bench_broker(struct node_bench *b, int32_t id, int64_t epoch, const char *rack)
{
	struct register_broker_record_broker_endpoint endpoint = { .name = BYTES("PLAINTEXT"), .host = BYTES("peer"), .port = BENCH_PEER_PORT };
	struct register_broker_record r;

	message_init(&register_broker_record_schema, &r);
	r.broker_id = id;
	r.broker_epoch = epoch;
	r.end_points = &endpoint;
	r.end_points_count = 1;
	r.rack = bytes_of_text(rack);
	r.fenced = false;
	replica_bench_enter(b);
	apply(b, &register_broker_record_schema, &r);
	replica_bench_leave(b);
}

void replica_bench_fence(struct node_bench *b, int32_t id)
{
	struct broker_registration_change_record r;

	message_init(&broker_registration_change_record_schema, &r);
	r.broker_id = id;
	r.broker_epoch = image_broker(&b->node->image, id)->epoch;
	r.fenced = 1;
	replica_bench_enter(b);
	apply(b, &broker_registration_change_record_schema, &r);
	replica_bench_leave(b);
}

void replica_bench_remove_topic(struct node_bench *b, const char *name)
{
	struct remove_topic_record r = { .topic_id = replica_bench_topic_id(name) };
	int32_t count = image_topic(&b->node->image, bytes_of_text(name))->partition_count;

	replica_bench_enter(b);
	apply(b, &remove_topic_record_schema, &r);
	for (int32_t i = 0; i < count; i++)
		partition_stop(b->node, bytes_of_text(name), r.topic_id, i, true);
	replica_bench_leave(b);
}

void replica_bench_config(struct node_bench *b, const char *topic, const char *name, const char *value)
{
	struct config_record r = { .resource_type = RESOURCE_TOPIC,
		                       .resource_name = bytes_of_text(topic),
		                       .name = bytes_of_text(name),
		                       .value = bytes_of_text(value) };

	replica_bench_enter(b);
	apply(b, &config_record_schema, &r);
	partition_topic_config_changed(b->node, r.resource_name);
	replica_bench_leave(b);
}

struct bytes replica_bench_batch(struct node_bench *b, int32_t count, int64_t timestamp)
{
	struct batch_builder builder;
	struct buf out = { .heap = b->heap };

	batch_builder_init(&builder, b->heap, CODEC_NONE);
	for (int32_t i = 0; i < count; i++)
		batch_builder_add(&builder, timestamp, BYTES_NULL, arena_printf(&b->arena, "v%d", i), NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);

	struct bytes records = arena_copy(&b->arena, buf_bytes(&out));

	buf_free(&out);
	return records;
}

const struct produce_response_partition_produce_response *replica_bench_produce(struct node_bench *b, int32_t conn, const char *topic,
                                                                                int32_t partition, int16_t acks, struct bytes records)
{
	struct produce_request_partition_produce_data p = { .index = partition, .records = span_of(records) };
	struct produce_request_topic_produce_data t = { .name = bytes_of_text(topic), .partition_data = &p, .partition_data_count = 1 };
	struct produce_request request;

	message_init(&produce_request_schema, &request);
	request.acks = acks;
	request.timeout_ms = 30000;
	request.topic_data = &t;
	request.topic_data_count = 1;

	const struct produce_response *response = bench_ask(b, conn, API_KEY_PRODUCE, 9, &request);

	return response ? &response->responses[0].partition_responses[0] : NULL;
}

struct fetch_request *replica_bench_fetch(struct node_bench *b, const char *topic, int32_t partition, int64_t offset)
{
	struct fetch_request *request = ARENA_NEW(&b->arena, struct fetch_request);

	message_init(&fetch_request_schema, request);
	request->max_wait_ms = 500;
	request->min_bytes = 1;
	request->max_bytes = 50 << 20;
	request->topics = message_new_items(&b->arena, &fetch_request_fetch_topic_struct, 1);
	request->topics_count = 1;
	request->topics->topic = bytes_of_text(topic);
	request->topics->partitions = message_new_items(&b->arena, &fetch_request_fetch_partition_struct, 1);
	request->topics->partitions_count = 1;
	request->topics->partitions->partition = partition;
	request->topics->partitions->fetch_offset = offset;
	request->topics->partitions->current_leader_epoch = -1;
	request->topics->partitions->partition_max_bytes = 1 << 20;
	request->session_epoch = -1;
	return request;
}

int32_t replica_bench_count(struct bytes records)
{
	struct batch batch;
	size_t at = 0;
	int32_t count = 0;

	while (batch_next(records, &at, &batch) == ERR_OK)
		count += batch.record_count;
	return count;
}
