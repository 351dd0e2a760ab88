/* A lesson: one Markdown file, parsed into what it teaches and what it asks.
 *
 *     ---
 *     { title = "...", track = "A", minutes = 8, needs = { "02-..." }, cluster = { brokers = 1 }, setup = [[ commands ]] }
 *     ---
 *     prose
 *     ## A step
 *     prose, with fenced blocks:  try  check  hint  predict  ask  watch
 *     ## Exercise (lab)
 *
 * try      commands, a line each. `2$ ` in front: in tab 2. `> text`: typed into the command before. `^C`, `^D`, `wait 5s` alone.
 *          `try external`: needs a client of one's own; --check runs the block, which then holds an `app`.
 * check    Lua: expect(cond, "what is missing"); `timeline` is the name of the one that the learner is on.
 * hint     one of several layers, in order.
 * predict  a question; `- [ ] choice` and one `- [x] choice`; what follows a line `Because:` is the reason: sentences of their own.
 * ask      a question; the line `accept: LUA` is true for a right `answer` (a text); `answer: TEXT` is what --check gives. Of a text,
 *          number() is the one number in it, also as a word, numbers() all of them ("1,2,3").
 * watch    the path of a scenario, from the lesson's directory; it is played in the lesson's own world.
 *
 * Question, choices and reason are running text in Markdown. Prose behind a predict, an ask or a check may tell what came of it: it is shown
 * once the step is done.
 *
 * A step with a `predict` plays its `try` or its `watch` once the learner has chosen. A step without try, predict, ask or watch
 * is only read. Other fenced blocks are examples: text, sh, console, java, python, c, lua, properties, json, or without a word. Parsing reports the first thing that is wrong with its line; a lesson that does not parse is not run.
 */
#ifndef KLAB_LESSON_LESSON_H
#define KLAB_LESSON_LESSON_H

#include "sim/lesson/document.h"

enum try_kind { TRY_COMMAND, TRY_INPUT, TRY_INTERRUPT, TRY_END, TRY_WAIT };

struct try_line {
	enum try_kind kind;
	int tab; /* from 1 */
	struct bytes text;
	int64_t wait_us; /* TRY_WAIT */
};

struct choice {
	struct bytes text;
	bool is_right;
};

struct snippet {
	struct bytes text; /* null: there is none */
	int line;          /* of its first line in the file */
};

enum step_kind { STEP_READ, STEP_TRY, STEP_PREDICT, STEP_ASK, STEP_WATCH };
enum exercise_kind { NOT_EXERCISE, EXERCISE_LAB, EXERCISE_REPAIR, EXERCISE_BREAK };

struct step {
	struct bytes title;
	enum step_kind kind;
	enum exercise_kind exercise;
	bool is_external;
	const struct block **blocks; /* its prose, the heading and the machinery left out */
	int block_count;
	int lead_count; /* of them before the question or the check; the others are shown once the step is done */
	struct try_line *tries; /* the solution */
	int try_count;
	struct snippet check;
	struct snippet *hints;
	int hint_count;
	struct bytes question; /* predict, ask */
	struct choice *choices;
	int choice_count;
	struct bytes reason;
	struct snippet accept; /* ask: a Lua expression of `answer` */
	struct bytes answer;   /* ask: a right one */
	struct snippet watch;  /* a path, from the lesson's directory */
	int line;
};

struct lesson {
	struct bytes path;
	struct bytes text; /* of the whole file */
	struct bytes slug; /* "01-a-log-not-a-queue" */
	struct bytes title;
	struct bytes track;
	int minutes;
	struct bytes *needs;
	int need_count;
	int brokers;
	int controllers;         /* cluster = { controllers = 3 }: nodes that only control; 0: every broker does */
	bool has_containers;     /* cluster = { containers = true }: each node on a host of its own (sim/world/cluster.h) */
	bool is_unformatted;     /* cluster = { formatted = false } */
	bool is_stopped;         /* cluster = { started = false } */
	struct bytes properties; /* cluster = { properties = [[...]] }; null: none */
	int64_t seed;            /* the lesson's number unless given */
	struct try_line *setup;
	int setup_count;
	const struct block **intro;
	int intro_count;
	struct step *steps;
	int step_count;
};

/* Parses the text of a lesson file. False with one line in `problem`: "path:line: what is wrong". All memory is the arena's;
 * the spans of path, slug and text are kept. */
bool lesson_parse(struct bytes path, struct bytes slug, struct bytes text, struct arena *, struct lesson *out, struct buf *problem);

/* "01"; empty if it has none: one's own, or no lesson at all. */
struct bytes lesson_number(const struct lesson *);

/* The lines of a try block (or of a setup); the same problem line. */
bool lesson_parse_tries(struct bytes path, struct bytes text, int first_line, struct arena *, struct try_line **out, int *count,
                        struct buf *problem);

#endif
