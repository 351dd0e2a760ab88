/* The log: batches, records, bytes; what it says of damage, of a broker that is down, and of Kafka's own topics. */
#include "sim/tui/log_file.h"
#include "tests/sim/tui/golden.h"

#include <stdio.h>

#define AT "--bootstrap-server localhost:9092 "
#define LOG_FILE "/tmp/kraft-combined-logs/clicks-0/00000000000000000000.log"
#define INDEX_FILE "/tmp/kraft-combined-logs/clicks-0/00000000000000000000.index"
#define PERF "kafka-producer-perf-test --throughput -1 --topic clicks --producer-props bootstrap.servers=localhost:9092 "

static struct easel clicks(void)
{
	struct easel e = easel_new(1, &view_log);

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks --partitions 2");
	return e;
}

static struct easel played(void)
{
	struct easel e = clicks();

	easel_sh(&e, "kafka-topics " AT "--create --topic orders");
	easel_sh(&e, "echo alice:login > events");
	easel_sh(&e, "echo alice:a-value-that-is-longer-than-one-line-of-hexadecimal-digits-can-show-on-a-narrow-screen >> events");
	easel_sh(&e, "kafka-console-producer " AT "--topic clicks --reader-property parse.key=true --reader-property key.separator=: < events");
	easel_sh(&e, "echo source:web^alice:logout > more");
	easel_sh(&e, "kafka-console-producer " AT "--topic clicks --reader-property parse.headers=true --reader-property headers.delimiter=^ "
	             "--reader-property parse.key=true --reader-property key.separator=: < more");
	return e;
}

static struct easel many_batches(const char *count)
{
	struct easel e = easel_new(1, &view_log);
	char line[300];

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks");
	snprintf(line, sizeof(line), PERF "batch.size=1 linger.ms=0 --record-size 10 --num-records %s", count);
	easel_sh(&e, line);
	return e;
}

/* Presses until it shows the text; fails after a number of keys that is enough. */
static void press_until(struct easel *e, uint32_t key, const char *text)
{
	for (int i = 0; i < 200; i++) {
		if (easel_shows(e, text))
			return;
		easel_press(e, key);
	}
	fail_msg("never on screen: %s", text);
}

TEST(the_log_shows_batches_then_records_then_bytes)
{
	struct easel e = played();

	/* Both have gone to the partition of their key. */
	if (easel_shows(&e, "log end 0"))
		easel_press(&e, KEY_RIGHT_);
	easel_see(&e, "log");
	easel_press(&e, KEY_UP_);
	easel_press(&e, KEY_ENTER_);
	easel_see(&e, "log-records");
	easel_press(&e, KEY_ENTER_);
	easel_see(&e, "log-bytes");
	easel_press(&e, KEY_ESCAPE);
	easel_press(&e, KEY_ESCAPE);
	easel_press(&e, KEY_END_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "header source = web"));
	snprintf(e.choice.filter, sizeof(e.choice.filter), "%s", "nothing like it");
	assert_false(easel_shows(&e, "logout"));
	assert_true(easel_shows(&e, "1 record left out by the filter"));
	easel_end(&e);
}

TEST(what_was_opened_stays_when_its_end_is_shown)
{
	struct easel e = played();

	e.width = 160;
	if (easel_shows(&e, "log end 0"))
		easel_press(&e, KEY_RIGHT_);
	easel_press(&e, KEY_HOME_);
	easel_press(&e, KEY_ENTER_);
	easel_press(&e, KEY_ENTER_);
	e.height = 10;
	easel_press(&e, KEY_END_);
	assert_true(easel_shows(&e, "narrow-screen"));
	assert_false(easel_shows(&e, "batch 0..1"));
	easel_press(&e, KEY_HOME_);
	assert_true(easel_shows(&e, "batch 0..1"));
	easel_end(&e);
}

TEST(the_newest_of_many_small_batches_is_shown_and_every_one_reached)
{
	struct easel e = many_batches("4000");

	assert_true(easel_shows(&e, " 3999..3999"));
	assert_true(easel_shows(&e, "high watermark and log end 4000"));
	for (int i = 0; i < 300; i++)
		easel_press(&e, KEY_UP_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "batch 3699..3699"));
	assert_true(easel_shows(&e, "Found by .index entry"));
	easel_press(&e, KEY_ESCAPE);
	easel_press(&e, KEY_HOME_);
	assert_true(easel_shows(&e, " 0..0"));
	for (int i = 0; i < 300; i++)
		easel_press(&e, KEY_DOWN_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "batch 300..300"));
	easel_end(&e);
}

TEST(a_compressed_batch_is_shown_as_it_is_stored_and_decompressed)
{
	struct easel e = easel_new(1, &view_log);

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks");
	easel_sh(&e, "seq 1 50 > numbers");
	easel_sh(&e, "kafka-console-producer " AT "--topic clicks --compression-codec gzip < numbers");
	assert_true(easel_shows(&e, "gzip"));
	easel_press(&e, KEY_ENTER_);
	/* 53 lines of 24: those above are only counted. */
	easel_press(&e, KEY_END_);
	assert_true(easel_shows(&e, "\n 49 "));
	assert_int_equal(e.choice.scroll, 53 - 24);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "1: gzip, CreateTime"));
	press_until(&e, KEY_PAGE_DOWN, "The block decompressed");
	press_until(&e, KEY_PAGE_DOWN, "The record at offset 49");
	easel_end(&e);
}

TEST(segments_have_headings_and_can_be_gone_through)
{
	struct easel e = easel_new(1, &view_log);

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks --config segment.bytes=1048576");
	easel_sh(&e, PERF "--record-size 1000 --num-records 3000");
	assert_true(easel_shows(&e, "segment 3/3"));
	easel_press(&e, '<');
	assert_true(easel_shows(&e, "segment 2/3"));
	assert_true(easel_shows(&e, ".log B") || easel_shows(&e, ".log 10"));
	easel_press(&e, '<');
	easel_press(&e, '<');
	assert_true(easel_shows(&e, "segment 1/3 00000000000000000000"));
	press_until(&e, KEY_PAGE_DOWN, "segment 3/3");
	easel_end(&e);
}

/* As on a leader whose followers are behind. */
TEST(the_high_watermark_stands_in_front_of_the_first_batch_above_it)
{
	struct easel e = many_batches("20");
	struct arena arena;
	struct log_file f;
	struct log_row *rows;
	int32_t selected, count, mark = -1;

	arena_init(&arena, e.heap);
	assert_true(log_file_open(&f, e.world, BYTES("clicks"), 0, &arena));
	f.high_watermark = 15;
	count = log_rows(&f, INT64_MAX, 10, &rows, &selected);
	for (int32_t i = 0; i < count; i++)
		if (rows[i].kind == LOG_ROW_WATERMARK)
			mark = i;
	assert_true(mark > 0);
	assert_int_equal(rows[mark].offset, 15);
	assert_int_equal(rows[mark - 1].batch.base_offset, 14);
	assert_int_equal(rows[mark + 1].batch.base_offset, 15);
	assert_int_equal(rows[count - 1].kind, LOG_ROW_END);
	assert_int_equal(rows[count - 1].offset, 20);
	/* It is not put where it only seems to be: these all are above it. */
	f.high_watermark = 3;
	count = log_rows(&f, INT64_MAX, 10, &rows, &selected);
	for (int32_t i = 0; i < count; i++)
		assert_int_not_equal(rows[i].kind, LOG_ROW_WATERMARK);
	arena_free(&arena);
	easel_end(&e);
}

TEST(records_of_kafkas_own_topics_are_told_in_words)
{
	struct easel e = played();

	easel_sh(&e, "kafka-console-consumer " AT "--topic clicks --from-beginning --max-messages 3 --group billing");
	e.width = 160;
	easel_press(&e, 'i');
	snprintf(e.choice.topic, sizeof(e.choice.topic), "__cluster_metadata");
	e.choice.is_topic_first = false;
	easel_press(&e, KEY_HOME_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "__cluster_metadata-0  batch 0.."));
	easel_press(&e, KEY_ESCAPE);
	bool has_topic = false;

	for (int i = 0; i < 100 && !has_topic; i++) {
		easel_press(&e, KEY_ENTER_);
		has_topic = easel_shows(&e, "{\"type\":\"TOPIC_RECORD\",\"version\":0,\"data\":{\"name\":\"clicks\"");
		easel_press(&e, KEY_ESCAPE);
		easel_press(&e, KEY_DOWN_);
	}
	assert_true(has_topic);
	snprintf(e.choice.topic, sizeof(e.choice.topic), "__consumer_offsets");
	for (int i = 0; i < 50; i++) {
		e.choice.partition = i;
		e.choice.is_following = true;
		if (!easel_shows(&e, "log end 0"))
			break;
	}
	easel_press(&e, KEY_HOME_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "{\"type\":\"2\",\"data\":{\"group\":\"billing\"}}"));
	easel_see(&e, "log-offsets");
	easel_end(&e);
}

/* ---- Damage ----------------------------------------------------------------------------------------------------------------- */

static void corrupt(struct easel *e, const char *file, int64_t position)
{
	assert_int_equal(world_corrupt_file(e->world, bytes_of_text(file), position, BYTES("\xde\xad\xbe\xef")), ERR_OK);
}

static void truncate_file(struct easel *e, const char *path, int64_t size)
{
	struct disk *disk = world_disk(e->world);
	int32_t file;

	assert_int_equal(disk->ops->open(disk->self, bytes_of_text(path), DISK_READ, &file), ERR_OK);
	assert_int_equal(disk->ops->truncate(disk->self, file, size), ERR_OK);
	disk->ops->close(disk->self, file);
}

TEST(a_batch_whose_bytes_were_changed_is_shown_with_a_wrong_crc)
{
	struct easel e = many_batches("20");

	assert_false(easel_shows(&e, "WRONG"));
	corrupt(&e, LOG_FILE, 78 * 3 + 65);
	assert_true(easel_shows(&e, "WRONG"));
	corrupt(&e, LOG_FILE, 78 * 19 + 30);
	easel_press(&e, KEY_END_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "The CRC does not match"));
	easel_end(&e);
}

TEST(bytes_that_are_no_batch_are_told_with_their_place)
{
	struct easel e = many_batches("20");

	corrupt(&e, LOG_FILE, 78 * 10 + 8); /* batchLength */
	assert_true(easel_shows(&e, " 9..9 "));
	assert_true(easel_shows(&e, "780 bytes from position 780 on are no whole batch"));
	/* They are passed over. */
	easel_press(&e, KEY_DOWN_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "batch 9..9"));
	easel_end(&e);
}

TEST(a_torn_log_is_shown_up_to_where_it_is_whole)
{
	struct easel e = many_batches("20");

	truncate_file(&e, LOG_FILE, 78 * 4 + 40);
	assert_true(easel_shows(&e, " 3..3 "));
	assert_true(easel_shows(&e, "40 bytes from position 312 on are no whole batch"));
	truncate_file(&e, LOG_FILE, 30);
	assert_true(easel_shows(&e, "30 bytes from position 0 on"));
	truncate_file(&e, LOG_FILE, 0);
	assert_false(easel_shows(&e, "no whole batch"));
	easel_end(&e);
}

TEST(an_index_that_is_wrong_is_done_without)
{
	struct easel e = many_batches("4000");

	for (int64_t at = 0; at + 4 <= 600; at += 8)
		corrupt(&e, INDEX_FILE, at + 4);
	assert_true(easel_shows(&e, " 3999..3999"));
	truncate_file(&e, INDEX_FILE, 5);
	assert_true(easel_shows(&e, " 3999..3999"));
	easel_end(&e);
}

TEST(the_log_of_a_broker_that_does_not_run_is_read_from_its_disk)
{
	struct easel e = many_batches("20");

	easel_sh(&e, "broker kill 1");
	assert_true(easel_shows(&e, "clicks-0  as broker 1's disk has it: it does not run"));
	assert_true(easel_shows(&e, " 19..19 "));
	assert_true(easel_shows(&e, "---- log end 20 ----"));
	easel_press(&e, KEY_ENTER_);
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "baseOffset = 19"));
	easel_end(&e);
}

TEST(a_disk_that_fails_is_told_apart_from_wrong_bytes)
{
	struct easel e = many_batches("20");

	world_set_disk_faults(e.world, BYTES(LOG_FILE), &(struct disk_faults){ .fails_read = true });
	assert_true(easel_shows(&e, "cannot be read: the disk fails"));
	world_set_disk_faults(e.world, BYTES("/tmp"), &(struct disk_faults){ .fails_read = true });
	assert_true(easel_shows(&e, "clicks-0 cannot be read: the disk of broker 1 fails."));
	easel_end(&e);
}

TEST(the_log_draws_at_any_size_whatever_is_pressed)
{
	static const char keys[] = "jkgGhlit<>";
	struct easel e = many_batches("300");

	easel_sh(&e, "seq 1 50 > numbers");
	easel_sh(&e, "kafka-console-producer " AT "--topic clicks --compression-codec lz4 < numbers");
	easel_rummage(&e, 1, keys);
	for (int round = 0; round < 20; round++) {
		corrupt(&e, LOG_FILE, round * 997);
		if (round % 3 == 0)
			corrupt(&e, INDEX_FILE, round);
		view_choice_init(&e.choice);
		easel_rummage(&e, (uint64_t)round + 2, keys);
	}
	truncate_file(&e, LOG_FILE, 5000);
	easel_rummage(&e, 30, keys);
	easel_sh(&e, "broker kill 1");
	easel_rummage(&e, 31, keys);
	truncate_file(&e, LOG_FILE, 61);
	view_choice_init(&e.choice);
	easel_rummage(&e, 32, keys);
	easel_end(&e);
}
