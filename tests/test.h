/* Tests: TEST(sentence_for_a_name) { ... } anywhere under tests/ registers itself, so none can be forgotten. The body uses
 * cmocka's assert_*. `make test TEST=words` runs those whose file or name has the words.
 */
#ifndef KLAB_TESTS_TEST_H
#define KLAB_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/base/bytes.h"

struct test {
	const char *name;
	const char *file;
	void (*run)(void **state);
	struct test *next;
};

void test_register(struct test *);

#define TEST(name)                                                             \
	static void name(void **state);                                            \
	static struct test name##_test = { #name, __FILE__, name, NULL };          \
	__attribute__((constructor)) static void name##_register(void)             \
	{                                                                          \
		test_register(&name##_test);                                           \
	}                                                                          \
	static void name(void **state __attribute__((unused)))

/* Compares text with the golden file of that path (relative to the project), or rewrites it when UPDATE=1 is set. */
void assert_golden(const char *path, struct bytes actual);

/* Fails with both texts when they differ. */
void assert_bytes(struct bytes actual, struct bytes expected);

#define assert_text(actual, expected) assert_bytes((actual), bytes_of_text(expected))

#endif
