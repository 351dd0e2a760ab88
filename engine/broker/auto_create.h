/* Topics that come to be because somebody asked for them: auto.create.topics.enable, and the internal ones.
 *
 * The broker asks the active controller to create them, once at a time for each name; who asked is answered at once that there is no such
 * topic, and asks again.
 */
#ifndef KLAB_BROKER_AUTO_CREATE_H
#define KLAB_BROKER_AUTO_CREATE_H

#include "engine/broker/node.h"

void auto_create_start(struct node *);
void auto_create_del(struct node *);

/* The error of the topic's metadata until it is there: INVALID_TOPIC_EXCEPTION or UNKNOWN_TOPIC_OR_PARTITION. */
int16_t auto_create_topic(struct node *, struct bytes name);

#endif
