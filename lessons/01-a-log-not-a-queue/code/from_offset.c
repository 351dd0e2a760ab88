/* Reads page-views from offset 3 to its end as it is now. A group.id must be given, but the program keeps its place itself.
 * cc from_offset.c -lrdkafka */
#include <stdio.h>

#include <librdkafka/rdkafka.h>

int main(void)
{
	static const char *const settings[][2] = { { "bootstrap.servers", "localhost:9092" }, { "group.id", "unused" }, { "enable.auto.commit", "false" } };
	char error[512];
	int64_t start, end, position = 3;
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (int i = 0; i < 3; i++) {
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
	rd_kafka_resp_err_t failed = rd_kafka_query_watermark_offsets(rk, "page-views", 0, &start, &end, 10000);
	rd_kafka_topic_partition_list_t *partitions = rd_kafka_topic_partition_list_new(1);

	rd_kafka_topic_partition_list_add(partitions, "page-views", 0)->offset = position;
	if (!failed)
		failed = rd_kafka_assign(rk, partitions);
	while (!failed && position < end) {
		rd_kafka_message_t *m = rd_kafka_consumer_poll(rk, 500);

		if (!m)
			continue;
		failed = m->err;
		if (!failed) {
			printf("%lld: %.*s\n", (long long)m->offset, (int)m->len, (const char *)m->payload);
			position = m->offset + 1;
		}
		rd_kafka_message_destroy(m);
	}
	if (failed)
		fprintf(stderr, "%s\n", rd_kafka_err2str(failed));
	rd_kafka_topic_partition_list_destroy(partitions);
	rd_kafka_consumer_close(rk);
	rd_kafka_destroy(rk);
	return failed ? 1 : 0;
}
