/* --generate: proposes where the partitions of topics could go. */
#include "engine/meta/placer.h"
#include "sim/shell/kafka/reassign.h"

/* A picture of the brokers that may be used, for the placer that new topics use, too. */
static bool make_image(struct task *task, const struct describe_cluster_response *cluster, struct image *image)
{
	const struct reassign *r = task->state;
	bool has_racks = !options_has(&task->options, "disable-rack-aware");
	int32_t rackless = 0, count = 0;

	image_init(image, task->heap);
	for (int32_t i = 0; i < cluster->brokers_count; i++) {
		const struct describe_cluster_response_describe_cluster_broker *broker = &cluster->brokers[i];
		struct register_broker_record record;
		struct image_change change;

		if (!reassign_has_id((struct int_list){ r->brokers, r->broker_count }, broker->broker_id))
			continue;
		message_init(&register_broker_record_schema, &record);
		record.broker_id = broker->broker_id;
		record.broker_epoch = count++;
		record.rack = has_racks ? broker->rack : BYTES_NULL;
		record.fenced = false;
		rackless += bytes_is_null(record.rack);
		image_apply(image, count, 0, &register_broker_record_schema, &record, task_arena(task), &change);
	}
	if (!has_racks || rackless == 0 || rackless == count)
		return true;
	reassign_say_error(task, DECODE_OPERATION_EXCEPTION, BYTES("Not all brokers have rack information. Add --disable-rack-aware in command line to make replica "
															   "assignment without rack information."));
	return false;
}

static bool propose(struct task *task, const struct image *image, struct reassign_plan *plan)
{
	struct reassign *r = task->state;
	struct buf problem = { .heap = task->heap };
	struct prng prng;

	prng_seed(&prng, tool_seed(task), 1);
	plan->moves = arena_calloc(task_arena(task), (size_t)r->present.count + 1, sizeof(*plan->moves));
	for (int32_t at = 0, end; at < r->present.count; at = end) {
		int32_t replicas = r->present.moves[at].replicas.count;

		for (end = at; end < r->present.count && bytes_equal(r->present.moves[end].partition.topic, r->present.moves[at].partition.topic);)
			end++;
		int32_t *placed = placer_place(image, &prng, end - at, replicas, task_arena(task), &problem);

		if (!placed) {
			reassign_say_error(task, "org.apache.kafka.common.errors.InvalidReplicationFactorException", arena_copy(task_arena(task), buf_bytes(&problem)));
			buf_free(&problem);
			return false;
		}
		for (int32_t i = at; i < end; i++)
			plan->moves[plan->count++] =
				(struct reassign_move){ r->present.moves[i].partition, { placed + (size_t)(i - at) * (size_t)replicas, replicas }, NULL };
	}
	buf_free(&problem);
	return true;
}

static void generate(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	struct reassign_plan plan = { 0 };
	struct image image;

	if (reassign_has_failed(task, result))
		return;
	if (make_image(task, result->items[0].data, &image) && propose(task, &image, &plan)) {
		task_out(task, "Current partition replica assignment\n");
		reassign_print_present(task, &r->present);
		task_out(task, "\n\nProposed partition reassignment configuration\n");
		r->dirs.item_count = 0;
		reassign_print_present(task, &plan);
		task_out(task, "\n");
		tool_exit(task, 0);
	}
	image_free(&image);
}

static void generate_with_dirs(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (reassign_has_failed(task, result))
		return;
	r->dirs = *result;
	tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), generate);
}

/* Brokers that are there tell where replicas lie; those of the others are anywhere. */
static void generate_with_brokers(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;
	int32_t *ids = r->brokers, count = r->broker_count;

	if (reassign_has_failed(task, result))
		return;
	reassign_take_brokers(task, result);
	reassign_describe_dirs(task, &r->present, generate_with_dirs);
	r->brokers = ids;
	r->broker_count = count;
}

static void generate_from_present(struct task *task, const struct admin_result *result)
{
	struct reassign *r = task->state;

	if (reassign_take_present(task, result, false))
		tool_then_do(task, admin_describe_cluster(r->tool.admin, task->event, task->fx, false, 0), generate_with_brokers);
}

void reassign_generate(struct task *task)
{
	reassign_describe(task, generate_from_present);
}
