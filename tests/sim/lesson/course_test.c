/* The built-in course, and how far a learner has come in it. */
#include "sim/lesson/course.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/lesson/player.h"
#include "tests/test.h"

struct kept {
	struct course course;
	struct heap *heap;
	struct buf problem;
	char directory[64]; /* the learner's own, removed at the end */
	char path[128];
};

static void open_course(struct kept *k, const char *lessons)
{
	k->heap = heap_new(8u << 20);
	k->problem = (struct buf){ .heap = k->heap };
	if (!course_open(&k->course, lessons, &k->problem))
		fail_msg("%s", buf_text(&k->problem));
	strcpy(k->directory, "/tmp/klab-test-XXXXXX");
	assert_non_null(mkdtemp(k->directory));
	snprintf(k->path, sizeof(k->path), "%s/klab/progress", k->directory);
	setenv("XDG_STATE_HOME", k->directory, 1);
}

static void close_course(struct kept *k)
{
	char path[160];

	unlink(k->path);
	snprintf(path, sizeof(path), "%s.corrupt", k->path);
	unlink(path);
	snprintf(path, sizeof(path), "%s/klab", k->directory);
	rmdir(path);
	assert_int_equal(rmdir(k->directory), 0);
	unsetenv("XDG_STATE_HOME");
	course_close(&k->course);
	heap_del(k->heap);
}

static void write_progress(const struct kept *k, const char *text)
{
	char path[160];

	snprintf(path, sizeof(path), "%s/klab", k->directory);
	mkdir(path, 0700);
	FILE *file = fopen(k->path, "wb");

	fputs(text, file);
	fclose(file);
}

/* ---- Progress ---------------------------------------------------------------------------------------------------------------- */

TEST(progress_is_kept_and_found_again)
{
	struct kept k;
	struct progress p, again;

	open_course(&k, "lessons");
	progress_load(&p, &k.course);
	assert_int_equal(p.lesson, -1);
	assert_text(bytes_of_text(p.notice), "");
	p.lesson = 2;
	p.step = 3;
	p.is_done[0] = p.is_done[1] = true;
	assert_true(progress_save(&p, &k.course, &k.problem));
	progress_load(&again, &k.course);
	assert_int_equal(again.lesson, 2);
	assert_int_equal(again.step, 3);
	assert_true(again.is_done[0] && again.is_done[1] && !again.is_done[2]);
	close_course(&k);
}

TEST(corrupt_progress_is_kept_aside_and_told)
{
	static const char *const texts[] = { "", "something else\n", "klab progress 1\ndone 01-a-log-not-a-queue\nat 04-topics",
		                                 "klab progress 1\nat 04-topics -1\n", "klab progress 1\nat 04-topics many\n", "klab progress 1\nwhat\n" };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct kept k;
		struct progress p;
		char aside[160];

		open_course(&k, "lessons");
		write_progress(&k, texts[i]);
		progress_load(&p, &k.course);
		assert_int_equal(p.lesson, -1);
		assert_false(p.is_done[0]);
		assert_true(bytes_starts_with(bytes_of_text(p.notice), BYTES("Progress could not be read: kept as progress.corrupt")));
		snprintf(aside, sizeof(aside), "%s.corrupt", k.path);
		assert_int_equal(access(aside, R_OK), 0);
		assert_int_not_equal(access(k.path, F_OK), 0);
		progress_load(&p, &k.course);
		assert_text(bytes_of_text(p.notice), "");
		close_course(&k);
	}
}

TEST(progress_of_lessons_that_are_gone_is_overlooked)
{
	struct kept k;
	struct progress p;

	open_course(&k, "lessons");
	write_progress(&k, "klab progress 1\ndone 99-nowhere\ndone 04-topics\nat 98-neither 4\n");
	progress_load(&p, &k.course);
	assert_int_equal(p.lesson, -1);
	assert_text(bytes_of_text(p.notice), "");
	assert_true(p.is_done[course_find(&k.course, BYTES("topics"))]);
	write_progress(&k, "klab progress 1\nat 04-topics 900\n");
	progress_load(&p, &k.course);
	assert_int_equal(p.lesson, course_find(&k.course, BYTES("4")));
	assert_int_equal(p.step, 0);
	close_course(&k);
}

TEST(progress_that_cannot_be_kept_is_told)
{
	struct kept k;
	struct progress p;

	open_course(&k, "lessons");
	setenv("XDG_STATE_HOME", "/dev/null", 1);
	progress_load(&p, &k.course);
	p.lesson = 0;
	assert_false(progress_save(&p, &k.course, &k.problem));
	assert_text(buf_bytes(&k.problem), "/dev/null/klab/progress.tmp: Not a directory; progress is not kept");
	close_course(&k);
}

/* ---- Finding ------------------------------------------------------------------------------------------------------------------ */

TEST(a_lesson_is_found_by_number_slug_and_name)
{
	struct kept k;

	open_course(&k, "lessons");
	int i = course_find(&k.course, BYTES("04-topics"));

	assert_true(i > 0);
	assert_int_equal(course_find(&k.course, BYTES("4")), i);
	assert_int_equal(course_find(&k.course, BYTES("04")), i);
	assert_int_equal(course_find(&k.course, BYTES("topics")), i);
	assert_int_equal(course_find(&k.course, BYTES("44")), -1);
	assert_int_equal(course_find(&k.course, BYTES("topic")), -1);
	close_course(&k);
}

TEST(a_directory_without_lessons_is_told)
{
	struct heap *heap = heap_new(1u << 20);
	struct buf problem = { .heap = heap };
	struct course course;

	assert_false(course_open(&course, "no/such/place", &problem));
	assert_text(buf_bytes(&problem), "no/such/place: No such file or directory; give the directory that holds the lessons");
	course_close(&course);
	buf_clear(&problem);
	assert_false(course_open(&course, "scripts", &problem));
	assert_text(buf_bytes(&problem), "scripts: there is no lesson (NN-name/lesson.md) in it; give the directory that holds the lessons");
	course_close(&course);
	heap_del(heap);
}

TEST(a_lesson_of_ones_own_is_opened_by_its_path_and_keeps_no_progress)
{
	static const char *const paths[] = { "tests/sim/tui/course/01-clicks", "tests/sim/tui/course/01-clicks/lesson.md" };
	struct heap *heap = heap_new(1u << 20);
	struct buf problem = { .heap = heap };
	struct course course;
	struct progress progress;
	int lesson;

	for (int i = 0; i < 2; i++) {
		assert_true(course_open_lesson(&course, paths[i], &lesson, &problem));
		assert_int_equal(course.lesson_count, 1);
		assert_int_equal(lesson, 0);
		progress_load(&progress, &course); /* else it would take the place of the course's */
		assert_string_equal(progress.path, "");
		course_close(&course);
		assert_true(course_open_path(&course, paths[i], &problem));
		course_close(&course);
	}
	assert_true(course_open_path(&course, "tests/sim/tui/course", &problem));
	assert_false(course.is_own);
	course_close(&course);
	assert_false(course_open_lesson(&course, "no/such/lab", &lesson, &problem));
	assert_text(buf_bytes(&problem), "there is no lesson 'no/such/lab', and no file or directory of that name; klab lessons lists them");
	course_close(&course);
	heap_del(heap);
}

/* ---- The lessons themselves ---------------------------------------------------------------------------------------------------- */

TEST(every_lesson_keeps_its_word)
{
	struct kept k;

	open_course(&k, "lessons");
	assert_int_equal(k.course.lesson_count, 20);
	for (int i = 0; i < k.course.lesson_count; i++) {
		assert_int_equal(player_look_over(&k.course.lessons[i], stderr), PROOF_GOOD);
		assert_int_equal(player_verify(&k.course.lessons[i], stderr, stderr), PROOF_GOOD);
	}
	close_course(&k);
}

/* What lessons/README.md shows to teachers. */
TEST(the_example_of_a_lab_keeps_its_word)
{
	static char page[1 << 14];
	struct heap *heap = heap_new(16u << 20);
	struct buf problem = { .heap = heap };
	struct arena arena;
	struct lesson lesson;
	FILE *file = fopen("lessons/README.md", "rb");

	arena_init(&arena, heap);
	assert_non_null(file);
	page[fread(page, 1, sizeof(page) - 1, file)] = '\0';
	fclose(file);
	char *begin = strstr(page, "````markdown\n") + strlen("````markdown\n"), *end = strstr(begin, "\n````\n");

	end[1] = '\0';
	if (!lesson_parse(BYTES("lessons/README.md"), BYTES("example"), bytes_of_text(begin), &arena, &lesson, &problem))
		fail_msg("%s", buf_text(&problem));
	assert_int_equal(lesson.step_count, 4);
	assert_int_equal(player_look_over(&lesson, stderr), PROOF_GOOD);
	assert_int_equal(player_verify(&lesson, stderr, stderr), PROOF_GOOD);
	arena_free(&arena);
	heap_del(heap);
}

TEST(every_try_has_three_hints_a_guess_none_and_every_lesson_ends_with_an_exercise)
{
	struct kept k;

	open_course(&k, "lessons");
	for (int i = 0; i < k.course.lesson_count; i++) {
		const struct lesson *lesson = &k.course.lessons[i];

		for (int j = 0; j < lesson->step_count; j++) {
			if (lesson->steps[j].kind == STEP_TRY && lesson->steps[j].hint_count != 3)
				fail_msg("%.*s:%d: a try needs three hints: what to look at, which tool, the command", TEXT(lesson->path), lesson->steps[j].line);
			if (lesson->steps[j].kind == STEP_PREDICT && lesson->steps[j].hint_count != 0)
				fail_msg("%.*s:%d: a guess costs nothing, and its commands are played by themselves: no hint", TEXT(lesson->path), lesson->steps[j].line);
		}
		if (lesson->steps[lesson->step_count - 1].exercise == NOT_EXERCISE)
			fail_msg("%.*s: the last step is no exercise", TEXT(lesson->path));
	}
	close_course(&k);
}

/* A program that no lesson speaks of is found by nobody. */
TEST(a_lesson_tells_of_the_programs_beside_it)
{
	struct kept k;
	int with_programs = 0;

	open_course(&k, "lessons");
	for (int i = 0; i < k.course.lesson_count; i++) {
		const struct lesson *lesson = &k.course.lessons[i];
		char path[512];

		snprintf(path, sizeof(path), "lessons/%.*s/code", TEXT(lesson->slug));
		bool has_programs = access(path, R_OK) == 0;

		with_programs += has_programs;
		if (has_programs && bytes_find_bytes(lesson->text, BYTES("`code")) == lesson->text.size && bytes_find_bytes(lesson->text, bytes_of_text(path)) == lesson->text.size)
			fail_msg("%.*s: its prose does not tell of the directory `code`", TEXT(lesson->path));
	}
	assert_in_range(with_programs, 9, k.course.lesson_count);
	close_course(&k);
}

TEST(what_a_lesson_needs_comes_before_it)
{
	struct kept k;

	open_course(&k, "lessons");
	for (int i = 0; i < k.course.lesson_count; i++)
		for (int j = 0; j < k.course.lessons[i].need_count; j++)
			assert_in_range(course_find(&k.course, k.course.lessons[i].needs[j]), 0, i - 1);
	close_course(&k);
}
