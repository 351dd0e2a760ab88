#include "engine/broker/api/view.h"

#include "engine/broker/config.h"

struct bytes view_listener(const struct node *n, const struct call *call)
{
	return n->config->listeners[call->listener].name;
}

int32_t view_leader(const struct node *n, const struct partition_image *p, struct bytes listener)
{
	return image_endpoint(&n->image, p->leader, listener, true) ? p->leader : NO_LEADER;
}

/* Those of `ids` that are alive, or those that are not. */
static int32_t *select_ids(const struct node *n, const int32_t *ids, int32_t id_count, struct bytes listener, bool is_alive,
                           struct arena *arena, int32_t *count)
{
	int32_t *selected = arena_calloc(arena, (size_t)id_count + 1, sizeof(*selected));

	*count = 0;
	for (int32_t i = 0; i < id_count; i++)
		if ((image_endpoint(&n->image, ids[i], listener, false) != NULL) == is_alive)
			selected[(*count)++] = ids[i];
	return selected;
}

int32_t *view_offline_replicas(const struct node *n, const struct partition_image *p, struct bytes listener, struct arena *arena,
                               int32_t *count)
{
	return select_ids(n, p->replicas, p->replica_count, listener, false, arena, count);
}

int32_t *view_alive(const struct node *n, const int32_t *ids, int32_t id_count, struct bytes listener, struct arena *arena, int32_t *count)
{
	return select_ids(n, ids, id_count, listener, true, arena, count);
}

int32_t view_random_alive_broker(struct node *n)
{
	int32_t alive = 0, chosen = -1;

	TREE_EACH(&n->image.brokers, struct broker_image, broker, node)
		alive += !broker->is_fenced;
	if (alive == 0)
		return -1;
	int32_t wanted = (int32_t)prng_below(&n->prng, (uint64_t)alive);

	TREE_EACH(&n->image.brokers, struct broker_image, broker, node)
		if (!broker->is_fenced && wanted-- == 0)
			chosen = broker->id;
	return chosen;
}
