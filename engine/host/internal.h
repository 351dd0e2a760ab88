/* What the files of this room share: host.c (the loop), steps.c (events in, effects out), sockets.c (connections), outgoing.c (what is on its way out). */
#ifndef KLAB_HOST_INTERNAL_H
#define KLAB_HOST_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <netinet/in.h>

#include "engine/base/tree.h"
#include "engine/host/host.h"
#include "engine/host/worker.h"

enum {
	READ_SIZE = 256 * 1024,      /* of one EVENT_RECEIVED */
	UNSENT_MAX = 1 << 20,        /* on a connection; with more it is not read */
	LISTENERS_MAX = 32,
	EVENTS_AT_ONCE = 64,
	ACCEPT_AGAIN_US = 100 * 1000, /* after there was no descriptor, or the process took none */
	SAY_SHORT_US = 10 * 1000 * 1000,
	FILES_SHARE = 4,              /* of the descriptors one in so many is kept for files */
	FILES_MAX = 512,              /* or so many */
	ADDRESSES_MAX = 8,            /* of a name */
	PARTS_AT_ONCE = 64,           /* of one call of the system that sends */
};

/* What epoll tells of. First in whatever it is part of. */
enum watched_kind { WATCHED_LISTENER, WATCHED_SOCKET, WATCHED_WORKER, WATCHED_SIGNAL };
struct watched {
	enum watched_kind kind;
	int descriptor;
	uint32_t events; /* as registered */
};

/* Part of what is to be sent: bytes of its own, or a pinned range of a file. */
struct outgoing {
	struct list link;
	uint64_t hold; /* the sync that it waits for; 0: none */
	struct pin pin; /* when is_file */
	bool is_file;
	size_t size, sent; /* of the bytes */
	uint8_t data[];
};

struct listener {
	struct watched watched;
	int32_t index; /* of the process's listeners */
	int32_t send_buffer; /* of its connections, in bytes; -1: the system's own measure */
	int64_t again_at_us; /* no connection is taken before; 0: all are */
};

struct socket {
	struct watched watched;
	struct tree_node node; /* by id, in host->sockets */
	struct list link;      /* in host->closed when it is over, else alone */
	int32_t id;
	bool is_open;    /* connected */
	bool is_closing; /* closes once all is sent */
	bool is_over;
	bool is_held;    /* the process wants no more bytes now */
	bool is_backed_up; /* owes EVENT_DRAINED */
	bool has_ended;  /* the peer sends no more; told */
	struct list outgoing;
	struct list hold_link; /* in host->holding while some of them wait for a sync */
	int64_t unsent;
	struct room room; /* of the process, for what comes next; none: the host's buffer */
	char peer[INET6_ADDRSTRLEN]; /* that it was to reach last; "": none yet */
	struct addresses *addresses; /* of the name it is to reach, until it is open; NULL: there are no more to try */
};

/* A worker of this host, and where the loop goes with what it has done. */
struct helper {
	struct watched watched; /* first */
	struct worker *worker;  /* NULL: there is none yet */
	void (*take)(struct host *, struct job *);
};

/* A sync that is asked for or done. */
struct sync_job {
	struct job job; /* first */
	struct list link; /* in host->syncs, in the order of asking */
	int descriptor;
	bool has_descriptor; /* or had, until it was done */
	struct bytes path; /* its own; not null: the worker is to open it */
	uint64_t token;
	enum err err;
};

/* Where a name leads to: tried in turn, as Java's clients do (client.dns.lookup=use_all_dns_ips). */
struct addresses {
	int count, tried;
	struct sockaddr_storage items[ADDRESSES_MAX];
};

/* A large file that was removed. */
struct free_job {
	struct job job; /* first */
	int descriptor;
	int error;
};

/* A name that is looked up. */
struct lookup_job {
	struct job job; /* first */
	int32_t conn;
	int32_t port;
	struct addresses *addresses; /* owned; none: the name is unknown */
	char host[];
};

/* An event that follows the step in which it came about. */
struct posted {
	struct list link;
	struct event event;
};

struct host {
	struct host_options options;
	struct arena arena;
	int epoll;
	struct watched signal_watched;
	struct helper syncer;   /* for syncs that somebody waits for, with what was asked for before them in their step */
	struct helper flusher;  /* for the others: the checkpoints of hundreds of partitions do not hold up the metadata log */
	struct helper resolver; /* from its first name on */
	struct helper freer;    /* from the first large file on that was removed: it frees their blocks */
	_Atomic int signal;
	struct tree sockets;
	struct list closed; /* sockets to free behind the round */
	struct list holding; /* sockets with sends that wait for a sync */
	struct listener *listeners[LISTENERS_MAX];
	int listener_count;
	struct list syncs;
	int32_t sync_descriptors; /* of those */
	enum err sync_error; /* of a sync without a token, for the next one with it that is done */
	struct list posted;
	int32_t next_conn, next_inbound;
	int32_t descriptor_max; /* connections have smaller ones */
	int64_t say_short_us; /* a lack of descriptors that lasts is said once: next when there was none for so long */
	int64_t began_us, now_us;
	int64_t spent_ns; /* the last step took so long */
	bool has_begun, has_ended;
	int status;
	uint8_t buffer[READ_SIZE];
};

/* host.c */
void host_watch(struct host *, struct watched *, uint32_t events);
void host_say(struct host *, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool host_begin_helper(struct host *, struct helper *, void (*take)(struct host *, struct job *)); /* false: the system gives none */
void *host_alloc(size_t size); /* zeroed; the program ends if there is none */

/* steps.c */
void host_step(struct host *, struct event *);
void host_post(struct host *, const struct event *);
void host_take_posted(struct host *);
void host_take_sync(struct host *, struct job *);
/* Closes the descriptors of those jobs that were never begun, and frees all. */
void host_end_frees(struct host *);
/* Whether a sync of that token is still to come. */
bool host_awaits(const struct host *, uint64_t token);

/* sockets.c */
void sockets_listen(struct host *, const struct effect *);
void sockets_connect(struct host *, int32_t conn, struct bytes name, int32_t port);
struct socket *socket_of(const struct host *, int32_t conn);
void sockets_accept(struct host *, struct listener *);
void sockets_accept_again(struct host *);
int64_t sockets_accept_again_at(const struct host *);
void socket_ready(struct host *, struct socket *, uint32_t events);
/* It is over: no event of it follows. */
void socket_end(struct host *, struct socket *);
/* The same, and the process is told why. */
void socket_fail(struct host *, struct socket *, enum err);
void socket_hold(struct host *, int32_t conn, bool is_held);
void socket_offer(struct host *, int32_t conn, struct room);
void socket_close(struct host *, int32_t conn);
void socket_watch(struct host *, struct socket *);
void sockets_free_closed(struct host *);
void sockets_del(struct host *);

/* outgoing.c */
void outgoing_send(struct host *, const struct effect *);
/* Sends what can be sent. */
void outgoing_pump(struct host *, struct socket *);
void outgoing_release(struct host *, uint64_t token, bool is_dropped);
void outgoing_drop(struct host *, struct socket *);

#endif
