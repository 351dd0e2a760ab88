/* A lesson's checks on a cluster outside: the broker of a bench. */
#include "sim/lesson/lab.h"
#include "sim/lesson/course.h"
#include "tests/sim/shell/outside.h"
#include "tests/test.h"

#include <stdlib.h>
#include <string.h>

#define AT " --bootstrap-server localhost:9092 "

struct lab {
	struct outside outside;
	struct arena arena;
	char *out, *err;
	size_t out_size, err_size;
	char text[9]; /* the number of the text that was judged */
};

static void begin(struct lab *l)
{
	memset(l, 0, sizeof(*l));
	outside_start(&l->outside, false);
	arena_init(&l->arena, l->outside.heap);
}

static void finish(struct lab *l)
{
	free(l->out);
	free(l->err);
	arena_free(&l->arena);
	outside_end(&l->outside);
}

/* Out of the first line, the numbers of the text and of the cluster, which are there. */
static void take_numbers(struct lab *l)
{
	char *id = strstr(l->out, ", id "), *text = strstr(l->out, " (text ");

	assert_non_null(text);
	assert_int_equal(strcspn(text + 7, ")\n"), 8);
	memcpy(l->text, text + 7, 8);

	assert_non_null(id);
	assert_int_equal(strcspn(id + 5, ")\n"), 22);
	memmove(id, id + 27, strlen(id + 27) + 1);
	memmove(text, text + 16, strlen(text + 16) + 1);
}

/* A lesson of these steps ("## Title", a try and a check each), judged; its status. */
static int judge(struct lab *l, int step, const char *const *checks)
{
	const struct session_driver driver = outside_driver(&l->outside);
	struct buf text = { .heap = l->outside.heap }, problem = { .heap = l->outside.heap };
	struct lesson lesson;

	buf_add_text(&text, "---\n{ title = \"Lab\", track = \"A\", minutes = 1, cluster = { brokers = 1 } }\n---\n");
	for (int i = 0; checks[i]; i++)
		buf_printf(&text, "## Step %d\n```try\ntrue\n```\n```check\n%s\n```\n", i + 1, checks[i]);
	assert_true(lesson_parse(BYTES("lab.md"), BYTES("lab"), arena_copy(&l->arena, buf_bytes(&text)), &l->arena, &lesson, &problem));
	buf_free(&text);
	free(l->out);
	free(l->err);
	FILE *out = open_memstream(&l->out, &l->out_size), *err = open_memstream(&l->err, &l->err_size);
	int status = lab_check(&(struct lab_options){ .lesson = &lesson, .step = step, .session = l->outside.session, .driver = &driver, .out = out, .err = err });

	fclose(out);
	fclose(err);
	if (status != 2)
		take_numbers(l);
	return status;
}

static int judge_one(struct lab *l, const char *check)
{
	return judge(l, 0, (const char *const[]){ check, NULL });
}

static void make_topic(struct lab *l)
{
	assert_int_equal(outside_do(&l->outside, "kafka-topics" AT "--create --topic t --partitions 2 --config retention.ms=1000", NULL), 0);
	assert_int_equal(outside_do(&l->outside, "printf 'a:1\\nb:2\\n' | kafka-console-producer" AT "--topic t --reader-property parse.key=true --reader-property key.separator=:", NULL), 0);
}

TEST(a_check_is_judged_on_a_cluster_outside)
{
	struct lab l;

	begin(&l);
	assert_int_equal(judge_one(&l, "expect(w:partition('t', 0), 'there is no topic t yet')"), 1);
	assert_string_equal(l.out, "Lab, on the cluster at localhost:9092 (1 broker)\nmissing   1 Step 1: there is no topic t yet\n0 of 1 done.\n");
	make_topic(&l);
	assert_int_equal(judge_one(&l, "expect(w:partition('t', 0), 'there is no topic t yet')"), 0);
	assert_string_equal(l.out, "Lab, on the cluster at localhost:9092 (1 broker)\ndone      1 Step 1\n1 of 1 done.\n");
	outside_tick(&l.outside);
	assert_int_equal(l.outside.count, 0); /* nobody stays connected */
	finish(&l);
}

TEST(partitions_outside_have_leader_replicas_and_the_ends_of_their_logs)
{
	struct lab l;

	begin(&l);
	make_topic(&l);
	assert_int_equal(judge_one(&l, "local sum = 0\n"
	                               "for i = 0, 1 do\n"
	                               "  local p = w:partition('t', i)\n"
	                               "  expect(p.leader == 1 and p.epoch == 0 and #p.isr == 1 and p.isr[1] == 1 and p.replicas[1] == 1 and p.log_start == 0)\n"
	                               "  expect(p.log_end[1] == p.high_watermark, 'ends')\n"
	                               "  sum = sum + p.high_watermark\n"
	                               "end\n"
	                               "expect(sum == 2 and not w:partition('t', 2) and not w:partition('t', -1) and w:controller() == 1)"),
	                 0);
	finish(&l);
}

TEST(settings_and_records_outside_are_read)
{
	struct lab l;

	begin(&l);
	make_topic(&l);
	assert_int_equal(judge_one(&l, "local c, seen = w:config('t'), {}\n"
	                               "expect(c['retention.ms'] == '1000' and not c['min.insync.replicas'] and w:config('nowhere') == nil)\n"
	                               "for _, r in ipairs(w:records('t')) do seen[r.key] = r.value end\n"
	                               "expect(#w:records('t') == 2 and seen.a == '1' and seen.b == '2' and w:records('nowhere') == nil)"),
	                 0);
	finish(&l);
}

TEST(groups_outside_have_members_offsets_and_lag_but_no_generation)
{
	struct lab l;

	begin(&l);
	make_topic(&l);
	assert_int_equal(outside_do(&l.outside, "kafka-console-consumer" AT "--topic t --group g --from-beginning --max-messages 2", NULL), 0);
	assert_int_equal(judge(&l, 0, (const char *const[]){ "local g, sum = w:group('g'), 0\n"
	                                                     "expect(not w:group('nobody') and g.state == 'Empty' and #g.members == 0)\n"
	                                                     "for p, offset in pairs(g.offsets.t) do sum = sum + offset expect(g.lag.t[p] == 0) end\n"
	                                                     "expect(sum == 2)",
	                                                     "expect(w:group('g').generation == 1)", NULL }),
	                 0);
	assert_non_null(strstr(l.out, "\n-         2 Step 2: can only be judged on klab's own cluster (the generation of a classic group)\n"));
	assert_non_null(strstr(l.out, "\n1 of 1 done; 1 more can only be judged on klab's own cluster.\n"));
	finish(&l);
}

TEST(a_member_outside_has_what_it_was_assigned)
{
	struct lab l;

	begin(&l);
	make_topic(&l);
	int32_t tab = session_open_tab_for(l.outside.session, BYTES("kafka-console-consumer" AT "--topic t --group g"));

	for (int i = 0; i < 5000; i++)
		outside_tick(&l.outside);
	assert_int_equal(judge_one(&l, "local g = w:group('g')\n"
	                               "expect(g.state == 'Stable' and g.protocol == 'range' and #g.members == 1, g.state)\n"
	                               "local m = g.members[1]\n"
	                               "expect(#m.assignment == 2 and m.assignment[1].topic == 't' and m.client_id == 'console-consumer' and m.id)"),
	                 0);
	session_interrupt(l.outside.session, tab);
	finish(&l);
}

TEST(what_happened_is_not_judged_outside_and_counts_for_nothing)
{
	struct lab l;

	begin(&l);
	assert_int_equal(judge(&l, 0, (const char *const[]){ "expect(#w:history{ event = 'said' } > 0)", "expect(#w:acknowledged('t') > 0)", "expect(w:now() > 0)", NULL }), 1);
	assert_non_null(strstr(l.out, "-         2 Step 2: can only be judged on klab's own cluster (w:acknowledged)\n"));
	assert_non_null(strstr(l.out, "\nNothing of it can be judged on a real cluster.\n"));
	/* What is missing before counts. */
	assert_int_equal(judge_one(&l, "expect(w:partition('t', 0), 'no t') expect(#w:history{ event = 'said' } > 0)"), 1);
	assert_non_null(strstr(l.out, "missing   1 Step 1: no t\n0 of 1 done.\n"));
	finish(&l);
}

TEST(a_check_that_takes_for_granted_what_is_not_there_says_what)
{
	struct lab l;

	begin(&l);
	assert_int_equal(judge_one(&l, "expect(w:partition('risky', 0).leader == 1)"), 1);
	assert_non_null(strstr(l.out, "missing   1 Step 1: there is no topic risky\n"));
	assert_int_equal(judge_one(&l, "expect(nothing.at_all)"), 2);
	assert_string_equal(l.err, "klab lab check: lab.md:9: attempt to index a nil value (global 'nothing')\n");
	finish(&l);
}

TEST(one_step_is_judged_alone)
{
	struct lab l;

	begin(&l);
	assert_int_equal(judge(&l, 2, (const char *const[]){ "expect(false)", "expect(true)", NULL }), 0);
	assert_string_equal(l.out, "Lab, on the cluster at localhost:9092 (1 broker)\ndone      2 Step 2\n1 of 1 done.\n");
	assert_int_equal(judge(&l, 3, (const char *const[]){ "expect(false)", "expect(true)", NULL }), 2);
	assert_string_equal(l.err, "klab lab check: step 3 of 'Lab' has no check; it has 2 steps\n");
	finish(&l);
}

TEST(who_does_not_answer_as_kafka_does_is_told_in_one_line)
{
	for (int far = FAR_GARBAGE; far <= FAR_CLOSES; far++) {
		struct lab l;

		begin(&l);
		l.outside.far = far;
		assert_int_equal(judge_one(&l, "expect(true)"), 2);
		assert_string_equal(l.out, "");
		assert_string_equal(l.err, "klab lab check: no Kafka broker answers at localhost:9092\n");
		finish(&l);
	}
}

/* Whether it needs nothing that only a world knows. */
static bool is_for_real_clusters(const struct step *step)
{
	static const char *const words[] = { "w:history", "w:acknowledged", "w:delivered", "w:now" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (bytes_find_bytes(step->check.text, bytes_of_text(words[i])) < step->check.text.size)
			return false;
	return !bytes_is_null(step->check.text);
}

TEST(the_readme_lists_the_steps_that_a_real_cluster_can_tell)
{
	static char page[1 << 16];
	FILE *file = fopen("README.md", "rb");
	struct heap *heap = heap_new(1 << 20);
	struct buf list = { .heap = heap }, problem = { .heap = heap };
	struct course course;

	assert_non_null(file);
	page[fread(page, 1, sizeof(page) - 1, file)] = '\0';
	fclose(file);
	for (char *at = page; *at; at++)
		*at = *at == '\n' ? ' ' : *at;
	assert_true(course_open(&course, "lessons", &problem));
	for (int i = 0; i < course.lesson_count; i++) {
		int count = 0;

		for (int j = 0; j < course.lessons[i].step_count; j++)
			if (is_for_real_clusters(&course.lessons[i].steps[j])) {
				if (count == 0)
					buf_printf(&list, "%s%.2s (", list.size > 0 ? ", " : "", (const char *)course.lessons[i].slug.data);
				buf_printf(&list, "%s%d", count++ > 0 ? ", " : "", j + 1);
			}
		if (count > 0)
			buf_add_char(&list, ')');
	}
	if (!strstr(page, buf_text(&list)))
		fail_msg("README.md should list: %s", buf_text(&list));
	course_close(&course);
	heap_del(heap);
}

/* Each check reads the lab anew. Students who hand in before and after a change are judged by two texts, and what is said of them tells so. */
TEST(a_lab_that_is_changed_while_a_class_works_on_it_says_by_which_text_it_judges)
{
	static const char *const first[] = { "expect(w:partition('t', 0), 'there is no topic t yet')", NULL };
	static const char *const more[] = { "expect(w:partition('t', 0), 'there is no topic t yet')", "expect(w:partition('t', 2), 't has only two partitions')", NULL };
	static const char *const inserted[] = { "expect(w:partition('zero', 0), 'there is no topic zero yet')", "expect(w:partition('t', 0), 'there is no topic t yet')", NULL };
	char text[9];
	struct lab l;

	begin(&l);
	make_topic(&l);
	assert_int_equal(judge(&l, 0, first), 0);
	memcpy(text, l.text, sizeof(text));
	assert_int_equal(judge(&l, 0, first), 0);
	assert_string_equal(l.text, text);
	assert_int_equal(judge(&l, 0, more), 1); /* what was done before is done still */
	assert_string_equal(l.out, "Lab, on the cluster at localhost:9092 (1 broker)\ndone      1 Step 1\nmissing   2 Step 2: t has only two partitions\n1 of 2 done.\n");
	assert_string_not_equal(l.text, text);
	assert_int_equal(judge(&l, 0, inserted), 1); /* a step in front: its number is another's now */
	assert_string_equal(l.out, "Lab, on the cluster at localhost:9092 (1 broker)\nmissing   1 Step 1: there is no topic zero yet\ndone      2 Step 2\n1 of 2 done.\n");
	assert_string_not_equal(l.text, text);
	assert_int_equal(judge(&l, 0, (const char *const[]){ "expect(", NULL }), 2); /* saved in the midst of being written */
	assert_non_null(strstr(l.err, "lab.md:"));
	finish(&l);
}
