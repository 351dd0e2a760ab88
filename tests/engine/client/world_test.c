/* The clients against the real broker engine, in a simulated world: what the scripted broker cannot know. */
#include "engine/client/admin.h"
#include "engine/client/consumer.h"
#include "engine/client/producer.h"
#include "sim/world/cluster.h"
#include "tests/test.h"

#include <stdio.h>
#include <stdlib.h>

enum { SECOND = 1000000 };

/* A process with clients in it. What a test wants done within a step waits in `act`; a signal brings the step. */
struct actor {
	struct heap *heap;
	struct producer *producer;
	struct consumer *consumer;
	struct admin *admin;
	void (*act)(struct actor *, const struct event *, struct effects *);
	bool is_busy; /* does not poll */
	struct admin_result result;
	struct arena results;
	uint64_t call;
	int32_t acknowledged;
	int32_t failed;
	char last_error[200];
	int32_t received;
	int64_t next_value; /* of records that carry their number */
	int32_t out_of_order;
	char told[2000];
	uint8_t seen[20000];
	int32_t count;
};

static void take_deliveries(struct actor *a)
{
	struct producer_delivery d;

	while (a->producer && producer_take_delivery(a->producer, &d)) {
		if (d.error_code == 0 && !d.exception) {
			a->acknowledged++;
		} else {
			a->failed++;
			snprintf(a->last_error, sizeof(a->last_error), "%s: %.*s", d.exception, (int)d.error.size, (const char *)d.error.data);
		}
	}
}

static const char *const event_names[] = { "assigned", "revoked", "lost", "error", "committed", "fetched", "reset", "closed" };

static void take_events(struct actor *a, struct arena *arena)
{
	struct consumer_event e;

	while (a->consumer && consumer_take_event(a->consumer, arena, &e)) {
		size_t at = strlen(a->told);

		at += (size_t)snprintf(a->told + at, sizeof(a->told) - at, "%s", event_names[e.type]);
		for (int32_t i = 0; i < e.partition_count && at < sizeof(a->told) - 100; i++)
			at += (size_t)snprintf(a->told + at, sizeof(a->told) - at, " %.*s-%d", (int)e.partitions[i].topic.size,
			                       (const char *)e.partitions[i].topic.data, e.partitions[i].partition);
		if (e.exception)
			at += (size_t)snprintf(a->told + at, sizeof(a->told) - at, " %s: %.*s", e.exception, (int)e.error.size,
			                       (const char *)e.error.data);
		snprintf(a->told + at, sizeof(a->told) - at, "; ");
	}
}

static void take_records(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct consumer_record *records;
	int32_t count;

	while (a->consumer && !a->is_busy && (count = consumer_poll(a->consumer, ev, fx, &records)) > 0)
		for (int32_t i = 0; i < count; i++) {
			int64_t number = -1;

			a->received++;
			if (bytes_to_int64(records[i].record.value, &number) && number >= 0 && number < (int64_t)sizeof(a->seen))
				a->seen[number]++;
		}
}

static void actor_step(void *self, const struct event *ev, struct effects *fx)
{
	struct actor *a = self;

	if (a->producer)
		producer_event(a->producer, ev, fx);
	if (a->consumer)
		consumer_event(a->consumer, ev, fx);
	if (a->admin)
		admin_event(a->admin, ev, fx);
	if (ev->type == EVENT_SIGNAL && a->act)
		a->act(a, ev, fx);
	take_deliveries(a);
	take_events(a, fx->arena);
	if (a->act) /* as a program polls only once it has subscribed */
		take_records(a, ev, fx);
	take_events(a, fx->arena);
}

static int64_t actor_deadline(const void *self)
{
	const struct actor *a = self;
	int64_t deadline = TIME_NEVER, other;

	if (a->producer && (other = producer_deadline(a->producer)) < deadline)
		deadline = other;
	if (a->consumer && (other = consumer_deadline(a->consumer)) < deadline)
		deadline = other;
	if (a->admin && (other = admin_deadline(a->admin)) < deadline)
		deadline = other;
	return deadline;
}

static void actor_end(void *self)
{
	struct actor *a = self;

	if (a->producer)
		producer_del(a->producer);
	if (a->consumer)
		consumer_del(a->consumer);
	if (a->admin)
		admin_del(a->admin);
	arena_free(&a->results);
	heap_free(a->heap, a);
}

static const struct program actor_program = { "actor", actor_step, actor_deadline, actor_end };

static struct client_config settings(struct heap *heap, enum client_kind kind, const char *more)
{
	struct client_config config;

	client_config_init(&config, heap, kind);
	client_config_set_text(&config, "bootstrap.servers", "localhost:9092");
	client_config_load(&config, bytes_of_text(more));
	return config;
}

struct setup {
	struct world *world;
	int32_t actors;
};

static struct setup make(int32_t brokers)
{
	struct setup s = { .world = world_new(&(struct world_options){ .seed = 7 }) };

	cluster_create(s.world, &(struct cluster_options){ .brokers = brokers });
	assert_true(cluster_wait_ready(s.world, 30 * SECOND));
	return s;
}

static int32_t spawn(struct setup *s, const char *producer, const char *consumer)
{
	struct heap *heap = world_heap(s->world);
	struct actor *a = HEAP_NEW(heap, struct actor);
	struct buf problem = { .heap = heap };
	char name[20];
	uint64_t seed = (uint64_t)++s->actors;

	a->heap = heap;
	arena_init(&a->results, heap);
	if (producer) {
		struct client_config config = settings(heap, CLIENT_PRODUCER, producer);

		a->producer = producer_new(&(struct producer_options){ .heap = heap, .config = &config, .seed = seed }, &problem);
		client_config_free(&config);
	}
	if (consumer) {
		struct client_config config = settings(heap, CLIENT_CONSUMER, consumer);

		a->consumer = consumer_new(&(struct consumer_options){ .heap = heap, .config = &config, .seed = seed }, &problem);
		client_config_free(&config);
	}
	if (!producer && !consumer) {
		struct client_config config = settings(heap, CLIENT_ADMIN, "");

		a->admin = admin_new(&(struct admin_options){ .heap = heap, .config = &config, .seed = seed }, &problem);
		client_config_free(&config);
	}
	assert_int_equal(problem.size, 0);
	buf_free(&problem);
	snprintf(name, sizeof(name), "actor-%d", s->actors);
	return world_spawn(s->world, &(struct process_options){ .name = bytes_of_text(name), .host = BYTES("localhost") }, &actor_program, a);
}

static struct actor *actor(struct setup *s, int32_t pid)
{
	return world_self(s->world, pid, &actor_program);
}

static void run(struct setup *s, int64_t us)
{
	world_run_until(s->world, world_now_us(s->world) + us);
	assert_null(world_failure(s->world));
}

static void act(struct setup *s, int32_t pid, void (*what)(struct actor *, const struct event *, struct effects *))
{
	actor(s, pid)->act = what;
	world_signal(s->world, pid, SIGNAL_TERM);
	run(s, 1000);
}

static void drop(struct setup *s)
{
	world_del(s->world);
}

/* ---- What actors do ------------------------------------------------------------------------------------------------- */

static void create_t3(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct admin_new_topic topic = { .name = BYTES("t"), .partitions = 3, .replication_factor = -1 };

	a->call = admin_create_topics(a->admin, ev, fx, &topic, 1, false, 0);
}

static void describe_t(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct bytes name = BYTES("t");

	a->call = admin_describe_topics(a->admin, ev, fx, &name, 1, 0);
}

static void describe_group(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct bytes name = BYTES("g");

	a->call = admin_describe_groups(a->admin, ev, fx, &name, 1, 0);
}

static void list_offsets(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct bytes name = BYTES("g");

	a->call = admin_list_group_offsets(a->admin, ev, fx, &name, 1, false, 0);
}

static struct admin_result result_of(struct setup *s, int32_t pid)
{
	struct actor *a = actor(s, pid);
	struct admin_result result = { 0 };

	for (int i = 0; i < 100 && !admin_take_result_of(a->admin, a->call, &a->results, &result); i++)
		run(s, SECOND / 2);
	assert_int_equal(result.id, a->call);
	return result;
}

/* Sends `count` records that carry their number, with keys. */
static void send_records(struct actor *a, const struct event *ev, struct effects *fx)
{
	for (int32_t i = 0; i < a->count; i++) {
		char key[20], value[20];

		snprintf(key, sizeof(key), "k%d", i % 10);
		snprintf(value, sizeof(value), "%d", (int)a->next_value++);
		struct producer_record record = {
			.topic = BYTES("t"), .partition = -1, .timestamp = NO_TIMESTAMP, .key = bytes_of_text(key), .value = bytes_of_text(value)
		};

		assert_true(producer_send(a->producer, ev, fx, &record, NULL));
	}
}

static void subscribe_t(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct bytes name = BYTES("t");

	assert_true(consumer_subscribe(a->consumer, ev, fx, &name, 1, NULL));
}

static void assign_t3(struct actor *a, const struct event *ev, struct effects *fx)
{
	struct topic_partition partitions[3] = { { BYTES("t"), 0 }, { BYTES("t"), 1 }, { BYTES("t"), 2 } };

	assert_true(consumer_assign(a->consumer, ev, fx, partitions, 3, NULL));
}

static void close_consumer(struct actor *a, const struct event *ev, struct effects *fx)
{
	consumer_close(a->consumer, ev, fx, 30000);
}

static void send_some(struct setup *s, int32_t pid, int32_t count)
{
	actor(s, pid)->count = count;
	act(s, pid, send_records);
}

static int32_t assigned_count(struct setup *s, int32_t pid)
{
	struct actor *a = actor(s, pid);
	struct consumer_position *positions;

	return consumer_assignment(a->consumer, &a->results, &positions);
}

static void assert_each_seen(struct setup *s, const int32_t *pids, int32_t pid_count, int32_t count)
{
	for (int32_t n = 0; n < count; n++) {
		int32_t times = 0;

		for (int32_t i = 0; i < pid_count; i++)
			times += actor(s, pids[i])->seen[n];
		assert_int_equal(times, 1);
	}
}

/* ---- Tests ---------------------------------------------------------------------------------------------------------- */

TEST(a_topic_is_created_written_and_read_in_a_world)
{
	struct setup s = make(1);
	int32_t admin = spawn(&s, NULL, NULL), producer = spawn(&s, "", NULL);

	act(&s, admin, create_t3);
	struct admin_result result = result_of(&s, admin);

	assert_int_equal(result.item_count, 1);
	assert_int_equal(result.items[0].error_code, 0);
	act(&s, admin, describe_t);
	result = result_of(&s, admin);
	const struct describe_topic_partitions_response_describe_topic_partitions_response_topic *topic = result.items[0].data;

	assert_int_equal(topic->partitions_count, 3);
	send_some(&s, producer, 1000);
	run(&s, 2 * SECOND);
	assert_string_equal(actor(&s, producer)->last_error, "");
	assert_int_equal(actor(&s, producer)->acknowledged, 1000);
	int32_t consumer = spawn(&s, NULL, "group.id=g\nauto.offset.reset=earliest\n");

	act(&s, consumer, subscribe_t);
	run(&s, 10 * SECOND);
	assert_int_equal(actor(&s, consumer)->received, 1000);
	assert_each_seen(&s, &consumer, 1, 1000);
	act(&s, consumer, close_consumer);
	run(&s, 2 * SECOND);
	assert_true(consumer_is_closed(actor(&s, consumer)->consumer));
	act(&s, admin, list_offsets);
	const struct admin_group_offsets *offsets = result_of(&s, admin).items[0].data;
	int64_t total = 0;

	assert_int_equal(offsets->count, 3);
	for (int32_t i = 0; i < 3; i++)
		total += offsets->offsets[i].offset;
	assert_int_equal(total, 1000);
	drop(&s);
}

TEST(a_consumer_without_a_group_reads_what_is_assigned)
{
	struct setup s = make(1);
	int32_t admin = spawn(&s, NULL, NULL), producer = spawn(&s, "", NULL), consumer = spawn(&s, NULL, "auto.offset.reset=earliest\n");

	act(&s, admin, create_t3);
	result_of(&s, admin);
	send_some(&s, producer, 1000);
	act(&s, consumer, assign_t3);
	run(&s, 3 * SECOND);
	assert_string_equal(actor(&s, consumer)->told, "reset t-0; reset t-1; reset t-2; ");
	assert_each_seen(&s, &consumer, 1, 1000);
	send_some(&s, producer, 1000);
	run(&s, 3 * SECOND);
	assert_each_seen(&s, &consumer, 1, 2000);
	drop(&s);
}

TEST(a_group_shares_partitions_and_hands_them_over)
{
	struct setup s = make(1);
	int32_t admin = spawn(&s, NULL, NULL), producer = spawn(&s, "", NULL);
	const char *config = "group.id=g\nauto.offset.reset=earliest\n";

	act(&s, admin, create_t3);
	result_of(&s, admin);
	int32_t members[2] = { spawn(&s, NULL, config), spawn(&s, NULL, config) };

	act(&s, members[0], subscribe_t);
	run(&s, 10 * SECOND);
	assert_int_equal(assigned_count(&s, members[0]), 3);
	send_some(&s, producer, 300);
	run(&s, 2 * SECOND);
	act(&s, members[1], subscribe_t);
	run(&s, 10 * SECOND);
	assert_int_equal(assigned_count(&s, members[0]) + assigned_count(&s, members[1]), 3);
	assert_true(assigned_count(&s, members[1]) >= 1);
	send_some(&s, producer, 300);
	run(&s, 2 * SECOND);
	assert_each_seen(&s, members, 2, 600);
	act(&s, admin, describe_group);
	const struct describe_groups_response_described_group *group = result_of(&s, admin).items[0].data;

	assert_text(group->group_state, "Stable");
	assert_int_equal(group->members_count, 2);
	act(&s, members[0], close_consumer);
	run(&s, 10 * SECOND);
	assert_int_equal(assigned_count(&s, members[1]), 3);
	send_some(&s, producer, 300);
	run(&s, 5 * SECOND);
	assert_each_seen(&s, members, 2, 900);
	drop(&s);
}

TEST(a_killed_member_is_replaced_when_its_session_ends)
{
	struct setup s = make(1);
	int32_t admin = spawn(&s, NULL, NULL);
	const char *config = "group.id=g\nsession.timeout.ms=10000\npartition.assignment.strategy=cooperative-sticky\n";

	act(&s, admin, create_t3);
	result_of(&s, admin);
	int32_t a = spawn(&s, NULL, config), b = spawn(&s, NULL, config);

	act(&s, a, subscribe_t);
	act(&s, b, subscribe_t);
	run(&s, 15 * SECOND);
	assert_int_equal(assigned_count(&s, a) + assigned_count(&s, b), 3);
	world_kill(s.world, a, KILL_PROCESS);
	run(&s, 5 * SECOND);
	assert_true(assigned_count(&s, b) < 3);
	run(&s, 15 * SECOND);
	assert_int_equal(assigned_count(&s, b), 3);
	drop(&s);
}

TEST(nothing_acknowledged_is_lost_or_doubled_when_the_broker_restarts)
{
	struct setup s = make(1);
	int32_t admin = spawn(&s, NULL, NULL), producer = spawn(&s, "", NULL);
	struct buf problem = { .heap = world_heap(s.world) };

	act(&s, admin, create_t3);
	result_of(&s, admin);
	int32_t consumer = spawn(&s, NULL, "group.id=g\nauto.offset.reset=earliest\n");

	act(&s, consumer, subscribe_t);
	run(&s, 5 * SECOND);
	for (int i = 0; i < 10; i++) {
		send_some(&s, producer, 50);
		run(&s, SECOND / 5);
		if (i == 4)
			world_kill(s.world, cluster_pid(s.world, 1), KILL_PROCESS);
		if (i == 7)
			assert_true(cluster_start(s.world, 1, &problem) > 0);
	}
	run(&s, 60 * SECOND);
	assert_string_equal(actor(&s, producer)->last_error, "");
	assert_int_equal(actor(&s, producer)->acknowledged, 500);
	for (int32_t n = 0; n < 500; n++)
		assert_true(actor(&s, consumer)->seen[n] >= 1);
	drop(&s);
}

TEST(a_topic_that_is_not_there_is_made_by_writing_to_it)
{
	struct setup s = make(1);
	int32_t producer = spawn(&s, "", NULL);

	send_some(&s, producer, 10);
	run(&s, 5 * SECOND);
	assert_string_equal(actor(&s, producer)->last_error, "");
	assert_int_equal(actor(&s, producer)->acknowledged, 10);
	drop(&s);
}

TEST(compressed_records_come_through)
{
	static const char *const codecs[] = { "gzip", "snappy", "lz4", "zstd" };
	struct setup s = make(1);
	int32_t admin = spawn(&s, NULL, NULL), sent = 0, producers[4];

	act(&s, admin, create_t3);
	result_of(&s, admin);
	for (int i = 0; i < 4; i++) {
		char config[60];

		snprintf(config, sizeof(config), "compression.type=%s\nlinger.ms=20\n", codecs[i]);
		producers[i] = spawn(&s, config, NULL);
		actor(&s, producers[i])->next_value = sent;
		send_some(&s, producers[i], 200);
		sent += 200;
	}
	run(&s, 3 * SECOND);
	for (int i = 0; i < 4; i++)
		assert_int_equal(actor(&s, producers[i])->acknowledged, 200);
	int32_t consumer = spawn(&s, NULL, "group.id=g\nauto.offset.reset=earliest\n");

	act(&s, consumer, subscribe_t);
	run(&s, 10 * SECOND);
	assert_each_seen(&s, &consumer, 1, 800);
	drop(&s);
}
