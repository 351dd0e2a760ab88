/* kafka-reassign-partitions in two files: reassign_partitions.c (flags, and what each action does), reassign_plan.c (the JSON that says where
 * partitions go). */
#ifndef KLAB_SHELL_KAFKA_REASSIGN_H
#define KLAB_SHELL_KAFKA_REASSIGN_H

#include "sim/shell/kafka/decode.h"

/* Where a partition is to be, or is. */
struct reassign_move {
	struct topic_partition partition;
	struct int_list replicas;
};

struct reassign_plan {
	struct reassign_move *moves;
	int32_t count;
};

/* The moves of {"version":1,"partitions":[{"topic","partition","replicas"}]}, in their order. */
bool reassign_parse(struct task *, struct bytes text, struct reassign_plan *, struct decode_problem *);
/* What --execute asks of them besides: some, none twice, no broker twice. */
bool reassign_check(struct task *, const struct reassign_plan *, struct decode_problem *);
/* The topics of {"version":1,"topics":[{"topic"}]}. */
bool reassign_parse_topics(struct task *, struct bytes text, struct bytes **topics, int32_t *count, struct decode_problem *);

/* As Kafka writes a plan, sorted; `log_dir` is what stands for each replica's directory ("any", or the one that it has). */
typedef struct bytes reassign_dir(void *context, struct topic_partition, int32_t broker);
void reassign_print(const struct reassign_plan *, reassign_dir *, void *context, struct buf *out);

void reassign_sort(struct reassign_plan *);
/* The partition's move; NULL: it has none. */
const struct reassign_move *reassign_find(const struct reassign_plan *, struct topic_partition);
/* "1,2,3" */
struct bytes reassign_ids(struct arena *, struct int_list, const char *separator);

#endif
