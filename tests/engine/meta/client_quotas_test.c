#include "engine/meta/client_quotas.h"

#include "engine/meta/quotas.h"
#include "tests/test.h"

struct bench {
	struct heap *heap;
	struct arena arena;
	struct image image;
	struct client_quotas quotas;
	int64_t offset;
};

static const struct quota_window window = { 11, 1 };

static struct bench *begin(void)
{
	struct heap *heap = heap_new(16u << 20);
	struct bench *b = HEAP_NEW(heap, struct bench);

	b->heap = heap;
	arena_init(&b->arena, heap);
	image_init(&b->image, heap);
	client_quotas_init(&b->quotas, heap);
	return b;
}

static void end(struct bench *b)
{
	client_quotas_free(&b->quotas);
	image_free(&b->image);
	heap_del(b->heap);
}

/* "" is the default, NULL no such part. */
static void set(struct bench *b, const char *user, const char *client, const char *key, double value)
{
	struct client_quota_record_entity_data parts[2];
	struct client_quota_record record = { .entity = parts, .key = bytes_of_text(key), .value = value, .remove = value == 0 };
	struct image_change change;

	if (user)
		parts[record.entity_count++] = (struct client_quota_record_entity_data){ BYTES("user"), user[0] ? bytes_of_text(user) : BYTES_NULL };
	if (client)
		parts[record.entity_count++] = (struct client_quota_record_entity_data){ BYTES("client-id"), client[0] ? bytes_of_text(client) : BYTES_NULL };
	image_apply(&b->image, b->offset++, 1, &client_quota_record_schema, &record, &b->arena, &change);
}

static int32_t use(struct bench *b, const char *client, double bytes, int64_t now_ms)
{
	return client_quotas_record(&b->quotas, &b->image, QUOTA_PRODUCE, bytes_of_text(client), bytes, now_ms, window);
}

TEST(rates_are_kafkas_to_the_millisecond)
{
	struct bench *b = begin();

	assert_int_equal(use(b, "c", 1e9, 0), 0); /* no quota, nothing is counted */
	set(b, NULL, "c", "producer_byte_rate", 1000);
	assert_int_equal(use(b, "c", 1000, 0), 0);
	/* A client that has just begun is measured over ten whole windows: 11,500 bytes in 10 s. */
	assert_int_equal(use(b, "c", 10500, 0), 1500);
	/* 1.5 s later it is still over ten seconds and a half of the first window: 11500 / 10.5 - 1000, over 10.5 s. */
	assert_int_equal(use(b, "c", 0, 1500), 1000);
	assert_int_equal(use(b, "c", 0, 2500), 1000); /* it falls when the sample leaves, not before */
	/* 11 windows after its last use the first sample is gone. */
	assert_int_equal(use(b, "c", 10000, 12500), 0);
	assert_int_equal(use(b, "other", 1e9, 12500), 0);
	end(b);
}

TEST(the_closest_quota_counts_and_clients_share_what_is_not_told_apart)
{
	struct bench *b = begin();

	set(b, NULL, "", "producer_byte_rate", 1000);
	assert_int_equal(use(b, "a", 11000, 0), 1000);
	assert_int_equal(use(b, "b", 9000, 0), 0); /* each client has its own */
	set(b, "ANONYMOUS", NULL, "producer_byte_rate", 2000);
	assert_int_equal(use(b, "a", 11000, 20000), 0);
	assert_int_equal(use(b, "b", 11000, 20000), 1000); /* both are that user: 22,000 bytes in 10 s */
	set(b, "ANONYMOUS", "b", "producer_byte_rate", 5000);
	assert_int_equal(use(b, "b", 50000, 20000), 0);
	set(b, "ANONYMOUS", "", "producer_byte_rate", 100);
	assert_int_equal(use(b, "c", 2000, 20000), 10000);
	set(b, "ANONYMOUS", "", "producer_byte_rate", 0);
	set(b, "ANONYMOUS", "b", "producer_byte_rate", 0);
	set(b, "ANONYMOUS", NULL, "producer_byte_rate", 0);
	set(b, "", NULL, "producer_byte_rate", 500);
	assert_int_equal(use(b, "d", 6000, 50000), 2000); /* the default user before the default client */
	end(b);
}

TEST(what_is_taken_back_does_not_count_and_a_fetch_may_bring_ten_windows)
{
	struct bench *b = begin();

	assert_int_equal(client_quotas_max_at_once(&b->quotas, &b->image, QUOTA_FETCH, BYTES("c"), window), INT64_MAX);
	set(b, NULL, "c", "consumer_byte_rate", 1000);
	assert_int_equal(client_quotas_max_at_once(&b->quotas, &b->image, QUOTA_FETCH, BYTES("c"), window), 10000);
	assert_int_equal(client_quotas_record(&b->quotas, &b->image, QUOTA_FETCH, BYTES("c"), 20000, 0, window), 10000);
	client_quotas_unrecord(&b->quotas, &b->image, QUOTA_FETCH, BYTES("c"), 20000, 0, window);
	assert_int_equal(client_quotas_record(&b->quotas, &b->image, QUOTA_FETCH, BYTES("c"), 10000, 0, window), 0);
	/* Request time is held up for a window at most. */
	set(b, NULL, "c", "request_percentage", 1);
	assert_int_equal(client_quotas_record(&b->quotas, &b->image, QUOTA_REQUEST, BYTES("c"), 1000, 0, window), 1000);
	end(b);
}

TEST(changes_come_from_a_bucket_that_fills_again)
{
	struct bench *b = begin();
	int32_t ms = 0;

	set(b, NULL, "c", "controller_mutation_rate", 2);
	assert_true(client_quotas_take(&b->quotas, &b->image, BYTES("c"), 30, true, 1000, window, &ms)); /* a burst: 22 tokens, and it may overdraw */
	assert_int_equal(ms, 0);
	assert_false(client_quotas_take(&b->quotas, &b->image, BYTES("c"), 1, true, 1000, window, &ms));
	assert_int_equal(ms, 4000); /* 8 tokens are missing, 2 come a second */
	assert_false(client_quotas_take(&b->quotas, &b->image, BYTES("c"), 1, true, 4500, window, &ms));
	assert_int_equal(ms, 500);
	assert_true(client_quotas_take(&b->quotas, &b->image, BYTES("c"), 1, true, 5000, window, &ms));
	ms = 0;
	assert_true(client_quotas_take(&b->quotas, &b->image, BYTES("c"), 1, false, 5000, window, &ms)); /* an old client is only told to wait */
	assert_int_equal(ms, 1000);
	end(b);
}
