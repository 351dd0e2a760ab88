import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates user-activity, with six partitions and three days of retention, unless it is there; then describes it. */
public class CreateTopic {
    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092");

        try (Admin admin = Admin.create(properties)) {
            NewTopic topic = new NewTopic("user-activity", 6, (short) 1).configs(Map.of("retention.ms", "259200000"));
            try {
                admin.createTopics(List.of(topic)).all().get(); // without get() nobody waits, and errors are not seen
                System.out.println("created");
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException))
                    throw e;
                System.out.println("it is there already");
            }
            TopicDescription description = admin.describeTopics(List.of("user-activity")).allTopicNames().get().get("user-activity");
            description.partitions().forEach(p -> System.out.printf("%d: leader %d, %d in sync%n", p.partition(), p.leader().id(), p.isr().size()));
        }
    }
}
