/* What image.c and image_apply.c share: orders of the image's trees, and the ends of its parts. */
#ifndef KLAB_META_IMAGE_PARTS_H
#define KLAB_META_IMAGE_PARTS_H

#include "engine/meta/image.h"

tree_compare image_compare_broker, image_compare_topic_name, image_compare_topic_id, image_compare_config, image_compare_feature;

/* A copy in the image's heap; and back. */
struct bytes image_keep(struct image *, struct bytes);
void image_drop(struct image *, struct bytes);

void image_broker_del(struct image *, struct tree *, struct broker_image *);
void image_topic_del(struct image *, struct topic_image *);
void image_config_del(struct image *, struct config_image *);
void image_feature_del(struct image *, struct feature_image *);

#endif
