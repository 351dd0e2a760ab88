/* Kafka's textual form of a UUID: 22 characters of base64url without padding. And base64, for bytes in JSON. */
#ifndef KLAB_BASE_UUID_H
#define KLAB_BASE_UUID_H

#include "engine/base/buf.h"
#include "engine/base/prng.h"

enum { UUID_TEXT_SIZE = 22 };

/* A version 4 UUID that is neither zero nor one (Kafka reserves both) and whose text does not start with '-'. */
struct uuid uuid_random(struct prng *);

/* Writes 22 characters and a NUL. Returns `out`. */
char *uuid_text(struct uuid, char out[static UUID_TEXT_SIZE + 1]);

/* False unless `text` is of the form above; the four bits too many of its last digit do not matter. */
bool uuid_parse(struct bytes text, struct uuid *out);

/* Standard base64 with padding. */
void base64_add(struct buf *, struct bytes);

#endif
