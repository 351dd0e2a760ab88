#include "engine/broker/replica_fetcher.h"

#include "engine/broker/config.h"
#include "engine/broker/follower.h"
#include "engine/broker/partition_internal.h"
#include "engine/wire/channel.h"
#include "engine/wire/errors.h"

enum { SESSION_NONE = 0, LATEST = -1, EARLIEST = -2, SETUP_TIMEOUT_US = 10 * 1000000 };

struct replica_fetcher {
	struct list link;
	struct list awake_link; /* while it has something to look at in a step; its own while it only waits for an answer or its timer */
	uint64_t number;        /* younger ones have larger ones */
	struct hash_node by_conn;
	int32_t conn;           /* by which it stands there; 0: it does not */
	int32_t leader;
	struct channel channel;
	bool has_channel;
	struct list partitions; /* struct partition, by fetch.link; the one that was served goes to the end */
	int32_t partition_count;
	struct list forgotten;  /* struct forgotten: left, but not yet taken out of the session */
	int32_t session_id;
	int32_t session_epoch;
	uint64_t tag;           /* of the request under way; 0: none */
	int64_t retry_at_us;
	struct timer timer;
	bool has_delayed;       /* perhaps a partition's retry_at_us is to come */
};

/* A partition that the session still has. */
struct forgotten {
	struct list link;
	struct uuid topic_id;
	int32_t number;
};

/* ---- Fetchers ------------------------------------------------------------------------------------------------------------- */

/* Has it looked at until it waits again. Several are looked at in the order of their age, however they were woken. */
static void wake(struct node *n, struct replica_fetcher *f)
{
	struct list *at = &n->partitions->awake_fetchers;

	if (!list_is_empty(&f->awake_link))
		return;
	while (at->prev != &n->partitions->awake_fetchers && CONTAINER_OF(at->prev, struct replica_fetcher, awake_link)->number > f->number)
		at = at->prev;
	list_insert(at, &f->awake_link);
}

static void fire(void *owner, struct timer *timer)
{
	wake(owner, CONTAINER_OF(timer, struct replica_fetcher, timer));
	replica_fetchers_run(owner);
}

static bool has_conn(const void *key, const struct hash_node *node)
{
	return *(const int32_t *)key == CONTAINER_OF(node, struct replica_fetcher, by_conn)->conn;
}

static void forget_conn(struct node *n, struct replica_fetcher *f)
{
	if (f->conn)
		hash_table_remove(&n->partitions->fetchers_by_conn, &f->by_conn);
	f->conn = 0;
}

static void note_conn(struct node *n, struct replica_fetcher *f)
{
	forget_conn(n, f);
	f->conn = f->channel.conn;
	if (f->conn)
		hash_table_add(&n->partitions->fetchers_by_conn, &f->by_conn, hash_of_number((uint64_t)f->conn));
}

static struct replica_fetcher *fetcher_of(struct node *n, int32_t leader)
{
	LIST_EACH(&n->partitions->fetchers, struct replica_fetcher, f, link)
		if (f->leader == leader)
			return f;
	struct replica_fetcher *f = HEAP_NEW(n->heap, struct replica_fetcher);

	f->leader = leader;
	f->timer.fire = fire;
	f->number = ++n->partitions->last_fetcher;
	list_init(&f->awake_link);
	list_init(&f->partitions);
	list_init(&f->forgotten);
	list_append(&n->partitions->fetchers, &f->link);
	wake(n, f);
	return f;
}

/* The next fetch begins one anew, with all partitions; it names the old one if the leader may still have it, to end it. */
static void end_session(struct node *n, struct replica_fetcher *f, bool is_gone)
{
	if (is_gone)
		f->session_id = SESSION_NONE;
	f->session_epoch = 0;
	LIST_EACH(&f->forgotten, struct forgotten, gone, link) {
		list_remove(&gone->link);
		heap_free(n->heap, gone);
	}
	LIST_EACH(&f->partitions, struct partition, p, fetch.link)
		p->fetch.is_in_session = false;
}

static void fetcher_del(struct node *n, struct replica_fetcher *f)
{
	end_session(n, f, true);
	timer_stop(&n->timers, &f->timer);
	forget_conn(n, f);
	if (f->has_channel)
		channel_free(&f->channel);
	list_remove(&f->link);
	list_remove(&f->awake_link);
	heap_free(n->heap, f);
}

void replica_fetchers_del(struct node *n)
{
	if (!n->partitions)
		return;
	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		replica_fetcher_leave(n, p);
	LIST_EACH(&n->partitions->fetchers, struct replica_fetcher, f, link)
		fetcher_del(n, f);
}

void replica_fetcher_leave(struct node *n, struct partition *p)
{
	struct replica_fetcher *f = p->fetch.fetcher;

	if (!f)
		return;
	if (p->fetch.is_in_session) {
		struct forgotten *gone = HEAP_NEW(n->heap, struct forgotten);

		gone->topic_id = p->fetch.topic_id;
		gone->number = p->number;
		list_append(&f->forgotten, &gone->link);
	}
	list_remove(&p->fetch.link);
	f->partition_count--;
	p->fetch = (struct replica_fetch){ .fetcher = NULL };
}

void replica_fetcher_follow(struct node *n, struct partition *p)
{
	struct replica_fetcher *f = p->fetch.fetcher;

	bool is_same_leader = f && f->leader == p->leader && uuid_equal(p->fetch.topic_id, p->topic_id);

	if (is_same_leader && p->fetch.leader_epoch == p->leader_epoch)
		return;
	if (!follower_begin_epoch(n, p))
		return;
	if (is_same_leader) {
		/* Asked at once, whatever was wrong in the old epoch. */
		p->fetch.retry_at_us = 0;
		p->fetch.is_out_of_range = p->fetch.is_end_known = false;
		p->fetch.leader_epoch = p->leader_epoch;
		return;
	}
	replica_fetcher_leave(n, p);
	f = fetcher_of(n, p->leader);
	p->fetch.fetcher = f;
	p->fetch.lag = -1;
	p->fetch.topic_id = p->topic_id;
	p->fetch.leader_epoch = p->leader_epoch;
	list_append(&f->partitions, &p->fetch.link);
	f->partition_count++;
	/* One that comes back within the session is no longer to be left out. */
	LIST_EACH(&f->forgotten, struct forgotten, gone, link)
		if (gone->number == p->number && uuid_equal(gone->topic_id, p->topic_id)) {
			list_remove(&gone->link);
			heap_free(n->heap, gone);
		}
}

/* ---- A fetch -------------------------------------------------------------------------------------------------------------- */

static bool is_ready(const struct node *n, const struct partition *p)
{
	return p->log && p->fetch.retry_at_us <= n->now_us && !p->fetch.is_out_of_range && !(p->is_follower_throttled && partition_is_fetch_throttled(n, p));
}

static bool is_changed(const struct partition *p)
{
	return !p->fetch.is_in_session || p->fetch.sent_offset != log_end_offset(p->log) || p->fetch.sent_log_start != log_start_offset(p->log) ||
	       p->fetch.sent_leader_epoch != p->leader_epoch || p->fetch.sent_last_epoch != log_latest_epoch(p->log);
}

static void note_sent(struct partition *p)
{
	p->fetch.is_in_session = true;
	p->fetch.sent_offset = log_end_offset(p->log);
	p->fetch.sent_log_start = log_start_offset(p->log);
	p->fetch.sent_leader_epoch = p->leader_epoch;
	p->fetch.sent_last_epoch = log_latest_epoch(p->log);
}

/* What it has does not lie within the leader's log. */
static bool is_lost(const struct partition *p)
{
	return p->fetch.is_out_of_range && p->log;
}

/* What a fetch would have to say, from one look at each partition: at most of them nothing has changed. */
struct outlook {
	bool has_ready;
	struct partition *lost;     /* its offset is out of range; NULL: none is */
	struct partition **changed; /* asked for, as they are now */
	struct partition **resting; /* taken out of the session, so that their errors are not told again and again */
	int32_t changed_count, resting_count;
};

static struct outlook look_over(struct node *n, struct replica_fetcher *f)
{
	struct partition **some = arena_take(n->fx->arena, 2 * (size_t)f->partition_count * sizeof(struct partition *));
	struct outlook out = { .changed = some, .resting = some + f->partition_count };

	LIST_EACH(&f->partitions, struct partition, p, fetch.link) {
		if (is_ready(n, p)) {
			out.has_ready = true;
			if (is_changed(p))
				out.changed[out.changed_count++] = p;
		} else if (p->fetch.is_in_session) {
			out.resting[out.resting_count++] = p;
		}
		if (!out.lost && is_lost(p))
			out.lost = p;
	}
	return out;
}

static void add_topics(struct node *n, const struct outlook *o, struct fetch_request *request)
{
	request->topics = message_new_items(n->fx->arena, &fetch_request_fetch_topic_struct, o->changed_count);
	request->topics_count = o->changed_count;
	for (int32_t i = 0; i < o->changed_count; i++) {
		struct partition *p = o->changed[i];
		struct fetch_request_fetch_topic *topic = &request->topics[i];

		topic->topic_id = p->topic_id;
		topic->partitions = message_new_items(n->fx->arena, &fetch_request_fetch_partition_struct, 1);
		topic->partitions_count = 1;
		topic->partitions->partition = p->number;
		topic->partitions->current_leader_epoch = p->leader_epoch;
		topic->partitions->fetch_offset = log_end_offset(p->log);
		topic->partitions->last_fetched_epoch = follower_last_epoch(n, p);
		topic->partitions->log_start_offset = log_start_offset(p->log);
		topic->partitions->partition_max_bytes = n->config->replica_fetch_max_bytes;
		note_sent(p);
	}
}

static void add_forgotten_one(struct node *n, struct fetch_request *request, struct uuid topic_id, int32_t number)
{
	struct fetch_request_forgotten_topic *topic = &request->forgotten_topics_data[request->forgotten_topics_data_count++];

	topic->topic_id = topic_id;
	topic->partitions = arena_calloc(n->fx->arena, 1, sizeof(int32_t));
	topic->partitions[0] = number;
	topic->partitions_count = 1;
}

/* What is gone, and what rests. */
static void add_forgotten(struct node *n, struct replica_fetcher *f, const struct outlook *o, struct fetch_request *request)
{
	int32_t count = o->resting_count;

	LIST_EACH(&f->forgotten, struct forgotten, gone, link)
		count++;
	request->forgotten_topics_data = message_new_items(n->fx->arena, &fetch_request_forgotten_topic_struct, count);
	for (struct forgotten *gone; (gone = LIST_FIRST(&f->forgotten, struct forgotten, link));) {
		add_forgotten_one(n, request, gone->topic_id, gone->number);
		list_remove(&gone->link);
		heap_free(n->heap, gone);
	}
	for (int32_t i = 0; i < o->resting_count; i++) {
		add_forgotten_one(n, request, o->resting[i]->topic_id, o->resting[i]->number);
		o->resting[i]->fetch.is_in_session = false;
	}
}

static void send_fetch(struct node *n, struct replica_fetcher *f, const struct outlook *o)
{
	struct fetch_request *request = ARENA_NEW(n->fx->arena, struct fetch_request);
	const struct api *api = api_of_key(API_KEY_FETCH);
	int16_t version = channel_version_of(&f->channel, api, -1);

	message_init(&fetch_request_schema, request);
	request->replica_state.replica_id = n->id;
	request->replica_state.replica_epoch = n->broker_epoch;
	request->max_wait_ms = n->config->replica_fetch_wait_max_ms;
	request->min_bytes = n->config->replica_fetch_min_bytes;
	request->max_bytes = n->config->replica_fetch_response_max_bytes;
	request->session_id = f->session_id;
	request->session_epoch = f->session_epoch;
	add_forgotten(n, f, o, request);
	add_topics(n, o, request);
	f->tag = ++n->partitions->next_fetch_tag;
	channel_send(&f->channel, n->fx, api, version, request, f->tag, NULL, n->now_us,
	             n->now_us + (int64_t)n->config->replica_socket_timeout_ms * 1000, true);
}

/* A fetch offset that the leader does not have: where does its log begin and end? */
static void send_list_offsets(struct node *n, struct replica_fetcher *f, const struct partition *p, int64_t timestamp)
{
	struct list_offsets_request *request = ARENA_NEW(n->fx->arena, struct list_offsets_request);
	const struct api *api = api_of_key(API_KEY_LIST_OFFSETS);
	int16_t version = channel_version_of(&f->channel, api, -1);

	message_init(&list_offsets_request_schema, request);
	request->replica_id = n->id;
	request->topics = message_new_items(n->fx->arena, &list_offsets_request_list_offsets_topic_struct, 1);
	request->topics_count = 1;
	request->topics->name = p->topic;
	request->topics->partitions = message_new_items(n->fx->arena, &list_offsets_request_list_offsets_partition_struct, 1);
	request->topics->partitions_count = 1;
	request->topics->partitions->partition_index = p->number;
	request->topics->partitions->current_leader_epoch = p->leader_epoch;
	request->topics->partitions->timestamp = timestamp;
	f->tag = ++n->partitions->next_fetch_tag;
	channel_send(&f->channel, n->fx, api, version, request, f->tag, NULL, n->now_us,
	             n->now_us + (int64_t)n->config->replica_socket_timeout_ms * 1000, true);
}

/* ---- What came back ------------------------------------------------------------------------------------------------------- */

static void delay(struct node *n, struct partition *p)
{
	p->fetch.retry_at_us = n->now_us + (int64_t)n->config->replica_fetch_backoff_ms * 1000;
	p->fetch.fetcher->has_delayed = true;
	wake(n, p->fetch.fetcher);
}

static void fail(struct node *n, struct replica_fetcher *f)
{
	f->tag = 0;
	end_session(n, f, false);
	f->retry_at_us = n->now_us + (int64_t)n->config->replica_fetch_backoff_ms * 1000;
}

/* Who got records is served last the next time. */
static void take_data(struct node *n, struct partition *p, const struct fetch_response_partition_data *data)
{
	if (!follower_take(n, p, data)) {
		delay(n, p);
		return;
	}
	if (!p->log) /* its directory has just failed */
		return;
	p->fetch.lag = data->high_watermark > log_end_offset(p->log) ? data->high_watermark - log_end_offset(p->log) : 0;
	if (p->is_follower_throttled)
		replication_quota_record(n, &n->partitions->follower_quota, (int64_t)data->records.bytes.size);
	if (data->records.bytes.size > 0) {
		list_remove(&p->fetch.link);
		list_append(&p->fetch.fetcher->partitions, &p->fetch.link);
	}
}

#define LOGGER "kafka.server.ReplicaFetcherThread"
#define PREFIX "[ReplicaFetcher replicaId=%d, leaderId=%d, fetcherId=0] "
#define PREFIX_OF(n, p) (int)(n)->id, (int)(p)->leader
#define NAMED "%.*s-%d"
#define NAME_OF(p) (int)(p)->topic.size, (const char *)(p)->topic.data, (int)(p)->number

/* An image that is a little behind, here or there, is nothing to tell of. */
static void tell_error(struct node *n, const struct partition *p, int16_t error_code)
{
	switch (error_code) {
	case KAFKA_NOT_LEADER_OR_FOLLOWER:
	case KAFKA_UNKNOWN_LEADER_EPOCH:
		break;
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
	case KAFKA_UNKNOWN_TOPIC_ID:
	case KAFKA_INCONSISTENT_TOPIC_ID:
		node_log(n, "WARN", LOGGER, PREFIX "Received %s from the leader for partition " NAMED ". This error may be returned transiently when the partition is "
		         "being created or deleted, but it is not expected to persist.", PREFIX_OF(n, p), kafka_error_name(error_code), NAME_OF(p));
		break;
	default:
		node_log(n, "ERROR", LOGGER, PREFIX "Error for partition " NAMED " at offset %lld", PREFIX_OF(n, p), NAME_OF(p), (long long)log_end_offset(p->log));
		node_log(n, NULL, NULL, "%s: %s", kafka_error_exception(error_code), kafka_error_text(error_code));
		break;
	}
}

static void await_epoch(struct node *n, struct partition *p)
{
	node_log(n, "INFO", LOGGER, PREFIX "Partition " NAMED " has an older epoch (%d) than the current leader. Will await the new LeaderAndIsr state before "
	         "resuming fetching.", PREFIX_OF(n, p), NAME_OF(p), (int)p->leader_epoch);
	node_log(n, "WARN", LOGGER, PREFIX "Partition " NAMED " marked as failed", PREFIX_OF(n, p), NAME_OF(p));
	p->fetch.retry_at_us = TIME_NEVER;
}

static void take_partition(struct node *n, struct partition *p, const struct fetch_response_partition_data *data)
{
	/* It was truncated, or has another epoch, since the fetch was sent. */
	if (p->fetch.sent_offset != log_end_offset(p->log) || p->fetch.sent_leader_epoch != p->leader_epoch)
		return;
	switch (data->error_code) {
	case KAFKA_NONE:
		if (data->diverging_epoch.epoch >= 0 || data->diverging_epoch.end_offset >= 0)
			follower_diverge(n, p, data->diverging_epoch.epoch, data->diverging_epoch.end_offset);
		else
			take_data(n, p, data);
		break;
	case KAFKA_OFFSET_OUT_OF_RANGE:
		p->fetch.is_out_of_range = true;
		break;
	case KAFKA_FENCED_LEADER_EPOCH:
		await_epoch(n, p);
		break;
	default:
		tell_error(n, p, data->error_code);
		delay(n, p);
		break;
	}
}

static struct partition *find(struct node *n, struct replica_fetcher *f, struct uuid topic_id, int32_t number)
{
	const struct topic_image *topic = image_topic_by_id(&n->image, topic_id);
	struct partition *p = topic ? partition_any(n, topic->name, number) : NULL;

	return p && p->fetch.fetcher == f && uuid_equal(p->fetch.topic_id, topic_id) ? p : NULL;
}

static void take_fetch(struct node *n, struct replica_fetcher *f, const struct fetch_response *response)
{
	if (response->error_code) {
		/* Such as a session that was pushed out of the leader's cache: begun anew at once. */
		end_session(n, f, response->error_code == KAFKA_FETCH_SESSION_ID_NOT_FOUND);
		return;
	}
	f->session_id = response->session_id;
	if (f->session_id == SESSION_NONE)
		end_session(n, f, true);
	else
		f->session_epoch = f->session_epoch == INT32_MAX ? 1 : f->session_epoch + 1;
	for (int32_t t = 0; t < response->responses_count; t++)
		for (int32_t i = 0; i < response->responses[t].partitions_count; i++) {
			const struct fetch_response_partition_data *data = &response->responses[t].partitions[i];
			struct partition *p = find(n, f, response->responses[t].topic_id, data->partition_index);

			if (p && p->log)
				take_partition(n, p, data);
		}
}

static struct partition *first_out_of_range(struct replica_fetcher *f)
{
	LIST_EACH(&f->partitions, struct partition, p, fetch.link)
		if (is_lost(p))
			return p;
	return NULL;
}

/* First the end: a log that is longer than the leader's (an unclean election) is cut to it. Else the follower lies before the leader's
 * beginning, and begins there anew. */
static void take_offsets(struct node *n, struct replica_fetcher *f, const struct list_offsets_response *response)
{
	const struct list_offsets_response_list_offsets_partition_response *data = NULL;
	struct partition *p = first_out_of_range(f);

	if (response->topics_count == 1 && response->topics[0].partitions_count == 1)
		data = &response->topics[0].partitions[0];
	if (!p || !data || !bytes_equal(response->topics[0].name, p->topic) || data->partition_index != p->number)
		return;
	if (data->error_code) {
		p->fetch.is_out_of_range = p->fetch.is_end_known = false;
		if (data->error_code == KAFKA_FENCED_LEADER_EPOCH)
			await_epoch(n, p);
		else
			delay(n, p);
	} else if (!p->fetch.is_end_known && data->offset >= log_end_offset(p->log)) {
		p->fetch.is_end_known = true;
	} else {
		bool is_start = p->fetch.is_end_known;

		p->fetch.is_out_of_range = p->fetch.is_end_known = false;
		if (is_start)
			follower_begin_at(n, p, data->offset);
		else
			follower_cut(n, p, data->offset);
	}
}

bool replica_fetchers_event(struct node *n, const struct event *event)
{
	if (!n->partitions)
		return false;
	struct hash_node *found = hash_table_find(&n->partitions->fetchers_by_conn, hash_of_number((uint64_t)event->conn), &event->conn, has_conn);
	struct replica_fetcher *f = found ? CONTAINER_OF(found, struct replica_fetcher, by_conn) : NULL;
	struct channel_answer answer;

	if (!f || !f->has_channel || !channel_event(&f->channel, event, n->fx))
		return false;
	wake(n, f);
	while (channel_next_answer(&f->channel, n->fx, &answer)) {
		if (answer.tag != f->tag)
			continue;
		f->tag = 0;
		if (answer.err)
			fail(n, f);
		else if (answer.api->key == API_KEY_FETCH)
			take_fetch(n, f, answer.body);
		else
			take_offsets(n, f, answer.body);
	}
	if (f->channel.state == CHANNEL_IDLE && f->retry_at_us <= n->now_us)
		fail(n, f);
	return true;
}

/* ---- Running -------------------------------------------------------------------------------------------------------------- */

static bool open_channel(struct node *n, struct replica_fetcher *f)
{
	const struct broker_endpoint *endpoint = image_endpoint(&n->image, f->leader, n->config->inter_broker_listener, true);

	if (!endpoint)
		return false;
	if (f->has_channel && (!bytes_equal(f->channel.host, endpoint->host) || f->channel.port != endpoint->port)) {
		channel_free(&f->channel);
		f->has_channel = false;
	}
	if (!f->has_channel) {
		channel_init(&f->channel, n->heap, endpoint->host, endpoint->port, arena_printf(n->fx->arena, "broker-%d-fetcher-0", n->id));
		f->channel.setup_timeout_us = SETUP_TIMEOUT_US;
		f->has_channel = true;
	}
	channel_open(&f->channel, n->fx, n->now_us);
	note_conn(n, f);
	return true;
}

static void run(struct node *n, struct replica_fetcher *f)
{
	if (f->has_channel && channel_expire(&f->channel, n->fx, n->now_us))
		fail(n, f);
	if (f->tag || f->retry_at_us > n->now_us)
		return;
	struct outlook o = look_over(n, f);

	if (!o.has_ready && !o.lost)
		return;
	if ((!f->has_channel || f->channel.state == CHANNEL_IDLE) && !open_channel(n, f)) {
		f->retry_at_us = n->now_us + (int64_t)n->config->replica_fetch_backoff_ms * 1000;
		return;
	}
	if (!channel_is_ready(&f->channel))
		return;
	if (o.lost)
		send_list_offsets(n, f, o.lost, o.lost->fetch.is_end_known ? EARLIEST : LATEST);
	else
		send_fetch(n, f, &o);
}

static int64_t min_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* When the first of its partitions is to be asked for again. */
static int64_t partitions_deadline(struct node *n, struct replica_fetcher *f)
{
	int64_t at = TIME_NEVER;

	if (f->tag && !f->has_delayed)
		return TIME_NEVER;
	f->has_delayed = false;
	LIST_EACH(&f->partitions, struct partition, p, fetch.link)
		if (p->fetch.retry_at_us > n->now_us) {
			f->has_delayed = true;
			at = min_of(at, p->fetch.retry_at_us);
		} else if (!f->tag && partition_is_fetch_throttled(n, p)) {
			at = min_of(at, n->now_us + (int64_t)n->config->replica_fetch_backoff_ms * 1000);
		}
	return at;
}

static void set_timer(struct node *n, struct replica_fetcher *f)
{
	int64_t at = f->has_channel ? channel_deadline(&f->channel) : TIME_NEVER;

	if (!f->tag && f->retry_at_us > n->now_us)
		at = min_of(at, f->retry_at_us);
	at = min_of(at, partitions_deadline(n, f));
	if (at == TIME_NEVER)
		timer_stop(&n->timers, &f->timer);
	else
		timer_set(&n->timers, &f->timer, at > n->now_us ? at : n->now_us + 1);
	if (f->tag)
		list_remove(&f->awake_link);
}

void replica_fetchers_run(struct node *n)
{
	if (!n->partitions || !n->fx || n->broker_epoch < 0)
		return;
	LIST_EACH(&n->partitions->awake_fetchers, struct replica_fetcher, f, awake_link) {
		if (list_is_empty(&f->partitions) && !f->tag) {
			if (f->has_channel)
				channel_close(&f->channel, n->fx);
			fetcher_del(n, f);
			continue;
		}
		run(n, f);
		set_timer(n, f);
	}
}
