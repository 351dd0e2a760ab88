/* Going back, and timelines: whatever was done in between, what was is again, to the byte. */
#include <stdio.h>
#include <stdlib.h>

#include "sim/shell/session.h"
#include "tests/sim/shell/run.h"

#define B " --bootstrap-server localhost:9092\n"

TEST(back_goes_to_what_was_and_the_old_timeline_is_kept)
{
	assert_run(1,
	           "kafka-topics --create --topic t" B "app a producer --topic t --rate 10/s\nrun 10s\nkafka-get-offsets --topic t" B "back 5s\nkafka-get-offsets --topic t" B
	           "app a kill\nrun 10s\nkafka-get-offsets --topic t" B "timeline main\nkafka-get-offsets --topic t" B "back 10h\nkafka-topics --list" B,
	           "Created topic t.\nt:0:101\nt:0:52\nt:0:52\nt:0:102\nback: this is the beginning; there is nothing before it\n\n", "", 0);
}

TEST(who_goes_back_too_far_is_told_where_that_ended)
{
	assert_run(1, "seq 1\nrun 3s\nback 500s\nback 1000000\nrun 2s\nback 1s\nseq 2 2\n",
	           "1\nback: this is the beginning; there is nothing before it\nback: this is the beginning; there is nothing before it\n2\n", "", 0);
}

TEST(a_fork_goes_its_own_way)
{
	assert_run(1,
	           "kafka-topics --create --topic t" B "fork other\nseq 3 | kafka-console-producer --topic t" B "kafka-get-offsets --topic t" B
	           "timeline main\nkafka-get-offsets --topic t" B "timeline other\nkafka-get-offsets --topic t" B,
	           "Created topic t.\nt:0:3\nt:0:0\nt:0:3\n", "", 0);
}

TEST(a_wrong_word_about_time_is_told_in_one_line)
{
	assert_run(1, "back\n", "", "back: how far? back 30s, or back 5 for five events\n", 2);
	assert_run(1, "back x\n", "", "back: how far? back 30s, or back 5 for five events\n", 2);
	assert_run(1, "timeline nosuch\n", "", "timeline: there is none of that name; timelines lists them\n", 2);
	assert_run(1, "run 1s\nfork x\ntimeline\n", "  main             1.015 s\n* x                1.015 s, from main at 1.015 s\n", "", 0);
	assert_run(1, "fork main\n", "", "fork: there is a timeline of that name; timelines lists them\n", 2);
	assert_run(1, "fork $(printf '\\033[31mred')\n", "", "fork: give the new timeline a name, such as fork what-if: one word of at most 31 characters\n", 2);
	assert_run(1, "forward 3s\n", "", "forward: this is the latest moment of main; run 30s lets time pass\n", 1);
	assert_run(1, "forward\n", "", "forward: how far? forward 30s, or forward 5 for five events\n", 2);
	assert_run(1, "goto\n", "", "goto: where to? goto 1m30s, or goto 1234 for where event 1234 has happened\n", 2);
	assert_run(1, "compare main\n", "", "compare: which two? compare main what-if; timelines lists them\n", 2);
	assert_run(1, "compare main other\n", "", "compare: there is no timeline of one of these names; timelines lists them\n", 2);
	assert_run(1, "compare main main\n", "The two are the same: no event differs.\n", "", 0);
	assert_run(1, "step 0\n", "", "step: a number of events from 1 to 1000000 is wanted\n", 2);
	assert_run(1, "step 3\n", "", "", 0);
}

/* One run straight through and one that goes back and does the same again have the same trace. */
TEST(what_is_done_again_after_back_is_the_same)
{
	static const char *const lines[] = { "kafka-topics --create --topic t" B, "app a producer --topic t --rate 50/s\n", "app c consumer --topic t --group g\n",
		                                 "seq 5 | kafka-console-producer --topic t" B };
	struct session *s = session_new(&(struct session_options){ .seed = 3 });
	struct world *world = session_world(s);
	int32_t tab = session_open_tab(s);

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		session_wait(s, tab, INT64_C(60000000));
		session_type(s, tab, bytes_of_text(lines[i]));
	}
	session_pass(s, INT64_C(60000000));
	int64_t now_us = world_now_us(world);
	uint64_t hash = world_trace_hash(world);
	int64_t count = world_trace_count(world);

	for (int64_t back_s = 1; back_s < 61; back_s += 7) {
		session_back(s, back_s * 1000000);
		assert_int_equal(world_now_us(world), now_us - back_s * 1000000);
		session_pass(s, back_s * 1000000);
		assert_true(world_trace_hash(world) == hash && world_trace_count(world) == count && world_now_us(world) == now_us);
	}
	for (int64_t events = 1; events < 2000; events += 333) {
		session_back_events(s, events);
		assert_in_range(count - world_trace_count(world), events, events + 20); /* one step may add several */
		session_pass(s, now_us - world_now_us(world));
		assert_true(world_trace_hash(world) == hash);
	}
	session_del(s);
}

static void type_and_wait(struct session *s, int32_t tab, const char *line)
{
	session_type(s, tab, bytes_of_text(line));
	session_wait(s, tab, INT64_C(60000000));
}

/* An input at the very moment that is gone back to has not come there: another may come in its place. */
TEST(an_input_of_the_moment_gone_back_to_is_forgotten)
{
	struct session *s = session_new(&(struct session_options){ .seed = 3 });
	struct world *world = session_world(s);
	int32_t tab = session_open_tab(s);

	session_begin_here(s);
	session_pass(s, 1000000);
	int64_t then_us = world_now_us(world);

	type_and_wait(s, tab, "echo one > /tmp/one");
	session_pass(s, 2000000);
	session_back(s, world_now_us(world) - then_us);
	type_and_wait(s, tab, "echo two > /tmp/two");
	session_pass(s, 2000000);
	uint64_t hash = world_trace_hash(world);
	int64_t now_us = world_now_us(world);

	for (int64_t us = 0; us < now_us - then_us; us += 400000) {
		session_back(s, us);
		session_pass(s, now_us - world_now_us(world));
		assert_true(world_trace_hash(world) == hash);
	}
	assert_string_equal(session_timeline(s), "t2");
	session_back(s, now_us - then_us);
	session_pass(s, 2000000); /* and time that goes on without it leads elsewhere */
	assert_string_equal(session_timeline(s), "t3");
	session_del(s);
}

TEST(with_more_timelines_than_can_be_kept_the_last_is_written_over)
{
	struct heap *heap = heap_new(1u << 20);
	struct buf out = { .heap = heap };
	struct session *s = session_new(&(struct session_options){ .seed = 3 });
	int32_t tab = session_open_tab(s);

	session_begin_here(s);
	for (int i = 0; i < 50; i++) {
		char line[64];

		snprintf(line, sizeof(line), "echo %d >> /tmp/list", i);
		type_and_wait(s, tab, line);
		session_pass(s, 1000000);
		type_and_wait(s, tab, "echo gone >> /tmp/list");
		session_pass(s, 1000000);
		session_back(s, 1500000);
	}
	session_sh(s, tab, BYTES("cat /tmp/list | wc -l"), INT64_C(60000000), &out, NULL);
	assert_text(buf_bytes(&out), "50\n");
	session_del(s);
	heap_del(heap);
}

static struct session *busy_session(size_t snapshots_size_max, int32_t *tab)
{
	static const char *const lines[] = { "kafka-topics --create --topic t" B, "app a producer --topic t --rate 50/s", "app c consumer --topic t --group g" };
	struct session *s = session_new(&(struct session_options){ .seed = 3, .snapshots_size_max = snapshots_size_max });

	*tab = session_open_tab(s);
	session_begin_here(s);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		type_and_wait(s, *tab, lines[i]);
	session_pass(s, 1000000);
	return s;
}

TEST(from_the_past_one_goes_on_along_what_was)
{
	enum { SECONDS = 20 };
	int32_t tab;
	struct session *s = busy_session(0, &tab);
	struct world *world = session_world(s);
	uint64_t hashes[SECONDS];
	int64_t times_us[SECONDS], counts[SECONDS];

	for (int i = 0; i < SECONDS; i++) {
		times_us[i] = world_now_us(world);
		counts[i] = world_trace_count(world);
		hashes[i] = world_trace_hash(world);
		session_pass(s, 700000);
		type_and_wait(s, tab, "kafka-topics --list" B);
		session_pass(s, 300000);
	}
	int64_t head_us = world_now_us(world), head_count = world_trace_count(world);
	uint64_t head_hash = world_trace_hash(world);

	assert_false(session_forward(s, 1000000));
	assert_false(session_goto(s, head_us + 1) || session_goto_event(s, head_count));
	for (int i = 0; i < SECONDS; i += 3) {
		assert_true(session_goto(s, times_us[i]));
		assert_true(world_trace_hash(world) == hashes[i] && session_is_in_past(s));
		int to = i + 2 < SECONDS ? i + 2 : i;

		assert_true(session_forward(s, times_us[to] - times_us[i]));
		assert_true(world_trace_hash(world) == hashes[to]);
		assert_true(session_goto_event(s, counts[i] + 50));
		assert_in_range(world_trace_count(world), counts[i] + 51, counts[i] + 70);
		int64_t count = world_trace_count(world);

		assert_true(session_forward_events(s, 30));
		assert_in_range(world_trace_count(world), count + 30, count + 50);
		assert_true(session_forward(s, INT64_C(1000000000)));
		assert_true(world_trace_hash(world) == head_hash && world_now_us(world) == head_us && !session_is_in_past(s));
	}
	assert_string_equal(session_timeline(s), "main"); /* nothing was done otherwise */
	session_back(s, 5000000);
	type_and_wait(s, tab, "kafka-topics --list" B);
	assert_string_equal(session_timeline(s), "t2");
	assert_false(session_forward(s, 1000000));
	session_del(s);
}

TEST(snapshots_stay_within_their_memory_and_every_moment_is_reached)
{
	enum { LIMIT = 6 << 20, SECONDS = 60 };
	int32_t tab;
	struct session *s = busy_session(LIMIT, &tab);
	struct world *world = session_world(s);
	uint64_t hashes[SECONDS];
	int64_t begin_us = world_now_us(world);

	for (int i = 0; i < SECONDS; i++) {
		hashes[i] = world_trace_hash(world);
		session_pass(s, 1000000);
		assert_in_range(world_snapshots_size(world), 1, LIMIT);
	}
	for (int i = SECONDS - 1; i >= 0; i -= 4) {
		assert_true(session_goto(s, begin_us + i * INT64_C(1000000)));
		assert_true(world_trace_hash(world) == hashes[i]);
	}
	session_del(s);
}

/* In the past, words about time begin no timeline of their own; anything else does. */
TEST(who_has_gone_back_looks_around_and_goes_on)
{
	struct run other = run_lines(1, "run 60s\nback 50s\nforward 20s\ntimelines | grep t2\nforward 5s\ntimelines | grep main\n");

	assert_true(bytes_starts_with(run_out(&other), BYTES("* t2 ")));
	assert_text(run_err(&other), "forward: this is the latest moment of t2; run 30s lets time pass\n");
	run_end(&other);
	struct run r = run_lines(1, "run 60s\nback 50s\nforward 20s\ngoto 1m\ngoto 7s\ntimelines\nforward 1h\ntimelines\ngoto 2m\n");

	assert_true(bytes_starts_with(run_out(&r), BYTES("* main             60.0")));
	assert_int_equal(bytes_find_bytes(run_out(&r), BYTES("t2")), run_out(&r).size);
	assert_int_not_equal(bytes_find_bytes(run_out(&r), BYTES(" s (you are in its past)\n* main             60.0")), run_out(&r).size);
	assert_true(bytes_starts_with(run_err(&r), BYTES("goto: main is not there yet: its latest moment is 60.0")));
	assert_int_equal(r.status, 1);
	run_end(&r);
}

/* The leader is cut off from its followers: what it acknowledges with acks=1 is gone where they elect another, and is there where it is not cut off. */
TEST(two_timelines_are_told_apart)
{
	struct run r = run_lines(3, "kafka-topics --create --topic t --replica-assignment 1:2:3" B "app a producer --topic t --rate 5/s --acks 1\n"
	                            "app c consumer --topic t --group g\nrun 10s\nfork calm\nrun 40s\ntimeline main\n"
	                            "net cut 1 2\nnet cut 1 3\nrun 20s\nnet heal\nrun 20s\ncompare main calm\n");

	assert_golden("tests/sim/shell/golden/compare.txt", run_out(&r));
	assert_text(run_err(&r), "");
	run_end(&r);
}

static int32_t count_marks(struct session *s, const char *timeline, enum mark_kind kind)
{
	const struct session_mark *marks;
	int32_t found = 0;

	for (int32_t i = 0, count = session_marks(s, bytes_of_text(timeline), &marks); i < count; i++) {
		assert_true(i == 0 || marks[i].seq > marks[i - 1].seq);
		found += marks[i].kind == kind;
	}
	return found;
}

TEST(each_timeline_has_its_marks_also_where_it_was_left)
{
	int32_t tab;
	struct session *s = busy_session(0, &tab);

	assert_int_equal(count_marks(s, "main", MARK_FAULT), 0);
	assert_int_equal(count_marks(s, "main", MARK_TYPED), 3);
	assert_true(session_fork(s, BYTES("other")));
	type_and_wait(s, tab, "broker kill 1");
	session_pass(s, 20000000);
	assert_int_equal(count_marks(s, "other", MARK_FAULT), 1);
	session_back(s, 15000000);
	assert_int_equal(count_marks(s, "other", MARK_TYPED), 4);
	session_go_to(s, BYTES("main"));
	type_and_wait(s, tab, "broker pause 1 2s");
	session_pass(s, 5000000);
	assert_int_equal(count_marks(s, "main", MARK_FAULT), 1);
	assert_int_equal(count_marks(s, "main", MARK_MENDED), count_marks(s, "other", MARK_MENDED) + 1);
	assert_int_equal(count_marks(s, "nosuch", MARK_FAULT), 0);
	session_del(s);
}

/* With somebody at the keyboard, real time does not run over what came next before they have typed. */
TEST(time_stands_still_where_somebody_has_gone_back_to_until_they_type)
{
	struct session *s = session_new(&(struct session_options){ .seed = 3, .is_interactive = true });
	struct world *world = session_world(s);
	int32_t tab = session_open_tab(s);

	session_begin_here(s);
	type_and_wait(s, tab, "run 20s");
	session_tick(s, 1000000, 100000);
	int64_t now_us = world_now_us(world);

	session_type(s, tab, BYTES("back 5s"));
	session_tick(s, 1000000, 100000);
	assert_in_range(now_us + 1000000 - world_now_us(world), 4000000, 6000000);
	assert_true(session_is_paused(s) && session_is_in_past(s));
	int64_t then_us = world_now_us(world);

	session_tick(s, 10000000, 100000);
	assert_int_equal(world_now_us(world), then_us);
	session_type(s, tab, BYTES("forward 2s"));
	session_tick(s, 1000000, 100000);
	assert_int_equal(world_now_us(world), then_us + 2000000);
	assert_string_equal(session_timeline(s), "main");
	session_type(s, tab, BYTES("echo other"));
	session_tick(s, 1000000, 100000); /* which ends the run of then */
	session_tick(s, 1000000, 100000);
	assert_in_range(world_now_us(world), then_us + 3000000, then_us + 4000000);
	assert_string_equal(session_timeline(s), "t2");
	session_del(s);
}

TEST(lines_and_interrupts_are_handled_while_time_is_stopped)
{
	struct session *s = session_new(&(struct session_options){ .seed = 1, .is_interactive = true });
	int32_t tab = session_open_tab(s);

	session_wait(s, tab, 1000000);
	session_type(s, tab, BYTES("pause"));
	session_tick(s, 20000, 100000);
	assert_true(session_is_paused(s));
	assert_int_equal(session_tab_state(s, tab), TAB_PROMPT);
	int64_t paused_us = world_now_us(session_world(s));

	session_type(s, tab, BYTES("pause broker 1")); /* which is none of this word's business: time stays as it is */
	session_tick(s, 20000, 100000);
	assert_true(session_is_paused(s) && session_status(s, tab) == 2);
	session_type(s, tab, BYTES("echo one; echo two"));
	session_tick(s, 20000, 100000);
	assert_int_equal(session_tab_state(s, tab), TAB_PROMPT);
	session_type(s, tab, BYTES("kafka-console-consumer --topic t --bootstrap-server localhost:9092")); /* which needs time */
	for (int i = 0; i < 100; i++)
		session_tick(s, 20000, 100000);
	assert_int_equal(session_tab_state(s, tab), TAB_BUSY);
	session_give_up(s, tab);
	session_tick(s, 20000, 100000);
	assert_int_equal(session_tab_state(s, tab), TAB_PROMPT);
	session_interrupt(s, tab); /* at the prompt: another one */
	session_tick(s, 20000, 100000);
	session_type(s, tab, BYTES("kafka-console-producer --topic t --bootstrap-server localhost:9092")); /* which sends what it has at Ctrl-C */
	session_tick(s, 20000, 100000);
	session_type(s, tab, BYTES("a record"));
	session_give_up(s, tab);
	session_tick(s, 20000, 100000);
	assert_int_equal(session_tab_state(s, tab), TAB_PROMPT);
	assert_true(world_now_us(session_world(s)) - paused_us <= 6000);
	session_type(s, tab, BYTES("pause"));
	session_tick(s, 20000, 100000);
	assert_false(session_is_paused(s));
	session_del(s);
}

TEST(where_a_command_of_then_is_running_time_does_not_stand_still)
{
	struct session *s = session_new(&(struct session_options){ .seed = 1, .is_interactive = true });
	int32_t tab = session_open_tab(s);

	session_begin_here(s); /* its shell has not started yet */
	session_wait(s, tab, 1000000);
	session_type(s, tab, BYTES("back 500s"));
	for (int i = 0; i < 100; i++)
		session_tick(s, 20000, 100000);
	assert_int_equal(session_tab_state(s, tab), TAB_PROMPT);
	assert_true(session_is_paused(s));
	session_del(s);
}

TEST(a_tab_that_is_not_there_in_the_past_is_not_opened_again)
{
	struct session *s = session_new(&(struct session_options){ .seed = 1, .is_recorded = true });
	const struct input *inputs;

	session_open_tab(s);
	session_pass(s, 5000000);
	int32_t tab = session_open_tab(s);

	session_pass(s, 1000000);
	session_back(s, 3000000);
	int32_t count = session_recorded(s, &inputs);

	session_reopen_tab(s, tab);
	assert_int_equal(session_recorded(s, &inputs), count);
	session_del(s);
}

TEST(what_stands_behind_back_on_its_line_is_done_there)
{
	assert_run(1, "run 20s; back 3s; echo hello\n", "hello\n", "", 0);
	assert_run(1, "run 20s; back 3s && echo hello || echo never; timelines\n",
	           "hello\n  main             20.015 s\n* t2               17.015 s, from main at 17.015 s\n", "", 0);
	assert_run(1, "run 20s; back 3s\n", "", "", 0); /* the run of then, and what came behind it, do not begin again */
}

TEST(a_word_that_was_answered_is_not_done_again_in_the_past)
{
	assert_run(1, "run 60s\nfork x\nback 5\ntimelines\n",
	           "  main             60.015 s\n* x                60.015 s, from main at 60.015 s (you are in its past)\n", "", 0);
}

/* ---- As many timelines as there can be ------------------------------------------------------------------------------------- */

static void type_all(struct session *s, const char *lines, struct buf *out)
{
	struct buf err = { .heap = out->heap };

	for (const char *end; (end = strchr(lines, '\n')); lines = end + 1)
		session_sh(s, 1, bytes_of(lines, (size_t)(end - lines)), INT64_C(3600) * 1000000, out, &err);
	buf_free(&err);
}

/* Where no timeline can begin, who goes back and on gives up the future: what had begun there keeps it as its own past. */
TEST(a_future_that_is_given_up_stays_the_past_of_what_began_there)
{
	struct heap *heap = heap_new(64u << 20);
	struct buf out = { .heap = heap };
	struct session *s = session_new(&(struct session_options){ .cluster = { .brokers = 1 }, .seed = 1 });
	char name[64], *trace;
	size_t trace_size;

	session_open_tab(s);
	session_begin_here(s);
	type_all(s, "run 1s\nfork f1\nrun 5s\nkafka-topics --create --topic a" B "run 5s\nfork f2\nrun 1s\n", &out);
	for (int i = 3; i < SESSION_FORKS_MAX; i++) {
		snprintf(name, sizeof(name), "fork f%d\n", i);
		type_all(s, name, &out);
	}
	type_all(s, "timeline f1\nback 8s\nkafka-topics --create --topic b" B "run 10s\n", &out);
	buf_clear(&out);
	type_all(s, "kafka-topics --list" B "timeline f2\nback 7s\nforward 3s\nkafka-topics --list" B, &out);
	assert_text(buf_bytes(&out), "b\na\n");
	FILE *file = open_memstream(&trace, &trace_size);

	session_write_trace(s, 0, heap, file); /* every part of which is there */
	fclose(file);
	assert_non_null(strstr(trace, "\"timeline\": \"f2\", \"node\": \"broker-1\", \"event\": \"topic_created\", \"topic\": \"a\""));
	assert_non_null(strstr(trace, "\"timeline\": \"f1\", \"node\": \"broker-1\", \"event\": \"topic_created\", \"topic\": \"b\""));
	free(trace);
	session_del(s);
	heap_del(heap);
}
