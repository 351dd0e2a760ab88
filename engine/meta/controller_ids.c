/* Producer ids are handed to brokers in blocks of a thousand; feature levels are finalized. */
#include "engine/meta/internal.h"


enum { BLOCK_SIZE = 1000 };

void controller_allocate_producer_ids(struct controller *c, struct call *call)
{
	const struct allocate_producer_ids_request *request = call->body;
	struct allocate_producer_ids_response *response = controller_response_new(call);
	const struct broker_image *broker = image_broker(&c->image, request->broker_id);
	struct record_list list = { .arena = c->step.fx->arena };

	if (!broker || broker->epoch != request->broker_epoch) {
		response->error_code = KAFKA_STALE_BROKER_EPOCH;
	} else if (c->image.next_producer_id > INT64_MAX - BLOCK_SIZE) {
		response->error_code = KAFKA_UNKNOWN_SERVER_ERROR;
	} else {
		struct producer_ids_record *record = record_list_add(&list, &producer_ids_record_schema);

		response->producer_id_start = c->image.next_producer_id;
		response->producer_id_len = BLOCK_SIZE;
		record->broker_id = request->broker_id;
		record->broker_epoch = request->broker_epoch;
		record->next_producer_id = c->image.next_producer_id + BLOCK_SIZE;
	}
	controller_answer(c, call, response, controller_append(c, &list));
}
