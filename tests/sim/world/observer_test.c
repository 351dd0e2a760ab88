#include "tests/sim/world/toy.h"

struct looker {
	int steps, restores, ends;
	int32_t last_pid;
};

static void stepped(void *self, struct world *world, int32_t pid)
{
	struct looker *l = self;

	(void)world;
	l->steps++;
	l->last_pid = pid;
}

static void restored(void *self, struct world *world)
{
	(void)world;
	((struct looker *)self)->restores++;
}

static void ended(void *self)
{
	((struct looker *)self)->ends++;
}

static void write_a_file(struct toy *toy, const struct event *event, struct effects *fx)
{
	if (event->type == EVENT_STARTED) {
		toy->disk->ops->open(toy->disk->self, BYTES("/seen"), DISK_CREATE, &toy->file);
		toy->disk->ops->append(toy->disk->self, toy->file, "hello", 5);
		effects_exit(fx, 0);
	}
}

TEST(an_observer_hears_of_each_step_of_a_restore_and_of_the_end)
{
	struct world *w = toy_world();
	struct looker l = { 0 };
	struct snapshot *before = world_snapshot(w);
	char into[8] = "";

	world_observe(w, &(struct world_observer){ &l, stepped, restored, ended });
	int32_t pid = toy_spawn(w, "a", write_a_file)->pid;

	assert_int_equal(l.steps, 0);
	world_run_until(w, 1000);
	assert_int_equal(l.steps, 1);
	assert_int_equal(l.last_pid, pid); /* also when that step was its last */
	assert_false(world_is_alive(w, pid));
	assert_int_equal(world_peek(w, BYTES("/seen"), 1, into, 3), 3);
	assert_string_equal(into, "ell");
	assert_int_equal(world_peek(w, BYTES("/seen"), 1, into, sizeof(into)), 4);
	assert_int_equal(world_peek(w, BYTES("/other"), 0, into, 1), -1);
	world_restore(w, before);
	assert_int_equal(l.restores, 1);
	snapshot_del(before);
	world_del(w);
	assert_int_equal(l.ends, 1);
}
