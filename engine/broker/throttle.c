#include "engine/broker/throttle.h"

#include "engine/base/owned.h"
#include "engine/broker/config.h"
#include "engine/broker/connection.h"

enum { REQUEST_NS = 50000, NS_PER_PERCENT = 10000000 }; /* a percent of a second */

static struct quota_window window(const struct node *n)
{
	return (struct quota_window){ n->config->quota_window_num, n->config->quota_window_size_seconds };
}

int32_t throttle_record(struct node *n, const struct call *call, enum quota_kind kind, int64_t bytes)
{
	return client_quotas_record(&n->quotas, &n->image, kind, call->client_id, (double)bytes, n->now_us / 1000, window(n));
}

void throttle_unrecord(struct node *n, const struct call *call, enum quota_kind kind, int64_t bytes)
{
	client_quotas_unrecord(&n->quotas, &n->image, kind, call->client_id, (double)bytes, n->now_us / 1000, window(n));
}

int64_t throttle_max_at_once(struct node *n, const struct call *call, enum quota_kind kind)
{
	return client_quotas_max_at_once(&n->quotas, &n->image, kind, call->client_id, window(n));
}

int32_t throttle_connection(struct node *n, struct bytes ip)
{
	return client_quotas_connect(&n->quotas, &n->image, ip, n->now_us / 1000, window(n));
}

int64_t throttle_body_size(const struct call *call)
{
	bool is_flexible = call->version >= call->api->request->flexible_from;

	return (int64_t)call->frame.size - 10 - (int64_t)call->client_id.size - is_flexible;
}

/* What servers ask of each other is never held up; nor is a follower's fetch. */
static bool is_exempt(const struct call *call)
{
	switch (call->api->key) {
	case API_KEY_FETCH: {
		const struct fetch_request *request = call->body;

		return (call->version >= 15 ? request->replica_state.replica_id : request->replica_id) >= 0;
	}
	case API_KEY_VOTE:
	case API_KEY_BEGIN_QUORUM_EPOCH:
	case API_KEY_END_QUORUM_EPOCH:
	case API_KEY_FETCH_SNAPSHOT:
	case API_KEY_ENVELOPE:
	case API_KEY_ALTER_PARTITION:
	case API_KEY_BROKER_REGISTRATION:
	case API_KEY_BROKER_HEARTBEAT:
	case API_KEY_ALLOCATE_PRODUCER_IDS:
	case API_KEY_CONTROLLER_REGISTRATION:
	case API_KEY_ASSIGN_REPLICAS_TO_DIRS:
	case API_KEY_UPDATE_RAFT_VOTER: return true;
	default: return false;
	}
}

static int32_t charge(struct node *n, struct bytes client_id, int64_t time_ns)
{
	return client_quotas_record(&n->quotas, &n->image, QUOTA_REQUEST, client_id, (double)time_ns / NS_PER_PERCENT, n->now_us / 1000, window(n));
}

static void charge_later(struct node *n, struct bytes client_id)
{
	if (n->timed_count == n->timed_capacity) {
		n->timed_capacity = n->timed_capacity ? 2 * n->timed_capacity : 8;
		n->timed_clients = heap_realloc(n->heap, n->timed_clients, (size_t)n->timed_capacity * sizeof(*n->timed_clients));
	}
	n->timed_clients[n->timed_count++] = owned_copy(n->heap, client_id);
}

void throttle_begin_step(struct node *n)
{
	int32_t count = n->timed_count;

	n->is_timed = n->is_timed || n->event->spent_ns > 0;
	n->timed_count = 0;
	for (int32_t i = 0; i < count; i++) {
		charge(n, n->timed_clients[i], n->event->spent_ns / count);
		owned_free(n->heap, &n->timed_clients[i]);
	}
}

void throttle_free(struct node *n)
{
	for (int32_t i = 0; i < n->timed_count; i++)
		owned_free(n->heap, &n->timed_clients[i]);
	heap_free(n->heap, n->timed_clients);
	client_quotas_free(&n->quotas);
}

/* For how long the client's requests so far were too much. */
static int32_t request_time(struct node *n, const struct call *call)
{
	if (!client_quotas_are_enabled(&n->quotas, &n->image, QUOTA_REQUEST))
		return 0;
	if (!n->is_timed)
		return charge(n, call->client_id, REQUEST_NS + (int64_t)call->frame.size);
	charge_later(n, call->client_id);
	return charge(n, call->client_id, 0);
}

static int32_t *throttle_time_of(const struct call *call, void *response)
{
	const struct schema_struct *root = call->api->response->root;

	for (int i = 0; i < root->field_count; i++)
		if (strcmp(root->fields[i].name, "ThrottleTimeMs") == 0)
			return (int32_t *)(void *)((uint8_t *)response + root->fields[i].offset);
	return NULL;
}

static void answered(void *owner, struct call *call, void *response)
{
	struct node *n = owner;
	int32_t *told_ms;

	if (n->image.quotas.count == 0 || is_exempt(call))
		return;
	int32_t ms = request_time(n, call);

	told_ms = throttle_time_of(call, response);
	if (told_ms && *told_ms > ms)
		ms = *told_ms;
	if (told_ms)
		*told_ms = ms;
	if (ms > 0)
		connection_mute(n, call, ms);
}

void throttle_watch(struct node *n, struct call *call)
{
	call->on_answer = answered;
	call->owner = n;
}
