#include <stdio.h>

#include "engine/broker/storage_format.h"
#include "engine/meta/image_write.h"
#include "engine/raft/raft.h"
#include "tests/node_bench.h"
#include "tests/test.h"

#define PROPERTIES                                                                                           \
	"process.roles=broker,controller\nnode.id=1\ncontroller.quorum.bootstrap.servers=localhost:9093\n"       \
	"listeners=PLAINTEXT://:9092,CONTROLLER://:9093\ncontroller.listener.names=CONTROLLER\nlog.dirs=/a,/b\n"

struct formatting {
	struct heap *heap;
	struct memory_disk *files;
	struct prng prng;
	struct storage_format_options options;
	struct buf out, err;
};

static struct formatting begin(void)
{
	struct formatting f = { .heap = heap_new(16u << 20) };

	f.files = memory_disk_new(f.heap);
	f.out.heap = f.err.heap = f.heap;
	prng_seed(&f.prng, 1, 1);
	f.options = (struct storage_format_options){ .heap = f.heap, .disk = memory_disk_port(f.files), .wall_ms = INT64_C(1700000000000) };
	f.options.properties = BYTES(PROPERTIES);
	f.options.cluster_id = BYTES("4L6g3nShT-eMCtK--X86sw");
	return f;
}

static int format(struct formatting *f)
{
	f->options.prng = &f->prng;
	buf_clear(&f->out);
	buf_clear(&f->err);
	return storage_format(&f->options, &f->out, &f->err);
}

TEST(formatting_says_what_it_does_and_writes_meta_properties)
{
	struct formatting f = begin();

	f.options.is_standalone = true;
	assert_int_equal(format(&f), 0);
	assert_text(buf_bytes(&f.out),
	            "Bootstrap metadata: BootstrapMetadata(records=[ApiMessageAndVersion(FeatureLevelRecord(name='metadata.version', featureLevel=33) "
	            "at version 0), ApiMessageAndVersion(FeatureLevelRecord(name='eligible.leader.replicas.version', featureLevel=1) "
	            "at version 0)], metadataVersionLevel=33, source=format command)\n"
	            "Formatting dynamic metadata voter directory /a with metadata.version 4.4-IV2.\n"
	            "Formatting data directory /b with metadata.version 4.4-IV2.\n");
	struct bytes meta = buf_bytes(memory_disk_file(f.files, "/b/meta.properties"));

	assert_true(bytes_starts_with(meta, BYTES("#\n#Tue Nov 14 22:13:20 UTC 2023\ncluster.id=4L6g3nShT-eMCtK--X86sw\ndirectory.id=")));
	assert_bytes(bytes_slice(meta, meta.size - 21, 21), BYTES("\nnode.id=1\nversion=1\n"));
	assert_non_null(memory_disk_file(f.files, "/a/__cluster_metadata-0/00000000000000000000-0000000000.checkpoint"));
	assert_null(memory_disk_file(f.files, "/b/__cluster_metadata-0/00000000000000000000-0000000000.checkpoint"));
	heap_del(f.heap);
}

TEST(what_is_formatted_is_left_alone)
{
	struct formatting f = begin();

	f.options.is_standalone = true;
	assert_int_equal(format(&f), 0);
	assert_int_equal(format(&f), 1);
	assert_text(buf_bytes(&f.err), "Log directory /a is already formatted. Use --ignore-formatted to ignore this directory and format the others.\n");
	f.options.is_formatted_ignored = true;
	assert_int_equal(format(&f), 0);
	assert_text(buf_bytes(&f.out), "All of the log directories are already formatted.\n");
	f.options.cluster_id = BYTES("AAAAAAAAAAAAAAAAAAAAAA");
	assert_int_equal(format(&f), 1);
	assert_text(buf_bytes(&f.err),
	            "Exception in thread \"main\" java.lang.RuntimeException: Invalid cluster.id in: /a/meta.properties. Expected AAAAAAAAAAAAAAAAAAAAAA, but read 4L6g3nShT-eMCtK--X86sw\n");
	heap_del(f.heap);
}

TEST(a_directory_that_cannot_be_looked_into_is_left_out_of_formatting)
{
	struct formatting f = begin();

	f.options.is_standalone = true;
	disk_replace(f.options.disk, BYTES("/b"), BYTES("a file"));
	assert_int_equal(format(&f), 0);
	assert_true(bytes_find_bytes(buf_bytes(&f.out), BYTES("I/O error trying to read log directory /b. Ignoring...\n")) < f.out.size);
	assert_true(bytes_find_bytes(buf_bytes(&f.out), BYTES("Formatting dynamic metadata voter directory /a with")) < f.out.size);
	assert_true(bytes_find_bytes(buf_bytes(&f.out), BYTES("directory /b with")) == f.out.size);
	f.options.properties = BYTES("process.roles=broker,controller\nnode.id=1\ncontroller.quorum.bootstrap.servers=localhost:9093\n"
	                             "listeners=PLAINTEXT://:9092,CONTROLLER://:9093\ncontroller.listener.names=CONTROLLER\nlog.dirs=/b\n");
	assert_int_equal(format(&f), 1);
	assert_text(buf_bytes(&f.err), "No available log directories to format.\n");
	heap_del(f.heap);
}

TEST(a_controller_must_know_its_voters)
{
	struct formatting f = begin();

	assert_int_equal(format(&f), 1);
	assert_text(buf_bytes(&f.err), "Because controller.quorum.voters is not set on this controller, you must specify one of the following: "
	                               "--standalone, --initial-controllers, or --no-initial-controllers.\n");
	f.options.initial_controllers = BYTES("1@localhost:9093:nonsense");
	assert_int_equal(format(&f), 1);
	f.options.initial_controllers = BYTES("1@localhost:9093:DXZFiYtNTzO0hEc7Wz8o1w,2@other:9093:JEXY6aqzQY-32P5TStzaFg");
	assert_int_equal(format(&f), 0);
	assert_true(bytes_find_bytes(buf_bytes(memory_disk_file(f.files, "/a/meta.properties")), BYTES("directory.id=DXZFiYtNTzO0hEc7Wz8o1w\n")) <
	            buf_bytes(memory_disk_file(f.files, "/a/meta.properties")).size);
	heap_del(f.heap);
}

TEST(an_older_release_may_be_formatted_for)
{
	struct formatting f = begin();

	f.options.is_standalone = true;
	f.options.release_version = BYTES("4.1");
	assert_int_equal(format(&f), 0);
	assert_true(bytes_find_bytes(buf_bytes(&f.out), BYTES("with metadata.version 4.1-IV1.\n")) < f.out.size);
	heap_del(f.heap);
	f = begin();
	f.options.is_standalone = true;
	f.options.release_version = BYTES("9.9");
	assert_int_equal(format(&f), 1);
	heap_del(f.heap);
}

static void assert_refused(struct formatting *f, const char *text)
{
	assert_int_equal(format(f), 1);
	assert_text(buf_bytes(&f->err), text);
}

TEST(features_begin_at_the_levels_that_were_asked_for)
{
	struct formatting f = begin();
	struct bytes features[2] = { BYTES("eligible.leader.replicas.version=1"), BYTES("eligible.leader.replicas.version=0") };

	f.options.is_standalone = true;
	f.options.features = features;
	f.options.feature_count = 2;
	f.options.cluster_id = BYTES("any text");
	assert_int_equal(format(&f), 0);
	assert_true(bytes_starts_with(buf_bytes(&f.out), BYTES("Bootstrap metadata: BootstrapMetadata(records=[ApiMessageAndVersion(FeatureLevelRecord("
	                                                       "name='metadata.version', featureLevel=33) at version 0)], metadataVersionLevel=33")));
	heap_del(f.heap);
}

TEST(features_that_are_not_there_and_levels_that_do_not_fit_are_refused)
{
	struct formatting f = begin();
	struct bytes feature = BYTES("x");

	f.options.is_standalone = true;
	f.options.features = &feature;
	f.options.feature_count = 1;
	assert_refused(&f, "Exception in thread \"main\" java.lang.RuntimeException: Can't parse feature=level string x: equals sign not found.\n");
	feature = BYTES("nosuch=1");
	assert_refused(&f, "Unsupported feature: nosuch. Supported features are: eligible.leader.replicas.version, kraft.version\n");
	feature = BYTES("eligible.leader.replicas.version=9");
	assert_refused(&f, "Exception in thread \"main\" java.lang.IllegalArgumentException: No feature:eligible.leader.replicas.version with feature level 9\n");
	feature = BYTES("metadata.version=99");
	assert_refused(&f, "Exception in thread \"main\" java.lang.IllegalArgumentException: No MetadataVersion with feature level 99. Valid feature levels are "
	                   "from 7 to 34.\n");
	f.options.release_version = BYTES("4.0");
	assert_refused(&f, "Use --release-version instead of --feature metadata.version=X to avoid ambiguity.\n");
	f.options.release_version = BYTES("3.9");
	feature = BYTES("eligible.leader.replicas.version=1");
	assert_refused(&f, "Exception in thread \"main\" java.lang.IllegalArgumentException: eligible.leader.replicas.version could not be set to 1 because it "
	                   "depends on metadata.version level 23\n");
	heap_del(f.heap);
}

TEST(controllers_that_cannot_be_read_are_refused_as_kafka_does)
{
	static const char *const cases[][2] = {
		{ "localhost", "No @ found in dynamic voter string." },
		{ "-1@localhost:1:gLah3v1WTMyEgqoXEamYYw", "Invalid negative node id -1 in dynamic voter string." },
		{ "1@[::1:1:gLah3v1WTMyEgqoXEamYYw", "Hostname began with left bracket, but no right bracket was found." },
		{ "1@localhost:70000:gLah3v1WTMyEgqoXEamYYw", "Invalid port 70000 in dynamic voter string." },
		{ "1@localhost:1:gLah3v1WTMyEgqoXEamYYw,1@localhost:2:gLah3v1WTMyEgqoXEamYYA", "Node id 1 was specified more than once." },
	};
	struct formatting f = begin();
	char text[300];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		f.options.initial_controllers = bytes_of_text(cases[i][0]);
		snprintf(text, sizeof(text), "Exception in thread \"main\" java.lang.IllegalArgumentException: %s\n", cases[i][1]);
		assert_refused(&f, text);
	}
	f.options.initial_controllers = BYTES("1@[::1]:9093:gLah3v1WTMyEgqoXEamYYw");
	assert_int_equal(format(&f), 0);
	heap_del(f.heap);
}

/* All of an image as the bytes of a snapshot. */
static struct bytes encoded(struct node_bench *b)
{
	struct buf out = { .heap = b->heap };
	struct snapshot_writer writer;

	snapshot_begin(&writer, &out, 0, 0, 0, 0, NULL);
	image_write(&b->node->image, &writer);
	snapshot_end(&writer);
	struct bytes copy = arena_copy(&b->arena, buf_bytes(&out));

	buf_free(&out);
	return copy;
}

TEST(a_node_that_starts_from_a_snapshot_has_the_same_image)
{
	struct node_bench *b = bench_new("metadata.log.max.record.bytes.between.snapshots=2000\nmetadata.max.idle.interval.ms=0\n");

	bench_start_ready(b);
	int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);

	for (int i = 0; i < 20; i++)
		bench_create_topic(b, conn, arena_text(&b->arena, arena_printf(&b->arena, "topic-%d", i)), 3);
	bench_run(b, 1000);
	int64_t end = b->node->raft->snapshot.end_offset;

	assert_true(end > 20);
	assert_non_null(memory_disk_file(
		b->files, arena_text(&b->arena, arena_printf(&b->arena, "/tmp/kraft-combined-logs/__cluster_metadata-0/%020lld-%010d.checkpoint",
		                                             (long long)end, 1))));
	struct bytes before = encoded(b);
	int32_t partitions = image_topic(&b->node->image, BYTES("topic-19"))->partition_count;

	bench_kill(b);
	bench_start(b);
	assert_int_equal(partitions, 3);
	assert_bytes(encoded(b), before);
	bench_del(b);
}

TEST(a_second_server_on_the_same_directory_is_refused)
{
	struct node_bench *b = bench_new("");
	struct disk *disk = memory_disk_port(b->files);

	memory_disk_reopen(b->files);
	b->keeps_locks = true;
	assert_int_equal(disk->ops->lock(disk->self, BYTES("/tmp/kraft-combined-logs/.lock")), ERR_OK);
	bench_start(b);
	assert_int_equal(b->exit_status, 1);
	assert_true(bytes_find_bytes(buf_bytes(&b->err), BYTES("org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in "
	                                                        "/tmp/kraft-combined-logs. A Kafka instance in another process or thread is using "
	                                                        "this directory.\n")) < b->err.size);
	bench_del(b);
}

TEST(any_call_of_the_disk_may_fail_and_the_node_ends_or_goes_on)
{
	int step = 1;

	for (int call = 1;; call += step) {
		struct node_bench *b = bench_new("metadata.log.max.record.bytes.between.snapshots=500\n");
		int formatted = memory_disk_calls(b->files);

		memory_disk_fail_at(b->files, formatted + call, ERR_IO);
		bench_start(b);
		if (b->node)
			bench_run(b, 1500);
		if (b->node) {
			int32_t conn = bench_connect(b, BENCH_CLIENT_PORT);
			struct metadata_request request;

			message_init(&metadata_request_schema, &request);
			struct metadata_request_metadata_request_topic wanted = { .name = BYTES("auto") };

			request.topics = &wanted;
			request.topics_count = 1;
			bench_request(b, conn, API_KEY_METADATA, 9, &request);
			bench_run(b, 1500);
		}
		bool is_whole = memory_disk_calls(b->files) < formatted + call;

		assert_true(is_whole || b->node || b->exit_status == 1);
		bench_del(b);
		if (is_whole)
			break;
		assert_true(call < 100000);
	}
}
