/* In which log directory a replica lies, as the controller is told (KIP-858): it must know what goes with a directory that fails.
 *
 * Where the image says something else than what is true here, the truth goes to the controller; a move between directories tells it, too,
 * before it is done. What piles up goes in one request, a tenth of a second later.
 *
 * Source: Kafka's AssignmentsManager. */
#include "engine/broker/partition_internal.h"

enum { DELAY_US = 100 * 1000, DELAY_MAX_US = 10 * 1000 * 1000, TIMEOUT_US = 60 * 1000 * 1000, FAILURES_MAX = 7, ASSIGNMENTS_MAX = 2250 };

struct dir_assignments {
	struct controller_request request;
	struct timer timer;
	int32_t failures; /* in a row */
};

/* It may have been taken away meanwhile, or be where the image says by now. */
static bool is_to_be_told(const struct node *n, const struct partition *p)
{
	return p->is_hosted && p->told_dir >= 0 && !n->partitions->is_dir_offline[p->told_dir] && image_topic_by_id(&n->image, p->topic_id);
}

static void add_partition(struct node *n, struct assign_replicas_to_dirs_request_directory_data *row, struct partition *p, int32_t room)
{
	struct arena *arena = n->fx->arena;
	struct assign_replicas_to_dirs_request_topic_data *topic = row->topics_count ? &row->topics[row->topics_count - 1] : NULL;

	if (!topic || !uuid_equal(topic->topic_id, p->topic_id)) {
		topic = &row->topics[row->topics_count++];
		topic->topic_id = p->topic_id;
		topic->partitions = message_new_items(arena, &assign_replicas_to_dirs_request_partition_data_struct, room);
	}
	topic->partitions[topic->partitions_count++].partition_index = p->number;
	p->is_dir_sent = true;
}

static const void *body(struct node *n, struct controller_request *r)
{
	struct arena *arena = n->fx->arena;
	struct assign_replicas_to_dirs_request *request = ARENA_NEW(arena, struct assign_replicas_to_dirs_request);
	int32_t left = ASSIGNMENTS_MAX;

	(void)r;
	message_init(&assign_replicas_to_dirs_request_schema, request);
	request->broker_id = n->id;
	request->broker_epoch = n->broker_epoch;
	request->directories = message_new_items(arena, &assign_replicas_to_dirs_request_directory_data_struct, n->config->log_dir_count);
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		p->is_dir_sent = false;
	for (int32_t dir = 0; dir < n->config->log_dir_count; dir++) {
		struct assign_replicas_to_dirs_request_directory_data *row = &request->directories[request->directories_count];
		int32_t count = 0;

		TREE_EACH(&n->partitions->tree, struct partition, p, node)
			count += is_to_be_told(n, p) && p->told_dir == dir;
		row->id = n->directory_ids[dir];
		row->topics = message_new_items(arena, &assign_replicas_to_dirs_request_topic_data_struct, count);
		TREE_EACH(&n->partitions->tree, struct partition, p, node)
			if (left > 0 && is_to_be_told(n, p) && p->told_dir == dir) {
				add_partition(n, row, p, count);
				left--;
			}
		request->directories_count += row->topics_count > 0;
	}
	return request;
}

static void take_result(struct node *n, struct uuid dir, struct uuid topic_id, const struct assign_replicas_to_dirs_response_partition_data *row)
{
	const struct topic_image *topic = image_topic_by_id(&n->image, topic_id);
	struct partition *p = topic ? partition_find(n, topic->name, row->partition_index) : NULL;

	/* Another directory may be wished for by now. */
	if (row->error_code || !p || !p->is_dir_sent || p->told_dir < 0 || !uuid_equal(n->directory_ids[p->told_dir], dir))
		return;
	partition_future_accepted(n, p, p->told_dir);
	p->told_dir = -1;
}

static void set_timer(struct node *n)
{
	struct dir_assignments *a = n->partitions->dir_assignments;
	int64_t delay_us = a->failures > 0 ? INT64_C(1) * DELAY_US << a->failures : DELAY_US;

	if (!timer_is_set(&a->timer))
		timer_set(&n->timers, &a->timer, n->now_us + (delay_us < DELAY_MAX_US ? delay_us : DELAY_MAX_US));
}

static void done(struct node *n, struct controller_request *r, enum err err, const void *body_of_response)
{
	const struct assign_replicas_to_dirs_response *response = body_of_response;
	struct dir_assignments *a = n->partitions->dir_assignments;
	bool is_any = false;

	(void)r;
	for (int32_t d = 0; !err && !response->error_code && d < response->directories_count; d++)
		for (int32_t t = 0; t < response->directories[d].topics_count; t++) {
			const struct assign_replicas_to_dirs_response_topic_data *topic = &response->directories[d].topics[t];

			for (int32_t i = 0; i < topic->partitions_count; i++)
				take_result(n, response->directories[d].id, topic->topic_id, &topic->partitions[i]);
		}
	TREE_EACH(&n->partitions->tree, struct partition, p, node) {
		p->is_dir_sent = false;
		is_any = is_any || is_to_be_told(n, p);
	}
	/* What was refused, too: it is asked for until it is no longer true. */
	if (err || response->error_code || is_any)
		a->failures += a->failures < FAILURES_MAX;
	else
		a->failures = 0;
	if (is_any)
		set_timer(n);
}

static void send(void *owner, struct timer *timer)
{
	struct node *n = owner;
	struct dir_assignments *a = n->partitions->dir_assignments;
	bool is_any = false;

	(void)timer;
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		is_any = is_any || is_to_be_told(n, p);
	if (!is_any || a->request.tag)
		return;
	if (n->broker_epoch < 0) {
		set_timer(n);
		return;
	}
	a->request = (struct controller_request){ .api = api_of_key(API_KEY_ASSIGN_REPLICAS_TO_DIRS), .body = body, .done = done };
	a->request.timeout_us = TIMEOUT_US;
	controller_request_send(n, &a->request);
}

void partition_tell_dir(struct node *n, struct partition *p, int32_t dir)
{
	if (p->told_dir == dir)
		return;
	p->told_dir = dir;
	p->is_dir_sent = false;
	if (!n->partitions->dir_assignments->request.tag)
		set_timer(n);
}

void dir_assignments_start(struct node *n)
{
	struct dir_assignments *a = HEAP_NEW(n->heap, struct dir_assignments);

	a->timer.fire = send;
	n->partitions->dir_assignments = a;
}

void dir_assignments_stop(struct node *n)
{
	struct dir_assignments *a = n->partitions ? n->partitions->dir_assignments : NULL;

	if (!a)
		return;
	controller_request_forget(n, &a->request);
	timer_stop(&n->timers, &a->timer);
	heap_free(n->heap, a);
	n->partitions->dir_assignments = NULL;
}
