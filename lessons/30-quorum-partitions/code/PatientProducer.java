import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends ten records a second to t, and bears that leaders go: each record is acknowledged, later perhaps, or told to have failed. */
public class PatientProducer {
    public static void main(String[] args) throws InterruptedException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "localhost:9092,localhost:9093"); // asked first; later any broker that it knows
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");   // what is sent again is stored once, and in order
        properties.put("delivery.timeout.ms", "60000"); // longer than any election takes; until then it tries again
        properties.put("request.timeout.ms", "3000");   // a broker that is silent for so long is given up
        AtomicInteger acknowledged = new AtomicInteger(), failed = new AtomicInteger();
        AtomicLong slowest = new AtomicLong();

        try (Producer<String, String> producer = new KafkaProducer<>(properties)) {
            for (int i = 0; i < seconds * 10; i++) {
                long start = System.currentTimeMillis();
                producer.send(new ProducerRecord<>("t", "v" + i), (metadata, error) -> { // called from the producer's own thread
                    long took = System.currentTimeMillis() - start;
                    if (error != null)
                        failed.incrementAndGet();
                    else if (acknowledged.getAndIncrement() == 0)
                        System.out.println("the first is acknowledged");
                    slowest.accumulateAndGet(took, Math::max);
                });
                Thread.sleep(100);
            }
        } // close() waits for the rest
        System.out.printf("%d acknowledged, %d failed, the slowest took %.1f s%n", acknowledged.get(), failed.get(), slowest.get() / 1000.0);
    }
}
