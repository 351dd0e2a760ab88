"""The programs under lessons/NN-slug/code, run as a learner runs them: lessons.py KLAB DIRECTORY PORT JARS [WORD ...]

Each is played on a fresh `klab serve` with the topics and records of its lesson, and what it prints is compared line by line: each pattern matches
one line, in any order, and no line is left. All that is changed in a program is the address."""
import concurrent.futures
import pathlib
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
import checks  # noqa: E402
from confluent_kafka import Producer, TopicPartition  # noqa: E402
from confluent_kafka.admin import AdminClient, ConfigResource, NewTopic  # noqa: E402

LESSONS = pathlib.Path("lessons")
KLAB, WORK, PORT, JARS = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
SECONDS = 90  # for one program
SERVERS = ",".join(f"127.0.0.1:{PORT + i}" for i in range(3))


class Cluster:
    """Three brokers with a lesson's topics and records in them."""

    def __init__(self, topics, records):
        self.process = subprocess.Popen([KLAB, "serve", "--brokers", "3", "--port", str(PORT)], stdout=subprocess.PIPE, text=True)
        try:
            for line in self.process.stdout:
                if "brokers ready" in line:
                    break
            self.fill(topics, records)
        except BaseException:
            self.__exit__()
            raise

    def fill(self, topics, records):
        self.admin = AdminClient({"bootstrap.servers": SERVERS})
        new = [NewTopic(name, num_partitions=count, replication_factor=replicas, config=config) for name, (count, replicas, config) in topics.items()]
        while new and (missing := {t.topic for t in new} - set(self.admin.list_topics(timeout=30).topics)):
            asked = self.admin.create_topics([t for t in new if t.topic in missing], request_timeout=10).values()
            concurrent.futures.wait(asked, 20)  # librdkafka gives up when a bootstrap server turns out to be a broker it knows: once more
        producer = Producer({"bootstrap.servers": SERVERS, "partitioner": "murmur2_random", "linger.ms": 0})
        for topic, partition, key, value in records:
            producer.produce(topic, partition=partition, key=key, value=value)
        if producer.flush(30):
            raise AssertionError("the lesson's records could not be written")

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()


class Running:
    """A program that was started; its output is read line by line."""

    started = []

    def __init__(self, source, *words):
        at = WORK / source.parent.parent.name
        at.mkdir(parents=True, exist_ok=True)
        copy = at / source.name
        copy.write_text(source.read_text().replace("localhost:9092", SERVERS))
        if source.suffix == ".java":
            command = ["java", "-cp", f"{JARS}/*", str(copy)]
        elif source.suffix == ".py":
            command = [sys.executable, "-u", str(copy)]
        else:
            flags = subprocess.run(["pkg-config", "--cflags", "--libs", "rdkafka"], capture_output=True, text=True, check=True).stdout.split()
            warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
            subprocess.run(["cc", "-O1", *warnings, "-o", str(copy.with_suffix("")), str(copy), *flags], check=True)
            command = ["stdbuf", "-oL", str(copy.with_suffix("").absolute())]
        self.complaints = at / (source.name + ".err")
        with open(self.complaints, "w") as file:
            self.process = subprocess.Popen([*command, *words], stdout=subprocess.PIPE, stderr=file, text=True)
        self.lines = []
        Running.started.append(self)

    def read_until(self, pattern, count=1):
        """Reads lines until `count` of them match."""
        while sum(bool(re.fullmatch(pattern, line)) for line in self.lines) < count:
            line = self.process.stdout.readline()
            if not line:
                raise AssertionError(f"no line {pattern!r} among {self.lines}; {self.complaints.read_text()[-300:]}")
            self.lines.append(line.rstrip("\n"))

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)

    def end(self, statuses=(0,)):
        rest, _ = self.process.communicate(timeout=120)
        self.lines += rest.splitlines()
        if self.process.returncode not in statuses:
            raise AssertionError(f"status {self.process.returncode}: {self.lines}; {self.complaints.read_text()[-300:]}")


def too_long(*ignored):
    raise AssertionError(f"not done after {SECONDS} s; so far: {[r.lines for r in Running.started]}")


def played(play, source):
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    try:
        play(source)
    finally:
        signal.alarm(0)
        for program in Running.started:
            program.process.kill()
            program.process.wait()
        Running.started.clear()


def same(lines, patterns):
    left = list(lines)
    for pattern in patterns:
        found = next((line for line in left if re.fullmatch(pattern, line)), None)
        if found is None:
            raise AssertionError(f"no line {pattern!r} among {left}")
        left.remove(found)
    if left:
        raise AssertionError(f"not expected: {left}")


# ---- What the programs are to print. By language where it differs --------------------------------------------------------------------

USERS = [("alice", 0), ("bob", 0), ("carol", 2)]  # and the partition of three that murmur2 gives
INTERRUPTED = (0, 130, -signal.SIGINT)           # a JVM that is interrupted ends with 130


def plain(expected, topics=None, records=(), statuses=(0,)):
    """A program that runs to its end. `expected`: patterns, or a dictionary of them by suffix."""

    def play(source):
        with Cluster(topics or {}, records):
            program = Running(source)
            program.end(statuses)
            same(program.lines, expected[source.suffix] if isinstance(expected, dict) else expected)

    return play


def produced(source):
    with Cluster({"my-topic": (3, 3, {})}, []) as cluster:
        program = Running(source)
        program.end()
        at = {"alice": 0, "bob": 1, "carol": 0}
        form = {".java": "{0} -> my-topic-{1}@{2}", ".py": "{0} -> {1} {2}", ".c": "{0} -> {1} {2}"}[source.suffix]
        same(program.lines, [re.escape(form.format(user, partition, at[user])) for user, partition in USERS])
        assert cluster.process.poll() is None


def consumed(source):
    """Reads from the beginning, commits, is interrupted; started again it goes on behind that."""
    records = [("my-topic", p, user, "login") for user, p in USERS]
    key = {".java": r"{1}@{2} {0}=login", ".py": r"{1} {2} b'{0}' b'login'", ".c": r"{1}@{2} login"}[source.suffix]
    with Cluster({"my-topic": (3, 3, {})}, records):
        first = Running(source)
        first.read_until(".*login.*", 3)
        first.interrupt()
        first.end(INTERRUPTED)
        at = {"alice": 0, "bob": 1, "carol": 0}
        same(first.lines, [key.format(user, p, at[user]) for user, p in USERS])
        producer = Producer({"bootstrap.servers": SERVERS})
        producer.produce("my-topic", partition=1, key="dave", value="login")
        producer.flush(30)
        second = Running(source)
        second.read_until(".*login.*")
        second.interrupt()
        second.end(INTERRUPTED)
        same(second.lines, [key.format("dave", 1, 0)])


def grouped(source):
    """Two members share three partitions; one leaves, and the other has them all. Nothing is read twice."""
    records = [("my-topic", p, None, f"v{p}") for p in range(3)]
    with Cluster({"my-topic": (3, 3, {})}, records):
        one = Running(source)
        one.read_until(r"\d@0 v\d", 3)
        two = Running(source)
        two.read_until("assigned.*my-topic-.*")
        one.read_until("assigned.*my-topic-.*", 2)
        owned = [set(re.findall(r"my-topic-\d", [line for line in m.lines if line.startswith("assigned")][-1])) for m in (one, two)]
        if owned[0] | owned[1] != {"my-topic-0", "my-topic-1", "my-topic-2"} or owned[0] & owned[1]:
            raise AssertionError(f"they own {owned}")
        one.interrupt()
        one.end(INTERRUPTED)
        two.read_until("assigned.*my-topic-0.*my-topic-1.*my-topic-2.*")
        two.interrupt()
        two.end(INTERRUPTED)
        values = [line for m in (one, two) for line in m.lines if "@" in line]
        same(values, [f"{p}@0 v{p}" for p in range(3)])


def since(source):
    """Of three partitions one has a record of two hours ago and one of now, one only an old one, one nothing."""
    with Cluster({"my-topic": (3, 3, {})}, []):
        producer = Producer({"bootstrap.servers": SERVERS})
        now = int(time.time() * 1000)
        for partition, age_s, value in [(0, 7200, "old"), (0, 60, "young"), (0, 0, "now"), (1, 7200, "old too")]:
            producer.produce("my-topic", partition=partition, value=value, timestamp=now - age_s * 1000)
            producer.flush(30)
        program = Running(source)
        program.end()
        same(program.lines, ["0@1 young", "0@2 now"])


def created(source):
    described = [rf"{p}: leader [123], 1 in sync" for p in range(6)]
    with Cluster({}, []) as cluster:
        for outcome in ("created", "it is there already"):
            program = Running(source)
            program.end()
            same(program.lines, [outcome, *described])
        resource = ConfigResource(ConfigResource.Type.TOPIC, "user-activity")
        assert cluster.admin.describe_configs([resource])[resource].result(30)["retention.ms"].value == "259200000"


def careful(source):
    with Cluster({"orders": (1, 3, {"min.insync.replicas": "2"})}, []):
        program = Running(source)
        program.end()
        same(program.lines, ["safe: orders-0@0"])
    with Cluster({"orders": (1, 3, {"max.message.bytes": "50"})}, []):  # which no batch can be
        program = Running(source)
        program.end((1,))
        same(program.lines, ["not known to be safe: .*"])


def headers(source):
    """Of a file that klab serve has written."""
    data = WORK / "data"
    subprocess.run(["rm", "-rf", str(data)], check=True)
    server = subprocess.Popen([KLAB, "serve", "--port", str(PORT), "--data", str(data)], stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if "ready" in line:
                break
        admin = AdminClient({"bootstrap.servers": f"127.0.0.1:{PORT}"})
        admin.create_topics([NewTopic("events", num_partitions=1, replication_factor=1)])["events"].result(30)
        for codec, count in [("none", 2), ("zstd", 3)]:
            producer = Producer({"bootstrap.servers": f"127.0.0.1:{PORT}", "compression.type": codec, "linger.ms": 100, "enable.idempotence": codec == "zstd"})
            for i in range(count):
                producer.produce("events", value="hello" * 20, timestamp=1767603600000)
            producer.flush(30)
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()
    log = next(data.glob("**/events-0/00000000000000000000.log"))
    program = Running(source, str(log))
    program.end()
    same(program.lines, [
        r"at 0: offsets 0 to 1, \d+ bytes, leader epoch 0, none, crc \d+, time 1767603600000, producer -1 epoch -1 sequence -1, 2 records",
        r"at \d+: offsets 2 to 4, \d+ bytes, leader epoch 0, zstd, crc \d+, time 1767603600000, producer \d+ epoch 0 sequence 0, 3 records",
    ])


PACKED = {
    ".java": [r"2000\.00 records", r"\d{2,4}\.\d\d records a request", r"0\.[0-3]\d of the bytes are left"],
    ".py": [r"2000 records, \d{2,4} in a batch", r"0\.[0-3]\d of the bytes are left"],
    ".c": ["2000 acknowledged, 0 failed"],
}
PARTITIONS = [f"{key} -> {java} (librdkafka: {crc32})" for key, java, crc32 in [("alice", 0, 2), ("bob", 0, 2), ("carol", 2, 2), ("dave", 1, 2)]]

PROGRAMS = {
    "FromOffset from_offset": plain(["3: v3", "4: v4", "5: v5"], {"page-views": (1, 3, {})}, [("page-views", 0, None, f"v{i}") for i in range(6)]),
    "CreateTopic create_topic": created,
    "FirstProducer first_producer": produced,
    "FirstConsumer first_consumer": consumed,
    "SinceTime since_time": since,
    "PartitionOf partition_of": plain({".java": [p.split(" (")[0] for p in PARTITIONS], ".py": [re.escape(p) for p in PARTITIONS], ".c": [re.escape(p) for p in PARTITIONS]}),
    "GroupMember group_member": grouped,
    "PackedProducer packed_producer": plain(PACKED, {"logs": (1, 3, {})}),
    "batch_header": headers,
    "CarefulProducer careful_producer": careful,
}


def main():
    words = sys.argv[5:]
    programs = {stem: play for names, play in PROGRAMS.items() for stem in names.split()}
    list_of_checks = []
    for source in sorted(LESSONS.glob("*/code/*")):
        if source.suffix == ".yaml":  # for Docker
            continue
        name = f"{source.parent.parent.name[:2]} {source.name}"
        if words and not any(word in name for word in words):
            continue
        play = programs.get(source.stem)
        if play is None:
            raise SystemExit(f"FAILED {source}: nothing here says what it is to print")
        list_of_checks.append((name, lambda play=play, source=source: played(play, source)))
    checks.run(list_of_checks)


main()
