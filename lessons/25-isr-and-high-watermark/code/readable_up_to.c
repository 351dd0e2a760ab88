/* Writes a record a second to t with acks=1, and prints how far it is acknowledged, how far it can be read, and who is in sync.
 * cc readable_up_to.c -lrdkafka */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <librdkafka/rdkafka.h>

static long long acknowledged;

/* Called from rd_kafka_flush(). */
static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *m, void *opaque)
{
	(void)rk;
	(void)opaque;
	if (m->err)
		fprintf(stderr, "%s\n", rd_kafka_err2str(m->err));
	else
		acknowledged = m->offset + 1;
}

static void print_in_sync(rd_kafka_t *rk, rd_kafka_topic_t *topic)
{
	const struct rd_kafka_metadata *metadata;

	if (rd_kafka_metadata(rk, 0, topic, &metadata, 2000)) { /* any broker may be asked, a paused one too */
		printf(", in sync unknown: no answer\n");
		return;
	}
	const rd_kafka_metadata_partition_t *p = &metadata->topics[0].partitions[0];

	printf(", in sync [");
	for (int i = 0; i < p->isr_cnt; i++)
		printf("%s%d", i ? ", " : "", (int)p->isrs[i]);
	printf("]\n");
	rd_kafka_metadata_destroy(metadata);
}

int main(int argc, char **argv)
{
	static const char *const settings[][2] = { { "bootstrap.servers", "localhost:9092,localhost:9093" },
		                                       { "acks", "1" } }; /* the leader alone answers */
	int seconds = argc > 1 ? atoi(argv[1]) : 60;
	char error[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	for (int i = 0; i < 2; i++) {
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
	rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "t", NULL);

	for (int i = 0; i < seconds; i++) {
		int64_t start, readable = -1;
		char value[16];
		int length = snprintf(value, sizeof(value), "v%d", i);

		rd_kafka_produce(topic, 0, RD_KAFKA_MSG_F_COPY, value, (size_t)length, NULL, 0, NULL);
		rd_kafka_flush(rk, 30000);
		sleep(1);                                                                   /* time enough for the followers */
		rd_kafka_query_watermark_offsets(rk, "t", 0, &start, &readable, 10000); /* the second is the high watermark */
		printf("acknowledged below %lld, readable below %lld", acknowledged, (long long)readable);
		print_in_sync(rk, topic);
		fflush(stdout);
	}
	rd_kafka_topic_destroy(topic);
	rd_kafka_destroy(rk);
	return 0;
}
