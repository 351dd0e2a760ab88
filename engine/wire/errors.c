#include "engine/wire/errors.h"

struct kafka_error_row {
	const char *name;
	const char *text;
	const char *exception;
	bool is_retriable;
};

/* Codes begin at -1 and have no gaps. */
#define ROW(name, code, is_retriable, exception, text) [(code) + 1] = { #name, text, exception, is_retriable },
static const struct kafka_error_row rows[] = { KAFKA_ERRORS(ROW) };
#undef ROW

static const struct kafka_error_row *row_of(int16_t code)
{
	bool is_known = code >= -1 && code < (int)(sizeof(rows) / sizeof(rows[0])) - 1;

	return &rows[is_known ? code + 1 : KAFKA_UNKNOWN_SERVER_ERROR + 1];
}

const char *kafka_error_name(int16_t code)
{
	return row_of(code)->name;
}

const char *kafka_error_text(int16_t code)
{
	return row_of(code)->text;
}

const char *kafka_error_exception(int16_t code)
{
	return row_of(code)->exception;
}

bool kafka_error_is_retriable(int16_t code)
{
	return row_of(code)->is_retriable;
}
