/* Times as Kafka's tools take them: yyyy-MM-dd'T'HH:mm:ss.SSS, with an optional zone (Z, +01, +01:00). */
#ifndef KLAB_SHELL_KAFKA_TIME_H
#define KLAB_SHELL_KAFKA_TIME_H

#include "engine/base/bytes.h"

/* False if it is not exactly that. */
bool time_parse(struct bytes text, int64_t *out_ms);

#endif
