/* The four codecs, each in the framing that Kafka's clients use: gzip members, snappy-java's stream of blocks, LZ4 frames, Zstandard
 * frames. */
#include "engine/log/batch.h"

#include <limits.h>
#include <lz4frame.h>
#include <snappy-c.h>
#include <stdatomic.h>
#include <stdlib.h>
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

/* ---- The libraries' state ---------------------------------------------------------------------------------------------- */

/* A library's state takes longer to make than a small batch to compress, so the last of each kind is kept for whoever asks next, in whatever thread.
 * What comes out depends on the input alone: each use begins with a reset. Zstandard's compression has none that promises as much, so it is made anew. */
struct kept {
	void *_Atomic state;
};

static void *kept_take(struct kept *kept)
{
	return atomic_exchange(&kept->state, NULL);
}

/* What was kept meanwhile; NULL, or to be dropped. */
static void *kept_put(struct kept *kept, void *state)
{
	return atomic_exchange(&kept->state, state);
}

/* ---- gzip -------------------------------------------------------------------------------------------------------------- */

/* zlib's state points back at its stream, which therefore stays where it is. */
struct deflater {
	z_stream stream;
	int level;
};

static struct kept kept_deflater, kept_inflater;

static void deflater_del(struct deflater *d)
{
	if (d)
		deflateEnd(&d->stream);
	free(d);
}

static struct deflater *deflater_take(int level)
{
	struct deflater *d = kept_take(&kept_deflater);

	if (d && d->level == level && deflateReset(&d->stream) == Z_OK)
		return d;
	deflater_del(d);
	d = calloc(1, sizeof(*d));
	d->level = level;
	deflateInit2(&d->stream, level, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY);
	return d;
}

static void gzip_compress(int level, struct bytes in, struct buf *out)
{
	struct deflater *d = deflater_take(level == INT_MIN ? Z_DEFAULT_COMPRESSION : level);
	size_t bound = deflateBound(&d->stream, (uLong)in.size);

	d->stream.next_in = (Bytef *)(uintptr_t)in.data;
	d->stream.avail_in = (uInt)in.size;
	d->stream.next_out = buf_reserve(out, bound);
	d->stream.avail_out = (uInt)bound;
	deflate(&d->stream, Z_FINISH);
	out->size += bound - d->stream.avail_out;
	deflater_del(kept_put(&kept_deflater, d));
}

static void inflater_del(z_stream *stream)
{
	if (stream)
		inflateEnd(stream);
	free(stream);
}

static z_stream *inflater_take(void)
{
	z_stream *stream = kept_take(&kept_inflater);

	if (stream && inflateReset(stream) == Z_OK)
		return stream;
	inflater_del(stream);
	stream = calloc(1, sizeof(*stream));
	inflateInit2(stream, GZIP_WINDOW);
	return stream;
}

static enum err gzip_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	z_stream *stream = inflater_take();
	size_t start = out->size;
	int status = Z_OK;

	stream->next_in = (Bytef *)(uintptr_t)in.data;
	stream->avail_in = (uInt)in.size;
	while (status == Z_OK && out->size - start <= size_max) {
		stream->next_out = buf_reserve(out, CHUNK);
		stream->avail_out = CHUNK;
		status = inflate(stream, Z_NO_FLUSH);
		out->size += CHUNK - stream->avail_out;
		if (status == Z_STREAM_END && stream->avail_in > 0) /* a member behind it */
			status = inflateReset(stream);
	}
	inflater_del(kept_put(&kept_inflater, stream));
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

static struct kept kept_lz4_compressor, kept_lz4_decompressor;

/* A frame at once, its input staying where it is meanwhile. */
static void lz4_compress(int level, struct bytes in, struct buf *out)
{
	LZ4F_preferences_t preferences = {
		.frameInfo = { .blockSizeID = LZ4F_max64KB, .blockMode = LZ4F_blockIndependent },
		.compressionLevel = level == INT_MIN ? 0 : level,
		.autoFlush = 1,
	};
	LZ4F_cctx *context = kept_take(&kept_lz4_compressor);
	size_t bound = LZ4F_compressFrameBound(in.size, &preferences), size = 0;
	uint8_t *to = buf_reserve(out, bound);

	if (!context && LZ4F_isError(LZ4F_createCompressionContext(&context, LZ4F_VERSION)))
		abort();
	size += LZ4F_compressBegin(context, to, bound, &preferences);
	size += LZ4F_compressUpdate(context, to + size, bound - size, in.data, in.size, &(LZ4F_compressOptions_t){ .stableSrc = 1 });
	size += LZ4F_compressEnd(context, to + size, bound - size, NULL);
	out->size += size;
	LZ4F_freeCompressionContext(kept_put(&kept_lz4_compressor, context));
}

static enum err lz4_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	LZ4F_dctx *context = kept_take(&kept_lz4_decompressor);
	size_t start = out->size, hint = 1;
	enum err err = ERR_OK;

	if (context)
		LZ4F_resetDecompressionContext(context);
	else if (LZ4F_isError(LZ4F_createDecompressionContext(&context, LZ4F_VERSION)))
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
	LZ4F_freeDecompressionContext(kept_put(&kept_lz4_decompressor, context));
	return err;
}

/* ---- zstd -------------------------------------------------------------------------------------------------------------- */

static struct kept kept_zstd_decompressor;

static void zstd_compress(int level, struct bytes in, struct buf *out)
{
	size_t bound = ZSTD_compressBound(in.size);
	size_t size = ZSTD_compress(buf_reserve(out, bound), bound, in.data, in.size, level == INT_MIN ? ZSTD_CLEVEL_DEFAULT : level);

	if (!ZSTD_isError(size))
		out->size += size;
}

static enum err zstd_decompress(struct bytes in, size_t size_max, struct buf *out)
{
	ZSTD_DStream *stream = kept_take(&kept_zstd_decompressor);
	ZSTD_inBuffer from = { in.data, in.size, 0 };
	size_t start = out->size, hint = 1;
	enum err err = ERR_OK;

	if (!stream)
		stream = ZSTD_createDStream();
	if (!stream || ZSTD_isError(ZSTD_initDStream(stream)))
		err = ERR_CORRUPT;
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
	ZSTD_freeDStream(kept_put(&kept_zstd_decompressor, stream));
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
