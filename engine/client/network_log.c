#include "engine/client/network.h"
#include "engine/base/owned.h"

struct line {
	struct list link;
	enum client_log_level level;
	const char *logger;
	int64_t wall_ms;
	struct bytes text, cause; /* owned */
};

static void line_del(struct network *net, struct line *line)
{
	list_remove(&line->link);
	owned_free(net->heap, &line->text);
	owned_free(net->heap, &line->cause);
	heap_free(net->heap, line);
	net->log_count--;
}

void network_log(struct network *net, const struct event *ev, enum client_log_level level, const char *logger, const char *format, ...)
{
	struct line *line = HEAP_NEW(net->heap, struct line);
	struct buf text = { .heap = net->heap };
	va_list args;

	buf_add_bytes(&text, net->log_prefix);
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	line->level = level;
	line->logger = logger;
	line->wall_ms = ev->wall_ms;
	line->text = owned_copy(net->heap, buf_bytes(&text));
	buf_free(&text);
	list_append(&net->log, &line->link);
	if (++net->log_count > CLIENT_LOG_LINES_MAX)
		line_del(net, LIST_FIRST(&net->log, struct line, link));
}

void network_log_cause(struct network *net, struct bytes exception)
{
	struct line *last = list_is_empty(&net->log) ? NULL : CONTAINER_OF(net->log.prev, struct line, link);

	if (last)
		owned_set(net->heap, &last->cause, exception);
}

bool network_take_log(struct network *net, struct arena *arena, struct client_log_line *out)
{
	struct line *line = LIST_FIRST(&net->log, struct line, link);

	if (!line)
		return false;
	*out = (struct client_log_line){ line->level, line->logger, line->wall_ms, arena_copy(arena, line->text),
		                             bytes_is_null(line->cause) ? BYTES_NULL : arena_copy(arena, line->cause) };
	line_del(net, line);
	return true;
}

void network_log_free(struct network *net)
{
	LIST_EACH(&net->log, struct line, line, link)
		line_del(net, line);
}
