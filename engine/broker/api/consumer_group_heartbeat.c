/* ConsumerGroupHeartbeat (KIP-848). There is no new group protocol yet; a client is told so as by a Kafka with group.coordinator.rebalance.protocols=classic.
 * Were the API missing, librdkafka would wait for it for ever.
 */
#include "engine/broker/api_table.h"

void api_consumer_group_heartbeat(struct node *n, struct call *call)
{
	api_answer_error(n, call, KAFKA_UNSUPPORTED_VERSION);
}
