"""confluent-kafka: librdkafka as its newest wheel carries it."""
import sys
import threading
import time

from confluent_kafka import Consumer, KafkaError, Producer, TopicPartition, OFFSET_BEGINNING
from confluent_kafka.admin import (AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource, NewPartitions, NewTopic, OffsetSpec, ResourceType)

from checks import CODECS, run, topic, until

SERVERS = sys.argv[1]
NOW = int(time.time() * 1000)
admin = AdminClient({"bootstrap.servers": SERVERS})


def create(name, partitions=1, replicas=-1, config=None):
    for future in admin.create_topics([NewTopic(name, partitions, replicas, config=config or {})]).values():
        future.result(30)
    return name


def produce(name, values, **config):
    errors, done = [], []
    p = Producer({"bootstrap.servers": SERVERS, **{k.replace("_", "."): v for k, v in config.items()}})
    for i, value in enumerate(values):
        p.produce(name, value, key=f"k{i}", callback=lambda e, m: errors.append(e) if e else done.append(m))
        p.poll(0)
    left = p.flush(30)
    assert left == 0 and not errors, f"{left} left, {errors[:1]}"
    return done


def consume(name, count, **config):
    c = Consumer({"bootstrap.servers": SERVERS, "group.id": topic("g"), "auto.offset.reset": "earliest", **config})
    c.subscribe([name])
    got = []
    until(lambda: got.extend(m for m in c.consume(500, 0.2) if not m.error()) or len(got) >= count, f"{count} records")
    c.close()
    return got


def metadata():
    m = admin.list_topics(timeout=10)
    assert len(m.brokers) >= 1 and m.cluster_id
    assert len(m.brokers) == len(SERVERS.split(","))


def codec(which):
    def check():
        name = create(topic(f"confluent-{which}"))
        values = [f"value {i} ".encode() * 50 for i in range(500)]
        produce(name, values, compression_type=which, linger_ms=20)
        assert [m.value() for m in consume(name, 500)] == values
    return check


def acks(which):
    def check():
        name = create(topic(f"confluent-acks{which}"))
        produce(name, [b"x"] * 100, acks=which)
        assert len(consume(name, 100)) == 100
    return check


def idempotent():
    name = create(topic("confluent-idem"), 3)
    done = produce(name, [b"v%d" % i for i in range(1000)], enable_idempotence=True)
    for p in range(3):
        offsets = [m.offset() for m in done if m.partition() == p]
        assert offsets == list(range(len(offsets))), "gaps or copies"


def headers_and_times():
    name = create(topic("confluent-headers"))
    p = Producer({"bootstrap.servers": SERVERS})
    p.produce(name, b"v", key=b"k", headers=[("a", b"1"), ("b", None)], timestamp=NOW - 5123)
    assert p.flush(10) == 0
    m = consume(name, 1)[0]
    assert m.headers() == [("a", b"1"), ("b", None)] and m.timestamp()[1] == NOW - 5123


def group_of_three():
    name = create(topic("confluent-group"), 6)
    group = topic("confluent-three")
    counts, stop, kill = [0, 0, 0], threading.Event(), threading.Event()
    seen, lock = set(), threading.Lock()

    def member(i):
        c = Consumer({"bootstrap.servers": SERVERS, "group.id": group, "auto.offset.reset": "earliest", "session.timeout.ms": 6000,
                      "heartbeat.interval.ms": 1000, "auto.commit.interval.ms": 200})
        c.subscribe([name])
        while not stop.is_set():
            m = c.poll(0.1)
            if m and not m.error():
                with lock:
                    seen.add(m.value())
                    counts[i] += 1
            if i == 0 and kill.is_set():
                break  # leaves at once: the others take over its partitions
        c.close()

    threads = [threading.Thread(target=member, args=(i,), daemon=True) for i in range(3)]
    for t in threads:
        t.start()
    values = [b"a%d" % i for i in range(600)]

    def assigned():
        d = admin.describe_consumer_groups([group])[group].result(10)
        return len(d.members) == 3 and all(len(m.assignment.topic_partitions) == 2 for m in d.members)

    until(assigned, "three members with two partitions each", 40)
    produce(name, values)
    until(lambda: len(seen) == 600, "600 values by three members")
    assert all(counts), f"a member got nothing: {counts}"
    kill.set()
    more = [b"b%d" % i for i in range(300)]
    produce(name, more)
    until(lambda: len(seen) == 900, "300 more by the two that are left", 40)
    stop.set()
    for t in threads:
        t.join(20)


def seek_by_time():
    name = create(topic("confluent-time"))
    p = Producer({"bootstrap.servers": SERVERS})
    for i in range(10):
        p.produce(name, b"%d" % i, timestamp=NOW - 60000 + i * 1000)
    assert p.flush(10) == 0
    c = Consumer({"bootstrap.servers": SERVERS, "group.id": topic("t")})
    found = c.offsets_for_times([TopicPartition(name, 0, NOW - 60000 + 4500)], timeout=10)
    assert found[0].offset == 5, found
    low, high = c.get_watermark_offsets(TopicPartition(name, 0), timeout=10)
    assert (low, high) == (0, 10)
    c.assign([TopicPartition(name, 0, found[0].offset)])
    assert c.poll(10).value() == b"5"
    c.close()


def commits():
    name, group = create(topic("confluent-commit")), topic("confluent-cg")
    produce(name, [b"%d" % i for i in range(10)])
    conf = {"bootstrap.servers": SERVERS, "group.id": group, "enable.auto.commit": False, "auto.offset.reset": "earliest"}
    c = Consumer(conf)
    c.subscribe([name])
    for _ in range(4):
        m = c.poll(20)
    c.commit(m, asynchronous=False)
    c.close()
    c = Consumer(conf)
    c.subscribe([name])
    assert c.poll(20).value() == b"4"
    assert c.committed([TopicPartition(name, 0)], timeout=10)[0].offset == 4
    c.close()


def admin_calls():
    name = create(topic("confluent-admin"), 2, config={"retention.ms": "100000"})
    for f in admin.create_partitions([NewPartitions(name, 4)]).values():
        f.result(20)
    resource = ConfigResource(ResourceType.TOPIC, name)
    entries = admin.describe_configs([resource])[resource].result(20)
    assert entries["retention.ms"].value == "100000"
    change = ConfigResource(ResourceType.TOPIC, name, incremental_configs=[
        ConfigEntry("retention.ms", "200000", incremental_operation=AlterConfigOpType.SET)])
    for f in admin.incremental_alter_configs([change]).values():
        f.result(20)
    assert admin.describe_configs([resource])[resource].result(20)["retention.ms"].value == "200000"
    until(lambda: len(admin.list_topics(name, timeout=10).topics[name].partitions) == 4, "four partitions")
    produce(name, [b"x"] * 10)
    offsets = admin.list_offsets({TopicPartition(name, p): OffsetSpec.latest() for p in range(4)})
    assert sum(f.result(20).offset for f in offsets.values()) == 10
    assert admin.describe_cluster().result(20).controller is not None
    groups = admin.list_consumer_groups().result(20)
    assert groups.errors == []
    deleted = admin.delete_records([TopicPartition(name, p, -1) for p in range(4)])
    assert all(f.result(20).low_watermark >= 0 for f in deleted.values())
    for f in admin.delete_topics([name]).values():
        f.result(20)
    until(lambda: name not in admin.list_topics(timeout=10).topics, "the topic is gone")


def errors():
    try:
        create("bad name!")
        raise AssertionError("a bad topic name was taken")
    except Exception as e:
        assert e.args[0].code() == KafkaError.TOPIC_EXCEPTION, e
    name = create(topic("confluent-twice"))
    try:
        create(name)
        raise AssertionError("a topic was made twice")
    except Exception as e:
        assert e.args[0].code() == KafkaError.TOPIC_ALREADY_EXISTS, e


def new_protocol():
    c = Consumer({"bootstrap.servers": SERVERS, "group.id": topic("g"), "group.protocol": "consumer"})
    c.subscribe([create(topic("confluent-protocol"))])
    m = c.poll(20)
    assert m and "API version not supported" in m.error().str(), m and m.error()
    c.close()


run([("metadata", metadata)] + [(f"codec-{c}", codec(c)) for c in CODECS] + [(f"acks-{a}", acks(a)) for a in ["0", "1", "all"]] +
    [("idempotent", idempotent), ("headers-and-times", headers_and_times), ("group-of-three", group_of_three), ("seek-by-time", seek_by_time),
     ("commits", commits), ("admin", admin_calls), ("errors", errors), ("new-protocol-is-refused", new_protocol)])
