/* Slicing by eight in portable C; one instruction for eight bytes where the processor has it, on x86 three of them side by side. All give the same. */
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
#include <wmmintrin.h>

/* The instruction takes three cycles, but one may begin in each: so three parts of a block are done side by side, and what came of the first two is then
 * moved over the bytes that follow it. Moving a CRC over n bytes is a product with x^(8n) modulo the polynomial; a carry-less product of two such (bit 31 stands
 * for x^0) is one power too high, and the instruction that reduces it multiplies by x^32: hence x^(8n - 33). */
enum { PART_SIZE = 256 };
#define OVER_ONE_PART 0xb9e02b86 /* x^(8 * 256 - 33) */
#define OVER_TWO_PARTS 0xdd7e3b0c /* x^(8 * 512 - 33) */

static inline uint64_t word_at(const uint8_t *at)
{
	uint64_t word;

	memcpy(&word, at, 8);
	return word;
}

__attribute__((target("sse4.2,pclmul"))) static uint64_t update_by_three(uint64_t crc, const uint8_t *at)
{
	const __m128i over = _mm_set_epi64x(OVER_ONE_PART, OVER_TWO_PARTS);
	uint64_t second = 0, third = 0;

	for (const uint8_t *end = at + PART_SIZE; at < end; at += 8) {
		crc = _mm_crc32_u64(crc, word_at(at));
		second = _mm_crc32_u64(second, word_at(at + PART_SIZE));
		third = _mm_crc32_u64(third, word_at(at + 2 * PART_SIZE));
	}
	__m128i moved = _mm_xor_si128(_mm_clmulepi64_si128(_mm_cvtsi64_si128((int64_t)crc), over, 0x00),
	                              _mm_clmulepi64_si128(_mm_cvtsi64_si128((int64_t)second), over, 0x10));

	return _mm_crc32_u64(0, (uint64_t)_mm_cvtsi128_si64(moved)) ^ third;
}

__attribute__((target("sse4.2,pclmul"))) static uint32_t update_by_instruction(uint32_t crc, const uint8_t *at, size_t size)
{
	uint64_t wide = crc;

	for (; size >= 3 * PART_SIZE; at += 3 * PART_SIZE, size -= 3 * PART_SIZE)
		wide = update_by_three(wide, at);
	for (; size >= 8; at += 8, size -= 8)
		wide = _mm_crc32_u64(wide, word_at(at));
	crc = (uint32_t)wide;
	for (; size > 0; at++, size--)
		crc = _mm_crc32_u8(crc, *at);
	return crc;
}

static bool has_instruction(void)
{
	return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul");
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
