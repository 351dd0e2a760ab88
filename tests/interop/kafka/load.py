"""Writes and reads what a server's directory is compared by: load.py write PORT FILE [everything] writes records of every kind and puts down in
FILE what a reader must find; more PORT FILE [everything] goes on from there; check PORT FILE [everything] says what is not as FILE has it, and goes on from
it: with FILE2 it puts down there what must be found then. `everything`: what Kafka has and klab keeps for it, too (transactions, the new consumer groups).
again PORT is what Kafka must make of that when it has its directory back.
"""
import json
import os
import subprocess
import sys
import time

from confluent_kafka import Consumer, ConsumerGroupState, ConsumerGroupTopicPartitions, ConsumerGroupType, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, ConfigResource, NewTopic, OffsetSpec

WAIT = 120  # seconds; more than a machine that is busy needs
CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]
TOPICS = {  # name: partitions, settings
    **{codec: (2, {}) for codec in CODECS},
    "compacted": (1, {"cleanup.policy": "compact", "segment.bytes": "1048576"}),
    "many.segments": (1, {"segment.bytes": "1048576", "index.interval.bytes": "1024"}),
    "broker-stamps": (1, {"message.timestamp.type": "LogAppendTime"}),
    "transactions": (3, {}),
    "from.modern": (1, {}),
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
    assert producer.flush(WAIT) == 0


def begin(bootstrap, transactional_id, **settings):
    producer = Producer({"bootstrap.servers": bootstrap, "transactional.id": transactional_id, **settings})
    for attempt in range(20):
        try:
            producer.init_transactions()
            break
        except KafkaException as e:  # the coordinator may be loading yet
            if attempt == 19 or not (e.args[0].retriable() or e.args[0].name() == "NOT_COORDINATOR"):
                raise
            time.sleep(0.5)
    producer.begin_transaction()
    return producer


def write_transactions(bootstrap):
    for number in range(4):
        producer = begin(bootstrap, f"tx-{number % 2}")
        for i in range(30):
            producer.produce("transactions", f"{number} {i}", str(i), i % 3)
        producer.flush()
        producer.abort_transaction() if number == 1 else producer.commit_transaction()


def modern_group(bootstrap, group, count, **settings):
    """A member of a group of the new protocol reads some records, commits, and stays or leaves."""
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": group, "group.protocol": "consumer", "auto.offset.reset": "earliest",
                         "enable.auto.commit": False, **settings})
    consumer.subscribe(["from.modern"])
    read = []
    deadline = time.monotonic() + WAIT
    while len(read) < count:
        message = consumer.poll(0.2)
        if message and not message.error():
            read.append(message.offset())
        if time.monotonic() > deadline:
            raise SystemExit(f"FAILED group {group} reads {len(read)} of {count}")
    consumer.commit(offsets=[TopicPartition("from.modern", 0, read[-1] + 1, metadata="modern")], asynchronous=False)
    return consumer, read


def commit_in_transaction(bootstrap, offset, is_committed):
    producer = begin(bootstrap, "tx-offsets")
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "in-transaction"})
    producer.produce("transactions", f"with offset {offset}", "k", 0)
    producer.send_offsets_to_transaction([TopicPartition("none", 1, offset)], consumer.consumer_group_metadata())
    producer.commit_transaction() if is_committed else producer.abort_transaction()
    consumer.close()


def write_everything(bootstrap):
    write_transactions(bootstrap)
    commit_in_transaction(bootstrap, 31, True)
    commit_in_transaction(bootstrap, 77, False)
    produce(bootstrap, "from.modern", 0, 40)
    consumer, _ = modern_group(bootstrap, "modern", 12)
    consumer.close()
    consumer, _ = modern_group(bootstrap, "upgraded-by-hand", 7)
    consumer.close()


def leave_open(bootstrap):
    """A process that dies amid a transaction and as a member of a new group."""
    producer = begin(bootstrap, "tx-open", **{"transaction.timeout.ms": 60000})
    producer.produce("open", "never committed")
    producer.flush()
    modern_group(bootstrap, "died", 20)
    sys.stdout.flush()
    os._exit(0)


def write(bootstrap, everything):
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
    if everything:
        write_everything(bootstrap)
    for group, topic in (("g1", "none"), ("g2", "many.segments"), ("g1", "zstd")):
        consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": group})
        consumer.commit(offsets=[TopicPartition(topic, p, 20 + p, metadata="at work") for p in range(TOPICS[topic][0])], asynchronous=False)
        consumer.close()


def more(bootstrap, everything):
    for topic in ("none", "zstd", "compacted", "broker-stamps", "shortened"):
        produce(bootstrap, topic, 0, 50, **{"enable.idempotence": topic == "zstd"})
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "g2"})
    consumer.commit(offsets=[TopicPartition("many.segments", 0, 77)], asynchronous=False)
    consumer.close()
    if everything:
        write_transactions(bootstrap)
        commit_in_transaction(bootstrap, 50, False)
        admin = AdminClient({"bootstrap.servers": bootstrap})
        admin.create_topics([NewTopic("open", 1, 1)])["open"].result()
        subprocess.run([sys.executable, __file__, "open", bootstrap.split(":")[1]], check=True)


def read(bootstrap, isolation):
    found = {}
    for topic, (partitions, _) in TOPICS.items():
        for partition in range(partitions):
            consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "reader", "enable.auto.commit": False, "isolation.level": isolation,
                                 "enable.partition.eof": True, "check.crcs": True, "fetch.wait.max.ms": 20})
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, partition), WAIT)
            consumer.assign([TopicPartition(topic, partition, 0 if topic != "shortened" else low)])
            records = []
            while True:
                message = consumer.poll(WAIT)
                if message is None:
                    raise SystemExit(f"nothing comes from {topic}-{partition} after {len(records)} records of {low} to {high}")
                if message.error():
                    break
                records.append([message.offset(), message.timestamp(), repr(message.key()), repr(message.value()), repr(message.headers())])
            consumer.close()
            found[f"{topic}-{partition} {isolation}"] = {"low": low, "high": high, "records": records}
    return found


def state(bootstrap, everything):
    admin = AdminClient({"bootstrap.servers": bootstrap})
    found = {**read(bootstrap, "read_uncommitted"), **read(bootstrap, "read_committed")}
    for group in ("g1", "g2", "in-transaction", "modern", "upgraded-by-hand", "died") if everything else ("g1", "g2"):
        consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": group})
        parts = [TopicPartition(topic, p) for topic in ("none", "many.segments", "zstd", "from.modern") for p in range(TOPICS[topic][0])]
        found[f"group {group}"] = [[p.topic, p.partition, p.offset, p.metadata] for p in consumer.committed(parts, WAIT)]
        consumer.close()
    for when in (1700000000000, 1700000050000, 1900000000000):
        asked = {TopicPartition(topic, 0): OffsetSpec.for_timestamp(when) for topic in TOPICS if topic != "broker-stamps"}
        for part, future in admin.list_offsets(asked).items():
            found[f"offset of {when} in {part.topic}"] = [future.result().offset, future.result().timestamp]
    resources = [ConfigResource(ConfigResource.Type.TOPIC, name) for name in TOPICS]
    for resource, future in admin.describe_configs(resources).items():
        found[f"settings of {resource.name}"] = {e.name: e.value for e in future.result().values() if e.source == 1}
    return found


def check(name, fact):
    print(f"{'ok' if fact else 'FAILED'} {name}")
    return fact


def on_klab(bootstrap):
    """What klab makes of Kafka's own groups and transactions: it says what it has not, keeps the rest, and writes where it can."""
    admin = AdminClient({"bootstrap.servers": bootstrap})
    listed = {g.group_id: (g.type, g.state) for g in admin.list_consumer_groups().result().valid}
    fine = check("groups of the new protocol are listed as such, empty", listed.get("modern") == (ConsumerGroupType.CONSUMER, ConsumerGroupState.EMPTY))
    fine &= check("and described", admin.describe_consumer_groups(["modern"])["modern"].result().state == ConsumerGroupState.EMPTY)
    # The offsets of one are reset as an operator does; another is joined by a classic member, which goes on from them.
    admin.alter_consumer_group_offsets([ConsumerGroupTopicPartitions("modern", [TopicPartition("from.modern", 0, 3)])])["modern"].result()
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "upgraded-by-hand", "auto.offset.reset": "error", "enable.auto.commit": False})
    consumer.subscribe(["from.modern"])
    first = consumer.poll(WAIT)
    fine &= check("a classic member goes on where the new group was", first and not first.error() and first.offset() == 7)
    if fine:
        consumer.commit(message=first, asynchronous=False)
    consumer.close()
    try:
        producer = Producer({"bootstrap.servers": bootstrap, "transactional.id": "tx-0"})
        producer.init_transactions(WAIT)
        fine &= check("transactions are refused", False)
    except KafkaException as e:
        fine &= check(f"transactions are refused: {e.args[0].str()}", True)
    if "open" in admin.list_topics().topics:
        produce(bootstrap, "open", 0, 1)
    return fine


def again(bootstrap):
    """Kafka has its directory back."""
    consumer, read = modern_group(bootstrap, "modern", 5)
    fine = check("the new group goes on from the offset that was set meanwhile", read == [3, 4, 5, 6, 7])
    consumer.close()
    consumer, read = modern_group(bootstrap, "upgraded-by-hand", 1)
    fine &= check("and the one that was a classic group meanwhile", read == [8])
    consumer.close()
    write_transactions(bootstrap)
    fine &= check("transactions go on", True)
    consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "reader", "enable.auto.commit": False, "isolation.level": "read_committed"})
    if "open" in AdminClient({"bootstrap.servers": bootstrap}).list_topics().topics:
        consumer.assign([TopicPartition("open", 0, 0)])
        message = consumer.poll(WAIT)
        fine &= check("what was written behind an open transaction is read once that has ended", message and message.value() == b"open 0 0 ")
    consumer.close()
    return fine


def put_down(bootstrap, everything, path):
    found, before = state(bootstrap, everything), None
    while found != before:  # markers and high watermarks may still be on their way
        before, found = found, state(bootstrap, everything)
    with open(path, "w") as file:
        json.dump(found, file, indent=0)


def main():
    verb, port, *rest = sys.argv[1:]
    bootstrap = f"127.0.0.1:{port}"
    if verb == "open":
        leave_open(bootstrap)
    if verb == "again":
        return 0 if again(bootstrap) else 1
    everything = "everything" in rest
    path, *second = [word for word in rest if word != "everything"]
    if verb != "check":
        (write if verb == "write" else more)(bootstrap, everything)
        put_down(bootstrap, everything, path)
        return 0
    expected, found = json.load(open(path)), json.loads(json.dumps(state(bootstrap, everything)))
    wrong = [key for key in sorted(expected.keys() | found.keys()) if expected.get(key) != found.get(key)]
    for key in wrong:
        print(f"FAILED {key}: {str(expected.get(key))[:300]} is now {str(found.get(key))[:300]}")
    # The directory is one to go on with: a record more in each partition, and a group that goes on from its offsets.
    for topic in ("none", "zstd", "transactions"):
        produce(bootstrap, topic, 0, 1)
    print(f"ok {len(expected) - len(wrong)} of {len(expected)} as they were written")
    fine = not wrong
    if second:
        fine &= on_klab(bootstrap)
        put_down(bootstrap, everything, second[0])
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
