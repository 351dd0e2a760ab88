/* Events in, effects out. */
#include "engine/host/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Of the descriptors, one in so many may wait for its turn to be synced; and of those that somebody waits for. */
enum { SYNCS_PART = 16, AWAITED_PART = 8 };
/* More of a step does not count. */
enum { STALL_NS = 500 * 1000 * 1000 };

static int64_t wall_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t monotonic_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- Syncs ------------------------------------------------------------------------------------------------------------------ */

static void sync_now(struct sync_job *sync)
{
	if (sync->descriptor >= 0 && fsync(sync->descriptor) != 0)
		sync->err = ERR_IO;
	if (sync->descriptor >= 0)
		close(sync->descriptor);
	sync->descriptor = -1;
}

static void run_sync(struct job *job)
{
	struct sync_job *sync = (struct sync_job *)job;

	if (sync->path.data) {
		sync->descriptor = files_open_to_sync(NULL, sync->path, &sync->err);
		if (sync->err == ERR_NOT_FOUND) /* gone by now: nothing is left to keep */
			sync->err = ERR_OK;
	}
	sync_now(sync);
}

/* Each that waits has a descriptor. Many logs that are made at once would have all of them: what nobody waits for is then opened when its turn comes. What
 * somebody waits for may not have another name by then, and is done here: who asks for so many has to wait, as a broker does that stops with all its logs. */
static void begin_sync(struct host *h, const struct effect *effect, struct helper *helper)
{
	struct sync_job *sync = host_alloc(sizeof(*sync));

	sync->job.run = run_sync;
	sync->token = effect->token;
	sync->descriptor = -1;
	if (helper == &h->flusher && h->sync_descriptors >= h->descriptor_max / SYNCS_PART) {
		uint8_t *path = host_alloc(effect->path.size + 1);

		memcpy(path, effect->path.data, effect->path.size);
		sync->path = bytes_of(path, effect->path.size);
	} else {
		sync->descriptor = files_open_to_sync(h->options.files, effect->path, &sync->err);
		sync->has_descriptor = h->sync_descriptors < h->descriptor_max / AWAITED_PART;
		h->sync_descriptors += sync->has_descriptor;
		if (!sync->has_descriptor)
			sync_now(sync);
	}
	list_append(&h->syncs, &sync->link);
	worker_ask(helper->worker, &sync->job);
}

bool host_awaits(const struct host *h, uint64_t token)
{
	LIST_EACH(&h->syncs, const struct sync_job, sync, link)
		if (sync->token == token)
			return true;
	return false;
}

/* Up to the last that somebody waits for they are done in their order, so that it stands for all of them. */
static void begin_syncs(struct host *h, const struct effects *fx)
{
	int32_t awaited = fx->count;

	while (awaited > 0 && !(fx->items[awaited - 1].type == EFFECT_SYNC && fx->items[awaited - 1].token))
		awaited--;
	for (int32_t i = 0; i < fx->count; i++)
		if (fx->items[i].type == EFFECT_SYNC)
			begin_sync(h, &fx->items[i], i < awaited ? &h->syncer : &h->flusher);
}

void host_take_sync(struct host *h, struct job *job)
{
	struct sync_job *sync = (struct sync_job *)job;

	if (sync->err == ERR_TOO_MANY_FILES && sync->path.data && files_make_room(h->options.files)) {
		sync->err = ERR_OK;
		worker_ask(h->flusher.worker, job);
		return;
	}
	enum err err = h->sync_error ? h->sync_error : sync->err;
	uint64_t token = sync->token;

	list_remove(&sync->link);
	h->sync_descriptors -= sync->has_descriptor;
	free((void *)(uintptr_t)sync->path.data);
	free(sync);
	h->sync_error = token ? ERR_OK : err;
	if (token == 0)
		return;
	outgoing_release(h, token, err != ERR_OK);
	host_step(h, &(struct event){ .type = EVENT_SYNCED, .token = token, .err = err });
}

/* ---- Removed files ---------------------------------------------------------------------------------------------------------- */

static void run_free(struct job *job)
{
	struct free_job *freed = (struct free_job *)job;

	freed->error = close(freed->descriptor) == 0 ? 0 : errno;
	freed->descriptor = -1;
}

static void take_freed(struct host *h, struct job *job)
{
	struct free_job *freed = (struct free_job *)job;

	if (freed->descriptor >= 0)
		run_free(job);
	if (freed->error)
		host_say(h, "klab: %s: a file that was removed: %s", h->options.name, strerror(freed->error));
	files_removed_is_closed(h->options.files);
	free(freed);
}

/* Where the system gives no thread the loop does it. */
static void begin_frees(struct host *h)
{
	int descriptor;

	while ((descriptor = files_take_removed(h->options.files)) >= 0) {
		struct free_job *freed = host_alloc(sizeof(*freed));

		*freed = (struct free_job){ .job.run = run_free, .descriptor = descriptor };
		if (h->freer.worker || host_begin_helper(h, &h->freer, take_freed))
			worker_ask(h->freer.worker, &freed->job);
		else
			take_freed(h, &freed->job);
	}
}

void host_end_frees(struct host *h)
{
	struct job *job;

	while (h->freer.worker && (job = worker_take(h->freer.worker)))
		take_freed(h, job);
}

/* ---- Steps ------------------------------------------------------------------------------------------------------------------ */

static void carry_out(struct host *h, const struct effect *effect)
{
	switch (effect->type) {
	case EFFECT_SEND: /* send_together() */
		break;
	case EFFECT_CONNECT:
		sockets_connect(h, effect->conn, effect->host, effect->port);
		break;
	case EFFECT_CLOSE:
		socket_close(h, effect->conn);
		break;
	case EFFECT_HOLD:
		socket_hold(h, effect->conn, effect->is_held);
		break;
	case EFFECT_ROOM:
		socket_offer(h, effect->conn, effect->room);
		break;
	case EFFECT_SYNC:
		break;
	case EFFECT_LISTEN:
		sockets_listen(h, effect);
		break;
	case EFFECT_WRITE:
		h->options.write(h->options.owner, effect->stream, effect->bytes);
		break;
	case EFFECT_READ:
		break;
	case EFFECT_EXIT:
		h->has_ended = true;
		h->status = effect->status;
		break;
	}
}

/* Sends that follow each other on a connection, as the answers to requests that came together do, leave as one: a call of the system, and the peer that it
 * wakes, cost more than what is sent. How many effects that were. */
static int32_t send_together(struct host *h, const struct effect *items, int32_t count)
{
	struct effect all = items[0];
	int32_t taken = 1;

	while (taken < count && items[taken].type == EFFECT_SEND && items[taken].conn == all.conn && items[taken].after_sync == all.after_sync &&
	       all.span_count + items[taken].span_count <= PARTS_AT_ONCE)
		all.span_count += items[taken++].span_count;
	if (taken > 1) {
		struct span *spans = arena_take(&h->arena, (size_t)all.span_count * sizeof(*spans));

		all.spans = spans;
		for (int32_t i = 0; i < taken; i++) {
			memcpy(spans, items[i].spans, (size_t)items[i].span_count * sizeof(*spans));
			spans += items[i].span_count;
		}
	}
	outgoing_send(h, &all);
	return taken;
}

/* A send may be held by a sync that stands behind it in the list, so the syncs are asked for first. */
static void carry_out_all(struct host *h, const struct effects *fx)
{
	begin_syncs(h, fx);
	for (int32_t i = 0; i < fx->count && !h->has_ended;) {
		if (fx->items[i].type == EFFECT_SEND)
			i += send_together(h, &fx->items[i], fx->count - i);
		else
			carry_out(h, &fx->items[i++]);
	}
}

/* The process's time hardly passes in a step that takes long, as when a broker becomes the leader of thousands of partitions on a slow disk: it has not looked
 * at what came meanwhile, and must not take for silent those whose heartbeats wait. */
void host_step(struct host *h, struct event *event)
{
	struct effects fx;

	if (h->has_ended)
		return;
	int64_t began_ns = monotonic_ns();

	event->now_us = h->now_us;
	event->wall_ms = wall_ms();
	event->spent_ns = h->spent_ns;
	arena_reset(&h->arena);
	effects_init(&fx, &h->arena, &h->next_conn, NULL);
	h->options.program->step(h->options.self, event, &fx);
	files_flush(h->options.files);
	if (!h->sync_error)
		h->sync_error = files_take_lost(h->options.files);
	carry_out_all(h, &fx);
	begin_frees(h);
	h->spent_ns = monotonic_ns() - began_ns;
	if (h->spent_ns > STALL_NS)
		h->began_us += (h->spent_ns - STALL_NS) / 1000;
}

void host_post(struct host *h, const struct event *event)
{
	struct posted *posted = host_alloc(sizeof(*posted));

	posted->event = *event;
	list_append(&h->posted, &posted->link);
}

void host_take_posted(struct host *h)
{
	struct posted *posted;

	while ((posted = LIST_FIRST(&h->posted, struct posted, link))) {
		struct event event = posted->event;

		list_remove(&posted->link);
		free(posted);
		host_step(h, &event);
	}
}
