/* Carries out what a plan says, and tells each thing that it does as a line of a scenario. What would change nothing is not done. */
#include "sim/fuzz/internal.h"

#include <stdlib.h>

#include "engine/broker/partition.h"
#include "engine/wire/api.h"
#include "sim/world/state.h"

static struct bytes name_of(int32_t id, char text[static 20])
{
	return bytes_of(text, (size_t)snprintf(text, 20, "broker-%d", (int)id));
}

static struct bytes log_dir_of(const struct fuzz_run *f, int32_t id, char text[static DIR_SIZE])
{
	return cluster_log_dir(f->world, id, text, DIR_SIZE);
}

static void tell(const struct fuzz_run *f, const struct fault *fault)
{
	if (f->options.log)
		fprintf(f->options.log, "%12.6f s  %s %d %d %lld %lld\n", (double)world_now_us(f->world) / 1e6, fault_name(fault->kind), (int)fault->a,
		        (int)fault->b, (long long)fault->amount, (long long)fault->more);
}

/* ---- Disks ------------------------------------------------------------------------------------------------------------- */

static void heal_disk(struct fuzz_run *f, int32_t id)
{
	char text[DIR_SIZE];

	world_set_disk_faults(f->world, log_dir_of(f, id, text), &(struct disk_faults){ 0 });
	story_line(f, "w:broker(%d):disk{}", (int)id);
}

static void set_disk(struct fuzz_run *f, int32_t id, const struct disk_faults *faults, const char *words)
{
	char text[DIR_SIZE];

	world_set_disk_faults(f->world, log_dir_of(f, id, text), faults);
	story_line(f, "w:broker(%d):disk{ %s }", (int)id, words);
}

static void slow_disk(struct fuzz_run *f, const struct fault *fault)
{
	char words[64];

	snprintf(words, sizeof(words), "slow_ms = %lld.%03lld", (long long)fault->amount / 1000, (long long)fault->amount % 1000);
	set_disk(f, fault->a, &(struct disk_faults){ .slow_us = fault->amount }, words);
}

static void fail_disk(struct fuzz_run *f, const struct fault *fault)
{
	static const char *const words[] = { "fail = \"read\"", "fail = \"write\"", "fail = \"sync\"", "full = true" };

	set_disk(f, fault->a, &(struct disk_faults){ .fails_read = fault->amount == 0, .fails_write = fault->amount == 1, .fails_sync = fault->amount == 2,
		                                         .is_full = fault->amount == 3 }, words[fault->amount]);
}

/* Whether another broker that runs is in the ISR and holds all that this one has. */
static bool has_another_copy(const struct fuzz_run *f, const struct partition *p, int32_t id)
{
	const struct partition_image *image = image_partition(state_image(f->world), p->topic, p->number);

	for (int32_t i = 0; image && i < image->isr_count; i++) {
		const struct node *node = image->isr[i] == id ? NULL : cluster_node(f->world, image->isr[i]);
		const struct partition *other = node && node->partitions ? partition_find(node, p->topic, p->number) : NULL;

		if (other && other->log && other->is_hosted && log_end_offset(other->log) >= log_end_offset(p->log))
			return true;
	}
	return false;
}

/* The directory of one of its partitions that may be harmed, in f->weak_dir; false if there is none. */
static bool choose_weak_dir(struct fuzz_run *f, const struct fault *fault, const struct log **log)
{
	const struct node *node = cluster_node(f->world, fault->a);
	const struct partition *found = NULL;
	int64_t count = 0;

	if (!node || !node->partitions || !node->partitions->is_started || !state_image(f->world) || f->weak_dir[0])
		return false;
	for (int round = 0; round < 2 && !found; round++) {
		int64_t wanted = count > 0 ? fault->amount % count : -1;

		count = 0;
		TREE_EACH(&node->partitions->tree, struct partition, p, node)
			if (p->log && p->is_hosted && has_another_copy(f, p, fault->a) && count++ == wanted)
				found = p;
		if (count == 0)
			return false;
	}
	struct bytes dir = log_dir(found->log);

	snprintf(f->weak_dir, sizeof(f->weak_dir), "%.*s", (int)dir.size, (const char *)dir.data);
	*log = found->log;
	return true;
}

/* The disk under one partition says that it has synced, and has not. When the power goes before it is mended, what is left is not to be trusted: the
 * partition starts from nothing. */
static void lie(struct fuzz_run *f, const struct fault *fault)
{
	const struct log *log;

	if (!choose_weak_dir(f, fault, &log))
		return;
	f->is_lying = true;
	world_set_disk_faults(f->world, bytes_of_text(f->weak_dir), &(struct disk_faults){ .lies_sync = true });
	story_line(f, "w:broker(%d):disk{ dir = \"%s\", lie = true }", (int)fault->a, f->weak_dir);
}

static void stop_lying(struct fuzz_run *f)
{
	if (!f->is_lying)
		return;
	f->is_lying = false;
	world_set_disk_faults(f->world, bytes_of_text(f->weak_dir), &(struct disk_faults){ 0 });
	story_line(f, "w:broker(%d):disk{ dir = \"%s\" }", (int)f->plan.weak, f->weak_dir);
	if (f->is_wiped_at_start)
		return;
	world_sync_disk(f->world, bytes_of_text(f->weak_dir)); /* what it had put off */
	story_line(f, "w:broker(%d):sync(\"%s\")", (int)f->plan.weak, f->weak_dir);
	f->weak_dir[0] = '\0';
}

/* A position at or behind `from` that a batch's CRC covers; -1: there is none. Of a batch's first 16 bytes (offset, size, leader epoch) nothing tells that
 * they rotted, in Kafka too. */
static int64_t covered_position(const struct fuzz_run *f, struct bytes path, int64_t from, int64_t size, int64_t amount)
{
	enum { UNCOVERED = 16, HEAD = 12, CHANCE = 1001 };
	int64_t wanted = from + amount * (size - from) / CHANCE;
	uint8_t head[HEAD];

	for (int64_t at = 0, next; world_peek(f->world, path, at, head, HEAD) == HEAD; at = next) {
		next = at + HEAD + (int32_t)load_u32(head + 8);
		if (next <= at || next > size)
			return -1;
		if (wanted < next && next - 1 >= from)
			return wanted < at + UNCOVERED ? (at + UNCOVERED >= from ? at + UNCOVERED : from) : wanted;
	}
	return -1;
}

/* A byte rots while the machine is off. What had not been synced is read again when its log is recovered, and must be found out; what had been is not, so
 * its operator puts an empty disk there. */
static void rot(struct fuzz_run *f, const struct fault *fault)
{
	const struct log *log;
	char path[DIR_SIZE + 40];
	int32_t pid = cluster_pid(f->world, fault->a);

	if (!pid || !choose_weak_dir(f, fault, &log))
		return;
	struct arena arena;
	struct log_segment_view *segments;

	arena_init(&arena, world_heap(f->world));
	int32_t count = log_segments(log, &arena, &segments);

	snprintf(path, sizeof(path), "%s/%020lld.log", f->weak_dir, count > 0 ? (long long)segments[count - 1].base_offset : 0);
	arena_free(&arena);
	int64_t synced = world_synced_size(f->world, bytes_of_text(path)), size = world_file_size(f->world, bytes_of_text(path));

	world_power_off(f->world, pid, PAGES_KEPT, NAMES_KEPT);
	story_line(f, "w:broker(%d):power_off{ pages = \"kept\", names = \"kept\" }", (int)fault->a);
	f->is_wiped_at_start = synced >= size;
	int64_t position = covered_position(f, bytes_of_text(path), f->is_wiped_at_start ? 0 : synced, size, fault->amount);

	if (position >= 0) {
		world_flip_byte(f->world, bytes_of_text(path), position);
		story_line(f, "w:broker(%d):corrupt(\"%s\", %lld)", (int)fault->a, path, (long long)position);
	}
	if (!f->is_wiped_at_start)
		f->weak_dir[0] = '\0';
}

/* ---- Brokers ----------------------------------------------------------------------------------------------------------- */

static void kill_broker(struct fuzz_run *f, int32_t id, bool has_power_lost)
{
	int32_t pid = cluster_pid(f->world, id);

	if (!pid)
		return;
	world_kill(f->world, pid, has_power_lost ? KILL_POWER : KILL_PROCESS);
	story_line(f, "w:broker(%d):%s()", (int)id, has_power_lost ? "power_off" : "kill");
	if (has_power_lost && f->is_lying && id == f->plan.weak)
		f->is_wiped_at_start = true;
}

static void stop_broker(struct fuzz_run *f, int32_t id)
{
	int32_t pid = cluster_pid(f->world, id);

	if (!pid)
		return;
	world_signal(f->world, pid, SIGNAL_TERM);
	story_line(f, "w:broker(%d):stop()", (int)id);
}

static void wipe_if_needed(struct fuzz_run *f)
{
	if (!f->is_wiped_at_start || cluster_pid(f->world, f->plan.weak))
		return;
	world_wipe(f->world, bytes_of_text(f->weak_dir));
	story_line(f, "w:broker(%d):wipe(\"%s\")", (int)f->plan.weak, f->weak_dir);
	f->weak_dir[0] = '\0';
	f->is_wiped_at_start = false;
}

static void start_broker(struct fuzz_run *f, int32_t id)
{
	struct buf problem = { .heap = world_heap(f->world) };

	heal_disk(f, id);
	if (id == f->plan.weak && f->is_wiped_at_start && !cluster_pid(f->world, id)) {
		stop_lying(f);
		wipe_if_needed(f);
	}
	if (!cluster_pid(f->world, id) && cluster_start(f->world, id, &problem))
		story_line(f, "w:broker(%d):start()", (int)id);
	buf_free(&problem);
}

void fuzz_mend_weak_disk(struct fuzz_run *f)
{
	story_at(f, world_now_us(f->world));
	stop_lying(f);
	wipe_if_needed(f);
}

/* Its disk broke and it still stands, with a directory less: as an operator does. */
static void restart_broker(struct fuzz_run *f, int32_t id)
{
	if (cluster_pid(f->world, id)) {
		heal_disk(f, id);
		kill_broker(f, id, false);
	}
	start_broker(f, id);
}

static void pause_broker(struct fuzz_run *f, int32_t id, int64_t for_us)
{
	int32_t pid = cluster_pid(f->world, id);

	if (!pid)
		return;
	world_pause(f->world, pid, for_us);
	story_line(f, "w:broker(%d):pause(%lld.%06lld)", (int)id, (long long)for_us / SECOND, (long long)for_us % SECOND);
}

static void set_clock(struct fuzz_run *f, int32_t id, int64_t skew_ms, int64_t drift_ppm)
{
	int32_t pid = cluster_pid(f->world, id);

	if (!pid)
		return;
	world_set_clock_skew(f->world, pid, skew_ms, drift_ppm);
	story_line(f, "w:broker(%d):clock{ skew_s = %s%lld.%03lld, drift_ppm = %lld }", (int)id, skew_ms < 0 ? "-" : "", llabs(skew_ms) / 1000,
	           llabs(skew_ms) % 1000, (long long)drift_ppm);
}

/* ---- Links ------------------------------------------------------------------------------------------------------------- */

static void cut(struct fuzz_run *f, int32_t a, int32_t b, bool is_one_way)
{
	char from[20], to[20];

	if (a == b)
		return;
	world_cut(f->world, name_of(a, from), name_of(b, to), is_one_way);
	story_line(f, is_one_way ? "w:cut(%d, %d, { one_way = true })" : "w:cut(%d, %d)", (int)a, (int)b);
}

static void cut_off(struct fuzz_run *f, int32_t id, int64_t ways)
{
	for (int32_t other = 1; other <= f->brokers; other++) {
		if (other != id && ways != 1)
			cut(f, id, other, true);
		if (other != id && ways != 2)
			cut(f, other, id, true);
	}
}

static void set_latency(struct fuzz_run *f, int32_t a, int32_t b, int64_t amount_us)
{
	char from[20], to[20], text[20];
	int64_t min_us = amount_us < 0 ? 30 : amount_us / 4, max_us = amount_us < 0 ? 80 : amount_us;

	snprintf(text, sizeof(text), b == 0 || a == b ? "\"*\"" : "%d", (int)b);
	world_set_latency(f->world, name_of(a, from), b == 0 || a == b ? BYTES("*") : name_of(b, to), min_us, max_us);
	story_line(f, "w:latency{ %d, %s, %lld.%03lld, %lld.%03lld }", (int)a, text, (long long)min_us / 1000, (long long)min_us % 1000,
	           (long long)max_us / 1000, (long long)max_us % 1000);
}

static void set_frame_fault(struct fuzz_run *f, const struct fault *fault)
{
	struct frame_fault wanted = { .api_key = -1, .count = fault->kind == FAULT_DELAY ? 5 : fault->kind == FAULT_LATE ? 2 : 1,
		                          .delay_us = fault->kind == FAULT_DROP ? 0 : fault->amount, .is_late = fault->kind == FAULT_LATE };
	const struct api *api = fault->kind != FAULT_DROP && fault->more >= 0 ? api_of_key((int16_t)fault->more) : NULL;
	char name[20];

	if (api) { /* of anybody's */
		wanted.api_key = api->key;
		wanted.skips_responses = true;
		wanted.count = wanted.is_late ? 3 : 10;
	}
	world_set_frame_fault(f->world, api ? BYTES("*") : name_of(fault->a, name), BYTES("*"), &wanted);
	if (fault->kind == FAULT_DROP)
		story_line(f, "w:drop(%d, \"*\", { count = 1 })", (int)fault->a);
	else if (api)
		story_line(f, "w:%s(\"*\", \"*\", %lld.%06lld, { request = \"%s\", count = %d })", wanted.is_late ? "late" : "delay", (long long)fault->amount / SECOND,
		           (long long)fault->amount % SECOND, api->name, (int)wanted.count);
	else
		story_line(f, "w:%s(%d, \"*\", %lld.%06lld, { count = %d })", fault->kind == FAULT_LATE ? "late" : "delay", (int)fault->a,
		           (long long)fault->amount / SECOND, (long long)fault->amount % SECOND, (int)wanted.count);
}

static void narrow(struct fuzz_run *f, const struct fault *fault)
{
	char name[20];

	if (fault->kind == FAULT_LOSSY) {
		world_set_loss(f->world, name_of(fault->a, name), BYTES("*"), fault->amount);
		story_line(f, "w:lossy(%d, \"*\", %lld.%04lld)", (int)fault->a, (long long)fault->amount / 10000, (long long)fault->amount % 10000);
	} else {
		world_set_bandwidth(f->world, name_of(fault->a, name), BYTES("*"), fault->amount);
		story_line(f, "w:bandwidth(%d, \"*\", %lld)", (int)fault->a, (long long)fault->amount);
	}
}

static void heal_net(struct fuzz_run *f, int32_t id)
{
	world_heal(f->world);
	story_line(f, "w:heal()");
	set_latency(f, id, 0, -1);
}

/* ---- Clients ----------------------------------------------------------------------------------------------------------- */

static const char *client_name(const struct fuzz_run *f, int32_t client, char text[static 20])
{
	snprintf(text, 20, "%c%d", client % 2 == 0 ? 'p' : 'c', (int)f->load.first + client / 2);
	return text;
}

static void disturb_client(struct fuzz_run *f, const struct fault *fault)
{
	char name[20];

	if (fault->a >= f->load.client_count)
		return;
	bool is_alive = workload_of(f->world, f->load.clients[fault->a].pid) != NULL;

	client_name(f, fault->a, name);
	if (fault->kind == FAULT_CLIENT_KILL && is_alive) {
		load_kill(&f->load, fault->a);
		story_line(f, "load:kill(\"%s\")", name);
	} else if (fault->kind == HEAL_CLIENT && !is_alive) {
		load_start(&f->load, fault->a);
		story_line(f, "load:start(\"%s\")", name);
	} else if (fault->kind == FAULT_CLIENT_HANG && load_hang(&f->load, fault->a, fault->amount)) {
		story_line(f, "load:hang(\"%s\", %lld.%06lld)", name, (long long)fault->amount / SECOND, (long long)fault->amount % SECOND);
	}
}

static void ask_admin(struct fuzz_run *f, enum wish wish)
{
	if (load_wish(&f->load, wish))
		story_line(f, "load:ask(\"%s\")", wish_names[wish]);
}

/* ---- All of them ------------------------------------------------------------------------------------------------------- */

static void end_moment(struct fuzz_run *f, int32_t unit)
{
	int32_t id = fuzz_disarm(f, unit);

	if (id && f->moments[unit].does == FAULT_ISOLATE)
		heal_net(f, id);
	else if (id && f->moments[unit].does != FAULT_PAUSE)
		start_broker(f, id);
}

void fuzz_apply(struct fuzz_run *f, const struct fault *fault)
{
	tell(f, fault);
	story_at(f, world_now_us(f->world));
	switch (fault->kind) {
	case FAULT_KILL:
	case FAULT_POWER_OFF:
		kill_broker(f, fault->a, fault->kind == FAULT_POWER_OFF);
		break;
	case FAULT_STOP:
		stop_broker(f, fault->a);
		break;
	case FAULT_PAUSE:
		pause_broker(f, fault->a, fault->amount);
		break;
	case FAULT_CUT:
	case FAULT_CUT_ONE_WAY:
		cut(f, fault->a, fault->b, fault->kind == FAULT_CUT_ONE_WAY);
		break;
	case FAULT_ISOLATE:
		cut_off(f, fault->a, fault->b % 3);
		break;
	case FAULT_LATENCY:
		set_latency(f, fault->a, fault->b, fault->amount);
		break;
	case FAULT_DELAY:
	case FAULT_DROP:
	case FAULT_LATE:
		set_frame_fault(f, fault);
		break;
	case FAULT_LOSSY:
	case FAULT_BANDWIDTH:
		narrow(f, fault);
		break;
	case FAULT_DISK_SLOW:
		slow_disk(f, fault);
		break;
	case FAULT_DISK_FAIL:
		fail_disk(f, fault);
		break;
	case FAULT_DISK_LIE:
		lie(f, fault);
		break;
	case FAULT_ROT:
		rot(f, fault);
		break;
	case FAULT_CLOCK:
		set_clock(f, fault->a, fault->amount, fault->more);
		break;
	case FAULT_CLIENT_KILL:
	case FAULT_CLIENT_HANG:
	case HEAL_CLIENT:
		disturb_client(f, fault);
		break;
	case FAULT_WISH:
		ask_admin(f, (enum wish)fault->amount);
		break;
	case FAULT_MOMENT:
		fuzz_arm(f, fault);
		break;
	case HEAL_NET:
		heal_net(f, fault->a);
		break;
	case HEAL_DISK:
		heal_disk(f, fault->a);
		if (fault->a == f->plan.weak)
			stop_lying(f);
		break;
	case HEAL_CLOCK:
		set_clock(f, fault->a, 0, 0);
		break;
	case HEAL_START:
		restart_broker(f, fault->a);
		break;
	case HEAL_MOMENT:
		end_moment(f, fault->unit);
		break;
	}
}
