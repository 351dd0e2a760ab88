/* A sorted set of texts that owns its copies: the topics of a group's subscriptions, the groups named in one request. */
#ifndef KLAB_GROUP_NAMES_H
#define KLAB_GROUP_NAMES_H

#include "engine/base/bytes.h"
#include "engine/base/heap.h"
#include "engine/base/tree.h"

struct names {
	struct tree tree;
};

/* False if it was there. */
bool names_add(struct names *, struct heap *, struct bytes name);
bool names_has(const struct names *, struct bytes name);
void names_free(struct names *, struct heap *);

#endif
