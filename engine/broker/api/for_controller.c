/* Requests that the active controller answers (engine/meta/controller.h). One that reaches a controller that is not active is told so. */
#include "engine/broker/api_table.h"
#include "engine/meta/controller.h"

#define FOR_CONTROLLER(name)                                      \
	void api_##name(struct node *n, struct call *call)            \
	{                                                             \
		if (n->controller && controller_is_active(n->controller)) \
			controller_##name(n->controller, call);               \
		else                                                      \
			api_answer_error(n, call, KAFKA_NOT_CONTROLLER);      \
	}

FOR_CONTROLLER(create_topics)
FOR_CONTROLLER(delete_topics)
FOR_CONTROLLER(create_partitions)
FOR_CONTROLLER(incremental_alter_configs)
FOR_CONTROLLER(alter_configs)
FOR_CONTROLLER(alter_client_quotas)
FOR_CONTROLLER(broker_registration)
FOR_CONTROLLER(broker_heartbeat)
FOR_CONTROLLER(unregister_broker)
FOR_CONTROLLER(unregister_controller)
FOR_CONTROLLER(controller_registration)
FOR_CONTROLLER(allocate_producer_ids)
FOR_CONTROLLER(update_features)
FOR_CONTROLLER(elect_leaders)
FOR_CONTROLLER(alter_partition)
FOR_CONTROLLER(assign_replicas_to_dirs)
FOR_CONTROLLER(alter_partition_reassignments)
FOR_CONTROLLER(list_partition_reassignments)
