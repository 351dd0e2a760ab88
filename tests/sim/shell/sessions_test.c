/* Whole sessions of the shell: each line of golden/NAME.lines in one world, and what all of them print, in golden/NAME.txt.
 *
 * The lines of Kafka's tools were given to the tools of Kafka 4.4.0 as well, with a broker of 4.4.0 (those of golden/cluster-*.lines with three):
 * they print the same, but for times and ids, for features and APIs that are not there yet, and for what help says of a flag, which is in words
 * of klab's own. `make interop-tools` gives the latter to Kafka's tools again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/shell/run.h"

static struct bytes read_lines(struct heap *heap, const char *name)
{
	char path[200];
	struct buf text = { .heap = heap };
	int c;

	snprintf(path, sizeof(path), "tests/sim/shell/golden/%s.lines", name);
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	while ((c = getc(file)) != EOF)
		buf_add_char(&text, (char)c);
	fclose(file);
	return buf_bytes(&text);
}

/* What marks a line in both streams; quotes in it are left out. */
static void add_marks(struct buf *script, struct bytes line)
{
	struct buf mark = { .heap = script->heap };

	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] != '\'')
			buf_add_char(&mark, (char)line.data[i]);
	buf_printf(script, "echo '$ %s'; echo '$ %s' >&2\n", buf_text(&mark), buf_text(&mark));
	buf_free(&mark);
}

static void check_with(int32_t brokers, bool has_status, const char *name)
{
	struct heap *heap = heap_new(8u << 20);
	struct buf script = { .heap = heap }, all = { .heap = heap };
	struct bytes lines = read_lines(heap, name);
	char path[200];

	while (lines.size > 0) {
		size_t end = bytes_find(lines, 0, '\n');

		add_marks(&script, bytes_slice(lines, 0, end));
		buf_add_bytes(&script, bytes_slice(lines, 0, end + 1));
		buf_add_text(&script, has_status ? "echo \"(status $?)\"\n" : "");
		lines = bytes_slice(lines, end + 1, lines.size);
	}
	struct run r = run_lines(brokers, buf_text(&script));

	buf_add_bytes(&all, run_out(&r));
	buf_add_text(&all, "---- standard error ----\n");
	buf_add_bytes(&all, run_err(&r));
	snprintf(path, sizeof(path), "tests/sim/shell/golden/%s.txt", name);
	assert_golden(path, buf_bytes(&all));
	run_end(&r);
	heap_del(heap);
}

static void check(const char *name)
{
	check_with(1, false, name);
}

static void check_cluster(const char *name)
{
	check_with(3, true, name);
}

TEST(topics_and_what_is_refused_of_them)
{
	check("refused-topics");
}

TEST(records_go_in_and_out_and_configs_change)
{
	check("records-and-configs");
}

TEST(quotas_of_clients_users_and_addresses)
{
	check("quotas");
}

TEST(groups_quorum_cluster_and_servers_that_are_not_there)
{
	check("groups-and-quorum");
}

TEST(log_directories_are_formatted_and_told_of)
{
	check("storage");
}

TEST(performance_is_measured_and_files_are_dumped)
{
	check("perf-and-files");
}

TEST(verifiable_producers_and_consumers_tell_as_json_what_they_do)
{
	check("verifiable");
}

TEST(how_long_a_record_takes_from_end_to_end)
{
	check("e2e-latency");
}

TEST(client_metrics_are_asked_for_and_shown)
{
	check("client-metrics");
}

TEST(mistakes_are_told_as_by_kafkas_tools)
{
	check("mistakes");
}

TEST(lines_are_understood_as_a_shell_does)
{
	check("line-language");
}

TEST(apps_brokers_network_disks_and_clocks_obey_their_words)
{
	check("words");
}

TEST(features_of_a_cluster_are_told_and_changed)
{
	check_cluster("cluster-features");
}

TEST(directories_are_formatted_for_quorums_of_all_kinds)
{
	check_cluster("cluster-storage");
}

TEST(a_quorum_is_told_of_with_all_its_flags)
{
	check_cluster("cluster-quorum");
}

TEST(metadata_is_walked_like_files)
{
	check_cluster("cluster-metadata-shell");
}

TEST(topics_and_settings_on_several_brokers_and_on_fewer)
{
	check_cluster("cluster-topics");
}

TEST(replicas_move_and_leaders_change)
{
	check_cluster("cluster-moves");
}

TEST(replicas_move_between_the_directories_of_a_broker)
{
	check_cluster("cluster-dirs");
}

TEST(nodes_are_listed_and_leave_the_registry)
{
	check_cluster("cluster-nodes");
}

TEST(replicas_are_compared_with_each_other)
{
	check_cluster("cluster-replicas");
}
