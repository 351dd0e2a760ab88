/* Clients that join, sync, commit, leave, hang and come back at random, over a log that is slow, refuses, or is read anew; after every
 * event what must hold is checked.
 */
#include "tests/engine/group/members.h"

#include <stdio.h>

enum { CLIENTS = 7, STATIC_CLIENTS = 2, TOPIC_PARTITIONS = 4, GENERATIONS = 4096 };

struct client {
	char id[80];          /* "" before it has one */
	const char *instance; /* NULL: dynamic */
	int32_t generation;   /* -1: it must join */
	bool is_assigned;
	struct ask *waiting;
	int16_t waiting_api;
	int64_t silent_until_us;
	bool uses_other_topic;
	/* Of the commit in flight. */
	bool may_commit;
};

struct random_world {
	struct fixture *f;
	struct prng prng;
	struct client clients[CLIENTS];
	int32_t last_generation;
	int64_t next_offset;
	int64_t expected[TOPIC_PARTITIONS]; /* the last commit that the log took; -1: none */
	char owners[GENERATIONS][TOPIC_PARTITIONS][80];
	bool had_faults; /* since the last start */
	int assigned, commits, refused, reloads;
};

static bool one_in(struct random_world *w, uint64_t n)
{
	return prng_chance(&w->prng, 1, n);
}

static void forget_membership(struct client *c)
{
	c->id[0] = 0;
	c->generation = -1;
	c->is_assigned = false;
}

/* What a client does on an error of any answer, as Java's does. */
static void on_error(struct client *c, int16_t error_code)
{
	if (error_code == KAFKA_UNKNOWN_MEMBER_ID || error_code == KAFKA_FENCED_INSTANCE_ID)
		forget_membership(c);
	else if (error_code == KAFKA_ILLEGAL_GENERATION || error_code == KAFKA_REBALANCE_IN_PROGRESS ||
	         error_code == KAFKA_INCONSISTENT_GROUP_PROTOCOL)
		c->generation = -1;
}

static void on_joined(struct client *c, const struct join_group_response *answer)
{
	if (answer->member_id.size > 0)
		snprintf(c->id, sizeof(c->id), "%.*s", (int)answer->member_id.size, (const char *)answer->member_id.data);
	on_error(c, answer->error_code);
	if (answer->error_code == KAFKA_NONE) {
		c->generation = answer->generation_id;
		c->is_assigned = false;
	}
}

/* Assignments are texts of digits: the partitions. No partition may have two owners in one generation, ever. */
static void on_synced(struct random_world *w, struct client *c, const struct sync_group_response *answer)
{
	on_error(c, answer->error_code);
	if (answer->error_code != KAFKA_NONE)
		return;
	c->is_assigned = true;
	w->assigned++;
	for (size_t i = 0; i < answer->assignment.size; i++) {
		char *owner = w->owners[c->generation][answer->assignment.data[i] - '0'];
		const char *self = c->instance ? c->instance : c->id;

		if (owner[0])
			assert_string_equal(owner, self);
		snprintf(owner, 80, "%s", self);
	}
}

static void on_committed(struct random_world *w, struct client *c, const struct offset_commit_response *answer)
{
	int16_t error_code = answer->topics[0].partitions[0].error_code;

	on_error(c, error_code);
	if (error_code == KAFKA_NONE) {
		assert_true(c->may_commit); /* never from a stale generation */
		w->commits++;
	} else {
		w->refused++;
	}
}

static void take_answer(struct random_world *w, struct client *c)
{
	const void *answer = c->waiting ? c->waiting->answer : NULL;

	if (!answer)
		return;
	c->waiting = NULL;
	switch (c->waiting_api) {
	case API_JOIN: on_joined(c, answer); break;
	case API_SYNC: on_synced(w, c, answer); break;
	case API_HEARTBEAT: on_error(c, ((const struct heartbeat_response *)answer)->error_code); break;
	case API_OFFSET_COMMIT: on_committed(w, c, answer); break;
	default: forget_membership(c); /* left */
	}
}

static void await(struct random_world *w, struct client *c, int16_t api, struct ask *ask)
{
	c->waiting = ask;
	c->waiting_api = api;
	take_answer(w, c);
}

static bool is_member(const struct group_view *view, const char *id)
{
	for (int32_t i = 0; i < view->member_count; i++)
		if (bytes_equal_text(view->members[i].id, id))
			return true;
	return false;
}

/* The leader deals the partitions out to all members in turn. */
static struct ask *send_sync(struct random_world *w, const struct client *c)
{
	struct group_view view = fixture_group(w->f, "g");
	struct sync_group_request_sync_group_request_assignment items[CLIENTS * 2];
	struct sync_group_request body = { .group_id = BYTES("g"),
		                               .generation_id = c->generation,
		                               .member_id = bytes_of_text(c->id),
		                               .group_instance_id = bytes_of_text(c->instance),
		                               .protocol_type = BYTES("consumer"),
		                               .protocol_name = BYTES("range"),
		                               .assignments = items };

	if (bytes_equal_text(view.leader, c->id) && view.generation == c->generation)
		for (; body.assignments_count < view.member_count; body.assignments_count++) {
			int32_t i = body.assignments_count;
			struct buf digits = { .heap = w->f->heap };

			for (int32_t p = i; p < TOPIC_PARTITIONS; p += view.member_count)
				buf_add_char(&digits, (char)('0' + p));
			items[i].member_id = arena_copy(&w->f->arena, view.members[i].id);
			items[i].assignment = arena_copy(&w->f->arena, buf_bytes(&digits));
			buf_free(&digits);
		}
	return fixture_send(w->f, API_SYNC, 5, &body);
}

static void send_commit(struct random_world *w, struct client *c)
{
	struct group_view view = fixture_group(w->f, "g");
	bool is_open = view.state && (strcmp(view.state, "Stable") == 0 || strcmp(view.state, "PreparingRebalance") == 0);
	int32_t partition = (int32_t)prng_below(&w->prng, TOPIC_PARTITIONS);
	int64_t offset = w->next_offset++;
	int32_t generation = one_in(w, 10) ? c->generation - 1 : c->generation;

	c->may_commit = is_open && view.generation == generation && is_member(&view, c->id);
	struct ask *ask = commit_send(w->f, (struct commit){ .id = c->id,
	                                                      .instance_id = c->instance,
	                                                      .has_generation = true,
	                                                      .generation = generation,
	                                                      .partition = partition,
	                                                      .offset = offset });
	const struct offset_commit_response *answer = ask->answer;

	if (!answer || answer->topics[0].partitions[0].error_code == KAFKA_NONE)
		w->expected[partition] = offset; /* it is in the log */
	if (answer && w->f->append_error == KAFKA_NONE)
		assert_int_equal(answer->topics[0].partitions[0].error_code == KAFKA_NONE, c->may_commit);
	await(w, c, API_OFFSET_COMMIT, ask);
}

static struct ask *send_leave(struct random_world *w, const struct client *c)
{
	struct leave_group_request_member_identity identity = { .member_id = bytes_of_text(c->id),
		                                                    .group_instance_id = bytes_of_text(c->instance) };
	struct leave_group_request body = { .group_id = BYTES("g"), .member_id = BYTES(""), .members = &identity, .members_count = 1 };

	return fixture_send(w->f, API_LEAVE, 5, &body);
}

static void act(struct random_world *w, struct client *c)
{
	struct fixture *f = w->f;

	take_answer(w, c);
	if (c->waiting) {
		if (one_in(w, 50)) { /* gives up on the connection */
			fixture_cancel(f, c->waiting);
			c->waiting = NULL;
			c->generation = -1;
		}
		return;
	}
	if (c->generation < 0) {
		c->uses_other_topic ^= one_in(w, 20);
		await(w, c, API_JOIN,
		      join(f, (struct join){ .id = c->id, .instance_id = c->instance, .topic = c->uses_other_topic ? "u" : "t",
		                             .rebalance_ms = 15000 }));
	} else if (!c->is_assigned) {
		await(w, c, API_SYNC, send_sync(w, c));
	} else if (one_in(w, 60)) {
		await(w, c, API_LEAVE, send_leave(w, c));
	} else if (one_in(w, 60)) { /* restarts: a static one without its id */
		forget_membership(c);
	} else if (one_in(w, 60)) {
		c->silent_until_us = f->now_us + (int64_t)prng_below(&w->prng, 30000000);
	} else if (one_in(w, 3)) {
		send_commit(w, c);
	} else {
		struct heartbeat_request body = { .group_id = BYTES("g"),
			                              .member_id = bytes_of_text(c->id),
			                              .group_instance_id = bytes_of_text(c->instance),
			                              .generation_id = c->generation };

		await(w, c, API_HEARTBEAT, fixture_send(f, API_HEARTBEAT, 4, &body));
	}
}

static void check(struct random_world *w)
{
	struct group_view view = fixture_group(w->f, "g");

	if (!view.state)
		return;
	assert_true(view.generation >= w->last_generation);
	w->last_generation = view.generation;
	assert_true(view.generation < GENERATIONS);
	assert_int_equal(view.leader.size > 0, view.member_count > 0);
	if (view.member_count > 0)
		assert_true(is_member(&view, text_of(w->f, view.leader)));
	if (strcmp(view.state, "Empty") == 0)
		assert_int_equal(view.member_count, 0);
	else if (strcmp(view.state, "PreparingRebalance") != 0)
		assert_true(view.member_count > 0);
}

static void check_offsets(struct random_world *w)
{
	for (int32_t p = 0; p < TOPIC_PARTITIONS; p++)
		assert_int_equal(fetched(w->f, "g", "t", p), w->expected[p]);
}

static void assert_same_group(const struct group_view *a, const struct group_view *b)
{
	assert_string_equal(a->state, b->state);
	assert_int_equal(a->generation, b->generation);
	assert_bytes(a->leader, b->leader);
	assert_int_equal(a->member_count, b->member_count);
	for (int32_t i = 0; i < a->member_count; i++) {
		assert_bytes(a->members[i].id, b->members[i].id);
		assert_bytes(a->members[i].assignment, b->members[i].assignment);
		assert_bytes(a->members[i].client_host, b->members[i].client_host);
	}
}

/* A view whose texts outlive the coordinator. */
static struct group_view keep(struct fixture *f, struct group_view view)
{
	struct group_member_view *members = arena_calloc(&f->arena, (size_t)view.member_count, sizeof(*members));

	for (int32_t i = 0; i < view.member_count; i++)
		members[i] = (struct group_member_view){ .id = arena_copy(&f->arena, view.members[i].id),
			                                     .assignment = arena_copy(&f->arena, view.members[i].assignment),
			                                     .client_host = arena_copy(&f->arena, view.members[i].client_host) };
	view.members = members;
	view.leader = arena_copy(&f->arena, view.leader);
	return view;
}

static void reload(struct random_world *w)
{
	struct fixture *f = w->f;
	bool is_settled = !w->had_faults;

	if (is_settled)
		fixture_commit(f, KAFKA_NONE);
	for (int i = 0; i < CLIENTS; i++)
		take_answer(w, &w->clients[i]);
	struct group_view before = keep(f, fixture_group(f, "g"));

	fixture_restart(f);
	struct group_view after = fixture_group(f, "g");

	if (is_settled && before.state && (strcmp(before.state, "Stable") == 0 || strcmp(before.state, "Empty") == 0))
		assert_same_group(&before, &after);
	for (int i = 0; i < CLIENTS; i++) {
		if (w->clients[i].waiting)
			w->clients[i].generation = -1;
		w->clients[i].waiting = NULL;
	}
	check_offsets(w);
	w->last_generation = 0; /* an unfinished rebalance is forgotten, as in Kafka */
	w->had_faults = false;
	w->reloads++;
}

static void act_on_log(struct random_world *w)
{
	struct fixture *f = w->f;

	switch (prng_below(&w->prng, 40)) {
	case 0:
		f->is_held = !f->is_held;
		break;
	case 1:
		f->append_error = one_in(w, 2) ? KAFKA_NOT_ENOUGH_REPLICAS : KAFKA_NONE;
		w->had_faults |= f->append_error != KAFKA_NONE;
		break;
	case 2:
		f->append_error = KAFKA_NONE;
		if (one_in(w, 3))
			reload(w);
		break;
	default:
		if (one_in(w, 2))
			fixture_commit(f, KAFKA_NONE);
	}
}

static void run(uint64_t seed, int events, struct random_world *w)
{
	struct fixture *f = w->f = fixture_new();

	prng_seed(&w->prng, seed, 7);
	for (int i = 0; i < CLIENTS; i++) {
		forget_membership(&w->clients[i]);
		w->clients[i].instance = i >= STATIC_CLIENTS ? NULL : i == 0 ? "s0" : "s1";
	}
	for (int32_t p = 0; p < TOPIC_PARTITIONS; p++)
		w->expected[p] = -1;
	for (int event = 0; event < events; event++) {
		struct client *c = &w->clients[prng_below(&w->prng, CLIENTS)];
		int64_t ms = (int64_t)prng_below(&w->prng, one_in(w, 30) ? 6000 : 300);

		act_on_log(w);
		if (f->held_count > 0 && ms >= 300)
			w->had_faults = true; /* an append may time out */
		fixture_pass(f, ms);
		if (f->now_us >= c->silent_until_us)
			act(w, c);
		for (int i = 0; i < CLIENTS; i++)
			take_answer(w, &w->clients[i]);
		check(w);
	}
}

/* Without further faults all become members, and all partitions have owners. */
static void converge(struct random_world *w)
{
	struct fixture *f = w->f;
	struct group_view view;
	size_t digits = 0;

	f->append_error = KAFKA_NONE;
	f->is_held = false;
	fixture_commit(f, KAFKA_NONE);
	for (int round = 0; round < 200; round++) {
		fixture_pass(f, 1000);
		for (int i = 0; i < CLIENTS; i++) {
			struct client *c = &w->clients[i];

			take_answer(w, c);
			if (c->waiting)
				continue;
			if (c->generation < 0)
				await(w, c, API_JOIN, join(f, (struct join){ .id = c->id, .instance_id = c->instance, .rebalance_ms = 15000 }));
			else if (!c->is_assigned)
				await(w, c, API_SYNC, send_sync(w, c));
			else
				on_error(c, heartbeat_of(f, c->id, c->instance, c->generation));
		}
		check(w);
	}
	view = fixture_group(f, "g");
	assert_string_equal(view.state, "Stable");
	assert_int_equal(view.member_count, CLIENTS);
	for (int i = 0; i < CLIENTS; i++)
		assert_true(w->clients[i].is_assigned && w->clients[i].generation == view.generation);
	for (int32_t i = 0; i < view.member_count; i++)
		digits += view.members[i].assignment.size;
	assert_int_equal(digits, TOPIC_PARTITIONS);
	check_offsets(w);
}

TEST(random_clients_over_a_faulty_log_keep_every_invariant_and_converge)
{
	int assigned = 0, commits = 0, refused = 0, reloads = 0;

	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct heap *heap = heap_new(64u << 20);
		struct random_world *w = HEAP_NEW(heap, struct random_world);

		run(seed, 2500, w);
		converge(w);
		assigned += w->assigned;
		commits += w->commits;
		refused += w->refused;
		reloads += w->reloads;
		fixture_del(w->f);
		heap_del(heap);
	}
	/* The run was worth something. */
	assert_true(assigned > 500);
	assert_true(commits > 1000);
	assert_true(refused > 50);
	assert_true(reloads > 20);
}
