/* A scenario on the screen while a real socket takes part in it; what it leaves is a run. */
#ifdef __linux__
#include "sim/tui/tutorial_replay.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/wire/frame.h"
#include "sim/shell/gateway.h"
#include "sim/tui/replay.h"
#include "tests/sim/tui/golden.h"
#include "tests/test.h"

enum { WIDTH = 120, HEIGHT = 40, TICK_US = 20000, TICKS_MAX = 2000 };

static const char story[] = "return scenario { title = \"For guests\", cluster = { brokers = 3 }, run = function(w) w:topic(\"t\", { partitions = 1, replicas = 3 })\n"
                            "w:say(\"It is there.\") w:sleep(8) w:say(\"That is all.\") w:expect(w:partition(\"t\", 0).leader == 7, \"seven leads\") end }\n";

struct seat {
	struct heap *heap;
	struct sources sources;
	struct scenario_options scenario;
	struct buf record;
	struct tutorial tutorial;
	int fd;
};

static void sit(struct seat *s, const char *text)
{
	struct tutorial_options options = { .width = WIDTH, .height = HEIGHT };

	*s = (struct seat){ .heap = heap_new(64u << 20), .fd = -1 };
	struct buf problem = { .heap = s->heap };

	s->record.heap = s->heap;
	sources_init(&s->sources);
	assert_true(sources_add(&s->sources, BYTES("x.lua"), bytes_of_text(text)));
	s->scenario = (struct scenario_options){ .sources = &s->sources, .err = stderr };
	if (!tutorial_open_live(&s->tutorial, &s->scenario, "x.lua", &options, &s->record, &problem))
		fail_msg("%s", buf_text(&problem));
}

static void leave(struct seat *s)
{
	tutorial_close(&s->tutorial);
	sources_free(&s->sources);
	heap_del(s->heap);
	if (s->fd >= 0)
		close(s->fd);
}

static bool shows(struct seat *s, const char *text)
{
	return tutorial_shows(&s->tutorial, WIDTH, HEIGHT, text);
}

static void press(struct seat *s, uint32_t key)
{
	tutorial_press(&s->tutorial, &(struct key_press){ .key = key });
}

/* Until the screen shows it. */
static void pass_until(struct seat *s, const char *text)
{
	for (int i = 0; i < TICKS_MAX; i++) {
		tutorial_tick(&s->tutorial, TICK_US);
		if (shows(s, text))
			return;
	}
	fail_msg("'%s' is not shown", text);
}

static void connect_to(struct seat *s)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	const char *port = strchr(gateway_address(s->tutorial.gateway), ':') + 1;

	address.sin_port = htons((uint16_t)strtol(port, NULL, 10));
	s->fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(connect(s->fd, (struct sockaddr *)&address, sizeof(address)), 0);
}

static void ask(struct seat *s)
{
	struct metadata_request request;
	struct arena arena;

	arena_init(&arena, s->heap);
	message_init(&metadata_request_schema, &request);
	struct bytes frame = request_frame(&arena, api_of_key(API_KEY_METADATA), 9, 1, BYTES("real"), &request);

	assert_int_equal(send(s->fd, frame.data, frame.size, 0), frame.size);
	arena_free(&arena);
}

/* How many bytes came while that many ticks passed. */
static ssize_t hear(struct seat *s, int ticks)
{
	uint8_t bytes[4096];
	ssize_t size = -1;

	for (int i = 0; i < ticks && size < 0; i++) {
		tutorial_tick(&s->tutorial, TICK_US);
		size = recv(s->fd, bytes, sizeof(bytes), MSG_DONTWAIT);
	}
	return size;
}

/* The recording is played to the end that it tells of, without anybody outside. */
static void check_replay(const struct seat *s)
{
	FILE *out = tmpfile();
	struct replay_options options = { .path = "x.run", .is_verify = true, .out = out, .err = stderr };

	assert_int_equal(replay_make(&options, buf_bytes(&s->record)), 0);
	fclose(out);
}

TEST(a_program_takes_part_in_a_scenario_on_the_screen_and_then_it_is_a_run_as_any_other)
{
	struct seat s;

	sit(&s, story);
	pass_until(&s, "▸ It is there.");
	assert_true(shows(&s, "For guests") && shows(&s, "live") && shows(&s, "Your programs take part at 127.0.0.1:"));
	connect_to(&s);
	ask(&s);
	assert_true(hear(&s, TICKS_MAX) > 0);
	assert_true(shows(&s, "is connected to broker 1: time passes as outside"));
	press(&s, '[');
	assert_true(shows(&s, "Your programs cannot go back in time"));
	press(&s, ' ');
	hear(&s, 1);
	assert_true(shows(&s, "stopped") && shows(&s, "Time stands still: what 1 connection outside sends waits"));
	ask(&s);
	assert_int_equal(hear(&s, 20), -1);
	press(&s, ' ');
	assert_true(hear(&s, TICKS_MAX) > 0);
	pass_until(&s, "The run has ended");
	assert_true(shows(&s, "▸ That is all.") && shows(&s, "the connections of your programs are closed") && shows(&s, "■ ended") && shows(&s, "replay"));
	assert_int_equal(recv(s.fd, &(char){ 0 }, 1, 0), 0);
	press(&s, '[');
	assert_false(shows(&s, "▸ That is all."));
	assert_int_equal(tutorial_end_live(&s.tutorial), 1); /* seven does not lead */
	check_replay(&s);
	leave(&s);
}

TEST(a_story_that_raises_an_error_ends_with_it_on_the_screen)
{
	struct seat s;

	sit(&s, "return scenario { run = function(w) w:sleep(1) error(\"boom\") end }");
	pass_until(&s, "The run has ended");
	assert_true(shows(&s, "✗ The run has ended: x.lua:1: boom"));
	leave(&s);
}

TEST(what_a_story_says_last_is_in_sight_unless_somebody_has_scrolled_up)
{
	struct seat s;

	sit(&s, "return scenario { run = function(w) for i = 1, 60 do w:say(\"line \" .. i) w:sleep(0.1) end end }");
	pass_until(&s, "▸ line 40");
	assert_true(shows(&s, "│ line 40 "));  /* the transcript's last */
	press(&s, KEY_PAGE_UP);
	pass_until(&s, "t=00:00:05");
	assert_false(shows(&s, "▸ line 48"));
	press(&s, KEY_PAGE_DOWN);
	press(&s, KEY_PAGE_DOWN);
	shows(&s, "");
	pass_until(&s, "▸ line 55");
	pass_until(&s, "■ ended");
	assert_true(shows(&s, "▸ line 60"));
	leave(&s);
}

TEST(who_leaves_a_scenario_in_its_midst_has_the_run_until_then)
{
	for (int has_guest = 0; has_guest <= 1; has_guest++) {
		struct seat s;

		sit(&s, story);
		pass_until(&s, "▸ It is there.");
		if (has_guest) {
			connect_to(&s);
			ask(&s);
			assert_true(hear(&s, TICKS_MAX) > 0);
		}
		press(&s, KEY_F1 + 9); /* F10 */
		assert_true(s.tutorial.is_ended);
		assert_int_equal(tutorial_end_live(&s.tutorial), 0);
		assert_int_equal(bytes_find_bytes(buf_bytes(&s.record), BYTES("\"source\": \"outside")) < s.record.size, has_guest);
		check_replay(&s);
		leave(&s);
	}
}

TEST(a_port_in_use_is_told_before_a_scenario_begins)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct tutorial_options options = { .width = WIDTH, .height = HEIGHT };
	socklen_t size = sizeof(address);
	struct seat s = { .heap = heap_new(64u << 20), .fd = socket(AF_INET, SOCK_STREAM, 0) };
	struct buf problem = { .heap = s.heap };

	assert_int_equal(bind(s.fd, (struct sockaddr *)&address, size) || listen(s.fd, 1) || getsockname(s.fd, (struct sockaddr *)&address, &size), 0);
	sources_init(&s.sources);
	assert_true(sources_add(&s.sources, BYTES("x.lua"), bytes_of_text("return scenario { run = function(w) end }")));
	s.scenario = (struct scenario_options){ .sources = &s.sources, .port = ntohs(address.sin_port), .err = stderr };
	assert_false(tutorial_open_live(&s.tutorial, &s.scenario, "x.lua", &options, &s.record, &problem));
	assert_non_null(strstr(buf_text(&problem), "is in use; give --expose another"));
	sources_free(&s.sources);
	heap_del(s.heap);
	close(s.fd);
}
#endif
