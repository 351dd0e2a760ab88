/* librdkafka's C interface. Prints `ok NAME` or `FAILED NAME: why` for each check; ends with 1 if one failed. */
#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *servers;
static long long run;
static int failed;

static void tell(const char *name, const char *problem)
{
	failed += problem != NULL;
	printf(problem ? "FAILED %s: %s\n" : "ok %s\n", name, problem);
	fflush(stdout);
}

static rd_kafka_conf_t *conf_of(const char *const *settings)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char problem[200];

	rd_kafka_conf_set(conf, "bootstrap.servers", servers, problem, sizeof(problem));
	for (; settings && settings[0]; settings += 2)
		if (rd_kafka_conf_set(conf, settings[0], settings[1], problem, sizeof(problem)) != RD_KAFKA_CONF_OK) {
			printf("FAILED configuration: %s\n", problem);
			exit(1);
		}
	return conf;
}

static rd_kafka_t *client_of(rd_kafka_type_t type, const char *const *settings)
{
	char problem[200];
	rd_kafka_t *client = rd_kafka_new(type, conf_of(settings), problem, sizeof(problem));

	if (!client) {
		printf("FAILED client: %s\n", problem);
		exit(1);
	}
	return client;
}

static const char *create(const char *topic, int partitions)
{
	static char problem[300];
	rd_kafka_t *client = client_of(RD_KAFKA_PRODUCER, NULL);
	rd_kafka_NewTopic_t *wanted = rd_kafka_NewTopic_new(topic, partitions, -1, problem, sizeof(problem));
	rd_kafka_queue_t *queue = rd_kafka_queue_new(client);
	size_t count = 0;

	rd_kafka_CreateTopics(client, &wanted, 1, NULL, queue);
	rd_kafka_event_t *event = rd_kafka_queue_poll(queue, 30000);
	const rd_kafka_CreateTopics_result_t *result = event ? rd_kafka_event_CreateTopics_result(event) : NULL;
	const rd_kafka_topic_result_t *const *topics = result ? (const rd_kafka_topic_result_t *const *)rd_kafka_CreateTopics_result_topics(result, &count) : NULL;
	rd_kafka_resp_err_t err = count == 1 ? rd_kafka_topic_result_error(topics[0]) : RD_KAFKA_RESP_ERR__TIMED_OUT;

	snprintf(problem, sizeof(problem), "%s: %s", topic, rd_kafka_err2str(err));
	if (event)
		rd_kafka_event_destroy(event);
	rd_kafka_queue_destroy(queue);
	rd_kafka_NewTopic_destroy(wanted);
	rd_kafka_destroy(client);
	return err ? problem : NULL;
}

static const char *produce(const char *topic, int count, const char *const *settings)
{
	rd_kafka_t *client = client_of(RD_KAFKA_PRODUCER, settings);
	char value[400];
	const char *problem = NULL;

	for (int i = 0; i < count && !problem; i++) {
		memset(value, 'x', sizeof(value));
		snprintf(value, sizeof(value) - 1, "value %d ", i);
		if (rd_kafka_producev(client, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_VALUE(value, sizeof(value)),
		                      RD_KAFKA_V_END))
			problem = "a record was not taken";
		rd_kafka_poll(client, 0);
	}
	if (rd_kafka_flush(client, 30000))
		problem = "not all was sent within 30 s";
	rd_kafka_destroy(client);
	return problem;
}

static const char *consume(const char *topic, int count)
{
	char group[100];
	const char *settings[] = { "group.id", group, "auto.offset.reset", "earliest", NULL };
	static char problem[200];
	time_t end = time(NULL) + 40;
	int got = 0;

	snprintf(group, sizeof(group), "%.90s-g", topic);
	rd_kafka_t *client = client_of(RD_KAFKA_CONSUMER, settings);
	rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);

	rd_kafka_poll_set_consumer(client);
	rd_kafka_topic_partition_list_add(topics, topic, RD_KAFKA_PARTITION_UA);
	rd_kafka_subscribe(client, topics);
	while (got < count && time(NULL) < end) {
		rd_kafka_message_t *message = rd_kafka_consumer_poll(client, 200);
		char wanted[40];

		if (message && !message->err) {
			snprintf(wanted, sizeof(wanted), "value %d ", got);
			if (message->len != 400 || memcmp(message->payload, wanted, strlen(wanted)) != 0)
				break;
			got++;
		}
		if (message)
			rd_kafka_message_destroy(message);
	}
	rd_kafka_topic_partition_list_destroy(topics);
	rd_kafka_consumer_close(client);
	rd_kafka_destroy(client);
	snprintf(problem, sizeof(problem), "%d of %d records", got, count);
	return got == count ? NULL : problem;
}

static void round_trip(const char *name, const char *setting, const char *value)
{
	char topic[100];
	const char *settings[] = { setting, value, "linger.ms", "20", NULL };
	const char *problem;

	snprintf(topic, sizeof(topic), "c-%s-%lld", name, run);
	problem = create(topic, 1);
	if (!problem)
		problem = produce(topic, 300, settings);
	if (!problem)
		problem = consume(topic, 300);
	tell(name, problem);
}

int main(int argc, char **argv)
{
	static const char *const codecs[] = { "none", "gzip", "snappy", "lz4", "zstd" };
	static const char *const acks[] = { "1", "all" };
	const rd_kafka_metadata_t *metadata;
	char name[40];

	if (argc != 2)
		return 2;
	servers = argv[1];
	run = (long long)time(NULL);
	rd_kafka_t *client = client_of(RD_KAFKA_PRODUCER, NULL);

	tell("metadata", rd_kafka_metadata(client, 1, NULL, &metadata, 10000) || metadata->broker_cnt < 1 ? "no metadata" : NULL);
	rd_kafka_destroy(client);
	for (size_t i = 0; i < sizeof(codecs) / sizeof(codecs[0]); i++) {
		snprintf(name, sizeof(name), "codec-%s", codecs[i]);
		round_trip(name, "compression.type", codecs[i]);
	}
	for (size_t i = 0; i < sizeof(acks) / sizeof(acks[0]); i++) {
		snprintf(name, sizeof(name), "acks-%s", acks[i]);
		round_trip(name, "acks", acks[i]);
	}
	round_trip("idempotent", "enable.idempotence", "true");
	return failed > 0;
}
