#include "sim/fuzz/workload.h"

#include <assert.h>
#include <stdio.h>

#include "engine/wire/api.h"
#include "engine/wire/messages.h"

enum { MS = 1000, SECOND = 1000 * 1000, PENDING_MAX = 200, FIRST_TOPICS = 3 };

const char *const wish_names[] = { "create topic", "delete topic", "add partitions", "elect preferred leaders", "move replicas", NULL };

const char *workload_topic(int32_t number)
{
	static const char *const names[] = { "t0", "t1", "x0", "x1", "x2", "x3" };

	assert(number >= 0 && number < 6);
	return names[number];
}

/* ---- Producers --------------------------------------------------------------------------------------------------------- */

/* 'k', a number, '-', a number, ...: there are thousands of them, so not by snprintf(). */
static struct bytes numbers_behind(char letter, const int64_t *numbers, int count, char *text)
{
	size_t size = 0;

	text[size++] = letter;
	for (int i = 0; i < count; i++) {
		if (i > 0)
			text[size++] = '-';
		size += bytes_put_int64(text + size, numbers[i]);
	}
	return bytes_of(text, size);
}

static void send_some(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	int64_t count = prng_chance(&f->prng, 1, 5) ? prng_between(&f->prng, 1, 20) : 1;

	for (int64_t i = 0; i < count && !producer_is_blocked(f->producer) && producer_pending(f->producer) < PENDING_MAX; i++) {
		char key[24], value[80];
		struct bytes key_text = numbers_behind('k', (int64_t[]){ (int64_t)prng_below(&f->prng, 20) }, 1, key);
		struct producer_record record = {
			.topic = bytes_of_text(workload_topic((int32_t)prng_below(&f->prng, TOPICS_FIXED))),
			.partition = -1,
			.timestamp = NO_TIMESTAMP,
			.key = prng_chance(&f->prng, 1, 2) ? key_text : BYTES_NULL,
			.value = numbers_behind(f->is_idempotent ? 'i' : 'p', (int64_t[]){ f->number, f->life, f->next_value++ }, 3, value),
		};

		producer_send(f->producer, event, fx, &record, NULL);
	}
	f->next_at_us = event->now_us + prng_between(&f->prng, f->interval_us / 4, f->interval_us * 7 / 4);
}

static void step_producer(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct producer_delivery delivery;

	producer_event(f->producer, event, fx);
	while (producer_take_delivery(f->producer, &delivery))
		;
	if (!f->is_stopped && event->now_us >= f->next_at_us)
		send_some(f, event, fx);
	if (f->is_stopped && !f->is_flushing) {
		f->is_flushing = true;
		producer_flush(f->producer, event, fx);
	}
}

/* ---- Consumers --------------------------------------------------------------------------------------------------------- */

static void subscribe(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct bytes topics[TOPICS_FIXED];

	for (int32_t i = 0; i < TOPICS_FIXED; i++)
		topics[i] = bytes_of_text(workload_topic(i));
	if (f->role == CLIENT_READS)
		consumer_assign(f->consumer, event, fx, f->partitions, f->partition_count, NULL);
	else
		consumer_subscribe(f->consumer, event, fx, topics, f->number % 3 == 2 ? 1 : TOPICS_FIXED, NULL);
}

static void take_events(struct fuzz_client *f, struct effects *fx)
{
	struct consumer_event e;

	while (consumer_take_event(f->consumer, fx->arena, &e))
		if (e.is_fatal) /* as an application that was fenced */
			effects_exit(fx, 1);
}

static void step_consumer(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct consumer_record *records;
	int32_t count;

	if (event->type == EVENT_STARTED)
		subscribe(f, event, fx);
	consumer_event(f->consumer, event, fx);
	take_events(f, fx);
	if (event->now_us < f->hangs_until_us)
		return;
	count = consumer_poll(f->consumer, event, fx, &records);
	f->delivered += count;
	take_events(f, fx);
	if (count > 0 && f->commits_itself)
		consumer_commit(f->consumer, event, fx, NULL, 0, prng_chance(&f->prng, 1, 2));
	if (count > 0 && prng_chance(&f->prng, 1, 3)) { /* work takes a while */
		consumer_end_poll(f->consumer);
		f->hangs_until_us = event->now_us + prng_between(&f->prng, 1 * MS, 200 * MS);
	}
}

/* ---- The admin --------------------------------------------------------------------------------------------------------- */

static void create_first_topics(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct admin_config min_isr = { BYTES("min.insync.replicas"), BYTES("2") };
	struct admin_new_topic topics[TOPICS_FIXED] = { { .partitions = FIRST_TOPICS }, { .partitions = 1 } };

	for (int32_t i = 0; i < TOPICS_FIXED; i++) {
		topics[i].name = bytes_of_text(workload_topic(i));
		topics[i].replication_factor = (int16_t)(f->brokers < 3 ? f->brokers : 3);
		topics[i].configs = &min_isr;
		topics[i].config_count = i == 0 && f->brokers >= 3;
	}
	admin_create_topics(f->admin, event, fx, topics, TOPICS_FIXED, false, 5000);
}

static const struct api *api_for(const char *name)
{
	return api_of_name(bytes_of_text(name));
}

/* Of all partitions. */
static void elect_preferred(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct elect_leaders_request request;

	message_init(&elect_leaders_request_schema, &request);
	request.timeout_ms = 5000;
	request.topic_partitions_count = -1;
	admin_send(f->admin, event, fx, (struct admin_target){ .kind = ADMIN_CONTROLLER }, api_for("ElectLeaders"), &request, 5000);
}

/* A partition gets other replicas, in another order, its leader among them or not. */
static void move_replicas(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct alter_partition_reassignments_request request;
	struct alter_partition_reassignments_request_reassignable_topic topic = { .name = bytes_of_text(workload_topic(0)), .partitions_count = 1 };
	struct alter_partition_reassignments_request_reassignable_partition partition = { .partition_index = (int32_t)prng_below(&f->prng, FIRST_TOPICS) };
	int32_t *brokers = arena_calloc(fx->arena, (size_t)f->brokers, sizeof(*brokers));
	int32_t least = f->brokers < 3 ? f->brokers : 3; /* with fewer, one that is down would leave too few for min.insync.replicas */

	for (int32_t i = 0; i < f->brokers; i++) {
		int32_t at = (int32_t)prng_below(&f->prng, (uint64_t)i + 1);

		brokers[i] = brokers[at];
		brokers[at] = i + 1;
	}
	partition.replicas = brokers;
	partition.replicas_count = (int32_t)prng_between(&f->prng, least, f->brokers < 4 ? f->brokers : 4);
	message_init(&alter_partition_reassignments_request_schema, &request);
	request.timeout_ms = 5000;
	request.allow_replication_factor_change = true;
	topic.partitions = &partition;
	request.topics = &topic;
	request.topics_count = 1;
	admin_send(f->admin, event, fx, (struct admin_target){ .kind = ADMIN_CONTROLLER }, api_for("AlterPartitionReassignments"), &request, 5000);
}

static void make_wish(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	struct admin_new_topic topic = { .partitions = 2, .replication_factor = (int16_t)(f->brokers < 3 ? 1 : 2) };
	struct bytes name = bytes_of_text(workload_topic(TOPICS_FIXED + f->topic_number % 4));
	struct admin_new_partitions more = { .topic = name, .total = 2 + f->topic_number % 3 };

	topic.name = name;
	f->topic_number++;
	f->wish.is_under_way = true;
	switch (f->wish.kind) {
	case WISH_CREATE_TOPIC:
		admin_create_topics(f->admin, event, fx, &topic, 1, false, 5000);
		break;
	case WISH_DELETE_TOPIC:
		admin_delete_topics(f->admin, event, fx, &name, 1, 5000);
		break;
	case WISH_ADD_PARTITIONS:
		admin_create_partitions(f->admin, event, fx, &more, 1, false, 5000);
		break;
	case WISH_ELECT_PREFERRED:
		elect_preferred(f, event, fx);
		break;
	case WISH_MOVE_REPLICAS:
		move_replicas(f, event, fx);
		break;
	case WISH_FIRST_TOPICS:
	case WISH_NOTHING:
		create_first_topics(f, event, fx);
		break;
	}
}

static void take_result(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	enum { TOPIC_ALREADY_EXISTS = 36 };
	struct admin_result result;

	while (admin_take_result(f->admin, fx->arena, &result)) {
		bool is_good = result.error_code == 0 && !result.exception;

		for (int32_t i = 0; i < result.item_count; i++)
			is_good = is_good && (result.items[i].error_code == 0 || result.items[i].error_code == TOPIC_ALREADY_EXISTS);
		bool is_first = f->wish.kind == WISH_FIRST_TOPICS;

		if (is_first && is_good)
			f->has_topics = true;
		if (is_first && !is_good)
			f->retry_at_us = event->now_us + SECOND;
		else
			f->wish.kind = WISH_NOTHING;
		f->wish.is_under_way = false;
	}
}

static void step_admin(struct fuzz_client *f, const struct event *event, struct effects *fx)
{
	admin_event(f->admin, event, fx);
	take_result(f, event, fx);
	if (f->wish.kind != WISH_NOTHING && !f->wish.is_under_way && event->now_us >= f->retry_at_us)
		make_wish(f, event, fx);
}

/* ---- The process ------------------------------------------------------------------------------------------------------- */

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct fuzz_client *f = self;

	fx->mutant = f->mutant;
	if (f->producer)
		step_producer(f, event, fx);
	else if (f->consumer)
		step_consumer(f, event, fx);
	else
		step_admin(f, event, fx);
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t deadline(const void *self)
{
	const struct fuzz_client *f = self;

	if (f->producer)
		return earlier(producer_deadline(f->producer), f->is_stopped ? TIME_NEVER : f->next_at_us);
	if (f->consumer)
		return earlier(consumer_deadline(f->consumer), f->hangs_until_us > world_now_us(f->world) ? f->hangs_until_us : TIME_NEVER);
	return earlier(admin_deadline(f->admin), f->wish.kind != WISH_NOTHING && !f->wish.is_under_way ? f->retry_at_us : TIME_NEVER);
}

static void end(void *self)
{
	struct fuzz_client *f = self;

	if (f->producer)
		producer_del(f->producer);
	if (f->consumer)
		consumer_del(f->consumer);
	if (f->admin)
		admin_del(f->admin);
	heap_free(f->heap, f);
}

const struct program fuzz_client_program = { "fuzz client", step, deadline, end };

struct fuzz_client *workload_of(const struct world *world, int32_t pid)
{
	return world_self(world, pid, &fuzz_client_program);
}

/* ---- Starting ---------------------------------------------------------------------------------------------------------- */

static void set_bootstrap(struct client_config *config, int32_t brokers)
{
	char text[256] = "";
	size_t at = 0;

	for (int32_t i = 0; i < brokers && at < sizeof(text) - 20; i++)
		at += (size_t)snprintf(text + at, sizeof(text) - at, "%slocalhost:%d", i > 0 ? "," : "", 9092 + (int)i);
	client_config_set_text(config, "bootstrap.servers", text);
}

static void set_producer(struct fuzz_client *f, struct client_config *config)
{
	static const char *const acks[] = { "all", "all", "all", "1", "0" };
	const char *wanted = acks[f->number % 5];

	f->is_idempotent = wanted[0] == 'a' && f->number % 3 != 1;
	client_config_set_text(config, "acks", wanted);
	client_config_set_text(config, "enable.idempotence", f->is_idempotent ? "true" : "false");
	client_config_set_text(config, "request.timeout.ms", "3000");
	client_config_set_text(config, "delivery.timeout.ms", "20000");
	client_config_set_text(config, "max.block.ms", "10000");
	client_config_set_text(config, "metadata.max.age.ms", "5000");
	client_config_set_text(config, "linger.ms", prng_chance(&f->prng, 1, 2) ? "0" : "20");
	if (prng_chance(&f->prng, 1, 4))
		client_config_set_text(config, "compression.type", "lz4");
	client_config_set_text(config, "compression.lz4.level", "1"); /* those from 3 on clear tables of 256 KiB for each batch */
}

static void set_consumer(struct fuzz_client *f, struct client_config *config)
{
	static const char *const strategies[] = { "org.apache.kafka.clients.consumer.RangeAssignor",
		                                     "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
		                                     "org.apache.kafka.clients.consumer.RoundRobinAssignor" };
	char instance[24];
	int group = (int)(f->number % 2);

	if (f->role == CLIENT_READS) {
		client_config_set_text(config, "enable.auto.commit", "false");
	} else {
		f->commits_itself = f->number % 3 == 1;
		client_config_set_text(config, "group.id", group ? "g1" : "g0");
		client_config_set_text(config, "partition.assignment.strategy", strategies[group]);
		client_config_set_text(config, "enable.auto.commit", f->commits_itself ? "false" : "true");
		client_config_set_text(config, "auto.commit.interval.ms", "700");
		client_config_set_text(config, "session.timeout.ms", "4000");
		client_config_set_text(config, "heartbeat.interval.ms", "1000");
		client_config_set_text(config, "max.poll.interval.ms", "6000");
		snprintf(instance, sizeof(instance), "instance-%d", (int)f->number);
		if (f->number % 4 == 3)
			client_config_set_text(config, "group.instance.id", instance);
	}
	client_config_set_text(config, "auto.offset.reset", "earliest");
	client_config_set_text(config, "request.timeout.ms", "3000");
	client_config_set_text(config, "default.api.timeout.ms", "10000");
	client_config_set_text(config, "metadata.max.age.ms", "5000");
}

int32_t workload_start(struct world *world, const struct client_plan *plan)
{
	static const char letters[] = { 'p', 'c', 'a', 'r' };
	static const enum client_kind kinds[] = { CLIENT_PRODUCER, CLIENT_CONSUMER, CLIENT_ADMIN, CLIENT_CONSUMER };
	struct heap *heap = world_heap(world);
	struct fuzz_client *f = HEAP_NEW(heap, struct fuzz_client);
	struct client_config config;
	struct buf problem = { .heap = heap };
	char name[40];
	int size = snprintf(name, sizeof(name), "client-%c%d", letters[plan->role], (int)plan->number);

	f->world = world;
	f->heap = heap;
	f->role = plan->role;
	f->mutant = plan->mutant;
	f->number = plan->number;
	f->life = plan->life;
	f->brokers = plan->brokers;
	f->wish.kind = plan->role == CLIENT_ADMINISTERS && plan->life == 0 ? WISH_FIRST_TOPICS : WISH_NOTHING;
	snprintf(name + size, sizeof(name) - (size_t)size, " life %d", (int)plan->life);
	world_prng(world, bytes_of_text(name), &f->prng);
	name[size] = '\0';
	f->interval_us = prng_between(&f->prng, 10 * MS, 100 * MS);
	client_config_init(&config, heap, kinds[plan->role]);
	set_bootstrap(&config, plan->brokers);
	client_config_set_text(&config, "client.id", name + 7);
	if (plan->role == CLIENT_PRODUCES) {
		set_producer(f, &config);
		f->producer = producer_new(&(struct producer_options){ .heap = heap, .config = &config, .seed = prng_next(&f->prng) }, &problem);
	} else if (plan->role == CLIENT_ADMINISTERS) {
		f->admin = admin_new(&(struct admin_options){ .heap = heap, .config = &config, .seed = prng_next(&f->prng) }, &problem);
	} else {
		set_consumer(f, &config);
		f->consumer = consumer_new(&(struct consumer_options){ .heap = heap, .config = &config, .seed = prng_next(&f->prng) }, &problem);
	}
	if (problem.size > 0)
		fprintf(stderr, "klab: %s: %s\n", name, buf_text(&problem));
	assert(problem.size == 0);
	buf_free(&problem);
	client_config_free(&config);
	return world_spawn(world, &(struct process_options){ .name = bytes_of_text(name), .command = BYTES("fuzz client") }, &fuzz_client_program, f);
}
