/* Other ways to do a step than the lesson's own, all right or wrong: what the check says to each. */
#include "sim/lesson/course.h"
#include "sim/lesson/player.h"
#include "tests/test.h"

#define B " --bootstrap-server localhost:9092"
#define KEYED " --reader-property parse.key=true --reader-property key.separator=:" B

struct way {
	const char *lesson;
	const char *step;
	const char *typed;
	const char *missing; /* NULL: it is done; else a part of what the check says */
};

/* Lesson 30: controller 103 with trial votes, or without; and an ear that is deaf. */
#define DEAF(value) "echo klab.pre.vote=" value " >> config/server-103.properties\nbroker stop 103; broker start 103; run 10s\n"
#define DROP "net drop 101 103 --response Fetch\nnet drop 102 103 --response Fetch\nrun 60s\n"

#define MOVE "kafka-reassign-partitions "

#define PAY(min_isr) "kafka-configs --alter --topic payments --add-config min.insync.replicas=" #min_isr B "\napp pay producer --topic payments --rate 5/s --acks all\n"
#define RESTART(id) "broker stop " #id "\nbroker start " #id "\nrun 15s\n"
/* Lesson 10: two listeners for broker 1, and the exercise's producer on the laptop. */
#define DOORS                                                                                                                 \
	"echo listeners=INTERNAL://:29092,EXTERNAL://:9092 >> config/server.properties\n"                                         \
	"echo advertised.listeners=INTERNAL://kafka-1:29092,EXTERNAL://localhost:9092 >> config/server.properties\n"              \
	"echo inter.broker.listener.name=INTERNAL >> config/server.properties\n"
#define OUT "app outside producer --topic clicks --rate 30/s --keys 'user-{1..30}' --count 300 --delivery.timeout.ms 10000 --request.timeout.ms 4000\n"

/* Lesson 41: a topic made fit. */
#define FIT(topic, min_isr) "kafka-configs --alter --topic " topic " --add-config min.insync.replicas=" #min_isr B "\n"
#define AUDIT                                                                                                       \
	"echo '{\"version\":1,\"partitions\":[{\"topic\":\"audit\",\"partition\":0,\"replicas\":[2,1,3]}]}' > audit.json\n" \
	MOVE "--execute --reassignment-json-file audit.json" B "\n"

#define SHOP "app shop producer --topic clicks --rate 1000/s --keys 'user-{1..1000}' --size 100 "
#define EVENTS "/tmp/kraft-combined-logs/events-0/"

#define UNCLEAN "kafka-leader-election --election-type unclean --all-topic-partitions --bootstrap-server localhost:9092,localhost:9093\n"

static const struct way ways[] = {
	/* 01 */
	{ "1", "Read it from the beginning", "kafka-console-consumer.sh" B " --from-beginning --topic page-views\nwait 6s\n^C\n", NULL },
	{ "1", "Read it from the beginning", "bin/kafka-console-consumer.sh" B " --topic page-views --partition 0 --offset 0 --max-messages 5\n", NULL },
	{ "1", "Read it from the beginning", "2$ kafka-console-consumer --topic page-views --group mine --from-beginning" B " &\nwait 6s\n", NULL },
	{ "1", "Read it from the beginning", "kafka-console-consumer --topic page-views" B "\nwait 6s\n^C\n", "the record at offset 0" },
	{ "1", "Read it from the beginning", "kafka-console-consumer --topic page-views --from-beginning --max-messages 3" B "\n", "only 3 of the five" },
	{ "1", "Read it from the beginning", "echo kafka-console-consumer --topic page-views --from-beginning --max-messages 5" B "\n", "the record at offset 0" },
	{ "1", "Read it from the beginning", "kafka-console-consumer --topic page-views --from-beginning --timeout-ms 9000" B " | head -n 5\n", NULL },
	{ "1", "Read it from the beginning", "kafka-console-consumer --topic page-views --from-beginning --timeout-ms 9000" B " | head -n 4\n", "only 4 of the five" },
	{ "1", "Append one more", "echo v5 | kafka-console-producer.sh --topic page-views" B "\n", NULL },
	{ "1", "Append one more", "kafka-console-producer --topic page-vews" B "\n> v5\n^D\n", "the log still ends at 5" },
	{ "1", "Append one more", "echo v5 | kafka-console-producer --topic page-view" B "\n", "page-view is another topic" },
	{ "1", "Append one more", "echo v5 | kafka-console-producer --topic page-view" B "\nkafka-topics --delete --topic page-view" B "\n", "still ends at 5: write the record v5" },
	{ "1", "Append one more", "echo v5 | kafka-console-producer --topic page-view" B "\necho v5 | kafka-console-producer --topic page-views" B "\n", NULL },
	{ "1", "Append one more", "echo v6 | kafka-console-producer --topic page-views" B "\n", "write the record v5, too" },
	{ "1", "Append one more", "printf 'v6\\nv5\\n' | kafka-console-producer --topic page-views" B "\n", NULL },
	{ "1", "Append one more", "kafka-topics --delete --topic page-views" B "\n", "page-views is gone" },
	{ "1", "Go straight to an offset", "kafka-console-consumer --topic page-views --partition 0 --offset 3" B "\nwait 3s\n^C\n", "let it end after one" },
	{ "1", "Go straight to an offset", "kafka-console-consumer --topic page-views --from-beginning --max-messages 6" B "\n", "no reader has started at offset 3" },
	{ "1", "Go straight to an offset", "kafka-console-consumer --topic page-views --partition 0 --offset 3 --timeout-ms 2000" B " | head -1\n", NULL },
	{ "1", "Go straight to an offset", "kafka-console-consumer --topic page-views --partition 0 --offset 3 --max-messages 1" B " > found; cat found\n", NULL },
	{ "1", "Go straight to an offset", "kafka-console-consumer --topic page-views --partition 0 --offset 3 --max-messages 1" B " > found\n", "has shown 0 records" },
	{ "1", "Exercise (lab)", "kafka-get-offsets --topic page-views" B "\nkafka-console-consumer --topic page-views --from-beginning --timeout-ms 9000" B " | tail -n 2\n", NULL },
	{ "1", "Exercise (lab)", "kafka-get-offsets --topic page-views" B "\nkafka-console-consumer --topic page-views --from-beginning --timeout-ms 9000" B " | head -n 2\n",
	  "no single consumer" },
	{ "1", "Exercise (lab)", "kafka-get-offsets --topic page-views" B "\nkafka-console-consumer --topic page-views --partition 0 --offset 7" B "\nwait 3s\n^C\n", NULL },
	{ "1", "Exercise (lab)", "kafka-get-offsets.sh" B "\n2$ kafka-console-consumer --topic page-views --partition 0 --offset 7 --timeout-ms 3000" B "\n", NULL },
	{ "1", "Exercise (lab)", "kafka-console-consumer --topic page-views --partition 0 --offset 7 --max-messages 2" B "\n", "ask where the log" },
	{ "1", "Exercise (lab)", "kafka-get-offsets --topic page-views" B "\nkafka-console-consumer --topic page-views --partition 0 --offset 6 --timeout-ms 3000" B "\n",
	  "no single consumer has shown just the last two" },
	{ "1", "Exercise (lab)", "kafka-get-offsets --topic page-views" B "\nkafka-console-consumer --topic page-views --partition 0 --offset 7 --max-messages 1" B
	  "\nkafka-console-consumer --topic page-views --partition 0 --offset 8 --max-messages 1" B "\n", "no single consumer" },

	/* 02 */
	{ "2", "Just start it", "bin/kafka-server-start.sh config/server.properties\n", NULL },
	{ "2", "Just start it", "broker start 1\nwait 2s\n", NULL },
	{ "2", "Just start it", "kafka-server-start config/sever.properties\n", "has not been started" },
	{ "2", "Why it refused", "bin/kafka-storage.sh format -c config/server.properties -t $(kafka-storage random-uuid) --standalone\n", NULL },
	{ "2", "Why it refused", "kafka-storage format -t any-text -c config/server.properties --standalone\n", NULL },
	{ "2", "Why it refused", "kafka-storage random-uuid\n", "not formatted" },
	{ "2", "Why it refused", "echo kafka-storage format\n", "not formatted" },
	{ "2", "Start it again", "kafka-server-start config/server.properties\nwait 10s\n", NULL },
	{ "2", "Start it again", "2$ kafka-server-start config/server.properties &\nwait 10s\n", NULL },
	{ "2", "Start it again", "cat config/server.properties\n", "no controller is active" },
	{ "2", "Who is the controller?", "kafka-metadata-quorum.sh --bootstrap-controller localhost:19092 describe --status\n", NULL },
	{ "2", "Who is the controller?", "kafka-metadata-quorum" B " describe --replication\n", "has not told its status" },
	{ "2", "Exercise (repair)", "kafka-server-start config/server.properties\n", "the server does not run" },
	{ "2", "Exercise (repair)",
	  "cat /tmp/kraft-combined-logs/meta.properties | grep -v node.id > /tmp/m; echo node.id=1 >> /tmp/m; cat /tmp/m > /tmp/kraft-combined-logs/meta.properties\n"
	  "broker start 1\nwait 20s\n", NULL },
	{ "2", "Exercise (repair)",
	  "rm -r /tmp/kraft-combined-logs\nkafka-storage format --standalone -t $(kafka-storage random-uuid) -c config/server.properties\n"
	  "kafka-server-start config/server.properties &\nwait 20s\nkafka-topics --create --topic keep-me" B "\nseq 20 | kafka-console-producer --topic keep-me" B "\n",
	  "keep-me is gone" },

	/* 04 */
	{ "4", "Create it", "kafka-topics.sh" B " --topic my-topic --replication-factor 1 --partitions 3 --create\n", NULL },
	{ "4", "Create it", "kafka-topics --create --topic my-topic --partitions 3" B "\n", NULL },
	{ "4", "Create it", "kafka-topics --create --topic my-topic" B "\n", "fewer than 3" },
	{ "4", "Create it", "kafka-topics --create --topic my-topic" B "\nkafka-topics --alter --topic my-topic --partitions 3" B "\n", NULL },
	{ "4", "Create it", "kafka-topics --create --topic my-topic --partitions 3 --config retention.ms=5000" B "\n", "no settings of its own" },
	{ "4", "Create it",
	  "kafka-topics --create --topic my-topic --partitions 4 --config retention.ms=5000" B "\nkafka-topics --delete --topic my-topic" B
	  "\nkafka-topics --create --topic my-topic --partitions 3" B "\n", NULL },
	{ "4", "Describe it", "kafka-topics.sh" B " --describe\n", NULL },
	{ "4", "Describe it", "kafka-topics --describe --topic 'my-.*'" B "\n", NULL },
	{ "4", "Describe it", "kafka-topics --list" B "\n", "have not been shown" },
	{ "4", "Fewer partitions?", "kafka-topics --topic my-topic --partitions 1 --alter" B "\n", NULL },
	{ "4", "Fewer partitions?", "kafka-topics --topic my-topic --partitions 2 --alter\n", "try to take a partition away" },
	{ "4", "Fewer partitions?", "kafka-topics --topic my-topic --partitions 4 --alter" B "\n", "more than three partitions" },
	{ "4", "Set something, and take it back",
	  "kafka-configs.sh" B " --topic my-topic --alter --add-config retention.ms=86400000\nkafka-configs" B " --topic my-topic --alter --delete-config retention.ms\n", NULL },
	{ "4", "Set something, and take it back", "kafka-configs" B " --topic my-topic --alter --add-config retention.ms=86400000\n", "still overridden" },
	{ "4", "Set something, and take it back", "kafka-configs" B " --topic my-topic --alter --add-config retention.ms=8640000\n", "has not been set to 86400000" },
	{ "4", "A topic by accident", "kafka-console-producer --topic typo-topic" B "\n> x\n^D\n", NULL },
	{ "4", "A topic by accident", "kafka-topics --create --topic typo-topic" B "\n", "still empty" },
	{ "4", "Exercise (lab)",
	  "kafka-topics --create --topic user-activity --partitions 6" B "\nkafka-configs --alter --topic user-activity --add-config "
	  "retention.ms=259200000,max.message.bytes=524288" B "\necho auto.create.topics.enable=false >> config/server.properties\nkafka-server-stop\nwait 5s\n"
	  "kafka-server-start config/server.properties &\nwait 20s\nkafka-topics --delete --topic typo-topic" B "\n2$ echo x | kafka-console-producer --topic typo-topic" B "\n", NULL },
	{ "4", "Exercise (lab)",
	  "kafka-topics --create --topic user-activity --partitions 6 --config retention.ms=259200000 --config max.message.bytes=524288" B
	  "\nkafka-topics --delete --topic typo-topic" B "\nbroker stop 1\nwait 5s\nbroker start 1\nwait 20s\necho x | kafka-console-producer --topic typo-topic" B "\n",
	  "typo-topic is there" },

	/* 05 */
	{ "5", "Three lines", "seq 3 | kafka-console-producer.sh" B " --topic my-topic\n", NULL },
	{ "5", "Three lines", "echo one | kafka-console-producer --topic my-topic" B "\n", "1 of 3 records" },
	{ "5", "A record has a key", "printf 'dave:login\\ncarol:login\\nbob:login\\nalice:login\\n' | kafka-console-producer --topic my-topic --property parse.key=true --property key.separator=:" B "\n", NULL },
	{ "5", "A record has a key", "printf 'alice:login\\nbob:login\\n' | kafka-console-producer --topic my-topic" B "\n", "no record with the key alice" },
	{ "5", "From your own program", "app me producer --topic my-topic --keys me\nrun 3s\n", NULL },
	{ "5", "From your own program", "echo alice:login | kafka-console-producer --topic my-topic" KEYED "\n", "other than the console" },
	{ "5", "Make it fail", "broker kill 1\nbroker start 1\nwait 20s\n", "no send has failed" },
	{ "5", "Exercise (repair)", "app nightly producer --topic my-topic --rate 10/s --linger.ms 2000\nrun 5s\napp nightly kill\n", "the last run was killed" },
	{ "5", "Exercise (repair)",
	  "app nightly producer --topic my-topic --rate 10/s --linger.ms 2000 --count 50\nrun 10s\napp nightly start\nrun 10s\napp nightly start\nrun 10s\n", NULL },
	{ "5", "Exercise (repair)", "app nightly producer --topic my-topic --rate 10/s --linger.ms 2000\nrun 5s\napp nightly stop\n", "1 of 3 runs" },

	/* 06 */
	{ "6", "A consumer that shows nothing", "kafka-console-consumer.sh" B " --topic my-topic --timeout-ms 6000\n", NULL },
	{ "6", "A consumer that shows nothing", "kafka-console-consumer --topic my-topic" B "\nwait 1s\n^C\n", "for five seconds or more" },
	{ "6", "A consumer that shows nothing", "kafka-console-consumer --topic mytopic" B "\nwait 6s\n^C\n", "that consumer read another topic" },
	{ "6", "A consumer that shows nothing", "kafka-console-consumer --topic mytopic" B "\nwait 6s\n^C\nkafka-console-consumer --topic my-topic" B "\nwait 6s\n^C\n", NULL },
	{ "6", "Everything, with its place", "kafka-console-consumer --topic my-topic --from-beginning --property print.key=true" B "\nwait 6s\n^C\n", NULL },
	{ "6", "Remember my place",
	  "kafka-console-consumer --topic my-topic --group analytics --from-beginning" B "\nwait 10s\n^C\nseq 2 | kafka-console-producer --topic my-topic" B
	  "\nkafka-console-consumer --topic my-topic --group analytics --from-beginning --timeout-ms 10000" B "\n", NULL },
	{ "6", "Remember my place",
	  "kafka-console-consumer --topic my-topic --group analytics --from-beginning" B "\nwait 10s\n^C\nseq 2 | kafka-console-producer --topic my-topic" B "\n",
	  "start the consumer of the group again" },
	{ "6", "Remember my place", /* a first run that was killed is no dead end */
	  "kafka-console-consumer --topic my-topic --group analytics --from-beginning" B " &\nwait 5s\nkill -9 %1\nwait 60s\nkafka-console-consumer --topic my-topic --group "
	  "analytics --from-beginning" B "\nwait 10s\n^C\nseq 2 | kafka-console-producer --topic my-topic" B
	  "\nkafka-console-consumer --topic my-topic --group analytics --from-beginning" B "\nwait 10s\n^C\n", NULL },
	{ "6", "A poll loop", "app mine consumer --topic my-topic --group mine\nrun 20s\n", NULL },
	{ "6", "A poll loop", "kafka-console-consumer --topic my-topic --group mine --from-beginning" B "\nwait 10s\n^C\n", "no program has joined" },
	{ "6", "Exercise (break)",
	  "app x consumer --topic my-topic --group analytics --commit after --work 2s\nrun 6s\nprintf 'a\\nb\\nc\\nd\\n' | kafka-console-producer --topic my-topic" B
	  "\nrun 1s\napp x kill\nrun 60s\napp x start\nrun 20s\n", NULL },
	{ "6", "Exercise (break)", "kafka-console-consumer --topic my-topic --group analytics" B "\nwait 10s\n^C\n", "no consumer has died" },
	{ "6", "Exercise (break)",
	  "kafka-console-consumer --topic my-topic --group analytics" B " &\nwait 6s\nkill -9 %1\nkafka-console-consumer --topic my-topic --group analytics" B " &\nwait 5s\n",
	  "the group waits for the dead one, 45 seconds" },
	{ "6", "Exercise (break)",
	  "kafka-console-consumer --topic my-topic --group analytics" B " &\nwait 6s\nkill -9 %1\nkafka-console-consumer --topic my-topic --group analytics" B " &\nwait 70s\n",
	  "no record has been delivered twice" },

	/* 07 */
	{ "7", "What stays in order", "printf 'alice:1\\nbob:1\\nalice:2\\ncarol:1\\nalice:3\\n' | kafka-console-producer --topic my-topic" KEYED "\n", NULL },
	{ "7", "What stays in order", "printf 'alice:3\\nbob:1\\nalice:2\\ncarol:1\\nalice:1\\n' | kafka-console-producer --topic my-topic" KEYED "\n", "in this order" },
	{ "7", "What stays in order", "kafka-console-producer --topic my-topic" B "\n> alice:1\n> bob:1\n^D\n", "the value of a record without a key" },
	{ "7", "What stays in order", "seq 5 | kafka-console-producer --topic my-topic" B "\n", "three events of alice" },
	{ "7", "Many keys", "app many producer --topic my-topic --rate 200/s --keys 'user-{1..1000}'\nrun 20s\n", NULL },
	{ "7", "Many keys", "app many producer --topic my-topic --rate 200/s --keys 'user-{4..7}'\nrun 20s\n", "only 4 users" },
	{ "7", "Many keys", "run 1s\n", "other users than user-1, user-2 and user-3 have sent only 0 events" }, /* the three users' are of the step before */
	{ "7", "Many keys", "app one producer --topic my-topic --rate 100/s --keys user-1...1000\nrun 20s\n", "have sent only 0 events" },
	{ "7", "Many keys",
	  "app few producer --topic my-topic --rate 200/s --keys 'user-{1..3}'\nrun 1m\napp few stop\napp many producer --topic my-topic --rate 100/s --keys 'user-{1..1000}'\nrun 12s\n", NULL },
	{ "7", "One key too busy", "app whale producer --topic orders --rate 100/s --keys 'acme=70%,user-{1..100}'\nrun 20s\n", "acme has 0 of the last 500" },
	{ "7", "One key too busy", /* a first run that went wrong is no dead end */
	  "app whale producer --topic orders --rate 100/s --keys 'acme=70%,user-{1..100}'\nrun 30s\napp whale stop\n"
	  "app whale producer --topic orders --rate 100/s --keys 'acme:0.7,user-{1..100}:0.3'\nrun 8s\n", NULL },
	{ "7", "No key at all", "printf 'x\\ny\\n' | kafka-console-producer --topic my-topic" B "\n", "2 of 30 lines" },
	{ "7", "Exercise (break)",
	  "echo 'order-44:created' | kafka-console-producer --topic orders" KEYED "\necho 'order-44:paid' | kafka-console-producer --topic orders" KEYED "\n",
	  "there the order holds" },
	{ "7", "Exercise (break)",
	  "echo 'order-44:created' | kafka-console-producer --topic orders" KEYED "\necho 'ORDER-44:paid' | kafka-console-producer --topic orders" KEYED
	  "\nkafka-console-consumer --topic orders --partition 2 --from-beginning --timeout-ms 2000" B
	  "\nkafka-console-consumer --topic orders --partition 1 --from-beginning --timeout-ms 2000" B
	  "\nkafka-console-consumer --topic orders --partition 2 --from-beginning --timeout-ms 2000" B "\n", "no consumer has seen paid before created" },

	/* 08 */
	{ "8", "Another group", "run 1s\n", "there is no group analytics yet" },
	{ "8", "One member", "app one consumer --topic my-topic --group billing\nrun 8s\n", NULL },
	{ "8", "One member", "2$ kafka-console-consumer.sh" B " --group billing --topic my-topic\nwait 8s\n", NULL },
	{ "8", "One member", "kafka-console-consumer --topic my-topic" B "\nwait 8s\n^C\n", "there is no group billing" },
	{ "8", "Another group", "app x consumer --topic my-topic --group analytics\nrun 15s\n", NULL },
	{ "8", "Who is idle?", "kafka-consumer-groups.sh" B " --group billing --describe --members\n", NULL },
	{ "8", "Who is idle?", "kafka-consumer-groups" B " --group billing --describe\n", "have not been shown" },
	{ "8", "Exercise (lab)",
	  "kafka-console-consumer --topic my-topic --group audit" B " &\nwait 6s\n2$ kafka-console-consumer --topic my-topic --group audit" B
	  " &\nwait 15s\nkill -9 %6\nwait 60s\n", NULL },
	{ "8", "Exercise (lab)", "app a1 consumer --topic my-topic --group audit\nrun 10s\napp a1 kill\nrun 60s\n", "does another instance run" },
	{ "8", "Exercise (lab)",
	  "app a1 consumer --topic my-topic --group audit\nrun 10s\napp a1 kill\nrun 90s\napp a2 consumer --topic my-topic --group audit\nrun 20s\n",
	  "the gap was longer than 60 seconds" },
	{ "8", "Exercise (lab)", "app a1 consumer --topic my-topic --group audit\napp a2 consumer --topic my-topic --group audit\nrun 15s\n", "kill one instance" },

	/* 09 */
	{ "9", "Exercise (break)", "broker kill 1\nbroker start 1\nrun 9s\nbroker kill 1\nbroker start 1\nrun 9s\nbroker kill 1\nbroker start 1\n", "go back to before the third (goto " },
	{ "9", "The address of a dead broker", "broker start 2\nrun 15s\nkafka-topics --list --bootstrap-server localhost:9093\n", "broker 2 is running" },
	{ "9", "Back to balance", "run 6m\nkafka-leader-election --election-type preferred --all-topic-partitions" B "\n", NULL },

	/* 10 */
	{ "10", "It connects", "kafka-topics.sh --describe" B "\nwait 3s\n^C\n", NULL },
	{ "10", "It connects", "on app kafka-topics --list --bootstrap-server kafka-1:9092\n", "what does it connect to" },
	{ "10", "It connects", "kafka-topics --list --bootstrap-server localhost:9093\nwait 5s\n^C\n", "no command of yours has talked" },
	{ "10", "One name for each side", "broker stop 1\n" DOORS "broker start 1\nrun 10s\necho x | kafka-console-producer --topic orders" B "\n", "nobody has read it yet" },
	{ "10", "One name for each side",
	  "broker stop 1\n" DOORS "broker start 1\nrun 10s\necho x | kafka-console-producer --topic orders" B "\nkafka-console-consumer --topic orders --from-beginning --max-messages 1" B "\n",
	  "it was read on the laptop" },
	{ "10", "One name for each side",
	  "broker stop 1\n" DOORS "broker start 1\nrun 10s\necho x | kafka-console-producer --topic orders" B "\nkafka-console-consumer --topic orders --from-beginning --max-messages 1" B "\n"
	  "on app kafka-console-consumer --topic orders --from-beginning --bootstrap-server kafka-1:29092 | head -n 1\nwait 6s\n", NULL },
	{ "10", "One name for each side",
	  "broker stop 1\n" DOORS "broker start 1\nrun 10s\necho x | kafka-console-producer --topic orders" B "\n"
	  "on app app in consumer --topic orders --group g --from-beginning --bootstrap.servers kafka-1:29092\nrun 10s\n", NULL },
	{ "10", "One name for each side",
	  "broker stop 1\necho listeners=INTERNAL://:29092,EXTERNAL://:9092 >> config/server.properties\nbroker start 1\nrun 10s\n", "has not been started with" },
	{ "10", "One name for each side",
	  "broker stop 1\nprintf 'listeners=INTERNAL://:29092,EXTERNAL://:9092\\nadvertised.listeners=INTERNAL://kafka-1:29092,EXTERNAL://localhost:9092\\n"
	  "listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT\\ninter.broker.listener.name=INTERNAL\\n' >> config/server.properties\n"
	  "kafka-server-start config/server.properties &\nrun 10s\nseq 2 | kafka-console-producer --topic orders" B
	  "\non app kafka-console-consumer --topic orders --group g --from-beginning --max-messages 2 --bootstrap-server kafka-1:29092\n", NULL },
	{ "10", "By which door?", "kafka-topics --list --command-config /tmp/hurry --bootstrap-server localhost:29092\n", "at the other end of the tunnel" },
	{ "10", "Exercise (repair)", "broker start 2\nbroker start 3\nrun 10s\n" OUT "run 60s\n", "which address is wrong" },
	{ "10", "Exercise (repair)",
	  "broker start 2\nbroker start 3\nrun 10s\n" OUT "run 60s\nbroker stop 3\necho advertised.listeners=INTERNAL://kafka-3:29094,EXTERNAL://localhost:9094 >> config/server-3.properties\n"
	  "broker start 3\nrun 10s\napp outside start\nrun 30s\n", "'inside' has not been started" },

	/* 19 */
	{ "19", "What a batch costs", "printf 'k:hello\\n' | kafka-console-producer --topic logs" KEYED "\n", "leave in one batch" },
	{ "19", "How long does it wait?", "app a producer --topic logs --rate 50/s\nrun 5s\n", NULL },
	{ "19", "How long does it wait?", "app a producer --topic logs --rate 100/s --linger.ms 100\nrun 5s\n", "more than one record" },
	{ "19", "Fill them", "app a producer --topic logs --rate 100/s --linger.ms=600\nrun 5s\n", "app a stop" },
	{ "19", "Fill them", "app a producer --topic logs --rate 100/s --linger.ms=600\nrun 5s\napp a kill\n", NULL },
	{ "19", "Fill them", "seq 80 | kafka-console-producer --topic logs" B "\n", NULL },
	{ "19", "Fill them", "app a producer --topic logs --rate 100/s --linger.ms 200\nrun 5s\n", "of 50 records" },
	{ "19", "Fill them", "app a producer --topic logs --rate 100/s --linger.ms 2000 --batch.size 200\nrun 5s\n", "of 50 records" },
	{ "19", "Compress", "kafka-console-producer --topic logs --compression-codec" B " < access.log\n", NULL },
	{ "19", "Compress", "cat access.log | kafka-console-producer.sh --topic logs --compression-codec lz4" B "\n", NULL },
	{ "19", "Compress", "app patient start\nrun 5s\n", "no batch with the lines of access.log" },
	{ "19", "Compress", "cat access.log | kafka-console-producer --topic logs" B "\n", "let the producer compress" },
	{ "19", "Compress", "head -n 20 access.log | kafka-console-producer --topic logs --compression-codec zstd" B "\n", "pass the whole file" },
	{ "19", "Who packs?", "cat access.log | kafka-console-producer --topic logs --compression-codec zstd" B "\n", "look at the last batch" },
	{ "19", "Too large", "kafka-producer-perf-test --topic logs --num-records 1 --record-size 1000000 --throughput -1" B "\n", "no producer has refused" },
	{ "19", "Too large", "app big producer --topic logs --size 1048576\nrun 2s\napp big log\n", NULL },
	{ "19", "The next limit",
	  "kafka-producer-perf-test.sh --topic logs --num-records 1 --record-size 1500000 --throughput -1 --producer-props max.request.size=2000000 bootstrap.servers=localhost:9092\n",
	  NULL },
	{ "19", "The next limit", "kafka-producer-perf-test --topic logs --num-records 1 --record-size 1500000 --throughput -1" B "\n", "no broker has refused" },
	{ "19", "Exercise (repair)", "app shop producer --topic clicks --rate 1000/s --keys user-1 --size 100 --linger.ms 20 --compression.type zstd\nrun 5s\n", "had other records" },
	{ "19", "Exercise (repair)", "app shop producer --topic clicks --rate 1000/s --keys 'user-{1..1000}' --size 10 --linger.ms 20 --compression.type zstd\nrun 5s\n",
	  "had other records" },
	{ "19", "Exercise (repair)", SHOP "--linger.ms 200 --compression.type zstd\nrun 5s\napp shop stop\n", "later than 50" },
	{ "19", "Exercise (repair)", SHOP "--linger.ms 40\nrun 5s\napp shop stop\n", "should take less than 20" },
	{ "19", "Exercise (repair)", SHOP "--linger.ms 40 --compression.type gzip\nrun 5s\napp shop stop\n", NULL },
	{ "19", "Exercise (repair)", SHOP "--linger.ms 40 --compression.type zstd\nrun 1s\napp shop stop\n", "let it run" },

	/* 22 */
	{ "22", "Look into the directory", "ls /tmp/kraft-combined-logs/events-0\n", NULL },
	{ "22", "Look into the directory", "ls /tmp/kraft-combined-logs\n", "have not been listed" },
	{ "22", "Read a segment", "kafka-dump-log.sh --deep-iteration --print-data-log --files " EVENTS "00000000000000000000.log\n", NULL },
	{ "22", "Read a segment", "kafka-dump-log --files " EVENTS "00000000000000000000.log\n", "--print-data-log" },
	{ "22", "Read a segment", "kafka-dump-log --print-data-log --files " EVENTS "00000000000000000196.log\n", "00000000000000000000.log" },
	{ "22", "A bit flips", "kafka-console-consumer --topic events --from-beginning --timeout-ms 3000" B "\n", "no consumer has met" },
	{ "22", "The index", "kafka-dump-log --files " EVENTS "00000000000000000000.index\n", "you are on the timeline epoch" },
	{ "22", "Exercise (repair)", "fork mine\nbroker stop 1\n", "you are on the timeline mine" },
	{ "22", "The index", "timeline main\nkafka-dump-log --files " EVENTS "00000000000000000000.timeindex\n", "show the file" },
	{ "22", "The other files", "cat /tmp/kraft-combined-logs/recovery-point-offset-checkpoint\n", "partition.metadata has not" },
	{ "22", "Exercise (repair)",
	  "kafka-server-stop\nwait 5s\ncd " EVENTS "\nrm *.timeindex\nrm *.index\nbroker start 1\nrun 5s\nkafka-dump-log --files 00000000000000000000.index\n"
	  "kafka-console-consumer --topic events --from-beginning --max-messages 606" B "\n", NULL },
	{ "22", "Exercise (repair)", "broker kill 1\nrm " EVENTS "*.index\n", "has not been stopped" },
	{ "22", "Exercise (repair)", "broker restart 1\nrun 5s\nrm " EVENTS "*.index " EVENTS "*.timeindex\n", "has run on since the files were deleted" },
	{ "22", "Exercise (repair)", "broker stop 1\nrm " EVENTS "*.index " EVENTS "*.timeindex\n", "does not run yet" },
	{ "22", "Exercise (repair)", "broker stop 1\nrm " EVENTS "*.index\nbroker start 1\nrun 5s\n", "the indexes are still there" },
	{ "22", "Exercise (repair)", "broker stop 1\nrm " EVENTS "*.index " EVENTS "*.timeindex\nbroker start 1\nrun 5s\n", "look at the index" },

	/* 25 */
	{ "25", "By the leader", "net cut 1 2\nrun 50s\n", "the link of brokers 1 and 3 is not cut yet" },
	{ "25", "By the leader", "net cut 3 1\nrun 50s\n", NULL },
	{ "25", "By the leader", "broker pause 3 4s\nrun 3s\nnet cut 1 3\nrun 50s\n", NULL }, /* it was behind already, but not gone */
	{ "25", "By the leader", "broker kill 3\nrun 15s\nnet cut 1 3\nrun 50s\n", "out of the ISR before" },
	{ "25", "By the leader", "net cut 1 3\nbroker kill 3\nrun 50s\n", "put out by the controller" },

	/* 26 */
	{ "26", "See it", "broker kill 3\nbroker kill 2\nrun 15s\nseq 10 | kafka-console-producer --topic tight" B "\nseq 10 | kafka-console-producer --topic loose" B "\n", NULL },
	{ "26", "See it", "broker kill 2\nrun 15s\nseq 10 | kafka-console-producer --topic loose" B "\nseq 10 | kafka-console-producer --topic tight" B "\n", "broker 3 has not been killed" },
	{ "26", "See it", "seq 20 | kafka-console-producer --topic loose" B "\nbroker kill 2\nbroker kill 3\nrun 15s\nseq 10 | kafka-console-producer --topic tight" B "\n", "ten records to loose" },
	{ "26", "And back", "timeline loss\n", "on the timeline main it lives" },
	{ "26", "acks=1", "echo x | kafka-console-producer --topic tight" B "\n", "no record with acks=1" },
	{ "26", "acks=1", "broker start 3\nrun 15s\necho x | kafka-console-producer --topic tight --request-required-acks 1" B "\nrun 2s\n", "committed already" },
	{ "26", "Between", "broker start 3\nrun 15s\napp between producer --topic tight --rate 1/s --count 1 --acks all\nrun 15s\n", "it was acknowledged at once" },
	{ "26", "Exercise (repair)", "broker start 2\nbroker start 3\nrun 15s\n" PAY(1) "run 5s\n" RESTART(1) RESTART(2) RESTART(3), "which min.insync.replicas" },
	{ "26", "Exercise (repair)", "broker start 2\nbroker start 3\nrun 15s\n" PAY(2) "run 5s\n" RESTART(3) RESTART(1), "broker 2 has not been restarted" },
	{ "26", "Exercise (repair)", "broker start 2\nbroker start 3\nrun 15s\n" PAY(2) "run 5s\nbroker kill 1\nrun 15s\nbroker start 1\nrun 15s\n" RESTART(2) RESTART(3) RESTART(1),
	  "at a restart. Go back to before that (goto 1" },
	{ "26", "Exercise (repair)",
	  "broker start 2\nbroker start 3\nrun 15s\n" PAY(2) "run 5s\napp pay2 producer --topic payments --acks all --rate 5/s --delivery.timeout.ms 6000 --request.timeout.ms 4000\n"
	  "broker stop 1\nbroker stop 2\nrun 30s\nbroker start 1\nbroker start 2\nrun 15s\n", "Were all three brokers in sync before you stopped one? Go back to before that (goto 1" },
	{ "26", "Exercise (repair)", "broker start 2\nbroker start 3\nrun 15s\n" PAY(2) "run 5s\n" RESTART(3) RESTART(2) RESTART(1), NULL },

	/* 27 */
	{ "27", "Two leaders?", "run 3m\n", "two records should be written" }, /* the five of before are given up, or taken: not by this step */
	{ "27", "Two leaders?", "seq 301 302 | kafka-console-producer --topic t --bootstrap-server localhost:9094\n", NULL },
	{ "27", "Exercise (break)", "kafka-leader-election --election-type preferred --all-topic-partitions" B "\nnet cut 1 'broker-*'\nrun 20s\nnet heal\nrun 10s\n",
	  "the controllers hear it still" },
	{ "27", "Exercise (break)",
	  "kafka-leader-election --election-type preferred --all-topic-partitions" B "\nnet cut 1 'broker-*'\nnet cut 1 'controller-*'\n"
	  "seq 3 | kafka-console-producer --topic t --request-required-acks 1" B "\nrun 20s\nnet heal\nrun 10s\n", "is gone: use --request-required-acks all" },
	{ "27", "Exercise (break)", /* a second try, after one that went wrong */
	  "kafka-leader-election --election-type preferred --all-topic-partitions" B "\nnet cut 1 'broker-*'\nnet cut 1 'controller-*'\n"
	  "seq 3 | kafka-console-producer --topic t --request-required-acks 1" B "\nrun 20s\nnet heal\nrun 10s\n"
	  "kafka-leader-election --election-type preferred --all-topic-partitions" B "\nrun 3s\nnet cut 1 'broker-*'\nnet cut 1 'controller-*'\n"
	  "seq 3 | kafka-console-producer --topic t --request-required-acks all" B " &\nrun 20s\nnet heal\nrun 10s\n", NULL },

	/* 28 */
	{ "28", "Ten records on one machine", "net cut 1 2\nrun 1m\napp ten producer --topic a --count 10 --rate 10/s --acks all\nrun 5s\n", "still in the ISR" },
	{ "28", "Ten records on one machine", "net cut 2 1\napp t producer --topic a --rate 1/s --acks all\nrun 1m\napp t stop\n", NULL },
	{ "28", "Leader: none", "net heal\nrun 20s\nbroker kill 1\nrun 15s\n", "Go back to before that (goto 61s)" },
	{ "28", "Leader: none", "net heal\nrun 20s\nbroker kill 1\nrun 15s\ngoto 61s\nbroker kill 1\nnet heal\nrun 15s\nkafka-topics --describe --topic a --bootstrap-server localhost:9093\n", NULL },
	{ "28", "Leader: none", "broker kill 1\nrun 15s\n", "look at it" },
	{ "28", "Or wait for it", "broker start 1\nrun 20s\n", "with fifteen records" }, /* still on the timeline lossy */
	{ "28", "Exercise (repair)", "broker start 1\nbroker start 2\nrun 15s\n" UNCLEAN "run 15s\n", "40 acknowledged records are lost" },
	{ "28", "Exercise (repair)", "broker start 1\nrun 15s\n" UNCLEAN "broker start 2\nrun 20s\n", "80 acknowledged records are lost" },
	{ "28", "Exercise (repair)", "broker start 2\nrun 15s\nbroker start 1\nrun 15s\n", "are without a leader" },
	{ "28", "Exercise (repair)", "broker start 2\nrun 15s\n" UNCLEAN, "have one replica in sync only" },

	/* 29 */
	{ "29", "A topic is a few records", "kafka-topics --create --topic seen" B "\n", "print the metadata log" },
	{ "29", "See it", "broker kill 1\nrun 20s\nbroker kill 103\nrun 20s\n", "kill 103 first" },
	{ "29", "See it", "broker kill 1\nrun 20s\n", "there is an active controller still" },
	{ "29", "Exercise (repair)", "broker start 1\nbroker start 101\nrun 10s\nbroker stop 103\nbroker start 103\nrun 10s\n", "has not lost its disk yet" },
	{ "29", "Exercise (repair)",
	  "broker start 1\nbroker start 101\nrun 10s\nbroker power-off 101 --lose-disk\n"
	  "kafka-storage format --no-initial-controllers -t CLUSTER-ID -c config/server-101.properties\nbroker start 101\nrun 5s\n",
	  "formatted for another cluster" },
	{ "29", "Exercise (repair)",
	  "broker start 1\nbroker start 101\nrun 10s\nbroker power-off 101 --lose-disk\nkafka-storage format --no-initial-controllers -t H11IHFbsQImD_LTFGMk0_Q -c "
	  "config/server-101.properties\nbroker start 101\nrun 10s\nkafka-metadata-quorum" B " describe --status\n", "is no voter yet" },

	/* 32 */
	{ "32", "See both", "broker power-off 3\nbroker start 3\nrun 15s\nbroker kill 3\nbroker start 3\nrun 15s\n", NULL },
	{ "32", "See both", "broker power-off 3\nbroker start 3\nrun 15s\n", "broker 3 has not been killed yet" },
	{ "32", "See both", "broker kill 3\nbroker start 3\nrun 15s\n", "has not failed yet" },
	{ "32", "See both", "broker kill 3\nbroker start 3\nrun 15s\nbroker power-off 3\n", "start broker 3 again" },
	{ "32", "See it", "timeline main\ndisk fill 2\nrun 20s\n", "t-0 should not have noticed" },
	{ "32", "See it", "disk fill 2 /tmp/second-disk-2\nrun 20s\nkafka-log-dirs --describe --topic-list t --broker-list 2" B "\n", "you are on the timeline dark" },
	{ "32", "In good order", "broker kill 2\nbroker start 2\nrun 20s\n", "in good order" },
	{ "32", "Exercise (repair)", "disk fill 3\nrun 20s\ndisk free 3\nrun 20s\n", "broker 3 has ended: what does it need" },
	{ "32", "Exercise (repair)", "disk fill 3\nrun 20s\nbroker stop 2\nrun 2s\nbroker start 2\ndisk free 3\nbroker start 3\nrun 15s\n", "go back to before that (goto 1" },
	{ "32", "Exercise (repair)", "disk fill 3\nwait 1s\n", "broker 3 has ended: what does it need" }, /* before anybody has noticed */

	/* 30 */
	{ "30", "Who leads", "kafka-metadata-quorum" B " describe --replication\n", "the status has not been shown" },
	{ "30", "Who leads", "kafka-metadata-quorum.sh --bootstrap-controller localhost:19193 describe --status\n", NULL },
	{ "30", "A follower alone", "net cut 101 103\nnet cut 102 103\nrun 2m\nnet heal\nrun 5s\n", NULL },
	{ "30", "A follower alone", "net cut 103 101\nnet cut 103 102\nrun 10s\nnet heal\nrun 10s\n", "give it a minute" },
	{ "30", "A follower alone", "net cut 103 101\nnet cut 103 102\nrun 10m\n", "not mended yet" },
	{ "30", "A follower alone", "net cut 101 102\nnet cut 101 103\nrun 2m\nnet heal\nrun 10s\n", "there was an election" },
	{ "30", "One way only", "net cut 103 101 --one-way\nrun 30s\nnet heal\n", "in this direction" },
	{ "30", "One way only", "net cut 101 103\nrun 30s\nnet heal\n", NULL },
	{ "30", "What the leader sees", "net cut 1 2 --one-way\nrun 60s\nnet heal\nrun 10s\n", NULL },
	{ "30", "What the leader sees", "net cut 1 2\nrun 20s\nnet heal\nrun 5s\n", "still counts as in sync" },
	{ "30", "What the leader sees", "broker pause 2 50s\nrun 60s\n", "is not cut yet" },
	{ "30", "A topic from the wrong side", "net cut 101 102\nnet cut 101 103\nrun 15s\nkafka-metadata-quorum --bootstrap-server localhost:9093 describe --status\n", "ask for the topic" },
	{ "30", "A topic from the wrong side",
	  "net cut 101 102\nnet cut 101 103\nkafka-topics --create --topic lonely" B " &\nrun 15s\nkafka-metadata-quorum --bootstrap-server localhost:9094 describe --status\n", NULL },
	{ "30", "A topic from the wrong side", "net cut 101 102\nrun 15s\n", "101 is not cut off from 103" },
	{ "30", "Exercise (break)", DEAF("false") "net cut 101 103 --one-way\nnet cut 102 103 --one-way\nrun 60s\n", "elections within a minute so far" },
	{ "30", "Exercise (break)", "net drop 101 103 --response Fetch\nnet drop 102 103 --response Fetch\nrun 60s\n", "no controller has been started with" },
	{ "30", "Exercise (break)", DEAF("false") DROP, "now the same with trial votes on" },
	{ "30", "Exercise (break)", DEAF("false") DROP "net heal\n" DEAF("false") DROP, "now the same with trial votes on" },
	{ "30", "Exercise (break)", DEAF("false") DROP "net heal\n" DEAF("true") "net drop 101 103 --response Fetch\nnet drop 102 103 --response Fetch\nrun 20s\n", "let a minute pass" },
	{ "30", "Exercise (break)",
	  "broker stop 103\necho klab.pre.vote=false >> config/server-103.properties\nbroker start 103\nrun 10s\n" DROP "broker stop 103\n"
	  "grep -v klab config/server-103.properties > /tmp/p; cat /tmp/p > config/server-103.properties\nbroker start 103\nrun 70s\n", NULL },

	/* 31 */
	{ "31", "A plan", "echo '{\"version\":1,\"topics\":[{\"topic\":\"big\"}]}' > t.json\n" MOVE "--generate --topics-to-move-json-file t.json --broker-list 1,2,3" B "\n",
	  "broker 4 is not in this plan" },
	{ "31", "A plan", "echo '{\"version\":1,\"topics\":[{\"topic\":\"big\"}]}' > t.json\n" MOVE "--generate --topics-to-move-json-file t.json --broker-list 4,3,2,1" B "\n", "keep what it proposes" },
	{ "31", "A plan", "echo '{\"version\":1,\"topics\":[{\"topic\":\"big\"}]}' > t.json\n" MOVE "--generate --topics-to-move-json-file t.json --broker-list 4,3,2,1" B " | tail -n 1 > plan.json\ncat plan.json\n", NULL },
	{ "31", "A plan", "echo '{\"version\":1,\"topics\":[{\"topic\":\"big\"}]}' > t.json\n" MOVE "--generate --topics-to-move-json-file t.json --broker-list 4,3,2,1" B " > plan.json\ncat plan.json\n",
	  "keeps the last line" },
	{ "31", "A plan", "echo {\"version\":1} > topics.json\n" MOVE "--generate --topics-to-move-json-file topics.json --broker-list 1,2,3,4" B "\n", "no plan has been shown" },
	{ "31", "Move it, slowly", MOVE "--execute --reassignment-json-file plan.json" B "\nrun 10s\n", "no move with a throttle" },
	{ "31", "Move it, slowly", MOVE "--execute --reassignment-json-file plan.json --throttle 5000" B "\nkafka-topics --describe --topic big" B "\n", "the throttle is 5000" },
	{ "31", "Move it, slowly", MOVE "--execute --reassignment-json-file plan.json --throttle 500" B "\n", "now look" },
	{ "31", "Faster", MOVE "--execute --additional --reassignment-json-file plan.json --throttle 1000000" B "\nrun 20s\n", "the throttle is still there" },
	{ "31", "Faster", MOVE "--verify --reassignment-json-file plan.json" B "\n", "is still on its way" },
	{ "31", "A third replica",
	  "echo '{\"version\":1,\"partitions\":[{\"topic\":\"orders\",\"partition\":0,\"replicas\":[1,4,3]}]}' > m.json\n" MOVE "--execute --reassignment-json-file m.json" B "\nrun 5s\n",
	  "in this order" },
	{ "31", "Both racks", "broker start 1\nbroker start 2\nrun 20s\n", "one in each rack" },
	{ "31", "Both racks",
	  "echo '{\"version\":1,\"partitions\":[{\"topic\":\"risky\",\"partition\":0,\"replicas\":[4,2]}]}' > m.json\nbroker start 2\nbroker start 1\nrun 20s\n" MOVE
	  "--execute --reassignment-json-file m.json" B "\nrun 5s\n", NULL },
	{ "31", "Read from nearby", "kafka-console-consumer --topic orders --from-beginning --max-messages 5" B "\n", "did not tell its rack" },
	{ "31", "Read from nearby", "app near consumer --topic orders --group g --from-beginning --client.rack A\nrun 10s\n", NULL },
	{ "31", "Exercise (repair)", MOVE "--execute --additional --reassignment-json-file jobs.json --throttle 1000000" B "\nrun 30s\n", "a throttle is left" },
	{ "31", "Exercise (repair)",
	  MOVE "--execute --additional --reassignment-json-file jobs.json --throttle 1000000" B "\nrun 30s\n"
	  "broker stop 2\nbroker stop 3\nbroker stop 4\nrun 5s\nbroker start 2\nbroker start 3\nbroker start 4\nrun 20s\n", "Go back to before that (goto " },
	{ "31", "Exercise (repair)", MOVE "--verify --reassignment-json-file jobs.json" B "\n", "should have the replicas" },

	/* 41 */
	{ "41", "Who are you?", "echo x | kafka-console-producer --topic orders --command-property client.id=me-at-work" B "\n", NULL },
	{ "41", "Who are you?", "echo x | kafka-console-producer --topic orders" B "\n", "no record of a client me-at-work" },
	{ "41", "Look before you touch", "kafka-topics --describe" B "\n", "at their minimum" },
	{ "41", "Exercise (repair)", FIT("carts", 2) FIT("payments", 2) FIT("audit", 2) "broker kill 2\nrun 15s\n", "audit-0 has 1 of 3" },
	{ "41", "Exercise (repair)", AUDIT FIT("payments", 2) FIT("audit", 2), "min.insync.replicas of carts is 1" },
	{ "41", "Exercise (repair)", AUDIT FIT("carts", 2) FIT("payments", 2) FIT("audit", 2) "seq 3 | kafka-console-producer --topic audit" B "\n", "now prove it" },
	{ "41", "Exercise (repair)", AUDIT FIT("carts", 2) FIT("payments", 2) FIT("audit", 2) "run 10s\nbroker kill 1\nrun 15s\n", "acknowledged in orders" },
};

static int step_of(const struct lesson *lesson, const char *title)
{
	for (int i = 0; i < lesson->step_count; i++)
		if (bytes_equal_text(lesson->steps[i].title, title))
			return i;
	fail_msg("%.*s has no step '%s'", TEXT(lesson->path), title);
	return -1;
}

static bool is_judged_well(const struct course *course, const struct way *way)
{
	const struct lesson *lesson = &course->lessons[course_find(course, bytes_of_text(way->lesson))];
	int step = step_of(lesson, way->step);
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct buf message = { .heap = heap };
	struct try_line *lines;
	struct player p;
	int count;

	arena_init(&arena, heap);
	assert_true(lesson_parse_tries(BYTES("way"), bytes_of_text(way->typed), 1, &arena, &lines, &count, &message));
	assert_true(player_start(&p, lesson, false, &message));
	player_catch_up(&p, step);
	assert_int_equal(player_check(&p, &message), CHECK_MISSING);
	player_type(&p, lines, count);
	enum check_result result = player_check(&p, &message);
	bool is_right = way->missing ? result == CHECK_MISSING && bytes_find_bytes(buf_bytes(&message), bytes_of_text(way->missing)) < message.size
	                             : result == CHECK_PASSED;

	if (!is_right)
		print_error("lesson %s, %s:\n%sthe check said: %s\nand not: %s\n\n", way->lesson, way->step, way->typed,
		            result == CHECK_PASSED ? "done" : buf_text(&message), way->missing ? way->missing : "done");
	player_stop(&p);
	heap_del(heap);
	return is_right;
}

/* ---- Answers ---------------------------------------------------------------------------------------------------------------- */

static const struct {
	const char *lesson, *step, *answer;
	bool is_right;
} answers[] = {
	{ "1", "Who keeps the place?", "6", true },
	{ "1", "Who keeps the place?", "six records", true },
	{ "1", "Who keeps the place?", "All of them.", true },
	{ "1", "Who keeps the place?", "every one", true },
	{ "1", "Who keeps the place?", "all but one", false },
	{ "1", "Who keeps the place?", "none", false },
	{ "1", "Who keeps the place?", "5 or 6", false },
	{ "2", "Read the answer", "Node 1", true },
	{ "4", "Who leads partition 2?", "broker one", true },
	{ "5", "How large is it?", "181 bytes", true },
	{ "6", "Why was it silent?", "At the end", true },
	{ "6", "Why was it silent?", "at the beginning or at the end", false },
	{ "7", "Name it", "orders-0", true },
	{ "8", "What is it good for?", "just one", true },
	{ "9", "Is anything lost?", "nothing", true },
	{ "9", "Is anything lost?", "none of them", true },
	{ "9", "Is anything lost?", "all", false },
	{ "10", "Whom would you dial?", "it is kafka-1:9092", true },
	{ "10", "Whom would you dial?", "localhost", false },
	{ "19", "Which is best?", "ZSTD", true },
	{ "19", "Which is best?", "zstd or gzip", false },
	{ "22", "What is in a name?", "offset 196", true },
	{ "22", "What is in a name?", "00000000000000000196.log", true },
	{ "26", "The table", "a 0, b 2, c 1, d 1, e 2, f 0, g 0, h 2", true },
	{ "26", "The table", "0 2 1 1 2 0 0 2", true },
	{ "27", "Three tables", "B 140, C 145; A 145", true },
	{ "27", "Three tables", "140,145", false },
	{ "29", "The observers", "one, two and three", true },
	{ "29", "The observers", "3 2 1", true },
	{ "29", "The observers", "1, 2", false },
	{ "29", "The observers", "101, 102, 103", false },
	{ "41", "A broker of your own", "Cluster ID: CCPny3QvQ7KRsy5OYsJIRA", true },
	{ "41", "A broker of your own", "100", false },
	{ "41", "Your own program", "CreateTime:1796028155042 Partition:0 alice login", true },
	{ "41", "Your own program", "1767603612345", false },
	{ "41", "Your own program", "0", false },
};

TEST(answers_count_however_they_are_spelled)
{
	struct heap *heap = heap_new(8u << 20);
	struct buf message = { .heap = heap };
	struct course course;

	assert_true(course_open(&course, "lessons", &message));
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		const struct lesson *lesson = &course.lessons[course_find(&course, bytes_of_text(answers[i].lesson))];
		struct player p;

		assert_true(player_start(&p, lesson, false, &message));
		player_catch_up(&p, step_of(lesson, answers[i].step));
		if ((player_answer(&p, bytes_of_text(answers[i].answer), &message) == CHECK_PASSED) != answers[i].is_right)
			fail_msg("lesson %s, %s: '%s' should be %s", answers[i].lesson, answers[i].step, answers[i].answer, answers[i].is_right ? "right" : "wrong");
		player_stop(&p);
	}
	course_close(&course);
	heap_del(heap);
}

/* Lesson 41 asks for the id of another cluster, and knows its own. */
TEST(the_id_of_the_lessons_own_cluster_is_no_answer)
{
	struct heap *heap = heap_new(8u << 20);
	struct buf message = { .heap = heap };
	struct try_line line = { .kind = TRY_COMMAND, .tab = 1, .text = BYTES("kafka-cluster cluster-id" B) };
	struct course course;
	struct player p;

	assert_true(course_open(&course, "lessons", &message));
	const struct lesson *lesson = &course.lessons[course_find(&course, BYTES("41"))];

	assert_true(player_start(&p, lesson, false, &message));
	player_begin_step(&p, step_of(lesson, "A broker of your own"));
	player_type(&p, &line, 1);
	struct world *world = session_world(p.session);
	struct trace_view view = { 0 };

	for (int64_t seq = world_trace_count(world); view.id != TRACE_text_printed;) {
		size_t at = 0;

		assert_true(trace_next(world_trace_at(world, --seq).encoded, &at, &view));
	}
	assert_int_equal(player_answer(&p, trace_value_of(&view, "text")->text, &message), CHECK_MISSING);
	assert_true(bytes_starts_with(buf_bytes(&message), BYTES("That is the cluster of this lesson")));
	player_stop(&p);
	course_close(&course);
	heap_del(heap);
}

TEST(other_ways_to_do_a_step_are_judged_as_a_teacher_would)
{
	struct heap *heap = heap_new(1u << 20);
	struct buf problem = { .heap = heap };
	struct course course;
	int wrong = 0;

	assert_true(course_open(&course, "lessons", &problem));
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		wrong += !is_judged_well(&course, &ways[i]);
	course_close(&course);
	heap_del(heap);
	assert_int_equal(wrong, 0);
}
