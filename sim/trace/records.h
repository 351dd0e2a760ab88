/* What became of a run's records, by client: gathered from the trace, and, for what was lost, from the logs that the run ends with. */
#ifndef KLAB_TRACE_RECORDS_H
#define KLAB_TRACE_RECORDS_H

#include "engine/base/arena.h"
#include "engine/event/trace.h"
#include "sim/world/world.h"

/* Milliseconds; sorted once all are there. */
struct durations {
	int64_t *items;
	int64_t count, capacity;
};

struct client_records {
	struct bytes client;
	int64_t acknowledged, failed, delivered;
	int64_t duplicates; /* delivered though the group had been given the record before */
	int64_t lost;       /* acknowledged, and not in the log any more though nothing may have deleted it */
	int64_t unknown;    /* acknowledged to a partition that nobody leads in the end, or without an offset (acks=0) */
	struct durations acknowledgement, end_to_end; /* since the record's timestamp, if that is of this run */
};

/* A record that a producer was told of, or one that a group was given. */
struct record_seen {
	int32_t client, group; /* indexes; group -1: it is an acknowledgement */
	int32_t topic, partition;
	int64_t offset, seq;
	uint64_t hash; /* of key and value */
};

struct records {
	struct arena *arena;
	struct client_records *clients; /* in the order in which they come up */
	int client_count;
	struct bytes *names; /* of topics and groups, which may be one name */
	int name_count;
	struct record_seen *seen;
	int64_t seen_count, seen_capacity;
};

enum { RECORDS_NAMES_MAX = 4096 };

void records_gather(struct records *, struct world *, struct arena *);
void records_free(struct records *);

/* The duration that `percent` of them do not exceed (nearest rank). There must be one. */
int64_t durations_percentile(const struct durations *, int percent);

#endif
