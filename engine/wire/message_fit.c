#include "engine/wire/fields.h"

static const struct field *unfit_in(const struct schema_struct *schema, int16_t version, const void *item);

static const struct field *unfit_value(const struct field *f, int16_t version, const void *item)
{
	const void *value = field_of(f, item);
	const struct field *found = NULL;

	if (f->type != FIELD_STRUCT)
		return NULL;
	if (!f->is_array) {
		const void *inner = field_struct_of(f, value);

		return inner ? unfit_in(f->inner, version, inner) : NULL;
	}
	for (int32_t i = 0; i < field_count_of(f, item) && !found; i++)
		found = unfit_in(f->inner, version, *(const uint8_t *const *)value + (size_t)i * f->inner->size);
	return found;
}

static const struct field *unfit_in(const struct schema_struct *schema, int16_t version, const void *item)
{
	const struct field *found = NULL;

	for (uint16_t i = 0; i < schema->field_count && !found; i++) {
		const struct field *f = &schema->fields[i];

		if (field_is_in(f, version))
			found = unfit_value(f, version, item);
		else if (!f->is_ignorable && !field_is_default(f, item))
			found = f;
	}
	return found;
}

const struct field *message_unfit(const struct schema *schema, int16_t version, const void *message)
{
	return unfit_in(schema->root, version, message);
}
