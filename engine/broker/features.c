#include "engine/broker/features.h"

#include "engine/meta/metadata_version.h"
#include "engine/raft/raft.h"

const struct feature features[] = {
	{ ELR_FEATURE, 0, 1 },
	{ "kraft.version", 0, 1 },
	{ "metadata.version", METADATA_VERSION_MIN, METADATA_VERSION_MAX },
};

const int feature_count = (int)(sizeof(features) / sizeof(features[0]));

/* kraft.version is told by control records, which the image does not hold. */
int16_t feature_finalized(const struct node *n, const struct feature *feature)
{
	if (strcmp(feature->name, "kraft.version") == 0)
		return n->raft ? n->raft->kraft_version : 0;
	return image_feature(&n->image, bytes_of_text(feature->name));
}

static struct feature range_of(struct bytes name)
{
	for (int i = 0; i < feature_count; i++)
		if (bytes_equal_text(name, features[i].name))
			return features[i];
	return (struct feature){ NULL, 0, 0 };
}

bool features_are_spoken(const struct node *n, struct buf *why_not)
{
	struct buf off = { .heap = why_not->heap };
	bool is_first = true;

	TREE_EACH(&n->image.features, struct feature_image, f, node) {
		struct feature range = range_of(f->name);

		if (f->level >= range.min_level && f->level <= range.max_level)
			continue;
		buf_printf(why_not, "%s%.*s=%d (this server: %d", is_first ? "The cluster has finalized " : ", ", (int)f->name.size, (const char *)f->name.data,
		           f->level, range.min_level);
		if (range.max_level > range.min_level)
			buf_printf(why_not, "-%d", range.max_level);
		buf_printf(why_not, ")");
		if (!range.name)
			buf_printf(&off, " --feature %.*s", (int)f->name.size, (const char *)f->name.data);
		is_first = false;
	}
	if (off.size > 0)
		buf_printf(why_not, ". Start Kafka on these directories and turn off what this server does not know: kafka-features.sh --bootstrap-server HOST:PORT "
		           "disable%s; or format them anew with this server's features alone", buf_text(&off));
	else if (!is_first)
		buf_printf(why_not, ". It takes a server of that release");
	buf_free(&off);
	return is_first;
}
