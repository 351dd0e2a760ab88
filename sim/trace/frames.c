#include "sim/trace/frames.h"

#include "engine/log/batch.h"
#include "engine/raft/raft.h"
#include "engine/wire/frame.h"

enum {
	FETCHED_MIN = 80,          /* a Fetch response that is shorter has no batch in it */
	ERROR_SIZE_MAX = 16 << 10, /* larger responses are not looked at for errors */
	ERROR_PLACES_MAX = 400,
};

struct frame_seen frame_seen_in(const struct trace_view *view)
{
	const struct trace_value *v = view->values;

	/* By position: a list may look at thousands. */
	return (struct frame_seen){
		.conn = v[trace_place(frame_sent, conn)].integer,
		.api_key = v[trace_place(frame_sent, api_key)].integer,
		.version = v[trace_place(frame_sent, version)].integer,
		.correlation_id = v[trace_place(frame_sent, correlation_id)].integer,
		.bytes = v[trace_place(frame_sent, bytes)].integer,
		.from = v[trace_place(frame_sent, from)].text,
		.to = v[trace_place(frame_sent, to)].text,
		.api = v[trace_place(frame_sent, api)].text,
		.is_response = v[trace_place(frame_sent, is_response)].integer != 0,
	};
}

/* ---- Records ------------------------------------------------------------------------------------------------------------------ */

static int64_t records_in(const struct span *records)
{
	struct batch batch;
	size_t at = 0;
	int64_t count = 0;

	while (at < records->bytes.size && batch_next(records->bytes, &at, &batch) == ERR_OK)
		count += batch.record_count;
	return count;
}

static int64_t records_produced(struct bytes frame, struct arena *arena)
{
	struct request_head head;
	struct produce_request request;
	int64_t count = 0;

	if (request_head_decode(frame, arena, &head) != ERR_OK ||
	    message_decode(&produce_request_schema, head.version, frame, &head.body_at, arena, &request) != ERR_OK)
		return 0;
	for (int32_t i = 0; i < request.topic_data_count; i++)
		for (int32_t j = 0; j < request.topic_data[i].partition_data_count; j++)
			count += records_in(&request.topic_data[i].partition_data[j].records);
	return count;
}

/* What follows the metadata log does so without end, as heartbeats go: that is not counted. */
static bool is_metadata(const struct fetch_response_fetchable_topic_response *topic)
{
	return uuid_equal(topic->topic_id, raft_topic_id) || bytes_equal_text(topic->topic, METADATA_TOPIC);
}

static int64_t records_fetched(struct bytes frame, int16_t version, struct arena *arena)
{
	struct fetch_response response;
	int32_t correlation_id;
	int64_t count = 0;

	if (response_decode(frame, api_of_key(API_KEY_FETCH), version, arena, &correlation_id, &response) != ERR_OK)
		return 0;
	for (int32_t i = 0; i < response.responses_count; i++)
		for (int32_t j = 0; j < response.responses[i].partitions_count && !is_metadata(&response.responses[i]); j++)
			count += records_in(&response.responses[i].partitions[j].records);
	return count;
}

int64_t frame_records(const struct frame_seen *frame, struct bytes bytes, struct arena *arena)
{
	if (frame->api_key == API_KEY_PRODUCE && !frame->is_response)
		return records_produced(bytes, arena);
	if (frame->api_key == API_KEY_FETCH && frame->is_response && frame->bytes >= FETCHED_MIN)
		return records_fetched(bytes, (int16_t)frame->version, arena);
	return 0;
}

/* ---- Errors ------------------------------------------------------------------------------------------------------------------- */

const struct schema *frame_header(const struct frame_seen *frame, const struct api *api, int16_t *version)
{
	int16_t body = (int16_t)frame->version;

	*version = frame->is_response ? api_response_header_version(api, body) : api_request_header_version(api, body);
	return frame->is_response ? &response_header_schema : &request_header_schema;
}

enum err frame_decode_body(const struct frame_seen *frame, const struct api *api, struct bytes bytes, size_t *at, struct arena *arena, int16_t *version,
                           struct message_map *map)
{
	const struct schema *schema = frame->is_response ? api->response : api->request;
	void *message = arena_alloc(arena, schema->root->size);
	size_t start = *at;

	*version = (int16_t)frame->version;
	enum err err = message_decode_map(schema, *version, bytes, at, arena, message, map);

	if (err == ERR_OK || !frame->is_response || api->key != API_KEY_API_VERSIONS || *version == 0)
		return err;
	*at = start;
	map->count = *version = 0;
	return message_decode_map(schema, 0, bytes, at, arena, message, map);
}

int16_t frame_error(const struct frame_seen *frame, struct bytes bytes, struct arena *arena)
{
	const struct api *api = api_of_key((int16_t)frame->api_key);
	int16_t version;
	size_t at = 0;

	if (!frame->is_response || !api || bytes_is_null(bytes) || bytes.size > ERROR_SIZE_MAX)
		return KAFKA_NONE;
	struct message_map map = { .places = arena_calloc(arena, ERROR_PLACES_MAX, sizeof(struct message_place)), .capacity = ERROR_PLACES_MAX };
	const struct schema *header = frame_header(frame, api, &version);

	if (message_decode(header, version, bytes, &at, arena, arena_alloc(arena, header->root->size)) != ERR_OK)
		return KAFKA_NONE;
	frame_decode_body(frame, api, bytes, &at, arena, &version, &map);
	for (int32_t i = 0; i < map.count; i++) {
		const struct message_place *place = &map.places[i];

		if (place->field->type == FIELD_INT16 && place->value && strcmp(place->field->name, "ErrorCode") == 0) {
			int16_t code;

			memcpy(&code, place->value, sizeof(code));
			if (code != KAFKA_NONE)
				return code;
		}
	}
	return KAFKA_NONE;
}

/* ---- Kinds -------------------------------------------------------------------------------------------------------------------- */

enum frame_kind frame_kind_of(const struct frame_seen *frame, struct bytes bytes, struct arena *arena)
{
	switch (frame->api_key) {
	case API_KEY_FETCH:
		return frame_records(frame, bytes, arena) > 0 ? FRAME_STORY : FRAME_NOISE;
	case API_KEY_METADATA:
	case API_KEY_HEARTBEAT:
	case API_KEY_API_VERSIONS:
	case API_KEY_BROKER_HEARTBEAT:
		return FRAME_NOISE;
	case API_KEY_VOTE:
	case API_KEY_BEGIN_QUORUM_EPOCH:
	case API_KEY_END_QUORUM_EPOCH:
	case API_KEY_DESCRIBE_QUORUM:
		return FRAME_QUORUM;
	case API_KEY_FIND_COORDINATOR:
	case API_KEY_INIT_PRODUCER_ID:
	case API_KEY_ALLOCATE_PRODUCER_IDS:
	case API_KEY_LIST_OFFSETS:
	case API_KEY_OFFSET_FETCH:
	case API_KEY_BROKER_REGISTRATION:
	case API_KEY_CONTROLLER_REGISTRATION:
		return FRAME_SETUP;
	default:
		return FRAME_STORY;
	}
}
