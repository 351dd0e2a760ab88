/* The broker's connection to the active controller: its own requests to it, and clients' requests passed on in envelopes (KIP-590).
 *
 * A broker never changes metadata itself, not even when it is the controller too: the request goes as bytes over a connection to the
 * controller's listener, so a combined node takes the same road as a cluster of many.
 */
#ifndef KLAB_BROKER_FORWARD_H
#define KLAB_BROKER_FORWARD_H

#include "engine/broker/node.h"

/* Passes the call on; it is answered when the controller's answer comes, or fails. */
void forward_call(struct node *, struct call *);

#endif
