import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Has the preferred replicas elected; with the word "unclean", any replica where there is no leader, which may lose records. */
public class ElectLeaders {
    public static void main(String[] args) throws Exception {
        Set<TopicPartition> unbalanced = new HashSet<>();
        Set<TopicPartition> leaderless = new HashSet<>();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:9092,localhost:9093"))) {
            for (TopicDescription topic : admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values()) {
                for (TopicPartitionInfo p : topic.partitions()) {
                    TopicPartition partition = new TopicPartition(topic.name(), p.partition());
                    if (p.leader() == null) {
                        System.out.println(partition + ": no leader; replicas " + p.replicas().stream().map(Node::id).toList() + ", eligible " + p.elr().stream().map(Node::id).toList());
                        leaderless.add(partition);
                    } else if (p.leader().id() != p.replicas().get(0).id()) {
                        unbalanced.add(partition);
                    }
                }
            }
            elect(admin, ElectionType.PREFERRED, unbalanced);
            if (args.length > 0 && args[0].equals("unclean"))
                elect(admin, ElectionType.UNCLEAN, leaderless);
        }
    }

    static void elect(Admin admin, ElectionType type, Set<TopicPartition> partitions) throws Exception {
        if (partitions.isEmpty())
            return; // null would be all of the cluster
        Map<TopicPartition, Optional<Throwable>> outcomes = admin.electLeaders(type, partitions).partitions().get();
        outcomes.forEach((partition, error) -> System.out.println(partition + ", " + type.toString().toLowerCase() + ": "
            + error.map(Throwable::getMessage).orElse("elected")));
    }
}
