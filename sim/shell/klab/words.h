/* What klab's own words for what can go wrong share (design.md, section 5). Each acts and says nothing, or says in one line what is wrong
 * with it; what they return is 0, null or false then, and the task has ended.
 */
#ifndef KLAB_SHELL_KLAB_WORDS_H
#define KLAB_SHELL_KLAB_WORDS_H

#include "sim/shell/command.h"

/* The number of a node, broker or controller, at that place of the line. */
int32_t words_broker(struct task *, int32_t at);

/* The process that "2", "101", "web-1", "client-web-1" or "client-*" means, in the step's arena. An app need not be running. */
struct bytes words_process(struct task *, int32_t at);

bool words_duration(struct task *, int32_t at, const char *example, int64_t *us);

/* The line has no more words than these. */
bool words_end(struct task *, int32_t count);

/* A second word that there is not, or none: the usage in one line. */
void words_usage(struct task *);

#endif
