/* CRC-32C (Castagnoli), with the processor's instructions where it has them. */
#ifndef KLAB_BASE_CRC32C_H
#define KLAB_BASE_CRC32C_H

#include "engine/base/bytes.h"

/* Continues from `crc` (0 to begin). */
uint32_t crc32c(uint32_t crc, struct bytes);

/* The same without special instructions, for machines that lack them and for the test that compares the two. */
uint32_t crc32c_portable(uint32_t crc, struct bytes);

#endif
