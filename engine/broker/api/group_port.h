/* The group coordinator's hold on its broker: it appends to and reads from the partitions of __consumer_offsets that this broker leads
 * (engine/group/coordinator.h).
 */
#ifndef KLAB_BROKER_API_GROUP_PORT_H
#define KLAB_BROKER_API_GROUP_PORT_H

#include "engine/broker/partition.h"

/* Makes node->groups. After the config is known. */
void group_port_start(struct node *);
void group_port_del(struct node *);

/* Hands it the time and effects of the step; a no-op before group_port_start(). */
void group_port_begin_step(struct node *);

/* Of any partition: those of other topics are passed over. */
void group_port_elected(struct node *, const struct partition *);
void group_port_resigned(struct node *, const struct partition *);
void group_port_topic_deleted(struct node *, struct bytes topic);

#endif
