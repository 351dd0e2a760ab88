#include "tests/sim/world/toy.h"

static void nothing(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)toy;
	(void)event;
	(void)fx;
}

TEST(process_is_started_once_and_then_left_alone)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", nothing);

	assert_int_equal(toy->pid, world_find(w, BYTES("a")));
	assert_true(world_step(w));
	assert_false(world_step(w));
	assert_text(toy_log(toy), "0 started\n");
	assert_int_equal(world_next_time(w), TIME_NEVER);
	world_run_until(w, 5000000);
	assert_int_equal(world_now_us(w), 5000000);
	assert_int_equal(world_wall_ms(w), INT64_C(1767603600000) + 5000);
	world_del(w);
}

static void tick_every_second(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)fx;
	toy->deadline_us = event->now_us / 1000000 * 1000000 + 1000000;
}

TEST(process_gets_its_deadlines_at_their_time)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", tick_every_second);

	world_run_until(w, 3500000);
	assert_text(toy_log(toy), "0 started\n1000000 deadline\n2000000 deadline\n3000000 deadline\n");
	assert_int_equal(world_next_time(w), 4000000);
	world_del(w);
}

TEST(servers_go_on_alone_until_somebody_else_has_a_step_or_a_call_is_made)
{
	struct world *w = toy_world();
	struct toy *server = toy_spawn_with(w, &(struct process_options){ .name = BYTES("server"), .is_server = true }, tick_every_second), *other;

	assert_int_equal(world_step_on(w, 3500000, 2), 2);
	assert_int_equal(world_step_on(w, 3500000, 100), 2);
	assert_int_equal(world_now_us(w), 3000000);
	other = toy_spawn(w, "other", nothing);
	assert_int_equal(world_step_on(w, 9500000, 100), 1);
	assert_text(toy_log(other), "3000000 started\n");
	assert_int_equal(world_step_on(w, 9500000, 100), 6);
	assert_int_equal(server->deadline_us, 10000000);
	world_del(w);
}

static void at_once_again(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)event;
	(void)fx;
	toy->deadline_us = toy->number++ < 3 ? 0 : TIME_NEVER;
}

TEST(a_deadline_that_is_past_comes_when_the_step_before_has_ended)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", at_once_again);

	world_run_until(w, 1000);
	assert_text(toy_log(toy), "0 started\n5 deadline\n10 deadline\n15 deadline\n");
	world_del(w);
}

TEST(two_processes_of_one_time_go_in_the_order_of_their_starts)
{
	struct world *w = toy_world();
	struct buf trace = { .heap = world_heap(w) };

	toy_spawn(w, "a", nothing);
	toy_spawn(w, "b", nothing);
	toy_trace(w, &trace);
	assert_text(buf_bytes(&trace), "world: process_started process=a command=toy\nworld: process_started process=b command=toy\n");
	world_del(w);
}

static void exit_with_the_number(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)event;
	effects_exit(fx, (int32_t)toy->number);
	effects_printf(fx, 1, "never\n");
}

TEST(parent_hears_how_its_children_ended)
{
	struct world *w = toy_world();
	int32_t status, tab = world_tab_new(w);
	struct toy *parent = toy_spawn(w, "parent", nothing);
	struct toy *child = toy_spawn_with(w, &(struct process_options){ .name = BYTES("child"), .parent = parent->pid, .streams = { 0, tab } },
	                                   exit_with_the_number);
	struct toy *victim = toy_spawn_with(w, &(struct process_options){ .name = BYTES("victim"), .parent = parent->pid }, nothing);
	int32_t child_pid = child->pid, victim_pid = victim->pid;

	child->number = 3;
	world_run_until(w, 1000);
	assert_false(world_is_alive(w, child_pid));
	assert_true(world_status(w, child_pid, &status));
	assert_int_equal(status, 3);
	assert_false(world_status(w, victim_pid, &status));
	world_kill(w, victim_pid, KILL_PROCESS);
	assert_int_equal(world_find(w, BYTES("victim")), 0);
	world_run_until(w, 2000);
	assert_true(world_status(w, victim_pid, &status));
	assert_int_equal(status, 137);
	assert_text(toy_log(parent), "0 started\n5 child 2 status 3\n1000 child 3 status 137\n");
	world_del(w);
}

TEST(a_paused_process_gets_its_events_behind_the_pause)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", tick_every_second);

	world_run_until(w, 1500000);
	world_pause(w, toy->pid, 2000000);
	world_signal(w, toy->pid, SIGNAL_HUP);
	world_run_until(w, 4500000);
	assert_text(toy_log(toy), "0 started\n1000000 deadline\n3500000 signal 1\n4000000 deadline\n");
	world_del(w);
}

TEST(a_pause_can_be_ended_before_its_time)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", tick_every_second);

	world_run_until(w, 1500000);
	world_pause(w, toy->pid, 3600000000);
	world_signal(w, toy->pid, SIGNAL_HUP);
	world_run_until(w, 2200000);
	world_pause(w, toy->pid, 0);
	world_pause(w, toy->pid, 0); /* of one that goes on */
	world_run_until(w, 3500000);
	assert_false(world_is_paused(w, toy->pid));
	assert_text(toy_log(toy), "0 started\n1000000 deadline\n2200000 signal 1\n3000000 deadline\n");
	world_del(w);
}

static void note_the_clock(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)fx;
	toy->number = event->wall_ms;
}

TEST(a_clock_can_be_wrong_and_drift)
{
	struct world *w = toy_world();
	struct toy *toy = toy_spawn(w, "a", note_the_clock);
	int64_t start_ms = world_wall_ms(w);

	world_run_until(w, 1000000);
	world_set_clock_skew(w, toy->pid, -5000, 1000);
	world_signal(w, toy->pid, SIGNAL_HUP);
	world_step(w);
	assert_int_equal(toy->number, start_ms + 1000 - 5000);
	world_run_until(w, 11000000);
	world_signal(w, toy->pid, SIGNAL_HUP);
	world_step(w);
	assert_int_equal(toy->number, start_ms + 11000 - 5000 + 10);
	world_del(w);
}

static void eat_memory(struct toy *toy, const struct event *event, struct effects *fx)
{
	(void)event;
	(void)fx;
	heap_alloc(world_heap(toy->world), 300000);
	toy->deadline_us = 0;
}

TEST(a_full_region_ends_the_world_with_one_line)
{
	struct world *w = toy_world();

	toy_spawn(w, "a", eat_memory);
	world_run_until(w, 1000000);
	assert_string_equal(world_failure(w), "the memory region of the world is full");
	assert_in_range(world_now_us(w), 500, 1500);
	assert_false(world_step(w));
	world_del(w);
}

static void start_a_child(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED) {
		trace(fx->trace, said, .text = BYTES("before"));
		struct toy *child = toy_spawn_with(toy->world, &(struct process_options){ .name = BYTES("child"), .parent = toy->pid }, nothing);

		toy->number = child->pid;
		trace(fx->trace, said, .text = BYTES("behind"));
	} else if (event->type == EVENT_SIGNAL) {
		world_kill(toy->world, (int32_t)toy->number, KILL_PROCESS);
		world_kill(toy->world, toy->pid, KILL_PROCESS);
		assert_false(world_is_alive(toy->world, (int32_t)toy->number));
		assert_true(world_is_alive(toy->world, toy->pid)); /* until its step has ended */
		effects_printf(fx, 1, "never\n");
	}
}

TEST(a_step_may_start_and_kill_processes)
{
	struct world *w = toy_world();
	struct buf trace = { .heap = world_heap(w) };
	int32_t pid = toy_spawn(w, "parent", start_a_child)->pid;

	world_run_until(w, 100);
	struct toy *child = world_self(w, 2, &toy_program);

	assert_text(toy_log(child), "5 started\n");
	world_signal(w, pid, SIGNAL_TERM);
	world_run_until(w, 200);
	assert_false(world_is_alive(w, pid));
	assert_false(world_is_alive(w, 2));
	toy_trace(w, &trace);
	assert_text(buf_bytes(&trace), "world: process_started process=parent command=toy\n"
	                               "parent: said text=before\n"
	                               "world: process_started process=child command=\n"
	                               "parent: said text=behind\n"
	                               "world: process_killed process=child\n"
	                               "world: process_killed process=parent\n");
	world_del(w);
}
