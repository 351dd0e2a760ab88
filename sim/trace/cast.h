/* A run as a terminal recording: its transcript in virtual time, with a marker at each narration. What asciinema plays: asciicast v2 (asciinema 2
 * and later, and its web player) and v3 (asciinema 3). Players shorten silences to the header's idle_time_limit.
 */
#ifndef KLAB_TRACE_CAST_H
#define KLAB_TRACE_CAST_H

#include "sim/trace/readers.h"

void cast_make_v2(const struct story *, struct buf *out);
void cast_make_v3(const struct story *, struct buf *out);

#endif
