#include "tests/engine/group/fixture.h"

#include "engine/log/batch.h"
#include "engine/wire/frame.h"

static int16_t port_append(void *self, int32_t partition, struct bytes batch, uint64_t token)
{
	struct fixture *f = self;
	struct fixture_log *log = &f->logs[partition];
	struct batch head;
	size_t at = 0;

	if (f->append_error != KAFKA_NONE)
		return f->append_error;
	assert_int_equal(batch_next(batch, &at, &head), ERR_OK);
	assert_int_equal(at, batch.size); /* one whole batch */
	assert_true(batch.size <= 1048588);
	f->appends++;
	assert_true(batch_crc_is_valid(&head));
	size_t start = log->bytes.size;

	buf_add_bytes(&log->bytes, batch);
	batch_set_base_offset(log->bytes.data + start, log->end);
	log->end += head.record_count;
	if (f->is_held) {
		assert_true(f->held_count < 1024);
		f->held[f->held_count++] = token;
	} else {
		coordinator_appended(f->c, token, KAFKA_NONE);
	}
	return KAFKA_NONE;
}

static enum err port_read(void *self, int32_t partition, int64_t offset, struct arena *arena, struct bytes *batches,
                          int64_t *next_offset)
{
	struct fixture *f = self;
	struct bytes log = buf_bytes(&f->logs[partition].bytes);
	struct batch batch;
	size_t start = log.size;
	int32_t count = 0;

	f->reads++;
	*batches = BYTES("");
	*next_offset = offset;
	if (f->read_error != ERR_OK)
		return f->read_error;
	for (size_t at = 0; at < log.size;) {
		size_t batch_at = at;

		assert_int_equal(batch_next(log, &at, &batch), ERR_OK);
		if (batch_last_offset(&batch) < offset)
			continue;
		if (start == log.size)
			start = batch_at;
		*next_offset = batch_last_offset(&batch) + 1;
		if (++count == f->batches_per_read || at == log.size) {
			*batches = arena_copy(arena, bytes_slice(log, start, at - start));
			break;
		}
	}
	return ERR_OK;
}

static int32_t port_partition_count(void *self)
{
	(void)self;
	return PARTITIONS;
}

static void port_warn(void *self, const char *text)
{
	struct fixture *f = self;

	buf_printf(&f->warnings, "%s\n", text);
}

static void start(struct fixture *f)
{
	struct coordinator_port port = { f, port_append, port_read, port_partition_count, port_warn };

	f->c = coordinator_new(f->room, &port, &f->config, &f->timers, &f->image, &f->prng);
	fixture_begin(f);
	for (int32_t i = 0; i < PARTITIONS; i++)
		coordinator_elected(f->c, i, 1);
	fixture_end(f);
}

/* Nothing may be left of it. */
static void end(struct fixture *f)
{
	coordinator_del(f->c);
	assert_true(timers_next(&f->timers) == INT64_MAX);
	assert_int_equal(heap_live(f->room), 0);
}

struct fixture *fixture_new(void)
{
	struct heap *heap = heap_new(32u << 20);
	struct fixture *f = HEAP_NEW(heap, struct fixture);

	f->heap = heap;
	f->room = heap_new(8u << 20);
	f->timers.queue.heap = heap;
	arena_init(&f->step_arena, heap);
	arena_init(&f->arena, heap);
	trace_log_init(&f->trace, heap);
	f->next_conn = 1;
	f->next_call_conn = 2;
	f->client_id = "app";
	list_init(&f->asks);
	prng_seed(&f->prng, 1, 0);
	image_init(&f->image, heap);
	for (int32_t i = 0; i < PARTITIONS; i++)
		buf_init(&f->logs[i].bytes, heap);
	buf_init(&f->warnings, heap);
	f->config = (struct coordinator_config){
		.group_min_session_timeout_ms = 6000,
		.group_max_session_timeout_ms = 1800000,
		.group_initial_rebalance_delay_ms = 3000,
		.group_max_size = INT32_MAX,
		.offset_metadata_max_bytes = 4096,
		.offsets_retention_ms = INT64_C(7) * 24 * 3600 * 1000,
		.offsets_retention_check_interval_ms = 600000,
		.consumer_session_timeout_ms = 45000,
	};
	fixture_add_topic(f, "t", 4);
	fixture_add_topic(f, "u", 4);
	start(f);
	fixture_pass(f, 0);
	return f;
}

void fixture_restart(struct fixture *f)
{
	end(f);
	f->held_count = 0;
	LIST_EACH(&f->asks, struct ask, ask, link)
		list_remove(&ask->link); /* their connections are gone */
	start(f);
	fixture_pass(f, 0);
}

void fixture_del(struct fixture *f)
{
	end(f);
	heap_del(f->room);
	heap_del(f->heap);
}

void fixture_add_topic(struct fixture *f, const char *name, int32_t partitions)
{
	struct topic_record topic;
	struct partition_record partition;
	struct image_change change;

	message_init(&topic_record_schema, &topic);
	topic.name = bytes_of_text(name);
	memset(topic.topic_id.bytes, name[0], 16);
	topic.topic_id.bytes[15] = (uint8_t)(f->image.version + 1);
	image_apply(&f->image, 0, 1, &topic_record_schema, &topic, &f->arena, &change);
	for (int32_t i = 0; i < partitions; i++) {
		int32_t replicas[] = { 1 };

		message_init(&partition_record_schema, &partition);
		partition.partition_id = i;
		partition.topic_id = topic.topic_id;
		partition.replicas = partition.isr = replicas;
		partition.replicas_count = partition.isr_count = 1;
		partition.leader = 1;
		image_apply(&f->image, 0, 1, &partition_record_schema, &partition, &f->arena, &change);
	}
}

void fixture_remove_topic(struct fixture *f, const char *name)
{
	struct remove_topic_record record;
	struct image_change change;

	message_init(&remove_topic_record_schema, &record);
	record.topic_id = image_topic(&f->image, bytes_of_text(name))->id;
	image_apply(&f->image, 0, 1, &remove_topic_record_schema, &record, &f->arena, &change);
}

int64_t fixture_wall_ms(const struct fixture *f)
{
	return WALL_MS_AT_START + f->now_us / 1000;
}

void fixture_begin(struct fixture *f)
{
	arena_reset(&f->step_arena);
	effects_init(&f->fx, &f->step_arena, &f->next_conn, &f->trace);
	coordinator_begin_step(f->c, &(struct coordinator_step){ f->now_us, fixture_wall_ms(f), &f->fx });
}

static void take_answer(struct fixture *f, const struct effect *effect)
{
	struct buf frame = { .heap = f->heap };
	int32_t correlation_id;

	for (int32_t i = 0; i < effect->span_count; i++)
		buf_add_bytes(&frame, effect->spans[i].bytes);
	LIST_EACH(&f->asks, struct ask, ask, link) {
		if (ask->call.conn != effect->conn)
			continue;
		struct bytes copy = arena_copy(&f->arena, buf_bytes(&frame));
		void *answer = arena_alloc(&f->arena, ask->call.api->response->root->size);

		assert_true(ask->call.is_answered);
		assert_int_equal(response_decode(bytes_slice(copy, 4, copy.size), ask->call.api, ask->call.version, &f->arena,
		                                 &correlation_id, answer),
		                 ERR_OK);
		assert_int_equal(correlation_id, ask->call.correlation_id);
		ask->answer = answer;
		list_remove(&ask->link);
		arena_free(&ask->arena); /* nothing may look at the request any more */
		buf_free(&frame);
		return;
	}
	fail_msg("an answer to nobody");
}

void fixture_end(struct fixture *f)
{
	for (int32_t i = 0; i < f->fx.count; i++)
		if (f->fx.items[i].type == EFFECT_SEND)
			take_answer(f, &f->fx.items[i]);
}

static void handle(struct fixture *f, struct call *call)
{
	switch (call->api->key) {
	case API_OFFSET_COMMIT: coordinator_offset_commit(f->c, call); break;
	case API_OFFSET_FETCH: coordinator_offset_fetch(f->c, call); break;
	case API_JOIN: coordinator_join_group(f->c, call); break;
	case API_HEARTBEAT: coordinator_heartbeat(f->c, call); break;
	case API_LEAVE: coordinator_leave_group(f->c, call); break;
	case API_SYNC: coordinator_sync_group(f->c, call); break;
	case API_DESCRIBE: coordinator_describe_groups(f->c, call); break;
	case API_LIST: coordinator_list_groups(f->c, call); break;
	case API_DELETE: coordinator_delete_groups(f->c, call); break;
	case API_OFFSET_DELETE: coordinator_offset_delete(f->c, call); break;
	case API_CONSUMER_DESCRIBE: coordinator_consumer_group_describe(f->c, call); break;
	default: fail_msg("no handler for api %d", call->api->key);
	}
}

struct ask *fixture_send(struct fixture *f, int16_t api_key, int16_t version, const void *body)
{
	struct ask *ask = ARENA_NEW(&f->arena, struct ask);
	const struct api *api = api_of_key(api_key);
	struct buf encoded = { .heap = f->heap };
	size_t at = 0;

	arena_init(&ask->arena, f->heap);
	message_encode(api->request, version, body, &encoded);
	struct bytes bytes = arena_copy(&ask->arena, buf_bytes(&encoded));
	void *decoded = arena_alloc(&ask->arena, api->request->root->size);

	buf_free(&encoded);
	assert_int_equal(message_decode(api->request, version, bytes, &at, &ask->arena, decoded), ERR_OK);
	ask->call = (struct call){ .api = api,
		                       .version = version,
		                       .correlation_id = f->next_call_conn * 7,
		                       .client_id = arena_copy(&ask->arena, bytes_of_text(f->client_id)),
		                       .peer = BYTES("127.0.0.1"),
		                       .conn = f->next_call_conn,
		                       .body = decoded,
		                       .arena = &ask->arena,
		                       .received_us = f->now_us };
	f->next_call_conn += 2;
	list_append(&f->asks, &ask->link);
	fixture_begin(f);
	handle(f, &ask->call);
	fixture_end(f);
	return ask;
}

const void *fixture_ask(struct fixture *f, int16_t api_key, int16_t version, const void *body)
{
	const void *answer = fixture_send(f, api_key, version, body)->answer;

	assert_non_null(answer);
	return answer;
}

void fixture_cancel(struct fixture *f, struct ask *ask)
{
	assert_null(ask->answer);
	fixture_begin(f);
	if (ask->call.on_cancel)
		ask->call.on_cancel(f, &ask->call);
	fixture_end(f);
	list_remove(&ask->link);
	arena_free(&ask->arena);
}

void fixture_pass(struct fixture *f, int64_t ms)
{
	int64_t until_us = f->now_us + ms * 1000;

	while (timers_next(&f->timers) <= until_us) {
		if (timers_next(&f->timers) > f->now_us)
			f->now_us = timers_next(&f->timers);
		fixture_begin(f);
		timers_fire(&f->timers, f->now_us, f);
		fixture_end(f);
	}
	f->now_us = until_us;
}

void fixture_commit(struct fixture *f, int16_t error_code)
{
	int32_t count = f->held_count;
	uint64_t *held = arena_calloc(&f->arena, (size_t)count, sizeof(*held)); /* a commit may bring the next append */

	memcpy(held, f->held, (size_t)count * sizeof(*held));
	f->held_count = 0;
	fixture_begin(f);
	for (int32_t i = 0; i < count; i++)
		coordinator_appended(f->c, held[i], error_code);
	fixture_end(f);
}

int fixture_traced(const struct fixture *f, enum trace_id id)
{
	struct trace_view view;
	int count = 0;

	for (size_t at = 0; trace_next(buf_bytes(&f->trace.bytes), &at, &view);)
		count += view.id == id;
	return count;
}

struct bytes fixture_last_text(const struct fixture *f, enum trace_id id, const char *field)
{
	struct trace_view view;
	struct bytes text = BYTES_NULL;

	for (size_t at = 0; trace_next(buf_bytes(&f->trace.bytes), &at, &view);)
		if (view.id == id)
			text = trace_value_of(&view, field)->text;
	return text;
}

struct group_view fixture_group(struct fixture *f, const char *group)
{
	struct group_view view;

	coordinator_view(f->c, bytes_of_text(group), &f->arena, &view);
	return view;
}
