"""Prints where each leader epoch of t begins, from the start, or from an OFFSET and the EPOCH of the record before it, as they were
noted down (pip install confluent-kafka)."""
import sys

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, TopicPartition

consumer = Consumer({
    "bootstrap.servers": "localhost:9092,localhost:9093",
    "group.id": "unused",          # must be given; nothing is committed
    "enable.auto.commit": False,
    "enable.partition.eof": True,
    "auto.offset.reset": "error",  # what has been truncated is told, and not passed over
})
if len(sys.argv) == 3:
    consumer.assign([TopicPartition("t", 0, int(sys.argv[1]), leader_epoch=int(sys.argv[2]))])
else:
    consumer.assign([TopicPartition("t", 0, OFFSET_BEGINNING)])
epoch = -1
while True:
    message = consumer.poll(0.5)
    if message is None:
        continue
    if message.error():
        if message.error().code() == KafkaError._PARTITION_EOF:
            print(f"next: offset {message.offset()}, behind a record of epoch {epoch}")
        else:  # what was read is not in the log any more: another leader has other records there
            print(message.error().str())
        break
    if message.leader_epoch() != epoch:
        print(f"epoch {message.leader_epoch()} from offset {message.offset()}")
    epoch = message.leader_epoch()  # to be kept beside the offset
consumer.close()
