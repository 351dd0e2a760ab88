/* Times as klab's own words take them: "30" and "30s" are seconds; "500ms", "20us", "5m", "2h", "8d", "1.5s", and several after one another: "1m30s". */
#ifndef KLAB_SHELL_DURATION_H
#define KLAB_SHELL_DURATION_H

#include "engine/base/bytes.h"

#define DURATION_MAX_US (INT64_C(10000) * 86400 * 1000000)

/* False if it is none, is negative, or is past DURATION_MAX_US. */
bool duration_parse(struct bytes text, int64_t *out_us);

#endif
