#include "sim/shell/kafka/metadata_nodes.h"
#include "tests/test.h"

static bool matches(const char *glob, const char *name)
{
	return metadata_glob_matches(bytes_of_text(glob), bytes_of_text(name));
}

TEST(globs_have_stars_question_marks_and_groups)
{
	assert_true(matches("*", "anything"));
	assert_true(matches("a*c", "ac"));
	assert_true(matches("a*c", "abbc"));
	assert_false(matches("a*c", "abcd"));
	assert_true(matches("b?r", "bar"));
	assert_false(matches("b?r", "br"));
	assert_true(matches("{foo,ba*}-x", "bar-x"));
	assert_false(matches("{foo,ba*}-x", "fo-x"));
	assert_true(matches("a.b", "a.b"));
	assert_false(matches("a.b*", "acb"));
	assert_true(matches("*\\*", "ab*"));
	assert_false(matches("*\\*", "abc"));
}

TEST(a_glob_that_makes_no_sense_is_a_name)
{
	assert_true(matches("{a", "{a"));
	assert_false(matches("{a*", "{ab"));
	assert_true(matches("{a{b}}", "{a{b}}"));
}

/* What a walk met, a path a line. */
struct met {
	struct buf text;
};

static void meet(void *owner, struct bytes path, const struct metadata_node *node)
{
	struct met *m = owner;

	buf_printf(&m->text, "%.*s%s\n", (int)path.size, (const char *)path.data, node ? "" : " is not there");
}

TEST(paths_begin_at_the_root_or_where_one_is)
{
	struct heap *heap = heap_new(4u << 20);
	struct arena arena;
	struct image image;
	struct met met = { .text = { .heap = heap } };

	arena_init(&arena, heap);
	image_init(&image, heap);
	const struct metadata_node *root = metadata_nodes_of(&image, 0, &arena);

	metadata_visit_path(root, BYTES("/image"), BYTES("scram/*"), &arena, meet, &met);
	metadata_visit_path(root, BYTES("/image"), BYTES("../local/./version/"), &arena, meet, &met);
	metadata_visit_path(root, BYTES("/image"), BYTES("/../../acls"), &arena, meet, &met);
	metadata_visit_path(root, BYTES("/image"), BYTES("provenance/x"), &arena, meet, &met);
	metadata_visit_path(root, BYTES("/image"), BYTES("/"), &arena, meet, &met);
	assert_text(buf_bytes(&met.text), "/image/scram/SCRAM-SHA-256\n/image/scram/SCRAM-SHA-512\n/local/version\n/../../acls is not there\n"
	                                  "provenance/x is not there\n/\n");
	buf_free(&met.text);
	image_free(&image);
	arena_free(&arena);
	heap_del(heap);
}

TEST(a_broker_is_told_as_kafka_does)
{
	struct heap *heap = heap_new(1u << 20);
	struct arena arena;
	struct broker_endpoint endpoints[] = { { BYTES("SSL"), BYTES("b"), 2, 1 }, { BYTES("PLAINTEXT"), BYTES("a"), 1, 0 } };
	struct register_broker_record_broker_feature features[] = { { BYTES("metadata.version"), 7, 33 }, { BYTES("kraft.version"), 1, 1 } };
	struct uuid directory = DIRECTORY_UNASSIGNED;
	struct broker_image broker = { .id = 1, .epoch = 12, .rack = BYTES("r1"), .is_fenced = true, .endpoints = endpoints, .endpoint_count = 2 };

	broker.features = features;
	broker.feature_count = 2;
	broker.log_dirs = &directory;
	broker.log_dir_count = 1;
	arena_init(&arena, heap);
	assert_text(metadata_broker_text(&broker, &arena, heap),
	            "BrokerRegistration(id=1, epoch=12, incarnationId=AAAAAAAAAAAAAAAAAAAAAA, listeners=[Endpoint(listenerName='PLAINTEXT', "
	            "securityProtocol=PLAINTEXT, host='a', port=1), Endpoint(listenerName='SSL', securityProtocol=SSL, host='b', port=2)], "
	            "supportedFeatures={kraft.version: 1, metadata.version: 7-33}, rack=Optional[r1], fenced=true, inControlledShutdown=false, "
	            "isMigratingZkBroker=false, directories=[AAAAAAAAAAAAAAAAAAAAAQ], cordonedDirectories=[])");
	arena_free(&arena);
	heap_del(heap);
}
