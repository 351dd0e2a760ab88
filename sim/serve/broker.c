/* One broker: its heap, its files, its thread. */
#include "sim/serve/internal.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/broker/node.h"

/* Address space; touched as used. */
#define REGION_SIZE ((size_t)4 << 30)

static void write_log(void *owner, int32_t stream, struct bytes text)
{
	(void)owner;
	fwrite(text.data, 1, text.size, stream == 2 ? stderr : stdout);
	fflush(stream == 2 ? stderr : stdout);
}

/* It is ready when it listens for clients: a broker does so once it is unfenced. A controller alone is ready when it listens at all. */
static bool begins_to_serve(const struct node *node, const struct effects *fx)
{
	for (int32_t i = 0; i < fx->count; i++)
		if (fx->items[i].type == EFFECT_LISTEN && !(node->config->is_broker && node->config->listeners[fx->items[i].listener].is_controller))
			return true;
	return false;
}

static void step(void *self, const struct event *event, struct effects *fx)
{
	struct served *b = self;

	node_step(b->node, event, fx);
	if (!atomic_load(&b->is_ready) && begins_to_serve(b->node, fx)) {
		atomic_store(&b->is_ready, true);
		pthread_kill(b->main, SIGUSR1);
	}
}

static bool takes(void *owner, int32_t listener)
{
	return node_takes_connections(((const struct served *)owner)->node, listener);
}

static int64_t deadline(const void *self)
{
	return node_deadline(((const struct served *)self)->node);
}

static void end(void *self)
{
	node_del(((struct served *)self)->node);
}

static const struct program served_program = { "kafka", step, deadline, end };

static void *run(void *self)
{
	struct served *b = self;

	b->status = host_run(b->host);
	atomic_store(&b->has_ended, true);
	pthread_kill(b->main, SIGUSR1);
	return NULL;
}

static void give_back(struct served *b)
{
	if (b->host)
		host_del(b->host);
	if (b->files)
		files_del(b->files);
	if (b->heap)
		heap_del(b->heap);
	b->host = NULL;
	b->files = NULL;
	b->heap = NULL;
}

bool served_start(struct serving *s, struct served *b)
{
	char problem[200] = "";

	b->heap = heap_new(REGION_SIZE);
	b->files = files_new();
	files_share(b->files, s->count);
	b->main = pthread_self();
	b->node = node_new(b->heap, files_disk(b->files), b->properties, prng_next(&s->prng));
	b->host = host_new(&(struct host_options){ .name = b->name, .heap = b->heap, .files = b->files, .program = &served_program, .self = b,
	                                           .write = write_log, .takes = takes, .owner = b }, problem);
	if (b->host && pthread_create(&b->thread, NULL, run, b) == 0) {
		b->is_running = true;
		return true;
	}
	fprintf(stderr, "klab serve: %s\n", problem[0] ? problem : "the system gives no thread");
	give_back(b);
	return false;
}

void served_join(struct served *b)
{
	pthread_join(b->thread, NULL);
	b->is_running = false;
	give_back(b);
}
