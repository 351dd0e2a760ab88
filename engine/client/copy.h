/* Deep copies of decoded messages, along their tables: for requests that are sent again, and answers that outlive their step. */
#ifndef KLAB_CLIENT_COPY_H
#define KLAB_CLIENT_COPY_H

#include "engine/wire/message.h"

/* A copy of one struct of a message in the arena, with everything it points to. */
void *message_struct_copy(struct arena *, const struct schema_struct *, const void *from);

#endif
