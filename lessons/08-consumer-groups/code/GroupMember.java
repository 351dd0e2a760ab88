import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** A member of the group billing, until Ctrl-C. Start several: they share the partitions of my-topic. */
public class GroupMember {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("group.id", "billing");
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
        try (consumer) { // close() leaves the group, so that the others need not wait for the session to end
            consumer.subscribe(List.of("my-topic"), new ConsumerRebalanceListener() { // called from poll()
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                    System.out.println("revoked " + partitions);
                    consumer.commitSync(); // before the next owner asks where to begin
                }

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                    System.out.println("assigned " + partitions);
                }
            });
            while (true) {
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(500)))
                    System.out.printf("%d@%d %s%n", r.partition(), r.offset(), r.value());
                consumer.commitAsync(); // does not wait; the one at the end does
            }
        } catch (WakeupException stop) {
            // Ctrl-C
        }
    }
}
