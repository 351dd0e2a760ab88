#include "engine/broker/api_table.h"

#include "engine/broker/api/alter_configs.h"
#include "engine/broker/config.h"
#include "engine/broker/forward.h"
#include "engine/wire/error_response.h"

#define ROW(key, name, listeners, is_forwarded, last_version) \
	{ key, ((listeners) & ON_BROKER) != 0, ((listeners) & ON_CONTROLLER) != 0, is_forwarded, last_version, api_##name },
const struct api_handler api_handlers[] = { API_HANDLERS(ROW) };
#undef ROW

const int api_handler_count = (int)(sizeof(api_handlers) / sizeof(api_handlers[0]));

#define ROW_ENUM(key, name, ...) ROW_##name,
enum { API_HANDLERS(ROW_ENUM) };
#undef ROW_ENUM

#define BY_KEY(key, name, ...) [key] = &api_handlers[ROW_##name],
static const struct api_handler *const by_key[] = { API_HANDLERS(BY_KEY) };
#undef BY_KEY

const struct api_handler *api_handler_of(int16_t api_key)
{
	return api_key >= 0 && (size_t)api_key < sizeof(by_key) / sizeof(by_key[0]) ? by_key[api_key] : NULL;
}

int16_t api_handler_last_version(const struct api_handler *handler)
{
	return handler->last_version >= 0 ? handler->last_version : api_of_key(handler->api_key)->last_version;
}

bool api_is_enabled(int16_t api_key, int16_t version, bool is_controller_listener)
{
	const struct api_handler *handler = api_handler_of(api_key);

	if (!handler || !(is_controller_listener ? handler->is_for_controller : handler->is_for_broker))
		return false;
	return version <= api_handler_last_version(handler);
}

void api_dispatch(struct node *n, struct call *call)
{
	const struct api_handler *handler = api_handler_of(call->api->key);

	if (!handler->is_forwarded || n->config->listeners[call->listener].is_controller)
		handler->handle(n, call);
	else if (!alter_configs_refuse(n, call))
		forward_call(n, call);
}

void *api_response_new(struct call *call)
{
	void *response = arena_take(call->arena, call->api->response->root->size);

	message_init(call->api->response, response);
	return response;
}

void api_answer_error(struct node *n, struct call *call, int16_t error_code)
{
	call_answer(call, n->fx, error_response_new(call, error_code), 0);
}
