/* Runs one node against a disk in memory, in virtual time: carries out its effects, connects it to itself, and plays its clients.
 * (Worlds of many nodes are sim/world's.)
 */
#ifndef KLAB_TESTS_NODE_BENCH_H
#define KLAB_TESTS_NODE_BENCH_H

#include "engine/broker/node.h"
#include "tests/memory_disk.h"

enum { BENCH_CLIENT_PORT = 9092, BENCH_CONTROLLER_PORT = 9093, BENCH_PEER_PORT = 9192 };

struct node_bench {
	struct heap *heap;
	struct heap *node_heap; /* the node's own: empty again when it has ended */
	struct memory_disk *files;
	struct node *node; /* NULL when it does not run */
	struct arena step_arena;
	struct arena arena; /* of answers: lives as long as the bench */
	int64_t now_us;
	int64_t wall_ms;
	int64_t spent_ns; /* every step is said to have taken so long; 0: not measured */
	int32_t next_conn;
	int32_t next_inbound;
	struct list events; /* to be delivered, in order */
	struct list conns;
	struct trace_log trace;
	struct buf out; /* stream 1 */
	struct buf err; /* stream 2 */
	int32_t exit_status; /* -1: runs */
	bool holds_syncs;    /* syncs are not answered until bench_sync() */
	int starts;          /* lives of the node so far: each has a seed of its own */
	bool is_deaf;        /* what the node sends to itself is lost */
	bool keeps_locks;    /* a start does not drop the locks of the life before */
	int32_t next_correlation_id;
	struct socket_buffers buffers; /* of the node's last listener */
	int32_t peer_conn; /* the node's last connection to BENCH_PEER_PORT */
};

/* Of each of a bench's two heaps, from the next one that is made on. Under ASan a new one costs in proportion. */
extern size_t bench_heap_size;

/* A bench with a formatted disk (node 1, broker and controller, two listeners) and this text behind the usual properties. */
struct node_bench *bench_new(const char *more_properties);
/* The same, but the disk is formatted with those properties behind the usual ones. */
struct node_bench *bench_new_formatted(const char *more_properties, const char *properties_of_format);
/* A bench whose disk is formatted with --release-version. */
struct node_bench *bench_new_of_release(const char *release);
void bench_del(struct node_bench *);

/* Starts the node; runs until nothing is left to do now. */
void bench_start(struct node_bench *);
void bench_kill(struct node_bench *);
/* SIGTERM will be the next event. */
void bench_terminate(struct node_bench *);
/* Delivers SIGTERM and runs until the node has ended. */
void bench_stop(struct node_bench *);

/* Lets virtual time pass. */
void bench_run(struct node_bench *, int64_t duration_ms);
/* Lets the held syncs be done. */
void bench_sync(struct node_bench *);

/* Runs until the broker is unfenced (at most some seconds). */
void bench_start_ready(struct node_bench *);

/* A client's connection to that port. */
int32_t bench_connect(struct node_bench *, int32_t port);
void bench_disconnect(struct node_bench *, int32_t conn);
/* The client sends no more, but still reads. */
void bench_end(struct node_bench *, int32_t conn);
void bench_send(struct node_bench *, int32_t conn, struct bytes);
/* All bytes that came back so far and were not taken; and whether the node has closed it. */
struct bytes bench_received(struct node_bench *, int32_t conn);
/* Takes them. */
void bench_take(struct node_bench *, int32_t conn, struct buf *into);
bool bench_is_closed(struct node_bench *, int32_t conn);
/* A client's connection that is closed is not looked at again. */
void bench_forget(struct node_bench *, int32_t conn);
/* Delivers bytes without running: the next call that runs does both. */
void bench_post(struct node_bench *, int32_t conn, struct bytes);

/* Sends a request; bench_answer() runs until its answer is there (at most 60 s) and decodes it; NULL if it does not come. */
void bench_request(struct node_bench *, int32_t conn, int16_t api_key, int16_t version, const void *body);
const void *bench_answer(struct node_bench *, int32_t conn, int16_t api_key, int16_t version);
const void *bench_ask(struct node_bench *, int32_t conn, int16_t api_key, int16_t version, const void *body);

/* Whoever the node connects to at BENCH_PEER_PORT is played by the test: the next request frame (without its size), waited for for at most 10 s,
 * and an answer. */
bool bench_peer_has_frame(struct node_bench *);
struct bytes bench_peer_frame(struct node_bench *);
void bench_peer_answer(struct node_bench *, const struct api *, int16_t version, int32_t correlation_id, const void *response);

/* What a step of the node wants done, for tests that call into it themselves. */
void bench_carry_out(struct node_bench *, const struct effects *);

/* How many events of that name there were. */
int bench_trace_count(struct node_bench *, const char *name);

/* Makes a topic through CreateTopics and expects no error. */
void bench_create_topic(struct node_bench *, int32_t conn, const char *name, int32_t partitions);

#endif
