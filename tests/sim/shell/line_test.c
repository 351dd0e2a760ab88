/* The line language: what is typed, as the fields that commands get; and one line for what is not understood. */
#include "sim/shell/expand.h"
#include "tests/test.h"

static struct bytes variable_of(void *owner, struct bytes name)
{
	(void)owner;
	return bytes_equal_text(name, "TWO") ? BYTES("one  two") : BYTES_NULL;
}

/* "[echo][a b] | [cat] <in ; ...": every field in brackets. */
static void show(struct arena *arena, const struct entry *entry, struct buf *out)
{
	static const char *const arrows[] = { "<", "<<<", ">", ">>", ">&" };
	struct expansion x = { .arena = arena, .directory = BYTES("/"), .last_status = 7, .variable = variable_of };

	for (; entry; entry = entry->next) {
		for (const struct pipeline *p = entry->pipelines; p; p = p->next) {
			buf_add_text(out, p->joiner == JOIN_AND ? "&&" : p->joiner == JOIN_OR ? "||" : "");
			for (const struct stage *s = p->stages; s; s = s->next) {
				struct fields f = { 0 };

				for (const struct word *w = s->assignments; w; w = w->next) {
					struct bytes value = expand_text(&x, w);

					buf_printf(out, "(%.*s=%.*s)", (int)w->assigned.size, (const char *)w->assigned.data, (int)value.size,
					           (const char *)value.data);
				}
				for (const struct word *w = s->words; w; w = w->next)
					expand_word(&x, w, &f);
				for (int32_t i = 0; i < f.count; i++)
					buf_printf(out, "[%.*s]", (int)f.items[i].size, (const char *)f.items[i].data);
				for (const struct redirect *r = s->redirects; r; r = r->next) {
					struct bytes text = r->word ? expand_text(&x, r->word) : BYTES("");

					buf_printf(out, " %d%s%.*s", r->stream, arrows[r->kind], (int)text.size, (const char *)text.data);
				}
				if (s->next)
					buf_add_char(out, '|');
			}
		}
		buf_add_text(out, entry->is_background ? "&" : ";");
	}
}

static void check(const char *line, const char *expected)
{
	struct heap *heap = heap_new(1 << 20);
	struct arena arena;
	struct buf out = { .heap = heap };
	struct entry *entries;
	struct bytes problem;

	arena_init(&arena, heap);
	if (line_parse(&arena, bytes_of_text(line), &entries, &problem))
		show(&arena, entries, &out);
	else
		buf_printf(&out, "! %.*s", (int)problem.size, (const char *)problem.data);
	assert_text(buf_bytes(&out), expected);
	heap_del(heap);
}

TEST(words_are_split_at_blanks_and_quotes_keep_them_together)
{
	check("echo a  b\tc", "[echo][a][b][c];");
	check("echo 'a  b' \"c 'd'\" e\\ f", "[echo][a  b][c 'd'][e f];");
	check("echo '' \"\" x''y", "[echo][][][xy];");
	check("echo 'a\\n' \"a\\n\" \"\\\"\\\\\\$\"", "[echo][a\\n][a\\n][\"\\$];");
	check("  ", "");
	check("", "");
}

TEST(a_comment_ends_the_line_but_not_inside_a_word)
{
	check("echo a # b", "[echo][a];");
	check("# nothing", "");
	check("echo a#b '#c'", "[echo][a#b][#c];");
}

TEST(lists_pipelines_and_joiners)
{
	check("a; b ;c", "[a];[b];[c];");
	check("a && b || c", "[a]&&[b]||[c];");
	check("a|b | c", "[a]|[b]|[c];");
	check("a & b &", "[a]&[b]&");
	check("a\nb", "[a];[b];");
	check("a && b & c", "[a]&&[b]&[c];");
}

TEST(redirects)
{
	check("a <in >out 2>err", "[a] 0<in 1>out 2>err;");
	check("a >> 'x y' 2>&1", "[a] 1>>x y 2>&;");
	check("a <<< 'some text'", "[a] 0<<<some text;");
	check("a2>b", "[a2] 1>b;");
	check("echo 2 >b", "[echo][2] 1>b;");
	check(">empty", " 1>empty;");
}

TEST(variables_and_the_status)
{
	check("echo $? \"$?\" '$?'", "[echo][7][7][$?];");
	check("echo $TWO \"$TWO\" ${TWO}x $NONE", "[echo][one][two][one  two][one][twox];");
	check("A=1 B='x y'", "(A=1)(B=x y);");
	check("A=$TWO cmd C=3", "(A=one  two)[cmd][C=3];");
	check("echo $ a$ $1", "[echo][$][a$][$1];");
}

TEST(braces_make_several_words_unless_quoted)
{
	check("echo {1..4}", "[echo][1][2][3][4];");
	check("echo x{3..1}y", "[echo][x3y][x2y][x1y];");
	check("echo {a,b}{1,2}", "[echo][a1][a2][b1][b2];");
	check("echo 'user-{1..3}' {} {a} user-{", "[echo][user-{1..3}][{}][{a}][user-{];");
}

TEST(substitutions_reach_to_their_own_parenthesis)
{
	struct heap *heap = heap_new(1 << 20);
	struct arena arena;
	struct entry *entries;
	struct bytes problem;

	arena_init(&arena, heap);
	assert_true(line_parse(&arena, BYTES("ID=\"$(a 'x)' $(b))\" c"), &entries, &problem));
	const struct part *part = entries->pipelines->stages->assignments->parts->next;

	assert_int_equal(part->kind, PART_COMMAND);
	assert_true(part->is_quoted);
	assert_text(part->text, "a 'x)' $(b)");
	heap_del(heap);
}

TEST(what_is_not_understood_is_one_line)
{
	check("echo 'a", "! the quote ' is not closed");
	check("echo \"a", "! the quote \" is not closed");
	check("a |", "! a command is missing before the end of the line");
	check("a && ; b", "! a command is missing before ';'");
	check("| a", "! a command is missing before '|'");
	check("a >", "! a file name is missing before the end of the line");
	check("a << EOF", "! << is not understood here: write <<< 'text', or printf 'lines' | command");
	check("for i in 1 2", "! 'for' is not understood here: this shell has no loops and no conditions but && and ||");
	check("(a)", "! parentheses are not understood here: quote them if they are text");
	check("echo `a`", "! ` is not understood here: write $(command)");
	check("echo $(a", "! the $( is not closed");
	check("echo ${a:-b}", "! only ${NAME} may stand in ${...}");
	check("a & & b", "! a command is missing before '&'");
}

TEST(a_backslash_at_the_end_goes_on)
{
	assert_true(line_goes_on(BYTES("a \\")));
	assert_false(line_goes_on(BYTES("a \\\\")));
	assert_false(line_goes_on(BYTES("a")));
}

TEST(patterns_match_whole_names)
{
	assert_true(expand_matches(BYTES("*.log"), BYTES("000.log")));
	assert_false(expand_matches(BYTES("*.log"), BYTES("000.log2")));
	assert_true(expand_matches(BYTES("a?c*"), BYTES("abc")));
	assert_true(expand_matches(BYTES("[a-c][!0-9]"), BYTES("bx")));
	assert_false(expand_matches(BYTES("[a-c][!0-9]"), BYTES("b7")));
	assert_true(expand_matches(BYTES("\\*"), BYTES("*")));
	assert_false(expand_matches(BYTES("\\*"), BYTES("x")));
	assert_true(expand_matches(BYTES("*a*b*c"), BYTES("xaxbxabc")));
}

TEST(paths_lose_their_dots)
{
	struct heap *heap = heap_new(1 << 20);
	struct arena arena;

	arena_init(&arena, heap);
	assert_text(expand_path(&arena, BYTES("/kafka"), BYTES("config/../x/./y")), "/kafka/x/y");
	assert_text(expand_path(&arena, BYTES("/kafka"), BYTES("/tmp//a/")), "/tmp/a");
	assert_text(expand_path(&arena, BYTES("/"), BYTES("../..")), "/");
	heap_del(heap);
}
