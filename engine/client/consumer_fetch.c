/* Fetching: one request in flight to each broker, in a session that names only what changed (KIP-227). Answers are kept until they are
 * handed out; a partition is asked for again once nothing of it is left, and a broker only when nothing that it sent is.
 */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

static const char LOGGER[] = "org.apache.kafka.clients.consumer.internals.FetchCollector";

enum { FETCH_LAST_VERSION_WITHOUT_IDS = 12 };

struct fetch_sent {
	struct fetch_session *session;
	bool is_full;
};

/* ---- Sessions ------------------------------------------------------------------------------------------------------- */

static bool is_session_of(const void *key, const struct hash_node *node)
{
	return CONTAINER_OF(node, struct fetch_session, by_node)->node == *(const int32_t *)key;
}

/* NULL: there is none yet. */
static struct fetch_session *session_find(const struct consumer *c, int32_t node)
{
	struct hash_node *found = hash_table_find(&c->sessions_by_node, hash_of_number((uint64_t)node), &node, is_session_of);

	return found ? CONTAINER_OF(found, struct fetch_session, by_node) : NULL;
}

static struct fetch_session *session_of(struct consumer *c, int32_t node)
{
	struct fetch_session *session = session_find(c, node);

	if (session)
		return session;
	session = HEAP_NEW(c->heap, struct fetch_session);
	session->node = node;
	list_init(&session->waiting);
	list_append(&c->sessions, &session->link);
	hash_table_add(&c->sessions_by_node, &session->by_node, hash_of_number((uint64_t)node));
	return session;
}

static void session_clear(struct consumer *c, struct fetch_session *session)
{
	for (int32_t i = 0; i < session->count; i++)
		owned_free(c->heap, &session->partitions[i].tp.topic);
	heap_free(c->heap, session->partitions);
	session->partitions = NULL;
	session->count = 0;
}

/* Puts a partition into the request being made. */
static void session_want(struct consumer *c, struct fetch_session *session, const struct consumer_partition *p, struct uuid topic_id)
{
	struct session_partition *found = NULL;

	for (int32_t i = 0; i < session->count && !found; i++)
		if (session->partitions[i].tp.partition == p->tp.partition && bytes_equal(session->partitions[i].tp.topic, p->tp.topic) &&
		    uuid_equal(session->partitions[i].topic_id, topic_id))
			found = &session->partitions[i];
	if (!found) {
		session->partitions = heap_realloc(c->heap, session->partitions, ((size_t)session->count + 1) * sizeof(*session->partitions));
		found = &session->partitions[session->count++];
		*found = (struct session_partition){ .tp = { owned_copy(c->heap, p->tp.topic), p->tp.partition },
			                                 .topic_id = topic_id,
			                                 .is_new = true };
	}
	found->is_changed = found->is_new || found->offset != p->position || found->leader_epoch != p->leader_epoch;
	found->offset = p->position;
	found->leader_epoch = p->leader_epoch;
	found->is_wanted = true;
}

static struct fetch_request_fetch_topic *topic_in(struct fetch_request *body, const struct session_partition *s, struct arena *arena,
                                                  int32_t room)
{
	for (int32_t t = 0; t < body->topics_count; t++)
		if (bytes_equal(body->topics[t].topic, s->tp.topic) && uuid_equal(body->topics[t].topic_id, s->topic_id))
			return &body->topics[t];
	struct fetch_request_fetch_topic *topic = &body->topics[body->topics_count++];

	topic->topic = s->tp.topic;
	topic->topic_id = s->topic_id;
	topic->partitions = message_new_items(arena, &fetch_request_fetch_partition_struct, room);
	return topic;
}

static void forget_in(struct fetch_request *body, const struct session_partition *s, struct arena *arena, int32_t room)
{
	struct fetch_request_forgotten_topic *topic = NULL;

	for (int32_t t = 0; t < body->forgotten_topics_data_count && !topic; t++)
		if (uuid_equal(body->forgotten_topics_data[t].topic_id, s->topic_id) &&
		    bytes_equal(body->forgotten_topics_data[t].topic, s->tp.topic))
			topic = &body->forgotten_topics_data[t];
	if (!topic) {
		topic = &body->forgotten_topics_data[body->forgotten_topics_data_count++];
		topic->topic = arena_copy(arena, s->tp.topic);
		topic->topic_id = s->topic_id;
		topic->partitions = arena_calloc(arena, (size_t)room, sizeof(int32_t));
	}
	topic->partitions[topic->partitions_count++] = s->tp.partition;
}

/* What goes into the request: everything of a whole one, else what is new or changed, and what is to be forgotten. */
static void fill_request(struct consumer *c, struct fetch_session *session, struct arena *arena, struct fetch_request *body)
{
	bool is_full = session->epoch == 0;
	int32_t left = 0, room = session->count;

	body->topics = message_new_items(arena, &fetch_request_fetch_topic_struct, room);
	body->topics_count = 0;
	body->forgotten_topics_data = message_new_items(arena, &fetch_request_forgotten_topic_struct, room);
	body->forgotten_topics_data_count = 0;
	for (int32_t i = 0; i < room; i++) {
		struct session_partition *s = &session->partitions[i];

		if (!s->is_wanted) {
			if (!is_full)
				forget_in(body, s, arena, room);
			owned_free(c->heap, &s->tp.topic);
			continue;
		}
		if (is_full || s->is_changed) {
			struct fetch_request_fetch_topic *topic = topic_in(body, s, arena, room);
			struct fetch_request_fetch_partition *partition = &topic->partitions[topic->partitions_count++];

			partition->partition = s->tp.partition;
			partition->current_leader_epoch = s->leader_epoch;
			partition->fetch_offset = s->offset;
			partition->partition_max_bytes = c->partition_max_bytes;
		}
		s->is_wanted = s->is_changed = s->is_new = false;
		session->partitions[left++] = *s;
	}
	session->count = left;
}

/* ---- Asking --------------------------------------------------------------------------------------------------------- */

bool consumer_is_fetchable(const struct consumer_partition *p)
{
	return p->state == POSITION_VALID && !p->is_paused && !p->is_pending_revocation;
}

/* The broker to read this partition from: its leader, or the replica that the leader named; NODE_NONE. */
static int32_t source_of(struct consumer *c, struct consumer_partition *p, int64_t now_us)
{
	const struct metadata_partition *m = consumer_leader_of(c, p);

	if (p->preferred_replica >= 0 && p->preferred_until_us > now_us && metadata_broker(&c->metadata, p->preferred_replica))
		return p->preferred_replica;
	return m && m->leader >= 0 ? m->leader : NODE_NONE;
}

/* A broker that has sent something not yet handed out is left alone, or the session would lose those partitions. */
static bool has_buffered(struct consumer *c, int32_t node, int64_t now_us)
{
	LIST_EACH(&c->fetched, struct consumer_fetched, fetched, link)
		if (source_of(c, fetched->partition, now_us) == node)
			return true;
	return false;
}

static bool is_due(const struct consumer *c, struct consumer_partition *p, int64_t now_us)
{
	const struct metadata_partition *m = consumer_leader_of(c, p);

	return p->retry_at_us <= now_us || (m && m->leader_epoch > p->retry_epoch && p->retry_epoch >= 0);
}

static void on_fetch(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer);

static void send_fetch(struct consumer *c, const struct event *ev, struct effects *fx, struct fetch_session *session, bool has_ids)
{
	const struct api *api = api_of_key(API_KEY_FETCH);
	int16_t version = network_version(&c->network, session->node, api, has_ids ? -1 : FETCH_LAST_VERSION_WITHOUT_IDS);
	struct fetch_request body;
	struct fetch_sent *sent;

	if (version < 0)
		return;
	message_init(&fetch_request_schema, &body);
	if (version < 15)
		body.replica_id = -1;
	body.max_wait_ms = c->fetch_max_wait_ms;
	body.min_bytes = c->fetch_min_bytes;
	body.max_bytes = c->fetch_max_bytes;
	body.isolation_level = c->is_read_committed;
	if (version >= 7) {
		body.session_id = session->id;
		body.session_epoch = session->epoch;
	}
	if (version >= 11)
		body.rack_id = bytes_is_null(c->rack) ? BYTES("") : c->rack;
	sent = HEAP_NEW(c->heap, struct fetch_sent);
	sent->session = session;
	sent->is_full = session->epoch == 0;
	fill_request(c, session, fx->arena, &body);
	for (int32_t t = 0; t < body.topics_count; t++)
		if (version >= 13)
			body.topics[t].topic = BYTES("");
		else
			body.topics[t].topic_id = (struct uuid){ { 0 } };
	for (int32_t t = 0; t < body.forgotten_topics_data_count; t++)
		if (version >= 13)
			body.forgotten_topics_data[t].topic = BYTES("");
		else
			body.forgotten_topics_data[t].topic_id = (struct uuid){ { 0 } };
	session->is_in_flight = true;
	network_send(&c->network, ev, fx, session->node, api, version, &body, 0, on_fetch, sent);
}

/* ---- Whom to ask for ------------------------------------------------------------------------------------------------- */

static struct list *list_of(struct consumer *c, const struct consumer_partition *p)
{
	return p->waits_for ? &p->waits_for->waiting : &c->to_fetch;
}

void consumer_fetch_to_end(struct consumer *c, struct consumer_partition *p)
{
	list_remove(&p->fetch_link);
	list_append(list_of(c, p), &p->fetch_link);
}

/* Puts it into a list by its turn. */
static void await(struct consumer *c, struct consumer_partition *p, struct fetch_session *session)
{
	struct list *list, *at;

	list_remove(&p->fetch_link);
	p->waits_for = session;
	at = list = list_of(c, p);
	while (at->prev != list && CONTAINER_OF(at->prev, struct consumer_partition, fetch_link)->turn > p->turn)
		at = at->prev;
	list_insert(at, &p->fetch_link);
}

static void session_answers(struct consumer *c, struct fetch_session *session)
{
	session->is_in_flight = false;
	LIST_EACH(&session->waiting, struct consumer_partition, p, fetch_link)
		await(c, p, NULL);
}

/* Another broker may be the one to ask. */
static void look_for_sources(struct consumer *c)
{
	if (c->sources_as_of == c->metadata.changes && c->sources_version == c->metadata.version && !c->is_preferring)
		return;
	c->sources_as_of = c->metadata.changes;
	c->sources_version = c->metadata.version;
	c->is_preferring = false;
	LIST_EACH(&c->partitions, struct consumer_partition, p, link) {
		c->is_preferring = c->is_preferring || p->preferred_replica >= 0;
		p->waits_for = NULL;
		consumer_fetch_to_end(c, p);
	}
}

/* What is to be fetched from one broker, in the order of the consumer's partitions. */
struct fetch_want {
	struct consumer_partition *partition;
	struct fetch_want *next;
};

struct fetch_wants {
	struct fetch_wants *next; /* of a broker with a larger id */
	int32_t node;
	struct fetch_want *first, *last;
};

static void fetch_from(struct consumer *c, const struct event *ev, struct effects *fx, int32_t node, const struct fetch_want *wants)
{
	struct fetch_session *session = session_of(c, node);
	bool has_ids = true;

	if (has_buffered(c, node, ev->now_us) || !network_is_ready(&c->network, ev, fx, node))
		return;
	for (const struct fetch_want *want = wants; want; want = want->next) {
		const struct metadata_topic *topic = metadata_topic_again(&c->metadata, &want->partition->known, want->partition->tp.topic);

		has_ids = has_ids && !uuid_is_zero(topic->id);
		session_want(c, session, want->partition, topic->id);
	}
	send_fetch(c, ev, fx, session, has_ids);
}

static bool is_known(const struct metadata *m, int32_t node)
{
	int32_t low = 0, high = m->broker_count;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (m->brokers[middle].id < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low < m->broker_count && m->brokers[low].id == node;
}

static void add_want(struct arena *arena, struct fetch_wants **all, int32_t node, struct consumer_partition *p)
{
	struct fetch_want *want = ARENA_NEW(arena, struct fetch_want);
	struct fetch_wants *wants;

	while (*all && (*all)->node < node)
		all = &(*all)->next;
	if (!*all || (*all)->node != node) {
		wants = ARENA_NEW(arena, struct fetch_wants);
		*wants = (struct fetch_wants){ .next = *all, .node = node };
		*all = wants;
	}
	wants = *all;
	want->partition = p;
	if (wants->last)
		wants->last->next = want;
	else
		wants->first = want;
	wants->last = want;
}

/* Each partition that waits for no answer is looked at once, however many brokers there are. */
void consumer_fetch_run(struct consumer *c, const struct event *ev, struct effects *fx)
{
	struct fetch_wants *all = NULL; /* by broker: mostly of the one that has just answered */

	if (c->is_closing || c->is_fatal)
		return;
	look_for_sources(c);
	LIST_EACH(&c->to_fetch, struct consumer_partition, p, fetch_link) {
		int32_t node = consumer_is_fetchable(p) ? source_of(c, p, ev->now_us) : NODE_NONE;
		struct fetch_session *session = node == NODE_NONE ? NULL : session_find(c, node);

		if (consumer_is_fetchable(p) && node == NODE_NONE) {
			metadata_want(&c->metadata, p->tp.topic, ev->now_us);
			metadata_request_update(&c->metadata);
		} else if (session && session->is_in_flight) {
			await(c, p, session);
		} else if (node != NODE_NONE && is_due(c, p, ev->now_us) && p->fetched_count == 0 && is_known(&c->metadata, node)) {
			add_want(fx->arena, &all, node, p);
		}
	}
	for (const struct fetch_wants *wants = all; wants; wants = wants->next)
		fetch_from(c, ev, fx, wants->node, wants->first);
}

/* ---- Answers -------------------------------------------------------------------------------------------------------- */

struct bytes consumer_position_text(const struct consumer *c, struct arena *arena, const struct consumer_partition *p)
{
	const struct metadata_partition *m = metadata_partition(&c->metadata, p->tp.topic, p->tp.partition);
	struct bytes leader = network_node_text(&c->network, arena, m ? m->leader : -1);
	struct bytes epoch = p->position_epoch >= 0 ? arena_printf(arena, "Optional[%d]", p->position_epoch) : BYTES("Optional.empty");

	return arena_printf(arena, "FetchPosition{offset=%lld, offsetEpoch=%.*s, currentLeader=LeaderAndEpoch{leader=Optional[%.*s], epoch=%d}}",
	                    (long long)p->position, (int)epoch.size, (const char *)epoch.data, (int)leader.size, (const char *)leader.data,
	                    p->leader_epoch);
}

static void out_of_range(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_partition *p)
{
	struct bytes text;

	if (p->preferred_replica >= 0) {
		p->preferred_replica = -1;
		return;
	}
	text = consumer_position_text(c, fx->arena, p);
	text = arena_printf(fx->arena, "Fetch position %.*s is out of range for partition %.*s-%d", (int)text.size, (const char *)text.data,
	                    (int)p->tp.topic.size, (const char *)p->tp.topic.data, p->tp.partition);
	if (c->reset_timestamp != RESET_NONE) {
		network_log(&c->network, ev, CLIENT_LOG_INFO, LOGGER, "%.*s, resetting offset", (int)text.size, (const char *)text.data);
		consumer_position_reset(c, p);
		return;
	}
	consumer_position_rest(c, p, ev->now_us + c->network.retry_backoff_us);
	consumer_tell_error(c, KAFKA_OFFSET_OUT_OF_RANGE, NULL, text, false);
}

static void partition_failed(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_partition *p,
                             const struct fetch_response_partition_data *data)
{
	int topic_size = (int)p->tp.topic.size;
	const char *topic = (const char *)p->tp.topic.data;

	consumer_position_rest(c, p, ev->now_us + c->network.retry_backoff_us);
	p->retry_epoch = p->leader_epoch;
	switch (data->error_code) {
	case KAFKA_OFFSET_OUT_OF_RANGE:
		out_of_range(c, ev, fx, p);
		break;
	case KAFKA_TOPIC_AUTHORIZATION_FAILED:
		consumer_tell_error(c, data->error_code, NULL,
		                    arena_printf(fx->arena, "Not authorized to access topics: [%.*s]", topic_size, topic), false);
		break;
	case KAFKA_UNKNOWN_LEADER_EPOCH:
		break;
	case KAFKA_UNKNOWN_SERVER_ERROR:
		network_log(&c->network, ev, CLIENT_LOG_WARN, LOGGER,
		            "Unknown server error while fetching offset %lld for topic-partition %.*s-%d", (long long)p->position, topic_size, topic,
		            p->tp.partition);
		break;
	case KAFKA_CORRUPT_MESSAGE:
		consumer_tell_error(c, data->error_code, "KafkaException",
		                    arena_printf(fx->arena, "Encountered corrupt message when fetching offset %lld for topic-partition %.*s-%d",
		                                 (long long)p->position, topic_size, topic, p->tp.partition),
		                    false);
		break;
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
	case KAFKA_UNKNOWN_TOPIC_ID:
	case KAFKA_INCONSISTENT_TOPIC_ID:
		network_log(&c->network, ev, CLIENT_LOG_WARN, LOGGER, "Received %s error in fetch for partition %.*s-%d",
		            data->error_code == KAFKA_UNKNOWN_TOPIC_OR_PARTITION ? "unknown topic or partition"
		            : data->error_code == KAFKA_UNKNOWN_TOPIC_ID         ? "unknown topic ID"
																		 : "inconsistent topic ID",
		            topic_size, topic, p->tp.partition);
		metadata_request_update(&c->metadata);
		break;
	default:
		if (data->current_leader.leader_id >= 0)
			metadata_hint_leader(&c->metadata, p->tp.topic, p->tp.partition, data->current_leader.leader_id,
			                     data->current_leader.leader_epoch);
		metadata_request_update(&c->metadata);
	}
	/* So that the others of its topic stay together. */
	consumer_partition_to_end(c, p);
}

static int compare_aborted(const struct fetch_response_aborted_transaction *a, const struct fetch_response_aborted_transaction *b)
{
	return (a->first_offset > b->first_offset) - (a->first_offset < b->first_offset);
}

static void keep_data(struct consumer *c, struct consumer_partition *p, int64_t fetch_offset, const struct fetch_response_partition_data *data)
{
	struct consumer_fetched *fetched = HEAP_NEW(c->heap, struct consumer_fetched);
	int32_t count = data->aborted_transactions_count > 0 ? data->aborted_transactions_count : 0;

	fetched->partition = p;
	p->fetched_count++;
	fetched->next_offset = fetch_offset;
	fetched->last_epoch = -1;
	fetched->data = owned_copy(c->heap, data->records.bytes);
	fetched->aborted = heap_calloc(c->heap, (size_t)count + 1, sizeof(*fetched->aborted));
	for (int32_t i = 0; i < count; i++) {
		int32_t at = i;

		for (; at > 0 && compare_aborted(&data->aborted_transactions[i], &fetched->aborted[at - 1]) < 0; at--)
			fetched->aborted[at] = fetched->aborted[at - 1];
		fetched->aborted[at] = data->aborted_transactions[i];
	}
	fetched->aborted_count = count;
	fetched->aborted_producers = heap_calloc(c->heap, (size_t)count + 1, sizeof(int64_t));
	arena_init(&fetched->arena, c->heap);
	list_append(&c->fetched, &fetched->link);
}

static void take_partition(struct consumer *c, const struct event *ev, struct effects *fx, const struct session_partition *s,
                           const struct fetch_response_partition_data *data)
{
	struct consumer_partition *p = consumer_partition_of(c, s->tp);

	/* Revoked, sought or reset meanwhile. */
	if (!p || p->state != POSITION_VALID || p->position != s->offset)
		return;
	if (data->error_code != KAFKA_NONE) {
		partition_failed(c, ev, fx, p, data);
		return;
	}
	p->retry_epoch = -1;
	if (data->high_watermark >= 0)
		p->high_watermark = data->high_watermark;
	if (data->log_start_offset >= 0)
		p->log_start = data->log_start_offset;
	if (data->last_stable_offset >= 0)
		p->last_stable_offset = data->last_stable_offset;
	if (data->preferred_read_replica >= 0) {
		p->preferred_replica = data->preferred_read_replica;
		p->preferred_until_us = ev->now_us + c->metadata.max_age_us;
		c->is_preferring = true;
	}
	if (data->records.bytes.size > 0)
		keep_data(c, p, s->offset, data);
}

static const struct session_partition *asked_of(const struct fetch_session *session, const struct fetch_response_fetchable_topic_response *topic,
                                                int32_t partition)
{
	for (int32_t i = 0; i < session->count; i++) {
		const struct session_partition *s = &session->partitions[i];
		bool is_same = uuid_is_zero(topic->topic_id) ? bytes_equal(s->tp.topic, topic->topic) : uuid_equal(s->topic_id, topic->topic_id);

		if (s->tp.partition == partition && is_same)
			return s;
	}
	return NULL;
}

/* Begins again with a whole request; an id that is still good closes the old session on the way. */
static void session_restart(struct fetch_session *session, bool keeps_id)
{
	if (!keeps_id)
		session->id = 0;
	session->epoch = 0;
}

static void session_answered(struct consumer *c, struct fetch_session *session, const struct fetch_response *body, bool was_full)
{
	if (body->error_code != KAFKA_NONE) {
		session_restart(session, body->error_code != KAFKA_FETCH_SESSION_ID_NOT_FOUND);
		if (body->error_code == KAFKA_FETCH_SESSION_TOPIC_ID_ERROR)
			metadata_request_update(&c->metadata);
		return;
	}
	if (was_full) {
		session->id = body->session_id;
		session->epoch = body->session_id != 0 ? 1 : 0;
	} else {
		session->epoch = session->epoch == INT32_MAX ? 1 : session->epoch + 1;
	}
}

static void on_fetch(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	struct fetch_sent *sent = answer->context;
	struct fetch_session *session = sent->session;
	const struct fetch_response *body = answer->body;

	session_answers(c, session);
	if (answer->err != ERR_OK) {
		session_restart(session, true);
	} else {
		c->stats.fetch_total++;
		for (int32_t i = 0; i < body->node_endpoints_count; i++)
			metadata_hint_broker(&c->metadata, body->node_endpoints[i].node_id, body->node_endpoints[i].host, body->node_endpoints[i].port,
			                     body->node_endpoints[i].rack);
		for (int32_t t = 0; body->error_code == KAFKA_NONE && t < body->responses_count; t++)
			for (int32_t i = 0; i < body->responses[t].partitions_count; i++) {
				const struct fetch_response_partition_data *data = &body->responses[t].partitions[i];
				const struct session_partition *s = asked_of(session, &body->responses[t], data->partition_index);

				if (s)
					take_partition(c, ev, fx, s, data);
			}
		session_answered(c, session, body, sent->is_full);
	}
	heap_free(c->heap, sent);
}

static void on_close(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	(void)owner, (void)ev, (void)fx, (void)answer;
}

/* Tells brokers that their sessions are over; nobody waits for the answer. */
void consumer_fetch_close(struct consumer *c, const struct event *ev, struct effects *fx)
{
	LIST_EACH(&c->sessions, struct fetch_session, session, link) {
		struct fetch_request body;

		if (session->id == 0 || session->is_in_flight || !network_is_connected(&c->network, session->node))
			continue;
		int16_t version = network_version(&c->network, session->node, api_of_key(API_KEY_FETCH), -1);

		message_init(&fetch_request_schema, &body);
		if (version < 15)
			body.replica_id = -1;
		body.max_wait_ms = c->fetch_max_wait_ms;
		body.min_bytes = c->fetch_min_bytes;
		body.max_bytes = c->fetch_max_bytes;
		body.session_id = session->id;
		body.session_epoch = -1;
		session->id = 0;
		network_send(&c->network, ev, fx, session->node, api_of_key(API_KEY_FETCH), version, &body, 0, on_close, NULL);
	}
}

void consumer_fetch_free(struct consumer *c)
{
	LIST_EACH(&c->fetched, struct consumer_fetched, fetched, link)
		consumer_fetched_del(c, fetched);
	LIST_EACH(&c->sessions, struct fetch_session, session, link) {
		session_answers(c, session);
		session_clear(c, session);
		list_remove(&session->link);
		heap_free(c->heap, session);
	}
	hash_table_free(&c->sessions_by_node);
}

/* Partitions' own retries are in consumer_positions_deadline(). */
int64_t consumer_fetch_deadline(const struct consumer *c)
{
	int64_t deadline = TIME_NEVER;

	if (!c->is_preferring)
		return deadline;
	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		if (p->preferred_replica >= 0 && p->preferred_until_us > c->seen_us && p->preferred_until_us < deadline)
			deadline = p->preferred_until_us;
	return deadline;
}
