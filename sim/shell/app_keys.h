/* Keys of an app's records: 'user-{1..50}', or 'acme:0.7,user-{1..100}:0.3'.
 *
 * Items stand between commas. An item is a key, or a pattern with {from..to} for many keys, each as likely as the others; behind a colon
 * stands the item's share. Shares need not add up to one; without any, each item has the same.
 */
#ifndef KLAB_SHELL_APP_KEYS_H
#define KLAB_SHELL_APP_KEYS_H

#include "engine/base/arena.h"
#include "engine/base/prng.h"

struct app_key_item {
	struct bytes before, after; /* of the number */
	int64_t from, to;           /* from > to: no number */
	uint64_t share;             /* in millionths */
};

struct app_keys {
	struct app_key_item *items;
	int32_t count; /* 0: no keys */
	uint64_t total;
};

/* Everything in the arena. False, with one line in `problem`, if the text is none. */
bool app_keys_parse(struct app_keys *, struct arena *, struct bytes text, struct bytes *problem);

/* The next key, in the arena; null when there are none. */
struct bytes app_keys_draw(const struct app_keys *, struct prng *, struct arena *);

#endif
