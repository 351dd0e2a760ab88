/* Prints to which of three partitions Java's producer sends each key; and librdkafka, left to its default.
 * cc partition_of.c -lrdkafka */
#include <stdio.h>
#include <string.h>

#include <librdkafka/rdkafka.h>

int main(int argc, char **argv)
{
	static char *const names[] = { "alice", "bob", "carol", "dave" };
	char *const *keys = argc > 1 ? argv + 1 : names;

	for (int i = 0; i < (argc > 1 ? argc - 1 : 4); i++) {
		int java = rd_kafka_msg_partitioner_murmur2(NULL, keys[i], strlen(keys[i]), 3, NULL, NULL);
		int crc32 = rd_kafka_msg_partitioner_consistent(NULL, keys[i], strlen(keys[i]), 3, NULL, NULL);

		printf("%s -> %d (librdkafka: %d)\n", keys[i], java, crc32);
	}
	return 0;
}
