/* What the active controller looks after now and then: partitions that their preferred replica does not lead, and those that nobody leads
 * though anybody might (unclean.leader.election.enable). Source: Kafka's QuorumController (electPreferred, electUnclean). */
#include "engine/meta/internal.h"

enum {
	ELECTIONS_MAX = 1000,                     /* at a time */
	UNCLEAN_INTERVAL_US = 5 * 60 * 1000000,   /* unclean.leader.election.interval.ms */
};

static int64_t balance_interval(const struct controller *c)
{
	return controller_broker_int(c, "leader.imbalance.check.interval.seconds") * 1000000;
}

/* Elects where it is wanted; true if there may be more. */
static bool elect_all(struct controller *c, bool is_wanted(const struct partition_image *), enum election election)
{
	struct record_list list = { .arena = c->step.fx->arena };

	TREE_EACH(&c->image.topics_by_name, struct topic_image, topic, by_name)
		for (int32_t i = 0; i < topic->partition_count && list.count < ELECTIONS_MAX; i++) {
			struct partition_change change;

			if (!is_wanted(&topic->partitions[i]))
				continue;
			partition_change_init(&change, c, topic, i);
			if (election == ELECT_UNCLEAN && change.election != ELECT_UNCLEAN)
				continue; /* this topic's config does not want it */
			change.election = election;
			partition_change_add(&change, &list);
		}
	controller_append(c, &list);
	return list.count >= ELECTIONS_MAX;
}

static bool is_imbalanced(const struct partition_image *p)
{
	return p->replica_count > 0 && p->leader != p->replicas[0];
}

static bool is_leaderless(const struct partition_image *p)
{
	return p->leader == NO_LEADER;
}

static void balance(void *owner, struct timer *timer)
{
	struct controller *c = CONTAINER_OF(timer, struct controller, balance_timer);

	(void)owner;
	if (!controller_is_active(c))
		return;
	bool is_more = elect_all(c, is_imbalanced, ELECT_PREFERRED);

	timer_set(c->timers, timer, c->step.now_us + (is_more ? 0 : balance_interval(c)));
}

static void elect_unclean(void *owner, struct timer *timer)
{
	struct controller *c = CONTAINER_OF(timer, struct controller, unclean_timer);

	(void)owner;
	if (!controller_is_active(c))
		return;
	bool is_more = elect_all(c, is_leaderless, ELECT_UNCLEAN);

	timer_set(c->timers, timer, c->step.now_us + (is_more ? 0 : UNCLEAN_INTERVAL_US));
}

void controller_balance_start(struct controller *c)
{
	struct bytes is_wanted = config_value_of_broker(&c->scope, &c->image, "auto.leader.rebalance.enable").text;

	c->balance_timer.fire = balance;
	c->unclean_timer.fire = elect_unclean;
	if (config_to_bool(is_wanted))
		timer_set(c->timers, &c->balance_timer, c->step.now_us + balance_interval(c));
	timer_set(c->timers, &c->unclean_timer, c->step.now_us + UNCLEAN_INTERVAL_US);
}

void controller_balance_stop(struct controller *c)
{
	timer_stop(c->timers, &c->balance_timer);
	timer_stop(c->timers, &c->unclean_timer);
}
