/* A thread for what would make the loop wait: syncs, and names that must be looked up. Jobs are done one after another, in the order of asking;
 * what is done is taken back by the loop, which learns of it through a descriptor that becomes readable.
 */
#ifndef KLAB_HOST_WORKER_H
#define KLAB_HOST_WORKER_H

#include "engine/base/list.h"

struct job {
	struct list link;
	void (*run)(struct job *); /* on the worker's thread */
};

struct worker;

/* NULL if the system gives no thread or no descriptor. */
struct worker *worker_new(void);
/* Waits until the job that runs is done; those behind it are not done. The jobs are the caller's to free: worker_take() gives them all. */
void worker_stop(struct worker *);
void worker_del(struct worker *);

void worker_ask(struct worker *, struct job *);
/* The next one that is done, or NULL. Behind worker_stop() those that are not done, too. */
struct job *worker_take(struct worker *);
int worker_descriptor(const struct worker *);

#endif
