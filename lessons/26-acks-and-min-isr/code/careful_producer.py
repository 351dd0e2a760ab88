"""Sends one order, and knows at the end whether it is safe (pip install confluent-kafka)."""
import sys

from confluent_kafka import Producer

outcome = []
producer = Producer({
    "bootstrap.servers": "localhost:9092",
    "acks": "all",                 # the default: every replica in sync has it
    "enable.idempotence": True,    # not the default here: a record that is sent again is stored once
    "delivery.timeout.ms": 10000,  # how long it is tried (300000 by default)
    "partitioner": "murmur2_random",
})
producer.produce("orders", key="order-44", value="paid", on_delivery=lambda error, message: outcome.append((error, message)))
producer.flush(15)
error, message = outcome[0]
if error:
    # What may heal by itself has been tried again until the time was up; so this is final.
    print("not known to be safe:", error.str())
    sys.exit(1)
print(f"safe: {message.topic()}-{message.partition()}@{message.offset()}")
