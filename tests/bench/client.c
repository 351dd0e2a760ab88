/* The bench's client on librdkafka, which costs a machine less than the broker does: it shows what a broker can take and give.
 *
 *     client produce SERVER TOPIC COUNT SIZE [NAME=VALUE ...]
 *     client pace SERVER TOPIC COUNT SIZE RATE [NAME=VALUE ...]
 *     client consume SERVER TOPIC COUNT [NAME=VALUE ...]
 *
 * Settings are librdkafka's. Prints records a second, from the first record to the last acknowledgement, or from the first record that came to the last;
 * `pace` produces so many records a second and prints the 99th percentile of the time until they were acknowledged in ms, the first third left out.
 */
#include <librdkafka/rdkafka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AT_ONCE = 1000, WAIT_MS = 60000, TEXT_SIZE = 512 };

static long delivered, failed;
static int64_t *latencies_us; /* in the order of acknowledgement; NULL: nobody asks */

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "client: %s: %s\n", what, why);
	exit(1);
}

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void on_delivery(rd_kafka_t *kafka, const rd_kafka_message_t *message, void *opaque)
{
	(void)kafka;
	(void)opaque;
	if (latencies_us)
		latencies_us[delivered] = rd_kafka_message_latency(message);
	delivered++;
	failed += message->err != 0;
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
	char problem[TEXT_SIZE];

	if (rd_kafka_conf_set(conf, name, value, problem, sizeof(problem)) != RD_KAFKA_CONF_OK)
		fail(name, problem);
}

static rd_kafka_t *client_new(rd_kafka_type_t type, const char *server, char **settings, int count)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char problem[TEXT_SIZE];

	set(conf, "bootstrap.servers", server);
	for (int i = 0; i < count; i++) {
		char *value = strchr(settings[i], '=');

		if (!value)
			fail(settings[i], "a setting is NAME=VALUE");
		*value = '\0';
		set(conf, settings[i], value + 1);
	}
	if (type == RD_KAFKA_PRODUCER)
		rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
	rd_kafka_t *kafka = rd_kafka_new(type, conf, problem, sizeof(problem));

	if (!kafka)
		fail("librdkafka", problem);
	return kafka;
}

/* Whoever knows no leader yet holds records back: the clock starts when one is known. */
static void await_topic(rd_kafka_t *kafka, rd_kafka_topic_t *topic)
{
	const struct rd_kafka_metadata *metadata;

	if (rd_kafka_metadata(kafka, 0, topic, &metadata, WAIT_MS) != RD_KAFKA_RESP_ERR_NO_ERROR)
		fail(rd_kafka_topic_name(topic), "no metadata");
	rd_kafka_metadata_destroy(metadata);
}

static void *memory_of(size_t size)
{
	void *memory = malloc(size);

	if (!memory)
		fail("memory", "there is none");
	return memory;
}

static char *payload_of(size_t size)
{
	char *payload = memory_of(size);

	for (size_t i = 0; i < size; i++)
		payload[i] = (char)('A' + rand() % 26);
	return payload;
}

static void await_deliveries(rd_kafka_t *kafka, rd_kafka_topic_t *topic, long count)
{
	while (delivered < count && rd_kafka_poll(kafka, WAIT_MS) > 0)
		continue;
	if (delivered < count || failed > 0)
		fail(rd_kafka_topic_name(topic), "records were not acknowledged");
}

/* The records all have the same bytes, which stay where they are. */
static double produce(rd_kafka_t *kafka, rd_kafka_topic_t *topic, long count, size_t size)
{
	static rd_kafka_message_t batch[AT_ONCE];
	char *payload = payload_of(size);

	await_topic(kafka, topic);
	double begin = now_s();

	for (long sent = 0; sent < count;) {
		int wanted = count - sent < AT_ONCE ? (int)(count - sent) : AT_ONCE;

		for (int i = 0; i < wanted; i++)
			batch[i] = (rd_kafka_message_t){ .payload = payload, .len = size };
		int taken = rd_kafka_produce_batch(topic, RD_KAFKA_PARTITION_UA, 0, batch, wanted);

		sent += taken;
		rd_kafka_poll(kafka, taken == wanted ? 0 : 1);
	}
	await_deliveries(kafka, topic, count);
	double end = now_s();

	free(payload);
	return end - begin;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static double pace(rd_kafka_t *kafka, rd_kafka_topic_t *topic, long count, size_t size, double rate)
{
	char *payload = payload_of(size);
	long first = count / 3;

	latencies_us = memory_of((size_t)count * sizeof(*latencies_us));
	await_topic(kafka, topic);
	double begin = now_s();

	for (long i = 0; i < count; i++) {
		double left_s = begin + (double)i / rate - now_s();

		while (rd_kafka_produce(topic, RD_KAFKA_PARTITION_UA, 0, payload, size, NULL, 0, NULL) != 0)
			rd_kafka_poll(kafka, 1);
		if (left_s > 0.001)
			rd_kafka_poll(kafka, (int)(left_s * 1000));
	}
	await_deliveries(kafka, topic, count);
	qsort(latencies_us + first, (size_t)(count - first), sizeof(*latencies_us), by_size);
	double worst_ms = (double)latencies_us[first + (count - first) * 99 / 100] / 1000;

	free(latencies_us);
	free(payload);
	return worst_ms;
}

static double consume(rd_kafka_t *kafka, rd_kafka_topic_t *topic, long count)
{
	static rd_kafka_message_t *got[AT_ONCE];
	double begin = 0;

	if (rd_kafka_consume_start(topic, 0, RD_KAFKA_OFFSET_BEGINNING) != 0)
		fail(rd_kafka_topic_name(topic), "it cannot be consumed");
	for (long taken = 0; taken < count;) {
		ssize_t more = rd_kafka_consume_batch(topic, 0, WAIT_MS, got, AT_ONCE);

		if (more <= 0)
			fail(rd_kafka_topic_name(topic), "records did not come");
		if (taken == 0)
			begin = now_s();
		taken += more;
		for (ssize_t i = 0; i < more; i++)
			rd_kafka_message_destroy(got[i]);
	}
	double end = now_s();

	rd_kafka_consume_stop(topic, 0);
	rd_kafka_poll(kafka, 0);
	return end - begin;
}

int main(int argc, char **argv)
{
	bool is_pace = argc > 1 && strcmp(argv[1], "pace") == 0, is_producer = is_pace || (argc > 1 && strcmp(argv[1], "produce") == 0);
	int first = is_pace ? 7 : is_producer ? 6 : 5;

	if (argc < first || (!is_producer && strcmp(argv[1], "consume") != 0))
		fail("usage", "client produce|pace|consume SERVER TOPIC COUNT [SIZE [RATE]] [NAME=VALUE ...]");
	long count = atol(argv[4]);
	rd_kafka_t *kafka = client_new(is_producer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER, argv[2], argv + first, argc - first);
	rd_kafka_topic_t *topic = rd_kafka_topic_new(kafka, argv[3], NULL);

	if (is_pace)
		printf("%.3f\n", pace(kafka, topic, count, (size_t)atol(argv[5]), atof(argv[6])));
	else
		printf("%.0f\n", (double)count / (is_producer ? produce(kafka, topic, count, (size_t)atol(argv[5])) : consume(kafka, topic, count)));
	rd_kafka_topic_destroy(topic);
	rd_kafka_destroy(kafka);
	return 0;
}
