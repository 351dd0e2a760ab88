/* Each promise of the metadata log, broken by hand. */
#include "sim/trace/checkers/internal.h"
#include "tests/test.h"

static const int32_t three[] = { 1, 2, 3 };

static struct raft_seen seen(int32_t node, bool is_leader, int32_t epoch, int64_t high_watermark)
{
	return (struct raft_seen){ .node = node, .is_leader = is_leader, .epoch = epoch, .leader_id = is_leader ? node : -1, .voted_id = -1,
		                       .high_watermark = high_watermark, .log_end = 100, .snapshot_end = -1, .voters = three, .voter_count = 3 };
}

/* Node `node` has `count` batches of one record from `from` on, of that epoch, all synced. */
static void give(struct checkers *c, int32_t node, int64_t from, int64_t count, int32_t epoch)
{
	struct replica_memory *r = history_replica(c, c->metadata, node);

	copy_cut(&r->copy, from);
	for (int64_t i = from; i < from + count; i++)
		copy_add(&r->copy, &(struct copied_batch){ .base_offset = i, .last_offset = i, .leader_epoch = epoch, .crc = (uint32_t)i * 31 + (uint32_t)epoch,
		                                           .producer_id = -1, .record_count = 1 });
	r->durable_end = r->copy.end;
}

static void look(struct checkers *c, struct raft_seen s)
{
	check_raft(c, &s);
}

static void end(struct checkers *c, const char *invariant)
{
	const struct violation *v = checkers_violation(c);

	if (invariant)
		assert_string_equal(v ? v->invariant : "nothing", invariant);
	else
		assert_string_equal(v ? v->text : "nothing", "nothing");
	checkers_del(c);
}

TEST(a_quorum_that_elects_commits_and_elects_again_breaks_nothing)
{
	struct checkers *c = checkers_new(NULL);

	for (int32_t node = 1; node <= 3; node++)
		give(c, node, 0, 10, 1);
	look(c, seen(1, true, 1, -1));
	look(c, seen(1, true, 1, 10));
	look(c, seen(2, false, 1, 8));
	give(c, 3, 10, 2, 1); /* not committed: may be replaced */
	give(c, 2, 10, 1, 2);
	look(c, seen(2, true, 2, 8)); /* another leader need not know yet what is committed */
	give(c, 3, 10, 1, 2);
	look(c, seen(2, true, 2, 11));
	look(c, seen(3, false, 2, 11));
	end(c, NULL);
}

TEST(an_epoch_and_a_vote_that_power_took_before_they_were_synced_were_told_to_nobody)
{
	for (int is_synced = 0; is_synced < 2; is_synced++) {
		struct checkers *c = checkers_new(NULL);
		struct raft_seen candidate = seen(2, false, 2, -1), later = seen(2, false, 1, -1);

		look(c, seen(2, false, 1, -1));
		candidate.voted_id = 2;
		candidate.is_state_unsynced = !is_synced;
		look(c, candidate);
		raft_power_lost(c, 2);
		later.voted_id = 3;
		look(c, later);
		end(c, is_synced ? "raft-epoch-never-falls" : NULL);
	}
}

TEST(an_epoch_that_falls_is_seen_also_across_lives)
{
	struct checkers *c = checkers_new(NULL);

	look(c, seen(1, false, 5, -1));
	c->nodes[1].is_raft_seen_now = false;
	look(c, seen(1, false, 4, -1));
	end(c, "raft-epoch-never-falls");
}

TEST(a_second_vote_in_an_epoch_is_seen)
{
	struct checkers *c = checkers_new(NULL);
	struct raft_seen s = seen(1, false, 3, -1);

	s.voted_id = 2;
	look(c, s);
	s.voted_id = -1;
	look(c, s);
	s.voted_id = 3;
	look(c, s);
	end(c, "raft-one-vote-an-epoch");
}

TEST(a_second_leader_of_an_epoch_is_seen)
{
	struct checkers *c = checkers_new(NULL);

	look(c, seen(1, true, 3, -1));
	look(c, seen(2, true, 4, -1));
	assert_null(checkers_violation(c));
	look(c, seen(3, true, 4, -1));
	end(c, "raft-one-leader-an-epoch");
}

TEST(a_leader_without_all_that_was_committed_is_seen)
{
	struct checkers *c = checkers_new(NULL);

	for (int32_t node = 1; node <= 2; node++)
		give(c, node, 0, 10, 1);
	give(c, 3, 0, 9, 1);
	look(c, seen(1, true, 1, -1));
	look(c, seen(1, true, 1, 10));
	look(c, seen(3, true, 2, -1));
	end(c, "raft-leader-has-committed");
}

TEST(a_high_watermark_that_falls_within_an_epoch_is_seen)
{
	struct checkers *c = checkers_new(NULL);

	give(c, 1, 0, 10, 1);
	look(c, seen(1, false, 1, 9));
	look(c, seen(1, false, 1, 8));
	end(c, "raft-high-watermark-never-falls");
}

TEST(a_high_watermark_above_the_logs_end_is_seen)
{
	struct checkers *c = checkers_new(NULL);
	struct raft_seen s = seen(1, false, 1, 9);

	s.log_end = 8;
	look(c, s);
	end(c, "raft-high-watermark-in-log");
}

TEST(what_a_minority_has_synced_is_not_committed)
{
	struct checkers *c = checkers_new(NULL);

	for (int32_t node = 1; node <= 3; node++)
		give(c, node, 0, 10, 1);
	look(c, seen(1, true, 1, 5));
	history_replica(c, c->metadata, 2)->durable_end = 9;
	history_replica(c, c->metadata, 3)->durable_end = 9;
	look(c, seen(1, true, 1, 10));
	end(c, "raft-majority-holds-committed");
}

TEST(a_committed_offset_that_is_another_elsewhere_is_seen)
{
	struct checkers *c = checkers_new(NULL);

	for (int32_t node = 1; node <= 3; node++)
		give(c, node, 0, 10, 1);
	look(c, seen(1, true, 1, -1));
	look(c, seen(1, true, 1, 10));
	give(c, 3, 7, 3, 2);
	look(c, seen(3, false, 1, 7));
	assert_null(checkers_violation(c));
	look(c, seen(3, false, 1, 8));
	end(c, "raft-committed-never-changes");
}

TEST(a_log_that_begins_where_no_snapshot_ends_is_seen)
{
	struct checkers *c = checkers_new(NULL);
	struct raft_seen s = seen(1, false, 1, 9);

	s.log_start = s.snapshot_end = 4;
	look(c, s);
	assert_null(checkers_violation(c));
	s.log_start = 6;
	look(c, s);
	end(c, "raft-snapshot-where-log-starts");
}
