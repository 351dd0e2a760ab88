/* Whom a metrics subscription is for (KIP-714): its setting `match` is a list of "what=pattern", and each pattern must match the whole of what it
 * is about. Patterns are POSIX extended regular expressions, which is what nearly all of Java's are, too.
 */
#ifndef KLAB_META_CLIENT_MATCH_H
#define KLAB_META_CLIENT_MATCH_H

#include "engine/base/arena.h"

struct client_traits {
	struct bytes instance_id, client_id, software_name, software_version, source_address, source_port;
};

/* Whether every item is one that can be matched; if not, *problem is that item. */
bool client_match_is_valid(struct bytes patterns, struct arena *, struct bytes *problem);
/* An empty list matches all. */
bool client_matches(struct bytes patterns, const struct client_traits *, struct arena *);

#endif
