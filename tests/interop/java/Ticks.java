import java.util.*;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.*;

/** A source of Kafka Connect: each of its tasks counts on from where its stored offset says it was, by one when the last is acknowledged. */
public class Ticks extends SourceConnector {
    private Map<String, String> settings;

    @Override
    public void start(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Counter.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int count) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> one = new HashMap<>(settings);
            one.put("task", "t" + i);
            all.add(one);
        }
        return all;
    }

    @Override
    public void stop() {
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "1";
    }

    public static class Counter extends SourceTask {
        private String task, topic;
        private long count;
        private final Semaphore turn = new Semaphore(1);

        @Override
        public void start(Map<String, String> settings) {
            task = settings.get("task");
            topic = settings.get("topic");
            Map<String, Object> offset = context.offsetStorageReader().offset(Map.of("task", task));
            count = offset == null ? 0 : (Long) offset.get("count");
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            if (!turn.tryAcquire(1, TimeUnit.SECONDS))
                return null;
            count++;
            return List.of(new SourceRecord(Map.of("task", task), Map.of("count", count), topic, Schema.STRING_SCHEMA, task, Schema.STRING_SCHEMA, Long.toString(count)));
        }

        @Override
        public void commitRecord(SourceRecord record, RecordMetadata where) {
            turn.release();
        }

        @Override
        public void stop() {
        }

        @Override
        public String version() {
            return "1";
        }
    }
}
