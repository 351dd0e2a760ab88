/* Controllers that are no brokers, and disks that are replaced. */
#include "tests/sim/shell/run.h"

#define B " --bootstrap-server localhost:9092\n"
#define T "kafka-topics --create --topic t --replica-assignment 1:2:3 --config min.insync.replicas=2" B
#define CLUSTER_ID "_zcov74-QZuaN4Ff8a3h3Q" /* of seed 1 */
#define HEAD "ID   STATE      LISTENER         ROLES\n"

static void see(const char *lines, const char *out, const char *err)
{
	struct run r = run_lines_apart(3, 3, lines);

	assert_text(run_out(&r), out);
	assert_text(run_err(&r), err);
	run_end(&r);
}

static bool has(struct bytes text, const char *part)
{
	return bytes_find_bytes(text, bytes_of_text(part)) < text.size;
}

TEST(controllers_may_be_nodes_of_their_own)
{
	see("broker list\ncat config/server-101.properties | grep -E 'roles|listeners=|dirs'\ncat config/server-2.properties | grep -E 'roles|listeners=|dirs'\n",
	    HEAD "1    running    localhost:9092   broker\n2    running    localhost:9093   broker\n3    running    localhost:9094   broker\n"
	         "101  running    localhost:19192  controller (active)\n102  running    localhost:19193  controller\n103  running    localhost:19194  controller\n"
	         "process.roles=controller\nlisteners=CONTROLLER://localhost:19192\nadvertised.listeners=CONTROLLER://localhost:19192\nlog.dirs=/tmp/kraft-controller-logs-101\n"
	         "process.roles=broker\nlisteners=PLAINTEXT://localhost:9093\nadvertised.listeners=PLAINTEXT://localhost:9093\nlog.dirs=/tmp/kraft-broker-logs-2\n",
	    "");
}

TEST(the_death_of_every_broker_but_one_leaves_the_controllers_their_majority)
{
	see(T "broker kill 2\nbroker kill 3\nrun 15s\nkafka-topics --describe --topic t" B "broker list | grep controller\n",
	    "Created topic t.\n"
	    "Topic: t\tTopicId: S-pGimM7TauPIEX0mmHlMg\tPartitionCount: 1\tReplicationFactor: 3\tConfigs: min.insync.replicas=2\n"
	    "\tTopic: t\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1\tElr: 3\tLastKnownElr: \n"
	    "101  running    localhost:19192  controller (active)\n102  running    localhost:19193  controller\n103  running    localhost:19194  controller\n",
	    "");
}

TEST(a_controller_dies_and_is_cut_off_by_its_number)
{
	see("broker kill 101\nrun 10s\nbroker list | grep controller\nnet cut 102 103\nrun 10s\nbroker list | grep active\nnet heal\nbroker start 101\nrun 10s\nbroker list | grep controller | wc -l\n"
	    "broker list | grep active | wc -l\nnet cut 102 104\n",
	    "101  stopped    localhost:19192  controller\n102  running    localhost:19193  controller\n103  running    localhost:19194  controller (active)\n"
	    "3\n1\n",
	    "net: there is no broker '104'; broker list shows them\n");
}

/* An idle cluster's metadata log grows by half a megabyte an hour. */
TEST(nodes_that_were_away_for_hours_catch_up_and_those_that_run_for_hours_start_again)
{
	see("broker stop 103\nbroker kill 3\nrun 3h\nbroker start 103\nbroker start 3\nbroker stop 2\nbroker start 2\nbroker kill 102\nbroker start 102\nrun 1m\n"
	    "broker list | grep -c running\n"
	    "kafka-metadata-quorum --bootstrap-server localhost:9092 describe --status | grep Lag:\n",
	    "6\nMaxFollowerLag:         0\n", "");
}

TEST(a_node_with_another_disk_does_not_start_before_it_is_formatted)
{
	see("broker power-off 1 --lose-disk\nls /tmp/kraft-broker-logs-1\nbroker start 1\nbroker list | grep 9092\nbroker power-off 2 --lose\n",
	    "1    stopped    localhost:9092   broker\n",
	    "broker: broker 1 does not start: java.lang.RuntimeException: No readable meta.properties files found.\nbroker: --lose is not known; write --pages, --names or, alone, --lose-disk\n");
}

TEST(a_broker_with_another_disk_copies_everything_anew)
{
	struct run r = run_lines_apart(3, 3, T "seq 5 | kafka-console-producer --topic t" B "disk fill 1\nbroker power-off 1 --lose-disk\nrun 12s\n"
	                                     "kafka-storage format -t " CLUSTER_ID " -c config/server.properties\nbroker start 1\nrun 15s\n"
	                                     "kafka-topics --describe --topic t --bootstrap-server localhost:9093\n"
	                                     "kafka-dump-log --files /tmp/kraft-broker-logs-1/t-0/00000000000000000000.log\n");

	assert_true(has(run_out(&r), "Leader: 2\tReplicas: 1,2,3\tIsr: 2,3,1"));
	assert_true(has(run_out(&r), "lastOffset: 4 count: 5"));
	run_end(&r);
}

/* KIP-853: a voter is a number and a directory. */
TEST(a_voter_with_another_disk_is_an_observer_until_it_is_added)
{
	struct run r = run_lines_apart(3, 3, "broker power-off 102 --lose-disk\nkafka-storage format --no-initial-controllers -t " CLUSTER_ID " -c config/server-102.properties\n"
	                                     "broker start 102\nrun 5s\nkafka-metadata-quorum" " --bootstrap-server localhost:9092 describe --replication | grep ^102 | grep -E 'Follower|Observer' | wc -l\n"
	                                     "kafka-metadata-quorum --bootstrap-server localhost:9092 remove-controller --controller-id 102 --controller-directory-id FDvJ3q6IQtCToKut_grGXA\n"
	                                     "kafka-metadata-quorum --command-config config/server-102.properties --bootstrap-server localhost:9092 add-controller\nrun 2s\n"
	                                     "kafka-metadata-quorum --bootstrap-server localhost:9092 describe --replication | grep Follower | wc -l\n");

	assert_true(has(run_out(&r), "\n2\nRemoved KRaft controller 102 with directory id FDvJ3q6IQtCToKut_grGXA\nAdded controller 102 with directory id "));
	assert_true(has(run_out(&r), "CONTROLLER://localhost:19193\n2\n"));
	run_end(&r);
}

TEST(when_a_majority_of_the_voters_lost_their_disks_nothing_is_promised)
{
	struct run r = run_lines(3, T "broker power-off 1 --lose-disk\nbroker power-off 2 --lose-disk\nbroker power-off 3 --lose-disk\n"
	                            "kafka-storage format --standalone -t " CLUSTER_ID " -c config/server.properties\nbroker start 1\nrun 15s\nkafka-topics --list" B);

	assert_text(run_err(&r), "");
	assert_true(has(run_out(&r), "\n\n"));
	assert_int_equal(r.status, 0);
	run_end(&r);
}

TEST(a_broker_may_be_given_other_directories)
{
	see("broker stop 1\necho log.dirs=/data/a,/data/b >> config/server.properties\nkafka-storage format -t " CLUSTER_ID " -c config/server.properties | grep -c Formatting\n"
	    "broker start 1\nrun 15s\nbroker list | grep 9092\n",
	    "2\n1    running    localhost:9092   broker\n", "");
}

TEST(going_back_brings_the_disk_back)
{
	see("broker power-off 1 --lose-disk\nrun 1s\nls /tmp/kraft-broker-logs-1\nback 2s\nls /tmp/kraft-broker-logs-1/meta.properties\nbroker list | grep 9092\n",
	    "/tmp/kraft-broker-logs-1/meta.properties\n1    running    localhost:9092   broker\n", "");
}
