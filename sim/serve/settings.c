/* What each broker's server.properties says. */
#include "sim/serve/internal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/meta/properties.h"

enum { PROPERTIES_SIZE_MAX = 1 << 20, CONTROLLER_PORT_STEP = 10000, PORT_MAX = 65535 };

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
	                "inter.broker.listener.name=PLAINTEXT\n"
	                "log.dirs=%s/broker-%d\n", port, controller_port, port, controller_port, s->data, (int)index + 1);
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
	if (b->config)
		snprintf(b->name, sizeof(b->name), "broker-%d", (int)b->config->node_id);
	else
		serving_refuse(s->options.properties ? s->options.properties : "the settings", buf_text(&problem));
	buf_free(&text);
	buf_free(&problem);
	return b->config != NULL;
}

bool settings_give(struct serving *s)
{
	for (int32_t i = 0; i < s->count; i++)
		if (!give(s, i))
			return false;
	return true;
}
