/* Client metrics (KIP-714): what each client is to push, and how often. Source: Kafka's ClientMetricsManager.
 *
 * Subscriptions are the settings of client-metrics resources. A client that asks gets an id of its own, and an id of all subscriptions that are for it; with
 * that it may push, once an interval. As in a Kafka without a plugin that receives metrics, ApiVersions does not tell clients of this, so those of Java do
 * not ask; what is pushed all the same is checked, and goes nowhere.
 */
#ifndef KLAB_BROKER_TELEMETRY_H
#define KLAB_BROKER_TELEMETRY_H

#include "engine/broker/node.h"

struct telemetry;

void telemetry_del(struct node *);

/* The answers, without their throttle time. */
void telemetry_subscribe(struct node *, const struct call *, struct uuid instance, struct get_telemetry_subscriptions_response *);
int16_t telemetry_push(struct node *, const struct call *, const struct push_telemetry_request *);

#endif
