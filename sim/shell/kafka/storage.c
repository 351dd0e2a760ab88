/* kafka-storage: gives log directories their identity, shows it, makes ids. */
#include "engine/base/uuid.h"
#include "engine/broker/storage_format.h"
#include "engine/meta/properties.h"
#include "sim/shell/command.h"

enum { META_SIZE_MAX = 64 * 1024, RANDOM_UUID_WORD = 1 };

#define USAGE "usage: kafka-storage [-h] {info,format,version-mapping,feature-dependencies,random-uuid} ...\n"

struct words {
	struct bytes config, cluster_id, initial_controllers;
	bool is_standalone, has_no_initial_controllers, is_ignored;
};

/* Words of one meaning. */
static bool is_one_of(struct bytes word, const char *a, const char *b)
{
	return bytes_equal_text(word, a) || bytes_equal_text(word, b);
}

/* A problem as argparse4j tells it: usage, then the reason. */
static bool refuse(struct task *task, const char *what, struct bytes word)
{
	task_err(task, USAGE "kafka-storage: error: %s%.*s\n", what, TEXT(word));
	task_exit(task, 1);
	return false;
}

static bool read_words(struct task *task, struct words *w)
{
	*w = (struct words){ BYTES_NULL, BYTES_NULL, BYTES_NULL, false, false, false };
	for (int32_t i = 2; i < task->argc; i++) {
		struct bytes word = task->argv[i];
		struct bytes *value = is_one_of(word, "-c", "--config")               ? &w->config
		                      : is_one_of(word, "-t", "--cluster-id")         ? &w->cluster_id
		                      : is_one_of(word, "-I", "--initial-controllers") ? &w->initial_controllers
		                                                                       : NULL;

		if (value) {
			if (++i == task->argc)
				return refuse(task, "expected one argument: ", word);
			*value = task->argv[i];
		} else if (is_one_of(word, "-s", "--standalone")) {
			w->is_standalone = true;
		} else if (is_one_of(word, "-N", "--no-initial-controllers")) {
			w->has_no_initial_controllers = true;
		} else if (is_one_of(word, "-g", "--ignore-formatted")) {
			w->is_ignored = true;
		} else {
			return refuse(task, "unrecognized arguments: ", word);
		}
	}
	if (bytes_is_null(w->config))
		return refuse(task, "argument --config/-c is required", BYTES(""));
	return true;
}

static bool read_config(struct task *task, struct bytes path, struct bytes *out)
{
	if (task_read_file(task, path, out) == ERR_OK)
		return true;
	task_err(task, "java.nio.file.NoSuchFileException: %.*s\n", TEXT(path));
	task_exit(task, 1);
	return false;
}

static void seed(struct task *task, struct prng *prng)
{
	/* Two runs at different moments make different ids; the same run made again makes the same. */
	world_prng(task->world, arena_printf(task_arena(task), "kafka-storage at %lld %.*s", (long long)task->now_us, TEXT(task->name)), prng);
}

/* The log directories that a configuration names, between commas. */
static struct bytes log_dirs_of(struct task *task, struct bytes properties)
{
	struct properties p = properties_parse(properties, task_arena(task));
	struct bytes dirs = properties_get(&p, "log.dirs");

	if (bytes_is_null(dirs))
		dirs = properties_get(&p, "log.dir");
	return bytes_is_null(dirs) ? BYTES("/tmp/kafka-logs") : dirs;
}

/* The next of them; false behind the last. */
static bool next_dir(struct bytes dirs, size_t *at, struct bytes *dir)
{
	size_t end = bytes_find(dirs, *at, ',');

	if (*at >= dirs.size)
		return false;
	*dir = bytes_trim(bytes_slice(dirs, *at, end - *at));
	*at = end + 1;
	return true;
}

/* What it formats it also syncs, as Kafka's tool does. */
static void sync_log_dirs(struct task *task, struct bytes properties)
{
	struct bytes dirs = log_dirs_of(task, properties), dir;

	for (size_t at = 0; next_dir(dirs, &at, &dir);)
		world_sync_disk(task->world, dir);
}

static void format(struct task *task)
{
	struct words w;
	struct bytes properties;
	struct prng prng;
	struct buf out = { .heap = task->heap }, err = { .heap = task->heap };

	if (!read_words(task, &w) || !read_config(task, w.config, &properties))
		return;
	if (bytes_is_null(w.cluster_id)) {
		refuse(task, "argument --cluster-id/-t is required", BYTES(""));
		return;
	}
	seed(task, &prng);
	int status = storage_format(&(struct storage_format_options){
		.heap = task->heap,
		.disk = world_disk(task->world),
		.prng = &prng,
		.wall_ms = task->wall_ms,
		.properties = properties,
		.cluster_id = w.cluster_id,
		.is_standalone = w.is_standalone,
		.has_no_initial_controllers = w.has_no_initial_controllers,
		.initial_controllers = w.initial_controllers,
		.is_formatted_ignored = w.is_ignored,
	}, &out, &err);

	if (status == 0)
		sync_log_dirs(task, properties);
	task_write(task, 1, buf_bytes(&out));
	task_write(task, 2, buf_bytes(&err));
	buf_free(&out);
	buf_free(&err);
	task_exit(task, status);
}

static void info(struct task *task)
{
	struct words w;
	struct bytes properties, text;
	bool is_missing = false;

	if (!read_words(task, &w) || !read_config(task, w.config, &properties))
		return;
	struct bytes dirs = log_dirs_of(task, properties), dir;

	task_out(task, "Found log director%s:\n", bytes_find(dirs, 0, ',') < dirs.size ? "ies" : "y");
	for (size_t at = 0; next_dir(dirs, &at, &dir);)
		task_out(task, "  %.*s\n", TEXT(dir));
	task_out(task, "\n");
	for (size_t at = 0; next_dir(dirs, &at, &dir);) {
		if (task_read_file(task, arena_printf(task_arena(task), "%.*s/meta.properties", TEXT(dir)), &text) != ERR_OK) {
			task_out(task, "Found problem:\n  %.*s is not formatted.\n\n", TEXT(dir));
			is_missing = true;
			continue;
		}
		struct properties meta = properties_parse(text, task_arena(task));

		task_out(task, "Found metadata: {cluster.id=%.*s, directory.id=%.*s, node.id=%.*s, version=%.*s}\n\n", TEXT(properties_get(&meta, "cluster.id")),
		         TEXT(properties_get(&meta, "directory.id")), TEXT(properties_get(&meta, "node.id")), TEXT(properties_get(&meta, "version")));
	}
	task_exit(task, is_missing);
}

static void start(struct task *task)
{
	struct bytes word = task->argc > 1 ? task->argv[RANDOM_UUID_WORD] : BYTES("");
	struct prng prng;
	char text[UUID_TEXT_SIZE + 1];

	if (bytes_equal_text(word, "random-uuid")) {
		seed(task, &prng);
		task_out(task, "%s\n", uuid_text(uuid_random(&prng), text));
		task_exit(task, 0);
	} else if (bytes_equal_text(word, "format")) {
		format(task);
	} else if (bytes_equal_text(word, "info")) {
		info(task);
	} else if (is_one_of(word, "-h", "--help")) {
		task_out(task, USAGE "\nThe Kafka storage tool.\n");
		task_exit(task, 0);
	} else {
		refuse(task, word.size > 0 ? "invalid choice: " : "too few arguments", word);
	}
}

const struct command kafka_storage_command = { .name = "kafka-storage",
	                                           .summary = "format log directories, make ids",
	                                           .group = COMMAND_KAFKA,
	                                           .start = start };
