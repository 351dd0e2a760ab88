/* What `kafka-storage format` was asked for, before any directory is touched: the first voters of the quorum (KIP-853) and the levels of the
 * features that the cluster begins with. Each step gives 0, or 1 with Kafka's text in `errors`.
 */
#ifndef KLAB_BROKER_STORAGE_PLAN_H
#define KLAB_BROKER_STORAGE_PLAN_H

#include "engine/broker/config.h"
#include "engine/broker/storage_format.h"
#include "engine/raft/raft.h"

enum { STORAGE_FEATURES_MAX = 16 };

struct storage_plan {
	const struct storage_format_options *options;
	const struct node_config *config;
	struct arena *arena;
	struct buf *errors;
	bool is_static;          /* controller.quorum.voters has the voters */
	struct voter_set voters; /* none: a static quorum, or voters to come */
	int16_t metadata_version;
	const char *version_name;
	int16_t kraft_version;
	int16_t levels[STORAGE_FEATURES_MAX]; /* of cluster_features */
};

/* Kafka reads the flags in this order, so that of several mistakes the same one is told. */
int storage_plan_release(struct storage_plan *);
int storage_plan_features(struct storage_plan *);
int storage_plan_voters(struct storage_plan *);
int storage_plan_levels(struct storage_plan *);

int storage_fail(struct buf *errors, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* An exception that Kafka's tool lets through: `Exception in thread "main" java.lang.CLASS: ...`. */
int storage_throw(struct buf *errors, const char *class, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
