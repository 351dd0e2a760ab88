"""Reads what has come to my-topic in the last hour, up to its end as it is now (pip install confluent-kafka)."""
import time

from confluent_kafka import OFFSET_END, Consumer, TopicPartition

consumer = Consumer({
    "bootstrap.servers": "localhost:9092",
    "group.id": "unused",  # must be given; nothing is committed
    "enable.auto.commit": False,
    "enable.partition.eof": True,
})
since = int((time.time() - 3600) * 1000)
partitions = consumer.list_topics("my-topic", timeout=10).topics["my-topic"].partitions
# Where an offset is wanted, the time is given; OFFSET_END comes back where no record is that young.
found = consumer.offsets_for_times([TopicPartition("my-topic", p, since) for p in partitions], timeout=10)
consumer.assign(found)
open_partitions = {p.partition for p in found if p.offset != OFFSET_END}
while open_partitions:
    message = consumer.poll(0.5)
    if message is None:
        continue
    if message.error():  # the end of a partition is told as an error
        open_partitions.discard(message.partition())
        continue
    print(f"{message.partition()}@{message.offset()} {message.value().decode()}")
consumer.close()
