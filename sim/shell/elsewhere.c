#include "sim/shell/elsewhere.h"

#include <string.h>

#include "sim/shell/command.h"

static const struct {
	const char *names; /* each between blanks */
	const char *hint;
} programs[] = {
	{ " vi vim nvim nano emacs ed pico ", "There is no editor here: echo 'key=value' >> FILE adds a line, printf with > writes a file anew, cat shows it." },
	{ " less more ", "cat FILE shows a file, head and tail a part of it; PageUp scrolls." },
	{ " sed awk sort uniq cut tr find xargs ", "Here are grep, head, tail, wc and cat; help lists all." },
	{ " sudo su ", "Nothing here needs rights of its own: type the command alone." },
	{ " docker podman kubectl minikube ", "The brokers here are no containers: broker list shows them, broker start, stop and kill do the rest." },
	{ " systemctl service ", "broker start N, broker stop N and broker restart N do it here." },
	{ " ps top htop ", "broker list, apps and jobs tell what runs." },
	{ " zookeeper-server-start zookeeper-server-stop zookeeper-shell ", "Since 4.0 Kafka has no ZooKeeper: controllers keep its metadata (lesson 02 starts one)." },
	{ " kafka-jmx ", "kafka-jmx asks a broker's Java machine for its metrics, and klab speaks Kafka's protocol alone: kafka-consumer-groups --describe tells "
	                 "lag, kafka-topics --describe --under-replicated-partitions replicas, kafka-log-dirs --describe sizes." },
	{ " kafka-run-class ", "What guides start with it has a command of its own: kafka-get-offsets, kafka-dump-log; help lists all." },
	{ " kafka-acls kafka-delegation-tokens kafka-transactions kafka-share-groups kafka-console-share-consumer kafka-verifiable-share-consumer "
	  "kafka-share-consumer-perf-test ", "Kafka has this tool; klab does not yet have what it works on: transactions, share groups, security." },
	{ " connect-standalone connect-distributed connect-mirror-maker connect-plugin-path kafka-mirror-maker kafka-streams-application-reset "
	  "kafka-streams-groups trogdor ", "Kafka has this tool; here are the brokers and what belongs to them, without Connect, MirrorMaker and Streams." },
	{ " kcat kafkacat ", "kafka-console-consumer, kafka-console-producer and kafka-topics do it here; kcat in a terminal of your own reaches a cluster that is opened (F12)." },
	{ " cp mv touch ", "cat FILE > OTHER copies a file, rm removes one, printf '' > FILE makes an empty one." },
	{ " export env set ", "NAME=VALUE sets a variable, and $NAME stands for its value." },
	{ " curl wget nc telnet ping ", "What listens here speaks Kafka's protocol: kafka-broker-api-versions --bootstrap-server HOST:PORT tells whether it answers." },
	{ " ssh ", "on HOST COMMAND runs a command on another host; host list names them." },
	{ " ? h ", "help lists the commands, help COMMAND tells of one; F1 lists the keys of the tutorial." },
	{ " q quit :q :q! logout bye ", "exit, or Ctrl-D, leaves a shell; F10 leaves the tutorial." },
	{ " man info ", "help COMMAND tells of a command; Kafka's own answer --help, too." },
	{ " java javac mvn gradle python python3 node go cargo gcc make git ", "Programs of your own run in a terminal of your own; they reach a cluster here once it is opened: F12 in the tutorial, --expose of klab shell." },
};

const char *elsewhere_hint(struct bytes name)
{
	struct bytes suffix = BYTES(".sh");

	name = command_plain_name(name);
	if (name.size > suffix.size && bytes_equal(bytes_slice(name, name.size - suffix.size, name.size), suffix))
		name.size -= suffix.size;
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		struct bytes names = bytes_of_text(programs[i].names);

		for (size_t at = 0; name.size > 0 && at + name.size + 2 <= names.size; at++)
			if (names.data[at] == ' ' && names.data[at + 1 + name.size] == ' ' && memcmp(names.data + at + 1, name.data, name.size) == 0)
				return programs[i].hint;
	}
	return NULL;
}
