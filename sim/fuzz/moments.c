/* The worst moments: a fault waits until a broker reports that something is half done, and befalls it behind that very step. */
#include "sim/fuzz/internal.h"

static const struct {
	enum trace_id event;
	bool is_of_leader; /* else of who reports it */
} moments[MOMENTS] = {
	[MOMENT_ISR_ASKED] = { TRACE_isr_change_asked, false },
	[MOMENT_HIGH_WATERMARK] = { TRACE_high_watermark_advanced, false },
	[MOMENT_TRUNCATED] = { TRACE_log_truncated, false },
	[MOMENT_ROLLED] = { TRACE_segment_rolled, false },
	[MOMENT_REBALANCE] = { TRACE_group_state_changed, false },
	[MOMENT_COMMITTED] = { TRACE_offset_committed, false },
	[MOMENT_LOADED] = { TRACE_offsets_loaded, false },
	[MOMENT_CONTROLLER] = { TRACE_controller_elected, true },
	[MOMENT_LEADER] = { TRACE_leader_elected, true },
	[MOMENT_CATCHING_UP] = { TRACE_isr_expanded, false },
};

/* The broker that the event is about; 0: none. */
static int32_t broker_of(const struct fuzz_run *f, enum moment moment, const struct trace_entry *entry, const struct trace_view *view)
{
	struct bytes prefix = BYTES("broker-");
	int64_t id = 0;

	if (!bytes_starts_with(entry->node, prefix))
		return 0;
	if (moments[moment].is_of_leader)
		id = trace_value_of(view, "leader")->integer;
	else if (!bytes_to_int64(bytes_slice(entry->node, prefix.size, entry->node.size), &id))
		return 0;
	return id >= 1 && id <= f->brokers ? (int32_t)id : 0;
}

static void strike(struct fuzz_run *f, struct fuzz_moment *m, const struct trace_entry *entry, int32_t broker)
{
	struct bytes node = entry->node;

	m->is_armed = false;
	f->armed--;
	m->broker = (broker - 1 + m->further) % f->brokers + 1;
	story_at(f, m->armed_us);
	if (moments[m->moment].is_of_leader)
		story_line(f, "w:await{ event = \"%s\", node = \"%.*s\", leader = %d }", trace_event_types[moments[m->moment].event].name, (int)node.size,
		           (const char *)node.data, (int)broker);
	else
		story_line(f, "w:await{ event = \"%s\", node = \"%.*s\" }", trace_event_types[moments[m->moment].event].name, (int)node.size,
		           (const char *)node.data);
	fuzz_apply(f, &(struct fault){ .kind = m->does, .a = m->broker, .amount = SECOND });
}

/* True if something has struck. */
static bool look_at(struct fuzz_run *f, int64_t seq)
{
	struct trace_entry entry = world_trace_at(f->world, seq);
	enum trace_id id = trace_peek(entry.encoded);
	struct trace_view view;

	for (int32_t unit = 0; unit < f->plan.units && f->armed > 0; unit++) {
		struct fuzz_moment *m = &f->moments[unit];
		size_t at = 0;

		if (!m->is_armed || moments[m->moment].event != id || !trace_next(entry.encoded, &at, &view))
			continue;
		int32_t broker = broker_of(f, m->moment, &entry, &view);

		if (!broker)
			continue;
		strike(f, m, &entry, broker);
		return true;
	}
	return false;
}

void fuzz_look_for_moments(struct fuzz_run *f)
{
	/* One fault a step: the next waits for the next event of its kind. */
	for (int64_t end = world_trace_count(f->world); f->seen_seq < end && f->armed > 0; f->seen_seq++)
		if (look_at(f, f->seen_seq))
			break;
	f->seen_seq = world_trace_count(f->world);
}

void fuzz_arm(struct fuzz_run *f, const struct fault *fault)
{
	f->moments[fault->unit] = (struct fuzz_moment){ .is_armed = true, .moment = (enum moment)fault->amount, .does = (enum fault_kind)fault->more, .further = fault->b,
		                                            .armed_us = world_now_us(f->world) };
	f->armed++;
	f->seen_seq = world_trace_count(f->world);
}

int32_t fuzz_disarm(struct fuzz_run *f, int32_t unit)
{
	struct fuzz_moment *m = &f->moments[unit];

	f->armed -= m->is_armed;
	m->is_armed = false;
	return m->broker;
}
