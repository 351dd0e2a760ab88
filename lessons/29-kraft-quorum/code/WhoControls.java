import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;

/** Prints who is the active controller, how far each voter and observer is behind it, and how many more voters may die. */
public class WhoControls {
    public static void main(String[] args) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:9092,localhost:9093"))) {
            QuorumInfo quorum = admin.describeMetadataQuorum().quorumInfo().get(); // the active controller answers
            System.out.println("controller " + quorum.leaderId() + " in epoch " + quorum.leaderEpoch() + ", high watermark " + quorum.highWatermark());
            long end = 0;
            for (QuorumInfo.ReplicaState voter : quorum.voters())
                end = Math.max(end, voter.logEndOffset());
            long now = System.currentTimeMillis();
            int well = 0;
            for (QuorumInfo.ReplicaState voter : quorum.voters()) {
                boolean isWell = now - voter.lastCaughtUpTimestamp().orElse(0) < 10_000;
                print("voter", voter, end, isWell);
                well += isWell ? 1 : 0;
            }
            for (QuorumInfo.ReplicaState observer : quorum.observers())
                print("observer", observer, end, now - observer.lastCaughtUpTimestamp().orElse(0) < 10_000);
            System.out.println(well - quorum.voters().size() / 2 - 1 + " more may die");
        }
    }

    static void print(String role, QuorumInfo.ReplicaState node, long end, boolean isWell) {
        System.out.println(role + " " + node.replicaId() + ": " + (isWell ? "keeps up" : "has not been up to date for 10 s or more, " + (end - node.logEndOffset()) + " records behind"));
    }
}
