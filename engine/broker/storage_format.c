#include "engine/broker/storage_format.h"

#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "engine/broker/start.h"
#include "engine/meta/metadata_version.h"
#include "engine/meta/record.h"
#include "engine/raft/raft.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { META_SIZE_MAX = 64 * 1024 };

struct formatter {
	const struct storage_format_options *options;
	struct arena *arena;
	struct node_config *config;
	struct buf *out;
	struct buf *errors;
	struct voter_set voters; /* none: a static quorum, or voters to come */
	int16_t metadata_version;
	const char *version_name;
};

static int fail(struct formatter *f, const char *text)
{
	buf_add_text(f->errors, text);
	buf_add_char(f->errors, '\n');
	return 1;
}

static struct bytes path_of(const struct formatter *f, struct bytes dir, const char *name)
{
	return arena_printf(f->arena, "%.*s/%s", TEXT(dir), name);
}

/* "Tue Nov 14 22:13:20 UTC 2023", as Java's Date prints. */
static struct bytes java_date(struct arena *arena, int64_t wall_ms)
{
	static const char days[] = "ThuFriSatSunMonTueWed", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct bytes stamp = node_time_text(arena, wall_ms);
	int64_t day = wall_ms / 86400000, month = 1;

	bytes_to_int64(bytes_slice(stamp, 5, 2), &month);
	return arena_printf(arena, "%.3s %.3s %.*s %.*s UTC %.*s", days + day % 7 * 3, months + (month - 1) * 3, TEXT(bytes_slice(stamp, 8, 2)),
	                    TEXT(bytes_slice(stamp, 11, 8)), TEXT(bytes_slice(stamp, 0, 4)));
}

static enum err write_file(struct formatter *f, struct bytes dir, struct bytes path, struct bytes contents)
{
	enum err err = disk_replace(f->options->disk, path, contents);

	if (!err && f->options->fx) {
		effects_sync(f->options->fx, path, 0);
		effects_sync(f->options->fx, dir, 0);
	}
	return err;
}

static enum err write_meta_properties(struct formatter *f, struct bytes dir, struct uuid directory_id)
{
	struct bytes date = java_date(f->arena, f->options->wall_ms);
	char id[UUID_TEXT_SIZE + 1];
	struct bytes text = arena_printf(f->arena, "#\n#%.*s\ncluster.id=%.*s\ndirectory.id=%s\nnode.id=%d\nversion=1\n", TEXT(date),
	                                 TEXT(f->options->cluster_id), uuid_text(directory_id, id), f->config->node_id);

	return write_file(f, dir, path_of(f, dir, "meta.properties"), text);
}

static void add_feature(struct snapshot_writer *writer, struct buf *value, const char *name, int16_t level)
{
	struct feature_level_record message = { bytes_of_text(name), level };
	struct metadata_record record = { &feature_level_record_schema, 0, &message };

	if (level == 0)
		return;
	buf_clear(value);
	record_encode(&record, value);
	snapshot_add(writer, buf_bytes(value));
}

/* The bootstrap checkpoint: the first voters (of a dynamic quorum) and the features that the cluster begins with. */
static enum err write_checkpoint(struct formatter *f, struct bytes dir)
{
	struct heap *heap = f->options->heap;
	struct bytes metadata_dir = path_of(f, dir, METADATA_TOPIC "-0");
	struct bytes name = snapshot_name(f->arena, (struct snapshot_id){ 0, 0 });
	bool is_dynamic = properties_get(&f->config->properties, "controller.quorum.voters").size == 0;
	struct snapshot_writer writer;
	struct buf contents = { .heap = heap }, value = { .heap = heap };
	enum err err = disk_make_dirs(f->options->disk, metadata_dir);

	snapshot_begin(&writer, &contents, 0, f->options->wall_ms, f->options->wall_ms, is_dynamic ? 1 : 0, &f->voters);
	add_feature(&writer, &value, "metadata.version", f->metadata_version);
	for (int i = 0; i < cluster_feature_count; i++)
		add_feature(&writer, &value, cluster_features[i].name, cluster_feature_default(&cluster_features[i], f->metadata_version));
	snapshot_end(&writer);
	if (!err)
		err = write_file(f, metadata_dir, path_of(f, metadata_dir, arena_text(f->arena, name)), buf_bytes(&contents));
	buf_free(&contents);
	buf_free(&value);
	return err;
}

static bool is_metadata_dir(const struct formatter *f, struct bytes dir)
{
	return bytes_equal(dir, f->config->metadata_log_dir);
}

static const char *describe(const struct formatter *f, struct bytes dir)
{
	if (!is_metadata_dir(f, dir))
		return "data directory";
	if (f->voters.count == 0)
		return "metadata directory";
	return voter_set_find(&f->voters, f->config->node_id) ? "dynamic metadata voter directory" : "dynamic metadata directory";
}

static enum err format_directory(struct formatter *f, struct bytes dir)
{
	const struct raft_voter *me = voter_set_find(&f->voters, f->config->node_id);
	struct uuid id = me && is_metadata_dir(f, dir) ? me->directory_id : uuid_random(f->options->prng);

	buf_printf(f->out, "Formatting %s %.*s with metadata.version %s.\n", describe(f, dir), TEXT(dir), f->version_name);
	enum err err = disk_make_dirs(f->options->disk, dir);

	if (!err && f->config->is_controller && is_metadata_dir(f, dir))
		err = write_checkpoint(f, dir);
	return err ? err : write_meta_properties(f, dir, id);
}

static void add_standalone_voter(struct formatter *f)
{
	struct raft_endpoint endpoint = { .name = f->config->controller_listener };
	struct raft_voter voter = { .id = f->config->node_id, .directory_id = uuid_random(f->options->prng), .endpoints = &endpoint };

	voter.endpoint_count = 1;
	voter.max_kraft_version = 1;
	for (int32_t i = f->config->advertised_count - 1; i >= 0; i--)
		if (f->config->advertised[i].is_controller) {
			endpoint.host = f->config->advertised[i].host;
			endpoint.port = (uint16_t)f->config->advertised[i].port;
		}
	voter_set_copy(&f->voters, &voter, 1);
}

/* "id@host:port:directory" */
static bool parse_voter(struct formatter *f, struct bytes text, struct raft_voter *voter)
{
	struct raft_endpoint *endpoint = ARENA_NEW(f->arena, struct raft_endpoint);
	size_t sign = bytes_find(text, 0, '@'), colon = bytes_find(text, sign, ':'), second = bytes_find(text, colon + 1, ':');
	int64_t id, port;

	if (!bytes_to_int64(bytes_slice(text, 0, sign), &id) || !bytes_to_int64(bytes_slice(text, colon + 1, second - colon - 1), &port) ||
	    port < 0 || port > 65535 || id < 0 || id > INT32_MAX || !uuid_parse(bytes_slice(text, second + 1, text.size), &voter->directory_id))
		return false;
	*endpoint = (struct raft_endpoint){ f->config->controller_listener, bytes_slice(text, sign + 1, colon - sign - 1), (uint16_t)port };
	voter->id = (int32_t)id;
	voter->endpoints = endpoint;
	voter->endpoint_count = 1;
	voter->max_kraft_version = 1;
	return true;
}

static bool add_initial_controllers(struct formatter *f)
{
	struct bytes item, list = f->options->initial_controllers;
	struct raft_voter *voters = arena_calloc(f->arena, list.size + 1, sizeof(*voters));
	int32_t count = 0;

	for (size_t at = 0; config_list_next(list, &at, &item);)
		if (!parse_voter(f, item, &voters[count++])) {
			buf_printf(f->errors, "Failed to parse dynamic voter %.*s\n", TEXT(item));
			return false;
		}
	voter_set_copy(&f->voters, voters, count);
	return true;
}

static int choose_voters(struct formatter *f)
{
	const struct storage_format_options *o = f->options;
	bool is_static = properties_get(&f->config->properties, "controller.quorum.voters").size > 0;
	bool has_list = !bytes_is_null(o->initial_controllers);

	if (is_static && (has_list || o->is_standalone))
		return fail(f, "You cannot specify controller.quorum.voters and format the node with --initial-controllers or --standalone. If you "
		               "want to use dynamic quorum, please remove controller.quorum.voters and specify "
		               "controller.quorum.bootstrap.servers instead.");
	if (has_list && !add_initial_controllers(f))
		return 1;
	if (o->is_standalone && !f->config->is_controller)
		return fail(f, "You can only use --standalone on a controller.");
	if (o->is_standalone)
		add_standalone_voter(f);
	if (!o->has_no_initial_controllers && f->config->is_controller && !is_static && f->voters.count == 0)
		return fail(f, "Because controller.quorum.voters is not set on this controller, you must specify one of the following: --standalone, "
		               "--initial-controllers, or --no-initial-controllers.");
	return 0;
}

static int choose_version(struct formatter *f)
{
	struct bytes wanted = f->options->release_version;

	f->metadata_version = METADATA_VERSION_MAX;
	f->version_name = METADATA_VERSION_MAX_NAME;
	if (bytes_is_null(wanted))
		return 0;
	f->metadata_version = metadata_version_of(wanted, &f->version_name);
	if (f->metadata_version > 0)
		return 0;
	buf_printf(f->errors, "Version %.*s is not a valid version. The minimum version is %s and the maximum version is %s\n", TEXT(wanted),
	           METADATA_VERSION_MIN_NAME, METADATA_VERSION_MAX_NAME);
	return 1;
}

/* A formatted directory must be of this cluster and node, and may be left alone only if that was asked for. */
static int check_directory(struct formatter *f, struct bytes dir, bool *is_formatted)
{
	struct bytes path = path_of(f, dir, "meta.properties"), text;
	int64_t node_id;

	*is_formatted = disk_read_all(f->options->disk, path, META_SIZE_MAX, f->arena, &text) == ERR_OK;
	if (!*is_formatted)
		return 0;
	struct properties p = properties_parse(text, f->arena);
	struct bytes cluster = properties_get(&p, "cluster.id"), node = properties_get(&p, "node.id");

	if (!bytes_equal(cluster, f->options->cluster_id)) {
		buf_printf(f->errors, "Exception in thread \"main\" java.lang.RuntimeException: Invalid cluster.id in: %.*s. Expected %.*s, but read %.*s\n", TEXT(path), TEXT(f->options->cluster_id),
		           TEXT(cluster));
		return 1;
	}
	if (!bytes_to_int64(node, &node_id) || node_id != f->config->node_id) {
		buf_printf(f->errors, "Stored node id %.*s doesn't match previous node id %d in %.*s. If you moved your data, make sure your configured "
		           "node id matches. If you intend to create a new node, you should remove all data in your data directories.\n", TEXT(node),
		           f->config->node_id, TEXT(path));
		return 1;
	}
	if (!f->options->is_formatted_ignored) {
		buf_printf(f->errors, "Log directory %.*s is already formatted. Use --ignore-formatted to ignore this directory and format the "
		           "others.\n", TEXT(dir));
		return 1;
	}
	return 0;
}

static void print_bootstrap(struct formatter *f)
{
	const char *record = "ApiMessageAndVersion(FeatureLevelRecord(name='%s', featureLevel=%d) at version 0)";

	buf_add_text(f->out, "Bootstrap metadata: BootstrapMetadata(records=[");
	buf_printf(f->out, record, "metadata.version", f->metadata_version);
	for (int i = 0; i < cluster_feature_count; i++) {
		int16_t level = cluster_feature_default(&cluster_features[i], f->metadata_version);

		if (level == 0)
			continue;
		buf_add_text(f->out, ", ");
		buf_printf(f->out, record, cluster_features[i].name, level);
	}
	buf_printf(f->out, "], metadataVersionLevel=%d, source=format command)\n", f->metadata_version);
}

static int format(struct formatter *f)
{
	bool *is_formatted = arena_calloc(f->arena, (size_t)f->config->log_dir_count, sizeof(bool)), has_empty = false;

	for (int32_t i = 0; i < f->config->log_dir_count; i++) {
		if (check_directory(f, f->config->log_dirs[i], &is_formatted[i]))
			return 1;
		has_empty = has_empty || !is_formatted[i];
	}
	if (!has_empty) {
		buf_add_text(f->out, "All of the log directories are already formatted.\n");
		return 0;
	}
	print_bootstrap(f);
	for (int32_t i = 0; i < f->config->log_dir_count; i++) {
		enum err err = is_formatted[i] ? ERR_OK : format_directory(f, f->config->log_dirs[i]);

		if (err) {
			buf_printf(f->errors, "Error while writing meta.properties file %.*s: %s\n", TEXT(f->config->log_dirs[i]), err_text(err));
			return 1;
		}
	}
	return 0;
}

int storage_format(const struct storage_format_options *o, struct buf *out, struct buf *err)
{
	struct buf problem = { .heap = o->heap };
	struct arena arena;
	struct formatter f = { .options = o, .arena = &arena, .out = out, .errors = err };
	struct uuid ignored;
	int status = 1;

	arena_init(&arena, o->heap);
	voter_set_init(&f.voters, o->heap);
	f.config = node_config_new(o->heap, o->properties, &problem);
	if (!f.config)
		fail(&f, buf_text(&problem));
	else if (!uuid_parse(o->cluster_id, &ignored))
		buf_printf(err, "Cluster ID string %.*s does not appear to be a valid UUID: it must be 22 characters of base64url\n", TEXT(o->cluster_id));
	else if (choose_voters(&f) == 0 && choose_version(&f) == 0)
		status = format(&f);
	voter_set_free(&f.voters);
	node_config_del(f.config);
	buf_free(&problem);
	arena_free(&arena);
	return status;
}
