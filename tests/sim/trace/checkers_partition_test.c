/* Each promise of partitions, broken by hand. */
#include "sim/trace/checkers/internal.h"
#include "tests/test.h"

static const int32_t two[] = { 1, 2 }, three[] = { 1, 2, 3 };

struct bench {
	struct checkers *c;
	struct history *h;
};

static struct bench begin(void)
{
	struct checkers *c = checkers_new(NULL);

	return (struct bench){ c, checkers_history(c, BYTES("t"), 0) };
}

static void end(struct bench b, const char *invariant)
{
	const struct violation *v = checkers_violation(b.c);

	if (invariant)
		assert_string_equal(v ? v->invariant : "nothing", invariant);
	else
		assert_string_equal(v ? v->text : "nothing", "nothing");
	checkers_del(b.c);
}

static void give(struct bench b, int32_t node, int64_t from, int64_t count, int32_t epoch)
{
	struct replica_memory *r = history_replica(b.c, b.h, node);

	copy_cut(&r->copy, from);
	for (int64_t i = from; i < from + count; i++)
		copy_add(&r->copy, &(struct copied_batch){ .base_offset = i, .last_offset = i, .leader_epoch = epoch, .crc = (uint32_t)i * 31 + (uint32_t)epoch,
		                                           .producer_id = -1, .record_count = 1 });
}

/* A look at broker `node` with what it has; all three are in the ISR. */
static struct replica_seen seen(struct bench b, int32_t node, bool is_leader, int32_t epoch, int64_t high_watermark)
{
	int64_t log_end = history_replica(b.c, b.h, node)->copy.end;

	return (struct replica_seen){ .node = node, .is_leader = is_leader, .is_serving = true, .leader_epoch = epoch,
		                          .last_stable_offset = high_watermark, .high_watermark = high_watermark, .log_end = log_end, .isr = three,
		                          .isr_count = 3, .min_insync_replicas = 1, .laggard = -1, .hasty = -1 };
}

static void look(struct bench b, struct replica_seen s)
{
	check_replica(b.c, b.h, &s);
}

static void elect(struct bench b, int32_t from, int32_t to, int32_t epoch, bool is_unclean_allowed)
{
	struct partition_state before = { .leader = from, .leader_epoch = epoch - 1, .partition_epoch = epoch, .isr = two, .isr_count = 2, .replicas = three,
		                              .replica_count = 3 };
	struct partition_state after = before;

	after.leader = to;
	after.leader_epoch = epoch;
	if (to == 3)
		after.isr = three + 2, after.isr_count = 1;
	check_change(b.c, b.h, &before, &after, is_unclean_allowed);
}

/* Brokers 1 and 2 (and `with` more) have ten batches, all committed under leader 1 in epoch 1. */
static struct bench committed(void)
{
	struct bench b = begin();

	for (int32_t node = 1; node <= 3; node++)
		give(b, node, 0, 10, 1);
	look(b, seen(b, 1, true, 1, 0));
	look(b, seen(b, 1, true, 1, 10));
	return b;
}

TEST(replicas_that_copy_elect_and_truncate_break_nothing)
{
	struct bench b = committed();

	look(b, seen(b, 2, false, 1, 10));
	give(b, 1, 10, 3, 1); /* not committed */
	elect(b, 1, 2, 2, false);
	look(b, seen(b, 2, true, 2, 10));
	give(b, 2, 10, 2, 2);
	give(b, 3, 10, 2, 2);
	give(b, 1, 10, 2, 2);
	look(b, seen(b, 2, true, 2, 12));
	look(b, seen(b, 1, false, 2, 12));
	end(b, NULL);
}

TEST(offsets_out_of_order_are_seen)
{
	struct bench b = committed();
	struct replica_seen s = seen(b, 2, false, 1, 10);

	s.log_start = 11;
	look(b, s);
	end(b, "offsets-in-order");
}

TEST(a_laggard_that_is_let_be_is_seen)
{
	struct bench b = committed();
	struct replica_seen s = seen(b, 1, true, 1, 10);

	s.laggard = 3;
	s.lag_max_us = 3000000;
	s.laggard_us = 3900000;
	look(b, s);
	s.laggard_us = 4100000;
	look(b, s);
	end(b, "laggards-leave-the-isr");
}

TEST(a_replica_that_is_asked_for_too_early_is_seen)
{
	struct bench b = committed();
	struct replica_seen s = seen(b, 1, true, 1, 10);

	s.hasty = 3;
	look(b, s);
	end(b, "joins-when-caught-up");
}

TEST(a_member_that_the_leader_has_not_heard_of_must_hold_what_is_committed)
{
	struct bench b = begin();
	struct replica_seen s;

	for (int32_t node = 1; node <= 3; node++)
		give(b, node, 0, 10, 1);
	s = seen(b, 1, true, 1, 10);
	s.isr_count = 2;
	s.committed_isr = three;
	s.committed_isr_count = 3;
	look(b, s);
	give(b, 1, 10, 1, 1);
	give(b, 2, 10, 1, 1);
	s.log_end = 11;
	s.last_stable_offset = s.high_watermark = 11;
	look(b, s);
	end(b, "isr-holds-committed");
}

TEST(two_leaders_of_a_partition_in_one_epoch_are_seen)
{
	struct bench b = committed();

	look(b, seen(b, 2, true, 1, 10));
	end(b, "one-leader-an-epoch");
}

TEST(a_leader_outside_of_the_isr_is_seen)
{
	struct bench b = committed();
	struct replica_seen s = seen(b, 1, true, 1, 10);

	s.isr = three + 1;
	s.isr_count = 2;
	s.high_watermark = s.last_stable_offset = 10;
	look(b, s);
	end(b, "leader-in-isr");
}

TEST(a_leaders_high_watermark_that_falls_is_seen)
{
	struct bench b = committed();

	look(b, seen(b, 1, true, 1, 9));
	end(b, "high-watermark-never-falls");
}

TEST(an_isr_member_behind_the_high_watermark_is_seen)
{
	struct bench b = committed();

	give(b, 1, 10, 2, 1);
	give(b, 2, 10, 2, 1);
	give(b, 3, 10, 1, 1);
	look(b, seen(b, 1, true, 1, 12));
	end(b, "isr-holds-committed");
}

TEST(an_isr_member_that_lost_power_is_no_liar)
{
	struct bench b = committed();

	give(b, 1, 10, 2, 1);
	give(b, 2, 10, 2, 1);
	give(b, 3, 10, 2, 1);
	replica_damaged(history_replica(b.c, b.h, 3), 4);
	look(b, seen(b, 1, true, 1, 12));
	end(b, NULL);
}

TEST(an_isr_member_with_another_batch_is_seen)
{
	struct bench b = committed();

	give(b, 1, 10, 1, 1);
	give(b, 2, 10, 1, 1);
	give(b, 3, 10, 1, 0);
	look(b, seen(b, 1, true, 1, 11));
	end(b, "isr-agrees-with-leader");
}

TEST(what_is_committed_below_min_isr_is_seen)
{
	struct bench b = committed();
	struct replica_seen s;

	give(b, 1, 10, 1, 1);
	s = seen(b, 1, true, 1, 10);
	s.isr_count = 1;
	s.min_insync_replicas = 2;
	look(b, s);
	s.high_watermark = s.last_stable_offset = 11;
	look(b, s);
	end(b, "committed-only-with-min-isr");
}

TEST(a_follower_that_kept_what_it_should_have_truncated_is_seen)
{
	struct bench b = committed();

	look(b, seen(b, 3, false, 1, 7));
	give(b, 3, 8, 2, 0);
	look(b, seen(b, 3, false, 1, 9));
	end(b, "committed-never-changes");
}

TEST(a_new_leader_that_lacks_what_was_committed_is_seen)
{
	struct bench b = committed();

	give(b, 2, 9, 0, 1);
	elect(b, 1, 2, 2, false);
	look(b, seen(b, 2, true, 2, 5));
	end(b, "no-lost-write");
}

TEST(who_lost_power_may_lead_if_nobody_eligible_has_more)
{
	struct bench b = committed();

	replica_damaged(history_replica(b.c, b.h, 2), 9);
	replica_damaged(history_replica(b.c, b.h, 1), 4);
	elect(b, 1, 2, 2, false);
	look(b, seen(b, 2, true, 2, 5));
	assert_int_equal(b.h->losses, 1);
	assert_int_equal(b.h->committed.end, 9);
	end(b, NULL);
}

TEST(who_lost_power_may_not_lead_while_an_eligible_replica_has_more)
{
	struct bench b = committed();

	replica_damaged(history_replica(b.c, b.h, 2), 9);
	elect(b, 1, 2, 2, false);
	look(b, seen(b, 2, true, 2, 5));
	end(b, "no-lost-write");
}

TEST(an_unclean_election_loses_with_an_excuse_if_it_is_allowed)
{
	struct bench b = committed();

	give(b, 3, 6, 0, 1);
	elect(b, 1, 3, 2, true);
	look(b, seen(b, 3, true, 2, 5));
	assert_int_equal(b.h->losses, 1);
	end(b, NULL);
}

TEST(what_a_leader_commits_that_does_not_know_of_an_unclean_election_is_lost_too)
{
	struct bench b = committed();

	give(b, 3, 6, 0, 1);
	elect(b, 1, 3, 2, true);
	look(b, seen(b, 3, true, 2, 5));
	give(b, 1, 10, 4, 1);

	struct replica_seen replaced = seen(b, 1, true, 1, 14);

	replaced.isr_count = 1; /* alone */
	look(b, replaced);
	for (int32_t node = 3; node >= 1; node--)
		give(b, node, 6, 2, 2);
	look(b, seen(b, 2, false, 2, 6));
	look(b, seen(b, 3, true, 2, 8));
	look(b, seen(b, 2, false, 2, 8));
	end(b, NULL);
}

TEST(a_leader_elected_from_outside_of_the_isr_is_seen)
{
	struct bench b = committed();

	elect(b, 1, 3, 2, false);
	end(b, "elected-from-isr");
}

TEST(changes_of_a_partition_that_cannot_be_are_seen)
{
	static const struct {
		struct partition_state after;
		const char *invariant;
	} cases[] = {
		{ { 3, 2, 2, two, NULL, NULL, three, 2, 0, 0, 3 }, "leader-in-isr" },
		{ { 1, 2, 2, three, NULL, NULL, two, 3, 0, 0, 2 }, "isr-of-replicas" },
		{ { 1, 0, 2, two, NULL, NULL, three, 2, 0, 0, 3 }, "partition-epochs-never-fall" },
		{ { 2, 1, 2, two, NULL, NULL, three, 2, 0, 0, 3 }, "new-leader-new-epoch" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bench b = begin();
		struct partition_state before = { 1, 1, 1, two, NULL, NULL, three, 2, 0, 0, 3 };

		check_change(b.c, b.h, &before, &cases[i].after, false);
		end(b, cases[i].invariant);
	}
}

TEST(consent_to_an_isr_of_the_past_is_seen)
{
	for (int32_t now = 5; now <= 6; now++) {
		struct bench b = begin();
		struct alter_partition_request_partition_data asked = { .partition_epoch = 4 };
		struct alter_partition_request_topic_data asked_topic = { .partitions = &asked, .partitions_count = 1 };
		struct alter_partition_request request = { .topics = &asked_topic, .topics_count = 1 };
		struct alter_partition_response_partition_data answered = { .partition_epoch = now };
		struct alter_partition_response_topic_data answered_topic = { .partitions = &answered, .partitions_count = 1 };
		struct alter_partition_response response = { .topics = &answered_topic, .topics_count = 1 };

		check_isr_asked(b.c, 1, 7, &request);
		check_isr_answered(b.c, 1, 7, &response);
		end(b, now == 6 ? "isr-asked-of-the-present" : NULL);
	}
}

static void produce(struct bench b, int64_t offset, int16_t epoch, int32_t sequence)
{
	struct replica_memory *r = history_replica(b.c, b.h, 1);

	copy_add(&r->copy, &(struct copied_batch){ .base_offset = offset, .last_offset = offset + 1, .producer_id = 9, .producer_epoch = epoch,
	                                           .base_sequence = sequence, .record_count = 2 });
	history_commit(b.c, b.h, &r->copy, offset + 2);
}

TEST(sequences_that_repeat_or_leave_out_or_go_back_an_epoch_are_seen)
{
	static const struct {
		int16_t epoch;
		int32_t sequence;
		const char *invariant;
	} cases[] = { { 0, 4, NULL }, { 1, 0, NULL }, { 0, 2, "no-duplicate" }, { 0, 6, "sequences-contiguous" } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct bench b = begin();

		produce(b, 0, 0, 0);
		produce(b, 2, 0, 2);
		produce(b, 4, cases[i].epoch, cases[i].sequence);
		end(b, cases[i].invariant);
	}
	struct bench b = begin();

	produce(b, 0, 1, 0);
	produce(b, 2, 0, 2);
	end(b, "producer-epoch-never-falls");
}
