#include "engine/broker/storage_format.h"

#include "engine/base/uuid.h"
#include "engine/broker/start.h"
#include "engine/broker/storage.h"
#include "engine/broker/storage_plan.h"
#include "engine/meta/metadata_version.h"
#include "engine/meta/record.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { META_SIZE_MAX = 64 * 1024 };

struct formatter {
	const struct storage_format_options *options;
	struct arena *arena;
	struct node_config *config;
	struct buf *out;
	struct buf *errors;
	struct storage_plan plan;
};

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

struct bytes storage_meta_text(struct arena *arena, int64_t wall_ms, struct bytes cluster_id, struct uuid directory_id, int32_t node_id)
{
	struct bytes date = java_date(arena, wall_ms);
	char id[UUID_TEXT_SIZE + 1];

	return arena_printf(arena, "#\n#%.*s\ncluster.id=%.*s\ndirectory.id=%s\nnode.id=%d\nversion=1\n", TEXT(date), TEXT(cluster_id),
	                    uuid_text(directory_id, id), (int)node_id);
}

static enum err write_meta_properties(struct formatter *f, struct bytes dir, struct uuid directory_id)
{
	struct bytes text = storage_meta_text(f->arena, f->options->wall_ms, f->options->cluster_id, directory_id, f->config->node_id);

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
	struct snapshot_writer writer;
	struct buf contents = { .heap = heap }, value = { .heap = heap };
	enum err err = disk_make_dirs(f->options->disk, metadata_dir);

	snapshot_begin(&writer, &contents, 0, f->options->wall_ms, f->options->wall_ms, f->plan.kraft_version, &f->plan.voters);
	add_feature(&writer, &value, "metadata.version", f->plan.metadata_version);
	for (int i = 0; i < cluster_feature_count; i++)
		add_feature(&writer, &value, cluster_features[i].name, f->plan.levels[i]);
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
	if (f->plan.voters.count == 0)
		return "metadata directory";
	return voter_set_find(&f->plan.voters, f->config->node_id) ? "dynamic metadata voter directory" : "dynamic metadata directory";
}

static enum err format_directory(struct formatter *f, struct bytes dir)
{
	const struct raft_voter *me = voter_set_find(&f->plan.voters, f->config->node_id);
	struct uuid id = me && is_metadata_dir(f, dir) ? me->directory_id : uuid_random(f->options->prng);

	buf_printf(f->out, "Formatting %s %.*s with metadata.version %s.\n", describe(f, dir), TEXT(dir), f->plan.version_name);
	enum err err = disk_make_dirs(f->options->disk, dir);

	if (!err && f->config->is_controller && is_metadata_dir(f, dir))
		err = write_checkpoint(f, dir);
	return err ? err : write_meta_properties(f, dir, id);
}

enum state { STATE_EMPTY, STATE_FORMATTED, STATE_UNREADABLE };

/* A formatted directory must be of this cluster and node, and may be left alone only if that was asked for. One that cannot be looked into, as it is a file, is
 * nobody's. */
static int check_directory(struct formatter *f, struct bytes dir, enum state *state)
{
	struct bytes path = path_of(f, dir, "meta.properties"), text;
	enum err err = disk_read_all(f->options->disk, path, META_SIZE_MAX, f->arena, &text);
	int64_t node_id;

	*state = !err ? STATE_FORMATTED : err == ERR_NOT_FOUND ? STATE_EMPTY : STATE_UNREADABLE;
	if (err)
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
	buf_printf(f->out, record, "metadata.version", f->plan.metadata_version);
	for (int i = 0; i < cluster_feature_count; i++) {
		int16_t level = f->plan.levels[i];

		if (level == 0)
			continue;
		buf_add_text(f->out, ", ");
		buf_printf(f->out, record, cluster_features[i].name, level);
	}
	buf_printf(f->out, "], metadataVersionLevel=%d, source=format command)\n", f->plan.metadata_version);
}

static int format(struct formatter *f)
{
	enum state *states = arena_calloc(f->arena, (size_t)f->config->log_dir_count, sizeof(*states));
	int32_t counts[] = { 0, 0, 0 };

	for (int32_t i = 0; i < f->config->log_dir_count; i++) {
		if (check_directory(f, f->config->log_dirs[i], &states[i]))
			return 1;
		counts[states[i]]++;
	}
	for (int32_t i = 0; i < f->config->log_dir_count; i++)
		if (states[i] == STATE_UNREADABLE)
			buf_printf(f->out, "I/O error trying to read log directory %.*s. Ignoring...\n", TEXT(f->config->log_dirs[i]));
	if (counts[STATE_UNREADABLE] == f->config->log_dir_count) {
		buf_add_text(f->errors, "No available log directories to format.\n");
		return 1;
	}
	if (counts[STATE_EMPTY] == 0) {
		buf_add_text(f->out, "All of the log directories are already formatted.\n");
		return 0;
	}
	print_bootstrap(f);
	for (int32_t i = 0; i < f->config->log_dir_count; i++) {
		enum err err = states[i] == STATE_EMPTY ? format_directory(f, f->config->log_dirs[i]) : ERR_OK;

		if (err) {
			buf_printf(f->errors, "Error while writing meta.properties file %.*s: %s\n", TEXT(f->config->log_dirs[i]), err_text(err));
			return 1;
		}
	}
	return 0;
}

static int plan(struct storage_plan *p)
{
	int status = storage_plan_release(p);

	if (status == 0)
		status = storage_plan_features(p);
	if (status == 0)
		status = storage_plan_voters(p);
	if (status == 0)
		status = storage_plan_levels(p);
	if (status == 0 && !bytes_is_null(p->options->scram))
		status = storage_fail(p->errors, "SCRAM credentials are not there yet: format without --add-scram.");
	return status;
}

static int fail_config(struct buf *errors, struct bytes problem)
{
	bool is_requirement = bytes_starts_with(problem, BYTES("requirement failed: "));

	return storage_fail(errors, "Exception in thread \"main\" %s: %.*s",
	                    is_requirement ? "java.lang.IllegalArgumentException" : "org.apache.kafka.common.config.ConfigException", TEXT(problem));
}

int storage_format(const struct storage_format_options *o, struct buf *out, struct buf *err)
{
	struct buf problem = { .heap = o->heap };
	struct arena arena;
	struct formatter f = { .options = o, .arena = &arena, .out = out, .errors = err };
	int status = 1;

	arena_init(&arena, o->heap);
	f.config = node_config_new(o->heap, o->properties, &problem);
	f.plan = (struct storage_plan){ .options = o, .config = f.config, .arena = &arena, .errors = err };
	voter_set_init(&f.plan.voters, o->heap);
	if (!f.config)
		fail_config(err, buf_bytes(&problem));
	else if (plan(&f.plan) == 0)
		status = format(&f);
	voter_set_free(&f.plan.voters);
	node_config_del(f.config);
	buf_free(&problem);
	arena_free(&arena);
	return status;
}
