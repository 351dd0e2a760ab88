/* SyncGroup, Heartbeat, LeaveGroup, and what time does to members. */
#include "tests/engine/group/members.h"

static const char *state_of(struct fixture *f)
{
	const char *name = fixture_group(f, "g").state;

	return name ? name : "none";
}

TEST(sync_gives_each_member_what_the_leader_said_and_nothing_to_whom_it_forgot)
{
	struct fixture *f = fixture_new();
	struct ask *joins[3], *syncs[3];
	const char *ids[3];

	for (int i = 0; i < 3; i++)
		ids[i] = join_new(f, (struct join){ 0 }, &joins[i]);
	fixture_pass(f, 6000);
	const char *assignments[] = { ids[0], "zero", "stranger", "lost", ids[1], "no", ids[1], "one", NULL };

	syncs[1] = sync_with(f, ids[1], 1, NULL);
	assert_null(syncs[1]->answer);
	syncs[0] = sync_with(f, ids[0], 1, assignments);
	assert_text(synced(syncs[0])->assignment, "zero");
	assert_text(synced(syncs[1])->assignment, "one");
	assert_text(synced(syncs[1])->protocol_type, "consumer");
	assert_text(synced(syncs[1])->protocol_name, "range");
	assert_string_equal(state_of(f), "Stable");
	syncs[2] = sync_with(f, ids[2], 1, NULL); /* late: at once */
	assert_int_equal(synced(syncs[2])->error_code, KAFKA_NONE);
	assert_text(synced(syncs[2])->assignment, "");
	assert_int_equal(fixture_traced(f, TRACE_group_rebalanced), 1);
	assert_text(fixture_last_text(f, TRACE_group_rebalanced, "leader"), ids[0]);
	fixture_del(f);
}

TEST(sync_is_refused_for_wrong_member_generation_or_protocol)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct sync_group_request body = { .group_id = BYTES("g"),
		                               .member_id = bytes_of_text(s.ids[0]),
		                               .generation_id = s.generation,
		                               .protocol_type = BYTES("consumer"),
		                               .protocol_name = BYTES("sticky") };

	assert_int_equal(synced(sync_with(f, "who", s.generation, NULL))->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(synced(sync_with(f, s.ids[0], s.generation - 1, NULL))->error_code, KAFKA_ILLEGAL_GENERATION);
	assert_int_equal(synced(fixture_send(f, API_SYNC, 5, &body))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	body.protocol_name = BYTES("range");
	body.protocol_type = BYTES("connect");
	assert_int_equal(synced(fixture_send(f, API_SYNC, 5, &body))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	body.protocol_type = BYTES_NULL; /* mandatory since version 5, unknown before */
	assert_int_equal(synced(fixture_send(f, API_SYNC, 5, &body))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	body.protocol_name = BYTES_NULL;
	assert_int_equal(synced(fixture_send(f, API_SYNC, 4, &body))->error_code, KAFKA_NONE);
	body.group_id = BYTES("");
	assert_int_equal(synced(fixture_send(f, API_SYNC, 4, &body))->error_code, KAFKA_INVALID_GROUP_ID);
	body.group_id = BYTES("other");
	assert_int_equal(synced(fixture_send(f, API_SYNC, 4, &body))->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	fixture_del(f);
}

TEST(sync_in_the_join_phase_says_that_a_rebalance_is_in_progress)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);

	join(f, (struct join){ .id = s.ids[0] });
	assert_int_equal(synced(sync_with(f, s.ids[1], s.generation, NULL))->error_code, KAFKA_REBALANCE_IN_PROGRESS);
	fixture_del(f);
}

TEST(those_who_wait_for_an_assignment_are_sent_back_when_another_member_comes)
{
	struct fixture *f = fixture_new();
	struct ask *a, *b, *sync, *late;
	const char *b_id;

	join_new(f, (struct join){ 0 }, &a);
	b_id = join_new(f, (struct join){ 0 }, &b);
	fixture_pass(f, 6000);
	sync = sync_with(f, b_id, 1, NULL);
	assert_null(sync->answer);
	join_new(f, (struct join){ 0 }, &late);
	assert_int_equal(synced(sync)->error_code, KAFKA_REBALANCE_IN_PROGRESS);
	assert_text(synced(sync)->assignment, "");
	assert_string_equal(state_of(f), "PreparingRebalance");
	fixture_del(f);
}

TEST(assignment_is_given_out_only_when_it_is_committed)
{
	struct fixture *f = fixture_new();
	struct ask *ask, *sync;
	const char *id = join_new(f, (struct join){ 0 }, &ask);
	const char *assignments[] = { id, "mine", NULL };

	fixture_pass(f, 3000);
	f->is_held = true;
	sync = sync_with(f, id, 1, assignments);
	assert_null(sync->answer);
	assert_string_equal(state_of(f), "CompletingRebalance");
	fixture_commit(f, KAFKA_NONE);
	assert_text(synced(sync)->assignment, "mine");
	assert_string_equal(state_of(f), "Stable");
	fixture_del(f);
}

TEST(assignment_that_cannot_be_stored_begins_another_rebalance)
{
	struct fixture *f = fixture_new();
	struct ask *ask, *sync;
	const char *id = join_new(f, (struct join){ 0 }, &ask);

	fixture_pass(f, 3000);
	f->append_error = KAFKA_NOT_ENOUGH_REPLICAS;
	sync = sync_with(f, id, 1, NULL);
	assert_int_equal(synced(sync)->error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	assert_string_equal(state_of(f), "PreparingRebalance");
	f->append_error = KAFKA_NONE;
	assert_int_equal(joined(join(f, (struct join){ .id = id }))->generation_id, 2);
	assert_int_equal(synced(sync_with(f, id, 2, NULL))->error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(assignment_that_is_not_committed_in_time_begins_another_rebalance)
{
	struct fixture *f = fixture_new();
	struct ask *ask, *sync;
	const char *id = join_new(f, (struct join){ 0 }, &ask);

	fixture_pass(f, 3000);
	f->is_held = true;
	sync = sync_with(f, id, 1, NULL);
	fixture_pass(f, 4999);
	assert_null(sync->answer);
	fixture_pass(f, 1);
	assert_int_equal(synced(sync)->error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	assert_string_equal(state_of(f), "PreparingRebalance");
	fixture_commit(f, KAFKA_NONE); /* late: of no use to anybody */
	assert_string_equal(state_of(f), "PreparingRebalance");
	fixture_del(f);
}

TEST(assignment_of_a_generation_that_has_passed_is_not_given_out)
{
	struct fixture *f = fixture_new();
	struct ask *a, *sync, *late;
	const char *id = join_new(f, (struct join){ 0 }, &a);
	const char *assignments[] = { id, "old", NULL };

	fixture_pass(f, 3000);
	f->is_held = true;
	sync = sync_with(f, id, 1, assignments);
	join_new(f, (struct join){ 0 }, &late);
	assert_int_equal(synced(sync)->error_code, KAFKA_REBALANCE_IN_PROGRESS);
	join(f, (struct join){ .id = id });
	assert_int_equal(joined(late)->generation_id, 2);
	fixture_commit(f, KAFKA_NONE);
	assert_string_equal(state_of(f), "CompletingRebalance");
	fixture_del(f);
}

TEST(members_that_do_not_sync_within_the_rebalance_timeout_are_removed)
{
	struct fixture *f = fixture_new();
	struct ask *a, *b, *sync;
	const char *a_id = join_new(f, (struct join){ .rebalance_ms = 7000 }, &a);
	const char *b_id = join_new(f, (struct join){ .rebalance_ms = 7000 }, &b);

	fixture_pass(f, 6000);
	sync = sync_with(f, a_id, 1, NULL);
	assert_int_equal(synced(sync)->error_code, KAFKA_NONE);
	fixture_pass(f, 6999);
	assert_int_equal(heartbeat(f, b_id, 1), KAFKA_NONE);
	assert_string_equal(state_of(f), "Stable");
	fixture_pass(f, 1);
	assert_string_equal(state_of(f), "PreparingRebalance");
	assert_int_equal(fixture_group(f, "g").member_count, 1);
	assert_text(fixture_last_text(f, TRACE_group_member_left, "member_id"), b_id);
	fixture_del(f);
}

TEST(heartbeat_keeps_a_session_and_its_lack_ends_it)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);

	for (int i = 0; i < 5; i++) {
		fixture_pass(f, i == 0 ? SESSION_MS - 1 : SESSION_MS - 3);
		assert_int_equal(heartbeat(f, s.ids[0], s.generation), i == 0 ? KAFKA_NONE : KAFKA_REBALANCE_IN_PROGRESS);
		if (i == 0)
			fixture_pass(f, 2); /* the other one is gone */
	}
	assert_int_equal(fixture_group(f, "g").member_count, 1);
	assert_int_equal(heartbeat(f, s.ids[1], s.generation), KAFKA_UNKNOWN_MEMBER_ID);
	assert_text(fixture_last_text(f, TRACE_group_member_left, "reason"), "heartbeat expiration");
	fixture_pass(f, SESSION_MS);
	assert_string_equal(state_of(f), "Empty");
	assert_int_equal(heartbeat(f, s.ids[0], s.generation), KAFKA_UNKNOWN_MEMBER_ID);
	fixture_del(f);
}

TEST(member_whose_session_ran_out_while_it_waited_is_watched_again)
{
	struct fixture *f = fixture_new();
	struct ask *a, *b, *sync;
	const char *a_id = join_new(f, (struct join){ 0 }, &a), *b_id = join_new(f, (struct join){ 0 }, &b);

	fixture_pass(f, 6000);
	sync = sync_with(f, b_id, 1, NULL);
	for (int i = 0; i < 3; i++) {
		fixture_pass(f, 5000);
		assert_int_equal(heartbeat(f, a_id, 1), KAFKA_NONE);
	}
	assert_null(sync->answer);
	assert_int_equal(synced(sync_with(f, a_id, 1, NULL))->error_code, KAFKA_NONE);
	assert_int_equal(synced(sync)->error_code, KAFKA_NONE);
	fixture_pass(f, SESSION_MS - 1);
	assert_int_equal(heartbeat(f, a_id, 1), KAFKA_NONE);
	fixture_pass(f, 1);
	assert_int_equal(fixture_group(f, "g").member_count, 1);
	fixture_del(f);
}

TEST(heartbeat_is_refused_for_wrong_member_or_generation)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct heartbeat_request body = { .group_id = BYTES(""), .member_id = BYTES("") };

	assert_int_equal(heartbeat(f, "who", s.generation), KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(heartbeat(f, s.ids[0], s.generation + 1), KAFKA_ILLEGAL_GENERATION);
	assert_int_equal(heartbeat_of(f, s.ids[0], "s", s.generation), KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(((const struct heartbeat_response *)fixture_ask(f, API_HEARTBEAT, 4, &body))->error_code, KAFKA_INVALID_GROUP_ID);
	fixture_del(f);
}

TEST(heartbeat_before_the_sync_is_no_reason_to_join_again)
{
	struct fixture *f = fixture_new();
	struct ask *ask;
	const char *id = join_new(f, (struct join){ 0 }, &ask);

	fixture_pass(f, 3000);
	assert_int_equal(heartbeat(f, id, 1), KAFKA_NONE);
	fixture_del(f);
}

TEST(leave_of_one_makes_the_others_rebalance_and_of_the_last_empties_the_group)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);

	assert_int_equal(leave(f, s.ids[0]), KAFKA_NONE);
	assert_text(fixture_last_text(f, TRACE_group_member_left, "reason"), "explicit `LeaveGroup` request; client reason: not provided");
	assert_string_equal(state_of(f), "PreparingRebalance");
	assert_int_equal(joined(join(f, (struct join){ .id = s.ids[1] }))->generation_id, 2);
	assert_int_equal(leave(f, s.ids[0]), KAFKA_UNKNOWN_MEMBER_ID);
	assert_int_equal(leave(f, s.ids[1]), KAFKA_NONE);
	assert_string_equal(state_of(f), "Empty");
	assert_int_equal(fixture_group(f, "g").generation, 3);
	fixture_restart(f);
	assert_string_equal(state_of(f), "Empty");
	assert_int_equal(fixture_group(f, "g").generation, 3);
	fixture_del(f);
}

TEST(leave_that_empties_the_group_is_answered_when_that_is_committed)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct leave_group_request_member_identity member = { .member_id = bytes_of_text(s.ids[0]), .reason = BYTES("enough") };
	struct leave_group_request body = { .group_id = BYTES("g"), .member_id = BYTES(""), .members = &member, .members_count = 1 };
	struct ask *ask;

	f->is_held = true;
	ask = fixture_send(f, API_LEAVE, 5, &body);
	assert_null(ask->answer);
	fixture_commit(f, KAFKA_NONE);
	assert_int_equal(((const struct leave_group_response *)ask->answer)->members[0].error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(leave_of_version_2_has_one_member_and_one_error)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct leave_group_request body = { .group_id = BYTES("g"), .member_id = BYTES("who") };
	const struct leave_group_response *answer = fixture_ask(f, API_LEAVE, 2, &body);

	assert_int_equal(answer->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	body.member_id = bytes_of_text(s.ids[0]);
	answer = fixture_ask(f, API_LEAVE, 2, &body);
	assert_int_equal(answer->error_code, KAFKA_NONE);
	assert_string_equal(state_of(f), "Empty");
	body.group_id = BYTES("other");
	assert_int_equal(((const struct leave_group_response *)fixture_ask(f, API_LEAVE, 2, &body))->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	body.group_id = BYTES("");
	assert_int_equal(((const struct leave_group_response *)fixture_ask(f, API_LEAVE, 2, &body))->error_code, KAFKA_INVALID_GROUP_ID);
	fixture_del(f);
}

TEST(answers_wait_for_what_was_written_before_them)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct heartbeat_request body = { .group_id = BYTES("g"), .member_id = bytes_of_text(s.ids[0]), .generation_id = s.generation };
	struct ask *first, *beat;

	f->is_held = true;
	first = commit_send(f, (struct commit){ .id = s.ids[0], .has_generation = true, .generation = s.generation, .offset = 5 });
	beat = fixture_send(f, API_HEARTBEAT, 4, &body);
	assert_null(first->answer);
	assert_null(beat->answer);
	fixture_commit(f, KAFKA_NONE);
	assert_non_null(first->answer);
	assert_int_equal(((const struct heartbeat_response *)beat->answer)->error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(leadership_that_moves_away_sends_all_who_wait_to_the_new_coordinator)
{
	struct fixture *f = fixture_new();
	struct ask *waiting_join, *first, *follower, *sync, *commits;
	const char *id;

	join_new(f, (struct join){ 0 }, &first);
	id = join_new(f, (struct join){ 0 }, &follower);
	fixture_pass(f, 6000);
	sync = sync_with(f, id, 1, NULL);
	join_new(f, (struct join){ .group = "h" }, &waiting_join);
	f->is_held = true;
	commits = commit_send(f, (struct commit){ .group = "i", .offset = 1 });
	fixture_begin(f);
	for (int32_t i = 0; i < PARTITIONS; i++)
		coordinator_resigned(f->c, i);
	fixture_end(f);
	assert_int_equal(synced(sync)->error_code, KAFKA_NOT_COORDINATOR);
	assert_int_equal(joined(waiting_join)->error_code, KAFKA_NOT_COORDINATOR);
	assert_int_equal(((const struct offset_commit_response *)commits->answer)->topics[0].partitions[0].error_code, KAFKA_NOT_COORDINATOR);
	assert_int_equal(heartbeat(f, id, 1), KAFKA_NOT_COORDINATOR);
	assert_int_equal(joined(join(f, (struct join){ 0 }))->error_code, KAFKA_NOT_COORDINATOR);
	fixture_del(f);
}

TEST(states_of_a_group_are_told_in_order_with_the_reason_of_each_rebalance)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct ask *ask;

	join_new(f, (struct join){ 0 }, &ask);
	assert_int_equal(fixture_traced(f, TRACE_group_state_changed), 4); /* Preparing, Completing, Stable, Preparing */
	assert_text(fixture_last_text(f, TRACE_group_state_changed, "from"), "Stable");
	assert_text(fixture_last_text(f, TRACE_group_state_changed, "to"), "PreparingRebalance");
	struct bytes reason = fixture_last_text(f, TRACE_group_state_changed, "reason");

	assert_true(bytes_starts_with(reason, BYTES("Adding new member app-")));
	assert_true(bytes_find_bytes(reason, BYTES("; client reason: not provided")) < reason.size);
	leave(f, s.ids[0]);
	assert_int_equal(joined(ask)->generation_id, 2);
	fixture_del(f);
}
