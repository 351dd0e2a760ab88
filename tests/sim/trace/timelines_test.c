/* The parts of a run with several timelines. */
#include "sim/trace/timelines.h"
#include "tests/test.h"

/* "0[0,5) 1[5,9)<0": each part's timeline, its events, and the part that it goes on from. */
static void assert_parts(const struct timelines *t, const char *expected)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf text = { .heap = heap };
	struct timeline_part parts[TIMELINE_PARTS_MAX];
	int count = timelines_parts(t, NULL, parts);

	for (int i = 0; i < count; i++) {
		buf_printf(&text, "%s%d[%d,%d)", i > 0 ? " " : "", parts[i].timeline, (int)parts[i].from_seq, (int)parts[i].to_seq);
		if (parts[i].after >= 0)
			buf_printf(&text, "<%d", parts[i].after);
	}
	assert_text(buf_bytes(&text), expected);
	heap_del(heap);
}

static struct timeline_seen seen(int parent, int64_t from_seq, int64_t to_seq)
{
	return (struct timeline_seen){ .name = BYTES("x"), .parent = parent, .from_seq = from_seq, .from_us = from_seq * 1000, .to_seq = to_seq };
}

TEST(a_part_comes_behind_all_of_its_past)
{
	struct timelines t = { .items = { seen(-1, 0, 20), seen(0, 5, 9), seen(0, 5, 8), seen(1, 7, 12), seen(0, 10, 30) }, .count = 5 };

	assert_parts(&t, "0[0,5) 1[5,7)<0 3[7,12)<1 1[7,9)<1 2[5,8)<0 0[5,10)<0 4[10,30)<5 0[10,20)<5");
}

TEST(who_went_back_behind_the_beginning_of_a_timeline_began_in_the_one_before)
{
	struct timelines t = { .items = { seen(-1, 0, 20), seen(0, 10, 15), seen(1, 4, 6), seen(1, 10, 11) }, .count = 4 };

	assert_parts(&t, "0[0,4) 2[4,6)<0 0[4,10)<0 1[10,15)<2 3[10,11)<2 0[10,20)<2");
}

TEST(timelines_that_begin_with_the_run_share_nothing_but_their_beginning)
{
	struct timelines t = { .items = { seen(-1, 0, 3), seen(0, 0, 4) }, .count = 2 };

	assert_parts(&t, "0[0,0) 1[0,4)<0 0[0,3)<0");
}
