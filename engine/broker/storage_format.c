#include "engine/broker/storage_format.h"

#include "engine/base/uuid.h"
#include "engine/broker/config.h"
#include "engine/meta/metadata_version.h"
#include "engine/raft/control.h"

enum { META_SIZE_MAX = 64 * 1024, VOTERS_MAX = 100, KRAFT_VERSION = 1 };

#define TEXT(b) (int)(b).size, (const char *)(b).data

struct format {
	const struct storage_format_options *o;
	struct arena arena;
	struct node_config *config;
	struct raft_voter voters[VOTERS_MAX];
	int32_t voter_count;
	struct buf *out, *err;
};

static bool fail(struct format *f, const char *what)
{
	buf_printf(f->err, "%s\n", what);
	return false;
}

/* ---- Voters ---------------------------------------------------------------------------------------------------------------- */

static const struct listener *controller_listener(const struct format *f)
{
	for (int32_t i = 0; i < f->config->listener_count; i++)
		if (f->config->listeners[i].is_controller)
			return &f->config->listeners[i];
	return NULL;
}

static void add_voter(struct format *f, int32_t id, struct bytes host, int32_t port, struct uuid directory_id)
{
	struct raft_endpoint *endpoint = ARENA_NEW(&f->arena, struct raft_endpoint);

	*endpoint = (struct raft_endpoint){ f->config->controller_listener, host, (uint16_t)port };
	f->voters[f->voter_count++] = (struct raft_voter){
		.id = id,
		.directory_id = directory_id,
		.endpoints = endpoint,
		.endpoint_count = 1,
		.max_kraft_version = KRAFT_VERSION,
		.log_end = -1,
		.last_fetch_ms = -1,
		.last_caught_up_ms = -1,
	};
}

/* "id@host:port:directory id". */
static bool parse_voter(struct format *f, struct bytes text)
{
	size_t at = bytes_find(text, 0, '@'), first = bytes_find(text, at + 1, ':'), second = bytes_find(text, first + 1, ':');
	struct uuid directory;
	int64_t id, port;

	if (second >= text.size || !bytes_to_int64(bytes_slice(text, 0, at), &id) || id < 0 || id > INT32_MAX ||
	    !bytes_to_int64(bytes_slice(text, first + 1, second - first - 1), &port) || port < 0 || port > 65535 ||
	    !uuid_parse(bytes_slice(text, second + 1, text.size), &directory))
		return false;
	add_voter(f, (int32_t)id, bytes_slice(text, at + 1, first - at - 1), (int32_t)port, directory);
	return true;
}

static bool read_voters(struct format *f)
{
	const struct storage_format_options *o = f->o;
	const struct listener *listener = controller_listener(f);

	for (size_t at = 0; at < o->initial_controllers.size;) {
		size_t end = bytes_find(o->initial_controllers, at, ',');
		struct bytes item = bytes_trim(bytes_slice(o->initial_controllers, at, end - at));

		if (f->voter_count == VOTERS_MAX || !parse_voter(f, item)) {
			buf_printf(f->err, "Unable to parse dynamic voter %.*s: expected id@host:port:directory-id\n", TEXT(item));
			return false;
		}
		at = end + 1;
	}
	if (o->is_standalone) {
		if (!f->config->is_controller)
			return fail(f, "You can only use --standalone on a controller.");
		add_voter(f, f->config->node_id, listener && listener->host.size > 0 ? listener->host : BYTES("localhost"),
		          listener ? listener->port : 0, uuid_random(o->prng));
	}
	if (!o->has_no_initial_controllers && f->config->is_controller && f->voter_count == 0)
		return fail(f, "Because controller.quorum.voters is not set on this controller, you must specify one of the following: --standalone, "
		               "--initial-controllers, or --no-initial-controllers.");
	return true;
}

/* ---- Directories ------------------------------------------------------------------------------------------------------------ */

static struct bytes meta_path(struct format *f, struct bytes dir)
{
	return arena_printf(&f->arena, "%.*s/meta.properties", TEXT(dir));
}

/* A formatted directory must be of this cluster and node. */
static bool check_formatted(struct format *f, struct bytes dir, bool *is_formatted)
{
	struct bytes path = meta_path(f, dir), text;

	*is_formatted = disk_read_all(f->o->disk, path, META_SIZE_MAX, &f->arena, &text) == ERR_OK;
	if (!*is_formatted)
		return true;
	struct properties p = properties_parse(text, &f->arena);
	struct bytes cluster = properties_get(&p, "cluster.id");

	if (!bytes_equal(cluster, f->o->cluster_id)) {
		buf_printf(f->err, "Invalid cluster.id in: %.*s. Expected %.*s, but read %.*s\n", TEXT(path), TEXT(f->o->cluster_id), TEXT(cluster));
		return false;
	}
	if (f->o->is_formatted_ignored)
		return true;
	buf_printf(f->err, "Log directory %.*s is already formatted. Use --ignore-formatted to ignore this directory and format the others.\n",
	           TEXT(dir));
	return false;
}

static struct bytes metadata_dir(const struct format *f)
{
	return f->config->metadata_log_dir.size > 0 ? f->config->metadata_log_dir : f->config->log_dirs[0];
}

static bool write_file(struct format *f, struct bytes path, struct bytes contents)
{
	enum err err = disk_replace(f->o->disk, path, contents);

	if (err)
		buf_printf(f->err, "Error while writing %.*s: %s\n", TEXT(path), err_text(err));
	return err == ERR_OK;
}

/* The snapshot that the metadata log begins with: the voters and the features' levels. */
static bool write_checkpoint(struct format *f, struct bytes dir)
{
	struct bytes log_dir = arena_printf(&f->arena, "%.*s/__cluster_metadata-0", TEXT(dir));
	struct feature_level_record level = { .name = BYTES("metadata.version"), .feature_level = METADATA_VERSION_MAX };
	struct voter_set set;
	struct snapshot_writer writer;
	struct buf out = { .heap = f->o->heap }, value = { .heap = f->o->heap };

	voter_set_init(&set, f->o->heap);
	voter_set_copy(&set, f->voters, f->voter_count);
	snapshot_begin(&writer, &out, 0, f->o->wall_ms, f->o->wall_ms, f->voter_count > 0 ? KRAFT_VERSION : 0, &set);
	add_uvarint(&value, 1); /* the frame's version, then the record's id and version */
	add_uvarint(&value, (uint32_t)feature_level_record_schema.api_key);
	add_uvarint(&value, 0);
	message_encode(&feature_level_record_schema, 0, &level, &value);
	snapshot_add(&writer, buf_bytes(&value));
	snapshot_end(&writer);
	bool is_good = disk_make_dirs(f->o->disk, log_dir) == ERR_OK &&
	               write_file(f, arena_printf(&f->arena, "%.*s/%020d-%010d.checkpoint", TEXT(log_dir), 0, 0), buf_bytes(&out));

	voter_set_free(&set);
	buf_free(&out);
	buf_free(&value);
	return is_good;
}

static bool format_dir(struct format *f, struct bytes dir)
{
	bool is_metadata = bytes_equal(dir, metadata_dir(f)), is_voter = false;
	struct uuid directory = { { 0 } };
	char text[UUID_TEXT_SIZE + 1];

	for (int32_t i = 0; i < f->voter_count && is_metadata; i++) {
		if (f->voters[i].id == f->config->node_id) {
			is_voter = true;
			directory = f->voters[i].directory_id;
		}
	}
	if (!is_voter)
		directory = uuid_random(f->o->prng);
	buf_printf(f->out, "Formatting %s %.*s with metadata.version %s.\n",
	           !is_metadata ? "data directory" : is_voter ? "dynamic metadata voter directory" : "dynamic metadata directory", TEXT(dir),
	           METADATA_VERSION_MAX_NAME);
	if (disk_make_dirs(f->o->disk, dir) != ERR_OK)
		return fail(f, "The directory cannot be made.");
	if (is_metadata && f->config->is_controller && !write_checkpoint(f, dir))
		return false;
	return write_file(f, meta_path(f, dir),
	                  arena_printf(&f->arena, "#\n#%lld\ncluster.id=%.*s\nversion=1\ndirectory.id=%s\nnode.id=%d\n", (long long)f->o->wall_ms,
	                               TEXT(f->o->cluster_id), uuid_text(directory, text), (int)f->config->node_id));
}

static bool format_all(struct format *f)
{
	int32_t formatted = 0;
	bool *is_formatted = arena_calloc(&f->arena, (size_t)f->config->log_dir_count, sizeof(bool));

	for (int32_t i = 0; i < f->config->log_dir_count; i++) {
		if (!check_formatted(f, f->config->log_dirs[i], &is_formatted[i]))
			return false;
		formatted += is_formatted[i];
	}
	if (formatted == f->config->log_dir_count) {
		buf_add_text(f->out, "All of the log directories are already formatted.\n");
		return true;
	}
	buf_printf(f->out, "Bootstrap metadata: BootstrapMetadata(records=[ApiMessageAndVersion(FeatureLevelRecord(name='metadata.version', "
	                   "featureLevel=%d) at version 0)], metadataVersionLevel=%d, source=format command)\n", METADATA_VERSION_MAX, METADATA_VERSION_MAX);
	for (int32_t i = 0; i < f->config->log_dir_count; i++)
		if (!is_formatted[i] && !format_dir(f, f->config->log_dirs[i]))
			return false;
	return true;
}

int storage_format(const struct storage_format_options *o, struct buf *out, struct buf *err)
{
	struct format f = { .o = o, .out = out, .err = err };
	struct buf problem = { .heap = o->heap };
	struct uuid ignored;
	bool is_good = false;

	arena_init(&f.arena, o->heap);
	f.config = node_config_new(o->heap, o->properties, &problem);
	if (!f.config)
		fail(&f, buf_text(&problem));
	else if (!uuid_parse(o->cluster_id, &ignored))
		buf_printf(err, "Cluster ID string %.*s does not appear to be a valid UUID: it must be 22 characters of base64url\n", TEXT(o->cluster_id));
	else
		is_good = read_voters(&f) && format_all(&f);
	if (f.config)
		node_config_del(f.config);
	buf_free(&problem);
	arena_free(&f.arena);
	return is_good ? 0 : 1;
}
