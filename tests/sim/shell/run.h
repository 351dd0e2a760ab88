/* Runs lines in a fresh world and looks at what they printed: for tests of commands.
 *
 *     struct run r = run_lines(1, "kafka-topics --bootstrap-server localhost:9092 --list\n");
 *     assert_text(run_out(&r), "\n");
 *     run_end(&r);
 *
 * The lines go through session_run_plain(), as `klab shell` without a terminal reads them.
 */
#ifndef KLAB_TESTS_SIM_SHELL_RUN_H
#define KLAB_TESTS_SIM_SHELL_RUN_H

#include "sim/shell/session.h"
#include "tests/test.h"

struct run {
	struct session *session;
	char *out;
	size_t out_size;
	char *err;
	size_t err_size;
	int32_t status;
};

struct run run_lines(int32_t brokers, const char *lines);
/* The same, with controllers that are no brokers. */
struct run run_lines_apart(int32_t brokers, int32_t controllers, const char *lines);
/* The same, with each node on a host of its own. */
struct run run_lines_in_containers(int32_t brokers, const char *lines);
/* The same, in a world without a cluster: for what needs none. */
struct run run_lines_alone(const char *lines);
struct bytes run_out(const struct run *);
struct bytes run_err(const struct run *);
void run_end(struct run *);

/* Runs, compares output, error and status, ends. */
void assert_run(int32_t brokers, const char *lines, const char *out, const char *err, int32_t status);
void assert_alone(const char *lines, const char *out, const char *err, int32_t status);

#endif
