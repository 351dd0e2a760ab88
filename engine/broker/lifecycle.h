/* A broker's standing with the controller: it registers, sends heartbeats, becomes unfenced, and asks for leave before it stops.
 *
 *     STARTING --caught up--> RECOVERY --unfenced--> RUNNING --SIGTERM--> PENDING_CONTROLLED_SHUTDOWN --granted--> SHUTTING_DOWN
 *
 * One request is under way at a time; the next one follows after broker.heartbeat.interval.ms, or at once when there is news.
 */
#ifndef KLAB_BROKER_LIFECYCLE_H
#define KLAB_BROKER_LIFECYCLE_H

#include "engine/broker/forward.h"

enum broker_phase { PHASE_STARTING, PHASE_RECOVERY, PHASE_RUNNING, PHASE_PENDING_CONTROLLED_SHUTDOWN, PHASE_SHUTTING_DOWN };

struct lifecycle {
	enum broker_phase phase;
	bool is_registered;
	bool is_in_flight;
	bool is_next_immediate;     /* something happened while a request was under way */
	bool has_registered_once;
	bool got_shutdown_answer;
	struct controller_request request;
	struct timer timer;         /* of the next request */
	int32_t offline_sent, offline_told; /* how many failed directories the last heartbeat named, and the last that was answered */
	struct timer dir_timer;     /* log.dir.failure.timeout.ms after a directory failed: the controller must know by then */
	struct timer give_up_timer; /* initial.broker.registration.timeout.ms, later the limit of a controlled shutdown */
};

void lifecycle_start(struct node *);
void lifecycle_del(struct node *);

/* The controller lost track of this broker (its registration changed or vanished): register again. */
void lifecycle_register_again(struct node *);

/* The next heartbeat goes out at once. */
void lifecycle_tell_soon(struct node *);

/* A log directory failed: the controller is told at once. A broker that cannot tell it in time stops. */
void lifecycle_dir_failed(struct node *);

/* Begins the controlled shutdown; node_finish_stop() is called when it is granted or takes too long. */
void lifecycle_begin_stop(struct node *);
/* Waits no longer for the controller. */
void lifecycle_hurry_stop(struct node *);

#endif
