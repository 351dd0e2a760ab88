/* The shell on a cluster that lies outside of its world: the test stands at the gate and carries the bytes to a broker of a bench, or plays a bad one. */
#include "engine/base/heap.h"
#include "sim/shell/session.h"
#include "sim/world/gate.h"
#include "tests/node_bench.h"
#include "tests/test.h"

#include <string.h>

enum { TICK_US = 1000, PAIRS_MAX = 64 };

struct outside {
	struct session *session;
	struct node_bench *bench;
	struct heap *heap;
	struct memory_disk *files;
	struct {
		int32_t inside, outside;
	} pairs[PAIRS_MAX];
	int count;
	struct buf out, err, sent; /* what was printed; what was sent to nobody */
	/* What the far end of every connection does instead of a broker's work. */
	enum { FAR_BROKER, FAR_GARBAGE, FAR_SILENT, FAR_CLOSES } far;
	int connects;
};

static bool resolves(void *self, struct bytes name)
{
	(void)self;
	return !bytes_equal_text(name, "nowhere.example.com");
}

static void start(struct outside *o, bool shows_frames)
{
	memset(o, 0, sizeof(*o));
	o->heap = heap_new((size_t)64 << 20);
	o->files = memory_disk_new(o->heap);
	o->out.heap = o->err.heap = o->sent.heap = o->heap;
	o->bench = bench_new("offsets.topic.num.partitions=1\ngroup.initial.rebalance.delay.ms=0\n");
	bench_start_ready(o->bench);
	struct session_remote remote = { .outside = { .self = o, .resolves = resolves, .disk = memory_disk_port(o->files) }, .wall_ms = o->bench->wall_ms,
		                             .directory = BYTES("/"), .servers = BYTES("localhost:9092"), .shows_frames = shows_frames };

	o->session = session_new(&(struct session_options){ .remote = &remote, .seed = 1 });
}

static void end(struct outside *o)
{
	session_del(o->session);
	bench_del(o->bench);
	heap_del(o->heap);
}

static int place_of(const struct outside *o, int32_t inside)
{
	for (int i = 0; i < o->count; i++)
		if (o->pairs[i].inside == inside)
			return i;
	return -1;
}

static void connect_outside(struct outside *o, const struct gate_wish *wish)
{
	struct world *w = session_world(o->session);

	o->connects++;
	if (wish->port != BENCH_CLIENT_PORT) {
		world_gate_ended(w, wish->conn, ERR_REFUSED, BYTES("10.1.2.3"));
		return;
	}
	assert_true(o->count < PAIRS_MAX);
	o->pairs[o->count].inside = wish->conn;
	o->pairs[o->count++].outside = o->far == FAR_BROKER ? bench_connect(o->bench, BENCH_CLIENT_PORT) : 0;
	world_gate_opened(w, wish->conn);
}

static void send_outside(struct outside *o, const struct gate_wish *wish)
{
	struct world *w = session_world(o->session);
	int at = place_of(o, wish->conn);

	if (at < 0)
		return;
	if (o->far == FAR_BROKER) {
		bench_send(o->bench, o->pairs[at].outside, wish->bytes);
	} else if (o->far == FAR_GARBAGE) {
		world_gate_received(w, wish->conn, BYTES("HTTP/1.1 400 Bad Request\r\n\r\n"));
	} else if (o->far == FAR_CLOSES) {
		world_gate_ended(w, wish->conn, ERR_CLOSED, BYTES_NULL);
		o->pairs[at] = o->pairs[--o->count];
	}
}

static void carry(struct outside *o)
{
	struct world *w = session_world(o->session);
	struct gate_wish wish;

	while (world_gate_take(w, &wish)) {
		int at = place_of(o, wish.conn);

		if (wish.kind == GATE_CONNECT) {
			connect_outside(o, &wish);
		} else if (wish.kind == GATE_SEND) {
			send_outside(o, &wish);
		} else if (at >= 0) {
			if (o->pairs[at].outside)
				bench_disconnect(o->bench, o->pairs[at].outside);
			o->pairs[at] = o->pairs[--o->count];
		}
	}
	for (int i = 0; i < o->count; i++) {
		struct buf came = { .heap = o->heap };

		if (o->pairs[i].outside)
			bench_take(o->bench, o->pairs[i].outside, &came);
		if (came.size > 0)
			world_gate_received(w, o->pairs[i].inside, buf_bytes(&came));
		buf_free(&came);
	}
}

/* Does the line in a tab of its own; its status. */
static int32_t do_line(struct outside *o, const char *line, const char *input)
{
	struct session_output output;
	int32_t tab = session_open_tab_for(o->session, bytes_of_text(line));

	buf_clear(&o->out);
	buf_clear(&o->err);
	for (int i = 0; i < 200000 && session_tab_state(o->session, tab) != TAB_ENDED; i++) {
		session_pass(o->session, TICK_US);
		bench_run(o->bench, TICK_US / 1000);
		carry(o);
		while (session_next_output(o->session, &output))
			buf_add_bytes(output.stream == 2 ? &o->err : &o->out, output.text);
		if (session_tab_state(o->session, tab) != TAB_READING)
			continue;
		if (input)
			session_type(o->session, tab, bytes_of_text(input));
		else
			session_end_input(o->session, tab);
		input = NULL;
	}
	assert_int_equal(session_tab_state(o->session, tab), TAB_ENDED);
	assert_null(session_failure(o->session));
	return session_status(o->session, tab);
}

TEST(commands_work_on_a_cluster_outside)
{
	struct outside o;

	start(&o, false);
	assert_int_equal(do_line(&o, "kafka-topics --bootstrap-server localhost:9092 --create --topic t --partitions 2", NULL), 0);
	assert_text(buf_bytes(&o.out), "Created topic t.\n");
	assert_int_equal(do_line(&o, "kafka-console-producer --bootstrap-server localhost:9092 --topic t", "a\nb\nc"), 0);
	assert_int_equal(do_line(&o, "kafka-console-consumer --bootstrap-server localhost:9092 --topic t --group g --from-beginning --max-messages 3", NULL), 0);
	assert_text(buf_bytes(&o.out), "a\nb\nc\n");
	assert_int_equal(do_line(&o, "kafka-consumer-groups --bootstrap-server localhost:9092 --list", NULL), 0);
	assert_text(buf_bytes(&o.out), "g\n");
	assert_int_equal(o.count, 0); /* whoever has ended has closed its connections */
	end(&o);
}

TEST(bootstrap_is_a_variable_of_a_shell_on_a_cluster_outside)
{
	struct outside o;

	start(&o, false);
	int32_t tab = session_open_tab(o.session);
	struct session_output output;

	session_type(o.session, tab, BYTES("echo $BOOTSTRAP"));
	session_pass(o.session, TICK_US);
	assert_true(session_next_output(o.session, &output));
	assert_text(output.text, "localhost:9092\n");
	end(&o);
}

TEST(what_a_cluster_outside_cannot_do_is_said_in_one_line)
{
	static const char *const lines[] = { "broker kill 1", "net cut 1 2", "back 5s", "fork x", "run 30s", "speed 5", "app p producer --topic t", "kafka-server-stop" };
	struct outside o;

	start(&o, false);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct bytes err;

		assert_int_equal(do_line(&o, lines[i], NULL), 2);
		err = buf_bytes(&o.err);
		assert_true(bytes_find(err, 0, '\n') == err.size - 1);
		assert_non_null(strstr(buf_text(&o.err), "works on a real cluster"));
	}
	assert_int_equal(do_line(&o, "sleep 1; echo awake", NULL), 0);
	assert_text(buf_bytes(&o.out), "awake\n");
	end(&o);
}

TEST(a_name_that_leads_nowhere_is_told_as_kafka_does)
{
	struct outside o;

	start(&o, false);
	assert_int_equal(do_line(&o, "kafka-topics --bootstrap-server nowhere.example.com:9092 --list", NULL), 1);
	assert_non_null(strstr(buf_text(&o.err), "No resolvable bootstrap urls given in bootstrap.servers"));
	assert_int_equal(o.connects, 0);
	end(&o);
}

TEST(a_port_that_is_closed_outside_is_tried_until_the_call_times_out)
{
	struct outside o;

	start(&o, false);
	assert_int_equal(do_line(&o, "kafka-topics --bootstrap-server kafka.work:9999 --list", NULL), 1);
	assert_non_null(strstr(buf_text(&o.err), "Connection to node -1 (kafka.work/10.1.2.3:9999) could not be established. Node may not be available."));
	assert_non_null(strstr(buf_text(&o.out), "Error while executing topic command : Timed out waiting for a node assignment."));
	assert_true(o.connects > 10);
	end(&o);
}

TEST(garbage_silence_and_closed_connections_end_with_a_timeout)
{
	struct outside o;

	for (int far = FAR_GARBAGE; far <= FAR_CLOSES; far++) {
		start(&o, false);
		o.far = far;
		assert_int_equal(do_line(&o, "kafka-topics --bootstrap-server localhost:9092 --list", NULL), 1);
		assert_non_null(strstr(buf_text(&o.out), "Error while executing topic command : Timed out waiting for a node assignment."));
		end(&o);
	}
}

TEST(ctrl_c_ends_a_command_that_waits_for_a_cluster_outside)
{
	struct outside o;

	start(&o, false);
	o.far = FAR_SILENT;
	int32_t tab = session_open_tab_for(o.session, BYTES("kafka-console-consumer --bootstrap-server localhost:9092 --topic t"));

	for (int i = 0; i < 100; i++) {
		session_pass(o.session, TICK_US);
		carry(&o);
	}
	assert_int_equal(session_tab_state(o.session, tab), TAB_BUSY);
	session_interrupt(o.session, tab);
	for (int i = 0; i < 100; i++) {
		session_pass(o.session, TICK_US);
		carry(&o);
	}
	assert_int_equal(session_tab_state(o.session, tab), TAB_ENDED);
	assert_int_equal(o.count, 0);
	end(&o);
}

TEST(files_of_a_shell_on_a_cluster_outside_are_those_outside)
{
	struct outside o;
	struct buf *file;

	start(&o, false);
	assert_int_equal(do_line(&o, "echo one > /f; echo two >> /f; cat /f", NULL), 0);
	assert_text(buf_bytes(&o.out), "one\ntwo\n");
	file = memory_disk_file(o.files, "/f");
	assert_non_null(file);
	assert_text(buf_bytes(file), "one\ntwo\n");
	end(&o);
}

TEST(frames_that_go_outside_are_traced_if_wished)
{
	struct outside o;

	for (int shows = 0; shows <= 1; shows++) {
		int frames = 0;

		start(&o, shows);
		assert_int_equal(do_line(&o, "kafka-topics --bootstrap-server localhost:9092 --list", NULL), 0);
		for (int64_t seq = 0; seq < world_trace_count(session_world(o.session)); seq++) {
			struct trace_view view;
			size_t at = 0;

			trace_next(world_trace_at(session_world(o.session), seq).encoded, &at, &view);
			frames += view.id == TRACE_frame_sent;
		}
		assert_true(shows ? frames >= 4 : frames == 0);
		end(&o);
	}
}
