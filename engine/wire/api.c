#include "engine/wire/api.h"

#define ROW(key, c_name, name, first, last, listeners)                                                                                \
	{ key, name, first, last, listeners, &c_name##_request_schema, &c_name##_response_schema },
const struct api apis[] = { API_LIST(ROW) };
#undef ROW

const int api_count = (int)(sizeof(apis) / sizeof(apis[0]));

const struct api *api_of_key(int16_t key)
{
	int low = 0, high = api_count;

	while (low < high) {
		int middle = (low + high) / 2;

		if (apis[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < api_count && apis[low].key == key ? &apis[low] : NULL;
}

const struct api *api_of_name(struct bytes name)
{
	for (int i = 0; i < api_count; i++)
		if (bytes_equal_text(name, apis[i].name))
			return &apis[i];
	return NULL;
}

const struct schema *metadata_record_schema(int16_t id)
{
	for (int i = 0; i < schema_count; i++)
		if (schemas[i]->kind == SCHEMA_METADATA && schemas[i]->api_key == id)
			return schemas[i];
	return NULL;
}

static bool is_flexible(const struct schema *schema, int16_t version)
{
	return schema->flexible_from != VERSION_NONE && version >= schema->flexible_from;
}

int16_t api_request_header_version(const struct api *api, int16_t version)
{
	return is_flexible(api->request, version) ? 2 : 1;
}

int16_t api_response_header_version(const struct api *api, int16_t version)
{
	/* A client must be able to read the answer before it knows which versions the server has (KIP-511). */
	if (api->key == API_KEY_API_VERSIONS)
		return 0;
	return is_flexible(api->response, version) ? 1 : 0;
}
