/* One raft on a disk in memory; a test answers the syncs that it asks for. */
#ifndef KLAB_TESTS_ENGINE_RAFT_FIXTURE_H
#define KLAB_TESTS_ENGINE_RAFT_FIXTURE_H

#include "engine/raft/raft.h"
#include "tests/memory_disk.h"

#define NOW INT64_C(1700000000000)
#define DIR "/logs/__cluster_metadata-0/"

struct raft_bench {
	struct heap *heap;
	struct memory_disk *files;
	struct arena arena;
	struct effects fx;
	struct trace_log trace;
	int32_t next_conn;
	uint64_t next_token;
	struct timers timers;
	struct raft *raft;
	struct raft_voter voter, second; /* of a static quorum */
	struct raft_endpoint endpoint;
	int64_t retention_bytes, retention_ms, wall_ms;
	int32_t segment_bytes;
};

struct raft_bench *raft_bench_new(void);
enum err raft_bench_open(struct raft_bench *b, int32_t voter_count);
/* Answers every sync that was asked for so far, and those that follow from it. */
void raft_bench_sync(struct raft_bench *b, enum err err);
void raft_bench_del(struct raft_bench *b);

#endif
