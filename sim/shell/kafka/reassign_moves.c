/* Moves between the directories of one broker: those that a plan's log_dirs ask for, beginning them, and how far they have come. */
#include <stdlib.h>

#include "sim/shell/kafka/reassign.h"

enum { AGAIN_MS = 100 };

static int compare_moves(const void *a, const void *b)
{
	const struct admin_replica *x = &((const struct admin_replica_dir *)a)->replica, *y = &((const struct admin_replica_dir *)b)->replica;

	return x->broker != y->broker ? (x->broker > y->broker) - (x->broker < y->broker) : topic_partition_compare(x->partition, y->partition);
}

void reassign_take_dir_moves(struct task *task)
{
	struct reassign *r = task->state;
	int32_t room = 1, count = 0;

	for (int32_t i = 0; i < r->wanted.count; i++)
		room += r->wanted.moves[i].replicas.count;
	r->dir_moves = arena_calloc(&task->memory, (size_t)room, sizeof(*r->dir_moves));
	for (int32_t i = 0; i < r->wanted.count; i++)
		for (int32_t j = 0; r->wanted.moves[i].dirs && j < r->wanted.moves[i].replicas.count; j++) {
			struct admin_replica_dir move = { { r->wanted.moves[i].partition, r->wanted.moves[i].replicas.items[j] }, r->wanted.moves[i].dirs[j] };
			int32_t at = 0;

			if (bytes_equal(move.dir, BYTES("any")))
				continue;
			while (at < count && compare_moves(&r->dir_moves[at], &move) != 0)
				at++;
			r->dir_moves[at] = move; /* the last one counts */
			count += at == count;
		}
	qsort(r->dir_moves, (size_t)count, sizeof(*r->dir_moves), compare_moves);
	r->dir_move_count = count;
}

/* "t-0-2": of broker 2 */
static struct bytes name_of(struct arena *arena, const struct admin_replica *replica)
{
	return arena_printf(arena, "%.*s-%d-%d", TEXT(replica->partition.topic), replica->partition.partition, replica->broker);
}

/* ---- How far they have come ----------------------------------------------------------------------------------------------------- */

static void looked(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (reassign_has_failed(task, result))
		return;
	r->dir_states = arena_calloc(&task->memory, (size_t)r->dir_move_count, sizeof(*r->dir_states));
	for (int32_t i = 0; i < r->dir_move_count; i++)
		r->dir_states[i] = result->items[i].data;
	r->dir_moves_then(task);
}

void reassign_look_at_dirs(struct task *task, reassign_step *then)
{
	struct reassign *r = task->state;
	struct admin_replica *replicas = arena_calloc(task_arena(task), (size_t)r->dir_move_count + 1, sizeof(*replicas));

	if (r->dir_move_count == 0) {
		then(task);
		return;
	}
	for (int32_t i = 0; i < r->dir_move_count; i++)
		replicas[i] = r->dir_moves[i].replica;
	r->dir_moves_then = then;
	tool_then_do(task, admin_describe_replica_log_dirs(r->tool.admin, task->event, task->fx, replicas, r->dir_move_count, 0), looked);
}

bool reassign_is_moving(const struct admin_replica_log_dirs *now)
{
	return !bytes_is_null(now->current_dir) && !bytes_is_null(now->future_dir);
}

static struct bytes state_text(struct arena *arena, const struct admin_replica_dir *move, const struct admin_replica_log_dirs *now)
{
	struct bytes partition = arena_printf(arena, "%.*s-%d", TEXT(move->replica.partition.topic), move->replica.partition.partition);
	int broker = move->replica.broker;

	if (bytes_is_null(now->current_dir))
		return arena_printf(arena, "Partition %.*s is not found in any live log dir on broker %d. There is likely an offline log directory on the broker.",
		                    TEXT(partition), broker);
	if (bytes_equal(now->future_dir, move->dir))
		return arena_printf(arena, "Reassignment of replica %.*s is still in progress.", TEXT(name_of(arena, &move->replica)));
	if (!bytes_is_null(now->future_dir))
		return arena_printf(arena, "Partition %.*s on broker %d is being moved to log dir %.*s instead of %.*s.", TEXT(partition), broker,
		                    TEXT(now->future_dir), TEXT(move->dir));
	if (bytes_equal(now->current_dir, move->dir))
		return arena_printf(arena, "Reassignment of replica %.*s completed successfully.", TEXT(name_of(arena, &move->replica)));
	return arena_printf(arena, "Partition %.*s on broker %d is not being moved from log dir %.*s to %.*s.", TEXT(partition), broker,
	                    TEXT(now->current_dir), TEXT(move->dir));
}

void reassign_print_dirs(struct task *task)
{
	const struct reassign *r = task->state;

	for (int32_t i = 0; i < r->dir_move_count; i++)
		task_out(task, "%.*s\n", TEXT(state_text(task_arena(task), &r->dir_moves[i], r->dir_states[i])));
	if (r->dir_move_count == 0)
		task_out(task, "\n");
}

/* ---- Beginning them --------------------------------------------------------------------------------------------------------------- */

static void begin(struct task *);

/* Of those that were refused, the one that Kafka's tool meets first: it goes through a map. NULL: none was. */
static const struct admin_item *refused(struct task *task, const struct admin_result *result, struct admin_replica *which)
{
	const struct reassign *r = task->state;
	struct admin_replica *order = arena_calloc(task_arena(task), (size_t)r->dir_move_count + 1, sizeof(*order));

	for (int32_t i = 0; i < r->dir_move_count; i++)
		order[i] = r->dir_moves[i].replica;
	tool_sort_replicas_as_hash_map(task, order, r->dir_move_count, r->dir_move_count * 4 / 3 + 1);
	for (int32_t o = 0; o < r->dir_move_count; o++)
		for (int32_t i = 0; i < r->dir_move_count; i++)
			if (r->dir_moves[i].replica.broker == order[o].broker && topic_partition_compare(r->dir_moves[i].replica.partition, order[o].partition) == 0 &&
			    result->items[i].exception && result->items[i].error_code != KAFKA_REPLICA_NOT_AVAILABLE) {
				*which = order[o];
				return &result->items[i];
			}
	return NULL;
}

/* Those that have begun are told of, and leave the list. */
static void take_begun(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t left = 0;

	for (int32_t i = 0; i < r->dir_move_count; i++) {
		const struct admin_replica_dir *move = &r->dir_moves[i];

		if (result->items[i].exception)
			r->dir_moves[left++] = *move;
		else
			task_out(task, "Successfully started moving log directory to %.*s for replica %.*s-%d with broker %d \n", TEXT(move->dir),
			         TEXT(move->replica.partition.topic), move->replica.partition.partition, move->replica.broker);
	}
	r->dir_move_count = left;
}

static void begun(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct admin_replica which;
	const struct admin_item *refusal = refused(task, result, &which);
	struct arena *arena = task_arena(task);
	struct bytes names = BYTES("");

	if (refusal) {
		struct bytes why = arena_printf(arena, "%.*s: %.*s", TEXT(tool_exception(task, refusal->exception)), TEXT(refusal->error));

		reassign_say_caused(task, DECODE_COMMAND_EXCEPTION, arena_printf(arena, "Failed to alter dir for %.*s", TEXT(name_of(arena, &which))),
		                    arena_printf(arena, "java.util.concurrent.ExecutionException: %.*s\nCaused by: %.*s", TEXT(why), TEXT(why)));
		return;
	}
	take_begun(task, result);
	if (r->dir_move_count == 0) {
		r->dir_moves_then(task);
	} else if (task->event->now_us < r->dir_moves_until_us) {
		/* A replica that goes to another broker has no directory there until that broker hears of it. */
		tool_sleep(task, AGAIN_MS, begin);
	} else {
		for (int32_t i = 0; i < r->dir_move_count; i++)
			names = arena_printf(arena, "%.*s%s%.*s", TEXT(names), i > 0 ? "," : "", TEXT(name_of(arena, &r->dir_moves[i].replica)));
		reassign_say_terse(task, arena_printf(arena, "Timed out before log directory move%s could be started for: %.*s", r->dir_move_count == 1 ? "" : "s",
		                                      TEXT(names)));
	}
}

static void begin(struct task *task)
{
	struct reassign *r = task->state;

	tool_then_do(task, admin_alter_replica_log_dirs(r->tool.admin, task->event, task->fx, r->dir_moves, r->dir_move_count, 0), begun);
}

void reassign_move_dirs(struct task *task, reassign_step *then)
{
	struct reassign *r = task->state;

	r->dir_moves_then = then;
	r->dir_moves_until_us = task->event->now_us + reassign_number(task, "timeout") * 1000;
	if (r->dir_move_count == 0)
		then(task);
	else
		begin(task);
}
