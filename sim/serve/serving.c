/* What must be there before brokers run: directories that are theirs, ports that are free, formats. */
#include "sim/serve/internal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/uuid.h"
#include "engine/broker/storage_format.h"
#include "engine/host/ports.h"
#include "engine/meta/properties.h"

enum { HEAP_SIZE = 64 << 20, META_SIZE_MAX = 64 * 1024, PATH_ROOM = 32 };

#define TEXT(b) (int)(b).size, (const char *)(b).data

bool serving_refuse(const char *what, const char *why)
{
	fprintf(stderr, "klab serve: %s: %s\n", what, why);
	return false;
}

/* ---- Directories ------------------------------------------------------------------------------------------------------------- */

static bool make_temporary(struct serving *s)
{
	const char *at = getenv("TMPDIR");

	s->is_temporary = true;
	snprintf(s->data, sizeof(s->data) - PATH_ROOM, "%s/klab-XXXXXX", at && at[0] == '/' ? at : "/tmp");
	return mkdtemp(s->data) || serving_refuse(s->data, strerror(errno));
}

/* Where it will be: it is made once nothing else is in the way. */
static bool name_data(struct serving *s)
{
	char here[SERVE_PATH_SIZE / 2] = "";
	const char *wanted = s->options.data;

	if (!wanted[0] || wanted[strcspn(wanted, ",\n\r")])
		return serving_refuse("--data", wanted[0] ? "log.dirs parts directories by commas: the name must have none" : "it needs the name of a directory");
	if (wanted[0] != '/' && !getcwd(here, sizeof(here)))
		return serving_refuse(wanted, strerror(errno));
	int size = snprintf(s->data, sizeof(s->data), "%s%s%s", here, here[0] ? "/" : "", wanted);

	if (size <= 0 || size >= (int)sizeof(s->data) - PATH_ROOM)
		return serving_refuse(wanted, "the path is too long");
	return true;
}

static bool make_data(struct serving *s)
{
	enum err err = disk_make_dirs(files_disk(s->files), bytes_of_text(s->data));

	return err == ERR_OK || serving_refuse(s->data, err_text(err));
}

static struct bytes read_meta(struct serving *s, struct bytes dir)
{
	struct bytes text = BYTES_NULL;

	if (disk_read_all(files_disk(s->files), arena_printf(&s->arena, "%.*s/meta.properties", TEXT(dir)), META_SIZE_MAX, &s->arena, &text) != ERR_OK)
		return BYTES_NULL;
	return text;
}

/* How many brokers there are to be: a directory that holds a cluster says so itself. */
static bool count_brokers(struct serving *s)
{
	int32_t there = 0;

	while (there < SERVE_BROKERS_MAX && !bytes_is_null(read_meta(s, arena_printf(&s->arena, "%s/broker-%d", s->data, (int)there + 1))))
		there++;
	s->count = s->options.brokers ? s->options.brokers : there ? there : 1;
	if (there == 0 || there == s->count)
		return true;
	fprintf(stderr, "klab serve: %s holds a cluster of %d broker%s: give --brokers %d, or another directory\n", s->data, (int)there,
	        there > 1 ? "s" : "", (int)there);
	return false;
}

/* As it is a file, or may not be looked into: the broker goes on without it, as Kafka does, unless it is to hold the metadata log. One that is not there has to be
 * made. */
static bool is_left_out(struct serving *s, const struct served *b, struct bytes dir)
{
	struct bytes text;
	enum err err = disk_read_all(files_disk(s->files), arena_printf(&s->arena, "%.*s/meta.properties", TEXT(dir)), META_SIZE_MAX, &s->arena, &text);

	return err && err != ERR_NOT_FOUND && !bytes_equal(dir, b->config->metadata_log_dir);
}

/* One that is in use is found out before anything is written to any. */
static bool lock_directories(struct serving *s, const struct served *b)
{
	struct disk *disk = files_disk(s->files);

	for (int32_t i = 0; i < b->config->log_dir_count; i++) {
		struct bytes dir = b->config->log_dirs[i];

		if (is_left_out(s, b, dir))
			continue;
		enum err err = disk_make_dirs(disk, dir);

		if (!err)
			err = disk->ops->lock(disk->self, arena_printf(&s->arena, "%.*s/.lock", TEXT(dir)));
		if (err)
			return serving_refuse(arena_text(&s->arena, dir), err == ERR_LOCKED ? "the directory is in use by another process" : err_text(err));
	}
	return true;
}

static bool are_ports_free(struct serving *s, const struct served *b)
{
	for (int32_t i = 0; i < b->config->listener_count; i++) {
		const struct listener *l = &b->config->listeners[i];
		enum err err = ports_try(arena_text(&s->arena, l->host), l->port);

		if (err) {
			fprintf(stderr, "klab serve: port %d%s%.*s: %s%s\n", (int)l->port, l->host.size ? " of " : "", TEXT(l->host),
			        err == ERR_EXISTS ? "Address already in use" : err_text(err), s->data[0] ? "; --port chooses another" : "");
			return false;
		}
	}
	return true;
}

/* ---- Formats ----------------------------------------------------------------------------------------------------------------- */

/* Whether nobody but these servers decides who is a voter. */
static bool begins_a_cluster(const struct serving *s)
{
	const struct node_config *c = s->brokers[0].config;
	const struct voter_address *v = &c->voters[0];

	if (s->data[0])
		return true;
	if (!c->is_controller || c->voter_count != 1 || v->id >= 0)
		return c->voter_count == 1 && v->id == c->node_id;
	char host[256];

	snprintf(host, sizeof(host), "%.*s", TEXT(v->host));
	for (int32_t i = 0; i < c->listener_count; i++)
		if (c->listeners[i].is_controller && c->listeners[i].port == v->port)
			return ports_try(host, 0) == ERR_OK; /* this machine's */
	return false;
}

/* The id of the cluster that the brokers are of: as a directory has it, as the file has it, or a new one. Null with one line if another cluster is to be joined:
 * a new id is none of its. */
static struct bytes cluster_id_of(struct serving *s)
{
	char text[UUID_TEXT_SIZE + 1];
	struct properties settings = properties_parse(s->file, &s->arena);
	struct bytes id = properties_get(&settings, "klab.cluster.id");

	for (int32_t i = 0; i < s->count; i++) {
		for (int32_t k = 0; k < s->brokers[i].config->log_dir_count; k++) {
			struct properties meta = properties_parse(read_meta(s, s->brokers[i].config->log_dirs[k]), &s->arena);

			if (!bytes_is_null(properties_get(&meta, "cluster.id")))
				return properties_get(&meta, "cluster.id");
		}
	}
	if (!bytes_is_null(id))
		return id;
	uuid_text(uuid_random(&s->prng), text);
	if (begins_a_cluster(s))
		return arena_copy(&s->arena, bytes_of_text(text));
	fprintf(stderr, "klab serve: %s: its controllers are elsewhere: klab.cluster.id has to say in each server's file which cluster that is, as the first one tells, or a new one: "
	                "klab.cluster.id=%s\n", s->options.properties, text);
	return BYTES_NULL;
}

static const struct listener *controller_listener(const struct node_config *c)
{
	for (int32_t i = 0; i < c->advertised_count; i++)
		if (c->advertised[i].is_controller)
			return &c->advertised[i];
	return NULL;
}

/* All of the cluster's brokers are the first voters. Null where others decide who is one. */
static struct bytes voters_of(struct serving *s)
{
	struct buf voters = { .heap = s->heap };
	char directory[UUID_TEXT_SIZE + 1];

	for (int32_t i = 0; i < s->count && begins_a_cluster(s); i++) {
		const struct node_config *c = s->brokers[i].config;
		const struct listener *l = controller_listener(c);

		if (!c->is_controller || !l || c->voter_count != s->count || c->voters[0].id >= 0)
			continue;
		const char *open = bytes_find(l->host, 0, ':') < l->host.size ? "[" : "", *shut = open[0] ? "]" : "";

		buf_printf(&voters, "%s%d@%s%.*s%s:%d:%s", voters.size > 0 ? "," : "", (int)c->node_id, open, TEXT(l->host), shut, (int)l->port,
		           uuid_text(uuid_random(&s->prng), directory));
	}
	struct bytes out = voters.size > 0 ? arena_copy(&s->arena, buf_bytes(&voters)) : BYTES_NULL;

	buf_free(&voters);
	return out;
}

/* "orders-0", "__cluster_metadata-0". */
static bool is_name_of_log(const struct disk_name *name)
{
	size_t digits = 0;

	while (digits < name->name.size && name->name.data[name->name.size - 1 - digits] >= '0' && name->name.data[name->name.size - 1 - digits] <= '9')
		digits++;
	return name->is_directory && digits > 0 && digits < name->name.size && name->name.data[name->name.size - 1 - digits] == '-';
}

/* Formatted anew, a directory of a lost meta.properties would never find its quorum again. */
static bool has_only_logs_of_its_own(struct serving *s, const struct served *b)
{
	struct disk *disk = files_disk(s->files);
	struct disk_name *names;
	int32_t count;

	for (int32_t i = 0; i < b->config->log_dir_count; i++) {
		struct bytes dir = b->config->log_dirs[i];

		if (!bytes_is_null(read_meta(s, dir)) || is_left_out(s, b, dir) || disk->ops->list(disk->self, dir, &s->arena, &names, &count) != ERR_OK)
			continue;
		for (int32_t k = 0; k < count; k++)
			if (is_name_of_log(&names[k]))
				return serving_refuse(arena_text(&s->arena, dir), "there are logs, and no meta.properties that says whose: put that back, or give an empty directory");
	}
	return true;
}

static bool is_formatted(struct serving *s, const struct served *b)
{
	for (int32_t i = 0; i < b->config->log_dir_count; i++)
		if (bytes_is_null(read_meta(s, b->config->log_dirs[i])) && !is_left_out(s, b, b->config->log_dirs[i]))
			return false;
	return true;
}

static bool format(struct serving *s, const struct served *b, struct bytes cluster_id, struct bytes voters)
{
	struct buf out = { .heap = s->heap }, err = { .heap = s->heap };
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	struct storage_format_options options = {
		.heap = s->heap,
		.disk = files_disk(s->files),
		.prng = &s->prng,
		.wall_ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000,
		.properties = b->properties,
		.cluster_id = cluster_id,
		.initial_controllers = voters,
		.has_no_initial_controllers = bytes_is_null(voters),
		.is_formatted_ignored = true,
	};
	bool is_good = storage_format(&options, &out, &err) == 0;

	if (!is_good) {
		struct bytes line = bytes_trim(buf_bytes(&err));

		fprintf(stderr, "klab serve: %.*s\n", TEXT(bytes_slice(line, 0, bytes_find(line, 0, '\n'))));
	}
	buf_free(&out);
	buf_free(&err);
	return is_good;
}

/* The locks that were taken to look are the brokers' from here on. */
bool serving_format(struct serving *s)
{
	struct bytes cluster_id = s->cluster_id = cluster_id_of(s), voters = voters_of(s);
	bool is_good = !bytes_is_null(cluster_id);

	for (int32_t i = 0; i < s->count && is_good; i++)
		is_good = has_only_logs_of_its_own(s, &s->brokers[i]) && (is_formatted(s, &s->brokers[i]) || format(s, &s->brokers[i], cluster_id, voters));
	files_del(s->files);
	s->files = files_new();
	return is_good;
}

/* ---- Begin and end ----------------------------------------------------------------------------------------------------------- */

static bool choose_brokers(struct serving *s)
{
	const struct serve_options *o = &s->options;

	if (!settings_are_whole(s))
		return (o->data ? name_data(s) : make_temporary(s)) && count_brokers(s);
	s->count = 1;
	if (o->brokers || o->port || o->data)
		return serving_refuse(o->properties, "the file has a node.id and so says all of one server; --brokers, --port and --data are for files without");
	return true;
}

bool serving_open(struct serving *s)
{
	uint64_t seed = 1;

	s->heap = heap_new(HEAP_SIZE);
	arena_init(&s->arena, s->heap);
	s->files = files_new();
	if (getrandom(&seed, sizeof(seed), 0) != (ssize_t)sizeof(seed))
		return serving_refuse("the system's random numbers", strerror(errno));
	prng_seed(&s->prng, seed, 1);
	if (!settings_read(s) || !choose_brokers(s) || (s->data[0] && !settings_choose_ports(s)) || !settings_give(s))
		return false;
	for (int32_t i = 0; i < s->count; i++)
		if (!are_ports_free(s, &s->brokers[i]))
			return false;
	if (s->options.data && !make_data(s))
		return false;
	for (int32_t i = 0; i < s->count; i++)
		if (!lock_directories(s, &s->brokers[i]))
			return false;
	return true;
}

void serving_close(struct serving *s)
{
	if (s->is_temporary && s->data[0])
		disk_remove_all(files_disk(s->files), bytes_of_text(s->data), &s->arena);
	files_del(s->files);
	for (int32_t i = 0; i < s->count; i++)
		node_config_del(s->brokers[i].config);
	arena_free(&s->arena);
	heap_del(s->heap);
}
