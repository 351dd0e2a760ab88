/* What stands in the records of Kafka's own logs, as JSON in the words of kafka-dump-log's decoders: for that tool and for the Log view.
 */
#ifndef KLAB_SHELL_KAFKA_RECORD_TEXT_H
#define KLAB_SHELL_KAFKA_RECORD_TEXT_H

#include "engine/log/batch.h"
#include "engine/wire/api.h"

/* A value of the metadata log: {"type":"TOPIC_RECORD","version":0,"data":{...}}. False, and nothing added, if it is none. */
bool record_text_add_metadata(struct arena *, struct bytes value, struct buf *out);

/* Types of records are numbers of their own in each of a coordinator's topics. */
enum record_family {
	RECORDS_OF_GROUPS,       /* __consumer_offsets */
	RECORDS_OF_TRANSACTIONS, /* __transaction_state */
	RECORDS_OF_SHARES,       /* __share_group_state */
};

/* The schema of keys or values of a record type; NULL if there is none. */
const struct schema *record_text_schema(enum schema_kind, int16_t type, enum record_family);

/* A key or value: {"<name>":1,"data":{...}}, where the number is the type of a key, the version of a value, in quotation marks where kafka-dump-log
 * prints it. False, and nothing added, if it is not such a message. */
bool record_text_add_message(struct arena *, const struct schema *, struct bytes, const char *name, bool is_quoted, struct buf *out);

/* A record of a control batch: " endTxnMarker: COMMIT coordinatorEpoch: 0", " LeaderChange: {...}". */
void record_text_add_control(struct arena *, const struct record *, struct buf *out);

#endif
