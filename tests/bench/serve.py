#!/usr/bin/env python3
"""`make bench-serve`: klab serve against Apache Kafka, the same clients, one machine, in turn.

Kafka and its performance tools come from Maven into build/bench/; client.c beside this file is built on the system's librdkafka, flood.c on nothing: its
requests are made beforehand, so that what it measures is the broker and not the client. Each server is one node with
its defaults; each measurement is made on both, one behind the other, in several rounds, and the middle of the ratios is told: throughput as klab's over
Kafka's, latency as klab's over Kafka's. Behind them stand the broker's processor time for a GB of records, and how many cores the client kept busy: where that
is as many as it has threads for the work, or all that the broker leaves, the client is what limits both, and the processor time tells the two apart.

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
import sys
import time

KAFKA = "4.4.0"
HERE = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
WORK = os.path.join(HERE, "build", "bench")
KLAB = os.environ.get("KLAB", os.path.join(HERE, "klab"))
LIBS = os.environ.get("KAFKA_LIBS", os.path.join(WORK, "libs"))
CLIENT = os.path.join(WORK, "client")
FLOOD = os.path.join(WORK, "flood")
PORTS = {"kafka": 19900, "klab": 19950}
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
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
    subprocess.run(["cc", "-O2", "-o", FLOOD, os.path.join(HERE, "tests", "bench", "flood.c")], check=True)


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
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", PORTS[self.name]), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        sys.exit(f"nothing listens at {self.address}")

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status") as f:
            return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024

    def cpu_s(self):
        """User and system time of all its threads."""
        with open(f"/proc/{self.process.pid}/stat") as f:
            words = f.read().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) * TICK_S

    def settle(self, looks=10):
        """Until it has come to rest: its resident size has been the same for so many looks, or for 30 s it was not."""
        same, size, end = 0, self.resident_mb(), time.monotonic() + 30
        while same < looks and time.monotonic() < end:
            time.sleep(0.1)
            now = self.resident_mb()
            same, size = (same + 1 if now == size else 0), now

    def topics(self, *words):
        subprocess.run([KLAB, "kafka-topics", "--bootstrap-server", self.address, *words], check=True, stdout=subprocess.DEVNULL)

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
""")
    log = open(os.path.join(data, "log"), "wb")
    subprocess.run(java("256m", "kafka.tools.StorageTool", "format", "--standalone", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", path), check=True, stdout=log, stderr=log)
    return Server("kafka", java("1g", "kafka.Kafka", path), log)


def start_klab():
    data = os.path.join(WORK, "klab")
    shutil.rmtree(data, ignore_errors=True)
    return Server("klab", [KLAB, "serve", "--port", str(PORTS["klab"]), "--data", data], open(os.path.join(WORK, "klab.log"), "wb"))


# ---- The clients ------------------------------------------------------------------------------------------------------------------------


def run(command):
    out = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if out.returncode != 0:
        sys.exit(f"{' '.join(command[-12:])}: {out.stdout[-500:]}{out.stderr[-500:]}")
    return out.stdout.strip().splitlines()[-1]


def settings_of(settings):
    return [f"{k.replace('_', '.')}={v}" for k, v in settings.items()]


def java_produce(server, topic, count, size, throughput=-1, **settings):
    """Records a second, and the 99th percentile of their latency in ms: of the last two thirds, when Java has warmed up."""
    last = run(java("512m", "org.apache.kafka.tools.ProducerPerformance", "--topic", topic, "--num-records", str(count), "--record-size", str(size), "--throughput",
                    str(throughput), "--warmup-records", str(count // 3), "--producer-props", f"bootstrap.servers={server.address}", *settings_of(settings)))
    m = re.search(r"([\d.,]+) records/sec .*?([\d.]+) ms 50th, .*?([\d.]+) ms 99th", last)
    return float(m.group(1).replace(",", "")), float(m.group(3))


def java_consume(server, topic, count):
    """Records a second while it fetches: not while its group comes together, which takes both brokers the three seconds that they are set to wait."""
    last = run(java("512m", "org.apache.kafka.tools.ConsumerPerformance", "--bootstrap-server", server.address, "--topic", topic, "--num-records", str(count),
                    "--timeout", "60000"))
    return float(last.split(",")[9])


def c_produce(server, topic, count, size, **settings):
    return float(run([CLIENT, "produce", server.address, topic, str(count), str(size), *settings_of(settings)]))


def c_pace(server, topic, count, size, rate, **settings):
    """The 99th percentile in ms."""
    return float(run([CLIENT, "pace", server.address, topic, str(count), str(size), str(rate), *settings_of(settings)]))


def c_consume(server, topic, count, **settings):
    return float(run([CLIENT, "consume", server.address, topic, str(count), *settings_of(settings)]))


def flood(what, server, topic, *words):
    return float(run([FLOOD, what, *server.address.split(":"), topic, *map(str, words)]))


# ---- Measuring --------------------------------------------------------------------------------------------------------------------------


class Figures:
    """Of one server: a value a round, the processor time it took for a GB, and the cores that the client kept busy."""

    def __init__(self):
        self.values, self.cpu_s, self.cores = [], [], []

    def take(self, server, work, size):
        begin, cpu, client = time.monotonic(), server.cpu_s(), resource.getrusage(resource.RUSAGE_CHILDREN)
        self.values.append(work())
        took, client_now = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu_s.append((server.cpu_s() - cpu) / (size / 1e9))
        self.cores.append((client_now.ru_utime + client_now.ru_stime - client.ru_utime - client.ru_stime) / took)


def ratios_of(ours, theirs):
    return [a / b if b else float("nan") for a, b in zip(ours, theirs)]


def row(what, ours, theirs, is_latency=False, rest=""):
    ratios = ratios_of(ours, theirs)
    print(f"{what:<66} klab {statistics.median(ours):>10.1f}  kafka {statistics.median(theirs):>10.1f}  ratio {statistics.median(ratios):>6.2f}"
          f" ({min(ratios):.2f} to {max(ratios):.2f}){'  smaller is better' if is_latency else ''}{rest}", flush=True)


class Bench:
    def __init__(self, options, servers):
        self.options, self.servers, self.topic_count = options, servers, 0

    def is_wanted(self, what):
        return not self.options.words or any(word in what for word in self.options.words)

    def in_turn(self, what, size, work, is_latency=False):
        """work(server) gives the value; `size` is of all records of one such run, in bytes."""
        figures = {s.name: Figures() for s in self.servers}
        for r in range(self.options.rounds):
            for server in self.servers if r % 2 == 0 else reversed(self.servers):
                figures[server.name].take(server, lambda: work(server), size)
        ours, theirs = figures["klab"], figures["kafka"]
        row(what, ours.values, theirs.values, is_latency,
            f"  broker s/GB {statistics.median(ours.cpu_s):>6.2f} {statistics.median(theirs.cpu_s):>6.2f} ratio {statistics.median(ratios_of(ours.cpu_s, theirs.cpu_s)):.2f}"
            f"  client cores {statistics.median(ours.cores):.1f} {statistics.median(theirs.cores):.1f}")

    def on_new_topic(self, work, partitions=1):
        """work(server, topic) on a topic of its own, which goes with it: what was written is not still being written out while the next is measured."""
        def on(server):
            self.topic_count += 1
            topic = f"t{self.topic_count}"
            server.topics("--create", "--topic", topic, "--partitions", str(partitions))
            value = work(server, topic)
            server.topics("--delete", "--topic", topic)
            return value
        return on

    def java_produce(self):
        cases = [(acks, size, batch, parts) for acks in ("0", "1", "all") for size in (100, 1000) for batch in (16384, 1048576) for parts in (1, 12)]
        if self.options.quick:
            cases = [("1", 1000, 16384, 1), ("all", 1000, 16384, 1), ("all", 100, 16384, 12), ("all", 1000, 1048576, 1)]
        for acks, size, batch, parts in cases:
            what = f"Java produce acks={acks} {size} B, batch {batch >> 10} KB, {parts} partition{'s' * (parts > 1)}, records/s"
            count = self.options.records * (3 if size == 100 else 2)
            if self.is_wanted(what):
                self.in_turn(what, count * size, self.on_new_topic(lambda server, topic: java_produce(
                    server, topic, count, size, acks=acks, batch_size=batch, linger_ms=5, buffer_memory=67108864,
                    enable_idempotence="false" if acks != "all" else "true")[0], parts))

    def c_produce(self):
        cases = [(acks, size, batch, parts) for acks in ("0", "1", "all") for size in (100, 1000) for batch in (16384, 1000000) for parts in (1, 12)]
        if self.options.quick:
            cases = [("1", 1000, 16384, 1), ("all", 1000, 16384, 1), ("all", 100, 16384, 12), ("all", 1000, 1000000, 1)]
        for acks, size, batch, parts in cases:
            what = f"librdkafka produce acks={acks} {size} B, batch {batch >> 10} KB, {parts} partition{'s' * (parts > 1)}, records/s"
            count = self.options.records * (6 if size == 100 else 3)
            if self.is_wanted(what):
                self.in_turn(what, count * size, self.on_new_topic(lambda server, topic: c_produce(
                    server, topic, count, size, acks=acks, batch_size=batch, linger_ms=5, batch_num_messages=100000, queue_buffering_max_messages=200000,
                    enable_idempotence="false" if acks != "all" else "true"), parts))

    def flood(self):
        for acks in (1, -1):
            for batch in (16384, 1000000):
                what = f"bare requests produce acks={acks} 1000 B, batch {batch >> 10} KB, records/s"
                count = self.options.records * 6
                if self.is_wanted(what):
                    self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: flood("produce", server, topic, count, 1000, batch, acks)))
        for batch in (16384, 1000000):
            what, topic, count = f"bare requests consume 1000 B, batch {batch >> 10} KB, from the page cache, records/s", f"f{batch}", self.options.records * 3
            if self.is_wanted(what):
                for server in self.servers:
                    server.topics("--create", "--topic", topic, "--partitions", "1")
                    flood("produce", server, topic, count, 1000, batch, 1)
                self.in_turn(what, count * 1000, lambda server: flood("consume", server, topic, count, 1000, batch))
                for server in self.servers:
                    server.topics("--delete", "--topic", topic)
        for acks in (1, -1):
            what, count = f"bare requests produce acks={acks} 1 KB at 4,000/s, 99th percentile, ms", 60000
            if self.is_wanted(what):
                self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: flood("pace", server, topic, count, 1000, 4000, acks)), True)

    def consume(self, has_client):
        for what, size in (("100 B", 100), ("1 KB", 1000)):
            names = [f"{client} consume {what} from the page cache, records/s" for client in ("Java", "librdkafka")[:1 + has_client]]
            if not any(self.is_wanted(name) for name in names):
                continue
            topic, count = f"c{size}", self.options.records * (4 if size == 100 else 2)
            for server in self.servers:
                server.topics("--create", "--topic", topic, "--partitions", "1")
                java_produce(server, topic, count, size, acks="1", linger_ms=5)
            if self.is_wanted(names[0]):
                self.in_turn(names[0], count * size, lambda server: java_consume(server, topic, count))
            if has_client and self.is_wanted(names[1]):
                self.in_turn(names[1], count * size, lambda server: c_consume(server, topic, count, check_crcs="false", group_id="bench",
                                                                              fetch_message_max_bytes=4 << 20, queued_min_messages=1000000))
            for server in self.servers:
                server.topics("--delete", "--topic", topic)

    def latency(self, has_client):
        count = 60000
        for acks in ("1", "all"):
            what = f"Java produce acks={acks} 1 KB at 4,000/s, 99th percentile, ms"
            if self.is_wanted(what):
                self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: java_produce(server, topic, count, 1000, 4000, acks=acks, linger_ms=0)[1]), True)
            what = f"librdkafka produce acks={acks} 1 KB at 4,000/s, 99th percentile, ms"
            if has_client and self.is_wanted(what):
                self.in_turn(what, count * 1000, self.on_new_topic(lambda server, topic: c_pace(server, topic, count, 1000, 4000, acks=acks, linger_ms=0)), True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--records", type=int, default=250000)
    p.add_argument("--quick", action="store_true")
    p.add_argument("words", nargs="*")
    o = p.parse_args()
    get_kafka()
    get_flood()
    has_client = get_client()
    servers = []
    try:
        servers.append(start_klab())
        servers.append(start_kafka())
        klab, kafka = servers
        for server in servers:
            server.settle()
        row("start to listening, ms", [klab.start_s * 1000], [kafka.start_s * 1000], True)
        row("resident when idle, MB", [klab.resident_mb()], [kafka.resident_mb()], True)
        bench = Bench(o, servers)
        bench.java_produce()
        if has_client:
            bench.c_produce()
        bench.flood()
        bench.consume(has_client)
        bench.latency(has_client)
        row("resident behind it all, MB", [klab.resident_mb()], [kafka.resident_mb()], True)
    finally:
        for server in servers:
            server.stop()


if __name__ == "__main__":
    main()
