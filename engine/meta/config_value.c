#include "engine/meta/config_value.h"

static struct bytes dynamic_value(const struct image *image, struct bytes resource, struct bytes name)
{
	return image ? image_config(image, RESOURCE_BROKER, resource, name) : BYTES_NULL;
}

static struct bytes resource_of(const struct config_scope *s, char text[static INT64_TEXT_SIZE_MAX])
{
	return bytes_of(text, bytes_put_int64(text, s->node_id));
}

struct config_value config_value_of_broker(const struct config_scope *s, const struct image *image, const char *name)
{
	const struct config_def *def = config_find(&broker_configs, bytes_of_text(name));
	bool is_dynamic = def && def->mode != CONFIG_READ_ONLY && image;
	char id[INT64_TEXT_SIZE_MAX];
	struct config_value value = { BYTES_NULL, SOURCE_DEFAULT };

	if (is_dynamic) {
		value = (struct config_value){ dynamic_value(image, resource_of(s, id), bytes_of_text(name)), SOURCE_DYNAMIC_BROKER };
		if (bytes_is_null(value.text))
			value = (struct config_value){ dynamic_value(image, BYTES(""), bytes_of_text(name)), SOURCE_DYNAMIC_DEFAULT_BROKER };
	}
	if (bytes_is_null(value.text) && !(def && def->is_internal))
		value = (struct config_value){ properties_get(s->properties, name), SOURCE_STATIC_BROKER };
	if (bytes_is_null(value.text))
		value = (struct config_value){ bytes_of_text(def ? def->default_text : NULL), SOURCE_DEFAULT };
	return value;
}

struct config_value config_value_of_synonyms(const struct config_scope *s, const struct image *image, const struct config_def *def,
                                             struct arena *arena)
{
	char id[INT64_TEXT_SIZE_MAX];
	struct bytes resources[2] = { resource_of(s, id), BYTES("") };

	for (int source = SOURCE_DYNAMIC_BROKER; source <= SOURCE_STATIC_BROKER; source++) {
		struct bytes name, text;
		int64_t unit_ms;

		for (size_t at = 0; config_synonym_next(def, &at, &name, &unit_ms);) {
			if (source == SOURCE_STATIC_BROKER)
				text = properties_get(s->properties, arena_text(arena, name));
			else
				text = dynamic_value(image, resources[source - SOURCE_DYNAMIC_BROKER], name);
			if (bytes_is_null(text))
				continue;
			int64_t value = config_to_int64(text);

			if (unit_ms > 1)
				text = arena_printf(arena, "%lld", (long long)(value < 0 ? -1 : value * unit_ms));
			return (struct config_value){ text, (enum config_source)source };
		}
	}
	return (struct config_value){ bytes_of_text(def->default_text), SOURCE_DEFAULT };
}

struct config_value config_value_of_topic(const struct config_scope *s, const struct image *image, struct bytes topic, const char *name,
                                          struct arena *arena)
{
	const struct config_def *def = config_find(&topic_configs, bytes_of_text(name));
	struct bytes own = image ? image_config(image, RESOURCE_TOPIC, topic, bytes_of_text(name)) : BYTES_NULL;

	if (!bytes_is_null(own) || !def)
		return (struct config_value){ own, SOURCE_TOPIC };
	return config_value_of_synonyms(s, image, def, arena);
}
