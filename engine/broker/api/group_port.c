#include "engine/broker/api/group_port.h"

#include "engine/broker/config.h"
#include "engine/group/coordinator.h"

#define OFFSETS_TOPIC BYTES("__consumer_offsets")

enum { READ_SIZE_MAX = 1 << 20 };

struct group_append {
	struct append_waiter waiter;
	uint64_t token;
};

static void appended(struct node *n, struct append_waiter *waiter, int16_t error_code)
{
	struct group_append *a = CONTAINER_OF(waiter, struct group_append, waiter);
	uint64_t token = a->token;

	heap_free(n->heap, a);
	coordinator_appended(n->groups, token, error_code);
}

/* With acks -1: an offset that is lost was not committed. */
static int16_t append(void *self, int32_t number, struct bytes batch, uint64_t token)
{
	struct node *n = self;
	struct partition *p = partition_find(n, OFFSETS_TOPIC, number);

	if (!p)
		return KAFKA_NOT_LEADER_OR_FOLLOWER;

	struct append_result result = partition_append(n, p, batch, ORIGIN_COORDINATOR, -1);

	if (result.error_code != KAFKA_NONE)
		return result.error_code;

	struct group_append *a = HEAP_NEW(n->heap, struct group_append);

	a->waiter.offset = result.last_offset + 1;
	a->waiter.done = appended;
	a->token = token;
	partition_wait(n, p, &a->waiter);
	return KAFKA_NONE;
}

/* A new leader loads all of its log, what is not yet committed too: it will be, since the leader's log is the one that counts. */
static enum err read(void *self, int32_t number, int64_t offset, struct arena *arena, struct bytes *batches, int64_t *next_offset)
{
	struct node *n = self;
	struct partition *p = partition_find(n, OFFSETS_TOPIC, number);

	*batches = BYTES("");
	if (!p || !p->log)
		return ERR_CLOSED;
	if (offset < log_start_offset(p->log))
		offset = log_start_offset(p->log);
	*next_offset = offset;

	struct log_read r = log_read(p->log, offset, log_end_offset(p->log), READ_SIZE_MAX, true);

	if (r.err || r.records.size == 0)
		return r.err;

	enum err err = log_load(p->log, r.records, arena, batches);
	struct batch batch;
	size_t at = 0;

	/* The last batch may be cut: it comes whole the next time. */
	while (!err && batch_next(*batches, &at, &batch) == ERR_OK)
		*next_offset = batch_last_offset(&batch) + 1;
	*batches = bytes_slice(*batches, 0, at);
	return err;
}

static int32_t partition_count(void *self)
{
	const struct node *n = self;
	const struct topic_image *topic = image_topic(&n->image, OFFSETS_TOPIC);

	return topic ? topic->partition_count : 0;
}

static void warn(void *self, const char *text)
{
	node_log(self, "WARN", "org.apache.kafka.coordinator.group.GroupCoordinatorService", "%s", text);
}

void group_port_start(struct node *n)
{
	const struct node_config *c = n->config;
	struct coordinator_port port = { .self = n, .append = append, .read = read, .partition_count = partition_count, .warn = warn };
	struct coordinator_config config = {
		.group_min_session_timeout_ms = c->group_min_session_timeout_ms,
		.group_max_session_timeout_ms = c->group_max_session_timeout_ms,
		.group_initial_rebalance_delay_ms = c->group_initial_rebalance_delay_ms,
		.group_max_size = c->group_max_size,
		.offset_metadata_max_bytes = c->offset_metadata_max_bytes,
		.offsets_retention_ms = (int64_t)c->offsets_retention_minutes * 60000,
		.offsets_retention_check_interval_ms = c->offsets_retention_check_interval_ms,
		.consumer_session_timeout_ms = c->group_consumer_session_timeout_ms,
	};

	n->groups = coordinator_new(n->heap, &port, &config, &n->timers, &n->image, &n->prng);
	group_port_begin_step(n);
}

static void forget_waiters(struct node *n, struct list *waiters)
{
	LIST_EACH (waiters, struct append_waiter, w, link) {
		if (w->done != appended)
			continue;
		partition_forget(w);
		heap_free(n->heap, CONTAINER_OF(w, struct group_append, waiter));
	}
}

/* What waits for its offsets is ours to free. */
static void forget_appends(struct node *n)
{
	for (int32_t i = 0; i < partition_count(n); i++) {
		struct partition *p = partition_find(n, OFFSETS_TOPIC, i);

		if (!p)
			continue;
		forget_waiters(n, &p->flush_waiters);
		forget_waiters(n, &p->append_waiters);
	}
}

void group_port_del(struct node *n)
{
	forget_appends(n);
	if (n->groups)
		coordinator_del(n->groups);
	n->groups = NULL;
}

void group_port_begin_step(struct node *n)
{
	struct coordinator_step step = { .now_us = n->now_us, .wall_ms = n->wall_ms, .fx = n->fx };

	if (n->groups)
		coordinator_begin_step(n->groups, &step);
}

static bool is_offsets(const struct node *n, const struct partition *p)
{
	return n->groups && bytes_equal(p->topic, OFFSETS_TOPIC);
}

void group_port_elected(struct node *n, const struct partition *p)
{
	if (is_offsets(n, p))
		coordinator_elected(n->groups, p->number, p->leader_epoch);
}

void group_port_resigned(struct node *n, const struct partition *p)
{
	if (is_offsets(n, p))
		coordinator_resigned(n->groups, p->number);
}

void group_port_topic_deleted(struct node *n, struct bytes topic)
{
	if (n->groups)
		coordinator_topic_deleted(n->groups, topic);
}
