/* What a step wants done, in its order. */
#include "sim/world/internal.h"

/* A send may be held by a sync that stands behind it in the list, so the syncs are asked for first. */
static void begin_syncs(struct world *w, struct process *p, const struct effects *fx)
{
	for (int32_t i = 0; i < fx->count; i++)
		if (fx->items[i].type == EFFECT_SYNC)
			files_sync(w, p, &fx->items[i]);
}

static void carry_out(struct world *w, struct process *p, const struct effect *effect)
{
	switch (effect->type) {
	case EFFECT_SEND:
		world_network_send(w, p, effect);
		break;
	case EFFECT_CONNECT:
		world_network_connect(w, p, effect);
		break;
	case EFFECT_CLOSE:
		world_network_close(w, p, effect->conn);
		break;
	case EFFECT_SYNC:
	case EFFECT_ROOM:
	case EFFECT_HOLD: /* what is under way is bounded in any case */
		break;
	case EFFECT_LISTEN:
		world_network_listen(w, p, effect);
		break;
	case EFFECT_WRITE:
		streams_write(w, p, effect->stream, effect->bytes);
		break;
	case EFFECT_READ:
		streams_read(w, p);
		break;
	case EFFECT_EXIT:
		p->is_exiting = true;
		p->exit_status = effect->status;
		break;
	}
}

void effects_carry_out(struct world *w, struct process *p, const struct effects *fx)
{
	begin_syncs(w, p, fx);
	for (int32_t i = 0; i < fx->count && !p->is_exiting && !p->is_killed; i++)
		carry_out(w, p, &fx->items[i]);
}
