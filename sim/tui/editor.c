#include "sim/tui/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "sim/shell/editing.h"

enum { CANDIDATES_MAX = 200, CANDIDATE_SIZE_MAX = 64 };

/* readline's callbacks have no argument, and it has one state. */
static struct {
	FILE *nowhere;
	enum editor_event event;
	char line[EDITOR_LINE_MAX];
	char candidates[CANDIDATES_MAX * (CANDIDATE_SIZE_MAX + 1)];
	char *matches[CANDIDATES_MAX];
	int match_count;
} editor;

static void on_line(char *line)
{
	if (!line) {
		editor.event = EDITOR_END;
		return;
	}
	editor.event = EDITOR_LINE;
	snprintf(editor.line, sizeof(editor.line), "%s", line);
	if (*line)
		add_history(line);
	free(line);
}

static void forget_matches(void)
{
	for (int i = 0; i < editor.match_count; i++)
		free(editor.matches[i]);
	editor.match_count = 0;
}

/* matches[0] is what they have in common. */
static void on_matches(char **matches, int count, int longest)
{
	(void)longest;
	forget_matches();
	for (int i = 1; i <= count && editor.match_count < CANDIDATES_MAX; i++)
		editor.matches[editor.match_count++] = strdup(matches[i]);
}

static void show_nothing(void)
{
}

static void install(void)
{
	rl_callback_handler_install("", on_line);
}

/* It reads what editor_feed() puts there, never a terminal. */
static int no_input(FILE *stream)
{
	(void)stream;
	return EOF;
}

/* Otherwise it would look for more at the end of each key. */
static int nothing_waits(void)
{
	return 0;
}

void editor_open(struct session *session, bool keeps_history)
{
	editor.nowhere = fopen("/dev/null", "r+");
	rl_instream = editor.nowhere;
	rl_outstream = editor.nowhere;
	rl_prep_term_function = NULL;
	rl_deprep_term_function = NULL;
	rl_redisplay_function = show_nothing;
	rl_completion_display_matches_hook = on_matches;
	rl_getc_function = no_input;
	rl_input_available_hook = nothing_waits;
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_change_environment = 0;
	rl_completion_query_items = 0;
	editing_begin(session, NULL, keeps_history);
	install();
}

void editor_use(struct session *session)
{
	editing_use(session);
}

void editor_close(void)
{
	rl_callback_handler_remove();
	editing_end();
	forget_matches();
	fclose(editor.nowhere);
	rl_instream = stdin;
	rl_outstream = stdout;
}

enum editor_event editor_feed(const char *raw, int size)
{
	editor.event = EDITOR_NOTHING;
	forget_matches();
	for (int i = 0; i < size && editor.event == EDITOR_NOTHING; i++) {
		if (rl_end >= EDITOR_LINE_MAX - 8 && (unsigned char)raw[i] >= 32 && raw[i] != 127)
			break;
		rl_stuff_char((unsigned char)raw[i]);
		rl_callback_read_char();
	}
	return editor.event;
}

struct bytes editor_line(int *cursor)
{
	if (editor.event == EDITOR_LINE)
		return bytes_of_text(editor.line);
	if (cursor)
		*cursor = rl_point;
	return bytes_of(rl_line_buffer, (size_t)rl_end);
}

struct bytes editor_prompt(void)
{
	return RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH) && rl_display_prompt ? bytes_of_text(rl_display_prompt) : BYTES("");
}

void editor_clear(void)
{
	editor.event = EDITOR_NOTHING;
	if (RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH)) {
		rl_stuff_char(7); /* Ctrl-G gives the search up */
		rl_callback_read_char();
	}
	rl_free_line_state();
	rl_replace_line("", 1);
}

void editor_set(struct bytes line)
{
	char text[EDITOR_LINE_MAX];

	editor_clear();
	snprintf(text, sizeof(text), "%.*s", (int)line.size, (const char *)line.data);
	rl_replace_line(text, 1);
	rl_point = rl_end;
}

struct bytes editor_candidates(int width)
{
	int widest = 0, columns;
	size_t used = 0;

	for (int i = 0; i < editor.match_count; i++)
		if ((int)strlen(editor.matches[i]) > widest)
			widest = (int)strlen(editor.matches[i]);
	if (widest > CANDIDATE_SIZE_MAX - 2)
		widest = CANDIDATE_SIZE_MAX - 2;
	columns = width / (widest + 2) > 0 ? width / (widest + 2) : 1;
	for (int i = 0; i < editor.match_count && used + CANDIDATE_SIZE_MAX + 2 < sizeof(editor.candidates); i++) {
		bool is_last = i % columns == columns - 1 || i + 1 == editor.match_count;

		used += (size_t)snprintf(editor.candidates + used, sizeof(editor.candidates) - used, "%-*.*s%s", is_last ? 0 : widest + 2,
		                         CANDIDATE_SIZE_MAX - 2, editor.matches[i], is_last ? "\n" : "");
	}
	return bytes_of(editor.candidates, used);
}
