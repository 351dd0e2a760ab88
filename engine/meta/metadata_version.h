/* The levels of metadata.version that this engine reads and writes: 3.3-IV3 is the oldest that Kafka 4 starts from, 4.4-IV2 what a cluster
 * of Kafka 4.4.0 begins with. And the other features whose level a cluster agrees on: only what works here is among them.
 */
#ifndef KLAB_META_METADATA_VERSION_H
#define KLAB_META_METADATA_VERSION_H

#include "engine/base/bytes.h"

enum { METADATA_VERSION_MIN = 7, METADATA_VERSION_MAX = 33 };

#define METADATA_VERSION_MIN_NAME "3.3-IV3"
#define METADATA_VERSION_MAX_NAME "4.4-IV2"

/* Levels that brought fields to records: 3.4-IV0, 3.7-IV2 (KIP-858), 4.0-IV1 (KIP-966), 4.3-IV0. */
enum { LEVEL_MIGRATION = 8, LEVEL_DIRECTORIES = 17, LEVEL_ELR = 23, LEVEL_CORDONED_DIRECTORIES = 30 };

/* Levels that brought records or ways: 3.6-IV0 (KAFKA-15021), 3.6-IV1 (KIP-868), 3.7-IV0 (KIP-919), 4.4-IV2. */
enum { LEVEL_ISR_SHRINKS_KEEP_EPOCH = 12, LEVEL_TRANSACTIONS = 13, LEVEL_CONTROLLER_REGISTRATION = 15, LEVEL_CONTROLLER_UNREGISTRATION = 33 };

/* "4.3-IV0"; NULL for a level that is not known. */
const char *metadata_version_name(int16_t level);

/* The level of "4.1" (the last of that release) or "4.1-IV1"; 0 if it is not known. `name` gets the full name. */
int16_t metadata_version_of(struct bytes text, const char **name);

/* Whether a server of the lower level would lose metadata that one of the higher may have written: then there is no way back. */
bool metadata_version_is_one_way(int16_t higher, int16_t lower);

#define ELR_FEATURE "eligible.leader.replicas.version"

/* A feature besides metadata.version and kraft.version, whose level stands in the image. */
struct cluster_feature {
	const char *name;
	int16_t last_level;
	int16_t since; /* the metadata.version with which a new cluster begins at the last level */
	int16_t needs; /* the metadata.version that level 1 needs at least */
};
extern const struct cluster_feature cluster_features[];
extern const int cluster_feature_count;

/* Features of Kafka that are not served here. A directory of Kafka's has them finalized, as a rule, and is served all the same: the records that
 * they brought are kept as they are, and clients are told of none of them. `last_level`: what the release knows whose files these are. */
struct kept_feature {
	const char *name;
	int16_t last_level;
};
extern const struct kept_feature kept_features[];
extern const int kept_feature_count;

/* Whether it is one of these at a level that is known, or at level 0: off. */
bool feature_is_kept(struct bytes name, int16_t level);

/* The level with which a new cluster of that metadata.version begins. */
int16_t cluster_feature_default(const struct cluster_feature *, int16_t metadata_version);

#endif
