/* From committed metadata to what this node does: applies the records to the image and tells the partitions, the group coordinator and
 * the config what changed, once all that came together is applied: topics that are gone first, since one of the same name may be among what
 * is new.
 *
 * Partitions take their places when everything that was committed at start is applied, and the registration of this life is among it: what
 * is older may still name this broker a leader, of a time before it fell. A snapshot that comes later does not say what changed: all
 * partitions look at it.
 */
#ifndef KLAB_BROKER_PUBLISH_H
#define KLAB_BROKER_PUBLISH_H

#include "engine/broker/node.h"

/* Takes up what was committed since; true if there was something. */
bool publish_run(struct node *);

#endif
