/* The life of a node: start-up in Kafka's order and with Kafka's refusals, the parts that run in every step, and the controlled stop. */
#ifndef KLAB_BROKER_START_H
#define KLAB_BROKER_START_H

#include "engine/broker/node.h"

/* EVENT_STARTED. A start that is refused says why on stream 2 and ends the process with status 1. */
void node_start(struct node *);

/* SIGNAL_TERM: tells the controller, moves leadership away, closes the logs, ends with status 0. At a second one the node
 * waits for nobody any longer, neither the controller nor a new leader of the quorum: that is for whoever knows that there will be none. */
void node_begin_stop(struct node *);

/* The controller has unfenced the broker: it listens from now on. And: the controller let it go, or took too long to. */
void node_is_running(struct node *);
void node_finish_stop(struct node *);

/* Ends the process as Kafka does when it cannot go on: lines on stream 2, status 1. */
void node_refuse(struct node *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The driver could not give it the port of that listener. */
void node_cannot_listen(struct node *, int32_t listener, enum err);

/* Before and after an event: hands the time to the parts that want it; takes up what was committed. True if that made work. */
void node_parts_begin_step(struct node *);
bool node_parts_run(struct node *);
void node_parts_synced(struct node *, const struct event *);
void node_parts_del(struct node *);

/* An event of a connection that this node opened. */
void node_outbound_event(struct node *, const struct event *);

/* "2026-11-23 18:00:00,123": as log4j stamps a line. UTC. */
struct bytes node_time_text(struct arena *, int64_t wall_ms);

#endif
