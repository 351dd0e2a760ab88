/* The views as they are drawn alone: worlds driven by lines, compared with golden screens. */
#include "sim/tui/view.h"
#include "sim/world/state.h"
#include "tests/sim/shell/run.h"

enum { HEAP_SIZE = 64 << 20 };

struct picture {
	struct run run;
	struct heap *heap;
	struct arena arena;
	struct view_choice choice;
};

static struct picture picture_of(int32_t brokers, const char *lines)
{
	struct picture p = { .run = run_lines(brokers, lines), .heap = heap_new(HEAP_SIZE) };

	view_choice_init(&p.choice);
	return p;
}

static void picture_end(struct picture *p)
{
	run_end(&p->run);
	heap_del(p->heap);
}

static void draw(struct picture *p, const struct view *view, int width, int height, struct buf *out)
{
	struct canvas canvas;

	arena_init(&p->arena, p->heap);
	canvas_init(&canvas, &p->arena, width, height);
	view_draw(view, session_world(p->run.session), &p->choice, &p->arena, &canvas, (struct rect){ 0, 0, width, height });
	canvas_dump(&canvas, out);
	arena_free(&p->arena);
}

static void press(struct picture *p, const struct view *view, uint32_t key)
{
	arena_init(&p->arena, p->heap);
	view->press(session_world(p->run.session), &p->choice, &p->arena, (struct rect){ 0, 0, 80, 24 }, key);
	arena_free(&p->arena);
}

static void see(struct picture *p, const struct view *view, const char *name, int width, int height)
{
	struct buf out = { .heap = p->heap };
	char path[200];

	draw(p, view, width, height, &out);
	snprintf(path, sizeof(path), "tests/sim/tui/golden/%s-%dx%d.txt", name, width, height);
	assert_golden(path, buf_bytes(&out));
	buf_free(&out);
}

#define B " --bootstrap-server localhost:9092\n"
#define CLICKS "kafka-topics --create --topic clicks --partitions 3" B
#define FEW                                                                                            \
	"echo alice:login > events\necho bob:login >> events\necho alice:buy >> events\n"                   \
	"kafka-console-producer --topic clicks --reader-property parse.key=true --reader-property key.separator=: < events" B
#define APPS                                                                                                                  \
	"app p1 producer --topic clicks --rate 2/s --keys user-4\napp c1 consumer --topic clicks --group billing\nrun 6s\n" \
	"app c2 consumer --topic clicks --group billing\nrun 10s\n"

TEST(the_cluster_is_drawn_from_its_first_topic_on)
{
	struct picture p = picture_of(1, "");

	see(&p, &view_cluster, "alone-nothing", 80, 24);
	picture_end(&p);
	p = picture_of(1, CLICKS FEW);
	see(&p, &view_cluster, "alone-few", 80, 24);
	picture_end(&p);
	p = picture_of(1, CLICKS "broker kill 1\n");
	see(&p, &view_cluster, "alone-dead", 80, 24);
	picture_end(&p);
}

TEST(the_cluster_shows_groups_and_clients_at_work)
{
	struct picture p = picture_of(1, CLICKS FEW APPS);

	see(&p, &view_cluster, "alone-apps", 40, 10);
	see(&p, &view_cluster, "alone-apps", 80, 24);
	see(&p, &view_cluster, "alone-apps", 160, 50);
	press(&p, &view_cluster, 'i');
	press(&p, &view_cluster, KEY_PAGE_DOWN);
	see(&p, &view_cluster, "alone-internal", 80, 24);
	picture_end(&p);
}

static size_t place_of(const struct buf *screen, const char *text)
{
	return bytes_find_bytes(buf_bytes(screen), bytes_of_text(text));
}

TEST(topics_with_records_come_first_and_kafkas_own_last)
{
	struct picture p = picture_of(1, "kafka-topics --create --topic empty" B "kafka-topics --create --topic full" B "seq 3 | kafka-console-producer --topic full" B
	                                 "kafka-console-consumer --topic full --group g --from-beginning --max-messages 3" B);
	struct buf out = { .heap = p.heap };

	press(&p, &view_cluster, 'i');
	draw(&p, &view_cluster, 80, 60, &out);
	assert_in_range(place_of(&out, "full-0"), 1, place_of(&out, "empty-0") - 1);
	assert_in_range(place_of(&out, "empty-0"), 1, place_of(&out, "__consumer_offsets-0") - 1);
	assert_in_range(place_of(&out, "__consumer_offsets-0"), 1, out.size - 1);
	buf_clear(&out);
	view_choice_init(&p.choice); /* the Log view begins with the same topic, until another is chosen */
	draw(&p, &view_log, 80, 24, &out);
	assert_in_range(place_of(&out, "full-0"), 1, out.size - 1);
	press(&p, &view_log, 't');
	buf_clear(&out);
	draw(&p, &view_log, 80, 24, &out);
	assert_in_range(place_of(&out, "empty-0"), 1, out.size - 1);
	buf_free(&out);
	picture_end(&p);
}

TEST(where_the_cluster_has_one_row_it_is_that_of_the_chosen_topic)
{
	struct picture p = picture_of(1, "kafka-topics --create --topic a" B "kafka-topics --create --topic page-view" B "kafka-topics --create --topic page-views" B);
	struct buf out = { .heap = p.heap };

	snprintf(p.choice.topic, sizeof(p.choice.topic), "page-views");
	draw(&p, &view_cluster, 78, 2, &out);
	assert_non_null(strstr(buf_text(&out), " page-views-0 "));
	assert_non_null(strstr(buf_text(&out), " 2↑\n"));
	buf_clear(&out);
	draw(&p, &view_cluster, 78, 20, &out); /* where there is room it is none of its concern */
	assert_non_null(strstr(buf_text(&out), " a-0 "));
	buf_free(&out);
	picture_end(&p);
}

TEST(what_is_missing_of_a_partition_stands_beside_how_many_there_are_beyond)
{
	struct picture p = picture_of(3, "kafka-topics --create --topic t --partitions 9 --replication-factor 3" B "broker kill 3\nrun 30s\n");
	struct buf out = { .heap = p.heap };

	draw(&p, &view_cluster, 78, 2, &out);
	assert_non_null(strstr(buf_text(&out), "ISR 2 of 3"));
	assert_non_null(strstr(buf_text(&out), " 8↓\n"));
	buf_free(&out);
	picture_end(&p);
}

TEST(the_log_keeps_its_heads_and_its_last_batch_where_it_has_two_rows)
{
	struct picture p = picture_of(1, "seq 3 | kafka-console-producer --topic t" B);
	struct buf out = { .heap = p.heap };

	draw(&p, &view_log, 78, 2, &out);
	assert_non_null(strstr(buf_text(&out), "OFFSETS"));
	assert_non_null(strstr(buf_text(&out), "0..2"));
	buf_free(&out);
	picture_end(&p);
}

TEST(the_groups_view_tells_a_rebalance)
{
	struct picture p = picture_of(1, CLICKS FEW APPS "app c1 kill\nrun 60s\n");

	see(&p, &view_groups, "alone-groups", 80, 24);
	press(&p, &view_groups, KEY_ENTER_);
	see(&p, &view_groups, "alone-group", 80, 24);
	see(&p, &view_groups, "alone-group", 160, 50);
	see(&p, &view_groups, "alone-group", 40, 10);
	picture_end(&p);
}

TEST(the_timeline_draws_frames_between_clients_and_brokers)
{
	struct picture p = picture_of(1, CLICKS FEW APPS "broker kill 1\nrun 3s\nbroker start 1\nrun 10s\n");

	see(&p, &view_timeline, "alone-timeline", 80, 24);
	see(&p, &view_timeline, "alone-timeline", 160, 50);
	see(&p, &view_timeline, "alone-timeline", 40, 10);
	press(&p, &view_timeline, KEY_UP_);
	press(&p, &view_timeline, KEY_ENTER_);
	see(&p, &view_timeline, "alone-timeline-event", 80, 24);
	picture_end(&p);
}

TEST(controllers_that_are_no_brokers_have_a_line_of_their_own)
{
	struct picture p = { .run = run_lines_apart(3, 3, CLICKS "broker kill 102\nrun 5s\n"), .heap = heap_new(HEAP_SIZE) };

	view_choice_init(&p.choice);
	see(&p, &view_cluster, "apart", 80, 24);
	see(&p, &view_cluster, "apart", 160, 50);
	see(&p, &view_cluster, "apart", 40, 10);
	picture_end(&p);
}

TEST(what_repeats_is_one_row_and_walking_the_timeline_up_and_down_passes_each_row_once)
{
	struct picture p = picture_of(1, CLICKS "app p1 producer --topic clicks --rate 10/s\nrun 5s\n");
	int64_t passed[500];
	int count = 0;

	do {
		struct buf out = { .heap = p.heap };

		draw(&p, &view_timeline, 80, 24, &out);
		if (count == 0)
			assert_true(bytes_find_bytes(buf_bytes(&out), BYTES("Produce ×49")) < out.size);
		passed[count++] = p.choice.at;
		buf_free(&out);
		press(&p, &view_timeline, KEY_UP_);
	} while (p.choice.at != passed[count - 1] && count < 500);
	assert_in_range(count, 5, 499);
	for (int i = 1; i < count; i++)
		assert_true(passed[i] < passed[i - 1]);
	while (count-- > 1) {
		press(&p, &view_timeline, KEY_DOWN_);
		assert_int_equal(p.choice.at, passed[count - 1]);
	}
	press(&p, &view_timeline, KEY_DOWN_);
	assert_true(p.choice.is_following);
	press(&p, &view_timeline, KEY_HOME_);
	assert_int_equal(p.choice.at, 0);
	picture_end(&p);
}

TEST(an_opened_group_stays_when_others_come_before_it)
{
	struct picture p = picture_of(1, CLICKS "app c1 consumer --topic clicks --group m\nrun 10s\n");
	struct buf out = { .heap = p.heap };

	draw(&p, &view_groups, 80, 24, &out);
	press(&p, &view_groups, KEY_ENTER_);
	assert_int_equal(session_open_tab(p.run.session), 2);
	assert_int_equal(session_sh(p.run.session, 2, BYTES("app c2 consumer --topic clicks --group a"), 60000000, &out, &out), 0);
	session_pass(p.run.session, 10000000);
	buf_clear(&out);
	draw(&p, &view_groups, 80, 24, &out);
	assert_true(bytes_starts_with(buf_bytes(&out), BYTES(" m  Stable")));
	press(&p, &view_groups, KEY_ESCAPE);
	buf_clear(&out);
	draw(&p, &view_groups, 80, 24, &out);
	assert_true(bytes_find_bytes(buf_bytes(&out), BYTES("\n a ")) < out.size);
	picture_end(&p);
}

/* Several brokers, before they replicate: what the image would say, and nodes that do not run. */
static bool shows(struct picture *p, const char *words)
{
	struct buf out = { .heap = p->heap };

	draw(p, &view_cluster, 120, 30, &out);
	bool is_there = strstr(buf_text(&out), words) != NULL;

	buf_free(&out);
	return is_there;
}

#define MADE "kafka-topics --create --topic clicks --replica-assignment 1:2:3,2:3:1" B "run 20s\n"

TEST(an_election_is_noted_in_place_for_some_seconds_and_then_what_is_missing)
{
	struct picture p = picture_of(3, MADE);

	assert_false(shows(&p, "leads e1"));
	assert_false(shows(&p, "ISR 2 of 3"));
	picture_end(&p);
	p = picture_of(3, MADE "broker kill 1\nrun 10s\n");
	assert_true(shows(&p, "2 leads e1"));
	assert_true(shows(&p, "ISR -1"));
	see(&p, &view_cluster, "elected", 80, 24);
	see(&p, &view_cluster, "elected", 160, 50);
	see(&p, &view_cluster, "elected", 200, 60);
	picture_end(&p);
	p = picture_of(3, MADE "broker kill 1\nrun 30s\n");
	assert_false(shows(&p, "leads e1"));
	assert_true(shows(&p, "ISR 2 of 3"));
	picture_end(&p);
}

TEST(a_broker_that_is_paused_is_not_shown_as_well)
{
	struct picture p = picture_of(3, MADE "broker pause 3 5s\nrun 2s\n");

	assert_true(shows(&p, "3 ◌ paused"));
	picture_end(&p);
	p = picture_of(3, MADE "broker pause 3 5s\nrun 6s\n");
	assert_true(shows(&p, "3 ●"));
	picture_end(&p);
}

TEST(a_leader_that_was_replaced_has_committed_only_what_it_knows_of)
{
	struct picture p = picture_of(3, "kafka-topics --create --topic clicks --replica-assignment 1:2:3" B "seq 4 | kafka-console-producer --topic clicks" B
	                                 "run 2s\nnet cut 1 2\nnet cut 1 3\nseq 10 | kafka-console-producer --topic clicks --request-required-acks 1" B "run 20s\n"
	                                 "seq 5 | kafka-console-producer --topic clicks --bootstrap-server localhost:9093\nrun 2s\n");

	assert_true(shows(&p, "- ▮▮▮▮▯▯▯▯▯▯▯▯▯▯ 14"));
	assert_true(shows(&p, "L ▮▮▮▮▮▮▮▮▮ 9"));
	picture_end(&p);
}

TEST(a_record_that_was_filled_up_with_blanks_takes_no_room_for_them)
{
	struct picture p = picture_of(1, "kafka-topics --create --topic clicks" B "app p1 producer --topic clicks --rate 1/s --size 500\nrun 3s\n");

	assert_true(shows(&p, "0@2 3…"));
	picture_end(&p);
}

TEST(how_far_a_group_lags_is_not_known_while_a_partition_has_no_leader_that_lives)
{
	struct picture p = picture_of(3, "kafka-topics --create --topic clicks --replica-assignment 2,3" B
	                                 "app p1 producer --topic clicks --rate 2/s\napp c1 consumer --topic clicks --group billing\nrun 15s\nbroker kill 2\nrun 15s\n");

	assert_true(shows(&p, "lag ? "));
	picture_end(&p);
}

TEST(the_cluster_shows_replicas_that_are_behind_or_gone)
{
	struct picture p = picture_of(1, CLICKS FEW "echo > /kafka/config/server-2.properties\necho > /kafka/config/server-3.properties\n"
	                                            "kafka-topics --create --topic orders-of-a-very-long-name" B);
	const struct image *image = state_image(session_world(p.run.session));
	struct partition_image *first = image_partition(image, BYTES("clicks"), 0), *second = image_partition(image, BYTES("clicks"), 1);
	static int32_t replicas[] = { 1, 2, 3 }, isr[] = { 1, 3 };

	first->replicas = replicas;
	first->replica_count = 3;
	first->isr = isr;
	first->isr_count = 2;
	second->replicas = replicas + 1;
	second->leader = NO_LEADER;
	see(&p, &view_cluster, "replicas", 80, 24);
	see(&p, &view_cluster, "replicas", 40, 10);
	press(&p, &view_cluster, KEY_RIGHT_);
	see(&p, &view_cluster, "replicas-right", 40, 10);
	picture_end(&p);
}

/* Whatever its size, a view stays inside its rectangle. */
static void draw_inside(struct picture *p, const struct view *view, int width, int height)
{
	struct canvas canvas;

	arena_init(&p->arena, p->heap);
	canvas_init(&canvas, &p->arena, width + 4, height + 2);
	for (int y = 0; y < canvas.height; y++)
		canvas_fill(&canvas, 0, y, canvas.width, ROLE_TEXT, '~');
	canvas_clear(&canvas, (struct rect){ 2, 1, width, height }, ROLE_TEXT);
	view_draw(view, session_world(p->run.session), &p->choice, &p->arena, &canvas, (struct rect){ 2, 1, width, height });
	for (int y = 0; y < canvas.height; y++)
		for (int x = 0; x < canvas.width; x++) {
			bool is_inside = x >= 2 && x < width + 2 && y >= 1 && y < height + 1;

			if (!is_inside && canvas.cells[y * canvas.width + x].ch != '~')
				fail_msg("%s at %dx%d draws at %d, %d", view->name, width, height, x - 2, y - 1);
		}
	arena_free(&p->arena);
}

static void draw_at_all_sizes(struct picture *p)
{
	static const struct view *const views[] = { &view_cluster, &view_log, &view_groups, &view_wire, &view_timeline };

	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
		for (int depth = 0; depth < 3; depth++) {
			view_choice_init(&p->choice);
			for (int j = 0; j <= depth; j++) {
				draw_inside(p, views[i], 80, 24);
				if (j < depth)
					press(p, views[i], KEY_ENTER_);
			}
			for (int width = 1; width <= 60; width += depth == 0 ? 1 : 3)
				for (int height = 1; height <= 20; height++)
					draw_inside(p, views[i], width, height);
		}
}

TEST(every_view_stays_inside_its_rectangle_at_every_size_when_nothing_happened)
{
	struct picture p = picture_of(1, "");

	draw_at_all_sizes(&p);
	picture_end(&p);
}

TEST(every_view_stays_inside_its_rectangle_at_every_size_when_much_happened)
{
	struct picture p = picture_of(1, CLICKS FEW APPS);

	draw_at_all_sizes(&p);
	picture_end(&p);
}

TEST(every_view_stays_inside_its_rectangle_at_every_size_when_all_is_stopped)
{
	struct picture p = picture_of(1, CLICKS FEW APPS "app p1 kill\napp c1 kill\napp c2 kill\nbroker kill 1\nrun 5s\n");

	draw_at_all_sizes(&p);
	picture_end(&p);
	p = picture_of(3, "broker kill 1\nbroker kill 2\nbroker kill 3\n");
	draw_at_all_sizes(&p);
	picture_end(&p);
}
