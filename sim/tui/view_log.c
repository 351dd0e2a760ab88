/* Log: one partition as its leader keeps it on disk: batches; one opened: its records; once more: its bytes with their names.
 */
#include <stdio.h>

#include "sim/tui/log_lines.h"

enum {
	TITLE_LINES = 3,
	MIN_LIST_HEIGHT = 2,          /* below this there is no room for titles */
	CRC_SIZE_MAX = 2 << 20,       /* bytes of batches that one frame checks */
	WIDE = 96,
	DEPTH_MAX = 2,
};

#define SPAN(bytes) (int)(bytes).size, (const char *)(bytes).data

/* ---- Which partition -------------------------------------------------------------------------------------------------------- */

static void choose(struct view_choice *choice, const struct log_topic *topic, int32_t partition)
{
	snprintf(choice->topic, sizeof(choice->topic), "%.*s", SPAN(topic->name));
	choice->partition = partition;
}

/* Until a key has chosen one, the topic that the Cluster view has first. */
static void follow_first(struct world *world, struct view_choice *choice, struct arena *arena)
{
	struct state_topic *first;

	if ((choice->topic[0] && !choice->is_topic_first) || !choice->is_following || choice->depth > 0)
		return;
	if (view_topics(world, !choice->hides_noise, arena, &first) > 0) {
		choose(choice, &(struct log_topic){ .name = first->name }, bytes_equal_text(first->name, choice->topic) ? choice->partition : 0);
		choice->is_topic_first = true;
	}
}

/* The chosen topic's index; the first one if the choice is of none, or of one that is gone. -1: there is no topic. */
static int32_t find_topic(struct world *world, struct view_choice *choice, struct arena *arena, const struct log_topic *topics, int32_t count)
{
	follow_first(world, choice, arena);
	for (int32_t i = 0; i < count; i++)
		if (bytes_equal_text(topics[i].name, choice->topic)) {
			if (choice->partition >= topics[i].partition_count)
				choice->partition = 0;
			return i;
		}
	if (count == 0)
		return -1;
	choose(choice, &topics[0], 0);
	return 0;
}

static void forget_place(struct view_choice *choice)
{
	choice->at = -1;
	choice->is_following = true;
	choice->depth = choice->scroll = choice->row = 0;
}

/* By partitions, over the topic's end into the next one; or by topics. */
static void move_partition(struct world *world, struct view_choice *choice, struct arena *arena, int by, bool is_by_topic)
{
	struct log_topic *topics;
	int32_t count = log_topics(world, !choice->hides_noise, arena, &topics), i = find_topic(world, choice, arena, topics, count);

	if (i < 0)
		return;
	int32_t partition = choice->partition + by;

	if (is_by_topic || partition < 0 || partition >= topics[i].partition_count) {
		i = (i + by + count) % count;
		partition = is_by_topic || by > 0 ? 0 : topics[i].partition_count - 1;
	}
	choose(choice, &topics[i], partition);
	choice->is_topic_first = false;
	forget_place(choice);
}

/* ---- The list --------------------------------------------------------------------------------------------------------------- */

static int64_t target_of(const struct view_choice *choice)
{
	return choice->at < 0 || (choice->is_following && choice->depth == 0) ? INT64_MAX : choice->at;
}

static void draw_title(const struct log_file *f, const struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	int right = r.x + r.width, x = canvas_printf(canvas, r.x + 1, r.y, right, ROLE_STRONG, "%s-%d", choice->topic, (int)choice->partition);
	int32_t segment = log_file_segment(f, target_of(choice));
	int64_t base = f->segments[segment];

	if (!f->is_running)
		canvas_printf(canvas, x, r.y, right, ROLE_WARN, "  as broker %d's disk has it: it does not run", (int)f->broker);
	else if (f->leader != f->broker)
		canvas_printf(canvas, x, r.y, right, ROLE_WARN, "  no leader; broker %d's log: start %lld  end %lld", (int)f->broker, (long long)f->log_start,
		              (long long)f->log_end);
	else
		canvas_printf(canvas, x, r.y, right, ROLE_TEXT, "  leader %d epoch %d  log start %lld  high watermark %lld  log end %lld", (int)f->leader,
		              (int)f->leader_epoch, (long long)f->log_start, (long long)f->high_watermark, (long long)f->log_end);
	canvas_printf(canvas, r.x + 1, r.y + 1, right, ROLE_DIM, "segment %d/%d %020lld .log %lld B .index %lld .timeindex %lld entries", (int)segment + 1,
	              (int)f->segment_count, (long long)base, (long long)log_file_size(f, base, ".log"), (long long)log_file_size(f, base, ".index") / 8,
	              (long long)log_file_size(f, base, ".timeindex") / 12);
}

static void draw_heads(struct canvas *canvas, struct rect r, int y)
{
	int right = r.x + r.width, x = canvas_printf(canvas, r.x + 1, y, right, ROLE_DIM, "%-13s %5s %-6s %-13s %5s %-12s %7s %-5s", "OFFSETS", "COUNT", "CODEC",
	                                             "PID/EPOCH/SEQ", "EPOCH", "TIME", "SIZE", "CRC");

	if (r.width >= WIDE)
		canvas_printf(canvas, x, y, right, ROLE_DIM, " %9s", "POSITION");
}

/* "good", "WRONG", or "-": checking costs reading, and a frame has little time. */
static const char *crc_text(const struct log_file *f, const struct log_row *row, int64_t *budget)
{
	struct batch batch;

	if (row->size > *budget)
		return "-";
	*budget -= row->size;
	if (!log_read_batch(f, row, &batch))
		return "?";
	return batch_crc_is_valid(&batch) ? "good" : "WRONG";
}

static struct bytes clock_text(struct arena *arena, int64_t ms)
{
	long long day_ms = (long long)(ms % 86400000);

	if (ms < 0)
		return BYTES("no time");
	return arena_printf(arena, "%02lld:%02lld:%02lld.%03lld", day_ms / 3600000, day_ms / 60000 % 60, day_ms / 1000 % 60, day_ms % 1000);
}

static void draw_batch(const struct log_file *f, const struct log_row *row, struct canvas *canvas, struct rect r, int y, bool is_selected, int64_t *budget)
{
	const struct batch *b = &row->batch;
	struct bytes offsets = arena_printf(f->arena, "%lld..%lld", (long long)b->base_offset, (long long)batch_last_offset(b)), time = clock_text(f->arena, b->max_timestamp);
	struct bytes producer = b->producer_id < 0 ? BYTES("-") : arena_printf(f->arena, "%lld/%d/%d", (long long)b->producer_id, b->producer_epoch, (int)b->base_sequence);
	const char *crc = crc_text(f, row, budget), *kind = batch_is_control(b) ? "control " : "";
	bool is_committed = f->high_watermark < 0 || batch_last_offset(b) < f->high_watermark;
	enum role role = is_selected ? ROLE_SELECTED : strcmp(crc, "WRONG") == 0 ? ROLE_BAD : is_committed ? ROLE_TEXT : ROLE_WARN;
	struct bytes text = arena_printf(f->arena, " %-13.*s %5d %-6s %-13.*s %5d %-12.*s %7lld %-5s", SPAN(offsets), (int)b->record_count, codec_name(batch_codec(b)),
	                                 SPAN(producer), (int)b->leader_epoch, SPAN(time), (long long)row->size, crc);

	if (r.width >= WIDE)
		text = arena_printf(f->arena, "%.*s %9lld  %s%s", SPAN(text), (long long)row->position, kind, row->is_indexed ? "in the index" : "");
	else
		text = arena_printf(f->arena, "%.*s%s", SPAN(text), batch_is_control(b) ? "ctl" : row->is_indexed ? "idx" : "");
	canvas_put(canvas, r.x, y, r.x + r.width, role, text);
}

static void draw_fault(const struct log_row *row, struct canvas *canvas, struct rect r, int y)
{
	static const char *const why[] = { "are no whole batch", "cannot be read: the disk fails", "follow, too far to find without the index" };

	canvas_printf(canvas, r.x + 1, y, r.x + r.width, ROLE_BAD, "%lld bytes from position %lld on %s", (long long)row->size, (long long)row->position, why[row->fault]);
}

static void draw_row(const struct log_file *f, const struct log_row *row, struct canvas *canvas, struct rect r, int y, bool is_selected, int64_t *budget)
{
	int right = r.x + r.width;

	switch (row->kind) {
	case LOG_ROW_BATCH:
		draw_batch(f, row, canvas, r, y, is_selected, budget);
		break;
	case LOG_ROW_FAULT:
		draw_fault(row, canvas, r, y);
		break;
	case LOG_ROW_SEGMENT:
		canvas_printf(canvas, r.x + 1, y, right, ROLE_DIM, "%020lld  .log %lld B  .index %lld B  .timeindex %lld B", (long long)row->segment,
		              (long long)log_file_size(f, row->segment, ".log"), (long long)log_file_size(f, row->segment, ".index"),
		              (long long)log_file_size(f, row->segment, ".timeindex"));
		break;
	case LOG_ROW_WATERMARK:
		canvas_printf(canvas, r.x + 1, y, right, ROLE_EMPHASIS, "---- high watermark%s %lld ----%s", row->is_log_end ? " and log end" : "", (long long)row->offset,
		              row->is_log_end ? "" : " what follows is not committed");
		break;
	case LOG_ROW_END:
		canvas_printf(canvas, r.x + 1, y, right, ROLE_EMPHASIS, "---- log end %lld ----", (long long)row->offset);
		break;
	}
}

static void draw_list(const struct log_file *f, struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	int title = r.height >= TITLE_LINES + MIN_LIST_HEIGHT ? TITLE_LINES : r.height > 1 ? 1 : 0, height = r.height - title;
	int64_t budget = CRC_SIZE_MAX;
	struct log_row *rows;
	int32_t selected, count = log_rows(f, target_of(choice), height, &rows, &selected);

	if (title > 1)
		draw_title(f, choice, canvas, r);
	if (title > 0)
		draw_heads(canvas, r, r.y + title - 1);
	if (selected >= 0)
		choice->at = rows[selected].batch.base_offset;
	/* choice->row is the selected batch's line on screen; when it follows, the log's end is on the last one. */
	int first = choice->is_following || selected < 0 ? count - height : selected - choice->row;

	if (height == 1 && selected >= 0) /* rather the last batch than the line that tells of the end */
		first = selected;
	if (first > count - height)
		first = count - height;
	if (first < 0)
		first = 0;
	if (selected >= 0 && first > selected)
		first = selected;
	if (selected >= 0 && first < selected - height + 1)
		first = selected - height + 1;
	choice->row = selected >= 0 ? selected - first : 0;
	for (int i = first; i < count && i - first < height; i++)
		draw_row(f, &rows[i], canvas, r, r.y + title + i - first, i == selected, &budget);
}

/* ---- An opened batch -------------------------------------------------------------------------------------------------------- */

static void add_index_line(const struct log_file *f, const struct batch *batch, int64_t segment, struct log_lines *l)
{
	int64_t offset, position;
	int32_t count, entry = log_index_entry(f, segment, batch->base_offset, &offset, &position, &count);

	if (entry < 0)
		log_lines_add(l, ROLE_DIM, "Found from the segment's beginning: no .index entry of %d is so early.", (int)count);
	else
		log_lines_add(l, ROLE_DIM, "Found by .index entry %d of %d: offset %lld is at position %lld.", (int)entry + 1, (int)count, (long long)offset,
		              (long long)position);
}

static void add_batch(const struct log_file *f, const struct view_choice *choice, const struct log_row *row, struct log_lines *l)
{
	struct batch batch;

	if (!row || !log_read_batch(f, row, &batch)) {
		log_lines_add(l, ROLE_BAD, row ? "This batch cannot be read." : "This batch is not there any more.");
		return;
	}
	log_lines_add(l, ROLE_STRONG, "%s-%d  batch %lld..%lld  %d records  %zu bytes at %lld  CRC %s", choice->topic, (int)choice->partition, (long long)batch.base_offset,
	              (long long)batch_last_offset(&batch), (int)batch.record_count, batch.bytes.size, (long long)row->position, batch_crc_is_valid(&batch) ? "good" : "WRONG");
	if (choice->depth == 1) {
		add_index_line(f, &batch, row->segment, l);
		log_lines_add_records(l, &batch);
	} else {
		log_lines_add_bytes(l, &batch);
	}
}

static void draw_opened(const struct log_file *f, struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	struct log_row *rows;
	int32_t selected;
	struct log_lines lines;

	log_rows(f, target_of(choice), 0, &rows, &selected);
	for (int again = 0; again < 2; again++) {
		log_lines_init(&lines, f->arena, choice, r.width - 1, choice->scroll, r.height);
		add_batch(f, choice, selected >= 0 ? &rows[selected] : NULL, &lines);
		int last = lines.count > r.height ? lines.count - r.height : 0;

		if (choice->scroll <= last)
			break;
		choice->scroll = last; /* there was less than that: once more from there */
	}
	for (int i = 0; i < r.height && choice->scroll + i < lines.count; i++)
		canvas_put(canvas, r.x + 1, r.y + i, r.x + r.width, lines.items[i].role, lines.items[i].text);
}

static void draw_no_log(const struct log_file *f, const struct view_choice *choice, struct canvas *canvas, struct rect r)
{
	if (f->is_failing)
		canvas_printf(canvas, r.x + 1, r.y, r.x + r.width, ROLE_BAD, "%s-%d cannot be read: the disk of broker %d fails.", choice->topic, (int)choice->partition, (int)f->broker);
	else
		canvas_printf(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM, "%s-%d has no log on a disk yet.", choice->topic, (int)choice->partition);
}

/* ---- All -------------------------------------------------------------------------------------------------------------------- */

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct log_file f;
	struct log_topic *topics;
	int32_t count = log_topics(world, !choice->hides_noise, arena, &topics);

	if (r.width < 1 || r.height < 1)
		return;
	if (find_topic(world, choice, arena, topics, count) < 0)
		canvas_text(canvas, r.x + 1, r.y, r.x + r.width, ROLE_DIM,
		            view_has_broker(world, arena) ? "There is no topic yet. i shows the internal ones, too." : "No broker is running.");
	else if (!log_file_open(&f, world, bytes_of_text(choice->topic), choice->partition, arena))
		draw_no_log(&f, choice, canvas, r);
	else if (choice->depth == 0)
		draw_list(&f, choice, canvas, r);
	else
		draw_opened(&f, choice, canvas, r);
}

/* Rows that are no batches are passed over. */
static bool move_batch(const struct log_file *f, struct view_choice *choice, int page, uint32_t key)
{
	struct log_row *rows;
	int32_t selected, count = log_rows(f, target_of(choice), page, &rows, &selected);
	bool is_up = key == KEY_UP_ || key == 'k' || key == KEY_PAGE_UP;
	int steps = key == KEY_PAGE_UP || key == KEY_PAGE_DOWN ? page : 1;

	if (!is_up && key != KEY_DOWN_ && key != 'j' && key != KEY_PAGE_DOWN)
		return false;
	if (selected < 0)
		return true;
	int32_t i = selected;

	for (int32_t next = i + (is_up ? -1 : 1); steps > 0 && next >= 0 && next < count; next += is_up ? -1 : 1)
		if (rows[next].kind == LOG_ROW_BATCH) {
			i = next;
			steps--;
		}
	choice->at = rows[i].batch.base_offset;
	choice->row = choice->row + i - selected > 0 ? choice->row + i - selected : 0;
	choice->is_following = !is_up && steps > 0; /* there was nothing below */
	return true;
}

static void move_segment(const struct log_file *f, struct view_choice *choice, int by)
{
	int32_t segment = log_file_segment(f, target_of(choice)) + by;

	choice->is_following = segment >= f->segment_count;
	segment = segment < 0 ? 0 : segment >= f->segment_count ? f->segment_count - 1 : segment;
	choice->at = f->segments[segment];
	choice->row = 1; /* below its heading */
}

static bool press_list(const struct log_file *f, struct view_choice *choice, int page, uint32_t key)
{
	switch (key) {
	case KEY_HOME_:
	case 'g':
		choice->at = f->segments[0];
		choice->row = 0;
		choice->is_following = false;
		return true;
	case KEY_END_:
	case 'G':
		choice->is_following = true;
		return true;
	case '<':
	case '>':
		move_segment(f, choice, key == '<' ? -1 : 1);
		return true;
	default:
		return move_batch(f, choice, page, key);
	}
}

static bool press_opened(struct view_choice *choice, int page, uint32_t key)
{
	bool is_known = view_scroll(choice, page, key);

	choice->is_following = false; /* what is opened stays, also at its end */
	return is_known;
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	int page = r.height > 3 ? r.height / 2 : 1;
	bool is_left = key == KEY_LEFT_ || key == 'h';
	struct log_file f;

	if (key == 'i') {
		choice->hides_noise = !choice->hides_noise;
		return true;
	}
	if (is_left || key == KEY_RIGHT_ || key == 'l' || key == 't') {
		move_partition(world, choice, arena, is_left ? -1 : 1, key == 't');
		return true;
	}
	if (choice->depth > 0 && key != KEY_ENTER_)
		return press_opened(choice, page, key);
	if (!log_file_open(&f, world, bytes_of_text(choice->topic), choice->partition, arena))
		return false;
	if (key != KEY_ENTER_)
		return press_list(&f, choice, page, key);
	if (choice->at >= 0 && choice->depth < DEPTH_MAX) {
		choice->depth++;
		choice->scroll = 0;
		choice->is_following = false;
	}
	return true;
}

const struct view view_log = { .name = "Log", .keys = "Left Right partition  t topic  i internal  Enter open  Esc back  < > file", .draw = draw, .press = press };
