/* Paths of kafka-metadata-shell: ".", "..", and parts with * ? and {a,b} in them. */
#include "sim/shell/kafka/metadata_nodes.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { PARTS_MAX = 64 };

/* ---- One part ------------------------------------------------------------------------------------------------------- */

static bool is_sound(struct bytes glob)
{
	bool is_in_group = false;

	for (size_t i = 0; i < glob.size; i++) {
		if (glob.data[i] == '\\')
			i++;
		else if (glob.data[i] == '{' && is_in_group)
			return false;
		else if (glob.data[i] == '{' || glob.data[i] == '}')
			is_in_group = glob.data[i] == '{';
	}
	return !is_in_group;
}

static bool is_literal(struct bytes glob)
{
	for (size_t i = 0; i < glob.size; i++) {
		if (glob.data[i] == '\\')
			i++;
		else if (glob.data[i] == '*' || glob.data[i] == '?' || glob.data[i] == '{')
			return false;
	}
	return true;
}

static bool matches(struct bytes glob, struct bytes name);

/* "{a,b}rest" against the name: each alternative in turn. */
static bool matches_group(struct bytes glob, struct bytes name)
{
	size_t end = bytes_find(glob, 0, '}'), at = 1;
	struct bytes rest = bytes_slice(glob, end + 1, glob.size);

	while (at <= end) {
		size_t comma = bytes_find(glob, at, ',');
		size_t stop = comma < end ? comma : end;
		struct bytes choice = bytes_slice(glob, at, stop - at);

		/* Alternatives may hold stars: try each length of the name that they may stand for. */
		for (size_t size = 0; size <= name.size; size++)
			if (matches(choice, bytes_slice(name, 0, size)) && matches(rest, bytes_slice(name, size, name.size)))
				return true;
		at = stop + 1;
	}
	return false;
}

static bool matches(struct bytes glob, struct bytes name)
{
	while (glob.size > 0) {
		uint8_t c = glob.data[0];

		if (c == '{')
			return matches_group(glob, name);
		if (c == '*') {
			for (size_t skip = 0; skip <= name.size; skip++)
				if (matches(bytes_slice(glob, 1, glob.size), bytes_slice(name, skip, name.size)))
					return true;
			return false;
		}
		if (c == '\\' && glob.size > 1) {
			glob = bytes_slice(glob, 1, glob.size);
			c = glob.data[0];
		} else if (c == '?' && name.size > 0) {
			c = name.data[0];
		}
		if (name.size == 0 || name.data[0] != c)
			return false;
		glob = bytes_slice(glob, 1, glob.size);
		name = bytes_slice(name, 1, name.size);
	}
	return name.size == 0;
}

bool metadata_glob_matches(struct bytes glob, struct bytes name)
{
	return is_sound(glob) && !is_literal(glob) ? matches(glob, name) : bytes_equal(glob, name);
}

/* ---- Whole paths ---------------------------------------------------------------------------------------------------- */

struct walk {
	struct bytes parts[PARTS_MAX];
	int32_t count;
	struct arena *arena;
	metadata_visit *visit;
	void *owner;
};

static void split(struct walk *w, struct bytes path)
{
	while (path.size > 0) {
		size_t end = bytes_find(path, 0, '/');
		struct bytes part = bytes_slice(path, 0, end);

		path = bytes_slice(path, end + 1, path.size);
		if (bytes_equal_text(part, "..") && w->count > 0)
			w->count--;
		else if (part.size > 0 && !bytes_equal_text(part, ".") && !bytes_equal_text(part, "..") && w->count < PARTS_MAX)
			w->parts[w->count++] = part;
	}
}

static struct bytes join(struct walk *w, struct bytes path, struct bytes name)
{
	return arena_printf(w->arena, "%.*s/%.*s", TEXT(path), TEXT(name));
}

static bool visit(struct walk *w, int32_t at, const struct metadata_node *node, struct bytes path)
{
	bool is_found = false;

	if (at == w->count) {
		w->visit(w->owner, path.size > 0 ? path : BYTES("/"), node);
		return true;
	}
	struct bytes part = w->parts[at];

	if (!metadata_node_is_directory(node))
		return false;
	if (is_literal(part) || !is_sound(part)) {
		const struct metadata_node *child = metadata_node_child(node, part);

		return child && visit(w, at + 1, child, join(w, path, part));
	}
	for (int32_t i = 0; i < node->child_count; i++)
		if (matches(part, node->children[i].name) && visit(w, at + 1, &node->children[i], join(w, path, node->children[i].name)))
			is_found = true;
	return is_found;
}

void metadata_visit_path(const struct metadata_node *root, struct bytes from, struct bytes path, struct arena *arena, metadata_visit *call, void *owner)
{
	struct walk *w = arena_calloc(arena, 1, sizeof(*w));

	w->arena = arena;
	w->visit = call;
	w->owner = owner;
	if (!bytes_starts_with(path, BYTES("/")))
		split(w, from);
	split(w, path);
	if (!visit(w, 0, root, BYTES("")))
		call(owner, path, NULL);
}

struct bytes metadata_last_part(struct bytes path)
{
	size_t at = path.size;

	while (at > 0 && path.data[at - 1] != '/')
		at--;
	return path.size <= 1 ? BYTES("/") : bytes_slice(path, at, path.size);
}
