#include "sim/shell/line.h"

struct parser {
	struct arena *arena;
	struct bytes text;
	size_t at;
	struct bytes problem; /* null until something is wrong: sticky, and everything stops there */
};

static int peek(const struct parser *p, size_t ahead)
{
	return p->at + ahead < p->text.size ? p->text.data[p->at + ahead] : -1;
}

static bool looks_at(const struct parser *p, const char *text)
{
	struct bytes wanted = bytes_of_text(text);

	return bytes_equal(bytes_slice(p->text, p->at, wanted.size), wanted);
}

static bool takes(struct parser *p, const char *text)
{
	if (!looks_at(p, text))
		return false;
	p->at += strlen(text);
	return true;
}

static void fail(struct parser *p, struct bytes problem)
{
	if (bytes_is_null(p->problem))
		p->problem = problem;
	p->at = p->text.size;
}

static bool is_blank(int c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(struct parser *p)
{
	while (is_blank(peek(p, 0)) || looks_at(p, "\\\n"))
		p->at += peek(p, 0) == '\\' ? 2 : 1;
	if (peek(p, 0) == '#')
		while (peek(p, 0) >= 0 && peek(p, 0) != '\n')
			p->at++;
}

static bool ends_word(int c)
{
	return c < 0 || is_blank(c) || strchr("\n;&|<>()", c);
}

static bool is_name_start(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_name(int c)
{
	return is_name_start(c) || (c >= '0' && c <= '9');
}

static struct bytes quote_token(struct parser *p)
{
	int c = peek(p, 0);

	if (c < 0 || c == '\n')
		return BYTES("the end of the line");
	size_t size = (size_t)(looks_at(p, "&&") || looks_at(p, "||") || looks_at(p, ">>") ? 2 : 1);

	return arena_printf(p->arena, "'%.*s'", (int)size, (const char *)p->text.data + p->at);
}

/* ---- Words ---------------------------------------------------------------------------------------------------------- */

/* The word being read: runs of plain text are gathered until something else begins. */
struct word_builder {
	struct part *first;
	struct part **end;
	struct buf text;
	bool is_text_quoted;
	bool has_text;
};

static void end_text(struct parser *p, struct word_builder *w)
{
	if (!w->has_text)
		return;
	struct part *part = ARENA_NEW(p->arena, struct part);

	part->kind = PART_TEXT;
	part->is_quoted = w->is_text_quoted;
	part->text = arena_copy(p->arena, buf_bytes(&w->text));
	*w->end = part;
	w->end = &part->next;
	buf_clear(&w->text);
	w->has_text = false;
}

static void begin_text(struct parser *p, struct word_builder *w, bool is_quoted)
{
	if (w->has_text && w->is_text_quoted != is_quoted)
		end_text(p, w);
	w->has_text = true;
	w->is_text_quoted = is_quoted;
}

static void add_char(struct parser *p, struct word_builder *w, int c, bool is_quoted)
{
	begin_text(p, w, is_quoted);
	buf_add_char(&w->text, (char)c);
}

static void add_part(struct parser *p, struct word_builder *w, enum part_kind kind, struct bytes text, bool is_quoted)
{
	end_text(p, w);
	struct part *part = ARENA_NEW(p->arena, struct part);

	part->kind = kind;
	part->is_quoted = is_quoted;
	part->text = text;
	*w->end = part;
	w->end = &part->next;
}

/* Behind "$(": the text up to its ")", quotes and inner parentheses respected. */
static struct bytes take_substitution(struct parser *p)
{
	size_t start = p->at;
	int depth = 1;

	for (; peek(p, 0) >= 0; p->at++) {
		int c = peek(p, 0);

		if (c == '\\') {
			p->at++;
		} else if (c == '\'' || c == '"') {
			size_t closing = bytes_find(p->text, p->at + 1, (uint8_t)c);

			p->at = closing;
		} else if (c == '(') {
			depth++;
		} else if (c == ')' && --depth == 0) {
			struct bytes inner = bytes_slice(p->text, start, p->at - start);

			p->at++;
			return inner;
		}
	}
	fail(p, BYTES("the $( is not closed"));
	return BYTES_NULL;
}

/* At a '$': a variable, a substitution, or just a dollar sign. */
static void take_dollar(struct parser *p, struct word_builder *w, bool is_quoted)
{
	p->at++;
	if (takes(p, "(")) {
		add_part(p, w, PART_COMMAND, take_substitution(p), is_quoted);
		return;
	}
	if (takes(p, "?")) {
		add_part(p, w, PART_VARIABLE, BYTES("?"), is_quoted);
		return;
	}
	bool is_braced = takes(p, "{");
	size_t start = p->at;

	if (!(is_braced && takes(p, "?")) && is_name_start(peek(p, 0)))
		while (is_name(peek(p, 0)))
			p->at++;
	struct bytes name = bytes_slice(p->text, start, p->at - start);

	if (is_braced && (name.size == 0 || !takes(p, "}"))) {
		fail(p, BYTES("only ${NAME} may stand in ${...}"));
		return;
	}
	if (name.size == 0)
		add_char(p, w, '$', is_quoted);
	else
		add_part(p, w, PART_VARIABLE, name, is_quoted);
}

static void take_single_quoted(struct parser *p, struct word_builder *w)
{
	size_t closing = bytes_find(p->text, ++p->at, '\'');

	begin_text(p, w, true);
	if (closing == p->text.size) {
		fail(p, BYTES("the quote ' is not closed"));
		return;
	}
	buf_add_bytes(&w->text, bytes_slice(p->text, p->at, closing - p->at));
	p->at = closing + 1;
}

static void take_double_quoted(struct parser *p, struct word_builder *w)
{
	p->at++;
	begin_text(p, w, true);
	for (;;) {
		int c = peek(p, 0);

		if (c < 0) {
			fail(p, BYTES("the quote \" is not closed"));
			return;
		}
		if (takes(p, "\""))
			return;
		if (takes(p, "\\\n"))
			continue;
		if (c == '$') {
			take_dollar(p, w, true);
			continue;
		}
		if (c == '\\' && peek(p, 1) > 0 && strchr("\"\\$`", peek(p, 1)))
			c = peek(p, 1), p->at++;
		p->at++;
		add_char(p, w, c, true);
	}
}

static void take_backslash(struct parser *p, struct word_builder *w)
{
	p->at++;
	if (takes(p, "\n"))
		return;
	int c = peek(p, 0);

	if (c < 0)
		c = '\\'; /* at the very end it stands for itself */
	else
		p->at++;
	add_char(p, w, c, true);
}

/* NAME= in front of a word that may assign. */
static struct bytes take_assigned_name(struct parser *p)
{
	size_t size = 0;

	if (!is_name_start(peek(p, 0)))
		return BYTES_NULL;
	while (is_name(peek(p, size)))
		size++;
	if (peek(p, size) != '=')
		return BYTES_NULL;
	struct bytes name = bytes_slice(p->text, p->at, size);

	p->at += size + 1;
	return name;
}

static struct word *take_word(struct parser *p, bool may_assign)
{
	struct word *word = ARENA_NEW(p->arena, struct word);
	struct word_builder w = { .text = { .heap = p->arena->heap } };

	w.end = &w.first;
	if (may_assign)
		word->assigned = take_assigned_name(p);
	while (!ends_word(peek(p, 0))) {
		int c = peek(p, 0);

		if (c == '\'')
			take_single_quoted(p, &w);
		else if (c == '"')
			take_double_quoted(p, &w);
		else if (c == '\\')
			take_backslash(p, &w);
		else if (c == '$')
			take_dollar(p, &w, false);
		else if (c == '`')
			fail(p, BYTES("` is not understood here: write $(command)"));
		else
			p->at++, add_char(p, &w, c, false);
	}
	end_text(p, &w);
	buf_free(&w.text);
	word->parts = w.first;
	return word;
}

/* ---- Stages and lists ----------------------------------------------------------------------------------------------- */

/* A redirect begins here: its operator is taken; NULL if none begins. */
static struct redirect *take_operator(struct parser *p)
{
	static const struct {
		const char *text;
		enum redirect_kind kind;
		int32_t stream, as_stream;
	} operators[] = {
		{ "2>&1", REDIRECT_SAME, 2, 1 }, { "1>&2", REDIRECT_SAME, 1, 2 }, { ">&2", REDIRECT_SAME, 1, 2 },
		{ "2>>", REDIRECT_APPEND, 2, 0 }, { "1>>", REDIRECT_APPEND, 1, 0 }, { ">>", REDIRECT_APPEND, 1, 0 },
		{ "2>", REDIRECT_OUT, 2, 0 },     { "1>", REDIRECT_OUT, 1, 0 },     { ">", REDIRECT_OUT, 1, 0 },
		{ "<<<", REDIRECT_TEXT, 0, 0 },   { "<", REDIRECT_IN, 0, 0 },
	};

	for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
		if (!takes(p, operators[i].text))
			continue;
		struct redirect *redirect = ARENA_NEW(p->arena, struct redirect);

		redirect->kind = operators[i].kind;
		redirect->stream = operators[i].stream;
		redirect->as_stream = operators[i].as_stream;
		return redirect;
	}
	return NULL;
}

static struct redirect *take_redirect(struct parser *p)
{
	if (looks_at(p, "<<") && !looks_at(p, "<<<")) {
		fail(p, BYTES("<< is not understood here: write <<< 'text', or printf 'lines' | command"));
		return NULL;
	}
	struct redirect *redirect = take_operator(p);

	if (!redirect || redirect->kind == REDIRECT_SAME)
		return redirect;
	skip_blanks(p);
	if (ends_word(peek(p, 0)))
		fail(p, arena_printf(p->arena, "a %s is missing before %.*s", redirect->kind == REDIRECT_TEXT ? "text" : "file name",
		                     (int)quote_token(p).size, (const char *)quote_token(p).data));
	else
		redirect->word = take_word(p, false);
	return redirect;
}

static bool is_keyword(const struct word *word)
{
	static const char *const keywords[] = { "if", "then", "for", "while", "until", "do", "done", "case", "function", "{", "[[" };

	if (!word->parts || word->parts->next || word->parts->kind != PART_TEXT || word->parts->is_quoted)
		return false;
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++)
		if (bytes_equal_text(word->parts->text, keywords[i]))
			return true;
	return false;
}

static struct stage *take_stage(struct parser *p)
{
	struct stage *stage = ARENA_NEW(p->arena, struct stage);
	struct word **words = &stage->words, **assignments = &stage->assignments;
	struct redirect **redirects = &stage->redirects;

	for (skip_blanks(p);; skip_blanks(p)) {
		struct redirect *redirect = take_redirect(p);

		if (redirect) {
			*redirects = redirect;
			redirects = &redirect->next;
			continue;
		}
		if (ends_word(peek(p, 0)))
			break;
		struct word *word = take_word(p, !stage->words);

		if (!stage->words && is_keyword(word))
			fail(p, arena_printf(p->arena, "'%.*s' is not understood here: this shell has no loops and no conditions but && and ||",
			                     (int)word->parts->text.size, (const char *)word->parts->text.data));
		if (!bytes_is_null(word->assigned))
			*assignments = word, assignments = &word->next;
		else
			*words = word, words = &word->next;
	}
	if (looks_at(p, "(") || looks_at(p, ")"))
		fail(p, BYTES("parentheses are not understood here: quote them if they are text"));
	if (!stage->words && !stage->redirects && !stage->assignments)
		fail(p, arena_printf(p->arena, "a command is missing before %.*s", (int)quote_token(p).size,
		                     (const char *)quote_token(p).data));
	return stage;
}

static struct bytes text_since(const struct parser *p, size_t start)
{
	return bytes_trim(bytes_slice(p->text, start, p->at - start));
}

static struct pipeline *take_pipeline(struct parser *p, enum joiner joiner)
{
	struct pipeline *pipeline = ARENA_NEW(p->arena, struct pipeline);
	struct stage **end = &pipeline->stages;

	skip_blanks(p);
	size_t start = p->at;

	pipeline->joiner = joiner;
	do {
		*end = take_stage(p);
		end = &(*end)->next;
		pipeline->stage_count++;
	} while (bytes_is_null(p->problem) && !looks_at(p, "||") && takes(p, "|"));
	pipeline->text = text_since(p, start);
	return pipeline;
}

static struct entry *take_entry(struct parser *p)
{
	struct entry *entry = ARENA_NEW(p->arena, struct entry);
	struct pipeline **end = &entry->pipelines;
	enum joiner joiner = JOIN_ALWAYS;
	size_t start = p->at;

	for (;;) {
		*end = take_pipeline(p, joiner);
		end = &(*end)->next;
		entry->text = text_since(p, start);
		if (takes(p, "&&"))
			joiner = JOIN_AND;
		else if (takes(p, "||"))
			joiner = JOIN_OR;
		else
			break;
	}
	entry->is_background = takes(p, "&");
	return entry;
}

bool line_parse(struct arena *arena, struct bytes text, struct entry **entries, struct bytes *problem)
{
	struct parser p = { .arena = arena, .text = arena_copy(arena, text) };
	struct entry **end = entries;

	*entries = NULL;
	for (;;) {
		skip_blanks(&p);
		while (takes(&p, "\n"))
			skip_blanks(&p);
		if (peek(&p, 0) < 0)
			break;
		*end = take_entry(&p);
		bool is_background = (*end)->is_background;

		end = &(*end)->next;
		skip_blanks(&p);
		if (!is_background && !takes(&p, ";") && peek(&p, 0) >= 0 && peek(&p, 0) != '\n')
			fail(&p, arena_printf(arena, "%.*s is not expected there", (int)quote_token(&p).size, (const char *)quote_token(&p).data));
	}
	*problem = p.problem;
	return bytes_is_null(p.problem);
}

bool line_goes_on(struct bytes text)
{
	size_t count = 0;

	while (count < text.size && text.data[text.size - 1 - count] == '\\')
		count++;
	return count % 2 == 1;
}
