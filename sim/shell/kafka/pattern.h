/* What is wrong with a regular expression, in the words of the libraries that Kafka's tools use: of the mistakes that people make, the first one. */
#ifndef KLAB_SHELL_KAFKA_PATTERN_H
#define KLAB_SHELL_KAFKA_PATTERN_H

#include "engine/base/arena.h"

/* The message of java.util.regex.PatternSyntaxException: what, where, and the expression with a mark below it. Null: nothing is wrong. */
struct bytes pattern_java_fault(struct arena *, struct bytes pattern);

/* The description that RE2J gives. NULL: nothing is wrong. */
const char *pattern_re2_fault(struct bytes pattern);

#endif
