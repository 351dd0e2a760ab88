/* Reads my-topic as the group reports, from the beginning, until Ctrl-C.
 * cc first_consumer.c -lrdkafka */
#include <signal.h>
#include <stdio.h>

#include <librdkafka/rdkafka.h>

static volatile sig_atomic_t is_stopped;

static void stop(int number)
{
	(void)number;
	is_stopped = 1;
}

int main(void)
{
	static const char *const settings[][2] = { { "bootstrap.servers", "localhost:9092" }, { "group.id", "reports" },
		                                       { "auto.offset.reset", "earliest" }, { "enable.auto.commit", "false" } };
	char error[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (int i = 0; i < 4; i++) {
		if (rd_kafka_conf_set(conf, settings[i][0], settings[i][1], error, sizeof(error)) != RD_KAFKA_CONF_OK) {
			fprintf(stderr, "%s\n", error);
			return 1;
		}
	}
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_CONSUMER, conf, error, sizeof(error));

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	signal(SIGINT, stop);
	rd_kafka_poll_set_consumer(rk);
	rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);

	rd_kafka_topic_partition_list_add(topics, "my-topic", RD_KAFKA_PARTITION_UA);
	rd_kafka_subscribe(rk, topics);
	while (!is_stopped) {
		rd_kafka_message_t *m = rd_kafka_consumer_poll(rk, 500);

		if (!m)
			continue;
		if (m->err) {
			fprintf(stderr, "%s\n", rd_kafka_message_errstr(m));
		} else {
			printf("%d@%lld %.*s\n", (int)m->partition, (long long)m->offset, (int)m->len, (const char *)m->payload);
			rd_kafka_commit_message(rk, m, 0); /* stores the offset behind it, and waits for the answer */
		}
		rd_kafka_message_destroy(m);
	}
	rd_kafka_topic_partition_list_destroy(topics);
	rd_kafka_consumer_close(rk); /* leaves the group */
	rd_kafka_destroy(rk);
	return 0;
}
