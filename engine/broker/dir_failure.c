/* A log directory that fails: a call of the disk came back with an error, be it that the disk is full, broken, or torn out. It is offline until the
 * next start, with all that lies in it; a broker without any directory, or without that of the metadata log, ends.
 *
 * Source: Kafka's LogDirFailureChannel, ReplicaManager and LogManager (KIP-112); the lines of the server log are theirs. */
#include "engine/broker/lifecycle.h"
#include "engine/broker/partition_internal.h"

#include "engine/base/uuid.h"

#include <stdarg.h>

#define LOG_MANAGER "org.apache.kafka.storage.internals.log.LogManager"
#define REPLICA_MANAGER "kafka.server.ReplicaManager"
#define PREFIX "[ReplicaManager broker=%d] "
#define TEXT(b) (int)(b).size, (const char *)(b).data

/* "t-0,t-1": those whose log, or whose future log, lies there. */
static struct bytes names_in(struct node *n, int32_t dir, bool is_future)
{
	struct buf text = { .heap = n->heap };

	TREE_EACH(&n->partitions->tree, struct partition, p, node)
		if (is_future ? p->future && p->future_dir == dir : p->log && p->dir == dir)
			buf_printf(&text, "%s%.*s-%d", text.size ? "," : "", TEXT(p->topic), (int)p->number);
	struct bytes copy = arena_copy(n->fx->arena, buf_bytes(&text));

	buf_free(&text);
	return copy;
}

static void tell_begin(struct node *n, int32_t dir)
{
	struct bytes path = n->config->log_dirs[dir], logs = names_in(n, dir, false), futures = names_in(n, dir, true);
	char id[UUID_TEXT_SIZE + 1];

	node_log(n, "WARN", REPLICA_MANAGER, PREFIX "Stopping serving replicas in dir %.*s with uuid Optional[%s] because the log directory has failed.",
	         (int)n->id, TEXT(path), uuid_text(n->directory_ids[dir], id));
	node_log(n, "WARN", REPLICA_MANAGER, PREFIX "Broker %d stopped fetcher for partitions %.*s and stopped moving logs for partitions %.*s because they are "
	         "in the failed log directory %.*s.", (int)n->id, (int)n->id, TEXT(logs), TEXT(futures), TEXT(path));
	node_log(n, "WARN", LOG_MANAGER, "Stopping serving logs in dir %.*s", TEXT(path));
}

/* Whoever coordinates groups in it may be in the middle of an append: it resigns when the image has another leader. */
static void take_offline(struct node *n, struct partition *p)
{
	node_forget_sync(n, &p->flush);
	log_del(p->log);
	p->log = NULL;
	p->is_resignation_due = p->is_resignation_due || p->is_leader;
	p->is_leader = false;
	partition_fail_waiters(n, p, KAFKA_KAFKA_STORAGE_ERROR);
}

static bool is_any_online(const struct node *n)
{
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		if (!n->partitions->is_dir_offline[i])
			return true;
	return false;
}

/* True if the broker cannot go on; then it has said why. */
static bool is_fatal(struct node *n, struct bytes path)
{
	struct buf dirs = { .heap = n->heap };

	if (is_any_online(n)) {
		if (!bytes_equal(path, n->config->metadata_log_dir))
			return false;
		node_log(n, "FATAL", REPLICA_MANAGER, PREFIX "Shutdown broker because the metadata log dir %.*s has failed", (int)n->id, TEXT(path));
		return true;
	}
	for (int32_t i = 0; i < n->config->log_dir_count; i++)
		buf_printf(&dirs, "%s%.*s", i > 0 ? ", " : "", TEXT(n->config->log_dirs[i]));
	node_log(n, "ERROR", LOG_MANAGER, "Shutdown broker because all log dirs in %s have failed", buf_text(&dirs));
	buf_free(&dirs);
	return true;
}

void partitions_dir_failed(struct node *n, int32_t dir, enum err err, const char *format, ...)
{
	struct bytes path = n->config->log_dirs[dir], logs, futures;
	struct buf text = { .heap = n->heap };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	node_log(n, "ERROR", "org.apache.kafka.storage.internals.log.LogDirFailureChannel", "%s", buf_text(&text));
	node_log(n, NULL, NULL, "java.io.IOException: %s", err_text(err));
	buf_free(&text);
	if (n->partitions->is_dir_offline[dir])
		return;
	tell_begin(n, dir);
	logs = names_in(n, dir, false);
	futures = names_in(n, dir, true);
	n->partitions->is_dir_offline[dir] = true;
	trace(n->fx->trace, log_dir_failed, .dir = path, .error = bytes_of_text(err_text(err)));
	TREE_EACH(&n->partitions->tree, struct partition, p, node) {
		if (p->future && (p->future_dir == dir || p->dir == dir))
			partition_future_drop(n, p, false);
		if (p->log && p->dir == dir)
			take_offline(n, p);
	}
	if (is_fatal(n, path)) {
		effects_exit(n->fx, 1);
		n->has_ended = true;
		return;
	}
	node_log(n, "WARN", LOG_MANAGER, "Logs for partitions %.*s are offline and logs for future partitions %.*s are offline due to failure on log directory "
	         "%.*s", TEXT(logs), TEXT(futures), TEXT(path));
	lifecycle_dir_failed(n);
	node_log(n, "WARN", REPLICA_MANAGER, PREFIX "Stopped serving replicas in dir %.*s", (int)n->id, TEXT(path));
}

void partition_failed(struct node *n, const struct partition *p, int32_t dir, enum err err, const char *format, ...)
{
	struct buf doing = { .heap = n->heap };
	va_list args;

	va_start(args, format);
	buf_vprintf(&doing, format, args);
	va_end(args);
	partitions_dir_failed(n, dir, err, "%s %.*s-%d in dir %.*s", buf_text(&doing), TEXT(p->topic), (int)p->number, TEXT(n->config->log_dirs[dir]));
	buf_free(&doing);
}
