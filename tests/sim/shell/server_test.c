/* kafka-server-start and kafka-server-stop. */
#include "tests/sim/shell/run.h"

static bool has(struct bytes text, const char *part)
{
	return bytes_find_bytes(text, bytes_of_text(part)) < text.size;
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
