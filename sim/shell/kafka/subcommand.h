/* Tools with a word of their own behind the name (argparse4j's subparsers): kafka-metadata-quorum describe, kafka-cluster cluster-id, ...
 */
#ifndef KLAB_SHELL_KAFKA_SUBCOMMAND_H
#define KLAB_SHELL_KAFKA_SUBCOMMAND_H

#include "sim/shell/kafka/tool.h"

/* Which of the command's words stands there, or -1 and the task is done: help was asked for, a flag is wrong, or the word is none of them. */
int subcommand_take(struct task *);

/* The same for a tool that complains by itself: null, or what is wrong. */
struct bytes subcommand_judge(struct task *, int *word);

/* Opens the admin client for --bootstrap-server or --bootstrap-controller. False: the task is done. `config`: the flag that names a config file. */
bool subcommand_open(struct task *, const char *config);

#endif
