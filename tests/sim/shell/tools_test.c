/* Kafka's tools as a pipe sees them: each command's output and errors, byte by byte. */
#include <stdio.h>
#include <string.h>

#include "tests/sim/shell/run.h"

#define B " --bootstrap-server localhost:9092\n"

/* Runs the lines in one world, each behind an echo of itself, and compares both streams with the golden file. */
static void check_session(int32_t brokers, const char *name, const char *const *lines, size_t count)
{
	struct heap *heap = heap_new(8u << 20);
	struct buf script = { .heap = heap }, all = { .heap = heap };
	char path[200];

	for (size_t i = 0; i < count; i++) {
		int size = (int)strcspn(lines[i], "'\n");

		buf_printf(&script, "echo '$ %.*s'\necho '$ %.*s' >&2\n%s", size, lines[i], size, lines[i], lines[i]);
	}
	struct run r = run_lines(brokers, buf_text(&script));

	buf_add_bytes(&all, run_out(&r));
	buf_add_text(&all, "---- standard error ----\n");
	buf_add_bytes(&all, run_err(&r));
	snprintf(path, sizeof(path), "tests/sim/shell/golden/%s.txt", name);
	assert_golden(path, buf_bytes(&all));
	run_end(&r);
	heap_del(heap);
}

#define SESSION_OF(brokers, name, ...)                                                \
	do {                                                                              \
		static const char *const lines[] = { __VA_ARGS__ };                           \
		check_session(brokers, name, lines, sizeof(lines) / sizeof(lines[0]));        \
	} while (0)
#define SESSION(name, ...) SESSION_OF(1, name, __VA_ARGS__)

TEST(topics_are_made_shown_changed_and_refused_as_kafka_does)
{
	SESSION("topics", "kafka-topics --create --topic my-topic --partitions 3 --replication-factor 1" B, "kafka-topics --create --topic my-topic" B,
	        "kafka-topics --create --if-not-exists --topic my-topic" B, "kafka-topics --create --topic a.b" B, "kafka-topics --create --topic 'bad name'" B,
	        "kafka-topics --create --topic .." B, "kafka-topics --create --topic big --replication-factor 3" B, "kafka-topics --create --topic p --partitions 0" B,
	        "kafka-topics --create --topic p --partitions -1" B, "kafka-topics --create --topic p --partitions abc" B,
	        "kafka-topics --create --topic c --config retention.ms=1000 --config cleanup.policy=compact" B, "kafka-topics --create --topic c2 --config nosuch=1" B,
	        "kafka-topics --list" B, "kafka-topics --describe" B, "kafka-topics --describe --topic my-topic" B, "kafka-topics --describe --topic nosuch" B,
	        "kafka-topics --alter --topic my-topic --partitions 2" B, "kafka-topics --alter --topic my-topic --partitions 4" B,
	        "kafka-topics --delete --topic my-topic" B, "kafka-topics --delete --topic my-topic" B, "kafka-topics.sh --list" B, "kafka-topics --bogus\n",
	        "kafka-topics --list\n", "kafka-topics --create --topic\n", "kafka-topics --version\n");
}

TEST(records_go_in_and_come_out_as_kafka_prints_them)
{
	SESSION("records", "kafka-topics --create --topic t --partitions 3" B,
	        "printf 'alice:login\\nbob:login\\ncarol:login\\ndave:login\\n' | kafka-console-producer --topic t --reader-property parse.key=true --reader-property "
	        "key.separator=:" B,
	        "kafka-get-offsets --topic t" B, "kafka-get-offsets --topic t --time -2" B,
	        "kafka-console-consumer --topic t --from-beginning --max-messages 4 --formatter-property print.key=true --formatter-property print.partition=true "
	        "--formatter-property print.offset=true" B,
	        "kafka-console-consumer --topic t --partition 0 --offset 1 --max-messages 1" B, "kafka-console-consumer --topic t --partition 0 --offset x" B,
	        "kafka-console-consumer --from-beginning" B, "printf 'no key\\n' | kafka-console-producer --topic t --reader-property parse.key=true" B,
	        "printf '{\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1}],\"version\":1}' > /tmp/d.json\n",
	        "kafka-delete-records --offset-json-file /tmp/d.json" B, "kafka-get-offsets --topic t --time -2" B);
}

TEST(groups_are_told_as_kafka_tells_them)
{
	SESSION("groups", "kafka-topics --create --topic t --partitions 2" B, "seq 10 | kafka-console-producer --topic t" B,
	        "kafka-console-consumer --topic t --group g --from-beginning --max-messages 4" B, "kafka-consumer-groups --list" B,
	        "kafka-consumer-groups --describe --group g" B, "kafka-consumer-groups --describe --group g --state" B,
	        "kafka-consumer-groups --describe --group nosuch" B, "app a consumer --topic t --group g\n", "run 10s\n",
	        "kafka-consumer-groups --describe --group g" B, "kafka-consumer-groups --describe --group g --members --verbose" B,
	        "kafka-consumer-groups --describe --group g --state" B, "kafka-consumer-groups --reset-offsets --group g --topic t --to-earliest --dry-run" B,
	        "kafka-consumer-groups --delete --group g" B, "app a stop\n", "kafka-consumer-groups --reset-offsets --group g --topic t --to-earliest --execute" B,
	        "kafka-consumer-groups --delete --group g" B, "kafka-consumer-groups --list" B, "kafka-consumer-groups --describe" B,
	        /* What was deleted is not missed by who watches the promises, when the coordinator loads its log. */
	        "broker stop 1\n", "run 5s\n", "broker start 1\n", "run 5s\n", "kafka-consumer-groups --list" B);
}

TEST(configs_quorum_and_files_are_shown_as_kafka_shows_them)
{
	SESSION("admin", "kafka-topics --create --topic t" B, "kafka-configs --alter --entity-type topics --entity-name t --add-config retention.ms=86400000" B,
	        "kafka-configs --describe --entity-type topics --entity-name t" B, "kafka-configs --alter --entity-type topics --entity-name t --delete-config retention.ms" B,
	        "kafka-configs --describe --entity-type topics --entity-name t" B, "kafka-configs --alter --entity-type topics --entity-name t --add-config nosuch=1" B,
	        "kafka-configs --alter --entity-type topics --entity-name t --add-config retention.ms=abc" B, "kafka-metadata-quorum describe --status" B, "kafka-features --bootstrap-server localhost:9092 describe\n",
	        "kafka-metadata-quorum --bootstrap-server localhost:9092 describe --status\n",
	        "kafka-metadata-quorum --bootstrap-server localhost:9092 describe --replication\n", "seq 3 | kafka-console-producer --topic t" B,
	        "kafka-dump-log --print-data-log --files /tmp/kraft-combined-logs/t-0/00000000000000000000.log\n", "kafka-cluster cluster-id" B,
	        "kafka-storage info -c config/server.properties\n", "kafka-storage format -t x -c config/server.properties\n", "kafka-features describe" B);
}

#define QUORUM "kafka-metadata-quorum --bootstrap-server localhost:9092 "
#define QUORUM_WITH(file) "kafka-metadata-quorum --bootstrap-server localhost:9092 --command-config " file " "
#define DIRECTORY_2 "FDvJ3q6IQtCToKut_grGXA" /* of the seed that every session has */
#define DIRECTORY_3 "CSHNTYxPSQmKyb6Mi7Fo7A"

TEST(voters_are_removed_and_added_as_kafkas_tool_says)
{
	SESSION_OF(3, "voters", QUORUM_WITH("config/server-3.properties") "add-controller --dry-run\n", QUORUM_WITH("config/server-3.properties") "add-controller\n",
	           QUORUM "add-controller\n", QUORUM_WITH("none.properties") "add-controller\n", "echo process.roles=broker > /tmp/b.properties\n",
	           QUORUM_WITH("/tmp/b.properties") "add-controller\n", "echo node.id=7 >> /tmp/b.properties\n", QUORUM_WITH("/tmp/b.properties") "add-controller\n",
	           "echo process.roles=controller >> /tmp/b.properties\n", QUORUM_WITH("/tmp/b.properties") "add-controller\n", "echo log.dirs=/tmp/b >> /tmp/b.properties\n",
	           QUORUM_WITH("/tmp/b.properties") "add-controller\n", QUORUM "remove-controller -i 3\n", QUORUM "remove-controller -i x -d gLah3v1WTMyEgqoXEamYYw\n",
	           QUORUM "remove-controller -i 3 -d x\n", QUORUM "remove-controller -i 3 -d gLah3v1WTMyEgqoXEamYYw-and-more\n",
	           QUORUM "remove-controller -i 3 -d gLah3v1WTMyEgqoXEamYYw\n", QUORUM "remove-controller --dry-run --unregister -i 3 -d " DIRECTORY_3 "\n",
	           QUORUM "remove-controller -i 3 -d " DIRECTORY_3 "\n", "run 1s\n", QUORUM "describe --replication\n",
	           QUORUM_WITH("config/server-3.properties") "add-controller\n", "run 1s\n", QUORUM "describe --replication\n",
	           QUORUM "remove-controller --unregister -i 2 -d " DIRECTORY_2 "\n", "run 5s\n", QUORUM "describe --replication\n");
}

TEST(leaders_are_elected_as_kafkas_tool_says)
{
	SESSION_OF(3, "elections", "kafka-topics --create --topic t --partitions 3 --replication-factor 3" B, "broker kill 2\n", "run 14s\n",
	           "kafka-topics --describe --topic t" B, "kafka-leader-election --election-type preferred --all-topic-partitions" B,
	           "kafka-leader-election --election-type preferred --topic t --partition 1" B, "broker start 2\n", "run 10s\n",
	           "kafka-leader-election --election-type preferred --all-topic-partitions" B,
	           "kafka-leader-election --election-type PREFERRED --topic t --partition 1" B,
	           "kafka-leader-election --election-type unclean --topic t --partition 0" B,
	           "kafka-leader-election --election-type unclean --topic x --partition 1" B, "kafka-leader-election --election-type dirty --topic x --partition 1" B,
	           "kafka-leader-election --topic x" B, "kafka-leader-election --election-type preferred --topic x" B,
	           "kafka-leader-election --election-type preferred --topic x --all-topic-partitions" B,
	           "kafka-leader-election --election-type preferred --partition 1 --all-topic-partitions" B,
	           "printf '{\"partitions\":[{\"topic\":\"t\",\"partition\":0},{\"topic\":\"t\",\"partition\":2}]}' > /tmp/e.json\n",
	           "kafka-leader-election --election-type preferred --path-to-json-file /tmp/e.json" B,
	           "printf '{\"partitions\":[{\"topic\":\"t\"}]}' > /tmp/e.json\n",
	           "kafka-leader-election --election-type preferred --path-to-json-file /tmp/e.json" B,
	           "kafka-leader-election --election-type preferred --path-to-json-file /tmp/none.json" B, "kafka-topics --describe --topic t" B);
}

TEST(partitions_are_moved_as_kafkas_tool_says)
{
	SESSION_OF(3, "moves", "kafka-topics --create --topic t --replica-assignment 1:2,2:3" B, "seq 1 100 | kafka-console-producer --topic t" B,
	           "printf '{\"topics\":[{\"topic\":\"t\"}],\"version\":1}' > /tmp/topics.json\n",
	           "kafka-reassign-partitions --generate --topics-to-move-json-file /tmp/topics.json --broker-list 1,3" B,
	           "kafka-reassign-partitions --generate --topics-to-move-json-file /tmp/topics.json --broker-list 1,1" B,
	           "kafka-reassign-partitions --generate --topics-to-move-json-file /tmp/topics.json --broker-list 3" B,
	           "printf '{\"version\":1,\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"replicas\":[3,1]},"
	           "{\"topic\":\"t\",\"partition\":1,\"replicas\":[1,3]}]}' > /tmp/plan.json\n",
	           "kafka-reassign-partitions --execute --reassignment-json-file /tmp/plan.json --throttle 1000000" B, "run 5s\n",
	           "kafka-configs --describe --entity-type topics --entity-name t" B,
	           "kafka-reassign-partitions --verify --reassignment-json-file /tmp/plan.json" B, "kafka-reassign-partitions --list" B,
	           "kafka-topics --describe --topic t" B, "broker pause 2 20s\n",
	           "printf '{\"version\":1,\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"replicas\":[3,2]}]}' > /tmp/plan2.json\n",
	           "kafka-reassign-partitions --execute --reassignment-json-file /tmp/plan2.json" B, "kafka-reassign-partitions --list" B,
	           "kafka-reassign-partitions --execute --reassignment-json-file /tmp/plan2.json" B,
	           "kafka-reassign-partitions --verify --reassignment-json-file /tmp/plan2.json" B,
	           "kafka-reassign-partitions --cancel --reassignment-json-file /tmp/plan2.json --preserve-throttles" B,
	           "kafka-reassign-partitions --verify --reassignment-json-file /tmp/plan2.json --preserve-throttles" B,
	           "printf '{\"version\":1,\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"replicas\":[3,9]}]}' > /tmp/bad.json\n",
	           "kafka-reassign-partitions --execute --reassignment-json-file /tmp/bad.json" B,
	           "printf '{\"version\":1,\"partitions\":[{\"topic\":\"u\",\"partition\":0,\"replicas\":[3,3]}]}' > /tmp/bad.json\n",
	           "kafka-reassign-partitions --execute --reassignment-json-file /tmp/bad.json" B, "kafka-reassign-partitions --list --throttle 3" B,
	           "kafka-log-dirs --describe --topic-list t" B, "kafka-log-dirs --describe --broker-list 1,7" B);
}

#define AWAY "kafka-reassign-partitions --execute --additional --reassignment-json-file away.json"

/* Broker 3 hears of its new replica half a second late, so that it has none for the directory at first. */
TEST(a_move_to_a_directory_of_another_broker_waits_for_the_replica_to_be_there)
{
	struct run r = run_lines(3, "kafka-topics --create --topic t --replica-assignment 1:2" B "kafka-topics --create --topic u --replica-assignment 1:2" B
	                            "net latency 2 3 500ms\n"
	                            "printf '{\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"replicas\":[3,2],\"log_dirs\":[\"/tmp/kraft-combined-logs-3\","
	                            "\"any\"]}]}' > away.json\n" AWAY " --timeout 0" B
	                            "printf '{\"partitions\":[{\"topic\":\"u\",\"partition\":0,\"replicas\":[3,2],"
	                            "\"log_dirs\":[\"/tmp/kraft-combined-logs-3\",\"any\"]}]}' > away.json\n" AWAY B);

	assert_true(bytes_find_bytes(run_out(&r), BYTES("for t-0\nTimed out before log directory move could be started for: t-0-3\n")) < run_out(&r).size);
	assert_true(bytes_find_bytes(run_out(&r), BYTES("for u-0\nSuccessfully started moving log directory to /tmp/kraft-combined-logs-3 for replica u-0 with broker 3 \n")) <
	            run_out(&r).size);
	run_end(&r);
}

/* Controller 2 is active. */
TEST(a_controller_that_was_unregistered_while_it_runs_registers_again)
{
	assert_run(3, "kafka-cluster unregister-controller --bootstrap-server localhost:9092 --id 1\nkafka-cluster list-endpoints --bootstrap-controller localhost:19093 | wc -l\n"
	              "run 2s\nkafka-cluster list-endpoints --bootstrap-controller localhost:19093 | wc -l\n",
	           "Controller 1 is no longer registered.\n3\n4\n", "", 0);
}

static void assert_says(const struct run *r, const char *words)
{
	if (bytes_find_bytes(run_out(r), bytes_of_text(words)) == run_out(r).size)
		fail_msg("'%s' is not in:\n%.*s", words, (int)run_out(r).size, (const char *)run_out(r).data);
}

TEST(replicas_that_are_not_the_same_and_one_that_is_behind_are_told_of)
{
	struct run r = run_lines(3, "kafka-topics --create --topic t --replication-factor 3 --bootstrap-server localhost:9092\n"
	                            "seq 5 | kafka-console-producer --topic t --bootstrap-server localhost:9092\nrun 2s\n"
	                            "disk corrupt 3 t-0/00000000000000000000.log 18\n" /* the checksum of the first batch */
	                            "kafka-replica-verification --broker-list localhost:9092 --topics-include t --time -2 --report-interval-ms 4000 &\nrun 6s\n"
	                            "broker kill 2\nrun 15s\necho more | kafka-console-producer --topic t --bootstrap-server localhost:9092\nrun 20s\nkill %1\n");

	assert_says(&r, ": verification process is started\n");
	assert_says(&r, ": partition t-0 has unmatched checksum at offset 4; replica 1's checksum ");
	assert_says(&r, ": max lag is 0 for partition t-0 at offset 5 among 1 partitions\n");
	assert_says(&r, ": max lag is 1 for partition t-0 at offset 5 among 1 partitions\n");
	run_end(&r);
}
