/* Flags, as Kafka's tools read them: with joptsimple (most tools) or argparse4j (the younger ones).
 *
 * A table lists what a command takes. Parsing never stops a command by itself: it keeps the first problem, in the words of
 * the library, and the command shows it where Kafka's tool would. Values are turned into numbers only when they are asked for,
 * as joptsimple does, so that a bad one is reported in the same place.
 */
#ifndef KLAB_SHELL_OPTIONS_H
#define KLAB_SHELL_OPTIONS_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

enum option_style { OPTIONS_JOPTSIMPLE, OPTIONS_ARGPARSE };

enum option_type { OPTION_FLAG, OPTION_STRING, OPTION_INT, OPTION_LONG, OPTION_DOUBLE };

struct option {
	const char *name;     /* "topic" */
	const char *letter;   /* a second, short name ("t" for -t), or NULL */
	enum option_type type;
	const char *argument; /* what its value is: "# of partitions"; argparse: the metavariable */
	const char *about;
	const char *standard; /* what it is when it is not given; NULL: nothing */
	bool is_required;
	bool is_optional;     /* its value may be left out */
	bool is_append;       /* argparse: takes all the words up to the next flag */
	bool is_repeated;     /* argparse: may be given several times, a value each */
	const char *words;    /* argparse: the words of the command that it belongs to, between blanks; NULL: the command itself */
	const char *required_by; /* argparse: those of its words that it must stand with */
	const char *section;  /* argparse: the title that help has over it ("": none, but apart); NULL: "optional arguments" */
	const char *section_about; /* argparse: what help says below that title, with the section's first; NULL: nothing */
	int32_t exclusion;    /* argparse: of neighbours with the same number one may stand, and one must if they are required; 0: none */
};

struct option_value {
	bool is_given;
	struct bytes *values;
	int32_t count;
	struct bytes typed; /* argparse: as it was written */
	bool is_behind;     /* argparse: behind the first word that is no flag */
};

struct options {
	const struct option *table;
	struct option_value *values; /* one for each row of the table */
	struct bytes *others;        /* words that belong to no flag, in order */
	int32_t other_count;
	struct bytes problem;        /* null, or the first one, in the library's words */
	const char *problem_class;   /* the Java class of it */
	struct bytes problem_trace;  /* the problem and what caused it, as a stack trace without its frames has them */
	struct bytes unknown;        /* null, or the first flag that the table does not have, without its dashes */
	bool is_empty;               /* no words at all */
};

/* Rows that every joptsimple table ends with. */
#define OPTIONS_HELP                                                          \
	{ .name = "help", .type = OPTION_FLAG, .about = "Print this help." },     \
	{ .name = "version", .type = OPTION_FLAG, .about = "Print the version." }

/* Parses `words` (without the command's own name). All spans go to the arena. */
void options_parse(struct options *, struct arena *, const struct option *table, enum option_style, const struct bytes *words,
                   int32_t count);

bool options_has(const struct options *, const char *name);

/* The value, or the standard one, or null. Several values of a flag that may have one only are a problem. */
struct bytes options_text(struct options *, struct arena *, const char *name);
int32_t options_count(const struct options *, const char *name);
struct bytes options_value(const struct options *, const char *name, int32_t i);

/* A number; false with the problem set when it is none. `out` is left alone when the flag is neither given nor has a standard value. */
bool options_integer(struct options *, struct arena *, const char *name, int64_t *out);
bool options_double(struct options *, struct arena *, const char *name, double *out);

/* The help table of joptsimple, 80 columns wide; at a terminal 76, which are left of 80 in the tutorial. */
void options_print_help(const struct option *table, bool is_at_terminal, struct buf *out);

#endif
