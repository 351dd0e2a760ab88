/* What the files of a survey share: survey.c (the process, its questions and answers) and survey_ask.c (how each kind of question is put). */
#ifndef KLAB_SHELL_SURVEY_INTERNAL_H
#define KLAB_SHELL_SURVEY_INTERNAL_H

#include "engine/client/admin.h"
#include "sim/shell/survey.h"

enum question_kind { ASK_BROKERS, ASK_TOPICS, ASK_GROUPS, ASK_QUORUM, ASK_TOPIC, ASK_CONFIGS, ASK_RECORDS, ASK_GROUP, ASK_KIND_COUNT };

enum { SURVEY_TIMEOUT_MS = 10000, SURVEY_BROKER_TIMEOUT_MS = 2000, SURVEY_SILENT_MAX = 64 };

struct question;
typedef void question_then(struct question *, const struct admin_result *);

struct question {
	struct list link;
	struct survey *survey;
	enum question_kind kind;
	struct bytes name; /* of the topic or group; empty: none */
	enum survey_answer answer;
	bool is_started;
	uint64_t call; /* under way... */
	question_then *then; /* ...and who goes on with its result; NULL: none is */
	struct arena arena;  /* of the answer */
	struct survey_list list;
	int32_t controller;
	struct uuid topic_id;
	struct state_partition *partitions; /* by number */
	int32_t partition_count;
	struct state_config *configs;
	int32_t config_count;
	struct state_record *records;
	int32_t record_count, record_capacity;
	struct state_group group;
	int64_t *lags;
	int pass; /* of several over the brokers */
	int32_t at; /* the broker or the partition that is asked next */
	int64_t offset; /* and from where on */
};

struct survey {
	struct world *world;
	struct session *session;
	struct heap *heap;
	int32_t pid;
	struct admin *admin;
	struct bytes cluster_id; /* in the memory of the question for the brokers */
	struct list questions; /* in the order of asking */
	bool is_lost;
	int32_t silent[SURVEY_SILENT_MAX]; /* brokers that did not answer, and are asked no more: the cluster has not noticed yet that they are dead */
	int32_t silent_count;
	char refusal[300];
	/* Of the step. */
	const struct event *event;
	struct effects *fx;
};

/* ---- survey.c ---- */

void question_goes_on(struct question *, uint64_t call, question_then *);
void question_ends(struct question *, enum survey_answer);
/* True: the result is an error, with which the question ends. */
bool question_failed(struct question *, const struct admin_result *);

/* ---- survey_ask.c: what begins each kind of question ---- */

extern void (*const survey_ask[ASK_KIND_COUNT])(struct question *);

#endif
