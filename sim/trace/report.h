/* A run in figures, as JSON: what happened how often, latencies, expectations, invariants. scripts/README.md describes each field.
 */
#ifndef KLAB_TRACE_REPORT_H
#define KLAB_TRACE_REPORT_H

#include "sim/trace/readers.h"

void report_make(const struct story *, struct buf *out);

#endif
