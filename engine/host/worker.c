#include "engine/host/worker.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct worker {
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t has_work;
	struct list asked, done;
	int descriptor;
	bool is_stopping;
};

static struct job *first_of(struct list *jobs)
{
	struct job *job = LIST_FIRST(jobs, struct job, link);

	if (job)
		list_remove(&job->link);
	return job;
}

static void *work(void *self)
{
	struct worker *w = self;
	const uint64_t one = 1;

	pthread_mutex_lock(&w->mutex);
	while (!w->is_stopping) {
		struct job *job = first_of(&w->asked);

		if (!job) {
			pthread_cond_wait(&w->has_work, &w->mutex);
			continue;
		}
		pthread_mutex_unlock(&w->mutex);
		job->run(job);
		pthread_mutex_lock(&w->mutex);
		list_append(&w->done, &job->link);
		if (write(w->descriptor, &one, sizeof(one)) < 0)
			continue; /* the counter is full: it is readable all the same */
	}
	pthread_mutex_unlock(&w->mutex);
	return NULL;
}

struct worker *worker_new(void)
{
	struct worker *w = calloc(1, sizeof(*w));

	if (!w)
		return NULL;
	list_init(&w->asked);
	list_init(&w->done);
	pthread_mutex_init(&w->mutex, NULL);
	pthread_cond_init(&w->has_work, NULL);
	w->descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (w->descriptor < 0 || pthread_create(&w->thread, NULL, work, w) != 0) {
		if (w->descriptor >= 0)
			close(w->descriptor);
		free(w);
		return NULL;
	}
	return w;
}

void worker_stop(struct worker *w)
{
	if (w->is_stopping)
		return;
	pthread_mutex_lock(&w->mutex);
	w->is_stopping = true;
	pthread_cond_signal(&w->has_work);
	pthread_mutex_unlock(&w->mutex);
	pthread_join(w->thread, NULL);
}

void worker_del(struct worker *w)
{
	worker_stop(w);
	close(w->descriptor);
	pthread_mutex_destroy(&w->mutex);
	pthread_cond_destroy(&w->has_work);
	free(w);
}

void worker_ask(struct worker *w, struct job *job)
{
	pthread_mutex_lock(&w->mutex);
	list_append(&w->asked, &job->link);
	pthread_cond_signal(&w->has_work);
	pthread_mutex_unlock(&w->mutex);
}

struct job *worker_take(struct worker *w)
{
	uint64_t count;

	if (read(w->descriptor, &count, sizeof(count)) < 0)
		count = 0; /* nothing new; there may be older ones */
	pthread_mutex_lock(&w->mutex);
	struct job *job = first_of(&w->done);

	if (!job && w->is_stopping)
		job = first_of(&w->asked);
	pthread_mutex_unlock(&w->mutex);
	return job;
}

int worker_descriptor(const struct worker *w)
{
	return w->descriptor;
}
