/* What the files of the controller share. */
#ifndef KLAB_META_INTERNAL_H
#define KLAB_META_INTERNAL_H

#include "engine/meta/controller.h"

/* An error as it goes into a response: a code and Kafka's text, null for none. */
struct api_error {
	int16_t code;
	struct bytes text;
};

/* Appends the records as one batch and applies them. The offset of the last one; that of the last appended before when there are none. */
int64_t controller_append(struct controller *, const struct record_list *);

/* Answers once everything up to `offset` is committed. */
void controller_answer(struct controller *, struct call *, const void *response, int64_t offset);

void *controller_response_new(struct call *);

/* Registered, not fenced, not shutting down. */
bool controller_is_broker_active(const struct controller *, int32_t broker);

int64_t controller_broker_int(const struct controller *, const char *name);
struct bytes controller_topic_text(const struct controller *, struct bytes topic, const char *name, struct arena *);

/* Brokers (controller_brokers.c). */
void controller_activate_sessions(struct controller *);
void controller_forget_sessions(struct controller *);

/* Features (controller_features.c): the cluster's own min.insync.replicas, and no broker's. */
void controller_add_elr_config(const struct controller *, struct record_list *);

/* What the active controller does now and then (controller_balance.c). */
void controller_balance_start(struct controller *);
void controller_balance_stop(struct controller *);

/* Log directories (controller_directories.c): a broker told that these of its directories failed. */
void controller_directories_offline(const struct controller *, const struct broker_image *, const struct uuid *offline, int32_t count,
                                    struct record_list *);
/* They take no new replicas from now on; all others do. count -1: no news. */
void controller_directories_cordoned(const struct controller *, const struct broker_image *, const struct uuid *cordoned, int32_t count,
                                     struct record_list *);

/* Configs (controller_configs.c): checks the overrides of a new topic and adds their records. */
struct api_error controller_new_topic_configs(struct controller *, const struct create_topics_request_creatable_topic *,
                                              struct record_list *);

/* Quotas (controller_quotas.c): a change of so many partitions counts against the client's controller_mutation_rate. From version `strict_since` on it is
 * refused if that is used up; *throttle_ms grows to how long the client had better wait. */
struct api_error controller_take_mutations(struct controller *, const struct call *, int32_t partitions, int16_t strict_since, int32_t *throttle_ms);

/* Partitions (partition_change.c). */
enum election { ELECT_ONLINE, ELECT_PREFERRED, ELECT_UNCLEAN };

/* What is wanted of a partition. partition_change_init() fills in what it is; the caller changes some of it. */
struct partition_change {
	const struct controller *controller;
	const struct topic_image *topic;
	int32_t number;
	struct int_list isr, replicas, removing, adding, elr; /* wanted */
	enum election election;
	int32_t gone;    /* a broker that must not lead, though the image has it alive; -1 */
	int32_t comes;   /* one that may, though the image has it fenced; -1 */
	int32_t unclean; /* one that may have lost records when it died: neither leads nor is eligible; -1 */
	int8_t recovery_state; /* the wanted one; -1: as it is */
	int32_t moved_broker;  /* its replica lies in another directory now; -1: none does */
	struct uuid moved_directory;
	bool has_elr;    /* eligible.leader.replicas.version is finalized */
	int32_t min_isr; /* effective: never more than there are replicas */
};

void partition_change_init(struct partition_change *, const struct controller *, const struct topic_image *, int32_t number);

/* Adds a PartitionChange record if the wanted state differs from the present; false if it does not. */
bool partition_change_add(struct partition_change *, struct record_list *);

/* A broker that goes, comes back, or comes back without having stopped in an orderly way; one of them, the others -1. */
struct broker_move {
	int32_t gone, comes, unclean;
};

/* Moves leaderships and ISRs of all partitions that the broker concerns. */
void controller_move_partitions(const struct controller *, const struct broker_move *, struct record_list *);

/* Lists of replicas. The items of a list that was made here may be written, as records want them. */
static inline int32_t *int_list_items(struct int_list list)
{
	return (int32_t *)(uintptr_t)list.items;
}

struct int_list int_list_new(struct arena *, const int32_t *ids, int32_t count);
struct int_list int_list_without(struct arena *, struct int_list, struct int_list gone);

/* Topics (controller_topics.c): checks the brokers that an operator named for one partition. `expected`: replicas of the partitions before; -1:
 * any number. */
struct api_error controller_check_assignment(const struct controller *, struct arena *, const int32_t *brokers, int32_t count, int32_t expected);

#endif
