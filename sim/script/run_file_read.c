/* Reading a run. Whatever the file holds, it is told in one line; what is handed on is whole and within its limits. */
#include "sim/script/run_file.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "sim/script/play.h"
#include "sim/shell/kafka/json.h"

/* The tree of a line takes up to some fifty times its bytes ("0," is a node), and is given up behind it. What is kept of a line takes up to some four
 * times its bytes. */
#define HEAP_LEAST ((size_t)8 << 20)
#define LINE_FACTOR ((size_t)64)
#define FILE_FACTOR ((size_t)5)

struct reading {
	struct run_file *run;
	const char *path;
	struct buf *problem;
	struct arena scratch; /* of one line */
	int line;
};

/* For a file of that text. */
static struct heap *new_heap(struct bytes text)
{
	size_t longest = 0;

	for (size_t at = 0, end; at < text.size; at = end + 1) {
		end = bytes_find(text, at, '\n');
		longest = end - at > longest ? end - at : longest;
	}
	return heap_new(HEAP_LEAST + FILE_FACTOR * text.size + LINE_FACTOR * (longest < RUN_LINE_MAX ? longest : RUN_LINE_MAX));
}

static bool refuse(struct reading *r, const char *why)
{
	if (r->line > 0)
		buf_printf(r->problem, "%s:%d: %s", r->path, r->line, why);
	else
		buf_printf(r->problem, "%s: %s", r->path, why);
	return false;
}

/* ---- The bytes --------------------------------------------------------------------------------------------------------------- */

/* The first line says whether this is a run at all, before much is read. */
static bool check_format(struct reading *r, struct bytes text)
{
	struct bytes head = BYTES(RUN_FORMAT_HEAD);
	int64_t format;

	if (text.size == 0)
		return refuse(r, "the file is empty");
	if (!bytes_starts_with(text, head))
		return refuse(r, "this is no run of klab's: klab run SCENARIO.lua --record RUN makes one");
	struct bytes number = bytes_slice(text, head.size, bytes_find(text, head.size, '"') - head.size);

	if (!bytes_to_int64(number, &format) || format < 1)
		return refuse(r, "this is no run of klab's: it is of no format");
	if (format > RUN_FORMAT) {
		buf_printf(r->problem, "%s: it is of format %" PRId64 ", of a later klab; this one reads format %d", r->path, format, RUN_FORMAT);
		return false;
	}
	return true;
}

static bool refuse_size(struct reading *r)
{
	buf_printf(r->problem, "%s: the file is larger than %d MiB", r->path, RUN_SIZE_MAX >> 20);
	return false;
}

static bool read_bytes(struct reading *r, FILE *file)
{
	enum { FIRST = 64, ROOM = 1 << 16 };
	size_t size = 0, room = ROOM, got;
	uint8_t *bytes = malloc(room);

	while (bytes && size <= RUN_SIZE_MAX && (got = fread(bytes + size, 1, size == 0 ? FIRST : room - size, file)) > 0) {
		if (size == 0 && !check_format(r, bytes_of(bytes, got))) {
			free(bytes);
			return false;
		}
		size += got;
		if (size == room)
			bytes = realloc(bytes, room *= 2);
	}
	if (!bytes)
		abort();
	r->run->read = bytes;
	r->run->text = bytes_of(bytes, size);
	if (ferror(file))
		return refuse(r, strerror(errno));
	return size <= RUN_SIZE_MAX ? size > 0 || check_format(r, r->run->text) : refuse_size(r);
}

/* The digits stand where they must, and are those of all that is before them. */
static bool check_sum(struct reading *r, struct bytes text)
{
	static const char tail[] = "\"}\n", key[] = "\"checksum\": \"";
	enum { TAIL = sizeof(tail) - 1, KEY = sizeof(key) - 1 };
	size_t behind = RUN_HASH_DIGITS + TAIL;
	char digits[RUN_HASH_DIGITS + 1];

	if (text.size < KEY + behind || memcmp(text.data + text.size - TAIL, tail, TAIL) != 0 ||
	    memcmp(text.data + text.size - behind - KEY, key, KEY) != 0)
		return refuse(r, "its end is missing, or there is something behind it");
	struct bytes before = bytes_slice(text, 0, text.size - behind);

	snprintf(digits, sizeof(digits), "%016" PRIx64, run_file_checksum(before));
	if (memcmp(text.data + before.size, digits, RUN_HASH_DIGITS) != 0)
		return refuse(r, "it is not as it was written: the checksum in its last line is of other bytes");
	return true;
}

/* ---- Values ------------------------------------------------------------------------------------------------------------------ */

static int sextet(int c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static bool take_base64(struct arena *arena, struct bytes text, struct bytes *out)
{
	uint8_t *data = arena_alloc(arena, text.size / 4 * 3 + 1);
	size_t size = 0;
	uint32_t bits = 0;
	int count = 0;

	for (size_t i = 0; i < text.size && text.data[i] != '='; i++) {
		int value = sextet(text.data[i]);

		if (value < 0)
			return false;
		bits = bits << 6 | (uint32_t)value;
		if ((count += 6) >= 8) {
			count -= 8;
			data[size++] = (uint8_t)(bits >> count);
		}
	}
	*out = bytes_of(data, size);
	return true;
}

/* Text as the trace writes it. */
static bool take_text(struct reading *r, const struct json *json, struct bytes *out)
{
	const struct json *base64 = json_get(json, "base64");

	if (base64 && base64->kind == JSON_TEXT)
		return take_base64(&r->run->arena, base64->text, out);
	*out = json && json->kind == JSON_TEXT ? arena_copy(&r->run->arena, json->text) : BYTES_NULL;
	return json && json->kind == JSON_TEXT;
}

static bool take_integer(const struct json *json, int64_t min, int64_t max, int64_t *out)
{
	return json_integer(json, out) && *out >= min && *out <= max;
}

static bool take_hash(const struct json *json, uint64_t *out)
{
	char digits[RUN_HASH_DIGITS + 1] = "", *end;

	if (!json || json->kind != JSON_TEXT || json->text.size != RUN_HASH_DIGITS)
		return false;
	memcpy(digits, json->text.data, RUN_HASH_DIGITS);
	*out = strtoull(digits, &end, 16);
	return *end == '\0';
}

static bool take_claim(const struct json *json, bool *out)
{
	*out = json && json->kind == JSON_TRUE;
	return json && (json->kind == JSON_TRUE || json->kind == JSON_FALSE);
}

/* Name, text, parameters and files of a scenario; they are the run's. */
static bool take_scenario(struct reading *r, const struct json *from, struct sources **out)
{
	struct run_file_play *play = calloc(1, sizeof(*play));
	struct sources *s = &play->sources;
	const struct json *files = json_get(from, "files"), *parameters = json_get(from, "parameters");
	struct bytes name, text;

	if (!play)
		abort();
	play->next = r->run->plays;
	r->run->plays = play;
	sources_init(s);
	if (!files || !parameters || !take_text(r, json_get(from, "name"), &name) || !take_text(r, json_get(from, "scenario"), &text))
		return false;
	if (!sources_add(s, name, text))
		return false;
	for (const struct json *file = files->first; file; file = file->next) {
		if (!take_text(r, file, &text) || !sources_add(s, file->name, text))
			return false;
	}
	for (const struct json *parameter = parameters->first; parameter; parameter = parameter->next) {
		if (s->parameter_count == PARAMETERS_MAX || !take_text(r, parameter, &text) || parameter->name.size + text.size > PARAMETER_SIZE_MAX)
			return false;
		s->parameters[s->parameter_count++] = (struct parameter){ arena_copy(&s->arena, parameter->name), arena_copy(&s->arena, text) };
	}
	*out = s;
	return true;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------------------- */

static bool take_cluster(struct reading *r, const struct json *from)
{
	struct cluster_options *c = &r->run->origin.cluster;
	const struct json *properties = json_get(from, "properties"), *containers = json_get(from, "containers");
	int64_t brokers, controllers;
	bool is_formatted, is_started;

	if (!take_integer(json_get(from, "brokers"), 1, CLUSTER_BROKERS_MAX, &brokers) ||
	    !take_integer(json_get(from, "controllers"), 0, CLUSTER_CONTROLLERS_MAX, &controllers) ||
	    !take_claim(json_get(from, "formatted"), &is_formatted) || !take_claim(json_get(from, "started"), &is_started) || !properties)
		return false;
	*c = (struct cluster_options){ .brokers = (int32_t)brokers, .controllers = (int32_t)controllers, .is_unformatted = !is_formatted,
		                           .is_stopped = !is_started };
	if (containers && !take_claim(containers, &c->has_containers))
		return false;
	return properties->kind == JSON_NULL || take_text(r, properties, &c->properties);
}

static bool take_head(struct reading *r, const struct json *head)
{
	struct run_file *run = r->run;
	const struct json *libraries = json_get(head, "libraries"), *document = json_get(head, "document");
	int64_t seed;

	if (!take_text(r, json_get(head, "klab"), &run->klab) || !take_text(r, json_get(head, "kafka"), &run->kafka) || !libraries)
		return refuse(r, "the head does not say what it was recorded by");
	run->libraries = arena_copy(&run->arena, libraries->raw);
	if (!take_integer(json_get(head, "seed"), INT64_MIN, INT64_MAX, &seed))
		return refuse(r, "the head has no seed");
	run->origin.seed = (uint64_t)seed;
	if (!take_cluster(r, json_get(head, "cluster")) || !take_claim(json_get(head, "interactive"), &run->origin.is_interactive))
		return refuse(r, "the head does not say what cluster it was, or says what cannot be");
	if (json_get(head, "scenario") && !take_scenario(r, head, &run->origin.scenario))
		return refuse(r, "the scenario of the head is not whole");
	if (document && (!take_text(r, json_get(document, "path"), &run->origin.document_path) || !take_text(r, json_get(document, "text"), &run->origin.document)))
		return refuse(r, "the document of the head is not whole");
	return true;
}

static bool take_act(const struct json *name, enum input_kind *out)
{
	for (int i = 0; name && i < INPUT_KINDS; i++) {
		*out = (enum input_kind)i;
		if (bytes_equal_text(name->text, run_file_acts[i].name))
			return true;
	}
	return false;
}

/* "tab-3", or the tab of a word's. */
static bool take_tab(const struct json *line, const struct json *data, const struct run_file_act *act, int32_t *out)
{
	const struct json *source = json_get(line, "source");
	int64_t tab = 0;

	if (!source || source->kind != JSON_TEXT)
		return false;
	if (act->source == RUN_SOURCE_TAB && (!bytes_starts_with(source->text, BYTES("tab-")) || !bytes_to_int64(bytes_slice(source->text, 4, source->text.size), &tab)))
		return false;
	if (act->source == RUN_SOURCE_WORD && !json_integer(json_get(data, "tab"), &tab))
		return false;
	*out = tab >= 1 && tab <= SESSION_TABS_MAX ? (int32_t)tab : 0;
	return true;
}

static bool take_play(struct reading *r, const struct json *data, struct input *input)
{
	struct sources *sources;
	bool is_guest;

	if (!take_claim(json_get(data, "guest"), &is_guest) || !take_scenario(r, data, &sources))
		return false;
	input->actor = is_guest ? &play_guest_actor : &play_actor;
	input->what = sources;
	return true;
}

static bool take_input(struct reading *r, const struct json *line, struct input *input)
{
	const struct json *data = json_get(line, "data");
	uint64_t hash = 0;

	if (!take_integer(json_get(line, "after_seq"), -1, INT64_MAX, &input->after_seq) || !take_integer(json_get(line, "t"), 0, INT64_MAX, &input->t_us) ||
	    !take_integer(json_get(line, "after_step"), 0, INT64_MAX, &input->steps) || !take_act(json_get(data, "act"), &input->kind))
		return false;
	const struct run_file_act *act = &run_file_acts[input->kind];

	if (!take_tab(line, data, act, &input->tab) || (act->text_key && !take_text(r, json_get(data, act->text_key), &input->line)))
		return false;
	if (act->number_key && !take_integer(json_get(data, act->number_key), 0, INT64_MAX, &input->number))
		return false;
	if (input->kind == INPUT_MARK && !take_hash(json_get(data, "trace_hash"), &hash))
		return false;
	if (input->kind == INPUT_MARK)
		input->number = (int64_t)hash;
	return input->kind != INPUT_PLAY || take_play(r, data, input);
}

static bool take_end(struct reading *r, const struct json *line)
{
	struct run_file *run = r->run;

	return take_integer(json_get(line, "seq"), -1, INT64_MAX, &run->seq) && take_integer(json_get(line, "t"), 0, INT64_MAX, &run->t_us) &&
	       take_integer(json_get(line, "after_step"), 0, INT64_MAX, &run->steps) && take_hash(json_get(line, "trace_hash"), &run->trace_hash);
}

static bool take_lines(struct reading *r)
{
	struct run_file *run = r->run;
	struct bytes text = run->text;
	int32_t count = 0;

	for (size_t i = 0; i < text.size; i++)
		count += text.data[i] == '\n';
	struct input *inputs = arena_calloc(&run->arena, (size_t)count + 1, sizeof(*inputs));

	run->inputs = inputs;
	for (size_t at = 0, end; at < text.size; at = end + 1) {
		end = bytes_find(text, at, '\n');
		r->line++;
		const struct json *line = end - at <= RUN_LINE_MAX ? json_parse(&r->scratch, bytes_slice(text, at, end - at)) : NULL;

		if (!line)
			return refuse(r, end - at <= RUN_LINE_MAX ? "this is no JSON" : "this line is longer than any that klab writes");
		if (r->line == 1 && !take_head(r, line))
			return false;
		if (r->line > 1 && r->line < count && !take_input(r, line, &inputs[run->input_count++]))
			return refuse(r, "this is no input as klab writes them");
		if (r->line == count && (count == 1 || !take_end(r, line)))
			return refuse(r, "this is no end of a run");
		arena_reset(&r->scratch);
	}
	return true;
}

static bool take(struct reading *r)
{
	struct run_file *run = r->run;

	run->heap = new_heap(run->text);
	arena_init(&run->arena, run->heap);
	arena_init(&r->scratch, run->heap);
	return check_sum(r, run->text) && take_lines(r);
}

bool run_file_read(struct run_file *run, const char *path, struct buf *problem)
{
	struct reading r = { .run = run, .path = path, .problem = problem };
	struct stat info;
	FILE *file = fopen(path, "rb");

	*run = (struct run_file){ 0 };
	if (!file)
		return refuse(&r, strerror(errno));
	bool is_known = fstat(fileno(file), &info) == 0, is_directory = is_known && S_ISDIR(info.st_mode);
	bool is_large = is_known && S_ISREG(info.st_mode) && info.st_size > RUN_SIZE_MAX;
	bool is_good = is_directory ? refuse(&r, strerror(EISDIR)) : is_large ? refuse_size(&r) : read_bytes(&r, file);

	fclose(file);
	return is_good && take(&r);
}

bool run_file_take(struct run_file *run, const char *path, struct bytes text, struct buf *problem)
{
	struct reading r = { .run = run, .path = path, .problem = problem };
	uint8_t *copy = malloc(text.size + 1);

	if (!copy)
		abort();
	memcpy(copy, text.data, text.size);
	*run = (struct run_file){ .read = copy, .text = bytes_of(copy, text.size) };
	return take(&r);
}

void run_file_free(struct run_file *run)
{
	for (struct run_file_play *play = run->plays, *next; play; play = next) {
		next = play->next;
		sources_free(&play->sources);
		free(play);
	}
	if (run->heap)
		heap_del(run->heap);
	free(run->read);
	*run = (struct run_file){ 0 };
}
