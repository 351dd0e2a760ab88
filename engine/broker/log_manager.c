/* The log directories of a broker: where logs are made and opened. What is in them at start: log_loading.c. */
#include "engine/broker/partition_internal.h"
#include "engine/broker/lifecycle.h"
#include "engine/broker/replica_fetcher.h"
#include "engine/broker/start.h"

#include "engine/base/owned.h"
#include "engine/base/uuid.h"
#include "engine/meta/metadata_version.h"
#include "engine/log/checkpoint.h"

#include <inttypes.h>

#define TEXT(b) (int)(b).size, (const char *)(b).data

struct bytes partitions_dir_path(const struct node *n, int32_t dir, const char *name)
{
	return arena_printf(n->fx->arena, "%.*s/%s", TEXT(n->config->log_dirs[dir]), name);
}

struct bytes partition_log_path(const struct node *n, int32_t dir, struct bytes topic, int32_t number)
{
	return partitions_dir_path(n, dir, arena_text(n->fx->arena, arena_printf(n->fx->arena, "%.*s-%d", (int)topic.size, (const char *)topic.data, number)));
}

bool partitions_is_dir_cordoned(const struct node *n, int32_t dir)
{
	struct bytes list = broker_config_value(n->config, &n->image, "cordoned.log.dirs").text;

	if (bytes_trim(list).size == 0 || image_feature(&n->image, BYTES("metadata.version")) < LEVEL_CORDONED_DIRECTORIES)
		return false;
	return config_list_has(list, BYTES("*")) || config_list_has(list, n->config->log_dirs[dir]);
}

/* The first one if all are cordoned: the controller did not know that yet. */
int32_t partitions_pick_dir(const struct node *n)
{
	int32_t best = -1, first = -1;
	int64_t best_count = INT64_MAX;

	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		int64_t count = 0;

		if (n->partitions->is_dir_offline[i])
			continue;
		first = first < 0 ? i : first;
		if (partitions_is_dir_cordoned(n, i))
			continue;
		TREE_EACH (&n->partitions->tree, struct partition, p, node)
			count += p->log && p->dir == i;
		if (count < best_count) {
			best = i;
			best_count = count;
		}
	}
	return best < 0 ? first : best;
}

static void tell(void *owner, const char *level, const char *logger, const char *text)
{
	node_log(owner, level, logger, "%s", text);
}

enum err partition_open_log_at(struct node *n, struct partition *p, struct bytes path, struct uuid topic_id, int64_t log_start,
                               int64_t recovery_point, bool was_clean, struct log **out)
{
	struct topic_config config;

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
		.tell = tell,
		.owner = n,
	};
	enum err err = log_open(&options, out, NULL);

	if (err)
		*out = NULL;
	else
		log_sync_identity(*out, n->fx);
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
	hash_table_free(&ps->by_key);
	hash_table_free(&ps->fetchers_by_conn);
	heap_free(n->heap, ps);
	n->partitions = NULL;
}
