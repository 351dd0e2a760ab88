/* How the console consumer shows a record: Kafka's message formatters, by the names of their classes.
 *
 * DefaultMessageFormatter prints the parts that print.* asks for; OffsetsMessageFormatter and GroupMetadataMessageFormatter make JSON of the
 * records of __consumer_offsets; LoggingMessageFormatter is the default one here; NoOpMessageFormatter prints nothing.
 */
#ifndef KLAB_SHELL_KAFKA_FORMATTER_H
#define KLAB_SHELL_KAFKA_FORMATTER_H

#include "engine/client/consumer.h"
#include "sim/shell/command.h"

enum formatter_kind { FORMATTER_DEFAULT, FORMATTER_NOOP, FORMATTER_OFFSETS, FORMATTER_GROUPS };

enum deserializer { DESERIALIZER_NONE, DESERIALIZER_TEXT, DESERIALIZER_SHORT, DESERIALIZER_INTEGER, DESERIALIZER_LONG,
	                DESERIALIZER_FLOAT, DESERIALIZER_DOUBLE, DESERIALIZER_UUID, DESERIALIZER_BOOLEAN };

struct formatter {
	enum formatter_kind kind;
	bool has_timestamp, has_partition, has_offset, has_delivery, has_epoch, has_headers, has_key, has_value;
	struct bytes key_separator;
	struct bytes line_separator;
	struct bytes headers_separator;
	struct bytes null_literal;
	enum deserializer key, value, headers;
};

typedef struct bytes formatter_property(void *owner, const char *name);

/* False if there is no such class. `unknown` gets the name of a deserializer that there is not: it is told, and bytes are shown. */
bool formatter_init(struct formatter *, struct bytes class, formatter_property *, void *owner, struct bytes unknown[3]);

/* Adds what it prints. False: the message of the SerializationException. */
bool formatter_add(const struct formatter *, struct arena *, const struct consumer_record *, struct buf *out, struct bytes *problem);

#endif
