/* The gateway with real sockets of the loopback: one of each kind of thing. What visitors and the border do is tested without (visitors_test.c, border_test.c). */
#ifdef __linux__
#include "sim/shell/gateway.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/base/heap.h"
#include "engine/wire/frame.h"
#include "tests/test.h"

enum { TURNS_MAX = 20000 };

#define PARTED "1 connection of programs outside closed: they live in one time, and this is another"

struct talk {
	struct session *session;
	struct gateway *gateway;
	struct heap *heap;
	struct arena arena;
	struct frame_reader answers;
	int32_t port; /* of broker 1 */
};

static int32_t port_of(struct bytes address)
{
	int64_t port = 0;

	bytes_to_int64(bytes_slice(address, bytes_find(address, 0, ':') + 1, bytes_find(address, 0, ',') - bytes_find(address, 0, ':') - 1), &port);
	return (int32_t)port;
}

static void start(struct talk *t)
{
	char problem[GATEWAY_PROBLEM_SIZE];

	*t = (struct talk){ .heap = heap_new((size_t)16 << 20) };
	arena_init(&t->arena, t->heap);
	frame_reader_init(&t->answers, t->heap, 1 << 20);
	t->session = session_new(&(struct session_options){ .cluster = { .brokers = 3 }, .seed = 1 });
	session_open_tab(t->session);
	session_begin_here(t->session);
	t->gateway = gateway_open(t->session, 0, problem);
	assert_non_null(t->gateway);
	t->port = port_of(bytes_of_text(gateway_address(t->gateway)));
}

static void end(struct talk *t)
{
	gateway_close(t->gateway);
	session_del(t->session);
	heap_del(t->heap);
}

static int connect_to(int32_t port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(connect(fd, (struct sockaddr *)&address, sizeof(address)), 0); /* the backlog takes it */
	return fd;
}

static void ask_as(struct talk *t, int fd, int32_t correlation_id, struct bytes client_id)
{
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	struct bytes frame = request_frame(&t->arena, api_of_key(API_KEY_METADATA), 9, correlation_id, client_id, &request);

	assert_int_equal(send(fd, frame.data, frame.size, 0), frame.size);
}

static void ask(struct talk *t, int fd, int32_t correlation_id)
{
	ask_as(t, fd, correlation_id, BYTES("real"));
}

/* Both sides take their turns until bytes came (how many), the end came (0), or nothing is to be expected (-1): `turns` without either. */
static ssize_t hear(struct talk *t, int fd, int turns)
{
	uint8_t bytes[4096];

	for (int i = 0; i < turns; i++) {
		struct pollfd watched[2] = { { .fd = fd, .events = POLLIN }, { .fd = gateway_descriptor(t->gateway), .events = POLLIN } };

		poll(watched, 2, gateway_turn(t->gateway) > 0);
		if (!watched[0].revents)
			continue;
		ssize_t size = recv(fd, bytes, sizeof(bytes), MSG_DONTWAIT);

		if (size > 0)
			frame_reader_add(&t->answers, bytes_of(bytes, (size_t)size));
		return size;
	}
	return -1;
}

static int32_t answered_port(struct talk *t)
{
	struct metadata_response response;
	struct bytes frame;
	int32_t correlation_id;

	if (frame_reader_next(&t->answers, &frame) != FRAME_READY)
		return -1;
	assert_int_equal(response_decode(frame, api_of_key(API_KEY_METADATA), 9, &t->arena, &correlation_id, &response), ERR_OK);
	for (int32_t i = 0; i < response.brokers_count; i++)
		assert_int_equal(response.brokers[i].port, t->port + response.brokers[i].node_id - 1);
	return response.brokers_count == 3 ? response.brokers[0].port : -2;
}

TEST(a_real_socket_is_answered_waits_while_time_stands_still_and_is_closed_when_it_goes_back)
{
	struct talk t;

	start(&t);
	int fd = connect_to(t.port + 2);

	ask(&t, fd, 1);
	assert_true(hear(&t, fd, TURNS_MAX) > 0);
	assert_int_equal(answered_port(&t), t.port);
	assert_int_equal(gateway_connections(t.gateway), 1);
	assert_non_null(gateway_take_note(t.gateway)); /* that somebody has come */
	session_set_paused(t.session, true);
	hear(&t, fd, 1);
	ask(&t, fd, 2);
	assert_int_equal(hear(&t, fd, 20), -1);
	assert_text(bytes_of_text(gateway_take_note(t.gateway)), "time stands still: what 1 connection outside sends waits");
	session_set_paused(t.session, false);
	assert_true(hear(&t, fd, TURNS_MAX) > 0);
	assert_int_equal(answered_port(&t), t.port);
	session_back(t.session, 1000);
	assert_int_equal(hear(&t, fd, TURNS_MAX), 0);
	assert_int_equal(gateway_connections(t.gateway), 0);
	assert_text(bytes_of_text(gateway_take_note(t.gateway)), PARTED);
	close(fd);
	end(&t);
}

TEST(a_program_outside_stays_behind_when_a_timeline_is_forked)
{
	struct talk t;

	start(&t);
	int fd = connect_to(t.port);

	ask(&t, fd, 1);
	assert_true(hear(&t, fd, TURNS_MAX) > 0);
	assert_non_null(gateway_take_note(t.gateway));
	assert_true(session_fork(t.session, BYTES("other")));
	assert_int_equal(hear(&t, fd, TURNS_MAX), 0);
	assert_text(bytes_of_text(gateway_take_note(t.gateway)), PARTED); /* and nobody has gone back in time */
	close(fd);
	end(&t);
}

/* It is a member of the cluster still, and listens nowhere yet: its address of the world may be another's outside. */
TEST(a_broker_that_starts_is_told_of_with_its_real_address)
{
	struct talk t;

	start(&t);
	int fd = connect_to(t.port);

	ask(&t, fd, 1);
	assert_true(hear(&t, fd, TURNS_MAX) > 0);
	assert_int_equal(answered_port(&t), t.port);
	session_type(t.session, 1, BYTES("broker kill 2; broker start 2"));
	ask(&t, fd, 2);
	assert_true(hear(&t, fd, TURNS_MAX) > 0);
	assert_int_equal(answered_port(&t), t.port);
	close(fd);
	end(&t);
}

TEST(a_program_that_sends_no_more_gets_its_answers_and_is_then_let_go)
{
	struct talk t;

	start(&t);
	int asking = connect_to(t.port), silent = connect_to(t.port);

	ask(&t, asking, 1);
	shutdown(asking, SHUT_WR);
	shutdown(silent, SHUT_WR);
	assert_int_equal(hear(&t, silent, TURNS_MAX), 0);
	assert_true(hear(&t, asking, TURNS_MAX) > 0);
	assert_int_equal(answered_port(&t), t.port);
	assert_int_equal(hear(&t, asking, TURNS_MAX), 0);
	assert_int_equal(gateway_connections(t.gateway), 0);
	close(asking);
	close(silent);
	end(&t);
}

/* Asks until the connection is closed, and gives how often it was answered; the note is of why. */
static int ask_until_closed(struct talk *t, struct bytes client_id, const char *note)
{
	int fd = connect_to(t->port), answers = 0;
	const char *said = NULL, *last = NULL;

	for (; answers < 1000; answers++) {
		ask_as(t, fd, answers, client_id);
		if (hear(t, fd, TURNS_MAX) <= 0)
			break;
	}
	while ((said = gateway_take_note(t->gateway)))
		last = strstr(said, note) ? said : last;
	assert_non_null(last);
	assert_int_equal(gateway_connections(t->gateway), 0);
	close(fd);
	return answers;
}

/* Each control character is six bytes of a recording. */
TEST(programs_are_let_in_until_a_session_or_its_recording_has_all_that_it_keeps)
{
	static uint8_t wide[30000], plain[30000];
	struct talk t;

	memset(wide, 1, sizeof(wide));
	memset(plain, 'x', sizeof(plain));
	start(&t);
	gateway_set_limits(t.gateway, 64 << 20, 1 << 20);
	assert_int_equal(ask_until_closed(&t, bytes_of(wide, sizeof(wide)), "what has come from outside takes 1 MiB of a recording"), 5);
	int late = connect_to(t.port); /* nobody else is let in */

	assert_int_equal(hear(&t, late, TURNS_MAX), 0);
	close(late);
	end(&t);
	start(&t);
	gateway_set_limits(t.gateway, 1 << 20, 192 << 20);
	assert_int_equal(ask_until_closed(&t, bytes_of(plain, sizeof(plain)), "more than 1 MiB have come from outside"), 34);
	end(&t);
}

TEST(a_port_that_is_taken_or_not_there_is_told_in_one_line)
{
	char problem[GATEWAY_PROBLEM_SIZE], expected[GATEWAY_PROBLEM_SIZE];
	struct talk t;

	start(&t);
	assert_null(gateway_open(t.session, t.port, problem));
	snprintf(expected, sizeof(expected), "port %d of 127.0.0.1, where broker 1 is to be, is in use; give --expose another", (int)t.port);
	assert_string_equal(problem, expected);
	assert_null(gateway_open(t.session, 65534, problem));
	assert_string_equal(problem, "3 brokers have no room behind port 65534: the last is 65535");
	end(&t);
}
#endif
