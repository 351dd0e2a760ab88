#include "sim/script/sources.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define HEAP_SIZE ((size_t)64 << 20)

void sources_init(struct sources *s)
{
	*s = (struct sources){ .heap = heap_new(HEAP_SIZE) };
	arena_init(&s->arena, s->heap);
}

void sources_free(struct sources *s)
{
	if (s->heap)
		heap_del(s->heap);
	*s = (struct sources){ 0 };
}

const char *sources_title(const struct sources *s)
{
	return (const char *)s->files[0].name.data; /* ends with a NUL */
}

bool sources_add(struct sources *s, struct bytes name, struct bytes text)
{
	if (s->count == SOURCES_MAX || name.size > SOURCE_SIZE_MAX || text.size > SOURCE_SIZE_MAX || s->size + name.size + text.size > SOURCES_SIZE_MAX)
		return false;
	s->size += name.size + text.size;
	s->files[s->count++] = (struct source){ bytes_of(arena_text(&s->arena, name), name.size), arena_copy(&s->arena, text) };
	return true;
}

/* ---- Reading ----------------------------------------------------------------------------------------------------------------- */

/* NULL, or why not. */
static const char *read_text(const char *path, struct buf *text)
{
	FILE *file = fopen(path, "rb");
	const char *why = NULL;

	if (!file)
		return strerror(errno);
	while (text->size <= SOURCE_SIZE_MAX) {
		uint8_t part[4096];
		size_t size = fread(part, 1, sizeof(part), file);

		buf_add(text, part, size);
		if (size < sizeof(part))
			break;
	}
	if (ferror(file))
		why = strerror(errno);
	else if (text->size > SOURCE_SIZE_MAX)
		why = "the file is larger than 4 MiB";
	fclose(file);
	return why;
}

bool sources_open(struct sources *s, const char *path, struct buf *problem)
{
	const char *slash = strrchr(path, '/');
	struct buf text = { .heap = s->heap };
	struct bytes folder = slash ? bytes_of(path, slash == path ? 1 : (size_t)(slash - path)) : BYTES(".");
	const char *why = read_text(path, &text);

	if (why)
		buf_printf(problem, "%s: %s", path, why);
	s->folder = arena_text(&s->arena, folder);
	bool is_good = !why && sources_add(s, bytes_of_text(slash ? slash + 1 : path), buf_bytes(&text));

	buf_free(&text);
	return is_good;
}

/* "x.lua" or "lib/x.lua", of letters, digits, dots, dashes and lines, and not hidden. */
static bool is_name(const char *name)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	const char *file = strncmp(name, "lib/", 4) == 0 ? name + 4 : name;
	size_t size = strlen(file);

	return size > 4 && strlen(name) <= SOURCE_NAME_MAX && file[0] != '.' && strspn(file, allowed) == size && strcmp(file + size - 4, ".lua") == 0;
}

/* Whether the path, links followed, is a file of the folder or of its lib. */
static const char *find_inside(const struct sources *s, const char *name, char out[static PATH_MAX])
{
	char folder[PATH_MAX], path[PATH_MAX + SOURCE_NAME_MAX + 2];
	struct stat info;

	if (!realpath(s->folder, folder))
		return strerror(errno);
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (!realpath(path, out) || stat(out, &info) != 0)
		return strerror(errno);
	size_t size = strcmp(folder, "/") == 0 ? 0 : strlen(folder);

	if (strncmp(out, folder, size) != 0 || out[size] != '/')
		return "it is a link that leads out of the scenario's folder";
	return S_ISREG(info.st_mode) ? NULL : "it is no file";
}

const struct source *sources_find(struct sources *s, const char *name, struct buf *problem)
{
	char path[PATH_MAX];
	struct buf text = { .heap = s->heap };
	const char *why = NULL;

	for (int i = 0; i < s->count; i++)
		if (bytes_equal_text(s->files[i].name, name))
			return &s->files[i];
	if (!is_name(name))
		why = "a file of the scenario's folder or of its lib is wanted, such as \"lib/names.lua\"";
	else if (s->count == SOURCES_MAX)
		why = "a scenario includes at most 63 files";
	else if (!s->folder)
		why = "it is not there";
	else if (!(why = find_inside(s, name, path)))
		why = read_text(path, &text);
	if (!why && !sources_add(s, bytes_of_text(name), buf_bytes(&text)))
		why = "a scenario's files are at most 16 MiB together";
	buf_free(&text);
	if (why)
		buf_printf(problem, "%s: %s", name, why);
	return why ? NULL : &s->files[s->count - 1];
}

/* ---- Parameters -------------------------------------------------------------------------------------------------------------- */

bool sources_set_parameter(struct sources *s, const char *word, struct buf *problem)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", digits[] = "0123456789";
	size_t size = strcspn(word, "=");
	struct bytes name = arena_copy(&s->arena, bytes_of(word, size));
	bool is_right = size > 0 && word[size] == '=' && strchr(letters, word[0]) != NULL;

	for (size_t i = 1; i < size; i++)
		is_right = is_right && (strchr(letters, word[i]) || strchr(digits, word[i]));
	if (!is_right) {
		buf_printf(problem, "behind -- come parameters of the scenario, such as acks=1, not '%s'", word);
		return false;
	}
	for (int i = 0; i < s->parameter_count; i++)
		if (bytes_equal(s->parameters[i].name, name)) {
			buf_printf(problem, "the parameter %.*s is given twice", (int)size, word);
			return false;
		}
	if (s->parameter_count == PARAMETERS_MAX) {
		buf_printf(problem, "there are more than %d parameters", PARAMETERS_MAX);
		return false;
	}
	s->parameters[s->parameter_count++] = (struct parameter){ name, arena_copy(&s->arena, bytes_of_text(word + size + 1)) };
	return true;
}
