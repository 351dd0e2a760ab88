#include <stdio.h>
#include <stdlib.h>

#include "sim/world/store.h"
#include "engine/base/prng.h"
#include "tests/test.h"

/* Event `seq` of a timeline, made again from its number. */
static struct store_entry entry_of(struct store *s, int64_t seq, uint64_t line, char text[64], uint8_t *attachment)
{
	struct prng prng;
	int size = snprintf(text, 64, "event %lld of %llu", (long long)seq, (unsigned long long)line);
	struct store_entry entry = { seq * 10, store_name(s, line ? BYTES("other") : BYTES("main")), bytes_of(text, (size_t)size), BYTES_NULL };

	prng_seed(&prng, line, (uint64_t)seq);
	if (seq % 3 == 0) {
		size_t attached = (size_t)prng_below(&prng, seq % 50 == 0 ? 900000 : 9000);

		memset(attachment, (int)(seq % 251), attached + 1);
		entry.attachment = bytes_of(attachment, attached);
	}
	return entry;
}

static void assert_entry(struct store *s, int64_t seq, uint64_t line, uint8_t *scratch)
{
	char text[64];
	struct store_entry expected = entry_of(s, seq, line, text, scratch), got = store_at(s, seq);

	assert_int_equal(got.t_us, expected.t_us);
	assert_ptr_equal(got.node, expected.node);
	assert_bytes(got.encoded, expected.encoded);
	assert_true(bytes_equal(got.attachment, expected.attachment));
}

TEST(old_events_are_packed_and_read_as_before_on_every_timeline)
{
	enum { COUNT = 26000, FORK = 9000 };
	struct store s = { 0 };
	uint8_t *scratch = malloc(1 << 20);
	struct store_chunk *fork = NULL, *main_line;
	struct prng prng;
	char text[64];

	for (int64_t seq = 0; seq < COUNT; seq++) {
		struct store_entry entry = entry_of(&s, seq, 0, text, scratch);

		if (seq == FORK)
			fork = store_keep(&s);
		store_add(&s, seq, &entry);
	}
	main_line = store_keep(&s);
	assert_true(s.packed_count > 100); /* or this test shows nothing */
	store_go_to(&s, fork, FORK);
	for (int64_t seq = FORK; seq < COUNT; seq++) {
		struct store_entry entry = entry_of(&s, seq, 1, text, scratch);

		store_add(&s, seq, &entry);
	}
	prng_seed(&prng, 1, 1);
	for (int i = 0; i < 400; i++) {
		int64_t seq = (int64_t)prng_below(&prng, COUNT);

		assert_entry(&s, seq, seq >= FORK, scratch);
	}
	store_go_to(&s, main_line, COUNT);
	for (int i = 0; i < 400; i++)
		assert_entry(&s, (int64_t)prng_below(&prng, COUNT), 0, scratch);
	for (int64_t seq = FORK - 500; seq < FORK + 500; seq++)
		assert_entry(&s, seq, 0, scratch);
	store_release(&s, fork);
	store_release(&s, main_line);
	store_free(&s);
	free(scratch);
}

TEST(what_was_forgotten_is_freed_and_the_rest_is_read_as_before)
{
	enum { COUNT = 60000, KEPT = 5000 };
	struct store s = { 0 };
	uint8_t *scratch = malloc(1 << 20);
	char text[64];

	for (int64_t seq = 0; seq < COUNT; seq++) {
		struct store_entry entry = entry_of(&s, seq, 0, text, scratch);

		entry.attachment = bytes_slice(entry.attachment, 0, 2000);
		store_add(&s, seq, &entry);
		store_forget(&s, seq - KEPT);
		assert_true(s.path_count <= KEPT * 3000 / (128 * 1024) + 3);
	}
	for (int64_t seq = COUNT - KEPT; seq < COUNT; seq += 7)
		assert_int_equal(store_at(&s, seq).t_us, seq * 10);
	store_free(&s);
	free(scratch);
}

/* The first byte tells the line of an event, and a few are marked. */
static void add_marked(struct store *s, int64_t from, int64_t end, char line)
{
	for (int64_t seq = from; seq < end; seq++) {
		const uint8_t encoded[2] = { (uint8_t)(seq % 700 == 0 ? line - 'a' + 'A' : line), 0 };

		store_add(s, seq, &(struct store_entry){ seq, store_name(s, BYTES("main")), bytes_of(encoded, 2), BYTES_NULL });
	}
}

static int64_t count_found(struct store *s, int64_t end, const char *marks)
{
	bool is_wanted[UINT8_MAX + 1] = { 0 };
	int64_t count = 0;

	for (; *marks; marks++)
		is_wanted[(uint8_t)*marks] = true;
	for (int64_t seq = 0; (seq = store_find(s, seq, end, is_wanted)) < end; seq++) {
		assert_int_equal(store_at(s, seq).t_us, seq);
		count++;
	}
	return count;
}

TEST(events_are_found_by_what_they_begin_with_on_the_timeline_that_is_live)
{
	enum { COUNT = 7000, FORK = 3500 };
	struct store s = { 0 };
	struct store_chunk *fork, *main_line;

	add_marked(&s, 0, FORK, 'm');
	fork = store_keep(&s);
	add_marked(&s, FORK, COUNT, 'm');
	main_line = store_keep(&s);
	assert_int_equal(count_found(&s, COUNT, "M"), 10);
	assert_int_equal(count_found(&s, COUNT - 700, "M"), 9);
	store_go_to(&s, fork, FORK);
	add_marked(&s, FORK, COUNT, 'o');
	assert_int_equal(count_found(&s, COUNT, "M"), 5); /* the other line's in the chunk that both began are not of this one */
	assert_int_equal(count_found(&s, COUNT, "O"), 5);
	assert_int_equal(count_found(&s, COUNT, "MO"), 10);
	assert_int_equal(count_found(&s, COUNT, "x"), 0);
	store_release(&s, fork);
	store_release(&s, main_line);
	store_free(&s);
}
