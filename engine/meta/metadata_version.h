/* The levels of metadata.version that this engine reads and writes: 3.3-IV3 is the oldest that Kafka 4 starts from, 4.3-IV0 the newest that
 * Kafka 4.4.0 calls production. */
#ifndef KLAB_META_METADATA_VERSION_H
#define KLAB_META_METADATA_VERSION_H

enum { METADATA_VERSION_MIN = 7, METADATA_VERSION_MAX = 30 };

#define METADATA_VERSION_MAX_NAME "4.3-IV0"

#endif
