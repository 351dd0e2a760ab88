/* The loop. */
#define _GNU_SOURCE /* accept4(), epoll_pwait2() */
#include "engine/host/internal.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int64_t monotonic_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void *host_alloc(size_t size)
{
	void *memory = calloc(1, size);

	if (!memory) {
		fputs("klab: out of memory\n", stderr);
		abort();
	}
	return memory;
}

void host_say(struct host *h, const char *format, ...)
{
	char line[512];
	va_list args;

	va_start(args, format);
	int size = vsnprintf(line, sizeof(line) - 1, format, args);

	va_end(args);
	if (size > (int)sizeof(line) - 2)
		size = (int)sizeof(line) - 2;
	line[size] = '\n';
	h->options.write(h->options.owner, 2, bytes_of(line, (size_t)size + 1));
}

void host_watch(struct host *h, struct watched *watched, uint32_t events)
{
	struct epoll_event event = { .events = events, .data.ptr = watched };

	if (watched->events == events)
		return;
	epoll_ctl(h->epoll, watched->events == 0 ? EPOLL_CTL_ADD : events == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_MOD, watched->descriptor, &event);
	watched->events = events;
}

/* Files are what a broker cannot be without: when one cannot be opened its directory has failed. So clients never get the last descriptors. */
static int32_t descriptor_max(void)
{
	int32_t max = files_descriptors(), for_files = max / FILES_SHARE;

	return max - (for_files < FILES_MAX ? for_files : FILES_MAX);
}

struct host *host_new(const struct host_options *options, char *problem)
{
	struct host *h = host_alloc(sizeof(*h));

	h->options = *options;
	h->next_conn = 1;
	h->next_inbound = 2;
	h->began_us = monotonic_us();
	list_init(&h->closed);
	list_init(&h->holding);
	list_init(&h->syncs);
	list_init(&h->posted);
	arena_init(&h->arena, options->heap);
	h->descriptor_max = descriptor_max();
	h->epoll = epoll_create1(EPOLL_CLOEXEC);
	h->signal_watched = (struct watched){ WATCHED_SIGNAL, eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), 0 };
	if (h->epoll < 0 || h->signal_watched.descriptor < 0 || !host_begin_helper(h, &h->syncer, host_take_sync) ||
	    !host_begin_helper(h, &h->flusher, host_take_sync)) {
		snprintf(problem, 200, "%s: the system gives no descriptor or no thread for it", options->name);
		host_del(h);
		return NULL;
	}
	host_watch(h, &h->signal_watched, EPOLLIN);
	return h;
}

bool host_begin_helper(struct host *h, struct helper *helper, void (*take)(struct host *, struct job *))
{
	helper->worker = worker_new();
	if (!helper->worker)
		return false;
	helper->take = take;
	helper->watched = (struct watched){ WATCHED_WORKER, worker_descriptor(helper->worker), 0 };
	host_watch(h, &helper->watched, EPOLLIN);
	return true;
}

static void stop_helper(struct helper *helper)
{
	if (helper->worker)
		worker_stop(helper->worker);
}

static void end_helper(struct helper *helper)
{
	struct job *job;

	if (!helper->worker)
		return;
	while ((job = worker_take(helper->worker)))
		free(job);
	worker_del(helper->worker);
}

/* Syncs that were asked for are done all the same, or their descriptors closed; nobody waits for them any more. Removed files are gone behind it. */
void host_del(struct host *h)
{
	stop_helper(&h->syncer);
	stop_helper(&h->flusher);
	stop_helper(&h->resolver);
	stop_helper(&h->freer);
	host_end_frees(h);
	LIST_EACH(&h->syncs, struct sync_job, sync, link) {
		if (sync->descriptor >= 0)
			close(sync->descriptor);
		free((void *)(uintptr_t)sync->path.data);
	}
	end_helper(&h->syncer);
	end_helper(&h->flusher);
	end_helper(&h->resolver);
	end_helper(&h->freer);
	sockets_del(h);
	LIST_EACH(&h->posted, struct posted, posted, link)
		free(posted);
	if (h->options.program->end)
		h->options.program->end(h->options.self);
	arena_free(&h->arena);
	if (h->signal_watched.descriptor >= 0)
		close(h->signal_watched.descriptor);
	if (h->epoll >= 0)
		close(h->epoll);
	free(h);
}

void host_signal(struct host *h, enum signal_kind kind)
{
	const uint64_t one = 1;

	atomic_store(&h->signal, (int)kind);
	if (write(h->signal_watched.descriptor, &one, sizeof(one)) < 0)
		return; /* the counter is full: it is readable all the same */
}

static void take_signal(struct host *h)
{
	uint64_t count;
	int kind = atomic_exchange(&h->signal, 0);

	if (read(h->signal_watched.descriptor, &count, sizeof(count)) < 0 && kind == 0)
		return;
	if (kind == SIGNAL_KILL) {
		h->has_ended = true;
		h->status = 128 + SIGNAL_KILL;
	} else if (kind != 0) {
		host_step(h, &(struct event){ .type = EVENT_SIGNAL, .signal = kind });
	}
}

static void take_work(struct host *h, const struct helper *helper)
{
	struct job *job;

	while (!h->has_ended && (job = worker_take(helper->worker)))
		helper->take(h, job);
}

static void handle(struct host *h, struct watched *watched, uint32_t events)
{
	switch (watched->kind) {
	case WATCHED_LISTENER:
		sockets_accept(h, (struct listener *)watched);
		break;
	case WATCHED_SOCKET:
		socket_ready(h, (struct socket *)watched, events);
		break;
	case WATCHED_WORKER:
		take_work(h, (struct helper *)watched);
		break;
	case WATCHED_SIGNAL:
		take_signal(h);
		break;
	}
	host_take_posted(h);
}

static int64_t next_deadline(const struct host *h)
{
	int64_t deadline_us = h->options.program->deadline ? h->options.program->deadline(h->options.self) : TIME_NEVER;
	int64_t again_us = sockets_accept_again_at(h);

	return deadline_us < again_us ? deadline_us : again_us;
}

static int wait_for(struct host *h, bool waits, struct epoll_event *events)
{
	int64_t deadline_us = next_deadline(h), left_us = deadline_us == TIME_NEVER ? -1 : deadline_us - h->now_us;
	struct timespec timeout = { left_us / 1000000, left_us % 1000000 * 1000 };

	if (!waits || (deadline_us != TIME_NEVER && left_us <= 0))
		return epoll_wait(h->epoll, events, EVENTS_AT_ONCE, 0);
	int count = epoll_pwait2(h->epoll, events, EVENTS_AT_ONCE, left_us < 0 ? NULL : &timeout, NULL);

	if (count < 0 && errno == ENOSYS) /* before Linux 5.11: in whole milliseconds, rather too late than too early */
		count = epoll_wait(h->epoll, events, EVENTS_AT_ONCE, left_us < 0 ? -1 : left_us < INT_MAX ? (int)((left_us + 999) / 1000) : INT_MAX / 1000);
	return count;
}

static void run_round(struct host *h, bool waits)
{
	struct epoll_event events[EVENTS_AT_ONCE];
	int count = wait_for(h, waits, events);

	h->now_us = monotonic_us() - h->began_us;
	for (int i = 0; i < count && !h->has_ended; i++)
		handle(h, events[i].data.ptr, events[i].events);
	sockets_accept_again(h);
	int64_t deadline_us = h->options.program->deadline && !h->has_ended ? h->options.program->deadline(h->options.self) : TIME_NEVER;

	if (deadline_us <= h->now_us) {
		host_step(h, &(struct event){ .type = EVENT_DEADLINE });
		host_take_posted(h);
	}
	sockets_free_closed(h);
}

static void begin(struct host *h)
{
	if (h->has_begun)
		return;
	h->has_begun = true;
	host_step(h, &(struct event){ .type = EVENT_STARTED });
	host_take_posted(h);
}

int host_run(struct host *h)
{
	jmp_buf on_full;

	if (setjmp(on_full) != 0) {
		host_say(h, "klab: %s: the memory region is full", h->options.name);
		return 1;
	}
	heap_set_on_full(h->options.heap, &on_full);
	begin(h);
	while (!h->has_ended)
		run_round(h, true);
	heap_set_on_full(h->options.heap, NULL);
	return h->status;
}

bool host_turn(struct host *h)
{
	jmp_buf on_full;

	if (setjmp(on_full) != 0) {
		host_say(h, "klab: %s: the memory region is full", h->options.name);
		h->has_ended = true;
		h->status = 1;
	} else {
		heap_set_on_full(h->options.heap, &on_full);
		begin(h);
		if (!h->has_ended)
			run_round(h, false);
	}
	heap_set_on_full(h->options.heap, NULL);
	return !h->has_ended;
}

int host_descriptor(const struct host *h)
{
	return h->epoll;
}

bool host_is_quiet(const struct host *h)
{
	return !tree_first(&h->sockets);
}
