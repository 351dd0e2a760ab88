/* The shell on a cluster that lies outside of its world. */
#include "tests/sim/shell/outside.h"

#include "sim/shell/editing.h"
#include "tests/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/readline.h>

TEST(commands_work_on_a_cluster_outside)
{
	struct outside o;

	outside_start(&o, false);
	assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server localhost:9092 --create --topic t --partitions 2", NULL), 0);
	assert_text(buf_bytes(&o.out), "Created topic t.\n");
	assert_int_equal(outside_do(&o, "kafka-console-producer --bootstrap-server localhost:9092 --topic t", "a\nb\nc"), 0);
	assert_int_equal(outside_do(&o, "kafka-console-consumer --bootstrap-server localhost:9092 --topic t --group g --from-beginning --max-messages 3", NULL), 0);
	assert_text(buf_bytes(&o.out), "a\nb\nc\n");
	assert_int_equal(outside_do(&o, "kafka-consumer-groups --bootstrap-server localhost:9092 --list", NULL), 0);
	assert_text(buf_bytes(&o.out), "g\n");
	assert_int_equal(o.count, 0); /* whoever has ended has closed its connections */
	outside_end(&o);
}

TEST(bootstrap_is_a_variable_of_a_shell_on_a_cluster_outside)
{
	struct outside o;

	outside_start(&o, false);
	int32_t tab = session_open_tab(o.session);
	struct session_output output;

	session_type(o.session, tab, BYTES("echo $BOOTSTRAP"));
	session_pass(o.session, OUTSIDE_TICK_US);
	do
		assert_true(session_next_output(o.session, &output));
	while (output.is_typed);
	assert_text(output.text, "localhost:9092\n");
	outside_end(&o);
}

TEST(what_a_cluster_outside_cannot_do_is_said_in_one_line)
{
	static const char *const lines[] = { "broker kill 1", "net cut 1 2", "back 5s", "fork x", "run 30s", "speed 5", "app p producer --topic t", "kafka-server-stop" };
	struct outside o;

	outside_start(&o, false);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct bytes err;

		assert_int_equal(outside_do(&o, lines[i], NULL), 2);
		err = buf_bytes(&o.err);
		assert_true(bytes_find(err, 0, '\n') == err.size - 1);
		assert_non_null(strstr(buf_text(&o.err), "works on a real cluster"));
	}
	assert_int_equal(outside_do(&o, "sleep 1; echo awake", NULL), 0);
	assert_text(buf_bytes(&o.out), "awake\n");
	outside_end(&o);
}

TEST(a_name_that_leads_nowhere_is_told_as_kafka_does)
{
	struct outside o;

	outside_start(&o, false);
	assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server nowhere.example.com:9092 --list", NULL), 1);
	assert_non_null(strstr(buf_text(&o.err), "No resolvable bootstrap urls given in bootstrap.servers"));
	assert_int_equal(o.connects, 0);
	outside_end(&o);
}

TEST(a_port_that_is_closed_outside_is_tried_until_the_call_times_out)
{
	struct outside o;

	outside_start(&o, false);
	assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server kafka.work:9999 --list", NULL), 1);
	assert_non_null(strstr(buf_text(&o.err), "Connection to node -1 (kafka.work/10.1.2.3:9999) could not be established. Node may not be available."));
	assert_non_null(strstr(buf_text(&o.out), "Error while executing topic command : Timed out waiting for a node assignment."));
	assert_true(o.connects > 10);
	outside_end(&o);
}

TEST(garbage_silence_and_closed_connections_end_with_a_timeout)
{
	struct outside o;

	for (int far = FAR_GARBAGE; far <= FAR_CLOSES; far++) {
		outside_start(&o, false);
		o.far = far;
		assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server localhost:9092 --list", NULL), 1);
		assert_non_null(strstr(buf_text(&o.out), "Error while executing topic command : Timed out waiting for a node assignment."));
		outside_end(&o);
	}
}

TEST(ctrl_c_ends_a_command_that_waits_for_a_cluster_outside)
{
	struct outside o;

	outside_start(&o, false);
	o.far = FAR_SILENT;
	int32_t tab = session_open_tab_for(o.session, BYTES("kafka-console-consumer --bootstrap-server localhost:9092 --topic t"));

	for (int i = 0; i < 100; i++) {
		session_pass(o.session, OUTSIDE_TICK_US);
		outside_carry(&o);
	}
	assert_int_equal(session_tab_state(o.session, tab), TAB_BUSY);
	session_interrupt(o.session, tab);
	for (int i = 0; i < 100; i++) {
		session_pass(o.session, OUTSIDE_TICK_US);
		outside_carry(&o);
	}
	assert_int_equal(session_tab_state(o.session, tab), TAB_ENDED);
	assert_int_equal(o.count, 0);
	outside_end(&o);
}

TEST(files_of_a_shell_on_a_cluster_outside_are_those_outside)
{
	struct outside o;
	struct buf *file;

	outside_start(&o, false);
	assert_int_equal(outside_do(&o, "echo one > /f; echo two >> /f; cat /f", NULL), 0);
	assert_text(buf_bytes(&o.out), "one\ntwo\n");
	file = memory_disk_file(o.files, "/f");
	assert_non_null(file);
	assert_text(buf_bytes(file), "one\ntwo\n");
	outside_end(&o);
}

TEST(frames_that_go_outside_are_traced_if_wished)
{
	struct outside o;

	for (int shows = 0; shows <= 1; shows++) {
		int frames = 0;

		outside_start(&o, shows);
		assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server localhost:9092 --list", NULL), 0);
		for (int64_t seq = 0; seq < world_trace_count(session_world(o.session)); seq++) {
			struct trace_view view;
			size_t at = 0;

			trace_next(world_trace_at(session_world(o.session), seq).encoded, &at, &view);
			frames += view.id == TRACE_frame_sent;
		}
		assert_true(shows ? frames >= 4 : frames == 0);
		outside_end(&o);
	}
}

/* What readline is offered for the last word of the line. */
static const char *completed(const char *line)
{
	static char all[1000];
	const char *blank = strrchr(line, ' ');
	int start = blank ? (int)(blank - line) + 1 : 0;
	char **matches;

	rl_replace_line(line, 1);
	all[0] = '\0';
	matches = rl_attempted_completion_function(line + start, start, (int)strlen(line));
	for (int i = matches && matches[1] ? 1 : 0; matches && matches[i]; i++)
		snprintf(all + strlen(all), sizeof(all) - strlen(all), "%s%s", all[0] ? " " : "", matches[i]);
	for (int i = 0; matches && matches[i]; i++)
		free(matches[i]);
	free(matches);
	return all;
}

TEST(topics_groups_and_brokers_of_a_cluster_outside_are_completed)
{
	struct outside o;

	outside_start(&o, false);
	const struct session_driver driver = outside_driver(&o);

	assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server localhost:9092 --create --topic orders", NULL), 0);
	assert_int_equal(outside_do(&o, "kafka-topics --bootstrap-server localhost:9092 --create --topic orphans", NULL), 0);
	assert_int_equal(outside_do(&o, "kafka-console-consumer --bootstrap-server localhost:9092 --topic orders --group billing --timeout-ms 500", NULL), 0);
	editing_begin(o.session, &driver, false);
	assert_string_equal(completed("kafka-topics --describe --topic or"), "orders orphans");
	assert_string_equal(completed("kafka-topics --describe --topic orde"), "orders");
	assert_string_equal(completed("kafka-configs --bootstrap-server $BOOTSTRAP --describe --entity-type topics --entity-name orp"), "orphans");
	assert_string_equal(completed("kafka-console-consumer --topic orders --group "), "billing");
	assert_string_equal(completed("kafka-log-dirs --describe --broker-list "), "1");
	assert_string_equal(completed("kafka-topics --bootstrap-server localhost:9999 --describe --topic or"), ""); /* nobody is there */
	assert_string_equal(completed("kafka-topics --bootstrap-server nonsense --describe --topic or"), "");
	editing_end();
	outside_end(&o);
}

TEST(a_cluster_outside_that_does_not_answer_holds_no_prompt_up)
{
	struct outside o;

	outside_start(&o, false);
	const struct session_driver driver = outside_driver(&o);
	int64_t began_us = world_now_us(session_world(o.session));

	o.far = FAR_SILENT;
	editing_begin(o.session, &driver, false);
	assert_string_equal(completed("kafka-topics --describe --topic or"), "");
	assert_in_range(world_now_us(session_world(o.session)) - began_us, 1, EDITING_WAIT_US + OUTSIDE_TICK_US);
	outside_tick(&o);
	assert_int_equal(o.count, 0);
	editing_end();
	outside_end(&o);
}
