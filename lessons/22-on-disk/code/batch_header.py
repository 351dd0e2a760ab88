"""Prints the header of each record batch in a segment file: python3 batch_header.py 00000000000000000000.log"""
import struct
import sys

HEADER = struct.Struct(">q i i b I h i q q q h i i")  # big-endian, 61 bytes
CODECS = ["none", "gzip", "snappy", "lz4", "zstd"]

with open(sys.argv[1], "rb") as file:
    position = 0
    while len(header := file.read(HEADER.size)) == HEADER.size:
        (base, length, epoch, magic, crc, attributes, last, first_time, largest_time, producer, producer_epoch, sequence,
         count) = HEADER.unpack(header)
        if magic != 2:
            break  # zeros, or an older format
        print(f"at {position}: offsets {base} to {base + last}, {length + 12} bytes, leader epoch {epoch}, {CODECS[attributes & 7]}"
              f"{', transactional' * (attributes >> 4 & 1)}{', control' * (attributes >> 5 & 1)}, crc {crc}, time {largest_time},"
              f" producer {producer} epoch {producer_epoch} sequence {sequence}, {count} records")
        position += 12 + length  # the length counts what stands behind it
        file.seek(position)
