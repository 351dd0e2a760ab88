/* Applications: what their words do, and what they leave in the cluster. */
#include "tests/sim/shell/run.h"

#define B " --bootstrap-server localhost:9092\n"

TEST(a_producer_app_sends_at_its_rate_with_its_keys_and_a_stop_flushes)
{
	assert_run(1,
	          "kafka-topics --create --topic t" B "app a producer --topic t --rate 10/s --keys user-4\nrun 10s\napp a stop\n"
	          "kafka-get-offsets --topic t" B "kafka-console-consumer --topic t --from-beginning --max-messages 2 --partition 0"
	          " --formatter-property print.key=true" B,
	          "Created topic t.\nt:0:101\nuser-4\t1\nuser-4\t2\n", "Processed a total of 2 messages\n", 0);
}

TEST(a_killed_producer_loses_what_it_had_not_sent)
{
	/* linger.ms holds every record back; a stop would have flushed them. */
	assert_run(1, "kafka-topics --create --topic t" B "app a producer --topic t --rate 10/s --linger.ms 20000\nrun 5s\napp a kill\nrun 30s\nkafka-get-offsets --topic t" B,
	          "Created topic t.\nt:0:0\n", "", 0);
	assert_run(1, "kafka-topics --create --topic t" B "app a producer --topic t --rate 10/s --linger.ms 20000\nrun 5s\napp a stop\nkafka-get-offsets --topic t" B,
	          "Created topic t.\nt:0:51\n", "", 0);
}

TEST(a_stopped_consumer_leaves_at_once_and_a_killed_one_after_its_session)
{
	struct run r = run_lines(1, "kafka-topics --create --topic t" B "app c consumer --topic t --group g\nrun 10s\napp c stop\n"
	                            "kafka-consumer-groups --describe --group g --state" B);

	assert_true(bytes_find_bytes(run_out(&r), BYTES("Empty")) < run_out(&r).size);
	run_end(&r);
	r = run_lines(1, "kafka-topics --create --topic t" B "app c consumer --topic t --group g\nrun 10s\napp c kill\nrun 30s\n"
	                 "kafka-consumer-groups --describe --group g --state" B);
	assert_true(bytes_find_bytes(run_out(&r), BYTES("Stable")) < run_out(&r).size);
	run_end(&r);
	r = run_lines(1, "kafka-topics --create --topic t" B "app c consumer --topic t --group g\nrun 10s\napp c kill\nrun 50s\n"
	                 "kafka-consumer-groups --describe --group g --state" B);
	assert_true(bytes_find_bytes(run_out(&r), BYTES("Empty")) < run_out(&r).size);
	run_end(&r);
}

TEST(apps_are_listed_with_what_they_did)
{
	assert_run(1,
	          "kafka-topics --create --topic t" B "app a producer --topic t --rate 5/s --count 7\nrun 10s\napp a set --rate 1/s\napps\napp a log\n",
	          "Created topic t.\n"
	          "NAME   KIND      STATE    RECORDS   SETTINGS\n"
	          "a      producer  stopped  7         --topic t --rate 1/s --count 7\n"
	          "2026-01-05 09:00:00,016 started: a producer to t\n"
	          "2026-01-05 09:00:01,221 stopped: 7 records acknowledged, 0 failed\n",
	          "", 0);
}

TEST(a_wrong_word_for_an_app_is_told_in_one_line)
{
	static const struct {
		const char *line, *err;
		int32_t status;
	} cases[] = {
		{ "app\n", "app: write app NAME producer|consumer|start|stop|kill|pause|set|log ...; help app says more\n", 2 },
		{ "app x\n", "app: write app NAME producer|consumer|start|stop|kill|pause|set|log ...; help app says more\n", 2 },
		{ "app x dance\n", "app: 'dance' is not known: write producer, consumer, start, stop, kill, pause, set or log\n", 2 },
		{ "app x producer\n", "app: a producer wants --topic\n", 2 },
		{ "app x producer --topic t --rate 3/x\n", "app: --rate 3/x: write 10/s, 60/m or 5/h\n", 2 },
		{ "app x producer --topic t --keys 'a-{9..1}'\n",
		  "app: 'a-{9..1}' is no key: write alice, user-{1..50} or acme:0.7,user-{1..100}:0.3\n", 2 },
		{ "app x producer --topic t --colour red\n", "app: --colour is not known for a producer\n", 2 },
		{ "app zz stop\n", "app: there is no app zz; `apps` lists them\n", 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_run(1, cases[i].line, "", cases[i].err, cases[i].status);
}
