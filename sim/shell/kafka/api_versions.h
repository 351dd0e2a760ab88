/* The versions of APIs that a node supports, as NodeApiVersions prints them. */
#ifndef KLAB_SHELL_KAFKA_API_VERSIONS_H
#define KLAB_SHELL_KAFKA_API_VERSIONS_H

#include "sim/shell/kafka/tool.h"

/* "(\n\tProduce(0): 0 to 13 [usable: 13],\n\t...\n)" */
void api_versions_add(struct buf *, const struct api_versions_response *);

/* "localhost:9092 (id: 1 rack: null isFenced: false) -> (...)" for each node that answered. */
void api_versions_print_all(struct task *, const struct metadata *, const struct admin_result *);

#endif
