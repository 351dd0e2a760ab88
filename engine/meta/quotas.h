/* Client quotas as the image holds them (KIP-13, KIP-546, KIP-612): what is for whom.
 *
 * An entity is made of a user and a client id, of one of both, or of an address. Each part is a name or the default: what holds for all that have no
 * quota of their own. A quota is one setting of an entity: producer_byte_rate, consumer_byte_rate, request_percentage, controller_mutation_rate;
 * connection_creation_rate of an address.
 */
#ifndef KLAB_META_QUOTAS_H
#define KLAB_META_QUOTAS_H

#include "engine/meta/image.h"
#include "engine/wire/messages.h"

struct quota_part {
	bool is_there;
	struct bytes name; /* null: the default */
};

struct quota_entity {
	struct quota_part user, client, ip;
};

struct quota_image {
	struct tree_node node; /* in image.quotas, by user, client, address and key */
	struct quota_entity entity;
	struct bytes key;
	double value;
};

/* "user", "client-id" or "ip"; NULL: there is no such type. */
struct quota_part *quota_entity_part(struct quota_entity *, struct bytes type);
bool quota_entity_equal(const struct quota_entity *, const struct quota_entity *);
/* By user, client and address: what is not there first, then the default, then by name. */
int quota_entity_compare(const struct quota_entity *, const struct quota_entity *);

/* NULL if there is none. */
const struct quota_image *image_quota(const struct image *, const struct quota_entity *, struct bytes key);

/* The types and names of the parts that are there, for records and answers: at most three, into `types` and `names`; how many. A client id stands before
 * its user, as always in Kafka, whose hash tables of these two words iterate so whatever their size. */
int32_t quota_entity_parts(const struct quota_entity *, struct bytes types[3], struct bytes names[3]);

#endif
