/* Runs the registered tests in the order of file and name: klab-tests [WORD ...]. */
#include "tests/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct test *tests;

void test_register(struct test *test)
{
	struct test **at = &tests;

	while (*at && (strcmp((*at)->file, test->file) < 0 || (strcmp((*at)->file, test->file) == 0 && strcmp((*at)->name, test->name) < 0)))
		at = &(*at)->next;
	test->next = *at;
	*at = test;
}

void assert_bytes(struct bytes actual, struct bytes expected)
{
	if (!bytes_equal(actual, expected))
		fail_msg("got:\n%.*s\nexpected:\n%.*s\n", (int)actual.size, (const char *)actual.data, (int)expected.size,
		         (const char *)expected.data);
}

void assert_golden(const char *path, struct bytes actual)
{
	if (getenv("UPDATE")) {
		FILE *out = fopen(path, "wb");

		assert_non_null(out);
		assert_int_equal(fwrite(actual.data, 1, actual.size, out), actual.size);
		fclose(out);
		return;
	}
	FILE *in = fopen(path, "rb");

	if (!in)
		fail_msg("%s is missing: run once with UPDATE=1", path);
	fseek(in, 0, SEEK_END);
	long size = ftell(in);
	char *text = malloc((size_t)size + 1);

	rewind(in);
	size_t got = fread(text, 1, (size_t)size, in);

	fclose(in);
	bool is_equal = got == actual.size && memcmp(text, actual.data, got) == 0;

	if (!is_equal)
		print_error("%s differs; got:\n%.*s\nexpected:\n%.*s\n", path, (int)actual.size, (const char *)actual.data, (int)got, text);
	free(text);
	assert_true(is_equal);
}

/* Whether its file or its name has one of the words; no words want all. */
static bool is_wanted(const struct test *test, char **words)
{
	bool is_wanted = !*words;

	for (; *words && !is_wanted; words++)
		is_wanted = strstr(test->file, *words) || strstr(test->name, *words);
	return is_wanted;
}

int main(int argc, char **argv)
{
	int count = 0, failed = 0;

	(void)argc;
	for (struct test *first = tests; first;) {
		struct CMUnitTest group[512];
		size_t size = 0;
		struct test *test = first;

		for (; test && strcmp(test->file, first->file) == 0 && size < 512; test = test->next)
			if (is_wanted(test, argv + 1))
				group[size++] = (struct CMUnitTest){ test->name, test->run, NULL, NULL, NULL };
		if (size > 0)
			failed += _cmocka_run_group_tests(first->file, group, size, NULL, NULL);
		count += (int)size;
		first = test;
	}
	printf("%d passed, %d failed\n", count - failed, failed);
	return failed > 0 || count == 0;
}
