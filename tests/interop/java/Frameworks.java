import java.net.URI;
import java.net.http.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.*;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.*;
import org.apache.kafka.streams.kstream.*;
import org.apache.kafka.streams.state.*;

/** What is built on Java's clients: Kafka Streams, and a worker of Kafka Connect. `Frameworks SERVERS DIRECTORY PORT` */
public class Frameworks extends Interop {
    static Path work;
    static int port;

    /* ---- Kafka Streams: how often each word was said; the counts are kept in a store, and its changes in a topic ---- */

    static KafkaStreams counting(String from, String to, int instance) {
        StreamsBuilder b = new StreamsBuilder();
        b.<String, String>stream(from).flatMapValues(line -> List.of(line.split(" "))).groupBy((key, word) -> word)
                .count(Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as("counts").withValueSerde(Serdes.Long())).toStream().mapValues(n -> Long.toString(n)).to(to);
        Properties p = with("application.id", from + "-app", "state.dir", work.resolve("state-" + RUN + "-" + instance).toString(), "num.standby.replicas", "1", "commit.interval.ms", "200",
                "main.consumer.session.timeout.ms", "6000");
        p.put("default.key.serde", Serdes.StringSerde.class);
        p.put("default.value.serde", Serdes.StringSerde.class);
        return new KafkaStreams(b.build(), p);
    }

    static void started(KafkaStreams s) throws Exception {
        s.start();
        until(() -> s.state() == KafkaStreams.State.RUNNING, "the application runs", 60);
    }

    static Long count(KafkaStreams s, String word) {
        try {
            return s.store(StoreQueryParameters.fromNameAndType("counts", QueryableStoreTypes.<String, Long>keyValueStore())).get(word);
        } catch (org.apache.kafka.streams.errors.InvalidStateStoreException e) {
            return null; /* it is being moved */
        }
    }

    static void counts(KafkaStreams s, String word, long wanted) throws Exception {
        until(() -> Objects.equals(count(s, word), wanted), word + " was counted " + wanted + " times", 60);
    }

    static void streams() throws Exception {
        String from = create(topic("lines"), 3), to = create(topic("words"), 3);
        KafkaStreams first = counting(from, to, 1);
        check("streams-counts", () -> {
            produce(from, 100, "alpha beta n");
            started(first);
            counts(first, "alpha", 100);
            counts(first, "n7", 1);
        });
        check("streams-restores", () -> { /* nothing is left on its disk: the store comes from its topic */
            first.close(Duration.ofSeconds(30));
            first.cleanUp();
            produce(from, 50, "alpha n");
            KafkaStreams again = counting(from, to, 1);
            try {
                started(again);
                counts(again, "alpha", 150);
                counts(again, "beta", 100);
            } finally {
                again.close(Duration.ofSeconds(30));
            }
        });
        check("streams-moves", () -> { /* two share the partitions; when one ends the other has all of them */
            KafkaStreams one = counting(from, to, 1), two = counting(from, to, 2);
            try {
                started(one);
                started(two);
                until(() -> !one.metadataForLocalThreads().iterator().next().activeTasks().isEmpty()
                        && !two.metadataForLocalThreads().iterator().next().activeTasks().isEmpty(), "each has a part", 90);
                one.close(Duration.ofSeconds(30));
                produce(from, 10, "alpha n");
                counts(two, "alpha", 160);
                counts(two, "beta", 100);
            } finally {
                one.close(Duration.ofSeconds(30));
                two.close(Duration.ofSeconds(30));
            }
        });
        check("streams-result", () -> consume(to, all -> all.stream().anyMatch(r -> r.key().equals("alpha") && r.value().equals("160")), "alpha is said to be counted 160 times"));
    }

    /* ---- Kafka Connect: a distributed worker, killed and started again ---- */

    static Process worker(int at) throws Exception {
        Path file = work.resolve("connect.properties");
        Files.writeString(file, String.join("\n", "bootstrap.servers=" + servers, "group.id=connect-" + RUN, "key.converter=org.apache.kafka.connect.storage.StringConverter",
                "value.converter=org.apache.kafka.connect.storage.StringConverter", "offset.storage.topic=connect-offsets-" + RUN, "config.storage.topic=connect-configs-" + RUN,
                "status.storage.topic=connect-status-" + RUN, "offset.flush.interval.ms=500", "session.timeout.ms=6000", "listeners=HTTP://127.0.0.1:" + at,
                "plugin.discovery=hybrid_warn", "plugin.path=" + work.resolve("plugins"), ""));
        return new ProcessBuilder("java", "-Xmx256m", "-cp", work.resolve("libs") + "/*", "org.apache.kafka.connect.cli.ConnectDistributed", file.toString())
                .redirectErrorStream(true).redirectOutput(work.resolve("connect.log").toFile()).start();
    }

    static String ask(int at, String path, String body) {
        HttpRequest.Builder r = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path)).timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json");
        try {
            return HttpClient.newHttpClient().send((body == null ? r.GET() : r.POST(HttpRequest.BodyPublishers.ofString(body))).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (Exception e) {
            return ""; /* it is not up yet */
        }
    }

    static void runs(int at) throws Exception {
        until(() -> ask(at, "/connectors/ticks/status", null).split("RUNNING", -1).length == 4, "the connector and its two tasks run", 90);
    }

    static long highest(List<ConsumerRecord<String, String>> ticks) {
        return ticks.stream().mapToLong(r -> Long.parseLong(r.value())).max().orElse(0);
    }

    static void connect() throws Exception {
        String to = create(topic("ticks"), 2);
        Process[] worker = { worker(port) };
        List<ConsumerRecord<String, String>> ticks = new ArrayList<>();
        try {
            check("connect-runs", () -> {
                until(() -> ask(port, "/connector-plugins", null).contains("Ticks"), "the worker knows its plugin", 90);
                ask(port, "/connectors", "{\"name\":\"ticks\",\"config\":{\"connector.class\":\"Ticks\",\"tasks.max\":\"2\",\"topic\":\"" + to + "\"}}");
                runs(port);
                ticks.addAll(consume(to, 200));
            });
            check("connect-goes-on", () -> { /* from its stored offsets, not from the beginning; what had been sent since they were stored is sent again */
                worker[0].destroyForcibly().waitFor(20, TimeUnit.SECONDS);
                worker[0] = worker(port + 1);
                runs(port + 1);
                long high = highest(ticks);
                ticks.addAll(consume(to, all -> highest(all) > high + 200, "a count above " + (high + 200)));
                that(ticks.stream().filter(r -> r.value().equals("1")).count() <= 2, "a task began anew");
            });
        } finally {
            worker[0].destroyForcibly();
        }
    }

    public static void main(String[] args) throws Exception {
        servers = args[0];
        work = Path.of(args[1]);
        port = Integer.parseInt(args[2]);
        try (Admin a = Admin.create(with())) {
            admin = a;
            streams();
            connect();
        }
        System.exit(failed == 0 ? 0 : 1);
    }
}
