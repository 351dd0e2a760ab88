/* DescribeTopicPartitions (KIP-966): topics in the order of their names, so many partitions a page, and a cursor to where the next begins. */
#include "engine/broker/api/view.h"
#include "engine/broker/api_table.h"
#include "engine/broker/config.h"
#include "engine/meta/topic_name.h"

#include <stdlib.h>

struct page {
	struct node *node;
	struct call *call;
	struct bytes listener;
	struct describe_topic_partitions_response *response;
	int32_t left; /* partitions that the page still has room for */
};

static int compare_names(const void *a, const void *b)
{
	return bytes_compare(*(const struct bytes *)a, *(const struct bytes *)b);
}

static struct bytes cursor_topic(const struct describe_topic_partitions_request *request)
{
	return request->cursor ? request->cursor->topic_name : BYTES("");
}

/* The names from the cursor on: those asked for, or all; sorted, each once. */
static struct bytes *collect_names(struct page *p, const struct describe_topic_partitions_request *request, int32_t *count)
{
	bool is_all = request->topics_count == 0;
	size_t room = is_all ? p->node->image.topics_by_name.count : (size_t)request->topics_count;
	struct bytes *names = arena_calloc(p->call->arena, room + 1, sizeof(*names));
	int32_t found = 0, kept = 0;

	for (int32_t i = 0; i < request->topics_count; i++)
		if (bytes_compare(request->topics[i].name, cursor_topic(request)) >= 0)
			names[found++] = request->topics[i].name;
	if (is_all)
		TREE_EACH(&p->node->image.topics_by_name, struct topic_image, topic, by_name)
			if (bytes_compare(topic->name, cursor_topic(request)) >= 0)
				names[found++] = topic->name;
	qsort(names, (size_t)found, sizeof(*names), compare_names);
	for (int32_t i = 0; i < found; i++)
		if (kept == 0 || !bytes_equal(names[kept - 1], names[i]))
			names[kept++] = names[i];
	*count = kept;
	return names;
}

static void fill_partition(const struct page *p, const struct partition_image *image, int32_t number,
                           struct describe_topic_partitions_response_describe_topic_partitions_response_partition *row)
{
	row->partition_index = number;
	row->leader_id = view_leader(p->node, image, p->listener);
	row->leader_epoch = image->leader_epoch;
	row->replica_nodes = image->replicas;
	row->replica_nodes_count = image->replica_count;
	row->isr_nodes = image->isr;
	row->isr_nodes_count = image->isr_count;
	row->eligible_leader_replicas = image->elr;
	row->eligible_leader_replicas_count = image->elr_count;
	row->last_known_elr = image->last_known_elr;
	row->last_known_elr_count = image->last_known_elr_count;
	row->offline_replicas = view_offline_replicas(p->node, image, p->listener, p->call->arena, &row->offline_replicas_count);
}

static void set_cursor(struct page *p, struct bytes name, int32_t partition)
{
	p->response->next_cursor = ARENA_NEW(p->call->arena, struct describe_topic_partitions_response_cursor);
	p->response->next_cursor->topic_name = name;
	p->response->next_cursor->partition_index = partition;
}

/* Adds what fits of the topic from partition `first` on; false if the page is full. */
static bool add_topic(struct page *p, struct bytes name, int32_t first, bool is_all)
{
	const struct topic_image *topic = image_topic(&p->node->image, name);

	if (p->left == 0) {
		set_cursor(p, name, 0);
		return false;
	}
	if (!topic && is_all)
		return true;
	struct describe_topic_partitions_response_describe_topic_partitions_response_topic *row =
		&p->response->topics[p->response->topics_count++];

	row->name = name;
	row->is_internal = topic_is_internal(name);
	row->topic_authorized_operations = TOPIC_OPERATIONS;
	if (!topic) {
		row->error_code = topic_name_is_valid(name, NULL) ? KAFKA_UNKNOWN_TOPIC_OR_PARTITION : KAFKA_INVALID_TOPIC_EXCEPTION;
		return true;
	}
	int32_t rest = topic->partition_count > first ? topic->partition_count - first : 0, count = rest < p->left ? rest : p->left;

	row->topic_id = topic->id;
	row->partitions = arena_calloc(p->call->arena, (size_t)count + 1, sizeof(*row->partitions));
	row->partitions_count = count;
	for (int32_t i = 0; i < count; i++)
		fill_partition(p, &topic->partitions[first + i], first + i, &row->partitions[i]);
	p->left -= count;
	if (count < rest)
		set_cursor(p, name, first + count);
	return count == rest;
}

/* A cursor must point at one of the topics asked for, and at a partition. */
static bool is_cursor_valid(const struct describe_topic_partitions_request *request)
{
	if (!request->cursor)
		return true;
	if (request->cursor->partition_index < 0)
		return false;
	for (int32_t i = 0; i < request->topics_count; i++)
		if (bytes_equal(request->topics[i].name, request->cursor->topic_name))
			return true;
	return request->topics_count == 0;
}

/* The answer has no error of its own: it stands at each topic. */
static void refuse(struct page *p, const struct describe_topic_partitions_request *request)
{
	p->response->topics = message_new_items(p->call->arena, &describe_topic_partitions_response_describe_topic_partitions_response_topic_struct,
	                                        request->topics_count);
	for (int32_t i = 0; i < request->topics_count; i++) {
		p->response->topics[i].error_code = KAFKA_INVALID_REQUEST;
		p->response->topics[i].name = request->topics[i].name;
	}
	p->response->topics_count = request->topics_count;
	call_answer(p->call, p->node->fx, p->response, 0);
}

void api_describe_topic_partitions(struct node *n, struct call *call)
{
	const struct describe_topic_partitions_request *request = call->body;
	struct page page = { n, call, view_listener(n, call), api_response_new(call), 1 }, *p = &page;
	int32_t count, limit = request->response_partition_limit;
	struct bytes *names = collect_names(p, request, &count);

	if (!is_cursor_valid(request)) {
		refuse(p, request);
		return;
	}
	p->response->topics = arena_calloc(call->arena, (size_t)count + 1, sizeof(*p->response->topics));
	if (limit > n->config->max_request_partition_size_limit)
		limit = n->config->max_request_partition_size_limit;
	if (limit > 1)
		p->left = limit;
	for (int32_t i = 0; i < count; i++) {
		bool is_cursor = request->cursor && bytes_equal(names[i], request->cursor->topic_name);

		if (!add_topic(p, names[i], is_cursor ? request->cursor->partition_index : 0, request->topics_count == 0))
			break;
	}
	call_answer(call, n->fx, p->response, 0);
}
