/* Releases and the levels of features that belong to them. */
#ifndef KLAB_SHELL_KAFKA_RELEASE_H
#define KLAB_SHELL_KAFKA_RELEASE_H

#include "sim/shell/command.h"

/* "4.3-IV0" of 30; NULL if no release has that level of metadata.version. */
const char *release_of_level(int16_t level);

/* The level of "4.3-IV0" or "4.3" (its newest); -1 if there is none. */
int16_t release_level(struct bytes release);

/* `version-mapping` of kafka-features and kafka-storage: null is the newest stable release. Ends the task. */
void release_print_mapping(struct task *, struct bytes release);

#endif
