/* Short ways to ask what members of a group ask. Fields left out have what most tests want. */
#ifndef KLAB_TESTS_GROUP_MEMBERS_H
#define KLAB_TESTS_GROUP_MEMBERS_H

#include "tests/engine/group/fixture.h"

enum { SESSION_MS = 10000, REBALANCE_MS = 60000 };

struct join {
	const char *group;       /* "g" */
	const char *id;          /* "" */
	const char *instance_id; /* null */
	const char *type;        /* "consumer" */
	const char *protocols;   /* "range": names with blanks between */
	const char *topic;       /* "t": in every subscription */
	int16_t version;         /* 9; -1: 0 */
	int32_t session_ms;
	int32_t rebalance_ms;
};

struct ask *join(struct fixture *, struct join);
const struct join_group_response *joined(const struct ask *); /* its answer; fails without one */
/* Two-step join of a new dynamic member: the id that it got, and its waiting second JoinGroup. */
const char *join_new(struct fixture *, struct join, struct ask **);

/* Assignments: pairs of member id and text, ended by NULL. */
struct ask *sync_with(struct fixture *, const char *id, int32_t generation, const char *const *assignments);
const struct sync_group_response *synced(const struct ask *);
int16_t heartbeat(struct fixture *, const char *id, int32_t generation);
int16_t heartbeat_of(struct fixture *, const char *id, const char *instance_id, int32_t generation);
int16_t leave(struct fixture *, const char *id);

/* A stable group "g": `count` members joined and synced; the first leads. Assignment of member i is "a<i>". */
struct stable {
	const char *ids[8];
	int32_t generation;
};
struct stable stable_group(struct fixture *, int count);

struct commit {
	const char *group; /* "g" */
	const char *id;    /* "" */
	const char *instance_id;
	int32_t generation; /* -1 when 0 is not set: see has_generation */
	bool has_generation;
	const char *topic; /* "t" */
	int32_t partition;
	int64_t offset;
	const char *metadata;
	int16_t version; /* 9 */
	int64_t retention_ms; /* 0: none given */
	struct uuid topic_id;
};
struct ask *commit_send(struct fixture *, struct commit);
int16_t commit(struct fixture *, struct commit); /* the partition's error */
int64_t fetched(struct fixture *, const char *group, const char *topic, int32_t partition); /* -1: none */

const char *text_of(struct fixture *, struct bytes);

#endif
