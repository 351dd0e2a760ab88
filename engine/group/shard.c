#include "engine/group/group.h"
#include "engine/group/offsets.h"
#include "engine/log/batch.h"

#include <assert.h>
#include <limits.h>

/* message.max.bytes, which __consumer_offsets inherits. */
enum { BATCH_SIZE_MAX = 1048588 };

/* The upper half of a token is the partition, so that the outcome of an append finds its shard. */
enum { TOKEN_PARTITION_SHIFT = 40 };

int16_t append_error_for_client(int16_t error_code)
{
	switch (error_code) {
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
	case KAFKA_NOT_ENOUGH_REPLICAS:
	case KAFKA_NOT_ENOUGH_REPLICAS_AFTER_APPEND:
	case KAFKA_REQUEST_TIMED_OUT:
		return KAFKA_COORDINATOR_NOT_AVAILABLE;
	case KAFKA_NOT_LEADER_OR_FOLLOWER:
	case KAFKA_KAFKA_STORAGE_ERROR:
		return KAFKA_NOT_COORDINATOR;
	case KAFKA_MESSAGE_TOO_LARGE:
	case KAFKA_RECORD_LIST_TOO_LARGE:
	case KAFKA_INVALID_FETCH_SIZE:
		return KAFKA_UNKNOWN_SERVER_ERROR;
	default:
		return error_code;
	}
}

static void cancel_call(void *owner, struct call *call)
{
	struct call **slot = call->waiter;

	(void)owner;
	*slot = NULL;
}

void call_park(struct call *call, struct call **slot)
{
	*slot = call;
	call->waiter = slot;
	call->on_cancel = cancel_call;
}

void call_unpark(struct call **slot)
{
	if (*slot) {
		(*slot)->on_cancel = NULL;
		(*slot)->waiter = NULL;
	}
	*slot = NULL;
}

struct reply *reply_new(struct coordinator *c, struct call *call, void *response)
{
	struct reply *reply = HEAP_NEW(c->heap, struct reply);

	reply->coordinator = c;
	reply->response = response;
	reply->holds = 1;
	call_park(call, &reply->call);
	return reply;
}

void reply_release(struct reply *reply)
{
	struct call *call = reply->call;

	if (--reply->holds > 0)
		return;
	if (call) {
		if (reply->before_answer)
			reply->before_answer(reply);
		call_unpark(&reply->call);
		coordinator_answer(reply->coordinator, call, reply->response);
	}
	heap_free(reply->coordinator->heap, reply);
}

static void on_timeout(void *owner, struct timer *timer);

struct operation *operation_new(struct shard *shard)
{
	struct operation *operation = HEAP_NEW(shard->coordinator->heap, struct operation);

	operation->shard = shard;
	operation->is_atomic = true;
	operation->is_replayed = true;
	operation->timeout.fire = on_timeout;
	list_init(&operation->link);
	list_init(&operation->changes);
	return operation;
}

void operation_reply(struct operation *operation, struct reply *reply)
{
	reply->holds++;
	operation->reply = reply;
}

void operation_add(struct operation *operation, struct bytes key, struct bytes value)
{
	struct arena *arena = operation->shard->coordinator->step.fx->arena;

	if (operation->record_count == operation->record_capacity) {
		int32_t capacity = operation->record_capacity ? operation->record_capacity * 2 : 4;
		struct record_item *grown = arena_calloc(arena, (size_t)capacity, sizeof(*grown));

		if (operation->record_count > 0)
			memcpy(grown, operation->records, (size_t)operation->record_count * sizeof(*grown));
		operation->records = grown;
		operation->record_capacity = capacity;
	}
	operation->records[operation->record_count++] = (struct record_item){ key, value };
}

/* Tells whoever waits, once. */
static void operation_tell(struct operation *operation, int16_t error_code)
{
	void (*after)(struct operation *, int16_t) = operation->after;
	struct reply *reply = operation->reply;

	timer_stop(operation->shard->coordinator->timers, &operation->timeout);
	operation->after = NULL;
	if (after)
		after(operation, append_error_for_client(error_code));
	operation->reply = NULL;
	if (reply)
		reply_release(reply);
}

static void operation_free(struct operation *operation)
{
	struct heap *heap = operation->shard->coordinator->heap;

	timer_stop(operation->shard->coordinator->timers, &operation->timeout);
	list_remove(&operation->link);
	group_change_free(heap, operation->change);
	owned_free(heap, &operation->member_id);
	heap_free(heap, operation);
}

static void on_timeout(void *owner, struct timer *timer)
{
	(void)owner;
	operation_tell(CONTAINER_OF(timer, struct operation, timeout), KAFKA_REQUEST_TIMED_OUT);
}

/* Finishes, in order, what the log has committed. An `after` may submit more: the outermost call walks on. */
static void shard_settle(struct shard *shard)
{
	if (shard->is_busy)
		return;
	shard->is_busy = true;
	for (;;) {
		struct operation *first = LIST_FIRST(&shard->operations, struct operation, link);

		if (!first || first->pending_count > 0)
			break;
		list_remove(&first->link);
		offsets_commit(&first->changes, first->member_id);
		operation_tell(first, KAFKA_NONE);
		operation_free(first);
	}
	shard->is_busy = false;
}

static int16_t append_batch(struct operation *operation, struct batch_builder *builder)
{
	struct shard *shard = operation->shard;
	struct coordinator *c = shard->coordinator;
	struct buf batch = { .heap = c->heap };
	uint64_t token = (uint64_t)(uint32_t)shard->partition << TOKEN_PARTITION_SHIFT | ++c->next_sequence;

	batch_builder_end(builder, &batch);
	if (operation->first_token == 0)
		operation->first_token = token;
	operation->last_token = token;
	operation->pending_count++;
	int16_t error_code = c->port.append(c->port.self, shard->partition, buf_bytes(&batch), token);

	if (error_code == KAFKA_NONE)
		operation->is_in_log = true;
	else
		operation->pending_count--;
	buf_free(&batch);
	return error_code;
}

/* Appends the records from `*at` on, as many as fit one batch, and applies them. */
static int16_t append_some(struct operation *operation, int32_t *at)
{
	struct coordinator *c = operation->shard->coordinator;
	struct batch_builder builder;
	int32_t start = *at, end = start;

	batch_builder_init(&builder, c->heap, CODEC_NONE);
	for (; end < operation->record_count; end++) {
		const struct record_item *item = &operation->records[end];
		size_t size = batch_record_size(&builder, c->step.wall_ms, item->key, item->value, NULL, 0);

		if (!operation->is_atomic && end > start && batch_builder_size(&builder) + size > BATCH_SIZE_MAX)
			break;
		batch_builder_add(&builder, c->step.wall_ms, item->key, item->value, NULL, 0);
	}
	int16_t error_code = append_batch(operation, &builder);

	batch_builder_free(&builder);
	if (error_code != KAFKA_NONE)
		return error_code;
	for (int32_t i = start; operation->is_replayed && i < end; i++) {
		enum err err = shard_replay(operation->shard, &operation->records[i], &operation->changes);

		assert(err == ERR_OK); /* we encoded it */
	}
	*at = end;
	return KAFKA_NONE;
}

void operation_submit(struct operation *operation)
{
	struct shard *shard = operation->shard;
	int16_t error_code = KAFKA_NONE;

	assert(list_is_empty(&operation->link));
	if (operation->record_count == 0 && !operation->reply) {
		assert(!operation->after);
		operation_free(operation);
		return;
	}
	list_append(&shard->operations, &operation->link);
	/* What an append commits at once is finished when this operation is whole, so that the tokens of one never lie among another's. */
	bool was_busy = shard->is_busy;

	shard->is_busy = true;
	for (int32_t at = 0; at < operation->record_count && error_code == KAFKA_NONE;)
		error_code = append_some(operation, &at);
	shard->is_busy = was_busy;
	operation->records = NULL;
	if (error_code != KAFKA_NONE)
		operation_tell(operation, error_code); /* what was appended before stays, and is waited for */
	else if (operation->after || operation->reply)
		timer_set(shard->coordinator->timers, &operation->timeout, coordinator_after_ms(shard->coordinator, WRITE_TIMEOUT_MS));
	shard_settle(shard);
}

void coordinator_appended(struct coordinator *c, uint64_t token, int16_t error_code)
{
	struct shard *shard = coordinator_shard_of(c, (int32_t)(token >> TOKEN_PARTITION_SHIFT));

	if (!shard)
		return;
	LIST_EACH(&shard->operations, struct operation, operation, link) {
		if (token < operation->first_token || token > operation->last_token)
			continue;
		/* Without leadership nobody knows what becomes of the record: it stays pending until the broker resigns. */
		if (error_code == KAFKA_NOT_LEADER_OR_FOLLOWER || error_code == KAFKA_KAFKA_STORAGE_ERROR) {
			operation_tell(operation, error_code);
			return;
		}
		if (operation->pending_count > 0)
			operation->pending_count--;
		if (error_code != KAFKA_NONE)
			operation_tell(operation, error_code);
		break;
	}
	shard_settle(shard);
}

void shard_free(struct shard *shard, bool is_silent)
{
	struct coordinator *c = shard->coordinator;

	timer_stop(c->timers, &shard->load_timer);
	timer_stop(c->timers, &shard->expire_timer);
	shard->is_busy = true;
	while (!list_is_empty(&shard->operations)) {
		struct operation *first = LIST_FIRST(&shard->operations, struct operation, link);

		list_remove(&first->link);
		if (is_silent) {
			if (first->reply && --first->reply->holds == 0)
				heap_free(c->heap, first->reply);
		} else {
			operation_tell(first, KAFKA_NOT_COORDINATOR);
		}
		offsets_forget(&first->changes);
		operation_free(first);
	}
	TREE_EACH(&shard->groups, struct group, group, node) {
		if (!is_silent)
			group_unload(group);
		group_del(group);
	}
	owned_free(c->heap, &shard->expire_after);
	heap_free(c->heap, shard);
}
