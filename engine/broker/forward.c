#include "engine/broker/forward.h"

#include "engine/broker/api_table.h"

void forward_call(struct node *n, struct call *call)
{
	api_answer_error(n, call, KAFKA_NOT_CONTROLLER);
}
