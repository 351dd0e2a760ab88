/* Records of the metadata log: a value is a frame version (1), the record's id and version, then its body; the key is null.
 */
#ifndef KLAB_META_RECORD_H
#define KLAB_META_RECORD_H

#include "engine/log/batch.h"
#include "engine/wire/messages.h"

struct metadata_record {
	const struct schema *schema;
	int16_t version;
	void *message; /* its struct */
};

/* Makes it one that every server of that metadata.version reads: an older version if need be, the fields that it lacks at their defaults. */
void metadata_record_fit(struct metadata_record *, int16_t metadata_version);

/* Records that one change is made of, in order; in an arena. */
struct record_list {
	struct arena *arena;
	struct metadata_record *items;
	int32_t count;
	int32_t capacity;
};

/* Adds a record of that kind, in the version that the newest metadata.version writes, every field at its default; returns its struct. */
void *record_list_add(struct record_list *, const struct schema *);
void *record_list_add_version(struct record_list *, const struct schema *, int16_t version);

void record_encode(const struct metadata_record *, struct buf *);

/* ERR_UNSUPPORTED: a frame, id or version that is not known. */
enum err record_decode(struct bytes value, struct arena *, struct metadata_record *out);

#endif
