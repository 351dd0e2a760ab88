/* The arguments of kafka-configs: what kind of entity is meant, and which. */
#ifndef KLAB_SHELL_KAFKA_CONFIGS_H
#define KLAB_SHELL_KAFKA_CONFIGS_H

#include "sim/shell/kafka/tool.h"

enum { ENTITIES_MAX = 8 };

struct configs {
	struct tool tool;
	struct bytes types[ENTITIES_MAX];
	int32_t type_count;
	struct bytes names[ENTITIES_MAX]; /* "": the default entity */
	int32_t name_count;
	struct bytes *entities; /* what is described */
	int32_t entity_count;
	bool is_listed; /* groups: it was found among them */
	const struct admin_alter *alters; /* of quotas and loggers */
	int32_t alter_count;
};

/* Judges the flags as Kafka does and takes the entities; false if the task is done. */
bool configs_check(struct task *);
extern const struct option configs_options[];

/* IllegalArgumentException and its kin: the message alone, status 1. */
void configs_fail(struct task *, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
