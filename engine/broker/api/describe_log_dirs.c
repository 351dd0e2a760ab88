/* DescribeLogDirs: the directories of this broker, the space they have, and the logs in them. */
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/broker/partition.h"

static bool is_wanted(const struct describe_log_dirs_request *request, const struct partition *p)
{
	for (int32_t i = 0; i < request->topics_count; i++)
		for (int32_t j = 0; j < request->topics[i].partitions_count; j++)
			if (request->topics[i].partitions[j] == p->number && bytes_equal(request->topics[i].topic, p->topic))
				return true;
	return request->topics_count < 0;
}

/* Partitions come sorted by topic, so those of a topic follow each other. */
static void add_partition(struct arena *arena, struct describe_log_dirs_response_describe_log_dirs_result *row, const struct partition *p,
                          size_t room, bool is_future)
{
	struct describe_log_dirs_response_describe_log_dirs_topic *topic = row->topics_count ? &row->topics[row->topics_count - 1] : NULL;
	const struct log *log = is_future ? p->future : p->log;
	int64_t lag = (is_future && p->log ? log_end_offset(p->log) : p->high_watermark) - log_end_offset(log);

	if (!topic || !bytes_equal(topic->name, p->topic)) {
		topic = &row->topics[row->topics_count++];
		topic->name = arena_copy(arena, p->topic);
		topic->partitions = arena_calloc(arena, room, sizeof(*topic->partitions));
	}
	topic->partitions[topic->partitions_count].partition_index = p->number;
	topic->partitions[topic->partitions_count].partition_size = log_size_bytes(log);
	topic->partitions[topic->partitions_count].is_future_key = is_future;
	topic->partitions[topic->partitions_count++].offset_lag = lag > 0 ? lag : 0;
}

static void describe(struct node *n, struct call *call, int32_t dir, struct describe_log_dirs_response_describe_log_dirs_result *row)
{
	const struct describe_log_dirs_request *request = call->body;
	int64_t usable = -1;

	row->log_dir = n->config->log_dirs[dir];
	row->total_bytes = row->usable_bytes = -1;
	if (n->partitions->is_dir_offline[dir]) {
		row->error_code = KAFKA_KAFKA_STORAGE_ERROR;
		return;
	}
	row->is_cordoned = partitions_is_dir_cordoned(n, dir);
	n->disk->ops->free_space(n->disk->self, row->log_dir, &usable);
	row->usable_bytes = usable;
	row->topics = arena_calloc(call->arena, n->partitions->tree.count + 1, sizeof(*row->topics));
	int64_t used = 0;
	size_t room = 0;
	struct bytes last = BYTES_NULL;

	/* A topic's rows are as many as it has partitions here: count them before room is made. */
	TREE_EACH(&n->partitions->tree, struct partition, p, node) {
		bool is_here = p->log && p->dir == dir, is_future_here = p->future && p->future_dir == dir;

		if (!is_here && !is_future_here)
			continue;
		used += log_size_bytes(is_here ? p->log : p->future);
		if (!is_wanted(request, p))
			continue;
		if (!bytes_equal(last, p->topic)) {
			last = p->topic;
			room = 0;
			for (struct tree_node *at = &p->node; at && bytes_equal(CONTAINER_OF(at, struct partition, node)->topic, p->topic); at = tree_next(at))
				room++;
		}
		add_partition(call->arena, row, p, room, is_future_here);
	}
	if (usable >= 0)
		row->total_bytes = usable + used;
}

void api_describe_log_dirs(struct node *n, struct call *call)
{
	struct describe_log_dirs_response *response = api_response_new(call);

	response->results = arena_calloc(call->arena, (size_t)n->config->log_dir_count, sizeof(*response->results));
	response->results_count = n->config->log_dir_count;
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		describe(n, call, i, &response->results[i]);
	call_answer(call, n->fx, response, 0);
}
