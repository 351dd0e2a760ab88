#include "engine/broker/storage_plan.h"

#include <stdarg.h>

#include "engine/base/uuid.h"
#include "engine/meta/metadata_version.h"

#define TEXT(b) (int)(b).size, (const char *)((b).data ? (b).data : (const uint8_t *)"")

enum { KRAFT_VERSION_LAST = 1, METADATA_VERSION_UNSTABLE = METADATA_VERSION_MAX + 1 };

#define METADATA_VERSION_UNSTABLE_NAME "4.5-IV0" /* known to this release, and not for use */

int storage_fail(struct buf *errors, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(errors, format, args);
	va_end(args);
	buf_add_char(errors, '\n');
	return 1;
}

int storage_throw(struct buf *errors, const char *class, const char *format, ...)
{
	va_list args;

	buf_printf(errors, "Exception in thread \"main\" java.lang.%s: ", class);
	va_start(args, format);
	buf_vprintf(errors, format, args);
	va_end(args);
	buf_add_char(errors, '\n');
	return 1;
}

/* ---- The release ---------------------------------------------------------------------------------------------------- */

/* "4.0.1" counts as "4.0". */
static struct bytes first_two_parts(struct bytes release)
{
	return bytes_slice(release, 0, bytes_find(release, bytes_find(release, 0, '.') + 1, '.'));
}

int storage_plan_release(struct storage_plan *p)
{
	struct bytes wanted = p->options->release_version;

	p->metadata_version = METADATA_VERSION_MAX;
	p->version_name = METADATA_VERSION_MAX_NAME;
	if (bytes_is_null(wanted))
		return 0;
	p->metadata_version = metadata_version_of(first_two_parts(wanted), &p->version_name);
	if (p->metadata_version > 0)
		return 0;
	buf_printf(p->errors, "Unknown metadata.version '%.*s'. Supported metadata.version are: ", TEXT(wanted));
	for (int16_t level = METADATA_VERSION_MIN; level <= METADATA_VERSION_MAX; level++)
		buf_printf(p->errors, "%s%s", level > METADATA_VERSION_MIN ? ", " : "", metadata_version_name(level));
	buf_add_char(p->errors, '\n');
	return 1;
}

/* ---- The features --------------------------------------------------------------------------------------------------- */

/* "name=level" */
static int parse_feature(struct storage_plan *p, struct bytes text, struct bytes *name, int16_t *level)
{
	size_t sign = bytes_find(text, 0, '=');
	struct bytes number = bytes_trim(bytes_slice(text, sign + 1, text.size));
	int64_t value;

	if (sign >= text.size)
		return storage_throw(p->errors, "RuntimeException", "Can't parse feature=level string %.*s: equals sign not found.", TEXT(text));
	if (!bytes_to_int64(number, &value) || value < INT16_MIN || value > INT16_MAX)
		return storage_throw(p->errors, "RuntimeException", "Can't parse feature=level string %.*s: unable to parse %.*s as a short.", TEXT(text),
		                     TEXT(number));
	*name = bytes_trim(bytes_slice(text, 0, sign));
	*level = (int16_t)value;
	return 0;
}

int storage_plan_features(struct storage_plan *p)
{
	struct bytes name;
	int16_t level;
	int status = 0;

	for (int32_t i = 0; i < p->options->feature_count && status == 0; i++)
		status = parse_feature(p, p->options->features[i], &name, &level);
	return status;
}

/* The level that was asked for (the last one counts), or -1. All of them parse. */
static int32_t asked_level(struct storage_plan *p, const char *feature)
{
	struct bytes name;
	int16_t level;
	int32_t found = -1;

	for (int32_t i = 0; i < p->options->feature_count; i++)
		if (parse_feature(p, p->options->features[i], &name, &level) == 0 && bytes_equal_text(name, feature))
			found = level;
	return found;
}

static int cluster_feature_of(struct bytes name)
{
	int i = 0;

	while (i < cluster_feature_count && !bytes_equal_text(name, cluster_features[i].name))
		i++;
	return i;
}

static bool is_feature(struct bytes name)
{
	return cluster_feature_of(name) < cluster_feature_count || bytes_equal_text(name, "metadata.version") || bytes_equal_text(name, "kraft.version");
}

static int fail_unsupported(struct storage_plan *p, struct bytes name)
{
	bool has_kraft = false;

	buf_printf(p->errors, "Unsupported feature: %.*s. Supported features are: ", TEXT(name));
	for (int i = 0; i < cluster_feature_count; i++) {
		if (!has_kraft && strcmp(cluster_features[i].name, "kraft.version") > 0) {
			buf_add_text(p->errors, "kraft.version, ");
			has_kraft = true;
		}
		buf_printf(p->errors, "%s%s", cluster_features[i].name, i + 1 < cluster_feature_count || !has_kraft ? ", " : "\n");
	}
	if (!has_kraft)
		buf_add_text(p->errors, "kraft.version\n");
	return 1;
}

static int check_names(struct storage_plan *p)
{
	struct bytes name;
	int16_t level;

	for (int32_t i = 0; i < p->options->feature_count; i++)
		if (parse_feature(p, p->options->features[i], &name, &level) == 0 && !is_feature(name))
			return fail_unsupported(p, name);
	return 0;
}

static int plan_metadata_version(struct storage_plan *p)
{
	int32_t level = asked_level(p, "metadata.version");

	if (level < 0)
		return 0;
	if (!bytes_is_null(p->options->release_version))
		return storage_fail(p->errors, "Use --release-version instead of --feature metadata.version=X to avoid ambiguity.");
	if (level == METADATA_VERSION_UNSTABLE)
		return storage_fail(p->errors, "metadata.version %s is not yet stable.", METADATA_VERSION_UNSTABLE_NAME);
	if (!metadata_version_name((int16_t)level))
		return storage_throw(p->errors, "IllegalArgumentException", "No MetadataVersion with feature level %d. Valid feature levels are from %d to %d.",
		                     (int)level, METADATA_VERSION_MIN, METADATA_VERSION_UNSTABLE);
	p->metadata_version = (int16_t)level;
	p->version_name = metadata_version_name(p->metadata_version);
	return 0;
}

static int plan_kraft_version(struct storage_plan *p)
{
	int32_t level = asked_level(p, "kraft.version");

	p->kraft_version = p->is_static ? 0 : KRAFT_VERSION_LAST;
	if (level == 0 && !p->is_static)
		return storage_fail(p->errors, "Cannot set kraft.version to 0 if controller.quorum.voters is empty and one of the flags --standalone, "
		                               "--initial-controllers, or --no-initial-controllers is used. For dynamic controllers support, try "
		                               "removing the --feature flag for kraft.version.");
	if (level > 0 && p->is_static)
		return storage_fail(p->errors, "Cannot set kraft.version to %d unless controller.quorum.voters is empty and one of the flags --standalone, "
		                               "--initial-controllers, or --no-initial-controllers is used. For dynamic controllers support, try using "
		                               "one of --standalone, --initial-controllers, or --no-initial-controllers and removing "
		                               "controller.quorum.voters.", (int)level);
	return level > KRAFT_VERSION_LAST ? storage_throw(p->errors, "IllegalArgumentException", "No feature:kraft.version with feature level %d", (int)level) : 0;
}

static int plan_level(struct storage_plan *p, int i)
{
	const struct cluster_feature *feature = &cluster_features[i];
	int32_t level = asked_level(p, feature->name);

	p->levels[i] = level < 0 ? cluster_feature_default(feature, p->metadata_version) : (int16_t)level;
	if (p->levels[i] > feature->last_level)
		return storage_throw(p->errors, "IllegalArgumentException", "No feature:%s with feature level %d", feature->name, p->levels[i]);
	if (p->levels[i] > 0 && p->metadata_version < feature->needs)
		return storage_throw(p->errors, "IllegalArgumentException", "%s could not be set to %d because it depends on metadata.version level %d",
		                     feature->name, p->levels[i], feature->needs);
	return 0;
}

int storage_plan_levels(struct storage_plan *p)
{
	int status = plan_metadata_version(p);

	if (status == 0)
		status = check_names(p);
	if (status == 0)
		status = plan_kraft_version(p);
	for (int i = 0; i < cluster_feature_count && status == 0; i++)
		status = plan_level(p, i);
	return status;
}

/* ---- The voters ----------------------------------------------------------------------------------------------------- */

static int refuse_voter(struct storage_plan *p, const char *why)
{
	return storage_throw(p->errors, "IllegalArgumentException", "%s", why);
}

static int refuse_number(struct storage_plan *p, const char *what, struct bytes text)
{
	storage_throw(p->errors, "IllegalArgumentException", "Failed to parse %s in dynamic voter string.", what);
	return storage_fail(p->errors, "Caused by: java.lang.NumberFormatException: For input string: \"%.*s\"", TEXT(text));
}

static bool to_int(struct bytes text, int64_t *out)
{
	return bytes_to_int64(text, out) && *out >= INT32_MIN && *out <= INT32_MAX;
}

/* "host" or "[host]", behind which `rest` begins. */
static int parse_host(struct storage_plan *p, struct bytes text, struct bytes *host, struct bytes *rest)
{
	bool is_bracketed = bytes_starts_with(text, BYTES("["));
	size_t end = bytes_find(text, 0, is_bracketed ? ']' : ':');

	if (end >= text.size)
		return refuse_voter(p, is_bracketed ? "Hostname began with left bracket, but no right bracket was found." : "No colon following hostname could be found.");
	*host = bytes_slice(text, is_bracketed, end - is_bracketed);
	*rest = bytes_slice(text, end + is_bracketed, text.size);
	return bytes_starts_with(*rest, BYTES(":")) ? 0 : refuse_voter(p, "Port section must start with a colon.");
}

/* "port:directory" */
static int parse_place(struct storage_plan *p, struct bytes text, int64_t *port, struct uuid *directory_id)
{
	size_t colon = bytes_find(text, 0, ':');
	struct bytes number = bytes_slice(text, 0, colon), id = bytes_slice(text, colon + 1, text.size);

	if (colon >= text.size)
		return refuse_voter(p, "No colon following port could be found.");
	if (!to_int(number, port))
		return refuse_number(p, "port", number);
	if (*port < 0 || *port > 65535)
		return storage_throw(p->errors, "IllegalArgumentException", "Invalid port %lld in dynamic voter string.", (long long)*port);
	if (uuid_parse(id, directory_id))
		return 0;
	refuse_voter(p, "Failed to parse directory ID in dynamic voter string.");
	if (id.size > UUID_TEXT_SIZE + 2)
		return storage_fail(p->errors, "Caused by: java.lang.IllegalArgumentException: Input string with prefix `%.*s` is too long to be decoded as a "
		                               "base64 UUID", TEXT(bytes_slice(id, 0, UUID_TEXT_SIZE + 2)));
	return storage_fail(p->errors, "Caused by: java.lang.IllegalArgumentException: Input string `%.*s` decoded as %d bytes, which is not equal to the "
	                               "expected 16 bytes of a base64-encoded UUID", TEXT(id), (int)(id.size * 3 / 4));
}

/* "id@host:port:directory" */
static int parse_voter(struct storage_plan *p, struct bytes text, struct raft_voter *voter)
{
	struct raft_endpoint *endpoint = ARENA_NEW(p->arena, struct raft_endpoint);
	size_t sign = bytes_find(text, 0, '@');
	struct bytes number = bytes_slice(text, 0, sign), rest = bytes_slice(text, sign + 1, text.size), host;
	int64_t id, port;

	if (sign >= text.size)
		return refuse_voter(p, "No @ found in dynamic voter string.");
	if (sign == 0)
		return refuse_voter(p, "Invalid @ at beginning of dynamic voter string.");
	if (!to_int(number, &id))
		return refuse_number(p, "node id", number);
	if (id < 0)
		return storage_throw(p->errors, "IllegalArgumentException", "Invalid negative node id %lld in dynamic voter string.", (long long)id);
	if (rest.size == 0)
		return refuse_voter(p, "No hostname found after node id.");
	if (parse_host(p, rest, &host, &rest) || parse_place(p, bytes_slice(rest, 1, rest.size), &port, &voter->directory_id))
		return 1;
	*endpoint = (struct raft_endpoint){ p->config->controller_listener, host, (uint16_t)port };
	voter->id = (int32_t)id;
	voter->endpoints = endpoint;
	voter->endpoint_count = 1;
	voter->max_kraft_version = KRAFT_VERSION_LAST;
	return 0;
}

static int add_initial_controllers(struct storage_plan *p)
{
	struct bytes item, list = p->options->initial_controllers;
	struct raft_voter *voters = arena_calloc(p->arena, list.size + 1, sizeof(*voters));
	int32_t count = 0;

	for (size_t at = 0; config_list_next(list, &at, &item);)
		if (parse_voter(p, item, &voters[count++]))
			return 1;
	if (count == 0)
		return refuse_voter(p, "No voters given.");
	for (int32_t i = 1; i < count; i++)
		for (int32_t j = 0; j < i; j++)
			if (voters[i].id == voters[j].id)
				return storage_throw(p->errors, "IllegalArgumentException", "Node id %d was specified more than once.", voters[i].id);
	voter_set_copy(&p->voters, voters, count);
	return 0;
}

static void add_standalone_voter(struct storage_plan *p)
{
	struct raft_endpoint endpoint = { .name = p->config->controller_listener };
	struct raft_voter voter = { .id = p->config->node_id, .directory_id = uuid_random(p->options->prng), .endpoints = &endpoint };

	voter.endpoint_count = 1;
	voter.max_kraft_version = KRAFT_VERSION_LAST;
	for (int32_t i = p->config->advertised_count - 1; i >= 0; i--)
		if (p->config->advertised[i].is_controller) {
			endpoint.host = p->config->advertised[i].host;
			endpoint.port = (uint16_t)p->config->advertised[i].port;
		}
	voter_set_copy(&p->voters, &voter, 1);
}

int storage_plan_voters(struct storage_plan *p)
{
	const struct storage_format_options *o = p->options;
	bool has_list = !bytes_is_null(o->initial_controllers);

	p->is_static = properties_get(&p->config->properties, "controller.quorum.voters").size > 0;
	if (p->is_static && (has_list || o->is_standalone))
		return storage_fail(p->errors, "You cannot specify controller.quorum.voters and format the node with --initial-controllers or --standalone. If "
		                               "you want to use dynamic quorum, please remove controller.quorum.voters and specify "
		                               "controller.quorum.bootstrap.servers instead.");
	if (has_list && add_initial_controllers(p))
		return 1;
	if (o->is_standalone && !p->config->is_controller)
		return storage_fail(p->errors, "You can only use --standalone on a controller.");
	if (o->is_standalone)
		add_standalone_voter(p);
	if (!o->has_no_initial_controllers && p->config->is_controller && !p->is_static && p->voters.count == 0)
		return storage_fail(p->errors, "Because controller.quorum.voters is not set on this controller, you must specify one of the following: "
		                               "--standalone, --initial-controllers, or --no-initial-controllers.");
	return 0;
}
