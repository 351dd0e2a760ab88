/* Small lessons, made here: what their proof finds, and how they are played. */
#include "sim/lesson/player.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/test.h"

struct made {
	struct heap *heap;
	struct arena arena;
	struct lesson lesson;
	struct buf message;
};

/* A lesson of those steps, as if it stood beside the scenarios of this test. */
static void make_with(struct made *m, const char *table, const char *steps)
{
	struct buf text;

	m->heap = heap_new(32u << 20);
	m->message = (struct buf){ .heap = m->heap };
	text = (struct buf){ .heap = m->heap };
	arena_init(&m->arena, m->heap);
	buf_printf(&text, "---\n{ title = 'Made', minutes = 1, %s }\n---\n%s", table, steps);
	if (!lesson_parse(BYTES("tests/sim/lesson/watch/lesson.md"), BYTES("07-made"), buf_bytes(&text), &m->arena, &m->lesson, &m->message))
		fail_msg("%s", buf_text(&m->message));
}

static void unmake(struct made *m)
{
	heap_del(m->heap);
}

static void assert_proof_with(const char *head, const char *steps, enum proof expected, const char *out, const char *err)
{
	struct made m;
	char *texts[2];
	size_t sizes[2];
	FILE *files[2] = { open_memstream(&texts[0], &sizes[0]), open_memstream(&texts[1], &sizes[1]) };

	make_with(&m, head, steps);
	enum proof proof = player_look_over(&m.lesson, files[1]);

	if (proof == PROOF_GOOD)
		proof = player_verify(&m.lesson, files[0], files[1]);
	fclose(files[0]);
	fclose(files[1]);
	assert_text(bytes_of_text(texts[0]), out);
	assert_text(bytes_of_text(texts[1]), err);
	assert_int_equal(proof, expected);
	free(texts[0]);
	free(texts[1]);
	unmake(&m);
}

static void assert_proof(const char *steps, enum proof expected, const char *out, const char *err)
{
	assert_proof_with("cluster = { brokers = 1 }", steps, expected, out, err);
}

#define LESSON "tests/sim/lesson/watch/lesson.md"
#define CREATE "```try\nkafka-topics --create --topic t --bootstrap-server localhost:9092\n```\n"

/* ---- Proofs ----------------------------------------------------------------------------------------------------------------- */

TEST(a_lesson_that_keeps_its_word_is_proved)
{
	assert_proof("## a\n" CREATE "```check\nexpect(w:partition('t', 0), 'no topic')\n```\n", PROOF_GOOD, "", "");
}

TEST(a_setup_that_fails_is_told_before_anything_is_played)
{
	assert_proof_with("setup = [[\necho fine\nkafka-topics --list\n]]", "## a\nText.\n", PROOF_BROKEN, "",
	                  "klab: " LESSON ":1: the setup fails at: kafka-topics --list\n");
}

TEST(a_check_that_passes_before_its_solution_is_found)
{
	assert_proof("## a\n" CREATE "```check\nexpect(not w:partition('other', 0), 'x')\n```\n", PROOF_FAILED,
	             LESSON ":9: the check passes before the solution\n", "");
}

TEST(a_check_that_fails_after_its_solution_is_found)
{
	assert_proof("## a\n" CREATE "```check\nexpect(w:partition('t', 1), 'there is no second partition')\n```\n", PROOF_FAILED,
	             LESSON ":9: the check fails after the solution: there is no second partition\n", "");
}

TEST(a_solution_that_was_told_of_an_error_passes_that_on)
{
	assert_proof("## a\n```try\nfor i in 1; do ls; done\n```\n```check\nexpect(w:partition('t', 0), 'no t')\n```\n", PROOF_FAILED,
	             LESSON ":9: the check fails after the solution: no t\n"
	             "    its solution was told: klab: 'for' is not understood here: this shell has no loops and no conditions but && and ||\n", "");
}

TEST(a_check_sees_only_what_happened_since_its_step_began)
{
	assert_proof("## a\n" CREATE "```check\nexpect(#w:history{ event = 'topic_created' } == 1, 'none')\n```\n"
	             "## b\n```try\nkafka-topics --list --bootstrap-server localhost:9092\n```\n"
	             "```check\nexpect(#w:history{ event = 'topic_created' } == 1, 'none since')\n```\n",
	             PROOF_FAILED, LESSON ":16: the check fails after the solution: none since\n", "");
}

TEST(a_check_that_is_no_lua_is_found_before_anything_is_played)
{
	assert_proof("## a\n" CREATE "```check\nlocal x =\nexpect(x x, 'x')\n```\n", PROOF_BROKEN, "",
	             "klab: " LESSON ":10: ')' expected near 'x'\n");
}

TEST(a_check_that_raises_is_told_with_its_line)
{
	assert_proof("## a\n" CREATE "```check\n\nlocal p = nil\nexpect(p.leader, 'x')\n```\n", PROOF_BROKEN, "",
	             "klab: " LESSON ":11: attempt to index a nil value (local 'p')\n");
}

TEST(a_check_that_raises_for_want_of_an_earlier_solution_is_a_failure)
{
	assert_proof("## a\n" CREATE "```check\nexpect(w:partition('u', 0), 'no u')\n```\n"
	             "## b\n```try\nls\n```\n```check\nexpect(w:partition('u', 0).leader == 1, 'x')\n```\n",
	             PROOF_FAILED, LESSON ":9: the check fails after the solution: no u\n"
	             LESSON ":16: the check: " LESSON ":16: attempt to index a nil value\n" LESSON ":16: the check: " LESSON ":16: attempt to index a nil value\n", "");
}

TEST(a_check_that_acts_is_refused)
{
	static const char *const words[] = { "topic('x')", "sh('kafka-topics --list')", "broker(1):kill()", "say('x')", "producer('p')", "sleep(1)",
		                                 "cut(1, 2)", "app('a', {})", "random(2)", "expect(true)" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		char steps[300], err[300], name[20];

		snprintf(name, sizeof(name), "%.*s", (int)strcspn(words[i], "("), words[i]);
		snprintf(steps, sizeof(steps), "## a\n" CREATE "```check\nw:%s\n```\n", words[i]);
		snprintf(err, sizeof(err), "klab: " LESSON ":9: a check only looks: w:%s() is not to be had here\n", name);
		assert_proof(steps, PROOF_BROKEN, "", err);
	}
}

TEST(a_check_that_never_ends_is_stopped)
{
	assert_proof("## a\n" CREATE "```check\nwhile true do end\n```\n", PROOF_BROKEN, "",
	             "klab: " LESSON ":9: the check: the script computes for too long\n");
}

TEST(answers_are_tried)
{
	assert_proof("## a\n```ask\nWhich?\naccept: tonumber(answer) == 1\nanswer: 1\n```\n", PROOF_GOOD, "", "");
	assert_proof("## a\n```ask\nWhich?\naccept: tonumber(answer) == 1\nanswer: 2\n```\n", PROOF_FAILED,
	             LESSON ":7: the given answer is not accepted\n", "");
	assert_proof("## a\n```ask\nWhich?\naccept: true\nanswer: 2\n```\n", PROOF_FAILED, LESSON ":7: a wrong answer is accepted\n", "");
	assert_proof("## a\n```ask\nWhich?\naccept: answer ==\nanswer: 2\n```\n", PROOF_BROKEN, "",
	             "klab: " LESSON ":7: unexpected symbol near ')'\n");
}

TEST(a_setup_and_both_tabs_are_played)
{
	struct made m;

	make_with(&m, "setup = [[\nkafka-topics --create --topic s --bootstrap-server localhost:9092\n]]",
	          "## a\n```try\nkafka-console-producer --topic s --bootstrap-server localhost:9092\n> one\n"
	          "2$ kafka-console-consumer --topic s --from-beginning --bootstrap-server localhost:9092\nwait 5s\n^C\n1$ kafka-topics --list "
	          "--bootstrap-server localhost:9092\n```\n```check\nexpect(#w:delivered() == 1, 'x')\n```\n");
	assert_int_equal(player_verify(&m.lesson, stderr, stderr), PROOF_GOOD);
	unmake(&m);
}

/* ---- Watches ---------------------------------------------------------------------------------------------------------------- */

TEST(a_watch_is_played_and_proved)
{
	assert_proof("## a\n```watch\ngood.lua\n```\n```check\nlocal p = w:partition('watched', 0)\nexpect(p and p.log_end[1] == 3, 'x')\n```\n",
	             PROOF_GOOD, "", "");
	assert_proof("## a\n```watch\nunmet.lua\n```\n", PROOF_FAILED, LESSON ":6: the watch goes wrong: not so: a topic that nobody makes: not within 5 s\n", "");
	assert_proof("## a\n```watch\nraises.lua\n```\n", PROOF_FAILED, LESSON ":6: the watch goes wrong: raises.lua:5: in the midst\n", "");
	assert_proof("## a\n```watch\nbroken.lua\n```\n", PROOF_BROKEN, "",
	             "klab: " LESSON ":6: the watch: broken.lua:2: unexpected symbol near <eof>\n");
	assert_proof("## a\n```watch\nnone.lua\n```\n", PROOF_BROKEN, "",
	             "klab: " LESSON ":6: the watch tests/sim/lesson/watch/none.lua: No such file or directory\n");
}

TEST(a_watch_takes_the_time_that_passes)
{
	struct made m;
	struct player p;
	int64_t seq;
	struct bytes said;
	int ticks = 0;

	make_with(&m, "cluster = { brokers = 1 }", "## a\n```watch\ngood.lua\n```\n");
	assert_true(player_start(&p, &m.lesson, true, &m.message));
	seq = p.history_from;
	assert_false(player_next_said(&p, &seq, &said));
	assert_true(player_begin_watch(&p, &m.message));
	int64_t begin_us = world_now_us(session_world(p.session));

	session_set_paused(p.session, true);
	assert_true(player_tick(&p, 1000000, 1000, &m.message));
	assert_int_equal(world_now_us(session_world(p.session)), begin_us);
	session_set_paused(p.session, false);
	for (; player_is_watching(&p); ticks++)
		player_tick(&p, 50000, 100000, &m.message);
	assert_int_equal(m.message.size, 0);
	assert_in_range(ticks, 60, 90); /* three seconds of sleep, and what the tools take */
	assert_true(player_next_said(&p, &seq, &said));
	assert_text(said, "Three records are on their way.");
	assert_true(player_next_said(&p, &seq, &said));
	assert_text(said, "watched:0:3\n");
	assert_false(player_next_said(&p, &seq, &said));
	player_stop(&p);
	unmake(&m);
}

/* A watch is part of what is gone back in: behind its end, into its midst, before it began; done again, it is the same to the byte. */
TEST(a_watch_is_gone_back_in_and_plays_again_as_it_did)
{
	struct made m;
	struct player p;

	make_with(&m, "cluster = { brokers = 1 }", "## a\n```watch\ngood.lua\n```\n");
	assert_true(player_start(&p, &m.lesson, true, &m.message));
	struct world *world = session_world(p.session);
	int64_t begin_us = world_now_us(world);

	session_pass(p.session, 1000000);
	assert_true(player_begin_watch(&p, &m.message));
	session_pass(p.session, 12000000);
	assert_true(player_has_watched(&p));
	int64_t now_us = world_now_us(world);
	uint64_t hash = world_trace_hash(world);

	for (int64_t back_us = 11500000; back_us > 0; back_us -= 700000) {
		session_back(p.session, back_us);
		assert_true(player_is_watching(&p) || player_has_watched(&p));
		session_pass(p.session, back_us);
		assert_true(player_has_watched(&p));
		assert_true(world_trace_hash(world) == hash);
	}
	session_back(p.session, now_us - begin_us);
	assert_false(player_is_watching(&p) || player_has_watched(&p));
	assert_true(player_begin_watch(&p, &m.message)); /* another one, a second earlier */
	session_pass(p.session, 5000000);
	assert_string_equal(session_timeline(p.session), "t2");
	player_stop(&p);
	unmake(&m);
}

TEST(a_watch_left_in_its_midst_leaves_the_lesson_well)
{
	struct made m;
	struct player p;

	make_with(&m, "cluster = { brokers = 1 }", "## a\n```watch\ngood.lua\n```\n## b\n" CREATE "```check\nexpect(w:partition('t', 0), 'x')\n```\n");
	assert_true(player_start(&p, &m.lesson, true, &m.message));
	assert_true(player_begin_watch(&p, &m.message));
	for (int i = 0; i < 30; i++)
		player_tick(&p, 50000, 100000, &m.message);
	assert_true(player_is_watching(&p));
	player_begin_step(&p, 1);
	assert_false(player_is_watching(&p));
	player_type(&p, m.lesson.steps[1].tries, m.lesson.steps[1].try_count);
	assert_int_equal(player_check(&p, &m.message), CHECK_PASSED);
	player_stop(&p);
	unmake(&m);
}

TEST(catching_up_plays_solutions_and_watches)
{
	struct made m;
	struct player p;

	make_with(&m, "cluster = { brokers = 1 }", "## a\n```watch\ngood.lua\n```\n## b\n" CREATE "```check\nexpect(w:partition('t', 0), 'x')\n```\n## c\nRead.\n");
	assert_true(player_start(&p, &m.lesson, true, &m.message));
	player_catch_up(&p, 2);
	p.step = 1;
	assert_int_equal(player_check(&p, &m.message), CHECK_PASSED);
	p.step = 2;
	assert_true(p.history_from == world_trace_count(session_world(p.session)));
	player_stop(&p);
	unmake(&m);
}

/* ---- Recording ----------------------------------------------------------------------------------------------------------------- */

TEST(worlds_in_which_nothing_was_done_are_not_recorded_unless_there_is_no_other)
{
	struct recording *recording = recording_new();
	struct outputs outputs = { 0 };
	char path[] = "/tmp/klab-recording-XXXXXX", second[40];
	int file = mkstemp(path);

	assert_true(file >= 0);
	snprintf(second, sizeof(second), "%s.2", path);
	for (int i = 0; i < 5; i++) { /* nothing, something, nothing, something, nothing */
		struct session *s = session_new(&(struct session_options){ .seed = (uint64_t)i, .is_recorded = true });
		int32_t tab = session_open_tab(s);

		session_begin_here(s);
		if (i % 2 == 1)
			session_type(s, tab, BYTES("echo hello"));
		recording_take(recording, &(struct run_origin){ .cluster = { .brokers = 1 }, .seed = (uint64_t)i }, s);
		session_del(s);
	}
	FILE *out = outputs_open(&outputs, path);

	assert_true(recording_save(recording, &outputs, out, path) && outputs_keep(&outputs));
	recording_del(recording);
	for (int i = 0; i < 2; i++) {
		struct run_file run;
		struct heap *heap = heap_new(1 << 20);
		struct buf problem = { .heap = heap };

		if (!run_file_read(&run, i == 0 ? path : second, &problem))
			fail_msg("%s", buf_text(&problem));
		assert_int_equal(run.origin.seed, i * 2 + 1);
		run_file_free(&run);
		heap_del(heap);
	}
	close(file);
	remove(path);
	assert_int_equal(remove(second), 0);
}

/* The fork's trace is longer than main's when the second step begins. */
TEST(a_step_that_leaves_a_fork_sees_what_happens_on_the_other_timeline)
{
	assert_proof("## a\n```try\nfork what-if\nkafka-topics --create --topic t --bootstrap-server localhost:9092\nrun 1m\n```\n"
	             "```check\nexpect(#w:history{ event = 'topic_created', topic = 't' } == 1, 'no t')\n```\n"
	             "## b\n```try\ntimeline main\nkafka-topics --create --topic u --bootstrap-server localhost:9092\n```\n"
	             "```check\nexpect(#w:history{ event = 'topic_created', topic = 'u' } == 1, 'no u')\n"
	             "expect(#w:history{ event = 'topic_created' } == 1, 'what is of the fork alone is not seen')\n```\n", PROOF_GOOD, "", "");
}

/* Whatever they are called, a step's check is of the timeline that one is on, and of what has happened there and before. */
TEST(a_check_is_of_its_timeline_in_forks_within_forks)
{
	assert_proof("## a\n```try\nfork ]==]\nkafka-topics --create --topic t --bootstrap-server localhost:9092\nfork \"a ]] b\"\n"
	             "kafka-topics --create --topic u --bootstrap-server localhost:9092\n```\n"
	             "```check\nexpect(timeline == 'a ]] b', 'on ' .. timeline)\nexpect(w:partition('t', 0) and w:partition('u', 0), 'both')\n"
	             "expect(#w:history{ event = 'topic_created' } == 2, 'its past is seen')\n```\n"
	             "## b\n```try\ntimeline ]==]\nkafka-topics --create --topic v --bootstrap-server localhost:9092\n```\n"
	             "```check\nexpect(timeline == ']==]', 'on ' .. timeline)\nexpect(not w:partition('u', 0), 'u is of the other')\nexpect(w:partition('v', 0), 'no v')\n```\n"
	             "## c\n```try\ntimeline main\nkafka-topics --create --topic t --bootstrap-server localhost:9092\n```\n"
	             "```check\nexpect(timeline == 'main', 'on ' .. timeline)\nexpect(w:partition('t', 0) and not w:partition('v', 0), 'only t')\n```\n",
	             PROOF_GOOD, "", "");
}

/* Who goes on where he left off comes back to a step that begins on a fork. */
TEST(a_step_that_was_caught_up_with_sees_the_other_timeline_too)
{
	struct made m;
	struct player p;

	make_with(&m, "cluster = { brokers = 1 }", "## a\n```try\nfork what-if\nrun 1m\n```\n```check\nexpect(w:now() > 60, 'wait')\n```\n## b\n```try\ntimeline main\nkafka-topics --create --topic u --bootstrap-server localhost:9092\n```\n"
	                                           "```check\nexpect(#w:history{ event = 'topic_created', topic = 'u' } == 1, 'no u')\n```\n");
	assert_true(player_start(&p, &m.lesson, false, &m.message));
	player_catch_up(&p, 1);
	assert_int_equal(player_check(&p, &m.message), CHECK_MISSING);
	player_type(&p, m.lesson.steps[1].tries, m.lesson.steps[1].try_count);
	assert_int_equal(player_check(&p, &m.message), CHECK_PASSED);
	player_stop(&p);
	unmake(&m);
}
