/* Programs from outside in a session's world: each connection of theirs is a visitor, whose far end is the process "outside".
 *
 *     a real socket -- bytes, when they come --> session_bring() ... process "outside" == connection of the world ==> a broker
 *     a real socket <-- session_outside.received() ............... process "outside" <== connection of the world == a broker
 *
 * What visitors do are inputs of the run: that one enters, its bytes, that it leaves. They are kept with their place in virtual time as typed lines are, so
 * that going back and replaying need no visitor. What brokers send them leaves the world behind each step, whether anybody takes it or not; so the world is
 * the same in both cases. Nobody takes it while the past is done again.
 *
 * Whoever has the sockets (sim/shell/gateway.h) closes them when session_partings() changes: the visitors of another moment are not theirs.
 */
#ifndef KLAB_SHELL_VISITORS_H
#define KLAB_SHELL_VISITORS_H

#include "sim/shell/session.h"

enum { VISITORS_MAX = 200 };

struct session_outside {
	void *self;
	void (*received)(void *self, int64_t visitor, struct bytes);
	void (*ended)(void *self, int64_t visitor); /* the broker has closed the connection, or there was none to be had */
};
/* Who is told; it lives longer than the session, or until another is set. NULL: nobody. */
void session_set_outside(struct session *, const struct session_outside *);

/* A number that no visitor of this session ever had. */
int64_t session_new_visitor(struct session *);
/* A visitor of such a number connects to "host:port" as a process on the first host would. */
void session_admit(struct session *, int64_t visitor, struct bytes address);
/* One that is not there is overlooked: both sides may close at once. */
void session_bring(struct session *, int64_t visitor, struct bytes);
void session_dismiss(struct session *, int64_t visitor);

/* Those who are there at this moment of this timeline, at most `max` of them. */
int32_t session_visitors(const struct session *, int64_t *out, int32_t max);

/* How often another moment or timeline was gone to. */
int64_t session_partings(const struct session *);

/* While it is so, session_tick() lets time pass as it does outside, whatever the speed, and `run` hurries nobody. */
void session_set_accompanied(struct session *, bool);
bool session_is_accompanied(const struct session *);

#endif
