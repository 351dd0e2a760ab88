/* Answers of the classic protocol that several files give: each is sent at once, from copies in the step's arena. */
#ifndef KLAB_GROUP_ANSWERS_H
#define KLAB_GROUP_ANSWERS_H

#include "engine/group/group.h"

/* JoinGroup: only an error and the member's id. `call` NULL: nobody is there to hear it. */
void answer_join_error(struct coordinator *, struct call *, struct bytes member_id, int16_t error_code);
/* JoinGroup: the generation as it stands; the members too if `with_members` (for the leader). */
struct join_answer {
	struct bytes member_id;
	struct bytes leader;
	bool with_members;
	bool is_assignment_skipped; /* version 9, KIP-814 */
	int16_t error_code;
};
void answer_join(const struct group *, struct call *, const struct join_answer *);
void answer_sync_error(struct coordinator *, struct call *, int16_t error_code);
void answer_sync(const struct member *, struct call *);

#endif
