/* How argparse4j talks: the usage line, its complaints, its help. All of it is 75 columns wide, and a line of a complaint or of help that
 * is broken is filled with blanks between its words until it is that wide.
 *
 * A command with words of its own ("kafka-cluster unregister") has a parser for each of them: its flags belong to words (struct option), and
 * a flag in front of the word is another one's than behind it.
 */
#ifndef KLAB_SHELL_KAFKA_ARGPARSE_H
#define KLAB_SHELL_KAFKA_ARGPARSE_H

#include "sim/shell/command.h"

/* Whether the flag is the word's own; with a null word: the command's. */
bool argparse_owns(const struct option *, struct bytes word);

/* The usage of the command, or of its word (null: none, or one that there is not). */
void argparse_add_usage(const struct command *, struct bytes word, struct buf *out);

/* Usage, about, words and flags, as --help prints them. */
void argparse_add_help(const struct command *, struct bytes word, struct buf *out);

/* The text broken into lines. The first begins at `column`; others behind `indent` blanks. */
void argparse_wrap(struct bytes text, size_t column, size_t indent, struct buf *out);

/* The first of the flags that are wanted and not there, or that must not stand together, in argparse4j's words; null: all is well. `word` is one
 * of the command's, or null for a command without words; it becomes null when it is the command's own parser that complains. */
struct bytes argparse_judge(const struct command *, const struct options *, struct arena *, struct bytes *word);

/* Usage and complaint: "usage: ...", "NAME: error: MESSAGE", and the flags or words that may have been meant. */
void argparse_add_complaint(const struct command *, struct bytes word, struct bytes message, struct buf *out);

#endif
