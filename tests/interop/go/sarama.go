package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/IBM/sarama"
)

func saramaConfig() *sarama.Config {
	c := sarama.NewConfig()
	c.Version = sarama.V4_0_0_0
	c.Producer.Return.Successes = true
	c.Producer.RequiredAcks = sarama.WaitForAll
	c.Consumer.Offsets.Initial = sarama.OffsetOldest
	return c
}

func saramaProduce(name string, values []string, c *sarama.Config) error {
	p, err := sarama.NewSyncProducer(servers, c)
	if err != nil {
		return err
	}
	defer p.Close()
	var messages []*sarama.ProducerMessage
	for i, v := range values {
		messages = append(messages, &sarama.ProducerMessage{Topic: name, Key: sarama.StringEncoder(fmt.Sprint("k", i)), Value: sarama.StringEncoder(v)})
	}
	return p.SendMessages(messages)
}

type handler struct {
	got func(*sarama.ConsumerMessage)
}

func (h handler) Setup(sarama.ConsumerGroupSession) error   { return nil }
func (h handler) Cleanup(sarama.ConsumerGroupSession) error { return nil }
func (h handler) ConsumeClaim(s sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for m := range claim.Messages() {
		h.got(m)
		s.MarkMessage(m, "")
	}
	return nil
}

/* A member that consumes until it is stopped. */
func saramaMember(group, name string, got func(*sarama.ConsumerMessage)) (func(), error) {
	c := saramaConfig()
	c.Consumer.Group.Session.Timeout = 6 * time.Second
	c.Consumer.Group.Heartbeat.Interval = time.Second
	g, err := sarama.NewConsumerGroup(servers, group, c)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	var wait sync.WaitGroup
	wait.Add(1)
	go func() {
		defer wait.Done()
		for ctx.Err() == nil {
			g.Consume(ctx, []string{name}, handler{got})
		}
	}()
	return func() { cancel(); wait.Wait(); g.Close() }, nil
}

func saramaConsume(name string, count int) error {
	var n atomic.Int64
	stop, err := saramaMember(name+"-g", name, func(*sarama.ConsumerMessage) { n.Add(1) })
	if err != nil {
		return err
	}
	defer stop()
	return until(fmt.Sprint(count, " records"), 40, func() (bool, error) { return n.Load() >= int64(count), nil })
}

func saramaGroup(create func(string, int32) (string, error)) error {
	name, err := create(topic("sarama-group"), 6)
	if err != nil {
		return err
	}
	var counts [3]atomic.Int64
	var seen sync.Map
	var total atomic.Int64
	var stops [3]func()
	for i := 0; i < 3; i++ {
		stops[i], err = saramaMember(topic("sarama-three"), name, func(m *sarama.ConsumerMessage) {
			counts[i].Add(1)
			if _, again := seen.LoadOrStore(string(m.Value), true); !again {
				total.Add(1)
			}
		})
		if err != nil {
			return err
		}
	}
	n := 0
	err = until("a record for each of three members", 60, func() (bool, error) {
		err := saramaProduce(name, values(fmt.Sprint("a", n, "-"), 60), saramaConfig())
		n += 60
		return counts[0].Load() > 0 && counts[1].Load() > 0 && counts[2].Load() > 0, err
	})
	stops[0]()
	if err == nil {
		err = saramaProduce(name, values("b", 300), saramaConfig())
	}
	if err == nil {
		err = until("all values by the two that are left", 60, func() (bool, error) { return total.Load() == int64(n+300), nil })
	}
	stops[1]()
	stops[2]()
	return err
}

func saramaChecks() {
	admin, err := sarama.NewClusterAdmin(servers, saramaConfig())
	if err != nil {
		check("metadata", func() error { return err })
		return
	}
	defer admin.Close()
	create := func(name string, partitions int32) (string, error) {
		return name, admin.CreateTopic(name, &sarama.TopicDetail{NumPartitions: partitions, ReplicationFactor: int16(min(3, len(servers)))}, false)
	}
	check("metadata", func() error {
		brokers, _, err := admin.DescribeCluster()
		if err == nil && len(brokers) != len(servers) {
			err = fmt.Errorf("%d brokers", len(brokers))
		}
		return err
	})
	codecs := []sarama.CompressionCodec{sarama.CompressionNone, sarama.CompressionGZIP, sarama.CompressionSnappy, sarama.CompressionLZ4, sarama.CompressionZSTD}
	for _, codec := range codecs {
		check("codec-"+codec.String(), func() error {
			name, err := create(topic("sarama-"+codec.String()), 1)
			c := saramaConfig()
			c.Producer.Compression = codec
			if err == nil {
				err = saramaProduce(name, values("a value that is long enough to be compressed, and again, and again ", 300), c)
			}
			if err == nil {
				err = saramaConsume(name, 300)
			}
			return err
		})
	}
	for _, acks := range []sarama.RequiredAcks{sarama.NoResponse, sarama.WaitForLocal, sarama.WaitForAll} {
		check(fmt.Sprint("acks-", acks), func() error {
			name, err := create(topic(fmt.Sprint("sarama-acks", acks)), 1)
			c := saramaConfig()
			c.Producer.RequiredAcks = acks
			if err == nil {
				err = saramaProduce(name, values("v", 100), c)
			}
			if err == nil {
				err = saramaConsume(name, 100)
			}
			return err
		})
	}
	check("idempotent", func() error {
		name, err := create(topic("sarama-idem"), 1)
		c := saramaConfig()
		c.Producer.Idempotent = true
		c.Net.MaxOpenRequests = 1
		if err == nil {
			err = saramaProduce(name, values("v", 500), c)
		}
		if err == nil {
			err = saramaConsume(name, 500)
		}
		return err
	})
	check("group-of-three", func() error { return saramaGroup(create) })
	check("seek-by-time", func() error {
		name, err := create(topic("sarama-time"), 1)
		if err != nil {
			return err
		}
		p, err := sarama.NewSyncProducer(servers, saramaConfig())
		if err != nil {
			return err
		}
		defer p.Close()
		for i := int64(0); i < 10; i++ {
			m := &sarama.ProducerMessage{Topic: name, Value: sarama.StringEncoder(fmt.Sprint(i)), Timestamp: time.UnixMilli(now - 60000 + i*1000)}
			if _, _, err := p.SendMessage(m); err != nil {
				return err
			}
		}
		client, err := sarama.NewClient(servers, saramaConfig())
		if err != nil {
			return err
		}
		defer client.Close()
		offset, err := client.GetOffset(name, 0, now-60000+4500)
		if err == nil && offset != 5 {
			err = fmt.Errorf("offset %d", offset)
		}
		return err
	})
	check("admin", func() error {
		name, err := create(topic("sarama-admin"), 2)
		if err != nil {
			return err
		}
		var topicErr *sarama.TopicError
		if _, err := create(name, 2); !errors.As(err, &topicErr) || topicErr.Err != sarama.ErrTopicAlreadyExists {
			return fmt.Errorf("made twice: %v", err)
		}
		value := "200000"
		if err := admin.IncrementalAlterConfig(sarama.TopicResource, name, map[string]sarama.IncrementalAlterConfigsEntry{
			"retention.ms": {Operation: sarama.IncrementalAlterConfigsOperationSet, Value: &value}}, false); err != nil {
			return err
		}
		if err := admin.CreatePartitions(name, 4, nil, false); err != nil {
			return err
		}
		if _, err := admin.ListConsumerGroups(); err != nil {
			return err
		}
		return admin.DeleteTopic(name)
	})
}
