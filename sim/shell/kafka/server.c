/* kafka-server-start and kafka-server-stop: a broker as a process of the world, as config/server.properties has it. */
#include "sim/shell/command.h"
#include "sim/world/cluster.h"

static struct bytes path_of(const struct launch *l, struct bytes file)
{
	if (file.size > 0 && file.data[0] == '/')
		return file;
	return arena_printf(l->arena, "%.*s/%.*s", TEXT(l->directory), TEXT(file));
}

static int32_t start_server(struct launch *l, struct buf *problem)
{
	int32_t at = 1;

	if (world_has_gate(l->world)) {
		buf_printf(problem, "kafka-server-start: %s, and klab serve real ones\n", command_not_outside);
		l->status = 2;
		return 0;
	}
	bool is_daemon = at < l->argc && bytes_equal_text(l->argv[at], "-daemon");

	while (at < l->argc && bytes_starts_with(l->argv[at], BYTES("-")) && !bytes_starts_with(l->argv[at], BYTES("--override")))
		at++; /* -name and its like concern the Java process */
	if (at >= l->argc) {
		buf_add_text(problem, "USAGE: kafka-server-start.sh [-daemon] server.properties [--override property=value]*\n");
		l->status = 1;
		return 0;
	}
	struct bytes path = path_of(l, l->argv[at]);
	int32_t pid = is_daemon ? cluster_start_apart(l->world, path, l->host, problem) : cluster_start_with(l->world, path, l->host, l->streams, l->parent, problem);

	if (!pid) {
		buf_add_char(problem, '\n');
		l->status = 1;
	}
	return is_daemon ? 0 : pid; /* what runs apart is no job */
}

const struct command kafka_server_start_command = { .name = "kafka-server-start",
	                                                .summary = "start a server with the settings of a file",
	                                                .group = COMMAND_KAFKA,
	                                                .launch = start_server };

static void stop_servers(struct task *task)
{
	int32_t stopped = 0;
	int64_t id = -1;

	if (world_has_gate(task->world)) {
		task_fail(task, 2, "%s", command_not_outside);
		return;
	}
	for (int32_t i = 1; i + 1 < task->argc; i++)
		if (bytes_equal_text(task->argv[i], "--node-id"))
			bytes_to_int64(task->argv[i + 1], &id);
	for (int32_t node = 0; node <= CLUSTER_BROKERS_MAX; node++) {
		int32_t pid = id < 0 || id == node ? cluster_pid(task->world, node) : 0;

		if (pid) {
			world_signal(task->world, pid, SIGNAL_TERM);
			stopped++;
		}
	}
	if (stopped == 0)
		task_out(task, "No kafka server to stop\n");
	task_exit(task, stopped == 0);
}

const struct command kafka_server_stop_command = { .name = "kafka-server-stop",
	                                               .summary = "stop the servers of this machine in a controlled way",
	                                               .group = COMMAND_KAFKA,
	                                               .start = stop_servers };
