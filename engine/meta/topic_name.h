/* What a topic may be called. */
#ifndef KLAB_META_TOPIC_NAME_H
#define KLAB_META_TOPIC_NAME_H

#include "engine/base/buf.h"

enum { TOPIC_NAME_SIZE_MAX = 249 };

/* False: `problem`, if not NULL, gets Kafka's reason, as it follows "Topic name is invalid: ". */
bool topic_name_is_valid(struct bytes name, struct buf *problem);

/* __consumer_offsets and its like. */
bool topic_is_internal(struct bytes name);

/* Metric names turn '.' into '_', so two topics that differ only there collide. */
bool topic_name_has_collision_chars(struct bytes name);
bool topic_names_collide(struct bytes, struct bytes);

#endif
