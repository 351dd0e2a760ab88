#include "engine/base/crc32c.h"
#include "sim/shell/kafka/dump.h"

enum { INDEX_ENTRY_SIZE = 8, TIME_ENTRY_SIZE = 12, TRANSACTION_ENTRY_SIZE = 34, PRODUCER_ENTRY_SIZE = 46, PRODUCER_HEADER_SIZE = 10 };

static bool has(struct task *task, const char *flag)
{
	return options_has(&task->options, flag);
}

void dump_index(struct task *task, struct bytes path, struct bytes contents)
{
	struct dump *d = task->state;
	int64_t base = dump_base_offset(path);
	struct bytes log;

	if (contents.size < INDEX_ENTRY_SIZE) {
		task_out(task, "%.*s is empty.\n", TEXT(path));
		return;
	}
	if (has(task, "index-sanity-check")) {
		task_out(task, "%.*s passed sanity check.\n", TEXT(path));
		return;
	}
	if (dump_read_sibling(task, path, ".log", &log) != ERR_OK)
		log = BYTES("");
	for (size_t i = 0; i + INDEX_ENTRY_SIZE <= contents.size; i += INDEX_ENTRY_SIZE) {
		int64_t offset = base + (int32_t)load_u32(contents.data + i);
		size_t position = load_u32(contents.data + i + 4), at = position;
		struct batch batch;

		/* What was reserved and never written is zero. */
		if (offset == base && i > 0)
			return;
		if (batch_next(log, &at, &batch) == ERR_OK && batch_last_offset(&batch) != offset)
			dump_add_fault(task, &d->index_mismatches, task_path(task, path), offset, batch_last_offset(&batch));
		if (!has(task, "verify-index-only"))
			task_out(task, "offset: %lld position: %lld\n", (long long)offset, (long long)position);
	}
}

/* The first batch at or behind `offset` that ends there or later. */
static bool find_batch(struct bytes log, int64_t offset, struct batch *out)
{
	for (size_t at = 0; batch_next(log, &at, out) == ERR_OK;)
		if (batch_last_offset(out) >= offset)
			return true;
	return false;
}

static void check_time(struct task *task, struct bytes path, struct bytes log, int64_t timestamp, int64_t offset, int64_t previous)
{
	struct dump *d = task->state;
	struct bytes file = task_path(task, path);
	struct batch batch;

	if (!find_batch(log, offset, &batch)) {
		dump_add_fault(task, &d->time_unknown, file, offset, -1);
	} else if (batch_last_offset(&batch) != offset) {
		dump_add_fault(task, &d->time_unknown, file, offset, batch_last_offset(&batch));
	} else {
		if (batch.max_timestamp != timestamp)
			dump_add_fault(task, &d->time_mismatches, file, timestamp, batch.max_timestamp);
		if (previous >= timestamp)
			dump_add_fault(task, &d->time_disorder, file, timestamp, previous);
	}
}

void dump_time_index(struct task *task, struct bytes path, struct bytes contents)
{
	int64_t base = dump_base_offset(path), previous = NO_TIMESTAMP;
	struct bytes log;

	if (has(task, "index-sanity-check")) {
		task_out(task, "%.*s passed sanity check.\n", TEXT(path));
		return;
	}
	if (dump_read_sibling(task, path, ".log", &log) != ERR_OK)
		log = BYTES("");
	for (size_t i = 0; i + TIME_ENTRY_SIZE <= contents.size; i += TIME_ENTRY_SIZE) {
		int64_t timestamp = (int64_t)load_u64(contents.data + i), offset = base + (int32_t)load_u32(contents.data + i + 8);

		if (offset == base && i > 0)
			return;
		check_time(task, path, log, timestamp, offset, previous);
		if (!has(task, "verify-index-only"))
			task_out(task, "timestamp: %lld offset: %lld\n", (long long)timestamp, (long long)offset);
		previous = timestamp;
	}
}

void dump_transaction_index(struct task *task, struct bytes contents)
{
	for (size_t i = 0; i + TRANSACTION_ENTRY_SIZE <= contents.size; i += TRANSACTION_ENTRY_SIZE) {
		const uint8_t *at = contents.data + i;

		task_out(task, "version: %d producerId: %lld firstOffset: %lld lastOffset: %lld lastStableOffset: %lld\n", load_u16(at),
		         (long long)load_u64(at + 2), (long long)load_u64(at + 10), (long long)load_u64(at + 18), (long long)load_u64(at + 26));
	}
}

static void dump_producer(struct task *task, const uint8_t *at)
{
	int64_t last_offset = (int64_t)load_u64(at + 14), first_txn_offset = (int64_t)load_u64(at + 38), timestamp = (int64_t)load_u64(at + 26);
	int32_t last_sequence = (int32_t)load_u32(at + 10), delta = (int32_t)load_u32(at + 22);

	task_out(task, "producerId: %lld producerEpoch: %d coordinatorEpoch: %d currentTxnFirstOffset: ", (long long)load_u64(at),
	         (int16_t)load_u16(at + 8), (int32_t)load_u32(at + 34));
	if (first_txn_offset >= 0)
		task_out(task, "OptionalLong[%lld]", (long long)first_txn_offset);
	else
		task_out(task, "OptionalLong.empty");
	task_out(task, " lastTimestamp: %lld", (long long)timestamp);
	if (last_offset >= 0)
		task_out(task, " firstSequence: %d lastSequence: %d lastOffset: %lld offsetDelta: %d timestamp: %lld",
		         last_sequence >= delta ? last_sequence - delta : INT32_MAX - (delta - last_sequence) + 1, last_sequence, (long long)last_offset,
		         delta, (long long)timestamp);
	task_out(task, "\n");
}

void dump_producers(struct task *task, struct bytes path, struct bytes contents)
{
	int version = contents.size >= 2 ? load_u16(contents.data) : -1;

	if (contents.size < PRODUCER_HEADER_SIZE || version < 1 || version > 2) {
		task_err(task, "Snapshot contained an unknown file version %d\n", version);
		return;
	}
	uint32_t crc = load_u32(contents.data + 2);

	if (crc != crc32c(0, bytes_slice(contents, 6, contents.size))) {
		task_err(task, "Snapshot is corrupt (CRC is no longer valid). Stored crc: %u. Computed crc: %u\n", crc,
		         crc32c(0, bytes_slice(contents, 6, contents.size)));
		return;
	}
	(void)path;
	for (size_t i = PRODUCER_HEADER_SIZE; i + PRODUCER_ENTRY_SIZE <= contents.size; i += PRODUCER_ENTRY_SIZE)
		dump_producer(task, contents.data + i);
}
