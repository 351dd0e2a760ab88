#include <stdio.h>

#include "engine/client/network.h"

#include "tests/engine/client/fake_broker.h"

/* A client that only keeps its metadata fresh, and the connection to a coordinator if a test has it make one. */
struct fixture {
	struct fake fake;
	struct network network;
	struct metadata metadata;
};

static bool event(void *self, const struct event *ev, struct effects *fx)
{
	struct fixture *f = self;
	bool is_ours = network_event(&f->network, ev, fx);

	network_run(&f->network, ev, fx);
	return is_ours;
}

static int64_t deadline(const void *self)
{
	return network_deadline(&((const struct fixture *)self)->network);
}

static void make(struct fixture *f, int32_t brokers, const char *settings)
{
	struct client_config config;

	memset(f, 0, sizeof(*f));
	fake_init(&f->fake);
	f->fake.brokers = brokers;
	client_config_init(&config, f->fake.heap, CLIENT_CONSUMER);
	client_config_load(&config, bytes_of_text(settings));
	network_init(&f->network, f->fake.heap, f, &f->metadata, &config, BYTES("c"), BYTES("[c] "), 1);
	client_config_free(&config);
	fake_attach(&f->fake, f, event, deadline);
	metadata_request_update(&f->metadata);
	fake_settle(&f->fake);
	assert_int_equal(f->fake.metadata_count, 1);
}

static void drop(struct fixture *f)
{
	metadata_free(&f->metadata);
	network_free(&f->network);
	fake_free(&f->fake);
}

static int32_t connect_coordinator(struct fixture *f, int32_t broker)
{
	struct event ev = fake_now(&f->fake);
	int32_t id = network_coordinator_node(&f->network, broker, BYTES("localhost"), 9091 + broker);

	network_is_ready(&f->network, &ev, &f->fake.fx, id);
	fake_settle(&f->fake);
	return id;
}

/* Broker 2 was the only one that it knew, for broker 1 was fenced when it last asked. */
TEST(a_client_whose_known_brokers_are_all_gone_bootstraps_again_though_its_coordinator_is_connected)
{
	struct fixture f;

	make(&f, 2, "bootstrap.servers=localhost:9092\nmetadata.max.age.ms=1000\n");
	f.fake.is_unnamed[1] = true;
	fake_advance(&f.fake, 1000);
	assert_int_equal(f.metadata.broker_count, 1);
	int32_t coordinator = connect_coordinator(&f, 1);

	assert_true(network_is_connected(&f.network, coordinator));
	f.fake.is_unnamed[1] = false;
	fake_stop(&f.fake, 2);
	int32_t asked = f.fake.metadata_count;

	fake_advance(&f.fake, 3000);
	assert_true(f.fake.metadata_count > asked);
	assert_int_equal(f.metadata.broker_count, 1);
	assert_int_equal(f.metadata.brokers[0].id, 1);
	drop(&f);
}

TEST(metadata_does_not_wait_for_the_connection_to_a_coordinator)
{
	struct fixture f;

	make(&f, 2, "bootstrap.servers=localhost:9093\n");
	f.fake.is_unnamed[1] = f.fake.is_silent[1] = true;
	metadata_request_update(&f.metadata);
	fake_advance(&f.fake, 1000);
	assert_int_equal(f.metadata.broker_count, 1);
	connect_coordinator(&f, 1);
	int32_t asked = f.fake.metadata_count;

	fake_disconnect(&f.fake, 2);
	fake_advance(&f.fake, 3000);
	assert_true(f.fake.metadata_count > asked);
	drop(&f);
}

/* It is connected and answers nothing; the bootstrap server would. */
TEST(a_client_that_gets_no_metadata_for_the_time_of_the_trigger_bootstraps_again)
{
	struct fixture f;

	make(&f, 2, "bootstrap.servers=localhost:9092\nmetadata.max.age.ms=1000\nmetadata.recovery.rebootstrap.trigger.ms=5000\n");
	f.fake.is_unnamed[1] = true;
	fake_advance(&f.fake, 1000);
	assert_int_equal(f.metadata.broker_count, 1);
	f.fake.is_unnamed[1] = false;
	f.fake.holds_metadata = true;
	fake_advance(&f.fake, 5900);
	assert_int_equal(fake_take(&f.fake, API_KEY_METADATA).node, 2);
	f.fake.holds_metadata = false;
	fake_advance(&f.fake, 1000);
	assert_int_equal(f.metadata.broker_count, 2);
	drop(&f);
}

/* Its only known broker, 2, tells it that what it knows is of no use. */
static void tell_to_rebootstrap(struct fixture *f, const char *strategy)
{
	FAKE_RESPONSE(metadata_response, response);
	char config[200];

	snprintf(config, sizeof(config), "bootstrap.servers=localhost:9092\nmetadata.max.age.ms=1000\nmetadata.recovery.strategy=%s\n", strategy);
	make(f, 2, config);
	f->fake.is_unnamed[1] = true;
	fake_advance(&f->fake, 1000);
	f->fake.is_unnamed[1] = false;
	f->fake.holds_metadata = true;
	fake_advance(&f->fake, 1000);
	struct fake_request request = fake_take(&f->fake, API_KEY_METADATA);

	assert_int_equal(request.node, 2);
	response.error_code = KAFKA_REBOOTSTRAP_REQUIRED;
	fake_answer(&f->fake, &request, &response);
	fake_advance(&f->fake, 1000);
}

TEST(a_client_that_is_told_to_bootstrap_again_does_so)
{
	struct fixture f;

	tell_to_rebootstrap(&f, "rebootstrap");
	assert_false(network_is_connected(&f.network, 2));
	assert_int_equal(fake_take(&f.fake, API_KEY_METADATA).node, 1); /* the bootstrap server */
	f.fake.holds_metadata = false;
	drop(&f);
}

TEST(a_client_that_is_not_to_bootstrap_again_asks_the_same_broker_once_more)
{
	struct fixture f;

	tell_to_rebootstrap(&f, "none");
	assert_true(network_is_connected(&f.network, 2));
	assert_int_equal(fake_take(&f.fake, API_KEY_METADATA).node, 2);
	drop(&f);
}

TEST(with_the_recovery_strategy_none_a_client_stays_with_the_brokers_that_it_knows)
{
	struct fixture f;

	make(&f, 2, "bootstrap.servers=localhost:9092\nmetadata.max.age.ms=1000\nmetadata.recovery.strategy=none\n");
	f.fake.is_unnamed[1] = true;
	fake_advance(&f.fake, 1000);
	f.fake.is_unnamed[1] = false;
	fake_stop(&f.fake, 2);
	int32_t asked = f.fake.metadata_count;

	fake_advance(&f.fake, 400000);
	assert_int_equal(f.fake.metadata_count, asked);
	fake_start(&f.fake, 2);
	fake_advance(&f.fake, 3000);
	assert_true(f.fake.metadata_count > asked);
	drop(&f);
}
