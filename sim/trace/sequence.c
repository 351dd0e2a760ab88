#include "sim/trace/sequence.h"

#include "sim/trace/telling.h"

/* ---- Actors ------------------------------------------------------------------------------------------------------------------ */

bool actor_is_node(struct bytes name)
{
	return bytes_starts_with(name, BYTES("broker-")) || bytes_starts_with(name, BYTES("controller-"));
}

struct bytes actor_short_name(struct bytes name)
{
	static const char *const prefixes[] = { "client-", "kafka-" };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (bytes_starts_with(name, bytes_of_text(prefixes[i])))
			return bytes_slice(name, strlen(prefixes[i]), name.size);
	return name;
}

static bool is_digit(struct bytes name, size_t at)
{
	return at < name.size && name.data[at] >= '0' && name.data[at] <= '9';
}

/* The length of the number that begins there, without zeros in front. */
static size_t number_size(struct bytes name, size_t *at)
{
	size_t size = 0;

	while (*at + 1 < name.size && name.data[*at] == '0' && is_digit(name, *at + 1))
		++*at;
	while (is_digit(name, *at + size))
		size++;
	return size;
}

int actor_compare(struct bytes a, struct bytes b)
{
	size_t i = 0, j = 0;

	if (actor_is_node(a) != actor_is_node(b))
		return actor_is_node(a) ? 1 : -1;
	while (i < a.size && j < b.size) {
		if (is_digit(a, i) && is_digit(b, j)) {
			size_t m = number_size(a, &i), n = number_size(b, &j);
			int order = m != n ? (m > n) - (m < n) : memcmp(a.data + i, b.data + j, m);

			if (order)
				return order;
			i += m;
			j += n;
		} else if (a.data[i] != b.data[j]) {
			return a.data[i] < b.data[j] ? -1 : 1;
		} else {
			i++;
			j++;
		}
	}
	return i < a.size ? 1 : j < b.size ? -1 : bytes_compare(a, b); /* "a1" and "a01" are two */
}

/* ---- Happenings --------------------------------------------------------------------------------------------------------------- */

bool happening_is_told(const struct trace_view *view)
{
	return view->id == TRACE_said || view->id == TRACE_line_typed || view->id == TRACE_expected || telling_tells(view);
}

enum tone happening_tone(const struct trace_view *view)
{
	switch (view->id) {
	case TRACE_process_killed:
	case TRACE_process_paused:
	case TRACE_power_lost:
	case TRACE_disk_replaced:
	case TRACE_record_failed:
	case TRACE_link_cut:
	case TRACE_isr_shrunk:
	case TRACE_broker_fenced:
	case TRACE_log_dir_failed:
	case TRACE_disk_fault_set:
	case TRACE_node_refused:
	case TRACE_latency_set:
	case TRACE_loss_set:
	case TRACE_bandwidth_set:
	case TRACE_frame_fault_set:
	case TRACE_clock_set:
	case TRACE_pages_lost:
	case TRACE_sync_lied:
	case TRACE_polling_paused:
		return TONE_FAULT;
	case TRACE_expected:
		return trace_value_of(view, "is_met")->integer ? TONE_MET : TONE_UNMET;
	case TRACE_said:
		return TONE_SAID;
	case TRACE_line_typed:
		return TONE_TYPED;
	default:
		return TONE_CHANGE;
	}
}

bool happening_tell(struct arena *arena, const struct trace_entry *entry, const struct trace_view *view, struct bytes *who, struct bytes *words)
{
	struct buf who_text = { .heap = arena->heap }, text = { .heap = arena->heap };
	bool is_told = true;

	*who = BYTES_NULL;
	if (view->id == TRACE_said) {
		*words = arena_copy(arena, trace_value_of(view, "text")->text);
	} else if (view->id == TRACE_line_typed) {
		*words = arena_printf(arena, "%lld$ %s", (long long)trace_value_of(view, "tab")->integer, arena_text(arena, trace_value_of(view, "line")->text));
	} else if (view->id == TRACE_expected) {
		*words = arena_copy(arena, trace_value_of(view, "what")->text);
	} else if ((is_told = telling_tell(entry, view, &who_text, &text))) {
		*who = arena_copy(arena, buf_bytes(&who_text));
		*words = arena_copy(arena, buf_bytes(&text));
	}
	buf_free(&who_text);
	buf_free(&text);
	return is_told;
}

/* ---- What repeats ------------------------------------------------------------------------------------------------------------- */

static uint64_t hash_of(uint64_t hash, struct bytes text)
{
	for (size_t i = 0; i < text.size; i++)
		hash = (hash ^ text.data[i]) * 1099511628211u;
	return hash;
}

uint64_t frame_fold_key(const struct frame_seen *frame)
{
	uint64_t seed = 14695981039346656037u + (uint64_t)frame->api_key;

	switch (frame->api_key) {
	case API_KEY_PRODUCE:
	case API_KEY_FETCH:
	case API_KEY_OFFSET_COMMIT:
	case API_KEY_BROKER_REGISTRATION:
		return (hash_of(seed, frame->from) ^ hash_of(seed, frame->to)) | 1; /* the same for both directions */
	default:
		return 0;
	}
}
