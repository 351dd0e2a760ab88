"""`klab lab check` on real clusters: lab.py KLAB DIRECTORY PORT [VERSION=JARS ...]. On `klab serve` and on each Apache Kafka whose jars are given the lessons' own
commands are done, by klab's commands over TCP, and their checks judged before and after. Python's standard library alone."""
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "python"))
from checks import run, until  # noqa: E402

KLAB, WORK, PORT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).absolute(), int(sys.argv[3])
KAFKAS = dict(word.split("=", 1) for word in sys.argv[4:])
LESSONS = pathlib.Path("lessons")


def klab(*words, given="", seconds=60):
    done = subprocess.run([KLAB, *words], input=given.encode(), capture_output=True, timeout=seconds)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# ---- Clusters ------------------------------------------------------------------------------------------------------------------------


class Server:
    def __init__(self, command, log, is_ready):
        self.log = log
        with open(log, "w") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        until(lambda: is_ready in log.read_text() or self.process.poll() is not None, f"the start of {command[0]}", 60)
        assert self.process.poll() is None, f"it did not start: {log}"

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def java(jars, *words):
    return ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", f"-Dlog4j2.configurationFile={HERE}/kafka/log4j2.yaml", "-cp", f"{jars}/*", *words]


def start_kafka(version, jars, port):
    at = WORK / version
    shutil.rmtree(at, ignore_errors=True)
    at.mkdir(parents=True)
    properties = at / "server.properties"
    properties.write_text(f"""process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{port + 1}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{port + 1}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={at}/data
offsets.topic.replication.factor=1
offsets.topic.num.partitions=5
""")
    subprocess.run(java(jars, "kafka.tools.StorageTool", "format", "-t", "5L6g3nShT-eMCtK--X86sw", "-c", str(properties)), check=True, capture_output=True)
    server = Server(java(jars, "kafka.Kafka", str(properties)), at / "log", "")
    server.at = f"127.0.0.1:{port}"
    until(lambda: klab("kafka-topics", "--bootstrap-server", server.at, "--list")[0] == 0, f"Kafka {version}", 60)
    return server


def start_klab(port, brokers=1):
    WORK.mkdir(parents=True, exist_ok=True)
    server = Server([KLAB, "serve", "--brokers", str(brokers), "--port", str(port)], WORK / "serve.log", "ready")
    server.at = f"127.0.0.1:{port}"
    return server


# ---- What a learner does ---------------------------------------------------------------------------------------------------------------


def type_lines(lines, at):
    """A lesson's lines, on the cluster: `> text` is typed into the command before, `^D` ends it."""
    commands = []
    for line in lines:
        if line.startswith("> "):
            commands[-1][1].append(line[2:])
        elif line and line not in ("^D", "^C") and not line.startswith("wait "):
            commands.append((line.replace("localhost:9092", at), []))
    for command, typed in commands:
        if typed:
            klab(*shlex.split(command), given="\n".join(typed) + "\n")
        else:
            klab("shell", "--bootstrap-server", at, given=command + "\n")


def lesson_of(number):
    return next(LESSONS.glob(f"{number}-*")) / "lesson.md"


def set_up(number, at):
    found = re.search(r"setup = \[\[\n(.*?)\]\]", lesson_of(number).read_text(), re.S)
    type_lines(found.group(1).splitlines() if found else [], at)


def solve(number, step, at):
    text = re.split(r"^## ", lesson_of(number).read_text(), flags=re.M)[step]
    type_lines(re.search(r"^```try\n(.*?)^```", text, re.S | re.M).group(1).splitlines(), at)


def judge(lesson, at, step=None):
    """Its status, and the word that each step got."""
    status, out, err = klab("lab", "check", str(lesson), "--bootstrap-server", at, *(["--step", str(step)] if step else []))
    assert not err, err
    return status, {int(m[2]): m[1] for m in re.finditer(r"^(done|missing|-) +(\d+) ", out, re.M)}, out


def clear(at):
    names = klab("kafka-topics", "--bootstrap-server", at, "--list", "--exclude-internal")[1].split()
    for name in names:
        klab("kafka-topics", "--bootstrap-server", at, "--delete", "--topic", name)
    until(lambda: not klab("kafka-topics", "--bootstrap-server", at, "--list", "--exclude-internal")[1].strip(), "the topics are gone")


def produce(at, topic, keys, *more):
    lines = "".join(f"{key}:value of {key}\n" for key in keys)
    assert klab("kafka-console-producer", "--bootstrap-server", at, "--topic", topic, "--reader-property", "parse.key=true", "--reader-property", "key.separator=:", *more, given=lines)[0] == 0


class Consumers:
    def __init__(self, at, topic, *more):
        self.at, self.words, self.all = at, ["--topic", topic, *more], []

    def start(self, *more):
        self.all.append(subprocess.Popen([KLAB, "kafka-console-consumer", "--bootstrap-server", self.at, *self.words, *more], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        for process in self.all:
            process.send_signal(signal.SIGINT)
        for process in self.all:
            process.wait(20)


def becomes_done(lesson, step, at):
    last = []

    def is_done():
        last[:] = judge(lesson, at, step)
        return last[0] == 0 and last[1] == {step: "done"}

    try:
        until(is_done, f"step {step} of {lesson}", 40)
    except AssertionError as e:
        raise AssertionError(f"{e}: {last[2]}")


def is_missing(lesson, step, at):
    status, words, out = judge(lesson, at, step)
    assert status == 1 and words == {step: "missing"}, out


def steps_by_their_own_lines(number, *steps):
    def check(at):
        clear(at)
        set_up(number, at)
        for step in steps:
            is_missing(number, step, at)
            solve(number, step, at)
            becomes_done(number, step, at)
    return check


def keys_and_partitions(at):
    clear(at)
    set_up("07", at)
    solve("07", 1, at)
    becomes_done("07", 1, at)
    for step, topic, keys in [(2, "my-topic", [f"user-{i % 3 + 1}" for i in range(300)]), (3, "my-topic", [f"user-{i % 997 + 4}" for i in range(3000)]),
                              (4, "orders", ["acme" if i % 10 < 7 else f"user-{i}" for i in range(1000)])]:
        is_missing("07", step, at)
        produce(at, topic, keys, "--compression-codec", "zstd")
        becomes_done("07", step, at)
    solve("07", 7, at)
    status, words, out = judge("07", at)
    assert status == 0 and {n for n, word in words.items() if word == "done"} == {1, 2, 3, 4}, out
    assert "can only be judged on klab's own cluster (w:history)" in out and "4 of 4 done; 2 more" in out, out


def groups(at):
    clear(at)
    klab("kafka-topics", "--bootstrap-server", at, "--create", "--topic", "my-topic", "--partitions", "3")
    with Consumers(at, "my-topic", "--group", "billing") as consumers:
        is_missing("08", 1, at)
        consumers.start()
        becomes_done("08", 1, at)
        is_missing("08", 2, at)
        consumers.start()
        becomes_done("08", 2, at)
        consumers.start()
        consumers.start()
        becomes_done("08", 4, at)


def every_word(at):
    lab = HERE / "lab.md"
    clear(at)
    klab("kafka-consumer-groups", "--bootstrap-server", at, "--delete", "--group", "lab-group")
    status, words, out = judge(lab, at)
    assert status == 1 and "there is no topic lab yet" in out and words == {1: "missing", 2: "missing", 3: "missing", 4: "missing", 5: "missing", 6: "-"}, out
    klab("kafka-topics", "--bootstrap-server", at, "--create", "--topic", "lab", "--partitions", "3", "--config", "retention.ms=604800000")
    for codec in ("none", "gzip", "zstd"):
        produce(at, "lab", [f"{codec}-{i}" for i in range(100)], "--compression-codec", codec)
    with Consumers(at, "lab", "--group", "lab-group", "--from-beginning") as consumers:
        consumers.start()
        becomes_done(lab, 4, at)
        status, words, out = judge(lab, at)
    assert status == 0 and words == {1: "done", 2: "done", 3: "done", 4: "done", 5: "-", 6: "-"}, out
    assert "(the generation of a classic group)" in out and "(w:history)" in out and "4 of 4 done; 2 more can only be judged on klab's own cluster.\n" in out, out


def new_protocol(jars):
    def check(at):
        clear(at)
        klab("kafka-topics", "--bootstrap-server", at, "--create", "--topic", "my-topic", "--partitions", "3")
        consumer = subprocess.Popen(java(jars, "org.apache.kafka.tools.consumer.ConsoleConsumer", "--bootstrap-server", at, "--topic", "my-topic", "--group", "billing",
                                         "--consumer-property", "group.protocol=consumer"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            becomes_done("08", 1, at)
        finally:
            consumer.terminate()
            consumer.wait(30)
    return check


def three_replicas(at):
    clear(at)
    is_missing("09", 1, at)
    solve("09", 1, at)
    becomes_done("09", 1, at)


def a_broker_that_has_just_died_is_not_waited_for_long():
    """In a simulated cluster, which can be broken: the others still name the broker, which answers nobody any more."""
    at = f"127.0.0.1:{PORT + 12}"
    shell = subprocess.Popen([KLAB, "shell", "--brokers", "3", "--expose", str(PORT + 12)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def do(line):
        shell.stdin.write(line + "; echo done\n")
        shell.stdin.flush()
        while shell.stdout.readline() != "done\n":
            assert shell.poll() is None

    do("kafka-topics --create --topic user-events --partitions 6 --replication-factor 3 --bootstrap-server localhost:9092")
    becomes_done("09", 7, at)
    do("broker kill 2")
    began = time.monotonic()
    judge("09", at, 7)
    assert time.monotonic() - began < 8, "it took long"
    until(lambda: "has only 2 replicas in sync" in judge("09", at, 7)[2], "the controller has noticed", 40)
    do("broker start 2")
    becomes_done("09", 7, at)
    shell.stdin.close()
    shell.wait(30)


# ---- Bad input --------------------------------------------------------------------------------------------------------------------------


def bad_input_is_told_in_one_line():
    with socket.socket() as nobody, socket.create_server(("127.0.0.1", 0)) as mute:
        nobody.bind(("127.0.0.1", 0))
        closed, silent = (f"127.0.0.1:{s.getsockname()[1]}" for s in (nobody, mute))
        cases = {f"no Kafka broker answers at {closed}": ["04", "--bootstrap-server", closed], f"no Kafka broker answers at {silent}": ["04", "--bootstrap-server", silent],
                 "leads to no address": ["04", "--bootstrap-server", "nowhere.invalid:9092"], "needs an address": ["04"], "that is none": ["04", "--bootstrap-server", "x"],
                 "there is no lesson '99'": ["99", "--bootstrap-server", closed], "has no check": ["04", "--step", "3", "--bootstrap-server", closed],
                 "lesson.md: No such file": [str(HERE), "--bootstrap-server", closed], "begins with a line of ---": [str(HERE / "README.md"), "--bootstrap-server", closed]}
        for what, words in cases.items():
            began = time.monotonic()
            status, out, err = klab("lab", "check", *words)
            assert (status, out, err.count("\n")) == (2, "", 1) and what in err, (words, status, out, err)
            assert time.monotonic() - began < 9, "it took long"


def on(start, check):
    def do():
        server = start()
        try:
            check(server.at)
        finally:
            server.stop()
    return do


def suite(name, start, more=()):
    """All on one cluster, which is started with the first check and stopped with the last."""
    lessons = [("lesson 01", steps_by_their_own_lines("01", 4)), ("lesson 04", steps_by_their_own_lines("04", 1, 7)), ("lesson 05", steps_by_their_own_lines("05", 1, 2)),
               ("lesson 07", keys_and_partitions), ("lesson 08", groups), ("every word", every_word), *more]
    servers = []

    def do(check, is_last):
        def doing():
            if not servers:
                servers.append(start())
            try:
                check(servers[0].at)
            finally:
                if is_last:
                    servers.pop().stop()
        return doing

    return [(f"{what} on {name}", do(check, i == len(lessons) - 1)) for i, (what, check) in enumerate(lessons)]


checks = suite("klab serve", lambda: start_klab(PORT))
checks.append(("lesson 09 on klab serve with three brokers", on(lambda: start_klab(PORT, 3), three_replicas)))
for at, (version, jars) in enumerate(KAFKAS.items()):
    new = [("a group of the new protocol", new_protocol(jars))] if not version.startswith("3.") else []
    checks += suite(f"Kafka {version}", lambda version=version, jars=jars, port=PORT + 4 + 2 * at: start_kafka(version, jars, port), new)
checks.append(("a broker that has just died is not waited for long", a_broker_that_has_just_died_is_not_waited_for_long))
checks.append(("bad input is told in one line", bad_input_is_told_in_one_line))
run(checks)
