/* The answer to a request that failed as a whole, as Kafka's AbstractRequest.getErrorResponse() makes it: the error at the top, or, where an API
 * has none there, in a row for each thing that was asked for.
 */
#ifndef KLAB_WIRE_ERROR_RESPONSE_H
#define KLAB_WIRE_ERROR_RESPONSE_H

#include "engine/wire/call.h"

/* In the call's arena. */
void *error_response_new(const struct call *, int16_t error_code);

#endif
