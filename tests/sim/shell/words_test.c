/* klab's own words for what can go wrong: broker, net, disk, clock. */
#include "tests/sim/shell/run.h"

#define B " --bootstrap-server localhost:9092\n"
#define T "kafka-topics --create --topic t" B

TEST(a_broker_that_stops_has_stopped_when_the_word_is_done)
{
	assert_run(1, "broker stop 1; broker list; broker start 1; broker list | grep -o starting; run 15s; broker list; broker pause 1 5s; broker list\n",
	           "ID   STATE      LISTENER         ROLES\n1    stopped    localhost:9092   broker,controller\n"
	           "starting\n"
	           "ID   STATE      LISTENER         ROLES\n1    running    localhost:9092   broker,controller (active)\n"
	           "ID   STATE      LISTENER         ROLES\n1    paused     localhost:9092   broker,controller (active)\n",
	           "", 0);
}

TEST(who_is_paused_goes_on_when_told_so)
{
	assert_run(1, T "app p producer --topic t --rate 10/s\nbroker pause 1 1h\nrun 5s\nbroker list | grep -o paused\nbroker pause 1 0s\nrun 5s\nbroker list | grep -o running\n"
	              "app p pause 1h\nrun 5s\napp p pause 0s\nrun 5s\napps | grep -o running\n",
	           "Created topic t.\npaused\nrunning\nrunning\n", "", 0);
}

TEST(a_console_producer_that_waits_for_metadata_heeds_a_signal)
{
	assert_run(1, T "broker kill 1\necho a | kafka-console-producer --topic t --bootstrap-server localhost:9092 > out 2> err &\nrun 2s\njobs | grep -c Running\n"
	              "kill %1\nrun 100ms\njobs | grep -c Running\n",
	           "Created topic t.\n1\n0\n", "", 1);
}

TEST(a_cut_link_holds_what_is_sent_until_it_heals)
{
	assert_run(1, T "app p producer --topic t --rate 10/s\nrun 2s\nnet cut 1 p\nrun 3s\napps | grep p\nnet heal\nrun 1s\napps | grep running\n",
	           "Created topic t.\n"
	           "p      producer  running  20        --topic t --rate 10/s\n"
	           "p      producer  running  60        --topic t --rate 10/s\n",
	           "", 0);
}

TEST(a_lost_answer_makes_a_duplicate_without_idempotence_and_none_with_it)
{
	assert_run(1, T "app p producer --topic t --rate 10/s --count 20\nrun 1s\nnet drop 1 p --response Produce --count 1\nrun 5s\napps | grep stopped\nkafka-get-offsets --topic t" B,
	           "Created topic t.\n"
	           "p      producer  stopped  20        --topic t --rate 10/s --count 20\n"
	           "t:0:20\n",
	           "", 0);
	assert_run(1, T "app p producer --topic t --rate 10/s --count 20 --enable.idempotence false\nrun 1s\nnet drop 1 p --response Produce --count 1\nrun 5s\n"
	                "apps | grep stopped\nkafka-get-offsets --topic t" B,
	           "Created topic t.\n"
	           "p      producer  stopped  20        --topic t --rate 10/s --count 20 --enable.idempotence false\n"
	           "t:0:21\n",
	           "", 0);
}

TEST(a_delayed_answer_comes_late_and_those_behind_it_too)
{
	assert_run(1, T "app p producer --topic t --rate 10/s\nrun 1s\nnet delay 1 p 2s --response Produce --count 1\nrun 1s\napps | grep running\nrun 2s\napps | grep running\n",
	           "Created topic t.\n"
	           "p      producer  running  10        --topic t --rate 10/s\n"
	           "p      producer  running  40        --topic t --rate 10/s\n",
	           "", 0);
}

TEST(a_full_disk_ends_a_broker_that_has_no_other)
{
	assert_run(1, T "disk fill 1\nseq 3 | kafka-console-producer --topic t --command-property delivery.timeout.ms=2000 --command-property request.timeout.ms=1000"
	                " --command-property linger.ms=0 2>/tmp/errors" B "broker list\ndisk free 1\nbroker start 1\nrun 15s\nbroker list\nkafka-get-offsets --topic t" B,
	           "Created topic t.\n"
	           "ID   STATE      LISTENER         ROLES\n1    stopped    localhost:9092   broker,controller\n"
	           "ID   STATE      LISTENER         ROLES\n1    running    localhost:9092   broker,controller (active)\n"
	           "t:0:0\n",
	           "", 0);
}

TEST(a_corrupted_byte_is_found_by_the_log_tool)
{
	struct run r = run_lines(1, T "seq 3 | kafka-console-producer --topic t" B "disk corrupt 1 t-0/00000000000000000000.log 70\n"
	                              "kafka-dump-log --files /tmp/kraft-combined-logs/t-0/00000000000000000000.log\n");

	assert_true(bytes_find_bytes(run_out(&r), BYTES("isvalid: false")) < run_out(&r).size);
	run_end(&r);
}

TEST(a_skewed_clock_stamps_records_as_it_thinks)
{
	/* LogAppendTime is the broker's clock: an hour ahead. */
	assert_run(1, "kafka-topics --create --topic t --config message.timestamp.type=LogAppendTime" B "clock skew 1 +1h\necho x | kafka-console-producer --topic t" B
	              "kafka-console-consumer --topic t --from-beginning --max-messages 1 --formatter-property print.timestamp=true" B,
	           "Created topic t.\nLogAppendTime:1767607200120\tx\n",
	           "The consumer rebalance protocol (KIP-848) is production-ready! Set group.protocol=consumer to try it out. See "
	           "https://kafka.apache.org/documentation/#consumer_rebalance_protocol\n"
	           "Processed a total of 1 messages\n", 0);
}

TEST(a_wrong_word_is_told_in_one_line)
{
	static const struct {
		const char *line, *err;
		int32_t status;
	} cases[] = {
		{ "broker\n", "broker: usage: broker start|stop|restart|kill N, broker power-off N [--pages kept|dropped|torn|garbled] [--names kept|lost], broker power-off N --lose-disk, broker pause N 10s|0s, broker list\n", 2 },
		{ "broker jump 1\n", "broker: usage: broker start|stop|restart|kill N, broker power-off N [--pages kept|dropped|torn|garbled] [--names kept|lost], broker power-off N --lose-disk, broker pause N 10s|0s, broker list\n", 2 },
		{ "broker stop\n", "broker: which broker? Give its number; broker list shows them\n", 2 },
		{ "broker stop 4\n", "broker: there is no broker '4'; broker list shows them\n", 2 },
		{ "broker stop one\n", "broker: there is no broker 'one'; broker list shows them\n", 2 },
		{ "broker stop 1 now\n", "broker: one word too many: 'now'\n", 2 },
		{ "broker pause 1\n", "broker: how long? Write broker pause 1 10s\n", 2 },
		{ "broker pause 1 x\n", "broker: 'x' is not a time; write broker pause 1 10s\n", 2 },
		{ "broker start 1\n", "broker: broker 1 is running already\n", 1 },
		{ "broker kill 1; broker kill 1\n", "broker: broker 1 is not running\n", 1 },
		{ "net cut\n", "net: between whom? Write two of brokers' numbers and apps' names: net cut 1 web\n", 2 },
		{ "net cut 1\n", "net: between whom? Write two of brokers' numbers and apps' names: net cut 1 web\n", 2 },
		{ "net cut 1 2\n", "net: there is no broker '2'; broker list shows them\n", 2 },
		{ "net cut 1 1\n", "net: both ends are broker-1; a link has two\n", 2 },
		{ "net cut 1 web\n", "net: there is no broker and no program 'web'; broker list and apps show them\n", 2 },
		{ "net latency 1 'client-*'\n", "net: how long? Write net latency 1 2 50ms\n", 2 },
		{ "net latency 1 'client-*' 5ms 3ms\n", "net: the second time is the longest, not less than the first: net latency 1 2 50ms 80ms\n", 2 },
		{ "net drop 1 'client-*' --request Producer\n", "net: --request Producer: Kafka has no such API; write Produce, Fetch, Metadata, ...\n", 2 },
		{ "net drop 1 'client-*' --count 0\n", "net: --count 0: a number from 1 is wanted\n", 2 },
		{ "net drop 1 'client-*' --count\n", "net: --count wants a value\n", 2 },
		{ "net delay 1 'client-*' 0s\n", "net: a delay of nothing; write net delay 1 2 500ms\n", 2 },
		{ "net heal all\n", "net: one word too many: 'all'\n", 2 },
		{ "disk\n", "disk: usage: disk list, disk fill|free|heal N [DIR], disk slow N [DIR] [100ms], disk fail N [DIR] [read|write|sync], disk lie N [DIR], disk corrupt N FILE POSITION, disk wipe N [DIR]\n", 2 },
		{ "disk fill\n", "disk: which broker? Give its number; broker list shows them\n", 2 },
		{ "disk fill 1 /nowhere\n", "disk: there is no directory /nowhere\n", 2 },
		{ "disk corrupt 1 a.log\n", "disk: which byte? disk corrupt 1 FILE POSITION\n", 2 },
		{ "disk corrupt 1 a.log 9\n", "disk: /tmp/kraft-combined-logs/a.log: No such file or directory\n", 1 },
		{ "disk corrupt 1 meta.properties 999999\n", "disk: /tmp/kraft-combined-logs/meta.properties: it ends before that position\n", 1 },
		{ "clock\n", "clock: usage: clock skew N +5s|-200ms|0s, clock drift N 200ppm|-50ppm|0ppm\n", 2 },
		{ "clock skew 1 soon\n", "clock: 'soon' is not a time; write +5s, -200ms or 0s\n", 2 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_run(1, cases[i].line, "", cases[i].err, cases[i].status);
}

TEST(a_broker_that_is_restarted_has_stopped_in_good_order_and_runs_again)
{
	assert_run(1, "broker restart 1\nrun 15s\nbroker list\ngrep -c 'shut down completed' logs/server.log\n",
	           "ID   STATE      LISTENER         ROLES\n1    running    localhost:9092   broker,controller (active)\n1\n", "", 0);
	assert_run(1, "broker stop 1\nbroker restart 1\n", "", "broker: broker 1 is not running\n", 1);
}

TEST(a_narrow_link_is_told_by_its_rate_and_a_lossy_one_in_percent)
{
	assert_run(1, "app p producer --topic t --rate 10/s\nnet bandwidth 1 p 64KB/s\nnet lossy 1 p 0.5%\nnet lossy 1 p off\nnet bandwidth 1 p off\n"
	              "net latency 1 p 5ms\nnet latency 1 p off\nnet late 1 p 2s --request Produce --count 1\nnet heal\n",
	           "", "", 0);
	assert_run(1, "net lossy 1 1* 5\n", "", "net: '5' is no part of 100%; write net lossy 1 2 5%\n", 2);
	assert_run(1, "net lossy 1 b* 101%\n", "", "net: '101%' is no part of 100%; write net lossy 1 2 5%\n", 2);
	assert_run(1, "net bandwidth 1 b* fast\n", "", "net: 'fast' is no rate; write net bandwidth 1 2 64KB/s\n", 2);
	assert_run(1, "net late 1 b* 5s --response Fetch\n", "", "net: net late is for requests: what comes late is what a client has sent\n", 2);
}

TEST(what_is_broken_in_the_network_is_listed)
{
	assert_run(3,
	           "net list\napp web producer --topic t\nnet cut 1 2\nnet cut 1 3 --one-way\nnet latency 1 web 50ms 80ms\nnet lossy 2 3 5%\nnet bandwidth 1 2 64KB/s\n"
	           "net drop 1 2 --response Fetch --count 3\nnet late 1 web 5s --request Produce\nnet list\nnet heal\nnet list\nnet latency 1 web off\nnet list\nnet list all\n",
	           "All links are well.\n"
	           "FROM          TO         WHAT\n"
	           "broker-1   -> broker-2   cut\nbroker-2   -> broker-1   cut\nbroker-1   -> broker-3   cut\n"
	           "broker-1   -> client-web takes 50ms to 80ms\nclient-web -> broker-1   takes 50ms to 80ms\n"
	           "broker-2   -> broker-3   loses 5%\nbroker-3   -> broker-2   loses 5%\n"
	           "broker-1   -> broker-2   carries 64000 bytes a second\nbroker-2   -> broker-1   carries 64000 bytes a second\n"
	           "broker-1   <> broker-2   the next 3 Fetch responses: dropped\nbroker-1   <> client-web all Produce requests: 5s late\n"
	           "FROM          TO         WHAT\n"
	           "broker-1   -> client-web takes 50ms to 80ms\nclient-web -> broker-1   takes 50ms to 80ms\nAll links are well.\n",
	           "net: one word too many: 'all'\n", 2);
}

TEST(what_is_wrong_with_disks_is_listed)
{
	assert_run(3, "disk list\ndisk slow 3 20ms\ndisk fail 1 sync\ndisk list\ndisk heal 1\ndisk heal 3\ndisk list\n",
	           "All disks are well.\n"
	           "PROCESS      DIRECTORY                        WHAT\n"
	           "broker-3     /tmp/kraft-combined-logs-3       slow by 20.000 ms\n"
	           "broker-1     /tmp/kraft-combined-logs-1       fails syncs\nAll disks are well.\n",
	           "", 0);
}

TEST(power_is_cut_with_a_fate_for_pages_and_names_and_a_new_disk_is_put_in)
{
	assert_run(1, T "seq 3 | kafka-console-producer --topic t" B "broker power-off 1 --pages kept --names kept\nbroker start 1\nrun 20s\nkafka-get-offsets --topic t" B
	                "broker kill 1\ndisk wipe 1 t-0\nbroker start 1\nrun 20s\nkafka-get-offsets --topic t" B,
	           "Created topic t.\nt:0:3\nt:0:0\n", "", 0);
	assert_run(1, "broker power-off 1 --pages burnt\n", "", "broker: --pages 'burnt': write kept, dropped, torn or garbled\n", 2);
	assert_run(1, "disk wipe 1\n", "", "disk: broker 1 is running; stop or kill it first, a disk is changed while it is not\n", 1);
	assert_run(1, "disk lie 1\ndisk heal 1\n", "", "", 0);
}

TEST(a_clock_drifts_and_a_second_skew_is_a_step)
{
	assert_run(1, "clock drift 1 500000ppm\nrun 10s\nclock skew 1 +5s\nclock skew 1 0s\nclock drift 1 0ppm\n", "", "", 0);
	assert_run(1, "clock drift 1 fast\n", "", "clock: 'fast' is no drift; write 200ppm, -50ppm or 0ppm\n", 2);
}

/* What was promised of a group ends with it: another of its name begins at generation 0. */
TEST(a_group_that_was_deleted_may_be_begun_anew)
{
	assert_run(1, T "app c consumer --topic t --group g\nrun 10s\napp c stop\nrun 2s\nkafka-consumer-groups --delete --group g" B "app c start\nrun 10s\nkafka-consumer-groups --list" B,
	           "Created topic t.\nDeletion of requested consumer groups ('g') was successful.\ng\n", "", 0);
}
