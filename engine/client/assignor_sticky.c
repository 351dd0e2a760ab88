/* The sticky assignors, as Kafka's AbstractStickyAssignor works (KIP-54, KIP-341, KIP-429, KIP-726), without its rack awareness.
 *
 * Where all members want the same topics, each keeps what it owns up to its quota, and the rest is dealt out. Otherwise partitions
 * move one by one from members with more to members with fewer, as long as that improves the balance; a partition rather goes back
 * to where it came from than on to a third member.
 */
#include "engine/base/buf.h"
#include "engine/client/assignor_state.h"

#include <stdlib.h>

enum { NOBODY = -1 };

struct sticky {
	struct assignment a;
	bool *is_doubly_owned;  /* claimed by two members of one generation */
	int32_t *revoked_from;  /* of each partition: who gives it up; NOBODY */
	int32_t *previous;      /* who had it in an older generation; NOBODY */
	int32_t *previous_generation;
	int32_t *owned_generation; /* of the member that claims it, while claims are compared */
	int32_t *moved_from;    /* of each partition that moved: who had it first; NOBODY */
	bool *is_out;           /* of each member: it cannot take part in balancing */
	int32_t *reader_counts; /* of each topic */
	int32_t max_generation;
	bool is_revocation_needed;
};

/* ---- What members own ----------------------------------------------------------------------------------------------- */

static bool take_i32(struct bytes data, size_t *at, int32_t *out)
{
	if (data.size - *at < 4)
		return false;
	*out = (int32_t)load_u32(data.data + *at);
	*at += 4;
	return true;
}

/* StickyAssignor's user data: [topic, [partition]], and from version 1 on the generation. */
static void read_sticky_data(struct assignor_member *m, struct arena *arena)
{
	struct bytes data = m->user_data;
	int32_t topics, partition, count, total = 0;
	size_t at = 0;

	m->owned = arena_calloc(arena, data.size / 4 + 1, sizeof(*m->owned));
	m->owned_count = 0;
	m->generation = -1;
	if (bytes_is_null(data) || !take_i32(data, &at, &topics))
		return;
	for (int32_t t = 0; t < topics; t++) {
		if (data.size - at < 2)
			return;
		struct bytes topic = bytes_slice(data, at + 2, load_u16(data.data + at));

		at += 2 + topic.size;
		if (at > data.size || !take_i32(data, &at, &count))
			return;
		for (int32_t i = 0; i < count; i++) {
			if (!take_i32(data, &at, &partition))
				return;
			m->owned[total++] = (struct topic_partition){ topic, partition };
		}
	}
	m->owned_count = total;
	take_i32(data, &at, &m->generation);
}

struct bytes assignor_user_data(const struct assignor *assignor, const struct topic_partition *owned, int32_t owned_count,
                                int32_t generation, struct arena *arena)
{
	struct buf data = { .heap = arena->heap };
	struct bytes out = BYTES_NULL;

	if (assignor->assign == assign_cooperative_sticky) {
		buf_add_u32(&data, (uint32_t)generation);
	} else if (assignor->assign == assign_sticky && owned) {
		int32_t topics = 0;

		for (int32_t i = 0; i < owned_count; i++)
			topics += i == 0 || !bytes_equal(owned[i].topic, owned[i - 1].topic);
		buf_add_u32(&data, (uint32_t)topics);
		for (int32_t i = 0; i < owned_count;) {
			int32_t end = i;

			while (end < owned_count && bytes_equal(owned[end].topic, owned[i].topic))
				end++;
			buf_add_u16(&data, (uint16_t)owned[i].topic.size);
			buf_add_bytes(&data, owned[i].topic);
			buf_add_u32(&data, (uint32_t)(end - i));
			for (; i < end; i++)
				buf_add_u32(&data, (uint32_t)owned[i].partition);
		}
		buf_add_u32(&data, (uint32_t)generation);
	} else {
		return out;
	}
	out = arena_copy(arena, buf_bytes(&data));
	buf_free(&data);
	return out;
}

static int32_t *filled(struct arena *arena, int32_t count, int32_t value)
{
	int32_t *items = arena_calloc(arena, (size_t)count + 1, sizeof(*items));

	for (int32_t i = 0; i < count; i++)
		items[i] = value;
	return items;
}

/* A claim of two members: the newer generation has it; of one generation, neither. */
static void claim(struct sticky *s, int32_t partition, int32_t member)
{
	struct assignment *a = &s->a;
	int32_t generation = a->members[member]->generation, other = a->owners[partition];

	if (other != NOBODY || s->is_doubly_owned[partition]) {
		if (generation < s->owned_generation[partition])
			return;
		if (generation == s->owned_generation[partition]) {
			s->is_doubly_owned[partition] = true;
			if (other != NOBODY)
				assignment_take(a, partition);
			return;
		}
		if (other != NOBODY)
			assignment_take(a, partition);
		s->is_doubly_owned[partition] = false;
	}
	s->owned_generation[partition] = generation;
	assignment_give(a, partition, member);
}

static void remember_previous(struct sticky *s, int32_t partition, int32_t member)
{
	int32_t generation = s->a.members[member]->generation;

	if (generation >= s->max_generation)
		return;
	if (s->previous[partition] == NOBODY || generation > s->previous_generation[partition]) {
		s->previous[partition] = member;
		s->previous_generation[partition] = generation;
	}
}

static void sticky_init(struct sticky *s, struct assignor_member *members, int32_t member_count, const struct assignor_topic *topics,
                        int32_t topic_count, struct arena *arena)
{
	struct assignment *a = &s->a;

	assignment_init(a, members, member_count, topics, topic_count, arena);
	s->is_doubly_owned = arena_calloc(arena, (size_t)a->partition_count + 1, sizeof(bool));
	s->revoked_from = filled(arena, a->partition_count, NOBODY);
	s->previous = filled(arena, a->partition_count, NOBODY);
	s->previous_generation = filled(arena, a->partition_count, -1);
	s->owned_generation = filled(arena, a->partition_count, -1);
	s->moved_from = filled(arena, a->partition_count, NOBODY);
	s->is_out = arena_calloc(arena, (size_t)member_count + 1, sizeof(bool));
	s->reader_counts = filled(arena, a->topic_count, 0);
	s->max_generation = -1;
	s->is_revocation_needed = false;
	for (int32_t m = 0; m < member_count; m++) {
		if (a->members[m]->generation > s->max_generation)
			s->max_generation = a->members[m]->generation;
		for (int32_t t = 0; t < a->topic_count; t++)
			s->reader_counts[t] += assignment_wants(a, m, t);
	}
	for (int32_t m = 0; m < member_count; m++)
		for (int32_t i = 0; i < a->members[m]->owned_count; i++) {
			int32_t partition = assignment_find(a, a->members[m]->owned[i]);

			if (partition < 0)
				continue;
			claim(s, partition, m);
			remember_previous(s, partition, m);
		}
}

static bool all_want_the_same(const struct assignment *a)
{
	for (int32_t m = 1; m < a->member_count; m++) {
		if (a->members[m]->topic_count != a->members[0]->topic_count)
			return false;
		for (int32_t t = 0; t < a->topic_count; t++)
			if (assignment_wants(a, m, t) != assignment_wants(a, 0, t))
				return false;
	}
	return true;
}

/* ---- The same topics for all ---------------------------------------------------------------------------------------- */

struct quota {
	int32_t low;
	int32_t high;
	int32_t over_wanted; /* members that get `high`, when it is not `low` */
	int32_t over;
	int32_t *under; /* members below `low`; in order of id */
	int32_t under_count;
	int32_t *even; /* members at `low` that may get one more */
	int32_t even_count;
};

/* Keeps the first `keep` of the member's partitions, by partition number first so that topics mix. */
static void keep_first(struct sticky *s, int32_t member, int32_t keep)
{
	struct assignment *a = &s->a;
	int32_t widest = 0;

	for (int32_t t = 0; t < a->topic_count; t++)
		if (a->topics[t]->partition_count > widest)
			widest = a->topics[t]->partition_count;
	for (int32_t number = 0, kept = 0; number < widest; number++)
		for (int32_t t = 0; t < a->topic_count; t++) {
			int32_t partition = a->bases[t] + number;

			if (number >= a->topics[t]->partition_count || a->owners[partition] != member || kept++ < keep)
				continue;
			assignment_take(a, partition);
			s->revoked_from[partition] = member;
		}
}

static void keep_owned(struct sticky *s, struct quota *q)
{
	struct assignment *a = &s->a;

	for (int32_t m = 0; m < a->member_count; m++) {
		int32_t owned = a->sizes[m];

		if (owned < q->low) {
			q->under[q->under_count++] = m;
		} else if (owned >= q->high && q->over < q->over_wanted) {
			keep_first(s, m, q->high);
			if (++q->over == q->over_wanted)
				q->even_count = 0;
		} else {
			keep_first(s, m, q->low);
			if (q->over < q->over_wanted)
				q->even[q->even_count++] = m;
		}
	}
}

static void drop_first(int32_t *items, int32_t *count, int32_t at)
{
	memmove(&items[at], &items[at + 1], (size_t)(*count - at - 1) * sizeof(*items));
	(*count)--;
}

static void deal_rest(struct sticky *s, struct quota *q)
{
	struct assignment *a = &s->a;
	int32_t turn = 0;

	for (int32_t p = 0; p < a->partition_count; p++) {
		if (a->owners[p] != NOBODY)
			continue;
		bool is_under = q->under_count > 0;
		int32_t member;

		if (is_under) {
			turn = turn < q->under_count ? turn : 0;
			member = q->under[turn++];
		} else {
			member = q->even[0];
			drop_first(q->even, &q->even_count, 0);
		}
		assignment_give(a, p, member);
		if (is_under && a->sizes[member] == q->low) {
			drop_first(q->under, &q->under_count, --turn);
			q->even[q->even_count++] = member;
		}
	}
}

static void assign_evenly(struct sticky *s)
{
	struct assignment *a = &s->a;
	struct quota q = { .low = a->partition_count / a->member_count,
		               .over_wanted = a->partition_count % a->member_count,
		               .under = filled(a->arena, a->member_count, 0),
		               .even = filled(a->arena, a->member_count * 2, 0) };

	q.high = q.low + (q.over_wanted > 0);
	keep_owned(s, &q);
	deal_rest(s, &q);
}

/* ---- Different topics ----------------------------------------------------------------------------------------------- */

/* Members that take part, by size and then id. */
static int32_t by_size(const struct sticky *s, int32_t *order)
{
	int32_t count = 0;

	for (int32_t m = 0; m < s->a.member_count; m++) {
		int32_t j = count;

		if (s->is_out[m])
			continue;
		for (; j > 0 && s->a.sizes[m] < s->a.sizes[order[j - 1]]; j--)
			order[j] = order[j - 1];
		order[j] = m;
		count++;
	}
	return count;
}

static int32_t wanted_partitions(const struct sticky *s, int32_t member)
{
	int32_t total = 0;

	for (int32_t t = 0; t < s->a.topic_count; t++)
		if (assignment_wants(&s->a, member, t))
			total += s->a.topics[t]->partition_count;
	return total;
}

static bool is_balanced(const struct sticky *s, int32_t *order)
{
	const struct assignment *a = &s->a;
	int32_t count = by_size(s, order);

	if (count == 0 || a->sizes[order[0]] >= a->sizes[order[count - 1]] - 1)
		return true;
	for (int32_t i = 0; i < count; i++) {
		int32_t m = order[i];

		if (a->sizes[m] == wanted_partitions(s, m))
			continue;
		for (int32_t t = 0; t < a->topic_count; t++)
			for (int32_t p = a->bases[t]; assignment_wants(a, m, t) && p < a->bases[t + 1]; p++) {
				int32_t owner = a->owners[p];

				if (owner != NOBODY && owner != m && !s->is_out[owner] && a->sizes[m] + 1 < a->sizes[owner])
					return false;
			}
	}
	return true;
}

static void move_to(struct sticky *s, int32_t partition, int32_t to)
{
	int32_t from = s->a.owners[partition];

	if (s->moved_from[partition] == NOBODY)
		s->moved_from[partition] = from;
	else if (s->moved_from[partition] == to)
		s->moved_from[partition] = NOBODY;
	assignment_take(&s->a, partition);
	assignment_give(&s->a, partition, to);
}

/* Instead of moving this one on, another of its topic that came the opposite way goes back. */
static void reassign(struct sticky *s, int32_t partition, int32_t to)
{
	struct assignment *a = &s->a;
	int32_t topic = assignment_topic_of(a, partition);
	int32_t from = s->moved_from[partition] != NOBODY ? s->moved_from[partition] : a->owners[partition];

	for (int32_t p = a->bases[topic]; p < a->bases[topic + 1]; p++)
		if (s->moved_from[p] == to && a->owners[p] == from && a->sizes[from] > a->sizes[to] + 1) {
			move_to(s, p, to);
			return;
		}
	move_to(s, partition, to);
}

static bool improve(struct sticky *s, int32_t partition, int32_t *order)
{
	struct assignment *a = &s->a;
	int32_t owner = a->owners[partition], previous = s->previous[partition];
	int32_t topic = assignment_topic_of(a, partition);

	if (owner == NOBODY || s->is_out[owner])
		return false;
	if (previous != NOBODY && !s->is_out[previous] && assignment_wants(a, previous, topic) && a->sizes[owner] > a->sizes[previous] + 1) {
		reassign(s, partition, previous);
		return true;
	}
	int32_t count = by_size(s, order);

	for (int32_t i = 0; i < count; i++)
		if (assignment_wants(a, order[i], topic)) {
			if (a->sizes[owner] <= a->sizes[order[i]] + 1)
				return false;
			reassign(s, partition, order[i]);
			return true;
		}
	return false;
}

/* Goes through the list until nothing gets better. Every move lowers the sum of squares of sizes, so this ends. */
static bool improve_all(struct sticky *s, const int32_t *list, int32_t count)
{
	int32_t *order = filled(s->a.arena, s->a.member_count, 0);
	bool has_moved = false, is_modified = true;

	while (is_modified) {
		is_modified = false;
		for (int32_t i = 0; i < count && !is_balanced(s, order); i++)
			is_modified = improve(s, list[i], order) || is_modified;
		has_moved = has_moved || is_modified;
	}
	return has_moved;
}

static int64_t balance_score(const struct sticky *s)
{
	int64_t score = 0;

	for (int32_t m = 0; m < s->a.member_count; m++)
		for (int32_t n = m + 1; n < s->a.member_count; n++)
			if (!s->is_out[m] && !s->is_out[n])
				score += abs(s->a.sizes[m] - s->a.sizes[n]);
	return score;
}

static bool can_take_part(const struct sticky *s, int32_t member)
{
	const struct assignment *a = &s->a;

	if (a->sizes[member] < wanted_partitions(s, member))
		return true;
	for (int32_t p = 0; p < a->partition_count; p++)
		if (a->owners[p] == member && s->reader_counts[assignment_topic_of(a, p)] >= 2)
			return true;
	return false;
}

/* All partitions: those of topics with the fewest readers first. */
static int32_t *by_readers(const struct sticky *s)
{
	const struct assignment *a = &s->a;
	int32_t *list = filled(a->arena, a->partition_count, 0), count = 0;

	for (int32_t readers = 0; readers <= a->member_count; readers++)
		for (int32_t t = 0; t < a->topic_count; t++)
			for (int32_t p = a->bases[t]; s->reader_counts[t] == readers && p < a->bases[t + 1]; p++)
				list[count++] = p;
	return list;
}

static void give_unassigned(struct sticky *s, const int32_t *list, int32_t *unassigned, int32_t *count)
{
	struct assignment *a = &s->a;
	int32_t *order = filled(a->arena, a->member_count, 0);

	for (int32_t i = 0; i < a->partition_count; i++) {
		int32_t partition = list[i], topic = assignment_topic_of(a, partition);

		if (a->owners[partition] != NOBODY)
			continue;
		int32_t members = by_size(s, order);

		for (int32_t k = 0; k < members; k++)
			if (assignment_wants(a, order[k], topic)) {
				assignment_give(a, partition, order[k]);
				break;
			}
		if (s->reader_counts[topic] >= 2)
			unassigned[(*count)++] = partition;
	}
}

static void assign_by_balance(struct sticky *s)
{
	struct assignment *a = &s->a;
	int32_t *all = by_readers(s), *unassigned = filled(a->arena, a->partition_count, 0), unassigned_count = 0, movable = 0;
	bool is_first = true;

	for (int32_t p = 0; p < a->partition_count; p++)
		if (a->owners[p] != NOBODY && !assignment_wants(a, a->owners[p], assignment_topic_of(a, p))) {
			s->revoked_from[p] = a->owners[p];
			assignment_take(a, p);
			s->is_revocation_needed = true;
		}
	for (int32_t m = 0; m < a->member_count; m++)
		is_first = is_first && a->sizes[m] == 0;
	give_unassigned(s, all, unassigned, &unassigned_count);
	for (int32_t i = 0; i < a->partition_count; i++)
		if (s->reader_counts[assignment_topic_of(a, all[i])] >= 2)
			all[movable++] = all[i];
	for (int32_t m = 0; m < a->member_count; m++)
		s->is_out[m] = !can_take_part(s, m);
	int32_t *owners = filled(a->arena, a->partition_count, 0), *sizes = filled(a->arena, a->member_count, 0);

	memcpy(owners, a->owners, (size_t)a->partition_count * sizeof(*owners));
	memcpy(sizes, a->sizes, (size_t)a->member_count * sizeof(*sizes));
	int64_t before = balance_score(s);

	if (!s->is_revocation_needed)
		improve_all(s, unassigned, unassigned_count);
	/* Moves that gained nothing are undone: what stays, stays. */
	if (improve_all(s, all, movable) && !is_first && balance_score(s) >= before) {
		memcpy(a->owners, owners, (size_t)a->partition_count * sizeof(*owners));
		memcpy(a->sizes, sizes, (size_t)a->member_count * sizeof(*sizes));
	}
}

/* ---- The two assignors ---------------------------------------------------------------------------------------------- */

static void assign_balanced(struct sticky *s)
{
	if (s->a.member_count == 0)
		return;
	if (all_want_the_same(&s->a))
		assign_evenly(s);
	else
		assign_by_balance(s);
}

void assign_sticky(struct assignor_member *members, int32_t member_count, const struct assignor_topic *topics, int32_t topic_count,
                   struct arena *arena)
{
	struct sticky s;

	for (int32_t i = 0; i < member_count; i++)
		read_sticky_data(&members[i], arena);
	sticky_init(&s, members, member_count, topics, topic_count, arena);
	assign_balanced(&s);
	assignment_store(&s.a);
}

static bool claims(const struct assignor_member *member, struct topic_partition tp)
{
	for (int32_t i = 0; i < member->owned_count; i++)
		if (topic_partition_compare(member->owned[i], tp) == 0)
			return true;
	return false;
}

void assign_cooperative_sticky(struct assignor_member *members, int32_t member_count, const struct assignor_topic *topics,
                               int32_t topic_count, struct arena *arena)
{
	struct sticky s;

	for (int32_t i = 0; i < member_count; i++)
		if (members[i].generation < 0 && members[i].user_data.size >= 4)
			members[i].generation = (int32_t)load_u32(members[i].user_data.data);
	sticky_init(&s, members, member_count, topics, topic_count, arena);
	assign_balanced(&s);
	/* What one member still has and another is to get waits for the next round: its owner must give it up first. */
	for (int32_t m = 0; m < member_count; m++)
		for (int32_t i = 0; i < s.a.members[m]->owned_count; i++) {
			int32_t partition = assignment_find(&s.a, s.a.members[m]->owned[i]);
			int32_t owner = partition < 0 ? NOBODY : s.a.owners[partition];

			if (owner == NOBODY || (owner == m && !s.is_doubly_owned[partition]))
				continue;
			if (s.is_doubly_owned[partition] || !claims(s.a.members[owner], s.a.members[m]->owned[i]))
				assignment_take(&s.a, partition);
		}
	assignment_store(&s.a);
}
