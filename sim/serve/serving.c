/* What a cluster is made of before its brokers run: directories, ports, settings, formats. */
#include "sim/serve/internal.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/uuid.h"
#include "engine/broker/storage_format.h"
#include "engine/meta/properties.h"

enum { HEAP_SIZE = 16 << 20, PROPERTIES_SIZE_MAX = 1 << 20, CONTROLLER_PORT_STEP = 10000, PORT_MAX = 65535 };

#define TEXT(b) (int)(b).size, (const char *)(b).data

static bool refuse(const char *what, const char *why)
{
	fprintf(stderr, "klab serve: %s: %s\n", what, why);
	return false;
}

/* ---- Directories ------------------------------------------------------------------------------------------------------------- */

static bool open_data(struct serving *c)
{
	const char *at = getenv("TMPDIR");
	struct disk *disk = files_disk(c->files);

	c->is_temporary = !c->options.data;
	if (c->is_temporary) {
		snprintf(c->data, sizeof(c->data), "%s/klab-XXXXXX", at && at[0] == '/' ? at : "/tmp");
		return mkdtemp(c->data) || refuse(c->data, strerror(errno));
	}
	char here[SERVE_PATH_SIZE / 2] = "";
	int size;

	if (c->options.data[0] != '/' && !getcwd(here, sizeof(here)))
		return refuse(c->options.data, strerror(errno));
	size = snprintf(c->data, sizeof(c->data), "%s%s%s", here, here[0] ? "/" : "", c->options.data);
	if (size <= 0 || size >= (int)sizeof(c->data) - 32)
		return refuse(c->options.data, "the path is too long");
	enum err err = disk_make_dirs(disk, bytes_of_text(c->data));

	return err == ERR_OK || refuse(c->data, err_text(err));
}

static bool is_there(struct serving *c, const char *path)
{
	bool is_directory;
	int64_t size;
	struct disk *disk = files_disk(c->files);

	return disk->ops->stat(disk->self, bytes_of_text(path), &is_directory, &size) == ERR_OK;
}

static struct bytes meta_properties_path(struct serving *c, int32_t id)
{
	return arena_printf(&c->arena, "%s/broker-%d/meta.properties", c->data, (int)id);
}

static bool is_formatted(struct serving *c, int32_t id)
{
	return is_there(c, arena_text(&c->arena, meta_properties_path(c, id)));
}

/* How many brokers there are to be: a directory that holds a cluster says so itself. */
static bool count_brokers(struct serving *c)
{
	int32_t there = 0;

	while (there < SERVE_BROKERS_MAX && is_formatted(c, there + 1))
		there++;
	c->count = c->options.brokers ? c->options.brokers : there ? there : 1;
	if (there == 0 || there == c->count)
		return true;
	fprintf(stderr, "klab serve: %s holds a cluster of %d broker%s: give --brokers %d, or another directory\n", c->data, (int)there,
	        there > 1 ? "s" : "", (int)there);
	return false;
}

/* ---- Ports ------------------------------------------------------------------------------------------------------------------- */

static bool is_port_free(int32_t port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	const int on = 1;

	setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	bool is_free = descriptor < 0 || (bind(descriptor, (struct sockaddr *)&address, sizeof(address)) == 0 && listen(descriptor, 1) == 0);
	int error = errno;

	if (descriptor >= 0)
		close(descriptor);
	errno = error;
	return is_free;
}

static bool give_ports(struct serving *c)
{
	int32_t first = c->options.port ? c->options.port : SERVE_PORT;
	int32_t step = first + CONTROLLER_PORT_STEP + c->count <= PORT_MAX ? CONTROLLER_PORT_STEP : -CONTROLLER_PORT_STEP;

	for (int32_t i = 0; i < c->count; i++) {
		struct served *b = &c->brokers[i];

		b->id = i + 1;
		b->port = first + i;
		b->controller_port = b->port + step;
		snprintf(b->name, sizeof(b->name), "broker-%d", (int)b->id);
		if (snprintf(b->dir, sizeof(b->dir), "%s/broker-%d", c->data, (int)b->id) >= (int)sizeof(b->dir))
			return refuse(c->data, "the path is too long");
		for (int k = 0; k < 2; k++) {
			int32_t port = k == 0 ? b->port : b->controller_port;

			if (port <= PORT_MAX && is_port_free(port))
				continue;
			fprintf(stderr, "klab serve: port %d of 127.0.0.1: %s; --port chooses another\n", (int)port,
			        port > PORT_MAX ? "there is no such port" : strerror(errno));
			return false;
		}
	}
	return true;
}

/* ---- Settings ---------------------------------------------------------------------------------------------------------------- */

static bool read_extra(struct serving *c)
{
	const char *path = c->options.properties;
	FILE *file;

	if (!path)
		return true;
	if (!(file = fopen(path, "rb")))
		return refuse(path, strerror(errno));
	uint8_t *text = arena_alloc(&c->arena, PROPERTIES_SIZE_MAX);
	size_t size = fread(text, 1, PROPERTIES_SIZE_MAX, file);
	bool is_whole = !ferror(file) && feof(file);

	c->extra = bytes_of(text, size);
	errno = ferror(file) ? errno : EFBIG;
	is_whole = is_whole || refuse(path, strerror(errno));
	fclose(file);
	return is_whole;
}

void serving_properties(struct serving *c, const struct served *b, struct buf *out)
{
	int32_t factor = c->count < 3 ? 1 : 3, min_isr = c->count < 3 ? 1 : 2;

	/* What a file may say otherwise stands before it, what is ours behind. */
	buf_printf(out, "offsets.topic.replication.factor=%d\ntransaction.state.log.replication.factor=%d\ntransaction.state.log.min.isr=%d\n"
	                "share.coordinator.state.topic.replication.factor=%d\nshare.coordinator.state.topic.min.isr=%d\n"
	                /* All of them are on one machine: an election need not wait long. */
	                "controller.quorum.election.timeout.ms=200\ncontroller.quorum.election.backoff.max.ms=200\n",
	           (int)factor, (int)factor, (int)min_isr, (int)factor, (int)min_isr);
	buf_add_bytes(out, c->extra);
	buf_printf(out, "\nprocess.roles=broker,controller\nnode.id=%d\ncontroller.quorum.bootstrap.servers=", (int)b->id);
	for (int32_t i = 0; i < c->count; i++)
		buf_printf(out, "%s127.0.0.1:%d", i > 0 ? "," : "", (int)c->brokers[i].controller_port);
	buf_printf(out, "\nlisteners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d\n"
	                "advertised.listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d\n"
	                "controller.listener.names=CONTROLLER\n"
	                "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\n"
	                "inter.broker.listener.name=PLAINTEXT\n"
	                "log.dirs=%s\n", (int)b->port, (int)b->controller_port, (int)b->port, (int)b->controller_port, b->dir);
}

/* ---- Formats ----------------------------------------------------------------------------------------------------------------- */

/* One that holds a cluster is in use if a broker of another process has its lock. */
static bool lock_all(struct serving *c)
{
	struct disk *disk = files_disk(c->files);

	for (int32_t i = 0; i < c->count; i++) {
		const struct served *b = &c->brokers[i];
		enum err err = disk_make_dirs(disk, bytes_of_text(b->dir));

		if (!err)
			err = disk->ops->lock(disk->self, arena_printf(&c->arena, "%s/.lock", b->dir));
		if (err)
			return refuse(b->dir, err == ERR_LOCKED ? "the directory is in use by another process; --data chooses another" : err_text(err));
	}
	return true;
}

static struct bytes voters_of(struct serving *c)
{
	struct buf voters = { .heap = c->heap };
	char directory[UUID_TEXT_SIZE + 1];

	for (int32_t i = 0; i < c->count; i++)
		buf_printf(&voters, "%s%d@127.0.0.1:%d:%s", i > 0 ? "," : "", (int)c->brokers[i].id, (int)c->brokers[i].controller_port,
		           uuid_text(uuid_random(&c->prng), directory));
	struct bytes out = arena_copy(&c->arena, buf_bytes(&voters));

	buf_free(&voters);
	return out;
}

static bool format_one(struct serving *c, const struct served *b, struct bytes cluster_id, struct bytes voters)
{
	struct buf properties = { .heap = c->heap }, out = { .heap = c->heap }, err = { .heap = c->heap };
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	serving_properties(c, b, &properties);
	struct storage_format_options format = {
		.heap = c->heap,
		.disk = files_disk(c->files),
		.prng = &c->prng,
		.wall_ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000,
		.properties = buf_bytes(&properties),
		.cluster_id = cluster_id,
		.initial_controllers = voters,
	};
	bool is_good = storage_format(&format, &out, &err) == 0;

	if (!is_good) {
		struct bytes line = bytes_trim(buf_bytes(&err));

		line = bytes_slice(line, 0, bytes_find(line, 0, '\n'));
		fprintf(stderr, "klab serve: %.*s\n", TEXT(line));
	}
	buf_free(&properties);
	buf_free(&out);
	buf_free(&err);
	return is_good;
}

/* The locks that were taken to look are the brokers' from here on. */
bool serving_format(struct serving *c)
{
	char cluster_id[UUID_TEXT_SIZE + 1];
	struct bytes voters = voters_of(c);
	bool is_good = true;

	uuid_text(uuid_random(&c->prng), cluster_id);
	for (int32_t i = 0; i < c->count && is_good && !is_formatted(c, 1 + i); i++)
		is_good = format_one(c, &c->brokers[i], bytes_of_text(cluster_id), voters);
	files_del(c->files);
	c->files = files_new();
	return is_good;
}

bool serving_open(struct serving *c)
{
	uint64_t seed = 1;

	c->heap = heap_new(HEAP_SIZE);
	arena_init(&c->arena, c->heap);
	c->files = files_new();
	if (getrandom(&seed, sizeof(seed), 0) != (ssize_t)sizeof(seed))
		return refuse("the system's random numbers", strerror(errno));
	prng_seed(&c->prng, seed, 1);
	return read_extra(c) && open_data(c) && count_brokers(c) && give_ports(c) && lock_all(c);
}

void serving_close(struct serving *c)
{
	if (c->is_temporary && c->data[0])
		disk_remove_all(files_disk(c->files), bytes_of_text(c->data), &c->arena);
	files_del(c->files);
	arena_free(&c->arena);
	heap_del(c->heap);
}
