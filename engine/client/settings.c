/* The tables of settings, as the ConfigDefs of ProducerConfig, ConsumerConfig and AdminClientConfig of Kafka 4.4 have them. Serializers are
 * not required here, since klab's clients move bytes; settings of TLS and SASL are known by name so that a client properties file loads.
 */
#include "engine/client/config.h"

#include <limits.h>

#define INT_SETTING(name, value, ...) { name, SETTING_INT, value, false, __VA_ARGS__ }
#define LONG_SETTING(name, value, ...) { name, SETTING_LONG, value, false, __VA_ARGS__ }
#define AT_LEAST(n) RULE_AT_LEAST, n, 0, NULL
#define BETWEEN(low, high) RULE_BETWEEN, low, high, NULL
#define PLAIN RULE_NONE, 0, 0, NULL
#define CHOICE(rule, choices) rule, 0, 0, choices
#define ANY(name, type, value) { name, type, value, false, PLAIN }

#define DNS_LOOKUP \
	{ "client.dns.lookup", SETTING_STRING, "use_all_dns_ips", false, \
	  CHOICE(RULE_ONE_OF, "use_all_dns_ips, resolve_canonical_bootstrap_servers_only") }

#define CONNECTION_SETTINGS(push, idle) \
	LONG_SETTING("reconnect.backoff.ms", "50", AT_LEAST(0)), \
	LONG_SETTING("reconnect.backoff.max.ms", "1000", AT_LEAST(0)), \
	LONG_SETTING("retry.backoff.ms", "100", AT_LEAST(0)), \
	LONG_SETTING("retry.backoff.max.ms", "1000", AT_LEAST(0)), \
	LONG_SETTING("bootstrap.resolve.timeout.ms", "0", AT_LEAST(0)), \
	ANY("enable.metrics.push", SETTING_BOOLEAN, push), \
	INT_SETTING("request.timeout.ms", "30000", AT_LEAST(0)), \
	LONG_SETTING("metadata.max.age.ms", "300000", AT_LEAST(0)), \
	LONG_SETTING("metrics.sample.window.ms", "30000", AT_LEAST(0)), \
	INT_SETTING("metrics.num.samples", "2", AT_LEAST(1)), \
	{ "metrics.recording.level", SETTING_STRING, "INFO", false, CHOICE(RULE_ONE_OF, "INFO, DEBUG, TRACE") }, \
	{ "metric.reporters", SETTING_LIST, "org.apache.kafka.common.metrics.JmxReporter", false, CHOICE(RULE_LIST, NULL) }, \
	LONG_SETTING("socket.connection.setup.timeout.ms", "10000", PLAIN), \
	LONG_SETTING("socket.connection.setup.timeout.max.ms", "30000", PLAIN), \
	LONG_SETTING("connections.max.idle.ms", idle, PLAIN), \
	{ "security.protocol", SETTING_STRING, "PLAINTEXT", false, \
	  CHOICE(RULE_ONE_OF_ANY_CASE, "PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL") }, \
	ANY("security.providers", SETTING_STRING, NULL), \
	{ "metadata.recovery.strategy", SETTING_STRING, "rebootstrap", false, CHOICE(RULE_ONE_OF_ANY_CASE, "NONE, REBOOTSTRAP") }, \
	LONG_SETTING("metadata.recovery.rebootstrap.trigger.ms", "300000", AT_LEAST(0)), \
	ANY("metadata.cluster.check.enable", SETTING_BOOLEAN, "true"), \
	{ "config.providers", SETTING_LIST, "", false, CHOICE(RULE_LIST, NULL) }, \
	ANY("client.id", SETTING_STRING, "")

#define SOCKET_BUFFERS(receive) \
	INT_SETTING("send.buffer.bytes", "131072", AT_LEAST(-1)), INT_SETTING("receive.buffer.bytes", receive, AT_LEAST(-1))

#define SECURITY_SETTINGS \
	ANY("ssl.protocol", SETTING_STRING, "TLSv1.3"), ANY("ssl.provider", SETTING_STRING, NULL), \
	ANY("ssl.cipher.suites", SETTING_LIST, ""), ANY("ssl.enabled.protocols", SETTING_LIST, "TLSv1.2,TLSv1.3"), \
	ANY("ssl.keystore.type", SETTING_STRING, "JKS"), ANY("ssl.keystore.location", SETTING_STRING, NULL), \
	ANY("ssl.keystore.password", SETTING_PASSWORD, NULL), ANY("ssl.key.password", SETTING_PASSWORD, NULL), \
	ANY("ssl.keystore.key", SETTING_PASSWORD, NULL), ANY("ssl.keystore.certificate.chain", SETTING_PASSWORD, NULL), \
	ANY("ssl.truststore.certificates", SETTING_PASSWORD, NULL), ANY("ssl.truststore.type", SETTING_STRING, "JKS"), \
	ANY("ssl.truststore.location", SETTING_STRING, NULL), ANY("ssl.truststore.password", SETTING_PASSWORD, NULL), \
	ANY("ssl.keymanager.algorithm", SETTING_STRING, "SunX509"), ANY("ssl.trustmanager.algorithm", SETTING_STRING, "PKIX"), \
	ANY("ssl.endpoint.identification.algorithm", SETTING_STRING, "https"), \
	ANY("ssl.secure.random.implementation", SETTING_STRING, NULL), ANY("ssl.engine.factory.class", SETTING_CLASS, NULL), \
	ANY("sasl.mechanism", SETTING_STRING, "GSSAPI"), ANY("sasl.jaas.config", SETTING_PASSWORD, NULL), \
	ANY("sasl.client.callback.handler.class", SETTING_CLASS, NULL), \
	ANY("sasl.login.callback.handler.class", SETTING_CLASS, NULL), ANY("sasl.login.class", SETTING_CLASS, NULL), \
	ANY("sasl.kerberos.service.name", SETTING_STRING, NULL)

const struct setting producer_settings[] = {
	{ "bootstrap.servers", SETTING_LIST, NULL, true, CHOICE(RULE_LIST_NOT_EMPTY, NULL) },
	DNS_LOOKUP,
	LONG_SETTING("buffer.memory", "33554432", AT_LEAST(0)),
	{ "buffer.memory.allocation.strategy", SETTING_STRING, "full", false, CHOICE(RULE_ONE_OF_ANY_CASE, "FULL, INCREMENTAL") },
	INT_SETTING("retries", "2147483647", BETWEEN(0, INT_MAX)),
	{ "acks", SETTING_STRING, "all", false, CHOICE(RULE_ONE_OF, "all, -1, 0, 1") },
	{ "compression.type", SETTING_STRING, "none", false, CHOICE(RULE_ONE_OF, "none, gzip, snappy, lz4, zstd") },
	INT_SETTING("compression.gzip.level", "-1", CHOICE(RULE_GZIP_LEVEL, NULL)),
	INT_SETTING("compression.lz4.level", "9", BETWEEN(1, 17)),
	INT_SETTING("compression.zstd.level", "3", BETWEEN(-131072, 22)),
	INT_SETTING("batch.size", "16384", AT_LEAST(0)),
	ANY("partitioner.adaptive.partitioning.enable", SETTING_BOOLEAN, "true"),
	LONG_SETTING("partitioner.availability.timeout.ms", "0", AT_LEAST(0)),
	ANY("partitioner.ignore.keys", SETTING_BOOLEAN, "false"),
	ANY("partitioner.rack.aware", SETTING_BOOLEAN, "false"),
	LONG_SETTING("linger.ms", "5", AT_LEAST(0)),
	INT_SETTING("delivery.timeout.ms", "120000", AT_LEAST(0)),
	ANY("client.rack", SETTING_STRING, ""),
	SOCKET_BUFFERS("32768"),
	INT_SETTING("max.request.size", "1048576", AT_LEAST(0)),
	CONNECTION_SETTINGS("true", "540000"),
	LONG_SETTING("max.block.ms", "60000", AT_LEAST(0)),
	LONG_SETTING("metadata.max.idle.ms", "300000", AT_LEAST(5000)),
	INT_SETTING("max.in.flight.requests.per.connection", "5", AT_LEAST(1)),
	ANY("key.serializer", SETTING_CLASS, NULL),
	ANY("value.serializer", SETTING_CLASS, NULL),
	ANY("partitioner.class", SETTING_CLASS, NULL),
	{ "interceptor.classes", SETTING_LIST, "", false, CHOICE(RULE_LIST, NULL) },
	SECURITY_SETTINGS,
	ANY("enable.idempotence", SETTING_BOOLEAN, "true"),
	INT_SETTING("transaction.timeout.ms", "60000", PLAIN),
	{ "transactional.id", SETTING_STRING, NULL, false, CHOICE(RULE_NOT_EMPTY, NULL) },
	ANY("transaction.two.phase.commit.enable", SETTING_BOOLEAN, "false"),
};

const struct setting consumer_settings[] = {
	{ "bootstrap.servers", SETTING_LIST, NULL, true, CHOICE(RULE_LIST_NOT_EMPTY, NULL) },
	DNS_LOOKUP,
	ANY("group.id", SETTING_STRING, NULL),
	{ "group.instance.id", SETTING_STRING, NULL, false, CHOICE(RULE_NOT_EMPTY, NULL) },
	INT_SETTING("session.timeout.ms", "45000", PLAIN),
	INT_SETTING("heartbeat.interval.ms", "3000", PLAIN),
	{ "partition.assignment.strategy", SETTING_LIST,
	  "org.apache.kafka.clients.consumer.RangeAssignor,org.apache.kafka.clients.consumer.CooperativeStickyAssignor", false,
	  CHOICE(RULE_LIST, NULL) },
	ANY("enable.auto.commit", SETTING_BOOLEAN, "true"),
	INT_SETTING("auto.commit.interval.ms", "5000", AT_LEAST(0)),
	ANY("client.rack", SETTING_STRING, ""),
	INT_SETTING("max.partition.fetch.bytes", "1048576", AT_LEAST(0)),
	SOCKET_BUFFERS("65536"),
	INT_SETTING("fetch.min.bytes", "1", AT_LEAST(0)),
	INT_SETTING("fetch.max.bytes", "52428800", AT_LEAST(0)),
	INT_SETTING("fetch.max.wait.ms", "500", AT_LEAST(0)),
	CONNECTION_SETTINGS("true", "540000"),
	{ "auto.offset.reset", SETTING_STRING, "latest", false, CHOICE(RULE_OFFSET_RESET, NULL) },
	ANY("check.crcs", SETTING_BOOLEAN, "true"),
	ANY("key.deserializer", SETTING_CLASS, NULL),
	ANY("value.deserializer", SETTING_CLASS, NULL),
	INT_SETTING("default.api.timeout.ms", "60000", AT_LEAST(0)),
	{ "interceptor.classes", SETTING_LIST, "", false, CHOICE(RULE_LIST, NULL) },
	INT_SETTING("max.poll.records", "500", AT_LEAST(1)),
	INT_SETTING("max.poll.interval.ms", "300000", AT_LEAST(1)),
	ANY("exclude.internal.topics", SETTING_BOOLEAN, "true"),
	{ "isolation.level", SETTING_STRING, "read_uncommitted", false, CHOICE(RULE_ONE_OF, "read_committed, read_uncommitted") },
	ANY("allow.auto.create.topics", SETTING_BOOLEAN, "true"),
	{ "group.protocol", SETTING_STRING, "classic", false, CHOICE(RULE_ONE_OF_ANY_CASE, "CONSUMER, CLASSIC") },
	ANY("group.remote.assignor", SETTING_STRING, NULL),
	SECURITY_SETTINGS,
	{ "share.acknowledgement.mode", SETTING_STRING, "implicit", false, CHOICE(RULE_ONE_OF, "implicit, explicit") },
	{ "share.acquire.mode", SETTING_STRING, "batch_optimized", false, CHOICE(RULE_ONE_OF, "batch_optimized, record_limit") },
};

const struct setting admin_settings[] = {
	{ "bootstrap.servers", SETTING_LIST, "", false, CHOICE(RULE_LIST, NULL) },
	{ "bootstrap.controllers", SETTING_LIST, "", false, CHOICE(RULE_LIST, NULL) },
	CONNECTION_SETTINGS("false", "300000"),
	SOCKET_BUFFERS("65536"),
	INT_SETTING("retries", "2147483647", BETWEEN(0, INT_MAX)),
	INT_SETTING("default.api.timeout.ms", "60000", AT_LEAST(0)),
	DNS_LOOKUP,
	SECURITY_SETTINGS,
};

const int producer_setting_count = sizeof(producer_settings) / sizeof(*producer_settings);
const int consumer_setting_count = sizeof(consumer_settings) / sizeof(*consumer_settings);
const int admin_setting_count = sizeof(admin_settings) / sizeof(*admin_settings);
