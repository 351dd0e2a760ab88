#include "engine/broker/registrar.h"

#include "engine/broker/config.h"
#include "engine/broker/features.h"
#include "engine/meta/metadata_version.h"

enum { CHECK_INTERVAL_US = 100 * 1000, TIMEOUT_US = 5 * 1000000 };

static const void *body(struct node *n, struct controller_request *r)
{
	struct arena *arena = n->fx->arena;
	struct controller_registration_request *request = ARENA_NEW(arena, struct controller_registration_request);
	const struct node_config *c = n->config;

	(void)r;
	message_init(&controller_registration_request_schema, request);
	request->controller_id = n->id;
	request->incarnation_id = n->incarnation;
	request->listeners = arena_calloc(arena, (size_t)c->advertised_count + 1, sizeof(*request->listeners));
	for (int32_t i = 0; i < c->advertised_count; i++) {
		const struct listener *l = &c->advertised[i];

		if (l->is_controller)
			request->listeners[request->listeners_count++] =
				(struct controller_registration_request_listener){ l->name, l->host, (uint16_t)l->port, l->security_protocol };
	}
	request->features = arena_calloc(arena, (size_t)feature_count, sizeof(*request->features));
	for (int i = 0; i < feature_count; i++)
		request->features[request->features_count++] =
			(struct controller_registration_request_feature){ bytes_of_text(features[i].name), features[i].min_level, features[i].max_level };
	return request;
}

static bool is_registered(const struct node *n)
{
	const struct broker_image *self = image_controller(&n->image, n->id);

	return self && uuid_equal(self->incarnation, n->incarnation);
}

static void done(struct node *n, struct controller_request *r, enum err err, const void *response)
{
	(void)r;
	(void)err;
	(void)response;
	n->registrar->is_in_flight = false;
	timer_set(&n->timers, &n->registrar->timer, n->now_us + CHECK_INTERVAL_US);
}

static void check(void *owner, struct timer *timer)
{
	struct node *n = owner;
	struct registrar *r = n->registrar;

	if (r->is_in_flight || is_registered(n))
		return;
	/* Not before the features are known, and allow it (KIP-919): until then the answer would be an error. */
	if (image_feature(&n->image, BYTES("metadata.version")) < LEVEL_CONTROLLER_REGISTRATION) {
		timer_set(&n->timers, timer, n->now_us + CHECK_INTERVAL_US);
		return;
	}
	r->is_in_flight = true;
	r->request = (struct controller_request){ .api = api_of_key(API_KEY_CONTROLLER_REGISTRATION), .body = body, .done = done };
	r->request.timeout_us = TIMEOUT_US;
	controller_request_send(n, &r->request);
}

void registrar_start(struct node *n)
{
	n->registrar = HEAP_NEW(n->heap, struct registrar);
	n->registrar->timer.fire = check;
	timer_set(&n->timers, &n->registrar->timer, n->now_us + CHECK_INTERVAL_US);
}

void registrar_look_again(struct node *n)
{
	if (n->registrar && !is_registered(n))
		timer_set(&n->timers, &n->registrar->timer, n->now_us + CHECK_INTERVAL_US);
}

void registrar_del(struct node *n)
{
	if (!n->registrar)
		return;
	controller_request_forget(n, &n->registrar->request);
	timer_stop(&n->timers, &n->registrar->timer);
	heap_free(n->heap, n->registrar);
	n->registrar = NULL;
}
