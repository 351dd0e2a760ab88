#!/usr/bin/env python3
"""`make bench-serve`: klab serve against Apache Kafka, the same clients, one machine, in turn.

Kafka and its performance tools come from Maven into build/bench/. Each server is one node with its defaults; each measurement is made on both, one behind
the other, in several rounds, and the middle of the ratios is told: throughput as klab's over Kafka's, latency as klab's over Kafka's.

    serve.py [--rounds N] [--records N] [--quick]
"""
import argparse
import os
import re
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
LIBS = os.environ.get("KAFKA_LIBS", os.path.join(WORK, "libs"))
PORTS = {"kafka": 19900, "klab": 19950}
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>klab</groupId><artifactId>bench</artifactId>
<version>1</version><dependencies><dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{KAFKA}</version></dependency>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>{KAFKA}</version></dependency></dependencies></project>"""


def get_kafka():
    if os.path.isdir(LIBS):
        return
    os.makedirs(WORK, exist_ok=True)
    with open(os.path.join(WORK, "pom.xml"), "w") as f:
        f.write(POM)
    subprocess.run(["mvn", "-q", "-B", "-f", os.path.join(WORK, "pom.xml"), "dependency:copy-dependencies", f"-DoutputDirectory={LIBS}"], check=True)


def java(heap, *words):
    return ["java", f"-Xmx{heap}", f"-Xms{heap}", "-cp", os.path.join(LIBS, "*"), *words]


def wait_for(port, process):
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    sys.exit(f"nothing listens at {port}")


def settle(process, looks=10):
    """Until it has come to rest: its resident size has been the same for so many looks, or for 30 s it was not."""
    same, size, end = 0, resident_mb(process), time.monotonic() + 30
    while same < looks and time.monotonic() < end:
        time.sleep(0.1)
        now = resident_mb(process)
        same, size = (same + 1 if now == size else 0), now


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
    begin = time.monotonic()
    process = subprocess.Popen(java("1g", "kafka.Kafka", path), stdout=log, stderr=log)
    wait_for(port, process)
    return process, time.monotonic() - begin


def start_klab():
    data, port = os.path.join(WORK, "klab"), PORTS["klab"]
    shutil.rmtree(data, ignore_errors=True)
    begin = time.monotonic()
    process = subprocess.Popen([os.path.join(HERE, "klab"), "serve", "--port", str(port), "--data", data], stdout=open(os.path.join(WORK, "klab.log"), "wb"),
                               stderr=subprocess.STDOUT)
    wait_for(port, process)
    return process, time.monotonic() - begin


def resident_mb(process):
    with open(f"/proc/{process.pid}/status") as f:
        return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024


def tool(name, *words):
    out = subprocess.run(java("512m", f"org.apache.kafka.tools.{name}", *words), capture_output=True, text=True, timeout=300)
    if out.returncode != 0:
        sys.exit(f"{name}: {out.stdout[-500:]}{out.stderr[-500:]}")
    return out.stdout


def create(server, topic, partitions):
    tool("TopicCommand", "--bootstrap-server", f"127.0.0.1:{PORTS[server]}", "--create", "--topic", topic, "--partitions", str(partitions))


def produce(server, topic, count, size, throughput=-1, **settings):
    out = tool("ProducerPerformance", "--topic", topic, "--num-records", str(count), "--record-size", str(size), "--throughput", str(throughput), "--producer-props",
               f"bootstrap.servers=127.0.0.1:{PORTS[server]}", *(f"{k.replace('_', '.')}={v}" for k, v in settings.items()))
    last = out.strip().splitlines()[-1]
    m = re.search(r"([\d.,]+) records/sec .*?([\d.]+) ms 50th, .*?([\d.]+) ms 99th", last)
    return float(m.group(1).replace(",", "")), float(m.group(3))


def consume(server, topic, count):
    out = tool("ConsumerPerformance", "--bootstrap-server", f"127.0.0.1:{PORTS[server]}", "--topic", topic, "--num-records", str(count), "--timeout", "60000")
    values = out.strip().splitlines()[-1].split(",")
    return float(values[5]), 0.0


def row(what, ours, theirs, is_latency=False):
    ratios = [a / b if b else float("nan") for a, b in zip(ours, theirs)]
    print(f"{what:<58} klab {statistics.median(ours):>12.1f}  kafka {statistics.median(theirs):>12.1f}  ratio {statistics.median(ratios):>6.2f}"
          f"  (rounds {min(ratios):.2f} to {max(ratios):.2f}){'  smaller is better' if is_latency else ''}", flush=True)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--records", type=int, default=500000)
    p.add_argument("--quick", action="store_true")
    o = p.parse_args()
    get_kafka()
    os.makedirs(WORK, exist_ok=True)
    processes = []
    try:
        kafka, kafka_start = start_kafka()
        processes.append(kafka)
        klab, klab_start = start_klab()
        processes.append(klab)
        for process in processes:
            settle(process)
        row("start to listening, ms", [klab_start * 1000], [kafka_start * 1000], True)
        row("resident when idle, MB", [resident_mb(klab)], [resident_mb(kafka)], True)
        cases = [(acks, size, batch, parts) for acks in ("0", "1", "all") for size in (100, 1000) for batch in (16384, 1048576) for parts in (1, 12)]
        if o.quick:
            cases = [("1", 1000, 16384, 1), ("all", 1000, 16384, 1), ("all", 100, 16384, 12), ("all", 1000, 1048576, 1)]
        for n, (acks, size, batch, parts) in enumerate(cases):
            got = {"klab": [], "kafka": []}
            for r in range(o.rounds):
                for server in ("klab", "kafka") if r % 2 == 0 else ("kafka", "klab"):
                    topic = f"p{n}-{r}"
                    create(server, topic, parts)
                    got[server].append(produce(server, topic, o.records if size == 100 else o.records // 2, size, acks=acks, batch_size=batch, linger_ms=5,
                                               buffer_memory=67108864, enable_idempotence="false" if acks != "all" else "true"))
            row(f"produce acks={acks} {size} B, batch {batch >> 10} KB, {parts} partition{'s' * (parts > 1)}, records/s", [g[0] for g in got["klab"]], [g[0] for g in got["kafka"]])
        for what, size in (("100 B", 100), ("1 KB", 1000)):
            got = {"klab": [], "kafka": []}
            for server in got:
                create(server, f"c{size}", 1)
                produce(server, f"c{size}", o.records, size, acks="1", linger_ms=5)
            for r in range(o.rounds):
                for server in ("klab", "kafka") if r % 2 == 0 else ("kafka", "klab"):
                    got[server].append(consume(server, f"c{size}", o.records)[0])
            row(f"consume {what} from the page cache, records/s", got["klab"], got["kafka"])
        got = {"klab": [], "kafka": []}
        for r in range(o.rounds):
            for server in ("klab", "kafka") if r % 2 == 0 else ("kafka", "klab"):
                topic = f"l{r}"
                create(server, topic, 1)
                got[server].append(produce(server, topic, 40000, 1000, 4000, acks="all", linger_ms=0)[1])
        row("produce acks=all 1 KB at 4,000/s, 99th percentile, ms", got["klab"], got["kafka"], True)
        row("resident behind it all, MB", [resident_mb(klab)], [resident_mb(kafka)], True)
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


main()
