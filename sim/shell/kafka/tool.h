/* What Kafka's tools share: how they complain, and an admin client whose calls go on in functions.
 *
 * A tool with an admin client has a `struct tool` at the start of its state and tool_step as its step(). Each call names the function that
 * goes on with its result; results live as long as the task, so later functions can still look at earlier ones.
 *
 * Java's stack traces are shown as their first line, the exception and its message: the frames below would be Java's.
 */
#ifndef KLAB_SHELL_KAFKA_TOOL_H
#define KLAB_SHELL_KAFKA_TOOL_H

#include "engine/client/admin.h"
#include "engine/wire/messages.h"
#include "sim/shell/command.h"

struct tool;

typedef void tool_then(struct task *, const struct admin_result *);

struct tool {
	struct admin *admin;
	const char *client_id; /* set before tool_open(); NULL: what the client names itself */
	uint64_t call;
	tool_then *then;
	/* What is done when the config file cannot be read; NULL: tool_throw(). Set before tool_open(). */
	void (*on_bad_config)(struct task *, const char *class, struct bytes message);
	int64_t wake_us; /* of on_wake; NULL: it does not sleep */
	void (*on_wake)(struct task *);
};

/* joptsimple: the message, the table of flags, status 1. */
void tool_usage(struct task *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* argparse4j (argparse.h): the usage, "name: error: message", status 1. And its help. */
void tool_argparse_error(struct task *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void tool_argparse_refuse(struct task *, struct bytes word, struct bytes message);
/* Some tools of Kafka end with 1 after their help. */
void tool_argparse_help(struct task *, int32_t status);

/* CommandLineUtils of Kafka: true if the task is done. `about` is what the tool is for. */
bool tool_helped(struct task *, const char *about);
bool tool_has_problem(struct task *);                                       /* of the options: the message and the usage */
bool tool_missing(struct task *, const char *name);                         /* a flag that must be there */
bool tool_excluded(struct task *, const char *used, const char *const *others); /* flags that must not be there with it; NULL ends */
bool tool_one_of(struct task *, const char *const *names);                  /* exactly one */

/* The message, then the exception with it: what `System.err.println(e.getMessage())` and a stack trace make. Status 1. */
void tool_throw(struct task *, const char *class, struct bytes message);
/* The same with causes in the trace: "message\nCaused by: ...". */
void tool_throw_caused(struct task *, const char *class, struct bytes message, struct bytes trace);

/* An exception that nobody catches: `Exception in thread "main" class: message`, status 1. */
void tool_uncaught(struct task *, const char *class, struct bytes message);

/* A java.util.Properties file into a config. False if it cannot be read; the tool has complained then. */
bool tool_load_config(struct task *, struct client_config *, struct bytes path);

/* The same without complaint: the class of the exception, or NULL. */
const char *tool_read_config(struct task *, struct client_config *, struct bytes path, struct bytes *message);
/* The same where nobody catches the exception. */
bool tool_load_config_in_main(struct task *, struct client_config *, struct bytes path);

/* name=value, as --command-property and its kin take them. */
void tool_set_property(struct client_config *, struct bytes property);

/* The admin client: bootstrap servers, or controllers, and a config file (null: none). False: `problem` has the ConfigException's text. */
bool tool_open(struct task *, struct bytes servers, bool are_controllers, struct bytes config_path, struct buf *problem);
/* What a tool without a word of its own for it shows when tool_open() failed: the exception and its cause. */
void tool_fail_to_open(struct task *, struct buf *problem);
void tool_then_do(struct task *, uint64_t call, tool_then *);
/* Goes on with `then` in so many milliseconds. */
void tool_sleep(struct task *, int64_t ms, void (*then)(struct task *));
void tool_step(struct task *, const struct event *);
int64_t tool_deadline(const struct task *);
void tool_end(struct task *);
/* Closes the connections and ends. */
void tool_exit(struct task *, int32_t status);

/* An ApiVersions request as the Java client makes it. */
struct api_versions_request tool_ask_versions(void);
/* A seed of its own for each client that a task makes. */
uint64_t tool_seed(struct task *);
/* What `new KafkaProducer(...)` and its kin throw for a config: "Failed to construct kafka producer" around it where Java has that. */
void tool_print_config_exception(struct task *, struct bytes problem, const char *around);
/* "host:port" and nothing else, as ToolsUtils wants it; true if the task is done. */
bool tool_bad_servers(struct task *, struct bytes servers);
/* Whether a name leads to a host from here; addresses do. */
bool tool_resolves_host(struct task *, struct bytes host);
/* Whether one of the config's bootstrap servers has a name that leads to a host; complains of each that does not. False: `problem` has the
 * ConfigException's text, as from a client that could not be made. */
bool tool_resolves(struct task *, const struct client_config *, struct buf *problem);
/* The flag's value goes into the config if it was given, or if the config has none yet. */
void tool_merge_option(struct task *, struct client_config *, const char *setting, const char *name);
/* Warnings and errors of a client, as log4j prints them to standard error. */
void tool_print_log(struct task *, const struct client_log_line *);

/* "org.apache.kafka.common.errors.X" */
struct bytes tool_exception(struct task *, const char *exception);
/* The first error of a result, "org.apache.kafka.common.errors.X: its message"; null if there is none. */
struct bytes tool_error_of(struct task *, const struct admin_result *);
/* The same told as main() tells an ExecutionException: its message, and the trace. True: the task is done. */
bool tool_failed(struct task *, const struct admin_result *);

/* ---- Java ----------------------------------------------------------------------------------------------------------- */

/* "%.2f" as Java prints it: NaN and Infinity have names of their own. */
void tool_add_fixed(struct buf *, double value, int decimals);
/* A table as ToolsUtils prints it: columns padded to the widest cell, a tab behind each. cells: row by row, the header first. */
void tool_print_table(struct task *, const struct bytes *cells, int columns, int rows);
bool tool_is_internal(struct bytes topic);
/* A regular expression of Java, as far as POSIX's extended ones go: whether the whole name matches. */
bool tool_matches(struct task *, struct bytes pattern, struct bytes name);
/* An include list (TopicFilter) as such an expression: commas are bars, blanks and outer quotes are dropped. */
struct bytes tool_filter_pattern(struct task *, struct bytes raw);
/* The items between commas; "a,,b" has three. */
int32_t tool_split(struct arena *, struct bytes text, uint8_t separator, struct bytes **items);

/* The order in which a java.util.HashMap hands its keys out, so that what Kafka prints from one comes in Kafka's order here, too.
 * `capacity`: what `new HashMap<>(n)` was given; 16 by default. Keys of one bucket stay in the order of insertion. */
void tool_sort_as_hash_map(struct task *, struct bytes *texts, int32_t count, int32_t capacity);
/* A node as Kafka's clients know it, not fenced; `index` is the caller's. */
struct tool_node {
	struct bytes host, rack; /* rack: null for none */
	int32_t id, port;
	int32_t index;
};
void tool_sort_nodes_as_hash_map(struct task *, struct tool_node *, int32_t count);
void tool_sort_partitions_as_hash_map(struct task *, struct topic_partition *, int32_t count, int32_t capacity);
void tool_sort_replicas_as_hash_map(struct task *, struct admin_replica *, int32_t count, int32_t capacity);

#endif
