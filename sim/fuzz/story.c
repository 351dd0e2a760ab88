/* Tells a run as a scenario while it goes: what was done, and when, in the words that any scenario has (scripts/README.md). */
#include "sim/fuzz/internal.h"

#include <inttypes.h>
#include <stdarg.h>

void story_begin(struct fuzz_run *f)
{
	f->story_us = f->story_next_us = world_now_us(f->world);
}

void story_at(struct fuzz_run *f, int64_t us)
{
	f->story_next_us = us;
}

void story_line(struct fuzz_run *f, const char *format, ...)
{
	struct buf *out = &f->story;
	char line[400];
	va_list list;

	if (!f->options.story)
		return;
	if (f->story_next_us > f->story_us)
		buf_printf(out, "    w:sleep_until(%" PRId64 ".%06d)\n", f->story_next_us / SECOND, (int)(f->story_next_us % SECOND));
	va_start(list, format);
	vsnprintf(line, sizeof(line), format, list);
	va_end(list);
	buf_printf(out, "    %s\n", line);
	f->story_us = f->story_next_us = world_now_us(f->world);
}

/* ---- The whole --------------------------------------------------------------------------------------------------------- */

/* As a text of Lua's. */
static void add_quoted(struct buf *out, struct bytes text)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '"' || text.data[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, text.data[i] == '\n' ? ' ' : (char)text.data[i]);
	}
	buf_add_char(out, '"');
}

/* The properties of the cluster, a line each. */
static void add_cluster(const struct fuzz_run *f, struct buf *out)
{
	struct bytes text = buf_bytes(&f->properties);

	buf_printf(out, "  cluster = { brokers = %d, properties = {\n", (int)f->brokers);
	for (size_t at = 0; at < text.size;) {
		size_t end = bytes_find(text, at, '\n');
		struct bytes line = bytes_slice(text, at, end - at);
		size_t equals = bytes_find(line, 0, '=');

		buf_add_text(out, "    [");
		add_quoted(out, bytes_slice(line, 0, equals));
		buf_add_text(out, "] = ");
		add_quoted(out, bytes_slice(line, equals + 1, line.size));
		buf_add_text(out, ",\n");
		at = end + 1;
	}
	buf_add_text(out, "  } },\n");
}

void story_end(struct fuzz_run *f, const struct fuzz_result *result)
{
	struct buf *out = f->options.story;

	if (!out)
		return;
	buf_clear(out);
	buf_printf(out, "return scenario {\n  title = \"%s, found by seed %" PRIu64 "\",\n  about = ", result->invariant, f->options.seed);
	add_quoted(out, bytes_of_text(result->text));
	buf_printf(out, ",\n  seed = %" PRIu64 ",\n", f->options.seed);
	add_cluster(f, out);
	buf_printf(out, "  run = function(w)\n    local load = w:workload{ pairs = %d, first = %d", (int)f->load.client_count / 2, (int)f->load.first);
	if (f->options.mutant)
		buf_printf(out, ", mutant = \"%s\"", mutant_name(f->options.mutant));
	buf_add_text(out, " }\n");
	buf_add_bytes(out, buf_bytes(&f->story));
	if (result->phase_us > 0 && f->load.phase == LOAD_RUNS) /* it broke while the faults were played */
		buf_printf(out, "    w:sleep_until(%" PRId64 ".%06d)\n", (result->virtual_us + 1) / SECOND, (int)((result->virtual_us + 1) % SECOND));
	buf_add_text(out, "  end,\n}\n");
}
