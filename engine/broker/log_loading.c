/* What is in the log directories at start: logs are opened, and recovered if the last stop was not clean; moves between directories go on; what the
 * cluster knows nothing of is put aside.
 *
 * Source: Kafka's LogManager; the lines of the server log are its. */
#include "engine/broker/partition_internal.h"
#include "engine/broker/start.h"

#include "engine/base/uuid.h"
#include "engine/log/checkpoint.h"

#define LOGGER "org.apache.kafka.storage.internals.log.LogManager"
#define TEXT(b) (int)(b).size, (const char *)(b).data

/* "<topic>-<partition>"; false for anything else. */
static bool parse_log_name(struct bytes name, struct bytes *topic, int32_t *number)
{
	size_t dash = name.size;
	int64_t value;

	while (dash > 0 && name.data[dash - 1] != '-')
		dash--;
	if (dash < 2 || dash == name.size || name.data[dash] < '0' || name.data[dash] > '9')
		return false;
	if (!bytes_to_int64(bytes_slice(name, dash, name.size - dash), &value) || value > INT32_MAX)
		return false;
	*topic = bytes_slice(name, 0, dash - 1);
	*number = (int32_t)value;
	return true;
}

static bool ends_with(struct bytes name, const char *suffix)
{
	size_t size = strlen(suffix);

	return name.size > size && bytes_equal_text(bytes_slice(name, name.size - size, size), suffix);
}

struct checkpoints {
	struct checkpoint_entry *entries[3];
	int32_t counts[3];
};

static int64_t found(const struct checkpoints *c, enum checkpoint kind, struct bytes topic, int32_t number, int64_t otherwise)
{
	return checkpoint_find(c->entries[kind], c->counts[kind], topic, number, otherwise);
}

/* The topic's id as partition.metadata of the log names it; zero if there is none. */
static struct uuid stored_topic_id(struct node *n, struct bytes log_path)
{
	struct uuid id = { { 0 } };
	struct bytes text, field = BYTES("topic_id: ");

	if (disk_read_all(n->disk, arena_printf(n->fx->arena, "%.*s/partition.metadata", TEXT(log_path)), 4096, n->fx->arena, &text) == ERR_OK) {
		size_t at = bytes_find_bytes(text, field);

		if (at < text.size && !uuid_parse(bytes_trim(bytes_slice(text, at + field.size, text.size)), &id))
			id = (struct uuid){ { 0 } };
	}
	return id;
}

static enum err load_log(struct node *n, int32_t dir, struct bytes topic, int32_t number, const struct checkpoints *c, bool was_clean)
{
	struct partition *p = partition_any(n, topic, number);

	if (p && p->log) {
		node_refuse(n, "java.lang.IllegalStateException: Duplicate log directories for %.*s-%d are found in both %.*s and %.*s. It is likely because log "
		            "directory failure happened while broker was replacing current replica with future replica. Recover broker from this failure by "
		            "manually deleting one of the two directories for this partition. It is recommended to delete the partition in the log directory "
		            "that is known to have failed recently.", TEXT(topic), (int)number, TEXT(partition_log_path(n, dir, topic, number)), TEXT(log_dir(p->log)));
		return ERR_OK;
	}
	if (!p)
		p = partition_add(n, topic, number);
	p->dir = dir;

	enum err err = partition_open_log(n, p, stored_topic_id(n, partition_log_path(n, dir, topic, number)), found(c, OF_LOG_START, topic, number, 0),
	                                  found(c, OF_RECOVERY_POINT, topic, number, 0), was_clean);

	if (err)
		return err;

	/* The checkpoint may be ahead of a log that lost its end. */
	int64_t high_watermark = found(c, OF_HIGH_WATERMARK, topic, number, 0);

	if (high_watermark > log_end_offset(p->log))
		high_watermark = log_end_offset(p->log);
	p->high_watermark = high_watermark < log_start_offset(p->log) ? log_start_offset(p->log) : high_watermark;
	return ERR_OK;
}

/* "<topic>-<partition>.<32 hex digits>-future" */
static bool parse_future_name(struct bytes name, struct bytes *topic, int32_t *number)
{
	enum { TAIL_SIZE = 1 + 32 + 7 };

	return ends_with(name, "-future") && name.size > TAIL_SIZE && name.data[name.size - TAIL_SIZE] == '.' &&
	       parse_log_name(bytes_slice(name, 0, name.size - TAIL_SIZE), topic, number);
}

/* A move that was under way: it goes on when the partition has taken its place. */
static enum err load_future(struct node *n, int32_t dir, struct bytes name, struct bytes topic, int32_t number)
{
	struct bytes path = partitions_dir_path(n, dir, arena_text(n->fx->arena, name));
	struct partition *p = partition_any(n, topic, number);
	struct trace_log *trace = n->fx->trace;
	enum err err;

	if (p && p->future) {
		node_refuse(n, "java.lang.IllegalStateException: Duplicate log directories found: %.*s, %.*s", TEXT(path), TEXT(log_dir(p->future)));
		return ERR_OK;
	}
	if (!p)
		p = partition_add(n, topic, number);
	p->future_dir = dir;
	n->fx->trace = NULL;
	err = partition_open_log_at(n, p, path, stored_topic_id(n, path), 0, 0, false, &p->future);
	n->fx->trace = trace;
	return err;
}

/* The file goes before the logs are loaded: a crash while loading must count as one. It names the broker's epoch (KIP-966). */
static bool take_clean_shutdown(struct node *n, int32_t dir)
{
	struct bytes path = partitions_dir_path(n, dir, CLEAN_SHUTDOWN_FILE), text, field = BYTES("\"brokerEpoch\":");

	if (disk_read_all(n->disk, path, 4096, n->fx->arena, &text) != ERR_OK)
		return false;

	size_t at = bytes_find_bytes(text, field) + field.size, end = at;
	int64_t epoch;

	while (end < text.size && ((text.data[end] >= '0' && text.data[end] <= '9') || text.data[end] == '-'))
		end++;
	if (at < text.size && bytes_to_int64(bytes_slice(text, at, end - at), &epoch))
		n->partitions->previous_broker_epoch = epoch;
	n->disk->ops->remove(n->disk->self, path);
	effects_sync(n->fx, n->config->log_dirs[dir], 0); /* or a later crash finds the mark again */
	return true;
}

/* What cannot be read counts as not there: recovery begins at the beginning, and so does a log. */
static void read_checkpoints(struct node *n, int32_t dir, struct checkpoints *c)
{
	static const char *const consequences[] = { "", ", resetting the recovery checkpoint to 0", ", resetting to the base offset of the first segment" };

	for (int i = 0; i < 3; i++) {
		enum err err = checkpoint_read(n->disk, partitions_dir_path(n, dir, checkpoint_names[i]), n->fx->arena, &c->entries[i], &c->counts[i]);

		if (err)
			c->counts[i] = 0;
		if (err && err != ERR_NOT_FOUND)
			node_log(n, "WARN", LOGGER, "Error occurred while reading %s file of directory %.*s%s", checkpoint_names[i], TEXT(n->config->log_dirs[dir]),
			         consequences[i]);
	}
}

static bool is_log_dir(const struct disk_name *file)
{
	struct bytes topic;
	int32_t number;

	return file->is_directory && (ends_with(file->name, "-delete") || ends_with(file->name, "-stray") || parse_future_name(file->name, &topic, &number) ||
	                              (parse_log_name(file->name, &topic, &number) && !bytes_equal_text(topic, "__cluster_metadata")));
}

/* How many logs there are. */
static int32_t tell_loading(struct node *n, int32_t dir, const struct disk_name *files, int32_t count, bool was_clean)
{
	struct bytes path = n->config->log_dirs[dir];
	int32_t logs = 0;

	for (int32_t i = 0; i < count; i++)
		logs += is_log_dir(&files[i]);
	if (logs == 0)
		node_log(n, "INFO", LOGGER, "No logs found to be loaded in %.*s", TEXT(path));
	else if (was_clean)
		node_log(n, "INFO", LOGGER, "Skipping recovery of %d logs from %.*s since clean shutdown file was found", (int)logs, TEXT(path));
	else
		node_log(n, "INFO", LOGGER, "Recovering %d logs from %.*s since no clean shutdown file was found", (int)logs, TEXT(path));
	return logs;
}

static enum err load_dir(struct node *n, int32_t dir, int32_t *logs, struct buf *unclean)
{
	bool was_clean = take_clean_shutdown(n, dir);
	struct checkpoints c = { .counts = { 0, 0, 0 } };
	struct disk_name *files;
	int32_t count;
	enum err err = n->disk->ops->list(n->disk->self, n->config->log_dirs[dir], n->fx->arena, &files, &count);

	read_checkpoints(n, dir, &c);
	int32_t found_logs = err ? 0 : tell_loading(n, dir, files, count, was_clean);

	*logs += found_logs;
	if (found_logs > 0 && !was_clean)
		buf_printf(unclean, "%s%.*s", unclean->size ? ", " : "", TEXT(n->config->log_dirs[dir]));
	for (int32_t i = 0; i < count && !err && !n->has_ended; i++) {
		struct bytes topic;
		int32_t number;

		if (!files[i].is_directory)
			continue;
		if (ends_with(files[i].name, "-delete"))
			partitions_doom(n, dir, partitions_dir_path(n, dir, arena_text(n->fx->arena, files[i].name)));
		else if (parse_future_name(files[i].name, &topic, &number))
			err = load_future(n, dir, files[i].name, topic, number);
		else if (parse_log_name(files[i].name, &topic, &number) && !bytes_equal_text(topic, "__cluster_metadata"))
			err = load_log(n, dir, topic, number, &c, was_clean);
	}
	return err;
}

static struct bytes log_dirs_text(struct node *n)
{
	struct buf text = { .heap = n->heap };

	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (!n->partitions->is_dir_offline[i])
			buf_printf(&text, "%s%.*s", text.size > 0 ? ", " : "", TEXT(n->config->log_dirs[i]));
	struct bytes copy = arena_copy(n->fx->arena, buf_bytes(&text));

	buf_free(&text);
	return copy;
}

/* Those whose meta.properties could not be read (storage_load.c): the broker goes on without them, and nobody needs to be told. */
static void leave_out_unreadable_dirs(struct node *n)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		struct bytes path = n->config->log_dirs[i];

		if (!uuid_is_zero(n->directory_ids[i]))
			continue;
		n->partitions->is_dir_offline[i] = true;
		node_log(n, "ERROR", "org.apache.kafka.storage.internals.log.LogDirFailureChannel", "Failed to create or validate data directory %.*s", TEXT(path));
		node_log(n, NULL, NULL, "java.io.IOException: Failed to load %.*s during broker startup", TEXT(path));
		trace(n->fx->trace, log_dir_failed, .dir = path, .error = BYTES("meta.properties cannot be read"));
	}
}

void partitions_start(struct node *n)
{
	struct partitions *ps = HEAP_NEW(n->heap, struct partitions);
	struct buf unclean = { .heap = n->heap };
	int32_t logs = 0;

	n->partitions = ps;
	ps->is_dir_offline = heap_calloc(n->heap, (size_t)n->config->log_dir_count, sizeof(bool));
	ps->previous_broker_epoch = -1;
	list_init(&ps->fetchers);
	list_init(&ps->awake_fetchers);
	ps->by_key.heap = ps->fetchers_by_conn.heap = n->heap;
	list_init(&ps->preferred_dirs);
	partition_isr_start(n);
	dir_assignments_start(n);
	future_logs_start(n);
	log_removal_start(n);
	leave_out_unreadable_dirs(n);
	node_log(n, "INFO", LOGGER, "Loading logs from log dirs [%.*s]", TEXT(log_dirs_text(n)));
	for (int32_t i = 0; i < n->config->log_dir_count && !n->has_ended; i++) {
		enum err err = ps->is_dir_offline[i] ? ERR_OK : load_dir(n, i, &logs, &unclean);

		if (err && !n->has_ended)
			partitions_dir_failed(n, i, err, "Error while loading log dir %.*s", (int)n->config->log_dirs[i].size, (const char *)n->config->log_dirs[i].data);
	}
	if (!n->has_ended && unclean.size > 0)
		node_log(n, "INFO", LOGGER, "Loaded %d logs in 0ms (unclean log dirs = [%s])", (int)logs, buf_text(&unclean));
	else if (!n->has_ended)
		node_log(n, "INFO", LOGGER, "Loaded %d logs in 0ms", (int)logs);
	buf_free(&unclean);
	if (n->has_ended)
		return;
	ps->is_started = true;
	log_timers_start(n);
	TREE_EACH (&n->image.topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count; i++)
			partition_update(n, topic->name, i);
}

void partitions_sweep(struct node *n)
{
	TREE_EACH (&n->partitions->tree, struct partition, p, node) {
		if (p->is_hosted)
			continue;
		if (p->log)
			partition_move_away(n, p, "stray");
		partition_future_drop(n, p, true);
		partition_drop(n, p);
	}
}
