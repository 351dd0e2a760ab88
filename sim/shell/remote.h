/* The shell on a real cluster: its commands are processes of a world as always, whose connections lead to real sockets and whose time is the real
 * clock's (sim/world/gate.h). One thread: the real driver (engine/host) has a program here that stands between its sockets and the gate.
 *
 * Whoever has the terminal calls remote_turn() whenever the descriptor is readable or the time it told of is over; between two turns nothing happens.
 */
#ifndef KLAB_SHELL_REMOTE_H
#define KLAB_SHELL_REMOTE_H

#include "sim/shell/session.h"

struct remote;

struct remote_options {
	bool is_interactive;
	const char *servers; /* what $BOOTSTRAP is in its shells; NULL: nothing */
	bool shows_frames; /* in the trace, which is then kept as a whole */
};

/* NULL with one line in `problem` if the system gives no descriptors. */
struct remote *remote_new(const struct remote_options *, char problem[static 200]);
void remote_del(struct remote *);
struct session *remote_session(const struct remote *);

/* Lets real time pass in the session, and takes over what came and what is to go. Returns in how many microseconds there is more to do. */
int64_t remote_turn(struct remote *);
int remote_descriptor(const struct remote *);
/* The two, for whoever waits beside others. */
struct session_driver remote_driver(struct remote *);

/* Lines from a descriptor, as session_run_plain() takes them. Ctrl-C ends the command in the foreground, and the session with it: status 130. */
int32_t remote_run_plain(struct remote *, int fd, FILE *out, FILE *err);
/* One command, whose input is the descriptor's; its status. */
int32_t remote_run_command(struct remote *, int argc, char *const *argv, int fd, FILE *out, FILE *err);
/* On a terminal. */
int32_t remote_run_terminal(struct remote *);

#endif
