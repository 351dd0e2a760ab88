/* kafka-storage: gives log directories their identity before a server may use them. */
#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "engine/broker/storage_format.h"
#include "engine/meta/properties.h"
#include "sim/shell/kafka/release.h"
#include "sim/shell/kafka/subcommand.h"

enum { WORD_INFO, WORD_FORMAT, WORD_VERSION_MAPPING, WORD_FEATURE_DEPENDENCIES, WORD_RANDOM_UUID, DIRS_MAX = 64 };

static const char *const words[] = { "info", "format", "version-mapping", "feature-dependencies", "random-uuid", NULL };

static const char *const word_abouts[] = { "Show the log directories of this node.", "Format the log directories of this node.",
	                                       "Show the levels that belong to a release.", "Show what a level of a feature needs.",
	                                       "Print a random id.", NULL };

static const struct option options[] = {
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ .name = "config", .letter = "c", .type = OPTION_STRING, .argument = "CONFIG", .words = "info format", .is_required = true, .about = "The configuration file of the server." },
	{ .name = "cluster-id", .letter = "t", .type = OPTION_STRING, .argument = "CLUSTER_ID", .words = "format", .is_required = true, .about = "The id of the cluster." },
	{ .name = "add-scram", .letter = "S", .type = OPTION_STRING, .argument = "ADD_SCRAM", .words = "format", .about = "A SCRAM credential to begin with." },
	{ .name = "ignore-formatted", .letter = "g", .type = OPTION_FLAG, .words = "format", .about = "Leave formatted directories as they are." },
	{ .name = "release-version", .letter = "r", .type = OPTION_STRING, .argument = "RELEASE_VERSION", .words = "format version-mapping", .about = "The release whose features the cluster begins with." },
	{ .name = "feature", .letter = "f", .type = OPTION_STRING, .argument = "FEATURE", .is_repeated = true, .words = "format feature-dependencies", .required_by = "feature-dependencies", .about = "A feature and its level: feature=level." },
	{ .name = "standalone", .letter = "s", .type = OPTION_FLAG, .exclusion = 1, .words = "format", .about = "A quorum of this controller alone." },
	{ .name = "no-initial-controllers", .letter = "N", .type = OPTION_FLAG, .exclusion = 1, .words = "format", .about = "Join a quorum later." },
	{ .name = "initial-controllers", .letter = "I", .type = OPTION_STRING, .exclusion = 1, .argument = "INITIAL_CONTROLLERS", .words = "format", .about = "The controllers of the quorum: id@host:port:directory,..." },
	{ 0 },
};

static bool has(struct task *task, const char *name)
{
	return options_has(&task->options, name);
}

static struct bytes text_of(struct task *task, const char *name)
{
	return options_text(&task->options, &task->memory, name);
}

static bool read_config(struct task *task, struct bytes *out)
{
	struct bytes path = text_of(task, "config");

	if (task_read_file(task, path, out) == ERR_OK)
		return true;
	tool_uncaught(task, "java.nio.file.NoSuchFileException", path);
	return false;
}

/* ---- format --------------------------------------------------------------------------------------------------------- */

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
	struct buf out = { .heap = task->heap }, err = { .heap = task->heap };
	struct bytes properties;
	struct prng prng;

	if (!read_config(task, &properties))
		return;
	prng_seed(&prng, tool_seed(task), 0);
	int32_t feature_count = options_count(&task->options, "feature");
	struct bytes *features = arena_calloc(task_arena(task), (size_t)feature_count + 1, sizeof(*features));

	for (int32_t i = 0; i < feature_count; i++)
		features[i] = options_value(&task->options, "feature", i);
	int status = storage_format(&(struct storage_format_options){ .heap = task->heap,
	                                                              .disk = world_disk(task->world),
	                                                              .prng = &prng,
	                                                              .wall_ms = task->wall_ms,
	                                                              .properties = properties,
	                                                              .cluster_id = text_of(task, "cluster-id"),
	                                                              .is_standalone = has(task, "standalone"),
	                                                              .has_no_initial_controllers = has(task, "no-initial-controllers"),
	                                                              .initial_controllers = text_of(task, "initial-controllers"),
	                                                              .is_formatted_ignored = has(task, "ignore-formatted"),
	                                                              .release_version = text_of(task, "release-version"),
	                                                              .features = features,
	                                                              .feature_count = feature_count,
	                                                              .scram = text_of(task, "add-scram") },
	                            &out, &err);

	if (status == 0)
		sync_log_dirs(task, properties);
	task_write(task, 1, buf_bytes(&out));
	task_write(task, 2, buf_bytes(&err));
	buf_free(&out);
	buf_free(&err);
	task_exit(task, status);
}

/* ---- info ----------------------------------------------------------------------------------------------------------- */

struct info {
	struct buf found;
	struct buf problems;
	int found_count, problem_count;
	struct properties first; /* of the first meta.properties */
	bool has_first;
};

static void add_problem(struct info *info, struct bytes text)
{
	buf_printf(&info->problems, "  %.*s\n", TEXT(text));
	info->problem_count++;
}

static void look_at(struct task *task, struct info *info, struct bytes directory)
{
	struct disk *disk = world_disk(task->world);
	struct arena *arena = task_arena(task);
	struct bytes contents;
	bool is_directory;
	int64_t size;

	if (disk->ops->stat(disk->self, directory, &is_directory, &size) != ERR_OK) {
		add_problem(info, arena_printf(arena, "%.*s does not exist", TEXT(directory)));
		return;
	}
	if (!is_directory) {
		add_problem(info, arena_printf(arena, "%.*s is not a directory", TEXT(directory)));
		return;
	}
	buf_printf(&info->found, "  %.*s\n", TEXT(directory));
	info->found_count++;
	if (task_read_file(task, arena_printf(arena, "%.*s/meta.properties", TEXT(directory)), &contents) != ERR_OK) {
		add_problem(info, arena_printf(arena, "%.*s is not formatted.", TEXT(directory)));
		return;
	}
	struct properties properties = properties_parse(contents, arena);

	if (!info->has_first) {
		info->first = properties;
		info->has_first = true;
	} else if (!bytes_equal(properties_get(&info->first, "cluster.id"), properties_get(&properties, "cluster.id"))) {
		add_problem(info, BYTES("Mismatched cluster IDs between storage directories."));
	} else if (!bytes_equal(properties_get(&info->first, "node.id"), properties_get(&properties, "node.id"))) {
		add_problem(info, BYTES("Mismatched node IDs between storage directories."));
	}
}

static void print_info(struct task *task, struct info *info)
{
	if (info->found_count > 0)
		task_out(task, "Found log director%s:\n%s\n", info->found_count == 1 ? "y" : "ies", buf_text(&info->found));
	if (info->has_first) {
		task_out(task, "Found metadata: {");
		for (int32_t i = 0; i < info->first.count; i++)
			task_out(task, "%s%.*s=%.*s", i > 0 ? ", " : "", TEXT(info->first.items[i].name), TEXT(info->first.items[i].value));
		task_out(task, "}\n\n");
	}
	if (info->problem_count > 0)
		task_out(task, "Found problem%s:\n%s\n", info->problem_count == 1 ? "" : "s", buf_text(&info->problems));
	task_exit(task, info->problem_count > 0);
}

/* The directories, sorted, each once. */
static int32_t directories_of(const struct node_config *config, struct bytes out[static DIRS_MAX])
{
	int32_t count = 0;

	for (int32_t i = 0; i <= config->log_dir_count && count < DIRS_MAX; i++) {
		struct bytes directory = i < config->log_dir_count ? config->log_dirs[i] : config->metadata_log_dir;
		int32_t at = 0;

		if (bytes_is_null(directory))
			continue;
		while (at < count && bytes_compare(out[at], directory) < 0)
			at++;
		if (at < count && bytes_equal(out[at], directory))
			continue;
		memmove(out + at + 1, out + at, (size_t)(count - at) * sizeof(*out));
		out[at] = directory;
		count++;
	}
	return count;
}

static void info(struct task *task)
{
	struct info found = { .found = { .heap = task->heap }, .problems = { .heap = task->heap } };
	struct buf problem = { .heap = task->heap };
	struct bytes text, directories[DIRS_MAX + 1];

	if (!read_config(task, &text))
		return;
	struct node_config *config = node_config_new(task->heap, text, &problem);

	if (!config) {
		tool_uncaught(task, "org.apache.kafka.common.config.ConfigException", buf_bytes(&problem));
	} else {
		int32_t count = directories_of(config, directories);

		for (int32_t i = 0; i < count; i++)
			look_at(task, &found, directories[i]);
		print_info(task, &found);
		node_config_del(config);
	}
	buf_free(&found.found);
	buf_free(&found.problems);
	buf_free(&problem);
}

/* ---- The command ---------------------------------------------------------------------------------------------------- */

static void start(struct task *task)
{
	char id[UUID_TEXT_SIZE + 1];
	struct prng prng;

	switch (subcommand_take(task)) {
	case WORD_INFO:
		info(task);
		break;
	case WORD_FORMAT:
		format(task);
		break;
	case WORD_VERSION_MAPPING:
		release_print_mapping(task, text_of(task, "release-version"));
		break;
	case WORD_RANDOM_UUID:
		prng_seed(&prng, tool_seed(task), 0);
		task_out(task, "%s\n", uuid_text(uuid_random(&prng), id));
		task_exit(task, 0);
		break;
	case WORD_FEATURE_DEPENDENCIES:
		release_print_dependencies(task, WORDING_STORAGE);
		break;
	default:
		break;
	}
}

const struct command kafka_storage_command = { .name = "kafka-storage",
	                                           .summary = "format log directories",
	                                           .group = COMMAND_KAFKA,
	                                           .options = options,
	                                           .words = words,
	                                           .word_abouts = word_abouts,
	                                           .style = OPTIONS_ARGPARSE,
	                                           .start = start };
