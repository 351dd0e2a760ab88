/* scripts/README.md keeps its word: each of its examples is played. */
#include <stdio.h>
#include <stdlib.h>

#include "tests/sim/script/played.h"

static void play_example(const char *code, size_t size, int line)
{
	struct sources sources;
	struct played p;
	char *text = NULL;
	size_t text_size;
	FILE *file = open_memstream(&text, &text_size);
	bool is_whole = strncmp(code, "return scenario", 15) == 0;

	for (int i = 1; i < line; i++) /* so that Lua counts lines as the page does */
		fputc('\n', file);
	fprintf(file, "%s%.*s%s", is_whole ? "" : "return scenario { run = function(w) ", (int)size, code, is_whole ? "" : "end }\n");
	fclose(file);
	sources_init(&sources);
	sources_add(&sources, BYTES("README.md"), bytes_of(text, text_size));
	sources.folder = "scripts";
	p = played_from(&sources, true, 1);
	if (p.status != 0)
		fail_msg("the example at line %d: status %d\n%s%s", line, p.status, p.out, p.err);
	played_end(&p);
	sources_free(&sources);
	free(text);
}

TEST(the_examples_of_the_page_about_scenarios_are_so)
{
	static char page[1 << 16];
	FILE *file = fopen("scripts/README.md", "rb");
	int count = 0, line = 1;

	assert_non_null(file);
	page[fread(page, 1, sizeof(page) - 1, file)] = '\0';
	fclose(file);
	for (char *at = page, *next; (next = strstr(at, "```lua\n")); count++) {
		char *code = next + strlen("```lua\n"), *end = strstr(code, "```\n");

		assert_non_null(end);
		for (; at < code; at++)
			line += *at == '\n';
		play_example(code, (size_t)(end - code), line);
	}
	assert_in_range(count, 7, 100);
}
