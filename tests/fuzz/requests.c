#include "tests/fuzz/requests.h"

#include "engine/base/crc32c.h"
#include "engine/broker/api_table.h"
#include "engine/log/batch.h"
#include "engine/wire/fields.h"

/* ---- Valid ones --------------------------------------------------------------------------------------------------------- */

struct aiming {
	const struct aim *aim;
	struct prng *prng;
	struct arena *arena;
	int16_t version;
};

static const char *const names[] = {
	"t",     "u",        "nosuch", "__consumer_offsets", "__cluster_metadata", "g",     "h",    "consumer", "range", "roundrobin", "cooperative-sticky", "1",
	"2",     "",         ".",      "retention.ms",       "cleanup.policy",     "1000",  "compact", "-1",    "abc",   "PLAINTEXT",  "CONTROLLER",         "localhost",
	"9092",  "4L6g3nShT-eMCtK--X86sw", "metadata.version", "min.insync.replicas", "kraft.version", "User:ANONYMOUS", "/tmp/kraft-combined-logs", "m-1",
};

struct bytes request_batch(const struct aim *aim, struct prng *prng, struct arena *arena)
{
	struct batch_builder builder;
	struct buf out = { .heap = aim->heap };
	int count = (int)prng_below(prng, 4);

	batch_builder_init(&builder, aim->heap, (enum codec)prng_below(prng, CODEC_COUNT));
	if (prng_chance(prng, 1, 3)) {
		builder.producer_id = prng_between(prng, 0, 3);
		builder.producer_epoch = (int16_t)prng_below(prng, 2);
		builder.base_sequence = (int32_t)prng_below(prng, 4);
	}
	for (int i = 0; i <= count; i++)
		batch_builder_add(&builder, aim->wall_ms + prng_between(prng, -10, 10), prng_chance(prng, 1, 2) ? BYTES("k") : BYTES_NULL,
		                  prng_chance(prng, 7, 8) ? BYTES("value") : BYTES_NULL, NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);

	struct bytes batch = arena_copy(arena, buf_bytes(&out));

	buf_free(&out);
	return batch;
}

static void aim_struct(struct aiming *a, const struct schema_struct *schema, void *item);

static void aim_value(struct aiming *a, const struct field *f, void *value)
{
	switch (f->type) {
	case FIELD_STRING:
		*(struct bytes *)value = bytes_of_text(names[prng_below(a->prng, prng_chance(a->prng, 1, 2) ? 8 : sizeof(names) / sizeof(names[0]))]);
		break;
	case FIELD_UUID:
		if (a->aim->id_count > 0)
			*(struct uuid *)value = a->aim->ids[prng_below(a->prng, (uint64_t)a->aim->id_count)];
		break;
	case FIELD_RECORDS:
		*(struct span *)value = span_of(request_batch(a->aim, a->prng, a->arena));
		break;
	case FIELD_BOOL:
	case FIELD_FLOAT64:
	case FIELD_BYTES:
		break;
	case FIELD_STRUCT:
		aim_struct(a, f->inner, value);
		break;
	default:
		field_set_integer(f, value, f->type == FIELD_UINT16 || f->type == FIELD_UINT32 ? (int64_t)prng_below(a->prng, 4) : prng_between(a->prng, -1, 3));
	}
}

static void aim_struct(struct aiming *a, const struct schema_struct *schema, void *item)
{
	for (uint16_t i = 0; i < schema->field_count; i++) {
		const struct field *f = &schema->fields[i];
		void *value = field_at(f, item);
		bool is_left = f->type != FIELD_STRUCT && prng_chance(a->prng, 1, 4);

		if (!field_is_in(f, a->version) || is_left)
			continue;
		if (f->is_array) {
			for (int32_t k = 0; k < field_count_of(f, item); k++)
				aim_value(a, f, *(uint8_t **)value + (size_t)k * field_item_size(f));
		} else if (field_is_pointer(f)) {
			if (*(void **)value)
				aim_struct(a, f->inner, *(void **)value);
		} else {
			aim_value(a, f, value);
		}
	}
}

static const struct api *any_api(struct prng *prng, bool is_controller, int16_t *version)
{
	for (;;) {
		const struct api *api = &apis[prng_below(prng, (uint64_t)api_count)];

		*version = (int16_t)prng_between(prng, api->first_version, api->last_version);
		if (api_is_enabled(api->key, *version, is_controller) || prng_chance(prng, 1, 50))
			return api;
	}
}

struct bytes request_any(const struct aim *aim, struct prng *prng, struct arena *arena, bool is_controller, int32_t correlation_id, struct request_head *head)
{
	int16_t version;
	const struct api *api = any_api(prng, is_controller, &version);
	void *body = arena_alloc(arena, api->request->root->size);
	struct aiming a = { aim, prng, arena, version };

	message_random(api->request, version, prng, arena, body);
	if (prng_chance(prng, 7, 8))
		aim_struct(&a, api->request->root, body);
	*head = (struct request_head){ .api_key = api->key, .version = version, .correlation_id = correlation_id };
	return request_frame(arena, api, version, correlation_id, BYTES("fuzz"), body);
}

/* ---- Others ------------------------------------------------------------------------------------------------------------- */

enum { CHANGES_MAX = 6, GROWTH_MAX = 64, BATCH_HEAD = 61, MAGIC_AT = 16, CRC_AT = 17, COVERED_AT = 21, SIZE_AT = 8, LOG_OVERHEAD = 12 };

/* Bytes that are the ends of something in one encoding or another. */
static void write_feared(struct prng *prng, uint8_t *at, size_t room)
{
	static const uint8_t feared[][8] = {
		{ 0 }, { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, { 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff }, { 0x80 },
		{ 0xff, 0xff, 0xff, 0xff, 0x0f }, { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f }, { 0x80, 0x80, 0x80, 0x80, 0x80 }, { 0x00, 0x00, 0xff, 0xff },
	};
	size_t size = (size_t)prng_between(prng, 1, 8);

	memcpy(at, feared[prng_below(prng, sizeof(feared) / sizeof(feared[0]))], size < room ? size : room);
}

/* One change of data[from..size), which has room for GROWTH_MAX more; the new size. */
static size_t change(struct prng *prng, uint8_t *data, size_t from, size_t size)
{
	size_t at = from + (size_t)prng_below(prng, size - from), left = size - at;
	size_t part = (size_t)prng_between(prng, 1, 8);

	switch (prng_below(prng, 6)) {
	case 0:
		data[at] ^= (uint8_t)(1u << prng_below(prng, 8));
		return size;
	case 1:
		data[at] = (uint8_t)prng_next(prng);
		return size;
	case 2:
		write_feared(prng, data + at, left);
		return size;
	case 3: /* cut out; at times all that follows */
		part = prng_chance(prng, 1, 4) ? left : part < left ? part : left;
		memmove(data + at, data + at + part, left - part);
		return size - part > from ? size - part : from + 1;
	case 4: /* put in */
		memmove(data + at + part, data + at, left);
		write_feared(prng, data + at, part);
		return size + part;
	default: /* a part of it once more, or elsewhere */
		part = part < left ? part : left;
		memmove(data + from + (size_t)prng_below(prng, size - from - part + 1), data + at, part);
		return size;
	}
}

/* What looks like a batch gets a checksum that is right, so that what is wrong in it is looked at. */
static void mend_batches(uint8_t *data, size_t size)
{
	for (size_t at = 0; at + BATCH_HEAD <= size; at++) {
		uint32_t length = load_u32(data + at + SIZE_AT);

		if (data[at + MAGIC_AT] != 2 || length < BATCH_HEAD - LOG_OVERHEAD || length > size - at - LOG_OVERHEAD)
			continue;
		store_u32(data + at + CRC_AT, crc32c(0, bytes_of(data + at + COVERED_AT, length + LOG_OVERHEAD - COVERED_AT)));
	}
}

struct bytes request_mutate(struct prng *prng, struct arena *arena, struct bytes frame)
{
	uint8_t *data = arena_alloc(arena, frame.size + CHANGES_MAX * 16);
	size_t size = frame.size;
	/* The header is spared most of the times: nothing behind a wrong one is looked at. */
	size_t from = prng_chance(prng, 1, 8) ? 4 : frame.size > 20 ? 14 : 8;
	int64_t changes = prng_chance(prng, 1, 2) ? 1 : prng_between(prng, 1, CHANGES_MAX);

	memcpy(data, frame.data, frame.size);
	for (int64_t i = 0; i < changes && size > from + 1; i++)
		size = change(prng, data, from, size);
	if (prng_chance(prng, 3, 4))
		mend_batches(data, size);
	if (prng_chance(prng, 31, 32))
		store_u32(data, (uint32_t)(size - 4));
	else
		write_feared(prng, data, 4);
	return bytes_of(data, size);
}
