/* Programs of other shells that are not here, and what is done here in their place. */
#ifndef KLAB_SHELL_ELSEWHERE_H
#define KLAB_SHELL_ELSEWHERE_H

#include "engine/base/bytes.h"

/* One line for who has typed that name, or NULL. */
const char *elsewhere_hint(struct bytes name);

#endif
