#include "engine/meta/loader.h"

enum { BATCH_SIZE_MAX = 64 << 20 };

enum err loader_open(struct loader *l, struct raft *raft, struct image *image, int64_t *next_offset, struct arena *arena)
{
	*l = (struct loader){ .arena = arena, .next_offset = *next_offset };
	/* From the beginning, a snapshot is the short way; behind it, it is the only one. 0-0 is the bootstrap checkpoint, which is no snapshot. */
	if ((*next_offset == 0 || *next_offset < log_start_offset(raft->log)) && raft->snapshot.end_offset > 0) {
		image_free(image);
		l->is_snapshot = true;
		l->epoch = raft->snapshot.epoch;
		l->next_offset = raft->snapshot.end_offset;
		return raft_read_snapshot(raft, arena, &l->bytes);
	}
	return raft_read(raft, *next_offset, arena, &l->bytes);
}

/* Opens the next batch with data; false at the end. */
static bool next_batch(struct loader *l, enum err *err)
{
	while (l->at < l->bytes.size) {
		*err = batch_next(l->bytes, &l->at, &l->batch);
		if (*err)
			return false;
		if (!l->is_snapshot)
			l->next_offset = batch_last_offset(&l->batch) + 1;
		if (batch_is_control(&l->batch))
			continue;
		*err = batch_records(&l->batch, BATCH_SIZE_MAX, l->arena, &l->records, &l->count);
		l->index = 0;
		return !*err;
	}
	return false;
}

enum loader_state loader_next(struct loader *l, struct loaded_record *out)
{
	enum err err = ERR_OK;

	while (l->index == l->count)
		if (!next_batch(l, &err))
			return err ? LOADER_FAILED : LOADER_END;
	const struct record *record = &l->records[l->index++];

	out->offset = l->is_snapshot ? l->next_offset - 1 : record->offset;
	out->epoch = l->is_snapshot ? l->epoch : l->batch.leader_epoch;
	return record_decode(record->value, l->arena, &out->record) == ERR_OK ? LOADER_RECORD : LOADER_FAILED;
}
