// kafkajs. Prints `ok NAME` or `FAILED NAME: why` for each check; ends with 1 if one failed.
const { Kafka, CompressionTypes, CompressionCodecs, logLevel, ConfigResourceTypes } = require('kafkajs')
CompressionCodecs[CompressionTypes.Snappy] = require('kafkajs-snappy')
CompressionCodecs[CompressionTypes.LZ4] = new (require('kafkajs-lz4'))().codec

const RUN = Date.now()
const brokers = process.argv[2].split(',')
const kafka = new Kafka({ clientId: 'klab', brokers, logLevel: logLevel.NOTHING, retry: { retries: 10 } })
const admin = kafka.admin()
const topic = (name) => `js-${name}-${RUN}`
const that = (condition, what) => { if (!condition) throw new Error(what) }
const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
let failed = 0

async function check(name, run) {
  try {
    await run()
    console.log(`ok ${name}`)
  } catch (e) {
    failed++
    console.log(`FAILED ${name}: ${e.stack.split('\n').slice(0, 3).join(' ')}`)
  }
}

async function until(condition, what, seconds = 30) {
  const end = Date.now() + seconds * 1000
  while (!(await condition())) {
    that(Date.now() < end, `${what}: not within ${seconds} s`)
    await sleep(50)
  }
}

async function create(name, numPartitions = 1) {
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: name, numPartitions, replicationFactor: Math.min(3, brokers.length) }] })
  return name
}

async function produce(name, values, options = {}, producerOptions = {}) {
  const producer = kafka.producer({ allowAutoTopicCreation: false, ...producerOptions })
  await producer.connect()
  const out = await producer.send({ topic: name, messages: values.map((value, i) => ({ key: `k${i}`, value })), ...options })
  await producer.disconnect()
  return out
}

async function consume(name, count) {
  const consumer = kafka.consumer({ groupId: `${name}-g` })
  const got = []
  await consumer.connect()
  await consumer.subscribe({ topic: name, fromBeginning: true })
  await consumer.run({ eachMessage: async ({ message }) => { got.push(message) } })
  await until(() => got.length >= count, `${count} records`)
  await consumer.disconnect()
  return got
}

async function groupOfThree() {
  const name = await create(topic('group'), 6)
  const members = [], counts = [0, 0, 0], seen = new Set()
  for (let i = 0; i < 3; i++) {
    const c = kafka.consumer({ groupId: topic('three'), sessionTimeout: 6000, heartbeatInterval: 1000 })
    await c.connect()
    await c.subscribe({ topic: name, fromBeginning: true })
    await c.run({ eachMessage: async ({ message }) => { counts[i]++; seen.add(message.value.toString()) } })
    members.push(c)
  }
  let n = 0
  await until(async () => {
    await produce(name, Array.from({ length: 60 }, (_, i) => `a${n + i}`))
    n += 60
    return counts.every((c) => c > 0)
  }, 'a record for each of three members', 60)
  await members[0].disconnect()
  await produce(name, Array.from({ length: 300 }, (_, i) => `b${i}`))
  await until(() => seen.size === n + 300, 'all values by the two that are left', 60)
  await members[1].disconnect()
  await members[2].disconnect()
}

async function main() {
  await admin.connect()
  await check('metadata', async () => {
    const d = await admin.describeCluster()
    that(d.brokers.length === brokers.length && d.clusterId, JSON.stringify(d))
  })
  for (const [name, compression] of [['none', 0], ['gzip', 1], ['snappy', 2], ['lz4', 3]]) {
    await check(`codec-${name}`, async () => {
      const t = await create(topic(name))
      const values = Array.from({ length: 300 }, (_, i) => `value ${i} `.repeat(50))
      await produce(t, values, { compression })
      const got = await consume(t, 300)
      that(got.every((m, i) => m.value.toString() === values[i]), 'other values')
    })
  }
  for (const acks of [0, 1, -1]) {
    await check(`acks-${acks}`, async () => {
      const t = await create(topic(`acks${acks}`))
      await produce(t, Array(100).fill('x'), { acks })
      await consume(t, 100)
    })
  }
  await check('idempotent', async () => {
    const t = await create(topic('idem'))
    for (let i = 0; i < 5; i++) await produce(t, Array(100).fill('x'), { acks: -1 }, { idempotent: true, maxInFlightRequests: 1 })
    that((await admin.fetchTopicOffsets(t))[0].high === '500', 'not 500')
  })
  await check('group-of-three', groupOfThree)
  await check('seek-by-time', async () => {
    const t = await create(topic('time'))
    const producer = kafka.producer()
    await producer.connect()
    for (let i = 0; i < 10; i++) await producer.send({ topic: t, acks: -1, messages: [{ value: `${i}`, timestamp: `${RUN - 60000 + i * 1000}` }] })
    await producer.disconnect()
    that((await admin.fetchTopicOffsetsByTimestamp(t, RUN - 60000 + 4500))[0].offset === '5', 'not offset 5')
  })
  await check('admin', async () => {
    const t = await create(topic('admin'), 2)
    await admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: t, configEntries: [{ name: 'retention.ms', value: '200000' }] }] })
    await until(async () => (await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: t, configNames: ['retention.ms'] }] }))
      .resources[0].configEntries[0].configValue === '200000', 'the new setting', 10)
    await admin.createPartitions({ topicPartitions: [{ topic: t, count: 4 }] })
    await until(async () => (await admin.fetchTopicMetadata({ topics: [t] })).topics[0].partitions.length === 4, 'four partitions', 10)
    that((await admin.listGroups()).groups.length > 0, 'no groups')
    await admin.deleteTopics({ topics: [t] })
    await until(async () => !(await admin.listTopics()).includes(t), 'the topic is gone', 10)
  })
  await admin.disconnect()
  process.exit(failed ? 1 : 0)
}
main()
