/* What goes wrong with disks: faults that are set, power that is lost, bytes that rot. */
#include "sim/world/internal.h"

enum { PATH_SIZE_MAX = 4096 };

static bool is_under(struct bytes path, struct bytes prefix)
{
	if (prefix.size > 0 && prefix.data[prefix.size - 1] == '/')
		prefix.size--;
	return bytes_starts_with(path, prefix) && (path.size == prefix.size || path.data[prefix.size] == '/');
}

struct disk_faults faults_of(const struct world *w, struct bytes path)
{
	struct disk_faults out = { 0 };

	LIST_EACH(&w->files.faults, struct fault_rule, rule, link) {
		if (!is_under(path, rule->prefix))
			continue;
		out.is_full = out.is_full || rule->faults.is_full;
		out.fails_read = out.fails_read || rule->faults.fails_read;
		out.fails_write = out.fails_write || rule->faults.fails_write;
		out.fails_sync = out.fails_sync || rule->faults.fails_sync;
		if (rule->faults.slow_us > out.slow_us)
			out.slow_us = rule->faults.slow_us;
	}
	return out;
}

/* Its path, made from its end; null if it has no name any more. */
static struct bytes path_of(const struct world *w, const struct inode *inode, uint8_t into[PATH_SIZE_MAX])
{
	size_t at = PATH_SIZE_MAX;

	for (; inode != w->files.root; inode = inode->parent) {
		if (!inode->parent || at < inode->name.size + 1)
			return BYTES_NULL;
		at -= inode->name.size;
		memcpy(into + at, inode->name.data, inode->name.size);
		into[--at] = '/';
	}
	return bytes_of(into + at, PATH_SIZE_MAX - at);
}

struct disk_faults faults_of_inode(const struct world *w, const struct inode *inode)
{
	uint8_t path[PATH_SIZE_MAX];

	if (list_is_empty(&w->files.faults))
		return (struct disk_faults){ 0 };
	return faults_of(w, path_of(w, inode, path));
}

/* ---- Setting them --------------------------------------------------------------------------------------------------- */

/* The next prefix of a process's list, which is separated by commas. */
static struct bytes next_prefix(struct bytes list, size_t *at)
{
	size_t end = bytes_find(list, *at, ',');
	struct bytes prefix = bytes_trim(bytes_slice(list, *at, end - *at));

	*at = end + 1;
	return prefix;
}

static struct bytes whose_disk(const struct world *w, struct bytes path)
{
	for (struct tree_node *node = tree_first(&w->by_pid); node; node = tree_next(node)) {
		const struct process *p = CONTAINER_OF(node, struct process, by_pid);

		for (size_t at = 0; at < p->disk_prefix.size;)
			if (is_under(path, next_prefix(p->disk_prefix, &at)))
				return p->name;
	}
	return BYTES("");
}

static void report(struct world *w, struct bytes prefix, bool is_set, const char *fault)
{
	if (is_set)
		world_report(w, disk_fault_set, .process = whose_disk(w, prefix), .dir = prefix, .fault = bytes_of_text(fault));
}

void world_set_disk_faults(struct world *w, struct bytes prefix, const struct disk_faults *faults)
{
	bool is_any = faults->is_full || faults->slow_us > 0 || faults->fails_read || faults->fails_write || faults->fails_sync;

	if (w->failure)
		return;
	LIST_EACH(&w->files.faults, struct fault_rule, rule, link) {
		if (!bytes_equal(rule->prefix, prefix))
			continue;
		list_remove(&rule->link);
		world_drop(w, rule->prefix);
		heap_free(w->heap, rule);
	}
	if (is_any) {
		struct fault_rule *rule = HEAP_NEW(w->heap, struct fault_rule);

		rule->prefix = world_copy(w, prefix);
		rule->faults = *faults;
		list_append(&w->files.faults, &rule->link);
	}
	report(w, prefix, !is_any, "healed");
	report(w, prefix, faults->is_full, "full");
	report(w, prefix, faults->slow_us > 0, "slow");
	report(w, prefix, faults->fails_read, "fails reads");
	report(w, prefix, faults->fails_write, "fails writes");
	report(w, prefix, faults->fails_sync, "fails syncs");
}

enum err world_corrupt_file(struct world *w, struct bytes path, int64_t position, struct bytes with)
{
	struct inode *inode = paths_find(w, path);

	if (!inode)
		return ERR_NOT_FOUND;
	if (inode->is_directory)
		return ERR_IS_DIRECTORY;
	if (position < 0 || position > inode->content.size - (int64_t)with.size)
		return ERR_INVALID;
	content_overwrite(&w->outside->chunks, &inode->content, position, with);
	report(w, path, true, "corrupted");
	return ERR_OK;
}

/* ---- Power ---------------------------------------------------------------------------------------------------------- */

/* Of what was not synced, all may be gone, or a part may have reached the medium. Returns how many bytes are lost. */
static int64_t lose_tail(struct world *w, struct inode *file)
{
	int64_t unsynced = file->content.size - file->synced_size, kept = 0;

	if (unsynced <= 0)
		return 0;
	if (prng_chance(&w->files.fault_prng, 1, 2))
		kept = prng_between(&w->files.fault_prng, 0, unsynced);
	file->synced_size += kept;
	content_truncate(&w->outside->chunks, &file->content, file->synced_size);
	return unsynced - kept;
}

static int64_t lose_tails(struct world *w, struct inode *inode)
{
	if (!inode->is_directory)
		return lose_tail(w, inode);
	int64_t lost = 0;

	TREE_EACH(&inode->entries, struct entry, entry, node)
		lost += lose_tails(w, entry->inode);
	return lost;
}

/* Names that were not synced are set back in every second case; in the others the journal had already been written. */
void files_lose_power(struct world *w, const struct process *p)
{
	int64_t lost = 0;

	for (size_t at = 0; at < p->disk_prefix.size;) {
		struct inode *inode = paths_find(w, next_prefix(p->disk_prefix, &at));

		if (!inode)
			continue;
		if (inode->is_directory && prng_chance(&w->files.fault_prng, 1, 2))
			paths_revert(w, inode);
		lost += lose_tails(w, inode);
	}
	world_report(w, power_lost, .process = p->name, .lost_bytes = lost);
}

static int64_t size_under(const struct inode *inode)
{
	int64_t size = inode->content.size;

	if (inode->is_directory)
		TREE_EACH(&inode->entries, struct entry, entry, node)
			size += size_under(entry->inode);
	return size;
}

void files_lose_disk(struct world *w, const struct process *p)
{
	for (size_t at = 0; at < p->disk_prefix.size;) {
		struct bytes prefix = next_prefix(p->disk_prefix, &at);
		struct inode *inode = paths_find(w, prefix);
		int64_t lost = inode ? size_under(inode) : 0;

		if (inode && inode->is_directory)
			paths_empty(w, inode);
		LIST_EACH(&w->files.faults, struct fault_rule, rule, link) {
			if (!is_under(rule->prefix, prefix))
				continue;
			list_remove(&rule->link);
			world_drop(w, rule->prefix);
			heap_free(w->heap, rule);
		}
		world_report(w, disk_replaced, .process = p->name, .dir = prefix, .lost_bytes = lost);
	}
}
