/* What `kafka-storage format` does: gives each empty log directory its meta.properties, and the metadata directory of a controller the
 * checkpoint 00000000000000000000-0000000000 that its log begins with. Texts are Kafka's.
 */
#ifndef KLAB_BROKER_STORAGE_FORMAT_H
#define KLAB_BROKER_STORAGE_FORMAT_H

#include "engine/base/buf.h"
#include "engine/base/disk.h"
#include "engine/base/prng.h"
#include "engine/event/step.h"

struct storage_format_options {
	struct heap *heap;
	struct disk *disk;
	struct prng *prng; /* of directory ids */
	int64_t wall_ms;
	struct bytes properties; /* the text of server.properties */
	struct bytes cluster_id; /* any text, as for Kafka */
	bool is_standalone;
	bool has_no_initial_controllers;
	struct bytes initial_controllers; /* "1@localhost:19092:<directory id>,..."; null: none */
	bool is_formatted_ignored;        /* leave formatted directories alone, format the others */
	struct bytes release_version;     /* "4.1" or "4.1-IV0"; null: the newest */
	const struct bytes *features;     /* "name=level" each */
	int32_t feature_count;
	struct bytes scram;               /* null: none */
	struct effects *fx;               /* what is written is synced through it; NULL: not */
};

/* 0; or 1 with what Kafka prints in `err`. What it prints on standard output goes to `out`. */
int storage_format(const struct storage_format_options *, struct buf *out, struct buf *err);

#endif
