#include "sim/shell/kafka/tool.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/date.h"
#include "engine/wire/api.h"
#include "sim/shell/kafka/argparse.h"

/* ---- Complaints ----------------------------------------------------------------------------------------------------- */

#define FORMAT(arena, format, out)                                \
	do {                                                          \
		va_list args;                                             \
		struct buf text = { .heap = (arena)->heap };              \
                                                                  \
		va_start(args, format);                                   \
		buf_vprintf(&text, format, args);                         \
		va_end(args);                                             \
		(out) = arena_copy((arena), buf_bytes(&text));            \
		buf_free(&text);                                          \
	} while (0)

void tool_usage(struct task *task, const char *format, ...)
{
	struct bytes message;
	struct buf help = { .heap = task->heap };

	FORMAT(task_arena(task), format, message);
	task_err(task, "%.*s\n", TEXT(message));
	task_hint_option(task);
	options_print_help(task->command->options, task->is_terminal[2], &help);
	task_write(task, 2, buf_bytes(&help));
	buf_free(&help);
	task_exit(task, 1);
}

/* The word that stands there, null if there is none. */
static struct bytes word_of(const struct task *task)
{
	return task->command->words && task->options.other_count > 0 ? task->options.others[0] : BYTES_NULL;
}

void tool_argparse_help(struct task *task, int32_t status)
{
	struct buf help = { .heap = task->heap };

	argparse_add_help(task->command, word_of(task), &help);
	task_write(task, 1, buf_bytes(&help));
	buf_free(&help);
	task_exit(task, status);
}

void tool_argparse_error(struct task *task, const char *format, ...)
{
	struct bytes message;

	FORMAT(task_arena(task), format, message);
	tool_argparse_refuse(task, word_of(task), message);
}

void tool_argparse_refuse(struct task *task, struct bytes word, struct bytes message)
{
	struct buf text = { .heap = task->heap };

	argparse_add_complaint(task->command, word, message, &text);
	task_write(task, 2, buf_bytes(&text));
	buf_free(&text);
	task_exit(task, 1);
}

bool tool_helped(struct task *task, const char *about)
{
	if (task->options.is_empty || options_has(&task->options, "help"))
		tool_usage(task, "%s", about);
	else if (options_has(&task->options, "version")) {
		task_out(task, "%s\n", KAFKA_VERSION);
		task_exit(task, 0);
	}
	return task->is_done;
}

bool tool_missing(struct task *task, const char *name)
{
	if (!options_has(&task->options, name))
		tool_usage(task, "Missing required argument \"[%s]\"", name);
	return task->is_done;
}

bool tool_excluded(struct task *task, const char *used, const char *const *others)
{
	if (!options_has(&task->options, used))
		return false;
	for (; *others; others++) {
		if (options_has(&task->options, *others)) {
			tool_usage(task, "Option \"[%s]\" can't be used with option \"[%s]\"", used, *others);
			return true;
		}
	}
	return false;
}

bool tool_one_of(struct task *task, const char *const *names)
{
	struct buf all = { .heap = task->heap };
	int count = 0;

	for (int i = 0; names[i]; i++) {
		buf_printf(&all, "%s[%s]", i > 0 ? ", " : "", names[i]);
		count += options_has(&task->options, names[i]);
	}
	if (count != 1)
		tool_usage(task, "Exactly one of the following arguments is required: %s", buf_text(&all));
	buf_free(&all);
	return task->is_done;
}

bool tool_has_problem(struct task *task)
{
	if (!bytes_is_null(task->options.problem) && !task->is_done)
		tool_usage(task, "%.*s", TEXT(task->options.problem));
	return task->is_done;
}

void tool_throw(struct task *task, const char *class, struct bytes message)
{
	tool_throw_caused(task, class, message, message);
}

void tool_throw_caused(struct task *task, const char *class, struct bytes message, struct bytes trace)
{
	/* The trace ends its last line itself, and println() adds one. */
	task_err(task, "%.*s\n%s: %.*s\n\n", TEXT(message), class, TEXT(trace));
	tool_exit(task, 1);
}

void tool_uncaught(struct task *task, const char *class, struct bytes message)
{
	task_err(task, "Exception in thread \"main\" %s: %.*s\n", class, TEXT(message));
	tool_exit(task, 1);
}

/* ---- The admin client ----------------------------------------------------------------------------------------------- */

static struct tool *tool_of(const struct task *task)
{
	return task->state;
}

struct api_versions_request tool_ask_versions(void)
{
	struct api_versions_request request;

	message_init(&api_versions_request_schema, &request);
	request.client_software_name = BYTES("apache-kafka-java");
	request.client_software_version = BYTES(KAFKA_VERSION);
	return request;
}

uint64_t tool_seed(struct task *task)
{
	struct prng prng;

	world_prng(task->world, arena_printf(task_arena(task), "%.*s/%d", TEXT(task->name), world_find(task->world, task->name)), &prng);
	return prng_next(&prng);
}

const char *tool_read_config(struct task *task, struct client_config *config, struct bytes path, struct bytes *message)
{
	struct bytes contents;
	enum err err = task_read_file(task, path, &contents);

	if (err == ERR_OK) {
		client_config_load(config, contents);
		return NULL;
	}
	*message = err == ERR_NOT_FOUND ? path : arena_printf(task_arena(task), "%.*s (%s)", TEXT(path), err_text(err));
	return err == ERR_NOT_FOUND ? "java.nio.file.NoSuchFileException" : "java.io.IOException";
}

static bool load_config(struct task *task, struct client_config *config, struct bytes path, void (*refuse)(struct task *, const char *class, struct bytes message))
{
	struct bytes message;
	const char *class = tool_read_config(task, config, path, &message);

	if (class)
		refuse(task, class, message);
	return !class;
}

bool tool_load_config(struct task *task, struct client_config *config, struct bytes path)
{
	return load_config(task, config, path, tool_throw);
}

bool tool_load_config_in_main(struct task *task, struct client_config *config, struct bytes path)
{
	return load_config(task, config, path, tool_uncaught);
}

void tool_set_property(struct client_config *config, struct bytes property)
{
	size_t equals = bytes_find(property, 0, '=');

	client_config_set(config, bytes_slice(property, 0, equals), bytes_slice(property, equals + 1, property.size));
}

bool tool_resolves_host(struct task *task, struct bytes host)
{
	return world_has_gate(task->world) ? world_gate_resolves(task->world, host) : world_resolves(task->world, task->pid, host);
}

bool tool_resolves(struct task *task, const struct client_config *config, struct buf *problem)
{
	struct bytes *servers, host;
	int32_t count = client_config_list(config, "bootstrap.servers", task_arena(task), &servers), bad = 0, elsewhere = 0, port;

	for (int32_t i = 0; i < count; i++) {
		if (!client_address_parse(servers[i], &host, &port))
			return true; /* for the client to complain of */
		elsewhere += !bytes_equal_text(host, "localhost") && !bytes_starts_with(host, BYTES("127.")) && !world_has_host(task->world, host);
		if (tool_resolves_host(task, host))
			continue;
		task_log(task, "WARN", "org.apache.kafka.clients.ClientUtils",
		         "Couldn't resolve server %.*s from bootstrap.servers as DNS resolution failed for %.*s", TEXT(servers[i]), TEXT(host));
		bad++;
	}
	if (count > 0 && elsewhere == count && task->is_terminal[2] && !world_has_gate(task->world))
		task_err(task, "klab: that is no host of this shell's own cluster; klab shell --bootstrap-server %.*s works on a real one\n",
		         TEXT(client_config_text(config, "bootstrap.servers")));
	if (bad > 0 && bad == count)
		buf_add_text(problem, "No resolvable bootstrap urls given in bootstrap.servers");
	return bad == 0 || bad < count;
}

bool tool_open(struct task *task, struct bytes servers, bool are_controllers, struct bytes config_path, struct buf *problem)
{
	struct tool *tool = tool_of(task);
	struct client_config config;
	struct bytes message;
	const char *class = NULL;

	client_config_init(&config, task->heap, CLIENT_ADMIN);
	if (!bytes_is_null(config_path))
		class = tool_read_config(task, &config, config_path, &message);
	if (class) {
		(tool->on_bad_config ? tool->on_bad_config : tool_throw)(task, class, message);
		client_config_free(&config);
		return false;
	}
	client_config_set(&config, are_controllers ? BYTES("bootstrap.controllers") : BYTES("bootstrap.servers"), servers);
	if (tool->client_id && !client_config_is_set(&config, "client.id"))
		client_config_set(&config, BYTES("client.id"), bytes_of_text(tool->client_id));
	if (are_controllers || tool_resolves(task, &config, problem))
		tool->admin = admin_new(&(struct admin_options){ .heap = task->heap, .config = &config, .seed = tool_seed(task) }, problem);
	client_config_free(&config);
	return tool->admin != NULL;
}

void tool_fail_to_open(struct task *task, struct buf *problem)
{
	task_err(task, "Failed to create new KafkaAdminClient\norg.apache.kafka.common.KafkaException: Failed to create new KafkaAdminClient\n"
	               "Caused by: org.apache.kafka.common.config.ConfigException: %s\n\n",
	         buf_text(problem));
	task_exit(task, 1);
}

void tool_then_do(struct task *task, uint64_t call, tool_then *then)
{
	tool_of(task)->call = call;
	tool_of(task)->then = then;
}

void tool_sleep(struct task *task, int64_t ms, void (*then)(struct task *))
{
	tool_of(task)->wake_us = task->event->now_us + ms * 1000;
	tool_of(task)->on_wake = then;
}

void tool_print_log(struct task *task, const struct client_log_line *line)
{
	if (line->level == CLIENT_LOG_INFO)
		return;
	struct buf text = { .heap = task->heap };

	buf_add_char(&text, '[');
	date_add(&text, line->wall_ms, ",");
	buf_printf(&text, "] %s %.*s (%s)\n", line->level == CLIENT_LOG_WARN ? "WARN" : "ERROR", TEXT(line->text), line->logger);
	if (!bytes_is_null(line->cause)) /* without its stack */
		buf_printf(&text, "%.*s\n", TEXT(line->cause));
	task_write(task, 2, buf_bytes(&text));
	buf_free(&text);
}

void tool_step(struct task *task, const struct event *event)
{
	struct tool *tool = tool_of(task);
	struct client_log_line line;
	struct admin_result result;

	if (tool->admin)
		admin_event(tool->admin, event, task->fx);
	while (tool->admin && admin_take_log(tool->admin, task_arena(task), &line))
		tool_print_log(task, &line);
	if (tool->on_wake && event->now_us >= tool->wake_us && !task->is_done) {
		void (*on_wake)(struct task *) = tool->on_wake;

		tool->on_wake = NULL;
		on_wake(task);
	}
	while (tool->then && tool->admin && !task->is_done && admin_take_result_of(tool->admin, tool->call, &task->memory, &result)) {
		tool_then *then = tool->then;

		tool->then = NULL;
		then(task, &result);
	}
}

int64_t tool_deadline(const struct task *task)
{
	const struct tool *tool = tool_of(task);
	int64_t deadline = tool->admin ? admin_deadline(tool->admin) : TIME_NEVER;

	return tool->on_wake && tool->wake_us < deadline ? tool->wake_us : deadline;
}

void tool_end(struct task *task)
{
	if (tool_of(task)->admin)
		admin_del(tool_of(task)->admin);
}

void tool_exit(struct task *task, int32_t status)
{
	if (task->command->state_size >= sizeof(struct tool) && task->command->end == tool_end && tool_of(task)->admin)
		admin_close(tool_of(task)->admin, task->fx);
	task_exit(task, status);
}

struct bytes tool_exception(struct task *task, const char *exception)
{
	static const char *const elsewhere[][2] = {
		{ "BufferExhaustedException", "clients.producer" },
		{ "CommitFailedException", "clients.consumer" },
		{ "NoOffsetForPartitionException", "clients.consumer" },
		{ "LogTruncationException", "clients.consumer" },
		{ "OffsetOutOfRangeException", "clients.consumer" },
		{ "RetriableCommitFailedException", "clients.consumer" },
		{ "InvalidRecordException", "common" },
		{ "KafkaException", "common" },
		{ "ConfigException", "common.config" },
	};

	for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++)
		if (strcmp(exception, elsewhere[i][0]) == 0)
			return arena_printf(task_arena(task), "org.apache.kafka.%s.%s", elsewhere[i][1], exception);
	return arena_printf(task_arena(task), "org.apache.kafka.common.errors.%s", exception);
}

struct bytes tool_error_of(struct task *task, const struct admin_result *result)
{
	const char *exception = result->exception;
	struct bytes error = result->error;

	for (int32_t i = 0; i < result->item_count && !exception; i++) {
		exception = result->items[i].exception;
		error = result->items[i].error;
	}
	return exception ? arena_printf(task_arena(task), "%.*s: %.*s", TEXT(tool_exception(task, exception)), TEXT(error)) : BYTES_NULL;
}

bool tool_failed(struct task *task, const struct admin_result *result)
{
	struct bytes error = tool_error_of(task, result);

	if (bytes_is_null(error))
		return false;
	tool_throw_caused(task, "java.util.concurrent.ExecutionException", error, arena_printf(task_arena(task), "%.*s\nCaused by: %.*s", TEXT(error), TEXT(error)));
	return true;
}

void tool_print_config_exception(struct task *task, struct bytes problem, const char *around)
{
	bool is_of_group = bytes_starts_with(problem, BYTES("The configured group.id"));
	bool is_inside = is_of_group || bytes_starts_with(problem, BYTES("Invalid url")) || bytes_starts_with(problem, BYTES("No resolvable"));

	if (is_inside)
		task_err(task, "org.apache.kafka.common.KafkaException: %s\nCaused by: ", around);
	task_err(task, "org.apache.kafka.common.%s: %.*s\n", is_of_group ? "errors.InvalidGroupIdException" : "config.ConfigException", TEXT(problem));
}

bool tool_bad_servers(struct task *task, struct bytes servers)
{
	struct bytes *items, host;
	int32_t count = tool_split(task_arena(task), servers, ',', &items), port;

	if (bytes_trim(servers).size == 0) {
		tool_usage(task, "Error while validating the bootstrap address\n");
		return true;
	}
	for (int32_t i = 0; i < count; i++) {
		if (!client_address_parse(items[i], &host, &port)) {
			tool_usage(task, "Please provide valid host:port like host1:9091,host2:9092\n");
			return true;
		}
	}
	return false;
}

void tool_merge_option(struct task *task, struct client_config *config, const char *setting, const char *name)
{
	struct bytes text = options_text(&task->options, &task->memory, name);

	if ((options_has(&task->options, name) || !client_config_is_set(config, setting)) && !bytes_is_null(text))
		client_config_set(config, bytes_of_text(setting), text);
}

/* ---- Java ----------------------------------------------------------------------------------------------------------- */

void tool_add_fixed(struct buf *out, double value, int decimals)
{
	if (value != value)
		buf_add_text(out, "NaN");
	else if (value > 1e300 || value < -1e300)
		buf_add_text(out, value > 0 ? "Infinity" : "-Infinity");
	else
		buf_printf(out, "%.*f", decimals, value);
}

void tool_print_table(struct task *task, const struct bytes *cells, int columns, int rows)
{
	struct buf out = { .heap = task->heap };

	for (int row = 0; row < rows; row++) {
		for (int column = 0; column < columns; column++) {
			int width = 0;

			for (int i = 0; i < rows; i++)
				width = (int)cells[i * columns + column].size > width ? (int)cells[i * columns + column].size : width;
			buf_printf(&out, "%-*.*s\t", width, TEXT(cells[row * columns + column]));
		}
		buf_add_char(&out, '\n');
	}
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

bool tool_is_internal(struct bytes topic)
{
	return bytes_equal_text(topic, "__consumer_offsets") || bytes_equal_text(topic, "__transaction_state") ||
	       bytes_equal_text(topic, "__share_group_state");
}

struct bytes tool_filter_pattern(struct task *task, struct bytes raw)
{
	uint8_t *out = arena_alloc(task_arena(task), raw.size + 1);
	size_t size = 0;
	struct bytes text = bytes_trim(raw);

	for (size_t i = 0; i < text.size; i++)
		if (text.data[i] != ' ')
			out[size++] = text.data[i] == ',' ? '|' : text.data[i];
	text = bytes_of(out, size);
	while (text.size > 0 && (text.data[0] == '"' || text.data[0] == '\''))
		text = bytes_slice(text, 1, text.size);
	while (text.size > 0 && (text.data[text.size - 1] == '"' || text.data[text.size - 1] == '\''))
		text.size--;
	return text;
}

bool tool_matches(struct task *task, struct bytes pattern, struct bytes name)
{
	struct bytes whole = arena_printf(task_arena(task), "^(%.*s)$", TEXT(pattern));
	regex_t regex;

	if (regcomp(&regex, arena_text(task_arena(task), whole), REG_EXTENDED | REG_NOSUB) != 0)
		return false;
	bool is_match = regexec(&regex, arena_text(task_arena(task), name), 0, NULL, 0) == 0;

	regfree(&regex);
	return is_match;
}

int32_t tool_split(struct arena *arena, struct bytes text, uint8_t separator, struct bytes **items)
{
	int32_t count = 1, i = 0;

	for (size_t at = 0; at < text.size; at++)
		count += text.data[at] == separator;
	*items = arena_calloc(arena, (size_t)count, sizeof(**items));
	for (size_t at = 0; i < count; i++) {
		size_t end = bytes_find(text, at, separator);

		(*items)[i] = bytes_slice(text, at, end - at);
		at = end + 1;
	}
	return count;
}
