#include "sim/world/cluster.h"

#include <assert.h>
#include <stdio.h>

#include "engine/base/uuid.h"
#include "engine/broker/start.h"
#include "engine/broker/storage_format.h"
#include "engine/meta/properties.h"

enum { PROPERTIES_SIZE_MAX = 1 << 20, PATH_SIZE = 64 };

/* ---- Config files --------------------------------------------------------------------------------------------------------- */

/* A name with the node's number in it, and a NUL behind. They are asked for after every step while a cluster starts: not by snprintf(). */
static struct bytes numbered(struct bytes before, int32_t id, struct bytes behind, char *text)
{
	size_t size = before.size;

	memcpy(text, before.data, before.size);
	size += bytes_put_int64(text + size, id);
	memcpy(text + size, behind.data, behind.size);
	size += behind.size;
	text[size] = '\0';
	return bytes_of(text, size);
}

static struct bytes properties_path(int32_t id, char text[static PATH_SIZE])
{
	if (id != 1)
		return numbered(BYTES(CLUSTER_HOME "/config/server-"), id, BYTES(".properties"), text);
	memcpy(text, CLUSTER_HOME "/config/server.properties", sizeof(CLUSTER_HOME "/config/server.properties"));
	return bytes_of_text(text);
}

struct bytes cluster_properties_path(struct arena *arena, int32_t id)
{
	char text[PATH_SIZE];

	return arena_copy(arena, properties_path(id, text));
}

static struct bytes log_dir_of(int32_t id, bool is_apart, bool is_alone, char *text, size_t size)
{
	const char *kind = cluster_is_controller_only(id) ? "controller" : is_apart ? "broker" : "combined";
	int count = is_alone && !is_apart ? snprintf(text, size, "/tmp/kraft-%s-logs", kind) : snprintf(text, size, "/tmp/kraft-%s-logs-%d", kind, (int)id);

	return bytes_of(text, (size_t)count);
}

struct bytes cluster_log_dir(struct world *world, int32_t id, char *text, size_t size)
{
	return log_dir_of(id, cluster_has(world, CLUSTER_BROKERS_MAX + 1), cluster_size(world) == 1, text, size);
}

/* Those who vote: a range of nodes. */
static int32_t first_voter(const struct cluster_options *o)
{
	return o->controllers > 0 ? CLUSTER_BROKERS_MAX + 1 : 1;
}

static int32_t last_voter(const struct cluster_options *o)
{
	return o->controllers > 0 ? CLUSTER_BROKERS_MAX + o->controllers : o->brokers;
}

/* The name by which others find the node. */
static const char *host_of(const struct cluster_options *o, int32_t id, char text[static PATH_SIZE])
{
	snprintf(text, PATH_SIZE, o->has_containers ? "kafka-%d" : "localhost", (int)id);
	return text;
}

static void add_endpoints(struct buf *text, const char *name, const char *host, int32_t id, bool is_broker, bool is_controller)
{
	buf_printf(text, "%s=", name);
	if (is_broker)
		buf_printf(text, "PLAINTEXT://%s:%d", host, CLUSTER_PORT - 1 + (int)id);
	if (is_controller)
		buf_printf(text, "%sCONTROLLER://%s:%d", is_broker ? "," : "", host, CLUSTER_CONTROLLER_PORT - 1 + (int)id);
	buf_add_char(text, '\n');
}

/* Where clients and controllers are let in, and what others are told of it. */
static void add_listeners(struct buf *text, const struct cluster_options *o, int32_t id, bool is_broker, bool is_controller)
{
	char host[PATH_SIZE];

	host_of(o, id, host);
	buf_add_text(text, "\n# Where it listens, and what clients are told to connect to.\n");
	add_endpoints(text, "listeners", o->has_containers ? "" : host, id, is_broker, is_controller);
	add_endpoints(text, "advertised.listeners", host, id, is_broker, is_controller);
	buf_add_text(text, "controller.listener.names=CONTROLLER\n"
	                   "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\n");
	if (is_broker)
		buf_add_text(text, "inter.broker.listener.name=PLAINTEXT\n");
}

static void write_properties(struct world *world, const struct cluster_options *o, int32_t id)
{
	char path[PATH_SIZE], dir[PATH_SIZE], host[PATH_SIZE];
	struct buf text = { .heap = world_heap(world) };
	int32_t factor = o->brokers < 3 ? 1 : 3;
	bool is_apart = o->controllers > 0, is_controller = cluster_is_controller_only(id) || !is_apart, is_broker = !cluster_is_controller_only(id);

	buf_printf(&text, "# What this server does: keep data for clients (broker), manage the cluster (controller), or both.\n"
	                  "process.roles=%s\n"
	                  "# Its number, unique in the cluster.\n"
	                  "node.id=%d\n"
	                  "# Where to find a controller.\n"
	                  "controller.quorum.bootstrap.servers=", !is_apart ? "broker,controller" : is_broker ? "broker" : "controller", (int)id);
	for (int32_t i = first_voter(o); i <= last_voter(o); i++)
		buf_printf(&text, "%s%s:%d", i > first_voter(o) ? "," : "", host_of(o, i, host), CLUSTER_CONTROLLER_PORT - 1 + (int)i);
	add_listeners(&text, o, id, is_broker, is_controller);
	buf_printf(&text, "# Where its data lies. (/tmp is emptied by many systems: never keep data there at work.)\n"
	                  "log.dirs=%s\n"
	                  "# What a topic gets that does not say otherwise.\n"
	                  "num.partitions=1\n"
	                  "# Copies of Kafka's own topics.\n"
	                  "offsets.topic.replication.factor=%d\n"
	                  "transaction.state.log.replication.factor=%d\n"
	                  "transaction.state.log.min.isr=%d\n"
	                  "share.coordinator.state.topic.replication.factor=%d\n"
	                  "share.coordinator.state.topic.min.isr=%d\n", (const char *)log_dir_of(id, is_apart, o->brokers == 1, dir, sizeof(dir)).data,
	           (int)factor, (int)factor, factor == 3 ? 2 : 1, (int)factor, factor == 3 ? 2 : 1);
	if (!bytes_is_null(o->properties)) {
		buf_add_bytes(&text, o->properties);
		buf_add_char(&text, '\n');
	}
	enum err err = disk_replace(world_disk(world), properties_path(id, path), buf_bytes(&text));

	assert(err == ERR_OK); /* a new world's disk has no faults */
	(void)err;
	buf_free(&text);
}

static struct bytes read_properties(struct world *world, struct bytes path, struct arena *arena)
{
	struct bytes text;

	return disk_read_all(world_disk(world), path, PROPERTIES_SIZE_MAX, arena, &text) == ERR_OK ? text : BYTES_NULL;
}

/* ---- Making the cluster ---------------------------------------------------------------------------------------------------- */

static void format_all(struct world *world, const struct cluster_options *o)
{
	struct arena arena;
	struct prng prng;
	/* controller.quorum.voters names them already. */
	bool is_static = bytes_find_bytes(o->properties, BYTES("controller.quorum.voters=")) < o->properties.size;
	char cluster_id[UUID_TEXT_SIZE + 1], directory[UUID_TEXT_SIZE + 1], path[PATH_SIZE], host[PATH_SIZE];
	struct buf voters = { .heap = world_heap(world) }, out = { .heap = world_heap(world) }, err = { .heap = world_heap(world) };

	arena_init(&arena, world_heap(world));
	world_prng(world, BYTES("cluster"), &prng);
	uuid_text(uuid_random(&prng), cluster_id);
	for (int32_t id = first_voter(o); id <= last_voter(o); id++)
		buf_printf(&voters, "%s%d@%s:%d:%s", id > first_voter(o) ? "," : "", (int)id, host_of(o, id, host),
		           CLUSTER_CONTROLLER_PORT - 1 + (int)id, uuid_text(uuid_random(&prng), directory));
	for (int32_t id = 0; (id = cluster_next(world, id));) {
		struct storage_format_options format = {
			.heap = world_heap(world),
			.disk = world_disk(world),
			.prng = &prng,
			.wall_ms = world_wall_ms(world),
			.properties = read_properties(world, properties_path(id, path), &arena),
			.cluster_id = bytes_of_text(cluster_id),
			.initial_controllers = id >= first_voter(o) && !is_static ? buf_bytes(&voters) : BYTES_NULL,
		};
		int status = storage_format(&format, &out, &err);

		if (status != 0)
			fprintf(stderr, "klab: %s", buf_text(&err));
		assert(status == 0);
	}
	buf_free(&voters);
	buf_free(&out);
	buf_free(&err);
	arena_free(&arena);
}

/* Nodes in containers stand in a network of their own, which the learner's machine is not in: it reaches the brokers where their ports are published. */
static void add_hosts(struct world *world, const struct cluster_options *o)
{
	char host[PATH_SIZE];

	world_add_host(world, o->has_containers ? BYTES("laptop") : BYTES("kafka"), BYTES_NULL, BYTES("lan"));
	world_add_host(world, o->has_containers ? BYTES("app") : BYTES("laptop"), BYTES_NULL, o->has_containers ? BYTES("containers") : BYTES("lan"));
	if (!o->has_containers)
		return;
	for (int32_t id = 0; (id = cluster_next(world, id));) {
		struct bytes name = bytes_of_text(host_of(o, id, host));

		world_add_host(world, name, BYTES_NULL, BYTES("containers"));
		if (!cluster_is_controller_only(id))
			world_publish_port(world, BYTES("laptop"), CLUSTER_PORT - 1 + id, name, CLUSTER_PORT - 1 + id);
	}
}

/* In which a node lives; null where it has none of its own. */
static struct bytes container_of(struct world *world, int32_t id, char text[static PATH_SIZE])
{
	struct bytes name = bytes_of_text(host_of(&(struct cluster_options){ .has_containers = true }, id, text));

	return world_has_host(world, name) ? name : BYTES_NULL;
}

struct bytes cluster_host(struct world *world, int32_t id, char *text, size_t size)
{
	char container[PATH_SIZE];
	struct world_host first = { .name = BYTES("") };
	struct bytes name = world_process_host(world, cluster_pid(world, id));

	world_host_at(world, 0, &first);
	if (bytes_is_null(name))
		name = container_of(world, id, container);
	if (bytes_is_null(name) || bytes_equal(name, first.name))
		name = BYTES("localhost");
	return bytes_of(text, (size_t)snprintf(text, size, "%.*s", (int)name.size, (const char *)name.data));
}

void cluster_create(struct world *world, const struct cluster_options *o)
{
	struct buf problem = { .heap = world_heap(world) };

	assert(o->brokers >= 1 && o->brokers <= CLUSTER_BROKERS_MAX && o->controllers >= 0 && o->controllers <= CLUSTER_CONTROLLERS_MAX);
	disk_make_dirs(world_disk(world), BYTES(CLUSTER_HOME "/config"));
	disk_make_dirs(world_disk(world), BYTES(CLUSTER_HOME "/logs"));
	for (int32_t id = 1; id <= o->brokers; id++)
		write_properties(world, o, id);
	for (int32_t i = 1; i <= o->controllers; i++)
		write_properties(world, o, CLUSTER_BROKERS_MAX + i);
	add_hosts(world, o);
	if (!o->is_unformatted)
		format_all(world, o);
	world_sync_disk(world, BYTES("/"));
	for (int32_t id = 0; !o->is_unformatted && !o->is_stopped && (id = cluster_next(world, id));)
		cluster_start(world, id, &problem);
	buf_free(&problem);
}

bool cluster_has(struct world *world, int32_t id)
{
	char path[PATH_SIZE];
	bool is_directory;
	int64_t size;

	return id > 0 && world_disk(world)->ops->stat(world_disk(world)->self, properties_path(id, path), &is_directory, &size) == ERR_OK;
}

int32_t cluster_size(struct world *world)
{
	int32_t count = 0;

	while (count < CLUSTER_BROKERS_MAX && cluster_has(world, count + 1))
		count++;
	return count;
}

int32_t cluster_next(struct world *world, int32_t id)
{
	if (id != CLUSTER_BROKERS_MAX && cluster_has(world, id + 1))
		return id + 1;
	return id <= CLUSTER_BROKERS_MAX && cluster_has(world, CLUSTER_BROKERS_MAX + 1) ? CLUSTER_BROKERS_MAX + 1 : 0;
}

/* ---- Starting and finding -------------------------------------------------------------------------------------------------- */

struct bytes cluster_process_name(int32_t id, char text[static CLUSTER_NAME_SIZE])
{
	return numbered(cluster_is_controller_only(id) ? BYTES("controller-") : BYTES("broker-"), id, BYTES(""), text);
}

int32_t cluster_start_with(struct world *world, struct bytes path, struct bytes host, const int32_t streams[3], int32_t parent, struct buf *problem)
{
	struct arena arena;
	char name[PATH_SIZE];
	struct prng prng;
	int64_t id = 0;

	arena_init(&arena, world_heap(world));
	struct bytes text = read_properties(world, path, &arena);

	if (bytes_is_null(text)) {
		buf_printf(problem, "%.*s: No such file or directory", (int)path.size, (const char *)path.data);
		arena_free(&arena);
		return 0;
	}
	struct properties properties = properties_parse(text, &arena);
	struct bytes node_id = properties_get(&properties, "node.id"), dirs = properties_get(&properties, "log.dirs");

	if (bytes_is_null(node_id) || !bytes_to_int64(node_id, &id))
		id = 0; /* the node itself refuses such a file, in Kafka's words */
	cluster_process_name((int32_t)id, name);
	/* Another server may be given the same node.id: the controllers refuse it, or its log directory does, not the world. */
	for (int copy = 2, size = (int)strlen(name); world_find(world, bytes_of_text(name)); copy++)
		snprintf(name + size, sizeof(name) - (size_t)size, ".%d", copy);
	world_prng(world, arena_printf(&arena, "%s at %lld", name, (long long)world_now_us(world)), &prng);
	struct node *node = node_new(world_heap(world), world_disk(world), text, prng_next(&prng));
	char container[PATH_SIZE];
	struct process_options options = {
		.name = bytes_of_text(name),
		.host = bytes_is_null(host) ? container_of(world, (int32_t)id, container) : host,
		.command = arena_printf(&arena, "kafka-server-start %.*s", (int)path.size, (const char *)path.data),
		.streams = { streams[0], streams[1], streams[2] },
		.parent = parent,
		.disk = bytes_is_null(dirs) ? BYTES("/tmp") : dirs,
		.is_server = true,
	};
	int32_t pid = world_spawn(world, &options, &node_program, node);

	arena_free(&arena);
	return pid;
}

static int32_t open_server_log(struct world *world, int32_t id)
{
	char path[PATH_SIZE];
	int size = id == 1 ? snprintf(path, sizeof(path), CLUSTER_HOME "/logs/server.log")
	                   : snprintf(path, sizeof(path), CLUSTER_HOME "/logs/server-%d.log", (int)id);

	return world_log_stream(world, bytes_of(path, (size_t)size));
}

int32_t cluster_start_apart(struct world *world, struct bytes path, struct bytes host, struct buf *problem)
{
	struct arena arena;
	int64_t id = 0;

	arena_init(&arena, world_heap(world));
	struct bytes text = read_properties(world, path, &arena);
	struct properties properties = properties_parse(text, &arena);
	struct bytes node_id = properties_get(&properties, "node.id");
	int32_t log = 0;

	if (!bytes_is_null(node_id) && bytes_to_int64(node_id, &id) && id > 0 && id <= INT32_MAX)
		log = open_server_log(world, (int32_t)id);
	int32_t pid = cluster_start_with(world, path, host, (int32_t[]){ 0, log, log }, 0, problem);

	if (log)
		world_stream_close(world, log);
	arena_free(&arena);
	return pid;
}

int32_t cluster_start(struct world *world, int32_t id, struct buf *problem)
{
	char path[PATH_SIZE];

	if (cluster_pid(world, id)) {
		buf_printf(problem, "broker %d is running already", (int)id);
		return 0;
	}
	if (!cluster_has(world, id)) {
		buf_printf(problem, "there is no broker %d: this cluster has %d", (int)id, (int)cluster_size(world));
		return 0;
	}
	int32_t log = open_server_log(world, id);
	int32_t pid = cluster_start_with(world, properties_path(id, path), BYTES_NULL, (int32_t[]){ 0, log, log }, 0, problem);

	world_stream_close(world, log);
	return pid;
}

int32_t cluster_pid(const struct world *world, int32_t id)
{
	char name[CLUSTER_NAME_SIZE];

	return world_find(world, cluster_process_name(id, name));
}

struct node *cluster_node(const struct world *world, int32_t id)
{
	int32_t pid = cluster_pid(world, id);

	return pid ? world_self(world, pid, &node_program) : NULL;
}

bool cluster_is_ready(struct world *world)
{
	for (int32_t id = 1, size = cluster_size(world); id <= size; id++) {
		struct node *node = cluster_node(world, id);
		const struct broker_image *broker = node ? image_broker(&node->image, id) : NULL;

		if (node && (!broker || broker->is_fenced || node->broker_epoch < 0))
			return false;
	}
	return true;
}

bool cluster_wait_ready(struct world *world, int64_t limit_us)
{
	int64_t until = world_now_us(world) + limit_us;

	while (!cluster_is_ready(world) && world_next_time(world) <= until)
		world_step(world);
	return cluster_is_ready(world);
}
