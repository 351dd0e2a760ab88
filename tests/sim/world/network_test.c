#include "tests/sim/world/toy.h"

static void listen_and_echo(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED)
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
	if (event->type == EVENT_CONNECTED)
		toy->conn = event->conn;
	if (event->type == EVENT_RECEIVED)
		effects_send(fx, event->conn, event->bytes);
}

static void connect_and_say_hello(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type != EVENT_STARTED)
		return;
	toy->conn = effects_connect(fx, BYTES("localhost"), 9092);
	effects_send(fx, toy->conn, BYTES("hello"));
}

TEST(bytes_go_there_and_come_back)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", listen_and_echo), *client = toy_spawn(w, "client", connect_and_say_hello);

	world_set_latency(w, BYTES("*"), BYTES("*"), 100, 100);
	world_run_until(w, 100000);
	/* Each step costs 5 us and sends at its end; five bytes are rounded up to the next. */
	assert_text(toy_log(server), "0 started\n105 connected 2 from 127.0.0.1 at 0\n305 received 2 hello\n");
	assert_text(toy_log(client), "0 started\n205 connected 1\n411 received 1 hello\n");
	world_del(w);
}

TEST(latency_is_drawn_for_each_piece_and_order_kept)
{
	struct world *w = toy_world();
	struct toy *client;

	toy_spawn(w, "server", listen_and_echo);
	client = toy_spawn(w, "client", connect_and_say_hello);
	world_run_until(w, 100000);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("received 1 hello")) < toy_log(client).size);
	assert_in_range(world_trace_count(w), 3, 4);
	world_del(w);
}

TEST(a_port_where_nobody_listens_refuses)
{
	struct world *w = toy_world();
	struct toy *client = toy_spawn(w, "client", connect_and_say_hello);

	world_set_latency(w, BYTES("client"), BYTES("*"), 100, 100);
	world_run_until(w, 100000);
	assert_text(toy_log(client), "0 started\n205 closed 1 ERR_REFUSED\n");
	world_del(w);
}

static void listen_everywhere(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)toy;
	if (event->type == EVENT_STARTED)
		effects_listen(fx, BYTES(""), 9092, 0, SOCKET_BUFFERS_DEFAULT);
}

static void connect_elsewhere(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type != EVENT_STARTED)
		return;
	toy->conn = effects_connect(fx, toy->number ? BYTES("kafka.example.org") : BYTES("nowhere"), 9092);
}

TEST(an_unknown_host_is_told_and_a_known_one_is_reached_by_name)
{
	struct world *w = toy_world();

	world_add_host(w, BYTES("kafka.example.org"), BYTES("10.0.0.5"), BYTES_NULL);
	world_add_host(w, BYTES("laptop"), BYTES("10.0.0.9"), BYTES_NULL);
	struct toy *server = toy_spawn_with(w, &(struct process_options){ .name = BYTES("server"), .host = BYTES("kafka.example.org") },
	                                    listen_everywhere);
	struct toy *lost = toy_spawn(w, "lost", connect_elsewhere);
	struct toy *client = toy_spawn_with(w, &(struct process_options){ .name = BYTES("client"), .host = BYTES("laptop") }, connect_elsewhere);

	client->number = 1;
	world_run_until(w, 100000);
	assert_text(toy_log(lost), "0 started\n5 closed 1 ERR_UNKNOWN_HOST\n");
	assert_true(bytes_find_bytes(toy_log(server), BYTES("connected 2 from 10.0.0.9 at 0")) < toy_log(server).size);
	world_del(w);
}

TEST(a_port_that_is_taken_is_told_by_its_listener)
{
	struct world *w = toy_world();
	struct toy *second;

	toy_spawn(w, "server", listen_and_echo);
	second = toy_spawn(w, "second", listen_and_echo);
	world_run_until(w, 1000);
	assert_text(toy_log(second), "0 started\n5 closed ERR_EXISTS\n");
	world_del(w);
}

static void keep_talking(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED)
		toy->conn = effects_connect(fx, BYTES("localhost"), 9092);
	if (event->type == EVENT_SIGNAL)
		effects_send(fx, toy->conn, BYTES("last words"));
}

static void listen_only(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)toy;
	if (event->type == EVENT_STARTED)
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
}

TEST(what_a_dead_client_had_sent_arrives_before_its_end)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", listen_only), *client = toy_spawn(w, "client", keep_talking);

	world_set_latency(w, BYTES("server"), BYTES("client"), 100, 100);
	world_run_until(w, 1000);
	world_signal(w, client->pid, SIGNAL_HUP);
	world_run_until(w, 1020);
	world_kill(w, client->pid, KILL_PROCESS);
	world_run_until(w, 2000);
	assert_text(toy_log(server), "0 started\n105 connected 2 from 127.0.0.1 at 0\n1106 received 2 last words\n1120 closed 2 ERR_CLOSED\n");
	world_del(w);
}

TEST(a_killed_server_closes_its_connections_and_its_port)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", listen_and_echo), *client = toy_spawn(w, "client", connect_and_say_hello);

	world_set_latency(w, BYTES("server"), BYTES("client"), 100, 100);
	world_run_until(w, 1000);
	world_kill(w, server->pid, KILL_POWER);
	world_run_until(w, 2000);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("1100 closed 1 ERR_CLOSED\n")) < toy_log(client).size);
	client = toy_spawn(w, "other", connect_and_say_hello);
	world_run_until(w, 3000);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("closed 1 ERR_REFUSED\n")) < toy_log(client).size);
	world_del(w);
}

TEST(a_cut_link_holds_what_is_sent_until_it_heals)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", listen_and_echo), *client = toy_spawn(w, "client", keep_talking);
	struct toy *late;

	world_set_latency(w, BYTES("*"), BYTES("*"), 100, 100);
	world_run_until(w, 1000);
	world_cut(w, BYTES("server"), BYTES("c*"), true);
	world_signal(w, client->pid, SIGNAL_HUP);
	late = toy_spawn(w, "c2", connect_and_say_hello);
	world_run_until(w, 5000000);
	assert_text(toy_log(server), "0 started\n105 connected 2 from 127.0.0.1 at 0\n1105 connected 4 from 127.0.0.1 at 0\n"
	                             "1110 received 2 last words\n");
	assert_text(toy_log(client), "0 started\n205 connected 1\n1000 signal 1\n");
	assert_text(toy_log(late), "1000 started\n");
	world_heal(w);
	world_run_until(w, 6000000);
	assert_text(toy_log(client), "0 started\n205 connected 1\n1000 signal 1\n5000100 received 1 last words\n");
	assert_text(toy_log(late), "1000 started\n5000100 connected 1\n5000306 received 1 hello\n");
	world_del(w);
}

static void send_three_megabytes(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_CONNECTED) {
		effects_send(fx, event->conn, bytes_of(arena_alloc(fx->arena, 3u << 20), 3u << 20));
		effects_close(fx, toy->number ? event->conn : 0);
	} else {
		connect_and_say_hello(toy, event, fx);
	}
}

static void count_bytes(struct toy *toy, const struct event *event, struct effects *fx)
{
	toy->is_silent = true;
	if (event->type == EVENT_RECEIVED)
		toy->number += (int64_t)event->bytes.size;
	if (event->type == EVENT_CLOSED)
		toy->number = -toy->number;
	if (event->type == EVENT_STARTED)
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
}

TEST(no_more_than_a_megabyte_is_under_way_and_the_sender_hears_when_all_has_left)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", count_bytes), *client = toy_spawn(w, "client", send_three_megabytes);

	world_set_latency(w, BYTES("*"), BYTES("*"), 1000, 1000);
	world_run_until(w, 1500);
	world_pause(w, server->pid, 50000);
	world_run_until(w, 40000);
	assert_text(toy_log(client), "0 started\n2005 connected 1\n"); /* the server does not read, so the rest can not leave */
	world_run_until(w, 100000);
	assert_int_equal(server->number, (3 << 20) + 5);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("drained 1\n")) < toy_log(client).size);
	world_del(w);
}

TEST(a_close_waits_for_what_was_sent_before)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", count_bytes), *client = toy_spawn(w, "client", send_three_megabytes);

	client->number = 1;
	world_run_until(w, 1000000);
	assert_int_equal(server->number, -((3 << 20) + 5));
	assert_true(bytes_find_bytes(toy_log(client), BYTES("closed")) == toy_log(client).size); /* no event of a dead id */
	world_del(w);
}

static void close_at_once(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED) {
		toy->conn = effects_connect(fx, BYTES("localhost"), 9092);
		effects_close(fx, toy->conn);
	}
}

TEST(a_connection_that_is_given_up_before_it_is_heard_of_leaves_no_trace)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", listen_only), *client = toy_spawn(w, "client", close_at_once);

	world_run_until(w, 1000000);
	assert_text(toy_log(server), "0 started\n");
	assert_text(toy_log(client), "0 started\n");
	world_del(w);
}

/* A client that asks ApiVersions v3 (correlation id 7), a server that answers it, each in two parts. */
static void ask(struct toy *toy, const struct event *event, struct effects *fx)
{
	static const uint8_t request[] = { 0, 0, 0, 12, 0, 18, 0, 3, 0, 0, 0, 7, 0, 1, 'x', 0 };

	if (event->type == EVENT_STARTED) {
		toy->conn = effects_connect(fx, BYTES("127.0.0.1"), 9092);
		effects_send(fx, toy->conn, bytes_of(request, 6));
	} else if (event->type == EVENT_CONNECTED) {
		effects_send(fx, toy->conn, bytes_of(request + 6, sizeof(request) - 6));
	}
}

static void answer(struct toy *toy, const struct event *event, struct effects *fx)
{
	static const uint8_t response[] = { 0, 0, 0, 6, 0, 0, 0, 7, 0, 0 };

	if (event->type == EVENT_STARTED)
		effects_listen(fx, BYTES("localhost"), 9092, 0, SOCKET_BUFFERS_DEFAULT);
	if (event->type == EVENT_RECEIVED)
		toy->number += (int64_t)event->bytes.size;
	if (toy->number == 16) {
		effects_send(fx, event->conn, bytes_of(response, 5));
		effects_send(fx, event->conn, bytes_of(response + 5, 5));
		toy->number = 0;
	}
}

TEST(frames_are_seen_as_they_leave_and_answers_matched_to_their_requests)
{
	struct world *w = toy_world();
	struct buf trace = { .heap = world_heap(w) };

	toy_spawn(w, "server", answer);
	toy_spawn(w, "client", ask);
	world_run_until(w, 1000000);
	toy_trace(w, &trace);
	assert_text(buf_bytes(&trace),
	            "world: process_started process=server command=toy\n"
	            "world: process_started process=client command=toy\n"
	            "client: connection_opened conn=1 from=client to=server\n"
	            "client: frame_sent conn=1 from=client to=server api=ApiVersions api_key=18 version=3 correlation_id=7 is_response=0 bytes=12\n"
	            "server: frame_sent conn=1 from=server to=client api=ApiVersions api_key=18 version=3 correlation_id=7 is_response=1 bytes=6\n");
	struct bytes frame = world_trace_at(w, 3).attachment;

	assert_int_equal(frame.size, 12);
	assert_int_equal(frame.data[1], 18);
	assert_int_equal(world_trace_at(w, 4).attachment.size, 6);
	assert_true(bytes_is_null(world_trace_at(w, 2).attachment));
	world_del(w);
}

TEST(a_lossy_link_breaks_its_connections_at_both_ends_until_it_heals)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", listen_and_echo), *client;

	world_set_loss(w, BYTES("client"), BYTES("server"), 1000000);
	client = toy_spawn(w, "client", connect_and_say_hello);
	world_run_until(w, 1000000);
	assert_true(bytes_find_bytes(toy_log(server), BYTES("received")) == toy_log(server).size);
	assert_true(bytes_find_bytes(toy_log(server), BYTES("closed 2 ERR_CLOSED\n")) < toy_log(server).size);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("closed 1 ERR_CLOSED\n")) < toy_log(client).size);
	world_heal(w);
	client = toy_spawn(w, "again", connect_and_say_hello);
	world_run_until(w, 2000000);
	assert_true(bytes_find_bytes(toy_log(client), BYTES("received 1 hello")) < toy_log(client).size);
	world_del(w);
}

/* Three megabytes at two a second, and then without a limit. */
TEST(a_narrow_link_makes_all_that_shares_it_wait)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn(w, "server", count_bytes), *client;

	world_set_bandwidth(w, BYTES("client"), BYTES("server"), 2 << 20);
	client = toy_spawn(w, "client", send_three_megabytes);
	world_run_until(w, 1000000);
	assert_in_range(server->number, (2 << 20) - 70000, 2 << 20);
	world_run_until(w, 1600000);
	assert_int_equal(server->number, (3 << 20) + 5);
	world_kill(w, client->pid, KILL_PROCESS);
	world_set_bandwidth(w, BYTES("client"), BYTES("server"), 0);
	server->number = 0;
	client = toy_spawn(w, "client", send_three_megabytes);
	world_run_until(w, 1700000);
	assert_int_equal(server->number, (3 << 20) + 5);
	world_del(w);
}

/* KAFKA-17754 lies there: the client has long connected and asked again when its first request arrives. */
TEST(a_request_of_a_connection_that_its_client_believes_gone_still_arrives)
{
	struct world *w = toy_world();
	struct toy *server, *client;

	world_set_latency(w, BYTES("*"), BYTES("*"), 100, 100);
	world_set_frame_fault(w, BYTES("client"), BYTES("server"), &(struct frame_fault){ .api_key = 18, .count = 1, .delay_us = 500000, .is_late = true });
	server = toy_spawn(w, "server", listen_only);
	client = toy_spawn(w, "client", ask);
	world_run_until(w, 100000);
	assert_text(toy_log(client), "0 started\n205 connected 1\n211 closed 1 ERR_CLOSED\n");
	world_kill(w, client->pid, KILL_PROCESS);
	client = toy_spawn(w, "client", ask);
	world_run_until(w, 1000000);
	struct bytes log = toy_log(server);
	size_t second = bytes_find_bytes(log, BYTES("received 4")), first = bytes_find_bytes(log, BYTES("500311 received 2"));

	assert_true(second < first && first < log.size);
	assert_true(bytes_find_bytes(log, BYTES("closed 2 ERR_CLOSED")) < log.size);
	world_del(w);
}

TEST(each_fault_of_a_link_is_told_and_so_is_its_end)
{
	struct world *w = toy_world();
	struct buf trace = { .heap = world_heap(w) };

	world_set_latency(w, BYTES("a"), BYTES("b"), 5, 6);
	world_set_latency(w, BYTES("a"), BYTES("b"), -1, -1);
	world_set_loss(w, BYTES("a"), BYTES("b"), 50000);
	world_set_frame_fault(w, BYTES("a"), BYTES("b"), &(struct frame_fault){ .api_key = 0, .count = 2, .delay_us = 7 });
	world_heal(w);
	toy_trace(w, &trace);
	assert_text(buf_bytes(&trace), "world: latency_set from=a to=b min_us=5 max_us=6\nworld: latency_set from=b to=a min_us=5 max_us=6\n"
	                               "world: latency_set from=a to=b min_us=30 max_us=80\nworld: latency_set from=b to=a min_us=30 max_us=80\n"
	                               "world: loss_set from=a to=b per_million=50000\nworld: loss_set from=b to=a per_million=50000\n"
	                               "world: frame_fault_set from=a to=b api=Produce fault=delayed count=2 delay_us=7\n"
	                               "world: loss_set from=b to=a per_million=0\nworld: loss_set from=a to=b per_million=0\n"
	                               "world: frame_fault_set from=a to=b api=Produce fault=over count=2 delay_us=7\n");
	world_del(w);
}

static void connect_by_number(struct toy *toy, const struct event *event, struct effects *fx)
{
	static const char *const names[] = { "inside-1", "10.0.0.2", "10.9.9.9", "localhost" };

	if (event->type == EVENT_STARTED)
		effects_connect(fx, bytes_of_text(names[toy->number]), toy->number == 3 ? 80 : 9092);
}

static struct toy *client_on(struct world *w, const char *name, const char *host, int number)
{
	struct toy *client = toy_spawn_with(w, &(struct process_options){ .name = bytes_of_text(name), .host = bytes_of_text(host) }, connect_by_number);

	client->number = number;
	return client;
}

TEST(a_network_is_closed_to_hosts_that_are_not_in_it_but_for_ports_that_are_published)
{
	struct world *w = toy_world();

	world_set_latency(w, BYTES("*"), BYTES("*"), 100, 100);
	world_add_host(w, BYTES("outside-1"), BYTES_NULL, BYTES("out"));
	world_add_host(w, BYTES("inside-1"), BYTES_NULL, BYTES("in"));
	world_add_host(w, BYTES("inside-2"), BYTES_NULL, BYTES("more,in"));
	world_publish_port(w, BYTES("outside-1"), 80, BYTES("inside-1"), 9092);
	toy_spawn_with(w, &(struct process_options){ .name = BYTES("server"), .host = BYTES("inside-1") }, listen_everywhere);
	world_run_until(w, 1000);
	struct toy *by_name = client_on(w, "a", "outside-1", 0), *by_address = client_on(w, "b", "outside-1", 1), *by_port = client_on(w, "c", "outside-1", 3);
	struct toy *neighbour = client_on(w, "d", "inside-2", 0), *by_own = client_on(w, "e", "inside-1", 0), *by_no_address = client_on(w, "f", "inside-2", 2);

	world_run_until(w, 100000);
	assert_text(toy_log(by_name), "1000 started\n1005 closed 1 ERR_UNKNOWN_HOST\n");
	assert_text(toy_log(by_address), "1000 started\n"); /* nobody ever answers */
	assert_text(toy_log(by_no_address), "1000 started\n");
	assert_true(bytes_find_bytes(toy_log(by_port), BYTES("connected 1")) < toy_log(by_port).size);
	assert_true(bytes_find_bytes(toy_log(neighbour), BYTES("connected 1")) < toy_log(neighbour).size);
	assert_true(bytes_find_bytes(toy_log(by_own), BYTES("connected 1")) < toy_log(by_own).size);
	/* One that has given up waiting leaves nothing. */
	world_kill(w, world_find(w, BYTES("b")), KILL_PROCESS);
	world_run_until(w, 200000);
	assert_null(world_failure(w));
	world_del(w);
}

TEST(a_port_of_the_loopback_is_not_one_of_the_address)
{
	struct world *w = toy_world();

	world_set_latency(w, BYTES("*"), BYTES("*"), 100, 100);
	world_add_host(w, BYTES("inside-1"), BYTES_NULL, BYTES("in"));
	toy_spawn_with(w, &(struct process_options){ .name = BYTES("local"), .host = BYTES("inside-1") }, listen_and_echo);
	struct toy *taken = toy_spawn_with(w, &(struct process_options){ .name = BYTES("all"), .host = BYTES("inside-1") }, listen_everywhere);

	world_run_until(w, 1000);
	struct toy *client = client_on(w, "a", "inside-1", 0);

	world_run_until(w, 100000);
	assert_text(toy_log(client), "1000 started\n1205 closed 1 ERR_REFUSED\n");
	assert_true(bytes_find_bytes(toy_log(taken), BYTES("ERR_EXISTS")) < toy_log(taken).size);
	world_del(w);
}
