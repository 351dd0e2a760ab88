/* Offsets in the coordinator: commits by the application, by the clock, and before partitions change hands; and asking for them. */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

static const char LOGGER[] = "org.apache.kafka.clients.consumer.internals.ConsumerCoordinator";

static const char COMMIT_FAILED[] =
	"Commit cannot be completed since the group has already rebalanced and assigned the partitions to another member. This means that "
	"the time between subsequent calls to poll() was longer than the configured max.poll.interval.ms, which typically implies that the "
	"poll loop is spending too much time message processing. You can address this either by increasing max.poll.interval.ms or by "
	"reducing the maximum size of batches returned in poll() with max.poll.records.";

/* ---- Operations ----------------------------------------------------------------------------------------------------- */

struct consumer_commit *consumer_commit_new(struct consumer *c, const struct event *ev, const struct consumer_offset *offsets, int32_t count,
                                            bool is_sync)
{
	struct consumer_commit *commit = HEAP_NEW(c->heap, struct consumer_commit);

	commit->is_sync = is_sync;
	commit->until_us = ev->now_us + c->api_timeout_us;
	commit->offsets = heap_calloc(c->heap, (size_t)count + 1, sizeof(*commit->offsets));
	commit->count = count;
	for (int32_t i = 0; i < count; i++) {
		commit->offsets[i] = offsets[i];
		commit->offsets[i].topic = owned_copy(c->heap, offsets[i].topic);
		commit->offsets[i].metadata = owned_copy(c->heap, bytes_is_null(offsets[i].metadata) ? BYTES("") : offsets[i].metadata);
	}
	list_append(&c->commits, &commit->link);
	return commit;
}

void consumer_commit_del(struct consumer *c, struct consumer_commit *commit)
{
	/* One that is in flight is freed when its answer comes. */
	if (commit->is_in_flight) {
		commit->id = 0;
		commit->is_done = true;
		return;
	}
	for (int32_t i = 0; i < commit->count; i++) {
		owned_free(c->heap, &commit->offsets[i].topic);
		owned_free(c->heap, &commit->offsets[i].metadata);
	}
	heap_free(c->heap, commit->offsets);
	owned_free(c->heap, &commit->sent_member);
	list_remove(&commit->link);
	heap_free(c->heap, commit);
}

static int compare(const struct consumer_offset *a, const struct consumer_offset *b)
{
	return topic_partition_compare((struct topic_partition){ a->topic, a->partition }, (struct topic_partition){ b->topic, b->partition });
}

struct consumer_commit *consumer_commit_positions(struct consumer *c, const struct event *ev, bool is_sync, bool is_automatic)
{
	struct consumer_offset *offsets;
	struct consumer_commit *commit = NULL;
	int32_t count = 0;

	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		count++;
	offsets = heap_calloc(c->heap, (size_t)count + 1, sizeof(*offsets));
	count = 0;
	LIST_EACH(&c->partitions, struct consumer_partition, q, link) {
		struct consumer_offset offset = { q->tp.topic, q->tp.partition, q->position, q->position_epoch, BYTES("") };
		int32_t at = count;

		if (q->position < 0 || q->state == POSITION_AWAITS_RESET || q->state == POSITION_INITIALIZING)
			continue;
		for (; at > 0 && compare(&offset, &offsets[at - 1]) < 0; at--)
			offsets[at] = offsets[at - 1];
		offsets[at] = offset;
		count++;
	}
	if (count > 0)
		commit = consumer_commit_new(c, ev, offsets, count, is_sync);
	if (commit)
		commit->is_automatic = is_automatic;
	heap_free(c->heap, offsets);
	return commit;
}

/* ---- Ends ----------------------------------------------------------------------------------------------------------- */

static void remember(struct consumer *c, const struct consumer_commit *commit)
{
	for (int32_t i = 0; i < commit->count; i++) {
		struct consumer_partition *p =
			consumer_partition_of(c, (struct topic_partition){ commit->offsets[i].topic, commit->offsets[i].partition });

		if (p)
			p->committed = commit->offsets[i].offset;
	}
}

static void finish(struct consumer *c, struct consumer_commit *commit, int16_t error_code, const char *exception, struct bytes text)
{
	bool is_kept = commit == c->prepare_commit || commit == c->close_commit;

	if (error_code == KAFKA_NONE && !commit->is_fetch)
		remember(c, commit);
	if (bytes_is_null(text) && error_code != KAFKA_NONE)
		text = bytes_of_text(kafka_error_text(error_code));
	if (error_code != KAFKA_NONE && !exception)
		exception = kafka_error_exception(error_code);
	if (commit->id != 0)
		consumer_tell(c, (struct consumer_event){ .type = commit->is_fetch ? CONSUMER_FETCHED_COMMITTED : CONSUMER_COMMITTED,
		                                          .operation = commit->id,
		                                          .partitions = commit->offsets,
		                                          .partition_count = commit->count,
		                                          .error_code = error_code,
		                                          .exception = exception,
		                                          .error = text });
	commit->is_done = true;
	if (!is_kept)
		consumer_commit_del(c, commit);
}

static void warn(struct consumer *c, const struct event *ev, const struct consumer_commit *commit, struct bytes text)
{
	if (commit->is_automatic && !commit->is_sync)
		network_log(&c->network, ev, CLIENT_LOG_WARN, LOGGER, "Asynchronous auto-commit of offsets failed: %.*s", (int)text.size,
		            (const char *)text.data);
}

/* Synchronous ones go again until their time is up; others tell that it would be worth it. */
static void retry_or_fail(struct consumer *c, const struct event *ev, struct arena *arena, struct consumer_commit *commit,
                          int16_t error_code)
{
	struct network *net = &c->network;

	if (commit->is_sync || commit->is_fetch) {
		commit->retry_at_us =
			ev->now_us + network_backoff(&net->prng, net->retry_backoff_us, net->retry_backoff_max_us, commit->attempts++);
		if (commit->retry_at_us < commit->until_us)
			return;
		finish(c, commit, KAFKA_REQUEST_TIMED_OUT, "TimeoutException",
		       arena_printf(arena, "Timeout of %lldms expired before successfully committing offsets", (long long)(c->api_timeout_us / 1000)));
		return;
	}
	if (commit->is_automatic)
		c->auto_commit_at_us = ev->now_us + net->retry_backoff_us;
	finish(c, commit, error_code, "RetriableCommitFailedException",
	       BYTES("Offset commit failed with a retriable exception. You should retry committing the latest consumed offsets."));
}

/* ---- OffsetCommit --------------------------------------------------------------------------------------------------- */

static bool is_current(const struct consumer *c, const struct consumer_commit *commit)
{
	return commit->sent_generation == c->generation && bytes_equal(commit->sent_member, c->member_id);
}

static void stale(struct consumer *c, const struct event *ev, struct consumer_commit *commit, int16_t error_code)
{
	if (!is_current(c, commit) && c->state == MEMBER_PREPARING) {
		finish(c, commit, KAFKA_REBALANCE_IN_PROGRESS, NULL,
		       BYTES("Offset commit cannot be completed since the consumer member's generation is already stale, meaning it has already "
		             "participated another rebalance and got a new generation. You can try completing the rebalance by calling poll() and "
		             "then retry commit again"));
		return;
	}
	consumer_reset_generation(c, "encountered an error from OFFSET_COMMIT response", error_code != KAFKA_ILLEGAL_GENERATION);
	warn(c, ev, commit, bytes_of_text(COMMIT_FAILED));
	finish(c, commit, error_code, "CommitFailedException", bytes_of_text(COMMIT_FAILED));
}

static void refused(struct consumer *c, const struct event *ev, struct arena *arena, struct consumer_commit *commit, int16_t error_code,
                    struct bytes topic)
{
	switch (error_code) {
	case KAFKA_GROUP_AUTHORIZATION_FAILED:
		finish(c, commit, error_code, NULL,
		       arena_printf(arena, "Not authorized to access group: %.*s", (int)c->group.size, (const char *)c->group.data));
		break;
	case KAFKA_TOPIC_AUTHORIZATION_FAILED:
		finish(c, commit, error_code, NULL,
		       arena_printf(arena, "Not authorized to access topics: [%.*s]", (int)topic.size, (const char *)topic.data));
		break;
	case KAFKA_OFFSET_METADATA_TOO_LARGE:
	case KAFKA_INVALID_COMMIT_OFFSET_SIZE:
		finish(c, commit, error_code, NULL, BYTES_NULL);
		break;
	case KAFKA_COORDINATOR_NOT_AVAILABLE:
	case KAFKA_NOT_COORDINATOR:
	case KAFKA_REQUEST_TIMED_OUT:
		consumer_coordinator_lost(c);
		retry_or_fail(c, ev, arena, commit, error_code);
		break;
	case KAFKA_COORDINATOR_LOAD_IN_PROGRESS:
	case KAFKA_UNKNOWN_TOPIC_OR_PARTITION:
		retry_or_fail(c, ev, arena, commit, error_code);
		break;
	case KAFKA_REBALANCE_IN_PROGRESS:
		consumer_request_rejoin(c, "offset commit failed since group is already rebalancing");
		finish(c, commit, error_code, NULL,
		       BYTES("Offset commit cannot be completed since the consumer group is executing a rebalance at the moment. You can try "
		             "completing the rebalance by calling poll() and then retry commit again"));
		break;
	case KAFKA_UNKNOWN_MEMBER_ID:
	case KAFKA_ILLEGAL_GENERATION:
		stale(c, ev, commit, error_code);
		break;
	case KAFKA_FENCED_INSTANCE_ID:
		finish(c, commit, error_code, NULL, BYTES_NULL);
		break;
	default:
		finish(c, commit, error_code, "KafkaException",
		       arena_printf(arena, "Unexpected error in commit: %s", kafka_error_text(error_code)));
	}
}

static void on_commit(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	struct consumer_commit *commit = answer->context;
	const struct offset_commit_response *body = answer->body;

	commit->is_in_flight = false;
	if (commit->is_done) {
		consumer_commit_del(c, commit);
		return;
	}
	if (answer->err != ERR_OK) {
		consumer_coordinator_lost(c);
		retry_or_fail(c, ev, fx->arena, commit, KAFKA_NETWORK_EXCEPTION);
		return;
	}
	c->stats.commit_total++;
	for (int32_t t = 0; t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++)
			if (body->topics[t].partitions[i].error_code != KAFKA_NONE) {
				refused(c, ev, fx->arena, commit, body->topics[t].partitions[i].error_code, body->topics[t].name);
				return;
			}
	finish(c, commit, KAFKA_NONE, NULL, BYTES_NULL);
}

static void fill_commit(struct consumer *c, struct arena *arena, const struct consumer_commit *commit, int16_t version,
                        struct offset_commit_request *body)
{
	struct offset_commit_request_offset_commit_request_topic *topic = NULL;

	message_init(&offset_commit_request_schema, body);
	body->group_id = c->group;
	body->generation_id_or_member_epoch = c->is_auto_assigned ? c->generation : -1;
	body->member_id = c->is_auto_assigned ? c->member_id : BYTES("");
	if (version >= 7)
		body->group_instance_id = c->is_auto_assigned ? c->group_instance_id : BYTES_NULL;
	body->topics = message_new_items(arena, &offset_commit_request_offset_commit_request_topic_struct, commit->count);
	for (int32_t i = 0; i < commit->count; i++) {
		const struct consumer_offset *offset = &commit->offsets[i];

		topic = NULL;
		for (int32_t t = 0; t < body->topics_count && !topic; t++)
			if (bytes_equal(body->topics[t].name, offset->topic))
				topic = &body->topics[t];
		if (!topic) {
			topic = &body->topics[body->topics_count++];
			topic->name = offset->topic;
			topic->partitions = message_new_items(arena, &offset_commit_request_offset_commit_request_partition_struct, commit->count);
		}
		struct offset_commit_request_offset_commit_request_partition *partition = &topic->partitions[topic->partitions_count++];

		partition->partition_index = offset->partition;
		partition->committed_offset = offset->offset;
		if (version >= 6)
			partition->committed_leader_epoch = offset->leader_epoch;
		partition->committed_metadata = offset->metadata;
	}
}

/* Outside a stable generation nothing can be committed; the application learns why. */
static bool may_commit(struct consumer *c, const struct event *ev, struct consumer_commit *commit)
{
	if (!c->is_auto_assigned || c->state == MEMBER_STABLE)
		return true;
	if (consumer_is_rebalancing(c)) {
		finish(c, commit, KAFKA_REBALANCE_IN_PROGRESS, NULL,
		       BYTES("Offset commit cannot be completed since the consumer is undergoing a rebalance for auto partition assignment. You can "
		             "try completing the rebalance by calling poll() and then retry the operation."));
		return false;
	}
	struct bytes text = BYTES("Offset commit cannot be completed since the consumer is not part of an active group for auto partition "
	                          "assignment; it is likely that the consumer was kicked out of the group.");

	warn(c, ev, commit, text);
	finish(c, commit, KAFKA_UNKNOWN_MEMBER_ID, "CommitFailedException", text);
	return false;
}

static void send_commit(struct consumer *c, const struct event *ev, struct effects *fx, struct consumer_commit *commit)
{
	const struct api *api = api_of_key(API_KEY_OFFSET_COMMIT);
	struct offset_commit_request body;

	if (commit->count == 0) {
		finish(c, commit, KAFKA_NONE, NULL, BYTES_NULL);
		return;
	}
	if (!may_commit(c, ev, commit))
		return;
	/* Version 10 knows topics by id alone, as the classic consumer does not. */
	int16_t version = network_version(&c->network, c->coordinator, api, 9);

	fill_commit(c, fx->arena, commit, version, &body);
	for (int32_t t = 0; t < body.topics_count && is_mutant(fx, consumer_commits_ahead); t++)
		body.topics[t].partitions[0].committed_offset += 1000;
	commit->sent_generation = c->generation;
	owned_set(c->heap, &commit->sent_member, c->member_id);
	commit->is_in_flight = true;
	network_send(&c->network, ev, fx, c->coordinator, api, version, &body, 0, on_commit, commit);
}

/* ---- OffsetFetch, for the application ------------------------------------------------------------------------------- */

static void on_committed(void *owner, const struct event *ev, struct effects *fx, const struct network_answer *answer)
{
	struct consumer *c = owner;
	struct consumer_commit *commit = answer->context;
	struct consumer_offset *found;
	int16_t error_code = KAFKA_NETWORK_EXCEPTION;

	commit->is_in_flight = false;
	if (commit->is_done) {
		consumer_commit_del(c, commit);
		return;
	}
	if (answer->err == ERR_OK)
		error_code = consumer_offsets_found(fx->arena, answer, commit->offsets, commit->count, &found);
	if (error_code == KAFKA_NETWORK_EXCEPTION || error_code == KAFKA_NOT_COORDINATOR || error_code == KAFKA_COORDINATOR_NOT_AVAILABLE)
		consumer_coordinator_lost(c);
	if (error_code == KAFKA_NONE) {
		for (int32_t i = 0; i < commit->count; i++) {
			commit->offsets[i].offset = found[i].offset;
			commit->offsets[i].leader_epoch = found[i].leader_epoch;
			owned_set(c->heap, &commit->offsets[i].metadata, found[i].metadata);
		}
		finish(c, commit, KAFKA_NONE, NULL, BYTES_NULL);
	} else if (kafka_error_is_retriable(error_code)) {
		retry_or_fail(c, ev, fx->arena, commit, error_code);
	} else {
		finish(c, commit, error_code, NULL, BYTES_NULL);
	}
}

int16_t consumer_offsets_found(struct arena *arena, const struct network_answer *answer, const struct consumer_offset *asked,
                               int32_t count, struct consumer_offset **out)
{
	const struct offset_fetch_response *body = answer->body;
	int16_t error_code = answer->version >= 8 ? (body->groups_count == 1 ? body->groups[0].error_code : KAFKA_UNKNOWN_SERVER_ERROR)
	                                          : body->error_code;

	*out = arena_calloc(arena, (size_t)count + 1, sizeof(**out));
	if (error_code != KAFKA_NONE)
		return error_code;
	for (int32_t k = 0; k < count; k++) {
		(*out)[k] = asked[k];
		(*out)[k].offset = -1;
		(*out)[k].leader_epoch = -1;
		(*out)[k].metadata = BYTES("");
	}
	for (int32_t t = 0; answer->version >= 8 && t < body->groups[0].topics_count; t++) {
		const struct offset_fetch_response_offset_fetch_response_topics *topic = &body->groups[0].topics[t];

		for (int32_t i = 0; i < topic->partitions_count; i++)
			for (int32_t k = 0; k < count; k++) {
				if (asked[k].partition != topic->partitions[i].partition_index || !bytes_equal(asked[k].topic, topic->name))
					continue;
				if (topic->partitions[i].error_code != KAFKA_NONE)
					return topic->partitions[i].error_code;
				(*out)[k].offset = topic->partitions[i].committed_offset;
				(*out)[k].leader_epoch = topic->partitions[i].committed_leader_epoch;
				(*out)[k].metadata = topic->partitions[i].metadata;
			}
	}
	for (int32_t t = 0; answer->version < 8 && t < body->topics_count; t++)
		for (int32_t i = 0; i < body->topics[t].partitions_count; i++)
			for (int32_t k = 0; k < count; k++) {
				const struct offset_fetch_response_offset_fetch_response_partition *one = &body->topics[t].partitions[i];

				if (asked[k].partition != one->partition_index || !bytes_equal(asked[k].topic, body->topics[t].name))
					continue;
				if (one->error_code != KAFKA_NONE)
					return one->error_code;
				(*out)[k].offset = one->committed_offset;
				(*out)[k].leader_epoch = one->committed_leader_epoch;
				(*out)[k].metadata = one->metadata;
			}
	return KAFKA_NONE;
}

void consumer_send_offset_fetch(struct consumer *c, const struct event *ev, struct effects *fx, const struct consumer_offset *asked,
                                int32_t count, network_handler *handler, void *context)
{
	const struct api *api = api_of_key(API_KEY_OFFSET_FETCH);
	int16_t version = network_version(&c->network, c->coordinator, api, 9);
	struct offset_fetch_request body;
	struct bytes *names = arena_calloc(fx->arena, (size_t)count + 1, sizeof(*names));
	int32_t **numbers = arena_calloc(fx->arena, (size_t)count + 1, sizeof(*numbers));
	int32_t *counts = arena_calloc(fx->arena, (size_t)count + 1, sizeof(*counts)), topics = 0;

	for (int32_t i = 0; i < count; i++) {
		int32_t t = 0;

		while (t < topics && !bytes_equal(names[t], asked[i].topic))
			t++;
		if (t == topics) {
			names[topics++] = asked[i].topic;
			numbers[t] = arena_calloc(fx->arena, (size_t)count, sizeof(int32_t));
		}
		numbers[t][counts[t]++] = asked[i].partition;
	}
	message_init(&offset_fetch_request_schema, &body);
	if (version >= 7)
		body.require_stable = true;
	if (version >= 8) {
		body.groups = message_new_items(fx->arena, &offset_fetch_request_offset_fetch_request_group_struct, 1);
		body.groups_count = 1;
		body.groups[0].group_id = c->group;
		body.groups[0].topics = message_new_items(fx->arena, &offset_fetch_request_offset_fetch_request_topics_struct, topics);
		body.groups[0].topics_count = topics;
	} else {
		body.group_id = c->group;
		body.topics = message_new_items(fx->arena, &offset_fetch_request_offset_fetch_request_topic_struct, topics);
		body.topics_count = topics;
	}
	for (int32_t t = 0; t < topics; t++)
		if (version >= 8) {
			body.groups[0].topics[t].name = names[t];
			body.groups[0].topics[t].partition_indexes = numbers[t];
			body.groups[0].topics[t].partition_indexes_count = counts[t];
		} else {
			body.topics[t].name = names[t];
			body.topics[t].partition_indexes = numbers[t];
			body.topics[t].partition_indexes_count = counts[t];
		}
	network_send(&c->network, ev, fx, c->coordinator, api, version, &body, 0, handler, context);
}

/* ---- Running -------------------------------------------------------------------------------------------------------- */

void consumer_commits_run(struct consumer *c, const struct event *ev, struct effects *fx)
{
	bool is_due = c->auto_commits && c->is_polling && c->auto_commit_at_us <= ev->now_us && c->revoke_stage == REVOKE_NONE;

	if (is_due && (!c->is_auto_assigned || c->state == MEMBER_STABLE) && !c->prepare_commit) {
		c->auto_commit_at_us = ev->now_us + c->auto_commit_interval_us;
		consumer_commit_positions(c, ev, false, true);
	}
	LIST_EACH(&c->commits, struct consumer_commit, commit, link) {
		if (commit->is_in_flight || commit->is_done)
			continue;
		if (commit->until_us <= ev->now_us) {
			commit->attempts = INT32_MAX / 2;
			commit->retry_at_us = commit->until_us;
			finish(c, commit, KAFKA_REQUEST_TIMED_OUT, "TimeoutException",
			       arena_printf(fx->arena, "Timeout of %lldms expired before successfully committing offsets",
			                    (long long)(c->api_timeout_us / 1000)));
			continue;
		}
		if (commit->retry_at_us > ev->now_us || !consumer_coordinator_is_ready(c, ev, fx))
			continue;
		if (commit->is_fetch) {
			commit->is_in_flight = true;
			consumer_send_offset_fetch(c, ev, fx, commit->offsets, commit->count, on_committed, commit);
		} else {
			send_commit(c, ev, fx, commit);
		}
	}
}

int64_t consumer_commits_deadline(const struct consumer *c)
{
	int64_t deadline = TIME_NEVER;

	if (c->auto_commits && c->is_polling && c->auto_commit_at_us > c->seen_us && !list_is_empty(&c->partitions))
		deadline = c->auto_commit_at_us;
	LIST_EACH(&c->commits, struct consumer_commit, commit, link) {
		if (commit->is_in_flight || commit->is_done)
			continue;
		if (commit->retry_at_us > c->seen_us && commit->retry_at_us < deadline)
			deadline = commit->retry_at_us;
		if (commit->until_us > c->seen_us && commit->until_us < deadline)
			deadline = commit->until_us;
	}
	return deadline;
}

uint64_t consumer_commit(struct consumer *c, const struct event *ev, struct effects *fx, const struct consumer_offset *offsets,
                         int32_t count, bool is_sync)
{
	struct consumer_commit *commit =
		offsets ? consumer_commit_new(c, ev, offsets, count, is_sync) : consumer_commit_positions(c, ev, is_sync, false);
	uint64_t id = c->next_operation++;

	if (!commit)
		commit = consumer_commit_new(c, ev, NULL, 0, is_sync);
	commit->id = id;
	if (!consumer_has_group(c))
		finish(c, commit, KAFKA_INVALID_GROUP_ID, NULL,
		       BYTES("To use the group management or offset commit APIs, you must provide a valid group.id in the consumer configuration."));
	consumer_run(c, ev, fx);
	return id;
}

uint64_t consumer_committed(struct consumer *c, const struct event *ev, struct effects *fx, const struct topic_partition *partitions,
                            int32_t count)
{
	struct consumer_offset *offsets = arena_calloc(fx->arena, (size_t)count + 1, sizeof(*offsets));
	uint64_t id = c->next_operation++;

	for (int32_t i = 0; i < count; i++)
		offsets[i] = (struct consumer_offset){ partitions[i].topic, partitions[i].partition, -1, -1, BYTES("") };
	struct consumer_commit *commit = consumer_commit_new(c, ev, offsets, count, true);

	commit->is_fetch = true;
	commit->id = id;
	consumer_run(c, ev, fx);
	return id;
}
