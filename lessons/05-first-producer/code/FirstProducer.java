import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends three records with keys and prints what became of each. */
public class FirstProducer {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");

        try (Producer<String, String> producer = new KafkaProducer<>(properties)) {
            for (String user : List.of("alice", "bob", "carol"))
                producer.send(new ProducerRecord<>("my-topic", user, "login"), (metadata, error) ->
                    System.out.println(error == null ? user + " -> " + metadata : user + " failed: " + error));
        } // close() sends what is still in the buffer, and waits for the answers
    }
}
