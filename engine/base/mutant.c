#include "engine/base/mutant.h"

#include <string.h>

#define NAME(name, what) #name,
#define ABOUT(name, what) what,
static const char *const names[MUTANT_COUNT] = { "none", MUTANTS(NAME) };
static const char *const abouts[MUTANT_COUNT] = { "nothing is planted", MUTANTS(ABOUT) };

const char *mutant_name(enum mutant mutant)
{
	return names[mutant];
}

const char *mutant_about(enum mutant mutant)
{
	return abouts[mutant];
}

enum mutant mutant_of(const char *name, int size)
{
	for (int i = 1; i < MUTANT_COUNT; i++)
		if ((int)strlen(names[i]) == size && strncmp(names[i], name, (size_t)size) == 0)
			return (enum mutant)i;
	return MUTANT_NONE;
}
