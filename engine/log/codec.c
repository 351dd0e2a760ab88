/* The four codecs, each in the framing that Kafka's clients use: gzip members, snappy-java's stream of blocks, LZ4 frames, Zstandard
 * frames. Every call makes and drops its own library state. */
#include "engine/log/batch.h"

#include <limits.h>
#include <lz4frame.h>
#include <snappy-c.h>
#include <zlib.h>
#include <zstd.h>

enum { CHUNK = 16 * 1024, SNAPPY_BLOCK = 32 * 1024, GZIP_WINDOW = 15 + 16 };

static const char *const names[CODEC_COUNT] = { "none", "gzip", "snappy", "lz4", "zstd" };

const char *codec_name(enum codec codec)
{
	return (unsigned)codec < CODEC_COUNT ? names[codec] : "unknown";
}

bool codec_of_name(struct bytes name, enum codec *out)
{
	for (int i = 0; i < CODEC_COUNT; i++) {
		if (bytes_equal_text(name, names[i])) {
			*out = (enum codec)i;
			return true;
		}
	}
	return false;
}

/* ---- gzip -------------------------------------------------------------------------------------------------------------- */

static void gzip_compress(int level, struct bytes in, struct buf *out)
{
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)in.data, .avail_in = (uInt)in.size };

	deflateInit2(&stream, level == INT_MIN ? Z_DEFAULT_COMPRESSION : level, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY);
	size_t bound = deflateBound(&stream, (uLong)in.size);
	uint8_t *at = buf_reserve(out, bound);

	stream.next_out = at;
	stream.avail_out = (uInt)bound;
	deflate(&stream, Z_FINISH);
	out->size += bound - stream.avail_out;
	deflateEnd(&stream);
}

static enum err gzip_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	z_stream stream = { .next_in = (Bytef *)(uintptr_t)in.data, .avail_in = (uInt)in.size };
	size_t start = out->size;
	int status = Z_OK;

	if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
		return ERR_CORRUPT;
	while (status == Z_OK && out->size - start <= size_max) {
		stream.next_out = buf_reserve(out, CHUNK);
		stream.avail_out = CHUNK;
		status = inflate(&stream, Z_NO_FLUSH);
		out->size += CHUNK - stream.avail_out;
		if (status == Z_STREAM_END && stream.avail_in > 0) /* a member behind it */
			status = inflateReset(&stream);
	}
	inflateEnd(&stream);
	if (out->size - start > size_max)
		return ERR_TOO_LARGE;
	return status == Z_STREAM_END ? ERR_OK : ERR_CORRUPT;
}

/* ---- snappy ------------------------------------------------------------------------------------------------------------ */

/* snappy-java's stream: 8 bytes of magic, version 1, compatible version 1, then blocks with their compressed sizes. */
static const uint8_t snappy_magic[16] = { 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0, 0, 0, 0, 1, 0, 0, 0, 1 };

static void snappy_compress_stream(struct bytes in, struct buf *out)
{
	buf_add(out, snappy_magic, sizeof(snappy_magic));
	for (size_t at = 0; at < in.size; at += SNAPPY_BLOCK) {
		struct bytes block = bytes_slice(in, at, SNAPPY_BLOCK);
		size_t size = snappy_max_compressed_length(block.size);
		size_t start = out->size;
		uint8_t *to = buf_reserve(out, 4 + size);

		snappy_compress((const char *)block.data, block.size, (char *)to + 4, &size);
		store_u32(to, (uint32_t)size);
		out->size = start + 4 + size;
	}
}

static enum err snappy_block(struct bytes in, size_t size_max, struct buf *out)
{
	size_t size;

	if (snappy_uncompressed_length((const char *)in.data, in.size, &size) != SNAPPY_OK)
		return ERR_CORRUPT;
	if (size > size_max)
		return ERR_TOO_LARGE;
	if (snappy_uncompress((const char *)in.data, in.size, (char *)buf_reserve(out, size + 1), &size) != SNAPPY_OK)
		return ERR_CORRUPT;
	out->size += size;
	return ERR_OK;
}

static enum err snappy_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	size_t start = out->size;

	if (in.size < sizeof(snappy_magic) || memcmp(in.data, snappy_magic, 8) != 0)
		return snappy_block(in, size_max, out);
	for (size_t at = sizeof(snappy_magic); at < in.size;) {
		if (in.size - at < 4)
			return ERR_CORRUPT;
		size_t size = load_u32(in.data + at);

		at += 4;
		if (size > in.size - at)
			return ERR_CORRUPT;
		enum err err = snappy_block(bytes_slice(in, at, size), size_max - (out->size - start), out);

		if (err)
			return err;
		at += size;
	}
	return ERR_OK;
}

/* ---- lz4 --------------------------------------------------------------------------------------------------------------- */

static void lz4_compress(int level, struct bytes in, struct buf *out)
{
	LZ4F_preferences_t preferences = {
		.frameInfo = { .blockSizeID = LZ4F_max64KB, .blockMode = LZ4F_blockIndependent },
		.compressionLevel = level == INT_MIN ? 0 : level,
	};
	size_t bound = LZ4F_compressFrameBound(in.size, &preferences);
	size_t size = LZ4F_compressFrame(buf_reserve(out, bound), bound, in.data, in.size, &preferences);

	if (!LZ4F_isError(size))
		out->size += size;
}

static enum err lz4_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	LZ4F_dctx *context;
	size_t start = out->size, hint = 1;
	enum err err = ERR_OK;

	if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)))
		return ERR_CORRUPT;
	for (size_t at = 0; !err && hint != 0;) {
		size_t taken = in.size - at, given = CHUNK;

		hint = LZ4F_decompress(context, buf_reserve(out, CHUNK), &given, in.data + at, &taken, NULL);
		if (LZ4F_isError(hint) || (taken == 0 && given == 0))
			err = ERR_CORRUPT;
		else
			out->size += given;
		at += taken;
		if (out->size - start > size_max)
			err = ERR_TOO_LARGE;
	}
	LZ4F_freeDecompressionContext(context);
	return err;
}

/* ---- zstd -------------------------------------------------------------------------------------------------------------- */

static void zstd_compress(int level, struct bytes in, struct buf *out)
{
	size_t bound = ZSTD_compressBound(in.size);
	size_t size = ZSTD_compress(buf_reserve(out, bound), bound, in.data, in.size, level == INT_MIN ? ZSTD_CLEVEL_DEFAULT : level);

	if (!ZSTD_isError(size))
		out->size += size;
}

static enum err zstd_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	ZSTD_DStream *stream = ZSTD_createDStream();
	ZSTD_inBuffer from = { in.data, in.size, 0 };
	size_t start = out->size, hint = 1;
	enum err err = stream ? ERR_OK : ERR_CORRUPT;

	while (!err && hint != 0) {
		ZSTD_outBuffer to = { buf_reserve(out, CHUNK), CHUNK, 0 };
		size_t before = from.pos;

		hint = ZSTD_decompressStream(stream, &to, &from);
		if (ZSTD_isError(hint) || (to.pos == 0 && from.pos == before))
			err = ERR_CORRUPT;
		else
			out->size += to.pos;
		if (out->size - start > size_max)
			err = ERR_TOO_LARGE;
	}
	ZSTD_freeDStream(stream);
	return err;
}

void codec_compress(enum codec codec, int level, struct bytes in, struct buf *out)
{
	switch (codec) {
	case CODEC_GZIP:
		gzip_compress(level, in, out);
		break;
	case CODEC_SNAPPY:
		snappy_compress_stream(in, out);
		break;
	case CODEC_LZ4:
		lz4_compress(level, in, out);
		break;
	case CODEC_ZSTD:
		zstd_compress(level, in, out);
		break;
	default:
		buf_add_bytes(out, in);
	}
}

enum err codec_decompress(enum codec codec, struct bytes in, size_t size_max, struct buf *out)
{
	switch (codec) {
	case CODEC_NONE:
		if (in.size > size_max)
			return ERR_TOO_LARGE;
		buf_add_bytes(out, in);
		return ERR_OK;
	case CODEC_GZIP:
		return gzip_decompress(in, size_max, out);
	case CODEC_SNAPPY:
		return snappy_decompress(in, size_max, out);
	case CODEC_LZ4:
		return lz4_decompress(in, size_max, out);
	case CODEC_ZSTD:
		return zstd_decompress(in, size_max, out);
	default:
		return ERR_UNSUPPORTED;
	}
}
