/* Which of its sources a setting has its value from.
 *
 * A broker's setting has, from strong to weak: a dynamic value of this broker, the dynamic default of all brokers (both are records of the
 * metadata log), server.properties, Kafka's default. A topic's setting has its own override, else that of its synonyms among the broker's
 * (segment.ms <- log.roll.ms <- log.roll.hours): a source that sets any of the synonyms wins over weaker ones, within it the first wins.
 */
#ifndef KLAB_META_CONFIG_VALUE_H
#define KLAB_META_CONFIG_VALUE_H

#include "engine/meta/config_def.h"
#include "engine/meta/image.h"
#include "engine/meta/properties.h"

/* The numbers of DescribeConfigs. */
enum config_source {
	SOURCE_UNKNOWN,
	SOURCE_TOPIC,
	SOURCE_DYNAMIC_BROKER,
	SOURCE_DYNAMIC_DEFAULT_BROKER,
	SOURCE_STATIC_BROKER,
	SOURCE_DEFAULT,
	SOURCE_BROKER_LOGGER,
	SOURCE_CLIENT_METRICS,
	SOURCE_GROUP,
};

struct config_value {
	struct bytes text; /* null: it has none */
	enum config_source source;
};

/* The node whose static values count. */
struct config_scope {
	int32_t node_id;
	const struct properties *properties;
};

/* `image` may be NULL: static values only. Spans live as long as the properties and the image stay unchanged, or in the arena. */
struct config_value config_value_of_broker(const struct config_scope *, const struct image *, const char *name);

/* Of a topic's or group's setting without an override of its own. */
struct config_value config_value_of_synonyms(const struct config_scope *, const struct image *, const struct config_def *, struct arena *);

struct config_value config_value_of_topic(const struct config_scope *, const struct image *, struct bytes topic, const char *name,
                                          struct arena *);

#endif
