#include "engine/meta/record.h"
#include "engine/raft/control.h"
#include "sim/shell/kafka/metadata_shell.h"

enum { BATCH_SIZE_MAX = 64 << 20 };

struct load {
	struct task *task;
	struct image *image;
	int64_t time_ms;
	bool has_records;
};

static void fail(struct task *task, const char *class, struct bytes message, struct bytes cause)
{
	task_err(task, "Unexpected error: %.*s\n%s: %.*s\n", TEXT(message), class, TEXT(message));
	if (!bytes_is_null(cause))
		task_err(task, "Caused by: %.*s\n", TEXT(cause));
	task_exit(task, 1);
}

/* A server locks its log directory; the metadata directory lies in it. */
static bool lock(struct task *task, struct bytes path)
{
	struct disk *disk = world_disk(task->world);
	struct bytes directory = path;
	bool is_directory;
	int64_t size;

	for (int i = 0; i < 2; i++) {
		size_t at = directory.size;

		while (at > 0 && directory.data[at - 1] != '/')
			at--;
		directory = bytes_slice(directory, 0, at > 1 ? at - 1 : at);
	}
	struct bytes file = arena_printf(task_arena(task), "%.*s/.lock", TEXT(directory));

	if (disk->ops->stat(disk->self, file, &is_directory, &size) != ERR_OK || disk->ops->lock(disk->self, file) == ERR_OK)
		return true;
	fail(task, "java.lang.RuntimeException", arena_printf(task_arena(task), "Unable to lock %.*s. Please ensure that no broker or controller process is using this "
	                                                      "directory before proceeding.", TEXT(directory)), BYTES_NULL);
	return false;
}

static const char *control_name(enum control_type type)
{
	static const char *const names[] = { "ABORT", "COMMIT", "LEADER_CHANGE", "SNAPSHOT_HEADER", "SNAPSHOT_FOOTER", "KRAFT_VERSION", "KRAFT_VOTERS" };

	return type == CONTROL_UNKNOWN ? "UNKNOWN" : names[type];
}

static void load_control(struct load *l, const struct record *record)
{
	enum control_type type = control_type_of(record->key);

	if (type != CONTROL_LEADER_CHANGE)
		task_log(l->task, "ERROR", "org.apache.kafka.metadata.util.SnapshotFileReader", "Ignoring control record with type %s at offset %lld",
		         control_name(type), (long long)record->offset);
}

static void load_record(struct load *l, const struct batch *batch, const struct record *record)
{
	struct metadata_record decoded;
	struct image_change change;

	if (record_decode(record->value, task_arena(l->task), &decoded) != ERR_OK) {
		task_log(l->task, "ERROR", "org.apache.kafka.metadata.util.SnapshotFileReader", "unable to read metadata record at offset %lld",
		         (long long)record->offset);
		return;
	}
	image_apply(l->image, record->offset, batch->leader_epoch, decoded.schema, decoded.message, task_arena(l->task), &change);
	l->time_ms = batch->max_timestamp;
	l->has_records = true;
}

static void load_batch(struct load *l, const struct batch *batch)
{
	struct record *records;
	int32_t count;

	if (batch_records(batch, BATCH_SIZE_MAX, task_arena(l->task), &records, &count) != ERR_OK)
		return;
	for (int32_t i = 0; i < count; i++)
		if (batch_is_control(batch))
			load_control(l, &records[i]);
		else
			load_record(l, batch, &records[i]);
}

bool metadata_load(struct task *task, struct metadata_shell *shell, struct bytes path)
{
	struct load l = { .task = task, .image = &shell->image };
	struct bytes contents, full = task_path(task, path);
	struct batch batch;

	if (!lock(task, full))
		return false;
	if (task_read_file(task, path, &contents) != ERR_OK) {
		struct bytes cause = arena_printf(task_arena(task), "java.nio.file.NoSuchFileException: %.*s", TEXT(path));

		fail(task, "java.util.concurrent.ExecutionException", cause, cause);
		return false;
	}
	for (size_t at = 0; at < contents.size && batch_next(contents, &at, &batch) == ERR_OK;)
		load_batch(&l, &batch);
	/* Kafka's shell would wait for records without end. */
	if (!l.has_records) {
		task_err(task, "Error: %.*s holds no metadata records. Name a .checkpoint or .log file of a __cluster_metadata-0 directory.\n", TEXT(path));
		task_exit(task, 1);
		return false;
	}
	shell->root = metadata_nodes_of(&shell->image, l.time_ms, &task->memory);
	return true;
}
