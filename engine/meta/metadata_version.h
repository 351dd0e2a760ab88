/* The levels of metadata.version that this engine reads and writes: 3.3-IV3 is the oldest that Kafka 4 starts from, 4.3-IV0 the newest that
 * Kafka 4.4.0 calls production.
 */
#ifndef KLAB_META_METADATA_VERSION_H
#define KLAB_META_METADATA_VERSION_H

#include "engine/base/bytes.h"

enum { METADATA_VERSION_MIN = 7, METADATA_VERSION_MAX = 30 };

#define METADATA_VERSION_MIN_NAME "3.3-IV3"
#define METADATA_VERSION_MAX_NAME "4.3-IV0"

/* "4.3-IV0"; NULL for a level that is not known. */
const char *metadata_version_name(int16_t level);

/* The level of "4.1" (the last of that release) or "4.1-IV1"; 0 if it is not known. `name` gets the full name. */
int16_t metadata_version_of(struct bytes text, const char **name);

#endif
