/* kafka-features upgrade, downgrade and disable. */
#include <stdlib.h>

#include "engine/wire/api.h"
#include "sim/shell/kafka/features.h"
#include "sim/shell/kafka/release.h"

enum { UPGRADE = 1, SAFE_DOWNGRADE = 2, UNSAFE_DOWNGRADE = 3, UPDATES_MAX = 100 };

struct updates {
	struct task *task;
	int8_t type;
	struct update_features_request_feature_update_key items[UPDATES_MAX];
	int32_t count;
};

void features_fail(struct task *task, struct bytes message)
{
	task_err(task, "%.*s\n", TEXT(message));
	tool_exit(task, 1);
}

static const char *word_of(struct task *task)
{
	return arena_text(&task->memory, task->options.others[0]);
}

static struct update_features_request_feature_update_key *find(struct updates *u, struct bytes feature)
{
	for (int32_t i = 0; i < u->count; i++)
		if (bytes_equal(u->items[i].feature, feature))
			return &u->items[i];
	return NULL;
}

/* The last one counts. */
static void put(struct updates *u, struct bytes feature, int16_t level)
{
	struct update_features_request_feature_update_key *item = find(u, feature);

	if (!item && u->count < UPDATES_MAX) {
		item = &u->items[u->count++];
		message_init_struct(&update_features_request_feature_update_key_struct, item);
	}
	if (!item)
		return;
	item->feature = feature;
	item->max_version_level = level;
	item->upgrade_type = u->type;
}

/* ---- What is asked for ---------------------------------------------------------------------------------------------- */

static void put_named(struct updates *u, struct bytes feature, int16_t level)
{
	if (find(u, feature))
		features_fail(u->task, arena_printf(task_arena(u->task), "Feature %.*s was specified more than once.", TEXT(feature)));
	else
		put(u, feature, level);
}

/* --feature: names for disable, name=level else. */
static void take_features(struct updates *u, bool has_levels)
{
	struct task *task = u->task;
	int32_t count = options_count(&task->options, "feature");

	for (int32_t i = 0; i < count && !task->is_done; i++) {
		struct bytes text = options_value(&task->options, "feature", i), name = text;
		int16_t level = 0;

		if (!has_levels || release_parse_level(task, text, &name, &level))
			put_named(u, name, level);
	}
}

/* A release names the levels of all features; an upgrade leaves out those that it has not. */
static void take_release(struct updates *u, struct bytes release)
{
	int16_t version = release_take_level(u->task, release);

	if (version < 0)
		return;
	put(u, BYTES("metadata.version"), version);
	for (int i = 0; release_feature(i); i++) {
		int16_t level = release_feature_level(i, version);

		if (u->type != UPGRADE || level > 0)
			put(u, bytes_of_text(release_feature(i)), level);
	}
}

static void take_metadata(struct updates *u, struct bytes metadata)
{
	task_out(u->task, " `metadata` flag is deprecated and may be removed in a future release.\n");
	int16_t version = release_take_level(u->task, metadata);

	if (version >= 0)
		put(u, BYTES("metadata.version"), version);
}

static void take(struct updates *u, bool is_disable)
{
	struct task *task = u->task;
	struct bytes release = options_text(&task->options, &task->memory, "release-version");
	struct bytes metadata = options_text(&task->options, &task->memory, "metadata");

	if (!bytes_is_null(release) && (!bytes_is_null(metadata) || options_has(&task->options, "feature")))
		features_fail(task, BYTES("Can not specify `release-version` with other feature flags."));
	else if (!bytes_is_null(release))
		take_release(u, release);
	else if (!bytes_is_null(metadata))
		take_metadata(u, metadata);
	if (!task->is_done && bytes_is_null(release))
		take_features(u, !is_disable);
	if (!task->is_done && u->count == 0)
		features_fail(task, arena_printf(task_arena(task), "You must specify at least one feature to %s", word_of(task)));
	for (int32_t i = 0; i < u->count && !task->is_done; i++)
		if (bytes_trim(u->items[i].feature).size == 0)
			features_fail(task, BYTES("Provided feature can not be empty."));
}

/* ---- What comes of it ----------------------------------------------------------------------------------------------- */

static void print_outcome(struct task *task, const struct update_features_request_feature_update_key *update, struct bytes error)
{
	bool is_dry = options_has(&task->options, "dry-run"), is_disable = bytes_equal_text(task->options.others[0], "disable");
	struct bytes level = is_disable ? BYTES("") : arena_printf(task_arena(task), " to %d", update->max_version_level);
	const char *word = word_of(task);

	if (!bytes_is_null(error))
		task_out(task, "%s %s %.*s%.*s. %.*s\n", is_dry ? "Can not" : "Could not", word, TEXT(update->feature), TEXT(level), TEXT(error));
	else
		task_out(task, "%.*s %s %sd%.*s.\n", TEXT(update->feature), is_dry ? "can be" : "was", word, TEXT(level));
}

static int by_name(const void *a, const void *b)
{
	const struct update_features_request_feature_update_key *x = a, *y = b;

	return bytes_compare(x->feature, y->feature);
}

struct bytes features_error_of(const struct admin_result *result, struct bytes feature)
{
	const struct admin_item *item = result->item_count > 0 ? &result->items[0] : NULL;

	if (result->exception || !item || item->exception) {
		struct bytes error = item ? item->error : result->error;

		return bytes_is_null(error) ? BYTES("null") : error;
	}
	const struct update_features_response *response = item->data;

	for (int32_t i = 0; i < response->results_count; i++) {
		const struct update_features_response_updatable_feature_result *row = &response->results[i];

		if (bytes_equal(row->feature, feature) && row->error_code != KAFKA_NONE)
			return bytes_is_null(row->error_message) ? bytes_of_text(kafka_error_text(row->error_code)) : row->error_message;
	}
	return BYTES_NULL;
}

static void updated(struct task *task, const struct admin_result *result)
{
	struct updates *u = ((struct features_state *)task->state)->updates;
	int32_t failed = 0;

	qsort(u->items, (size_t)u->count, sizeof(u->items[0]), by_name);
	for (int32_t i = 0; i < u->count; i++) {
		struct bytes error = features_error_of(result, u->items[i].feature);

		print_outcome(task, &u->items[i], error);
		failed += !bytes_is_null(error);
	}
	if (failed > 0)
		features_fail(task, arena_printf(task_arena(task), "%d out of %d operation(s) failed.", failed, u->count));
	else
		tool_exit(task, 0);
}

/* In the order in which a HashMap has them: the first that fails is the one that is told of. */
static void sort_as_kafka_does(struct updates *u)
{
	struct bytes names[UPDATES_MAX];
	struct update_features_request_feature_update_key sorted[UPDATES_MAX];

	for (int32_t i = 0; i < u->count; i++)
		names[i] = u->items[i].feature;
	tool_sort_as_hash_map(u->task, names, u->count, 16);
	for (int32_t i = 0; i < u->count; i++)
		sorted[i] = *find(u, names[i]);
	memcpy(u->items, sorted, (size_t)u->count * sizeof(sorted[0]));
}

void features_update(struct task *task, const char *word)
{
	struct features_state *state = task->state;
	struct updates *u = state->updates = arena_calloc(&task->memory, 1, sizeof(*u));
	struct update_features_request request;

	u->task = task;
	u->type = strcmp(word, "upgrade") == 0 ? UPGRADE : options_has(&task->options, "unsafe") ? UNSAFE_DOWNGRADE : SAFE_DOWNGRADE;
	take(u, strcmp(word, "disable") == 0);
	if (task->is_done)
		return;
	sort_as_kafka_does(u);
	message_init(&update_features_request_schema, &request);
	request.feature_updates = u->items;
	request.feature_updates_count = u->count;
	request.validate_only = options_has(&task->options, "dry-run");
	tool_then_do(task, admin_send(state->tool.admin, task->event, task->fx, (struct admin_target){ .kind = ADMIN_CONTROLLER },
	                              api_of_name(BYTES("UpdateFeatures")), &request, 0), updated);
}
