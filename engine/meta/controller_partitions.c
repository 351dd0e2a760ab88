/* What leaders and operators ask for single partitions: another ISR (KIP-497), another leader. */
#include "engine/meta/internal.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { PREFERRED, UNCLEAN, RECOVERED = 0, RECOVERING = 1 };

static bool has(const int32_t *ids, int32_t count, int32_t id)
{
	for (int32_t i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

/* The brokers of the wanted ISR; a version before 3 tells no epochs. */
static struct int_list wanted_isr(const struct call *call, const struct alter_partition_request_partition_data *wanted)
{
	if (call->version < 3)
		return (struct int_list){ wanted->new_isr, wanted->new_isr_count };
	int32_t *ids = arena_calloc(call->arena, (size_t)wanted->new_isr_with_epochs_count + 1, sizeof(*ids));

	for (int32_t i = 0; i < wanted->new_isr_with_epochs_count; i++)
		ids[i] = wanted->new_isr_with_epochs[i].broker_id;
	return (struct int_list){ ids, wanted->new_isr_with_epochs_count };
}

/* No broker that is fenced, stops, or has another epoch than the leader believes (KIP-903) may be in an ISR. */
static bool is_eligible(const struct controller *c, const struct call *call, const struct alter_partition_request_partition_data *wanted,
                        struct int_list isr)
{
	for (int32_t i = 0; i < isr.count; i++) {
		int64_t epoch = call->version >= 3 ? wanted->new_isr_with_epochs[i].broker_epoch : -1;

		if (!controller_is_broker_active(c, isr.items[i]))
			return false;
		if (epoch != -1 && epoch != image_broker(&c->image, isr.items[i])->epoch && !is_mutant(c->step.fx, earlier_lives_taken))
			return false;
	}
	return true;
}

static int16_t check_isr(const struct controller *c, const struct call *call, const struct partition_image *p,
                         const struct alter_partition_request_partition_data *wanted, struct int_list isr)
{
	const struct alter_partition_request *request = call->body;

	/* A leader that knows of later epochs than this controller: there must be a newer one. */
	if (wanted->leader_epoch > p->leader_epoch || wanted->partition_epoch > p->partition_epoch)
		return KAFKA_NOT_CONTROLLER;
	if (wanted->leader_epoch < p->leader_epoch)
		return KAFKA_FENCED_LEADER_EPOCH;
	if (request->broker_id != p->leader)
		return KAFKA_INVALID_REQUEST;
	if (wanted->partition_epoch < p->partition_epoch && !is_mutant(c->step.fx, partition_epoch_unchecked))
		return KAFKA_INVALID_UPDATE_VERSION;
	for (int32_t i = 0; i < isr.count; i++)
		if (!has(p->replicas, p->replica_count, isr.items[i]) || has(isr.items, i, isr.items[i]))
			return KAFKA_INVALID_REQUEST;
	if (!has(isr.items, isr.count, p->leader))
		return KAFKA_INVALID_REQUEST;
	if (wanted->leader_recovery_state == RECOVERING && (isr.count > 1 || p->leader_recovery_state == RECOVERED))
		return KAFKA_INVALID_REQUEST;
	return is_eligible(c, call, wanted, isr) ? KAFKA_NONE : KAFKA_INELIGIBLE_REPLICA;
}

static void alter_partition(struct controller *c, const struct call *call, const struct topic_image *topic,
                            const struct alter_partition_request_partition_data *wanted, struct record_list *list,
                            struct alter_partition_response_partition_data *row)
{
	struct int_list isr = wanted_isr(call, wanted);

	row->partition_index = wanted->partition_index;
	if (!topic)
		row->error_code = KAFKA_UNKNOWN_TOPIC_ID;
	else if (wanted->partition_index < 0 || wanted->partition_index >= topic->partition_count)
		row->error_code = KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	else
		row->error_code = check_isr(c, call, &topic->partitions[wanted->partition_index], wanted, isr);
	if (row->error_code)
		return;
	const struct partition_image *p = &topic->partitions[wanted->partition_index];
	struct partition_change change;

	partition_change_init(&change, c, topic, wanted->partition_index);
	change.isr = isr;
	change.recovery_state = wanted->leader_recovery_state;
	bool is_changed = partition_change_add(&change, list);
	const struct partition_change_record *record = is_changed ? list->items[list->count - 1].message : NULL;
	bool is_led_anew = record && record->leader >= NO_LEADER;

	/* The ISR may have completed a reassignment that takes the asking leader away. */
	if (is_led_anew && record->leader != p->leader) {
		row->error_code = KAFKA_NEW_LEADER_ELECTED;
		return;
	}
	isr = change.isr;
	row->leader_id = is_led_anew ? record->leader : p->leader;
	row->leader_epoch = p->leader_epoch + is_led_anew;
	row->partition_epoch = p->partition_epoch + is_changed;
	row->leader_recovery_state = wanted->leader_recovery_state;
	row->isr = arena_calloc(call->arena, (size_t)isr.count + 1, sizeof(*row->isr));
	memcpy(row->isr, isr.items, (size_t)isr.count * sizeof(*row->isr));
	row->isr_count = isr.count;
}

/* One recovery state that nobody knows, and nothing of the request is done. */
static bool knows_recovery_states(const struct alter_partition_request *request)
{
	for (int32_t i = 0; i < request->topics_count; i++)
		for (int32_t j = 0; j < request->topics[i].partitions_count; j++) {
			int8_t state = request->topics[i].partitions[j].leader_recovery_state;

			if (state != RECOVERED && state != RECOVERING)
				return false;
		}
	return true;
}

void controller_alter_partition(struct controller *c, struct call *call)
{
	const struct alter_partition_request *request = call->body;
	struct alter_partition_response *response = controller_response_new(call);
	const struct broker_image *broker = image_broker(&c->image, request->broker_id);
	struct record_list list = { .arena = c->step.fx->arena };

	if (!broker || broker->epoch != request->broker_epoch)
		response->error_code = KAFKA_STALE_BROKER_EPOCH;
	else if (!knows_recovery_states(request))
		response->error_code = KAFKA_UNKNOWN_SERVER_ERROR;
	if (response->error_code) {
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	response->topics = arena_calloc(call->arena, (size_t)request->topics_count + 1, sizeof(*response->topics));
	response->topics_count = request->topics_count;
	for (int32_t i = 0; i < request->topics_count; i++) {
		const struct alter_partition_request_topic_data *wanted = &request->topics[i];
		struct alter_partition_response_topic_data *row = &response->topics[i];

		row->topic_id = wanted->topic_id;
		row->partitions = arena_calloc(call->arena, (size_t)wanted->partitions_count + 1, sizeof(*row->partitions));
		row->partitions_count = wanted->partitions_count;
		for (int32_t j = 0; j < wanted->partitions_count; j++)
			alter_partition(c, call, image_topic_by_id(&c->image, wanted->topic_id), &wanted->partitions[j], &list, &row->partitions[j]);
	}
	controller_answer(c, call, response, controller_append(c, &list));
}

static struct api_error elect(struct controller *c, struct arena *arena, struct bytes name, int32_t number, int8_t type,
                              struct record_list *list)
{
	const struct topic_image *topic = image_topic(&c->image, name);

	if (!topic)
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, arena_printf(arena, "No such topic as %.*s", TEXT(name)) };
	if (number < 0 || number >= topic->partition_count)
		return (struct api_error){ KAFKA_UNKNOWN_TOPIC_OR_PARTITION, arena_printf(arena, "No such partition as %.*s-%d", TEXT(name), number) };
	const struct partition_image *p = &topic->partitions[number];
	int16_t none = type == PREFERRED ? KAFKA_PREFERRED_LEADER_NOT_AVAILABLE : KAFKA_ELIGIBLE_LEADERS_NOT_AVAILABLE;

	if (type == PREFERRED ? p->leader == p->replicas[0] : p->leader != NO_LEADER)
		return (struct api_error){ KAFKA_ELECTION_NOT_NEEDED, bytes_of_text(kafka_error_text(KAFKA_ELECTION_NOT_NEEDED)) };
	struct partition_change change;

	partition_change_init(&change, c, topic, number);
	change.election = type == PREFERRED ? ELECT_PREFERRED : ELECT_UNCLEAN;
	if (!partition_change_add(&change, list))
		return (struct api_error){ none, bytes_of_text(kafka_error_text(none)) };
	return (struct api_error){ 0, BYTES_NULL };
}

static struct elect_leaders_response_replica_election_result *add_result(struct call *call, struct elect_leaders_response *response,
                                                                         struct bytes topic, int32_t room)
{
	struct elect_leaders_response_replica_election_result *row = &response->replica_election_results[response->replica_election_results_count++];

	row->topic = arena_copy(call->arena, topic);
	row->partition_result = arena_calloc(call->arena, (size_t)room + 1, sizeof(*row->partition_result));
	return row;
}

static void elect_one(struct controller *c, struct call *call, struct elect_leaders_response_replica_election_result *row, int32_t number,
                      bool is_all, struct record_list *list)
{
	int8_t type = call->version >= 1 ? ((const struct elect_leaders_request *)call->body)->election_type : PREFERRED;
	struct api_error error = elect(c, call->arena, row->topic, number, type, list);

	/* Asked for all partitions, those that have what was wanted are not named. */
	if (is_all && error.code == KAFKA_ELECTION_NOT_NEEDED)
		return;
	row->partition_result[row->partition_result_count].partition_id = number;
	row->partition_result[row->partition_result_count].error_code = error.code;
	row->partition_result[row->partition_result_count++].error_message = error.text;
}

/* Every partition that is named gets the error, and so does the whole. */
static void refuse_election(struct call *call, struct elect_leaders_response *response)
{
	const struct elect_leaders_request *request = call->body;
	struct bytes text = arena_printf(call->arena, "Unknown election type %d", request->election_type);

	/* An empty list has nothing that could go wrong. */
	response->error_code = request->topic_partitions_count == 0 ? KAFKA_NONE : KAFKA_INVALID_REQUEST;
	for (int32_t i = 0; i < request->topic_partitions_count; i++) {
		const struct elect_leaders_request_topic_partitions *wanted = &request->topic_partitions[i];
		struct elect_leaders_response_replica_election_result *row = add_result(call, response, wanted->topic, wanted->partitions_count);

		for (int32_t j = 0; j < wanted->partitions_count; j++)
			row->partition_result[row->partition_result_count++] = (struct elect_leaders_response_partition_result){
				.partition_id = wanted->partitions[j], .error_code = KAFKA_INVALID_REQUEST, .error_message = text
			};
	}
}

void controller_elect_leaders(struct controller *c, struct call *call)
{
	const struct elect_leaders_request *request = call->body;
	struct elect_leaders_response *response = controller_response_new(call);
	struct record_list list = { .arena = c->step.fx->arena };
	bool is_all = request->topic_partitions_count < 0;
	size_t room = is_all ? c->image.topics_by_name.count : (size_t)request->topic_partitions_count;

	response->replica_election_results = arena_calloc(call->arena, room + 1, sizeof(*response->replica_election_results));
	if (call->version >= 1 && request->election_type != PREFERRED && request->election_type != UNCLEAN) {
		refuse_election(call, response);
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	for (int32_t i = 0; i < request->topic_partitions_count; i++) {
		const struct elect_leaders_request_topic_partitions *wanted = &request->topic_partitions[i];
		struct elect_leaders_response_replica_election_result *row = add_result(call, response, wanted->topic, wanted->partitions_count);

		for (int32_t j = 0; j < wanted->partitions_count; j++)
			elect_one(c, call, row, wanted->partitions[j], false, &list);
	}
	if (is_all)
		TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name) {
			struct elect_leaders_response_replica_election_result *row = add_result(call, response, topic->name, topic->partition_count);

			for (int32_t j = 0; j < topic->partition_count; j++)
				elect_one(c, call, row, j, true, &list);
		}
	controller_answer(c, call, response, controller_append(c, &list));
}
