/* The shell of a tab: a process of the world that reads lines, runs what they say, and tells how it ended.
 *
 * It is a state machine, too. A line is parsed into entries (line.h); the shell walks through them with a cursor: it expands the words
 * of a pipeline (running what stands in $(...) first, as children whose output is captured), starts a task per stage
 * with streams between them, and goes on when all stages of a foreground pipeline have ended. While one runs in the foreground, the
 * tab's input is that pipeline's; otherwise the shell reads.
 *
 * Jobs in the background keep their number until they are told of: at the next prompt on a terminal, silently without one.
 * A line typed and a line done are trace events (line_typed, command_ended).
 *
 * What concerns the run itself and not the world (back, fork, speed, ...) is put in the shell's one control slot, where the driver
 * finds it after the step; shell_answer() lets the command go on. Snapshots are taken with no control waiting.
 */
#ifndef KLAB_SHELL_SHELL_H
#define KLAB_SHELL_SHELL_H

#include "sim/shell/command.h"
#include "sim/shell/line.h"

extern const struct program shell_program;

enum { SHELL_HISTORY_MAX = 500, SHELL_LINE_SIZE_MAX = 1 << 16, SHELL_LEAVE_US = 10000000 };

struct shell_options {
	int32_t tab;
	bool is_interactive; /* prompts and messages of jobs */
	struct bytes line;   /* not null: run this and end, as `sh -c` does, with these streams */
	int32_t streams[3];
	int32_t parent;
	struct bytes directory;
	struct bytes home;      /* what $HOME is; null: /kafka */
	struct bytes bootstrap; /* what $BOOTSTRAP is; null: nothing */
};

/* Starts a shell on a tab (or for one line); returns its pid. */
int32_t shell_spawn(struct world *, const struct shell_options *);

/* Whether it waits at its prompt: nothing runs in the foreground. */
bool shell_is_waiting(const struct world *, int32_t shell);

enum tab_state {
	TAB_BUSY,    /* a command runs and does not read */
	TAB_PROMPT,  /* the shell waits for a line */
	TAB_READING, /* a command waits for a line */
	TAB_ENDED,   /* the shell has ended */
};
/* Of a tab of the world and its shell. */
enum tab_state shell_tab_state(const struct world *, int32_t tab, int32_t shell);

/* The status of its last line. */
int32_t shell_status(const struct world *, int32_t shell);

/* Its working directory, valid until the next step; the text of its prompt. */
struct bytes shell_directory(const struct world *, int32_t shell);
extern const char shell_prompt[];

/* Ctrl-C: to what runs in the foreground, or to the shell itself. */
void shell_interrupt(struct world *, int32_t shell);

/* What its foreground means for the driver; PACE_NORMAL without one. */
enum command_pace shell_pace(const struct world *, int32_t shell);
void shell_kill_foreground(struct world *, int32_t shell);

/* Adds what is still to be done of the line that it is in the midst of. */
void shell_add_rest(const struct world *, int32_t shell, struct buf *out);

/* ---- Words for the driver ------------------------------------------------------------------------------------------- */

struct shell_control {
	int32_t task;          /* who asks: the pid to answer */
	struct bytes argv[4];  /* "back", "30s"; valid until the answer */
	int32_t argc;
};

/* Fills the slot; false if it is taken. For commands. */
bool shell_ask(struct task *, const struct bytes *argv, int32_t argc);

/* What is asked of the driver, if anything. */
bool shell_asked(const struct world *, int32_t shell, struct shell_control *out);

/* The command prints `text` (to standard error when the status is not 0) and ends with the status. Empties the slot. */
void shell_answer(struct world *, int32_t shell, struct bytes text, int32_t status);

#endif
