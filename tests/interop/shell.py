"""klab's own commands over TCP: shell.py KLAB SERVERS. One command at a time (`klab kafka-topics ...`), and a shell (`klab shell --bootstrap-server`), on whatever
cluster that is; and against servers that are none. Python's standard library alone."""
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "python"))
from checks import run, topic, until  # noqa: E402

KLAB, SERVERS = os.path.abspath(sys.argv[1]), sys.argv[2]
AT = ["--bootstrap-server", SERVERS]
DIRECTORY = tempfile.mkdtemp(prefix="klab-shell-")
QUICK = os.path.join(DIRECTORY, "quick.properties")
with open(QUICK, "w") as f:
    f.write("default.api.timeout.ms=2000\nrequest.timeout.ms=1000\n")


def klab(*words, given=b"", seconds=30):
    done = subprocess.run([KLAB, *words], input=given, capture_output=True, timeout=seconds, cwd=DIRECTORY)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def command(name, *words, given=b"", status=0, seconds=30):
    got, out, err = klab(name, *AT, *words, given=given, seconds=seconds)
    assert got == status, f"{name} ends with {got}: {out} {err}"
    return out


def make(name, partitions=1):
    command("kafka-topics", "--create", "--topic", name, "--partitions", str(partitions))
    return name


def topics():
    name = make(topic("shell-topics"), 2)
    assert name in command("kafka-topics", "--list").split()
    assert "PartitionCount: 2" in command("kafka-topics", "--describe", "--topic", name)
    assert "already exists" in command("kafka-topics", "--create", "--topic", name, status=1)
    command("kafka-configs", "--alter", "--entity-type", "topics", "--entity-name", name, "--add-config", "retention.ms=1000")
    assert "retention.ms=1000" in command("kafka-configs", "--describe", "--entity-type", "topics", "--entity-name", name)
    command("kafka-topics", "--delete", "--topic", name)
    until(lambda: name not in command("kafka-topics", "--list").split(), "the topic is gone")


def records_go_there_and_back():
    name = make(topic("shell-records"))
    count = 200000
    command("kafka-console-producer", "--topic", name, given=b"".join(b"%d\n" % i for i in range(count)), seconds=90)
    out = command("kafka-console-consumer", "--topic", name, "--group", name, "--from-beginning", "--max-messages", str(count), seconds=90)
    assert out.split() == [str(i) for i in range(count)], f"{len(out.split())} came"
    assert command("kafka-get-offsets", "--topic", name).strip() == f"{name}:0:{count}"
    described = command("kafka-consumer-groups", "--describe", "--group", name).split()
    assert str(count) in described, described


def what_is_typed_slowly_is_sent_at_once():
    name = make(topic("shell-slow"))
    p = subprocess.Popen([KLAB, "kafka-console-producer", *AT, "--topic", name], stdin=subprocess.PIPE)
    for i in range(1, 4):
        p.stdin.write(b"line\n")
        p.stdin.flush()
        until(lambda: command("kafka-get-offsets", "--topic", name).strip() == f"{name}:0:{i}", f"record {i}", 10)
    p.stdin.close()
    assert p.wait(10) == 0


def ctrl_c_ends_a_consumer_which_leaves_its_group():
    name = make(topic("shell-interrupt"))
    p = subprocess.Popen([KLAB, "kafka-console-consumer", *AT, "--topic", name, "--group", name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until(lambda: "Stable" in command("kafka-consumer-groups", "--describe", "--group", name, "--state"), "the member", 20)
    began = time.monotonic()
    p.send_signal(signal.SIGINT)
    assert p.wait(10) == 130
    assert time.monotonic() - began < 3, "it took long"
    assert "Processed a total of 0 messages" in p.stderr.read().decode()
    assert "Empty" in command("kafka-consumer-groups", "--describe", "--group", name, "--state"), "the group still has its member"


def timeout_ends_a_consumer_in_good_order():
    """`timeout` sends its signal twice: to the process, and to its group."""
    name = make(topic("shell-timeout"))
    done = subprocess.run(["timeout", "6", KLAB, "kafka-console-consumer", *AT, "--topic", name, "--group", name], capture_output=True, timeout=20)
    assert (done.returncode, "Processed a total of 0 messages" in done.stderr.decode()) == (124, True), done
    assert "Empty" in command("kafka-consumer-groups", "--describe", "--group", name, "--state"), "the group still has its member"


def a_reader_that_goes_away_ends_a_consumer():
    name = make(topic("shell-pipe"))
    command("kafka-console-producer", "--topic", name, given=b"a line that is read\n" * 50000)
    line = subprocess.run(f"'{KLAB}' kafka-console-consumer --bootstrap-server {SERVERS} --topic {name} --from-beginning 2>/dev/null | grep -m 1 read", shell=True, timeout=20,
                          capture_output=True).stdout
    assert line == b"a line that is read\n", line


def a_shell_is_at_its_cluster_and_in_its_directory():
    name = topic("shell-lines")
    lines = f"""
kafka-topics --bootstrap-server $BOOTSTRAP --create --topic {name}
seq 3 | kafka-console-producer --bootstrap-server $BOOTSTRAP --topic {name}
kafka-console-consumer --bootstrap-server $BOOTSTRAP --topic {name} --from-beginning --max-messages 3 > out.txt
cat out.txt | wc -l
broker kill 1
false
"""
    status, out, err = klab("shell", "--bootstrap-server", SERVERS, "--trace", "trace.jsonl", given=lines.encode())
    assert (status, out) == (1, f"Created topic {name}.\n3\n"), (status, out, err)
    assert "works on a real cluster" in err
    assert open(os.path.join(DIRECTORY, "out.txt")).read() == "1\n2\n3\n"
    assert '"event":"frame_sent"' in open(os.path.join(DIRECTORY, "trace.jsonl")).read().replace(" ", "")


def words_that_are_wrong_are_told_in_one_line():
    for words in (["shell", "--bootstrap-server", "nonsense"], ["shell", "--bootstrap-server", SERVERS, "--brokers", "3"], ["shell", "--bootstrap-server", SERVERS, "--record", "run"], ["kafka-topicz", "--list"], ["kafka-acls.sh", "--list"], ["kafka-jmx"]):
        status, out, err = klab(*words)
        assert (status, out, err.count("\n")) == (2, "", 1), (words, status, out, err)


# ---- Servers that are none ------------------------------------------------------------------------------------------------------------


def false_server(behave):
    """Takes connections on a port of its own and treats each as `behave` says."""
    listener = socket.create_server(("127.0.0.1", 0))

    def take():
        while True:
            try:
                c = listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=behave, args=(c,), daemon=True).start()

    threading.Thread(target=take, daemon=True).start()
    return listener, f"127.0.0.1:{listener.getsockname()[1]}"


def says(data):
    def behave(c):
        try:
            c.recv(1000)
            c.sendall(data)
            c.settimeout(5)
            while c.recv(1000):  # until klab hangs up, or has waited long enough
                pass
            c.close()
        except OSError:
            pass  # klab has had enough of it
    return behave


def assert_times_out(address):
    began = time.monotonic()
    status, out, err = klab("kafka-topics", "--bootstrap-server", address, "--list", "--command-config", QUICK)
    assert status == 1 and "Timed out waiting for a node assignment" in out, (status, out, err)
    assert time.monotonic() - began < 8, "it took long"


def servers_that_are_none_end_with_a_timeout():
    answers = {"garbage": b"\xff" * 64, "HTTP": b"HTTP/1.1 400 Bad Request\r\n\r\n", "half a frame": b"\x00\x00\x01\x00\x00\x00", "silence": b"",
               "a huge frame": b"\x7f\xff\xff\xff" + b"x" * 1000, "an empty frame": b"\x00\x00\x00\x00"}
    for what, data in answers.items():
        listener, address = false_server(says(data))
        try:
            assert_times_out(address)
        except AssertionError as e:
            raise AssertionError(f"{what}: {e}") from e
        listener.close()
    listener, address = false_server(lambda c: c.close())
    assert_times_out(address)
    listener.close()
    assert_times_out(address)  # nobody listens there any more


def a_name_that_leads_nowhere():
    status, out, err = klab("kafka-topics", "--bootstrap-server", "nowhere.invalid:9092", "--list")
    assert status == 1 and "No resolvable bootstrap urls given in bootstrap.servers" in err, (status, out, err)


run([("shell-topics", topics), ("shell-records", records_go_there_and_back), ("shell-typed-slowly", what_is_typed_slowly_is_sent_at_once),
     ("shell-ctrl-c", ctrl_c_ends_a_consumer_which_leaves_its_group), ("shell-timeout", timeout_ends_a_consumer_in_good_order), ("shell-pipe", a_reader_that_goes_away_ends_a_consumer),
     ("shell-lines", a_shell_is_at_its_cluster_and_in_its_directory), ("shell-wrong-words", words_that_are_wrong_are_told_in_one_line),
     ("shell-no-servers", servers_that_are_none_end_with_a_timeout), ("shell-no-name", a_name_that_leads_nowhere)])
