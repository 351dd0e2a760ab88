/* How each kind of question of a survey is put: one call after the other, each with a function that goes on with its result. */
#include "engine/log/batch.h"
#include "engine/wire/api.h"
#include "engine/wire/messages.h"
#include "sim/shell/survey_internal.h"

#include <string.h>

enum {
	LATEST = -1,
	EARLIEST = -2,
	REPLICA_CONSUMER = -1,
	REPLICA_DEBUGGING = -2, /* whom a follower tells of its log, too */
	FETCH_BYTES = 1 << 20,
	FETCH_WAIT_MS = 500,
	BATCH_SIZE_MAX = 64 << 20,
	SOURCE_TOPIC = 1, /* of a setting */
};

/* The generated names are too long to read. */
#define described_topic struct describe_topic_partitions_response_describe_topic_partitions_response_topic
#define described_partition struct describe_topic_partitions_response_describe_topic_partitions_response_partition
#define listed_offset struct list_offsets_response_list_offsets_partition_response

#define CALL(q, function, ...) function((q)->survey->admin, (q)->survey->event, (q)->survey->fx, __VA_ARGS__)

static void sort_texts(struct bytes *items, int32_t count)
{
	for (int32_t i = 1; i < count; i++) {
		struct bytes item = items[i];
		int32_t at = i;

		for (; at > 0 && bytes_compare(items[at - 1], item) > 0; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* ---- Lists ------------------------------------------------------------------------------------------------------------- */

static void got_brokers(struct question *q, const struct admin_result *result)
{
	if (question_failed(q, result))
		return;
	const struct describe_cluster_response *cluster = result->items[0].data;

	q->list.items = arena_calloc(&q->arena, (size_t)cluster->brokers_count + 1, sizeof(struct bytes));
	for (int32_t i = 0; i < cluster->brokers_count; i++)
		q->list.items[q->list.count++] = arena_printf(&q->arena, "%d", cluster->brokers[i].broker_id);
	sort_texts(q->list.items, q->list.count);
	q->survey->cluster_id = arena_copy(&q->arena, cluster->cluster_id);
	question_ends(q, SURVEY_KNOWN);
}

static void ask_brokers(struct question *q)
{
	question_goes_on(q, CALL(q, admin_describe_cluster, false, SURVEY_TIMEOUT_MS), got_brokers);
}

static void got_names(struct question *q, const struct admin_result *result)
{
	if (question_failed(q, result))
		return;
	q->list.items = arena_calloc(&q->arena, (size_t)result->item_count + 1, sizeof(struct bytes));
	for (int32_t i = 0; i < result->item_count; i++)
		q->list.items[q->list.count++] = result->items[i].name;
	sort_texts(q->list.items, q->list.count);
	question_ends(q, SURVEY_KNOWN);
}

static void ask_topics(struct question *q)
{
	question_goes_on(q, CALL(q, admin_list_topics, false, SURVEY_TIMEOUT_MS), got_names);
}

static void ask_groups(struct question *q)
{
	question_goes_on(q, CALL(q, admin_list_groups, NULL, 0, NULL, 0, SURVEY_TIMEOUT_MS), got_names);
}

static void got_quorum(struct question *q, const struct admin_result *result)
{
	if (question_failed(q, result))
		return;
	const struct describe_quorum_response *quorum = result->items[0].data;

	q->controller = quorum->topics_count > 0 && quorum->topics[0].partitions_count > 0 ? quorum->topics[0].partitions[0].leader_id : -1;
	question_ends(q, q->controller >= 0 ? SURVEY_KNOWN : SURVEY_NONE);
}

static void ask_quorum(struct question *q)
{
	question_goes_on(q, CALL(q, admin_describe_quorum, SURVEY_TIMEOUT_MS), got_quorum);
}

/* ---- A topic ----------------------------------------------------------------------------------------------------------- */

static struct state_partition *partition_of(struct question *q, int32_t number)
{
	return number >= 0 && number < q->partition_count ? &q->partitions[number] : NULL;
}

/* What the brokers are asked of their logs, one broker after the other: leaders what consumers see, and then each of them where its logs end. */
enum pass { PASS_HIGH_WATERMARKS, PASS_LOG_STARTS, PASS_LOG_ENDS, PASS_COUNT };

static bool is_asked(const struct state_partition *p, enum pass pass, int32_t broker)
{
	bool is_replica = false;

	for (int32_t i = 0; i < p->replica_count; i++)
		is_replica = is_replica || p->replicas[i].broker == broker;
	return pass == PASS_LOG_ENDS ? is_replica : p->leader == broker;
}

static bool is_silent(const struct survey *s, int32_t broker)
{
	for (int32_t i = 0; i < s->silent_count; i++)
		if (s->silent[i] == broker)
			return true;
	return false;
}

/* Whether that broker has answered. */
static bool has_answered(struct question *q, int32_t broker, const struct admin_result *result)
{
	struct survey *s = q->survey;

	if (result->error_code != KAFKA_REQUEST_TIMED_OUT)
		return true;
	if (s->silent_count < SURVEY_SILENT_MAX)
		s->silent[s->silent_count++] = broker;
	return false;
}

/* The next broker, by id, that can be asked; ids go up. */
static bool next_broker(const struct question *q, int32_t *id)
{
	const struct metadata *metadata = admin_metadata(q->survey->admin);
	int32_t next = INT32_MAX;

	for (int32_t i = 0; i < q->partition_count; i++)
		for (int32_t j = 0; j < q->partitions[i].replica_count; j++) {
			int32_t broker = q->partitions[i].replicas[j].broker;

			if (broker >= q->at && broker < next && is_asked(&q->partitions[i], (enum pass)q->pass, broker) && metadata_broker(metadata, broker) &&
			    !is_silent(q->survey, broker))
				next = broker;
		}
	*id = next;
	return next != INT32_MAX;
}

static void note_offset(struct question *q, const listed_offset *listed)
{
	struct state_partition *p = partition_of(q, listed->partition_index);

	if (!p || listed->error_code != KAFKA_NONE)
		return;
	if (q->pass == PASS_HIGH_WATERMARKS)
		p->high_watermark = p->log_end = listed->offset;
	else if (q->pass == PASS_LOG_STARTS)
		p->log_start = listed->offset;
	for (int32_t i = 0; q->pass == PASS_LOG_ENDS && i < p->replica_count; i++)
		if (p->replicas[i].broker == q->at) {
			p->replicas[i].is_hosted = true;
			p->replicas[i].log_end = listed->offset;
			p->log_end = p->leader == q->at ? listed->offset : p->log_end;
		}
}

static void ask_offsets(struct question *q);
static void ask_records(struct question *q);

/* A broker that does not tell has no log to be seen. */
static void got_offsets_of_broker(struct question *q, const struct admin_result *result)
{
	const struct list_offsets_response *body = has_answered(q, q->at, result) && result->item_count == 1 ? result->items[0].data : NULL;

	for (int32_t i = 0; body && i < body->topics_count; i++)
		for (int32_t j = 0; j < body->topics[i].partitions_count; j++)
			note_offset(q, &body->topics[i].partitions[j]);
	q->at++;
	ask_offsets(q);
}

static void ask_offsets(struct question *q)
{
	struct arena *arena = q->survey->fx->arena;
	int last = q->kind == ASK_RECORDS ? PASS_LOG_STARTS : PASS_LOG_ENDS;
	struct list_offsets_request body;

	while (!next_broker(q, &q->at)) {
		q->at = 0;
		q->offset = -1;
		if (q->pass++ < last)
			continue;
		if (q->kind == ASK_RECORDS)
			ask_records(q);
		else
			question_ends(q, SURVEY_KNOWN);
		return;
	}
	message_init(&list_offsets_request_schema, &body);
	body.replica_id = q->pass == PASS_LOG_ENDS ? REPLICA_DEBUGGING : REPLICA_CONSUMER;
	body.topics = message_new_items(arena, &list_offsets_request_list_offsets_topic_struct, 1);
	body.topics_count = 1;
	body.topics[0].name = q->name;
	body.topics[0].partitions = message_new_items(arena, &list_offsets_request_list_offsets_partition_struct, q->partition_count);
	for (int32_t i = 0; i < q->partition_count; i++)
		if (is_asked(&q->partitions[i], (enum pass)q->pass, q->at)) {
			body.topics[0].partitions[body.topics[0].partitions_count].partition_index = i;
			body.topics[0].partitions[body.topics[0].partitions_count++].timestamp = q->pass == PASS_LOG_STARTS ? EARLIEST : LATEST;
		}
	question_goes_on(q, CALL(q, admin_send, (struct admin_target){ .kind = ADMIN_BROKER, .node = q->at }, api_of_key(API_KEY_LIST_OFFSETS), &body,
	                         SURVEY_BROKER_TIMEOUT_MS),
	                 got_offsets_of_broker);
}

static void read_partition(struct question *q, const described_partition *from)
{
	struct state_partition *p = partition_of(q, from->partition_index);

	if (!p)
		return;
	*p = (struct state_partition){ .topic = q->name, .partition = from->partition_index, .leader = from->leader_id, .leader_epoch = from->leader_epoch,
		                           .isr = from->isr_nodes, .isr_count = from->isr_nodes_count, .replica_count = from->replica_nodes_count, .high_watermark = -1 };
	p->replicas = arena_calloc(&q->arena, (size_t)p->replica_count + 1, sizeof(*p->replicas));
	for (int32_t i = 0; i < p->replica_count; i++)
		p->replicas[i].broker = from->replica_nodes[i];
}

static void got_topic(struct question *q, const struct admin_result *result)
{
	int16_t error_code = result->item_count == 1 ? result->items[0].error_code : KAFKA_NONE;

	if (error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION || error_code == KAFKA_INVALID_TOPIC_EXCEPTION) {
		question_ends(q, SURVEY_NONE);
		return;
	}
	if (question_failed(q, result))
		return;
	const described_topic *topic = result->items[0].data;

	q->topic_id = topic->topic_id;
	q->partition_count = topic->partitions_count;
	q->partitions = arena_calloc(&q->arena, (size_t)q->partition_count + 1, sizeof(*q->partitions));
	for (int32_t i = 0; i < q->partition_count; i++)
		q->partitions[i] = (struct state_partition){ .topic = q->name, .partition = i, .leader = -1, .high_watermark = -1 };
	for (int32_t i = 0; i < topic->partitions_count; i++)
		read_partition(q, &topic->partitions[i]);
	q->pass = PASS_HIGH_WATERMARKS;
	q->at = 0;
	ask_offsets(q);
}

static void ask_topic(struct question *q)
{
	question_goes_on(q, CALL(q, admin_describe_topics, &q->name, 1, SURVEY_TIMEOUT_MS), got_topic);
}

/* ---- Its settings ------------------------------------------------------------------------------------------------------ */

static void got_configs(struct question *q, const struct admin_result *result)
{
	if (result->item_count == 1 && result->items[0].error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION) {
		question_ends(q, SURVEY_NONE);
		return;
	}
	if (question_failed(q, result))
		return;
	const struct describe_configs_response_describe_configs_result *described = result->items[0].data;

	q->configs = arena_calloc(&q->arena, (size_t)described->configs_count + 1, sizeof(*q->configs));
	for (int32_t i = 0; i < described->configs_count; i++)
		if (described->configs[i].config_source == SOURCE_TOPIC)
			q->configs[q->config_count++] = (struct state_config){ described->configs[i].name, described->configs[i].value };
	question_ends(q, SURVEY_KNOWN);
}

static void ask_configs(struct question *q)
{
	const struct admin_resource topic = { RESOURCE_TOPIC, q->name };

	question_goes_on(q, CALL(q, admin_describe_configs, &topic, 1, false, false, SURVEY_TIMEOUT_MS), got_configs);
}

/* ---- Its records ------------------------------------------------------------------------------------------------------- */

static void add_record(struct question *q, int32_t partition, const struct record *r)
{
	if (q->record_count == q->record_capacity) {
		struct state_record *more = arena_calloc(&q->arena, (size_t)q->record_capacity * 2 + 64, sizeof(*more));

		if (q->record_count > 0)
			memcpy(more, q->records, (size_t)q->record_count * sizeof(*more));
		q->records = more;
		q->record_capacity = q->record_capacity * 2 + 64;
	}
	q->records[q->record_count++] = (struct state_record){ partition, r->offset, r->timestamp, r->key, r->value };
}

/* False: there is nothing in it that goes on from q->offset. */
static bool read_batches(struct question *q, const struct state_partition *p, struct bytes batches)
{
	int64_t from = q->offset;
	struct batch batch;
	struct record *records;
	int32_t count;

	for (size_t at = 0; batch_next(batches, &at, &batch) == ERR_OK;) {
		bool is_read = !batch_is_control(&batch) && batch_last_offset(&batch) >= q->offset && batch_records(&batch, BATCH_SIZE_MAX, &q->arena, &records, &count) == ERR_OK;

		for (int32_t i = 0; is_read && i < count; i++)
			if (records[i].offset >= q->offset && records[i].offset < p->high_watermark)
				add_record(q, p->partition, &records[i]);
		if (batch_last_offset(&batch) >= q->offset)
			q->offset = batch_last_offset(&batch) + 1;
	}
	return q->offset > from;
}

static void got_records(struct question *q, const struct admin_result *result)
{
	const struct state_partition *p = &q->partitions[q->at];

	if (has_answered(q, p->leader, result) && question_failed(q, result))
		return;
	const struct fetch_response *body = result->item_count == 1 && result->items[0].data ? result->items[0].data : &(struct fetch_response){ 0 };
	const struct fetch_response_partition_data *data = body->responses_count > 0 && body->responses[0].partitions_count > 0 ? &body->responses[0].partitions[0] : NULL;

	if (!data || data->error_code != KAFKA_NONE || !read_batches(q, p, data->records.bytes) || q->offset >= p->high_watermark) {
		q->at++;
		q->offset = -1;
	}
	ask_records(q);
}

static void ask_records(struct question *q)
{
	struct arena *arena = q->survey->fx->arena;
	struct fetch_request body;

	while (q->at < q->partition_count && (q->partitions[q->at].leader < 0 || is_silent(q->survey, q->partitions[q->at].leader) ||
	                                      q->partitions[q->at].high_watermark <= q->partitions[q->at].log_start))
		q->at++;
	if (q->at == q->partition_count) {
		question_ends(q, SURVEY_KNOWN);
		return;
	}
	const struct state_partition *p = &q->partitions[q->at];

	if (q->offset < 0)
		q->offset = state_records_from(p, q->partition_count);
	message_init(&fetch_request_schema, &body);
	body.replica_id = body.replica_state.replica_id = -1;
	body.max_wait_ms = FETCH_WAIT_MS;
	body.min_bytes = 1;
	body.max_bytes = FETCH_BYTES;
	body.session_epoch = -1;
	body.topics = message_new_items(arena, &fetch_request_fetch_topic_struct, 1);
	body.topics_count = 1;
	body.topics[0].topic = q->name;
	body.topics[0].topic_id = q->topic_id;
	body.topics[0].partitions = message_new_items(arena, &fetch_request_fetch_partition_struct, 1);
	body.topics[0].partitions_count = 1;
	body.topics[0].partitions[0].partition = p->partition;
	body.topics[0].partitions[0].fetch_offset = q->offset;
	body.topics[0].partitions[0].partition_max_bytes = FETCH_BYTES;
	question_goes_on(q, CALL(q, admin_send, (struct admin_target){ .kind = ADMIN_BROKER, .node = p->leader }, api_of_key(API_KEY_FETCH), &body, SURVEY_BROKER_TIMEOUT_MS), got_records);
}

/* ---- A group ----------------------------------------------------------------------------------------------------------- */

static void got_group_ends(struct question *q, const struct admin_result *result)
{
	for (int32_t i = 0; i < result->item_count; i++) {
		const listed_offset *listed = result->items[i].data;

		for (int32_t j = 0; listed && j < q->group.offset_count; j++)
			if (bytes_equal(q->group.offsets[j].topic, result->items[i].name) && q->group.offsets[j].partition == result->items[i].number)
				q->lags[j] = listed->offset - q->group.offsets[j].offset;
	}
	question_ends(q, SURVEY_KNOWN);
}

static void got_offsets(struct question *q, const struct admin_result *result)
{
	if (question_failed(q, result))
		return;
	const struct admin_group_offsets *from = result->items[0].data;
	struct admin_partition_time *asked = arena_calloc(q->survey->fx->arena, (size_t)from->count + 1, sizeof(*asked));

	q->group.offsets = arena_calloc(&q->arena, (size_t)from->count + 1, sizeof(*q->group.offsets));
	q->lags = arena_calloc(&q->arena, (size_t)from->count + 1, sizeof(*q->lags));
	for (int32_t i = 0; i < from->count; i++) {
		const struct admin_group_offset *o = &from->offsets[i];

		if (o->offset < 0 || o->error_code != KAFKA_NONE)
			continue;
		q->lags[q->group.offset_count] = -1;
		asked[q->group.offset_count] = (struct admin_partition_time){ { o->topic, o->partition }, LATEST };
		q->group.offsets[q->group.offset_count++] = (struct group_offset_view){ o->topic, o->partition, o->offset };
	}
	if (q->group.offset_count > 0)
		question_goes_on(q, CALL(q, admin_list_offsets, asked, q->group.offset_count, false, SURVEY_TIMEOUT_MS), got_group_ends);
	else
		question_ends(q, SURVEY_KNOWN);
}

static void read_classic_group(struct question *q, const struct describe_groups_response_described_group *from)
{
	struct state_group *g = &q->group;

	g->state = from->group_state;
	g->protocol = from->protocol_data;
	g->generation = -1;
	g->members = arena_calloc(&q->arena, (size_t)from->members_count + 1, sizeof(*g->members));
	for (int32_t i = 0; i < from->members_count; i++) {
		struct state_member *m = &g->members[g->member_count++];

		m->id = from->members[i].member_id;
		m->client_id = from->members[i].client_id;
		m->instance_id = from->members[i].group_instance_id;
		state_read_assignment(from->members[i].member_assignment, &q->arena, m);
	}
}

static void read_consumer_member(struct question *q, const struct consumer_group_describe_response_member *from, struct state_member *m)
{
	int32_t count = 0;

	m->id = from->member_id;
	m->client_id = from->client_id;
	m->instance_id = from->instance_id;
	for (int32_t i = 0; i < from->assignment.topic_partitions_count; i++)
		count += from->assignment.topic_partitions[i].partitions_count;
	m->owned = arena_calloc(&q->arena, (size_t)count + 1, sizeof(*m->owned));
	for (int32_t i = 0; i < from->assignment.topic_partitions_count; i++)
		for (int32_t j = 0; j < from->assignment.topic_partitions[i].partitions_count; j++)
			m->owned[m->owned_count++] = (struct state_owned){ from->assignment.topic_partitions[i].topic_name, from->assignment.topic_partitions[i].partitions[j] };
}

static void read_consumer_group(struct question *q, const struct consumer_group_describe_response_described_group *from)
{
	struct state_group *g = &q->group;

	g->state = from->group_state;
	g->protocol = from->assignor_name;
	g->generation = from->group_epoch;
	g->members = arena_calloc(&q->arena, (size_t)from->members_count + 1, sizeof(*g->members));
	for (int32_t i = 0; i < from->members_count; i++)
		read_consumer_member(q, &from->members[i], &g->members[g->member_count++]);
}

/* Before DescribeGroups version 6 a group that is not there is a dead one. */
static void got_group(struct question *q, const struct admin_result *result)
{
	if (result->item_count == 1 && result->items[0].error_code == KAFKA_GROUP_ID_NOT_FOUND) {
		question_ends(q, SURVEY_NONE);
		return;
	}
	if (question_failed(q, result))
		return;
	q->group = (struct state_group){ .name = q->name, .coordinator = result->items[0].node };
	if (result->items[0].api->key == API_KEY_CONSUMER_GROUP_DESCRIBE)
		read_consumer_group(q, result->items[0].data);
	else
		read_classic_group(q, result->items[0].data);
	if (bytes_equal_text(q->group.state, "Dead"))
		question_ends(q, SURVEY_NONE);
	else
		question_goes_on(q, CALL(q, admin_list_group_offsets, &q->name, 1, false, SURVEY_TIMEOUT_MS), got_offsets);
}

static void ask_group(struct question *q)
{
	question_goes_on(q, CALL(q, admin_describe_groups, &q->name, 1, SURVEY_TIMEOUT_MS), got_group);
}

void (*const survey_ask[ASK_KIND_COUNT])(struct question *) = {
	[ASK_BROKERS] = ask_brokers, [ASK_TOPICS] = ask_topics, [ASK_GROUPS] = ask_groups,  [ASK_QUORUM] = ask_quorum,
	[ASK_TOPIC] = ask_topic,     [ASK_CONFIGS] = ask_configs, [ASK_RECORDS] = ask_topic, [ASK_GROUP] = ask_group,
};
