/* This klab. What it answers as is KAFKA_VERSION (engine/wire/api.h). */
#ifndef KLAB_TRACE_VERSION_H
#define KLAB_TRACE_VERSION_H

#define KLAB_VERSION "0.1.0"

#endif
