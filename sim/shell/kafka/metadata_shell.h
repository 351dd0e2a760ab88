/* kafka-metadata-shell in parts: the command and its loop (metadata_shell.c), what it loads (metadata_load.c), the tree of nodes
 * (metadata_nodes.h), and the words that walk it (metadata_words.c).
 */
#ifndef KLAB_SHELL_KAFKA_METADATA_SHELL_H
#define KLAB_SHELL_KAFKA_METADATA_SHELL_H

#include "sim/shell/kafka/metadata_nodes.h"
#include "sim/shell/kafka/tool.h"

struct metadata_shell {
	struct image image;
	const struct metadata_node *root;
	struct bytes directory; /* the working directory of the shell in the tree */
	bool is_interactive;
	bool has_prompt;
	bool is_ended;
	struct buf input;
	struct bytes *history; /* lines typed; a line that repeats the one before it is left out, as in Kafka's */
	int32_t history_count, history_capacity;
};

/* Reads a snapshot or a segment of the metadata log into the image and its nodes. False: the task is done. */
bool metadata_load(struct task *, struct metadata_shell *, struct bytes path);

/* Runs one command line, in words. The interactive shell knows more of them than the command line does. */
void metadata_run(struct task *, struct metadata_shell *, const struct bytes *words, int32_t count);

#endif
