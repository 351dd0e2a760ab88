/* Faults that are planted on purpose, to prove that the checkers (sim/trace/checkers) find them.
 *
 * A mutant is a rule that one node, or one client, breaks. It is chosen by the property `klab.mutant=NAME` and travels with each step
 * (struct effects), so that no room needs a setting for it. The broken rule stands where the true one is:
 *
 *     if (offset <= replica->log_end && !is_mutant(fx, high_watermark_ignores_isr))
 *
 * `klab fuzz --mutant list` prints the names. To add one: a line here, the broken rule at its place, and the fuzzer must find it.
 */
#ifndef KLAB_BASE_MUTANT_H
#define KLAB_BASE_MUTANT_H

/* X(name, the invariant that it breaks) */
#define MUTANTS(X)                                                        \
	X(producer_sequence_unchecked, "a batch that was sent twice is appended twice") \
	X(follower_keeps_diverged_log, "a follower does not cut off what the leader's log does not have") \
	X(leader_sees_no_divergence, "a leader does not compare the epochs of a follower's log with its own") \
	X(high_watermark_counts_only_leader, "what the leader alone has counts as committed") \
	X(high_watermark_ignores_pending_isr, "a replica that is about to join the ISR does not hold the high watermark back") \
	X(isr_never_shrinks, "a replica that is gone stays in the ISR") \
	X(isr_joined_too_early, "a replica joins the ISR before it has caught up") \
	X(min_isr_unchecked, "acks=all is content with fewer replicas than min.insync.replicas") \
	X(leader_outside_isr, "the controller lets a replica lead that is not in the ISR") \
	X(fenced_broker_stays_in_isr, "the controller leaves a broker that it fences in the ISR") \
	X(partition_epoch_unchecked, "the controller takes an ISR that was decided from an older state of the partition") \
	X(voter_votes_again, "a voter votes for every candidate of an epoch") \
	X(voter_ignores_logs, "a voter votes also for who has less of the metadata log than it has itself") \
	X(elected_by_minority, "a candidate leads the metadata log with its own vote alone") \
	X(quorum_of_one, "what one voter has of the metadata log counts as committed") \
	X(leader_counts_unsynced, "a leader of the metadata log counts what its disk has not synced") \
	X(quorum_state_not_kept, "a voter forgets its epoch and its vote when it ends") \
	X(lower_high_watermark_taken, "a follower of the metadata log takes a lower high watermark than it knows") \
	X(metadata_divergence_unseen, "a leader of the metadata log does not compare the epochs of a follower's log with its own") \
	X(log_begins_above_snapshot, "the metadata log gives up more than its snapshot holds") \
	X(acks_all_answered_at_once, "acks=all is answered when the leader has it") \
	X(consumers_read_uncommitted_ends, "consumers are given what is above the high watermark") \
	X(stale_commit_accepted, "a coordinator takes commits of older generations") \
	X(assignment_given_to_all, "a coordinator gives the first member's partitions to all") \
	X(isr_never_grows, "a replica that has caught up stays outside of the ISR") \
	X(unclean_stop_called_clean, "a broker that lost power says that it was stopped cleanly") \
	X(consumer_reads_again, "a consumer reads its last record again") \
	X(consumer_leaves_out, "a consumer leaves out every eighth record of a batch")

#define MUTANT_ENUM(name, what) MUTANT_##name,
enum mutant { MUTANT_NONE, MUTANTS(MUTANT_ENUM) MUTANT_COUNT };
#undef MUTANT_ENUM

/* "none" for MUTANT_NONE. */
const char *mutant_name(enum mutant);
const char *mutant_about(enum mutant);
/* MUTANT_NONE if there is none of that name. */
enum mutant mutant_of(const char *name, int size);

/* `fx` is the struct effects of the step. */
#define is_mutant(fx, name) ((fx)->mutant == MUTANT_##name)

#endif
