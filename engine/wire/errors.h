/* Kafka's error codes: name, code and the client's message for each, and whether a client should try again.
 * One X-macro list: X(name, code, is_retriable, exception, text). `KAFKA_NONE` is 0.
 */
#ifndef KLAB_WIRE_ERRORS_H
#define KLAB_WIRE_ERRORS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/wire/error_list.h"

#define KAFKA_ENUM(name, code, is_retriable, exception, text) KAFKA_##name = (code),
enum kafka_error { KAFKA_ERRORS(KAFKA_ENUM) };
#undef KAFKA_ENUM

/* "NOT_LEADER_OR_FOLLOWER"; "UNKNOWN_SERVER_ERROR" for a code that is not known. */
const char *kafka_error_name(int16_t code);

/* The Java client's message: "For requests intended only for the leader, ...". */
const char *kafka_error_text(int16_t code);

/* The Java client's exception class without its package: "NotLeaderOrFollowerException". Empty for NONE. */
const char *kafka_error_exception(int16_t code);

bool kafka_error_is_retriable(int16_t code);

#endif
