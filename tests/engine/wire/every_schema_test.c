/* What must hold for every message in every version. */
#include <stdlib.h>

#include "engine/base/buf.h"
#include "engine/wire/messages.h"
#include "tests/test.h"

struct trial {
	const struct schema *schema;
	int16_t version;
	struct heap *heap;
	struct arena *arena;
	struct prng *prng;
	struct buf encoded; /* of a random message */
};

/* Calls `check` a few times for each schema and version, with the encoding of a random message. */
static void try_all(int rounds, void (*check)(struct trial *))
{
	struct heap *heap = heap_new(64u << 20);
	struct arena arena;
	struct prng prng;
	size_t live = heap_live(heap);

	prng_seed(&prng, 4, 4);
	arena_init(&arena, heap);
	assert_true(schema_count > 200);
	for (int i = 0; i < schema_count; i++) {
		for (int16_t version = schemas[i]->first_version; version <= schemas[i]->last_version; version++) {
			for (int round = 0; round < rounds; round++) {
				struct trial t = { schemas[i], version, heap, &arena, &prng, { .heap = heap } };
				void *message = arena_alloc(&arena, schemas[i]->root->size);

				message_random(t.schema, version, &prng, &arena, message);
				message_encode(t.schema, version, message, &t.encoded);
				assert_int_equal(message_size(t.schema, version, message), t.encoded.size);
				check(&t);
				buf_free(&t.encoded);
				arena_reset(&arena);
			}
		}
	}
	arena_free(&arena);
	assert_int_equal(heap_live(heap), live);
	heap_del(heap);
}

static enum err decode(struct trial *t, struct bytes in, size_t *at, void **message)
{
	*at = 0;
	*message = arena_alloc(t->arena, t->schema->root->size);
	return message_decode(t->schema, t->version, in, at, t->arena, *message);
}

static void assert_encodes_as(struct trial *t, const void *message, struct bytes expected)
{
	struct buf again = { .heap = t->heap };

	message_encode(t->schema, t->version, message, &again);
	if (!bytes_equal(buf_bytes(&again), expected))
		fail_msg("%s version %d encodes differently after decoding", t->schema->name, t->version);
	buf_free(&again);
}

static void check_round_trip(struct trial *t)
{
	size_t at;
	void *message;

	assert_int_equal(decode(t, buf_bytes(&t->encoded), &at, &message), ERR_OK);
	assert_int_equal(at, t->encoded.size);
	assert_encodes_as(t, message, buf_bytes(&t->encoded));
}

TEST(every_message_decodes_to_what_encodes_the_same)
{
	try_all(6, check_round_trip);
}

static void check_spans(struct trial *t)
{
	size_t at;
	void *message;
	struct span *spans;
	int32_t count;
	struct buf joined = { .heap = t->heap };

	assert_int_equal(decode(t, buf_bytes(&t->encoded), &at, &message), ERR_OK);
	assert_int_equal(message_encode_spans(t->schema, t->version, message, t->arena, &spans, &count), t->encoded.size);
	for (int32_t i = 0; i < count; i++)
		buf_add_bytes(&joined, spans[i].bytes);
	assert_true(bytes_equal(buf_bytes(&joined), buf_bytes(&t->encoded)));
	buf_free(&joined);
}

TEST(every_message_as_spans_is_the_same_bytes)
{
	try_all(2, check_spans);
}

static void check_prefixes(struct trial *t)
{
	size_t step = 1 + t->encoded.size / 64;

	for (size_t size = 0; size < t->encoded.size; size += step) {
		uint8_t *exact = malloc(size > 0 ? size : 1); /* so that ASan sees a byte read behind */
		void *message;
		size_t at;

		memcpy(exact, t->encoded.data, size);
		enum err err = decode(t, bytes_of(exact, size), &at, &message);

		if (err != ERR_TRUNCATED && err != ERR_CORRUPT)
			fail_msg("%s version %d: %zu of %zu bytes decode", t->schema->name, t->version, size, t->encoded.size);
		assert_true(at <= size);
		free(exact);
	}
}

TEST(no_strict_prefix_of_a_message_decodes)
{
	try_all(1, check_prefixes);
}

static void check_damaged(struct trial *t)
{
	for (int i = 0; i < 12 && t->encoded.size > 0; i++) {
		void *message;
		size_t at;

		for (uint64_t n = prng_below(t->prng, 3) + 1; n > 0; n--)
			t->encoded.data[prng_below(t->prng, t->encoded.size)] = (uint8_t)prng_next(t->prng);
		enum err err = decode(t, buf_bytes(&t->encoded), &at, &message);

		assert_true(at <= t->encoded.size);
		if (err == ERR_OK) { /* whatever came in can go out again */
			struct buf again = { .heap = t->heap };

			message_encode(t->schema, t->version, message, &again);
			assert_int_equal(decode(t, buf_bytes(&again), &at, &message), ERR_OK);
			assert_encodes_as(t, message, buf_bytes(&again));
			buf_free(&again);
		}
	}
}

TEST(damaged_messages_decode_to_an_error_or_to_another_valid_message)
{
	try_all(2, check_damaged);
}

static void check_noise(struct trial *t)
{
	uint8_t noise[64];
	void *message;
	size_t at;

	for (size_t i = 0; i < sizeof(noise); i++)
		noise[i] = prng_chance(t->prng, 1, 2) ? (uint8_t)prng_below(t->prng, 4) : (uint8_t)prng_next(t->prng);
	decode(t, bytes_of(noise, prng_below(t->prng, sizeof(noise))), &at, &message);
	assert_true(at <= sizeof(noise));
}

TEST(noise_never_crashes_a_decoder)
{
	try_all(6, check_noise);
}

/* Brackets and quotes of one line of JSON match. */
static bool is_balanced(struct bytes text)
{
	int depth = 0;
	bool is_text = false;

	for (size_t i = 0; i < text.size; i++) {
		uint8_t c = text.data[i];

		if (c < 0x20)
			return false;
		if (is_text && c == '\\')
			i++;
		else if (c == '"')
			is_text = !is_text;
		else if (!is_text)
			depth += (c == '{' || c == '[') - (c == '}' || c == ']');
		if (depth == 0 && i + 1 < text.size)
			return false;
	}
	return depth == 0 && !is_text;
}

static void check_print(struct trial *t)
{
	struct buf text = { .heap = t->heap };
	void *message;
	size_t at;

	assert_int_equal(decode(t, buf_bytes(&t->encoded), &at, &message), ERR_OK);
	message_print(t->schema, t->version, message, &text);
	if (!is_balanced(buf_bytes(&text)))
		fail_msg("%s version %d prints %s", t->schema->name, t->version, buf_text(&text));
	buf_free(&text);
}

TEST(every_message_prints_as_one_line_of_json)
{
	try_all(2, check_print);
}

static void check_versions(struct trial *t)
{
	size_t at = 0;
	void *message = arena_alloc(t->arena, t->schema->root->size);
	int16_t after = (int16_t)(t->schema->last_version + 1), before = (int16_t)(t->schema->first_version - 1);

	assert_int_equal(message_decode(t->schema, after, buf_bytes(&t->encoded), &at, t->arena, message), ERR_UNSUPPORTED);
	assert_int_equal(message_decode(t->schema, before, buf_bytes(&t->encoded), &at, t->arena, message), ERR_UNSUPPORTED);
	assert_int_equal(at, 0);
}

TEST(versions_outside_the_schema_are_unsupported)
{
	try_all(1, check_versions);
}

/* The same message without its straight-line code. */
static struct schema walked(const struct schema *schema)
{
	struct schema copy = *schema;

	copy.straight = NULL;
	return copy;
}

static void check_both_decode(struct trial *t, struct bytes in)
{
	struct schema copy = walked(t->schema);
	struct trial other = *t;
	void *message, *same;
	size_t at, same_at;

	other.schema = &copy;
	enum err err = decode(t, in, &at, &message);

	assert_int_equal(decode(&other, in, &same_at, &same), err);
	assert_int_equal(same_at, at);
	if (err == ERR_OK) {
		struct buf again = { .heap = t->heap };

		message_encode(&copy, t->version, same, &again);
		assert_encodes_as(t, message, buf_bytes(&again));
		buf_free(&again);
	}
}

/* Whole, cut off anywhere, and with any byte another one. */
static void check_straight(struct trial *t)
{
	struct schema copy = walked(t->schema);
	struct trial other = *t;
	size_t at, step = t->encoded.size / 100 + 1;
	void *message;

	if (!t->schema->straight || t->schema->straight->version != t->version)
		return;
	other.schema = &copy;
	assert_int_equal(decode(t, buf_bytes(&t->encoded), &at, &message), ERR_OK);
	assert_encodes_as(&other, message, buf_bytes(&t->encoded));
	for (size_t size = 0; size <= t->encoded.size; size += step)
		check_both_decode(t, bytes_slice(buf_bytes(&t->encoded), 0, size));
	for (size_t i = 0; i < t->encoded.size; i += step) {
		uint8_t byte = t->encoded.data[i];

		t->encoded.data[i] = (uint8_t)prng_below(t->prng, 256);
		check_both_decode(t, buf_bytes(&t->encoded));
		t->encoded.data[i] = byte;
	}
}

TEST(straight_line_code_does_what_the_walk_does)
{
	try_all(10, check_straight);
}
