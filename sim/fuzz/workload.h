/* The clients of a fuzzed cluster: producers whose every record has a value of its own, consumers in groups, one admin that makes and changes
 * topics, and a reader that reads all partitions from the beginning. Each is a process of the world.
 *
 * A value begins with 'i' if its producer is idempotent (then it may stand in the log once), else with 'p'.
 */
#ifndef KLAB_FUZZ_WORKLOAD_H
#define KLAB_FUZZ_WORKLOAD_H

#include "engine/client/admin.h"
#include "engine/client/consumer.h"
#include "engine/client/producer.h"
#include "sim/world/world.h"

enum client_role { CLIENT_PRODUCES, CLIENT_CONSUMES, CLIENT_ADMINISTERS, CLIENT_READS };

/* What an admin is asked to do. */
enum wish { WISH_NOTHING = -1, WISH_CREATE_TOPIC, WISH_DELETE_TOPIC, WISH_ADD_PARTITIONS, WISH_ELECT_PREFERRED, WISH_MOVE_REPLICAS, WISH_FIRST_TOPICS };
extern const char *const wish_names[]; /* in this order; NULL at the end */
enum { WISH_COUNT = WISH_FIRST_TOPICS }; /* those that a fault may be */

enum { TOPICS_FIXED = 2, PARTITIONS_READ_MAX = 64 };

struct fuzz_client {
	struct world *world;
	struct heap *heap;
	struct prng prng;
	enum client_role role;
	enum mutant mutant;
	int32_t number, life;
	struct producer *producer;
	struct consumer *consumer;
	struct admin *admin;
	/* A producer. */
	bool is_idempotent, is_stopped, is_flushing;
	int64_t next_value, next_at_us, interval_us;
	/* A consumer. */
	bool commits_itself;
	int64_t hangs_until_us;
	struct topic_partition partitions[PARTITIONS_READ_MAX]; /* a reader's; names are of topics that live */
	char names[PARTITIONS_READ_MAX][16];
	int32_t partition_count;
	int64_t delivered;
	/* An admin. */
	struct {
		enum wish kind;
		bool is_under_way;
	} wish;
	bool has_topics;
	int32_t topic_number, brokers;
	int64_t retry_at_us;
};

extern const struct program fuzz_client_program;

struct client_plan {
	enum client_role role;
	int32_t number, life;
	int32_t brokers;
	enum mutant mutant;
};

/* Starts "client-<letter><number>"; its pid. */
int32_t workload_start(struct world *, const struct client_plan *);
/* "t0" and so on. */
const char *workload_topic(int32_t number);
struct fuzz_client *workload_of(const struct world *, int32_t pid);

#endif
