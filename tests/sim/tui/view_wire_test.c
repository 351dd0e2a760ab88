/* The wire: its list, its filter, a frame beside its bytes, and what it says of errors. */
#include "sim/tui/trace_list.h"
#include "tests/sim/tui/golden.h"

#define AT "--bootstrap-server localhost:9092 "

static struct easel played(void)
{
	struct easel e = easel_new(1, &view_wire);

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks --partitions 1");
	easel_sh(&e, "echo alice:login > events");
	easel_sh(&e, "echo bob:a-value-that-is-longer-than-one-line-of-hexadecimal-digits-can-show >> events");
	easel_sh(&e, "kafka-console-producer " AT "--topic clicks --reader-property parse.key=true --reader-property key.separator=: < events");
	easel_sh(&e, "kafka-console-consumer " AT "--topic clicks --from-beginning --max-messages 2 --group billing");
	return e;
}

static void filter(struct easel *e, const char *text)
{
	snprintf(e->choice.filter, sizeof(e->choice.filter), "%s", text);
}

/* The lines of the screen that have the text. */
static int lines_with(struct easel *e, const char *text)
{
	int count = 0;

	for (const char *at = easel_draw(e, 200, 60); (at = strstr(at, text)); count++)
		at += strlen(text);
	return count;
}

TEST(the_wire_lists_frames_and_counts_those_that_it_leaves_out)
{
	struct easel e = played();

	easel_see(&e, "wire");
	assert_int_equal(lines_with(&e, " Fetch v"), 0);
	assert_true(easel_shows(&e, "left out here: fetches, heartbeats, raft (x)"));
	easel_press(&e, 'x');
	assert_false(easel_shows(&e, "left out"));
	assert_true(lines_with(&e, " Fetch v") > 0);
	easel_end(&e);
}

TEST(a_long_name_gives_way_to_its_version_where_the_list_is_narrow)
{
	struct easel e = played();

	easel_sh(&e, "kafka-topics " AT "--describe --topic clicks");
	filter(&e, "describetopic");
	assert_non_null(strstr(easel_draw(&e, 80, 24), "DescribeTopicPa… v0"));
	assert_non_null(strstr(easel_draw(&e, 200, 60), "DescribeTopicPartitions v0"));
	easel_end(&e);
}

TEST(the_wire_is_filtered_by_api_and_by_who_sends)
{
	struct easel e = played();

	filter(&e, "createtopics");
	assert_int_equal(lines_with(&e, "CreateTopics v7"), lines_with(&e, " #"));
	assert_int_equal(lines_with(&e, "kafka-topics → broker-1"), 1);
	assert_true(easel_shows(&e, "by the filter (/)"));
	filter(&e, "console-consumer");
	assert_int_equal(lines_with(&e, "CreateTopics v"), 0);
	assert_true(lines_with(&e, "JoinGroup v9") > 0);
	filter(&e, "no such thing");
	assert_true(easel_shows(&e, "No frame to show."));
	easel_end(&e);
}

TEST(a_frame_is_shown_field_by_field_with_all_of_its_bytes)
{
	struct easel e = played();

	filter(&e, "Produce");
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "ProduceResponse v13"));
	easel_press(&e, 'p');
	assert_true(easel_shows(&e, "ProduceRequest v13"));
	easel_see(&e, "wire-frame");
	/* "digits-can-show": the end of a value that takes more than one line of hex. */
	assert_non_null(strstr(easel_draw(&e, 160, 50), "64 69 67 69 74 73 2d 63 61 6e 2d 73 68 6f 77"));
	easel_press(&e, 'p');
	assert_true(easel_shows(&e, "ProduceResponse v13"));
	easel_press(&e, KEY_ESCAPE);
	assert_int_equal(e.choice.depth, 0);
	easel_end(&e);
}

TEST(the_wire_names_the_error_that_a_response_carries)
{
	struct easel e = easel_new(1, &view_wire);

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks");
	filter(&e, "createtopics");
	assert_int_equal(lines_with(&e, "TOPIC_ALREADY_EXISTS"), 0);
	easel_sh(&e, "kafka-topics " AT "--create --topic clicks || true");
	assert_int_equal(lines_with(&e, "TOPIC_ALREADY_EXISTS"), 1);
	easel_end(&e);
}

TEST(a_frame_is_still_the_selected_one_after_its_end_was_looked_at)
{
	struct easel e = played();

	for (int i = 0; i < 5; i++)
		easel_press(&e, KEY_UP_);
	int64_t at = e.choice.at;

	easel_press(&e, KEY_ENTER_);
	easel_press(&e, KEY_END_);
	easel_press(&e, KEY_ESCAPE);
	easel_draw(&e, 80, 24);
	assert_int_equal(e.choice.at, at);
	easel_end(&e);
}

TEST(an_opened_frame_that_has_not_happened_any_more_is_closed)
{
	struct easel e = easel_new(1, &view_wire);
	struct snapshot *before = world_snapshot(e.world);

	easel_sh(&e, "kafka-topics " AT "--create --topic clicks");
	filter(&e, "createtopics");
	easel_press(&e, KEY_ENTER_);
	assert_true(easel_shows(&e, "CreateTopicsResponse"));
	world_restore(e.world, before);
	filter(&e, "");
	assert_true(easel_shows(&e, " B"));
	assert_int_equal(e.choice.depth, 0);
	snapshot_del(before);
	easel_end(&e);
}

TEST(the_wire_draws_at_any_size_whatever_is_pressed)
{
	struct easel e = played();

	easel_rummage(&e, 1, "jkgGhlxp");
	easel_sh(&e, "broker kill 1");
	view_choice_init(&e.choice);
	easel_rummage(&e, 2, "jkgGhlxp");
	filter(&e, "Fetch");
	e.choice.hides_noise = false;
	easel_rummage(&e, 3, "jkgGhlxp");
	easel_end(&e);
}
