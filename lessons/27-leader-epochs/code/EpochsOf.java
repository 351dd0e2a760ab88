import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Prints where each leader epoch of t begins, from the start, or from an OFFSET and the EPOCH of the record before it, as they were noted down. */
public class EpochsOf {
    public static void main(String[] args) {
        TopicPartition t = new TopicPartition("t", 0);
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092,localhost:9093");
        properties.put("auto.offset.reset", "none"); // what has been truncated is told, and not passed over
        properties.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        properties.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");

        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(t));
            if (args.length == 2)
                consumer.seek(t, new OffsetAndMetadata(Long.parseLong(args[0]), Optional.of(Integer.parseInt(args[1])), ""));
            else
                consumer.seekToBeginning(List.of(t));
            Optional<Integer> epoch = Optional.empty();
            long end = consumer.endOffsets(List.of(t)).get(t);
            while (consumer.position(t) < end) {
                for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(500))) {
                    if (!r.leaderEpoch().equals(epoch))
                        System.out.println("epoch " + r.leaderEpoch().get() + " from offset " + r.offset());
                    epoch = r.leaderEpoch(); // to be kept beside the offset
                }
            }
            System.out.println("next: offset " + consumer.position(t) + ", behind a record of epoch " + epoch.orElse(-1));
        } catch (LogTruncationException e) { // what was read is not in the log any more: another leader has other records there
            System.out.println("truncated: the log agrees up to offset " + e.divergentOffsets().get(t).offset());
        }
    }
}
