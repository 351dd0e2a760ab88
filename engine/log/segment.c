#include "engine/log/segment.h"

#include <assert.h>
#include <stdio.h>

#include "engine/log/internal.h"

enum { INDEX_ENTRY_SIZE = 8, TIME_ENTRY_SIZE = 12, SCAN_CHUNK = 64 * 1024 };

struct bytes log_segment_path(struct bytes dir, int64_t base_offset, const char *suffix, char text[static DISK_PATH_SIZE])
{
	enum { DIGITS = 20 };
	size_t size = dir.size, suffix_size = strlen(suffix), at = size + 1 + DIGITS;
	uint64_t rest = (uint64_t)base_offset;

	assert(at + suffix_size < DISK_PATH_SIZE && base_offset >= 0); /* log_open has bounded the directory */
	memcpy(text, dir.data, size);
	text[size] = '/';
	memset(text + size + 1, '0', DIGITS);
	memcpy(text + at, suffix, suffix_size + 1);
	for (size = at + suffix_size; rest > 0; rest /= 10)
		text[--at] = (char)('0' + rest % 10);
	return bytes_of(text, size);
}

struct bytes segment_path(const struct log *log, int64_t base_offset, const char *suffix, char text[static DISK_PATH_SIZE])
{
	return log_segment_path(log->dir, base_offset, suffix, text);
}

static enum err open_file(struct log *log, int64_t base_offset, const char *suffix, int flags, int32_t *file)
{
	char path[DISK_PATH_SIZE];

	return log->disk->ops->open(log->disk->self, segment_path(log, base_offset, suffix, path), DISK_CREATE | flags, file);
}

enum err segment_open(struct log *log, int64_t base_offset, int64_t wall_ms, struct segment **out)
{
	struct segment *s = HEAP_NEW(log->heap, struct segment);

	s->base_offset = s->next_offset = base_offset;
	s->max_timestamp = s->first_timestamp = NO_TIMESTAMP;
	s->max_timestamp_offset = base_offset;
	s->created_ms = wall_ms;
	enum err err = open_file(log, base_offset, ".log", 0, &s->log_file);

	if (!err)
		err = open_file(log, base_offset, ".index", DISK_LAZY, &s->index_file);
	if (!err)
		err = open_file(log, base_offset, ".timeindex", DISK_LAZY, &s->time_file);
	if (!err)
		err = log->disk->ops->size(log->disk->self, s->log_file, &s->size);
	if (err) {
		segment_del(log, s);
		return err;
	}
	*out = s;
	return ERR_OK;
}

void segment_del(struct log *log, struct segment *s)
{
	int32_t files[3] = { s->log_file, s->index_file, s->time_file };

	for (int i = 0; i < 3; i++)
		if (files[i])
			log->disk->ops->close(log->disk->self, files[i]);
	heap_free(log->heap, s->index);
	heap_free(log->heap, s->times);
	aborted_free(log, &s->aborted);
	heap_free(log->heap, s);
}

/* ---- Indexes ----------------------------------------------------------------------------------------------------------- */

static void keep_index_entry(struct log *log, struct segment *s, struct index_entry entry)
{
	if (s->index_count == s->index_capacity) {
		s->index_capacity = s->index_capacity ? s->index_capacity * 2 : 16;
		s->index = heap_realloc(log->heap, s->index, (size_t)s->index_capacity * sizeof(entry));
	}
	s->index[s->index_count++] = entry;
}

static void keep_time_entry(struct log *log, struct segment *s, struct time_entry entry)
{
	if (s->time_count == s->time_capacity) {
		s->time_capacity = s->time_capacity ? s->time_capacity * 2 : 16;
		s->times = heap_realloc(log->heap, s->times, (size_t)s->time_capacity * sizeof(entry));
	}
	s->times[s->time_count++] = entry;
}

static enum err add_index_entry(struct log *log, struct segment *s, int64_t offset, int64_t position)
{
	struct index_entry entry = { (int32_t)(offset - s->base_offset), (int32_t)position };
	uint8_t raw[INDEX_ENTRY_SIZE];

	keep_index_entry(log, s, entry);
	store_u32(raw, (uint32_t)entry.relative_offset);
	store_u32(raw + 4, (uint32_t)entry.position);
	return log->disk->ops->append(log->disk->self, s->index_file, raw, sizeof(raw));
}

/* Only a timestamp larger than the last entry's is worth one. */
static enum err maybe_add_time_entry(struct log *log, struct segment *s)
{
	struct time_entry entry = { s->max_timestamp, (int32_t)(s->max_timestamp_offset - s->base_offset) };
	uint8_t raw[TIME_ENTRY_SIZE];

	if (s->max_timestamp < 0 || (s->time_count > 0 && s->times[s->time_count - 1].timestamp >= s->max_timestamp))
		return ERR_OK;
	keep_time_entry(log, s, entry);
	log->is_unsynced = true;
	store_u64(raw, (uint64_t)entry.timestamp);
	store_u32(raw + 8, (uint32_t)entry.relative_offset);
	return log->disk->ops->append(log->disk->self, s->time_file, raw, sizeof(raw));
}

enum err segment_finish(struct log *log, struct segment *s)
{
	return maybe_add_time_entry(log, s);
}

/* `at`: of the entry that is not in order; the file's size if that is what is wrong. */
static enum err corrupt_index(const struct log *log, const struct segment *s, const char *suffix, size_t at, size_t entry_size)
{
	char path[DISK_PATH_SIZE], index[DISK_PATH_SIZE], reason[DISK_PATH_SIZE + 200];
	bool is_time = strcmp(suffix, ".timeindex") == 0;

	segment_path(log, s->base_offset, ".log", path);
	segment_path(log, s->base_offset, suffix, index);
	if (at % entry_size)
		snprintf(reason, sizeof(reason), "%s file %s is corrupt, found %zu bytes which is neither positive nor a multiple of %zu",
		         is_time ? "Time index" : "Index", index, at, entry_size);
	else
		snprintf(reason, sizeof(reason), "Corrupt %sindex found, index file %s has an entry out of order at position %zu", is_time ? "time " : "", index, at);
	log_tell_loading(log, "WARN", "Found a corrupted index file corresponding to log file %s due to %s, recovering segment and rebuilding index files...",
	                 path, reason);
	return ERR_CORRUPT;
}

static enum err load_index(struct log *log, struct segment *s, struct arena *arena)
{
	char path[DISK_PATH_SIZE];
	struct bytes raw;
	enum err err = disk_read_all(log->disk, segment_path(log, s->base_offset, ".index", path), SIZE_MAX / 4, arena, &raw);

	if (err)
		return err;
	for (size_t at = 0; at + INDEX_ENTRY_SIZE <= raw.size; at += INDEX_ENTRY_SIZE) {
		struct index_entry entry = { (int32_t)load_u32(raw.data + at), (int32_t)load_u32(raw.data + at + 4) };
		struct index_entry last = s->index_count > 0 ? s->index[s->index_count - 1] : (struct index_entry){ -1, -1 };

		if (entry.relative_offset == 0 && entry.position == 0)
			break; /* Kafka preallocates: zeros follow */
		if (entry.relative_offset <= last.relative_offset || entry.position <= last.position || entry.position >= s->size)
			return corrupt_index(log, s, ".index", at, INDEX_ENTRY_SIZE);
		keep_index_entry(log, s, entry);
	}
	return raw.size % INDEX_ENTRY_SIZE == 0 ? ERR_OK : corrupt_index(log, s, ".index", raw.size, INDEX_ENTRY_SIZE);
}

static enum err load_times(struct log *log, struct segment *s, struct arena *arena)
{
	char path[DISK_PATH_SIZE];
	struct bytes raw;
	enum err err = disk_read_all(log->disk, segment_path(log, s->base_offset, ".timeindex", path), SIZE_MAX / 4, arena, &raw);

	if (err)
		return err;
	for (size_t at = 0; at + TIME_ENTRY_SIZE <= raw.size; at += TIME_ENTRY_SIZE) {
		struct time_entry entry = { (int64_t)load_u64(raw.data + at), (int32_t)load_u32(raw.data + at + 8) };

		if (entry.timestamp == 0 && entry.relative_offset == 0 && s->time_count > 0)
			break;
		if (entry.relative_offset < 0 || (s->time_count > 0 && entry.timestamp <= s->times[s->time_count - 1].timestamp))
			return corrupt_index(log, s, ".timeindex", at, TIME_ENTRY_SIZE);
		keep_time_entry(log, s, entry);
	}
	return raw.size % TIME_ENTRY_SIZE == 0 ? ERR_OK : corrupt_index(log, s, ".timeindex", raw.size, TIME_ENTRY_SIZE);
}

static void note_batch(struct segment *s, const struct batch_place *place)
{
	s->next_offset = place->last_offset + 1;
	if (place->max_timestamp > s->max_timestamp) {
		s->max_timestamp = place->max_timestamp;
		s->max_timestamp_offset = place->last_offset;
	}
	if (s->first_timestamp == NO_TIMESTAMP)
		s->first_timestamp = place->max_timestamp;
}

static enum err visit_tail(void *context, const struct batch_place *place, const struct batch *batch)
{
	struct segment *s = context;

	(void)batch;
	note_batch(s, place);
	s->bytes_since_index += place->size;
	return ERR_OK;
}

enum err segment_load_indexes(struct log *log, struct segment *s)
{
	struct arena arena;
	int64_t end;

	arena_init(&arena, log->heap);
	enum err err = load_index(log, s, &arena);

	if (!err)
		err = load_times(log, s, &arena);
	arena_free(&arena);
	if (err)
		return err;
	if (s->time_count > 0) {
		s->max_timestamp = s->times[s->time_count - 1].timestamp;
		s->max_timestamp_offset = s->base_offset + s->times[s->time_count - 1].relative_offset;
		s->first_timestamp = s->times[0].timestamp;
	}
	err = segment_scan(log, s, s->index_count > 0 ? s->index[s->index_count - 1].position : 0, false, visit_tail, s, &end);
	return err ? err : end == s->size ? ERR_OK : ERR_CORRUPT;
}

enum err segment_add_batch(struct log *log, struct segment *s, const struct batch_place *place)
{
	enum err err = ERR_OK;

	log->is_unsynced = true;
	note_batch(s, place);
	if (s->bytes_since_index > log->config.index_interval_bytes) {
		err = add_index_entry(log, s, place->last_offset, place->position);
		if (!err)
			err = maybe_add_time_entry(log, s);
		s->bytes_since_index = 0;
	}
	s->bytes_since_index += place->size;
	s->size = place->position + place->size;
	return err;
}

/* ---- Scanning ---------------------------------------------------------------------------------------------------------- */

static struct batch_place place_of(const struct batch *b, int64_t position)
{
	return (struct batch_place){ position, (int64_t)b->bytes.size, b->base_offset, batch_last_offset(b), b->max_timestamp, b->leader_epoch };
}

/* A batch's header, made to look whole so that batch_next() takes it: only its header fields are used. */
static enum err header_at(struct bytes chunk, size_t at, int64_t left, struct batch *out)
{
	if (chunk.size - at < BATCH_HEADER_SIZE)
		return ERR_TRUNCATED;
	const uint8_t *b = chunk.data + at;
	int64_t size = (int64_t)(int32_t)load_u32(b + 8) + BATCH_SIZE_PREFIX;

	if (size < BATCH_HEADER_SIZE || b[16] != 2)
		return ERR_CORRUPT;
	if (size > left)
		return ERR_TRUNCATED;
	*out = (struct batch){
		.bytes = bytes_of(b, (size_t)size),
		.base_offset = (int64_t)load_u64(b),
		.leader_epoch = (int32_t)load_u32(b + 12),
		.last_offset_delta = (int32_t)load_u32(b + 23),
		.max_timestamp = (int64_t)load_u64(b + 35),
	};
	return ERR_OK;
}

/* Past the batches that end before `offset`, of which `left` bytes are in the file from the chunk's start on. Most of what is looked for lies behind
 * dozens of small batches. */
static size_t skip_before(struct bytes chunk, size_t at, int64_t left, int64_t offset)
{
	while (at + BATCH_HEADER_SIZE <= chunk.size) {
		const uint8_t *b = chunk.data + at;
		uint64_t size = (uint64_t)load_u32(b + 8) + BATCH_SIZE_PREFIX, room = (uint64_t)left - at;

		/* One that is smaller than a header is very large as it is compared here. */
		if (size - BATCH_HEADER_SIZE > room - BATCH_HEADER_SIZE || b[16] != 2 || (int64_t)load_u64(b) + (int32_t)load_u32(b + 23) >= offset)
			break;
		at += size;
	}
	return at;
}

/* Those that end before `from_offset` are not visited. */
static enum err scan(struct log *log, struct segment *s, int64_t position, bool is_whole, int64_t from_offset, batch_visit *visit, void *context,
                     int64_t *end)
{
	struct buf large = { .heap = log->heap }; /* for a batch that the chunk has no room for */
	uint8_t chunk[SCAN_CHUNK];
	enum err err = ERR_OK;
	size_t wanted = SCAN_CHUNK;

	for (*end = position; *end < s->size;) {
		size_t got;

		if ((int64_t)wanted > s->size - *end)
			wanted = (size_t)(s->size - *end);
		uint8_t *into = wanted > sizeof(chunk) ? buf_reserve(&large, wanted) : chunk;

		err = log->disk->ops->read(log->disk->self, s->log_file, *end, into, wanted, &got);
		if (err)
			break;
		struct bytes bytes = bytes_of(into, got);
		size_t at = is_whole ? 0 : skip_before(bytes, 0, s->size - *end, from_offset);
		bool is_moved = at > 0;

		*end += (int64_t)at;
		wanted = SCAN_CHUNK;
		while (at < got) {
			struct batch batch;
			size_t next = at;
			enum err bad = is_whole ? batch_next(bytes, &next, &batch) : header_at(bytes, at, s->size - *end, &batch);

			if (bad == ERR_TRUNCATED && *end + (int64_t)(got - at) < s->size) {
				int64_t size = got - at >= BATCH_SIZE_PREFIX ? (int64_t)(int32_t)load_u32(bytes.data + at + 8) + BATCH_SIZE_PREFIX : 0;

				if (size > 0 && size <= s->size - *end && size > SCAN_CHUNK)
					wanted = (size_t)size;
				break; /* more of it is in the file */
			}
			if (bad) { /* what only ends too early is a torn tail */
				err = bad == ERR_CORRUPT ? ERR_CORRUPT : ERR_OK;
				goto done;
			}
			struct batch_place place = place_of(&batch, *end);

			err = visit(context, &place, &batch);
			if (err)
				goto done;
			*end += place.size;
			at += (size_t)place.size;
			is_moved = true;
		}
		if (got == 0 || (!is_moved && wanted <= got))
			break;
	}
done:
	buf_free(&large);
	return err;
}

enum err segment_scan(struct log *log, struct segment *s, int64_t position, bool is_whole, batch_visit *visit, void *context, int64_t *end)
{
	return scan(log, s, position, is_whole, INT64_MIN, visit, context, end);
}

struct search {
	int64_t offset;
	struct batch_place found;
};

static enum err visit_search(void *context, const struct batch_place *place, const struct batch *batch)
{
	struct search *search = context;

	(void)batch;
	if (place->last_offset < search->offset)
		return ERR_OK;
	search->found = *place;
	return ERR_EXISTS; /* ends the scan */
}

enum err segment_find(struct log *log, struct segment *s, int64_t offset, struct batch_place *out)
{
	int32_t low = 0, high = s->index_count; /* the first entry whose offset is >= `offset` */
	struct search search = { .offset = offset };
	int64_t end;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (s->base_offset + s->index[middle].relative_offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	enum err err = scan(log, s, low > 0 ? s->index[low - 1].position : 0, false, offset, visit_search, &search, &end);

	*out = search.found;
	return err == ERR_EXISTS ? ERR_OK : err ? err : ERR_NOT_FOUND;
}

/* ---- Rebuilding and cutting -------------------------------------------------------------------------------------------- */

static enum err clear_indexes(struct log *log, struct segment *s)
{
	enum err err = log->disk->ops->truncate(log->disk->self, s->index_file, 0);

	log->is_unsynced = true;
	s->index_count = s->time_count = 0;
	s->bytes_since_index = 0;
	s->max_timestamp = s->first_timestamp = NO_TIMESTAMP;
	s->max_timestamp_offset = s->next_offset = s->base_offset;
	return err ? err : log->disk->ops->truncate(log->disk->self, s->time_file, 0);
}

struct rebuild {
	struct log *log;
	struct segment *segment;
	bool is_told;
	bool is_recovery; /* producers and aborted transactions are found anew, too */
};

static void tell_invalid(const struct log *log, const struct segment *s, int64_t position)
{
	char path[DISK_PATH_SIZE];

	segment_path(log, s->base_offset, ".log", path);
	log_tell(log, "WARN", "org.apache.kafka.storage.internals.log.LogSegment", "Found invalid messages in log segment %s at byte offset %lld.", path,
	         (long long)position);
}

static enum err visit_rebuild(void *context, const struct batch_place *place, const struct batch *batch)
{
	struct rebuild *r = context;
	int64_t size = r->segment->size;

	if (!batch_crc_is_valid(batch)) {
		tell_invalid(r->log, r->segment, place->position);
		log_tell(r->log, NULL, NULL, "org.apache.kafka.common.errors.CorruptRecordException: Record is corrupt (stored crc = %u, computed crc = %u)",
		         batch->crc, batch_compute_crc(batch));
		r->is_told = true;
		return ERR_CORRUPT;
	}
	if (batch->last_offset_delta < 0 || place->base_offset < r->segment->next_offset)
		return ERR_CORRUPT;
	enum err err = segment_add_batch(r->log, r->segment, place);

	r->segment->size = size; /* it stays the file's until the scan is over */
	epochs_assign(&r->log->epochs, place->leader_epoch, place->base_offset);
	if (!err && r->is_recovery)
		err = log_apply_producer(r->log, r->segment, batch);
	return err;
}

static enum err rebuild_indexes(struct log *log, struct segment *s, bool is_recovery, int64_t *truncated)
{
	struct rebuild rebuild = { log, s, false, is_recovery };
	int64_t end;
	enum err err = clear_indexes(log, s);

	if (!err)
		err = segment_scan(log, s, 0, true, visit_rebuild, &rebuild, &end);
	if (err && err != ERR_CORRUPT)
		return err;
	if (end == s->size)
		return ERR_OK;
	if (err && !rebuild.is_told)
		tell_invalid(log, s, end);
	*truncated += s->size - end;
	s->size = end;
	return log->disk->ops->truncate(log->disk->self, s->log_file, end);
}

enum err segment_rebuild(struct log *log, struct segment *s, int64_t *truncated)
{
	enum err err = aborted_truncate(log, s, 0);

	return err ? err : rebuild_indexes(log, s, true, truncated);
}

enum err segment_truncate(struct log *log, struct segment *s, int64_t offset)
{
	struct batch_place place;
	enum err err = segment_find(log, s, offset, &place);
	int64_t ignored = 0;

	if (err == ERR_NOT_FOUND)
		return ERR_OK;
	if (!err)
		err = log->disk->ops->truncate(log->disk->self, s->log_file, place.position);
	if (err)
		return err;
	s->size = place.position;
	err = aborted_truncate(log, s, place.base_offset);
	return err ? err : rebuild_indexes(log, s, false, &ignored);
}

static const char *const suffixes[] = { ".log", ".index", ".timeindex", ".txnindex", ".snapshot" };

enum err segment_mark_deleted(struct log *log, struct segment *s)
{
	enum err err = ERR_OK;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]) && !err; i++) {
		char from[DISK_PATH_SIZE], to[DISK_PATH_SIZE], suffix[32];

		snprintf(suffix, sizeof(suffix), "%s.deleted", suffixes[i]);
		err = log->disk->ops->rename(log->disk->self, segment_path(log, s->base_offset, suffixes[i], from),
		                             segment_path(log, s->base_offset, suffix, to));
		if (err == ERR_NOT_FOUND && i >= 3)
			err = ERR_OK;
	}
	log->is_dir_unsynced = true;
	return err;
}

void segment_remove_files(struct log *log, struct segment *s)
{
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		char path[DISK_PATH_SIZE], suffix[32];

		snprintf(suffix, sizeof(suffix), "%s.deleted", suffixes[i]);
		log->disk->ops->remove(log->disk->self, segment_path(log, s->base_offset, suffix, path));
	}
	log->is_dir_unsynced = true;
}
