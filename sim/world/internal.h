/* What the files of this room share. Everything here lives in the region, but what hangs on `struct outside`. */
#ifndef KLAB_WORLD_INTERNAL_H
#define KLAB_WORLD_INTERNAL_H

#include "engine/base/timer.h"
#include "engine/wire/api.h"
#include "sim/world/world.h"

enum {
	STEP_COST_US = 5,
	STEP_COST_BYTES_PER_US = 1000,
	DISK_CALL_COST_US = 4,
	DISK_BYTES_PER_US = 2000,
	SYNC_COST_US = 400,
	LATENCY_MIN_US = 30,
	LATENCY_MAX_US = 80,
	ENDED_KEPT = 1000,
	NO_NODE = -1,
};

/* ---- Outside the region ------------------------------------------------------------------------------------------------ */

/* File contents: bytes that are never changed once written. A chunk grows at its end by whoever holds its last byte. */
struct chunk {
	uint8_t *data;
	size_t size, capacity;
};

struct trace_record {
	int64_t t_us;
	int32_t node; /* index of a name */
	const uint8_t *encoded;
	uint32_t encoded_size;
	const uint8_t *attachment; /* NULL: none */
	uint32_t attachment_size;
};

struct outside {
	uint8_t *region;
	size_t region_size;
	struct chunk *chunks;
	int32_t chunk_count, chunk_capacity;
	struct trace_record **record_blocks; /* RECORDS_PER_BLOCK each */
	int64_t record_block_count;
	uint8_t **data_blocks;
	size_t data_block_count, data_capacity; /* capacity: of the list */
	char **names;
	int32_t name_count;
	struct snapshot *latest; /* what the next snapshot is compared with; NULL: none */
};

/* ---- Processes ------------------------------------------------------------------------------------------------------- */

struct mail {
	struct list link;
	struct event event; /* its bytes and peer lie behind the struct */
};

struct process {
	struct tree_node node; /* by pid */
	int32_t pid;
	struct bytes name, command, host, disk; /* owned, in one block */
	int32_t streams[3];
	int32_t parent;
	int32_t trace_node;
	const struct program *program;
	void *self;
	struct arena arena; /* of its steps */
	struct list inbox;  /* struct mail */
	struct timer wake;
	int64_t busy_until_us, paused_until_us;
	int64_t deadline_us;
	int64_t sync_until_us; /* when its last sync is done */
	int64_t skew_ms, drift_ppm;
	int32_t next_conn, next_inbound_conn;
	struct tree endpoints; /* struct endpoint, by id */
	bool is_reading; /* an EFFECT_READ is unanswered */
	uint64_t read_order;
	bool is_doomed; /* killed within its own step */
	enum kill_kind doom;
	struct list syncs; /* struct sync_pending */
	int64_t cost_us; /* of the step in progress, for disk calls */
};

struct ended {
	int32_t pid, status;
};

/* ---- Network --------------------------------------------------------------------------------------------------------- */

struct sniffer {
	struct buf bytes; /* of a frame that is not whole yet */
};

struct asked {
	int16_t key, version;
	int32_t correlation_id;
};

struct connection;

struct endpoint {
	struct tree_node node; /* in its process, by id */
	int32_t id;
	int32_t pid;    /* 0: this side is dead, or was never there */
	struct connection *connection;
	bool is_closing; /* closed by its process, but sends are still held: nothing is delivered any more */
	int64_t last_arrival_us; /* of what this side sent: later packets come later */
	struct list cut;   /* struct packet that arrived while the link was cut */
	struct list held;  /* struct packet that wait for a sync, and those behind them */
	struct sniffer sniffer;
	int32_t trace_node;
	struct bytes name; /* of the process; owned */
};

struct connection {
	struct list link;
	int32_t number;
	bool is_open;   /* accepted */
	int32_t port;
	struct endpoint sides[2]; /* 0 connected, 1 accepted */
	int32_t packets;          /* in flight */
	struct asked *asked;
	int32_t asked_count, asked_capacity;
};

enum packet_kind { PACKET_OPEN, PACKET_OPENED, PACKET_REFUSED, PACKET_DATA, PACKET_CLOSE };

struct packet {
	struct timer timer;
	struct list link; /* in `cut` or `held` */
	enum packet_kind kind;
	struct connection *connection;
	int32_t from; /* side */
	uint64_t after_sync;
	enum err err;
	size_t size; /* the bytes lie behind the struct */
};

struct listener {
	struct list link;
	int32_t pid, port, listener;
	struct bytes host; /* of the process */
};

struct link_rule {
	struct list link;
	bool is_cut;
	bool is_one_way;
	int64_t min_us, max_us; /* -1: not set */
	struct bytes a, b;      /* owned */
};

struct host {
	struct list link;
	struct bytes name, address; /* owned */
};

/* ---- Disk ------------------------------------------------------------------------------------------------------------ */

struct extent {
	int32_t chunk;
	uint32_t offset, size;
	int64_t position; /* in the file */
};

struct inode {
	struct tree_node node; /* by path; only while linked */
	struct bytes path;     /* owned */
	bool is_directory, is_linked;
	int32_t handles;
	int32_t undos; /* entries of the journal that hold it */
	int32_t lock_pid;
	int64_t size, synced_size;
	struct extent *extents;
	int32_t extent_count, extent_capacity;
};

struct handle {
	struct inode *inode; /* NULL: free */
	int32_t pid;
};

/* A change of a directory that is not synced: undone by a loss of power. */
struct undo {
	struct list link;
	struct bytes directory; /* owned: what must be synced */
	struct bytes from;      /* owned; null: the inode was created */
	struct bytes to;        /* owned; null: the inode was removed */
	struct inode *inode;
	struct inode *replaced; /* by a rename; NULL: none */
};

struct sync_pending {
	struct list link;
	struct timer timer;
	int32_t pid;
	uint64_t token;
	struct bytes path; /* owned */
	int64_t size;      /* of the file when it was asked for; -1: a directory, or nothing there */
};

struct fault_rule {
	struct list link;
	struct bytes prefix; /* owned */
	struct disk_faults faults;
};

/* ---- Streams --------------------------------------------------------------------------------------------------------- */

enum stream_kind { STREAM_TAB, STREAM_PIPE, STREAM_TEXT, STREAM_CAPTURE, STREAM_FILE };

struct stream {
	struct tree_node node; /* by id */
	int32_t id;
	enum stream_kind kind;
	int32_t users;   /* processes that have it, and its creator */
	int32_t writers; /* pipes: processes that write to it */
	int32_t readers;
	struct buf bytes;
	bool is_ended; /* tabs: Ctrl-D was pressed and not yet read */
	bool had_reader;
	int32_t file; /* STREAM_FILE */
};

/* ---- The world -------------------------------------------------------------------------------------------------------- */

struct world {
	struct heap *heap;
	struct outside *outside;
	uint64_t seed;
	int64_t now_us, wall_start_ms;
	struct timers queue;
	struct tree processes;
	int32_t next_pid;
	struct process *current; /* being stepped */
	struct ended ended[ENDED_KEPT];
	int32_t ended_count; /* ever */
	struct list connections, listeners, link_rules, hosts;
	int32_t next_connection;
	struct prng network_prng, disk_prng;
	struct tree inodes;
	struct handle *handles;
	int32_t handle_count;
	struct list undos, faults; /* undos: oldest first */
	struct disk disk;
	struct tree streams;
	int32_t next_stream;
	uint64_t next_read_order;
	struct trace_log step_log, own_log;
	int64_t trace_count;
	size_t data_block, data_used; /* where the trace store goes on */
	uint64_t trace_hash;
	int32_t world_node;
	void *slots[SLOT_COUNT];
	char failure[128];
};

/* world.c */
struct process *world_process(const struct world *, int32_t pid);
struct bytes world_copy(struct world *, struct bytes);
void world_free_bytes(struct world *, struct bytes);
int32_t world_name_index(struct world *, struct bytes name);

/* process.c */
/* Queues an event for a process; bytes and peer are copied. */
void process_mail(struct world *, struct process *, const struct event *);
void process_schedule(struct world *, struct process *);
void process_end(struct world *, struct process *, int32_t status, const char *how);

/* net.c */
void net_init(struct world *);
void net_connect(struct world *, struct process *, int32_t conn, struct bytes host, int32_t port);
void net_listen(struct world *, struct process *, int32_t port, int32_t listener);
void net_send(struct world *, struct process *, const struct effect *);
void net_close(struct world *, struct process *, int32_t conn);
void net_process_ended(struct world *, struct process *);
/* A sync of `token` is done: what waited for it leaves, or is dropped. */
void net_synced(struct world *, struct process *, uint64_t token, enum err);

/* sniff.c */
void sniff(struct world *, struct connection *, int32_t from, struct bytes);
void sniffer_free(struct endpoint *);

/* disk.c */
void disk_init(struct world *);
void disk_sync(struct world *, struct process *, struct bytes path, uint64_t token);
void disk_process_ended(struct world *, struct process *);
int64_t disk_lose_power(struct world *, struct bytes prefix); /* bytes lost */
bool path_is_under(struct bytes path, struct bytes prefix);

/* stream.c */
void stream_use(struct world *, struct process *);
void stream_leave(struct world *, struct process *);
void stream_write(struct world *, struct process *, int32_t which, struct bytes);
void stream_read(struct world *, struct process *);

/* store.c */
void store_append(struct world *, int32_t node, struct bytes encoded, struct bytes attachment);
void store_events(struct world *, struct trace_log *, int32_t node);

#define WORLD_TRACE(world, node_index, attached, name, ...)                                             \
	do {                                                                                                \
		trace(&(world)->own_log, name, __VA_ARGS__);                                                    \
		store_append((world), (node_index), buf_bytes(&(world)->own_log.bytes), (attached));            \
		buf_clear(&(world)->own_log.bytes);                                                             \
	} while (0)

#endif
