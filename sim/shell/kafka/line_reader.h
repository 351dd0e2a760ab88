/* From a line to a record: what the console producer's LineMessageReader does with its reader properties.
 *
 *     h1:v1,h2:v2 <headers.delimiter> key <key.separator> value
 *
 * Headers and key are there only when parse.headers and parse.key say so.
 */
#ifndef KLAB_SHELL_KAFKA_LINE_READER_H
#define KLAB_SHELL_KAFKA_LINE_READER_H

#include "engine/client/producer.h"
#include "sim/shell/command.h"

struct line_reader {
	bool parses_key;
	bool parses_headers;
	bool ignores_errors;
	struct bytes key_separator;
	struct bytes headers_delimiter;
	struct bytes headers_separator;
	struct bytes headers_key_separator;
	struct bytes null_marker; /* null: none */
	int64_t line_number;      /* of the line read last */
};

/* The properties by name; null for one that is not set. False, and the exception's message, if they contradict each other. */
bool line_reader_init(struct line_reader *, struct bytes (*property)(void *owner, const char *name), void *owner, struct bytes *problem);

/* A record without topic, with spans into the line and headers in the arena. False: the message of the exception. */
bool line_reader_parse(struct line_reader *, struct arena *, struct bytes line, struct producer_record *out, struct bytes *problem);

#endif
