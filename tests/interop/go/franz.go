package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
)

func franzClient(options ...kgo.Opt) *kgo.Client {
	client, err := kgo.NewClient(append([]kgo.Opt{kgo.SeedBrokers(servers...)}, options...)...)
	if err != nil {
		panic(err)
	}
	return client
}

func franzCreate(admin *kadm.Client, name string, partitions int32) (string, error) {
	response, err := admin.CreateTopic(context.Background(), partitions, -1, nil, name)
	if err == nil {
		err = response.Err
	}
	return name, err
}

func franzProduce(name string, values []string, options ...kgo.Opt) error {
	client := franzClient(options...)
	defer client.Close()
	var records []*kgo.Record
	for i, v := range values {
		records = append(records, &kgo.Record{Topic: name, Key: []byte(fmt.Sprint("k", i)), Value: []byte(v)})
	}
	return client.ProduceSync(context.Background(), records...).FirstErr()
}

func franzConsume(name string, count int) ([]string, error) {
	client := franzClient(kgo.ConsumeTopics(name), kgo.ConsumerGroup(name+"-g"), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	defer client.Close()
	var got []string
	ctx, cancel := context.WithTimeout(context.Background(), 40*time.Second)
	defer cancel()
	for len(got) < count && ctx.Err() == nil {
		fetches := client.PollFetches(ctx)
		fetches.EachRecord(func(r *kgo.Record) { got = append(got, string(r.Value)) })
	}
	if len(got) < count {
		return got, fmt.Errorf("%d of %d records", len(got), count)
	}
	return got, nil
}

func values(prefix string, count int) (out []string) {
	for i := 0; i < count; i++ {
		out = append(out, fmt.Sprint(prefix, i))
	}
	return
}

func franzGroup(admin *kadm.Client) error {
	name, err := franzCreate(admin, topic("franz-group"), 6)
	if err != nil {
		return err
	}
	var counts [3]atomic.Int64
	var seen sync.Map
	var total atomic.Int64
	var stops [3]context.CancelFunc
	var wait sync.WaitGroup
	for i := 0; i < 3; i++ {
		ctx, cancel := context.WithCancel(context.Background())
		stops[i] = cancel
		wait.Add(1)
		go func() {
			defer wait.Done()
			client := franzClient(kgo.ConsumeTopics(name), kgo.ConsumerGroup(topic("franz-three")), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
				kgo.SessionTimeout(6*time.Second), kgo.HeartbeatInterval(time.Second))
			defer client.Close()
			for ctx.Err() == nil {
				fetches := client.PollFetches(ctx)
				fetches.EachRecord(func(r *kgo.Record) {
					counts[i].Add(1)
					if _, again := seen.LoadOrStore(string(r.Value), true); !again {
						total.Add(1)
					}
				})
			}
		}()
	}
	n := 0
	err = until("a record for each of three members", 60, func() (bool, error) {
		err := franzProduce(name, values(fmt.Sprint("a", n, "-"), 60))
		n += 60
		return counts[0].Load() > 0 && counts[1].Load() > 0 && counts[2].Load() > 0, err
	})
	stops[0]()
	if err == nil {
		err = franzProduce(name, values("b", 300))
	}
	if err == nil {
		err = until("all values by the two that are left", 60, func() (bool, error) { return total.Load() == int64(n+300), nil })
	}
	stops[1]()
	stops[2]()
	wait.Wait()
	return err
}

func franz() {
	client := franzClient()
	defer client.Close()
	admin := kadm.NewClient(client)
	ctx := context.Background()
	check("metadata", func() error {
		m, err := admin.Metadata(ctx)
		if err == nil && len(m.Brokers) != len(servers) {
			err = fmt.Errorf("%d brokers", len(m.Brokers))
		}
		return err
	})
	codecs := map[string]kgo.CompressionCodec{"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(),
		"lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression()}
	for _, which := range []string{"none", "gzip", "snappy", "lz4", "zstd"} {
		check("codec-"+which, func() error {
			name, err := franzCreate(admin, topic("franz-"+which), 1)
			if err == nil {
				err = franzProduce(name, values("a value that is long enough to be compressed, and again, and again ", 500), kgo.ProducerBatchCompression(codecs[which]))
			}
			if err == nil {
				_, err = franzConsume(name, 500)
			}
			return err
		})
	}
	for name, acks := range map[string]kgo.Acks{"0": kgo.NoAck(), "1": kgo.LeaderAck(), "all": kgo.AllISRAcks()} {
		check("acks-"+name, func() error {
			t, err := franzCreate(admin, topic("franz-acks"+name), 1)
			if err == nil {
				err = franzProduce(t, values("v", 100), kgo.RequiredAcks(acks), kgo.DisableIdempotentWrite())
			}
			if err == nil {
				_, err = franzConsume(t, 100)
			}
			return err
		})
	}
	check("idempotent", func() error {
		t, err := franzCreate(admin, topic("franz-idem"), 3)
		if err == nil {
			err = franzProduce(t, values("v", 1000))
		}
		if err != nil {
			return err
		}
		ends, err := admin.ListEndOffsets(ctx, t)
		total := int64(0)
		ends.Each(func(o kadm.ListedOffset) { total += o.Offset })
		if err == nil && total != 1000 {
			err = fmt.Errorf("%d records", total)
		}
		return err
	})
	check("group-of-three", func() error { return franzGroup(admin) })
	check("seek-by-time", func() error {
		t, err := franzCreate(admin, topic("franz-time"), 1)
		if err != nil {
			return err
		}
		for i := int64(0); i < 10; i++ {
			r := &kgo.Record{Topic: t, Value: []byte(fmt.Sprint(i)), Timestamp: time.UnixMilli(now - 60000 + i*1000)}
			if err := client.ProduceSync(ctx, r).FirstErr(); err != nil {
				return err
			}
		}
		at, err := admin.ListOffsetsAfterMilli(ctx, now-60000+4500, t)
		if o, ok := at.Lookup(t, 0); err == nil && (!ok || o.Offset != 5) {
			err = fmt.Errorf("offset %d", o.Offset)
		}
		return err
	})
	check("admin", func() error {
		t, err := franzCreate(admin, topic("franz-admin"), 2)
		if err != nil {
			return err
		}
		if _, err := franzCreate(admin, t, 2); !errors.Is(err, kerr.TopicAlreadyExists) {
			return fmt.Errorf("made twice: %v", err)
		}
		if _, err := admin.CreatePartitions(ctx, 2, t); err != nil {
			return err
		}
		if _, err := admin.DescribeTopicConfigs(ctx, t); err != nil {
			return err
		}
		if _, err := admin.ListGroups(ctx); err != nil {
			return err
		}
		_, err = admin.DeleteTopics(ctx, t)
		return err
	})
}
