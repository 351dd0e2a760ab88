#include "engine/group/names.h"

struct name {
	struct tree_node node;
	struct bytes text; /* right behind this struct */
};

static int compare(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct name, node)->text);
}

bool names_add(struct names *names, struct heap *heap, struct bytes text)
{
	if (names_has(names, text))
		return false;
	struct name *name = heap_alloc(heap, sizeof(*name) + text.size);

	if (text.size > 0)
		memcpy(name + 1, text.data, text.size);
	name->text = bytes_of(name + 1, text.size);
	tree_insert(&names->tree, &name->text, compare, &name->node);
	return true;
}

bool names_has(const struct names *names, struct bytes text)
{
	return tree_find(&names->tree, &text, compare) != NULL;
}

void names_free(struct names *names, struct heap *heap)
{
	TREE_EACH(&names->tree, struct name, name, node) {
		tree_remove(&names->tree, &name->node);
		heap_free(heap, name);
	}
}
