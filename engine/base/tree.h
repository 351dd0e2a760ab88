/* An intrusive ordered map: an AVL tree whose order is the caller's comparison, never an address.
 *
 * The node is embedded in what it orders. `compare(key, node)` says where the key lies relative to the node's item: <0 before,
 * 0 equal, >0 behind. Keys are unique.
 */
#ifndef KLAB_BASE_TREE_H
#define KLAB_BASE_TREE_H

#include "engine/base/list.h"

struct tree_node {
	struct tree_node *left;
	struct tree_node *right;
	struct tree_node *parent;
	int height;
};

struct tree {
	struct tree_node *root;
	size_t count;
};

typedef int tree_compare(const void *key, const struct tree_node *);

struct tree_node *tree_find(const struct tree *, const void *key, tree_compare *);

/* The first node at or behind `key`; the last node at or before it; NULL if there is none. */
struct tree_node *tree_ceiling(const struct tree *, const void *key, tree_compare *);
struct tree_node *tree_floor(const struct tree *, const void *key, tree_compare *);

/* Adds `node` under `key`; returns NULL, or the node that has the key already (and nothing is added). */
struct tree_node *tree_insert(struct tree *, const void *key, tree_compare *, struct tree_node *node);
void tree_remove(struct tree *, struct tree_node *);

/* In key order; NULL at the end. */
struct tree_node *tree_first(const struct tree *);
struct tree_node *tree_last(const struct tree *);
struct tree_node *tree_next(const struct tree_node *);
struct tree_node *tree_prev(const struct tree_node *);

/* Walks in key order; the current item may be removed and freed. */
#define TREE_EACH(tree, type, item, member)                                                                                    \
	for (struct tree_node *item##_node = tree_first(tree), *item##_next = item##_node ? tree_next(item##_node) : NULL;         \
	     item##_node; item##_node = item##_next, item##_next = item##_node ? tree_next(item##_node) : NULL)                     \
		for (type *item = CONTAINER_OF(item##_node, type, member); item; item = NULL)

#endif
