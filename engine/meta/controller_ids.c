/* Producer ids are handed to brokers in blocks of a thousand; feature levels are finalized. */
#include "engine/meta/internal.h"

#include "engine/meta/metadata_version.h"

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

/* Only metadata.version can be set here: the other features are not there yet. */
static struct api_error update_feature(struct controller *c, const struct update_features_request_feature_update_key *update, int16_t version,
                                       struct record_list *list, struct arena *arena)
{
	bool is_down_allowed = version == 0 ? update->allow_downgrade : update->upgrade_type > 1;
	int16_t now = image_feature(&c->image, update->feature);

	if (!bytes_equal_text(update->feature, "metadata.version"))
		return (struct api_error){ KAFKA_INVALID_UPDATE_VERSION,
		                           arena_printf(arena, "Invalid update version %d for feature %.*s. Controller %d does not support this "
		                                        "feature.", update->max_version_level, (int)update->feature.size,
		                                        (const char *)update->feature.data, c->scope.node_id) };
	if (update->max_version_level < METADATA_VERSION_MIN || update->max_version_level > METADATA_VERSION_MAX)
		return (struct api_error){ KAFKA_INVALID_UPDATE_VERSION,
		                           arena_printf(arena, "Invalid update version %d for feature metadata.version. Local controller %d only "
		                                        "supports versions %d-%d", update->max_version_level, c->scope.node_id,
		                                        METADATA_VERSION_MIN, METADATA_VERSION_MAX) };
	if (update->max_version_level < now && !is_down_allowed)
		return (struct api_error){ KAFKA_INVALID_UPDATE_VERSION,
		                           arena_printf(arena, "Invalid update version %d for feature metadata.version. Can't downgrade the "
		                                        "version of this feature without setting the upgrade type to either safe or unsafe "
		                                        "downgrade.", update->max_version_level) };
	if (update->max_version_level == now)
		return (struct api_error){ 0, BYTES_NULL };
	struct feature_level_record *record = record_list_add(list, &feature_level_record_schema);

	record->name = update->feature;
	record->feature_level = update->max_version_level;
	return (struct api_error){ 0, BYTES_NULL };
}

void controller_update_features(struct controller *c, struct call *call)
{
	const struct update_features_request *request = call->body;
	struct update_features_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	if (call->version <= 1)
		response->results = arena_calloc(call->arena, (size_t)request->feature_updates_count + 1, sizeof(*response->results));
	for (int32_t i = 0; i < request->feature_updates_count; i++) {
		struct api_error error = update_feature(c, &request->feature_updates[i], call->version, &list, call->arena);

		if (call->version <= 1) {
			response->results[response->results_count].feature = request->feature_updates[i].feature;
			response->results[response->results_count].error_code = error.code;
			response->results[response->results_count++].error_message = error.text;
		}
		/* One that fails fails all (KIP-584). */
		if (error.code && !response->error_code) {
			response->error_code = error.code;
			response->error_message = arena_printf(call->arena, "The update failed for all features since the following feature had an "
			                                       "error: %.*s", (int)error.text.size, (const char *)error.text.data);
		}
	}
	if (response->error_code || request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
