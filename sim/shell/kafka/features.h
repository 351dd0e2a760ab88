/* kafka-features in two files: the words and `describe` (features.c), and what changes levels (features_update.c).
 */
#ifndef KLAB_SHELL_KAFKA_FEATURES_H
#define KLAB_SHELL_KAFKA_FEATURES_H

#include "sim/shell/kafka/tool.h"

/* `tool` is first, so that tool_step() finds it. */
struct features_state {
	struct tool tool;
	struct updates *updates; /* what is asked for, of the words that change something */
};

/* `word` is upgrade, downgrade or disable; the admin client is open. */
void features_update(struct task *, const char *word);

/* What an UpdateFeatures answer says against that feature; null: nothing. A cluster before 4.0 answers for each of them; since then one that fails fails all,
 * so that each has the same error. */
struct bytes features_error_of(const struct admin_result *, struct bytes feature);

/* The message in a line, status 1. */
void features_fail(struct task *, struct bytes message);

#endif
