#include "sim/trace/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- A program that is ended by a signal ------------------------------------------------------------------------------------- */

/* What is to be removed then: of all outputs of the program, for a handler has no argument of its own. */
static char *volatile litter[OUTPUTS_MAX];

static void on_end(int number)
{
	for (int i = 0; i < OUTPUTS_MAX; i++)
		if (litter[i])
			unlink(litter[i]);
	signal(number, SIG_DFL);
	raise(number);
}

/* Signals that somebody else takes, or that are ignored, are left to them: they end the program in its own way. */
static void watch_signals(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
	struct sigaction action = { .sa_handler = on_end }, old;

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
}

static void note_litter(char *path, bool is_there)
{
	for (int i = 0; i < OUTPUTS_MAX; i++) {
		if (litter[i] != (is_there ? NULL : path))
			continue;
		litter[i] = is_there ? path : NULL;
		return;
	}
}

/* ---- One file ---------------------------------------------------------------------------------------------------------------- */

static void *owned(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

static bool complain(const struct outputs *outputs, const char *path, const char *why)
{
	fprintf(outputs->err ? outputs->err : stderr, "klab: %s: %s\n", path, why);
	return false;
}

static void forget(struct output *o)
{
	if (o->beside)
		note_litter(o->beside, false);
	free(o->path);
	free(o->place);
	free(o->beside);
	*o = (struct output){ 0 };
}

/* The path with links followed, as far as it is there: the file itself need not be. NULL: its directory is not. */
static char *place_of(const char *path)
{
	char *resolved = realpath(path, NULL), *copy;
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

	if (resolved || errno != ENOENT || !*name)
		return resolved;
	copy = owned(strdup(path));
	copy[name - path] = '\0';
	char *directory = realpath(slash ? copy : ".", NULL);

	free(copy);
	if (!directory)
		return NULL;
	size_t size = strlen(directory) + strlen(name) + 2;
	char *place = owned(malloc(size));

	snprintf(place, size, "%s/%s", directory, name);
	free(directory);
	return place;
}

/* Beside the place, under a name that no other process takes; with the rights of the file that is there already. */
static FILE *open_beside(struct output *o, const struct stat *old)
{
	size_t size = strlen(o->place) + 32;

	o->beside = owned(malloc(size));
	snprintf(o->beside, size, "%s.%ld.part", o->place, (long)getpid());
	note_litter(o->beside, true);
	watch_signals();
	int fd = open(o->beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd >= 0 && old)
		(void)!fchmod(fd, old->st_mode & 0777); /* another's file that we may write to: then ours has our own rights */
	return fd >= 0 ? fdopen(fd, "wb") : NULL;
}

/* A file that is there and may be written is replaced; what is no file is opened itself. */
static FILE *open_output(struct output *o)
{
	struct stat old;

	if (stat(o->place, &old) != 0)
		return open_beside(o, NULL);
	if (!S_ISREG(old.st_mode))
		return fopen(o->place, "wb");
	return access(o->place, W_OK) == 0 ? open_beside(o, &old) : NULL;
}

/* NULL, or why the run cannot have this output. */
static const char *open_one(const struct outputs *outputs, struct output *o)
{
	if (outputs->count == OUTPUTS_MAX)
		return "there are more outputs than can be written at once";
	if (!(o->place = place_of(o->path)))
		return strerror(errno);
	for (int i = 0; i < outputs->count; i++)
		if (outputs->items[i].beside && strcmp(outputs->items[i].place, o->place) == 0)
			return "two outputs cannot be one file";
	return (o->file = open_output(o)) ? NULL : strerror(errno);
}

FILE *outputs_open(struct outputs *outputs, const char *path)
{
	struct output opened = { .path = owned(strdup(path)) };
	const char *problem = open_one(outputs, &opened);

	if (problem) {
		complain(outputs, path, problem);
		forget(&opened);
		return NULL;
	}
	outputs->items[outputs->count++] = opened;
	return opened.file;
}

/* ---- Their end --------------------------------------------------------------------------------------------------------------- */

/* To its end, and onto the disk: or a loss of power after the rename could leave an empty file in the old one's place. */
static bool finish(const struct outputs *outputs, struct output *o)
{
	errno = 0;
	bool is_good = fflush(o->file) == 0 && !ferror(o->file) && (!o->beside || fsync(fileno(o->file)) == 0);
	const char *why = errno ? strerror(errno) : "not all of it could be written";

	if (fclose(o->file) != 0 && is_good) {
		is_good = false;
		why = strerror(errno);
	}
	o->file = NULL;
	return is_good || complain(outputs, o->path, why);
}

bool outputs_keep(struct outputs *outputs)
{
	bool is_good = true;

	for (int i = 0; i < outputs->count && is_good; i++)
		is_good = finish(outputs, &outputs->items[i]);
	for (int i = 0; i < outputs->count && is_good; i++) {
		struct output *o = &outputs->items[i];

		if (o->beside && rename(o->beside, o->place) != 0)
			is_good = complain(outputs, o->path, strerror(errno));
		else
			forget(o);
	}
	outputs_drop(outputs);
	return is_good;
}

void outputs_drop(struct outputs *outputs)
{
	for (int i = 0; i < outputs->count; i++) {
		struct output *o = &outputs->items[i];

		if (o->file)
			fclose(o->file);
		if (o->beside)
			unlink(o->beside);
		forget(o);
	}
	outputs->count = 0;
}
