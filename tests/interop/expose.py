"""Real clients in a simulated cluster: expose.py KLAB DIRECTORY PORT.

`klab shell --brokers 3 --expose PORT --record RUN` is typed into while confluent-kafka and kcat produce and consume, a broker dies under them, time goes back, and
strangers come by. In the end the run is replayed with nobody outside, and must be the same. Prints `ok NAME` or `FAILED NAME: why`; loopback only."""
import fcntl
import os
import pathlib
import pty
import re
import socket
import struct
import subprocess
import sys
import termios
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "python"))
from checks import run, until  # noqa: E402
from confluent_kafka import Consumer, Producer, TopicPartition  # noqa: E402
from confluent_kafka.admin import AdminClient  # noqa: E402

KLAB, WORK, PORT = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
SERVERS = ",".join(f"127.0.0.1:{PORT + i}" for i in range(3))
RUN = WORK / "expose.run"
INSIDE = " --bootstrap-server localhost:9092"
COUNT = 2000
SECONDS = 60
API_VERSIONS = bytes.fromhex("0000000a 0012 0000 00000000 ffff")  # version 0, without a client id


class Shell:
    def __init__(self, *words):
        self.process = subprocess.Popen([KLAB, "shell", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.out, self.err = [], []
        for stream, lines in ((self.process.stdout, self.out), (self.process.stderr, self.err)):
            threading.Thread(target=lambda s=stream, to=lines: to.extend(iter(s.readline, "")), daemon=True).start()
        until(lambda: any("reach the cluster at" in line for line in self.err), "the address", SECONDS)

    def type(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def do(self, line):
        """Types it, and waits until it is done."""
        seen = len(self.out)
        self.type(f"{line}; echo done-$?")
        until(lambda: any(text.startswith("done-") for text in self.out[seen:]), line, SECONDS)
        return [text.rstrip("\n") for text in self.out[seen:] if not text.startswith("done-")]

    def end(self):
        self.process.stdin.close()
        return self.process.wait(SECONDS)


shell = None
produced = []


def kcat(*words, data=None):
    return subprocess.run(["kcat", "-b", SERVERS, *words], input=data, capture_output=True, text=True, timeout=SECONDS)


def open_it():
    global shell
    WORK.mkdir(parents=True, exist_ok=True)
    shell = Shell("--brokers", "3", "--expose", str(PORT), "--record", str(RUN))
    assert shell.do(f"kafka-topics --create --topic t --partitions 3 --replication-factor 3 --config min.insync.replicas=2{INSIDE}") == ["Created topic t."]


def addresses():
    found = {b.id: f"{b.host}:{b.port}" for b in AdminClient({"bootstrap.servers": SERVERS}).list_topics(timeout=SECONDS).brokers.values()}
    assert found == {i + 1: f"127.0.0.1:{PORT + i}" for i in range(3)}, found
    assert any("localhost:9093" in line for line in shell.do(f"kafka-broker-api-versions{INSIDE}")), "inside they have the names of the world"


def a_broker_dies_under_a_producer():
    acknowledged, failed = [], []
    producer = Producer({"bootstrap.servers": SERVERS, "enable.idempotence": True, "linger.ms": 5, "message.timeout.ms": SECONDS * 1000})
    for i in range(COUNT):
        producer.produce("t", f"v{i}".encode(), str(i % 30).encode(), on_delivery=lambda err, m: (failed if err else acknowledged).append((m.partition(), m.offset())))
        producer.poll(0.002)
        if i == COUNT // 4:
            shell.type("broker kill 2")
        if i == COUNT * 3 // 4:
            shell.type("broker start 2")
    assert producer.flush(SECONDS) == 0
    assert not failed and len(set(acknowledged)) == COUNT, (len(failed), len(set(acknowledged)))


def a_real_group_reads_all_of_it_with_the_time_of_today():
    consumer = Consumer({"bootstrap.servers": SERVERS, "group.id": "g", "auto.offset.reset": "earliest", "check.crcs": True})
    consumer.subscribe(["t"])
    values, until_time = [], time.time() + SECONDS
    while len(values) < COUNT and time.time() < until_time:
        message = consumer.poll(1)
        if message is None or message.error():
            continue
        values.append(message.value())
        assert abs(message.timestamp()[1] / 1000 - time.time()) < 2 * SECONDS, message.timestamp()
    found = consumer.offsets_for_times([TopicPartition("t", 0, int(time.time() - 3600) * 1000)], timeout=SECONDS)
    assert found[0].offset == 0, found
    consumer.close()
    assert sorted(values) == sorted(f"v{i}".encode() for i in range(COUNT)), len(values)


def a_simulated_consumer_reads_it_too():
    assert len(shell.do(f"kafka-console-consumer --topic t --from-beginning --max-messages {COUNT}{INSIDE} | grep v")) == COUNT


def kcat_takes_part():
    assert kcat("-P", "-t", "t", "-p", "0", data="from kcat\n").returncode == 0
    assert "from kcat" in kcat("-C", "-t", "t", "-p", "0", "-o", "-1", "-e", "-q").stdout
    assert shell.do(f"echo 'from within' | kafka-console-producer --topic t{INSIDE}") == []
    assert "from within" in kcat("-C", "-t", "t", "-o", "-1", "-e", "-q").stdout


def strangers_end_their_own_connections_only():
    for bytes_sent in (b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x02\x00\x12"):
        with socket.create_connection(("127.0.0.1", PORT), SECONDS) as s:
            s.settimeout(SECONDS)
            s.sendall(bytes_sent)
            assert s.recv(100) == b"", bytes_sent
    crowd = [socket.create_connection(("127.0.0.1", PORT + i % 3), SECONDS) for i in range(220)]
    until(lambda: any("no more are let in" in line for line in shell.err), "a word about the crowd", SECONDS)
    for s in crowd:
        s.close()
    until(lambda: kcat("-L").returncode == 0, "an answer behind the crowd", SECONDS)


def a_port_in_use_is_told_in_one_line():
    other = subprocess.run([KLAB, "shell", "--expose", str(PORT)], input="", capture_output=True, text=True, timeout=SECONDS)
    assert other.returncode == 2 and other.stdout == "" and re.fullmatch(rf"klab shell: port {PORT} of 127.0.0.1, .* is in use; .*\n", other.stderr), other


def going_back_closes_connections_and_others_are_let_in():
    with socket.create_connection(("127.0.0.1", PORT), SECONDS) as s:
        s.settimeout(SECONDS)
        s.sendall(API_VERSIONS)
        assert s.recv(1000), "it is not answered"
        shell.type("back 1s")
        while s.recv(1000):  # until it is closed; a timeout is raised
            pass
    assert kcat("-P", "-t", "t", data="behind\n").returncode == 0
    assert "behind" in kcat("-C", "-t", "t", "-o", "-1", "-e", "-q").stdout


def the_run_is_replayed_with_nobody_outside():
    status = shell.end()
    assert status == 0, (status, shell.err)
    replayed = subprocess.run([KLAB, "replay", str(RUN), "--verify"], capture_output=True, text=True, timeout=SECONDS)
    assert replayed.returncode == 0 and replayed.stdout.startswith("same: "), replayed
    print(f"    {replayed.stdout.strip()}, {RUN.stat().st_size} bytes of run")


def a_wrong_advertised_address_fails_as_at_work_until_it_is_mended():
    at = f"127.0.0.1:{PORT + 9}"

    def outside(*words, data=None):
        return subprocess.run(["kcat", "-b", at, *words], input=data, capture_output=True, text=True, timeout=SECONDS)

    containers = Shell("--containers", "--controllers", "1", "--expose", str(PORT + 9))
    containers.do("on app kafka-topics --create --topic orders --bootstrap-server kafka-1:9092")
    listed = outside("-L")
    assert "broker 1 at kafka-1:9092" in listed.stdout, listed
    sent = outside("-P", "-t", "orders", "-X", "message.timeout.ms=3000", data="x\n")
    assert sent.returncode != 0 and "Failed to resolve 'kafka-1:9092'" in sent.stderr, sent
    until(lambda: any("broker 1 advertises kafka-1:9092, which leads to no broker from here" in line for line in containers.err), "a word about it", SECONDS)
    containers.do("broker stop 1")
    for line in ("listeners=INTERNAL://:29092,EXTERNAL://:9092", "advertised.listeners=INTERNAL://kafka-1:29092,EXTERNAL://localhost:9092",
                 "listener.security.protocol.map=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT", "inter.broker.listener.name=INTERNAL"):
        containers.do(f"echo {line} >> config/server.properties")
    containers.do("broker start 1")
    containers.do("run 10s")
    assert f"broker 1 at {at}" in outside("-L").stdout
    assert outside("-P", "-t", "orders", data="hello\n").returncode == 0
    assert "hello" in outside("-C", "-t", "orders", "-o", "beginning", "-e", "-q").stdout
    assert containers.do("on app kafka-console-consumer --topic orders --from-beginning --max-messages 1 --bootstrap-server kafka-1:29092")[0] == "hello"
    containers.end()


class Seat:
    """`klab ...` at a terminal of its own, 120 columns by 40."""

    def __init__(self, *words):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        home = WORK / "home"
        home.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen([KLAB, *words], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True, start_new_session=True,
                                        env={**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8"})
        os.close(theirs)
        self.terminal, self.out = ours, ""
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        try:
            while data := os.read(self.terminal, 65536):
                self.out += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", data.decode(errors="replace"))
        except OSError:
            pass  # it has ended

    def type(self, text):
        os.write(self.terminal, text.encode())

    def shows(self, words):
        until(lambda: words in re.sub(r"\s+", " ", self.out), f"'{words}' is shown, behind: {self.out[-300:]}", SECONDS)


def replayed_alone(path):
    replayed = subprocess.run([KLAB, "replay", str(path), "--verify"], capture_output=True, text=True, timeout=SECONDS)
    assert replayed.returncode == 0 and replayed.stdout.startswith("same: "), replayed


def in_a_plain_lesson():
    at, path = f"127.0.0.1:{PORT + 12}", WORK / "plain.run"
    seat = Seat("learn", "05", "--plain", "--expose", str(PORT + 12), "--record", str(path))
    seat.shows(f"Your programs reach this lesson's cluster at {at}")
    seat.type("kafka-topics --create --topic user-events --bootstrap-server localhost:9092\n")
    seat.shows("Created topic user-events.")
    assert subprocess.run(["kcat", "-P", "-b", at, "-t", "user-events"], input="from outside\n", text=True, timeout=SECONDS).returncode == 0
    seat.shows("a program is connected to broker 1: time passes as outside meanwhile")
    read = WORK / "read.txt"
    reader = subprocess.Popen(["kcat", "-C", "-u", "-b", at, "-t", "user-events", "-o", "beginning", "-q"], stdout=read.open("w"))
    until(lambda: read.read_text() == "from outside\n", "the record from outside", SECONDS)
    seat.type("pause\n")
    seat.shows("time stands still: what")
    seat.type("pause\n")
    seat.shows("playing")
    seat.type("echo from within | kafka-console-producer --topic user-events --bootstrap-server localhost:9092\n")
    until(lambda: read.read_text().endswith("from within\n"), "the record from within", SECONDS)
    reader.kill()
    seat.type(":quit\n")
    assert seat.process.wait(SECONDS) == 0, seat.out
    replayed_alone(path)


def in_a_scenario_on_the_screen():
    at, path = f"127.0.0.1:{PORT + 15}", WORK / "live.run"
    story = WORK / "story.lua"
    story.write_text("""return scenario { title = "For guests", cluster = { brokers = 3 }, run = function(w)
        w:topic("orders", { partitions = 3, replicas = 3 })
        w:say("The topic is there.")
        w:wait_until(function() return w:partition("orders", 0).high_watermark == 3 end, 60, "three records from outside")
        w:broker(2):kill()
        w:sleep(3)
        w:say("That is all.")
    end }""")
    seat = Seat("run", str(story), "--tui", "--expose", str(PORT + 15), "--record", str(path))
    seat.shows("The topic is there.")
    seat.type(" ")
    seat.shows("stopped")
    writer = subprocess.Popen(["kcat", "-P", "-b", at, "-t", "orders", "-p", "0"], stdin=subprocess.PIPE, text=True)
    writer.stdin.write("a\nb\nc\n")
    writer.stdin.close()
    try:
        writer.wait(1)
        raise AssertionError("it is answered while time stands still")
    except subprocess.TimeoutExpired:
        pass
    seat.type(" ")
    assert writer.wait(SECONDS) == 0
    seat.shows("That is all.")
    seat.shows("The run has ended.")
    seat.type("q")
    assert seat.process.wait(SECONDS) == 0, seat.out
    replayed_alone(path)


run([(check.__name__, check) for check in (open_it, addresses, a_broker_dies_under_a_producer, a_real_group_reads_all_of_it_with_the_time_of_today, a_simulated_consumer_reads_it_too,
              kcat_takes_part, strangers_end_their_own_connections_only, a_port_in_use_is_told_in_one_line,
              going_back_closes_connections_and_others_are_let_in, the_run_is_replayed_with_nobody_outside,
              a_wrong_advertised_address_fails_as_at_work_until_it_is_mended, in_a_plain_lesson, in_a_scenario_on_the_screen)])
