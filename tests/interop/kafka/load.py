"""Writes and reads what a server's directory is compared by: load.py write PORT FILE [transactions] writes records of every kind and puts down in
FILE what a reader must find; more PORT FILE [transactions] goes on from there; check PORT FILE says what is not as FILE has it.
"""
import json
import sys

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, ConfigResource, NewTopic, OffsetSpec

CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]
TOPICS = {  # name: partitions, settings
    **{codec: (2, {}) for codec in CODECS},
    "compacted": (1, {"cleanup.policy": "compact", "segment.bytes": "1048576"}),
    "many.segments": (1, {"segment.bytes": "1048576", "index.interval.bytes": "1024"}),
    "broker-stamps": (1, {"message.timestamp.type": "LogAppendTime"}),
    "transactions": (3, {}),
    "shortened": (1, {}),
    "empty": (1, {"retention.ms": "3600000"}),
}


def produce(bootstrap, topic, partition, count, **settings):
    producer = Producer({"bootstrap.servers": bootstrap, "linger.ms": 5, **settings})
    for i in range(count):
        key = None if i % 7 == 0 else f"key {i % 11}"
        value = None if key and i % 13 == 0 else f"{topic} {partition} {i} " + "x" * (i % 400)
        headers = [("h", str(i).encode()), ("null", None)] if i % 3 == 0 else None
        producer.produce(topic, value, key, partition, timestamp=1700000000000 + i * 1000, headers=headers)
        producer.poll(0)
    assert producer.flush(30) == 0


def write_transactions(bootstrap):
    for number in range(4):
        producer = Producer({"bootstrap.servers": bootstrap, "transactional.id": f"tx-{number % 2}"})
        producer.init_transactions()
        producer.begin_transaction()
        for i in range(30):
            producer.produce("transactions", f"{number} {i}", str(i), i % 3)
        producer.flush()
        producer.abort_transaction() if number == 1 else producer.commit_transaction()


def write(bootstrap, transactions):
    admin = AdminClient({"bootstrap.servers": bootstrap})
    topics = [NewTopic(name, partitions, 1, config=settings) for name, (partitions, settings) in TOPICS.items()]
    for future in admin.create_topics(topics).values():
        future.result()
    for codec in CODECS:
        for partition in range(2):
            produce(bootstrap, codec, partition, 200, **{"compression.type": codec, "enable.idempotence": partition == 1})
    produce(bootstrap, "compacted", 0, 300)
    produce(bootstrap, "many.segments", 0, 15000, **{"batch.size": 4000})
    produce(bootstrap, "broker-stamps", 0, 100)
    produce(bootstrap, "shortened", 0, 100)
    admin.delete_records([TopicPartition("shortened", 0, 40)])[TopicPartition("shortened", 0)].result()
    if transactions:
        write_transactions(bootstrap)
    for group, topic in (("g1", "none"), ("g2", "many.segments"), ("g1", "zstd")):
        consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": group})
        consumer.commit(offsets=[TopicPartition(topic, p, 20 + p, metadata="at work") for p in range(TOPICS[topic][0])], asynchronous=False)
        consumer.close()


def more(bootstrap, transactions):
    for topic in ("none", "zstd", "compacted", "broker-stamps", "shortened"):
        produce(bootstrap, topic, 0, 50, **{"enable.idempotence": topic == "zstd"})
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "g2"})
    consumer.commit(offsets=[TopicPartition("many.segments", 0, 77)], asynchronous=False)
    consumer.close()
    if transactions:
        write_transactions(bootstrap)


def read(bootstrap, isolation):
    found = {}
    for topic, (partitions, _) in TOPICS.items():
        for partition in range(partitions):
            consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "reader", "enable.auto.commit": False, "isolation.level": isolation,
                                 "enable.partition.eof": True, "check.crcs": True, "fetch.wait.max.ms": 20})
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), 20)
            consumer.assign([TopicPartition(topic, partition, 0 if topic != "shortened" else low)])
            records = []
            while True:
                message = consumer.poll(20)
                if message is None:
                    raise SystemExit(f"nothing comes from {topic}-{partition} after {len(records)} records of {low} to {high}")
                if message.error():
                    break
                records.append([message.offset(), message.timestamp(), repr(message.key()), repr(message.value()), repr(message.headers())])
            consumer.close()
            found[f"{topic}-{partition} {isolation}"] = {"low": low, "high": high, "records": records}
    return found


def state(bootstrap):
    admin = AdminClient({"bootstrap.servers": bootstrap})
    found = {**read(bootstrap, "read_uncommitted"), **read(bootstrap, "read_committed")}
    for group in ("g1", "g2"):
        consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": group})
        parts = [TopicPartition(topic, p) for topic in ("none", "many.segments", "zstd") for p in range(TOPICS[topic][0])]
        found[f"group {group}"] = [[p.topic, p.partition, p.offset, p.metadata] for p in consumer.committed(parts, 20)]
        consumer.close()
    for when in (1700000000000, 1700000050000, 1900000000000):
        asked = {TopicPartition(topic, 0): OffsetSpec.for_timestamp(when) for topic in TOPICS if topic != "broker-stamps"}
        for part, future in admin.list_offsets(asked).items():
            found[f"offset of {when} in {part.topic}"] = [future.result().offset, future.result().timestamp]
    resources = [ConfigResource(ConfigResource.Type.TOPIC, name) for name in TOPICS]
    for resource, future in admin.describe_configs(resources).items():
        found[f"settings of {resource.name}"] = {e.name: e.value for e in future.result().values() if e.source == 1}
    return found


def main():
    verb, port, path, *transactions = sys.argv[1:]
    bootstrap = f"127.0.0.1:{port}"
    if verb != "check":
        (write if verb == "write" else more)(bootstrap, transactions)
        found, before = state(bootstrap), None
        while found != before:  # markers and high watermarks may still be on their way
            before, found = found, state(bootstrap)
        with open(path, "w") as file:
            json.dump(found, file, indent=0)
        return 0
    expected, found = json.load(open(path)), json.loads(json.dumps(state(bootstrap)))
    wrong = [key for key in sorted(expected.keys() | found.keys()) if expected.get(key) != found.get(key)]
    for key in wrong:
        print(f"FAILED {key}: {str(expected.get(key))[:300]} is now {str(found.get(key))[:300]}")
    # The directory is one to go on with: a record more in each partition, and a group that goes on from its offsets.
    for topic in ("none", "zstd", "transactions"):
        produce(bootstrap, topic, 0, 1)
    print(f"ok {len(expected) - len(wrong)} of {len(expected)} as they were written")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
