/* Prints the header of each record batch in a segment file (.log).
 * cc batch_header.c -o batch_header && ./batch_header 00000000000000000000.log */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

enum { HEADER_SIZE = 61, LENGTH_FROM = 12 }; /* the length counts what stands behind it: from byte 12 on */

/* All numbers in Kafka's files are big-endian. */
static int64_t number(const unsigned char *at, int size)
{
	uint64_t n = at[0] & 0x80 && size < 8 ? ~UINT64_C(0) : 0; /* with their sign */

	for (int i = 0; i < size; i++)
		n = n << 8 | at[i];
	return (int64_t)n;
}

int main(int argc, char **argv)
{
	static const char *const codecs[] = { "none", "gzip", "snappy", "lz4", "zstd", "?", "?", "?" };
	unsigned char h[HEADER_SIZE];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (!file) {
		fprintf(stderr, "usage: batch_header FILE.log\n");
		return 2;
	}
	for (int64_t position = 0; fread(h, 1, HEADER_SIZE, file) == HEADER_SIZE;) {
		int64_t base = number(h, 8), length = number(h + 8, 4), attributes = number(h + 21, 2);

		printf("at %" PRId64 ": offsets %" PRId64 " to %" PRId64 ", %" PRId64 " bytes, leader epoch %" PRId64 ", %s%s%s, crc %" PRIu32 ", time %" PRId64
		       ", producer %" PRId64 " epoch %" PRId64 " sequence %" PRId64 ", %" PRId64 " records\n",
		       position, base, base + number(h + 23, 4), length + LENGTH_FROM, number(h + 12, 4), codecs[attributes & 7],
		       attributes & 16 ? ", transactional" : "", attributes & 32 ? ", control" : "", (uint32_t)number(h + 17, 4), number(h + 35, 8),
		       number(h + 43, 8), number(h + 51, 2), number(h + 53, 4), number(h + 57, 4));
		position += length + LENGTH_FROM;
		if (h[16] != 2 || length < HEADER_SIZE - LENGTH_FROM || fseek(file, (long)position, SEEK_SET) != 0)
			break; /* zeros, or an older format */
	}
	fclose(file);
	return 0;
}
