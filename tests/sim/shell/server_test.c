/* kafka-server-start and kafka-server-stop. */
#include "tests/sim/shell/run.h"

static bool has(struct bytes text, const char *part)
{
	return bytes_find_bytes(text, bytes_of_text(part)) < text.size;
}

TEST(a_daemon_gives_the_prompt_back_and_writes_into_its_log)
{
	struct run r = run_lines(1, "kafka-server-stop\nrun 5s\nkafka-server-start.sh -daemon config/server.properties\necho at the prompt\njobs\nrun 20s\nbroker list\n"
	                            "tail -n 1 logs/server.log\n");

	assert_true(has(run_out(&r), "at the prompt\nID "));
	assert_true(has(run_out(&r), "1    running"));
	assert_true(has(run_out(&r), "INFO [KafkaRaftServer nodeId=1] Kafka Server started (kafka.server.KafkaRaftServer)\n"));
	assert_text(run_err(&r), "");
	run_end(&r);
	r = run_lines(1, "kafka-server-start -daemon config/none.properties\necho $?\n");
	assert_text(run_out(&r), "1\n");
	assert_text(run_err(&r), "/kafka/config/none.properties: No such file or directory\n");
	run_end(&r);
}

TEST(a_second_server_on_the_same_directory_finds_it_locked)
{
	static const char locked[] = "org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in /tmp/kraft-combined-logs. A Kafka instance in "
	                             "another process or thread is using this directory.\n";
	struct run r = run_lines(1, "kafka-server-start config/server.properties\necho $?\nkafka-topics --list --bootstrap-server localhost:9092\n");

	assert_true(has(run_err(&r), locked));
	assert_text(run_out(&r), "1\n\n");
	run_end(&r);
	r = run_lines(1, "kafka-server-stop\nkafka-server-start config/server.properties\nrun 5s\nbroker list\nkafka-server-start config/server.properties &\nrun 20s\n"
	                 "kafka-topics --create --topic t --bootstrap-server localhost:9092\n");
	assert_true(has(run_err(&r), locked)); /* the first one has not ended yet */
	assert_true(has(run_out(&r), "stopped"));
	assert_true(has(run_out(&r), "Created topic t.\n"));
	run_end(&r);
}
