import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads what has come to my-topic in the last hour, up to its end as it is now. */
public class SinceTime {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        properties.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");

        try (Consumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions =
                consumer.partitionsFor("my-topic").stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> wanted = new HashMap<>();
            partitions.forEach(p -> wanted.put(p, Instant.now().minus(Duration.ofHours(1)).toEpochMilli()));

            consumer.assign(partitions);
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
            for (TopicPartition p : partitions) // null: no record is that young
                consumer.seek(p, found.get(p) == null ? ends.get(p) : found.get(p).offset());
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p)))
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(500)))
                    System.out.printf("%d@%d %s%n", r.partition(), r.offset(), r.value());
        }
    }
}
