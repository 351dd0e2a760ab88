"""Sends lines that look alike in full, packed batches, and prints how well that went (pip install confluent-kafka)."""
import json

from confluent_kafka import Producer


def told(text):
    """librdkafka's figures, as JSON; those of the last time count. That of the batches is of the time since the last alone: zero when there were none."""
    global figures, in_a_batch
    figures = json.loads(text)
    in_a_batch = figures["topics"].get("logs", {}).get("batchcnt", {}).get("avg") or in_a_batch


figures, in_a_batch = {}, 0
producer = Producer({
    "bootstrap.servers": "localhost:9092",
    "linger.ms": 40,             # how long a batch may wait for more
    "batch.size": 65536,         # how large it may grow
    "compression.type": "zstd",  # of the whole batch, by this program
    "statistics.interval.ms": 200,
    "stats_cb": told,
})
for i in range(2000):
    producer.produce("logs", f"GET /products/{i} HTTP/1.1 200 Mozilla/5.0 (X11; Linux x86_64)")
    producer.poll(0)
producer.flush(30)
while figures.get("txmsgs", 0) < 2000:
    producer.poll(0.2)
print(f"{figures['txmsgs']} records, {in_a_batch} in a batch")
print(f"{figures['tx_bytes'] / figures['txmsg_bytes']:.2f} of the bytes are left")
