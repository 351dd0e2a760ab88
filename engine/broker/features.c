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
