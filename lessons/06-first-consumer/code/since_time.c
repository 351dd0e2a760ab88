/* Reads what has come to my-topic in the last hour, up to its end as it is now.
 * cc since_time.c -lrdkafka */
#include <stdio.h>
#include <time.h>

#include <librdkafka/rdkafka.h>

/* The partitions of my-topic, each with a time where its offset will be. */
static rd_kafka_topic_partition_list_t *partitions_at(rd_kafka_t *rk, int64_t time_ms)
{
	const struct rd_kafka_metadata *metadata;
	rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
	rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "my-topic", NULL);

	if (!rd_kafka_metadata(rk, 0, topic, &metadata, 10000)) {
		for (int i = 0; i < metadata->topics[0].partition_cnt; i++)
			rd_kafka_topic_partition_list_add(list, "my-topic", metadata->topics[0].partitions[i].id)->offset = time_ms;
		rd_kafka_metadata_destroy(metadata);
	}
	rd_kafka_topic_destroy(topic);
	return list;
}

int main(void)
{
	static const char *const settings[][2] = { { "bootstrap.servers", "localhost:9092" }, { "group.id", "unused" },
		                                       { "enable.auto.commit", "false" }, { "enable.partition.eof", "true" } };
	char error[512];
	int open_count = 0;
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
	rd_kafka_poll_set_consumer(rk);
	rd_kafka_topic_partition_list_t *partitions = partitions_at(rk, ((int64_t)time(NULL) - 3600) * 1000);
	rd_kafka_resp_err_t failed = rd_kafka_offsets_for_times(rk, partitions, 10000);

	for (int i = 0; i < partitions->cnt; i++)
		open_count += partitions->elems[i].offset != RD_KAFKA_OFFSET_END; /* there is a record that young */
	if (!failed)
		failed = rd_kafka_assign(rk, partitions);
	while (!failed && open_count > 0) {
		rd_kafka_message_t *m = rd_kafka_consumer_poll(rk, 500);

		if (!m)
			continue;
		if (!m->err)
			printf("%d@%lld %.*s\n", (int)m->partition, (long long)m->offset, (int)m->len, (const char *)m->payload);
		else if (m->err != RD_KAFKA_RESP_ERR__PARTITION_EOF)
			failed = m->err;
		else if (rd_kafka_topic_partition_list_find(partitions, "my-topic", m->partition)->offset != RD_KAFKA_OFFSET_END)
			open_count--;
		rd_kafka_message_destroy(m);
	}
	if (failed)
		fprintf(stderr, "%s\n", rd_kafka_err2str(failed));
	rd_kafka_topic_partition_list_destroy(partitions);
	rd_kafka_consumer_close(rk);
	rd_kafka_destroy(rk);
	return failed ? 1 : 0;
}
