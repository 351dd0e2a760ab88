/* Carries out what a plan says. */
#include "sim/fuzz/internal.h"

static struct bytes name_of(int32_t id, char text[static 20])
{
	return bytes_of(text, (size_t)snprintf(text, 20, "broker-%d", (int)id));
}

static void set_disk(struct fuzz_run *f, int32_t id, const struct disk_faults *faults)
{
	char text[64];

	world_set_disk_faults(f->world, cluster_log_dir(f->world, id, text, sizeof(text)), faults);
}

void fuzz_start_broker(struct fuzz_run *f, int32_t id)
{
	struct buf problem = { .heap = world_heap(f->world) };
	static const struct disk_faults none;

	set_disk(f, id, &none);
	if (!cluster_pid(f->world, id))
		cluster_start(f->world, id, &problem);
	buf_free(&problem);
}

static void cut_off(struct fuzz_run *f, int32_t id, int64_t ways)
{
	char a[20], b[20];

	for (int32_t other = 1; other <= f->brokers; other++) {
		if (other == id)
			continue;
		if (ways != 1)
			world_cut(f->world, name_of(id, a), name_of(other, b), true);
		if (ways != 2)
			world_cut(f->world, name_of(other, a), name_of(id, b), true);
	}
}

static void fail_disk(struct fuzz_run *f, const struct fault *fault)
{
	struct disk_faults faults = { .fails_read = fault->amount == 0, .fails_write = fault->amount == 1, .fails_sync = fault->amount == 2,
		                          .is_full = fault->amount == 3 };

	set_disk(f, fault->a, &faults);
}

static void kill_client(struct fuzz_run *f, int32_t index)
{
	if (world_is_alive(f->world, f->slots[index].pid))
		world_kill(f->world, f->slots[index].pid, KILL_PROCESS);
}

static void start_client(struct fuzz_run *f, int32_t index)
{
	struct fuzz_slot *slot = &f->slots[index];

	if (world_is_alive(f->world, slot->pid))
		return;
	slot->plan.life++;
	slot->pid = workload_start(f->world, &slot->plan);
}

static void wish_topic(struct fuzz_run *f, int64_t kind)
{
	struct fuzz_client *admin = workload_of(f->world, f->admin);

	if (admin && admin->wish.kind < 0) {
		admin->wish.kind = kind;
		world_wake(f->world, f->admin);
	}
}

static void hang_client(struct fuzz_run *f, const struct fault *fault)
{
	struct fuzz_client *client = workload_of(f->world, f->slots[fault->a].pid);

	if (client && client->consumer) {
		client->hangs_until_us = world_now_us(f->world) + fault->amount;
		world_wake(f->world, f->slots[fault->a].pid);
	}
}

static void tell(const struct fuzz_run *f, const struct fault *fault)
{
	if (f->options.log)
		fprintf(f->options.log, "%12.6f s  %s %d %d %lld %lld\n", (double)world_now_us(f->world) / 1e6, fault_name(fault->kind), (int)fault->a,
		        (int)fault->b, (long long)fault->amount, (long long)fault->more);
}

void fuzz_apply(struct fuzz_run *f, const struct fault *fault)
{
	struct world *w = f->world;
	char a[20], b[20];
	struct bytes from = name_of(fault->a, a), to = name_of(fault->b, b);
	int32_t pid = cluster_pid(w, fault->a);

	tell(f, fault);
	switch (fault->kind) {
	case FAULT_KILL:
		world_kill(w, pid, KILL_PROCESS);
		break;
	case FAULT_POWER_OFF:
		world_kill(w, pid, KILL_POWER);
		break;
	case FAULT_STOP:
		world_signal(w, pid, SIGNAL_TERM);
		break;
	case FAULT_PAUSE:
		world_pause(w, pid, fault->amount);
		break;
	case FAULT_CUT:
	case FAULT_CUT_ONE_WAY:
		if (fault->a != fault->b)
			world_cut(w, from, to, fault->kind == FAULT_CUT_ONE_WAY);
		break;
	case FAULT_ISOLATE:
		cut_off(f, fault->a, fault->b % 3);
		break;
	case FAULT_LATENCY:
		world_set_latency(w, from, fault->a == fault->b ? BYTES("*") : to, fault->amount / 4, fault->amount);
		break;
	case FAULT_DELAY:
		world_set_frame_fault(w, from, BYTES("*"), &(struct frame_fault){ .api_key = -1, .count = 5, .delay_us = fault->amount });
		break;
	case FAULT_DROP:
		world_set_frame_fault(w, from, BYTES("*"), &(struct frame_fault){ .api_key = -1, .count = 1 });
		break;
	case FAULT_DISK_SLOW:
		set_disk(f, fault->a, &(struct disk_faults){ .slow_us = fault->amount });
		break;
	case FAULT_DISK_FAIL:
		fail_disk(f, fault);
		break;
	case FAULT_CLOCK:
		world_set_clock_skew(w, pid, fault->amount, fault->more);
		break;
	case FAULT_CLIENT_KILL:
		kill_client(f, fault->a);
		break;
	case FAULT_CLIENT_HANG:
		hang_client(f, fault);
		break;
	case FAULT_TOPIC:
		wish_topic(f, fault->amount);
		break;
	case HEAL_NET:
		world_heal(w);
		world_set_latency(w, from, BYTES("*"), 30, 80);
		break;
	case HEAL_DISK:
		set_disk(f, fault->a, &(struct disk_faults){ 0 });
		break;
	case HEAL_CLOCK:
		world_set_clock_skew(w, pid, 0, 0);
		break;
	case HEAL_START:
		if (pid) { /* its disk broke and it still stands, with a directory less: as an operator does */
			set_disk(f, fault->a, &(struct disk_faults){ 0 });
			world_kill(w, pid, KILL_PROCESS);
		}
		fuzz_start_broker(f, fault->a);
		break;
	case HEAL_CLIENT:
		start_client(f, fault->a);
		break;
	}
}
