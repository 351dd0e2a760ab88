"""Sends ten records a second to t, and bears that leaders go: each record is acknowledged, later perhaps, or told to have failed
(pip install confluent-kafka)."""
import sys
import time

from confluent_kafka import Producer

acknowledged = failed = slowest = 0


def delivered(error, message):  # called from poll() and flush()
    global acknowledged, failed, slowest
    if error:
        failed += 1
        return
    if acknowledged == 0:
        print("the first is acknowledged", flush=True)
    acknowledged += 1
    slowest = max(slowest, message.latency())


producer = Producer({
    "bootstrap.servers": "localhost:9092,localhost:9093",  # asked first; later any broker that it knows
    "acks": "all",
    "enable.idempotence": True,    # what is sent again is stored once, and in order
    "delivery.timeout.ms": 60000,  # longer than any election takes; until then it tries again
    "socket.timeout.ms": 3000,     # a broker that is silent for so long is given up (Java's name: request.timeout.ms)
    "log_level": 0,
})
for i in range((int(sys.argv[1]) if len(sys.argv) > 1 else 60) * 10):
    producer.produce("t", f"v{i}", on_delivery=delivered)
    producer.poll(0.1)
producer.flush()
print(f"{acknowledged} acknowledged, {failed} failed, the slowest took {slowest:.1f} s")
