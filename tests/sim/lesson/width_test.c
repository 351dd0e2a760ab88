/* On a screen of 80 columns the lesson pane is 76 wide inside its frame, and code stands two columns in. Source breaks where a line does; a command
 * may go on in a second line, behind a blank. So no line of source may be longer than that, and no word of a command.
 */
#include "sim/lesson/course.h"
#include "sim/shell/command.h"
#include "sim/tui/canvas.h"
#include "tests/test.h"

enum { CODE_WIDTH = 74, WORD_WIDTH = 70, HINT_WORD_WIDTH = 72 }; /* a line that goes on does so six columns in, in a hint four */

static bool is_command(struct bytes line)
{
	struct bytes word = bytes_slice(line, 0, bytes_find(line, 0, ' '));

	return bytes_equal_text(word, "klab") || bytes_equal_text(word, "on") || command_find(word);
}

static int longest_word(struct bytes line)
{
	int longest = 0;

	for (size_t at = 0, end; at < line.size; at = end + 1) {
		end = bytes_find(line, at, ' ');
		int width = text_width(bytes_slice(line, at, end - at));

		longest = width > longest ? width : longest;
	}
	return longest;
}

static void check_lines(const struct lesson *lesson, int first_line, struct bytes code, bool is_hint)
{
	int number = first_line;

	for (size_t at = 0, end; at < code.size; at = end + 1, number++) {
		end = bytes_find(code, at, '\n');
		struct bytes line = bytes_slice(code, at, end - at);
		bool has_comment = bytes_find_bytes(line, BYTES(" # ")) < line.size;
		bool wraps_well = (is_hint || is_command(line)) && !has_comment && longest_word(line) <= (is_hint ? HINT_WORD_WIDTH : WORD_WIDTH);

		if (text_width(line) > CODE_WIDTH && !wraps_well)
			fail_msg("%.*s:%d: broken on 80 columns, longer than %d: %.*s", TEXT(lesson->path), number, CODE_WIDTH, TEXT(line));
	}
}

static void check_blocks(const struct lesson *lesson, const struct block *const *blocks, int count)
{
	for (int i = 0; i < count; i++)
		if (blocks[i]->kind == BLOCK_CODE)
			check_lines(lesson, blocks[i]->line, blocks[i]->code, false);
}

TEST(no_line_of_code_in_a_lesson_is_broken_on_eighty_columns)
{
	struct heap *heap = heap_new(64u << 20);
	struct buf problem = { .heap = heap };
	struct course course;

	assert_true(course_open(&course, "lessons", &problem));
	for (int i = 0; i < course.lesson_count; i++) {
		const struct lesson *lesson = &course.lessons[i];

		check_blocks(lesson, lesson->intro, lesson->intro_count);
		for (int j = 0; j < lesson->step_count; j++) {
			const struct step *step = &lesson->steps[j];

			check_blocks(lesson, step->blocks, step->block_count);
			for (int k = 0; k < step->hint_count; k++)
				check_lines(lesson, step->hints[k].line, step->hints[k].text, true);
		}
	}
	course_close(&course);
	heap_del(heap);
}
