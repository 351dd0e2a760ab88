/* --verify, --list and --cancel: how far reassignments have come, and giving them up. */
#include "sim/shell/kafka/reassign.h"

/* ---- --list --------------------------------------------------------------------------------------------------------------------- */

void reassign_list(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);

	if (reassign_has_failed(task, result))
		return;
	reassign_take_moving(task, result);
	task_out(task, r->moving.count > 0 ? "Current partition reassignments:\n" : "No partition reassignments found.\n");
	for (int32_t i = 0; i < r->moving.count; i++) {
		const struct reassign_move *move = &r->moving.moves[i];

		task_out(task, "%.*s-%d: replicas: %.*s.", TEXT(move->partition.topic), move->partition.partition, TEXT(reassign_ids(arena, move->replicas, ",")));
		if (r->adding[i].count > 0)
			task_out(task, " adding: %.*s.", TEXT(reassign_ids(arena, r->adding[i], ",")));
		if (r->removing[i].count > 0)
			task_out(task, " removing: %.*s.", TEXT(reassign_ids(arena, r->removing[i], ",")));
		task_out(task, "\n");
	}
	tool_exit(task, 0);
}

/* ---- --verify ------------------------------------------------------------------------------------------------------------------- */

static bool is_same(struct int_list a, struct int_list b)
{
	return a.count == b.count && (a.count == 0 || memcmp(a.items, b.items, (size_t)a.count * sizeof(*a.items)) == 0);
}

/* A replica that no directory has is as little done as one that is on its way: its directory may be offline. */
static void verify_dirs(struct task *task)
{
	const struct reassign *r = task->state;
	bool is_done = r->moving.count == 0;

	reassign_print_dirs(task);
	for (int32_t i = 0; i < r->dir_move_count; i++)
		is_done = is_done && !bytes_is_null(r->dir_states[i]->current_dir) && !reassign_is_moving(r->dir_states[i]);
	if (is_done)
		reassign_clear_throttles(task);
	else
		tool_exit(task, 0);
}

static void verified(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct arena *arena = task_arena(task);

	if (!reassign_take_present(task, result, true))
		return;
	reassign_sort(&r->wanted);
	task_out(task, "Status of partition reassignment:\n");
	for (int32_t i = 0; i < r->wanted.count; i++) {
		const struct reassign_move *move = &r->wanted.moves[i], *now = reassign_find(&r->present, move->partition);
		struct int_list replicas = now ? now->replicas : (struct int_list){ NULL, 0 };

		if (reassign_find(&r->moving, move->partition))
			task_out(task, "Reassignment of partition %.*s-%d is still in progress.\n", TEXT(move->partition.topic), move->partition.partition);
		else if (is_same(replicas, move->replicas))
			task_out(task, "Reassignment of partition %.*s-%d is completed.\n", TEXT(move->partition.topic), move->partition.partition);
		else
			task_out(task, "There is no active reassignment of partition %.*s-%d, but replica set is %.*s rather than %.*s.\n",
			         TEXT(move->partition.topic), move->partition.partition, TEXT(reassign_ids(arena, replicas, ",")),
			         TEXT(reassign_ids(arena, move->replicas, ",")));
	}
	reassign_take_dir_moves(task);
	reassign_look_at_dirs(task, verify_dirs);
}

void reassign_verify(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (reassign_has_failed(task, result))
		return;
	reassign_take_moving(task, result);
	r->topic_count = reassign_topics_of(task, &r->wanted, &r->topics);
	reassign_describe(task, verified);
}

/* ---- --cancel ------------------------------------------------------------------------------------------------------------------- */

/* A move is given up by moving the replica to where it still is. */
static void cancel_dirs(struct task *task)
{
	struct reassign *r = task->state;
	int32_t count = 0;

	for (int32_t i = 0; i < r->dir_move_count; i++)
		if (reassign_is_moving(r->dir_states[i]))
			r->dir_moves[count++] = (struct admin_replica_dir){ r->dir_moves[i].replica, r->dir_states[i]->current_dir };
	r->dir_move_count = count;
	if (count == 0)
		task_out(task, "None of the specified partition moves are active.");
	reassign_move_dirs(task, reassign_clear_throttles);
}

static void cancelled(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t count;

	if (reassign_has_failed(task, result))
		return;
	struct bytes refused = reassign_refusals(task, &r->moving, result, &count);

	if (count > 0) {
		reassign_say_terse(task, arena_printf(task_arena(task), "Error cancelling partition reassignment%s for:%.*s", count == 1 ? "" : "s", TEXT(refused)));
		return;
	}
	task_out(task, "Successfully cancelled partition reassignment%s for: %.*s\n", r->moving.count == 1 ? "" : "s",
	         TEXT(reassign_names(task_arena(task), &r->moving)));
	reassign_take_dir_moves(task);
	reassign_look_at_dirs(task, cancel_dirs);
}

void reassign_cancel(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t count = 0;

	if (reassign_has_failed(task, result))
		return;
	reassign_take_moving(task, result);
	for (int32_t i = 0; i < r->moving.count; i++)
		if (reassign_find(&r->wanted, r->moving.moves[i].partition))
			r->moving.moves[count++] = r->moving.moves[i];
	r->moving.count = count;
	if (count > 0) {
		tool_then_do(task, reassign_alter(task, &r->moving, true), cancelled);
		return;
	}
	task_out(task, "None of the specified partition reassignments are active.\n");
	reassign_take_dir_moves(task);
	reassign_look_at_dirs(task, cancel_dirs);
}
