/* The metadata image as a tree of nodes, as kafka-metadata-shell walks it: directories with children, and leaves with a text.
 *
 *     /image/topics/byName/NAME/0      /image/cluster/brokers/1      /local/version
 *
 * The whole tree is made at once, in an arena, with spans into the image. Children are sorted by name.
 */
#ifndef KLAB_SHELL_KAFKA_METADATA_NODES_H
#define KLAB_SHELL_KAFKA_METADATA_NODES_H

#include "engine/base/arena.h"
#include "engine/meta/image.h"

struct metadata_node {
	struct bytes name;
	struct bytes text; /* of a leaf; null: a directory */
	struct metadata_node *children;
	int32_t child_count;
	int32_t capacity;
};

/* `time_ms` is when the last batch of the image was written. */
struct metadata_node *metadata_nodes_of(const struct image *, int64_t time_ms, struct arena *);

bool metadata_node_is_directory(const struct metadata_node *);

/* NULL if there is none. */
const struct metadata_node *metadata_node_child(const struct metadata_node *, struct bytes name);

/* Registrations as Kafka's toString() has them. */
struct bytes metadata_broker_text(const struct broker_image *, struct arena *, struct heap *);
struct bytes metadata_controller_text(const struct broker_image *, struct arena *, struct heap *);
struct bytes metadata_partition_text(const struct partition_image *, struct arena *, struct heap *);

/* Visits what a path with * ? and {a,b} in it names, from the directory `from` on when it does not begin at the root; `path` is the absolute path
 * of each node. With a null node if there is none. */
typedef void metadata_visit(void *owner, struct bytes path, const struct metadata_node *);
void metadata_visit_path(const struct metadata_node *root, struct bytes from, struct bytes path, struct arena *, metadata_visit *, void *owner);

/* Whether the name fits a glob. One that makes no sense is taken as it is. */
bool metadata_glob_matches(struct bytes glob, struct bytes name);

/* The last part of an absolute path; "/" for the root. */
struct bytes metadata_last_part(struct bytes path);

#endif
