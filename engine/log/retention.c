/* What leaves a log: old segments at its front, whatever lies behind a truncation at its end. */
#include "engine/log/internal.h"

static enum err delete_segment(struct log *log, struct trace_log *events, int32_t index, const char *reason, int64_t wall_ms)
{
	struct segment *s = log->segments[index];
	enum err err = segment_mark_deleted(log, s);

	if (err)
		return err;
	log_drop_segment(log, index);
	s->remove_at_ms = wall_ms + log->config.file_delete_delay_ms;
	if (log->deleted_count == log->deleted_capacity) {
		log->deleted_capacity = log->deleted_capacity ? log->deleted_capacity * 2 : 4;
		log->deleted = heap_realloc(log->heap, log->deleted, (size_t)log->deleted_capacity * sizeof(s));
	}
	log->deleted[log->deleted_count++] = s;
	trace(events, segment_deleted, .topic = log->topic, .partition = log->partition, .base_offset = s->base_offset,
	      .reason = bytes_of_text(reason));
	return ERR_OK;
}

static enum err advance_start(struct log *log, struct effects *fx, int64_t offset)
{
	if (offset <= log->bounds.start)
		return ERR_OK;
	log->bounds.start = offset;
	epochs_truncate_from_start(&log->epochs, offset);
	trace(fx->trace, log_start_advanced, .topic = log->topic, .partition = log->partition, .log_start = offset);
	return log_write_epochs(log, fx);
}

/* Why the first segment may go, or NULL. */
static const char *reason_to_delete(const struct log *log, int64_t limit_offset, int64_t wall_ms)
{
	const struct segment *first = log->segments[0];
	const struct log_config *config = &log->config;
	bool is_only = log->segment_count == 1;

	if (first->next_offset > limit_offset || (is_only && first->size == 0))
		return NULL;
	if (!is_only && log->segments[1]->base_offset <= log->bounds.start)
		return "log start offset";
	if (!config->is_deleted)
		return NULL;
	int64_t age_ms = wall_ms - (first->max_timestamp >= 0 ? first->max_timestamp : first->created_ms);

	if (config->retention_ms >= 0 && age_ms > config->retention_ms)
		return "retention time";
	if (config->retention_bytes >= 0 && !is_only && log_size_bytes(log) - config->retention_bytes >= first->size)
		return "retention size";
	return NULL;
}

bool log_apply_retention(struct log *log, struct effects *fx, int64_t limit_offset, int64_t wall_ms)
{
	const char *reason = reason_to_delete(log, limit_offset, wall_ms);

	producers_expire(&log->producers, wall_ms, log->config.producer_id_expiration_ms);
	if (!reason)
		return false;
	if (log->segment_count == 1 && log_roll_now(log, fx->trace, wall_ms) != ERR_OK) /* never without an active one */
		return false;
	int64_t next = log->segments[1]->base_offset;

	if (delete_segment(log, fx->trace, 0, reason, wall_ms) != ERR_OK)
		return false;
	advance_start(log, fx, next); /* if that could not be written it is found out by the next epoch */
	return true;
}

void log_remove_deleted(struct log *log, struct effects *fx, int64_t wall_ms)
{
	(void)fx;
	while (log->deleted_count > 0 && log->deleted[0]->remove_at_ms <= wall_ms) {
		struct segment *s = log->deleted[0];

		segment_remove_files(log, s);
		segment_del(log, s);
		log->deleted_count--;
		memmove(log->deleted, log->deleted + 1, (size_t)log->deleted_count * sizeof(s));
	}
}

/* Their order is that of deleting, but a delay may have been changed in between. */
int64_t log_next_removal_ms(const struct log *log)
{
	return log->deleted_count > 0 ? log->deleted[0]->remove_at_ms : INT64_MAX;
}

enum err log_set_start(struct log *log, struct effects *fx, int64_t offset)
{
	return advance_start(log, fx, offset > log->bounds.end ? log->bounds.end : offset); /* segments wholly below it go with the next retention check, as in Kafka */
}

enum err log_truncate_to(struct log *log, struct effects *fx, int64_t offset)
{
	int64_t from = log->bounds.end;
	enum err err = ERR_OK;

	if (offset >= log->bounds.end) { /* who led and appended nothing has an epoch at the end that its next leader may know nothing of */
		epochs_truncate_from_end(&log->epochs, log->bounds.end);
		return log_write_epochs(log, fx);
	}
	while (!err && log->segment_count > 1 && log_active(log)->base_offset >= offset)
		err = delete_segment(log, fx->trace, log->segment_count - 1, "truncation", 0);
	if (!err)
		err = segment_truncate(log, log_active(log), offset);
	if (err)
		return err;
	log->bounds.end = log_active(log)->next_offset;
	if (log->bounds.start > log->bounds.end)
		log->bounds.start = log->bounds.end;
	if (log->recovery_point > log->bounds.end)
		log->recovery_point = log->bounds.end;
	epochs_truncate_from_end(&log->epochs, log->bounds.end);
	err = log_write_epochs(log, fx);
	trace(fx->trace, log_truncated, .topic = log->topic, .partition = log->partition, .from_offset = from, .to_offset = log->bounds.end);
	log_drop_snapshots(log, log->bounds.end);
	return err ? err : log_rebuild_producers(log, log->bounds.end);
}

enum err log_truncate_fully(struct log *log, struct effects *fx, int64_t offset)
{
	int64_t from = log->bounds.end;
	struct segment *first;
	enum err err = ERR_OK;

	while (!err && log->segment_count > 0)
		err = delete_segment(log, fx->trace, log->segment_count - 1, "truncation", 0);
	if (!err)
		err = segment_open(log, offset, 0, &first);
	if (err)
		return err;
	log_add_segment(log, first);
	log->bounds.start = log->bounds.end = log->recovery_point = offset;
	epochs_truncate_from_end(&log->epochs, 0);
	producers_free(&log->producers);
	log_drop_snapshots(log, -1);
	trace(fx->trace, log_truncated, .topic = log->topic, .partition = log->partition, .from_offset = from, .to_offset = offset);
	return log_write_epochs(log, fx);
}
