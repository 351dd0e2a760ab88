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
	          "2026-01-05 09:00:00,017 started: a producer to t\n"
	          "2026-01-05 09:00:01,222 stopped: 7 records acknowledged, 0 failed\n",
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
		{ "app start producer p1\n", "app: the app's name comes first, and no start: app p1 producer ...\n", 2 },
		{ "app producer --rate 20\n", "app: the app's name comes first: app web producer ...\n", 2 },
		{ "app x dance\n", "app: 'dance' is not known: write producer, consumer, start, stop, kill, pause, set or log, after the app's name\n", 2 },
		{ "app 'x y' producer --topic t\n", "app: 'x y' is no name: it has 1 to 64 letters, digits, '.', '_' and '-', as in web-1\n", 2 },
		{ "app x producer\n", "app: a producer wants --topic\n", 2 },
		{ "app x producer --topic --rate 3/s\n", "app: --topic wants a value\n", 2 },
		{ "app x producer --topic t --rate 3/x\n", "app: --rate 3/x: write 10/s, 60/m or 5/h\n", 2 },
		{ "app x producer --topic t --keys 'a-{9..1}'\n",
		  "app: 'a-{9..1}' is no key: write alice, user-{1..50} or acme:0.7,user-{1..100}:0.3\n", 2 },
		{ "app x producer --topic t --colour red\n", "app: --colour is not known for a producer\n", 2 },
		{ "app x producer --topic t --lingr.ms 3\n", "app: --lingr.ms is not known for a producer\n", 2 },
		{ "app x producer --topic t --linger.ms abc\n", "app: Invalid value abc for configuration linger.ms: Not a number of type LONG\n", 2 },
		{ "app x consumer --topic t\n", "app: a consumer wants --topic and --group\n", 2 },
		{ "app x consumer --topic t --group g --commit never\n", "app: --commit never: auto, before or after\n", 2 },
		{ "app x consumer --topic t --group g --work fast\n", "app: --work fast: write 200ms, 1s or 5m\n", 2 },
		{ "app x consumer --topic t --group g --assignor best\n", "app: --assignor best: range, roundrobin, sticky or cooperative-sticky\n", 2 },
		{ "app x consumer --topic t --group g --protocol consumer\n", "app: group.protocol=consumer is not supported yet\n", 2 },
		{ "app x producer --topic t --linger.ms abc; apps >&2\n",
		  "app: Invalid value abc for configuration linger.ms: Not a number of type LONG\nNAME   KIND      STATE    RECORDS   SETTINGS\n", 0 },
		{ "app x producer --topic t; app x stop now\n", "app: one word too many: 'now'\n", 2 },
		{ "app x producer --topic t; app x pause\n", "app: how long? app x pause 6m\n", 2 },
		{ "app x producer --topic t; app x set\n", "app: set what? app x set --rate 20/s\n", 2 },
		{ "app x producer --topic t; app x producer --topic u\n", "app: x is running already; app x stop ends it, app x set gives it other settings\n", 2 },
		{ "app x producer my-topic\n", "app: my-topic belongs to no option of a producer; what has braces or blanks wants quotes, as in --keys 'user-{1..50}'\n", 2 },
		{ "app x producer --topic t --keys user-{1..3}\n",
		  "app: user-2 belongs to no option of a producer; what has braces or blanks wants quotes, as in --keys 'user-{1..50}'\n", 2 },
		{ "app x producer --topic t; app x kill; app x kill\n", "app: x is not running\n", 1 },
		{ "apps all\n", "apps: one word too many: 'all'\n", 2 },
		{ "app zz stop\n", "app: there is no app zz; `apps` lists them\n", 1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_run(1, cases[i].line, "", cases[i].err, cases[i].status);
}

TEST(a_paused_app_is_shown_so_and_goes_on_afterwards)
{
	assert_run(1, "kafka-topics --create --topic t" B "app a producer --topic t --rate=1/s\nrun 5s\napp a pause 10s\nrun 5s\napps\nrun 10s\napps\n",
	           "Created topic t.\n"
	           "NAME   KIND      STATE    RECORDS   SETTINGS\n"
	           "a      producer  paused   5         --topic t --rate 1/s\n"
	           "NAME   KIND      STATE    RECORDS   SETTINGS\n"
	           "a      producer  running  11        --topic t --rate 1/s\n",
	           "", 0);
}

TEST(a_consumer_takes_up_its_work_at_once_and_the_rest_at_its_next_start)
{
	assert_run(1,
	           "kafka-topics --create --topic t" B "app p producer --topic t --rate 10/s\napp c consumer --topic t --group g --from-beginning --work 1s\n"
	           "run 13s\napp c set --work 10ms --group=h\napps | grep consumer\nrun 20s\napps | grep consumer\napp c stop\napp c start\nrun 10s\n"
	           "kafka-consumer-groups --list" B,
	           "Created topic t.\n"
	           "c takes up --group at its next start\n"
	           "c      consumer  running  9         --topic t --group h --from-beginning --work 10ms\n"
	           "c      consumer  running  330       --topic t --group h --from-beginning --work 10ms\n"
	           "g\nh\n",
	           "", 0);
}

TEST(an_app_that_was_killed_begins_again_where_its_group_had_committed)
{
	/* Work of 1 s a record, committed behind it: killed in the middle of a record, that one is read again. */
	assert_run(1,
	           "kafka-topics --create --topic t" B "seq 10 | kafka-console-producer --topic t" B
	           "app c consumer --topic t --group g --from-beginning --work 1s --max-poll-records 1 --commit after\nrun 6500ms\napp c kill\n"
	           "apps | grep consumer\nrun 60s\napp c start\nrun 30s\napps | grep consumer\napp c log | grep -c 'offset 3$'\n",
	           "Created topic t.\n"
	           "c      consumer  stopped  3         --topic t --group g --from-beginning --work 1s --max-poll-records 1 --commit after\n"
	           "c      consumer  running  10        --topic t --group g --from-beginning --work 1s --max-poll-records 1 --commit after\n"
	           "2\n",
	           "", 0);
}

TEST(a_stopped_consumer_first_finishes_the_records_in_its_hands)
{
	assert_run(1,
	           "kafka-topics --create --topic t" B "seq 10 | kafka-console-producer --topic t" B
	           "app c consumer --topic t --group g --from-beginning --work 1s\nrun 6500ms\napps | grep consumer\napp c stop\napps | grep consumer\n"
	           "kafka-consumer-groups --describe --group g --offsets" B,
	           "Created topic t.\n"
	           "c      consumer  running  3         --topic t --group g --from-beginning --work 1s\n"
	           "c      consumer  stopped  10        --topic t --group g --from-beginning --work 1s\n"
	           "\n"
	           "GROUP           TOPIC           PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG             CONSUMER-ID     HOST            CLIENT-ID\n"
	           "g               t               0          10              10              0               -               -               -\n",
	           "\nConsumer group 'g' has no active members.\n", 0);
}

TEST(help_shows_how_an_app_is_written)
{
	struct run r = run_lines_alone("help app\n"), again = run_lines_alone("app --help\n");

	assert_true(bytes_find_bytes(run_out(&r), BYTES("\n       app NAME stop|kill|start|log\n")) < run_out(&r).size);
	assert_true(bytes_equal(run_out(&r), run_out(&again)));
	run_end(&r);
	run_end(&again);
}
