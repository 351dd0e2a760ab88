/* host list|add|publish: the hosts of the world and their networks. on HOST COMMAND: a command as if typed there; the shell itself takes that apart
 * (job.c), and `on` only says what was wrong with it. */
#include "sim/shell/klab/words.h"

enum { NAME_SIZE_MAX = 63 };

/* As in DNS, but a network's has no point. */
static bool is_name(struct bytes text)
{
	bool has_letter = false;

	for (size_t i = 0; i < text.size; i++) {
		uint8_t c = text.data[i];
		bool is_letter = c >= 'a' && c <= 'z';

		if (!is_letter && !(c >= '0' && c <= '9') && !(i > 0 && (c == '-' || c == '.')))
			return false;
		has_letter = has_letter || is_letter;
	}
	return has_letter && text.size <= NAME_SIZE_MAX;
}

static void list(struct task *task)
{
	struct world_host host;
	struct world_published port;
	int width = 4;

	if (!words_end(task, 2))
		return;
	for (int32_t i = 0; world_host_at(task->world, i, &host); i++)
		width = (int)host.name.size > width ? (int)host.name.size : width;
	task_out(task, "%-*s %-15s %-16s %s\n", width, "HOST", "ADDRESS", "NETWORKS", "PUBLISHED PORTS");
	for (int32_t i = 0; world_host_at(task->world, i, &host); i++) {
		struct buf ports = { .heap = task->heap };
		struct bytes networks = host.networks.size > 0 ? host.networks : BYTES("all");

		for (int32_t j = 0; world_published_at(task->world, j, &port); j++)
			if (bytes_equal(port.host, host.name))
				buf_printf(&ports, "%s%d to %.*s:%d", ports.size > 0 ? ", " : "", port.port, TEXT(port.to), port.to_port);
		/* No blanks at the end of a line. */
		task_out(task, ports.size > 0 ? "%-*.*s %-15.*s %-16.*s %s\n" : "%-*.*s %-15.*s %.*s%s\n", width, TEXT(host.name), TEXT(host.address), TEXT(networks), buf_text(&ports));
		buf_free(&ports);
	}
}

static void add(struct task *task)
{
	struct world_host host;
	struct buf networks = { .heap = task->heap };
	struct bytes name = task->argc > 2 ? task->argv[2] : BYTES("");

	if (!is_name(name))
		task_fail(task, 2, "'%.*s' is no name of a host: it has 1 to %d small letters, digits, '-' and '.', as in host add laptop-2 lan", TEXT(name), NAME_SIZE_MAX);
	else if (world_has_host(task->world, name) || bytes_equal_text(name, "localhost"))
		task_fail(task, 2, "there is a host %.*s already; host list shows them", TEXT(name));
	else if (task->argc < 4)
		task_fail(task, 2, "in which networks does it stand? Write host add %.*s lan; host list shows those of the others", TEXT(name));
	else if (world_host_at(task->world, HOSTS_MAX - 1, &host))
		task_fail(task, 2, "there are %d hosts, and no room for more", HOSTS_MAX);
	for (int32_t i = 3; i < task->argc && !task->is_done; i++) {
		if (!is_name(task->argv[i]))
			task_fail(task, 2, "'%.*s' is no name of a network: small letters, digits and '-', as in lan", TEXT(task->argv[i]));
		buf_printf(&networks, "%s%.*s", i > 3 ? "," : "", TEXT(task->argv[i]));
	}
	if (!task->is_done)
		world_add_host(task->world, name, BYTES_NULL, buf_bytes(&networks));
	buf_free(&networks);
}

static struct bytes take_host(struct task *task, struct bytes name)
{
	if (!world_has_host(task->world, name))
		task_fail(task, 2, "there is no host '%.*s'; host list shows them", TEXT(name));
	return name;
}

static bool take_port(struct task *task, struct bytes text, int32_t *port)
{
	int64_t number;
	bool is_good = bytes_to_int64(text, &number) && number >= 1 && number <= 65535;

	if (is_good)
		*port = (int32_t)number;
	else
		task_fail(task, 2, "'%.*s' is no port: a number from 1 to 65535, as in host publish laptop 9092 kafka-1:9092", TEXT(text));
	return is_good;
}

static void publish(struct task *task)
{
	int32_t port, to_port;

	if (task->argc < 5) {
		task_fail(task, 2, "which port of which host, and where does it lead? Write host publish laptop 9092 kafka-1:9092");
		return;
	}
	struct bytes host = task->argv[2], target = task->argv[4];
	size_t colon = bytes_find(target, 0, ':');
	struct bytes to = bytes_slice(target, 0, colon);

	take_host(task, host);
	if (!task->is_done && colon == target.size)
		task_fail(task, 2, "which port of %.*s? Write host publish %.*s %.*s %.*s:9092", TEXT(target), TEXT(host), TEXT(task->argv[3]), TEXT(target));
	if (!task->is_done && take_port(task, task->argv[3], &port) && take_port(task, bytes_slice(target, colon + 1, target.size), &to_port)) {
		take_host(task, to);
		if (!task->is_done && words_end(task, 5))
			world_publish_port(task->world, host, port, to, to_port);
	}
}

static void start(struct task *task)
{
	struct bytes word = task->argc > 1 ? task->argv[1] : BYTES("");

	if (bytes_equal_text(word, "list"))
		list(task);
	else if (bytes_equal_text(word, "add"))
		add(task);
	else if (bytes_equal_text(word, "publish"))
		publish(task);
	else
		words_usage(task);
	task_exit(task, 0);
}

const struct command host_command = { .name = "host",
	                                  .summary = "list and add hosts, publish their ports",
	                                  .usage = "host list\n"
	                                           "host add NAME NETWORK...\n"
	                                           "host publish HOST PORT TO:PORT",
	                                  .group = COMMAND_KLAB,
	                                  .start = start };

static void start_on(struct task *task)
{
	if (task->argc < 2)
		words_usage(task);
	else if (bytes_equal_text(task->argv[1], "localhost"))
		task_fail(task, 2, "localhost is every host's own name for itself; host list shows the names of them all");
	else if (!bytes_is_null(take_host(task, task->argv[1])) && !task->is_done)
		task_fail(task, 2, "which command? Write on %.*s kafka-topics --list --bootstrap-server %s:9092", TEXT(task->argv[1]),
		          world_has_host(task->world, BYTES("kafka")) ? "kafka" : "kafka-1");
}

const struct command on_command = { .name = "on",
	                                .summary = "run a command on another host",
	                                .usage = "on HOST COMMAND (localhost, names and addresses mean there what they mean on that host)\n"
	                                         "on laptop kafka-topics --list --bootstrap-server kafka:9092\n"
	                                         "on laptop app web producer --topic t (an app stays there, and a server)",
	                                .group = COMMAND_KLAB,
	                                .start = start_on };
