/* What a real cluster is, asked of its brokers over the protocol: for checks and for completion.
 *
 * A survey is a process of a session on a real cluster, with an admin client of its own. Who wants to know something asks for it: the first time the
 * answer is SURVEY_LATER, and the question goes out; once time has passed it has been answered, and the answer stays as it is. So one survey is one
 * look at a cluster, and whoever needs several answers asks again until all are there. What is handed out lives as long as the survey.
 *
 * A log's end is each replica's own: a broker tells of it whoever asks as a debugging replica (ListOffsets, replica id -2). The generation of a classic
 * group is nowhere to be had.
 */
#ifndef KLAB_SHELL_SURVEY_H
#define KLAB_SHELL_SURVEY_H

#include "sim/shell/session.h"
#include "sim/world/state.h"

enum survey_answer {
	SURVEY_KNOWN,
	SURVEY_NONE,    /* the cluster has no such thing */
	SURVEY_LATER,
	SURVEY_REFUSED, /* survey_refusal() */
};

struct survey;

/* Of the cluster at these addresses ("host:port", between commas). NULL with one line in `problem`: they are none. */
struct survey *survey_new(struct session *, struct bytes servers, struct buf *problem);
/* Whether one of the names leads to an address, which takes the time that a name server takes. False with one line in `problem`. */
bool survey_resolves(struct session *, struct bytes servers, struct buf *problem);
/* Its connections are closed. Before the session ends. */
void survey_del(struct survey *);

/* Whether answers are yet to come. */
bool survey_is_waiting(const struct survey *);
/* Lets time pass until there are none, or at most `limit_us`; false: some still are. */
bool survey_wait(struct survey *, const struct session_driver *, int64_t limit_us);
/* Whether nobody has answered in time. */
bool survey_is_lost(const struct survey *);
/* Why the last question that was refused has no answer: Kafka's exception and what it says. */
const char *survey_refusal(const struct survey *);

struct survey_list {
	struct bytes *items; /* sorted; brokers: their ids as text */
	int32_t count;
};
/* Once brokers are known; copies of a cluster have one id. */
struct bytes survey_cluster_id(const struct survey *);
enum survey_answer survey_brokers(struct survey *, struct survey_list *out);
enum survey_answer survey_topics(struct survey *, struct survey_list *out); /* without internal ones */
enum survey_answer survey_groups(struct survey *, struct survey_list *out);

/* The active controller's id. */
enum survey_answer survey_controller(struct survey *, int32_t *id);
enum survey_answer survey_partition(struct survey *, struct bytes topic, int32_t partition, struct state_partition *out);
/* `lags` has a number for each of the offsets, -1: not known. A classic group's generation is -1. */
enum survey_answer survey_group(struct survey *, struct bytes name, struct state_group *out, const int64_t **lags);
/* The settings that are the topic's own. */
enum survey_answer survey_configs(struct survey *, struct bytes topic, struct state_config **out, int32_t *count);
/* The newest records below the high watermarks, at most STATE_RECORDS_MAX; by partition and offset. */
enum survey_answer survey_records(struct survey *, struct bytes topic, struct state_record **out, int32_t *count);

#endif
