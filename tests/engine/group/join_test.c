#include "tests/engine/group/members.h"

#include <ctype.h>

TEST(join_gives_a_new_member_its_id_first_and_takes_it_in_when_it_comes_back)
{
	struct fixture *f = fixture_new();
	struct ask *second;
	const char *id = join_new(f, (struct join){ 0 }, &second);

	/* app-xxxxxxxx-xxxx-4xxx-xxxx-xxxxxxxxxxxx */
	assert_int_equal(strlen(id), 4 + 36);
	assert_memory_equal(id, "app-", 4);
	for (int i = 0; i < 36; i++)
		assert_true(i == 8 || i == 13 || i == 18 || i == 23 ? id[4 + i] == '-' : isxdigit((unsigned char)id[4 + i]) != 0);
	assert_int_equal(id[4 + 14], '4');
	assert_null(second->answer);
	fixture_pass(f, 2999);
	assert_null(second->answer);
	fixture_pass(f, 1);
	assert_int_equal(joined(second)->error_code, KAFKA_NONE);
	assert_int_equal(joined(second)->generation_id, 1);
	assert_text(joined(second)->member_id, id);
	assert_text(joined(second)->leader, id);
	assert_text(joined(second)->protocol_type, "consumer");
	assert_text(joined(second)->protocol_name, "range");
	assert_int_equal(joined(second)->members_count, 1);
	assert_text(joined(second)->members[0].member_id, id);
	assert_text(fixture_last_text(f, TRACE_group_member_joined, "member_id"), id);
	fixture_del(f);
}

TEST(join_of_version_3_needs_no_second_step)
{
	struct fixture *f = fixture_new();
	struct ask *ask = join(f, (struct join){ .version = 3 });

	fixture_pass(f, 3000);
	assert_int_equal(joined(ask)->error_code, KAFKA_NONE);
	assert_text(joined(ask)->protocol_name, "range");
	fixture_del(f);
}

TEST(join_of_version_0_rebalances_within_the_session_timeout)
{
	struct fixture *f = fixture_new();
	struct ask *first = join(f, (struct join){ .version = -1, .session_ms = 7000 }), *late;

	fixture_pass(f, 2000);
	late = join(f, (struct join){ .version = -1, .session_ms = 7000 });
	fixture_pass(f, 4999); /* 3 s, and 3 more because of the late one; 7 s at most */
	assert_int_equal(joined(first)->generation_id, 1);
	assert_int_equal(joined(late)->generation_id, 1);
	fixture_del(f);
}

TEST(join_is_refused_for_what_the_request_alone_says)
{
	struct fixture *f = fixture_new();

	assert_int_equal(joined(join(f, (struct join){ .group = "" }))->error_code, KAFKA_INVALID_GROUP_ID);
	assert_int_equal(joined(join(f, (struct join){ .session_ms = 5999 }))->error_code, KAFKA_INVALID_SESSION_TIMEOUT);
	assert_int_equal(joined(join(f, (struct join){ .session_ms = 1800001 }))->error_code, KAFKA_INVALID_SESSION_TIMEOUT);
	assert_int_equal(joined(join(f, (struct join){ .id = "who" }))->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	assert_text(joined(join(f, (struct join){ .id = "who" }))->member_id, "who");
	assert_int_equal(joined(join(f, (struct join){ .type = "" }))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	assert_int_equal(joined(join(f, (struct join){ .protocols = "" }))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	fixture_del(f);
}

TEST(join_is_refused_when_nothing_is_shared_with_the_members)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);

	assert_int_equal(joined(join(f, (struct join){ .protocols = "sticky" }))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	assert_int_equal(joined(join(f, (struct join){ .type = "connect" }))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	/* Even alone a member cannot change all that it speaks: its old self counts. */
	assert_int_equal(joined(join(f, (struct join){ .id = s.ids[0], .protocols = "sticky" }))->error_code,
	                 KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	assert_int_equal(joined(join(f, (struct join){ .id = s.ids[0], .protocols = "sticky range" }))->error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(initial_rebalance_waits_longer_while_members_come_but_not_past_the_rebalance_timeout)
{
	struct fixture *f = fixture_new();
	struct ask *asks[5];

	for (int i = 0; i < 5; i++) {
		join_new(f, (struct join){ .rebalance_ms = 8000 }, &asks[i]);
		fixture_pass(f, 1900);
	}
	/* One comes every 1.9 s: the delays are 3, 3 and 2 s. */
	assert_int_equal(joined(asks[0])->members_count, 5);
	assert_int_equal(joined(asks[4])->generation_id, 1);
	fixture_del(f);
}

TEST(initial_rebalance_ends_exactly_at_the_rebalance_timeout_when_members_keep_coming)
{
	struct fixture *f = fixture_new();
	struct ask *first, *other;

	join_new(f, (struct join){ .rebalance_ms = 7000 }, &first);
	for (int i = 0; i < 6; i++) {
		fixture_pass(f, 1000);
		join_new(f, (struct join){ .rebalance_ms = 7000 }, &other);
	}
	fixture_pass(f, 999);
	assert_null(first->answer);
	fixture_pass(f, 1);
	assert_int_equal(joined(first)->members_count, 7);
	fixture_del(f);
}

TEST(protocol_with_most_votes_among_those_that_all_have_is_elected)
{
	struct fixture *f = fixture_new();
	struct ask *a, *b, *c;

	join_new(f, (struct join){ .protocols = "sticky range roundrobin" }, &a);
	join_new(f, (struct join){ .protocols = "roundrobin range" }, &b);
	join_new(f, (struct join){ .protocols = "x roundrobin range" }, &c);
	fixture_pass(f, 6000);
	assert_text(joined(a)->protocol_name, "roundrobin");
	assert_text(joined(b)->protocol_name, "roundrobin");
	fixture_del(f);
}

TEST(tied_vote_goes_to_the_protocol_that_javas_hash_map_meets_first)
{
	struct fixture *f = fixture_new();
	struct ask *a, *b;

	/* "range" lies in bucket 9 of 16, "roundrobin" in 10, whatever the order of the votes. */
	join_new(f, (struct join){ .protocols = "roundrobin range" }, &a);
	join_new(f, (struct join){ .protocols = "range roundrobin" }, &b);
	fixture_pass(f, 6000);
	assert_text(joined(a)->protocol_name, "range");
	fixture_del(f);
}

TEST(new_member_makes_a_stable_group_rebalance_and_all_must_join_again)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);
	struct ask *third, *first, *second;

	join_new(f, (struct join){ 0 }, &third);
	assert_string_equal(fixture_group(f, "g").state, "PreparingRebalance");
	assert_int_equal(heartbeat(f, s.ids[0], s.generation), KAFKA_REBALANCE_IN_PROGRESS);
	first = join(f, (struct join){ .id = s.ids[0] });
	assert_null(first->answer);
	second = join(f, (struct join){ .id = s.ids[1] });
	assert_int_equal(joined(first)->generation_id, s.generation + 1);
	assert_int_equal(joined(first)->members_count, 3);
	assert_int_equal(joined(second)->members_count, 0);
	assert_int_equal(joined(third)->members_count, 0);
	fixture_del(f);
}

TEST(member_that_does_not_join_again_within_the_rebalance_timeout_is_removed)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);
	struct ask *third, *first;

	join_new(f, (struct join){ .rebalance_ms = 8000 }, &third);
	first = join(f, (struct join){ .id = s.ids[1], .rebalance_ms = 8000 });
	for (int i = 0; i < 12; i++) { /* alive, but never joins; its timeout is the longest */
		fixture_pass(f, 5000);
		if (!first->answer)
			assert_int_equal(heartbeat(f, s.ids[0], s.generation), KAFKA_REBALANCE_IN_PROGRESS);
	}
	assert_int_equal(joined(first)->members_count, 2);
	assert_text(joined(first)->leader, s.ids[1]); /* the old leader is gone */
	assert_text(fixture_last_text(f, TRACE_group_member_left, "member_id"), s.ids[0]);
	fixture_del(f);
}

TEST(leader_that_joins_again_makes_the_group_rebalance_a_follower_without_news_does_not)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);
	const struct join_group_response *same = joined(join(f, (struct join){ .id = s.ids[1] }));

	assert_int_equal(same->error_code, KAFKA_NONE);
	assert_int_equal(same->generation_id, s.generation);
	assert_int_equal(same->members_count, 0);
	assert_string_equal(fixture_group(f, "g").state, "Stable");
	assert_null(join(f, (struct join){ .id = s.ids[0] })->answer);
	assert_string_equal(fixture_group(f, "g").state, "PreparingRebalance");
	fixture_del(f);
}

TEST(follower_with_other_topics_makes_the_group_rebalance)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 2);

	assert_null(join(f, (struct join){ .id = s.ids[1], .topic = "u" })->answer);
	assert_string_equal(fixture_group(f, "g").state, "PreparingRebalance");
	fixture_del(f);
}

TEST(member_whose_join_answer_was_lost_gets_it_again_before_the_sync)
{
	struct fixture *f = fixture_new();
	struct ask *ask;
	const char *id = join_new(f, (struct join){ 0 }, &ask);
	const struct join_group_response *again;

	fixture_pass(f, 3000);
	again = joined(join(f, (struct join){ .id = id }));
	assert_int_equal(again->generation_id, joined(ask)->generation_id);
	assert_int_equal(again->members_count, 1);
	again = joined(join(f, (struct join){ .id = id, .topic = "u" }));
	assert_int_equal(again->generation_id, 2); /* alone, it is in the next generation at once */
	fixture_del(f);
}

TEST(pending_member_that_does_not_come_back_is_forgotten_after_its_session_timeout)
{
	struct fixture *f = fixture_new();
	const char *id = text_of(f, joined(join(f, (struct join){ 0 }))->member_id);

	fixture_pass(f, SESSION_MS - 1);
	assert_null(join(f, (struct join){ .id = id })->answer);
	id = text_of(f, joined(join(f, (struct join){ 0 }))->member_id);
	fixture_pass(f, SESSION_MS);
	assert_int_equal(joined(join(f, (struct join){ .id = id }))->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	fixture_del(f);
}

TEST(join_phase_waits_for_pending_members_too)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	const char *pending = text_of(f, joined(join(f, (struct join){ 0 }))->member_id);
	struct ask *first = join(f, (struct join){ .id = s.ids[0] });

	assert_null(first->answer);
	assert_int_equal(leave(f, pending), KAFKA_NONE);
	assert_int_equal(joined(first)->generation_id, s.generation + 1);
	fixture_del(f);
}

TEST(new_member_is_not_kept_waiting_for_ever)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);
	struct ask *ask;

	join_new(f, (struct join){ .rebalance_ms = 900000 }, &ask);
	for (int i = 0; i < 60; i++) { /* the old member lives, and does not join */
		assert_null(ask->answer);
		assert_int_equal(heartbeat(f, s.ids[0], s.generation), KAFKA_REBALANCE_IN_PROGRESS);
		fixture_pass(f, 5000);
	}
	assert_int_equal(joined(ask)->error_code, KAFKA_UNKNOWN_MEMBER_ID);
	fixture_del(f);
}

TEST(group_max_size_keeps_further_members_out)
{
	struct fixture *f = fixture_new();

	fixture_del(f);
	f = fixture_new();
	f->config.group_max_size = 2;
	fixture_restart(f);
	struct stable s = stable_group(f, 2);

	assert_int_equal(joined(join(f, (struct join){ 0 }))->error_code, KAFKA_GROUP_MAX_SIZE_REACHED);
	assert_text(joined(join(f, (struct join){ 0 }))->member_id, "");
	assert_int_equal(joined(join(f, (struct join){ .id = s.ids[1] }))->error_code, KAFKA_NONE);
	assert_null(join(f, (struct join){ .id = s.ids[0] })->answer); /* the leader: a rebalance */
	assert_int_equal(joined(join(f, (struct join){ .id = s.ids[1] }))->error_code, KAFKA_NONE);
	fixture_del(f);
}

TEST(join_that_creates_a_group_fails_when_the_group_cannot_be_stored)
{
	struct fixture *f = fixture_new();
	struct ask *ask;

	f->append_error = KAFKA_NOT_ENOUGH_REPLICAS;
	ask = join(f, (struct join){ .version = 3 });
	assert_int_equal(joined(ask)->error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	assert_string_equal(fixture_group(f, "g").state ? "there" : "gone", "gone");
	f->append_error = KAFKA_NOT_LEADER_OR_FOLLOWER;
	assert_int_equal(joined(join(f, (struct join){ .version = 3 }))->error_code, KAFKA_NOT_COORDINATOR);
	f->append_error = KAFKA_NONE;
	ask = join(f, (struct join){ .version = 3 });
	fixture_pass(f, 3000);
	assert_int_equal(joined(ask)->generation_id, 1);
	fixture_del(f);
}

TEST(member_whose_connection_ends_while_it_waits_stays_until_its_session_ends)
{
	struct fixture *f = fixture_new();
	struct ask *ask;
	const char *id = join_new(f, (struct join){ 0 }, &ask);

	fixture_cancel(f, ask);
	fixture_pass(f, 3000);
	assert_string_equal(fixture_group(f, "g").state, "CompletingRebalance");
	assert_text(fixture_group(f, "g").leader, id);
	fixture_pass(f, SESSION_MS);
	assert_string_equal(fixture_group(f, "g").state, "Empty");
	assert_int_equal(fixture_group(f, "g").generation, 2);
	fixture_del(f);
}
