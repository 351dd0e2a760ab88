/* The settings of a client: Kafka's names, texts as values, the Java client's types, defaults and complaints.
 *
 * A client_config collects name=value pairs; client_config_check() then judges them as the constructors of KafkaProducer, KafkaConsumer and
 * AdminClient do, in the words of their ConfigException. Reading a setting that was not given yields its default; reading a name that the
 * table of this kind of client does not have is our own error (an assertion). Names that nobody knows are kept aside: Kafka only warns of them.
 * The rules between settings (idempotence needs acks=all, delivery.timeout.ms covers linger.ms + request.timeout.ms, ...)
 * are judged by client_config_check() too, so a client made from a checked config needs no second look.
 *
 * Serializers and deserializers are known by name only; klab's clients move bytes. A broker's settings are another table
 * (engine/broker).
 */
#ifndef KLAB_CLIENT_CONFIG_H
#define KLAB_CLIENT_CONFIG_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

enum client_kind { CLIENT_PRODUCER, CLIENT_CONSUMER, CLIENT_ADMIN };

enum setting_type { SETTING_BOOLEAN, SETTING_STRING, SETTING_INT, SETTING_LONG, SETTING_DOUBLE, SETTING_LIST, SETTING_CLASS, SETTING_PASSWORD };

/* One row of a table: `rule` names what a value must be beyond its type. */
enum setting_rule {
	RULE_NONE,
	RULE_AT_LEAST,       /* min */
	RULE_BETWEEN,        /* min, max */
	RULE_ONE_OF,         /* choices, separated by commas */
	RULE_ONE_OF_ANY_CASE,
	RULE_NOT_EMPTY,      /* a string that is given has a character */
	RULE_LIST,           /* no duplicates, no empty items */
	RULE_LIST_NOT_EMPTY, /* and at least one item */
	RULE_OFFSET_RESET,   /* latest, earliest, none, by_duration:<ISO 8601> */
	RULE_GZIP_LEVEL,     /* 1 to 9, or -1 */
};

struct setting {
	const char *name;
	enum setting_type type;
	const char *value; /* the default; NULL: null */
	bool is_required;
	enum setting_rule rule;
	int64_t min;
	int64_t max;
	const char *choices;
};

/* In Kafka's order of definition: of several faults the first is told. */
extern const struct setting producer_settings[], consumer_settings[], admin_settings[];
extern const int producer_setting_count, consumer_setting_count, admin_setting_count;

struct client_config_entry {
	struct bytes name;  /* owned */
	struct bytes value; /* owned */
	bool is_known;
};

struct client_config {
	struct heap *heap;
	enum client_kind kind;
	struct client_config_entry *entries; /* in the order of setting */
	int32_t count;
};

void client_config_init(struct client_config *, struct heap *, enum client_kind);
void client_config_free(struct client_config *);
void client_config_copy(struct client_config *to, struct heap *, const struct client_config *from);

/* Gives a value; a later one wins. */
void client_config_set(struct client_config *, struct bytes name, struct bytes value);
void client_config_set_text(struct client_config *, const char *name, const char *value);

/* Reads the lines of a Java properties file (name=value, name: value, '#' and '!' comments, '\' at an end goes on, \t \n \uXXXX). */
void client_config_load(struct client_config *, struct bytes properties);

/* True if all is well. Otherwise `problem` gets ConfigException's message for the first fault:
 * "Invalid value abc for configuration linger.ms: Not a number of type LONG". */
bool client_config_check(const struct client_config *, struct buf *problem);

/* Whether it was given at all. */
bool client_config_is_set(const struct client_config *, const char *name);

/* Values, as given or by default. Texts live as long as the config. A null default gives null. */
struct bytes client_config_text(const struct client_config *, const char *name);
int64_t client_config_int(const struct client_config *, const char *name);
double client_config_double(const struct client_config *, const char *name);
bool client_config_bool(const struct client_config *, const char *name);

/* The items of a list, in the arena, without blanks. */
int32_t client_config_list(const struct client_config *, const char *name, struct arena *, struct bytes **items);

/* "host:port" or "[v6]:port"; false for anything else. */
bool client_address_parse(struct bytes text, struct bytes *host, int32_t *port);

/* "PT1H30M", "P2D": milliseconds; false if it is no ISO 8601 duration or is negative. */
bool client_duration_parse(struct bytes text, int64_t *out_ms);

#endif
