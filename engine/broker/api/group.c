/* The APIs of consumer groups: the coordinator answers each itself. */
#include "engine/broker/api_table.h"
#include "engine/group/coordinator.h"

#define GROUP_APIS(X)   \
	X(join_group)       \
	X(sync_group)       \
	X(heartbeat)        \
	X(leave_group)      \
	X(offset_commit)    \
	X(offset_fetch)     \
	X(offset_delete)    \
	X(describe_groups)  \
	X(list_groups)      \
	X(delete_groups)    \
	X(consumer_group_describe)

#define GROUP_API(name)                              \
	void api_##name(struct node *n, struct call *call) \
	{                                                \
		if (n->groups)                               \
			coordinator_##name(n->groups, call);     \
		else                                         \
			api_answer_error(n, call, KAFKA_COORDINATOR_NOT_AVAILABLE); \
	}
GROUP_APIS(GROUP_API)
