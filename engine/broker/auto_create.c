#include "engine/broker/auto_create.h"

#include "engine/meta/topic_name.h"
#include "engine/wire/errors.h"

int16_t auto_create_topic(struct node *n, struct bytes name)
{
	(void)n;
	return topic_name_is_valid(name, NULL) ? KAFKA_UNKNOWN_TOPIC_OR_PARTITION : KAFKA_INVALID_TOPIC_EXCEPTION;
}
