/* Random messages that are valid in a version: they lean towards the edges (null, empty, extreme), and stay small. */
#include "engine/wire/fields.h"

struct maker {
	struct prng *prng;
	struct arena *arena;
	int16_t version;
};

static int64_t random_integer(struct prng *prng, unsigned bits, bool is_signed)
{
	uint64_t all = bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
	uint64_t value = 0;

	switch (prng_below(prng, 5)) {
	case 0:
		value = all; /* -1, or the largest */
		break;
	case 1:
		value = all >> 1; /* the largest, if signed */
		break;
	case 2:
		value = (all >> 1) + 1; /* the smallest, if signed */
		break;
	case 3:
		value = prng_below(prng, 10);
		break;
	default:
		value = prng_next(prng) & all;
	}
	if (is_signed && value > all >> 1)
		return (int64_t)(value | ~all);
	return (int64_t)value;
}

static struct bytes random_bytes(struct maker *m, bool is_text)
{
	static const char letters[] = "abcxyzABC0189-_.\"\\\n ";
	static const size_t sizes[] = { 0, 1, 3, 8, 40, 127, 300 };
	size_t size = sizes[prng_below(m->prng, prng_chance(m->prng, 1, 10) ? 7 : 4)];
	uint8_t *data = arena_alloc(m->arena, size + 1);

	for (size_t i = 0; i < size; i++)
		data[i] = is_text ? (uint8_t)letters[prng_below(m->prng, sizeof(letters) - 1)] : (uint8_t)prng_next(m->prng);
	if (is_text && size >= 3)
		memcpy(data, "\xe2\x98\x83", 3); /* a snowman */
	return bytes_of(data, size);
}

static void fill_struct(struct maker *m, const struct schema_struct *s, void *item);

static void fill_value(struct maker *m, const struct field *f, void *value)
{
	switch (f->type) {
	case FIELD_BOOL:
		*(bool *)value = prng_chance(m->prng, 1, 2);
		break;
	case FIELD_FLOAT64:
		*(double *)value = (double)prng_between(m->prng, -100000, 100000) / 64;
		break;
	case FIELD_UUID:
		for (size_t i = 0; i < sizeof(struct uuid); i++)
			((struct uuid *)value)->bytes[i] = (uint8_t)prng_next(m->prng);
		break;
	case FIELD_STRING:
	case FIELD_BYTES:
		*(struct bytes *)value = random_bytes(m, f->type == FIELD_STRING);
		break;
	case FIELD_RECORDS:
		*(struct span *)value = span_of(random_bytes(m, false));
		break;
	case FIELD_STRUCT:
		fill_struct(m, f->inner, value);
		break;
	default: {
		bool is_signed = f->type != FIELD_UINT16 && f->type != FIELD_UINT32;

		field_set_integer(f, value, random_integer(m->prng, (unsigned)field_item_size(f) * 8, is_signed));
	}
	}
}

static void fill_array(struct maker *m, const struct field *f, void *message)
{
	int32_t count = (int32_t)prng_below(m->prng, 4);
	size_t size = field_item_size(f);
	uint8_t *items = arena_calloc(m->arena, (size_t)count, size);

	for (int32_t i = 0; i < count; i++)
		fill_value(m, f, items + (size_t)i * size);
	*(void **)field_at(f, message) = items;
	*field_count_at(f, message) = count;
}

static void set_null(const struct field *f, void *message)
{
	void *value = field_at(f, message);

	if (f->is_array) {
		*(void **)value = NULL;
		*field_count_at(f, message) = -1;
	} else if (f->type == FIELD_RECORDS) {
		*(struct span *)value = (struct span){ .bytes = BYTES_NULL };
	} else if (f->type == FIELD_STRUCT) {
		*(void **)value = NULL;
	} else {
		*(struct bytes *)value = BYTES_NULL;
	}
}

static void fill_field(struct maker *m, const struct field *f, void *message)
{
	if (field_is_nullable(f, m->version) && prng_chance(m->prng, 1, 4)) {
		set_null(f, message);
	} else if (f->is_array) {
		fill_array(m, f, message);
	} else if (field_is_pointer(f)) {
		void *item = arena_alloc(m->arena, f->inner->size);

		fill_struct(m, f->inner, item);
		*(void **)field_at(f, message) = item;
	} else {
		fill_value(m, f, field_at(f, message));
	}
}

static void fill_struct(struct maker *m, const struct schema_struct *s, void *item)
{
	message_init_struct(s, item);
	for (uint16_t i = 0; i < s->field_count; i++) {
		const struct field *f = &s->fields[i];

		if (field_is_in(f, m->version) && !(field_is_tagged(f, m->version) && prng_chance(m->prng, 1, 2)))
			fill_field(m, f, item);
	}
}

void message_random(const struct schema *schema, int16_t version, struct prng *prng, struct arena *arena, void *message)
{
	struct maker m = { prng, arena, version };

	assert(schema_has(schema, version));
	fill_struct(&m, schema->root, message);
}
