/* Creates user-activity, with six partitions and three days of retention, unless it is there; then describes it.
 * cc create_topic.c -lrdkafka */
#include <stdio.h>

#include <librdkafka/rdkafka.h>

/* An admin call goes out, and its answer comes as an event in a queue. */
static rd_kafka_resp_err_t create(rd_kafka_t *rk, rd_kafka_NewTopic_t *topic)
{
	rd_kafka_queue_t *answers = rd_kafka_queue_new(rk);
	size_t count;

	rd_kafka_CreateTopics(rk, &topic, 1, NULL, answers);
	rd_kafka_event_t *event = rd_kafka_queue_poll(answers, 30000);
	rd_kafka_resp_err_t error = event ? rd_kafka_event_error(event) : RD_KAFKA_RESP_ERR__TIMED_OUT;

	if (!error)
		error = rd_kafka_topic_result_error(rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)[0]);
	if (event)
		rd_kafka_event_destroy(event);
	rd_kafka_queue_destroy(answers);
	return error;
}

/* Asks for one topic only: to ask for all of a large cluster costs it. */
static rd_kafka_resp_err_t describe(rd_kafka_t *rk, const char *name)
{
	const struct rd_kafka_metadata *metadata;
	rd_kafka_topic_t *topic = rd_kafka_topic_new(rk, name, NULL);
	rd_kafka_resp_err_t error = rd_kafka_metadata(rk, 0, topic, &metadata, 10000);

	if (!error) {
		for (int i = 0; i < metadata->topics[0].partition_cnt; i++) {
			const struct rd_kafka_metadata_partition *p = &metadata->topics[0].partitions[i];

			printf("%d: leader %d, %d in sync\n", (int)p->id, (int)p->leader, p->isr_cnt);
		}
		rd_kafka_metadata_destroy(metadata);
	}
	rd_kafka_topic_destroy(topic);
	return error;
}

int main(void)
{
	char text[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	rd_kafka_conf_set(conf, "bootstrap.servers", "localhost:9092", text, sizeof(text));
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof(text)); /* any kind of client can do it */

	if (!rk) {
		fprintf(stderr, "%s\n", text);
		return 1;
	}
	rd_kafka_NewTopic_t *topic = rd_kafka_NewTopic_new("user-activity", 6, 1, text, sizeof(text));

	rd_kafka_NewTopic_set_config(topic, "retention.ms", "259200000");
	rd_kafka_resp_err_t error = create(rk, topic);

	if (!error || error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
		printf("%s\n", error ? "it is there already" : "created");
		error = describe(rk, "user-activity");
	}
	if (error)
		fprintf(stderr, "%s\n", rd_kafka_err2str(error));
	rd_kafka_NewTopic_destroy(topic);
	rd_kafka_destroy(rk);
	return error ? 1 : 0;
}
