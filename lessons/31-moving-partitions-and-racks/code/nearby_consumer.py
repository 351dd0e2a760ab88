"""Reads orders from its beginning as a consumer in rack A, and prints which broker was read from in the end (pip install confluent-kafka)."""
import json

from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

partition = {}


def statistics(text):  # called from poll(), every statistics.interval.ms
    global partition
    partition = json.loads(text)["topics"].get("orders", {}).get("partitions", {}).get("0", partition)


consumer = Consumer({
    "bootstrap.servers": "localhost:9092,localhost:9093",
    "client.rack": "A",    # the leader then names a replica in this rack, if its replica.selector.class minds racks
    "group.id": "unused",  # must be given; nothing is committed
    "enable.auto.commit": False,
    "enable.partition.eof": True,
    "statistics.interval.ms": 100,
    "stats_cb": statistics,
})
consumer.assign([TopicPartition("orders", 0, OFFSET_BEGINNING)])
count, is_end = 0, False
while not is_end or partition.get("app_offset") != count:
    message = consumer.poll(0.5)
    if message is not None and message.error():  # the end of the partition is told as an error
        is_end = True
    elif message is not None:
        count += 1
print(f"{count} records; leader {partition['leader']}, read from {partition['broker']}")
consumer.close()
