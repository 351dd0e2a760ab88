/* Scalars of JSON as Java's Jackson writes them, which is what Kafka's tools print. */
#ifndef KLAB_BASE_JSON_H
#define KLAB_BASE_JSON_H

#include "engine/base/buf.h"

/* Quoted. Only '"', '\' and control characters are escaped; each byte that is not part of valid UTF-8 becomes U+FFFD. Null is `null`. */
void json_add_text(struct buf *, struct bytes);

/* The shortest digits that read back as the same number, laid out as Double.toString does: 1000.0, 1.5E10, 1.0E-5, "NaN". Does not depend on
 * the locale. */
void json_add_double(struct buf *, double);

/* Bytes of the valid UTF-8 character that `text` begins with; 0 if it begins with none. */
size_t utf8_size(struct bytes text);

#endif
