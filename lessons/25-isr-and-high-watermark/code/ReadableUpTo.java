import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Writes a record a second to t with acks=1, and prints how far it is acknowledged, how far it can be read, and who is in sync. */
public class ReadableUpTo {
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        TopicPartition t = new TopicPartition("t", 0);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092,localhost:9093");
        properties.put("acks", "1"); // the leader alone answers
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:9092,localhost:9093"));
             Producer<String, String> producer = new KafkaProducer<>(properties)) {
            for (int i = 0; i < seconds; i++) {
                long acknowledged = producer.send(new ProducerRecord<>("t", 0, null, "v" + i)).get().offset() + 1;
                Thread.sleep(1000); // time enough for the followers
                long readable = admin.listOffsets(Map.of(t, OffsetSpec.latest())).partitionResult(t).get().offset(); // the high watermark
                System.out.println("acknowledged below " + acknowledged + ", readable below " + readable + ", in sync " + inSync(admin));
            }
        }
    }

    static String inSync(Admin admin) throws InterruptedException {
        try { // any broker may be asked, a paused one too
            return admin.describeTopics(List.of("t"), new DescribeTopicsOptions().timeoutMs(2000)).allTopicNames().get().get("t")
                .partitions().get(0).isr().stream().map(Node::id).toList().toString();
        } catch (ExecutionException e) {
            return "unknown: no answer";
        }
    }
}
