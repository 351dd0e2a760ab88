/* What each broker's server.properties says. */
#include "sim/serve/internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/host/ports.h"
#include "engine/meta/properties.h"

enum { PROPERTIES_SIZE_MAX = 1 << 20, CONTROLLER_PORT_STEP = 10000, PORT_MAX = 65535 };
/* Where free ports are looked for: below those that the system gives to who connects. */
enum { FREE_FROM = 15000, FREE_COUNT = 7000, FREE_TRIES = 100 };

bool settings_read(struct serving *s)
{
	const char *path = s->options.properties;
	FILE *file;

	if (!path)
		return true;
	if (!(file = fopen(path, "rb")))
		return serving_refuse(path, strerror(errno));
	uint8_t *text = arena_alloc(&s->arena, PROPERTIES_SIZE_MAX);
	size_t size = fread(text, 1, PROPERTIES_SIZE_MAX, file);
	int error = ferror(file) ? errno : feof(file) ? 0 : EFBIG;

	fclose(file);
	s->file = bytes_of(text, size);
	return error == 0 || serving_refuse(path, strerror(error));
}

bool settings_are_whole(struct serving *s)
{
	struct properties properties = properties_parse(s->file, &s->arena);

	return !bytes_is_null(properties_get(&properties, "node.id"));
}

static int32_t port_of(const struct serving *s, int32_t index)
{
	return (s->options.port ? s->options.port : SERVE_PORT) + index;
}

static int32_t controller_port_of(const struct serving *s, int32_t index)
{
	int32_t step = port_of(s, s->count) + CONTROLLER_PORT_STEP <= PORT_MAX ? CONTROLLER_PORT_STEP : -CONTROLLER_PORT_STEP;

	return port_of(s, index) + step;
}

static bool are_free(const struct serving *s)
{
	for (int32_t i = 0; i < s->count; i++)
		if (ports_try("127.0.0.1", port_of(s, i)) || ports_try("127.0.0.1", controller_port_of(s, i)))
			return false;
	return true;
}

bool settings_choose_ports(struct serving *s)
{
	if (s->options.port != SERVE_PORT_FREE) {
		if (port_of(s, s->count - 1) <= PORT_MAX)
			return true;
		fprintf(stderr, "klab serve: %d brokers have no room behind port %d: the last is %d\n", (int)s->count, (int)s->options.port, PORT_MAX);
		return false;
	}
	for (int32_t tries = 0; tries < FREE_TRIES; tries++) {
		s->options.port = FREE_FROM + (int32_t)prng_below(&s->prng, FREE_COUNT);
		if (are_free(s))
			return true;
	}
	return serving_refuse("--port 0", "no ports in a row are free");
}

/* What a file may say otherwise stands before it, what is ours behind. */
static void write_properties(const struct serving *s, int32_t index, struct buf *out)
{
	int factor = s->count < 3 ? 1 : 3, min_isr = s->count < 3 ? 1 : 2;
	int port = port_of(s, index), controller_port = controller_port_of(s, index);

	buf_printf(out, "offsets.topic.replication.factor=%d\ntransaction.state.log.replication.factor=%d\ntransaction.state.log.min.isr=%d\n"
	                "share.coordinator.state.topic.replication.factor=%d\nshare.coordinator.state.topic.min.isr=%d\n",
	           factor, factor, min_isr, factor, min_isr);
	/* All of them are on one machine: an election need not wait long. */
	buf_add_text(out, "controller.quorum.election.timeout.ms=200\ncontroller.quorum.election.backoff.max.ms=200\n");
	buf_add_bytes(out, s->file);
	buf_printf(out, "\nprocess.roles=broker,controller\nnode.id=%d\ncontroller.quorum.bootstrap.servers=", (int)index + 1);
	for (int32_t i = 0; i < s->count; i++)
		buf_printf(out, "%s127.0.0.1:%d", i > 0 ? "," : "", (int)controller_port_of(s, i));
	buf_printf(out, "\nlisteners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d\n"
	                "advertised.listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d\n"
	                "controller.listener.names=CONTROLLER\n"
	                "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\n"
	                "inter.broker.listener.name=PLAINTEXT\nlog.dirs=", port, controller_port, port, controller_port);
	for (const char *at = s->data; *at; at++)
		buf_printf(out, *at == '\\' ? "\\\\" : "%c", *at);
	buf_printf(out, "/broker-%d\n", (int)index + 1);
}

/* What the file asks for and klab has not; left out in silence, it would let everybody in. */
static bool is_served(const struct node_config *c, struct buf *problem)
{
	if (properties_get(&c->properties, "authorizer.class.name").size > 0) {
		buf_add_text(problem, "authorizer.class.name: klab has no access control yet; without that line everybody may do everything");
		return false;
	}
	for (int32_t i = 0; i < c->listener_count; i++) {
		const struct listener *l = &c->listeners[i];

		if (l->security_protocol == 0 && l->port > 0)
			continue;
		buf_printf(problem, l->port > 0 ? "the listener %.*s: klab speaks PLAINTEXT only: it has no TLS and no SASL yet"
		                                : "the listener %.*s: it needs a port; without node.id in the file, --port 0 takes what is free",
		           (int)l->name.size, (const char *)l->name.data);
		return false;
	}
	return true;
}

static bool give(struct serving *s, int32_t index)
{
	struct served *b = &s->brokers[index];
	struct buf text = { .heap = s->heap }, problem = { .heap = s->heap };

	if (s->data[0])
		write_properties(s, index, &text);
	else
		buf_add_bytes(&text, s->file);
	b->properties = arena_copy(&s->arena, buf_bytes(&text));
	b->config = node_config_new(s->heap, b->properties, &problem);
	bool is_good = b->config && is_served(b->config, &problem);

	if (is_good)
		snprintf(b->name, sizeof(b->name), "%s-%d", b->config->is_broker ? "broker" : "controller", (int)b->config->node_id);
	else
		serving_refuse(s->options.properties ? s->options.properties : "the settings", buf_text(&problem));
	buf_free(&text);
	buf_free(&problem);
	return is_good;
}

bool settings_give(struct serving *s)
{
	for (int32_t i = 0; i < s->count; i++)
		if (!give(s, i))
			return false;
	return true;
}
