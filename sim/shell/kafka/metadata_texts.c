/* Registrations of brokers, controllers and partitions, in the words of Kafka's metadata shell. */
#include "engine/base/buf.h"
#include "engine/base/uuid.h"
#include "sim/shell/kafka/metadata_nodes.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

static struct bytes finish(struct buf *out, struct arena *arena)
{
	struct bytes text = arena_copy(arena, buf_bytes(out));

	buf_free(out);
	return text;
}

static const char *boolean(bool value)
{
	return value ? "true" : "false";
}

static void add_uuid(struct buf *out, struct uuid id)
{
	char text[UUID_TEXT_SIZE + 1];

	buf_add_text(out, uuid_text(id, text));
}

static void add_uuids(struct buf *out, const struct uuid *ids, int32_t count)
{
	buf_add_char(out, '[');
	for (int32_t i = 0; i < count; i++) {
		buf_add_text(out, i > 0 ? ", " : "");
		add_uuid(out, ids[i]);
	}
	buf_add_char(out, ']');
}

static void add_ints(struct buf *out, const char *name, const int32_t *values, int32_t count)
{
	buf_printf(out, ", %s=[", name);
	for (int32_t i = 0; i < count; i++)
		buf_printf(out, "%s%d", i > 0 ? ", " : "", values[i]);
	buf_add_char(out, ']');
}

/* The `n`-th of the names, sorted: lists are short. */
static int32_t nth(int32_t n, int32_t count, struct bytes (*name)(const struct broker_image *, int32_t), const struct broker_image *b)
{
	for (int32_t i = 0; i < count; i++) {
		int32_t before = 0;

		for (int32_t j = 0; j < count; j++) {
			int order = bytes_compare(name(b, j), name(b, i));

			before += order < 0 || (order == 0 && j < i);
		}
		if (before == n)
			return i;
	}
	return 0;
}

static struct bytes endpoint_name(const struct broker_image *b, int32_t i)
{
	return b->endpoints[i].name;
}

static struct bytes feature_name(const struct broker_image *b, int32_t i)
{
	return b->features[i].name;
}

static const char *protocol_name(int16_t protocol)
{
	static const char *const names[] = { "PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL" };

	return protocol >= 0 && protocol < 4 ? names[protocol] : "UNKNOWN";
}

static void add_listeners(struct buf *out, const struct broker_image *b)
{
	buf_add_text(out, ", listeners=[");
	for (int32_t i = 0; i < b->endpoint_count; i++) {
		const struct broker_endpoint *e = &b->endpoints[nth(i, b->endpoint_count, endpoint_name, b)];

		buf_printf(out, "%sEndpoint(listenerName='%.*s', securityProtocol=%s, host='%.*s', port=%d)", i > 0 ? ", " : "", TEXT(e->name),
		           protocol_name(e->security_protocol), TEXT(e->host), e->port);
	}
	buf_add_text(out, "], supportedFeatures={");
	for (int32_t i = 0; i < b->feature_count; i++) {
		const struct register_broker_record_broker_feature *f = &b->features[nth(i, b->feature_count, feature_name, b)];

		buf_printf(out, "%s%.*s: %d", i > 0 ? ", " : "", TEXT(f->name), f->min_supported_version);
		if (f->max_supported_version != f->min_supported_version)
			buf_printf(out, "-%d", f->max_supported_version);
	}
	buf_add_char(out, '}');
}

struct bytes metadata_broker_text(const struct broker_image *b, struct arena *arena, struct heap *heap)
{
	struct buf out = { .heap = heap };

	buf_printf(&out, "BrokerRegistration(id=%d, epoch=%lld, incarnationId=", b->id, (long long)b->epoch);
	add_uuid(&out, b->incarnation);
	add_listeners(&out, b);
	if (bytes_is_null(b->rack))
		buf_add_text(&out, ", rack=Optional.empty");
	else
		buf_printf(&out, ", rack=Optional[%.*s]", TEXT(b->rack));
	buf_printf(&out, ", fenced=%s, inControlledShutdown=%s, isMigratingZkBroker=false, directories=", boolean(b->is_fenced),
	           boolean(b->is_in_controlled_shutdown));
	add_uuids(&out, b->log_dirs, b->log_dir_count);
	buf_add_text(&out, ", cordonedDirectories=");
	add_uuids(&out, b->cordoned_dirs, b->cordoned_dir_count);
	buf_add_char(&out, ')');
	return finish(&out, arena);
}

struct bytes metadata_controller_text(const struct broker_image *c, struct arena *arena, struct heap *heap)
{
	struct buf out = { .heap = heap };

	buf_printf(&out, "ControllerRegistration(id=%d, incarnationId=", c->id);
	add_uuid(&out, c->incarnation);
	buf_add_text(&out, ", zkMigrationReady=false");
	add_listeners(&out, c);
	buf_add_char(&out, ')');
	return finish(&out, arena);
}

struct bytes metadata_partition_text(const struct partition_image *p, struct arena *arena, struct heap *heap)
{
	struct buf out = { .heap = heap }, replicas = { .heap = heap };

	add_ints(&replicas, "replicas", p->replicas, p->replica_count);
	buf_printf(&out, "PartitionRegistration(%s, directories=", buf_text(&replicas) + 2);
	buf_free(&replicas);
	add_uuids(&out, p->directories, p->replica_count);
	add_ints(&out, "isr", p->isr, p->isr_count);
	add_ints(&out, "removingReplicas", p->removing, p->removing_count);
	add_ints(&out, "addingReplicas", p->adding, p->adding_count);
	add_ints(&out, "elr", p->elr, p->elr_count);
	add_ints(&out, "lastKnownElr", p->last_known_elr, p->last_known_elr_count);
	buf_printf(&out, ", leader=%d, leaderRecoveryState=%s, leaderEpoch=%d, partitionEpoch=%d)", p->leader,
	           p->leader_recovery_state ? "RECOVERING" : "RECOVERED", p->leader_epoch, p->partition_epoch);
	return finish(&out, arena);
}
