/* Slicing by eight in portable C; one instruction for eight bytes where the processor has it. Both give the same. */
#include "engine/base/crc32c.h"

#include "engine/base/crc32c_table.h"

static uint32_t update_by_table(uint32_t crc, const uint8_t *at, size_t size)
{
	for (; size >= 8; at += 8, size -= 8) {
		uint32_t low = crc ^ ((uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24);

		crc = crc32c_table[7][low & 0xff] ^ crc32c_table[6][low >> 8 & 0xff] ^ crc32c_table[5][low >> 16 & 0xff] ^
		      crc32c_table[4][low >> 24] ^ crc32c_table[3][at[4]] ^ crc32c_table[2][at[5]] ^ crc32c_table[1][at[6]] ^
		      crc32c_table[0][at[7]];
	}
	for (; size > 0; at++, size--)
		crc = crc32c_table[0][(crc ^ *at) & 0xff] ^ crc >> 8;
	return crc;
}

#if defined(__x86_64__)
#include <nmmintrin.h>

__attribute__((target("sse4.2"))) static uint32_t update_by_instruction(uint32_t crc, const uint8_t *at, size_t size)
{
	uint64_t wide = crc;

	for (; size >= 8; at += 8, size -= 8) {
		uint64_t word;

		memcpy(&word, at, 8);
		wide = _mm_crc32_u64(wide, word);
	}
	crc = (uint32_t)wide;
	for (; size > 0; at++, size--)
		crc = _mm_crc32_u8(crc, *at);
	return crc;
}

static bool has_instruction(void)
{
	return __builtin_cpu_supports("sse4.2");
}
#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32)
#include <arm_acle.h>

static uint32_t update_by_instruction(uint32_t crc, const uint8_t *at, size_t size)
{
	for (; size >= 8; at += 8, size -= 8) {
		uint64_t word;

		memcpy(&word, at, 8);
		crc = __crc32cd(crc, word);
	}
	for (; size > 0; at++, size--)
		crc = __crc32cb(crc, *at);
	return crc;
}

static bool has_instruction(void)
{
	return true;
}
#else
static uint32_t update_by_instruction(uint32_t crc, const uint8_t *at, size_t size)
{
	return update_by_table(crc, at, size);
}

static bool has_instruction(void)
{
	return false;
}
#endif

uint32_t crc32c(uint32_t crc, struct bytes b)
{
	crc = ~crc;
	return ~(has_instruction() ? update_by_instruction(crc, b.data, b.size) : update_by_table(crc, b.data, b.size));
}

uint32_t crc32c_portable(uint32_t crc, struct bytes b)
{
	return ~update_by_table(~crc, b.data, b.size);
}
