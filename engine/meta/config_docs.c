/* What the settings are for, in a sentence each: what DescribeConfigs tells as their documentation. Only those stand here that change what klab
 * does, so that a setting without a sentence is one that is taken, and has no effect. One name means one thing on a broker and on a topic; a
 * broker's default for a topic's setting (log.retention.ms for retention.ms) has the topic's sentence.
 */
#include "engine/meta/config_def.h"

#include <string.h>

struct config_doc {
	const char *name;
	const char *text;
};

static const struct config_doc docs[] = {
	{ "advertised.listeners", "The addresses that clients and other brokers are told to connect to, where those differ from the listeners." },
	{ "alter.log.dirs.replication.quota.window.num", "How many windows the rate of copies between log directories is measured over." },
	{ "alter.log.dirs.replication.quota.window.size.seconds", "How long one of the windows is over which copies between log directories are measured." },
	{ "auto.create.topics.enable", "Whether asking for the metadata of a topic that is not there creates it." },
	{ "auto.leader.rebalance.enable", "Whether the controller gives leadership back to preferred replicas at intervals." },
	{ "broker.heartbeat.interval.ms", "How often the broker tells the controller that it is alive." },
	{ "broker.rack", "Where the broker stands; replicas are spread over racks, and consumers can read from a replica of their own." },
	{ "broker.session.timeout.ms", "How long the controller waits for a broker's heartbeat until it fences the broker." },
	{ "cleanup.policy", "What happens to old segments: delete drops them by age and size, compact wants a key on every record and keeps the last of each; both can be named." },
	{ "compression.gzip.level", "The level that the broker compresses with where it compresses with gzip." },
	{ "compression.lz4.level", "The level that the broker compresses with where it compresses with lz4." },
	{ "compression.type", "The codec that batches are stored with: the named one, uncompressed, or producer for whatever the producer chose." },
	{ "compression.zstd.level", "The level that the broker compresses with where it compresses with zstd." },
	{ "connections.max.idle.ms", "A connection on which nothing happens for so long is closed." },
	{ "controlled.shutdown.enable", "Whether a broker that stops first hands its leaderships over." },
	{ "controller.listener.names", "The listeners that controllers are reached at, the first of which brokers use." },
	{ "controller.quorum.auto.join.enable", "Whether a controller that is no voter yet asks to become one." },
	{ "controller.quorum.bootstrap.servers", "Where to ask for the leader of the metadata quorum." },
	{ "controller.quorum.election.backoff.max.ms", "The longest that a candidate waits after an election that nobody won." },
	{ "controller.quorum.election.timeout.ms", "How long a candidate waits for votes until it starts over." },
	{ "controller.quorum.fetch.timeout.ms", "How long a voter goes without a fetch from the leader, or a leader without those of a majority, until it gives up on that leadership." },
	{ "controller.quorum.request.timeout.ms", "How long a request to another voter may take." },
	{ "controller.quorum.retry.backoff.ms", "How long to wait before asking another voter again." },
	{ "controller.quorum.voters", "The voters of a fixed metadata quorum, each as id@host:port." },
	{ "controller.quota.window.num", "How many windows the rate of changes to topics is measured over." },
	{ "controller.quota.window.size.seconds", "How long one of the windows is over which changes to topics are measured." },
	{ "cordoned.log.dirs", "Log directories that get no new partitions." },
	{ "default.replication.factor", "The replicas of a topic that is created without saying how many." },
	{ "delete.topic.enable", "Whether topics can be deleted." },
	{ "fetch.max.bytes", "The most bytes that a fetch is answered with, whatever it asks for." },
	{ "file.delete.delay.ms", "How long the file of a deleted segment stays on the disk under another name." },
	{ "flush.messages", "So many records make the log be synced to disk; by default, replication is what records are safe by." },
	{ "flush.ms", "After so long the log is synced to disk." },
	{ "follower.replication.throttled.rate", "The bytes per second at which followers on this broker fetch throttled replicas." },
	{ "follower.replication.throttled.replicas", "The replicas that are throttled as followers: partition:broker pairs, or * for all." },
	{ "group.initial.rebalance.delay.ms", "How long the first rebalance of an empty group waits for more members." },
	{ "group.max.session.timeout.ms", "The longest session timeout that a member of a group may ask for." },
	{ "group.max.size", "The most members that a group takes." },
	{ "group.min.session.timeout.ms", "The shortest session timeout that a member of a group may ask for." },
	{ "index.interval.bytes", "About every so many bytes of a segment have an entry in its offset index." },
	{ "initial.broker.registration.timeout.ms", "A starting broker that no controller has registered for so long ends." },
	{ "inter.broker.listener.name", "The listener that brokers use among themselves." },
	{ "interval.ms", "How often subscribed clients push their metrics." },
	{ "leader.imbalance.check.interval.seconds", "How often the controller looks for leaderships to give back to preferred replicas." },
	{ "leader.replication.throttled.rate", "The bytes per second at which leaders on this broker send throttled replicas." },
	{ "leader.replication.throttled.replicas", "The replicas that are throttled as leaders: partition:broker pairs, or * for all." },
	{ "listener.security.protocol.map", "Which protocol each listener's name stands for." },
	{ "listeners", "The addresses that the server listens at, each with a listener's name or a protocol." },
	{ "log.dir", "The log directory, where log.dirs names none." },
	{ "log.dir.failure.timeout.ms", "How long a broker waits for the controller to hear of a failed log directory until it stops." },
	{ "log.dirs", "The directories that partitions are kept in." },
	{ "log.flush.offset.checkpoint.interval.ms", "How often the recovery points of logs are written down." },
	{ "log.flush.scheduler.interval.ms", "How often logs are looked at that may have to be synced." },
	{ "log.flush.start.offset.checkpoint.interval.ms", "How often the start offsets of logs are written down." },
	{ "log.retention.check.interval.ms", "How often logs are looked at that may have segments to delete." },
	{ "match", "The clients that a subscription is for: name=pattern, all of which must match." },
	{ "max.connections", "The most connections that the broker takes at a time." },
	{ "max.connections.per.ip", "The most connections that the broker takes from one address." },
	{ "max.connections.per.ip.overrides", "Other limits for some addresses, as address:connections." },
	{ "max.decompressed.message.bytes", "The most bytes that a batch may have once it is decompressed." },
	{ "max.incremental.fetch.session.cache.slots", "How many fetch sessions the broker keeps." },
	{ "max.message.bytes", "The most bytes that a batch may have, as it is stored." },
	{ "max.request.partition.size.limit", "The most partitions that an answer to DescribeTopicPartitions tells of." },
	{ "message.timestamp.after.max.ms", "A record whose timestamp is further than this in the future is refused." },
	{ "message.timestamp.before.max.ms", "A record whose timestamp is further than this in the past is refused." },
	{ "message.timestamp.type", "Whether records bear the time that the producer gave them, or the time at which the leader appended them." },
	{ "metadata.log.dir", "The directory that the metadata log is kept in; by default, the first log directory." },
	{ "metadata.log.max.record.bytes.between.snapshots", "So many bytes of metadata records are followed by a snapshot." },
	{ "metadata.log.max.snapshot.interval.ms", "After so long, metadata that has changed is written to a snapshot." },
	{ "metadata.log.segment.bytes", "The size at which the metadata log begins another segment." },
	{ "metadata.log.segment.ms", "The age at which the metadata log begins another segment." },
	{ "metadata.max.idle.interval.ms", "How often the active controller writes a record though nothing changes, so that others see that time goes on." },
	{ "metadata.max.retention.bytes", "The size from which on the metadata log drops what snapshots cover." },
	{ "metadata.max.retention.ms", "The age from which on the metadata log drops what snapshots cover." },
	{ "metrics", "The metrics that a subscription asks for, by the beginning of their names." },
	{ "min.insync.replicas", "How many replicas must be in sync for a write with acks=all to be accepted." },
	{ "node.id", "The number of this server in its cluster." },
	{ "num.partitions", "The partitions of a topic that is created without saying how many." },
	{ "offset.metadata.max.bytes", "The most bytes that the text beside a committed offset may have." },
	{ "offsets.retention.check.interval.ms", "How often the coordinator looks for committed offsets to drop." },
	{ "offsets.retention.minutes", "How long committed offsets are kept of a group that has no members, or no longer subscribes to their topic." },
	{ "offsets.topic.num.partitions", "The partitions of __consumer_offsets; not to be changed once that topic is there." },
	{ "offsets.topic.replication.factor", "The replicas of __consumer_offsets, for when it is created." },
	{ "offsets.topic.segment.bytes", "The size of the segments of __consumer_offsets, for when it is created." },
	{ "process.roles", "What this server is: a broker, a controller, or both." },
	{ "producer.id.expiration.ms", "How long the broker remembers the sequence numbers of a producer that writes nothing." },
	{ "queued.max.request.bytes", "The most bytes of requests that wait at a time; connections are not read beyond it." },
	{ "quota.window.num", "How many windows the rates of clients are measured over." },
	{ "quota.window.size.seconds", "How long one of the windows is over which the rates of clients are measured." },
	{ "replica.alter.log.dirs.io.max.bytes.per.second", "The bytes per second at which replicas are copied from one log directory to another." },
	{ "replica.fetch.backoff.ms", "How long a follower waits before it fetches again a partition that had an error." },
	{ "replica.fetch.max.bytes", "The bytes of one partition that a follower asks for at a time." },
	{ "replica.fetch.min.bytes", "The bytes that a follower's fetch waits for." },
	{ "replica.fetch.response.max.bytes", "The bytes of all partitions that a follower asks for at a time." },
	{ "replica.fetch.wait.max.ms", "How long a follower's fetch waits for bytes." },
	{ "replica.high.watermark.checkpoint.interval.ms", "How often the high watermarks are written down." },
	{ "replica.lag.time.max.ms", "A follower that has not caught up with the leader for so long leaves the in-sync replicas." },
	{ "replica.selector.class", "How the replica is chosen that a consumer reads from; the rack-aware one takes a replica in the consumer's rack." },
	{ "replica.socket.timeout.ms", "How long a follower waits for an answer of the leader." },
	{ "replication.quota.window.num", "How many windows the rate of throttled replication is measured over." },
	{ "replication.quota.window.size.seconds", "How long one of the windows is over which throttled replication is measured." },
	{ "request.timeout.ms", "How long a request to another server of the cluster may take." },
	{ "retention.bytes", "A partition that is larger drops its oldest segments, where the clean-up policy has delete; -1 is no limit." },
	{ "retention.ms", "A segment whose newest record is older is dropped, where the clean-up policy has delete; -1 is no limit." },
	{ "segment.bytes", "The size at which a log begins another segment; only whole segments that are no longer written to can be deleted or compacted." },
	{ "segment.index.bytes", "The most bytes that an index of a segment may have; a full one makes the log begin another segment." },
	{ "segment.jitter.ms", "The most that is taken off segment.ms at random, so that logs do not all begin another segment at once." },
	{ "segment.ms", "The age at which a log begins another segment, full or not." },
	{ "socket.receive.buffer.bytes", "How much the system keeps of what a connection has received and the broker has not read; -1, or not set, is the system's own measure." },
	{ "socket.request.max.bytes", "The most bytes that a request may have." },
	{ "socket.send.buffer.bytes", "How much the system keeps of what is sent on a connection and its peer has not taken; -1 is the system's own measure." },
	{ "telemetry.max.bytes", "The most bytes that a client may push as its metrics." },
	{ "unclean.leader.election.enable", "Whether a replica that was not in sync may lead when no other is left, though records are lost." },
};

static const char *text_of(const char *name)
{
	for (size_t i = 0; i < sizeof(docs) / sizeof(docs[0]); i++)
		if (strcmp(docs[i].name, name) == 0)
			return docs[i].text;
	return NULL;
}

static const char *text_of_topic_default(const char *broker_name)
{
	for (int i = 0; i < topic_configs.count; i++) {
		struct bytes name;
		int64_t unit_ms;

		for (size_t at = 0; config_synonym_next(&topic_configs.defs[i], &at, &name, &unit_ms);)
			if (bytes_equal_text(name, broker_name))
				return text_of(topic_configs.defs[i].name);
	}
	return NULL;
}

const char *config_documentation(const struct config_def *def)
{
	const char *text = text_of(def->name);

	return text ? text : text_of_topic_default(def->name);
}
