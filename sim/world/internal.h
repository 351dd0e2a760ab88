/* What the files of this room share: the struct behind world.h and its parts. All of it lives in the region but struct outside.
 *
 * One event is handled at a time: the queue's first node says what is due. What arrives at a process that is busy waits in its
 * `pending` list. A step's effects are carried out as soon as it has returned; each costs the process time, and what it
 * sends leaves at the moment that has been reached.
 */
#ifndef KLAB_WORLD_INTERNAL_H
#define KLAB_WORLD_INTERNAL_H

#include "engine/base/hash_table.h"
#include "engine/base/list.h"
#include "engine/base/queue.h"
#include "engine/base/tree.h"
#include "sim/world/content.h"
#include "sim/world/gate.h"
#include "sim/world/store.h"
#include "sim/world/world.h"

/* Costs of time, in nanoseconds. */
enum {
	COST_STEP_NS = 5000,
	COST_DISK_CALL_NS = 3000,  /* a call that finds what it wants in the page cache */
	COST_DISK_OPEN_NS = 10000, /* and one that looks up or changes names */
	COST_SYNC_US_MIN = 300,
	COST_SYNC_US_MAX = 900,
};

enum {
	STATUSES_KEPT = 1000,
	PIPE_SIZE_MAX = 64 * 1024,       /* a writer waits when more is unread */
	INPUT_SIZE_MAX = 64 * 1024,      /* of one EVENT_INPUT */
	SEGMENT_SIZE_MAX = 64 * 1024,    /* of one EVENT_RECEIVED */
	UNSENT_SIZE_MAX = 1 << 20,       /* under way on one direction of a connection */
	ATTACHMENT_SIZE_MAX = 1 << 20,
	LATENCY_US_MIN = 30,
	LATENCY_US_MAX = 80,
};

/* Of the generators made from the run's seed. */
enum { PRNG_NETWORK = 1, PRNG_DISK, PRNG_FAULTS, PRNG_CONCERNS };

struct page_table; /* snapshot.c */

struct outside {
	void *region;
	size_t region_size;
	struct store store;
	struct chunk_pool chunks;
	struct page_table *latest; /* what pages are compared with; NULL: nothing yet */
	size_t snapshots_size; /* bytes of pages and their tables */
	struct world_observer observer; /* all zero: nobody */
	struct gate_outside gate;
};

/* ---- Processes ------------------------------------------------------------------------------------------------------ */

/* What stands in the queue: a process with a deadline, a direction of a connection with bytes under way, a sync. */
enum queue_kind { QUEUE_PROCESS, QUEUE_DIRECTION, QUEUE_SYNC };

/* An event that waits until its process has time. */
struct pending {
	struct list link;
	int64_t at_us;
	struct event event;
	void *owned;   /* freed when it is handled */
	bool is_input; /* no event yet: look what the stream has by then */
};

struct process {
	struct queue_node node;
	struct tree_node by_pid, by_name;
	struct hash_node of_pid;
	int32_t pid;
	struct bytes name, command, host, disk_prefix; /* owned */
	const struct name *trace_name;
	const struct program *program;
	void *self;
	int32_t streams[3];
	int32_t parent;
	struct tree connections; /* struct endpoint by id */
	struct hash_table connections_of_id; /* the same, to be looked up */
	struct endpoint *heard;  /* at which something arrived last: most answers leave there; NULL: it is closed */
	struct list holding;     /* struct direction, by the id of its end: in which something waits for a sync */
	struct list pending;
	struct list syncs;
	struct list listeners;
	int64_t last_sync_us;
	int64_t deadline_us;
	int64_t busy_until_us;
	int64_t paused_until_us; /* 0: it is not paused */
	int64_t skew_ms, drift_ppm, drift_since_us;
	int32_t next_conn;    /* odd: asked for */
	int32_t next_inbound; /* even */
	int32_t blocked_on;   /* a pipe that must be read before it goes on; 0: none */
	int32_t exit_status;
	bool is_server;     /* as its options say */
	bool is_reading;    /* an EFFECT_READ is not answered */
	bool has_input;     /* and a pending that answers it is there */
	bool is_exiting;    /* ends behind this step */
	bool is_killed;
	enum kill_kind kill_kind; /* only if it was killed */
	enum page_fate pages;     /* and lost its power: what becomes of what was not synced */
	enum name_fate names;
	enum err sync_error; /* of a sync without a token, for the next one with it */
};

/* ---- Network -------------------------------------------------------------------------------------------------------- */

enum segment_kind { SEGMENT_DATA, SEGMENT_OPEN, SEGMENT_ACCEPT, SEGMENT_REFUSE, SEGMENT_CLOSE, SEGMENT_BREAK };

struct segment {
	struct list link;
	int64_t at_us; /* of arrival, once it has left */
	uint64_t seq;
	uint64_t hold; /* the sync it waits for; 0: none */
	enum segment_kind kind;
	size_t size;
	uint8_t data[];
};

/* Understands Kafka's frames as they leave. */
struct sniffer {
	bool is_off;         /* what goes by is not Kafka */
	uint8_t head[4];
	int32_t head_size;
	int64_t frame_size, gathered; /* gathered of it so far; the first ATTACHMENT_SIZE_MAX bytes are in `bytes` */
	struct buf bytes;
};

struct direction {
	struct queue_node node; /* due when the first segment under way arrives */
	struct connection *connection;
	int32_t from;           /* which end: 0 or 1 */
	struct list under_way;
	struct list waiting;
	struct list holding;    /* of the process: something waits for a sync, or has */
	struct list lingering;  /* of the network: its end is closed and something waits */
	int32_t pid;            /* whose end that was */
	int64_t size_under_way; /* and not yet taken by the receiver */
	int64_t last_arrival_us;
	int64_t latency_min_us, latency_max_us;
	uint64_t rules_version; /* of what the rules have left here */
	bool is_cut;
	int64_t loss_per_million;
	struct link_rule *bandwidth; /* NULL: no limit. Good until the rules change */
	bool is_parked;         /* arrived at a cut */
	bool is_backed_up;      /* owes EVENT_DRAINED */
	bool is_broken;         /* a frame was lost: nothing leaves any more */
	int64_t delay_us;       /* of what leaves now, by a fault */
	bool is_deserted;       /* its sender's end is to break now; what has left still arrives */
	struct sniffer sniffer;
};

struct endpoint {
	struct tree_node node;
	struct hash_node of_id;
	struct connection *connection;
	struct process *process; /* NULL when this end is closed or not yet accepted */
	int32_t id;
	const struct name *name; /* of the process, also after its end */
};

/* ends[0] asked for it and sends requests; directions[i] leads away from ends[i]. */
struct connection {
	struct list link;
	int64_t number;
	struct endpoint ends[2];
	struct direction directions[2];
	struct bytes host; /* where to; owned. Null: an address that nobody has, or that no way leads to */
	int32_t port;
	bool is_loopback; /* to the host's own, as 127.0.0.1 */
	struct bytes asked; /* as it was asked for; owned */
	int32_t asked_port;
	bool is_accepted, is_open;
	bool is_outside;   /* ends[1] is the gate's */
	bool has_answered; /* is_outside: it has opened there */
	enum err refusal;  /* is_outside: why it has not, */
	struct bytes address; /* and where; owned */
	struct buf requests; /* struct sniffed, oldest first: not yet answered */
};

/* Which of its host's addresses a listener has: all, the loopback's, the one that others see. */
enum bind { BIND_ANY, BIND_LOOPBACK, BIND_ADDRESS };

struct listener {
	struct list link;    /* of the network */
	struct list of_process;
	struct process *process;
	enum bind bind;
	int32_t port, index;
};

struct host {
	struct list link;
	struct bytes name, address; /* owned */
	struct bytes networks;      /* "inside,outside"; owned */
};

struct published {
	struct list link;
	struct bytes host, to; /* owned */
	int32_t port, to_port;
};

enum link_fault { LINK_CUT, LINK_LATENCY, LINK_LOSS, LINK_BANDWIDTH };

struct link_rule {
	struct list link;
	struct bytes from, to; /* patterns, owned */
	enum link_fault fault;
	int64_t min_us, max_us;  /* latency */
	int64_t amount;          /* loss: of a million; bandwidth: bytes a second */
	int64_t free_at_us;      /* bandwidth: when all that was sent before has left */
};

struct frame_rule {
	struct list link;
	struct bytes a, b; /* patterns, owned */
	struct frame_fault fault;
};

struct world_network {
	struct list connections;
	struct list listeners;
	struct list hosts;     /* the first is where processes are of which nothing else is said */
	int32_t host_count;
	struct list published;
	struct list rules; /* newest first */
	struct list frame_rules;
	struct list lingering;
	uint64_t rules_version;
	int64_t last_number;
	struct prng prng;
};

/* ---- Disks ---------------------------------------------------------------------------------------------------------- */

/* A file or a directory. It lives as long as a name, a durable name, a handle or a sync refers to it. */
struct inode {
	int32_t refs;
	bool is_directory;
	struct inode *parent;   /* NULL: it has no name any more, or is the root */
	struct bytes name;      /* in the parent; points into its entry */
	struct tree entries;    /* struct entry by name */
	struct tree unsynced;   /* struct entry by name: what the disk still has in place of the current entry */
	struct content content;
	int64_t synced_size;
	int32_t old_names;      /* entries among `unsynced` that stand for it: it was renamed or removed */
	struct list syncs;      /* of it, under way: struct sync by of_inode */
	int32_t locked_by;      /* pid; holds as long as that process lives */
};

struct entry {
	struct tree_node node;
	struct bytes name;
	struct inode *inode; /* NULL among `unsynced`: the disk has nothing of this name */
};

struct handle {
	struct inode *inode; /* NULL: free */
	int32_t pid;         /* whose end closes it; 0: nobody's */
	int32_t next_free;
};

struct fault_rule {
	struct list link;
	struct bytes prefix; /* owned */
	struct disk_faults faults;
};

/* What a process finds again that comes back by the same name: its disk, its clock and its host. */
struct machine {
	struct list link;
	struct bytes name, disk_prefix, host; /* owned */
	int64_t skew_ms, drift_ppm, since_us;
};

struct sync {
	struct queue_node node;
	struct list of_inode, of_process;
	struct process *process;
	struct inode *inode; /* NULL: it was not there */
	struct bytes path;
	int64_t size;        /* of the file when it was asked for */
	bool is_lie;
	uint64_t token;
	enum err err;
};

/* Where a path led when it was last looked up (paths.c). */
enum { FOUND_COUNT = 64, FOUND_PATH_MAX = 104 };

struct found {
	uint64_t names_version; /* it counts only while no name has changed since */
	struct inode *inode;
	size_t size;
	uint8_t path[FOUND_PATH_MAX];
};

struct files {
	struct inode *root;
	uint64_t names_version;
	struct found *found; /* FOUND_COUNT, by the hash of the path */
	struct handle *handles;
	int32_t handle_count, handle_capacity;
	int32_t free_handle; /* first of a list; 0: none */
	struct list faults;
	struct prng prng;
	struct prng fault_prng;
	struct disk disk;
};

/* ---- Streams -------------------------------------------------------------------------------------------------------- */

enum stream_kind { STREAM_TAB, STREAM_TAB_AS, STREAM_PIPE, STREAM_TEXT, STREAM_CAPTURE, STREAM_FILE_IN, STREAM_FILE_OUT };

struct stream {
	struct tree_node node;
	int32_t id;
	enum stream_kind kind;
	int32_t owners;            /* references of the creator */
	int32_t readers, writers;
	bool has_had_reader, has_had_writer;
	struct buf bytes;          /* unread, or captured */
	size_t read_at;            /* in bytes: what stands before is used up */
	struct buf ends;           /* tab: positions (uint64_t, from the first byte ever typed) of Ctrl-D */
	uint64_t used_before;      /* bytes that were dropped from the front of `bytes` */
	struct buf askers;         /* pids whose read is not answered, oldest first */
	int32_t file;
	bool is_free;              /* writing costs the process no call of the disk */
	int64_t position;          /* in the file */
	int32_t tab, as_slot;      /* STREAM_TAB_AS: what is written shows in this tab as if it came from that slot */
};

/* ---- The world ------------------------------------------------------------------------------------------------------ */

struct ended {
	int32_t pid;
	int32_t status;
};

struct world {
	struct outside *outside;
	struct heap *heap;
	const char *failure;
	uint64_t seed;
	int64_t wall_start_ms;
	int64_t now_us;
	struct queue queue;
	int64_t trace_count;
	uint64_t trace_hash; /* over the first trace_hashed events */
	int64_t trace_hashed;
	struct trace_log step_log, own_log;
	const struct name *own_name; /* "world" */

	struct tree by_pid, by_name;
	struct hash_table of_pid; /* those of by_pid, to be looked up */
	struct list machines; /* of processes that have a disk, or have had a clock that was wrong */
	int32_t last_pid;
	struct ended ended[STATUSES_KEPT]; /* a ring */
	int64_t ended_count;

	struct process *current; /* whose step it is; NULL between steps */
	int64_t cost_ns;         /* of that step so far */
	bool has_attention;      /* somebody outside may wish to look: world_step_on() */
	struct arena arena;

	struct world_network network;
	struct files files;
	struct tree streams;
	int32_t last_stream;
	void *slots[SLOT_COUNT];
	struct gate *gate; /* NULL: the world is closed */
};

/* world.c: appends the events of `log` under that name and empties it. */
void world_append(struct world *, struct trace_log *, const struct name *);

/* Reports an event of the world itself. What the step in progress has reported so far comes first. */
#define world_report(w, name, ...) (trace(world_log(w), name, __VA_ARGS__), world_append((w), &(w)->own_log, (w)->own_name))
struct trace_log *world_log(struct world *);
/* The one event that was just put into world_log(), with the frame. */
void world_append_frame(struct world *, const struct name *, struct bytes frame);
/* The same for what is seen of a process from outside. */
#define world_report_of(w, node, name, ...) (trace(world_log(w), name, __VA_ARGS__), world_append((w), &(w)->own_log, (node)))

/* A copy in the world's heap. */
struct bytes world_copy(struct world *, struct bytes);
void world_drop(struct world *, struct bytes);

/* When what the step in progress does now takes effect. */
int64_t world_effect_time(const struct world *);

/* snapshot.c */
void snapshots_free(struct outside *);

/* process.c */
struct process *process_of(const struct world *, int32_t pid);
/* Gives it the event, now if it has time. `owned` is freed behind it. Nothing may be touched afterwards that the step may have freed. */
void process_deliver(struct world *, struct process *, const struct event *, void *owned);
/* The same but never now: for what happens inside a step, or in the middle of something. */
void process_post(struct world *, struct process *, const struct event *, void *owned);
/* Its stream may have something for it. */
void process_post_input(struct world *, struct process *);
void process_due(struct world *, struct process *);
void process_schedule(struct world *, struct process *);
/* Forgets what waits for it about that connection. */
void process_forget_conn(struct world *, struct process *, int32_t conn);
void process_end(struct world *, struct process *);

/* effects.c */
void effects_carry_out(struct world *, struct process *, const struct effects *);

/* network.c */
void world_network_begin(struct world *);
struct endpoint *world_network_endpoint(const struct process *, int32_t conn);
void world_network_connect(struct world *, struct process *, const struct effect *);
void world_network_listen(struct world *, struct process *, const struct effect *);
void world_network_send(struct world *, struct process *, const struct effect *);
void world_network_close(struct world *, struct process *, int32_t conn);
void world_network_taken(struct world *, struct process *, int32_t conn, size_t size);
void world_network_due(struct world *, struct direction *);
/* The sync of that token is done; or it failed, and what waits for it is dropped. */
void world_network_release(struct world *, struct process *, uint64_t token, bool is_dropped);
void world_network_process_ended(struct world *, struct process *);

/* For the gate: a connection to what lies outside, its far end the gate's. Returns the gate's number of it. */
int32_t world_network_connect_outside(struct world *, struct process *, struct process *gate, const struct effect *, bool shows_frames);
void world_network_open_outside(struct world *, struct endpoint *);
void world_network_receive_outside(struct world *, struct endpoint *, struct bytes);
void world_network_end_outside(struct world *, struct endpoint *, enum err, struct bytes address);

/* gate.c: leads the connection outside; false if the world is closed. */
bool gate_connect(struct world *, struct process *, const struct effect *);

/* links.c */
void links_refresh(struct world *, struct direction *);
/* When what would leave at `at_us` is on its way: behind all that shares a link of limited bandwidth. */
int64_t links_squeeze(struct direction *, int64_t at_us, size_t size);
/* A frame leaves whole: rules may break or slow its direction. */
void links_judge_frame(struct world *, struct direction *, int16_t api_key, bool is_response);

/* hosts.c */
/* Where a process begins that wants to be on that host; null or "localhost": where its machine is, or on the first. */
struct bytes hosts_of_process(const struct world *, struct bytes wanted, struct bytes process);
/* How others see it. */
struct bytes hosts_address(const struct world *, struct bytes host);
/* The addresses that a listener is given by that name; false: it is no name of the process's host. */
bool hosts_bind(const struct world *, const struct process *, struct bytes host, enum bind *);
/* Where a connection of `p` leads. */
struct route {
	struct bytes host;  /* null: nowhere */
	int32_t port;
	bool is_loopback;
	bool is_lost;       /* no answer will ever come; else, with no host, the name is unknown */
};
struct route hosts_route(const struct world *, struct bytes from_host, struct bytes name, int32_t port);

/* sniffer.c */
void sniffer_see(struct world *, struct direction *, struct bytes);
void sniffer_free(struct sniffer *);

/* disk.c and its parts */
void files_begin(struct world *);
void files_process_ended(struct world *, struct process *);
void files_sync(struct world *, struct process *, const struct effect *);
void files_sync_due(struct world *, struct sync *);
/* power.c */
void files_lose_power(struct world *, const struct process *);
void files_lose_disk(struct world *, const struct process *);
/* Of a handle of any process; NULL if it is not open. */
struct inode *files_inode(const struct world *, int32_t handle);
void files_charge(struct world *, int64_t ns);
/* Names (paths.c). */
struct inode *inode_new(struct world *, bool is_directory);
void inode_release(struct world *, struct inode *);
struct inode *paths_find(const struct world *, struct bytes path);
/* The directory of `path` and its last part; ERR_NOT_FOUND or ERR_NOT_DIRECTORY. */
enum err paths_parent(const struct world *, struct bytes path, struct inode **directory, struct bytes *name);
struct entry *paths_entry(const struct tree *, struct bytes name);
/* Sets what `name` stands for, NULL for nothing, and remembers what the disk has. */
void paths_set(struct world *, struct inode *directory, struct bytes name, struct inode *);
void paths_sync(struct world *, struct inode *directory);
void paths_sync_creation(struct world *, struct inode *);
/* Nothing is in the directory any more, nor on the disk under it. */
void paths_empty(struct world *, struct inode *directory);
/* Everything under the directory is as the disk has it. */
void paths_revert(struct world *, struct inode *directory);
/* The next prefix of a process's list, which is separated by commas (faults.c). */
struct bytes faults_next_prefix(struct bytes list, size_t *at);
/* Its path, made from its end in PATH_SIZE_MAX bytes; null if it has no name any more. */
enum { PATH_SIZE_MAX = 4096 };
struct bytes faults_path_of(const struct world *, const struct inode *, uint8_t *into);
/* Faults of a path. */
struct disk_faults faults_of(const struct world *, struct bytes path);
struct disk_faults faults_of_inode(const struct world *, const struct inode *);
/* Everything under `prefix` is without faults. */
void faults_forget(struct world *, struct bytes prefix);
/* The process begins on its machine: it has its clock. */
void machines_begin(struct world *, struct process *);
/* What it has gained since it was set. */
int64_t clocks_drift_us(const struct world *, const struct process *);

/* streams.c */
void streams_use(struct world *, struct process *);
void streams_leave(struct world *, struct process *);
void streams_write(struct world *, struct process *, int32_t slot, struct bytes);
void streams_read(struct world *, struct process *);
/* Takes what the process's input has for it; false if nothing yet. The bytes are the caller's to free. */
bool streams_take(struct world *, struct process *, struct event *out);

#endif
