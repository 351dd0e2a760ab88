"""Sends the same requests to two servers, Apache Kafka's and klab's, and shows where their answers differ.

    requests.py KAFKA_PORT KLAB_PORT [--verbose] [word of a case's name]

What may differ stands in MAY_DIFFER, with the reason. Status 1: something else did.
"""
import struct
import sys
import time

import cases
from wire import Connection

# The last name of a field, or the end of a path: why the two may say different things there.
MAY_DIFFER = {
    "ThrottleTimeMs": "no quota is set, but each measures time itself",
    "ClusterId": "each cluster has its own",
    "TopicId": "drawn at random",
    "MemberId": "drawn at random", "Leader": "a member's id",
    "Host": "where each listens", "Port": "where each listens",
    "SessionId": "drawn at random",
    "LogDir": "where each keeps its logs",
    "TotalBytes": "of the file system, as it is by then", "UsableBytes": "of the file system, as it is by then",
    "ReplicaDirectoryId": "drawn at random",
    "LastFetchTimestamp": "clock", "LastCaughtUpTimestamp": "clock",
    "LogAppendTimeMs": "clock",
    "ProducerId": "blocks of ids go to whoever asks first",
    "HighWatermark of the quorum": "no-op records come by the clock",
    "FinalizedFeaturesEpoch": "the offset of the metadata at the time",
}


def may_differ(api, path):
    last = path[-1] if isinstance(path[-1], str) else path[-2]
    return last in MAY_DIFFER or (api == "DescribeQuorum" and last in ("HighWatermark", "LogEndOffset"))


def by_name_or_id(items):
    """Quotas go by their entity. Topics that may be named by their id alone, and resources that have a type and a name: Kafka keeps them in hash tables."""
    if items and all(isinstance(e, dict) and e.keys() >= {"Entity"} for e in items):
        keys = [str(sorted((part["EntityType"], str(part["EntityName"])) for part in e["Entity"])) for e in items]
        return dict(zip(keys, items)) if len(set(keys)) == len(keys) else items
    if items and all(isinstance(e, dict) and e.keys() >= {"ResourceType", "ResourceName"} for e in items):
        keys = [f"{e['ResourceType']} {e['ResourceName']}" for e in items]
        return dict(zip(keys, items)) if len(set(keys)) == len(keys) else items
    if not items or not all(isinstance(e, dict) and "TopicId" in e and "Name" in e for e in items) or all(e["Name"] is not None for e in items):
        return items
    keys = [e["Name"] if e["Name"] is not None else str(e["TopicId"]) for e in items]
    return dict(zip(keys, items)) if len(set(keys)) == len(keys) else items


def differences(a, b, path=()):
    """Pairs of values that differ. Lists of named things are compared by name: their order means nothing where Kafka keeps them in hash tables."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys()):
            yield from differences(a.get(key, "(absent)"), b.get(key, "(absent)"), path + (key,))
    elif isinstance(a, list) and isinstance(b, list):
        a, b = by_name_or_id(a), by_name_or_id(b)
        if isinstance(a, dict) or isinstance(b, dict): # one of them may be empty
            a, b = a or {}, b or {}
        if isinstance(a, dict) and isinstance(b, dict):
            yield from differences(a, b, path)
            return
        for name in ("Name", "ApiKey", "TopicName", "ResourceName", "PartitionIndex", "GroupId", "Topic", "Partition", "PartitionId", "Key"):
            if all(isinstance(e, dict) and e.get(name) is not None for e in a + b) and a + b:
                left, right = {e[name]: e for e in a}, {e[name]: e for e in b}
                if len(left) == len(a) and len(right) == len(b):
                    yield from differences(left, right, path)
                    return
        if len(a) != len(b):
            yield path, a, b
            return
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, path + (i,))
    elif a != b:
        yield path, a, b


def show(value):
    text = str(value)
    return text if len(text) < 300 else text[:300] + f"... ({len(text)} characters)"


class Side:
    """One of the two servers, and what a case may need to know of it."""

    def __init__(self, port):
        self.connection, self.port = Connection(port), port
        self.ids = {}   # topic ids by name
        self.known = {} # what earlier answers gave: members, sessions

    def ask(self, case):
        body = case.body(self) if callable(case.body) else case.body
        answer = self.connection.ask(case.api, case.version, body, case.is_answered, case.tail)
        for _ in range(40 if case.is_needed else 8): # a coordinator that loads says so: 14, 15, 16
            if not case.is_patient or not (set(errors(answer)) & {14, 15, 16}):
                break
            time.sleep(0.25)
            answer = self.connection.ask(case.api, case.version, body, case.is_answered, case.tail)
        for topic in answer.get("Topics") or [] if isinstance(answer, dict) else []:
            if topic.get("TopicId") and topic.get("Name"):
                self.ids[topic["Name"]] = topic["TopicId"]
        if case.keep and isinstance(answer, dict):
            case.keep(self, answer)
        return answer


def errors(answer):
    if isinstance(answer, dict):
        for key, value in answer.items():
            if key == "ErrorCode":
                yield value
            yield from errors(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from errors(value)


def main():
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    is_verbose = "--verbose" in sys.argv
    kafka, klab = Side(int(words[0])), Side(int(words[1]))
    count, differing, known = 0, 0, 0
    for case in cases.all_cases():
        if len(words) > 2 and words[2] not in case.name and not case.is_needed:
            continue
        try:
            ours, theirs = klab.ask(case), kafka.ask(case)
        except struct.error as problem:
            sys.exit(f"{case.name}: {problem}")
        count += 1
        found = [d for d in differences(theirs, ours) if not d[0] or not may_differ(case.api, d[0])]
        explained = [d for d in found if cases.reason(case, d)]
        known += len(explained)
        found = [d for d in found if d not in explained]
        if is_verbose:
            print(f"# {case.name} (version {case.version}): {show(theirs)}")
        if found:
            differing += 1
            print(f"{case.name} (version {case.version}):")
        for path, a, b in found[:200]:
            print(f"    {'.'.join(map(str, path)) or 'answer'}: Kafka {show(a)} | klab {show(b)}")
    print(f"{count} requests, {differing} answered differently, {known} differences that are known")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
