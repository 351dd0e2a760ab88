#include "engine/meta/client_match.h"

#include "engine/meta/config_def.h"

#include <regex.h>
#include <stddef.h>

static const struct {
	const char *name;
	size_t offset;
} traits[] = {
	{ "client_instance_id", offsetof(struct client_traits, instance_id) },
	{ "client_id", offsetof(struct client_traits, client_id) },
	{ "client_software_name", offsetof(struct client_traits, software_name) },
	{ "client_software_version", offsetof(struct client_traits, software_version) },
	{ "client_source_address", offsetof(struct client_traits, source_address) },
	{ "client_source_port", offsetof(struct client_traits, source_port) },
};

/* Which trait an item is about, and its compiled pattern; -1 if it is none. The caller frees the pattern. */
static int compile(struct bytes item, struct arena *arena, regex_t *out)
{
	size_t equals = bytes_find(item, 0, '=');
	struct bytes name = bytes_trim(bytes_slice(item, 0, equals)), pattern = bytes_trim(bytes_slice(item, equals + 1, item.size));

	for (int i = 0; equals < item.size && i < (int)(sizeof(traits) / sizeof(traits[0])); i++) {
		if (!bytes_equal_text(name, traits[i].name))
			continue;
		const char *whole = arena_text(arena, arena_printf(arena, "^(%.*s)$", (int)pattern.size, (const char *)pattern.data));

		return regcomp(out, whole, REG_EXTENDED | REG_NOSUB) == 0 ? i : -1;
	}
	return -1;
}

bool client_match_is_valid(struct bytes patterns, struct arena *arena, struct bytes *problem)
{
	struct bytes item;
	regex_t pattern;

	for (size_t at = 0; config_list_next(patterns, &at, &item);) {
		if (compile(item, arena, &pattern) < 0) {
			*problem = item;
			return false;
		}
		regfree(&pattern);
	}
	return true;
}

bool client_matches(struct bytes patterns, const struct client_traits *client, struct arena *arena)
{
	bool matches = true;
	struct bytes item;
	regex_t pattern;

	for (size_t at = 0; matches && config_list_next(patterns, &at, &item);) {
		int trait = compile(item, arena, &pattern);

		if (trait < 0)
			return false;
		struct bytes value = *(const struct bytes *)(const void *)((const char *)client + traits[trait].offset);

		matches = regexec(&pattern, arena_text(arena, value), 0, NULL, 0) == 0;
		regfree(&pattern);
	}
	return matches;
}
