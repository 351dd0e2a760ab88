/* A group coordinator with nothing around it: a port that keeps __consumer_offsets in memory, commits at once or when told to, and
 * refuses what it is told to refuse; virtual time; calls that go through the wire format both ways.
 */
#ifndef KLAB_TESTS_GROUP_FIXTURE_H
#define KLAB_TESTS_GROUP_FIXTURE_H

#include "engine/group/coordinator.h"
#include "engine/wire/errors.h"
#include "tests/test.h"

enum { PARTITIONS = 4, WALL_MS_AT_START = 1000000 };

enum { API_OFFSET_COMMIT = 8, API_OFFSET_FETCH, API_JOIN = 11, API_HEARTBEAT, API_LEAVE, API_SYNC, API_DESCRIBE, API_LIST,
       API_DELETE = 42, API_OFFSET_DELETE = 47, API_CONSUMER_DESCRIBE = 69 };

struct fixture_log {
	struct buf bytes; /* batches */
	int64_t end;
};

struct ask {
	struct list link;
	struct call call;
	struct arena arena;
	const void *answer; /* NULL: not yet */
};

struct fixture {
	struct heap *heap;
	struct heap *room; /* the coordinator's own */
	struct arena step_arena;
	struct arena arena; /* of the test */
	int32_t next_conn;
	struct trace_log trace;
	struct timers timers;
	struct prng prng;
	struct image image;
	struct coordinator_config config;
	struct coordinator *c;
	struct effects fx;
	int64_t now_us;
	struct fixture_log logs[PARTITIONS];
	struct list asks;
	int32_t next_call_conn;
	const char *client_id;
	/* What the port does. */
	int16_t append_error;  /* of every append, at once */
	bool is_held;          /* commits wait for fixture_commit() */
	uint64_t held[1024];
	int32_t held_count;
	int32_t batches_per_read; /* 0: all */
	int32_t reads;
	int32_t appends;
	enum err read_error;
	struct buf warnings; /* lines of the server log */
};

/* Topics "t" (4 partitions) and "u" (4) exist; all partitions of __consumer_offsets are loaded. */
struct fixture *fixture_new(void);
void fixture_del(struct fixture *);
/* The coordinator starts anew from its log. */
void fixture_restart(struct fixture *);
void fixture_add_topic(struct fixture *, const char *name, int32_t partitions);
void fixture_remove_topic(struct fixture *, const char *name);

/* Sends; what was answered is in `answer`. Bodies are the requests' structs. */
struct ask *fixture_send(struct fixture *, int16_t api_key, int16_t version, const void *body);
/* The same for requests that are answered at once. */
const void *fixture_ask(struct fixture *, int16_t api_key, int16_t version, const void *body);
/* The connection of a waiting request ends. */
void fixture_cancel(struct fixture *, struct ask *);

/* Lets time pass; every timer on the way fires at its time. */
void fixture_pass(struct fixture *, int64_t ms);
/* The held appends are committed, or fail. */
void fixture_commit(struct fixture *, int16_t error_code);
void fixture_begin(struct fixture *);
void fixture_end(struct fixture *);

int64_t fixture_wall_ms(const struct fixture *);
/* How many events of that name were traced so far; the last one's text field, or null. */
int fixture_traced(const struct fixture *, enum trace_id);
struct bytes fixture_last_text(const struct fixture *, enum trace_id, const char *field);
/* The group as views see it. */
struct group_view fixture_group(struct fixture *, const char *group);

#endif
