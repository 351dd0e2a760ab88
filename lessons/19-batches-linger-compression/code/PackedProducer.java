import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends lines that look alike in full, packed batches, and prints how well that went. */
public class PackedProducer {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("linger.ms", "40");          // how long a batch may wait for more
        properties.put("batch.size", "65536");      // how large it may grow
        properties.put("compression.type", "zstd"); // of the whole batch, by this program

        try (Producer<String, String> producer = new KafkaProducer<>(properties)) {
            for (int i = 0; i < 2000; i++)
                producer.send(new ProducerRecord<>("logs", "GET /products/" + i + " HTTP/1.1 200 Mozilla/5.0 (X11; Linux x86_64)"));
            producer.flush();
            Map<String, String> wanted = Map.of("record-send-total", "records", "records-per-request-avg", "records a request",
                "compression-rate-avg", "of the bytes are left");
            producer.metrics().forEach((name, metric) -> {
                if (name.group().equals("producer-metrics") && wanted.containsKey(name.name()))
                    System.out.printf("%.2f %s%n", (double) metric.metricValue(), wanted.get(name.name()));
            });
        }
    }
}
