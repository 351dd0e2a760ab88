/* Requests about the metadata log itself (engine/raft/raft.h), on controllers' listeners. */
#include "engine/broker/api_table.h"
#include "engine/raft/raft.h"

#define FOR_RAFT(name, answer)                         \
	void api_##name(struct node *n, struct call *call) \
	{                                                  \
		raft_answer_##answer(n->raft, call);           \
	}

FOR_RAFT(vote, vote)
FOR_RAFT(begin_quorum_epoch, begin_quorum_epoch)
FOR_RAFT(end_quorum_epoch, end_quorum_epoch)
FOR_RAFT(fetch_snapshot, fetch_snapshot)
FOR_RAFT(add_raft_voter, add_voter)
FOR_RAFT(remove_raft_voter, remove_voter)
FOR_RAFT(update_raft_voter, update_voter)
