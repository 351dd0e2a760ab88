/* What a server does about disks that fail and files that are not what they were, and how its log says so: in Kafka's words. */
#include "sim/world/cluster.h"
#include "tests/sim/shell/run.h"

#define B " --bootstrap-server localhost:9092,localhost:9093,localhost:9094\n"
#define DIR_2 "/tmp/kraft-combined-logs-2"
#define FILLED_TOPIC                                                                                                                   \
	"kafka-topics --create --topic t --replica-assignment 1:2:3" B                                                                  \
	"kafka-producer-perf-test --topic t --num-records 500 --record-size 100 --throughput -1" B

static void assert_says(const struct run *r, const char *line)
{
	if (bytes_find_bytes(run_out(r), bytes_of_text(line)) >= run_out(r).size)
		fail_msg("the server log does not say: %s\nbut: %.*s", line, (int)run_out(r).size, (const char *)run_out(r).data);
}

TEST(a_disk_that_is_full_ends_the_server_which_says_why)
{
	struct run r = run_lines(3, "disk fill 2\nrun 2s\nbroker list\ncat /kafka/logs/server-2.log\n");

	assert_says(&r, "2    stopped");
	assert_says(&r, " ERROR Error while appending records to __cluster_metadata-0 in dir " DIR_2 " (org.apache.kafka.storage.internals.log.LogDirFailureChannel)\n"
	                "java.io.IOException: No space left on device\n");
	assert_says(&r, " ERROR Encountered fatal fault: Unexpected error in raft IO thread (org.apache.kafka.server.fault.ProcessTerminatingFaultHandler)\n");
	run_end(&r);
}

TEST(a_sync_that_fails_ends_the_server_which_says_why)
{
	struct run r = run_lines(3, "disk fail 2 sync\nrun 2s\nbroker list\ncat /kafka/logs/server-2.log\n");

	assert_says(&r, "2    stopped");
	assert_says(&r, " ERROR Error while flushing log for __cluster_metadata-0 in dir " DIR_2 " ");
	assert_says(&r, "Caused by: java.io.IOException: Input/output error\n");
	run_end(&r);
}

TEST(a_corrupt_segment_is_cut_after_an_unclean_stop_and_copied_anew)
{
	struct run r = run_lines(3, FILLED_TOPIC "broker kill 2\ndisk corrupt 2 t-0/00000000000000000000.log 200\nbroker start 2\nrun 20s\n"
	                            "cat /kafka/logs/server-2.log\nkafka-topics --describe --topic t" B);

	assert_says(&r, " INFO Recovering 1 logs from " DIR_2 " since no clean shutdown file was found (org.apache.kafka.storage.internals.log.LogManager)\n");
	assert_says(&r, " INFO [LogLoader partition=t-0, dir=" DIR_2 "] Recovering unflushed segment 0. 0 recovered for t-0. (");
	assert_says(&r, " WARN Found invalid messages in log segment " DIR_2 "/t-0/00000000000000000000.log at byte offset 0. (");
	assert_says(&r, "\norg.apache.kafka.common.errors.CorruptRecordException: Record is corrupt (stored crc = ");
	assert_says(&r, " WARN [LogLoader partition=t-0, dir=" DIR_2 "] Corruption found in segment 0, truncating to offset 0 (");
	assert_says(&r, " INFO Loaded 1 logs in 0ms (unclean log dirs = [" DIR_2 "]) (");
	assert_says(&r, "Isr: 1,3,2");
	run_end(&r);
}

TEST(an_index_that_is_damaged_or_gone_is_made_anew_after_a_clean_stop)
{
	static const char log_file[] = DIR_2 "/t-0/00000000000000000000.log, recovering segment and rebuilding index files...";
	struct run r = run_lines(3, FILLED_TOPIC "broker stop 2\ndisk corrupt 2 t-0/00000000000000000000.index 3\nbroker start 2\nrun 5s\n"
	                            "broker stop 2\nrm " DIR_2 "/t-0/00000000000000000000.index\nbroker start 2\nrun 15s\n"
	                            "cat /kafka/logs/server-2.log\nkafka-topics --describe --topic t" B);

	assert_says(&r, " INFO Skipping recovery of 1 logs from " DIR_2 " since clean shutdown file was found (");
	assert_says(&r, " WARN [LogLoader partition=t-0, dir=" DIR_2 "] Found a corrupted index file corresponding to log file " DIR_2 "/t-0/00000000000000000000.log due to ");
	assert_says(&r, " ERROR [LogLoader partition=t-0, dir=" DIR_2 "] Could not find offset index file corresponding to log file ");
	assert_says(&r, log_file);
	assert_says(&r, "Isr: 1,3,2");
	run_end(&r);
}

TEST(what_a_leader_has_corrupt_no_follower_takes)
{
	struct run r = run_lines(3, FILLED_TOPIC "broker kill 3\nrm -r /tmp/kraft-combined-logs-3/t-0\ndisk corrupt 1 t-0/00000000000000000000.log 200\n"
	                            "broker start 3\nrun 20s\ncat /kafka/logs/server-3.log\nkafka-topics --describe --topic t" B);

	assert_says(&r, " ERROR [ReplicaFetcher replicaId=3, leaderId=1, fetcherId=0] Found invalid messages during fetch for partition t-0 offset 0 (kafka.server.ReplicaFetcherThread)\n"
	                "org.apache.kafka.common.errors.CorruptRecordException: Record is corrupt (stored crc = ");
	assert_says(&r, "Isr: 1,2\t");
	run_end(&r);
}

/* Its magic: what follows is no batch of any version. */
TEST(a_batch_whose_head_cannot_be_true_is_answered_as_corrupt)
{
	struct run r = run_lines(1, "kafka-topics --create --topic t --bootstrap-server localhost:9092\necho a | kafka-console-producer --topic t --bootstrap-server localhost:9092\n"
	                            "disk corrupt 1 t-0/00000000000000000000.log 16\n"
	                            "kafka-console-consumer --topic t --partition 0 --offset earliest --max-messages 1 --timeout-ms 3000 --bootstrap-server localhost:9092\n"
	                            "cat /kafka/logs/server.log\n");

	assert_says(&r, " ERROR [ReplicaManager broker=1] Error processing fetch with max size ");
	assert_says(&r, " from consumer on partition t-0: PartitionData(topicId=");
	assert_text(bytes_slice(run_err(&r), bytes_find(run_err(&r), 0, '\n') + 1, run_err(&r).size),
	            "org.apache.kafka.common.KafkaException: Encountered corrupt message when fetching offset 0 for topic-partition t-0\nProcessed a total of 0 messages\n");
	run_end(&r);
}

#define TWIN                                                                                                                             \
	"printf 'process.roles=broker\\nnode.id=3\\ncontroller.quorum.bootstrap.servers=localhost:19092\\nlisteners=PLAINTEXT://:9099\\n"  \
	"advertised.listeners=PLAINTEXT://localhost:9099\\ncontroller.listener.names=CONTROLLER\\nlog.dirs=/tmp/twin\\n' > /tmp/twin.properties\n"

TEST(a_second_server_with_an_id_that_is_taken_is_refused_by_the_controller)
{
	struct run r = run_lines(3, TWIN "mkdir /tmp/twin\ngrep cluster.id /tmp/kraft-combined-logs-1/meta.properties > /tmp/twin/meta.properties\n"
	                            "printf 'node.id=3\\nversion=1\\n' >> /tmp/twin/meta.properties\nkafka-server-start /tmp/twin.properties &\nrun 5s\nbroker list\n");

	assert_says(&r, " INFO [BrokerLifecycleManager id=3] Unable to register broker 3 because the controller returned error DUPLICATE_BROKER_REGISTRATION (");
	assert_says(&r, "3    running    localhost:9094");
	assert_int_equal(r.status, 0);
	run_end(&r);
}

TEST(a_server_of_another_cluster_is_not_let_in)
{
	struct run r = run_lines(3, TWIN "kafka-storage format --cluster-id AAAAAAAAQACAAAAAAAAAAQ --config /tmp/twin.properties\n"
	                            "kafka-server-start /tmp/twin.properties &\nrun 65s\n");

	assert_says(&r, " ERROR [RaftManager id=3] Unexpected error INCONSISTENT_CLUSTER_ID in ");
	assert_says(&r, " ERROR [BrokerLifecycleManager id=3] Shutting down because we were unable to register with the controller quorum. (");
	run_end(&r);
}
