/* What readline needs of us, on the bare terminal and within the screen: completion of commands, flags, topics, groups and brokers, and a history
 * file under $XDG_STATE_HOME/klab (or ~/.local/state/klab).
 */
#ifndef KLAB_SHELL_EDITING_H
#define KLAB_SHELL_EDITING_H

#include "sim/shell/session.h"

/* Sets readline up and, if it is to be kept, reads the history. The session is asked for names until editing_end(); where its cluster is a real one, that
 * is asked, for as long as EDITING_WAIT_US at most, while the driver lets time pass. */
enum { EDITING_WAIT_US = 500000 };
void editing_begin(struct session *, const struct session_driver *, bool keeps_history);
/* Another session from now on (the next lesson). */
void editing_use(struct session *);
/* Writes the history if it is kept. */
void editing_end(void);

#endif
