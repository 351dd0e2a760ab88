/* What is left to remove: directories of partitions that are gone, and segments that were deleted. Both keep their files for a while, so
 * that readers can finish. Large directories go a few files at a time.
 */
#include "engine/broker/partition_internal.h"

#include "engine/base/owned.h"
#include "engine/base/uuid.h"

#define LOGGER "org.apache.kafka.storage.internals.log.LogManager"
#define TEXT(b) (int)(b).size, (const char *)(b).data

enum { FILES_AT_ONCE = 32, PAUSE_US = 1000 };

/* ---- Directories ------------------------------------------------------------------------------------------------------- */

/* log.segment.delete.delay.ms: the broker's own, whatever the topic said. */
static int64_t delay_ms(const struct node *n)
{
	struct topic_config config;

	topic_config_of(n->config, &n->image, BYTES(""), &config);
	return config.log.file_delete_delay_ms;
}

void partitions_doom(struct node *n, int32_t dir, struct bytes path)
{
	struct doomed_log *d = HEAP_NEW(n->heap, struct doomed_log);
	struct list *at = &n->partitions->doomed;

	d->path = owned_copy(n->heap, path);
	d->dir = dir;
	d->at_us = n->now_us + delay_ms(n) * 1000;
	while (at->prev != &n->partitions->doomed && CONTAINER_OF(at->prev, struct doomed_log, link)->at_us > d->at_us)
		at = at->prev;
	list_insert(at, &d->link);
	timer_set(&n->timers, &n->partitions->removal_timer, LIST_FIRST(&n->partitions->doomed, struct doomed_log, link)->at_us);
}

struct bytes partition_moved_name(struct node *n, const struct partition *p, const char *suffix)
{
	struct uuid id = uuid_random(&n->prng);
	char hex[33];

	for (int i = 0; i < 16; i++) {
		hex[2 * i] = "0123456789abcdef"[id.bytes[i] >> 4];
		hex[2 * i + 1] = "0123456789abcdef"[id.bytes[i] & 15];
	}
	hex[32] = '\0';

	struct bytes tail = arena_printf(n->fx->arena, "-%d.%s-%s", p->number, hex, suffix);
	struct bytes head = bytes_slice(p->topic, 0, 255 - tail.size);

	return arena_printf(n->fx->arena, "%.*s%.*s", (int)head.size, (const char *)head.data, (int)tail.size, (const char *)tail.data);
}

enum err rename_log_dir(struct node *n, struct bytes from, struct bytes to)
{
	enum err err = n->disk->ops->rename(n->disk->self, from, to);

	if (!err)
		effects_renamed(n->fx, from, to);
	return err;
}

void partition_move_away(struct node *n, struct partition *p, const char *suffix)
{
	struct bytes from = arena_copy(n->fx->arena, log_dir(p->log));
	struct bytes name = partition_moved_name(n, p, suffix);
	struct bytes to = partitions_dir_path(n, p->dir, arena_text(n->fx->arena, name));

	node_forget_sync(n, &p->flush);
	log_del(p->log);
	p->log = NULL;

	enum err err = rename_log_dir(n, from, to);

	if (err) {
		partition_failed(n, p, p->dir, err, "Error while renaming dir for");
	} else if (strcmp(suffix, "delete") == 0) {
		node_log(n, "INFO", LOGGER, "Log for partition %.*s-%d is renamed to %.*s and is scheduled for deletion", TEXT(p->topic), (int)p->number, TEXT(to));
		partitions_doom(n, p->dir, to);
	} else {
		node_log(n, "WARN", LOGGER, "Log for partition %.*s-%d is marked as stray and renamed to %.*s", TEXT(p->topic), (int)p->number, TEXT(to));
	}
}

void partition_doom_dir(struct node *n, const struct partition *p, int32_t dir, struct bytes path)
{
	struct bytes to = partitions_dir_path(n, dir, arena_text(n->fx->arena, partition_moved_name(n, p, "delete")));
	enum err err = rename_log_dir(n, path, to);

	if (err)
		partition_failed(n, p, dir, err, "Error while renaming dir for");
	else
		partitions_doom(n, dir, to);
}

static void forget(struct node *n, struct doomed_log *d)
{
	list_remove(&d->link);
	owned_free(n->heap, &d->path);
	heap_free(n->heap, d);
}

/* Some of its files, and the directory itself when it is empty. */
static enum err remove_some(struct node *n, struct bytes dir, bool *is_gone)
{
	const struct disk_ops *ops = n->disk->ops;
	struct disk_name *files;
	int32_t count;
	enum err err = ops->list(n->disk->self, dir, n->fx->arena, &files, &count);

	*is_gone = err == ERR_NOT_FOUND;
	if (*is_gone)
		return ERR_OK;
	for (int32_t i = 0; i < count && i < FILES_AT_ONCE && !err; i++) {
		struct bytes path = arena_printf(n->fx->arena, "%.*s/%.*s", (int)dir.size, (const char *)dir.data, (int)files[i].name.size,
		                                 (const char *)files[i].name.data);

		err = files[i].is_directory ? disk_remove_all(n->disk, path, n->fx->arena) : ops->remove(n->disk->self, path);
	}
	if (err || count > FILES_AT_ONCE)
		return err;
	*is_gone = true;
	return ops->remove(n->disk->self, dir);
}

static void log_deletion(struct node *n, struct bytes path)
{
	size_t slash = path.size, dot = path.size;

	while (slash > 0 && path.data[slash - 1] != '/')
		slash--;
	while (dot > slash && path.data[dot - 1] != '.')
		dot--;

	struct bytes name = bytes_slice(path, slash, dot > slash ? dot - 1 - slash : path.size);

	node_log(n, "INFO", LOGGER, "Deleted log for partition %.*s in %.*s.", (int)name.size, (const char *)name.data,
	         (int)path.size, (const char *)path.data);
}

static void fire_removal(void *owner, struct timer *timer)
{
	struct node *n = owner;
	struct doomed_log *d = LIST_FIRST(&n->partitions->doomed, struct doomed_log, link);

	if (!d)
		return;
	if (d->at_us <= n->now_us) {
		bool is_gone = true;
		enum err err = n->partitions->is_dir_offline[d->dir] ? ERR_OK : remove_some(n, d->path, &is_gone);

		if (err)
			partitions_dir_failed(n, d->dir, err, "Error while deleting %.*s", (int)d->path.size, (const char *)d->path.data);
		else if (is_gone && !n->partitions->is_dir_offline[d->dir])
			log_deletion(n, d->path);
		if (err || is_gone)
			forget(n, d);
		d = LIST_FIRST(&n->partitions->doomed, struct doomed_log, link);
	}
	if (d)
		timer_set(&n->timers, timer, d->at_us > n->now_us + PAUSE_US ? d->at_us : n->now_us + PAUSE_US);
}

/* ---- Segments ---------------------------------------------------------------------------------------------------------- */

void partitions_expect_removals(struct node *n)
{
	int64_t next_ms = INT64_MAX;

	TREE_EACH (&n->partitions->tree, struct partition, p, node)
		if (p->log && log_next_removal_ms(p->log) < next_ms)
			next_ms = log_next_removal_ms(p->log);
	if (next_ms < INT64_MAX)
		timer_set(&n->timers, &n->partitions->segment_timer, n->now_us + (next_ms > n->wall_ms ? next_ms - n->wall_ms : 0) * 1000);
}

static void fire_segments(void *owner, struct timer *timer)
{
	struct node *n = owner;

	(void)timer;
	TREE_EACH (&n->partitions->tree, struct partition, p, node)
		if (p->log)
			log_remove_deleted(p->log, n->fx, n->wall_ms);
	partitions_expect_removals(n);
}

/* ------------------------------------------------------------------------------------------------------------------------ */

void log_removal_start(struct node *n)
{
	list_init(&n->partitions->doomed);
	n->partitions->removal_timer.fire = fire_removal;
	n->partitions->segment_timer.fire = fire_segments;
}

void log_removal_stop(struct node *n)
{
	timer_stop(&n->timers, &n->partitions->removal_timer);
	timer_stop(&n->timers, &n->partitions->segment_timer);
}

void log_removal_del(struct node *n)
{
	struct doomed_log *d;

	log_removal_stop(n);
	while ((d = LIST_FIRST(&n->partitions->doomed, struct doomed_log, link)) != NULL)
		forget(n, d);
}
