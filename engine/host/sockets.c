/* Listeners and connections. */
#define _GNU_SOURCE /* accept4(), epoll_pwait2() */
#include "engine/host/internal.h"
#include "engine/host/ports.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024, ACCEPTED_AT_ONCE = 64, HOST_SIZE_MAX = 256, PEER_SIZE = INET6_ADDRSTRLEN };

static int compare_id(const void *key, const struct tree_node *node)
{
	int32_t a = *(const int32_t *)key, b = CONTAINER_OF((uintptr_t)node, struct socket, node)->id;

	return (a > b) - (a < b);
}

struct socket *socket_of(const struct host *h, int32_t conn)
{
	struct tree_node *node = tree_find(&h->sockets, &conn, compare_id);

	return node ? CONTAINER_OF(node, struct socket, node) : NULL;
}

static struct socket *socket_new(struct host *h, int32_t id, int descriptor)
{
	struct socket *s = host_alloc(sizeof(*s));
	const int on = 1;

	s->watched = (struct watched){ WATCHED_SOCKET, descriptor, 0 };
	s->id = id;
	list_init(&s->link);
	list_init(&s->outgoing);
	list_init(&s->hold_link);
	if (descriptor >= 0)
		setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	tree_insert(&h->sockets, &s->id, compare_id, &s->node);
	return s;
}

/* What it is to tell of, as it stands now. */
void socket_watch(struct host *h, struct socket *s)
{
	bool is_sending = !list_is_empty(&s->outgoing) && !LIST_FIRST(&s->outgoing, struct outgoing, link)->hold;
	uint32_t events = 0;

	if (s->is_over || s->watched.descriptor < 0)
		return;
	if (!s->is_open || is_sending)
		events |= EPOLLOUT;
	if (s->is_open && !s->is_closing && !s->is_held && !s->has_ended && s->unsent < UNSENT_MAX)
		events |= EPOLLIN;
	host_watch(h, &s->watched, events);
}

void socket_end(struct host *h, struct socket *s)
{
	if (s->is_over)
		return;
	s->is_over = true;
	outgoing_drop(h, s);
	if (s->watched.descriptor >= 0)
		host_watch(h, &s->watched, 0);
	tree_remove(&h->sockets, &s->node);
	list_remove(&s->hold_link);
	list_append(&h->closed, &s->link); /* the round in progress may still name it */
}

void socket_fail(struct host *h, struct socket *s, enum err err)
{
	bool is_told = !s->is_closing && !s->is_over;

	socket_end(h, s); /* it lives to the end of the round */
	if (is_told)
		host_post(h, &(struct event){ .type = EVENT_CLOSED, .conn = s->id, .peer = s->is_open ? BYTES_NULL : bytes_of_text(s->peer), .err = err });
}

void socket_close(struct host *h, int32_t conn)
{
	struct socket *s = socket_of(h, conn);

	if (!s)
		return;
	s->is_closing = true;
	s->room = (struct room){ NULL, 0 };
	if (list_is_empty(&s->outgoing) || !s->is_open)
		socket_end(h, s);
	else
		socket_watch(h, s);
}

void socket_hold(struct host *h, int32_t conn, bool is_held)
{
	struct socket *s = socket_of(h, conn);

	if (!s)
		return;
	s->is_held = is_held;
	socket_watch(h, s);
}

void socket_offer(struct host *h, int32_t conn, struct room room)
{
	struct socket *s = socket_of(h, conn);

	if (s && !s->is_closing)
		s->room = room;
}

static void socket_del(struct socket *s)
{
	list_remove(&s->link);
	if (s->watched.descriptor >= 0)
		close(s->watched.descriptor);
	free(s->addresses);
	free(s);
}

void sockets_free_closed(struct host *h)
{
	LIST_EACH(&h->closed, struct socket, s, link)
		socket_del(s);
}

void sockets_del(struct host *h)
{
	TREE_EACH(&h->sockets, struct socket, s, node)
		socket_end(h, s);
	sockets_free_closed(h);
	for (int i = 0; i < h->listener_count; i++) {
		close(h->listeners[i]->watched.descriptor);
		free(h->listeners[i]);
	}
}

/* ---- Connecting to an address -------------------------------------------------------------------------------------------------- */

static socklen_t size_of_address(const struct sockaddr_storage *address)
{
	return address->ss_family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
}

static struct bytes peer_of(const struct sockaddr_storage *address, char text[static PEER_SIZE])
{
	const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)address;
	const void *from = address->ss_family == AF_INET6 ? (const void *)&v6->sin6_addr : (const void *)&((const struct sockaddr_in *)address)->sin_addr;
	int family = address->ss_family;

	if (family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr)) {
		family = AF_INET;
		from = v6->sin6_addr.s6_addr + 12;
	}
	return inet_ntop(family, from, text, PEER_SIZE) ? bytes_of_text(text) : BYTES("?");
}

/* ERR_OK: it is connected, or will be told. */
static enum err connect_to(struct host *h, struct socket *s, const struct sockaddr_storage *address)
{
	int descriptor = socket(address->ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	const int on = 1;

	peer_of(address, s->peer);
	if (descriptor < 0)
		return err_of_errno(errno);
	setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	if (connect(descriptor, (const struct sockaddr *)address, size_of_address(address)) != 0 && errno != EINPROGRESS) {
		enum err err = errno == ECONNREFUSED ? ERR_REFUSED : err_of_errno(errno);

		close(descriptor);
		return err;
	}
	s->watched.descriptor = descriptor;
	socket_watch(h, s);
	return ERR_OK;
}

/* The next address of the name; with none left it has failed for the last reason. */
static void try_next(struct host *h, struct socket *s, enum err err)
{
	struct addresses *all = s->addresses;

	if (s->watched.descriptor >= 0) {
		host_watch(h, &s->watched, 0);
		close(s->watched.descriptor);
		s->watched.descriptor = -1;
	}
	while (all && all->tried < all->count && !s->is_closing) {
		err = connect_to(h, s, &all->items[all->tried++]);
		if (err == ERR_OK)
			return;
	}
	socket_fail(h, s, err);
}

static bool is_inbound(const struct socket *s)
{
	return s->id % 2 == 0;
}

/* ---- Reading ---------------------------------------------------------------------------------------------------------------- */

/* Whether it has filled what there was, and there is room of the process's own for what follows. */
static bool read_from(struct host *h, struct socket *s)
{
	struct room room = s->room.size > 0 ? s->room : (struct room){ h->buffer, sizeof(h->buffer) };
	ssize_t got = recv(s->watched.descriptor, room.data, room.size, MSG_DONTWAIT);

	if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
		return false;
	if (got == 0 && is_inbound(s)) {
		s->has_ended = true;
		socket_watch(h, s);
		host_step(h, &(struct event){ .type = EVENT_ENDED, .conn = s->id });
	} else if (got <= 0) {
		socket_fail(h, s, ERR_CLOSED);
	} else {
		s->room = (struct room){ NULL, 0 };
		host_step(h, &(struct event){ .type = EVENT_RECEIVED, .conn = s->id, .bytes = bytes_of(room.data, (size_t)got) });
		return (size_t)got == room.size && s->room.size > 0 && !s->is_over;
	}
	return false;
}

static void opened(struct host *h, struct socket *s)
{
	int error = 0;
	socklen_t size = sizeof(error);

	getsockopt(s->watched.descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
	if (error != 0) {
		try_next(h, s, error == ETIMEDOUT ? ERR_TIMED_OUT : ERR_REFUSED);
		return;
	}
	free(s->addresses);
	s->addresses = NULL;
	s->is_open = true;
	host_step(h, &(struct event){ .type = EVENT_CONNECTED, .conn = s->id });
	outgoing_pump(h, s);
}

void socket_ready(struct host *h, struct socket *s, uint32_t events)
{
	if (s->is_over)
		return;
	if (!s->is_open) {
		opened(h, s);
		return;
	}
	if (events & EPOLLOUT)
		outgoing_pump(h, s);
	if (s->is_over)
		return;
	if (events & EPOLLIN && s->watched.events & EPOLLIN) {
		if (read_from(h, s) && s->watched.events & EPOLLIN)
			read_from(h, s);
	} else if (events & (EPOLLERR | EPOLLHUP)) {
		socket_fail(h, s, ERR_CLOSED);
	}
}

/* ---- Listening -------------------------------------------------------------------------------------------------------------- */

static bool address_of(const char *name, int32_t port, struct sockaddr_storage *out)
{
	struct sockaddr_in *v4 = (struct sockaddr_in *)out;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)out;

	memset(out, 0, sizeof(*out));
	if (strcmp(name, "localhost") == 0)
		name = "127.0.0.1";
	if (inet_pton(AF_INET, name, &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons((uint16_t)port);
		return true;
	}
	if (inet_pton(AF_INET6, name, &v6->sin6_addr) == 1) {
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons((uint16_t)port);
		return true;
	}
	return false;
}

/* A name is looked up here and now: it is done once, before anybody is served. */
static bool look_up(const char *name, int32_t port, struct sockaddr_storage *out)
{
	struct addrinfo *found, hints = { .ai_socktype = SOCK_STREAM };
	char service[16];

	if (address_of(name, port, out))
		return true;
	snprintf(service, sizeof(service), "%d", (int)port);
	if (getaddrinfo(name, service, &hints, &found) != 0)
		return false;
	memcpy(out, found->ai_addr, found->ai_addrlen);
	freeaddrinfo(found);
	return true;
}

static int listen_at(const struct sockaddr_storage *address)
{
	int descriptor = socket(address->ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	const int on = 1, off = 0;

	if (descriptor < 0)
		return -1;
	setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (address->ss_family == AF_INET6)
		setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
	if (bind(descriptor, (const struct sockaddr *)address, size_of_address(address)) == 0 && listen(descriptor, BACKLOG) == 0)
		return descriptor;
	int error = errno;

	close(descriptor);
	errno = error;
	return -1;
}

/* An empty name is every address, of both kinds where the system has both. -1 with *err. */
static int listen_to(const char *name, int32_t port, enum err *err)
{
	struct sockaddr_storage address;

	*err = ERR_UNKNOWN_HOST;
	if (!look_up(name[0] ? name : "::", port, &address))
		return -1;
	int descriptor = listen_at(&address);

	if (descriptor < 0 && !name[0] && errno == EAFNOSUPPORT && look_up("0.0.0.0", port, &address))
		descriptor = listen_at(&address);
	*err = descriptor >= 0 ? ERR_OK : err_of_errno(errno);
	return descriptor;
}

enum err ports_try(const char *name, int32_t port)
{
	enum err err;
	int descriptor = listen_to(name, port, &err);

	if (descriptor >= 0)
		close(descriptor);
	return err;
}

/* The receive buffer is inherited by who connects, whose window it must be known for from the beginning. */
static void set_buffer(int descriptor, int which, int32_t size)
{
	if (size >= 0)
		setsockopt(descriptor, SOL_SOCKET, which, &size, sizeof(size));
}

void sockets_listen(struct host *h, const struct effect *effect)
{
	char text[HOST_SIZE_MAX];
	enum err err = ERR_DENIED;
	int descriptor = -1;

	snprintf(text, sizeof(text), "%.*s", (int)effect->host.size, (const char *)effect->host.data);
	if (h->listener_count < LISTENERS_MAX)
		descriptor = listen_to(text, effect->port, &err);
	if (descriptor < 0) {
		host_post(h, &(struct event){ .type = EVENT_CLOSED, .listener = effect->listener, .err = err });
		return;
	}
	struct listener *listener = host_alloc(sizeof(*listener));

	set_buffer(descriptor, SO_RCVBUF, effect->buffers.receive);
	listener->watched = (struct watched){ WATCHED_LISTENER, descriptor, 0 };
	listener->index = effect->listener;
	listener->send_buffer = effect->buffers.send;
	h->listeners[h->listener_count++] = listener;
	host_watch(h, &listener->watched, EPOLLIN);
}

static void accept_later(struct host *h, struct listener *listener)
{
	host_watch(h, &listener->watched, 0);
	listener->again_at_us = h->now_us + ACCEPT_AGAIN_US;
}

/* Whether a descriptor is free that is not kept for files: the system gives the smallest. */
static bool has_descriptor(struct host *h)
{
	int next = fcntl(h->epoll, F_DUPFD_CLOEXEC, 0);
	int error = next < 0 ? errno : next >= h->descriptor_max ? EMFILE : 0;

	if (next >= 0)
		close(next);
	if (error && h->now_us >= h->say_short_us)
		host_say(h, "klab: %s: new connections wait until others end: %s; ulimit -n raises the limit", h->options.name, strerror(error));
	if (error)
		h->say_short_us = h->now_us + SAY_SHORT_US;
	return error == 0;
}

/* False if there is none to take now. */
static bool accept_one(struct host *h, struct listener *listener)
{
	if (!has_descriptor(h) || (h->options.takes && !h->options.takes(h->options.owner, listener->index))) {
		accept_later(h, listener);
		return false;
	}
	struct sockaddr_storage address;
	socklen_t size = sizeof(address);
	char peer[PEER_SIZE];
	int descriptor = accept4(listener->watched.descriptor, (struct sockaddr *)&address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (descriptor < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM))
		accept_later(h, listener);
	if (descriptor < 0)
		return false;
	struct socket *s = socket_new(h, h->next_inbound, descriptor);

	h->next_inbound += 2;
	s->is_open = true;
	set_buffer(descriptor, SO_SNDBUF, listener->send_buffer);
	host_step(h, &(struct event){ .type = EVENT_CONNECTED, .conn = s->id, .is_inbound = true, .listener = listener->index,
	                              .peer = peer_of(&address, peer) });
	socket_watch(h, s);
	return true;
}

void sockets_accept(struct host *h, struct listener *listener)
{
	for (int i = 0; i < ACCEPTED_AT_ONCE && !h->has_ended && accept_one(h, listener); i++)
		continue;
}

int64_t sockets_accept_again_at(const struct host *h)
{
	int64_t at_us = TIME_NEVER;

	for (int i = 0; i < h->listener_count; i++)
		if (h->listeners[i]->again_at_us && h->listeners[i]->again_at_us < at_us)
			at_us = h->listeners[i]->again_at_us;
	return at_us;
}

void sockets_accept_again(struct host *h)
{
	for (int i = 0; i < h->listener_count; i++) {
		struct listener *listener = h->listeners[i];

		if (!listener->again_at_us || listener->again_at_us > h->now_us)
			continue;
		listener->again_at_us = 0;
		host_watch(h, &listener->watched, EPOLLIN);
	}
}

/* ---- Connecting ------------------------------------------------------------------------------------------------------------- */

static void run_lookup(struct job *job)
{
	const struct lookup_job *lookup = (const struct lookup_job *)job;
	struct addresses *out = lookup->addresses;
	struct addrinfo *found, hints = { .ai_socktype = SOCK_STREAM };
	char service[16];

	snprintf(service, sizeof(service), "%d", (int)lookup->port);
	if (getaddrinfo(lookup->host, service, &hints, &found) != 0)
		return;
	for (const struct addrinfo *one = found; one && out->count < ADDRESSES_MAX; one = one->ai_next)
		memcpy(&out->items[out->count++], one->ai_addr, one->ai_addrlen);
	freeaddrinfo(found);
}

static void looked_up(struct host *h, struct job *job)
{
	struct lookup_job *lookup = (struct lookup_job *)job;
	struct socket *s = socket_of(h, lookup->conn);

	if (s) {
		s->addresses = lookup->addresses;
		try_next(h, s, ERR_UNKNOWN_HOST);
	} else {
		free(lookup->addresses);
	}
	free(lookup);
}

static void ask_resolver(struct host *h, const char *name, int32_t conn, int32_t port)
{
	size_t size = strlen(name) + 1;
	struct lookup_job *lookup = host_alloc(sizeof(*lookup) + size);

	lookup->job.run = run_lookup;
	lookup->addresses = host_alloc(sizeof(*lookup->addresses));
	lookup->conn = conn;
	lookup->port = port;
	memcpy(lookup->host, name, size);
	if (h->resolver.worker || host_begin_helper(h, &h->resolver, looked_up)) {
		worker_ask(h->resolver.worker, &lookup->job);
		return;
	}
	socket_fail(h, socket_of(h, conn), ERR_UNKNOWN_HOST);
	free(lookup->addresses);
	free(lookup);
}

void sockets_connect(struct host *h, int32_t conn, struct bytes name, int32_t port)
{
	struct sockaddr_storage address;
	struct socket *s = socket_new(h, conn, -1);
	char text[HOST_SIZE_MAX];

	if (name.size >= sizeof(text) || port <= 0 || port > UINT16_MAX) {
		socket_fail(h, s, ERR_UNKNOWN_HOST);
		return;
	}
	snprintf(text, sizeof(text), "%.*s", (int)name.size, (const char *)name.data);
	if (!address_of(text, port, &address)) {
		ask_resolver(h, text, conn, port);
		return;
	}
	enum err err = connect_to(h, s, &address);

	if (err != ERR_OK)
		socket_fail(h, s, err);
}
