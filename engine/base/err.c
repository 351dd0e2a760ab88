#include "engine/base/err.h"

#define ERR_TEXT(name, text) text,
static const char *const texts[] = { ERR_LIST(ERR_TEXT) };
#undef ERR_TEXT

#define ERR_NAME(name, text) #name,
static const char *const names[] = { ERR_LIST(ERR_NAME) };
#undef ERR_NAME

const char *err_text(enum err err)
{
	return (unsigned)err < ERR_COUNT ? texts[err] : "unknown error";
}

const char *err_name(enum err err)
{
	return (unsigned)err < ERR_COUNT ? names[err] : "unknown";
}
