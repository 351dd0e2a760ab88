"""Writes a record a second to t with acks=1, and prints how far it is acknowledged, how far it can be read, and who is in sync
(pip install confluent-kafka)."""
import sys
import time

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

acknowledged = 0


def delivered(error, message):
    global acknowledged
    if error:
        sys.exit(error.str())
    acknowledged = message.offset() + 1


def in_sync():
    try:  # any broker may be asked, a paused one too
        return consumer.list_topics("t", timeout=2).topics["t"].partitions[0].isrs
    except KafkaException:
        return "unknown: no answer"


servers = {"bootstrap.servers": "localhost:9092,localhost:9093"}
producer = Producer({**servers, "acks": 1})          # the leader alone answers
consumer = Consumer({**servers, "group.id": "none"})  # it is asked for the high watermark only
for i in range(int(sys.argv[1]) if len(sys.argv) > 1 else 60):
    producer.produce("t", partition=0, value=f"v{i}", on_delivery=delivered)
    producer.flush(30)
    time.sleep(1)  # time enough for the followers
    readable = consumer.get_watermark_offsets(TopicPartition("t", 0), timeout=10)[1]
    print(f"acknowledged below {acknowledged}, readable below {readable}, in sync {in_sync()}", flush=True)
consumer.close()
