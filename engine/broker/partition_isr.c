/* Who is in sync: what a leader asks the controller to change about its ISR, and what comes of it (KIP-497).
 *
 * A replica comes in once it has fetched up to the high watermark and into the leader's own epoch; one that has not been caught up for
 * replica.lag.time.max.ms goes out. Until the controller has answered, a replica that is to come in counts for the high watermark already
 * (the controller may have committed it), and one that is to go out still does: the larger of the two sets, always.
 *
 * Source: Kafka's Partition and DefaultAlterPartitionManager. */
#include "engine/broker/forward.h"
#include "engine/broker/partition_internal.h"

enum { RETRY_US = 50 * 1000 };

static bool is_in(const int32_t *ids, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/* There is something to ask, and the controller has not refused it. */
static bool is_asking(const struct partition *p)
{
	return p->isr_change != ISR_SETTLED && !p->is_isr_change_refused;
}

bool partition_is_in_maximal_isr(const struct partition *p, int32_t id)
{
	return partition_is_in_isr(p, id) || (p->isr_change == ISR_EXPANDING && is_in(p->wanted_isr, p->wanted_isr_count, id));
}

int32_t partition_maximal_isr_count(const struct partition *p)
{
	return p->isr_change == ISR_EXPANDING ? p->wanted_isr_count : p->isr_count;
}

/* ---- The request ---------------------------------------------------------------------------------------------------------- */

static const void *body(struct node *n, struct controller_request *r)
{
	struct arena *arena = n->fx->arena;
	struct alter_partition_request *request = ARENA_NEW(arena, struct alter_partition_request);
	int32_t count = 0;

	(void)r;
	message_init(&alter_partition_request_schema, request);
	request->broker_id = n->id;
	request->broker_epoch = n->broker_epoch;
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		count += is_asking(p);
	request->topics = message_new_items(arena, &alter_partition_request_topic_data_struct, count);
	TREE_EACH(&n->partitions->tree, struct partition, p, node) {
		if (!is_asking(p))
			continue;
		struct alter_partition_request_topic_data *topic = &request->topics[request->topics_count++];

		p->is_isr_change_sent = true;
		topic->topic_id = p->topic_id;
		topic->partitions = message_new_items(arena, &alter_partition_request_partition_data_struct, 1);
		topic->partitions_count = 1;
		topic->partitions->partition_index = p->number;
		topic->partitions->leader_epoch = p->leader_epoch;
		topic->partitions->partition_epoch = p->partition_epoch;
		topic->partitions->new_isr_with_epochs = message_new_items(arena, &alter_partition_request_broker_state_struct, p->wanted_isr_count);
		topic->partitions->new_isr_with_epochs_count = p->wanted_isr_count;
		for (int32_t i = 0; i < p->wanted_isr_count; i++) {
			const struct replica *replica = partition_replica(p, p->wanted_isr[i]);

			topic->partitions->new_isr_with_epochs[i].broker_id = p->wanted_isr[i];
			topic->partitions->new_isr_with_epochs[i].broker_epoch = p->wanted_isr[i] == n->id ? n->broker_epoch
			                                                         : replica && replica->broker_epoch >= 0 ? replica->broker_epoch - is_mutant(n->fx, earlier_lives_taken)
			                                                                                                 : -1;
		}
	}
	return request;
}

static void done(struct node *n, struct controller_request *r, enum err err, const void *response);

static void send(struct node *n)
{
	struct isr_changes *changes = n->partitions->isr_changes;
	bool is_any = false;

	if (changes->request.tag || n->broker_epoch < 0)
		return;
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		is_any = is_any || is_asking(p);
	if (!is_any)
		return;
	changes->request = (struct controller_request){ .api = api_of_key(API_KEY_ALTER_PARTITION), .body = body, .done = done };
	changes->request.timeout_us = INT64_MAX;
	controller_request_send(n, &changes->request);
}

static void retry(void *owner, struct timer *timer)
{
	(void)timer;
	send(owner);
}

void partition_isr_settle(struct node *n, struct partition *p)
{
	p->isr_change = ISR_SETTLED;
	p->is_isr_change_sent = false;
	heap_free(n->heap, p->wanted_isr);
	p->wanted_isr = NULL;
	p->wanted_isr_count = 0;
}

static struct bytes text_of(struct node *n, const int32_t *ids, int32_t count)
{
	struct buf text = { .heap = n->heap };

	for (int32_t i = 0; i < count; i++)
		buf_printf(&text, i ? ",%d" : "%d", (int)ids[i]);
	struct bytes copy = arena_copy(n->fx->arena, buf_bytes(&text));

	buf_free(&text);
	return copy;
}

#define LOGGER "kafka.cluster.Partition"
#define PREFIX "[Partition %.*s-%d broker=%d] "
#define PREFIX_OF(p, n) (int)(p)->topic.size, (const char *)(p)->topic.data, (int)(p)->number, (int)(n)->id

static void tell_shrinking(struct node *n, const struct partition *p, const int32_t *wanted, int32_t count)
{
	struct bytes old = text_of(n, p->isr, p->isr_count), isr = text_of(n, wanted, count);
	struct buf out = { .heap = n->heap };

	for (int32_t i = 0; i < p->isr_count; i++) {
		const struct replica *r = partition_replica(p, p->isr[i]);
		int64_t caught_up_ms = !r || r->caught_up_at_us == INT64_MIN ? 0 : n->wall_ms - (n->now_us - r->caught_up_at_us) / 1000;

		if (is_in(wanted, count, p->isr[i]))
			continue;
		buf_printf(&out, "%s(brokerId: %d, endOffset: %lld, lastCaughtUpTimeMs: %lld)", out.size ? " " : "", (int)p->isr[i],
		           r ? (long long)r->log_end : -1, (long long)caught_up_ms);
	}
	node_log(n, "INFO", LOGGER, PREFIX "Shrinking ISR from %.*s to %.*s. Leader: (highWatermark: %lld, endOffset: %lld). Out of sync replicas: %s.",
	         PREFIX_OF(p, n), (int)old.size, (const char *)old.data, (int)isr.size, (const char *)isr.data, (long long)p->high_watermark,
	         (long long)log_end_offset(p->log), buf_text(&out));
	buf_free(&out);
}

static void tell_updated(struct node *n, const struct partition *p)
{
	struct bytes isr = text_of(n, p->isr, p->isr_count);

	node_log(n, "INFO", LOGGER, PREFIX "ISR updated to %.*s %sand version updated to %d", PREFIX_OF(p, n), (int)isr.size, (const char *)isr.data,
	         p->isr_count < p->min_insync_replicas ? "(under-min-isr) " : " ", (int)p->partition_epoch);
}

/* What the controller made of one partition. */
static void take_result(struct node *n, struct partition *p, const struct alter_partition_response_partition_data *row)
{
	switch (row->error_code) {
	case KAFKA_NONE:
		/* What came since is settled by the image. */
		p->is_isr_change_refused = row->leader_epoch != p->leader_epoch || row->partition_epoch < p->partition_epoch;
		if (p->is_isr_change_refused)
			break;
		heap_free(n->heap, p->isr);
		p->isr = heap_calloc(n->heap, (size_t)row->isr_count + 1, sizeof(*p->isr));
		p->isr_count = row->isr_count;
		memcpy(p->isr, row->isr, (size_t)row->isr_count * sizeof(*p->isr));
		p->partition_epoch = row->partition_epoch;
		partition_isr_settle(n, p);
		tell_updated(n, p);
		partition_advance(n, p);
		break;
	case KAFKA_OPERATION_NOT_ATTEMPTED:
	case KAFKA_INELIGIBLE_REPLICA:
		/* Not now; the next fetch or look at the lag asks again. */
		partition_isr_settle(n, p);
		partition_advance(n, p);
		break;
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
	case KAFKA_UNKNOWN_TOPIC_ID:
	case KAFKA_FENCED_LEADER_EPOCH:
	case KAFKA_INVALID_UPDATE_VERSION:
	case KAFKA_INVALID_REQUEST:
	case KAFKA_NEW_LEADER_ELECTED:
		/* The image is behind: when it has caught up, it settles this. Until then the larger set counts. */
		p->is_isr_change_refused = true;
		break;
	default:
		break; /* asked again */
	}
}

static struct partition *find(struct node *n, struct uuid topic_id, int32_t number)
{
	const struct topic_image *topic = image_topic_by_id(&n->image, topic_id);

	return topic ? partition_find(n, topic->name, number) : NULL;
}

static void done(struct node *n, struct controller_request *r, enum err err, const void *body_of_response)
{
	const struct alter_partition_response *response = body_of_response;

	(void)r;
	for (int32_t i = 0; !err && !response->error_code && i < response->topics_count; i++)
		for (int32_t j = 0; j < response->topics[i].partitions_count; j++) {
			struct partition *p = find(n, response->topics[i].topic_id, response->topics[i].partitions[j].partition_index);

			if (p && p->is_isr_change_sent)
				take_result(n, p, &response->topics[i].partitions[j]);
		}
	timer_set(&n->timers, &n->partitions->isr_changes->retry_timer, n->now_us + (err || response->error_code ? RETRY_US : 0));
}

static void ask(struct node *n, struct partition *p, enum isr_change change, const int32_t *wanted, int32_t count)
{
	partition_isr_settle(n, p);
	p->isr_change = change;
	p->is_isr_change_sent = p->is_isr_change_refused = false;
	p->wanted_isr = heap_calloc(n->heap, (size_t)count + 1, sizeof(*p->wanted_isr));
	memcpy(p->wanted_isr, wanted, (size_t)count * sizeof(*wanted));
	p->wanted_isr_count = count;
	trace(n->fx->trace, isr_change_asked, .topic = p->topic, .partition = p->number, .isr = { p->isr, p->isr_count },
	      .wanted = { p->wanted_isr, count }, .high_watermark = p->high_watermark, .log_end = log_end_offset(p->log));
	/* Several that are found in one look go in one request. */
	if (!timer_is_set(&n->partitions->isr_changes->retry_timer))
		timer_set(&n->timers, &n->partitions->isr_changes->retry_timer, n->now_us);
}

/* ---- In and out ----------------------------------------------------------------------------------------------------------- */

/* One of an earlier life would be refused, too (KIP-903). */
bool partition_is_isr_eligible(const struct node *n, const struct replica *r)
{
	const struct broker_image *broker = image_broker(&n->image, r->id);

	return broker && !broker->is_fenced && !broker->is_in_controlled_shutdown && (r->broker_epoch == -1 || r->broker_epoch == broker->epoch);
}

bool partition_is_caught_up(const struct node *n, const struct partition *p, const struct replica *r)
{
	return r->log_end == log_end_offset(p->log) || r->caught_up_at_us >= n->now_us - n->config->replica_lag_time_max_ms * 1000;
}

void partition_maybe_expand_isr(struct node *n, struct partition *p, const struct replica *r)
{
	int32_t *wanted;

	if (!p->is_leader || p->isr_change != ISR_SETTLED || !partition_is_isr_eligible(n, r) || is_mutant(n->fx, isr_never_grows))
		return;
	if ((r->log_end < p->high_watermark || r->log_end < p->leader_epoch_start) && !is_mutant(n->fx, isr_joined_too_early))
		return;
	wanted = arena_calloc(n->fx->arena, (size_t)p->isr_count + 1, sizeof(*wanted));
	memcpy(wanted, p->isr, (size_t)p->isr_count * sizeof(*wanted));
	wanted[p->isr_count] = r->id;
	ask(n, p, ISR_EXPANDING, wanted, p->isr_count + 1);
}

static bool is_behind(const struct node *n, const struct partition *p, int32_t id)
{
	const struct replica *r = partition_replica(p, id);

	return id != n->id && (!r || !partition_is_caught_up(n, p, r));
}

static void maybe_shrink(struct node *n, struct partition *p)
{
	int32_t *wanted = arena_calloc(n->fx->arena, (size_t)p->isr_count + 1, sizeof(*wanted)), count = 0;

	for (int32_t i = 0; i < p->isr_count; i++)
		if (!is_behind(n, p, p->isr[i]))
			wanted[count++] = p->isr[i];
	if (count == p->isr_count || is_mutant(n->fx, isr_never_shrinks))
		return;
	tell_shrinking(n, p, wanted, count);
	ask(n, p, ISR_SHRINKING, wanted, count);
}

static void look(void *owner, struct timer *timer)
{
	struct node *n = owner;

	timer_set(&n->timers, timer, n->now_us + n->config->replica_lag_time_max_ms * 1000 / 2);
	TREE_EACH(&n->partitions->tree, struct partition, p, node) {
		if (!p->is_leader || !p->log)
			continue;
		if (p->isr_count > 1 && p->isr_change == ISR_SETTLED)
			maybe_shrink(n, p);
		/* A replica outside of the ISR that was waited for may have been given up. */
		if (p->high_watermark < log_end_offset(p->log))
			partition_advance(n, p);
	}
}

void partition_isr_start(struct node *n)
{
	struct isr_changes *changes = HEAP_NEW(n->heap, struct isr_changes);

	changes->lag_timer.fire = look;
	changes->retry_timer.fire = retry;
	n->partitions->isr_changes = changes;
	timer_set(&n->timers, &changes->lag_timer, n->now_us + n->config->replica_lag_time_max_ms * 1000 / 2);
}

void partition_isr_stop(struct node *n)
{
	struct isr_changes *changes = n->partitions ? n->partitions->isr_changes : NULL;

	if (!changes)
		return;
	controller_request_forget(n, &changes->request);
	timer_stop(&n->timers, &changes->lag_timer);
	timer_stop(&n->timers, &changes->retry_timer);
	heap_free(n->heap, changes);
	n->partitions->isr_changes = NULL;
}
