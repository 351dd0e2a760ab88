/* From committed metadata to what this node does: applies the records to the image and tells the partitions, the group coordinator and
 * the config what changed. The first time, everything that was committed is applied before the partitions hear of any of it.
 */
#ifndef KLAB_BROKER_PUBLISH_H
#define KLAB_BROKER_PUBLISH_H

#include "engine/broker/node.h"

/* Takes up what was committed since; true if there was something. */
bool publish_run(struct node *);

#endif
