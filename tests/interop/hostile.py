"""Bad input and faults against a real `klab serve`: hostile.py KLAB DIRECTORY [WORD ...].

Each check does to a broker what networks, disks, clocks and strangers do, and looks for an answer or a clear line in its log. All the while a witness
produces with acks=all; in the end every record that it was told of must be there, at its offset. Prints `ok NAME` or `FAILED NAME: why`, and below
a name the figure that was seen. With words, only the checks whose name has one. Only the standard library; loopback only; nothing outlives it."""
import os
import random
import re
import resource
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "python"))
from checks import run, until  # noqa: E402

KLAB, DIR, WORDS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3:]
PORT = int(os.environ.get("KLAB_INTEROP_PORT", "19300")) + 400
STORAGE_ERROR, NOT_LEADER, TOPIC = 56, 6, "witness"
OPEN_MAX = 10000
SECONDS_MAX = 240
servers, mounts = [], []


# ---- As much of the protocol as is needed ------------------------------------------------------------------------------------------------

def crc32c_table():
    table = []
    for i in range(256):
        for _ in range(8):
            i = i >> 1 ^ (0x82F63B78 if i & 1 else 0)
        table.append(i)
    return table


CRC = crc32c_table()


def crc32c(data):
    crc = 0xFFFFFFFF
    for b in data:
        crc = crc >> 8 ^ CRC[(crc ^ b) & 0xFF]
    return crc ^ 0xFFFFFFFF


def text(s):
    return struct.pack(">h", len(s)) + s.encode()


def varint(n):
    n, out = n << 1, b""
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def read_varint(data, at):
    n = shift = 0
    while True:
        n, shift, at = n | (data[at] & 127) << shift, shift + 7, at + 1
        if data[at - 1] < 128:
            return n >> 1, at


def request(key, version, body, correlation=1):
    head = struct.pack(">hhi", key, version, correlation) + text("hostile")
    return struct.pack(">i", len(head) + len(body)) + head + body


def batch(value):
    record = b"\0\0\0\1" + varint(len(value)) + value + b"\0"
    now = int(time.time() * 1000)
    tail = struct.pack(">hiqqqhii", 0, 0, now, now, -1, -1, -1, 1) + varint(len(record)) + record
    return struct.pack(">qiibI", 0, len(tail) + 9, -1, 2, crc32c(tail)) + tail


def produce_request(value, topic=TOPIC):
    records = batch(value)
    return request(0, 3, struct.pack(">hhii", -1, -1, 5000, 1) + text(topic) + struct.pack(">iii", 1, 0, len(records)) + records)


def fetch_request(offset, topic=TOPIC, size=1 << 20, wait_ms=0, min_bytes=1):
    return request(1, 4, struct.pack(">iiiibi", -1, wait_ms, min_bytes, size, 0, 1) + text(topic) + struct.pack(">iiqi", 1, 0, offset, size))


API_VERSIONS = request(18, 0, b"")
METADATA = request(3, 1, struct.pack(">i", -1))


class Client:
    def __init__(self, port=PORT, timeout=10):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def exactly(self, size):
        data = b""
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise ConnectionError("closed")
            data += part
        return data

    def answer(self):
        return self.exactly(struct.unpack(">i", self.exactly(4))[0])[4:]

    def call(self, frame):
        self.socket.sendall(frame)
        return self.answer()

    def create(self, topic=TOPIC):
        body = struct.pack(">i", 1) + text(topic) + struct.pack(">ihiii?", 1, 1, 0, 0, 10000, False)
        return self.call(request(19, 2, body))

    def produce(self, value, topic=TOPIC):
        """The offset, or minus the error."""
        got = self.call(produce_request(value, topic))
        error, offset = struct.unpack(">hq", got[4 + 2 + len(topic) + 4 + 4:][:10])
        return -error if error else offset

    def values(self, topic=TOPIC):
        """Every record of the topic's partition: {offset: value}."""
        out, offset = {}, 0
        while True:
            got = self.call(fetch_request(offset, topic))
            at = 4 + 4 + 2 + len(topic) + 4 + 4
            error, high = struct.unpack(">hq", got[at:at + 10])
            assert error == 0, f"fetch: error {error}"
            at += 10 + 8
            aborted = struct.unpack(">i", got[at:at + 4])[0]
            assert aborted <= 0
            records = got[at + 8:]
            while len(records) >= 61 and len(records) >= 12 + struct.unpack(">i", records[8:12])[0]:
                base, length = struct.unpack(">qi", records[:12])
                at = read_varint(records, 61)[1] + 4  # the record's size, attributes, two deltas, no key
                size, at = read_varint(records, at)
                out[base] = records[at:at + size]
                offset, records = base + 1, records[12 + length:]
            if offset >= high:
                return out

    def is_closed(self, seconds=5):
        """Whether the other side ends it within that time, whatever it says before."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            try:
                if not self.socket.recv(65536):
                    return True
            except ConnectionError:
                return True
            except socket.timeout:
                pass
        return False


# ---- Servers -----------------------------------------------------------------------------------------------------------------------------

class Server:
    def __init__(self, name, port=PORT, settings="", data=None, before=None, env=None, is_whole=False):
        """`is_whole`: NAME.properties is there, and says all of the server."""
        self.is_whole = is_whole
        self.name, self.port, self.settings, self.before, self.env = name, port, settings, before, env
        self.data = data or f"{DIR}/{name}"
        self.log = f"{DIR}/{name}.log"
        self.process = None
        servers.append(self)

    def launch(self):
        args = [KLAB, "serve", f"{DIR}/{self.name}.properties"] if self.is_whole else [KLAB, "serve", "--port", str(self.port), "--data", self.data]
        if self.settings:
            with open(f"{DIR}/{self.name}.properties", "w") as f:
                f.write(self.settings)
            args.append(f"{DIR}/{self.name}.properties")
        self.start_of_log = os.path.getsize(self.log) if os.path.exists(self.log) else 0
        self.process = subprocess.Popen(args, stdout=open(self.log, "ab"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                        preexec_fn=self.before, env={**os.environ, **(self.env or {})})
        return self

    def start(self):
        self.launch()
        until(lambda: "ready at" in self.said() or self.process.poll() is not None, f"{self.name} is ready", 20)
        assert self.process.poll() is None, f"{self.name} did not start: {self.said()[-300:]}"
        return self

    def said(self):
        """What it logged since it was started."""
        with open(self.log, "rb") as f:
            f.seek(self.start_of_log)
            return f.read().decode(errors="replace")

    def says(self, words, seconds=5):
        until(lambda: words in self.said(), f"the log of {self.name} says '{words}'", seconds)
        return next(line for line in self.said().split("\n") if words in line)

    def ends(self, seconds=15):
        return self.process.wait(seconds)

    def end(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        return self.ends()

    def is_alive(self):
        assert self.process.poll() is None, f"{self.name} ended with {self.process.returncode}: {self.said()[-300:]}"
        return True

    def resident_mb(self, what="VmRSS"):
        with open(f"/proc/{self.process.pid}/status") as f:
            return int(re.search(what + r":\s*(\d+) kB", f.read()).group(1)) / 1024


def is_answered(port):
    """Whether a new connection is taken, and served."""
    try:
        with Client(port, 1) as c:
            return len(c.call(API_VERSIONS)) > 100
    except OSError:
        return False


class Witness(threading.Thread):
    """An ordinary client. `told` has what was acknowledged, `worst` the longest wait since it was last reset."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.told, self.worst, self.stopping, self.n = server, {}, 0.0, False, 0

    def run(self):
        client = None
        while not self.stopping:
            began = time.monotonic()
            try:
                client = client or Client(self.server.port)
                value = b"w%d" % self.n
                self.n += 1
                offset = client.produce(value)
                if offset >= 0:
                    self.told[offset] = value
                    self.worst = max(self.worst, time.monotonic() - began)
            except (OSError, ConnectionError):
                client = None
            time.sleep(0.01)

    def is_served(self, seconds=3):
        """It is served now, and was never made to wait that long."""
        before = len(self.told)
        until(lambda: len(self.told) > before + 3, "the other client is served", 10)
        assert self.worst < seconds, f"the other client waited {self.worst:.1f} s"
        waited, self.worst = self.worst, 0.0
        return waited

    def is_whole(self):
        told = dict(self.told)
        with Client(self.server.port) as c:
            stood = c.values()
        lost = [o for o, v in told.items() if stood.get(o) != v]
        assert not lost, f"{len(lost)} of {len(told)} acknowledged records are lost, first at offset {lost[0]}"
        return len(told)


def say(line):
    print(f"   {line}", flush=True)


def other(name, **options):
    for server in servers:  # what a check that failed left
        if server.port == PORT + 10 and server.process and server.process.poll() is None:
            server.end()
    return Server(name, port=PORT + 10, **options)


# ---- Strangers on the network ------------------------------------------------------------------------------------------------------------

def slow_loris():
    slow = [Client() for _ in range(100)]
    for byte in API_VERSIONS[:12]:
        for c in slow:
            c.socket.sendall(bytes([byte]))
        time.sleep(0.1)
    say(f"100 connections that send a byte each 100 ms: the other client waited at most {witness.is_served() * 1000:.0f} ms")
    assert len(slow[0].call(API_VERSIONS[12:])) > 0
    for c in slow:
        c.socket.close()


def half_closed():
    with Client() as c:
        c.socket.sendall(API_VERSIONS)
        c.socket.shutdown(socket.SHUT_WR)
        assert len(c.answer()) > 100
        assert c.is_closed(), "not closed behind its answer"
    with Client() as c:
        c.socket.sendall(METADATA[:-3])
        c.socket.shutdown(socket.SHUT_WR)
        assert c.is_closed(), "half a frame"
    with Client() as c: # one that waits: it is answered when its time is over, and not before
        produced = c.call(produce_request(b"the end"))
        at = produced.index(TOPIC.encode()) + len(TOPIC) + 10
        end = struct.unpack(">q", produced[at:at + 8])[0] + 1
        began = time.monotonic()
        c.socket.sendall(fetch_request(end, wait_ms=700, min_bytes=1 << 19))
        c.socket.shutdown(socket.SHUT_WR)
        assert len(c.answer()) > 10 and 0.5 < time.monotonic() - began < 3, "a fetch that waits"
        assert c.is_closed(), "not closed behind a fetch that waited"
    with Client() as c:
        c.socket.sendall(produce_request(b"half"))
        c.socket.shutdown(socket.SHUT_WR)
        assert len(c.answer()) > 10, "a produce by a client that sends no more"
    witness.is_served()


def garbage():
    chance = random.Random(1)
    closed = 0
    for i in range(200):
        with Client() as c:
            body = chance.randbytes(chance.randrange(1, 2000))
            if i % 2:  # a frame that is one, and a request that may be known
                body = struct.pack(">hh", chance.randrange(0, 100), chance.randrange(0, 14)) + body
                body = struct.pack(">i", len(body)) + body
            try:
                c.socket.sendall(body)
            except ConnectionError:
                pass
            closed += c.is_closed(0.01)
    main.is_alive()
    say(f"200 connections with garbage, {closed} closed at once; the other client waited at most {witness.is_served() * 1000:.0f} ms")


def closed_with_a_line(data, words):
    with Client() as c:
        c.socket.sendall(data)
        assert c.is_closed(), "left open"
    say(main.says(words))
    witness.is_served()


def http():
    closed_with_a_line(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "Invalid receive (size = 1195725856 larger than 104857600)")


def tls():
    hello = bytes.fromhex("16030100c8010000c40303") + bytes(192)
    closed_with_a_line(hello, "Invalid receive (size = 369295616 larger than 104857600)")


def frame_of_2_gb():
    closed_with_a_line(struct.pack(">i", 0x7FFFFFFF) + bytes(1000), "Invalid receive (size = 2147483647 larger than 104857600)")
    closed_with_a_line(struct.pack(">i", -2), "Invalid receive (size = -2)")


def unknown_requests():
    closed_with_a_line(request(999, 0, b""), "unknown API key")
    closed_with_a_line(request(3, 99, b""), "unsupported version")
    closed_with_a_line(request(3, 1, b"\x7f"), "malformed request")


def frames_that_never_end():
    """Each says 100 MB and sends 8: what came is kept, no more."""
    before = main.resident_mb()
    many = [Client() for _ in range(20)]
    for c in many:
        c.socket.settimeout(3)
        c.socket.sendall(struct.pack(">i", 100 << 20) + bytes(8 << 20))
    main.is_alive()
    say(f"20 frames of 100 MB of which 8 came: {main.resident_mb() - before:+.0f} MB; the other client waited at most {witness.is_served() * 1000:.0f} ms")
    for c in many:
        c.socket.close()


def connections_10000():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    count = min(OPEN_MAX, hard - 200)
    before, began = main.resident_mb(), time.monotonic()
    many = [Client() for _ in range(count)]
    opened = time.monotonic() - began
    for c in many:
        c.socket.sendall(API_VERSIONS)
    for c in many:
        assert len(c.answer()) > 100
    say(f"{count} connections open in {opened:.1f} s, all answered in {time.monotonic() - began - opened:.1f} s, {main.resident_mb() - before:+.0f} MB; "
        f"the other client waited at most {witness.is_served(5) * 1000:.0f} ms")
    for c in many:
        c.socket.close()
    main.is_alive()
    say(f"all closed: {main.resident_mb() - before:+.0f} MB")


def floods(frame, what, total=100 << 20):
    """Sends as much as is taken, up to `total`, and reads nothing."""
    before, sent, chunk = main.resident_mb(), 0, frame * max(1, (64 << 10) // len(frame))
    with Client() as c:
        c.socket.setblocking(False)
        last, peak, at = time.monotonic(), before, 0
        while sent < total and time.monotonic() - last < 2:
            try:
                put = c.socket.send(chunk[at:])
                sent, at, last = sent + put, (at + put) % len(chunk), time.monotonic()
            except BlockingIOError:
                select.select([], [c.socket], [], 0.1)
            peak = max(peak, main.resident_mb())
        peak = max(peak, main.resident_mb())
    main.is_alive()
    say(f"{what}: {sent / 1e6:.1f} MB of {total >> 20} taken, at most {peak - before:+.1f} MB; the other client waited at most {witness.is_served() * 1000:.0f} ms")
    assert peak - before < 64, f"{peak - before:.0f} MB"


def never_reads():
    with Client() as c:
        for i in range(100):
            c.create(f"one-of-many-topics-with-a-name-of-some-length-{i}")
        c.create("big")
        for i in range(20):
            assert c.produce(bytes(200000), "big") >= 0
    floods(API_VERSIONS, "ApiVersions")
    floods(METADATA, "Metadata of 100 topics")
    floods(fetch_request(0, "big"), "Fetch of 1 MB")
    floods(produce_request(b"x" * 100, "big"), "Produce")


# ---- Ends and beginnings -----------------------------------------------------------------------------------------------------------------

def kill_9():
    for _ in range(5):
        witness.is_served(20)
        main.end()
        main.start()
        assert witness.is_served(20) >= 0
    say(f"5 kills, {witness.is_whole()} acknowledged records are all there")


def sigterm_during_a_produce():
    began = time.monotonic()
    status = main.end(signal.SIGTERM)
    took = time.monotonic() - began
    assert status == 0, f"status {status}: {main.said()[-300:]}"
    main.start()
    witness.is_served(20)
    say(f"ended with 0 after {took:.2f} s; {witness.is_whole()} acknowledged records are all there")


def refused(server, words, status=2):
    server.launch()
    got = server.ends()
    lines = server.said().strip().split("\n")
    assert got == status and len(lines) == 1 and words in lines[0], f"status {got}: {lines[-3:]}"
    say(lines[0])


def port_in_use():
    refused(Server("port"), "Address already in use")
    assert not os.path.exists(f"{DIR}/port"), "a data directory was left behind"


def directory_locked():
    refused(other("locked", data=main.data), "in use by another process")


def mount(path, options):
    os.makedirs(path, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "klab-hostile", path], check=True, capture_output=True)
    mounts.append(path)


def may_mount():
    try:
        mount(f"{DIR}/try", "size=1m")
        return True
    except (OSError, subprocess.CalledProcessError):
        say("left out: this user may not mount a file system")
        return False


def read_only_directory():
    if os.getuid() == 0 and not may_mount():
        return
    path = f"{DIR}/read-only"
    if os.getuid() == 0:
        mount(path, "ro,size=1m")
    else:
        os.makedirs(path, exist_ok=True)
        os.chmod(path, 0o555)
    refused(other("read-only", data=f"{path}/data"), "ead-only" if os.getuid() == 0 else "ermission")


def log_directory_that_is_a_file():
    """Kafka goes on without it; but not without that of the metadata log, the first."""
    at = f"{DIR}/half"
    os.makedirs(at)
    with open(f"{at}/file", "w") as f:
        f.write("no directory")

    def whole(name, first, second):
        with open(f"{DIR}/{name}.properties", "w") as f:
            f.write(f"process.roles=broker,controller\nnode.id=1\ncontroller.quorum.bootstrap.servers=127.0.0.1:{PORT + 21}\n"
                    f"listeners=PLAINTEXT://127.0.0.1:{PORT + 10},CONTROLLER://127.0.0.1:{PORT + 21}\ncontroller.listener.names=CONTROLLER\n"
                    f"advertised.listeners=PLAINTEXT://127.0.0.1:{PORT + 10},CONTROLLER://127.0.0.1:{PORT + 21}\nlog.dirs={first},{second}\n")
        return other(name, is_whole=True)

    s = whole("half", f"{at}/good", f"{at}/file").start()
    say(s.says("Failed to create or validate data directory"))
    with Client(s.port) as c:
        c.create("t")
        assert c.produce(b"kept", "t") >= 0
    assert s.end(signal.SIGTERM) == 0
    s.start()
    with Client(s.port) as c:
        assert list(c.values("t").values()) == [b"kept"]
    s.end()
    refused(whole("none", f"{at}/file", f"{at}/good"), "file: Not a directory")


def full_disk():
    if not may_mount():
        return
    path = f"{DIR}/small"
    mount(path, "size=24m")
    s = other("full", data=f"{path}/data").start()
    told, error = {}, None
    with Client(s.port) as c:
        c.create("fill")
        for i in range(1000):
            value = b"%d " % i + bytes(100000)
            try:
                offset = c.produce(value, "fill")
            except (OSError, ConnectionError):
                error = "a closed connection"
                break
            if offset < 0:
                error = f"error {-offset}"
                break
            told[offset] = value
    assert error in ("a closed connection", f"error {STORAGE_ERROR}", f"error {NOT_LEADER}"), error
    say(f"{len(told)} records of 100 kB, then {error}")
    say(s.says("space"))
    until(lambda: s.process.poll() is not None, "it ends, as its only directory is gone", 20)
    say(f"ended with {s.process.returncode}: {s.said().strip().split(chr(10))[-1]}")
    assert s.process.returncode == 1
    subprocess.run(["mount", "-o", "remount,size=64m", path], check=True)
    s.start()
    with Client(s.port) as c:
        stood = c.values("fill")
        assert all(stood.get(o) == v for o, v in told.items()), "acknowledged records are lost"
        assert c.produce(b"more", "fill") >= 0
    say(f"with room again: all {len(told)} are there, and it takes more")
    s.end()


def corrupt_files():
    s = other("corrupt").start()
    with Client(s.port) as c:
        c.create("c")
        told = {c.produce(b"%d" % i, "c"): b"%d" % i for i in range(50)}
    s.end()
    log = f"{s.data}/broker-1/c-0"
    with open(f"{log}/{0:020d}.log", "ab") as f:
        f.write(struct.pack(">qi", 50, 4000) + os.urandom(700))
    for kind in ("index", "timeindex"):
        with open(f"{log}/{0:020d}.{kind}", "wb") as f:
            f.write(b"nonsense" * 3)
    for name in ("recovery-point-offset-checkpoint", "replication-offset-checkpoint"):
        with open(f"{s.data}/broker-1/{name}", "wb") as f:
            f.write(b"nonsense\n")
    s.start()
    with Client(s.port) as c:
        stood = c.values("c")
    assert stood == told, f"{len(stood)} of {len(told)}"
    say(f"a torn tail, nonsense in indexes and checkpoints: all {len(told)} records are there")
    s.end()
    with open(f"{s.data}/broker-1/meta.properties", "wb") as f:
        f.write(b"version=1\nnode.id=7\ncluster.id=MkU3OEVBNTcwNTJENDM2Qk\n")
    s.launch()
    status = s.ends()
    say(f"meta.properties of another: {status}: {s.said().strip().split(chr(10))[-1]}")
    assert status in (1, 2)


CLOCK = """#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <stdlib.h>
int clock_gettime(clockid_t id, struct timespec *t)
{
	int got = (int)syscall(SYS_clock_gettime, id, t);

	if (id == CLOCK_REALTIME && access(getenv("KLAB_CLOCK"), F_OK) == 0)
		t->tv_sec -= 1800;
	return got;
}
"""


def clock_set_back():
    """By a library before libc's, which tells a time half an hour ago once a file is there."""
    with open(f"{DIR}/clock.c", "w") as f:
        f.write(CLOCK)
    try:
        subprocess.run(["cc", "-shared", "-fPIC", "-o", f"{DIR}/clock.so", f"{DIR}/clock.c"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return say("left out: no C compiler")
    if os.path.exists(f"{DIR}/set-back"):
        os.remove(f"{DIR}/set-back")
    s = other("clock", env={"LD_PRELOAD": f"{DIR}/clock.so", "KLAB_CLOCK": f"{DIR}/set-back",
                              "ASAN_OPTIONS": "verify_asan_link_order=0"}).start()
    with Client(s.port) as c:
        c.create("k")
        told = [c.produce(b"before", "k")]
        open(f"{DIR}/set-back", "w").close()
        began = time.monotonic()
        c.call(fetch_request(1, "k", wait_ms=300))
        waited = time.monotonic() - began
        told += [c.produce(b"after %d" % i, "k") for i in range(20)]
        assert told == list(range(21)), told
        assert 0.2 < waited < 3, waited
        for _ in range(6): # what waits for a time that has gone back would show in these
            c.call(fetch_request(21, "k", wait_ms=300))
        assert len(c.call(METADATA)) > 0
    s.is_alive()
    last = s.said().strip().split("\n")[-1]
    assert "ERROR" not in s.said(), last
    say(f"half an hour back: a fetch of 300 ms waited {waited * 1000:.0f} ms, offsets go on, no error in the log")
    assert s.end(signal.SIGTERM) == 0


# ---- Limits ------------------------------------------------------------------------------------------------------------------------------

def descriptors_64():
    s = other("few", before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))).start()
    with Client(s.port) as first:
        first.create("f")
        told = {first.produce(b"a", "f"): b"a"}
        many = [Client(s.port) for _ in range(200)]
        say(s.says("new connections wait until others end"))
        for i in range(50):
            told[first.produce(b"%d" % i, "f")] = b"%d" % i
        for i in range(60): # more logs than descriptors, while clients wait for theirs
            first.create(f"another{i}")
        for i in range(60):
            assert first.produce(b"%d" % i, f"another{i}") == 0, "no descriptor was left for a log"
        for i in range(60):
            assert first.values(f"another{i}") == {0: b"%d" % i}
        for c in many:
            c.socket.close()
        until(lambda: is_answered(s.port), "an answer once there is room", 10)
        with Client(s.port) as c:
            assert c.values("f") == told
    lines = s.said().count("new connections wait until others end")
    say(f"{lines} such line; records and 60 new logs go on, and others are served once there is room")
    assert lines == 1 and "Too many open files" not in s.said().replace("others end: Too many open files", ""), s.said()[-300:]
    s.end()
    s.start()
    with Client(s.port) as c:
        assert all(c.values(f"another{i}") == {0: b"%d" % i} for i in range(60)) and c.values("f") == told
    s.is_alive()
    s.end()


def max_connections_per_ip():
    s = other("per-ip", settings="max.connections.per.ip=6\n").start()  # one is the broker's own
    many = [Client(s.port) for _ in range(12)]
    say(s.says("Rejected connection from /127.0.0.1, address already has the configured maximum of 6 connections."))
    closed = [c.is_closed(0.3) for c in many]
    assert not closed[0] and closed[-1] and sum(closed) in (6, 7), closed
    assert len(many[0].call(API_VERSIONS)) > 100
    for c in many:
        c.socket.close()
    until(lambda: is_answered(s.port), "an answer once there is room", 10)
    s.end()


def max_connections():
    s = other("max", settings="max.connections=5\n").start()
    many = [Client(s.port) for _ in range(8)]
    for c in many:
        c.socket.sendall(API_VERSIONS)
        c.socket.settimeout(0.3)
    answered = []
    for c in many:
        try:
            answered.append(len(c.answer()) > 100)
        except socket.timeout:
            answered.append(False)
    assert answered[0] and not answered[-1] and sum(answered) in (4, 5), answered
    many[0].socket.close()
    many[1].socket.close()
    many[2].socket.close()
    many[-1].socket.settimeout(5)
    assert len(many[-1].answer()) > 100
    say(f"of 8 connections {sum(answered)} were answered, the others waited until some closed")
    for c in many:
        c.socket.close()
    s.end()


def connections_max_idle():
    s = other("idle", settings="connections.max.idle.ms=1500\n").start()
    with Client(s.port) as idle, Client(s.port) as busy:
        began = time.monotonic()
        for _ in range(8):
            time.sleep(0.3)
            assert len(busy.call(API_VERSIONS)) > 100
        assert idle.is_closed(3), "left open"
        say(f"closed when it was idle for 1.5 s (seen within {time.monotonic() - began:.1f} s); one that asks each 300 ms is not")
        assert len(busy.call(API_VERSIONS)) > 100
    s.is_alive()
    s.end()


def socket_request_max_bytes():
    s = other("size", settings="socket.request.max.bytes=100000\n").start()
    with Client(s.port) as c:
        c.socket.sendall(struct.pack(">i", 100001))
        assert c.is_closed()
    say(s.says("Invalid receive (size = 100001 larger than 100000)"))
    s.end()


def queued_max_request_bytes():
    s = other("queued", settings="queued.max.request.bytes=20000000\nsocket.request.max.bytes=15000000\n").start()
    before = s.resident_mb()
    many = [Client(s.port) for _ in range(20)]
    for c in many:
        c.socket.setblocking(False)
    data, end = struct.pack(">i", 15000000) + bytes(14000000), time.monotonic() + 3
    put = [0] * len(many)
    while time.monotonic() < end:
        for i, c in enumerate(many):
            try:
                put[i] += c.socket.send(data[put[i]:put[i] + 65536])
            except BlockingIOError:
                pass
    grown = s.resident_mb() - before
    assert grown < 100, f"{grown:.0f} MB"
    for c in many:
        c.socket.close()
    with Client(s.port) as c:
        assert len(c.call(API_VERSIONS)) > 100
    say(f"20 frames of 15 MB that do not end, 20 MB may be queued: {grown:+.0f} MB, {sum(put) / 1e6:.0f} MB taken")
    s.end()


def all_is_there():
    witness.stopping = True
    witness.join(15)
    main.is_alive()
    say(f"{witness.is_whole()} acknowledged records; at most {main.resident_mb('VmHWM'):.0f} MB resident")
    assert main.end(signal.SIGTERM) == 0


def too_long(*_):
    sys.exit("FAILED hostile: it was ended, or took too long")


signal.signal(signal.SIGTERM, too_long)
signal.signal(signal.SIGALRM, too_long)
signal.alarm(SECONDS_MAX)
shutil.rmtree(DIR, ignore_errors=True)
os.makedirs(DIR)
main = Server("main")
witness = Witness(main)
CHECKS = [slow_loris, half_closed, garbage, http, tls, frame_of_2_gb, unknown_requests, frames_that_never_end, connections_10000, never_reads, kill_9,
          sigterm_during_a_produce, port_in_use, directory_locked, read_only_directory, log_directory_that_is_a_file, full_disk, corrupt_files, clock_set_back, descriptors_64,
          max_connections_per_ip, max_connections, connections_max_idle, socket_request_max_bytes,
          queued_max_request_bytes]
try:
    main.start()
    with Client() as creator:
        creator.create()
    witness.start()
    witness.is_served(20)
    run([(c.__name__.replace("_", "-"), c) for c in CHECKS if not WORDS or any(w in c.__name__.replace("_", "-") for w in WORDS)]
        + [("all-is-there", all_is_there)])
finally:
    for server in servers:
        if server.process and server.process.poll() is None:
            server.process.kill()
            server.process.wait()
    for path in mounts:
        subprocess.run(["umount", "-l", path], capture_output=True)
