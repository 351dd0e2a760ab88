#include "sim/shell/kafka/release.h"

enum { LEVEL_FIRST = 7, LEVEL_STABLE = 33 };

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

void release_print_mapping(struct task *task, struct bytes release)
{
	struct bytes shown = bytes_is_null(release) ? bytes_of_text(release_of_level(LEVEL_STABLE)) : release;
	int16_t level = release_level(shown);

	if (level < 0) {
		task_err(task, "Unknown metadata.version '%.*s'. Supported metadata.version are: ", TEXT(shown));
		for (int i = 0; i < RELEASE_COUNT; i++)
			task_err(task, "%s%s", i > 0 ? ", " : "", releases[i]);
		task_err(task, "\n");
		task_exit(task, 1);
		return;
	}
	task_out(task, "metadata.version=%d (%.*s)\n", level, TEXT(shown));
	for (size_t i = 0; i < sizeof(features) / sizeof(features[0]); i++) {
		int16_t best = 0;

		for (size_t j = 0; j < sizeof(feature_levels) / sizeof(feature_levels[0]); j++)
			if (strcmp(feature_levels[j].feature, features[i]) == 0 && feature_levels[j].from <= level)
				best = feature_levels[j].level;
		task_out(task, "%s=%d\n", features[i], best);
	}
	task_exit(task, 0);
}
