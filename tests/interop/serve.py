#!/usr/bin/env python3
"""`klab serve` as its user starts it: serve.py KLAB DIRECTORY PORT [WORD ...]. Settings that it refuses and in which words, whole servers with node.id, where it keeps
its files. Prints a line for each check; status 1 if one failed. No client but klab's own shell; PORT and the nine behind it have to be free."""

import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time

klab, work, base = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3])
WHOLE = """process.roles={roles}
node.id={id}
listeners={listeners}
controller.listener.names=CONTROLLER
log.dirs={work}/node-{id}
"""


class Server:
    count = 0
    running = []

    def __init__(self, *words, descriptors=None):
        Server.count += 1
        self.log = os.path.join(work, f"serve-{Server.count}.out")
        limit = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))) if descriptors else None
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([klab, "serve", *words], stdout=log, stderr=subprocess.STDOUT, cwd=work, preexec_fn=limit)
        Server.running.append(self.process)

    def said(self):
        with open(self.log, "rb") as log:
            return log.read().decode()

    def line(self, pattern, seconds=30):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = re.search(pattern, self.said(), re.MULTILINE)
            if found:
                return found
            assert self.process.poll() is None, f"it ended with {self.process.poll()}: {self.said()[-300:]}"
            time.sleep(0.02)
        raise AssertionError(f"no line {pattern!r}: {self.said()[-300:]}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()


def properties(name, text):
    path = os.path.join(work, name + ".properties")
    with open(path, "w") as file:
        file.write(text)
    return path


def whole(id, *more, roles="broker,controller", listeners=None):
    listeners = listeners or f"PLAINTEXT://:{base + id},CONTROLLER://:{base + 4 + id}"
    return properties(f"node-{id}", WHOLE.format(roles=roles, id=id, listeners=listeners, work=work) + "\n".join(more) + "\n")


def alone(*more, **changed):
    return whole(1, f"controller.quorum.bootstrap.servers=localhost:{base + 5}", *more, **changed)


def refused(words, *given):
    done = subprocess.run([klab, "serve", *given], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, cwd=work)
    lines = done.stderr.strip().split("\n")
    assert done.returncode == 2 and len(lines) == 1 and words in lines[0], f"{given}: status {done.returncode}: {lines[-2:]}"


def shell(address, *words):
    done = subprocess.run([klab, words[0], "--bootstrap-server", address, *words[1:]], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def wrong_words_are_told_in_one_line():
    refused("a number from 1 to 9", "--brokers", "10")
    refused("a number from 1 to 9", "--brokers", "0")
    refused("have no room behind port 65535", "--port", "65535", "--brokers", "2")
    refused("--data: it needs the name of a directory", "--data", "")
    refused("commas", "--data", "a,b")
    refused("File name too long", "--data", "x" * 300)


def what_klab_has_not_is_refused():
    refused("it has no TLS", alone("security.inter.broker.protocol=SSL", listeners=f"SSL://:{base + 1},CONTROLLER://:{base + 5}"))
    refused("it has no TLS and no SASL", alone("security.inter.broker.protocol=SASL_PLAINTEXT", listeners=f"SASL_PLAINTEXT://:{base + 1},CONTROLLER://:{base + 5}"))
    refused("no access control", alone("authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer"))
    refused("needs a port", alone(listeners=f"PLAINTEXT://:0,CONTROLLER://:{base + 5}"))


def listeners_that_cannot_be():
    refused("Each listener must have a different port", alone(listeners=f"PLAINTEXT://:{base + 5},CONTROLLER://:{base + 5}"))
    refused("the host name is not known", alone(listeners=f"PLAINTEXT://no-such-host.invalid:{base + 1},CONTROLLER://:{base + 5}"))
    refused("Cannot assign requested address", alone(listeners=f"PLAINTEXT://192.0.2.1:{base + 1},CONTROLLER://:{base + 5}"))


def free_ports_are_found():
    server = Server("--port", "0", "--brokers", "3")
    address = server.line(r"^klab: 3 brokers ready at ([^;]*);").group(1)
    assert len(shell(address.split(",")[2], "kafka-broker-api-versions").split("(id: ")) == 4
    assert server.stop() == 0


def a_server_of_ipv6():
    if not socket.has_ipv6 or not os.path.exists("/proc/net/if_inet6"):
        return
    server = Server(whole(1, f"controller.quorum.bootstrap.servers=[::1]:{base + 5}", listeners=f"PLAINTEXT://[::1]:{base + 1},CONTROLLER://[::1]:{base + 5}"))
    server.line(r"^klab: 1 broker ready at ")
    shell(f"[::1]:{base + 1}", "kafka-topics", "--create", "--topic", "six")
    assert server.stop() == 0


def roles_in_processes_of_their_own():
    controller = Server(whole(2, f"controller.quorum.bootstrap.servers=localhost:{base + 6}", roles="controller", listeners=f"CONTROLLER://:{base + 6}"))
    cluster = controller.line(rf"^klab: controller 2 ready at localhost:{base + 6}; klab.cluster.id=([^;]*);").group(1)
    joins = dict(roles="broker", listeners=f"PLAINTEXT://localhost:{base + 3}")
    servers = f"controller.quorum.bootstrap.servers=localhost:{base + 6}"
    refused("klab.cluster.id", whole(3, servers, **joins))
    broker = Server(whole(3, servers, f"klab.cluster.id={cluster}", **joins))
    broker.line(r"^klab: 1 broker ready at ")
    shell(f"localhost:{base + 3}", "kafka-topics", "--create", "--topic", "apart")
    assert broker.stop() == 0 and controller.stop() == 0


def one_that_waits_says_for_what():
    servers = f"controller.quorum.bootstrap.servers=localhost:{base + 5},localhost:{base + 6}"
    refused("klab.cluster.id", whole(1, servers))
    server = Server(whole(1, servers, "klab.cluster.id=PjwflrzQQMeiaB0QevEtCw"))
    server.line(r"^klab: broker-1 still waits for a controller at .*kafka-storage format --standalone")
    server.stop()


def storage(id, *words):
    done = subprocess.run([klab, "kafka-storage", "format", "-t", "PjwflrzQQMeiaB0QevEtCw", "-c", os.path.join(work, f"node-{id}.properties"), *words],
                          capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done


def voters(address):
    told = shell(address, "kafka-metadata-quorum", "describe", "--status")
    return sorted(int(id) for id in re.findall(r'"id": (\d+)', told[told.index("CurrentVoters"):told.index("CurrentObservers")]))


def several_new_nodes_become_one_quorum():
    """Of their own processes, with controller.quorum.bootstrap.servers alone: as voters from the start, or added one by one."""
    servers = "controller.quorum.bootstrap.servers=" + ",".join(f"localhost:{base + 4 + id}" for id in (1, 2, 3))
    first = ",".join(f"{id}@localhost:{base + 4 + id}:{name}" for id, name in ((1, "Qm9vYm9vYm9vYm9vYm9vYQ"), (2, "Rm9vYm9vYm9vYm9vYm9vYQ"), (3, "Sm9vYm9vYm9vYm9vYm9vYQ")))
    for starts in ([["--initial-controllers", first]] * 3, [["--standalone"], ["--no-initial-controllers"], ["--no-initial-controllers"]]):
        shutil.rmtree(work, ignore_errors=True)
        os.makedirs(work)
        nodes = []
        for id in (1, 2, 3):
            whole(id, servers)
            storage(id, *starts[id - 1])
            nodes.append(Server(os.path.join(work, f"node-{id}.properties")))
        for node in nodes:
            node.line(r"^klab: 1 broker ready at ")
        if len(voters(f"localhost:{base + 1}")) == 1:
            for id in (2, 3):
                shell(f"localhost:{base + 1}", "kafka-metadata-quorum", "--command-config", os.path.join(work, f"node-{id}.properties"), "add-controller")
        assert voters(f"localhost:{base + 2}") == [1, 2, 3]
        shell(f"localhost:{base + 3}", "kafka-topics", "--create", "--topic", "t", "--replication-factor", "3")
        for node in nodes:
            node.process.kill()
            node.process.wait()


def long_names_in_a_long_directory():
    directory = os.path.join(work, *["d" * 100] * 6)
    server = Server("--port", str(base), "--data", directory)
    server.line(r"^klab: 1 broker ready at ")
    name = "t" * 249
    shell(f"127.0.0.1:{base}", "kafka-topics", "--create", "--topic", name)
    shell(f"127.0.0.1:{base}", "kafka-topics", "--delete", "--topic", name)
    shell(f"127.0.0.1:{base}", "kafka-topics", "--create", "--topic", name)
    assert server.stop() == 0, server.said()[-300:]


def descriptors_of(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


def many_logs_at_once():
    server = Server("--port", str(base), descriptors=4500)
    server.line(r"^klab: 1 broker ready at ")
    before = descriptors_of(server)
    shell(f"127.0.0.1:{base}", "kafka-topics", "--create", "--topic", "many", "--partitions", "1000")
    shell(f"127.0.0.1:{base}", "kafka-get-offsets", "--topic", "many")
    most, end = before + 1000 + 4500 // 16 + 20, time.monotonic() + 30 # a sixteenth for indexes; those of syncs go as they are done
    while descriptors_of(server) > most and time.monotonic() < end:
        time.sleep(0.1)
    assert descriptors_of(server) <= most, f"{descriptors_of(server) - before} descriptors for 1000 logs"
    assert "Too many open files" not in server.said(), server.said()[-300:]
    assert server.stop() == 0


def more_logs_than_descriptors():
    server = Server("--port", str(base), "--data", os.path.join(work, "data"), descriptors=300)
    address = f"127.0.0.1:{base}"
    server.line(r"^klab: 1 broker ready at ")
    shell(address, "kafka-topics", "--create", "--topic", "many", "--partitions", "1000")
    for _ in range(2):
        assert "Too many open files" not in server.said(), server.said()[-300:]
        shell(address, "kafka-producer-perf-test", "--topic", "many", "--num-records", "5000", "--record-size", "200", "--throughput", "-1",
              "--producer-props", f"bootstrap.servers={address}", "batch.size=1")
        assert server.stop() == 0 and "There was an error" not in server.said(), server.said()[-300:]
        server = Server("--port", str(base), "--data", os.path.join(work, "data"), descriptors=300)
        server.line(r"^klab: 1 broker ready at ")
    ends = [int(line.split(":")[2]) for line in shell(address, "kafka-get-offsets", "--topic", "many").split()]
    assert len(ends) == 1000 and sum(ends) == 10000, f"{len(ends)} partitions of {sum(ends)} records"
    shell(address, "kafka-topics", "--delete", "--topic", "many")
    assert "ERROR" not in server.said() and descriptors_of(server) < 300, server.said()[-300:]
    assert server.stop() == 0


def thread_times(server):
    """Of each of its threads, in seconds on a processor."""
    at, times = f"/proc/{server.process.pid}/task", {}
    for tid in os.listdir(at):
        with open(f"{at}/{tid}/schedstat") as file:
            times[tid] = int(file.read().split()[0]) / 1e9
    return times


def large_files_are_freed_off_the_loop():
    data = os.path.join(work, "data")
    server = Server(properties("soon", "log.segment.delete.delay.ms=0\n"), "--port", str(base), "--data", data)
    address = f"127.0.0.1:{base}"
    server.line(r"^klab: 1 broker ready at ")
    shell(address, "kafka-topics", "--create", "--topic", "large")
    shell(address, "kafka-producer-perf-test", "--topic", "large", "--num-records", "5000", "--record-size", "100000", "--throughput", "-1",
          "--producer-props", f"bootstrap.servers={address}", "batch.size=1000000", "acks=1")
    before = thread_times(server)
    shell(address, "kafka-topics", "--delete", "--topic", "large")
    server.line(r"Deleted log for partition large-0")
    after = thread_times(server)
    new = [tid for tid in after if tid not in before]
    assert len(new) == 1, f"{len(new)} new threads"
    assert server.stop() == 0
    shell_of_files = subprocess.run(["du", "-sm", data], capture_output=True, text=True).stdout.split()[0]
    assert int(shell_of_files) < 50, f"{shell_of_files} MB are left"


CHECKS = [wrong_words_are_told_in_one_line, what_klab_has_not_is_refused, listeners_that_cannot_be, free_ports_are_found, a_server_of_ipv6,
          roles_in_processes_of_their_own, one_that_waits_says_for_what, several_new_nodes_become_one_quorum, long_names_in_a_long_directory, many_logs_at_once, more_logs_than_descriptors,
          large_files_are_freed_off_the_loop]

failed = 0
for check in CHECKS:
    if len(sys.argv) > 4 and not any(word in check.__name__ for word in sys.argv[4:]):
        continue
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    try:
        check()
        print("ok", check.__name__, flush=True)
    except (AssertionError, OSError, subprocess.SubprocessError) as problem:
        failed = 1
        print("FAILED", check.__name__, problem, flush=True)
    for process in Server.running:
        process.kill()
        process.wait()
    Server.running.clear()
sys.exit(failed)
