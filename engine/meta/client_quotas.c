#include "engine/meta/client_quotas.h"

#include "engine/meta/quotas.h"

#include <math.h>

/* Nobody is known here: access control and its principals are not there yet. */
#define USER BYTES("ANONYMOUS")

enum { USER_QUOTAS = 1, CLIENT_QUOTAS = 2, USER_CLIENT_QUOTAS = 4 };
enum { IDLE_MS = 3600 * 1000 };

struct sample {
	int64_t start_ms;
	int64_t last_ms;
	double value;
};

struct quota_sensor {
	struct tree_node node;
	enum quota_kind kind;
	struct bytes user, client; /* owned; "": not told apart by it */
	int64_t used_ms;
	struct sample *samples; /* of a rate; num + 1, since one may overlap the end of the windows */
	int32_t count, capacity, current;
	double tokens; /* of a bucket */
	int64_t filled_ms;
};

static struct bytes key_of(enum quota_kind kind)
{
	static const char *const keys[] = { "producer_byte_rate", "consumer_byte_rate", "request_percentage", "controller_mutation_rate", "connection_creation_rate" };

	return bytes_of_text(keys[kind]);
}

/* ---- Which quota ------------------------------------------------------------------------------------------------------- */

static uint8_t enabled(struct client_quotas *q, const struct image *image, enum quota_kind kind)
{
	if (q->image_version == image->version)
		return q->enabled[kind];
	memset(q->enabled, 0, sizeof(q->enabled));
	TREE_EACH(&image->quotas, struct quota_image, quota, node)
		for (int i = 0; i < QUOTA_KINDS; i++)
			if (bytes_equal(quota->key, key_of((enum quota_kind)i)))
				q->enabled[i] |= quota->entity.user.is_there ? (quota->entity.client.is_there ? USER_CLIENT_QUOTAS : USER_QUOTAS) : CLIENT_QUOTAS;
	q->image_version = image->version;
	return q->enabled[kind];
}

bool client_quotas_are_enabled(struct client_quotas *q, const struct image *image, enum quota_kind kind)
{
	return image->quotas.count > 0 && enabled(q, image, kind) != 0;
}

enum part { NO_PART, DEFAULT_PART, OWN_PART };

static const struct quota_image *find(const struct image *image, enum quota_kind kind, enum part user, enum part client, struct bytes client_id)
{
	struct quota_entity entity = { .user = { user != NO_PART, user == OWN_PART ? USER : BYTES_NULL },
		                           .client = { client != NO_PART, client == OWN_PART ? client_id : BYTES_NULL } };

	return image_quota(image, &entity, key_of(kind));
}

/* By what a client is told apart from others: with quotas of one sort only, by what that sort names. */
static void tags_of(uint8_t sorts, const struct image *image, enum quota_kind kind, struct bytes client_id, struct bytes *user, struct bytes *client)
{
	static const struct {
		enum part user, client;
		bool has_client;
	} steps[] = { { OWN_PART, OWN_PART, true },     { OWN_PART, DEFAULT_PART, true },     { OWN_PART, NO_PART, false },
		          { DEFAULT_PART, OWN_PART, true }, { DEFAULT_PART, DEFAULT_PART, true }, { DEFAULT_PART, NO_PART, false } };

	*user = sorts == CLIENT_QUOTAS ? BYTES("") : USER;
	*client = sorts == USER_QUOTAS ? BYTES("") : client_id;
	if (sorts == USER_QUOTAS || sorts == CLIENT_QUOTAS || sorts == USER_CLIENT_QUOTAS)
		return;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (!find(image, kind, steps[i].user, steps[i].client, client_id))
			continue;
		*client = steps[i].has_client ? client_id : BYTES("");
		return;
	}
	*user = BYTES("");
}

/* What holds for those tags. */
static double limit_of(const struct image *image, enum quota_kind kind, struct bytes user, struct bytes client)
{
	const struct quota_image *quota = NULL;

	if (user.size > 0 && client.size > 0) {
		for (int step = 0; step < 4 && !quota; step++)
			quota = find(image, kind, step < 2 ? OWN_PART : DEFAULT_PART, step % 2 == 0 ? OWN_PART : DEFAULT_PART, client);
	} else if (user.size > 0 || client.size > 0) {
		for (int step = 0; step < 2 && !quota; step++) {
			enum part part = step == 0 ? OWN_PART : DEFAULT_PART;

			quota = user.size > 0 ? find(image, kind, part, NO_PART, client) : find(image, kind, NO_PART, part, client);
		}
	}
	return quota ? quota->value : (double)INT64_MAX;
}

/* ---- Sensors ----------------------------------------------------------------------------------------------------------- */

static int compare(const void *key, const struct tree_node *node)
{
	const struct quota_sensor *a = key, *b = CONTAINER_OF((uintptr_t)node, struct quota_sensor, node);
	int order = a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : bytes_compare(a->user, b->user);

	return order ? order : bytes_compare(a->client, b->client);
}

static struct bytes keep(struct heap *heap, struct bytes text)
{
	uint8_t *copy = heap_alloc(heap, text.size + 1);

	if (text.size > 0)
		memcpy(copy, text.data, text.size);
	return bytes_of(copy, text.size);
}

static void del(struct client_quotas *q, struct quota_sensor *s)
{
	tree_remove(&q->sensors, &s->node);
	heap_free(q->heap, (void *)(uintptr_t)s->user.data);
	heap_free(q->heap, (void *)(uintptr_t)s->client.data);
	heap_free(q->heap, s->samples);
	heap_free(q->heap, s);
}

void client_quotas_init(struct client_quotas *q, struct heap *heap)
{
	*q = (struct client_quotas){ .heap = heap, .image_version = UINT64_MAX };
}

void client_quotas_free(struct client_quotas *q)
{
	TREE_EACH(&q->sensors, struct quota_sensor, s, node)
		del(q, s);
	client_quotas_init(q, q->heap);
}

static void forget_idle(struct client_quotas *q, int64_t now_ms)
{
	TREE_EACH(&q->sensors, struct quota_sensor, s, node)
		if (now_ms - s->used_ms > IDLE_MS)
			del(q, s);
}

/* A new bucket is full: of so many tokens. */
static struct quota_sensor *sensor_named(struct client_quotas *q, enum quota_kind kind, struct bytes user, struct bytes client, int64_t now_ms, double full)
{
	struct quota_sensor wanted = { .kind = kind, .user = user, .client = client }, *s;
	struct tree_node *node = tree_find(&q->sensors, &wanted, compare);

	if (node) {
		s = CONTAINER_OF(node, struct quota_sensor, node);
	} else {
		forget_idle(q, now_ms);
		s = HEAP_NEW(q->heap, struct quota_sensor);
		*s = (struct quota_sensor){ .kind = kind, .user = keep(q->heap, wanted.user), .client = keep(q->heap, wanted.client), .filled_ms = now_ms };
		s->tokens = full;
		tree_insert(&q->sensors, s, compare, &s->node);
	}
	s->used_ms = now_ms;
	return s;
}

static struct quota_sensor *sensor_of(struct client_quotas *q, const struct image *image, enum quota_kind kind, struct bytes client_id, int64_t now_ms,
                                      struct quota_window window, double *limit)
{
	struct bytes user, client;

	tags_of(enabled(q, image, kind), image, kind, client_id, &user, &client);
	*limit = limit_of(image, kind, user, client);
	return sensor_named(q, kind, user, client, now_ms, (double)window.num * window.size_seconds * *limit);
}

/* ---- Rates ------------------------------------------------------------------------------------------------------------- */

static int64_t window_ms(struct quota_window window)
{
	return (int64_t)window.size_seconds * 1000;
}

static struct sample *add_sample(struct client_quotas *q, struct quota_sensor *s, int64_t now_ms)
{
	if (s->count == s->capacity) {
		s->capacity = s->capacity ? s->capacity * 2 : 4;
		s->samples = heap_realloc(q->heap, s->samples, (size_t)s->capacity * sizeof(*s->samples));
	}
	s->samples[s->count] = (struct sample){ now_ms, now_ms, 0 };
	return &s->samples[s->count++];
}

static void count(struct client_quotas *q, struct quota_sensor *s, double value, int64_t now_ms, struct quota_window window)
{
	struct sample *sample = s->count > 0 ? &s->samples[s->current] : add_sample(q, s, now_ms);

	if (now_ms - sample->start_ms >= window_ms(window)) {
		s->current = (s->current + 1) % (window.num + 1);
		if (s->current >= s->count)
			sample = add_sample(q, s, now_ms);
		else
			*(sample = &s->samples[s->current]) = (struct sample){ now_ms, now_ms, 0 };
	}
	sample->value += value;
	sample->last_ms = now_ms;
}

/* The rate a second, and over how many milliseconds it is: over all windows, though the client may have begun in the last one only. */
static double measure(struct quota_sensor *s, int64_t now_ms, struct quota_window window, int64_t *over_ms)
{
	int64_t oldest_ms = now_ms, full;
	double sum = 0;

	for (int32_t i = 0; i < s->count; i++) {
		if (now_ms - s->samples[i].last_ms >= window.num * window_ms(window))
			s->samples[i] = (struct sample){ now_ms, now_ms, 0 };
		if (s->samples[i].start_ms < oldest_ms)
			oldest_ms = s->samples[i].start_ms;
		sum += s->samples[i].value;
	}
	*over_ms = now_ms - oldest_ms;
	full = *over_ms / window_ms(window);
	if (full < window.num - 1)
		*over_ms += (window.num - 1 - full) * window_ms(window);
	if (*over_ms < 1)
		*over_ms = 1;
	return sum / ((double)*over_ms / 1000);
}

static int32_t rounded(double ms)
{
	return ms >= INT32_MAX ? INT32_MAX : (int32_t)floor(ms + 0.5);
}

int32_t client_quotas_record(struct client_quotas *q, const struct image *image, enum quota_kind kind, struct bytes client_id, double value, int64_t now_ms,
                             struct quota_window window)
{
	int64_t over_ms;
	double limit;

	if (!client_quotas_are_enabled(q, image, kind))
		return 0;
	struct quota_sensor *s = sensor_of(q, image, kind, client_id, now_ms, window, &limit);

	count(q, s, value, now_ms, window);
	double rate = measure(s, now_ms, window, &over_ms);

	if (rate <= limit)
		return 0;
	int32_t throttle_ms = rounded((rate - limit) / limit * (double)over_ms);

	/* Request time is muted for one window at most. */
	return kind == QUOTA_REQUEST && throttle_ms > window_ms(window) ? (int32_t)window_ms(window) : throttle_ms;
}

void client_quotas_unrecord(struct client_quotas *q, const struct image *image, enum quota_kind kind, struct bytes client_id, double value, int64_t now_ms,
                            struct quota_window window)
{
	double limit;

	if (client_quotas_are_enabled(q, image, kind))
		count(q, sensor_of(q, image, kind, client_id, now_ms, window, &limit), -value, now_ms, window);
}

int64_t client_quotas_max_at_once(struct client_quotas *q, const struct image *image, enum quota_kind kind, struct bytes client_id, struct quota_window window)
{
	struct bytes user, client;

	if (!client_quotas_are_enabled(q, image, kind))
		return INT64_MAX;
	tags_of(enabled(q, image, kind), image, kind, client_id, &user, &client);
	double max = limit_of(image, kind, user, client) * (window.num - 1) * window.size_seconds;

	return max >= (double)INT64_MAX ? INT64_MAX : (int64_t)max;
}

int32_t client_quotas_connect(struct client_quotas *q, const struct image *image, struct bytes ip, int64_t now_ms, struct quota_window window)
{
	struct quota_entity entity = { .ip = { true, ip } };
	const struct quota_image *quota = NULL;
	int64_t over_ms;

	if (client_quotas_are_enabled(q, image, QUOTA_CONNECTION))
		quota = image_quota(image, &entity, key_of(QUOTA_CONNECTION));
	entity.ip.name = BYTES_NULL;
	if (!quota && client_quotas_are_enabled(q, image, QUOTA_CONNECTION))
		quota = image_quota(image, &entity, key_of(QUOTA_CONNECTION));
	if (!quota)
		return 0;
	struct quota_sensor *s = sensor_named(q, QUOTA_CONNECTION, BYTES(""), ip, now_ms, 0);

	count(q, s, 1, now_ms, window);
	double rate = measure(s, now_ms, window, &over_ms);

	if (rate <= quota->value)
		return 0;
	count(q, s, -1, now_ms, window);
	int32_t throttle_ms = rounded((rate - quota->value) / quota->value * (double)over_ms);

	return throttle_ms > window_ms(window) ? (int32_t)window_ms(window) : throttle_ms;
}

/* ---- Buckets ----------------------------------------------------------------------------------------------------------- */

bool client_quotas_take(struct client_quotas *q, const struct image *image, struct bytes client_id, double tokens, bool is_strict, int64_t now_ms,
                        struct quota_window window, int32_t *throttle_ms)
{
	double limit;

	if (!client_quotas_are_enabled(q, image, QUOTA_MUTATION))
		return true;
	struct quota_sensor *s = sensor_of(q, image, QUOTA_MUTATION, client_id, now_ms, window, &limit);
	double burst = (double)window.num * window.size_seconds * limit;

	s->tokens = fmin(burst, s->tokens + limit * (double)(now_ms - s->filled_ms) / 1000);
	s->filled_ms = now_ms;
	bool is_refused = is_strict && s->tokens < 0;

	if (!is_refused)
		s->tokens = fmin(burst, s->tokens - tokens);
	if (is_refused || (!is_strict && s->tokens < 0))
		*throttle_ms = rounded(-s->tokens / limit * 1000);
	return !is_refused;
}
