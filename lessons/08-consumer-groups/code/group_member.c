/* A member of the group billing, until Ctrl-C. Start several: they share the partitions of my-topic.
 * cc group_member.c -lrdkafka */
#include <signal.h>
#include <stdio.h>

#include <librdkafka/rdkafka.h>

static volatile sig_atomic_t is_stopped;

static void stop(int number)
{
	(void)number;
	is_stopped = 1;
}

/* Called from rd_kafka_consumer_poll() and rd_kafka_consumer_close(). Who has such a callback assigns by itself. */
static void rebalance(rd_kafka_t *rk, rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t *partitions, void *opaque)
{
	int is_assigned = what == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;

	(void)opaque;
	printf("%s", is_assigned ? "assigned" : "revoked");
	for (int i = 0; i < partitions->cnt; i++)
		printf(" %s-%d", partitions->elems[i].topic, (int)partitions->elems[i].partition);
	printf("\n");
	fflush(stdout);
	if (!is_assigned)
		rd_kafka_commit(rk, NULL, 0); /* before the next owner asks where to begin */
	rd_kafka_assign(rk, is_assigned ? partitions : NULL);
}

int main(void)
{
	static const char *const settings[][2] = { { "bootstrap.servers", "localhost:9092" }, { "group.id", "billing" },
		                                       { "auto.offset.reset", "earliest" }, { "enable.auto.commit", "false" } };
	char error[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (int i = 0; i < 4; i++) {
		if (rd_kafka_conf_set(conf, settings[i][0], settings[i][1], error, sizeof(error)) != RD_KAFKA_CONF_OK) {
			fprintf(stderr, "%s\n", error);
			return 1;
		}
	}
	rd_kafka_conf_set_rebalance_cb(conf, rebalance);
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
			fflush(stdout);
			rd_kafka_commit_message(rk, m, 1); /* does not wait; the one at the end does */
		}
		rd_kafka_message_destroy(m);
	}
	rd_kafka_topic_partition_list_destroy(topics);
	rd_kafka_consumer_close(rk); /* leaves the group, so that the others need not wait for the session to end */
	rd_kafka_destroy(rk);
	return 0;
}
