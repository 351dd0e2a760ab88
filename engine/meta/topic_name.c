#include "engine/meta/topic_name.h"

static bool is_legal(uint8_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

static bool no(struct buf *problem, const char *before, struct bytes name, const char *after)
{
	if (problem) {
		buf_add_text(problem, before);
		buf_add_bytes(problem, name);
		buf_add_text(problem, after);
	}
	return false;
}

bool topic_name_is_valid(struct bytes name, struct buf *problem)
{
	if (name.size == 0)
		return no(problem, "the empty string is not allowed", BYTES(""), "");
	if (bytes_equal_text(name, ".") || bytes_equal_text(name, ".."))
		return no(problem, "'", name, "' is not allowed");
	if (name.size > TOPIC_NAME_SIZE_MAX)
		return no(problem, "the length of '", name, "' is longer than the max allowed length 249");
	for (size_t i = 0; i < name.size; i++)
		if (!is_legal(name.data[i]))
			return no(problem, "'", name, "' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'");
	return true;
}

bool topic_is_internal(struct bytes name)
{
	return bytes_equal_text(name, "__consumer_offsets") || bytes_equal_text(name, "__transaction_state") ||
	       bytes_equal_text(name, "__share_group_state");
}

bool topic_name_has_collision_chars(struct bytes name)
{
	return bytes_find(name, 0, '.') < name.size || bytes_find(name, 0, '_') < name.size;
}

bool topic_names_collide(struct bytes a, struct bytes b)
{
	if (a.size != b.size)
		return false;
	for (size_t i = 0; i < a.size; i++)
		if ((a.data[i] == '.' ? '_' : a.data[i]) != (b.data[i] == '.' ? '_' : b.data[i]))
			return false;
	return true;
}
