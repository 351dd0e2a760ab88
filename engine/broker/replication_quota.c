#include "engine/broker/replication_quota.h"

#include "engine/broker/config.h"
#include "engine/broker/partition.h"

static int64_t window_us(const struct node *n, const struct replication_quota *q)
{
	return 1000000 * (int64_t)(q->is_between_dirs ? n->config->alter_log_dirs_replication_quota_window_size_seconds
	                                               : n->config->replication_quota_window_size_seconds);
}

static int32_t window_count(const struct node *n, const struct replication_quota *q)
{
	int32_t count = q->is_between_dirs ? n->config->alter_log_dirs_replication_quota_window_num : n->config->replication_quota_window_num;

	return count < QUOTA_WINDOWS_MAX ? count : QUOTA_WINDOWS_MAX;
}

void replication_quota_record(const struct node *n, struct replication_quota *q, int64_t bytes)
{
	int32_t newest = (q->first + q->count - 1) % QUOTA_WINDOWS_MAX;

	if (q->count == 0 || n->now_us - q->windows[newest].since_us >= window_us(n, q)) {
		if (q->count == window_count(n, q)) {
			q->first = (q->first + 1) % QUOTA_WINDOWS_MAX;
			q->count--;
		}
		newest = (q->first + q->count++) % QUOTA_WINDOWS_MAX;
		q->windows[newest].since_us = n->now_us;
		q->windows[newest].bytes = 0;
	}
	q->windows[newest].bytes += bytes;
}

/* Over as many windows as there have been, and at least one. */
bool replication_quota_is_exceeded(const struct node *n, const struct replication_quota *q, int64_t bytes_per_s)
{
	int64_t bytes = 0, since_us = n->now_us;

	for (int32_t i = 0; i < q->count; i++) {
		int32_t at = (q->first + i) % QUOTA_WINDOWS_MAX;

		if (n->now_us - q->windows[at].since_us >= window_us(n, q) * window_count(n, q))
			continue;
		bytes += q->windows[at].bytes;
		if (q->windows[at].since_us < since_us)
			since_us = q->windows[at].since_us;
	}
	int64_t elapsed_us = n->now_us - since_us > window_us(n, q) ? n->now_us - since_us : window_us(n, q);

	return bytes * 1000 / (elapsed_us / 1000) > bytes_per_s;
}

/* "0:1,0:2,3:1" names partitions and brokers; "*" all of the topic. */
static bool is_named(struct bytes list, int32_t number, int32_t broker)
{
	struct bytes item;
	int64_t a, b;

	if (bytes_equal_text(bytes_trim(list), "*"))
		return true;
	for (size_t at = 0; config_list_next(list, &at, &item);) {
		size_t colon = bytes_find(item, 0, ':');

		if (colon < item.size && bytes_to_int64(bytes_slice(item, 0, colon), &a) && bytes_to_int64(bytes_slice(item, colon + 1, item.size), &b) &&
		    a == number && b == broker)
			return true;
	}
	return false;
}

void partition_take_throttles(struct node *n, struct partition *p)
{
	struct config_scope scope = node_config_scope(n->config);
	struct arena arena;

	arena_init(&arena, n->heap);
	p->is_leader_throttled = is_named(config_value_of_topic(&scope, &n->image, p->topic, "leader.replication.throttled.replicas", &arena).text, p->number, n->id);
	p->is_follower_throttled = is_named(config_value_of_topic(&scope, &n->image, p->topic, "follower.replication.throttled.replicas", &arena).text, p->number, n->id);
	arena_free(&arena);
}

bool partition_is_throttled_for(const struct node *n, const struct partition *p, int32_t replica)
{
	if (!p->is_leader_throttled)
		return false;
	for (int32_t i = 0; i < p->isr_count; i++)
		if (p->isr[i] == replica)
			return false;
	return replication_quota_is_exceeded(n, &n->partitions->leader_quota, n->config->leader_replication_throttled_rate);
}

bool partition_is_fetch_throttled(const struct node *n, const struct partition *p)
{
	return p->is_follower_throttled && p->fetch.lag != 0 &&
	       replication_quota_is_exceeded(n, &n->partitions->follower_quota, n->config->follower_replication_throttled_rate);
}

bool partition_is_copy_throttled(const struct node *n)
{
	return replication_quota_is_exceeded(n, &n->partitions->dirs_quota, n->config->replica_alter_log_dirs_io_max_bytes_per_second);
}
