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
	return (struct record_seen){ .client = BYTES("client-a"), .client_id = BYTES("a"), .topic = BYTES("t"), .offset = offset, .acks = acks, .key = BYTES("k"),
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

/* A consumer that did not poll for a while hands out what it had fetched; then it hears that the log was cut. */
TEST(what_was_fetched_before_a_loss_may_be_handed_out_after_it_and_the_poll_go_back_then)
{
	for (int is_fetched_again = 0; is_fetched_again <= 1; is_fetched_again++) {
		struct bench b = begin(false);

		client_fetched(b.c, BYTES("a"), BYTES("t"), 0, 1);
		b.h->losses++;
		if (is_fetched_again)
			client_fetched(b.c, BYTES("a"), BYTES("t"), 0, 1);
		deliver(b, 3, "a");
		deliver(b, 3, "a");
		end(b, is_fetched_again ? "nonmonotonic-poll" : NULL);
	}
}

TEST(a_poll_may_go_back_from_what_a_leader_of_before_the_loss_handed_out_after_it)
{
	for (int32_t epoch = 4; epoch <= 5; epoch++) {
		struct bench b = begin(false);
		struct replica_memory *r = history_replica(b.c, b.h, 1);

		b.h->losses++;
		b.h->loss_epoch = 5;
		r->is_seen = true;
		r->leader_epoch = epoch;
		client_fetched(b.c, BYTES("a"), BYTES("t"), 0, 1);
		deliver(b, 3, "a");
		deliver(b, 3, "a");
		end(b, epoch == 5 ? "nonmonotonic-poll" : NULL);
	}
}

TEST(a_poll_that_leaves_a_record_out_is_seen)
{
	struct bench b = begin(false);

	deliver(b, 3, "a");
	deliver(b, 5, "b");
	end(b, "poll-skip");
}

TEST(a_value_that_was_sent_again_in_another_epoch_of_its_producer_is_no_duplicate)
{
	for (int16_t epoch = 3; epoch <= 4; epoch++) {
		struct bench b = begin(true);
		struct copy copy = { .heap = b.c->heap };

		for (int64_t i = 0; i < 12; i++)
			copy_add(&copy, &(struct copied_batch){ .base_offset = i, .last_offset = i, .record_count = 1, .producer_id = i >= 10 ? 7 : -1,
			                                        .producer_epoch = i == 10 ? 3 : epoch, .base_sequence = epoch == 3 && i == 11 });
		history_commit(b.c, b.h, &copy, 12);
		copy_free(&copy);
		deliver(b, 10, "i1");
		deliver(b, 11, "i1");
		end(b, epoch == 3 ? "no-duplicate" : NULL);
	}
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

TEST(the_last_partition_of_a_topic_without_an_owner_is_seen_if_it_was_made_with_the_others)
{
	for (int i = 0; i < 2; i++) {
		struct bench b = begin(false);
		struct owned_partition owned[] = { { BYTES("t"), 0, 0 }, { BYTES("t"), 1, 1 } };

		b.h->made_at = 10;
		checkers_history(b.c, BYTES("t"), 1)->made_at = 11;
		checkers_history(b.c, BYTES("t"), 2)->made_at = i == 1 ? 12 : 30; /* added later: members may not know it yet */
		look(b, 1, 5, owned, 2);
		end(b, i == 1 ? "assignment-is-total" : NULL);
	}
}

static bool is_loaded(void *context, struct bytes group)
{
	(void)context;
	return bytes_equal_text(group, "g");
}

static struct loaded_group load(void *context, struct bytes group)
{
	(void)group;
	return *(struct loaded_group *)context;
}

static void take_over(struct bench b, int32_t generation, int64_t offset, int64_t losses)
{
	struct group_offset_view view = { BYTES("t"), 0, offset };
	struct loaded_group loaded = { BYTES("g"), true, generation, &view, offset >= 0 };

	check_loaded(b.c, 2, losses, 1000000, is_loaded, load, &loaded);
}

TEST(a_coordinator_that_takes_over_must_know_the_last_complete_generation)
{
	struct bench b = begin(false);

	keep_generation(b.c, BYTES("g"), 3, 0);
	keep_generation(b.c, BYTES("h"), 9, 0); /* elsewhere */
	take_over(b, 3, -1, 0);
	take_over(b, 4, -1, 0);
	assert_null(checkers_violation(b.c));
	take_over(b, 2, -1, 0);
	end(b, "generation-never-falls");
}

TEST(a_coordinator_that_takes_over_must_know_what_was_committed_or_was_about_to_be)
{
	static const struct {
		int64_t offset;
		bool is_seen;
	} found[] = { { 5, false }, { 7, false }, { 8, false }, { 3, false }, { 6, true }, { -1, true } };

	for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++) {
		struct bench b = begin(false);

		keep_asked(b.c, BYTES("g"), BYTES("t"), 0, 3);
		keep_asked(b.c, BYTES("g"), BYTES("t"), 0, 5);
		keep_asked(b.c, BYTES("g"), BYTES("t"), 0, 7);
		keep_offset(b.c, BYTES("g"), BYTES("t"), 0, 5, 0, 2);
		keep_asked(b.c, BYTES("g"), BYTES("t"), 0, 8);
		keep_offset(b.c, BYTES("g"), BYTES("t"), 0, 3, 0, 1); /* an older coordinator hears of it only now */
		take_over(b, 1, found[i].offset, 0);
		end(b, found[i].is_seen ? "committed-offset-survives" : NULL);
	}
}

TEST(what_a_group_lost_with_an_excuse_is_not_asked_for)
{
	struct bench b = begin(false);

	keep_generation(b.c, BYTES("g"), 3, 0);
	keep_offset(b.c, BYTES("g"), BYTES("t"), 0, 5, 0, 2);
	take_over(b, 1, -1, 1); /* its partition of __consumer_offsets has lost records since */
	keep_offset(b.c, BYTES("g"), BYTES("t"), 0, 6, 1, 3);
	kept_forget_group(b.c, BYTES("g")); /* it was deleted */
	take_over(b, 0, -1, 1);
	end(b, NULL);
}
