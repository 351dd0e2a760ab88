#include "engine/base/uuid.h"

static const char url_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char plain_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct uuid uuid_random(struct prng *prng)
{
	struct uuid uuid;

	do {
		store_u64(uuid.bytes, prng_next(prng));
		store_u64(uuid.bytes + 8, prng_next(prng));
		uuid.bytes[6] = (uint8_t)((uuid.bytes[6] & 0x0f) | 0x40);
		uuid.bytes[8] = (uint8_t)((uuid.bytes[8] & 0x3f) | 0x80);
	} while (uuid.bytes[0] >> 2 == 62); /* the digit '-' */
	return uuid;
}

char *uuid_text(struct uuid uuid, char out[static UUID_TEXT_SIZE + 1])
{
	for (unsigned i = 0; i < UUID_TEXT_SIZE; i++) {
		unsigned bit = i * 6, byte = bit / 8;
		unsigned pair = (unsigned)uuid.bytes[byte] << 8 | (byte + 1 < 16 ? uuid.bytes[byte + 1] : 0u);

		out[i] = url_digits[pair >> (10 - bit % 8) & 63];
	}
	out[UUID_TEXT_SIZE] = 0;
	return out;
}

bool uuid_parse(struct bytes text, struct uuid *out)
{
	uint8_t wide[17] = { 0 };

	if (text.size != UUID_TEXT_SIZE)
		return false;
	for (unsigned i = 0; i < UUID_TEXT_SIZE; i++) {
		const char *digit = text.data[i] ? strchr(url_digits, text.data[i]) : NULL;

		if (!digit)
			return false;
		unsigned bit = i * 6, byte = bit / 8;
		unsigned pair = (unsigned)(digit - url_digits) << (10 - bit % 8);

		wide[byte] |= (uint8_t)(pair >> 8);
		wide[byte + 1] |= (uint8_t)pair;
	}
	/* 22 digits hold 132 bits; like Java's decoder, this overlooks the last four. */
	memcpy(out->bytes, wide, 16);
	return true;
}

void base64_add(struct buf *b, struct bytes in)
{
	for (size_t at = 0; at < in.size; at += 3) {
		size_t left = in.size - at;
		unsigned triple = (unsigned)in.data[at] << 16 | (left > 1 ? (unsigned)in.data[at + 1] << 8 : 0u) |
		                  (left > 2 ? in.data[at + 2] : 0u);

		buf_add_char(b, plain_digits[triple >> 18 & 63]);
		buf_add_char(b, plain_digits[triple >> 12 & 63]);
		buf_add_char(b, left > 1 ? plain_digits[triple >> 6 & 63] : '=');
		buf_add_char(b, left > 2 ? plain_digits[triple & 63] : '=');
	}
}
