"""Reads page-views from offset 3 to its end as it is now (pip install confluent-kafka).

A group.id must be given, but the program keeps its place itself: nothing is committed, and nobody is a member of the group."""
from confluent_kafka import Consumer, TopicPartition

consumer = Consumer({
    "bootstrap.servers": "localhost:9092",
    "group.id": "unused",
    "enable.auto.commit": False,
})
start, end = consumer.get_watermark_offsets(TopicPartition("page-views", 0), timeout=10)
consumer.assign([TopicPartition("page-views", 0, 3)])
position = 3
while position < end:
    message = consumer.poll(0.5)
    if message is None:
        continue
    if message.error():
        raise SystemExit(message.error())
    print(f"{message.offset()}: {message.value().decode()}")
    position = message.offset() + 1
consumer.close()
