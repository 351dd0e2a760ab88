/* A controller in a node, asked as brokers and clients ask it. */
#ifndef KLAB_TESTS_ENGINE_META_BENCH_H
#define KLAB_TESTS_ENGINE_META_BENCH_H

#include "engine/meta/controller.h"
#include "tests/node_bench.h"

struct bench {
	struct node_bench *node;
	int32_t client;
	int32_t controller;
};

enum { UPGRADE = 1, SAFE_DOWNGRADE, UNSAFE_DOWNGRADE };

struct bench controller_begin_on(struct node_bench *node);
struct bench controller_begin(void);
const struct broker_registration_response *broker_enroll(struct bench *b, int32_t id, uint8_t life);
const struct broker_heartbeat_response *broker_beat_at(struct bench *b, int32_t id, int64_t epoch, bool want_fence, bool want_shut_down,
                                                       int64_t metadata_offset);
const struct broker_heartbeat_response *broker_beat(struct bench *b, int32_t id, int64_t epoch, bool want_fence, bool want_shut_down);
/* A second broker that is alive for one session from now on. */
int64_t broker_join(struct bench *b, int32_t id);
void create_topic(struct bench *b, const char *name, int32_t *brokers, int32_t count);
const struct partition_image *partition_of(struct bench *b, const char *topic);
const struct update_features_response *update_feature(struct bench *b, const char *feature, int16_t level, int8_t type, int16_t version);
void assert_update_refused(const struct update_features_response *response, const char *why);
void assert_ids(const int32_t *ids, int32_t count, const char *expected);
/* What the brokers make of the log is what the controller decides from. */
void assert_images_agree(struct bench *b);

#endif
