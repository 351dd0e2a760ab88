import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Moves partition 0 of orders to the brokers 4, 1 and 3, or those that are given, and waits until it is done. */
public class MoveReplicas {
    public static void main(String[] args) throws Exception {
        List<Integer> target = Arrays.stream(args.length > 0 ? args : new String[] {"4", "1", "3"}).map(Integer::valueOf).toList();
        TopicPartition orders = new TopicPartition("orders", 0);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:9092,localhost:9093"))) {
            print(admin);
            admin.alterPartitionReassignments(Map.of(orders, Optional.of(new NewPartitionReassignment(target)))).all().get(); // it begins; an empty Optional would cancel it
            PartitionReassignment move;
            while ((move = admin.listPartitionReassignments().reassignments().get().get(orders)) != null) {
                System.out.println("on its way: adding " + move.addingReplicas() + ", removing " + move.removingReplicas());
                Thread.sleep(500);
            }
            print(admin);
        }
    }

    static void print(Admin admin) throws Exception {
        TopicPartitionInfo p = admin.describeTopics(List.of("orders")).allTopicNames().get().get("orders").partitions().get(0);

        System.out.println("leader " + p.leader().id() + ", replicas " + p.replicas().stream().map(Node::id).toList() + ", " + p.isr().size() + " in sync");
    }
}
