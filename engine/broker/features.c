#include "engine/broker/features.h"

#include "engine/meta/metadata_version.h"

const struct feature features[] = {
	{ "kraft.version", 0, 1 },
	{ "metadata.version", METADATA_VERSION_MIN, METADATA_VERSION_MAX },
};

const int feature_count = (int)(sizeof(features) / sizeof(features[0]));

int16_t feature_finalized(const struct node *n, const struct feature *feature)
{
	return image_feature(&n->image, bytes_of_text(feature->name));
}
