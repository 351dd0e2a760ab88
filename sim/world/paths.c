/* The tree of names: what stands in each directory now, and what the disk still has where that differs.
 *
 * A change of a name is remembered with what the disk has in its place (`unsynced`) until the directory is synced. Syncing a file
 * also makes its own new name durable, and those of new directories above it, as journaling file systems do; a rename or a
 * remove waits for its directory. When power is lost, names are set back together, so that a rename never leaves two names or none.
 *
 * A path is looked up several times for each sync, and names seldom change: where it led is remembered until one does.
 */
#include "sim/world/internal.h"

static int compare_name(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct entry, node)->name);
}

struct inode *inode_new(struct world *w, bool is_directory)
{
	struct inode *inode = HEAP_NEW(w->heap, struct inode);

	inode->is_directory = is_directory;
	inode->refs = 1;
	list_init(&inode->syncs);
	return inode;
}

static void entry_del(struct world *w, struct tree *tree, struct entry *entry)
{
	struct inode *inode = entry->inode;

	tree_remove(tree, &entry->node);
	world_drop(w, entry->name);
	heap_free(w->heap, entry);
	inode_release(w, inode);
}

void inode_release(struct world *w, struct inode *inode)
{
	if (!inode || --inode->refs > 0)
		return;
	TREE_EACH(&inode->entries, struct entry, entry, node) {
		if (entry->inode->parent == inode)
			entry->inode->parent = NULL;
		entry_del(w, &inode->entries, entry);
	}
	paths_sync(w, inode);
	content_free(&w->outside->chunks, w->heap, &inode->content);
	heap_free(w->heap, inode);
}

struct entry *paths_entry(const struct tree *tree, struct bytes name)
{
	struct tree_node *node = tree_find(tree, &name, compare_name);

	return node ? CONTAINER_OF(node, struct entry, node) : NULL;
}

/* The next part of the path behind *at; empty at its end. */
static struct bytes next_part(struct bytes path, size_t *at)
{
	while (*at < path.size && path.data[*at] == '/')
		(*at)++;
	size_t end = bytes_find(path, *at, '/');
	struct bytes part = bytes_slice(path, *at, end - *at);

	*at = end;
	return part;
}

static struct inode *walk(const struct world *w, struct bytes path)
{
	struct inode *inode = w->files.root;
	size_t at = 0;

	for (;;) {
		struct bytes part = next_part(path, &at);

		if (part.size == 0)
			return inode;
		struct entry *entry = inode->is_directory ? paths_entry(&inode->entries, part) : NULL;

		if (!entry)
			return NULL;
		inode = entry->inode;
	}
}

struct inode *paths_find(const struct world *w, struct bytes path)
{
	struct found *found = &w->files.found[hash_of_bytes(path) % FOUND_COUNT];

	if (found->names_version == w->files.names_version && bytes_equal(bytes_of(found->path, found->size), path))
		return found->inode;
	struct inode *inode = walk(w, path);

	if (inode && path.size <= FOUND_PATH_MAX) {
		found->names_version = w->files.names_version;
		found->inode = inode;
		found->size = path.size;
		memcpy(found->path, path.data, path.size);
	}
	return inode;
}

enum err paths_parent(const struct world *w, struct bytes path, struct inode **directory, struct bytes *name)
{
	while (path.size > 1 && path.data[path.size - 1] == '/')
		path.size--;
	size_t end = path.size;

	while (end > 0 && path.data[end - 1] != '/')
		end--;
	*name = bytes_slice(path, end, path.size);
	*directory = paths_find(w, bytes_slice(path, 0, end));
	if (!*directory || name->size == 0)
		return ERR_NOT_FOUND;
	return (*directory)->is_directory ? ERR_OK : ERR_NOT_DIRECTORY;
}

static struct entry *entry_add(struct world *w, struct tree *tree, struct bytes name, struct inode *inode)
{
	struct entry *entry = HEAP_NEW(w->heap, struct entry);

	entry->name = world_copy(w, name);
	entry->inode = inode;
	if (inode)
		inode->refs++;
	tree_insert(tree, &entry->name, compare_name, &entry->node);
	return entry;
}

/* Sets the current entry alone. */
static void set_entry(struct world *w, struct inode *directory, struct bytes name, struct inode *inode)
{
	struct entry *entry = paths_entry(&directory->entries, name);

	w->files.names_version++;
	if (entry) {
		if (entry->inode->parent == directory && entry->inode->name.data == entry->name.data)
			entry->inode->parent = NULL;
		entry_del(w, &directory->entries, entry);
	}
	if (!inode)
		return;
	entry = entry_add(w, &directory->entries, name, inode);
	inode->parent = directory;
	inode->name = entry->name;
}

static void forget_unsynced(struct world *w, struct inode *directory, struct entry *entry)
{
	if (entry->inode)
		entry->inode->old_names--;
	entry_del(w, &directory->unsynced, entry);
}

void paths_set(struct world *w, struct inode *directory, struct bytes name, struct inode *inode)
{
	struct entry *current = paths_entry(&directory->entries, name), *durable = paths_entry(&directory->unsynced, name);

	if (!durable) {
		durable = entry_add(w, &directory->unsynced, name, current ? current->inode : NULL);
		if (current)
			current->inode->old_names++;
	}
	set_entry(w, directory, name, inode);
	if (durable->inode == inode)
		forget_unsynced(w, directory, durable);
}

void paths_sync(struct world *w, struct inode *directory)
{
	TREE_EACH(&directory->unsynced, struct entry, entry, node)
		forget_unsynced(w, directory, entry);
}

/* A name that replaces nothing, of a file that has no older one, is safe with the file. */
void paths_sync_creation(struct world *w, struct inode *inode)
{
	for (; inode->parent && inode->old_names == 0; inode = inode->parent) {
		const struct tree *unsynced = &inode->parent->unsynced;
		struct entry *entry = unsynced->count > 0 ? paths_entry(unsynced, inode->name) : NULL;

		if (entry && !entry->inode)
			forget_unsynced(w, inode->parent, entry);
	}
}

void paths_empty(struct world *w, struct inode *directory)
{
	paths_sync(w, directory);
	TREE_EACH(&directory->entries, struct entry, entry, node)
		set_entry(w, directory, entry->name, NULL);
}

void paths_revert(struct world *w, struct inode *directory)
{
	TREE_EACH(&directory->unsynced, struct entry, entry, node) {
		set_entry(w, directory, entry->name, entry->inode);
		forget_unsynced(w, directory, entry);
	}
	TREE_EACH(&directory->entries, struct entry, entry, node)
		if (entry->inode->is_directory)
			paths_revert(w, entry->inode);
}
