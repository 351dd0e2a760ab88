/* What one partition becomes: its leader, ISR, eligible replicas and assignment, when a broker goes or comes, tells another ISR, or an
 * operator moves it. One record says all of it, or none is needed.
 *
 * The order matters: first a reassignment is completed if it can be, then replicas that leave a small ISR become eligible leaders
 * (KIP-966), then a leader is elected from what that gives. Source: Kafka's PartitionChangeBuilder, PartitionReassignmentReplicas. */
#include "engine/meta/internal.h"
#include "engine/meta/metadata_version.h"

#include <stdlib.h>

enum { LEADER_UNCHANGED = -2, RECOVERING = 1 };

static bool has(struct int_list list, int32_t id)
{
	for (int32_t i = 0; i < list.count; i++)
		if (list.items[i] == id)
			return true;
	return false;
}

static bool is_same(struct int_list list, const int32_t *ids, int32_t count)
{
	return list.count == count && (count == 0 || memcmp(list.items, ids, (size_t)count * sizeof(*ids)) == 0);
}

static bool has_all(struct int_list list, struct int_list wanted)
{
	for (int32_t i = 0; i < wanted.count; i++)
		if (!has(list, wanted.items[i]))
			return false;
	return true;
}

static const struct int_list nobody = { NULL, 0 };

struct int_list int_list_new(struct arena *arena, const int32_t *ids, int32_t count)
{
	int32_t *copy = arena_calloc(arena, (size_t)count + 1, sizeof(*copy));

	if (count > 0)
		memcpy(copy, ids, (size_t)count * sizeof(*copy));
	return (struct int_list){ copy, count };
}

struct int_list int_list_without(struct arena *arena, struct int_list list, struct int_list gone)
{
	int32_t *left = arena_calloc(arena, (size_t)list.count + 1, sizeof(*left)), count = 0;

	for (int32_t i = 0; i < list.count; i++)
		if (!has(gone, list.items[i]))
			left[count++] = list.items[i];
	return (struct int_list){ left, count };
}

void partition_change_init(struct partition_change *change, const struct controller *c, const struct topic_image *topic, int32_t number)
{
	const struct partition_image *p = &topic->partitions[number];
	struct arena *arena = c->step.fx->arena;
	struct bytes text = controller_topic_text(c, topic->name, "min.insync.replicas", arena);
	int64_t min_isr = config_to_int64(text);

	*change = (struct partition_change){ .controller = c, .topic = topic, .number = number, .gone = -1, .comes = -1, .unclean = -1 };
	change->isr = (struct int_list){ p->isr, p->isr_count };
	change->replicas = (struct int_list){ p->replicas, p->replica_count };
	change->removing = (struct int_list){ p->removing, p->removing_count };
	change->adding = (struct int_list){ p->adding, p->adding_count };
	change->elr = (struct int_list){ p->elr, p->elr_count };
	change->recovery_state = -1;
	change->moved_broker = -1;
	change->has_elr = image_feature(&c->image, BYTES(ELR_FEATURE)) > 0;
	change->min_isr = min_isr < topic->partitions[0].replica_count ? (int32_t)min_isr : topic->partitions[0].replica_count;
	if (config_to_bool(controller_topic_text(c, topic->name, "unclean.leader.election.enable", arena)) || is_mutant(c->step.fx, election_of_anybody))
		change->election = ELECT_UNCLEAN;
}

/* ---- Directories ------------------------------------------------------------------------------------------------------------ */

/* The one that the image has for a broker's replica; the broker's only one for a new replica, or none yet. */
static struct uuid directory_of(const struct partition_change *change, int32_t id)
{
	const struct partition_image *p = &change->topic->partitions[change->number];
	const struct broker_image *broker = image_broker(&change->controller->image, id);

	if (id == change->moved_broker)
		return change->moved_directory;
	for (int32_t i = 0; i < p->replica_count; i++)
		if (p->replicas[i] == id)
			return p->directories[i];
	return broker && broker->log_dir_count == 1 ? broker->log_dirs[0] : DIRECTORY_UNASSIGNED;
}

static bool is_directory_online(const struct partition_change *change, int32_t id)
{
	const struct broker_image *broker = image_broker(&change->controller->image, id);
	struct uuid directory = directory_of(change, id);

	if (uuid_equal(directory, DIRECTORY_UNASSIGNED) || uuid_equal(directory, DIRECTORY_MIGRATING) || !broker || broker->log_dir_count == 0)
		return true;
	for (int32_t i = 0; i < broker->log_dir_count; i++)
		if (uuid_equal(broker->log_dirs[i], directory))
			return true;
	return false;
}

/* ---- Elections -------------------------------------------------------------------------------------------------------------- */

/* The image does not show yet what the change at hand is about, so its broker counts as gone or as back already. */
static bool is_acceptable(const struct partition_change *change, int32_t id)
{
	if (id < 0 || id == change->gone || id == change->unclean || !is_directory_online(change, id))
		return false;
	return id == change->comes || controller_is_broker_active(change->controller, id);
}

static bool is_valid_leader(const struct partition_change *change, int32_t id)
{
	if (is_mutant(change->controller->step.fx, leader_outside_isr))
		return is_acceptable(change, id);
	return (has(change->isr, id) || (change->isr.count == 0 && has(change->elr, id))) && is_acceptable(change, id);
}

/* With nobody left who surely has every record, the one who led last may lead again, when it is back: it most likely has them. */
static bool can_elect_last_known(const struct partition_change *change, const struct partition_image *p)
{
	return change->has_elr && change->elr.count == 0 && change->isr.count == 0 && p->last_known_elr_count == 1 &&
	       is_acceptable(change, p->last_known_elr[0]);
}

/* Keeps a leader that is good enough, unless the preferred one was asked for. */
static int32_t elect(const struct partition_change *change, const struct partition_image *p, bool *is_unclean)
{
	*is_unclean = false;
	if (change->election == ELECT_PREFERRED && change->replicas.count > 0 && is_valid_leader(change, change->replicas.items[0]))
		return change->replicas.items[0];
	if (is_valid_leader(change, p->leader))
		return p->leader;
	for (int32_t i = 0; i < change->replicas.count; i++)
		if (is_valid_leader(change, change->replicas.items[i]))
			return change->replicas.items[i];
	*is_unclean = true;
	if (can_elect_last_known(change, p))
		return p->last_known_elr[0];
	for (int32_t i = 0; change->election == ELECT_UNCLEAN && i < change->replicas.count; i++)
		if (is_acceptable(change, change->replicas.items[i]))
			return change->replicas.items[i];
	*is_unclean = false;
	return NO_LEADER;
}

/* True if what the new leader had not may be lost. */
static bool try_election(struct partition_change *change, const struct partition_image *p, struct partition_change_record *record)
{
	struct arena *arena = change->controller->step.fx->arena;
	bool is_unclean;
	int32_t leader = elect(change, p, &is_unclean);

	if (leader == p->leader)
		return false;
	if (leader >= 0 && has(change->elr, leader)) {
		change->isr = int_list_new(arena, &leader, 1);
		change->elr = int_list_without(arena, change->elr, change->isr);
	}
	record->leader = leader;
	if (is_unclean) {
		struct int_list alone = int_list_new(arena, &leader, 1);

		record->isr = int_list_items(alone);
		record->isr_count = 1;
		if (p->leader_recovery_state != RECOVERING)
			record->leader_recovery_state = RECOVERING;
	}
	return is_unclean;
}

/* ---- Reassignment (KIP-455) ------------------------------------------------------------------------------------------------- */

/* All that come are in the ISR, and enough stay: those that go are taken out. */
static void complete_reassignment(struct partition_change *change)
{
	struct arena *arena = change->controller->step.fx->arena;
	struct int_list isr = int_list_without(arena, change->isr, change->removing);
	struct int_list replicas = int_list_without(arena, change->replicas, change->removing);

	if ((change->removing.count == 0 && change->adding.count == 0) || isr.count == 0 || replicas.count == 0 || !has_all(isr, change->adding))
		return;
	/* When fewer remain, all of them must be in sync, or the ISR would become needlessly small. */
	if (change->adding.count < change->removing.count && !has_all(isr, replicas))
		return;
	if (!is_mutant(change->controller->step.fx, moved_replica_stays_in_isr))
		change->isr = isr;
	change->replicas = replicas;
	change->removing = change->adding = nobody;
}

/* ---- Eligible leader replicas (KIP-966) --------------------------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* With fewer in sync than min.insync.replicas nothing new is acknowledged, so who leaves now has all that ever was: it may lead. */
static void populate_elr(struct partition_change *change, const struct partition_image *p)
{
	struct arena *arena = change->controller->step.fx->arena;
	struct int_list candidates, lost = { &change->unclean, 1 };
	int32_t *ids, count = 0;

	if (!change->has_elr)
		return;
	if (change->isr.count >= change->min_isr) {
		change->elr = nobody;
		return;
	}
	ids = arena_calloc(arena, (size_t)(change->elr.count + p->isr_count) + 1, sizeof(*ids));
	for (int32_t i = 0; i < change->elr.count; i++)
		ids[count++] = change->elr.items[i];
	for (int32_t i = 0; i < p->isr_count; i++)
		if (!has(change->elr, p->isr[i]))
			ids[count++] = p->isr[i];
	candidates = int_list_without(arena, int_list_without(arena, (struct int_list){ ids, count }, change->isr), lost);
	qsort(int_list_items(candidates), (size_t)candidates.count, sizeof(int32_t), compare_ids);
	change->elr = candidates;
}

static void write_elr(struct partition_change *change, const struct partition_image *p, bool is_unclean, struct partition_change_record *record)
{
	if (is_unclean || !change->has_elr)
		change->elr = nobody;
	if (!is_same(change->elr, p->elr, p->elr_count)) {
		record->eligible_leader_replicas = int_list_items(change->elr);
		record->eligible_leader_replicas_count = change->elr.count;
	}
	if (!change->has_elr)
		return;
	if (record->leader == NO_LEADER && p->last_known_elr_count == 0) {
		struct int_list last = int_list_new(change->controller->step.fx->arena, &p->leader, 1);

		record->last_known_elr = int_list_items(last);
		record->last_known_elr_count = 1;
	} else if (record->leader >= 0 && p->last_known_elr_count > 0) {
		record->last_known_elr_count = 0;
	}
}

/* ---- The record ------------------------------------------------------------------------------------------------------------- */

static void write_assignment(const struct partition_change *change, const struct partition_image *p, struct partition_change_record *record)
{
	struct uuid *directories = arena_calloc(change->controller->step.fx->arena, (size_t)change->replicas.count + 1, sizeof(*directories));
	bool is_same_place = change->replicas.count == p->replica_count;

	for (int32_t i = 0; i < change->replicas.count; i++) {
		directories[i] = directory_of(change, change->replicas.items[i]);
		is_same_place = is_same_place && uuid_equal(directories[i], p->directories[i]);
	}
	if (!is_same_place) {
		record->directories = directories;
		record->directories_count = change->replicas.count;
	}
	if (!is_same(change->replicas, p->replicas, p->replica_count)) {
		record->replicas = int_list_items(change->replicas);
		record->replicas_count = change->replicas.count;
	}
	if (!is_same(change->removing, p->removing, p->removing_count)) {
		record->removing_replicas = int_list_items(change->removing);
		record->removing_replicas_count = change->removing.count;
	}
	if (!is_same(change->adding, p->adding, p->adding_count)) {
		record->adding_replicas = int_list_items(change->adding);
		record->adding_replicas_count = change->adding.count;
	}
}

static bool is_empty(const struct partition_change_record *r)
{
	return r->isr_count < 0 && r->eligible_leader_replicas_count < 0 && r->last_known_elr_count < 0 && r->leader == LEADER_UNCHANGED &&
	       r->replicas_count < 0 && r->removing_replicas_count < 0 && r->adding_replicas_count < 0 && r->leader_recovery_state < 0 &&
	       r->directories_count < 0;
}

/* Brokers before 3.6 do not see a smaller ISR unless the leader epoch tells of it (KAFKA-15021). */
static void raise_epoch_for_shrinking(const struct partition_change *change, const struct partition_image *p, struct partition_change_record *record)
{
	struct int_list isr = { record->isr, record->isr_count }, old = { p->isr, p->isr_count };

	if (image_feature(&change->controller->image, BYTES("metadata.version")) >= LEVEL_ISR_SHRINKS_KEEP_EPOCH)
		return;
	if (record->leader == LEADER_UNCHANGED && record->isr_count >= 0 && !has_all(isr, old))
		record->leader = p->leader;
}

bool partition_change_add(struct partition_change *change, struct record_list *list)
{
	const struct partition_image *p = &change->topic->partitions[change->number];
	struct partition_change_record record;

	message_init(&partition_change_record_schema, &record);
	record.partition_id = change->number;
	record.topic_id = change->topic->id;
	complete_reassignment(change);
	populate_elr(change, p);
	bool is_unclean = try_election(change, p, &record);

	/* A replica that is taken away must not go on as if it led in this epoch. */
	if (record.leader == LEADER_UNCHANGED && !has_all(change->replicas, (struct int_list){ p->replicas, p->replica_count }))
		record.leader = p->leader;
	write_elr(change, p, is_unclean, &record);
	/* Without ELR an ISR never becomes empty: the last member stays in it. */
	if (record.isr_count < 0 && (change->isr.count > 0 || change->has_elr) && !is_same(change->isr, p->isr, p->isr_count)) {
		record.isr = int_list_items(change->isr);
		record.isr_count = change->isr.count;
	}
	raise_epoch_for_shrinking(change, p, &record);
	write_assignment(change, p, &record);
	if (change->recovery_state >= 0 && change->recovery_state != p->leader_recovery_state)
		record.leader_recovery_state = change->recovery_state;
	if (is_empty(&record))
		return false;
	*(struct partition_change_record *)record_list_add(list, &partition_change_record_schema) = record;
	return true;
}

/* ---- Brokers that go and come ------------------------------------------------------------------------------------------------- */

static bool is_concerned(const struct partition_image *p, const struct broker_move *move)
{
	struct int_list isr = { p->isr, p->isr_count }, elr = { p->elr, p->elr_count };

	if (move->gone >= 0)
		return has(isr, move->gone);
	if (move->unclean >= 0)
		return has(isr, move->unclean) || has(elr, move->unclean);
	return p->leader == NO_LEADER;
}

/* Writes what was decided as a whole record, which has the leader's epoch in it: a wrong one. */
static void plant_leader_epoch(const struct partition_image *p, struct record_list *list, int32_t leader_epoch)
{
	const struct partition_change_record *change = list->items[list->count - 1].message;
	struct partition_record *record;

	if (change->leader < 0 || change->leader == p->leader || change->isr_count < 0)
		return;
	list->count--;
	record = record_list_add(list, &partition_record_schema);
	record->partition_id = change->partition_id;
	record->topic_id = change->topic_id;
	record->replicas = p->replicas;
	record->replicas_count = p->replica_count;
	record->directories = p->directories;
	record->directories_count = p->replica_count;
	record->isr = change->isr;
	record->isr_count = change->isr_count;
	record->leader = change->leader;
	record->leader_epoch = leader_epoch;
	record->partition_epoch = p->partition_epoch + 1;
}

void controller_move_partitions(const struct controller *c, const struct broker_move *move, struct record_list *list)
{
	int32_t left[2] = { move->gone, move->unclean };
	struct int_list out = { left, 2 };

	TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count; i++) {
			const struct partition_image *p = &topic->partitions[i];
			struct partition_change change;

			if (!is_concerned(p, move))
				continue;
			partition_change_init(&change, c, topic, i);
			if (!is_mutant(c->step.fx, fenced_broker_stays_in_isr))
				change.isr = int_list_without(list->arena, change.isr, out);
			change.gone = move->gone;
			change.comes = move->comes;
			change.unclean = move->unclean;
			bool is_changed = partition_change_add(&change, list);

			if (is_changed && is_mutant(c->step.fx, leader_epoch_begins_anew) && p->leader_epoch > 0)
				plant_leader_epoch(p, list, 0);
			if (is_changed && is_mutant(c->step.fx, new_leader_old_epoch))
				plant_leader_epoch(p, list, p->leader_epoch);
		}
}
