/* Sends one order, and knows at the end whether it is safe.
 * cc careful_producer.c -lrdkafka */
#include <stdio.h>

#include <librdkafka/rdkafka.h>

static void report(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque)
{
	int *is_safe = opaque;

	(void)rk;
	*is_safe = !message->err;
	if (message->err) /* what may heal by itself has been tried again until the time was up; so this is final */
		printf("not known to be safe: %s\n", rd_kafka_err2str(message->err));
	else
		printf("safe: %s-%d@%lld\n", rd_kafka_topic_name(message->rkt), (int)message->partition, (long long)message->offset);
}

int main(void)
{
	static const char *const settings[][2] = {
		{ "bootstrap.servers", "localhost:9092" },
		{ "acks", "all" },                 /* the default: every replica in sync has it */
		{ "enable.idempotence", "true" },  /* not the default here: a record that is sent again is stored once */
		{ "delivery.timeout.ms", "10000" }, /* how long it is tried (300000 by default) */
		{ "partitioner", "murmur2_random" },
	};
	char error[512];
	int is_safe = 0;
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (int i = 0; i < 5; i++) {
		if (rd_kafka_conf_set(conf, settings[i][0], settings[i][1], error, sizeof(error)) != RD_KAFKA_CONF_OK) {
			fprintf(stderr, "%s\n", error);
			return 1;
		}
	}
	rd_kafka_conf_set_dr_msg_cb(conf, report);
	rd_kafka_conf_set_opaque(conf, &is_safe);
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	rd_kafka_producev(rk, RD_KAFKA_V_TOPIC("orders"), RD_KAFKA_V_KEY("order-44", 8), RD_KAFKA_V_VALUE("paid", 4),
	                  RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
	rd_kafka_flush(rk, 15000);
	rd_kafka_destroy(rk);
	return is_safe ? 0 : 1;
}
