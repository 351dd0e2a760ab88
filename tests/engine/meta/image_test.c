#include "engine/meta/image.h"

#include "engine/meta/image_write.h"
#include "engine/meta/placer.h"
#include "engine/meta/record.h"
#include "engine/meta/topic_name.h"
#include "tests/test.h"

#include <stdio.h>

struct bench {
	struct heap *heap;
	struct arena arena;
	struct image image;
	struct image_change change;
};

static struct bench *bench_begin(void)
{
	struct heap *heap = heap_new(16u << 20);
	struct bench *b = HEAP_NEW(heap, struct bench);

	b->heap = heap;
	arena_init(&b->arena, heap);
	image_init(&b->image, heap);
	return b;
}

/* Encodes and decodes on the way, as a record goes through the log. */
static void apply(struct bench *b, const struct schema *schema, void *message)
{
	struct metadata_record record = { schema, schema->last_version, message }, decoded;
	struct buf value = { .heap = b->heap };

	record_encode(&record, &value);
	assert_int_equal(record_decode(buf_bytes(&value), &b->arena, &decoded), ERR_OK);
	assert_ptr_equal(decoded.schema, schema);
	image_apply(&b->image, b->image.offset + 1, 1, decoded.schema, decoded.message, &b->arena, &b->change);
	buf_free(&value);
}

static void add_broker(struct bench *b, int32_t id, const char *rack, bool is_fenced)
{
	struct register_broker_record r;

	message_init(&register_broker_record_schema, &r);
	r.broker_id = id;
	r.broker_epoch = 100 + id;
	r.rack = bytes_of_text(rack);
	r.fenced = is_fenced;
	r.log_dirs = ARENA_NEW(&b->arena, struct uuid);
	r.log_dirs[0] = (struct uuid){ { 50, (uint8_t)id } };
	r.log_dirs_count = 1;
	apply(b, &register_broker_record_schema, &r);
}

static struct uuid id_of(uint8_t n)
{
	return (struct uuid){ { n } };
}

static void add_topic(struct bench *b, const char *name, uint8_t id, int32_t partitions)
{
	struct topic_record t = { bytes_of_text(name), id_of(id) };
	int32_t brokers[] = { 1, 2, 3 };

	apply(b, &topic_record_schema, &t);
	for (int32_t i = 0; i < partitions; i++) {
		struct partition_record p;

		message_init(&partition_record_schema, &p);
		p.partition_id = i;
		p.topic_id = id_of(id);
		p.replicas = p.isr = brokers;
		p.replicas_count = p.isr_count = 3;
		p.leader = 1;
		p.leader_epoch = p.partition_epoch = 0;
		p.directories = arena_calloc(&b->arena, 3, sizeof(struct uuid));
		p.directories[0] = (struct uuid){ { 50, 1 } };
		p.directories_count = 3;
		apply(b, &partition_record_schema, &p);
	}
}

TEST(a_partition_change_raises_the_epochs_that_it_must)
{
	struct bench *b = bench_begin();
	struct partition_change_record change;
	int32_t isr[] = { 1, 3 };

	add_topic(b, "t", 1, 2);
	message_init(&partition_change_record_schema, &change);
	change.partition_id = 1;
	change.topic_id = id_of(1);
	change.isr = isr;
	change.isr_count = 2;
	apply(b, &partition_change_record_schema, &change);
	const struct partition_image *p = image_partition(&b->image, BYTES("t"), 1);

	assert_int_equal(p->leader_epoch, 0);
	assert_int_equal(p->partition_epoch, 1);
	assert_int_equal(p->isr_count, 2);
	assert_int_equal(p->isr[1], 3);
	assert_int_equal(p->replica_count, 3);
	assert_int_equal(p->replicas[1], 2); /* equal to the ISR until now, and untouched */
	assert_int_equal(p->elr_count, 0);
	assert_int_equal(b->change.kind, CHANGE_PARTITION);
	assert_int_equal(b->change.partition, 1);
	change.isr_count = -1;
	change.isr = NULL;
	change.leader = 3;
	apply(b, &partition_change_record_schema, &change);
	p = image_partition(&b->image, BYTES("t"), 1);
	assert_int_equal(p->leader, 3);
	assert_int_equal(p->leader_epoch, 1);
	assert_int_equal(p->partition_epoch, 2);
	assert_int_equal(p->isr_count, 2);
	assert_null(image_partition(&b->image, BYTES("t"), 2));
	heap_del(b->heap);
}

TEST(a_removed_topic_takes_its_settings_along)
{
	struct bench *b = bench_begin();
	struct config_record config = { RESOURCE_TOPIC, BYTES("t"), BYTES("retention.ms"), BYTES("5") };
	struct remove_topic_record remove = { id_of(1) };

	add_topic(b, "t", 1, 3);
	apply(b, &config_record_schema, &config);
	config.resource_name = BYTES("u");
	apply(b, &config_record_schema, &config);
	apply(b, &remove_topic_record_schema, &remove);
	assert_int_equal(b->change.kind, CHANGE_TOPIC_REMOVED);
	assert_text(b->change.topic, "t");
	assert_int_equal(b->change.partition, 3);
	assert_null(image_topic(&b->image, BYTES("t")));
	assert_true(bytes_is_null(image_config(&b->image, RESOURCE_TOPIC, BYTES("t"), BYTES("retention.ms"))));
	assert_text(image_config(&b->image, RESOURCE_TOPIC, BYTES("u"), BYTES("retention.ms")), "5");
	heap_del(b->heap);
}

TEST(an_image_gives_back_all_that_it_took)
{
	struct bench *b = bench_begin();
	size_t before;

	add_broker(b, 1, "a", true); /* the arena has its blocks now */
	image_free(&b->image);
	arena_reset(&b->arena);
	before = heap_live(b->heap);
	add_broker(b, 1, "a", true);
	add_broker(b, 1, NULL, false);
	add_broker(b, 2, "b", true);
	add_topic(b, "t", 1, 5);
	struct config_record config = { RESOURCE_BROKER, BYTES(""), BYTES("x"), BYTES("5") };
	struct feature_level_record feature = { BYTES("metadata.version"), 30 };

	apply(b, &config_record_schema, &config);
	apply(b, &feature_level_record_schema, &feature);
	image_free(&b->image);
	arena_reset(&b->arena);
	assert_int_equal(heap_live(b->heap), before);
	heap_del(b->heap);
}

/* The image as a snapshot has it, read back. */
static void write_and_read(struct bench *b, struct image *out)
{
	struct buf bytes = { .heap = b->heap };
	struct snapshot_writer writer;
	struct image_change change;
	struct batch batch;

	snapshot_begin(&writer, &bytes, 1, 0, 0, 0, NULL);
	image_write(&b->image, &writer);
	snapshot_end(&writer);
	image_init(out, b->heap);
	for (size_t at = 0; at < bytes.size;) {
		struct record *records;
		int32_t count;

		assert_int_equal(batch_next(buf_bytes(&bytes), &at, &batch), ERR_OK);
		if (batch_is_control(&batch))
			continue;
		assert_int_equal(batch_records(&batch, 1 << 20, &b->arena, &records, &count), ERR_OK);
		for (int32_t i = 0; i < count; i++) {
			struct metadata_record record;

			assert_int_equal(record_decode(records[i].value, &b->arena, &record), ERR_OK);
			image_apply(out, i, 1, record.schema, record.message, &b->arena, &change);
		}
	}
	buf_free(&bytes);
}

TEST(what_nobody_asks_for_is_kept_until_it_is_taken_back_and_is_in_snapshots)
{
	struct bench *b = bench_begin();
	struct client_quota_record_entity_data entity[] = { { BYTES("user"), BYTES("u") }, { BYTES("client-id"), BYTES_NULL } };
	struct client_quota_record_entity_data turned[] = { entity[1], entity[0] };
	struct client_quota_record quota = { entity, 2, BYTES("producer_byte_rate"), 5.0, false };
	struct access_control_entry_record rule = { .id = id_of(4), .resource_name = BYTES("r"), .principal = BYTES("User:u"), .host = BYTES("*") };
	struct remove_access_control_entry_record no_rule = { id_of(4) };
	struct user_scram_credential_record scram = { BYTES("u"), 1, BYTES("s"), BYTES("k"), BYTES("k"), 4096 };
	struct remove_user_scram_credential_record no_scram = { BYTES("u"), 1 };
	struct delegation_token_record token;
	struct remove_delegation_token_record no_token = { BYTES("t") };
	struct image copy;

	message_init(&delegation_token_record_schema, &token);
	token.owner = token.requester = BYTES("User:u");
	token.token_id = BYTES("t");
	apply(b, &client_quota_record_schema, &quota);
	quota.value = 6.0;
	quota.entity = turned; /* the same entity */
	apply(b, &client_quota_record_schema, &quota);
	apply(b, &access_control_entry_record_schema, &rule);
	apply(b, &user_scram_credential_record_schema, &scram);
	scram.mechanism = 2; /* another credential */
	apply(b, &user_scram_credential_record_schema, &scram);
	apply(b, &delegation_token_record_schema, &token);
	assert_int_equal(b->image.kept.count, 4);
	assert_int_equal(b->image.quotas.count, 1);
	write_and_read(b, &copy);
	assert_int_equal(copy.kept.count, 4);
	assert_int_equal(copy.quotas.count, 1);
	image_free(&copy);
	quota.remove = true;
	apply(b, &client_quota_record_schema, &quota);
	apply(b, &remove_access_control_entry_record_schema, &no_rule);
	apply(b, &remove_user_scram_credential_record_schema, &no_scram);
	apply(b, &remove_delegation_token_record_schema, &no_token);
	assert_int_equal(b->image.kept.count, 1);
	assert_int_equal(b->image.quotas.count, 0);
	heap_del(b->heap);
}

TEST(records_of_a_transaction_come_into_force_together_or_not_at_all)
{
	struct bench *b = bench_begin();
	struct begin_transaction_record begin = { BYTES("x") };
	struct abort_transaction_record abort = { BYTES("Controller failover") };
	struct end_transaction_record end = { 0 };

	apply(b, &begin_transaction_record_schema, &begin);
	add_topic(b, "t", 1, 2);
	assert_null(image_topic(&b->image, BYTES("t")));
	apply(b, &abort_transaction_record_schema, &abort);
	apply(b, &begin_transaction_record_schema, &begin);
	add_topic(b, "u", 2, 2);
	assert_int_equal(b->change.kind, CHANGE_NONE);
	apply(b, &end_transaction_record_schema, &end);
	assert_int_equal(b->change.kind, CHANGE_ALL);
	assert_null(image_topic(&b->image, BYTES("t")));
	assert_int_equal(image_topic(&b->image, BYTES("u"))->partition_count, 2);
	heap_del(b->heap);
}

TEST(a_snapshot_holds_what_servers_of_its_level_can_read)
{
	struct bench *b = bench_begin();
	struct feature_level_record level = { BYTES("metadata.version"), 14 };
	struct image copy;

	apply(b, &feature_level_record_schema, &level);
	add_broker(b, 1, "a", false);
	add_topic(b, "t", 1, 1);
	write_and_read(b, &copy); /* level 14 has no directories */
	assert_int_equal(image_broker(&copy, 1)->log_dir_count, 0);
	assert_true(uuid_is_zero(image_partition(&copy, BYTES("t"), 0)->directories[0]));
	image_free(&copy);
	heap_del(b->heap);
}

TEST(records_about_what_is_not_there_change_nothing)
{
	struct bench *b = bench_begin();
	struct partition_change_record change;
	struct remove_topic_record remove = { id_of(9) };
	struct fence_broker_record fence = { 4, 1 };

	message_init(&partition_change_record_schema, &change);
	change.topic_id = id_of(9);
	change.partition_id = 0;
	apply(b, &partition_change_record_schema, &change);
	assert_int_equal(b->change.kind, CHANGE_NONE);
	apply(b, &remove_topic_record_schema, &remove);
	assert_int_equal(b->change.kind, CHANGE_NONE);
	apply(b, &fence_broker_record_schema, &fence);
	assert_int_equal(b->change.kind, CHANGE_NONE);
	heap_del(b->heap);
}

TEST(fencing_names_the_epoch_that_it_means)
{
	struct bench *b = bench_begin();
	struct broker_registration_change_record change;

	add_broker(b, 1, NULL, true);
	message_init(&broker_registration_change_record_schema, &change);
	change.broker_id = 1;
	change.broker_epoch = 101;
	change.fenced = -1;
	apply(b, &broker_registration_change_record_schema, &change);
	assert_false(image_broker(&b->image, 1)->is_fenced);
	change.broker_epoch = 50;
	change.fenced = 1;
	apply(b, &broker_registration_change_record_schema, &change);
	assert_false(image_broker(&b->image, 1)->is_fenced);
	heap_del(b->heap);
}

TEST(a_broker_is_found_among_a_hundred_and_a_topic_among_a_thousand)
{
	enum { BROKERS = 100, TOPICS = 1000 };
	struct bench *b = bench_begin();
	struct unregister_broker_record gone = { .broker_id = 50, .broker_epoch = 150 };
	char name[20];

	for (int32_t id = 1; id <= BROKERS; id++)
		add_broker(b, id, "r", false);
	for (int32_t i = 0; i < TOPICS; i++) {
		struct topic_record t = { bytes_of(name, (size_t)snprintf(name, sizeof(name), "topic-%d", (int)i)), { { 1, (uint8_t)(i >> 8), (uint8_t)i } } };

		apply(b, &topic_record_schema, &t);
	}
	add_broker(b, 7, "other", true); /* registers anew */
	apply(b, &unregister_broker_record_schema, &gone);
	for (int32_t id = 1; id <= BROKERS; id++) {
		const struct broker_image *broker = image_broker(&b->image, id);

		assert_true(id == 50 ? !broker : broker->id == id && broker->is_fenced == (id == 7));
	}
	assert_null(image_broker(&b->image, BROKERS + 1));
	assert_int_equal(b->image.brokers.count, BROKERS - 1);
	assert_int_equal(b->image.brokers_of_id.count, BROKERS - 1);
	for (int32_t i = 0; i < TOPICS; i++) {
		struct topic_image *topic = image_topic(&b->image, bytes_of(name, (size_t)snprintf(name, sizeof(name), "topic-%d", (int)i)));

		assert_int_equal(topic->id.bytes[2], i & 0xff);
		assert_ptr_equal(image_topic_by_id(&b->image, topic->id), topic);
	}
	image_free(&b->image);
	assert_null(image_broker(&b->image, 7));
	assert_null(image_topic(&b->image, BYTES("topic-7")));
	arena_free(&b->arena);
	heap_del(b->heap);
}

TEST(any_bytes_may_stand_in_a_record)
{
	struct bench *b = bench_begin();
	struct prng prng;

	prng_seed(&prng, 3, 1);
	for (int round = 0; round < 20000; round++) {
		uint8_t bytes[40];
		size_t size = prng_below(&prng, sizeof(bytes));
		struct metadata_record record;
		struct image_change change;

		for (size_t i = 0; i < size; i++)
			bytes[i] = (uint8_t)prng_next(&prng);
		if (size > 2) {
			bytes[0] = 1;
			bytes[1] = (uint8_t)prng_below(&prng, 30);
			bytes[2] = (uint8_t)prng_below(&prng, 3);
		}
		if (record_decode(bytes_of(bytes, size), &b->arena, &record) == ERR_OK)
			image_apply(&b->image, round, 1, record.schema, record.message, &b->arena, &change);
		if (round % 1000 == 0)
			arena_reset(&b->arena);
	}
	image_free(&b->image);
	heap_del(b->heap);
}

static void assert_placed(const struct image *image, const int32_t *row, int32_t count)
{
	for (int32_t i = 0; i < count; i++) {
		assert_non_null(image_broker(image, row[i]));
		for (int32_t j = 0; j < i; j++)
			assert_int_not_equal(row[i], row[j]);
	}
	assert_false(image_broker(image, row[0])->is_fenced);
}

TEST(replicas_are_spread_over_brokers_and_racks)
{
	struct bench *b = bench_begin();
	struct prng prng;
	struct buf problem = { .heap = b->heap };
	int leaders[8] = { 0 };

	for (int32_t id = 1; id <= 6; id++)
		add_broker(b, id, id % 2 ? "odd" : "even", false);
	prng_seed(&prng, 5, 1);
	int32_t *rows = placer_place(&b->image, &prng, 60, 2, &b->arena, &problem);

	for (int32_t i = 0; i < 60; i++) {
		assert_placed(&b->image, rows + i * 2, 2);
		assert_int_not_equal(rows[i * 2] % 2, rows[i * 2 + 1] % 2); /* one in each rack */
		leaders[rows[i * 2]]++;
	}
	for (int32_t id = 1; id <= 6; id++)
		assert_int_equal(leaders[id], 10);
	heap_del(b->heap);
}

TEST(fenced_brokers_hold_replicas_only_if_they_must_and_never_lead)
{
	struct bench *b = bench_begin();
	struct prng prng;
	struct buf problem = { .heap = b->heap };

	add_broker(b, 1, NULL, false);
	add_broker(b, 2, NULL, true);
	add_broker(b, 3, NULL, false);
	prng_seed(&prng, 5, 1);
	int32_t *rows = placer_place(&b->image, &prng, 20, 2, &b->arena, &problem);

	for (int32_t i = 0; i < 20; i++)
		assert_true(rows[i * 2] != 2 && rows[i * 2 + 1] != 2);
	rows = placer_place(&b->image, &prng, 20, 3, &b->arena, &problem);
	for (int32_t i = 0; i < 20; i++)
		assert_placed(&b->image, rows + i * 3, 3);
	assert_null(placer_place(&b->image, &prng, 1, 4, &b->arena, &problem));
	assert_text(buf_bytes(&problem), "The target replication factor of 4 cannot be reached because only 3 broker(s) are registered or some "
	                                 "brokers have all their log directories cordoned.");
	buf_free(&problem);
	heap_del(b->heap);
}

TEST(a_broker_that_is_stopping_gets_no_replicas)
{
	struct bench *b = bench_begin();
	struct prng prng;
	struct buf problem = { .heap = b->heap };

	for (int32_t id = 1; id <= 3; id++)
		add_broker(b, id, NULL, false);
	((struct broker_image *)(uintptr_t)image_broker(&b->image, 2))->is_in_controlled_shutdown = true;
	prng_seed(&prng, 5, 1);
	int32_t *rows = placer_place(&b->image, &prng, 20, 2, &b->arena, &problem);

	for (int32_t i = 0; i < 20; i++)
		assert_true(rows[i * 2] != 2 && rows[i * 2 + 1] != 2);
	assert_null(placer_place(&b->image, &prng, 1, 3, &b->arena, &problem));
	buf_free(&problem);
	heap_del(b->heap);
}

TEST(names_of_topics_are_what_kafka_lets_them_be)
{
	char longest[251];

	memset(longest, 'a', sizeof(longest));
	assert_true(topic_name_is_valid(bytes_of(longest, 249), NULL));
	assert_false(topic_name_is_valid(bytes_of(longest, 250), NULL));
	assert_false(topic_name_is_valid(BYTES(""), NULL));
	assert_false(topic_name_is_valid(BYTES("."), NULL));
	assert_true(topic_name_is_valid(BYTES("..."), NULL));
	assert_true(topic_name_is_valid(BYTES("A-z_0.9"), NULL));
	assert_false(topic_name_is_valid(BYTES("a/b"), NULL));
	assert_false(topic_name_is_valid(BYTES("\xc3\xa9"), NULL));
	assert_true(topic_names_collide(BYTES("a.b_c"), BYTES("a_b.c")));
	assert_false(topic_names_collide(BYTES("a.b"), BYTES("a-b")));
}
