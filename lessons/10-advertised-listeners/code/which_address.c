/* Prints at which address each broker says to be, and whether it can be reached from here.
 * cc which_address.c -lrdkafka */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <librdkafka/rdkafka.h>

/* NULL when there is a listener, or why not. */
static const char *unreachable(const char *host, int port)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM }, *list;
	char service[8];
	const char *why = "no address";

	snprintf(service, sizeof(service), "%d", port);
	int failed = getaddrinfo(host, service, &hints, &list);

	if (failed)
		return gai_strerror(failed);
	for (struct addrinfo *a = list; a && why; a = a->ai_next) {
		int fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);

		why = connect(fd, a->ai_addr, a->ai_addrlen) ? strerror(errno) : NULL;
		close(fd);
	}
	freeaddrinfo(list);
	return why;
}

int main(int argc, char **argv)
{
	const char *first = argc > 1 ? argv[1] : "localhost:9092";
	const struct rd_kafka_metadata *metadata;
	char error[512];
	int missing = 0;
	rd_kafka_conf_t *conf = rd_kafka_conf_new();

	/* The client tells its log, too, when it tries an address that leads nowhere; here that is said below. */
	if (rd_kafka_conf_set(conf, "bootstrap.servers", first, error, sizeof(error)) != RD_KAFKA_CONF_OK ||
	    rd_kafka_conf_set(conf, "log_level", "0", error, sizeof(error)) != RD_KAFKA_CONF_OK) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));

	if (!rk) {
		fprintf(stderr, "%s\n", error);
		return 1;
	}
	rd_kafka_resp_err_t failed = rd_kafka_metadata(rk, 0, NULL, &metadata, 5000);

	if (failed) { /* what the brokers advertise has not come into play yet */
		printf("first %s: not reached, %s\n", first, rd_kafka_err2str(failed));
		rd_kafka_destroy(rk);
		return 1;
	}
	printf("first %s: reached\n", first);
	for (int i = 0; i < metadata->broker_cnt; i++) {
		const rd_kafka_metadata_broker_t *b = &metadata->brokers[i];
		const char *why = unreachable(b->host, b->port);

		printf("broker %d is at %s:%d: %s%s\n", (int)b->id, b->host, b->port, why ? "not reached, " : "reached", why ? why : "");
		missing += why != NULL;
	}
	rd_kafka_metadata_destroy(metadata);
	rd_kafka_destroy(rk);
	return missing ? 1 : 0;
}
