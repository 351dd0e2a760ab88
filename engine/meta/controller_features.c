/* UpdateFeatures (KIP-584): the levels that the whole cluster agrees on. Source: Kafka's FeatureControlManager. */
#include "engine/meta/internal.h"
#include "engine/meta/metadata_version.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { UPGRADE = 1, SAFE_DOWNGRADE = 2, UNSAFE_DOWNGRADE = 3, KRAFT_VERSION_LAST = 1 };

static void add_config(struct record_list *list, struct bytes resource, struct bytes value)
{
	struct config_record *record = record_list_add(list, &config_record_schema);

	record->resource_type = RESOURCE_BROKER;
	record->resource_name = resource;
	record->name = BYTES("min.insync.replicas");
	record->value = value;
}

void controller_add_elr_config(const struct controller *c, struct record_list *list)
{
	if (bytes_is_null(image_config(&c->image, RESOURCE_BROKER, BYTES(""), BYTES("min.insync.replicas"))))
		add_config(list, BYTES(""), arena_copy(list->arena, config_value_of_broker(&c->scope, &c->image, "min.insync.replicas").text));
	TREE_EACH(&c->image.brokers, struct broker_image, broker, node) {
		struct bytes id = arena_printf(list->arena, "%d", broker->id);

		if (!bytes_is_null(image_config(&c->image, RESOURCE_BROKER, id, BYTES("min.insync.replicas"))))
			add_config(list, id, BYTES_NULL);
	}
}

/* The levels that this controller knows; of a feature that it does not know, 0 alone. */
static bool range_of(struct bytes name, int16_t *first, int16_t *last)
{
	*first = *last = 0;
	if (bytes_equal_text(name, "metadata.version")) {
		*first = METADATA_VERSION_MIN;
		*last = METADATA_VERSION_MAX;
		return true;
	}
	if (bytes_equal_text(name, "kraft.version")) {
		*last = KRAFT_VERSION_LAST;
		return true;
	}
	for (int i = 0; i < cluster_feature_count; i++)
		if (bytes_equal_text(name, cluster_features[i].name)) {
			*last = cluster_features[i].last_level;
			return true;
		}
	return false;
}

static struct api_error refuse(struct arena *arena, struct bytes name, int16_t level, struct bytes why)
{
	return (struct api_error){ KAFKA_INVALID_UPDATE_VERSION,
		                       arena_printf(arena, "Invalid update version %d for feature %.*s. %.*s", level, TEXT(name), TEXT(why)) };
}

/* Why one that is registered cannot go along, or null. One that does not name the feature knows only that it is off. */
static struct bytes why_not(struct arena *arena, const char *what, const struct broker_image *node, struct bytes name, int16_t level)
{
	int16_t first = 0, last = 0;

	for (int32_t i = 0; i < node->feature_count; i++)
		if (bytes_equal(node->features[i].name, name)) {
			first = node->features[i].min_supported_version;
			last = node->features[i].max_supported_version;
		}
	if (level >= first && level <= last)
		return BYTES_NULL;
	return last == 0 ? arena_printf(arena, "%s %d does not support this feature.", what, node->id)
	                 : arena_printf(arena, "%s %d only supports versions %d-%d", what, node->id, first, last);
}

/* Every broker and every controller must speak the level; of a voter that has not registered that is not known. */
static struct bytes why_not_all(const struct controller *c, struct bytes name, int16_t level, struct arena *arena)
{
	TREE_EACH(&c->image.brokers, struct broker_image, broker, node) {
		struct bytes why = why_not(arena, "Broker", broker, name, level);

		if (!bytes_is_null(why))
			return why;
	}
	if (image_feature(&c->image, BYTES("metadata.version")) < LEVEL_CONTROLLER_REGISTRATION)
		return BYTES_NULL;
	TREE_EACH(&c->image.controllers, struct broker_image, controller, node) {
		struct bytes why = controller->id == c->scope.node_id ? BYTES_NULL : why_not(arena, "Controller", controller, name, level);

		if (!bytes_is_null(why))
			return why;
	}
	for (int32_t i = 0; i < c->raft->voters.count; i++) {
		int32_t id = c->raft->voters.voters[i].id;

		if (id != c->scope.node_id && !image_controller(&c->image, id))
			return arena_printf(arena, "controller %d has not registered, and may not support this feature", id);
	}
	return BYTES_NULL;
}

static struct api_error check(const struct controller *c, const struct update_features_request_feature_update_key *update, int16_t version, int16_t now,
                              struct arena *arena)
{
	int8_t type = version > 0 ? update->upgrade_type : update->allow_downgrade ? SAFE_DOWNGRADE : UPGRADE;
	int16_t level = update->max_version_level, first, last;

	if (type < UPGRADE || type > UNSAFE_DOWNGRADE)
		return refuse(arena, update->feature, level, BYTES("The controller does not support the given upgrade type."));
	if (level < 0)
		return refuse(arena, update->feature, level, BYTES("A feature version cannot be less than 0."));
	if (!range_of(update->feature, &first, &last) && level > 0)
		return refuse(arena, update->feature, level, arena_printf(arena, "Local controller %d does not support this feature.", c->scope.node_id));
	if (level < first || level > last)
		return refuse(arena, update->feature, level,
		              arena_printf(arena, "Local controller %d only supports versions %d-%d", c->scope.node_id, first, last));
	struct bytes why = why_not_all(c, update->feature, level, arena);

	if (!bytes_is_null(why))
		return refuse(arena, update->feature, level, why);
	if (level < now && type == UPGRADE)
		return refuse(arena, update->feature, level,
		              BYTES("Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade."));
	if (level > now && type != UPGRADE)
		return refuse(arena, update->feature, level, BYTES("Can't downgrade to a newer version."));
	return (struct api_error){ 0, BYTES_NULL };
}

static struct api_error check_metadata_version(int16_t now, int16_t level, bool is_unsafe, struct arena *arena)
{
	const char *why = is_unsafe ? "Unsafe metadata downgrade is not supported in this version."
	                            : "Refusing to perform the requested downgrade because it might delete metadata information.";

	if (!metadata_version_is_one_way(now, level))
		return (struct api_error){ 0, BYTES_NULL };
	return (struct api_error){ KAFKA_INVALID_UPDATE_VERSION,
		                       arena_printf(arena, "Unsupported metadata.version downgrade from %d to %d. %s", now, level, why) };
}

/* The metadata.version that will hold once the whole request is done. */
static int16_t wanted_metadata_version(const struct controller *c, const struct update_features_request *request)
{
	int16_t level = image_feature(&c->image, BYTES("metadata.version"));

	for (int32_t i = 0; i < request->feature_updates_count; i++)
		if (bytes_equal_text(request->feature_updates[i].feature, "metadata.version"))
			level = request->feature_updates[i].max_version_level;
	return level;
}

/* A feature that is told in records needs a metadata.version that has their fields. */
static struct api_error check_dependency(const struct update_features_request_feature_update_key *update, int16_t metadata_version,
                                         struct arena *arena)
{
	for (int i = 0; i < cluster_feature_count && update->max_version_level > 0; i++)
		if (bytes_equal_text(update->feature, cluster_features[i].name) && metadata_version < cluster_features[i].needs)
			return refuse(arena, update->feature, update->max_version_level,
			              arena_printf(arena, "%s could not be set to %d because it depends on metadata.version level %d", cluster_features[i].name,
			                           update->max_version_level, cluster_features[i].needs));
	return (struct api_error){ 0, BYTES_NULL };
}

/* What holds for one feature only, once the level is one that all know. */
static struct api_error check_feature(const struct update_features_request_feature_update_key *update, int16_t now, int16_t metadata_version,
                                      struct arena *arena)
{
	int16_t level = update->max_version_level, first, last;

	if (bytes_equal_text(update->feature, "metadata.version"))
		return check_metadata_version(now, level, update->upgrade_type == UNSAFE_DOWNGRADE, arena);
	if (bytes_equal_text(update->feature, "kraft.version") && level < now)
		return refuse(arena, update->feature, level, BYTES("Can't downgrade the version of this feature."));
	if (!range_of(update->feature, &first, &last) && !feature_is_kept(update->feature, 0))
		return refuse(arena, update->feature, level, arena_printf(arena, "Feature %.*s not found.", TEXT(update->feature)));
	return check_dependency(update, metadata_version, arena);
}

static struct api_error update_feature(struct controller *c, const struct update_features_request_feature_update_key *update, const struct call *call,
                                       struct record_list *list)
{
	const struct update_features_request *request = call->body;
	struct arena *arena = call->arena;
	bool is_kraft = bytes_equal_text(update->feature, "kraft.version");
	int16_t now = is_kraft ? c->raft->kraft_version : image_feature(&c->image, update->feature);
	struct api_error error = check(c, update, call->version, now, arena);

	if (!error.code)
		error = check_feature(update, now, wanted_metadata_version(c, request), arena);
	if (error.code)
		return error;
	/* Told by a control record of the log itself, which raft writes; the answer waits for one that follows it. */
	if (is_kraft) {
		const char *why;
		int16_t code = raft_upgrade_kraft_version(c->raft, update->max_version_level, request->validate_only, &why);

		if (code)
			return (struct api_error){ code, why ? arena_printf(arena, "Invalid upgrade of kraft.version to KRAFT_VERSION_%d %s",
				                                                  update->max_version_level, why) : BYTES_NULL };
		record_list_add(list, &no_op_record_schema);
		return error;
	}
	/* Before the level itself: brokers go by it as soon as they know of it. */
	if (bytes_equal_text(update->feature, ELR_FEATURE) && update->max_version_level > 0)
		controller_add_elr_config(c, list);
	struct feature_level_record *record = record_list_add(list, &feature_level_record_schema);

	record->name = update->feature;
	record->feature_level = update->max_version_level;
	return error;
}

/* Versions 0 and 1 name each feature that was updated. */
static void add_results(const struct call *call, struct update_features_response *response)
{
	const struct update_features_request *request = call->body;

	response->results = arena_calloc(call->arena, (size_t)request->feature_updates_count + 1, sizeof(*response->results));
	response->results_count = request->feature_updates_count;
	for (int32_t i = 0; i < request->feature_updates_count; i++) {
		response->results[i].feature = request->feature_updates[i].feature;
		response->results[i].error_message = BYTES("NONE");
	}
}

void controller_update_features(struct controller *c, struct call *call)
{
	const struct update_features_request *request = call->body;
	struct update_features_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };

	for (int32_t i = 0; i < request->feature_updates_count && !response->error_code; i++) {
		struct api_error error = update_feature(c, &request->feature_updates[i], call, &list);

		/* One that fails fails all (KIP-584). */
		response->error_code = error.code;
		if (error.code)
			response->error_message = arena_printf(call->arena, "The update failed for all features since the following feature had an "
			                                       "error: %.*s", TEXT(error.text));
	}
	if (call->version <= 1 && !response->error_code)
		add_results(call, response);
	if (response->error_code || request->validate_only)
		list.count = 0;
	controller_answer(c, call, response, controller_append(c, &list));
}
