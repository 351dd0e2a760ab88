#include "engine/raft/raft.h"

#include "tests/engine/raft/fixture.h"
#include "tests/test.h"

static struct bytes batch_of(struct raft_bench *b, const char *value)
{
	struct batch_builder builder;
	struct buf out = { .heap = b->heap };

	batch_builder_init(&builder, b->heap, CODEC_NONE);
	batch_builder_add(&builder, NOW, BYTES_NULL, bytes_of_text(value), NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);
	struct bytes copy = arena_copy(&b->arena, buf_bytes(&out));

	buf_free(&out);
	return copy;
}

static struct bytes file(struct raft_bench *b, const char *name)
{
	struct buf *data = memory_disk_file(b->files, name);

	return data ? buf_bytes(data) : BYTES_NULL;
}

TEST(a_lone_voter_votes_then_leads_and_each_is_on_the_disk_first)
{
	struct raft_bench *b = raft_bench_new();

	assert_int_equal(raft_bench_open(b, 1), ERR_OK);
	assert_int_equal(b->raft->role, RAFT_CANDIDATE);
	assert_int_equal(b->raft->epoch, 1);
	assert_text(file(b, DIR "quorum-state"), "{\"clusterId\":\"\",\"leaderId\":-1,\"leaderEpoch\":1,\"votedId\":1,\"appliedOffset\":0,"
	                                         "\"currentVoters\":[{\"voterId\":1}],\"data_version\":0}");
	raft_bench_sync(b, ERR_OK);
	assert_true(raft_is_leader(b->raft));
	assert_int_equal(b->raft->high_watermark, 1); /* the LeaderChange */
	assert_true(raft_is_established(b->raft));
	raft_bench_del(b);
}

TEST(a_record_is_committed_when_it_is_synced_and_not_before)
{
	struct raft_bench *b = raft_bench_new();
	struct bytes batches;

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(raft_append(b->raft, 1, batch_of(b, "a")), 1);
	assert_int_equal(raft_append(b->raft, 1, batch_of(b, "b")), 2);
	assert_int_equal(b->raft->high_watermark, 1);
	assert_int_equal(raft_read(b->raft, 1, &b->arena, &batches), ERR_OK);
	assert_int_equal(batches.size, 0);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(b->raft->high_watermark, 3);
	assert_int_equal(raft_read(b->raft, 1, &b->arena, &batches), ERR_OK);
	struct batch batch;
	size_t at = 0;

	assert_int_equal(batch_next(batches, &at, &batch), ERR_OK);
	assert_int_equal(batch.base_offset, 1);
	assert_int_equal(batch.leader_epoch, 1);
	raft_bench_del(b);
}

TEST(an_append_of_another_epoch_is_refused)
{
	struct raft_bench *b = raft_bench_new();

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(raft_append(b->raft, 0, batch_of(b, "a")), -1);
	assert_int_equal(log_end_offset(b->raft->log), 1);
	raft_bench_del(b);
}

TEST(a_failed_sync_ends_the_voter)
{
	struct raft_bench *b = raft_bench_new();

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	raft_append(b->raft, 1, batch_of(b, "a"));
	raft_bench_sync(b, ERR_IO);
	assert_true(b->raft->has_failed);
	assert_int_equal(b->raft->high_watermark, 1);
	assert_int_equal(raft_append(b->raft, 1, batch_of(b, "b")), -1);
	raft_bench_del(b);
}

TEST(every_life_has_a_new_epoch)
{
	struct raft_bench *b = raft_bench_new();

	for (int32_t life = 1; life <= 3; life++) {
		assert_int_equal(raft_bench_open(b, 1), ERR_OK);
		raft_bench_sync(b, ERR_OK);
		assert_int_equal(b->raft->epoch, life);
		assert_int_equal(b->raft->high_watermark, life);
		raft_del(b->raft);
		memory_disk_reopen(b->files);
	}
	assert_int_equal(raft_bench_open(b, 1), ERR_OK);
	assert_int_equal(log_latest_epoch(b->raft->log), 3);
	raft_bench_del(b);
}

TEST(without_voters_nobody_leads)
{
	struct raft_bench *b = raft_bench_new();

	assert_int_equal(raft_bench_open(b, 0), ERR_OK);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(b->raft->role, RAFT_UNATTACHED);
	assert_int_equal(b->raft->high_watermark, -1);
	raft_bench_del(b);
}

TEST(a_directory_that_the_voters_do_not_name_does_not_vote)
{
	struct raft_bench *b = raft_bench_new();

	b->voter.directory_id = (struct uuid){ { 8 } };
	assert_int_equal(raft_bench_open(b, 1), ERR_OK);
	assert_int_equal(b->raft->role, RAFT_UNATTACHED);
	raft_bench_del(b);
}

/* A snapshot with one data record, and kraft.version 1. */
static void write_snapshot(struct raft_bench *b, struct snapshot_id id, struct buf *out)
{
	struct voter_set voters;
	struct snapshot_writer writer;

	voter_set_init(&voters, b->heap);
	voter_set_copy(&voters, &b->voter, 1);
	snapshot_begin(&writer, out, id.epoch, NOW, NOW, 1, &voters);
	snapshot_add(&writer, BYTES("state"));
	snapshot_end(&writer);
	voter_set_free(&voters);
}

TEST(a_snapshot_holds_its_header_the_voters_the_data_and_its_footer)
{
	static const enum control_type expected[] = { CONTROL_SNAPSHOT_HEADER, CONTROL_KRAFT_VERSION, CONTROL_KRAFT_VOTERS, CONTROL_UNKNOWN,
		                                          CONTROL_SNAPSHOT_FOOTER };
	struct raft_bench *b = raft_bench_new();
	struct buf out = { .heap = b->heap };
	int64_t offset = 0;
	struct batch batch;

	write_snapshot(b, (struct snapshot_id){ 10, 3 }, &out);
	for (size_t at = 0; at < out.size;) {
		struct record *records;
		int32_t count;

		assert_int_equal(batch_next(buf_bytes(&out), &at, &batch), ERR_OK);
		assert_true(batch_crc_is_valid(&batch));
		assert_int_equal(batch.base_offset, offset);
		assert_int_equal(batch.leader_epoch, 3);
		assert_int_equal(batch_records(&batch, 1 << 20, &b->arena, &records, &count), ERR_OK);
		for (int32_t i = 0; i < count; i++, offset++) {
			bool is_control = batch_is_control(&batch);

			assert_int_equal(is_control ? control_type_of(records[i].key) : CONTROL_UNKNOWN, expected[offset]);
		}
	}
	assert_int_equal(offset, 5);
	buf_free(&out);
	raft_bench_del(b);
}

TEST(voters_come_from_the_bootstrap_checkpoint_and_are_written_to_the_log)
{
	struct raft_bench *b = raft_bench_new();
	struct buf out = { .heap = b->heap };
	struct disk *disk = memory_disk_port(b->files);

	b->voter.directory_id = (struct uuid){ { 9 } };
	write_snapshot(b, (struct snapshot_id){ 0, 0 }, &out);
	assert_int_equal(disk_make_dirs(disk, BYTES("/logs/__cluster_metadata-0")), ERR_OK);
	assert_int_equal(disk_replace(disk, BYTES(DIR "00000000000000000000-0000000000.checkpoint"), buf_bytes(&out)), ERR_OK);
	assert_int_equal(raft_bench_open(b, 0), ERR_OK);
	raft_bench_sync(b, ERR_OK);
	assert_true(raft_is_leader(b->raft));
	assert_int_equal(b->raft->kraft_version, 1);
	assert_int_equal(b->raft->voters_offset, 2);
	assert_int_equal(b->raft->high_watermark, 3); /* LeaderChange, KRaftVersion, Voters */
	assert_text(file(b, DIR "quorum-state"),
	            "{\"leaderId\":1,\"leaderEpoch\":1,\"votedId\":-1,\"votedDirectoryId\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"data_version\":1}");

	/* The next life finds them in the log, and does not write them again. */
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	raft_bench_open(b, 0);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(b->raft->voters.count, 1);
	assert_int_equal(b->raft->voters_offset, 2);
	assert_int_equal(b->raft->high_watermark, 4);
	buf_free(&out);
	raft_bench_del(b);
}

TEST(a_snapshot_counts_when_it_is_synced_and_is_found_again)
{
	struct raft_bench *b = raft_bench_new();
	struct buf out = { .heap = b->heap };
	struct bytes contents;

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	raft_append(b->raft, 1, batch_of(b, "a"));
	raft_bench_sync(b, ERR_OK);
	struct snapshot_id id = { 2, raft_epoch_before(b->raft, 2) };

	assert_int_equal(id.epoch, 1);
	write_snapshot(b, id, &out);
	assert_int_equal(raft_write_snapshot(b->raft, id, buf_bytes(&out)), ERR_OK);
	assert_int_equal(b->raft->snapshot.end_offset, -1);
	raft_bench_sync(b, ERR_OK);
	assert_int_equal(b->raft->snapshot.end_offset, 2);
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	assert_int_equal(disk_replace(memory_disk_port(b->files), BYTES(DIR "00000000000000000009-0000000001.checkpoint.part"), BYTES("half")),
	                 ERR_OK);
	raft_bench_open(b, 1);
	assert_int_equal(b->raft->snapshot.end_offset, 2);
	assert_int_equal(raft_read_snapshot(b->raft, &b->arena, &contents), ERR_OK);
	assert_bytes(contents, buf_bytes(&out));
	assert_true(bytes_is_null(file(b, DIR "00000000000000000009-0000000001.checkpoint.part")));
	buf_free(&out);
	raft_bench_del(b);
}

TEST(a_log_that_is_behind_its_snapshot_begins_anew)
{
	struct raft_bench *b = raft_bench_new();
	struct buf out = { .heap = b->heap };

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	write_snapshot(b, (struct snapshot_id){ 50, 7 }, &out);
	assert_int_equal(disk_replace(memory_disk_port(b->files), BYTES(DIR "00000000000000000050-0000000007.checkpoint"), buf_bytes(&out)), ERR_OK);
	raft_bench_open(b, 1);
	assert_int_equal(log_start_offset(b->raft->log), 50);
	assert_int_equal(log_end_offset(b->raft->log), 50);
	buf_free(&out);
	raft_bench_del(b);
}

TEST(a_longer_log_of_an_older_epoch_than_its_snapshot_begins_anew_too)
{
	struct raft_bench *b = raft_bench_new();
	struct buf out = { .heap = b->heap };

	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	for (int i = 0; i < 5; i++)
		raft_append(b->raft, 1, batch_of(b, "never committed"));
	assert_int_equal(log_end_offset(b->raft->log), 6);
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	write_snapshot(b, (struct snapshot_id){ 3, 7 }, &out);
	assert_int_equal(disk_replace(memory_disk_port(b->files), BYTES(DIR "00000000000000000003-0000000007.checkpoint"), buf_bytes(&out)), ERR_OK);
	raft_bench_open(b, 1);
	assert_int_equal(log_start_offset(b->raft->log), 3);
	assert_int_equal(log_end_offset(b->raft->log), 3);
	assert_int_equal(b->raft->epoch, 8);
	buf_free(&out);
	raft_bench_del(b);
}

/* Ten records of 1,000 bytes, and a snapshot of all that is committed then; its end offset. */
static int64_t go_on(struct raft_bench *b)
{
	char value[1001] = { 0 };
	struct buf out = { .heap = b->heap };

	memset(value, 'x', sizeof(value) - 1);
	for (int i = 0; i < 10; i++)
		raft_append(b->raft, b->raft->epoch, batch_of(b, value));
	raft_bench_sync(b, ERR_OK);
	struct snapshot_id id = { b->raft->high_watermark, b->raft->epoch };

	write_snapshot(b, id, &out);
	assert_int_equal(raft_write_snapshot(b->raft, id, buf_bytes(&out)), ERR_OK);
	raft_bench_sync(b, ERR_OK);
	buf_free(&out);
	return id.end_offset;
}

static int32_t count_files(struct raft_bench *b, const char *end)
{
	struct disk *disk = memory_disk_port(b->files);
	struct disk_name *names;
	int32_t count, found = 0;

	assert_int_equal(disk->ops->list(disk->self, BYTES("/logs/__cluster_metadata-0"), &b->arena, &names, &count), ERR_OK);
	for (int32_t i = 0; i < count; i++)
		found += names[i].name.size > strlen(end) && memcmp(names[i].name.data + names[i].name.size - strlen(end), end, strlen(end)) == 0;
	return found;
}

TEST(log_and_snapshots_are_kept_up_to_a_size_and_the_newest_snapshot_always)
{
	struct raft_bench *b = raft_bench_new();
	int64_t first, second;

	b->retention_bytes = 25000;
	b->segment_bytes = 4000;
	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	first = go_on(b);
	second = go_on(b);
	assert_int_equal(log_start_offset(b->raft->log), 0);
	assert_int_equal(b->raft->first_snapshot.end_offset, first);
	go_on(b);
	assert_int_equal(log_start_offset(b->raft->log), second);
	assert_int_equal(b->raft->first_snapshot.end_offset, second);
	assert_int_equal(count_files(b, ".checkpoint"), 2);
	assert_true(log_size_bytes(b->raft->log) < 20000); /* its segments are gone too */
	assert_true(count_files(b, ".log.deleted") > 0);
	b->raft->step.wall_ms = NOW + 60000;
	assert_true(timer_is_set(&b->raft->removal_timer));
	b->raft->removal_timer.fire(NULL, &b->raft->removal_timer);
	assert_int_equal(count_files(b, ".deleted"), 0);
	raft_bench_del(b);
}

TEST(a_snapshot_goes_when_it_is_too_old_and_there_is_a_newer_one)
{
	struct raft_bench *b = raft_bench_new();
	int64_t first, second;

	b->retention_ms = 1000;
	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	first = go_on(b);
	second = go_on(b);
	assert_int_equal(b->raft->first_snapshot.end_offset, first);
	b->raft->step.wall_ms = NOW + 1001; /* those two are of NOW */
	go_on(b);
	assert_true(b->raft->first_snapshot.end_offset > second);
	assert_int_equal(log_start_offset(b->raft->log), b->raft->first_snapshot.end_offset);
	raft_bench_del(b);
}

TEST(a_log_whose_first_segments_are_gone_begins_at_its_oldest_snapshot_or_not_at_all)
{
	struct raft_bench *b = raft_bench_new();
	int64_t start;

	b->retention_bytes = 25000;
	b->segment_bytes = 4000;
	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	for (int i = 0; i < 4; i++)
		go_on(b);
	start = log_start_offset(b->raft->log);
	assert_true(start > 0);
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	assert_int_equal(raft_bench_open(b, 1), ERR_OK);
	assert_int_equal(log_start_offset(b->raft->log), start);
	assert_int_equal(b->raft->first_snapshot.end_offset, start);
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	struct disk *disk = memory_disk_port(b->files);
	struct disk_name *names;
	int32_t count;

	disk->ops->list(disk->self, BYTES("/logs/__cluster_metadata-0"), &b->arena, &names, &count);
	for (int32_t i = 0; i < count; i++)
		if (bytes_find_bytes(names[i].name, BYTES(".checkpoint")) < names[i].name.size)
			disk->ops->remove(disk->self, arena_printf(&b->arena, DIR "%.*s", (int)names[i].name.size, (const char *)names[i].name.data));
	assert_int_equal(raft_bench_open(b, 1), ERR_CORRUPT);
	heap_del(b->heap);
}

/* More than is read at once; 999 does not divide a mebibyte, so that a read ends within a batch. */
TEST(a_log_larger_than_one_read_of_it_is_opened_and_read_to_its_end)
{
	struct raft_bench *b = raft_bench_new();
	char value[1000] = { 0 };
	struct bytes batches;
	int64_t next = 0;

	memset(value, 'x', sizeof(value) - 1);
	raft_bench_open(b, 1);
	raft_bench_sync(b, ERR_OK);
	for (int i = 0; i < 2500; i++) {
		raft_append(b->raft, 1, batch_of(b, value));
		raft_bench_sync(b, ERR_OK);
	}
	raft_del(b->raft);
	memory_disk_reopen(b->files);
	assert_int_equal(raft_bench_open(b, 1), ERR_OK);
	raft_bench_sync(b, ERR_OK);
	int64_t end = b->raft->high_watermark;

	assert_true(end > 2500);
	while (next < end) {
		struct batch batch;

		assert_int_equal(raft_read(b->raft, next, &b->arena, &batches), ERR_OK);
		assert_true(batches.size > 0);
		for (size_t at = 0; at < batches.size; next = batch_last_offset(&batch) + 1)
			assert_int_equal(batch_next(batches, &at, &batch), ERR_OK);
	}
	raft_bench_del(b);
}

TEST(a_quorum_state_that_makes_no_sense_is_an_error)
{
	static const char *const texts[] = { "", "{}", "{\"leaderId\":1,\"leaderEpoch\":x,\"votedId\":1,\"data_version\":0}",
		                                 "{\"leaderId\":1,\"leaderEpoch\":2,\"votedId\":1,\"data_version\":9}",
		                                 "{\"leaderId\":1,\"leaderEpoch\":2,\"votedId\":1,\"votedDirectoryId\":\"?\",\"data_version\":1}" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct raft_bench *b = raft_bench_new();
		struct disk *disk = memory_disk_port(b->files);

		assert_int_equal(disk_make_dirs(disk, BYTES("/logs/__cluster_metadata-0")), ERR_OK);
		assert_int_equal(disk_replace(disk, BYTES(DIR "quorum-state"), bytes_of_text(texts[i])), ERR_OK);
		assert_int_equal(raft_bench_open(b, 1), ERR_CORRUPT);
		heap_del(b->heap);
	}
}

TEST(any_call_of_the_disk_may_fail_when_it_is_opened)
{
	for (int call = 1;; call++) {
		struct raft_bench *b = raft_bench_new();

		memory_disk_fail_at(b->files, call, ERR_IO);
		enum err err = raft_bench_open(b, 1);
		if (err == ERR_OK)
			raft_bench_sync(b, ERR_OK);
		int calls = memory_disk_calls(b->files);
		bool is_whole = calls < call;

		/* A failed call is never passed over. */
		assert_true(is_whole || err != ERR_OK || b->raft->has_failed);
		if (err == ERR_OK)
			raft_del(b->raft);
		heap_del(b->heap);
		if (is_whole)
			break;
		assert_true(call < 1000);
	}
}
