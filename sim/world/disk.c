/* The simulated disk: a tree of files whose unsynced tails and unsynced directory changes a loss of power takes away. */
#include "sim/world/internal.h"

#include "sim/world/chunk.h"

#define DISK_FREE_BYTES (INT64_C(1) << 40)

static int compare_path(const void *key, const struct tree_node *node)
{
	return bytes_compare(*(const struct bytes *)key, CONTAINER_OF((uintptr_t)node, struct inode, node)->path);
}

static struct inode *find(const struct world *w, struct bytes path)
{
	struct tree_node *node = tree_find(&w->inodes, &path, compare_path);

	return node ? CONTAINER_OF(node, struct inode, node) : NULL;
}

bool path_is_under(struct bytes path, struct bytes prefix)
{
	return bytes_starts_with(path, prefix) && (path.size == prefix.size || path.data[prefix.size] == '/' || prefix.size <= 1);
}

static struct bytes parent_of(struct bytes path)
{
	size_t end = path.size;

	while (end > 1 && path.data[end - 1] != '/')
		end--;
	return bytes_slice(path, 0, end > 1 ? end - 1 : 1);
}

static void release(struct world *w, struct inode *n)
{
	if (n->is_linked || n->handles > 0 || n->undos > 0)
		return;
	world_free_bytes(w, n->path);
	heap_free(w->heap, n->extents);
	heap_free(w->heap, n);
}

static void link_at(struct world *w, struct inode *n, struct bytes path)
{
	struct bytes copy = world_copy(w, path);

	world_free_bytes(w, n->path);
	n->path = copy;
	n->is_linked = true;
	tree_insert(&w->inodes, &n->path, compare_path, &n->node);
}

static void unlink_it(struct world *w, struct inode *n)
{
	tree_remove(&w->inodes, &n->node);
	n->is_linked = false;
}

/* ---- Costs, faults and the journal of what is not durable ----------------------------------------------------------------- */

static void charge(struct world *w, size_t size)
{
	if (w->current)
		w->current->cost_us += DISK_CALL_COST_US + (int64_t)size / DISK_BYTES_PER_US;
}

static const struct disk_faults *faults_of(struct world *w, struct bytes path)
{
	static const struct disk_faults none = { 0 };

	LIST_EACH(&w->faults, struct fault_rule, rule, link) {
		if (path_is_under(path, rule->prefix)) {
			if (w->current)
				w->current->cost_us += rule->faults.slow_us;
			return &rule->faults;
		}
	}
	return &none;
}

static void journal(struct world *w, struct bytes directory, struct bytes from, struct bytes to, struct inode *n, struct inode *replaced)
{
	struct undo *undo = HEAP_NEW(w->heap, struct undo);

	undo->directory = world_copy(w, directory);
	undo->from = world_copy(w, from);
	undo->to = world_copy(w, to);
	undo->inode = n;
	undo->replaced = replaced;
	n->undos++;
	if (replaced)
		replaced->undos++;
	list_append(&w->undos, &undo->link);
}

static void undo_free(struct world *w, struct undo *undo)
{
	list_remove(&undo->link);
	undo->inode->undos--;
	release(w, undo->inode);
	if (undo->replaced) {
		undo->replaced->undos--;
		release(w, undo->replaced);
	}
	world_free_bytes(w, undo->directory);
	world_free_bytes(w, undo->from);
	world_free_bytes(w, undo->to);
	heap_free(w->heap, undo);
}

/* ---- The port ------------------------------------------------------------------------------------------------------------ */

static enum err disk_open(void *self, struct bytes path, int flags, int32_t *file)
{
	struct world *w = self;
	struct inode *n = find(w, path), *parent = find(w, parent_of(path));
	const struct disk_faults *faults = faults_of(w, path);
	int32_t free_one = 1;

	charge(w, 0);
	*file = 0;
	if (n && n->is_directory)
		return ERR_IS_DIRECTORY;
	if (n && (flags & DISK_EXCLUSIVE))
		return ERR_EXISTS;
	if (!n && (!(flags & DISK_CREATE) || !parent))
		return ERR_NOT_FOUND;
	if (!n && !parent->is_directory)
		return ERR_NOT_DIRECTORY;
	if (!n && (faults->is_full || faults->fails_write))
		return faults->is_full ? ERR_NO_SPACE : ERR_IO;
	while (free_one < w->handle_count && w->handles[free_one].inode)
		free_one++;
	if (free_one >= w->handle_count) {
		int32_t count = w->handle_count ? w->handle_count * 2 : 64;

		w->handles = heap_realloc(w->heap, w->handles, (size_t)count * sizeof(*w->handles));
		memset(w->handles + w->handle_count, 0, (size_t)(count - w->handle_count) * sizeof(*w->handles));
		free_one = w->handle_count ? w->handle_count : 1;
		w->handle_count = count;
	}
	if (!n) {
		n = HEAP_NEW(w->heap, struct inode);
		link_at(w, n, path);
		journal(w, parent_of(path), BYTES_NULL, path, n, NULL);
	}
	n->handles++;
	w->handles[free_one] = (struct handle){ n, w->current ? w->current->pid : 0 };
	*file = free_one;
	return ERR_OK;
}

static struct inode *inode_of(struct world *w, int32_t file)
{
	return file > 0 && file < w->handle_count ? w->handles[file].inode : NULL;
}

static void disk_close(void *self, int32_t file)
{
	struct world *w = self;
	struct inode *n = inode_of(w, file);

	if (!n)
		return;
	w->handles[file] = (struct handle){ NULL, 0 };
	n->handles--;
	release(w, n);
}

static enum err disk_read(void *self, int32_t file, int64_t position, void *into, size_t size, size_t *got)
{
	struct world *w = self;
	struct inode *n = inode_of(w, file);

	*got = 0;
	if (!n || position < 0)
		return ERR_INVALID;
	charge(w, size);
	if (faults_of(w, n->path)->fails_read)
		return ERR_IO;
	*got = inode_read(w, n, position, into, size);
	return ERR_OK;
}

static enum err disk_append(void *self, int32_t file, const void *data, size_t size)
{
	struct world *w = self;
	struct inode *n = inode_of(w, file);

	if (!n)
		return ERR_INVALID;
	const struct disk_faults *faults = faults_of(w, n->path);

	charge(w, size);
	if (faults->is_full || faults->fails_write)
		return faults->is_full ? ERR_NO_SPACE : ERR_IO;
	inode_append(w, n, data, size);
	return ERR_OK;
}

static enum err disk_truncate(void *self, int32_t file, int64_t size)
{
	struct world *w = self;
	struct inode *n = inode_of(w, file);

	if (!n || size < 0)
		return ERR_INVALID;
	charge(w, 0);
	if (faults_of(w, n->path)->fails_write)
		return ERR_IO;
	inode_truncate(n, size);
	return ERR_OK;
}

static enum err disk_size(void *self, int32_t file, int64_t *out)
{
	struct world *w = self;
	struct inode *n = inode_of(w, file);

	*out = n ? n->size : 0;
	return n ? ERR_OK : ERR_INVALID;
}

/* Moves what is under a directory along with it. */
static void rename_inner(struct world *w, struct bytes from, struct bytes to)
{
	for (;;) {
		struct tree_node *node = tree_ceiling(&w->inodes, &from, compare_path);
		struct inode *n = NULL;

		for (; node && !n; node = tree_next(node)) {
			struct inode *candidate = CONTAINER_OF(node, struct inode, node);

			if (!bytes_starts_with(candidate->path, from))
				break;
			if (path_is_under(candidate->path, from))
				n = candidate;
		}
		if (!n)
			return;
		struct buf path = { .heap = w->heap };

		buf_add_bytes(&path, to);
		buf_add_bytes(&path, bytes_slice(n->path, from.size, n->path.size));
		unlink_it(w, n);
		link_at(w, n, buf_bytes(&path));
		buf_free(&path);
	}
}

static enum err disk_rename(void *self, struct bytes from, struct bytes to)
{
	struct world *w = self;
	struct inode *n = find(w, from), *old = find(w, to);

	charge(w, 0);
	if (!n || !find(w, parent_of(to)))
		return ERR_NOT_FOUND;
	if (faults_of(w, from)->fails_write)
		return ERR_IO;
	if (old && (old->is_directory || n->is_directory))
		return ERR_EXISTS;
	if (old) {
		unlink_it(w, old);
		old->undos++; /* kept until the journal has it */
	}
	if (n->is_directory) {
		rename_inner(w, from, to);
	} else {
		unlink_it(w, n);
		link_at(w, n, to);
	}
	journal(w, parent_of(to), from, to, n, old);
	if (old)
		old->undos--;
	return ERR_OK;
}

static enum err disk_remove(void *self, struct bytes path)
{
	struct world *w = self;
	struct inode *n = find(w, path);

	charge(w, 0);
	if (!n)
		return ERR_NOT_FOUND;
	if (faults_of(w, path)->fails_write)
		return ERR_IO;
	struct tree_node *next = tree_next(&n->node);

	if (n->is_directory && next && path_is_under(CONTAINER_OF(next, struct inode, node)->path, path))
		return ERR_NOT_EMPTY;
	unlink_it(w, n);
	journal(w, parent_of(path), path, BYTES_NULL, n, NULL);
	return ERR_OK;
}

static enum err disk_mkdir(void *self, struct bytes path)
{
	struct world *w = self;
	struct inode *parent = find(w, parent_of(path));
	const struct disk_faults *faults = faults_of(w, path);

	charge(w, 0);
	if (find(w, path))
		return ERR_EXISTS;
	if (!parent || !parent->is_directory)
		return parent ? ERR_NOT_DIRECTORY : ERR_NOT_FOUND;
	if (faults->is_full || faults->fails_write)
		return faults->is_full ? ERR_NO_SPACE : ERR_IO;
	struct inode *n = HEAP_NEW(w->heap, struct inode);

	n->is_directory = true;
	link_at(w, n, path);
	journal(w, parent_of(path), BYTES_NULL, path, n, NULL);
	return ERR_OK;
}

static enum err disk_list(void *self, struct bytes path, struct arena *arena, struct disk_name **out, int32_t *count)
{
	struct world *w = self;
	struct inode *n = find(w, path);
	int32_t capacity = 0;

	charge(w, 0);
	*out = NULL;
	*count = 0;
	if (!n || !n->is_directory)
		return n ? ERR_NOT_DIRECTORY : ERR_NOT_FOUND;
	if (faults_of(w, path)->fails_read)
		return ERR_IO;
	for (struct tree_node *node = tree_next(&n->node); node; node = tree_next(node)) {
		struct inode *inner = CONTAINER_OF(node, struct inode, node);

		if (!bytes_starts_with(inner->path, path))
			break;
		if (!bytes_equal(parent_of(inner->path), path))
			continue;
		if (*count == capacity) {
			capacity = capacity ? capacity * 2 : 16;
			struct disk_name *more = arena_calloc(arena, (size_t)capacity, sizeof(*more));

			if (*count > 0)
				memcpy(more, *out, (size_t)*count * sizeof(*more));
			*out = more;
		}
		(*out)[(*count)++] = (struct disk_name){
			arena_copy(arena, bytes_slice(inner->path, path.size > 1 ? path.size + 1 : 1, inner->path.size)),
			inner->is_directory,
		};
	}
	return ERR_OK;
}

static enum err disk_stat(void *self, struct bytes path, bool *is_directory, int64_t *size)
{
	struct world *w = self;
	struct inode *n = find(w, path);

	charge(w, 0);
	if (!n)
		return ERR_NOT_FOUND;
	*is_directory = n->is_directory;
	*size = n->size;
	return ERR_OK;
}

static enum err disk_free_space(void *self, struct bytes path, int64_t *out)
{
	*out = faults_of(self, path)->is_full ? 0 : DISK_FREE_BYTES;
	return ERR_OK;
}

static enum err disk_lock(void *self, struct bytes path)
{
	struct world *w = self;
	int32_t file;
	enum err err = disk_open(self, path, DISK_CREATE, &file);

	if (err)
		return err;
	struct inode *n = inode_of(w, file);

	disk_close(self, file);
	if (n->lock_pid && world_is_alive(w, n->lock_pid) && w->current && n->lock_pid != w->current->pid)
		return ERR_LOCKED;
	n->lock_pid = w->current ? w->current->pid : 0;
	return ERR_OK;
}

static const struct disk_ops ops = { disk_open,   disk_close, disk_read, disk_append, disk_truncate,   disk_size, disk_rename,
	                                 disk_remove, disk_mkdir, disk_list, disk_stat,   disk_free_space, disk_lock };

void disk_init(struct world *w)
{
	struct inode *root = HEAP_NEW(w->heap, struct inode), *tmp = HEAP_NEW(w->heap, struct inode);

	w->disk = (struct disk){ &ops, w };
	list_init(&w->undos);
	list_init(&w->faults);
	root->is_directory = tmp->is_directory = true;
	link_at(w, root, BYTES("/"));
	link_at(w, tmp, BYTES("/tmp"));
	world_prng(w, BYTES("disk"), &w->disk_prng);
}

struct disk *world_disk(struct world *w)
{
	return &w->disk;
}

/* ---- Syncs, faults, power ------------------------------------------------------------------------------------------------ */

static void forget_undos(struct world *w, struct bytes directory)
{
	LIST_EACH(&w->undos, struct undo, undo, link) {
		if (bytes_equal(undo->directory, directory))
			undo_free(w, undo);
	}
}

static void synced(void *owner, struct timer *timer)
{
	struct world *w = owner;
	struct sync_pending *sync = CONTAINER_OF(timer, struct sync_pending, timer);
	struct process *p = world_process(w, sync->pid);
	struct inode *n = find(w, sync->path);
	enum err err = faults_of(w, sync->path)->fails_sync ? ERR_IO : ERR_OK;

	list_remove(&sync->link);
	if (!err && n && n->is_directory) {
		forget_undos(w, sync->path);
	} else if (!err && n && sync->size >= 0) {
		int64_t size = sync->size < n->size ? sync->size : n->size;

		if (size > n->synced_size) {
			WORLD_TRACE(w, p ? p->trace_node : w->world_node, BYTES_NULL, file_synced, .path = sync->path, .bytes = size - n->synced_size);
			n->synced_size = size;
		}
	}
	if (p && sync->token) {
		net_synced(w, p, sync->token, err);
		process_mail(w, p, &(struct event){ .type = EVENT_SYNCED, .token = sync->token, .err = err });
	}
	world_free_bytes(w, sync->path);
	heap_free(w->heap, sync);
}

void disk_sync(struct world *w, struct process *p, struct bytes path, uint64_t token)
{
	struct sync_pending *sync = HEAP_NEW(w->heap, struct sync_pending);
	struct inode *n = find(w, path);
	int64_t from = p->busy_until_us > w->now_us ? p->busy_until_us : w->now_us;
	bool is_clean = n && !n->is_directory && n->synced_size == n->size;

	sync->pid = p->pid;
	sync->token = token;
	sync->path = world_copy(w, path);
	sync->size = n && !n->is_directory ? n->size : -1;
	sync->timer.fire = synced;
	if (p->sync_until_us > from) /* one after another, as one disk does them */
		from = p->sync_until_us;
	p->sync_until_us = from + (is_clean ? DISK_CALL_COST_US : SYNC_COST_US + faults_of(w, path)->slow_us);
	list_append(&p->syncs, &sync->link);
	timer_set(&w->queue, &sync->timer, p->sync_until_us);
}

void disk_process_ended(struct world *w, struct process *p)
{
	LIST_EACH(&p->syncs, struct sync_pending, sync, link) {
		list_remove(&sync->link);
		timer_stop(&w->queue, &sync->timer);
		world_free_bytes(w, sync->path);
		heap_free(w->heap, sync);
	}
	for (int32_t i = 1; i < w->handle_count; i++)
		if (w->handles[i].inode && w->handles[i].pid == p->pid)
			disk_close(w, i);
}

/* Takes back, newest first, what was done to directories under the prefix and never synced; then cuts files at what was. */
int64_t disk_lose_power(struct world *w, struct bytes prefix)
{
	int64_t lost = 0;

	for (struct list *link = w->undos.prev, *before; link != &w->undos; link = before) {
		struct undo *undo = CONTAINER_OF(link, struct undo, link);

		before = link->prev;
		if (!path_is_under(undo->directory, prefix) || undo->inode->is_directory)
			continue; /* directories themselves are made rarely and counted as durable */
		if (undo->inode->is_linked)
			unlink_it(w, undo->inode);
		if (!bytes_is_null(undo->from) && !find(w, undo->from))
			link_at(w, undo->inode, undo->from);
		if (undo->replaced && !find(w, undo->to))
			link_at(w, undo->replaced, undo->to);
		undo_free(w, undo);
	}
	TREE_EACH(&w->inodes, struct inode, n, node) {
		if (!n->is_directory && path_is_under(n->path, prefix) && n->size > n->synced_size) {
			lost += n->size - n->synced_size;
			inode_truncate(n, n->synced_size);
		}
	}
	return lost;
}

void world_set_disk_faults(struct world *w, struct bytes prefix, const struct disk_faults *faults)
{
	LIST_EACH(&w->faults, struct fault_rule, old, link) {
		if (bytes_equal(old->prefix, prefix)) {
			list_remove(&old->link);
			world_free_bytes(w, old->prefix);
			heap_free(w->heap, old);
		}
	}
	const char *what = faults->is_full        ? "full"
	                   : faults->fails_read   ? "read fails"
	                   : faults->fails_write  ? "write fails"
	                   : faults->fails_sync   ? "sync fails"
	                   : faults->slow_us > 0  ? "slow"
	                                          : "healed";

	WORLD_TRACE(w, w->world_node, BYTES_NULL, disk_fault_set, .dir = prefix, .fault = bytes_of_text(what));
	if (strcmp(what, "healed") == 0)
		return;
	struct fault_rule *rule = HEAP_NEW(w->heap, struct fault_rule);

	rule->prefix = world_copy(w, prefix);
	rule->faults = *faults;
	list_append(&w->faults, &rule->link);
}

enum err world_corrupt_file(struct world *w, struct bytes path, int64_t position, struct bytes with)
{
	struct inode *n = find(w, path);

	if (!n || n->is_directory)
		return n ? ERR_IS_DIRECTORY : ERR_NOT_FOUND;
	if (position < 0 || position + (int64_t)with.size > n->size)
		return ERR_INVALID;
	inode_overwrite(w, n, position, with);
	return ERR_OK;
}
