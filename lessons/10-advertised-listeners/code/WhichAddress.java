import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/** Prints at which address each broker says to be, and whether it can be reached from here. */
public class WhichAddress {
    public static void main(String[] args) throws InterruptedException {
        String first = args.length > 0 ? args[0] : "localhost:9092";
        int colon = first.lastIndexOf(':');

        String outcome = reach(first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)));
        System.out.println("first " + first + ": " + outcome);
        if (!outcome.equals("reached"))
            System.exit(1); // nobody listens there; what the brokers advertise has not come into play yet
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", first, "default.api.timeout.ms", "10000", "request.timeout.ms", "5000"))) {
            for (Node broker : admin.describeCluster().nodes().get())
                System.out.println("broker " + broker.id() + " is at " + broker.host() + ":" + broker.port() + ": " + reach(broker.host(), broker.port()));
        } catch (ExecutionException e) { // Java's client asks again at the address that it was told, and tells it to its log only
            System.out.println("the first address is right, what the brokers advertise is not: look for \"node\" in the client's log; " + e.getCause().getMessage());
            System.exit(1);
        }
    }

    static String reach(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 3000);
            return "reached";
        } catch (IOException e) {
            return e.toString(); // UnknownHostException, ConnectException, SocketTimeoutException
        }
    }
}
