#include "engine/base/arena.h"
#include "engine/base/buf.h"
#include "engine/base/prng.h"
#include "engine/base/hash_table.h"
#include "engine/base/timer.h"
#include "engine/base/tree.h"
#include "engine/base/uuid.h"
#include "engine/event/step.h"
#include "tests/test.h"

TEST(heap_survives_a_random_mix_of_calls_and_merges_back_to_one_block)
{
	struct heap *heap = heap_new(64u << 20);
	struct prng prng;
	struct { uint8_t *data; size_t size; uint8_t mark; } live[256] = { { 0 } };

	prng_seed(&prng, 7, 0);
	for (int i = 0; i < 40000; i++) {
		size_t slot = (size_t)prng_below(&prng, 256);
		size_t size = (size_t)prng_below(&prng, prng_chance(&prng, 1, 20) ? 100000 : 700);

		for (size_t j = 0; j < live[slot].size; j++)
			assert_int_equal(live[slot].data[j], live[slot].mark);
		if (live[slot].data && prng_chance(&prng, 1, 3)) {
			size_t kept = size < live[slot].size ? size : live[slot].size;

			live[slot].data = heap_realloc(heap, live[slot].data, size);
			for (size_t j = 0; j < kept; j++)
				assert_int_equal(live[slot].data[j], live[slot].mark);
		} else {
			heap_free(heap, live[slot].data);
			live[slot].data = heap_alloc(heap, size);
			for (size_t j = 0; j < size; j++)
				assert_int_equal(live[slot].data[j], 0);
		}
		live[slot].size = size;
		live[slot].mark = (uint8_t)prng_next(&prng);
		memset(live[slot].data, live[slot].mark, size);
	}
	for (int i = 0; i < 256; i++)
		heap_free(heap, live[i].data);
	assert_int_equal(heap_live(heap), 0);
	size_t used = heap_used(heap);

	assert_non_null(heap_alloc(heap, used - used / 8)); /* one block of it all, or the region would grow */
	assert_int_equal(heap_used(heap), used);
	heap_del(heap);
}

TEST(heap_that_is_full_jumps_to_its_driver)
{
	struct heap *heap = heap_new(1u << 20);
	jmp_buf on_full;
	volatile int blocks = 0;

	if (setjmp(on_full) == 0) {
		heap_set_on_full(heap, &on_full);
		for (;; blocks++)
			heap_alloc(heap, 10000);
	}
	assert_in_range(blocks, 90, 105);
	assert_null(heap_try_alloc(heap, 1u << 20));
	heap_del(heap);
}

struct item {
	struct tree_node node;
	int64_t key;
};

static int compare_items(const void *key, const struct tree_node *node)
{
	int64_t a = *(const int64_t *)key, b = CONTAINER_OF((uintptr_t)node, struct item, node)->key;

	return (a > b) - (a < b);
}

TEST(tree_keeps_order_and_balance_through_inserts_and_removals)
{
	static struct item items[1000];
	struct tree tree = { 0 };
	struct prng prng;

	prng_seed(&prng, 3, 1);
	memset(items, 0, sizeof(items));
	for (int round = 0; round < 20000; round++) {
		struct item *item = &items[prng_below(&prng, 1000)];
		int64_t key = item - items;

		item->key = key;
		if (tree_find(&tree, &key, compare_items))
			tree_remove(&tree, &item->node);
		else
			assert_null(tree_insert(&tree, &key, compare_items, &item->node));
	}
	int64_t last = -1;
	size_t count = 0;

	TREE_EACH(&tree, struct item, item, node) {
		assert_true(item->key > last);
		last = item->key;
		count++;
	}
	assert_int_equal(count, tree.count);
	assert_in_range(tree.root->height, 1, 14);
}

TEST(uuid_text_is_base64url_both_ways)
{
	struct uuid uuid = { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255 } };
	struct uuid back;
	char text[UUID_TEXT_SIZE + 1];

	assert_string_equal(uuid_text(uuid, text), "AAECAwQFBgcICQoLDA0O_w");
	assert_true(uuid_parse(bytes_of_text(text), &back));
	assert_true(uuid_equal(uuid, back));
	assert_true(uuid_parse(BYTES("AAECAwQFBgcICQoLDA0O_x"), &back)); /* as Java reads it */
	assert_true(uuid_equal(uuid, back));
	assert_false(uuid_parse(BYTES("AAECAwQFBgcICQoLDA0O+w"), &back));
	assert_false(uuid_parse(BYTES("short"), &back));
}

TEST(numbers_are_read_whole_or_not_at_all)
{
	int64_t value;

	assert_true(bytes_to_int64(BYTES("-9223372036854775808"), &value));
	assert_true(value == INT64_MIN);
	assert_false(bytes_to_int64(BYTES("9223372036854775808"), &value));
	assert_false(bytes_to_int64(BYTES("12a"), &value));
	assert_false(bytes_to_int64(BYTES(""), &value));
	assert_false(bytes_to_int64(BYTES("-"), &value));
}

TEST(numbers_are_written_as_they_are_read)
{
	int64_t values[] = { 0, 7, -7, 10, 1234567890123, INT64_MAX, INT64_MIN }, back;
	char text[INT64_TEXT_SIZE_MAX];

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		assert_true(bytes_to_int64(bytes_of(text, bytes_put_int64(text, values[i])), &back));
		assert_true(back == values[i]);
	}
	assert_int_equal(bytes_put_int64(text, -120), 4);
	assert_memory_equal(text, "-120", 4);
}

struct tabled {
	struct hash_node node;
	uint32_t number;
};

static bool has_number(const void *key, const struct hash_node *node)
{
	return *(const uint32_t *)key == CONTAINER_OF((uintptr_t)node, struct tabled, node)->number;
}

TEST(table_finds_what_is_in_it_and_nothing_else_however_hashes_meet)
{
	enum { COUNT = 1000 };
	struct heap *heap = heap_new(1u << 20);
	struct hash_table t = { .heap = heap };
	static struct tabled items[COUNT];

	for (uint32_t i = 0; i < COUNT; i++) {
		items[i].number = i;
		hash_table_add(&t, &items[i].node, i % 7); /* many of one hash */
	}
	for (uint32_t i = 0; i < COUNT; i += 2)
		hash_table_remove(&t, &items[i].node);
	for (uint32_t i = 0; i < COUNT; i++)
		assert_ptr_equal(hash_table_find(&t, i % 7, &i, has_number), i % 2 ? &items[i].node : NULL);
	assert_int_equal(t.count, COUNT / 2);
	hash_table_free(&t);
	assert_null(hash_table_find(&t, 1, &items[1].number, has_number));
	assert_true(hash_of_pair(BYTES("orders"), 1) != hash_of_pair(BYTES("orders"), 2));
	assert_true(hash_of_pair(BYTES("orders-and-more"), 1) != hash_of_pair(BYTES("orders-and-most"), 1));
	heap_del(heap);
}

TEST(trace_events_come_back_field_by_field)
{
	struct heap *heap = heap_new(1u << 20);
	struct trace_log log;
	int32_t isr[] = { 3, -1, 2 };
	struct trace_view view;
	size_t at = 0;

	trace_log_init(&log, heap);
	trace(&log, leader_elected, .topic = BYTES("orders"), .partition = 2, .leader = -1, .leader_epoch = 7,
	      .isr = { isr, 3 });
	trace(&log, expected, .what = BYTES_NULL, .is_met = true);
	assert_int_equal(log.count, 2);
	assert_int_equal(trace_log_at(&log, 0).size + trace_log_at(&log, 1).size, log.bytes.size);
	assert_int_equal(trace_peek(trace_log_at(&log, 1)), TRACE_expected);
	assert_true(trace_next(buf_bytes(&log.bytes), &at, &view));
	assert_text(trace_value_of(&view, "topic")->text, "orders");
	assert_int_equal(trace_value_of(&view, "leader")->integer, -1);
	assert_int_equal(trace_int_at(trace_value_of(&view, "isr"), 1), -1);
	assert_int_equal(trace_value_of(&view, "replicas")->integer, 0);
	assert_true(trace_next(buf_bytes(&log.bytes), &at, &view));
	assert_true(bytes_is_null(view.values[0].text));
	assert_int_equal(view.values[1].integer, 1);
	assert_false(trace_next(buf_bytes(&log.bytes), &at, &view));
	heap_del(heap);
}

TEST(trace_events_come_back_as_their_own_structs)
{
	struct heap *heap = heap_new(1u << 20);
	struct trace_log log;
	int32_t isr[] = { 3, -1, 2 };
	struct trace_leader_elected elected;
	struct trace_expected expected;

	trace_log_init(&log, heap);
	trace(&log, leader_elected, .topic = BYTES("orders"), .partition = 200, .leader = -1, .leader_epoch = INT64_MIN, .isr = { isr, 3 }, .replicas = { isr, 1 });
	trace(&log, expected, .what = BYTES_NULL, .is_met = true);
	trace_take(trace_log_at(&log, 0), leader_elected, &elected);
	assert_text(elected.topic, "orders");
	assert_int_equal(elected.partition, 200);
	assert_int_equal(elected.leader, -1);
	assert_true(elected.leader_epoch == INT64_MIN);
	assert_int_equal(elected.isr.count, 0);
	trace_take(trace_log_at(&log, 1), expected, &expected);
	assert_true(bytes_is_null(expected.what));
	assert_true(expected.is_met);
	assert_int_equal(trace_field_at(trace_log_at(&log, 0), trace_place(leader_elected, leader)).integer, -1);
	heap_del(heap);
}

/* The one that is due first, found the long way. */
static struct timer *earliest(struct timer *timers, int count)
{
	struct timer *best = NULL;

	for (int i = 0; i < count; i++)
		if (timer_is_set(&timers[i]) && (!best || timers[i].node.at_us < best->node.at_us ||
		                                 (timers[i].node.at_us == best->node.at_us && timers[i].node.seq < best->node.seq)))
			best = &timers[i];
	return best;
}

TEST(timers_are_taken_by_time_and_then_by_the_order_of_setting)
{
	enum { TIMERS = 100 };
	struct heap *heap = heap_new(1u << 20);
	struct timers timers = { .queue = { .heap = heap } };
	struct timer all[TIMERS] = { 0 };
	struct prng prng;

	prng_seed(&prng, 7, 0);
	for (int64_t i = 0, now_us = 0; i < 20000; i++) {
		struct timer *timer = &all[prng_below(&prng, TIMERS)], *first;

		if (prng_chance(&prng, 1, 5))
			timer_stop(&timers, timer);
		else
			timer_set(&timers, timer, now_us + (int64_t)prng_below(&prng, 20));
		first = earliest(all, TIMERS);
		assert_true(timers_next(&timers) == (first ? first->node.at_us : INT64_MAX));
		if (!prng_chance(&prng, 1, 4))
			continue;
		now_us += 3;
		first = first && first->node.at_us <= now_us ? first : NULL;
		assert_ptr_equal(timers_take(&timers, now_us), first);
		assert_true(!first || !timer_is_set(first));
	}
	timers_free(&timers);
	assert_int_equal(heap_live(heap), 0);
	heap_del(heap);
}
