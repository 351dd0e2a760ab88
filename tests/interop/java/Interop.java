import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.*;
import org.apache.kafka.common.serialization.*;

/** Java's own clients: producer, consumer, Admin. Prints `ok NAME` or `FAILED NAME: why` for each check; ends with 1 if one failed. */
public class Interop {
    static final String RUN = Long.toString(System.currentTimeMillis());
    static final long NOW = System.currentTimeMillis();
    static String servers;
    static Admin admin;
    static int failed;

    interface Check {
        void run() throws Exception;
    }

    static void check(String name, Check check) {
        try {
            check.run();
            System.out.println("ok " + name);
        } catch (Throwable e) {
            failed++;
            StackTraceElement at = Arrays.stream(e.getStackTrace()).filter(f -> f.getClassName().indexOf('.') < 0).findFirst().orElse(null);
            System.out.println("FAILED " + name + ": " + e + (at == null ? "" : " (" + at.getFileName() + ", line " + at.getLineNumber() + ")"));
        }
    }

    static void that(boolean condition, String what) {
        if (!condition)
            throw new AssertionError(what);
    }

    static void until(Callable<Boolean> condition, String what, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.call()) {
            that(System.nanoTime() < end, what + ": not within " + seconds + " s");
            Thread.sleep(50);
        }
    }

    static String topic(String name) {
        return "java-" + name + "-" + RUN;
    }

    static String create(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()))).all().get(30, TimeUnit.SECONDS);
        return name;
    }

    static Properties with(String... settings) {
        Properties p = new Properties();
        p.put("bootstrap.servers", servers);
        for (int i = 0; i < settings.length; i += 2)
            p.put(settings[i], settings[i + 1]);
        return p;
    }

    static List<RecordMetadata> produce(String topic, int count, String prefix, String... settings) throws Exception {
        List<Future<RecordMetadata>> futures = new ArrayList<>();
        List<RecordMetadata> done = new ArrayList<>();
        try (KafkaProducer<String, String> p = new KafkaProducer<>(with(settings), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++)
                futures.add(p.send(new ProducerRecord<>(topic, "k" + i, prefix + i)));
            p.flush();
            for (Future<RecordMetadata> f : futures)
                done.add(f.get(30, TimeUnit.SECONDS));
        }
        return done;
    }

    static KafkaConsumer<String, String> consumer(String group, String... settings) {
        Properties p = with(settings);
        p.put("group.id", group);
        p.putIfAbsent("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(p, new StringDeserializer(), new StringDeserializer());
    }

    static List<ConsumerRecord<String, String>> consume(String topic, int count) throws Exception {
        return consume(topic, got -> got.size() >= count, count + " records");
    }

    static List<ConsumerRecord<String, String>> consume(String topic, Predicate<List<ConsumerRecord<String, String>>> isEnough, String what) throws Exception {
        List<ConsumerRecord<String, String>> got = new ArrayList<>();
        try (KafkaConsumer<String, String> c = consumer(topic + "-g")) {
            c.subscribe(List.of(topic));
            until(() -> {
                c.poll(Duration.ofMillis(200)).forEach(got::add);
                return isEnough.test(got);
            }, what, 40);
        }
        return got;
    }

    static void metadata() throws Exception {
        DescribeClusterResult d = admin.describeCluster();
        that(d.nodes().get().size() == servers.split(",").length, "brokers: " + d.nodes().get());
        that(d.controller().get() != null && !d.clusterId().get().isEmpty(), "no controller");
    }

    static void codec(String which) throws Exception {
        String name = create(topic(which), 1);
        produce(name, 500, "a value that is long enough to be compressed, and again, and again ", "compression.type", which, "linger.ms", "20");
        List<ConsumerRecord<String, String>> got = consume(name, 500);
        for (int i = 0; i < 500; i++)
            that(got.get(i).value().endsWith(" " + i) && got.get(i).offset() == i, "record " + i + " is " + got.get(i));
    }

    static void acks(String which) throws Exception {
        String name = create(topic("acks" + which), 1);
        produce(name, 100, "v", "acks", which, "enable.idempotence", "false");
        that(consume(name, 100).size() == 100, "not all");
    }

    static void idempotent() throws Exception {
        String name = create(topic("idem"), 3);
        List<RecordMetadata> done = produce(name, 1000, "v");
        for (int p = 0; p < 3; p++) {
            long next = 0;
            for (RecordMetadata m : done)
                if (m.partition() == p)
                    that(m.offset() == next++, "a gap or a copy at " + m);
        }
    }

    static void headers() throws Exception {
        String name = create(topic("headers"), 1);
        try (KafkaProducer<String, String> p = new KafkaProducer<>(with(), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> r = new ProducerRecord<>(name, null, NOW - 5123, "k", (String) null);
            r.headers().add("a", "1".getBytes(StandardCharsets.UTF_8));
            p.send(r).get(20, TimeUnit.SECONDS);
        }
        ConsumerRecord<String, String> r = consume(name, 1).get(0);
        that(r.timestamp() == NOW - 5123 && r.value() == null && new String(r.headers().lastHeader("a").value()).equals("1"), r.toString());
    }

    static void groupOfThree() throws Exception {
        String name = create(topic("group"), 6), group = topic("three");
        AtomicInteger[] counts = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean stop = new AtomicBoolean(), kill = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            Thread t = new Thread(() -> {
                try (KafkaConsumer<String, String> c = consumer(group, "session.timeout.ms", "6000", "heartbeat.interval.ms", "1000",
                                                                "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor")) {
                    c.subscribe(List.of(name));
                    while (!stop.get() && !(n == 0 && kill.get()))
                        for (ConsumerRecord<String, String> r : c.poll(Duration.ofMillis(100))) {
                            seen.add(r.value());
                            counts[n].incrementAndGet();
                        }
                }
            });
            t.setDaemon(true);
            t.start();
            threads.add(t);
        }
        until(() -> {
            ConsumerGroupDescription d = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
            return d.members().size() == 3 && d.members().stream().allMatch(m -> m.assignment().topicPartitions().size() == 2);
        }, "three members with two partitions each", 60);
        produce(name, 600, "a");
        until(() -> seen.size() == 600, "600 values by three members", 40);
        for (AtomicInteger c : counts)
            that(c.get() > 0, "a member got nothing");
        kill.set(true);
        produce(name, 300, "b");
        until(() -> seen.size() == 900, "300 more by the two that are left", 60);
        stop.set(true);
        for (Thread t : threads)
            t.join(20000);
        until(() -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream().mapToLong(o -> o.offset()).sum() == 900,
              "900 committed", 20);
        admin.deleteConsumerGroups(List.of(group)).all().get(20, TimeUnit.SECONDS);
    }

    static void seekByTime() throws Exception {
        String name = create(topic("time"), 1);
        TopicPartition tp = new TopicPartition(name, 0);
        try (KafkaProducer<String, String> p = new KafkaProducer<>(with(), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 10; i++)
                p.send(new ProducerRecord<>(name, null, NOW - 60000 + i * 1000, "k", "" + i)).get(20, TimeUnit.SECONDS);
        }
        try (KafkaConsumer<String, String> c = consumer(topic("t"))) {
            that(c.offsetsForTimes(Map.of(tp, NOW - 60000 + 4500)).get(tp).offset() == 5, "not offset 5");
            that(c.beginningOffsets(List.of(tp)).get(tp) == 0 && c.endOffsets(List.of(tp)).get(tp) == 10, "beginning or end");
            c.assign(List.of(tp));
            c.seek(tp, 5);
            Iterator<ConsumerRecord<String, String>> records = c.poll(Duration.ofSeconds(20)).iterator();
            that(records.next().value().equals("5"), "not record 5");
        }
        long max = admin.listOffsets(Map.of(tp, OffsetSpec.maxTimestamp())).all().get().get(tp).offset();
        that(max == 9, "max timestamp at " + max);
    }

    static void adminCalls() throws Exception {
        String name = create(topic("admin"), 2);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "200000"), AlterConfigOp.OpType.SET)))).all().get();
        until(() -> admin.describeConfigs(List.of(resource)).all().get().get(resource).get("retention.ms").value().equals("200000"), "the new setting", 10);
        admin.createPartitions(Map.of(name, NewPartitions.increaseTo(4))).all().get();
        until(() -> admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size() == 4, "four partitions", 10);
        produce(name, 20, "v");
        admin.deleteRecords(Map.of(new TopicPartition(name, 0), RecordsToDelete.beforeOffset(0))).all().get();
        that(!admin.listTopics().names().get().isEmpty() && !admin.listConsumerGroups().all().get().isEmpty(), "lists");
        that(!admin.describeLogDirs(List.of(1)).allDescriptions().get().isEmpty(), "log dirs");
        that(!admin.describeFeatures().featureMetadata().get().finalizedFeatures().isEmpty(), "features");
        that(admin.describeMetadataQuorum().quorumInfo().get().leaderId() > 0, "quorum");
        admin.listPartitionReassignments().reassignments().get();
        admin.describeProducers(List.of(new TopicPartition(name, 0))).all().get();
        admin.deleteTopics(List.of(name)).all().get();
        until(() -> !admin.listTopics().names().get().contains(name), "the topic is gone", 10);
    }

    static Throwable cause(Check check) throws Exception {
        try {
            check.run();
        } catch (ExecutionException e) {
            return e.getCause();
        }
        return null;
    }

    static void errors() throws Exception {
        String name = create(topic("twice"), 1);
        that(cause(() -> create(name, 1)) instanceof TopicExistsException, "twice");
        that(cause(() -> create("bad name!", 1)) instanceof InvalidTopicException, "a bad name");
        Throwable none = cause(() -> create(topic("zero"), 0));
        that(none instanceof InvalidPartitionsException, "no partitions: " + none);
        that(cause(() -> admin.describeTopics(List.of("nowhere")).allTopicNames().get()) instanceof UnknownTopicOrPartitionException, "unknown");
        that(cause(() -> admin.createTopics(List.of(new NewTopic(topic("many"), 1, (short) 9))).all().get()) instanceof InvalidReplicationFactorException, "9 replicas");
    }

    public static void main(String[] args) throws Exception {
        servers = args[0];
        admin = Admin.create(with());
        check("metadata", Interop::metadata);
        for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd"))
            check("codec-" + codec, () -> codec(codec));
        for (String acks : List.of("0", "1", "all"))
            check("acks-" + acks, () -> acks(acks));
        check("idempotent", Interop::idempotent);
        check("headers-and-times", Interop::headers);
        check("group-of-three", Interop::groupOfThree);
        check("seek-by-time", Interop::seekByTime);
        check("admin", Interop::adminCalls);
        check("errors", Interop::errors);
        admin.close(Duration.ofSeconds(5));
        System.exit(failed > 0 ? 1 : 0);
    }
}
