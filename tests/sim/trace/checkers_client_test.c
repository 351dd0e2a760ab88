/* Each promise to clients and groups, broken by hand. */
#include "sim/trace/checkers/internal.h"
#include "tests/test.h"

struct bench {
	struct checkers *c;
	struct history *h;
};

/* Partition t-0 with ten records committed. */
static struct bench begin(bool are_values_unique)
{
	struct checkers *c = checkers_new(&(struct checkers_options){ .are_values_unique = are_values_unique });
	struct bench b = { c, checkers_history(c, BYTES("t"), 0) };
	struct copy copy = { .heap = c->heap };

	for (int64_t i = 0; i < 10; i++)
		copy_add(&copy, &(struct copied_batch){ .base_offset = i, .last_offset = i, .producer_id = -1, .record_count = 1 });
	history_commit(c, b.h, &copy, 10);
	b.h->end_max = 12;
	copy_free(&copy);
	return b;
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

static struct record_seen record(int64_t offset, const char *value, int32_t acks)
{
	return (struct record_seen){ .client = BYTES("client-a"), .topic = BYTES("t"), .offset = offset, .acks = acks, .key = BYTES("k"),
		                         .value = bytes_of_text(value) };
}

static void deliver(struct bench b, int64_t offset, const char *value)
{
	struct record_seen s = record(offset, value, 0);

	check_delivered(b.c, &s);
}

static void acknowledge(struct bench b, int64_t offset, const char *value, int32_t acks)
{
	struct record_seen s = record(offset, value, acks);

	check_acknowledged(b.c, &s);
}

TEST(records_that_are_acknowledged_and_delivered_once_in_order_break_nothing)
{
	struct bench b = begin(true);

	acknowledge(b, 3, "i3", -1);
	acknowledge(b, 11, "i11", 1); /* acks=1 promises no more than the leader */
	deliver(b, 2, "i2");
	deliver(b, 3, "i3");
	deliver(b, 4, "i4");
	client_forgotten(b.c, BYTES("client-a"));
	deliver(b, 3, "i3"); /* again, after a rebalance */
	client_positioned(b.c, BYTES("client-a"), BYTES("t"), 0, -1);
	deliver(b, 0, "i0");
	end(b, NULL);
}

TEST(an_answer_to_acks_all_before_it_is_committed_is_seen)
{
	struct bench b = begin(false);

	acknowledge(b, 10, "v", -1);
	end(b, "acknowledged-is-committed");
}

TEST(a_record_that_is_another_than_was_acknowledged_is_seen)
{
	struct bench b = begin(false);

	acknowledge(b, 3, "v", -1);
	deliver(b, 3, "w");
	end(b, "offset-keeps-its-value");
}

TEST(a_record_above_the_high_watermark_is_seen)
{
	struct bench b = begin(false);

	deliver(b, 10, "v");
	end(b, "read-below-high-watermark");
}

TEST(a_poll_that_goes_back_is_seen)
{
	struct bench b = begin(false);

	deliver(b, 3, "a");
	deliver(b, 3, "a");
	end(b, "nonmonotonic-poll");
}

TEST(a_poll_that_leaves_a_record_out_is_seen)
{
	struct bench b = begin(false);

	deliver(b, 3, "a");
	deliver(b, 5, "b");
	end(b, "poll-skip");
}

TEST(a_value_of_an_idempotent_producer_in_two_places_is_seen)
{
	struct bench b = begin(true);

	deliver(b, 3, "i1");
	deliver(b, 4, "p1");
	deliver(b, 5, "p1"); /* of one without idempotence */
	assert_null(checkers_violation(b.c));
	deliver(b, 6, "i1");
	end(b, "no-duplicate");
}

static void look(struct bench b, int32_t shard_epoch, int32_t generation, struct owned_partition *owned, int32_t count)
{
	struct group_seen s = { .node = 1, .shard_epoch = shard_epoch, .group = BYTES("g"), .is_stable = true, .is_total = true, .generation = generation, .owned = owned,
		                    .owned_count = count };

	check_group(b.c, &s);
}

TEST(a_generation_that_falls_under_one_coordinator_is_seen)
{
	struct bench b = begin(false);

	look(b, 1, 5, NULL, 0);
	look(b, 2, 4, NULL, 0); /* another one may not have heard of the last */
	assert_null(checkers_violation(b.c));
	look(b, 2, 3, NULL, 0);
	end(b, "generation-never-falls");
}

TEST(a_partition_with_two_owners_is_seen)
{
	struct bench b = begin(false);
	struct owned_partition owned[] = { { BYTES("t"), 1, 0 }, { BYTES("t"), 0, 1 }, { BYTES("u"), 0, 1 }, { BYTES("t"), 1, 1 } };

	look(b, 1, 5, owned, 3);
	assert_null(checkers_violation(b.c));
	look(b, 1, 5, owned, 4);
	end(b, "one-owner-a-generation");
}

TEST(a_partition_without_an_owner_is_seen)
{
	struct bench b = begin(false);
	struct owned_partition owned[] = { { BYTES("t"), 2, 0 }, { BYTES("t"), 0, 1 } };

	look(b, 1, 5, owned, 2);
	end(b, "assignment-is-total");
}

TEST(a_commit_of_an_older_generation_is_seen_if_it_is_accepted)
{
	for (int i = 0; i < 2; i++) {
		struct bench b = begin(false);

		look(b, 1, 5, NULL, 0);
		b.c->t_us = 100;
		check_commit_asked(b.c, 7, 1, BYTES("g"), 5);
		look(b, 1, 6, NULL, 0); /* while it was under way */
		check_commit_answered(b.c, 1, 7, 1, true);
		b.c->t_us = 200;
		check_commit_asked(b.c, 7, 2, BYTES("g"), 5);
		check_commit_answered(b.c, 1, 7, 2, i == 1);
		end(b, i == 1 ? "no-stale-commit" : NULL);
	}
}

TEST(a_committed_offset_above_the_log_is_seen)
{
	struct bench b = begin(false);

	check_committed_offset(b.c, BYTES("g"), BYTES("t"), 0, 12);
	assert_null(checkers_violation(b.c));
	check_committed_offset(b.c, BYTES("g"), BYTES("t"), 0, 13);
	end(b, "committed-offset-in-log");
}
