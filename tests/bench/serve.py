#!/usr/bin/env python3
"""`make bench-serve`: klab serve against Apache Kafka, the same clients, one machine, in turn.

Kafka and its performance tools come from Maven into build/bench/; client.c beside this file is built on the system's librdkafka, flood.c on nothing: its
requests are made beforehand, so that what it measures is the broker and not the client. Each server is one node with
its defaults; each measurement is made on both, one behind the other, in several rounds, and the middle of the ratios is told: throughput as klab's over
Kafka's, latency as klab's over Kafka's. Behind them stand what limits each of the two (see Figures.limit) and the broker's processor time for a GB of records,
which tells the two apart where a client is what limits both.

Every row comes to its end: a client that takes longer than a minute is ended, a row that cannot be measured says why, and one that has used up its time does
no further round. Before each run its memory is touched (`flood memory`): a virtual machine gives what is free back to its host and pays seconds for a
GB when it is wanted again, and whoever is measured then would pay for both.

    serve.py [--rounds N] [--records N] [--quick] [WORD ...]     only the measurements that have one of the words in their name
"""
import argparse
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import struct
import sys
import threading
import time

KAFKA = "4.4.0"
HERE = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
WORK = os.path.join(HERE, "build", "bench")
KLAB = os.environ.get("KLAB", os.path.join(HERE, "klab"))
LIBS = os.environ.get("KAFKA_LIBS", os.path.join(WORK, "libs"))
CLIENT = os.path.join(WORK, "client")
FLOOD = os.path.join(WORK, "flood")
# A topic's files go as soon as it is deleted, and their memory with them: what was written is not still being written out while the next is measured.
PROPERTIES = "log.segment.delete.delay.ms=0\n"
PORTS = {"kafka": 19900, "klab": 19950}
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
CLIENT_S = 60  # no client takes longer
ROW_S, QUICK_ROW_S = 18, 6  # behind so much no further round begins
LOOK_S = 0.03  # between two looks at who uses the processors
NAME_SIZE = 112  # of a row
BUSY = 0.85    # of a core, or of all of them: no more is to be had
JAVA_MB = 600  # of memory that a Java client wants
PARTITIONS = 10000
DESCRIPTORS = 2 * PARTITIONS  # one for each, and more
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>klab</groupId><artifactId>bench</artifactId>
<version>1</version><dependencies><dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{KAFKA}</version></dependency>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>{KAFKA}</version></dependency></dependencies></project>"""


# ---- What is needed ---------------------------------------------------------------------------------------------------------------------


def get_kafka():
    if os.path.isdir(LIBS):
        return
    os.makedirs(WORK, exist_ok=True)
    with open(os.path.join(WORK, "pom.xml"), "w") as f:
        f.write(POM)
    subprocess.run(["mvn", "-q", "-B", "-f", os.path.join(WORK, "pom.xml"), "dependency:copy-dependencies", f"-DoutputDirectory={LIBS}"], check=True)


def get_client():
    """False where librdkafka is not installed: its measurements are left out then."""
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "rdkafka"], capture_output=True, text=True)
    if flags.returncode != 0:
        print("librdkafka-dev is not installed: its measurements are left out")
        return False
    os.makedirs(WORK, exist_ok=True)
    subprocess.run(["cc", "-O2", "-o", CLIENT, os.path.join(HERE, "tests", "bench", "client.c"), *flags.stdout.split()], check=True)
    return True


def get_flood():
    os.makedirs(WORK, exist_ok=True)
    subprocess.run(["cc", "-O2", "-pthread", "-o", FLOOD, os.path.join(HERE, "tests", "bench", "flood.c")], check=True)


def java(heap, *words):
    return ["java", f"-Xmx{heap}", f"-Xms{heap}", "-cp", os.path.join(LIBS, "*"), *words]


# ---- The servers ------------------------------------------------------------------------------------------------------------------------


class Server:
    def __init__(self, name, command, log):
        self.name = name
        self.address = f"127.0.0.1:{PORTS[name]}"
        begin = time.monotonic()
        self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            self.wait_for()
        except SystemExit:
            self.stop()
            raise
        self.start_s = time.monotonic() - begin

    def wait_for(self):
        """For its first answer to Metadata."""
        end = time.monotonic() + 60
        request = struct.pack(">hhih5si", 3, 1, 7, 5, b"bench", -1)
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", PORTS[self.name]), 1) as s:
                    s.settimeout(30)
                    s.sendall(struct.pack(">i", len(request)) + request)
                    if s.recv(4):
                        return
            except OSError:
                pass
            time.sleep(0.002)
        sys.exit(f"nothing answers at {self.address}")

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status") as f:
            return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024

    def cpu_s(self):
        """User and system time of all its threads."""
        with open(f"/proc/{self.process.pid}/stat") as f:
            words = f.read().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) * TICK_S

    def settle(self, looks=10):
        """Until it has come to rest: its resident size has been the same for so many looks, or for 10 s it was not."""
        same, size, end = 0, self.resident_mb(), time.monotonic() + 10
        while same < looks and time.monotonic() < end:
            time.sleep(0.1)
            now = self.resident_mb()
            same, size = (same + 1 if now == size else 0), now

    def topics(self, *words):
        subprocess.run([KLAB, "kafka-topics", "--bootstrap-server", self.address, *words], check=True, stdout=subprocess.DEVNULL, timeout=CLIENT_S)

    def create(self, topic, partitions=1):
        self.topics("--create", "--topic", topic, "--partitions", str(partitions))

    def delete(self, topic):
        self.topics("--delete", "--topic", topic)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def start_kafka():
    data, port = os.path.join(WORK, "kafka"), PORTS["kafka"]
    shutil.rmtree(data, ignore_errors=True)
    os.makedirs(data)
    path = os.path.join(data, "server.properties")
    with open(path, "w") as f:
        f.write(f"""process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{port + 10000}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{port + 10000}
advertised.listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{port + 10000}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs={data}/logs
offsets.topic.replication.factor=1
{PROPERTIES}""")
    log = open(os.path.join(data, "log"), "wb")
    subprocess.run(java("256m", "kafka.tools.StorageTool", "format", "--standalone", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", path), check=True, stdout=log, stderr=log)
    return Server("kafka", java("1g", "kafka.Kafka", path), log)


def start_klab():
    data = os.path.join(WORK, "klab")
    shutil.rmtree(data, ignore_errors=True)
    path = os.path.join(WORK, "klab.properties")
    with open(path, "w") as f:
        f.write(PROPERTIES)
    return Server("klab", [KLAB, "serve", path, "--port", str(PORTS["klab"]), "--data", data], open(os.path.join(WORK, "klab.log"), "wb"))


# ---- The clients ------------------------------------------------------------------------------------------------------------------------


class Failed(Exception):
    pass


def times_of(pid):
    """Of each thread, in seconds."""
    times = {}
    try:
        for tid in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{tid}/schedstat") as f:
                times[tid] = int(f.read().split()[0]) / 1e9
    except (OSError, ValueError, IndexError):
        pass
    return times


class Watch:
    """Who used how many cores while a client was well under way: its busiest thread, the client, the broker's busiest thread, the broker."""

    def __init__(self, client, server):
        self.looks, self.client, self.server = [], client, server
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def look(self):
        while self.client.poll() is None:
            self.looks.append((time.monotonic(), times_of(self.client.pid), times_of(self.server.process.pid)))
            time.sleep(LOOK_S)

    def result(self):
        self.thread.join()
        looks = [look for look in self.looks if look[1] and look[2]]
        if len(looks) < 6:
            return None
        first, last = looks[len(looks) * 2 // 5], looks[len(looks) * 17 // 20]
        took, cores = last[0] - first[0], []
        for who in (1, 2):
            used = [max(last[who][tid] - first[who].get(tid, 0), 0) / took for tid in last[who]]
            cores += [max(used), sum(used)]
        return cores


def run(server, command):
    """What it says last. Who used the processors meanwhile stands in server.cores."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watch = Watch(process, server)
    try:
        out, problem = process.communicate(timeout=CLIENT_S)
    except subprocess.TimeoutExpired:
        raise Failed(f"{server.name}: the client had not ended after {CLIENT_S} s")
    finally:
        process.kill()
        process.wait()
        server.cores = watch.result()
    if process.returncode != 0 or not out.strip():
        raise Failed(f"{server.name}: {(problem.strip() or out.strip() or 'the client failed').splitlines()[-1][:150]}")
    return out.strip().splitlines()[-1]


def settings_of(settings):
    return [f"{k.replace('_', '.')}={v}" for k, v in settings.items()]


def java_produce(server, topic, count, size, throughput=-1, **settings):
    """Records a second, and the 99th percentile of their latency in ms: of the last two thirds, when Java has warmed up."""
    last = run(server, java("512m", "org.apache.kafka.tools.ProducerPerformance", "--topic", topic, "--num-records", str(count), "--record-size", str(size), "--throughput",
                    str(throughput), "--warmup-records", str(count // 3), "--producer-props", f"bootstrap.servers={server.address}", *settings_of(settings)))
    m = re.search(r"([\d.,]+) records/sec .*?([\d.]+) ms 50th, .*?([\d.]+) ms 99th", last)
    return float(m.group(1).replace(",", "")), float(m.group(3))


def java_consume(server, topic, count):
    """Records a second while it fetches: not while its group comes together, which takes both brokers the three seconds that they are set to wait."""
    last = run(server, java("512m", "org.apache.kafka.tools.ConsumerPerformance", "--bootstrap-server", server.address, "--topic", topic, "--num-records", str(count),
                    "--timeout", "60000"))
    return float(last.split(",")[9])


def c_produce(server, topic, count, size, **settings):
    return float(run(server, [CLIENT, "produce", server.address, topic, str(count), str(size), *settings_of(settings)]))


def c_pace(server, topic, count, size, rate, **settings):
    """The 99th percentile in ms."""
    return float(run(server, [CLIENT, "pace", server.address, topic, str(count), str(size), str(rate), *settings_of(settings)]))


def c_consume(server, topic, count, **settings):
    return float(run(server, [CLIENT, "consume", server.address, topic, str(count), *settings_of(settings)]))


def flood(what, server, topic, *words):
    return float(run(server, [FLOOD, what, *server.address.split(":"), topic, *map(str, words)]))


def produce_patiently(server, topic):
    """To a topic of so many partitions that it takes longer until they have leaders than the client waits."""
    end = time.monotonic() + CLIENT_S
    while True:
        try:
            return flood("produce", server, topic, 1, 100, 100, 1, 64, 1)
        except Failed:
            if time.monotonic() > end:
                raise


# ---- Measuring --------------------------------------------------------------------------------------------------------------------------


class Figures:
    """Of one server: a value a round, the processor time it took for a GB, and who used how many cores meanwhile."""

    def __init__(self):
        self.values, self.cpu_s, self.cores = [], [], []

    def take(self, server, work, size, memory_mb):
        subprocess.run([FLOOD, "memory", str(int(size / 1e6) + memory_mb)], check=True, timeout=CLIENT_S)
        cpu, server.cores = server.cpu_s(), None
        self.values.append(work(server))
        self.cpu_s.append((server.cpu_s() - cpu) / (size / 1e9))
        if server.cores:
            self.cores.append(server.cores)

    def limit(self):
        """A client of which one thread is busy all the time, or that has most of a machine that is busy, can do no more, whatever the broker does; nor can a
        broker of which one thread is busy. Else the two share what the machine has, or wait for each other ("-")."""
        if not self.cores:
            return "?"
        client_thread, client, broker_thread, broker = (statistics.median(column) for column in zip(*self.cores))
        is_full = client + broker >= BUSY * os.cpu_count()
        if client_thread >= BUSY or (is_full and client >= 2 * broker):
            return "client"
        if broker_thread >= BUSY:
            return "broker"
        return "cores" if is_full else "-"

    def shares(self):
        return " ".join(f"{statistics.median(column):.1f}" for column in list(zip(*self.cores))[1::2]) if self.cores else "? ?"


def ratios_of(ours, theirs):
    return [a / b if b else float("nan") for a, b in zip(ours, theirs)]


def not_measured(what, why):
    print(f"{what:<{NAME_SIZE}} not measured: {why}", flush=True)


def row(what, ours, theirs, is_latency=False, rest=""):
    ratios = ratios_of(ours, theirs)
    print(f"{what:<{NAME_SIZE}} klab {statistics.median(ours):>10.1f}  kafka {statistics.median(theirs):>10.1f}  ratio {statistics.median(ratios):>6.2f}"
          f" ({min(ratios):.2f} to {max(ratios):.2f}){'  smaller is better' if is_latency else ''}{rest}", flush=True)


class Bench:
    def __init__(self, options, servers):
        self.options, self.servers, self.topic_count = options, servers, 0

    def is_wanted(self, what):
        return not self.options.words or any(word in what for word in self.options.words)

    def in_turn(self, what, size, work, is_latency=False, memory_mb=100):
        """work(server) gives the value; `size` is of all records of one such run, in bytes, and the client wants that much memory besides."""
        figures = {s.name: Figures() for s in self.servers}
        end, done = time.monotonic() + (QUICK_ROW_S if self.options.quick else ROW_S), 0
        try:
            while done < self.options.rounds and (done == 0 or time.monotonic() < end):
                for server in self.servers if done % 2 == 0 else reversed(self.servers):
                    figures[server.name].take(server, work, size, memory_mb)
                done += 1
        except (Failed, subprocess.SubprocessError) as problem:
            not_measured(what, problem)
            return
        ours, theirs = figures["klab"], figures["kafka"]
        row(what, ours.values, theirs.values, is_latency,
            f"  broker s/GB {statistics.median(ours.cpu_s):>6.2f} {statistics.median(theirs.cpu_s):>6.2f} ratio {statistics.median(ratios_of(ours.cpu_s, theirs.cpu_s)):.2f}"
            f"  limit {ours.limit()} {theirs.limit()}  cores of client and broker {ours.shares()}, {theirs.shares()}"
            + (f"  in {done} of {self.options.rounds} rounds" if done < self.options.rounds else ""))

    def on_new_topic(self, work, partitions=1):
        """work(server, topic) on a topic of its own, which goes with it."""
        def on(server):
            self.topic_count += 1
            topic = f"t{self.topic_count}"
            server.create(topic, partitions)
            value = work(server, topic)
            server.delete(topic)
            return value
        return on

    def warm_up(self):
        """Java gets faster for some tens of seconds; the first rows are not to be slower than the last. klab is given the same."""
        for server in self.servers:
            for size, batch, partitions in ((1000, 16384, 12), (1000, 16384, 1), (100, 16384, 1), (1000, 1000000, 1)):
                topic = f"warm{size}.{batch}.{partitions}"
                server.create(topic, partitions)
                for connections in (1, 4):
                    flood("produce", server, topic, 10000000 // size, size, 1000, 1, partitions, connections)
                    flood("produce", server, topic, 150000000 // size, size, batch, -1, partitions, connections)
                    flood("consume", server, topic, partitions, connections)
                server.delete(topic)

    def cases(self, big):
        if self.options.quick:
            return [("1", 1000, 16384, 1), ("all", 1000, 16384, 1), ("all", 100, 16384, 12), ("all", 1000, big, 1)]
        return [(acks, size, batch, parts) for acks in ("0", "1", "all") for size in (100, 1000) for batch in (16384, big) for parts in (1, 12)]

    def java_produce(self):
        for acks, size, batch, parts in self.cases(1048576):
            what = f"Java produce acks={acks} {size} B, batch {batch >> 10} KB, {parts} partition{'s' * (parts > 1)}, records/s"
            count = self.options.records * (5 if size == 100 else 2)
            if self.is_wanted(what):
                self.in_turn(what, count * size, self.on_new_topic(lambda server, topic: java_produce(
                    server, topic, count, size, acks=acks, batch_size=batch, linger_ms=5, buffer_memory=67108864,
                    enable_idempotence="false" if acks != "all" else "true")[0], parts), memory_mb=JAVA_MB)

    def c_produce(self):
        for acks, size, batch, parts in self.cases(1000000):
            what = f"librdkafka produce acks={acks} {size} B, batch {batch >> 10} KB, {parts} partition{'s' * (parts > 1)}, records/s"
            count = self.options.records * (8 if size == 100 else 1 if batch < 100000 else 3)
            if self.is_wanted(what):
                self.in_turn(what, count * size, self.on_new_topic(lambda server, topic: c_produce(
                    server, topic, count, size, acks=acks, batch_size=batch, linger_ms=5, batch_num_messages=100000, queue_buffering_max_messages=200000,
                    enable_idempotence="false" if acks != "all" else "true"), parts))

    def flood_produce(self):
        for acks, size, batch, parts in self.cases(1000000):
            connections = 4
            what = (f"bare requests produce acks={acks} {size} B, batch {batch >> 10} KB, {parts} partition{'s' * (parts > 1)}, {connections} connections, "
                    "records/s")
            count = self.options.records * (16 if size == 100 else 1 if batch < 100000 else 3)
            if self.is_wanted(what):
                self.in_turn(what, count * size, self.on_new_topic(
                    lambda server, topic: flood("produce", server, topic, count, size, batch, -1 if acks == "all" else acks, parts, connections), parts))

    def flood(self):
        for acks in (1, -1):
            for batch in (16384, 1000000):
                what = f"bare requests produce acks={acks} 1000 B, batch {batch >> 10} KB, records/s"
                count = self.options.records * (1 if batch < 100000 else 3)
                if self.is_wanted(what):
                    self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: flood("produce", server, topic, count, 1000, batch, acks, 1, 1)))
        self.flood_produce()
        for batch, parts, connections in ((16384, 1, 1), (1000000, 1, 1), (16384, 12, 4), (1000000, 12, 4)):
            what = f"bare requests consume 1000 B, batch {batch >> 10} KB, from the page cache, records/s"
            if connections > 1:
                what = f"bare requests consume 1000 B, batch {batch >> 10} KB, {parts} partitions, {connections} connections, from the page cache, records/s"
            if self.is_wanted(what):
                self.flood_consume(what, f"f{batch}.{parts}", batch, parts, connections)
        for acks in (1, -1):
            what, count = f"bare requests produce acks={acks} 1 KB at 1,000/s, 99th percentile, ms", 6000
            if self.is_wanted(what):
                self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: flood("pace", server, topic, count, 1000, 1000, acks)), True)

    def flood_consume(self, what, topic, batch, parts, connections):
        """Four times over: one pass is too short to be seen."""
        count, passes = self.options.records * 3, 4
        self.on_all(what, topic, parts, lambda server: flood("produce", server, topic, count, 1000, batch, 1, parts, 1),
                    lambda: self.in_turn(what, count * passes * 1000, lambda server: statistics.median(
                        flood("consume", server, topic, parts, connections) for _ in range(passes))))

    def on_all(self, what, topic, partitions, fill, work):
        """`work` on a topic that each server has and `fill` has filled."""
        for server in self.servers:
            server.create(topic, partitions)
        try:
            for server in self.servers:
                fill(server)
            work()
        except (Failed, subprocess.SubprocessError) as problem:
            not_measured(what, problem)
        for server in self.servers:
            server.delete(topic)

    def consume(self, has_client):
        for what, size in (("100 B", 100), ("1 KB", 1000)):
            names = [f"{client} consume {what} from the page cache, records/s" for client in ("Java", "librdkafka")[:1 + has_client]]
            if not any(self.is_wanted(name) for name in names):
                continue
            topic, count = f"c{size}", self.options.records * (8 if size == 100 else 4)
            self.on_all(names[0], topic, 1, lambda server: java_produce(server, topic, count, size, acks="1", linger_ms=5),
                        lambda: self.consume_with(names, topic, count, size))

    def consume_with(self, names, topic, count, size):
        if self.is_wanted(names[0]):
            self.in_turn(names[0], count * size, lambda server: java_consume(server, topic, count), memory_mb=JAVA_MB)
        if len(names) > 1 and self.is_wanted(names[1]):
            self.in_turn(names[1], count * size, lambda server: c_consume(server, topic, count, check_crcs="false", group_id="bench",
                                                                          fetch_message_max_bytes=4 << 20, queued_min_messages=1000000))

    def latency(self, has_client):
        count = 24000
        for acks in ("1", "all"):
            what = f"Java produce acks={acks} 1 KB at 4,000/s, 99th percentile, ms"
            if self.is_wanted(what):
                self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: java_produce(server, topic, count, 1000, 4000, acks=acks, linger_ms=0)[1]),
                             True, JAVA_MB)
            what = f"librdkafka produce acks={acks} 1 KB at 4,000/s, 99th percentile, ms"
            if has_client and self.is_wanted(what):
                self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: c_pace(server, topic, count, 1000, 4000, acks=acks, linger_ms=0)), True)

    def connections(self):
        what, count = "resident with 1,000 idle connections, MB", 1000
        if not self.is_wanted(what):
            return
        sizes = []
        for server in self.servers:
            open_ones = [socket.create_connection(("127.0.0.1", PORTS[server.name]), 5) for _ in range(count)]
            server.settle()
            sizes.append(server.resident_mb())
            for one in open_ones:
                one.close()
        row(what, sizes[:1], sizes[1:], True)

    def partitions(self):
        """The last: what follows would be slower on both."""
        count, names = PARTITIONS, ("10,000 partitions, until all have a leader, s", "resident with 10,000 partitions, MB")
        if not any(self.is_wanted(name) for name in names):
            return
        if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < DESCRIPTORS:
            not_measured(names[0], f"a process may have too few descriptors: ulimit -n {DESCRIPTORS}")
            return
        times, sizes = [], []
        for server in self.servers:
            begin = time.monotonic()
            try:
                for topic in ("many1", "many2"):  # Kafka's controller makes fewer than 10,000 at once
                    server.create(topic, count // 2)
                    produce_patiently(server, topic)
            except (Failed, subprocess.SubprocessError) as problem:
                not_measured(names[0], f"{server.name}: {problem}")
                return
            times.append(time.monotonic() - begin)
            server.settle()
            sizes.append(server.resident_mb())
        row(names[0], times[:1], times[1:], True)
        row(names[1], sizes[:1], sizes[1:], True)


def allow_descriptors():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    for limit in (DESCRIPTORS, hard):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, max(limit, hard)))
            return
        except (OSError, ValueError):
            continue


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--records", type=int, default=250000)
    p.add_argument("--quick", action="store_true")
    p.add_argument("words", nargs="*")
    o = p.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    allow_descriptors()
    get_kafka()
    get_flood()
    has_client = get_client()
    servers = []
    begin = time.monotonic()
    try:
        servers.append(start_klab())
        servers.append(start_kafka())
        klab, kafka = servers
        for server in servers:
            server.settle()
        row("start to first Metadata response, ms", [klab.start_s * 1000], [kafka.start_s * 1000], True)
        row("resident when idle, MB", [klab.resident_mb()], [kafka.resident_mb()], True)
        bench = Bench(o, servers)
        bench.connections()
        bench.warm_up()
        bench.java_produce()
        if has_client:
            bench.c_produce()
        bench.flood()
        bench.consume(has_client)
        bench.latency(has_client)
        bench.partitions()
        row("resident behind it all, MB", [klab.resident_mb()], [kafka.resident_mb()], True)
        print(f"took {time.monotonic() - begin:.0f} s")
    finally:
        for server in servers:
            server.stop()


if __name__ == "__main__":
    main()
