/* A survey as a process: the questions that are out, and what is known by now. */
#include "sim/shell/survey_internal.h"

#include <stdio.h>

#include "sim/shell/driven.h"

/* ---- Questions --------------------------------------------------------------------------------------------------------- */

void question_goes_on(struct question *q, uint64_t call, question_then *then)
{
	q->call = call;
	q->then = then;
}

void question_ends(struct question *q, enum survey_answer answer)
{
	q->then = NULL;
	q->answer = answer;
}

bool question_failed(struct question *q, const struct admin_result *result)
{
	const char *exception = result->exception;
	struct bytes text = result->error;

	for (int32_t i = 0; i < result->item_count && !exception; i++) {
		exception = result->items[i].exception;
		text = result->items[i].error;
	}
	if (!exception)
		return false;
	snprintf(q->survey->refusal, sizeof(q->survey->refusal), "%s: %.*s", exception, (int)text.size, (const char *)text.data);
	q->survey->is_lost = q->survey->is_lost || result->error_code == KAFKA_REQUEST_TIMED_OUT;
	question_ends(q, SURVEY_REFUSED);
	return true;
}

static struct question *ask(struct survey *s, enum question_kind kind, struct bytes name)
{
	LIST_EACH(&s->questions, struct question, q, link)
		if (q->kind == kind && bytes_equal(q->name, name))
			return q;
	struct question *q = HEAP_NEW(s->heap, struct question);

	arena_init(&q->arena, s->heap);
	q->survey = s;
	q->kind = kind;
	q->name = arena_copy(&q->arena, name);
	q->answer = SURVEY_LATER;
	list_append(&s->questions, &q->link);
	world_wake(s->world, s->pid);
	return q;
}

/* ---- The process ------------------------------------------------------------------------------------------------------- */

static void take_answers(struct survey *s)
{
	struct admin_result result;

	LIST_EACH(&s->questions, struct question, q, link) {
		if (!q->is_started) {
			q->is_started = true;
			survey_ask[q->kind](q);
		}
		while (q->then && admin_take_result_of(s->admin, q->call, &q->arena, &result)) {
			question_then *then = q->then;

			q->then = NULL;
			then(q, &result);
		}
	}
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct survey *s = self;
	struct client_log_line line;

	s->event = event;
	s->fx = fx;
	admin_event(s->admin, event, fx);
	while (admin_take_log(s->admin, fx->arena, &line)) /* whether anybody answers is what counts */
		;
	take_answers(s);
}

static int64_t deadline(const void *self)
{
	const struct survey *s = self;

	LIST_EACH(&s->questions, const struct question, q, link)
		if (!q->is_started)
			return 0;
	return admin_deadline(s->admin);
}

static void end(void *self)
{
	struct survey *s = self;

	LIST_EACH(&s->questions, struct question, q, link) {
		arena_free(&q->arena);
		heap_free(s->heap, q);
	}
	admin_del(s->admin);
	heap_free(s->heap, s);
}

static const struct program survey_program = { .name = "survey", .step = step, .deadline = deadline, .end = end };

bool survey_resolves(struct session *session, struct bytes servers, struct buf *problem)
{
	struct bytes host = BYTES_NULL;
	int32_t port;

	for (size_t at = 0, end; at < servers.size; at = end + 1) {
		end = bytes_find(servers, at, ',');
		if (!client_address_parse(bytes_slice(servers, at, end - at), &host, &port) || world_gate_resolves(session_world(session), host))
			return true; /* what is no address is told when the client is made */
	}
	buf_printf(problem, "the name %.*s leads to no address", (int)host.size, (const char *)host.data);
	return false;
}

struct survey *survey_new(struct session *session, struct bytes servers, struct buf *problem)
{
	struct world *w = session_world(session);
	struct survey *s = HEAP_NEW(world_heap(w), struct survey);
	struct client_config config;
	struct prng prng;

	s->world = w;
	s->session = session;
	s->heap = world_heap(w);
	list_init(&s->questions);
	world_prng(w, BYTES("survey"), &prng);
	client_config_init(&config, s->heap, CLIENT_ADMIN);
	client_config_set(&config, BYTES("bootstrap.servers"), servers);
	client_config_set_text(&config, "client.id", "klab-survey");
	s->admin = admin_new(&(struct admin_options){ .heap = s->heap, .config = &config, .seed = prng_next(&prng) ^ (uint64_t)world_now_us(w) }, problem);
	client_config_free(&config);
	if (!s->admin) {
		heap_free(s->heap, s);
		return NULL;
	}
	s->pid = world_spawn(w, &(struct process_options){ .name = BYTES("survey"), .command = BYTES("survey"), .host = BYTES("localhost") }, &survey_program, s);
	return s;
}

void survey_del(struct survey *s)
{
	world_kill(s->world, s->pid, KILL_PROCESS);
}

bool survey_is_waiting(const struct survey *s)
{
	LIST_EACH(&s->questions, const struct question, q, link)
		if (q->answer == SURVEY_LATER)
			return true;
	return false;
}

bool survey_wait(struct survey *s, const struct session_driver *driver, int64_t limit_us)
{
	int64_t until_us = world_now_us(s->world) + limit_us, left_us = limit_us;

	while (survey_is_waiting(s) && left_us > 0 && !session_failure(s->session)) {
		int64_t wait_us = driver->turn(driver->self);

		if (survey_is_waiting(s))
			driven_wait(driver, wait_us < left_us ? wait_us : left_us, -1);
		left_us = until_us - world_now_us(s->world);
	}
	return !survey_is_waiting(s);
}

bool survey_is_lost(const struct survey *s)
{
	return s->is_lost;
}

const char *survey_refusal(const struct survey *s)
{
	return s->refusal;
}

/* ---- What is known ----------------------------------------------------------------------------------------------------- */

static enum survey_answer list_of(struct survey *s, enum question_kind kind, struct survey_list *out)
{
	const struct question *q = ask(s, kind, BYTES(""));

	*out = q->list;
	return q->answer;
}

enum survey_answer survey_brokers(struct survey *s, struct survey_list *out)
{
	return list_of(s, ASK_BROKERS, out);
}

struct bytes survey_cluster_id(const struct survey *s)
{
	return s->cluster_id;
}

enum survey_answer survey_topics(struct survey *s, struct survey_list *out)
{
	return list_of(s, ASK_TOPICS, out);
}

enum survey_answer survey_groups(struct survey *s, struct survey_list *out)
{
	return list_of(s, ASK_GROUPS, out);
}

enum survey_answer survey_controller(struct survey *s, int32_t *id)
{
	const struct question *q = ask(s, ASK_QUORUM, BYTES(""));

	*id = q->controller;
	return q->answer;
}

enum survey_answer survey_partition(struct survey *s, struct bytes topic, int32_t partition, struct state_partition *out)
{
	const struct question *q = ask(s, ASK_TOPIC, topic);

	if (q->answer != SURVEY_KNOWN)
		return q->answer;
	if (partition < 0 || partition >= q->partition_count)
		return SURVEY_NONE;
	*out = q->partitions[partition];
	return SURVEY_KNOWN;
}

enum survey_answer survey_group(struct survey *s, struct bytes name, struct state_group *out, const int64_t **lags)
{
	const struct question *q = ask(s, ASK_GROUP, name);

	*out = q->group;
	*lags = q->lags;
	return q->answer;
}

enum survey_answer survey_configs(struct survey *s, struct bytes topic, struct state_config **out, int32_t *count)
{
	const struct question *q = ask(s, ASK_CONFIGS, topic);

	*out = q->configs;
	*count = q->config_count;
	return q->answer;
}

enum survey_answer survey_records(struct survey *s, struct bytes topic, struct state_record **out, int32_t *count)
{
	const struct question *q = ask(s, ASK_RECORDS, topic);

	*out = q->records;
	*count = q->record_count;
	return q->answer;
}
