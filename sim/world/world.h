/* The simulated driver: many processes in virtual time, on a simulated network and simulated disks, in one memory region.
 *
 * A run is a value. Everything that can influence it (processes, their heaps, connections, pending events, file tables, PRNGs)
 * lives in ONE region; `struct world` itself is at its start. Outside are only: contents of files, as chunks that never change
 * once written; the trace, append-only; and what readers keep for themselves. So a snapshot is a copy of the region's used
 * pages plus the trace's length, and a restore is a copy back, at the same address: pointers inside stay good.
 * Nothing outside keeps a pointer into the region across a step: it keeps process ids, stream ids and names.
 *
 * Events are ordered by (time, sequence number). One event is one step of one process. A step costs time: a little for itself
 * and for each byte, and what its disk calls cost; until that time has passed the process is busy, what it sends leaves
 * at the end of it, and later events wait. Kill, pause and cut take effect between steps, never within.
 *
 * All functions take times in microseconds of virtual time, from 0 at the start.
 */
#ifndef KLAB_WORLD_WORLD_H
#define KLAB_WORLD_WORLD_H

#include "engine/base/disk.h"
#include "engine/base/prng.h"
#include "engine/event/step.h"

struct world;

struct world_options {
	uint64_t seed;
	size_t region_size;    /* 0: 1 GiB of address space, touched as used */
	int64_t wall_start_ms; /* 0: 2026-01-05T09:00:00Z */
};

struct world *world_new(const struct world_options *);
void world_del(struct world *);
struct heap *world_heap(struct world *);
int64_t world_now_us(const struct world *);
int64_t world_wall_ms(const struct world *); /* of a clock without skew */

/* Lets a process be stepped now with EVENT_DEADLINE: somebody else has put something where it looks. */
void world_wake(struct world *, int32_t pid);

/* Places for what other rooms keep in the region once per world. */
enum world_slot { SLOT_SHELL, SLOT_SCRIPT, SLOT_COUNT };
void **world_slot(struct world *, enum world_slot);

/* A generator of its own for each concern (scripts, a client, ...), seeded from the run's seed. */
void world_prng(struct world *, struct bytes concern, struct prng *out);

/* ---- Running -------------------------------------------------------------------------------------------------------- */

/* The time of the next event, TIME_NEVER if there is none. */
int64_t world_next_time(const struct world *);

/* Handles the next event; false if there is none. */
bool world_step(struct world *);

/* Handles events up to and at `until_us`, `count` of them at the most, and none behind one that somebody outside may wish to look at: a step of a process
 * that is no server, something written into a tab, or what an observer calls attention to. How many. */
int64_t world_step_on(struct world *, int64_t until_us, int64_t count);
void world_call_attention(struct world *);

/* Handles every event up to and at `until_us`, then sets the clock to it. */
void world_run_until(struct world *, int64_t until_us);

/* Does between two steps what may ask for any amount of the world's memory: if that is full, this world has ended, and the rest is not done. */
void world_act(struct world *, void (*act)(void *), void *self);

/* NULL, or one line that says why this world has ended ("the memory region is full"): no step is handled any more. */
const char *world_failure(const struct world *);

/* ---- Processes ------------------------------------------------------------------------------------------------------ */

/* Streams are objects of the world; 0 is /dev/null. */
struct process_options {
	struct bytes name;    /* its node in the trace: "broker-1", "client-p1", "shell-1"; unique among living processes */
	struct bytes command; /* for traces and `jobs` */
	struct bytes host;    /* null or "localhost": where the last server of that name was, or on the first host */
	int32_t streams[3];   /* stream ids of its standard input, output and error */
	int32_t parent;       /* gets EVENT_CHILD (token = pid) when it ends; 0: nobody */
	struct bytes disk;    /* prefixes of paths that power-off affects, separated by commas; null: none */
	bool is_server;       /* goes on by itself: nobody outside waits for its next step (world_step_on()) */
};

/* Starts a process: `self`, made in the world's heap, is stepped by `program` and freed by its end(). The first event,
 * EVENT_STARTED, comes now. Returns its id (> 0). May be called within a step. */
int32_t world_spawn(struct world *, const struct process_options *, const struct program *, void *self);

/* The id of the living process of that name, or 0. Ids are never used again. */
int32_t world_find(const struct world *, struct bytes name);
bool world_is_alive(const struct world *, int32_t pid);
struct bytes world_process_name(const struct world *, int32_t pid);

/* The program's own state, for views and checks; NULL if it is not alive or not of that program. Valid until the next step. */
void *world_self(const struct world *, int32_t pid, const struct program *);

/* How it ended; false if it lives or never did. The last 1,000 are kept. */
bool world_status(const struct world *, int32_t pid, int32_t *status);

enum kill_kind {
	KILL_PROCESS, /* the process dies; what it wrote survives (page cache) */
	KILL_POWER,   /* and what was not synced under its disk prefix may not */
	KILL_DISK,    /* and nothing under it does: the disk is gone with the power, and an empty one without faults is in its place */
};
void world_kill(struct world *, int32_t pid, enum kill_kind);

/* The same as KILL_POWER, with the fate of what was not synced given: of bytes, page by page, and of names. */
enum page_fate {
	PAGES_RANDOM,  /* each page one of these; or none of the file's new length has reached the disk */
	PAGES_KEPT,
	PAGES_DROPPED, /* the file ends where it was synced */
	PAGES_TORN,    /* the first sectors are there, the others are zeros */
	PAGES_GARBLED, /* bytes that nobody has written */
};
enum name_fate { NAMES_RANDOM, NAMES_KEPT, NAMES_LOST };
void world_power_off(struct world *, int32_t pid, enum page_fate, enum name_fate);
extern const char *const power_pages[], *const power_names[]; /* their words, in this order; NULL at the end */
void world_signal(struct world *, int32_t pid, enum signal_kind); /* SIGNAL_KILL kills */
void world_pause(struct world *, int32_t pid, int64_t for_us);    /* a long GC: events wait, connections stay. 0: it goes on */
bool world_is_paused(const struct world *, int32_t pid);
/* The clock is its machine's: the next process of that name finds it so. */
void world_set_clock_skew(struct world *, int32_t pid, int64_t skew_ms, int64_t drift_ppm);
void world_clock_skew(const struct world *, int32_t pid, int64_t *skew_ms, int64_t *drift_ppm); /* as it is by now */

/* ---- Streams -------------------------------------------------------------------------------------------------------- */

/* A terminal tab: its output becomes text_printed events; its input is what the driver types. */
int32_t world_tab_new(struct world *);
/* Another way into the tab: what is written shows as standard output (1) or error (2), whichever it is written to ("2>&1"). 0 if it is no tab. */
int32_t world_tab_as(struct world *, int32_t tab, int32_t slot);
/* Whether somebody waits for input from this tab, and what was typed is used up. */
bool world_tab_is_read(const struct world *, int32_t tab);
/* A finished line with its newline. It is what a recording keeps. */
void world_tab_type(struct world *, int32_t tab, struct bytes line);
void world_tab_end(struct world *, int32_t tab); /* Ctrl-D on an empty line: whoever reads sees the end once */

/* A pipe: bytes written come out as input, and the end when every writer is gone. A writer into a pipe without a reader gets SIGNAL_TERM. */
int32_t world_pipe_new(struct world *);
/* A stream that is read from these bytes; one whose output is gathered; one that appends to a file of the process's disk. */
int32_t world_text_stream(struct world *, struct bytes text);
int32_t world_capture_new(struct world *);
struct bytes world_captured(const struct world *, int32_t stream); /* valid until the next step */
int32_t world_file_stream(struct world *, struct bytes path, bool is_output, enum err *err);
/* One that appends to a file, and whoever writes to it is charged nothing: what a server says of itself, which it writes in the background, so that
 * another word there changes no run. 0: it cannot be opened. */
int32_t world_log_stream(struct world *, struct bytes path);
/* Drops one reference of the creator; a stream dies with its last user. */
void world_stream_close(struct world *, int32_t stream);

/* ---- Network -------------------------------------------------------------------------------------------------------- */

/* Hosts have a name and an address, and stand in networks: two that share one reach each other, by either. For any other host the name is unknown, and
 * the address never answers. "localhost" and "127.0.0.1" mean the caller's own. A process of which nothing else is said is on the first host. */
enum { HOSTS_MAX = 250 };
/* `networks`: names between commas; none: it stands in all. `address` null: the next of 10.0.0.1 and up. Nothing if the name is taken. */
void world_add_host(struct world *, struct bytes name, struct bytes address, struct bytes networks);
/* A port of `host` that leads to one of `to`, as containers have it: who reaches the one needs no network of the other. */
void world_publish_port(struct world *, struct bytes host, int32_t port, struct bytes to, int32_t to_port);
bool world_has_host(const struct world *, struct bytes name);
/* The host and the published port of that number, from 0; false: there are no more. The spans are valid until the next step. */
struct world_host {
	struct bytes name, address, networks;
};
bool world_host_at(const struct world *, int32_t at, struct world_host *out);
struct world_published {
	struct bytes host, to;
	int32_t port, to_port;
};
bool world_published_at(const struct world *, int32_t at, struct world_published *out);
struct bytes world_process_host(const struct world *, int32_t pid); /* null: it is not alive */
/* Whether a name leads to a host, as the resolver of that process's host sees it; any address in digits does. */
bool world_resolves(const struct world *, int32_t pid, struct bytes name);
/* Whether an address leads from the first host to another, or to itself; `pid`: who takes connections there, 0: nobody does now. */
bool world_leads_to(const struct world *, struct bytes name, int32_t port, int32_t *pid);

/* Links are between processes, by name; both directions unless one_way (from a to b). Names may end in '*'. A cut link holds what is sent,
 * as TCP does; heal delivers it. */
void world_cut(struct world *, struct bytes a, struct bytes b, bool one_way);
void world_heal(struct world *); /* all links: cuts, losses, limits and faults of frames end. Latencies stay: they are how far it is */
/* One way, each; a negative one sets back what was usual. */
void world_set_latency(struct world *, struct bytes a, struct bytes b, int64_t min_us, int64_t max_us);
/* Where it was set to take longer, it takes this long from now on. */
void world_limit_latency(struct world *, int64_t max_us);
/* Of so many of a million segments, each breaks its connection, as a packet does that is lost for good. 0: none. */
void world_set_loss(struct world *, struct bytes a, struct bytes b, int64_t per_million);
/* A link that all connections between the two share carries so much, each way; what does not fit waits its turn. 0: no limit. */
void world_set_bandwidth(struct world *, struct bytes a, struct bytes b, int64_t bytes_per_s);

/* What befalls Kafka's frames between two processes, either way. */
struct frame_fault {
	int16_t api_key;      /* -1: of any API */
	bool skips_requests;
	bool skips_responses;
	int64_t count;        /* so many of them; 0: all */
	int64_t delay_us;     /* so much later they come; 0: never, and their connection breaks, for TCP leaves no gap */
	bool is_late;         /* requests: the client's end breaks at once, and what it has sent still comes, so much later */
};
void world_set_frame_fault(struct world *, struct bytes a, struct bytes b, const struct frame_fault *);

/* One thing that is set on a link, in one direction; a fault of frames is for both. */
struct world_link {
	struct bytes from, to;
	bool is_cut;
	int64_t latency_min_us, latency_max_us; /* -1: not set */
	int64_t loss_per_million, bytes_per_s;  /* 0: not set */
	const struct frame_fault *frames;       /* NULL: none */
};
/* What is set, the oldest first, faults of frames last. False behind the last. */
bool world_link_at(const struct world *, int32_t at, struct world_link *out);

/* ---- Disks ---------------------------------------------------------------------------------------------------------- */

/* The disk of the world: one tree of files. Calls are charged to the process that is being stepped, and its locks end with it; outside of
 * a step (set-up, views) nobody is charged. The port lives in the region, as long as the world. */
struct disk *world_disk(struct world *);

/* Everything under the path is on the disk now, names and bytes, and so are the names that lead to it: what a tool does that syncs before it
 * ends, or what was there before the world began. */
void world_sync_disk(struct world *, struct bytes path);

struct disk_faults {
	bool is_full;
	int64_t slow_us;    /* added to each call and sync */
	bool fails_read;
	bool fails_write;
	bool fails_sync;
	bool lies_sync;     /* a sync is called done, and nothing has become durable */
};
/* Faults of everything under `prefix`. All zero heals it. */
void world_set_disk_faults(struct world *, struct bytes prefix, const struct disk_faults *);
/* Those that are set, in order, and of whose disk it is. False behind the last. */
bool world_disk_fault_at(const struct world *, int32_t at, struct bytes *process, struct bytes *prefix, struct disk_faults *out);
/* Overwrites bytes in place, as bit rot does. */
enum err world_corrupt_file(struct world *, struct bytes path, int64_t position, struct bytes with);
/* The same, of one byte: each of its bits is flipped. */
enum err world_flip_byte(struct world *, struct bytes path, int64_t position);
/* All that is in the directory is gone, as when its disk was replaced. Nobody may have it open. */
void world_wipe(struct world *, struct bytes path);

/* ---- Trace ---------------------------------------------------------------------------------------------------------- */

struct trace_entry {
	int64_t seq; /* from 0, without gaps */
	int64_t t_us;
	struct bytes node; /* "broker-1", or "world" */
	struct bytes encoded; /* one event: trace_next() reads it */
	struct bytes attachment; /* frame_sent: the frame without its size, cut at 1 MiB; else null */
};

/* How many events this timeline has. */
int64_t world_trace_count(const struct world *);
/* The event of that number. Its spans are valid until the world goes on, or until 60 others have been asked for. */
struct trace_entry world_trace_at(const struct world *, int64_t seq);
/* What it is, for who looks through all for a few. */
enum trace_id world_trace_id(const struct world *, int64_t seq);
/* The first at or behind `seq` that is wanted, for the same; the count if there is none. Ids are below 128. */
int64_t world_trace_find(const struct world *, int64_t seq, const bool wanted[UINT8_MAX + 1]);
/* Events before `seq` will never be asked for again, nor the hash. Only in a world without snapshots. */
void world_trace_forget(struct world *, int64_t seq);
/* For events of the world itself and of what drives it (said, expected, line_typed). NULL node: "world". */
struct trace_log *world_trace_begin(struct world *);
void world_trace_end(struct world *, const char *node); /* stamps and appends what was added since begin */
/* FNV-1a, 64 bits, over (seq, t, node, encoded) of all events so far: equal runs, equal hashes. */
uint64_t world_trace_hash(const struct world *);

/* ---- Observers ------------------------------------------------------------------------------------------------------ */

/* Who looks at the world after each step: checkers. It lies outside of the region and only reads; at most one. */
struct world_observer {
	void *self;
	/* The process has been stepped and what it wanted was done; it may have ended by that. */
	void (*stepped)(void *self, struct world *, int32_t pid);
	/* Another moment was gone to: whatever was known of the world may be otherwise. */
	void (*restored)(void *self, struct world *);
	/* The world ends. */
	void (*ended)(void *self);
};
/* NULL: nobody any more. */
void world_observe(struct world *, const struct world_observer *);
/* All zero if there is none. */
const struct world_observer *world_observer_of(const struct world *);

/* Bytes of a file as they are now, free of charge and of faults: for who looks from outside. How many there were; -1: no such file. */
int64_t world_peek(const struct world *, struct bytes path, int64_t position, void *into, size_t size);
int64_t world_file_size(const struct world *, struct bytes path); /* -1: no such file */
/* How many of its bytes would survive a loss of power; -1: no such file. */
int64_t world_synced_size(const struct world *, struct bytes path);

/* ---- Snapshots ------------------------------------------------------------------------------------------------------ */

struct snapshot;

/* Between steps only. Pages that did not change since the last snapshot are shared with it. */
struct snapshot *world_snapshot(struct world *);
void world_restore(struct world *, const struct snapshot *); /* the trace is cut back to its length of then */
void snapshot_del(struct snapshot *); /* before its world_del() */
int64_t snapshot_time_us(const struct snapshot *);
size_t snapshot_size(const struct snapshot *); /* bytes it holds alone */
/* What all of them hold, without what files and the trace keep for them. */
size_t world_snapshots_size(const struct world *);

#endif
