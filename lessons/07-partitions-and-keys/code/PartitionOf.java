import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Prints to which of three partitions Java's producer sends each key. */
public class PartitionOf {
    public static void main(String[] args) {
        for (String key : args.length > 0 ? args : new String[] {"alice", "bob", "carol", "dave"}) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            System.out.println(key + " -> " + Utils.toPositive(Utils.murmur2(bytes)) % 3);
        }
    }
}
