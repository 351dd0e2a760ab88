#include "tests/memory_disk.h"

#include <assert.h>
#include <stdio.h>

enum { NODES_MAX = 4096, HANDLES_MAX = 4096 };

struct node {
	char path[DISK_PATH_SIZE]; /* empty: unused, or removed and only open */
	bool is_directory, is_locked;
	struct buf data;
};

struct memory_disk {
	struct heap *heap;
	struct disk port;
	struct node *nodes[NODES_MAX];
	int node_count;
	struct node *handles[HANDLES_MAX];
	int calls, fail_at;
	enum err fail_with;
};

static bool fails(struct memory_disk *d)
{
	d->calls++;
	return d->fail_at > 0 && d->calls >= d->fail_at;
}

static struct node *find(struct memory_disk *d, struct bytes path)
{
	for (int i = 0; i < d->node_count; i++)
		if (d->nodes[i]->path[0] && bytes_equal_text(path, d->nodes[i]->path))
			return d->nodes[i];
	return NULL;
}

/* NULL: it is full. */
static struct node *add(struct memory_disk *d, struct bytes path, bool is_directory)
{
	if (d->node_count == NODES_MAX)
		return NULL;
	struct node *n = HEAP_NEW(d->heap, struct node);

	assert(path.size < sizeof(n->path));
	memcpy(n->path, path.data, path.size);
	n->is_directory = is_directory;
	n->data.heap = d->heap;
	d->nodes[d->node_count++] = n;
	return n;
}

static struct bytes parent_of(struct bytes path)
{
	size_t end = path.size;

	while (end > 1 && path.data[end - 1] != '/')
		end--;
	return bytes_slice(path, 0, end > 1 ? end - 1 : 1);
}

static bool has_parent(struct memory_disk *d, struct bytes path)
{
	struct bytes parent = parent_of(path);
	struct node *n = find(d, parent);

	return bytes_equal_text(parent, "/") || (n && n->is_directory);
}

static enum err disk_open(void *self, struct bytes path, int flags, int32_t *file)
{
	struct memory_disk *d = self;
	struct node *n = find(d, path);

	*file = 0;
	if (fails(d))
		return d->fail_with;
	if (n && n->is_directory)
		return ERR_IS_DIRECTORY;
	if (n && (flags & DISK_EXCLUSIVE))
		return ERR_EXISTS;
	if (!n && find(d, parent_of(path)) && !find(d, parent_of(path))->is_directory)
		return ERR_NOT_DIRECTORY;
	if (!n && (!(flags & DISK_CREATE) || !has_parent(d, path)))
		return ERR_NOT_FOUND;
	if (!n)
		n = add(d, path, false);
	if (!n)
		return ERR_NO_SPACE;
	for (int32_t i = 1; i < HANDLES_MAX; i++) {
		if (!d->handles[i]) {
			d->handles[i] = n;
			*file = i;
			return ERR_OK;
		}
	}
	return ERR_TOO_MANY_FILES;
}

static void disk_close(void *self, int32_t file)
{
	((struct memory_disk *)self)->handles[file] = NULL;
}

static enum err disk_read(void *self, int32_t file, int64_t position, void *into, size_t size, size_t *got)
{
	struct memory_disk *d = self;
	struct bytes all = buf_bytes(&d->handles[file]->data);
	struct bytes part = bytes_slice(all, (size_t)position, size);

	*got = 0;
	if (fails(d))
		return d->fail_with;
	if (part.size > 0)
		memcpy(into, part.data, part.size);
	*got = part.size;
	return ERR_OK;
}

static enum err disk_append(void *self, int32_t file, const void *data, size_t size)
{
	struct memory_disk *d = self;

	if (fails(d)) {
		buf_add(&d->handles[file]->data, data, size / 2); /* torn */
		return d->fail_with;
	}
	buf_add(&d->handles[file]->data, data, size);
	return ERR_OK;
}

static enum err disk_truncate(void *self, int32_t file, int64_t size)
{
	struct memory_disk *d = self;

	if (fails(d))
		return d->fail_with;
	if ((size_t)size < d->handles[file]->data.size)
		d->handles[file]->data.size = (size_t)size;
	return ERR_OK;
}

static enum err disk_size(void *self, int32_t file, int64_t *out)
{
	struct memory_disk *d = self;

	*out = (int64_t)d->handles[file]->data.size;
	return fails(d) ? d->fail_with : ERR_OK;
}

static enum err disk_rename(void *self, struct bytes from, struct bytes to)
{
	struct memory_disk *d = self;
	struct node *n = find(d, from), *old = find(d, to);

	if (fails(d))
		return d->fail_with;
	if (!n)
		return ERR_NOT_FOUND;
	if (old)
		old->path[0] = 0;
	for (int i = 0; i < d->node_count && n->is_directory; i++) { /* what is in it goes with it */
		char path[DISK_PATH_SIZE];
		struct bytes inner = bytes_of_text(d->nodes[i]->path);

		if (inner.size > from.size && bytes_starts_with(inner, from) && inner.data[from.size] == '/') {
			snprintf(path, sizeof(path), "%.*s%s", (int)to.size, (const char *)to.data, d->nodes[i]->path + from.size);
			memcpy(d->nodes[i]->path, path, sizeof(path));
		}
	}
	memset(n->path, 0, sizeof(n->path));
	memcpy(n->path, to.data, to.size);
	return ERR_OK;
}

static enum err disk_remove(void *self, struct bytes path)
{
	struct memory_disk *d = self;
	struct node *n = find(d, path);

	if (fails(d))
		return d->fail_with;
	if (!n)
		return ERR_NOT_FOUND;
	n->path[0] = 0;
	return ERR_OK;
}

static enum err disk_mkdir(void *self, struct bytes path)
{
	struct memory_disk *d = self;

	if (fails(d))
		return d->fail_with;
	if (find(d, path))
		return ERR_EXISTS;
	if (!has_parent(d, path))
		return ERR_NOT_FOUND;
	return add(d, path, true) ? ERR_OK : ERR_NO_SPACE;
}

static enum err disk_list(void *self, struct bytes path, struct arena *arena, struct disk_name **out, int32_t *count)
{
	struct memory_disk *d = self;

	*out = arena_calloc(arena, (size_t)d->node_count, sizeof(**out));
	*count = 0;
	if (fails(d))
		return d->fail_with;
	if (!bytes_equal_text(path, "/")) {
		struct node *n = find(d, path);

		if (!n || !n->is_directory)
			return n ? ERR_NOT_DIRECTORY : ERR_NOT_FOUND;
	}
	for (int i = 0; i < d->node_count; i++) {
		struct bytes inner = bytes_of_text(d->nodes[i]->path);

		if (inner.size == 0 || !bytes_equal(parent_of(inner), path))
			continue;
		struct bytes name = arena_copy(arena, bytes_slice(inner, path.size > 1 ? path.size + 1 : 1, inner.size));
		int32_t at = (*count)++;

		for (; at > 0 && bytes_compare((*out)[at - 1].name, name) > 0; at--)
			(*out)[at] = (*out)[at - 1];
		(*out)[at] = (struct disk_name){ name, d->nodes[i]->is_directory };
	}
	return ERR_OK;
}

static enum err disk_stat(void *self, struct bytes path, bool *is_directory, int64_t *size)
{
	struct memory_disk *d = self;
	struct node *n = find(d, path);

	if (fails(d))
		return d->fail_with;
	if (!n && !bytes_equal_text(path, "/"))
		return ERR_NOT_FOUND;
	*is_directory = !n || n->is_directory;
	*size = n ? (int64_t)n->data.size : 0;
	return ERR_OK;
}

static enum err disk_free_space(void *self, struct bytes path, int64_t *out)
{
	(void)self;
	(void)path;
	*out = INT64_C(1) << 40;
	return ERR_OK;
}

static enum err disk_lock(void *self, struct bytes path)
{
	struct memory_disk *d = self;
	struct node *n = find(d, path);

	if (fails(d))
		return d->fail_with;
	if (!n)
		n = add(d, path, false);
	if (!n)
		return ERR_NO_SPACE;
	if (n->is_locked)
		return ERR_LOCKED;
	n->is_locked = true;
	return ERR_OK;
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

struct memory_disk *memory_disk_new(struct heap *heap)
{
	struct memory_disk *d = HEAP_NEW(heap, struct memory_disk);

	d->heap = heap;
	d->port = (struct disk){ &ops, d };
	return d;
}

struct disk *memory_disk_port(struct memory_disk *d)
{
	return &d->port;
}

int memory_disk_calls(const struct memory_disk *d)
{
	return d->calls;
}

void memory_disk_fail_at(struct memory_disk *d, int call, enum err err)
{
	d->fail_at = call;
	d->fail_with = err;
	d->calls = 0;
}

struct buf *memory_disk_file(struct memory_disk *d, const char *path)
{
	struct node *n = find(d, bytes_of_text(path));

	return n ? &n->data : NULL;
}

void memory_disk_reopen(struct memory_disk *d)
{
	memset(d->handles, 0, sizeof(d->handles));
	for (int i = 0; i < d->node_count; i++)
		d->nodes[i]->is_locked = false;
}
