/* Sends a record to orders. Which cluster that is, the program does not know: BOOTSTRAP names its addresses, and CLIENT_CONFIG, if it is set, a
 * file of settings, NAME=VALUE a line.
 * cc from_environment.c -lrdkafka */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <librdkafka/rdkafka.h>

static int status = 1;

/* Called from rd_kafka_flush(). */
static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *m, void *opaque)
{
	char name[128];
	size_t size = sizeof(name);

	(void)opaque;
	if (m->err) {
		fprintf(stderr, "%s\n", rd_kafka_err2str(m->err));
		return;
	}
	rd_kafka_conf_get(rd_kafka_conf(rk), "client.id", name, &size);
	printf("%s -> %s-%d@%lld\n", name, rd_kafka_topic_name(m->rkt), (int)m->partition, (long long)m->offset);
	status = 0;
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value)
{
	char error[512];

	if (rd_kafka_conf_set(conf, name, value, error, sizeof(error)) != RD_KAFKA_CONF_OK) {
		fprintf(stderr, "%s\n", error);
		exit(1);
	}
}

static void set_from_file(rd_kafka_conf_t *conf, const char *path)
{
	char line[1024];
	FILE *file = fopen(path, "r");

	if (!file) {
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof(line), file)) {
		char *value = strchr(line, '=');

		line[strcspn(line, "\r\n")] = '\0';
		if (line[0] == '#' || !value)
			continue;
		*value++ = '\0';
		set(conf, line, value);
	}
	fclose(file);
}

int main(void)
{
	const char *bootstrap = getenv("BOOTSTRAP"), *file = getenv("CLIENT_CONFIG");
	char error[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	set(conf, "client.id", "first-look"); /* may be set anew by the file */
	set(conf, "partitioner", "murmur2_random");
	if (file)
		set_from_file(conf, file);
	set(conf, "bootstrap.servers", bootstrap ? bootstrap : "localhost:9092");
	rd_kafka_conf_set_dr_msg_cb(conf, delivered);
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	rd_kafka_producev(rk, RD_KAFKA_V_TOPIC("orders"), RD_KAFKA_V_KEY("alice", 5), RD_KAFKA_V_VALUE("hello", 5),
	                  RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
	rd_kafka_flush(rk, -1);
	rd_kafka_destroy(rk);
	return status;
}
