#include "engine/meta/metadata_version.h"

/* From METADATA_VERSION_MIN on. */
static const char *const names[] = {
	"3.3-IV3",
	"3.4-IV0",
	"3.5-IV0",
	"3.5-IV1",
	"3.5-IV2",
	"3.6-IV0",
	"3.6-IV1",
	"3.6-IV2",
	"3.7-IV0",
	"3.7-IV1",
	"3.7-IV2",
	"3.7-IV3",
	"3.7-IV4",
	"3.8-IV0",
	"3.9-IV0",
	"4.0-IV0",
	"4.0-IV1",
	"4.0-IV2",
	"4.0-IV3",
	"4.1-IV0",
	"4.1-IV1",
	"4.2-IV0",
	"4.2-IV1",
	"4.3-IV0",
	"4.4-IV0",
	"4.4-IV1",
	"4.4-IV2",
};

const char *metadata_version_name(int16_t level)
{
	return level >= METADATA_VERSION_MIN && level <= METADATA_VERSION_MAX ? names[level - METADATA_VERSION_MIN] : NULL;
}

int16_t metadata_version_of(struct bytes text, const char **name)
{
	for (int16_t level = METADATA_VERSION_MAX; level >= METADATA_VERSION_MIN; level--) {
		struct bytes full = bytes_of_text(metadata_version_name(level));
		bool is_release = text.size < full.size && bytes_starts_with(full, text) && full.data[text.size] == '-';

		if (bytes_equal(full, text) || is_release) {
			*name = metadata_version_name(level);
			return level;
		}
	}
	return 0;
}

/* Levels that brought records or fields which earlier ones do not know. */
static bool is_metadata_changed_by(int16_t level)
{
	static const int16_t levels[] = { 7, 8, 11, 13, 14, 15, 17, 23, 30, 32, 33 };

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (levels[i] == level)
			return true;
	return false;
}

bool metadata_version_is_one_way(int16_t higher, int16_t lower)
{
	for (int16_t level = higher; level > lower; level--)
		if (is_metadata_changed_by(level))
			return true;
	return false;
}

const struct cluster_feature cluster_features[] = {
	{ ELR_FEATURE, 1, 26, 23 }, /* 4.1-IV0, 4.0-IV1 (KIP-966) */
};
const int cluster_feature_count = (int)(sizeof(cluster_features) / sizeof(cluster_features[0]));

int16_t cluster_feature_default(const struct cluster_feature *feature, int16_t metadata_version)
{
	return metadata_version >= feature->since ? feature->last_level : 0;
}

const struct kept_feature kept_features[] = {
	{ "group.version", 1 },       /* KIP-848: records of consumer groups in __consumer_offsets */
	{ "share.version", 2 },       /* KIP-932: records of share groups there, and __share_group_state */
	{ "streams.version", 1 },     /* KIP-1071: records of streams groups there */
	{ "transaction.version", 2 }, /* KIP-890: fields in __transaction_state, an epoch of its own for each transaction */
};
const int kept_feature_count = (int)(sizeof(kept_features) / sizeof(kept_features[0]));

bool feature_is_kept(struct bytes name, int16_t level)
{
	for (int i = 0; i < kept_feature_count; i++)
		if (bytes_equal_text(name, kept_features[i].name))
			return level >= 0 && level <= kept_features[i].last_level;
	return false;
}
