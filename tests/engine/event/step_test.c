#include "engine/event/step.h"
#include "tests/test.h"

TEST(what_is_still_to_be_synced_goes_along_with_a_directory_that_is_renamed)
{
	struct heap *heap = heap_new(1u << 20);
	struct arena arena;
	struct effects fx;
	int32_t next_conn = 1;

	arena_init(&arena, heap);
	effects_init(&fx, &arena, &next_conn, NULL);
	effects_sync(&fx, BYTES("/d/t-0/0.log"), 1);
	effects_sync(&fx, BYTES("/d/t-0"), 0);
	effects_sync(&fx, BYTES("/d/t-01/0.log"), 2);
	effects_close(&fx, 3);
	effects_renamed(&fx, BYTES("/d/t-0"), BYTES("/d/t-0.1234-delete"));
	assert_text(fx.items[0].path, "/d/t-0.1234-delete/0.log");
	assert_int_equal(fx.items[0].token, 1);
	assert_text(fx.items[1].path, "/d/t-0.1234-delete");
	assert_text(fx.items[2].path, "/d/t-01/0.log");
	arena_free(&arena);
	heap_del(heap);
}
