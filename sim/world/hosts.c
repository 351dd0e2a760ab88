/* Hosts, the networks they stand in, and which of them a name means for whom. */
#include "sim/world/internal.h"

#include <stdio.h>

static bool is_loopback(struct bytes name)
{
	return bytes_equal(name, BYTES("localhost")) || bytes_starts_with(name, BYTES("127."));
}

/* Digits, as in 10.0.0.7: no resolver is asked. */
static bool is_address(struct bytes name)
{
	size_t i = 0;

	while (i < name.size && ((name.data[i] >= '0' && name.data[i] <= '9') || name.data[i] == '.' || name.data[i] == ':'))
		i++;
	return i == name.size && i > 0;
}

static struct host *find(const struct world *w, struct bytes name)
{
	LIST_EACH(&w->network.hosts, struct host, host, link)
		if (bytes_equal(host->name, name) || bytes_equal(host->address, name))
			return host;
	return NULL;
}

/* The next name of "inside,outside". */
static struct bytes next_network(struct bytes list, size_t *at)
{
	size_t end = bytes_find(list, *at, ',');
	struct bytes name = bytes_slice(list, *at, end - *at);

	*at = end + 1;
	return name;
}

/* A host of no network stands in all of them. */
static bool share_network(const struct host *a, const struct host *b)
{
	if (a == b || !a || !b || a->networks.size == 0 || b->networks.size == 0)
		return true;
	for (size_t i = 0; i < a->networks.size;) {
		struct bytes name = next_network(a->networks, &i);

		for (size_t j = 0; j < b->networks.size;)
			if (bytes_equal(name, next_network(b->networks, &j)))
				return true;
	}
	return false;
}

/* ---- Adding ----------------------------------------------------------------------------------------------------------- */

void world_add_host(struct world *w, struct bytes name, struct bytes address, struct bytes networks)
{
	char text[24];

	if (w->failure || find(w, name) || w->network.host_count == HOSTS_MAX)
		return;
	struct host *host = HEAP_NEW(w->heap, struct host);

	w->network.host_count++;
	snprintf(text, sizeof(text), "10.0.0.%d", (int)w->network.host_count);
	host->name = world_copy(w, name);
	host->address = world_copy(w, bytes_is_null(address) ? bytes_of_text(text) : address);
	host->networks = world_copy(w, networks);
	list_append(&w->network.hosts, &host->link);
}

static struct published *find_published(const struct world *w, struct bytes host, int32_t port)
{
	LIST_EACH(&w->network.published, struct published, p, link)
		if (p->port == port && bytes_equal(p->host, host))
			return p;
	return NULL;
}

void world_publish_port(struct world *w, struct bytes host, int32_t port, struct bytes to, int32_t to_port)
{
	const struct host *from = find(w, host), *target = find(w, to);

	if (w->failure || !from || !target)
		return;
	struct published *p = find_published(w, from->name, port);

	if (!p) {
		p = HEAP_NEW(w->heap, struct published);
		p->host = world_copy(w, from->name);
		p->port = port;
		list_append(&w->network.published, &p->link);
	}
	world_drop(w, p->to);
	p->to = world_copy(w, target->name);
	p->to_port = to_port;
}

/* ---- Questions -------------------------------------------------------------------------------------------------------- */

bool world_has_host(const struct world *w, struct bytes name)
{
	return find(w, name);
}

bool world_host_at(const struct world *w, int32_t at, struct world_host *out)
{
	LIST_EACH(&w->network.hosts, struct host, host, link) {
		if (at-- > 0)
			continue;
		*out = (struct world_host){ host->name, host->address, host->networks };
		return true;
	}
	return false;
}

bool world_published_at(const struct world *w, int32_t at, struct world_published *out)
{
	LIST_EACH(&w->network.published, struct published, p, link) {
		if (at-- > 0)
			continue;
		*out = (struct world_published){ p->host, p->to, p->port, p->to_port };
		return true;
	}
	return false;
}

struct bytes world_process_host(const struct world *w, int32_t pid)
{
	const struct process *p = process_of(w, pid);

	return p ? p->host : BYTES_NULL;
}

bool world_resolves(const struct world *w, int32_t pid, struct bytes name)
{
	const struct process *p = process_of(w, pid);
	const struct host *host = find(w, name);

	return is_loopback(name) || is_address(name) || (host && (!p || share_network(find(w, p->host), host)));
}

struct bytes hosts_of_process(const struct world *w, struct bytes wanted, struct bytes process)
{
	const struct host *first = LIST_FIRST(&w->network.hosts, struct host, link);

	if (!bytes_is_null(wanted) && !is_loopback(wanted))
		return wanted;
	LIST_EACH(&w->machines, struct machine, machine, link)
		if (machine->host.size > 0 && bytes_equal(machine->name, process))
			return machine->host;
	return first ? first->name : BYTES("localhost");
}

struct bytes hosts_address(const struct world *w, struct bytes name)
{
	const struct host *host = find(w, name);

	return host ? host->address : BYTES("127.0.0.1");
}

bool hosts_bind(const struct world *w, const struct process *p, struct bytes host, enum bind *out)
{
	const struct host *own = find(w, p->host);

	*out = host.size == 0 || bytes_equal(host, BYTES("0.0.0.0")) || bytes_equal(host, BYTES("::")) ? BIND_ANY :
	       is_loopback(host)                                                                        ? BIND_LOOPBACK :
	                                                                                                  BIND_ADDRESS;
	return *out != BIND_ADDRESS || (own && (bytes_equal(host, own->name) || bytes_equal(host, own->address)));
}

struct route hosts_route(const struct world *w, struct bytes from_host, struct bytes name, int32_t port)
{
	const struct host *own = find(w, from_host), *there = is_loopback(name) ? NULL : find(w, name);
	struct route route = { .host = from_host, .port = port, .is_loopback = is_loopback(name) };

	if (!route.is_loopback) {
		bool is_reached = there && share_network(own, there);

		route.host = is_reached ? there->name : BYTES_NULL;
		route.is_lost = !is_reached && is_address(name);
	}
	/* Behind a port that is published stands another host, whose networks this one need not share. */
	const struct published *published = bytes_is_null(route.host) ? NULL : find_published(w, route.host, port);

	return published ? (struct route){ .host = published->to, .port = published->to_port } : route;
}
