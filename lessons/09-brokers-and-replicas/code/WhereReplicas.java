import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** Prints which brokers there are, and where each partition of user-events is. Ends with 1 if a replica is not in sync. */
public class WhereReplicas {
    public static void main(String[] args) throws Exception {
        int missing = 0;

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:9092,localhost:9093"))) { // two, as one may be down
            for (Node broker : admin.describeCluster().nodes().get())
                System.out.println("broker " + broker.id() + " at " + broker.host() + ":" + broker.port());
            TopicDescription topic = admin.describeTopics(List.of("user-events")).allTopicNames().get().get("user-events");
            for (TopicPartitionInfo p : topic.partitions()) {
                String leader = p.leader() == null ? "none" : p.leader().idString(); // no replica that may lead lives
                System.out.println("partition " + p.partition() + ": leader " + leader + ", replicas " + ids(p.replicas()) + ", in sync " + ids(p.isr()));
                missing += p.replicas().size() - p.isr().size();
            }
        }
        if (missing > 0)
            System.out.println(missing + " missing");
        System.exit(missing > 0 ? 1 : 0);
    }

    static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }
}
