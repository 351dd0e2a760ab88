#include "tests/engine/group/members.h"

/* One static member "s" in a stable group "g"; alone, or with a dynamic one that leads. */
static const char *static_alone(struct fixture *f)
{
	struct ask *ask = join(f, (struct join){ .instance_id = "s" });

	fixture_pass(f, 3000);
	const char *id = text_of(f, joined(ask)->member_id);
	const char *assignments[] = { id, "mine", NULL };

	assert_int_equal(joined(ask)->error_code, KAFKA_NONE);
	assert_text(synced(sync_with(f, id, 1, assignments))->assignment, "mine");
	return id;
}

TEST(static_member_needs_no_second_step_and_its_id_begins_with_its_instance_id)
{
	struct fixture *f = fixture_new();

	assert_memory_equal(static_alone(f), "s-", 2);
	assert_text(fixture_group(f, "g").members[0].instance_id, "s");
	fixture_del(f);
}

TEST(static_member_that_restarts_takes_its_old_place_without_a_rebalance)
{
	struct fixture *f = fixture_new();
	const char *old_id = static_alone(f);
	const struct join_group_response *answer;
	const char *new_id;

	fixture_pass(f, 2000);
	answer = joined(join(f, (struct join){ .instance_id = "s" }));
	new_id = text_of(f, answer->member_id);
	assert_int_equal(answer->error_code, KAFKA_NONE);
	assert_int_equal(answer->generation_id, 1);
	assert_string_not_equal(new_id, old_id);
	/* It led, and leads: it is told who is there and that it need not assign (KIP-814). */
	assert_text(answer->leader, new_id);
	assert_true(answer->skip_assignment);
	assert_int_equal(answer->members_count, 1);
	assert_string_equal(fixture_group(f, "g").state, "Stable");
	assert_text(synced(sync_with(f, new_id, 1, NULL))->assignment, "mine");
	assert_int_equal(heartbeat_of(f, new_id, "s", 1), KAFKA_NONE);
	/* Whoever still has the old id is fenced. */
	assert_int_equal(heartbeat_of(f, old_id, "s", 1), KAFKA_FENCED_INSTANCE_ID);
	assert_int_equal(heartbeat(f, old_id, 1), KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(joined(join(f, (struct join){ .id = old_id, .instance_id = "s" }))->error_code, KAFKA_FENCED_INSTANCE_ID);
	assert_int_equal(commit(f, (struct commit){ .id = old_id, .instance_id = "s", .has_generation = true, .generation = 1 }),
	                 KAFKA_FENCED_INSTANCE_ID);
	fixture_restart(f);
	assert_text(fixture_group(f, "g").members[0].id, new_id);
	assert_text(fixture_group(f, "g").members[0].assignment, "mine");
	/* Its session begins anew each time. */
	fixture_pass(f, SESSION_MS - 1);
	new_id = text_of(f, joined(join(f, (struct join){ .instance_id = "s" }))->member_id);
	fixture_pass(f, SESSION_MS - 1);
	assert_int_equal(heartbeat_of(f, new_id, "s", 1), KAFKA_NONE);
	fixture_del(f);
}

TEST(static_member_of_an_older_client_is_told_the_old_leader_so_that_it_does_not_assign)
{
	struct fixture *f = fixture_new();
	const char *old_id = static_alone(f);
	const struct join_group_response *answer = joined(join(f, (struct join){ .instance_id = "s", .version = 8 }));

	assert_int_equal(answer->error_code, KAFKA_NONE);
	assert_text(answer->leader, old_id);
	assert_int_equal(answer->members_count, 0);
	fixture_del(f);
}

TEST(static_member_that_restarts_with_another_elected_protocol_makes_the_group_rebalance)
{
	struct fixture *f = fixture_new();

	static_alone(f);
	const struct join_group_response *answer = joined(join(f, (struct join){ .instance_id = "s", .protocols = "sticky range" }));

	assert_int_equal(answer->generation_id, 2);
	assert_text(answer->protocol_name, "sticky");
	fixture_del(f);
}

TEST(static_member_keeps_its_place_while_it_is_away_until_its_session_ends)
{
	struct fixture *f = fixture_new();
	const char *id = static_alone(f);
	struct ask *ask;
	const char *other = join_new(f, (struct join){ .rebalance_ms = 7000 }, &ask);

	/* The rebalance timeout is the static member's 60 s; it never joins, and its session ends after 10 s. */
	fixture_pass(f, SESSION_MS - 1);
	assert_null(ask->answer);
	fixture_pass(f, 1);
	assert_int_equal(joined(ask)->members_count, 1);
	assert_text(joined(ask)->leader, other);
	assert_text(fixture_last_text(f, TRACE_group_member_left, "member_id"), id);
	fixture_del(f);
}

static struct join patient(const char *instance_id)
{
	return (struct join){ .instance_id = instance_id, .session_ms = 120000, .rebalance_ms = 10000 };
}

TEST(static_members_that_do_not_sync_are_removed_like_all_others)
{
	struct fixture *f = fixture_new();
	struct ask *ask = join(f, patient("s")), *other = join(f, patient("r"));

	fixture_pass(f, 6000);
	assert_int_equal(joined(ask)->generation_id, 1);
	assert_int_equal(joined(other)->generation_id, 1);
	fixture_pass(f, 10000);
	assert_int_equal(fixture_group(f, "g").member_count, 0);
	assert_string_equal(fixture_group(f, "g").state, "Empty");
	fixture_del(f);
}

TEST(rebalance_that_no_static_member_comes_to_waits_for_another_round)
{
	struct fixture *f = fixture_new();
	struct ask *ask = join(f, patient("s")), *other = join(f, patient("r"));

	fixture_pass(f, 6000);
	const char *id = text_of(f, joined(ask)->member_id), *other_id = text_of(f, joined(other)->member_id);
	struct join again = patient("r");

	assert_int_equal(synced(sync_with(f, id, 1, NULL))->error_code, KAFKA_NONE);
	assert_int_equal(synced(sync_with(f, other_id, 1, NULL))->error_code, KAFKA_NONE);
	assert_int_equal(leave(f, id), KAFKA_NONE);
	fixture_pass(f, 25000);
	assert_string_equal(fixture_group(f, "g").state, "PreparingRebalance");
	assert_int_equal(fixture_group(f, "g").member_count, 1);
	again.id = other_id;
	assert_int_equal(joined(join(f, again))->generation_id, 2);
	fixture_del(f);
}

TEST(static_member_that_is_away_stays_a_member_but_does_not_lead)
{
	struct fixture *f = fixture_new();
	struct ask *ask = join(f, patient("s")), *dynamic;
	const char *id, *dynamic_id;

	fixture_pass(f, 3000);
	id = text_of(f, joined(ask)->member_id);
	assert_int_equal(synced(sync_with(f, id, 1, NULL))->error_code, KAFKA_NONE);
	dynamic_id = join_new(f, (struct join){ .rebalance_ms = 10000 }, &dynamic);
	fixture_pass(f, 10000);
	assert_int_equal(joined(dynamic)->generation_id, 2);
	assert_int_equal(joined(dynamic)->members_count, 2);
	assert_text(joined(dynamic)->leader, dynamic_id);
	const char *assignments[] = { id, "s's", dynamic_id, "d's", NULL };

	assert_text(synced(sync_with(f, dynamic_id, 2, assignments))->assignment, "d's");
	fixture_restart(f);
	assert_text(fixture_group(f, "g").leader, dynamic_id);
	assert_text(fixture_group(f, "g").members[0].id, id);
	assert_text(fixture_group(f, "g").members[0].instance_id, "s");
	fixture_del(f);
}

TEST(static_member_that_joins_twice_at_once_fences_its_waiting_self)
{
	struct fixture *f = fixture_new();
	struct ask *first = join(f, (struct join){ .instance_id = "s" });
	struct ask *second = join(f, (struct join){ .instance_id = "s" });

	assert_int_equal(joined(first)->error_code, KAFKA_FENCED_INSTANCE_ID);
	fixture_pass(f, 6000);
	assert_int_equal(joined(second)->error_code, KAFKA_NONE);
	assert_int_equal(joined(second)->members_count, 1);
	fixture_del(f);
}

TEST(static_member_that_comes_back_between_join_and_sync_makes_the_group_rebalance)
{
	struct fixture *f = fixture_new();
	struct ask *leader, *member = join(f, (struct join){ .instance_id = "s" }), *again;
	const char *leader_id = join_new(f, (struct join){ 0 }, &leader);

	fixture_pass(f, 6000);
	struct ask *sync = sync_with(f, leader_id, 1, NULL);

	assert_int_equal(joined(member)->generation_id, 1);
	again = join(f, (struct join){ .instance_id = "s" });
	assert_int_equal(sync->answer ? synced(sync)->error_code : KAFKA_REBALANCE_IN_PROGRESS, KAFKA_REBALANCE_IN_PROGRESS);
	assert_null(again->answer);
	leader = join(f, (struct join){ .id = leader_id });
	assert_int_equal(joined(again)->generation_id, 2);
	assert_int_equal(joined(leader)->generation_id, 2);
	fixture_del(f);
}

TEST(static_member_is_its_old_self_again_when_its_new_id_cannot_be_stored)
{
	struct fixture *f = fixture_new();
	const char *old_id = static_alone(f);
	const struct join_group_response *answer;

	f->append_error = KAFKA_NOT_ENOUGH_REPLICAS;
	answer = joined(join(f, (struct join){ .instance_id = "s" }));
	assert_int_equal(answer->error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	assert_text(answer->member_id, "");
	assert_int_equal(heartbeat_of(f, old_id, "s", 1), KAFKA_NONE);
	f->append_error = KAFKA_NONE;
	assert_int_equal(joined(join(f, (struct join){ .instance_id = "s" }))->error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(static_member_is_told_its_new_id_only_when_that_is_committed)
{
	struct fixture *f = fixture_new();
	struct ask *ask;

	static_alone(f);
	f->is_held = true;
	ask = join(f, (struct join){ .instance_id = "s" });
	assert_null(ask->answer);
	fixture_commit(f, KAFKA_NONE);
	assert_int_equal(joined(ask)->error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(static_members_are_removed_by_their_instance_ids)
{
	struct fixture *f = fixture_new();
	struct leave_group_request_member_identity identities[] = {
		{ .member_id = BYTES(""), .group_instance_id = BYTES("s") },
		{ .member_id = BYTES(""), .group_instance_id = BYTES("nobody") },
		{ .member_id = BYTES("x"), .group_instance_id = BYTES("s") },
		{ .member_id = BYTES("") },
	};
	struct leave_group_request body = { .group_id = BYTES("g"), .member_id = BYTES(""), .members = identities, .members_count = 4 };
	const struct leave_group_response *answer;

	static_alone(f);
	identities[2].group_instance_id = BYTES("s");
	answer = fixture_ask(f, API_LEAVE, 5, &body);
	assert_int_equal(answer->error_code, KAFKA_NONE);
	assert_int_equal(answer->members_count, 4);
	assert_int_equal(answer->members[0].error_code, KAFKA_NONE);
	assert_text(answer->members[0].group_instance_id, "s");
	assert_int_equal(answer->members[1].error_code, KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(answer->members[2].error_code, KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(answer->members[3].error_code, KAFKA_UNKNOWN_MEMBER_ID);
	assert_string_equal(fixture_group(f, "g").state, "Empty");
	fixture_del(f);
}
