#include "sim/shell/kafka/release.h"

enum { LEVEL_FIRST = 7, LEVEL_OF_ELR = 23, LEVEL_STABLE = 33 };

/* By level, from 7 on. */
static const char *const releases[] = { "3.3-IV3", "3.4-IV0", "3.5-IV0", "3.5-IV1", "3.5-IV2", "3.6-IV0", "3.6-IV1", "3.6-IV2", "3.7-IV0",
	                                    "3.7-IV1", "3.7-IV2", "3.7-IV3", "3.7-IV4", "3.8-IV0", "3.9-IV0", "4.0-IV0", "4.0-IV1", "4.0-IV2",
	                                    "4.0-IV3", "4.1-IV0", "4.1-IV1", "4.2-IV0", "4.2-IV1", "4.3-IV0", "4.4-IV0", "4.4-IV1", "4.4-IV2",
	                                    "4.5-IV0" };

enum { RELEASE_COUNT = sizeof(releases) / sizeof(releases[0]) };

/* Each level of a feature, and the metadata.version it comes with. In the order in which Kafka lists them. */
static const struct {
	const char *feature;
	int16_t level;
	int16_t from;
} feature_levels[] = {
	{ "kraft.version", 1, 21 },  { "transaction.version", 1, 24 }, { "transaction.version", 2, 24 }, { "group.version", 1, 22 },
	{ "eligible.leader.replicas.version", 1, 26 }, { "share.version", 1, 28 }, { "share.version", 2, 31 }, { "streams.version", 1, 29 },
};

static const char *const features[] = { "kraft.version", "transaction.version", "group.version", "eligible.leader.replicas.version",
	                                    "share.version", "streams.version" };

enum { FEATURE_COUNT = sizeof(features) / sizeof(features[0]) };

const char *release_of_level(int16_t level)
{
	return level >= LEVEL_FIRST && level < LEVEL_FIRST + RELEASE_COUNT ? releases[level - LEVEL_FIRST] : NULL;
}

int16_t release_level(struct bytes release)
{
	size_t point = bytes_find(release, 0, '.'), end = bytes_find(release, point + 1, '.');
	struct bytes key = bytes_slice(release, 0, end); /* "3.8.1" counts as "3.8" */

	for (int16_t i = RELEASE_COUNT - 1; i >= 0; i--) {
		struct bytes name = bytes_of_text(releases[i]);

		if (bytes_equal(key, name) || bytes_equal(key, bytes_slice(name, 0, bytes_find(name, 0, '-'))))
			return (int16_t)(LEVEL_FIRST + i);
	}
	return -1;
}

const char *release_feature(int i)
{
	return i >= 0 && i < FEATURE_COUNT ? features[i] : NULL;
}

int16_t release_feature_level(int i, int16_t metadata_version)
{
	int16_t best = 0;

	for (size_t j = 0; j < sizeof(feature_levels) / sizeof(feature_levels[0]); j++)
		if (strcmp(feature_levels[j].feature, features[i]) == 0 && feature_levels[j].from <= metadata_version)
			best = feature_levels[j].level;
	return best;
}

int16_t release_take_level(struct task *task, struct bytes release)
{
	int16_t level = release_level(release);

	if (level >= 0)
		return level;
	task_err(task, "Unknown metadata.version '%.*s'. Supported metadata.version are: ", TEXT(release));
	for (int i = 0; i < RELEASE_COUNT; i++)
		task_err(task, "%s%s", i > 0 ? ", " : "", releases[i]);
	task_err(task, "\n");
	task_exit(task, 1);
	return -1;
}

bool release_parse_level(struct task *task, struct bytes text, struct bytes *name, int16_t *level)
{
	size_t sign = bytes_find(text, 0, '=');
	struct bytes number = bytes_trim(bytes_slice(text, sign + 1, text.size));
	int64_t value = 0;

	*name = bytes_trim(bytes_slice(text, 0, sign));
	if (sign >= text.size)
		task_err(task, "Can't parse feature=level string %.*s: equals sign not found.\n", TEXT(text));
	else if (!bytes_to_int64(number, &value) || value < INT16_MIN || value > INT16_MAX)
		task_err(task, "Can't parse feature=level string %.*s: unable to parse %.*s as a short.\n", TEXT(text), TEXT(number));
	else {
		*level = (int16_t)value;
		return true;
	}
	task_exit(task, 1);
	return false;
}

void release_print_mapping(struct task *task, struct bytes release)
{
	struct bytes shown = bytes_is_null(release) ? bytes_of_text(release_of_level(LEVEL_STABLE)) : release;
	int16_t level = release_take_level(task, shown);

	if (level < 0)
		return;
	task_out(task, "metadata.version=%d (%.*s)\n", level, TEXT(shown));
	for (int i = 0; i < FEATURE_COUNT; i++)
		task_out(task, "%s=%d\n", features[i], release_feature_level(i, level));
	task_exit(task, 0);
}

/* ---- What a level needs --------------------------------------------------------------------------------------------- */

static int feature_of(struct bytes name)
{
	int i = 0;

	while (i < FEATURE_COUNT && !bytes_equal_text(name, features[i]))
		i++;
	return i;
}

static bool is_level(struct bytes feature, int16_t level)
{
	if (level == 0)
		return true;
	for (size_t i = 0; i < sizeof(feature_levels) / sizeof(feature_levels[0]); i++)
		if (bytes_equal_text(feature, feature_levels[i].feature) && feature_levels[i].level == level)
			return true;
	return false;
}

/* The one level of all that needs another: ELR is told in fields of records that came with 4.0-IV1 (KIP-966). */
static void print_needs(struct task *task, struct bytes name, int16_t level)
{
	if (bytes_equal_text(name, "eligible.leader.replicas.version") && level > 0)
		task_out(task, "%.*s=%d requires:\n    metadata.version=%d (%s)\n", TEXT(name), level, LEVEL_OF_ELR, release_of_level(LEVEL_OF_ELR));
	else
		task_out(task, "%.*s=%d has no dependencies.\n", TEXT(name), level);
}

/* The two tools have words of their own for what is wrong. */
static bool parse_asked(struct task *task, struct bytes text, struct bytes *name, int16_t *level, enum release_wording wording)
{
	size_t sign = bytes_find(text, 0, '=');
	struct bytes number = bytes_trim(bytes_slice(text, sign + 1, text.size));
	int64_t value;

	if (wording == WORDING_FEATURES)
		return release_parse_level(task, text, name, level);
	*name = bytes_trim(bytes_slice(text, 0, sign));
	if (sign >= text.size)
		task_err(task, "Invalid feature format: %.*s. Expected format: 'feature=version' (e.g. 'group.version=1')\n", TEXT(text));
	else if (!bytes_to_int64(number, &value) || value < INT16_MIN || value > INT16_MAX)
		task_err(task, "Invalid version format: %.*s for feature %.*s\n", TEXT(number), TEXT(*name));
	else {
		*level = (int16_t)value;
		return true;
	}
	task_exit(task, 1);
	return false;
}

static bool print_dependencies(struct task *task, struct bytes name, int16_t level, enum release_wording wording)
{
	if (bytes_equal_text(name, "metadata.version") && !release_of_level(level)) {
		task_err(task, "Unknown metadata.version %d\n", level);
	} else if (bytes_equal_text(name, "metadata.version")) {
		task_out(task, "metadata.version=%d (%s) has no dependencies.\n", level, release_of_level(level));
		return true;
	} else if (feature_of(name) == FEATURE_COUNT) {
		task_err(task, "Unknown feature: %.*s\n", TEXT(name));
	} else if (!is_level(name, level) && wording == WORDING_FEATURES) {
		task_err(task, "No feature:%.*s with feature level %d\n", TEXT(name), level);
	} else if (!is_level(name, level)) {
		task_err(task, "Feature level %d is not supported for feature %.*s\n", level, TEXT(name));
	} else {
		print_needs(task, name, level);
		return true;
	}
	task_exit(task, 1);
	return false;
}

void release_print_dependencies(struct task *task, enum release_wording wording)
{
	int32_t count = options_count(&task->options, "feature");
	struct bytes name;
	int16_t level;

	for (int32_t i = 0; i < count; i++)
		if (!parse_asked(task, options_value(&task->options, "feature", i), &name, &level, wording) ||
		    !print_dependencies(task, name, level, wording))
			return;
	task_exit(task, 0);
}
