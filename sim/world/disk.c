/* The port to the simulated disk: handles, calls, what they cost, and how syncs complete. */
#include "sim/world/internal.h"

#define FREE_SPACE (INT64_C(100) << 30)

/* Charged to the process whose step this is. */
void files_charge(struct world *w, int64_t ns)
{
	if (w->current)
		w->cost_ns += ns;
}

static void charge(struct world *w, int64_t ns, const struct disk_faults *faults)
{
	files_charge(w, ns + faults->slow_us * 1000);
}

static int32_t caller(const struct world *w)
{
	return w->current ? w->current->pid : 0;
}

struct inode *files_inode(const struct world *w, int32_t handle)
{
	return handle > 0 && handle <= w->files.handle_count ? w->files.handles[handle - 1].inode : NULL;
}

/* ---- Names ---------------------------------------------------------------------------------------------------------- */

/* Adds a new file or directory under `path`. */
static enum err create(struct world *w, struct bytes path, bool is_directory, const struct disk_faults *faults, struct inode **out)
{
	struct inode *directory;
	struct bytes name;
	enum err err = paths_parent(w, path, &directory, &name);

	if (err == ERR_OK && (faults->fails_write || faults->is_full))
		err = faults->fails_write ? ERR_IO : ERR_NO_SPACE;
	if (err != ERR_OK)
		return err;
	*out = inode_new(w, is_directory);
	paths_set(w, directory, name, *out);
	inode_release(w, *out); /* its name holds it */
	return ERR_OK;
}

static int32_t handle_new(struct world *w, struct inode *inode)
{
	struct files *f = &w->files;
	int32_t handle = f->free_handle;

	if (handle == 0) {
		if (f->handle_count == f->handle_capacity) {
			f->handle_capacity = f->handle_capacity ? f->handle_capacity * 2 : 64;
			f->handles = heap_realloc(w->heap, f->handles, (size_t)f->handle_capacity * sizeof(*f->handles));
		}
		handle = ++f->handle_count;
	} else {
		f->free_handle = f->handles[handle - 1].next_free;
	}
	f->handles[handle - 1] = (struct handle){ .inode = inode, .pid = caller(w) };
	inode->refs++;
	return handle;
}

static enum err disk_open(void *self, struct bytes path, int flags, int32_t *file)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);
	struct inode *inode = paths_find(w, path);

	*file = 0;
	charge(w, COST_DISK_OPEN_NS, &faults);
	if (inode && inode->is_directory)
		return ERR_IS_DIRECTORY;
	if (inode && (flags & DISK_CREATE) && (flags & DISK_EXCLUSIVE))
		return ERR_EXISTS;
	if (!inode && !(flags & DISK_CREATE))
		return ERR_NOT_FOUND;
	if (!inode) {
		enum err err = create(w, path, false, &faults, &inode);

		if (err != ERR_OK)
			return err;
	}
	*file = handle_new(w, inode);
	return ERR_OK;
}

static void handle_close(struct world *w, int32_t handle)
{
	struct inode *inode = files_inode(w, handle);

	if (!inode)
		return;
	w->files.handles[handle - 1] = (struct handle){ .next_free = w->files.free_handle };
	w->files.free_handle = handle;
	inode_release(w, inode);
}

static void disk_close(void *self, int32_t file)
{
	struct world *w = self;

	handle_close(w, file);
}

static enum err disk_rename(void *self, struct bytes from, struct bytes to)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, from);
	struct inode *from_directory, *to_directory, *inode = paths_find(w, from), *old = paths_find(w, to);
	struct bytes from_name, to_name;

	charge(w, COST_DISK_OPEN_NS, &faults);
	if (!inode || inode == w->files.root)
		return ERR_NOT_FOUND;
	enum err err = paths_parent(w, from, &from_directory, &from_name);

	if (err == ERR_OK)
		err = paths_parent(w, to, &to_directory, &to_name);
	if (err != ERR_OK)
		return err;
	if (faults.fails_write)
		return ERR_IO;
	if (old == inode)
		return ERR_OK;
	if (old && (old->is_directory || inode->is_directory))
		return old->is_directory ? ERR_EXISTS : ERR_NOT_DIRECTORY;
	for (const struct inode *above = to_directory; above; above = above->parent)
		if (above == inode)
			return ERR_INVALID; /* into itself */
	if (!inode->is_directory && !faults.lies_sync)
		inode->synced_size = inode->content.size; /* its bytes are there before its new name is */
	inode->refs++;
	paths_set(w, from_directory, from_name, NULL);
	paths_set(w, to_directory, to_name, inode);
	inode_release(w, inode);
	return ERR_OK;
}

static enum err disk_remove(void *self, struct bytes path)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);
	struct inode *directory, *inode = paths_find(w, path);
	struct bytes name;

	charge(w, COST_DISK_OPEN_NS, &faults);
	if (!inode)
		return ERR_NOT_FOUND;
	enum err err = paths_parent(w, path, &directory, &name);

	if (err == ERR_OK && inode->entries.count > 0)
		err = ERR_NOT_EMPTY;
	if (err == ERR_OK && faults.fails_write)
		err = ERR_IO;
	if (err == ERR_OK)
		paths_set(w, directory, name, NULL);
	return err;
}

static enum err disk_mkdir(void *self, struct bytes path)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);
	struct inode *inode = paths_find(w, path);

	charge(w, COST_DISK_OPEN_NS, &faults);
	return inode ? ERR_EXISTS : create(w, path, true, &faults, &inode);
}

static enum err disk_list(void *self, struct bytes path, struct arena *arena, struct disk_name **out, int32_t *count)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);
	const struct inode *directory = paths_find(w, path);

	*out = NULL;
	*count = 0;
	charge(w, COST_DISK_OPEN_NS, &faults);
	if (!directory || !directory->is_directory)
		return directory ? ERR_NOT_DIRECTORY : ERR_NOT_FOUND;
	if (faults.fails_read)
		return ERR_IO;
	*out = arena_calloc(arena, directory->entries.count, sizeof(**out));
	TREE_EACH(&directory->entries, struct entry, entry, node)
		(*out)[(*count)++] = (struct disk_name){ arena_copy(arena, entry->name), entry->inode->is_directory };
	return ERR_OK;
}

static enum err disk_stat(void *self, struct bytes path, bool *is_directory, int64_t *size)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);
	const struct inode *inode = paths_find(w, path);

	charge(w, COST_DISK_CALL_NS, &faults);
	if (!inode)
		return ERR_NOT_FOUND;
	*is_directory = inode->is_directory;
	*size = inode->content.size;
	return ERR_OK;
}

static enum err disk_free_space(void *self, struct bytes path, int64_t *out)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);

	charge(w, COST_DISK_CALL_NS, &faults);
	*out = faults.is_full ? 0 : FREE_SPACE;
	return ERR_OK;
}

static enum err disk_lock(void *self, struct bytes path)
{
	struct world *w = self;
	struct disk_faults faults = faults_of(w, path);
	struct inode *inode = paths_find(w, path);
	enum err err = ERR_OK;

	charge(w, COST_DISK_OPEN_NS, &faults);
	if (!inode)
		err = create(w, path, false, &faults, &inode);
	if (err != ERR_OK)
		return err;
	if (inode->locked_by != caller(w) && process_of(w, inode->locked_by))
		return ERR_LOCKED;
	inode->locked_by = caller(w);
	return ERR_OK;
}

/* ---- Contents ------------------------------------------------------------------------------------------------------- */

static enum err disk_read(void *self, int32_t file, int64_t position, void *into, size_t size, size_t *got)
{
	struct world *w = self;
	const struct inode *inode = files_inode(w, file);

	*got = 0;
	if (!inode)
		return ERR_INVALID;
	struct disk_faults faults = faults_of_inode(w, inode);

	charge(w, COST_DISK_CALL_NS + (int64_t)size / 4, &faults);
	if (faults.fails_read)
		return ERR_IO;
	*got = content_read(&inode->content, position, into, size);
	return ERR_OK;
}

static enum err disk_append(void *self, int32_t file, const void *data, size_t size)
{
	struct world *w = self;
	struct inode *inode = files_inode(w, file);

	if (!inode)
		return ERR_INVALID;
	struct disk_faults faults = faults_of_inode(w, inode);

	charge(w, COST_DISK_CALL_NS + (int64_t)size / 4, &faults);
	bool is_failing = size > 0 && (faults.fails_write || faults.is_full);

	if (is_failing) /* a part may be there */
		size = (size_t)prng_below(&w->files.fault_prng, size);
	content_append(&w->outside->chunks, w->heap, &inode->content, data, size);
	if (!is_failing)
		return ERR_OK;
	return faults.fails_write ? ERR_IO : ERR_NO_SPACE;
}

/* What is cut off is gone for good; bytes that come in its place are not covered by a sync that was asked for before. */
static enum err disk_truncate(void *self, int32_t file, int64_t size)
{
	struct world *w = self;
	struct inode *inode = files_inode(w, file);

	if (!inode || size < 0)
		return ERR_INVALID;
	struct disk_faults faults = faults_of_inode(w, inode);

	charge(w, COST_DISK_CALL_NS, &faults);
	if (faults.fails_write)
		return ERR_IO;
	content_truncate(&w->outside->chunks, &inode->content, size);
	if (inode->synced_size > size)
		inode->synced_size = size;
	LIST_EACH(&inode->syncs, struct sync, sync, of_inode)
		if (sync->size > size)
			sync->size = size;
	return ERR_OK;
}

static enum err disk_size(void *self, int32_t file, int64_t *out)
{
	struct world *w = self;
	const struct inode *inode = files_inode(w, file);

	*out = inode ? inode->content.size : 0;
	return inode ? ERR_OK : ERR_INVALID;
}

static const struct disk_ops ops = {
	.open = disk_open,
	.close = disk_close,
	.read = disk_read,
	.append = disk_append,
	.truncate = disk_truncate,
	.size = disk_size,
	.rename = disk_rename,
	.remove = disk_remove,
	.mkdir = disk_mkdir,
	.list = disk_list,
	.stat = disk_stat,
	.free_space = disk_free_space,
	.lock = disk_lock,
};

void files_begin(struct world *w)
{
	list_init(&w->files.faults);
	prng_seed(&w->files.prng, w->seed, PRNG_DISK);
	prng_seed(&w->files.fault_prng, w->seed, PRNG_FAULTS);
	w->files.names_version = 1;
	w->files.root = inode_new(w, true);
	w->files.found = heap_calloc(w->heap, FOUND_COUNT, sizeof(*w->files.found));
	w->files.disk = (struct disk){ &ops, w };
	ops.mkdir(w, BYTES("/tmp"));
	paths_sync(w, w->files.root);
}

struct disk *world_disk(struct world *w)
{
	return &w->files.disk;
}

/* ---- Syncs ---------------------------------------------------------------------------------------------------------- */

/* Those of a process are done in their order, so that the last of several stands for all. */
void files_sync(struct world *w, struct process *p, const struct effect *effect)
{
	struct sync *sync = heap_realloc(w->heap, NULL, sizeof(*sync) + effect->path.size); /* the path lies behind it */
	struct disk_faults faults = faults_of(w, effect->path);

	memcpy(sync + 1, effect->path.data, effect->path.size);
	*sync = (struct sync){ .node = { .kind = QUEUE_SYNC }, .process = p, .token = effect->token, .path = bytes_of(sync + 1, effect->path.size) };
	sync->inode = paths_find(w, effect->path);
	list_init(&sync->of_inode);
	int64_t dirty = 0;

	if (!sync->inode) {
		sync->err = ERR_NOT_FOUND;
	} else {
		sync->inode->refs++;
		list_append(&sync->inode->syncs, &sync->of_inode);
		sync->size = sync->inode->content.size;
		dirty = sync->size - sync->inode->synced_size;
		sync->err = faults.fails_sync ? ERR_IO : ERR_OK;
		sync->is_lie = faults.lies_sync;
	}
	int64_t at_us = world_effect_time(w) + prng_between(&w->files.prng, COST_SYNC_US_MIN, COST_SYNC_US_MAX) + dirty / 500 + faults.slow_us;

	if (at_us < p->last_sync_us)
		at_us = p->last_sync_us;
	p->last_sync_us = at_us;
	list_init(&sync->of_process);
	list_append(&p->syncs, &sync->of_process);
	queue_set(&w->queue, &sync->node, at_us);
}

static void sync_all(struct world *w, struct inode *inode)
{
	inode->synced_size = inode->content.size;
	if (!inode->is_directory)
		return;
	paths_sync(w, inode);
	TREE_EACH (&inode->entries, struct entry, entry, node)
		sync_all(w, entry->inode);
}

void world_sync_disk(struct world *w, struct bytes path)
{
	struct inode *inode = paths_find(w, path);

	if (!inode)
		return;
	sync_all(w, inode);
	paths_sync_creation(w, inode);
}

static void sync_del(struct world *w, struct sync *sync)
{
	list_remove(&sync->of_inode);
	list_remove(&sync->of_process);
	queue_remove(&w->queue, &sync->node);
	inode_release(w, sync->inode);
	heap_free(w->heap, sync);
}

/* Directories are synced as they are when it is done: more may survive than was asked for, never less. */
static void make_durable(struct world *w, const struct sync *sync)
{
	struct inode *inode = sync->inode;
	int64_t before = inode->synced_size;

	if (sync->size > inode->synced_size)
		inode->synced_size = sync->size;
	if (inode->is_directory)
		paths_sync(w, inode);
	paths_sync_creation(w, inode);
	world_report_of(w, sync->process->trace_name, file_synced, .path = sync->path, .bytes = inode->synced_size - before);
}

void files_sync_due(struct world *w, struct sync *sync)
{
	struct process *p = sync->process;
	uint64_t token = sync->token;
	enum err err = sync->err;

	if (err == ERR_OK && sync->is_lie)
		world_report_of(w, p->trace_name, sync_lied, .path = sync->path);
	else if (err == ERR_OK)
		make_durable(w, sync);
	sync_del(w, sync);
	if (token == 0) {
		p->sync_error = p->sync_error ? p->sync_error : err;
		return;
	}
	err = p->sync_error ? p->sync_error : err;
	p->sync_error = ERR_OK;
	world_network_release(w, p, token, err != ERR_OK);
	process_deliver(w, p, &(struct event){ .type = EVENT_SYNCED, .token = token, .err = err }, NULL);
}

void files_process_ended(struct world *w, struct process *p)
{
	LIST_EACH(&p->syncs, struct sync, sync, of_process)
		sync_del(w, sync);
	for (int32_t handle = 1; handle <= w->files.handle_count; handle++)
		if (w->files.handles[handle - 1].inode && w->files.handles[handle - 1].pid == p->pid)
			handle_close(w, handle);
}
