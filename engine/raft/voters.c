/* Changes of the voter set, one at a time (KIP-853): a voter is added, removed, or told anew where it listens.
 *
 * The new set is in force as soon as it is in the log, committed or not; so there must be no other that is not committed yet, and
 * the leader must have committed something in its own epoch. Who is added or listens elsewhere is asked first what it supports.
 * A quorum that is static (kraft.version 0) has no record for its voters: there the leader remembers what they told, for the day when
 * kraft.version is raised. Source: Kafka's AddVoterHandler, RemoveVoterHandler, UpdateVoterHandler, LeaderState. */
#include "engine/raft/internal.h"
#include "engine/base/owned.h"
#include "engine/base/uuid.h"
#include "engine/wire/errors.h"

#include <stdio.h>

enum change_kind { CHANGE_ADD, CHANGE_REMOVE, CHANGE_UPDATE };

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

static void answer_update(struct raft *r, struct call *call, int16_t error_code)
{
	struct update_raft_voter_response response;

	message_init(&update_raft_voter_response_schema, &response);
	response.error_code = error_code;
	response.current_leader.leader_id = r->leader_id;
	response.current_leader.leader_epoch = r->epoch;
	if (!bytes_is_null(r->leader_host)) {
		response.current_leader.host = arena_copy(call->arena, r->leader_host);
		response.current_leader.port = r->leader_port;
	}
	call_answer(call, r->step.fx, &response, r->state_token);
}

/* The text goes only where there is room for one. */
static void answer(struct raft *r, struct call *call, int16_t error_code, struct bytes text)
{
	struct effects *fx = r->step.fx;

	if (call->api->key == API_KEY_UPDATE_RAFT_VOTER) {
		answer_update(r, call, error_code);
	} else if (call->api->key == API_KEY_ADD_RAFT_VOTER) {
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

/* Who waits for the change hears how it went. */
static void tell(struct raft *r, int16_t error_code, struct bytes text)
{
	struct call *call = r->change->call;

	if (!call)
		return;
	r->change->call = NULL;
	call->on_cancel = NULL;
	answer(r, call, error_code, text);
}

/* The change is over. */
static void finish(struct raft *r, int16_t error_code, struct bytes text)
{
	tell(r, error_code, text);
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

/* "Endpoints(endpoints={ListenerName(CONTROLLER)=host/<unresolved>:9093})", as Java prints them. */
static struct bytes endpoints_text(const struct raft *r, const struct raft_voter *voter, struct arena *arena)
{
	struct buf out = { .heap = r->heap };

	buf_add_text(&out, "Endpoints(endpoints={");
	for (int32_t i = 0; i < voter->endpoint_count; i++) {
		const struct raft_endpoint *e = &voter->endpoints[i];

		buf_printf(&out, "%sListenerName(%.*s)=%.*s/<unresolved>:%d", i ? ", " : "", (int)e->name.size, (const char *)e->name.data, (int)e->host.size,
		           (const char *)e->host.data, e->port);
	}
	buf_add_text(&out, "})");
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
		struct bytes endpoints = endpoints_text(r, &voter, arena);

		answer(r, call, KAFKA_INVALID_REQUEST,
		       arena_printf(arena, "Add voter request didn't include the endpoint (%.*s) for the default listener ListenerName(%.*s)",
		                    (int)endpoints.size, (const char *)endpoints.data, (int)r->listener.size, (const char *)r->listener.data));
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
	if (c->is_acknowledged_early)
		tell(r, KAFKA_NONE, BYTES_NULL);
}

/* It must also have fetched the log up to its end within the last hour (Kafka asks for no more). */
static bool is_caught_up(const struct raft *r, const struct raft_voter *voter)
{
	const struct raft_replica *replica = raft_replica_find(r, voter->id, voter->directory_id);

	return replica && replica->last_caught_up_ms > 0 && replica->last_fetch_ms > r->step.wall_ms - 3600000;
}

/* "Aborted add voter operation for ReplicaKey(...) since ..." */
static void abort_adding(struct raft *r, int16_t error_code, const char *why)
{
	const struct raft_voter *voter = r->change->voter.voters;
	struct arena *arena = r->step.fx->arena;
	struct bytes key = key_text(arena, voter->id, voter->directory_id);

	finish(r, error_code, arena_printf(arena, "Aborted add voter operation for %.*s since %s", (int)key.size, (const char *)key.data, why));
}

static void go_on_adding(struct raft *r, int16_t first, int16_t last)
{
	char text[160];

	if (first > r->kraft_version || last < r->kraft_version) {
		snprintf(text, sizeof(text), "the kraft.version range (min: %d, max: %d%s doesn't support the finalized version %d", first, last,
		         last == 0 ? ")" : "", r->kraft_version); /* Kafka leaves the bracket open when a range was told */
		abort_adding(r, KAFKA_INVALID_REQUEST, text);
	} else if (!is_caught_up(r, r->change->voter.voters)) {
		abort_adding(r, KAFKA_REQUEST_TIMED_OUT, "it is lagging behind");
	} else {
		add_voter(r, first, last);
	}
}

/* At kraft.version 0 a voter's directory is not known before it tells it here. */
static void go_on_updating(struct raft *r, int16_t first, int16_t last)
{
	struct voter_change *c = r->change;
	const struct raft_voter *voter = c->voter.voters;
	bool is_static = r->kraft_version < 1;
	const struct raft_voter *known = voter_set_find(is_static ? &r->told_voters : &r->voters, voter->id);
	int32_t count;

	if (first != voter->min_kraft_version || last != voter->max_kraft_version || first > r->kraft_version || last < r->kraft_version) {
		finish(r, KAFKA_INVALID_REQUEST, BYTES_NULL);
	} else if (!is_static && r->voters_offset >= r->high_watermark) {
		finish(r, KAFKA_REQUEST_TIMED_OUT, BYTES_NULL);
	} else if (!known || (!is_static && !uuid_equal(known->directory_id, voter->directory_id))) {
		finish(r, KAFKA_VOTER_NOT_FOUND, BYTES_NULL);
	} else if (is_static) {
		raft_note_told_voter(r, voter);
		finish(r, KAFKA_NONE, BYTES_NULL);
	} else {
		struct raft_voter *voters = edited(r, voter->id, voter, &count);

		c->offset = append_voters(r, voters, count);
		tell(r, KAFKA_NONE, BYTES_NULL); /* that it is committed is waited for only by the next change */
	}
}

void raft_change_features(struct raft *r, enum err err, const void *body)
{
	const struct api_versions_response *response = body;
	struct voter_change *c = r->change;
	int16_t first = 0, last = 0;

	if (!c || c->kind == CHANGE_REMOVE || c->offset >= 0)
		return;
	for (int32_t i = 0; !err && i < response->supported_features_count; i++)
		if (bytes_equal_text(response->supported_features[i].name, "kraft.version")) {
			first = response->supported_features[i].min_version;
			last = response->supported_features[i].max_version;
		}
	if (err || response->error_code) {
		char text[100];

		snprintf(text, sizeof(text), "API_VERSIONS returned an error %s", kafka_error_name(err ? KAFKA_REQUEST_TIMED_OUT : response->error_code));
		if (c->kind == CHANGE_ADD)
			abort_adding(r, KAFKA_REQUEST_TIMED_OUT, text);
		else
			finish(r, KAFKA_REQUEST_TIMED_OUT, BYTES_NULL);
	} else if (c->kind == CHANGE_ADD) {
		go_on_adding(r, first, last);
	} else {
		go_on_updating(r, first, last);
	}
}

void raft_change_poll(struct raft *r)
{
	struct voter_change *c = r->change;

	if (!c)
		return;
	if (r->step.now_us >= c->deadline_us) {
		finish(r, KAFKA_REQUEST_TIMED_OUT, BYTES_NULL);
	} else if (c->kind != CHANGE_REMOVE && c->offset < 0 && !c->is_asked) {
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

void raft_answer_update_voter(struct raft *r, struct call *call)
{
	const struct update_raft_voter_request *request = call->body;
	struct raft_voter voter = { .id = request->voter_id, .directory_id = request->voter_directory_id };
	int16_t error = raft_is_cluster(r, request->cluster_id) ? raft_check_leader(r, request->current_leader_epoch) : KAFKA_INCONSISTENT_CLUSTER_ID;

	voter.min_kraft_version = request->kraft_version_feature.min_supported_version;
	voter.max_kraft_version = request->kraft_version_feature.max_supported_version;
	voter.endpoints = arena_calloc(call->arena, (size_t)request->listeners_count + 1, sizeof(*voter.endpoints));
	for (int32_t i = 0; i < request->listeners_count; i++)
		voter.endpoints[voter.endpoint_count++] =
			(struct raft_endpoint){ request->listeners[i].name, request->listeners[i].host, request->listeners[i].port };
	if (!error && (voter.id < 0 || uuid_is_zero(voter.directory_id) || voter.min_kraft_version < 0 || voter.max_kraft_version < voter.min_kraft_version))
		error = KAFKA_INVALID_REQUEST;
	if (!error && (r->change || !raft_is_established(r)))
		error = KAFKA_REQUEST_TIMED_OUT;
	if (!error && !raft_voter_endpoint(&voter, r->listener))
		error = KAFKA_INVALID_REQUEST;
	if (error) {
		answer_update(r, call, error);
		return;
	}
	voter_set_copy(&begin_change(r, call, CHANGE_UPDATE, -1)->voter, &voter, 1);
	raft_change_poll(r);
}

/* ---- What voters of a static quorum told ------------------------------------------------------------------------------------ */

void raft_note_told_voter(struct raft *r, const struct raft_voter *voter)
{
	struct raft_voter *all = arena_calloc(r->step.fx->arena, (size_t)r->told_voters.count + 1, sizeof(*all));
	struct voter_set set;

	for (int32_t i = 0; i < r->told_voters.count; i++)
		all[i] = r->told_voters.voters[i].id == voter->id ? *voter : r->told_voters.voters[i];
	voter_set_init(&set, r->heap);
	voter_set_copy(&set, all, r->told_voters.count);
	voter_set_free(&r->told_voters);
	r->told_voters = set;
}

/* ---- How a change ends ------------------------------------------------------------------------------------------------------- */

void raft_change_advanced(struct raft *r)
{
	struct voter_change *c = r->change;

	if (!c || c->offset < 0 || r->high_watermark <= c->offset)
		return;
	bool is_removal = c->kind == CHANGE_REMOVE;

	finish(r, KAFKA_NONE, BYTES_NULL);
	/* A leader that is no voter any more has seen its own removal through; now another leads. */
	if (is_removal && r->role == RAFT_LEADER && !raft_is_voter(r))
		raft_resign(r);
}

void raft_change_failed(struct raft *r, int16_t error_code)
{
	if (r->change)
		finish(r, error_code, BYTES_NULL);
}

/* Why it cannot be raised; NULL: it can. Who has not told yet counts as one that knows version 0 only. */
static const char *why_not_upgrade(const struct raft *r, int16_t level)
{
	if (level < r->kraft_version)
		return "because the new version is a downgrade";
	for (int32_t i = 0; i < r->told_voters.count; i++)
		if (level > r->told_voters.voters[i].max_kraft_version || uuid_is_zero(r->told_voters.voters[i].directory_id))
			return "because not all of the voters support it";
	return NULL;
}

int16_t raft_upgrade_kraft_version(struct raft *r, int16_t level, bool is_validate_only, const char **why)
{
	struct batch_builder builder;
	struct buf batch = { .heap = r->heap };

	*why = NULL;
	if (level == r->kraft_version)
		return KAFKA_NONE;
	*why = why_not_upgrade(r, level);
	if (*why || is_validate_only)
		return *why ? KAFKA_INVALID_UPDATE_VERSION : KAFKA_NONE;
	batch_builder_init(&builder, r->heap, CODEC_NONE);
	builder.attributes = BATCH_CONTROL;
	control_add_kraft_version(&builder, r->step.wall_ms, level);
	control_add_voters(&builder, r->step.wall_ms, &r->told_voters);
	batch_builder_end(&builder, &batch);
	int64_t last = raft_append_batch(r, buf_bytes(&batch));

	buf_free(&batch);
	batch_builder_free(&builder);
	if (last < 0)
		return KAFKA_UNKNOWN_SERVER_ERROR;
	r->kraft_version = level;
	r->voters_offset = last;
	voter_set_copy(&r->voters, r->told_voters.voters, r->told_voters.count);
	raft_voters_changed(r);
	return KAFKA_NONE;
}
