#include "engine/base/tree.h"

#include <stdint.h>

static int height_of(const struct tree_node *n)
{
	return n ? n->height : 0;
}

static void update_height(struct tree_node *n)
{
	int left = height_of(n->left), right = height_of(n->right);

	n->height = 1 + (left > right ? left : right);
}

/* Hangs `child` where `old` hung. */
static void replace_child(struct tree *t, struct tree_node *old, struct tree_node *child)
{
	struct tree_node *parent = old->parent;

	if (!parent)
		t->root = child;
	else if (parent->left == old)
		parent->left = child;
	else
		parent->right = child;
	if (child)
		child->parent = parent;
}

static struct tree_node *rotate_left(struct tree *t, struct tree_node *n)
{
	struct tree_node *up = n->right;

	replace_child(t, n, up);
	n->right = up->left;
	if (n->right)
		n->right->parent = n;
	up->left = n;
	n->parent = up;
	update_height(n);
	update_height(up);
	return up;
}

static struct tree_node *rotate_right(struct tree *t, struct tree_node *n)
{
	struct tree_node *up = n->left;

	replace_child(t, n, up);
	n->left = up->right;
	if (n->left)
		n->left->parent = n;
	up->right = n;
	n->parent = up;
	update_height(n);
	update_height(up);
	return up;
}

static void rebalance(struct tree *t, struct tree_node *n)
{
	for (; n; n = n->parent) {
		int lean = height_of(n->left) - height_of(n->right);

		if (lean > 1) {
			if (height_of(n->left->left) < height_of(n->left->right))
				rotate_left(t, n->left);
			n = rotate_right(t, n);
		} else if (lean < -1) {
			if (height_of(n->right->right) < height_of(n->right->left))
				rotate_right(t, n->right);
			n = rotate_left(t, n);
		} else {
			update_height(n);
		}
	}
}

struct tree_node *tree_find(const struct tree *t, const void *key, tree_compare *compare)
{
	struct tree_node *n = t->root;

	while (n) {
		int order = compare(key, n);

		if (order == 0)
			return n;
		n = order < 0 ? n->left : n->right;
	}
	return NULL;
}

struct tree_node *tree_ceiling(const struct tree *t, const void *key, tree_compare *compare)
{
	struct tree_node *n = t->root, *best = NULL;

	while (n) {
		int order = compare(key, n);

		if (order == 0)
			return n;
		if (order < 0)
			best = n;
		n = order < 0 ? n->left : n->right;
	}
	return best;
}

struct tree_node *tree_floor(const struct tree *t, const void *key, tree_compare *compare)
{
	struct tree_node *n = t->root, *best = NULL;

	while (n) {
		int order = compare(key, n);

		if (order == 0)
			return n;
		if (order > 0)
			best = n;
		n = order < 0 ? n->left : n->right;
	}
	return best;
}

struct tree_node *tree_insert(struct tree *t, const void *key, tree_compare *compare, struct tree_node *node)
{
	struct tree_node **link = &t->root, *parent = NULL;

	while (*link) {
		int order = compare(key, *link);

		if (order == 0)
			return *link;
		parent = *link;
		link = order < 0 ? &parent->left : &parent->right;
	}
	*node = (struct tree_node){ .parent = parent, .height = 1 };
	*link = node;
	t->count++;
	rebalance(t, parent);
	return NULL;
}

void tree_remove(struct tree *t, struct tree_node *n)
{
	struct tree_node *from;

	if (n->left && n->right) {
		struct tree_node *next = n->right;

		while (next->left)
			next = next->left;
		from = next->parent == n ? next : next->parent;
		replace_child(t, next, next->right);
		replace_child(t, n, next);
		next->left = n->left;
		next->left->parent = next;
		next->right = n->right;
		if (next->right)
			next->right->parent = next;
	} else {
		from = n->parent;
		replace_child(t, n, n->left ? n->left : n->right);
	}
	t->count--;
	rebalance(t, from);
	*n = (struct tree_node){ 0 };
}

struct tree_node *tree_first(const struct tree *t)
{
	struct tree_node *n = t->root;

	while (n && n->left)
		n = n->left;
	return n;
}

struct tree_node *tree_last(const struct tree *t)
{
	struct tree_node *n = t->root;

	while (n && n->right)
		n = n->right;
	return n;
}

struct tree_node *tree_next(const struct tree_node *n)
{
	if (n->right) {
		for (n = n->right; n->left;)
			n = n->left;
		return (struct tree_node *)(uintptr_t)n;
	}
	while (n->parent && n->parent->right == n)
		n = n->parent;
	return n->parent;
}

struct tree_node *tree_prev(const struct tree_node *n)
{
	if (n->left) {
		for (n = n->left; n->right;)
			n = n->right;
		return (struct tree_node *)(uintptr_t)n;
	}
	while (n->parent && n->parent->left == n)
		n = n->parent;
	return n->parent;
}
