#include "engine/base/json.h"
#include "tests/test.h"

static struct heap *heap;
static struct buf out;

static struct bytes text_of(struct bytes text)
{
	buf_clear(&out);
	json_add_text(&out, text);
	return buf_bytes(&out);
}

static struct bytes number_of(double value)
{
	buf_clear(&out);
	json_add_double(&out, value);
	return buf_bytes(&out);
}

TEST(json_text_escapes_what_it_must_and_replaces_what_is_no_utf8)
{
	heap = heap_new(1u << 20);
	buf_init(&out, heap);
	assert_text(text_of(BYTES_NULL), "null");
	assert_text(text_of(BYTES("a\"\\/\n\x1b\x7f")), "\"a\\\"\\\\/\\n\\u001B\x7f\"");
	assert_text(text_of(BYTES("\xe2\x98\x83\xf0\x9f\x99\x82")), "\"\xe2\x98\x83\xf0\x9f\x99\x82\"");
	assert_text(text_of(BYTES("\xc0\x80|\xff|\xe2\x98|\xed\xa0\x80|\xe2")),
	            "\"\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd\"");
	buf_free(&out);
	heap_del(heap);
}

TEST(json_doubles_look_as_in_java)
{
	heap = heap_new(1u << 20);
	buf_init(&out, heap);
	assert_text(number_of(0), "0.0");
	assert_text(number_of(-0.0), "-0.0");
	assert_text(number_of(1), "1.0");
	assert_text(number_of(-1000), "-1000.0");
	assert_text(number_of(0.1), "0.1");
	assert_text(number_of(0.001), "0.001");
	assert_text(number_of(0.00012345), "1.2345E-4");
	assert_text(number_of(1234567.5), "1234567.5");
	assert_text(number_of(1e7), "1.0E7");
	assert_text(number_of(1048576), "1048576.0");
	assert_text(number_of(1.0 / 3), "0.3333333333333333");
	assert_text(number_of(1.7976931348623157e308), "1.7976931348623157E308");
	assert_text(number_of(5e-324), "4.9E-324");
	buf_free(&out);
	heap_del(heap);
}
