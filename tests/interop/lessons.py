"""The programs under lessons/NN-slug/code, run as a learner runs them: lessons.py KLAB DIRECTORY PORT JARS [WORD ...]

Each is played on a fresh `klab serve` with the topics and records of its lesson, and what it prints is compared line by line: each pattern matches
one line, in any order, and no line is left. All that is changed in a program is the address. Where brokers are to die under a program each is a process
of its own. With KLAB_LESSONS_KAFKA=JARS those are Apache Kafka's, and so can be seen whether the same program does the same there."""
import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
import checks  # noqa: E402
from confluent_kafka import KafkaException, Producer, TopicPartition  # noqa: E402
from confluent_kafka.admin import AdminClient, ConfigResource, NewTopic  # noqa: E402

LESSONS = pathlib.Path("lessons")
LOG4J = "tests/interop/kafka/log4j2.yaml"
KLAB, WORK, PORT, JARS = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
SERVERS = ",".join(f"127.0.0.1:{PORT + i}" for i in range(3))
KAFKA = os.environ.get("KLAB_LESSONS_KAFKA")
SECONDS = 600 if KAFKA else 180  # for one program
PATIENCE = 200 if KAFKA else 60  # for a cluster
LANES = 1 if KAFKA else 2       # so many programs are tried at a time, each lane with ports and a directory of its own: most of the time they wait
CLUSTER_ID = "MkU3OEVBNTcwNTJENDM2Qk"
OWN = [] if KAFKA else [f"klab.cluster.id={CLUSTER_ID}"]
CONTROLLER = 101  # a node of its own, so that any broker may die


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
        """`topics`: their number of partitions, of replicas, or the brokers of the one partition, and settings."""
        self.admin = AdminClient({"bootstrap.servers": SERVERS, "log_level": 0})
        new = []
        for name, (count, replicas, config) in topics.items():
            where = {"replica_assignment": [replicas]} if isinstance(replicas, list) else {"replication_factor": replicas}
            new.append(NewTopic(name, num_partitions=count, config=config, **where))
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


def server(settings):
    """One of these settings, formatted; what it says is beside them."""
    java = ["java", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", f"-Dlog4j2.configurationFile={LOG4J}", "-cp", f"{KAFKA}/*"]
    with open(settings.with_suffix(".log"), "ab") as log:
        if KAFKA:
            subprocess.run([*java, "kafka.tools.StorageTool", "format", "--ignore-formatted", "-t", CLUSTER_ID, "-c", settings], stdout=log, stderr=log, check=True)
        return subprocess.Popen([*java, "kafka.Kafka", settings] if KAFKA else [KLAB, "serve", settings], stdout=log, stderr=log)


class Nodes(Cluster):
    """Brokers 1 to `count` and a controller, each a process of its own. `settings`: of a broker beside the common ones, by its number; `session_ms`: after
    how long a silent broker counts as dead."""

    def __init__(self, topics, records, count=3, settings={}, session_ms=2000):
        self.session_ms = session_ms
        self.at, self.processes = WORK / "nodes", {}
        shutil.rmtree(self.at, ignore_errors=True)
        self.at.mkdir(parents=True)
        self.write(CONTROLLER, "controller", f"listeners=CONTROLLER://127.0.0.1:{PORT + 9}", f"log.dirs={self.at}/{CONTROLLER}")
        for i in range(1, count + 1):
            self.write(i, "broker", f"listeners=PLAINTEXT://127.0.0.1:{PORT + i - 1}", f"log.dirs={self.at}/{i}", *settings.get(i, ()))
        try:
            for node in (CONTROLLER, *range(1, count + 1)):
                self.start(node)
            self.wait_for(lambda m: len(m.brokers) == count)
            self.fill(topics, records)
        except BaseException:
            self.__exit__()
            raise

    def write(self, node, role, *lines):
        common = (f"node.id={node}", f"process.roles={role}", f"controller.quorum.voters={CONTROLLER}@127.0.0.1:{PORT + 9}", "controller.listener.names=CONTROLLER",
                  "offsets.topic.replication.factor=1", f"broker.session.timeout.ms={self.session_ms}", "broker.heartbeat.interval.ms=300")
        (self.at / f"{node}.properties").write_text("\n".join((*common, *OWN, *lines, "")))

    def start(self, node):
        self.processes[node] = server(self.at / f"{node}.properties")

    def signal(self, node, number):
        self.processes[node].send_signal(number)

    def kill(self, node):
        self.processes[node].kill()
        self.processes[node].wait()

    def wait_for(self, condition):
        """Until the metadata, as a living broker tells it, are so."""
        admin = AdminClient({"bootstrap.servers": SERVERS, "log_level": 0})

        def holds():
            try:
                return condition(admin.list_topics(timeout=5))
            except KafkaException:
                return False

        checks.until(holds, "the cluster is as it should be", PATIENCE)

    def __exit__(self, *ignored):
        for process in self.processes.values():
            process.kill()
            process.wait()


class Running:
    """A program that was started; its output is read line by line."""

    started = []

    def __init__(self, source, *words, environment={}):
        at = WORK / source.parent.parent.name
        at.mkdir(parents=True, exist_ok=True)
        copy = at / source.name
        copy.write_text(re.sub("localhost:909[0-9](,localhost:909[0-9])*", SERVERS, source.read_text()))
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
            self.process = subprocess.Popen([*command, *words], stdout=subprocess.PIPE, stderr=file, text=True, env={**os.environ, **environment})
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
    """Two members share three partitions; one leaves, and the other has them all. Nothing is read twice. They are interrupted once they have read what came
    behind what they were assigned: within that callback librdkafka's Python binding takes Ctrl-C for an error of its own."""
    def records(letter):
        return [("my-topic", p, None, f"{letter}{p}") for p in range(3)]

    with Cluster({"my-topic": (3, 3, {})}, records("v")) as cluster:
        one = Running(source)
        one.read_until(r"\d@0 v\d", 3)
        two = Running(source)
        two.read_until("assigned.*my-topic-.*")
        one.read_until("assigned.*my-topic-.*", 2)
        owned = [set(re.findall(r"my-topic-\d", [line for line in m.lines if line.startswith("assigned")][-1])) for m in (one, two)]
        if owned[0] | owned[1] != {"my-topic-0", "my-topic-1", "my-topic-2"} or owned[0] & owned[1]:
            raise AssertionError(f"they own {owned}")
        cluster.fill({}, records("w"))
        for member, own in zip((one, two), owned):
            member.read_until(r"\d@1 w\d", len(own))
        one.interrupt()
        one.end(INTERRUPTED)
        two.read_until("assigned.*my-topic-0.*my-topic-1.*my-topic-2.*")
        cluster.fill({}, records("x"))
        two.read_until(r"\d@2 x\d", 3)
        two.interrupt()
        two.end(INTERRUPTED)
        values = [line for m in (one, two) for line in m.lines if "@" in line]
        same(values, [f"{p}@{i} {letter}{p}" for i, letter in enumerate("vwx") for p in range(3)])


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


BROKERS = [f"broker {i + 1} at 127.0.0.1:{PORT + i}" for i in range(3)]


def placed(source):
    """Three partitions on three brokers; then one broker is dead."""
    with Nodes({"user-events": (3, 3, {})}, []) as nodes:
        program = Running(source)
        program.end()
        same(program.lines, [*BROKERS, *[rf"partition {p}: leader [123], replicas \[\d, \d, \d\], in sync \[\d, \d, \d\]" for p in range(3)]])
        nodes.kill(3)
        nodes.wait_for(lambda m: all(len(p.isrs) == 2 and p.leader != 3 for p in m.topics["user-events"].partitions.values()))
        program = Running(source)
        program.end((1,))
        same(program.lines, [*BROKERS[:2], *[rf"partition {p}: leader [12], replicas \[\d, \d, \d\], in sync \[[12], [12]\]" for p in range(3)], "3 missing"])


def addressed(source):
    """Broker 1 may be reached; broker 2 advertises a name that nobody knows; where broker 3 would be is nobody."""
    with Nodes({}, [], 1):
        program = Running(source, f"127.0.0.1:{PORT}")
        program.end()
        same(program.lines, [f"first 127.0.0.1:{PORT}: reached", f"broker 1 is at 127.0.0.1:{PORT}: reached"])
        program = Running(source, f"127.0.0.1:{PORT + 2}")
        program.end((1,))
        same(program.lines, [f"first 127.0.0.1:{PORT + 2}: .+"])
    with Nodes({}, [], 1, {1: [f"advertised.listeners=PLAINTEXT://kafka-1.invalid:{PORT}"]}):
        program = Running(source, f"127.0.0.1:{PORT}")
        program.end((1,))
        told = {".java": "the first address is right, what the brokers advertise is not.*Timed out.*"}.get(source.suffix, rf"broker 1 is at kafka-1.invalid:{PORT}: not reached, .+")
        same(program.lines, [f"first 127.0.0.1:{PORT}: reached", told])


def composed(source):
    """What Docker is told is what a server can be told (the image makes node.id of KAFKA_NODE_ID): here, at this machine's addresses."""
    release, = re.findall(r"kafka-clients-([0-9.]+)\.jar", " ".join(os.listdir(JARS)))
    text = source.read_text()
    assert set(re.findall(r"apache/kafka:(\S+)", text)) == {release}, f"not the images of {release}"
    ports = {"9092": PORT, "29092": PORT + 1, "19092": PORT + 2}
    text = re.sub(r":(\d+)", lambda m: f":{ports.get(m[1], m[1])}", re.sub("kafka-1:|localhost:", "127.0.0.1:", text))
    settings = [f"{name.lower().replace('_', '.')}={value}" for name, value in re.findall(r"^ +KAFKA_(\w+): (.*)$", text, re.M)]
    at = WORK / source.parent.parent.name / "compose"
    shutil.rmtree(at, ignore_errors=True)
    at.mkdir(parents=True)
    (at / "server.properties").write_text("\n".join((*settings, *OWN, f"log.dirs={at}/data", "")))
    process = server(at / "server.properties")
    try:
        for port in (PORT, PORT + 1):  # EXTERNAL, INTERNAL: by which door a client came in is what it is told
            checks.until(lambda: addresses(port) == [f"127.0.0.1:{port}"], f"the door {port}", PATIENCE)
    finally:
        process.kill()
        process.wait()


def addresses(port):
    try:
        brokers = AdminClient({"bootstrap.servers": f"127.0.0.1:{port}", "log_level": 0}).list_topics(timeout=5).brokers.values()
    except KafkaException:
        return []
    return [f"{b.host}:{b.port}" for b in brokers]


def readable(source):
    """Broker 3 is held up: it is in sync, and does not fetch. Then it is dead."""
    with Nodes({"t": (1, [1, 2, 3], {})}, [], session_ms=6000) as nodes:  # time enough to be seen to lag
        program = Running(source, "60")
        program.read_until(r"acknowledged below (\d+), readable below \1, in sync \[1, 2, 3\]")
        nodes.signal(3, signal.SIGSTOP)
        lag = r"acknowledged below (\d+), readable below (?!\1,)\d+, in sync .*"
        program.read_until(lag)
        program.read_until(r"acknowledged below (\d+), readable below \1, in sync \[1, 2\]")
        program.process.kill()


def epochs(source):
    """Broker 1 leads, then broker 2. A position that was noted down before is none of this log."""
    with Nodes({"t": (1, [1, 2, 3], {})}, [("t", 0, None, f"v{i}") for i in range(3)]) as nodes:
        nodes.kill(1)
        nodes.wait_for(lambda m: m.topics["t"].partitions[0].leader == 2)
        producer = Producer({"bootstrap.servers": SERVERS, "log_level": 0})
        for i in range(2):
            producer.produce("t", partition=0, value=f"w{i}")
        producer.flush(30)
        program = Running(source)
        program.end()
        same(program.lines, ["epoch 0 from offset 0", "epoch 1 from offset 3", "next: offset 5, behind a record of epoch 1"])
        program = Running(source, "3", "0")  # what was noted down is right
        program.end()
        same(program.lines, ["epoch 1 from offset 3", "next: offset 5, behind a record of epoch 1"])
        program = Running(source, "4", "0")  # offset 3 was of epoch 0 then
        program.end()
        same(program.lines, {".java": ["truncated: the log agrees up to offset 3"], ".py": [".*truncation.*"]}[source.suffix])


def elected(source):
    """Of b the preferred leader is not the one; of a nobody who is in sync lives."""
    with Nodes({"a": (1, [1, 2], {}), "b": (1, [2, 3], {})}, []) as nodes:
        nodes.kill(2)
        nodes.wait_for(lambda m: m.topics["a"].partitions[0].isrs == [1] and m.topics["b"].partitions[0].isrs == [3])
        nodes.start(2)
        nodes.wait_for(lambda m: 2 in m.topics["b"].partitions[0].isrs and 2 in m.topics["a"].partitions[0].isrs)
        nodes.signal(2, signal.SIGTERM)
        nodes.processes[2].wait()
        producer = Producer({"bootstrap.servers": SERVERS, "log_level": 0})
        producer.produce("a", partition=0, value="v")
        producer.flush(30)
        nodes.kill(1)
        nodes.start(2)
        nodes.wait_for(lambda m: m.topics["a"].partitions[0].leader < 0 and sorted(m.topics["b"].partitions[0].isrs) == [2, 3])
        leaderless = "a-0: no leader; replicas \\[1, 2\\]" + {".java": ", eligible \\[1?\\]", ".py": ""}[source.suffix]
        program = Running(source)
        program.end()
        same(program.lines, [leaderless, "b-0, preferred: elected"])
        program = Running(source, "unclean")
        program.end()
        same(program.lines, [leaderless, "a-0, unclean: elected"])
        nodes.wait_for(lambda m: m.topics["a"].partitions[0].leader == 2)


def patient(source):
    """The leader dies; no record fails, and some wait until another leads."""
    with Nodes({"t": (1, [1, 2, 3], {"min.insync.replicas": "2"})}, []) as nodes:
        program = Running(source, "3")
        program.read_until("the first is acknowledged")
        nodes.kill(1)
        program.end()
        same(program.lines, ["the first is acknowledged", r"30 acknowledged, 0 failed, the slowest took [1-9]\d?\.\d s"])


RACKS = {i: [f"broker.rack={'A' if i < 3 else 'B'}", "replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector"] for i in range(1, 5)}


def moved(source):
    records = [("orders", 0, None, f"v{i}") for i in range(20)]
    with Nodes({"orders": (1, [1, 3], {})}, records, 4):
        program = Running(source)
        program.end()
        same([line for line in program.lines if not re.fullmatch(r"on its way: adding \[4\], removing \[\]", line)],
             [r"leader 1, replicas \[1, 3\], 2 in sync", r"leader 1, replicas \[4, 1, 3\], 3 in sync"])


def nearby(source):
    with Nodes({"orders": (1, [3, 1], {})}, [("orders", 0, None, f"v{i}") for i in range(20)], 3, RACKS):
        program = Running(source)
        program.end()
        same(program.lines, [r"20 records; leader 3, read from 1(\.0)?"])


def stored(source):
    """The second disk of broker 2 goes, and then a partition is to be put there."""
    disks = {i: [f"log.dirs={WORK}/nodes/{i},{WORK}/nodes/{i}-second"] for i in (1, 2)}
    with Nodes({"t": (1, [1], {})}, [("t", 0, None, "v")], 2, disks) as nodes:
        well = [rf"broker {i} {WORK}/nodes/{i}(-second)?: \d+ % full(; t-0 \d+ bytes, 0 behind)?" for i in (1, 2) for _ in range(2)]
        program = Running(source)
        program.end()
        same(program.lines, well)
        assert sum("t-0" in line for line in program.lines) == 1
        shutil.rmtree(nodes.at / "2-second")
        (nodes.at / "2-second").write_text("")  # so that no directory can be made there
        nodes.fill({"u": (1, [2], {}), "v": (1, [2], {})}, [])
        checks.until(lambda: "Stopped serving replicas in dir" in (nodes.at / "2.log").read_text(), "the directory is offline", PATIENCE)
        program = Running(source)
        program.end((1,))
        same(program.lines, [*well[:3], rf"broker 2 {WORK}/nodes/2-second: offline, .*"])


def from_environment(source):
    with (Nodes if KAFKA else Cluster)({"orders": (3, 3, {})}, []):
        program = Running(source, environment={"BOOTSTRAP": SERVERS})
        program.end()
        settings = WORK / "client.properties"
        settings.write_text("# who I am\nclient.id=me-at-work\n")
        second = Running(source, environment={"BOOTSTRAP": SERVERS, "CLIENT_CONFIG": str(settings)})
        second.end()
        same(program.lines + second.lines, ["first-look -> orders-0@0", "me-at-work -> orders-0@1"])


def controlled(source):
    with Nodes({}, [], 3):
        program = Running(source)
        program.end()
        same(program.lines, [r"controller 101 in epoch \d+, high watermark \d+", "voter 101: keeps up", *[f"observer {i}: keeps up" for i in (1, 2, 3)], "0 more may die"])
    if not KAFKA:
        with Cluster({}, []):  # of three that are brokers and controllers
            program = Running(source)
            program.end()
            same(program.lines, [r"controller [123] in epoch \d+, high watermark \d+", *[f"voter {i}: keeps up" for i in (1, 2, 3)], "1 more may die"])


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
    "WhereReplicas where_replicas": placed,
    "WhichAddress which_address": addressed,
    "compose": composed,
    "ReadableUpTo readable_up_to": readable,
    "EpochsOf epochs_of": epochs,
    "ElectLeaders elect_leaders": elected,
    "WhoControls": controlled,
    "PatientProducer patient_producer": patient,
    "MoveReplicas": moved,
    "NearbyConsumer nearby_consumer": nearby,
    "LogDirs": stored,
    "FromEnvironment from_environment": from_environment,
    "CarefulProducer careful_producer": careful,
}


def main():
    words = sys.argv[5:]
    lane = int(words[1]) if words[:1] == ["--lane"] else None
    signal.signal(signal.SIGTERM, lambda *ignored: sys.exit(1))  # and so ends what was started
    if lane is None:
        lanes = [subprocess.Popen([sys.executable, __file__, KLAB, WORK / f"lane-{i}", str(PORT + 20 * i), JARS, "--lane", str(i), *words]) for i in range(LANES)]
        try:
            sys.exit(max([abs(process.wait()) for process in lanes]))
        finally:
            for process in lanes:
                process.terminate()
    words = words[2:]
    programs = {stem: play for names, play in PROGRAMS.items() for stem in names.split()}
    list_of_checks = []
    for source in sorted(LESSONS.glob("*/code/*")):
        name = f"{source.parent.parent.name[:2]} {source.name}"
        if words and not any(word in name for word in words):
            continue
        play = programs.get(source.stem)
        if play is None:
            raise SystemExit(f"FAILED {source}: nothing here says what it is to print")
        list_of_checks.append((name, lambda play=play, source=source: played(play, source)))
    checks.run(list_of_checks[lane::LANES])


main()
