/* From the words of a line to the fields that a command gets.
 *
 * As in sh: "~" that is not quoted, alone or before "/", stands for $HOME where a word begins; variables and the output of $(...) take their place;
 * where they are not quoted they are split at blanks; braces
 * ({1..5}, {a,b}) that are not quoted make several fields; * ? [...] that are not quoted stand for the names of files that match, in order, or
 * for themselves when none does. Quoted text is never touched.
 */
#ifndef KLAB_SHELL_EXPAND_H
#define KLAB_SHELL_EXPAND_H

#include "engine/base/disk.h"
#include "sim/shell/line.h"

/* Fields, in order. */
struct fields {
	struct bytes *items;
	int32_t count;
	int32_t capacity;
};

void fields_add(struct fields *, struct arena *, struct bytes);

struct expansion {
	struct arena *arena;
	struct disk *disk;         /* where names of files are looked up */
	struct bytes directory;    /* the working directory */
	int32_t last_status;
	struct bytes (*variable)(void *owner, struct bytes name); /* null if it is not set */
	void *owner;
};

/* Appends the fields of one word. Every PART_COMMAND in it has its output. */
void expand_word(struct expansion *, const struct word *, struct fields *);

/* A word as one text: an assignment's value, a redirect's file, the text of <<<. */
struct bytes expand_text(struct expansion *, const struct word *);

/* Whether `name` is of the pattern; a backslash quotes what follows. */
bool expand_matches(struct bytes pattern, struct bytes name);

/* `path` made absolute from `directory`, without "." and "..". */
struct bytes expand_path(struct arena *, struct bytes directory, struct bytes path);

#endif
