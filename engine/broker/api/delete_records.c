/* DeleteRecords: raises the log start. The answer waits until every live replica's log start has reached it, for at most timeout.ms.
 *
 * Followers tell their log start with each fetch; a partition whose replicas are all here already is done at once.
 */
#include "engine/broker/api_table.h"
#include "engine/broker/partition.h"

#include "engine/broker/api/current_leader.h"

struct deletion {
	struct bytes topic;
	int64_t offset;
	struct delete_records_response_delete_records_partition_result *result;
};

/* Lives in the call's arena. */
struct delete_records {
	struct call *call;
	struct delete_records_response *response;
	struct timer timer;
	int64_t until_us;
	struct deletion *pending;
	int32_t count;
};

enum { LOOK_AGAIN_US = 20000 };

/* The smallest log start of the replicas whose brokers live. */
static int64_t low_watermark(const struct node *n, const struct partition *p)
{
	int64_t low = log_start_offset(p->log);

	for (int32_t i = 0; i < p->replica_count; i++) {
		const struct replica *r = &p->replicas[i];
		const struct broker_image *broker = image_broker(&n->image, r->id);

		if (r->id != n->id && broker && !broker->is_fenced && r->log_start < low)
			low = r->log_start;
	}
	return low;
}

static bool is_internal(struct bytes topic)
{
	return bytes_equal_text(topic, "__consumer_offsets") || bytes_equal_text(topic, "__transaction_state") ||
	       bytes_equal_text(topic, "__share_group_state");
}

/* Takes those that are done off the pending ones. */
static void look(struct node *n, struct delete_records *d)
{
	int32_t kept = 0;

	for (int32_t i = 0; i < d->count; i++) {
		struct deletion *x = &d->pending[i];
		struct partition *p = partition_find(n, x->topic, x->result->partition_index);

		if (!p || !p->is_leader || !p->log) {
			x->result->error_code = KAFKA_NOT_LEADER_OR_FOLLOWER;
		} else if (low_watermark(n, p) >= x->offset) {
			x->result->error_code = KAFKA_NONE;
			x->result->low_watermark = low_watermark(n, p);
		} else {
			d->pending[kept++] = *x;
		}
	}
	d->count = kept;
}

/* What is still pending when the time is over has REQUEST_TIMED_OUT already. */
static void answer_or_wait(struct node *n, struct delete_records *d)
{
	look(n, d);
	if (d->count == 0 || n->now_us >= d->until_us)
		call_answer(d->call, n->fx, d->response, 0);
	else
		timer_set(&n->timers, &d->timer, n->now_us + LOOK_AGAIN_US < d->until_us ? n->now_us + LOOK_AGAIN_US : d->until_us);
}

static void fire(void *owner, struct timer *timer)
{
	answer_or_wait(owner, CONTAINER_OF(timer, struct delete_records, timer));
}

static void cancel(void *owner, struct call *call)
{
	struct node *n = owner;
	struct delete_records *d = call->waiter;

	timer_stop(&n->timers, &d->timer);
}

static void begin_deletion(struct node *n, struct delete_records *d, struct bytes topic, int64_t offset,
                           struct delete_records_response_delete_records_partition_result *result)
{
	struct partition *p;
	int64_t log_start;

	result->error_code = image_partition(&n->image, topic, result->partition_index) ? KAFKA_NONE : KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	if (result->error_code == KAFKA_NONE && is_internal(topic))
		result->error_code = KAFKA_INVALID_TOPIC_EXCEPTION;
	if (result->error_code == KAFKA_NONE)
		result->error_code = partition_of_request(n, topic, result->partition_index, &p);
	if (result->error_code == KAFKA_NONE)
		result->error_code = partition_delete_records(n, p, offset, &log_start);
	if (result->error_code != KAFKA_NONE)
		return;
	result->error_code = KAFKA_REQUEST_TIMED_OUT;
	d->pending[d->count++] = (struct deletion){ .topic = topic, .offset = offset == -1 ? log_start : offset, .result = result };
}

void api_delete_records(struct node *n, struct call *call)
{
	const struct delete_records_request *request = call->body;
	struct delete_records_response *response = api_response_new(call);
	struct delete_records *d = ARENA_NEW(call->arena, struct delete_records);
	size_t count = 0;

	for (int32_t t = 0; t < request->topics_count; t++)
		count += (size_t)request->topics[t].partitions_count;
	d->call = call;
	d->response = response;
	d->until_us = n->now_us + (int64_t)request->timeout_ms * 1000;
	d->timer.fire = fire;
	d->pending = arena_calloc(call->arena, count, sizeof(*d->pending));
	response->topics = message_new_items(call->arena, &delete_records_response_delete_records_topic_result_struct, request->topics_count);
	response->topics_count = request->topics_count;
	for (int32_t t = 0; t < request->topics_count; t++) {
		const struct delete_records_request_delete_records_topic *in = &request->topics[t];
		struct delete_records_response_delete_records_topic_result *out = &response->topics[t];

		out->name = in->name;
		out->partitions =
		    message_new_items(call->arena, &delete_records_response_delete_records_partition_result_struct, in->partitions_count);
		out->partitions_count = in->partitions_count;
		for (int32_t i = 0; i < in->partitions_count; i++) {
			out->partitions[i].partition_index = in->partitions[i].partition_index;
			out->partitions[i].low_watermark = -1;
			begin_deletion(n, d, in->name, in->partitions[i].offset, &out->partitions[i]);
		}
	}
	call->waiter = d;
	call->on_cancel = cancel;
	answer_or_wait(n, d);
}
