import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads page-views from offset 3 to its end as it is now. No group: the program keeps its place itself. */
public class FromOffset {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        properties.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");

        TopicPartition partition = new TopicPartition("page-views", 0);
        try (Consumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(partition));
            Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
            consumer.seek(partition, 3);
            while (consumer.position(partition) < ends.get(partition))
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(500)))
                    System.out.printf("%d: %s%n", r.offset(), r.value());
        }
    }
}
