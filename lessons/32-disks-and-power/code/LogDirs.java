import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;

/** Prints for each log directory of each broker whether it is well, how full its disk is, and what t has there. Ends with 1 if one is offline. */
public class LogDirs {
    public static void main(String[] args) throws Exception {
        int[] offline = {0};

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:9092,localhost:9093"))) {
            Collection<Integer> brokers = admin.describeCluster().nodes().get().stream().map(Node::id).toList();
            Map<Integer, Map<String, LogDirDescription>> all = new TreeMap<>(admin.describeLogDirs(brokers).allDescriptions().get());
            all.forEach((broker, directories) -> new TreeMap<>(directories).forEach((path, directory) -> {
                System.out.print("broker " + broker + " " + path + ": ");
                if (directory.error() != null) {
                    System.out.println("offline, " + directory.error().getMessage());
                    offline[0]++;
                    return;
                }
                long used = directory.totalBytes().orElse(0) - directory.usableBytes().orElse(0);
                System.out.print(100 * used / directory.totalBytes().orElse(1) + " % full");
                directory.replicaInfos().forEach((partition, replica) -> {
                    if (partition.topic().equals("t"))
                        System.out.print("; " + partition + " " + replica.size() + " bytes, " + replica.offsetLag() + " behind"); // behind the high watermark
                });
                System.out.println();
            }));
        }
        System.exit(offline[0] > 0 ? 1 : 0);
    }
}
