/* From the trace to marks: frames paired with their answers, happenings with who and what. */
#include "sim/trace/diagram_internal.h"
#include "sim/trace/telling.h"

enum { NAMES_MAX = 4096, OPEN_MAX = 4096 };

struct reader {
	struct reading *out;
	const struct world *world;
	const struct timelines *timelines; /* NULL: the world's own */
	struct telling_fold fold; /* of what is said of partitions one after another */
	struct arena scratch;         /* of one frame */
	struct exchange *open[OPEN_MAX]; /* not yet answered, oldest first */
	int open_count;
};

/* ---- Names -------------------------------------------------------------------------------------------------------------------- */

/* -1 if there are too many. */
static int name_index(struct reading *r, struct bytes name)
{
	for (int i = 0; i < r->name_count; i++)
		if (bytes_equal(r->names[i].name, name))
			return i;
	if (r->name_count == NAMES_MAX || name.size == 0)
		return -1;
	r->names[r->name_count] = (struct seen_actor){ .name = arena_copy(r->arena, name), .column = -1 };
	return r->name_count++;
}

static void add_weight(struct reading *r, int name)
{
	if (name >= 0)
		r->names[name].weight++;
}

/* ---- Frames ------------------------------------------------------------------------------------------------------------------- */

static void forget_open(struct reader *reader, int at)
{
	for (reader->open_count--; at < reader->open_count; at++)
		reader->open[at] = reader->open[at + 1];
}

/* Of an answer whose request was before the stretch both ends are known, too. */
static struct exchange *begin_exchange(struct reader *reader, const struct frame_seen *frame)
{
	struct reading *r = reader->out;
	struct exchange *e = ARENA_NEW(r->arena, struct exchange);

	*e = (struct exchange){ .conn = frame->conn, .correlation_id = frame->correlation_id, .api_key = frame->api_key, .is_answered = frame->is_response,
		                    .from = name_index(r, frame->is_response ? frame->to : frame->from),
		                    .to = name_index(r, frame->is_response ? frame->from : frame->to) };
	if (frame->is_response)
		return e;
	if (reader->open_count == OPEN_MAX)
		forget_open(reader, 0);
	reader->open[reader->open_count++] = e;
	return e;
}

static struct exchange *exchange_of(struct reader *reader, const struct frame_seen *frame)
{
	for (int i = reader->open_count - 1; i >= 0 && frame->is_response; i--) {
		struct exchange *e = reader->open[i];

		if (e->conn != frame->conn || e->correlation_id != frame->correlation_id)
			continue;
		forget_open(reader, i);
		e->is_answered = true;
		return e;
	}
	return begin_exchange(reader, frame);
}

static void read_frame(struct reader *reader, const struct trace_entry *entry, const struct trace_view *view, struct mark *mark)
{
	struct frame_seen frame = frame_seen_in(view);
	struct exchange *e = exchange_of(reader, &frame);
	enum frame_kind kind = frame_kind_of(&frame, entry->attachment, &reader->scratch);

	if (kind > e->kind)
		e->kind = kind;
	e->records += frame_records(&frame, entry->attachment, &reader->scratch);
	if (e->kind != FRAME_NOISE && frame.is_response)
		e->error = frame_error(&frame, entry->attachment, &reader->scratch);
	if (e->kind != FRAME_NOISE) {
		add_weight(reader->out, e->from);
		add_weight(reader->out, e->to);
	}
	arena_reset(&reader->scratch);
	mark->exchange = e;
	mark->is_response = frame.is_response;
	reader->out->mark_count++;
}

/* A request whose connection has gone is never answered. */
static void read_closed(struct reader *reader, int64_t conn)
{
	for (int i = reader->open_count - 1; i >= 0; i--) {
		if (reader->open[i]->conn != conn)
			continue;
		reader->open[i]->is_lost = true;
		forget_open(reader, i);
	}
}

/* ---- Happenings --------------------------------------------------------------------------------------------------------------- */

static enum diagram_life life_after(const struct trace_view *view, enum diagram_life before)
{
	switch (view->id) {
	case TRACE_process_killed:
	case TRACE_power_lost:
	case TRACE_process_ended:
		return LIFE_DOWN;
	case TRACE_process_paused:
		return LIFE_PAUSED;
	case TRACE_process_resumed:
		return LIFE_UP;
	case TRACE_process_started:
		return before == LIFE_DOWN ? LIFE_UP : LIFE_SAME;
	default:
		return LIFE_SAME;
	}
}

/* A node's end and its start again are not told in the transcript unless somebody did it by force; here its column shows it. */
static bool read_life(struct reader *reader, const struct trace_view *view, bool is_before, struct mark *mark)
{
	const struct trace_value *process = trace_value_of(view, "process");

	bool is_node = process && actor_is_node(process->text), is_end = view->id == TRACE_process_ended;

	if (!process || (is_end && !is_node)) /* a client that closes has nothing more to say, that is all */
		return false;
	int name = name_index(reader->out, process->text);

	if (name < 0)
		return false;
	struct seen_actor *actor = &reader->out->names[name];
	enum diagram_life life = life_after(view, actor->life);

	if (life == LIFE_SAME || life == actor->life)
		return false;
	actor->life = life;
	if (is_before)
		return false;
	mark->who = name;
	mark->life = life;
	mark->tone = TONE_CHANGE;
	mark->words = view->id == TRACE_process_started ? BYTES("its process starts") : BYTES("its process has ended");
	return true;
}

/* A link lies between two. */
static void read_link(struct reader *reader, const struct trace_view *view, struct mark *mark)
{
	mark->who = name_index(reader->out, trace_value_of(view, "from")->text);
	mark->other = name_index(reader->out, trace_value_of(view, "to")->text);
}

static bool tell_folded(struct reader *reader, struct mark *mark)
{
	struct arena *arena = reader->out->arena;
	struct buf who = { .heap = arena->heap }, words = { .heap = arena->heap };
	bool is_told = telling_tell_folded(&reader->fold, reader->world, mark->seq, &who, &words);

	if (is_told) {
		mark->who = name_index(reader->out, buf_bytes(&who));
		mark->words = arena_copy(arena, buf_bytes(&words));
	}
	buf_free(&who);
	buf_free(&words);
	return is_told;
}

static void read_happening(struct reader *reader, const struct trace_entry *entry, const struct trace_view *view, struct mark *mark)
{
	struct bytes who;
	bool is_told = read_life(reader, view, false, mark);

	if (view->id == TRACE_said || view->id == TRACE_line_typed || view->id == TRACE_expected)
		is_told = happening_tell(reader->out->arena, entry, view, &who, &mark->words);
	else if (tell_folded(reader, mark))
		is_told = true;
	else if (happening_is_told(view))
		return; /* with an earlier one */
	if (view->id == TRACE_line_typed) /* in whichever tab */
		mark->words = arena_printf(reader->out->arena, "$ %s", arena_text(reader->out->arena, bytes_trim(trace_value_of(view, "line")->text)));
	if (!is_told)
		return;
	mark->tone = happening_tone(view);
	if (view->id == TRACE_link_cut || view->id == TRACE_link_healed)
		read_link(reader, view, mark);
	add_weight(reader->out, mark->who);
	add_weight(reader->out, mark->other);
	reader->out->mark_count++;
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

/* Room for one more. */
static struct mark *next_mark(struct reading *r)
{
	if (r->mark_count == r->mark_capacity) {
		r->mark_capacity = r->mark_capacity ? 2 * r->mark_capacity : 256;
		r->marks = heap_realloc(r->arena->heap, r->marks, (size_t)r->mark_capacity * sizeof(*r->marks));
	}
	return &r->marks[r->mark_count];
}

static void read_event(struct reader *reader, int64_t seq, int64_t from_us)
{
	struct trace_entry entry = world_trace_at(reader->world, seq);
	struct mark *mark = next_mark(reader->out);
	struct trace_view view;
	size_t at = 0;

	if (!trace_next(entry.encoded, &at, &view) || timelines_show(reader->timelines, view.id))
		return;
	*mark = (struct mark){ .seq = seq, .t_us = entry.t_us, .id = view.id, .who = -1, .other = -1 };
	if (entry.t_us < from_us)
		read_life(reader, &view, true, mark);
	else if (view.id == TRACE_frame_sent)
		read_frame(reader, &entry, &view, mark);
	else if (view.id == TRACE_connection_closed)
		read_closed(reader, trace_value_of(&view, "conn")->integer);
	else
		read_happening(reader, &entry, &view, mark);
}

/* What the names are like now. */
static enum diagram_life *copy_lives(const struct reading *r)
{
	enum diagram_life *lives = arena_calloc(r->arena, NAMES_MAX, sizeof(*lives));

	for (int i = 0; i < r->name_count; i++)
		lives[i] = r->names[i].life;
	return lives;
}

/* Events of the world as it stands now. */
static void read_part(struct reader *reader, struct reading_part *p, const struct diagram_options *o)
{
	struct reading *r = reader->out;
	int64_t seq = p->part.from_seq, to_us = o->to_us ? o->to_us : TIME_NEVER;

	reader->fold = (struct telling_fold){ 0 };
	reader->open_count = 0;
	for (int i = 0; p->part.after >= 0 && i < r->name_count; i++)
		r->names[i].life = r->parts[p->part.after].end[i];
	for (; seq < p->part.to_seq && world_trace_at(reader->world, seq).t_us < o->from_us; seq++)
		read_event(reader, seq, o->from_us);
	p->begin = copy_lives(r);
	p->first_mark = r->mark_count;
	for (; seq < p->part.to_seq && world_trace_at(reader->world, seq).t_us <= to_us; seq++)
		read_event(reader, seq, o->from_us);
	p->mark_count = r->mark_count - p->first_mark;
	p->end = copy_lives(r);
}

void diagram_read(struct reading *r, const struct world *world, struct arena *arena, const struct diagram_options *o)
{
	struct reader *reader = HEAP_NEW(arena->heap, struct reader);
	struct timeline_part *parts = arena_calloc(arena, TIMELINE_PARTS_MAX, sizeof(*parts));
	bool are_several = timelines_are_several(o->timelines);

	*r = (struct reading){ .arena = arena, .is_from_start = o->from_us == 0 };
	r->names = arena_calloc(arena, NAMES_MAX, sizeof(*r->names));
	r->part_count = timelines_parts(o->timelines, world, parts);
	r->parts = arena_calloc(arena, (size_t)r->part_count, sizeof(*r->parts));
	if (o->seq_end)
		parts[0].to_seq = o->seq_end;
	reader->out = r;
	reader->world = world;
	reader->timelines = o->timelines;
	arena_init(&reader->scratch, arena->heap);
	for (int i = 0; i < r->part_count; i++) {
		r->parts[i].part = parts[i];
		if (are_several)
			o->timelines->go_to(o->timelines->self, parts[i].timeline);
		read_part(reader, &r->parts[i], o);
	}
	if (are_several)
		o->timelines->go_to(o->timelines->self, -1);
	arena_free(&reader->scratch);
	heap_free(arena->heap, reader);
}

void diagram_read_end(struct reading *r)
{
	heap_free(r->arena->heap, r->marks);
	r->marks = NULL;
}
