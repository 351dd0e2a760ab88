/* Commands: what a line of the shell can run.
 *
 * A command is one file with one `const struct command`, and a row in the one table (command.c). A running one is a task: a process of
 * the world whose program is task_program and whose `self` is a struct task, with all its state in the world's heap. A command
 * never waits: start() begins, step() goes on with each event, and one of them calls task_exit(). One without step() is done when start()
 * returns.
 *
 * Spans that the task hands out (words, options, directory) live as long as the task; what a command makes for one
 * step comes from task_arena().
 */
#ifndef KLAB_SHELL_COMMAND_H
#define KLAB_SHELL_COMMAND_H

#include "sim/shell/expand.h"
#include "sim/shell/options.h"
#include "sim/world/gate.h"
#include "sim/world/world.h"

struct task;

/* What a command that is another program (a broker) is started with. Its launch() returns the pid, or 0 with the status and what
 * goes to standard error. */
struct launch {
	struct world *world;
	struct bytes host; /* where; null: nothing is said of it */
	struct arena *arena;
	const struct bytes *argv;
	int32_t argc;
	struct bytes directory;
	int32_t streams[3];
	int32_t parent;
	int32_t status;
};

/* What a command in the foreground means for a driver without a clock, and for one with it. */
enum command_pace {
	PACE_NORMAL,
	PACE_WAITS, /* it asks for time to pass: its silence is no reason to interrupt it */
	PACE_FAST,  /* and as fast as it can */
};

enum command_group { COMMAND_KAFKA, COMMAND_KLAB, COMMAND_TEXT, COMMAND_SHELL };

struct command {
	const char *name;    /* without ".sh" */
	const char *summary; /* half a line, for `help` */
	const char *usage;   /* klab's own words: what `help NAME` shows; NULL for Kafka's */
	enum command_group group;
	enum command_pace pace;
	const char *program; /* argparse: what its usage calls it; NULL: its name */
	const struct option *options; /* Kafka's flags, ending with a NULL name; NULL: start() reads the words itself */
	enum option_style style;
	const char *const *words; /* argparse: what may stand behind the name, NULL ends; NULL: nothing */
	const char *const *word_abouts; /* argparse: what help says of each word; NULL: nothing */
	const char *operand; /* argparse: what may stand there besides flags, as the usage shows it; NULL: nothing */
	const char *operand_about;
	size_t state_size; /* of task->state, zeroed */
	void (*start)(struct task *);
	void (*step)(struct task *, const struct event *);
	int64_t (*deadline)(const struct task *); /* NULL: none but task->wake_us */
	void (*end)(struct task *);               /* frees what hangs on the state; NULL: nothing */
	bool works_outside;                       /* of klab's own words: has a meaning on a real cluster (sim/world/gate.h), too */
	bool handles_signals;                     /* else a signal ends it with 128 + its number */
	int32_t (*launch)(struct launch *, struct buf *problem); /* not NULL: the process is another program; nothing above is called */
};

struct task {
	const struct command *command;
	struct world *world;
	struct heap *heap;
	struct bytes name;      /* of its process */
	int32_t pid;
	struct bytes directory; /* the working directory it was started in */
	int32_t shell;          /* pid of the shell that started it; 0: none */
	int32_t tab;
	bool is_terminal[3];    /* which of its streams are a terminal that somebody sits at */
	int32_t argc;
	struct bytes *argv;     /* [0] is the command as typed */
	struct options options;
	void *state;
	int64_t wake_us;        /* when it wants EVENT_DEADLINE; TIME_NEVER at first */
	struct arena memory;    /* lives as long as the task */
	bool is_answered;       /* by the driver, which wakes the task then (shell.h) */
	struct bytes answer;
	int32_t answer_status;

	/* Of the step in progress. */
	int64_t now_us;
	int64_t wall_ms;
	const struct event *event;
	struct effects *fx;
	bool is_done;
};

extern const struct program task_program;

/* NULL if there is none. ".sh" and a path to a bin directory are overlooked. */
const struct command *command_find(struct bytes name);
extern const struct command *const commands[];
extern const int command_count;

/* "bin/kafka-topics.sh" without what Kafka's own installation has before and behind the name. */
struct bytes command_plain_name(struct bytes name);

/* The command whose name is nearest to `name`, or NULL if none is near. */
const struct command *command_nearest(struct bytes name);

/* A task for world_spawn(); words and directory are copied. */
struct task *task_new(struct world *, const struct command *, const struct bytes *argv, int32_t argc, struct bytes directory);
void task_del(struct task *);

/* ---- For commands --------------------------------------------------------------------------------------------------- */

/* Output and standard error. */
void task_out(struct task *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void task_err(struct task *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void task_write(struct task *, int32_t stream, struct bytes);

/* Once, and at a terminal only: one line more than Kafka's tool prints, about the flag that is nearest to one that was not known. */
void task_hint_option(struct task *);

/* The task ends with this status; what follows in the step is not looked at. */
void task_exit(struct task *, int32_t status);
/* One line on standard error, after the command's name; then the end. For klab's own words: status 2. */
void task_fail(struct task *, int32_t status, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What is said of a word that only a cluster of klab's own understands, where every address leads outside. */
extern const char command_not_outside[];

/* What `help NAME` tells of a command. */
void task_describe(struct task *, const struct command *);

/* A line as log4j writes it to standard error: "[2026-01-05 09:00:00,000] ERROR ... (logger)". */
void task_log(struct task *, const char *level, const char *logger, const char *format, ...) __attribute__((format(printf, 4, 5)));

static inline struct arena *task_arena(struct task *task)
{
	return task->fx->arena;
}

/* The whole file of that path (from the working directory), in the step's arena. */
enum err task_read_file(struct task *, struct bytes path, struct bytes *out);
struct bytes task_path(struct task *, struct bytes path);

/* For printing spans with "%.*s". */
#define TEXT(bytes) (int)(bytes).size, (const char *)(bytes).data

#endif
