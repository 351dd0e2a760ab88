/* Power that is lost: what was written and not synced meets a fate of its own, page by page, and so do names.
 *
 *     file   |######### synced ########|- page -|- page -|- page -|
 *                                       kept     torn     garbled     or the new length never reached the disk: dropped
 *
 * A torn page has its first sectors and zeros behind them; one that is dropped between others that are kept is zeros. Nothing synced is touched.
 */
#include "sim/world/internal.h"

const char *const power_pages[] = { "random", "kept", "dropped", "torn", "garbled", NULL };
const char *const power_names[] = { "random", "kept", "lost", NULL };

enum { PAGE_SIZE = 4096, SECTOR_SIZE = 512 };

struct loss {
	struct world *world;
	const struct process *process;
	int64_t bytes; /* lost so far */
};

/* Overwrites [from, to) of a page of the file; returns how many bytes of it are not what they were. */
static int64_t spoil(struct world *w, struct inode *file, enum page_fate fate, int64_t from, int64_t to)
{
	uint8_t page[PAGE_SIZE];
	struct prng *prng = &w->files.fault_prng;

	if (fate == PAGES_TORN) {
		int64_t sector = (from / PAGE_SIZE) * PAGE_SIZE + SECTOR_SIZE * prng_between(prng, 1, PAGE_SIZE / SECTOR_SIZE - 1);

		from = sector > from ? sector : from;
	}
	if (fate == PAGES_KEPT || from >= to)
		return 0;
	for (int64_t i = 0; i < to - from; i++)
		page[i] = fate == PAGES_GARBLED ? (uint8_t)prng_next(prng) : 0;
	content_overwrite(&w->outside->chunks, &file->content, from, bytes_of(page, (size_t)(to - from)));
	return to - from;
}

static void report_pages(const struct loss *loss, const struct inode *file, int64_t position, int64_t bytes)
{
	struct world *w = loss->world;
	uint8_t path[PATH_SIZE_MAX];

	if (bytes > 0)
		world_report(w, pages_lost, .process = loss->process->name, .path = faults_path_of(w, file, path), .position = position, .bytes = bytes);
}

static void lose_tail(struct loss *loss, struct inode *file)
{
	struct world *w = loss->world;
	struct prng *prng = &w->files.fault_prng;
	enum page_fate fate = loss->process->pages;
	int64_t from = file->synced_size, size = file->content.size, first = -1, lost = 0;

	if (size <= from)
		return;
	if (fate == PAGES_DROPPED || (fate == PAGES_RANDOM && prng_chance(prng, 1, 2))) { /* a part of the new length may be there */
		int64_t end = fate == PAGES_DROPPED ? from : prng_chance(prng, 1, 2) ? from : prng_between(prng, from, size);

		content_truncate(&w->outside->chunks, &file->content, end);
		lost = size - end;
		first = end;
		size = end;
	}
	for (int64_t at = from; at < size;) {
		int64_t end = (at / PAGE_SIZE + 1) * PAGE_SIZE;
		int64_t spoilt = spoil(w, file, fate == PAGES_RANDOM ? (enum page_fate)prng_between(prng, PAGES_KEPT, PAGES_GARBLED) : fate, at, end < size ? end : size);

		end = end < size ? end : size;
		if (spoilt > 0 && (first < 0 || end - spoilt < first))
			first = end - spoilt;
		lost += spoilt;
		at = end;
	}
	file->synced_size = size;
	report_pages(loss, file, first, lost);
	loss->bytes += lost;
}

static void lose_tails(struct loss *loss, struct inode *inode)
{
	if (!inode->is_directory) {
		lose_tail(loss, inode);
		return;
	}
	TREE_EACH(&inode->entries, struct entry, entry, node)
		lose_tails(loss, entry->inode);
}

/* Names that were not synced are set back in every second case; in the others the journal had already been written. */
static bool are_names_lost(struct world *w, const struct process *p)
{
	return p->names == NAMES_LOST || (p->names == NAMES_RANDOM && prng_chance(&w->files.fault_prng, 1, 2));
}

void files_lose_power(struct world *w, const struct process *p)
{
	struct loss loss = { w, p, 0 };

	for (size_t at = 0; at < p->disk_prefix.size;) {
		struct inode *inode = paths_find(w, faults_next_prefix(p->disk_prefix, &at));

		if (!inode)
			continue;
		if (inode->is_directory && are_names_lost(w, p))
			paths_revert(w, inode);
		lose_tails(&loss, inode);
	}
	world_report(w, power_lost, .process = p->name, .lost_bytes = loss.bytes);
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
		struct bytes prefix = faults_next_prefix(p->disk_prefix, &at);
		struct inode *inode = paths_find(w, prefix);
		int64_t lost = inode ? size_under(inode) : 0;

		if (inode && inode->is_directory)
			paths_empty(w, inode);
		faults_forget(w, prefix);
		world_report(w, disk_replaced, .process = p->name, .dir = prefix, .lost_bytes = lost);
	}
}
