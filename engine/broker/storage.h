/* Log directories as Kafka checks them at start. (Formatting them is storage_format.h.) */
#ifndef KLAB_BROKER_STORAGE_H
#define KLAB_BROKER_STORAGE_H

#include "engine/broker/node.h"

/* Reads meta.properties of every log directory: the cluster's id, this node's, the directories'. False if the start is refused. */
bool storage_load(struct node *);

/* What meta.properties of a directory says, in `arena`. */
struct bytes storage_meta_text(struct arena *, int64_t wall_ms, struct bytes cluster_id, struct uuid directory_id, int32_t node_id);

#endif
