#include "engine/raft/quorum_state.h"

#include "engine/base/uuid.h"

enum { FILE_SIZE_MAX = 64 * 1024 };

/* The text behind "name": up to the next comma or brace, quotes removed; null if there is none. Nothing in this file nests but
 * currentVoters, which is not needed and holds none of the names asked for. */
static struct bytes value_of(struct bytes text, const char *name, struct arena *arena)
{
	struct bytes mark = arena_printf(arena, "\"%s\"", name);
	size_t at = bytes_find_bytes(text, mark);

	if (at == text.size)
		return BYTES_NULL;
	size_t colon = bytes_find(text, at, ':'), end = colon;

	while (end < text.size && text.data[end] != ',' && text.data[end] != '}')
		end++;
	struct bytes value = bytes_trim(bytes_slice(text, colon + 1, end - colon - 1));

	if (value.size >= 2 && value.data[0] == '"' && value.data[value.size - 1] == '"')
		value = bytes_slice(value, 1, value.size - 2);
	return value;
}

static bool read_integer(struct bytes text, const char *name, struct arena *arena, int32_t *out)
{
	struct bytes value = value_of(text, name, arena);
	int64_t number;

	if (bytes_is_null(value) || !bytes_to_int64(value, &number) || number < INT32_MIN || number > INT32_MAX)
		return false;
	*out = (int32_t)number;
	return true;
}

enum err quorum_state_read(struct disk *disk, struct bytes path, struct arena *arena, struct quorum_state *out)
{
	struct bytes text;
	int32_t version;

	*out = (struct quorum_state){ .leader_id = -1, .leader_epoch = -1, .voted_id = -1 };
	enum err err = disk_read_all(disk, path, FILE_SIZE_MAX, arena, &text);

	if (err)
		return err;
	if (!read_integer(text, "data_version", arena, &version) || version < 0 || version > 1)
		return ERR_CORRUPT;
	if (!read_integer(text, "leaderId", arena, &out->leader_id) || !read_integer(text, "leaderEpoch", arena, &out->leader_epoch) ||
	    !read_integer(text, "votedId", arena, &out->voted_id))
		return ERR_CORRUPT;
	if (version == 1 && !uuid_parse(value_of(text, "votedDirectoryId", arena), &out->voted_directory_id))
		return ERR_CORRUPT;
	return ERR_OK;
}

enum err quorum_state_write(struct disk *disk, struct heap *heap, struct bytes path, const struct quorum_state *state,
                            int16_t kraft_version, const int32_t *voter_ids, int32_t voter_count)
{
	struct buf text = { .heap = heap };
	char directory[UUID_TEXT_SIZE + 1];

	if (kraft_version > 0) {
		buf_printf(&text, "{\"leaderId\":%d,\"leaderEpoch\":%d,\"votedId\":%d,\"votedDirectoryId\":\"%s\",\"data_version\":1}",
		           state->leader_id, state->leader_epoch, state->voted_id, uuid_text(state->voted_directory_id, directory));
	} else {
		buf_printf(&text, "{\"clusterId\":\"\",\"leaderId\":%d,\"leaderEpoch\":%d,\"votedId\":%d,\"appliedOffset\":0,\"currentVoters\":[",
		           state->leader_id, state->leader_epoch, state->voted_id);
		for (int32_t i = 0; i < voter_count; i++)
			buf_printf(&text, "%s{\"voterId\":%d}", i ? "," : "", voter_ids[i]);
		buf_add_text(&text, "],\"data_version\":0}");
	}
	enum err err = disk_replace(disk, path, buf_bytes(&text));

	buf_free(&text);
	return err;
}
