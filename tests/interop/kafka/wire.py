"""Kafka's requests and answers as dicts, by the schemas of engine/wire/schema: encode and decode of every version, frames over a socket, and batches."""
import os
import re
import socket
import struct
import uuid

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../engine/wire/schema")
NUMBERS = {"int8": "b", "int16": "h", "uint16": "H", "int32": "i", "uint32": "I", "int64": "q", "float64": "d", "bool": "?"}


class Versions:
    def __init__(self, text, last=32767):
        low, _, high = text.partition("-")
        self.low = int(low.rstrip("+"))
        self.high = int(high) if high else last if low.endswith("+") else self.low

    def __contains__(self, version):
        return self.low <= version <= self.high


NEVER = Versions("32767-0")


class Field:
    def __init__(self, line):
        words = line.split("#")[0].split()
        self.name, self.type, self.versions = words[0], words[1], Versions(words[2])
        self.null, self.tag, self.default, self.fields, self.inflexible = NEVER, None, None, [], False
        rest = words[3:]
        while rest:
            word = rest.pop(0)
            if word == "null":
                self.null = Versions(rest.pop(0)) if rest and re.match(r"\d", rest[0]) else Versions("0+")
            elif word == "tag":
                self.tag = int(rest.pop(0))
            elif word == "=":
                self.default = rest.pop(0)
            elif word == "inflexible":
                self.inflexible = True
        self.is_array, self.type = self.type.startswith("[]"), self.type.removeprefix("[]")

    def value_otherwise(self):
        if self.is_array:
            return None if self.default == "null" else []
        if self.fields:
            return None if self.default == "null" else {}
        if self.type in NUMBERS:
            return self.default == "true" if self.type == "bool" else (float if self.type == "float64" else int)(self.default or 0)
        if self.type == "uuid":
            return uuid.UUID(int=0)
        return None if self.default == "null" or self.type == "records" else b"" if self.type == "bytes" else (self.default or "").strip('"')


class Message:
    def __init__(self, line):
        self.name = line.split()[1]
        words = line.split()
        at = {word: words[i + 1] for i, word in enumerate(words[:-1])}
        self.key = int(at.get("key", -1))
        self.versions = Versions(at["versions"]) if at.get("versions", "none") != "none" else NEVER
        flexible = at.get("flexible", "none")
        self.flexible = Versions(flexible) if flexible != "none" else NEVER
        self.fields = []


def resolve(stack, structs):
    def walk(fields):
        for field in fields:
            if not field.fields and field.type in structs:
                field.fields = structs[field.type].fields
            walk(field.fields)

    walk(stack[0].fields if stack else [])


def load():
    found = {}
    for name in sorted(os.listdir(SCHEMAS)):
        stack, structs = [], {}
        for line in open(os.path.join(SCHEMAS, name)):
            depth = len(line) - len(line.lstrip("\t"))
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if depth == 0:
                resolve(stack, structs)
                stack, structs = [Message(line)], {}
                found[stack[0].name] = stack[0]
                continue
            del stack[depth:]
            if line.split()[0] == "struct": # what several fields of this message are made of
                structs[line.split()[1]] = shared = Message(line)
                stack.append(shared)
                continue
            field = Field(line)
            stack[-1].fields.append(field)
            stack.append(field)
        resolve(stack, structs)
    return found


MESSAGES = load()
REQUESTS = {m.name.removesuffix("Request"): m for m in MESSAGES.values() if m.name.endswith("Request")}


def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def encode_sized(data, flexible, width):
    if flexible:
        return varint(0 if data is None else len(data) + 1) + (data or b"")
    return struct.pack(">" + width, -1 if data is None else len(data)) + (data or b"")


def encode_one(field, value, version, flexible):
    if field.fields:
        if field.null is not NEVER and not field.is_array:
            return b"\xff" if value is None else b"\x01" + encode(field.fields, value, version, flexible)
        return encode(field.fields, value, version, flexible)
    if field.type in NUMBERS:
        return struct.pack(">" + NUMBERS[field.type], value)
    if field.type == "uuid":
        return value.bytes
    data = value.encode() if isinstance(value, str) else value
    return encode_sized(data, flexible, "h" if field.type == "string" else "i")


def encode_field(field, value, version, flexible):
    flexible = flexible and not field.inflexible
    if not field.is_array:
        return encode_one(field, value, version, flexible)
    count = varint(0 if value is None else len(value) + 1) if flexible else struct.pack(">i", -1 if value is None else len(value))
    return count + b"".join(encode_one(field, v, version, flexible) for v in value or [])


def encode(fields, body, version, flexible):
    out, tags = b"", []
    unknown = body.keys() - {f.name for f in fields}
    assert not unknown, f"no such fields: {unknown}"
    for field in fields:
        if version not in field.versions:
            continue
        if field.tag is None:
            out += encode_field(field, body.get(field.name, field.value_otherwise()), version, flexible)
        elif field.name in body:
            data = encode_field(field, body[field.name], version, flexible)
            tags.append((field.tag, data))
    if flexible:
        out += varint(len(tags)) + b"".join(varint(tag) + varint(len(data)) + data for tag, data in sorted(tags))
    return out


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, size):
        if size < 0 or self.at + size > len(self.data):
            raise ValueError(f"{size} bytes wanted at {self.at} of {len(self.data)}")
        self.at += size
        return self.data[self.at - size:self.at]

    def number(self, form):
        return struct.unpack(">" + form, self.take(struct.calcsize(form)))[0]

    def varint(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def size(self, flexible, width):
        return self.varint() - 1 if flexible else self.number(width)


def decode_one(r, field, version, flexible):
    if field.fields:
        if field.null is not NEVER and not field.is_array and r.number("b") < 0:
            return None
        return decode(r, field.fields, version, flexible)
    if field.type in NUMBERS:
        return r.number(NUMBERS[field.type])
    if field.type == "uuid":
        return uuid.UUID(bytes=r.take(16))
    size = r.size(flexible, "h" if field.type == "string" else "i")
    data = None if size < 0 else r.take(size)
    return data.decode() if field.type == "string" and data is not None else data


def decode_field(r, field, version, flexible):
    flexible = flexible and not field.inflexible
    if not field.is_array:
        return decode_one(r, field, version, flexible)
    count = r.size(flexible, "i")
    return None if count < 0 else [decode_one(r, field, version, flexible) for _ in range(count)]


def decode(r, fields, version, flexible):
    out = {}
    tagged = {f.tag: f for f in fields if f.tag is not None and version in f.versions}
    for field in fields:
        if field.tag is None and version in field.versions:
            out[field.name] = decode_field(r, field, version, flexible)
    for _ in range(r.varint() if flexible else 0):
        tag, data = r.varint(), Reader(r.take(r.varint()))
        out[tagged[tag].name if tag in tagged else f"tag {tag}"] = decode_field(data, tagged[tag], version, flexible) if tag in tagged else data.data
    return out


class Connection:
    """ask() gives the decoded answer, or a word for what came instead."""

    def __init__(self, port):
        self.port, self.socket, self.correlation = port, None, 0

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None

    def receive(self, size):
        data = b""
        while len(data) < size:
            piece = self.socket.recv(size - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data

    def exchange(self, frame, is_answered=True):
        if not self.socket:
            self.socket = socket.create_connection(("127.0.0.1", self.port), 10)
        try:
            self.socket.sendall(struct.pack(">i", len(frame)) + frame)
            return self.receive(struct.unpack(">i", self.receive(4))[0]) if is_answered else None
        except (EOFError, ConnectionError):
            self.close()
            return "closed"
        except TimeoutError:
            self.close()
            return "no answer"

    def ask(self, api, version, body, is_answered=True, tail=b""):
        request, response = REQUESTS[api], MESSAGES[api + "Response"]
        self.correlation += 1
        flexible = version in request.flexible
        frame = struct.pack(">hhi", request.key, version, self.correlation) + encode_sized(b"side by side", False, "h") + (b"\0" if flexible else b"")
        frame += (body if isinstance(body, bytes) else encode(request.fields, body, version, flexible)) + tail
        data = self.exchange(frame, is_answered)
        if not isinstance(data, bytes):
            return data
        r = Reader(data)
        if r.number("i") != self.correlation:
            return "another's answer"
        if version not in request.versions: # answered as version 0, of ApiVersions only
            version, flexible = 0, False
        if flexible and api != "ApiVersions":
            r.varint()
        try:
            answer = decode(r, response.fields, version, flexible)
        except ValueError as problem:
            return f"malformed: {problem}: {data[:60].hex()}"
        return answer if r.at == len(data) else f"{len(data) - r.at} bytes left over"


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def zigzag(n):
    return varint(n << 1 if n >= 0 else (-n << 1) - 1)


def batch(values, magic=2, crc=0, attributes=0, producer=(-1, -1, -1), time=1700000000000, last_delta=None, base_offset=0, count=None):
    """A batch of records without keys; crc is what is wrong with its checksum."""
    records = b""
    for i, value in enumerate(values):
        record = b"\0" + zigzag(0) + zigzag(i) + zigzag(-1) + zigzag(-1 if value is None else len(value)) + (value or b"") + zigzag(0)
        records += zigzag(len(record)) + record
    delta = len(values) - 1 if last_delta is None else last_delta
    tail = struct.pack(">hiqqqhii", attributes, delta, time, time, *producer, len(values) if count is None else count) + records
    body = struct.pack(">ibI", -1, magic, crc32c(tail) ^ crc) + tail
    return struct.pack(">qi", base_offset, len(body)) + body
