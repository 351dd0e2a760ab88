/* The line language of the shell: what was typed becomes lists of pipelines of words.
 *
 *     line      entry { (";" | "&" | newline) entry }            "&" runs the entry before it in the background
 *     entry     pipeline { ("&&" | "||") pipeline }
 *     pipeline  stage { "|" stage }
 *     stage     { word | redirect }
 *     redirect  "<" word | "<<<" word | [1|2] ">" word | [1|2] ">>" word | "2>&1" | [1] ">&2"
 *
 * It is a small part of POSIX sh, and what it has means what it means there: quotes, backslash, comments, NAME=value, $NAME, $?,
 * ~ and ~/FILE, $(command), * ? [...] in names of files. What it does not have (loops, functions, here documents, subshells) is refused with one line,
 * never run as something else. Nothing is expanded here: a word is a list of parts, and expand.h makes fields of it when its
 * turn comes. Everything is allocated in the arena.
 */
#ifndef KLAB_SHELL_LINE_H
#define KLAB_SHELL_LINE_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

enum part_kind {
	PART_TEXT,
	PART_VARIABLE, /* text: its name, "?" for the last status */
	PART_COMMAND,  /* text: the line between $( and ) */
};

struct part {
	struct part *next;
	enum part_kind kind;
	bool is_quoted;
	struct bytes text;
	bool has_output; /* PART_COMMAND: it has run, and this is what it printed */
	struct bytes output;
};

struct word {
	struct word *next;
	struct part *parts;
	struct bytes assigned; /* NAME of a word of the form NAME=value; its parts are the value then. Else null */
};

enum redirect_kind { REDIRECT_IN, REDIRECT_TEXT, REDIRECT_OUT, REDIRECT_APPEND, REDIRECT_SAME };

struct redirect {
	struct redirect *next;
	enum redirect_kind kind;
	int32_t stream;    /* 0, 1 or 2: which one goes elsewhere */
	int32_t as_stream; /* REDIRECT_SAME: where this one goes */
	struct word *word; /* the others */
};

struct stage {
	struct stage *next;
	struct word *assignments; /* NAME=value in front of the words */
	struct word *words;
	struct redirect *redirects;
};

enum joiner { JOIN_ALWAYS, JOIN_AND, JOIN_OR };

struct pipeline {
	struct pipeline *next;
	struct stage *stages;
	int32_t stage_count;
	enum joiner joiner; /* to the pipeline before */
	struct bytes text;  /* as typed */
};

struct entry {
	struct entry *next;
	struct pipeline *pipelines;
	bool is_background;
	struct bytes text;
};

/* The entries of `text` (NULL when there are none), or false with one line in `problem`, which lives in the arena too. */
bool line_parse(struct arena *, struct bytes text, struct entry **entries, struct bytes *problem);

/* True when `text` ends with a backslash: the next line belongs to it. */
bool line_goes_on(struct bytes text);

#endif
