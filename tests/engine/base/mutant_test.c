#include "engine/base/mutant.h"
#include "tests/test.h"

#include <string.h>

TEST(every_mutant_is_found_by_its_name_and_no_other_word_is_one)
{
	for (int i = 1; i < MUTANT_COUNT; i++) {
		const char *name = mutant_name((enum mutant)i);

		assert_int_equal(mutant_of(name, (int)strlen(name)), i);
		assert_true(strlen(mutant_about((enum mutant)i)) > 0);
		assert_int_equal(mutant_of(name, (int)strlen(name) - 1), MUTANT_NONE);
	}
	assert_int_equal(mutant_of("none", 4), MUTANT_NONE);
	assert_int_equal(mutant_of("", 0), MUTANT_NONE);
}
