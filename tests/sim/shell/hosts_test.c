/* host and on: where a command runs, and what the names mean there. */
#include "tests/sim/shell/run.h"

#define LIST "kafka-topics --list --bootstrap-server "
#define CONFIG "config/server.properties"

static bool has(struct bytes text, const char *part)
{
	return bytes_find_bytes(text, bytes_of_text(part)) < text.size;
}

TEST(the_first_two_hosts_are_there_and_others_are_added)
{
	assert_run(1, "host list\nhost add web-1 lan dmz\nhost add db dmz\nhost publish web-1 80 db:9092\nhost list | grep -E 'web|db'\non web-1 seq 2\non laptop on db echo nested\n",
	           "HOST   ADDRESS         NETWORKS         PUBLISHED PORTS\nkafka  10.0.0.1        lan\nlaptop 10.0.0.2        lan\n"
	           "web-1  10.0.0.3        lan,dmz          80 to db:9092\ndb     10.0.0.4        dmz\n1\n2\nnested\n",
	           "", 0);
}

TEST(what_is_wrong_with_a_host_is_said_in_one_line)
{
	assert_run(1, "on\non nowhere ls\non localhost ls\non laptop\nhost\nhost add\nhost add Web lan\nhost add laptop lan\nhost add web\nhost add web l_n\n"
	              "host publish laptop\nhost publish laptop 0 kafka:9092\nhost publish laptop 9092 kafka\nhost publish laptop 9092 nowhere:1\nhost list all\n",
	           "",
	           "on: usage: on HOST COMMAND (localhost, names and addresses mean there what they mean on that host), on laptop kafka-topics --list --bootstrap-server kafka:9092, "
	           "on laptop app web producer --topic t (an app stays there, and a server)\n"
	           "on: there is no host 'nowhere'; host list shows them\n"
	           "on: localhost is every host's own name for itself; host list shows the names of them all\n"
	           "on: which command? Write on laptop kafka-topics --list --bootstrap-server kafka:9092\n"
	           "host: usage: host list, host add NAME NETWORK..., host publish HOST PORT TO:PORT\n"
	           "host: '' is no name of a host: it has 1 to 63 small letters, digits, '-' and '.', as in host add laptop-2 lan\n"
	           "host: 'Web' is no name of a host: it has 1 to 63 small letters, digits, '-' and '.', as in host add laptop-2 lan\n"
	           "host: there is a host laptop already; host list shows them\n"
	           "host: in which networks does it stand? Write host add web lan; host list shows those of the others\n"
	           "host: 'l_n' is no name of a network: small letters, digits and '-', as in lan\n"
	           "host: which port of which host, and where does it lead? Write host publish laptop 9092 kafka-1:9092\n"
	           "host: '0' is no port: a number from 1 to 65535, as in host publish laptop 9092 kafka-1:9092\n"
	           "host: which port of kafka? Write host publish laptop 9092 kafka:9092\n"
	           "host: there is no host 'nowhere'; host list shows them\n"
	           "host: one word too many: 'all'\n",
	           2);
}

/* The three ways to fail, one behind the other, and what mends them. */
TEST(a_broker_is_reached_from_another_host_once_it_listens_and_advertises_a_name_of_its_own)
{
	struct run r = run_lines(1, "on laptop " LIST "kafka:9092 2>/tmp/loopback\n"
	                            "broker stop 1\n"
	                            "echo listeners=PLAINTEXT://:9092,CONTROLLER://localhost:19092 >> " CONFIG "\n"
	                            "broker start 1\nrun 5s\n"
	                            "on laptop " LIST "kafka:9092 2>/tmp/advertised\n"
	                            "broker stop 1\n"
	                            "echo advertised.listeners=PLAINTEXT://broker.internal:9092,CONTROLLER://localhost:19092 >> " CONFIG "\n"
	                            "broker start 1\nrun 5s\n"
	                            "on laptop " LIST "kafka:9092 2>/tmp/name\n"
	                            "broker stop 1\n"
	                            "echo advertised.listeners=PLAINTEXT://kafka:9092,CONTROLLER://localhost:19092 >> " CONFIG "\n"
	                            "broker start 1\nrun 5s\n"
	                            "on laptop kafka-topics --create --topic t --bootstrap-server kafka:9092\n"
	                            "on laptop seq 3 | on laptop kafka-console-producer --topic t --bootstrap-server 10.0.0.1:9092\n"
	                            "kafka-get-offsets --topic t --bootstrap-server localhost:9092\n"
	                            "on laptop app web producer --topic t --count 5\nrun 5s\napp web log\n"
	                            "for=1; head -n 1 /tmp/loopback; head -n 1 /tmp/advertised; head -n 2 /tmp/name\n");

	assert_true(has(run_out(&r), "Created topic t.\nt:0:3\n"));
	/* Nobody listens at the address that others see. */
	assert_true(has(run_out(&r), "WARN [AdminClient clientId=adminclient-1] Connection to node -1 (kafka:9092) could not be established. Node may not be available."));
	/* It listens; and sends its client to the client's own machine. */
	assert_true(has(run_out(&r), "WARN [AdminClient clientId=adminclient-1] Connection to node 1 (localhost/127.0.0.1:9092) could not be established. Node may not be available."));
	assert_true(has(run_out(&r), "WARN [AdminClient clientId=adminclient-1] Error connecting to node broker.internal:9092 (id: 1 rack: null isFenced: false) "
	                             "(org.apache.kafka.clients.NetworkClient)\njava.net.UnknownHostException: broker.internal: Name or service not known\n"));
	run_end(&r);
}

TEST(a_server_listens_only_where_its_host_is)
{
	struct run r = run_lines(1, "broker stop 1\necho listeners=PLAINTEXT://laptop:9092,CONTROLLER://localhost:19092 >> " CONFIG "\nbroker start 1\nrun 15s\nbroker list\n"
	                            "on laptop kafka-server-start " CONFIG " > /dev/null &\nrun 15s\nbroker list\n");

	/* The cluster's own listener cannot be opened on a host that has another name. */
	assert_true(has(run_out(&r), "1    stopped    localhost:9092"));
	assert_true(has(run_out(&r), "1    running    laptop:9092 "));
	run_end(&r);
}

TEST(brokers_in_containers_are_reached_from_inside_and_their_name_is_unknown_outside)
{
	struct run r = run_lines_in_containers(3, "host list\nbroker list\n" LIST "localhost:9092 2>/tmp/outside\n"
	                                          "on app kafka-topics --create --topic t --partitions 3 --replication-factor 3 --bootstrap-server kafka-1:9092\n"
	                                          "on app seq 4 | on app kafka-console-producer --topic t --bootstrap-server kafka-2:9093\n"
	                                          "on app kafka-get-offsets --topic t --bootstrap-server kafka-3:9094 | wc -l\n"
	                                          "broker stop 2\nbroker start 2\nrun 10s\nbroker list | grep -c kafka-2\nhead -n 2 /tmp/outside\non app\n");
	static const char expected[] = "HOST    ADDRESS         NETWORKS         PUBLISHED PORTS\n"
	                               "laptop  10.0.0.1        lan              9092 to kafka-1:9092, 9093 to kafka-2:9093, 9094 to kafka-3:9094\n"
	                               "app     10.0.0.2        containers\nkafka-1 10.0.0.3        containers\nkafka-2 10.0.0.4        containers\nkafka-3 10.0.0.5        containers\n"
	                               "ID   STATE      LISTENER         ROLES\n1    running    kafka-1:9092     broker,controller\n2    running    kafka-2:9093     broker,controller (active)\n"
	                               "3    running    kafka-3:9094     broker,controller\nCreated topic t.\n3\n1\n";

	assert_true(bytes_starts_with(run_out(&r), bytes_of_text(expected)));
	assert_true(has(run_out(&r), "java.net.UnknownHostException: kafka-"));
	assert_true(has(run_err(&r), "Write on app kafka-topics --list --bootstrap-server kafka-1:9092"));
	run_end(&r);
}

/* As Docker's users come to do it: one listener for each side, each with the name that this side knows. */
TEST(two_listeners_let_clients_of_both_networks_in)
{
	struct run r = run_lines_in_containers(1, "broker stop 1\n"
	                                          "echo listeners=INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:19092 >> " CONFIG "\n"
	                                          "echo advertised.listeners=INTERNAL://kafka-1:29092,EXTERNAL://localhost:9092,CONTROLLER://kafka-1:19092 >> " CONFIG "\n"
	                                          "echo listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT >> " CONFIG "\n"
	                                          "echo inter.broker.listener.name=INTERNAL >> " CONFIG "\n"
	                                          "broker start 1\nrun 15s\n"
	                                          "kafka-topics --create --topic t --bootstrap-server localhost:9092\n"
	                                          "seq 3 | kafka-console-producer --topic t --bootstrap-server localhost:9092\n"
	                                          "on app kafka-get-offsets --topic t --bootstrap-server kafka-1:29092\n");

	assert_text(run_out(&r), "Created topic t.\nt:0:3\n");
	assert_text(run_err(&r), "");
	run_end(&r);
}
