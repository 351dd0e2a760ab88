/* Defaults, and access to values by their tables. */
#include "engine/wire/fields.h"

#include <string.h>

size_t field_item_size(const struct field *f)
{
	switch (f->type) {
	case FIELD_BOOL:
		return sizeof(bool);
	case FIELD_INT8:
		return 1;
	case FIELD_INT16:
	case FIELD_UINT16:
		return 2;
	case FIELD_INT32:
	case FIELD_UINT32:
		return 4;
	case FIELD_INT64:
	case FIELD_FLOAT64:
		return 8;
	case FIELD_UUID:
		return sizeof(struct uuid);
	case FIELD_STRING:
	case FIELD_BYTES:
		return sizeof(struct bytes);
	case FIELD_RECORDS:
		return sizeof(struct span);
	case FIELD_STRUCT:
		return f->inner->size;
	}
	return 0;
}

int64_t field_integer(const struct field *f, const void *value)
{
	switch (f->type) {
	case FIELD_BOOL:
		return *(const bool *)value;
	case FIELD_INT8:
		return *(const int8_t *)value;
	case FIELD_INT16:
		return *(const int16_t *)value;
	case FIELD_UINT16:
		return *(const uint16_t *)value;
	case FIELD_INT32:
		return *(const int32_t *)value;
	case FIELD_UINT32:
		return *(const uint32_t *)value;
	default:
		return *(const int64_t *)value;
	}
}

void field_set_integer(const struct field *f, void *value, int64_t integer)
{
	switch (f->type) {
	case FIELD_BOOL:
		*(bool *)value = integer != 0;
		break;
	case FIELD_INT8:
		*(int8_t *)value = (int8_t)integer;
		break;
	case FIELD_INT16:
		*(int16_t *)value = (int16_t)integer;
		break;
	case FIELD_UINT16:
		*(uint16_t *)value = (uint16_t)integer;
		break;
	case FIELD_INT32:
		*(int32_t *)value = (int32_t)integer;
		break;
	case FIELD_UINT32:
		*(uint32_t *)value = (uint32_t)integer;
		break;
	default:
		*(int64_t *)value = integer;
	}
}

static struct bytes text_default(const struct field *f)
{
	if (f->is_default_null)
		return BYTES_NULL;
	return f->default_text ? bytes_of_text(f->default_text) : BYTES("");
}

void message_init_struct(const struct schema_struct *s, void *item)
{
	memcpy(item, s->defaults, s->size);
}

void message_init(const struct schema *schema, void *message)
{
	message_init_struct(schema->root, message);
}

void *message_new_items(struct arena *arena, const struct schema_struct *s, int32_t count)
{
	uint8_t *items = arena_take(arena, (size_t)count * s->size);

	for (int32_t i = 0; i < count; i++)
		message_init_struct(s, items + (size_t)i * s->size);
	return items;
}

static bool struct_is_default(const struct schema_struct *s, const void *item)
{
	for (uint16_t i = 0; i < s->field_count; i++)
		if (!field_is_default(&s->fields[i], item))
			return false;
	return true;
}

bool field_is_default(const struct field *f, const void *message)
{
	const void *value = field_of(f, message);

	if (f->is_array) {
		int32_t count = field_count_of(f, message);

		return f->is_default_null ? count < 0 : count == 0;
	}
	switch (f->type) {
	case FIELD_FLOAT64:
		return *(const double *)value == 0;
	case FIELD_UUID:
		return uuid_is_zero(*(const struct uuid *)value);
	case FIELD_STRING:
	case FIELD_BYTES:
		return bytes_equal(*(const struct bytes *)value, text_default(f));
	case FIELD_RECORDS:
		return span_is_null(value) || (f->nullable_from == VERSION_NONE && span_size(value) == 0);
	case FIELD_STRUCT:
		value = field_struct_of(f, value);
		if (f->is_default_null)
			return value == NULL;
		return value && struct_is_default(f->inner, value);
	default:
		return field_integer(f, value) == f->default_integer;
	}
}
