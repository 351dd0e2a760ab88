/* What lies between processes: cuts, latencies, losses, limits, faults of frames. */
#include "engine/wire/api.h"
#include "sim/world/internal.h"

/* ---- Rules ---------------------------------------------------------------------------------------------------------- */

static bool matches(struct bytes pattern, struct bytes name)
{
	if (pattern.size > 0 && pattern.data[pattern.size - 1] == '*')
		return bytes_starts_with(name, bytes_slice(pattern, 0, pattern.size - 1));
	return bytes_equal(pattern, name);
}

/* What the rule says of these two is set anew by whom it is given to. */
static struct link_rule *add_rule(struct world *w, enum link_fault fault, struct bytes from, struct bytes to)
{
	struct link_rule *rule = HEAP_NEW(w->heap, struct link_rule);

	rule->from = world_copy(w, from);
	rule->to = world_copy(w, to);
	rule->fault = fault;
	list_prepend(&w->network.rules, &rule->link);
	w->network.rules_version++;
	return rule;
}

static void drop_rule(struct world *w, struct link_rule *rule)
{
	list_remove(&rule->link);
	world_drop(w, rule->from);
	world_drop(w, rule->to);
	heap_free(w->heap, rule);
	w->network.rules_version++;
}

static struct link_rule *find_rule(struct world *w, enum link_fault fault, struct bytes from, struct bytes to)
{
	LIST_EACH(&w->network.rules, struct link_rule, rule, link)
		if (rule->fault == fault && bytes_equal(rule->from, from) && bytes_equal(rule->to, to))
			return rule;
	return NULL;
}

static void forget_rule(struct world *w, enum link_fault fault, struct bytes from, struct bytes to)
{
	struct link_rule *rule = find_rule(w, fault, from, to);

	if (rule)
		drop_rule(w, rule);
}

/* Of each kind the newest counts. */
static void obey(struct direction *d, struct link_rule *rule, bool is_first)
{
	if (rule->fault == LINK_CUT)
		d->is_cut = true;
	else if (rule->fault == LINK_LOSS && is_first)
		d->loss_per_million = rule->amount;
	else if (rule->fault == LINK_BANDWIDTH && is_first)
		d->bandwidth = rule;
	else if (rule->fault == LINK_LATENCY && is_first) {
		d->latency_min_us = rule->min_us;
		d->latency_max_us = rule->max_us;
	}
}

void links_refresh(struct world *w, struct direction *d)
{
	struct bytes from = d->connection->ends[d->from].name->text;
	uint32_t kinds = 0;

	if (d->rules_version == w->network.rules_version)
		return;
	struct bytes to = d->connection->ends[1 - d->from].name ? d->connection->ends[1 - d->from].name->text : BYTES("");

	d->rules_version = w->network.rules_version;
	d->latency_min_us = LATENCY_US_MIN;
	d->latency_max_us = LATENCY_US_MAX;
	d->is_cut = false;
	d->loss_per_million = 0;
	d->bandwidth = NULL;
	LIST_EACH(&w->network.rules, struct link_rule, rule, link) {
		if (!matches(rule->from, from) || !matches(rule->to, to))
			continue;
		obey(d, rule, !(kinds >> rule->fault & 1));
		kinds |= 1u << rule->fault;
	}
}

static void cut_one_way(struct world *w, struct bytes from, struct bytes to)
{
	if (find_rule(w, LINK_CUT, from, to))
		return;
	add_rule(w, LINK_CUT, from, to);
	world_report(w, link_cut, .from = from, .to = to);
}

void world_cut(struct world *w, struct bytes a, struct bytes b, bool one_way)
{
	if (w->failure)
		return;
	cut_one_way(w, a, b);
	if (!one_way)
		cut_one_way(w, b, a);
}

static void set_latency(struct world *w, struct bytes from, struct bytes to, int64_t min_us, int64_t max_us)
{
	bool is_usual = min_us < 0;

	forget_rule(w, LINK_LATENCY, from, to);
	if (!is_usual) {
		struct link_rule *rule = add_rule(w, LINK_LATENCY, from, to);

		rule->min_us = min_us;
		rule->max_us = max_us;
	}
	world_report(w, latency_set, .from = from, .to = to, .min_us = is_usual ? LATENCY_US_MIN : min_us, .max_us = is_usual ? LATENCY_US_MAX : max_us);
}

void world_set_latency(struct world *w, struct bytes a, struct bytes b, int64_t min_us, int64_t max_us)
{
	if (w->failure)
		return;
	set_latency(w, a, b, min_us, max_us);
	set_latency(w, b, a, min_us, max_us);
}

void world_limit_latency(struct world *w, int64_t max_us)
{
	if (w->failure)
		return;
	LIST_EACH(&w->network.rules, struct link_rule, rule, link) {
		if (rule->fault != LINK_LATENCY || rule->max_us <= max_us)
			continue;
		rule->max_us = max_us;
		rule->min_us = rule->min_us < max_us ? rule->min_us : max_us;
		w->network.rules_version++;
		world_report(w, latency_set, .from = rule->from, .to = rule->to, .min_us = rule->min_us, .max_us = max_us);
	}
}

static void set_amount(struct world *w, enum link_fault fault, struct bytes from, struct bytes to, int64_t amount)
{
	forget_rule(w, fault, from, to);
	if (amount > 0)
		add_rule(w, fault, from, to)->amount = amount;
	if (fault == LINK_LOSS)
		world_report(w, loss_set, .from = from, .to = to, .per_million = amount);
	else
		world_report(w, bandwidth_set, .from = from, .to = to, .bytes_per_s = amount);
}

void world_set_loss(struct world *w, struct bytes a, struct bytes b, int64_t per_million)
{
	if (w->failure)
		return;
	set_amount(w, LINK_LOSS, a, b, per_million);
	set_amount(w, LINK_LOSS, b, a, per_million);
}

void world_set_bandwidth(struct world *w, struct bytes a, struct bytes b, int64_t bytes_per_s)
{
	if (w->failure)
		return;
	set_amount(w, LINK_BANDWIDTH, a, b, bytes_per_s);
	set_amount(w, LINK_BANDWIDTH, b, a, bytes_per_s);
}

int64_t links_squeeze(struct direction *d, int64_t at_us, size_t size)
{
	struct link_rule *rule = d->bandwidth;

	if (!rule)
		return at_us;
	if (rule->free_at_us < at_us)
		rule->free_at_us = at_us;
	rule->free_at_us += (int64_t)size * 1000000 / rule->amount;
	return rule->free_at_us;
}

/* ---- Frames --------------------------------------------------------------------------------------------------------- */

static void report_frame_rule(struct world *w, const struct frame_rule *rule, const char *fault)
{
	const struct api *api = rule->fault.api_key < 0 ? NULL : api_of_key(rule->fault.api_key);

	world_report(w, frame_fault_set, .from = rule->a, .to = rule->b, .api = bytes_of_text(api ? api->name : "any"), .fault = bytes_of_text(fault),
	             .count = rule->fault.count, .delay_us = rule->fault.delay_us);
}

static void drop_frame_rule(struct world *w, struct frame_rule *rule)
{
	list_remove(&rule->link);
	world_drop(w, rule->a);
	world_drop(w, rule->b);
	heap_free(w->heap, rule);
}

void world_set_frame_fault(struct world *w, struct bytes a, struct bytes b, const struct frame_fault *fault)
{
	if (w->failure)
		return;
	struct frame_rule *rule = HEAP_NEW(w->heap, struct frame_rule);

	rule->a = world_copy(w, a);
	rule->b = world_copy(w, b);
	rule->fault = *fault;
	rule->fault.skips_responses = fault->skips_responses || fault->is_late;
	list_append(&w->network.frame_rules, &rule->link);
	report_frame_rule(w, rule, fault->is_late ? "late" : fault->delay_us > 0 ? "delayed" : "lost");
}

void links_judge_frame(struct world *w, struct direction *d, int16_t api_key, bool is_response)
{
	const struct connection *c = d->connection;
	struct bytes one = c->ends[0].name->text, other = c->ends[1].name ? c->ends[1].name->text : BYTES("");

	LIST_EACH(&w->network.frame_rules, struct frame_rule, rule, link) {
		struct frame_fault *fault = &rule->fault;

		if (!(matches(rule->a, one) && matches(rule->b, other)) && !(matches(rule->b, one) && matches(rule->a, other)))
			continue;
		if ((is_response ? fault->skips_responses : fault->skips_requests) || (fault->api_key >= 0 && fault->api_key != api_key))
			continue;
		d->is_deserted = d->is_deserted || fault->is_late;
		d->is_broken = d->is_broken || (fault->delay_us == 0 && !fault->is_late);
		d->delay_us += fault->delay_us;
		if (fault->count > 0 && --fault->count == 0)
			drop_frame_rule(w, rule);
	}
}

/* ---- Healing -------------------------------------------------------------------------------------------------------- */

/* What stood before the cut goes on as if it was sent again now. */
static void go_on(struct world *w, struct direction *d)
{
	if (!d->is_parked)
		return;
	links_refresh(w, d);
	d->is_parked = false;
	int64_t at_us = world_effect_time(w) + prng_between(&w->network.prng, d->latency_min_us, d->latency_max_us);

	LIST_EACH(&d->under_way, struct segment, segment, link) {
		if (segment->at_us < at_us)
			segment->at_us = at_us;
		segment->seq = queue_seq(&w->queue);
		d->last_arrival_us = segment->at_us;
	}
	struct segment *first = LIST_FIRST(&d->under_way, struct segment, link);

	if (first)
		queue_set_seq(&w->queue, &d->node, first->at_us, first->seq);
}

void world_heal(struct world *w)
{
	if (w->failure)
		return;
	LIST_EACH(&w->network.rules, struct link_rule, rule, link) {
		if (rule->fault == LINK_LATENCY)
			continue;
		if (rule->fault == LINK_CUT)
			world_report(w, link_healed, .from = rule->from, .to = rule->to);
		else if (rule->fault == LINK_LOSS)
			world_report(w, loss_set, .from = rule->from, .to = rule->to, .per_million = 0);
		else
			world_report(w, bandwidth_set, .from = rule->from, .to = rule->to, .bytes_per_s = 0);
		drop_rule(w, rule);
	}
	LIST_EACH(&w->network.frame_rules, struct frame_rule, rule, link) {
		report_frame_rule(w, rule, "over");
		drop_frame_rule(w, rule);
	}
	LIST_EACH(&w->network.connections, struct connection, c, link) {
		go_on(w, &c->directions[0]);
		go_on(w, &c->directions[1]);
	}
}

bool world_link_at(const struct world *w, int32_t at, struct world_link *out)
{
	int32_t count = 0;

	LIST_EACH(&w->network.rules, struct link_rule, rule, link)
		count++;
	LIST_EACH(&w->network.rules, struct link_rule, rule, link) { /* the newest first */
		if (--count != at)
			continue;
		bool is_latency = rule->fault == LINK_LATENCY;

		*out = (struct world_link){ .from = rule->from,
			                        .to = rule->to,
			                        .is_cut = rule->fault == LINK_CUT,
			                        .latency_min_us = is_latency ? rule->min_us : -1,
			                        .latency_max_us = is_latency ? rule->max_us : -1,
			                        .loss_per_million = rule->fault == LINK_LOSS ? rule->amount : 0,
			                        .bytes_per_s = rule->fault == LINK_BANDWIDTH ? rule->amount : 0 };
		return true;
	}
	LIST_EACH(&w->network.rules, struct link_rule, rule, link)
		count++;
	LIST_EACH(&w->network.frame_rules, struct frame_rule, rule, link) {
		if (count++ != at)
			continue;
		*out = (struct world_link){ .from = rule->a, .to = rule->b, .latency_min_us = -1, .latency_max_us = -1, .frames = &rule->fault };
		return true;
	}
	return false;
}
