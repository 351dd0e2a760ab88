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
	X(producer_sequence_unchecked, "a batch that was sent twice is appended twice")

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
