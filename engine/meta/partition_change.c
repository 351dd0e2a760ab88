/* Leaders and ISRs: what a partition becomes when a broker goes, comes, or tells another ISR (Kafka's PartitionChangeBuilder). */
#include "engine/meta/internal.h"

enum { LEADER_UNCHANGED = -2, RECOVERING = 1 };

static bool has(struct int_list list, int32_t id)
{
	for (int32_t i = 0; i < list.count; i++)
		if (list.items[i] == id)
			return true;
	return false;
}

/* The image does not show yet what the change at hand is about, so its broker counts as gone or as back already. */
static bool may_lead(const struct partition_change *change, int32_t broker)
{
	if (broker < 0 || broker == change->gone)
		return false;
	return broker == change->comes || controller_is_broker_active(change->controller, broker);
}

static bool is_valid_leader(const struct partition_change *change, int32_t broker)
{
	return has(change->isr, broker) && may_lead(change, broker);
}

/* Keeps a leader that is good enough, unless the preferred one was asked for. */
static int32_t elect(const struct partition_change *change, const struct partition_image *p, bool *is_unclean)
{
	*is_unclean = false;
	if (change->election == ELECT_PREFERRED && p->replica_count > 0 && is_valid_leader(change, p->replicas[0]))
		return p->replicas[0];
	if (is_valid_leader(change, p->leader))
		return p->leader;
	for (int32_t i = 0; i < p->replica_count; i++)
		if (is_valid_leader(change, p->replicas[i]))
			return p->replicas[i];
	*is_unclean = change->election == ELECT_UNCLEAN;
	for (int32_t i = 0; *is_unclean && i < p->replica_count; i++)
		if (may_lead(change, p->replicas[i]))
			return p->replicas[i];
	*is_unclean = false;
	return NO_LEADER;
}

static int32_t *copy_ids(struct arena *arena, const int32_t *ids, int32_t count)
{
	int32_t *copy = arena_calloc(arena, (size_t)count + 1, sizeof(*copy));

	if (count > 0)
		memcpy(copy, ids, (size_t)count * sizeof(*copy));
	return copy;
}

bool partition_change_add(const struct partition_change *change, struct record_list *list)
{
	const struct partition_image *p = &change->topic->partitions[change->number];
	bool is_unclean;
	int32_t leader = elect(change, p, &is_unclean);
	struct int_list isr = change->isr;

	/* An unclean leader is alone in its ISR: what the others had may be lost. An ISR never becomes empty: the last member stays in it. */
	if (is_unclean)
		isr = (struct int_list){ copy_ids(list->arena, &leader, 1), 1 };
	bool is_isr_changed = isr.count > 0 && (isr.count != p->isr_count || memcmp(isr.items, p->isr, (size_t)isr.count * sizeof(int32_t)) != 0);

	bool is_recovered = change->recovery_state >= 0 && change->recovery_state != p->leader_recovery_state;

	if (leader == p->leader && !is_isr_changed && !is_recovered)
		return false;
	struct partition_change_record *record = record_list_add(list, &partition_change_record_schema);

	record->partition_id = change->number;
	record->topic_id = change->topic->id;
	if (leader != p->leader)
		record->leader = leader;
	if (is_isr_changed) {
		record->isr = copy_ids(list->arena, isr.items, isr.count);
		record->isr_count = isr.count;
	}
	if (is_unclean && p->leader_recovery_state != RECOVERING)
		record->leader_recovery_state = RECOVERING;
	else if (is_recovered)
		record->leader_recovery_state = change->recovery_state;
	return true;
}

static bool is_concerned(const struct partition_image *p, int32_t gone, int32_t comes)
{
	struct int_list isr = { p->isr, p->isr_count }, replicas = { p->replicas, p->replica_count };

	return gone >= 0 ? has(isr, gone) : p->leader == NO_LEADER && has(replicas, comes);
}

void controller_move_partitions(struct controller *c, int32_t gone, int32_t comes, struct record_list *list)
{
	TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name) {
		bool is_unclean_wanted = config_to_bool(controller_topic_text(c, topic->name, "unclean.leader.election.enable", list->arena));

		for (int32_t i = 0; i < topic->partition_count; i++) {
			const struct partition_image *p = &topic->partitions[i];
			int32_t *isr = arena_calloc(list->arena, (size_t)p->isr_count + 1, sizeof(*isr)), count = 0;

			if (!is_concerned(p, gone, comes))
				continue;
			for (int32_t j = 0; j < p->isr_count; j++)
				if (p->isr[j] != gone)
					isr[count++] = p->isr[j];
			struct partition_change change = { c, topic, i, { isr, count }, ELECT_ONLINE, gone, comes, -1 };

			if (is_unclean_wanted)
				change.election = ELECT_UNCLEAN;
			partition_change_add(&change, list);
		}
	}
}
