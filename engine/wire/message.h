/* Kafka's messages: a plain struct each, a const table of its fields, and one interpreter per operation for all of them.
 *
 * The texts under engine/wire/schema/ are the source: engine/wire/generate.lua makes engine/wire/messages.h (structs) and
 * messages.c (tables) from them; both are committed and `make check` fails when they are stale.
 *
 * Naming. The message FetchRequest becomes `struct fetch_request` and `fetch_request_schema`; its struct type FetchPartition
 * becomes `struct fetch_request_fetch_partition`; its field MaxWaitMs becomes `max_wait_ms`. A common struct is named the same
 * way, after the message that declares it. Types:
 *     bool, int8..int64, uint16, uint32, float64   bool, int8_t.. double
 *     uuid                                         struct uuid
 *     string, bytes                                struct bytes (data == NULL: null)
 *     records                                      struct span (all zero: null): bytes, or a range of a log file
 *     a struct                                     the struct; nullable: a pointer, NULL for null
 *     []T                                          T *name and int32_t name_count (-1: null)
 * Versions: a field that a version does not have keeps its default after decoding, and is left out when encoding. A field that
 * must not be set in that version (neither ignorable nor at its default) makes message_encode() fail an assertion: it is our error.
 *
 * A struct that may be null but is not null by default (there is one, ClassicMemberMetadata) is NULL after message_init(), and a default
 * struct after decoding a message that leaves it out.
 *
 * Decoding bounds every size by what is left of the input before it allocates; spans of the result point into the input.
 */
#ifndef KLAB_WIRE_MESSAGE_H
#define KLAB_WIRE_MESSAGE_H

#include "engine/base/prng.h"
#include "engine/event/step.h"

enum field_type {
	FIELD_BOOL,
	FIELD_INT8,
	FIELD_INT16,
	FIELD_UINT16,
	FIELD_INT32,
	FIELD_UINT32,
	FIELD_INT64,
	FIELD_FLOAT64,
	FIELD_UUID,
	FIELD_STRING,
	FIELD_BYTES,
	FIELD_RECORDS,
	FIELD_STRUCT,
};

enum { VERSION_NONE = -1, VERSION_MAX = 32767, TAG_NONE = -1 };

struct schema_struct;

struct field {
	const char *name;  /* as in Kafka: "MaxWaitMs" */
	const char *about; /* one line, in our words */
	enum field_type type;
	bool is_array;
	bool is_ignorable;
	uint16_t offset;       /* of the value, pointer or array pointer */
	uint16_t count_offset; /* of an array's count */
	int16_t first_version;
	int16_t last_version; /* VERSION_MAX: all later ones */
	int16_t nullable_from; /* VERSION_NONE: never */
	int16_t tag;           /* TAG_NONE: an ordinary field */
	int16_t tagged_from;
	int16_t flexible_from; /* VERSION_NONE: as the message; a field may opt out (client id of the request header) */
	int64_t default_integer; /* integers and booleans; floats never have one but 0 */
	const char *default_text; /* strings: NULL is "", "null" is null */
	bool is_default_null;     /* strings, bytes, arrays, structs */
	const struct schema_struct *inner; /* FIELD_STRUCT */
};

struct schema_struct {
	const char *name; /* as in Kafka: "FetchPartition" */
	const struct field *fields;
	uint16_t field_count;
	uint16_t size; /* sizeof the C struct */
	const void *defaults; /* one of it, every field at its default */
};

struct message_sink;
struct message_reader;

/* The code for one version of a message that is so frequent that walking its table showed in profiles. Made by generate.lua, too, and does what
 * the interpreters do, to the bit (tests/engine/wire/straight_test.c). */
struct straight {
	int16_t version;
	void (*put)(struct message_sink *, const void *message);
	void (*take)(struct message_reader *, void *message);
};

enum schema_kind { SCHEMA_REQUEST, SCHEMA_RESPONSE, SCHEMA_HEADER, SCHEMA_DATA, SCHEMA_METADATA, SCHEMA_KEY, SCHEMA_VALUE };

struct schema {
	const char *name; /* "FetchRequest" */
	enum schema_kind kind;
	int16_t api_key; /* requests and responses; metadata record id; record type of a key; -1 for others */
	int16_t first_version;
	int16_t last_version;
	int16_t flexible_from; /* VERSION_NONE: never */
	const struct schema_struct *root;
	const struct straight *straight; /* NULL: there is none */
};

/* Sets every field to its default. */
void message_init(const struct schema *, void *message);

/* The same for one struct inside a message (fetch_request_fetch_topic_struct). A zeroed struct is not at its defaults: strings of it are
 * null, and a null where the version allows none makes message_encode() fail an assertion. */
void message_init_struct(const struct schema_struct *, void *item);

/* An array of `count` structs at their defaults, in the arena. */
void *message_new_items(struct arena *, const struct schema_struct *, int32_t count);

/* Decodes one message from `in` at *at and moves *at behind it. ERR_TRUNCATED or ERR_CORRUPT leave *at where the fault is;
 * ERR_UNSUPPORTED for a version outside the schema. */
enum err message_decode(const struct schema *, int16_t version, struct bytes in, size_t *at, struct arena *, void *message);

/* Where a field stands in the bytes of a message: for those who look at frames. */
struct message_place {
	const struct field *field;
	int32_t depth;     /* 0: a field of the message itself */
	int32_t index;     /* of an array's item; -1: the field (or the whole array) */
	size_t start, end; /* in the input; of an array and a struct: all of it */
	const void *value; /* as C; of an array: NULL */
};

/* The places of a message in the order of its bytes. Past `capacity` no more are noted. */
struct message_map {
	struct message_place *places;
	int32_t count, capacity;
};

/* message_decode() that notes places, also of a message with a fault, up to it. */
enum err message_decode_map(const struct schema *, int16_t version, struct bytes in, size_t *at, struct arena *, void *message,
                            struct message_map *);

/* The value of a place as message_print() has it; nothing for an array and a struct. */
void message_print_place(const struct message_place *, int16_t version, struct buf *);

/* A field that is set and that this version neither has nor may leave out: the message cannot be said in it. NULL: there is none. For clients, whose
 * server may be older than what is asked of it. */
const struct field *message_unfit(const struct schema *, int16_t version, const void *message);

/* Bytes that message_encode() will add. */
size_t message_size(const struct schema *, int16_t version, const void *message);

/* Adds the encoding; every records field must be bytes, not a file range. */
void message_encode(const struct schema *, int16_t version, const void *message, struct buf *);

/* The encoding as spans in the arena, records fields passed through uncopied. Returns the total size in bytes. */
int64_t message_encode_spans(const struct schema *, int16_t version, const void *message, struct arena *, struct span **spans,
                             int32_t *count);

/* One line of JSON with Kafka's own field names in camelCase, as Kafka's tools print data: {"topics":[{"name":"t"}]}. */
void message_print(const struct schema *, int16_t version, const void *message, struct buf *);

/* A random valid message of that version, for round trips and fuzzing. */
void message_random(const struct schema *, int16_t version, struct prng *, struct arena *, void *message);

/* Varints, as in the protocol: unsigned LEB128; signed ones are zig-zag. Readers return false when the input ends or overflows. */
bool take_uvarint(struct bytes, size_t *at, uint32_t *out);
bool take_long_varint(struct bytes, size_t *at, int32_t *out);
bool take_long_varlong(struct bytes, size_t *at, int64_t *out);
void add_uvarint(struct buf *, uint32_t);
void add_varint(struct buf *, int32_t);
void add_varlong(struct buf *, int64_t);
size_t size_of_uvarint(uint32_t);
size_t size_of_varint(int32_t);
size_t size_of_varlong(int64_t);

/* Most are one byte or two, and records are full of them. */
static inline bool take_short_varint(struct bytes in, size_t *at, int32_t *out)
{
	size_t left = in.size - *at;
	uint32_t bits = left > 0 ? in.data[*at] : 0x80, size = 1;

	if (bits >= 0x80) {
		if (left < 2 || in.data[*at + 1] >= 0x80)
			return false;
		bits = (bits & 0x7f) | (uint32_t)in.data[*at + 1] << 7;
		size = 2;
	}
	*at += size;
	*out = (int32_t)(bits >> 1) ^ -(int32_t)(bits & 1);
	return true;
}

static inline bool take_varint(struct bytes in, size_t *at, int32_t *out)
{
	return take_short_varint(in, at, out) || take_long_varint(in, at, out);
}

static inline bool take_varlong(struct bytes in, size_t *at, int64_t *out)
{
	int32_t value;

	if (!take_short_varint(in, at, &value))
		return take_long_varlong(in, at, out);
	*out = value;
	return true;
}

#endif
