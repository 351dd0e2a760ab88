#include "engine/wire/api.h"

#define ROW(key, c_name, name, first, last, listeners)                                                                                \
	{ key, name, first, last, listeners, &c_name##_request_schema, &c_name##_response_schema },
const struct api apis[] = { API_LIST(ROW) };
#undef ROW

const int api_count = (int)(sizeof(apis) / sizeof(apis[0]));

#define PLACE(key, c_name, name, first, last, listeners) PLACE_##c_name,
enum { API_LIST(PLACE) };
#undef PLACE

/* The place of each in the table, counted from 1. */
#define PLACE_OF(key, c_name, name, first, last, listeners) [key] = PLACE_##c_name + 1,
static const uint8_t places[] = { API_LIST(PLACE_OF) };
#undef PLACE_OF

const struct api *api_of_key(int16_t key)
{
	int place = key >= 0 && (size_t)key < sizeof(places) ? places[key] : 0;

	return place > 0 ? &apis[place - 1] : NULL;
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
	return id >= 0 && id < metadata_schema_count ? metadata_schemas[id] : NULL;
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
