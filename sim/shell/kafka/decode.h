/* The JSON files that some tools take, as Kafka's own small wrapper of Jackson reads them, and how it complains. */
#ifndef KLAB_SHELL_KAFKA_DECODE_H
#define KLAB_SHELL_KAFKA_DECODE_H

#include "sim/shell/kafka/json.h"
#include "sim/shell/kafka/tool.h"

/* What is wrong, if something is; the caller throws it in its own way. */
struct decode_problem {
	const char *class; /* NULL: nothing is wrong */
	struct bytes text;
	struct bytes cause; /* null: none */
};

/* The value of a field that must be there, of type "String", "Integer" or "Long", or of any (NULL). NULL with a problem. */
const struct json *decode_field(struct task *, const struct json *object, const char *name, const char *type, struct decode_problem *);

/* Whether it is a list whose items are all of that type; false with a problem. */
bool decode_list(struct task *, const struct json *, const char *type, struct decode_problem *);

/* A whole object, or an array; false with a problem. */
bool decode_is_object(struct task *, const struct json *, struct decode_problem *);
bool decode_is_array(struct task *, const struct json *, struct decode_problem *);

/* The field "version" of the file, 1 if it is not there; -1 with a problem: there is no other. */
int64_t decode_version(struct task *, const struct json *, struct decode_problem *);

void decode_fail(struct decode_problem *, const char *class, struct bytes text);

#define DECODE_MAPPING_EXCEPTION "com.fasterxml.jackson.databind.JsonMappingException"
#define DECODE_OPERATION_EXCEPTION "org.apache.kafka.tools.AdminOperationException"
#define DECODE_COMMAND_EXCEPTION "org.apache.kafka.tools.AdminCommandFailedException"

#endif
