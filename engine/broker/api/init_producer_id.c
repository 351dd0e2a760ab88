/* InitProducerId for idempotent producers: a fresh id, in epoch 0. */
#include "engine/broker/api_table.h"
#include "engine/broker/producer_ids.h"

static int16_t check(const struct init_producer_id_request *request)
{
	if ((request->producer_id == -1) != (request->producer_epoch == -1))
		return KAFKA_INVALID_REQUEST;
	if (bytes_is_null(request->transactional_id))
		return KAFKA_NONE;
	if (request->transactional_id.size == 0)
		return KAFKA_INVALID_REQUEST;
	return KAFKA_NOT_COORDINATOR; /* no broker coordinates transactions yet */
}

void api_init_producer_id(struct node *n, struct call *call)
{
	struct init_producer_id_response *response = api_response_new(call);
	int64_t id = -1;

	response->error_code = check(call->body);
	if (response->error_code == KAFKA_NONE) {
		id = producer_ids_next(n);
		/* The block is on its way: producers ask again. */
		if (id < 0)
			response->error_code = KAFKA_COORDINATOR_LOAD_IN_PROGRESS;
	}
	response->producer_id = id;
	response->producer_epoch = id < 0 ? -1 : 0;
	call_answer(call, n->fx, response, 0);
}
