"""aiokafka."""
import asyncio
import sys
import time

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from checks import CODECS, run, topic

SERVERS = sys.argv[1]
NOW = int(time.time() * 1000)


async def create(name, partitions=1):
    admin = AIOKafkaAdminClient(bootstrap_servers=SERVERS)
    await admin.start()
    await admin.create_topics([NewTopic(name, partitions, min(3, len(SERVERS.split(","))))])
    await admin.close()
    return name


async def produce(name, values, **config):
    async with AIOKafkaProducer(bootstrap_servers=SERVERS, **config) as p:
        futures = [await p.send(name, v, key=b"k%d" % i) for i, v in enumerate(values)]
        await p.flush()
        return [await f for f in futures]


async def consume(name, count):
    got = []
    async with AIOKafkaConsumer(name, bootstrap_servers=SERVERS, group_id=topic("aio"), auto_offset_reset="earliest") as c:
        while len(got) < count:
            got.append(await asyncio.wait_for(c.getone(), 30))
    return got


async def metadata():
    admin = AIOKafkaAdminClient(bootstrap_servers=SERVERS)
    await admin.start()
    assert len((await admin.describe_cluster())["brokers"]) == len(SERVERS.split(","))
    await admin.close()


async def codec(which):
    name = await create(topic(f"aio-{which}"))
    values = [f"value {i} ".encode() * 50 for i in range(300)]
    await produce(name, values, compression_type=None if which == "none" else which, linger_ms=20)
    assert [m.value for m in await consume(name, 300)] == values


async def acks(which):
    name = await create(topic(f"aio-acks{which}"))
    await produce(name, [b"x"] * 100, acks=which)
    assert len(await consume(name, 100)) == 100


async def idempotent():
    name = await create(topic("aio-idem"))
    done = await produce(name, [b"%d" % i for i in range(500)], enable_idempotence=True)
    assert [m.offset for m in done] == list(range(500))


async def group_of_three():
    name, group = await create(topic("aio-group"), 6), topic("aio-three")
    counts, seen = [0, 0, 0], set()

    async def member(i):
        async with AIOKafkaConsumer(name, bootstrap_servers=SERVERS, group_id=group, auto_offset_reset="earliest", session_timeout_ms=6000,
                                    heartbeat_interval_ms=1000) as c:
            async for m in c:
                counts[i] += 1
                seen.add(m.value)

    tasks = [asyncio.create_task(member(i)) for i in range(3)]
    n = 0
    end = time.monotonic() + 60
    while not all(counts):
        assert time.monotonic() < end, f"a member got nothing: {counts}"
        await produce(name, [b"a%d" % i for i in range(n, n + 60)])
        n += 60
        await asyncio.sleep(0.2)
    tasks[0].cancel()
    await asyncio.gather(tasks[0], return_exceptions=True)
    await produce(name, [b"b%d" % i for i in range(300)])
    while len(seen) < n + 300:
        assert time.monotonic() < end, f"{n + 300 - len(seen)} values did not come"
        await asyncio.sleep(0.1)
    for t in tasks:
        t.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def seek_by_time():
    name = await create(topic("aio-time"))
    async with AIOKafkaProducer(bootstrap_servers=SERVERS, acks="all") as p:
        for i in range(10):
            await p.send_and_wait(name, b"%d" % i, timestamp_ms=NOW - 60000 + i * 1000)
    tp = TopicPartition(name, 0)
    c = AIOKafkaConsumer(bootstrap_servers=SERVERS)
    await c.start()
    c.assign([tp])
    assert (await c.offsets_for_times({tp: NOW - 60000 + 4500}))[tp].offset == 5
    c.seek(tp, 5)
    assert (await asyncio.wait_for(c.getone(), 20)).value == b"5"
    await c.stop()


def plain(function, *arguments):
    return lambda: asyncio.run(function(*arguments))


run([("metadata", plain(metadata))] + [(f"codec-{c}", plain(codec, c)) for c in CODECS] + [(f"acks-{a}", plain(acks, a)) for a in [0, 1, "all"]] +
    [("idempotent", plain(idempotent)), ("group-of-three", plain(group_of_three)), ("seek-by-time", plain(seek_by_time))])
