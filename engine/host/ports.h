/* Ports of this machine. */
#ifndef KLAB_HOST_PORTS_H
#define KLAB_HOST_PORTS_H

#include <stdint.h>

#include "engine/base/err.h"

/* Whether a server could listen there now: ERR_OK; ERR_EXISTS: somebody does; ERR_NOT_AVAILABLE: it is no address of this machine; ERR_UNKNOWN_HOST;
 * ERR_DENIED: it is not ours to take. An empty name is every address. */
enum err ports_try(const char *name, int32_t port);

#endif
