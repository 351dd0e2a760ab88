/* `klab serve`: a cluster on this machine that real clients connect to, every broker a thread of this process.
 *
 * Broker k listens on 127.0.0.1 at port + k - 1, its controller 10,000 above (below, where that is no port). Its log directory is DIR/broker-k, in Kafka's
 * formats; a directory that is not there is made and formatted, one that holds a cluster goes on with it. Without a directory a temporary one is
 * made, and removed at the end. The servers' own log goes to standard output. SIGINT and SIGTERM stop the brokers in a controlled way; a second one at once.
 *
 * A properties file without node.id says what settings each of those brokers has. One with node.id is the whole server, as for
 * kafka-server-start: its node, listeners, log.dirs and quorum are in force, so that several processes can be one cluster. Its directories are
 * formatted if they are not yet, with the cluster's id from klab.cluster.id; a node that is its only bootstrap server, or only voter, begins a quorum, of a new
 * id if none is given. What klab has not, such as TLS, is refused where Kafka's settings ask for it.
 * --brokers, --port and --data are for the former.
 */
#ifndef KLAB_SERVE_SERVE_H
#define KLAB_SERVE_SERVE_H

#include <stdint.h>

enum { SERVE_BROKERS_MAX = 9, SERVE_PORT = 9092, SERVE_PORT_FREE = -1 };

struct serve_options {
	const char *properties; /* a path; NULL: none */
	int32_t brokers; /* 0: as many as the directory has, else 1 */
	int32_t port;    /* 0: SERVE_PORT; SERVE_PORT_FREE: as many in a row as are free */
	const char *data; /* NULL: a temporary directory */
};

/* Returns what the program ends with: 0; 1: a broker could not go on; 2 with one line on standard error: the options or what they name are no good
 * (a file that is not there, a port or a directory in use). */
int serve_run(const struct serve_options *);

#endif
