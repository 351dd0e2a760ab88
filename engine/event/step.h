/* What goes into a step and what comes out of it: the one shape of brokers, controllers, clients and commands.
 *
 *     step(self, event, effects)      a state machine without clock, socket, thread or signal
 *     deadline(self) -> now_us        when it wants an EVENT_DEADLINE; TIME_NEVER for never
 *
 * An event says what happened and carries the time. Effects are what to do about it, in order; the driver carries them out
 * after the step has returned, so nothing re-enters. Everything in `struct effects` lives in its arena until the next step; the driver copies
 * or pins what it cannot finish at once.
 *
 * Connections. A connection that others opened is announced by EVENT_CONNECTED with `is_inbound`; its id is even. One that the
 * node asks for gets its id, an odd one, from effects_connect() at once; bytes may be sent on it at once, too, and leave when it is
 * open. EVENT_CONNECTED tells that it is open, EVENT_CLOSED that it failed or ended. After EFFECT_CLOSE the id is dead and no
 * event of it follows. Ids are unique within the life of a process. A port that is taken already is told by EVENT_CLOSED with conn 0,
 * the listener and ERR_EXISTS.
 *
 * Bytes arrive in any cut: EVENT_RECEIVED is no frame. The receiver keeps what is incomplete (engine/wire/frame.h does).
 *
 * Persist before send. A send with `after_sync` leaves only when the sync of that token is done, and so do the sends behind it
 * on its connection; if the sync failed they are dropped. EVENT_SYNCED tells the outcome. Syncs of a process are done in the order of asking; one
 * with token 0 tells nothing, and if it fails, the next one with a token fails with it.
 *
 * Streams. A command has streams 0, 1 and 2 as in POSIX: EVENT_INPUT brings bytes of stream 0, EVENT_INPUT_END its end.
 * It asks for input with effects_read(); nothing is delivered unasked, so what it does not want stays for the next reader.
 */
#ifndef KLAB_EVENT_STEP_H
#define KLAB_EVENT_STEP_H

#include "engine/base/arena.h"
#include "engine/base/err.h"
#include "engine/base/mutant.h"
#include "engine/event/trace.h"

#define TIME_NEVER INT64_MAX

enum event_type {
	EVENT_STARTED,   /* the first event of a process */
	EVENT_CONNECTED, /* conn, is_inbound; inbound: listener, peer */
	EVENT_RECEIVED,  /* conn, bytes */
	EVENT_DRAINED,   /* conn: all that was sent has left */
	EVENT_CLOSED,    /* conn, peer if it had not opened, err: ERR_CLOSED, ERR_REFUSED, ERR_UNKNOWN_HOST, ... */
	EVENT_SYNCED,    /* token, err */
	EVENT_DEADLINE,
	EVENT_INPUT,     /* bytes: what a command reads */
	EVENT_INPUT_END,
	EVENT_SIGNAL,    /* signal: of enum signal_kind */
	EVENT_CHILD,     /* token: the process; status: how it ended (for a shell) */
	EVENT_BACKED_UP, /* conn: the peer does not read what is sent; more should wait for EVENT_DRAINED. The real driver tells so */
	EVENT_ENDED,     /* conn: the peer will send no more, but may still read: close it once all is answered. The real driver tells so, of inbound ones */
};

enum signal_kind { SIGNAL_HUP = 1, SIGNAL_INT = 2, SIGNAL_KILL = 9, SIGNAL_TERM = 15, SIGNAL_CONT = 18 };

struct event {
	enum event_type type;
	int64_t now_us;  /* monotonic; never falls */
	int64_t wall_ms; /* since 1970, UTC; may jump */
	int64_t spent_ns; /* how long the process's last step took, what it asked for included; 0: the driver does not measure that, as virtual time does not pass in it */
	int32_t conn;
	bool is_inbound;
	int32_t listener;   /* which of the node's listeners, in the order of its config */
	struct bytes peer;  /* the other side's host, as Kafka prints it without the slash: "127.0.0.1"; of one that could not be opened: null if not known */
	struct bytes bytes; /* valid during the step */
	uint64_t token;
	enum err err;
	int32_t signal;
	int32_t status;
};

/* Part of a send: bytes of the arena, or a range of an open file, which the driver pins. All zero is null. */
struct span {
	struct bytes bytes; /* when file is 0 */
	int32_t file;       /* a handle of the node's disk; 0: none */
	int64_t position;   /* in the file */
	int64_t size;       /* of the range in the file; for bytes, bytes.size counts */
};

static inline struct span span_of(struct bytes bytes)
{
	return (struct span){ .bytes = bytes, .size = (int64_t)bytes.size };
}

/* How much the system keeps of what a connection sends and receives, in bytes; -1: as it sees fit. A small one lets the peer take what is sent while more of it
 * is on its way, and while it is still in the caches. */
struct socket_buffers {
	int32_t send, receive;
};
#define SOCKET_BUFFERS_DEFAULT ((struct socket_buffers){ -1, -1 })

enum effect_type {
	EFFECT_SEND,    /* conn, spans, after_sync */
	EFFECT_CONNECT, /* conn, host, port */
	EFFECT_CLOSE,   /* conn: after what was sent on it before */
	EFFECT_HOLD,    /* conn, is_held: bring no more bytes of it for now, or bring them again. A wish: some may come all the same */
	EFFECT_ROOM,    /* conn, room: where its next EVENT_RECEIVED may have its bytes, instead of in the driver's own memory. Gone with that event or with the
	                 * connection. An offer: nobody need take it */
	EFFECT_SYNC,    /* path (file or directory), token */
	EFFECT_LISTEN,  /* host, port, listener, buffers: from now on, connections to this port are taken */
	EFFECT_WRITE,   /* stream (1 or 2), bytes */
	EFFECT_READ,    /* deliver one EVENT_INPUT (at most a line from a terminal) or EVENT_INPUT_END */
	EFFECT_EXIT,    /* status: the process ends behind the effects before it */
};

struct effect {
	enum effect_type type;
	int32_t conn;
	const struct span *spans;
	int32_t span_count;
	uint64_t after_sync; /* 0: at once */
	struct bytes host;
	int32_t port;
	int32_t listener;
	struct socket_buffers buffers;
	struct bytes path;
	uint64_t token;
	int32_t stream;
	struct bytes bytes;
	int32_t status;
	bool is_held;
	struct room room;
};

struct effects {
	struct arena *arena; /* of the step: requests, responses and the effects themselves */
	struct effect *items;
	int32_t count;
	int32_t capacity;
	int32_t *next_conn;  /* the process's next odd id */
	struct trace_log *trace; /* NULL when nobody reads */
	enum mutant mutant;      /* the rule that this step breaks on purpose: set by whoever owns the process, from its properties */
};

/* Ready for one step. `next_conn` starts at 1 with the process and lives as long. */
void effects_init(struct effects *, struct arena *, int32_t *next_conn, struct trace_log *);

/* Sends bytes that live in the arena. */
void effects_send(struct effects *, int32_t conn, struct bytes);
/* Sends spans (an array in the arena), held until the sync of `after_sync` is done (0: not held). */
void effects_send_spans(struct effects *, int32_t conn, const struct span *, int32_t count, uint64_t after_sync);
/* Returns the new connection's id. */
int32_t effects_connect(struct effects *, struct bytes host, int32_t port);
void effects_close(struct effects *, int32_t conn);
void effects_sync(struct effects *, struct bytes path, uint64_t token);
/* A directory has another name since these effects were added: its files are synced where they are now. */
void effects_renamed(struct effects *, struct bytes from, struct bytes to);
void effects_hold(struct effects *, int32_t conn, bool is_held);
void effects_room(struct effects *, int32_t conn, struct room);
/* At the address that `host` means; empty: at all of this machine. */
void effects_listen(struct effects *, struct bytes host, int32_t port, int32_t listener, struct socket_buffers);
/* Copies the bytes. Stream 1 is standard output, 2 standard error. */
void effects_write(struct effects *, int32_t stream, struct bytes);
void effects_printf(struct effects *, int32_t stream, const char *format, ...) __attribute__((format(printf, 3, 4)));
void effects_read(struct effects *);
void effects_exit(struct effects *, int32_t status);

/* A kind of process. `self` is in the heap that the process was made with. `end` frees it without further effects: it is how
 * kill -9 feels, and how an ended process is cleaned up. */
struct program {
	const char *name;
	void (*step)(void *self, const struct event *, struct effects *);
	int64_t (*deadline)(const void *self);
	void (*end)(void *self);
};

#endif
