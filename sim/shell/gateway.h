/* The gateway: a session's brokers on real ports of this machine, so that real programs take part in its world (--expose).
 *
 *     a program == socket of engine/host == gateway -- visitors.h -- the world's brokers
 *
 * Broker k is at 127.0.0.1:P+k-1. A program outside stands where the shell stands, on the first host: an address that a broker advertises and that leads to a
 * broker from there is told to be that one's real one (border.h); one that does not is told as it is. The clock only decides when something comes in; what
 * has come is an input of the run, with its virtual time. While a program is connected, time passes as outside. While time stands still nothing is taken from
 * the sockets; where another moment or timeline is gone to, they are closed. A broker that is dead ends its connections, one that is paused or cut off is
 * silent, as they would.
 *
 * One thread, one set of descriptors: engine/host's, with a program here that stands between its sockets and the session.
 */
#ifndef KLAB_SHELL_GATEWAY_H
#define KLAB_SHELL_GATEWAY_H

#include "sim/shell/session.h"

struct gateway;

enum { GATEWAY_PROBLEM_SIZE = 200 };

/* Opens it at `port` and those behind it, one for each broker; 0: the first from 9092 on, in steps of a hundred, where all are free. NULL with one line in
 * `problem`. The session lives longer. */
struct gateway *gateway_open(struct session *, int32_t port, char problem[static GATEWAY_PROBLEM_SIZE]);
/* Closes all connections; those in the world end, too. */
void gateway_close(struct gateway *);

/* How many bytes may come in during the session, and how many they may take in its recording: 64 and 192 MiB when nothing is said. */
void gateway_set_limits(struct gateway *, int64_t entered_max, int64_t written_max);

/* "127.0.0.1:9092,127.0.0.1:9093": what a program is to be given as bootstrap servers. */
const char *gateway_address(const struct gateway *);
/* How many connections there are. */
int32_t gateway_connections(const struct gateway *);

/* What there is to say since the last time, one line; NULL: nothing. Valid until the next call of any of these. */
const char *gateway_take_note(struct gateway *);

/* Readable when there is something to exchange. */
int gateway_descriptor(const struct gateway *);
/* Takes over what has come and what is to go. For who lets time pass in the session itself, before and behind. */
void gateway_exchange(struct gateway *);
/* Real time passes, too. Both return in how many microseconds there is more to do: gateway_turn() as a session_driver has it. */
int64_t gateway_turn(void *gateway);
int64_t gateway_due(const struct gateway *);
/* For session_run_terminal() and driven_run_plain(). */
struct session_driver gateway_driver(struct gateway *);

#endif
