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

/* Configs (controller_configs.c): checks the overrides of a new topic and adds their records. */
struct api_error controller_new_topic_configs(struct controller *, const struct create_topics_request_creatable_topic *,
                                              struct record_list *);

/* Partitions (partition_change.c). */
enum election { ELECT_ONLINE, ELECT_PREFERRED, ELECT_UNCLEAN };

struct partition_change {
	const struct controller *controller;
	const struct topic_image *topic;
	int32_t number;
	struct int_list isr; /* the wanted ISR */
	enum election election;
	int32_t gone;  /* a broker that must not lead, though the image has it alive; -1 */
	int32_t comes; /* one that may, though the image has it fenced; -1 */
	int8_t recovery_state; /* the wanted one; -1: as it is */
};

/* Adds a PartitionChange record if the wanted state differs from the present; false if it does not. */
bool partition_change_add(const struct partition_change *, struct record_list *);

/* Moves leaderships and ISRs of all partitions when a broker goes (`gone`) or comes back (`comes`); -1: none. */
void controller_move_partitions(struct controller *, int32_t gone, int32_t comes, struct record_list *);

#endif
