/* Reads metadata records one after another from batches: of the committed log, or of a snapshot.
 */
#ifndef KLAB_META_LOADER_H
#define KLAB_META_LOADER_H

#include "engine/meta/image.h"
#include "engine/meta/record.h"
#include "engine/raft/raft.h"

struct loader {
	struct bytes bytes;
	struct arena *arena;
	size_t at;
	struct batch batch;
	struct record *records;
	int32_t count;
	int32_t index;
	bool is_snapshot;
	int64_t next_offset; /* behind what was read */
	int32_t epoch;       /* of a snapshot's records */
};

struct loaded_record {
	struct metadata_record record;
	int64_t offset;
	int32_t epoch;
};

enum loader_state { LOADER_RECORD, LOADER_END, LOADER_FAILED };

/* The batches that follow *next_offset: of the log; or, when that begins behind it, of the latest snapshot, and the image is emptied first. */
enum err loader_open(struct loader *, struct raft *, struct image *, int64_t *next_offset, struct arena *);

/* Control records are passed over. */
enum loader_state loader_next(struct loader *, struct loaded_record *out);

#endif
