/* What image.c and image_apply.c share: orders of the image's trees, and the ends of its parts. */
#ifndef KLAB_META_IMAGE_PARTS_H
#define KLAB_META_IMAGE_PARTS_H

#include "engine/meta/image.h"
#include "engine/meta/record.h"
#include "engine/raft/control.h"
#include "engine/wire/messages.h"

tree_compare image_compare_broker, image_compare_topic_name, image_compare_topic_id, image_compare_config, image_compare_feature;

/* A copy in the image's heap; and back. */
struct bytes image_keep(struct image *, struct bytes);
void image_drop(struct image *, struct bytes);

void image_broker_del(struct image *, struct tree *, struct broker_image *);
void image_broker_add(struct image *, struct broker_image *);
void image_topic_add(struct image *, struct topic_image *);
void image_topic_del(struct image *, struct topic_image *);
void image_config_del(struct image *, struct config_image *);
void image_feature_del(struct image *, struct feature_image *);

/* ---- quotas.c */

struct quota_image;
void image_quota_del(struct image *, struct quota_image *);
void image_apply_quota(struct image *, const struct client_quota_record *);
void image_write_quotas(const struct image *, struct snapshot_writer *);

/* ---- image_kept.c */

/* Keeps the record itself, or drops the one that it ends; false if it is of another kind. */
bool image_keep_record(struct image *, const struct schema *, const void *message);
/* Those of one kind, by the record's id. */
void image_write_kept(const struct image *, int16_t type, struct snapshot_writer *);
/* Drops them, and what is held. */
void image_forget_kept(struct image *);

/* Holds a record back; takes the first one out; drops all. */
void image_hold(struct image *, int64_t offset, int32_t epoch, const struct schema *, const void *message);
bool image_take_held(struct image *, struct arena *, struct metadata_record *, int64_t *offset, int32_t *epoch);
void image_forget_held(struct image *);

#endif
