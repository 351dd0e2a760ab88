/* Changes of the voter set, one at a time (KIP-853): a voter is added, removed, or told anew where it listens.
 *
 * The new set is in force as soon as it is in the log, committed or not; so there must be no other that is not committed yet, and
 * the leader must have committed something in its own epoch. Source: Kafka's AddVoterHandler, RemoveVoterHandler, UpdateVoterHandler. */
#include "engine/raft/internal.h"
#include "engine/base/owned.h"
#include "engine/base/uuid.h"
#include "engine/wire/errors.h"

enum change_kind { CHANGE_ADD, CHANGE_REMOVE };

struct voter_change {
	enum change_kind kind;
	struct call *call; /* NULL: nobody waits for it */
	int64_t offset;    /* of the voters record; -1: not appended, the new voter is being asked what it supports */
	int64_t deadline_us;
	struct voter_set voter; /* the new one alone */
	bool is_acknowledged_early;
	bool is_asked;
};

void raft_change_free(struct raft *r)
{
	if (!r->change)
		return;
	voter_set_free(&r->change->voter);
	heap_free(r->heap, r->change);
	r->change = NULL;
}

/* ---- Answers -------------------------------------------------------------------------------------------------------------- */

static void answer(struct raft *r, struct call *call, int16_t error_code, struct bytes text)
{
	struct effects *fx = r->step.fx;

	if (call->api->key == API_KEY_ADD_RAFT_VOTER) {
		struct add_raft_voter_response response = { .error_code = error_code, .error_message = text };

		call_answer(call, fx, &response, 0);
	} else {
		struct remove_raft_voter_response response = { .error_code = error_code, .error_message = text };

		call_answer(call, fx, &response, 0);
	}
}

static void refuse(struct raft *r, struct call *call, int16_t error_code, const char *text)
{
	answer(r, call, error_code, text ? bytes_of_text(text) : BYTES_NULL);
}

/* The change is over; who waits for it hears how. */
static void finish(struct raft *r, int16_t error_code, const char *text)
{
	struct voter_change *c = r->change;

	if (c->call) {
		c->call->on_cancel = NULL;
		refuse(r, c->call, error_code, text);
	}
	raft_change_free(r);
}

static void cancel(void *owner, struct call *call)
{
	struct raft *r = call->waiter;

	(void)owner;
	if (r->change && r->change->call == call)
		r->change->call = NULL;
}

/* "ReplicaKey(id=1, directoryId=...)", as Kafka prints it. */
static struct bytes key_text(struct arena *arena, int32_t id, struct uuid directory_id)
{
	char text[UUID_TEXT_SIZE + 1];

	if (uuid_is_zero(directory_id))
		return arena_printf(arena, "ReplicaKey(id=%d, directoryId=<undefined>)", id);
	return arena_printf(arena, "ReplicaKey(id=%d, directoryId=%s)", id, uuid_text(directory_id, text));
}

static struct bytes keys_text(const struct raft *r, struct arena *arena)
{
	struct buf out = { .heap = r->heap };

	buf_add_char(&out, '[');
	for (int32_t i = 0; i < r->voters.count; i++) {
		if (i > 0)
			buf_add_text(&out, ", ");
		buf_add_bytes(&out, key_text(arena, r->voters.voters[i].id, r->voters.voters[i].directory_id));
	}
	buf_add_char(&out, ']');
	struct bytes copy = arena_copy(arena, buf_bytes(&out));

	buf_free(&out);
	return copy;
}

/* ---- The log -------------------------------------------------------------------------------------------------------------- */

static int64_t append_voters(struct raft *r, const struct raft_voter *voters, int32_t count)
{
	struct batch_builder builder;
	struct buf batch = { .heap = r->heap };
	struct voter_set set;

	voter_set_init(&set, r->heap);
	voter_set_copy(&set, voters, count);
	batch_builder_init(&builder, r->heap, CODEC_NONE);
	builder.attributes = BATCH_CONTROL;
	control_add_voters(&builder, r->step.wall_ms, &set);
	batch_builder_end(&builder, &batch);
	int64_t offset = raft_append_batch(r, buf_bytes(&batch));

	buf_free(&batch);
	batch_builder_free(&builder);
	if (offset >= 0) {
		voter_set_free(&r->voters);
		r->voters = set;
		r->voters_offset = offset;
		raft_voters_changed(r);
	} else {
		voter_set_free(&set);
	}
	return offset;
}

/* The present set with `changed` put in, added, or (NULL) without voter `id`. Shares the texts. */
static struct raft_voter *edited(const struct raft *r, int32_t id, const struct raft_voter *changed, int32_t *count)
{
	struct raft_voter *voters = arena_calloc(r->step.fx->arena, (size_t)r->voters.count + 1, sizeof(*voters));
	bool is_in = false;

	*count = 0;
	for (int32_t i = 0; i < r->voters.count; i++) {
		bool is_it = r->voters.voters[i].id == id;

		is_in = is_in || is_it;
		if (!is_it || changed)
			voters[(*count)++] = is_it ? *changed : r->voters.voters[i];
	}
	if (!is_in && changed)
		voters[(*count)++] = *changed;
	return voters;
}

/* ---- What both begin with --------------------------------------------------------------------------------------------------- */

/* Why the set may not be changed now. */
static bool check_change(struct raft *r, struct call *call, const char *verb)
{
	struct arena *arena = call->arena;

	if (r->change) {
		refuse(r, call, KAFKA_REQUEST_TIMED_OUT, "Request timed out waiting for leader to handle previous voter change request");
	} else if (!raft_is_established(r)) {
		refuse(r, call, KAFKA_REQUEST_TIMED_OUT, "Request timed out waiting for leader to establish HWM and fence previous voter changes");
	} else if (r->kraft_version < 1) {
		answer(r, call, KAFKA_UNSUPPORTED_VERSION,
		       arena_printf(arena, "Cluster doesn't support %s voter because the kraft.version feature is %d", verb, r->kraft_version));
	} else if (r->voters_offset >= r->high_watermark) {
		answer(r, call, KAFKA_REQUEST_TIMED_OUT,
		       arena_printf(arena, "Request timed out waiting for voters to commit the latest voter change at Optional[%lld] with HWM %lld",
		                    (long long)r->voters_offset, (long long)r->high_watermark));
	} else {
		return true;
	}
	return false;
}

static bool check_leader(struct raft *r, struct call *call, struct bytes cluster_id)
{
	int16_t error;

	if (!raft_is_cluster(r, cluster_id)) {
		answer(r, call, KAFKA_INCONSISTENT_CLUSTER_ID,
		       arena_printf(call->arena, "The given id \"%.*s\" doesn't match the cluster id \"%.*s\"", (int)cluster_id.size,
		                    (const char *)cluster_id.data, (int)r->cluster_id.size, (const char *)r->cluster_id.data));
		return false;
	}
	error = raft_check_leader(r, r->epoch);
	if (error)
		refuse(r, call, error, NULL);
	return !error;
}

static struct voter_change *begin_change(struct raft *r, struct call *call, enum change_kind kind, int64_t offset)
{
	struct voter_change *c = HEAP_NEW(r->heap, struct voter_change);

	c->kind = kind;
	c->call = call;
	c->offset = offset;
	c->deadline_us = r->step.now_us + r->request_timeout_us;
	voter_set_init(&c->voter, r->heap);
	call->waiter = r;
	call->on_cancel = cancel;
	r->change = c;
	return c;
}

/* ---- AddRaftVoter ----------------------------------------------------------------------------------------------------------- */

void raft_answer_add_voter(struct raft *r, struct call *call)
{
	const struct add_raft_voter_request *request = call->body;
	struct raft_voter voter = { .id = request->voter_id, .directory_id = request->voter_directory_id };
	struct arena *arena = call->arena;

	if (!check_leader(r, call, request->cluster_id))
		return;
	voter.endpoints = arena_calloc(arena, (size_t)request->listeners_count + 1, sizeof(*voter.endpoints));
	for (int32_t i = 0; i < request->listeners_count; i++)
		voter.endpoints[voter.endpoint_count++] =
			(struct raft_endpoint){ request->listeners[i].name, request->listeners[i].host, request->listeners[i].port };
	if (voter.id < 0 || uuid_is_zero(voter.directory_id)) {
		refuse(r, call, KAFKA_INVALID_REQUEST, "Add voter request didn't include a valid voter");
	} else if (!raft_voter_endpoint(&voter, r->listener)) {
		answer(r, call, KAFKA_INVALID_REQUEST,
		       arena_printf(arena, "Add voter request didn't include the endpoint (Endpoints(endpoints={})) for the default listener ListenerName(%.*s)",
		                    (int)r->listener.size, (const char *)r->listener.data));
	} else if (!check_change(r, call, "adding")) {
		return;
	} else if (voter_set_find(&r->voters, voter.id)) {
		struct bytes key = key_text(arena, voter.id, voter.directory_id), keys = keys_text(r, arena);

		answer(r, call, KAFKA_DUPLICATE_VOTER,
		       arena_printf(arena, "The voter id for %.*s is already part of the set of voters %.*s.", (int)key.size, (const char *)key.data,
		                    (int)keys.size, (const char *)keys.data));
	} else {
		struct voter_change *c = begin_change(r, call, CHANGE_ADD, -1);

		voter_set_copy(&c->voter, &voter, 1);
		c->is_acknowledged_early = call->version >= 1 && !request->ack_when_committed;
		raft_change_poll(r);
	}
}

/* The new voter told what it supports: it is in. */
static void add_voter(struct raft *r, int16_t first, int16_t last)
{
	struct voter_change *c = r->change;
	int32_t count;

	c->voter.voters->min_kraft_version = first;
	c->voter.voters->max_kraft_version = last;
	struct raft_voter *voters = edited(r, c->voter.voters->id, c->voter.voters, &count);

	c->offset = append_voters(r, voters, count);
	c->deadline_us = r->step.now_us + r->request_timeout_us;
	if (c->is_acknowledged_early && c->call) {
		c->call->on_cancel = NULL;
		refuse(r, c->call, KAFKA_NONE, NULL);
		c->call = NULL;
	}
}

/* It must also have fetched the log up to its end within the last hour (Kafka asks for no more). */
static bool is_caught_up(const struct raft *r, const struct raft_voter *voter)
{
	const struct raft_replica *replica = raft_replica_find(r, voter->id, voter->directory_id);

	return replica && replica->last_caught_up_ms > 0 && replica->last_fetch_ms > r->step.wall_ms - 3600000;
}

void raft_change_features(struct raft *r, enum err err, const void *body)
{
	const struct api_versions_response *response = body;
	struct voter_change *c = r->change;
	int16_t first = -1, last = -1;

	if (!c || c->kind != CHANGE_ADD || c->offset >= 0)
		return;
	if (err || response->error_code) {
		finish(r, KAFKA_REQUEST_TIMED_OUT, "Aborted add voter operation for since API_VERSIONS returned an error");
		return;
	}
	for (int32_t i = 0; i < response->supported_features_count; i++)
		if (bytes_equal_text(response->supported_features[i].name, "kraft.version")) {
			first = response->supported_features[i].min_version;
			last = response->supported_features[i].max_version;
		}
	if (first < 0 || first > r->kraft_version || last < r->kraft_version)
		finish(r, KAFKA_INVALID_REQUEST, "Aborted add voter operation since kraft.version range doesn't support the finalized version");
	else if (!is_caught_up(r, c->voter.voters))
		finish(r, KAFKA_REQUEST_TIMED_OUT, "Aborted add voter operation since it is lagging behind");
	else
		add_voter(r, first, last);
}

void raft_change_poll(struct raft *r)
{
	struct voter_change *c = r->change;

	if (!c)
		return;
	if (r->step.now_us >= c->deadline_us) {
		finish(r, KAFKA_REQUEST_TIMED_OUT, NULL);
	} else if (c->kind == CHANGE_ADD && c->offset < 0 && !c->is_asked) {
		const struct raft_endpoint *endpoint = raft_voter_endpoint(c->voter.voters, r->listener);

		c->is_asked = raft_ask_features(r, endpoint->host, endpoint->port);
	}
}

/* ---- RemoveRaftVoter -------------------------------------------------------------------------------------------------------- */

void raft_answer_remove_voter(struct raft *r, struct call *call)
{
	const struct remove_raft_voter_request *request = call->body;
	const struct raft_voter *voter;
	int32_t count;

	if (!check_leader(r, call, request->cluster_id))
		return;
	if (request->voter_id < 0 || uuid_is_zero(request->voter_directory_id)) {
		refuse(r, call, KAFKA_INVALID_REQUEST, "Remove voter request didn't include a valid voter");
		return;
	}
	if (!check_change(r, call, "removing"))
		return;
	voter = voter_set_find(&r->voters, request->voter_id);
	if (!voter || !uuid_equal(voter->directory_id, request->voter_directory_id) || r->voters.count == 1) {
		struct bytes key = key_text(call->arena, request->voter_id, request->voter_directory_id), keys = keys_text(r, call->arena);

		answer(r, call, KAFKA_VOTER_NOT_FOUND,
		       arena_printf(call->arena, "Cannot remove voter %.*s from the set of voters %.*s", (int)key.size, (const char *)key.data,
		                    (int)keys.size, (const char *)keys.data));
		return;
	}
	struct raft_voter *voters = edited(r, request->voter_id, NULL, &count);
	struct voter_change *c = begin_change(r, call, CHANGE_REMOVE, INT64_MAX);

	c->offset = append_voters(r, voters, count);
	raft_change_advanced(r);
}

/* ---- UpdateRaftVoter -------------------------------------------------------------------------------------------------------- */

static int16_t update_voter(struct raft *r, const struct update_raft_voter_request *request)
{
	struct raft_voter voter = { .id = request->voter_id, .directory_id = request->voter_directory_id };
	const struct raft_voter *known = voter_set_find(&r->voters, request->voter_id);
	int16_t first = request->kraft_version_feature.min_supported_version, last = request->kraft_version_feature.max_supported_version;
	int32_t count;

	voter.endpoints = arena_calloc(r->step.fx->arena, (size_t)request->listeners_count + 1, sizeof(*voter.endpoints));
	for (int32_t i = 0; i < request->listeners_count; i++)
		voter.endpoints[voter.endpoint_count++] =
			(struct raft_endpoint){ request->listeners[i].name, request->listeners[i].host, request->listeners[i].port };
	voter.min_kraft_version = first;
	voter.max_kraft_version = last;
	if (voter.id < 0 || uuid_is_zero(voter.directory_id) || !raft_voter_endpoint(&voter, r->listener) || first < 0 || last < first)
		return KAFKA_INVALID_REQUEST;
	if (r->change || !raft_is_established(r))
		return KAFKA_REQUEST_TIMED_OUT;
	if (r->kraft_version < 1)
		return KAFKA_UNSUPPORTED_VERSION;
	if (r->voters_offset >= r->high_watermark)
		return KAFKA_REQUEST_TIMED_OUT;
	if (first > r->kraft_version || last < r->kraft_version)
		return KAFKA_INVALID_REQUEST;
	if (!known || !uuid_equal(known->directory_id, voter.directory_id))
		return KAFKA_VOTER_NOT_FOUND;
	struct raft_voter *voters = edited(r, voter.id, &voter, &count);

	append_voters(r, voters, count);
	return KAFKA_NONE;
}

void raft_answer_update_voter(struct raft *r, struct call *call)
{
	const struct update_raft_voter_request *request = call->body;
	struct update_raft_voter_response *response = arena_alloc(call->arena, call->api->response->root->size);

	message_init(call->api->response, response);
	response->error_code = raft_is_cluster(r, request->cluster_id) ? raft_check_leader(r, request->current_leader_epoch) : KAFKA_INCONSISTENT_CLUSTER_ID;
	if (!response->error_code)
		response->error_code = update_voter(r, request);
	response->current_leader.leader_id = r->leader_id;
	response->current_leader.leader_epoch = r->epoch;
	if (!bytes_is_null(r->leader_host)) {
		response->current_leader.host = arena_copy(call->arena, r->leader_host);
		response->current_leader.port = r->leader_port;
	}
	call_answer(call, r->step.fx, response, r->state_token);
}

/* ---- How a change ends ------------------------------------------------------------------------------------------------------- */

void raft_change_advanced(struct raft *r)
{
	struct voter_change *c = r->change;

	if (!c || c->offset < 0 || r->high_watermark <= c->offset)
		return;
	bool is_removal = c->kind == CHANGE_REMOVE;

	finish(r, KAFKA_NONE, NULL);
	/* A leader that is no voter any more has seen its own removal through; now another leads. */
	if (is_removal && r->role == RAFT_LEADER && !raft_is_voter(r))
		raft_resign(r);
}

void raft_change_failed(struct raft *r, int16_t error_code)
{
	if (r->change)
		finish(r, error_code, NULL);
}

int16_t raft_upgrade_kraft_version(struct raft *r, int16_t level, bool is_validate_only)
{
	struct batch_builder builder;
	struct buf batch = { .heap = r->heap };

	if (level == r->kraft_version)
		return KAFKA_NONE;
	/* A static quorum does not know its voters' directories: it cannot be raised here. */
	for (int32_t i = 0; i < r->voters.count; i++)
		if (level < r->kraft_version || level > r->voters.voters[i].max_kraft_version || uuid_is_zero(r->voters.voters[i].directory_id))
			return KAFKA_INVALID_UPDATE_VERSION;
	if (is_validate_only)
		return KAFKA_NONE;
	batch_builder_init(&builder, r->heap, CODEC_NONE);
	builder.attributes = BATCH_CONTROL;
	control_add_kraft_version(&builder, r->step.wall_ms, level);
	control_add_voters(&builder, r->step.wall_ms, &r->voters);
	batch_builder_end(&builder, &batch);
	int64_t last = raft_append_batch(r, buf_bytes(&batch));

	buf_free(&batch);
	batch_builder_free(&builder);
	if (last < 0)
		return KAFKA_UNKNOWN_SERVER_ERROR;
	r->kraft_version = level;
	r->voters_offset = last;
	return KAFKA_NONE;
}
