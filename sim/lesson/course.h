/* The course: the lessons of a directory, and how far the learner has come.
 *
 * Lessons are NN-slug/lesson.md. Without a directory given they are looked for in $KLAB_LESSONS, beside the program, and where
 * `make install` puts them. Progress is a small text file under $XDG_STATE_HOME/klab (or ~/.local/state/klab); one that cannot be
 * read is kept aside as progress.corrupt, and a new one begun.
 */
#ifndef KLAB_LESSON_COURSE_H
#define KLAB_LESSON_COURSE_H

#include "sim/lesson/lesson.h"

struct course {
	struct heap *heap;
	struct arena arena;
	char *directory;
	struct lesson *lessons; /* by number */
	int lesson_count;
	bool is_own; /* one lesson, by its path: no progress is kept of it */
};

/* Reads and parses all lessons. False with one line in `problem`. `directory` NULL: the built-in ones. */
bool course_open(struct course *, const char *directory, struct buf *problem);
/* The same of a directory, which may be a lesson's own, or of a lesson's file: then it is a course of one. */
bool course_open_path(struct course *, const char *path, struct buf *problem);
/* What somebody calls a lesson: in the course, as course_find() takes it, or one's own by the path of its file or directory. */
bool course_open_lesson(struct course *, const char *word, int *lesson, struct buf *problem);
void course_close(struct course *);

/* The lesson whose slug, number ("4" or "04") or slug without its number it is; -1 if none. */
int course_find(const struct course *, struct bytes name);

struct progress {
	int lesson;      /* where the learner is; -1: nowhere yet */
	int step;
	bool *is_done;   /* by lesson */
	char path[512];  /* "": nowhere to keep it */
	char notice[640]; /* "" or one line to be shown: a corrupt file was kept aside */
};

/* Never fails: without a file there is none yet. */
void progress_load(struct progress *, const struct course *);
/* Where to begin: `wanted` or, if it is -1, where the learner left off: after a lesson that is done the next one. The page is a step of it that was
 * come to, or -1: its introduction. */
void progress_place(const struct progress *, const struct course *, int wanted, int *lesson, int *page);
/* Written beside and renamed. False with one line in `problem`. */
bool progress_save(const struct progress *, const struct course *, struct buf *problem);

#endif
