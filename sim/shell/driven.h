/* A session whose time somebody lets pass (struct session_driver) and whose lines come from a descriptor, without a terminal: a shell on a real cluster, a
 * shell whose own cluster is open to programs outside.
 */
#ifndef KLAB_SHELL_DRIVEN_H
#define KLAB_SHELL_DRIVEN_H

#include "sim/shell/session.h"

struct driven_input {
	int32_t tab;
	bool is_command; /* what runs in the tab is one command, and not a shell */
	int fd;
};

/* Until the input has ended and what it asked for is done; Ctrl-C ends the command in the foreground, and the session with it: status 130. Otherwise the
 * last status. */
int32_t driven_run_plain(struct session *, const struct session_driver *, const struct driven_input *, FILE *out, FILE *err);

/* Waits until the driver has something to do, or `fd` (-1: none) can be read: then true. A signal ends it. */
bool driven_wait(const struct session_driver *, int64_t us, int fd);
bool driven_is_interrupted(void);

#endif
