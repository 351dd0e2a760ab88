/* Phase 2: a quorum heals, and the cluster must converge. */
#include "sim/fuzz/internal.h"

#include "engine/broker/partition.h"
#include "engine/group/group.h"
#include "sim/world/state.h"

enum { CONVERGE_LIMIT_US = 120 * 1000 * 1000, LOOK_EVERY_US = 200 * 1000 };

static bool has(const int32_t *items, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (items[i] == id)
			return true;
	return false;
}

/* ---- Healing ----------------------------------------------------------------------------------------------------------- */

/* Of these, who runs, has a session, and is not the one that is left out. One that was started again will be fenced first. */
static int32_t count_serving(const struct fuzz_run *f, const struct image *image, const int32_t *ids, int32_t count, int32_t without)
{
	int32_t serving = 0;

	for (int32_t i = 0; i < count; i++) {
		const struct node *node = cluster_node(f->world, ids[i]);
		const struct broker_image *broker = image_broker(image, ids[i]);

		serving += ids[i] != without && node && broker && !broker->is_fenced && broker->epoch == node->broker_epoch;
	}
	return serving;
}

/* Whether a partition has nobody else who may lead it. */
static bool is_needed(const struct fuzz_run *f, const struct image *image, int32_t id)
{
	TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count; i++) {
			const struct partition_image *p = &topic->partitions[i];

			if (count_serving(f, image, p->isr, p->isr_count, id) == 0 && p->elr_count - has(p->elr, p->elr_count, id) <= 0)
				return true;
		}
	return false;
}

static void heal(struct fuzz_run *f)
{
	static const struct disk_faults none;
	char text[64];

	world_heal(f->world);
	for (int32_t id = 1; id <= f->brokers; id++) {
		if (!f->plan.keeps_slow) {
			world_set_disk_faults(f->world, cluster_log_dir(f->world, id, text, sizeof(text)), &none);
			world_set_clock_skew(f->world, cluster_pid(f->world, id), 0, 0);
		}
		if (id != f->plan.kept_down)
			fuzz_start_broker(f, id);
	}
	if (!f->plan.keeps_slow)
		world_set_latency(f->world, BYTES("*"), BYTES("*"), 30, 80);
	for (int32_t i = 0; i < f->clients; i++) {
		struct fuzz_client *client = workload_of(f->world, f->slots[i].pid);

		if (!client && f->slots[i].plan.role == CLIENT_CONSUMES) {
			f->slots[i].plan.life++;
			f->slots[i].pid = workload_start(f->world, &f->slots[i].plan);
		} else if (client && client->producer) {
			client->is_stopped = true;
			world_wake(f->world, f->slots[i].pid);
		}
	}
}

/* ---- What is still missing: NULL, or in words --------------------------------------------------------------------------- */

static const char *missing_of_broker(struct fuzz_run *f, const struct image *image, int32_t id, char text[static 200])
{
	const struct node *node = cluster_node(f->world, id);
	const struct broker_image *broker = image_broker(image, id);

	if (!node)
		snprintf(text, 200, "broker %d does not run", (int)id);
	else if (!broker || broker->epoch != node->broker_epoch)
		snprintf(text, 200, "broker %d is not registered", (int)id);
	else if (broker->is_fenced)
		snprintf(text, 200, "broker %d is fenced", (int)id);
	else
		return NULL;
	return text;
}

static bool is_there(struct fuzz_run *f, int32_t id)
{
	return cluster_pid(f->world, id) != 0;
}

/* Those that might lead may have come back without what they had, and were taken out: only who is left out has all of it. Kafka waits for it, and so
 * it comes back. */
static void bring_back_if_needed(struct fuzz_run *f, const struct partition_image *p)
{
	int32_t id = f->plan.kept_down;

	if (id == 0 || p->leader >= 0 || count_serving(f, state_image(f->world), p->isr, p->isr_count, id) > 0 ||
	    p->elr_count - has(p->elr, p->elr_count, id) > 0)
		return;
	f->plan.kept_down = 0;
	fuzz_start_broker(f, id);
}

static const char *missing_of_partition(struct fuzz_run *f, const struct topic_image *topic, int32_t number, char text[static 200])
{
	const struct partition_image *p = &topic->partitions[number];

	bring_back_if_needed(f, p);
	if (p->leader < 0 || !is_there(f, p->leader)) {
		snprintf(text, 200, "%.*s-%d has no leader", (int)topic->name.size, (const char *)topic->name.data, (int)number);
		return text;
	}
	for (int32_t i = 0; i < p->replica_count; i++)
		if (is_there(f, p->replicas[i]) && !has(p->isr, p->isr_count, p->replicas[i])) {
			snprintf(text, 200, "%.*s-%d has replica %d outside of its ISR", (int)topic->name.size, (const char *)topic->name.data, (int)number,
			         (int)p->replicas[i]);
			return text;
		}
	return NULL;
}

/* A group with members that live is stable, with all of them in it. */
static const char *missing_of_group(struct fuzz_run *f, struct bytes name, char text[static 200])
{
	struct arena arena;
	struct state_group group;
	int32_t living = 0;

	for (int32_t i = 0; i < f->clients; i++)
		living += f->slots[i].plan.role == CLIENT_CONSUMES && f->slots[i].plan.number % 2 == name.data[1] - '0' && workload_of(f->world, f->slots[i].pid);
	if (living == 0)
		return NULL;
	arena_init(&arena, world_heap(f->world));
	bool is_known = state_group_of(f->world, name, &arena, &group);
	bool is_good = is_known && bytes_equal_text(group.state, "Stable") && group.member_count == living;

	snprintf(text, 200, "group %.*s is %.*s with %d of %d members", (int)name.size, (const char *)name.data, is_known ? (int)group.state.size : 7,
	         is_known ? (const char *)group.state.data : "unknown", is_known ? (int)group.member_count : 0, (int)living);
	arena_free(&arena);
	return is_good ? NULL : text;
}

static const char *missing_of_clients(struct fuzz_run *f, char text[static 200])
{
	for (int32_t i = 0; i < f->clients; i++) {
		const struct fuzz_client *client = workload_of(f->world, f->slots[i].pid);

		if (client && client->producer && (!client->is_flushing || producer_pending(client->producer) > 0)) {
			snprintf(text, 200, "producer %d has %lld records without an answer", (int)client->number, (long long)producer_pending(client->producer));
			return text;
		}
	}
	return NULL;
}

static const char *missing(struct fuzz_run *f, char text[static 200])
{
	const struct image *image = state_image(f->world);
	const char *what = NULL;

	if (!image || state_controller(f->world) < 0)
		return "there is no controller";
	for (int32_t id = 1; id <= f->brokers && !what; id++)
		what = id == f->plan.kept_down ? NULL : missing_of_broker(f, image, id, text);
	TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count && !what; i++)
			what = missing_of_partition(f, topic, i, text);
	if (!what)
		what = missing_of_clients(f, text);
	if (!what)
		what = missing_of_group(f, BYTES("g0"), text);
	return what ? what : missing_of_group(f, BYTES("g1"), text);
}

/* ---- Reading everything once more -------------------------------------------------------------------------------------- */

static void start_reader(struct fuzz_run *f)
{
	f->reader = workload_start(f->world, &(struct client_plan){ .role = CLIENT_READS, .number = 9, .brokers = f->brokers, .mutant = f->options.mutant });
	struct fuzz_client *reader = workload_of(f->world, f->reader);

	for (int32_t i = 0; i < TOPICS_FIXED; i++) {
		struct bytes name = bytes_of_text(workload_topic(i));
		const struct topic_image *topic = image_topic(state_image(f->world), name);

		for (int32_t number = 0; topic && number < topic->partition_count; number++)
			reader->partitions[reader->partition_count++] = (struct topic_partition){ name, number };
	}
}

static const char *missing_of_reader(struct fuzz_run *f, char text[static 200])
{
	struct fuzz_client *reader = workload_of(f->world, f->reader);
	struct consumer_position *positions;
	struct arena arena;
	const char *what = NULL;

	arena_init(&arena, world_heap(f->world));
	int32_t count = consumer_assignment(reader->consumer, &arena, &positions);

	for (int32_t i = 0; i < count && !what; i++) {
		struct topic_partition tp = positions[i].partition;
		const struct partition_image *p = image_partition(state_image(f->world), tp.topic, tp.partition);
		const struct node *leader = p && p->leader >= 0 ? cluster_node(f->world, p->leader) : NULL;
		const struct partition *partition = leader ? partition_find(leader, tp.topic, tp.partition) : NULL;

		if (partition && positions[i].position >= partition->high_watermark && partition->high_watermark == log_end_offset(partition->log))
			continue;
		snprintf(text, 200, "%.*s-%d is read up to %lld of %lld", (int)tp.topic.size, (const char *)tp.topic.data, (int)tp.partition,
		         (long long)positions[i].position, partition ? (long long)partition->high_watermark : -1);
		what = text;
	}
	arena_free(&arena);
	return count == reader->partition_count ? what : "the reader has no partitions";
}

/* What each broker has of each partition, for who wants to know why. */
static void tell_state(struct fuzz_run *f)
{
	FILE *out = f->options.log;

	for (int32_t id = 1; out && id <= f->brokers; id++) {
		const struct node *node = cluster_node(f->world, id);

		if (!node || !node->partitions)
			continue;
		TREE_EACH(&node->partitions->tree, struct partition, p, node) {
			fprintf(out, "broker %d  %.*s-%d  leader %d epoch %d.%d%s  log %lld..%lld  high watermark %lld  isr", (int)id, (int)p->topic.size,
			        (const char *)p->topic.data, (int)p->number, (int)p->leader, (int)p->leader_epoch, (int)p->partition_epoch,
			        p->isr_change ? " (asks for another isr)" : "", p->log ? (long long)log_start_offset(p->log) : -1,
			        p->log ? (long long)log_end_offset(p->log) : -1, (long long)p->high_watermark);
			for (int32_t i = 0; i < p->isr_count; i++)
				fprintf(out, " %d", (int)p->isr[i]);
			for (int32_t i = 0; p->is_leader && i < p->replica_count; i++)
				fprintf(out, "  [%d ends at %lld]", (int)p->replicas[i].id, (long long)p->replicas[i].log_end);
			fputc('\n', out);
		}
	}
}

static bool wait_for(struct fuzz_run *f, const char *(*ask)(struct fuzz_run *, char text[static 200]))
{
	int64_t until_us = world_now_us(f->world) + CONVERGE_LIMIT_US;
	char text[200], told[300];
	const char *what = "";

	while ((what = ask(f, text)) != NULL && world_now_us(f->world) < until_us)
		if (!fuzz_pass(f, world_now_us(f->world) + LOOK_EVERY_US))
			return false;
	if (!what)
		return true;
	tell_state(f);
	snprintf(told, sizeof(told), "expected the cluster to converge within %d s, found that %s", CONVERGE_LIMIT_US / SECOND, what);
	checkers_fail(f->checkers, "liveness", told);
	return false;
}

void fuzz_converge(struct fuzz_run *f)
{
	const struct image *image = state_image(f->world);

	if (f->plan.kept_down && (!image || is_needed(f, image, f->plan.kept_down)))
		f->plan.kept_down = 0;
	if (f->options.log)
		fprintf(f->options.log, "%12.6f s  heal all but %d%s\n", (double)world_now_us(f->world) / 1e6, (int)f->plan.kept_down,
		        f->plan.keeps_slow ? ", keep what is slow" : "");
	if (f->plan.kept_down)
		world_kill(f->world, cluster_pid(f->world, f->plan.kept_down), KILL_PROCESS);
	heal(f);
	if (!wait_for(f, missing))
		return;
	start_reader(f);
	if (wait_for(f, missing_of_reader))
		checkers_finish(f->checkers);
}
