/* Sends lines that look alike in full, packed batches.
 * cc packed_producer.c -lrdkafka */
#include <stdio.h>

#include <librdkafka/rdkafka.h>

static long acknowledged, failed;

static void report(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque)
{
	(void)rk;
	(void)opaque;
	*(message->err ? &failed : &acknowledged) += 1;
}

int main(void)
{
	static const char *const settings[][2] = {
		{ "bootstrap.servers", "localhost:9092" },
		{ "linger.ms", "40" },          /* how long a batch may wait for more */
		{ "batch.size", "65536" },      /* how large it may grow */
		{ "compression.type", "zstd" }, /* of the whole batch, by this program */
	};
	char text[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (int i = 0; i < 4; i++) {
		if (rd_kafka_conf_set(conf, settings[i][0], settings[i][1], text, sizeof(text)) != RD_KAFKA_CONF_OK) {
			fprintf(stderr, "%s\n", text);
			return 1;
		}
	}
	rd_kafka_conf_set_dr_msg_cb(conf, report);
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof(text));

	if (!rk) {
		fprintf(stderr, "%s\n", text);
		return 1;
	}
	for (int i = 0; i < 2000; i++) {
		int size = snprintf(text, sizeof(text), "GET /products/%d HTTP/1.1 200 Mozilla/5.0 (X11; Linux x86_64)", i);

		/* A full buffer (queue.buffering.max.messages) is no error: wait for answers, and try again. */
		while (rd_kafka_producev(rk, RD_KAFKA_V_TOPIC("logs"), RD_KAFKA_V_VALUE(text, (size_t)size), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
		                         RD_KAFKA_V_END) == RD_KAFKA_RESP_ERR__QUEUE_FULL)
			rd_kafka_poll(rk, 100);
		rd_kafka_poll(rk, 0);
	}
	rd_kafka_flush(rk, 30000);
	printf("%ld acknowledged, %ld failed\n", acknowledged, failed);
	rd_kafka_destroy(rk);
	return acknowledged == 2000 ? 0 : 1;
}
