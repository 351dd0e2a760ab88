#include "sim/shell/border.h"

#include "engine/base/crc32c.h"
#include "engine/log/batch.h"

enum { BATCH_LENGTH_AT = 8, MAGIC_AT = 16, CRC_AT = 17, CRC_FROM = 21, BASE_TIMESTAMP_AT = 27, MAX_TIMESTAMP_AT = 35, MAGIC = 2 };

/* What is older is no time at all but a program's own number (or -1: latest, -2: earliest ...). In 2001. */
#define OLDEST_MS INT64_C(1000000000000)

static bool move(int64_t *ms, int64_t by_ms)
{
	if (*ms < OLDEST_MS || *ms + by_ms < OLDEST_MS)
		return false;
	*ms += by_ms;
	return true;
}

static void move_at(uint8_t *at, int64_t by_ms)
{
	int64_t ms = (int64_t)load_u64(at);

	if (move(&ms, by_ms))
		store_u64(at, (uint64_t)ms);
}

/* Whole batches that are as their CRC says; others are for whoever gets them to complain of. */
static void date_records(const struct span *records, int64_t by_ms)
{
	uint8_t *data = (uint8_t *)(uintptr_t)records->bytes.data;

	for (size_t left = records->bytes.size; left >= BATCH_HEADER_SIZE;) {
		size_t size = (size_t)load_u32(data + BATCH_LENGTH_AT) + BATCH_SIZE_PREFIX;

		if (size < BATCH_HEADER_SIZE || size > left || data[MAGIC_AT] != MAGIC)
			return;
		struct bytes checked = bytes_of(data + CRC_FROM, size - CRC_FROM);

		if (crc32c(0, checked) == load_u32(data + CRC_AT)) {
			move_at(data + BASE_TIMESTAMP_AT, by_ms);
			move_at(data + MAX_TIMESTAMP_AT, by_ms);
			store_u32(data + CRC_AT, crc32c(0, checked));
		}
		data += size;
		left -= size;
	}
}

static void date_produced(struct produce_request *request, int64_t by_ms)
{
	for (int32_t i = 0; i < request->topic_data_count; i++)
		for (int32_t j = 0; j < request->topic_data[i].partition_data_count; j++)
			date_records(&request->topic_data[i].partition_data[j].records, by_ms);
}

static void date_fetched(struct fetch_response *response, int64_t by_ms)
{
	for (int32_t i = 0; i < response->responses_count; i++)
		for (int32_t j = 0; j < response->responses[i].partitions_count; j++)
			date_records(&response->responses[i].partitions[j].records, by_ms);
}

static bool date_asked(struct list_offsets_request *request, int64_t by_ms)
{
	bool has_changed = false;

	for (int32_t i = 0; i < request->topics_count; i++)
		for (int32_t j = 0; j < request->topics[i].partitions_count; j++)
			has_changed |= move(&request->topics[i].partitions[j].timestamp, by_ms);
	return has_changed;
}

static bool date_found(struct list_offsets_response *response, int64_t by_ms)
{
	bool has_changed = false;

	for (int32_t i = 0; i < response->topics_count; i++)
		for (int32_t j = 0; j < response->topics[i].partitions_count; j++)
			has_changed |= move(&response->topics[i].partitions[j].timestamp, by_ms);
	return has_changed;
}

static bool date_appended(struct produce_response *response, int64_t by_ms)
{
	bool has_changed = false;

	for (int32_t i = 0; i < response->responses_count; i++)
		for (int32_t j = 0; j < response->responses[i].partition_responses_count; j++)
			has_changed |= move(&response->responses[i].partition_responses[j].log_append_time_ms, by_ms);
	return has_changed;
}

bool border_date_request(const struct api *api, void *request, int64_t by_ms)
{
	if (api->key == API_KEY_PRODUCE)
		date_produced(request, by_ms);
	return api->key == API_KEY_LIST_OFFSETS && date_asked(request, by_ms);
}

bool border_date_response(const struct api *api, void *response, int64_t by_ms)
{
	if (api->key == API_KEY_FETCH)
		date_fetched(response, by_ms);
	if (api->key == API_KEY_LIST_OFFSETS)
		return date_found(response, by_ms);
	return api->key == API_KEY_PRODUCE && date_appended(response, by_ms);
}
