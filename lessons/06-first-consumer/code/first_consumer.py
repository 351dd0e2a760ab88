"""Reads my-topic as the group reports, from the beginning, until Ctrl-C (pip install confluent-kafka)."""
from confluent_kafka import Consumer

consumer = Consumer({
    "bootstrap.servers": "localhost:9092",
    "group.id": "reports",
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
})
consumer.subscribe(["my-topic"])
try:
    while True:
        message = consumer.poll(0.5)
        if message is None:
            continue
        if message.error():
            raise SystemExit(message.error())
        print(message.partition(), message.offset(), message.key(), message.value())
        consumer.commit(message=message, asynchronous=False)  # stores message.offset() + 1
except KeyboardInterrupt:
    pass
finally:
    consumer.close()  # leaves the group
