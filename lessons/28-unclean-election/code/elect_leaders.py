"""Has the preferred replicas elected; with the word "unclean", any replica where there is no leader, which may lose records
(pip install confluent-kafka)."""
import sys

from confluent_kafka import ElectionType, TopicCollection, TopicPartition
from confluent_kafka.admin import AdminClient


def elect(kind, partitions):
    if partitions:  # None would be all of the cluster
        for partition, error in admin.elect_leaders(kind, partitions).result().items():
            print(f"{partition.topic}-{partition.partition}, {kind.name.lower()}: {error.str() if error else 'elected'}")


admin = AdminClient({"bootstrap.servers": "localhost:9092,localhost:9093"})
unbalanced, leaderless = [], []
for topic in admin.describe_topics(TopicCollection(list(admin.list_topics(timeout=10).topics))).values():
    for p in topic.result().partitions:
        partition = TopicPartition(topic.result().name, p.id)
        if p.leader is None:
            print(f"{partition.topic}-{p.id}: no leader; replicas {[n.id for n in p.replicas]}")
            leaderless.append(partition)
        elif p.leader.id != p.replicas[0].id:
            unbalanced.append(partition)
elect(ElectionType.PREFERRED, unbalanced)
if sys.argv[1:] == ["unclean"]:
    elect(ElectionType.UNCLEAN, leaderless)
