/* The table of APIs: key, name, versions, schemas. What a broker advertises is a subset of it (engine/broker/api.h), a client
 * picks the newest version that both sides have.
 */
#ifndef KLAB_WIRE_API_H
#define KLAB_WIRE_API_H

#include "engine/wire/messages.h"

/* The release of Apache Kafka that klab answers as: the one place that names it. */
#define KAFKA_VERSION "4.4.0"

enum api_listener { API_ON_BROKER = 1, API_ON_CONTROLLER = 2 };

struct api {
	int16_t key;
	const char *name; /* "Fetch" */
	int16_t first_version;
	int16_t last_version; /* newest stable one */
	unsigned listeners;   /* of enum api_listener: where Kafka offers it */
	const struct schema *request;
	const struct schema *response;
};

/* Sorted by key. */
extern const struct api apis[];
extern const int api_count;

/* NULL if there is none. Keys of removed APIs (4 to 7) have none. */
const struct api *api_of_key(int16_t key);
const struct api *api_of_name(struct bytes name);

/* The schema of a record of the metadata log, by its id; NULL if there is none. */
const struct schema *metadata_record_schema(int16_t id);

/* 1 or 2 for a request, 0 or 1 for a response. ApiVersions answers are always 0. */
int16_t api_request_header_version(const struct api *, int16_t version);
int16_t api_response_header_version(const struct api *, int16_t version);

#endif
