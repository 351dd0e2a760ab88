/* Kafka's settings: what there is, of which type, with which default, and what a value must be. The rows are in config_table.c, one table a
 * kind of resource. Values stay text; whoever uses one reads it once and keeps it typed (engine/broker/config.h).
 */
#ifndef KLAB_META_CONFIG_DEF_H
#define KLAB_META_CONFIG_DEF_H

#include "engine/base/arena.h"
#include "engine/base/buf.h"

/* The numbers of DescribeConfigs. */
enum config_type {
	CONFIG_BOOLEAN = 1,
	CONFIG_STRING,
	CONFIG_INT,
	CONFIG_SHORT,
	CONFIG_LONG,
	CONFIG_DOUBLE,
	CONFIG_LIST,
	CONFIG_CLASS,
	CONFIG_PASSWORD, /* sensitive: never told */
};

/* When a broker's setting can change (other resources' always can). */
enum config_mode { CONFIG_READ_ONLY, CONFIG_PER_BROKER, CONFIG_CLUSTER_WIDE };

enum config_check {
	CHECK_NONE,
	CHECK_AT_LEAST,          /* min */
	CHECK_RANGE,             /* min to max */
	CHECK_ONE_OF,            /* allowed */
	CHECK_LIST,              /* no item twice, none empty */
	CHECK_NON_EMPTY_LIST,
	CHECK_LIST_OF,           /* each of `allowed` */
	CHECK_NON_EMPTY_LIST_OF,
	CHECK_GZIP_LEVEL,        /* -1 or 1 to 9 */
	CHECK_THROTTLED,         /* "*", or partition:broker pairs */
};

struct config_def {
	const char *name;
	enum config_type type;
	const char *default_text; /* NULL: null */
	enum config_mode mode;
	enum config_check check;
	int64_t min;
	int64_t max;
	const char *allowed;  /* separated by commas */
	const char *synonyms; /* of a topic's or group's: broker settings, strongest first; '*': converted to milliseconds by its unit */
	bool is_required;     /* has no default, not even null */
	bool is_internal;     /* listed only where it is set; a broker's counts only as a dynamic one, whatever its file says */
};

struct config_table {
	const struct config_def *defs; /* sorted by name */
	int count;
};

extern const struct config_table broker_configs, topic_configs, group_configs, client_metrics_configs;

/* NULL if there is none of that name. */
const struct config_def *config_find(const struct config_table *, struct bytes name);

/* What it is for, in a sentence; NULL if it has no effect in klab. */
const char *config_documentation(const struct config_def *);

/* Checks a value as Kafka's ConfigDef does. False: `problem` gets its message ("Invalid value x for configuration y: ..."). */
bool config_check_value(const struct config_def *, struct bytes value, struct buf *problem);

/* Of a checked value. */
bool config_to_bool(struct bytes);
int64_t config_to_int64(struct bytes);
double config_to_double(struct bytes);

/* The next item of a comma-separated list, blanks trimmed; false at the end. Begin with *at = 0. */
bool config_list_next(struct bytes list, size_t *at, struct bytes *item);
bool config_list_has(struct bytes list, struct bytes item);

/* The next name of `synonyms`; `unit_ms` is what its value is multiplied by. */
bool config_synonym_next(const struct config_def *, size_t *at, struct bytes *name, int64_t *unit_ms);

#endif
