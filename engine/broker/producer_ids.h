/* Producer ids: handed out from a block of 1000 that the controller gave to this broker (AllocateProducerIds), so that no two brokers
 * hand out the same one. What is left of a block when the broker stops is never used.
 */
#ifndef KLAB_BROKER_PRODUCER_IDS_H
#define KLAB_BROKER_PRODUCER_IDS_H

#include "engine/broker/node.h"

struct producer_ids {
	int64_t next;
	int64_t end; /* next == end: the block is used up */
	int64_t following; /* the block behind it, asked for before this one ends */
	int64_t following_end;
	bool is_asked;
	void (*ask)(struct node *); /* sends AllocateProducerIds; set by who has the connection to the controller (engine/broker/forward.h) */
};

void producer_ids_start(struct node *);
void producer_ids_del(struct node *);

/* The next id; -1 while no block is here. Asks for the following block when nine tenths of this one are gone. */
int64_t producer_ids_next(struct node *);

/* The controller's answer. */
void producer_ids_allocated(struct node *, int16_t error_code, int64_t first, int32_t count);

#endif
