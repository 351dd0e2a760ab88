/* From marks to rows: which actors have columns, what is folded. */
#include "sim/trace/diagram.h"

#include <inttypes.h>

#include "sim/trace/diagram_internal.h"

#define GAP_US INT64_C(1000000)
#define AT_ONCE_US INT64_C(2000)

enum { GROUPS_MAX = 128, ARROWS_MAX = DIAGRAM_ACTORS_MAX * DIAGRAM_ACTORS_MAX, COUNTED_MAX = 24, TOLD_MAX = 4, LINES_MAX = 8, ALIKE_MAX = 3 };

/* How much is folded: each level folds what the one before does. */
enum detail {
	DETAIL_FRAMES,    /* a frame a row */
	DETAIL_EXCHANGES, /* a request with its answer, and what the same two do again */
	DETAIL_CLIENTS,   /* what one client asks of all servers, servers of one another; no setup */
	DETAIL_ROLES,     /* what all clients ask of servers */
	DETAIL_COUNT,
};

struct counted {
	int64_t api_key, count;
};

/* What is not drawn. */
struct tally {
	struct counted items[COUNTED_MAX];
	int count;
};

/* Frames of one row. */
struct group {
	int64_t seq, t_us, end_us, count, records, api_key;
	int from, to; /* columns that all have; -1: several do */
	bool from_node, to_node, is_response, is_lost;
	int16_t error;
	struct diagram_arrow arrows[ARROWS_MAX];
	int64_t arrow_counts[ARROWS_MAX], arrow_records[ARROWS_MAX]; /* of each */
	int arrow_count;
	struct tally before; /* since what was drawn last */
};

struct builder {
	struct diagram *d;
	const struct reading *r;
	enum detail detail;
	struct group groups[GROUPS_MAX]; /* since the last happening, in the order of their first frame */
	int group_count;
	const struct reading_part *part;
	int first_row;                   /* of the section */
	int64_t last_us;                 /* up to here something is drawn */
	struct tally gap, all;           /* what is not drawn: since the last frame or happening that is, and in all */
	enum trace_id last_id;           /* of the last row, if it happened */
	int alike;                       /* so many of that kind in a row */
	int64_t cut;                     /* rows that did not fit */
	const struct mark *elected;      /* before the story begins: the controller, as it was told last */
};

/* ---- Columns ------------------------------------------------------------------------------------------------------------------ */

static bool is_asked_for(const struct diagram_options *o, struct bytes name)
{
	for (int i = 0; i < o->actor_count; i++)
		if (bytes_equal(o->actors[i], name) || bytes_equal(o->actors[i], actor_short_name(name)))
			return true;
	return o->actor_count == 0;
}

/* The heaviest that has no column yet. */
static struct seen_actor *heaviest(struct reading *r, const struct diagram_options *o)
{
	struct seen_actor *found = NULL;

	for (int i = 0; i < r->name_count; i++) {
		struct seen_actor *a = &r->names[i];

		if (a->column < 0 && a->weight > 0 && is_asked_for(o, a->name) && (!found || a->weight > found->weight))
			found = a;
	}
	return found;
}

static void sort_columns(struct reading *r)
{
	for (int i = 0; i < r->name_count; i++) {
		if (r->names[i].column < 0)
			continue;
		r->names[i].column = 0;
		for (int j = 0; j < r->name_count; j++)
			r->names[i].column += r->names[j].column >= 0 && actor_compare(r->names[j].name, r->names[i].name) < 0;
	}
}

/* The rest of a crowd shares the last column. */
static void share_column(struct diagram *d, struct reading *r, const struct diagram_options *o)
{
	int others = 0;

	for (struct seen_actor *a; (a = heaviest(r, o)); others++)
		a->column = DIAGRAM_ACTORS_MAX - 1;
	if (others > 0)
		d->actors[d->actor_count++] = (struct diagram_actor){ .name = arena_printf(&d->arena, "%d others", others) };
}

/* A client goes by the name that the scenario gave it; a tool by its own. */
static struct bytes title_of(struct bytes name)
{
	return bytes_starts_with(name, BYTES("client-")) ? actor_short_name(name) : name;
}

/* Who is an actor at all: nodes, and whoever sends frames; the network is none. */
static void choose_columns(struct diagram *d, struct reading *r, const struct diagram_options *o)
{
	int count = 0;
	struct seen_actor *a;

	for (int i = 0; i < r->name_count; i++)
		if (bytes_equal_text(r->names[i].name, "network") || bytes_equal_text(r->names[i].name, "world"))
			r->names[i].weight = 0;
	while (count < DIAGRAM_ACTORS_MAX - 1 && (a = heaviest(r, o))) {
		a->column = 0;
		count++;
	}
	sort_columns(r);
	d->actor_count = count;
	for (int i = 0; i < r->name_count; i++) {
		a = &r->names[i];
		if (a->column >= 0)
			d->actors[a->column] = (struct diagram_actor){ title_of(a->name), actor_is_node(a->name) };
	}
	share_column(d, r, o);
}

/* What those in columns are like where the section begins; a crowd that shares one is like nothing. */
static void set_lives(const struct diagram *d, struct diagram_section *section, const struct reading *r, const struct reading_part *p)
{
	for (int i = 0; i < r->name_count; i++) {
		const struct seen_actor *a = &r->names[i];

		if (a->column >= 0 && bytes_equal(d->actors[a->column].name, title_of(a->name)))
			section->lives[a->column] = p->begin[i];
	}
}

static int column_of(const struct builder *b, int name)
{
	return name >= 0 ? b->r->names[name].column : -1;
}

/* ---- Rows --------------------------------------------------------------------------------------------------------------------- */

static const char *api_name(int64_t key)
{
	const struct api *api = api_of_key((int16_t)key);

	return api ? api->name : "?";
}

static void count(struct tally *tally, int64_t api_key)
{
	for (int i = 0; i < tally->count; i++)
		if (tally->items[i].api_key == api_key) {
			tally->items[i].count++;
			return;
		}
	if (tally->count < COUNTED_MAX)
		tally->items[tally->count++] = (struct counted){ api_key, 1 };
}

/* "Fetch ×210 that bring nothing, BrokerHeartbeat ×16", the most first. */
static void add_tally(struct buf *out, const struct tally *tally, int told_max)
{
	struct counted list[COUNTED_MAX];
	int list_count = tally->count;

	memcpy(list, tally->items, sizeof(list));
	for (int i = 1; i < list_count; i++)
		for (int j = i; j > 0 && list[j].count > list[j - 1].count; j--) {
			struct counted less = list[j - 1];

			list[j - 1] = list[j];
			list[j] = less;
		}
	for (int i = 0; i < list_count && i < told_max; i++)
		buf_printf(out, "%s%s ×%" PRId64 "%s", i > 0 ? ", " : "", api_name(list[i].api_key), list[i].count,
		           list[i].api_key == API_KEY_FETCH ? " (nothing new)" : "");
	if (list_count > told_max)
		buf_add_text(out, ", ...");
}

static struct diagram_row *new_row(struct builder *b, enum diagram_kind kind, int64_t seq, int64_t t_us, int64_t end_us)
{
	struct diagram *d = b->d;

	if (d->row_count - b->first_row == DIAGRAM_ROWS_MAX) {
		b->cut++;
		return NULL;
	}
	struct diagram_row *row = &d->rows[d->row_count++];

	*row = (struct diagram_row){ .kind = kind, .seq = seq, .t_us = t_us, .end_us = end_us, .actor = -1, .last = d->actor_count - 1 };
	b->last_id = TRACE_ID_COUNT;
	if (end_us > b->last_us)
		b->last_us = end_us;
	return row;
}

static void add_gap(struct builder *b, int64_t t_us, const struct tally *tally)
{
	int64_t from_us = b->last_us;
	bool has_begun = b->d->row_count > b->first_row || b->part->part.after >= 0;
	struct diagram_row *row = has_begun && t_us - from_us >= GAP_US ? new_row(b, DIAGRAM_GAP, -1, from_us, t_us) : NULL;

	if (row) {
		struct buf text = { .heap = b->d->arena.heap };

		buf_printf(&text, "%" PRId64 ".%d s", (t_us - from_us) / 1000000, (int)((t_us - from_us) / 100000 % 10));
		if (tally->count > 0)
			buf_add_text(&text, ": ");
		add_tally(&text, tally, TOLD_MAX);
		row->text = arena_copy(&b->d->arena, buf_bytes(&text));
		buf_free(&text);
	}
}

/* ---- Frames ------------------------------------------------------------------------------------------------------------------- */

/* "Produce ×57: 100 records" */
static struct bytes label_of(struct builder *b, const struct group *g, int64_t frames, int64_t records)
{
	struct buf text = { .heap = b->d->arena.heap };

	buf_add_text(&text, api_name(g->api_key));
	if (frames > 1)
		buf_printf(&text, " ×%" PRId64, frames);
	if (records > 0)
		buf_printf(&text, ": %" PRId64 " record%s", records, records == 1 ? "" : "s");
	if (g->error)
		buf_printf(&text, ": %s", kafka_error_name(g->error));
	if (g->is_lost)
		buf_add_text(&text, ": no answer");
	struct bytes label = arena_copy(&b->d->arena, buf_bytes(&text));

	buf_free(&text);
	return label;
}

/* All arrows begin at one actor, or all end at one. */
static bool is_fan(const struct group *g)
{
	bool is_from = true, is_to = true;

	for (int i = 1; i < g->arrow_count; i++) {
		is_from = is_from && g->arrows[i].from == g->arrows[0].from;
		is_to = is_to && g->arrows[i].to == g->arrows[0].to;
	}
	return is_from || is_to;
}

static void add_group(struct builder *b, const struct group *g)
{
	add_gap(b, g->t_us, &g->before);
	struct diagram_row *row = new_row(b, is_fan(g) ? DIAGRAM_FRAMES : DIAGRAM_BAND, g->seq, g->t_us, g->end_us);

	if (!row)
		return;
	row->text = label_of(b, g, g->count, g->records);
	row->is_response = g->is_response;
	row->is_lost = g->is_lost;
	row->arrow_count = g->arrow_count;
	row->arrows = arena_calloc(&b->d->arena, (size_t)g->arrow_count, sizeof(*row->arrows));
	memcpy(row->arrows, g->arrows, (size_t)g->arrow_count * sizeof(*row->arrows));
	row->first = DIAGRAM_ACTORS_MAX;
	row->last = 0;
	for (int i = 0; i < g->arrow_count; i++) {
		row->arrows[i].text = label_of(b, g, g->arrow_counts[i], g->arrow_records[i]);
		int low = g->arrows[i].from < g->arrows[i].to ? g->arrows[i].from : g->arrows[i].to, high = g->arrows[i].from + g->arrows[i].to - low;

		row->first = low < row->first ? low : row->first;
		row->last = high > row->last ? high : row->last;
	}
}

/* The section's last row; NULL: it has none yet. */
static struct diagram_row *last_row(const struct builder *b)
{
	return b->d->row_count > b->first_row ? &b->d->rows[b->d->row_count - 1] : NULL;
}

static void end_groups(struct builder *b)
{
	for (int i = 0; i < b->group_count; i++)
		add_group(b, &b->groups[i]);
	b->group_count = 0;
}

static bool is_hidden(const struct builder *b, const struct exchange *e)
{
	return e->kind == FRAME_NOISE || (e->kind == FRAME_SETUP && b->detail >= DETAIL_CLIENTS && !e->error && !e->is_lost);
}

static bool is_of(const struct builder *b, const struct group *g, const struct group *one)
{
	if (g->api_key != one->api_key || g->error != one->error || g->is_lost != one->is_lost)
		return false;
	if (b->detail == DETAIL_EXCHANGES)
		return g->from == one->from && g->to == one->to;
	if (g->from_node != one->from_node || g->to_node != one->to_node)
		return false;
	bool is_same_client = (g->from_node || g->from == one->from) && (g->to_node || g->to == one->to);

	return b->detail == DETAIL_ROLES || is_same_client;
}

static void add_arrow(struct group *g, const struct group *one)
{
	int i = 0;

	while (i < g->arrow_count && (g->arrows[i].from != one->arrows[0].from || g->arrows[i].to != one->arrows[0].to))
		i++;
	if (i == g->arrow_count)
		g->arrows[g->arrow_count++] = one->arrows[0];
	g->arrow_counts[i]++;
	g->arrow_records[i] += one->records;
}

static void join_group(struct builder *b, const struct group *one)
{
	for (int i = 0; i < b->group_count; i++) {
		struct group *g = &b->groups[i];

		if (!is_of(b, g, one))
			continue;
		g->count++;
		g->records += one->records;
		g->end_us = one->end_us;
		add_arrow(g, one);
		return;
	}
	if (b->group_count == GROUPS_MAX)
		end_groups(b);
	b->groups[b->group_count++] = *one;
}

/* A Fetch is drawn as what it brings: from the server, when the answer comes. All else from who asks, when he asks. */
static void build_frame(struct builder *b, const struct mark *m)
{
	const struct exchange *e = m->exchange;
	bool is_fetch = e->api_key == API_KEY_FETCH, is_shown = is_fetch == m->is_response, is_answer = m->is_response && !is_fetch;
	bool is_turned = is_fetch || is_answer;
	int from = column_of(b, is_turned ? e->to : e->from), to = column_of(b, is_turned ? e->from : e->to);

	if (from < 0 || to < 0)
		return;
	if (is_hidden(b, e)) {
		if (!m->is_response) {
			count(&b->gap, e->api_key);
			count(&b->all, e->api_key);
		}
		return;
	}
	struct group one = { .seq = m->seq, .t_us = m->t_us, .end_us = m->t_us, .count = 1, .records = is_answer ? 0 : e->records, .api_key = e->api_key,
		                 .from = from, .to = to, .from_node = b->d->actors[from].is_node, .to_node = b->d->actors[to].is_node,
		                 .is_lost = e->is_lost && !m->is_response, .error = is_shown && b->detail == DETAIL_FRAMES && !is_fetch ? 0 : e->error,
		                 .is_response = is_answer, .arrows = { { .from = from, .to = to } }, .arrow_counts = { 1 },
		                 .arrow_records = { is_answer ? 0 : e->records }, .arrow_count = 1 };

	if (b->detail == DETAIL_FRAMES ? !is_shown && !is_answer : !is_shown)
		return;
	one.before = b->gap;
	b->gap.count = 0;
	if (b->detail == DETAIL_FRAMES)
		add_group(b, &one);
	else
		join_group(b, &one);
}

/* ---- Happenings --------------------------------------------------------------------------------------------------------------- */

static int lines_of(struct bytes text)
{
	int lines = 1;

	for (size_t i = 0; i < text.size; i++)
		lines += text.data[i] == '\n';
	return lines;
}

static bool is_apart(enum tone tone)
{
	return tone == TONE_SAID || tone == TONE_TYPED || tone == TONE_MET || tone == TONE_UNMET;
}

/* What one actor does at one moment is one row. */
static bool join_happening(struct builder *b, const struct mark *m, int actor)
{
	struct diagram_row *row = last_row(b);

	if (!row || row->kind != DIAGRAM_HAPPENED || row->actor != actor || actor < 0 || is_apart(m->tone) || is_apart(row->tone) ||
	    m->t_us - row->end_us > AT_ONCE_US || lines_of(row->text) == LINES_MAX)
		return false;
	row->text = arena_printf(&b->d->arena, "%.*s\n%.*s", (int)row->text.size, (const char *)row->text.data, (int)m->words.size,
	                         (const char *)m->words.data);
	row->end_us = m->t_us;
	if (m->tone == TONE_FAULT)
		row->tone = TONE_FAULT;
	if (m->life != LIFE_SAME)
		row->life = m->life;
	b->last_id = TRACE_ID_COUNT;
	return true;
}

/* When the same is told of one actor time and again, the first few are enough. */
static bool is_alike(struct builder *b, const struct mark *m, int actor)
{
	struct diagram_row *row = last_row(b);

	if (b->detail < DETAIL_CLIENTS || is_apart(m->tone) || m->life != LIFE_SAME || !row || row->actor != actor || b->last_id != m->id) {
		b->alike = 0;
		return false;
	}
	if (++b->alike < ALIKE_MAX)
		return false;
	struct bytes text = bytes_slice(row->text, 0, bytes_find(row->text, 0, '\n'));

	row->text = arena_printf(&b->d->arena, "%.*s\nand %d more like it", (int)text.size, (const char *)text.data, b->alike - ALIKE_MAX + 1);
	row->end_us = b->last_us = m->t_us;
	return true;
}

static void build_happening(struct builder *b, const struct mark *m)
{
	int actor = column_of(b, m->who), other = column_of(b, m->other);
	bool is_elsewhere = m->who >= 0 && actor < 0 && actor_is_node(b->r->names[m->who].name);

	if (is_elsewhere && m->other < 0) /* of somebody who was not asked for */
		return;
	end_groups(b);
	if (is_alike(b, m, actor) || join_happening(b, m, actor))
		return;
	add_gap(b, m->t_us, &b->gap);
	b->gap.count = 0;
	int alike = b->alike;
	struct diagram_row *row = new_row(b, DIAGRAM_HAPPENED, m->seq, m->t_us, m->t_us);

	b->last_id = m->id;
	b->alike = alike;
	if (!row)
		return;
	row->tone = m->tone;
	row->text = m->words;
	row->life = m->life;
	row->actor = m->other >= 0 ? -1 : actor;
	if (actor >= 0)
		row->first = row->last = actor;
	if (actor >= 0 && other >= 0) {
		row->first = actor < other ? actor : other;
		row->last = actor + other - row->first;
	}
}

/* ---- How it begins ------------------------------------------------------------------------------------------------------------- */

static bool is_client(const struct builder *b, int name)
{
	return name >= 0 && !actor_is_node(b->r->names[name].name);
}

/* Whether somebody from outside has come into it, or something has gone wrong. */
static bool begins_story(const struct builder *b, const struct mark *m)
{
	if (m->id == TRACE_frame_sent)
		return is_client(b, m->exchange->from) || is_client(b, m->exchange->to);
	return is_apart(m->tone) || m->tone == TONE_FAULT;
}

/* How many marks are of the cluster's own start, which a folded diagram tells in one row. */
static int build_prologue(struct builder *b)
{
	int count = 0;

	if (b->detail < DETAIL_CLIENTS || b->part->mark_count == 0 || !b->r->is_from_start || b->part->part.after >= 0)
		return 0;
	while (count < b->part->mark_count && !begins_story(b, &b->r->marks[count])) {
		if (b->r->marks[count].id == TRACE_controller_elected)
			b->elected = &b->r->marks[count];
		count++;
	}
	if (!b->elected)
		return 0;
	struct diagram_row *row = new_row(b, DIAGRAM_HAPPENED, b->r->marks[0].seq, b->r->marks[0].t_us, b->r->marks[count - 1].t_us);
	struct bytes words = b->elected->words;

	row->tone = TONE_CHANGE;
	row->text = arena_printf(&b->d->arena, "the cluster starts; %s %.*s", arena_text(&b->d->arena, b->r->names[b->elected->who].name), (int)words.size,
	                         (const char *)words.data);
	while (row->first < row->last && !b->d->actors[row->first].is_node)
		row->first++;
	return count;
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

/* The rows of a section, behind those that are there; what is not drawn is added to *all. Returns how many did not fit. */
static int64_t build(struct diagram *d, const struct reading *r, const struct reading_part *part, enum detail detail, struct tally *all)
{
	struct builder *b = HEAP_NEW(d->arena.heap, struct builder);

	*b = (struct builder){ .d = d, .r = r, .part = part, .detail = detail, .last_id = TRACE_ID_COUNT, .first_row = d->row_count, .last_us = part->part.from_us,
		                   .all = *all };
	for (int i = build_prologue(b); i < part->mark_count; i++) {
		const struct mark *m = &r->marks[part->first_mark + i];

		if (m->id == TRACE_frame_sent)
			build_frame(b, m);
		else
			build_happening(b, m);
	}
	end_groups(b);
	int64_t cut = b->cut;

	*all = b->all;
	heap_free(d->arena.heap, b);
	return cut;
}

/* As much is folded as it takes to have no more rows than that. Returns how many did not fit all the same. */
static int64_t add_section(struct diagram *d, const struct reading *r, const struct reading_part *part, struct bytes title, int rows, struct tally *all)
{
	struct diagram_section *section = &d->sections[d->section_count++];
	struct tally before = *all;
	int64_t cut = 0;

	*section = (struct diagram_section){ .title = title, .timeline = part->part.timeline, .first_row = d->row_count };
	set_lives(d, section, r, part);
	for (enum detail detail = DETAIL_FRAMES; detail < DETAIL_COUNT; detail++) {
		d->row_count = section->first_row;
		*all = before;
		cut = build(d, r, part, detail, all);
		if (d->row_count - section->first_row <= rows)
			break;
	}
	section->row_count = d->row_count - section->first_row;
	return cut;
}

static void tell_left_out(struct diagram *d, const struct tally *all, int64_t cut)
{
	struct buf text = { .heap = d->arena.heap };

	if (all->count > 0)
		buf_add_text(&text, "Not drawn: ");
	add_tally(&text, all, COUNTED_MAX);
	if (cut > 0)
		buf_printf(&text, "%s%" PRId64 " rows more", text.size > 0 ? ", " : "Not drawn: ", cut);
	d->left_out = arena_copy(&d->arena, buf_bytes(&text));
	buf_free(&text);
}

void diagram_make(struct diagram *d, const struct world *world, struct heap *heap, const struct diagram_options *o)
{
	struct reading r;
	struct tally all = { .count = 0 };
	int64_t cut = 0;

	*d = (struct diagram){ 0 };
	arena_init(&d->arena, heap);
	diagram_read(&r, world, &d->arena, o);
	choose_columns(d, &r, o);
	d->rows = arena_calloc(&d->arena, (size_t)r.part_count * DIAGRAM_ROWS_MAX, sizeof(*d->rows));
	d->sections = arena_calloc(&d->arena, (size_t)r.part_count, sizeof(*d->sections));
	int rows = o->rows ? o->rows : r.part_count > 1 ? DIAGRAM_SECTION_ROWS : DIAGRAM_ROWS;

	for (int i = 0; i < r.part_count; i++)
		cut += add_section(d, &r, &r.parts[i], timelines_part_title(o->timelines, &r.parts[i].part, &d->arena), rows, &all);
	tell_left_out(d, &all, cut);
	diagram_read_end(&r);
}

void diagram_free(struct diagram *d)
{
	arena_free(&d->arena);
}
