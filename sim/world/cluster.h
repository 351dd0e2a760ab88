/* The Kafka cluster of a world: nodes, the hosts they are on, their config files, their disks, and how each is started and stopped.
 *
 * Nothing is kept here: what there is to know stands in the world's files and processes. Nodes 1..N are brokers. Each is a controller, too, unless
 * the roles are apart: then the controllers are nodes of their own, 101 and up. Node 1 is described by /kafka/config/server.properties, node N by
 * /kafka/config/server-N.properties; its process is "broker-N" or, where it only controls, "controller-N"; a broker listens on 9091+N, a controller
 * on 19091+N. The log directory is /tmp/kraft-combined-logs when one node is all, /tmp/kraft-combined-logs-N where there are several, and
 * /tmp/kraft-broker-logs-N or /tmp/kraft-controller-logs-N where roles are apart.
 * All of it is on the host "kafka", the first, where the shells are; the host "laptop" is in the same network. With containers, node N is on the host
 * "kafka-N", and it and the host "app" are in a network of their own; the shells are on the host "laptop", where broker N's port is published.
 * A node that a learner starts with kafka-server-start is the same process, by the same name. One that is started in the background says what it
 * has to say in /kafka/logs/server.log, node N in /kafka/logs/server-N.log, one life behind the other.
 */
#ifndef KLAB_WORLD_CLUSTER_H
#define KLAB_WORLD_CLUSTER_H

#include "engine/broker/node.h"
#include "sim/world/world.h"

enum { CLUSTER_BROKERS_MAX = 100, CLUSTER_CONTROLLERS_MAX = 9, CLUSTER_PORT = 9092, CLUSTER_CONTROLLER_PORT = 19092 };

#define CLUSTER_HOME "/kafka"

struct cluster_options {
	int32_t brokers;     /* 1..CLUSTER_BROKERS_MAX */
	int32_t controllers; /* nodes that only control, at most CLUSTER_CONTROLLERS_MAX; 0: every broker is a controller */
	bool is_unformatted; /* leave the log directories without meta.properties, and start nothing */
	bool is_stopped;     /* format, but start nothing */
	struct bytes properties; /* lines added to each server.properties; null: none */
	bool has_containers; /* each node on a host of its own */
};

/* Writes the config files, formats the directories, starts the nodes. */
void cluster_create(struct world *, const struct cluster_options *);

/* How many brokers have a config file: they are 1 to that number. */
int32_t cluster_size(struct world *);

/* The node after `id`, brokers first, then those that only control; 0 at the end: for (id = 0; (id = cluster_next(world, id));). */
int32_t cluster_next(struct world *, int32_t id);
bool cluster_has(struct world *, int32_t id);
static inline bool cluster_is_controller_only(int32_t id) { return id > CLUSTER_BROKERS_MAX; }

/* Its process: "broker-1", "controller-101". */
enum { CLUSTER_NAME_SIZE = 24 };
struct bytes cluster_process_name(int32_t id, char text[static CLUSTER_NAME_SIZE]);

/* The config file of a node: "/kafka/config/server.properties". */
struct bytes cluster_properties_path(struct arena *, int32_t id);

/* Starts the node with a config file of that path (node.id in it names the process) as a child of `parent` with these streams, on that host (null:
 * where it was, or where its cluster has a place for it). Returns its pid, or 0 with one line in `problem`. */
int32_t cluster_start_with(struct world *, struct bytes path, struct bytes host, const int32_t streams[3], int32_t parent, struct buf *problem);

/* As that, but in the background, as kafka-server-start -daemon does: its output goes to the server's log. */
int32_t cluster_start_apart(struct world *, struct bytes path, struct bytes host, struct buf *problem);

/* Starts node `id` in the background. 0 with one line in `problem` if it is running or has no config file. */
int32_t cluster_start(struct world *, int32_t id, struct buf *problem);

/* The pid of a running node, or 0; its state, or NULL. */
int32_t cluster_pid(const struct world *, int32_t id);
struct node *cluster_node(const struct world *, int32_t id);

/* The host of a node as the shells would call it: "localhost", or the name of another. Returns `text`. */
enum { CLUSTER_HOST_SIZE = 64 };
struct bytes cluster_host(struct world *, int32_t id, char *text, size_t size);

/* The log directory of a node, as its config file of the beginning has it. Returns `text`. */
struct bytes cluster_log_dir(struct world *, int32_t id, char *text, size_t size);

/* True when every broker that runs is registered, not fenced, and knows a controller. */
bool cluster_is_ready(struct world *);

/* Runs the world until cluster_is_ready(), at most `limit_us`. */
bool cluster_wait_ready(struct world *, int64_t limit_us);

#endif
