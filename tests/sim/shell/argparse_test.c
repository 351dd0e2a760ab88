/* argparse4j's way to talk. The texts are what the tools of Kafka 4.4.0 print. */
#include "sim/shell/kafka/argparse.h"
#include "tests/sim/shell/run.h"

#define SERVER "--bootstrap-server localhost:9092 "

static const char quorum_usage[] = "usage: kafka-metadata-quorum [-h] [--command-config COMMAND_CONFIG]\n"
                                   "                             (--bootstrap-server BOOTSTRAP_SERVER |\n"
                                   "                             --bootstrap-controller BOOTSTRAP_CONTROLLER)\n"
                                   "                             {describe,add-controller,remove-controller}\n"
                                   "                             ...\n";
static const char describe_usage[] = "usage: kafka-metadata-quorum (--bootstrap-server BOOTSTRAP_SERVER |\n"
                                     "                             --bootstrap-controller BOOTSTRAP_CONTROLLER)\n"
                                     "                             describe [-h] [--status] [--replication]\n"
                                     "                             [--human-readable]\n";
static const char format_usage[] = "usage: kafka-storage format [-h] --config CONFIG --cluster-id CLUSTER_ID\n"
                                   "                     [--add-scram ADD_SCRAM] [--ignore-formatted]\n"
                                   "                     [--release-version RELEASE_VERSION]\n"
                                   "                     [--feature FEATURE] [--standalone |\n"
                                   "                     --no-initial-controllers |\n"
                                   "                     --initial-controllers INITIAL_CONTROLLERS]\n";
static const char cluster_usage[] = "usage: kafka-cluster cluster-id [-h] [--config CONFIG]\n"
                                    "                     [--command-config COMMAND_CONFIG]\n"
                                    "                     (--bootstrap-server BOOTSTRAP_SERVER |\n"
                                    "                     --bootstrap-controller BOOTSTRAP_CONTROLLER)\n";
static const char perf_usage[] = "usage: kafka-producer-perf-test\n"
                                 "       [-h] [--bootstrap-server BOOTSTRAP-SERVER] --topic TOPIC\n"
                                 "       --num-records NUM-RECORDS [--payload-delimiter PAYLOAD-DELIMITER]\n"
                                 "       --throughput THROUGHPUT\n"
                                 "       [--producer-props PROP-NAME=PROP-VALUE [PROP-NAME=PROP-VALUE ...]]\n"
                                 "       [--command-property PROP-NAME=PROP-VALUE [PROP-NAME=PROP-VALUE ...]]\n"
                                 "       [--producer.config CONFIG-FILE] [--command-config CONFIG-FILE]\n"
                                 "       [--print-metrics] [--transactional-id TRANSACTIONAL-ID]\n"
                                 "       [--transaction-duration-ms TRANSACTION-DURATION]\n"
                                 "       [--warmup-records WARMUP-RECORDS] [--reporting-interval INTERVAL-MS]\n"
                                 "       [--record-key-range KEY-RANGE] [--key-distribution KEY-DISTRIBUTION]\n"
                                 "       [--random-seed RANDOM-SEED] (--record-size RECORD-SIZE |\n"
                                 "       --payload-file PAYLOAD-FILE | --payload-monotonic)\n";

static const struct {
	const char *line, *usage, *error;
} complaints[] = {
	{ "kafka-metadata-quorum\n", quorum_usage, "kafka-metadata-quorum: error: too few arguments\n" },
	{ "kafka-metadata-quorum describe --status\n", quorum_usage,
	  "kafka-metadata-quorum: error: one  of  the  arguments --bootstrap-server --\nbootstrap-controller is required\n" },
	{ "kafka-metadata-quorum " SERVER "describe --bogus\n", describe_usage, "kafka-metadata-quorum: error: unrecognized arguments: '--bogus'\n" },
	/* The server goes in front of the word. */
	{ "kafka-metadata-quorum describe --status " SERVER "\n", describe_usage,
	  "kafka-metadata-quorum: error: unrecognized arguments: '--bootstrap-server'\n" },
	{ "kafka-metadata-quorum " SERVER "bogus\n", quorum_usage,
	  "kafka-metadata-quorum:  error:  invalid   choice:   'bogus'   (choose  from\n'describe', 'add-controller', 'remove-controller')\n" },
	{ "kafka-storage format\n", format_usage, "kafka-storage: error: argument --cluster-id/-t is required\n" },
	{ "kafka-storage format -t x\n", format_usage, "kafka-storage: error: argument --config/-c is required\n" },
	{ "kafka-storage format -c\n", format_usage, "kafka-storage: error: argument --config/-c: expected one argument\n" },
	{ "kafka-storage format -c config/server.properties -t x --standalone -N\n", format_usage,
	  "kafka-storage: error:  argument  --no-initial-controllers/-N:  not  allowed\nwith argument --standalone/-s\n" },
	{ "kafka-storage random-uuid x\n", "usage: kafka-storage random-uuid [-h]\n", "kafka-storage: error: unrecognized arguments: 'x'\n" },
	{ "kafka-cluster cluster-id\n", cluster_usage,
	  "kafka-cluster:  error:  one  of   the  arguments  --bootstrap-server/-b  --\nbootstrap-controller/-C is required\n" },
	{ "kafka-cluster cluster-id -b\n", cluster_usage, "kafka-cluster:  error:   argument   --bootstrap-server/-b:   expected   one\nargument\n" },
	{ "kafka-producer-perf-test --topic t\n", perf_usage, "kafka-producer-perf-test: error: argument --throughput is required\n" },
	{ "kafka-producer-perf-test --topic t --num-records 0 --record-size 1 --throughput 1 " SERVER "\n", perf_usage,
	  "kafka-producer-perf-test:  error:  --num-records  should  be  greater  than\nzero.\n" },
	{ "kafka-producer-perf-test --topic t --num-records 10 --record-size 10 --throughput -1\n", perf_usage,
	  "kafka-producer-perf-test: error: At  least  one  of  --bootstrap-server, --\n"
	  "command-property, --producer-props,  --producer.config  or --command-config\nmust be specified.\n" },
};

TEST(a_complaint_shows_the_usage_of_the_parser_that_complains)
{
	for (size_t i = 0; i < sizeof(complaints) / sizeof(complaints[0]); i++) {
		struct run r = run_lines_alone(complaints[i].line);
		struct bytes err = run_err(&r), usage = bytes_of_text(complaints[i].usage);

		assert_text(bytes_slice(err, 0, usage.size), complaints[i].usage);
		assert_text(bytes_slice(err, usage.size, err.size), complaints[i].error);
		assert_text(run_out(&r), "");
		assert_int_equal(r.status, 1);
		run_end(&r);
	}
}

TEST(the_features_tool_complains_in_its_own_way)
{
	assert_alone("kafka-features\n", "", "Command line error: too few arguments. Type --help for help.", 1);
	assert_alone("kafka-features describe\n", "",
	             "Command line error: You must specify either --bootstrap-controller or --bootstrap-server.. Type --help for help.", 1);
	assert_alone("kafka-features describe " SERVER "\n", "", "Command line error: unrecognized arguments: '--bootstrap-server'. Type --help for help.", 1);
	assert_alone("kafka-features " SERVER "upgrade\n", "", "You must specify at least one feature to upgrade\n", 1);
}

TEST(help_is_wrapped_behind_its_flags)
{
	struct run r = run_lines_alone("kafka-storage format -h\n");
	struct bytes out = run_out(&r);

	assert_text(bytes_slice(out, 0, strlen(format_usage)), format_usage);
	assert_true(bytes_find_bytes(out, BYTES("\n\noptional arguments:\n  -h, --help             ")) < out.size);
	assert_true(bytes_find_bytes(out, BYTES("\n  --cluster-id CLUSTER_ID, -t CLUSTER_ID\n                         ")) < out.size);
	assert_true(bytes_find_bytes(out, BYTES("\n  --standalone, -s       ")) < out.size);
	assert_int_equal(r.status, 0);
	run_end(&r);
}

TEST(a_long_flag_may_be_shortened_as_long_as_it_is_the_only_one)
{
	struct run r = run_lines(1, "kafka-metadata-quorum " SERVER "describe --re\nkafka-metadata-quorum --bootstrap " SERVER "describe --status\n");

	assert_true(bytes_starts_with(run_out(&r), BYTES("NodeId\tDirectoryId")));
	assert_true(bytes_find_bytes(run_err(&r), BYTES("'--bootstrap'")) < run_err(&r).size);
	run_end(&r);
}
