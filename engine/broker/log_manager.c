/* The log directories of a broker: what is in them at start, and what happens when one fails. */
#include "engine/broker/partition_internal.h"
#include "engine/broker/lifecycle.h"
#include "engine/broker/replica_fetcher.h"

#include "engine/base/owned.h"
#include "engine/base/uuid.h"
#include "engine/log/checkpoint.h"

#include <inttypes.h>

static struct bytes path_in(const struct node *n, struct bytes dir, const char *name)
{
	return arena_printf(n->fx->arena, "%.*s/%s", (int)dir.size, (const char *)dir.data, name);
}

struct bytes partitions_dir_path(const struct node *n, int32_t dir, const char *name)
{
	return path_in(n, n->config->log_dirs[dir], name);
}

struct bytes partition_log_path(const struct node *n, int32_t dir, struct bytes topic, int32_t number)
{
	return partitions_dir_path(n, dir, arena_text(n->fx->arena, arena_printf(n->fx->arena, "%.*s-%d", (int)topic.size, (const char *)topic.data, number)));
}

int32_t partitions_pick_dir(const struct node *n)
{
	int32_t best = -1;
	int64_t best_count = INT64_MAX;

	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		int64_t count = 0;

		if (n->partitions->is_dir_offline[i])
			continue;
		TREE_EACH (&n->partitions->tree, struct partition, p, node)
			count += p->log && p->dir == i;
		if (count < best_count) {
			best = i;
			best_count = count;
		}
	}
	return best;
}

enum err partition_open_log_at(struct node *n, struct partition *p, struct bytes path, struct uuid topic_id, int64_t log_start,
                               int64_t recovery_point, bool was_clean, struct log **out)
{
	struct topic_config config;
	struct buf problem = { .heap = n->heap };

	topic_config_of(n->config, &n->image, p->topic, &config);

	struct log_options options = {
		.heap = n->heap,
		.disk = n->disk,
		.dir = path,
		.topic = p->topic,
		.partition = p->number,
		.topic_id = topic_id,
		.config = config.log,
		.log_start = log_start,
		.recovery_point = recovery_point,
		.was_clean_shutdown = was_clean,
		.wall_ms = n->wall_ms,
		.trace = n->fx->trace,
	};
	enum err err = log_open(&options, out, &problem);

	if (err) {
		struct bytes text = buf_bytes(&problem);

		*out = NULL;
		node_log(n, "ERROR", "kafka.log.LogManager", "Error while loading log dir %.*s: %s %.*s", (int)options.dir.size,
		         (const char *)options.dir.data, err_text(err), (int)text.size, (const char *)text.data);
	}
	buf_free(&problem);
	return err;
}

enum err partition_open_log(struct node *n, struct partition *p, struct uuid topic_id, int64_t log_start, int64_t recovery_point,
                            bool was_clean)
{
	struct bytes path = partition_log_path(n, p->dir, p->topic, p->number);

	p->flushed_at_us = n->now_us;
	return partition_open_log_at(n, p, path, topic_id, log_start, recovery_point, was_clean, &p->log);
}

void partitions_prefer_dir(struct node *n, struct bytes topic, int32_t number, int32_t dir)
{
	struct preferred_dir *d;

	partitions_take_preferred_dir(n, topic, number);
	d = HEAP_NEW(n->heap, struct preferred_dir);
	d->topic = owned_copy(n->heap, topic);
	d->number = number;
	d->dir = dir;
	list_append(&n->partitions->preferred_dirs, &d->link);
}

int32_t partitions_take_preferred_dir(struct node *n, struct bytes topic, int32_t number)
{
	LIST_EACH(&n->partitions->preferred_dirs, struct preferred_dir, d, link) {
		int32_t dir = d->dir;

		if (d->number != number || !bytes_equal(d->topic, topic))
			continue;
		list_remove(&d->link);
		owned_free(n->heap, &d->topic);
		heap_free(n->heap, d);
		return dir;
	}
	return -1;
}

/* Start. */

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

	if (disk_read_all(n->disk, path_in(n, log_path, "partition.metadata"), 4096, n->fx->arena, &text) == ERR_OK) {
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
		node_log(n, "ERROR", "kafka.log.LogManager", "Duplicate log directories for %.*s-%d", (int)topic.size, (const char *)topic.data,
		         number);
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
		node_log(n, "ERROR", "kafka.log.LogManager", "Duplicate future log directories for %.*s-%d", (int)topic.size,
		         (const char *)topic.data, number);
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

static enum err load_dir(struct node *n, int32_t dir)
{
	bool was_clean = take_clean_shutdown(n, dir);
	struct checkpoints c = { .counts = { 0, 0, 0 } };
	struct disk_name *files;
	int32_t count;
	enum err err = n->disk->ops->list(n->disk->self, n->config->log_dirs[dir], n->fx->arena, &files, &count);

	for (int i = 0; i < 3; i++)
		if (checkpoint_read(n->disk, partitions_dir_path(n, dir, checkpoint_names[i]), n->fx->arena, &c.entries[i], &c.counts[i]) != ERR_OK)
			c.counts[i] = 0;
	for (int32_t i = 0; i < count && !err; i++) {
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

void partitions_start(struct node *n)
{
	struct partitions *ps = HEAP_NEW(n->heap, struct partitions);

	n->partitions = ps;
	ps->is_dir_offline = heap_calloc(n->heap, (size_t)n->config->log_dir_count, sizeof(bool));
	ps->previous_broker_epoch = -1;
	list_init(&ps->fetchers);
	list_init(&ps->preferred_dirs);
	partition_isr_start(n);
	dir_assignments_start(n);
	future_logs_start(n);
	log_removal_start(n);
	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		enum err err = load_dir(n, i);

		if (err)
			partitions_dir_failed(n, i, err);
	}
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

/* Failure and end. */

void partitions_dir_failed(struct node *n, int32_t dir, enum err err)
{
	struct bytes path = n->config->log_dirs[dir];
	bool is_any_online = false;

	if (n->partitions->is_dir_offline[dir])
		return;
	n->partitions->is_dir_offline[dir] = true;
	trace(n->fx->trace, log_dir_failed, .dir = path, .error = bytes_of_text(err_text(err)));
	node_log(n, "ERROR", "kafka.log.LogManager", "Stopping serving logs in dir %.*s", (int)path.size, (const char *)path.data);
	TREE_EACH (&n->partitions->tree, struct partition, p, node) {
		if (p->future && (p->future_dir == dir || p->dir == dir))
			partition_future_drop(n, p, false);
		if (!p->log || p->dir != dir)
			continue;
		node_forget_sync(n, &p->flush);
		log_del(p->log);
		p->log = NULL;
		/* Whoever coordinates groups in it may be in the middle of an append: it resigns when the image has another leader. */
		p->is_resignation_due = p->is_resignation_due || p->is_leader;
		p->is_leader = false;
		partition_fail_waiters(n, p, KAFKA_KAFKA_STORAGE_ERROR);
	}
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		is_any_online |= !n->partitions->is_dir_offline[i];
	if (!is_any_online) {
		node_log(n, "FATAL", "kafka.log.LogManager", "Shutdown broker because all log dirs in %.*s have failed", (int)path.size,
		         (const char *)path.data);
	} else if (bytes_equal(path, n->config->metadata_log_dir)) {
		node_log(n, "FATAL", "kafka.server.ReplicaManager", "Shutdown broker because the metadata log dir %.*s has failed", (int)path.size,
		         (const char *)path.data);
		is_any_online = false;
	}
	if (!is_any_online) {
		effects_exit(n->fx, 1);
		n->has_ended = true;
		return;
	}
	lifecycle_dir_failed(n);
}

void partitions_del(struct node *n)
{
	struct partitions *ps = n->partitions;

	if (!ps)
		return;
	log_timers_stop(n);
	replica_fetchers_del(n);
	partition_isr_stop(n);
	dir_assignments_stop(n);
	timer_stop(&n->timers, &ps->future_timer);
	LIST_EACH (&ps->preferred_dirs, struct preferred_dir, d, link)
		partitions_take_preferred_dir(n, d->topic, d->number);
	node_forget_sync(n, &ps->stopping);
	TREE_EACH (&ps->tree, struct partition, p, node) {
		if (p->log)
			log_del(p->log);
		partition_drop(n, p);
	}
	log_removal_del(n);
	heap_free(n->heap, ps->is_dir_offline);
	heap_free(n->heap, ps);
	n->partitions = NULL;
}
