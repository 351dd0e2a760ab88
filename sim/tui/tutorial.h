/* The tutorial as a machine: keys and time go in, a canvas comes out. It knows no terminal (learn.h puts it on one), so that tests can play it.
 *
 * Three panes: the lesson's step, a view of the world, the shells. Where the terminal is wide (120x36 and up) all three are seen; narrower,
 * one at a time, and the other two on strips above it. Pages of a lesson are its introduction (-1), its steps (0 ..), and its end
 * (step_count). The current step is the first that is not done; earlier pages can be looked at again.
 *
 * The tutorial owns what is outside of the world: what the tabs have shown, the line being typed, what the views have chosen, and the
 * progress, which is saved whenever a step is done. Opening a lesson in its midst plays the solutions of the steps before.
 */
#ifndef KLAB_TUI_TUTORIAL_H
#define KLAB_TUI_TUTORIAL_H

#include "sim/lesson/course.h"
#include "sim/lesson/player.h"
#include "sim/tui/scrollback.h"
#include "sim/tui/text.h"
#include "sim/tui/view.h"

enum { TUTORIAL_TABS_MAX = PLAYER_TABS_MAX, TUTORIAL_VIEWS = 5, TUTORIAL_WIDTH_MIN = 80, TUTORIAL_HEIGHT_MIN = 24, ANSWER_MAX = 200 };

enum { WRONG_ANSWERS_ENOUGH = 2 };

enum tutorial_focus { FOCUS_LESSON, FOCUS_VIEW, FOCUS_SHELL };
enum tutorial_overlay { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_LESSONS, OVERLAY_TIMELINES, OVERLAY_COMPARED };

struct tutorial_step {
	bool is_done;
	bool is_played;    /* a predict's commands were played */
	int hints;         /* how many layers are shown */
	int chosen;        /* predict: the choice, or -1 */
	int wrong_count;   /* ask: answers that were refused, */
	char refused[ANSWER_MAX]; /* and the last of them */
	struct buf missing; /* what the check wants */
	char answer[ANSWER_MAX];
	int64_t checked_at; /* length of the trace when it was checked last */
	int64_t checked_us; /* real time since then */
};

/* Lines that are typed for the learner, one after another. */
struct tutorial_play {
	const struct try_line *lines;
	int count, i;
	int64_t pause_us; /* real time until the next */
};

struct tutorial_options {
	double speed; /* 0: as it is */
	int lesson;   /* -1: where the learner left off */
	bool keeps_progress;
	struct recording *recording; /* NULL: none */
	bool is_exposed; /* every lesson's cluster is open to programs outside, from the beginning */
	int32_t port;    /* where it is opened: of broker 1; 0: whatever is free */
	int width, height; /* of the screen to come; 0: the smallest */
};

struct tutorial_replay;

struct tutorial {
	struct heap *heap;
	struct tutorial_replay *replay; /* NULL, or the run that is played in place of the learner (tutorial_replay.h) */
	struct arena frame;
	const struct course *course;
	struct progress progress;
	struct tutorial_options options;
	int lesson;
	struct player player;
	int64_t speed_before_watch; /* who made a watch faster did not mean what comes after it */
	struct gateway *gateway; /* NULL: the cluster is closed to programs outside */
	int current; /* the first page that is not done */
	int shown;   /* the page on screen */
	struct tutorial_step step;
	struct tutorial_play play;
	enum tutorial_focus focus;
	enum tutorial_overlay overlay;
	int view;
	struct view_choice choices[TUTORIAL_VIEWS];
	bool is_filtering; /* keys go to the view's filter */
	int tab;           /* from 1 */
	int tab_count;
	struct scrollback tabs[TUTORIAL_TABS_MAX];
	bool is_new[TUTORIAL_TABS_MAX]; /* printed something while another was shown */
	int scrolled_up;
	int awaited;       /* the tab in which a line was typed that has not ended; 0: none */
	bool is_asked_for_help; /* by that line: what it prints is read from its beginning */
	bool is_ended_long; /* it ended so that the beginning is wanted: the next drawing scrolls there, if it is out of sight */
	int lesson_scroll;
	bool is_at_end;    /* the lesson pane keeps its last lines in sight, or what came of the step if that would be above them */
	bool is_read;      /* the last line of the page has been in sight: Enter and F9 go on */
	int lesson_height; /* of the pane when it was drawn last */
	int result_line;   /* of the page's text: where it says what came of the step */
	int overlay_row;
	struct buf compared; /* two timelines side by side, as text */
	char overlay_filter[64];
	bool is_mistyping; /* a command is typed into the lesson or a view: its other letters do nothing either */
	uint32_t asked;    /* the last key, if it does what it says only when it is pressed again */
	char notice[640];  /* one line for the learner, until the next key */
	int width, height; /* of the last frame */
	bool is_dirty;     /* something changed since the last frame */
	bool is_ended;
};

extern const struct view *const tutorial_views[TUTORIAL_VIEWS];

/* False with one line in `problem`. */
bool tutorial_open(struct tutorial *, const struct course *, const struct tutorial_options *, struct buf *problem);
void tutorial_close(struct tutorial *);

/* Opens a lesson at a page. False with a notice if it cannot be. */
bool tutorial_open_lesson(struct tutorial *, int lesson, int page);

/* `real_us` have passed. */
void tutorial_tick(struct tutorial *, int64_t real_us);
void tutorial_press(struct tutorial *, const struct key_press *);

/* Everything, for a screen of that size; the cursor, or (-1, -1). The canvas is valid until the next call. */
void tutorial_draw(struct tutorial *, int width, int height, struct canvas *, int *cursor_x, int *cursor_y);

/* ---- Between its files --------------------------------------------------------------------------------------------------- */

static inline const struct lesson *tutorial_lesson(const struct tutorial *t)
{
	return &t->course->lessons[t->lesson];
}

/* The step of a page, or NULL (the introduction, the end). */
static inline const struct step *tutorial_step_of(const struct tutorial *t, int page)
{
	return page >= 0 && page < tutorial_lesson(t)->step_count ? &tutorial_lesson(t)->steps[page] : NULL;
}

static inline bool tutorial_is_wide(const struct tutorial *t)
{
	return t->width >= 120 && t->height >= 36;
}

/* Enter and F9: what is not read yet comes first, then the next page. */
void tutorial_next(struct tutorial *);
void tutorial_show_page(struct tutorial *, int page);
/* The page is the current one from now on, as nobody has done anything in it yet. */
void tutorial_turn_to(struct tutorial *, int page);
/* Enter on the shell's empty line goes on, too: nothing runs there that would be given the line. */
bool tutorial_enter_goes_on(const struct tutorial *);
/* Whether the end of the current step brings text with it. */
bool tutorial_tells_more(const struct tutorial *);
void tutorial_finish_step(struct tutorial *);
/* Into the tabs, what was printed since the last time. */
void tutorial_show_output(struct tutorial *);
/* What stands in front of the line being typed and is not in the tab's text: the prompt, where jobs in the background have printed behind it. */
struct bytes tutorial_prompt(const struct tutorial *);
void tutorial_choose(struct tutorial *, int choice);
/* The current page asks a question that is not answered yet. */
bool tutorial_is_asking(const struct tutorial *);
/* A key in the answer's field; false: it does nothing there. */
bool tutorial_press_answer(struct tutorial *, const struct key_press *);
/* Whether Enter on the empty field gives a hint, or the answer; NULL: neither. */
const char *tutorial_answer_help(const struct tutorial *);
void tutorial_solve(struct tutorial *);
void tutorial_begin_play(struct tutorial *, const struct try_line *, int count);
/* The lesson's pane, and the few lines of it where another pane is in front. */
void tutorial_draw_lesson(struct tutorial *, struct canvas *, struct rect);
/* What it is called, as a title or within a line: of a run it is no lesson's. And its shells, or what stands in their place. */
const char *tutorial_page_name(const struct tutorial *, bool is_title);
const char *tutorial_tab_name(const struct tutorial *);
void tutorial_goal_text(struct tutorial *, struct text *, int width);
/* Keys in the lower edge of a box: "key about" pairs. */
void tutorial_draw_edge(struct canvas *, struct rect, const char *const *pairs, int count);
/* The shown page's text: prose, question, hints, and what is to do. */
void tutorial_page_text(struct tutorial *, struct text *);
/* One narration of a scenario: a paragraph; lines that begin with a blank (tables) stay as they are. */
void tutorial_add_said(struct tutorial *, struct bytes said, struct text *);
/* The overlays' text. */
void tutorial_help_text(struct tutorial *, struct text *);
void tutorial_lessons_text(struct tutorial *, struct text *);
void tutorial_timelines_text(struct tutorial *, struct text *);
void tutorial_compared_text(struct tutorial *, struct text *);
/* Programs outside: F12, and what is exchanged with them before and behind a tick. */
bool tutorial_open_gateway(struct tutorial *);
void tutorial_close_gateway(struct tutorial *);
void tutorial_press_gateway(struct tutorial *);
void tutorial_exchange(struct tutorial *);
struct bytes tutorial_gateway_text(struct tutorial *);
/* A timeline begins here, with a name of its own; the list of them; a key in it. */
void tutorial_fork(struct tutorial *);
void tutorial_open_timelines(struct tutorial *);
void tutorial_press_timelines(struct tutorial *, uint32_t key);

#endif
