"""Creates user-activity, with six partitions and three days of retention, unless it is there; then describes it
(pip install confluent-kafka)."""
from confluent_kafka import KafkaError, KafkaException, TopicCollection
from confluent_kafka.admin import AdminClient, NewTopic

admin = AdminClient({"bootstrap.servers": "localhost:9092"})
topic = NewTopic("user-activity", num_partitions=6, replication_factor=1, config={"retention.ms": "259200000"})
try:
    admin.create_topics([topic])["user-activity"].result()  # without result() nobody waits, and errors are not seen
    print("created")
except KafkaException as e:
    if e.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:
        raise
    print("it is there already")
description = admin.describe_topics(TopicCollection(["user-activity"]))["user-activity"].result()
for p in description.partitions:
    print(f"{p.id}: leader {p.leader.id}, {len(p.isr)} in sync")
