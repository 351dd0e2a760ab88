/* Features whose level the whole cluster agrees on. Only what works is advertised.
 */
#ifndef KLAB_BROKER_FEATURES_H
#define KLAB_BROKER_FEATURES_H

#include "engine/broker/node.h"

struct feature {
	const char *name;
	int16_t min_level;
	int16_t max_level;
};

extern const struct feature features[];
extern const int feature_count;

/* The level in force; 0: none. */
int16_t feature_finalized(const struct node *, const struct feature *);

/* Whether this server can live with every level that is finalized: it speaks the level or, in a cluster whose controller does as it does, keeps what the
 * feature brought. If not, one line says what it cannot, and what can be done about it. */
bool features_are_spoken(const struct node *, bool may_be_kept, struct buf *why_not);

/* Says in the server log which finalized features are kept, but not served, if that is news. */
void features_tell_kept(struct node *);

#endif
