/* The bench's client that costs next to nothing: requests made beforehand, on one plain socket. What the other clients need of a machine's cores is not there
 * to be shared with the broker, nor to be waited for, so this one shows what the broker itself can take and give.
 *
 *     flood produce HOST PORT TOPIC COUNT SIZE BATCH ACKS
 *     flood pace HOST PORT TOPIC COUNT SIZE RATE ACKS
 *     flood consume HOST PORT TOPIC COUNT SIZE BATCH
 *
 * `produce` sends COUNT records of SIZE bytes to partition 0 in batches of about BATCH bytes, AT_ONCE requests under way, and prints records a second. `pace`
 * sends RATE records a second, each in a request of its own, and prints the 99th percentile of the time to the answer in ms, the first third left out.
 * `consume` reads what `produce` with the same SIZE and BATCH has sent, from the first offset, and prints records a second; the records' bytes are not copied.
 *
 * Source: Kafka's protocol guide; Produce version 7, Fetch version 11 (both in versions without tagged fields), record batches of magic 2.
 */
#define _GNU_SOURCE /* ppoll() */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { AT_ONCE = 5, FETCH_SIZE = 4 << 20, WAIT_MS = 30000, PRODUCE_VERSION = 7, FETCH_VERSION = 11 };

static void fail(const char *what, const char *why)
{
	fprintf(stderr, "flood: %s: %s\n", what, why);
	exit(1);
}

static double now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- Bytes ------------------------------------------------------------------------------------------------------------------------ */

struct out {
	uint8_t *data;
	size_t size, capacity;
};

static void put(struct out *o, const void *bytes, size_t size)
{
	if (o->size + size > o->capacity) {
		o->capacity = (o->size + size) * 2;
		o->data = realloc(o->data, o->capacity);
		if (!o->data)
			fail("memory", "there is none");
	}
	memcpy(o->data + o->size, bytes, size);
	o->size += size;
}

/* Big-endian, of `size` bytes. */
static void put_int(struct out *o, int64_t value, int size)
{
	for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
		put(o, &(uint8_t){ (uint8_t)(value >> shift) }, 1);
}

static void set_int(struct out *o, size_t at, int64_t value, int size)
{
	struct out there = { o->data + at, 0, (size_t)size };

	put_int(&there, value, size);
}

static int64_t int_at(const uint8_t *from, int size)
{
	uint64_t value = from[0] & 0x80 ? UINT64_MAX : 0;

	for (int i = 0; i < size; i++)
		value = value << 8 | from[i];
	return (int64_t)value;
}

static void put_text(struct out *o, const char *text)
{
	put_int(o, (int64_t)strlen(text), 2);
	put(o, text, strlen(text));
}

static void put_varint(struct out *o, int64_t value)
{
	uint64_t left = (uint64_t)value << 1 ^ (uint64_t)(value >> 63);

	for (; left >= 0x80; left >>= 7)
		put(o, &(uint8_t){ (uint8_t)(left | 0x80) }, 1);
	put(o, &(uint8_t){ (uint8_t)left }, 1);
}

static uint32_t crc32c(const uint8_t *data, size_t size)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < size; i++) {
		crc ^= data[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
	}
	return ~crc;
}

/* ---- What is sent ------------------------------------------------------------------------------------------------------------------ */

static struct out batch_of(int records, size_t size)
{
	struct out o = { 0 }, record = { 0 };
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	int64_t now_ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;

	put_int(&o, 0, 8);                 /* base offset */
	put_int(&o, 0, 4);                 /* length, below */
	put_int(&o, -1, 4);                /* leader epoch */
	put_int(&o, 2, 1);                 /* magic */
	put_int(&o, 0, 4);                 /* CRC, below */
	put_int(&o, 0, 2);                 /* attributes */
	put_int(&o, records - 1, 4);       /* last offset delta */
	put_int(&o, now_ms, 8);            /* first and greatest timestamp */
	put_int(&o, now_ms, 8);
	put_int(&o, -1, 8);                /* producer id, epoch, first sequence */
	put_int(&o, -1, 2);
	put_int(&o, -1, 4);
	put_int(&o, records, 4);
	for (int i = 0; i < records; i++) {
		record.size = 0;
		put_int(&record, 0, 1);        /* attributes */
		put_varint(&record, 0);        /* timestamp delta */
		put_varint(&record, i);        /* offset delta */
		put_varint(&record, -1);       /* key */
		put_varint(&record, (int64_t)size);
		for (size_t j = 0; j < size; j++)
			put(&record, &(uint8_t){ (uint8_t)('A' + rand() % 26) }, 1);
		put_varint(&record, 0);        /* headers */
		put_varint(&o, (int64_t)record.size);
		put(&o, record.data, record.size);
	}
	free(record.data);
	set_int(&o, 8, (int64_t)o.size - 12, 4);
	set_int(&o, 17, crc32c(o.data + 21, o.size - 21), 4);
	return o;
}

static int records_in(size_t size, size_t batch)
{
	return size >= batch ? 1 : (int)(batch / size);
}

static void put_head(struct out *o, int key, int version)
{
	put_int(o, 0, 4); /* size, below */
	put_int(o, key, 2);
	put_int(o, version, 2);
	put_int(o, 0, 4); /* correlation id */
	put_text(o, "flood");
}

static struct out produce_request(const char *topic, int acks, const struct out *batch)
{
	struct out o = { 0 };

	put_head(&o, 0, PRODUCE_VERSION);
	put_int(&o, -1, 2); /* no transactional id */
	put_int(&o, acks, 2);
	put_int(&o, WAIT_MS, 4);
	put_int(&o, 1, 4);
	put_text(&o, topic);
	put_int(&o, 1, 4);
	put_int(&o, 0, 4); /* partition */
	put_int(&o, (int64_t)batch->size, 4);
	put(&o, batch->data, batch->size);
	set_int(&o, 0, (int64_t)o.size - 4, 4);
	return o;
}

/* *offset_at is where the offset stands. */
static struct out fetch_request(const char *topic, size_t *offset_at)
{
	struct out o = { 0 };

	put_head(&o, 1, FETCH_VERSION);
	put_int(&o, -1, 4); /* a consumer */
	put_int(&o, 500, 4);
	put_int(&o, 1, 4);
	put_int(&o, FETCH_SIZE, 4);
	put_int(&o, 0, 1);  /* read uncommitted */
	put_int(&o, 0, 4);  /* no session */
	put_int(&o, -1, 4);
	put_int(&o, 1, 4);
	put_text(&o, topic);
	put_int(&o, 1, 4);
	put_int(&o, 0, 4);  /* partition */
	put_int(&o, -1, 4); /* leader epoch */
	*offset_at = o.size;
	put_int(&o, 0, 8);
	put_int(&o, -1, 8); /* log start offset */
	put_int(&o, FETCH_SIZE, 4);
	put_int(&o, 0, 4);  /* nothing forgotten */
	put_text(&o, "");   /* rack */
	set_int(&o, 0, (int64_t)o.size - 4, 4);
	return o;
}

/* ---- The socket -------------------------------------------------------------------------------------------------------------------- */

static int connect_to(const char *host, int port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int s = socket(AF_INET, SOCK_STREAM, 0);

	if (inet_pton(AF_INET, host, &address.sin_addr) != 1 || connect(s, (struct sockaddr *)&address, sizeof(address)) != 0)
		fail(host, strerror(errno));
	setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
	return s;
}

static void send_all(int s, const struct out *o)
{
	for (size_t done = 0; done < o->size;) {
		ssize_t part = send(s, o->data + done, o->size - done, MSG_NOSIGNAL);

		if (part <= 0)
			fail("send", strerror(errno));
		done += (size_t)part;
	}
}

/* NULL: what comes is dropped, and not even copied. */
static void receive(int s, uint8_t *into, size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t part = recv(s, into ? into + done : NULL, size - done, into ? 0 : MSG_TRUNC);

		if (part <= 0)
			fail("receive", part == 0 ? "the broker closed the connection" : strerror(errno));
		done += (size_t)part;
	}
}

/* Of one partition: the error, which stands behind the correlation id, the topic and the partition. */
static int take_error(int s, const char *topic, int *correlation_id)
{
	uint8_t answer[512];
	size_t error_at = 4 + 4 + 2 + strlen(topic) + 4 + 4;

	receive(s, answer, 4);
	int64_t size = int_at(answer, 4);

	if (size < (int64_t)error_at + 2 || size > (int64_t)sizeof(answer))
		fail("produce", "the answer has an odd size");
	receive(s, answer, (size_t)size);
	*correlation_id = (int)int_at(answer, 4);
	return (int)int_at(answer + error_at, 2);
}

/* Gives the correlation id. */
static int take_produced(int s, const char *topic)
{
	char text[64];
	int id, error = take_error(s, topic, &id);

	snprintf(text, sizeof(text), "the broker answered with error %d", error);
	if (error != 0)
		fail("produce", text);
	return id;
}

/* A topic that has just been made has no leader yet: asked with the first request, answer by answer, until it has. */
static void await_topic(int s, const char *topic, const struct out *request)
{
	double end = now_s() + WAIT_MS / 1000;
	int id;

	do {
		send_all(s, request);
		if (take_error(s, topic, &id) == 0)
			return;
	} while (now_s() < end);
	fail(topic, "it has no leader");
}

/* ---- What is measured -------------------------------------------------------------------------------------------------------------- */

static double produce(int s, const char *topic, long count, size_t size, size_t batch_size, int acks)
{
	int records = records_in(size, batch_size);
	struct out batch = batch_of(records, size), request = produce_request(topic, acks, &batch);
	long wanted = (count + records - 1) / records, sent = 0;

	await_topic(s, topic, &request);
	double begin = now_s();

	for (long answered = 0; answered < wanted; answered++) {
		for (; sent < wanted && sent - answered < AT_ONCE; sent++)
			send_all(s, &request);
		take_produced(s, topic);
	}
	double end = now_s();

	free(batch.data);
	free(request.data);
	return (double)(wanted * records) / (end - begin);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double pace(int s, const char *topic, long count, size_t size, double rate, int acks)
{
	struct out batch = batch_of(1, size), request = produce_request(topic, acks, &batch);
	double *times = calloc((size_t)count, sizeof(*times));
	long first = count / 3, sent = 0;

	if (!times)
		fail("memory", "there is none");
	await_topic(s, topic, &request);
	double begin = now_s();

	for (long answered = 0; answered < count;) {
		double left_s = sent < count ? begin + (double)sent / rate - now_s() : 1;

		if (left_s <= 0) {
			set_int(&request, 8, sent, 4);
			times[sent++] = now_s();
			send_all(s, &request);
		}
		struct timespec wait = { 0, left_s > 0 ? (long)(left_s * 1e9) % 1000000000 : 0 };

		if (ppoll(&(struct pollfd){ .fd = s, .events = POLLIN }, 1, &wait, NULL) > 0) {
			int id = take_produced(s, topic);

			if (id < 0 || id >= sent)
				fail("produce", "an answer to nothing");
			times[id] = now_s() - times[id];
			answered++;
		}
	}
	qsort(times + first, (size_t)(count - first), sizeof(*times), by_size);
	double worst_ms = times[first + (count - first) * 99 / 100] * 1000;

	free(times);
	free(batch.data);
	free(request.data);
	return worst_ms;
}

/* What stands in front of a partition's records: correlation id, throttle time, error, session, topics, topic, partitions, partition, error, high watermark,
 * last stable offset, log start offset, aborted transactions (none), preferred replica, size of the records. */
static double consume(int s, const char *topic, long count, size_t size, size_t batch_size)
{
	int records = records_in(size, batch_size);
	struct out batch = batch_of(records, size);
	size_t offset_at, error_at = 4 + 4 + 2 + 4 + 4 + 2 + strlen(topic) + 4 + 4, records_at = error_at + 2 + 3 * 8 + 4 + 4;
	struct out request = fetch_request(topic, &offset_at);
	uint8_t head[512];
	long taken = 0;
	double begin = now_s();

	while (taken < count) {
		set_int(&request, offset_at, taken, 8);
		send_all(s, &request);
		receive(s, head, 4);
		int64_t all = int_at(head, 4);

		if (all < (int64_t)records_at + 4 || records_at + 4 > sizeof(head))
			fail("fetch", "the answer has an odd size");
		receive(s, head, records_at + 4);
		if (int_at(head + 8, 2) != 0 || int_at(head + error_at, 2) != 0)
			fail("fetch", "the broker answered with an error");
		int64_t bytes = int_at(head + records_at, 4);

		receive(s, NULL, (size_t)all - records_at - 4);
		if (bytes < (int64_t)batch.size)
			fail("fetch", "fewer records than were sent");
		taken += (long)(bytes / (int64_t)batch.size) * records;
	}
	double end = now_s();

	free(batch.data);
	free(request.data);
	return (double)taken / (end - begin);
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	bool is_produce = strcmp(what, "produce") == 0, is_pace = strcmp(what, "pace") == 0, is_consume = strcmp(what, "consume") == 0;

	if (argc != (is_consume ? 8 : 9) || !(is_produce || is_pace || is_consume))
		fail("usage", "flood produce|pace|consume HOST PORT TOPIC COUNT SIZE BATCH|RATE [ACKS]");
	int s = connect_to(argv[2], atoi(argv[3]));
	long count = atol(argv[5]);
	size_t size = (size_t)atol(argv[6]);

	if (is_produce)
		printf("%.0f\n", produce(s, argv[4], count, size, (size_t)atol(argv[7]), atoi(argv[8])));
	else if (is_pace)
		printf("%.3f\n", pace(s, argv[4], count, size, atof(argv[7]), atoi(argv[8])));
	else
		printf("%.0f\n", consume(s, argv[4], count, size, (size_t)atol(argv[7])));
	close(s);
	return 0;
}
