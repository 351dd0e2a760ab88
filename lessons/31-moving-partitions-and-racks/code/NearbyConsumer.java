import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads orders from its beginning as a consumer in rack A, and prints which broker was read from in the end. */
public class NearbyConsumer {
    public static void main(String[] args) {
        TopicPartition orders = new TopicPartition("orders", 0);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092,localhost:9093");
        properties.put("client.rack", "A"); // the leader then names a replica in this rack, if its replica.selector.class minds racks
        properties.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        properties.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");

        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            int leader = consumer.partitionsFor("orders").get(0).leader().id();
            consumer.assign(List.of(orders));
            consumer.seekToBeginning(List.of(orders));
            long end = consumer.endOffsets(List.of(orders)).get(orders);
            while (consumer.position(orders) < end)
                consumer.poll(Duration.ofMillis(500));
            consumer.metrics().forEach((name, metric) -> {
                if (name.name().equals("preferred-read-replica") && name.tags().get("topic").equals("orders"))
                    System.out.println(end + " records; leader " + leader + ", read from " + metric.metricValue()); // -1: from the leader
            });
        }
    }
}
