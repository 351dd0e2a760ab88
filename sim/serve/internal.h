/* What the files of this room share: serve.c (the program's course), serving.c (directories, ports, formats), settings.c (what each broker's
 * server.properties says), broker.c (one broker and its thread). */
#ifndef KLAB_SERVE_INTERNAL_H
#define KLAB_SERVE_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>

#include "engine/base/buf.h"
#include "engine/base/prng.h"
#include "engine/broker/config.h"
#include "engine/host/host.h"
#include "sim/serve/serve.h"

enum { SERVE_PATH_SIZE = 1024 };

struct served {
	char name[32];
	struct bytes properties;    /* in the arena */
	struct node_config *config; /* as the properties have it */
	struct heap *heap;
	struct files *files;
	struct node *node;
	struct host *host;
	pthread_t thread, main;
	_Atomic bool is_ready, has_ended;
	bool is_running; /* its thread was started and not yet joined */
	int status;
};

struct serving {
	struct serve_options options;
	struct heap *heap;
	struct arena arena;
	struct prng prng;
	struct files *files; /* for what is done before the brokers run */
	char data[SERVE_PATH_SIZE]; /* "": each broker's own, by its file */
	bool is_temporary;
	struct bytes file; /* the text of the properties file */
	struct bytes cluster_id; /* since serving_format(): in the arena */
	struct served brokers[SERVE_BROKERS_MAX];
	int32_t count;
};

/* Each: false with one line on standard error. */
bool serving_open(struct serving *);
bool serving_format(struct serving *);
void serving_close(struct serving *);
bool serving_refuse(const char *what, const char *why);

/* settings.c. Reads the file, if there is one; false with one line on standard error. */
bool settings_read(struct serving *);
/* Whether the file is a whole server's. */
bool settings_are_whole(struct serving *);
/* Which ports of this machine the brokers take: those that are asked for, or some that are free. */
bool settings_choose_ports(struct serving *);
/* Gives each of the brokers its properties and its config. */
bool settings_give(struct serving *);

/* broker.c. Starts its thread; the main thread gets SIGUSR1 when it becomes ready or ends. */
bool served_start(struct serving *, struct served *);
/* Waits for its thread, and gives back what it had. */
void served_join(struct served *);

#endif
