/* What kafka-verifiable-producer and kafka-verifiable-consumer share: events as lines of JSON, and how they read their flags.
 */
#ifndef KLAB_SHELL_KAFKA_VERIFIABLE_H
#define KLAB_SHELL_KAFKA_VERIFIABLE_H

#include "engine/base/json.h"
#include "sim/shell/kafka/tool.h"

/* Begins an event: {"timestamp":...,"name":"..." */
void verifiable_begin(struct task *, struct buf *out, const char *name);
/* ,"field": and the value. */
void verifiable_add_text(struct buf *out, const char *field, struct bytes value);
void verifiable_add_number(struct buf *out, const char *field, int64_t value);
/* {"topic":...,"partition":N */
void verifiable_add_partition(struct buf *out, struct bytes topic, int32_t partition);
/* Ends it, and writes the line. */
void verifiable_end(struct task *, struct buf *out);
/* An event without fields of its own. */
void verifiable_print(struct task *, const char *name);

/* Help, and what is wrong with the flags: false, and the task is done. */
bool verifiable_check(struct task *);
/* A flag's number, or what is said of one that is none, as argparse4j says it. False: the task is done. */
bool verifiable_number(struct task *, const char *name, const char *type, int64_t *out);
/* The settings of --command-config, or of the flag that it had before. False: the task is done. */
bool verifiable_load(struct task *, struct client_config *, const char *old_flag);
struct bytes verifiable_text(struct task *, const char *name);

#endif
