/* Applications of the world: programs around a producer or a consumer that go on by themselves, with the Java client's behaviour, so that
 * a lesson can have ten of them without ten terminals.
 *
 * What is known of an app (what it is, what it did, its log) is kept in the world once, in SLOT_SHELL, and outlives its process: it can be
 * started again, and its log can be read when it is dead. The process is "client-NAME", its client.id is NAME.
 */
#ifndef KLAB_SHELL_APP_H
#define KLAB_SHELL_APP_H

#include "engine/base/list.h"
#include "sim/shell/app_keys.h"
#include "sim/shell/command.h"

enum app_kind { APP_PRODUCER, APP_CONSUMER };
enum { APP_LOG_LINES = 200, APPS_MAX = 200, APP_WORDS_MAX = 64 };

struct app_line {
	int64_t wall_ms;
	struct bytes text; /* owned */
};

struct app {
	struct list link;
	struct world *world;
	struct heap *heap;
	struct bytes name, host; /* owned; host null: the first */
	enum app_kind kind;
	struct bytes *words; /* "--topic", "t", ...: owned; what it was made with and set to since */
	int32_t word_count;
	int32_t pid; /* of its last process; 0: none yet */
	int64_t started; /* how often */
	int64_t acknowledged, failed; /* producer: records */
	int64_t received;             /* consumer: records done with */
	struct app_line log[APP_LOG_LINES];
	int64_t log_count; /* all that ever were */
};

/* NULL if there is none of that name. */
struct app *app_find(struct world *, struct bytes name);
struct list *apps_of(struct world *);
bool app_is_running(const struct app *);

/* Makes an app, or makes the one of that name anew. `words`: its flags. NULL with one line in `problem`. Nothing is started. */
struct app *app_make(struct world *, struct bytes name, enum app_kind, const struct bytes *words, int32_t count, struct buf *problem);

/* Adds or replaces flags. A running app takes up what it can change while it runs; the others wait for its next start (`later` gets their
 * names). False with one line in `problem`: then nothing has changed. */
bool app_set(struct app *, const struct bytes *words, int32_t count, struct buf *later, struct buf *problem);

/* "--topic t --from-beginning" */
void app_add_words(const struct app *, struct buf *out);

/* Starts its process. False with one line if it is running. */
bool app_start(struct app *, struct buf *problem);

void app_note(struct app *, int64_t wall_ms, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- For the kinds of apps ------------------------------------------------------------------------------------------ */

/* The value of a flag ("rate"), or null. Of flags given twice, the last. */
struct bytes app_flag(const struct app *, const char *name);

struct client_config;
/* Settings that stand among the flags: "--linger.ms 5", and what both kinds share. */
void app_fill_config(const struct app *, struct client_config *);
uint64_t app_seed(const struct app *);

/* "10/s", "10", "600/m", "1/h": microseconds between two. */
bool app_rate_parse(struct bytes text, int64_t *out_us);

/* The programs. `make` gives NULL with one line when settings are refused; `change` takes up new flags. */
struct app_program {
	const struct program *program;
	const char *const *flags;   /* those it knows, NULL ends */
	const char *const *changes; /* those of them that a running one takes up */
	bool (*check)(const struct app *, struct arena *, struct bytes *problem);
	void *(*make)(struct app *, struct buf *problem);
	void (*change)(void *self);
};
extern const struct app_program app_producer, app_consumer;

#endif
