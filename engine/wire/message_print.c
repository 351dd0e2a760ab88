/* Messages as one line of JSON, as Kafka's generated converters and Jackson write them: every field of the version in the order of the
 * schema, names with a small first letter, bytes in base64, UUIDs in Kafka's text. Tagged fields at their defaults are left out;
 * of records only the size is told, under a name of its own: "recordsSizeInBytes".
 */
#include <inttypes.h>

#include "engine/base/json.h"
#include "engine/base/uuid.h"
#include "engine/wire/fields.h"

static void print_struct(struct buf *out, const struct schema_struct *s, int16_t version, const void *item);

static void print_name(struct buf *out, const char *name, const char *behind)
{
	buf_printf(out, "\"%c%s%s\":", name[0] >= 'A' && name[0] <= 'Z' ? name[0] + 32 : name[0], name + 1, behind);
}

static void print_bytes(struct buf *out, struct bytes bytes)
{
	if (bytes_is_null(bytes)) {
		buf_add_text(out, "null");
		return;
	}
	buf_add_char(out, '"');
	base64_add(out, bytes);
	buf_add_char(out, '"');
}

static void print_value(struct buf *out, const struct field *f, int16_t version, const void *value)
{
	char text[UUID_TEXT_SIZE + 1];

	switch (f->type) {
	case FIELD_BOOL:
		buf_add_text(out, *(const bool *)value ? "true" : "false");
		break;
	case FIELD_FLOAT64:
		json_add_double(out, *(const double *)value);
		break;
	case FIELD_UUID:
		buf_printf(out, "\"%s\"", uuid_text(*(const struct uuid *)value, text));
		break;
	case FIELD_STRING:
		json_add_text(out, *(const struct bytes *)value);
		break;
	case FIELD_BYTES:
		print_bytes(out, *(const struct bytes *)value);
		break;
	case FIELD_RECORDS:
		if (span_is_null(value))
			buf_add_text(out, "null");
		else
			buf_printf(out, "%zu", span_size(value));
		break;
	case FIELD_STRUCT:
		print_struct(out, f->inner, version, value);
		break;
	default:
		buf_printf(out, "%" PRId64, field_integer(f, value));
	}
}

static void print_array(struct buf *out, const struct field *f, int16_t version, const void *message)
{
	const uint8_t *items = *(void *const *)field_of(f, message);
	int32_t count = field_count_of(f, message);

	if (count < 0) {
		buf_add_text(out, "null");
		return;
	}
	buf_add_char(out, '[');
	for (int32_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(out, ',');
		print_value(out, f, version, items + (size_t)i * field_item_size(f));
	}
	buf_add_char(out, ']');
}

static void print_field(struct buf *out, const struct field *f, int16_t version, const void *message)
{
	const void *value = field_of(f, message);

	print_name(out, f->name, f->type == FIELD_RECORDS && !span_is_null(value) ? "SizeInBytes" : "");
	if (f->is_array) {
		print_array(out, f, version, message);
		return;
	}
	if (f->type == FIELD_STRUCT)
		value = field_struct_of(f, value);
	if (value)
		print_value(out, f, version, value);
	else
		buf_add_text(out, "null");
}

static void print_struct(struct buf *out, const struct schema_struct *s, int16_t version, const void *item)
{
	bool is_first = true;

	buf_add_char(out, '{');
	for (uint16_t i = 0; i < s->field_count; i++) {
		const struct field *f = &s->fields[i];

		if (!field_is_in(f, version) || (field_is_tagged(f, version) && field_is_default(f, item)))
			continue;
		if (!is_first)
			buf_add_char(out, ',');
		is_first = false;
		print_field(out, f, version, item);
	}
	buf_add_char(out, '}');
}

void message_print(const struct schema *schema, int16_t version, const void *message, struct buf *out)
{
	print_struct(out, schema->root, version, message);
}

void message_print_place(const struct message_place *place, int16_t version, struct buf *out)
{
	const struct field *f = place->field;

	if (!place->value)
		return;
	if (f->type != FIELD_STRUCT)
		print_value(out, f, version, place->value);
	else if (place->index < 0 && !field_struct_of(f, place->value))
		buf_add_text(out, "null");
}
