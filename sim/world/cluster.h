/* The Kafka cluster of a world: nodes 1..N on "localhost", their config files, their disks, and how each is started and stopped.
 *
 * Nothing is kept here: what there is to know stands in the world's files and processes. Node 1 is described by
 * /kafka/config/server.properties, node N by /kafka/config/server-N.properties; its process is "broker-N"; it listens on 9091+N, its controller
 * on 19091+N; its log directory is /tmp/kraft-combined-logs when it is alone, /tmp/kraft-combined-logs-N otherwise.
 * A node that a learner starts with kafka-server-start is the same process, by the same name.
 */
#ifndef KLAB_WORLD_CLUSTER_H
#define KLAB_WORLD_CLUSTER_H

#include "engine/broker/node.h"
#include "sim/world/world.h"

enum { CLUSTER_BROKERS_MAX = 100, CLUSTER_PORT = 9092, CLUSTER_CONTROLLER_PORT = 19092 };

#define CLUSTER_HOME "/kafka"

struct cluster_options {
	int32_t brokers;     /* 1..CLUSTER_BROKERS_MAX */
	bool is_unformatted; /* leave the log directories without meta.properties, and start nothing */
	bool is_stopped;     /* format, but start nothing */
	struct bytes properties; /* lines added to each server.properties; null: none */
};

/* Writes the config files, formats the directories, starts the nodes. */
void cluster_create(struct world *, const struct cluster_options *);

/* How many nodes have a config file. */
int32_t cluster_size(struct world *);

/* The config file of a node: "/kafka/config/server.properties". */
struct bytes cluster_properties_path(struct arena *, int32_t id);

/* Starts the node with a config file of that path (node.id in it names the process) as a child of `parent` with these streams.
 * Returns its pid, or 0 with one line in `problem`. */
int32_t cluster_start_with(struct world *, struct bytes path, const int32_t streams[3], int32_t parent, struct buf *problem);

/* Starts node `id` in the background. 0 with one line in `problem` if it is running or has no config file. */
int32_t cluster_start(struct world *, int32_t id, struct buf *problem);

/* The pid of a running node, or 0; its state, or NULL. */
int32_t cluster_pid(const struct world *, int32_t id);
struct node *cluster_node(const struct world *, int32_t id);

/* The log directory of a node, as its config file of the beginning has it. Returns `text`. */
struct bytes cluster_log_dir(struct world *, int32_t id, char *text, size_t size);

/* True when every node that runs is registered, not fenced, and knows a controller. */
bool cluster_is_ready(struct world *);

/* Runs the world until cluster_is_ready(), at most `limit_us`. */
bool cluster_wait_ready(struct world *, int64_t limit_us);

#endif
