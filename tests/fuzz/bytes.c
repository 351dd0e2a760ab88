/* Bytes that nobody means, for a broker: valid requests of every API and version, what mutation makes of them, and noise, sent to a node of a bench (no
 * sockets, no clock). Under the sanitizers whatever is wrong ends the program, and its last line is the command that does it again.
 *
 *     klab-fuzz-bytes [REQUESTS [SEED]]        so many requests, in lives of a few thousand each, every one from its own seed
 *     klab-fuzz-bytes --life SEED              one life
 *
 * A life is a fresh broker with a few topics. Besides what the sanitizers and the assertions see, of the requests that are valid it is checked that
 * their answers can be decoded; that the node goes on; and that it leaves no memory behind.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "tests/fuzz/requests.h"
#include "tests/node_bench.h"
#include "tests/test.h"

enum { REQUESTS_OF_A_LIFE = 3000, SLOTS = 8, PATIENCE = 40, TOLD_EVERY = 1000000, HEAP_MB = 64 };

/* A client's connection. Honest ones send valid requests, one at a time, and understand the answers. */
struct slot {
	int32_t conn; /* 0: none */
	bool is_controller, is_honest;
	const struct api *api; /* honest: of the request without an answer; NULL: none is awaited */
	int16_t version;
	int32_t correlation_id;
	int32_t waited;
};

struct life {
	struct node_bench *bench;
	struct prng prng;
	struct aim aim;
	struct arena arena; /* of a request */
	struct slot slots[SLOTS];
	int32_t correlation_id;
};

static struct {
	uint64_t seed; /* of the life */
	int64_t requests, answers, closed, lives, ended;
} now;

/* ---- When something is found ---------------------------------------------------------------------------------------------- */

static void tell(void)
{
	char line[160];
	int size = snprintf(line, sizeof(line), "\nfuzz-bytes: found in the life of seed %llu: klab-fuzz-bytes --life %llu\n", (unsigned long long)now.seed,
	                    (unsigned long long)now.seed);

	if (write(2, line, (size_t)size) < 0)
		_exit(1);
}

static void on_abort(int number)
{
	(void)number;
	tell();
	signal(SIGABRT, SIG_DFL);
	raise(SIGABRT);
}

/* Asked by the sanitizers, if they are there: what they find is to end as an assertion does. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "abort_on_error=1";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
	return "abort_on_error=1:print_stacktrace=1";
}

/* ---- A life --------------------------------------------------------------------------------------------------------------- */

static void learn_ids(struct life *l, int32_t conn)
{
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	const struct metadata_response *response = bench_ask(l->bench, conn, API_KEY_METADATA, 12, &request);

	for (int32_t i = 0; response && i < response->topics_count && l->aim.id_count < AIM_IDS_MAX - 1; i++)
		l->aim.ids[l->aim.id_count++] = response->topics[i].topic_id;
	l->aim.ids[l->aim.id_count++] = (struct uuid){ { 0 } };
}

static void begin(struct life *l, uint64_t seed)
{
	memset(l, 0, sizeof(*l));
	prng_seed(&l->prng, seed, 0);
	l->bench = bench_new("offsets.topic.num.partitions=3\ngroup.initial.rebalance.delay.ms=0\n");
	bench_start_ready(l->bench);
	arena_init(&l->arena, l->bench->heap);
	l->aim.heap = l->bench->heap;
	l->aim.wall_ms = l->bench->wall_ms;

	int32_t conn = bench_connect(l->bench, BENCH_CLIENT_PORT);

	bench_create_topic(l->bench, conn, "t", 3);
	bench_create_topic(l->bench, conn, "u", 1);
	learn_ids(l, conn);
	bench_disconnect(l->bench, conn);
	for (int i = 0; i < SLOTS; i++)
		l->slots[i] = (struct slot){ .is_honest = i % 2 == 0, .is_controller = i % 4 == 3 || i == 0 };
}

static void open_slot(struct life *l, struct slot *s)
{
	s->conn = bench_connect(l->bench, s->is_controller ? BENCH_CONTROLLER_PORT : BENCH_CLIENT_PORT);
	s->api = NULL;
	s->waited = 0;
}

static void close_slot(struct life *l, struct slot *s)
{
	if (!bench_is_closed(l->bench, s->conn))
		bench_disconnect(l->bench, s->conn);
	bench_forget(l->bench, s->conn);
	s->conn = 0;
	s->api = NULL;
	now.closed++;
}

/* One frame, whole or in pieces. */
static void send_bytes(struct life *l, const struct slot *s, struct bytes bytes)
{
	now.requests++;
	while (bytes.size > 0) {
		size_t part = prng_chance(&l->prng, 7, 8) ? bytes.size : (size_t)prng_between(&l->prng, 1, (int64_t)bytes.size);

		bench_post(l->bench, s->conn, bytes_slice(bytes, 0, part));
		bytes = bytes_slice(bytes, part, bytes.size);
	}
}

static void send_honest(struct life *l, struct slot *s)
{
	struct request_head head;
	struct bytes frame = request_any(&l->aim, &l->prng, &l->arena, s->is_controller, ++l->correlation_id, &head);

	send_bytes(l, s, frame);
	s->api = api_of_key(head.api_key);
	s->version = head.version;
	s->correlation_id = head.correlation_id;
	s->waited = 0;
}

static void send_other(struct life *l, const struct slot *s)
{
	struct request_head head;

	if (prng_chance(&l->prng, 1, 40)) { /* noise */
		size_t size = (size_t)prng_between(&l->prng, 1, 200);
		uint8_t *data = arena_alloc(&l->arena, size);

		for (size_t i = 0; i < size; i++)
			data[i] = (uint8_t)prng_next(&l->prng);
		if (size >= 4 && prng_chance(&l->prng, 3, 4))
			store_u32(data, (uint32_t)(size - 4));
		send_bytes(l, s, bytes_of(data, size));
		return;
	}
	struct bytes frame = request_any(&l->aim, &l->prng, &l->arena, s->is_controller, ++l->correlation_id, &head);

	send_bytes(l, s, request_mutate(&l->prng, &l->arena, frame));
}

/* An answer of an honest connection: it is whole, it is to the one request, and it says something in that version. */
static void understand(struct life *l, struct slot *s)
{
	struct bytes bytes = bench_received(l->bench, s->conn);
	struct buf taken = { .heap = l->bench->heap };
	int32_t correlation_id;

	if (bytes.size < 4)
		return;
	bench_take(l->bench, s->conn, &taken);
	struct bytes frame = bytes_slice(buf_bytes(&taken), 4, taken.size);
	void *body = arena_alloc(&l->arena, s->api->response->root->size);

	assert_int_equal(load_u32(taken.data), frame.size);
	assert_int_equal(response_decode(frame, s->api, s->version, &l->arena, &correlation_id, body), ERR_OK);
	assert_int_equal(correlation_id, s->correlation_id);
	buf_free(&taken);
	s->api = NULL;
	now.answers++;
}

static void let_time_pass(struct life *l)
{
	static const int64_t ms[] = { 0, 0, 0, 0, 0, 1, 5, 20 };

	bench_run(l->bench, prng_chance(&l->prng, 1, 2000) ? 61000 : prng_chance(&l->prng, 1, 200) ? 1000 : ms[prng_below(&l->prng, 8)]);
}

static void look(struct life *l, struct slot *s)
{
	struct buf taken = { .heap = l->bench->heap };

	if (s->conn && s->is_honest && s->api)
		understand(l, s);
	else if (s->conn)
		bench_take(l->bench, s->conn, &taken);
	buf_free(&taken);
	if (s->conn && (bench_is_closed(l->bench, s->conn) || s->waited > PATIENCE || prng_chance(&l->prng, 1, 500)))
		close_slot(l, s);
}

static void act(struct life *l)
{
	struct slot *s = &l->slots[prng_below(&l->prng, SLOTS)];

	if (!s->conn)
		open_slot(l, s);
	if (s->is_honest && s->api)
		s->waited++; /* it may wait for the others, or for time */
	else if (s->is_honest)
		send_honest(l, s);
	else
		send_other(l, s);
	let_time_pass(l);
	for (int i = 0; l->bench->node && i < SLOTS; i++)
		look(l, &l->slots[i]);
	arena_reset(&l->arena);
	trace_log_clear(&l->bench->trace);
	buf_clear(&l->bench->out);
	buf_clear(&l->bench->err);
}

/* bench_del() looks whether anything is left of the node. */
static void live(uint64_t seed, int64_t requests)
{
	struct life life;
	int64_t until = now.requests + requests;

	now.seed = seed;
	begin(&life, seed);
	while (now.requests < until && life.bench->node)
		act(&life);
	now.lives++;
	now.ended += !life.bench->node;
	bench_del(life.bench);
}

/* ---- The program ---------------------------------------------------------------------------------------------------------- */

static int64_t seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec;
}

static void tell_figures(int64_t began)
{
	int64_t s = seconds() - began;

	printf("%lld requests in %lld s (%lld/s), %lld lives: %lld answers of valid ones decoded, %lld connections ended, %lld nodes stopped as they were told\n",
	       (long long)now.requests, (long long)s, (long long)(now.requests / (s > 0 ? s : 1)), (long long)now.lives, (long long)now.answers,
	       (long long)now.closed, (long long)now.ended);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	bool is_one = argc == 3 && strcmp(argv[1], "--life") == 0;
	int64_t count = argc > 1 && !is_one ? strtoll(argv[1], NULL, 10) : REQUESTS_OF_A_LIFE, began = seconds();
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;

	if (count < 1) {
		fprintf(stderr, "usage: klab-fuzz-bytes [REQUESTS [SEED]] | --life SEED\n");
		return 2;
	}
	bench_heap_size = (size_t)HEAP_MB << 20;
	signal(SIGABRT, on_abort);
	setenv("CMOCKA_TEST_ABORT", "1", 1); /* an assertion of the bench is one, too */
	for (int64_t told = TOLD_EVERY; now.requests < count; seed++) {
		live(seed, count - now.requests < REQUESTS_OF_A_LIFE ? count - now.requests : REQUESTS_OF_A_LIFE);
		if (now.requests >= told && now.requests < count) {
			tell_figures(began);
			told += TOLD_EVERY;
		}
	}
	tell_figures(began);
	return 0;
}
