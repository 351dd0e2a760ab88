/* --execute: checks a plan against the cluster, prints the way back, and starts. */
#include "sim/shell/kafka/reassign.h"

static void done(struct task *task)
{
	tool_exit(task, 0);
}

static void executed(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t count;

	if (reassign_has_failed(task, result))
		return;
	struct bytes refused = reassign_refusals(task, &r->wanted, result, &count);

	if (count > 0) {
		reassign_say_terse(task, arena_printf(task_arena(task), "Error reassigning partition(s):%.*s", TEXT(refused)));
		return;
	}
	task_out(task, "Successfully started partition reassignment%s for %.*s\n", r->wanted.count == 1 ? "" : "s",
	         TEXT(reassign_names(task_arena(task), &r->wanted)));
	reassign_move_dirs(task, done);
}

static void start_moves(struct task *task)
{
	struct reassign *r = task->state;

	tool_then_do(task, reassign_alter(task, &r->wanted, false), executed);
}

static void throttled_dirs(struct task *task, const struct admin_result *result)
{
	if (reassign_has_failed(task, result))
		return;
	task_out(task, "The replica-alter-dir throttle limit was set to %lld B/s\n", (long long)reassign_number(task, "replica-alter-log-dirs-throttle"));
	start_moves(task);
}

static void throttle_dirs(struct task *task)
{
	int64_t rate = reassign_number(task, "replica-alter-log-dirs-throttle");

	if (rate >= 0)
		reassign_throttle_dirs(task, rate, throttled_dirs);
	else
		start_moves(task);
}

static void throttled(struct task *task, const struct admin_result *result)
{
	if (reassign_has_failed(task, result))
		return;
	task_out(task, "The inter-broker throttle limit was set to %lld B/s\n", (long long)reassign_number(task, "throttle"));
	throttle_dirs(task);
}

/* What the plan's partitions have now. */
static struct reassign_plan present_of(struct task *task)
{
	struct reassign *r = task->state;
	struct reassign_plan now = { arena_calloc(task_arena(task), (size_t)r->wanted.count + 1, sizeof(*now.moves)), 0 };

	for (int32_t i = 0; i < r->wanted.count; i++)
		now.moves[now.count++] = *reassign_find(&r->present, r->wanted.moves[i].partition);
	reassign_sort(&now);
	return now;
}

static void execute(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int64_t rate = reassign_number(task, "throttle");
	struct reassign_plan now = present_of(task);

	if (reassign_has_failed(task, result))
		return;
	r->dirs = *result;
	task_out(task, "Current partition replica assignment\n\n");
	reassign_print_present(task, &now);
	task_out(task, "\n\nSave this to use as the --reassignment-json-file option during rollback\n");
	if (rate >= 0 || reassign_number(task, "replica-alter-log-dirs-throttle") >= 0)
		task_out(task, "Warning: You must run --verify periodically, until the reassignment completes, to ensure the throttle is removed.\n");
	reassign_sort(&r->wanted);
	reassign_take_dir_moves(task);
	if (rate >= 0)
		reassign_throttle(task, rate, throttled);
	else
		throttle_dirs(task);
}

static void check_partitions(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct bytes missing = BYTES("");

	if (!reassign_take_present(task, result, false))
		return;
	for (int32_t i = 0; i < r->wanted.count; i++)
		if (!reassign_find(&r->present, r->wanted.moves[i].partition))
			missing = arena_printf(task_arena(task), "%.*s%s%.*s-%d", TEXT(missing), missing.size > 0 ? ", " : "", TEXT(r->wanted.moves[i].partition.topic),
			                       r->wanted.moves[i].partition.partition);
	if (missing.size > 0) {
		reassign_say_execution_error(task, arena_printf(task_arena(task), "org.apache.kafka.common.errors.UnknownTopicOrPartitionException: Unable to find "
		                                                "partition: %.*s", TEXT(missing)));
		return;
	}
	struct reassign_plan now = present_of(task);

	reassign_describe_dirs(task, &now, execute);
}

static void check_brokers(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (reassign_has_failed(task, result))
		return;
	reassign_take_brokers(task, result);
	for (int32_t i = 0; i < r->wanted.count; i++)
		for (int32_t j = 0; j < r->wanted.moves[i].replicas.count; j++)
			if (!reassign_has_id((struct int_list){ r->brokers, r->broker_count }, r->wanted.moves[i].replicas.items[j])) {
				reassign_say_error(task, DECODE_COMMAND_EXCEPTION,
								   arena_printf(task_arena(task), "Unknown broker id %d", r->wanted.moves[i].replicas.items[j]));
				return;
			}
	r->topic_count = reassign_topics_of(task, &r->wanted, &r->topics);
	reassign_describe(task, check_partitions);
}

void reassign_execute(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (reassign_has_failed(task, result))
		return;
	reassign_take_moving(task, result);
	if (r->moving.count > 0 && !options_has(&task->options, "additional"))
		reassign_say_terse(task, BYTES("Cannot execute because there is an existing partition assignment.  Use --additional to override this and create a new "
									   "partition assignment in addition to the existing one. The --additional flag can also be used to change the throttle by "
									   "resubmitting the current reassignment."));
	else
		tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), check_brokers);
}
