#include "engine/raft/control.h"

#include "engine/base/owned.h"

enum { SNAPSHOT_BATCH_SIZE = 1 << 20 };

void voter_set_init(struct voter_set *set, struct heap *heap)
{
	*set = (struct voter_set){ .heap = heap };
}

void voter_set_free(struct voter_set *set)
{
	for (int32_t i = 0; i < set->count; i++) {
		for (int32_t j = 0; j < set->voters[i].endpoint_count; j++) {
			heap_free(set->heap, (void *)(uintptr_t)set->voters[i].endpoints[j].name.data);
			heap_free(set->heap, (void *)(uintptr_t)set->voters[i].endpoints[j].host.data);
		}
		heap_free(set->heap, set->voters[i].endpoints);
	}
	heap_free(set->heap, set->voters);
	voter_set_init(set, set->heap);
}

/* Makes room for `count` voters, of whom nothing is known. */
static void reset(struct voter_set *set, int32_t count)
{
	voter_set_free(set);
	set->voters = heap_calloc(set->heap, (size_t)count + 1, sizeof(*set->voters));
	set->count = count;
}

void voter_set_copy(struct voter_set *set, const struct raft_voter *voters, int32_t count)
{
	reset(set, count);
	for (int32_t i = 0; i < count; i++) {
		struct raft_voter *to = &set->voters[i];

		*to = voters[i];
		to->endpoints = heap_calloc(set->heap, (size_t)to->endpoint_count + 1, sizeof(*to->endpoints));
		for (int32_t j = 0; j < to->endpoint_count; j++) {
			const struct raft_endpoint *from = &voters[i].endpoints[j];

			to->endpoints[j] = (struct raft_endpoint){ owned_copy(set->heap, from->name), owned_copy(set->heap, from->host), from->port };
		}
	}
}

void voter_set_read(struct voter_set *set, const struct voters_record *record)
{
	reset(set, record->voters_count);
	for (int32_t i = 0; i < record->voters_count; i++) {
		const struct voters_record_voter *from = &record->voters[i];
		struct raft_voter *to = &set->voters[i];

		to->id = from->voter_id;
		to->directory_id = from->voter_directory_id;
		to->min_kraft_version = from->kraft_version_feature.min_supported_version;
		to->max_kraft_version = from->kraft_version_feature.max_supported_version;
		to->endpoint_count = from->endpoints_count;
		to->endpoints = heap_calloc(set->heap, (size_t)to->endpoint_count + 1, sizeof(*to->endpoints));
		for (int32_t j = 0; j < to->endpoint_count; j++)
			to->endpoints[j] = (struct raft_endpoint){ owned_copy(set->heap, from->endpoints[j].name), owned_copy(set->heap, from->endpoints[j].host),
			                                           from->endpoints[j].port };
	}
}

struct raft_voter *voter_set_find(const struct voter_set *set, int32_t id)
{
	for (int32_t i = 0; i < set->count; i++)
		if (set->voters[i].id == id)
			return &set->voters[i];
	return NULL;
}

const struct raft_endpoint *raft_voter_endpoint(const struct raft_voter *voter, struct bytes listener)
{
	for (int32_t i = 0; i < voter->endpoint_count; i++)
		if (bytes_equal(voter->endpoints[i].name, listener))
			return &voter->endpoints[i];
	return NULL;
}

bool replica_key_matches(int32_t id, struct uuid key_directory_id, int32_t other_id, struct uuid other_directory_id)
{
	return id == other_id && (uuid_is_zero(key_directory_id) || uuid_equal(key_directory_id, other_directory_id));
}

enum control_type control_type_of(struct bytes key)
{
	if (key.size < 4)
		return CONTROL_UNKNOWN;
	uint16_t type = load_u16(key.data + 2);

	return type <= CONTROL_KRAFT_VOTERS ? (enum control_type)type : CONTROL_UNKNOWN;
}

static void add(struct batch_builder *batch, int64_t now_ms, enum control_type type, const struct schema *schema, int16_t version,
                const void *message)
{
	uint8_t key[4] = { 0 };
	struct buf value = { .heap = batch->records.heap };

	store_u16(key + 2, (uint16_t)type);
	message_encode(schema, version, message, &value);
	batch_builder_add(batch, now_ms, bytes_of(key, sizeof(key)), buf_bytes(&value), NULL, 0);
	buf_free(&value);
}

void control_add_leader_change(struct batch_builder *batch, int64_t now_ms, const struct leader_change *change)
{
	struct heap *heap = batch->records.heap;
	const struct voter_set *set = change->voters;
	struct leader_change_message message;
	struct leader_change_message_voter *voters = heap_calloc(heap, (size_t)set->count + 1, sizeof(*voters));
	struct leader_change_message_voter *granting = heap_calloc(heap, (size_t)set->count + 1, sizeof(*granting));

	message_init(&leader_change_message_schema, &message);
	message.version = change->kraft_version > 0 ? 1 : 0;
	for (int32_t i = 0; i < set->count; i++) {
		/* Version 0 has no directories. */
		struct uuid directory = message.version > 0 ? set->voters[i].directory_id : (struct uuid){ { 0 } };

		voters[i] = (struct leader_change_message_voter){ set->voters[i].id, directory };
		for (int32_t j = 0; j < change->granting_count; j++)
			if (change->granting[j] == set->voters[i].id)
				granting[message.granting_voters_count++] = voters[i];
	}
	message.leader_id = change->leader_id;
	message.voters = voters;
	message.voters_count = set->count;
	message.granting_voters = granting;
	add(batch, now_ms, CONTROL_LEADER_CHANGE, &leader_change_message_schema, message.version, &message);
	heap_free(heap, voters);
	heap_free(heap, granting);
}

void control_add_kraft_version(struct batch_builder *batch, int64_t now_ms, int16_t kraft_version)
{
	struct kraft_version_record message = { .kraft_version = kraft_version };

	add(batch, now_ms, CONTROL_KRAFT_VERSION, &kraft_version_record_schema, 0, &message);
}

void control_add_voters(struct batch_builder *batch, int64_t now_ms, const struct voter_set *set)
{
	struct heap *heap = batch->records.heap;
	struct voters_record message;
	struct voters_record_voter *voters = heap_calloc(heap, (size_t)set->count + 1, sizeof(*voters));

	message_init(&voters_record_schema, &message);
	message.voters = voters;
	message.voters_count = set->count;
	for (int32_t i = 0; i < set->count; i++) {
		const struct raft_voter *from = &set->voters[i];

		voters[i].voter_id = from->id;
		voters[i].voter_directory_id = from->directory_id;
		voters[i].kraft_version_feature.min_supported_version = from->min_kraft_version;
		voters[i].kraft_version_feature.max_supported_version = from->max_kraft_version;
		voters[i].endpoints_count = from->endpoint_count;
		voters[i].endpoints = heap_calloc(heap, (size_t)from->endpoint_count + 1, sizeof(*voters[i].endpoints));
		for (int32_t j = 0; j < from->endpoint_count; j++)
			voters[i].endpoints[j] = (struct voters_record_endpoint){ from->endpoints[j].name, from->endpoints[j].host, from->endpoints[j].port };
	}
	add(batch, now_ms, CONTROL_KRAFT_VOTERS, &voters_record_schema, 0, &message);
	for (int32_t i = 0; i < set->count; i++)
		heap_free(heap, voters[i].endpoints);
	heap_free(heap, voters);
}

static void finish_batch(struct snapshot_writer *w, bool is_control)
{
	size_t at = w->out->size;

	if (w->batch.count == 0)
		return;
	int32_t count = w->batch.count;

	w->batch.attributes = is_control ? BATCH_CONTROL : 0;
	w->batch.base_offset = w->next_offset;
	w->batch.leader_epoch = w->epoch;
	batch_builder_end(&w->batch, w->out);
	batch_set_base_offset(w->out->data + at, w->next_offset);
	batch_set_leader_epoch(w->out->data + at, w->epoch);
	w->next_offset += count;
}

void snapshot_begin(struct snapshot_writer *w, struct buf *out, int32_t epoch, int64_t now_ms, int64_t last_contained_ms,
                    int16_t kraft_version, const struct voter_set *voters)
{
	struct snapshot_header_record header = { .last_contained_log_timestamp = last_contained_ms };

	*w = (struct snapshot_writer){ .out = out, .epoch = epoch, .now_ms = now_ms };
	batch_builder_init(&w->batch, out->heap, CODEC_NONE);
	add(&w->batch, now_ms, CONTROL_SNAPSHOT_HEADER, &snapshot_header_record_schema, 0, &header);
	if (kraft_version > 0) {
		control_add_kraft_version(&w->batch, now_ms, kraft_version);
		if (voters && voters->count > 0)
			control_add_voters(&w->batch, now_ms, voters);
	}
	finish_batch(w, true);
}

void snapshot_add(struct snapshot_writer *w, struct bytes record_value)
{
	batch_builder_add(&w->batch, w->now_ms, BYTES_NULL, record_value, NULL, 0);
	if (batch_builder_size(&w->batch) >= SNAPSHOT_BATCH_SIZE)
		finish_batch(w, false);
}

void snapshot_end(struct snapshot_writer *w)
{
	struct snapshot_footer_record footer = { 0 };

	finish_batch(w, false);
	add(&w->batch, w->now_ms, CONTROL_SNAPSHOT_FOOTER, &snapshot_footer_record_schema, 0, &footer);
	finish_batch(w, true);
	batch_builder_free(&w->batch);
}
