/* Java's properties files: server.properties and meta.properties.
 *
 * A line is a key, then '=', ':' or blanks, then a value. '#' and '!' begin comments, a backslash at the end continues a line, and
 * \t \n \r \f \uXXXX and \<any> are escapes. A key that is given twice has its last value.
 */
#ifndef KLAB_META_PROPERTIES_H
#define KLAB_META_PROPERTIES_H

#include "engine/base/arena.h"

struct property {
	struct bytes name;
	struct bytes value;
};

struct properties {
	struct property *items; /* sorted by name */
	int32_t count;
};

/* Never fails: every text is some properties. What it returns lives in the arena. */
struct properties properties_parse(struct bytes text, struct arena *);

/* Null if there is none. */
struct bytes properties_get(const struct properties *, const char *name);

#endif
