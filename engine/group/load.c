/* Reading a partition of __consumer_offsets back into groups, and applying single records. */
#include "engine/group/unserved.h"
#include "engine/group/rebalance.h"
#include "engine/group/records.h"
#include "engine/group/txn_offsets.h"
#include "engine/log/batch.h"

enum { BATCH_MEMORY_MAX = 64 << 20 }; /* what one batch may decompress to */
enum { MARKER_ABORT = 0, MARKER_COMMIT = 1 };

/* Where a record comes from. */
struct origin {
	int64_t producer_id; /* of the transaction in which it is, or NO_PRODUCER_ID */
	int64_t offset;
	struct list *changes; /* of the operation that has written it just now; NULL: it is committed already */
};

static enum err decode(struct bytes in, const struct schema *schema, struct arena *arena, void *message)
{
	size_t at = 2;
	int16_t version;

	if (in.size < at)
		return ERR_TRUNCATED;
	version = (int16_t)load_u16(in.data);
	if (version < schema->first_version || version > schema->last_version)
		return ERR_UNSUPPORTED;
	return message_decode(schema, version, in, &at, arena, message);
}

static struct group *find_or_create(struct shard *shard, struct bytes id)
{
	struct group *group = group_find(shard, id);

	return group ? group : group_create(shard, id);
}

/* Planted: while it loads, a coordinator passes over an offset, or over all but the first. */
static bool is_mutant_load(struct shard *shard, const struct offset_commit_key *key, const struct origin *origin)
{
	const struct effects *fx = shard->coordinator->step.fx;
	struct group *group = group_find(shard, key->group);

	if (origin->changes || shard->state != SHARD_LOADING)
		return false;
	return is_mutant(fx, offsets_not_loaded) || (is_mutant(fx, older_offset_loaded) && group && offsets_find(group, key->topic, key->partition));
}

static void put_offset(struct shard *shard, const struct offset_commit_key *key, const struct offset_value *offset, const struct origin *origin)
{
	struct group *group = find_or_create(shard, key->group);

	if (origin->producer_id == NO_PRODUCER_ID)
		offsets_put(group, key->topic, key->partition, offset, origin->changes);
	else
		txn_offsets_put(group, origin->producer_id, key->topic, key->partition, offset);
}

static void forget_offset(struct shard *shard, const struct offset_commit_key *key, const struct origin *origin)
{
	struct group *group = group_find(shard, key->group);

	if (!group)
		return;
	offsets_put(group, key->topic, key->partition, NULL, origin->changes);
	txn_offsets_forget(group, key->topic, key->partition);
}

static enum err replay_offset(struct shard *shard, const struct offset_commit_key *key, struct bytes value, struct arena *arena,
                              const struct origin *origin)
{
	struct offset_commit_value decoded;

	if (bytes_is_null(value)) {
		forget_offset(shard, key, origin);
		return ERR_OK;
	}
	enum err err = decode(value, &offset_commit_value_schema, arena, &decoded);

	if (err != ERR_OK)
		return err;
	struct offset_value offset = {
		.offset = decoded.offset,
		.leader_epoch = decoded.leader_epoch,
		.metadata = decoded.metadata,
		.commit_ms = decoded.commit_timestamp,
		.expire_ms = decoded.expire_timestamp,
		.topic_id = decoded.topic_id,
		.record_offset = origin->offset,
	};

	if (!is_mutant_load(shard, key, origin))
		put_offset(shard, key, &offset, origin);
	return ERR_OK;
}

/* Of before Kafka 0.8.2; only its key differs for us. */
static enum err replay_legacy_offset(struct shard *shard, const struct offset_commit_key *key, struct bytes value, struct arena *arena,
                                     const struct origin *origin)
{
	struct legacy_offset_commit_value decoded;
	struct offset_value offset = { .leader_epoch = -1, .expire_ms = NO_EXPIRY, .record_offset = origin->offset };

	if (bytes_is_null(value))
		return replay_offset(shard, key, value, arena, origin);
	enum err err = decode(value, &legacy_offset_commit_value_schema, arena, &decoded);

	if (err != ERR_OK)
		return err;
	offset.offset = decoded.offset;
	offset.metadata = decoded.metadata;
	offset.commit_ms = decoded.commit_timestamp;
	put_offset(shard, key, &offset, origin);
	return ERR_OK;
}

static void replay_member(struct group *group, const struct group_metadata_value *value,
                          const struct group_metadata_value_member_metadata *from)
{
	struct protocol protocol = { bytes_is_null(value->protocol) ? BYTES("") : value->protocol, from->subscription };
	bool is_known = group_member(group, from->member_id) ||
	                (!bytes_is_null(from->group_instance_id) && group_static_member(group, from->group_instance_id));

	if (is_known)
		return;
	struct member *member = group_add_member(group, from->member_id, from->group_instance_id, value->protocol_type,
	                                         &(struct protocols){ &protocol, 1 });

	group_set_text(group, &member->client_id, from->client_id);
	group_set_text(group, &member->client_host, from->client_host);
	group_set_assignment(member, from->assignment);
	member->session_timeout_ms = from->session_timeout;
	member->rebalance_timeout_ms = from->rebalance_timeout == -1 ? from->session_timeout : from->rebalance_timeout;
}

static void fill_group(struct group *group, const struct group_metadata_value *value)
{
	group_clear(group);
	unserved_forget(group);
	group->is_visible = true;
	group->state = value->members_count > 0 ? GROUP_STABLE : GROUP_EMPTY;
	group->previous_state = GROUP_DEAD;
	group->state_timestamp_ms = value->current_state_timestamp;
	group->generation = is_mutant(group_coordinator(group)->step.fx, generations_begin_anew) ? 0 : value->generation;
	group_set_text(group, &group->protocol_type, value->protocol_type.size > 0 ? value->protocol_type : BYTES_NULL);
	group_set_text(group, &group->protocol_name, value->protocol);
	group_set_text(group, &group->leader, value->leader);
	for (int32_t i = 0; i < value->members_count; i++)
		replay_member(group, value, &value->members[i]);
	const struct member *first = LIST_FIRST(&group->members_by_time, struct member, link);

	if (first && !group_member(group, group->leader))
		group_set_text(group, &group->leader, first->id);
	group_compute_topics(group);
}

/* A group that Kafka turned into one of another type has offsets still: the records of that come next. */
static void end_group(struct group *group)
{
	if (offsets_are_empty(group) && !txn_offsets_has(group)) {
		group_transition(group, GROUP_DEAD, BYTES_NULL);
		group_del(group);
		return;
	}
	group_clear(group);
	unserved_forget(group);
	group->state = GROUP_EMPTY;
}

static enum err replay_group(struct shard *shard, const struct group_metadata_key *key, struct bytes value, struct arena *arena)
{
	struct group_metadata_value decoded;

	if (bytes_is_null(value)) {
		struct group *group = group_find(shard, key->group);

		if (group)
			end_group(group);
		return ERR_OK;
	}
	enum err err = decode(value, &group_metadata_value_schema, arena, &decoded);

	if (err == ERR_OK)
		fill_group(find_or_create(shard, key->group), &decoded);
	return err;
}

/* Kafka's words. */
static void tell_unknown_type(const struct shard *shard, uint16_t record_type)
{
	struct coordinator *c = shard->coordinator;
	struct bytes text = arena_printf(c->step.fx->arena, "Unknown record type %d while loading offsets and group metadata from __consumer_offsets-%d. Ignoring it. "
	                                 "It could be a left over from an aborted upgrade.", record_type, shard->partition);

	c->port.warn(c->port.self, (const char *)text.data);
}

static enum err replay(struct shard *shard, const struct record_item *item, struct arena *arena, const struct origin *origin)
{
	struct offset_commit_key offset_key;
	struct group_metadata_key group_key;
	enum err err;
	size_t at = 2;

	if (item->key.size < at)
		return ERR_TRUNCATED;
	uint16_t record_type = load_u16(item->key.data);

	switch (record_type) {
	case RECORD_LEGACY_OFFSET_COMMIT:
	case RECORD_OFFSET_COMMIT: /* the same fields in both */
		err = message_decode(&offset_commit_key_schema, 0, item->key, &at, arena, &offset_key);
		if (err != ERR_OK)
			return err;
		return record_type == RECORD_OFFSET_COMMIT ? replay_offset(shard, &offset_key, item->value, arena, origin) :
		                                             replay_legacy_offset(shard, &offset_key, item->value, arena, origin);
	case RECORD_GROUP_METADATA:
		err = message_decode(&group_metadata_key_schema, 0, item->key, &at, arena, &group_key);
		return err != ERR_OK ? err : replay_group(shard, &group_key, item->value, arena);
	default:
		if (unserved_type_of(record_type) != GROUP_CLASSIC)
			return unserved_replay(shard, record_type, item, arena);
		tell_unknown_type(shard, record_type);
		return ERR_OK;
	}
}

enum err shard_replay(struct shard *shard, const struct record_item *item, struct list *changes)
{
	struct origin origin = { NO_PRODUCER_ID, WRITTEN_SINCE, changes };
	struct arena arena;

	arena_init(&arena, shard->coordinator->heap);
	enum err err = replay(shard, item, &arena, &origin);

	arena_free(&arena);
	return err;
}

/* The end of a transaction: the key is an int16 version and an int16 type. */
static void replay_marker(struct shard *shard, const struct batch *batch, const struct record *record)
{
	uint16_t type = record->key.size >= 4 ? load_u16(record->key.data + 2) : UINT16_MAX;

	if (type == MARKER_ABORT || type == MARKER_COMMIT)
		txn_offsets_end(shard, batch->producer_id, type == MARKER_COMMIT);
}

static enum err replay_batch(struct shard *shard, const struct batch *batch, struct arena *arena)
{
	struct record *records;
	int32_t count;
	enum err err = batch_records(batch, BATCH_MEMORY_MAX, arena, &records, &count);

	for (int32_t i = 0; err == ERR_OK && i < count; i++) {
		struct origin origin = { batch->producer_id, records[i].offset, NULL };

		if (batch_is_control(batch))
			replay_marker(shard, batch, &records[i]);
		else
			err = replay(shard, &(struct record_item){ records[i].key, records[i].value }, arena, &origin);
	}
	return err;
}

static enum err replay_batches(struct shard *shard, struct bytes batches)
{
	struct batch batch;
	struct arena arena;
	enum err err = ERR_OK;

	for (size_t at = 0; at < batches.size && err == ERR_OK;) {
		err = batch_next(batches, &at, &batch);
		if (err != ERR_OK)
			return err;
		arena_init(&arena, shard->coordinator->heap);
		err = replay_batch(shard, &batch, &arena);
		arena_free(&arena);
	}
	return err;
}

/* Members had no chance to be heard while nobody coordinated them: their sessions start now. */
static void resume_group(struct group *group)
{
	const struct coordinator *c = group_coordinator(group);
	struct operation *operation = operation_new(group->shard);

	LIST_EACH(&group->members_by_time, struct member, member, link)
		rebalance_keep_session(member, member->session_timeout_ms);
	if (group->members.count > (size_t)c->config.group_max_size)
		rebalance_prepare(group, operation,
		                  rebalance_reason(group,
		                                   "Freshly-loaded group %.*s (size %d) is over capacity %d. Rebalancing in order to give a "
		                                   "chance for consumers to commit offsets",
		                                   (int)group->id.size, (const char *)group->id.data, (int)group->members.count,
		                                   c->config.group_max_size));
	operation_submit(operation);
}

static void tell_unstable(const struct shard *shard)
{
	struct coordinator *c = shard->coordinator;

	if (shard->txn_offsets.count == 0)
		return;
	struct bytes text = arena_printf(c->step.fx->arena, "%d offsets in __consumer_offsets-%d were committed in transactions that have not ended. Groups that read them wait "
	                                 "until a server with a transaction coordinator has ended these.", (int)shard->txn_offsets.count, shard->partition);

	c->port.warn(c->port.self, (const char *)text.data);
}

static void finish_load(struct shard *shard)
{
	size_t offsets = 0;

	shard->state = SHARD_ACTIVE;
	TREE_EACH(&shard->groups, struct group, group, node) {
		offsets += group->offsets.count;
		resume_group(group);
	}
	shard_expire_later(shard);
	tell_unstable(shard);
	trace(shard->coordinator->step.fx->trace, offsets_loaded, .partition = shard->partition, .groups = (int64_t)shard->groups.count,
	      .offsets = (int64_t)offsets);
}

/* One piece per timer. */
static void on_load(void *owner, struct timer *timer)
{
	struct shard *shard = CONTAINER_OF(timer, struct shard, load_timer);
	struct coordinator *c = shard->coordinator;
	struct bytes batches = BYTES_NULL;
	int64_t next_offset = shard->load_offset;
	enum err err = c->port.read(c->port.self, shard->partition, shard->load_offset, c->step.fx->arena, &batches, &next_offset);

	(void)owner;
	if (err == ERR_OK && batches.size == 0) {
		finish_load(shard);
		return;
	}
	if (err == ERR_OK)
		err = replay_batches(shard, batches);
	if (err != ERR_OK) {
		shard->state = SHARD_FAILED; /* until the next election; its requests get NOT_COORDINATOR */
		return;
	}
	shard->load_offset = next_offset;
	timer_set(c->timers, timer, c->step.now_us);
}

void shard_load(struct shard *shard)
{
	shard->load_timer.fire = on_load;
	timer_set(shard->coordinator->timers, &shard->load_timer, shard->coordinator->step.now_us);
}
