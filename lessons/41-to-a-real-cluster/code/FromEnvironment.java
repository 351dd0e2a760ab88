import java.io.FileReader;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends a record to orders. Which cluster that is, the program does not know: BOOTSTRAP names its addresses, and CLIENT_CONFIG, if it is set, a file of
 * settings as Kafka's tools take it (--command-config).
 */
public class FromEnvironment {
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        String bootstrap = System.getenv("BOOTSTRAP"), file = System.getenv("CLIENT_CONFIG");

        properties.put("client.id", "first-look"); // may be set anew by the file
        if (file != null) {
            try (FileReader reader = new FileReader(file)) {
                properties.load(reader);
            }
        }
        properties.put("bootstrap.servers", bootstrap != null ? bootstrap : "localhost:9092");
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        try (Producer<String, String> producer = new KafkaProducer<>(properties)) {
            RecordMetadata metadata = producer.send(new ProducerRecord<>("orders", "alice", "hello")).get();
            System.out.println(properties.get("client.id") + " -> " + metadata);
        }
    }
}
