/* The border between a world and programs outside: what a connection carries is told in the words of the side that it goes to.
 *
 *   - Addresses: in the answers that name brokers (Metadata, FindCoordinator, DescribeCluster, the leaders that Produce and Fetch tell of) stand real ones,
 *     if those of the world lead to a broker; one that leads nowhere stays as it is, so that a program fails as it does at work.
 *   - Times: the world has a clock of its own, and a record that is stamped by ours would be refused as one of the future. What is produced and asked for
 *     (ListOffsets) is dated back by a time that stays the same, and what is fetched is dated forth again, CRC and all.
 *
 * Whole frames go over it. Everything else in them stays as it is, and so does what is not Kafka, garbage in which no frame can begin. No clock, no socket:
 * bytes in, bytes out.
 */
#ifndef KLAB_SHELL_BORDER_H
#define KLAB_SHELL_BORDER_H

#include "engine/wire/frame.h"

/* What is the same for all connections. */
struct border_rules {
	struct bytes host;      /* where brokers are, really: node `first + i` at ports[i] */
	int32_t first, count;
	const int32_t *ports;
	/* Which broker of the world an address leads to that it has for `node`: the index of its port; -1: none. NULL: each is where it says. */
	int32_t (*leads_to)(void *owner, int32_t node, struct bytes host, int32_t port);
	void *owner;
	int64_t ahead_ms;       /* how far the clock outside is ahead of the world's; it stays so as long as a connection is open */
};

/* A connection. */
struct border {
	struct heap *heap;
	const struct border_rules *rules;
	struct frame_reader requests, responses;
	struct buf awaited; /* struct awaited: not yet answered, oldest first */
	bool is_off;        /* what is sent there is not Kafka */
};

void border_init(struct border *, struct heap *, const struct border_rules *);
void border_free(struct border *);

/* What the program sends, and what a broker sends, in any cut: appends what goes on. */
void border_pass_request(struct border *, struct bytes, struct buf *out);
void border_pass_response(struct border *, struct bytes, struct buf *out);

/* Whether a request is not answered yet. */
bool border_awaits(const struct border *);

/* ---- border_times.c ------------------------------------------------------------------------------------------------------ */

/* Moves the timestamps of a decoded message by so many milliseconds. The batches of records are changed where they are: the frame must be the caller's own.
 * True if anything in the message itself has changed. */
bool border_date_request(const struct api *, void *request, int64_t by_ms);
bool border_date_response(const struct api *, void *response, int64_t by_ms);

#endif
