#include "sim/shell/app.h"

#include <stdio.h>

#include "engine/base/owned.h"
#include "engine/client/config.h"
#include "sim/shell/duration.h"
#include "sim/world/cluster.h"

static const struct app_program *program_of(enum app_kind kind)
{
	return kind == APP_PRODUCER ? &app_producer : &app_consumer;
}

struct list *apps_of(struct world *world)
{
	void **slot = world_slot(world, SLOT_SHELL);

	if (!*slot) {
		struct list *apps = HEAP_NEW(world_heap(world), struct list);

		list_init(apps);
		*slot = apps;
	}
	return *slot;
}

struct app *app_find(struct world *world, struct bytes name)
{
	LIST_EACH (apps_of(world), struct app, app, link)
		if (bytes_equal(app->name, name))
			return app;
	return NULL;
}

bool app_is_running(const struct app *app)
{
	return app->pid != 0 && world_is_alive(app->world, app->pid);
}

void app_note(struct app *app, int64_t wall_ms, const char *format, ...)
{
	struct app_line *line = &app->log[app->log_count % APP_LOG_LINES];
	struct buf text = { .heap = app->heap };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	owned_set(app->heap, &line->text, buf_bytes(&text));
	line->wall_ms = wall_ms;
	app->log_count++;
	buf_free(&text);
}

/* ---- Flags ---------------------------------------------------------------------------------------------------------- */

struct bytes app_flag(const struct app *app, const char *name)
{
	struct bytes found = BYTES_NULL;

	for (int32_t i = 0; i + 1 < app->word_count; i += 2)
		if (bytes_equal_text(bytes_slice(app->words[i], 2, app->words[i].size), name))
			found = app->words[i + 1];
	return found;
}

static bool is_among(const char *const *names, struct bytes name)
{
	while (*names && !bytes_equal_text(name, *names))
		names++;
	return *names != NULL;
}

/* A setting of the client, by Kafka's name. */
static bool is_setting(enum app_kind kind, struct bytes name)
{
	const struct setting *settings = kind == APP_PRODUCER ? producer_settings : consumer_settings;
	int count = kind == APP_PRODUCER ? producer_setting_count : consumer_setting_count;

	for (int i = 0; i < count; i++)
		if (bytes_equal_text(name, settings[i].name))
			return bytes_find(name, 0, '.') < name.size;
	return false;
}

static bool has_value(struct bytes name)
{
	return !bytes_equal_text(name, "from-beginning");
}

/* The app's words become copies of these; they may be its own. */
static void set_words(struct app *app, const struct bytes *words, int32_t count)
{
	struct bytes *all = heap_calloc(app->heap, (size_t)count + 1, sizeof(*all));

	for (int32_t i = 0; i < count; i++)
		all[i] = owned_copy(app->heap, words[i]);
	for (int32_t i = 0; i < app->word_count; i++)
		owned_free(app->heap, &app->words[i]);
	heap_free(app->heap, app->words);
	app->words = all;
	app->word_count = count;
}

/* Where the flag stands among the first `count` words, or `count`. */
static int32_t place_of(const struct bytes *words, int32_t count, struct bytes flag)
{
	int32_t i = 0;

	while (i < count && !bytes_equal(words[i], flag))
		i += 2;
	return i;
}

/* Takes the flag at *i and moves behind it: "--rate 10/s", "--rate=10/s", "--from-beginning". False with one line. */
static bool take_flag(const struct app *app, const struct bytes *words, int32_t count, int32_t *i, struct bytes out[2], struct buf *problem)
{
	const char *kind = app->kind == APP_PRODUCER ? "producer" : "consumer";
	struct bytes word = words[(*i)++], name;
	size_t equals = bytes_find(word, 0, '=');

	out[0] = bytes_slice(word, 0, equals);
	out[1] = BYTES("true");
	name = bytes_slice(out[0], 2, out[0].size);
	if (!bytes_starts_with(word, BYTES("--")) || !(is_among(program_of(app->kind)->flags, name) || is_setting(app->kind, name))) {
		if (bytes_starts_with(word, BYTES("--")))
			buf_printf(problem, "%.*s is not known for a %s", TEXT(out[0]), kind);
		else
			buf_printf(problem, "%.*s belongs to no option of a %s; what has braces or blanks wants quotes, as in --keys 'user-{1..50}'", TEXT(word), kind);
		return false;
	}
	if (!has_value(name))
		return true;
	if (equals < word.size) {
		out[1] = bytes_slice(word, equals + 1, word.size);
	} else if (*i < count && !bytes_starts_with(words[*i], BYTES("--"))) {
		out[1] = words[(*i)++];
	} else {
		buf_printf(problem, "%.*s wants a value", TEXT(out[0]));
		return false;
	}
	return true;
}

/* Words are kept in pairs of flag and value. A flag given again replaces what it was. */
static bool add_words(struct app *app, const struct bytes *words, int32_t count, struct buf *problem)
{
	struct bytes all[APP_WORDS_MAX], pair[2];
	int32_t size = 0;

	for (; size < app->word_count; size++)
		all[size] = app->words[size];
	for (int32_t i = 0; i < count;) {
		if (!take_flag(app, words, count, &i, pair, problem))
			return false;
		int32_t at = place_of(all, size, pair[0]);

		if (at + 2 > APP_WORDS_MAX) {
			buf_add_text(problem, "too many settings");
			return false;
		}
		all[at] = pair[0];
		all[at + 1] = pair[1];
		size = at == size ? size + 2 : size;
	}
	set_words(app, all, size);
	return true;
}

void app_add_words(const struct app *app, struct buf *out)
{
	for (int32_t i = 0; i + 1 < app->word_count; i += 2) {
		buf_printf(out, "%s%.*s", i > 0 ? " " : "", TEXT(app->words[i]));
		if (has_value(bytes_slice(app->words[i], 2, app->words[i].size)))
			buf_printf(out, " %.*s", TEXT(app->words[i + 1]));
	}
}

/* What its own flags say, then what the client says to its settings: one is made and thrown away. */
static bool check(struct app *app, struct buf *problem)
{
	struct arena arena;
	struct bytes text = BYTES_NULL;

	arena_init(&arena, app->heap);
	bool is_right = program_of(app->kind)->check(app, &arena, &text);

	if (!is_right)
		buf_add_bytes(problem, text);
	arena_free(&arena);
	if (!is_right)
		return false;
	void *self = program_of(app->kind)->make(app, problem);

	if (self)
		program_of(app->kind)->program->end(self);
	return self != NULL;
}

struct app *app_make(struct world *world, struct bytes name, enum app_kind kind, const struct bytes *words, int32_t count, struct buf *problem)
{
	struct app *app = app_find(world, name);
	bool is_new = !app;

	if (app && app_is_running(app)) {
		buf_printf(problem, "%.*s is running already; app %.*s stop ends it, app %.*s set gives it other settings", TEXT(name), TEXT(name), TEXT(name));
		return NULL;
	}
	if (is_new) {
		app = HEAP_NEW(world_heap(world), struct app);
		app->world = world;
		app->heap = world_heap(world);
		app->name = owned_copy(app->heap, name);
		list_init(&app->link);
	}
	set_words(app, NULL, 0);
	app->kind = kind;
	if (add_words(app, words, count, problem) && check(app, problem)) {
		if (is_new)
			list_append(apps_of(world), &app->link);
		return app;
	}
	if (is_new) {
		set_words(app, NULL, 0);
		heap_free(app->heap, app->words);
		owned_free(app->heap, &app->name);
		heap_free(app->heap, app);
	}
	return NULL;
}

/* The flags that a running app does not take up. */
static void list_later(const struct app *app, const struct bytes *words, int32_t count, struct buf *later)
{
	for (int32_t i = 0; i < count; i++) {
		struct bytes flag = bytes_slice(words[i], 0, bytes_find(words[i], 0, '=')), name = bytes_slice(flag, 2, flag.size);

		if (bytes_starts_with(flag, BYTES("--")) && !is_among(program_of(app->kind)->changes, name))
			buf_printf(later, "%s--%.*s", later->size > 0 ? ", " : "", TEXT(name));
	}
}

bool app_set(struct app *app, const struct bytes *words, int32_t count, struct buf *later, struct buf *problem)
{
	struct arena arena;
	int32_t before_count = app->word_count;

	arena_init(&arena, app->heap);
	struct bytes *before = arena_calloc(&arena, (size_t)before_count, sizeof(*before));

	for (int32_t i = 0; i < before_count; i++)
		before[i] = arena_copy(&arena, app->words[i]);
	bool is_right = add_words(app, words, count, problem);

	if (is_right && !check(app, problem)) {
		set_words(app, before, before_count);
		is_right = false;
	}
	arena_free(&arena);
	if (!is_right)
		return false;
	void *self = world_self(app->world, app->pid, program_of(app->kind)->program);

	if (self) {
		list_later(app, words, count, later);
		program_of(app->kind)->change(self);
		world_wake(app->world, app->pid);
	}
	return true;
}

/* ---- Clients -------------------------------------------------------------------------------------------------------- */

void app_fill_config(const struct app *app, struct client_config *config)
{
	struct buf servers = { .heap = app->heap };
	int32_t size = cluster_size(app->world);

	for (int32_t i = 0; i < size; i++)
		buf_printf(&servers, "%slocalhost:%d", i > 0 ? "," : "", CLUSTER_PORT + i);
	client_config_set(config, BYTES("bootstrap.servers"), buf_bytes(&servers));
	client_config_set(config, BYTES("client.id"), app->name);
	buf_free(&servers);
	for (int32_t i = 0; i + 1 < app->word_count; i += 2) {
		struct bytes name = bytes_slice(app->words[i], 2, app->words[i].size);

		if (bytes_find(name, 0, '.') < name.size)
			client_config_set(config, name, app->words[i + 1]);
	}
}

uint64_t app_seed(const struct app *app)
{
	struct buf concern = { .heap = app->heap };
	struct prng prng;

	buf_printf(&concern, "app %.*s %lld", TEXT(app->name), (long long)app->started);
	world_prng(app->world, buf_bytes(&concern), &prng);
	buf_free(&concern);
	return prng_next(&prng);
}

bool app_rate_parse(struct bytes text, int64_t *out_us)
{
	size_t slash = bytes_find(text, 0, '/');
	struct bytes unit = bytes_slice(text, slash + 1, text.size);
	int64_t count, us = 1000000;

	if (bytes_equal_text(unit, "m"))
		us *= 60;
	else if (bytes_equal_text(unit, "h"))
		us *= 3600;
	else if (slash < text.size && !bytes_equal_text(unit, "s"))
		return false;
	if (!bytes_to_int64(bytes_slice(text, 0, slash), &count) || count < 1 || count > 1000000)
		return false;
	*out_us = us / count > 0 ? us / count : 1;
	return true;
}

bool app_start(struct app *app, struct buf *problem)
{
	struct buf name = { .heap = app->heap }, command = { .heap = app->heap };

	if (app_is_running(app)) {
		buf_printf(problem, "%.*s is running already", TEXT(app->name));
		return false;
	}
	app->started++;
	void *self = program_of(app->kind)->make(app, problem);

	if (!self)
		return false;
	buf_printf(&name, "client-%.*s", TEXT(app->name));
	buf_printf(&command, "app %.*s %s ", TEXT(app->name), app->kind == APP_PRODUCER ? "producer" : "consumer");
	app_add_words(app, &command);
	struct process_options options = { .name = buf_bytes(&name), .command = buf_bytes(&command), .host = app->host };

	app->pid = world_spawn(app->world, &options, program_of(app->kind)->program, self);
	buf_free(&name);
	buf_free(&command);
	return true;
}
