/* The controller's life: applying what is committed, becoming active, appending, answering, snapshots. */
#include "engine/meta/controller.h"

#include "engine/meta/image_write.h"
#include "engine/meta/internal.h"
#include "engine/meta/loader.h"
#include "engine/meta/metadata_version.h"
#include "engine/wire/error_response.h"

#include <assert.h>
#include <stdio.h>

/* An answer that waits for its batch. */
struct wait {
	struct list link;
	struct heap *heap;
	struct call *call;
	const void *response; /* in the call's arena */
	int64_t offset;
};

static void idle(void *owner, struct timer *timer);

struct controller *controller_new(const struct controller_options *o)
{
	struct controller *c = HEAP_NEW(o->heap, struct controller);

	c->heap = o->heap;
	c->raft = o->raft;
	c->timers = o->timers;
	c->prng = o->prng;
	c->scope = o->scope;
	c->cluster_id = o->cluster_id;
	c->session_timeout_us = o->session_timeout_us;
	c->idle_interval_us = o->idle_interval_us;
	c->epoch = -1;
	c->idle_timer.fire = idle;
	list_init(&c->waits);
	image_init(&c->image, o->heap);
	client_quotas_init(&c->quotas, o->heap);
	return c;
}

void controller_del(struct controller *c)
{
	if (!c)
		return;
	LIST_EACH(&c->waits, struct wait, wait, link)
		heap_free(c->heap, wait);
	controller_forget_sessions(c);
	controller_balance_stop(c);
	timer_stop(c->timers, &c->idle_timer);
	image_free(&c->image);
	client_quotas_free(&c->quotas);
	heap_free(c->heap, c);
}

void controller_begin_step(struct controller *c, const struct controller_step *step)
{
	c->step = *step;
}

void *controller_response_new(struct call *call)
{
	void *response = arena_alloc(call->arena, call->api->response->root->size);

	message_init(call->api->response, response);
	return response;
}

bool controller_is_broker_active(const struct controller *c, int32_t id)
{
	const struct broker_image *broker = image_broker(&c->image, id);

	return broker && !broker->is_fenced && !broker->is_in_controlled_shutdown;
}

int64_t controller_broker_int(const struct controller *c, const char *name)
{
	return config_to_int64(config_value_of_broker(&c->scope, &c->image, name).text);
}

struct bytes controller_topic_text(const struct controller *c, struct bytes topic, const char *name, struct arena *arena)
{
	return bytes_trim(config_value_of_topic(&c->scope, &c->image, topic, name, arena).text);
}

int64_t controller_append(struct controller *c, const struct record_list *list)
{
	struct batch_builder builder;
	struct buf batch = { .heap = c->heap }, value = { .heap = c->heap };
	struct image_change change;
	int16_t level = image_feature(&c->image, BYTES("metadata.version")); /* 0: nothing is finalized yet */

	if (list->count == 0)
		return c->next_offset - 1;
	batch_builder_init(&builder, c->heap, CODEC_NONE);
	for (int32_t i = 0; i < list->count; i++) {
		if (level > 0)
			metadata_record_fit(&list->items[i], level);
		buf_clear(&value);
		record_encode(&list->items[i], &value);
		batch_builder_add(&builder, c->step.wall_ms, BYTES_NULL, buf_bytes(&value), NULL, 0);
	}
	batch_builder_end(&builder, &batch);
	int64_t last = raft_append(c->raft, c->epoch, buf_bytes(&batch));

	buf_free(&batch);
	buf_free(&value);
	batch_builder_free(&builder);
	if (last < 0)
		return INT64_MAX - 1; /* the disk failed: what waits for this is never answered */
	for (int32_t i = 0; i < list->count; i++)
		image_apply(&c->image, last - list->count + 1 + i, c->epoch, list->items[i].schema, list->items[i].message, c->step.fx->arena, &change);
	c->next_offset = last + 1;
	return last;
}

static void cancel(void *owner, struct call *call)
{
	struct wait *wait = call->waiter;

	(void)owner;
	list_remove(&wait->link);
	heap_free(wait->heap, wait);
}

void controller_answer(struct controller *c, struct call *call, const void *response, int64_t offset)
{
	if (offset < c->raft->high_watermark) {
		call_answer(call, c->step.fx, response, 0);
		return;
	}
	struct wait *wait = HEAP_NEW(c->heap, struct wait);

	*wait = (struct wait){ .heap = c->heap, .call = call, .response = response, .offset = offset };
	list_append(&c->waits, &wait->link);
	call->waiter = wait;
	call->on_cancel = cancel;
}

static bool answer_waits(struct controller *c)
{
	bool is_any = false;

	for (struct wait *wait; (wait = LIST_FIRST(&c->waits, struct wait, link)) && wait->offset < c->raft->high_watermark; is_any = true) {
		struct call *call = wait->call;
		const void *response = wait->response;

		list_remove(&wait->link);
		heap_free(c->heap, wait);
		call->on_cancel = NULL;
		call_answer(call, c->step.fx, response, 0);
	}
	return is_any;
}

/* A quorum that does nothing still writes now and then, so that its followers know it lives and brokers that start can catch up. */
static void idle(void *owner, struct timer *timer)
{
	struct controller *c = CONTAINER_OF(timer, struct controller, idle_timer);
	struct record_list list = { .arena = c->step.fx->arena };

	(void)owner;
	if (!controller_is_active(c))
		return;
	record_list_add(&list, &no_op_record_schema);
	controller_append(c, &list);
	timer_set(c->timers, &c->idle_timer, c->step.now_us + c->idle_interval_us);
}

/* Eligible leader replicas need one min.insync.replicas for all brokers: that of this controller's own file, from now on the cluster's. */
static void add_min_isr(const struct controller *c, struct record_list *list, int32_t from)
{
	for (int32_t i = from; i < list->count; i++) {
		const struct feature_level_record *level = list->items[i].message;

		if (list->items[i].schema == &feature_level_record_schema && bytes_equal_text(level->name, ELR_FEATURE)) {
			controller_add_elr_config(c, list);
			return;
		}
	}
}

/* The features that formatting chose are in the bootstrap checkpoint; without one the newest metadata.version is taken. */
static void add_bootstrap_records(struct controller *c, struct record_list *list)
{
	struct bytes batches;
	bool has_snapshot = c->raft->snapshot.end_offset == 0 && raft_read_snapshot(c->raft, list->arena, &batches) == ERR_OK;
	int32_t before = list->count;
	struct loader loader = { .bytes = has_snapshot ? batches : BYTES(""), .arena = list->arena };
	struct loaded_record loaded;

	while (loader_next(&loader, &loaded) == LOADER_RECORD) {
		void *copy = record_list_add_version(list, loaded.record.schema, loaded.record.version);

		memcpy(copy, loaded.record.message, loaded.record.schema->root->size);
	}
	if (list->count > before) {
		add_min_isr(c, list, before);
		return;
	}
	struct feature_level_record *level = record_list_add(list, &feature_level_record_schema);

	level->name = BYTES("metadata.version");
	level->feature_level = METADATA_VERSION_MAX;
}

/* The metadata.version with which the cluster begins. */
static int16_t level_in(const struct record_list *list)
{
	for (int32_t i = 0; i < list->count; i++) {
		const struct feature_level_record *level = list->items[i].message;

		if (list->items[i].schema == &feature_level_record_schema && bytes_equal_text(level->name, "metadata.version"))
			return level->feature_level;
	}
	return METADATA_VERSION_MAX;
}

/* What a controller before this one began and did not end is void; a log that says nothing yet begins with the bootstrap records.
 * Source: Kafka's ActivationRecordsGenerator. */
static void add_activation_records(struct controller *c, struct record_list *list)
{
	struct record_list bootstrap = { .arena = list->arena };
	struct abort_transaction_record *abort;
	bool is_empty = image_feature(&c->image, BYTES("metadata.version")) == 0, has_transactions;

	if (c->image.is_in_transaction) {
		abort = record_list_add(list, &abort_transaction_record_schema);
		abort->reason = BYTES("Controller failover");
	}
	if (!is_empty)
		return;
	add_bootstrap_records(c, &bootstrap);
	has_transactions = level_in(&bootstrap) >= LEVEL_TRANSACTIONS;
	if (has_transactions) {
		struct begin_transaction_record *begin = record_list_add(list, &begin_transaction_record_schema);

		begin->name = BYTES("Bootstrap records");
	}
	for (int32_t i = 0; i < bootstrap.count; i++)
		memcpy(record_list_add_version(list, bootstrap.items[i].schema, bootstrap.items[i].version), bootstrap.items[i].message,
		       bootstrap.items[i].schema->root->size);
	if (has_transactions)
		record_list_add(list, &end_transaction_record_schema);
}

static void activate(struct controller *c)
{
	struct record_list list = { .arena = c->step.fx->arena };

	c->epoch = c->raft->epoch;
	c->next_offset = log_end_offset(c->raft->log);
	add_activation_records(c, &list);
	controller_append(c, &list);
	controller_activate_sessions(c);
	controller_balance_start(c);
	if (c->idle_interval_us > 0)
		timer_set(c->timers, &c->idle_timer, c->step.now_us + c->idle_interval_us);
}

/* What came in an envelope is asked again, of the next controller, by the broker that sent it, if the envelope itself says so. */
static void refuse(struct controller *c, struct call *call)
{
	struct call *outer = call->envelope ? call->envelope : call;

	call->on_cancel = outer->on_cancel = NULL;
	call_answer(outer, c->step.fx, error_response_new(outer, KAFKA_NOT_CONTROLLER), 0);
}

static void fail_waits(struct controller *c)
{
	LIST_EACH(&c->waits, struct wait, wait, link) {
		struct call *call = wait->call;

		list_remove(&wait->link);
		heap_free(c->heap, wait);
		refuse(c, call);
	}
}

static void renounce(struct controller *c)
{
	c->epoch = -1;
	timer_stop(c->timers, &c->idle_timer);
	controller_balance_stop(c);
	controller_forget_sessions(c);
	fail_waits(c);
	image_free(&c->image);
	c->next_offset = 0;
}

/* A standby follows what is committed. True while there is more. */
static bool follow(struct controller *c)
{
	struct image_change change;
	struct loaded_record loaded;
	bool is_any = false;
	struct loader loader;

	if (c->next_offset >= c->raft->high_watermark)
		return false;
	if (loader_open(&loader, c->raft, &c->image, &c->next_offset, c->step.fx->arena) != ERR_OK) {
		raft_fail(c->raft, ERR_CORRUPT, "reading from");
		return false;
	}
	for (enum loader_state state; (state = loader_next(&loader, &loaded)) != LOADER_END; is_any = true) {
		if (state == LOADER_RECORD)
			image_apply(&c->image, loaded.offset, loaded.epoch, loaded.record.schema, loaded.record.message, c->step.fx->arena, &change);
		else if (state == LOADER_FAILED)
			raft_fail(c->raft, ERR_CORRUPT, "reading from");
	}
	c->next_offset = loader.next_offset;
	return is_any;
}

bool controller_run(struct controller *c)
{
	bool is_any = false;

	if (controller_is_active(c) && (!raft_is_leader(c->raft) || c->raft->epoch != c->epoch)) {
		renounce(c);
		is_any = true;
	}
	if (!controller_is_active(c)) {
		while (follow(c))
			is_any = true;
		if (raft_is_established(c->raft) && c->next_offset >= c->raft->high_watermark) {
			activate(c);
			is_any = true;
		}
	}
	return answer_waits(c) || is_any;
}
