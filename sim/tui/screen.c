#include "sim/tui/screen.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

struct screen {
	SCREEN *terminal;
	bool is_utf8;
	bool has_color;
	bool is_test;
	attr_t attributes[ROLE_COUNT];
	struct sigaction old_actions[4];
};

static volatile sig_atomic_t was_resized, was_hung_up, was_interrupted;

static void on_signal(int number)
{
	if (number == SIGWINCH)
		was_resized = 1;
	else if (number == SIGINT)
		was_interrupted = 1;
	else
		was_hung_up = 1;
}

static const int signals[4] = { SIGWINCH, SIGINT, SIGTERM, SIGHUP };

/* ---- Looks ------------------------------------------------------------------------------------------------------------- */

/* Foreground colours that read on dark and light grounds alike; the attributes alone tell the roles apart where there are no colours. */
static const struct look {
	short color; /* -1: the terminal's own */
	attr_t attributes;
} looks[ROLE_COUNT] = {
	[ROLE_TEXT] = { -1, A_NORMAL },
	[ROLE_DIM] = { -1, A_DIM },
	[ROLE_TITLE] = { -1, A_BOLD },
	[ROLE_STRONG] = { -1, A_BOLD },
	[ROLE_EMPHASIS] = { -1, A_UNDERLINE },
	[ROLE_CODE] = { COLOR_CYAN, A_NORMAL },
	[ROLE_KEY] = { -1, A_REVERSE },
	[ROLE_BORDER] = { -1, A_DIM },
	[ROLE_FOCUS] = { COLOR_CYAN, A_BOLD },
	[ROLE_SELECTED] = { -1, A_REVERSE },
	[ROLE_LEADER] = { COLOR_GREEN, A_BOLD },
	[ROLE_FOLLOWER] = { COLOR_BLUE, A_NORMAL },
	[ROLE_GOOD] = { COLOR_GREEN, A_NORMAL },
	[ROLE_BAD] = { COLOR_RED, A_BOLD },
	[ROLE_WARN] = { COLOR_YELLOW, A_NORMAL },
	[ROLE_NUMBER] = { COLOR_MAGENTA, A_NORMAL },
	[ROLE_BAR] = { COLOR_GREEN, A_NORMAL },
};

/* What stands for a drawing character where only ASCII can be shown. */
static uint32_t ascii_of(uint32_t ch)
{
	static const struct {
		uint32_t ch, ascii;
	} map[] = {
		{ 0x2500, '-' }, { 0x2502, '|' }, { 0x250c, '+' }, { 0x2510, '+' }, { 0x2514, '+' }, { 0x2518, '+' }, { 0x251c, '+' }, { 0x252c, '+' },
		{ 0x2524, '+' }, { 0x25ae, '#' }, { 0x25af, '.' }, { 0x2588, '#' }, { 0x2022, '*' }, { 0x25cf, '*' }, { 0x25cb, 'o' },
		{ 0x2610, '.' }, { 0x25cc, 'o' }, { 0xb7, '.' }, { 0xd7, 'x' }, { 0x2611, 'x' }, { 0x2192, '>' }, { 0x2190, '<' }, { 0x2193, 'v' }, { 0x2191, '^' }, { 0x25b6, '>' },
		{ 0x2713, 'v' }, { 0x2717, 'x' }, { 0x2026, '~' }, { 0x2014, '-' }, { 0x2013, '-' }, { 0x2019, '\'' }, { 0x201c, '"' },
		{ 0x201d, '"' }, { 0x23f8, '=' }, { 0x2581, '_' }, { 0x2582, '_' }, { 0x2583, '-' }, { 0x2584, '-' }, { 0x2585, '=' },
	};

	if (ch < 0x80)
		return ch;
	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].ch == ch)
			return map[i].ascii;
	return '?';
}

static void choose_looks(struct screen *s)
{
	const char *no_color = getenv("NO_COLOR");

	s->has_color = has_colors() && !(no_color && *no_color);
	if (s->has_color) {
		start_color();
		use_default_colors();
	}
	for (int role = 0; role < ROLE_COUNT; role++) {
		s->attributes[role] = looks[role].attributes;
		if (s->has_color && looks[role].color >= 0) {
			init_pair((short)(role + 1), looks[role].color, -1);
			s->attributes[role] |= (attr_t)COLOR_PAIR(role + 1);
		}
	}
}

/* ---- Opening and closing ----------------------------------------------------------------------------------------------- */

static struct screen *begin(SCREEN *terminal, bool is_test)
{
	struct screen *s = calloc(1, sizeof(*s));

	if (!s)
		abort();
	s->terminal = terminal;
	s->is_test = is_test;
	s->is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	set_term(terminal);
	raw();
	noecho();
	nonl();
	keypad(stdscr, FALSE);
	intrflush(stdscr, FALSE);
	choose_looks(s);
	return s;
}

struct screen *screen_open(const char *without)
{
	const char *type = getenv("TERM");

	setlocale(LC_CTYPE, "");
	if (!isatty(0) || !isatty(1)) {
		fprintf(stderr, "klab: the full screen needs a terminal on standard input and output%s\n", without);
		return NULL;
	}
	SCREEN *terminal = newterm(NULL, stdout, stdin);

	if (!terminal) {
		fprintf(stderr, "klab: the terminal type '%s' is not known here; try TERM=xterm%s\n", type ? type : "", without);
		return NULL;
	}
	struct screen *s = begin(terminal, false);
	struct sigaction action = { .sa_handler = on_signal };

	was_resized = was_hung_up = was_interrupted = 0;
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < 4; i++)
		sigaction(signals[i], &action, &s->old_actions[i]);
	return s;
}

struct screen *screen_open_on(const char *type, void *out, void *in)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	SCREEN *terminal = newterm(type, out, in);

	return terminal ? begin(terminal, true) : NULL;
}

void screen_close(struct screen *s)
{
	if (!s)
		return;
	set_term(s->terminal);
	endwin();
	delscreen(s->terminal);
	for (int i = 0; i < 4 && !s->is_test; i++)
		sigaction(signals[i], &s->old_actions[i], NULL);
	free(s);
}

void screen_suspend(struct screen *s)
{
	if (s->is_test)
		return;
	endwin();
	kill(getpid(), SIGSTOP);
	was_resized = 1; /* the size may be another, and all must be painted again */
}

void screen_repaint(struct screen *s)
{
	(void)s;
	clearok(curscr, TRUE);
}

void screen_size(const struct screen *s, int *width, int *height)
{
	(void)s;
	getmaxyx(stdscr, *height, *width);
}

/* ---- Out --------------------------------------------------------------------------------------------------------------- */

static void draw_cell(struct screen *s, int x, int y, struct cell cell)
{
	wchar_t text[2] = { (wchar_t)(s->is_utf8 ? cell.ch : ascii_of(cell.ch)), 0 };
	attr_t attributes = s->attributes[cell.role];
	cchar_t out;

	setcchar(&out, text, attributes & ~(attr_t)A_COLOR, (short)PAIR_NUMBER((int)(attributes & A_COLOR)), NULL);
	mvadd_wch(y, x, &out);
}

void screen_draw(struct screen *s, const struct canvas *canvas, int cursor_x, int cursor_y)
{
	int width, height;

	screen_size(s, &width, &height);
	for (int y = 0; y < canvas->height && y < height; y++)
		for (int x = 0; x < canvas->width && x < width; x++)
			if (canvas->cells[y * canvas->width + x].ch != 0)
				draw_cell(s, x, y, canvas->cells[y * canvas->width + x]);
	if (cursor_x >= 0 && cursor_x < width && cursor_y < height) {
		curs_set(1);
		move(cursor_y, cursor_x);
	} else {
		curs_set(0);
	}
	refresh();
}

uint32_t screen_char_at(struct screen *s, int x, int y)
{
	cchar_t cell;
	wchar_t text[CCHARW_MAX + 1] = { 0 };
	attr_t attributes;
	short pair;

	(void)s;
	mvwin_wch(curscr, y, x, &cell);
	getcchar(&cell, text, &attributes, &pair, NULL);
	return (uint32_t)text[0];
}

/* ---- In ---------------------------------------------------------------------------------------------------------------- */

/* One byte, or -1 when none comes in time. */
static int next_byte(int timeout_ms)
{
	timeout(timeout_ms);
	int byte = getch();

	return byte == ERR || byte > 0xff ? -1 : byte;
}

static bool take_signal(struct key_press *press)
{
	if (was_hung_up) {
		press->key = KEY_HANGUP;
	} else if (was_interrupted) {
		was_interrupted = 0;
		press->key = KEY_CTRL_C;
	} else if (was_resized) {
		struct winsize size;

		was_resized = 0;
		if (ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
			resizeterm(size.ws_row, size.ws_col);
		clearok(curscr, TRUE);
		press->key = KEY_RESIZED;
	} else {
		return false;
	}
	return true;
}

/* The sequences that xterm, linux, screen, tmux and rxvt send. */
static uint32_t key_of_sequence(const char *text)
{
	static const struct {
		const char *text;
		uint32_t key;
	} sequences[] = {
		{ "[A", KEY_UP_ },         { "[B", KEY_DOWN_ },       { "[C", KEY_RIGHT_ },      { "[D", KEY_LEFT_ },
		{ "OA", KEY_UP_ },         { "OB", KEY_DOWN_ },       { "OC", KEY_RIGHT_ },      { "OD", KEY_LEFT_ },
		{ "[H", KEY_HOME_ },       { "[F", KEY_END_ },        { "OH", KEY_HOME_ },       { "OF", KEY_END_ },
		{ "[1~", KEY_HOME_ },      { "[4~", KEY_END_ },       { "[7~", KEY_HOME_ },      { "[8~", KEY_END_ },
		{ "[3~", KEY_DELETE },     { "[5~", KEY_PAGE_UP },    { "[6~", KEY_PAGE_DOWN },  { "[Z", KEY_BACKTAB },
		{ "OP", KEY_F1 },          { "OQ", KEY_F1 + 1 },      { "OR", KEY_F1 + 2 },      { "OS", KEY_F1 + 3 },
		{ "[11~", KEY_F1 },        { "[12~", KEY_F1 + 1 },    { "[13~", KEY_F1 + 2 },    { "[14~", KEY_F1 + 3 },
		{ "[[A", KEY_F1 },         { "[[B", KEY_F1 + 1 },     { "[[C", KEY_F1 + 2 },     { "[[D", KEY_F1 + 3 },
		{ "[[E", KEY_F1 + 4 },     { "[15~", KEY_F1 + 4 },    { "[17~", KEY_F1 + 5 },    { "[18~", KEY_F1 + 6 },
		{ "[19~", KEY_F1 + 7 },    { "[20~", KEY_F1 + 8 },    { "[21~", KEY_F1 + 9 },    { "[23~", KEY_F1 + 10 },
		{ "[24~", KEY_F1 + 11 },
	};

	for (size_t i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++)
		if (strcmp(sequences[i].text, text) == 0)
			return sequences[i].key;
	return KEY_NONE;
}

static bool ends_sequence(int byte, int size)
{
	return size > 1 && (byte == '~' || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'));
}

enum { ESCAPE_WAIT_MS = 25 };

static void read_escape(struct key_press *press)
{
	int byte = next_byte(ESCAPE_WAIT_MS);

	if (byte == 27) /* Escape, and at once a key that sends a sequence */
		ungetch(byte);
	if (byte < 0 || byte == 27) {
		press->key = KEY_ESCAPE;
		return;
	}
	press->raw[press->raw_size++] = (char)byte;
	if (byte != '[' && byte != 'O') {
		press->is_alt = true;
		press->key = (uint32_t)byte;
		return;
	}
	while (press->raw_size < (int)sizeof(press->raw) - 1 && (byte = next_byte(ESCAPE_WAIT_MS)) >= 0) {
		press->raw[press->raw_size++] = (char)byte;
		if (ends_sequence(byte, press->raw_size - 1))
			break;
	}
	press->key = key_of_sequence(press->raw + 1);
}

struct key_press screen_key(struct screen *s, int timeout_ms)
{
	struct key_press press = { .key = KEY_NONE };

	(void)s;
	if (take_signal(&press))
		return press;
	int byte = next_byte(timeout_ms);

	if (byte < 0) {
		take_signal(&press);
		return press;
	}
	press.raw[press.raw_size++] = (char)byte;
	if (byte == 27) {
		read_escape(&press);
	} else if (byte == '\r' || byte == '\n') {
		press.key = KEY_ENTER_;
	} else if (byte == '\t') {
		press.key = KEY_TAB_;
	} else if (byte == 127 || byte == 8) {
		press.key = KEY_BACKSPACE_;
	} else if (byte == 3) {
		press.key = KEY_CTRL_C;
	} else if (byte < 0x80) {
		press.key = (uint32_t)byte;
	} else {
		int more = byte >> 5 == 6 ? 1 : byte >> 4 == 14 ? 2 : byte >> 3 == 30 ? 3 : 0;
		size_t at = 0;

		while (more-- > 0 && (byte = next_byte(ESCAPE_WAIT_MS)) >= 0)
			press.raw[press.raw_size++] = (char)byte;
		press.key = utf8_next(bytes_of(press.raw, (size_t)press.raw_size), &at);
	}
	return press;
}
