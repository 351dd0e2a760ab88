"""Sends lines that look alike in full, packed batches, and prints how well that went (pip install confluent-kafka)."""
import json

from confluent_kafka import Producer


def told(text):
    """librdkafka's figures, as JSON; those of the last time count."""
    global figures
    figures = json.loads(text)


figures = {}
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
print(f"{figures['txmsgs']} records, {figures['topics']['logs']['batchcnt']['avg']} in a batch")
print(f"{figures['tx_bytes'] / figures['txmsg_bytes']:.2f} of the bytes are left")
