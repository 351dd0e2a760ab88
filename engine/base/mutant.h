/* Faults that are planted on purpose, to prove that the checkers (sim/trace/checkers) find them.
 *
 * A mutant is a rule that one node, or one client, breaks. It is chosen by the property `klab.mutant=NAME` and travels with each step
 * (struct effects), so that no room needs a setting for it. The broken rule stands where the true one is:
 *
 *     if (offset <= replica->log_end && !is_mutant(fx, high_watermark_ignores_isr))
 *
 * `klab fuzz --mutant list` prints the names. To add one: a line here, the broken rule at its place, and the fuzzer must find it, and the promise that stands
 * beside it. Some break another one first, as one thing leads to the next; `--only own` has the run go on until its own shows.
 */
#ifndef KLAB_BASE_MUTANT_H
#define KLAB_BASE_MUTANT_H

/* X(name, what is done wrong, the invariant that it breaks: of sim/trace/checkers/checkers.c) */
#define MUTANTS(X)                                                        \
	X(producer_sequence_unchecked, "a batch that was sent twice is appended twice", "no-duplicate") \
	X(producer_gaps_accepted, "a batch is taken although the one before it is missing", "sequences-contiguous") \
	X(follower_keeps_diverged_log, "a follower does not cut off what the leader's log does not have", "isr-agrees-with-leader") \
	X(leader_sees_no_divergence, "a leader does not compare the epochs of a follower's log with its own", "isr-agrees-with-leader") \
	X(follower_flips_a_byte, "a follower changes a byte of what it copies", "files-agree") \
	X(follower_trusts_high_watermark, "a follower takes the leader's high watermark even where its own log does not reach", "offsets-in-order") \
	X(high_watermark_follows_slowest, "the high watermark goes back to the slowest replica of the ISR", "high-watermark-never-falls") \
	X(old_leader_goes_on, "a leader that is told of its successor leads on, in the successor's epoch", "one-leader-an-epoch") \
	X(high_watermark_counts_only_leader, "what the leader alone has counts as committed", "isr-holds-committed") \
	X(high_watermark_ignores_pending_isr, "a replica that is about to join the ISR does not hold the high watermark back", "isr-holds-committed") \
	X(isr_never_shrinks, "a replica that is gone stays in the ISR", "laggards-leave-the-isr") \
	X(isr_joined_too_early, "a replica joins the ISR before it has caught up", "joins-when-caught-up") \
	X(min_isr_unchecked, "acks=all is content with fewer replicas than min.insync.replicas", "committed-only-with-min-isr") \
	X(leader_outside_isr, "the controller lets a replica lead that is not in the ISR", "leader-in-isr") \
	X(fenced_broker_stays_in_isr, "the controller leaves a broker that it fences in the ISR", "no-lost-write") \
	X(partition_epoch_unchecked, "the controller takes an ISR that was decided from an older state of the partition", "isr-asked-of-the-present") \
	X(voter_votes_again, "a voter votes for every candidate of an epoch", "raft-one-vote-an-epoch") \
	X(voter_ignores_logs, "a voter votes also for who has less of the metadata log than it has itself", "raft-leader-has-committed") \
	X(elected_by_minority, "a candidate leads the metadata log with its own vote alone", "raft-one-leader-an-epoch") \
	X(quorum_of_one, "what one voter has of the metadata log counts as committed", "raft-majority-holds-committed") \
	X(leader_counts_unsynced, "a leader of the metadata log counts what its disk has not synced", "raft-majority-holds-committed") \
	X(quorum_state_not_kept, "a voter forgets its epoch and its vote when it ends", "raft-epoch-never-falls") \
	X(lower_high_watermark_taken, "a follower of the metadata log takes a lower high watermark than it knows", "raft-high-watermark-never-falls") \
	X(metadata_divergence_unseen, "a leader of the metadata log does not compare the epochs of a follower's log with its own", "raft-committed-never-changes") \
	X(log_begins_above_snapshot, "the metadata log gives up more than its snapshot holds", "raft-snapshot-where-log-starts") \
	X(acks_all_answered_at_once, "acks=all is answered when the leader has it", "acknowledged-is-committed") \
	X(consumers_read_uncommitted_ends, "consumers are given what is above the high watermark", "read-below-high-watermark") \
	X(stale_commit_accepted, "a coordinator takes commits of older generations", "no-stale-commit") \
	X(assignment_leaves_out, "a coordinator gives the last member nothing", "assignment-is-total") \
	X(generations_begin_anew, "a coordinator that takes over a group begins to count its generations anew", "generation-never-falls") \
	X(offsets_not_loaded, "a coordinator that takes over finds no committed offsets", "committed-offset-survives") \
	X(older_offset_loaded, "a coordinator that takes over keeps the first offset that it finds, not the last", "committed-offset-survives") \
	X(assignment_given_to_all, "a coordinator gives the first member's partitions to all", "one-owner-a-generation") \
	X(isr_never_grows, "a replica that has caught up stays outside of the ISR", "liveness") \
	X(unclean_stop_called_clean, "a broker that lost power says that it was stopped cleanly", "no-lost-write") \
	X(consumer_reads_again, "a consumer reads its last record again", "nonmonotonic-poll") \
	X(consumer_commits_ahead, "a consumer commits an offset that it has not reached", "committed-offset-in-log") \
	X(consumer_garbles_values, "a consumer hands out values without their last byte", "offset-keeps-its-value") \
	X(consumer_swallows_last, "a consumer without a group swallows the record at the end of the log", "no-unseen") \
	X(committed_ahead_of_log, "a follower of the metadata log counts a record more as committed than it has", "raft-high-watermark-in-log") \
	X(earlier_lives_taken, "a leader asks for replicas as they were in their earlier lives, and the controller takes them into the ISR", "isr-of-present-lives") \
	X(moved_replica_stays_in_isr, "a replica that a reassignment takes away stays in the ISR", "isr-of-replicas") \
	X(leader_epoch_begins_anew, "the controller begins to count a partition's leader epochs anew with each election", "partition-epochs-never-fall") \
	X(new_leader_old_epoch, "the controller leaves a partition its leader epoch when it elects another leader", "new-leader-new-epoch") \
	X(election_of_anybody, "the controller lets any replica lead when nobody eligible is there", "elected-from-isr") \
	X(outsider_copies_another_value, "a follower outside of the ISR changes the batches that it copies", "committed-never-changes") \
	X(leader_writes_older_producer_epoch, "a leader writes a batch as if it were of its producer's epoch before", "producer-epoch-never-falls") \
	X(consumer_leaves_out, "a consumer leaves out every eighth record of a batch", "poll-skip")

#define MUTANT_ENUM(name, what, invariant) MUTANT_##name,
enum mutant { MUTANT_NONE, MUTANTS(MUTANT_ENUM) MUTANT_COUNT };
#undef MUTANT_ENUM

/* "none" for MUTANT_NONE. */
const char *mutant_name(enum mutant);
const char *mutant_about(enum mutant);
const char *mutant_breaks(enum mutant);
/* MUTANT_NONE if there is none of that name. */
enum mutant mutant_of(const char *name, int size);

/* `fx` is the struct effects of the step. */
#define is_mutant(fx, name) ((fx)->mutant == MUTANT_##name)

#endif
