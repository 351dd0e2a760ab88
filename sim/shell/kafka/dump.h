/* kafka-dump-log: log segments and snapshots in dump_log.c, indexes and producer snapshots in dump_index.c. */
#ifndef KLAB_SHELL_KAFKA_DUMP_H
#define KLAB_SHELL_KAFKA_DUMP_H

#include "engine/log/batch.h"
#include "sim/shell/kafka/tool.h"

/* A number on one line of what is told at the end, on standard error. */
struct dump_fault {
	int64_t a, b;
};

struct dump_faults {
	struct bytes file; /* the last one that had any; "": none */
	struct dump_fault *items;
	int32_t count;
};

struct dump {
	struct dump_faults index_mismatches;
	struct dump_faults gaps;          /* offsets that do not follow each other */
	struct dump_faults time_mismatches;
	struct dump_faults time_disorder;
	struct dump_faults time_unknown;
};

void dump_add_fault(struct task *, struct dump_faults *, struct bytes file, int64_t a, int64_t b);

/* The base offset in a segment's file name. */
int64_t dump_base_offset(struct bytes path);
/* The file of the same segment with another suffix. */
enum err dump_read_sibling(struct task *, struct bytes path, const char *suffix, struct bytes *out);

void dump_index(struct task *, struct bytes path, struct bytes contents);
void dump_time_index(struct task *, struct bytes path, struct bytes contents);
void dump_transaction_index(struct task *, struct bytes contents);
void dump_producers(struct task *, struct bytes path, struct bytes contents);

#endif
