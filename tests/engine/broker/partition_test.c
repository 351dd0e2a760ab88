#include "engine/broker/partition_internal.h"
#include "tests/replica_bench.h"
#include "tests/test.h"

#define DIR "/tmp/kraft-combined-logs/"

static struct partition *find(struct node_bench *b, const char *topic, int32_t number)
{
	return partition_find(b->node, bytes_of_text(topic), number);
}

static int16_t append(struct node_bench *b, const char *topic, int16_t acks)
{
	replica_bench_enter(b);

	struct append_result r = partition_append(b->node, find(b, topic, 0), replica_bench_batch(b, 10, 1000), ORIGIN_CLIENT, acks);

	replica_bench_leave(b);
	return r.error_code;
}

static const char *text_of(struct node_bench *b, const char *path)
{
	struct buf *file = memory_disk_file(b->files, path);

	return file ? buf_text(file) : "(none)";
}

TEST(the_high_watermark_of_a_lone_replica_is_its_log_end)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 2, 1, 1, 1, 0);
	assert_true(find(b, "orders", 0)->is_leader);
	assert_int_equal(append(b, "orders", -1), 0);
	assert_int_equal(partition_high_watermark(find(b, "orders", 0)), 10);
	assert_int_equal(partition_high_watermark(find(b, "orders", 1)), 0);
	assert_int_equal(bench_trace_count(b, "high_watermark_advanced"), 1);
	assert_null(find(b, "orders", 2));
	bench_del(b);
}

TEST(the_high_watermark_waits_for_the_slowest_of_the_isr)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 3, 3, 1, 0);
	struct partition *p = find(b, "orders", 0);

	append(b, "orders", -1);
	assert_int_equal(partition_high_watermark(p), 0);
	replica_bench_enter(b);
	partition_replica_fetched(b->node, p, partition_replica(p, 2), 10, 0, -1);
	assert_int_equal(partition_high_watermark(p), 0);
	partition_replica_fetched(b->node, p, partition_replica(p, 3), 10, 0, -1);
	replica_bench_leave(b);
	assert_int_equal(partition_high_watermark(p), 10);

	/* One that left the ISR is waited for no more; the new epoch has heard of nobody yet. */
	append(b, "orders", -1);
	replica_bench_topic(b, "orders", 1, 3, 1, 1, 1);
	assert_int_equal(partition_high_watermark(p), 20);
	bench_del(b);
}

TEST(under_min_insync_replicas_nothing_becomes_committed)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_config(b, "orders", "min.insync.replicas", "2");
	replica_bench_topic(b, "orders", 1, 3, 1, 1, 0);
	assert_int_equal(append(b, "orders", -1), KAFKA_NOT_ENOUGH_REPLICAS);
	assert_int_equal(append(b, "orders", 1), 0);
	assert_int_equal(partition_high_watermark(find(b, "orders", 0)), 0);
	replica_bench_config(b, "orders", "min.insync.replicas", "1");
	assert_int_equal(partition_high_watermark(find(b, "orders", 0)), 10);
	bench_del(b);
}

TEST(min_insync_replicas_asks_for_no_more_replicas_than_there_are)
{
	struct node_bench *b = replica_bench_new("min.insync.replicas=3\n");

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	assert_int_equal(append(b, "orders", -1), 0);
	bench_del(b);
}

TEST(a_follower_refuses_appends)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 2, 2, 2, 0);
	assert_int_equal(append(b, "orders", 1), KAFKA_NOT_LEADER_OR_FOLLOWER);
	bench_del(b);
}

static int waiter_code;

static void waited(struct node *n, struct append_waiter *w, int16_t error_code)
{
	(void)n;
	(void)w;
	waiter_code = error_code;
}

TEST(whoever_waits_for_an_offset_hears_that_leadership_is_lost)
{
	struct node_bench *b = replica_bench_new("");
	struct append_waiter waiter = { .offset = 10, .done = waited };

	waiter_code = -2;
	replica_bench_topic(b, "orders", 1, 2, 2, 1, 0);
	append(b, "orders", -1);
	replica_bench_enter(b);
	partition_wait(b->node, find(b, "orders", 0), &waiter);
	replica_bench_leave(b);
	assert_int_equal(waiter_code, -2);
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 1);
	assert_int_equal(waiter_code, KAFKA_NOT_LEADER_OR_FOLLOWER);
	bench_del(b);
}

TEST(high_watermarks_are_written_every_five_seconds_and_recovery_points_every_minute)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 2, 1, 1, 1, 0);
	append(b, "orders", 1);
	bench_run(b, 4990);
	assert_string_equal(text_of(b, DIR "replication-offset-checkpoint"), "(none)");
	bench_run(b, 20);
	assert_string_equal(text_of(b, DIR "replication-offset-checkpoint"), "0\n2\norders 0 10\norders 1 0\n");
	assert_string_equal(text_of(b, DIR "recovery-point-offset-checkpoint"), "(none)");
	bench_run(b, 55000);
	assert_string_equal(text_of(b, DIR "recovery-point-offset-checkpoint"), "0\n2\norders 0 0\norders 1 0\n");
	assert_string_equal(text_of(b, DIR "log-start-offset-checkpoint"), "0\n0\n");
	bench_del(b);
}

TEST(a_clean_stop_leaves_its_mark_and_the_next_start_takes_it)
{
	struct node_bench *b = bench_new("");

	bench_start_ready(b);
	bench_create_topic(b, bench_connect(b, BENCH_CLIENT_PORT), "orders", 1);
	append(b, "orders", 1);
	const char *mark = arena_text(&b->arena, arena_printf(&b->arena, "{\"version\":0,\"brokerEpoch\":%lld}", (long long)b->node->broker_epoch));
	int64_t epoch = b->node->broker_epoch;

	bench_stop(b);
	assert_string_equal(text_of(b, DIR ".kafka_cleanshutdown"), mark);
	assert_string_equal(text_of(b, DIR "replication-offset-checkpoint"), "0\n1\norders 0 10\n");
	assert_string_equal(text_of(b, DIR "recovery-point-offset-checkpoint"), "0\n1\norders 0 10\n");

	bench_start_ready(b);
	assert_string_equal(text_of(b, DIR ".kafka_cleanshutdown"), "(none)");
	assert_int_equal(b->node->partitions->previous_broker_epoch, epoch);
	assert_int_equal(partition_high_watermark(find(b, "orders", 0)), 10);
	assert_int_equal(log_end_offset(find(b, "orders", 0)->log), 10);
	bench_del(b);
}

TEST(after_a_kill_the_high_watermark_is_the_checkpoints_but_never_above_the_log)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 2, 2, 2, 0);
	bench_kill(b);
	struct disk *disk = memory_disk_port(b->files);

	assert_int_equal(disk_replace(disk, BYTES(DIR "replication-offset-checkpoint"), BYTES("0\n1\norders 0 7\n")), ERR_OK);
	replica_bench_start(b);
	assert_int_equal(b->node->partitions->previous_broker_epoch, -1);
	replica_bench_topic(b, "orders", 1, 2, 2, 2, 0);
	assert_int_equal(partition_high_watermark(find(b, "orders", 0)), 0);
	bench_del(b);
}

static int count_names(struct node_bench *b, const char *suffix)
{
	struct disk *disk = memory_disk_port(b->files);
	struct disk_name *names;
	int32_t count, found = 0;

	assert_int_equal(disk->ops->list(disk->self, BYTES("/tmp/kraft-combined-logs"), &b->arena, &names, &count), ERR_OK);
	for (int32_t i = 0; i < count; i++)
		found += bytes_find_bytes(names[i].name, bytes_of_text(suffix)) < names[i].name.size;
	return found;
}

TEST(a_deleted_topics_log_is_renamed_at_once_and_removed_after_a_minute)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 2, 1, 1, 1, 0);
	append(b, "orders", 1);
	replica_bench_remove_topic(b, "orders");
	assert_null(find(b, "orders", 0));
	assert_int_equal(count_names(b, "-delete"), 2);
	assert_int_equal(count_names(b, "orders-0."), 1);

	/* A topic of the same name may be there meanwhile, and a restart does not forget what is to be removed. */
	bench_kill(b);
	replica_bench_start(b);
	replica_bench_topic(b, "orders", 2, 1, 1, 1, 0);
	bench_run(b, 59000);
	assert_int_equal(count_names(b, "-delete"), 2);
	bench_run(b, 2000);
	assert_int_equal(count_names(b, "-delete"), 0);
	assert_int_equal(count_names(b, "orders-"), 2);
	bench_del(b);
}

TEST(a_log_of_another_topic_of_that_name_is_a_stray)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	append(b, "orders", 1);
	bench_kill(b);
	struct buf *file = memory_disk_file(b->files, DIR "orders-0/partition.metadata");

	buf_clear(file);
	buf_add_text(file, "version: 0\ntopic_id: 4L6g3nShT-eMCtK--X86sw");
	replica_bench_start(b);
	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	assert_int_equal(log_end_offset(find(b, "orders", 0)->log), 0);
	assert_int_equal(count_names(b, "-stray"), 1);
	bench_del(b);
}

TEST(logs_that_the_image_does_not_know_are_put_aside)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	bench_kill(b);
	replica_bench_start(b);
	replica_bench_enter(b);
	partitions_sweep(b->node);
	replica_bench_leave(b);
	assert_int_equal(count_names(b, "-stray"), 1);
	assert_int_equal(count_names(b, "orders-0"), 1);
	bench_del(b);
}

TEST(retention_runs_after_half_a_minute_and_then_every_five)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_config(b, "orders", "retention.ms", "60000");
	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	append(b, "orders", 1); /* with a timestamp of 1970 */
	bench_run(b, 29000);
	assert_int_equal(log_start_offset(find(b, "orders", 0)->log), 0);
	bench_run(b, 2000);
	assert_int_equal(log_start_offset(find(b, "orders", 0)->log), 10);
	append(b, "orders", 1);
	bench_run(b, 290000);
	assert_int_equal(log_start_offset(find(b, "orders", 0)->log), 10);
	bench_run(b, 20000);
	assert_int_equal(log_start_offset(find(b, "orders", 0)->log), 20);
	assert_int_equal(partition_high_watermark(find(b, "orders", 0)), 20);
	bench_del(b);
}

TEST(when_its_only_log_directory_fails_the_broker_ends)
{
	struct node_bench *b = replica_bench_new("");

	replica_bench_topic(b, "orders", 1, 1, 1, 1, 0);
	memory_disk_fail_at(b->files, 1, ERR_IO);
	assert_int_equal(append(b, "orders", 1), KAFKA_KAFKA_STORAGE_ERROR);
	assert_int_equal(bench_trace_count(b, "log_dir_failed"), 1);
	assert_int_equal(b->exit_status, 1);
	bench_del(b);
}
