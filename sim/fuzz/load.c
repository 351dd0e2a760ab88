#include "sim/fuzz/load.h"

#include <stdio.h>

#include "engine/broker/config.h"
#include "engine/broker/partition.h"
#include "engine/group/group.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/world/cluster.h"
#include "sim/world/state.h"

enum { SECOND = 1000 * 1000, TOPICS_LIMIT_US = 60 * SECOND, CONVERGE_LIMIT_US = 120 * SECOND, LOOK_EVERY_US = 200 * 1000, LOOK_SOON_US = 50 * 1000 };

static bool has(const int32_t *items, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (items[i] == id)
			return true;
	return false;
}

/* ---- Healing ----------------------------------------------------------------------------------------------------------- */

/* Of these, who runs, has a session, and is not the one that is left out. One that was started again will be fenced first. */
static int32_t count_serving(const struct load *l, const struct image *image, const int32_t *ids, int32_t count, int32_t without)
{
	int32_t serving = 0;

	for (int32_t i = 0; i < count; i++) {
		const struct node *node = cluster_node(l->world, ids[i]);
		const struct broker_image *broker = image_broker(image, ids[i]);

		serving += ids[i] != without && node && broker && !broker->is_fenced && broker->epoch == node->broker_epoch;
	}
	return serving;
}

/* Whether a partition has nobody else who may lead it. */
static bool is_needed(const struct load *l, const struct image *image, int32_t id)
{
	TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count; i++) {
			const struct partition_image *p = &topic->partitions[i];

			if (count_serving(l, image, p->isr, p->isr_count, id) == 0 && p->elr_count - has(p->elr, p->elr_count, id) <= 0)
				return true;
		}
	return false;
}

static void start_broker(struct load *l, int32_t id)
{
	struct buf problem = { .heap = world_heap(l->world) };
	static const struct disk_faults none;
	char text[64];

	world_set_disk_faults(l->world, cluster_log_dir(l->world, id, text, sizeof(text)), &none);
	if (!cluster_pid(l->world, id))
		cluster_start(l->world, id, &problem);
	buf_free(&problem);
}

/* A registration goes to the controller, from there to the followers of its log and back, and back to the broker, all within the time that a request
 * of the broker's lifecycle may take: the interval of heartbeats. A link that is slower than a fifth of it makes a cluster that Kafka cannot run. */
static void limit_latency(struct load *l)
{
	int32_t interval_ms = 0;

	for (int32_t id = 1; id <= l->brokers && interval_ms == 0; id++) {
		const struct node *node = cluster_node(l->world, id);

		if (node && node->config) /* one that has just begun has read nothing yet */
			interval_ms = node->config->broker_heartbeat_interval_ms;
	}
	world_limit_latency(l->world, interval_ms > 0 ? interval_ms * 1000 / 5 : 100 * 1000);
}

static void heal(struct load *l)
{
	static const struct disk_faults none;
	char text[64];

	world_heal(l->world);
	for (int32_t id = 1; id <= l->brokers; id++) {
		if (!l->keeps_slow) {
			world_set_disk_faults(l->world, cluster_log_dir(l->world, id, text, sizeof(text)), &none);
			world_set_clock_skew(l->world, cluster_pid(l->world, id), 0, 0);
		}
		const struct node *node = cluster_node(l->world, id);

		/* One that is still stopping runs, and is started when it has ended. */
		l->is_stopping[id] = id != l->kept_down && node && node->is_stopping;
		if (id != l->kept_down)
			start_broker(l, id);
		l->pids[id] = cluster_pid(l->world, id);
	}
	if (l->keeps_slow)
		limit_latency(l);
	else
		world_set_latency(l->world, BYTES("*"), BYTES("*"), 30, 80);
	for (int32_t i = 0; i < l->client_count; i++) {
		struct fuzz_client *client = workload_of(l->world, l->clients[i].pid);

		if (!client && l->clients[i].plan.role == CLIENT_CONSUMES) {
			load_start(l, i);
		} else if (client && client->producer) {
			client->is_stopped = true;
			world_wake(l->world, l->clients[i].pid);
		}
	}
}

/* ---- What is still missing: NULL, or in words --------------------------------------------------------------------------- */

/* One that was being stopped when phase 2 began has stopped since: it is started, as the others were. One that ended otherwise is not. */
static void start_if_stopped(struct load *l, int32_t id)
{
	int32_t status, pid = cluster_pid(l->world, id);

	if (pid)
		l->pids[id] = pid;
	else if (id != l->kept_down && world_status(l->world, l->pids[id], &status) && status == 0)
		start_broker(l, id);
}

/* What an earlier life had sent to register may come behind the registration of this one and before its first heartbeat. The controller takes it, as Kafka's
 * does, for whom a broker has no session before that; and who lives is told STALE_BROKER_EPOCH from then on. As in Kafka, nothing ends that but a restart.
 * Source: ClusterControlManager.registerBroker(), BrokerHeartbeatManager.hasValidSession(), BrokerLifecycleManager's heartbeat responses. */
static void restart_if_superseded(struct load *l, int32_t id)
{
	const struct node *node = cluster_node(l->world, id);
	const struct broker_image *broker = image_broker(state_image(l->world), id);

	if (!node || !broker || node->broker_epoch < 0 || broker->epoch <= node->broker_epoch || uuid_equal(broker->incarnation, node->incarnation))
		return;
	world_kill(l->world, cluster_pid(l->world, id), KILL_PROCESS);
	start_broker(l, id);
}

static const char *missing_of_broker(struct load *l, const struct image *image, int32_t id, char text[static 200])
{
	if (l->is_stopping[id] && cluster_pid(l->world, id) == 0) {
		l->is_stopping[id] = false;
		start_broker(l, id);
	}
	restart_if_superseded(l, id);
	const struct node *node = cluster_node(l->world, id);
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

static bool is_there(struct load *l, int32_t id)
{
	return cluster_pid(l->world, id) != 0;
}

/* Those that might lead may have come back without what they had, and were taken out: only who is left out has all of it. Kafka waits for it, and so
 * it comes back. */
static void bring_back_if_needed(struct load *l, const struct partition_image *p)
{
	int32_t id = l->kept_down;

	if (id == 0 || p->leader >= 0 || count_serving(l, state_image(l->world), p->isr, p->isr_count, id) > 0 ||
	    p->elr_count - has(p->elr, p->elr_count, id) > 0)
		return;
	l->kept_down = 0;
	start_broker(l, id);
}

static const char *missing_of_partition(struct load *l, const struct topic_image *topic, int32_t number, char text[static 200])
{
	const struct partition_image *p = &topic->partitions[number];

	bring_back_if_needed(l, p);
	if (p->leader < 0 || !is_there(l, p->leader)) {
		snprintf(text, 200, "%.*s-%d has no leader", (int)topic->name.size, (const char *)topic->name.data, (int)number);
		return text;
	}
	for (int32_t i = 0; i < p->replica_count; i++)
		if (is_there(l, p->replicas[i]) && !has(p->isr, p->isr_count, p->replicas[i])) {
			snprintf(text, 200, "%.*s-%d has replica %d outside of its ISR", (int)topic->name.size, (const char *)topic->name.data, (int)number,
			         (int)p->replicas[i]);
			return text;
		}
	return NULL;
}

/* A group with members that live is stable, with all of them in it. */
static const char *missing_of_group(struct load *l, struct bytes name, char text[static 200])
{
	struct arena arena;
	struct state_group group;
	int32_t living = 0;

	for (int32_t i = 0; i < l->client_count; i++)
		living += l->clients[i].plan.role == CLIENT_CONSUMES && l->clients[i].plan.number % 2 == name.data[1] - '0' && workload_of(l->world, l->clients[i].pid);
	if (living == 0)
		return NULL;
	arena_init(&arena, world_heap(l->world));
	bool is_known = state_group_of(l->world, name, &arena, &group);
	bool is_good = is_known && bytes_equal_text(group.state, "Stable") && group.member_count == living;

	snprintf(text, 200, "group %.*s is %.*s with %d of %d members", (int)name.size, (const char *)name.data, is_known ? (int)group.state.size : 7,
	         is_known ? (const char *)group.state.data : "unknown", is_known ? (int)group.member_count : 0, (int)living);
	arena_free(&arena);
	return is_good ? NULL : text;
}

static const char *missing_of_clients(struct load *l, char text[static 200])
{
	for (int32_t i = 0; i < l->client_count; i++) {
		const struct fuzz_client *client = workload_of(l->world, l->clients[i].pid);

		if (!client && l->clients[i].plan.role == CLIENT_CONSUMES) /* it ended with an error that it could not go on from: fenced, say */
			load_start(l, i);
		if (client && client->producer && (!client->is_flushing || producer_pending(client->producer) > 0)) {
			snprintf(text, 200, "producer %d has %lld records without an answer", (int)client->number, (long long)producer_pending(client->producer));
			return text;
		}
	}
	return NULL;
}

static const char *missing(struct load *l, char text[static 200])
{
	const struct image *image = state_image(l->world);
	const char *what = NULL;

	for (int32_t id = 1; id <= l->brokers; id++)
		start_if_stopped(l, id);
	if (!image || state_controller(l->world) < 0)
		return "there is no controller";
	for (int32_t id = 1; id <= l->brokers && !what; id++)
		what = id == l->kept_down ? NULL : missing_of_broker(l, image, id, text);
	TREE_EACH(&image->topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count && !what; i++)
			what = missing_of_partition(l, topic, i, text);
	if (!what)
		what = missing_of_clients(l, text);
	if (!what)
		what = missing_of_group(l, BYTES("g0"), text);
	return what ? what : missing_of_group(l, BYTES("g1"), text);
}

/* ---- Reading everything once more -------------------------------------------------------------------------------------- */

static void start_reader(struct load *l)
{
	l->reader = workload_start(l->world, &(struct client_plan){ .role = CLIENT_READS, .number = 9, .brokers = l->brokers, .mutant = l->mutant });
	struct fuzz_client *reader = workload_of(l->world, l->reader);

	if (checkers_of(l->world))
		checkers_expect_reader(checkers_of(l->world), world_process_name(l->world, l->reader));
	for (int32_t i = 0; i < TOPICS_FIXED; i++) {
		struct bytes name = bytes_of_text(workload_topic(i));
		const struct topic_image *topic = image_topic(state_image(l->world), name);

		for (int32_t number = 0; topic && number < topic->partition_count; number++)
			reader->partitions[reader->partition_count++] = (struct topic_partition){ name, number };
	}
}

static const char *missing_of_reader(struct load *l, char text[static 200])
{
	struct fuzz_client *reader = workload_of(l->world, l->reader);
	struct consumer_position *positions;
	struct arena arena;
	const char *what = NULL;

	arena_init(&arena, world_heap(l->world));
	int32_t count = consumer_assignment(reader->consumer, &arena, &positions);

	for (int32_t i = 0; i < count && !what; i++) {
		struct topic_partition tp = positions[i].partition;
		const struct partition_image *p = image_partition(state_image(l->world), tp.topic, tp.partition);
		const struct node *leader = p && p->leader >= 0 ? cluster_node(l->world, p->leader) : NULL;
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

/* ---- Looking ----------------------------------------------------------------------------------------------------------- */

static int64_t end(struct load *l, bool has_failed)
{
	l->has_failed = has_failed;
	l->phase = l->phase == LOAD_MAKES_TOPICS && !has_failed ? LOAD_RUNS : LOAD_ENDED;
	return TIME_NEVER;
}

static int64_t fail(struct load *l, const char *text)
{
	struct checkers *checkers = checkers_of(l->world);

	if (checkers)
		checkers_fail(checkers, "liveness", text);
	return end(l, true);
}

static void start_clients(struct load *l)
{
	for (int32_t i = 0; i < l->client_count; i++) {
		struct load_client *c = &l->clients[i];

		c->plan = (struct client_plan){ .role = i % 2 == 0 ? CLIENT_PRODUCES : CLIENT_CONSUMES, .number = l->first + i / 2, .brokers = l->brokers,
			                            .mutant = l->mutant };
		c->pid = workload_start(l->world, &c->plan);
	}
}

static int64_t look_for_topics(struct load *l)
{
	const struct fuzz_client *admin = workload_of(l->world, l->admin);

	if (!admin || !admin->has_topics)
		return world_now_us(l->world) > l->limit_us ? fail(l, "expected topics to be created within 60 s, found that they were not")
		                                            : world_now_us(l->world) + LOOK_SOON_US;
	start_clients(l);
	return end(l, false);
}

/* Of phase 2: whether `what` is missing still. */
static int64_t look_again(struct load *l, const char *what)
{
	char told[300];

	if (world_now_us(l->world) < l->limit_us)
		return world_now_us(l->world) + LOOK_EVERY_US;
	snprintf(told, sizeof(told), "expected the cluster to converge within %d s, found that %s", CONVERGE_LIMIT_US / SECOND, what);
	return fail(l, told);
}

int64_t load_look(struct load *l)
{
	const char *what = NULL;
	char text[200];

	if (l->phase == LOAD_MAKES_TOPICS)
		return look_for_topics(l);
	if (l->phase == LOAD_CONVERGES) {
		if ((what = missing(l, text)) != NULL)
			return look_again(l, what);
		start_reader(l);
		l->phase = LOAD_READS;
		l->limit_us = world_now_us(l->world) + CONVERGE_LIMIT_US;
	}
	if (l->phase == LOAD_READS) {
		if ((what = missing_of_reader(l, text)) != NULL)
			return look_again(l, what);
		if (checkers_of(l->world))
			checkers_finish(checkers_of(l->world));
		return end(l, false);
	}
	return TIME_NEVER;
}

/* ---- Beginning --------------------------------------------------------------------------------------------------------- */

void load_begin(struct load *l, struct world *world, int32_t clients, int32_t first, enum mutant mutant)
{
	*l = (struct load){ .world = world, .brokers = cluster_size(world), .mutant = mutant, .client_count = clients, .first = first };
	l->limit_us = world_now_us(world) + TOPICS_LIMIT_US;
	l->admin = workload_start(world, &(struct client_plan){ .role = CLIENT_ADMINISTERS, .brokers = l->brokers, .mutant = mutant });
	if (checkers_of(world))
		checkers_expect_unique_values(checkers_of(world));
}

void load_converge(struct load *l, int32_t kept_down, bool keeps_slow)
{
	const struct image *image = state_image(l->world);

	l->phase = LOAD_CONVERGES;
	l->limit_us = world_now_us(l->world) + CONVERGE_LIMIT_US;
	l->keeps_slow = keeps_slow;
	l->kept_down = kept_down && image && !is_needed(l, image, kept_down) ? kept_down : 0;
	if (l->kept_down)
		world_kill(l->world, cluster_pid(l->world, l->kept_down), KILL_PROCESS);
	heal(l);
}

/* ---- Clients ----------------------------------------------------------------------------------------------------------- */

int32_t load_find(const struct load *l, struct bytes name)
{
	for (int32_t i = 0; i < l->client_count; i++) {
		char text[24];
		int size = snprintf(text, sizeof(text), "%c%d", i % 2 == 0 ? 'p' : 'c', (int)l->first + i / 2);

		if (bytes_equal(name, bytes_of(text, (size_t)size)))
			return i;
	}
	return -1;
}

void load_kill(struct load *l, int32_t client)
{
	if (world_is_alive(l->world, l->clients[client].pid))
		world_kill(l->world, l->clients[client].pid, KILL_PROCESS);
}

void load_start(struct load *l, int32_t client)
{
	struct load_client *c = &l->clients[client];

	if (world_is_alive(l->world, c->pid))
		return;
	c->plan.life++;
	c->pid = workload_start(l->world, &c->plan);
}

bool load_hang(struct load *l, int32_t client, int64_t for_us)
{
	struct fuzz_client *c = workload_of(l->world, l->clients[client].pid);
	char name[24];
	int size = snprintf(name, sizeof(name), "c%d", (int)l->clients[client].plan.number);

	if (!c || !c->consumer)
		return false;
	c->hangs_until_us = world_now_us(l->world) + for_us;
	trace(world_trace_begin(l->world), polling_paused, .client_id = bytes_of(name, (size_t)size), .for_us = for_us);
	world_trace_end(l->world, NULL);
	world_wake(l->world, l->clients[client].pid);
	return true;
}

bool load_wish(struct load *l, enum wish wish)
{
	struct fuzz_client *admin = workload_of(l->world, l->admin);

	if (!admin || admin->wish.kind != WISH_NOTHING)
		return false;
	admin->wish.kind = wish;
	world_wake(l->world, l->admin);
	return true;
}
