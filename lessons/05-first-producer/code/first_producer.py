"""Sends three records with keys and prints what became of each (pip install confluent-kafka)."""
from confluent_kafka import Producer


def report(error, message):
    if error:
        print("failed:", error)
    else:
        print(message.key().decode(), "->", message.partition(), message.offset())


producer = Producer({
    "bootstrap.servers": "localhost:9092",
    "enable.idempotence": True,        # the Java client's default
    "partitioner": "murmur2_random",   # the same key goes to the same partition as from Java
})
for user in ("alice", "bob", "carol"):
    producer.produce("my-topic", key=user, value="login", on_delivery=report)
    producer.poll(0)                   # serves callbacks
if producer.flush(30) > 0:             # without this, what is still in the buffer would be lost
    print("some records were not sent in 30 seconds")
