/* The bench's client that costs next to nothing: requests made beforehand, on plain sockets. What the other clients need of a machine's cores is not there
 * to be shared with the broker, nor to be waited for, so this one shows what the broker itself can take and give.
 *
 *     flood produce HOST PORT TOPIC COUNT SIZE BATCH ACKS PARTITIONS CONNECTIONS
 *     flood pace HOST PORT TOPIC COUNT SIZE RATE ACKS
 *     flood consume HOST PORT TOPIC PARTITIONS CONNECTIONS
 *     flood memory MB
 *
 * `produce` sends COUNT records of SIZE bytes in batches of about BATCH bytes, to all partitions in turn, and prints records a second. Each connection is a
 * thread with AT_ONCE requests under way; a request has a batch for as many partitions as REQUEST_SIZE takes, as Java's producer puts them together. With no
 * acks, one request with acks=1 behind the others tells that they have been taken. `pace` sends RATE records a second, each in a request of its own, and
 * prints the 99th percentile of the time to the answer in ms, the first third left out. `consume` shares the partitions out among its connections, reads
 * each from the first offset to the high watermark, and prints records a second: all bytes are received, and the records counted by their batches' heads.
 * `memory` asks the system for so much memory, touches it and gives it back.
 *
 * Source: Kafka's protocol guide; Produce version 7, Fetch version 11 (both in versions without tagged fields), record batches of magic 2.
 */
#define _GNU_SOURCE /* ppoll() */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum {
	AT_ONCE = 5,
	REQUEST_SIZE = 1 << 20, /* of records: Java's max.request.size */
	FETCH_SIZE = 50 << 20,  /* Java's fetch.max.bytes and max.partition.fetch.bytes */
	PARTITION_FETCH_SIZE = 1 << 20,
	INPUT_SIZE = 256 * 1024,
	CONNECTIONS_MAX = 64,
	PARTITIONS_MAX = 64,
	WAIT_MS = 30000,
	ASK_AGAIN_NS = 20 * 1000 * 1000,
	BEHIND_S = 5, /* a broker that is so far behind a pace does not keep it */
	PRODUCE_VERSION = 7,
	FETCH_VERSION = 11
};

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
	enum { HEAD = 61, OF_RECORD = 12 }; /* at the most: what stands around a record's value */

	return size + OF_RECORD + HEAD >= batch ? 1 : (int)((batch - HEAD) / (size + OF_RECORD));
}

static void put_head(struct out *o, int key, int version)
{
	put_int(o, 0, 4); /* size, below */
	put_int(o, key, 2);
	put_int(o, version, 2);
	put_int(o, 0, 4); /* correlation id */
	put_text(o, "flood");
}

/* The batch for each of so many partitions from `first` on, of `all`. */
static struct out produce_request(const char *topic, int acks, const struct out *batch, int first, int count, int all)
{
	struct out o = { 0 };

	put_head(&o, 0, PRODUCE_VERSION);
	put_int(&o, -1, 2); /* no transactional id */
	put_int(&o, acks, 2);
	put_int(&o, WAIT_MS, 4);
	put_int(&o, 1, 4);
	put_text(&o, topic);
	put_int(&o, count, 4);
	for (int i = 0; i < count; i++) {
		put_int(&o, (first + i) % all, 4);
		put_int(&o, (int64_t)batch->size, 4);
		put(&o, batch->data, batch->size);
	}
	set_int(&o, 0, (int64_t)o.size - 4, 4);
	return o;
}

/* Of every `step`th partition from `first` on; offsets[] are all partitions'. */
static struct out fetch_request(const char *topic, const int64_t *offsets, int first, int step, int all)
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
	put_int(&o, (all - first + step - 1) / step, 4);
	for (int i = first; i < all; i += step) {
		put_int(&o, i, 4);
		put_int(&o, -1, 4); /* leader epoch */
		put_int(&o, offsets[i], 8);
		put_int(&o, -1, 8); /* log start offset */
		put_int(&o, PARTITION_FETCH_SIZE, 4);
	}
	put_int(&o, 0, 4);  /* nothing forgotten */
	put_text(&o, "");   /* rack */
	set_int(&o, 0, (int64_t)o.size - 4, 4);
	return o;
}

/* ---- The socket -------------------------------------------------------------------------------------------------------------------- */

static int connect_to(const char *host, int port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	const struct timeval wait = { WAIT_MS / 1000, 0 };
	int s = socket(AF_INET, SOCK_STREAM, 0);

	if (inet_pton(AF_INET, host, &address.sin_addr) != 1 || connect(s, (struct sockaddr *)&address, sizeof(address)) != 0)
		fail(host, strerror(errno));
	setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
	setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
	setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
	return s;
}

static void send_all(int s, const struct out *o)
{
	for (size_t done = 0; done < o->size;) {
		ssize_t part = send(s, o->data + done, o->size - done, MSG_NOSIGNAL);

		if (part <= 0)
			fail("send", errno == EAGAIN ? "the broker has taken nothing for 30 s" : strerror(errno));
		done += (size_t)part;
	}
}

static size_t receive_some(int s, uint8_t *into, size_t size)
{
	ssize_t part = recv(s, into, size, 0);

	if (part <= 0)
		fail("receive", part == 0 ? "the broker closed the connection" : errno == EAGAIN ? "no answer came for 30 s" : strerror(errno));
	return (size_t)part;
}

static void receive(int s, uint8_t *into, size_t size)
{
	for (size_t done = 0; done < size;)
		done += receive_some(s, into + done, size - done);
}

/* The first partition's error that there is; partitions have an index, an error, an offset, a time and a log start each. */
static int take_error(int s, const char *topic, int *correlation_id)
{
	enum { OF_ONE = 4 + 2 + 3 * 8 };
	static _Thread_local uint8_t answer[512 + PARTITIONS_MAX * OF_ONE];
	size_t count_at = 4 + 4 + 2 + strlen(topic);

	receive(s, answer, 4);
	int64_t size = int_at(answer, 4);

	if (size < (int64_t)count_at + 4 || size > (int64_t)sizeof(answer))
		fail("produce", "the answer has an odd size");
	receive(s, answer, (size_t)size);
	*correlation_id = (int)int_at(answer, 4);
	int64_t count = int_at(answer + count_at, 4);

	if (count < 1 || count > PARTITIONS_MAX || size < (int64_t)count_at + 4 + count * OF_ONE)
		fail("produce", "the answer has an odd number of partitions");
	for (int64_t i = 0; i < count; i++) {
		int error = (int)int_at(answer + count_at + 4 + i * OF_ONE + 4, 2);

		if (error != 0)
			return error;
	}
	return 0;
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

/* Partitions that have just been made have no leader yet: asked with a request, answer by answer, until they have. */
static void await_topic(int s, const char *topic, const struct out *request)
{
	enum { UNKNOWN_TOPIC_OR_PARTITION = 3, LEADER_NOT_AVAILABLE = 5, NOT_LEADER_OR_FOLLOWER = 6 };
	double end = now_s() + WAIT_MS / 1000;
	char text[64];
	int id, error;

	do {
		send_all(s, request);
		error = take_error(s, topic, &id);
		if (error == 0)
			return;
		nanosleep(&(struct timespec){ 0, ASK_AGAIN_NS }, NULL); /* who is asked on and on has less time to make it */
	} while (now_s() < end && (error == UNKNOWN_TOPIC_OR_PARTITION || error == LEADER_NOT_AVAILABLE || error == NOT_LEADER_OR_FOLLOWER));
	snprintf(text, sizeof(text), "the first request was answered with error %d", error);
	fail(topic, text);
}

/* ---- Several connections ------------------------------------------------------------------------------------------------------------ */

/* What a thread is given. */
struct share {
	pthread_t thread;
	pthread_barrier_t *begin;
	const char *topic;
	int socket, index, connections, partitions, acks;
	long count; /* of records, to produce */
	size_t size, batch_size;
	long done;
};

/* Records a second of all, from when the last was ready. */
static double in_parallel(void *(*work)(void *), const char *host, int port, const struct share *model)
{
	static struct share shares[CONNECTIONS_MAX];
	pthread_barrier_t barrier;
	long done = 0;

	if (model->connections < 1 || model->connections > CONNECTIONS_MAX || model->partitions < 1 || model->partitions > PARTITIONS_MAX)
		fail("usage", "up to 64 connections and partitions");
	pthread_barrier_init(&barrier, NULL, (unsigned)model->connections + 1);
	for (int i = 0; i < model->connections; i++) {
		shares[i] = *model;
		shares[i].begin = &barrier;
		shares[i].index = i;
		shares[i].socket = connect_to(host, port);
		if (pthread_create(&shares[i].thread, NULL, work, &shares[i]) != 0)
			fail("threads", "there are none");
	}
	pthread_barrier_wait(&barrier);
	double begin = now_s();

	for (int i = 0; i < model->connections; i++) {
		pthread_join(shares[i].thread, NULL);
		close(shares[i].socket);
		done += shares[i].done;
	}
	return (double)done / (now_s() - begin);
}

/* ---- What is measured -------------------------------------------------------------------------------------------------------------- */

static void *produce(void *of)
{
	struct share *share = of;
	int records = records_in(share->size, share->batch_size), s = share->socket, all = share->partitions;
	struct out batch = batch_of(records, share->size), requests[PARTITIONS_MAX];
	int together = batch.size * 2 > REQUEST_SIZE ? 1 : (int)(REQUEST_SIZE / batch.size), kinds;

	together = together < all ? together : all;
	kinds = (all + together - 1) / together;
	for (int i = 0; i < kinds; i++) { /* each begins elsewhere */
		int first = (share->index + i) * together, count = (i + 1) * together <= all ? together : all - i * together;
		struct out probe = produce_request(share->topic, 1, &batch, first, count, all);

		await_topic(s, share->topic, &probe);
		free(probe.data);
		requests[i] = produce_request(share->topic, share->acks, &batch, first, count, all);
	}
	struct out last = produce_request(share->topic, 1, &batch, share->index, 1, all);
	long of_one = (long)records * together, wanted = (share->count / share->connections + of_one - 1) / of_one, sent = 0;

	pthread_barrier_wait(share->begin);
	if (share->acks == 0) {
		for (; sent < wanted; sent++)
			send_all(s, &requests[sent % kinds]);
		send_all(s, &last);
		take_produced(s, share->topic);
	} else {
		for (long answered = 0; answered < wanted; answered++) {
			for (; sent < wanted && sent - answered < AT_ONCE; sent++)
				send_all(s, &requests[sent % kinds]);
			take_produced(s, share->topic);
		}
	}
	share->done = wanted * of_one;
	return NULL;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double pace(int s, const char *topic, long count, size_t size, double rate, int acks)
{
	struct out batch = batch_of(1, size), request = produce_request(topic, acks, &batch, 0, 1, 1);
	double *times = calloc((size_t)count, sizeof(*times));
	long first = count / 3, sent = 0;

	if (!times)
		fail("memory", "there is none");
	await_topic(s, topic, &request);
	double begin = now_s();

	for (long answered = 0; answered < count;) {
		double now = now_s(), left_s = sent < count ? begin + (double)sent / rate - now : 1;

		if (now - begin > (double)answered / rate + BEHIND_S)
			fail("pace", "the broker does not keep it");
		if (left_s <= 0) {
			set_int(&request, 8, sent, 4);
			times[sent++] = now;
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

/* An answer as it comes, of which so much is still to be taken. */
struct input {
	int socket;
	uint8_t *data; /* INPUT_SIZE bytes */
	size_t at, end;
	int64_t left;
};

/* The next bytes, in one piece; they are few. */
static const uint8_t *input_take(struct input *in, size_t size)
{
	if (in->left < (int64_t)size)
		fail("fetch", "the answer is shorter than what it tells of");
	if (in->end - in->at < size) {
		memmove(in->data, in->data + in->at, in->end - in->at);
		in->end -= in->at;
		in->at = 0;
		while (in->end < size)
			in->end += receive_some(in->socket, in->data + in->end, INPUT_SIZE - in->end);
	}
	in->at += size;
	in->left -= (int64_t)size;
	return in->data + in->at - size;
}

static void input_skip(struct input *in, int64_t size)
{
	if (in->left < size)
		fail("fetch", "the answer is shorter than what it tells of");
	in->left -= size;
	while (size > 0) {
		if (in->at == in->end) {
			in->at = 0;
			in->end = receive_some(in->socket, in->data, INPUT_SIZE);
		}
		size_t part = in->end - in->at < (size_t)size ? in->end - in->at : (size_t)size;

		in->at += part;
		size -= (int64_t)part;
	}
}

/* Of the records of a partition; the last batch may be cut off. *offset is what follows. */
static long count_records(struct input *in, int64_t size, int64_t *offset)
{
	enum { BATCH_HEAD = 61 };
	long records = 0;

	while (size >= BATCH_HEAD) {
		const uint8_t *head = input_take(in, BATCH_HEAD);
		int64_t rest = int_at(head + 8, 4) + 12 - BATCH_HEAD;

		size -= BATCH_HEAD;
		if (rest < 0 || head[16] != 2)
			fail("fetch", "what came is no batch");
		if (rest > size)
			break;
		*offset = int_at(head, 8) + int_at(head + 23, 4) + 1;
		records += int_at(head + 57, 4);
		input_skip(in, rest);
		size -= rest;
	}
	input_skip(in, size);
	return records;
}

/* One answer: throttle time, error, session, one topic, partitions with index, error, high watermark, last stable offset, log start, aborted
 * transactions (none), preferred replica, records. False when all have been read to the high watermark. */
static bool take_fetched(struct input *in, const char *topic, int64_t *offsets, long *taken)
{
	bool is_more = false;

	in->left = 4;
	in->left = int_at(input_take(in, 4), 4);
	input_take(in, 4 + 4);
	int error = (int)int_at(input_take(in, 2), 2);

	if (error != 0)
		fail("fetch", "the broker answered with an error");
	input_take(in, 4 + 4 + 2 + strlen(topic));
	for (int64_t count = int_at(input_take(in, 4), 4); count > 0; count--) {
		const uint8_t *head = input_take(in, 4 + 2 + 3 * 8 + 4 + 4 + 4);
		int64_t index = int_at(head, 4), high_watermark = int_at(head + 6, 8), size = int_at(head + 38, 4);

		if (int_at(head + 4, 2) != 0 || index < 0 || index >= PARTITIONS_MAX)
			fail("fetch", "the broker answered with an error for a partition");
		*taken += count_records(in, size, &offsets[index]);
		is_more = is_more || offsets[index] < high_watermark;
	}
	return is_more;
}

static void *consume(void *of)
{
	struct share *share = of;
	struct input in = { .socket = share->socket, .data = malloc(INPUT_SIZE) };
	int64_t offsets[PARTITIONS_MAX] = { 0 };
	bool is_more = share->index < share->partitions;

	if (!in.data)
		fail("memory", "there is none");
	pthread_barrier_wait(share->begin);
	while (is_more) {
		struct out request = fetch_request(share->topic, offsets, share->index, share->connections, share->partitions);

		send_all(share->socket, &request);
		is_more = take_fetched(&in, share->topic, offsets, &share->done);
		free(request.data);
	}
	free(in.data);
	return NULL;
}

static void touch(size_t size)
{
	volatile uint8_t *memory = malloc(size);

	if (!memory)
		fail("memory", "there is none");
	for (size_t at = 0; at < size; at += 4096)
		memory[at] = 1;
	free((void *)memory);
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "memory") == 0) {
		touch((size_t)atol(argv[2]) << 20);
		return 0;
	}
	const char *what = argc > 1 ? argv[1] : "";
	bool is_produce = strcmp(what, "produce") == 0, is_pace = strcmp(what, "pace") == 0, is_consume = strcmp(what, "consume") == 0;

	if (argc != (is_produce ? 11 : is_pace ? 9 : 7) || !(is_produce || is_pace || is_consume))
		fail("usage", "flood produce|pace|consume HOST PORT TOPIC [COUNT SIZE BATCH|RATE ACKS] [PARTITIONS CONNECTIONS]");
	struct share model = { .topic = argv[4], .partitions = atoi(argv[argc - 2]), .connections = atoi(argv[argc - 1]) };

	if (is_pace) {
		int s = connect_to(argv[2], atoi(argv[3]));

		printf("%.3f\n", pace(s, argv[4], atol(argv[5]), (size_t)atol(argv[6]), atof(argv[7]), atoi(argv[8])));
		close(s);
		return 0;
	}
	if (is_produce) {
		model.count = atol(argv[5]);
		model.size = (size_t)atol(argv[6]);
		model.batch_size = (size_t)atol(argv[7]);
		model.acks = atoi(argv[8]);
	}
	printf("%.0f\n", in_parallel(is_produce ? produce : consume, argv[2], atoi(argv[3]), &model));
	return 0;
}
