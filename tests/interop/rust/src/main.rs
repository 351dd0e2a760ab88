// rskafka. Prints `ok NAME` or `FAILED NAME: why` for each check; ends with 1 if one failed.
use rskafka::client::partition::{Compression, OffsetAt, UnknownTopicHandling};
use rskafka::client::{Client, ClientBuilder};
use rskafka::record::Record;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn record(value: String) -> Record {
    Record { key: None, value: Some(value.into_bytes()), headers: BTreeMap::new(), timestamp: chrono::Utc::now() }
}

async fn round_trip(client: &Client, topic: &str, compression: Compression) -> Outcome {
    client.controller_client()?.create_topic(topic, 1, 1, 5_000).await?;
    let partition = client.partition_client(topic, 0, UnknownTopicHandling::Retry).await?;
    let values: Vec<String> = (0..300).map(|i| format!("value {i} ").repeat(50)).collect();
    partition.produce(values.iter().cloned().map(record).collect(), compression).await?;
    let mut next = 0;
    let mut got = Vec::new();
    while got.len() < values.len() {
        let (records, _) = partition.fetch_records(next, 1..1_000_000, 1_000).await?;
        for r in records {
            next = r.offset + 1;
            got.push(String::from_utf8(r.record.value.unwrap_or_default())?);
        }
    }
    if got != values {
        return Err("other values came back".into());
    }
    if partition.get_offset(OffsetAt::Latest).await? != 300 {
        return Err("the end is not at 300".into());
    }
    Ok(())
}

fn tell(failed: &mut bool, name: &str, outcome: Outcome) {
    match outcome {
        Ok(()) => println!("ok {name}"),
        Err(e) => {
            *failed = true;
            println!("FAILED {name}: {e}");
        }
    }
}

async fn metadata(client: &Client) -> Outcome {
    client.list_topics().await?;
    Ok(())
}

#[tokio::main]
async fn main() {
    let servers: Vec<String> = std::env::args().nth(1).expect("the bootstrap servers").split(',').map(String::from).collect();
    let run = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let client = ClientBuilder::new(servers).build().await.expect("a client");
    let mut failed = false;
    tell(&mut failed, "metadata", metadata(&client).await);
    for (name, compression) in [("none", Compression::NoCompression), ("gzip", Compression::Gzip), ("snappy", Compression::Snappy), ("lz4", Compression::Lz4), ("zstd", Compression::Zstd)] {
        let outcome = round_trip(&client, &format!("rust-{name}-{run}"), compression).await;
        tell(&mut failed, &format!("codec-{name}"), outcome);
    }
    std::process::exit(failed as i32);
}
