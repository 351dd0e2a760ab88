"""Prints at which address each broker says to be, and whether it can be reached from here (pip install confluent-kafka)."""
import socket
import sys

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient


def reach(host, port):
    try:
        socket.create_connection((host, port), timeout=3).close()
        return "reached"
    except OSError as e:  # an unknown name, a refused connection, no answer
        return f"not reached, {e}"


first = sys.argv[1] if len(sys.argv) > 1 else "localhost:9092"
host, port = first.rsplit(":", 1)
outcome = reach(host, int(port))
print(f"first {first}: {outcome}")
if outcome != "reached":
    sys.exit(1)  # nobody listens there; what the brokers advertise has not come into play yet
# The client tells its log, too, when it tries an address that leads nowhere; here that is said below.
admin = AdminClient({"bootstrap.servers": first, "log_level": 0})
try:
    brokers = admin.list_topics(timeout=5).brokers.values()
except KafkaException as e:
    sys.exit(f"{first} takes connections and does not answer as Kafka does: {e.args[0].str()}")
outcomes = [reach(b.host, b.port) for b in brokers]
for b, outcome in zip(brokers, outcomes):
    print(f"broker {b.id} is at {b.host}:{b.port}: {outcome}")
sys.exit(any(outcome != "reached" for outcome in outcomes))
