#include "engine/broker/config.h"
#include "engine/broker/config_fields.h"
#include "engine/wire/errors.h"
#include "tests/node_bench.h"
#include "tests/test.h"

struct bench {
	struct node_bench *node;
	int32_t conn;
};

static struct bench begin(const char *properties)
{
	struct bench b = { bench_new(properties), 0 };

	bench_start_ready(b.node);
	b.conn = bench_connect(b.node, BENCH_CLIENT_PORT);
	bench_create_topic(b.node, b.conn, "t", 1);
	return b;
}

static const struct incremental_alter_configs_response_alter_configs_resource_response *alter(struct bench *b, int8_t type, const char *resource,
                                                                                              int8_t operation, const char *name,
                                                                                              const char *value)
{
	struct incremental_alter_configs_request request;
	struct incremental_alter_configs_request_alterable_config config = { bytes_of_text(name), operation, bytes_of_text(value) };
	struct incremental_alter_configs_request_alter_configs_resource r = { type, bytes_of_text(resource), &config, 1 };

	message_init(&incremental_alter_configs_request_schema, &request);
	request.resources = &r;
	request.resources_count = 1;
	const struct incremental_alter_configs_response *response =
		bench_ask(b->node, b->conn, API_KEY_INCREMENTAL_ALTER_CONFIGS, 1, &request);

	return &response->responses[0];
}

static const struct describe_configs_response_describe_configs_result *describe(struct bench *b, int8_t type, const char *resource,
                                                                                const char *key)
{
	struct describe_configs_request request;
	struct bytes name = bytes_of_text(key);
	struct describe_configs_request_describe_configs_resource r = { type, bytes_of_text(resource), &name, key ? 1 : -1 };

	message_init(&describe_configs_request_schema, &request);
	request.resources = &r;
	request.resources_count = 1;
	request.include_synonyms = true;
	const struct describe_configs_response *response = bench_ask(b->node, b->conn, API_KEY_DESCRIBE_CONFIGS, 4, &request);

	return &response->results[0];
}

static struct bytes documentation(struct bench *b, int8_t type, const char *resource, const char *key, bool is_asked_for)
{
	struct describe_configs_request request;
	struct bytes name = bytes_of_text(key);
	struct describe_configs_request_describe_configs_resource r = { type, bytes_of_text(resource), &name, 1 };

	message_init(&describe_configs_request_schema, &request);
	request.resources = &r;
	request.resources_count = 1;
	request.include_documentation = is_asked_for;
	const struct describe_configs_response *response = bench_ask(b->node, b->conn, API_KEY_DESCRIBE_CONFIGS, 4, &request);

	assert_int_equal(response->results[0].configs_count, 1);
	return response->results[0].configs[0].documentation;
}

static void assert_value(struct bench *b, int8_t type, const char *resource, const char *key, const char *value, enum config_source source)
{
	const struct describe_configs_response_describe_configs_result *row = describe(b, type, resource, key);

	assert_int_equal(row->error_code, 0);
	assert_int_equal(row->configs_count, 1);
	assert_text(row->configs[0].value, value);
	assert_int_equal(row->configs[0].config_source, source);
}

static void assert_refused(struct bench *b, int8_t type, const char *resource, int8_t operation, const char *name, const char *value,
                           int16_t code, const char *text)
{
	const struct incremental_alter_configs_response_alter_configs_resource_response *row = alter(b, type, resource, operation, name, value);

	assert_int_equal(row->error_code, code);
	assert_text(row->error_message, text);
}

enum { SET, DELETE, APPEND, SUBTRACT };

TEST(a_topics_setting_is_set_and_removed)
{
	struct bench b = begin("");
	int before = bench_trace_count(b.node, "config_changed");

	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "604800000", SOURCE_DEFAULT);
	assert_int_equal(alter(&b, RESOURCE_TOPIC, "t", SET, "retention.ms", "1000")->error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "1000", SOURCE_TOPIC);
	assert_int_equal(bench_trace_count(b.node, "config_changed") - before, 1);
	assert_int_equal(alter(&b, RESOURCE_TOPIC, "t", DELETE, "retention.ms", NULL)->error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "604800000", SOURCE_DEFAULT);
	bench_del(b.node);
}

TEST(lists_are_added_to_and_taken_from)
{
	struct bench b = begin("");

	assert_int_equal(alter(&b, RESOURCE_TOPIC, "t", APPEND, "cleanup.policy", "compact")->error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "cleanup.policy", "delete,compact", SOURCE_TOPIC);
	assert_int_equal(alter(&b, RESOURCE_TOPIC, "t", SUBTRACT, "cleanup.policy", "delete")->error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "cleanup.policy", "compact", SOURCE_TOPIC);
	assert_refused(&b, RESOURCE_TOPIC, "t", APPEND, "retention.ms", "1", KAFKA_INVALID_CONFIG,
	               "Can't APPEND to key retention.ms because its type is not LIST.");
	bench_del(b.node);
}

TEST(wrong_values_are_refused_with_kafkas_words)
{
	struct bench b = begin("");

	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "retention.ms", "x", KAFKA_INVALID_CONFIG,
	               "Invalid value x for configuration retention.ms: Not a number of type LONG");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "retention.ms", "-2", KAFKA_INVALID_CONFIG,
	               "Invalid value -2 for configuration retention.ms: Value must be at least -1");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "segment.bytes", "100", KAFKA_INVALID_CONFIG,
	               "Invalid value 100 for configuration segment.bytes: Value must be at least 1048576");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "min.cleanable.dirty.ratio", "1.5", KAFKA_INVALID_CONFIG,
	               "Invalid value 1.5 for configuration min.cleanable.dirty.ratio: Value must be no more than 1");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "cleanup.policy", "burn", KAFKA_INVALID_CONFIG,
	               "Invalid value burn for configuration cleanup.policy: String must be one of: compact, delete");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "compression.type", "zip", KAFKA_INVALID_CONFIG,
	               "Invalid value zip for configuration compression.type: String must be one of: uncompressed, zstd, lz4, snappy, gzip, producer");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "preallocate", "yes", KAFKA_INVALID_CONFIG,
	               "Invalid value yes for configuration preallocate: Expected value to be either true or false");
	assert_refused(&b, RESOURCE_TOPIC, "t", SET, "nothing.known", "1", KAFKA_INVALID_CONFIG, "Unknown topic config name: nothing.known");
	assert_refused(&b, RESOURCE_TOPIC, "none", SET, "retention.ms", "1", KAFKA_UNKNOWN_TOPIC_OR_PARTITION, "The topic 'none' does not exist.");
	assert_int_equal(bench_trace_count(b.node, "config_changed"), 1); /* the cluster's min.insync.replicas, at its beginning */
	bench_del(b.node);
}

TEST(a_groups_settings_stay_within_its_brokers_bounds)
{
	struct bench b = begin("group.consumer.min.session.timeout.ms=2000\ngroup.consumer.max.session.timeout.ms=50000\n");

	assert_refused(&b, RESOURCE_GROUP, "g", SET, "consumer.session.timeout.ms", "1999", KAFKA_INVALID_CONFIG,
	               "consumer.session.timeout.ms must be in the range 2000 to 50000 inclusive.");
	assert_refused(&b, RESOURCE_GROUP, "g", SET, "consumer.session.timeout.ms", "50001", KAFKA_INVALID_CONFIG,
	               "consumer.session.timeout.ms must be in the range 2000 to 50000 inclusive.");
	assert_refused(&b, RESOURCE_GROUP, "g", SET, "consumer.session.timeout.ms", "5000", KAFKA_INVALID_CONFIG,
	               "consumer.session.timeout.ms must be greater than consumer.heartbeat.interval.ms");
	assert_refused(&b, RESOURCE_GROUP, "g", SET, "streams.num.standby.replicas", "3", KAFKA_INVALID_CONFIG,
	               "streams.num.standby.replicas must be less than or equal to 2");
	assert_refused(&b, RESOURCE_GROUP, "g", SET, "streams.assignor.name", "best", KAFKA_INVALID_CONFIG,
	               "streams.assignor.name 'best' is not a registered task assignor. Registered assignors are: [sticky].");
	assert_int_equal(alter(&b, RESOURCE_GROUP, "g", SET, "consumer.session.timeout.ms", "6000")->error_code, 0);
	assert_refused(&b, RESOURCE_GROUP, "g", SET, "consumer.heartbeat.interval.ms", "6000", KAFKA_INVALID_CONFIG,
	               "consumer.session.timeout.ms must be greater than consumer.heartbeat.interval.ms");
	bench_del(b.node);
}

TEST(a_groups_setting_without_a_brokers_tells_its_own_default)
{
	struct bench b = begin("");
	const struct describe_configs_response_describe_configs_result *row = describe(&b, RESOURCE_GROUP, "g", "share.auto.offset.reset");

	assert_int_equal(row->configs[0].synonyms_count, 1);
	assert_text(row->configs[0].synonyms[0].name, "share.auto.offset.reset");
	assert_text(row->configs[0].synonyms[0].value, "latest");
	assert_int_equal(row->configs[0].synonyms[0].source, SOURCE_DEFAULT);
	row = describe(&b, RESOURCE_GROUP, "g", "streams.assignor.name");
	assert_text(row->configs[0].synonyms[0].name, "group.streams.assignors");
	assert_int_equal(describe(&b, RESOURCE_TOPIC, "t", "remote.storage.enable")->configs[0].synonyms_count, 0);
	bench_del(b.node);
}

TEST(settings_that_kafka_has_not_are_described_where_they_are_set_but_not_told)
{
	struct bench b = begin("plugin.file=secret\n");

	assert_int_equal(alter(&b, RESOURCE_BROKER, "1", SET, "plugin.mine", "x")->error_code, 0);
	assert_int_equal(alter(&b, RESOURCE_BROKER, "", SET, "plugin.all", "y")->error_code, 0);
	assert_int_equal(alter(&b, RESOURCE_BROKER, "", SET, "plugin.mine", "z")->error_code, 0);
	assert_value(&b, RESOURCE_BROKER, "1", "plugin.mine", NULL, SOURCE_DYNAMIC_BROKER);
	assert_int_equal(describe(&b, RESOURCE_BROKER, "1", "plugin.mine")->configs[0].synonyms_count, 2);
	assert_value(&b, RESOURCE_BROKER, "1", "plugin.all", NULL, SOURCE_DYNAMIC_DEFAULT_BROKER);
	assert_value(&b, RESOURCE_BROKER, "1", "plugin.file", NULL, SOURCE_STATIC_BROKER);
	bench_del(b.node);
}

TEST(listeners_are_opened_at_the_start_only_and_who_wants_others_is_told)
{
	struct bench b = begin("");

	assert_refused(&b, RESOURCE_BROKER, "1", SET, "listeners", "CONTROLLER://:1", KAFKA_INVALID_REQUEST,
	               "requirement failed: advertised.listeners listener names must be equal to or a subset of the ones defined in listeners. Found PLAINTEXT. "
	               "The valid options based on the current configuration are CONTROLLER");
	assert_refused(&b, RESOURCE_BROKER, "1", SET, "listeners", "PLAINTEXT://:1,OUTSIDE://:2", KAFKA_INVALID_REQUEST,
	               "Error creating broker listeners from '[PLAINTEXT://:1, OUTSIDE://:2]': No security protocol defined for listener OUTSIDE");
	assert_refused(&b, RESOURCE_BROKER, "1", SET, "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,OUTSIDE:PLAINTEXT",
	               KAFKA_INVALID_REQUEST,
	               "This server opens its listeners when it starts: set listener.security.protocol.map in its server.properties, and start it again");
	bench_del(b.node);
	b = begin("listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,OUTSIDE:PLAINTEXT\n");
	assert_refused(&b, RESOURCE_BROKER, "1", SET, "listeners", "PLAINTEXT://:1,OUTSIDE://:2", KAFKA_INVALID_REQUEST,
	               "This server opens its listeners when it starts: put OUTSIDE into listeners in its server.properties, and start it again");
	assert_int_equal(alter(&b, RESOURCE_BROKER, "1", SET, "listeners", "PLAINTEXT://:1")->error_code, KAFKA_NONE);
	bench_del(b.node);
}

TEST(listeners_that_are_none_and_log_levels_are_refused_with_kafkas_words)
{
	struct bench b = begin("");

	assert_refused(&b, RESOURCE_BROKER, "1", SET, "listeners", "x,y", KAFKA_INVALID_REQUEST,
	               "Error creating broker listeners from '[x, y]': Unable to parse x to a broker endpoint");
	assert_refused(&b, RESOURCE_BROKER, "1", SET, "listeners", "PLAINTEXT://:1,PLAINTEXT://:2", KAFKA_INVALID_REQUEST,
	               "Error creating broker listeners from '[PLAINTEXT://:1, PLAINTEXT://:2]': Each listener must have a different name, listeners: "
	               "[PLAINTEXT://:1, PLAINTEXT://:2]");
	assert_refused(&b, RESOURCE_BROKER_LOGGER, "1", DELETE, "root", "", KAFKA_INVALID_REQUEST, "Removing the log level of the root logger is not allowed");
	assert_refused(&b, RESOURCE_BROKER_LOGGER, "1", SET, "root", "LOUD", KAFKA_INVALID_CONFIG,
	               "Cannot set the log level of root to LOUD as it is not a supported log level. Valid log levels are DEBUG, ERROR, FATAL, INFO, TRACE, WARN");
	assert_refused(&b, RESOURCE_BROKER_LOGGER, "1", APPEND, "root", "INFO", KAFKA_INVALID_REQUEST,
	               "APPEND operation is not allowed for the BROKER_LOGGER resource");
	assert_refused(&b, RESOURCE_BROKER_LOGGER, "1", SET, "root", "INFO", KAFKA_INVALID_REQUEST, "The log level of this server cannot be changed");
	bench_del(b.node);
}

TEST(a_brokers_setting_reaches_topics_that_have_none_of_their_own)
{
	struct bench b = begin("log.retention.hours=2\n");

	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "7200000", SOURCE_DEFAULT);
	assert_int_equal(alter(&b, RESOURCE_BROKER, "", SET, "log.retention.ms", "5000")->error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "5000", SOURCE_DYNAMIC_DEFAULT_BROKER);
	assert_int_equal(alter(&b, RESOURCE_BROKER, "1", SET, "log.retention.ms", "6000")->error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "6000", SOURCE_DYNAMIC_BROKER);
	const struct describe_configs_response_describe_configs_result *row = describe(&b, RESOURCE_BROKER, "1", "log.retention.ms");

	assert_false(row->configs[0].read_only);
	assert_int_equal(row->configs[0].synonyms_count, 4);
	assert_int_equal(row->configs[0].synonyms[0].source, SOURCE_DYNAMIC_BROKER);
	assert_int_equal(row->configs[0].synonyms[1].source, SOURCE_DYNAMIC_DEFAULT_BROKER);
	assert_text(row->configs[0].synonyms[2].name, "log.retention.hours");
	assert_int_equal(row->configs[0].synonyms[2].source, SOURCE_STATIC_BROKER);
	assert_text(row->configs[0].synonyms[3].value, "168");
	struct topic_config config;

	topic_config_of(b.node->node->config, &b.node->node->image, BYTES("t"), &config);
	assert_int_equal(config.log.retention_ms, 6000);
	bench_del(b.node);
}

TEST(settings_that_need_a_restart_are_not_changed_at_run_time)
{
	struct bench b = begin("");

	assert_refused(&b, RESOURCE_BROKER, "1", SET, "num.partitions", "3", KAFKA_INVALID_REQUEST,
	               "Cannot update these configs dynamically: [num.partitions]");
	assert_refused(&b, RESOURCE_BROKER, "", SET, "listeners", "PLAINTEXT://:1", KAFKA_INVALID_REQUEST,
	               "Cannot update these configs at default cluster level, broker id must be specified: [listeners]");
	assert_refused(&b, RESOURCE_BROKER, "9", SET, "log.retention.ms", "3", KAFKA_INVALID_REQUEST, "Unexpected broker id, expected 1, but received 9");
	bench_del(b.node);
}

TEST(all_settings_are_described_and_secrets_are_not_told)
{
	struct bench b = begin("ssl.key.password=secret\nmy.plugin=1\n");
	const struct describe_configs_response_describe_configs_result *row = describe(&b, RESOURCE_BROKER, "1", NULL);
	bool has_password = false, has_plugin = false, has_port = false;

	assert_true(row->configs_count > 300);
	for (int32_t i = 0; i < row->configs_count; i++) {
		const struct describe_configs_response_describe_configs_resource_result *c = &row->configs[i];

		has_password = has_password || (bytes_equal_text(c->name, "ssl.key.password") && c->is_sensitive && bytes_is_null(c->value));
		has_plugin = has_plugin || (bytes_equal_text(c->name, "my.plugin") && c->is_sensitive && bytes_is_null(c->value));
		has_port = has_port || (bytes_equal_text(c->name, "node.id") && c->read_only && c->config_source == SOURCE_STATIC_BROKER);
	}
	assert_true(has_password && has_plugin && has_port);
	row = describe(&b, RESOURCE_TOPIC, "t", NULL);
	assert_int_equal(row->configs_count, topic_configs.count - 1);
	assert_int_equal(describe(&b, RESOURCE_TOPIC, "none", NULL)->error_code, KAFKA_UNKNOWN_TOPIC_OR_PARTITION);
	assert_text(describe(&b, RESOURCE_BROKER, "2", NULL)->error_message, "Unexpected broker id, expected 1 or empty string, but received 2");
	bench_del(b.node);
}

TEST(a_setting_is_documented_to_those_who_ask_where_klab_minds_it)
{
	struct bench b = begin("");
	static const char rule[] = "A segment whose newest record is older is dropped, where the clean-up policy has delete; -1 is no limit.";

	assert_text(documentation(&b, RESOURCE_TOPIC, "t", "retention.ms", true), rule);
	assert_text(documentation(&b, RESOURCE_BROKER, "1", "log.retention.hours", true), rule);
	assert_text(documentation(&b, RESOURCE_BROKER, "1", "node.id", true), "The number of this server in its cluster.");
	assert_true(bytes_is_null(documentation(&b, RESOURCE_BROKER, "1", "num.io.threads", true)));
	assert_true(bytes_is_null(documentation(&b, RESOURCE_TOPIC, "t", "retention.ms", false)));
	bench_del(b.node);
}

#define NAME(field) #field,

TEST(every_setting_that_is_read_into_a_field_has_a_sentence)
{
	static const char *const fields[] = { NODE_CONFIG_FIELDS(NAME) };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		char name[96] = "";

		for (size_t j = 0; fields[i][j]; j++)
			name[j] = fields[i][j] == '_' ? '.' : fields[i][j];
		bool is_of_what_is_not_there = strncmp(name, "transaction", 11) == 0 || strncmp(name, "group.consumer.", 15) == 0;

		if ((config_documentation(config_find(&broker_configs, bytes_of_text(name))) != NULL) == is_of_what_is_not_there)
			fail_msg("%s", name);
	}
}

TEST(the_old_way_of_altering_removes_what_is_not_named)
{
	struct bench b = begin("");
	struct alter_configs_request request;
	struct alter_configs_request_alterable_config config = { BYTES("flush.ms"), BYTES("7") };
	struct alter_configs_request_alter_configs_resource r = { RESOURCE_TOPIC, BYTES("t"), &config, 1 };

	alter(&b, RESOURCE_TOPIC, "t", SET, "retention.ms", "1000");
	message_init(&alter_configs_request_schema, &request);
	request.resources = &r;
	request.resources_count = 1;
	const struct alter_configs_response *response = bench_ask(b.node, b.conn, API_KEY_ALTER_CONFIGS, 2, &request);

	assert_int_equal(response->responses[0].error_code, 0);
	assert_value(&b, RESOURCE_TOPIC, "t", "flush.ms", "7", SOURCE_TOPIC);
	assert_value(&b, RESOURCE_TOPIC, "t", "retention.ms", "604800000", SOURCE_DEFAULT);
	bench_del(b.node);
}

TEST(properties_are_read_as_java_reads_them)
{
	struct heap *heap = heap_new(1 << 20);
	struct arena arena;

	arena_init(&arena, heap);
	struct properties p = properties_parse(BYTES("# no\n! no\n a = 1\nb:2\nc 3\nd\\ e=x\\\n   y\nf=\\u00e9\\t\\\\\na=4\ng="), &arena);

	assert_int_equal(p.count, 6);
	assert_text(properties_get(&p, "a"), "4");
	assert_text(properties_get(&p, "b"), "2");
	assert_text(properties_get(&p, "c"), "3");
	assert_text(properties_get(&p, "d e"), "xy");
	assert_text(properties_get(&p, "f"), "\xc3\xa9\t\\");
	assert_text(properties_get(&p, "g"), "");
	assert_true(bytes_is_null(properties_get(&p, "h")));
	heap_del(heap);
}

TEST(the_tables_of_settings_are_sorted)
{
	const struct config_table *tables[] = { &broker_configs, &topic_configs, &group_configs, &client_metrics_configs };

	for (int t = 0; t < 4; t++)
		for (int i = 1; i < tables[t]->count; i++)
			assert_true(strcmp(tables[t]->defs[i - 1].name, tables[t]->defs[i].name) < 0);
}

TEST(every_default_passes_its_own_check)
{
	struct heap *heap = heap_new(1 << 20);
	const struct config_table *tables[] = { &broker_configs, &topic_configs, &group_configs, &client_metrics_configs };

	for (int t = 0; t < 4; t++)
		for (int i = 0; i < tables[t]->count; i++) {
			const struct config_def *def = &tables[t]->defs[i];
			struct buf problem = { .heap = heap };

			if (def->default_text && !config_check_value(def, bytes_of_text(def->default_text), &problem))
				fail_msg("%s", buf_text(&problem));
			buf_free(&problem);
		}
	heap_del(heap);
}

static void assert_listens(struct heap *heap, const char *listeners, const char *problem_wanted)
{
	struct buf text = { .heap = heap }, problem = { .heap = heap };

	buf_printf(&text, "process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\nlog.dirs=/d\n"
	                  "controller.quorum.bootstrap.servers=[::1]:9093\nlisteners=%s\n", listeners);
	struct node_config *c = node_config_new(heap, buf_bytes(&text), &problem);

	assert_text(buf_bytes(&problem), problem_wanted);
	if (c)
		assert_text(c->voters[0].host, "::1");
	node_config_del(c);
	buf_free(&text);
	buf_free(&problem);
}

TEST(listeners_have_ports_of_their_own_and_brackets_are_no_part_of_an_address)
{
	struct heap *heap = heap_new(16u << 20);

	assert_listens(heap, "PLAINTEXT://[::1]:9092,CONTROLLER://[::1]:9093", "");
	assert_listens(heap, "PLAINTEXT://:0,CONTROLLER://:0", "");
	assert_listens(heap, "PLAINTEXT://127.0.0.1:9093,CONTROLLER://[::1]:9093", "");
	assert_listens(heap, "PLAINTEXT://:9093,CONTROLLER://:9093", "Each listener must have a different port, listeners: [PLAINTEXT://:9093, CONTROLLER://:9093]");
	assert_listens(heap, "PLAINTEXT://a:9093,CONTROLLER://[::1]:9093",
	               "Each listener must have a different port, listeners: [PLAINTEXT://a:9093, CONTROLLER://[::1]:9093]");
	heap_del(heap);
}
