/* Made by generate.lua from the texts under schema/: change those. */
#ifndef KLAB_WIRE_STRAIGHT_H
#define KLAB_WIRE_STRAIGHT_H

#include "engine/wire/messages.h"

extern const struct straight api_versions_response_straight;
extern const struct straight fetch_request_straight;
extern const struct straight fetch_response_straight;
extern const struct straight request_header_straight;
extern const struct straight response_header_straight;
extern const struct straight produce_request_straight;
extern const struct straight produce_response_straight;

#endif
