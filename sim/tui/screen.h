/* The terminal: canvases out, keys in. The only file that knows ncurses.
 *
 * screen_open() keeps the terminal's state and screen_close() gives it back; both an exit and a signal that ends the program close it.
 * Roles become colours and attributes as the terminal has them: 256, 16 or 8 colours, none (also when NO_COLOR is set), and lines and marks
 * become ASCII where the locale is not UTF-8. A frame is one diffed write.
 */
#ifndef KLAB_TUI_SCREEN_H
#define KLAB_TUI_SCREEN_H

#include "sim/tui/canvas.h"

enum key {
	/* Characters are their code points. */
	KEY_ENTER_ = 0x110000,
	KEY_ESCAPE,
	KEY_TAB_,
	KEY_BACKTAB,
	KEY_BACKSPACE_,
	KEY_DELETE,
	KEY_UP_,
	KEY_DOWN_,
	KEY_LEFT_,
	KEY_RIGHT_,
	KEY_HOME_,
	KEY_END_,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_F1, /* F2 .. F12 follow */
	KEY_F12 = KEY_F1 + 11,
	KEY_RESIZED,
	KEY_CTRL_C,
	KEY_HANGUP, /* the terminal is gone, or SIGTERM: save and end */
	KEY_NONE,   /* nothing came in time */
};

/* What a key came with: its raw bytes, for a line editor; Alt-x arrives as is_alt with the character x. */
struct key_press {
	uint32_t key;
	bool is_alt;
	char raw[16];
	int raw_size;
};

struct screen;

/* NULL with one line on standard error if there is no terminal to use; `without` ends it: what can be done then. */
struct screen *screen_open(const char *without);
void screen_close(struct screen *);

/* Two files in place of the terminal, for tests: `type` is a terminfo name. */
struct screen *screen_open_on(const char *type, void *out, void *in);

void screen_size(const struct screen *, int *width, int *height);

/* Shows the canvas, with the cursor at (x, y) or hidden if x < 0. */
void screen_draw(struct screen *, const struct canvas *, int cursor_x, int cursor_y);

/* The next key, waiting up to `timeout_ms` (0: not at all). */
struct key_press screen_key(struct screen *, int timeout_ms);

/* Paints all of it anew: something else has written on the terminal. */
void screen_repaint(struct screen *);

/* Stops as Ctrl-Z asks: the terminal is given back until the program goes on. */
void screen_suspend(struct screen *);

/* The character at a cell as ncurses has it, for tests. */
uint32_t screen_char_at(struct screen *, int x, int y);

#endif
