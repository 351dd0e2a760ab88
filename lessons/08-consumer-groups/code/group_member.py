"""A member of the group billing, until Ctrl-C (pip install confluent-kafka). Start several: they share the partitions of my-topic."""
from confluent_kafka import Consumer, KafkaException


def names(partitions):
    return [f"{p.topic}-{p.partition}" for p in partitions]


def assigned(consumer, partitions):
    print("assigned", names(partitions), flush=True)


def revoked(consumer, partitions):
    print("revoked", names(partitions), flush=True)
    try:
        consumer.commit(asynchronous=False)  # before the next owner asks where to begin
    except KafkaException:
        pass                                 # nothing has been read since the last commit


consumer = Consumer({
    "bootstrap.servers": "localhost:9092",
    "group.id": "billing",
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
})
consumer.subscribe(["my-topic"], on_assign=assigned, on_revoke=revoked)  # both are called from poll() and close()
try:
    while True:
        message = consumer.poll(0.5)
        if message is None:
            continue
        if message.error():
            raise SystemExit(message.error())
        print(f"{message.partition()}@{message.offset()} {message.value().decode()}", flush=True)
        consumer.commit(message=message, asynchronous=True)  # does not wait; the one at the end does
except KeyboardInterrupt:
    pass
finally:
    consumer.close()  # leaves the group, so that the others need not wait for the session to end
