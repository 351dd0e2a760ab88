"""Kills brokers (kill -9) under load: kills.py KLAB DIRECTORY ROUNDS BROKERS.

Brokers are processes of their own, one cluster. An idempotent producer of acks=all goes on all the while; in each round one broker is killed and started
again, once records are acknowledged. At the end every acknowledged record must be there, once, in order of its key. Prints `ok NAME` or `FAILED NAME: why`."""
import os
import random
import signal
import subprocess
import sys
import threading
import time

from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from checks import run, until

KLAB, DIR, ROUNDS, BROKERS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
PORT = int(os.environ.get("KLAB_INTEROP_PORT", "19300")) + 50
SERVERS = ",".join(f"127.0.0.1:{PORT + i}" for i in range(BROKERS))
MIN_ISR = 2 if BROKERS > 2 else 1
SEED = int(os.environ.get("KLAB_INTEROP_SEED", "1"))
CLIENT = {"bootstrap.servers": SERVERS, "log_level": 0, "reconnect.backoff.max.ms": 500}
processes = {}


def start(i):
    path = f"{DIR}/kills-{i}.properties"
    voters = ",".join(f"{k + 1}@127.0.0.1:{PORT + 10000 + k}" for k in range(BROKERS))
    with open(path, "w") as f:
        f.write(f"""process.roles=broker,controller
node.id={i + 1}
klab.cluster.id=MkU3OEVBNTcwNTJENDM2Qk
controller.quorum.voters={voters}
listeners=PLAINTEXT://127.0.0.1:{PORT + i},CONTROLLER://127.0.0.1:{PORT + 10000 + i}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs={DIR}/kills-{i}
min.insync.replicas={MIN_ISR}
offsets.topic.replication.factor={min(3, BROKERS)}
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=300
""")
    processes[i] = subprocess.Popen([KLAB, "serve", path], stdout=open(f"{DIR}/kills-{i}.log", "ab"), stderr=subprocess.STDOUT)


def is_well(count):
    try:
        return len(AdminClient(CLIENT).list_topics(timeout=2).brokers) == count
    except Exception:
        return False


def kill_and_count():
    chance = random.Random(SEED)
    for i in range(BROKERS):
        start(i)
    until(lambda: is_well(BROKERS), "all brokers", 30)
    admin = AdminClient(CLIENT)
    for future in admin.create_topics([NewTopic("kills", 3, min(3, BROKERS))]).values():
        future.result(30)
    acknowledged, failures, stop = [], [], threading.Event()
    p = Producer({**CLIENT, "enable.idempotence": True, "linger.ms": 5, "delivery.timeout.ms": 300000, "message.timeout.ms": 300000})

    def done(error, message):
        if error:
            failures.append(error)
        else:
            acknowledged.append((message.partition(), message.offset(), message.value()))

    def produce():
        n = 0
        while not stop.is_set():
            try:
                p.produce("kills", b"%d" % n, key=b"%d" % (n % 10), callback=done)
                n += 1
            except BufferError:
                pass
            p.poll(0)
            time.sleep(0.0005)
        p.flush(120)

    thread = threading.Thread(target=produce)
    thread.start()
    for r in range(ROUNDS):
        before = len(acknowledged)
        until(lambda: failures or len(acknowledged) > before, f"a record is acknowledged before kill {r + 1}", 60)
        time.sleep(chance.uniform(0.1, 0.8))
        i = chance.randrange(BROKERS)
        processes[i].send_signal(signal.SIGKILL)
        processes[i].wait()
        time.sleep(chance.uniform(0, 0.5))
        start(i)
        until(lambda: is_well(BROKERS), f"all brokers after round {r + 1}", 60)
    stop.set()
    thread.join()
    assert not failures, f"{len(failures)} records failed: {failures[0]}"
    c = Consumer({**CLIENT, "group.id": "kills-g", "auto.offset.reset": "earliest", "enable.auto.commit": False})
    stood, values, newest = {}, [], {}
    for partition in range(3):
        end = c.get_watermark_offsets(TopicPartition("kills", partition), timeout=20)[1]
        c.assign([TopicPartition("kills", partition, 0)])
        count = 0
        while count < end:
            m = c.poll(10)
            assert m and not m.error(), f"partition {partition} ends at {end}, {count} came: {m and m.error()}"
            stood[(partition, m.offset())] = m.value()
            values.append(m.value())
            assert newest.get(m.key(), -1) < int(m.value()), f"key {m.key()}: {m.value()} stands behind {newest[m.key()]}"
            newest[m.key()] = int(m.value())
            count = m.offset() + 1
    c.close()
    lost = [a for a in acknowledged if stood.get((a[0], a[1])) != a[2]]
    assert not lost, f"{len(lost)} of {len(acknowledged)} acknowledged records are lost, first {lost[0]}"
    assert len(values) == len(set(values)), f"{len(values) - len(set(values))} records stand twice"
    print(f"   seed {SEED}: {ROUNDS} kills, {len(acknowledged)} records acknowledged, {len(values)} read", flush=True)


def stop_all():
    for p in processes.values():
        if p.poll() is None:
            p.kill()
            p.wait()


os.makedirs(DIR, exist_ok=True)
try:
    run([(f"kill-9-of-{BROKERS}", kill_and_count)])
finally:
    stop_all()
