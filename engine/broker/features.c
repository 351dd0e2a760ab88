#include "engine/broker/features.h"

#include "engine/base/owned.h"
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

/* Of one that is only kept, if that will do: the levels that it may have. */
static struct feature range_of(struct bytes name, bool may_be_kept)
{
	for (int i = 0; i < feature_count; i++)
		if (bytes_equal_text(name, features[i].name))
			return features[i];
	for (int i = 0; may_be_kept && i < kept_feature_count; i++)
		if (bytes_equal_text(name, kept_features[i].name))
			return (struct feature){ kept_features[i].name, 0, kept_features[i].last_level };
	return (struct feature){ NULL, 0, 0 };
}

bool features_are_spoken(const struct node *n, bool may_be_kept, struct buf *why_not)
{
	struct buf off = { .heap = why_not->heap };
	bool is_first = true;

	TREE_EACH(&n->image.features, struct feature_image, f, node) {
		struct feature range = range_of(f->name, may_be_kept);

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

void features_tell_kept(struct node *n)
{
	struct buf kept = { .heap = n->heap };

	TREE_EACH(&n->image.features, struct feature_image, f, node)
		if (f->level > 0 && feature_is_kept(f->name, f->level))
			buf_printf(&kept, "%s%.*s=%d", kept.size > 0 ? ", " : "", (int)f->name.size, (const char *)f->name.data, f->level);
	if (kept.size > 0 && !bytes_equal(buf_bytes(&kept), n->kept_features))
		node_log(n, "WARN", "kafka.server.BrokerFeatures", "Kept, but not served: %s. What Kafka wrote under these features stays in its topics as it is; clients are "
		         "not told of them.", buf_text(&kept));
	owned_set(n->heap, &n->kept_features, kept.size > 0 ? buf_bytes(&kept) : BYTES_NULL);
	buf_free(&kept);
}
