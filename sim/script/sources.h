/* The files that a scenario consists of: its own and those that it includes, and the parameters that it was given.
 *
 * A file is known by its name from the scenario's folder: "x.lua" beside it, or "lib/x.lua"; nothing outside can be named, nor be reached by a link.
 * Each is read once, when it is asked for first, so a run sees one text of it whatever happens to the file meanwhile; and what was asked for is all that
 * a recorded run carries. Sources that are closed have no folder: what is not in them already is not there.
 *
 * They lie outside of the world and do not move.
 */
#ifndef KLAB_SCRIPT_SOURCES_H
#define KLAB_SCRIPT_SOURCES_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

enum {
	SOURCES_MAX = 64,
	SOURCE_SIZE_MAX = 4 << 20,
	SOURCES_SIZE_MAX = 16 << 20, /* all together */
	PARAMETERS_MAX = 64,
	PARAMETER_SIZE_MAX = 64 << 10,
	SOURCE_NAME_MAX = 50,
};

struct source {
	struct bytes name;
	struct bytes text;
};

struct parameter {
	struct bytes name, value;
};

struct sources {
	struct heap *heap;
	struct arena arena;
	const char *folder; /* NULL: closed */
	struct source files[SOURCES_MAX]; /* the scenario itself is the first */
	int count;
	size_t size; /* of all */
	struct parameter parameters[PARAMETERS_MAX];
	int parameter_count;
};

/* Without any file; closed. */
void sources_init(struct sources *);
void sources_free(struct sources *);

/* Reads the scenario; its folder is where others may be included from. False with "PATH: why" in `problem`. */
bool sources_open(struct sources *, const char *path, struct buf *problem);

/* A file that is at hand as text. The name is what it is told by. False: it is too much. */
bool sources_add(struct sources *, struct bytes name, struct bytes text);

/* "NAME=VALUE", as typed. False with a line in `problem`. That the scenario has such a parameter is seen when it is loaded. */
bool sources_set_parameter(struct sources *, const char *word, struct buf *problem);

/* The file of that name; NULL with a line in `problem`. */
const struct source *sources_find(struct sources *, const char *name, struct buf *problem);

/* How the scenario is told: its file's name, wherever that lies. */
const char *sources_title(const struct sources *);

#endif
