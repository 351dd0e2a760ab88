#include "engine/meta/config_def.h"

#include "engine/base/json.h"

#include <math.h>
#include <stdio.h>
#include <strings.h>

const struct config_def *config_find(const struct config_table *table, struct bytes name)
{
	int low = 0, high = bytes_is_null(name) ? 0 : table->count;

	while (low < high) {
		int middle = (low + high) / 2;

		if (strncmp(table->defs[middle].name, (const char *)name.data, name.size) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < table->count && bytes_equal_text(name, table->defs[low].name) ? &table->defs[low] : NULL;
}

bool config_list_next(struct bytes list, size_t *at, struct bytes *item)
{
	if (*at > list.size || bytes_trim(list).size == 0)
		return false;
	size_t end = bytes_find(list, *at, ',');

	*item = bytes_trim(bytes_slice(list, *at, end - *at));
	*at = end + 1;
	return true;
}

bool config_list_has(struct bytes list, struct bytes wanted)
{
	struct bytes item;

	for (size_t at = 0; config_list_next(list, &at, &item);)
		if (bytes_equal(item, wanted))
			return true;
	return false;
}

bool config_synonym_next(const struct config_def *def, size_t *at, struct bytes *name, int64_t *unit_ms)
{
	if (!def->synonyms || !config_list_next(bytes_of_text(def->synonyms), at, name))
		return false;
	*unit_ms = 1;
	if (name->data[name->size - 1] == '*') {
		name->size--;
		*unit_ms = bytes_find_bytes(*name, BYTES("hours")) < name->size ? 3600000 : 60000;
	}
	return true;
}

bool config_to_bool(struct bytes b)
{
	b = bytes_trim(b);
	return b.size == 4 && strncasecmp((const char *)b.data, "true", 4) == 0;
}

int64_t config_to_int64(struct bytes b)
{
	int64_t value = 0;

	bytes_to_int64(bytes_trim(b), &value);
	return value;
}

/* Digits, a point, an exponent; not by strtod(), which follows the locale. */
static bool to_double(struct bytes b, double *out)
{
	size_t at = 0;
	double value = 0, sign = 1;
	int scale = 0, digits = 0;

	b = bytes_trim(b);
	if (at < b.size && (b.data[at] == '-' || b.data[at] == '+'))
		sign = b.data[at++] == '-' ? -1 : 1;
	for (bool has_point = false; at < b.size; at++) {
		if (b.data[at] == '.' && !has_point) {
			has_point = true;
		} else if (b.data[at] >= '0' && b.data[at] <= '9') {
			value = value * 10 + (b.data[at] - '0');
			scale -= has_point;
			digits++;
		} else {
			break;
		}
	}
	if (at < b.size && (b.data[at] | 0x20) == 'e') {
		int64_t exponent;

		if (!bytes_to_int64(bytes_slice(b, at + 1, b.size), &exponent) || exponent > 400 || exponent < -400)
			return false;
		scale += (int)exponent;
		at = b.size;
	}
	/* A divisor keeps 0.2 what a compiler makes of it; a factor would not. */
	*out = sign * (scale < 0 ? value / pow(10, -scale) : value * pow(10, scale));
	return digits > 0 && at == b.size;
}

double config_to_double(struct bytes b)
{
	double value = 0;

	to_double(b, &value);
	return value;
}

static bool invalid(const struct config_def *def, struct bytes value, struct buf *problem, const char *text)
{
	buf_add_text(problem, "Invalid value ");
	buf_add_bytes(problem, value);
	buf_printf(problem, " for configuration %s: %s", def->name, text);
	return false;
}

static bool check_text_allowed(const struct config_def *def, struct bytes value, struct buf *problem)
{
	struct bytes item;

	if (config_list_has(bytes_of_text(def->allowed), value))
		return true;
	invalid(def, value, problem, "String must be one of: ");
	for (size_t at = 0; config_list_next(bytes_of_text(def->allowed), &at, &item);) {
		buf_add_bytes(problem, item);
		if (at < strlen(def->allowed))
			buf_add_text(problem, ", ");
	}
	return false;
}

static bool check_list(const struct config_def *def, struct bytes value, struct buf *problem)
{
	struct bytes item, other;
	bool has_allowed = def->check == CHECK_LIST_OF || def->check == CHECK_NON_EMPTY_LIST_OF;

	if (bytes_trim(value).size == 0) {
		if (def->check == CHECK_LIST || def->check == CHECK_LIST_OF)
			return true;
		buf_printf(problem, "Configuration '%s' must not be empty. Valid values include: ", def->name);
		if (!has_allowed)
			buf_add_text(problem, "any non-empty value");
		for (size_t at = 0; has_allowed && config_list_next(bytes_of_text(def->allowed), &at, &item);) {
			buf_add_text(problem, problem->data[problem->size - 1] == ' ' ? "[" : ", ");
			buf_add_bytes(problem, item);
		}
		buf_add_text(problem, has_allowed ? "]" : "");
		return false;
	}
	for (size_t at = 0; config_list_next(value, &at, &item);)
		for (size_t behind = at; config_list_next(value, &behind, &other);)
			if (bytes_equal(item, other)) {
				buf_printf(problem, "Configuration '%s' values must not be duplicated.", def->name);
				return false;
			}
	for (size_t at = 0; config_list_next(value, &at, &item);) {
		if (item.size == 0) {
			buf_printf(problem, "Configuration '%s' values must not be empty.", def->name);
			return false;
		}
		if (has_allowed && !check_text_allowed(def, item, problem))
			return false;
	}
	return true;
}

static bool is_digits(struct bytes b)
{
	for (size_t i = 0; i < b.size; i++)
		if (b.data[i] < '0' || b.data[i] > '9')
			return false;
	return b.size > 0;
}

static bool check_throttled(const struct config_def *def, struct bytes value, struct buf *problem)
{
	struct bytes item;

	if (bytes_equal_text(bytes_trim(value), "*"))
		return true;
	for (size_t at = 0; config_list_next(value, &at, &item);) {
		size_t colon = bytes_find(item, 0, ':');

		if (item.size == 0 || (is_digits(bytes_slice(item, 0, colon)) && is_digits(bytes_slice(item, colon + 1, item.size))))
			continue;
		buf_add_text(problem, "Invalid value [");
		for (size_t all = 0; config_list_next(value, &all, &item);) {
			buf_add_bytes(problem, item);
			buf_add_text(problem, all < value.size ? ", " : "]");
		}
		buf_printf(problem, " for configuration %s: %s must be the literal '*' or a list of replicas in the following format: "
		           "[partitionId]:[brokerId],[partitionId]:[brokerId],...", def->name, def->name);
		return false;
	}
	return true;
}

static bool check_integer(const struct config_def *def, struct bytes value, struct buf *problem)
{
	static const struct {
		enum config_type type;
		int64_t min, max;
		const char *text;
	} types[] = {
		{ CONFIG_INT, INT32_MIN, INT32_MAX, "Not a number of type INT" },
		{ CONFIG_SHORT, INT16_MIN, INT16_MAX, "Not a number of type SHORT" },
		{ CONFIG_LONG, INT64_MIN, INT64_MAX, "Not a number of type LONG" },
	};
	int64_t number;
	char text[64];

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (def->type == types[i].type &&
		    (!bytes_to_int64(bytes_trim(value), &number) || number < types[i].min || number > types[i].max))
			return invalid(def, value, problem, types[i].text);
	struct bytes canonical = bytes_of(text, (size_t)snprintf(text, sizeof(text), "%lld", (long long)number));
	char limit[96];

	if (def->check == CHECK_GZIP_LEVEL && number != -1 && (number < 1 || number > 9))
		return invalid(def, canonical, problem, "Value must be between 1 and 9 or equal to -1");
	if ((def->check == CHECK_AT_LEAST || def->check == CHECK_RANGE) && number < def->min) {
		snprintf(limit, sizeof(limit), "Value must be at least %lld", (long long)def->min);
		return invalid(def, canonical, problem, limit);
	}
	if (def->check == CHECK_RANGE && number > def->max) {
		snprintf(limit, sizeof(limit), "Value must be no more than %lld", (long long)def->max);
		return invalid(def, canonical, problem, limit);
	}
	return true;
}

static bool check_double(const struct config_def *def, struct bytes value, struct buf *problem)
{
	double number;

	if (!to_double(value, &number))
		return invalid(def, value, problem, "Not a number of type DOUBLE");
	bool is_low = def->check == CHECK_RANGE && number < (double)def->min;
	bool is_high = def->check == CHECK_RANGE && number > (double)def->max;

	if (is_low || is_high) {
		buf_add_text(problem, "Invalid value ");
		json_add_double(problem, number);
		buf_printf(problem, " for configuration %s: Value must be %s %lld", def->name, is_low ? "at least" : "no more than",
		           (long long)(is_low ? def->min : def->max));
	}
	return !is_low && !is_high;
}

static bool is_boolean(struct bytes b)
{
	b = bytes_trim(b);
	return config_to_bool(b) || (b.size == 5 && strncasecmp((const char *)b.data, "false", 5) == 0);
}

bool config_check_value(const struct config_def *def, struct bytes value, struct buf *problem)
{
	switch (def->type) {
	case CONFIG_BOOLEAN:
		return is_boolean(value) || invalid(def, value, problem, "Expected value to be either true or false");
	case CONFIG_INT:
	case CONFIG_SHORT:
	case CONFIG_LONG:
		return check_integer(def, value, problem);
	case CONFIG_DOUBLE:
		return check_double(def, value, problem);
	case CONFIG_LIST:
		if (def->check == CHECK_THROTTLED)
			return check_throttled(def, value, problem);
		return def->check == CHECK_NONE || check_list(def, value, problem);
	case CONFIG_STRING:
		return def->check != CHECK_ONE_OF || check_text_allowed(def, bytes_trim(value), problem);
	case CONFIG_CLASS:
	case CONFIG_PASSWORD:
		break;
	}
	return true;
}
