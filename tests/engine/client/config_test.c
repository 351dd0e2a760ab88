#include "engine/client/config.h"
#include "tests/test.h"

struct fixture {
	struct heap *heap;
	struct client_config config;
	struct buf problem;
};

static struct fixture make(enum client_kind kind)
{
	struct fixture f = { .heap = heap_new(1 << 20) };

	client_config_init(&f.config, f.heap, kind);
	client_config_set_text(&f.config, "bootstrap.servers", "localhost:9092");
	buf_init(&f.problem, f.heap);
	return f;
}

static void drop(struct fixture *f)
{
	client_config_free(&f->config);
	buf_free(&f->problem);
	assert_int_equal(heap_live(f->heap), 0);
	heap_del(f->heap);
}

static void refuses(enum client_kind kind, const char *name, const char *value, const char *text)
{
	struct fixture f = make(kind);

	client_config_set_text(&f.config, name, value);
	assert_false(client_config_check(&f.config, &f.problem));
	assert_text(buf_bytes(&f.problem), text);
	drop(&f);
}

TEST(defaults_are_those_of_the_java_client)
{
	struct fixture p = make(CLIENT_PRODUCER), c = make(CLIENT_CONSUMER), a = make(CLIENT_ADMIN);

	assert_int_equal(client_config_int(&p.config, "linger.ms"), 5);
	assert_int_equal(client_config_int(&p.config, "batch.size"), 16384);
	assert_int_equal(client_config_int(&p.config, "delivery.timeout.ms"), 120000);
	assert_true(client_config_bool(&p.config, "enable.idempotence"));
	assert_text(client_config_text(&p.config, "acks"), "all");
	assert_true(bytes_is_null(client_config_text(&p.config, "transactional.id")));
	assert_int_equal(client_config_int(&c.config, "session.timeout.ms"), 45000);
	assert_int_equal(client_config_int(&c.config, "max.poll.records"), 500);
	assert_text(client_config_text(&c.config, "auto.offset.reset"), "latest");
	assert_int_equal(client_config_int(&a.config, "default.api.timeout.ms"), 60000);
	assert_int_equal(client_config_int(&a.config, "connections.max.idle.ms"), 300000);
	drop(&p);
	drop(&c);
	drop(&a);
}

TEST(every_default_passes_its_own_check)
{
	for (int kind = CLIENT_PRODUCER; kind <= CLIENT_ADMIN; kind++) {
		struct fixture f = make((enum client_kind)kind);
		const struct setting *tables[] = { producer_settings, consumer_settings, admin_settings };
		const int counts[] = { producer_setting_count, consumer_setting_count, admin_setting_count };

		for (int i = 0; i < counts[kind]; i++) {
			const struct setting *s = &tables[kind][i];

			if (s->value && strcmp(s->name, "bootstrap.servers") != 0)
				client_config_set_text(&f.config, s->name, s->value);
		}
		if (kind == CLIENT_CONSUMER)
			client_config_set_text(&f.config, "group.id", "g");
		client_config_check(&f.config, &f.problem);
		assert_text(buf_bytes(&f.problem), "");
		drop(&f);
	}
}

TEST(faults_are_told_in_the_words_of_kafka)
{
	refuses(CLIENT_PRODUCER, "linger.ms", "abc", "Invalid value abc for configuration linger.ms: Not a number of type LONG");
	refuses(CLIENT_PRODUCER, "batch.size", "3000000000", "Invalid value 3000000000 for configuration batch.size: Not a number of type INT");
	refuses(CLIENT_PRODUCER, "batch.size", "-1", "Invalid value -1 for configuration batch.size: Value must be at least 0");
	refuses(CLIENT_PRODUCER, "acks", "2", "Invalid value 2 for configuration acks: String must be one of: all, -1, 0, 1");
	refuses(CLIENT_PRODUCER, "enable.idempotence", "yes",
	        "Invalid value yes for configuration enable.idempotence: Expected value to be either true or false");
	refuses(CLIENT_PRODUCER, "compression.gzip.level", "0",
	        "Invalid value 0 for configuration compression.gzip.level: Value must be between 1 and 9 or equal to -1");
	refuses(CLIENT_PRODUCER, "compression.lz4.level", "18",
	        "Invalid value 18 for configuration compression.lz4.level: Value must be no more than 17");
	refuses(CLIENT_PRODUCER, "transactional.id", "",
	        "Invalid value  for configuration transactional.id: String must be non-empty");
	refuses(CLIENT_PRODUCER, "max.in.flight.requests.per.connection", "6",
	        "To use the idempotent producer, max.in.flight.requests.per.connection must be set to at most 5. Current value is 6.");
	refuses(CLIENT_PRODUCER, "delivery.timeout.ms", "1000",
	        "delivery.timeout.ms should be equal to or larger than linger.ms + request.timeout.ms");
	refuses(CLIENT_PRODUCER, "bootstrap.servers", "localhost", "Invalid url in bootstrap.servers: localhost");
	refuses(CLIENT_PRODUCER, "bootstrap.servers", "a:1,a:1", "Configuration 'bootstrap.servers' values must not be duplicated.");
	refuses(CLIENT_CONSUMER, "bootstrap.servers", "",
	        "Configuration 'bootstrap.servers' must not be empty. Valid values include: any non-empty value");
	refuses(CLIENT_CONSUMER, "auto.offset.reset", "oldest",
	        "Invalid value oldest for configuration auto.offset.reset: Invalid value `oldest` for configuration auto.offset.reset. The value "
	        "must be either 'earliest', 'latest', 'none' or of the format 'by_duration:<PnDTnHnMn.nS.>'.");
	refuses(CLIENT_CONSUMER, "enable.auto.commit", "true",
	        "enable.auto.commit cannot be set to true when default group id (null) is used.");
	refuses(CLIENT_ADMIN, "bootstrap.controllers", "a:1", "You cannot set both bootstrap.servers and bootstrap.controllers");
}

TEST(bootstrap_servers_are_required)
{
	struct fixture f = { .heap = heap_new(1 << 20) };

	client_config_init(&f.config, f.heap, CLIENT_CONSUMER);
	buf_init(&f.problem, f.heap);
	assert_false(client_config_check(&f.config, &f.problem));
	assert_text(buf_bytes(&f.problem), "Missing required configuration \"bootstrap.servers\" which has no default value.");
	drop(&f);
}

TEST(a_properties_file_is_read_as_java_reads_it)
{
	struct fixture f = make(CLIENT_PRODUCER);

	client_config_load(&f.config, BYTES("# a comment\n! another\n\n"
	                                    "linger.ms = 7\r\n"
	                                    "client.id:a b\\\n   c\n"
	                                    "acks 1\n"
	                                    "my\\ own=\\u00e9\\t\n"
	                                    "compression.type=gzip"));
	assert_int_equal(client_config_int(&f.config, "linger.ms"), 7);
	assert_text(client_config_text(&f.config, "client.id"), "a bc");
	assert_text(client_config_text(&f.config, "acks"), "1");
	assert_text(client_config_text(&f.config, "compression.type"), "gzip");
	assert_text(f.config.entries[4].name, "my own");
	assert_text(f.config.entries[4].value, "\xc3\xa9\t");
	assert_false(f.config.entries[4].is_known);
	assert_true(client_config_check(&f.config, &f.problem));
	drop(&f);
}

TEST(addresses_are_hosts_and_ports)
{
	struct bytes host;
	int32_t port;

	assert_true(client_address_parse(BYTES("kafka-1.example:9092"), &host, &port));
	assert_text(host, "kafka-1.example");
	assert_int_equal(port, 9092);
	assert_true(client_address_parse(BYTES("[::1]:9093"), &host, &port));
	assert_text(host, "::1");
	assert_true(client_address_parse(BYTES("PLAINTEXT://h:1"), &host, &port));
	assert_text(host, "h");
	assert_false(client_address_parse(BYTES("h"), &host, &port));
	assert_false(client_address_parse(BYTES("h:"), &host, &port));
	assert_false(client_address_parse(BYTES("h:x"), &host, &port));
	assert_false(client_address_parse(BYTES("a b:1"), &host, &port));
}

TEST(durations_are_iso_8601)
{
	int64_t ms = 0;

	assert_true(client_duration_parse(BYTES("PT1H30M"), &ms));
	assert_int_equal(ms, 5400000);
	assert_true(client_duration_parse(BYTES("P2DT0.5S"), &ms));
	assert_int_equal(ms, 172800500);
	assert_false(client_duration_parse(BYTES("PT"), &ms));
	assert_false(client_duration_parse(BYTES("P1H"), &ms));
	assert_false(client_duration_parse(BYTES("PT-1H"), &ms));
	assert_false(client_duration_parse(BYTES("1H"), &ms));
}
