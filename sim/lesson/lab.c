#include "sim/lesson/lab.h"

#include "engine/base/crc32c.h"
#include "sim/script/check.h"

enum { HEAP_SIZE = 8 << 20, FIRST_ANSWER_US = 6000000, ANSWERS_US = 60000000, STATUS_GOOD = 0, STATUS_MISSING = 1, STATUS_BAD = 2 };

struct checking {
	const struct lab_options *options;
	struct survey *survey;
	struct buf message;
	int done, missing, untold;
};

static int complain(const struct checking *c, const char *what)
{
	fprintf(c->options->err, "klab lab check: %s\n", what);
	return STATUS_BAD;
}

/* Until the cluster has answered, or has not in time. */
static bool wait_for_answers(const struct checking *c, int64_t limit_us)
{
	return survey_wait(c->survey, c->options->driver, limit_us) && !survey_is_lost(c->survey);
}

static bool nobody_answers(const struct checking *c)
{
	struct bytes servers = session_servers(c->options->session);

	fprintf(c->options->err, "klab lab check: no Kafka broker answers at %.*s\n", TEXT(servers));
	return false;
}

/* Says whose checks these are, once the cluster is known to be one; and of which text: a lab may be changed while a class works on it. */
static bool greet(struct checking *c)
{
	const struct lesson *l = c->options->lesson;
	struct bytes servers = session_servers(c->options->session);
	struct survey_list brokers;

	survey_brokers(c->survey, &brokers);
	if (!wait_for_answers(c, FIRST_ANSWER_US) || survey_brokers(c->survey, &brokers) != SURVEY_KNOWN)
		return nobody_answers(c);
	fprintf(c->options->out, "%.*s (text %08x), on the cluster at %.*s (%d broker%s, id %.*s)\n", TEXT(l->title), crc32c(0, l->text), TEXT(servers), brokers.count,
	        brokers.count == 1 ? "" : "s", TEXT(survey_cluster_id(c->survey)));
	return true;
}

/* CHECK_WAITING: nobody answers any more. */
static enum check_result judge(struct checking *c, const struct step *step)
{
	char path[512];
	enum check_result result;

	snprintf(path, sizeof(path), "%.*s", TEXT(c->options->lesson->path));
	do
		result = check_run_outside(c->survey, path, step->check.line, step->check.text, &c->message);
	while (result == CHECK_WAITING && wait_for_answers(c, ANSWERS_US));
	return result;
}

static int check_step(struct checking *c, const struct step *step, int number)
{
	enum check_result result = judge(c, step);
	FILE *out = c->options->out;

	if (result == CHECK_WAITING)
		return nobody_answers(c) ? STATUS_GOOD : STATUS_BAD;
	if (result == CHECK_BROKEN)
		return complain(c, buf_text(&c->message));
	c->done += result == CHECK_PASSED;
	c->missing += result == CHECK_MISSING;
	c->untold += result == CHECK_UNTOLD;
	fprintf(out, "%-8s %2d %.*s", result == CHECK_PASSED ? "done" : result == CHECK_MISSING ? "missing" : "-", number, TEXT(step->title));
	if (result == CHECK_MISSING)
		fprintf(out, ": %s", buf_text(&c->message));
	else if (result == CHECK_UNTOLD)
		fprintf(out, ": can only be judged on klab's own cluster (%s)", buf_text(&c->message));
	fputc('\n', out);
	fflush(out);
	return STATUS_GOOD;
}

static int sum_up(const struct checking *c)
{
	FILE *out = c->options->out;

	if (c->done + c->missing == 0)
		fprintf(out, "Nothing of it can be judged on a real cluster.\n");
	else if (c->untold == 0)
		fprintf(out, "%d of %d done.\n", c->done, c->done + c->missing);
	else
		fprintf(out, "%d of %d done; %d more can only be judged on klab's own cluster.\n", c->done, c->done + c->missing, c->untold);
	return c->missing == 0 && c->done > 0 ? STATUS_GOOD : STATUS_MISSING;
}

static bool has_check(const struct lab_options *o, int step)
{
	return step < o->lesson->step_count && !bytes_is_null(o->lesson->steps[step].check.text);
}

static int check_all(struct checking *c)
{
	const struct lab_options *o = c->options;
	int status = greet(c) ? STATUS_GOOD : STATUS_BAD;

	for (int i = 0; i < o->lesson->step_count && status == STATUS_GOOD; i++)
		if (has_check(o, i) && (o->step == 0 || o->step == i + 1))
			status = check_step(c, &o->lesson->steps[i], i + 1);
	return status == STATUS_GOOD ? sum_up(c) : status;
}

int lab_check(const struct lab_options *o)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct checking c = { .options = o, .message = { .heap = heap } };
	int status;

	if (o->step > 0 && !has_check(o, o->step - 1)) {
		fprintf(o->err, "klab lab check: step %d of '%.*s' has no check; it has %d steps\n", o->step, TEXT(o->lesson->title), o->lesson->step_count);
		status = STATUS_BAD;
	} else if (!survey_resolves(o->session, session_servers(o->session), &c.message) || !(c.survey = survey_new(o->session, session_servers(o->session), &c.message))) {
		status = complain(&c, buf_text(&c.message));
	} else {
		status = check_all(&c);
		survey_del(c.survey);
	}
	heap_del(heap);
	return status;
}
