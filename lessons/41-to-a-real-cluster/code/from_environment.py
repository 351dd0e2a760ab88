"""Sends a record to orders (pip install confluent-kafka). Which cluster that is, the program does not know: BOOTSTRAP names its addresses,
and CLIENT_CONFIG, if it is set, a file of settings, NAME=VALUE a line."""
import os

from confluent_kafka import Producer

config = {"client.id": "first-look", "partitioner": "murmur2_random"}  # may be set anew by the file
if "CLIENT_CONFIG" in os.environ:
    with open(os.environ["CLIENT_CONFIG"]) as file:
        lines = [line.strip() for line in file]
        config |= dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
config["bootstrap.servers"] = os.environ.get("BOOTSTRAP", "localhost:9092")


def report(error, message):
    if error:
        raise SystemExit(error.str())
    print(f"{config['client.id']} -> {message.topic()}-{message.partition()}@{message.offset()}")


producer = Producer(config)
producer.produce("orders", key="alice", value="hello", on_delivery=report)
producer.flush()
