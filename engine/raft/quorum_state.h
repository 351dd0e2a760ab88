/* The file quorum-state: what a voter must not forget between lives. One line of JSON, as Kafka writes it:
 *     {"leaderId":-1,"leaderEpoch":2,"votedId":1,"votedDirectoryId":"...","data_version":1}
 * Version 0, which a static quorum (kraft.version 0) has, has clusterId, appliedOffset and currentVoters, and no directory.
 */
#ifndef KLAB_RAFT_QUORUM_STATE_H
#define KLAB_RAFT_QUORUM_STATE_H

#include "engine/base/disk.h"

struct quorum_state {
	int32_t leader_id;    /* -1: not known */
	int32_t leader_epoch; /* -1: none yet */
	int32_t voted_id;     /* -1: nobody */
	struct uuid voted_directory_id;
};

/* ERR_NOT_FOUND leaves the defaults; ERR_CORRUPT if it is not such a line. */
enum err quorum_state_read(struct disk *, struct bytes path, struct arena *, struct quorum_state *out);

/* Replaces the file; the caller syncs it and its directory. `voters`: ids, for version 0. */
enum err quorum_state_write(struct disk *, struct heap *, struct bytes path, const struct quorum_state *, int16_t kraft_version,
                            const int32_t *voter_ids, int32_t voter_count);

#endif
