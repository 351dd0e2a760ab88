#include "sim/lesson/lesson.h"
#include "tests/test.h"

static const char good[] =
	"---\n"
	"{ title = \"Logs\", track = \"A\", minutes = 8, needs = { \"00-none\" }, cluster = { brokers = 3, controllers = 3 },\n"
	"  setup = [[\n"
	"kafka-topics --create --topic t\n"
	"]] }\n"
	"---\n"
	"An *intro* with `code`.\n"
	"\n"
	"1. one\n"
	"2. two\n"
	"\n"
	"## Read me\n"
	"Only prose & a [link](http://x).\n"
	"\n"
	"## Do it\n"
	"Type this.\n"
	"```try\n"
	"kafka-console-producer --topic t\n"
	"> a\n"
	"> \n"
	"^D\n"
	"2$ kafka-topics --list\n"
	"wait 500ms\n"
	"```\n"
	"```hint\n"
	"look\n"
	"```\n"
	"```hint\n"
	"closer\n"
	"```\n"
	"```check\n"
	"expect(true, \"yes\")\n"
	"```\n"
	"## Guess\n"
	"```predict\n"
	"What now?\n"
	"- [ ] nothing\n"
	"- [x] all\n"
	"Because: It is a\n"
	"log.\n"
	"```\n"
	"## Say\n"
	"```ask\n"
	"Which broker?\n"
	"accept: answer == '1'\n"
	"answer: 1\n"
	"```\n"
	"## Exercise (break)\n"
	"```try\n"
	"broker kill 1\n"
	"```\n"
	"```check\n"
	"expect(false, 'x')\n"
	"```\n";

static bool parse(struct heap *heap, const char *text, struct lesson *lesson, struct buf *problem)
{
	struct arena *arena = HEAP_NEW(heap, struct arena);

	arena_init(arena, heap);
	*problem = (struct buf){ .heap = heap };
	return lesson_parse(BYTES("x/lesson.md"), BYTES("07-x"), bytes_of_text(text), arena, lesson, problem);
}

TEST(lesson_is_read_whole)
{
	struct heap *heap = heap_new(8u << 20);
	struct lesson lesson;
	struct buf problem;

	assert_true(parse(heap, good, &lesson, &problem));
	assert_text(lesson.title, "Logs");
	assert_int_equal(lesson.seed, 7);
	assert_int_equal(lesson.brokers, 3);
	assert_int_equal(lesson.controllers, 3);
	assert_int_equal(lesson.setup_count, 1);
	assert_int_equal(lesson.intro_count, 3);
	assert_int_equal(lesson.intro[2]->number, 2);
	assert_int_equal(lesson.step_count, 5);
	assert_int_equal(lesson.steps[0].kind, STEP_READ);
	assert_int_equal(lesson.steps[1].kind, STEP_TRY);
	assert_int_equal(lesson.steps[1].try_count, 6);
	assert_int_equal(lesson.steps[1].tries[1].kind, TRY_INPUT);
	assert_text(lesson.steps[1].tries[1].text, "a");
	assert_text(lesson.steps[1].tries[2].text, "");
	assert_int_equal(lesson.steps[1].tries[3].kind, TRY_END);
	assert_int_equal(lesson.steps[1].tries[4].tab, 2);
	assert_int_equal(lesson.steps[1].tries[5].wait_us, 500000);
	assert_int_equal(lesson.steps[1].hint_count, 2);
	assert_int_equal(lesson.steps[1].check.line, 32);
	assert_int_equal(lesson.steps[2].kind, STEP_PREDICT);
	assert_text(lesson.steps[2].question, "What now?");
	assert_true(lesson.steps[2].choices[1].is_right);
	assert_text(lesson.steps[2].reason, "It is a log.");
	assert_text(lesson.steps[3].accept.text, "answer == '1'");
	assert_int_equal(lesson.steps[4].exercise, EXERCISE_BREAK);
	assert_int_equal(lesson.steps[4].block_count, 0);
	heap_del(heap);
}

TEST(prose_behind_a_question_or_a_check_waits_until_the_step_is_done)
{
	struct heap *heap = heap_new(8u << 20);
	struct lesson lesson;
	struct buf problem;

	assert_true(parse(heap,
	                  "---\n{ title = 'x', minutes = 1 }\n---\n"
	                  "## Do it\nType.\n```try\nhelp\n```\nIt is safe.\n```check\nexpect(true, 'x')\n```\nIt printed much.\n"
	                  "## Say\nCount.\n```ask\nHow many?\naccept: answer == '2'\nanswer: 2\n```\nTwo are enough.\n"
	                  "## Read\nOne.\n\nTwo.\n",
	                  &lesson, &problem));
	assert_int_equal(lesson.steps[0].lead_count, 2);
	assert_int_equal(lesson.steps[0].block_count, 3);
	assert_int_equal(lesson.steps[1].lead_count, 1);
	assert_int_equal(lesson.steps[1].block_count, 2);
	assert_int_equal(lesson.steps[2].lead_count, 2);
	heap_del(heap);
}

static void assert_problem(const char *text, const char *expected)
{
	struct heap *heap = heap_new(8u << 20);
	struct lesson lesson;
	struct buf problem;

	assert_false(parse(heap, text, &lesson, &problem));
	assert_text(buf_bytes(&problem), expected);
	heap_del(heap);
}

TEST(what_is_wrong_in_a_lesson_is_told_with_its_line)
{
	assert_problem("# no table\n", "x/lesson.md:1: a lesson begins with a line of ---, a Lua table, and a line of ---");
	assert_problem("---\n{ title = }\n---\n## a\n", "x/lesson.md:2: unexpected symbol near '}'");
	assert_problem("---\n{ title = 'x',\n minutes = 1,\n oops oops }\n---\n## a\n", "x/lesson.md:4: '}' expected (to close '{' at line 1) near 'oops'");
	assert_problem("---\n(function() while true do end end)()\n---\n## a\n", "x/lesson.md:2: the table computes for too long");
	assert_problem("---\n{ title = 'x' }\n---\n## a\n", "x/lesson.md:2: the lesson's table has no minutes");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\nprose\n", "x/lesson.md:4: the lesson has no ## step");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```try\n> x\n```\n",
	               "x/lesson.md:6: a line that begins with '>' needs a command in front of it");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```try\nls\nwait long\n```\n",
	               "x/lesson.md:7: wait needs a duration such as 5s or 500ms");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```predict\nwhat?\n- [ ] a\n- [ ] b\nBecause: c\n```\n",
	               "x/lesson.md:6: a predict needs two or more choices, one of them marked - [x]");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n\n```trie\nls\n```\n",
	               "x/lesson.md:6: there is no fenced block 'trie'; a lesson has try, check, hint, predict, ask and watch");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```check\nexpect(true)\n```\n",
	               "x/lesson.md:6: a step with a check needs a try, predict, ask or watch");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```try\nls\n```\n", "x/lesson.md:4: a step with a try needs a check");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## Exercise (lab)\nprose\n", "x/lesson.md:4: an exercise needs a try block: its solution");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## Exercise\nprose\n",
	               "x/lesson.md:4: an exercise says its kind: Exercise (lab), (repair) or (break)");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```watch\na.lua\nb.lua\n```\n",
	               "x/lesson.md:6: a watch is one line: the path of a scenario");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```try\nls\n```\n```check\nexpect(true)\n```\n```watch\na.lua\n```\n",
	               "x/lesson.md:12: a step has a try or a watch, not both");
	assert_problem("---\n{ title = 'x', minutes = 1 }\n---\n## a\n```ask\nWhat?\nanswer: 1\n```\n",
	               "x/lesson.md:6: an ask needs a line 'accept: LUA' and a line 'answer: TEXT'");
}
