/* The part of kafka-configs that is about clients, users and addresses: their quotas. */
#ifndef KLAB_SHELL_KAFKA_CONFIGS_QUOTAS_H
#define KLAB_SHELL_KAFKA_CONFIGS_QUOTAS_H

#include "sim/shell/kafka/configs.h"

/* The tool is connected. `alters`: what is to be set and removed, in the task's memory. */
void configs_describe_quotas(struct task *);
/* Keeps them as the task's own, for when the cluster has answered. */
void configs_keep_alters(struct task *, const struct admin_alter *, int32_t count);
void configs_alter_quotas(struct task *, const struct admin_alter *alters, int32_t count);

/* As Java prints a double: 1000.0, 1.048576E7. */
void java_double_text(double value, char text[static 40]);

#endif
