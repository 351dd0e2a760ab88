/* The time bar: one row that shows a whole timeline from its beginning to its head, what befell the cluster and who was elected as marks, and where one is.
 *
 *     main ──────×─│││──────────●·······│  00:01:12      × fault  │ election  ┬ fork
 */
#ifndef KLAB_TUI_TIME_BAR_H
#define KLAB_TUI_TIME_BAR_H

#include "sim/shell/session.h"
#include "sim/tui/canvas.h"

void time_bar_draw(struct session *, struct arena *, struct canvas *, struct rect);

#endif
