#include "sim/shell/kafka/dump.h"
#include "sim/shell/kafka/record_text.h"

enum { RECORDS_SIZE_MAX = 64 << 20 };

static const struct option options[] = {
	{ .name = "cluster-metadata-decoder", .type = OPTION_FLAG, .about = "Show records as those of the metadata log." },
	{ .name = "deep-iteration", .type = OPTION_FLAG, .about = "Show each record, not only batches. --print-data-log and decoders do, too." },
	{ .name = "files", .type = OPTION_STRING, .argument = "file1, file2, ...", .about = "REQUIRED: the files to show, between commas." },
	{ .name = "index-sanity-check", .type = OPTION_FLAG, .about = "Only check indexes as a broker does when it starts." },
	{ .name = "key-decoder-class", .type = OPTION_STRING, .is_optional = true, .standard = "org.apache.kafka.tools.api.StringDecoder", .about = "The class that reads keys." },
	{ .name = "max-bytes", .type = OPTION_INT, .argument = "size", .standard = "2147483647", .about = "Show no more of a file." },
	{ .name = "max-message-size", .type = OPTION_INT, .argument = "size", .standard = "5242880", .about = "Size of the largest record." },
	{ .name = "offsets-decoder", .type = OPTION_FLAG, .about = "Show records as those of __consumer_offsets." },
	{ .name = "print-data-log", .type = OPTION_FLAG, .about = "Show what is in the records." },
	{ .name = "remote-log-metadata-decoder", .type = OPTION_FLAG, .about = "Show records as those of remote log metadata." },
	{ .name = "share-group-state-decoder", .type = OPTION_FLAG, .about = "Show records as those of __share_group_state." },
	{ .name = "skip-record-metadata", .type = OPTION_FLAG, .about = "Show only what is in the records." },
	{ .name = "transaction-log-decoder", .type = OPTION_FLAG, .about = "Show records as those of __transaction_state." },
	{ .name = "value-decoder-class", .type = OPTION_STRING, .is_optional = true, .standard = "org.apache.kafka.tools.api.StringDecoder", .about = "The class that reads values." },
	{ .name = "verify-index-only", .type = OPTION_FLAG, .about = "Check indexes and do not show them." },
	OPTIONS_HELP,
	{ 0 },
};

static bool has(struct task *task, const char *flag)
{
	return options_has(&task->options, flag);
}

static bool prints_contents(struct task *task)
{
	static const char *const flags[] = { "print-data-log", "offsets-decoder", "transaction-log-decoder", "cluster-metadata-decoder",
		                                 "remote-log-metadata-decoder", "value-decoder-class", "key-decoder-class",
		                                 "share-group-state-decoder" };

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (has(task, flags[i]))
			return true;
	return false;
}

/* ---- Faults --------------------------------------------------------------------------------------------------------- */

void dump_add_fault(struct task *task, struct dump_faults *f, struct bytes file, int64_t a, int64_t b)
{
	struct dump_fault *items = arena_calloc(&task->memory, (size_t)f->count + 1, sizeof(*items));

	if (f->count > 0)
		memcpy(items, f->items, (size_t)f->count * sizeof(*items));
	items[f->count++] = (struct dump_fault){ a, b };
	f->items = items;
	f->file = arena_copy(&task->memory, file);
}

static void print_faults(struct task *task, const struct dump_faults *f, const char *title, const char *first, const char *second, bool is_reversed)
{
	if (f->count > 0)
		task_err(task, "%s%.*s\n", title, TEXT(f->file));
	for (int32_t i = 0; i < f->count; i++) {
		const struct dump_fault *fault = &f->items[is_reversed ? f->count - 1 - i : i];

		task_err(task, "%s%lld%s%lld\n", first, (long long)fault->a, second, (long long)fault->b);
	}
}

static void print_all_faults(struct task *task)
{
	const struct dump *d = task->state;

	print_faults(task, &d->index_mismatches, "Mismatches in :", "  Index offset: ", ", log offset: ", true);
	print_faults(task, &d->time_mismatches, "Found timestamp mismatch in :", "  Index timestamp: ", ", log timestamp: ", false);
	print_faults(task, &d->time_disorder, "Found out of order timestamp in :", "  Index timestamp: ", ", Previously indexed timestamp: ", false);
	print_faults(task, &d->time_unknown, "The following indexed offsets are not found in :", "Indexed offset: ", ", found log offset: ", false);
	print_faults(task, &d->gaps, "Non-consecutive offsets in ", "  ", " is followed by ", false);
}

/* ---- Decoders ------------------------------------------------------------------------------------------------------- */

static void print_coordinator_record(struct task *task, const struct record *r, enum record_family family, const char *prefix)
{
	struct buf out = { .heap = task->heap };
	int16_t type = r->key.size >= 2 ? (int16_t)load_u16(r->key.data) : -1;
	const struct schema *key = record_text_schema(SCHEMA_KEY, type, family), *value = record_text_schema(SCHEMA_VALUE, type, family);

	if (bytes_is_null(r->key)) {
		tool_uncaught(task, "java.lang.RuntimeException",
		              arena_printf(task_arena(task), "Failed to decode message at offset %lld using the specified decoder (message had a missing key)",
		                           (long long)r->offset));
		return;
	}
	if (!key || !value) {
		task_out(task, "%skey: Unknown record type %d at offset %lld, skipping.", prefix, type, (long long)r->offset);
		return;
	}
	buf_printf(&out, "%skey: ", prefix);
	bool is_right = record_text_add_message(task_arena(task), key, r->key, "type", true, &out);

	buf_add_text(&out, " payload: ");
	if (bytes_is_null(r->value))
		buf_add_text(&out, "<DELETE>");
	else
		is_right = is_right && record_text_add_message(task_arena(task), value, r->value, "version", true, &out);
	if (is_right)
		task_write(task, 1, buf_bytes(&out));
	else
		task_out(task, "%skey: Error at offset %lld, skipping.", prefix, (long long)r->offset);
	buf_free(&out);
}

static void print_contents(struct task *task, const struct record *r)
{
	const char *prefix = has(task, "skip-record-metadata") ? "| " : " ";

	if (has(task, "offsets-decoder") || has(task, "transaction-log-decoder") || has(task, "share-group-state-decoder")) {
		print_coordinator_record(task, r, has(task, "offsets-decoder") ? RECORDS_OF_GROUPS : has(task, "transaction-log-decoder") ? RECORDS_OF_TRANSACTIONS : RECORDS_OF_SHARES, prefix);
		return;
	}
	if (has(task, "cluster-metadata-decoder")) {
		struct buf out = { .heap = task->heap };

		if (!record_text_add_metadata(task_arena(task), r->value, &out))
			buf_printf(&out, "Error at %lld, skipping.", (long long)r->offset);
		task_out(task, "%spayload: %.*s", prefix, TEXT(buf_bytes(&out)));
		buf_free(&out);
		return;
	}
	if (!bytes_is_null(r->key)) {
		task_out(task, "%skey: %.*s", prefix, TEXT(r->key));
		prefix = " ";
	}
	if (!bytes_is_null(r->value))
		task_out(task, "%spayload: %.*s", prefix, TEXT(r->value));
}

/* ---- Records -------------------------------------------------------------------------------------------------------- */

static void print_control(struct task *task, const struct record *r)
{
	struct buf out = { .heap = task->heap };

	record_text_add_control(task_arena(task), r, &out);
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static const char *time_name(const struct batch *b)
{
	return b->attributes & BATCH_LOG_APPEND_TIME ? "LogAppendTime" : "CreateTime";
}

static void print_metadata(struct task *task, const struct batch *b, const struct record *r)
{
	int32_t delta = (int32_t)(r->offset - b->base_offset);

	task_out(task, "| offset: %lld %s: %lld keySize: %d valueSize: %d sequence: %d headerKeys: [", (long long)r->offset, time_name(b),
	         (long long)r->timestamp, bytes_is_null(r->key) ? -1 : (int)r->key.size, bytes_is_null(r->value) ? -1 : (int)r->value.size,
	         b->base_sequence < 0 ? -1 : (int32_t)(((uint32_t)b->base_sequence + (uint32_t)delta) & INT32_MAX));
	for (int32_t i = 0; i < r->header_count; i++)
		task_out(task, "%s%.*s", i > 0 ? "," : "", TEXT(r->headers[i].key));
	task_out(task, "]");
	if (batch_is_control(b))
		print_control(task, r);
}

static void print_records(struct task *task, struct bytes file, const struct batch *b, int64_t *last_offset)
{
	struct dump *d = task->state;
	struct record *records;
	int32_t count;

	if (batch_records(b, RECORDS_SIZE_MAX, task_arena(task), &records, &count) != ERR_OK)
		return;
	for (int32_t i = 0; i < count && !task->is_done; i++) {
		if (records[i].offset != *last_offset + 1)
			dump_add_fault(task, &d->gaps, task_path(task, file), *last_offset, records[i].offset);
		*last_offset = records[i].offset;
		if (!has(task, "skip-record-metadata"))
			print_metadata(task, b, &records[i]);
		if (prints_contents(task) && !batch_is_control(b))
			print_contents(task, &records[i]);
		task_out(task, "\n");
	}
}

/* ---- Batches -------------------------------------------------------------------------------------------------------- */

static void print_batch(struct task *task, const struct batch *b, size_t position)
{
	static const char *const codecs[] = { "none", "gzip", "snappy", "lz4", "zstd" };
	int32_t last_sequence = b->base_sequence < 0 ? -1 : (int32_t)(((uint32_t)b->base_sequence + (uint32_t)b->last_offset_delta) & INT32_MAX);
	enum codec codec = batch_codec(b);

	task_out(task, "baseOffset: %lld lastOffset: %lld count: %d baseSequence: %d lastSequence: %d producerId: %lld producerEpoch: %d ",
	         (long long)b->base_offset, (long long)batch_last_offset(b), b->record_count, b->base_sequence, last_sequence, (long long)b->producer_id,
	         b->producer_epoch);
	task_out(task, "partitionLeaderEpoch: %d isTransactional: %s isControl: %s deleteHorizonMs: ", b->leader_epoch,
	         batch_is_transactional(b) ? "true" : "false", batch_is_control(b) ? "true" : "false");
	if (b->attributes & BATCH_DELETE_HORIZON)
		task_out(task, "OptionalLong[%lld]", (long long)b->base_timestamp);
	else
		task_out(task, "OptionalLong.empty");
	task_out(task, " position: %lld %s: %lld size: %lld magic: %d compresscodec: %s crc: %u isvalid: %s\n", (long long)position, time_name(b),
	         (long long)b->max_timestamp, (long long)b->bytes.size, b->magic, codec < CODEC_COUNT ? codecs[codec] : "unknown", b->crc,
	         batch_crc_is_valid(b) ? "true" : "false");
}

static struct bytes file_name(struct bytes path)
{
	size_t start = 0;

	for (size_t at; (at = bytes_find(path, start, '/')) < path.size;)
		start = at + 1;
	return bytes_slice(path, start, path.size);
}

int64_t dump_base_offset(struct bytes path)
{
	struct bytes name = file_name(path);
	int64_t offset = 0;

	bytes_to_int64(bytes_slice(name, 0, bytes_find(name, 0, '.')), &offset);
	return offset;
}

enum err dump_read_sibling(struct task *task, struct bytes path, const char *suffix, struct bytes *out)
{
	struct bytes name = file_name(path);
	size_t stem = path.size - name.size + bytes_find(name, 0, '.');

	return task_read_file(task, arena_printf(task_arena(task), "%.*s%s", (int)stem, (const char *)path.data, suffix), out);
}

/* "00000000000000000007-0000000001.checkpoint" */
static void print_snapshot_name(struct task *task, struct bytes name)
{
	size_t dash = bytes_find(name, 0, '-');
	int64_t offset = 0, epoch = 0;

	bytes_to_int64(bytes_slice(name, 0, dash), &offset);
	bytes_to_int64(bytes_slice(name, dash + 1, bytes_find(name, 0, '.') - dash - 1), &epoch);
	if (bytes_equal_text(name, "bootstrap.checkpoint"))
		task_out(task, "KRaft bootstrap snapshot\n");
	else
		task_out(task, "Snapshot end offset: %lld, epoch: %lld\n", (long long)offset, (long long)epoch);
}

static void dump_log(struct task *task, struct bytes path, struct bytes contents, bool is_snapshot)
{
	struct bytes name = file_name(path);
	int64_t last_offset = -1, bytes_max = INT32_MAX;
	size_t at = 0, valid = 0;
	struct batch batch;

	options_integer(&task->options, &task->memory, "max-bytes", &bytes_max);
	if (is_snapshot)
		print_snapshot_name(task, name);
	else
		task_out(task, "Log starting offset: %lld\n", (long long)dump_base_offset(path));
	if (bytes_max < (int64_t)contents.size)
		contents.size = (size_t)bytes_max;
	while (!task->is_done && batch_next(contents, &at, &batch) == ERR_OK) {
		print_batch(task, &batch, valid);
		if (has(task, "deep-iteration") || prints_contents(task))
			print_records(task, path, &batch, &last_offset);
		valid = at;
	}
	if (valid < contents.size && bytes_max == INT32_MAX)
		task_out(task, "Found %lld invalid bytes at the end of %.*s\n", (long long)(contents.size - valid), TEXT(name));
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static bool has_suffix(struct bytes path, const char *suffix)
{
	struct bytes end = bytes_of_text(suffix);

	return path.size > end.size && bytes_equal(bytes_slice(path, path.size - end.size, end.size), end);
}

static void dump_file(struct task *task, struct bytes path)
{
	static const char *const suffixes[] = { ".log", ".checkpoint", ".index", ".timeindex", ".snapshot", ".txnindex" };
	struct bytes contents;
	int kind = -1;

	task_out(task, "Dumping %.*s\n", TEXT(path));
	for (int i = 0; i < 6; i++)
		if (has_suffix(path, suffixes[i]))
			kind = i;
	if (kind < 0) {
		task_err(task, "Ignoring unknown file %.*s\n", TEXT(path));
		return;
	}
	struct bytes name = path;

	for (size_t i = 0; i < path.size; i++)
		name = path.data[i] == '/' ? bytes_slice(path, i + 1, path.size) : name;
	name = bytes_slice(name, 0, bytes_find(name, 0, '.'));
	int64_t offset;

	if (task_read_file(task, path, &contents) != ERR_OK) {
		/* A file's name is read as an offset before the file is opened. */
		if (!bytes_to_int64(name, &offset)) {
			tool_uncaught(task, "java.lang.NumberFormatException", arena_printf(task_arena(task), "For input string: \"%.*s\"", TEXT(name)));
			return;
		}
		if (has_suffix(path, ".log"))
			task_out(task, "Log starting offset: %lld\n", (long long)offset);
		/* An index is read beside its log, which is opened first. */
		bool is_without_log = (kind == 2 || kind == 3) && dump_read_sibling(task, path, ".log", &contents) != ERR_OK;
		int stem = (int)(path.size - file_name(path).size + name.size);

		tool_uncaught(task, "java.nio.file.NoSuchFileException", is_without_log ? arena_printf(task_arena(task), "%.*s.log", stem, (const char *)path.data) : path);
		return;
	}
	switch (kind) {
	case 0:
	case 1:
		dump_log(task, path, contents, kind == 1);
		break;
	case 2:
		dump_index(task, path, contents);
		break;
	case 3:
		dump_time_index(task, path, contents);
		break;
	case 4:
		dump_producers(task, path, contents);
		break;
	default:
		dump_transaction_index(task, contents);
	}
}

static void start(struct task *task)
{
	struct bytes *files;

	if (!bytes_is_null(task->options.problem)) {
		tool_uncaught(task, task->options.problem_class, task->options.problem_trace);
		return;
	}
	if (tool_helped(task, "This tool helps to parse a log file and dump its contents to the console, useful for debugging a seemingly corrupt log segment.") ||
	    tool_missing(task, "files"))
		return;
	int32_t count = tool_split(&task->memory, options_text(&task->options, &task->memory, "files"), ',', &files);

	for (int32_t i = 0; i < count && !task->is_done; i++)
		if (files[i].size > 0)
			dump_file(task, files[i]);
	if (!task->is_done)
		print_all_faults(task);
	task_exit(task, 0);
}

const struct command kafka_dump_log_command = { .name = "kafka-dump-log",
	                                            .summary = "show what is in the files of a log",
	                                            .group = COMMAND_KAFKA,
	                                            .options = options,
	                                            .state_size = sizeof(struct dump),
	                                            .start = start };
