/* The parts of kafka-consumer-groups: arguments, list and delete in consumer_groups.c; describe and reset in files of their own. */
#ifndef KLAB_SHELL_KAFKA_CONSUMER_GROUPS_H
#define KLAB_SHELL_KAFKA_CONSUMER_GROUPS_H

#include "sim/shell/kafka/tool.h"

/* One partition of one group, on its way to a row. */
struct group_partition {
	struct topic_partition partition;
	int64_t committed;  /* -1: none */
	int32_t leader_epoch; /* of the commit; -1: none */
	int64_t log_end;    /* -1: not known */
	int64_t log_start;
	int64_t at_time;    /* reset to a time: the offset of it; -1: none */
	int64_t wanted;     /* reset: the new offset */
	bool has_leader;
};

struct consumer_groups {
	struct tool tool;
	int64_t timeout_ms;
	struct bytes *groups; /* those that are meant */
	int32_t group_count;
	const struct admin_result *described;
	const struct admin_result *committed;
	struct group_partition *partitions; /* of all groups: sorted, each once */
	int32_t partition_count;

	/* Reset: one group after another. */
	int32_t next_group;
	struct reset_plan *plans; /* what came out, by group */
	int64_t to_offset, shift_by, at_ms;
	void (*go_on)(struct task *);
};

void consumer_groups_describe(struct task *);
void consumer_groups_reset(struct task *);
void consumer_groups_delete_offsets(struct task *);

bool consumer_groups_has(struct task *, const char *flag);
struct bytes consumer_groups_text(struct task *, const char *flag);

/* "\nError: ..." on standard output, as the tool's printError; `class` NULL: no exception behind it. */
void consumer_groups_error(struct task *, struct bytes message, const char *class, struct bytes trace);

/* "Executing consumer group command failed due to ...": status 0, as Kafka's. True if the result has an error of any kind. The
 * exceptions that the tool has wrapped it in are told from the outside to the inside. */
enum group_wrapping { WRAP_NONE, WRAP_EXECUTION, WRAP_RUNTIME };
void consumer_groups_throw(struct task *, const char *class, struct bytes message);
/* The same with causes in the trace. */
void consumer_groups_throw_caused(struct task *, const char *class, struct bytes message, struct bytes trace);
bool consumer_groups_failed(struct task *, const struct admin_result *, enum group_wrapping);

/* The groups: those of --group, or all consumer groups; then `then`. */
void consumer_groups_select(struct task *, void (*then)(struct task *));

/* Keeps a result as long as the task. */
const struct admin_result *consumer_groups_keep(struct task *, const struct admin_result *);

#endif
