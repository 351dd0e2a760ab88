/* Log directories of brokers (KIP-858): in which one each replica lies, and what becomes of them when one fails. */
#include "engine/meta/internal.h"
#include "engine/meta/metadata_version.h"

static bool has_directory(const struct broker_image *broker, struct uuid id)
{
	for (int32_t i = 0; i < broker->log_dir_count; i++)
		if (uuid_equal(broker->log_dirs[i], id))
			return true;
	return false;
}

static bool hosts(const struct partition_image *p, int32_t broker)
{
	for (int32_t i = 0; i < p->replica_count; i++)
		if (p->replicas[i] == broker)
			return true;
	return false;
}

static bool is_in(const struct partition_image *p, int32_t broker, struct uuid directory)
{
	for (int32_t i = 0; i < p->replica_count; i++)
		if (p->replicas[i] == broker && uuid_equal(p->directories[i], directory))
			return true;
	return false;
}

/* The broker leads nothing there, and is in no ISR that has another member. */
static void take_out(const struct controller *c, const struct topic_image *topic, int32_t number, int32_t broker, struct record_list *list)
{
	struct partition_change change;
	struct int_list gone = { &broker, 1 };

	partition_change_init(&change, c, topic, number);
	change.isr = int_list_without(list->arena, change.isr, gone);
	change.gone = broker;
	partition_change_add(&change, list);
}

void controller_directories_offline(const struct controller *c, const struct broker_image *broker, const struct uuid *offline, int32_t count,
                                    struct record_list *list)
{
	struct uuid *left = arena_calloc(list->arena, (size_t)broker->log_dir_count + 1, sizeof(*left));
	int32_t left_count = 0;

	for (int32_t i = 0; i < broker->log_dir_count; i++) {
		bool is_offline = false;

		for (int32_t j = 0; j < count; j++)
			is_offline = is_offline || uuid_equal(broker->log_dirs[i], offline[j]);
		if (!is_offline) {
			left[left_count++] = broker->log_dirs[i];
			continue;
		}
		TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name)
			for (int32_t p = 0; p < topic->partition_count; p++)
				if (is_in(&topic->partitions[p], broker->id, broker->log_dirs[i]))
					take_out(c, topic, p, broker->id, list);
	}
	if (left_count == broker->log_dir_count)
		return;
	struct broker_registration_change_record *record = record_list_add_version(list, &broker_registration_change_record_schema, 2);

	record->broker_id = broker->id;
	record->broker_epoch = broker->epoch;
	record->log_dirs = left;
	record->log_dirs_count = left_count;
}

static bool are_same(const struct uuid *a, int32_t count, const struct uuid *b, int32_t other_count)
{
	int32_t same = 0;

	for (int32_t i = 0; i < count; i++)
		for (int32_t j = 0; j < other_count; j++)
			same += uuid_equal(a[i], b[j]);
	return same == count && count == other_count;
}

void controller_directories_cordoned(const struct controller *c, const struct broker_image *broker, const struct uuid *cordoned, int32_t count,
                                     struct record_list *list)
{
	if (count < 0 || image_feature(&c->image, BYTES("metadata.version")) < LEVEL_CORDONED_DIRECTORIES ||
	    are_same(cordoned, count, broker->cordoned_dirs, broker->cordoned_dir_count))
		return;
	struct broker_registration_change_record *record = record_list_add_version(list, &broker_registration_change_record_schema, 3);

	record->broker_id = broker->id;
	record->broker_epoch = broker->epoch;
	record->cordoned_log_dirs = (struct uuid *)(uintptr_t)cordoned;
	record->cordoned_log_dirs_count = count;
}

/* ---- AssignReplicasToDirs ----------------------------------------------------------------------------------------------------- */

static int16_t assign(const struct controller *c, const struct broker_image *broker, const struct topic_image *topic, int32_t number,
                      struct uuid directory, struct record_list *list)
{
	struct partition_change change;

	if (!topic)
		return KAFKA_UNKNOWN_TOPIC_ID;
	if (number < 0 || number >= topic->partition_count)
		return KAFKA_UNKNOWN_TOPIC_OR_PARTITION;
	if (!hosts(&topic->partitions[number], broker->id))
		return KAFKA_NOT_LEADER_OR_FOLLOWER;
	partition_change_init(&change, c, topic, number);
	change.moved_broker = broker->id;
	change.moved_directory = directory;
	/* One that has failed meanwhile. */
	if (!has_directory(broker, directory)) {
		struct int_list gone = { &broker->id, 1 };

		change.isr = int_list_without(list->arena, change.isr, gone);
		change.gone = broker->id;
	}
	partition_change_add(&change, list);
	return KAFKA_NONE;
}

static void assign_topic(const struct controller *c, struct call *call, const struct broker_image *broker, struct uuid directory,
                         const struct assign_replicas_to_dirs_request_topic_data *asked, struct record_list *list,
                         struct assign_replicas_to_dirs_response_topic_data *row)
{
	const struct topic_image *topic = image_topic_by_id(&c->image, asked->topic_id);

	row->topic_id = asked->topic_id;
	row->partitions = arena_calloc(call->arena, (size_t)asked->partitions_count + 1, sizeof(*row->partitions));
	row->partitions_count = asked->partitions_count;
	for (int32_t i = 0; i < asked->partitions_count; i++) {
		row->partitions[i].partition_index = asked->partitions[i].partition_index;
		row->partitions[i].error_code = assign(c, broker, topic, asked->partitions[i].partition_index, directory, list);
	}
}

void controller_assign_replicas_to_dirs(struct controller *c, struct call *call)
{
	const struct assign_replicas_to_dirs_request *request = call->body;
	struct assign_replicas_to_dirs_response *response = controller_response_new(call);
	const struct broker_image *broker = image_broker(&c->image, request->broker_id);
	struct record_list list = { .arena = c->step.fx->arena };

	if (image_feature(&c->image, BYTES("metadata.version")) < LEVEL_DIRECTORIES)
		response->error_code = KAFKA_UNSUPPORTED_VERSION;
	else if (!broker || broker->epoch != request->broker_epoch)
		response->error_code = KAFKA_STALE_BROKER_EPOCH;
	if (response->error_code) {
		controller_answer(c, call, response, c->next_offset - 1);
		return;
	}
	response->directories = arena_calloc(call->arena, (size_t)request->directories_count + 1, sizeof(*response->directories));
	response->directories_count = request->directories_count;
	for (int32_t i = 0; i < request->directories_count; i++) {
		const struct assign_replicas_to_dirs_request_directory_data *asked = &request->directories[i];
		struct assign_replicas_to_dirs_response_directory_data *row = &response->directories[i];

		row->id = asked->id;
		row->topics = arena_calloc(call->arena, (size_t)asked->topics_count + 1, sizeof(*row->topics));
		row->topics_count = asked->topics_count;
		for (int32_t j = 0; j < asked->topics_count; j++)
			assign_topic(c, call, broker, asked->id, &asked->topics[j], &list, &row->topics[j]);
	}
	controller_answer(c, call, response, controller_append(c, &list));
}
