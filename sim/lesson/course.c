#include "sim/lesson/course.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define COURSE_HEAP_SIZE ((size_t)256 << 20)

enum { LESSON_SIZE_MAX = 1 << 20, LESSONS_MAX = 200, PATH_SIZE = 512 };

/* ---- Finding the lessons ------------------------------------------------------------------------------------------------- */

static bool is_directory(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The directory of the program itself, with a slash at its end. */
static void program_directory(char path[static PATH_SIZE])
{
	ssize_t size = readlink("/proc/self/exe", path, PATH_SIZE - 1);

	path[size > 0 ? size : 0] = 0;
	char *slash = strrchr(path, '/');

	if (slash)
		slash[1] = 0;
}

static char *find_directory(void)
{
	static const char *const places[] = { "lessons", "../lessons", "../../lessons", "../share/klab/lessons" };
	const char *given = getenv("KLAB_LESSONS");
	char base[PATH_SIZE], path[PATH_SIZE * 2];

	if (given && *given)
		return strdup(given);
	program_directory(base);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", base, places[i]);
		if (is_directory(path))
			return strdup(path);
	}
	return strdup("lessons");
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of subdirectories that begin with two digits and a dash, sorted. */
static int list_slugs(const char *directory, char *names[static LESSONS_MAX])
{
	DIR *dir = opendir(directory);
	struct dirent *entry;
	int count = 0;

	if (!dir)
		return -1;
	while ((entry = readdir(dir)) && count < LESSONS_MAX) {
		const char *n = entry->d_name;

		if (n[0] >= '0' && n[0] <= '9' && n[1] >= '0' && n[1] <= '9' && n[2] == '-')
			names[count++] = strdup(n);
	}
	closedir(dir);
	qsort(names, (size_t)count, sizeof(names[0]), compare_names);
	return count;
}

static bool read_file(const char *path, struct arena *arena, struct bytes *out)
{
	FILE *file = fopen(path, "rb");

	if (!file)
		return false;
	uint8_t *data = arena_alloc(arena, LESSON_SIZE_MAX);
	size_t size = fread(data, 1, LESSON_SIZE_MAX, file);
	bool is_whole = feof(file) && !ferror(file);

	fclose(file);
	*out = bytes_of(data, size);
	return is_whole;
}

static bool read_lesson(struct course *c, struct bytes path, struct bytes slug, struct lesson *out, struct buf *problem)
{
	struct bytes text;

	if (!read_file(arena_text(&c->arena, path), &c->arena, &text)) {
		buf_printf(problem, "%.*s: %s", (int)path.size, (const char *)path.data, errno ? strerror(errno) : "the file is larger than 1 MiB");
		return false;
	}
	return lesson_parse(path, slug, text, &c->arena, out, problem);
}

static void begin(struct course *c, const char *directory)
{
	*c = (struct course){ .heap = heap_new(COURSE_HEAP_SIZE) };
	arena_init(&c->arena, c->heap);
	c->directory = directory ? strdup(directory) : find_directory();
}

static bool open_own(struct course *c, const char *path, struct buf *problem)
{
	begin(c, path);
	struct bytes file = arena_printf(&c->arena, is_directory(path) ? "%s/lesson.md" : "%s", path);

	c->is_own = true;
	c->lessons = arena_calloc(&c->arena, 1, sizeof(*c->lessons));
	errno = 0;
	c->lesson_count = read_lesson(c, file, arena_copy(&c->arena, bytes_of_text(path)), &c->lessons[0], problem);
	return c->lesson_count == 1;
}

bool course_open(struct course *c, const char *directory, struct buf *problem)
{
	char *names[LESSONS_MAX];
	bool is_good = true;

	begin(c, directory);
	int count = list_slugs(c->directory, names);

	if (count <= 0) {
		buf_printf(problem, "%s: %s; give the directory that holds the lessons", c->directory,
		           count < 0 ? strerror(errno) : "there is no lesson (NN-name/lesson.md) in it");
		is_good = false;
	}
	c->lessons = arena_calloc(&c->arena, LESSONS_MAX, sizeof(*c->lessons));
	for (int i = 0; i < count; i++) {
		struct bytes path = arena_printf(&c->arena, "%s/%s/lesson.md", c->directory, names[i]);

		errno = 0;
		if (is_good && read_lesson(c, path, arena_copy(&c->arena, bytes_of_text(names[i])), &c->lessons[c->lesson_count], problem))
			c->lesson_count++;
		else
			is_good = false;
		free(names[i]);
	}
	return is_good;
}

bool course_open_path(struct course *c, const char *path, struct buf *problem)
{
	char file[PATH_SIZE];

	snprintf(file, sizeof(file), "%s/lesson.md", path);
	return is_directory(path) && access(file, F_OK) != 0 ? course_open(c, path, problem) : open_own(c, path, problem);
}

bool course_open_lesson(struct course *c, const char *word, int *lesson, struct buf *problem)
{
	if (!course_open(c, NULL, problem))
		return false;
	*lesson = course_find(c, bytes_of_text(word));
	if (*lesson >= 0)
		return true;
	if (access(word, F_OK) != 0) {
		buf_printf(problem, "there is no lesson '%s', and no file or directory of that name; klab lessons lists them", word);
		return false;
	}
	course_close(c);
	*lesson = 0;
	return open_own(c, word, problem);
}

void course_close(struct course *c)
{
	free(c->directory);
	heap_del(c->heap);
	*c = (struct course){ 0 };
}

int course_find(const struct course *c, struct bytes name)
{
	int64_t number;
	bool is_number = bytes_to_int64(name, &number);

	for (int i = 0; i < c->lesson_count; i++) {
		struct bytes slug = c->lessons[i].slug;
		int64_t own;

		if (bytes_equal(slug, name) || bytes_equal(bytes_slice(slug, 3, slug.size), name))
			return i;
		if (is_number && bytes_to_int64(bytes_slice(slug, 0, 2), &own) && own == number)
			return i;
	}
	return -1;
}

/* ---- Progress -------------------------------------------------------------------------------------------------------------- */

#define PROGRESS_HEAD "klab progress 1\n"

static void make_directories(char *path)
{
	for (char *at = path + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = 0;
		mkdir(path, 0700);
		*at = '/';
	}
}

static void choose_path(struct progress *p)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	p->path[0] = 0;
	if (state && *state == '/')
		snprintf(p->path, sizeof(p->path), "%s/klab/progress", state);
	else if (home && *home)
		snprintf(p->path, sizeof(p->path), "%s/.local/state/klab/progress", home);
}

/* "at SLUG STEP" and "done SLUG" a line. Slugs that are not there any more are overlooked; anything else is corrupt. */
static bool read_line(struct progress *p, const struct course *c, struct bytes line)
{
	if (bytes_starts_with(line, BYTES("done "))) {
		int lesson = course_find(c, bytes_slice(line, 5, line.size));

		if (lesson >= 0)
			p->is_done[lesson] = true;
		return true;
	}
	if (!bytes_starts_with(line, BYTES("at ")))
		return false;
	size_t blank = bytes_find(line, 3, ' ');
	int64_t step;

	if (!bytes_to_int64(bytes_slice(line, blank + 1, line.size), &step) || step < 0 || step > 10000)
		return false;
	p->lesson = course_find(c, bytes_slice(line, 3, blank - 3));
	p->step = p->lesson >= 0 && step <= c->lessons[p->lesson].step_count ? (int)step : 0;
	return true;
}

static bool read_progress(struct progress *p, const struct course *c, struct bytes text)
{
	if (!bytes_starts_with(text, BYTES(PROGRESS_HEAD)))
		return false;
	for (size_t at = sizeof(PROGRESS_HEAD) - 1; at < text.size;) {
		size_t end = bytes_find(text, at, '\n');

		if (end == text.size || !read_line(p, c, bytes_slice(text, at, end - at)))
			return false;
		at = end + 1;
	}
	return true;
}

void progress_load(struct progress *p, const struct course *c)
{
	struct heap *heap = heap_new(8 << 20);
	struct arena arena;
	struct bytes text;

	*p = (struct progress){ .lesson = -1 };
	p->is_done = arena_calloc((struct arena *)(uintptr_t)&c->arena, (size_t)c->lesson_count + 1, sizeof(bool));
	if (!c->is_own)
		choose_path(p);
	arena_init(&arena, heap);
	if (p->path[0] && read_file(p->path, &arena, &text) && !read_progress(p, c, text)) {
		char aside[600];

		snprintf(aside, sizeof(aside), "%s.corrupt", p->path);
		rename(p->path, aside);
		p->lesson = -1;
		p->step = 0;
		memset(p->is_done, 0, (size_t)c->lesson_count * sizeof(bool));
		snprintf(p->notice, sizeof(p->notice), "Progress could not be read: kept as progress.corrupt, a new one is begun (%.500s)", aside);
	}
	heap_del(heap);
}

void progress_place(const struct progress *p, const struct course *c, int wanted, int *lesson, int *page)
{
	*lesson = wanted >= 0 ? wanted : p->lesson >= 0 ? p->lesson : 0;
	*page = *lesson == p->lesson && p->step > 0 ? p->step : -1;
	if (wanted < 0 && p->is_done[*lesson] && *page < 0 && *lesson + 1 < c->lesson_count)
		(*lesson)++;
}

bool progress_save(const struct progress *p, const struct course *c, struct buf *problem)
{
	char path[512], temporary[600];

	if (!p->path[0])
		return true;
	memcpy(path, p->path, sizeof(path));
	make_directories(path);
	snprintf(temporary, sizeof(temporary), "%s.tmp", path);
	FILE *file = fopen(temporary, "wb");

	if (!file) {
		buf_printf(problem, "%s: %s; progress is not kept", temporary, strerror(errno));
		return false;
	}
	fputs(PROGRESS_HEAD, file);
	for (int i = 0; i < c->lesson_count; i++)
		if (p->is_done[i])
			fprintf(file, "done %.*s\n", (int)c->lessons[i].slug.size, (const char *)c->lessons[i].slug.data);
	if (p->lesson >= 0)
		fprintf(file, "at %.*s %d\n", (int)c->lessons[p->lesson].slug.size, (const char *)c->lessons[p->lesson].slug.data, p->step);
	bool is_good = fclose(file) == 0 && rename(temporary, path) == 0;

	if (!is_good)
		buf_printf(problem, "%s: %s; progress is not kept", path, strerror(errno));
	return is_good;
}
