/* What happened: the typed events that every reader (screen, transcript, checkers, recorder, JSON Lines) is fed from.
 *
 * engine/event/events.h is the one list of events and their fields. Here it becomes a struct per event (`struct trace_said`),
 * an id (`TRACE_said`), and a compact encoding. To report one:
 *
 *     trace(log, leader_elected, .topic = topic, .partition = 0, .leader = 2, .leader_epoch = 5);
 *
 * `log` collects the events of one step; NULL reports nothing. The driver that ran the step stamps each with time, sequence
 * number and node, and appends it to the run's trace. Strings are copied. An integer list is a span of int32_t.
 */
#ifndef KLAB_EVENT_TRACE_H
#define KLAB_EVENT_TRACE_H

#include <stddef.h>

#include "engine/base/buf.h"
#include "engine/event/events.h"

struct int_list {
	const int32_t *items;
	int32_t count;
};

#define TRACE_STRUCT_S(name) struct bytes name;
#define TRACE_STRUCT_I(name) int64_t name;
#define TRACE_STRUCT_B(name) bool name;
#define TRACE_STRUCT_L(name) struct int_list name;
#define TRACE_STRUCT(name, fields) \
	struct trace_##name {          \
		fields(TRACE_STRUCT_S, TRACE_STRUCT_I, TRACE_STRUCT_B, TRACE_STRUCT_L) \
	};
TRACE_EVENTS(TRACE_STRUCT)
#undef TRACE_STRUCT

#define TRACE_ENUM(name, fields) TRACE_##name,
enum trace_id { TRACE_EVENTS(TRACE_ENUM) TRACE_ID_COUNT };
#undef TRACE_ENUM

enum trace_field_type { TRACE_TEXT, TRACE_INT, TRACE_BOOL, TRACE_INTS };

struct trace_event_type {
	const char *name;
	const char *const *field_names;
	const enum trace_field_type *field_types;
	int field_count;
};

/* By id. */
extern const struct trace_event_type trace_event_types[TRACE_ID_COUNT];

/* The events of one step, encoded one after another. */
struct trace_log {
	struct buf bytes;
	struct buf ends; /* of each, in `bytes`: a size_t */
	int count;
};

void trace_log_init(struct trace_log *, struct heap *);
void trace_log_clear(struct trace_log *);

/* The event at `i`, encoded. */
struct bytes trace_log_at(const struct trace_log *, int i);

#define trace(log, name, ...) trace_add((log), TRACE_##name, &(struct trace_##name){ __VA_ARGS__ })

void trace_add(struct trace_log *, enum trace_id, const void *event_struct);

/* One decoded field; texts and lists point into the encoding. */
struct trace_value {
	struct bytes text; /* TRACE_TEXT; null if it was */
	int64_t integer;   /* TRACE_INT and TRACE_BOOL; TRACE_INTS: how many */
	struct bytes ints; /* TRACE_INTS: read them with trace_int_at */
};

enum { TRACE_FIELDS_MAX = 16 };

struct trace_view {
	enum trace_id id;
	struct trace_value values[TRACE_FIELDS_MAX];
};

/* Decodes the event at *at and moves it behind; false at the end. */
bool trace_next(struct bytes encoded, size_t *at, struct trace_view *out);

/* The id of the first event, which is not decoded; TRACE_ID_COUNT if there is none. */
enum trace_id trace_peek(struct bytes encoded);

/* One field of the first event by its place in the list of fields; those in front of it are passed over. */
struct trace_value trace_field_at(struct bytes encoded, int field);

/* That place: trace_place(frame_sent, api_key). */
#define TRACE_PLACE(name) char name;
#define TRACE_PLACES(event_name, fields) \
	struct trace_places_##event_name {   \
		fields(TRACE_PLACE, TRACE_PLACE, TRACE_PLACE, TRACE_PLACE) \
	};
TRACE_EVENTS(TRACE_PLACES)
#undef TRACE_PLACES
#define trace_place(event_name, field) ((int)offsetof(struct trace_places_##event_name, field))

/* The first event as its own struct, for a reader that has peeked and knows which it is. Texts point into the encoding; lists stay empty. */
#define trace_take(encoded, event_name, out) trace_decode((encoded), TRACE_##event_name, (struct trace_##event_name *){ (out) })

void trace_decode(struct bytes encoded, enum trace_id, void *event_struct);

/* The value of the field named `name`, or NULL. */
const struct trace_value *trace_value_of(const struct trace_view *, const char *name);

/* The i-th integer of a TRACE_INTS value. */
int32_t trace_int_at(const struct trace_value *, int32_t i);

/* The id of a name, or TRACE_ID_COUNT. */
enum trace_id trace_id_of(struct bytes name);

#endif
