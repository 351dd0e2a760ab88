/* `klab run --tui --expose`: a scenario on the tutorial's screen while programs outside take part (tutorial_replay.h).
 */
#ifndef KLAB_TUI_LIVE_H
#define KLAB_TUI_LIVE_H

#include "sim/script/scenario.h"

/* Until the onlooker leaves; who leaves before the story has ended ends the run there. `path` is what it is called; `record` gets the run's file. The status, as
 * scenario_run() has it. */
int live_run(const struct scenario_options *, const char *path, struct buf *record);

#endif
