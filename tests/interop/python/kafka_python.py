"""kafka-python."""
import sys
import threading
import time

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic

from checks import CODECS, run, topic, until

SERVERS = sys.argv[1].split(",")
NOW = int(time.time() * 1000)
admin = KafkaAdminClient(bootstrap_servers=SERVERS)


def create(name, partitions=1, replicas=-1):
    admin.create_topics([NewTopic(name, num_partitions=partitions, replication_factor=replicas)])
    return name


def produce(name, values, **config):
    p = KafkaProducer(bootstrap_servers=SERVERS, **config)
    futures = [p.send(name, v, key=b"k%d" % i) for i, v in enumerate(values)]
    p.flush(30)
    done = [f.get(30) for f in futures]
    p.close()
    return done


def consume(name, count, **config):
    c = KafkaConsumer(name, bootstrap_servers=SERVERS, group_id=topic("kp"), auto_offset_reset="earliest", **config)
    got = []
    until(lambda: got.extend(m for ms in c.poll(200).values() for m in ms) or len(got) >= count, f"{count} records")
    c.close()
    return got


def metadata():
    assert len(admin.describe_cluster()["brokers"]) == len(SERVERS)


def codec(which):
    def check():
        name = create(topic(f"kp-{which}"))
        values = [f"value {i} ".encode() * 50 for i in range(300)]
        produce(name, values, compression_type=None if which == "none" else which, linger_ms=20)
        assert [m.value for m in consume(name, 300)] == values
    return check


def acks(which):
    def check():
        name = create(topic(f"kp-acks{which}"))
        produce(name, [b"x"] * 100, acks=which, enable_idempotence=False)
        assert len(consume(name, 100)) == 100
    return check


def idempotent():
    name = create(topic("kp-idem"))
    done = produce(name, [b"%d" % i for i in range(500)], enable_idempotence=True)
    assert sorted(m.offset for m in done) == list(range(500))


def group_of_three():
    name, group = create(topic("kp-group"), 6), topic("kp-three")
    counts, stop, kill, seen = [0, 0, 0], threading.Event(), threading.Event(), set()

    def member(i):
        c = KafkaConsumer(name, bootstrap_servers=SERVERS, group_id=group, auto_offset_reset="earliest", session_timeout_ms=6000,
                          heartbeat_interval_ms=1000)
        while not stop.is_set() and not (i == 0 and kill.is_set()):
            for ms in c.poll(100).values():
                counts[i] += len(ms)
                seen.update(m.value for m in ms)
        c.close()

    threads = [threading.Thread(target=member, args=(i,), daemon=True) for i in range(3)]
    for t in threads:
        t.start()
    n = [0]

    def all_read():
        produce(name, [b"a%d" % i for i in range(n[0], n[0] + 60)])
        n[0] += 60
        return all(counts)

    until(all_read, "a record for each of three members", 60)
    kill.set()
    threads[0].join(20)
    produce(name, [b"b%d" % i for i in range(300)])
    until(lambda: len(seen) == n[0] + 300, "all values by the two that are left", 60)
    stop.set()
    for t in threads:
        t.join(20)


def seek_by_time():
    name = create(topic("kp-time"))
    p = KafkaProducer(bootstrap_servers=SERVERS)
    for i in range(10):
        p.send(name, b"%d" % i, timestamp_ms=NOW - 60000 + i * 1000)
    p.flush()
    tp = TopicPartition(name, 0)
    c = KafkaConsumer(bootstrap_servers=SERVERS)
    c.assign([tp])
    assert c.offsets_for_times({tp: NOW - 60000 + 4500})[tp].offset == 5
    assert c.beginning_offsets([tp])[tp] == 0 and c.end_offsets([tp])[tp] == 10
    c.seek(tp, 5)
    assert next(c).value == b"5"
    c.close()


def admin_calls():
    name = create(topic("kp-admin"), 2)
    until(lambda: name in admin.list_topics(), "the topic in the list")
    admin.delete_topics([name])
    until(lambda: name not in admin.list_topics(), "the topic is gone")
    admin.list_groups() if hasattr(admin, "list_groups") else admin.list_consumer_groups()


run([("metadata", metadata)] + [(f"codec-{c}", codec(c)) for c in CODECS] + [(f"acks-{a}", acks(a)) for a in [0, 1, "all"]] +
    [("idempotent", idempotent), ("group-of-three", group_of_three), ("seek-by-time", seek_by_time), ("admin", admin_calls)])
