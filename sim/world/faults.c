/* What goes wrong with disks and clocks: faults that are set, bytes that rot. */
#include "sim/world/internal.h"

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
		out.lies_sync = out.lies_sync || rule->faults.lies_sync;
		if (rule->faults.slow_us > out.slow_us)
			out.slow_us = rule->faults.slow_us;
	}
	return out;
}

struct bytes faults_path_of(const struct world *w, const struct inode *inode, uint8_t *into)
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
	return faults_of(w, faults_path_of(w, inode, path));
}

void faults_forget(struct world *w, struct bytes prefix)
{
	LIST_EACH(&w->files.faults, struct fault_rule, rule, link) {
		if (!is_under(rule->prefix, prefix))
			continue;
		list_remove(&rule->link);
		world_drop(w, rule->prefix);
		heap_free(w->heap, rule);
	}
}

/* ---- Setting them --------------------------------------------------------------------------------------------------- */

struct bytes faults_next_prefix(struct bytes list, size_t *at)
{
	size_t end = bytes_find(list, *at, ',');
	struct bytes prefix = bytes_trim(bytes_slice(list, *at, end - *at));

	*at = end + 1;
	return prefix;
}

static struct bytes whose_disk(const struct world *w, struct bytes path)
{
	LIST_EACH(&w->machines, struct machine, machine, link)
		for (size_t at = 0; at < machine->disk_prefix.size;)
			if (is_under(path, faults_next_prefix(machine->disk_prefix, &at)))
				return machine->name;
	return BYTES("");
}

static void report(struct world *w, struct bytes prefix, bool is_set, const char *fault)
{
	if (is_set)
		world_report(w, disk_fault_set, .process = whose_disk(w, prefix), .dir = prefix, .fault = bytes_of_text(fault));
}

void world_set_disk_faults(struct world *w, struct bytes prefix, const struct disk_faults *faults)
{
	bool is_any = faults->is_full || faults->slow_us > 0 || faults->fails_read || faults->fails_write || faults->fails_sync ||
	              faults->lies_sync;

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
	report(w, prefix, faults->lies_sync, "lies about syncs");
}

bool world_disk_fault_at(const struct world *w, int32_t at, struct bytes *process, struct bytes *prefix, struct disk_faults *out)
{
	LIST_EACH(&w->files.faults, struct fault_rule, rule, link) {
		if (at-- > 0)
			continue;
		*process = whose_disk(w, rule->prefix);
		*prefix = rule->prefix;
		*out = rule->faults;
		return true;
	}
	return false;
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

enum err world_flip_byte(struct world *w, struct bytes path, int64_t position)
{
	const struct inode *inode = paths_find(w, path);
	uint8_t byte;

	if (!inode || inode->is_directory)
		return inode ? ERR_IS_DIRECTORY : ERR_NOT_FOUND;
	if (content_read(&inode->content, position, &byte, 1) < 1)
		return ERR_INVALID;
	byte = (uint8_t)~byte;
	return world_corrupt_file(w, path, position, bytes_of(&byte, 1));
}

void world_wipe(struct world *w, struct bytes path)
{
	struct inode *inode = paths_find(w, path);

	if (w->failure || !inode || !inode->is_directory)
		return;
	paths_empty(w, inode);
	report(w, path, true, "wiped");
}

/* ---- Machines and their clocks --------------------------------------------------------------------------------------------------------- */

static struct machine *machine_of(struct world *w, struct bytes name)
{
	LIST_EACH(&w->machines, struct machine, machine, link)
		if (bytes_equal(machine->name, name))
			return machine;
	struct machine *machine = HEAP_NEW(w->heap, struct machine);

	machine->name = world_copy(w, name);
	list_append(&w->machines, &machine->link);
	return machine;
}

static void take_clock(struct process *p, const struct machine *machine)
{
	p->skew_ms = machine->skew_ms;
	p->drift_ppm = machine->drift_ppm;
	p->drift_since_us = machine->since_us;
}

void machines_begin(struct world *w, struct process *p)
{
	if (p->disk_prefix.size > 0) {
		struct machine *machine = machine_of(w, p->name);

		world_drop(w, machine->disk_prefix);
		machine->disk_prefix = world_copy(w, p->disk_prefix);
		world_drop(w, machine->host);
		machine->host = world_copy(w, p->host);
	}
	LIST_EACH(&w->machines, struct machine, machine, link)
		if (bytes_equal(machine->name, p->name))
			take_clock(p, machine);
}

int64_t clocks_drift_us(const struct world *w, const struct process *p)
{
	return p->drift_ppm ? (w->now_us - p->drift_since_us) / 1000 * p->drift_ppm / 1000 : 0;
}

void world_clock_skew(const struct world *w, int32_t pid, int64_t *skew_ms, int64_t *drift_ppm)
{
	const struct process *p = process_of(w, pid);

	*skew_ms = p ? p->skew_ms + clocks_drift_us(w, p) / 1000 : 0;
	*drift_ppm = p ? p->drift_ppm : 0;
}

void world_set_clock_skew(struct world *w, int32_t pid, int64_t skew_ms, int64_t drift_ppm)
{
	struct process *p = process_of(w, pid);

	if (!p || w->failure)
		return;
	struct machine *machine = machine_of(w, p->name);

	machine->skew_ms = skew_ms;
	machine->drift_ppm = drift_ppm;
	machine->since_us = w->now_us;
	take_clock(p, machine);
	world_report(w, clock_set, .process = p->name, .skew_ms = skew_ms, .drift_ppm = drift_ppm);
}
