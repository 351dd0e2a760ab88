/* Sends three records with keys and prints what became of each.
 * cc first_producer.c -lrdkafka */
#include <stdio.h>
#include <string.h>

#include <librdkafka/rdkafka.h>

static void report(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque)
{
	(void)rk;
	(void)opaque;
	if (message->err)
		printf("failed: %s\n", rd_kafka_err2str(message->err));
	else
		printf("%.*s -> %d %lld\n", (int)message->key_len, (const char *)message->key, (int)message->partition, (long long)message->offset);
}

static int set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
	char error[512];

	if (rd_kafka_conf_set(conf, name, value, error, sizeof(error)) == RD_KAFKA_CONF_OK)
		return 1;
	fprintf(stderr, "%s\n", error);
	return 0;
}

int main(void)
{
	static const char *const users[] = { "alice", "bob", "carol" };
	char error[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	if (!set(conf, "bootstrap.servers", "localhost:9092") || !set(conf, "enable.idempotence", "true") ||
	    !set(conf, "partitioner", "murmur2_random"))
		return 1;
	rd_kafka_conf_set_dr_msg_cb(conf, report); /* called from rd_kafka_poll() and rd_kafka_flush() */
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	for (int i = 0; i < 3; i++) {
		rd_kafka_resp_err_t refused = rd_kafka_producev(rk, RD_KAFKA_V_TOPIC("my-topic"), RD_KAFKA_V_KEY(users[i], strlen(users[i])),
		                                                RD_KAFKA_V_VALUE("login", 5), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);

		if (refused)
			fprintf(stderr, "%s\n", rd_kafka_err2str(refused));
		rd_kafka_poll(rk, 0);
	}
	rd_kafka_flush(rk, 30000); /* without this, what is still in the buffer would be lost */
	rd_kafka_destroy(rk);
	return 0;
}
