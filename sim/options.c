#include "sim/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/serve/serve.h"
#include "sim/shell/duration.h"

enum option_id {
	OPTION_SEED,
	OPTION_BROKERS,
	OPTION_CONTROLLERS,
	OPTION_CONTAINERS,
	OPTION_EXPOSE,
	OPTION_SPEED,
	OPTION_TRACE,
	OPTION_CHECK,
	OPTION_PLAIN,
	OPTION_TUI,
	OPTION_SEEDS,
	OPTION_MINUTES,
	OPTION_CLIENTS,
	OPTION_SWARM,
	OPTION_MUTANT,
	OPTION_ONLY,
	OPTION_SCENARIO,
	OPTION_VERBOSE,
	OPTION_RECORD,
	OPTION_VERIFY,
	OPTION_FROM,
	OPTION_UNTIL,
	OPTION_CAST,
	OPTION_CAST3,
	OPTION_DIAGRAM,
	OPTION_REPORT, OPTION_PAGE,
	OPTION_PORT,
	OPTION_DATA,
	OPTION_BOOTSTRAP_SERVER,
	OPTION_STEP,
	OPTION_HELP,
};

static const struct known {
	const char *name;
	bool has_value;
	enum option_id id;
	const char *commands; /* NULL: all */
} known[] = {
	{ "--seed", true, OPTION_SEED, " learn shell run " },
	{ "--brokers", true, OPTION_BROKERS, " shell run fuzz serve " },
	{ "--controllers", true, OPTION_CONTROLLERS, " shell " },
	{ "--containers", false, OPTION_CONTAINERS, " shell " },
	{ "--expose", false, OPTION_EXPOSE, " learn shell run " },
	{ "--speed", true, OPTION_SPEED, " learn shell run replay " },
	{ "--trace", true, OPTION_TRACE, " run shell fuzz replay " },
	{ "--record", true, OPTION_RECORD, " learn run shell " },
	{ "--verify", false, OPTION_VERIFY, " replay " },
	{ "--tui", false, OPTION_TUI, " run replay " },
	{ "--from", true, OPTION_FROM, " replay " },
	{ "--until", true, OPTION_UNTIL, " replay " },
	{ "--check", false, OPTION_CHECK, " lessons " },
	{ "--plain", false, OPTION_PLAIN, " learn " },
	{ "--seeds", true, OPTION_SEEDS, " fuzz " },
	{ "--minutes", true, OPTION_MINUTES, " fuzz " },
	{ "--clients", true, OPTION_CLIENTS, " fuzz " },
	{ "--swarm", false, OPTION_SWARM, " fuzz " },
	{ "--mutant", true, OPTION_MUTANT, " fuzz " },
	{ "--only", true, OPTION_ONLY, " fuzz " },
	{ "--scenario", true, OPTION_SCENARIO, " fuzz " },
	{ "--verbose", false, OPTION_VERBOSE, " fuzz " },
	{ "--cast", true, OPTION_CAST, " run replay " },
	{ "--cast3", true, OPTION_CAST3, " run replay " },
	{ "--diagram", true, OPTION_DIAGRAM, " run replay " },
	{ "--html", true, OPTION_PAGE, " run replay " },
	{ "--report", true, OPTION_REPORT, " run replay " },
	{ "--port", true, OPTION_PORT, " serve " },
	{ "--data", true, OPTION_DATA, " serve " },
	{ "--bootstrap-server", true, OPTION_BOOTSTRAP_SERVER, " shell lab learn " },
	{ "--step", true, OPTION_STEP, " lab " },
	{ "--help", false, OPTION_HELP, NULL },
};
enum { KNOWN_COUNT = sizeof(known) / sizeof(known[0]), WORD_MAX = 64, WORLD_BROKERS_MAX = 100 };

/* Edits (insert, remove, replace) that turn one into the other. */
static int distance(const char *a, const char *b)
{
	int row[WORD_MAX + 1];
	int size_b = (int)strlen(b);

	if (strlen(a) > WORD_MAX || size_b > WORD_MAX)
		return WORD_MAX;
	for (int j = 0; j <= size_b; j++)
		row[j] = j;
	for (int i = 1; a[i - 1]; i++) {
		int corner = row[0];

		row[0] = i;
		for (int j = 1; j <= size_b; j++) {
			int best = corner + (a[i - 1] != b[j - 1]);

			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[size_b];
}

const char *klab_nearest(const char *word, const char *const *list, int count)
{
	const char *nearest = NULL;
	int least = 3;

	for (int i = 0; i < count; i++) {
		int d = distance(word, list[i]);

		if (d < least && d < (int)strlen(list[i])) {
			least = d;
			nearest = list[i];
		}
	}
	return nearest;
}

static bool is_for(const struct known *k, const char *command)
{
	char word[32];

	snprintf(word, sizeof(word), " %s ", command);
	return !k->commands || strstr(k->commands, word);
}

static bool unknown(const char *command, const char *option)
{
	const char *names[KNOWN_COUNT];
	int count = 0;

	for (int i = 0; i < KNOWN_COUNT; i++)
		if (is_for(&known[i], command))
			names[count++] = known[i].name;
	const char *near = klab_nearest(option, names, count);

	fprintf(stderr, "klab %s: there is no option '%s'%s%s%s; klab %s --help lists them\n", command, option, near ? ", did you mean " : "",
	        near ? near : "", near ? "?" : "", command);
	return false;
}

static bool bad_value(const char *command, const char *option, const char *value, const char *wanted)
{
	fprintf(stderr, "klab %s: %s needs %s, not '%s'\n", command, option, wanted, value);
	return false;
}

static bool take_brokers(struct klab_options *o, const char *command, const char *value, int64_t number)
{
	int max = strcmp(command, "serve") == 0 ? SERVE_BROKERS_MAX : WORLD_BROKERS_MAX;
	char wanted[40];

	snprintf(wanted, sizeof(wanted), "a number from 1 to %d", max);
	o->brokers = (int)number;
	return (number >= 1 && number <= max) || bad_value(command, "--brokers", value, wanted);
}

/* "N" (1 to N) or "A-B". */
static bool take_seeds(struct klab_options *o, const char *value)
{
	char *end;

	if (*value < '0' || *value > '9')
		return false;
	o->first_seed = 1;
	o->last_seed = strtoull(value, &end, 10);
	if (*end == '-' && end[1] >= '0' && end[1] <= '9') {
		o->first_seed = o->last_seed;
		o->last_seed = strtoull(end + 1, &end, 10);
	}
	return *end == '\0' && o->last_seed >= o->first_seed && o->last_seed > 0 && o->last_seed < UINT64_MAX;
}

/* Its name says which kind of diagram it is. Both may be asked for. */
static bool take_diagram(struct klab_options *o, const char *value)
{
	const char *dot = strrchr(value, '.');

	if (!dot || (strcmp(dot, ".svg") != 0 && strcmp(dot, ".mmd") != 0))
		return false;
	if (strcmp(dot, ".svg") == 0)
		o->diagram_svg = value;
	else
		o->diagram_mermaid = value;
	return true;
}

static bool take(struct klab_options *o, const char *command, const struct known *k, const char *value)
{
	char *end = NULL;
	int64_t number = 0;
	bool is_whole = value && bytes_to_int64(bytes_of_text(value), &number);

	switch (k->id) {
	case OPTION_SEED:
		if (!is_whole || number < 0)
			return bad_value(command, k->name, value, "a number from 0");
		o->has_seed = true;
		o->seed = (uint64_t)number;
		break;
	case OPTION_BROKERS:
		if (!take_brokers(o, command, value, is_whole ? number : 0))
			return false;
		break;
	case OPTION_CONTROLLERS:
		if (!is_whole || number < 0 || number > 9)
			return bad_value(command, k->name, value, "a number from 0 to 9");
		o->controllers = (int)number;
		break;
	case OPTION_SPEED:
		o->speed = strtod(value, &end);
		if (!*value || *end || !(o->speed > 0 && o->speed <= 1e6))
			return bad_value(command, k->name, value, "a positive number");
		break;
	case OPTION_TRACE:
		o->trace = value;
		break;
	case OPTION_CHECK:
		o->is_check = true;
		break;
	case OPTION_PLAIN:
		o->is_plain = true;
		break;
	case OPTION_TUI:
		o->is_tui = true;
		break;
	case OPTION_SEEDS:
		if (!take_seeds(o, value))
			return bad_value(command, k->name, value, "a number of seeds, or the first and the last such as 1-500");
		break;
	case OPTION_MINUTES:
		if (!is_whole || number < 1 || number > 100000)
			return bad_value(command, k->name, value, "a number from 1");
		o->minutes = (int)number;
		break;
	case OPTION_CLIENTS:
		if (!is_whole || number < 1 || number > 8)
			return bad_value(command, k->name, value, "a number from 1 to 8");
		o->clients = (int)number;
		break;
	case OPTION_SWARM:
		o->is_swarm = true;
		break;
	case OPTION_SCENARIO:
		o->scenario = value;
		break;
	case OPTION_MUTANT:
		o->mutant = value;
		break;
	case OPTION_ONLY:
		o->only = value;
		break;
	case OPTION_VERBOSE:
		o->is_verbose = true;
		break;
	case OPTION_CAST:
		o->cast = value;
		break;
	case OPTION_CAST3:
		o->cast3 = value;
		break;
	case OPTION_DIAGRAM:
		if (!take_diagram(o, value))
			return bad_value(command, k->name, value, "a file name that ends in .svg or .mmd");
		break;
	case OPTION_PAGE:
		o->page = value;
		break;
	case OPTION_REPORT:
		o->report = value;
		break;
	case OPTION_PORT:
		if (!is_whole || number < 0 || number > 65535)
			return bad_value(command, k->name, value, "a number from 1 to 65535, or 0 for ports that are free");
		o->port = number ? (int)number : SERVE_PORT_FREE;
		break;
	case OPTION_DATA:
		o->data = value;
		break;
	case OPTION_BOOTSTRAP_SERVER:
		o->bootstrap_server = value;
		break;
	case OPTION_STEP:
		if (!is_whole || number < 1 || number > 1000)
			return bad_value(command, k->name, value, "a step's number from 1");
		o->step = (int)number;
		break;
	case OPTION_RECORD:
		o->record = value;
		break;
	case OPTION_EXPOSE:
		if (value && (!is_whole || number < 1 || number > 65535))
			return bad_value(command, k->name, value, "a port from 1 to 65535");
		o->is_exposed = true;
		o->expose_port = (int)number;
		break;
	case OPTION_CONTAINERS:
		o->has_containers = true;
		break;
	case OPTION_VERIFY:
		o->is_verify = true;
		break;
	case OPTION_FROM:
	case OPTION_UNTIL:
		if (!duration_parse(bytes_of_text(value), k->id == OPTION_FROM ? &o->from_us : &o->until_us))
			return bad_value(command, k->name, value, "a time such as 30s or 1.5m");
		break;
	case OPTION_HELP:
		o->is_help = true;
		break;
	}
	return true;
}

/* What stands behind "--" is for the scenario. */
static bool take_parameters(struct klab_options *o, const char *command, int count, char **words)
{
	enum { PARAMETERS_MAX = sizeof(o->parameters) / sizeof(o->parameters[0]) };

	if (strcmp(command, "run") != 0)
		return unknown(command, "--");
	if (count > PARAMETERS_MAX) {
		fprintf(stderr, "klab %s: there are too many words behind --\n", command);
		return false;
	}
	for (int i = 0; i < count; i++)
		o->parameters[o->parameter_count++] = words[i];
	return true;
}

/* What may stand behind --expose and is no lesson's number, nor a file. */
static bool is_port(const char *word)
{
	size_t size = strspn(word, "0123456789");

	return size > 2 && word[size] == 0;
}

bool klab_options_read(struct klab_options *o, const char *command, int argc, char **argv)
{
	memset(o, 0, sizeof(*o));
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		size_t size = strcspn(word, "=");
		const struct known *found = NULL;

		if (strcmp(word, "--") == 0)
			return take_parameters(o, command, argc - i - 1, argv + i + 1);
		if (word[0] != '-' || word[1] == 0) {
			if (o->word_count == 64) {
				fprintf(stderr, "klab %s: there are too many words\n", command);
				return false;
			}
			o->words[o->word_count++] = word;
			continue;
		}
		for (int k = 0; k < KNOWN_COUNT; k++)
			if (strlen(known[k].name) == size && strncmp(known[k].name, word, size) == 0 && is_for(&known[k], command))
				found = &known[k];
		if (strcmp(word, "-h") == 0)
			found = &known[KNOWN_COUNT - 1];
		bool may_have_value = found && (found->has_value || found->id == OPTION_EXPOSE);

		if (!found || (!may_have_value && word[size] == '='))
			return unknown(command, word);
		const char *value = word[size] == '=' ? word + size + 1 : NULL;

		if (found->has_value && !value && i + 1 == argc) {
			fprintf(stderr, "klab %s: %s needs a value\n", command, found->name);
			return false;
		}
		if (found->has_value && !value)
			value = argv[++i];
		if (found->id == OPTION_EXPOSE && !value && i + 1 < argc && is_port(argv[i + 1]))
			value = argv[++i];
		if (!take(o, command, found, value))
			return false;
	}
	return true;
}
