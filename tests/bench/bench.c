/* `make bench`: what the numbers of the design are, on this machine. Each is measured several times; the least, the middle and the most are
 * printed, beside what is wanted. A word on the command line chooses those that have it. No test: nothing fails here. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "engine/broker/partition.h"
#include "sim/fuzz/fuzz.h"
#include "sim/shell/session.h"
#include "sim/tui/tutorial.h"
#include "sim/world/state.h"

enum { ROUNDS_MAX = 31 };

static double clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* The time that this process has had of the cores, so that it does not matter who else is at work; or the children that have ended. */
static double cpu_ms(int of_whom)
{
	struct rusage usage;

	getrusage(of_whom, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static const char *chosen = ""; /* a word of what is to be measured */

static void report(const char *what, double (*measure)(void), int rounds, const char *unit, const char *wanted)
{
	double values[ROUNDS_MAX];

	if (!strstr(what, chosen))
		return;
	for (int i = 0; i < rounds; i++)
		values[i] = measure();
	qsort(values, (size_t)rounds, sizeof(values[0]), compare);
	printf("%-58s %10.2f %10.2f %10.2f %-4s %s\n", what, values[0], values[rounds / 2], values[rounds - 1], unit, wanted);
	fflush(stdout);
}

/* ---- Fuzzed clusters ------------------------------------------------------------------------------------------------------ */

/* Of some seeds on 3 brokers with 3 producers and 3 consumers, faults on: virtual time over the time of one core, and trace events a second of it. */
static double fuzz_some(bool is_checked, bool wants_events)
{
	enum { SEEDS = 20 };
	double virtual_us = 0, events = 0, from_ms = cpu_ms(RUSAGE_SELF);

	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct fuzz_result result;

		fuzz_run(&(struct fuzz_options){ .seed = seed, .brokers = 3, .clients = 3, .is_unchecked = !is_checked }, &result);
		virtual_us += (double)result.virtual_us;
		events += (double)result.events;
	}
	double took_us = (cpu_ms(RUSAGE_SELF) - from_ms) * 1e3;

	return wants_events ? events / took_us * 1e6 : virtual_us / took_us;
}

static double fuzz_speed(void)
{
	return fuzz_some(false, false);
}

static double fuzz_speed_checked(void)
{
	return fuzz_some(true, false);
}

static double fuzz_events(void)
{
	return fuzz_some(true, true);
}

/* ---- The program on a terminal ------------------------------------------------------------------------------------------- */

/* From the start of the program to the first screen with the lesson on it. */
static double first_screen(void)
{
	char name[100], seen[1 << 16];
	size_t size = 0;
	int terminal = posix_openpt(O_RDWR | O_NOCTTY), status;

	if (terminal < 0 || grantpt(terminal) || unlockpt(terminal) || ptsname_r(terminal, name, sizeof(name)))
		abort();
	int slave = open(name, O_RDWR | O_NOCTTY);

	ioctl(slave, TIOCSWINSZ, &(struct winsize){ .ws_row = 50, .ws_col = 160 });
	double start = clock_ms();
	pid_t pid = fork();

	if (pid == 0) {
		setsid();
		ioctl(slave, TIOCSCTTY, 0);
		dup2(slave, 0);
		dup2(slave, 1);
		dup2(slave, 2);
		putenv((char[]){ "TERM=xterm-256color" });
		putenv((char[]){ "XDG_STATE_HOME=/nonexistent" });
		execl(getenv("KLAB"), "klab", "learn", "01", (char *)NULL);
		_exit(127);
	}
	close(slave);
	while (!memmem(seen, size, "not a queue", 11) && size < sizeof(seen)) {
		ssize_t got = read(terminal, seen + size, sizeof(seen) - size);

		if (got <= 0)
			break;
		size += (size_t)got;
	}
	double passed = clock_ms() - start;

	if (write(terminal, "qq", 2) != 2) // the first is asked about
		abort();
	while (waitpid(pid, &status, WNOHANG) == 0) {
		struct pollfd p = { .fd = terminal, .events = POLLIN };

		if (poll(&p, 1, 20) > 0 && read(terminal, seen, sizeof(seen)) < 0)
			continue;
	}
	close(terminal);
	return passed;
}

static double run_shell(const char *options, const char *lines)
{
	char path[] = "/tmp/klab-bench-XXXXXX", command[300];
	int file = mkstemp(path);

	if (file < 0 || write(file, lines, strlen(lines)) != (ssize_t)strlen(lines))
		abort();
	close(file);
	snprintf(command, sizeof(command), "%s shell %s %s > /dev/null 2>&1", getenv("KLAB"), options, path);
	double start = clock_ms();

	if (system(command) != 0)
		puts("(it failed)");
	double passed = clock_ms() - start;

	remove(path);
	return passed;
}

static double produce_and_consume(void)
{
	return run_shell("", "kafka-topics --create --topic t --bootstrap-server localhost:9092\n"
	                     "kafka-producer-perf-test --topic t --num-records 100000 --record-size 100 --throughput -1 --bootstrap-server localhost:9092\n"
	                     "kafka-consumer-perf-test --topic t --num-records 100000 --bootstrap-server localhost:9092\n");
}

static double idle_day(void)
{
	return run_shell("", "run 1d\n");
}

/* On one core, once they are there. */
static double idle_speed_of(const char *options)
{
	double begin_ms = cpu_ms(RUSAGE_CHILDREN), between_ms;

	run_shell(options, "run 1s\n");
	between_ms = cpu_ms(RUSAGE_CHILDREN);
	run_shell(options, "run 6h\nrun 1s\n");
	return 6 * 3600e3 / (cpu_ms(RUSAGE_CHILDREN) - between_ms - (between_ms - begin_ms));
}

static double idle_speed(void)
{
	return idle_speed_of("--brokers 1");
}

static double idle_speed_of_three(void)
{
	return idle_speed_of("--brokers 3");
}

/* As one who plays it has it: told, with every invariant checked. */
static double scenario_speed(void)
{
	enum { LENGTH_S = 600 }; /* what it sleeps */
	char command[300];
	double begin_ms = cpu_ms(RUSAGE_CHILDREN);

	snprintf(command, sizeof(command), "%s run tests/bench/faults.lua > /dev/null", getenv("KLAB"));
	if (system(command) != 0)
		puts("(it failed)");
	return LENGTH_S * 1e3 / (cpu_ms(RUSAGE_CHILDREN) - begin_ms);
}

static double check_lessons(void)
{
	char command[300];
	double start = clock_ms();

	snprintf(command, sizeof(command), "%s lessons --check > /dev/null 2>&1", getenv("KLAB"));
	if (system(command) != 0)
		puts("(it failed)");
	return clock_ms() - start;
}

/* ---- A hundred brokers ------------------------------------------------------------------------------------------------------ */

enum { HUNDRED = 100, HUNDRED_TOPICS = 20, HUNDRED_PARTITIONS = 1000, HUNDRED_REPLICAS = 3, HUNDRED_CLIENTS = 100 };
enum { HUNDRED_LIMIT_US = 300 * 1000000, HUNDRED_SETTLE_US = 12 * 1000000, HUNDRED_REST_US = 10 * 1000000, HUNDRED_WORK_US = 2 * 1000000 };

static struct session *hundred;

static bool are_hundred_made(struct world *w)
{
	int32_t count = 0;

	for (int32_t id = 1; id <= HUNDRED; id++)
		TREE_EACH(&cluster_node(w, id)->partitions->tree, struct partition, p, node)
			count += p->log && p->leader >= 0;
	return count >= HUNDRED_TOPICS * HUNDRED_PARTITIONS * HUNDRED_REPLICAS;
}

static double make_hundred(void)
{
	hundred = session_new(&(struct session_options){ .seed = 1, .cluster = { .brokers = HUNDRED, .controllers = 3 } });
	struct world *w = session_world(hundred);
	struct heap *heap = heap_new(1 << 20);
	struct buf text = { .heap = heap };
	int32_t tab = session_open_tab(hundred);

	cluster_wait_ready(w, 60000000);
	double start = clock_ms();

	for (int i = 0; i < HUNDRED_TOPICS; i++) {
		char line[200];
		int size = snprintf(line, sizeof(line), "kafka-topics --create --topic many%d --partitions %d --replication-factor %d --bootstrap-server localhost:9092", i,
		                    HUNDRED_PARTITIONS, HUNDRED_REPLICAS);

		session_sh(hundred, tab, bytes_of(line, (size_t)size), 60000000, &text, &text);
	}
	int64_t end_us = world_now_us(w) + HUNDRED_LIMIT_US;

	while (!are_hundred_made(w) && world_now_us(w) < end_us)
		world_run_until(w, world_now_us(w) + 100000);
	if (!are_hundred_made(w))
		puts("(they were not all made)");
	double passed = clock_ms() - start;

	heap_del(heap);
	return passed;
}

static double hundred_event_us; /* the cost of a trace event, as of the last time that passed */

/* That much virtual time: times real time on one core. 0 when the world's region does not hold it all. */
static double pass_hundred(int64_t us)
{
	struct world *w = session_world(hundred);
	int64_t before = world_trace_count(w);
	double start = cpu_ms(RUSAGE_SELF), passed;

	world_run_until(w, world_now_us(w) + us);
	passed = cpu_ms(RUSAGE_SELF) - start;
	if (world_failure(w))
		puts("(the world's region is full)");
	hundred_event_us = world_failure(w) ? 0 : passed * 1e3 / (double)(world_trace_count(w) - before);
	return world_failure(w) ? 0 : (double)us / 1e3 / passed;
}

/* Nobody asks for anything. */
static double rest_hundred(void)
{
	if (!hundred)
		make_hundred();
	return pass_hundred(HUNDRED_REST_US);
}

/* Five producers a topic, each with ten records a second, and five consumers of a group a topic, each with 200 partitions. */
static double work_hundred(void)
{
	static bool is_begun;
	struct heap *heap = heap_new(1 << 20);
	struct buf text = { .heap = heap };

	if (!hundred)
		make_hundred();
	for (int i = 0; i < HUNDRED_CLIENTS && !is_begun; i++) {
		char line[200];
		int32_t tab = 1;
		int size = snprintf(line, sizeof(line), "app p%d producer --topic many%d --rate 10/s --keys 'user-{1..1000}'", i, i % HUNDRED_TOPICS);

		session_sh(hundred, tab, bytes_of(line, (size_t)size), 60000000, &text, &text);
		size = snprintf(line, sizeof(line), "app c%d consumer --topic many%d --group g%d", i, i % HUNDRED_TOPICS, i % HUNDRED_TOPICS);
		session_sh(hundred, tab, bytes_of(line, (size_t)size), 60000000, &text, &text);
	}
	if (!is_begun) /* until the groups have settled */
		world_run_until(session_world(hundred), world_now_us(session_world(hundred)) + HUNDRED_SETTLE_US);
	is_begun = true;
	heap_del(heap);
	return pass_hundred(HUNDRED_WORK_US);
}

static double hundred_event(void)
{
	return hundred_event_us;
}

static double hundred_memory(void)
{
	if (!hundred)
		make_hundred();
	return (double)heap_used(world_heap(session_world(hundred))) / (1 << 20);
}

/* ---- A thousand partitions ------------------------------------------------------------------------------------------------- */

enum { MANY = 1000, DEAD_BROKER = 2 };

/* Each broker has opened its replica of every partition, and one of them leads it. */
static bool are_made(struct session *s)
{
	for (int32_t id = 1; id <= 3; id++)
		for (int32_t i = 0; i < MANY; i++) {
			const struct partition *p = partition_find(cluster_node(session_world(s), id), BYTES("many"), i);

			if (!p || !p->log || p->leader < 0)
				return false;
		}
	return true;
}

/* The two that are left have taken up a leader other than the dead one for every partition. */
static bool are_elected(struct session *s)
{
	for (int32_t id = 1; id <= 3; id++)
		for (int32_t i = 0; i < MANY && id != DEAD_BROKER; i++) {
			const struct partition *p = partition_find(cluster_node(session_world(s), id), BYTES("many"), i);

			if (p->leader < 0 || p->leader == DEAD_BROKER)
				return false;
		}
	return true;
}

static void run_until(struct session *s, bool (*is_done)(struct session *))
{
	for (int i = 0; i < 3000 && !is_done(s); i++)
		world_run_until(session_world(s), world_now_us(session_world(s)) + 20000);
	if (!is_done(s))
		puts("(it did not come to an end)");
}

static double make_many(struct session **out)
{
	struct session *s = session_new(&(struct session_options){ .seed = 1, .cluster = { .brokers = 3 } });
	struct heap *heap = heap_new(1 << 20);
	struct buf text = { .heap = heap };
	int32_t tab = session_open_tab(s);

	cluster_wait_ready(session_world(s), 60000000);
	double start = clock_ms();

	session_sh(s, tab, BYTES("kafka-topics --create --topic many --partitions 1000 --replication-factor 3 --bootstrap-server localhost:9092"),
	           60000000, &text, NULL);
	run_until(s, are_made);
	double passed = clock_ms() - start;

	heap_del(heap);
	*out = s;
	return passed;
}

static double create_many(void)
{
	struct session *s;
	double passed = make_many(&s);

	session_del(s);
	return passed;
}

static double elect_many(void)
{
	struct session *s;

	make_many(&s);
	double start = clock_ms();

	world_kill(session_world(s), cluster_pid(session_world(s), DEAD_BROKER), KILL_PROCESS);
	run_until(s, are_elected);
	double passed = clock_ms() - start;

	session_del(s);
	return passed;
}

/* ---- A frame ---------------------------------------------------------------------------------------------------------------- */

static struct course course;
static struct tutorial tutorial;

static void press(uint32_t key)
{
	struct key_press p = { .key = key, .raw = { (char)key }, .raw_size = 1 };

	if (key == KEY_ENTER_)
		p.raw[0] = '\r';
	tutorial_press(&tutorial, &p);
}

static void type(const char *text)
{
	for (; *text; text++)
		press((unsigned char)*text);
	press(KEY_ENTER_);
}

/* 24 partitions, a producer and two consumers at work. */
static bool open_frame(void)
{
	struct tutorial_options options = { .lesson = 3, .width = 200, .height = 60 };
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };

	if (!course_open(&course, "lessons", &problem) || !tutorial_open(&tutorial, &course, &options, &problem))
		return false;
	press(KEY_F1 + 7);
	type("kafka-topics --create --topic clicks --partitions 24 --bootstrap-server localhost:9092");
	type("app web producer --topic clicks --rate 500/s --keys 'user-{1..500}'");
	type("app c1 consumer --topic clicks --group g");
	type("app c2 consumer --topic clicks --group g");
	for (int i = 0; i < 600; i++)
		tutorial_tick(&tutorial, 50000);
	return true;
}

static int view;

static double draw_frame(void)
{
	struct canvas canvas;
	int x, y;

	press(KEY_F1 + 2 + (uint32_t)view);
	tutorial_tick(&tutorial, 33000);
	double start = clock_ms();

	tutorial_draw(&tutorial, 200, 60, &canvas, &x, &y);
	return clock_ms() - start;
}

/* ---- Going back ---------------------------------------------------------------------------------------------------------------- */

static struct session *played;
static int64_t played_from_us;

/* Ten minutes of a cluster of three brokers with three producers and three consumers. */
static void play_ten_minutes(void)
{
	static const char *const lines[] = {
		"kafka-topics --create --topic t --partitions 6 --replication-factor 3 --bootstrap-server localhost:9092",
		"app p1 producer --topic t --rate 20/s", "app p2 producer --topic t --rate 20/s", "app p3 producer --topic t --rate 20/s",
		"app c1 consumer --topic t --group g", "app c2 consumer --topic t --group g", "app c3 consumer --topic t --group g",
	};
	if (played)
		return;
	struct heap *heap = heap_new(1 << 20);
	struct buf out = { .heap = heap };

	played = session_new(&(struct session_options){ .cluster = { .brokers = 3 }, .seed = 1 });
	int32_t tab = session_open_tab(played);

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		session_sh(played, tab, bytes_of_text(lines[i]), 60000000, &out, &out);
	heap_del(heap);
	session_begin_here(played);
	played_from_us = world_now_us(session_world(played));
	session_pass(played, INT64_C(600000000));
}

/* One event back, from somewhere in them. */
static double step_back(void)
{
	static int64_t place;

	play_ten_minutes();
	place = (place * 7 + 19) % 590;
	session_goto(played, played_from_us + (place + 10) * 1000000);
	double start = clock_ms();

	session_back_events(played, 1);
	return clock_ms() - start;
}

static double take_snapshot(void)
{
	play_ten_minutes();
	session_go_to(played, BYTES("main"));
	session_pass(played, 1000000);
	double start = clock_ms();
	struct snapshot *snapshot = world_snapshot(session_world(played));
	double passed = clock_ms() - start;

	snapshot_del(snapshot);
	return passed;
}

/* As many more as make a thousand and over, with what is set for their memory. */
static double thousand_snapshots(void)
{
	play_ten_minutes();
	session_pass(played, INT64_C(2400000000));
	return (double)world_snapshots_size(session_world(played)) / (1 << 20);
}

int main(int argc, char **argv)
{
	static const char *const frames[] = { "a frame of 200x60, Cluster, 24 partitions", "a frame of 200x60, Log", "a frame of 200x60, Groups",
		                                  "a frame of 200x60, Wire", "a frame of 200x60, Timeline" };

	if (argc > 1)
		chosen = argv[1];
	if (!getenv("KLAB"))
		setenv("KLAB", "./klab", 1);
	printf("%-58s %10s %10s %10s %-4s %s\n", "", "least", "middle", "most", "", "wanted");
	report("klab to its first painted screen", first_screen, 21, "ms", "under 50");
	report("100,000 records of 100 B produced and consumed in the shell", produce_and_consume, 7, "ms", "under 1,000");
	report("an idle cluster of one broker: a day of virtual time", idle_day, 3, "ms", "");
	report("the same, as times real time, one core", idle_speed, 3, "x", "over 100,000");
	report("an idle cluster of three brokers: times real time, one core", idle_speed_of_three, 3, "x", "over 100,000");
	report("3 brokers, 6 clients, faults: a scenario of ten minutes", scenario_speed, 7, "x", "over 1,000");
	report("3 brokers, 6 clients, faults: fuzzed, all times short", fuzz_speed, 5, "x", "over 1,000");
	report("the same with every invariant checked after every step", fuzz_speed_checked, 5, "x", "");
	report("the same, trace events a second", fuzz_events, 5, "", "");
	report("1,000 partitions created on each of 3 brokers", create_many, 7, "ms", "under 1,000");
	report("a broker dies: new leaders for all that it led, everywhere", elect_many, 7, "ms", "under 1,000");
	report("100 brokers: 20,000 partitions of 3 replicas are made", make_hundred, 1, "ms", "");
	report("100 brokers at rest: times real time, one core", rest_hundred, 3, "x", "over 1");
	report("100 brokers at rest: a trace event", hundred_event, 1, "us", "");
	report("100 brokers at rest: memory", hundred_memory, 1, "MiB", "");
	report("100 brokers, 100 producers and consumers: times real time", work_hundred, 3, "x", "over 1");
	report("100 brokers, 100 producers and consumers: a trace event", hundred_event, 1, "us", "");
	report("100 brokers, 100 producers and consumers: memory", hundred_memory, 1, "MiB", "");
	if (hundred)
		session_del(hundred);
	report("every lesson checked", check_lessons, 3, "ms", "under 30,000");
	report("one step back in ten minutes of 3 brokers, 6 clients", step_back, 31, "ms", "under 50");
	report("a snapshot of them", take_snapshot, 31, "ms", "under 5");
	report("memory after more than 1,000 snapshots", thousand_snapshots, 1, "MiB", "256 as set");
	if (played)
		session_del(played);
	if (open_frame())
		for (view = 0; view < TUTORIAL_VIEWS; view++)
			report(frames[view], draw_frame, 31, "ms", "under 2");
	return 0;
}
