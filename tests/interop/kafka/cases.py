"""The requests that both servers are asked, in order, and the differences that are known."""
import uuid

from wire import REQUESTS, batch


class Case:
    def __init__(self, name, api, version, body, is_answered=True, tail=b"", keep=None, is_needed=False, is_patient=True):
        self.name, self.api, self.version, self.body = name, api, version, body
        self.is_answered, self.tail, self.keep, self.is_needed, self.is_patient = is_answered, tail, keep, is_needed, is_patient


# (word of the case's name or None, word of the path, why): klab says something else, and is to, until it can do more.
KNOWN = [
    ("api versions", "ApiKeys", "klab tells of the APIs that it has: no transactions, share or streams groups, security"),
    ("api versions", "Features", "likewise: no share.version, streams.version, group.version, transaction.version"),
    ("coordinator of type 1", "", "no transactions"), ("as a transaction", "", "no transactions"), (None, "__transaction_state", "no transactions"),
    ("telemetry", "ClientInstanceId", "drawn at random"), ("telemetry", "SubscriptionId", "made of it"),
    ("produce: in the future", "BatchIndexErrorMessage", "the clock"), ("'log.cleaner.threads', 0, '90'", "ErrorMessage", "whether the change just before is in force already"),
    ("produce: null", "", "Kafka's handler fails and never answers"),
    ("('retention.ms', 9", "", "Kafka's controller fails; klab says what is wrong"),
    ("of type 8", "Configs", "the loggers are the classes of a Java program"),
    ("configs, documented", "Documentation", "each has sentences of its own"),
    ("configs of a broker", "listeners", "where each listens"), ("configs of a broker", "quorum.voters", "where each listens"), ("configs of a broker", "log.dirs", "where each keeps its logs"),
    ("join: instance", "Members", "ids of members are drawn at random"), ("join: ", "GenerationId", "how many rounds there were by then is a matter of time"),
]


def reason(case, difference):
    path = ".".join(map(str, difference[0]))
    return next((why for name, word, why in KNOWN if (name is None or name in case.name) and word in path), None)


def each_version(name, api, body, **rest):
    versions = REQUESTS[api].versions
    for version in range(versions.low, versions.high + 1):
        yield Case(name, api, version, body, **rest)


def topic(name, partitions=1, replicas=1, assignment=None, **configs):
    return {"Name": name, "NumPartitions": partitions, "ReplicationFactor": replicas,
            "Assignments": [{"PartitionIndex": i, "BrokerIds": b} for i, b in (assignment or {}).items()],
            "Configs": [{"Name": k.replace("_", "."), "Value": v} for k, v in configs.items()]}


def versions_asked():
    for version in (0, 1, 2, 3, 4, 5, 99, -1):
        body = {"ClientSoftwareName": "side-by-side", "ClientSoftwareVersion": "1"} if version in (3, 4) else b""
        yield Case("api versions", "ApiVersions", version, body)
    yield Case("api versions, bad name", "ApiVersions", 3, {"ClientSoftwareName": "a b", "ClientSoftwareVersion": ""})
    yield Case("api versions, bad version", "ApiVersions", 3, {"ClientSoftwareName": "a", "ClientSoftwareVersion": "-x"})


def topics_created():
    yield Case("create topics", "CreateTopics", 7, {"Topics": [topic("t"), topic("three", 3), topic("small", max_message_bytes="1000"), topic("stamped", message_timestamp_type="LogAppendTime"), topic("compacted", cleanup_policy="compact")]}, is_needed=True)
    bad = {
        "exists": topic("t"), "no name": topic(""), "dot": topic("."), "dots": topic(".."), "space": topic("a b"), "long": topic("x" * 250), "249": topic("y" * 249),
        "zero partitions": topic("a", 0), "minus two partitions": topic("a", -2), "default partitions": topic("default", -1, -1), "too many replicas": topic("a", 1, 2),
        "zero replicas": topic("a", 1, 0), "minus two replicas": topic("a", 1, -2), "underscores": topic("t.t"), "collides": topic("t_t"),
        "assigned": topic("assigned", -1, -1, {0: [1], 1: [1]}), "assigned and counted": topic("a", 1, 1, {0: [1]}), "gap": topic("a", -1, -1, {0: [1], 2: [1]}),
        "not from 0": topic("a", -1, -1, {1: [1]}), "unknown broker": topic("a", -1, -1, {0: [7]}), "twice": topic("a", -1, -1, {0: [1, 1]}),
        "none assigned": topic("a", -1, -1, {0: []}), "negative broker": topic("a", -1, -1, {0: [-1]}), "uneven": topic("a", -1, -1, {0: [1], 1: [1, 2]}), "unknown config": topic("a", no_such="1"),
        "bad number": topic("a", retention_ms="soon"), "too small": topic("a", segment_bytes="1"), "bad choice": topic("a", cleanup_policy="burn"),
        "null value": topic("a", retention_ms=None), "bad codec": topic("a", compression_type="rar"), "bad bool": topic("a", preallocate="perhaps"),
        "bad ratio": topic("a", min_cleanable_dirty_ratio="2"), "spaces": topic("spaces", retention_ms=" 5 "), "both policies": topic("both", cleanup_policy="compact,delete"),
        "local retention": topic("a", local_retention_ms="100", retention_ms="50"), "remote": topic("a", remote_storage_enable="true"), "internal": topic("__consumer_offsets", -1, -1), "metadata": topic("__cluster_metadata"),
        "min isr 0": topic("a", min_insync_replicas="0"), "empty value": topic("a", retention_ms=""), "max compaction lag": topic("a", max_compaction_lag_ms="0"), "lags": topic("a", min_compaction_lag_ms="100", max_compaction_lag_ms="50"),
        "throttled": topic("a", leader_replication_throttled_replicas="x"), "gzip level": topic("a", compression_gzip_level="77"), "message version": topic("a", message_format_version="3.0"),
    }
    for name, wanted in bad.items():
        yield Case(f"create topic: {name}", "CreateTopics", 7, {"Topics": [wanted], "validateOnly": wanted["Name"] in ("a", "__consumer_offsets")})
    yield Case("create the same twice", "CreateTopics", 7, {"Topics": [topic("b"), topic("b"), topic("c1")]})
    yield Case("create one of two", "CreateTopics", 5, {"Topics": [topic("good"), topic("bad", 0)]})
    yield Case("create none", "CreateTopics", 7, {"Topics": []})
    for version in range(2, 8):
        yield Case("create, tried only", "CreateTopics", version, {"Topics": [topic("tried", 2, 1, retention_ms="1000")], "validateOnly": True})
    yield Case("create partitions", "CreatePartitions", 3, {"Topics": [{"Name": "t", "Count": 2}, {"Name": "nope", "Count": 2}, {"Name": "three", "Count": 2}, {"Name": "compacted", "Count": 1}], "TimeoutMs": 5000})
    yield Case("create partitions, bad", "CreatePartitions", 3, {"Topics": [{"Name": "t", "Count": 3, "Assignments": [{"BrokerIds": [9]}]}, {"Name": "three", "Count": 5, "Assignments": [{"BrokerIds": [1]}]},
                                                                           {"Name": "compacted", "Count": -1}, {"Name": "small", "Count": 0}], "TimeoutMs": 5000})
    yield Case("create partitions twice", "CreatePartitions", 3, {"Topics": [{"Name": "t", "Count": 4}, {"Name": "t", "Count": 5}], "TimeoutMs": 5000})
    yield Case("delete topics", "DeleteTopics", 6, {"Topics": [{"Name": "default"}, {"Name": "nope"}, {"TopicId": uuid.UUID(int=77)}, {"Name": ""}], "TimeoutMs": 5000})
    yield Case("delete twice", "DeleteTopics", 6, {"Topics": [{"Name": "good"}, {"Name": "good"}], "TimeoutMs": 5000})
    yield Case("delete by no name", "DeleteTopics", 6, {"Topics": [{"Name": None}], "TimeoutMs": 5000})
    yield Case("delete topics, old", "DeleteTopics", 3, {"TopicNames": ["nope", "spaces"], "TimeoutMs": 5000})


def metadata():
    def named(*names):
        return {"Topics": [{"Name": n} for n in names]}
    for version in range(0, 14):
        auto = {"AllowAutoTopicCreation": False} if version >= 4 else {}
        yield Case("metadata of topics", "Metadata", version, {**named("t", "three"), **auto}, is_needed=True)
    yield Case("metadata of all", "Metadata", 13, {"Topics": None})
    yield Case("metadata of none", "Metadata", 13, {"Topics": []})
    yield Case("metadata of bad names", "Metadata", 12, {**named("", "a b", ".", "nope"), "AllowAutoTopicCreation": False, "IncludeTopicAuthorizedOperations": True})
    yield Case("metadata of one twice", "Metadata", 12, {**named("t", "t"), "IncludeTopicAuthorizedOperations": True})
    yield Case("metadata by id", "Metadata", 12, lambda side: {"Topics": [{"TopicId": side.ids["t"], "Name": None}, {"TopicId": uuid.UUID(int=9), "Name": None}]})
    yield Case("metadata by id, zero", "Metadata", 12, {"Topics": [{"TopicId": uuid.UUID(int=0), "Name": None}]})
    yield Case("metadata by id and name", "Metadata", 12, lambda side: {"Topics": [{"TopicId": side.ids["t"], "Name": "t"}]})
    yield Case("metadata, authorized", "Metadata", 9, {**named("t"), "IncludeClusterAuthorizedOperations": True, "IncludeTopicAuthorizedOperations": True})
    yield Case("topic partitions", "DescribeTopicPartitions", 0, {"Topics": [{"Name": "three"}, {"Name": "nope"}, {"Name": "t"}], "ResponsePartitionLimit": 2})
    yield Case("topic partitions, all", "DescribeTopicPartitions", 0, {"Topics": []})
    yield Case("topic partitions, bad cursor", "DescribeTopicPartitions", 0, {"Topics": [{"Name": "three"}], "Cursor": {"TopicName": "three", "PartitionIndex": -1}})


def configs():
    def of(kind, name, keys=None, **more):
        return {"Resources": [{"ResourceType": kind, "ResourceName": name, "ConfigurationKeys": keys}], **more}
    yield Case("configs of a topic", "DescribeConfigs", 4, of(2, "t", IncludeSynonyms=True))
    yield Case("configs of a compacted topic", "DescribeConfigs", 4, of(2, "compacted", IncludeSynonyms=True))
    yield Case("configs of a broker", "DescribeConfigs", 4, of(4, "1", IncludeSynonyms=True))
    for version in (1, 2, 3):
        yield Case("configs of a topic, old", "DescribeConfigs", version, of(2, "small", ["max.message.bytes", "no.such", "retention.ms"]))
    yield Case("configs, documented", "DescribeConfigs", 4, of(2, "small", ["max.message.bytes"], IncludeDocumentation=True))
    for kind, name in ((2, "nope"), (2, ""), (2, "a b"), (4, ""), (4, "7"), (4, "x"), (8, "1"), (8, ""), (16, "c"), (16, ""), (32, "g"), (32, ""), (1, "x"), (0, "x"), (99, "x")):
        yield Case(f"configs of type {kind} '{name}'", "DescribeConfigs", 4, of(kind, name))

    def alter(kind, name, *changes):
        return {"Resources": [{"ResourceType": kind, "ResourceName": name, "Configs": [{"Name": n, "ConfigOperation": op, "Value": v} for n, op, v in changes]}]}
    SET, DELETE, APPEND, SUBTRACT = range(4)
    for kind, name, changes in (
        (2, "t", [("retention.ms", SET, "5000")]), (2, "t", [("retention.ms", SET, "x")]), (2, "t", [("retention.ms", SET, None)]), (2, "t", [("no.such", SET, "1")]),
        (2, "t", [("no.such", DELETE, None)]), (2, "t", [("retention.ms", APPEND, "1")]), (2, "t", [("cleanup.policy", APPEND, "compact")]), (2, "t", [("cleanup.policy", SUBTRACT, "delete")]),
        (2, "t", [("cleanup.policy", SUBTRACT, "compact")]), (2, "t", [("retention.ms", SET, "1"), ("retention.ms", DELETE, None)]), (2, "t", [("retention.ms", 9, "1")]), (2, "t", [("", SET, "1")]),
        (2, "t", []), (2, "nope", [("retention.ms", SET, "1")]), (2, "", [("retention.ms", SET, "1")]), (2, "t", [("segment.bytes", SET, "13")]), (2, "t", [("min.insync.replicas", SET, "5")]),
        (4, "1", [("log.cleaner.threads", SET, "2")]), (4, "1", [("log.cleaner.threads", SET, "90")]), (4, "1", [("node.id", SET, "2")]), (4, "1", [("no.such", SET, "1")]), (4, "7", [("log.cleaner.threads", SET, "2")]),
        (4, "x", [("log.cleaner.threads", SET, "2")]), (4, "", [("message.max.bytes", SET, "2000000")]), (4, "", [("message.max.bytes", SET, "y")]), (4, "", [("message.max.bytes", DELETE, None)]), (4, "1", [("log.cleaner.threads", DELETE, None)]),
        (4, "", [("listeners", SET, "PLAINTEXT://:1")]), (4, "", [("log.retention.ms", SET, "77")]), (4, "1", [("log.retention.hours", SET, "77")]), (4, "", [("log.retention.ms", DELETE, None)]),
        (4, "1", [("listeners", SET, "x,y")]), (4, "1", [("listeners", SET, "PLAINTEXT://:1,PLAINTEXT://:2")]), (4, "1", [("listeners", SET, "NOBODY://:1")]), (4, "", [("no.such.either", SET, "1")]),
        (8, "1", [("kafka", SET, "INFO")]), (8, "1", [("root", DELETE, None)]), (8, "1", [("root", SET, "LOUD")]), (8, "1", [("root", APPEND, "INFO")]), (8, "1", [("root", 9, "INFO")]), (16, "c", [("interval.ms", SET, "x")]), (32, "g", [("consumer.session.timeout.ms", SET, "x")]),
        (32, "g", [("consumer.session.timeout.ms", SET, "44999")]), (32, "g", [("consumer.heartbeat.interval.ms", SET, "15001")]), (32, "g", [("consumer.assignment.interval.ms", SET, "15001")]),
        (32, "g", [("share.record.lock.duration.ms", SET, "1000")]), (32, "g", [("share.delivery.count.limit", SET, "11")]), (32, "g", [("streams.num.standby.replicas", SET, "3")]),
        (32, "g", [("streams.assignor.name", SET, "best")]), (32, "g", [("streams.session.timeout.ms", SET, "50000")]), (32, "g", [("streams.session.timeout.ms", DELETE, None)]), (1, "x", [("a", SET, "1")]), (99, "x", [("a", SET, "1")]),
    ):
        yield Case(f"alter configs of type {kind} '{name}' {changes}", "IncrementalAlterConfigs", 1, alter(kind, name, *changes))
    yield Case("alter configs, twice the same", "IncrementalAlterConfigs", 1, {"Resources": 2 * alter(2, "t", ("retention.ms", SET, "1"))["Resources"]})
    yield Case("alter configs, not incremental", "AlterConfigs", 2, {"Resources": [{"ResourceType": 2, "ResourceName": "three", "Configs": [{"Name": "retention.ms", "Value": "9"}]}]})
    yield Case("alter configs, not incremental, bad", "AlterConfigs", 2, {"Resources": [{"ResourceType": 2, "ResourceName": "three", "Configs": [{"Name": "retention.ms", "Value": None}]}]})
    yield Case("configs of a topic, changed", "DescribeConfigs", 4, of(2, "t", IncludeSynonyms=True))
    yield Case("configs of a broker, changed", "DescribeConfigs", 4, of(4, "1", IncludeSynonyms=True))
    yield Case("configs of all brokers, changed", "DescribeConfigs", 4, of(4, "", IncludeSynonyms=True))
    yield Case("configs of a group", "DescribeConfigs", 4, of(32, "g", IncludeSynonyms=True))
    yield Case("config resources", "ListConfigResources", 1, {})
    yield Case("config resources of topics", "ListConfigResources", 1, {"ResourceTypes": [2]})
    yield Case("config resources of type 99", "ListConfigResources", 1, {"ResourceTypes": [99]})


def produced():
    def of(records, name="t", partition=0, **more):
        return lambda side: {"Acks": -1, "TimeoutMs": 5000, "TopicData": [{"Name": name, "TopicId": side.ids.get(name, uuid.UUID(int=5)), "PartitionData": [{"Index": partition, "Records": records}]}], **more}
    good = batch([b"one", b"two"])
    for version in range(3, 14):
        yield Case("produce", "Produce", version, lambda side, v=version: {**of(good)(side), "TopicData": [{("Name" if v < 13 else "TopicId"): "t" if v < 13 else side.ids["t"], "PartitionData": [{"Index": 0, "Records": good}]}]})
    for version in (0, 1, 2, 14):
        yield Case("produce, version not spoken", "Produce", version, b"\0\1\0\0\0\1\0\0\0\0", is_patient=False)
    bad = {
        "corrupt": batch([b"a"], crc=1), "magic 1": batch([b"a"], magic=1), "magic 3": batch([b"a"], magic=3), "magic 0": batch([b"a"], magic=0), "none": b"", "null": None, "short": good[:30], "cut": good[:-1], "two batches": good + good,
        "large": batch([b"x" * 1100000]), "count too high": batch([b"a"], count=2, last_delta=1), "count 0": batch([], count=0, last_delta=-1), "delta": batch([b"a", b"b"], last_delta=5), "base offset": batch([b"a"], base_offset=7),
        "control": batch([b"\0\0\0\0\0\0"], attributes=0x20), "transactional": batch([b"a"], attributes=0x10, producer=(1, 0, 0)), "no producer known": batch([b"a"], producer=(99999, 0, 5)),
        "sequence without producer": batch([b"a"], producer=(-1, -1, 5)), "negative sequence": batch([b"a"], producer=(5, 0, -1)), "codec 7": batch([b"a"], attributes=7), "gzip that is none": batch([b"a"], attributes=1), "negative time": batch([b"a"], time=-5), "no time": batch([b"a"], time=-1), "in the future": batch([b"a"], time=4102444800000),
    }
    for name, records in bad.items():
        yield Case(f"produce: {name}", "Produce", 9, of(records), is_patient=False)
    yield Case("produce to a small topic", "Produce", 9, of(batch([b"x" * 2000]), "small"))
    yield Case("produce with no key to a compacted topic", "Produce", 9, of(good, "compacted"))
    yield Case("produce to a topic that stamps", "Produce", 9, of(good, "stamped"))
    yield Case("produce to an unknown topic", "Produce", 9, of(good, "nope"))
    yield Case("produce to an unknown partition", "Produce", 9, of(good, partition=99))
    yield Case("produce to a negative partition", "Produce", 9, of(good, partition=-1))
    yield Case("produce to an unknown id", "Produce", 13, lambda side: {"Acks": -1, "TopicData": [{"TopicId": uuid.UUID(int=5), "PartitionData": [{"Index": 0, "Records": good}]}]})
    yield Case("produce, acks 2", "Produce", 9, of(good, Acks=2))
    yield Case("produce, acks 1", "Produce", 9, of(good, Acks=1))
    yield Case("produce to an internal topic", "Produce", 9, of(good, "__consumer_offsets"))
    yield Case("produce nothing", "Produce", 9, {"Acks": 1, "TopicData": []})
    yield Case("produce as a transaction of no coordinator", "Produce", 9, of(batch([b"a"], attributes=0x10, producer=(1, 0, 0)), TransactionalId="x"))


def fetched():
    def of(offset=0, name="t", partition=0, epoch=-1, size=1 << 20, session=(0, -1), forgotten=(), **more):
        return lambda side: {"MaxWaitMs": 10, "MinBytes": 0, "SessionId": side.known.get("session", 0) if session[0] == "own" else session[0], "SessionEpoch": session[1], **more,
                             "Topics": [{"Topic": name, "TopicId": side.ids.get(name, uuid.UUID(int=5)), "Partitions": [{"Partition": partition, "FetchOffset": offset, "CurrentLeaderEpoch": epoch, "PartitionMaxBytes": size}]}] if name else []}

    def session(side, answer):
        side.known["session"] = answer["SessionId"]
    for version in range(4, 19):
        yield Case("fetch", "Fetch", version, of())
    for name, body in {"behind the end": of(10 ** 9), "before the beginning": of(-5), "unknown topic": of(name="nope"), "unknown partition": of(partition=50), "old epoch": of(epoch=-2), "new epoch": of(epoch=50), "epoch 0": of(epoch=0), "at the end": of(31, size=1), "size 0": of(size=0), "no session": of(session=(12345, 1)), "bad epoch": of(session=(0, 5)), "nothing": of(name=None), "read committed": of(IsolationLevel=1), "min bytes": of(MinBytes=10 ** 7)}.items():
        yield Case(f"fetch: {name}", "Fetch", 12, body)
        yield Case(f"fetch: {name}", "Fetch", 17, body)
    yield Case("fetch: new session", "Fetch", 12, of(session=(0, 0)), keep=session)
    yield Case("fetch: its next", "Fetch", 12, of(name=None, session=("own", 1)))
    yield Case("fetch: its next again", "Fetch", 12, of(name=None, session=("own", 1)))
    yield Case("fetch: closed", "Fetch", 12, of(name=None, session=("own", -1)))
    for version in range(1, 12):
        stamps = [-1, -2] + [-3] * (version >= 7) + [-4] * (version >= 8) + [-5] * (version >= 9) + [0, 1700000000001, 1900000000000]
        for stamp in stamps:
            yield Case(f"list offsets at {stamp}", "ListOffsets", version, {"ReplicaId": -1, "Topics": [{"Name": "t", "Partitions": [{"PartitionIndex": 0, "Timestamp": stamp}]}]})
    for name, part in {"unknown partition": {"PartitionIndex": 9, "Timestamp": -1}, "new epoch": {"PartitionIndex": 0, "Timestamp": -1, "CurrentLeaderEpoch": 9}, "-3": {"PartitionIndex": 0, "Timestamp": -3}, "-9": {"PartitionIndex": 0, "Timestamp": -9}, "-6": {"PartitionIndex": 0, "Timestamp": -6}}.items():
        for version in (5, 11):
            yield Case(f"list offsets: {name}", "ListOffsets", version, {"ReplicaId": -1, "Topics": [{"Name": "t", "Partitions": [part]}]})
    yield Case("list offsets: twice", "ListOffsets", 7, {"ReplicaId": -1, "Topics": [{"Name": "t", "Partitions": 2 * [{"PartitionIndex": 0, "Timestamp": -1}]}]})
    yield Case("list offsets: unknown topic", "ListOffsets", 7, {"ReplicaId": -1, "Topics": [{"Name": "nope", "Partitions": [{"PartitionIndex": 0, "Timestamp": -1}]}]})
    yield Case("list offsets: as a follower", "ListOffsets", 7, {"ReplicaId": 5, "Topics": [{"Name": "t", "Partitions": [{"PartitionIndex": 0, "Timestamp": -1}]}]})
    for epoch in (0, 5, -1):
        yield Case(f"epoch {epoch} ends", "OffsetForLeaderEpoch", 4, {"ReplicaId": -1, "Topics": [{"Topic": "t", "Partitions": [{"Partition": 0, "LeaderEpoch": epoch}, {"Partition": 70, "LeaderEpoch": 0}]}, {"Topic": "nope", "Partitions": [{"Partition": 0, "LeaderEpoch": 0}]}]})
    for offset in (1, -1, -2, 10 ** 6, 0):
        yield Case(f"delete records below {offset}", "DeleteRecords", 2, {"TimeoutMs": 3000, "Topics": [{"Name": "t", "Partitions": [{"PartitionIndex": 0, "Offset": offset}, {"PartitionIndex": 40, "Offset": 0}]}, {"Name": "nope", "Partitions": [{"PartitionIndex": 0, "Offset": 0}]}]})
    yield Case("delete records of a compacted topic", "DeleteRecords", 2, {"TimeoutMs": 3000, "Topics": [{"Name": "compacted", "Partitions": [{"PartitionIndex": 0, "Offset": 0}]}]})
    yield Case("delete records of an internal topic", "DeleteRecords", 2, {"TimeoutMs": 3000, "Topics": [{"Name": "__consumer_offsets", "Partitions": [{"PartitionIndex": 0, "Offset": 0}]}]})
    yield Case("producers", "DescribeProducers", 0, {"Topics": [{"Name": "t", "PartitionIndexes": [0, 9]}, {"Name": "nope", "PartitionIndexes": [0]}, {"Name": "", "PartitionIndexes": [0]}]})


def groups():
    for version in range(0, 7):
        body = {"CoordinatorKeys": ["g", ""]} if version >= 4 else {"Key": "g"}
        yield Case("find the coordinator", "FindCoordinator", version, body, is_needed=True)
    for kind in (1, 2, 7, -1):
        yield Case(f"find a coordinator of type {kind}", "FindCoordinator", 4, {"KeyType": kind, "CoordinatorKeys": ["x"]}, is_patient=False)
        yield Case(f"find a coordinator of type {kind}", "FindCoordinator", 2, {"KeyType": kind, "Key": "x"}, is_patient=False)
    for version in range(2, 11):
        yield Case("commit", "OffsetCommit", version, lambda side: {"GroupId": "g", "GenerationIdOrMemberEpoch": -1, "MemberId": "", "Topics": [{"Name": "t", "TopicId": side.ids["t"], "Partitions": [{"PartitionIndex": 0, "CommittedOffset": 3, "CommittedMetadata": "m"}]}]})

    def commit(part=None, name="t", **more):
        return {"GroupId": "g", "GenerationIdOrMemberEpoch": -1, "MemberId": "", "Topics": [{"Name": name, "Partitions": [{"PartitionIndex": 0, "CommittedOffset": 3, **(part or {})}]}], **more}
    for name, body in {"unknown topic": commit(name="nope"), "unknown partition": commit({"PartitionIndex": 60}), "no group": commit(GroupId=""), "negative": commit({"CommittedOffset": -7}), "unknown member": commit(MemberId="m", GenerationIdOrMemberEpoch=1), "generation": commit(GenerationIdOrMemberEpoch=3), "long metadata": commit({"CommittedMetadata": "x" * 5000}), "null metadata": commit({"CommittedMetadata": None}), "instance": commit(GroupInstanceId="i"), "new group": commit(GroupId="g5"), "nothing": {"GroupId": "g", "GenerationIdOrMemberEpoch": -1, "Topics": []}}.items():
        yield Case(f"commit: {name}", "OffsetCommit", 8, body)
    for version in range(1, 11):
        asked = [{"Name": "t", "PartitionIndexes": [0, 1, 66]}, {"Name": "nope", "PartitionIndexes": [0]}]
        if version == 10:
            yield Case("offsets", "OffsetFetch", version, lambda side: {"Groups": [{"GroupId": "g", "Topics": [{"TopicId": side.ids["t"], "PartitionIndexes": [0, 66]}, {"TopicId": uuid.UUID(int=3), "PartitionIndexes": [0]}]}]})
        elif version >= 8:
            yield Case("offsets", "OffsetFetch", version, {"Groups": [{"GroupId": "g", "Topics": asked}, {"GroupId": "none", "Topics": asked}, {"GroupId": "", "Topics": None}, {"GroupId": "g", "Topics": None, **({"MemberId": "m", "MemberEpoch": 4} if version >= 9 else {})}]})
        else:
            yield Case("offsets", "OffsetFetch", version, {"GroupId": "g", "Topics": asked})
        if 2 <= version < 8:
            yield Case("offsets of all", "OffsetFetch", version, {"GroupId": "g", "Topics": None})

    def join(**more):
        return {"GroupId": "j", "SessionTimeoutMs": 10000, "RebalanceTimeoutMs": 1000, "MemberId": "", "ProtocolType": "consumer", "Protocols": [{"Name": "range", "Metadata": b"\0\1\0\0\0\0\0\0\0\0"}], **more}
    for name, body in {"short session": join(SessionTimeoutMs=1), "long session": join(SessionTimeoutMs=10 ** 8), "no protocols": join(Protocols=[]), "no type": join(ProtocolType=""), "no group": join(GroupId=""), "unknown member": join(MemberId="who"), "no id": join(), "negative session": join(SessionTimeoutMs=-1), "bad instance": join(GroupInstanceId=""), "instance with a space": join(GroupInstanceId="a b")}.items():
        yield Case(f"join: {name}", "JoinGroup", 9, body)

    def member(side, answer):
        side.known["member"] = answer["MemberId"]
    yield Case("join, old", "JoinGroup", 2, {k: v for k, v in join(GroupId="old").items()}, keep=member)
    yield Case("sync", "SyncGroup", 5, lambda side: {"GroupId": "old", "GenerationId": 1, "MemberId": side.known["member"], "ProtocolType": "consumer", "ProtocolName": "range", "Assignments": [{"MemberId": side.known["member"], "Assignment": b"abc"}]})
    for generation, who in ((1, None), (2, None), (1, "who"), (-1, "")):
        yield Case(f"heartbeat {generation} {who}", "Heartbeat", 4, lambda side, g=generation, w=who: {"GroupId": "old", "GenerationId": g, "MemberId": side.known["member"] if w is None else w})
    yield Case("heartbeat of no group", "Heartbeat", 4, {"GroupId": "", "GenerationId": 1, "MemberId": "m"})
    yield Case("sync, other protocol", "SyncGroup", 5, lambda side: {"GroupId": "old", "GenerationId": 1, "MemberId": side.known["member"], "ProtocolType": "connect", "ProtocolName": "range"})
    yield Case("sync of no group", "SyncGroup", 5, {"GroupId": "nowhere", "GenerationId": 1, "MemberId": "m"})
    yield Case("commit of a member", "OffsetCommit", 8, lambda side: commit(GroupId="old", MemberId=side.known["member"], GenerationIdOrMemberEpoch=1))
    yield Case("commit of an old generation", "OffsetCommit", 8, lambda side: commit(GroupId="old", MemberId=side.known["member"], GenerationIdOrMemberEpoch=0))
    yield Case("commit beside members", "OffsetCommit", 8, commit(GroupId="old"))
    yield Case("join of another type", "JoinGroup", 5, join(GroupId="old", ProtocolType="connect"))
    for version in range(0, 7):
        yield Case("describe groups", "DescribeGroups", version, {"Groups": ["old", "g", "none", ""]})
    for version in range(0, 6):
        yield Case("list groups", "ListGroups", version, {})
    yield Case("list stable groups", "ListGroups", 5, {"StatesFilter": ["Stable"]})
    yield Case("list groups of a state unknown", "ListGroups", 5, {"StatesFilter": ["Sleepy"]})
    yield Case("list groups of types", "ListGroups", 5, {"TypesFilter": ["classic", "x"]})
    yield Case("delete groups", "DeleteGroups", 2, {"GroupsNames": ["old", "g5", "none", ""]})
    yield Case("delete offsets", "OffsetDelete", 0, {"GroupId": "g", "Topics": [{"Name": "t", "Partitions": [{"PartitionIndex": 0}, {"PartitionIndex": 1}]}, {"Name": "nope", "Partitions": [{"PartitionIndex": 0}]}]})
    yield Case("delete offsets of no group", "OffsetDelete", 0, {"GroupId": "none", "Topics": [{"Name": "t", "Partitions": [{"PartitionIndex": 0}]}]})
    yield Case("leave", "LeaveGroup", 5, lambda side: {"GroupId": "old", "Members": [{"MemberId": side.known["member"]}, {"MemberId": "who"}, {"MemberId": "", "GroupInstanceId": "i"}]})
    yield Case("leave no group", "LeaveGroup", 5, {"GroupId": "none", "Members": [{"MemberId": "who"}]})
    yield Case("describe groups, left", "DescribeGroups", 6, {"Groups": ["old"]})


def cluster():
    for version in range(0, 3):
        yield Case("the cluster", "DescribeCluster", version, {"IncludeClusterAuthorizedOperations": True, **({"EndpointType": 1} if version else {})})
    yield Case("the cluster, controllers", "DescribeCluster", 1, {"EndpointType": 2})
    yield Case("the cluster, type 9", "DescribeCluster", 1, {"EndpointType": 9})
    for version in range(0, 3):
        yield Case("the quorum", "DescribeQuorum", version, {"Topics": [{"TopicName": "__cluster_metadata", "Partitions": [{"PartitionIndex": 0}]}]})
    yield Case("the quorum of another topic", "DescribeQuorum", 2, {"Topics": [{"TopicName": "t", "Partitions": [{"PartitionIndex": 0}]}]})
    yield Case("the quorum of nothing", "DescribeQuorum", 2, {"Topics": []})
    for version in range(1, 6):
        yield Case("log dirs", "DescribeLogDirs", version, {"Topics": [{"Topic": "three", "Partitions": [0, 1, 8]}, {"Topic": "nope", "Partitions": [0]}]})
    yield Case("log dirs of none", "DescribeLogDirs", 4, {"Topics": []})
    for kind in (0, 1, 5):
        for asked in (None, [], [{"Topic": "three", "Partitions": [0, 9]}, {"Topic": "nope", "Partitions": [0]}]):
            yield Case(f"elect {kind} of {asked}", "ElectLeaders", 2, {"ElectionType": kind, "TopicPartitions": asked})
    for name, parts in {"same": (0, [1]), "unknown broker": (0, [7]), "none": (0, []), "cancel": (0, None), "twice": (0, [1, 1]), "negative": (0, [-1]), "unknown partition": (9, [1])}.items():
        yield Case(f"reassign: {name}", "AlterPartitionReassignments", 1, {"Topics": [{"Name": "three", "Partitions": [{"PartitionIndex": parts[0], "Replicas": parts[1]}]}]})
    yield Case("reassign: unknown topic", "AlterPartitionReassignments", 0, {"Topics": [{"Name": "nope", "Partitions": [{"PartitionIndex": 0, "Replicas": [1]}]}]})
    yield Case("reassignments", "ListPartitionReassignments", 0, {"Topics": None})
    yield Case("reassignments of some", "ListPartitionReassignments", 0, {"Topics": [{"Name": "three", "PartitionIndexes": [0, 9]}, {"Name": "nope", "PartitionIndexes": [0]}]})
    yield Case("move logs", "AlterReplicaLogDirs", 2, {"Dirs": [{"Path": "/nowhere", "Topics": [{"Name": "three", "Partitions": [0]}]}]})
    yield Case("unregister", "UnregisterBroker", 0, {"BrokerId": 9})
    yield Case("features, bad", "UpdateFeatures", 2, {"timeoutMs": 5000, "FeatureUpdates": [{"Feature": "no.such", "MaxVersionLevel": 1, "UpgradeType": 1}]})
    yield Case("features, too high", "UpdateFeatures", 2, {"timeoutMs": 5000, "FeatureUpdates": [{"Feature": "metadata.version", "MaxVersionLevel": 99, "UpgradeType": 1}], "ValidateOnly": True})
    yield Case("producer id", "InitProducerId", 5, {"TransactionTimeoutMs": 1000})
    yield Case("quotas", "DescribeClientQuotas", 1, {"Components": [], "Strict": False})
    yield from quotas()
    yield Case("telemetry", "GetTelemetrySubscriptions", 0, {})
    known = uuid.UUID(int=79)
    yield Case("telemetry: subscription of a known client", "GetTelemetrySubscriptions", 0, {"ClientInstanceId": known})
    yield Case("telemetry: too soon", "GetTelemetrySubscriptions", 0, {"ClientInstanceId": known})
    for name, body in {"nobody": {}, "wrong subscription": {"ClientInstanceId": uuid.UUID(int=77), "SubscriptionId": 1}, "right": {"ClientInstanceId": known, "SubscriptionId": -725132399},
                       "again": {"ClientInstanceId": known, "SubscriptionId": -725132399}, "codec 9": {"ClientInstanceId": uuid.UUID(int=78), "CompressionType": 9}}.items():
        yield Case(f"telemetry: push, {name}", "PushTelemetry", 0, {"Metrics": b"abc", **body})
    yield Case("tail left over", "Metadata", 12, {"Topics": []}, tail=b"xxx", is_patient=False)
    yield Case("cut", "Metadata", 12, b"\5", is_patient=False)


def quotas():
    def alter(entity, ops, **more):
        return {"Entries": [{"Entity": [{"EntityType": t, "EntityName": n} for t, n in entity], "Ops": [{"Key": k, "Value": float(v or 0), "Remove": v is None} for k, v in ops]}], **more}
    for entity, ops in (
        ([("user", "u")], [("no_such", 1)]), ([("client-id", "quota")], [("producer_byte_rate", 1e9), ("consumer_byte_rate", 2e9)]), ([("client-id", None)], [("producer_byte_rate", 1e12)]),
        ([("user", "u"), ("client-id", "quota")], [("request_percentage", 12.5)]), ([("user", None)], [("controller_mutation_rate", 1e6)]), ([("ip", "1.2.3.4")], [("connection_creation_rate", 9)]),
        ([("ip", None)], [("connection_creation_rate", 1000)]), ([], [("producer_byte_rate", 1)]), ([("client-id", "")], [("producer_byte_rate", 1)]), ([("host", "h")], [("producer_byte_rate", 1)]),
        ([("client-id", "quota")], [("producer_byte_rate", -1)]), ([("client-id", "quota")], [("producer_byte_rate", 0)]), ([("client-id", "quota")], [("producer_byte_rate", 1.5)]), ([("client-id", "quota")], [("producer_byte_rate", 1e30)]),
        ([("ip", "1.2.3.4")], [("producer_byte_rate", 1)]), ([("ip", "1.2.3.4"), ("user", "u")], [("connection_creation_rate", 1)]), ([("ip", "no such host!")], [("connection_creation_rate", 1)]),
        ([("ip", "1.2.3.4")], [("connection_creation_rate", 1e10)]), ([("client-id", "quota")], [("consumer_byte_rate", None)]), ([("client-id", "quota")], [("request_percentage", None)]), ([("client-id", "quota")], []),
        ([("client-id", "quota")], [("producer_byte_rate", 1), ("producer_byte_rate", 2)]), ([("user", "first"), ("user", "last")], [("producer_byte_rate", None)]),
    ):
        for version in (0, 1):
            yield Case(f"quotas of {entity}: {ops}", "AlterClientQuotas", version, alter(entity, ops))
    yield Case("quotas, one entity twice", "AlterClientQuotas", 1, {"Entries": 2 * alter([("user", "u"), ("client-id", None)], [("producer_byte_rate", None)])["Entries"]})
    yield Case("quotas, tried only", "AlterClientQuotas", 1, alter([("user", "tried")], [("producer_byte_rate", 5)], ValidateOnly=True))
    for strict in (False, True):
        for components in ([], [("client-id", 0, "quota")], [("client-id", 1, None)], [("client-id", 2, None)], [("user", 2, None)], [("user", 0, "u"), ("client-id", 2, None)], [("ip", 2, None)],
                           [("ip", 2, None), ("user", 2, None)], [("host", 2, None)], [("", 2, None)], [("user", 0, None)], [("user", 1, "x")], [("user", 9, None)], [("user", 2, None), ("user", 2, None)]):
            yield Case(f"quotas of {components}, {'strictly' if strict else 'all'}", "DescribeClientQuotas", 1, {"Components": [{"EntityType": t, "MatchType": m, "Match": n} for t, m, n in components], "Strict": strict})
    for entity, ops in (([("client-id", "quota")], ["producer_byte_rate"]), ([("client-id", None)], ["producer_byte_rate"]), ([("user", None)], ["controller_mutation_rate"]), ([("user", "u"), ("client-id", "quota")], ["request_percentage"])):
        yield Case(f"quotas of {entity}, removed", "AlterClientQuotas", 1, alter(entity, [(key, None) for key in ops]))


def all_cases():
    for part in (versions_asked, topics_created, metadata, produced, fetched, groups, cluster, configs):
        yield from part()
