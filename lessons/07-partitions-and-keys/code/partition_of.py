"""Prints to which of three partitions Java's producer sends each key; and librdkafka, left to its default."""
import sys
import zlib


def murmur2(data):
    """Kafka's: 32 bits, a fixed seed, four bytes at a time."""
    m, mask = 0x5BD1E995, 0xFFFFFFFF
    h = 0x9747B28C ^ len(data)
    whole = len(data) // 4 * 4
    for i in range(0, whole, 4):
        k = int.from_bytes(data[i:i + 4], "little") * m & mask
        h = h * m & mask ^ (k ^ k >> 24) * m & mask
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    return h ^ h >> 15


for key in sys.argv[1:] or ["alice", "bob", "carol", "dave"]:
    data = key.encode()
    print(f"{key} -> {(murmur2(data) & 0x7FFFFFFF) % 3} (librdkafka: {zlib.crc32(data) % 3})")
