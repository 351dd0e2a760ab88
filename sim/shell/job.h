/* Jobs: the pipelines that a shell started, and the shell's own state.
 *
 * A job owns nothing but its list of process ids; streams belong to the processes. It is over when the last of them has
 * ended, and its status is the last stage's. A job in the foreground has number 0 until it is put in the background, which it never is: numbers
 * are given by `&` alone.
 */
#ifndef KLAB_SHELL_JOB_H
#define KLAB_SHELL_JOB_H

#include "engine/base/list.h"
#include "sim/shell/shell.h"

struct job_process {
	int32_t pid; /* 0: it could not be started */
	bool is_over;
};

struct job {
	struct list link;
	int32_t number;
	struct bytes text; /* owned, as the processes */
	struct job_process *processes;
	int32_t process_count;
	int32_t living;
	int32_t status; /* of its last process, once that is over */
	int32_t capture; /* the stream that gathers what $(...) prints; 0: none */
};

struct variable {
	struct list link;
	struct bytes name; /* owned */
	struct bytes value;
};

struct shell {
	struct world *world;
	struct heap *heap;
	int32_t pid;
	int32_t tab;
	int32_t streams[3];
	bool is_interactive;
	bool is_one_line; /* of $( ) and of `a && b &`: no reading */
	bool is_subshell; /* of another shell, which passes no Ctrl-C on */
	bool is_exiting;
	bool is_reading;
	bool wants_exit;     /* `exit` */
	bool waits_for_jobs; /* `wait` */
	bool is_interrupted; /* the rest of the line is dropped when the foreground has ended */
	struct bytes directory; /* owned */
	struct list variables;
	struct list jobs;        /* in the background */
	struct job *foreground;
	struct job *resumed;     /* `fg`: it becomes the foreground when that is over */
	struct part *substitution; /* the $( ) that the foreground runs for */
	struct buf unfinished;   /* a line that ends with a backslash */
	struct bytes *history;   /* a ring, owned; history_count counts all that ever was */
	int64_t history_count;

	/* The line that runs. */
	struct arena memory;
	struct bytes line;
	struct entry *entry;
	struct pipeline *pipeline;
	bool is_entry_started;
	int32_t status;

	struct shell_control control; /* task 0: none; its words are in control_memory */
	struct arena control_memory;
	int64_t leave_us; /* when it ends although jobs still run; TIME_NEVER: it is not leaving */
	struct effects *fx; /* of the step in progress */
	int64_t now_us;
};

/* The shell of a command that is part of it: for jobs, fg, cd, ... NULL if it is gone. */
struct shell *shell_of(const struct task *);

/* Starts the stages of a pipeline as children. `capture`: where the last one's output goes; 0: to the shell's own. */
struct job *job_start(struct shell *, const struct pipeline *, bool is_background, int32_t capture);

/* Starts a shell of its own for `line`. */
struct job *job_start_shell(struct shell *, struct bytes line, bool is_background, int32_t capture);
void job_del(struct shell *, struct job *);

/* Gives the job a number and puts it among those in the background. */
void job_to_background(struct shell *, struct job *);

/* A child ended: the job it belonged to, or NULL. */
struct job *job_child_ended(struct shell *, int32_t pid, int32_t status);
void job_signal(struct shell *, struct job *, enum signal_kind);

/* The job of "%1", "%%" or "%+", "%-", "%name"; NULL if there is none. */
struct job *job_find(struct shell *, struct bytes name);

/* "[1]+  Done                    sleep 5" */
void job_describe(struct shell *, const struct job *, struct buf *out);

void shell_set_directory(struct shell *, struct bytes);
void shell_set_variable(struct shell *, struct bytes name, struct bytes value);
struct bytes shell_variable(void *shell, struct bytes name);
struct expansion shell_expansion(struct shell *);

#endif
