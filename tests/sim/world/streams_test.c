#include "tests/sim/world/toy.h"

static void read_always(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)toy;
	if (event->type == EVENT_STARTED || event->type == EVENT_INPUT)
		effects_read(fx);
	if (event->type == EVENT_INPUT_END)
		effects_exit(fx, 0);
}

static void read_on_signal(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)toy;
	if (event->type == EVENT_SIGNAL)
		effects_read(fx);
}

static struct toy *spawn_on(struct world *w, const char *name, int32_t in, int32_t out, toy_act *act)
{
	return toy_spawn_with(w, &(struct process_options){ .name = bytes_of_text(name), .streams = { in, out, out } }, act);
}

TEST(a_tab_gives_a_line_at_a_time_to_who_asked_last)
{
	struct world *w = toy_world();
	int32_t tab = world_tab_new(w);
	struct toy *shell = spawn_on(w, "shell", tab, tab, read_always), *command;

	world_run_until(w, 10);
	assert_true(world_tab_is_read(w, tab));
	world_tab_type(w, tab, BYTES("one\n"));
	world_tab_type(w, tab, BYTES("two\n"));
	assert_false(world_tab_is_read(w, tab));
	world_run_until(w, 100);
	assert_true(world_tab_is_read(w, tab));
	assert_text(toy_log(shell), "0 started\n10 input one\n16 input two\n");
	command = spawn_on(w, "command", tab, tab, read_always);
	world_run_until(w, 200);
	world_tab_type(w, tab, BYTES("three\n"));
	world_tab_end(w, tab);
	world_tab_type(w, tab, BYTES("four\n"));
	world_run_until(w, 202); /* it has not exited yet */
	assert_text(toy_log(command), "100 started\n200 input three\n");
	world_run_until(w, 300);
	assert_false(world_is_alive(w, 2));
	assert_text(toy_log(shell), "0 started\n10 input one\n16 input two\n206 input four\n");
	assert_true(world_tab_is_read(w, tab));
	world_del(w);
}

TEST(nothing_is_delivered_unasked_and_a_dead_asker_takes_nothing_with_it)
{
	struct world *w = toy_world();
	int32_t tab = world_tab_new(w);
	struct toy *first = spawn_on(w, "first", tab, tab, read_on_signal), *second = spawn_on(w, "second", tab, tab, read_on_signal);

	world_run_until(w, 100);
	assert_false(world_tab_is_read(w, tab));
	world_tab_type(w, tab, BYTES("line\n"));
	world_run_until(w, 200);
	world_signal(w, first->pid, SIGNAL_HUP);
	world_step(w); /* it asks, and is told that there is something */
	world_kill(w, first->pid, KILL_PROCESS);
	world_signal(w, second->pid, SIGNAL_HUP);
	world_run_until(w, 300);
	assert_text(toy_log(second), "0 started\n200 signal 1\n205 input line\n");
	world_del(w);
}

static void write_and_exit(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)toy;
	if (event->type != EVENT_STARTED)
		return;
	effects_printf(fx, 1, "out %d\n", 1);
	effects_printf(fx, 2, "err %d\n", 2);
	effects_exit(fx, 0);
}

TEST(what_is_written_to_a_tab_is_traced_with_its_writer)
{
	struct world *w = toy_world();
	struct buf trace = { .heap = world_heap(w) };
	int32_t tab = world_tab_new(w);

	spawn_on(w, "writer", 0, tab, write_and_exit);
	world_run_until(w, 100);
	toy_trace(w, &trace);
	assert_text(buf_bytes(&trace), "world: process_started process=writer command=\n"
	                               "writer: text_printed tab=1 stream=1 text=out 1\n\n"
	                               "writer: text_printed tab=1 stream=2 text=err 2\n\n"
	                               "world: process_ended process=writer status=0\n");
	world_del(w);
}

TEST(a_pipe_ends_with_its_last_writer)
{
	struct world *w = toy_world();
	int32_t pipe = world_pipe_new(w), capture = world_capture_new(w);
	struct toy *reader = spawn_on(w, "reader", pipe, capture, read_on_signal);

	spawn_on(w, "writer", 0, pipe, write_and_exit);
	world_stream_close(w, pipe);
	world_run_until(w, 100);
	world_signal(w, reader->pid, SIGNAL_HUP);
	world_run_until(w, 200);
	world_signal(w, reader->pid, SIGNAL_HUP);
	world_run_until(w, 300);
	assert_text(toy_log(reader), "0 started\n100 signal 1\n105 input out 1\nerr 2\n200 signal 1\n205 end\n");
	assert_int_equal(world_captured(w, capture).size, 0);
	world_del(w);
}

TEST(nobody_writing_yet_is_no_end)
{
	struct world *w = toy_world();
	int32_t pipe = world_pipe_new(w);
	struct toy *reader = spawn_on(w, "reader", pipe, 0, read_always);

	world_run_until(w, 100);
	assert_text(toy_log(reader), "0 started\n");
	world_stream_close(w, pipe); /* now nobody ever will */
	world_run_until(w, 200);
	assert_int_equal(world_find(w, BYTES("reader")), 0);
	world_del(w);
}

static void write_much(struct toy *toy, const struct event *event, struct effects *fx)
{
	uint8_t *bytes = arena_alloc(fx->arena, 50000);

	if (event->type == EVENT_SIGNAL) {
		effects_exit(fx, 128 + event->signal);
		return;
	}
	memset(bytes, 'x', 50000);
	effects_write(fx, 1, bytes_of(bytes, 50000));
	toy->number++;
	toy->deadline_us = 0;
}

TEST(a_writer_waits_while_a_pipe_is_full_and_ends_with_its_reader)
{
	struct world *w = toy_world();
	int32_t status, pipe = world_pipe_new(w);
	struct toy *writer = spawn_on(w, "writer", 0, pipe, write_much), *reader = spawn_on(w, "reader", pipe, 0, read_on_signal);
	int32_t pid = writer->pid;

	world_stream_close(w, pipe);
	world_run_until(w, 1000000);
	assert_int_equal(writer->number, 2);
	world_signal(w, reader->pid, SIGNAL_HUP);
	world_run_until(w, 2000000);
	assert_int_equal(writer->number, 3);
	world_kill(w, reader->pid, KILL_PROCESS);
	world_run_until(w, 3000000);
	assert_true(world_status(w, pid, &status));
	assert_int_equal(status, 128 + SIGNAL_TERM);
	world_del(w);
}

TEST(input_comes_from_texts_files_and_nowhere_and_output_goes_to_captures_and_files)
{
	struct world *w = toy_world();
	int32_t text = world_text_stream(w, BYTES("a text")), capture = world_capture_new(w);
	enum err err;
	int32_t out = world_file_stream(w, BYTES("/out"), true, &err);

	assert_int_equal(err, ERR_OK);
	spawn_on(w, "to-file", 0, out, write_and_exit);
	spawn_on(w, "to-capture", 0, capture, write_and_exit);
	world_stream_close(w, out);
	world_run_until(w, 100);
	assert_text(world_captured(w, capture), "out 1\nerr 2\n");
	assert_int_equal(world_file_stream(w, BYTES("/not/there"), false, &err), 0);
	assert_int_equal(err, ERR_NOT_FOUND);
	int32_t in = world_file_stream(w, BYTES("/out"), false, &err);
	struct toy *of_file = spawn_on(w, "of-file", in, 0, read_on_signal), *of_text = spawn_on(w, "of-text", text, 0, read_on_signal),
	           *of_nothing = spawn_on(w, "of-nothing", 0, 0, read_on_signal);

	for (int i = 0; i < 2; i++) {
		world_signal(w, of_file->pid, SIGNAL_HUP);
		world_signal(w, of_text->pid, SIGNAL_HUP);
		world_signal(w, of_nothing->pid, SIGNAL_HUP);
		world_run_until(w, world_now_us(w) + 100);
	}
	assert_text(toy_log(of_file), "100 started\n105 signal 1\n110 input out 1\nerr 2\n200 signal 1\n205 end\n");
	assert_text(toy_log(of_text), "100 started\n105 signal 1\n110 input a text\n200 signal 1\n205 end\n");
	assert_text(toy_log(of_nothing), "100 started\n105 signal 1\n110 end\n200 signal 1\n205 end\n");
	world_del(w);
}
