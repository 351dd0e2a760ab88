/* The klab command: its subcommands, one function each in one table. */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/client/config.h"
#include "engine/wire/api.h"
#include "sim/fuzz/fuzz.h"
#include "sim/lesson/course.h"
#include "sim/lesson/lab.h"
#include "sim/lesson/player.h"
#include "sim/options.h"
#include "sim/script/run_file.h"
#include "sim/script/scenario.h"
#include "sim/serve/serve.h"
#include "sim/shell/elsewhere.h"
#include "sim/shell/remote.h"
#include "sim/shell/driven.h"
#include "sim/shell/gateway.h"
#include "sim/shell/session.h"
#include "sim/trace/checkers/checkers.h"
#include "sim/trace/json.h"
#include "sim/trace/outputs.h"
#include "sim/trace/version.h"
#include "sim/tui/demo.h"
#include "sim/tui/learn.h"
#include "sim/tui/live.h"
#include "sim/tui/replay.h"

#define HEAP_SIZE ((size_t)16 << 20)
#define RUN_HEAP_SIZE ((size_t)1 << 30)

enum { STATUS_OK = 0, STATUS_FAILED = 1, STATUS_USAGE = 2, STATUS_NOT_OPEN = -1 };

/* ---- Outputs ------------------------------------------------------------------------------------------------------------------- */

/* Whether the output is not asked for, or could be opened. */
static bool open_output(struct outputs *outputs, const char *path, FILE **out)
{
	*out = path ? outputs_open(outputs, path) : NULL;
	return !path || *out;
}

/* What a run leaves is kept unless its input was bad. */
static int end_outputs(struct outputs *outputs, int status)
{
	if (status != STATUS_USAGE && !outputs_keep(outputs))
		return STATUS_USAGE;
	outputs_drop(outputs);
	return status;
}

/* ---- learn and lessons ------------------------------------------------------------------------------------------------------- */

/* False with one line on standard error; then there is nothing to close. */
static bool open_course(struct course *course, const char *path)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct buf problem = { .heap = heap };
	bool is_good = path ? course_open_path(course, path, &problem) : course_open(course, NULL, &problem);

	if (!is_good) {
		fprintf(stderr, "klab: %s\n", buf_text(&problem));
		course_close(course);
	}
	heap_del(heap);
	return is_good;
}

/* For a command, whose name is in front of that line. */
static bool open_lesson(const char *command, const char *word, struct course *course, int *lesson)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct buf problem = { .heap = heap };
	bool is_good = course_open_lesson(course, word, lesson, &problem);

	if (!is_good) {
		fprintf(stderr, "klab %s: %s\n", command, buf_text(&problem));
		course_close(course);
	}
	heap_del(heap);
	return is_good;
}

/* `lesson` -1: where the learner left off. */
static int learn(const struct klab_options *o, const struct course *course, int lesson, struct recording *recording)
{
	struct tutorial_options options = { .speed = o->speed, .lesson = lesson, .keeps_progress = true, .recording = recording,
		                                .is_exposed = o->is_exposed, .port = o->expose_port };

	if (o->is_exposed && (!isatty(0) || !isatty(1))) {
		fprintf(stderr, "klab learn: --expose needs a terminal; klab shell --expose works without one\n");
		return STATUS_USAGE;
	}
	if (!isatty(0) || !isatty(1))
		return demo_play(&course->lessons[options.lesson < 0 ? 0 : options.lesson], recording, stdout, stderr);
	return o->is_plain ? learn_plain(course, &options) : learn_on_screen(course, &options);
}

static int run_learn(const struct klab_options *o)
{
	struct course course;
	struct outputs outputs = { 0 };
	FILE *record;
	int lesson = -1, status = STATUS_USAGE;

	if (o->bootstrap_server) {
		fprintf(stderr, "klab learn: a lesson plays on klab's own cluster; on a real one klab shell --bootstrap-server %s types its commands, and klab lab check %s --bootstrap-server %s judges them\n",
		        o->bootstrap_server, o->word_count > 0 ? o->words[0] : "LESSON", o->bootstrap_server);
		return STATUS_USAGE;
	}
	if (o->word_count > 0 ? !open_lesson("learn", o->words[0], &course, &lesson) : !open_course(&course, NULL))
		return STATUS_USAGE;
	for (int i = 0; o->has_seed && i < course.lesson_count; i++)
		course.lessons[i].seed = (int64_t)o->seed;
	if (open_output(&outputs, o->record, &record)) {
		struct recording *recording = record ? recording_new() : NULL;

		status = learn(o, &course, lesson, recording);
		if (status != STATUS_USAGE && record && !recording_save(recording, &outputs, record, o->record))
			status = STATUS_USAGE;
		recording_del(recording);
	}
	course_close(&course);
	return end_outputs(&outputs, status);
}

/* All are looked over before the first is played: what is wrong with one is the only thing said then. */
static int check_lessons(const struct course *course)
{
	enum proof worst = PROOF_GOOD;

	for (int i = 0; i < course->lesson_count; i++)
		if (player_look_over(&course->lessons[i], stderr) == PROOF_BROKEN)
			return STATUS_USAGE;
	for (int i = 0; i < course->lesson_count && worst != PROOF_BROKEN; i++) {
		const struct lesson *lesson = &course->lessons[i];
		enum proof proof = player_verify(lesson, stdout, stderr);

		if (proof != PROOF_BROKEN)
			printf("%s %.*s\n", proof == PROOF_GOOD ? "ok    " : "FAILED", (int)lesson->slug.size, (const char *)lesson->slug.data);
		fflush(stdout);
		if (proof > worst)
			worst = proof;
	}
	return worst == PROOF_GOOD ? STATUS_OK : worst == PROOF_FAILED ? STATUS_FAILED : STATUS_USAGE;
}

static int run_lessons(const struct klab_options *o)
{
	struct course course;
	struct progress progress;
	int status = STATUS_OK;

	if (!open_course(&course, o->word_count > 0 ? o->words[0] : NULL))
		return STATUS_USAGE;
	if (o->is_check) {
		status = check_lessons(&course);
	} else {
		size_t width = 0;

		progress_load(&progress, &course);
		if (progress.notice[0])
			fprintf(stderr, "klab: %s\n", progress.notice);
		for (int i = 0; i < course.lesson_count; i++)
			width = course.lessons[i].slug.size > width ? course.lessons[i].slug.size : width;
		for (int i = 0; i < course.lesson_count; i++) {
			const struct lesson *l = &course.lessons[i];

			printf("%s %-*.*s %3d min  %.*s", progress.is_done[i] ? "[x]" : "[ ]", (int)width, (int)l->slug.size, (const char *)l->slug.data, l->minutes,
			       (int)l->title.size, (const char *)l->title.data);
			if (progress.lesson == i)
				printf("  (at step %d of %d)", progress.step + 1, l->step_count);
			putchar('\n');
		}
	}
	course_close(&course);
	return status;
}

/* ---- shell and run ----------------------------------------------------------------------------------------------------------- */

static void write_trace(struct session *session, FILE *trace)
{
	struct heap *heap = heap_new((size_t)64 << 20);

	session_write_trace(session, 0, heap, trace);
	heap_del(heap);
}

/* NULL with one line said. */
static FILE *open_input(const char *path)
{
	struct stat info;
	FILE *file = fopen(path, "rb");

	if (file && fstat(fileno(file), &info) == 0 && S_ISDIR(info.st_mode)) { /* which can be opened, and not be read */
		fclose(file);
		file = NULL;
		errno = EISDIR;
	}
	if (!file)
		fprintf(stderr, "klab shell: %s: %s\n", path, strerror(errno));
	return file;
}

static bool record_session(const struct session_options *o, const struct session *session, FILE *record)
{
	struct heap *heap = heap_new(RUN_HEAP_SIZE);
	struct buf text = { .heap = heap };

	run_file_write(&text, &(struct run_origin){ .seed = o->seed, .cluster = o->cluster, .is_interactive = o->is_interactive }, session);
	bool is_good = run_file_save(buf_bytes(&text), record, stderr);

	heap_del(heap);
	return is_good;
}

/* ---- A real cluster ---------------------------------------------------------------------------------------------------------- */

#ifdef __linux__
/* "host:port", or several of them between commas. */
static bool are_addresses(const char *text)
{
	struct bytes all = bytes_of_text(text), host;
	bool are_good = all.size > 0;
	int32_t port;

	for (size_t at = 0, end; at < all.size && are_good; at = end + 1) {
		end = bytes_find(all, at, ',');
		are_good = client_address_parse(bytes_slice(all, at, end - at), &host, &port);
	}
	return are_good;
}

static struct remote *open_remote(const struct remote_options *options)
{
	char problem[200];
	struct remote *remote = remote_new(options, problem);

	if (!remote)
		fprintf(stderr, "klab: %s\n", problem);
	return remote;
}

static int run_remote_shell(const struct klab_options *o)
{
	bool is_terminal = o->word_count == 0 && isatty(0) && isatty(1);
	struct outputs outputs = { 0 };
	FILE *input = stdin, *trace;

	if (!are_addresses(o->bootstrap_server)) {
		fprintf(stderr, "klab shell: --bootstrap-server needs an address such as localhost:9092, not '%s'\n", o->bootstrap_server);
		return STATUS_USAGE;
	}
	if (o->record) {
		fprintf(stderr, "klab shell: --record keeps what is done again from the beginning, and a real cluster cannot be: --trace FILE keeps the frames that went to and fro\n");
		return STATUS_USAGE;
	}
	if (o->brokers || o->controllers || o->has_containers || o->is_exposed || o->has_seed || o->speed > 0) {
		fprintf(stderr, "klab shell: on a real cluster there are no --brokers, --controllers, --containers, --expose, --seed and --speed\n");
		return STATUS_USAGE;
	}
	if ((o->word_count > 0 && !(input = open_input(o->words[0]))) || !open_output(&outputs, o->trace, &trace))
		return STATUS_USAGE;
	struct remote *remote = open_remote(&(struct remote_options){ .is_interactive = is_terminal, .servers = o->bootstrap_server, .shows_frames = trace });
	int status = !remote ? STATUS_USAGE : is_terminal ? remote_run_terminal(remote) : remote_run_plain(remote, fileno(input), stdout, stderr);

	if (remote && trace)
		write_trace(remote_session(remote), trace);
	if (remote)
		remote_del(remote);
	if (input != stdin)
		fclose(input);
	return outputs_keep(&outputs) ? status : STATUS_USAGE;
}

/* `klab kafka-topics ...`: the command as it stands, on the cluster that it names. */
static int run_kafka_command(int argc, char **argv)
{
	struct remote *remote = open_remote(&(struct remote_options){ .is_interactive = isatty(0) && isatty(1) });

	if (!remote)
		return STATUS_USAGE;
	int status = remote_run_command(remote, argc, argv, 0, stdout, stderr);

	remote_del(remote);
	return status;
}

static int check_on_cluster(const struct klab_options *o, const struct lesson *lesson)
{
	struct remote *remote = open_remote(&(struct remote_options){ .servers = o->bootstrap_server });

	if (!remote)
		return STATUS_USAGE;
	const struct session_driver driver = remote_driver(remote);
	int status = lab_check(&(struct lab_options){ .lesson = lesson, .step = o->step, .session = remote_session(remote), .driver = &driver, .out = stdout, .err = stderr });

	remote_del(remote);
	return status;
}
#else
static int check_on_cluster(const struct klab_options *o, const struct lesson *lesson)
{
	(void)o, (void)lesson;
	fprintf(stderr, "klab lab: a real cluster needs Linux; klab learn has a cluster of its own\n");
	return STATUS_USAGE;
}

static bool are_addresses(const char *text)
{
	return text;
}

static int run_remote_shell(const struct klab_options *o)
{
	(void)o;
	fprintf(stderr, "klab shell: --bootstrap-server needs Linux; without it the shell has a cluster of its own\n");
	return STATUS_USAGE;
}

static int run_kafka_command(int argc, char **argv)
{
	(void)argc;
	fprintf(stderr, "klab %s: a real cluster needs Linux; klab shell has a cluster of its own\n", argv[0]);
	return STATUS_USAGE;
}
#endif

/* ---- lab --------------------------------------------------------------------------------------------------------------------- */

static int run_lab_check(const struct klab_options *o)
{
	struct course course;
	int lesson;

	if (o->word_count < 2) {
		fprintf(stderr, "klab lab check: give a lesson: its number, its directory or its file\n");
		return STATUS_USAGE;
	}
	if (!o->bootstrap_server || !are_addresses(o->bootstrap_server)) {
		fprintf(stderr, "klab lab check: %s an address such as --bootstrap-server localhost:9092\n", o->bootstrap_server ? "that is none; it needs" : "it needs");
		return STATUS_USAGE;
	}
	if (!open_lesson("lab", o->words[1], &course, &lesson))
		return STATUS_USAGE;
	int status = check_on_cluster(o, &course.lessons[lesson]);

	course_close(&course);
	return status;
}

static int run_lab(const struct klab_options *o)
{
	static const struct {
		const char *name;
		int (*run)(const struct klab_options *);
	} words[] = { { "check", run_lab_check } };

	for (size_t i = 0; o->word_count > 0 && i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].name, o->words[0]) == 0)
			return words[i].run(o);
	fprintf(stderr, "klab lab: %s: klab lab check LESSON --bootstrap-server HOST:PORT\n", o->word_count > 0 ? "that is not known, only" : "what is to be done is missing");
	return STATUS_USAGE;
}

/* ---- shell and run ------------------------------------------------------------------------------------------------------------ */

/* With its brokers on real ports. STATUS_NOT_OPEN with one line said: there are none. */
static int run_exposed(const struct klab_options *o, struct session *session, bool is_terminal, int fd)
{
	char problem[GATEWAY_PROBLEM_SIZE], greeting[2000];
	struct gateway *gateway = gateway_open(session, o->expose_port, problem);

	if (!gateway) {
		fprintf(stderr, "klab shell: %s\n", problem);
		return STATUS_NOT_OPEN;
	}
	const struct session_driver driver = gateway_driver(gateway);
	int status;

	if (is_terminal) {
		snprintf(greeting, sizeof(greeting), "klab: a Kafka cluster in this process. help lists the commands, Ctrl-D leaves.\nYour programs reach it at %s",
		         gateway_address(gateway));
		status = session_run_terminal(session, &driver, greeting);
	} else {
		fprintf(stderr, "klab: programs outside reach the cluster at %s\n", gateway_address(gateway));
		int32_t tab = session_open_tab(session);

		session_begin_here(session);
		status = driven_run_plain(session, &driver, &(struct driven_input){ .tab = tab, .fd = fd }, stdout, stderr);
	}
	gateway_close(gateway);
	return status;
}

static int run_shell(const struct klab_options *o)
{
	if (o->bootstrap_server)
		return run_remote_shell(o);
	bool is_terminal = o->word_count == 0 && isatty(0) && isatty(1);
	struct session_options options = { .cluster = { .brokers = o->brokers ? o->brokers : 1, .controllers = o->controllers, .has_containers = o->has_containers }, .seed = o->has_seed ? o->seed : 1,
		                               .is_interactive = is_terminal };
	struct outputs outputs = { 0 };
	FILE *input = stdin, *trace, *record;

	if (o->word_count > 0 && !(input = open_input(o->words[0])))
		return STATUS_USAGE;
	if (!open_output(&outputs, o->trace, &trace) || !open_output(&outputs, o->record, &record)) {
		outputs_drop(&outputs);
		return STATUS_USAGE;
	}
	options.is_recorded = record;
	struct session *session = session_new(&options);

	if (o->speed > 0)
		session_set_speed(session, (int64_t)(o->speed * 1000));
	int status = o->is_exposed ? run_exposed(o, session, is_terminal, fileno(input)) :
	             is_terminal   ? session_run_terminal(session, NULL, "klab: a Kafka cluster in this process. help lists the commands, Ctrl-D leaves.") :
	                             session_run_plain(session, fileno(input), stdout, stderr);

	if (trace)
		write_trace(session, trace);
	bool is_recorded = status != STATUS_NOT_OPEN && (!record || record_session(&options, session, record));

	session_del(session);
	if (!is_recorded)
		outputs_drop(&outputs);
	if (input != stdin)
		fclose(input);
	return is_recorded && outputs_keep(&outputs) ? status : STATUS_USAGE; /* whatever the last command's status: the session has been */
}

static bool read_scenario(const struct klab_options *o, struct sources *sources)
{
	struct buf problem = { .heap = sources->heap };
	bool is_good = sources_open(sources, o->words[0], &problem);

	for (int i = 0; is_good && i < o->parameter_count; i++)
		is_good = sources_set_parameter(sources, o->parameters[i], &problem);
	if (!is_good)
		fprintf(stderr, "klab run: %s\n", buf_text(&problem));
	buf_free(&problem);
	return is_good;
}

static bool open_readers(struct readers *readers, struct outputs *outputs, const struct klab_options *o)
{
	const char *const paths[READER_COUNT] = { [READER_CAST] = o->cast, [READER_CAST3] = o->cast3, [READER_SVG] = o->diagram_svg,
		                                      [READER_MERMAID] = o->diagram_mermaid, [READER_REPORT] = o->report, [READER_PAGE] = o->page };

	for (int i = 0; i < READER_COUNT; i++)
		if (!readers_open(readers, outputs, (enum reader)i, paths[i]))
			return false;
	return true;
}

/* Whether who reads standard output takes UTF-8. The locale is only looked at: what is played must not depend on it. */
static bool is_utf8(void)
{
	locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	bool is_so = locale && strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;

	if (locale)
		freelocale(locale);
	return is_so;
}

/* It is played to its end first, unseen; what is watched is its recording, in which the onlooker stops, goes on and back. */
static int watch_run(const struct klab_options *o, struct bytes run, int status)
{
	struct replay_options options = { .path = o->words[0], .is_tui = true, .speed = o->speed, .is_ascii = !is_utf8(), .err = stderr };
	int shown = replay_show(&options, run);

	return shown == STATUS_OK ? status : shown;
}

/* Of a run that was watched as it played: what is asked for besides is made of its recording. */
static int make_outputs(const struct scenario_options *options, const char *path, struct bytes run, int status)
{
	struct replay_options replay = { .path = path, .trace = options->trace, .readers = options->readers, .is_ascii = options->is_ascii, .err = stderr };
	bool is_asked = options->trace;

	for (int i = 0; i < READER_COUNT; i++)
		is_asked |= options->readers->files[i] != NULL;
	return is_asked && replay_make(&replay, run) == STATUS_USAGE ? STATUS_USAGE : status;
}

static int run_run(const struct klab_options *o)
{
	struct sources sources;
	struct outputs outputs = { 0 };
	struct readers readers = { 0 };
	struct heap *heap = heap_new(RUN_HEAP_SIZE);
	struct buf text = { .heap = heap };
	FILE *record = NULL;
	struct scenario_options options = { .sources = &sources, .has_seed = o->has_seed, .seed = o->seed, .brokers = o->brokers, .out = o->is_tui ? NULL : stdout,
		                                .is_ascii = !is_utf8(), .err = stderr, .readers = &readers, .record = o->record || o->is_tui ? &text : NULL,
		                                .is_exposed = o->is_exposed, .port = o->expose_port, .speed = o->speed };
	int status = STATUS_USAGE;

	sources_init(&sources);
	if (o->word_count != 1)
		fprintf(stderr, "klab run: give one scenario, such as scripts/rebalance.lua\n");
	else if (o->is_tui && (!isatty(0) || !isatty(1)))
		fprintf(stderr, "klab run: --tui needs a terminal; without it the transcript is printed\n");
	else if (read_scenario(o, &sources) && open_output(&outputs, o->trace, &options.trace) && open_readers(&readers, &outputs, o) &&
	         open_output(&outputs, o->record, &record))
		status = o->is_tui && o->is_exposed ? live_run(&options, o->words[0], &text) : scenario_run(&options);
	if (status != STATUS_USAGE && o->is_tui)
		status = o->is_exposed ? make_outputs(&options, o->words[0], buf_bytes(&text), status) : watch_run(o, buf_bytes(&text), status);
	if (status != STATUS_USAGE && record && !run_file_save(buf_bytes(&text), record, stderr))
		status = STATUS_USAGE;
	heap_del(heap);
	sources_free(&sources);
	return end_outputs(&outputs, status);
}

/* ---- replay ------------------------------------------------------------------------------------------------------------------ */

static int run_replay(const struct klab_options *o)
{
	struct replay_options options = { .is_tui = o->is_tui, .speed = o->speed, .is_verify = o->is_verify, .from_us = o->from_us, .until_us = o->until_us,
		                              .out = stdout, .err = stderr, .is_ascii = !is_utf8() };
	struct outputs outputs = { 0 };
	struct readers readers = { 0 };
	int status = STATUS_USAGE;

	if (o->word_count != 1) {
		fprintf(stderr, "klab replay: give one run, such as klab run SCENARIO.lua --record RUN makes\n");
	} else if (o->is_verify && (o->from_us || o->until_us)) {
		fprintf(stderr, "klab replay: --verify is about the whole run, without --from and --until\n");
	} else if (o->is_tui && (o->is_verify || o->trace || o->cast || o->cast3 || o->diagram_svg || o->diagram_mermaid || o->page || o->report)) {
		fprintf(stderr, "klab replay: --tui is to be looked at, without --verify, --trace and other outputs\n");
	} else if (o->until_us && o->until_us < o->from_us) {
		fprintf(stderr, "klab replay: --until is before --from\n");
	} else if (open_output(&outputs, o->trace, &options.trace) && open_readers(&readers, &outputs, o)) {
		options.path = o->words[0];
		options.readers = &readers;
		status = replay_run(&options);
	}
	return end_outputs(&outputs, status);
}

/* ---- fuzz -------------------------------------------------------------------------------------------------------------------- */

static int list_mutants(void)
{
	for (int i = 1; i < MUTANT_COUNT; i++)
		printf("%s\n", mutant_name((enum mutant)i));
	return STATUS_OK;
}

/* What `klab run` would say of it, and its status. */
static int play_quietly(const char *path, char line[static 800])
{
	struct sources sources;
	FILE *err = tmpfile();
	struct scenario_options options = { .sources = &sources, .err = err ? err : stderr };
	struct klab_options o = { .words = { path }, .word_count = 1 };
	int status = STATUS_USAGE;

	sources_init(&sources);
	if (read_scenario(&o, &sources))
		status = scenario_run(&options);
	sources_free(&sources);
	line[0] = '\0';
	if (err) {
		rewind(err);
		if (!fgets(line, 800, err))
			line[0] = '\0';
		fclose(err);
	}
	line[strcspn(line, "\n")] = '\0';
	return status;
}

static int run_fuzz(const struct klab_options *o)
{
	enum { SEEDS_USUAL = 1000 };
	struct fuzz_command command = { .first_seed = o->first_seed, .last_seed = o->last_seed, .minutes = o->minutes, .brokers = o->brokers,
		                            .clients = o->clients, .is_swarm = o->is_swarm, .is_verbose = o->is_verbose, .trace = o->trace,
		                            .scenario = o->scenario, .play = play_quietly };

	if (o->mutant && strcmp(o->mutant, "list") == 0)
		return list_mutants();
	if (o->mutant)
		command.mutant = mutant_of(o->mutant, (int)strlen(o->mutant));
	if (o->mutant && command.mutant == MUTANT_NONE) {
		fprintf(stderr, "klab fuzz: there is no mutant '%s'; klab fuzz --mutant list has them\n", o->mutant);
		return STATUS_USAGE;
	}
	command.only = o->only && strcmp(o->only, "own") == 0 && command.mutant ? mutant_breaks(command.mutant) : o->only;
	if (command.only && !invariant_of(command.only)) {
		fprintf(stderr, "klab fuzz: there is no promise '%s'; klab run SCENARIO.lua --report FILE lists them as invariants, and with --mutant NAME there is 'own'\n", o->only);
		return STATUS_USAGE;
	}
	if (command.last_seed == 0) {
		command.first_seed = 1;
		command.last_seed = o->minutes ? UINT64_MAX / 2 : SEEDS_USUAL;
	}
	if ((o->trace || o->is_verbose) && command.first_seed != command.last_seed) {
		fprintf(stderr, "klab fuzz: %s shows one seed: --seeds 7-7\n", o->trace ? "--trace" : "--verbose");
		return STATUS_USAGE;
	}
	return fuzz_command_run(&command);
}

/* ---- serve ------------------------------------------------------------------------------------------------------------------- */

#ifdef __linux__
static int run_serve(const struct klab_options *o)
{
	return serve_run(&(struct serve_options){ .properties = o->word_count > 0 ? o->words[0] : NULL, .brokers = o->brokers, .port = o->port, .data = o->data });
}
#else
static int run_serve(const struct klab_options *o)
{
	(void)o;
	fprintf(stderr, "klab serve: it needs Linux; klab learn, shell and run do not\n");
	return STATUS_USAGE;
}
#endif

/* ---- The table ----------------------------------------------------------------------------------------------------------------- */

static const struct subcommand {
	const char *name;
	const char *usage;
	const char *about;
	int word_count_max;
	int (*run)(const struct klab_options *);
} subcommands[] = {
	{ "learn", "learn [LESSON] [--plain] [--expose [PORT]] [--seed N] [--speed X] [--record RUN]", "the tutorial, full screen; --plain as linear text", 1, run_learn },
	{ "lessons", "lessons [--check] [DIR]", "list lessons and progress; --check plays each and proves its checks", 1, run_lessons },
	{ "shell", "shell [FILE] [--brokers N] [--controllers N] [--containers] [--expose [PORT]] [--seed N] [--speed X] [--trace FILE] [--record RUN]\n"
	           "klab shell [FILE] --bootstrap-server HOST:PORT [--trace FILE]",
	  "Kafka's commands on a cluster in this process, or on a real one", 1, run_shell },
	{ "lab", "lab check LESSON|DIR|FILE.md --bootstrap-server HOST:PORT [--step N]", "a lesson's checks on a real cluster", 2, run_lab },
	{ "run", "run SCENARIO.lua [--tui] [--expose [PORT]] [--speed X] [--seed N] [--brokers N] [--record RUN] [--trace FILE] [--cast FILE] [--cast3 FILE] [--diagram FILE.svg|FILE.mmd] "
	         "[--html FILE] [--report FILE] [-- NAME=VALUE ...]",
	  "play a scenario and print its transcript; --tui to watch it on the screen", 1, run_run },
	{ "replay", "replay RUN [--verify] [--tui] [--speed X] [--from T] [--until T] [--trace FILE] [--cast FILE] [--cast3 FILE] "
	            "[--diagram FILE.svg|FILE.mmd] [--html FILE] [--report FILE]",
	  "play a recorded run; --verify tells whether it still is the same", 1, run_replay },
	{ "fuzz", "fuzz [--seeds N|A-B] [--minutes M] [--brokers N] [--clients N] [--swarm] [--mutant NAME|list] [--only PROMISE] [--scenario FILE|none] [--verbose] [--trace FILE]",
	  "many seeds of random faults against the promises of Kafka", 0, run_fuzz },
	{ "serve", "serve [FILE.properties] [--brokers N] [--port P] [--data DIR]", "the brokers on real sockets and files, for real clients", 1, run_serve },
};
enum { SUBCOMMAND_COUNT = sizeof(subcommands) / sizeof(subcommands[0]) };

static int help(const struct subcommand *one)
{
	if (one) {
		printf("klab %s\n    %s\n", one->usage, one->about);
		return STATUS_OK;
	}
	puts("klab teaches Apache Kafka on a real broker engine.\n");
	puts("klab                    open the tutorial where you left off");
	for (int i = 0; i < SUBCOMMAND_COUNT; i++)
		printf("klab %s\n    %s\n", subcommands[i].usage, subcommands[i].about);
	puts("klab kafka-COMMAND ...  one of Kafka's commands on the real cluster that its --bootstrap-server names");
	puts("klab --version          one line\n");
	puts("Status: 0 done; 1 a check or an expectation failed; 2 wrong usage or input; 3 an invariant of the engine was violated.");
	return STATUS_OK;
}

static int unknown(const char *word)
{
	const char *names[SUBCOMMAND_COUNT];

	for (int i = 0; i < SUBCOMMAND_COUNT; i++)
		names[i] = subcommands[i].name;
	bool is_kafkas = strncmp(word, "kafka-", strlen("kafka-")) == 0;
	const struct command *command = is_kafkas ? command_nearest(bytes_of_text(word)) : NULL;
	const char *hint = is_kafkas ? elsewhere_hint(bytes_of_text(word)) : NULL;
	const char *near = command ? command->name : klab_nearest(word, names, SUBCOMMAND_COUNT);

	if (hint)
		fprintf(stderr, "klab: there is no '%s'. %s\n", word, hint);
	else
		fprintf(stderr, "klab: there is no %s '%s'%s%s%s; klab --help lists them\n", word[0] == '-' ? "option" : "subcommand", word,
	        near ? ", did you mean " : "", near ? near : "", near ? "?" : "");
	return STATUS_USAGE;
}

static int demo(void)
{
	struct course course;

	if (!open_course(&course, NULL))
		return STATUS_USAGE;
	int status = demo_play(&course.lessons[0], NULL, stdout, stderr);

	course_close(&course);
	return status;
}

static int run_klab(int argc, char **argv)
{
	struct klab_options options;
	const struct subcommand *found = &subcommands[0]; /* klab alone is klab learn */

	if (argc == 1 && (!isatty(0) || !isatty(1)))
		return demo();
	if (argc > 1 && strcmp(argv[1], "--version") == 0)
		return printf("klab %s (as Apache Kafka %s)\n", KLAB_VERSION, KAFKA_VERSION) < 0;
	if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0))
		return help(NULL);
	if (argc > 1) {
		found = NULL;
		for (int i = 0; i < SUBCOMMAND_COUNT; i++)
			if (strcmp(subcommands[i].name, argv[1]) == 0)
				found = &subcommands[i];
		if (!found && strncmp(argv[1], "kafka-", strlen("kafka-")) == 0 && command_find(bytes_of_text(argv[1])))
			return run_kafka_command(argc - 1, argv + 1);
		if (!found)
			return unknown(argv[1]);
	}
	if (!klab_options_read(&options, found->name, argc - (argc > 1), argv + (argc > 1)))
		return STATUS_USAGE;
	if (options.is_help)
		return help(found);
	if (options.word_count > found->word_count_max) {
		fprintf(stderr, "klab %s: one word too many: '%s'; usage: klab %s\n", found->name, options.words[found->word_count_max], found->usage);
		return STATUS_USAGE;
	}
	return found->run(&options);
}

int main(int argc, char **argv)
{
	int status = run_klab(argc, argv);

	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(stderr, "klab: standard output: not all of it could be written\n");
	return status > STATUS_USAGE ? status : STATUS_USAGE;
}
