/* kafka-features: what the cluster could do and what it has agreed on (KIP-584), and a change of that. */
#include <stdlib.h>

#include "engine/wire/api.h"
#include "sim/shell/kafka/features.h"
#include "sim/shell/kafka/release.h"
#include "sim/shell/kafka/subcommand.h"

static const char *const words[] = { "describe", "upgrade", "downgrade", "disable", "version-mapping", "feature-dependencies", NULL };

enum { DESCRIBE, UPGRADE, DOWNGRADE, DISABLE, VERSION_MAPPING, FEATURE_DEPENDENCIES };

static const char *const word_abouts[] = { "Show the levels that are in force.", "Raise the levels of features.", "Lower the levels of features.",
	                                       "Lower features to level 0.", "Show the levels that belong to a release.",
	                                       "Show what a level of a feature needs.", NULL };

static const struct option options[] = {
	{ .name = "help", .letter = "h", .type = OPTION_FLAG, .about = "Show this help and end." },
	{ .name = "bootstrap-server", .type = OPTION_STRING, .argument = "BOOTSTRAP_SERVER", .exclusion = 1, .about = "The brokers to connect to." },
	{ .name = "bootstrap-controller", .type = OPTION_STRING, .argument = "BOOTSTRAP_CONTROLLER", .exclusion = 1, .about = "The controllers to connect to." },
	{ .name = "command-config", .type = OPTION_STRING, .argument = "COMMAND_CONFIG", .about = "File with settings of the admin client." },
	{ .name = "node-id", .type = OPTION_INT, .argument = "NODE_ID", .words = "describe", .about = "The node that is asked." },
	{ .name = "metadata", .type = OPTION_STRING, .argument = "METADATA", .words = "upgrade downgrade", .about = "(DEPRECATED) The level of metadata.version." },
	{ .name = "release-version", .type = OPTION_STRING, .argument = "RELEASE_VERSION", .words = "upgrade downgrade version-mapping", .about = "The release." },
	{ .name = "feature", .type = OPTION_STRING, .argument = "FEATURE", .is_repeated = true, .words = "upgrade downgrade disable feature-dependencies", .required_by = "feature-dependencies", .about = "feature=level." },
	{ .name = "unsafe", .type = OPTION_FLAG, .words = "downgrade disable", .about = "Even if metadata is lost." },
	{ .name = "dry-run", .type = OPTION_FLAG, .words = "upgrade downgrade disable", .about = "Only check." },
	{ 0 },
};

static struct bytes level_text(struct task *task, struct bytes feature, int16_t level)
{
	const char *release = bytes_equal_text(feature, "metadata.version") ? release_of_level(level) : NULL;

	if (release)
		return bytes_of_text(release);
	if (bytes_equal_text(feature, "metadata.version"))
		return arena_printf(task_arena(task), "UNKNOWN %d", level);
	return arena_printf(task_arena(task), "%d", level);
}

static int by_name(const void *a, const void *b)
{
	const struct api_versions_response_supported_feature_key *x = a, *y = b;

	return bytes_compare(x->name, y->name);
}

static void described(struct task *task, const struct admin_result *result)
{
	if (result->exception || result->item_count == 0 || result->items[0].exception) {
		const char *exception = result->exception ? result->exception : result->items[0].exception;
		struct bytes error = result->exception ? result->error : result->items[0].error;

		features_fail(task, arena_printf(task_arena(task), "%.*s: %.*s", TEXT(tool_exception(task, exception)), TEXT(error)));
		return;
	}
	const struct api_versions_response *r = result->items[0].data;
	size_t size = (size_t)r->supported_features_count * sizeof(*r->supported_features);
	struct api_versions_response_supported_feature_key *features = arena_alloc(task_arena(task), size + 1);

	if (size > 0)
		memcpy(features, r->supported_features, size);
	qsort(features, (size_t)r->supported_features_count, sizeof(*features), by_name);
	for (int32_t i = 0; i < r->supported_features_count; i++) {
		int16_t level = 0;

		for (int32_t j = 0; j < r->finalized_features_count; j++)
			if (bytes_equal(r->finalized_features[j].name, features[i].name))
				level = r->finalized_features[j].max_version_level;
		task_out(task, "Feature: %-40.*s  SupportedMinVersion: %-15.*s  SupportedMaxVersion: %-15.*s  FinalizedVersionLevel: %-15.*s  Epoch: ",
		         TEXT(features[i].name), TEXT(level_text(task, features[i].name, features[i].min_version)),
		         TEXT(level_text(task, features[i].name, features[i].max_version)), TEXT(level_text(task, features[i].name, level)));
		if (r->finalized_features_epoch >= 0)
			task_out(task, "%lld\n", (long long)r->finalized_features_epoch);
		else
			task_out(task, "-\n");
	}
	tool_exit(task, 0);
}

static void describe(struct task *task)
{
	struct tool *tool = task->state;
	struct api_versions_request body = tool_ask_versions();
	struct admin_target target = { .kind = ADMIN_ANY };
	int64_t node = 0;

	if (options_has(&task->options, "node-id")) {
		options_integer(&task->options, &task->memory, "node-id", &node);
		if (node < 0) {
			features_fail(task, arena_printf(task_arena(task), "Invalid node id %lld: must be non-negative.", (long long)node));
			return;
		}
		target = (struct admin_target){ .kind = ADMIN_BROKER, .node = (int32_t)node };
	}
	tool_then_do(task, admin_send(tool->admin, task->event, task->fx, target, api_of_name(BYTES("ApiVersions")), &body, 0), described);
}

static void fail_command_line(struct task *task, struct bytes message)
{
	task_err(task, "Command line error: %.*s. Type --help for help.", TEXT(message)); /* without a newline, as Kafka has it */
	task_exit(task, 1);
}

static void start_with_admin(struct task *task, int word)
{
	struct buf problem = { .heap = task->heap };
	bool has_controller = options_has(&task->options, "bootstrap-controller");
	struct bytes config = options_text(&task->options, &task->memory, "command-config"), ignored;
	struct bytes servers = options_text(&task->options, &task->memory, has_controller ? "bootstrap-controller" : "bootstrap-server");

	if (!bytes_is_null(config) && task_read_file(task, config, &ignored) != ERR_OK)
		features_fail(task, config); /* all that the exception says */
	else if (!has_controller && !options_has(&task->options, "bootstrap-server"))
		fail_command_line(task, BYTES("You must specify either --bootstrap-controller or --bootstrap-server."));
	else if (!tool_open(task, servers, has_controller, config, &problem) && !task->is_done)
		features_fail(task, BYTES("Failed to create new KafkaAdminClient"));
	if (!task->is_done && word == DESCRIBE)
		describe(task);
	else if (!task->is_done)
		features_update(task, words[word]);
	buf_free(&problem);
}

static void start(struct task *task)
{
	int word;

	if (options_has(&task->options, "help")) {
		tool_argparse_help(task, 0);
		return;
	}
	struct bytes wrong = subcommand_judge(task, &word);

	if (!bytes_is_null(wrong))
		fail_command_line(task, wrong);
	else if (word == VERSION_MAPPING)
		release_print_mapping(task, options_text(&task->options, &task->memory, "release-version"));
	else if (word == FEATURE_DEPENDENCIES)
		release_print_dependencies(task, WORDING_FEATURES);
	else
		start_with_admin(task, word);
}

const struct command kafka_features_command = { .name = "kafka-features",
	                                            .summary = "show and change the features that the cluster has agreed on",
	                                            .group = COMMAND_KAFKA,
	                                            .options = options,
	                                            .style = OPTIONS_ARGPARSE,
	                                            .words = words,
	                                            .word_abouts = word_abouts,
	                                            .state_size = sizeof(struct features_state),
	                                            .start = start,
	                                            .step = tool_step,
	                                            .deadline = tool_deadline,
	                                            .end = tool_end };
