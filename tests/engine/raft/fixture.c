#include "tests/engine/raft/fixture.h"

#include "tests/test.h"

struct raft_bench *raft_bench_new(void)
{
	struct heap *heap = heap_new(64u << 20);
	struct raft_bench *b = HEAP_NEW(heap, struct raft_bench);

	b->heap = heap;
	b->files = memory_disk_new(heap);
	b->timers.queue.heap = heap;
	b->next_conn = 1;
	trace_log_init(&b->trace, heap);
	arena_init(&b->arena, heap);
	effects_init(&b->fx, &b->arena, &b->next_conn, &b->trace);
	b->endpoint = (struct raft_endpoint){ BYTES("CONTROLLER"), BYTES("localhost"), 9093 };
	b->voter = (struct raft_voter){ .id = 1, .endpoints = &b->endpoint, .endpoint_count = 1 };
	b->retention_bytes = 1 << 20;
	b->retention_ms = -1;
	b->wall_ms = NOW;
	b->segment_bytes = 1 << 20;
	return b;
}

enum err raft_bench_open(struct raft_bench *b, int32_t voter_count)
{
	struct raft_options o = { .heap = b->heap, .disk = memory_disk_port(b->files), .metadata_dir = BYTES("/logs"), .node_id = 1 };
	struct raft_step step = { 0, b->wall_ms, &b->fx, &b->next_token };
	struct raft_voter voters[] = { b->voter, b->second };

	o.timers = &b->timers;
	o.cluster_id = BYTES("4L6g3nShT-eMCtK--X86sw");
	o.listener = BYTES("CONTROLLER");
	o.endpoints = &b->endpoint;
	o.endpoint_count = 1;
	o.election_timeout_us = 1000000;
	o.election_backoff_max_us = 1000000;
	o.fetch_timeout_us = o.request_timeout_us = 2000000;
	o.retry_backoff_us = 20000;
	o.is_voter_role = true;
	o.directory_id = (struct uuid){ { 9 } };
	o.voters = voters;
	o.voter_count = voter_count;
	o.segment_bytes = b->segment_bytes;
	o.segment_ms = 604800000;
	o.retention_bytes = b->retention_bytes;
	o.retention_ms = b->retention_ms;
	o.wall_ms = NOW;
	o.fx = &b->fx;
	enum err err = raft_open(&o, &b->raft, NULL);

	if (!err) {
		raft_begin_step(b->raft, &step);
		raft_start(b->raft);
	}
	return err;
}

void raft_bench_sync(struct raft_bench *b, enum err err)
{
	for (int32_t i = 0; i < b->fx.count; i++)
		if (b->fx.items[i].type == EFFECT_SYNC && b->fx.items[i].token)
			raft_synced(b->raft, b->fx.items[i].token, err);
	b->fx.count = 0;
}

void raft_bench_del(struct raft_bench *b)
{
	raft_del(b->raft);
	heap_del(b->heap);
}
