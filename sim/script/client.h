/* The producers and consumers of a scenario: processes of the world around the engine's clients.
 *
 * The script's side puts orders into a list and wakes the process; the process puts what came of them (deliveries, records, events)
 * into another list, which the script's side takes when it runs again. So neither ever calls the other. The struct belongs to the
 * script, in the world's heap; a killed client keeps what it had received.
 */
#ifndef KLAB_SCRIPT_CLIENT_H
#define KLAB_SCRIPT_CLIENT_H

#include "engine/base/list.h"
#include "engine/client/consumer.h"
#include "engine/client/producer.h"
#include "sim/world/world.h"

enum client_order_kind { ORDER_SEND, ORDER_FLUSH, ORDER_COMMIT, ORDER_SEEK, ORDER_POLL, ORDER_CLOSE };

struct client_order {
	struct list link;
	enum client_order_kind kind;
	struct producer_record record; /* ORDER_SEND: spans lie behind the struct */
	struct topic_partition partition;
	int64_t offset;
	int64_t until_us; /* ORDER_POLL */
};

enum client_result_kind { RESULT_DELIVERY, RESULT_RECORD, RESULT_ERROR };

struct client_result {
	struct list link;
	enum client_result_kind kind;
	uint64_t tag;
	struct bytes topic, key, value, text; /* behind the struct */
	int32_t partition;
	int64_t offset, timestamp;
	struct header *headers; /* behind the struct */
	int32_t header_count;
};

struct script_client {
	struct world *world;
	struct heap *heap;
	int32_t pid; /* 0: ended */
	struct bytes name; /* owned */
	struct producer *producer;
	struct consumer *consumer;
	struct bytes *topics; /* to subscribe; owned */
	int32_t topic_count;
	bool is_manual;
	bool is_polling;      /* manual: inside poll() */
	int64_t poll_until_us;
	int64_t paused_until_us; /* an application that does not poll */
	bool is_closing;
	bool is_closed;
	uint64_t committing; /* the commit that is awaited; 0: none */
	int64_t acked, failed, sent;
	struct list orders, results;
	bool *has_results; /* set when there are results: the script's own flag */
};

/* Starts the process "client-<name>". False with one line in `problem` when the config is not valid. */
bool script_client_start(struct script_client *, struct world *, bool is_producer, struct bytes name, const struct client_config *,
                         struct buf *problem);

/* Copies the order and wakes the process. Nothing happens when it has ended. */
void script_client_order(struct script_client *, const struct client_order *);

void script_client_kill(struct script_client *);

/* The oldest result, to be freed by the caller; NULL if there is none. */
struct client_result *script_client_take(struct script_client *);

#endif
