import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends one order, and knows at the end whether it is safe. */
public class CarefulProducer {
    public static void main(String[] args) throws InterruptedException {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("acks", "all");                  // the default: every replica in sync has it
        properties.put("enable.idempotence", "true");   // the default: a record that is sent again is stored once
        properties.put("delivery.timeout.ms", "10000"); // how long it is tried (120000 by default)
        properties.put("request.timeout.ms", "4000");

        try (Producer<String, String> producer = new KafkaProducer<>(properties)) {
            RecordMetadata metadata = producer.send(new ProducerRecord<>("orders", "order-44", "paid")).get(); // waits for the answer
            System.out.println("safe: " + metadata);
        } catch (ExecutionException e) {
            // What may heal by itself has been tried again until the time was up; so this is final.
            System.out.println("not known to be safe: " + e.getCause().getMessage());
            System.exit(1);
        }
    }
}
