#include "engine/broker/start.h"

#include "engine/broker/config.h"
#include "engine/broker/connection.h"
#include "engine/broker/partition.h"
#include "engine/broker/producer_ids.h"
#include "engine/broker/storage.h"

#include "engine/broker/api/fetch_session.h"
#include "engine/broker/api/group_port.h"

#include <stdarg.h>

void node_refuse(struct node *n, const char *format, ...)
{
	struct buf reason = { .heap = n->heap };
	struct bytes when = node_time_text(n->fx->arena, n->wall_ms);
	va_list args;

	va_start(args, format);
	buf_vprintf(&reason, format, args);
	va_end(args);
	effects_printf(n->fx, 2, "[%.*s] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)\n%s\n", (int)when.size,
	               (const char *)when.data, buf_text(&reason));
	trace(n->fx->trace, node_refused, .id = n->id, .reason = buf_bytes(&reason));
	buf_free(&reason);
	effects_exit(n->fx, 1);
	n->has_ended = true;
}

static bool load_config(struct node *n)
{
	struct buf problem = { .heap = n->heap };

	n->config = node_config_new(n->heap, n->properties, &problem);
	if (!n->config) {
		bool is_requirement = bytes_starts_with(buf_bytes(&problem), BYTES("requirement failed"));

		node_refuse(n, "%s: %s",
		            is_requirement ? "java.lang.IllegalArgumentException" : "org.apache.kafka.common.config.ConfigException",
		            buf_text(&problem));
	}
	buf_free(&problem);
	if (n->config)
		n->id = n->config->node_id;
	return n->config != NULL;
}

/* The directories of a server that runs already are not touched. */
static bool lock_directories(struct node *n)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++) {
		struct bytes dir = n->config->log_dirs[i];
		struct bytes path = arena_printf(n->fx->arena, "%.*s/.lock", (int)dir.size, (const char *)dir.data);
		enum err err = n->disk->ops->lock(n->disk->self, path);

		if (err) {
			node_refuse(n, "org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in %.*s. A Kafka instance in "
			            "another process or thread is using this directory.", (int)dir.size, (const char *)dir.data);
			return false;
		}
	}
	return true;
}

static void begin_listening(struct node *n)
{
	for (int32_t i = 0; i < n->config->listener_count; i++)
		effects_listen(n->fx, n->config->listeners[i].port, i);
}

void node_start(struct node *n)
{
	if (!load_config(n) || !storage_load(n) || !lock_directories(n))
		return;
	begin_listening(n);
}

void node_begin_stop(struct node *n)
{
	if (n->is_stopping || n->has_ended)
		return;
	n->is_stopping = true;
	effects_exit(n->fx, 0);
}

void node_parts_begin_step(struct node *n)
{
	group_port_begin_step(n);
}

bool node_parts_run(struct node *n)
{
	(void)n;
	return false;
}

void node_parts_del(struct node *n)
{
	group_port_del(n);
	partitions_del(n);
	fetch_sessions_del(n);
	producer_ids_del(n);
}

void node_outbound_event(struct node *n, const struct event *event)
{
	(void)n;
	(void)event;
}

int32_t node_controller_id(const struct node *n)
{
	(void)n;
	return -1;
}
