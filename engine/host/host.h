/* The real driver: one process of the engine on real sockets, real files and the wall clock (Linux: epoll).
 *
 * A host drives one program (engine/event/step.h), a broker as a rule, in one loop on the thread that calls host_run(). Hosts share nothing, so
 * several brokers of one program are several threads. What the engine leaves to its driver is done here:
 *
 *   - bytes are read only while what is unsent on the connection is within a limit, and while the program wants them (EFFECT_HOLD);
 *   - a send leaves at once as far as the socket takes it; the rest is copied, file ranges are pinned and handed to sendfile();
 *   - a share of the descriptors is left to files: connections wait when only that is free;
 *   - what must not leave before a sync is held until a worker has done that sync, with all that follows on its connection; syncs that nobody waits for
 *     have a worker of their own;
 *   - the blocks of large files that were removed are freed by a worker, and are free when the host is gone;
 *   - the heap's region is the process's own; when it is full the process ends with one line.
 */
#ifndef KLAB_HOST_HOST_H
#define KLAB_HOST_HOST_H

#include "engine/event/step.h"
#include "engine/host/files.h"

struct host;

struct host_options {
	const char *name; /* "broker-1", for what the driver has to say */
	struct heap *heap;
	struct files *files;
	const struct program *program;
	void *self; /* made in the heap; ended and freed by the host */
	/* What the process writes on stream 1 and 2, in whole lines as a rule; on the loop's thread. */
	void (*write)(void *owner, int32_t stream, struct bytes);
	/* Whether that listener takes connections now; NULL: always. Those who connect meanwhile wait. */
	bool (*takes)(void *owner, int32_t listener);
	void *owner;
};

/* NULL with one line in `problem` (at least 200 bytes) if the system gives no descriptors or threads. */
struct host *host_new(const struct host_options *, char *problem);
void host_del(struct host *);

/* Runs until the process ends; its exit status. */
int host_run(struct host *);

/* For who has a loop already: what is due now is done, without waiting for more; false when the process has ended. The first time it is started. The
 * descriptor is readable when there is something to do, but for the process's deadline. */
bool host_turn(struct host *);
int host_descriptor(const struct host *);
/* Whether no connection is open, nor on its way to its end. */
bool host_is_quiet(const struct host *);

/* Any thread may say these. The signal reaches the process as EVENT_SIGNAL; SIGNAL_KILL ends it without further ado. */
void host_signal(struct host *, enum signal_kind);

#endif
