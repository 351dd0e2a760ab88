"""Prints which brokers there are, and where each partition of user-events is (pip install confluent-kafka).
Ends with 1 if a replica is not in sync."""
import sys

from confluent_kafka import TopicCollection
from confluent_kafka.admin import AdminClient

admin = AdminClient({"bootstrap.servers": "localhost:9092,localhost:9093"})  # two, as one may be down
for broker in admin.describe_cluster().result().nodes:
    print(f"broker {broker.id} at {broker.host}:{broker.port}")
missing = 0
for p in admin.describe_topics(TopicCollection(["user-events"]))["user-events"].result().partitions:
    leader = p.leader.id if p.leader else "none"  # no replica that may lead lives
    print(f"partition {p.id}: leader {leader}, replicas {[n.id for n in p.replicas]}, in sync {[n.id for n in p.isr]}")
    missing += len(p.replicas) - len(p.isr)
if missing:
    print(missing, "missing")
sys.exit(1 if missing else 0)
