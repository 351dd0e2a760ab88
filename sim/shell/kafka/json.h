/* JSON as far as Kafka's tools read it: a tree in an arena. Depth and size are bounded; text is unescaped. */
#ifndef KLAB_SHELL_KAFKA_JSON_H
#define KLAB_SHELL_KAFKA_JSON_H

#include "engine/base/arena.h"

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_TEXT, JSON_ARRAY, JSON_OBJECT };

struct json {
	struct json *next;  /* of an array or object */
	struct json *first; /* its items */
	enum json_kind kind;
	struct bytes name; /* in an object */
	struct bytes text; /* JSON_TEXT; JSON_NUMBER: its digits */
	struct bytes raw;  /* as it stands in the source */
};

enum { JSON_DEPTH_MAX = 64 };

/* NULL if it is not JSON as a whole. */
struct json *json_parse(struct arena *, struct bytes);

/* NULL if it is no object or has no such field (the last one of that name, as Jackson takes it). */
const struct json *json_get(const struct json *, const char *name);

/* False unless it is a whole number in the range of an int64. */
bool json_integer(const struct json *, int64_t *out);

#endif
