/* What a broker looks at itself before it passes a change of settings to the controller: whether the resource is one that can be changed, and
 * changed here, and whether this server can do what it is told to. Source: Kafka's ConfigAdminManager.
 *
 * A request for several resources at once goes to the controller as it is, which refuses most of it too.
 */
#ifndef KLAB_BROKER_API_ALTER_CONFIGS_H
#define KLAB_BROKER_API_ALTER_CONFIGS_H

#include "engine/broker/node.h"

/* Answers the call and returns true if the request, AlterConfigs or IncrementalAlterConfigs, is refused here. */
bool alter_configs_refuse(struct node *, struct call *);

#endif
