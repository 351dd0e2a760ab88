#include "engine/base/mutant.h"

#include <string.h>

#define NAME(name, what, invariant) #name,
#define ABOUT(name, what, invariant) what,
#define BREAKS(name, what, invariant) invariant,
static const char *const names[MUTANT_COUNT] = { "none", MUTANTS(NAME) };
static const char *const abouts[MUTANT_COUNT] = { "nothing is planted", MUTANTS(ABOUT) };
static const char *const broken[MUTANT_COUNT] = { "nothing", MUTANTS(BREAKS) };

const char *mutant_name(enum mutant mutant)
{
	return names[mutant];
}

const char *mutant_about(enum mutant mutant)
{
	return abouts[mutant];
}

const char *mutant_breaks(enum mutant mutant)
{
	return broken[mutant];
}

enum mutant mutant_of(const char *name, int size)
{
	for (int i = 1; i < MUTANT_COUNT; i++)
		if ((int)strlen(names[i]) == size && strncmp(names[i], name, (size_t)size) == 0)
			return (enum mutant)i;
	return MUTANT_NONE;
}
