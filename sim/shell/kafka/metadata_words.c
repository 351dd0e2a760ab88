/* The words of kafka-metadata-shell. */
#include <stdlib.h>

#include "sim/shell/kafka/argparse.h"
#include "sim/shell/kafka/metadata_shell.h"

enum { SCREEN_WIDTH = 80, COLUMNS_MAX = SCREEN_WIDTH / 4 };

enum arity { ARITY_NONE, ARITY_ONE, ARITY_OPTIONAL, ARITY_ANY, ARITY_SOME };

struct call {
	struct task *task;
	struct metadata_shell *shell;
	const struct bytes *paths;
	int32_t count;
	struct bytes path; /* the one in hand */
};

struct shell_word {
	const char *name;
	const char *about;
	bool is_interactive; /* only in the interactive shell */
	enum arity arity;
	const char *argument;
	const char *argument_about;
	void (*run)(struct call *);
};

static void each_path(struct call *c, metadata_visit *visit, void *owner)
{
	static const struct bytes here = { (const uint8_t *)".", 1 };
	bool is_any = false;

	for (int32_t i = 0; i < c->count; i++)
		is_any = is_any || c->paths[i].size > 0;
	for (int32_t i = 0; i < (is_any ? c->count : 1); i++) {
		c->path = is_any ? c->paths[i] : here;
		if (c->path.size > 0)
			metadata_visit_path(c->shell->root, c->shell->directory, c->path, task_arena(c->task), visit, owner);
	}
}

/* ---- cat, tree and find --------------------------------------------------------------------------------------------- */

static void print_tree(struct task *task, const struct metadata_node *node, int depth)
{
	if (!metadata_node_is_directory(node))
		task_out(task, "%*s%.*s\n", 2 * depth, "", TEXT(node->text));
	for (int32_t i = 0; i < node->child_count; i++) {
		task_out(task, "%*s%.*s:\n", 2 * depth, "", TEXT(node->children[i].name));
		print_tree(task, &node->children[i], depth + 1);
	}
}

static void cat_node(void *owner, struct bytes path, const struct metadata_node *node)
{
	struct call *c = owner;

	(void)path;
	if (!node)
		task_out(c->task, "cat: %.*s: No such file or directory.\n", TEXT(c->path));
	else if (metadata_node_is_directory(node))
		task_out(c->task, "cat: %.*s: Is a directory\n", TEXT(c->path));
	else
		print_tree(c->task, node, 0);
}

static void run_cat(struct call *c)
{
	each_path(c, cat_node, c);
}

static void tree_node_of(void *owner, struct bytes path, const struct metadata_node *node)
{
	struct call *c = owner;

	(void)path;
	if (node)
		print_tree(c->task, node, 0);
	else
		task_out(c->task, "tree: %.*s: No such file or directory.\n", TEXT(c->path));
}

static void run_tree(struct call *c)
{
	each_path(c, tree_node_of, c);
}

static void print_found(struct task *task, struct bytes path, const struct metadata_node *node)
{
	task_out(task, "%.*s\n", TEXT(path));
	for (int32_t i = 0; i < node->child_count; i++)
		print_found(task, arena_printf(task_arena(task), "%.*s%s%.*s", TEXT(path), bytes_equal_text(path, "/") ? "" : "/", TEXT(node->children[i].name)),
		            &node->children[i]);
}

static void find_node(void *owner, struct bytes path, const struct metadata_node *node)
{
	struct call *c = owner;

	(void)path;
	if (node)
		print_found(c->task, c->path, node);
	else
		task_out(c->task, "find: %.*s: no such file or directory.\n", TEXT(c->path));
}

static void run_find(struct call *c)
{
	each_path(c, find_node, c);
}

/* ---- ls ------------------------------------------------------------------------------------------------------------- */

struct listing {
	struct call *call;
	struct bytes *files;
	int32_t file_count, file_capacity;
	struct listed_directory {
		struct bytes name;
		const struct metadata_node *node;
	} *directories;
	int32_t directory_count, directory_capacity;
};

static void *grow(struct task *task, void *old, int32_t count, int32_t *capacity, size_t size)
{
	if (count < *capacity)
		return old;
	*capacity = *capacity > 0 ? *capacity * 2 : 16;
	void *items = arena_calloc(task_arena(task), (size_t)*capacity, size);

	if (old)
		memcpy(items, old, (size_t)count * size);
	return items;
}

static void list_node(void *owner, struct bytes path, const struct metadata_node *node)
{
	struct listing *l = owner;
	struct task *task = l->call->task;

	if (!node) {
		task_out(task, "ls: %.*s: no such file or directory.\n", TEXT(l->call->path));
	} else if (metadata_node_is_directory(node)) {
		l->directories = grow(task, l->directories, l->directory_count, &l->directory_capacity, sizeof(*l->directories));
		l->directories[l->directory_count++] = (struct listed_directory){ metadata_last_part(path), node };
	} else {
		l->files = grow(task, l->files, l->file_count, &l->file_capacity, sizeof(*l->files));
		l->files[l->file_count++] = metadata_last_part(path);
	}
}

/* Widths of the columns if the names stand in that many; returns their sum, or 0 if the last would be empty. */
static int32_t measure(const struct bytes *names, int32_t count, int32_t columns, int32_t widths[static COLUMNS_MAX])
{
	int32_t lines = (count + columns - 1) / columns, sum = 0;

	memset(widths, 0, COLUMNS_MAX * sizeof(*widths));
	for (int32_t i = 0; i < count; i++)
		if (widths[i / lines] < (int32_t)names[i].size + 2)
			widths[i / lines] = (int32_t)names[i].size + 2;
	for (int32_t i = 0; i < columns; i++)
		sum += widths[i];
	return widths[columns - 1] > 0 ? sum : 0;
}

static void print_names(struct call *c, struct bytes intro, const struct bytes *names, int32_t count)
{
	int32_t widths[COLUMNS_MAX], columns = c->shell->has_prompt ? COLUMNS_MAX : 1;

	if (count == 0)
		return;
	if (intro.size > 0)
		task_out(c->task, "%.*s\n", TEXT(intro));
	while (columns > 1) {
		int32_t width = measure(names, count, columns, widths);

		if (width > 0 && width <= SCREEN_WIDTH)
			break;
		columns--;
	}
	int32_t lines = (count + columns - 1) / columns;

	for (int32_t line = 0; line < lines; line++) {
		for (int32_t i = line, column = 0; i < count; i += lines, column++)
			task_out(c->task, "%-*.*s", column < columns - 1 ? widths[column] : 0, TEXT(names[i]));
		task_out(c->task, "\n");
	}
}

static void run_ls(struct call *c)
{
	struct listing l = { .call = c };

	each_path(c, list_node, &l);
	print_names(c, BYTES(""), l.files, l.file_count);
	bool has_intro = l.file_count > 0 || l.directory_count > 1, is_first = l.file_count == 0;

	for (int32_t i = 0; i < l.directory_count; i++) {
		const struct metadata_node *node = l.directories[i].node;
		struct bytes *names = arena_calloc(task_arena(c->task), (size_t)node->child_count + 1, sizeof(*names)), intro = BYTES("");

		for (int32_t j = 0; j < node->child_count; j++)
			names[j] = node->children[j].name;
		if (has_intro)
			intro = arena_printf(task_arena(c->task), "%s%.*s:", is_first ? "" : "\n", TEXT(l.directories[i].name));
		is_first = false;
		print_names(c, intro, names, node->child_count);
	}
}

/* ---- Of the interactive shell --------------------------------------------------------------------------------------- */

static void enter(void *owner, struct bytes path, const struct metadata_node *node)
{
	struct call *c = owner;

	if (!node)
		task_out(c->task, "cd: %.*s: no such directory.\n", TEXT(c->path));
	else if (!metadata_node_is_directory(node))
		task_out(c->task, "cd: %.*s: not a directory.\n", TEXT(c->path));
	else
		c->shell->directory = arena_copy(&c->task->memory, path);
}

static void run_cd(struct call *c)
{
	c->path = c->count > 0 ? c->paths[0] : BYTES("/");
	metadata_visit_path(c->shell->root, c->shell->directory, c->path, task_arena(c->task), enter, c);
}

static void run_pwd(struct call *c)
{
	task_out(c->task, "%.*s\n", TEXT(c->shell->directory));
}

static void run_exit(struct call *c)
{
	task_exit(c->task, 0);
}

static void run_history(struct call *c)
{
	int64_t wanted = INT32_MAX;
	int32_t count = c->shell->history_count;

	if (c->count > 0 && !bytes_to_int64(c->paths[0], &wanted)) {
		task_out(c->task, "argument numEntriesToShow: could not convert '%.*s' to Integer (For input string: \"%.*s\")\n", TEXT(c->paths[0]), TEXT(c->paths[0]));
		return;
	}
	wanted = wanted < 0 ? 0 : wanted;
	for (int32_t i = wanted < count ? count - (int32_t)wanted : 0; i < count; i++)
		task_out(c->task, "% 5d  %.*s\n", i, TEXT(c->shell->history[i]));
}

static void run_man(struct call *c);
static void run_help(struct call *c);

static const struct shell_word words[] = {
	{ "cat", "Print leaves.", false, ARITY_SOME, "targets", "The leaves.", run_cat },
	{ "cd", "Go to a directory.", true, ARITY_OPTIONAL, "target", "The directory; the root if there is none.", run_cd },
	{ "exit", "Leave the shell.", true, ARITY_NONE, NULL, NULL, run_exit },
	{ "find", "Print the paths of all that lies below.", false, ARITY_ANY, "paths", "Where to begin.", run_find },
	{ "help", "Show this help.", true, ARITY_NONE, NULL, NULL, run_help },
	{ "history", "Print the lines typed.", true, ARITY_OPTIONAL, "numEntriesToShow", "How many of them.", run_history },
	{ "ls", "List nodes.", false, ARITY_ANY, "targets", "Where they lie.", run_ls },
	{ "man", "Show what one command does.", true, ARITY_ONE, "cmd", "The command.", run_man },
	{ "pwd", "Print the directory one is in.", true, ARITY_NONE, NULL, NULL, run_pwd },
	{ "tree", "Print nodes and all that lies below them.", false, ARITY_SOME, "targets", "The nodes.", run_tree },
};

enum { WORD_COUNT = sizeof(words) / sizeof(words[0]), ABOUT_COLUMN = 25 };

/* ---- Help ----------------------------------------------------------------------------------------------------------- */

static void add_usage(struct buf *out, const struct shell_word *w)
{
	static const char *const forms[] = { "", " %s", " [%s]", " [%s [%s ...]]", " %s [%s ...]" };

	if (w->argument)
		buf_printf(out, forms[w->arity], w->argument, w->argument);
	buf_add_char(out, '\n');
	if (w->argument) {
		buf_printf(out, "\npositional arguments:\n  %-22s ", w->argument);
		argparse_wrap(bytes_of_text(w->argument_about), ABOUT_COLUMN, ABOUT_COLUMN, out);
		buf_add_char(out, '\n');
	}
}

static void run_man(struct call *c)
{
	struct buf out = { .heap = c->task->heap };

	for (int i = 0; i < WORD_COUNT; i++) {
		if (!bytes_equal_text(c->paths[0], words[i].name))
			continue;
		buf_printf(&out, "%s: %s\n\nusage: %s", words[i].name, words[i].about, words[i].name);
		add_usage(&out, &words[i]);
	}
	if (out.size == 0)
		buf_printf(&out, "man: unknown command %.*s. Type help to get a list of commands.\n", TEXT(c->paths[0]));
	task_write(c->task, 1, buf_bytes(&out));
	buf_free(&out);
}

/* "cat -h": of the parser that the command has inside the shell's. */
static void print_own_help(struct task *task, const struct shell_word *w)
{
	struct buf out = { .heap = task->heap };

	buf_printf(&out, "usage:  %s [-h]", w->name);
	add_usage(&out, w);
	buf_add_text(&out, "\noptional arguments:\n  -h, --help             Show this help and end.\n");
	task_write(task, 1, buf_bytes(&out));
	buf_free(&out);
}

static void run_help(struct call *c)
{
	struct buf out = { .heap = c->task->heap };

	buf_add_text(&out, "The metadata of the cluster, as a tree of files.\n\nusage:  {");
	for (int i = 0; i < WORD_COUNT; i++)
		buf_printf(&out, "%s%s", i > 0 ? "," : "", words[i].name);
	buf_add_text(&out, "} ...\n\npositional arguments:\n  {");
	for (int i = 0; i < WORD_COUNT; i++)
		buf_printf(&out, "%s%s", i > 0 ? "," : "", words[i].name);
	buf_add_text(&out, "}\n");
	for (int i = 0; i < WORD_COUNT; i++) {
		buf_printf(&out, "    %-20s ", words[i].name);
		argparse_wrap(bytes_of_text(words[i].about), ABOUT_COLUMN, ABOUT_COLUMN, &out);
		buf_add_char(&out, '\n');
	}
	task_write(c->task, 1, buf_bytes(&out));
	buf_free(&out);
}

/* ---- Which word ----------------------------------------------------------------------------------------------------- */

static bool is_there(const struct metadata_shell *s, const struct shell_word *w)
{
	return s->is_interactive || !w->is_interactive;
}

static struct bytes join_matching(struct call *c, struct bytes beginning, const char *quote)
{
	struct bytes all = BYTES("");

	for (int i = 0; i < WORD_COUNT; i++)
		if (is_there(c->shell, &words[i]) && bytes_starts_with(bytes_of_text(words[i].name), beginning))
			all = arena_printf(task_arena(c->task), "%.*s%s%s%s%s", TEXT(all), all.size > 0 ? ", " : "", quote, words[i].name, quote);
	return all;
}

/* The word, or the only one that begins so; NULL: a complaint was printed. */
static const struct shell_word *find_word(struct call *c, struct bytes typed)
{
	const struct shell_word *found = NULL;
	int matching = 0;

	for (int i = 0; i < WORD_COUNT; i++) {
		if (!is_there(c->shell, &words[i]) || !bytes_starts_with(bytes_of_text(words[i].name), typed))
			continue;
		if (bytes_equal_text(typed, words[i].name))
			return &words[i];
		found = &words[i];
		matching++;
	}
	if (matching == 1)
		return found;
	if (bytes_starts_with(typed, BYTES("-")))
		task_out(c->task, "unrecognized arguments: '%.*s'\n", TEXT(typed));
	else if (matching > 1)
		task_out(c->task, "ambiguous command: %.*s could match %.*s\n", TEXT(typed), TEXT(join_matching(c, typed, "")));
	else
		task_out(c->task, "invalid choice: '%.*s' (choose from %.*s)\n", TEXT(typed), TEXT(join_matching(c, BYTES(""), "'")));
	return NULL;
}

static bool is_flag(struct bytes word)
{
	return word.size > 1 && word.data[0] == '-' && !(word.data[1] >= '0' && word.data[1] <= '9');
}

/* Flags go first, then what is too much or too little; "--" ends the flags. */
static bool take_arguments(struct call *c, const struct shell_word *w, const struct bytes *given, int32_t count)
{
	struct bytes *kept = arena_calloc(task_arena(c->task), (size_t)count + 1, sizeof(*kept));
	int32_t most = w->arity == ARITY_NONE ? 0 : w->arity >= ARITY_ANY ? INT32_MAX : 1;
	bool is_open = true;

	c->paths = kept;
	for (int32_t i = 0; i < count; i++) {
		if (is_open && bytes_equal_text(given[i], "--")) {
			is_open = false;
		} else if (is_open && (bytes_equal_text(given[i], "-h") || bytes_equal_text(given[i], "--help"))) {
			print_own_help(c->task, w);
			return false;
		} else if ((is_open && is_flag(given[i])) || c->count == most) {
			task_out(c->task, "unrecognized arguments: '%.*s'\n", TEXT(given[i]));
			return false;
		} else {
			kept[c->count++] = given[i];
		}
	}
	if (c->count == 0 && (w->arity == ARITY_ONE || w->arity == ARITY_SOME))
		task_out(c->task, "too few arguments\n");
	return c->count > 0 || (w->arity != ARITY_ONE && w->arity != ARITY_SOME);
}

void metadata_run(struct task *task, struct metadata_shell *shell, const struct bytes *typed, int32_t count)
{
	struct call c = { .task = task, .shell = shell };

	while (count > 0 && typed[count - 1].size == 0)
		count--;
	if (count == 0)
		return;
	const struct shell_word *w = find_word(&c, typed[0]);

	if (!w || !take_arguments(&c, w, typed + 1, count - 1))
		return;
	if (bytes_equal_text(typed[0], w->name))
		w->run(&c);
	else
		task_out(task, "invalid choice: '%.*s': did you mean '%s'?\n", TEXT(typed[0]), w->name);
}
