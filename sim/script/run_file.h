/* A run in a file (--record RUN): all that it takes to play it again, as JSON Lines that can be read and compared with diff.
 *
 * The first line is the head: "format" ("klab run 1"), "klab", "kafka", "libraries" (whose versions show in a run's bytes; snappy tells none, so what
 * it makes of a known text stands for it), "seed", "cluster", "interactive", and for a scenario "name", "scenario" (its text), "parameters" and "files"
 * (what it includes); for a lesson "document", its page. "lesson", "student" and "mode" are reserved for labs.
 *
 * Then a line for each input, in the order in which they came:
 *     {"after_seq": 97, "t": 16012, "after_step": 310, "source": "tab-1", "data": {"act": "line", "text": "kafka-topics --list"}}
 * It comes behind that event of the trace, at that virtual time in microseconds, after so many steps of its timeline (an event need not leave a trace, so
 * `after_seq` alone would not say where). Sources: a tab; "klab", which answers its own words and marks every 2,000 events what the trace's hash is;
 * "scenario", which begins and ends; "time", which is gone back in; "outside", real programs that connected, by number: what they sent, to which broker; "lesson", whose page is turned, and whose step is done. Text that is not UTF-8 is {"base64": "..."}.
 *
 * The last line has "seq" (of the last event), "t", "after_step", "trace_hash", and "checksum": FNV-1a, 64 bits, over every byte of the file before its
 * digits. Behind them there is `"}` and a newline, so each byte of the file is accounted for.
 *
 * A file has at most RUN_SIZE_MAX bytes, a line RUN_LINE_MAX. All that programs outside may send in a session (gateway.c) has room in that.
 */
#ifndef KLAB_SCRIPT_RUN_FILE_H
#define KLAB_SCRIPT_RUN_FILE_H

#include "sim/script/sources.h"
#include "sim/shell/session.h"

enum { RUN_SIZE_MAX = 256 << 20, RUN_LINE_MAX = 32 << 20 };

/* What a run begins with. */
struct run_origin {
	uint64_t seed;
	struct cluster_options cluster;
	bool is_interactive;
	struct sources *scenario; /* NULL: a session */
	struct bytes document_path, document; /* of a lesson; null: none */
};

struct run_file {
	struct heap *heap;
	struct arena arena;
	struct run_origin origin;
	struct bytes klab, kafka, libraries;
	const struct input *inputs;
	int32_t input_count;
	int64_t seq, t_us, steps; /* where it ended */
	uint64_t trace_hash;
	struct bytes text; /* the whole file; in `read` */
	void *read;
	struct run_file_play *plays;
};

/* Reads and checks it. False with "PATH: why" or "PATH:LINE: why" in `problem`. To be freed in any case, once no session plays it any more. */
bool run_file_read(struct run_file *, const char *path, struct buf *problem);
/* The same of a text, which is copied. */
bool run_file_take(struct run_file *, const char *path, struct bytes text, struct buf *problem);
void run_file_free(struct run_file *);

/* The file of what a session has done until now; it was recorded from its beginning. */
void run_file_write(struct buf *out, const struct run_origin *, const struct session *);

/* False with one line on `err`, and nothing written: it is larger than what can be read again. */
bool run_file_save(struct bytes text, FILE *, FILE *err);

/* NULL, or the first line in which the run that is played now differs from the recorded one, said in one line: the heads are not compared. */
const char *run_file_difference(const struct run_file *, struct bytes played, struct buf *out);

/* Whether this klab would write the same head; if not, one line says what it was recorded by. */
bool run_file_is_of_this_version(const struct run_file *, struct buf *out);

/* ---- Between its files --------------------------------------------------------------------------------------------------- */

/* RUN_SOURCE_WORD: klab itself, to the tab that its data names. */
enum run_source { RUN_SOURCE_TAB, RUN_SOURCE_KLAB, RUN_SOURCE_WORD, RUN_SOURCE_SCENARIO, RUN_SOURCE_TIME, RUN_SOURCE_OUTSIDE, RUN_SOURCE_LESSON };

struct run_file_act {
	const char *name;
	enum run_source source;
	const char *text_key, *number_key; /* NULL: it has none */
};
extern const struct run_file_act run_file_acts[INPUT_KINDS];

/* The scenarios that were begun within a run. */
struct run_file_play {
	struct run_file_play *next;
	struct sources sources;
};

#define RUN_FORMAT_HEAD "{\"format\": \"klab run "
enum { RUN_FORMAT = 1, RUN_HASH_DIGITS = 16 };

uint64_t run_file_checksum(struct bytes);
/* The libraries' versions, as an object. */
void run_file_add_libraries(struct buf *);

#endif
