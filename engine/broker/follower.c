#include "engine/broker/follower.h"

#include "engine/broker/api/fetch.h"
#include "engine/broker/config.h"
#include "engine/broker/partition_internal.h"

#define LOGGER "kafka.server.ReplicaFetcherThread"
#define PREFIX "[ReplicaFetcher replicaId=%d, leaderId=%d, fetcherId=0] "
#define PREFIX_OF(n, p) (int)(n)->id, (int)(p)->leader
#define NAMED "%.*s-%d"
#define NAME_OF(p) (int)(p)->topic.size, (const char *)(p)->topic.data, (int)(p)->number

/* ---- Truncation ----------------------------------------------------------------------------------------------------------- */

/* How it once was (before KIP-101), for lessons, by klab.truncate.by.high.watermark: the follower cuts its log back to its own high watermark in
 * each new epoch, and tells nobody of its epochs. What it had, but had not heard to be committed, is lost, and if it is elected then, lost
 * for all. */
static bool compares_epochs(const struct node *n)
{
	return !n->config->truncates_by_high_watermark;
}

int32_t follower_last_epoch(const struct node *n, const struct partition *p)
{
	if (compares_epochs(n) && !is_mutant(n->fx, follower_keeps_diverged_log))
		return log_latest_epoch(p->log);
	return -1;
}

/* A log that knows no epochs has nothing to compare. */
static bool trusts_high_watermark(const struct node *n, const struct partition *p)
{
	return log_latest_epoch(p->log) < 0 || !compares_epochs(n);
}

/* Where to cut when the leader says that its epoch `epoch` ends at `end`: KIP-101 and KIP-279. An epoch that this log does not have is
 * cut back to the end of the one before it here, and the next fetch tells whether that is enough. */
static int64_t truncation_offset(const struct partition *p, int32_t epoch, int64_t end)
{
	int64_t own_end = log_end_offset(p->log), epoch_end;
	int32_t own_epoch;

	log_epoch_end(p->log, epoch, &own_epoch, &epoch_end);
	if (own_epoch < 0)
		return end < own_end ? end : own_end;
	if (own_epoch == epoch && end < epoch_end)
		epoch_end = end;
	return epoch_end < own_end ? epoch_end : own_end;
}

static bool knows_epoch(const struct partition *p, int32_t epoch)
{
	int32_t found;
	int64_t end;

	log_epoch_end(p->log, epoch, &found, &end);
	return found == epoch || found < 0;
}

static bool truncate(struct node *n, struct partition *p, int64_t offset)
{
	enum err err;

	if (is_mutant(n->fx, follower_keeps_diverged_log))
		return true;
	if (offset < p->high_watermark && offset < log_end_offset(p->log))
		node_log(n, "WARN", "org.apache.kafka.storage.internals.log.UnifiedLog", "[UnifiedLog partition=" NAMED ", dir=%.*s] Truncating " NAMED " to offset "
		         "%lld below high watermark %lld", NAME_OF(p), (int)n->config->log_dirs[p->dir].size, (const char *)n->config->log_dirs[p->dir].data, NAME_OF(p), (long long)offset, (long long)p->high_watermark);
	partition_future_truncate(n, p, offset);
	if (offset < log_start_offset(p->log))
		err = log_truncate_fully(p->log, n->fx, offset);
	else
		err = log_truncate_to(p->log, n->fx, offset);
	if (p->high_watermark > log_end_offset(p->log))
		p->high_watermark = log_end_offset(p->log);
	partition_flush_cut(p);
	partitions_changed(n);
	if (err == ERR_CORRUPT) { /* a batch that cannot be read lies in between: as Kafka, it does not go on before the next epoch */
		node_log(n, "ERROR", LOGGER, PREFIX "Unexpected error occurred during truncation for " NAMED " at offset %lld", PREFIX_OF(n, p), NAME_OF(p),
		         (long long)offset);
		node_log(n, "WARN", LOGGER, PREFIX "Partition " NAMED " marked as failed", PREFIX_OF(n, p), NAME_OF(p));
		p->fetch.retry_at_us = TIME_NEVER;
	} else if (err) {
		partition_failed(n, p, p->dir, err, "Error while truncating log to offset %lld for", (long long)offset);
	}
	return !err;
}

bool follower_begin_epoch(struct node *n, struct partition *p)
{
	return !trusts_high_watermark(n, p) || truncate(n, p, p->high_watermark);
}

void follower_diverge(struct node *n, struct partition *p, int32_t epoch, int64_t end)
{
	int64_t offset = truncation_offset(p, epoch, end);

	node_log(n, "INFO", LOGGER, PREFIX "Truncating partition " NAMED " with TruncationState(offset=%lld, completed=%s) due to leader epoch and offset "
	         "EpochEndOffset(errorCode=0, partition=%d, leaderEpoch=%d, endOffset=%lld)", PREFIX_OF(n, p), NAME_OF(p), (long long)offset, knows_epoch(p, epoch) ? "true" : "false", (int)p->number, (int)epoch, (long long)end);
	truncate(n, p, offset);
}

static void tell_reset(struct node *n, const struct partition *p, int64_t from, int64_t to)
{
	node_log(n, "INFO", LOGGER, PREFIX "Current offset %lld for partition " NAMED " is out of range, which typically implies a leader change. Reset fetch "
	         "offset to %lld", PREFIX_OF(n, p), (long long)from, NAME_OF(p), (long long)to);
}

void follower_cut(struct node *n, struct partition *p, int64_t end)
{
	int64_t own_end = log_end_offset(p->log);

	node_log(n, "WARN", LOGGER, PREFIX "Reset fetch offset for partition " NAMED " from %lld to current leader's latest offset %lld", PREFIX_OF(n, p),
	         NAME_OF(p), (long long)own_end, (long long)end);
	if (truncate(n, p, end))
		tell_reset(n, p, own_end, end);
}

void follower_begin_at(struct node *n, struct partition *p, int64_t start)
{
	int64_t own_end = log_end_offset(p->log);
	enum err err;

	if (start <= own_end) {
		node_log(n, "INFO", LOGGER, PREFIX "Reset fetch offset for partition " NAMED " from %lld to the current local replica's end offset %lld",
		         PREFIX_OF(n, p), NAME_OF(p), (long long)own_end, (long long)own_end);
		tell_reset(n, p, own_end, own_end);
		return;
	}
	node_log(n, "WARN", LOGGER, PREFIX "Truncate fully and reset fetch offset for partition " NAMED " from %lld to the current leader's start offset %lld "
	         "because the local replica's end offset is smaller than the current leader's start offsets.", PREFIX_OF(n, p), NAME_OF(p), (long long)own_end,
	         (long long)start);
	tell_reset(n, p, own_end, start);
	err = log_truncate_fully(p->log, n->fx, start);
	partition_flush_cut(p);
	partitions_changed(n);
	if (err)
		partition_failed(n, p, p->dir, err, "Error while truncating the entire log for");
	else
		partition_set_high_watermark(n, p, start);
}

/* ---- Appending ------------------------------------------------------------------------------------------------------------ */

/* The leader may have truncated and appended in a newer epoch between the fetch and its answer (KAFKA-18723): what is of an epoch that this
 * follower has not heard of is left for the next fetch. */
static struct bytes within_epoch(struct bytes records, int32_t leader_epoch)
{
	struct batch batch;
	size_t at = 0, whole = 0;

	while (batch_next(records, &at, &batch) == ERR_OK && batch.leader_epoch <= leader_epoch)
		whole = at;
	return bytes_slice(records, 0, whole);
}

/* An empty log may have been begun in the middle of the leader's first batch: then it begins with that batch. */
static enum err begin_with_batch(struct node *n, struct partition *p, struct bytes records)
{
	struct batch batch;
	size_t at = 0;
	int64_t end = log_end_offset(p->log);

	if (end != log_start_offset(p->log) || batch_next(records, &at, &batch) != ERR_OK)
		return ERR_OK;
	if (batch.base_offset >= end || batch_last_offset(&batch) < end)
		return ERR_OK;
	enum err err = log_truncate_fully(p->log, n->fx, batch.base_offset);

	partition_flush_cut(p);
	if (!err)
		partition_set_high_watermark(n, p, batch.base_offset);
	return err;
}

static void tell_refused(struct node *n, const struct partition *p, struct bytes records, int16_t error_code)
{
	struct batch batch;
	size_t at = 0;

	node_log(n, "ERROR", LOGGER, PREFIX "%s for partition " NAMED " %soffset %lld", PREFIX_OF(n, p),
	         error_code == KAFKA_CORRUPT_MESSAGE ? "Found invalid messages during fetch" : "Unexpected error occurred while processing data", NAME_OF(p),
	         error_code == KAFKA_CORRUPT_MESSAGE ? "" : "at ", (long long)log_end_offset(p->log));
	while (error_code == KAFKA_CORRUPT_MESSAGE && batch_next(records, &at, &batch) == ERR_OK)
		if (!batch_crc_is_valid(&batch)) {
			node_log(n, NULL, NULL, "org.apache.kafka.common.errors.CorruptRecordException: Record is corrupt (stored crc = %u, computed crc = %u)",
			         batch.crc, batch_compute_crc(&batch));
			return;
		}
}

/* Other batches than the leader's, of the same size and with a valid CRC. */
static struct bytes plant_other_batches(struct node *n, struct bytes records)
{
	uint8_t *copy = (uint8_t *)(uintptr_t)arena_copy(n->fx->arena, records).data;
	struct batch batch;

	for (size_t at = 0, begin = 0; batch_next(records, &at, &batch) == ERR_OK; begin = at)
		batch_set_producer(copy + begin, batch.producer_id, batch.producer_epoch, batch.base_sequence + 1000, false);
	return bytes_of(copy, records.size);
}

static bool append(struct node *n, struct partition *p, struct bytes records)
{
	if (is_mutant(n->fx, outsider_copies_another_value) && !partition_is_in_isr(p, n->id))
		records = plant_other_batches(n, records);
	enum err err = begin_with_batch(n, p, records);
	struct append_result result = { .err = err };

	if (!err)
		result = log_append_as_follower(p->log, n->fx, records, n->wall_ms);
	if (result.err) {
		partition_failed(n, p, p->dir, result.err, "Error while appending records to");
		return false;
	}
	if (result.error_code) {
		tell_refused(n, p, records, result.error_code);
		return false;
	}
	partition_flush_if_due(n, p);
	return true;
}

bool follower_take(struct node *n, struct partition *p, const struct fetch_response_partition_data *data)
{
	struct bytes records = within_epoch(data->records.bytes, p->leader_epoch);
	int64_t before = p->high_watermark;

	if (records.size > 0 && !append(n, p, records))
		return false;
	partition_set_high_watermark(n, p, data->high_watermark);
	/* Retention and DeleteRecords are the leader's; a follower does not keep what the leader has given up. */
	if (data->log_start_offset > log_start_offset(p->log) && data->log_start_offset <= p->high_watermark) {
		enum err err = log_set_start(p->log, n->fx, data->log_start_offset);

		partitions_changed(n);
		if (err) {
			partition_failed(n, p, p->dir, err, "Exception while increasing log start offset for");
			return true;
		}
	}
	if (p->high_watermark != before)
		fetch_wake(n, p);
	return true;
}
