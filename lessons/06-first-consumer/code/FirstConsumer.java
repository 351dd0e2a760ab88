import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** Reads my-topic as the group reports, from the beginning, until Ctrl-C. */
public class FirstConsumer {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("group.id", "reports");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", "false");
        properties.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        properties.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");

        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup(); // the only call that another thread may make
            try {
                main.join();
            } catch (InterruptedException ignored) {
            }
        }));
        try (consumer) { // close() leaves the group
            consumer.subscribe(List.of("my-topic"));
            while (true) {
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(500)))
                    System.out.printf("%d@%d %s=%s%n", r.partition(), r.offset(), r.key(), r.value());
                consumer.commitSync(); // behind the work: a crash means "again", not "never"
            }
        } catch (WakeupException stop) {
            // Ctrl-C
        }
    }
}
