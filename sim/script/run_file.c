/* Writing a run, and comparing two. */
#include "sim/script/run_file.h"

#include <inttypes.h>
#include <lua.h>
#include <lz4.h>
#include <zlib.h>
#include <zstd.h>

#include "engine/base/crc32c.h"
#include "engine/base/json.h"
#include "engine/log/batch.h"
#include "engine/wire/api.h"
#include "sim/script/play.h"
#include "sim/trace/json.h"
#include "sim/trace/version.h"

const struct run_file_act run_file_acts[INPUT_KINDS] = {
	[INPUT_OPEN] = { "open", RUN_SOURCE_TAB, NULL, NULL },
	[INPUT_REOPEN] = { "reopen", RUN_SOURCE_TAB, NULL, NULL },
	[INPUT_LINE] = { "line", RUN_SOURCE_TAB, "text", NULL },
	[INPUT_END] = { "end", RUN_SOURCE_TAB, NULL, NULL },
	[INPUT_INTERRUPT] = { "interrupt", RUN_SOURCE_TAB, NULL, NULL },
	[INPUT_KILL] = { "kill", RUN_SOURCE_TAB, NULL, NULL },
	[INPUT_ANSWER] = { "answer", RUN_SOURCE_WORD, "text", "status" },
	[INPUT_PLAY] = { "play", RUN_SOURCE_SCENARIO, NULL, NULL },
	[INPUT_ENTERED] = { "entered", RUN_SOURCE_OUTSIDE, "to", "visitor" },
	[INPUT_BROUGHT] = { "brought", RUN_SOURCE_OUTSIDE, "bytes", "visitor" },
	[INPUT_LEFT] = { "left", RUN_SOURCE_OUTSIDE, NULL, "visitor" },
	[INPUT_END_PLAY] = { "end_play", RUN_SOURCE_SCENARIO, NULL, NULL },
	[INPUT_FORKED] = { "forked", RUN_SOURCE_SCENARIO, NULL, NULL },
	[INPUT_RETURNED] = { "returned", RUN_SOURCE_SCENARIO, NULL, NULL },
	[INPUT_BACK] = { "back", RUN_SOURCE_TIME, NULL, "us" },
	[INPUT_BACK_EVENTS] = { "back_events", RUN_SOURCE_TIME, NULL, "count" },
	[INPUT_FORWARD] = { "forward", RUN_SOURCE_TIME, NULL, "us" },
	[INPUT_FORWARD_EVENTS] = { "forward_events", RUN_SOURCE_TIME, NULL, "count" },
	[INPUT_GOTO] = { "goto", RUN_SOURCE_TIME, NULL, "us" },
	[INPUT_GOTO_EVENT] = { "goto_event", RUN_SOURCE_TIME, NULL, "seq" },
	[INPUT_GO_ON] = { "go_on", RUN_SOURCE_TIME, NULL, NULL },
	[INPUT_FORK] = { "fork", RUN_SOURCE_TIME, "name", NULL },
	[INPUT_GO_TO] = { "timeline", RUN_SOURCE_TIME, "name", NULL },
	[INPUT_BEGIN_HERE] = { "begin_here", RUN_SOURCE_TIME, NULL, NULL },
	[INPUT_PAGE] = { "page", RUN_SOURCE_LESSON, NULL, "number" },
	[INPUT_GUESS] = { "guess", RUN_SOURCE_LESSON, NULL, "number" },
	[INPUT_DONE] = { "done", RUN_SOURCE_LESSON, "answer", NULL },
	[INPUT_TOLD] = { "told", RUN_SOURCE_WORD, "text", "status" },
	[INPUT_MARK] = { "mark", RUN_SOURCE_KLAB, NULL, NULL },
};

uint64_t run_file_checksum(struct bytes b)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < b.size; i++)
		hash = (hash ^ b.data[i]) * UINT64_C(1099511628211);
	return hash;
}

/* ---- The head ---------------------------------------------------------------------------------------------------------------- */

/* One text for all that a codec's version can change. */
static uint32_t fingerprint(enum codec codec, struct heap *heap)
{
	struct buf text = { .heap = heap }, packed = { .heap = heap };

	for (int i = 0; i < 2000; i++)
		buf_printf(&text, "%d order %d of customer-%d; ", i, i * 7919 % 1000, i * i % 97);
	codec_compress(codec, INT32_MIN, buf_bytes(&text), &packed);
	uint32_t print = crc32c(0, buf_bytes(&packed));

	buf_free(&text);
	buf_free(&packed);
	return print;
}

void run_file_add_libraries(struct buf *out)
{
	buf_printf(out, "{\"lua\": \"%s.%s\", \"zlib\": \"%s\", \"lz4\": \"%s\", \"zstd\": \"%s\", \"snappy\": \"%08" PRIx32 "\"}", LUA_VERSION_MAJOR "." LUA_VERSION_MINOR,
	           LUA_VERSION_RELEASE, zlibVersion(), LZ4_versionString(), ZSTD_versionString(), fingerprint(CODEC_SNAPPY, out->heap));
}

/* ", "key": {"name": "text", ...}" */
static void add_files(struct buf *out, const struct sources *s)
{
	buf_add_text(out, ", \"files\": {");
	for (int i = 1; i < s->count; i++) {
		buf_add_text(out, i > 1 ? ", " : "");
		json_add_text(out, s->files[i].name);
		buf_add_text(out, ": ");
		trace_json_add_text(out, s->files[i].text);
	}
	buf_add_text(out, "}");
}

/* The parts of a scenario. */
static void add_scenario(struct buf *out, const struct sources *s)
{
	buf_add_text(out, ", \"name\": ");
	trace_json_add_text(out, s->files[0].name);
	buf_add_text(out, ", \"scenario\": ");
	trace_json_add_text(out, s->files[0].text);
	buf_add_text(out, ", \"parameters\": {");
	for (int i = 0; i < s->parameter_count; i++) {
		buf_add_text(out, i > 0 ? ", " : "");
		json_add_text(out, s->parameters[i].name);
		buf_add_text(out, ": ");
		trace_json_add_text(out, s->parameters[i].value);
	}
	buf_add_text(out, "}");
	add_files(out, s);
}

static void add_head(struct buf *out, const struct run_origin *o)
{
	buf_printf(out, RUN_FORMAT_HEAD "%d\", \"klab\": \"%s\", \"kafka\": \"%s\", \"libraries\": ", RUN_FORMAT, KLAB_VERSION, KAFKA_VERSION);
	run_file_add_libraries(out);
	buf_printf(out, ", \"seed\": %" PRId64 ", \"cluster\": {\"brokers\": %" PRId32 ", \"controllers\": %" PRId32 ", \"formatted\": %s, \"started\": %s, \"properties\": ",
	           (int64_t)o->seed, o->cluster.brokers, o->cluster.controllers, o->cluster.is_unformatted ? "false" : "true",
	           o->cluster.is_stopped ? "false" : "true");
	trace_json_add_text(out, o->cluster.properties);
	if (o->cluster.has_containers)
		buf_add_text(out, ", \"containers\": true");
	buf_printf(out, "}, \"interactive\": %s", o->is_interactive ? "true" : "false");
	if (o->scenario)
		add_scenario(out, o->scenario);
	if (!bytes_is_null(o->document)) {
		buf_add_text(out, ", \"document\": {\"path\": ");
		trace_json_add_text(out, o->document_path);
		buf_add_text(out, ", \"text\": ");
		trace_json_add_text(out, o->document);
		buf_add_text(out, "}");
	}
	buf_add_text(out, "}\n");
}

/* ---- Inputs and the end -------------------------------------------------------------------------------------------------------- */

static void add_input(struct buf *out, const struct input *input)
{
	static const char *const sources[] = { "tab", "klab", "klab", "scenario", "time", "outside", "lesson" };
	const struct run_file_act *act = &run_file_acts[input->kind];

	buf_printf(out, "{\"after_seq\": %" PRId64 ", \"t\": %" PRId64 ", \"after_step\": %" PRId64 ", \"source\": \"%s", input->after_seq, input->t_us, input->steps,
	           sources[act->source]);
	if (act->source == RUN_SOURCE_TAB)
		buf_printf(out, "-%" PRId32, input->tab);
	buf_printf(out, "\", \"data\": {\"act\": \"%s\"", act->name);
	if (act->source == RUN_SOURCE_WORD)
		buf_printf(out, ", \"tab\": %" PRId32, input->tab);
	if (input->kind == INPUT_MARK)
		buf_printf(out, ", \"trace_hash\": \"%016" PRIx64 "\"", (uint64_t)input->number);
	if (input->kind == INPUT_PLAY) {
		buf_printf(out, ", \"guest\": %s", input->actor == &play_guest_actor ? "true" : "false");
		add_scenario(out, input->what);
	}
	if (act->number_key)
		buf_printf(out, ", \"%s\": %" PRId64, act->number_key, input->number);
	if (act->text_key) {
		buf_printf(out, ", \"%s\": ", act->text_key);
		trace_json_add_text(out, input->line);
	}
	buf_add_text(out, "}}\n");
}

void run_file_write(struct buf *out, const struct run_origin *origin, const struct session *session)
{
	const struct input *inputs;
	struct world *world = session_world(session);
	size_t begin = out->size;

	add_head(out, origin);
	for (int32_t i = 0, count = session_recorded(session, &inputs); i < count && out->size <= RUN_SIZE_MAX; i++) /* past that it is not kept */
		if (i > 0 || !origin->scenario) /* the scenario of the head is the first that came */
			add_input(out, &inputs[i]);
	buf_printf(out, "{\"seq\": %" PRId64 ", \"t\": %" PRId64 ", \"after_step\": %" PRId64 ", \"trace_hash\": \"%016" PRIx64 "\", \"checksum\": \"",
	           world_trace_count(world) - 1, world_now_us(world), session_steps(session), world_trace_hash(world));
	buf_printf(out, "%016" PRIx64 "\"}\n", run_file_checksum(bytes_slice(buf_bytes(out), begin, out->size)));
}

bool run_file_save(struct bytes text, FILE *file, FILE *err)
{
	if (text.size > RUN_SIZE_MAX) {
		fprintf(err, "klab: the run is not recorded: with all that came in it is larger than %d MiB; what was there before is left as it was\n", RUN_SIZE_MAX >> 20);
		return false;
	}
	for (size_t at = 0, end; at < text.size; at = end + 1) {
		end = bytes_find(text, at, '\n');
		if (end - at > RUN_LINE_MAX) {
			fprintf(err, "klab: the run is not recorded: one input takes more than %d MiB; what was there before is left as it was\n", RUN_LINE_MAX >> 20);
			return false;
		}
	}
	fwrite(text.data, 1, text.size, file);
	return true;
}

/* ---- Comparing ----------------------------------------------------------------------------------------------------------------- */

static struct bytes line_at(struct bytes text, size_t at)
{
	return bytes_slice(text, at, bytes_find(text, at, '\n') - at);
}

/* The last line without its checksum, which is another when the head is. */
static struct bytes without_checksum(struct bytes line)
{
	return bytes_slice(line, 0, bytes_find_bytes(line, BYTES("\"checksum\"")));
}

const char *run_file_difference(const struct run_file *run, struct bytes played, struct buf *out)
{
	size_t a = line_at(run->text, 0).size + 1, b = line_at(played, 0).size + 1;

	for (int line = 2; a < run->text.size || b < played.size; line++) {
		struct bytes was = line_at(run->text, a), is = line_at(played, b);

		if (!bytes_equal(without_checksum(was), without_checksum(is))) {
			buf_printf(out, "line %d of the run was %.*s and now is %.*s", line, (int)(was.size < 400 ? was.size : 400), (const char *)was.data,
			           (int)(is.size < 400 ? is.size : 400), (const char *)is.data);
			return buf_text(out);
		}
		a += was.size + 1;
		b += is.size + 1;
	}
	return NULL;
}

bool run_file_is_of_this_version(const struct run_file *run, struct buf *out)
{
	struct buf libraries = { .heap = out->heap };

	run_file_add_libraries(&libraries);
	bool is_same = bytes_equal_text(run->klab, KLAB_VERSION) && bytes_equal_text(run->kafka, KAFKA_VERSION) && bytes_equal(run->libraries, buf_bytes(&libraries));

	if (!is_same)
		buf_printf(out, "recorded by klab %.*s (as Apache Kafka %.*s, %.*s), this is klab %s (as Apache Kafka %s, %s)", (int)run->klab.size,
		           (const char *)run->klab.data, (int)run->kafka.size, (const char *)run->kafka.data, (int)run->libraries.size,
		           (const char *)run->libraries.data, KLAB_VERSION, KAFKA_VERSION, buf_text(&libraries));
	buf_free(&libraries);
	return is_same;
}
