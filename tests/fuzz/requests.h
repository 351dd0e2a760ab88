/* Requests for the byte fuzzer: valid in their version, random in their fields, and aimed: the names, ids and numbers in them are often those of what
 * there is (tests/fuzz/bytes.c makes it), so that they come further than the first check.
 */
#ifndef KLAB_TESTS_FUZZ_REQUESTS_H
#define KLAB_TESTS_FUZZ_REQUESTS_H

#include "engine/base/prng.h"
#include "engine/base/uuid.h"
#include "engine/wire/frame.h"

enum { AIM_IDS_MAX = 8 };

/* What there is. */
struct aim {
	struct uuid ids[AIM_IDS_MAX]; /* of topics, directories, the cluster's incarnation */
	int id_count;
	struct heap *heap; /* for batches */
	int64_t wall_ms;
};

/* A frame of any API of that listener, with its size, in the arena; head tells which. */
struct bytes request_any(const struct aim *, struct prng *, struct arena *, bool is_controller, int32_t correlation_id, struct request_head *head);

/* A batch as a producer would send it, of any codec, idempotent at times. */
struct bytes request_batch(const struct aim *, struct prng *, struct arena *);

/* A copy that differs in some bytes: flipped, overwritten with what decoders fear, cut out, put in, doubled. Its size field is made right most of the
 * times, and so are the checksums of batches in it. */
struct bytes request_mutate(struct prng *, struct arena *, struct bytes frame);

#endif
