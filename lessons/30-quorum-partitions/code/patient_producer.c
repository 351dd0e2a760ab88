/* Sends ten records a second to t, and bears that leaders go: each record is acknowledged, later perhaps, or told to have failed.
 * cc patient_producer.c -lrdkafka */
#include <stdio.h>
#include <stdlib.h>

#include <librdkafka/rdkafka.h>

static int acknowledged, failed;
static int64_t slowest_us;

/* Called from rd_kafka_poll() and rd_kafka_flush(). */
static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *m, void *opaque)
{
	int64_t took_us = rd_kafka_message_latency(m);

	(void)rk;
	(void)opaque;
	if (m->err) {
		failed++;
		return;
	}
	if (acknowledged++ == 0) {
		printf("the first is acknowledged\n");
		fflush(stdout);
	}
	if (took_us > slowest_us)
		slowest_us = took_us;
}

int main(int argc, char **argv)
{
	static const char *const settings[][2] = {
		{ "bootstrap.servers", "localhost:9092,localhost:9093" }, /* asked first; later any broker that it knows */
		{ "acks", "all" },
		{ "enable.idempotence", "true" },   /* what is sent again is stored once, and in order */
		{ "delivery.timeout.ms", "60000" }, /* longer than any election takes; until then it tries again */
		{ "socket.timeout.ms", "3000" },    /* a broker that is silent for so long is given up (Java's name: request.timeout.ms) */
		{ "log_level", "0" },
	};
	int count = (argc > 1 ? atoi(argv[1]) : 60) * 10;
	char error[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		if (rd_kafka_conf_set(conf, settings[i][0], settings[i][1], error, sizeof(error)) != RD_KAFKA_CONF_OK) {
			fprintf(stderr, "%s\n", error);
			return 1;
		}
	}
	rd_kafka_conf_set_dr_msg_cb(conf, delivered);
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	for (int i = 0; i < count; i++) {
		char value[16];
		int length = snprintf(value, sizeof(value), "v%d", i);

		rd_kafka_producev(rk, RD_KAFKA_V_TOPIC("t"), RD_KAFKA_V_VALUE(value, (size_t)length), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
		                  RD_KAFKA_V_END);
		rd_kafka_poll(rk, 100);
	}
	rd_kafka_flush(rk, -1);
	printf("%d acknowledged, %d failed, the slowest took %.1f s\n", acknowledged, failed, (double)slowest_us / 1e6);
	rd_kafka_destroy(rk);
	return failed ? 1 : 0;
}
