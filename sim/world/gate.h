/* The gate of a world: it leads connections of its processes outside, to real Kafka clusters.
 *
 *     process <-- connection of the world --> gate <-- whoever drives the world --> a real socket
 *
 * A world without a gate is closed: whoever asks for a host that it does not have is told that the name is unknown. With one, every address leads
 * outside. What the processes wish for is taken by the driver, in their order; what comes of it the driver puts in between two steps, at the virtual
 * time it has let pass. So the world itself still knows no socket and no clock, and all that the gate holds lies in the region.
 *
 * A connection is known here by a number that is never used again. Behind the gate lie the real files, too: the world's own disk is out of sight then,
 * and nothing of such a world can be taken back.
 */
#ifndef KLAB_WORLD_GATE_H
#define KLAB_WORLD_GATE_H

#include "sim/world/world.h"

/* What is not the world's and cannot be: it is asked in the middle of a step. All of it may be NULL. */
struct gate_outside {
	void *self;
	/* Whether a name leads to an address. It may take the time that a name server takes. */
	bool (*resolves)(void *self, struct bytes name);
	struct disk *disk; /* in place of the world's own */
};

/* Opens it, with no way back. `shows_frames`: what goes through is told in the trace (frame_sent), as what stays inside is. */
void world_open_gate(struct world *, const struct gate_outside *, bool shows_frames);
bool world_has_gate(const struct world *);
/* Whether the name leads anywhere outside. */
bool world_gate_resolves(const struct world *, struct bytes name);

enum gate_wish_kind {
	GATE_CONNECT, /* host, port; nothing is sent on the connection before it has opened or ended */
	GATE_SEND,    /* bytes */
	GATE_CLOSE,   /* behind what was to be sent before; the connection's number is dead */
};

struct gate_wish {
	enum gate_wish_kind kind;
	int32_t conn;
	struct bytes host;
	int32_t port;
	struct bytes bytes;
};

/* The next wish; false if there is none. Its spans are valid until the next call, or until the world goes on. */
bool world_gate_take(struct world *, struct gate_wish *out);
bool world_gate_has_wish(const struct world *);

/* What came of a connection. A number that is dead already is overlooked: both sides may close at once. */
void world_gate_opened(struct world *, int32_t conn);
void world_gate_received(struct world *, int32_t conn, struct bytes);
/* It has failed, at that address if it is known (ERR_REFUSED, ERR_UNKNOWN_HOST, ERR_TIMED_OUT ...) or was closed by the other side (ERR_CLOSED). */
void world_gate_ended(struct world *, int32_t conn, enum err, struct bytes address);
/* Bytes that were received and that nobody has taken yet: with many of them the driver should bring no more. */
int64_t world_gate_backlog(const struct world *, int32_t conn);

#endif
