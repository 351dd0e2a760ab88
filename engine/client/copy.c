#include "engine/client/copy.h"

static size_t item_size(const struct field *f)
{
	switch (f->type) {
	case FIELD_BOOL:
		return sizeof(bool);
	case FIELD_INT8:
		return sizeof(int8_t);
	case FIELD_INT16:
	case FIELD_UINT16:
		return sizeof(int16_t);
	case FIELD_INT32:
	case FIELD_UINT32:
		return sizeof(int32_t);
	case FIELD_INT64:
		return sizeof(int64_t);
	case FIELD_FLOAT64:
		return sizeof(double);
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

static void copy_inside(struct arena *arena, const struct schema_struct *shape, void *item);

/* `at` holds a bitwise copy of one value: makes what it points to its own. */
static void copy_value(struct arena *arena, const struct field *f, void *at)
{
	switch (f->type) {
	case FIELD_STRING:
	case FIELD_BYTES:
		*(struct bytes *)at = arena_copy(arena, *(struct bytes *)at);
		break;
	case FIELD_RECORDS:
		((struct span *)at)->bytes = arena_copy(arena, ((struct span *)at)->bytes);
		break;
	case FIELD_STRUCT:
		copy_inside(arena, f->inner, at);
		break;
	default:
		break;
	}
}

static void copy_array(struct arena *arena, const struct field *f, void *message)
{
	void **items = (void **)(void *)((uint8_t *)message + f->offset);
	int32_t count;

	memcpy(&count, (uint8_t *)message + f->count_offset, sizeof(count));
	if (count <= 0)
		return;
	size_t size = item_size(f);
	uint8_t *copy = arena_calloc(arena, (size_t)count, size);

	memcpy(copy, *items, (size_t)count * size);
	for (int32_t i = 0; i < count; i++)
		copy_value(arena, f, copy + (size_t)i * size);
	*items = copy;
}

static void copy_inside(struct arena *arena, const struct schema_struct *shape, void *item)
{
	for (uint16_t i = 0; i < shape->field_count; i++) {
		const struct field *f = &shape->fields[i];
		void *at = (uint8_t *)item + f->offset;

		if (f->is_array) {
			copy_array(arena, f, item);
		} else if (f->type == FIELD_STRUCT && f->nullable_from != VERSION_NONE) {
			void **inner = at;

			if (*inner)
				*inner = message_struct_copy(arena, f->inner, *inner);
		} else {
			copy_value(arena, f, at);
		}
	}
}

void *message_struct_copy(struct arena *arena, const struct schema_struct *shape, const void *from)
{
	void *copy = arena_alloc(arena, shape->size);

	memcpy(copy, from, shape->size);
	copy_inside(arena, shape, copy);
	return copy;
}
