/* kafka-reassign-partitions in several files: reassign_partitions.c (the flags), reassign_plan.c (the JSON that says where partitions go),
 * reassign_cluster.c (what the cluster tells of them), reassign_throttles.c, and what the actions do: reassign_generate.c, reassign_execute.c,
 * reassign_verify.c, and for moves between directories reassign_moves.c.
 *
 * An action is a chain of functions, each of which takes the result of a call, complains and ends, or makes the next call.
 */
#ifndef KLAB_SHELL_KAFKA_REASSIGN_H
#define KLAB_SHELL_KAFKA_REASSIGN_H

#include "sim/shell/kafka/decode.h"

/* Where a partition is to be, or is. */
struct reassign_move {
	struct topic_partition partition;
	struct int_list replicas;
	struct bytes *dirs; /* of each replica; "any" for wherever it likes. NULL: any for all */
};

struct reassign_plan {
	struct reassign_move *moves;
	int32_t count;
};

/* The moves of {"version":1,"partitions":[{"topic","partition","replicas","log_dirs"}]}, in their order. */
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

enum reassign_action { REASSIGN_VERIFY, REASSIGN_GENERATE, REASSIGN_EXECUTE, REASSIGN_CANCEL, REASSIGN_LIST, REASSIGN_ACTIONS };

typedef void reassign_step(struct task *);

struct reassign {
	struct tool tool;
	enum reassign_action action;
	struct reassign_plan wanted;  /* of the file */
	struct reassign_plan present; /* what the cluster has of those topics */
	struct reassign_plan moving;  /* what is being moved, with all its replicas */
	struct int_list *adding, *removing; /* of `moving` */
	struct bytes *topics;
	int32_t topic_count;
	int32_t *brokers; /* --generate: those that may be used; otherwise those that are there */
	int32_t broker_count;
	struct admin_replica *replicas; /* those whose directories were asked for */
	struct admin_result dirs;       /* an item for each of them, or none */
	struct admin_replica_dir *dir_moves; /* between directories: of the plan, or, once they are being started, those that have not begun */
	int32_t dir_move_count;
	const struct admin_replica_log_dirs **dir_states; /* where each of them is now */
	int64_t dir_moves_until_us;                       /* when it is too late to begin */
	reassign_step *dir_moves_then;
};

/* ---- Actions: the first link of each chain ------------------------------------------------------------------------------------------- */

void reassign_generate(struct task *);
/* With the list of what is being moved. */
tool_then reassign_verify, reassign_execute, reassign_cancel, reassign_list;

/* ---- Complaints: this tool's go to standard output, and end it ------------------------------------------------------------------------ */

void reassign_say_terse(struct task *, struct bytes message);
/* `cause`: null for none. */
void reassign_say_caused(struct task *, const char *class, struct bytes message, struct bytes cause);
void reassign_say_error(struct task *, const char *class, struct bytes message);
/* Of a call: its message is that of the exception it holds. */
void reassign_say_execution_error(struct task *, struct bytes message);
/* Complains of the first error of a call. */
bool reassign_has_failed(struct task *, const struct admin_result *);

/* ---- What the cluster tells ----------------------------------------------------------------------------------------------------------- */

/* Into `moving`, `adding` and `removing`. */
void reassign_take_moving(struct task *, const struct admin_result *);
/* Of the topics of `topics`; into `present`. False: it has complained. An unknown topic may be borne, and has no partitions then. */
void reassign_describe(struct task *, tool_then *);
bool reassign_take_present(struct task *, const struct admin_result *, bool is_absence_borne);
/* Into `brokers`. */
void reassign_take_brokers(struct task *, const struct admin_result *);
/* The directories of the plan's replicas on brokers that are there; for `replicas` and `dirs`. */
void reassign_describe_dirs(struct task *, const struct reassign_plan *, tool_then *);
/* The plan as Kafka writes it, with the directories of `dirs`. */
void reassign_print_present(struct task *, const struct reassign_plan *);

/* Moves, or the end of moves, as one request; and the lines about those that were refused. */
uint64_t reassign_alter(struct task *, const struct reassign_plan *, bool is_cancelled);
struct bytes reassign_refusals(struct task *, const struct reassign_plan *, const struct admin_result *, int32_t *count);

/* ---- Moves between directories ------------------------------------------------------------------------------------------------------- */

/* Those that `wanted` says, into `dir_moves`, by broker, topic and partition. */
void reassign_take_dir_moves(struct task *);
/* How far they are, into `dir_states`. Without any nobody is asked. */
void reassign_look_at_dirs(struct task *, reassign_step *then);
void reassign_print_dirs(struct task *);
/* False: such a move is done, or was never begun. */
bool reassign_is_moving(const struct admin_replica_log_dirs *);
/* Asks the brokers to begin, those that have no such replica yet again and again until --timeout; `then` is not reached if one refuses. */
void reassign_move_dirs(struct task *, reassign_step *then);

/* ---- Throttles ------------------------------------------------------------------------------------------------------------------------ */

/* For those who send and who receive, by topic and by broker; those of reassignments under way, too. */
void reassign_throttle(struct task *, int64_t rate, tool_then *);
/* For brokers with moves between their directories. */
void reassign_throttle_dirs(struct task *, int64_t rate, tool_then *);
/* All that a reassignment may have set, unless they are to be preserved; then the tool is done. */
void reassign_clear_throttles(struct task *);

/* ---- Small things --------------------------------------------------------------------------------------------------------------------- */

/* A flag that is a number; -1 if it is not given. */
int64_t reassign_number(struct task *, const char *name);
/* Into ascending ids, each once. Returns how many they are. */
int32_t reassign_add_id(int32_t *ids, int32_t count, int32_t id);
bool reassign_has_id(struct int_list, int32_t id);
/* The topics of the plan, each once, in its order. */
int32_t reassign_topics_of(struct task *, const struct reassign_plan *, struct bytes **out);
/* "t-0,t-1" */
struct bytes reassign_names(struct arena *, const struct reassign_plan *);

#endif
