/* Prints which brokers there are, and where each partition of user-events is. Ends with 1 if a replica is not in sync.
 * cc where_replicas.c -lrdkafka */
#include <stdio.h>

#include <librdkafka/rdkafka.h>

static void print_ids(const char *what, const int32_t *ids, int count)
{
	printf(", %s [", what);
	for (int i = 0; i < count; i++)
		printf("%s%d", i ? ", " : "", (int)ids[i]);
	printf("]");
}

int main(void)
{
	char error[512];
	int missing = 0;
	const struct rd_kafka_metadata *metadata;
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	/* Two addresses, as one may be down. */
	if (rd_kafka_conf_set(conf, "bootstrap.servers", "localhost:9092,localhost:9093", error, sizeof(error)) != RD_KAFKA_CONF_OK) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error)); /* any client can ask */

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, "user-events", NULL);
	rd_kafka_resp_err_t failed = rd_kafka_metadata(rk, 0, topic, &metadata, 10000);

	if (failed) {
		fprintf(stderr, "%s\n", rd_kafka_err2str(failed));
		return 1;
	}
	for (int i = 0; i < metadata->broker_cnt; i++)
		printf("broker %d at %s:%d\n", (int)metadata->brokers[i].id, metadata->brokers[i].host, metadata->brokers[i].port);
	for (int i = 0; i < metadata->topics[0].partition_cnt; i++) {
		const rd_kafka_metadata_partition_t *p = &metadata->topics[0].partitions[i];

		printf("partition %d: leader ", (int)p->id);
		printf(p->leader < 0 ? "none" : "%d", (int)p->leader); /* no replica that may lead lives */
		print_ids("replicas", p->replicas, p->replica_cnt);
		print_ids("in sync", p->isrs, p->isr_cnt);
		printf("\n");
		missing += p->replica_cnt - p->isr_cnt;
	}
	if (missing)
		printf("%d missing\n", missing);
	rd_kafka_metadata_destroy(metadata);
	rd_kafka_topic_destroy(topic);
	rd_kafka_destroy(rk);
	return missing ? 1 : 0;
}
