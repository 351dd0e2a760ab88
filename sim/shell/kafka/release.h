/* Releases and the levels of features that belong to them. */
#ifndef KLAB_SHELL_KAFKA_RELEASE_H
#define KLAB_SHELL_KAFKA_RELEASE_H

#include "sim/shell/command.h"

/* "4.3-IV0" of 30; NULL if no release has that level of metadata.version. */
const char *release_of_level(int16_t level);

/* The level of "4.3-IV0" or "4.3" (its newest); -1 if there is none. */
int16_t release_level(struct bytes release);

/* The same; -1 with the task ended, after Kafka's complaint. */
int16_t release_take_level(struct task *, struct bytes release);

/* The features besides metadata.version, by number from 0 on, in the order in which Kafka lists them; NULL behind the last. */
const char *release_feature(int i);
/* The level that a cluster of that metadata.version begins with. */
int16_t release_feature_level(int i, int16_t metadata_version);

/* "group.version=1" into its parts. False: the task has ended with Kafka's complaint. */
bool release_parse_level(struct task *, struct bytes text, struct bytes *name, int16_t *level);

/* `version-mapping` of kafka-features and kafka-storage: null is the newest stable release. Ends the task. */
void release_print_mapping(struct task *, struct bytes release);

enum release_wording { WORDING_FEATURES, WORDING_STORAGE };

/* `feature-dependencies` of kafka-features and kafka-storage: what each --feature needs. Ends the task. */
void release_print_dependencies(struct task *, enum release_wording);

#endif
