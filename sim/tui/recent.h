/* What went on lately, for views: the last records of a log, and who has been producing and consuming.
 *
 * Both are bounded whatever the world holds: records are read only where the end of the log is small enough, clients are looked for in the end of
 * the trace.
 */
#ifndef KLAB_TUI_RECENT_H
#define KLAB_TUI_RECENT_H

#include "engine/log/batch.h"
#include "sim/world/world.h"

enum { RECENT_CLIENTS_MAX = 16, RECENT_WINDOW_US = 10000000 };

/* The last records of the replica on `broker`, oldest first, at most `count_max`. Takes what it reads from `budget` (bytes), and reads nothing
 * that does not fit into it. */
int32_t recent_records(struct world *, int32_t broker, struct bytes topic, int32_t partition, int32_t count_max, int64_t *budget, struct arena *,
                       const struct record **out);

/* "alice:login", "login": key and value on one line of at most `size_max` bytes. */
struct bytes recent_text(struct arena *, struct bytes key, struct bytes value, size_t size_max);

struct recent_client {
	bool is_producer;
	struct bytes client_id;
	struct bytes group; /* of a consumer; may be empty */
	struct bytes topic;
	int64_t count; /* records within the window */
	/* The last one. */
	int32_t partition;
	int64_t offset;
	struct bytes key, value;
};

/* Clients with records in the last RECENT_WINDOW_US, one for each topic: producers, then consumers, by name. `window_us` is how far back that
 * goes: less when so much happened that the trace was not read to its end. */
int recent_clients(struct world *, struct arena *, struct recent_client out[RECENT_CLIENTS_MAX], int64_t *window_us);

#endif
