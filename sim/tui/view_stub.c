#include "sim/tui/view.h"
static void d(struct world *w, struct view_choice *c, struct arena *a, struct canvas *k, struct rect r) { (void)w; (void)c; (void)a; canvas_text(k, r.x, r.y, r.x+r.width, ROLE_DIM, "view"); }
static bool p(struct world *w, struct view_choice *c, struct arena *a, struct rect r, uint32_t key) { (void)w; (void)c; (void)a; (void)r; (void)key; return false; }
const struct view  view_timeline={"Timeline","",d,p};
