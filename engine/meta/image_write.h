/* An image as records: what a snapshot of the metadata log holds. */
#ifndef KLAB_META_IMAGE_WRITE_H
#define KLAB_META_IMAGE_WRITE_H

#include "engine/meta/image.h"
#include "engine/raft/control.h"

/* Adds all of the image to the snapshot, in Kafka's order: features, brokers and controllers, topics, configs, producer ids. */
void image_write(const struct image *, struct snapshot_writer *);

#endif
